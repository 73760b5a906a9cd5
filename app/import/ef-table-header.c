/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-date.h"
#include "ef-number.h"
#include "ef-plain-text.h"
#include "ef-roles.h"

/* A file does not say whether its first row names the columns. The rows below do: over numbers a
 * name is text. Where all is text, a first row that looks like the rows below (the same value
 * again, an address, "1704.03549v4.pdf" over "1712.05404.pdf") is data; otherwise it is taken
 * for names, because files without them are rare. */

/* Rows below the names that are looked at. */
#define SAMPLE_ROWS 100
#define PROSE_ROWS_MAX 10
#define EXTRA_ROWS_MAX 3
#define SHAPE_MAX 32

/* Names that were changed, as far as a diagnostic lists them. */
#define NAMES_SHOWN_MAX 10

typedef enum
{
  CELL_EMPTY,
  CELL_NUMBER, /* or a date */
  CELL_TEXT,
} CellKind;

typedef struct
{
  const EfGrid *grid;
  GString *scratch;
} Peek;

static const char *
get_cell (Peek *peek, guint row, guint column, gsize *length)
{
  return ef_grid_get (peek->grid, row, column, length, peek->scratch);
}

static CellKind
get_kind (Peek *peek, guint row, guint column)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, TRUE };
  EfDatePrecision precision;
  EfNumber number;
  double days;
  gsize length;
  const char *text = get_cell (peek, row, column, &length);

  if (length == 0)
    return CELL_EMPTY;
  switch (ef_number_read (text, (gssize) length, &style, &number))
    {
    case EF_NUMBER_OK:
      if (number.reason != EF_NUMBER_REASON_REMARK)
        return CELL_NUMBER;
      break;
    case EF_NUMBER_MISSING:
      return CELL_EMPTY;
    case EF_NUMBER_REFUSED:
    default:
      if (number.reason == EF_NUMBER_REASON_INFINITE || number.reason == EF_NUMBER_REASON_COMMA)
        return CELL_NUMBER;
      break;
    }

  return ef_date_read (text, (gssize) length, &days, &precision) ? CELL_NUMBER : CELL_TEXT;
}

static guint
count_present (Peek *peek, guint row)
{
  guint n = 0;

  for (guint column = 0; column < peek->grid->n_columns; column++)
    {
      gsize length;

      get_cell (peek, row, column, &length);
      n += length > 0;
    }

  return n;
}

/* TRUE if most cells from @first on are numbers. */
static gboolean
is_numeric (Peek *peek, guint first, guint column)
{
  const guint end = MIN (peek->grid->n_rows, first + SAMPLE_ROWS);
  guint n_numbers = 0;
  guint n_texts = 0;

  for (guint row = first; row < end; row++)
    {
      CellKind kind = get_kind (peek, row, column);

      n_numbers += kind == CELL_NUMBER;
      n_texts += kind == CELL_TEXT;
    }

  return n_numbers > 0 && n_numbers >= 4 * n_texts;
}

/* Years side by side, "2000,2001,2002", are names though they are numbers. */
static gboolean
is_running_year (Peek *peek, guint row, guint column)
{
  guint years[3] = { 0 };
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      gint other = (gint) (column + i) - 1;
      gsize length;
      const char *text;
      double value;

      if (other < 0 || other >= (gint) peek->grid->n_columns)
        continue;
      text = get_cell (peek, row, (guint) other, &length);
      if (length == 4 && ef_number_read_plain (text, length, &value) && value >= 1800
          && value <= 2200)
        years[i] = (guint) value;
    }
  n += years[0] != 0 && years[0] + 1 == years[1];
  n += years[2] != 0 && years[1] + 1 == years[2];

  return years[1] != 0 && n > 0;
}

/* "1704.03549v4.pdf" to "9.9a9.a": runs of digits and of letters become one character each.
 * FALSE if there is neither a digit nor a mark in it, so that the shape says nothing. */
static gboolean
get_shape (const char *text, gsize length, char *shape)
{
  gboolean telling = FALSE;
  gsize n = 0;

  for (gsize i = 0; i < length && n < SHAPE_MAX - 1; i++)
    {
      char c = text[i];

      if (g_ascii_isdigit (c))
        c = '9';
      else if (g_ascii_isalpha (c) || (guint8) c >= 0x80)
        c = 'a';
      telling |= c != 'a' && c != ' ' && c != '_';
      if (n == 0 || shape[n - 1] != c || (c != '9' && c != 'a'))
        shape[n++] = c;
    }
  shape[n] = '\0';

  return telling;
}

/* TRUE if the cell of row @row is like those below it, in a column of text. */
static gboolean
looks_like_data (Peek *peek, guint row, guint column)
{
  const guint end = MIN (peek->grid->n_rows, row + 1 + SAMPLE_ROWS);
  gsize length;
  const char *text = get_cell (peek, row, column, &length);
  g_autofree char *first = g_strndup (text, length);
  char first_shape[SHAPE_MAX];
  gboolean telling = get_shape (text, length, first_shape);
  guint n_alike = 0;
  guint n = 0;

  if (length == 0)
    return FALSE;
  if (g_str_has_prefix (first, "http://") || g_str_has_prefix (first, "https://"))
    return TRUE;

  for (guint below = row + 1; below < end; below++)
    {
      char shape[SHAPE_MAX];

      text = get_cell (peek, below, column, &length);
      if (length == strlen (first) && memcmp (text, first, length) == 0)
        return TRUE;
      if (length == 0)
        continue;
      n++;
      get_shape (text, length, shape);
      n_alike += telling && strcmp (shape, first_shape) == 0;
    }

  return n >= 2 && n_alike * 2 > n;
}

static gboolean
is_known_name (Peek *peek, guint row, guint column)
{
  gsize length;
  const char *text = get_cell (peek, row, column, &length);
  g_autofree char *name = g_strndup (text, length);

  return ef_roles_is_known_name (name);
}

/* Rows with one cell above a table of three columns or more: a title, a note. */
static guint
count_prose (Peek *peek)
{
  guint row = 0;

  while (peek->grid->n_columns >= 3 && row < PROSE_ROWS_MAX && row + 2 < peek->grid->n_rows)
    {
      gsize length;

      get_cell (peek, row, 0, &length);
      if (length == 0 || count_present (peek, row) != 1)
        break;
      row++;
    }
  /* If all rows are like that, it is a table with gaps. */
  if (row == PROSE_ROWS_MAX || (row > 0 && count_present (peek, row) < 2))
    return 0;

  return row;
}

static gboolean
is_header (Peek *peek, guint row)
{
  gint votes = 0;
  gint number_votes = 0;

  if (row + 1 >= peek->grid->n_rows)
    {
      /* One row alone: names, unless there is a number in it. */
      for (guint column = 0; column < peek->grid->n_columns; column++)
        if (get_kind (peek, row, column) == CELL_NUMBER)
          return FALSE;
      return TRUE;
    }

  for (guint column = 0; column < peek->grid->n_columns; column++)
    {
      CellKind kind = get_kind (peek, row, column);

      if (kind == CELL_EMPTY)
        continue;
      if (is_numeric (peek, row + 1, column))
        {
          if (kind == CELL_TEXT)
            number_votes++;
          else if (!is_running_year (peek, row, column))
            number_votes--;
        }
      else if (kind == CELL_TEXT && is_known_name (peek, row, column))
        votes++;
      else if (looks_like_data (peek, row, column))
        votes--;
    }

  return number_votes != 0 ? number_votes > 0 : votes >= 0;
}

/* Whether @row goes on with the names that @names has so far: it has no number where numbers are
 * below, and it names columns that have no name yet. One such column is not enough at first:
 * that may be a row of data without values. */
static gboolean
continues_header (Peek *peek, guint row, GPtrArray *names, guint n_header_rows)
{
  gboolean over_numbers = FALSE;
  guint n_new = 0;

  if (row + 1 >= peek->grid->n_rows)
    return FALSE;

  for (guint column = 0; column < peek->grid->n_columns; column++)
    {
      const char *name = g_ptr_array_index (names, column);
      CellKind kind = get_kind (peek, row, column);

      if (is_numeric (peek, row + 1, column))
        {
          if (kind == CELL_NUMBER)
            return FALSE;
          over_numbers = TRUE;
        }
      n_new += kind == CELL_TEXT && *name == '\0';
    }

  return over_numbers && n_new >= (n_header_rows == 1 ? 2 : 1);
}

static char *
tidy_name (const char *text, gsize length)
{
  g_autoptr (GString) scratch = NULL;
  const char *tidy;

  if (ef_plain_text_has_markup (text, length))
    return ef_plain_text_strip_html (text, length, NULL);
  scratch = g_string_new (NULL);
  tidy = ef_plain_text_tidy (text, &length, TRUE, scratch);

  return g_strndup (tidy, length);
}

static GPtrArray *
read_names (Peek *peek, guint row)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint column = 0; column < peek->grid->n_columns; column++)
    {
      gsize length;
      const char *text = get_cell (peek, row, column, &length);

      g_ptr_array_add (names, tidy_name (text, length));
    }

  return names;
}

/* Joins the names of a further row to those above. A name above stands over the empty ones to
 * its right as well, as in spreadsheets with merged cells. */
static void
join_names (GPtrArray *names, GPtrArray *below)
{
  g_autofree char *above = g_strdup ("");

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *more = g_ptr_array_index (below, i);

      if (*name != '\0')
        {
          g_free (above);
          above = g_strdup (name);
        }
      if (*more == '\0')
        continue;
      if (*above != '\0')
        more = g_strdup_printf ("%s: %s", above, more);
      else
        more = g_strdup (more);
      g_free (g_ptr_array_index (names, i));
      g_ptr_array_index (names, i) = (gpointer) more;
    }
}

/* R writes one name less than there are columns: the row names in front have none. */
static void
shift_names (Peek *peek, guint row, GPtrArray *names)
{
  const guint last = peek->grid->n_columns - 1;
  const guint end = MIN (peek->grid->n_rows, row + 1 + SAMPLE_ROWS);
  gboolean short_of_one = FALSE;
  guint n_filled = 0;

  for (guint i = 0; i < peek->grid->ragged->len; i++)
    {
      const EfRagged *ragged = &g_array_index (peek->grid->ragged, EfRagged, i);

      if (ragged->row > row)
        break;
      short_of_one |= ragged->row == row && ragged->n_found == last;
    }
  if (!short_of_one || last == 0)
    return;
  for (guint below = row + 1; below < end; below++)
    {
      gsize length;

      get_cell (peek, below, last, &length);
      n_filled += length > 0;
    }
  if (n_filled * 2 > end - row - 1)
    {
      g_free (g_ptr_array_steal_index (names, last));
      g_ptr_array_insert (names, 0, g_strdup (""));
    }
}

/* The line of dashes below the names of a Markdown table. */
static gboolean
is_rule (Peek *peek, guint row)
{
  gboolean dashes = FALSE;

  if (peek->grid->dialect.delimiter != '|' || row >= peek->grid->n_rows)
    return FALSE;

  for (guint column = 0; column < peek->grid->n_columns; column++)
    {
      gsize length;
      const char *text = get_cell (peek, row, column, &length);

      for (gsize i = 0; i < length; i++)
        if (text[i] != '-' && text[i] != ':')
          return FALSE;
      dashes |= length > 0;
    }

  return dashes;
}

EfTableHeader *
ef_table_header_find (const EfGrid *grid)
{
  EfTableHeader *self = g_new0 (EfTableHeader, 1);
  g_autoptr (GString) scratch = g_string_new (NULL);
  Peek peek = { grid, scratch };
  guint row = count_prose (&peek);

  self->n_skipped = row;
  if (row < grid->n_rows && is_header (&peek, row))
    {
      self->names = read_names (&peek, row);
      self->n_rows = 1;
      shift_names (&peek, row, self->names);
      while (self->n_rows <= EXTRA_ROWS_MAX
             && continues_header (&peek, row + self->n_rows, self->names, self->n_rows))
        {
          g_autoptr (GPtrArray) below = read_names (&peek, row + self->n_rows);

          join_names (self->names, below);
          self->n_rows++;
        }
      if (is_rule (&peek, row + self->n_rows))
        self->n_rows++;
    }
  else
    {
      self->names = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < grid->n_columns; i++)
        g_ptr_array_add (self->names, g_strdup (""));
    }
  self->first_row = row + self->n_rows;

  return self;
}

void
ef_table_header_free (EfTableHeader *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->names);
  g_free (self);
}

/* A name that is not taken: "score (2)", "score (3)"... @taken: name to the last number that was
 * given to it, so that thousands of equal names are no more work than as many different ones. */
static char *
number_name (GHashTable *taken, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (taken, name));
  char *unique = NULL;

  do
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", name, ++number);
    }
  while (g_hash_table_contains (taken, unique));
  g_hash_table_insert (taken, g_strdup (name), GUINT_TO_POINTER (number));

  return unique;
}

void
ef_table_header_make_unique (GPtrArray     *names,
                             GArray        *positions,
                             const char    *file,
                             EfDiagnostics *diagnostics)
{
  g_autoptr (GHashTable) taken = NULL;
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) repeated = g_string_new (NULL);
  guint n_repeated = 0;
  guint n_unnamed = 0;

  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (taken, g_strdup (g_ptr_array_index (names, i)), GUINT_TO_POINTER (1));

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_ptr_array_index (names, i);
      char *unique = NULL;

      if (*name == '\0')
        {
          n_unnamed++;
          unique = g_strdup_printf ("col %u", g_array_index (positions, guint, i) + 1);
          if (g_hash_table_contains (taken, unique))
            {
              g_autofree char *wanted = unique;

              unique = number_name (taken, wanted);
            }
        }
      else if (g_hash_table_contains (given, name))
        {
          unique = number_name (taken, name);
          if (n_repeated++ < NAMES_SHOWN_MAX)
            g_string_append_printf (repeated, "%s%s", n_repeated > 1 ? ", " : "", unique);
        }
      else
        unique = g_steal_pointer (&name);
      g_ptr_array_index (names, i) = unique;
      g_hash_table_add (given, unique);
      g_hash_table_insert (taken, g_strdup (unique), GUINT_TO_POINTER (1));
    }

  if (n_unnamed > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, file, NULL,
                        ngettext ("%u column has no name and is called by its position.",
                                  "%u columns have no name and are called by their position.",
                                  n_unnamed),
                        n_unnamed);
  if (n_repeated > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, NULL,
                        ngettext ("%u name stands over more than one column; the later one is "
                                  "called %s.",
                                  "%u names stand over more than one column; the later ones are "
                                  "called %s.",
                                  n_repeated),
                        n_repeated, repeated->str);
}

void
ef_table_header_number (GPtrArray *names, GArray *positions)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_free (g_ptr_array_index (names, i));
      g_ptr_array_index (names, i) = g_strdup_printf ("col %u",
                                                      g_array_index (positions, guint, i) + 1);
    }
}
