/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-made.h"

#include <glib/gi18n-lib.h>

#include "ef-file-write.h"
#include "ef-first-chart.h"
#include "ef-project.h"
#include "ef-table-sheet.h"

gboolean
ef_cli_made_is_project (const EfCliMade *self)
{
  return self->output != NULL && g_str_has_suffix (self->output, ".frontier");
}

EfCliStatus
ef_cli_made_check (const EfCliMade *self)
{
  if (self->output != NULL && !ef_cli_made_is_project (self)
      && !g_str_has_suffix (self->output, ".csv"))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("The name of the output has to end in .frontier or .csv."));
  if (self->provenance && ef_cli_made_is_project (self))
    return ef_cli_fail (EF_CLI_USAGE, _("--provenance is for CSV: a project always has it."));

  return EF_CLI_OK;
}

EfCliStatus
ef_cli_made_write_csv (const EfCliMade *self,
                       EfTable         *table)
{
  g_autoptr (EfTableSheet) sheet = ef_table_sheet_new (table, NULL, self->provenance, NULL);
  g_autofree char *text = ef_table_sheet_to_text (sheet, EF_SHEET_CSV, ".");
  g_autoptr (GError) error = NULL;

  if (self->output == NULL)
    {
      fputs (text, stdout);
      return ef_cli_finish_output ();
    }
  if (!ef_file_write (self->output, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

void
ef_cli_add_source_of (EfDocument *document,
                      EfCatalog  *catalog,
                      EfTable    *table)
{
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (EfCatalogNode) root
        = ef_catalog_node_keep_table (ef_catalog_get_root (catalog, i), table);

      if (root != NULL)
        {
          ef_document_add_source (document, root, _("Import"));
          return;
        }
    }
}

EfCliStatus
ef_cli_save_made (EfDocument *document,
                  EfTable    *made,
                  const char *label,
                  const char *path)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (made), NULL);
  g_autoptr (EfChartSpec) spec = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  const char *chart;

  ef_catalog_node_add_table (root, made);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, label);
  spec = ef_first_chart_new (made);
  chart = ef_document_add_chart (document, spec, _("Add Chart"));
  ef_document_set_current_chart (document, chart);
  if (!ef_project_save (document, file, NULL, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}
