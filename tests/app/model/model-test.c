/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model-test.h"

void
assert_cells (EfTable *table, const char *name, const char *expected)
{
  EfColumn *column = ef_table_find_column (table, name);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (column);
  for (guint i = 0; i < ef_table_get_n_rows (table); i++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (text->str, ==, expected);
}
