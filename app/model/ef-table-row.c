/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include "ef-date.h"
#include "ef-words.h"

#include <math.h>
#include <string.h>

/* What is said of a row: its name, its link, and where it stands in the file. */

/* The text of the first column with that role, on one line and without blanks at the ends; NULL
 * if there is nothing left of it (transfer full). */
static char *
dup_role_text (const EfTable *self,
               EfRole         role,
               guint          row)
{
  EfColumn *column = ef_table_get_role_column (self, role);
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean blank = FALSE;

  if (column == NULL)
    return NULL;

  text = ef_column_dup_cell (column, row);
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      blank = length > 0;
    else
      {
        if (blank)
          text[length++] = ' ';
        text[length++] = *p;
        blank = FALSE;
      }
  text[length] = '\0';

  return length > 0 ? g_steal_pointer (&text) : NULL;
}

static char *
dup_row_name (const EfTable *self,
              guint          row)
{
  char *name = dup_role_text (self, EF_ROLE_NAME, row);

  return name != NULL ? name : dup_role_text (self, EF_ROLE_PAPER, row);
}

gboolean
ef_table_row_has_name (const EfTable *self,
                       guint          row)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row < ef_table_get_n_rows (self), FALSE);

  name = dup_row_name (self, row);
  return name != NULL;
}

char *
ef_table_dup_row_name (const EfTable *self,
                       guint          row)
{
  char *name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < ef_table_get_n_rows (self), NULL);

  name = dup_row_name (self, row);
  if (name == NULL)
    /* Translators: stands for the name of a row that has none. */
    name = g_strdup_printf (_("Row %u"), row + 1);

  return name;
}

/* "2024-05-31 10:39:13", as people read it; NULL for a row without (transfer full). */
static char *
dup_date (const EfTable *self,
          guint          row)
{
  EfColumn *column = ef_table_get_role_column (self, EF_ROLE_DATE);
  char *text;

  if (column == NULL || ef_column_get_kind (column) != EF_COLUMN_DATE
      || isnan (ef_column_get_numbers (column)[row]))
    return NULL;

  text = ef_date_to_iso (ef_column_get_numbers (column)[row],
                         ef_column_get_date_precision (column));
  if (g_str_has_suffix (text, "Z"))
    text[strlen (text) - 1] = '\0';

  return g_strdelimit (text, "T", ' ');
}

char *
ef_table_dup_row_label (const EfTable *self,
                        guint          row)
{
  g_autofree char *name = ef_table_dup_row_name (self, row);
  g_autofree char *date = NULL;

  if (name != NULL && ef_table_is_of_one_name (self))
    date = dup_date (self, row);

  /* Translators: a project, and when it ran. */
  return date != NULL ? g_strdup_printf (C_("row", "%s, %s"), name, date) : g_steal_pointer (&name);
}

const char *
ef_table_get_row_link (const EfTable *self,
                       guint          row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < ef_table_get_n_rows (self), NULL);

  for (guint i = 0; i < ef_table_get_n_columns (self); i++)
    {
      EfColumn *column = ef_table_get_column (self, i);
      const char *link;

      if (ef_column_get_role (column) != EF_ROLE_LINK
          || ef_column_get_kind (column) != EF_COLUMN_TEXT)
        continue;

      link = ef_column_get_text (column, row);
      if (g_ascii_strncasecmp (link, "https://", 8) == 0
          || g_ascii_strncasecmp (link, "http://", 7) == 0)
        return link;
    }

  return NULL;
}

static char *
describe_line (const EfTable  *self,
               guint           row,
               const EfColumn *column)
{
  const guint32 *places = ef_table_get_row_places (self);
  guint line = places != NULL ? places[row] : row + 2;

  if (column == NULL)
    return g_strdup_printf (_("line %u"), line);

  /* Translators: where a value stands in a text file. */
  return g_strdup_printf (_("line %u, column %s"), line, ef_column_get_name (column));
}

static void
append_pointer_part (GString    *pointer,
                     const char *part)
{
  g_string_append_c (pointer, '/');
  for (const char *p = part; *p != '\0'; p++)
    if (*p == '~')
      g_string_append (pointer, "~0");
    else if (*p == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *p);
}

/* The pointer of a cell below its row. Papers with Code keeps the metrics in an object of their
 * own, beside model, paper and date, of which the table's names are not those of the file. */
static void
append_cell_pointer (GString        *pointer,
                     const EfTable  *self,
                     const EfColumn *column)
{
  EfSource *source = ef_table_get_source (self);
  gboolean is_pwc = source != NULL && strcmp (ef_source_get_format (source), "pwc-json") == 0;

  if (is_pwc && ef_column_get_role (column) != EF_ROLE_NONE)
    return;

  if (is_pwc)
    g_string_append (pointer, "/metrics");
  append_pointer_part (pointer, ef_column_get_name (column));
}

static char *
describe_pointer (const EfTable  *self,
                  guint           row,
                  const EfColumn *column)
{
  const guint32 *places = ef_table_get_row_places (self);
  GString *pointer = g_string_new (ef_table_get_place (self));

  g_string_append_printf (pointer, "/%u", places != NULL ? places[row] : row);
  if (column != NULL)
    append_cell_pointer (pointer, self, column);

  return g_string_free (pointer, FALSE);
}

/* "line 12", and "line 12, column Params", as ef_reshape_dup_place() has it; NULL for any other
 * text (transfer full). */
static char *
translate_line (const char *text)
{
  static const char of_line[] = "line ";
  static const char of_column[] = ", column ";
  char *end = NULL;
  guint64 line;

  if (!g_str_has_prefix (text, of_line) || !g_ascii_isdigit (text[sizeof of_line - 1]))
    return NULL;

  line = g_ascii_strtoull (text + sizeof of_line - 1, &end, 10);
  if (line > G_MAXUINT)
    return NULL;
  if (*end == '\0')
    return g_strdup_printf (_("line %u"), (guint) line);
  if (g_str_has_prefix (end, of_column))
    return g_strdup_printf (_("line %u, column %s"), (guint) line, end + sizeof of_column - 1);

  return NULL;
}

/* The places of all rows of which one was made: "line 2; line 4" (transfer full). */
static char *
translate_places (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "; ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *translated = translate_line (*part);

      if (translated != NULL)
        {
          g_free (*part);
          *part = translated;
        }
    }

  return g_strjoinv ("; ", parts);
}

static char *
describe_text (const EfTable  *self,
               guint           row,
               const EfColumn *column)
{
  EfColumn *texts = ef_table_get_place_texts (self);
  g_autofree char *translated
    = translate_places (texts != NULL ? ef_column_get_text (texts, row) : "");
  const char *place = translated;
  const char *path = column != NULL ? ef_column_get_path (column) : NULL;
  g_autofree char *number = NULL;

  if (path != NULL && *path == '.' && *place != '\0')
    return g_strconcat (place, strchr ("[/", path[1]) != NULL ? path + 1 : path, NULL);
  if (path != NULL)
    return *place != '\0' ? g_strdup_printf ("%s: %s", place, path) : g_strdup (path);
  if (*place == '\0')
    place = number = g_strdup_printf (_("row %u"), row + 1);
  if (column == NULL)
    return g_strdup (place);

  /* Translators: where a value stands: "README.md: model-index[0].results[2], Accuracy" */
  return g_strdup_printf (_("%s, %s"), place, ef_column_get_name (column));
}

char *
ef_table_describe_place (const EfTable  *self,
                         guint           row,
                         const EfColumn *column)
{
  EfTableParts *parts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < ef_table_get_n_rows (self), NULL);

  parts = ef_table_get_parts (self);
  if (parts != NULL)
    return ef_table_parts_describe (parts, row, column);

  switch (ef_table_get_place_kind (self))
    {
    case EF_PLACE_LINE:
      return describe_line (self, row, column);
    case EF_PLACE_POINTER:
      return describe_pointer (self, row, column);
    case EF_PLACE_TEXT:
      return describe_text (self, row, column);
    default:
      g_return_val_if_reached (NULL);
    }
}
