/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-application.h"
#include "ef-catalog-title.h"
#include "ef-chart-sota.h"
#include "ef-problems-dialog.h"
#include "ef-review.h"
#include "ef-steps-dialog.h"

/* Characters of the path below the title. */
#define MAX_SUBTITLE 36
/* Of the words of a toast; more is behind its button. */
#define TOAST_LINES 3

G_DEFINE_FINAL_TYPE (EfWindow, ef_window, ADW_TYPE_APPLICATION_WINDOW)

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

static gboolean
has_data (EfWindow *self)
{
  return ef_catalog_get_n_roots (ef_document_get_catalog (get_document (self))) > 0;
}

/* ---- What can be done now ---- */

static void
update_actions (EfWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  gboolean has_selection;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  gtk_widget_action_set_enabled (widget, "win.save", has_data (self) && self->saving_to == NULL);
  gtk_widget_action_set_enabled (widget, "win.save-as",
                                 has_data (self) && self->saving_to == NULL);
  gtk_widget_action_set_enabled (widget, "win.export",
                                 ef_workspace_get_data (self->workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.steps",
                                 ef_workspace_get_data (self->workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.state-of-the-art",
                                 ef_workspace_get_data (self->workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.claims", has_data (self));
  ef_window_update_figure_actions (self);
  ef_window_update_column_actions (self);
  gtk_widget_action_set_enabled (widget, "win.hide-selected", has_selection);
  gtk_widget_action_set_enabled (widget, "win.show-hidden", spec != NULL && spec->hidden->len > 0);
  gtk_widget_action_set_enabled (widget, "win.report", self->report != NULL);
  gtk_widget_action_set_enabled (widget, "win.review", has_data (self));
  gtk_widget_action_set_enabled (widget, "win.refresh", has_data (self));
  gtk_widget_action_set_enabled (widget, "win.cancel", ef_opener_is_busy (self->opener));
  gtk_widget_action_set_enabled (widget, "win.find", has_data (self));
  gtk_widget_action_set_enabled (widget, "win.filter", spec != NULL);
}

static void
update_history (EfWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EfDocument *document = get_document (self);
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  g_object_get (document, "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  /* Translators: %s is what was done: "Hide 3 Points". */
  undo_text = undo_label != NULL ? g_strdup_printf (_("Undo: %s"), undo_label)
                                 : g_strdup (_("Undo"));
  /* Translators: %s is what was done: "Hide 3 Points". */
  redo_text = redo_label != NULL ? g_strdup_printf (_("Redo: %s"), redo_label)
                                 : g_strdup (_("Redo"));

  gtk_widget_action_set_enabled (widget, "win.undo", ef_document_can_undo (document));
  gtk_widget_action_set_enabled (widget, "win.redo", ef_document_can_redo (document));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, undo_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, redo_text, -1);
}

/* The title asks for the width of all its text, for which the buttons beside it would go. Both ends
 * of a path tell it from others. */
static char *
shorten_middle (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  const char *tail = g_utf8_offset_to_pointer (text, MAX (length - MAX_SUBTITLE / 2, 0));
  g_autofree char *head = g_utf8_substring (text, 0, MIN (length, MAX_SUBTITLE / 2));

  return length > MAX_SUBTITLE ? g_strconcat (head, "…", tail, NULL) : g_strdup (text);
}

void
ef_window_update_title (EfWindow *self)
{
  EfDocument *document = get_document (self);
  EfTable *table = ef_workspace_get_table (self->workspace);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *path = table != NULL ? ef_table_dup_path_title (table) : NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;

  if (self->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (self->file);

      name = g_filename_display_name (base);
    }
  else
    name = g_strdup (has_data (self) ? _("Unsaved project") : _("Efficient Frontier"));
  if (self->recovered)
    {
      char *plain = name;

      /* Translators: %s is the name of a project that was saved from a crash. */
      name = g_strdup_printf (_("%s (recovered)"), plain);
      g_free (plain);
    }

  /* A bullet before the name is the desktop's sign for "not saved". */
  title = g_strdup_printf ("%s%s", ef_document_is_modified (document) ? "• " : "", name);
  adw_window_title_set_title (self->window_title, title);
  subtitle = shorten_middle (path != NULL ? path : "");
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->window_title), path);
  window_title = table != NULL ? g_strdup_printf ("%s – %s", title, ef_table_get_title (table))
                               : g_strdup (title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

/* An open project that holds nothing yet shows the start page. */
static void
update_page (EfWindow *self)
{
  gboolean project = has_data (self);

  gtk_stack_set_visible_child_name (self->main_stack, project ? "project" : "start");
  gtk_widget_set_visible (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), EF_TYPE_WINDOW, "view_box")),
      project);
  gtk_widget_set_visible (self->view_box, project);
  gtk_widget_set_visible (self->browser_button, project);
  gtk_widget_set_visible (self->inspector_button, project);
  gtk_widget_set_visible (self->export_button, project);
}

static void
document_changed_cb (EfWindow *self)
{
  update_history (self);
  update_page (self);
  update_actions (self);
  ef_window_update_title (self);
}

static void
workspace_changed_cb (EfWindow *self)
{
  update_actions (self);
  ef_window_update_title (self);
}

/* ---- Actions ---- */

/* Typing has a history of its own: while the cursor is in an entry, undo means the entry's. */
static gboolean
forward_to_entry (GtkWidget  *widget,
                  const char *entry_action)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, entry_action, NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (forward_to_entry (widget, "text.undo"))
    return;
  ef_document_undo (get_document (EF_WINDOW (widget)));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (forward_to_entry (widget, "text.redo"))
    return;
  ef_document_redo (get_document (EF_WINDOW (widget)));
}

static void
hide_selected_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  guint n;
  g_autofree char *text = NULL;

  ef_workspace_get_selection (self->workspace, &n);
  ef_workspace_hide_selection (self->workspace);
  text = g_strdup_printf (ngettext ("%u point hidden", "%u points hidden", n), n);
  ef_window_toast (self, text, _("_Undo"), "win.undo");
}

static void
show_hidden_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ef_workspace_show_hidden (EF_WINDOW (widget)->workspace);
}

static void
report_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
    self->changes != NULL
      ? ef_problems_dialog_new_for_changes (GTK_WINDOW (self), self->report, self->changes)
      : ef_problems_dialog_new (GTK_WINDOW (self), self->report)));
}

/* One is enough: it follows the chart. */
static void
steps_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  if (self->steps_dialog == NULL)
    g_set_weak_pointer (&self->steps_dialog,
                        ef_steps_dialog_new (GTK_WINDOW (self), self->workspace));
  gtk_window_present (GTK_WINDOW (self->steps_dialog));
}

/* A change of the chart, so that undoing brings the cost back. */
static void
sota_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  EfChartData *data = ef_workspace_get_data (self->workspace);
  EfChartSpec *spec;

  if (data == NULL)
    return;

  spec = ef_chart_sota_new (data, ef_workspace_get_spec (self->workspace), &error);
  if (spec == NULL)
    ef_window_toast (self, error->message, NULL, NULL);
  else
    ef_workspace_change (self->workspace, spec, NULL, _("Show State of the Art"));
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  adw_flap_set_reveal_flap (self->browser_flap, TRUE);
  ef_browser_focus_search (self->browser);
}

static void
filter_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  ef_inspector_focus_filter (self->inspector);
}

/* ---- The window itself ---- */

/* Of another project, or of none. */
static void
close_steps (EfWindow *self)
{
  GtkWidget *dialog = self->steps_dialog;

  g_clear_weak_pointer (&self->steps_dialog);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
save_size (EfWindow *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

static gboolean
ef_window_close_request (GtkWindow *window)
{
  EfWindow *self = EF_WINDOW (window);

  if (!ef_window_may_close (self))
    return TRUE;

  ef_autosaver_stop (self->autosaver);
  save_size (self);
  return GTK_WINDOW_CLASS (ef_window_parent_class)->close_request (window);
}

static void
ef_window_dispose (GObject *object)
{
  EfWindow *self = EF_WINDOW (object);

  close_steps (self);
  ef_window_close_claims (self);
  if (self->opener != NULL)
    ef_opener_cancel (self->opener);
  g_clear_object (&self->opener);
  g_clear_object (&self->chooser);
  g_clear_object (&self->workspace);
  ef_window_end_busy (self, self->busy_progress);
  g_clear_object (&self->autosaver);
  g_clear_pointer (&self->autosave_problem, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->file_state, ef_file_state_unref);
  g_clear_object (&self->saving_to);
  g_clear_object (&self->settings);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->page_setup);
  ef_window_clear_refresh (self);
  g_clear_pointer (&self->report, ef_diagnostics_unref);
  g_clear_pointer (&self->changes, g_free);

  G_OBJECT_CLASS (ef_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.hide-selected", NULL, hide_selected_action);
  gtk_widget_class_install_action (widget_class, "win.show-hidden", NULL, show_hidden_action);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "win.steps", NULL, steps_action);
  gtk_widget_class_install_action (widget_class, "win.state-of-the-art", NULL, sota_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, filter_action);
  ef_window_install_claims_actions (widget_class);
  ef_window_install_column_actions (widget_class);
  ef_window_install_figure_actions (widget_class);
  ef_window_install_print_actions (widget_class);
  ef_window_install_file_actions (widget_class);
  ef_window_install_import_actions (widget_class);
  ef_window_install_refresh_actions (widget_class);
  ef_window_install_save_actions (widget_class);
  ef_window_install_side_actions (widget_class);
  ef_window_install_recovery_actions (widget_class);
  ef_window_install_table_actions (widget_class);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EfWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, browser_flap);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, browser);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, chart_bar);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, chart_page);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, table_page);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, recovery_bar);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, busy_revealer);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, view_box);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, browser_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, claims_button);
  gtk_widget_class_bind_template_child (widget_class, EfWindow, claims_content);
}

static void
ef_window_class_init (EfWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ef_window_close_request;

  g_type_ensure (EF_TYPE_START_PAGE);
  g_type_ensure (EF_TYPE_BROWSER);
  g_type_ensure (EF_TYPE_INSPECTOR);
  g_type_ensure (EF_TYPE_CHART_BAR);
  g_type_ensure (EF_TYPE_FILTER_BAR);
  g_type_ensure (EF_TYPE_CHART_PAGE);
  g_type_ensure (EF_TYPE_TABLE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/efficientfrontier/EfficientFrontier/ef-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
ef_window_init (EfWindow *self)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GPropertyAction) view = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  view = g_property_action_new ("view", self->view_stack, "visible-child-name");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (view));

  ef_window_init_sides (self);
  ef_window_init_files (self);
  ef_window_init_refresh (self);
  ef_window_init_recovery (self);
  ef_window_set_document (self, document, NULL, NULL);
}

GtkWidget *
ef_window_new (GtkApplication *application)
{
  EfWindow *self = g_object_new (EF_TYPE_WINDOW, "application", application, NULL);

  if (EF_IS_APPLICATION (application))
    ef_opener_set_memory (self->opener,
                          ef_application_get_memory (EF_APPLICATION (application)));
  return GTK_WIDGET (self);
}

EfWorkspace *
ef_window_get_workspace (EfWindow *self)
{
  g_return_val_if_fail (EF_IS_WINDOW (self), NULL);
  return self->workspace;
}

gboolean
ef_window_is_untouched (EfWindow *self)
{
  g_return_val_if_fail (EF_IS_WINDOW (self), FALSE);

  return self->file == NULL && !has_data (self) && !ef_document_is_modified (get_document (self)) &&
         !ef_opener_is_busy (self->opener);
}

gboolean
ef_window_is_busy (EfWindow *self)
{
  g_return_val_if_fail (EF_IS_WINDOW (self), FALSE);
  return ef_opener_is_busy (self->opener);
}

/* Words that a narrow window, or a long sentence, would cut otherwise. */
static GtkWidget *
create_toast_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Else it breaks what has room in one line. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label), TOAST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

void
ef_window_toast (EfWindow   *self,
                 const char *text,
                 const char *button,
                 const char *action)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, create_toast_words (text));
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
ef_window_show_notice (EfWindow   *self,
                       const char *text)
{
  g_return_if_fail (EF_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  ef_window_toast (self, text, NULL, NULL);
}

/* The table that would be shown if all sources were imported now, or NULL. */
static EfTable *
choose_table (EfDocument *document)
{
  const EfCatalog *catalog = ef_document_get_catalog (document);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    g_ptr_array_add (roots, ef_catalog_get_root (catalog, i));
  if (roots->len == 0)
    return NULL;

  return ef_review_choose_shown (g_ptr_array_index (roots, ef_review_choose_import (roots)));
}

/* The chart to begin with: the one the project remembers, else the first, else one of a table. */
static void
show_first_chart (EfWindow *self)
{
  EfDocument *document = get_document (self);
  const char *chart_id = ef_document_get_current_chart (document);
  EfTable *table;

  if (chart_id == NULL && ef_document_get_n_charts (document) > 0)
    chart_id = ef_document_get_chart_id (document, 0);
  if (chart_id != NULL)
    {
      ef_workspace_show_chart (self->workspace, chart_id);
      return;
    }

  table = choose_table (document);
  if (table != NULL)
    ef_workspace_show_table (self->workspace, table);
}

void
ef_window_set_file (EfWindow    *self,
                    GFile       *file,
                    EfFileState *state)
{
  g_autoptr (EfFileState) known = NULL;

  if (file != NULL)
    known = state != NULL ? ef_file_state_ref (state) : ef_file_state_new_unknown ();

  g_set_object (&self->file, file);
  g_clear_pointer (&self->file_state, ef_file_state_unref);
  self->file_state = g_steal_pointer (&known);
  ef_autosaver_set_file (self->autosaver, self->file, self->file_state);
}

void
ef_window_set_document (EfWindow    *self,
                        EfDocument  *document,
                        GFile       *file,
                        EfFileState *state)
{
  ef_window_end_recovery (self);
  close_steps (self);
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_document (self), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_clear_object (&self->workspace);
    }

  self->workspace = ef_workspace_new (document);
  ef_window_watch_claims (self);
  ef_autosaver_watch (self->autosaver, document);
  ef_window_set_file (self, file, state);
  g_signal_connect_object (document, "notify", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "catalog-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "chart-changed", G_CALLBACK (workspace_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "data-changed", G_CALLBACK (workspace_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "selection-changed", G_CALLBACK (workspace_changed_cb),
                           self, G_CONNECT_SWAPPED);

  ef_browser_set_workspace (self->browser, self->workspace);
  ef_inspector_set_workspace (self->inspector, self->workspace);
  ef_chart_bar_set_workspace (self->chart_bar, self->workspace);
  ef_filter_bar_set_workspace (self->filter_bar, self->workspace);
  ef_chart_page_set_workspace (self->chart_page, self->workspace);
  ef_table_page_set_workspace (self->table_page, self->workspace);
  show_first_chart (self);
  document_changed_cb (self);
}
