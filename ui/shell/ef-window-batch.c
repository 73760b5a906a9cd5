/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-problems-dialog.h"
#include "ef-review.h"

/* How several files that came together get into the project: in one step of the history, with one
 * question at most about those that are there already, and one dialog about those that could not
 * be read. Where there is something to decide about a few of them, they are reviewed; nobody wants
 * fifty reviews. */

/* So many are reviewed unasked. */
#define MAX_REVIEWS 3
/* So many reasons fit into a dialog. */
#define MAX_REASONS 5

#define BATCH_KEY "ef-batch"

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

/* ---- What could not be read ---- */

static void
report_response_cb (EfWindow         *self,
                    const char       *response,
                    AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "report"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", NULL);
}

static char *
list_reasons (GPtrArray *failures)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (failures->len, MAX_REASONS);

  for (guint i = 0; i < n; i++)
    {
      const EfOpenFailure *failure = g_ptr_array_index (failures, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", failure->reason);
    }
  return g_string_free (text, FALSE);
}

static void
show_failures (EfWindow  *self,
               GPtrArray *failures)
{
  g_autofree char *heading = g_strdup_printf (
    ngettext ("%u file could not be read", "%u files could not be read", failures->len),
    failures->len);
  g_autofree char *body = list_reasons (failures);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  if (failures->len > MAX_REASONS)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "report", _("_All of Them"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (report_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_report (EfWindow  *self,
            GPtrArray *loaded,
            GPtrArray *failures)
{
  g_autoptr (EfDiagnostics) report = ef_diagnostics_new ();

  for (guint i = 0; i < failures->len; i++)
    {
      const EfOpenFailure *failure = g_ptr_array_index (failures, i);

      ef_diagnostics_add (report, EF_SEVERITY_ERROR, failure->name, NULL, "%s", failure->reason);
    }
  for (guint i = 0; i < loaded->len; i++)
    {
      const EfLoaded *one = g_ptr_array_index (loaded, i);

      ef_diagnostics_append (report, one->diagnostics);
    }
  ef_window_set_report (self, report);
}

/* ---- Into the project ---- */

static void
show_best (EfWindow  *self,
           GPtrArray *loaded)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();

  for (guint i = 0; i < loaded->len; i++)
    g_ptr_array_add (roots, ((EfLoaded *) loaded->pdata[i])->kept);
  ef_window_show_import (self, g_ptr_array_index (roots, ef_review_choose_import (roots)));
}

static void
toast_batch (EfWindow *self,
             guint     n)
{
  g_autofree char *files = g_strdup_printf (
    ngettext ("%u source was added", "%u sources were added", n), n);
  g_autofree char *problems = self->report != NULL ? ef_problems_summarise (self->report) : NULL;
  /* Translators: first what was imported, then how many problems: "1,556 rows; 3 problems". */
  g_autofree char *text =
    problems != NULL ? g_strdup_printf (_("%s; %s"), files, problems) : g_strdup (files);

  ef_window_toast (self, text, problems != NULL ? _("_Report") : NULL,
                   problems != NULL ? "win.report" : NULL);
}

static void
add_all (EfWindow   *self,
         GPtrArray  *loaded,
         const char *label)
{
  /* What is left out whole is not there, and a review of each would be too many. */
  for (guint i = loaded->len; i > 0; i--)
    if (ef_catalog_node_count_tables (((EfLoaded *) loaded->pdata[i - 1])->kept) == 0)
      g_ptr_array_remove_index (loaded, i - 1);
  if (loaded->len == 0)
    return;

  ef_document_begin_group (get_document (self), label);
  for (guint i = 0; i < loaded->len; i++)
    {
      const EfLoaded *one = g_ptr_array_index (loaded, i);

      ef_window_add_import (self, one->kept);
    }
  ef_document_end_group (get_document (self));
  show_best (self, loaded);
  toast_batch (self, loaded->len);
}

static void
replace_response_cb (EfWindow         *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "replace"))
    add_all (self, g_object_get_data (G_OBJECT (dialog), BATCH_KEY), _("Replace Sources"));
}

static char *
ask_about (GPtrArray *known)
{
  const EfLoaded *first = g_ptr_array_index (known, 0);
  const char *name = ef_catalog_node_get_name (first->root);
  guint n_others = known->len - 1;

  if (n_others == 0)
    return g_strdup_printf (_("Replace “%s”?"), name);
  return g_strdup_printf (
    /* Translators: the first of several files, and how many more there are. */
    ngettext ("Replace “%s” and %u other?", "Replace “%s” and %u others?", n_others), name,
    n_others);
}

/* @known: (transfer full, of EfLoaded) */
static void
ask_to_replace (EfWindow  *self,
                GPtrArray *known)
{
  g_autofree char *heading = ask_about (known);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    _("The project already has data from files of these names. Charts and hidden points are "
      "kept."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "replace",
                                    _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), BATCH_KEY, known,
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Moves those that there is something to decide about out of @added, if they are few. */
static GPtrArray *
take_for_review (EfWindow  *self,
                 GPtrArray *added)
{
  GPtrArray *reviewed = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_loaded_unref);

  for (guint i = 0; i < added->len; i++)
    if (ef_window_wants_review (self, g_ptr_array_index (added, i)))
      g_ptr_array_add (reviewed, ef_loaded_ref (g_ptr_array_index (added, i)));
  if (reviewed->len > MAX_REVIEWS)
    g_ptr_array_set_size (reviewed, 0);
  for (guint i = 0; i < reviewed->len; i++)
    g_ptr_array_remove (added, g_ptr_array_index (reviewed, i));
  return reviewed;
}

void
ef_window_import_batch (EfWindow  *self,
                        GPtrArray *loaded,
                        GPtrArray *failures)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_loaded_unref);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_loaded_unref);
  g_autoptr (GPtrArray) reviewed = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  set_report (self, loaded, failures);
  for (guint i = 0; i < loaded->len; i++)
    {
      EfLoaded *one = g_ptr_array_index (loaded, i);
      const char *name = ef_catalog_node_get_name (one->root);
      gboolean is_new = ef_window_find_source (self, name) < 0
                        && g_hash_table_add (names, (gpointer) name);

      g_ptr_array_add (is_new ? added : known, ef_loaded_ref (one));
    }

  reviewed = take_for_review (self, added);
  add_all (self, added, _("Import Files"));
  for (guint i = 0; i < reviewed->len; i++)
    ef_window_review_import (self, g_ptr_array_index (reviewed, i));
  if (known->len > 0)
    ask_to_replace (self, g_steal_pointer (&known));
  if (failures->len > 0)
    show_failures (self, failures);
}
