/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-catalog-title.h"
#include "ef-error.h"
#include "ef-number.h"
#include "ef-openml-run.h"

/* A run of OpenML: one model trained and tested on one task, with its measures over all folds, and
 * mostly with those of each fold too. The former become a table of one row, with error bars as wide
 * as the latter spread; the latter a table of their own. The runs of a folder make one table, a row
 * each, without the tables of the folds.
 *
 * Among the measures there are costs (time, memory), what is known of the data, and texts. What is
 * what follows from their names; they stand in that order. Measures of the kind "prior" are those
 * of a guess without a model. */

#define ID "openml-run"
#define NAMESPACE "http://openml.org/openml"
typedef enum
{
  KIND_QUALITY,
  KIND_COST,
  KIND_PRIOR,
  KIND_DATA,
  KIND_TEXT,
} MeasureKind;

/* The one fact of the data that can be an axis of runs. */
#define INSTANCES "number_of_instances"

/* What no name of a quantity says. */
static const struct
{
  const char *part;
  MeasureKind kind;
} kinds[] = {
  { "prior", KIND_PRIOR },    { "cpu_time", KIND_COST },       { "_millis", KIND_COST },
  { "memory", KIND_COST },    { "scimark", KIND_COST },        { "os_information", KIND_TEXT },
  { "number_of", KIND_DATA }, { "confusion_matrix", KIND_TEXT },
};

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  return ef_xml_sniff_root ((const char *) head, length, &name, &uri)
             && strcmp (uri, NAMESPACE) == 0
             && (strcmp (name, "run") == 0 || strcmp (name, "run_evaluation") == 0)
           ? 0.95
           : 0;
}

/* Evaluations */

static MeasureKind
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (name, kinds[i].part) != NULL)
      return kinds[i].kind;

  return KIND_QUALITY;
}

/* The values of one measure over the folds. */
typedef struct
{
  guint n;
  double mean;
  double squares; /* of the distances from the mean, summed up */
} Spread;

static void
spread_add (Spread *self, double value)
{
  const double distance = value - self->mean;

  self->n++;
  self->mean += distance / self->n;
  self->squares += distance * (value - self->mean);
}

static double
spread_get_deviation (const Spread *self)
{
  return self->n > 1 ? sqrt (self->squares / (self->n - 1)) : NAN;
}

/* (element-type Spread) by id of the measure. */
static GHashTable *
gather_spreads (const EfOpenmlRun *self)
{
  GHashTable *spreads = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < self->evaluations->len; i++)
    {
      const EfOpenmlEvaluation *evaluation = ef_openml_run_get_evaluation (self, i);
      gpointer key = GUINT_TO_POINTER (evaluation->name);
      Spread *spread = g_hash_table_lookup (spreads, key);
      double value;

      if (!ef_openml_evaluation_is_of_fold (evaluation)
          || !ef_openml_run_read_value (self, evaluation, &value))
        continue;
      if (spread == NULL)
        g_hash_table_insert (spreads, key, spread = g_new0 (Spread, 1));
      spread_add (spread, value);
    }

  return spreads;
}

/* Tables */

static guint
get_measure_field (EfRecords *records, const char *name, const char *formula)
{
  const MeasureKind kind = find_kind (name);
  const EfField field = {
    .id = name,
    .name = name,
    .quantity = strcmp (name, INSTANCES) == 0 ? ef_quantity_find ("dataset-size") : NULL,
    .plain = kind == KIND_DATA,
    .text = kind == KIND_TEXT,
    .origin = formula != NULL ? EF_ORIGIN_DERIVED : EF_ORIGIN_REPORTED,
    .formula = formula,
    .rank = 20 + (gint) kind,
  };

  return ef_records_get_field (records, &field);
}

static void
set_text (EfRecords *records, const char *name, EfRole role, gint rank, const char *text)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .role = role, .rank = rank };

  ef_records_set (records, ef_records_get_field (records, &field), text, NULL);
}

/* Gives what the open row has of @field bars as wide as the folds spread. @spread: or NULL. */
static void
set_bars (EfRecords *records, guint field, const Spread *spread)
{
  const char *text = ef_records_get (records, field);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  double value, deviation;

  if (spread == NULL || spread->n < 2 || text == NULL
      || !ef_number_read_plain (text, strlen (text), &value))
    return;
  deviation = spread_get_deviation (spread);
  g_ascii_dtostr (low, sizeof low, value - deviation);
  g_ascii_dtostr (high, sizeof high, value + deviation);
  ef_records_set_bounds (records, field, low, high, NULL);
}

/* The number of the field. */
static guint
set_measure (const EfOpenmlRun *self, EfRecords *records, const EfOpenmlEvaluation *evaluation)
{
  const guint32 text = evaluation->value != 0 ? evaluation->value : evaluation->array;
  g_autofree char *place = ef_openml_evaluation_make_place (evaluation);
  guint field;

  field = get_measure_field (records, ef_text_pool_get (self->pool, evaluation->name), NULL);
  ef_records_set_at (records, field, ef_text_pool_get (self->pool, text), place);
  ef_records_set_origin (records, field, EF_ORIGIN_REPORTED, NULL);

  return field;
}

/* Measures that only the folds have: their mean. */
static void
set_means (const EfOpenmlRun *self, EfRecords *records, GHashTable *spreads)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->evaluations->len; i++)
    if (!ef_openml_evaluation_is_of_fold (ef_openml_run_get_evaluation (self, i)))
      g_hash_table_add (done, GUINT_TO_POINTER (ef_openml_run_get_evaluation (self, i)->name));
  for (guint i = 0; i < self->evaluations->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (ef_openml_run_get_evaluation (self, i)->name);
      const Spread *spread = g_hash_table_lookup (spreads, key);
      char mean[G_ASCII_DTOSTR_BUF_SIZE];
      guint field;

      if (spread == NULL || !g_hash_table_add (done, key))
        continue;
      field = get_measure_field (records, ef_text_pool_get (self->pool, GPOINTER_TO_UINT (key)),
                                 _("mean over the folds"));
      g_ascii_formatd (mean, sizeof mean, "%.10g", spread->mean);
      ef_records_set (records, field, mean, NULL);
      ef_records_set_origin (records, field, EF_ORIGIN_DERIVED, _("mean over the folds"));
      set_bars (records, field, spread);
    }
}

static void
set_parameters (const EfOpenmlRun *self, EfRecords *records)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const EfOpenmlEvaluation *parameter
        = &g_array_index (self->parameters, EfOpenmlEvaluation, i);
      const char *name = ef_text_pool_get (self->pool, parameter->name);
      g_autofree char *id = g_strconcat ("parameter ", name, NULL);
      /* One letter is a number to one algorithm and a word to another. */
      const EfField field = { .id = id, .name = name, .plain = TRUE, .rank = 40, .share = 1 };

      ef_records_set (records, ef_records_get_field (records, &field),
                      ef_text_pool_get (self->pool, parameter->value), NULL);
    }
}

static char *
make_name (const EfOpenmlRun *self)
{
  return self->run != 0 ? g_strdup_printf ("run %s", ef_text_pool_get (self->pool, self->run))
                        : g_strdup ("run");
}

/* The row of the run, among those of other runs or alone. */
static void
add_run (const EfOpenmlRun *self, EfRecords *records, EfReading *reading)
{
  g_autoptr (GHashTable) spreads = gather_spreads (self);
  g_autofree char *place = g_strdup_printf ("%u:/run", self->line);
  const gboolean joined = reading->join != NULL;

  ef_records_begin_row (records, joined ? ef_input_get_name (reading->input) : NULL, place);
  set_text (records, "model", EF_ROLE_NAME, 0, ef_text_pool_get (self->pool, self->model));
  set_text (records, "data set", EF_ROLE_GROUP, 1, ef_text_pool_get (self->pool, self->dataset));
  set_text (records, "task", EF_ROLE_NONE, 2, ef_text_pool_get (self->pool, self->task));
  if (joined)
    set_text (records, "run", EF_ROLE_NONE, 3, ef_text_pool_get (self->pool, self->run));
  for (guint i = 0; i < self->evaluations->len; i++)
    {
      const EfOpenmlEvaluation *evaluation = ef_openml_run_get_evaluation (self, i);
      gpointer key = GUINT_TO_POINTER (evaluation->name);

      if (!ef_openml_evaluation_is_of_fold (evaluation))
        set_bars (records, set_measure (self, records, evaluation),
                  g_hash_table_lookup (spreads, key));
    }
  set_means (self, records, spreads);
  set_parameters (self, records);
}

static EfTable *
make_run_table (const EfOpenmlRun *self, EfReading *reading, GError **error)
{
  g_autofree char *name = make_name (self);
  g_auto (EfCardRows) rows = { 0 };

  ef_card_rows_init (&rows, reading, self->pool);
  add_run (self, rows.records, reading);

  return ef_card_rows_make_table (&rows, name, name, error);
}

/* Of one fold of one repeat. */
typedef struct
{
  const EfOpenmlRun *run;
  EfRecords *records;
  GHashTable *folds; /* repeat and fold to the list of its evaluations */
  GPtrArray *order;  /* (element-type GArray) (not owned), as met */
} Folds;

static void
gather_folds (Folds *self)
{
  for (guint i = 0; i < self->run->evaluations->len; i++)
    {
      const EfOpenmlEvaluation *evaluation = ef_openml_run_get_evaluation (self->run, i);
      guint64 key = (guint64) evaluation->repeat << 32 | evaluation->fold;
      GArray *fold = g_hash_table_lookup (self->folds, &key);

      if (!ef_openml_evaluation_is_of_fold (evaluation))
        continue;
      if (fold == NULL)
        {
          fold = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->folds, g_memdup2 (&key, sizeof key), fold);
          g_ptr_array_add (self->order, fold);
        }
      g_array_append_val (fold, i);
    }
}

static void
add_fold (Folds *self, const GArray *fold)
{
  const EfOpenmlRun *run = self->run;
  const EfOpenmlEvaluation *first
    = ef_openml_run_get_evaluation (run, g_array_index (fold, guint, 0));
  const char *repeat = ef_text_pool_get (run->pool, first->repeat);
  const char *number = ef_text_pool_get (run->pool, first->fold);
  g_autofree char *name = g_strdup_printf ("repeat %s, fold %s", repeat, number);
  g_autofree char *place = ef_openml_evaluation_make_place (first);

  ef_records_begin_row (self->records, NULL, place);
  set_text (self->records, "fold of a run", EF_ROLE_NAME, 0, name);
  set_text (self->records, "repeat", EF_ROLE_GROUP, 1, repeat);
  set_text (self->records, "fold", EF_ROLE_NONE, 2, number);
  for (guint i = 0; i < fold->len; i++)
    set_measure (run, self->records,
                 ef_openml_run_get_evaluation (run, g_array_index (fold, guint, i)));
}

/* NULL without @error if there are no folds. */
static EfTable *
make_fold_table (const EfOpenmlRun *self, EfReading *reading, GError **error)
{
  g_autofree char *name = make_name (self);
  g_autofree char *path = g_strconcat (name, EF_CATALOG_SEPARATOR, EF_CATALOG_FOLDS, NULL);
  Folds folds = { .run = self };
  EfTable *table = NULL;

  folds.records = ef_records_new (ef_input_get_name (reading->input), self->pool,
                                  reading->diagnostics);
  folds.folds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  folds.order = g_ptr_array_new ();
  gather_folds (&folds);
  for (guint i = 0; i < folds.order->len; i++)
    add_fold (&folds, g_ptr_array_index (folds.order, i));
  if (folds.order->len > 0)
    table = ef_records_end (folds.records, EF_CATALOG_FOLDS, path, reading->source,
                            reading->cancellable, error);

  ef_records_free (folds.records);
  g_hash_table_unref (folds.folds);
  g_ptr_array_unref (folds.order);

  return table;
}

/* Reading */

static guint
count_numbers (const EfOpenmlRun *self)
{
  guint n = 0;
  double value;

  for (guint i = 0; i < self->evaluations->len; i++)
    n += ef_openml_run_read_value (self, ef_openml_run_get_evaluation (self, i), &value);

  return n;
}

/* What stands in lists and has a value beside it. */
static void
report_lists (const EfOpenmlRun *self, EfReading *reading)
{
  guint n = 0;

  for (guint i = 0; i < self->evaluations->len; i++)
    {
      const EfOpenmlEvaluation *evaluation = ef_openml_run_get_evaluation (self, i);

      n += evaluation->array != 0 && evaluation->value != 0;
    }
  if (n > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_INFO, ef_input_get_name (reading->input),
                        NULL,
                        ngettext ("%u measure has values for single classes too; they are left "
                                  "out.",
                                  "%u measures have values for single classes too; they are left "
                                  "out.",
                                  n),
                        n);
}

static guint
count_folds (const EfOpenmlRun *self)
{
  g_autoptr (GHashTable) folds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->evaluations->len; i++)
    {
      const EfOpenmlEvaluation *evaluation = ef_openml_run_get_evaluation (self, i);
      guint64 key = (guint64) evaluation->repeat << 32 | evaluation->fold;

      if (ef_openml_evaluation_is_of_fold (evaluation))
        g_hash_table_add (folds, g_memdup2 (&key, sizeof key));
    }

  return g_hash_table_size (folds);
}

static void
report_folds (const EfOpenmlRun *self, EfReading *reading)
{
  const guint n = count_folds (self);

  if (n > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_INFO, ef_input_get_name (reading->input),
                        NULL,
                        ngettext ("What was measured in the single fold has no row in the table of "
                                  "all runs. The file makes such a table if it is opened alone.",
                                  "What was measured in each of the %u folds is in the error bars "
                                  "only. The file makes a table of its folds if it is opened "
                                  "alone.",
                                  n),
                        n);
}

static gboolean
read_run (EfReading *reading, EfOpenmlRun *run, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  EfXmlReport report = { 0 };
  GError *broken = NULL;
  gboolean usable;

  ef_xml_stream_parse (reading->input, &ef_openml_run_handler, run, &report, reading->diagnostics,
                       reading->cancellable, &broken);
  usable = count_numbers (run) > 0
           && !g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (broken == NULL && !usable)
    broken = g_error_new (EF_ERROR, EF_ERROR_NO_RESULTS,
                          run->evaluations->len > 0
                            ? _("“%s” has the form of a run of OpenML, but none of its measures is "
                                "a number.")
                            : _("“%s” describes a run of OpenML, but there are no measures in it."),
                          name);
  ef_xml_report_tell (&report, broken, usable, name, reading->diagnostics, error);
  ef_xml_report_clear (&report);

  return usable;
}

static char *
summarise (const EfOpenmlRun *self, EfTable *folds)
{
  guint n = 0;

  for (guint i = 0; i < self->evaluations->len; i++)
    n += !ef_openml_evaluation_is_of_fold (ef_openml_run_get_evaluation (self, i));
  if (folds == NULL)
    return g_strdup_printf (ngettext ("A run of OpenML with %u measure",
                                      "A run of OpenML with %u measures", n),
                            n);

  /* Translators: the number of folds is never one. */
  return g_strdup_printf (_("A run of OpenML with %u measures, and those of %u folds"), n,
                          ef_table_get_n_rows (folds));
}

/* The tables of the run, or NULL with @error if cancelled. */
static EfCatalogNode *
make_node (const EfOpenmlRun *run, EfReading *reading, GError **error)
{
  g_autoptr (EfTable) table = make_run_table (run, reading, error);
  g_autoptr (EfTable) folds = NULL;
  GError *cancelled = NULL;
  EfCatalogNode *root;

  if (table == NULL)
    return NULL;
  folds = make_fold_table (run, reading, &cancelled);
  if (cancelled != NULL)
    {
      g_propagate_error (error, cancelled);
      return NULL;
    }
  ef_text_pool_freeze (run->pool);

  root = ef_catalog_node_new (ef_input_get_name (reading->input), NULL);
  ef_catalog_node_add_table (root, table);
  if (folds != NULL)
    ef_catalog_node_add_table (root, folds);
  reading->summary = summarise (run, folds);

  return root;
}

/* The row goes to those of other runs; the node is empty. */
static EfCatalogNode *
join_others (const EfOpenmlRun *run, EfReading *reading)
{
  g_auto (EfCardRows) rows = { 0 };

  ef_card_rows_init (&rows, reading, NULL);
  add_run (run, rows.records, reading);
  report_folds (run, reading);

  return ef_catalog_node_new (ef_input_get_name (reading->input), NULL);
}

static EfCatalogNode *
read_openml (EfReading *reading, GError **error)
{
  g_auto (EfOpenmlRun) run = { 0 };

  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  ef_openml_run_init (&run);
  if (!read_run (reading, &run, error))
    return NULL;
  ef_reading_set_source (reading, ID);
  report_lists (&run, reading);

  return reading->join != NULL ? join_others (&run, reading) : make_node (&run, reading, error);
}

const EfReader ef_reader_openml = {
  .id = ID,
  .name = N_ ("OpenML run (XML)"),
  .sniff = sniff,
  .read = read_openml,
  .joined_name = "OpenML",
  .noun = EF_READER_NOUN_RUN,
};
