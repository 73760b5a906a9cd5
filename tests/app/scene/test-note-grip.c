/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note-grip.h"

#include <math.h>

#include "compose-fixture.h"
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

static void
init (Chart *chart)
{
  EfNote *note;

  chart_init (chart, fixture_models (60, 3, 1));
  add (chart, EF_NOTE_LINE_X, 100, NAN, "24 GB");
  note = add (chart, EF_NOTE_REGION, 10, 60, "here");
  note->x[1] = 50; /* up to the upper edge */
  note = add (chart, EF_NOTE_TEXT, 200, 70, "look");
  note->dx = 60;
  note->dy = -40;
  add (chart, EF_NOTE_LINE_Y, NAN, 1e6, "far out");
  chart_compose (chart);
}

static GArray *
list (Chart *chart)
{
  return ef_note_grips_list (chart->data, chart->spec, &chart->view, chart->scene);
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

/* What is drawn can be taken where it is drawn; what is not there cannot. */
static void
test_list (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (GArray) grips = NULL;
  const EfNoteGrip *grip;
  double x, y;
  EfRect plot;

  init (&chart);
  grips = list (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  locate (&chart, 100, 60, &x, &y);
  grip = ef_note_grips_get (grips, 0, EF_NOTE_X);
  g_assert_cmpfloat_with_epsilon (grip->box.x, x, 1e-9);
  g_assert_cmpfloat (grip->box.width, ==, 0);
  g_assert_cmpfloat (grip->box.height, ==, plot.height);
  g_assert_nonnull (ef_note_grips_get (grips, 0, EF_NOTE_WORDS));

  g_assert_nonnull (ef_note_grips_get (grips, 1, EF_NOTE_X));
  g_assert_nonnull (ef_note_grips_get (grips, 1, EF_NOTE_X_END));
  g_assert_nonnull (ef_note_grips_get (grips, 1, EF_NOTE_Y));
  g_assert_null (ef_note_grips_get (grips, 1, EF_NOTE_Y_END));
  g_assert_nonnull (ef_note_grips_get (grips, 2, EF_NOTE_TIP));
  g_assert_null (ef_note_grips_get (grips, 3, EF_NOTE_Y));
}

static void
test_find (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (GArray) grips = NULL;
  const EfNoteGrip *grip;
  double x, y, edge_x, edge_y;
  EfRect words;

  init (&chart);
  grips = list (&chart);
  locate (&chart, 100, 65, &x, &y);
  grip = ef_note_grips_find (grips, x + 3, y, 4, TRUE);
  g_assert_cmpint (grip->part, ==, EF_NOTE_X);
  g_assert_null (ef_note_grips_find (grips, x + 3, y, 4, FALSE));
  g_assert_null (ef_note_grips_find (grips, x + 5, y, 4, TRUE));

  /* The nearer one of two edges. */
  locate (&chart, 50, 60, &edge_x, &edge_y);
  grip = ef_note_grips_find (grips, edge_x - 1, edge_y - 2, 4, TRUE);
  g_assert_cmpint (grip->part, ==, EF_NOTE_X_END);
  grip = ef_note_grips_find (grips, edge_x - 2, edge_y - 1, 4, TRUE);
  g_assert_cmpint (grip->part, ==, EF_NOTE_Y);

  words = ef_note_grips_get (grips, 2, EF_NOTE_WORDS)->box;
  grip = ef_note_grips_find (grips, words.x + 1, words.y + 1, 4, FALSE);
  g_assert_cmpuint (grip->note, ==, 2);
  g_assert_cmpint (grip->part, ==, EF_NOTE_WORDS);
}

static void
drag (Chart *chart, guint index, EfNotePart part, double dx, double dy)
{
  EfRect plot;

  ef_scene_get_plot (chart->scene, &plot);
  ef_note_drag (g_ptr_array_index (chart->spec->notes, index), part, chart->data, &plot,
                &chart->view, dx, dy);
}

/* What is moved is as far from where it was as the hand, to less than a point of the page. */
static void
test_drag (void)
{
  g_auto (Chart) chart = { 0 };
  const EfNote *note;
  double x, y, moved_x, moved_y;

  init (&chart);
  note = g_ptr_array_index (chart.spec->notes, 0);
  locate (&chart, 100, 60, &x, &y);
  drag (&chart, 0, EF_NOTE_X, 30, 50);
  locate (&chart, note->x[0], 60, &moved_x, &moved_y);
  g_assert_cmpfloat_with_epsilon (moved_x, x + 30, 1);
  g_assert_true (isnan (note->y[0]));
  /* Few digits. */
  g_assert_cmpfloat_with_epsilon (note->x[0], round (note->x[0]), 1e-9);

  /* All of a region goes, but an open side stays open. */
  note = g_ptr_array_index (chart.spec->notes, 1);
  drag (&chart, 1, EF_NOTE_WORDS, 20, -30);
  g_assert_cmpfloat (note->x[0], >, 10);
  g_assert_cmpfloat (note->x[1], >, 50);
  g_assert_cmpfloat (note->y[0], >, 60);
  g_assert_true (isnan (note->y[1]));
  x = note->x[0];
  drag (&chart, 1, EF_NOTE_X_END, 20, 40);
  g_assert_cmpfloat (note->x[0], ==, x);

  /* An arrow points elsewhere, and its text stays. */
  note = g_ptr_array_index (chart.spec->notes, 2);
  drag (&chart, 2, EF_NOTE_TIP, -10, 5);
  g_assert_cmpfloat (note->x[0], <, 200);
  g_assert_cmpfloat (note->y[0], <, 70);
  g_assert_cmpfloat (note->dx, ==, 70);
  g_assert_cmpfloat (note->dy, ==, -45);
  drag (&chart, 2, EF_NOTE_WORDS, 1, 2);
  g_assert_cmpfloat (note->dx, ==, 71);
  g_assert_cmpfloat (note->dy, ==, -43);
  drag (&chart, 2, EF_NOTE_WORDS, 1 / 3.0, -2 / 3.0);
  g_assert_cmpfloat (note->dx, ==, 71.33);
  g_assert_cmpfloat (note->dy, ==, -43.67);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/note-grip/list", test_list);
  g_test_add_func ("/scene/note-grip/find", test_find);
  g_test_add_func ("/scene/note-grip/drag", test_drag);

  return g_test_run ();
}
