/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-table-link.h"
#include "model-test.h"

#include <math.h>
#include <string.h>

/* The table of two tables. */

static void
add_texts (GPtrArray *columns, const char *name, EfRole role, const char *text)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; cells[i] != NULL; i++)
    ef_column_builder_add_text (builder, cells[i], -1);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
}

/* "7~6.5~7.5" has bounds, "1.5k=1500" another text in the file, "" is missing, "!12" estimated. */
static void
add_numbers (GPtrArray *columns, const char *name, const char *quantity, const char *unit,
             const char *text)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfQuantity *found = quantity != NULL ? ef_quantity_find (quantity) : NULL;
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  if (quantity != NULL)
    {
      g_assert_nonnull (found);
      ef_column_builder_set_quantity (builder, found, ef_unit_find (unit, -1));
    }
  ef_column_builder_set_direction (builder, EF_DIRECTION_HIGHER, EF_DIRECTION_REASON_FILE);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      char *cell = cells[i];
      char *equals = strchr (cell, '=');
      g_auto (GStrv) bounds = g_strsplit (cell, "~", -1);

      if (*cell == '\0')
        ef_column_builder_add_missing (builder, NULL, 0);
      else if (equals != NULL)
        ef_column_builder_add_number_full (builder, g_ascii_strtod (equals + 1, NULL), NAN, NAN,
                                           cell, equals - cell);
      else if (g_strv_length (bounds) == 3)
        ef_column_builder_add_number_full (builder, g_ascii_strtod (bounds[0], NULL),
                                           g_ascii_strtod (bounds[1], NULL),
                                           g_ascii_strtod (bounds[2], NULL), NULL, 0);
      else
        {
          ef_column_builder_add_number (builder, g_ascii_strtod (cell + (*cell == '!'), NULL));
          if (*cell == '!')
            ef_column_builder_set_cell_origin (builder, i, EF_ORIGIN_ESTIMATED, "guess");
        }
    }
  g_ptr_array_add (columns, ef_column_builder_end (builder));
}

static EfTable *
new_results (const char *names)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("results.csv", NULL, "delimited", NULL);

  add_texts (columns, "model", EF_ROLE_NAME, names);
  add_numbers (columns, "size", NULL, NULL, "224|384|224|");
  add_numbers (columns, "score", NULL, NULL, "80~79~81|1.5k=1500||!12");

  return ef_table_new ("results.csv", "results.csv", columns, 4, source, EF_PLACE_LINE, "", NULL);
}

static EfTable *
new_energy (void)
{
  static const guint32 places[] = { 7, 9, 4 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("energy.json", NULL, "json", NULL);

  add_texts (columns, "model", EF_ROLE_NAME, "A|a|x");
  add_numbers (columns, "img_size", NULL, NULL, "224|384|512");
  add_numbers (columns, "energy", "energy", "Wh", "1|2|3");
  add_numbers (columns, "score", NULL, NULL, "5|6|7");

  return ef_table_new ("energy.json", "energy.json", columns, 3, source, EF_PLACE_POINTER, "/runs",
                       places);
}

static EfTable *
link_tables (EfTable *first, EfTable *second, const EfLinkSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfLink) link = ef_table_link_rows (first, second, spec, NULL, &error);
  EfTable *table;

  g_assert_no_error (error);
  table = ef_table_link (first, second, spec, link, NULL, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static void
test_inner (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) table = link_tables (results, energy, spec);

  g_assert_cmpstr (ef_table_get_name (table), ==, "results + energy");
  g_assert_cmpstr (ef_source_get_name (ef_table_get_source (table)), ==,
                   "results.csv + energy.json");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 8);
  /* Exactly, and so not by spelling. */
  assert_cells (table, "model", "a|A");
  assert_cells (table, "model (energy)", "a|A");
  assert_cells (table, "energy", "2|1");
  assert_cells (table, "score", "80|1.5k");
  assert_cells (table, "score (energy)", "6|5");
  assert_cells (table, "Match", "exact|exact");
}

/* The size of the images, which both have; not the score, which each row has for itself. */
static void
test_offer (void)
{
  static const char *const names[] = { "model", "model" };
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) size = g_ptr_array_new ();
  GPtrArray *const not_taken[] = { none, none };
  GPtrArray *const taken[] = { size, none };
  const char *offered[2];

  g_assert_true (ef_table_link_offer_key (results, energy, names, not_taken, offered));
  g_assert_cmpstr (offered[0], ==, "size");
  g_assert_cmpstr (offered[1], ==, "img_size");
  g_ptr_array_add (size, (gpointer) "size");
  g_assert_false (ef_table_link_offer_key (results, energy, names, taken, offered));
}

static void
test_left (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) table = NULL;

  spec->left = TRUE;
  ef_link_spec_add_key (spec, "size", "img_size");
  table = link_tables (results, energy, spec);
  assert_cells (table, "model", "a|A|b|c");
  assert_cells (table, "model (energy)", "A|a||");
  assert_cells (table, "energy", "1|2||");
  assert_cells (table, "Match", "spelling|spelling|none|none");
}

/* All that is known of a column comes along. */
static void
test_columns (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) table = NULL;
  EfColumn *score, *kwh;

  spec->left = TRUE;
  table = link_tables (results, energy, spec);
  score = ef_table_find_column (table, "score");
  g_assert_cmpfloat (ef_column_get_lows (score)[0], ==, 79);
  g_assert_cmpfloat (ef_column_get_highs (score)[0], ==, 81);
  g_assert_cmpfloat (ef_column_get_numbers (score)[1], ==, 1500);
  g_assert_true (isnan (ef_column_get_numbers (score)[2]));
  g_assert_cmpuint (ef_column_get_cell_origin (score, 0), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpuint (ef_column_get_cell_origin (score, 3), ==, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (ef_column_get_cell_formula (score, 3), ==, "guess");

  kwh = ef_table_find_column (table, "energy");
  g_assert_true (ef_column_get_quantity (kwh) == ef_quantity_find ("energy"));
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (kwh)), ==, "watt-hour");
  g_assert_cmpuint (ef_column_get_direction (kwh), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpuint (ef_column_get_direction_reason (kwh), ==, EF_DIRECTION_REASON_FILE);
  g_assert_cmpuint (ef_column_get_n_present (kwh), ==, 2);
}

static void
assert_place (EfTable *table, guint row, const char *column, const char *expected)
{
  EfColumn *found = column != NULL ? ef_table_find_column (table, column) : NULL;
  g_autofree char *place = ef_table_describe_place (table, row, found);

  g_assert_cmpstr (place, ==, expected);
}

static void
test_places (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfTable) third = NULL;
  g_autoptr (EfTable) all = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  spec->left = TRUE;
  table = link_tables (results, energy, spec);
  assert_place (table, 0, "score", "results.csv, line 2, column score");
  assert_place (table, 0, "score (energy)", "energy.json, /runs/9/score");
  assert_place (table, 0, "Match", "results.csv, line 2; energy.json, /runs/9");
  assert_place (table, 2, "energy", "");
  assert_place (table, 2, NULL, "results.csv, line 4");

  /* A third one: every cell still knows its file. */
  add_texts (columns, "Name", EF_ROLE_NAME, "A");
  add_numbers (columns, "score", NULL, NULL, "99");
  third = ef_table_new ("cards", "cards", columns, 1, NULL, EF_PLACE_LINE, "", NULL);
  all = link_tables (table, third, spec);
  assert_cells (all, "score (cards)", "99|99||");
  assert_place (all, 1, "score (energy)", "energy.json, /runs/7/score");
  assert_place (all, 1, "score (cards)", "cards, line 2, column score");
  assert_cells (all, "Match", "exact|exact|none|none");
  assert_cells (all, "Match (2)", "spelling|exact|none|none");
}

static guint64
find_id (EfTable *table, const char *first, const char *second)
{
  for (guint i = 0; i < ef_table_get_n_rows (table); i++)
    if (g_str_equal (ef_column_get_text (ef_table_find_column (table, "model"), i), first)
        && g_str_equal (ef_column_get_text (ef_table_find_column (table, "model (energy)"), i),
                        second))
      return ef_table_get_row_ids (table)[i];

  g_assert_not_reached ();
}

/* Rows stay the same when a source comes anew with others, or in another order. */
static void
test_row_ids (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) newer = new_results ("new|c|A|a");
  g_autoptr (EfTable) energy = new_energy ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) before = NULL;
  g_autoptr (EfTable) after = NULL;

  before = link_tables (results, energy, spec);
  after = link_tables (newer, energy, spec);
  g_assert_cmpuint (find_id (before, "a", "a"), ==, find_id (after, "a", "a"));
  g_assert_cmpuint (find_id (before, "A", "A"), ==, find_id (after, "A", "A"));
  g_assert_cmpuint (find_id (before, "a", "a"), !=, find_id (before, "A", "A"));
}

/* Of one unit and of another, and of texts. */
static void
test_keys (void)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GPtrArray) second = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) one = NULL;
  g_autoptr (EfTable) other = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();

  add_texts (first, "model", EF_ROLE_NAME, "a|a|a|a");
  add_numbers (first, "used", "energy", "kWh", "0.1|0.2|0.3|");
  add_texts (first, "set", EF_ROLE_NONE, "ImageNet|Image Net|COCO|COCO");
  add_texts (second, "model", EF_ROLE_NAME, "a|a|a");
  add_numbers (second, "spent", "energy", "Wh", "100|300|");
  add_texts (second, "data", EF_ROLE_NONE, "imagenet|coco|coco");
  one = ef_table_new ("one", "one", first, 4, NULL, EF_PLACE_LINE, "", NULL);
  other = ef_table_new ("other", "other", second, 3, NULL, EF_PLACE_LINE, "", NULL);
  ef_link_spec_add_key (spec, "used", "spent");
  ef_link_spec_add_key (spec, "set", "data");
  table = link_tables (one, other, spec);
  assert_cells (table, "used", "0.1|0.3");
  assert_cells (table, "spent", "100|300");
}

static void
test_errors (void)
{
  g_autoptr (EfTable) results = new_results ("a|A|b|c");
  g_autoptr (EfTable) others = new_results ("p|q|r|s");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GError) error = NULL;

  link = ef_table_link_rows (results, others, spec, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (ef_table_link (results, others, spec, link, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_clear_error (&error);

  ef_link_spec_add_key (spec, "size", "no such");
  g_assert_null (ef_table_link_rows (results, others, spec, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_clear_error (&error);

  spec->names[0] = g_strdup ("no such");
  g_assert_null (ef_table_link_rows (results, others, spec, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

/* A name is shortened where words end, and never used twice. */
static void
test_names (void)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) one = NULL;
  g_autoptr (EfTable) other = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();

  add_texts (first, "model", EF_ROLE_NAME, "a");
  add_texts (first, "Match", EF_ROLE_NONE, "x");
  add_texts (first, "Match (benchmark-infer-amp)", EF_ROLE_NONE, "y");
  one = ef_table_new ("one", "one", first, 1, NULL, EF_PLACE_LINE, "", NULL);
  other = ef_table_new ("benchmark-infer-amp-nchw-pt240.csv", "other", first, 1, NULL,
                        EF_PLACE_LINE, "", NULL);
  table = link_tables (one, other, spec);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 7);
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, 3)), ==,
                   "model (benchmark-infer-amp)");
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, 4)), ==, "Match (2)");
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, 5)), ==,
                   "Match (benchmark-infer-amp) (benchmark-infer-amp)");
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, 6)), ==, "Match (3)");
}

static EfTable *
new_first_chart (const char *name, const char *quantities, const char *units)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_auto (GStrv) found = g_strsplit (quantities, "|", -1);
  g_auto (GStrv) of = g_strsplit (units, "|", -1);

  add_texts (columns, "model", EF_ROLE_NAME, "a|b|c");
  for (guint i = 0; found[i] != NULL; i++)
    add_numbers (columns, found[i], found[i], of[i], "3|1|2");

  return ef_table_new (name, name, columns, 3, NULL, EF_PLACE_LINE, "", NULL);
}

static void
assert_first_chart (EfTable *first, EfTable *second, const char *x_name, const char *y_name)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) table = link_tables (first, second, spec);
  gint x, y;

  ef_table_suggest_axes (table, &x, &y);
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, x)), ==, x_name);
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, y)), ==, y_name);
}

/* Whichever table comes first, the chart shows what neither of them could. */
static void
test_first_chart (void)
{
  g_autoptr (EfTable) scores = new_first_chart ("scores.csv", "parameters|accuracy", "1|%");
  g_autoptr (EfTable) runs = new_first_chart ("runs.csv", "parameters|duration|carbon", "1|s|kg");
  g_autoptr (EfTable) sizes = new_first_chart ("sizes.csv", "parameters", "1");

  assert_first_chart (scores, runs, "carbon", "accuracy");
  assert_first_chart (runs, scores, "carbon", "accuracy");
  /* Nothing new: as without a link. */
  assert_first_chart (scores, sizes, "parameters", "accuracy");
}

static void
test_spec (void)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLinkSpec) copy = NULL;

  spec->names[1] = g_strdup ("Name");
  ef_link_spec_add_key (spec, "a", "b");
  ef_link_spec_decide (spec, "x", "y", TRUE);
  copy = ef_link_spec_copy (spec);
  g_assert_true (ef_link_spec_equal (spec, copy));
  ef_link_spec_decide (copy, "x", "y", FALSE);
  g_assert_cmpuint (copy->decisions->len, ==, 1);
  g_assert_false (ef_link_spec_equal (spec, copy));
  ef_link_spec_decide (copy, "x", "y", TRUE);
  copy->left = TRUE;
  g_assert_false (ef_link_spec_equal (spec, copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/table-link/inner", test_inner);
  g_test_add_func ("/model/table-link/offer", test_offer);
  g_test_add_func ("/model/table-link/left", test_left);
  g_test_add_func ("/model/table-link/columns", test_columns);
  g_test_add_func ("/model/table-link/places", test_places);
  g_test_add_func ("/model/table-link/row-ids", test_row_ids);
  g_test_add_func ("/model/table-link/keys", test_keys);
  g_test_add_func ("/model/table-link/errors", test_errors);
  g_test_add_func ("/model/table-link/names", test_names);
  g_test_add_func ("/model/table-link/first-chart", test_first_chart);
  g_test_add_func ("/model/table-link/spec", test_spec);

  return g_test_run ();
}
