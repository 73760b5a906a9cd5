/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-note-grip.h"

/* Notes that a hand or a key moves. While a hand holds one, only the picture follows; when it lets
 * go, the view says where the note should be, once, so that the whole way is one step. Keys move
 * the note that was chosen last. */

/* How near the pointer must be, in pixels, and how far a key moves, in type sizes. */
#define REACH 5
#define KEY_STEP 0.25

/* All places of the picture by which notes can be taken; NULL: there are none. */
static GArray *
list_grips (EfChartView *self)
{
  EfRect plot;
  EfView view;

  /* This may make a new scene. */
  if (self->data == NULL || self->spec->notes->len == 0
      || !ef_chart_view_get_plot (self, &plot, &view))
    return NULL;
  return ef_note_grips_list (self->data, self->spec, &view,
                             ef_chart_picture_get_scene (self->picture));
}

gboolean
ef_chart_view_find_note (EfChartView *self, double x, double y, gboolean lines, EfNoteGrip *grip)
{
  g_autoptr (GArray) grips = list_grips (self);
  double unit = ef_chart_picture_get_unit (self->picture);
  const EfNoteGrip *found;

  if (grips == NULL)
    return FALSE;
  found = ef_note_grips_find (grips, x / unit, y / unit, REACH / unit, lines);
  if (found != NULL)
    *grip = *found;
  return found != NULL;
}

void
ef_chart_view_show_note_cursor (EfChartView *self, EfNotePart part)
{
  static const char *const names[] = {
    [EF_NOTE_WORDS] = "move",  [EF_NOTE_TIP] = "move",
    [EF_NOTE_X] = "ew-resize", [EF_NOTE_X_END] = "ew-resize",
    [EF_NOTE_Y] = "ns-resize", [EF_NOTE_Y_END] = "ns-resize",
  };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), names[part]);
}

/* ---- The hand ---- */

void
ef_chart_view_begin_note (EfChartView *self, const EfNoteGrip *grip)
{
  g_clear_pointer (&self->note, ef_note_free);
  if (grip->note < self->spec->notes->len)
    self->note = ef_note_copy (g_ptr_array_index (self->spec->notes, grip->note));
  self->note_grip = *grip;
  self->note_chosen = TRUE;
}

/* The picture shows @note in its place. */
static void
show_note (EfChartView *self, EfNote *note)
{
  EfNote **place = (EfNote **) &g_ptr_array_index (self->spec->notes, self->note_grip.note);

  ef_note_free (*place);
  *place = note;
  ef_chart_view_compose_again (self);
}

static EfNote *
move_note (EfChartView *self, const EfNote *from, double x, double y)
{
  double unit = ef_chart_picture_get_unit (self->picture);
  EfNote *moved = ef_note_copy (from);
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return moved;
  ef_scene_get_plot (ef_chart_picture_get_scene (self->picture), &plot);
  ef_note_drag (moved, self->note_grip.part, self->data, &plot, &view, x / unit, y / unit);
  return moved;
}

void
ef_chart_view_drag_note (EfChartView *self, double x, double y)
{
  if (self->data != NULL && self->note != NULL && self->note_grip.note < self->spec->notes->len)
    show_note (self, move_note (self, self->note, x, y));
}

void
ef_chart_view_drop_note (EfChartView *self, gboolean keep)
{
  g_autoptr (EfNote) before = g_steal_pointer (&self->note);
  guint index = self->note_grip.note;

  if (before == NULL || index >= self->spec->notes->len)
    return;
  if (!keep)
    show_note (self, g_steal_pointer (&before));
  else if (!ef_note_equal (before, g_ptr_array_index (self->spec->notes, index)))
    {
      g_autoptr (EfNote) moved = ef_note_copy (g_ptr_array_index (self->spec->notes, index));

      g_signal_emit_by_name (self, "note-moved", index, moved, FALSE);
    }
}

/* ---- Keys ---- */

/* The grip that keys are about, in the present picture; FALSE if there is none. */
gboolean
ef_chart_view_get_chosen_note (EfChartView *self, EfNoteGrip *grip)
{
  g_autoptr (GArray) grips = self->note_chosen ? list_grips (self) : NULL;
  const EfNoteGrip *found
    = grips != NULL ? ef_note_grips_get (grips, self->note_grip.note, self->note_grip.part) : NULL;

  if (found != NULL)
    *grip = *found;
  return found != NULL;
}

void
ef_chart_view_leave_note (EfChartView *self)
{
  self->note_chosen = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_chart_view_choose_note_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  g_autoptr (GArray) grips = list_grips (self);
  gboolean back = g_str_has_suffix (action_name, "previous-note");
  guint next = 0;

  if (grips == NULL || grips->len == 0)
    return;
  if (back)
    next = grips->len - 1;
  for (guint i = 0; self->note_chosen && i < grips->len; i++)
    {
      const EfNoteGrip *grip = &g_array_index (grips, EfNoteGrip, i);

      if (grip->note == self->note_grip.note && grip->part == self->note_grip.part)
        next = (i + (back ? grips->len - 1 : 1)) % grips->len;
    }
  self->note_grip = g_array_index (grips, EfNoteGrip, next);
  self->note_chosen = TRUE;
  gtk_widget_queue_draw (widget);
}

gboolean
ef_chart_view_nudge_note (EfChartView *self, int right, int down)
{
  double step = KEY_STEP * ef_chart_picture_get_em (self->picture);
  EfNoteGrip grip;

  if (!ef_chart_view_get_chosen_note (self, &grip))
    return FALSE;
  self->note_grip = grip;
  {
    g_autoptr (EfNote) moved = move_note (self, g_ptr_array_index (self->spec->notes, grip.note),
                                          right * step, down * step);

    g_signal_emit_by_name (self, "note-moved", grip.note, moved, TRUE);
  }
  return TRUE;
}
