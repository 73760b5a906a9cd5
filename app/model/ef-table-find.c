/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-name-private.h"

/* What the column may be called: its header, and the id of its quantity unless another column has
 * it already. */
static void
add_names (GPtrArray *names, const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  g_ptr_array_add (names, (gpointer) ef_column_get_name (column));
  if (quantity != NULL
      && !g_ptr_array_find_with_equal_func (names, ef_quantity_get_id (quantity), g_str_equal,
                                            NULL))
    g_ptr_array_add (names, (gpointer) ef_quantity_get_id (quantity));
}

EfColumn *
ef_table_require_column (const EfTable *self, const char *key, GError **error)
{
  EfColumn *column;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *near = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  column = ef_table_find_column (self, key);
  if (column != NULL)
    return column;

  names = g_ptr_array_new ();
  for (guint i = 0; i < ef_table_get_n_columns (self); i++)
    add_names (names, ef_table_get_column (self, i));

  near = ef_name_describe_near (key, names);
  if (near != NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no column “%s”. Similar: %s."),
                 key, near);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no column “%s”."), key);

  return NULL;
}
