/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-steps.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-hull.h"

/* Three significant digits. */
#define PRICE_FORMAT "%.3g"
/* What a difference of two decimal numbers is sure of. */
#define COMPUTED_FORMAT "%.12g"

/* Why no chart with these axes has prices. */
static const char *
get_refusal (const EfChartData *data)
{
  if (data->x.scale == EF_SCALE_KIND_DATE || data->y.scale == EF_SCALE_KIND_DATE)
    return _ ("A date is no cost, so no step has a price.");
  if (data->x.direction == EF_DIRECTION_UNKNOWN || data->y.direction == EF_DIRECTION_UNKNOWN)
    return _ ("There is no frontier before it is known which values are better on each axis.");
  return ef_analysis_get_refusal (EF_ANALYSIS_PRICE, ef_axis_data_is_ordinal (&data->x),
                                  ef_axis_data_is_ordinal (&data->y));
}

static void
find_steps (EfChartSteps *self, gboolean hull)
{
  const EfChartData *data = self->data;
  g_autofree guint32 *corners = NULL;
  const guint32 *line = data->front;
  gsize n_line = data->n_front;
  gsize n_steps = 0;
  EfPoints points;
  guint32 knee;

  ef_chart_data_get_points (data, &points);
  if (hull)
    line = corners = ef_hull_front (&points, &n_line);
  self->steps = ef_marginal_steps (&points, line, n_line, &n_steps);
  self->n = (guint) n_steps;
  knee = ef_marginal_find_knee (&points, line, n_line, data->x.scale == EF_SCALE_KIND_LOG,
                                data->y.scale == EF_SCALE_KIND_LOG, NULL);
  if (knee != EF_POINT_NONE)
    self->knee = (gint) knee;
}

EfChartSteps *
ef_chart_steps_new (EfChartData *data, const EfChartSpec *spec, gboolean hull)
{
  EfChartSteps *self;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  self = g_new0 (EfChartSteps, 1);
  self->data = ef_chart_data_ref (data);
  self->spec = ef_chart_spec_copy (spec);
  self->knee = -1;
  self->refusal = get_refusal (data);
  if (self->refusal == NULL)
    find_steps (self, hull);
  if (self->refusal == NULL && self->n == 0)
    self->refusal = _ ("The frontier has fewer than two places, so there is no step on it.");

  return self;
}

void
ef_chart_steps_free (EfChartSteps *self)
{
  if (self == NULL)
    return;

  ef_chart_data_unref (self->data);
  ef_chart_spec_free (self->spec);
  g_free (self->steps);
  g_free (self);
}

/* Of points that are equal the first one stands for all, and the knee may be another. */
static gboolean
is_knee (const EfChartSteps *self, guint32 point)
{
  const EfChartData *data = self->data;

  return self->knee >= 0 && data->vx[point] == data->vx[self->knee]
         && data->vy[point] == data->vy[self->knee];
}

char *
ef_chart_steps_dup_title (const EfChartSteps *self, EfStepField field)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (self != NULL && field < EF_N_STEP_FIELDS, NULL);

  x = ef_axis_data_dup_title (&self->data->x, &self->spec->x);
  y = ef_axis_data_dup_title (&self->data->y, &self->spec->y);
  switch (field)
    {
    case EF_STEP_FROM:
      return g_strdup (C_ ("step", "From"));
    case EF_STEP_TO:
      return g_strdup (C_ ("step", "To"));
    case EF_STEP_COST:
      /* Translators: %s is the name of an axis: "Cost: Parameters". */
      return g_strdup_printf (C_ ("step", "Cost: %s"), x);
    case EF_STEP_GAIN:
      /* Translators: %s is the name of an axis: "Gain: Accuracy". */
      return g_strdup_printf (C_ ("step", "Gain: %s"), y);
    default:
      return g_strdup (C_ ("step", "Price per unit"));
    }
}

/* A quotient has any number of digits, and the first ones are what a price is about. */
static double
round_price (double price)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, PRICE_FORMAT, price), NULL);
}

static char *
dup_label (const EfChartSteps *self, guint32 point)
{
  return ef_chart_data_dup_label (self->data, self->spec, point);
}

char *
ef_chart_steps_dup_cell (const EfChartSteps *self,
                         guint index,
                         EfStepField field,
                         const EfTickStyle *style)
{
  const EfMarginalStep *step;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && index < self->n && style != NULL, NULL);

  step = &self->steps[index];
  switch (field)
    {
    case EF_STEP_FROM:
      return dup_label (self, step->from);
    case EF_STEP_TO:
      label = dup_label (self, step->to);
      /* Translators: a model at the knee of the frontier. */
      return is_knee (self, step->to) ? g_strdup_printf (_ ("Knee: %s"), label)
                                      : g_steal_pointer (&label);
    case EF_STEP_COST:
      return ef_axis_data_format_styled (&self->data->x, fabs (step->dx), style);
    case EF_STEP_GAIN:
      return ef_axis_data_format_styled (&self->data->y, fabs (step->dy), style);
    default:
      return ef_axis_data_format_styled (&self->data->x, round_price (step->price), style);
    }
}

char *
ef_chart_steps_describe (const EfChartSteps *self)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  x = ef_axis_data_dup_title (&self->data->x, &self->spec->x);
  y = ef_axis_data_dup_title (&self->data->y, &self->spec->y);
  /* Translators: names of axes: "What one unit of Accuracy costs in Parameters." */
  return g_strdup_printf (_ ("What one unit of %s costs in %s, step by step to the next better "
                             "point."),
                          y, x);
}

/* ---- For programs ---- */

typedef struct
{
  GString *text;
  char separator; /* ',' quotes what needs it; '\t' has no quotes */
  const char *decimal_point;
  gboolean in_row;
} Writer;

/* In quotes where the text would be taken for more than one cell. */
static void
append_quoted (GString *text, const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
add_cell (Writer *writer, const char *cell)
{
  g_autofree char *plain = NULL;

  if (writer->in_row)
    g_string_append_c (writer->text, writer->separator);
  writer->in_row = TRUE;
  if (writer->separator == ',')
    {
      append_quoted (writer->text, cell);
      return;
    }
  plain = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');
  g_string_append (writer->text, plain);
}

static void
end_row (Writer *writer)
{
  g_string_append_c (writer->text, '\n');
  writer->in_row = FALSE;
}

static void
add_digits (Writer *writer, const char *digits)
{
  g_auto (GStrv) parts = g_strsplit (digits, ".", 2);
  g_autofree char *cell = g_strjoinv (writer->decimal_point, parts);

  add_cell (writer, cell);
}

static void
add_number (Writer *writer, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  add_digits (writer, ef_number_to_text (value, buffer));
}

/* Without the dust of a subtraction: 57.5 - 50.6 is 6.9. */
static void
add_computed (Writer *writer, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char buffer[EF_NUMBER_BUFFER];

  g_ascii_formatd (digits, sizeof digits, COMPUTED_FORMAT, value);
  add_digits (writer, ef_number_to_text (g_ascii_strtod (digits, NULL), buffer));
}

static void
add_titles (Writer *writer, const EfChartSteps *self)
{
  const char *x = ef_column_get_name (self->data->x.column);
  const char *y = ef_column_get_name (self->data->y.column);
  const char *names[] = { x, x, y, y };

  add_cell (writer, "from");
  add_cell (writer, "to");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *title = g_strconcat (names[i], i % 2 == 0 ? " from" : " to", NULL);

      add_cell (writer, title);
    }
  add_cell (writer, "cost");
  add_cell (writer, "gain");
  add_cell (writer, "price");
  add_cell (writer, "knee");
  end_row (writer);
}

static void
add_step (Writer *writer, const EfChartSteps *self, const EfMarginalStep *step)
{
  g_autofree char *from = dup_label (self, step->from);
  g_autofree char *to = dup_label (self, step->to);

  add_cell (writer, from);
  add_cell (writer, to);
  add_number (writer, self->data->vx[step->from]);
  add_number (writer, self->data->vx[step->to]);
  add_number (writer, self->data->vy[step->from]);
  add_number (writer, self->data->vy[step->to]);
  add_computed (writer, fabs (step->dx));
  add_computed (writer, fabs (step->dy));
  add_computed (writer, step->price);
  add_cell (writer, is_knee (self, step->to) ? "knee" : "");
  end_row (writer);
}

static char *
write_steps (const EfChartSteps *self, char separator, const char *decimal_point)
{
  Writer writer = { g_string_new (NULL), separator, decimal_point, FALSE };

  add_titles (&writer, self);
  for (guint i = 0; i < self->n; i++)
    add_step (&writer, self, &self->steps[i]);

  return g_string_free (writer.text, FALSE);
}

char *
ef_chart_steps_to_csv (const EfChartSteps *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_steps (self, ',', ".");
}

char *
ef_chart_steps_to_tabs (const EfChartSteps *self, const char *decimal_point)
{
  g_return_val_if_fail (self != NULL && decimal_point != NULL, NULL);

  return write_steps (self, '\t', decimal_point);
}
