/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"
#include "ef-window-private.h"

#include "ef-application.h"
#include "ef-export-all.h"
#include "ef-export-dialog.h"
#include "ef-panels-dialog.h"
#include "ef-print-preview.h"
#include "ef-project.h"
#include "ef-output.h"
#include "scratch-folder.h"

/* What becomes of a chart beside the export dialog: the clipboard, paper, files for all charts, and
 * a figure that is opened again. */

static const char csv[] = "model,params (M),accuracy,kind\n"
                          "Zeta,5,70,CNN\n"
                          "Alpha,1,60,ViT\n"
                          "Beta,20,80,CNN\n";

static EfApplication *application;

typedef struct
{
  EfWindow *window;
  EfWindow *second;
  GFile *folder;
} Fixture;

static void
run_for_a_while (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for_files (EfWindow *window)
{
  while (ef_window_is_busy (window))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_wait (ef_window_get_workspace (window));
  run_for_a_while ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_folder_new ();
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_file_new_for_path (path);
  file = g_file_get_child (fixture->folder, "models.csv");
  g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  fixture->window = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
  fixture->second = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ef_window_open (fixture->window, file);
  wait_for_files (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->second));
  run_for_a_while ();
  scratch_folder_drop (fixture->folder);
}

static void
assert_same_chart (Fixture *fixture)
{
  EfWorkspace *first = ef_window_get_workspace (fixture->window);
  EfWorkspace *second = ef_window_get_workspace (fixture->second);

  g_assert_nonnull (ef_workspace_get_data (second));
  g_assert_cmpuint (ef_workspace_get_data (second)->n, ==, 3);
  g_assert_true (ef_chart_spec_equal (ef_workspace_get_spec (first),
                                      ef_workspace_get_spec (second)));
  /* It is in no file: the figure must not be written over. */
  g_assert_null (fixture->second->file);
}

static void
open_made (Fixture    *fixture,
           EfOutput   *output,
           const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ef_output_make (output, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  ef_window_open (fixture->second, file);
  wait_for_files (fixture->second);
}

static GtkWindow *
find_panels_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (EF_IS_PANELS_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The figure is dropped, the chart is back. */
static void
test_open_figure (Fixture      *fixture,
                  gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);

  for (guint format = EF_OUTPUT_SVG; format <= EF_OUTPUT_PDF; format++)
    {
      g_autoptr (EfOutput) output =
        ef_output_new (ef_document_get_catalog (ef_workspace_get_document (workspace)),
                       ef_workspace_get_spec (workspace), format);
      g_autofree char *name = g_strconcat ("figure.", ef_output_format_to_word (format), NULL);

      if (format != EF_OUTPUT_SVG)
        {
          gtk_window_destroy (GTK_WINDOW (fixture->second));
          fixture->second = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
        }
      open_made (fixture, output, name);
      assert_same_chart (fixture);
      g_assert_null (find_panels_dialog ());
    }
}

/* One of several charts comes back with all of them, and is shown. */
static void
test_open_panels (Fixture      *fixture,
                  gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  const EfChartSpec *spec = ef_workspace_get_spec (workspace);
  const EfChartSpec *specs[] = { spec, spec };
  g_autoptr (EfPanelsSpec) layout = ef_panels_spec_new_like (spec, 2, 2);
  g_autoptr (EfOutput) output = ef_output_new_panels (
    ef_document_get_catalog (ef_workspace_get_document (workspace)), specs, 2, layout,
    EF_OUTPUT_SVG);
  GtkWindow *dialog;

  open_made (fixture, output, "panels.svg");
  g_assert_cmpuint (ef_document_get_n_charts (ef_workspace_get_document (
                      ef_window_get_workspace (fixture->second))),
                    ==, 2);
  dialog = find_panels_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (fixture->second));
  gtk_window_destroy (dialog);
}

static void
text_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_assert_no_error (error);
}

static char *
read_text (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* Everything at once; text for a spreadsheet, the project for us. */
static void
test_copy_paste (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  GdkContentFormats *formats;
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (widget, "win.copy-figure", NULL));
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));

  text = read_text (fixture);
  g_assert_cmpstr (text, ==, "model\tParameters\tAccuracy\n"
                             "Alpha\t1 M\t60\nZeta\t5 M\t70\nBeta\t20 M\t80\n");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->second), "win.paste", NULL));
  for (guint i = 0; i < 500 && !ef_window_is_busy (fixture->second); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  wait_for_files (fixture->second);
  assert_same_chart (fixture);
}

static void
test_copy_command (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copy-command", NULL));
  text = read_text (fixture);
  g_assert_cmpstr (text, ==, "frontier render models.csv -o figure.svg");
}

/* To a file instead of paper: what is drawn is the same. */
static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = ef_window_create_print (fixture->window);
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "paper.pdf");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_nonnull (operation);
  gtk_print_operation_set_export_filename (operation, g_file_peek_path (file));
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_file_get_contents (g_file_peek_path (file), &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  g_assert_cmpuint (length, >, 5000);
}

static gboolean
shows_text (GtkWidget  *parent,
            const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), text) != NULL) ||
        shows_text (child, text))
      return TRUE;
  return FALSE;
}

/* With exactly that text; NULL if there is none. */
static GtkLabel *
find_label (GtkWidget  *parent,
            const char *text)
{
  GtkLabel *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text)
              ? GTK_LABEL (child)
              : find_label (child, text);
  return found;
}

static GtkWidget *
find_print_preview (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (EF_IS_PRINT_PREVIEW (link->data))
      return link->data;
  return NULL;
}

/* What is looked at is exported: the chart as a figure, the table as a file of its rows. */
static void
test_export_shown (Fixture      *fixture,
                   gconstpointer data)
{
  EfWindow *self = fixture->window;
  g_autoptr (GList) windows = NULL;
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "chart");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.export-shown", NULL);
  g_assert_null (self->chooser);
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (EF_IS_EXPORT_DIALOG (link->data))
      dialog = link->data;
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "table");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.export-shown", NULL);
  g_assert_nonnull (self->chooser);
  g_assert_cmpstr (gtk_native_dialog_get_title (GTK_NATIVE_DIALOG (self->chooser)), ==,
                   "Export table");
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
}

/* A sentence that is longer than the window is wide is not cut. */
static void
test_long_toast (Fixture      *fixture,
                 gconstpointer data)
{
  const char *words = "“log.csv”: 1 row added, 1 row removed, 2 cells changed, 1 table made of it "
                      "followed, and that is more than a small window can show in a line";
  GtkWidget *overlay = GTK_WIDGET (fixture->window->toast_overlay);
  GtkLabel *label;
  PangoLayout *layout;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  ef_window_toast (fixture->window, words, "_Changes", "win.report");
  while ((label = find_label (overlay, words)) == NULL ||
         gtk_widget_get_width (GTK_WIDGET (label)) == 0)
    g_main_context_iteration (NULL, TRUE);
  run_for_a_while ();
  layout = gtk_label_get_layout (label);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  g_assert_false (pango_layout_is_ellipsized (layout));
}

/* What has room in one line stands in one line. */
static void
test_short_toast (Fixture      *fixture,
                  gconstpointer data)
{
  const char *words = "1 point hidden";
  GtkWidget *overlay = GTK_WIDGET (fixture->window->toast_overlay);
  GtkLabel *label;

  ef_window_toast (fixture->window, words, "_Undo", "win.undo");
  while ((label = find_label (overlay, words)) == NULL ||
         gtk_widget_get_width (GTK_WIDGET (label)) == 0)
    g_main_context_iteration (NULL, TRUE);
  run_for_a_while ();
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (label)), ==, 1);
}

static void
done_cb (gboolean *done)
{
  *done = TRUE;
}

/* The page is shown by this program itself, for there may be no other that can, and closing it ends
 * the operation. */
static void
test_print_preview (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = ef_window_create_print (fixture->window);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A5);
  GtkWidget *preview = NULL;
  gboolean done = FALSE;

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set_orientation (gtk_print_operation_get_print_settings (operation),
                                      GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_swapped (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW,
                           GTK_WINDOW (fixture->window), NULL);
  while (preview == NULL || !ef_print_preview_is_ready (EF_PRINT_PREVIEW (preview)))
    {
      g_main_context_iteration (NULL, TRUE);
      preview = find_print_preview ();
    }
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_true (shows_text (preview, "A5, portrait, figure at 75 %"));
  g_assert_false (done);
  gtk_window_close (GTK_WINDOW (preview));
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_print_preview ());
}

static void
exported_cb (guint      *n_exported,
             GFile      *folder,
             guint       n,
             const char *remark)
{
  *n_exported = n;
}

static void
test_export_all (Fixture      *fixture,
                 gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  g_autoptr (GFile) first = g_file_get_child (fixture->folder, "1 First.svg");
  g_autoptr (GFile) second = g_file_get_child (fixture->folder, "2 Second - 2.svg");
  g_autoptr (GFile) third = g_file_get_child (fixture->folder, "3 Figure 1.svg");
  g_autoptr (EfPanelsSpec) panels = ef_panels_spec_new ();
  g_autofree char *svg = NULL;
  GtkWidget *dialog;
  guint n_exported = 0;

  ef_chart_spec_set_string (&spec->title, "First");
  ef_panels_spec_add_chart (panels, ef_document_add_chart (document, spec, "Add"));
  ef_chart_spec_set_string (&spec->title, "Second / 2");
  ef_panels_spec_add_chart (panels, ef_document_add_chart (document, spec, "Add"));
  ef_document_add_panels (document, panels, "Add");

  dialog = ef_export_all_new (GTK_WINDOW (fixture->window), document);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), &n_exported);
  gtk_window_present (GTK_WINDOW (dialog));
  ef_export_all_start (EF_EXPORT_ALL (dialog), fixture->folder);
  while (n_exported == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_exported, ==, 3);
  g_assert_true (g_file_query_exists (first, NULL));
  g_assert_true (g_file_query_exists (second, NULL));
  g_assert_true (g_file_load_contents (third, NULL, &svg, NULL, NULL, NULL));
  g_assert_nonnull (strstr (svg, "id=\"panel-b\""));
}

static AdwMessageDialog *
wait_for_question (void)
{
  while (TRUE)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *at = windows; at != NULL; at = at->next)
        if (ADW_IS_MESSAGE_DIALOG (at->data))
          return at->data;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Files that are there are nobody else's business: they are asked about, once. */
static void
test_export_all_existing (Fixture      *fixture,
                          gconstpointer data)
{
  const char *response = data;
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  g_autoptr (GFile) first = g_file_get_child (fixture->folder, "1 Accuracy over Parameters.svg");
  g_autoptr (GFile) beside
    = g_file_get_child (fixture->folder, "1 Accuracy over Parameters (2).svg");
  g_autoptr (GFile) second = g_file_get_child (fixture->folder, "2 Accuracy over Parameters.svg");
  g_autofree char *contents = NULL;
  AdwMessageDialog *question;
  GtkWidget *dialog;
  GtkWidget *button;
  guint n_exported = 0;

  for (guint i = 0; i < 2; i++)
    ef_document_add_chart (document, ef_workspace_get_spec (workspace), "Add");
  g_assert_true (g_file_replace_contents (first, "mine", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
  dialog = ef_export_all_new (GTK_WINDOW (fixture->window), document);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), &n_exported);
  gtk_window_present (GTK_WINDOW (dialog));
  ef_export_all_start (EF_EXPORT_ALL (dialog), fixture->folder);
  question = wait_for_question ();
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==, "Replace 1 file?");
  g_assert_false (g_file_query_exists (second, NULL));
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));

  button = GTK_WIDGET (gtk_widget_get_template_child (dialog, EF_TYPE_EXPORT_ALL, "export_button"));
  while (n_exported == 0 && !gtk_widget_get_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_load_contents (first, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpint (g_str_has_prefix (contents, "<?xml"), ==, g_str_equal (response, "replace"));
  g_assert_cmpint (g_file_query_exists (beside, NULL), ==, g_str_equal (response, "keep"));
  g_assert_cmpint (g_file_query_exists (second, NULL), ==, !g_str_equal (response, "cancel"));
  g_assert_cmpuint (n_exported, ==, g_str_equal (response, "cancel") ? 0 : 2);
  if (n_exported == 0)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* One that fails keeps no other away, and is named with its reason. */
static void
test_export_all_but_one (Fixture      *fixture,
                         gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  g_autoptr (GFile) first = g_file_get_child (fixture->folder, "1 Accuracy over Parameters.svg");
  g_autoptr (GFile) second = g_file_get_child (fixture->folder, "2 Accuracy over Parameters.svg");
  AdwMessageDialog *question;
  GtkWidget *dialog;
  guint n_exported = 0;

  for (guint i = 0; i < 2; i++)
    ef_document_add_chart (document, ef_workspace_get_spec (workspace), "Add");
  g_assert_true (g_file_make_directory (first, NULL, NULL));
  dialog = ef_export_all_new (GTK_WINDOW (fixture->window), document);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), &n_exported);
  gtk_window_present (GTK_WINDOW (dialog));
  ef_export_all_start (EF_EXPORT_ALL (dialog), fixture->folder);
  question = wait_for_question ();
  adw_message_dialog_response (question, "replace");
  gtk_window_destroy (GTK_WINDOW (question));
  question = wait_for_question ();
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==,
                   "1 of 2 figures could not be exported");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question),
                            "1 Accuracy over Parameters.svg: "));
  g_assert_true (g_file_query_exists (second, NULL));
  g_assert_cmpuint (n_exported, ==, 0);
  gtk_window_destroy (GTK_WINDOW (question));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Closing the dialog ends the writing, and nothing comes after it. */
static void
test_export_all_closed (Fixture      *fixture,
                        gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  g_autoptr (GFile) last = g_file_get_child (fixture->folder, "50 Accuracy over Parameters.svg");
  GtkWidget *dialog;
  guint n_exported = 0;

  for (guint i = 0; i < 50; i++)
    ef_document_add_chart (document, ef_workspace_get_spec (workspace), "Add");
  dialog = ef_export_all_new (GTK_WINDOW (fixture->window), document);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), &n_exported);
  gtk_window_present (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ef_export_all_start (EF_EXPORT_ALL (dialog), fixture->folder);
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_exported, ==, 0);
  g_assert_false (g_file_query_exists (last, NULL));
}

/* Whoever opens a project whose theme stayed on another computer is told. */
static void
test_missing_theme (Fixture      *fixture,
                    gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "a.frontier");
  g_autoptr (GError) error = NULL;

  ef_chart_spec_set_string (&spec->theme, "elsewhere");
  ef_workspace_change (workspace, spec, NULL, "Change");
  ef_project_save (ef_workspace_get_document (workspace), file, NULL, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (fixture->second));
  ef_window_open (fixture->second, file);
  while (!shows_text (GTK_WIDGET (fixture->second), "“elsewhere”"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (shows_text (GTK_WIDGET (fixture->window), "“elsewhere”"));
  g_file_delete (file, NULL, NULL);
}

/* The rows that the filter leaves, each value with where it comes from. */
static void
test_export_table (Fixture      *fixture,
                   gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "table.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ef_workspace_set_filter (workspace, "kind = 'CNN'", NULL));
  ef_window_export_table (fixture->window, file, TRUE);
  while (!shows_text (GTK_WIDGET (fixture->window), "Table exported"))
    g_main_context_iteration (NULL, TRUE);
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "model,params (M),params (M) [kind],params (M) [source],params (M) [place],"
                   "accuracy,accuracy [kind],accuracy [source],accuracy [place],kind\n"
                   "Zeta,5,reported,models.csv,line 2,70,reported,models.csv,line 2,CNN\n"
                   "Beta,20,reported,models.csv,line 4,80,reported,models.csv,line 4,CNN\n");
  g_file_delete (file, NULL, NULL);
}

/* The bar of what lasts is gone afterwards, and nothing is said of what was meant. */
static void
test_cancel_export (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "table.csv");

  ef_window_export_table (fixture->window, file, TRUE);
  g_assert_nonnull (fixture->window->busy_progress);
  ef_window_cancel_busy (fixture->window);
  while (fixture->window->busy_progress != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->busy_revealer));
  g_assert_false (shows_text (GTK_WIDGET (fixture->window), "Table exported"));
  g_file_delete (file, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  application = application_fixture_init (&argc, &argv);

#define ADD_WITH(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
#define ADD(path, function) ADD_WITH (path, NULL, function)
  ADD ("/shell/window-figure/open", test_open_figure);
  ADD ("/shell/window-figure/open-panels", test_open_panels);
  ADD ("/shell/window-figure/copy-paste", test_copy_paste);
  ADD ("/shell/window-figure/copy-command", test_copy_command);
  ADD ("/shell/window-figure/print", test_print);
  ADD ("/shell/window-figure/export-shown", test_export_shown);
  ADD ("/shell/window-figure/long-toast", test_long_toast);
  ADD ("/shell/window-figure/short-toast", test_short_toast);
  ADD ("/shell/window-figure/print-preview", test_print_preview);
  ADD ("/shell/window-figure/export-all", test_export_all);
  ADD ("/shell/window-figure/export-all-closed", test_export_all_closed);
  ADD ("/shell/window-figure/export-all-but-one", test_export_all_but_one);
  ADD_WITH ("/shell/window-figure/export-all-replace", "replace", test_export_all_existing);
  ADD_WITH ("/shell/window-figure/export-all-keep", "keep", test_export_all_existing);
  ADD_WITH ("/shell/window-figure/export-all-keep-none", "cancel", test_export_all_existing);
  ADD ("/shell/window-figure/missing-theme", test_missing_theme);
  ADD ("/shell/window-figure/export-table", test_export_table);
  ADD ("/shell/window-figure/cancel-export", test_cancel_export);
#undef ADD

  return g_test_run ();
}
