/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* The charts of a document: their order, their ids, and which one is current. */

static EfChart *
chart_new (const char *id, const EfChartSpec *spec)
{
  EfChart *chart = g_new (EfChart, 1);

  chart->id = g_strdup (id);
  chart->spec = ef_chart_spec_copy (spec);

  return chart;
}

static void
chart_free (gpointer data)
{
  EfChart *chart = data;

  g_free (chart->id);
  ef_chart_spec_free (chart->spec);
  g_free (chart);
}

static EfChart *
find_chart (EfDocument *self, const char *chart_id)
{
  return chart_id != NULL ? g_hash_table_lookup (self->by_id, chart_id) : NULL;
}

static char *
new_chart_id (EfDocument *self)
{
  return g_strdup_printf ("chart-%" G_GUINT64_FORMAT, ++self->last_chart);
}

/* Remembers the number of an id that came from a file, so that it is not given out again. Ids of
 * other forms cannot collide with ours. */
static void
note_chart_id (EfDocument *self, const char *chart_id)
{
  guint64 number;

  if (g_str_has_prefix (chart_id, "chart-")
      && g_ascii_string_to_unsigned (chart_id + strlen ("chart-"), 10, 0, G_MAXUINT64 / 2, &number,
                                     NULL))
    self->last_chart = MAX (self->last_chart, number);
}

static void
add_news_of_chart (EfDocument *self, const char *chart_id)
{
  if (!g_ptr_array_find_with_equal_func (self->news.chart_ids, chart_id, g_str_equal, NULL))
    g_ptr_array_add (self->news.chart_ids, g_strdup (chart_id));
}

void
ef_document_init_charts (EfDocument *self)
{
  self->charts = g_ptr_array_new_with_free_func (chart_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

void
ef_document_insert_chart (EfDocument *self,
                          guint index,
                          const char *chart_id,
                          const EfChartSpec *spec)
{
  EfChart *chart = chart_new (chart_id, spec);

  g_assert (find_chart (self, chart_id) == NULL);

  g_ptr_array_insert (self->charts, MIN (index, self->charts->len), chart);
  g_hash_table_insert (self->by_id, chart->id, chart);
  self->news.charts = TRUE;
}

void
ef_document_put_chart (EfDocument *self, const char *chart_id, const EfChartSpec *spec)
{
  EfChart *chart = find_chart (self, chart_id);
  EfChartSpec *old;

  g_assert (chart != NULL);

  old = chart->spec;
  chart->spec = ef_chart_spec_copy (spec);
  if (g_strcmp0 (old->title, spec->title) != 0)
    self->news.charts = TRUE;
  add_news_of_chart (self, chart_id);
  ef_chart_spec_free (old);
}

/* If it was the current chart, its neighbour is current now. */
void
ef_document_drop_chart (EfDocument *self, const char *chart_id)
{
  gint index = ef_document_find_chart_index (self, chart_id);

  g_assert (index >= 0);

  if (g_strcmp0 (self->current_chart, chart_id) == 0)
    {
      guint neighbour = (guint) index + 1 < self->charts->len ? index + 1 : index - 1;
      EfChart *chart
        = neighbour < self->charts->len ? g_ptr_array_index (self->charts, neighbour) : NULL;

      g_free (self->current_chart);
      self->current_chart = chart != NULL ? g_strdup (chart->id) : NULL;
    }

  g_hash_table_remove (self->by_id, chart_id);
  g_ptr_array_remove_index (self->charts, index);
  self->news.charts = TRUE;
}

gint
ef_document_find_chart_index (EfDocument *self, const char *chart_id)
{
  for (guint i = 0; i < self->charts->len; i++)
    if (g_strcmp0 (((EfChart *) g_ptr_array_index (self->charts, i))->id, chart_id) == 0)
      return i;

  return -1;
}

/* A chart whose table goes away with its source goes with it, otherwise the project would keep
 * charts that show nothing. */
void
ef_document_remove_orphaned_charts (EfDocument *self, EfCatalog *remaining)
{
  for (guint i = self->charts->len; i > 0; i--)
    {
      EfChart *chart = g_ptr_array_index (self->charts, i - 1);
      const char *table_id = chart->spec->table_id;

      if (table_id != NULL && ef_catalog_get_table (self->catalog, table_id) != NULL
          && ef_catalog_get_table (remaining, table_id) == NULL)
        {
          ef_document_forget_chart (self, chart->id);
          ef_history_do (self->history, ef_chart_change_new (chart->id, i - 1, chart->spec, NULL),
                         NULL, NULL);
        }
    }
}

guint
ef_document_get_n_charts (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), 0);

  return self->charts->len;
}

const char *
ef_document_get_chart_id (EfDocument *self, guint index)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->charts->len, NULL);

  return ((EfChart *) g_ptr_array_index (self->charts, index))->id;
}

const EfChartSpec *
ef_document_get_chart (EfDocument *self, const char *chart_id)
{
  EfChart *chart;

  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  chart = find_chart (self, chart_id);

  return chart != NULL ? chart->spec : NULL;
}

const char *
ef_document_find_chart (EfDocument *self, const char *table_id)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < self->charts->len; i++)
    {
      EfChart *chart = g_ptr_array_index (self->charts, i);

      if (table_id != NULL && g_strcmp0 (chart->spec->table_id, table_id) == 0)
        return chart->id;
    }

  return NULL;
}

const char *
ef_document_add_chart (EfDocument *self, const EfChartSpec *spec, const char *label)
{
  g_autoptr (EfChartSpec) joined = NULL;
  g_autofree char *chart_id = NULL;
  EfChange *change;

  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  chart_id = new_chart_id (self);
  joined = ef_chart_spec_copy (spec);
  ef_what_if_join (&joined->what_if, self->scenarios);
  change = ef_chart_change_new (chart_id, self->charts->len, NULL, joined);
  ef_document_spread_scenarios (self, change, chart_id, joined->what_if.scenarios);
  ef_document_do_change (self, change, NULL, label);

  /* A handler of "charts-changed" may have taken it away again. */
  return find_chart (self, chart_id) != NULL ? find_chart (self, chart_id)->id : NULL;
}

void
ef_document_remove_chart (EfDocument *self, const char *chart_id, const char *label)
{
  EfChart *chart;
  gint index;

  g_return_if_fail (EF_IS_DOCUMENT (self));

  index = ef_document_find_chart_index (self, chart_id);
  g_return_if_fail (index >= 0);

  chart = g_ptr_array_index (self->charts, index);
  ef_history_begin_group (self->history, label);
  ef_document_forget_chart (self, chart->id);
  ef_history_do (self->history, ef_chart_change_new (chart->id, index, chart->spec, NULL), NULL,
                 NULL);
  ef_history_end_group (self->history);
  ef_document_announce (self);
}

void
ef_document_change_chart (EfDocument *self,
                          const char *chart_id,
                          const EfChartSpec *spec,
                          const char *merge_key,
                          const char *label)
{
  g_autoptr (EfChartSpec) wanted = NULL;
  g_autofree char *key = NULL;
  EfChange *change;
  EfChart *chart;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (spec != NULL);

  chart = find_chart (self, chart_id);
  g_return_if_fail (chart != NULL);

  wanted = ef_chart_spec_copy (spec);
  ef_chart_spec_keep_look (wanted, chart->spec);
  if (ef_chart_spec_equal (chart->spec, wanted))
    return;

  /* The same property of two charts is not the same property. */
  if (merge_key != NULL)
    key = g_strconcat (chart->id, " ", merge_key, NULL);
  change = ef_chart_change_new (chart->id, 0, chart->spec, wanted);
  ef_document_spread_scenarios (self, change, chart->id, wanted->what_if.scenarios);
  ef_document_do_change (self, change, key, label);
}

void
ef_document_set_chart_view (EfDocument *self, const char *chart_id, const EfView *view)
{
  EfChart *chart;

  g_return_if_fail (EF_IS_DOCUMENT (self));

  chart = find_chart (self, chart_id);
  g_return_if_fail (chart != NULL);

  chart->spec->has_view = view != NULL;
  chart->spec->view = view != NULL ? *view : (EfView){ 0 };
}

void
ef_document_set_chart_folded (EfDocument *self, const char *chart_id, const GPtrArray *texts)
{
  EfChart *chart;

  g_return_if_fail (EF_IS_DOCUMENT (self));

  chart = find_chart (self, chart_id);
  g_return_if_fail (chart != NULL);

  ef_table_view_set_folded (&chart->spec->table, texts);
}

void
ef_document_set_current_chart (EfDocument *self, const char *chart_id)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (chart_id == NULL || find_chart (self, chart_id) != NULL);

  /* Whoever shows the current chart hands in our own string and goes on using it. */
  if (g_strcmp0 (chart_id, self->current_chart) == 0)
    return;

  g_free (self->current_chart);
  self->current_chart = g_strdup (chart_id);
}

const char *
ef_document_get_current_chart (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  return self->current_chart;
}

void
ef_document_load_chart (EfDocument *self, const char *chart_id, const EfChartSpec *spec)
{
  g_autoptr (EfChartSpec) joined = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (chart_id != NULL && spec != NULL);
  g_return_if_fail (find_chart (self, chart_id) == NULL);

  joined = ef_chart_spec_copy (spec);
  ef_what_if_join (&joined->what_if, self->scenarios);
  if (!ef_scenarios_equal (self->scenarios, joined->what_if.scenarios))
    ef_document_load_scenarios (self, joined->what_if.scenarios);
  ef_document_insert_chart (self, self->charts->len, chart_id, joined);
  note_chart_id (self, chart_id);
  ef_document_announce (self);
}
