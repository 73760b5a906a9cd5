/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"
#include "ef-point-card.h"
#include "widget-fixture.h"

#include <math.h>

static void
append_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words);
}

/* What the card says, a line for every label; NULL if it is not shown. (transfer full) */
static char *
read_card (WidgetFixture *fixture)
{
  GString *words;

  if (!gtk_widget_get_visible (fixture->view->card))
    return NULL;
  words = g_string_new (NULL);
  append_words (fixture->view->card, words);
  return g_string_free (words, FALSE);
}

static GtkWidget *
find_link (GtkWidget *widget)
{
  if (GTK_IS_LINK_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
move_to_row (WidgetFixture *fixture, guint row)
{
  double x, y;

  widget_fixture_locate (fixture, row, &x, &y);
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION),
                         "motion", x + 3, y - 2);
  widget_fixture_settle (fixture);
}

static void
click_row (WidgetFixture *fixture, guint row)
{
  double x, y;

  widget_fixture_locate (fixture, row, &x, &y);
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_CLICK),
                         "released", 1, x, y);
  widget_fixture_settle (fixture);
}

static void
test_hover (WidgetFixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = read_card (fixture);
  g_autofree char *zeta = NULL;
  g_autofree char *eta = NULL;
  g_autofree char *away = NULL;

  g_assert_null (nothing);
  move_to_row (fixture, 0);
  zeta = read_card (fixture);
  g_assert_cmpstr (zeta, ==,
                   "Zeta\nOn the efficient frontier\nAccuracy\n70\nParameters\n5 M\n"
                   "Reported · models.csv, line 2\nClick for all values and the link\n");
  move_to_row (fixture, 5);
  eta = read_card (fixture);
  g_assert_cmpstr (eta, ==,
                   "Eta\nAccuracy\n65\nParameters\n8 M\nReported · models.csv, line 7\n"
                   "Click for all values\n");
  /* It is not in the pointer's way. */
  g_assert_false (gtk_widget_get_can_target (fixture->view->card));
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION),
                         "leave");
  away = read_card (fixture);
  g_assert_null (away);
}

/* Where an axis shows what was computed, the card does not call the whole row reported. */
static void
test_computed (WidgetFixture *fixture, gconstpointer data)
{
  g_autofree char *zeta = NULL;

  ef_chart_spec_set_string (&fixture->spec->x.column, "energy");
  ef_chart_data_unref (fixture->data);
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  widget_fixture_settle (fixture);
  move_to_row (fixture, 0);
  zeta = read_card (fixture);
  g_assert_nonnull (strstr (zeta, "\n◐ 2.5"));
  g_assert_nonnull (strstr (zeta, "\nWithout a mark: reported · models.csv, line 2\n"));
}

/* Where each value has its mark, nothing is said of those without, until the card is pinned and
 * shows them. */
static void
test_all_marked (WidgetFixture *fixture, gconstpointer data)
{
  g_autofree char *zeta = NULL;
  g_autofree char *pinned = NULL;

  ef_chart_spec_set_string (&fixture->spec->x.column, "energy");
  ef_chart_spec_set_string (&fixture->spec->y.column, "energy");
  ef_chart_data_unref (fixture->data);
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  widget_fixture_settle (fixture);
  move_to_row (fixture, 0);
  zeta = read_card (fixture);
  g_assert_nonnull (strstr (zeta, "\nmodels.csv, line 2\n"));
  g_assert_null (strstr (zeta, "Without a mark"));
  click_row (fixture, 0);
  pinned = read_card (fixture);
  g_assert_nonnull (strstr (pinned, "\nWithout a mark: reported · models.csv, line 2\n"));
}

/* What the card of the first row says when the table has one more column; it takes the builder over
 * (transfer full). */
static char *
read_card_with (WidgetFixture *fixture, EfColumnBuilder *builder)
{
  g_autoptr (EfColumn) column = ef_column_builder_end (builder);
  EfTable *table = ef_table_add_column (fixture->table, column);

  ef_table_unref (fixture->table);
  fixture->table = table;
  ef_chart_data_unref (fixture->data);
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  widget_fixture_settle (fixture);
  move_to_row (fixture, 0);
  click_row (fixture, 0);
  return read_card (fixture);
}

/* Sixteen digits are for whoever copies them. */
static void
test_long_fraction (WidgetFixture *fixture, gconstpointer data)
{
  EfColumnBuilder *builder = ef_column_builder_new ("share", EF_COLUMN_NUMBER);
  g_autofree char *zeta = NULL;

  for (guint i = 0; i < ef_table_get_n_rows (fixture->table); i++)
    ef_column_builder_add_number (builder, 0.12345678901234567);
  zeta = read_card_with (fixture, builder);
  g_assert_nonnull (strstr (zeta, "\nshare\n0.123457\n"));
}

/* A plain number of the file is read in the separators of the reader, and with its unit; what is
 * more than a number stays as it was written. */
static void
test_originals (WidgetFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *original, *shown;
  } cases[] = {
    { "carbon", "2,040", "\ncarbon\n2040 t\n" },
    { "emission", "2.04k", "\nemission\n2.04k\n" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (cases[k].name, EF_COLUMN_NUMBER);
      g_autofree char *zeta = NULL;

      ef_column_builder_set_quantity (builder, ef_quantity_find ("carbon"),
                                      ef_unit_find_by_id ("tonne"));
      for (guint i = 0; i < ef_table_get_n_rows (fixture->table); i++)
        ef_column_builder_add_number_full (builder, 2040, NAN, NAN, cases[k].original, -1);
      zeta = read_card_with (fixture, builder);
      g_assert_nonnull (strstr (zeta, cases[k].shown));
      click_row (fixture, 5);
    }
}

static void
test_pinned (WidgetFixture *fixture, gconstpointer data)
{
  g_autofree char *zeta = NULL;
  g_autofree char *still = NULL;
  GtkWidget *link;

  move_to_row (fixture, 0);
  click_row (fixture, 0);
  zeta = read_card (fixture);
  g_assert_cmpstr (zeta, ==,
                   "Zeta\nOn the efficient frontier\nAccuracy\n70\nParameters\n5 M\n"
                   "The next one that needs less is alpha: 1\u00a0M instead of 5\u00a0M, for 60.\n"
                   "The next better one is Gamma: 75 instead of 70, at 10\u00a0M. There, "
                   "1 more of “Accuracy” costs 1\u00a0M of “Parameters”.\nkind\nCNN\n"
                   "energy\n◐ 2.5 kWh\nDerived: 2.5\u00a0kWh\nsize / 2\n"
                   "Reported · models.csv, line 2\nOpen Link\n");
  g_assert_true (gtk_widget_get_can_target (fixture->view->card));
  link = find_link (fixture->view->card);
  g_assert_nonnull (link);
  g_assert_cmpstr (gtk_link_button_get_uri (GTK_LINK_BUTTON (link)), ==,
                   "https://example.org/zeta");

  /* It stays when the pointer goes on, so that the link can be reached, by Tab too. */
  move_to_row (fixture, 5);
  still = read_card (fixture);
  g_assert_cmpstr (still, ==, zeta);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  /* First the two names in what it advises. */
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (fixture->window)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (fixture->window)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == link);
  /* Closing it does not lose the focus. */
  g_assert_true (widget_fixture_press (fixture, "Escape"));
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The name in a sentence of advice leads to the point, and the card to what there is to say of it,
 * wherever the view is. */
static void
test_advice (WidgetFixture *fixture, gconstpointer data)
{
  const EfView corner = { 4, 6, 68, 72 };
  g_autofree char *eta = NULL;
  g_autofree char *zeta = NULL;
  const guint32 *rows;
  gboolean handled = FALSE;
  GtkWidget *label;
  guint n_rows;
  const char *href;

  ef_viewport_zoom_to (ef_chart_view_get_viewport (fixture->view), &corner);
  widget_fixture_settle (fixture);
  ef_chart_view_select_point (fixture->view, 5, FALSE);
  ef_chart_view_pin (fixture->view, 5);
  eta = read_card (fixture);
  label = find_label (fixture->view->card, "Zeta does better, 70 instead of 65, with 1.6 times "
                                           "less: 5\u00a0M instead of 8\u00a0M.");
  g_assert_nonnull (label);
  href = strstr (gtk_label_get_label (GTK_LABEL (label)), "\"0\">Zeta</a>");
  g_assert_nonnull (href);
  g_signal_emit_by_name (label, "activate-link", "0", &handled);
  g_assert_true (handled);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  zeta = read_card (fixture);
  g_assert_true (g_str_has_prefix (zeta, "Zeta\nOn the efficient frontier\n"));
  rows = ef_chart_view_get_selection (fixture->view, &n_rows);
  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_cmpuint (rows[0], ==, 0);

  /* So does a choice somewhere else, of a point that is out of the view too. */
  ef_chart_view_set_selection (fixture->view, (const guint32[]){ 1 }, 1);
  widget_fixture_settle (fixture);
  g_assert_cmpint (fixture->view->pinned, ==, 1);
  g_assert_true (gtk_widget_get_child_visible (fixture->view->card));
  ef_chart_view_set_selection (fixture->view, NULL, 0);
  g_assert_cmpint (fixture->view->pinned, ==, -1);
}

/* Clicks on the card are the card's. */
static void
test_clicks_on_the_card (WidgetFixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds;
  guint n_rows;
  const guint32 *rows;

  click_row (fixture, 3);
  g_assert_true (
    gtk_widget_compute_bounds (fixture->view->card, GTK_WIDGET (fixture->view), &bounds));
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_CLICK),
                         "released", 1, bounds.origin.x + bounds.size.width / 2.0,
                         bounds.origin.y + bounds.size.height / 2.0);
  rows = ef_chart_view_get_selection (fixture->view, &n_rows);
  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_cmpuint (rows[0], ==, 3);
  g_assert_cmpint (fixture->view->pinned, >=, 0);
}

/* Beside its point, within the chart, away with the point. */
static void
test_place (WidgetFixture *fixture, gconstpointer data)
{
  const EfView corner = { 7.5, 8.5, 75, 95 };

  for (guint row = 0; row < 7; row++)
    {
      graphene_rect_t bounds;
      double x, y;

      ef_chart_view_pin (fixture->view, -1);
      click_row (fixture, row);
      widget_fixture_locate (fixture, row, &x, &y);
      g_assert_true (
        gtk_widget_compute_bounds (fixture->view->card, GTK_WIDGET (fixture->view), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                         gtk_widget_get_width (GTK_WIDGET (fixture->view)));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                         gtk_widget_get_height (GTK_WIDGET (fixture->view)));
      g_assert_false (
        graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
    }

  ef_chart_view_pin (fixture->view, -1);
  click_row (fixture, 1);
  g_assert_true (gtk_widget_get_child_visible (fixture->view->card));
  ef_viewport_zoom_to (ef_chart_view_get_viewport (fixture->view), &corner);
  widget_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_child_visible (fixture->view->card));
  ef_viewport_fit (ef_chart_view_get_viewport (fixture->view));
  widget_fixture_settle (fixture);
  g_assert_true (gtk_widget_get_child_visible (fixture->view->card));
}

static GtkWidget *
find_label_in_card (WidgetFixture *fixture, const char *text)
{
  GtkWidget *label = find_label (fixture->view->card, text);

  g_assert_nonnull (label);
  return label;
}

/* A card is not higher than what it says, however long a name is; and no hyphen comes into that. */
static void
test_long_name (WidgetFixture *fixture, gconstpointer data)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Long", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) column = NULL;
  EfTable *table;
  graphene_rect_t card, end;
  PangoLayout *layout;
  PangoAttrIterator *iterator;
  PangoAttribute *hyphens;

  for (guint i = 0; i < ef_table_get_n_rows (fixture->table); i++)
    ef_column_builder_add_text (
      builder, "somebody/Some-Model-of-theirs_with_a_long_name_that_never_seems_to_end", -1);
  column = ef_column_builder_end (builder);
  table = ef_table_add_column (fixture->table, column);
  ef_table_unref (fixture->table);
  fixture->table = table;
  ef_chart_spec_set_string (&fixture->spec->label, "Long");
  ef_chart_data_unref (fixture->data);
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  widget_fixture_settle (fixture);
  move_to_row (fixture, 0);

  g_assert_true (gtk_widget_compute_bounds (fixture->view->card, fixture->view->card, &card));
  g_assert_true (gtk_widget_compute_bounds (find_label_in_card (fixture, "Click for all values"),
                                            fixture->view->card, &end));
  g_assert_cmpfloat (card.origin.y + card.size.height - end.origin.y - end.size.height, <, 30);
  layout = gtk_label_get_layout (GTK_LABEL (find_label_in_card (fixture, "somebody/")));
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  iterator = pango_attr_list_get_iterator (pango_layout_get_attributes (layout));
  hyphens = pango_attr_iterator_get (iterator, PANGO_ATTR_INSERT_HYPHENS);
  g_assert_nonnull (hyphens);
  g_assert_cmpint (pango_attribute_as_int (hyphens)->value, ==, FALSE);
  pango_attr_iterator_destroy (iterator);
}

/* What stays in sight where a trace is longer than the chart is high: what an amount would be in
 * everyday terms comes before what it was made of. */
static void
test_order (WidgetFixture *fixture, gconstpointer data)
{
  EfColumnBuilder *builder = ef_column_builder_new ("much", EF_COLUMN_NUMBER);
  g_autofree char *zeta = NULL;
  const char *equivalent, *trace;

  ef_column_builder_set_quantity (builder, ef_quantity_find ("energy"),
                                  ef_unit_find_by_id ("kilowatt-hour"));
  for (guint i = 0; i < ef_table_get_n_rows (fixture->table); i++)
    {
      ef_column_builder_add_number (builder, 2500);
      ef_column_builder_set_cell_origin (builder, i, EF_ORIGIN_DERIVED, "size / 2");
    }
  ef_chart_spec_set_string (&fixture->spec->x.column, "much");
  zeta = read_card_with (fixture, builder);
  equivalent = strstr (zeta, "\nas much as ");
  trace = strstr (zeta, "\nDerived: ");
  g_assert_nonnull (equivalent);
  g_assert_nonnull (trace);
  g_assert_true (equivalent < trace);
}

/* Appends all scrolled windows in it. */
static void
list_scrollers (GtkWidget *widget, GPtrArray *list)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_ptr_array_add (list, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_scrollers (child, list);
}

/* The only one. */
static GtkScrolledWindow *
find_scroller (GtkWidget *card)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  list_scrollers (card, list);
  g_assert_cmpuint (list->len, ==, 1);
  return g_ptr_array_index (list, 0);
}

static GtkWidget *
get_scrolled (GtkScrolledWindow *scroller)
{
  return gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (scroller)));
}

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* As high as it is in the card. */
static int
measure_height (GtkWidget *widget, GtkWidget *card)
{
  int width, natural;

  gtk_widget_measure (gtk_widget_get_first_child (card), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* In a low window nothing of a card that stays is out of reach: all values are scrolled as one, and
 * of one that passes by the end is not cut off, which says how to make it stay. */
static void
test_low (WidgetFixture *fixture, gconstpointer data)
{
  EfPointCard *card = EF_POINT_CARD (g_object_ref_sink (ef_point_card_new ()));
  GtkScrolledWindow *scroller;
  GtkWidget *end;
  GtkPolicyType policy;

  ef_point_card_set_room (card, 800, 250, 400);
  ef_point_card_show_point (card, fixture->data, fixture->spec, 0, FALSE);
  scroller = find_scroller (GTK_WIDGET (card));
  gtk_scrolled_window_get_policy (scroller, NULL, &policy);
  g_assert_cmpint (policy, ==, GTK_POLICY_EXTERNAL);
  g_assert_nonnull (find_label (get_scrolled (scroller), "5 M"));
  end = find_label (GTK_WIDGET (card), "Click for all values");
  g_assert_nonnull (end);
  g_assert_false (gtk_widget_is_ancestor (end, GTK_WIDGET (scroller)));

  ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
  scroller = find_scroller (GTK_WIDGET (card));
  gtk_scrolled_window_get_policy (scroller, NULL, &policy);
  g_assert_cmpint (policy, ==, GTK_POLICY_AUTOMATIC);
  g_assert_nonnull (find_label (get_scrolled (scroller), "5 M"));
  g_assert_nonnull (find_label (get_scrolled (scroller), "CNN"));
  /* Of few values, nothing that there is room for. */
  g_assert_cmpint (gtk_scrolled_window_get_max_content_height (scroller), ==,
                   measure_height (get_scrolled (scroller), GTK_WIDGET (card)));
  g_object_unref (card);
}

/* As wide as there is room for beside the point. */
static void
test_beside (WidgetFixture *fixture, gconstpointer data)
{
  EfPointCard *card = EF_POINT_CARD (g_object_ref_sink (ef_point_card_new ()));
  int widest, narrowest;

  ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
  widest = measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL);
  ef_point_card_set_room (card, 1000, 500, 10);
  ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
  /* There it stands above or below. */
  g_assert_cmpint (measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL), ==, widest);
  ef_point_card_set_room (card, 10, 500, 10);
  ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
  narrowest = measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpint (narrowest, <, widest);
  for (int room = narrowest; room < widest + 20; room += 10)
    {
      ef_point_card_set_room (card, 1000, 500, room);
      ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
      g_assert_cmpint (measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL), <=, room);
    }
  g_object_unref (card);
}

/* A row of very many values does not cover the chart: on a low one, fewer of them are in sight at
 * once; and a bar says that there are more. */
static void
test_room (WidgetFixture *fixture, gconstpointer data)
{
  static const int heights[][2] = { { 0, 220 }, { 250, 96 }, { 480, 144 }, { 1000, 220 } };
  EfPointCard *card = EF_POINT_CARD (g_object_ref_sink (ef_point_card_new ()));

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("more %u", i);
      EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
      g_autofree char *words = NULL;

      for (guint row = 0; row < ef_table_get_n_rows (fixture->table); row++)
        ef_column_builder_add_number (builder, row);
      words = read_card_with (fixture, builder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      GtkScrolledWindow *scroller;
      GtkWidget *box, *others;
      int bar;

      ef_point_card_set_room (card, heights[i][0] > 0 ? 800 : 0, heights[i][0], 400);
      ef_point_card_show_point (card, fixture->data, fixture->spec, 0, TRUE);
      scroller = find_scroller (GTK_WIDGET (card));
      box = get_scrolled (scroller);
      others = gtk_widget_get_last_child (box);
      g_assert_cmpint (measure (others, GTK_ORIENTATION_VERTICAL), >, 400);
      g_assert_cmpint (gtk_scrolled_window_get_max_content_height (scroller), ==,
                       measure_height (box, GTK_WIDGET (card))
                         - measure_height (others, GTK_WIDGET (card)) + heights[i][1]);
      g_assert_false (gtk_scrolled_window_get_overlay_scrolling (scroller));
      gtk_widget_measure (gtk_scrolled_window_get_vscrollbar (scroller),
                          GTK_ORIENTATION_HORIZONTAL, -1, NULL, &bar, NULL, NULL);
      g_assert_cmpint (bar, >, 0);
      g_assert_cmpint (gtk_widget_get_margin_end (box), >, bar);
    }
  g_object_unref (card);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/widgets/point-card/" name, WidgetFixture, NULL, widget_fixture_set_up, function,   \
              widget_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("hover", test_hover);
  ADD ("computed", test_computed);
  ADD ("all-marked", test_all_marked);
  ADD ("long-fraction", test_long_fraction);
  ADD ("originals", test_originals);
  ADD ("pinned", test_pinned);
  ADD ("long-name", test_long_name);
  ADD ("order", test_order);
  ADD ("low", test_low);
  ADD ("beside", test_beside);
  ADD ("advice", test_advice);
  ADD ("clicks-on-the-card", test_clicks_on_the_card);
  ADD ("place", test_place);
  ADD ("room", test_room);
  return g_test_run ();
}
