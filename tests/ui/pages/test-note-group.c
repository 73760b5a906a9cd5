/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mark-group.h"
#include "ef-note-group.h"

#include "fixture.h"

/* The groups of annotations and of marks in a window. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *notes;
  GtkWidget *marks;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->notes = g_object_new (EF_TYPE_NOTE_GROUP, NULL);
  fixture->marks = g_object_new (EF_TYPE_MARK_GROUP, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), fixture->notes);
  gtk_box_append (GTK_BOX (box), fixture->marks);
  ef_note_group_set_workspace (EF_NOTE_GROUP (fixture->notes), fixture->workspace);
  ef_mark_group_set_workspace (EF_MARK_GROUP (fixture->marks), fixture->workspace);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  while (ef_workspace_get_data (fixture->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static GPtrArray *
get_notes (Fixture *fixture)
{
  return ef_workspace_get_spec (fixture->workspace)->notes;
}

/* Each kind has a row, a text that is typed is in the chart, and undo takes it all back. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < EF_N_NOTE_KINDS; kind++)
    {
      gtk_widget_activate_action (fixture->notes, "notes.add", "u", kind);
      g_assert_cmpuint (get_notes (fixture)->len, ==, kind + 1);
      g_assert_true (ef_note_is_placed (g_ptr_array_index (get_notes (fixture), kind)));
      g_assert_nonnull (fixture_find_widget (fixture->notes, ADW_TYPE_EXPANDER_ROW, kind));
    }

  {
    GtkWidget *row = fixture_find_widget (fixture->notes, ADW_TYPE_EXPANDER_ROW, 0);
    GtkWidget *text = fixture_find_widget (row, ADW_TYPE_ENTRY_ROW, 0);
    GtkWidget *place = fixture_find_widget (row, ADW_TYPE_ENTRY_ROW, 1);
    EfNote *note;

    gtk_editable_set_text (GTK_EDITABLE (text), "24 GB");
    g_signal_emit_by_name (text, "apply");
    note = g_ptr_array_index (get_notes (fixture), 0);
    g_assert_cmpstr (note->text, ==, "24 GB");
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "24 GB");
    gtk_editable_set_text (GTK_EDITABLE (place), "nonsense");
    g_signal_emit_by_name (place, "apply");
    g_assert_true (gtk_widget_has_css_class (place, "error"));
    gtk_editable_set_text (GTK_EDITABLE (place), "12");
    g_signal_emit_by_name (place, "apply");
    g_assert_false (gtk_widget_has_css_class (place, "error"));
    note = g_ptr_array_index (get_notes (fixture), 0);
    g_assert_cmpfloat (note->x[0], ==, 12);
  }

  for (guint i = 0; i < EF_N_NOTE_KINDS + 2; i++)
    ef_document_undo (fixture->document);
  g_assert_cmpuint (get_notes (fixture)->len, ==, 0);
  g_assert_null (fixture_find_widget (fixture->notes, ADW_TYPE_EXPANDER_ROW, 0));
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *opacity = fixture_find_widget (fixture->marks, ADW_TYPE_COMBO_ROW, 1);
  AdwComboRow *crowd = fixture_find_widget (fixture->marks, ADW_TYPE_COMBO_ROW, 2);

  adw_combo_row_set_selected (opacity, 3);
  g_assert_cmpfloat (ef_workspace_get_spec (fixture->workspace)->opacity, ==, 0.5);
  adw_combo_row_set_selected (crowd, 2);
  g_assert_cmpint (ef_workspace_get_spec (fixture->workspace)->crowd, ==, EF_CROWD_DENSITY);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (adw_combo_row_get_selected (crowd), ==, 0);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (adw_combo_row_get_selected (opacity), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/pages/note-group/notes", Fixture, NULL, set_up, test_notes, tear_down);
  g_test_add ("/pages/note-group/marks", Fixture, NULL, set_up, test_marks, tear_down);
  return g_test_run ();
}
