/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-join.h"

#include "ef-cli-input.h"
#include "ef-cli-made.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* `frontier join`: rows of two tables by the names of their models. */

/* For each name without partner. */
#define MAX_CLOSE 3

typedef struct
{
  char *on;
  char **keys;
  char *match;
  char *accept;
  double close;
  gboolean left;
  EfCliMade made;
  char *tables[2];
  char *mapping;
  char *format;
  gboolean verbose;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_strfreev (self->keys);
  g_free (self->match);
  g_free (self->accept);
  g_free (self->made.output);
  g_free (self->tables[0]);
  g_free (self->tables[1]);
  g_free (self->mapping);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "img_size=infer_img_size", or one name for both. */
static void
split_pair (const char *text,
            char       *pair[2])
{
  const char *sign = strchr (text, '=');

  pair[0] = sign != NULL ? g_strndup (text, sign - text) : g_strdup (text);
  pair[1] = g_strdup (sign != NULL ? sign + 1 : text);
}

static EfColumn *
find_column (EfTable     *table,
             const char  *name,
             EfCliStatus *status)
{
  EfColumn *column = ef_table_find_column (table, name);

  if (column == NULL)
    *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("“%s” has no column “%s”."),
                           ef_table_get_name (table), name);

  return column;
}

/* "no" and the like. */
static gboolean
says_no (const char *text)
{
  static const char *const words[] = { "no", "false", "0", "rejected" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The pairs of names in a file with the columns "first" and "second", and, where some are said not
 * to be one, "accepted". */
static gboolean
read_decisions (const char  *path,
                gboolean     verbose,
                EfLinkSpec  *spec,
                EfCliStatus *status)
{
  g_autoptr (EfCliInput) input = ef_cli_input_load (path, NULL, verbose, status);
  EfTable *table = input != NULL ? ef_cli_input_find_table (input, NULL, status) : NULL;
  EfColumn *first = table != NULL ? find_column (table, "first", status) : NULL;
  EfColumn *second = first != NULL ? find_column (table, "second", status) : NULL;
  EfColumn *accepted;

  if (second == NULL)
    return FALSE;

  accepted = ef_table_find_column (table, "accepted");
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      g_autofree char *one = ef_column_dup_cell (first, row);
      g_autofree char *other = ef_column_dup_cell (second, row);
      g_autofree char *word = accepted != NULL ? ef_column_dup_cell (accepted, row) : NULL;

      if (*one != '\0' && *other != '\0')
        ef_link_spec_decide (spec, one, other, word == NULL || !says_no (word));
    }

  return TRUE;
}

static EfLinkSpec *
make_spec (const Options *options,
           EfCliStatus   *status)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  EfLinkLevel level = EF_LINK_BASE;

  if (options->match != NULL
      && (!ef_link_level_from_word (options->match, &level) || level > EF_LINK_BASE))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--match takes “exact”, “spelling” or “base”, not “%s”."),
                             options->match);
      return NULL;
    }

  spec->loosest = level;
  spec->left = options->left;
  if (options->on != NULL)
    split_pair (options->on, spec->names);
  for (guint i = 0; options->keys != NULL && options->keys[i] != NULL; i++)
    {
      char *pair[2];

      split_pair (options->keys[i], pair);
      ef_link_spec_add_key (spec, pair[0], pair[1]);
      g_free (pair[0]);
      g_free (pair[1]);
    }
  if (options->accept != NULL && !read_decisions (options->accept, options->verbose, spec, status))
    return NULL;

  return g_steal_pointer (&spec);
}

/* A project with both tables, the linked one and a chart of it. */
static EfCliStatus
write_project (EfCliInput *const inputs[2],
               EfTable *const    tables[2],
               EfTable          *linked,
               const char       *path)
{
  g_autoptr (EfDocument) document = ef_document_new ();

  for (guint side = 0; side < 2; side++)
    ef_cli_add_source_of (document, inputs[side]->catalog, tables[side]);

  return ef_cli_save_made (document, linked, _("Link Tables"), path);
}

static EfCliStatus
write_output (const Options    *options,
              EfCliInput *const inputs[2],
              EfTable *const    tables[2],
              const EfLinkSpec *spec,
              const EfLink     *link)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) linked = ef_table_link (tables[0], tables[1], spec, link, NULL, NULL, &error);

  if (linked == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return ef_cli_made_is_project (&options->made)
         ? write_project (inputs, tables, linked, options->made.output)
         : ef_cli_made_write_csv (&options->made, linked);
}

/* How many rows the linked table has. */
static guint
count_rows (const EfLinkSpec *spec,
            const EfLink     *link)
{
  guint n;

  ef_link_get_pairs (link, &n);

  return n + (spec->left ? ef_link_count_rows (link, 0, EF_LINK_NONE) : 0);
}

static EfCliStatus
join (const Options    *options,
      EfCliInput *const inputs[2],
      EfTable *const    tables[2],
      EfCliFormat       format)
{
  EfCliStatus status = EF_CLI_OK;
  g_autoptr (EfLinkSpec) spec = make_spec (options, &status);
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GArray) close = NULL;
  g_autoptr (GError) error = NULL;
  EfCliJoin report = { .tables = { tables[0], tables[1] } };

  if (spec == NULL)
    return status;

  link = ef_table_link_rows (tables[0], tables[1], spec, NULL, &error);
  if (link == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
  if (options->close > 0)
    close = ef_link_list_close (link, options->close, MAX_CLOSE, NULL, NULL, NULL);

  if (options->made.output != NULL)
    status = write_output (options, inputs, tables, spec, link);
  if (status != EF_CLI_OK)
    return status;

  report.link = link;
  report.close = close;
  report.n_rows = count_rows (spec, link);
  for (guint side = 0; side < 2; side++)
    report.names[side] = ef_table_link_find_names (tables[side], spec->names[side], NULL);
  ef_cli_join_print (&report, format);

  return ef_cli_finish_output ();
}

static EfCliStatus
check (const Options *options)
{
  if (options->made.provenance && options->made.output == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--provenance is for --output with a name in .csv."));
  if (options->close < 0 || options->close > 1)
    return ef_cli_fail (EF_CLI_USAGE, _("--close takes a score from 0 to 1."));

  return ef_cli_made_check (&options->made);
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_("The columns with the names, where they are not found by themselves"),
      N_("NAME[=NAME]") },
    { "key", 'k', 0, G_OPTION_ARG_STRING_ARRAY, &options.keys,
      N_("Columns that must be equal too; may be given several times"), N_("NAME[=NAME]") },
    { "match", 'm', 0, G_OPTION_ARG_STRING, &options.match,
      N_("How alike names must be: “exact”, “spelling” or “base” (as by default)"),
      N_("LEVEL") },
    { "left", 'l', 0, G_OPTION_ARG_NONE, &options.left,
      N_("Keep the rows of the first table that have no partner"), NULL },
    { "close", 'c', 0, G_OPTION_ARG_DOUBLE, &options.close,
      N_("List names that are alike with at least this score, from 0 to 1"), N_("SCORE") },
    { "accept", 'a', 0, G_OPTION_ARG_FILENAME, &options.accept,
      N_("Link these names too: a CSV file with the columns first and second"), N_("FILE") },
    { "first", 0, 0, G_OPTION_ARG_STRING, &options.tables[0],
      N_("The table in the first file, if it has several"), N_("PATH") },
    { "second", 0, 0, G_OPTION_ARG_STRING, &options.tables[1],
      N_("The table in the second file, if it has several"), N_("PATH") },
    EF_CLI_OPTIONS_MADE (options.made, N_("The linked table to write: *.frontier or *.csv")),
    /* Here -m is --match. */
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &options.mapping,
      N_("Read columns as this mapping file says, except in projects"), N_("FILE") },
    EF_CLI_OPTION_FORMAT (options.format),
    EF_CLI_OPTION_VERBOSE (options.verbose),
    G_OPTION_ENTRY_NULL
  };
  EfCliInput *inputs[2] = { NULL };
  EfTable *tables[2] = { NULL };
  EfCliStatus status = EF_CLI_OK;
  EfCliFormat format;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 2, 2))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (options.format, &format, &status))
    return status;
  status = check (&options);

  for (guint side = 0; side < 2 && status == EF_CLI_OK; side++)
    {
      inputs[side] = ef_cli_input_load_any (argv[side], options.mapping, options.verbose, &status);
      if (inputs[side] != NULL)
        tables[side] = ef_cli_input_find_table (inputs[side], options.tables[side], &status);
    }
  if (status == EF_CLI_OK && options.mapping != NULL && inputs[0]->document != NULL
      && inputs[1]->document != NULL)
    status = ef_cli_fail (EF_CLI_USAGE, _("Both files are projects, whose columns are decided "
                                          "about already: --mapping is for files that are "
                                          "imported."));
  if (status == EF_CLI_OK)
    status = join (&options, inputs, tables, format);

  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&inputs[side], ef_cli_input_free);

  return status;
}

const EfCliVerb ef_cli_verb_join = {
  .name = "join",
  .parameters = N_("FILE FILE"),
  .summary = N_("Link the rows of two tables by the names of their models"),
  .details
  = N_("Names are the same exactly, but for case and punctuation (spelling), or in their base:\n"
       "where organisation, revision or image size stand in one of them only. Each row is\n"
       "linked with all partners for which nothing surer is found. Names that are only alike\n"
       "are never linked: --close lists them, and --accept links those that somebody looked\n"
       "at. With --format csv the list has the form that --accept reads; rows with “no” in a\n"
       "column accepted are never linked.\n"
       "\n"
       "  frontier join results.csv energy.csv --key img_size=infer_img_size -o both.frontier"),
  .run = run,
};
