/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "ef-drafts.h"
#include "ef-energy-own.h"
#include "ef-recovery.h"
#include "ef-start-page.h"
#include "ef-window.h"

struct _EfApplication
{
  AdwApplication parent_instance;

  EfMappingMemory *memory;
  char *energy_problem; /* of the person's own reference data, until somebody was told; or NULL */
  gboolean recovery_started;
  gboolean ending;  /* asked from outside to end: once what is unsaved is kept */
  guint n_flushing; /* windows */
  guint inhibit_cookie; /* holds up the end of the session; 0: does not */
};

G_DEFINE_FINAL_TYPE (EfApplication, ef_application, ADW_TYPE_APPLICATION)

/* Shown to people in shortcuts.ui as well. */
static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export-shown", { "<Control>e" } },
  { "win.panels", { "<Control><Shift>e" } },
  { "win.print", { "<Control>p" } },
  { "win.reshape", { "<Control><Shift>j" } },
  { "win.refresh", { "F5", "<Control>r" } },
  { "win.copy", { "<Control>c" } },
  { "win.paste", { "<Control>v" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.steps", { "<Control>t" } },
  { "win.state-of-the-art", { "<Control><Shift>t" } },
  { "win.claims", { "<Control>k" } },
  { "win.computed-columns", { "<Control>d" } },
  { "win.link-tables", { "<Control>j" } },
  { "win.find", { "<Control>f" } },
  { "win.filter", { "<Control>l" } },
  { "win.filter-by::", { "<Control><Shift>l" } },
  { "win.group-rows", { "<Control>g" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.toggle-browser", { "F9" } },
  { "win.toggle-inspector", { "<Control>i" } },
  { "win.view::chart", { "<Control>1" } },
  { "win.view::table", { "<Control>2" } },
  { "win.hide-selected", { "<Control>h" } },
  { "win.show-hidden", { "<Control><Shift>h" } },
};

static EfWindow *
create_window (EfApplication *self)
{
  EfWindow *window = EF_WINDOW (ef_window_new (GTK_APPLICATION (self)));

  /* Once is enough. */
  if (self->energy_problem != NULL)
    ef_window_show_notice (window, self->energy_problem);
  g_clear_pointer (&self->energy_problem, g_free);
  return window;
}

/* The window that takes the next file: the active one, or a new one. */
static EfWindow *
get_window (EfApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !EF_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? EF_WINDOW (window) : create_window (self);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (create_window (user_data)));
}

/* Each window asks about its own changes, so quitting closes them one by one. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  static const char *const developers[] = { "The Efficient Frontier developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (user_data), "application-name",
                         _("Efficient Frontier"), "application-icon", APP_ID, "version",
                         APP_VERSION, "developer-name", _("The Efficient Frontier developers"),
                         "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("See what AI systems achieve and what they cost."),
                         /* Translators: your name, one per line. */
                         "translator-credits", _("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_action },
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
};

/* On the very first start a chart says more than an empty window. */
static void
open_first_sample (EfWindow *window)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GFile) sample = NULL;

  if (!g_settings_get_boolean (settings, "first-start"))
    return;

  g_settings_set_boolean (settings, "first-start", FALSE);
  sample = ef_start_page_get_first_sample ();
  if (sample != NULL)
    ef_window_open (window, sample);
}

/* Once there is a window, which may be the one to show it. */
static void
start_recovery (EfApplication *self)
{
  g_autofree char *folder = NULL;

  if (self->recovery_started)
    return;

  self->recovery_started = TRUE;
  folder = ef_drafts_dup_folder ();
  ef_recovery_start (GTK_APPLICATION (self), folder);
}

/* ---- When the session ends, or somebody ends the program ---- */

static void
all_flushed (EfApplication *self)
{
  if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (self), self->inhibit_cookie);
  self->inhibit_cookie = 0;
  if (self->ending)
    g_application_quit (G_APPLICATION (self));
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (EfApplication) self = user_data;

  if (--self->n_flushing == 0)
    all_flushed (self);
}

/* Nobody can be asked about unsaved work now: it is kept, and comes back at the next start. */
static void
flush_windows (EfApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->n_flushing++;
  for (GList *l = windows; l != NULL; l = l->next)
    if (EF_IS_WINDOW (l->data))
      {
        self->n_flushing++;
        ef_window_flush_async (l->data, flushed_cb, g_object_ref (self));
      }
  if (--self->n_flushing == 0)
    all_flushed (self);
}

static gboolean
end_cb (gpointer user_data)
{
  EfApplication *self = user_data;

  /* Asked again, whoever it is does not want to wait. */
  if (self->ending)
    {
      g_application_quit (G_APPLICATION (self));
      return G_SOURCE_CONTINUE;
    }

  self->ending = TRUE;
  flush_windows (self);
  return G_SOURCE_CONTINUE;
}

static void
query_end_cb (EfApplication *self)
{
  if (self->inhibit_cookie == 0)
    self->inhibit_cookie = gtk_application_inhibit (
      GTK_APPLICATION (self), gtk_application_get_active_window (GTK_APPLICATION (self)),
      GTK_APPLICATION_INHIBIT_LOGOUT, _("Unsaved changes are being kept."));
  flush_windows (self);
}

/* ---- The application itself ---- */

static void
ef_application_activate (GApplication *application)
{
  EfApplication *self = EF_APPLICATION (application);
  gboolean first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  EfWindow *window = get_window (self);

  if (first)
    open_first_sample (window);
  gtk_window_present (GTK_WINDOW (window));
  start_recovery (self);
}

static void
ef_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  EfWindow *window = get_window (EF_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  if (n_files > 0)
    ef_window_open_files (window, files, (guint) n_files);
  start_recovery (EF_APPLICATION (application));
}

static void
ef_application_startup (GApplication *application)
{
  static const int end_signals[] = { SIGHUP, SIGINT, SIGTERM };
  g_autoptr (GError) problem = NULL;

  G_APPLICATION_CLASS (ef_application_parent_class)->startup (application);

  g_set_application_name (_("Efficient Frontier"));
  if (!ef_energy_load_own (&problem))
    EF_APPLICATION (application)->energy_problem = g_strdup (problem->message);
  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accels);
  for (guint i = 0; i < G_N_ELEMENTS (end_signals); i++)
    g_unix_signal_add (end_signals[i], end_cb, application);
}

static void
ef_application_finalize (GObject *object)
{
  g_clear_object (&EF_APPLICATION (object)->memory);
  g_clear_pointer (&EF_APPLICATION (object)->energy_problem, g_free);

  G_OBJECT_CLASS (ef_application_parent_class)->finalize (object);
}

static void
ef_application_class_init (EfApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ef_application_finalize;
  application_class->activate = ef_application_activate;
  application_class->open = ef_application_open;
  application_class->startup = ef_application_startup;
}

static void
ef_application_init (EfApplication *self)
{
  g_autoptr (GFile) file = ef_mapping_memory_get_default_file ();

  self->memory = ef_mapping_memory_new (file);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
}

EfApplication *
ef_application_new (void)
{
  return g_object_new (EF_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "register-session", TRUE, "resource-base-path",
                       "/org/efficientfrontier/EfficientFrontier", NULL);
}

EfMappingMemory *
ef_application_get_memory (EfApplication *self)
{
  g_return_val_if_fail (EF_IS_APPLICATION (self), NULL);

  return self->memory;
}
