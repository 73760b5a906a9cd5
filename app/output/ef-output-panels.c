/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output-private.h"

#include "ef-chart-resamples.h"
#include "ef-error.h"
#include "ef-figure-size.h"
#include "ef-paint.h"
#include "ef-panels-groups.h"
#include "ef-panels.h"
#include "ef-project.h"
#include "ef-words.h"

/* Several charts as one figure. */

#define POINTS_PER_MM (72.0 / 25.4)

EfOutput *
ef_output_new_panels (EfCatalog *catalog,
                      const EfChartSpec *const *specs,
                      guint n,
                      const EfPanelsSpec *layout,
                      EfOutputFormat format)
{
  EfOutput *self;

  g_return_val_if_fail (specs != NULL && n > 0 && n <= EF_PANELS_MAX, NULL);
  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (ef_output_format_is_figure (format), NULL);

  self = ef_output_new (catalog, specs[0], format);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->panels, ef_chart_spec_copy (specs[i]));
  self->layout = ef_panels_spec_copy (layout);
  self->spec->font_size = layout->font_size;
  ef_chart_spec_set_string (&self->spec->language, layout->language);
  ef_chart_spec_set_string (&self->spec->theme, layout->theme);
  /* Whatever project it is from, the figure is in its own. */
  self->command
    = g_strdup_printf ("frontier render figure.%s --panels panels-1 -o figure.%s",
                       ef_output_format_to_word (format), ef_output_format_to_word (format));

  return self;
}

EfOutput *
ef_output_new_for_panels (EfDocument *document, const EfPanelsSpec *layout, EfOutputFormat format)
{
  const EfChartSpec *specs[EF_PANELS_MAX];
  guint n = 0;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->charts->len && n < EF_PANELS_MAX; i++)
    {
      specs[n] = ef_document_get_chart (document, layout->charts->pdata[i]);
      if (specs[n] != NULL)
        n++;
    }
  if (n == 0)
    return NULL;

  return ef_output_new_panels (ef_document_get_catalog (document), specs, n, layout, format);
}

/* The points of one panel. (transfer full) */
static EfChartData *
find_points (const EfOutput *self,
             const EfChartSpec *spec,
             GCancellable *cancellable,
             GError **error)
{
  EfTable *table = ef_catalog_get_table (self->catalog, spec->table_id);

  if (table == NULL)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                           _ ("The table of the chart is not in the project."));
      return NULL;
    }
  return ef_chart_data_new (table, spec, cancellable, error);
}

/* Draws the values of all panels anew where their charts want that; @points holds the results. */
static gboolean
complete_panels (EfPanel *panels,
                 guint n,
                 GPtrArray *points,
                 GCancellable *cancellable,
                 GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      panels[i].data
        = ef_chart_resamples_complete (panels[i].data, panels[i].spec, cancellable, error);
      if (panels[i].data == NULL)
        return FALSE;
      g_ptr_array_add (points, panels[i].data);
    }

  return TRUE;
}

EfScene *
ef_output_compose_panels (const EfOutput *self,
                          PangoContext *pango,
                          GCancellable *cancellable,
                          GError **error)
{
  const EfChartSpec *looks = self->spec;
  EfComposeOptions options = {
    .width = self->width > 0 ? self->width : self->layout->width_mm * POINTS_PER_MM,
    .height = self->height > 0 ? self->height : self->layout->height_mm * POINTS_PER_MM,
    .theme = ef_theme_find (looks->theme),
    .ticks = ef_tick_style_for_language (looks->language),
    .font_size = looks->font_size,
  };
  g_autoptr (GPtrArray) points
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_data_unref);
  g_autoptr (GPtrArray) specs
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  EfPanel panels[EF_PANELS_MAX] = { 0 };
  EfScene *scene;

  options.type_min = ef_figure_size_get_type_min (options.width, options.height);
  for (guint i = 0; i < self->panels->len; i++)
    {
      /* One figure speaks one language. */
      EfChartSpec *spec = ef_chart_spec_copy (self->panels->pdata[i]);

      g_ptr_array_add (specs, spec);
      ef_chart_spec_set_string (&spec->language, looks->language);
      panels[i].spec = spec;
      panels[i].data = find_points (self, panels[i].spec, cancellable, error);
      if (panels[i].data == NULL)
        return NULL;
      g_ptr_array_add (points, panels[i].data);
    }
  ef_panels_share_groups (panels, self->panels->len, self->layout);
  if (!complete_panels (panels, self->panels->len, points, cancellable, error))
    return NULL;
  options.pango = pango != NULL ? g_object_ref (pango) : ef_paint_create_pango_context ();
  scene = ef_panels_compose (panels, self->panels->len, self->layout, &options);
  g_object_unref (options.pango);

  return scene;
}

GBytes *
ef_output_dup_panels_project (const EfOutput *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfPanelsSpec) layout = ef_panels_spec_copy (self->layout);

  /* As it looks, whatever the project says. */
  layout->font_size = self->spec->font_size;
  ef_chart_spec_set_string (&layout->language, self->spec->language);
  ef_chart_spec_set_string (&layout->theme, self->spec->theme);

  return ef_project_for_panels (self->catalog, (const EfChartSpec *const *) self->panels->pdata,
                                self->panels->len, layout, self->with_large, cancellable,
                                error);
}

guint64
ef_output_count_values (const EfOutput *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->panels != NULL
           ? ef_project_count_figure_values (
               self->catalog, (const EfChartSpec *const *) self->panels->pdata, self->panels->len)
           : ef_project_count_figure_values (self->catalog,
                                             (const EfChartSpec *const *) &self->spec, 1);
}

/* ---- All figures of a project ---- */

guint
ef_output_count_figures (EfDocument *document, EfOutputFormat format)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (document), 0);

  return ef_document_get_n_charts (document)
         + (ef_output_format_is_figure (format) ? ef_document_get_n_panels (document) : 0);
}

EfOutput *
ef_output_new_for_figure (EfDocument *document, guint figure, EfOutputFormat format)
{
  guint n_charts;
  const char *id;
  EfOutput *self;

  g_return_val_if_fail (figure < ef_output_count_figures (document, format), NULL);

  n_charts = ef_document_get_n_charts (document);
  if (figure >= n_charts)
    {
      id = ef_document_get_panels_id (document, figure - n_charts);
      return ef_output_new_for_panels (document, ef_document_get_panels (document, id), format);
    }

  id = ef_document_get_chart_id (document, figure);
  self = ef_output_new (ef_document_get_catalog (document), ef_document_get_chart (document, id),
                        format);
  self->command = ef_output_dup_command (self->catalog, self->spec, format);

  return self;
}

char *
ef_output_dup_left_out (EfDocument *document, EfOutputFormat format)
{
  guint n;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  n = ef_document_get_n_panels (document);
  if (n == 0 || ef_output_format_is_figure (format))
    return NULL;

  return g_strdup_printf (
    ngettext ("%u figure of several charts is not one table and was left out.",
              "%u figures of several charts are not one table and were left out.", n),
    n);
}
