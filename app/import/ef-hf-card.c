/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-hf-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The structure is the Hub's, but a card is what a person typed: lists where one value belongs and
 * the other way round, keys in the plural, values that are words. */

/* Lists and mappings in the place of a text are shown, but not all of them. */
#define FLOW_MAX 200

static void
append_flow (const EfTreeNode *node, GString *out)
{
  const gboolean list = node->kind == EF_TREE_LIST;

  if (node->kind == EF_TREE_SCALAR)
    {
      g_string_append (out, node->text);
      return;
    }
  g_string_append_c (out, list ? '[' : '{');
  for (guint i = 0; i < node->n_children && out->len < FLOW_MAX; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (!list)
        g_string_append_printf (out, "%s: ", node->children[i].key);
      append_flow (&node->children[i], out);
    }
  g_string_append (out, out->len >= FLOW_MAX ? "…" : "");
  g_string_append_c (out, list ? ']' : '}');
}

static char *
dup_flow (const EfTreeNode *node)
{
  GString *out = g_string_new (NULL);

  append_flow (node, out);

  return g_string_free (out, FALSE);
}

/* Templates */

/* "{license}" is a mapping to YAML: a key without a value. */
static gboolean
is_placeholder (const EfTreeNode *node)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == EF_TREE_MAPPING && node->n_children == 1)
    return node->children[0].length == 0 && node->children[0].kind == EF_TREE_SCALAR
           && !node->children[0].quoted;

  return node->kind == EF_TREE_SCALAR && node->length > 2 && node->text[0] == '{'
         && node->text[node->length - 1] == '}';
}

static guint
count_placeholders (const EfTreeNode *node, const EfTreeNode **first)
{
  guint n = 0;

  if (is_placeholder (node))
    {
      if (*first == NULL)
        *first = node;
      return 1;
    }
  for (guint i = 0; i < node->n_children; i++)
    n += count_placeholders (&node->children[i], first);

  return n;
}

static void
report_placeholders (EfCard *card, const EfTreeNode *root)
{
  const EfTreeNode *first = NULL;
  guint n = count_placeholders (root, &first);
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  place = ef_tree_dup_place (first);
  if (first->kind == EF_TREE_MAPPING)
    text = g_strdup_printf ("{%s}", first->children[0].key);
  else
    text = g_strdup (first->text);
  ef_card_report (card, EF_SEVERITY_WARNING, place,
                  ngettext ("The template is not filled in: “%s” stands where a value belongs.",
                            "The template is not filled in: “%s” and the like stand in %u places "
                            "where values belong.",
                            n),
                  text, n);
}

/* Values */

/* The text of a scalar that says something, else NULL. */
static const char *
get_text (const EfTreeNode *node)
{
  const char *text = ef_tree_get_text (node);

  return text != NULL && *text != '\0' && !is_placeholder (node) ? text : NULL;
}

/* Underscores part the digits of a plain YAML number: 24_700_000. */
static char *
dup_value (const EfTreeNode *node)
{
  const char *text = get_text (node);
  GString *out;

  if (text == NULL)
    return NULL;
  if (node->quoted || strchr (text, '_') == NULL
      || strspn (text, "+-0123456789_.eE") != node->length)
    return g_strdup (text);

  out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    if (*text != '_')
      g_string_append_c (out, *text);

  return g_string_free (out, FALSE);
}

/* Words of a scalar, or of the items of a list: "mit", "a, b"; a mapping as it would be written. */
static char *
dup_words (const EfTreeNode *node)
{
  GString *words;

  if (node == NULL || ef_tree_is_null (node) || is_placeholder (node))
    return NULL;
  if (node->kind == EF_TREE_SCALAR)
    return g_strdup (node->text);
  if (node->kind == EF_TREE_MAPPING)
    return node->n_children > 0 ? dup_flow (node) : NULL;

  words = g_string_new (NULL);
  for (guint i = 0; i < node->n_children && words->len < FLOW_MAX; i++)
    if (get_text (&node->children[i]) != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", node->children[i].text);

  return g_string_free (words, FALSE);
}

static void
set_fact (EfCard *card, EfCardFact fact, const EfTreeNode *node)
{
  g_autofree char *path = node != NULL ? ef_tree_dup_path (node, NULL) : NULL;
  g_autofree char *words = dup_words (node);

  ef_card_set_fact (card, fact, words, path);
}

/* A number, or the reason why it is none, with its path. */
static void
set_number_fact (EfCard *card, EfCardFact fact, const EfTreeNode *node)
{
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;

  if (node == NULL || ef_tree_is_null (node) || is_placeholder (node))
    return;
  path = ef_tree_dup_path (node, NULL);
  value = dup_value (node);
  if (value == NULL)
    {
      g_autofree char *flow = dup_flow (node);

      ef_card_report (card, EF_SEVERITY_WARNING, path, _("“%s” is no number. It is left out."),
                      flow);
      return;
    }
  ef_card_set_fact (card, fact, value, path);
}

static void
take_emissions (EfCard *card, const EfTreeNode *node)
{
  static const char *const energy[] = { "energy_consumed", "energy", NULL };

  if (!ef_tree_is (node, EF_TREE_MAPPING) || is_placeholder (node))
    {
      set_number_fact (card, EF_CARD_EMISSIONS, node);
      return;
    }

  set_number_fact (card, EF_CARD_EMISSIONS, ef_tree_get (node, "emissions"));
  set_number_fact (card, EF_CARD_ENERGY, ef_tree_get_any (node, energy));
  set_number_fact (card, EF_CARD_HOURS, ef_tree_get (node, "hours_used"));
  set_number_fact (card, EF_CARD_RAM, ef_tree_get (node, "ram_total_size"));
  set_fact (card, EF_CARD_TRAINING_TYPE, ef_tree_get (node, "training_type"));
  set_fact (card, EF_CARD_HARDWARE, ef_tree_get (node, "hardware_used"));
  set_fact (card, EF_CARD_LOCATION, ef_tree_get (node, "geographical_location"));
  set_fact (card, EF_CARD_ON_CLOUD, ef_tree_get (node, "on_cloud"));
  set_fact (card, EF_CARD_CPU, ef_tree_get (node, "cpu_model"));
  set_fact (card, EF_CARD_EMISSIONS_SOURCE, ef_tree_get (node, "source"));
}

gboolean
ef_hf_card_take_facts (EfCard *card, const EfTreeNode *root)
{
  g_autofree char *place = ef_tree_dup_place (root);

  if (ef_tree_is_null (root))
    return TRUE;
  if (!ef_tree_is (root, EF_TREE_MAPPING))
    {
      ef_card_report (card, EF_SEVERITY_ERROR, place,
                      _("The head of the card is a list or a text where keys with values belong. "
                        "It is left out."));
      return FALSE;
    }

  report_placeholders (card, root);
  take_emissions (card, ef_tree_get (root, "co2_eq_emissions"));
  set_fact (card, EF_CARD_LICENSE, ef_tree_get (root, "license"));
  set_fact (card, EF_CARD_LIBRARY, ef_tree_get (root, "library_name"));
  set_fact (card, EF_CARD_PIPELINE, ef_tree_get (root, "pipeline_tag"));
  set_fact (card, EF_CARD_BASE_MODEL, ef_tree_get (root, "base_model"));
  set_fact (card, EF_CARD_TAGS, ef_tree_get (root, "tags"));

  return TRUE;
}

/* Metrics */

/* Takes over @message. */
static void
report_at (EfCard *card, const EfTreeNode *node, char *message)
{
  g_autofree char *path = ef_tree_dup_path (node, NULL);

  ef_card_report (card, EF_SEVERITY_WARNING, path, "%s", message);
  g_free (message);
}

/* The value of a metric as text; NULL, and reported, if it has none. */
static char *
read_value (EfCard *card, const EfTreeNode *metric, const char *name)
{
  const EfTreeNode *value = ef_tree_get (metric, "value");
  char *text;

  if (value == NULL)
    report_at (card, metric, g_strdup_printf (_("The metric “%s” has no value."), name));
  else if (ef_tree_is_null (value))
    report_at (card, value, g_strdup_printf (_("The value of “%s” is empty."), name));
  else if (value->kind == EF_TREE_LIST)
    report_at (card, value,
               g_strdup_printf (_("The value of “%s” is a list. It is left out."), name));
  else if (value->kind == EF_TREE_MAPPING && !is_placeholder (value))
    report_at (card, value,
               g_strdup_printf (_("The value of “%s” has parts of its own. It is left out."),
                                name));
  else if ((text = dup_value (value)) != NULL)
    {
      if (!ef_number_is_missing_marker (text, strlen (text)))
        return text;
      report_at (card, value,
                 g_strdup_printf (_("The value of “%s” is “%s”, so it is missing."), name, text));
      g_free (text);
    }

  return NULL;
}

static const char *
name_metric (const EfTreeNode *metric)
{
  static const char *const keys[] = { "type", "name", NULL };
  const char *name = get_text (ef_tree_get_any (metric, keys));

  return name != NULL ? name : "?";
}

static void
take_metric (EfCard *card, const EfTreeNode *result, const EfTreeNode *metric,
             GHashTable *types)
{
  const char *type = get_text (ef_tree_get (metric, "type"));
  const char *name = get_text (ef_tree_get (metric, "name"));
  const EfTreeNode *value = ef_tree_get (metric, "value");
  g_autofree char *suffix = ef_tree_dup_path (value != NULL ? value : metric, result);
  g_autofree char *text = NULL;

  if (!ef_tree_is (metric, EF_TREE_MAPPING))
    {
      report_at (card, metric, g_strdup (_("Something stands here that is no metric.")));
      return;
    }
  text = read_value (card, metric, name_metric (metric));
  if (text == NULL)
    return;

  /* Of several of a type each goes by its name. */
  if (type != NULL && name != NULL
      && GPOINTER_TO_UINT (g_hash_table_lookup (types, type)) > 1)
    type = NULL;
  ef_card_add_metric (card, type, name, text, suffix);
}

/* How often each type of metric occurs. */
static GHashTable *
count_types (const EfTreeNode *metrics)
{
  GHashTable *types = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < metrics->n_children; i++)
    {
      const char *type = get_text (ef_tree_get (&metrics->children[i], "type"));

      if (type != NULL)
        g_hash_table_insert (types, (gpointer) type,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (types, type))
                                               + 1));
    }

  return types;
}

static void
take_metrics (EfCard *card, const EfTreeNode *result, const EfTreeNode *metrics)
{
  g_autoptr (GHashTable) types = NULL;

  if (ef_tree_is_null (metrics) || (metrics->kind != EF_TREE_SCALAR && metrics->n_children == 0))
    {
      report_at (card, metrics != NULL ? metrics : result,
                 g_strdup (_("The result has no metrics.")));
      return;
    }
  types = count_types (metrics);
  if (metrics->kind == EF_TREE_LIST)
    for (guint i = 0; i < metrics->n_children; i++)
      take_metric (card, result, &metrics->children[i], types);
  else
    take_metric (card, result, metrics, types);
}

/* Results */

/* The first of the keys that says something, with what leads to it. */
static void
set_part (EfCard *card, EfResultPart part, const EfTreeNode *result, const EfTreeNode *node,
          const char *const *keys)
{
  if (ef_tree_is (node, EF_TREE_SCALAR))
    {
      g_autofree char *suffix = ef_tree_dup_path (node, result);

      ef_card_set_part (card, part, get_text (node), suffix);
      return;
    }
  for (; *keys != NULL; keys++)
    {
      const EfTreeNode *value = ef_tree_get (node, *keys);
      g_autofree char *words = dup_words (value);

      if (words != NULL)
        {
          g_autofree char *suffix = ef_tree_dup_path (value, result);

          ef_card_set_part (card, part, words, suffix);
          return;
        }
    }
}

static const EfTreeNode *
get_task (const EfTreeNode *result)
{
  static const char *const keys[] = { "task", "tasks", NULL };
  const EfTreeNode *task = ef_tree_get_any (result, keys);

  return ef_tree_is (task, EF_TREE_LIST) ? ef_tree_at (task, 0) : task;
}

static void
take_parts (EfCard *card, const EfTreeNode *result)
{
  static const char *const task_keys[] = { "name", "type", NULL };
  static const char *const dataset_keys[] = { "name", "type", NULL };
  static const char *const config_keys[] = { "config", "args", NULL };
  static const char *const split_keys[] = { "split", NULL };
  static const char *const source_keys[] = { "url", NULL };
  const EfTreeNode *dataset = ef_tree_get (result, "dataset");

  if (ef_tree_is (dataset, EF_TREE_LIST))
    dataset = ef_tree_at (dataset, 0);
  set_part (card, EF_RESULT_TASK, result, get_task (result), task_keys);
  set_part (card, EF_RESULT_DATASET, result, dataset, dataset_keys);
  if (ef_tree_is (dataset, EF_TREE_MAPPING))
    {
      set_part (card, EF_RESULT_CONFIG, result, dataset, config_keys);
      set_part (card, EF_RESULT_SPLIT, result, dataset, split_keys);
    }
  set_part (card, EF_RESULT_SOURCE, result, ef_tree_get (result, "source"), source_keys);
}

/* TRUE for a result of a template that nobody filled in. */
static gboolean
is_template (const EfTreeNode *result, const EfTreeNode *metrics)
{
  const EfTreeNode *first = NULL;
  const EfTreeNode *metric = ef_tree_is (metrics, EF_TREE_LIST) ? ef_tree_at (metrics, 0) : metrics;
  const EfTreeNode *value = ef_tree_get (metric, "value");

  return is_placeholder (value) || (value == NULL && count_placeholders (result, &first) > 0);
}

static void
take_result (EfCard *card, const char *model, const EfTreeNode *result)
{
  const EfTreeNode *metrics = ef_tree_get (result, "metrics");
  g_autofree char *place = ef_tree_dup_path (result, NULL);

  if (!ef_tree_is (result, EF_TREE_MAPPING))
    {
      report_at (card, result, g_strdup (_("Something stands here that is no result.")));
      return;
    }
  if (metrics == NULL)
    metrics = ef_tree_get (get_task (result), "metrics");
  if (is_template (result, metrics))
    return;
  ef_card_begin_result (card, model, place);
  take_parts (card, result);
  take_metrics (card, result, metrics);
}

static void
take_model (EfCard *card, const EfTreeNode *model)
{
  const EfTreeNode *results = ef_tree_get (model, "results");
  g_autofree char *name = dup_words (ef_tree_get (model, "name"));

  if (!ef_tree_is (model, EF_TREE_MAPPING))
    report_at (card, model, g_strdup (_("Something stands here that is no model.")));
  else if (ef_tree_is_null (results) || (results->kind == EF_TREE_LIST && results->n_children == 0))
    {
      g_autofree char *path = ef_tree_dup_path (results != NULL ? results : model, NULL);

      ef_card_report (card, EF_SEVERITY_INFO, path, _("model-index lists no results of “%s”."),
                      name != NULL ? name : "?");
    }
  else if (results->kind == EF_TREE_LIST)
    for (guint i = 0; i < results->n_children; i++)
      take_result (card, name, &results->children[i]);
  else
    take_result (card, name, results);
}

void
ef_hf_card_take_results (EfCard *card, const EfTreeNode *root)
{
  static const char *const keys[] = { "model-index", "model_index", NULL };
  const EfTreeNode *index = ef_tree_get_any (root, keys);

  if (ef_tree_is_null (index) || is_placeholder (index))
    return;
  if (index->kind == EF_TREE_LIST)
    for (guint i = 0; i < index->n_children; i++)
      take_model (card, &index->children[i]);
  else
    take_model (card, index);
}

/* .eval_results */

gboolean
ef_hf_card_is_eval_results (const EfTreeNode *root)
{
  const EfTreeNode *first = ef_tree_is (root, EF_TREE_LIST) ? ef_tree_at (root, 0) : NULL;

  return ef_tree_get (first, "dataset") != NULL && ef_tree_get (first, "value") != NULL;
}

static void
take_eval_result (EfCard *card, const EfTreeNode *result)
{
  static const char *const dataset_keys[] = { "id", NULL };
  static const char *const task_keys[] = { "task_id", NULL };
  static const char *const self_keys[] = { NULL };
  static const char *const source_keys[] = { "url", NULL };
  const EfTreeNode *dataset = ef_tree_get (result, "dataset");
  g_autofree char *place = ef_tree_dup_path (result, NULL);
  g_autofree char *text = NULL;

  if (!ef_tree_is (result, EF_TREE_MAPPING))
    {
      report_at (card, result, g_strdup (_("Something stands here that is no result.")));
      return;
    }
  if (is_placeholder (ef_tree_get (result, "value")))
    return;
  text = read_value (card, result, "value");
  ef_card_begin_result (card, NULL, place);
  set_part (card, EF_RESULT_TASK, result, dataset, task_keys);
  set_part (card, EF_RESULT_DATASET, result, dataset, dataset_keys);
  set_part (card, EF_RESULT_DATE, result, ef_tree_get (result, "date"), self_keys);
  set_part (card, EF_RESULT_NOTES, result, ef_tree_get (result, "notes"), self_keys);
  set_part (card, EF_RESULT_SOURCE, result, ef_tree_get (result, "source"), source_keys);
  if (text != NULL)
    ef_card_add_metric (card, "value", NULL, text, ".value");
}

void
ef_hf_card_take_eval_results (EfCard *card, const EfTreeNode *root)
{
  report_placeholders (card, root);
  for (guint i = 0; i < root->n_children; i++)
    take_eval_result (card, &root->children[i]);
}
