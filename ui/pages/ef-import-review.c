/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import-review.h"

#include <glib/gi18n-lib.h>

#include "ef-column-editor.h"
#include "ef-problem-list.h"
#include "ef-review-columns.h"
#include "ef-review-rows.h"
#include "ef-review-tables.h"
#include "ef-review-words.h"
#include "ef-task.h"

struct _EfImportReview
{
  AdwWindow parent_instance;

  EfReviewDraft *draft;
  char *name; /* of the file */
  gboolean imported;
  EfDiagnostics *diagnostics;    /* what the problems show, or NULL */
  GtkFileChooserNative *chooser; /* the one that is open */
  GCancellable *cancellable;     /* of reading and writing mapping files */

  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *tables_button;
  GtkButton *commit_button;
  GtkLabel *name_label;
  GtkLabel *reason_label;
  AdwToastOverlay *toast_overlay;
  AdwFlap *flap;
  EfReviewTables *tables;
  AdwViewStack *stack;
  AdwLeaflet *leaflet;
  EfReviewColumns *columns;
  EfColumnEditor *editor;
  EfReviewRows *rows;
  AdwViewStackPage *problems_page;
  GtkStack *problems_stack;
  EfProblemList *problems;
};

G_DEFINE_FINAL_TYPE (EfImportReview, ef_import_review, ADW_TYPE_WINDOW)

/* A mapping file that is being read. */
typedef struct
{
  GFile *file;
  EfDiagnostics *diagnostics;
} Loading;

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->file);
  ef_diagnostics_unref (loading->diagnostics);
  g_free (loading);
}

/* ---- Looking around ---- */

static void
show_rows (EfImportReview *self)
{
  guint table = ef_review_tables_get_selected (self->tables);

  ef_review_rows_show_table (self->rows, ef_review_draft_get_table (self->draft, table));
}

static void
table_selected_cb (EfImportReview *self)
{
  if (self->draft == NULL)
    return;

  ef_review_columns_show_table (self->columns, ef_review_tables_get_selected (self->tables));
  show_rows (self);
}

/* On a narrow window the list covers what it is for. */
static void
table_activated_cb (EfImportReview *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
column_selected_cb (EfImportReview *self)
{
  if (self->draft != NULL)
    ef_column_editor_show (self->editor, ef_review_tables_get_selected (self->tables),
                           ef_review_columns_get_selected (self->columns));
}

static void
column_activated_cb (EfImportReview *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_clicked_cb (EfImportReview *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
commit_clicked_cb (EfImportReview *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_diagnostics (EfImportReview *self,
                 EfDiagnostics  *diagnostics)
{
  guint n = diagnostics != NULL ? ef_diagnostics_get_n_kept (diagnostics) : 0;
  guint64 n_lost = 0;

  if (diagnostics != NULL)
    ef_diagnostics_ref (diagnostics);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  self->diagnostics = diagnostics;

  if (n > 0)
    n_lost = ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR) +
             ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING);
  ef_problem_list_set_diagnostics (self->problems, n > 0 ? diagnostics : NULL);
  gtk_stack_set_visible_child_name (self->problems_stack, n > 0 ? "list" : "none");
  adw_view_stack_page_set_badge_number (self->problems_page, (guint) MIN (n_lost, G_MAXUINT));
}

/* ---- Mapping files ---- */

static void
show_toast (EfImportReview *self,
            const char     *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}

static void
show_error (EfImportReview *self,
            const char     *heading,
            const GError   *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_chooser (EfImportReview       *self,
              GtkFileChooserNative *chooser,
              GCallback             response_cb)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Mapping files"));
  gtk_file_filter_add_pattern (filter, "*" EF_MAPPING_SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_set_object (&self->chooser, chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Of a new import what was changed; of one in the project, whose beginnings nobody knows any more,
 * everything that is shown. */
static GBytes *
create_mapping (EfImportReview *self)
{
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) wanted = ef_review_draft_build (self->draft);
  EfCatalogNode *before = self->imported ? NULL : ef_review_draft_get_before (self->draft);

  ef_mapping_learn (mapping, before, wanted, EF_LEARN_ANEW);
  return ef_mapping_to_bytes (mapping);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EfImportReview) self = EF_IMPORT_REVIEW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean saved = g_file_replace_contents_finish (G_FILE (object), result, NULL, &error);

  /* The review may be gone meanwhile. */
  if (self->draft == NULL)
    return;
  if (saved)
    show_toast (self, _("Mapping file saved"));
  else
    show_error (self, _("The mapping file could not be saved"), error);
}

static void
save_response_cb (EfImportReview       *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      ef_import_review_save_mapping (self, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

/* "models.mapping.xml" for models.csv. */
static char *
dup_mapping_name (EfImportReview *self)
{
  g_autofree char *name = g_strdup (self->name);
  char *dot = strchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  g_strdelimit (name, "/\\\n\t", '-');
  return g_strconcat (name, EF_MAPPING_SUFFIX, NULL);
}

static void
save_mapping_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EfImportReview *self = EF_IMPORT_REVIEW (widget);
  g_autofree char *name = dup_mapping_name (self);
  g_autoptr (GtkFileChooserNative) chooser = gtk_file_chooser_native_new (
      _("Save mapping file"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
      _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_chooser (self, chooser, G_CALLBACK (save_response_cb));
}

static void
load_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Loading *loading = task_data;
  GError *error = NULL;
  EfMapping *mapping =
    ef_mapping_load (loading->file, loading->diagnostics, cancellable, &error);

  if (mapping != NULL)
    g_task_return_pointer (task, mapping, (GDestroyNotify) ef_mapping_unref);
  else
    g_task_return_error (task, error);
}

/* What of the mapping could not be used joins the problems of the file. */
static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EfImportReview *self = EF_IMPORT_REVIEW (object);
  Loading *loading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (EfMapping) mapping = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (EfDiagnostics) diagnostics = NULL;
  g_autofree char *text = NULL;
  guint n;

  if (mapping == NULL)
    {
      show_error (self, _("The mapping file could not be opened"), error);
      return;
    }

  n = ef_review_draft_use (self->draft, mapping, loading->diagnostics);
  diagnostics = ef_diagnostics_new ();
  if (self->diagnostics != NULL)
    ef_diagnostics_append (diagnostics, self->diagnostics);
  ef_diagnostics_append (diagnostics, loading->diagnostics);
  set_diagnostics (self, diagnostics);

  text = g_strdup_printf (ngettext ("%'u table changed", "%'u tables changed", n), n);
  show_toast (self, n > 0 ? text : _("The mapping file changes nothing here"));
}

static void
use_response_cb (EfImportReview       *self,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      ef_import_review_use_mapping (self, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

static void
use_mapping_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EfImportReview *self = EF_IMPORT_REVIEW (widget);
  g_autoptr (GtkFileChooserNative) chooser = gtk_file_chooser_native_new (
      _("Use mapping file"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
      _("_Cancel"));

  show_chooser (self, chooser, G_CALLBACK (use_response_cb));
}

/* ---- Set-up ---- */

/* A project of which the columns do not change has nothing to apply, and of a file something has to
 * stay. */
static void
draft_changed_cb (EfImportReview *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->commit_button),
                            ef_review_draft_has_tables (self->draft)
                              && (!self->imported || ef_review_draft_has_changes (self->draft)));
}

static void
ef_import_review_dispose (GObject *object)
{
  EfImportReview *self = EF_IMPORT_REVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);

  G_OBJECT_CLASS (ef_import_review_parent_class)->dispose (object);
}

static void
ef_import_review_finalize (GObject *object)
{
  g_free (EF_IMPORT_REVIEW (object)->name);

  G_OBJECT_CLASS (ef_import_review_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, tables_button);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, commit_button);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, name_label);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, reason_label);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, flap);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, tables);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, stack);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, leaflet);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, columns);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, editor);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, rows);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, problems_page);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, problems_stack);
  gtk_widget_class_bind_template_child (widget_class, EfImportReview, problems);
  gtk_widget_class_bind_template_callback (widget_class, table_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit_clicked_cb);
}

static void
ef_import_review_class_init (EfImportReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_import_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_import_review_finalize;

  signals[COMMITTED] = g_signal_new ("committed", EF_TYPE_IMPORT_REVIEW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EF_TYPE_COLUMN_EDITOR);
  g_type_ensure (EF_TYPE_PROBLEM_LIST);
  g_type_ensure (EF_TYPE_REVIEW_COLUMNS);
  g_type_ensure (EF_TYPE_REVIEW_ROWS);
  g_type_ensure (EF_TYPE_REVIEW_TABLES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-import-review.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "review.save-mapping", NULL,
                                   save_mapping_action);
  gtk_widget_class_install_action (widget_class, "review.use-mapping", NULL, use_mapping_action);
}

static void
ef_import_review_init (EfImportReview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_draft (EfImportReview *self,
           EfReviewDraft  *draft)
{
  gboolean several = ef_review_draft_get_n_tables (draft) > 1;

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ef_review_columns_set_draft (self->columns, draft);
  ef_column_editor_set_draft (self->editor, draft);
  ef_review_tables_set_draft (self->tables, draft);
  gtk_widget_set_visible (self->tables_button, several);
  adw_flap_set_locked (self->flap, !several);
  adw_flap_set_reveal_flap (self->flap, several);
  draft_changed_cb (self);
  if (ef_review_draft_get_n_tables (draft) > 0)
    table_selected_cb (self);
  ef_review_columns_focus_lines (self->columns);
}

/* "1,193 tables, 17,745 rows" */
static void
show_extent (EfImportReview *self)
{
  EfCatalogNode *root = ef_review_draft_get_before (self->draft);
  guint n_tables = ef_catalog_node_count_tables (root);
  gulong n_rows = (gulong) ef_catalog_node_count_rows (root);
  g_autofree char *tables =
    g_strdup_printf (ngettext ("%'u table", "%'u tables", n_tables), n_tables);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'lu row", "%'lu rows", n_rows), n_rows);
  /* Translators: how much is in a file: "1,193 tables, 17,745 rows". */
  g_autofree char *text = g_strdup_printf (_("%s, %s"), tables, rows);

  gtk_label_set_text (self->reason_label, text);
}

GtkWidget *
ef_import_review_new (GtkWindow     *parent,
                      EfReviewDraft *draft,
                      const char    *name,
                      EfDiagnostics *diagnostics,
                      gboolean       imported)
{
  EfImportReview *self;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (draft), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (EF_TYPE_IMPORT_REVIEW, "transient-for", parent, NULL);
  self->name = g_strdup (name);
  self->imported = imported;
  gtk_label_set_text (self->name_label, name);
  if (imported)
    gtk_button_set_label (self->commit_button, _("_Apply"));
  set_diagnostics (self, diagnostics);
  set_draft (self, draft);
  show_extent (self);
  return GTK_WIDGET (self);
}

/* Names the axes of the first chart of @table that have no better end. */
static void
ask_for_directions (EfImportReview *self,
                    const EfTable  *table)
{
  g_autofree char *text = NULL;
  const char *first, *second;
  guint x, y;

  ef_review_find_open_axes (table, &x, &y);
  if (x == G_MAXUINT && y == G_MAXUINT)
    return;

  first = ef_column_get_name (ef_table_get_column (table, y != G_MAXUINT ? y : x));
  second = ef_column_get_name (ef_table_get_column (table, x != G_MAXUINT ? x : y));
  text = x == y || x == G_MAXUINT || y == G_MAXUINT
    ? g_strdup_printf (
        _("Nothing says whether lower or higher is better in “%s”. What is chosen here is "
          "remembered for tables with the same columns."),
        first)
    : g_strdup_printf (
        _("Nothing says whether lower or higher is better in “%s” and “%s”. What is chosen "
          "here is remembered for tables with the same columns."),
        first, second);
  gtk_label_set_text (self->reason_label, text);
}

void
ef_import_review_explain (EfImportReview *self,
                          EfReviewReasons reasons)
{
  guint n_tables, i = 0;

  g_return_if_fail (EF_IS_IMPORT_REVIEW (self));

  n_tables = ef_review_draft_get_n_tables (self->draft);
  while (i < n_tables
         && ef_review_look_at_table (ef_review_draft_get_table (self->draft, i))
              == EF_REVIEW_NOTHING)
    i++;
  if (reasons == EF_REVIEW_NOTHING || i == n_tables)
    return;

  ef_review_tables_select (self->tables, i);
  if (reasons & EF_REVIEW_QUANTITIES)
    gtk_label_set_text (self->reason_label,
                        _("The names of the columns do not say what they measure. What is chosen "
                          "here is remembered for tables with the same columns."));
  else
    ask_for_directions (self, ef_review_draft_get_table (self->draft, i));
}

void
ef_import_review_show_table (EfImportReview *self,
                             const char     *table_id)
{
  guint n_tables;

  g_return_if_fail (EF_IS_IMPORT_REVIEW (self));
  g_return_if_fail (table_id != NULL);

  n_tables = ef_review_draft_get_n_tables (self->draft);
  for (guint i = 0; i < n_tables; i++)
    if (g_str_equal (ef_table_get_id (ef_review_draft_get_table (self->draft, i)), table_id))
      {
        ef_review_tables_select (self->tables, i);
        return;
      }
}

EfReviewDraft *
ef_import_review_get_draft (EfImportReview *self)
{
  g_return_val_if_fail (EF_IS_IMPORT_REVIEW (self), NULL);

  return self->draft;
}

void
ef_import_review_save_mapping (EfImportReview *self,
                               GFile          *file)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (EF_IS_IMPORT_REVIEW (self));
  g_return_if_fail (G_IS_FILE (file));

  bytes = create_mapping (self);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       self->cancellable, saved_cb, g_object_ref (self));
}

void
ef_import_review_use_mapping (EfImportReview *self,
                              GFile          *file)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (EF_IS_IMPORT_REVIEW (self));
  g_return_if_fail (G_IS_FILE (file));

  loading = g_new (Loading, 1);
  loading->file = g_object_ref (file);
  loading->diagnostics = ef_diagnostics_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, ef_import_review_use_mapping);
  g_task_set_name (task, "load mapping file");
  g_task_set_task_data (task, loading, loading_free);
  ef_task_run_in_worker (task, load_in_worker);
}
