/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-footprints.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_number (EfCliSheet *sheet,
            double      value)
{
  char text[EF_NUMBER_BUFFER];

  ef_cli_sheet_add (sheet, isnan (value) ? "" : ef_number_to_text (value, text));
}

static void
print_row (const EfCliFrontier *self,
           EfCliSheet          *sheet,
           gsize                at)
{
  guint row = self->listed[at];
  g_autofree char *label = ef_cli_frontier_dup_label (self, row);
  g_autofree char *x = ef_cli_dup_value (self->x.column, row);
  g_autofree char *y = ef_cli_dup_value (self->y.column, row);

  ef_cli_sheet_add (sheet, label);
  ef_cli_sheet_add (sheet, x);
  ef_cli_sheet_add (sheet, y);
  for (guint i = 0; i < self->measures->len; i++)
    add_number (sheet, g_array_index (self->measures, EfCliMeasure, i).values[at]);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *value = ef_cli_dup_value (self->columns->pdata[i], row);

      ef_cli_sheet_add (sheet, value);
    }
}

static void
print_sheet (const EfCliFrontier *self,
             EfCliFormat          format)
{
  guint n_measures = self->measures->len;
  guint n_columns = 3 + n_measures + self->columns->len;
  g_autofree gboolean *right = g_new0 (gboolean, n_columns);
  EfCliSheet *sheet;

  for (guint i = 1; i < 3 + n_measures; i++)
    right[i] = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    right[3 + n_measures + i] =
      ef_column_get_kind (self->columns->pdata[i]) == EF_COLUMN_NUMBER;

  sheet = ef_cli_sheet_new (stdout, format, right, n_columns);
  ef_cli_sheet_add_title (sheet, N_("label"));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->x.column));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->y.column));
  for (guint i = 0; i < n_measures; i++)
    ef_cli_sheet_add_title (sheet, g_array_index (self->measures, EfCliMeasure, i).name);
  for (guint i = 0; i < self->columns->len; i++)
    ef_cli_sheet_add (sheet, ef_column_get_name (self->columns->pdata[i]));

  for (gsize i = 0; i < self->n_listed; i++)
    print_row (self, sheet, i);

  ef_cli_sheet_end (sheet);
}

/* "x: params [M], lower is better."; the ends of dates are called as people call them. */
static char *
describe_axis (const char      *letter,
               const char      *name,
               const EfCliAxis *axis)
{
  gboolean lower = axis->direction == EF_DIRECTION_LOWER;

  if (ef_column_get_kind (axis->column) == EF_COLUMN_DATE)
    return g_strdup_printf (lower ? _("%s: %s, earlier is better.")
                                  : _("%s: %s, later is better."),
                            letter, name);
  return g_strdup_printf (lower ? _("%s: %s, lower is better.") : _("%s: %s, higher is better."),
                          letter, name);
}

static void
print_axis (const char      *letter,
            const EfCliAxis *axis)
{
  const char *unit = ef_cli_get_unit_symbol (axis->column);
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  name = unit != NULL ? g_strdup_printf (C_("column [unit]", "%s [%s]"),
                                         ef_column_get_name (axis->column),
                                         unit)
                      : g_strdup (ef_column_get_name (axis->column));
  line = describe_axis (letter, name, axis);

  /* What the quantity says is no surprise, and what was asked for is none either. */
  if (axis->reason == EF_DIRECTION_REASON_ROW_ORDER || axis->reason == EF_DIRECTION_REASON_FILE
      || axis->reason == EF_DIRECTION_REASON_FIRST)
    {
      const char *reason = ef_direction_reason_to_label (axis->reason, axis->direction);
      g_autofree char *with_reason = g_strconcat (line, " ", reason, NULL);

      ef_cli_print_line (stdout, with_reason);
    }
  else
    {
      ef_cli_print_line (stdout, line);
    }
}

void
ef_cli_frontier_print_axes (const EfCliFrontier *self)
{
  print_axis ("x", &self->x);
  print_axis ("y", &self->y);
  ef_cli_footprints_print (self);
}

/* @line: (transfer full) */
static void
take_line (char *line)
{
  ef_cli_print_line (stdout, line);
  g_free (line);
}

void
ef_cli_frontier_print_left_out (const EfCliFrontier *self)
{
  if (self->n_missing > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row without a value on x or y.",
                                          "Left out: %u rows without a value on x or y.",
                                          self->n_missing),
                                self->n_missing));
  if (self->n_filtered > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row by the condition.",
                                          "Left out: %u rows by the condition.",
                                          self->n_filtered),
                                self->n_filtered));
  if (self->n_totals > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row that is the total of others.",
                                          "Left out: %u rows that are totals of others.",
                                          self->n_totals),
                                self->n_totals));
  if (self->n_undated > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row without a date.",
                                          "Left out: %u rows without a date.",
                                          self->n_undated),
                                self->n_undated));
  if (self->n_later > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row of a later date.",
                                          "Left out: %u rows of a later date.",
                                          self->n_later),
                                self->n_later));
  if (self->n_beyond > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row beyond the limits.",
                                          "Left out: %u rows beyond the limits.",
                                          self->n_beyond),
                                self->n_beyond));
}

void
ef_cli_frontier_read_bounds (const EfCliFrontier *self,
                             EfBoundsReading     *x,
                             EfBoundsReading     *y)
{
  ef_bounds_reading_init (x, self->table, self->x.column, self->uncertainty.coverage);
  ef_bounds_reading_init (y, self->table, self->y.column, self->uncertainty.coverage);
}

/* A share that somebody asked for is one for both. */
static void
print_bounds (const EfCliFrontier *self)
{
  g_autofree char *words = NULL;
  g_autofree char *caveat = NULL;
  EfBoundsReading x, y;

  ef_cli_frontier_read_bounds (self, &x, &y);
  words = ef_bounds_reading_dup_both (&x, &y, &ef_tick_style_plain);
  caveat = ef_bounds_reading_dup_caveat (&x, &y);
  take_line (g_strdup_printf (_("Error bars: %s.%s"), words, caveat));
}

void
ef_cli_frontier_print_uncertainty (const EfCliFrontier *self)
{
  const EfUncertaintySpec *uncertainty = &self->uncertainty;

  if (uncertainty->spread == EF_SPREAD_RUNS)
    {
      take_line (g_strdup_printf (ngettext ("%u resample of the runs of each name, seed %u.",
                                            "%u resamples of the runs of each name, seed %u.",
                                            uncertainty->n_resamples),
                                  uncertainty->n_resamples, uncertainty->seed));
      return;
    }

  take_line (g_strdup_printf (ngettext ("%u resample of the error bars, seed %u.",
                                        "%u resamples of the error bars, seed %u.",
                                        uncertainty->n_resamples),
                              uncertainty->n_resamples, uncertainty->seed));
  print_bounds (self);
}

static void
print_points (const EfCliFrontier *self)
{
  guint n = (guint) self->n_listed, n_points = self->n_points;

  switch (self->kind)
    {
    case EF_CLI_POINTS_LAYERS:
      take_line (g_strdup_printf (ngettext ("%u of %u point is on the first frontiers.",
                                            "%u of %u points are on the first frontiers.",
                                            n_points),
                                  n, n_points));
      break;

    case EF_CLI_POINTS_NEAR:
      take_line (g_strdup_printf (ngettext ("%u of %u point is near the frontier.",
                                            "%u of %u points are near the frontier.", n_points),
                                  n, n_points));
      break;

    case EF_CLI_POINTS_HULL:
      take_line (g_strdup_printf (ngettext ("%u of %u point is left where traffic may be split.",
                                            "%u of %u points are left where traffic may be split.",
                                            n_points),
                                  n, n_points));
      break;

    case EF_CLI_POINTS_MEMBERS:
      take_line (g_strdup_printf (
        ngettext ("%u of %u point is on the frontier in some resamples.",
                  "%u of %u points are on the frontier in some resamples.", n_points),
        n, n_points));
      ef_cli_frontier_print_uncertainty (self);
      break;

    case EF_CLI_POINTS_FRONTIER:
    default:
      take_line (g_strdup_printf (ngettext ("%u of %u point is on the frontier.",
                                            "%u of %u points are on the frontier.", n_points),
                                  n, n_points));
      break;
    }
}

static void
print_knee (const EfCliFrontier *self)
{
  g_autofree char *label = NULL;

  if (self->knee == EF_POINT_NONE)
    {
      ef_cli_print_line (stdout, _("There is no knee."));
      return;
    }

  label = ef_cli_frontier_dup_label (self, self->knee);
  take_line (g_strdup_printf (_("The knee is at “%s”."), label));
}

static void
print_best (const EfCliFrontier *self)
{
  g_autofree char *best = NULL;
  g_autofree char *runner_up = NULL;

  if (self->inside.best < 0)
    {
      ef_cli_print_line (stdout, _("Nothing keeps to the limits."));
      return;
    }

  best = ef_cli_frontier_dup_label (self, (guint) self->inside.best);
  if (self->inside.runner_up < 0)
    {
      take_line (g_strdup_printf (_("Only “%s” keeps to the limits."), best));
      return;
    }

  runner_up = ef_cli_frontier_dup_label (self, (guint) self->inside.runner_up);
  take_line (g_strdup_printf (_("The best within the limits is “%s”, then comes “%s”."), best,
                              runner_up));
}

static void
print_area (const EfCliFrontier *self)
{
  char area[EF_NUMBER_BUFFER], x[EF_NUMBER_BUFFER], y[EF_NUMBER_BUFFER];

  if (isnan (self->area))
    return;

  take_line (g_strdup_printf (_("The area up to x = %s and y = %s is %s."),
                              ef_number_to_text (self->reference_x, x),
                              ef_number_to_text (self->reference_y, y),
                              ef_number_to_text (self->area, area)));
}

static void
print_summary (const EfCliFrontier *self)
{
  print_points (self);

  if (self->kind == EF_CLI_POINTS_FRONTIER && self->n_places < self->n_front)
    take_line (g_strdup_printf (_("Some are equal on both axes: they are at %u different places."),
                                (guint) self->n_places));
  if (ef_cli_frontier_has_limits (self))
    print_best (self);
  if (self->marginal)
    print_knee (self);
  if (self->hypervolume)
    print_area (self);

  ef_cli_frontier_print_axes (self);
  ef_cli_frontier_print_left_out (self);
}

static void
print_json_axis (const EfCliFrontier *self,
                 yajl_gen             json,
                 const char          *letter,
                 const EfCliAxis     *axis)
{
  ef_cli_json_text (json, letter);
  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "column", ef_column_get_name (axis->column));
  ef_cli_json_member_text (json, "unit", ef_cli_get_unit_symbol (axis->column));
  ef_cli_json_member_text (json, "direction", ef_direction_to_word (axis->direction));
  ef_cli_footprints_print_json (self, axis, json);
  yajl_gen_map_close (json);
}

static void
print_json_number (yajl_gen    json,
                   const char *name,
                   double      value)
{
  ef_cli_json_text (json, name);
  ef_cli_json_number (json, value);
}

/* What the error bars of an axis are, and which share they enclose; null where none was drawn
 * from. */
static void
print_json_bounds (yajl_gen               json,
                   const char            *name,
                   const char            *coverage,
                   const EfBoundsReading *bounds,
                   gboolean               runs)
{
  static const char *const kinds[] = {
    [EF_BOUNDS_UNKNOWN] = "unknown",     [EF_BOUNDS_ERROR] = "standard-error",
    [EF_BOUNDS_DEVIATION] = "deviation", [EF_BOUNDS_INTERVAL] = "interval",
    [EF_BOUNDS_RANGE] = "range",
  };
  gboolean drawn = bounds->bounded && !runs;

  ef_cli_json_member_text (json, name, drawn ? kinds[bounds->kind] : NULL);
  print_json_number (json, coverage, drawn ? bounds->coverage : NAN);
}

void
ef_cli_frontier_print_json_uncertainty (const EfCliFrontier *self,
                                        yajl_gen             json)
{
  const EfUncertaintySpec *uncertainty = &self->uncertainty;
  gboolean runs = uncertainty->spread == EF_SPREAD_RUNS;
  EfBoundsReading x, y;

  ef_cli_frontier_read_bounds (self, &x, &y);
  ef_cli_json_member_unsigned (json, "resamples", uncertainty->n_resamples);
  ef_cli_json_member_unsigned (json, "seed", uncertainty->seed);
  ef_cli_json_member_text (json, "spread", runs ? "runs" : "bars");
  print_json_bounds (json, "x-error-bars", "x-coverage", &x, runs);
  print_json_bounds (json, "y-error-bars", "y-coverage", &y, runs);
}

/* The label of a row, null for none. */
void
ef_cli_frontier_print_json_head (const EfCliFrontier *self,
                                 yajl_gen             json)
{
  ef_cli_json_member_text (json, "table", ef_table_get_path (self->table));
  print_json_axis (self, json, "x", &self->x);
  print_json_axis (self, json, "y", &self->y);
  ef_cli_json_member_unsigned (json, "points", self->n_points);
  ef_cli_json_member_unsigned (json, "missing", self->n_missing);
  ef_cli_json_member_unsigned (json, "filtered", self->n_filtered);
  if (self->n_totals > 0)
    ef_cli_json_member_unsigned (json, "totals", self->n_totals);

  if (ef_cli_frontier_has_limits (self))
    {
      print_json_number (json, "limit-x", self->budget.x_limit);
      print_json_number (json, "limit-y", self->budget.y_limit);
      ef_cli_json_member_unsigned (json, "beyond", self->n_beyond);
    }

  if (self->as_of != NULL)
    {
      ef_cli_json_member_text (json, "as-of", self->as_of);
      ef_cli_json_member_unsigned (json, "undated", self->n_undated);
      ef_cli_json_member_unsigned (json, "later", self->n_later);
    }
}

static void
print_json_label (const EfCliFrontier *self,
                  yajl_gen             json,
                  const char          *name,
                  gssize               row)
{
  g_autofree char *label = row >= 0 ? ef_cli_frontier_dup_label (self, (guint) row) : NULL;

  ef_cli_json_member_text (json, name, label);
}

static void
print_json_results (const EfCliFrontier *self,
                    yajl_gen             json)
{
  ef_cli_json_member_unsigned (json, "places", self->n_places);
  if (self->kind == EF_CLI_POINTS_MEMBERS)
    ef_cli_frontier_print_json_uncertainty (self, json);

  if (ef_cli_frontier_has_limits (self))
    {
      print_json_label (self, json, "best", self->inside.best);
      print_json_label (self, json, "runner-up", self->inside.runner_up);
    }

  if (self->marginal)
    {
      g_autofree char *knee = NULL;

      if (self->knee != EF_POINT_NONE)
        knee = ef_cli_frontier_dup_label (self, self->knee);
      ef_cli_json_member_text (json, "knee", knee);
    }

  if (self->hypervolume)
    {
      ef_cli_json_text (json, "hypervolume");
      yajl_gen_map_open (json);
      print_json_number (json, "area", self->area);
      print_json_number (json, "reference-x", self->reference_x);
      print_json_number (json, "reference-y", self->reference_y);
      yajl_gen_map_close (json);
    }
}

static void
print_json_row (const EfCliFrontier *self,
                yajl_gen             json,
                gsize                at)
{
  guint row = self->listed[at];
  g_autofree char *label = ef_cli_frontier_dup_label (self, row);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "label", label);
  ef_cli_json_text (json, "x");
  ef_cli_json_value (json, self->x.column, row);
  ef_cli_json_text (json, "y");
  ef_cli_json_value (json, self->y.column, row);
  for (guint i = 0; i < self->measures->len; i++)
    {
      const EfCliMeasure *measure = &g_array_index (self->measures, EfCliMeasure, i);

      print_json_number (json, measure->name, measure->values[at]);
    }

  if (self->columns->len > 0)
    {
      ef_cli_json_text (json, "columns");
      yajl_gen_map_open (json);
      for (guint i = 0; i < self->columns->len; i++)
        {
          const EfColumn *column = self->columns->pdata[i];

          ef_cli_json_text (json, ef_column_get_name (column));
          ef_cli_json_value (json, column, row);
        }
      yajl_gen_map_close (json);
    }

  yajl_gen_map_close (json);
}

static void
print_json (const EfCliFrontier *self)
{
  static const char *const names[] = {
    [EF_CLI_POINTS_FRONTIER] = "frontier",
    [EF_CLI_POINTS_LAYERS] = "layers",
    [EF_CLI_POINTS_NEAR] = "near",
    [EF_CLI_POINTS_HULL] = "hull",
    [EF_CLI_POINTS_MEMBERS] = "members",
  };
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_frontier_print_json_head (self, json);
  print_json_results (self, json);
  ef_cli_json_text (json, names[self->kind]);
  yajl_gen_array_open (json);
  for (gsize i = 0; i < self->n_listed; i++)
    print_json_row (self, json, i);
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

void
ef_cli_frontier_print (const EfCliFrontier *self,
                       EfCliFormat          format)
{
  if (format == EF_CLI_FORMAT_JSON)
    {
      print_json (self);
      return;
    }

  print_sheet (self, format);
  if (format == EF_CLI_FORMAT_TEXT)
    {
      fputc ('\n', stdout);
      print_summary (self);
    }
}
