/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_EXAMPLES 5
/* Rows that are looked through for examples. */
#define EXAMPLE_ROWS 1000
/* Longer cells are cut. */
#define MAX_EXAMPLE_LETTERS 40

const char *
ef_review_role_to_label (EfRole role)
{
  switch (role)
    {
    case EF_ROLE_NAME:
      return C_ ("role", "Name of the row");
    case EF_ROLE_GROUP:
      return C_ ("role", "Group");
    case EF_ROLE_DATE:
      return C_ ("role", "Date of the row");
    case EF_ROLE_LINK:
      return C_ ("role", "Link");
    case EF_ROLE_PAPER:
      return C_ ("role", "Title of the paper");
    case EF_ROLE_LEFT_OUT:
      return C_ ("role", "Left out");
    case EF_ROLE_NONE:
    default:
      return C_ ("role", "Nothing special");
    }
}

const char *
ef_review_unit_to_label (const EfUnit *unit)
{
  const char *symbol = ef_unit_get_symbol (unit);

  /* Plain counts, beside "K", "M", "B". */
  return *symbol != '\0' ? symbol : "1";
}

static void
append_part (GString    *parts,
             const char *part)
{
  if (parts->len > 0)
    g_string_append (parts, " · ");
  g_string_append (parts, part);
}

static void
append_number_parts (GString        *parts,
                     const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  EfDirection direction = ef_column_get_direction (column);

  append_part (parts, quantity != NULL ? ef_quantity_get_name (quantity) : _("Not recognised"));
  if (unit != NULL && *ef_unit_get_symbol (unit) != '\0')
    append_part (parts, ef_unit_get_symbol (unit));
  if (direction == EF_DIRECTION_LOWER)
    append_part (parts, _("lower is better"));
  else if (direction == EF_DIRECTION_HIGHER)
    append_part (parts, _("higher is better"));
}

char *
ef_review_describe_column (const EfColumn *column)
{
  GString *parts = g_string_new (NULL);

  switch (ef_column_get_kind (column))
    {
    case EF_COLUMN_NUMBER:
      append_number_parts (parts, column);
      break;
    case EF_COLUMN_DATE:
      append_part (parts, _("Date"));
      break;
    case EF_COLUMN_TEXT:
    default:
      append_part (parts, _("Text"));
    }

  if (ef_column_get_role (column) != EF_ROLE_NONE)
    append_part (parts, ef_review_role_to_label (ef_column_get_role (column)));
  return g_string_free (parts, FALSE);
}

char *
ef_review_describe_values (const EfColumn *column)
{
  guint n = ef_column_get_n_present (column);
  guint n_rows = ef_column_get_n_rows (column);

  switch (ef_column_get_kind (column))
    {
    case EF_COLUMN_NUMBER:
      return g_strdup_printf (ngettext ("Numbers in %'u of %'u row", "Numbers in %'u of %'u rows",
                                        n_rows), n, n_rows);
    case EF_COLUMN_DATE:
      return g_strdup_printf (ngettext ("Dates in %'u of %'u row", "Dates in %'u of %'u rows",
                                        n_rows), n, n_rows);
    case EF_COLUMN_TEXT:
    default:
      return g_strdup_printf (ngettext ("Text in %'u of %'u row", "Text in %'u of %'u rows",
                                        n_rows), n, n_rows);
    }
}

/* On one line, and not long. */
static char *
dup_example (const EfColumn *column,
             guint           row)
{
  g_autofree char *cell = ef_column_dup_cell (column, row);
  g_autofree char *valid = g_utf8_make_valid (cell, -1);

  g_strdelimit (valid, "\n\r\t", ' ');
  g_strstrip (valid);
  if (g_utf8_strlen (valid, -1) > MAX_EXAMPLE_LETTERS)
    {
      *g_utf8_offset_to_pointer (valid, MAX_EXAMPLE_LETTERS) = '\0';
      return g_strconcat (valid, "…", NULL);
    }
  return g_steal_pointer (&valid);
}

char *
ef_review_describe_examples (const EfColumn *column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *examples = g_string_new (NULL);
  guint n_rows = MIN (ef_column_get_n_rows (column), EXAMPLE_ROWS);

  for (guint row = 0; row < n_rows && g_hash_table_size (seen) < MAX_EXAMPLES; row++)
    {
      g_autofree char *cell = dup_example (column, row);

      if (*cell == '\0' || g_hash_table_contains (seen, cell))
        continue;
      append_part (examples, cell);
      g_hash_table_add (seen, g_steal_pointer (&cell));
    }
  return g_string_free (examples, FALSE);
}

static char *
dup_quantity_number (double value)
{
  if (value == rint (value) && fabs (value) < 1e15)
    return g_strdup_printf ("%'.0f", value);
  return g_strdup_printf ("%.6g", value);
}

char *
ef_review_describe_unit (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  const EfUnit *canonical = quantity != NULL ? ef_quantity_get_unit (quantity) : NULL;
  const double *numbers = ef_column_get_numbers (column);
  guint n_rows = ef_column_get_n_rows (column);
  guint row = 0;
  g_autofree char *stated = NULL;
  g_autofree char *meant = NULL;

  if (unit == NULL || canonical == NULL || unit == canonical)
    return NULL;
  while (row < n_rows && isnan (numbers[row]))
    row++;
  if (row == n_rows)
    return NULL;

  stated = dup_quantity_number (numbers[row]);
  meant = dup_quantity_number (numbers[row] * ef_unit_get_factor (unit));
  return g_strdup_printf ("%s %s = %s %s", stated, ef_unit_get_symbol (unit), meant,
                          ef_unit_get_symbol (canonical));
}

static gboolean
is_open (const EfTable *table,
         guint          index)
{
  const EfColumn *column = ef_table_get_column (table, index);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER &&
         ef_column_get_direction (column) == EF_DIRECTION_UNKNOWN;
}

void
ef_review_find_open_axes (const EfTable *table,
                          guint         *x,
                          guint         *y)
{
  gint suggested_x, suggested_y;

  *x = *y = G_MAXUINT;
  ef_table_suggest_axes (table, &suggested_x, &suggested_y);
  if (suggested_x < 0 || suggested_y < 0)
    return;

  if (is_open (table, (guint) suggested_x))
    *x = (guint) suggested_x;
  if (is_open (table, (guint) suggested_y))
    *y = (guint) suggested_y;
}

guint
ef_review_find_first_question (const EfTable *table)
{
  guint n_columns = ef_table_get_n_columns (table);
  guint first_number = G_MAXUINT;
  guint x, y;

  ef_review_find_open_axes (table, &x, &y);
  if (y != G_MAXUINT || x != G_MAXUINT)
    return y != G_MAXUINT ? y : x;

  for (guint i = 0; i < n_columns; i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
        continue;
      if (ef_column_get_quantity (column) == NULL)
        return i;
      first_number = MIN (first_number, i);
    }
  if (first_number != G_MAXUINT)
    return first_number;
  return n_columns > 0 ? 0 : G_MAXUINT;
}
