/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-card.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ef-chart-insight.h"
#include "ef-chart-resamples.h"
#include "ef-chart-stars.h"
#include "ef-chart-words.h"
#include "ef-point-values.h"

/* Looks like a popover, so that every theme knows how to draw it, but is a child of the chart: a
 * popover is a window of its own, and one that follows the pointer from point to point flickers. */

struct _EfPointCard
{
  GtkWidget parent_instance;

  GtkWidget *contents;
  GtkScrolledWindow *scroller; /* in them */
  GtkWidget *others;           /* in that: values that are not on the axes; or NULL */
  int room_width;  /* of the chart that it stands on, 0 before that has a size */
  int room_height;
  int room_beside; /* its point, on the side where there is more */
  int trace_chars; /* how many characters wide the traces of values are */
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
#define MIN_CHARS 23
/* About what is around them. */
#define AROUND 24
/* Between the ends of lines and a bar. */
#define BAR_GAP 6
/* A row may have 143 values. */
#define MAX_LIST_HEIGHT 220
#define MIN_LIST_HEIGHT 96
/* What part of the chart's height the list may cover; the rest of the card is about as high again.
 * Its width leaves the point in sight, on either side of which it may stand. */
#define PART_OF_HEIGHT 0.3

static void
append (EfPointCard *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->contents), widget);
}

/* @box: the card's, or what of it is scrolled. */
static GtkWidget *
append_text (EfPointCard *self, GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = ef_point_values_create_label (text, css_class);
  int max_chars = ef_point_values_scale_chars (self->trace_chars, MIN_CHARS, MAX_CHARS);

  gtk_label_set_max_width_chars (GTK_LABEL (label), max_chars);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A scrolled window is as wide as what it holds or as its bar, and not as both: without room for
 * it the bar stands on the ends of the lines. */
static void
leave_room_for_bar (GtkWidget *scroller, GtkWidget *child)
{
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller));
  int width;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_set_margin_end (child, width + BAR_GAP);
}

/* Where there is nothing to scroll, there is nothing to stop at for who goes on by keys. */
static void
adjustment_changed_cb (GtkWidget *scroller, GtkAdjustment *adjustment)
{
  gtk_widget_set_focusable (scroller, gtk_adjustment_get_upper (adjustment)
                                      > gtk_adjustment_get_page_size (adjustment));
}

/* What there is too much of in a low window. A card that stays can be scrolled there; one that only
 * passes by says at its end how to make it stay. */
static void
append_scrolled (EfPointCard *self, GtkWidget *child, gboolean pinned)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  pinned ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* A bar that hides leaves a line cut in two, and no sign that there are more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_focusable (scroller, FALSE);
  if (pinned)
    {
      leave_room_for_bar (scroller, child);
      g_signal_connect_object (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed",
        G_CALLBACK (adjustment_changed_cb), scroller, G_CONNECT_SWAPPED);
    }
  append (self, scroller);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
}

/* Whether one of them has no mark. */
static gboolean
append_main_values (EfPointCard *self,
                    GtkWidget *box,
                    EfChartData *data,
                    const EfChartSpec *spec,
                    guint point,
                    gboolean pinned)
{
  double coverage = spec->uncertainty.coverage;
  EfPointValues values;

  ef_point_values_init (&values, data, point, self->trace_chars, !pinned);
  ef_point_values_add_axis (&values, &data->y, &spec->y, coverage);
  ef_point_values_add_axis (&values, &data->x, &spec->x, coverage);
  if (data->group_column != NULL)
    ef_point_values_add_cell (&values, data->group_column);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (values.grid));
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

/* The row's other values. Whether one of them has no mark. */
static gboolean
append_other_values (EfPointCard *self, GtkWidget *box, EfChartData *data, guint point)
{
  g_autoptr (GtkWidget) grid = NULL;
  EfPointValues values;

  ef_point_values_init (&values, data, point, self->trace_chars, FALSE);
  grid = g_object_ref_sink (GTK_WIDGET (values.grid));
  ef_point_values_add_others (&values);
  if (values.n_lines > 0)
    {
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), grid);
      self->others = grid;
    }
  return values.unmarked;
}

static void
append_provenance (EfPointCard *self, EfChartData *data, guint point, gboolean unmarked)
{
  g_autofree char *text = ef_point_values_dup_provenance (data, point, unmarked);

  if (*text != '\0')
    gtk_widget_add_css_class (append_text (self, self->contents, text, "caption"), "dim-label");
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

/* A part of a sentence, as markup. (transfer full) */
static char *
dup_part (const char *text, gssize length)
{
  g_autofree char *part = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  g_autofree char *bound = ef_point_values_bind_units (part);

  return g_markup_escape_text (bound, -1);
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
    return dup_part (line->text, -1);
  before = dup_part (line->text, at - line->text);
  link = g_markup_escape_text (name, -1);
  after = dup_part (at + strlen (name), -1);
  return g_strdup_printf ("%s<a href=\"%d\">%s</a>%s", before, line->other, link, after);
}

/* What to take in its place, or what the next one costs: the sentences that name another point. */
static void
append_advice (
  EfPointCard *self, GtkWidget *box, EfChartData *data, const EfChartSpec *spec, guint point)
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
      label = append_text (self, box, NULL, NULL);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      ef_point_values_fix_width (label, gtk_label_get_max_width_chars (GTK_LABEL (label)));
      g_signal_connect_swapped (label, "activate-link", G_CALLBACK (advice_link_cb), self);
    }
}

/* How sure it is that the point is on the frontier, if that was asked for. */
static void
append_membership (EfPointCard *self, EfChartData *data, guint point)
{
  g_autofree char *text
    = ef_chart_data_describe_membership (data, point, ef_tick_style_for_locale ());

  if (text != NULL)
    append_text (self, self->contents, text, "caption");
}

static void
append_stars (EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point)
{
  g_autofree char *text = ef_chart_stars_describe (data, spec, point);

  if (text != NULL)
    append_text (self, self->contents, text, "caption");
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
  gtk_widget_add_css_class (GTK_WIDGET (self), "ef-card");
}

GtkWidget *
ef_point_card_new (void)
{
  return g_object_new (EF_TYPE_POINT_CARD, NULL);
}

void
ef_point_card_set_room (EfPointCard *self, int width, int height, int beside)
{
  g_return_if_fail (EF_IS_POINT_CARD (self));
  g_return_if_fail (width >= 0 && height >= 0 && beside >= 0);

  self->room_width = width;
  self->room_height = height;
  self->room_beside = beside;
}

/* What of it may have to be scrolled. */
static gboolean
append_values (
  EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point, gboolean pinned)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean unmarked = append_main_values (self, box, data, spec, point, pinned);

  if (pinned)
    {
      append_advice (self, box, data, spec, point);
      unmarked |= append_other_values (self, box, data, point);
    }
  append_scrolled (self, box, pinned);
  return unmarked;
}

static void
fill (EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point, gboolean pinned)
{
  g_autofree char *name = ef_chart_data_dup_label (data, spec, point);
  const char *link = ef_table_get_row_link (data->table, data->rows[point]);
  GtkWidget *child;
  gboolean unmarked;

  self->scroller = NULL;
  self->others = NULL;
  while ((child = gtk_widget_get_first_child (self->contents)) != NULL)
    gtk_box_remove (GTK_BOX (self->contents), child);

  append_text (self, self->contents, name, "heading");
  if (data->on_front[point])
    gtk_widget_add_css_class (
      append_text (self, self->contents, _ ("On the efficient frontier"), "caption"), "accent");
  append_membership (self, data, point);
  append_stars (self, data, spec, point);
  unmarked = append_values (self, data, spec, point, pinned);
  append_provenance (self, data, point, unmarked);
  if (link != NULL && pinned)
    append_link (self, link);
  else if (!pinned)
    append_text (self, self->contents,
                 link != NULL ? _ ("Click for all values and the link")
                              : _ ("Click for all values"),
                 "caption");
}

static int
measure_width (EfPointCard *self)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* Fills it as wide as is good to read, or as there is room for. FALSE if even the narrowest is too
 * wide. */
static gboolean
fill_room (EfPointCard *self,
           int room,
           EfChartData *data,
           const EfChartSpec *spec,
           guint point,
           gboolean pinned)
{
  int width;

  self->trace_chars = EF_POINT_VALUES_MAX_CHARS;
  fill (self, data, spec, point, pinned);
  while ((width = measure_width (self)) > room && self->trace_chars > EF_POINT_VALUES_MIN_CHARS)
    {
      /* The width grows with the characters. */
      int fitting
        = MIN (self->trace_chars * (room - AROUND) / (width - AROUND), self->trace_chars - 1);

      self->trace_chars = MAX (fitting, EF_POINT_VALUES_MIN_CHARS);
      fill (self, data, spec, point, pinned);
    }
  return width <= room;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* What is scrolled asks for the height that it would have at its smallest width, so it is told how
 * high it is at this one; of a row of very many values, less. */
static void
fit_height (EfPointCard *self)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *box = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  int width, height, left_over = 0;

  gtk_widget_measure (self->contents, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  height = measure_height (box, width);
  if (self->others != NULL)
    left_over = measure_height (self->others, width - gtk_widget_get_margin_end (box))
                - get_list_height (self);
  gtk_scrolled_window_set_max_content_height (self->scroller, height - MAX (left_over, 0));
}

void
ef_point_card_show_point (
  EfPointCard *self, EfChartData *data, const EfChartSpec *spec, guint point, gboolean pinned)
{
  g_autofree char *name = NULL;

  g_return_if_fail (EF_IS_POINT_CARD (self));
  g_return_if_fail (data != NULL && spec != NULL && point < data->n);

  /* It was a point of what the card said before. */
  g_clear_handle_id (&self->chosen_idle, g_source_remove);
  /* Where it cannot stand beside its point, it stands above or below. */
  if (self->room_width == 0)
    fill_room (self, G_MAXINT, data, spec, point, pinned);
  else if (!fill_room (self, self->room_beside, data, spec, point, pinned))
    fill_room (self, self->room_width, data, spec, point, pinned);
  fit_height (self);
  name = ef_chart_data_dup_label (data, spec, point);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
