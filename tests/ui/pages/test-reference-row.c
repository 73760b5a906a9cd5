/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-limit-text.h"
#include "ef-reference-row.h"
#include "fixture.h"

#include <math.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *row;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  fixture->row = g_object_new (EF_TYPE_REFERENCE_ROW, "title", "Grid", NULL);
  ef_reference_row_set_kind (EF_REFERENCE_ROW (fixture->row), GPOINTER_TO_INT (data), "None");
  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->row);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
assert_found (Fixture *fixture, const char *text, const char *value)
{
  ef_reference_row_set_value (EF_REFERENCE_ROW (fixture->row), NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_search_row (fixture->row, text);
  g_assert_cmpstr (ef_reference_row_get_value (EF_REFERENCE_ROW (fixture->row)), ==, value);
}

/* A unit behind the number counts: kilograms are no grams. */
static void
test_grid_units (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "120", "120");
  assert_found (fixture, "120 g/kWh", "120");
  assert_found (fixture, "0.125 kg/kWh", "125");
  assert_found (fixture, "0.125 kgCO2e/kWh", "125");
  assert_found (fixture, "125 kg/MWh", "125");
  assert_found (fixture, "120 kelvin", NULL);
  assert_found (fixture, "120 %", NULL);
  assert_found (fixture, "2000 kg/kWh", NULL);
}

static void
test_site_units (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "1.25", "1.25");
  assert_found (fixture, "1.25 kW", NULL);
  assert_found (fixture, "0.5", NULL);
}

/* The tip of the button would stand on the list. */
static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = fixture_get_widget (fixture->row, GTK_TYPE_MENU_BUTTON, 0);

  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_widget_get_has_tooltip (button));
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *dimension;
    double value; /* NAN: refused */
  } cases[] = {
    { "1,000,000", "count", 1e6 },
    { "10k", "count", 1e4 },
    { "1 M", "count", 1e6 },
    { "2.5 million", "count", 2.5e6 },
    { "10 kWh", "count", NAN },
    { "500 tokens", "count", NAN },
    { "1-2", "count", NAN },
    { "5 ± 1", "count", NAN },
    { "40", NULL, 40 },
    { "40 W", NULL, NAN },
    { "40k", NULL, NAN },
    { "30 g/kWh", "carbon-intensity", 30 },
    { "30 kWh", "carbon-intensity", NAN },
    { "many", "count", NAN },
    { "", "count", NAN },
  };
  gboolean percent;
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean read
        = ef_limit_text_read_number (cases[i].text, cases[i].dimension, &value, NULL);

      g_assert_cmpint (read, ==, !isnan (cases[i].value));
      if (read)
        g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }

  g_assert_false (ef_limit_text_read_number ("40 %", NULL, &value, NULL));
  g_assert_true (ef_limit_text_read_number ("40 %", NULL, &value, &percent));
  g_assert_cmpfloat (value, ==, 40);
  g_assert_true (percent);
}

#define ADD(name, kind, function)                                                                  \
  g_test_add ("/pages/reference-row/" name, Fixture, GINT_TO_POINTER (kind), set_up, function,     \
              tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("grid-units", EF_REFERENCE_GRID, test_grid_units);
  ADD ("site-units", EF_REFERENCE_SITE, test_site_units);
  ADD ("tooltip", EF_REFERENCE_GRID, test_tooltip);
  g_test_add_func ("/pages/reference-row/numbers", test_numbers);

  return g_test_run ();
}
