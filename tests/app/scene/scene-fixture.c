/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-fixture.h"

#include <math.h>

EfColumn *
fixture_numbers (const char *header, const double *values, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (header, &unit);

  if (quantity != NULL)
    {
      ef_column_builder_set_quantity (builder, quantity, unit);
      ef_column_builder_set_direction (builder, ef_quantity_get_direction (quantity),
                                       EF_DIRECTION_REASON_QUANTITY);
    }
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, values[i]);

  return ef_column_builder_end (builder);
}

EfColumn *
fixture_texts (const char *header, EfRole role, const char *const *texts, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_text (builder, texts[i], -1);

  return ef_column_builder_end (builder);
}

EfTable *
fixture_table (EfColumn *first, ...)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("results.csv", NULL, "delimited", NULL);
  va_list args;

  va_start (args, first);
  for (EfColumn *column = first; column != NULL; column = va_arg (args, EfColumn *))
    g_ptr_array_add (columns, column);
  va_end (args);

  return ef_table_new ("Benchmark", "Task > Benchmark", columns, ef_column_get_n_rows (first),
                       source, EF_PLACE_LINE, "", NULL);
}

EfTable *
fixture_models (guint n, guint n_families, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree double *parameters = g_new (double, n);
  g_autofree double *accuracies = g_new (double, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      double size = g_rand_double_range (random, 0, 3.5);

      parameters[i] = floor (pow (10, size) * 10) / 10 + 0.5;
      accuracies[i] = 90 - 30 * exp (-size / 1.5) - 12 * pow (g_rand_double (random), 2);
      g_ptr_array_add (names, g_strdup_printf ("Model-%u v%u", i, i % 7));
      g_ptr_array_add (
        families, g_strdup_printf ("Family %d", g_rand_int_range (random, 0, (int) n_families)));
    }

  return fixture_table (
    fixture_texts ("model", EF_ROLE_NAME, (const char *const *) names->pdata, n),
    fixture_texts ("family", EF_ROLE_GROUP, (const char *const *) families->pdata, n),
    fixture_numbers ("Params (M)", parameters, n), fixture_numbers ("Accuracy", accuracies, n),
    NULL);
}

EfChartSpec *
fixture_spec (void)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");

  return spec;
}

EfChartData *
fixture_data (EfTable *table, const EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  EfChartData *data = ef_chart_data_new (table, spec, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (data);

  return data;
}
