/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ruler-group.h"

#include "fixture.h"
#include "group-fixture.h"

/* The rows of the inspector for lines along which something stays the same. */
typedef GroupFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  group_fixture_start (fixture, EF_TYPE_RULER_GROUP);
  ef_ruler_group_set_workspace (EF_RULER_GROUP (fixture->group), fixture->workspace);
  group_fixture_show (fixture, "Images");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  group_fixture_stop (fixture);
}

/* The widget of @type whose title begins with @title; any where it is NULL. */
static GtkWidget *
find_row (GtkWidget *parent, GType type, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
        return child;
      found = find_row (child, type, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const EfRuler *
get_ruler (Fixture *fixture, EfRulerKind kind)
{
  return &ef_workspace_get_spec (fixture->workspace)->rulers[kind];
}

/* Parameters against accuracy: memory and prices, and why nothing else. */
static void
test_possible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *memory = find_row (fixture->group, ADW_TYPE_EXPANDER_ROW, "Fits in memory");
  GtkWidget *energy = find_row (fixture->group, ADW_TYPE_EXPANDER_ROW, "Equal energy");

  g_assert_true (gtk_widget_get_sensitive (memory));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (memory)), ==, "");
  g_assert_false (gtk_widget_get_sensitive (energy));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (energy)), ==,
                   "Needs energy on an axis, or power and time.");
}

/* Each change is a step that can be undone, and the rows follow. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkWidget *memory = find_row (fixture->group, ADW_TYPE_EXPANDER_ROW, "Fits in memory");
  GtkWidget *values = find_row (memory, ADW_TYPE_ENTRY_ROW, "Memory");
  GtkWidget *formats = find_row (memory, ADW_TYPE_ENTRY_ROW, "Formats");

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (memory), TRUE);
  g_assert_true (get_ruler (fixture, EF_RULER_MEMORY)->shown);

  gtk_editable_set_text (GTK_EDITABLE (values), "8 GiB; 80");
  g_signal_emit_by_name (values, "apply");
  g_assert_cmpuint (get_ruler (fixture, EF_RULER_MEMORY)->n_values, ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (values)), ==, "8 GiB, 80 GB");
  gtk_editable_set_text (GTK_EDITABLE (formats), "Q4_0");
  g_signal_emit_by_name (formats, "apply");
  g_assert_cmpstr (get_ruler (fixture, EF_RULER_MEMORY)->of, ==, "q4-0");

  for (guint i = 0; i < 3; i++)
    ef_document_undo (fixture->document);
  g_assert_false (get_ruler (fixture, EF_RULER_MEMORY)->shown);
  g_assert_false (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (memory)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (values)), ==, "");
}

/* What is not understood changes nothing and says why, until it is. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  GtkWidget *memory = find_row (fixture->group, ADW_TYPE_EXPANDER_ROW, "Fits in memory");
  GtkWidget *values = find_row (memory, ADW_TYPE_ENTRY_ROW, "Memory");

  gtk_editable_set_text (GTK_EDITABLE (values), "24 kWh");
  g_signal_emit_by_name (values, "apply");
  g_assert_true (gtk_widget_has_css_class (values, "error"));
  g_assert_cmpuint (get_ruler (fixture, EF_RULER_MEMORY)->n_values, ==, 0);
  g_assert_nonnull (find_row (memory, ADW_TYPE_ACTION_ROW, "“24 kWh” has no unit of this ruler."));

  gtk_editable_set_text (GTK_EDITABLE (values), "24 GB");
  g_signal_emit_by_name (values, "apply");
  g_assert_false (gtk_widget_has_css_class (values, "error"));
  g_assert_cmpuint (get_ruler (fixture, EF_RULER_MEMORY)->n_values, ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) \
  g_test_add ("/pages/ruler-group/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("possible", test_possible);
  ADD ("change", test_change);
  ADD ("problem", test_problem);
#undef ADD

  return g_test_run ();
}
