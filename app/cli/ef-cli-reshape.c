/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"
#include "ef-cli-made.h"
#include "ef-chart-footprints.h"
#include "ef-table-reshape.h"
#include "ef-table-scope.h"
#include "ef-table-units.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* `frontier aggregate` and `frontier reshape`: a new table made of the rows of another. */

typedef struct
{
  char *table;
  char *mapping;
  EfCliMade made;
  gboolean verbose;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->table);
  g_free (self->mapping);
  g_free (self->made.output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define OPTIONS(options) \
  EF_CLI_OPTIONS_MADE ((options).made, \
                       N_("The new table: *.frontier or *.csv; without it CSV is printed")), \
  EF_CLI_OPTION_TABLE ((options).table), \
  EF_CLI_OPTION_MAPPING ((options).mapping), \
  EF_CLI_OPTION_VERBOSE ((options).verbose)

/* The table of the argument; NULL after saying why there is none. */
static EfTable *
load (const Options *options, const char *argument, EfCliInput **input, EfCliStatus *status)
{
  *status = ef_cli_made_check (&options->made);
  if (*status != EF_CLI_OK)
    return NULL;
  *input = ef_cli_input_load (argument, options->mapping, options->verbose, status);

  return *input != NULL ? ef_cli_input_find_table (*input, options->table, status) : NULL;
}

/* "model,seed" as a list of names; of several options one behind the other. A comma may be part
 * of a name, which then stands in an option of its own. */
static GPtrArray *
list_names (EfTable *table, char *const *texts)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (ef_table_find_column (table, texts[i]) != NULL)
        {
          g_ptr_array_add (names, g_strdup (texts[i]));
          continue;
        }
      parts = g_strsplit (texts[i], ",", -1);
      for (guint k = 0; parts[k] != NULL; k++)
        g_ptr_array_add (names, g_strdup (g_strstrip (parts[k])));
    }

  return names;
}

/* The project the table came from, or a new one with its source, and @made. */
static EfCliStatus
write_project (const EfCliInput *input, EfTable *table, EfTable *made, const char *path)
{
  g_autoptr (EfDocument) document = input->document != NULL ? g_object_ref (input->document)
                                                            : ef_document_new ();

  if (input->document == NULL)
    ef_cli_add_source_of (document, input->catalog, table);
  if (ef_catalog_get_table (ef_document_get_catalog (document), ef_table_get_id (made)) != NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("The project has a table “%s” already."),
                        ef_table_get_name (made));

  return ef_cli_save_made (document, made, _("Reshape Table"), path);
}

/* @made (transfer full), or NULL with @error. */
static EfCliStatus
finish (const EfCliInput *input, EfTable *table, EfTable *made, const GError *error,
        const Options *options)
{
  g_autoptr (EfTable) owned = made;

  if (made == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return ef_cli_made_is_project (&options->made)
           ? write_project (input, table, made, options->made.output)
           : ef_cli_made_write_csv (&options->made, made);
}

static EfCliStatus
run_aggregate (const EfCliVerb *self, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_auto (GStrv) by = NULL;
  g_autofree char *statistic_word = NULL;
  g_autofree char *spread_word = NULL;
  g_autofree char *apart = NULL;
  const GOptionEntry entries[] = {
    { "by", 'b', 0, G_OPTION_ARG_STRING_ARRAY, &by,
      N_("Columns in which the runs of one thing are equal; else that of the names"),
      N_("COLUMN,…") },
    { "statistic", 's', 0, G_OPTION_ARG_STRING, &statistic_word,
      N_("“mean” of the runs (as by default), “median”, “min” or “max”"), N_("WORD") },
    { "spread", 0, 0, G_OPTION_ARG_STRING, &spread_word,
      N_("What error bars show: the “range” (as by default), one standard “deviation”, or one "
         "standard “error” of the mean"),
      N_("WORD") },
    OPTIONS (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  EfStatistic statistic = EF_STATISTIC_MEAN;
  EfRunSpread spread = EF_RUN_SPREAD_RANGE;
  EfCliStatus status = EF_CLI_OK;
  EfTable *table, *made;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (statistic_word != NULL && !ef_statistic_from_word (statistic_word, &statistic))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("--statistic takes “mean”, “median”, “min” or “max”, not “%s”."),
                        statistic_word);
  if (spread_word != NULL && !ef_run_spread_from_word (spread_word, &spread))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("--spread takes “range”, “deviation” or “error”, not “%s”."),
                        spread_word);
  table = load (&options, argv[0], &input, &status);
  if (table == NULL)
    return status;

  keys = list_names (table, by);
  apart = ef_table_describe_kept_apart (table, by != NULL ? keys : NULL);
  if (apart != NULL)
    ef_cli_warn ("%s", apart);
  made = ef_table_aggregate (table, by != NULL ? keys : NULL, statistic, spread, NULL, &error);

  return finish (input, table, made, error, &options);
}

/* The two names of "METRIC=VALUE"; FALSE if it is not of this form. */
static gboolean
split (const char *text, char **metric, char **value)
{
  const char *sign = strchr (text, '=');

  if (sign == NULL)
    return FALSE;
  *metric = g_strndup (text, (gsize) (sign - text));
  *value = g_strdup (sign + 1);

  return **metric != '\0' && **value != '\0';
}

/* Columns of different units make one column of values that are no kind of each other. */
static void
warn_of_units (EfTable *made)
{
  for (guint i = 0; i < ef_table_get_n_columns (made); i++)
    {
      const EfColumn *column = ef_table_get_column (made, i);
      g_autofree char *units = ef_table_describe_mixed_units (made, column, NULL, 0);
      g_autofree char *words
        = units != NULL ? ef_mixed_units_describe (ef_column_get_name (column), units) : NULL;

      if (words != NULL)
        ef_cli_warn ("%s", words);
    }
}

static EfCliStatus
run_reshape (const EfCliVerb *self, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) by = NULL;
  g_autofree char *wide = NULL;
  const GOptionEntry entries[] = {
    { "long", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &columns,
      N_("A row for each value of these columns"), N_("COLUMN,…") },
    { "wide", 'w', 0, G_OPTION_ARG_STRING, &wide,
      N_("A column for each text of the first, with the numbers of the second"),
      N_("METRIC=VALUE") },
    { "by", 'b', 0, G_OPTION_ARG_STRING_ARRAY, &by,
      N_("With --wide, columns in which the rows of one thing are equal; else all others"),
      N_("COLUMN,…") },
    OPTIONS (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *metric = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  EfCliStatus status = EF_CLI_OK;
  EfTable *table, *made;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if ((columns != NULL) == (wide != NULL))
    return ef_cli_fail (EF_CLI_USAGE, _("Exactly one of --long and --wide is needed."));
  if (columns != NULL && by != NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--by is for --wide: --long repeats all other columns."));
  if (wide != NULL && !split (wide, &metric, &value))
    return ef_cli_fail (EF_CLI_USAGE, _("“%s” is not of the form METRIC=VALUE."), wide);
  table = load (&options, argv[0], &input, &status);
  if (table == NULL)
    return status;

  names = list_names (table, columns != NULL ? columns : by);
  made = columns != NULL
           ? ef_table_to_long (table, names, NULL, &error)
           : ef_table_to_wide (table, metric, value, by != NULL ? names : NULL, NULL, &error);

  if (made != NULL && columns != NULL)
    warn_of_units (made);

  return finish (input, table, made, error, &options);
}

const EfCliVerb ef_cli_verb_aggregate = {
  .name = "aggregate",
  .parameters = N_("FILE"),
  .summary = N_("Make one row of repeated runs, with error bars"),
  .details
  = N_("Rows that are equal in the columns of --by become one: numbers their mean, median,\n"
       "lowest or highest, with the spread of the runs as error bar; texts and dates stay\n"
       "where all runs agree. A column Runs counts them. A row without a value in one of\n"
       "these columns stays alone. Energy and carbon that count different things, as a column\n"
       "such as “Energy scope” says, are not averaged: such rows stay apart.\n"
       "\n"
       "  frontier aggregate runs.csv --by model,dataset -o models.frontier"),
  .run = run_aggregate,
};

const EfCliVerb ef_cli_verb_reshape = {
  .name = "reshape",
  .parameters = N_("FILE"),
  .summary = N_("Make a row of each value, or a column of each metric"),
  .details
  = N_("--long makes the columns Metric and Value, and Unit where the columns do not measure\n"
       "the same; other columns are repeated. --wide goes back: a column for each metric,\n"
       "in the units of a column Unit or as their names say.\n"
       "\n"
       "  frontier reshape results.csv --long top-1,top-5,latency\n"
       "  frontier reshape long.csv --wide Metric=Value --by model -o wide.csv"),
  .run = run_reshape,
};
