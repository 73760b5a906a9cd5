/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "ef-application.h"
#include "ef-renderer.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EfApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  ef_renderer_choose ();
  application = ef_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
