/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose-fixture.h"

#include <pango/pangocairo.h>
#include <string.h>

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

void
chart_init (Chart *chart, EfTable *table)
{
  *chart = (Chart){ .table = table };
  chart->spec = ef_chart_spec_new ();
  ef_chart_spec_set_string (&chart->spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&chart->spec->y.column, "Accuracy");
  chart->pango = create_context ();
  chart->options = (EfComposeOptions){
    .width = 180 * MM,
    .height = 120 * MM,
    .theme = ef_theme_find ("light"),
    .ticks = &ef_tick_style_plain,
    .pango = chart->pango,
    .font_size = 9,
  };
}

EfScene *
chart_compose (Chart *chart)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&chart->scene, ef_scene_unref);
  g_clear_pointer (&chart->data, ef_chart_data_unref);
  chart->data = ef_chart_data_new (chart->table, chart->spec, NULL, &error);
  g_assert_no_error (error);
  ef_chart_data_get_view (chart->data, chart->spec, &chart->view);
  chart->scene = ef_chart_compose (chart->data, chart->spec, &chart->view, &chart->options);

  return chart->scene;
}

void
chart_clear (Chart *chart)
{
  g_clear_pointer (&chart->scene, ef_scene_unref);
  g_clear_pointer (&chart->data, ef_chart_data_unref);
  ef_chart_spec_free (chart->spec);
  ef_table_unref (chart->table);
  g_object_unref (chart->pango);
}

const EfPrimitive *
fixture_find (EfScene *scene, const char *id)
{
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      if (strcmp (ef_scene_get (scene, i)->id, id) == 0)
        return ef_scene_get (scene, i);
    }

  return NULL;
}

guint
fixture_count (EfScene *scene, const char *css)
{
  guint n = 0;

  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    n += strcmp (ef_scene_get (scene, i)->css, css) == 0;

  return n;
}
