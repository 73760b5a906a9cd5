/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet.h"

#include <math.h>

#include "ef-error.h"
#include "ef-filter-parts.h"
#include "ef-filter.h"

#define N_ROWS 6

/* Licences repeat, one is missing; sizes reach over three orders of magnitude. */
static EfTable *
new_table (void)
{
  static const char *const licences[]
    = { "mit", "apache-2.0", "mit", "say \"no\"", NULL, "apache-2.0" };
  static const double sizes[] = { 1, 10, 100, 1000, 50, NAN };
  static const double days[] = { 0, 10, 20, 30, 40, NAN };
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *licence = ef_column_builder_new ("the licence", EF_COLUMN_TEXT);
  EfColumnBuilder *size = ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER);
  EfColumnBuilder *day = ef_column_builder_new ("date", EF_COLUMN_DATE);
  EfColumnBuilder *plain = ef_column_builder_new ("params", EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise ("Params (M)", &unit);

  ef_column_builder_set_quantity (size, quantity, unit);
  quantity = ef_quantity_recognise ("params", &unit);
  ef_column_builder_set_quantity (plain, quantity, unit);
  for (guint i = 0; i < N_ROWS; i++)
    {
      ef_column_builder_add_text (licence, licences[i], -1);
      ef_column_builder_add_number (size, sizes[i]);
      ef_column_builder_add_number (day, days[i]);
      ef_column_builder_add_number (plain, sizes[i] * 1e6);
    }
  g_ptr_array_add (columns, ef_column_builder_end (licence));
  g_ptr_array_add (columns, ef_column_builder_end (size));
  g_ptr_array_add (columns, ef_column_builder_end (day));
  g_ptr_array_add (columns, ef_column_builder_end (plain));

  return ef_table_new ("Test", "Test", columns, N_ROWS, NULL, EF_PLACE_LINE, "", NULL);
}

static char *
describe_part (const EfFilterPart *part)
{
  static const char *const kinds[] = { "other", "keep", "exclude", "bound" };
  GString *out = g_string_new (kinds[part->kind]);

  if (part->column != NULL)
    g_string_append_printf (out, " %s", part->column);
  for (guint i = 0; part->values != NULL && i < part->values->len; i++)
    g_string_append_printf (out, " [%s]", (const char *) part->values->pdata[i]);
  if (part->missing)
    g_string_append (out, " missing");
  if (part->bound != NULL)
    g_string_append_printf (out, " %s %s", part->upper ? "to" : "from", part->bound);

  return g_string_free (out, FALSE);
}

/* What a filter is made of: each part with its text. */
static void
assert_parts (const char *filter, const char *expected)
{
  g_autoptr (GPtrArray) parts = ef_filter_list_parts (filter);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const EfFilterPart *part = parts->pdata[i];
      g_autofree char *words = describe_part (part);

      g_string_append_printf (got, "%s%s: %s", i > 0 ? "; " : "", part->text, words);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_parts (void)
{
  assert_parts (NULL, "");
  assert_parts ("size <", "");
  assert_parts (" size < 7 B ", "size < 7 B: bound size to 7 B");
  assert_parts ("24 <= memory and `a b` = 'x'",
                "24 <= memory: bound memory from 24; `a b` = 'x': keep a b [x]");
  assert_parts ("date >= 2019-01 and kind not in ('x', \"y\")",
                "date >= 2019-01: bound date from 2019-01; "
                "kind not in ('x', \"y\"): exclude kind [x] [y]");
  assert_parts ("(kind = 'x' or kind is missing) and not (kind in ('y') or kind is missing)",
                "(kind = 'x' or kind is missing): keep kind [x] missing; "
                "not (kind in ('y') or kind is missing): exclude kind [y] missing");
  assert_parts ("kind is missing and kind is not missing",
                "kind is missing: keep kind missing; "
                "kind is not missing: exclude kind missing");
  /* What clicks cannot say. */
  assert_parts ("kind = 'x' or other = 'y'", "kind = 'x' or other = 'y': other");
  assert_parts ("kind != 'x'", "kind != 'x': other");
  assert_parts ("bits in (4, 8)", "bits in (4, 8): other");
  assert_parts ("size < memory", "size < memory: other");
  assert_parts ("(a = 'x' and b = 'y') and name matches 'z'",
                "(a = 'x' and b = 'y'): other; name matches 'z': other");
}

static void
assert_removed (const char *filter, guint part, const char *expected)
{
  g_autofree char *left = ef_filter_remove_part (filter, part);

  g_assert_cmpstr (left, ==, expected);
}

static void
test_remove (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autofree char *left = NULL;

  assert_removed ("a = 'x'", 0, NULL);
  assert_removed ("a = 'x' and  b < 7 B and c > 1", 1, "a = 'x' and c > 1");
  assert_removed ("a = 'x' and (b < 7 or c > 1)", 0, "(b < 7 or c > 1)");

  /* The column under all of its names; what was written stays. */
  left = ef_filter_remove_choices (
    "parameters > 1 and date > 1971 and `Params (M)` <= 7 B and not `Params (M)` = 5",
    table, ef_table_get_column (table, 1));
  g_assert_cmpstr (left, ==, "date > 1971 and not `Params (M)` = 5");
}

static void
test_join (void)
{
  static const char *const conditions[] = { "a = 'x' or b = 'y'", NULL, "c > 1" };
  static const char *const placed[] = { "(a = 'x' or b = 'y')", "c > 1" };
  g_autofree char *both = ef_filter_join (conditions, 3);
  g_autofree char *again = ef_filter_join (placed, 2);
  g_autofree char *one = ef_filter_join (conditions, 2);
  g_autofree char *none = ef_filter_join (conditions + 1, 1);

  g_assert_cmpstr (both, ==, "(a = 'x' or b = 'y') and c > 1");
  g_assert_cmpstr (again, ==, both);
  g_assert_cmpstr (one, ==, "a = 'x' or b = 'y'");
  g_assert_null (none);
}

/* What is written is read back as the same choice, and keeps the rows that it says. */
static void
assert_written (EfFilterPartKind kind,
                const char *const *values,
                guint n_values,
                gboolean missing,
                const char *expected,
                const char *rows)
{
  g_autoptr (EfTable) table = new_table ();
  g_autofree char *text
    = ef_filter_write_values ("the licence", kind, values, n_values, missing);
  g_autoptr (GPtrArray) parts = ef_filter_list_parts (text);
  g_autoptr (EfFilter) filter = ef_filter_parse (text, NULL);
  g_autofree guint8 *mask = ef_filter_apply (filter, table, NULL);
  const EfFilterPart *part;

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (parts->len, ==, 1);
  part = parts->pdata[0];
  g_assert_cmpint (part->kind, ==, kind);
  g_assert_cmpint (part->missing, ==, missing);
  g_assert_cmpuint (part->values->len, ==, n_values);
  for (guint i = 0; i < n_values; i++)
    g_assert_cmpstr (part->values->pdata[i], ==, values[i]);
  for (guint row = 0; row < N_ROWS; row++)
    g_assert_cmpint (mask[row], ==, rows[row] == '1');
}

static void
test_write_values (void)
{
  static const char *const values[] = { "say \"no\"", "mit" };

  assert_written (EF_FILTER_KEEP, values, 1, FALSE, "`the licence` = \"say \"\"no\"\"\"",
                  "...1..");
  assert_written (EF_FILTER_KEEP, values, 2, FALSE,
                  "`the licence` in (\"say \"\"no\"\"\", \"mit\")", "1.11..");
  assert_written (EF_FILTER_KEEP, values + 1, 1, TRUE,
                  "(`the licence` = \"mit\" or `the licence` is missing)", "1.1.1.");
  assert_written (EF_FILTER_KEEP, NULL, 0, TRUE, "`the licence` is missing", "....1.");
  assert_written (EF_FILTER_EXCLUDE, values + 1, 1, FALSE, "`the licence` not in (\"mit\")",
                  ".1.111");
  assert_written (EF_FILTER_EXCLUDE, values + 1, 1, TRUE,
                  "not (`the licence` = \"mit\" or `the licence` is missing)", ".1.1.1");
  assert_written (EF_FILTER_EXCLUDE, NULL, 0, TRUE, "`the licence` is not missing", "1111.1");
  g_assert_null (ef_filter_write_values ("a", EF_FILTER_KEEP, NULL, 0, FALSE));
}

static void
assert_bound (guint column, gboolean upper, double value, const char *expected)
{
  g_autoptr (EfTable) table = new_table ();
  g_autofree char *text
    = ef_filter_write_bound (ef_table_get_column (table, column), upper, value);
  g_autoptr (EfFilter) filter = ef_filter_parse (text, NULL);
  g_autofree guint8 *mask = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (filter);
  mask = ef_filter_apply (filter, table, NULL);
  g_assert_nonnull (mask);
}

static void
test_write_bounds (void)
{
  assert_bound (1, FALSE, 7, "`Params (M)` >= 7 M");
  assert_bound (1, TRUE, -0.25, "`Params (M)` <= -0.25 M");
  assert_bound (2, TRUE, 31, "date <= 1970-02-01");
  assert_bound (3, FALSE, 19.3e9, "params >= 19.3 B");
  assert_bound (3, TRUE, 1.5e6, "params <= 1.5 M");
  assert_bound (3, TRUE, 12, "params <= 12");
}

static void
assert_name (const char *name, const char *expected)
{
  g_autofree char *quoted = ef_filter_quote_name (name);

  g_assert_cmpstr (quoted, ==, expected);
}

static void
test_names (void)
{
  assert_name ("date", "date");
  assert_name ("#Params", "#Params");
  assert_name ("mAP@0.5", "mAP@0.5");
  assert_name ("Params (M)", "`Params (M)`");
  assert_name ("not", "`not`");
  assert_name (" a", "` a`");
  assert_name ("3d", "`3d`");
  assert_name ("`a", "```a`");
  assert_name ("", "``");
}

static EfFacet *
count (guint column, const char *filter)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (GError) error = NULL;
  EfFacet *facet = ef_facet_new (table, ef_table_get_column (table, column), filter, NULL, &error);

  g_assert_no_error (error);

  return facet;
}

static void
assert_values (const EfFacet *facet, const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);
  EfTextPool *pool = ef_column_get_pool (facet->column);

  for (guint i = 0; i < facet->values->len; i++)
    {
      const EfFacetValue *value = &g_array_index (facet->values, EfFacetValue, i);

      g_string_append_printf (got, "%s%s %u", i > 0 ? ", " : "",
                              ef_text_pool_get (pool, value->text_id), value->n);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_texts (void)
{
  g_autoptr (EfFacet) all = count (0, NULL);
  g_autoptr (EfFacet) some = count (0, "`the licence` = \"mit\" and parameters >= 50");

  assert_values (all, "apache-2.0 2, mit 2, say \"no\" 1");
  g_assert_cmpuint (all->n_missing, ==, 1);
  g_assert_cmpuint (all->n_rows, ==, N_ROWS);
  g_assert_cmpuint (all->n_values, ==, 3);

  /* What is chosen of itself does not count, or one could never choose a second value. */
  assert_values (some, "mit 1, say \"no\" 1, apache-2.0 0");
  g_assert_cmpuint (some->n_missing, ==, 1);
  g_assert_cmpuint (some->n_rows, ==, 3);
}

static void
test_numbers (void)
{
  g_autoptr (EfFacet) all = count (1, "parameters < 2");
  g_autoptr (EfFacet) some = count (1, "`the licence` = \"mit\"");
  g_autoptr (EfFacet) dates = count (2, NULL);
  guint n = 0;

  g_assert_true (all->has_range);
  g_assert_cmpfloat (all->min, ==, 1);
  g_assert_cmpfloat (all->max, ==, 1000);
  g_assert_true (all->logarithmic);
  g_assert_cmpuint (all->n_missing, ==, 1);
  for (guint i = 0; i < EF_FACET_BINS; i++)
    n += all->bins[i];
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (all->bins[0], ==, 1);
  g_assert_cmpuint (all->bins[EF_FACET_BINS - 1], ==, 1);
  g_assert_cmpuint (all->bins[ef_facet_find_bin (all, 100)], ==, 1);
  g_assert_cmpfloat_with_epsilon (ef_facet_get_value_at (all, 1. / 3), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (ef_facet_get_share_of (all, 100), 2. / 3, 1e-9);
  g_assert_cmpfloat (ef_facet_get_share_of (all, -5), ==, 0);

  /* The bars stand where they stood, only lower. */
  g_assert_cmpfloat (some->max, ==, 1000);
  g_assert_cmpuint (some->n_rows, ==, 2);
  g_assert_cmpuint (some->bins[0], ==, 1);
  g_assert_cmpuint (some->bins[EF_FACET_BINS - 1], ==, 0);

  g_assert_false (dates->logarithmic);
  g_assert_cmpfloat (ef_facet_get_value_at (dates, 0.5), ==, 20);
}

/* A hand points as finely as pixels are, here 280, also where the values are far from zero. */
static void
test_bounds (void)
{
  g_autoptr (EfFacet) sizes = count (1, NULL);
  g_autoptr (EfFacet) dates = count (2, NULL);
  EfFacet elo = { .column = sizes->column, .has_range = TRUE, .min = 1012.3456789, .max = 1404.98 };
  const double pixel = 1. / 280;

  g_assert_cmpfloat (ef_facet_get_bound_at (&elo, 101 * pixel, pixel, FALSE), ==, 1153);
  g_assert_cmpfloat (ef_facet_get_bound_at (&elo, 101 * pixel, pixel, TRUE), ==, 1154);
  g_assert_cmpfloat (ef_facet_get_bound_at (sizes, 0.2, pixel, FALSE), ==, 3.98);
  g_assert_cmpfloat (ef_facet_get_bound_at (sizes, 0.9, pixel, TRUE), ==, 510);
  g_assert_cmpfloat (ef_facet_get_bound_at (dates, 0.71, pixel, TRUE), ==, 28);

  /* Dragging to an end means no bound there. */
  g_assert_cmpfloat (ef_facet_get_bound_at (&elo, 0, pixel, FALSE), ==, -INFINITY);
  g_assert_cmpfloat (ef_facet_get_bound_at (&elo, 1, pixel, TRUE), ==, INFINITY);
  g_assert_cmpfloat (ef_facet_get_bound_at (&elo, 0.9999, pixel, TRUE), ==, INFINITY);
}

static void
test_errors (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_facet_new (table, ef_table_get_column (table, 0), "nothing = 'x'", NULL,
                               &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (ef_facet_new (table, ef_table_get_column (table, 0), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facet/parts", test_parts);
  g_test_add_func ("/facet/remove", test_remove);
  g_test_add_func ("/facet/join", test_join);
  g_test_add_func ("/facet/write-values", test_write_values);
  g_test_add_func ("/facet/write-bounds", test_write_bounds);
  g_test_add_func ("/facet/names", test_names);
  g_test_add_func ("/facet/texts", test_texts);
  g_test_add_func ("/facet/numbers", test_numbers);
  g_test_add_func ("/facet/bounds", test_bounds);
  g_test_add_func ("/facet/errors", test_errors);
  return g_test_run ();
}
