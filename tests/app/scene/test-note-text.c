/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note-text.h"

#include <math.h>

#include "compose-fixture.h"
#include "ef-error.h"
#include "scene-fixture.h"

/* What people type, and how it is written again; NULL: no annotation. */
static const struct
{
  const char *text, *written;
  EfNoteKind kind;
} cases[] = {
  { "x=24: fits", "x=24: fits", EF_NOTE_LINE_X },
  { " x=24 ", "x=24", EF_NOTE_LINE_X },
  { "x=1B: a: b", "x=1000: a: b", EF_NOTE_LINE_X },
  { "y=80: good", "y=80: good", EF_NOTE_LINE_Y },
  { "x=1B..7B,y=70..: small", "x=1000..7000,y=70..: small", EF_NOTE_REGION },
  { "y=..70", "y=..70", EF_NOTE_REGION },
  { "x=..", "x=..", EF_NOTE_REGION },
  { "x=7B,y=80@40,-30.5: here", "x=7000,y=80@40,-30.5: here", EF_NOTE_TEXT },
  { "x=1,000,y=80", "x=1000,y=80@48,-36", EF_NOTE_TEXT },
  { "", NULL, 0 },
  { "24", NULL, 0 },
  { "x=", NULL, 0 },
  { "x=many: a", NULL, 0 },
  { "x=1..2,y=5", NULL, 0 },
  { "x=1..2@3,4", NULL, 0 },
  { "x=1,y=2@3", NULL, 0 },
  { "x=1,y=2@a,b", NULL, 0 },
  { "y=1,x=2", NULL, 0 },
};

static void
test_notes (void)
{
  g_auto (Chart) chart = { 0 };
  EfAxisData x, y;

  chart_init (&chart, fixture_models (20, 3, 1));
  chart_compose (&chart);
  x = chart.data->x;
  y = chart.data->y;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfNote) note = ef_note_from_text (cases[i].text, &x, &y, &error);
      g_autoptr (EfNote) again = NULL;
      g_autofree char *written = NULL;

      g_test_message ("%s", cases[i].text);
      if (cases[i].written == NULL)
        {
          g_assert_null (note);
          g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (note->kind, ==, cases[i].kind);
      g_assert_true (ef_note_is_placed (note));
      written = ef_note_to_text (note, &x, &y);
      g_assert_cmpstr (written, ==, cases[i].written);
      again = ef_note_from_text (written, &x, &y, &error);
      g_assert_no_error (error);
      g_assert_true (ef_note_equal (again, note));
    }
}

static void
test_names (void)
{
  static const char *const good[] = { "show", "hide", "@1.5,-2", "hide@0,0", NULL };
  static const char *const bad[] = { "", "shown", "@", "@1", "@1,2,3", "@1e9,0", "@nan,0", NULL };

  for (guint i = 0; good[i] != NULL; i++)
    {
      EfPointLabel label = { .row_id = 7 };
      g_autofree char *written = NULL;

      g_assert_true (ef_point_label_from_text (good[i], &label));
      g_assert_cmpuint (label.row_id, ==, 7);
      written = ef_point_label_to_text (&label);
      g_assert_cmpstr (written, ==, good[i]);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      EfPointLabel label = { .row_id = 7, .shown = EF_POINT_LABEL_OFF };

      g_assert_false (ef_point_label_from_text (bad[i], &label));
      g_assert_cmpint (label.shown, ==, EF_POINT_LABEL_OFF);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/note-text/notes", test_notes);
  g_test_add_func ("/scene/note-text/names", test_names);

  return g_test_run ();
}
