/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-list.h"

#include <math.h>
#include <string.h>

struct _EfRow
{
  GObject parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (EfRow, ef_row, G_TYPE_OBJECT)

struct _EfRowList
{
  GObject parent_instance;

  guint32 *order;
  guint n;     /* rows that are told */
  guint n_all; /* in @order: the others are to come */
};

/* What a sort compares: one number per row, NAN for missing. Texts become their rank. */
typedef struct
{
  double *keys;
  gboolean descending;
} SortKeys;

typedef struct
{
  guint32 id;
  char *key;
} Collation;

static void
ef_row_class_init (EfRowClass *klass)
{
}

static void
ef_row_init (EfRow *self)
{
}

static GType
ef_row_list_get_item_type (GListModel *model)
{
  return EF_TYPE_ROW;
}

static guint
ef_row_list_get_n_items (GListModel *model)
{
  return EF_ROW_LIST (model)->n;
}

static gpointer
ef_row_list_get_item (GListModel *model,
                      guint       position)
{
  EfRowList *self = EF_ROW_LIST (model);
  EfRow *row;

  if (position >= self->n)
    return NULL;

  row = g_object_new (EF_TYPE_ROW, NULL);
  row->index = self->order[position];
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ef_row_list_get_item_type;
  iface->get_n_items = ef_row_list_get_n_items;
  iface->get_item = ef_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EfRowList, ef_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ef_row_list_finalize (GObject *object)
{
  g_free (EF_ROW_LIST (object)->order);

  G_OBJECT_CLASS (ef_row_list_parent_class)->finalize (object);
}

static void
ef_row_list_class_init (EfRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ef_row_list_finalize;
}

static void
ef_row_list_init (EfRowList *self)
{
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const SortKeys *sort = user_data;
  double key_a = sort->keys[*(const guint32 *) a];
  double key_b = sort->keys[*(const guint32 *) b];

  if (isnan (key_a) || isnan (key_b))
    return (isnan (key_a) != 0) - (isnan (key_b) != 0);
  if (key_a == key_b)
    return 0;
  return (key_a < key_b) != sort->descending ? -1 : 1;
}

static int
compare_collations (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (((const Collation *) a)->key, ((const Collation *) b)->key);
}

/* As people sort names: without regard to case, and "B2" before "B10". */
static char *
create_collation_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}

/* Rank of each text id that occurs in @rows; ids that do not occur have rank 0, which is never
 * read. */
static double *
rank_texts (const EfColumn *column,
            const guint32  *rows,
            guint           n)
{
  EfTextPool *pool = ef_column_get_pool (column);
  const guint32 *ids = ef_column_get_text_ids (column);
  guint32 size = ef_text_pool_get_size (pool) + 1;
  double *ranks = g_new0 (double, size);
  g_autoptr (GArray) collations = g_array_new (FALSE, FALSE, sizeof (Collation));

  for (guint i = 0; i < n; i++)
    {
      guint32 id = ids[rows[i]];

      if (id != 0 && ranks[id] == 0)
        {
          Collation collation = { id, create_collation_key (ef_text_pool_get (pool, id)) };

          ranks[id] = 1;
          g_array_append_val (collations, collation);
        }
    }

  g_array_sort (collations, compare_collations);
  for (guint i = 0; i < collations->len; i++)
    {
      Collation *collation = &g_array_index (collations, Collation, i);

      ranks[collation->id] = i;
      g_free (collation->key);
    }
  return ranks;
}

static double *
create_text_keys (const EfColumn *column,
                  const guint32  *rows,
                  guint           n)
{
  const guint32 *ids = ef_column_get_text_ids (column);
  guint n_rows = ef_column_get_n_rows (column);
  g_autofree double *ranks = rank_texts (column, rows, n);
  double *keys = g_new (double, n_rows);

  for (guint row = 0; row < n_rows; row++)
    keys[row] = ids[row] != 0 ? ranks[ids[row]] : NAN;
  return keys;
}

guint
ef_row_get_index (EfRow *self)
{
  g_return_val_if_fail (EF_IS_ROW (self), 0);
  return self->index;
}

gboolean
ef_row_get_group (EfRow *self,
                  guint *group)
{
  g_return_val_if_fail (EF_IS_ROW (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);

  *group = self->index & ~EF_ROW_GROUP;
  return (self->index & EF_ROW_GROUP) != 0;
}

EfRowList *
ef_row_list_new (void)
{
  return g_object_new (EF_TYPE_ROW_LIST, NULL);
}

void
ef_row_list_take_order (EfRowList *self,
                        guint32   *order,
                        guint      n)
{
  guint n_before;

  g_return_if_fail (EF_IS_ROW_LIST (self));
  g_return_if_fail (order != NULL || n == 0);

  n_before = self->n;
  g_free (self->order);
  self->order = order;
  self->n = self->n_all = n;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n);
}

void
ef_row_list_take_order_in_place (EfRowList *self,
                                 guint32   *order,
                                 guint      n,
                                 guint      n_at_once)
{
  guint n_before, n_told;

  g_return_if_fail (EF_IS_ROW_LIST (self));
  g_return_if_fail (order != NULL || n == 0);

  n_before = self->n;
  n_told = MIN (n, n_before + MIN (n_at_once, n));
  g_free (self->order);
  self->order = order;
  self->n_all = n;
  self->n = n_told;
  if (n_told < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_told, n_before - n_told, 0);
  else if (n_told > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_told - n_before);
}

gboolean
ef_row_list_tell_more (EfRowList *self,
                       guint      n_more)
{
  guint n_before;

  g_return_val_if_fail (EF_IS_ROW_LIST (self), FALSE);

  n_before = self->n;
  self->n += MIN (n_more, self->n_all - self->n);
  if (self->n > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n - n_before);
  return self->n < self->n_all;
}

const guint32 *
ef_row_list_get_order (EfRowList *self,
                       guint     *n)
{
  g_return_val_if_fail (EF_IS_ROW_LIST (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->n;
  return self->order;
}

void
ef_row_order_sort (guint32        *rows,
                   guint           n,
                   const EfColumn *column,
                   gboolean        descending)
{
  g_autofree double *text_keys = NULL;
  SortKeys sort = { NULL, descending };

  g_return_if_fail (rows != NULL || n == 0);
  g_return_if_fail (column != NULL);

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    sort.keys = text_keys = create_text_keys (column, rows, n);
  else
    sort.keys = (double *) ef_column_get_numbers (column);

  /* GLib's is a merge sort: stable. */
  g_qsort_with_data (rows, (int) n, sizeof *rows, compare_rows, &sort);
}

static void
sort_clear (gpointer data)
{
  ef_column_unref (((EfRowSort *) data)->column);
}

GArray *
ef_row_sorts_new (void)
{
  GArray *sorts = g_array_new (FALSE, FALSE, sizeof (EfRowSort));

  g_array_set_clear_func (sorts, sort_clear);
  return sorts;
}

void
ef_row_sorts_add (GArray   *sorts,
                  EfColumn *column,
                  gboolean  descending)
{
  EfRowSort sort = { ef_column_ref (column), descending };

  g_array_append_val (sorts, sort);
}

/* Each sort keeps the order of what is equal, so the last one decides first. */
void
ef_row_order_sort_all (guint32      *rows,
                       guint         n,
                       const GArray *sorts)
{
  for (guint i = sorts->len; i > 0; i--)
    {
      const EfRowSort *sort = &g_array_index (sorts, EfRowSort, i - 1);

      ef_row_order_sort (rows, n, sort->column, sort->descending);
    }
}
