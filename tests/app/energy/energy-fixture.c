/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "energy-fixture.h"

#include <math.h>
#include <string.h>

static gboolean
is_numeric (GPtrArray *rows, guint index)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      double value;

      if (*cells[index] != '\0'
          && !ef_number_read_plain (cells[index], strlen (cells[index]), &value))
        return FALSE;
    }

  return TRUE;
}

static EfColumn *
make_numbers (const char *header, GPtrArray *rows, guint index)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (header, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      double value = NAN;

      ef_number_read_plain (cells[index], strlen (cells[index]), &value);
      ef_column_builder_add_number (builder, value);
    }

  return ef_column_builder_end (builder);
}

static EfColumn *
make_texts (const char *header, GPtrArray *rows, guint index)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_TEXT);

  if (strcmp (header, "Model") == 0)
    ef_column_builder_set_role (builder, EF_ROLE_NAME);
  for (guint i = 0; i < rows->len; i++)
    ef_column_builder_add_text (builder, ((char **) g_ptr_array_index (rows, i))[index], -1);

  return ef_column_builder_end (builder);
}

EfTable *
fixture_table (const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);
  g_auto (GStrv) headers = g_strsplit (split[0], ",", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("test.csv", NULL, "delimited", NULL);

  for (guint i = 1; split[i] != NULL; i++)
    if (*split[i] != '\0')
      {
        char **cells = g_strsplit (split[i], ",", -1);

        g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (headers));
        g_ptr_array_add (rows, cells);
      }

  for (guint i = 0; headers[i] != NULL; i++)
    g_ptr_array_add (columns, is_numeric (rows, i) ? make_numbers (headers[i], rows, i)
                                                   : make_texts (headers[i], rows, i));

  return ef_table_new ("test", "test.csv > test", columns, rows->len, source, EF_PLACE_LINE, "",
                       NULL);
}

double
fixture_number (EfTable *table, const char *header, guint row)
{
  EfColumn *column = ef_table_find_column (table, header);

  g_assert_nonnull (column);

  return ef_column_get_numbers (column)[row];
}
