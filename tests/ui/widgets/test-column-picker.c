/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-picker.h"

#include "ef-column-line.h"
#include "ef-formula.h"

static EfColumn *
create_column (const char *name)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (name, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  ef_column_builder_add_number (builder, 1);
  return ef_column_builder_end (builder);
}

static EfTable *
create_table (void)
{
  static const char *const names[] = {
    "CovidRetrieval", "MLQARetrieval", "Energy used (kWh)", "#Params (B)", "a", "b", "c", "d", "e",
  };
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (columns, create_column (names[i]));
  return ef_table_new ("Test", "Test", columns, 1, NULL, EF_PLACE_LINE, "", NULL);
}

/* The first widget of @type below @parent, or NULL. */
static GtkWidget *
find (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* How many lines the search for @text leaves. */
static void
assert_found (GtkWidget *picker, const char *text, guint n)
{
  GtkWidget *popover = find (picker, GTK_TYPE_POPOVER);
  GtkWidget *entry = find (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *view = find (popover, GTK_TYPE_LIST_VIEW);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))), ==,
    n);
}

/* Anywhere in the name, by quantity, and by unit; also of a table that comes later. */
static void
test_search (void)
{
  g_autoptr (EfTable) table = create_table ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *picker = ef_column_picker_new ();

  gtk_window_set_child (GTK_WINDOW (window), picker);
  for (guint i = 0; i < 2; i++)
    {
      ef_column_picker_set_table (EF_COLUMN_PICKER (picker), table, EF_PICK_NUMBER,
                                  i == 0 ? NULL : "None");
      assert_found (picker, "retrieval", 2);
      assert_found (picker, "mlqa", 1);
      assert_found (picker, "parameters", 1);
      assert_found (picker, "kwh", 1);
      assert_found (picker, "nothing like it", 0);
      assert_found (picker, "", i == 0 ? 9 : 10);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_explained (const char *name, const char *formula, const char *expected)
{
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfFormula) parsed = formula != NULL ? ef_formula_parse (formula, NULL) : NULL;
  g_autoptr (EfColumn) column
    = parsed != NULL ? ef_formula_compute (parsed, table, name, NULL, NULL, NULL)
                     : ef_column_ref (ef_table_find_column (table, name));
  g_autofree char *words = ef_column_line_explain (column);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_explain (void)
{
  assert_explained ("#Params (B)", NULL, "Parameters in B\nLower is better.\n1 value");
  assert_explained ("a", NULL, "1 value");
  assert_explained ("Energy (kWh)", "`Energy used (kWh)` * 2",
                    "= `Energy used (kWh)` * 2\nComputed from other columns, with their units.\n"
                    "Energy in kWh\nLower is better.\n1 value");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/column-picker/search", test_search);
  g_test_add_func ("/widgets/column-picker/explain", test_explain);
  return g_test_run ();
}
