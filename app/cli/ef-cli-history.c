/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-history.h"

#include "ef-analysis.h"
#include "ef-front-history.h"
#include "ef-hypervolume.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const EfCliFrontier *frontier;
  EfColumn *dates;
  EfFrontHistory *history;
  double end;         /* the last day there is */
  EfFrontYear *years; /* NULL where areas mean nothing */
  gsize n_years;
} History;

static void
history_clear (History *self)
{
  g_clear_pointer (&self->history, ef_front_history_free);
  g_clear_pointer (&self->years, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* Logarithms where an axis is to be looked at in them; what has none is left out. */
static double *
dup_scaled (const double *values,
            gsize         n,
            gboolean      log_scale)
{
  double *scaled = g_memdup2 (values, n * sizeof *values);

  for (gsize i = 0; log_scale && i < n; i++)
    scaled[i] = values[i] > 0 ? log10 (values[i]) : NAN;

  return scaled;
}

static void
find_years (History *self)
{
  const EfCliFrontier *frontier = self->frontier;
  gsize n = frontier->points.n;
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  EfPoints points = frontier->points;
  double reference_x, reference_y;

  if (ef_analysis_get_refusal (EF_ANALYSIS_AREA, ef_cli_axis_is_ordinal (&frontier->x),
                               ef_cli_axis_is_ordinal (&frontier->y)) != NULL ||
      ef_column_get_kind (frontier->x.column) == EF_COLUMN_DATE ||
      ef_column_get_kind (frontier->y.column) == EF_COLUMN_DATE)
    return;

  x = dup_scaled (points.x, n, frontier->x_log);
  y = dup_scaled (points.y, n, frontier->y_log);
  points.x = x;
  points.y = y;
  if (ef_hypervolume_get_reference (&points, &reference_x, &reference_y))
    self->years = ef_front_history_list_years (self->history, &points, reference_x, reference_y,
                                               &self->n_years);
}

/* FALSE after saying why there is none. */
static gboolean
history_init (History             *self,
              const EfCliFrontier *frontier,
              EfCliStatus         *status)
{
  gsize n = frontier->points.n;
  g_autofree double *days = g_new (double, MAX (n, 1));
  const double *dates;

  self->frontier = frontier;
  self->end = -INFINITY;
  self->dates = ef_cli_find_dates (frontier->table);
  if (self->dates == NULL)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("“%s” has no column of dates."),
                             ef_table_get_name (frontier->table));
      return FALSE;
    }

  dates = ef_column_get_numbers (self->dates);
  for (gsize row = 0; row < n; row++)
    {
      days[row] = floor (dates[row]);
      if (isfinite (frontier->points.x[row]) && days[row] > self->end)
        self->end = days[row];
    }
  self->history = ef_front_history_new (&frontier->points, days);
  if (self->history->n_stays > 0)
    find_years (self);

  return TRUE;
}

static char *
dup_day (const History *self,
         double         day)
{
  return isfinite (day) ? ef_date_to_iso (day, MIN (ef_column_get_date_precision (self->dates),
                                                    EF_DATE_DAY))
                        : NULL;
}

static double
get_days (const History     *self,
          const EfFrontStay *stay)
{
  return (isfinite (stay->left) ? stay->left : self->end) - stay->entered;
}

static char *
dup_successor (const History     *self,
               const EfFrontStay *stay)
{
  return stay->replaced_by != EF_POINT_NONE
           ? ef_cli_frontier_dup_label (self->frontier, stay->replaced_by)
           : NULL;
}

static void
print_stay (const History     *self,
            EfCliSheet        *sheet,
            const EfFrontStay *stay)
{
  g_autofree char *label = ef_cli_frontier_dup_label (self->frontier, stay->index);
  g_autofree char *x = ef_cli_dup_value (self->frontier->x.column, stay->index);
  g_autofree char *y = ef_cli_dup_value (self->frontier->y.column, stay->index);
  g_autofree char *entered = dup_day (self, stay->entered);
  g_autofree char *left = dup_day (self, stay->left);
  g_autofree char *successor = dup_successor (self, stay);
  char days[EF_NUMBER_BUFFER];

  ef_cli_sheet_add (sheet, label);
  ef_cli_sheet_add (sheet, x);
  ef_cli_sheet_add (sheet, y);
  ef_cli_sheet_add (sheet, entered);
  ef_cli_sheet_add (sheet, left != NULL ? left : "");
  ef_cli_sheet_add (sheet, ef_number_to_text (get_days (self, stay), days));
  ef_cli_sheet_add (sheet, successor != NULL ? successor : "");
}

static void
print_sheet (const History *self,
             EfCliFormat    format)
{
  const gboolean right[] = { FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, format, right, G_N_ELEMENTS (right));

  ef_cli_sheet_add_title (sheet, N_("label"));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->frontier->x.column));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->frontier->y.column));
  ef_cli_sheet_add_title (sheet, N_("entered"));
  ef_cli_sheet_add_title (sheet, N_("left"));
  ef_cli_sheet_add_title (sheet, N_("days"));
  ef_cli_sheet_add_title (sheet, N_("outdone by"));
  for (gsize i = 0; i < self->history->n_stays; i++)
    print_stay (self, sheet, &self->history->stays[i]);

  ef_cli_sheet_end (sheet);
}

/* @line: (transfer full) */
static void
take_line (char *line)
{
  ef_cli_print_line (stdout, line);
  g_free (line);
}

static void
print_summary (const History *self)
{
  guint n = (guint) self->history->n_stays;
  g_autofree char *end = dup_day (self, self->end);
  guint n_still = 0;

  for (guint i = 0; i < n; i++)
    n_still += !isfinite (self->history->stays[i].left);
  if (n > 0)
    take_line (g_strdup_printf (
      ngettext ("%u point was on the frontier, %u of them still on %s.",
                "%u points were on the frontier, %u of them still on %s.", n),
      n, n_still, end));
  for (gsize i = 0; i < self->n_years; i++)
    {
      char gained[EF_NUMBER_BUFFER], total[EF_NUMBER_BUFFER];

      take_line (g_strdup_printf (_("Area gained in %d: %s, so that it was %s."),
                                  self->years[i].year,
                                  ef_number_to_text (self->years[i].gained, gained),
                                  ef_number_to_text (self->years[i].total, total)));
    }

  ef_cli_frontier_print_axes (self->frontier);
  ef_cli_frontier_print_left_out (self->frontier);
  if (self->frontier->as_of == NULL && self->history->n_undated > 0)
    take_line (g_strdup_printf (ngettext ("Left out: %u row without a date.",
                                          "Left out: %u rows without a date.",
                                          self->history->n_undated),
                                (guint) self->history->n_undated));
}

static void
add_number (yajl_gen    json,
            const char *name,
            double      value)
{
  ef_cli_json_text (json, name);
  ef_cli_json_number (json, value);
}

static void
print_json_stay (const History     *self,
                 yajl_gen           json,
                 const EfFrontStay *stay)
{
  g_autofree char *label = ef_cli_frontier_dup_label (self->frontier, stay->index);
  g_autofree char *entered = dup_day (self, stay->entered);
  g_autofree char *left = dup_day (self, stay->left);
  g_autofree char *successor = dup_successor (self, stay);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "label", label);
  ef_cli_json_text (json, "x");
  ef_cli_json_value (json, self->frontier->x.column, stay->index);
  ef_cli_json_text (json, "y");
  ef_cli_json_value (json, self->frontier->y.column, stay->index);
  ef_cli_json_member_text (json, "entered", entered);
  ef_cli_json_member_text (json, "left", left);
  add_number (json, "days", get_days (self, stay));
  ef_cli_json_member_text (json, "outdone by", successor);
  yajl_gen_map_close (json);
}

static void
print_json (const History *self)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_frontier_print_json_head (self->frontier, json);
  if (self->frontier->as_of == NULL)
    ef_cli_json_member_unsigned (json, "undated", self->history->n_undated);
  ef_cli_json_text (json, "history");
  yajl_gen_array_open (json);
  for (gsize i = 0; i < self->history->n_stays; i++)
    print_json_stay (self, json, &self->history->stays[i]);
  yajl_gen_array_close (json);

  ef_cli_json_text (json, "years");
  yajl_gen_array_open (json);
  for (gsize i = 0; i < self->n_years; i++)
    {
      yajl_gen_map_open (json);
      add_number (json, "year", self->years[i].year);
      add_number (json, "gained", self->years[i].gained);
      add_number (json, "total", self->years[i].total);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

EfCliStatus
ef_cli_history (const EfCliFrontier *frontier,
                EfCliFormat          format)
{
  g_auto (History) self = { 0 };
  EfCliStatus status;

  if (!history_init (&self, frontier, &status))
    return status;

  if (format == EF_CLI_FORMAT_JSON)
    {
      print_json (&self);
      return ef_cli_finish_output ();
    }

  print_sheet (&self, format);
  if (format == EF_CLI_FORMAT_TEXT)
    {
      fputc ('\n', stdout);
      print_summary (&self);
    }

  return ef_cli_finish_output ();
}
