/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter.h"

#include "ef-error.h"

#include <math.h>
#include <string.h>

static EfColumn *
new_numbers (const char   *name,
             const char   *quantity,
             const char   *unit,
             const double *values,
             guint         n_values)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  if (quantity != NULL)
    ef_column_builder_set_quantity (builder, ef_quantity_find (quantity),
                                    unit != NULL ? ef_quantity_get_unit (
                                                     ef_quantity_find (quantity)) : NULL);
  for (guint i = 0; i < n_values; i++)
    ef_column_builder_add_number (builder, values[i]);

  return ef_column_builder_end (builder);
}

/* A column whose quantity and unit its header states. */
static EfColumn *
new_recognised (const char   *header,
                const double *values,
                guint         n_values)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (header, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < n_values; i++)
    ef_column_builder_add_number (builder, values[i]);

  return ef_column_builder_end (builder);
}

static EfColumn *
new_texts (const char        *name,
           const char *const *values,
           guint              n_values)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);

  for (guint i = 0; i < n_values; i++)
    ef_column_builder_add_text (builder, values[i], -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
new_dates (const char   *name,
           const double *values,
           guint         n_values)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_DATE);

  for (guint i = 0; i < n_values; i++)
    ef_column_builder_add_number (builder, values[i]);

  return ef_column_builder_end (builder);
}

#define N_ROWS 6

/* Row 5 has nothing but a name. */
static EfTable *
new_table (void)
{
  static const char *const models[] = {
    "ResNet-50", "ResNet-50 (ensemble)", "BERT", "say \"hi\"", "naïve Größe", "empty",
  };
  static const char *const datasets[] = { "cifar100", "cifar100", "imagenet", "squad", "5", NULL };
  static const char *const networks[] = {
    "shufflenetv2", "resnet50", "shufflenetv2", "bert", "imagenet", NULL,
  };
  static const double params[] = { 0.0255, 0.051, 0.11, 7, 70, NAN };
  static const double memory[] = { 0.1, 0.2, 0.5, 14, 140, NAN };
  static const double accuracy[] = { 76.1, 78, 0.93, 80, 80, NAN };
  static const double top5[] = { 92.9, 94, 80, 80, 95, NAN };
  static const double latency[] = { 5, 10, 20, 30, 40, NAN };
  static const double bits[] = { 16, 16, 32, 8, 4, NAN };
  double dates[N_ROWS];
  g_autoptr (GPtrArray) columns = NULL;

  dates[0] = ef_date_from_ymd (2015, 12, 10);
  dates[1] = ef_date_from_ymd (2018, 12, 31);
  dates[2] = ef_date_from_ymd (2019, 1, 1);
  dates[3] = ef_date_from_ymd (2019, 12, 31) + 0.75;
  dates[4] = ef_date_from_ymd (2020, 1, 1);
  dates[5] = NAN;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_ptr_array_add (columns, new_texts ("model", models, N_ROWS));
  g_ptr_array_add (columns, new_texts ("dataset", datasets, N_ROWS));
  g_ptr_array_add (columns, new_texts ("network", networks, N_ROWS));
  g_ptr_array_add (columns, new_recognised ("#Params (B)", params, N_ROWS));
  g_ptr_array_add (columns, new_recognised ("Memory (GB)", memory, N_ROWS));
  g_ptr_array_add (columns, new_recognised ("accuracy", accuracy, N_ROWS));
  g_ptr_array_add (columns, new_recognised ("Top-5 accuracy", top5, N_ROWS));
  g_ptr_array_add (columns, new_recognised ("latency", latency, N_ROWS));
  g_ptr_array_add (columns, new_numbers ("bits", NULL, NULL, bits, N_ROWS));
  g_ptr_array_add (columns, new_dates ("date", dates, N_ROWS));

  return ef_table_new ("Test", "Test", columns, N_ROWS, NULL, EF_PLACE_LINE, "", NULL);
}

/* Filters and the rows that they keep, one sign per row. */
static const struct
{
  const char *filter;
  const char *rows;
} cases[] = {
  /* The reference cases. */
  { "`#Params (B)` > 0", "11111." },
  { "dataset = \"cifar100\" and network = \"shufflenetv2\"", "1....." },

  /* Comparisons of numbers; a missing value satisfies none. */
  { "bits = 16", "11...." },
  { "bits == 16", "11...." },
  { "bits != 16", "..111." },
  { "bits <> 16", "..111." },
  { "bits ≠ 16", "..111." },
  { "bits < 16", "...11." },
  { "bits <= 16", "11.11." },
  { "bits ≤ 1.6e1", "11.11." },
  { "bits > 16", "..1..." },
  { "bits >= 16", "111..." },
  { "16<bits", "..1..." },
  { "16 >= bits", "11.11." },
  { "bits > -1", "11111." },
  { "bits>.5", "11111." },
  { "bits = '16'", "11...." },

  /* Logic. */
  { "not bits > 8", "...111" },
  { "not not bits > 8", "111..." },
  { "bits = 8 or bits = 4 and model = 'BERT'", "...1.." },
  { "(bits = 8 or bits = 4) and accuracy = 80", "...11." },
  { "bits > 0 AND NOT (bits = 4 OR bits = 8)", "111..." },

  /* Missing values. */
  { "bits is missing", ".....1" },
  { "bits is not missing", "11111." },
  { "dataset is missing", ".....1" },
  { "date Is Missing", ".....1" },
  { "not dataset = 'squad'", "111.11" },
  { "dataset != 'squad'", "111.1." },

  /* Units are turned into the column's. */
  { "parameters < 7 B", "111..." },
  { "parameters <= 7B", "1111.." },
  { "parameters >= 110M", "..111." },
  { "parameters = 51 million", ".1...." },
  { "parameters < 7", "111..." },
  { "memory <= 14 GB", "1111.." },
  { "memory <= 0.2", "11...." },
  { "memory < 200 MB", "1....." },
  { "memory > 13 GiB", "...11." },
  { "accuracy > 79%", "...11." },
  { "bits < 1 K", "11111." },

  /* Texts. */
  { "model = 'resnet-50'", "......" },
  { "model = 'ResNet-50'", "1....." },
  { "model = \"say \"\"hi\"\"\"", "...1.." },
  { "model = 'say \"hi\"'", "...1.." },
  { "dataset = 5", "....1." },
  { "dataset in ('cifar100', \"squad\")", "11.1.." },
  { "dataset not in ('cifar100', 'squad')", "..1.11" },
  { "bits in (4, 32)", "..1.1." },
  { "parameters in (7 B, 70 B)", "...11." },
  { "model matches \"ensemble\"", ".1...." },
  { "model matches '^resnet-\\d+$'", "1....." },
  { "not model matches 'resnet'", "..1111" },
  { "model not matches 'resnet'", "..1111" },
  { "model contains 'RESNET'", "11...." },
  { "model contains 'GRÖSSE'", "....1." },
  { "bits contains 6", "11...." },
  { "bits matches '^.$'", "...11." },
  { "date contains '2019'", "..11.." },

  /* Dates: a year or a month means all of it. */
  { "date >= 2019-01-01", "..111." },
  { "date > 2019-01-01", "...11." },
  { "date < 2019", "11...." },
  { "date <= 2019", "1111.." },
  { "date = 2019", "..11.." },
  { "date != 2019", "11..1." },
  { "date > 2019", "....1." },
  { "date >= 2019", "..111." },
  { "date = 2018-12", ".1...." },
  { "date = 2019-12-31", "...1.." },
  { "date = '31 December 2018'", ".1...." },
  { "date in (2015, 2020-01)", "1...1." },

  /* Columns against columns. */
  { "`Top-5 accuracy` > accuracy", "111.1." },
  { "accuracy = `Top-5 accuracy`", "...1.." },
  { "dataset = network", "......" },
  { "dataset != network", "11111." },

  /* Columns by quantity and by another spelling of the header. */
  { "PARAMETERS > 1", "...11." },
  { "top-5-accuracy > 94.5", "....1." },
  { "`TOP-5ACCURACY` > 94.5", "....1." },
};

static void
test_apply (void)
{
  g_autoptr (EfTable) table = new_table ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfFilter) filter = ef_filter_parse (cases[i].filter, &error);
      g_autofree guint8 *result = NULL;
      char rows[N_ROWS + 1] = { 0 };

      g_test_message ("%s", cases[i].filter);
      g_assert_no_error (error);
      g_assert_cmpstr (ef_filter_get_text (filter), ==, cases[i].filter);

      result = ef_filter_apply (filter, table, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < N_ROWS; row++)
        rows[row] = result[row] == 1 ? '1' : result[row] == 0 ? '.' : '?';
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* What is no filter, and the character at which that shows. */
static const struct
{
  const char *filter;
  guint character;
} mistakes[] = {
  { "", 1 },
  { "   ", 4 },
  { "bits", 5 },
  { "bits >", 7 },
  { "> 5", 1 },
  { "bits > > 5", 8 },
  { "bits > '5' bits", 12 },
  { "bits > 5 and", 13 },
  { "and bits > 5", 1 },
  { "(bits > 5", 10 },
  { "bits > 5)", 9 },
  { "training compute > 5", 10 },
  { "bits in 5", 9 },
  { "bits in ()", 10 },
  { "bits in (5", 11 },
  { "bits in (5,)", 12 },
  { "dataset in (cifar)", 13 },
  { "bits is 5", 9 },
  { "bits not > 5", 10 },
  { "model = 'open", 9 },
  { "`model", 1 },
  { "model matches '('", 15 },
  { "model matches BERT", 15 },
  { "größe > ~", 9 },
  { "5 > 6", 5 },
  { "date > 2019-13-01", 8 },
  { "bits ; drop", 6 },
  { "bits > 5 or not", 16 },
  { "bits > - 5", 8 },
};

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("Character %u: ", mistakes[i].character);

      g_test_message ("%s", mistakes[i].filter);
      g_assert_null (ef_filter_parse (mistakes[i].filter, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, place));
    }
}

/* What can be said, but not of this table. */
static const struct
{
  const char *filter;
  int code;
  const char *message;
} misfits[] = {
  { "bit > 5", EF_ERROR_NOT_FOUND, "There is no column “bit”. Similar: “bits”." },
  { "zzzzz > 5", EF_ERROR_NOT_FOUND, "There is no column “zzzzz”." },
  { "bits > latenzy", EF_ERROR_NOT_FOUND, "There is no column “latenzy”. Similar: “latency”." },
  { "parametrs > 1", EF_ERROR_NOT_FOUND,
    "There is no column “parametrs”. Similar: “parameters”." },
  { "params > 1", EF_ERROR_NOT_FOUND,
    "There is no column “params”. Similar: “#Params (B)”." },
  { "bits > weights", EF_ERROR_NOT_FOUND, "There is no column “weights”." },
  { "`training time` > 1", EF_ERROR_NOT_FOUND,
    "There is no column “training time”. Similar: “latency”." },
  { "memory > 5 kWh", EF_ERROR_SYNTAX,
    "Character 10: “kWh” is not a unit of the column “Memory (GB)”." },
  { "latency < 5 ms", EF_ERROR_SYNTAX,
    "Character 11: The unit of the column “latency” is not known, so its numbers cannot be "
    "compared with ms." },
  { "accuracy > 5 s", EF_ERROR_SYNTAX,
    "Character 12: “s” is not a unit of the column “accuracy”." },
  { "memory > 5 %", EF_ERROR_SYNTAX,
    "Character 10: “%” is not a unit of the column “Memory (GB)”." },
  { "bits > 'many'", EF_ERROR_SYNTAX,
    "Character 8: “many” is not a number, but the column “bits” holds numbers." },
  { "bits > 2019-01-01", EF_ERROR_SYNTAX,
    "Character 8: “2019-01-01” is not a number, but the column “bits” holds numbers." },
  { "date > 'soon'", EF_ERROR_SYNTAX, "Character 8: “soon” is not a date." },
  { "date > 5", EF_ERROR_SYNTAX, "Character 8: “5” is not a date." },
  { "model < 'M'", EF_ERROR_SYNTAX,
    "Character 9: the column “model” holds text, which is compared with = and != only." },
  { "model = llama", EF_ERROR_NOT_FOUND,
    "There is no column “llama”. Text is written in quotes: \"llama\"." },
  { "model = `llama`", EF_ERROR_NOT_FOUND, "There is no column “llama”." },
  { "model = bits", EF_ERROR_SYNTAX,
    "Character 9: the columns “model” and “bits” cannot be compared." },
  { "model > network", EF_ERROR_SYNTAX,
    "Character 9: the columns “model” and “network” cannot be compared." },
  { "memory > parameters", EF_ERROR_SYNTAX,
    "Character 10: the columns “Memory (GB)” and “#Params (B)” cannot be compared." },
  { "bits > 1 and (bits < 5 or bit > 2)", EF_ERROR_NOT_FOUND,
    "There is no column “bit”. Similar: “bits”." },
};

static void
test_misfits (void)
{
  g_autoptr (EfTable) table = new_table ();

  for (gsize i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfFilter) filter = ef_filter_parse (misfits[i].filter, &error);

      g_assert_no_error (error);
      g_assert_null (ef_filter_apply (filter, table, &error));
      g_assert_error (error, EF_ERROR, misfits[i].code);
      g_assert_cmpstr (error->message, ==, misfits[i].message);
    }
}

static char *
repeat (const char *text,
        guint       times)
{
  GString *repeated = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (repeated, text);

  return g_string_free (repeated, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *open = repeat ("(", 10000);
  g_autofree char *negations = repeat ("not ", 10000);
  g_autofree char *chain = repeat ("bits > 0 and ", 4000);
  g_autofree char *whole_chain = g_strconcat (chain, "bits = 8", NULL);
  g_autofree char *too_long = repeat ("(", 100000);
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfFilter) filter = NULL;
  g_autofree guint8 *result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_filter_parse (open, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);

  g_assert_null (ef_filter_parse (negations, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);

  g_assert_null (ef_filter_parse (too_long, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);

  g_assert_null (ef_filter_parse ("model = '\xff'", &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);

  /* A chain does not nest. */
  filter = ef_filter_parse (whole_chain, &error);
  g_assert_no_error (error);
  result = ef_filter_apply (filter, table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result[3], ==, 1);
  g_assert_cmpuint (result[0], ==, 0);
}

/* A pattern that backtracks without end gives an error. */
static void
test_slow_regex (void)
{
  const char *const names[] = { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" };
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EfFilter) filter = ef_filter_parse ("name matches '^(a+)+$'", &error);

  g_assert_no_error (error);
  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_ptr_array_add (columns, new_texts ("name", names, 1));
  table = ef_table_new ("T", "T", columns, 1, NULL, EF_PLACE_LINE, "", NULL);

  g_assert_null (ef_filter_apply (filter, table, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
}

/* Random text made of the language's own words never crashes, and a filter that parses applies. */
static void
test_random (void)
{
  static const char *const words[] = {
    "bits", "model", "`#Params (B)`", "date", "(", ")", ",", "and", "or", "not", "in", "is",
    "missing", "matches", "contains", "=", "<=", ">", "!=", "5", "7 B", "2019", "2019-02", "'x'",
    "\"", "`", "5e", "-", ".", "é", "\\",
  };
  g_autoptr (EfTable) table = new_table ();
  guint n_parsed = 0;

  /* So many that the few that parse are never too few by chance. */
  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (EfFilter) filter = NULL;
      g_autoptr (GError) error = NULL;
      guint n_words = g_test_rand_int_range (1, 9);

      for (guint j = 0; j < n_words; j++)
        {
          g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          g_string_append_c (text, ' ');
        }

      filter = ef_filter_parse (text->str, &error);
      g_assert_true ((filter == NULL) == (error != NULL));
      if (filter != NULL)
        {
          g_autofree guint8 *result = ef_filter_apply (filter, table, &error);

          g_assert_true ((result == NULL) == (error != NULL));
          n_parsed++;
        }
    }

  g_assert_cmpuint (n_parsed, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/filter/apply", test_apply);
  g_test_add_func ("/model/filter/mistakes", test_mistakes);
  g_test_add_func ("/model/filter/misfits", test_misfits);
  g_test_add_func ("/model/filter/hostile", test_hostile);
  g_test_add_func ("/model/filter/slow-regex", test_slow_regex);
  g_test_add_func ("/model/filter/random", test_random);
  return g_test_run ();
}
