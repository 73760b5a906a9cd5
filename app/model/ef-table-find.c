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

/* What a person means who says "params", "CO2" or, in the own language, "Parameter". */
static const EfQuantity *
find_meant_quantity (const char *key)
{
  const EfQuantity *quantity = ef_quantity_recognise (key, NULL);
  g_autoptr (GPtrArray) all = quantity == NULL ? ef_quantity_list () : NULL;
  g_autofree char *folded = ef_name_fold (key);

  for (guint i = 0; quantity == NULL && i < all->len; i++)
    {
      g_autofree char *name = ef_name_fold (ef_quantity_get_name (all->pdata[i]));

      if (g_str_equal (name, folded))
        quantity = all->pdata[i];
    }

  return quantity;
}

/* Energy is near energy of another kind; but what is counted has nothing else in common. */
static gboolean
is_near_quantity (const EfColumn *column, const EfQuantity *meant, gboolean exactly)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = ef_quantity_get_dimension (meant);

  if (quantity == NULL || exactly)
    return quantity == meant;

  return dimension != NULL && !g_str_equal (dimension, "count")
         && g_strcmp0 (dimension, ef_quantity_get_dimension (quantity)) == 0;
}

/* The columns of the quantity that @key may mean, else those of its dimension, quoted. */
static GString *
list_by_quantity (const EfTable *self, const char *key)
{
  const EfQuantity *meant = find_meant_quantity (key);
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (guint pass = 0; pass < 2 && meant != NULL && n == 0; pass++)
    for (guint i = 0; i < ef_table_get_n_columns (self) && n < EF_NAME_MAX_CANDIDATES; i++)
      {
        EfColumn *column = ef_table_get_column (self, i);

        if (!is_near_quantity (column, meant, pass == 0))
          continue;
        ef_name_append_quoted (list, ef_column_get_name (column));
        n++;
      }

  return list;
}

EfColumn *
ef_table_require_column (const EfTable *self, const char *key, GError **error)
{
  EfColumn *column;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) similar = NULL;
  g_autofree char *near = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  column = ef_table_find_column (self, key);
  if (column != NULL)
    return column;

  names = g_ptr_array_new ();
  for (guint i = 0; i < ef_table_get_n_columns (self); i++)
    add_names (names, ef_table_get_column (self, i));

  /* What is written alike may mean something else: "energy" is more like "energy_mix". */
  similar = list_by_quantity (self, key);
  near = similar->len == 0 ? ef_name_describe_near (key, names) : NULL;
  if (near != NULL)
    g_string_assign (similar, near);
  if (similar->len > 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no column “%s”. Similar: %s."),
                 key, similar->str);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no column “%s”."), key);

  return NULL;
}
