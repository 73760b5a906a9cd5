/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-tree.h"

/* Records of Every Eval Ever, one in a file, a list of them, or one on each line:
 * {model_info, evaluation_results: [{evaluation_name, metric_config, score_details}]}. Each record
 * is a row, each evaluation a column. Whether lower is better is said by the record itself, and so
 * is what scores are possible: any other is a slip, of percent and fraction mostly, and is not
 * plotted. Where one record counts up to 1 and another up to 100, the later one is converted, so
 * that a column has one scale, and says so. A standard error or a confidence interval becomes an
 * error bar; columns beside say which of the two. The records of a folder make one table. */

#define ID "every-eval-ever"
#define RANK_FACT 0
#define RANK_SCORE 10
#define RANK_REST 20
/* Scores that end elsewhere, as ratings do, have no scale to be converted to. */
#define TOP_MAX 1000

typedef struct
{
  EfReading *reading;
  EfCardRows rows;
  EfRecords *records;
  gsize row_length; /* of the pointer to the open row's record */
  GHashTable *tops; /* name of an evaluation to what its column counts up to; of this file only */
} Records;

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list ((const char *) head, length, &lines);
  const char *const *list = (const char *const *) keys;

  return g_strv_contains (list, "model_info")
             && (g_strv_contains (list, "evaluation_results")
                 || ef_json_keys_occurs ((const char *) head, length, "evaluation_name"))
           ? 0.9
           : 0;
}

static void
set_value (Records *self, const EfField *field, const EfTreeNode *node)
{
  g_autofree char *place = NULL;

  if (ef_tree_get_text (node) == NULL)
    return;
  place = ef_tree_dup_pointer (node);
  ef_records_set_at (self->records, ef_records_get_field (self->records, field), node->text,
                     place);
}

static void
set_text (Records *self, const char *name, EfRole role, gint rank, const EfTreeNode *node)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .role = role, .rank = rank };

  set_value (self, &field, node);
}

static void
set_parameters (Records *self, const char *name, const char *quantity, const EfTreeNode *node)
{
  const EfField field = {
    .name = name,
    .quantity = ef_quantity_find (quantity),
    .unit = ef_unit_find_by_id ("billion"),
    .rank = RANK_FACT,
  };

  set_value (self, &field, node);
}

static void
add_model (Records *self, const EfTreeNode *info)
{
  static const char *const names[] = { "name", "id", NULL };
  const EfTreeNode *details = ef_tree_get (info, "additional_details");

  set_text (self, "model", EF_ROLE_NAME, RANK_FACT, ef_tree_get_any (info, names));
  set_text (self, "developer", EF_ROLE_GROUP, RANK_FACT, ef_tree_get (info, "developer"));
  set_parameters (self, "parameters", "parameters", ef_tree_get (details, "params_billions"));
  for (guint i = 0; ef_tree_is (details, EF_TREE_MAPPING) && i < details->n_children; i++)
    {
      const EfTreeNode *detail = ef_tree_at (details, i);
      const EfField field = { .name = detail->key, .rank = RANK_REST };

      if (strcmp (detail->key, "params_billions") != 0)
        set_value (self, &field, detail);
    }
}

/* Evaluations */

static gboolean
get_number (const EfTreeNode *node, double *number)
{
  return ef_tree_get_text (node) != NULL
         && ef_number_read_plain (node->text, node->length, number);
}

/* What a score becomes in its column. */
typedef struct
{
  guint top;    /* what the record counts up to, from 0; 0 if that is unknown */
  guint column; /* what the column counts up to */
} Conversion;

/* What the record states as @text, as the column counts (transfer full). */
static char *
convert (const Conversion *self, const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double number;

  if (self->top == self->column || text == NULL
      || !ef_number_read_plain (text, strlen (text), &number))
    return g_strdup (text);

  /* Without the dust of the division. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number * self->column / self->top);

  return g_strdup (buffer);
}

/* What a bound is made of stands in a column of its own too, whose name says which kind of bound
 * it is: "IFEval stderr". */
static void
set_cause (Records *self, const char *score, const char *words, const EfTreeNode *node,
           const Conversion *conversion)
{
  g_autofree char *name = g_strdup_printf ("%s %s", score, words);
  const EfField field = { .name = name, .plain = TRUE, .rank = RANK_REST };
  g_autofree char *text = convert (conversion, ef_tree_get_text (node));
  g_autofree char *place = NULL;

  if (text == NULL)
    return;
  place = ef_tree_dup_pointer (node);
  ef_records_set_at (self->records, ef_records_get_field (self->records, &field), text, place);
}

/* Of another level, or of none that is said, an interval stays without a name. */
static gboolean
is_of_95_percent (const EfTreeNode *interval)
{
  double level;

  return get_number (ef_tree_get (interval, "confidence_level"), &level)
         && fabs (level - 0.95) < 1e-9;
}

static void
set_bounds (Records *self, guint field, const char *name, const EfTreeNode *details,
            const Conversion *conversion)
{
  const EfTreeNode *uncertainty = ef_tree_get (details, "uncertainty");
  const EfTreeNode *interval = ef_tree_get (uncertainty, "confidence_interval");
  const EfTreeNode *error = ef_tree_get (ef_tree_get (uncertainty, "standard_error"), "value");
  g_autofree char *place = uncertainty != NULL ? ef_tree_dup_pointer (uncertainty) : NULL;
  char least[G_ASCII_DTOSTR_BUF_SIZE], greatest[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double score, distance;

  if (interval != NULL)
    {
      low = convert (conversion, ef_tree_get_text (ef_tree_get (interval, "lower")));
      high = convert (conversion, ef_tree_get_text (ef_tree_get (interval, "upper")));
      ef_records_set_bounds (self->records, field, low, high, place + self->row_length);
      if (is_of_95_percent (interval))
        {
          set_cause (self, name, "lower 95", ef_tree_get (interval, "lower"), conversion);
          set_cause (self, name, "upper 95", ef_tree_get (interval, "upper"), conversion);
        }
      return;
    }
  if (!get_number (ef_tree_get (details, "score"), &score) || !get_number (error, &distance)
      || distance <= 0)
    return;
  low = convert (conversion, g_ascii_dtostr (least, sizeof least, score - distance));
  high = convert (conversion, g_ascii_dtostr (greatest, sizeof greatest, score + distance));
  ef_records_set_bounds (self->records, field, low, high, NULL);
  set_cause (self, name, "stderr",
             ef_tree_get (ef_tree_get (uncertainty, "standard_error"), "value"), conversion);
}

/* The whole number that a record counts up to from 0, such as 1 or 100; else 0. */
static guint
get_top (const EfTreeNode *config)
{
  double min, max;

  if (!get_number (ef_tree_get (config, "min_score"), &min)
      || !get_number (ef_tree_get (config, "max_score"), &max) || min != 0
      || !(max >= 1 && max <= TOP_MAX) || max != floor (max))
    return 0;

  return (guint) max;
}

/* The first record of an evaluation says what its column counts up to, also for other files of a
 * folder. What does not say where it ends stays as it is. */
static Conversion
find_conversion (Records *self, const char *name, const EfTreeNode *config)
{
  EfCardJoin *join = self->reading->join;
  Conversion conversion = { .top = get_top (config) };

  if (conversion.top == 0)
    return conversion;

  conversion.column = join != NULL
                        ? ef_card_join_recall (join, name)
                        : GPOINTER_TO_UINT (g_hash_table_lookup (self->tops, name));
  if (conversion.column == 0)
    {
      conversion.column = conversion.top;
      if (join != NULL)
        ef_card_join_remember (join, name, conversion.top);
      else
        g_hash_table_insert (self->tops, g_strdup (name), GUINT_TO_POINTER (conversion.top));
    }

  return conversion;
}

/* Says so in the report and beside the value. */
static void
tell_conversion (Records *self, guint field, const char *name, const EfTreeNode *score,
                 const Conversion *conversion)
{
  g_autofree char *place = ef_tree_dup_pointer (score);
  g_autofree char *formula
    = g_strdup_printf ("%s × %u / %u", score->text, conversion->column, conversion->top);

  ef_records_set_origin (self->records, field, EF_ORIGIN_DERIVED, formula);
  ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_INFO,
                      ef_input_get_name (self->reading->input), place,
                      _("The score %s of “%s” is converted: this record counts up to %u, an "
                        "earlier one up to %u."),
                      score->text, name, conversion->top, conversion->column);
}

static void
set_score (Records *self, const EfField *field, const EfTreeNode *config,
           const EfTreeNode *details)
{
  const EfTreeNode *score = ef_tree_get (details, "score");
  const Conversion conversion = find_conversion (self, field->name, config);
  const guint number = ef_records_get_field (self->records, field);
  g_autofree char *text = convert (&conversion, score->text);
  g_autofree char *place = ef_tree_dup_pointer (score);

  ef_records_set_at (self->records, number, text, place);
  if (conversion.top != conversion.column)
    tell_conversion (self, number, field->name, score, &conversion);
  set_bounds (self, number, field->name, details, &conversion);
}

/* FALSE after saying that the score is none of those that the record itself calls possible. A bound
 * that is null, or infinite, is none. */
static gboolean
is_possible (Records *self, const char *name, const EfTreeNode *config, const EfTreeNode *score)
{
  const EfTreeNode *lowest = ef_tree_get (config, "min_score");
  const EfTreeNode *highest = ef_tree_get (config, "max_score");
  g_autofree char *place = NULL;
  double number, min, max;
  gboolean has_min = get_number (lowest, &min);
  gboolean has_max = get_number (highest, &max);

  if (!get_number (score, &number) || (has_min && has_max && min >= max)
      || ((!has_min || number >= min) && (!has_max || number <= max)))
    return TRUE;

  place = ef_tree_dup_pointer (score);
  if (has_min && number < min)
    ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING,
                        ef_input_get_name (self->reading->input), place,
                        _("The score %s of “%s” is left out: the lowest that the record calls "
                          "possible is %s."),
                        score->text, name, lowest->text);
  else
    ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING,
                        ef_input_get_name (self->reading->input), place,
                        _("The score %s of “%s” is left out: the highest that the record calls "
                          "possible is %s."),
                        score->text, name, highest->text);

  return FALSE;
}

/* What an evaluation is called: two metrics of one have its name in common. */
static char *
make_name (const EfTreeNode *evaluation, const char *name)
{
  const EfTreeNode *config = ef_tree_get (evaluation, "metric_config");
  const char *metric = ef_tree_get_text (ef_tree_get (config, "metric_name"));

  if (metric == NULL || strcmp (metric, name) == 0)
    return g_strdup (name);

  return g_strdup_printf ("%s, %s", name, metric);
}

static void
add_evaluation (Records *self, const EfTreeNode *evaluation)
{
  const EfTreeNode *config = ef_tree_get (evaluation, "metric_config");
  const EfTreeNode *details = ef_tree_get (evaluation, "score_details");
  const EfTreeNode *score = ef_tree_get (details, "score");
  const char *evaluated = ef_tree_get_text (ef_tree_get (evaluation, "evaluation_name"));
  g_autofree char *name = make_name (evaluation, evaluated != NULL ? evaluated : "score");
  EfField field = { .name = name, .rank = RANK_SCORE };
  gboolean lower;
  guint number;

  if (ef_tree_get_text (score) == NULL || !is_possible (self, name, config, score))
    return;
  if (ef_tree_get_boolean (ef_tree_get (config, "lower_is_better"), &lower))
    {
      field.direction = lower ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      field.direction_reason = EF_DIRECTION_REASON_FILE;
    }
  number = ef_records_get_field (self->records, &field);
  if (ef_records_get (self->records, number) != NULL)
    {
      g_autofree char *place = ef_tree_dup_pointer (score);

      ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING,
                          ef_input_get_name (self->reading->input), place,
                          _("The record has “%s” twice; the first score counts."), name);
      return;
    }
  set_score (self, &field, config, details);
}

/* FALSE if it is no record. */
static gboolean
add_record (Records *self, const EfTreeNode *record)
{
  const EfTreeNode *evaluations = ef_tree_get (record, "evaluation_results");
  const EfTreeNode *source = ef_tree_get (record, "source_metadata");
  g_autofree char *place = NULL;

  if (!ef_tree_is (evaluations, EF_TREE_LIST))
    return FALSE;
  place = ef_tree_dup_pointer (record);
  self->row_length = strlen (place);
  ef_records_begin_row (self->records,
                        self->reading->join != NULL ? ef_input_get_name (self->reading->input)
                                                    : NULL,
                        place);
  add_model (self, ef_tree_get (record, "model_info"));
  for (guint i = 0; i < evaluations->n_children; i++)
    add_evaluation (self, ef_tree_at (evaluations, i));
  set_text (self, "source", EF_ROLE_NONE, RANK_REST, ef_tree_get (source, "source_name"));

  return TRUE;
}

/* FALSE with @error if there is none. */
static gboolean
read_records (Records *self, const EfTreeNode *root, GError **error)
{
  const char *file = ef_input_get_name (self->reading->input);
  guint n = 0;

  if (ef_tree_is (root, EF_TREE_MAPPING))
    n = add_record (self, root);
  else
    for (guint i = 0; i < root->n_children; i++)
      n += add_record (self, ef_tree_at (root, i));
  if (n == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of evaluation records, but there is no evaluation in it."),
                   file);
      return FALSE;
    }
  self->reading->summary
    = g_strdup_printf (ngettext ("Evaluations of %u model", "Evaluations of %u models", n), n);

  return TRUE;
}

/* The node of the file, without a table where its rows go to others. */
static EfCatalogNode *
make_node (Records *self, GError **error)
{
  const char *file = ef_input_get_name (self->reading->input);
  g_autoptr (EfTable) table = NULL;
  EfCatalogNode *root;

  if (self->reading->join == NULL)
    {
      table = ef_card_rows_make_table (&self->rows, file, file, error);
      if (table == NULL)
        return NULL;
      ef_text_pool_freeze (self->rows.pool);
    }
  root = ef_catalog_node_new (file, NULL);
  if (table != NULL)
    ef_catalog_node_add_table (root, table);

  return root;
}

static EfTree *
read_tree (EfReading *reading, GError **error)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = NULL;
  const guint8 *head;
  gsize length;

  head = ef_input_peek (reading->input, &length, error);
  if (head == NULL)
    return NULL;
  keys = ef_json_keys_list ((const char *) head, length, &lines);
  if (lines)
    return ef_tree_read_json_lines (reading->input, reading->diagnostics, reading->cancellable,
                                    error);

  return ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
}

static EfCatalogNode *
read_every_eval (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  Records records = { .reading = reading };
  EfCatalogNode *root = NULL;

  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  tree = read_tree (reading, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  ef_card_rows_init (&records.rows, reading, NULL);
  records.records = records.rows.records;
  records.tops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (read_records (&records, ef_tree_get_root (tree), error))
    root = make_node (&records, error);
  ef_card_rows_clear (&records.rows);
  g_hash_table_unref (records.tops);

  return root;
}

const EfReader ef_reader_every_eval = {
  .id = ID,
  .name = N_ ("Evaluation records of Every Eval Ever (JSON)"),
  .sniff = sniff,
  .read = read_every_eval,
  .joined_name = "Every Eval Ever",
  .noun = EF_READER_NOUN_RECORD,
};
