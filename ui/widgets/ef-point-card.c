/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-card.h"

#include "ef-column-footprint.h"
#include "ef-energy-trace.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ef-bounds-reading.h"
#include "ef-cell-text.h"
#include "ef-chart-insight.h"
#include "ef-chart-resamples.h"
#include "ef-chart-stars.h"
#include "ef-chart-words.h"
#include "ef-column-line.h"
#include "ef-estimate-column.h"

/* Looks like a popover, so that every theme knows how to draw it, but is a child of the chart: a
 * popover is a window of its own, and one that follows the pointer from point to point flickers. */

struct _EfPointCard
{
  GtkWidget parent_instance;

  GtkWidget *contents;
  int room_width;  /* of the chart that it stands on, 0 before that has a size */
  int room_height;
  guint chosen; /* the point whose name was clicked, until that is told */
  guint chosen_idle; /* 0 if there is nothing to tell */
};

G_DEFINE_FINAL_TYPE (EfPointCard, ef_point_card, GTK_TYPE_WIDGET)

enum
{
  POINT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MAX_CHARS 40
#define MAX_TRACE_CHARS 56
#define MIN_TRACE_CHARS 32
/* About how wide a letter of a trace is, and what is around the traces of two cards beside a
 * point. */
#define TRACE_CHAR_WIDTH 8.6
#define AROUND_TRACES 100
#define MAX_TITLE_CHARS 22
#define MIN_TITLE_CHARS 16
#define MAX_VALUE_CHARS 28
#define MIN_VALUE_CHARS 20
/* What is no longer is near enough to what the card shows. */
#define MAX_PLAIN_DIGITS 7
/* A row may have 143 values. */
#define MAX_LIST_HEIGHT 220
#define MIN_LIST_HEIGHT 96
/* What part of the chart's height the list may cover; the rest of the card is about as high again.
 * Its width leaves the point in sight, on either side of which it may stand. */
#define PART_OF_HEIGHT 0.3

/* The rows of values while they are made. */
typedef struct
{
  GtkGrid *grid;
  int n_lines;
  EfChartData *data;
  guint row;
  int trace_chars;
  gboolean unmarked; /* one of them has no mark of where it comes from */
} Values;

/* Between @narrow and @wide as the traces are. */
static int
scale_chars (const Values *values, int narrow, int wide)
{
  return narrow + (wide - narrow) * (values->trace_chars - MIN_TRACE_CHARS)
                    / (MAX_TRACE_CHARS - MIN_TRACE_CHARS);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append (EfPointCard *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->contents), widget);
}

/* As wide as its text, up to @max_chars, and no narrower: a scrolled window asks for the height
 * of what it holds at the smallest width, and would leave a gap below. */
static void
fix_width (GtkWidget *label, int max_chars)
{
  int n_chars = (int) g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1);

  gtk_label_set_width_chars (GTK_LABEL (label), MIN (n_chars, max_chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_chars);
}

/* ---- Provenance ---- */

/* How what the card shows came to be: of one column, or, without @column, of all that has no mark
 * which says it. NULL where all have one. */
static const char *
get_origin_label (const Values *values, const EfColumn *column)
{
  const EfColumn *const axes[] = { values->data->x.column, values->data->y.column };

  if (column != NULL)
    return ef_origin_to_label (ef_column_get_cell_origin (column, values->row));
  if (!values->unmarked)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (ef_column_get_cell_origin (axes[i], values->row) != EF_ORIGIN_REPORTED)
      return _ ("Without a mark: reported");

  return ef_origin_to_label (EF_ORIGIN_REPORTED);
}

/* "Reported · models.csv, line 12, column top1"; without @column of the whole row. (transfer
 * full) */
static char *
dup_provenance (const Values *values, const EfColumn *column)
{
  EfSource *source = ef_table_get_source (values->data->table);
  g_autofree char *place = ef_table_describe_place (values->data->table, values->row, column);
  GString *text = g_string_new (get_origin_label (values, column));

  if (source != NULL && text->len > 0)
    g_string_append (text, " · ");
  if (source != NULL)
    g_string_append (text, ef_source_get_name (source));
  if (place != NULL && *place != '\0')
    g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", place);
  return g_string_free (text, FALSE);
}

/* ---- Values ---- */

/* What there is to say below a value, or nothing. */
static void
add_remark (Values *values, const char *text)
{
  GtkWidget *label;

  if (text == NULL)
    return;

  label = create_label (text, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_max_width_chars (GTK_LABEL (label), values->trace_chars);
  gtk_grid_attach (values->grid, label, 0, values->n_lines, 2, 1);
  values->n_lines++;
}

/* What an amount of energy or carbon counts, and on the axes what it would be in everyday terms. */
static void
add_footprint (Values *values, const EfColumn *column)
{
  g_autofree char *counts
    = ef_column_footprint_describe (values->data->table, column, (gint) values->row);
  g_autofree char *words = NULL;
  g_autofree char *equivalents = NULL;

  if (counts != NULL)
    /* Translators: what an amount of energy counts: "Counts: training, whole servers". */
    words = g_strdup_printf (_ ("Counts: %s"), counts);
  add_remark (values, words);
  if (column == values->data->x.column || column == values->data->y.column)
    equivalents = ef_column_footprint_compare (column, values->row);
  add_remark (values, equivalents);
}

/* All digits of a reported value that is shown with fewer, as the first line of a tooltip; else ""
 * (transfer full). */
static char *
dup_whole (const Values *values, const EfColumn *column, const char *shown)
{
  g_autofree char *whole = NULL;

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER
      || ef_column_get_cell_origin (column, values->row) != EF_ORIGIN_REPORTED)
    return g_strdup ("");

  whole = ef_cell_text_dup (column, values->row);
  return strlen (whole) > MAX_PLAIN_DIGITS && strstr (shown, whole) == NULL
           ? g_strconcat (whole, "\n", NULL)
           : g_strdup ("");
}

/* A line with what it is and the value. Where it comes from is said once for the whole row; a value
 * that is not reported says so itself. */
static void
add_value (Values *values, const char *title, const char *value, const EfColumn *column)
{
  GtkWidget *title_label = create_label (title, "dim-label");
  const EfColumn *const told[] = { values->data->x.column, values->data->y.column, NULL };
  g_autofree char *trace
    = ef_energy_trace_cell_beside (values->data->table, column, values->row, told);
  const char *glyph = ef_origin_to_glyph (ef_column_get_cell_origin (column, values->row));
  g_autofree char *marked = *glyph != '\0' ? g_strdup_printf ("%s %s", glyph, value) : NULL;
  GtkWidget *value_label = create_label (marked != NULL ? marked : value, "numeric");
  g_autofree char *provenance = dup_provenance (values, column);
  g_autofree char *whole = dup_whole (values, column, value);
  g_autofree char *tip = g_strconcat (whole, provenance, NULL);

  values->unmarked |= *glyph == '\0';
  fix_width (title_label, scale_chars (values, MIN_TITLE_CHARS, MAX_TITLE_CHARS));
  fix_width (value_label, scale_chars (values, MIN_VALUE_CHARS, MAX_VALUE_CHARS));
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_widget_set_tooltip_text (value_label, tip);
  gtk_grid_attach (values->grid, title_label, 0, values->n_lines, 1, 1);
  gtk_grid_attach (values->grid, value_label, 1, values->n_lines, 1, 1);
  values->n_lines++;
  add_remark (values, trace);
  add_footprint (values, column);
}

static void
add_axis (Values *values,
          const EfAxisData *axis,
          const EfAxisSpec *spec,
          double coverage,
          guint point)
{
  const char *original = ef_column_get_original (axis->column, values->row);
  g_autofree char *title = ef_axis_data_dup_name (axis, spec);
  g_autofree char *value
    = ef_chart_data_format_value (values->data, axis, point, ef_tick_style_for_locale ());
  g_autofree char *text = NULL;
  g_autofree char *bounds = NULL;

  /* Translators: a value as we read it, then as the file has it: 1.82 M ("1,820,000*") */
  if (original != NULL && g_strcmp0 (original, value) != 0)
    text = g_strdup_printf (_ ("%s (“%s”)"), value, original);
  add_value (values, title, text != NULL ? text : value, axis->column);
  bounds = ef_bounds_reading_describe_value (values->data, axis, coverage, point,
                                             ef_tick_style_for_locale ());
  add_remark (values, bounds);
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

/* A cell of another column, with its unit; nothing for an empty one. */
static void
add_cell (Values *values, EfColumn *column)
{
  g_autofree char *cell = dup_cell (column, values->row);
  const EfUnit *unit = ef_estimate_column_choose_unit (column);
  g_autofree char *text = NULL;

  if (*cell == '\0')
    return;
  /* An original text that is more than a number brings its own unit along. */
  if (unit != NULL
      && (ef_column_get_original (column, values->row) == NULL
          || ef_number_format_suits (column, values->row)))
    text = g_strdup_printf ("%s %s", cell, ef_unit_get_symbol (unit));
  add_value (values, ef_column_line_get_title (ef_column_get_name (column)),
             text != NULL ? text : cell, column);
}

/* The row's other cells, in the order of the file. */
static void
add_other_cells (Values *values)
{
  EfTable *table = values->data->table;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      EfRole role = ef_column_get_role (column);

      if (column != values->data->x.column && column != values->data->y.column
          && column != values->data->group_column && role != EF_ROLE_LINK && role != EF_ROLE_NAME)
        add_cell (values, column);
    }
}

static Values
begin_values (EfPointCard *self, EfChartData *data, guint point)
{
  double fitting = (self->room_width - AROUND_TRACES) / 2.0 / TRACE_CHAR_WIDTH;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  return (Values){
    .grid = GTK_GRID (g_object_ref_sink (grid)),
    .data = data,
    .row = data->rows[point],
    .trace_chars = self->room_width == 0
                     ? MAX_TRACE_CHARS
                     : (int) CLAMP (fitting, MIN_TRACE_CHARS, MAX_TRACE_CHARS),
  };
}

/* A scrolled window is as wide as what it holds or as its bar, and not as both: without room for
 * it the bar stands on the ends of the lines. */
static void
leave_room_for_bar (GtkWidget *scroller, GtkWidget *child)
{
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller));
  int width;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_set_margin_end (child, width);
}

/* Where there is nothing to scroll, there is nothing to stop at for who goes on by keys. */
static void
adjustment_changed_cb (GtkWidget *scroller, GtkAdjustment *adjustment)
{
  gtk_widget_set_can_focus (scroller, gtk_adjustment_get_upper (adjustment)
                                        > gtk_adjustment_get_page_size (adjustment));
}

/* @max_height: more than that is scrolled; -1: only what the window has no room for. */
static void
append_scrolled (EfPointCard *self, GtkWidget *child, int max_height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* A bar that hides leaves a line cut in two, and no sign that there are more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), max_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  leave_room_for_bar (scroller, child);
  if (max_height < 0)
    {
      gtk_widget_set_can_focus (scroller, FALSE);
      g_signal_connect_object (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed",
        G_CALLBACK (adjustment_changed_cb), scroller, G_CONNECT_SWAPPED);
    }
  append (self, scroller);
}

/* Whether one of them has no mark. What they were made of may be longer than a low window, where a
 * card that stays can be scrolled. */
static gboolean
append_main_values (
  EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point, gboolean pinned)
{
  Values values = begin_values (self, data, point);
  double coverage = spec->uncertainty.coverage;

  add_axis (&values, &data->y, &spec->y, coverage, point);
  add_axis (&values, &data->x, &spec->x, coverage, point);
  if (data->group_column != NULL)
    add_cell (&values, data->group_column);
  if (pinned)
    append_scrolled (self, GTK_WIDGET (values.grid), -1);
  else
    append (self, GTK_WIDGET (values.grid));
  g_object_unref (values.grid);
  return values.unmarked;
}

/* In a low window the points are more than what is known of one of them. */
static int
get_list_height (EfPointCard *self)
{
  return self->room_height == 0 ? MAX_LIST_HEIGHT
                                : (int) CLAMP (PART_OF_HEIGHT * self->room_height, MIN_LIST_HEIGHT,
                                               MAX_LIST_HEIGHT);
}

/* Whether one of them has no mark. */
static gboolean
append_other_values (EfPointCard *self, EfChartData *data, guint point)
{
  Values values = begin_values (self, data, point);

  add_other_cells (&values);
  if (values.n_lines > 0)
    {
      append (self, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      append_scrolled (self, GTK_WIDGET (values.grid), get_list_height (self));
    }
  g_object_unref (values.grid);
  return values.unmarked;
}

static void
append_provenance (EfPointCard *self, EfChartData *data, guint point, gboolean unmarked)
{
  const Values values = { .data = data, .row = data->rows[point], .unmarked = unmarked };
  g_autofree char *text = dup_provenance (&values, NULL);
  GtkWidget *label;

  if (*text == '\0')
    return;

  label = create_label (text, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  append (self, label);
}

static void
append_link (EfPointCard *self, const char *uri)
{
  GtkWidget *link = gtk_link_button_new_with_label (uri, _ ("Open Link"));

  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, uri);
  append (self, link);
}

/* ---- Advice ---- */

static gboolean
tell_chosen_cb (gpointer user_data)
{
  EfPointCard *self = EF_POINT_CARD (user_data);

  self->chosen_idle = 0;
  g_signal_emit (self, signals[POINT_CHOSEN], 0, self->chosen);
  return G_SOURCE_REMOVE;
}

/* Who hears of it fills the card anew, and the label has to live until it is done with its link. */
static gboolean
advice_link_cb (EfPointCard *self, const char *uri)
{
  self->chosen = (guint) strtoul (uri, NULL, 10);
  if (self->chosen_idle == 0)
    self->chosen_idle = g_idle_add (tell_chosen_cb, self);
  return TRUE;
}

/* The sentence with the name of the other point as a link to it (transfer full). */
static char *
dup_linked (const EfInsight *line, const char *name)
{
  const char *at = *name != '\0' ? strstr (line->text, name) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *link = NULL;

  if (at == NULL)
    return g_markup_escape_text (line->text, -1);
  before = g_markup_escape_text (line->text, at - line->text);
  link = g_markup_escape_text (name, -1);
  after = g_markup_escape_text (at + strlen (name), -1);
  return g_strdup_printf ("%s<a href=\"%d\">%s</a>%s", before, line->other, link, after);
}

/* What to take in its place, or what the next one costs: the sentences that name another point. */
static void
append_advice (EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point)
{
  g_autoptr (GArray) lines
    = ef_chart_insight_new (data, spec, point, ef_tick_style_for_locale ());

  for (guint i = 0; i < lines->len; i++)
    {
      const EfInsight *line = &g_array_index (lines, EfInsight, i);
      g_autofree char *name = NULL;
      g_autofree char *markup = NULL;
      GtkWidget *label;

      if (line->other < 0)
        continue;
      name = ef_chart_data_dup_label (data, spec, (guint) line->other);
      markup = dup_linked (line, name);
      label = create_label (NULL, NULL);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      g_signal_connect_swapped (label, "activate-link", G_CALLBACK (advice_link_cb), self);
      append (self, label);
    }
}

/* How sure it is that the point is on the frontier, if that was asked for. */
static void
append_membership (EfPointCard *self, EfChartData *data, guint point)
{
  g_autofree char *text
    = ef_chart_data_describe_membership (data, point, ef_tick_style_for_locale ());

  if (text != NULL)
    append (self, create_label (text, "caption"));
}

static void
append_stars (EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point)
{
  g_autofree char *text = ef_chart_stars_describe (data, spec, point);

  if (text != NULL)
    append (self, create_label (text, "caption"));
}

/* ---- Class ---- */

static void
ef_point_card_dispose (GObject *object)
{
  EfPointCard *self = EF_POINT_CARD (object);

  g_clear_handle_id (&self->chosen_idle, g_source_remove);
  g_clear_pointer (&self->contents, gtk_widget_unparent);

  G_OBJECT_CLASS (ef_point_card_parent_class)->dispose (object);
}

static void
ef_point_card_class_init (EfPointCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_point_card_dispose;

  signals[POINT_CHOSEN] = g_signal_new ("point-chosen", EF_TYPE_POINT_CARD, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "popover");
}

static void
ef_point_card_init (EfPointCard *self)
{
  self->contents = g_object_new (GTK_TYPE_BOX, "css-name", "contents", "orientation",
                                 GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  gtk_widget_set_parent (self->contents, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
}

GtkWidget *
ef_point_card_new (void)
{
  return g_object_new (EF_TYPE_POINT_CARD, NULL);
}

void
ef_point_card_set_room (EfPointCard *self, int width, int height)
{
  g_return_if_fail (EF_IS_POINT_CARD (self));
  g_return_if_fail (width >= 0 && height >= 0);

  self->room_width = width;
  self->room_height = height;
}

void
ef_point_card_show_point (
  EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point, gboolean pinned)
{
  g_autofree char *name = NULL;
  const char *link;
  GtkWidget *child;
  gboolean unmarked;

  g_return_if_fail (EF_IS_POINT_CARD (self));
  g_return_if_fail (data != NULL && spec != NULL && point < data->n);

  /* It was a point of what the card said before. */
  g_clear_handle_id (&self->chosen_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (self->contents)) != NULL)
    gtk_box_remove (GTK_BOX (self->contents), child);

  name = ef_chart_data_dup_label (data, spec, point);
  link = ef_table_get_row_link (data->table, data->rows[point]);
  append (self, create_label (name, "heading"));
  if (data->on_front[point])
    {
      GtkWidget *label = create_label (_ ("On the efficient frontier"), "caption");

      gtk_widget_add_css_class (label, "accent");
      append (self, label);
    }
  append_membership (self, data, point);
  append_stars (self, data, spec, point);
  unmarked = append_main_values (self, data, spec, point, pinned);
  if (pinned)
    {
      append_advice (self, data, spec, point);
      unmarked |= append_other_values (self, data, point);
    }
  append_provenance (self, data, point, unmarked);
  if (link != NULL && pinned)
    append_link (self, link);
  else if (!pinned)
    append (self, create_label (link != NULL ? _ ("Click for all values and the link")
                                             : _ ("Click for all values"),
                                "caption"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
