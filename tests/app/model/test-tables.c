/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <math.h>
#include <string.h>

static EfColumn *
new_texts (const char        *name,
           EfRole             role,
           const char *const *texts,
           guint              n_texts)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; i < n_texts; i++)
    ef_column_builder_add_text (builder, texts[i], -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
new_numbers (const char   *name,
             const double *numbers,
             guint         n_numbers)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (name, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < n_numbers; i++)
    ef_column_builder_add_number (builder, numbers[i]);

  return ef_column_builder_end (builder);
}

/* Takes over the columns, which end with NULL. */
static EfTable *
new_table (guint     n_rows,
           EfColumn *first,
           ...)
{
  g_autoptr (GPtrArray) columns = NULL;
  va_list arguments;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  va_start (arguments, first);
  for (EfColumn *column = first; column != NULL; column = va_arg (arguments, EfColumn *))
    g_ptr_array_add (columns, column);
  va_end (arguments);

  return ef_table_new ("COCO", "Object Detection > COCO", columns, n_rows, NULL, EF_PLACE_LINE,
                       NULL, NULL);
}

static const char *const models[] = { "YOLO", "  SSD\n(ours) ", NULL, "YOLO", " " };
static const char *const papers[] = { "P1", "P2", "P3", "P4", NULL };
static const char *const links[] = {
  "https://example.org/1", "HTTP://EXAMPLE.ORG", "javascript:alert(1)", "ftp://example.org", NULL,
};
static const double params[] = { 1, 2, 3, 4, NAN };
static const double scores[] = { 50, 60, 70, 80, 90 };

static EfTable *
new_example (void)
{
  return new_table (5,
                    new_texts ("Model", EF_ROLE_NAME, models, 5),
                    new_texts ("Paper", EF_ROLE_PAPER, papers, 5),
                    new_texts ("Link", EF_ROLE_LINK, links, 5),
                    new_numbers ("params (M)", params, 5),
                    new_numbers ("Top-1 Accuracy", scores, 5),
                    NULL);
}

static void
test_basics (void)
{
  g_autoptr (EfTable) table = new_example ();
  g_autoptr (EfTable) same = new_example ();

  g_assert_cmpstr (ef_table_get_name (table), ==, "COCO");
  g_assert_cmpstr (ef_table_get_path (table), ==, "Object Detection > COCO");
  g_assert_cmpuint (strlen (ef_table_get_id (table)), ==, 16);
  g_assert_cmpstr (ef_table_get_id (table), ==, ef_table_get_id (same));
  g_assert_null (ef_table_get_source (table));
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 5);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 5);
  g_assert_cmpstr (ef_table_get_place (table), ==, "");
  g_assert_null (ef_table_get_row_places (table));
}

static void
test_find_column (void)
{
  g_autoptr (EfTable) table = new_example ();

  g_assert_cmpint (ef_table_find_column_index (table, "Model"), ==, 0);
  g_assert_cmpint (ef_table_find_column_index (table, " mo del"), ==, 0);
  g_assert_cmpint (ef_table_find_column_index (table, "PARAMS(M)"), ==, 3);
  g_assert_cmpint (ef_table_find_column_index (table, "parameters"), ==, 3);
  g_assert_cmpint (ef_table_find_column_index (table, "top-1-accuracy"), ==, 4);
  g_assert_cmpint (ef_table_find_column_index (table, "Top-1 ACCURACY"), ==, 4);
  g_assert_cmpint (ef_table_find_column_index (table, "accuracy"), ==, -1);
  g_assert_cmpint (ef_table_find_column_index (table, ""), ==, -1);
  g_assert_cmpint (ef_table_find_column_index (table, NULL), ==, -1);
  g_assert_null (ef_table_find_column (table, NULL));
  g_assert_true (ef_table_find_column (table, "Paper") == ef_table_get_column (table, 1));
  g_assert_true (ef_table_get_role_column (table, EF_ROLE_LINK) == ef_table_get_column (table, 2));
  g_assert_null (ef_table_get_role_column (table, EF_ROLE_GROUP));
}

/* An exact header wins over one that differs in case, and both over a quantity. */
static void
test_find_order (void)
{
  const double values[] = { 1, 2 };
  g_autoptr (EfTable) table = new_table (2,
                                         new_numbers ("Number of params", values, 2),
                                         new_numbers ("Parameters", values, 2),
                                         new_numbers ("parameters", values, 2),
                                         NULL);

  g_assert_cmpint (ef_table_find_column_index (table, "parameters"), ==, 2);
  g_assert_cmpint (ef_table_find_column_index (table, "PARAMETERS"), ==, 1);
}

static void
test_labels (void)
{
  static const char *const expected[] = { "YOLO", "SSD (ours)", "P3", "YOLO", "Row 5" };
  g_autoptr (EfTable) table = new_example ();

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *label = ef_table_dup_row_label (table, i);

      g_assert_cmpstr (label, ==, expected[i]);
    }
}

static EfColumn *
new_dates (const double *days, guint n, EfDatePrecision precision)
{
  EfColumnBuilder *builder = ef_column_builder_new ("timestamp", EF_COLUMN_DATE);

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  ef_column_builder_set_date_precision (builder, precision);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, days[i]);

  return ef_column_builder_end (builder);
}

/* The log of one project calls every row after it, so that only the time tells them apart. */
static void
test_labels_of_one_name (void)
{
  static const char *const projects[] = { "codecarbon", "codecarbon", "codecarbon" };
  static const char *const two[] = { "codecarbon", "codecarbon", "other" };
  static const double days[] = { 19874.5, 19875, NAN };
  static const char *const expected[]
    = { "codecarbon, 2024-05-31 12:00:00", "codecarbon, 2024-06-01 00:00:00", "codecarbon" };
  g_autoptr (EfTable) table = new_table (3, new_texts ("project_name", EF_ROLE_NAME, projects, 3),
                                         new_dates (days, 3, EF_DATE_TIME), NULL);
  g_autoptr (EfTable) others = new_table (3, new_texts ("project_name", EF_ROLE_NAME, two, 3),
                                          new_dates (days, 3, EF_DATE_DAY), NULL);
  g_autofree char *name = ef_table_dup_row_name (table, 0);
  g_autofree char *other = ef_table_dup_row_label (others, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = ef_table_dup_row_label (table, i);

      g_assert_cmpstr (label, ==, expected[i]);
    }
  g_assert_cmpstr (name, ==, "codecarbon");
  g_assert_cmpstr (other, ==, "codecarbon");
}

static void
test_links (void)
{
  g_autoptr (EfTable) table = new_example ();

  g_assert_cmpstr (ef_table_get_row_link (table, 0), ==, "https://example.org/1");
  g_assert_cmpstr (ef_table_get_row_link (table, 1), ==, "HTTP://EXAMPLE.ORG");
  g_assert_null (ef_table_get_row_link (table, 2));
  g_assert_null (ef_table_get_row_link (table, 3));
  g_assert_null (ef_table_get_row_link (table, 4));
}

static void
test_places (void)
{
  const guint32 places[] = { 2, 3, 7, 9, 12 };
  g_autoptr (EfSource) source = ef_source_new ("a.json.gz", NULL, "pwc-json", NULL);
  g_autoptr (EfTable) example = new_example ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfTable) lines = NULL;
  g_autoptr (EfTable) rows = NULL;
  g_autofree char *by_default = ef_table_describe_place (example, 0, NULL);
  g_autofree char *line = NULL;
  g_autofree char *metric = NULL;
  g_autofree char *row = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < ef_table_get_n_columns (example); i++)
    g_ptr_array_add (columns, ef_table_get_column (example, i));
  lines = ef_table_new ("T", "T", columns, 5, NULL, EF_PLACE_LINE, "", places);
  rows = ef_table_new ("T", "T", columns, 5, source, EF_PLACE_POINTER, "/3/datasets/0/sota/rows",
                       NULL);

  g_assert_cmpstr (by_default, ==, "line 2");
  line = ef_table_describe_place (lines, 4, ef_table_get_column (lines, 3));
  g_assert_cmpstr (line, ==, "line 12, column params (M)");
  g_assert_cmpuint (ef_table_get_row_places (lines)[2], ==, 7);

  metric = ef_table_describe_place (rows, 4, ef_table_get_column (rows, 4));
  g_assert_cmpstr (metric, ==, "/3/datasets/0/sota/rows/4/metrics/Top-1 Accuracy");
  row = ef_table_describe_place (rows, 1, NULL);
  g_assert_cmpstr (row, ==, "/3/datasets/0/sota/rows/1");
  name = ef_table_describe_place (rows, 1, ef_table_get_column (rows, 0));
  g_assert_cmpstr (name, ==, "/3/datasets/0/sota/rows/1");
}

/* Where rows come from several files, every row has a place of its own. */
static void
test_places_of_words (void)
{
  const double values[] = { 1, 2 };
  g_autoptr (EfColumn) column = new_numbers ("Accuracy", values, 2);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  EfColumnBuilder *builder = ef_column_builder_new ("places", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) places = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfTable) unknown = NULL;
  g_autoptr (EfTable) version = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *row = NULL;
  g_autofree char *nowhere = NULL;

  g_ptr_array_add (columns, column);
  ef_column_builder_add_text (builder, "a/README.md: model-index[0].results[2]", -1);
  ef_column_builder_add_text (builder, "", -1);
  places = ef_column_builder_end (builder);
  table = ef_table_new_with_places ("T", "T", columns, 2, NULL, places);
  unknown = ef_table_new_with_places ("T", "T", columns, 2, NULL, NULL);
  version = ef_table_replace_column (table, 0, column);

  g_assert_cmpint (ef_table_get_place_kind (version), ==, EF_PLACE_TEXT);
  g_assert_true (ef_table_get_place_texts (version) == places);
  g_assert_null (ef_table_get_row_places (version));
  cell = ef_table_describe_place (version, 0, column);
  g_assert_cmpstr (cell, ==, "a/README.md: model-index[0].results[2], Accuracy");
  row = ef_table_describe_place (version, 1, NULL);
  g_assert_cmpstr (row, ==, "row 2");
  nowhere = ef_table_describe_place (unknown, 0, NULL);
  g_assert_cmpstr (nowhere, ==, "row 1");
}

/* JSON pointers escape what separates them. */
static void
test_pointer_escapes (void)
{
  const double values[] = { 1 };
  g_autoptr (EfColumn) column = new_numbers ("a/b~c", values, 1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfTable) table = NULL;
  g_autofree char *place = NULL;

  g_ptr_array_add (columns, column);
  table = ef_table_new ("T", "T", columns, 1, NULL, EF_PLACE_POINTER, "/rows", NULL);
  place = ef_table_describe_place (table, 0, column);
  g_assert_cmpstr (place, ==, "/rows/0/a~1b~0c");
}

/* The ids must not change from one version of the program to the next: projects keep them. */
static void
test_row_ids_are_fixed (void)
{
  g_autoptr (EfTable) table = new_example ();
  const guint64 *ids = ef_table_get_row_ids (table);

  g_assert_true (ids == ef_table_get_row_ids (table));
  for (guint i = 0; i < 5; i++)
    {
      g_test_message ("%u: 0x%016" G_GINT64_MODIFIER "x", i, ids[i]);
      for (guint k = 0; k < i; k++)
        g_assert_cmpuint (ids[i], !=, ids[k]);
      g_assert_cmpint (ef_table_find_row (table, ids[i]), ==, (gint) i);
    }
  g_assert_cmpint (ef_table_find_row (table, 0), ==, -1);
  g_assert_cmpint (ef_table_find_row (table, ids[0] + 1), ==, -1);

  g_assert_cmphex (ids[0], ==, G_GUINT64_CONSTANT (0xf5ae73e5f22236e3));
  g_assert_cmphex (ids[4], ==, G_GUINT64_CONSTANT (0xe1d3f420058d2cda));
}

/* Rows keep their ids wherever they stand, whatever their numbers are; equal rows are counted. */
static void
test_row_ids_follow_content (void)
{
  static const char *const names[] = { "a", "b", "a", "c", "a" };
  static const char *const turned[] = { "c", "a", "new", "a", "b", "a" };
  static const double values[] = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (EfTable) table = new_table (5, new_texts ("m", EF_ROLE_NAME, names, 5),
                                         new_numbers ("x", values, 5), NULL);
  g_autoptr (EfTable) other = new_table (6, new_numbers ("y", values, 6),
                                         new_texts ("model", EF_ROLE_NAME, turned, 6), NULL);
  const guint64 *ids = ef_table_get_row_ids (table);
  const guint64 *other_ids = ef_table_get_row_ids (other);

  g_assert_cmpuint (ids[3], ==, other_ids[0]); /* c */
  g_assert_cmpuint (ids[0], ==, other_ids[1]); /* the first a */
  g_assert_cmpuint (ids[2], ==, other_ids[3]); /* the second */
  g_assert_cmpuint (ids[4], ==, other_ids[5]); /* the third */
  g_assert_cmpuint (ids[1], ==, other_ids[4]); /* b */
  g_assert_cmpint (ef_table_find_row (table, other_ids[2]), ==, -1);
}

/* Without roles all texts count, without texts all numbers, without columns the place among
 * equals. */
static void
test_row_ids_without_roles (void)
{
  static const char *const texts[] = { "a", "a", "b" };
  static const char *const more[] = { "x", "y", "x" };
  static const double numbers[] = { 1, 1, 2 };
  static const double zeros[] = { 0.0, -0.0, 2 };
  g_autoptr (EfTable) by_text = new_table (3, new_texts ("t", EF_ROLE_NONE, texts, 3),
                                           new_texts ("u", EF_ROLE_NONE, more, 3), NULL);
  g_autoptr (EfTable) by_first = new_table (3, new_texts ("t", EF_ROLE_NONE, texts, 3), NULL);
  g_autoptr (EfTable) by_number = new_table (3, new_numbers ("n", numbers, 3), NULL);
  g_autoptr (EfTable) by_zero = new_table (3, new_numbers ("n", zeros, 3), NULL);
  g_autoptr (EfTable) nothing = new_table (3, NULL);

  g_assert_cmpuint (ef_table_get_row_ids (by_text)[0], !=, ef_table_get_row_ids (by_first)[0]);
  g_assert_cmpuint (ef_table_get_row_ids (by_number)[2], ==, ef_table_get_row_ids (by_zero)[2]);
  g_assert_cmpint (ef_table_find_row (by_zero, ef_table_get_row_ids (by_zero)[1]), ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (ef_table_find_row (nothing, ef_table_get_row_ids (nothing)[i]), ==, (gint) i);
}

/* Changes that do not touch what a row says keep the ids, and do not compute them again. */
static void
test_row_ids_survive_changes (void)
{
  g_autoptr (EfTable) table = new_example ();
  const guint64 *ids = ef_table_get_row_ids (table);
  EfColumn *accuracy = ef_table_get_column (table, 4);
  g_autoptr (EfColumn) flipped = NULL;
  g_autoptr (EfColumn) renamed = NULL;
  g_autoptr (EfColumn) grouped = NULL;
  g_autoptr (EfTable) with_flipped = NULL;
  g_autoptr (EfTable) with_renamed = NULL;
  g_autoptr (EfTable) with_grouped = NULL;
  g_autoptr (EfTable) with_more = NULL;

  flipped = ef_column_with_direction (accuracy, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_USER);
  with_flipped = ef_table_replace_column (table, 4, flipped);
  g_assert_true (ef_table_get_row_ids (with_flipped) == ids);
  g_assert_true (ef_table_get_column (with_flipped, 4) == flipped);
  g_assert_true (ef_table_get_column (with_flipped, 3) == ef_table_get_column (table, 3));
  g_assert_true (ef_table_get_column (table, 4) == accuracy);
  g_assert_cmpstr (ef_table_get_id (with_flipped), ==, ef_table_get_id (table));

  renamed = ef_column_with_name (ef_table_get_column (table, 0), "Name");
  with_renamed = ef_table_replace_column (table, 0, renamed);
  g_assert_true (ef_table_get_row_ids (with_renamed) == ids);

  with_more = ef_table_add_column (table, flipped);
  g_assert_true (ef_table_get_row_ids (with_more) == ids);
  g_assert_cmpuint (ef_table_get_n_columns (with_more), ==, 6);

  grouped = ef_column_with_role (accuracy, EF_ROLE_GROUP);
  with_grouped = ef_table_replace_column (table, 4, grouped);
  g_assert_cmpuint (ef_table_get_row_ids (with_grouped)[0], !=, ids[0]);
}

static void
test_other_columns (void)
{
  g_autoptr (EfTable) table = new_example ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) nameless = g_ptr_array_new ();
  g_autoptr (EfTable) fewer = NULL;
  g_autoptr (EfTable) without_name = NULL;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (columns, ef_table_get_column (table, i));
  fewer = ef_table_with_columns (table, columns);
  g_assert_cmpuint (ef_table_get_n_columns (fewer), ==, 4);
  g_assert_cmpuint (ef_table_get_n_rows (fewer), ==, 5);
  g_assert_true (ef_table_get_column (fewer, 3) == ef_table_get_column (table, 3));
  g_assert_cmpstr (ef_table_get_id (fewer), ==, ef_table_get_id (table));
  g_assert_cmpstr (ef_table_get_path (fewer), ==, ef_table_get_path (table));
  g_assert_true (ef_table_get_row_ids (fewer) == ef_table_get_row_ids (table));

  g_ptr_array_add (nameless, ef_table_get_column (table, 3));
  without_name = ef_table_with_columns (table, nameless);
  g_assert_cmpuint (ef_table_get_row_ids (without_name)[0], !=, ef_table_get_row_ids (table)[0]);
}

/* A result of a formula does not rename the rows of a table that has only numbers. */
static void
test_row_ids_survive_derivation (void)
{
  static const double values[] = { 1, 2, 3 };
  EfColumnBuilder *builder = ef_column_builder_new ("double", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = new_table (3, new_numbers ("n", values, 3), NULL);
  g_autoptr (EfColumn) derived = NULL;
  g_autoptr (EfTable) with_derived = NULL;

  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, "2 * n");
  for (guint i = 0; i < 3; i++)
    ef_column_builder_add_number (builder, 2 * values[i]);
  derived = ef_column_builder_end (builder);
  with_derived = ef_table_add_column (table, derived);

  g_assert_true (ef_table_get_row_ids (with_derived) == ef_table_get_row_ids (table));
}

/* Against a plain count of the equals before each row. */
static void
test_random_row_ids (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint64 *ids;

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (texts, g_strdup_printf ("%d", g_test_rand_int_range (0, 700)));
  table = new_table (5000, new_texts ("m", EF_ROLE_NAME, (const char **) texts->pdata, 5000), NULL);

  ids = ef_table_get_row_ids (table);
  for (guint i = 0; i < 5000; i++)
    g_assert_cmpint (ef_table_find_row (table, ids[i]), ==, (gint) i);

  /* Turned around, the same texts have the same ids. */
  for (guint i = 0; i < 2500; i++)
    {
      gpointer swapped = texts->pdata[i];

      texts->pdata[i] = texts->pdata[4999 - i];
      texts->pdata[4999 - i] = swapped;
    }
  {
    g_autoptr (EfTable) turned = NULL;

    turned = new_table (5000, new_texts ("m", EF_ROLE_NAME, (const char **) texts->pdata, 5000),
                        NULL);
    for (guint i = 0; i < 5000; i++)
      g_assert_cmpint (ef_table_find_row (turned, ids[i]), >=, 0);
  }
}

static gpointer
ask_for_ids (gpointer data)
{
  EfTable *table = data;

  g_assert_cmpint (ef_table_find_row (table, ef_table_get_row_ids (table)[0]), ==, 0);

  return (gpointer) ef_table_get_row_ids (table);
}

static void
test_threads (void)
{
  g_autoptr (EfTable) table = new_example ();
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ids", ask_for_ids, table);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == ef_table_get_row_ids (table));
}

static void
test_wrong_length (void)
{
  static const double values[] = { 1, 2 };

  if (g_test_subprocess ())
    {
      new_table (3, new_numbers ("n", values, 2), NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*columns_fit*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tables/basics", test_basics);
  g_test_add_func ("/model/tables/find-column", test_find_column);
  g_test_add_func ("/model/tables/find-order", test_find_order);
  g_test_add_func ("/model/tables/labels", test_labels);
  g_test_add_func ("/model/tables/labels-of-one-name", test_labels_of_one_name);
  g_test_add_func ("/model/tables/links", test_links);
  g_test_add_func ("/model/tables/places", test_places);
  g_test_add_func ("/model/tables/places-of-words", test_places_of_words);
  g_test_add_func ("/model/tables/pointer-escapes", test_pointer_escapes);
  g_test_add_func ("/model/tables/row-ids/fixed", test_row_ids_are_fixed);
  g_test_add_func ("/model/tables/row-ids/content", test_row_ids_follow_content);
  g_test_add_func ("/model/tables/row-ids/without-roles", test_row_ids_without_roles);
  g_test_add_func ("/model/tables/row-ids/changes", test_row_ids_survive_changes);
  g_test_add_func ("/model/tables/other-columns", test_other_columns);
  g_test_add_func ("/model/tables/row-ids/derivation", test_row_ids_survive_derivation);
  g_test_add_func ("/model/tables/row-ids/random", test_random_row_ids);
  g_test_add_func ("/model/tables/row-ids/threads", test_threads);
  g_test_add_func ("/model/tables/wrong-length", test_wrong_length);
  return g_test_run ();
}
