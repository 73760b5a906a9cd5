/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-values.h"

#include "ef-column-footprint.h"
#include "ef-energy-trace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-bounds-reading.h"
#include "ef-cell-text.h"
#include "ef-chart-words.h"
#include "ef-column-line.h"
#include "ef-estimate-column.h"

#define MAX_TITLE_CHARS 28
#define MIN_TITLE_CHARS 12
#define MAX_VALUE_CHARS 28
#define MIN_VALUE_CHARS 11
#define UNIT_LETTERS 3
#define UNIT_LETTERS_CAPITAL 5
/* What is no longer is near enough to what the card shows. */
#define MAX_PLAIN_DIGITS 7

int
ef_point_values_scale_chars (int trace_chars, int narrow, int wide)
{
  return narrow + (wide - narrow) * (trace_chars - EF_POINT_VALUES_MIN_CHARS)
                    / (EF_POINT_VALUES_MAX_CHARS - EF_POINT_VALUES_MIN_CHARS);
}

GtkWidget *
ef_point_values_create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen that is none of the name would be taken for one. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Of its longest line. */
static int
count_chars (const char *text)
{
  int most = 0;

  for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end)
    {
      end = strchrnul (text, '\n');
      most = MAX (most, (int) g_utf8_strlen (text, end - text));
    }
  return most;
}

void
ef_point_values_fix_width (GtkWidget *label, int max_chars)
{
  int n_chars = count_chars (gtk_label_get_text (GTK_LABEL (label)));

  gtk_label_set_width_chars (GTK_LABEL (label), MIN (n_chars, max_chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_chars);
}

/* ---- Provenance ---- */

/* How what the card shows came to be: of one column, or, without @column, of all that has no mark
 * which says it. NULL where all have one. */
static const char *
get_origin_label (const EfPointValues *self, const EfColumn *column)
{
  const EfColumn *const axes[] = { self->data->x.column, self->data->y.column };

  if (column != NULL)
    return ef_origin_to_label (ef_column_get_cell_origin (column, self->row));
  if (!self->unmarked)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (ef_column_get_cell_origin (axes[i], self->row) != EF_ORIGIN_REPORTED)
      return _ ("Without a mark: reported");

  return ef_origin_to_label (EF_ORIGIN_REPORTED);
}

/* "Reported · models.csv, line 12, column top1"; without @column of the whole row. (transfer
 * full) */
static char *
dup_provenance (const EfPointValues *self, const EfColumn *column)
{
  EfSource *source = ef_table_get_source (self->data->table);
  g_autofree char *place = ef_table_describe_place (self->data->table, self->row, column);
  GString *text = g_string_new (get_origin_label (self, column));

  if (source != NULL && text->len > 0)
    g_string_append (text, " · ");
  if (source != NULL)
    g_string_append (text, ef_source_get_name (source));
  if (place != NULL && *place != '\0')
    g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", place);
  return g_string_free (text, FALSE);
}

/* ---- Values ---- */

/* "M", "kWh", "MFLOP": other words break the line better than they would be held. */
static gboolean
is_unit (const char *word)
{
  const char *end = word;

  while (g_ascii_isalpha (*end))
    end++;
  return end > word
         && end - word <= (g_ascii_isupper (*word) ? UNIT_LETTERS_CAPITAL : UNIT_LETTERS);
}

char *
ef_point_values_bind_units (const char *text)
{
  GString *bound = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c == ' ' && c > text && g_ascii_isdigit (c[-1]) && is_unit (c + 1))
      g_string_append (bound, "\u00a0");
    else
      g_string_append_c (bound, *c);
  return g_string_free (bound, FALSE);
}

/* What there is to say below a value, or nothing. */
static void
add_remark (EfPointValues *self, const char *text)
{
  g_autofree char *bound = NULL;
  GtkWidget *label;

  if (text == NULL)
    return;

  bound = ef_point_values_bind_units (text);
  label = ef_point_values_create_label (bound, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  ef_point_values_fix_width (label, self->trace_chars);
  gtk_grid_attach (self->grid, label, 0, self->n_lines, 2, 1);
  self->n_lines++;
}

/* What an amount of energy or carbon on an axis would be in everyday terms, and what any counts. */
static void
add_footprint (EfPointValues *self, const EfColumn *column)
{
  g_autofree char *counts
    = ef_column_footprint_describe (self->data->table, column, (gint) self->row);
  g_autofree char *words = NULL;
  g_autofree char *equivalents = NULL;

  if (counts != NULL)
    /* Translators: what an amount of energy counts: "Counts: training, whole servers". */
    words = g_strdup_printf (_ ("Counts: %s"), counts);
  if (column == self->data->x.column || column == self->data->y.column)
    equivalents = ef_column_footprint_compare (column, self->row, self->brief);
  add_remark (self, equivalents);
  add_remark (self, words);
}

/* Whether @shown has all digits of @whole, whatever stands between them. */
static gboolean
has_digits (const char *shown, const char *whole)
{
  GString *digits[] = { g_string_new (NULL), g_string_new (NULL) };
  const char *texts[] = { shown, whole };
  gboolean has;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (const char *c = texts[i]; *c != '\0'; c++)
      if (g_ascii_isdigit (*c))
        g_string_append_c (digits[i], *c);
  has = strstr (digits[0]->str, digits[1]->str) != NULL;
  g_string_free (digits[0], TRUE);
  g_string_free (digits[1], TRUE);
  return has;
}

/* All digits of a reported value that is shown with fewer, as the first line of a tooltip; else ""
 * (transfer full). */
static char *
dup_whole (const EfPointValues *self, const EfColumn *column, const char *shown)
{
  g_autofree char *whole = NULL;

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER
      || ef_column_get_cell_origin (column, self->row) != EF_ORIGIN_REPORTED)
    return g_strdup ("");

  whole = ef_cell_text_dup (column, self->row);
  return strlen (whole) > MAX_PLAIN_DIGITS && !has_digits (shown, whole)
           ? g_strconcat (whole, "\n", NULL)
           : g_strdup ("");
}

/* A line with what it is and the value. Where it comes from is said once for the whole row; a value
 * that is not reported says so itself. */
static void
add_value (EfPointValues *self, const char *title, const char *value, const EfColumn *column)
{
  GtkWidget *title_label = ef_point_values_create_label (title, "dim-label");
  const EfColumn *const told[] = { self->data->x.column, self->data->y.column, NULL };
  g_autofree char *trace
    = ef_energy_trace_cell_beside (self->data->table, column, self->row, told);
  const char *glyph = ef_origin_to_glyph (ef_column_get_cell_origin (column, self->row));
  g_autofree char *marked = *glyph != '\0' ? g_strdup_printf ("%s %s", glyph, value) : NULL;
  GtkWidget *value_label
    = ef_point_values_create_label (marked != NULL ? marked : value, "numeric");
  g_autofree char *provenance = dup_provenance (self, column);
  g_autofree char *whole = dup_whole (self, column, value);
  g_autofree char *tip = g_strconcat (whole, provenance, NULL);

  self->unmarked |= *glyph == '\0';
  ef_point_values_fix_width (
    title_label,
    ef_point_values_scale_chars (self->trace_chars, MIN_TITLE_CHARS, MAX_TITLE_CHARS));
  ef_point_values_fix_width (
    value_label,
    ef_point_values_scale_chars (self->trace_chars, MIN_VALUE_CHARS, MAX_VALUE_CHARS));
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_widget_set_tooltip_text (value_label, tip);
  gtk_grid_attach (self->grid, title_label, 0, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, value_label, 1, self->n_lines, 1, 1);
  self->n_lines++;
  /* What there may be no room for comes last: the longest. */
  add_footprint (self, column);
  add_remark (self, trace);
}

void
ef_point_values_add_axis (EfPointValues *self,
                          const EfAxisData *axis,
                          const EfAxisSpec *spec,
                          double coverage)
{
  const char *original = ef_column_get_original (axis->column, self->row);
  g_autofree char *title = ef_axis_data_dup_name (axis, spec);
  g_autofree char *value
    = ef_chart_data_format_value (self->data, axis, self->point, ef_tick_style_for_locale ());
  g_autofree char *text = NULL;
  g_autofree char *bounds = NULL;

  /* Translators: a value as we read it, then as the file has it: 1.82 M ("1,820,000*") */
  if (original != NULL && g_strcmp0 (original, value) != 0)
    text = g_strdup_printf (_ ("%s (“%s”)"), value, original);
  add_value (self, title, text != NULL ? text : value, axis->column);
  bounds = ef_bounds_reading_describe_value (self->data, axis, coverage, self->point,
                                             ef_tick_style_for_locale ());
  add_remark (self, bounds);
}

/* "2,040" of an English file is another number to a German: where the file wrote a plain number, it
 * is written with the separators of the reader. */
static char *
dup_cell (const EfColumn *column, guint row)
{
  EfNumberFormat format;

  if (ef_column_get_original (column, row) == NULL || !ef_number_format_suits (column, row))
    return ef_cell_text_dup_brief (column, row);

  ef_number_format_choose (&format, column);
  return ef_cell_text_dup_unmarked (column, row, &format);
}

void
ef_point_values_add_cell (EfPointValues *self, EfColumn *column)
{
  g_autofree char *cell = dup_cell (column, self->row);
  const EfUnit *unit = ef_estimate_column_choose_unit (column);
  g_autofree char *text = NULL;

  if (*cell == '\0')
    return;
  /* An original text that is more than a number brings its own unit along. */
  if (unit != NULL
      && (ef_column_get_original (column, self->row) == NULL
          || ef_number_format_suits (column, self->row)))
    text = g_strdup_printf ("%s %s", cell, ef_unit_get_symbol (unit));
  add_value (self, ef_column_line_get_title (ef_column_get_name (column)),
             text != NULL ? text : cell, column);
}

void
ef_point_values_add_others (EfPointValues *self)
{
  EfTable *table = self->data->table;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      EfRole role = ef_column_get_role (column);

      if (column != self->data->x.column && column != self->data->y.column
          && column != self->data->group_column && role != EF_ROLE_LINK && role != EF_ROLE_NAME)
        ef_point_values_add_cell (self, column);
    }
}

void
ef_point_values_init (
  EfPointValues *self, EfChartData *data, guint point, int trace_chars, gboolean brief)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  *self = (EfPointValues){
    .grid = GTK_GRID (grid),
    .data = data,
    .point = point,
    .row = data->rows[point],
    .trace_chars = trace_chars,
    .brief = brief,
  };
}

char *
ef_point_values_dup_provenance (EfChartData *data, guint point, gboolean unmarked)
{
  const EfPointValues values = { .data = data, .row = data->rows[point], .unmarked = unmarked };

  return dup_provenance (&values, NULL);
}
