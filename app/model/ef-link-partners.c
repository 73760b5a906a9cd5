/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-partners.h"

#include "ef-link-name-private.h"
#include "ef-remake.h"
#include "ef-table-link.h"

/* So many names of one table, and of all others together, are looked at: taking one apart takes
 * about a microsecond, and a window waits. */
#define MAX_NAMES 10000
#define MAX_OTHER_NAMES 30000

/* What the first @max rows of a table call their models, in its shortest form, each once; of
 * tables without names, none (transfer full). */
static GHashTable *
list_cores (EfTable *table,
            guint    max)
{
  GHashTable *cores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint index = ef_table_link_find_names (table, NULL, NULL);
  EfColumn *names = index >= 0 ? ef_table_get_column (table, (guint) index) : NULL;
  guint n_rows = names != NULL ? MIN (ef_table_get_n_rows (table), max) : 0;
  EfLinkName name;

  ef_link_name_init (&name);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cell = ef_column_dup_cell (names, row);

      ef_link_name_split (&name, cell);
      if (name.core->len > 0 && !g_hash_table_contains (cores, name.core->str))
        g_hash_table_add (cores, g_strdup (name.core->str));
    }
  ef_link_name_clear (&name);

  return cores;
}

static guint
count_shared (GHashTable *one,
              GHashTable *other)
{
  GHashTableIter iter;
  gpointer core;
  guint n = 0;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &core, NULL))
    n += g_hash_table_contains (other, core);

  return n;
}

static gboolean
are_related (EfCatalog *catalog,
             EfTable   *one,
             EfTable   *other)
{
  return ef_catalog_is_made_of (catalog, one, ef_table_get_id (other))
         || ef_catalog_is_made_of (catalog, other, ef_table_get_id (one));
}

/* Of tables with the same names rather the one that has each of them once, such as one of repeated
 * runs that were put together. g_array_sort() keeps what is equal in the order of the catalog. */
static gint
compare_partners (gconstpointer a,
                  gconstpointer b)
{
  const EfLinkPartner *one = a;
  const EfLinkPartner *other = b;

  if (one->is_related != other->is_related)
    return one->is_related ? 1 : -1;

  if (one->n_shared != other->n_shared)
    return one->n_shared > other->n_shared ? -1 : 1;
  if (one->n_shared == 0)
    return 0;

  return (ef_table_get_n_rows (one->table) > ef_table_get_n_rows (other->table))
         - (ef_table_get_n_rows (one->table) < ef_table_get_n_rows (other->table));
}

GArray *
ef_link_partners_list (EfCatalog *catalog,
                       EfTable   *first)
{
  GArray *partners = g_array_new (FALSE, TRUE, sizeof (EfLinkPartner));
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GHashTable) cores = first != NULL ? list_cores (first, MAX_NAMES) : NULL;
  guint n_left = MAX_OTHER_NAMES;

  g_return_val_if_fail (catalog != NULL, partners);

  tables = ef_catalog_list_tables (catalog);
  for (guint i = 0; i < tables->len; i++)
    {
      EfLinkPartner partner = { tables->pdata[i], 0, FALSE };

      if (partner.table == first || ef_table_link_find_names (partner.table, NULL, NULL) < 0)
        continue;
      if (first != NULL)
        {
          /* What one table does not need is there for those behind it. */
          guint max = MIN (MAX_NAMES, n_left / (tables->len - i));
          g_autoptr (GHashTable) others = list_cores (partner.table, max);

          n_left -= MIN (max, ef_table_get_n_rows (partner.table));
          partner.n_shared = count_shared (others, cores);
          partner.is_related = are_related (catalog, first, partner.table);
        }
      g_array_append_val (partners, partner);
    }
  g_array_sort (partners, compare_partners);

  return partners;
}

EfTable *
ef_link_partners_find_best (EfCatalog *catalog,
                            EfTable   *first)
{
  g_autoptr (GArray) partners = NULL;
  const EfLinkPartner *best;

  g_return_val_if_fail (catalog != NULL && first != NULL, NULL);

  partners = ef_link_partners_list (catalog, first);
  best = partners->len > 0 ? &g_array_index (partners, EfLinkPartner, 0) : NULL;

  return best != NULL && best->n_shared > 0 && !best->is_related ? best->table : NULL;
}
