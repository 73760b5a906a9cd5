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

/* Whether an empty list says that nothing was found. */
static void
assert_hint (GtkWidget *picker, gboolean shown)
{
  GtkWidget *popover = find (picker, GTK_TYPE_POPOVER);
  GtkWidget *view = find (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *list = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *words = gtk_widget_get_prev_sibling (list);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (words, GTK_TYPE_LABEL))), ==,
                   "Nothing found");
  g_assert_true (gtk_widget_get_visible (words) == shown);
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
      assert_hint (picker, TRUE);
      assert_found (picker, "", i == 0 ? 9 : 10);
      assert_hint (picker, FALSE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- The list that pops up ---- */

#define N_MANY 200

static EfTable *
create_wide_table (void)
{
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("task %03u", i);

      g_ptr_array_add (columns, create_column (name));
    }
  return ef_table_new ("Wide", "Wide", columns, 1, NULL, EF_PLACE_LINE, "", NULL);
}

/* The line that is selected, if it is wholly inside of what one sees of the list. */
static gboolean
is_selected_in_sight (GtkWidget *view)
{
  graphene_rect_t bounds;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0
        && gtk_widget_get_child_visible (row) && gtk_widget_compute_bounds (row, view, &bounds))
      return bounds.size.height > 0 && bounds.origin.y >= 0
             && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (view);
  return FALSE;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_pop_up (void)
{
  g_autoptr (EfTable) table = create_wide_table ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *picker = ef_column_picker_new ();
  GtkWidget *drop_down = find (picker, GTK_TYPE_DROP_DOWN);
  GtkWidget *popover = find (picker, GTK_TYPE_POPOVER);
  GtkWidget *entry = find (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *view = find (popover, GTK_TYPE_LIST_VIEW);
  guint n_picked = 0;

  gtk_window_set_child (GTK_WINDOW (window), picker);
  gtk_window_present (GTK_WINDOW (window));
  ef_column_picker_set_table (EF_COLUMN_PICKER (picker), table, EF_PICK_NUMBER, NULL);
  ef_column_picker_set_column (EF_COLUMN_PICKER (picker), "task 150");
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (count_cb), &n_picked);

  /* Twice: what one did before must not matter. */
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *focus;

      /* By itself, and by the row in which it stands. */
      if (i == 0)
        g_signal_emit_by_name (drop_down, "activate");
      else
        gtk_widget_mnemonic_activate (picker, FALSE);
      while (!gtk_widget_get_mapped (popover) || !is_selected_in_sight (view))
        g_main_context_iteration (NULL, TRUE);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, entry));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

      /* Enter picks the first that was found. */
      gtk_editable_set_text (GTK_EDITABLE (entry), i == 0 ? "17" : "no such column");
      g_signal_emit_by_name (entry, "search-changed");
      g_signal_emit_by_name (entry, "activate");
      if (i == 1)
        gtk_popover_popdown (GTK_POPOVER (popover));
      while (gtk_widget_get_mapped (popover))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (ef_column_picker_get_column (EF_COLUMN_PICKER (picker)), ==, "task 017");
      g_assert_cmpuint (n_picked, ==, 1);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      ef_column_picker_set_column (EF_COLUMN_PICKER (picker), "task 017");
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What Enter picks: all of a name before its beginning, and this before what is in it. */
static void
test_enter (void)
{
  static const char *const picks[][2] = {
    { "A", "a" }, { "e", "e" }, { "ml", "MLQARetrieval" }, { "retrieval", "CovidRetrieval" },
    { "b", "b" },
  };
  g_autoptr (EfTable) table = create_table ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *picker = ef_column_picker_new ();
  GtkWidget *popover = find (picker, GTK_TYPE_POPOVER);
  GtkWidget *entry = find (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_window_set_child (GTK_WINDOW (window), picker);
  gtk_window_present (GTK_WINDOW (window));
  ef_column_picker_set_table (EF_COLUMN_PICKER (picker), table, EF_PICK_NUMBER, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      g_signal_emit_by_name (find (picker, GTK_TYPE_DROP_DOWN), "activate");
      while (!gtk_widget_get_mapped (popover))
        g_main_context_iteration (NULL, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (entry), picks[i][0]);
      g_signal_emit_by_name (entry, "search-changed");
      g_signal_emit_by_name (entry, "activate");
      while (gtk_widget_get_mapped (popover))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (ef_column_picker_get_column (EF_COLUMN_PICKER (picker)), ==, picks[i][1]);
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

static void
assert_detail (EfColumn *column, const char *detail)
{
  g_autoptr (EfColumn) owned = column;
  g_autofree char *tip = ef_column_line_explain (column);
  GtkWidget *line = g_object_ref_sink (ef_column_line_new ());

  ef_column_line_show (line, ef_column_get_name (column), column, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (line))), ==, detail);
  /* And so does its header. */
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    g_assert_cmpstr (tip, ==, detail);
  g_object_unref (line);
}

/* Who filters or groups by texts wants to know how many differ, not how many rows have one. */
static void
test_counts (void)
{
  static const char *const kinds[] = { "CNN", "ViT", "CNN", "", "CNN" };
  EfColumnBuilder *builder = ef_column_builder_new ("kind", EF_COLUMN_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ef_column_builder_add_text (builder, kinds[i], -1);
  assert_detail (ef_column_builder_end (builder), "2 different values");
  assert_detail (create_column ("#Params (B)"), "Parameters · 1 row");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/column-picker/search", test_search);
  g_test_add_func ("/widgets/column-picker/pop-up", test_pop_up);
  g_test_add_func ("/widgets/column-picker/enter", test_enter);
  g_test_add_func ("/widgets/column-picker/explain", test_explain);
  g_test_add_func ("/widgets/column-picker/counts", test_counts);
  return g_test_run ();
}
