/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-bounds-kind.h"

#include "ef-table-reshape.h"

static EfColumn *
create_numbers (const char *header, gboolean bounded)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);

  for (guint i = 0; i < 2; i++)
    if (bounded)
      ef_column_builder_add_number_full (builder, 80, 79, 81, NULL, 0);
    else
      ef_column_builder_add_number (builder, 1);
  return ef_column_builder_end (builder);
}

static EfColumn *
create_texts (const char *header, const char *text)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_TEXT);

  for (guint i = 0; i < 2; i++)
    ef_column_builder_add_text (builder, text, -1);
  return ef_column_builder_end (builder);
}

/* What the bounds of the first column are, with others behind it; a header before a "|" is one of
 * texts: "±|". */
static EfBoundsKind
find (const char *format, const char *headers)
{
  g_auto (GStrv) words = g_strsplit (headers, ";", -1);
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("models.csv", NULL, format, NULL);
  g_autoptr (EfTable) table = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (words[i], "|"))
      g_ptr_array_add (columns, create_texts ("", "±"));
    else
      g_ptr_array_add (columns, create_numbers (words[i], i == 0));
  table = ef_table_new ("T", "T", columns, 2, source, EF_PLACE_LINE, "", NULL);

  return ef_bounds_kind_find (table, ef_table_get_column (table, 0));
}

static void
test_names (void)
{
  g_assert_cmpint (find ("delimited", "score"), ==, EF_BOUNDS_UNKNOWN);
  g_assert_cmpint (find ("delimited", "score;Params;score_std"), ==, EF_BOUNDS_DEVIATION);
  g_assert_cmpint (find ("delimited", "score_mean;score_std"), ==, EF_BOUNDS_DEVIATION);
  g_assert_cmpint (find ("delimited", "mean;std"), ==, EF_BOUNDS_DEVIATION);
  g_assert_cmpint (find ("delimited", "acc,none;acc_stderr,none"), ==, EF_BOUNDS_ERROR);
  g_assert_cmpint (find ("delimited", "score;Stderr"), ==, EF_BOUNDS_ERROR);
  g_assert_cmpint (find ("delimited", "score;±|;Stderr"), ==, EF_BOUNDS_ERROR);
  g_assert_cmpint (find ("delimited", "score;other;Stderr"), ==, EF_BOUNDS_UNKNOWN);
  g_assert_cmpint (find ("delimited", "score;95_pct_ci"), ==, EF_BOUNDS_INTERVAL);
  g_assert_cmpint (find ("delimited", "score (95% CI)"), ==, EF_BOUNDS_INTERVAL);
  g_assert_cmpint (find ("delimited", "rating;rating_q025;rating_q975"), ==, EF_BOUNDS_INTERVAL);
  /* Bounds of what? */
  g_assert_cmpint (find ("delimited", "rating;rating_lower;rating_upper"), ==, EF_BOUNDS_UNKNOWN);
  /* Of another column. */
  g_assert_cmpint (find ("delimited", "score;latency;latency_std"), ==, EF_BOUNDS_UNKNOWN);
}

static void
test_formats (void)
{
  g_assert_cmpint (find ("lm-eval", "acc"), ==, EF_BOUNDS_ERROR);
  g_assert_cmpint (find ("openml-run", "accuracy"), ==, EF_BOUNDS_DEVIATION);
  g_assert_cmpint (find ("wandb", "loss"), ==, EF_BOUNDS_RANGE);
}

/* Nothing is said of exact values, whatever stands beside them. */
static void
test_no_bounds (void)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;

  g_ptr_array_add (columns, create_numbers ("score", FALSE));
  g_ptr_array_add (columns, create_numbers ("score_std", FALSE));
  table = ef_table_new ("T", "T", columns, 2, NULL, EF_PLACE_LINE, "", NULL);
  g_assert_cmpint (ef_bounds_kind_find (table, ef_table_get_column (table, 0)), ==,
                   EF_BOUNDS_UNKNOWN);
}

/* An aggregated table says what it was asked for. */
static void
test_aggregated (void)
{
  static const EfBoundsKind kinds[] = {
    [EF_RUN_SPREAD_RANGE] = EF_BOUNDS_RANGE,
    [EF_RUN_SPREAD_DEVIATION] = EF_BOUNDS_DEVIATION,
    [EF_RUN_SPREAD_ERROR] = EF_BOUNDS_ERROR,
  };

  for (guint spread = 0; spread < G_N_ELEMENTS (kinds); spread++)
    {
      EfColumnBuilder *builder = ef_column_builder_new ("score", EF_COLUMN_NUMBER);
      GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      g_autoptr (EfTable) runs = NULL;
      g_autoptr (EfTable) table = NULL;
      g_autoptr (GError) error = NULL;

      ef_column_builder_add_number (builder, 79);
      ef_column_builder_add_number (builder, 81);
      g_ptr_array_add (columns, create_texts ("model", "A"));
      g_ptr_array_add (columns, ef_column_builder_end (builder));
      runs = ef_table_new ("T", "T", columns, 2, NULL, EF_PLACE_LINE, "", NULL);
      g_ptr_array_add (keys, (gpointer) "model");
      table = ef_table_aggregate (runs, keys, EF_STATISTIC_MEAN, spread, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ef_bounds_kind_find (table, ef_table_find_column (table, "score")), ==,
                       kinds[spread]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/bounds-kind/names", test_names);
  g_test_add_func ("/model/bounds-kind/formats", test_formats);
  g_test_add_func ("/model/bounds-kind/no-bounds", test_no_bounds);
  g_test_add_func ("/model/bounds-kind/aggregated", test_aggregated);
  return g_test_run ();
}
