/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-application.h"
#include "ef-formula.h"
#include "ef-import-review.h"
#include "ef-left-out.h"
#include "ef-problems-dialog.h"

/* How data that was read comes into the project: asked about if the project has a file of that
 * name, reviewed if there is something to decide, and committed as one step of the history. Nothing
 * of it is in the project before it is committed, so saying no leaves nothing behind. */

/* What the dialogs on the way carry along. */
#define LOADED_KEY "ef-loaded"

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

/* Without the program of which the window is a part, nothing is remembered. */
static EfMappingMemory *
get_memory (EfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return EF_IS_APPLICATION (application) ? ef_application_get_memory (EF_APPLICATION (application))
                                         : NULL;
}

gint
ef_window_find_source (EfWindow   *self,
                       const char *name)
{
  EfCatalog *catalog = ef_document_get_catalog (get_document (self));

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    if (g_str_equal (ef_catalog_node_get_name (ef_catalog_get_root (catalog, i)), name))
      return (gint) i;
  return -1;
}

/* ---- Committing ---- */

static void
toast_import (EfWindow   *self,
              const char *name,
              const char *summary)
{
  g_autofree char *problems = self->report != NULL ? ef_problems_summarise (self->report) : NULL;
  g_autofree char *action = g_strconcat ("win.review-source::", name, NULL);
  g_autofree char *text = NULL;

  if (problems != NULL && summary != NULL)
    /* Translators: first what was imported, then how many problems: "1,556 rows; 3 problems". */
    text = g_strdup_printf (_("%s; %s"), summary, problems);
  else
    text = g_strdup (summary != NULL ? summary : problems != NULL ? problems : name);
  ef_window_toast (self, text, _("_Review"), action);
}

void
ef_window_show_import (EfWindow      *self,
                       EfCatalogNode *root)
{
  EfTable *table = ef_review_choose_shown (root);

  if (table != NULL)
    ef_workspace_show_table (self->workspace, table);
  if (ef_catalog_node_count_tables (root) != 1)
    adw_flap_set_reveal_flap (self->browser_flap, TRUE);
}

/* Charts, hidden points and views of a source that is replaced stay: they name tables and rows by
 * what is in them. */
void
ef_window_add_import (EfWindow      *self,
                      EfCatalogNode *root)
{
  const char *name = ef_catalog_node_get_name (root);
  gint index = ef_window_find_source (self, name);
  g_autofree char *label = NULL;

  if (index >= 0)
    {
      /* Translators: follows "Undo" in a menu; %s is a file name. */
      label = g_strdup_printf (_("Replace “%s”"), name);
      ef_document_replace_source (get_document (self), (guint) index, root, label);
    }
  else
    {
      /* Translators: follows "Undo" in a menu; %s is a file name. */
      label = g_strdup_printf (_("Import “%s”"), name);
      ef_document_add_source (get_document (self), root, label);
    }
}

static void
commit (EfWindow       *self,
        const EfLoaded *loaded,
        EfCatalogNode  *root)
{
  ef_window_add_import (self, root);
  ef_window_show_import (self, root);
  toast_import (self, ef_catalog_node_get_name (root),
                ef_import_result_get_summary (loaded->import));
}

/* ---- Reviewing ---- */

static void
present_review (EfWindow  *self,
                GtkWidget *review)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) always = g_settings_create_action (self->settings, "always-review");

  g_action_map_add_action (G_ACTION_MAP (group), always);
  gtk_widget_insert_action_group (review, "settings", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (review));
}

/* The tables about which there was something to ask: not again. Of a collection a few will do,
 * since it is not asked about as soon as one of its tables is known. */
static GPtrArray *
list_looked_at (EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
  GPtrArray *looked_at = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);

  for (guint i = 0; i < tables->len && looked_at->len < EF_REVIEW_MAX_TABLES; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);

      if (ef_review_look_at_table (table) != EF_REVIEW_NOTHING)
        g_ptr_array_add (looked_at, ef_table_ref (table));
    }
  return looked_at;
}

static void
import_committed_cb (EfWindow       *self,
                     EfImportReview *review)
{
  const EfLoaded *loaded = g_object_get_data (G_OBJECT (review), LOADED_KEY);
  g_autoptr (EfCatalogNode) root = ef_review_draft_build (ef_import_review_get_draft (review));
  g_autoptr (GPtrArray) looked_at = list_looked_at (root);
  g_autoptr (EfCatalogNode) kept = ef_left_out_drop (root);
  EfMappingMemory *memory = get_memory (self);

  if (memory != NULL)
    ef_mapping_memory_learn (memory, ef_import_result_get_root (loaded->import), root,
                             EF_LEARN_ANEW, looked_at);
  commit (self, loaded, kept);
}

gboolean
ef_window_wants_review (EfWindow       *self,
                        const EfLoaded *loaded)
{
  return loaded->reasons != EF_REVIEW_NOTHING || ef_catalog_node_count_tables (loaded->kept) == 0
         || g_settings_get_boolean (self->settings, "always-review");
}

void
ef_window_review_import (EfWindow *self,
                         EfLoaded *loaded)
{
  g_autoptr (EfReviewDraft) draft =
    ef_review_draft_new (ef_import_result_get_root (loaded->import), loaded->root);
  GtkWidget *review = ef_import_review_new (GTK_WINDOW (self), draft,
                                            ef_catalog_node_get_name (loaded->root),
                                            loaded->diagnostics, FALSE);

  ef_import_review_explain (EF_IMPORT_REVIEW (review), loaded->reasons);
  g_object_set_data_full (G_OBJECT (review), LOADED_KEY, ef_loaded_ref (loaded),
                          (GDestroyNotify) ef_loaded_unref);
  g_signal_connect_object (review, "committed", G_CALLBACK (import_committed_cb), self,
                           G_CONNECT_SWAPPED);
  present_review (self, review);
}

static void
start_import (EfWindow *self,
              EfLoaded *loaded)
{
  if (ef_window_wants_review (self, loaded))
    ef_window_review_import (self, loaded);
  else
    commit (self, loaded, loaded->kept);
}

/* What formulas made of the columns, since these may have other units now. */
static EfTable *
follow_changes (EfTable *table, gpointer user_data)
{
  return ef_formula_follow (table, NULL);
}

/* The source in the project may have been undone or replaced meanwhile: its name counts. */
static void
change_committed_cb (EfWindow       *self,
                     EfImportReview *review)
{
  EfReviewDraft *draft = ef_import_review_get_draft (review);
  g_autoptr (EfCatalogNode) root = ef_review_draft_build (draft);
  g_autoptr (EfCatalogNode) left = ef_left_out_drop (root);
  g_autoptr (EfCatalogNode) kept
    = ef_catalog_node_map_tables (left, follow_changes, NULL);
  const char *name = ef_catalog_node_get_name (root);
  gint index = ef_window_find_source (self, name);
  EfMappingMemory *memory = get_memory (self);
  g_autofree char *label = NULL;

  if (index < 0)
    return;

  /* Translators: follows "Undo" in a menu; %s is a file name. */
  label = g_strdup_printf (_("Change Columns of “%s”"), name);
  if (memory != NULL)
    ef_mapping_memory_learn (memory, ef_review_draft_get_before (draft), root, EF_LEARN_MORE,
                             NULL);
  ef_document_replace_source (get_document (self), (guint) index, kept, label);
}

/* What the last report says of one file (transfer full). */
static EfDiagnostics *
list_problems_of (EfWindow   *self,
                  const char *name)
{
  EfDiagnostics *problems = ef_diagnostics_new ();
  guint n = self->report != NULL ? ef_diagnostics_get_n_kept (self->report) : 0;

  for (guint i = 0; i < n; i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (self->report, i);

      if (g_str_equal (diagnostic->file, name))
        ef_diagnostics_add (problems, diagnostic->severity, name, diagnostic->place, "%s",
                            diagnostic->reason);
    }
  return problems;
}

static void
review_source (EfWindow *self,
               guint     index)
{
  EfCatalogNode *root =
    ef_catalog_get_root (ef_document_get_catalog (get_document (self)), index);
  const char *name = ef_catalog_node_get_name (root);
  g_autoptr (EfReviewDraft) draft = ef_review_draft_new (root, root);
  g_autoptr (EfDiagnostics) problems = list_problems_of (self, name);
  GtkWidget *review = ef_import_review_new (GTK_WINDOW (self), draft, name, problems, TRUE);
  EfTable *table = ef_workspace_get_source (self->workspace);

  if (table != NULL)
    ef_import_review_show_table (EF_IMPORT_REVIEW (review), ef_table_get_id (table));
  g_signal_connect_object (review, "committed", G_CALLBACK (change_committed_cb), self,
                           G_CONNECT_SWAPPED);
  present_review (self, review);
}

gint
ef_window_find_current_source (EfWindow *self)
{
  EfCatalog *catalog = ef_document_get_catalog (get_document (self));
  EfTable *table = ef_workspace_get_source (self->workspace);

  for (guint i = 0; table != NULL && i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (ef_catalog_get_root (catalog, i));

      if (g_ptr_array_find (tables, table, NULL))
        return (gint) i;
    }
  return (gint) ef_catalog_get_n_roots (catalog) - 1;
}

static void
review_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  gint index = ef_window_find_current_source (self);

  if (index >= 0)
    review_source (self, (guint) index);
}

static void
review_source_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  gint index = ef_window_find_source (self, g_variant_get_string (parameter, NULL));

  if (index >= 0)
    review_source (self, (guint) index);
}

/* ---- A file of that name is there already ---- */

static void
replace_response_cb (EfWindow         *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  EfLoaded *loaded = g_object_get_data (G_OBJECT (dialog), LOADED_KEY);
  gint index = ef_window_find_source (self, ef_catalog_node_get_name (loaded->root));

  if (g_str_equal (response, "replace"))
    start_import (self, loaded);
  else if (g_str_equal (response, "refresh") && index >= 0)
    ef_opener_refresh (self->opener, loaded->file,
                       ef_document_get_catalog (get_document (self)), (guint) index);
}

/* It is a newer state of the file, another one of that name, or a mistake. What was pasted cannot
 * be read again. */
static void
ask_to_replace (EfWindow *self,
                EfLoaded *loaded)
{
  const char *name = ef_catalog_node_get_name (loaded->root);
  gboolean has_file = loaded->file != NULL;
  /* Translators: %s is a file name. */
  g_autofree char *heading = g_strdup_printf (_("“%s” is in the project already"), name);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    has_file ? _("Refresh it if this is a newer state of the same file: computed columns and "
                 "links follow, and what has changed is listed. Replace it if it is another file. "
                 "Either way charts and hidden points are kept.")
             : _("It can be replaced. Charts and hidden points are kept."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "replace",
                                    _("_Replace"), NULL);
  if (has_file)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "refresh", _("Re_fresh"));
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (dialog), has_file ? "refresh" : "replace", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           has_file ? "refresh" : "replace");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), LOADED_KEY, ef_loaded_ref (loaded),
                          (GDestroyNotify) ef_loaded_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
ef_window_import (EfWindow *self,
                  EfLoaded *loaded)
{
  ef_window_set_report (self, loaded->diagnostics);
  if (ef_window_find_source (self, ef_catalog_node_get_name (loaded->root)) >= 0)
    ask_to_replace (self, loaded);
  else
    start_import (self, loaded);
}

void
ef_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "win.review-source", "s", review_source_action);
}
