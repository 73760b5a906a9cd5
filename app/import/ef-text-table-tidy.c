/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-table-tidy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-roles.h"
#include "ef-row-lengths.h"

typedef struct
{
  EfTextTable *table;
  const char *file;
  EfDiagnostics *diagnostics;
  guint n_columns;
  EfRowLengths lengths;
} Tidying;

/* What the first columns of a table are called that has models in its other columns. */
static const char *const row_words[] = {
  "benchmark", "benchmarks", "dataset", "datasets", "data set",  "eval",
  "evaluation", "metric",    "metrics", "task",     "tasks",     "benchmark (metric)",
  NULL,
};

/* Columns that say more of a benchmark. */
static const char *const attribute_words[] = {
  "capability", "category", "config", "few-shot", "metric", "n-shot", "setting", "# shots",
  "shots",      "split",    "type",   "unit",   "units", NULL,
};

static void
report (Tidying *self, EfSeverity severity, guint line, const char *message)
{
  g_autofree char *place = g_strdup_printf ("%u", line);

  ef_diagnostics_add (self->diagnostics, severity, self->file, place, "%s", message);
}

static const char *
get_text (const EfTextTable *table, guint row, guint column)
{
  const EfTextCell *cell = ef_text_table_get (table, row, column);

  return cell != NULL ? cell->text : "";
}

static EfTextRow *
get_row (const EfTextTable *table, guint row)
{
  return &g_array_index (table->rows, EfTextRow, row);
}

static gboolean
is_listed (const char *text, const char *const *words)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return g_strv_contains (words, folded);
}

static gboolean
is_number (const char *text)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, TRUE };
  EfNumber number;

  return ef_number_read (text, -1, &style, &number) == EF_NUMBER_OK;
}

/* Names */

/* TRUE for a row of words above columns of numbers: a second row of names. */
static gboolean
continues_header (const EfTextTable *table, guint row, guint n_columns)
{
  guint n_words = 0;
  guint n_numbers = 0;

  if (row + 1 >= table->rows->len)
    return FALSE;
  for (guint column = 1; column < n_columns; column++)
    {
      const char *text = get_text (table, row, column);

      if (is_number (text))
        return FALSE;
      n_words += *text != '\0' && !ef_number_is_missing_marker (text, strlen (text));
      n_numbers += is_number (get_text (table, row + 1, column));
    }

  return n_words >= 2 && n_words * 2 > n_columns - 1 && n_numbers * 2 > n_columns - 1;
}

static char *
join_names (const EfTextTable *table, guint column, guint n_rows)
{
  GString *name = g_string_new (get_text (table, 0, column));

  for (guint row = 1; row < n_rows; row++)
    {
      const char *more = get_text (table, row, column);

      if (*more == '\0' || strcmp (more, get_text (table, row - 1, column)) == 0)
        continue;
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, more);
    }

  return g_string_free (name, FALSE);
}

/* Makes one row of the rows of names. */
static void
settle_header (Tidying *self)
{
  EfTextTable *table = self->table;
  guint n = MAX (table->n_header_rows, 1);

  self->n_columns = 0;
  for (guint row = 0; row < n; row++)
    self->n_columns = MAX (self->n_columns, get_row (table, row)->cells->len);
  if (n == 1 && continues_header (table, 1, self->n_columns))
    n = 2;

  if (n > 1)
    {
      EfTextRow joined = { .line = get_row (table, 0)->line };
      EfTextTable *scratch = ef_text_table_new (NULL, 0);
      EfTextRow *row = ef_text_table_add_row (scratch, 0);

      for (guint column = 0; column < self->n_columns; column++)
        ef_text_row_take_cell (row, join_names (table, column, n), NULL, TRUE);
      joined.cells = g_array_ref (row->cells);
      ef_text_table_free (scratch);
      g_array_remove_range (table->rows, 0, n);
      g_array_insert_val (table->rows, 0, joined);
    }
  table->n_header_rows = 1;
}

/* Rows */

/* A line of dashes parts the rows below from those above. */
static gboolean
is_blank_row (const EfTextRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *text = g_array_index (row->cells, EfTextCell, i).text;

      if (*text != '\0' && (strspn (text, "-:") != strlen (text) || strlen (text) < 3))
        return FALSE;
    }

  return TRUE;
}

static gboolean
repeats_header (const Tidying *self, guint row)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (strcmp (get_text (self->table, 0, column), get_text (self->table, row, column)) != 0)
      return FALSE;

  return TRUE;
}

/* A row with one text over all its width ("Vision models") tells nothing of a model. */
static gboolean
is_caption (const Tidying *self, const EfTextRow *row)
{
  const char *first;

  if (row->cells->len < 2 || row->cells->len < self->n_columns)
    return FALSE;
  first = g_array_index (row->cells, EfTextCell, 0).text;
  for (guint i = 1; i < row->cells->len; i++)
    {
      const char *text = g_array_index (row->cells, EfTextCell, i).text;

      if (strcmp (text, first) != 0)
        return FALSE;
    }

  return !is_number (first);
}

static void
note_length (Tidying *self, const EfTextRow *row)
{
  gboolean surplus = FALSE;

  for (guint i = self->n_columns; i < row->cells->len; i++)
    surplus |= *g_array_index (row->cells, EfTextCell, i).text != '\0';
  if (surplus || row->cells->len < self->n_columns)
    ef_row_lengths_add (&self->lengths, self->n_columns, row->cells->len, row->line);
}

/* FALSE for rows that are no rows of data. */
static gboolean
keeps (Tidying *self, guint index)
{
  const EfTextRow *row = get_row (self->table, index);

  if (is_blank_row (row) || repeats_header (self, index) || is_caption (self, row))
    return FALSE;
  note_length (self, row);

  return TRUE;
}

static void
choose_rows (Tidying *self)
{
  GArray *rows = self->table->rows;
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (EfTextRow));

  for (guint i = 0; i < rows->len; i++)
    if (i == 0 || keeps (self, i))
      {
        EfTextRow row = { get_row (self->table, i)->line,
                          g_array_ref (get_row (self->table, i)->cells) };

        g_array_append_val (kept, row);
      }
  g_array_set_size (rows, 0);
  g_array_append_vals (rows, kept->data, kept->len);
  g_array_unref (kept);
  ef_row_lengths_tell (&self->lengths, self->n_columns, self->file, self->diagnostics);
}

/* Several metrics in one column */

#define SPLIT_MAX 8

/* Splits "a / b / c" and tidies the parts; NULL if there are not 2 to SPLIT_MAX of them. */
static char **
split_parts (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", SPLIT_MAX + 1);
  guint n = g_strv_length (parts);

  if (n < 2 || n > SPLIT_MAX)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (*g_strstrip (parts[i]) == '\0')
      return NULL;

  return g_steal_pointer (&parts);
}

/* The number of metrics that share a column, as in "ROUGE-1 / ROUGE-2 / ROUGE-L" above
 * "48.10 / 32.41 / 46.82"; 1 if it is one. */
static guint
count_shared (const Tidying *self, guint column)
{
  g_auto (GStrv) names = split_parts (get_text (self->table, 0, column));
  guint n_split = 0;

  for (guint row = 1; names != NULL && row < self->table->rows->len; row++)
    {
      const char *text = get_text (self->table, row, column);
      g_auto (GStrv) parts = split_parts (text);

      if (*text == '\0' || ef_number_is_missing_marker (text, strlen (text)))
        continue;
      if (parts == NULL || g_strv_length (parts) != g_strv_length (names))
        return 1;
      for (guint i = 0; parts[i] != NULL; i++)
        if (!is_number (parts[i]))
          return 1;
      n_split++;
    }

  return n_split > 0 ? g_strv_length (names) : 1;
}

static void
append_split (EfTextRow *to, const EfTextCell *cell, guint n)
{
  g_auto (GStrv) parts = cell != NULL ? split_parts (cell->text) : NULL;

  for (guint i = 0; i < n; i++)
    ef_text_row_take_cell (to, g_strdup (parts != NULL ? parts[i] : ""), NULL, FALSE);
}

static void
split_columns (Tidying *self)
{
  g_autofree guint *counts = g_new (guint, self->n_columns + 1);
  guint n_columns = 0;
  EfTextTable *old = self->table;
  EfTextTable *split;

  for (guint column = 0; column < self->n_columns; column++)
    n_columns += counts[column] = count_shared (self, column);
  if (n_columns == self->n_columns)
    return;

  split = ef_text_table_new (old->heading, old->line);
  split->n_header_rows = 1;
  for (guint row = 0; row < old->rows->len; row++)
    {
      EfTextRow *to = ef_text_table_add_row (split, get_row (old, row)->line);

      for (guint column = 0; column < self->n_columns; column++)
        {
          const EfTextCell *cell = ef_text_table_get (old, row, column);

          if (counts[column] > 1)
            append_split (to, cell, counts[column]);
          else
            ef_text_row_take_cell (to, g_strdup (get_text (old, row, column)),
                                   cell != NULL ? g_strdup (cell->link) : NULL, FALSE);
        }
    }
  ef_text_table_free (old);
  self->table = split;
  self->n_columns = n_columns;
}

/* Turning over */

static gboolean
is_quantity (const char *name)
{
  /* "7B Params" is a model by its size. */
  return !g_ascii_isdigit (*name) && ef_quantity_recognise (name, NULL) != NULL;
}

/* Columns to the left of the models, if the table has models in its columns; else 0. */
static guint
count_leading (const Tidying *self)
{
  const EfTextTable *table = self->table;
  gboolean has_benchmark = FALSE;
  guint n = 0;
  guint n_quantities = 0;

  for (; n < self->n_columns; n++)
    {
      const char *name = get_text (table, 0, n);
      gboolean benchmark = is_listed (name, row_words);

      if (!benchmark && !is_listed (name, attribute_words))
        break;
      has_benchmark |= benchmark;
    }
  if (!has_benchmark || n + 2 > self->n_columns)
    return 0;
  for (guint column = n; column < self->n_columns; column++)
    n_quantities += is_quantity (get_text (table, 0, column));

  return n_quantities * 2 < self->n_columns - n ? n : 0;
}

/* TRUE if the rows are quantities and the columns are not. Where the corner says "Model", which may
 * be meant of the columns beside it as well as of the rows below, nearly all rows have to be. */
static gboolean
has_quantities_in_rows (const Tidying *self)
{
  const EfTextTable *table = self->table;
  guint n_rows = 0;
  guint n_columns = 0;

  if (self->n_columns < 3 || table->rows->len < 3)
    return FALSE;
  for (guint row = 1; row < table->rows->len; row++)
    n_rows += is_quantity (get_text (table, row, 0));
  for (guint column = 1; column < self->n_columns; column++)
    n_columns += is_quantity (get_text (table, 0, column));

  if (ef_roles_is_name (get_text (table, 0, 0)) && n_rows * 4 < (table->rows->len - 1) * 3)
    return FALSE;

  return n_rows * 2 >= table->rows->len - 1 && n_columns * 4 < self->n_columns;
}

/* "MMLU (5-shot)": the benchmark of a row and what else is said of it. */
static char *
name_row (const Tidying *self, guint row, guint n_leading)
{
  static const char *const left_out[] = { "category", "capability", "type", NULL };
  g_autoptr (GString) more = g_string_new (NULL);
  const char *name = NULL;

  for (guint column = 0; column < n_leading; column++)
    {
      const char *header = get_text (self->table, 0, column);
      const char *text = get_text (self->table, row, column);

      if (name == NULL && (n_leading == 1 || is_listed (header, row_words)))
        name = text;
      else if (*text != '\0' && !is_listed (header, left_out))
        g_string_append_printf (more, "%s%s", more->len > 0 ? ", " : "", text);
    }
  if (name == NULL)
    name = "";

  return more->len > 0 ? g_strdup_printf ("%s (%s)", name, more->str) : g_strdup (name);
}

/* What the columns are that become rows: what stands in the corner, unless that names the rows. */
static char *
name_corner (const Tidying *self, guint n_leading)
{
  const char *corner = get_text (self->table, 0, 0);

  if (n_leading == 1 && *corner != '\0' && !is_listed (corner, row_words))
    return g_strdup (corner);

  return g_strdup ("model");
}

static void
turn_over (Tidying *self, guint n_leading)
{
  EfTextTable *old = self->table;
  EfTextTable *turned = ef_text_table_new (old->heading, old->line);
  EfTextRow *row = ef_text_table_add_row (turned, old->line);

  ef_text_row_take_cell (row, name_corner (self, n_leading), NULL, TRUE);
  for (guint i = 1; i < old->rows->len; i++)
    ef_text_row_take_cell (row, name_row (self, i, n_leading), NULL, TRUE);
  for (guint column = n_leading; column < self->n_columns; column++)
    {
      const EfTextCell *name = ef_text_table_get (old, 0, column);

      row = ef_text_table_add_row (turned, old->line);
      ef_text_row_take_cell (row, g_strdup (get_text (old, 0, column)),
                             name != NULL ? g_strdup (name->link) : NULL, FALSE);
      for (guint i = 1; i < old->rows->len; i++)
        ef_text_row_take_cell (row, g_strdup (get_text (old, i, column)), NULL, FALSE);
    }
  turned->n_header_rows = 1;
  self->n_columns = old->rows->len;
  ef_text_table_free (old);
  self->table = turned;
  report (self, EF_SEVERITY_INFO, turned->line,
          _("The table has models in its columns and metrics in its rows. Rows and columns are "
            "exchanged, so that each model is a row."));
}

/* Questions and answers */

/* The unit behind a number, or NULL. */
static const EfUnit *
find_answer_unit (const char *text, const char **unit_text)
{
  gsize digits = strspn (text, "0123456789.,+-");

  *unit_text = text + digits + strspn (text + digits, " ");
  if (digits == 0 || **unit_text == '\0' || !g_ascii_isdigit (text[strcspn (text, "0123456789")]))
    return NULL;

  return ef_unit_find (*unit_text, -1);
}

/* TRUE for two columns of which the second has amounts of different kinds, each in its unit ("14.8
 * days", "0.3 kW", "429 g/kWh"): what is said of one thing, not values of one quantity. */
static gboolean
has_answers (const Tidying *self)
{
  const EfTextTable *table = self->table;
  const char *dimension = NULL;

  if (self->n_columns != 2 || ef_roles_is_name (get_text (table, 0, 0))
      || is_quantity (get_text (table, 0, 1)))
    return FALSE;
  for (guint row = 1; row < table->rows->len; row++)
    {
      const char *text;
      const EfUnit *unit = find_answer_unit (get_text (table, row, 1), &text);

      if (unit == NULL)
        continue;
      if (dimension != NULL && strcmp (dimension, ef_unit_get_dimension (unit)) != 0)
        return TRUE;
      dimension = ef_unit_get_dimension (unit);
    }

  return FALSE;
}

/* Makes one row of them, with a column for each question and the unit of its answer. The thing is
 * named above the answers, or else above the questions. */
static void
turn_answers (Tidying *self)
{
  EfTextTable *old = self->table;
  EfTextTable *turned = ef_text_table_new (old->heading, old->line);
  const guint named = *get_text (old, 0, 1) != '\0' ? 1 : 0;
  const EfTextCell *name = ef_text_table_get (old, 0, named);
  EfTextRow *row = ef_text_table_add_row (turned, old->line);

  ef_text_row_take_cell (row, g_strdup ("model"), NULL, TRUE);
  for (guint i = 1; i < old->rows->len; i++)
    {
      const char *question = get_text (old, i, 0);
      const char *unit_text;
      const EfUnit *unit = find_answer_unit (get_text (old, i, 1), &unit_text);

      ef_text_row_take_cell (row,
                             unit != NULL ? g_strdup_printf ("%s (%s)", question, unit_text)
                                          : g_strdup (question),
                             NULL, TRUE);
    }
  row = ef_text_table_add_row (turned, old->line);
  ef_text_row_take_cell (row, g_strdup (get_text (old, 0, named)),
                         name != NULL ? g_strdup (name->link) : NULL, FALSE);
  for (guint i = 1; i < old->rows->len; i++)
    {
      const char *answer = get_text (old, i, 1);
      const char *unit_text;
      const EfUnit *unit = find_answer_unit (answer, &unit_text);

      ef_text_row_take_cell (row,
                             unit != NULL ? g_strchomp (g_strndup (answer, unit_text - answer))
                                          : g_strdup (answer),
                             NULL, FALSE);
    }
  turned->n_header_rows = 1;
  self->n_columns = old->rows->len;
  ef_text_table_free (old);
  self->table = turned;
  report (self, EF_SEVERITY_INFO, turned->line,
          _("The table has questions in its rows and one answer to each. It is read as one row."));
}

/* TRUE for what lm-evaluation-harness prints: a row for each task and metric, with a value and how
 * sure it is. None of its columns is a model. */
static gboolean
has_errors (const Tidying *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (g_ascii_strcasecmp (get_text (self->table, 0, column), "stderr") == 0)
      return TRUE;

  return FALSE;
}

EfTextTable *
ef_text_table_tidy (EfTextTable *table, const char *file, EfDiagnostics *diagnostics)
{
  Tidying self = { .table = table, .file = file, .diagnostics = diagnostics };
  guint n_leading;

  if (table->rows->len == 0)
    return table;

  settle_header (&self);
  choose_rows (&self);
  split_columns (&self);
  if (has_errors (&self))
    return self.table;
  if (has_answers (&self))
    {
      turn_answers (&self);
      return self.table;
    }
  n_leading = count_leading (&self);
  if (n_leading == 0 && has_quantities_in_rows (&self))
    n_leading = 1;
  if (n_leading > 0 && self.table->rows->len > 1)
    turn_over (&self, n_leading);

  return self.table;
}
