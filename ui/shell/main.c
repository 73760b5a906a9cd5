/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <malloc.h>

#include "ef-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EfApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* A picture of the chart takes megabytes and is made anew at each step of a zoom. By default
   * malloc gives such blocks back to the system every time, and a third of a frame goes into page
   * faults. */
  mallopt (M_MMAP_THRESHOLD, 64 << 20);
  mallopt (M_TRIM_THRESHOLD, 128 << 20);

  application = ef_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
