/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"

#include "dialog-warnings.h"

EfApplication *
application_fixture_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;
  EfApplication *application;

  dialog_warnings_ignore ();
  gtk_test_init (argc, argv, NULL);
  application = ef_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}
