/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"

#include "ef-figure.h"
#include "ef-first-chart.h"
#include "ef-input.h"
#include "ef-project.h"

#include <glib/gi18n-lib.h>

/* `frontier import`: files into a project. Each file becomes a source of the project, model cards
 * one together; a source with a single table also becomes a chart, so the project opens with
 * something to see. */

/* The only table of @root, or that of the results of many cards, beside which there are those of
 * their texts. */
static EfTable *
find_table (const EfCatalog *catalog,
            EfCatalogNode   *root)
{
  if (ef_catalog_node_get_n_tables (root) == 1)
    return ef_catalog_node_get_table (root, 0);

  return ef_catalog_find_table (catalog, NULL, NULL);
}

/* A chart with everything left to the defaults. */
static void
add_chart (EfDocument    *document,
           EfCatalogNode *root)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalog) catalog = ef_catalog_add_root (empty, root);
  g_autoptr (EfChartSpec) spec = NULL;
  EfTable *table = find_table (catalog, root);
  gint x, y;

  if (table == NULL)
    return;

  ef_table_suggest_axes (table, &x, &y);
  if (x < 0 || y < 0)
    return;

  spec = ef_first_chart_new (table);
  ef_document_add_chart (document, spec, _("Add Chart"));
}

/* FALSE also where the file cannot be read: the importers say why. */
static gboolean
is_figure (GFile *file)
{
  g_autoptr (EfInput) input = ef_input_open (file, NULL, NULL);
  const guint8 *head = NULL;
  gsize length;

  if (input != NULL)
    head = ef_input_peek (input, &length, NULL);

  return head != NULL && ef_figure_sniff (head, length);
}

/* A figure of several charts. @ids: of its charts, by those they have where they come from */
static void
add_panels (EfDocument         *document,
            const EfPanelsSpec *panels,
            GHashTable         *ids)
{
  g_autoptr (EfPanelsSpec) spec = ef_panels_spec_copy (panels);

  g_ptr_array_set_size (spec->charts, 0);
  for (guint i = 0; i < panels->charts->len; i++)
    {
      const char *id = g_hash_table_lookup (ids, panels->charts->pdata[i]);

      if (id != NULL)
        ef_panels_spec_add_chart (spec, id);
    }
  if (spec->charts->len > 0)
    ef_document_add_panels (document, spec, _("Add Figure"));
}

/* The data and the charts of a figure that carries a project. */
static gboolean
add_figure (EfDocument  *document,
            const char  *path,
            const char  *mapping,
            gboolean     verbose,
            EfCliStatus *status)
{
  g_autoptr (EfCliInput) input = ef_cli_input_load (path, mapping, verbose, status);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (input == NULL)
    return FALSE;

  for (guint i = 0; i < ef_catalog_get_n_roots (input->catalog); i++)
    ef_document_add_source (document, ef_catalog_get_root (input->catalog, i), _("Import"));
  for (guint i = 0; i < ef_document_get_n_charts (input->document); i++)
    {
      const char *id = ef_document_get_chart_id (input->document, i);

      const EfChartSpec *spec = ef_document_get_chart (input->document, id);

      g_hash_table_insert (ids, (gpointer) id,
                           g_strdup (ef_document_add_chart (document, spec, _("Add Chart"))));
    }
  for (guint i = 0; i < ef_document_get_n_panels (input->document); i++)
    {
      const char *id = ef_document_get_panels_id (input->document, i);

      add_panels (document, ef_document_get_panels (input->document, id), ids);
    }

  return TRUE;
}

/* @result: (transfer full), or NULL for @error. */
static gboolean
add_result (EfDocument      *document,
            EfImportResult  *result,
            const char      *path,
            const EfMapping *mapping,
            gboolean         verbose,
            const GError    *error,
            EfCliStatus     *status)
{
  g_autoptr (EfImportResult) owned = result;
  g_autoptr (EfCatalogNode) root = NULL;

  if (result == NULL)
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
      return FALSE;
    }

  root = ef_cli_mapping_apply (mapping, result, ef_import_result_get_diagnostics (result));
  ef_cli_print_diagnostics (ef_import_result_get_diagnostics (result), path, verbose);
  ef_document_add_source (document, root, _("Import"));
  add_chart (document, root);

  return TRUE;
}

static gboolean
add_file (EfDocument      *document,
          const char      *path,
          const EfMapping *mapping,
          gboolean         verbose,
          EfCliStatus     *status)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (file, NULL, NULL, &error);

  return add_result (document, result, path, mapping, verbose, error, status);
}

static gboolean
add_cards (EfDocument      *document,
           GPtrArray       *files,
           const EfMapping *mapping,
           gboolean         verbose,
           EfCliStatus     *status)
{
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_cards (files, NULL, NULL, &error);
  const char *name = result != NULL
                       ? ef_source_get_name (ef_import_result_get_source (result)) : NULL;

  return add_result (document, result, name, mapping, verbose, error, status);
}

/* @cards: those of @files that make one source, at the place of the first. */
static gboolean
add_all (EfDocument      *document,
         char           **paths,
         GPtrArray       *files,
         GPtrArray       *cards,
         const char      *mapping_path,
         const EfMapping *mapping,
         gboolean         verbose,
         EfCliStatus     *status)
{
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      guint index;
      gboolean added = TRUE;

      if (!g_ptr_array_find (cards, file, &index))
        added = is_figure (file) ? add_figure (document, paths[i], mapping_path, verbose, status)
                                 : add_file (document, paths[i], mapping, verbose, status);
      else if (index == 0)
        added = add_cards (document, cards, mapping, verbose, status);
      if (!added)
        return FALSE;
    }

  return TRUE;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *title = NULL;
  g_autofree char *mapping_path = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The project to write"),
      N_("PROJECT.frontier") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("The title of the project"), N_("TEXT") },
    EF_CLI_OPTION_MAPPING (mapping_path),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfMapping) mapping = NULL;
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  EfCliStatus status;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, -1))
    return EF_CLI_USAGE;
  if (output == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--output is missing: the project to write."));

  if (!ef_cli_mapping_load (mapping_path, verbose, &mapping, &status))
    return status;

  for (int i = 0; i < argc; i++)
    g_ptr_array_add (files, g_file_new_for_path (argv[i]));
  cards = ef_import_pick_cards (files, NULL);
  document = ef_document_new ();
  if (!add_all (document, argv, files, cards, mapping_path, mapping, verbose, &status))
    return status;

  if (title != NULL)
    ef_document_set_title (document, title, _("Set Title"));
  if (ef_document_get_n_charts (document) > 0)
    ef_document_set_current_chart (document, ef_document_get_chart_id (document, 0));

  file = g_file_new_for_path (output);
  if (!ef_project_save (document, file, NULL, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

const EfCliVerb ef_cli_verb_import = {
  .name = "import",
  .parameters = N_("FILE…"),
  .summary = N_("Put the tables of files into a new project"),
  .details = N_("Each file becomes a source of the project, model cards one together."),
  .run = run,
};
