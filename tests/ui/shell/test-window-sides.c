/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"
#include "ef-window-private.h"

#include "ef-application.h"

/* Browser and settings beside the chart, in windows of several widths: settings that are open must
 * leave the chart in sight wherever there is room for both. */

static const char csv[] = "model,params (M),accuracy\n"
                          "Zeta,5,70\n"
                          "Alpha,1,60\n"
                          "Beta,20,80\n";

static EfApplication *application;

/* A window of about @width, borders included, with a chart. */
static EfWindow *
open_window (int width)
{
  EfWindow *self = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("ef-sides-XXXXXX.csv", &stream, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), csv,
                             strlen (csv), NULL, NULL, &error);
  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (self), width, 600);
  gtk_window_present (GTK_WINDOW (self));
  ef_window_open (self, file);
  while (ef_window_is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_wait (ef_window_get_workspace (self));
  while (gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_file_delete (file, NULL, NULL);
  return self;
}

/* Until both are shown as given and all have their places; a test that waits in vain times out. */
static void
wait_for (EfWindow *self,
          gboolean  browser,
          gboolean  inspector)
{
  while (adw_flap_get_reveal_flap (self->browser_flap) != browser ||
         adw_flap_get_reveal_flap (self->inspector_flap) != inspector ||
         adw_flap_get_reveal_progress (self->browser_flap) != browser ||
         adw_flap_get_reveal_progress (self->inspector_flap) != inspector)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (adw_flap_get_reveal_flap (self->browser_flap), ==, browser);
  g_assert_cmpint (adw_flap_get_reveal_flap (self->inspector_flap), ==, inspector);
}

static void
activate (EfWindow   *self,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self), action, NULL));
}

/* The settings get beside the chart and are not over it. */
static void
assert_nothing_covered (EfWindow *self)
{
  graphene_rect_t chart, settings;

  while (adw_flap_get_folded (self->inspector_flap))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->chart_page), GTK_WIDGET (self),
                                            &chart));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->inspector), GTK_WIDGET (self),
                                            &settings));
  g_assert_cmpfloat (chart.size.width, >=, 340);
  g_assert_cmpfloat (chart.origin.x + chart.size.width, <=, settings.origin.x);
}

static gboolean
has_focus (EfWindow  *self,
           GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

/* Round and back; what is not shown is left out. */
static void
test_panes (void)
{
  EfWindow *self = open_window (1200);

  wait_for (self, TRUE, TRUE);
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->browser)));
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->chart_page)));
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->inspector)));
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->browser)));
  activate (self, "win.previous-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->inspector)));

  activate (self, "win.toggle-browser");
  wait_for (self, FALSE, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "table");
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->table_page)));
  activate (self, "win.next-pane");
  g_assert_true (has_focus (self, GTK_WIDGET (self->inspector)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
test_wide (void)
{
  EfWindow *self = open_window (1200);

  wait_for (self, TRUE, TRUE);
  assert_nothing_covered (self);
  activate (self, "win.toggle-browser");
  wait_for (self, FALSE, TRUE);
  activate (self, "win.toggle-inspector");
  wait_for (self, FALSE, FALSE);
  activate (self, "win.toggle-browser");
  wait_for (self, TRUE, FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* There is room for one of both. */
static void
test_narrow (void)
{
  EfWindow *self = open_window (800);

  wait_for (self, TRUE, FALSE);
  activate (self, "win.toggle-inspector");
  wait_for (self, FALSE, TRUE);
  assert_nothing_covered (self);

  /* What made room comes back. */
  activate (self, "win.toggle-inspector");
  wait_for (self, TRUE, FALSE);

  /* And the other way round. */
  activate (self, "win.toggle-inspector");
  wait_for (self, FALSE, TRUE);
  activate (self, "win.toggle-browser");
  wait_for (self, TRUE, FALSE);

  /* Who wants all the room gets it: what goes is not replaced. */
  activate (self, "win.toggle-browser");
  wait_for (self, FALSE, FALSE);
  while (adw_flap_get_folded (self->inspector_flap))
    g_main_context_iteration (NULL, TRUE);
  wait_for (self, FALSE, FALSE);
  activate (self, "win.toggle-inspector");
  wait_for (self, FALSE, TRUE);
  assert_nothing_covered (self);
  activate (self, "win.toggle-inspector");
  wait_for (self, FALSE, FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static int
get_width (gpointer widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Who asks the desktop for larger letters gets wider sides, at once. */
static void
test_large_letters (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  EfWindow *self = open_window (1200);
  int browser = get_width (self->browser);
  int inspector = get_width (self->inspector);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, "gtk-font-name", "Sans 11", NULL);
  g_assert_cmpint (get_width (self->browser), >=, 2 * browser);
  g_assert_cmpint (get_width (self->inspector), >=, 2 * inspector);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_settings_reset_property (settings, "gtk-font-name");
  gtk_window_destroy (GTK_WINDOW (self));
}

int
main (int   argc,
      char *argv[])
{
  application = application_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/shell/window-sides/wide", test_wide);
  g_test_add_func ("/shell/window-sides/panes", test_panes);
  g_test_add_func ("/shell/window-sides/narrow", test_narrow);
  g_test_add_func ("/shell/window-sides/large-letters", test_large_letters);

  return g_test_run ();
}
