/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-mapping.h"

#include "ef-left-out.h"

#include <glib/gi18n-lib.h>

/* `--mapping`: what was decided about columns in the review of an import. Only a file that is named
 * counts: what the window remembers does not reach a script, which gives the same everywhere. */

gboolean
ef_cli_mapping_load (const char  *path,
                     gboolean     verbose,
                     EfMapping  **mapping,
                     EfCliStatus *status)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (mapping != NULL && status != NULL, FALSE);

  *mapping = NULL;
  if (path == NULL)
    return TRUE;

  file = g_file_new_for_path (path);
  *mapping = ef_mapping_load (file, diagnostics, NULL, &error);
  ef_cli_print_diagnostics (diagnostics, path, verbose);
  if (*mapping == NULL)
    *status = ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return *mapping != NULL;
}

EfCatalogNode *
ef_cli_mapping_apply (const EfMapping *mapping,
                      EfImportResult  *result,
                      EfDiagnostics   *diagnostics)
{
  EfCatalogNode *root = ef_import_result_get_root (result);
  g_autoptr (EfCatalogNode) decided = NULL;
  EfCatalogNode *kept;

  if (mapping == NULL)
    return ef_catalog_node_ref (root);

  if (ef_mapping_count_tables (mapping, root) == 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, ef_catalog_node_get_name (root), NULL,
                        _("The mapping says nothing about these tables: their columns are not "
                          "those of any header in it."));

  decided = ef_mapping_apply (mapping, root, diagnostics);
  kept = ef_left_out_drop (decided);
  if (ef_catalog_node_count_tables (kept) == 0 && ef_catalog_node_count_tables (root) > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, ef_catalog_node_get_name (root), NULL,
                        _("The mapping leaves out all that there is."));

  return kept;
}
