/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ef-figure-format.h"
#include "ef-figure-looks.h"
#include "ef-figure-preview.h"
#include "fixture.h"

typedef struct
{
  EfDocument *document;
  GtkWidget *dialog;
  EfFigurePreview *preview;
  gboolean done;
} Fixture;

static void
kept_cb (Fixture *fixture)
{
  fixture->done = TRUE;
}

static void
exported_cb (Fixture *fixture, GFile *file, const char *remark)
{
  g_assert_null (remark);
  fixture->done = TRUE;
}

static void
add_chart (EfDocument *document, const char *table, const char *title)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->table_id,
                            ef_table_get_id (fixture_find_table (document, table)));
  ef_chart_spec_set_string (&spec->title, title);
  ef_chart_spec_set_string (&spec->x.column, "size");
  ef_chart_spec_set_string (&spec->y.column, "score");
  ef_document_add_chart (document, spec, "Add");
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = ef_panels_dialog_new (NULL, fixture->document);
  g_signal_connect_swapped (fixture->dialog, "kept", G_CALLBACK (kept_cb), fixture);
  g_signal_connect_swapped (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  fixture->preview = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_PREVIEW, 0);
  fixture->done = FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  add_chart (fixture->document, "Images", "First");
  add_chart (fixture->document, "Video", "Second");
  add_chart (fixture->document, "Images", "Third");
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->done)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->document);
}

/* Waits until the preview has @n panels, the last of which is called @title. */
static void
wait_for_panels (Fixture *fixture, guint n, const char *title)
{
  g_autofree char *last = g_strdup_printf ("panel-%c", 'a' + (int) n - 1);
  g_autofree char *beyond = g_strdup_printf ("panel-%c", 'a' + (int) n);
  g_autofree char *wanted = g_strdup_printf ("%c\u2002%s", 'a' + (int) n - 1, title);

  for (;;)
    {
      EfScene *scene = ef_figure_preview_get_scene (fixture->preview);
      const EfPrimitive *panel = scene != NULL ? ef_scene_find (scene, last) : NULL;

      if (panel != NULL && ef_scene_find (scene, beyond) == NULL
          && g_strcmp0 (ef_scene_find (panel->panel.scene, "title-0")->text.text, wanted) == 0)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static gpointer
get_charts_group (Fixture *fixture)
{
  return gtk_widget_get_ancestor (fixture_get_widget (fixture->dialog, GTK_TYPE_CHECK_BUTTON, 0),
                                  ADW_TYPE_PREFERENCES_GROUP);
}

static void
click (gpointer button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* All charts at first; which ones, and their order, is in the preview at once. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  gpointer group = get_charts_group (fixture);

  wait_for_panels (fixture, 3, "Third");
  gtk_check_button_set_active (fixture_get_widget (group, GTK_TYPE_CHECK_BUTTON, 1), FALSE);
  wait_for_panels (fixture, 2, "Third");
  click (fixture_get_widget (group, GTK_TYPE_BUTTON, 1)); /* "First" goes below "Second" */
  click (fixture_get_widget (group, GTK_TYPE_BUTTON, 3)); /* and below "Third" */
  wait_for_panels (fixture, 2, "First");
  gtk_check_button_set_active (fixture_get_widget (group, GTK_TYPE_CHECK_BUTTON, 0), TRUE);
  wait_for_panels (fixture, 3, "First");
  g_assert_false (ef_document_can_undo (fixture->document)
                  && ef_document_get_n_panels (fixture->document) > 0);
}

/* More rows make the figure taller, and so do narrow panels, in which words take more, until
 * somebody says how tall it is. */
static void
test_grid (Fixture *fixture, gconstpointer data)
{
  EfFigureLooks *controls = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_LOOKS, 0);
  GtkSpinButton *columns = fixture_get_widget (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 0);
  EfLooks looks;

  wait_for_panels (fixture, 3, "Third");
  ef_figure_looks_get (controls, &looks);
  g_assert_cmpfloat_with_epsilon (looks.height_mm, 2 * (36 + 47.7), 1e-6);
  gtk_spin_button_set_value (columns, 1);
  ef_figure_looks_get (controls, &looks);
  g_assert_cmpfloat_with_epsilon (looks.height_mm, 360, 1e-6);
  gtk_spin_button_set_value (fixture_get_widget (controls, GTK_TYPE_SPIN_BUTTON, 1), 100);
  gtk_spin_button_set_value (columns, 3);
  ef_figure_looks_get (controls, &looks);
  g_assert_cmpfloat (looks.height_mm, ==, 100);
}

static gpointer
find_button (GtkWidget *parent, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkButton *button = fixture_get_widget (parent, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_button_get_label (button), label) == 0)
        return button;
    }
}

/* A figure that is kept is there the next time, and is changed and removed in steps. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  const EfPanelsSpec *spec;

  gtk_editable_set_text (fixture_get_widget (fixture->dialog, ADW_TYPE_ENTRY_ROW, 0), "Both");
  gtk_switch_set_active (fixture_get_widget (fixture->dialog, GTK_TYPE_SWITCH, 0), FALSE);
  click (find_button (fixture->dialog, "_Keep"));
  g_assert_true (fixture->done);
  spec = ef_document_get_panels (fixture->document, "panels-1");
  g_assert_nonnull (spec);
  g_assert_cmpstr (spec->name, ==, "Both");
  g_assert_true (spec->separate_x);
  g_assert_false (spec->separate_y);
  g_assert_cmpuint (spec->charts->len, ==, 3);

  open_dialog (fixture);
  g_assert_cmpstr (gtk_editable_get_text (fixture_get_widget (fixture->dialog, ADW_TYPE_ENTRY_ROW,
                                                              0)),
                   ==, "Both");
  gtk_spin_button_set_value (fixture_get_widget (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 0), 3);
  click (find_button (fixture->dialog, "_Keep"));
  g_assert_cmpuint (ef_document_get_n_panels (fixture->document), ==, 1);
  g_assert_cmpuint (ef_document_get_panels (fixture->document, "panels-1")->n_columns, ==, 3);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (ef_document_get_panels (fixture->document, "panels-1")->n_columns, ==, 2);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (ef_document_get_n_panels (fixture->document), ==, 0);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-panels-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *svg = NULL;

  ef_panels_dialog_write (EF_PANELS_DIALOG (fixture->dialog), file);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "id=\"panel-c\""));
  g_assert_nonnull (strstr (svg, "--panels panels-1"));
  g_assert_cmpuint (ef_document_get_n_panels (fixture->document), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* Large tables travel only if somebody says so, who is asked while the figure has one of them. */
static void
test_large_table (Fixture *fixture, gconstpointer data)
{
  EfFigureFormat *format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  GtkSwitch *project = GTK_SWITCH (
    gtk_widget_get_template_child (GTK_WIDGET (format), EF_TYPE_FIGURE_FORMAT, "project_switch"));
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfOutput) output = NULL;
  EfTable *large = fixture_add_large_table (fixture->document, 150000);

  g_assert_true (gtk_switch_get_active (project));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (large));
  ef_chart_spec_set_string (&spec->x.column, "cost");
  ef_chart_spec_set_string (&spec->y.column, "score");
  ef_document_add_chart (fixture->document, spec, "Add");
  open_dialog (fixture);
  output = ef_output_new (ef_document_get_catalog (fixture->document), spec, EF_OUTPUT_SVG);
  format = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  project = GTK_SWITCH (
    gtk_widget_get_template_child (GTK_WIDGET (format), EF_TYPE_FIGURE_FORMAT, "project_switch"));

  g_assert_false (gtk_switch_get_active (project));
  gtk_switch_set_active (project, TRUE);
  ef_figure_format_apply (format, output);
  g_assert_true (output->with_project);
  g_assert_true (output->with_large);

  /* Without that chart all is as it is with any. */
  gtk_check_button_set_active (
    fixture_get_widget (get_charts_group (fixture), GTK_TYPE_CHECK_BUTTON, 3), FALSE);
  ef_figure_format_apply (format, output);
  g_assert_true (output->with_project);
  g_assert_false (output->with_large);
}

/* Charts of one table are not said to have several. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  EfTable *large = fixture_add_large_table (fixture->document, 150000);

  g_assert_nonnull (
    fixture_find_words (group, ADW_TYPE_ACTION_ROW, "subtitle", "their whole tables travel"));
  gtk_check_button_set_active (
    fixture_get_widget (get_charts_group (fixture), GTK_TYPE_CHECK_BUTTON, 1), FALSE);
  g_assert_nonnull (
    fixture_find_words (group, ADW_TYPE_ACTION_ROW, "subtitle", "their whole table travel"));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (large));
  ef_chart_spec_set_string (&spec->x.column, "cost");
  ef_chart_spec_set_string (&spec->y.column, "score");
  ef_document_add_chart (fixture->document, spec, "Add");
  open_dialog (fixture);
  group = fixture_get_widget (fixture->dialog, EF_TYPE_FIGURE_FORMAT, 0);
  g_assert_nonnull (
    fixture_find_words (group, ADW_TYPE_ACTION_ROW, "subtitle", "The tables have 3"));
  for (guint i = 0; i < 3; i++)
    gtk_check_button_set_active (
      fixture_get_widget (get_charts_group (fixture), GTK_TYPE_CHECK_BUTTON, i), FALSE);
  g_assert_nonnull (
    fixture_find_words (group, ADW_TYPE_ACTION_ROW, "subtitle", "The table has 3"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/pages/panels-dialog/choose", test_choose);
  ADD ("/pages/panels-dialog/grid", test_grid);
  ADD ("/pages/panels-dialog/keep", test_keep);
  ADD ("/pages/panels-dialog/large-table", test_large_table);
  ADD ("/pages/panels-dialog/tables", test_tables);
  ADD ("/pages/panels-dialog/write", test_write);

  return g_test_run ();
}
