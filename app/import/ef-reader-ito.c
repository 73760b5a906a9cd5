/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-comma-grid.h"
#include "ef-error.h"
#include "ef-pwc-catalog.h"
#include "ef-pwc-tuples.h"

/* Results of Papers with Code as the Intelligence Task Ontology exports them: CSV with one value of
 * one metric a line. Two forms are known:
 *
 *   l1,l2,l3,task,dataset,date,model,result,metric,polarity
 *   categories,task,datasets,metrics,ranking,value
 *
 * The first says which values of a metric are better. Its models are "Model in \'Title\'", and
 * tasks that hang under several others are listed under each. The second has no models, only the
 * two best results of each metric. */

#define ID "ito-csv"
#define MODEL_IN " model in '"

typedef enum
{
  FORM_TRAJECTORIES,
  FORM_RANKING,
} Form;

typedef enum
{
  COLUMN_TASK,
  COLUMN_DATASET,
  COLUMN_METRIC,
  COLUMN_VALUE,
  COLUMN_NAME, /* model, or rank */
  COLUMN_DATE,
  COLUMN_POLARITY,
  COLUMN_L1,
  COLUMN_L2,
  COLUMN_L3,
  N_COLUMNS,
} Column;

/* NULL for columns that a form does not have. */
static const char *const headers[][N_COLUMNS] = {
  [FORM_TRAJECTORIES] = { "task", "dataset", "metric", "result", "model", "date", "polarity", "l1",
                          "l2", "l3" },
  [FORM_RANKING] = { "task", "datasets", "metrics", "value", "ranking" },
};

typedef struct
{
  EfReading *reading;
  const EfGrid *grid;
  EfPwcTuples *tuples;
  Form form;
  guint columns[N_COLUMNS]; /* in the grid, plus one; 0 if there is none */
  GString *scratch;
  char *cells[N_COLUMNS];   /* of the open row */
  guint n_polarities;       /* that are neither */
  guint n_empty;            /* rows without task, data set or metric */
} Table;

/* The header */

static gboolean
is_header (char **names, Form form)
{
  guint n = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (headers[form][i] == NULL)
        continue;
      if (!g_strv_contains ((const char *const *) names, headers[form][i]))
        return FALSE;
      n++;
    }

  /* The second form has a column more, which says nothing new. */
  return g_strv_length (names) == n + (form == FORM_RANKING);
}

static gboolean
find_form (const guint8 *head, gsize length, Form *form)
{
  g_auto (GStrv) names = ef_comma_grid_list_names (head, length);

  for (*form = FORM_TRAJECTORIES; *form <= FORM_RANKING; (*form)++)
    if (is_header (names, *form))
      return TRUE;

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  Form form;

  return find_form (head, length, &form) ? 0.98 : 0;
}

static void
find_columns (Table *self)
{
  for (guint column = 0; column < self->grid->n_columns; column++)
    {
      gsize length;
      const char *text = ef_grid_get (self->grid, 0, column, &length, self->scratch);

      for (guint i = 0; i < N_COLUMNS; i++)
        if (headers[self->form][i] != NULL && strlen (headers[self->form][i]) == length
            && memcmp (headers[self->form][i], text, length) == 0)
          self->columns[i] = column + 1;
    }
}

/* Rows */

static char *
dup_cell (Table *self, guint row, Column column)
{
  const char *text;
  gsize length;

  if (self->columns[column] == 0)
    return NULL;
  text = ef_grid_get (self->grid, row, self->columns[column] - 1, &length, self->scratch);

  return g_strndup (text, length);
}

/* "a model in \'b\'" without the backslashes. */
static void
unescape (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\' && (p[1] == '\'' || p[1] == '"'))
        p++;
      *out++ = *p;
    }
  *out = '\0';
}

/* Parts "BERT model in 'A title'" where it is that; the text becomes the model. Returns the title
 * or NULL. */
static char *
split_model (char *text)
{
  char *in = strstr (text, MODEL_IN);
  const gsize length = strlen (text);

  if (in == NULL || in == text || text[length - 1] != '\''
      || in + strlen (MODEL_IN) >= text + length)
    return NULL;
  text[length - 1] = '\0';
  *in = '\0';

  return in + strlen (MODEL_IN);
}

/* The tasks from the topmost down; the levels of the ontology repeat a name where it has no
 * more. */
static void
set_tasks (const Table *self, EfPwcTuple *tuple)
{
  static const Column levels[] = { COLUMN_L1, COLUMN_L2, COLUMN_L3, COLUMN_TASK };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const char *name = self->cells[levels[i]];

      if (name != NULL && *name != '\0' && (n == 0 || strcmp (tuple->tasks[n - 1], name) != 0))
        tuple->tasks[n++] = name;
    }
}

static EfDirection
read_polarity (Table *self)
{
  const char *word = self->cells[COLUMN_POLARITY];

  if (word == NULL)
    return EF_DIRECTION_UNKNOWN;
  if (strcmp (word, "pos") == 0)
    return EF_DIRECTION_HIGHER;
  if (strcmp (word, "neg") == 0)
    return EF_DIRECTION_LOWER;
  self->n_polarities++;

  return EF_DIRECTION_UNKNOWN;
}

static void
add_row (Table *self, guint row)
{
  EfPwcTuple tuple = { .line = ef_grid_get_line (self->grid, row) };
  g_autofree char *identity = NULL;
  g_autofree char *rank = NULL;

  if (*self->cells[COLUMN_TASK] == '\0' || *self->cells[COLUMN_METRIC] == '\0')
    {
      self->n_empty++;
      return;
    }
  set_tasks (self, &tuple);
  tuple.dataset = self->cells[COLUMN_DATASET];
  tuple.metric = self->cells[COLUMN_METRIC];
  tuple.value = self->cells[COLUMN_VALUE];
  tuple.direction = read_polarity (self);
  if (self->form == FORM_TRAJECTORIES)
    {
      unescape (self->cells[COLUMN_NAME]);
      identity = g_strdup_printf ("%s\x1f%s", self->cells[COLUMN_DATE], self->cells[COLUMN_NAME]);
      tuple.date = self->cells[COLUMN_DATE];
      tuple.paper = split_model (self->cells[COLUMN_NAME]);
      tuple.model = self->cells[COLUMN_NAME];
    }
  else
    {
      identity = g_strdup (self->cells[COLUMN_NAME]);
      rank = g_strdup_printf ("rank %s", self->cells[COLUMN_NAME]);
      tuple.model = rank;
    }
  tuple.identity = identity;
  ef_pwc_tuples_add (self->tuples, &tuple);
}

static void
add_rows (Table *self)
{
  for (guint row = 1; row < self->grid->n_rows; row++)
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        self->cells[i] = dup_cell (self, row, i);
      add_row (self, row);
      for (guint i = 0; i < N_COLUMNS; i++)
        g_clear_pointer (&self->cells[i], g_free);
    }
}

static void
report (const Table *self)
{
  EfReading *reading = self->reading;
  const char *name = ef_input_get_name (reading->input);

  if (self->n_empty > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, name, NULL,
                        ngettext ("%u row without a task or a metric is left out.",
                                  "%u rows without a task or a metric are left out.",
                                  self->n_empty),
                        self->n_empty);
  if (self->n_polarities > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, name, NULL,
                        ngettext ("In %u row the polarity is neither “pos” nor “neg”.",
                                  "In %u rows the polarity is neither “pos” nor “neg”.",
                                  self->n_polarities),
                        self->n_polarities);
  ef_comma_grid_report_ragged (self->grid, reading);
}

/* Reading */

static EfCatalogNode *
read_ito (EfReading *reading, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  g_autoptr (EfPwcTuples) tuples = ef_pwc_tuples_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autoptr (EfGrid) grid = NULL;
  g_autoptr (EfPwcDump) dump = NULL;
  Table table = { .reading = reading, .tuples = tuples, .scratch = scratch };
  const guint8 *head;
  gsize length;

  head = ef_input_peek (reading->input, &length, error);
  if (head == NULL)
    return NULL;
  find_form (head, length, &table.form);
  table.grid = grid = ef_comma_grid_read (reading, error);
  if (grid == NULL)
    return NULL;
  find_columns (&table);
  add_rows (&table);
  report (&table);
  if (ef_pwc_tuples_get_n_rows (tuples) == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the columns of results of Papers with Code, but no row."), name);
      return NULL;
    }
  ef_reading_set_source (reading, ID);

  dump = ef_pwc_tuples_end (tuples);
  return ef_pwc_catalog_build (dump, reading, error);
}

const EfReader ef_reader_ito = {
  .id = ID,
  .name = N_ ("Papers with Code results by line (CSV)"),
  .sniff = sniff,
  .read = read_ito,
};
