/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-words.h"

#include <math.h>
#include <string.h>

#include "ef-date.h"
#include "ef-chart-origins.h"
#include "ef-energy-trace.h"
#include "ef-estimate-column.h"
#include "ef-legible-unit.h"
#include "ef-typeset.h"
#include "ef-words.h"

/*
 * What a chart says about itself. The file's own header is the best title as long as the axis shows
 * the file's own numbers. Once the numbers are converted ("params (M)" shown as 10 M), the unit in
 * the header would be wrong, so the quantity gives the title. It also does in another language than
 * English, where the header says no more than its name: in "Parameters über Rechenaufwand" half
 * would be left.
 */

/* Enough to tell two models apart, and few enough to read. */
#define DIGITS 5
/* Beside a unit of its own, a number is written out up to here: "12345 kWh". */
#define PLAIN_MAX 1e15
/* From here on a sample is short: "20 M kWh". */
#define SHORT_MIN 1e6

/* How much of @text is "CO2", which is one word however it is spelt. */
static gsize
get_co2_length (const char *text)
{
  return g_ascii_strncasecmp (text, "co2", strlen ("co2")) == 0 ? strlen ("co2") : 0;
}

/* The bytes of a header up to the unit of the column, if that stands behind it as programs write
 * it, without a blank: "CO2_emissions" of "CO2_emissions(kg)". */
static gsize
get_length_without_unit (const EfColumn *column)
{
  const char *header = ef_column_get_name (column);
  const char *bracket = strrchr (header, '(');

  if (bracket == NULL || !g_str_has_suffix (header, ")") || ef_column_get_unit (column) == NULL
      || !ef_chart_words_has_unit_in_header (column))
    return strlen (header);

  return (gsize) (bracket - header);
}

/* TRUE for headers that were made for programs: "top1", "box_map", "duration(s)". */
static gboolean
is_identifier (const EfColumn *column)
{
  const char *header = ef_column_get_name (column);
  const char *end = header + get_length_without_unit (column);

  for (const char *p = header; p < end; p++)
    {
      const gsize co2 = get_co2_length (p);

      if (co2 > 0)
        p += co2 - 1;
      else if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
        return FALSE;
    }

  return end > header;
}

/* TRUE if @name holds all digits of @header: "Top-1 accuracy" may stand for "top1", but "mAP" does
 * not say what "map50" says. That of CO2 is part of a word. */
static gboolean
keeps_digits (const char *header, const char *name)
{
  for (const char *p = header; *p != '\0'; p++)
    {
      if (get_co2_length (p) > 0)
        p += get_co2_length (p) - 1;
      else if (g_ascii_isdigit (*p) && strchr (name, *p) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* TRUE for blanks, arrows and emoji. */
static gboolean
is_decoration (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_FORMAT:
    case G_UNICODE_OTHER_SYMBOL:
      return TRUE;
    case G_UNICODE_MATH_SYMBOL:
      return c >= 0x2190 && c <= 0x21ff;
    default:
      return c == 0xfe0f; /* "show the character before as emoji" */
    }
}

gboolean
ef_chart_words_has_unit_in_header (const EfColumn *column)
{
  const char *header = ef_column_get_name (column);
  const EfUnit *unit = ef_column_get_unit (column);
  const EfUnit *stated = NULL;
  g_autofree char *end = NULL;

  if (unit == NULL)
    return TRUE;

  /* Of a header that says no known quantity no unit is known either; so it is looked at. */
  end = g_strdup_printf ("(%s)", ef_unit_get_symbol (unit));
  ef_quantity_recognise (header, &stated);
  return stated == unit || g_str_has_suffix (header, end);
}

gboolean
ef_chart_words_shows_unit_of_header (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *header = ef_column_get_name (column);

  if (quantity != NULL && is_identifier (column) && !g_str_has_suffix (header, ")")
      && keeps_digits (header, ef_quantity_get_name (quantity)))
    return FALSE;

  return ef_chart_words_has_unit_in_header (column);
}

/* TRUE if @name is that of the quantity in another language than that of files. */
static gboolean
is_translated (const EfQuantity *quantity, const char *name)
{
  EF_WORDS_IN (EF_WORDS_DEFAULT);

  return !g_str_equal (name, ef_quantity_get_name (quantity));
}

/* TRUE for "MMLU" and "hellaswag": what all benchmarks have in common does not say which one it
 * is; "score" says no more than that. */
static gboolean
names_benchmark (const EfQuantity *quantity, const char *header)
{
  g_autofree char *small = g_ascii_strdown (header, -1);

  return g_str_equal (ef_quantity_get_id (quantity), "benchmark-score")
         && strstr (small, "score") == NULL;
}

/* TRUE if the quantity may speak for the column. */
static gboolean
speaks_for (const EfQuantity *quantity, const char *name, const EfColumn *column)
{
  const char *header = ef_column_get_name (column);

  return keeps_digits (header, name) && !names_benchmark (quantity, header)
         && (is_identifier (column)
             || (is_translated (quantity, name) && ef_quantity_is_called (quantity, header)));
}

/* What a column is called beside another one of its quantity. A key of a file such as "input" does
 * not say that it is a price. */
static char *
dup_header_name (const EfColumn *column, const char *quantity_name)
{
  const char *header = ef_column_get_name (column);
  g_autofree char *bare = g_strndup (header, get_length_without_unit (column));
  g_autofree char *clean = ef_chart_words_clean (bare);

  if (quantity_name == NULL || !is_identifier (column)
      || ef_quantity_recognise (header, NULL) == ef_column_get_quantity (column))
    return g_steal_pointer (&clean);

  /* Translators: a quantity, and what the file calls the column: "Price per token, input". */
  return g_strdup_printf (C_ ("axis", "%s, %s"), quantity_name, clean);
}

/* The name of what the axis shows, without a unit; @needs_unit: whether one belongs behind it. */
static char *
dup_axis_name (const EfAxisData *self, gboolean *needs_unit)
{
  const EfQuantity *quantity = ef_column_get_quantity (self->column);
  const char *header = ef_column_get_name (self->column);
  const char *name = quantity != NULL ? ef_quantity_get_name (quantity) : NULL;
  const char *ours = ef_estimate_column_get_shown_name (self->column);

  if (ours != NULL)
    {
      *needs_unit = TRUE;
      return g_strdup (ours);
    }

  if (self->by_header)
    {
      *needs_unit = TRUE;
      return dup_header_name (self->column, name);
    }

  *needs_unit = name != NULL && self->factor != 1;
  if (*needs_unit)
    return g_strdup (name);
  if (name != NULL && speaks_for (quantity, name, self->column))
    {
      *needs_unit = TRUE;
      return g_strdup (name);
    }

  *needs_unit = self->factor == 1 && !ef_chart_words_has_unit_in_header (self->column);
  return ef_chart_words_clean (header);
}

static char *
format_date (double days, EfDatePrecision precision, const EfTickStyle *style)
{
  int year, month, day;

  if (!isfinite (days))
    return g_strdup ("\u2013");
  if (style->month_names == NULL || precision == EF_DATE_YEAR || precision == EF_DATE_TIME)
    return ef_date_to_iso (days, precision);

  ef_date_to_ymd (floor (days), &year, &month, &day);
  if (precision == EF_DATE_MONTH)
    return g_strdup_printf ("%s %d", style->month_names[month - 1], year);

  return g_strdup_printf ("%d %s %d", day, style->month_names[month - 1], year);
}

/* "12,345 kWh" reads better than "12.345 k kWh". */
static char *
format_whole (double value, const EfTickStyle *style)
{
  GString *text = g_string_new (value < 0 ? "\u2212" : NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.0f", fabs (value));
  ef_number_append_grouped (text, buffer, strlen (buffer), style->thousands_mark);

  return g_string_free (text, FALSE);
}

static char *
describe_axis (const EfAxisData *axis, const EfAxisSpec *spec)
{
  gboolean is_log = axis->scale == EF_SCALE_KIND_LOG;
  gboolean needs_unit;
  g_autofree char *name
    = spec->title != NULL ? g_strdup (spec->title) : dup_axis_name (axis, &needs_unit);

  /* Translators: %s is the name of an axis, such as "Parameters". */
  if (axis->direction == EF_DIRECTION_LOWER)
    return g_strdup_printf (
      is_log ? _ ("%s (lower is better, logarithmic scale)") : _ ("%s (lower is better)"), name);
  if (axis->direction == EF_DIRECTION_HIGHER)
    return g_strdup_printf (
      is_log ? _ ("%s (higher is better, logarithmic scale)") : _ ("%s (higher is better)"), name);

  return is_log ? g_strdup_printf (_ ("%s (logarithmic scale)"), name) : g_steal_pointer (&name);
}

/* As exact as the value of a point deserves: of what was computed no more than four digits. */
static double
get_value (const EfChartData *self, const EfAxisData *axis, guint point)
{
  double value = axis == &self->x ? self->vx[point] : self->vy[point];
  EfOrigin origin = ef_column_get_cell_origin (axis->column, self->rows[point]);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (axis->scale == EF_SCALE_KIND_DATE
      || (origin != EF_ORIGIN_DERIVED && origin != EF_ORIGIN_ESTIMATED))
    return value;

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.4g", value), NULL);
}

/* "ResNet-50 (25.6 M, 80.4)" */
static char *
describe_point (const EfChartData *self,
                const EfChartSpec *spec,
                guint point,
                const EfTickStyle *style)
{
  g_autofree char *label = ef_chart_data_dup_label (self, spec, point);
  g_autofree char *x = ef_chart_data_format_value (self, &self->x, point, style);
  g_autofree char *y = ef_chart_data_format_value (self, &self->y, point, style);

  /* Translators: a model with its values on the x and on the y axis. */
  return g_strdup_printf (_ ("%s (%s, %s)"), label, x, y);
}

char *
ef_chart_words_clean (const char *text)
{
  const char *start = text;
  const char *end;

  while (is_decoration (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start + strlen (start); end > start;)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (!is_decoration (g_utf8_get_char (last)))
        break;
      end = last;
    }

  /* If it is all there is, it stays. */
  return end > start ? g_strndup (start, (gsize) (end - start)) : g_strdup (text);
}

char *
ef_chart_data_dup_group_name (const EfChartData *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->n_groups, NULL);

  if ((gint) group == self->other_group)
    return g_strdup (_ ("Other"));
  if ((gint) group == self->no_value_group)
    return g_strdup (_ ("No value"));
  return ef_chart_words_clean (self->group_names[group]);
}

gboolean
ef_chart_words_measure_alike (const EfColumn *one, const EfColumn *other)
{
  return one != NULL && other != NULL && one != other && ef_column_get_quantity (one) != NULL
         && ef_column_get_quantity (one) == ef_column_get_quantity (other);
}

static EfColumn *
find_axis_column (EfTable *table, const EfAxisSpec *spec, gint suggested)
{
  if (spec->column != NULL)
    return ef_table_find_column (table, spec->column);

  return suggested >= 0 ? ef_table_get_column (table, (guint) suggested) : NULL;
}

static char *
name_axis (const EfAxisSpec *spec, EfColumn *column, gboolean by_header)
{
  g_autofree char *name = NULL;
  gboolean needs_unit;

  if (spec->title != NULL)
    name = g_strdup (spec->title);
  else if (column != NULL)
    name = dup_axis_name (&(EfAxisData){ .column = column,
                                         .factor = ef_axis_data_choose_factor (column),
                                         .by_header = by_header },
                          &needs_unit);
  else if (spec->column != NULL)
    {
      /* Columns of estimates come only with the points. */
      const char *ours = ef_estimate_column_get_name (spec->column);

      name = g_strdup (ours != NULL ? ours : spec->column);
    }

  return name != NULL ? ef_typeset (name) : NULL;
}

char *
ef_chart_words_name_axis (EfTable *table, const EfAxisSpec *spec)
{
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  return name_axis (spec, find_axis_column (table, spec, -1), FALSE);
}

void
ef_chart_words_name_axes (EfTable *table,
                          const EfChartSpec *spec,
                          gint suggested_x,
                          gint suggested_y,
                          char **x,
                          char **y)
{
  EfColumn *column_x, *column_y;
  gboolean by_header;

  g_return_if_fail (table != NULL);
  g_return_if_fail (spec != NULL);

  column_x = find_axis_column (table, &spec->x, suggested_x);
  column_y = find_axis_column (table, &spec->y, suggested_y);
  by_header = ef_chart_words_measure_alike (column_x, column_y);
  *x = name_axis (&spec->x, column_x, by_header);
  *y = name_axis (&spec->y, column_y, by_header);
}

/* The unit in which @value, as the table states it, reads best: that of the axis unless it would
 * take more digits than anybody counts. Another one only where the axis has chosen its own. */
static const EfUnit *
choose_unit (const EfAxisData *self, double value)
{
  const EfUnit *stated = ef_column_get_unit (self->column);

  return self->chose_unit ? ef_legible_unit_keep (
           self->unit, ef_legible_unit_convert (value, stated, self->unit))
                          : self->unit;
}

static char *
format_value (const EfAxisData *self, double value, gboolean plain, const EfTickStyle *style)
{
  const EfUnit *chosen = choose_unit (self, value);
  const char *unit = chosen != NULL ? ef_unit_get_symbol (chosen) : "";
  double shown = value * self->factor;
  g_autofree char *number = NULL;
  gboolean large, is_short;
  gsize length;

  if (self->scale == EF_SCALE_KIND_DATE)
    return format_date (value, ef_column_get_date_precision (self->column), style);

  if (self->chose_unit)
    shown = ef_legible_unit_convert (value, ef_column_get_unit (self->column), chosen);
  if (!plain && self->factor == 1 && fabs (shown) >= SHORT_MIN
      && ef_legible_unit_has_multiples (chosen))
    {
      /* "20 GWh" is as short as "20 M kWh", and is read at once. */
      const EfUnit *legible = ef_legible_unit_for_value (chosen, shown);

      shown = ef_legible_unit_convert (shown, chosen, legible);
      unit = ef_unit_get_symbol (legible);
    }
  large = unit[0] != '\0' && self->factor == 1 && fabs (shown) < PLAIN_MAX;
  is_short = large && !plain && fabs (shown) >= SHORT_MIN;
  if (large && !is_short && fabs (shown) >= 1e4)
    number = format_whole (shown, style);
  else
    number = ef_number_to_label (shown, DIGITS, ef_column_get_quantity (self->column), style);
  if (unit[0] == '\0')
    return g_steal_pointer (&number);

  /* A prefix belongs to its unit: "4.1 GFLOP". */
  length = strlen (number);
  if (!is_short && length > 1 && number[length - 2] == ' ')
    return g_strconcat (number, unit, NULL);

  return g_strconcat (number, "\u00a0", unit, NULL);
}

char *
ef_axis_data_format_styled (const EfAxisData *self, double value, const EfTickStyle *style)
{
  return format_value (self, value, TRUE, style);
}

char *
ef_axis_data_format_sample (const EfAxisData *self, double value, const EfTickStyle *style)
{
  return format_value (self, value, FALSE, style);
}

char *
ef_chart_data_format_value (const EfChartData *self,
                            const EfAxisData *axis,
                            guint point,
                            const EfTickStyle *style)
{
  g_return_val_if_fail (self != NULL && point < self->n, NULL);
  g_return_val_if_fail (axis == &self->x || axis == &self->y, NULL);

  return ef_axis_data_format_styled (axis, get_value (self, axis, point), style);
}

char *
ef_axis_data_format (const EfAxisData *self, double value)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ef_axis_data_format_styled (self, value, ef_tick_style_for_locale ());
}

char *
ef_axis_data_dup_title (const EfAxisData *self, const EfAxisSpec *spec)
{
  g_autofree char *stated = NULL;
  g_autofree char *name = NULL;
  gboolean needs_unit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  if (spec->title != NULL)
    return ef_typeset (spec->title);

  stated = dup_axis_name (self, &needs_unit);
  name = ef_typeset (stated);
  return needs_unit ? ef_estimate_column_add_unit (name, self->unit) : g_steal_pointer (&name);
}

char *
ef_axis_data_dup_name (const EfAxisData *self, const EfAxisSpec *spec)
{
  g_autofree char *name = NULL;
  gboolean needs_unit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  name = spec->title != NULL ? g_strdup (spec->title) : dup_axis_name (self, &needs_unit);

  return ef_typeset (name);
}

/* What the column of labels says; NULL for nothing (transfer full). */
static char *
dup_chosen_label (const EfChartData *self, const EfChartSpec *spec, guint point)
{
  EfColumn *column = spec->label != NULL ? ef_table_find_column (self->table, spec->label) : NULL;
  g_autofree char *cell = column != NULL ? ef_column_dup_cell (column, self->rows[point]) : NULL;

  return cell != NULL && *cell != '\0' ? g_steal_pointer (&cell) : NULL;
}

gboolean
ef_chart_data_has_label (const EfChartData *self, const EfChartSpec *spec, guint point)
{
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (spec != NULL, FALSE);
  g_return_val_if_fail (point < self->n, FALSE);

  chosen = dup_chosen_label (self, spec, point);

  return chosen != NULL || ef_table_row_has_name (self->table, self->rows[point]);
}

char *
ef_chart_data_dup_model (const EfChartData *self, const EfChartSpec *spec, guint point)
{
  char *chosen;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (point < self->n, NULL);

  chosen = dup_chosen_label (self, spec, point);

  return chosen != NULL ? chosen : ef_table_dup_row_name (self->table, self->rows[point]);
}

char *
ef_chart_data_dup_label (const EfChartData *self, const EfChartSpec *spec, guint point)
{
  char *chosen;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (point < self->n, NULL);

  chosen = dup_chosen_label (self, spec, point);

  return chosen != NULL ? chosen : ef_table_dup_row_label (self->table, self->rows[point]);
}

/* "Parameters: 25.6 M" */
static char *
name_value (const EfAxisData *axis, const EfAxisSpec *spec, double value, const EfTickStyle *style)
{
  gboolean needs_unit;
  g_autofree char *name
    = spec->title != NULL ? g_strdup (spec->title) : dup_axis_name (axis, &needs_unit);
  g_autofree char *formatted = ef_axis_data_format_styled (axis, value, style);

  /* Translators: the name of an axis and a value on it: "Parameters: 25.6 M". */
  return g_strdup_printf (C_ ("value", "%s: %s"), name, formatted);
}

/* What a point shows by its looks, unless an axis says it too. */
static void
append_channel (GString *tip,
                const EfChartData *self,
                const EfChannel *channel,
                guint point,
                const EfTickStyle *style)
{
  static const EfAxisSpec plain = { 0 };
  EfColumn *column = channel->axis.column;
  double value;
  g_autofree char *line = NULL;

  if (column == NULL || column == self->x.column || column == self->y.column
      || (channel == &self->size && column == self->shade.axis.column))
    return;

  value = ef_column_get_numbers (column)[self->rows[point]];
  if (!isfinite (value))
    return;
  line = name_value (&channel->axis, &plain, value, style);
  g_string_append_printf (tip, "\n%s", line);
}

/* What a coordinate that is not reported was made of. */
static void
append_trace (GString *tip, const EfChartData *self, const EfColumn *column, guint point)
{
  const EfColumn *const told[] = { self->x.column, self->y.column, NULL };
  g_autofree char *trace
    = ef_energy_trace_cell_beside (self->table, column, self->rows[point], told);

  if (trace != NULL)
    g_string_append_printf (tip, "\n%s", trace);
}

char *
ef_chart_data_dup_tip (const EfChartData *self,
                       const EfChartSpec *spec,
                       guint point,
                       const EfTickStyle *style)
{
  EF_WORDS_IN (style->language);
  g_autofree char *label = ef_chart_data_dup_label (self, spec, point);
  g_autofree char *x = name_value (&self->x, &spec->x, get_value (self, &self->x, point), style);
  g_autofree char *y = name_value (&self->y, &spec->y, get_value (self, &self->y, point), style);
  GString *tip = g_string_new (NULL);

  g_string_append_printf (tip, "%s\n%s\n%s", label, x, y);
  append_channel (tip, self, &self->shade, point, style);
  append_channel (tip, self, &self->size, point, style);
  append_trace (tip, self, self->x.column, point);
  append_trace (tip, self, self->y.column, point);

  return g_string_free (tip, FALSE);
}

static char *
describe_points (const EfChartData *self, const EfChartSpec *spec, const EfTickStyle *style)
{
  g_autofree char *x = describe_axis (&self->x, &spec->x);
  g_autofree char *y = describe_axis (&self->y, &spec->y);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->n_front == 0)
    /* Translators: number of points, y axis, x axis. */
    return g_strdup_printf (ngettext ("Scatter chart of %u point: %s against %s.",
                                      "Scatter chart of %u points: %s against %s.", self->n),
                            self->n, y, x);

  first = describe_point (self, spec, self->front[0], style);
  if (self->n_front == 1)
    /* Translators: number of points, y axis, x axis, the only model on the frontier. */
    return g_strdup_printf (
      ngettext ("Scatter chart of %u point: %s against %s; on the frontier is %s.",
                "Scatter chart of %u points: %s against %s; on the frontier is %s.", self->n),
      self->n, y, x, first);

  last = describe_point (self, spec, self->front[self->n_front - 1], style);

  /* Translators: number of points, y axis, x axis, number of models on the frontier, the first and
   * the last of them. */
  return g_strdup_printf (
    ngettext ("Scatter chart of %u point: %s against %s; %u on the frontier, from %s to %s.",
              "Scatter chart of %u points: %s against %s; %u on the frontier, from %s to %s.",
              self->n),
    self->n, y, x, self->n_front, first, last);
}

char *
ef_chart_data_describe (const EfChartData *self, const EfChartSpec *spec)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  return ef_chart_data_describe_styled (self, spec, ef_tick_style_for_locale ());
}

/* "Colour shows ..., from ... to ..." */
static void
append_channel_words (GString *words,
                      const EfChartData *self,
                      const EfChannel *channel,
                      const EfTickStyle *style)
{
  static const EfAxisSpec plain = { 0 };
  const EfAxisData *axis = &channel->axis;
  g_autofree char *name = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (axis->column == NULL || channel->n_without == self->n)
    return;

  name = ef_axis_data_dup_title (axis, &plain);
  low = ef_axis_data_format_styled (axis, ef_axis_data_get_value_at (axis, channel->low), style);
  high = ef_axis_data_format_styled (axis, ef_axis_data_get_value_at (axis, channel->high), style);
  g_string_append_c (words, ' ');
  if (channel == &self->size)
    /* Translators: what the area of points says, and the greatest value. */
    g_string_append_printf (words, _ ("The area of a point shows %s, up to %s."), name, high);
  else
    /* Translators: what the colour of points says, the least and the greatest value. */
    g_string_append_printf (words, _ ("Colour shows %s, from %s to %s."), name, low, high);
}

char *
ef_chart_data_describe_styled (const EfChartData *self,
                               const EfChartSpec *spec,
                               const EfTickStyle *style)
{
  EF_WORDS_IN (style->language);
  g_autofree char *points = describe_points (self, spec, style);
  g_autofree char *origins = ef_chart_data_describe_origins (self);
  GString *words = g_string_new (points);

  append_channel_words (words, self, &self->shade, style);
  append_channel_words (words, self, &self->size, style);
  if (origins != NULL)
    g_string_append_printf (words, " %s", origins);

  return g_string_free (words, FALSE);
}
