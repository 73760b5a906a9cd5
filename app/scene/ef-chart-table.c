/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-table.h"

#include <math.h>
#include <string.h>

#include "ef-chart-origins.h"
#include "ef-chart-title.h"
#include "ef-chart-words.h"
#include "ef-column-footprint.h"
#include "ef-energy-trace.h"
#include "ef-number.h"
#include "ef-provenance.h"
#include "ef-text-sheet.h"
#include "ef-words.h"

/* ---- CSV ---- */

static void
append_field (GString *csv, const char *text, char end)
{
  ef_sheet_append_cell (csv, EF_SHEET_CSV, text);
  g_string_append_c (csv, end);
}

static void
append_value (GString *csv, const EfColumn *column, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  if (!isfinite (value))
    {
      g_string_append_c (csv, ',');
      return;
    }
  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    {
      g_autofree char *date = ef_date_to_iso (value, ef_column_get_date_precision (column));

      append_field (csv, date, ',');
      return;
    }
  append_field (csv, ef_number_to_text (value, buffer), ',');
}

static void
append_cell (GString *csv, EfColumn *column, guint row)
{
  g_autofree char *text = NULL;

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    {
      append_value (csv, column, ef_column_get_numbers (column)[row]);
      return;
    }
  text = ef_column_dup_cell (column, row);
  append_field (csv, text, ',');
}

/* ---- What stands behind the values of an axis ---- */

static gboolean
has_origins (const EfColumn *column)
{
  return ef_provenance_is_told (column)
         && (ef_column_get_origin (column) != EF_ORIGIN_REPORTED
             || ef_column_has_cell_origins (column));
}

static const char *const bound_words[] = { "lower", "upper" };

static void
list_bounds (const EfColumn *column, const double *bounds[2])
{
  bounds[0] = ef_column_get_lows (column);
  bounds[1] = ef_column_get_highs (column);
}

/* What all or some points of the axis are known to count; @axis: 0 for x, 1 for y. */
static gboolean
has_scopes (const EfChartData *self, guint axis)
{
  const GArray *parts = self->footprints[axis];

  return parts != NULL && parts->len > 0
         && (parts->len > 1
             || g_array_index (parts, EfFootprintPart, 0).footprint.scope != EF_SCOPE_UNKNOWN);
}

/* Headers that are known when the table is read again, as in every table that is exported. */
static void
append_axis_header (GString *csv, const EfChartData *self, guint axis)
{
  const EfColumn *column = axis == 0 ? self->x.column : self->y.column;
  const char *name = ef_column_get_name (column);
  g_autofree char *scope = g_strdup_printf ("%s [scope]", name);
  const double *bounds[2];

  append_field (csv, name, ',');
  for (guint what = 0; what < EF_N_PROVENANCES && has_origins (column); what++)
    {
      g_autofree char *title = ef_provenance_dup_title (name, what);

      append_field (csv, title, ',');
    }
  list_bounds (column, bounds);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i] != NULL)
      {
        g_autofree char *title = g_strdup_printf ("%s [%s]", name, bound_words[i]);

        append_field (csv, title, ',');
      }
  if (has_scopes (self, axis))
    append_field (csv, scope, ',');
}

static void
append_axis (GString *csv, const EfChartData *self, guint axis, guint point)
{
  const EfColumn *column = axis == 0 ? self->x.column : self->y.column;
  guint row = self->rows[point];
  const double *bounds[2];
  EfFootprint footprint;

  append_value (csv, column, axis == 0 ? self->vx[point] : self->vy[point]);
  for (guint what = 0; what < EF_N_PROVENANCES && has_origins (column); what++)
    {
      g_autofree char *cell = ef_provenance_dup_cell (self->table, column, row, what);

      append_field (csv, cell, ',');
    }
  list_bounds (column, bounds);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i] != NULL)
      append_value (csv, column, bounds[i][row]);
  if (has_scopes (self, axis)
      && ef_column_footprint_get (self->table, column, (gint) row, &footprint))
    append_field (csv, ef_scope_to_word (footprint.scope), ',');
}

/* Which of the frontiers that are shown each point is on, from 1; 0 for none (transfer full). */
static guint *
number_layers (const EfChartData *self)
{
  guint *layers = g_new0 (guint, MAX (self->n, 1));

  for (guint k = 0; k < self->n_layers; k++)
    for (guint i = 0; i < self->layers[k].n; i++)
      layers[self->layers[k].points[i]] = k + 1;

  return layers;
}

/* A number for programs; nothing where there are none. */
static void
append_count (GString *csv, guint n)
{
  if (n > 0)
    g_string_append_printf (csv, "%u", n);
  g_string_append_c (csv, ',');
}

/* The columns that the looks of the points show, beside those of the axes. */
static guint
list_shown_columns (const EfChartData *self, EfColumn *columns[4])
{
  EfColumn *const all[] = { self->group_column, self->shade.axis.column, self->size.axis.column,
                            self->trails.column };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL && all[i] != self->x.column && all[i] != self->y.column
        && (n == 0 || all[i] != columns[n - 1]) && (n < 2 || all[i] != columns[0]))
      columns[n++] = all[i];

  return n;
}

static gboolean
is_in_view (const EfChartData *self, const EfChartSpec *spec, guint point)
{
  const EfView *view = &spec->view;

  return !spec->has_view
         || (self->sx[point] >= view->x_min && self->sx[point] <= view->x_max
             && self->sy[point] >= view->y_min && self->sy[point] <= view->y_max);
}

/* The header is for programs: the file's own names, and words that no language changes. */
static void
append_header (GString *csv, const EfChartData *self, const EfChartSpec *spec)
{
  EfColumn *columns[4];
  guint n_columns = list_shown_columns (self, columns);

  append_field (csv, spec->label != NULL ? spec->label : "name", ',');
  append_axis_header (csv, self, 0);
  append_axis_header (csv, self, 1);
  for (guint i = 0; i < n_columns; i++)
    append_field (csv, ef_column_get_name (columns[i]), ',');
  append_field (csv, "on_front", ',');
  if (self->n_layers > 1)
    append_field (csv, "layer", ',');
  if (self->stars.stars != NULL)
    append_field (csv, "stars", ',');
  append_field (csv, "place", '\n');
}

static void
append_point (GString *csv, const EfChartData *self, const EfChartSpec *spec, guint point,
              const guint *layers)
{
  g_autofree char *label = ef_chart_data_dup_label (self, spec, point);
  g_autofree char *place = ef_table_describe_place (self->table, self->rows[point], NULL);
  EfColumn *columns[4];
  guint n_columns = list_shown_columns (self, columns);

  append_field (csv, label, ',');
  append_axis (csv, self, 0, point);
  append_axis (csv, self, 1, point);
  for (guint k = 0; k < n_columns; k++)
    append_cell (csv, columns[k], self->rows[point]);
  append_field (csv, self->n_front > 0 && self->on_front[point] ? "1" : "0", ',');
  if (self->n_layers > 1)
    append_count (csv, layers[point]);
  if (self->stars.stars != NULL)
    append_count (csv, self->stars.stars[point]);
  append_field (csv, place, '\n');
}

char *
ef_chart_data_begin_csv (const EfChartData *self, const EfChartSpec *spec, guint n_points)
{
  EF_WORDS_IN (EF_WORDS_DEFAULT);
  g_autofree guint *layers = NULL;
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  layers = number_layers (self);
  csv = g_string_new (NULL);
  append_header (csv, self, spec);
  for (guint i = 0; i < self->n && n_points > 0; i++)
    if (is_in_view (self, spec, i))
      {
        append_point (csv, self, spec, i, layers);
        n_points--;
      }

  return g_string_free (csv, FALSE);
}

char *
ef_chart_data_to_csv (const EfChartData *self, const EfChartSpec *spec)
{
  return ef_chart_data_begin_csv (self, spec, G_MAXUINT);
}

/* ---- Tables for people ---- */

static const char *
get_label_title (const EfChartData *self, const EfChartSpec *spec)
{
  for (guint i = 0; spec->label == NULL && i < ef_table_get_n_columns (self->table); i++)
    {
      EfColumn *column = ef_table_get_column (self->table, i);

      if (ef_column_get_role (column) == EF_ROLE_NAME)
        return ef_column_get_name (column);
    }

  return spec->label != NULL ? spec->label : C_ ("column", "Name");
}

static void
append_markdown (GString *out, const char *text)
{
  ef_sheet_append_cell (out, EF_SHEET_MARKDOWN, text);
}

static void
append_plain (GString *out, const char *text)
{
  ef_sheet_append_cell (out, EF_SHEET_TABS, text);
}

static void
append_html (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* One line of the table: three cells between @before and @after each. */
typedef void (*AppendText) (GString *out, const char *text);

typedef struct
{
  AppendText append;
  const char *start, *end;         /* of the row */
  const char *text_start;          /* of a cell with text */
  const char *number_start;        /* of one with a number */
  const char *cell_end;
} Row;

static void
append_row (GString *out, const Row *row, const char *label, const char *x, const char *y)
{
  const char *const cells[] = { label, x, y };

  g_string_append (out, row->start);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append (out, i == 0 ? row->text_start : row->number_start);
      row->append (out, cells[i]);
      g_string_append (out, row->cell_end);
    }
  g_string_append (out, row->end);
}

/* Units stand with the values, as each has the one that suits it, unless the header of the file
 * says the unit. */
static void
append_head (GString *out, const Row *row, const EfChartData *self, const EfChartSpec *spec)
{
  g_autofree char *x = ef_axis_data_dup_name (&self->x, &spec->x);
  g_autofree char *y = ef_axis_data_dup_name (&self->y, &spec->y);

  append_row (out, row, get_label_title (self, spec), x, y);
}

static char *
format_plain (const EfAxisData *axis, const EfAxisSpec *spec, double value,
              const EfTickStyle *style)
{
  char *text = ef_axis_data_format_styled (axis, value, style);
  g_autofree char *unit = NULL;

  if (axis->unit == NULL || axis->chose_unit || axis->factor != 1 || spec->title != NULL
      || !ef_chart_words_has_unit_in_header (axis->column))
    return text;
  unit = g_strconcat ("\u00a0", ef_unit_get_symbol (axis->unit), NULL);
  if (g_str_has_suffix (text, unit))
    text[strlen (text) - strlen (unit)] = '\0';

  return text;
}

/* "○ 700 kWh (220.5 kWh to 756 kWh)": a value, how it came to be, and the range of an estimate. */
static char *
format_cell (const EfChartData *self, const EfAxisData *axis, const EfAxisSpec *spec, guint point,
             const EfTickStyle *style)
{
  guint row = self->rows[point];
  EfOrigin origin = ef_column_get_cell_origin (axis->column, row);
  const double *lows = ef_column_get_lows (axis->column);
  const double *highs = ef_column_get_highs (axis->column);
  g_autofree char *value
    = format_plain (axis, spec, axis == &self->x ? self->vx[point] : self->vy[point], style);
  const char *glyph = ef_origin_to_glyph (origin);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (*glyph == '\0')
    return g_steal_pointer (&value);
  if (origin != EF_ORIGIN_ESTIMATED || lows == NULL || highs == NULL || isnan (lows[row])
      || isnan (highs[row]))
    return g_strdup_printf ("%s\u00a0%s", glyph, value);

  low = format_plain (axis, spec, lows[row], style);
  high = format_plain (axis, spec, highs[row], style);
  /* Translators: the sign of an estimate, its value, the least and the greatest it may be. */
  return g_strdup_printf (C_ ("estimate", "%s\u00a0%s (%s to %s)"), glyph, value, low, high);
}

/* What the signs mean, where there are any; NULL where there are none (transfer full). */
static char *
dup_signs (const EfChartData *self)
{
  return self->has_forms
           ? g_strdup_printf ("%s %s, %s %s", ef_origin_to_glyph (EF_ORIGIN_DERIVED),
                              ef_chart_form_to_label (EF_FORM_HALF),
                              ef_origin_to_glyph (EF_ORIGIN_ESTIMATED),
                              ef_chart_form_to_label (EF_FORM_HOLLOW))
           : NULL;
}

static void
append_front (GString *out,
              const Row *row,
              const EfChartData *self,
              const EfChartSpec *spec,
              const EfTickStyle *style)
{
  for (guint i = 0; i < self->n_front; i++)
    {
      guint point = self->front[i];
      g_autofree char *label = NULL;
      g_autofree char *x = NULL;
      g_autofree char *y = NULL;

      if (!is_in_view (self, spec, point))
        continue;
      label = ef_chart_data_dup_label (self, spec, point);
      x = format_cell (self, &self->x, &spec->x, point, style);
      y = format_cell (self, &self->y, &spec->y, point, style);
      append_row (out, row, label, x, y);
    }
}

char *
ef_chart_data_to_markdown (const EfChartData *self,
                           const EfChartSpec *spec,
                           const EfTickStyle *style)
{
  static const Row row = { append_markdown, "|", "\n", " ", " ", " |" };
  g_autofree char *title = NULL;
  g_autofree char *signs = NULL;
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL && style != NULL, NULL);

  EF_WORDS_IN (style->language);
  title = ef_chart_title_dup (self, spec);
  out = g_string_new ("**");
  append_markdown (out, title);
  g_string_append (out, "**\n\n");
  append_head (out, &row, self, spec);
  g_string_append (out, "|:--|--:|--:|\n");
  append_front (out, &row, self, spec, style);
  signs = dup_signs (self);
  if (signs != NULL)
    g_string_append_printf (out, "\n%s\n", signs);

  return g_string_free (out, FALSE);
}

char *
ef_chart_data_to_tsv (const EfChartData *self, const EfChartSpec *spec, const EfTickStyle *style)
{
  static const Row row = { append_plain, "", "\n", "", "\t", "" };
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL && style != NULL, NULL);

  EF_WORDS_IN (style->language);
  out = g_string_new (NULL);
  append_head (out, &row, self, spec);
  append_front (out, &row, self, spec, style);

  return g_string_free (out, FALSE);
}

char *
ef_chart_data_to_html (const EfChartData *self, const EfChartSpec *spec, const EfTickStyle *style)
{
  static const Row head
    = { append_html, "<tr>", "</tr>\n", "<th>", "<th class=\"number\">", "</th>" };
  static const Row row
    = { append_html, "<tr>", "</tr>\n", "<td>", "<td class=\"number\">", "</td>" };
  g_autofree char *title = NULL;
  g_autofree char *signs = NULL;
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL && style != NULL, NULL);

  EF_WORDS_IN (style->language);
  title = ef_chart_title_dup (self, spec);
  out = g_string_new (NULL);
  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<title>",
                          style->language != NULL ? style->language : EF_WORDS_DEFAULT);
  append_html (out, title);
  g_string_append (out, "</title>\n<style>.number { text-align: right }</style>\n<table>\n"
                        "<caption>");
  append_html (out, title);
  g_string_append (out, "</caption>\n<thead>\n");
  append_head (out, &head, self, spec);
  g_string_append (out, "</thead>\n<tbody>\n");
  append_front (out, &row, self, spec, style);
  g_string_append (out, "</tbody>\n</table>\n");
  signs = dup_signs (self);
  if (signs != NULL)
    g_string_append_printf (out, "<p>%s</p>\n", signs);
  g_string_append (out, "</html>\n");

  return g_string_free (out, FALSE);
}
