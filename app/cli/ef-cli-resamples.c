/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-resamples.h"

#include "ef-chart-resamples.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const double levels[] = { 0.1, 0.5, 0.9 };

static guint
count_bounded (const EfCliFrontier *frontier,
               const EfErrorBars   *bars)
{
  const double *const lows[] = { bars->x_low, bars->y_low };
  const double *const highs[] = { bars->x_high, bars->y_high };
  const double *const values[] = { frontier->points.x, frontier->points.y };
  guint n = 0;

  for (gsize row = 0; row < frontier->points.n; row++)
    for (guint axis = 0; axis < 2; axis++)
      if (isfinite (frontier->points.x[row]) &&
          ((lows[axis] != NULL && lows[axis][row] < values[axis][row]) ||
           (highs[axis] != NULL && highs[axis][row] > values[axis][row])))
        {
          n++;
          break;
        }

  return n;
}

static EfAttainment *
draw_bars (EfCliFrontier             *frontier,
           const EfAttainmentOptions *options,
           EfCliStatus               *status)
{
  EfErrorBars bars = { .x_low = ef_column_get_lows (frontier->x.column),
                       .x_high = ef_column_get_highs (frontier->x.column),
                       .y_low = ef_column_get_lows (frontier->y.column),
                       .y_high = ef_column_get_highs (frontier->y.column),
                       .x_log = frontier->x_log,
                       .y_log = frontier->y_log };
  EfBoundsReading x, y;

  ef_cli_frontier_read_bounds (frontier, &x, &y);
  bars.x_coverage = x.coverage;
  bars.y_coverage = y.coverage;
  if (count_bounded (frontier, &bars) == 0)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND,
                             _("No point has an error bar on x or y, so there is nothing to draw "
                               "anew. If rows of one name are runs of one model, say --runs."));
      return NULL;
    }

  return ef_attainment_from_bars (&frontier->points, &bars, options, NULL, NULL, NULL);
}

/* Which model each row is of, by name (transfer full). */
static guint32 *
number_models (const EfCliFrontier *frontier,
               guint32             *n_models,
               guint               *n_repeated)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint32 *models = g_new (guint32, MAX (frontier->points.n, 1));
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint32));

  *n_models = 0;
  *n_repeated = 0;
  for (guint row = 0; row < frontier->points.n; row++)
    {
      char *label = NULL;
      gpointer number;

      models[row] = EF_POINT_NONE;
      if (!isfinite (frontier->points.x[row]) || !isfinite (frontier->points.y[row]))
        continue;

      label = frontier->label != NULL ? ef_column_dup_cell (frontier->label, row)
                                      : ef_table_dup_row_name (frontier->table, row);
      if (g_hash_table_lookup_extended (numbers, label, NULL, &number))
        {
          models[row] = GPOINTER_TO_UINT (number);
          g_free (label);
        }
      else
        {
          models[row] = (*n_models)++;
          g_array_set_size (counts, *n_models);
          g_hash_table_insert (numbers, label, GUINT_TO_POINTER (models[row]));
        }
      *n_repeated += ++g_array_index (counts, guint32, models[row]) == 2;
    }

  return models;
}

static EfAttainment *
draw_runs (EfCliFrontier             *frontier,
           const EfAttainmentOptions *options,
           guint32                  **models,
           EfCliStatus               *status)
{
  guint n_repeated;
  guint32 n_models;

  *models = number_models (frontier, &n_models, &n_repeated);
  if (n_repeated == 0)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND,
                             _("No two points have the same name, so there are no repeated runs."));
      return NULL;
    }

  return ef_attainment_from_runs (&frontier->points, *models, n_models, options, NULL, NULL, NULL);
}

EfAttainment *
ef_cli_resamples_new (EfCliFrontier *frontier,
                      double       **members,
                      EfCliStatus   *status)
{
  const EfAttainmentOptions options = { .seed = frontier->uncertainty.seed,
                                        .n_resamples = frontier->uncertainty.n_resamples,
                                        .levels = levels,
                                        .n_levels = G_N_ELEMENTS (levels) };
  g_autofree guint32 *models = NULL;
  EfAttainment *attainment = frontier->uncertainty.spread == EF_SPREAD_RUNS
                               ? draw_runs (frontier, &options, &models, status)
                               : draw_bars (frontier, &options, status);

  if (attainment == NULL || members == NULL)
    return attainment;

  *members = g_new (double, MAX (frontier->points.n, 1));
  for (guint row = 0; row < frontier->points.n; row++)
    {
      gboolean comparable = isfinite (frontier->points.x[row]) &&
                            isfinite (frontier->points.y[row]);
      guint32 model = models != NULL ? models[row] : row;

      (*members)[row] = comparable ? attainment->n_on_front[model]
                                       / (double) attainment->n_resamples
                                   : NAN;
    }

  return attainment;
}

/* ---- The surfaces ---- */

static void
add_number (EfCliSheet *sheet,
            double      value)
{
  char text[EF_NUMBER_BUFFER];

  ef_cli_sheet_add (sheet, ef_number_to_text (value, text));
}

static void
print_sheet (const EfCliFrontier *frontier,
             const EfAttainment  *attainment,
             EfCliFormat          format)
{
  const gboolean right[] = { TRUE, TRUE, TRUE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, format, right, G_N_ELEMENTS (right));

  ef_cli_sheet_add_title (sheet, N_("attained in"));
  ef_cli_sheet_add (sheet, ef_column_get_name (frontier->x.column));
  ef_cli_sheet_add (sheet, ef_column_get_name (frontier->y.column));
  for (guint i = 0; i < attainment->n_surfaces; i++)
    for (gsize k = 0; k < attainment->surfaces[i].n; k++)
      {
        add_number (sheet, levels[i]);
        add_number (sheet, attainment->surfaces[i].x[k]);
        add_number (sheet, attainment->surfaces[i].y[k]);
      }

  ef_cli_sheet_end (sheet);
}

static void
print_json (const EfCliFrontier *frontier,
            const EfAttainment  *attainment)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_frontier_print_json_head (frontier, json);
  ef_cli_frontier_print_json_uncertainty (frontier, json);
  ef_cli_json_text (json, "bands");
  yajl_gen_array_open (json);
  for (guint i = 0; i < attainment->n_surfaces; i++)
    for (gsize k = 0; k < attainment->surfaces[i].n; k++)
      {
        yajl_gen_map_open (json);
        ef_cli_json_text (json, "attained in");
        ef_cli_json_number (json, levels[i]);
        ef_cli_json_text (json, "x");
        ef_cli_json_number (json, attainment->surfaces[i].x[k]);
        ef_cli_json_text (json, "y");
        ef_cli_json_number (json, attainment->surfaces[i].y[k]);
        yajl_gen_map_close (json);
      }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

EfCliStatus
ef_cli_bands (EfCliFrontier *frontier,
              EfCliFormat    format)
{
  EfCliStatus status = EF_CLI_OK;
  g_autoptr (EfAttainment) attainment = ef_cli_resamples_new (frontier, NULL, &status);

  if (attainment == NULL)
    return status;
  if (attainment->n_surfaces == 0)
    return ef_cli_fail (EF_CLI_NOT_FOUND,
                        _("The frontiers of all resamples have too many corners. Ask for fewer "
                          "with --resamples."));

  if (format == EF_CLI_FORMAT_JSON)
    {
      print_json (frontier, attainment);
      return ef_cli_finish_output ();
    }

  print_sheet (frontier, attainment, format);
  if (format == EF_CLI_FORMAT_TEXT)
    {
      fputc ('\n', stdout);
      ef_cli_frontier_print_uncertainty (frontier);
      ef_cli_frontier_print_axes (frontier);
      ef_cli_frontier_print_left_out (frontier);
    }

  return ef_cli_finish_output ();
}
