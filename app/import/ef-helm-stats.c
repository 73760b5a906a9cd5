/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-helm-stats.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-number.h"
#include "ef-quantity.h"

#define MODEL "model="

/* The names of runs */

char *
ef_helm_run_dup_model (const char *name)
{
  const char *start = strstr (name, MODEL);
  char *model, *organisation;

  if (start == NULL)
    return NULL;
  start += strlen (MODEL);
  model = g_strndup (start, strcspn (start, ",/"));
  if ((organisation = strchr (model, '_')) != NULL)
    *organisation = '/';

  return model;
}

char *
ef_helm_run_dup_scenario (const char *name)
{
  const char *model = strstr (name, MODEL);
  g_autofree char *before = NULL;
  const char *start;
  char *end;

  if (model == NULL)
    return NULL;
  before = g_strndup (name, (gsize) (model - name));
  start = strrchr (before, '/') != NULL ? strrchr (before, '/') + 1 : before;
  end = before + strlen (before);
  while (end > start && (end[-1] == ',' || end[-1] == ':'))
    *--end = '\0';
  return *start != '\0' ? g_strdup (start) : NULL;
}

/* Rows */

static void
append_part (GString *place, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (place, "%s%s=%s", place->len > 1 ? ", " : "", key, value);
}

/* What the metrics of one row have in common, which is where the row stands: "[split=test,
 * perturbation=dialect]" (transfer full). The list itself is in the order of its making. */
static char *
dup_place (const EfTreeNode *name)
{
  const EfTreeNode *perturbation = ef_tree_get (name, "perturbation");
  GString *place = g_string_new ("[");

  append_part (place, "split", ef_tree_get_text (ef_tree_get (name, "split")));
  append_part (place, "sub_split", ef_tree_get_text (ef_tree_get (name, "sub_split")));
  append_part (place, "perturbation", ef_tree_get_text (ef_tree_get (perturbation, "name")));
  append_part (place, "computed_on", ef_tree_get_text (ef_tree_get (perturbation, "computed_on")));
  g_string_append_c (place, ']');

  return g_string_free (place, FALSE);
}

/* Lists of stats by row (transfer full). @order: of these lists, as they come first. */
static GHashTable *
group_stats (const EfTreeNode *stats, GPtrArray *order)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < ef_tree_count_items (stats, NULL); i++)
    {
      const EfTreeNode *stat = ef_tree_get_item (stats, NULL, i);
      g_autofree char *place = dup_place (ef_tree_get (stat, "name"));
      GPtrArray *row = g_hash_table_lookup (rows, place);

      if (ef_tree_get_text (ef_tree_get (stat, "mean")) == NULL)
        continue;
      if (row == NULL)
        {
          row = g_ptr_array_new ();
          g_hash_table_insert (rows, g_steal_pointer (&place), row);
          g_ptr_array_add (order, row);
        }
      g_ptr_array_add (row, (gpointer) stat);
    }
  return rows;
}

static double
get_number (const EfTreeNode *stat, const char *key)
{
  const char *text = ef_tree_get_text (ef_tree_get (stat, key));
  double number;

  return text != NULL && ef_number_read_plain (text, strlen (text), &number) ? number : NAN;
}

/* One trial says nothing of how far off it may be; of several, the standard error of the mean. */
static void
add_bounds (EfCardRows *rows, guint field, const EfTreeNode *stat)
{
  double count = get_number (stat, "count");
  double mean = get_number (stat, "mean");
  double error = get_number (stat, "stddev") / sqrt (count);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  if (field == G_MAXUINT || !(count > 1) || !(error > 0) || !isfinite (mean + error))
    return;
  g_ascii_dtostr (low, sizeof low, mean - error);
  g_ascii_dtostr (high, sizeof high, mean + error);
  ef_records_set_bounds (rows->records, field, low, high, NULL);
}

/* Where in its row a metric stands: "[name=exact_match].mean" (transfer full). */
static char *
dup_suffix (const char *metric)
{
  return g_strdup_printf ("[name=%s].mean", metric);
}

/* What was counted is no score, whatever its name reminds of. */
static void
add_metric (EfCardRows *rows, const EfTreeNode *stat)
{
  const EfTreeNode *name = ef_tree_get (ef_tree_get (stat, "name"), "name");
  const EfTreeNode *mean = ef_tree_get (stat, "mean");
  const char *metric = ef_tree_get_text (name) != NULL ? ef_tree_get_text (name) : "metric";
  const gboolean counted = g_str_has_prefix (metric, "num_");
  g_autofree char *id = g_strconcat ("metric\n", metric, NULL);
  g_autofree char *suffix = dup_suffix (metric);
  const EfField field = { .id = id, .name = metric, .plain = counted,
                          .rank = counted ? EF_CARD_RANK_REST : EF_CARD_RANK_METRIC };
  const guint number = ef_records_get_field (rows->records, &field);

  if (ef_records_set (rows->records, number, ef_tree_get_text (mean), suffix))
    add_bounds (rows, number, stat);
  else
    ef_card_rows_report (rows, EF_SEVERITY_WARNING, stat,
                         _("The run has “%s” twice for the same data; the first value counts."),
                         metric);
}

static void
add_row (EfCardRows *rows, GPtrArray *stats, const char *prefix, const char *model,
         const char *scenario)
{
  static const EfField run = { .name = "scenario", .plain = TRUE, .text = TRUE,
                               .role = EF_ROLE_GROUP, .rank = EF_CARD_RANK_DESCRIPTION };
  const EfTreeNode *first = g_ptr_array_index (stats, 0);
  const EfTreeNode *name = ef_tree_get (first, "name");
  const EfTreeNode *perturbation = ef_tree_get (name, "perturbation");
  g_autofree char *part = dup_place (name);
  g_autofree char *place = g_strconcat (prefix, part, NULL);

  ef_card_rows_begin_at (rows, place);
  ef_card_rows_set (rows, &ef_card_field_model, model, first);
  if (scenario != NULL)
    ef_card_rows_set (rows, &run, scenario, first);
  ef_card_rows_describe (rows, "split", ef_tree_get (name, "split"));
  ef_card_rows_describe (rows, "part of the split", ef_tree_get (name, "sub_split"));
  ef_card_rows_describe (rows, "perturbation", ef_tree_get (perturbation, "name"));
  ef_card_rows_describe (rows, "computed on", ef_tree_get (perturbation, "computed_on"));
  for (guint i = 0; i < stats->len; i++)
    add_metric (rows, g_ptr_array_index (stats, i));
}

void
ef_helm_stats_add (EfCardRows *rows, const EfTreeNode *stats, const char *prefix,
                   const char *model, const char *scenario)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) groups = group_stats (stats, order);

  for (guint i = 0; i < order->len; i++)
    add_row (rows, g_ptr_array_index (order, i), prefix, model, scenario);
}
