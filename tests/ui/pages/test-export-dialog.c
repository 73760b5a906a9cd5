/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-export-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ef-export-all.h"
#include "ef-figure-format.h"
#include "ef-figure-looks.h"
#include "ef-figure-preview.h"
#include "fixture.h"

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *dialog;
  char *folder;
  gboolean exported;
} Fixture;

static void
exported_cb (Fixture    *fixture,
             GFile      *file,
             const char *remark)
{
  g_assert_null (remark);
  fixture->exported = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  while (ef_workspace_get_data (fixture->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->dialog = ef_export_dialog_new (NULL, fixture->workspace);
  g_signal_connect_swapped (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  fixture->folder = g_dir_make_tmp ("ef-export-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->exported)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* What is changed shows at once, but the chart keeps its own until there is a file. */
static void
test_looks (Fixture *fixture, gconstpointer data)
{
  EfFigurePreview *preview = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_PREVIEW, 0);
  EfFigureLooks *looks = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_LOOKS, 0);
  GtkSpinButton *width = fixture_get_widget (looks, GTK_TYPE_SPIN_BUTTON, 0);
  AdwComboRow *unit = fixture_get_widget (looks, ADW_TYPE_COMBO_ROW, 1);
  AdwComboRow *language = fixture_get_widget (looks, ADW_TYPE_COMBO_ROW, 3);
  EfLooks now;

  g_assert_cmpfloat_with_epsilon (ef_scene_get_width (ef_figure_preview_get_scene (preview)),
                                  180 / 25.4 * 72, 1e-6);
  gtk_spin_button_set_value (width, 90);
  g_assert_cmpfloat_with_epsilon (ef_scene_get_width (ef_figure_preview_get_scene (preview)),
                                  90 / 25.4 * 72, 1e-6);
  adw_combo_row_set_selected (unit, 1);
  g_assert_cmpfloat (gtk_spin_button_get_value (width), ==, 1063);
  ef_figure_looks_set_dpi (looks, 150);
  ef_figure_looks_get (looks, &now);
  g_assert_cmpfloat_with_epsilon (now.width_mm, 1063 / 150.0 * 25.4, 1e-6);
  g_assert_null (now.language);
  adw_combo_row_set_selected (language, 1);
  ef_figure_looks_get (looks, &now);
  g_assert_nonnull (now.language);
  g_assert_cmpfloat (ef_workspace_get_spec (fixture->workspace)->width_mm, ==, 180);
}

/* A theme that is not here is kept, and shown as the first one. */
static void
test_unknown_theme (Fixture *fixture, gconstpointer data)
{
  EfFigureLooks *looks = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_LOOKS, 0);
  EfLooks now = { 180, 120, 9, "from-elsewhere", NULL };
  GtkSpinButton *font = fixture_get_widget (looks, GTK_TYPE_SPIN_BUTTON, 2);
  AdwActionRow *theme = fixture_get_widget (looks, ADW_TYPE_COMBO_ROW, 2);

  ef_figure_looks_set (looks, &now);
  gtk_spin_button_set_value (font, 12);
  ef_figure_looks_get (looks, &now);
  g_assert_cmpstr (now.theme, ==, "from-elsewhere");
  g_assert_cmpfloat (now.font_size, ==, 12);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (theme), "from-elsewhere"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (theme), 1);
  ef_figure_looks_get (looks, &now);
  g_assert_cmpstr (now.theme, ==, ef_theme_list ()[1]);
  g_assert_cmpstr (adw_action_row_get_subtitle (theme), ==, "");
}

/* The file is what the dialog shows, and one step of the history remembers it. */
static void
test_write (Fixture *fixture, gconstpointer data)
{
  EfFigureLooks *looks = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_LOOKS, 0);
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  AdwEntryRow *title = fixture_get_widget (fixture->dialog, ADW_TYPE_ENTRY_ROW, 0);
  g_autofree char *path = g_build_filename (fixture->folder, "a.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *svg = NULL;

  g_assert_cmpint (ef_figure_format_get_format (format), ==, EF_OUTPUT_SVG);
  gtk_spin_button_set_value (fixture_get_widget (looks, GTK_TYPE_SPIN_BUTTON, 0), 90);
  gtk_editable_set_text (GTK_EDITABLE (title), "As written");
  ef_export_dialog_write (EF_EXPORT_DIALOG (fixture->dialog), file);
  while (!fixture->exported)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "width=\"90mm\""));
  g_assert_nonnull (strstr (svg, ">As written</"));
  g_assert_cmpfloat (ef_workspace_get_spec (fixture->workspace)->width_mm, ==, 90);
  ef_document_undo (fixture->document);
  g_assert_cmpfloat (ef_workspace_get_spec (fixture->workspace)->width_mm, ==, 180);
  g_assert_null (ef_workspace_get_spec (fixture->workspace)->title);
  g_unlink (path);
}

/* A name that somebody typed with another ending is no lie. */
static void
test_ending (Fixture *fixture, gconstpointer data)
{
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_autofree char *path = g_build_filename (fixture->folder, "a.PNG", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bare = g_file_new_for_path ("/tmp/v1.5");
  g_autofree char *png = NULL;

  g_assert_cmpint (ef_figure_format_get_format_for (format, bare), ==, EF_OUTPUT_SVG);
  ef_export_dialog_write (EF_EXPORT_DIALOG (fixture->dialog), file);
  while (!fixture->exported)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &png, NULL, NULL));
  g_assert_cmpmem (png, 4, "\211PNG", 4);
  g_unlink (path);
}

/* Only rows that mean something for the format are there. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  AdwComboRow *row = fixture_get_widget (format, ADW_TYPE_COMBO_ROW, 0);
  GtkWidget *dpi = gtk_widget_get_ancestor (fixture_get_widget (format, GTK_TYPE_SPIN_BUTTON, 0),
                                            ADW_TYPE_ACTION_ROW);

  g_assert_false (gtk_widget_get_visible (dpi));
  adw_combo_row_set_selected (row, EF_OUTPUT_PNG);
  g_assert_true (gtk_widget_get_visible (dpi));
  adw_combo_row_set_selected (row, EF_OUTPUT_HTML);
  g_assert_cmpint (ef_figure_format_get_format (format), ==, EF_OUTPUT_HTML);
  g_assert_false (gtk_widget_get_visible (dpi));
  ef_figure_format_set_pictures_only (format);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 3);
  g_assert_true (ef_output_format_is_figure (ef_figure_format_get_format (format)));
}

static char *
dup_text (GtkWidget *dialog)
{
  GtkTextBuffer *buffer
    = gtk_text_view_get_buffer (fixture_get_widget (dialog, GTK_TYPE_TEXT_VIEW, 0));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static gboolean
is_shown (GtkWidget *dialog, GType type, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (dialog, type, name)));
}

/* What becomes a table has no size and no theme, and the text itself is its preview. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  GtkWidget *looks = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_LOOKS, 0);
  AdwComboRow *row = fixture_get_widget (format, ADW_TYPE_COMBO_ROW, 0);
  GtkStack *stack = fixture_get_widget (fixture->dialog, GTK_TYPE_STACK, 0);
  AdwEntryRow *title = fixture_get_widget (fixture->dialog, ADW_TYPE_ENTRY_ROW, 0);
  g_autofree char *csv = NULL;
  g_autofree char *html = NULL;

  g_assert_true (EF_IS_FIGURE_PREVIEW (gtk_stack_get_visible_child (stack)));
  adw_combo_row_set_selected (row, EF_OUTPUT_CSV);
  g_assert_false (gtk_widget_get_visible (looks));
  g_assert_false (is_shown (fixture->dialog, EF_TYPE_EXPORT_DIALOG, "words_group"));
  g_assert_false (EF_IS_FIGURE_PREVIEW (gtk_stack_get_visible_child (stack)));
  csv = dup_text (fixture->dialog);
  g_assert_nonnull (strstr (csv, "on_front,place\n"));

  adw_combo_row_set_selected (row, EF_OUTPUT_HTML);
  g_assert_true (gtk_widget_get_visible (looks));
  g_assert_false (is_shown (looks, EF_TYPE_FIGURE_LOOKS, "size_group"));
  g_assert_false (is_shown (looks, EF_TYPE_FIGURE_LOOKS, "theme_row"));
  g_assert_false (is_shown (looks, EF_TYPE_FIGURE_LOOKS, "font_row"));
  g_assert_true (is_shown (looks, EF_TYPE_FIGURE_LOOKS, "language_row"));
  g_assert_false (is_shown (fixture->dialog, EF_TYPE_EXPORT_DIALOG, "source_row"));
  gtk_editable_set_text (GTK_EDITABLE (title), "As written");
  html = dup_text (fixture->dialog);
  g_assert_nonnull (strstr (html, "<caption>As written</caption>"));

  adw_combo_row_set_selected (row, EF_OUTPUT_SVG);
  g_assert_true (EF_IS_FIGURE_PREVIEW (gtk_stack_get_visible_child (stack)));
  g_assert_true (is_shown (looks, EF_TYPE_FIGURE_LOOKS, "size_group"));
  g_assert_true (is_shown (fixture->dialog, EF_TYPE_EXPORT_DIALOG, "source_row"));
}

/* A large table travels in the figure only if somebody says so. */
static void
test_large_table (Fixture *fixture, gconstpointer data)
{
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_autoptr (EfOutput) output
    = ef_output_new (ef_document_get_catalog (fixture->document),
                     ef_workspace_get_spec (fixture->workspace), EF_OUTPUT_SVG);
  GtkSwitch *project = GTK_SWITCH (
    gtk_widget_get_template_child (GTK_WIDGET (format), EF_TYPE_FIGURE_FORMAT, "project_switch"));

  ef_figure_format_apply (format, output);
  g_assert_true (output->with_project);
  g_assert_false (output->with_large);

  ef_figure_format_set_n_values (format, 5000000);
  ef_figure_format_apply (format, output);
  g_assert_false (output->with_project);
  g_assert_false (output->with_large);

  gtk_switch_set_active (project, TRUE);
  ef_figure_format_apply (format, output);
  g_assert_true (output->with_project);
  g_assert_true (output->with_large);
}

static gpointer
get_child (gpointer format, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (format), EF_TYPE_FIGURE_FORMAT, name);
}

/* Of all figures of a project those of small tables can be opened again anyway. */
static void
test_large_table_of_all (Fixture *fixture, gconstpointer data)
{
  EfTable *large = fixture_add_large_table (fixture->document, 150000);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfOutput) output
    = ef_output_new (ef_document_get_catalog (fixture->document), spec, EF_OUTPUT_SVG);
  GtkWidget *dialog;
  EfFigureFormat *format;

  dialog = ef_export_all_new (NULL, fixture->document);
  format = fixture_get_widget (dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_assert_false (gtk_widget_get_visible (get_child (format, "large_row")));
  gtk_window_destroy (GTK_WINDOW (dialog));

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (large));
  ef_document_add_chart (fixture->document, spec, "Add");
  dialog = ef_export_all_new (NULL, fixture->document);
  format = fixture_get_widget (dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_assert_true (gtk_widget_get_visible (get_child (format, "large_row")));
  ef_figure_format_apply (format, output);
  g_assert_true (output->with_project);
  g_assert_false (output->with_large);

  gtk_switch_set_active (get_child (format, "large_switch"), TRUE);
  ef_figure_format_apply (format, output);
  g_assert_true (output->with_large);

  gtk_switch_set_active (get_child (format, "project_switch"), FALSE);
  g_assert_false (gtk_widget_get_visible (get_child (format, "large_row")));
  ef_figure_format_apply (format, output);
  g_assert_false (output->with_large);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is chosen can be read also where letters are large and the row has no room to spare, and
 * where a language has long words. */
static void
test_whole_choice (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "SVG", "Markdown (Effizienzgrenze)", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *looks = g_object_new (EF_TYPE_FIGURE_LOOKS, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (formats);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  AdwComboRow *theme = fixture_get_widget (looks, ADW_TYPE_COMBO_ROW, 2);
  AdwComboRow *language = fixture_get_widget (looks, ADW_TYPE_COMBO_ROW, 3);
  GtkLabel *label;

  gtk_widget_set_halign (looks, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), looks);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 10, 600);
  adw_combo_row_set_selected (language, 1);
  adw_combo_row_set_model (theme, G_LIST_MODEL (list));
  adw_combo_row_set_selected (theme, 1);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  label = fixture_find_words (language, GTK_TYPE_LABEL, "label", "Deutsch");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
  label = fixture_find_words (theme, GTK_TYPE_LABEL, "label", "Markdown");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/pages/export-dialog/large-table", test_large_table);
  ADD ("/pages/export-dialog/large-table-of-all", test_large_table_of_all);
  ADD ("/pages/export-dialog/looks", test_looks);
  ADD ("/pages/export-dialog/unknown-theme", test_unknown_theme);
  ADD ("/pages/export-dialog/formats", test_formats);
  ADD ("/pages/export-dialog/tables", test_tables);
  ADD ("/pages/export-dialog/whole-choice", test_whole_choice);
  ADD ("/pages/export-dialog/write", test_write);
  ADD ("/pages/export-dialog/ending", test_ending);

  return g_test_run ();
}
