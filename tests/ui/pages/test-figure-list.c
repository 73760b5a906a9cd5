/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-list.h"

#include <adwaita.h>

#include "fixture.h"

typedef struct
{
  EfDocument *document;
  GtkWidget *window;
  EfFigureList *list;
  char *opened; /* the figure that was to be opened */
} Fixture;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->opened);
  fixture->opened = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = {
    { .name = "show-panels", .activate = open_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->document = fixture_create_document ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

      ef_chart_spec_set_string (&spec->table_id,
                                ef_table_get_id (fixture_find_table (fixture->document, "Images")));
      ef_document_add_chart (fixture->document, spec, "Add");
    }
  fixture->list = g_object_new (EF_TYPE_FIGURE_LIST, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  ef_figure_list_set_document (fixture->list, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_free (fixture->opened);
}

static void
add_figure (Fixture *fixture, const char *name, guint n_charts)
{
  const EfChartSpec *chart = ef_document_get_chart (fixture->document, "chart-1");
  g_autoptr (EfPanelsSpec) spec = ef_panels_spec_new_like (chart, n_charts, 2);

  for (guint i = 0; i < n_charts; i++)
    ef_panels_spec_add_chart (spec, ef_document_get_chart_id (fixture->document, i));
  ef_chart_spec_set_string (&spec->name, name);
  ef_document_add_panels (fixture->document, spec, "Add");
}

static GtkListBox *
get_rows (Fixture *fixture)
{
  return fixture_get_widget (fixture->list, GTK_TYPE_LIST_BOX, 0);
}

/* "Name (count), ..." */
static void
assert_list (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_rows (fixture))); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkLabel *name = fixture_get_widget (row, GTK_TYPE_LABEL, 0);
      GtkLabel *count = fixture_get_widget (row, GTK_TYPE_LABEL, 1);

      g_string_append_printf (names, "%s%s (%s)", names->len > 0 ? ", " : "",
                              gtk_label_get_text (name), gtk_label_get_text (count));
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (fixture->list)), ==, *expected != '\0');
}

/* What is in the document is in the list, at once and after each step there and back. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  assert_list (fixture, "");
  add_figure (fixture, "Both", 2);
  add_figure (fixture, NULL, 1);
  assert_list (fixture, "Both (2 charts), Figure 2 (1 chart)");
  ef_document_undo (fixture->document);
  assert_list (fixture, "Both (2 charts)");
  ef_document_remove_chart (fixture->document, "chart-2", "Remove");
  assert_list (fixture, "Both (1 chart)");
  ef_document_remove_chart (fixture->document, "chart-1", "Remove");
  assert_list (fixture, "");
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  assert_list (fixture, "Both (2 charts)");
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  add_figure (fixture, "Both", 2);
  add_figure (fixture, "One", 1);
  g_signal_emit_by_name (get_rows (fixture), "row-activated",
                         gtk_list_box_get_row_at_index (get_rows (fixture), 1));
  g_assert_cmpstr (fixture->opened, ==, "panels-2");
}

static void
click (Fixture *fixture, guint row, guint button)
{
  g_signal_emit_by_name (
    fixture_get_widget (gtk_list_box_get_row_at_index (get_rows (fixture), (int) row),
                        GTK_TYPE_BUTTON, button),
    "clicked");
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  g_assert_not_reached ();
}

static void
answer (const char *name, const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), name);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  add_figure (fixture, NULL, 2);
  add_figure (fixture, NULL, 1);
  click (fixture, 1, 0);
  answer (" What it costs ", "rename");
  assert_list (fixture, "Figure 1 (2 charts), What it costs (1 chart)");
  click (fixture, 1, 0);
  answer ("Otherwise", "cancel");
  assert_list (fixture, "Figure 1 (2 charts), What it costs (1 chart)");
  click (fixture, 1, 0);
  answer ("", "rename");
  assert_list (fixture, "Figure 1 (2 charts), Figure 2 (1 chart)");
  ef_document_undo (fixture->document);
  assert_list (fixture, "Figure 1 (2 charts), What it costs (1 chart)");
}

/* A figure that goes while its name is asked for takes none. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  add_figure (fixture, "Both", 2);
  click (fixture, 0, 0);
  ef_document_undo (fixture->document);
  answer ("Otherwise", "rename");
  assert_list (fixture, "");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  add_figure (fixture, "Both", 2);
  add_figure (fixture, "One", 1);
  click (fixture, 0, 1);
  assert_list (fixture, "One (1 chart)");
  g_assert_cmpuint (ef_document_get_n_charts (fixture->document), ==, 2);
  ef_document_undo (fixture->document);
  assert_list (fixture, "Both (2 charts), One (1 chart)");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/pages/figure-list/list", test_list);
  ADD ("/pages/figure-list/open", test_open);
  ADD ("/pages/figure-list/rename", test_rename);
  ADD ("/pages/figure-list/gone", test_gone);
  ADD ("/pages/figure-list/remove", test_remove);
  return g_test_run ();
}
