/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ef-mapping.h"

/* Any bytes, as a mapping file. What is read is written and read again without a complaint, and
 * the same. */

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) none = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfMapping) mapping
    = ef_mapping_load_bytes (bytes, "fuzz.mapping.xml", diagnostics, &error);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (EfMapping) again = NULL;
  g_autoptr (GBytes) saved_again = NULL;

  g_assert_true ((mapping == NULL) == (error != NULL));
  if (mapping == NULL)
    return 0;

  saved = ef_mapping_to_bytes (mapping);
  again = ef_mapping_load_bytes (saved, "again.mapping.xml", none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (none), ==, 0);
  saved_again = ef_mapping_to_bytes (again);
  g_assert_true (g_bytes_equal (saved, saved_again));

  return 0;
}
