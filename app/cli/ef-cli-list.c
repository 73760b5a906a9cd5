/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"
#include "ef-cli-output.h"

#include <glib/gi18n-lib.h>

/* `frontier list`: what is in a file. One table a line with its whole path, so that `grep` finds
 * it and the path can be given back to `--table`. */

static void
print_sheet (GPtrArray  *tables,
             EfCliFormat format)
{
  const gboolean right[] = { TRUE, TRUE, FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, format, right, G_N_ELEMENTS (right));

  ef_cli_sheet_add_title (sheet, N_("rows"));
  ef_cli_sheet_add_title (sheet, N_("columns"));
  ef_cli_sheet_add_title (sheet, N_("table"));

  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = tables->pdata[i];

      ef_cli_sheet_add_unsigned (sheet, ef_table_get_n_rows (table));
      ef_cli_sheet_add_unsigned (sheet, ef_table_get_n_columns (table));
      ef_cli_sheet_add (sheet, ef_table_get_path (table));
    }

  ef_cli_sheet_end (sheet);
}

/* The path of the table that the chart shows, or "" if it was removed. */
static const char *
get_chart_path (const EfCliInput  *input,
                const EfChartSpec *spec)
{
  EfTable *table = spec->table_id != NULL
                     ? ef_catalog_get_table (input->catalog, spec->table_id)
                     : NULL;

  return table != NULL ? ef_table_get_path (table) : "";
}

static void
print_charts (const EfCliInput *input)
{
  const gboolean right[] = { FALSE, FALSE, FALSE };
  guint n = ef_document_get_n_charts (input->document);
  EfCliSheet *sheet;

  if (n == 0)
    return;

  fputc ('\n', stdout);
  sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_TEXT, right, G_N_ELEMENTS (right));
  ef_cli_sheet_add_title (sheet, N_("chart"));
  ef_cli_sheet_add_title (sheet, N_("title"));
  ef_cli_sheet_add_title (sheet, N_("table"));

  for (guint i = 0; i < n; i++)
    {
      const char *id = ef_document_get_chart_id (input->document, i);
      const EfChartSpec *spec = ef_document_get_chart (input->document, id);

      ef_cli_sheet_add (sheet, id);
      ef_cli_sheet_add (sheet, spec->title != NULL ? spec->title : "");
      ef_cli_sheet_add (sheet, get_chart_path (input, spec));
    }

  ef_cli_sheet_end (sheet);
}

static void
print_figures (const EfCliInput *input)
{
  const gboolean right[] = { FALSE, FALSE, FALSE };
  guint n = ef_document_get_n_panels (input->document);
  EfCliSheet *sheet;

  if (n == 0)
    return;

  fputc ('\n', stdout);
  sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_TEXT, right, G_N_ELEMENTS (right));
  ef_cli_sheet_add_title (sheet, N_("figure"));
  ef_cli_sheet_add_title (sheet, N_("title"));
  ef_cli_sheet_add_title (sheet, N_("panels"));

  for (guint i = 0; i < n; i++)
    {
      const char *id = ef_document_get_panels_id (input->document, i);
      const EfPanelsSpec *spec = ef_document_get_panels (input->document, id);
      g_autoptr (GString) charts = g_string_new (NULL);

      for (guint j = 0; j < spec->charts->len; j++)
        g_string_append_printf (charts, "%s%s", j > 0 ? ", " : "",
                                (const char *) spec->charts->pdata[j]);
      ef_cli_sheet_add (sheet, id);
      ef_cli_sheet_add (sheet, spec->name != NULL ? spec->name : "");
      ef_cli_sheet_add (sheet, charts->str);
    }

  ef_cli_sheet_end (sheet);
}

static void
print_json_figures (const EfCliInput *input,
                    yajl_gen          json)
{
  guint n = input->document != NULL ? ef_document_get_n_panels (input->document) : 0;

  ef_cli_json_text (json, "figures");
  yajl_gen_array_open (json);
  for (guint i = 0; i < n; i++)
    {
      const char *id = ef_document_get_panels_id (input->document, i);
      const EfPanelsSpec *spec = ef_document_get_panels (input->document, id);

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "figure", id);
      ef_cli_json_member_text (json, "title", spec->name);
      ef_cli_json_text (json, "panels");
      yajl_gen_array_open (json);
      for (guint j = 0; j < spec->charts->len; j++)
        ef_cli_json_text (json, spec->charts->pdata[j]);
      yajl_gen_array_close (json);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
}

static void
print_json (const EfCliInput *input,
            GPtrArray        *tables)
{
  guint n_charts = input->document != NULL ? ef_document_get_n_charts (input->document) : 0;
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_text (json, "tables");
  yajl_gen_array_open (json);
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = tables->pdata[i];

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "table", ef_table_get_path (table));
      ef_cli_json_member_text (json, "id", ef_table_get_id (table));
      ef_cli_json_member_unsigned (json, "rows", ef_table_get_n_rows (table));
      ef_cli_json_member_unsigned (json, "columns", ef_table_get_n_columns (table));
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);

  ef_cli_json_text (json, "charts");
  yajl_gen_array_open (json);
  for (guint i = 0; i < n_charts; i++)
    {
      const char *id = ef_document_get_chart_id (input->document, i);
      const EfChartSpec *spec = ef_document_get_chart (input->document, id);

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "chart", id);
      ef_cli_json_member_text (json, "title", spec->title);
      ef_cli_json_member_text (json, "table", get_chart_path (input, spec));
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  print_json_figures (input, json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *mapping = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    EF_CLI_OPTION_FORMAT (format_word),
    EF_CLI_OPTION_MAPPING (mapping),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  EfCliFormat format;
  EfCliStatus status;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status))
    return status;

  input = ef_cli_input_load (argv[0], mapping, verbose, &status);
  if (input == NULL)
    return status;

  tables = ef_catalog_list_tables (input->catalog);
  if (format == EF_CLI_FORMAT_JSON)
    print_json (input, tables);
  else
    print_sheet (tables, format);

  if (format == EF_CLI_FORMAT_TEXT && input->document != NULL)
    {
      print_charts (input);
      print_figures (input);
    }

  return ef_cli_finish_output ();
}

const EfCliVerb ef_cli_verb_list = {
  .name = "list",
  .parameters = N_("FILE"),
  .summary = N_("List the tables of a file, and the charts and figures of a project"),
  .run = run,
};
