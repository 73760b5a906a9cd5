/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "ef-application.h"
#include "ef-renderer.h"
#include "ef-window.h"

/* The program itself, until its window stands there and nothing is left to do:
 *
 *   bench-start START [FILE]
 *
 * START is when the process was started, in microseconds of g_get_monotonic_time(). Prints how many
 * milliseconds later the first picture of the window was on the screen, and quits when the file is
 * read and its chart painted, so that the memory is that of a window in use. */

typedef struct
{
  GApplication *application;
  gint64 start;
  gboolean printed;
  guint n_idle; /* times in a row that nothing was being read */
} Start;

/* A file is read in a thread, and then its page moves in. */
#define WATCH_MS 250
#define N_IDLE 3

static gboolean
watch_cb (gpointer user_data)
{
  Start *start = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (start->application));

  if (window == NULL || !start->printed || ef_window_is_busy (EF_WINDOW (window)))
    start->n_idle = 0;
  else
    start->n_idle++;
  if (start->n_idle < N_IDLE)
    return G_SOURCE_CONTINUE;

  g_application_quit (start->application);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, Start *start)
{
  if (start->printed)
    return;

  /* A round trip: the display has taken the picture. */
  gdk_display_sync (gdk_display_get_default ());
  g_print ("%.3f\n", (double) (g_get_monotonic_time () - start->start) / 1000);
  start->printed = TRUE;
}

static void
realize_cb (GtkWidget *window, Start *start)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint",
                          G_CALLBACK (after_paint_cb), start);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Start *start)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), start);
}

int
main (int argc, char **argv)
{
  g_autoptr (EfApplication) application = NULL;
  Start start = { NULL };

  if (argc < 2)
    {
      g_printerr ("Usage: bench-start START [FILE]\n");
      return 1;
    }

  ef_renderer_choose ();
  application = ef_application_new ();
  start.application = G_APPLICATION (application);
  start.start = g_ascii_strtoll (argv[1], NULL, 10);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &start);
  g_timeout_add (WATCH_MS, watch_cb, &start);

  argv[1] = argv[0];
  return g_application_run (start.application, argc - 1, argv + 1);
}
