/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-dialog.h"

#include <math.h>
#include <string.h>

#include "fixture.h"

/* Columns that are computed in the window: the table "Images" has size and score. */

#define IMAGES "Vision > Images"

static void
type_text (GtkWidget *dialog, const char *row, const char *text)
{
  GtkWidget *entry = fixture_find_words (dialog, ADW_TYPE_ENTRY_ROW, "title", row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static GtkWidget *
find_apply_button (GtkWidget *dialog)
{
  GtkWidget *button = fixture_find_words (dialog, GTK_TYPE_BUTTON, "label", "_Add");

  return button != NULL ? button : fixture_find_words (dialog, GTK_TYPE_BUTTON, "label", "_Change");
}

static GtkWidget *
open_dialog (EfDocument *document)
{
  GtkWidget *dialog
    = ef_formula_dialog_new (NULL, document,
                             ef_table_get_id (fixture_find_table (document, IMAGES)));

  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

static void
column_added_cb (EfFormulaDialog *dialog, const char *name, char **added)
{
  g_free (*added);
  *added = g_strdup (name);
}

static void
add_column (EfDocument *document, const char *name, const char *formula)
{
  GtkWidget *dialog = open_dialog (document);
  g_autofree char *added = NULL;

  g_autofree char *expected = g_strstrip (g_strdup (name));

  g_signal_connect (dialog, "column-added", G_CALLBACK (column_added_cb), &added);
  type_text (dialog, "Name", name);
  type_text (dialog, "Formula", formula);
  fixture_press (dialog, "_Add");
  g_assert_cmpstr (added, ==, expected);
}

static double
get_number (EfDocument *document, const char *column)
{
  EfTable *table = fixture_find_table (document, IMAGES);

  return ef_column_get_numbers (ef_table_find_column (table, column))[0];
}

static void
select_column (GtkWidget *dialog, guint index)
{
  GtkWidget *row = fixture_find_words (dialog, ADW_TYPE_COMBO_ROW, "title", "Column");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), index);
}

static void
test_add (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  guint n = ef_table_get_n_columns (fixture_find_table (document, IMAGES));
  double score = get_number (document, "score");

  add_column (document, " Twice ", "score * 2");
  g_assert_cmpuint (ef_table_get_n_columns (fixture_find_table (document, IMAGES)), ==, n + 1);
  g_assert_cmpfloat (get_number (document, "Twice"), ==, 2 * score);

  ef_document_undo (document);
  g_assert_cmpuint (ef_table_get_n_columns (fixture_find_table (document, IMAGES)), ==, n);
  ef_document_redo (document);
  g_assert_cmpfloat (get_number (document, "Twice"), ==, 2 * score);
}

/* What was computed from a column that changes, follows in the same step. */
static void
test_change (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  double score = get_number (document, "score");
  GtkWidget *dialog;

  add_column (document, "Twice", "score * 2");
  add_column (document, "Four times", "Twice * 2");
  g_assert_cmpfloat (get_number (document, "Four times"), ==, 4 * score);

  dialog = open_dialog (document);
  select_column (dialog, 1);
  type_text (dialog, "Formula", "score * 3");
  fixture_press (dialog, "_Change");
  g_assert_cmpfloat (get_number (document, "Twice"), ==, 3 * score);
  g_assert_cmpfloat (get_number (document, "Four times"), ==, 6 * score);
  ef_document_undo (document);
  g_assert_cmpfloat (get_number (document, "Four times"), ==, 4 * score);

  dialog = open_dialog (document);
  select_column (dialog, 2);
  fixture_press (dialog, "_Remove");
  g_assert_null (ef_table_find_column (fixture_find_table (document, IMAGES), "Four times"));
}

static void
assert_problem (GtkWidget *dialog, const char *name, const char *formula, const char *words)
{
  type_text (dialog, "Name", name);
  type_text (dialog, "Formula", formula);
  while (fixture_find_words (dialog, GTK_TYPE_LABEL, "label", words) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_sensitive (find_apply_button (dialog)));
}

static void
test_problems (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  GtkWidget *dialog = open_dialog (document);

  assert_problem (dialog, "", "", "Type a formula");
  assert_problem (dialog, "", "score * 2", "Type a name");
  assert_problem (dialog, "score", "score * 2", "a column of this name already");
  assert_problem (dialog, "a", "score *", "Character 8");
  assert_problem (dialog, "a", "scpre * 2", "There is no column");
  gtk_window_destroy (GTK_WINDOW (dialog));

  add_column (document, "Twice", "score * 2");
  add_column (document, "Four times", "Twice * 2");
  dialog = open_dialog (document);
  select_column (dialog, 1);
  assert_problem (dialog, "Twice", "`Four times` / 2", "computed from itself");
  assert_problem (dialog, "Twice", "Twice + 1", "computed from itself");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A result is written as in the table: nobody reads sixteen digits of it. */
static void
test_digits (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  GtkWidget *dialog = open_dialog (document);

  type_text (dialog, "Name", "Third");
  type_text (dialog, "Formula", "score / 3");
  while (fixture_find_words (dialog, GTK_TYPE_LABEL, "label", "23.33") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture_find_words (dialog, GTK_TYPE_LABEL, "label", "23.3333333"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* It opens with the column that somebody pointed at. */
static void
test_select (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  double score = get_number (document, "score");
  GtkWidget *dialog;

  add_column (document, "Twice", "score * 2");
  add_column (document, "Thrice", "score * 3");
  dialog = open_dialog (document);
  ef_formula_dialog_select (EF_FORMULA_DIALOG (dialog), "Thrice");
  g_assert_cmpstr (
    gtk_editable_get_text (fixture_find_words (dialog, ADW_TYPE_ENTRY_ROW, "title", "Formula")),
    ==, "score * 3");
  type_text (dialog, "Formula", "score * 4");
  fixture_press (dialog, "_Change");
  g_assert_cmpfloat (get_number (document, "Thrice"), ==, 4 * score);
  g_assert_cmpfloat (get_number (document, "Twice"), ==, 2 * score);

  /* One that no formula made is none of them. */
  dialog = open_dialog (document);
  ef_formula_dialog_select (EF_FORMULA_DIALOG (dialog), "score");
  g_assert_nonnull (fixture_find_words (dialog, GTK_TYPE_BUTTON, "label", "_Add"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/formula-dialog/add", test_add);
  g_test_add_func ("/pages/formula-dialog/change", test_change);
  g_test_add_func ("/pages/formula-dialog/problems", test_problems);
  g_test_add_func ("/pages/formula-dialog/digits", test_digits);
  g_test_add_func ("/pages/formula-dialog/select", test_select);

  return g_test_run ();
}
