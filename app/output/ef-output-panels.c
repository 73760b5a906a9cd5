/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output-private.h"

#include "ef-chart-resamples.h"
#include "ef-error.h"
#include "ef-paint.h"
#include "ef-panels.h"
#include "ef-project.h"
#include "ef-words.h"

/* Several charts as one figure. */

#define POINTS_PER_MM (72.0 / 25.4)

EfOutput *
ef_output_new_panels (EfCatalog *catalog,
                      const EfChartSpec *const *specs,
                      guint n,
                      guint n_columns,
                      EfOutputFormat format)
{
  EfOutput *self;
  guint n_rows;

  g_return_val_if_fail (specs != NULL && n > 0 && n <= EF_PANELS_MAX, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);
  g_return_val_if_fail (ef_output_format_is_figure (format), NULL);

  self = ef_output_new (catalog, specs[0], format);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->panels, ef_chart_spec_copy (specs[i]));
  self->n_columns = MIN (n_columns, n);
  n_rows = (n + self->n_columns - 1) / self->n_columns;
  self->width = specs[0]->width_mm * POINTS_PER_MM;
  self->height = specs[0]->height_mm * POINTS_PER_MM * n_rows / self->n_columns;

  return self;
}

/* The points of one panel. (transfer full) */
static EfChartData *
find_points (const EfOutput *self,
             const EfChartSpec *spec,
             GCancellable *cancellable,
             GError **error)
{
  EfTable *table = ef_catalog_get_table (self->catalog, spec->table_id);
  g_autoptr (EfChartData) data = NULL;

  if (table == NULL)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                           _ ("The table of the chart is not in the project."));
      return NULL;
    }
  data = ef_chart_data_new (table, spec, cancellable, error);
  if (data == NULL)
    return NULL;

  return ef_chart_resamples_complete (data, spec, cancellable, error);
}

EfScene *
ef_output_compose_panels (const EfOutput *self,
                          PangoContext *pango,
                          GCancellable *cancellable,
                          GError **error)
{
  const EfChartSpec *looks = self->spec;
  EfComposeOptions options = {
    .width = self->width,
    .height = self->height,
    .theme = ef_theme_find (looks->theme),
    .ticks = ef_tick_style_for_language (looks->language),
    .font_size = looks->font_size,
  };
  g_autoptr (GPtrArray) points
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_data_unref);
  EfPanel panels[EF_PANELS_MAX] = { 0 };
  EfScene *scene;

  for (guint i = 0; i < self->panels->len; i++)
    {
      panels[i].spec = self->panels->pdata[i];
      panels[i].data = find_points (self, panels[i].spec, cancellable, error);
      if (panels[i].data == NULL)
        return NULL;
      g_ptr_array_add (points, panels[i].data);
    }
  options.pango = pango != NULL ? g_object_ref (pango) : ef_paint_create_pango_context ();
  scene = ef_panels_compose (panels, self->panels->len, self->n_columns, &options);
  g_object_unref (options.pango);

  return scene;
}

GBytes *
ef_output_dup_panels_project (const EfOutput *self, GCancellable *cancellable, GError **error)
{
  return ef_project_for_panels (self->catalog, (const EfChartSpec *const *) self->panels->pdata,
                                self->panels->len, cancellable, error);
}
