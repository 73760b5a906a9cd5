/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reshape-dialog.h"

#include <string.h>

#include "ef-column-picker.h"
#include "fixture.h"

/* New tables made in the window. */

static GtkWidget *
open_dialog (EfWorkspace *workspace)
{
  GtkWidget *dialog = ef_reshape_dialog_new (NULL, workspace);

  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

static void
test_runs (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfTable *names = fixture_add_names (document, "Runs", "a|b|a|a");
  EfTable *made;
  GtkWidget *dialog;

  ef_workspace_show_table (workspace, names);
  dialog = open_dialog (workspace);
  fixture_press (dialog, "_Add");

  made = ef_workspace_get_source (workspace);
  g_assert_cmpstr (ef_table_get_name (made), ==, "Runs (runs)");
  g_assert_cmpuint (ef_table_get_n_rows (made), ==, 2);
  /* 0, 2 and 3 */
  g_assert_cmpfloat_with_epsilon (
    ef_column_get_numbers (ef_table_find_column (made, "n"))[0], 5.0 / 3, 1e-12);

  /* Once more is another table. */
  ef_workspace_show_table (workspace, names);
  dialog = open_dialog (workspace);
  fixture_press (dialog, "_Add");
  g_assert_cmpstr (ef_table_get_name (ef_workspace_get_source (workspace)), ==, "Runs (runs) 2");

  ef_document_undo (document);
  ef_document_undo (document);
  g_assert_null (ef_catalog_find_table (ef_document_get_catalog (document), "Runs (runs)", NULL));
}

static void
test_long_and_wide (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfTable *images = fixture_find_table (document, "Vision > Images");
  GtkWidget *dialog;
  AdwComboRow *kind;

  ef_workspace_show_table (workspace, images);
  ef_workspace_wait (workspace);
  dialog = open_dialog (workspace);
  kind = fixture_get_widget (dialog, ADW_TYPE_COMBO_ROW, 0);
  g_assert_cmpstr (ef_column_picker_get_column (
                     fixture_get_widget (dialog, EF_TYPE_COLUMN_PICKER, 1)), ==, "score");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == GTK_WIDGET (kind));
  adw_combo_row_set_selected (kind, 1);
  fixture_press (dialog, "_Add");
  g_assert_nonnull (ef_table_find_column (ef_workspace_get_source (workspace), "Metric"));
  g_assert_null (ef_table_find_column (ef_workspace_get_source (workspace), "score"));
  /* What the scores cost stays beside them. */
  g_assert_nonnull (ef_table_find_column (ef_workspace_get_source (workspace), "size"));
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_source (workspace)), ==, 5);

  /* And back, where all the others belong to the rows. */
  dialog = open_dialog (workspace);
  kind = fixture_get_widget (dialog, ADW_TYPE_COMBO_ROW, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 2);
  while (fixture_find_widget (dialog, GTK_TYPE_CHECK_BUTTON, 2) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_check_button_get_active (
      fixture_get_widget (dialog, GTK_TYPE_CHECK_BUTTON, i)));
  fixture_press (dialog, "_Add");
  g_assert_nonnull (ef_table_find_column (ef_workspace_get_source (workspace), "score"));
  g_assert_nonnull (ef_table_find_column (ef_workspace_get_source (workspace), "size"));
  g_assert_null (ef_table_find_column (ef_workspace_get_source (workspace), "Metric"));
}

/* A column of numbers of which nobody knows which are better is a setting, and no score. */
static void
test_long_settings (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfTable *images = fixture_find_table (document, "Vision > Images");
  EfTable *names = fixture_add_names (document, "Names", "a|b|c|d|e");
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  EfTable *made;
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (columns, ef_column_ref (ef_table_get_column (images, i)));
  g_ptr_array_add (columns, ef_column_ref (ef_table_find_column (names, "n")));
  table = ef_table_new ("Settings", "Settings", columns, 5, NULL, EF_PLACE_LINE, "", NULL);
  ef_workspace_show_table (workspace, fixture_add_table (document, table));
  ef_workspace_wait (workspace);
  dialog = open_dialog (workspace);
  adw_combo_row_set_selected (fixture_get_widget (dialog, ADW_TYPE_COMBO_ROW, 0), 1);
  fixture_press (dialog, "_Add");

  made = ef_workspace_get_source (workspace);
  g_assert_nonnull (ef_table_find_column (made, "n"));
  g_assert_null (ef_table_find_column (made, "score"));
  g_assert_cmpuint (ef_table_get_n_rows (made), ==, 5);
}

/* The dialog may go while its worker runs. */
static void
test_close (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);

  ef_workspace_show_table (workspace, fixture_add_large_table (document, 20000));
  gtk_window_destroy (GTK_WINDOW (open_dialog (workspace)));
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reshape-dialog/runs", test_runs);
  g_test_add_func ("/reshape-dialog/long-and-wide", test_long_and_wide);
  g_test_add_func ("/reshape-dialog/long-settings", test_long_settings);
  g_test_add_func ("/reshape-dialog/close", test_close);

  return g_test_run ();
}
