/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "compose-fixture.h"
#include "ef-text-ruler.h"
#include "scene-fixture.h"

static EfNote *
add (Chart *chart, EfNoteKind kind, double x, double y, const char *text)
{
  EfNote *note = ef_note_new (kind);

  note->x[0] = x;
  note->y[0] = y;
  g_free (note->text);
  note->text = g_strdup (text);
  g_ptr_array_add (chart->spec->notes, note);

  return note;
}

/* Where values are on the page. */
static void
locate (const Chart *chart, double x, double y, double *px, double *py)
{
  double sx, sy;
  EfRect plot;

  ef_scene_get_plot (chart->scene, &plot);
  g_assert_true (ef_axis_data_place (&chart->data->x, x, &sx));
  g_assert_true (ef_axis_data_place (&chart->data->y, y, &sy));
  ef_chart_view_to_page (&plot, &chart->view, sx, sy, px, py);
}

/* Lines are where their values are, on a logarithmic axis too, and say their text. */
static void
test_lines (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *line;
  double x, y;

  chart_init (&chart, fixture_models (60, 3, 1));
  add (&chart, EF_NOTE_LINE_X, 100, NAN, "24 GB");
  add (&chart, EF_NOTE_LINE_Y, NAN, 75, "");
  add (&chart, EF_NOTE_LINE_X, 1e9, NAN, "far out");
  chart_compose (&chart);
  locate (&chart, 100, 75, &x, &y);
  line = fixture_find (chart.scene, "note-0");
  g_assert_cmpfloat_with_epsilon (line->polyline.points[0], x, 1e-9);
  g_assert_cmpfloat_with_epsilon (line->polyline.points[2], x, 1e-9);
  g_assert_cmpstr (line->title, ==, "24 GB");
  g_assert_cmpstr (fixture_find (chart.scene, "note-text-0")->text.text, ==, "24 GB");
  line = fixture_find (chart.scene, "note-1");
  g_assert_cmpfloat_with_epsilon (line->polyline.points[1], y, 1e-9);
  g_assert_null (fixture_find (chart.scene, "note-text-1"));
  g_assert_null (fixture_find (chart.scene, "note-2"));
}

/* A region without an end reaches to the edge. */
static void
test_region (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *region;
  EfNote *note;
  double x, y;
  EfRect plot;

  chart_init (&chart, fixture_models (60, 3, 1));
  note = add (&chart, EF_NOTE_REGION, 100, 70, "cheap");
  note->x[1] = 10;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  region = fixture_find (chart.scene, "note-0");
  locate (&chart, 10, 70, &x, &y);
  g_assert_cmpfloat_with_epsilon (region->rect.rect.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (region->rect.rect.y, plot.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (region->rect.rect.height, y - plot.y, 1e-9);
  g_assert_cmpint (region->layer, ==, EF_LAYER_GRID);
}

/* The head of the arrow is near what the text is about, and names of points keep away. */
static void
test_text (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *text, *head;
  EfNote *note;
  double x, y;

  chart_init (&chart, fixture_models (60, 3, 1));
  note = add (&chart, EF_NOTE_TEXT, 100, 75, "Look at this");
  note->dx = 60;
  note->dy = 40;
  chart_compose (&chart);
  locate (&chart, 100, 75, &x, &y);
  text = fixture_find (chart.scene, "note-text-0");
  head = fixture_find (chart.scene, "note-head-0");
  g_assert_cmpfloat_with_epsilon (text->text.x, x + 60, 1e-9);
  g_assert_cmpfloat (hypot (head->polyline.points[0] - x, head->polyline.points[1] - y), <, 8);
  g_assert_nonnull (fixture_find (chart.scene, "note-arrow-0"));

  /* Too near for an arrow. */
  note->dx = note->dy = 2;
  chart_compose (&chart);
  g_assert_nonnull (fixture_find (chart.scene, "note-text-0"));
  g_assert_null (fixture_find (chart.scene, "note-arrow-0"));
}

/* Wherever the words are, the arrow begins beside them, on the side of its point, and arrows run
 * beneath the words of all texts. */
static void
test_arrow (void)
{
  g_auto (Chart) chart = { 0 };
  const char *words = "Look at this";
  gboolean below = FALSE;
  EfNote *note;
  double x, y;

  chart_init (&chart, fixture_models (60, 3, 1));
  note = add (&chart, EF_NOTE_TEXT, 100, 75, words);
  add (&chart, EF_NOTE_TEXT, 50, 70, "another")->dy = 60;
  for (guint i = 0; i < 16; i++)
    {
      double angle = i * G_PI / 8;
      const EfPrimitive *text, *arrow;
      double half, size, from_x, from_y;
      g_autoptr (EfTextRuler) ruler = NULL;

      note->dx = 90 * cos (angle);
      note->dy = 60 * sin (angle);
      chart_compose (&chart);
      locate (&chart, 100, 75, &x, &y);
      text = fixture_find (chart.scene, "note-text-0");
      arrow = fixture_find (chart.scene, "note-arrow-0");
      g_assert_nonnull (arrow);
      size = text->text.size;
      ruler = ef_text_ruler_new (chart.pango, ef_scene_get_font_family (chart.scene));
      half = ef_text_ruler_get_width (ruler, (EfFace){ size, FALSE }, words) / 2;
      from_x = arrow->polyline.points[0] - text->text.x;
      from_y = arrow->polyline.points[1] - text->text.y;
      g_assert_true (fabs (from_x) > half + 1 || from_y < -0.85 * size - 1
                     || from_y > 0.25 * size + 1);
      g_assert_cmpfloat (hypot (arrow->polyline.points[0] - x, arrow->polyline.points[1] - y), <,
                         hypot (note->dx, note->dy));
    }
  for (guint i = 0; i < ef_scene_get_n (chart.scene); i++)
    {
      const char *id = ef_scene_get (chart.scene, i)->id;

      below |= g_strcmp0 (id, "note-text-0") == 0;
      g_assert_false (below && g_strcmp0 (id, "note-arrow-1") == 0);
    }
  g_assert_true (below);
}

/* With another column on an axis, only what has no place on it stays. */
static void
test_leave_axis (void)
{
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, fixture_models (6, 3, 1));
  add (&chart, EF_NOTE_LINE_X, 100, NAN, "");
  add (&chart, EF_NOTE_LINE_Y, NAN, 75, "y");
  add (&chart, EF_NOTE_TEXT, 100, 75, "");
  ef_notes_leave_axis (chart.spec->notes, TRUE);
  g_assert_cmpuint (chart.spec->notes->len, ==, 1);
  g_assert_cmpstr (((EfNote *) g_ptr_array_index (chart.spec->notes, 0))->text, ==, "y");
}

/* Places that are none draw nothing. */
static void
test_odd_places (void)
{
  static const double odd[] = { NAN, INFINITY, -1, 0, 1e300 };
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, fixture_models (60, 3, 1));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint kind = 0; kind < EF_N_NOTE_KINDS; kind++)
      add (&chart, kind, odd[i], odd[i], "odd");
  chart_compose (&chart);
  for (guint i = 0; i < ef_scene_get_n (chart.scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (chart.scene, i);

      if (primitive->kind == EF_PRIMITIVE_TEXT)
        g_assert_true (isfinite (primitive->text.x) && isfinite (primitive->text.y));
    }
}

/* Words of lines and regions go where the legend is not. */
static void
test_words_beside_legend (void)
{
  static const EfLegend corners[] = { EF_LEGEND_TOP_LEFT, EF_LEGEND_TOP_RIGHT,
                                      EF_LEGEND_BOTTOM_LEFT, EF_LEGEND_BOTTOM_RIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_auto (Chart) chart = { 0 };
      EfRect legend;

      chart_init (&chart, fixture_models (60, 3, 1));
      ef_chart_spec_set_string (&chart.spec->colour, "family");
      chart.spec->legend = corners[i];
      add (&chart, EF_NOTE_REGION, NAN, NAN, "everywhere");
      add (&chart, EF_NOTE_LINE_Y, NAN, 95, "high");
      add (&chart, EF_NOTE_LINE_X, 2, NAN, "left");
      chart_compose (&chart);
      legend = fixture_find (chart.scene, "legend")->rect.rect;
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *id = g_strdup_printf ("note-text-%u", j);
          const EfPrimitive *words = fixture_find (chart.scene, id);
          double x, y;

          if (words == NULL)
            continue;
          y = words->text.y;
          x = words->text.anchor == EF_ANCHOR_END ? words->text.x - words->text.width
                                                  : words->text.x;
          g_assert_true (x + words->text.width <= legend.x || x >= legend.x + legend.width
                         || y <= legend.y
                         || y - 0.85 * words->text.size >= legend.y + legend.height);
        }
      g_assert_nonnull (fixture_find (chart.scene, "note-text-0"));
    }
}

/* Whether level words stand on a point. */
static gboolean
covers_point (const Chart *chart, const EfPrimitive *words)
{
  const EfPrimitive *points = fixture_find (chart->scene, "points");
  double left = words->text.anchor == EF_ANCHOR_END ? words->text.x - words->text.width
                                                    : words->text.x;

  for (guint i = 0; i < chart->data->n; i++)
    {
      double x = points->markers.ax * chart->data->sx[i] + points->markers.bx;
      double y = points->markers.ay * chart->data->sy[i] + points->markers.by;

      if (hypot (x - CLAMP (x, left, left + words->text.width),
                 y - CLAMP (y, words->text.y - 0.8 * words->text.size, words->text.y))
          < points->markers.size / 2)
        return TRUE;
    }

  return FALSE;
}

/* Wherever a line or a limit is, its words stand on no point. */
static void
test_words_beside_points (void)
{
  static const double xs[] = { 1, 50, 100 }, ys[] = { 40, 60, 80 };
  g_auto (Chart) chart = { 0 };
  EfNote *line_x, *line_y;

  chart_init (&chart, fixture_table (fixture_numbers ("x", xs, 3), fixture_numbers ("y", ys, 3),
                                     NULL));
  ef_chart_spec_set_string (&chart.spec->x.column, "x");
  ef_chart_spec_set_string (&chart.spec->y.column, "y");
  chart.spec->x.scale = EF_SCALE_KIND_LINEAR;
  chart.spec->legend = EF_LEGEND_NONE;
  chart.spec->front.shown = FALSE;
  line_x = add (&chart, EF_NOTE_LINE_X, 1, NAN, "so much");
  line_y = add (&chart, EF_NOTE_LINE_Y, NAN, 40, "so good");
  chart.spec->x.has_limit = chart.spec->y.has_limit = TRUE;
  for (double step = 0; step <= 100; step++)
    {
      line_x->x[0] = chart.spec->x.limit = step;
      line_y->y[0] = chart.spec->y.limit = 40 + 0.4 * step;
      chart_compose (&chart);
      g_assert_false (covers_point (&chart, fixture_find (chart.scene, "note-text-0")));
      g_assert_false (covers_point (&chart, fixture_find (chart.scene, "note-text-1")));
      g_assert_false (covers_point (&chart, fixture_find (chart.scene, "limit-label-x")));
      g_assert_false (covers_point (&chart, fixture_find (chart.scene, "limit-label-y")));
    }
}

/* Whoever puts the legend where a text stands can still read both; and by itself it goes elsewhere.
 * Texts stand in all corners. */
static void
test_legend_keeps_clear (void)
{
  static const EfLegend legends[]
    = { EF_LEGEND_AUTO, EF_LEGEND_TOP_LEFT, EF_LEGEND_TOP_RIGHT, EF_LEGEND_BOTTOM_LEFT,
        EF_LEGEND_BOTTOM_RIGHT };

  for (gsize k = 0; k < G_N_ELEMENTS (legends); k++)
    {
      g_auto (Chart) chart = { 0 };
      const EfPrimitive *box;
      EfRect plot;

      chart_init (&chart, fixture_models (40, 3, 1));
      ef_chart_spec_set_string (&chart.spec->colour, "family");
      chart.spec->legend = legends[k];
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &plot);
      for (guint corner = 0; corner < 4; corner++)
        {
          EfNote *note = add (&chart, EF_NOTE_TEXT, 100, 70, "a word of warning");
          double x, y;

          locate (&chart, 100, 70, &x, &y);
          note->dx = (corner % 2 == 0 ? plot.x + 60 : plot.x + plot.width - 60) - x;
          note->dy = (corner / 2 == 0 ? plot.y + 20 : plot.y + plot.height - 20) - y;
        }
      chart_compose (&chart);
      box = ef_scene_find (chart.scene, "legend");
      for (guint i = 0; box != NULL && i < 4; i++)
        {
          g_autofree char *id = g_strdup_printf ("note-text-%u", i);
          const EfPrimitive *text = fixture_find (chart.scene, id);
          double left = text->text.x - text->text.width / 2;

          g_assert_false (left < box->rect.rect.x + box->rect.rect.width
                          && box->rect.rect.x < left + text->text.width
                          && text->text.y - text->text.size / 2
                               < box->rect.rect.y + box->rect.rect.height
                          && box->rect.rect.y < text->text.y);
        }
      g_assert_true (box != NULL || legends[k] == EF_LEGEND_AUTO);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/compose-notes/legend-keeps-clear", test_legend_keeps_clear);
  g_test_add_func ("/scene/compose-notes/lines", test_lines);
  g_test_add_func ("/scene/compose-notes/region", test_region);
  g_test_add_func ("/scene/compose-notes/text", test_text);
  g_test_add_func ("/scene/compose-notes/arrow", test_arrow);
  g_test_add_func ("/scene/compose-notes/leave-axis", test_leave_axis);
  g_test_add_func ("/scene/compose-notes/odd-places", test_odd_places);
  g_test_add_func ("/scene/compose-notes/words-beside-legend", test_words_beside_legend);
  g_test_add_func ("/scene/compose-notes/words-beside-points", test_words_beside_points);

  return g_test_run ();
}
