/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column.h"

#include "ef-error.h"

static EfColumn *
create_column (const char *header, EfColumnKind kind)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, kind);
  const EfUnit *unit;
  const EfQuantity *quantity = ef_quantity_recognise (header, &unit);

  if (kind == EF_COLUMN_NUMBER)
    ef_column_builder_set_quantity (builder, quantity, unit);
  ef_column_builder_add_number (builder, 1);
  return ef_column_builder_end (builder);
}

static void
test_values (void)
{
  static const struct
  {
    const char *header, *text;
    double value;
  } cases[] = {
    { "Params (M)", "25", 25 },        { "Params (M)", "7 B", 7000 },
    { "Params (M)", " 1.5e3 ", 1500 }, { "Params (M)", "-2", -2 },
    { "Memory (GB)", "24 GB", 24 },    { "Memory (GB)", "24000 MB", 24 },
    { "Energy (kWh)", "2 MWh", 2000 }, { "Accuracy", "84.5", 84.5 },
    { "Accuracy", "84.5 %", 84.5 },    { "Something", "3 k", 3000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfColumn) column = create_column (cases[i].header, EF_COLUMN_NUMBER);
      g_autoptr (GError) error = NULL;
      double value;

      g_test_message ("%s: %s", cases[i].header, cases[i].text);
      ef_column_read_value (column, cases[i].text, EF_COMMA_THOUSANDS, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }
}

static void
test_commas (void)
{
  g_autoptr (EfColumn) column = create_column ("Accuracy", EF_COLUMN_NUMBER);
  double value;

  g_assert_true (ef_column_read_value (column, "84,5", EF_COMMA_DECIMAL, &value, NULL));
  g_assert_cmpfloat (value, ==, 84.5);
  g_assert_true (ef_column_read_value (column, "1,234", EF_COMMA_THOUSANDS, &value, NULL));
  g_assert_cmpfloat (value, ==, 1234);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *header, *text;
  } cases[] = {
    { "Params (M)", "" },         { "Params (M)", "many" },     { "Params (M)", "24 GB" },
    { "Energy (kWh)", "3 kg" },   { "Accuracy", "5 apples" },   { "Accuracy", "1/2" },
    { "Memory (GB)", "24 and 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfColumn) column = create_column (cases[i].header, EF_COLUMN_NUMBER);
      g_autoptr (GError) error = NULL;
      double value;

      g_test_message ("%s: %s", cases[i].header, cases[i].text);
      g_assert_false (
        ef_column_read_value (column, cases[i].text, EF_COMMA_THOUSANDS, &value, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
    }
}

static void
test_dates (void)
{
  g_autoptr (EfColumn) column = create_column ("date", EF_COLUMN_DATE);
  g_autoptr (GError) error = NULL;
  double value;

  g_assert_true (ef_column_read_value (column, "2019-03-01", EF_COMMA_DECIMAL, &value, &error));
  g_assert_cmpfloat (value, ==, ef_date_from_ymd (2019, 3, 1));
  g_assert_false (ef_column_read_value (column, "soon", EF_COMMA_DECIMAL, &value, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/column-value/values", test_values);
  g_test_add_func ("/model/column-value/commas", test_commas);
  g_test_add_func ("/model/column-value/refused", test_refused);
  g_test_add_func ("/model/column-value/dates", test_dates);
  return g_test_run ();
}
