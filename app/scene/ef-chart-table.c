/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-table.h"

#include <math.h>

#include "ef-chart-title.h"
#include "ef-chart-words.h"
#include "ef-number.h"
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

/* A number for programs; nothing where there are none. */
static void
append_stars (GString *csv, guint stars)
{
  if (stars > 0)
    g_string_append_printf (csv, "%u", stars);
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
  append_field (csv, ef_column_get_name (self->x.column), ',');
  append_field (csv, ef_column_get_name (self->y.column), ',');
  for (guint i = 0; i < n_columns; i++)
    append_field (csv, ef_column_get_name (columns[i]), ',');
  append_field (csv, "on_front", ',');
  if (self->stars.stars != NULL)
    append_field (csv, "stars", ',');
  append_field (csv, "place", '\n');
}

char *
ef_chart_data_to_csv (const EfChartData *self, const EfChartSpec *spec)
{
  EF_WORDS_IN (EF_WORDS_DEFAULT);
  EfColumn *columns[4];
  guint n_columns;
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  n_columns = list_shown_columns (self, columns);
  csv = g_string_new (NULL);
  append_header (csv, self, spec);
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *place = NULL;

      if (!is_in_view (self, spec, i))
        continue;
      label = ef_chart_data_dup_label (self, spec, i);
      place = ef_table_describe_place (self->table, self->rows[i], NULL);
      append_field (csv, label, ',');
      append_value (csv, self->x.column, self->vx[i]);
      append_value (csv, self->y.column, self->vy[i]);
      for (guint k = 0; k < n_columns; k++)
        append_cell (csv, columns[k], self->rows[i]);
      append_field (csv, self->n_front > 0 && self->on_front[i] ? "1" : "0", ',');
      if (self->stars.stars != NULL)
        append_stars (csv, self->stars.stars[i]);
      append_field (csv, place, '\n');
    }

  return g_string_free (csv, FALSE);
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

static void
append_head (GString *out, const Row *row, const EfChartData *self, const EfChartSpec *spec)
{
  g_autofree char *x = ef_axis_data_dup_title (&self->x, &spec->x);
  g_autofree char *y = ef_axis_data_dup_title (&self->y, &spec->y);

  append_row (out, row, get_label_title (self, spec), x, y);
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
      x = ef_axis_data_format_styled (&self->x, self->vx[point], style);
      y = ef_axis_data_format_styled (&self->y, self->vy[point], style);
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
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL && style != NULL, NULL);

  EF_WORDS_IN (style->language);
  title = ef_chart_title_dup (self->table, spec);
  out = g_string_new ("**");
  append_markdown (out, title);
  g_string_append (out, "**\n\n");
  append_head (out, &row, self, spec);
  g_string_append (out, "|:--|--:|--:|\n");
  append_front (out, &row, self, spec, style);

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
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL && style != NULL, NULL);

  EF_WORDS_IN (style->language);
  title = ef_chart_title_dup (self->table, spec);
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
  g_string_append (out, "</tbody>\n</table>\n</html>\n");

  return g_string_free (out, FALSE);
}
