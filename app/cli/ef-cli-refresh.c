/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"
#include "ef-cli-output.h"
#include "ef-project.h"
#include "ef-refresh.h"

#include <glib/gi18n-lib.h>

/* `frontier refresh`: a source of a project again, from what its file holds now. */

/* People see so many lines; programs see all that are kept. */
#define MAX_LINES 20

typedef struct
{
  char *source;
  char *mapping;
  char *output;
  char *format;
  gboolean verbose;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->source);
  g_free (self->mapping);
  g_free (self->output);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The source of that name; -1 if there is none. */
static gint
find_name (EfCatalog *catalog, const char *name)
{
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    if (g_str_equal (ef_catalog_node_get_name (ef_catalog_get_root (catalog, i)), name))
      return (gint) i;

  return -1;
}

/* The only source that came from a file, -1 if there are several. */
static gint
find_only (EfCatalog *catalog)
{
  gint found = -1;

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    if (ef_refresh_find_source (catalog, i, NULL) == (gint) i)
      {
        if (found >= 0)
          return -1;
        found = (gint) i;
      }

  return found;
}

/* The source that @read is the newer state of: as was asked for, else that of its name, else the
 * only one. -1 after saying so. */
static gint
find_source (EfCatalog *catalog, EfCatalogNode *read, const char *name, EfCliStatus *status)
{
  const char *wanted = name != NULL ? name : ef_catalog_node_get_name (read);
  g_autoptr (GString) names = NULL;
  gint index = find_name (catalog, wanted);

  if (index < 0 && name == NULL)
    index = find_only (catalog);
  if (index >= 0)
    return index;

  names = g_string_new (NULL);
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            ef_catalog_node_get_name (ef_catalog_get_root (catalog, i)));
  *status = ef_cli_fail (EF_CLI_NOT_FOUND,
                         _("The project has no source “%s”; --source names one of its own: %s."),
                         wanted, names->str);

  return -1;
}

/* What the file holds now (transfer full); NULL after saying why it cannot be read. */
static EfCatalogNode *
read_file (const char *path, const Options *options, EfCliStatus *status)
{
  g_autoptr (EfMapping) mapping = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EfCatalogNode *root;

  if (!ef_cli_mapping_load (options->mapping, options->verbose, &mapping, status))
    return NULL;
  result = ef_import_file (file, NULL, NULL, &error);
  if (result == NULL)
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
      return NULL;
    }

  root = ef_cli_mapping_apply (mapping, result, ef_import_result_get_diagnostics (result));
  ef_cli_print_diagnostics (ef_import_result_get_diagnostics (result), path, options->verbose);

  return root;
}

/* ---- Printing ---- */

static void
print_text (const EfRefresh *refresh)
{
  g_autoptr (EfDiagnostics) report = ef_diagnostics_new ();
  g_autofree char *summary = ef_refresh_summarise (refresh);
  guint n;

  ef_refresh_report (refresh, report);
  n = ef_diagnostics_get_n_kept (report);
  ef_cli_print_line (stdout, summary);
  if (n > 0)
    fputc ('\n', stdout);
  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    {
      g_autofree char *line = ef_diagnostic_describe (ef_diagnostics_get (report, i));

      ef_cli_print_line (stdout, line);
    }
  if (n > MAX_LINES)
    {
      g_autofree char *line
        = g_strdup_printf (ngettext ("  and %u more (--format csv lists it)",
                                     "  and %u more (--format csv lists them)", n - MAX_LINES),
                           n - MAX_LINES);

      ef_cli_print_line (stdout, line);
    }
}

static const char *
get_table_name (const EfTableChanges *changes)
{
  EfTable *after = ef_table_changes_get_after (changes);

  return ef_table_get_name (after != NULL ? after : ef_table_changes_get_before (changes));
}

/* "table-added", "table-removed", or NULL. */
static const char *
get_table_word (const EfTableChanges *changes)
{
  return ef_table_changes_get_before (changes) == NULL  ? "table-added"
         : ef_table_changes_get_after (changes) == NULL ? "table-removed"
                                                        : NULL;
}

#define N_FIELDS 6

static const char *const fields[N_FIELDS] = { "table", "change", "row", "column", "before",
                                              "after" };

/* One thing that is different: its texts in the order of @fields (transfer full). */
static char **
list_texts (const EfTableChanges *changes, const EfTableChange *change)
{
  char **texts = g_new0 (char *, N_FIELDS + 1);

  texts[0] = g_strdup (get_table_name (changes));
  texts[1] = g_strdup (change != NULL ? ef_table_change_kind_to_word (change->kind)
                                      : get_table_word (changes));
  texts[2] = change != NULL ? ef_table_changes_dup_row (changes, change) : g_strdup ("");
  texts[3] = change != NULL ? ef_table_changes_dup_column (changes, change) : g_strdup ("");
  texts[4] = change != NULL ? ef_table_changes_dup_before (changes, change) : g_strdup ("");
  texts[5] = change != NULL ? ef_table_changes_dup_after (changes, change) : g_strdup ("");

  return texts;
}

/* All of them, each given to @print with its texts. */
static void
for_each (const EfRefresh *refresh, void (*print) (char **texts, gpointer user_data),
          gpointer user_data)
{
  GPtrArray *list = ef_refresh_get_changes (refresh);

  for (guint i = 0; i < list->len; i++)
    {
      const EfTableChanges *changes = g_ptr_array_index (list, i);

      if (get_table_word (changes) != NULL)
        {
          g_auto (GStrv) texts = list_texts (changes, NULL);

          print (texts, user_data);
        }
      for (guint k = 0; k < ef_table_changes_get_n_kept (changes); k++)
        {
          g_auto (GStrv) texts = list_texts (changes, ef_table_changes_get (changes, k));

          print (texts, user_data);
        }
    }
}

static void
print_record (char **texts, gpointer sheet)
{
  for (guint i = 0; i < N_FIELDS; i++)
    ef_cli_sheet_add (sheet, texts[i]);
}

static void
print_csv (const EfRefresh *refresh)
{
  static const gboolean right[N_FIELDS] = { FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_CSV, right, N_FIELDS);

  print_record ((char **) fields, sheet);
  for_each (refresh, print_record, sheet);
  ef_cli_sheet_end (sheet);
}

static void
print_object (char **texts, gpointer json)
{
  yajl_gen_map_open (json);
  for (guint i = 0; i < N_FIELDS; i++)
    if (*texts[i] != '\0')
      ef_cli_json_member_text (json, fields[i], texts[i]);
  yajl_gen_map_close (json);
}

/* The tables that were made of others, as far as they are others now. */
static void
print_made (yajl_gen json, const EfRefresh *refresh)
{
  GPtrArray *made = ef_refresh_get_made (refresh);
  guint64 n_linked = 0, n_reshaped = 0;

  for (guint i = 0; i < made->len; i++)
    {
      const EfTableChanges *changes = g_ptr_array_index (made, i);
      gboolean is_linked = ef_table_get_parts (ef_table_changes_get_after (changes)) != NULL;

      if (ef_table_changes_is_empty (changes))
        continue;
      n_linked += is_linked;
      n_reshaped += !is_linked;
    }
  ef_cli_json_member_unsigned (json, "linked-again", n_linked);
  ef_cli_json_member_unsigned (json, "reshaped-again", n_reshaped);
  ef_cli_json_member_unsigned (json, "left-as-they-were", ef_refresh_get_n_left (refresh));
}

static void
print_json (const EfRefresh *refresh)
{
  EfCatalogNode *root = ef_refresh_get_root (refresh);
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "source", ef_catalog_node_get_name (root));
  for (guint kind = 0; kind < EF_N_CHANGE_KINDS; kind++)
    ef_cli_json_member_unsigned (json, ef_table_change_kind_to_word (kind),
                                 ef_refresh_count (refresh, kind));
  print_made (json, refresh);
  ef_cli_json_text (json, "changes");
  yajl_gen_array_open (json);
  for_each (refresh, print_object, json);
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

static void
warn_of_unlisted (const EfRefresh *refresh)
{
  const guint64 n = ef_refresh_count_unlisted (refresh);

  if (n > 0)
    ef_cli_warn (ngettext ("%lu further change is counted, but not listed.",
                           "%lu further changes are counted, but not listed.", n),
                 (gulong) n);
}

static EfCliStatus
print (const EfRefresh *refresh, EfCliFormat format)
{
  if (format == EF_CLI_FORMAT_CSV)
    print_csv (refresh);
  else if (format == EF_CLI_FORMAT_JSON)
    print_json (refresh);
  else
    print_text (refresh);
  if (format != EF_CLI_FORMAT_TEXT)
    warn_of_unlisted (refresh);

  return ef_cli_finish_output ();
}

/* ---- Running ---- */

static EfCliStatus
save (EfDocument *document, const EfRefresh *refresh, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  ef_document_refresh_source (document, ef_refresh_get_index (refresh),
                              ef_refresh_get_root (refresh), ef_refresh_get_changes (refresh),
                              ef_refresh_get_made (refresh), _("Refresh"));
  if (!ef_project_save (document, file, NULL, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

static EfCliStatus
refresh_project (EfDocument *document, const char *path, const Options *options,
                 EfCliFormat format)
{
  EfCatalog *catalog = ef_document_get_catalog (document);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (EfCatalogNode) read = NULL;
  g_autoptr (GError) error = NULL;
  EfCliStatus status = EF_CLI_OK;
  gint index;

  read = read_file (path, options, &status);
  index = read != NULL ? find_source (catalog, read, options->source, &status) : -1;
  if (index < 0)
    return status;

  refresh = ef_refresh_new (catalog, (guint) index, read, diagnostics, NULL, &error);
  if (refresh == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
  ef_cli_print_diagnostics (diagnostics, path, TRUE);
  if (options->output != NULL)
    status = save (document, refresh, options->output);

  return status == EF_CLI_OK ? print (refresh, format) : status;
}

static EfCliStatus
run (const EfCliVerb *self, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      N_("The source that the file is a newer state of, if it is called otherwise"), N_("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("The project to write; without it only the changes are printed"),
      N_("PROJECT.frontier") },
    EF_CLI_OPTION_MAPPING (options.mapping),
    EF_CLI_OPTION_FORMAT (options.format),
    EF_CLI_OPTION_VERBOSE (options.verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  EfCliStatus status = EF_CLI_OK;
  EfCliFormat format;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 2, 2))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (options.format, &format, &status))
    return status;
  input = ef_cli_input_load (argv[0], NULL, options.verbose, &status);
  if (input == NULL)
    return status;
  if (input->document == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("“%s” is no project."), input->name);

  return refresh_project (input->document, argv[1], &options, format);
}

const EfCliVerb ef_cli_verb_refresh = {
  .name = "refresh",
  .parameters = N_("PROJECT FILE"),
  .summary = N_("Read a source of a project again, and say what has changed"),
  .details
  = N_("Rows are known by what is in them, in whatever order they stand, so charts keep hidden\n"
       "points, labels, notes and filters. What was decided of columns stays decided, columns\n"
       "that were computed are computed again, and tables that were made of it by join,\n"
       "aggregate or reshape are made again, each after those that it was made of.\n"
       "\n"
       "  frontier refresh models.frontier results.csv -o models.frontier"),
  .run = run,
};
