/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "widget-fixture.h"

/* What the view asked for. */
typedef struct
{
  guint n;
  guint index;
  EfNote *note;
  gboolean by_keys;
} Moved;

static void
note_moved_cb (Moved *moved, guint index, const EfNote *note, gboolean by_keys)
{
  g_clear_pointer (&moved->note, ef_note_free);
  moved->n++;
  moved->index = index;
  moved->note = ef_note_copy (note);
  moved->by_keys = by_keys;
}

static void
show_notes (WidgetFixture *fixture, Moved *moved)
{
  EfNote *text = ef_note_new (EF_NOTE_TEXT);
  EfNote *line = ef_note_new (EF_NOTE_LINE_X);

  text->x[0] = 30e6;
  text->y[0] = 65;
  text->dx = 0;
  text->dy = -40;
  g_free (text->text);
  text->text = g_strdup ("look at this");
  line->x[0] = 3e6;
  g_ptr_array_add (fixture->spec->notes, text);
  g_ptr_array_add (fixture->spec->notes, line);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  g_signal_connect_swapped (fixture->view, "note-moved", G_CALLBACK (note_moved_cb), moved);
  widget_fixture_settle (fixture);
}

/* Where something can be taken, in pixels: words in their middle, lines near their upper end, where
 * there are no points. */
static void
find_grip (WidgetFixture *fixture, guint note, EfNotePart part, double *x, double *y)
{
  EfScene *scene = ef_chart_picture_get_scene (fixture->view->picture);
  double unit = ef_chart_picture_get_unit (fixture->view->picture);
  g_autoptr (GArray) grips = NULL;
  const EfNoteGrip *grip;
  EfView view;

  ef_viewport_get_view (fixture->view->viewport, &view);
  grips = ef_note_grips_list (fixture->data, fixture->view->spec, &view, scene);
  grip = ef_note_grips_get (grips, note, part);
  g_assert_nonnull (grip);
  *x = (grip->box.x + grip->box.width / 2) * unit;
  *y = (grip->box.y + grip->box.height * (part == EF_NOTE_WORDS ? 0.5 : 0.1)) * unit;
}

static void
drag (WidgetFixture *fixture, double x, double y, double by_x, double by_y)
{
  gpointer gesture = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  fixture->view->drag_shift = FALSE;
  for (int i = 1; i <= 10; i++)
    g_signal_emit_by_name (gesture, "drag-update", by_x * i / 10, by_y * i / 10);
  g_signal_emit_by_name (gesture, "drag-end", by_x, by_y);
}

/* However long the way, it is told once; meanwhile the picture follows. */
static void
test_drag (WidgetFixture *fixture, gconstpointer data)
{
  double unit = ef_chart_picture_get_unit (fixture->view->picture);
  gpointer gesture = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG);
  Moved moved = { 0 };
  double x, y, there_x, there_y;

  show_notes (fixture, &moved);
  find_grip (fixture, 0, EF_NOTE_WORDS, &x, &y);
  drag (fixture, x, y, 30 * unit, -15 * unit);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpuint (moved.index, ==, 0);
  g_assert_false (moved.by_keys);
  g_assert_cmpfloat_with_epsilon (moved.note->dx, 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved.note->dy, -55, 1e-6);
  widget_fixture_settle (fixture);
  find_grip (fixture, 0, EF_NOTE_WORDS, &there_x, &there_y);
  g_assert_cmpfloat_with_epsilon (there_x - x, 30 * unit, 0.5);

  find_grip (fixture, 1, EF_NOTE_X, &x, &y);
  drag (fixture, x + 2, y, 40, 0);
  g_assert_cmpuint (moved.n, ==, 2);
  g_assert_cmpuint (moved.index, ==, 1);
  g_assert_cmpfloat (moved.note->x[0], >, 3e6);

  /* A second finger: it was no drag. */
  widget_fixture_settle (fixture);
  find_grip (fixture, 1, EF_NOTE_X, &x, &y);
  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", 60.0, 0.0);
  g_assert_cmpint (fixture->view->drag, ==, EF_DRAG_NOTE);
  ef_chart_view_begin_pinch (fixture->view, x, y);
  widget_fixture_settle (fixture);
  find_grip (fixture, 1, EF_NOTE_X, &there_x, &there_y);
  g_assert_cmpfloat_with_epsilon (there_x, x, 1e-6);
  g_assert_cmpuint (moved.n, ==, 2);
  ef_note_free (moved.note);
}

/* The head of an arrow goes to another place, and the words stay where they are. */
static void
test_drag_tip (WidgetFixture *fixture, gconstpointer data)
{
  /* Values have few digits, and a head turns about its tip: together less than two points. */
  double near = 2 * ef_chart_picture_get_unit (fixture->view->picture);
  Moved moved = { 0 };
  double x, y, words_x, words_y, there_x, there_y;
  EfNote *before;

  show_notes (fixture, &moved);
  before = fixture->spec->notes->pdata[0];
  find_grip (fixture, 0, EF_NOTE_WORDS, &words_x, &words_y);
  find_grip (fixture, 0, EF_NOTE_TIP, &x, &y);
  drag (fixture, x, y, 45, 30);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpuint (moved.index, ==, 0);
  g_assert_cmpfloat (moved.note->x[0], >, before->x[0]);
  g_assert_cmpfloat (moved.note->y[0], <, before->y[0]);
  widget_fixture_settle (fixture);
  find_grip (fixture, 0, EF_NOTE_WORDS, &there_x, &there_y);
  g_assert_cmpfloat_with_epsilon (there_x, words_x, near);
  g_assert_cmpfloat_with_epsilon (there_y, words_y, near);
  find_grip (fixture, 0, EF_NOTE_TIP, &there_x, &there_y);
  g_assert_cmpfloat_with_epsilon (there_x, x + 45, near);
  ef_note_free (moved.note);
}

/* N goes from one to the next, Shift with an arrow moves it, Escape leaves it. */
static void
test_keys (WidgetFixture *fixture, gconstpointer data)
{
  Moved moved = { 0 };
  EfNoteGrip grip;

  g_assert_false (ef_chart_view_get_chosen_note (fixture->view, &grip));
  g_assert_true (widget_fixture_press (fixture, "n"));
  g_assert_false (ef_chart_view_get_chosen_note (fixture->view, &grip));
  show_notes (fixture, &moved);

  widget_fixture_press (fixture, "n");
  g_assert_true (ef_chart_view_get_chosen_note (fixture->view, &grip));
  g_assert_cmpint (grip.part, ==, EF_NOTE_WORDS);
  widget_fixture_press (fixture, "<Shift>Right");
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_true (moved.by_keys);
  g_assert_cmpfloat (moved.note->dx, >, 0);
  g_assert_cmpfloat (moved.note->dy, ==, -40);

  widget_fixture_press (fixture, "n");
  widget_fixture_press (fixture, "n");
  ef_chart_view_get_chosen_note (fixture->view, &grip);
  g_assert_cmpuint (grip.note, ==, 1);
  g_assert_cmpint (grip.part, ==, EF_NOTE_X);
  widget_fixture_press (fixture, "<Shift>Left");
  g_assert_cmpfloat (moved.note->x[0], <, 3e6);
  widget_fixture_press (fixture, "n");
  ef_chart_view_get_chosen_note (fixture->view, &grip);
  g_assert_cmpuint (grip.note, ==, 0);
  widget_fixture_press (fixture, "<Shift>n");
  ef_chart_view_get_chosen_note (fixture->view, &grip);
  g_assert_cmpuint (grip.note, ==, 1);

  g_assert_true (widget_fixture_press (fixture, "Escape"));
  g_assert_false (ef_chart_view_get_chosen_note (fixture->view, &grip));
  ef_note_free (moved.note);
}

/* The pointer shows what it would take. */
static void
test_cursor (WidgetFixture *fixture, gconstpointer data)
{
  gpointer motion = widget_fixture_find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  Moved moved = { 0 };
  double x, y;

  show_notes (fixture, &moved);
  find_grip (fixture, 0, EF_NOTE_WORDS, &x, &y);
  g_signal_emit_by_name (motion, "motion", x, y);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (fixture->view))), ==,
                   "move");
  find_grip (fixture, 1, EF_NOTE_X, &x, &y);
  g_signal_emit_by_name (motion, "motion", x + 1, y);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (fixture->view))), ==,
                   "ew-resize");
  g_signal_emit_by_name (motion, "motion", x + 20, y);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (fixture->view)));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, WidgetFixture, NULL, widget_fixture_set_up, test, widget_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/widgets/chart-view-notes/drag", test_drag);
  ADD ("/widgets/chart-view-notes/drag-tip", test_drag_tip);
  ADD ("/widgets/chart-view-notes/keys", test_keys);
  ADD ("/widgets/chart-view-notes/cursor", test_cursor);

  return g_test_run ();
}
