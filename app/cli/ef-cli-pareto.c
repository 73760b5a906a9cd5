/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-derive.h"
#include "ef-cli-estimate.h"
#include "ef-cli-explain.h"
#include "ef-cli-frontier.h"
#include "ef-cli-history.h"
#include "ef-cli-input.h"
#include "ef-cli-resamples.h"
#include "ef-cli-uncertainty.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* `frontier pareto`: the efficient frontier of a table, and what can be said of points beside it.
 * */

#define N_LAYERS_MAX 1000000

typedef struct
{
  char *path;
  char *where;
  char *x;
  char *y;
  char *label;
  char **columns;
  char *layers;
  char *near;
  gboolean hull;
  gboolean marginal;
  gboolean hypervolume;
  gboolean membership;
  gboolean bands;
  gboolean history;
  EfCliUncertainty uncertainty;
  char *log;
  char *explain;
  char *as_of;
  char *x_limit;
  char *y_limit;
  char *estimate;
  char **derived;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->path);
  g_free (self->where);
  g_free (self->x);
  g_free (self->y);
  g_free (self->label);
  g_strfreev (self->columns);
  g_free (self->layers);
  g_free (self->near);
  g_free (self->log);
  g_free (self->explain);
  g_free (self->as_of);
  g_free (self->x_limit);
  g_free (self->y_limit);
  ef_cli_uncertainty_clear (&self->uncertainty);
  g_free (self->estimate);
  g_strfreev (self->derived);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
frontier_find_columns (EfCliFrontier     *self,
                       const char        *label,
                       const char *const *keys,
                       EfCliStatus       *status)
{
  if (label != NULL)
    {
      self->label = ef_cli_find_column (self->table, label, status);
      if (self->label == NULL)
        return FALSE;
    }

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      EfColumn *column = ef_cli_find_column (self->table, keys[i], status);

      if (column == NULL)
        return FALSE;

      g_ptr_array_add (self->columns, column);
    }

  return TRUE;
}

/* "5%" or "0.5" */
static gboolean
read_margin (const char *text,
             EfMargin   *margin)
{
  char *end = NULL;

  margin->kind = EF_MARGIN_AMOUNT;
  margin->value = g_ascii_strtod (text, &end);
  if (end == text || !isfinite (margin->value) || margin->value < 0)
    return FALSE;

  if (g_str_has_prefix (end, "%"))
    {
      margin->kind = EF_MARGIN_SHARE;
      margin->value /= 100;
      end++;
    }

  return *end == '\0';
}

/* One margin for both axes, or one for x and one for y. */
static gboolean
read_margins (const char    *text,
              EfCliFrontier *frontier,
              EfCliStatus   *status)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 3);
  guint n = g_strv_length (parts);

  if ((n == 1 || n == 2) && read_margin (parts[0], &frontier->x_margin) &&
      read_margin (parts[n - 1], &frontier->y_margin))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE,
                         _("--near takes a margin such as “5%%”, or one for x and one for y such "
                           "as “10%%,0.5”, not “%s”."), text);

  return FALSE;
}

static gboolean
read_log (const char    *text,
          EfCliFrontier *frontier,
          EfCliStatus   *status)
{
  frontier->x_log = g_str_equal (text, "x") || g_str_equal (text, "x,y");
  frontier->y_log = g_str_equal (text, "y") || g_str_equal (text, "x,y");
  if (frontier->x_log || frontier->y_log)
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, _("%s takes x, y or x,y, not “%s”."), "--log", text);

  return FALSE;
}

static gboolean
read_layers (const char    *text,
             EfCliFrontier *frontier,
             EfCliStatus   *status)
{
  guint64 n;

  if (g_ascii_string_to_unsigned (text, 10, 1, N_LAYERS_MAX, &n, NULL))
    {
      frontier->n_layers = (guint) n;
      return TRUE;
    }

  *status = ef_cli_fail (EF_CLI_USAGE, _("--layers takes how many frontiers, not “%s”."), text);

  return FALSE;
}

/* Which options go with which: a list has one kind of points, and steps and areas are between
 * points of one frontier. */
static gboolean
check_together (const Options *options,
                EfCliStatus   *status)
{
  gboolean resampled = options->membership || options->bands;
  guint n_kinds = (options->layers != NULL) + (options->near != NULL) + (options->hull != FALSE)
                  + (options->membership != FALSE) + (options->bands != FALSE)
                  + (options->history != FALSE);

  if (n_kinds > 1)
    *status = ef_cli_fail (EF_CLI_USAGE, _("Only one of --layers, --near, --hull, --membership, "
                                           "--bands and --history at a time."));
  else if (ef_cli_uncertainty_is_given (&options->uncertainty) && !resampled)
    *status = ef_cli_fail (EF_CLI_USAGE, _("--runs, --coverage, --resamples and --seed are for "
                                           "--membership and --bands."));
  else if (options->explain != NULL && (n_kinds > 0 || options->marginal || options->hypervolume))
    *status = ef_cli_fail (EF_CLI_USAGE,
                           _("--explain is about one point: without --layers, --near, --hull, "
                             "--membership, --bands, --history, --marginal and "
                             "--hypervolume."));
  else if (options->explain != NULL && options->columns != NULL)
    *status = ef_cli_fail (EF_CLI_USAGE, _("--explain prints no other columns."));
  else if ((options->bands || options->history) && options->columns != NULL)
    *status = ef_cli_fail (EF_CLI_USAGE, _("%s prints no other columns."),
                           options->bands ? "--bands" : "--history");
  else if (options->marginal && (options->layers != NULL || options->near != NULL || resampled ||
                                 options->history))
    *status = ef_cli_fail (EF_CLI_USAGE, _("--marginal goes with the frontier or with --hull."));
  else if (options->hypervolume && n_kinds > 0)
    *status = ef_cli_fail (EF_CLI_USAGE, _("--hypervolume goes with the frontier alone."));
  else if (options->log != NULL && !options->marginal && !options->hypervolume && !resampled &&
           !options->history)
    *status = ef_cli_fail (EF_CLI_USAGE, _("--log is for --marginal, --hypervolume, --membership, "
                                           "--bands and --history."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
apply_options (const Options *options,
               EfCliFrontier *frontier,
               EfCliStatus   *status)
{
  if (!check_together (options, status) ||
      (options->layers != NULL && !read_layers (options->layers, frontier, status)) ||
      (options->near != NULL && !read_margins (options->near, frontier, status)) ||
      (options->log != NULL && !read_log (options->log, frontier, status)) ||
      !ef_cli_uncertainty_apply (&options->uncertainty, &frontier->uncertainty, status))
    return FALSE;

  if (options->layers != NULL)
    frontier->kind = EF_CLI_POINTS_LAYERS;
  else if (options->near != NULL)
    frontier->kind = EF_CLI_POINTS_NEAR;
  else if (options->hull)
    frontier->kind = EF_CLI_POINTS_HULL;
  else if (options->membership)
    frontier->kind = EF_CLI_POINTS_MEMBERS;

  frontier->marginal = options->marginal;
  frontier->hypervolume = options->hypervolume;
  frontier->as_of = options->as_of;
  frontier->x_limit = options->x_limit;
  frontier->y_limit = options->y_limit;

  return TRUE;
}

/* @table: (out): what owns the table of @frontier. */
static gboolean
find_all (EfCliFrontier    *frontier,
          const EfCliInput *input,
          const Options    *options,
          EfTable         **table,
          EfCliStatus      *status)
{
  g_autofree guint8 *filter = NULL;
  EfTable *found = ef_cli_input_find_table (input, options->path, status);

  if (found != NULL)
    *table = ef_cli_estimate (found, options->estimate, EF_CLI_TOLD_RANGE, status);
  frontier->table = *table;

  if (frontier->table == NULL ||
      !ef_cli_find_axes (frontier->table, options->x, options->y, &frontier->x, &frontier->y,
                         status))
    return FALSE;

  ef_cli_axes_assume (&frontier->x, &frontier->y);

  return ef_cli_axis_check_direction (&frontier->x, "--x", status) &&
         ef_cli_axis_check_direction (&frontier->y, "--y", status) &&
         frontier_find_columns (frontier, options->label,
                                (const char *const *) options->columns, status) &&
         ef_cli_filter_rows (frontier->table, options->where, &filter, status) &&
         ef_cli_frontier_select (frontier, filter, status);
}

/* A cost of zero or less wins against everything; tables often mean by it that nobody knows. A
 * chart leaves it out, as its scale is logarithmic. */
static void
warn_of_no_cost (const EfCliFrontier *frontier,
                 const EfCliAxis     *axis,
                 const double        *values)
{
  const EfQuantity *quantity = ef_column_get_quantity (axis->column);
  guint n = 0;

  if (quantity == NULL || ef_quantity_get_role (quantity) != EF_QUANTITY_COST
      || axis->direction != EF_DIRECTION_LOWER)
    return;
  for (gsize i = 0; i < frontier->n_front; i++)
    n += values[frontier->front[i]] <= 0;
  if (n > 0)
    ef_cli_warn (ngettext ("%u point of the frontier has a “%s” of zero or less, which may stand "
                           "for unknown. --where leaves it out.",
                           "%u points of the frontier have a “%s” of zero or less, which may "
                           "stand for unknown. --where leaves them out.",
                           n),
                 n, ef_column_get_name (axis->column));
}

/* The text says it of each axis, other forms have no place for it. */
static void
tell_assumed (const EfCliAxis *axis)
{
  if (axis->reason == EF_DIRECTION_REASON_FIRST)
    ef_cli_warn (_("Earlier dates of “%s” are taken for better ones: who reaches a score first is "
                   "the state of the art."),
                 ef_column_get_name (axis->column));
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_auto (Options) options = { 0 };
  g_autofree char *format_word = NULL;
  g_autofree char *mapping = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    EF_CLI_OPTION_TABLE (options.path),
    EF_CLI_OPTION_X (options.x),
    EF_CLI_OPTION_Y (options.y),
    EF_CLI_OPTION_WHERE (options.where),
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_("Only rows of this date (2023, 2023-06, 2023-06-30) and before"), N_("DATE") },
    { "limit-x", 0, 0, G_OPTION_ARG_STRING, &options.x_limit,
      N_("Only rows that are not worse on x than this: “24 GB”, 7B"), N_("VALUE") },
    { "limit-y", 0, 0, G_OPTION_ARG_STRING, &options.y_limit,
      N_("The same on y"), N_("VALUE") },
    { "layers", 0, 0, G_OPTION_ARG_STRING, &options.layers,
      N_("The first N frontiers, one behind the other"), N_("N") },
    { "near", 0, 0, G_OPTION_ARG_STRING, &options.near,
      N_("All points near the frontier: by 5%, or for each axis 10%,0.5"),
      N_("MARGIN[,MARGIN]") },
    { "hull", 0, 0, G_OPTION_ARG_NONE, &options.hull,
      N_("Only points that a mixture of others does not beat"), NULL },
    { "marginal", 0, 0, G_OPTION_ARG_NONE, &options.marginal,
      N_("Print what each step costs in x for one more y, and the knee"), NULL },
    { "hypervolume", 0, 0, G_OPTION_ARG_NONE, &options.hypervolume,
      N_("Print the area behind the frontier, and what each point adds"), NULL },
    { "log", 0, 0, G_OPTION_ARG_STRING, &options.log,
      N_("Look at logarithms for the knee, the area and error bars: x, y or x,y"), N_("AXES") },
    { "membership", 0, 0, G_OPTION_ARG_NONE, &options.membership,
      N_("All points that may be on the frontier, and in how many resamples they are"), NULL },
    { "bands", 0, 0, G_OPTION_ARG_NONE, &options.bands,
      /* xgettext:no-c-format */
      N_("Print what 10, 50 and 90 % of the resamples attain"), NULL },
    { "history", 0, 0, G_OPTION_ARG_NONE, &options.history,
      N_("How long each point was on the frontier, who outdid it, and what each year gained"),
      NULL },
    EF_CLI_OPTION_RUNS (options.uncertainty),
    EF_CLI_OPTION_COVERAGE (options.uncertainty),
    EF_CLI_OPTION_RESAMPLES (options.uncertainty),
    EF_CLI_OPTION_SEED (options.uncertainty),
    { "explain", 'e', 0, G_OPTION_ARG_STRING, &options.explain,
      N_("Print what beats this point, and what to take instead"), N_("LABEL") },
    { "label", 'l', 0, G_OPTION_ARG_STRING, &options.label,
      N_("Name the points by this column"), N_("COLUMN") },
    { "column", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &options.columns,
      N_("Print this column too; may be given again"), N_("COLUMN") },
    EF_CLI_OPTION_DERIVE (options.derived),
    EF_CLI_OPTION_ESTIMATE (0, options.estimate),
    EF_CLI_OPTION_FORMAT (format_word),
    EF_CLI_OPTION_MAPPING (mapping),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autoptr (EfTable) table = NULL;
  g_auto (EfCliFrontier) frontier = { 0 };
  EfCliFormat format;
  EfCliStatus status;

  ef_cli_frontier_init (&frontier);

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status) ||
      !apply_options (&options, &frontier, &status))
    return status;

  input = ef_cli_input_load (argv[0], mapping, verbose, &status);
  if (input == NULL
      || !ef_cli_derive (input, options.path, (const char *const *) options.derived, &status)
      || !find_all (&frontier, input, &options, &table, &status))
    return status;

  if (options.explain != NULL)
    return ef_cli_explain (&frontier, options.explain, format);
  if (options.history)
    return ef_cli_history (&frontier, format);
  if (options.bands)
    return ef_cli_bands (&frontier, format);
  if (!ef_cli_frontier_compute (&frontier, &status))
    return status;

  if (format != EF_CLI_FORMAT_TEXT)
    tell_assumed (&frontier.x);
  warn_of_no_cost (&frontier, &frontier.x, frontier.x_values);
  warn_of_no_cost (&frontier, &frontier.y, frontier.y_values);
  ef_cli_frontier_print (&frontier, format);

  return ef_cli_finish_output ();
}

const EfCliVerb ef_cli_verb_pareto = {
  .name = "pareto",
  .parameters = N_("FILE"),
  .summary = N_("Print the efficient frontier: the rows that no other row beats on both axes"),
  .details = EF_CLI_HELP_COLUMNS,
  .more_details = EF_CLI_HELP_ESTIMATE,
  .run = run,
};
