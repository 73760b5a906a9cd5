/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ef-project.h"

/* Any bytes, as a project. What opens is whole: it is saved and opened again without a complaint,
 * and the same. */

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) none = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document
    = ef_project_load_bytes (bytes, "fuzz.frontier", diagnostics, &error);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (EfDocument) again = NULL;
  g_autoptr (GBytes) saved_again = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    g_assert_true (g_utf8_validate (ef_diagnostics_get (diagnostics, i)->reason, -1, NULL));
  if (document == NULL)
    return 0;

  saved = ef_project_to_bytes (document, FALSE);
  again = ef_project_load_bytes (saved, "again.frontier", none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (none), ==, 0);
  saved_again = ef_project_to_bytes (again, FALSE);
  g_assert_true (g_bytes_equal (saved, saved_again));

  return 0;
}
