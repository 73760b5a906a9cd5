/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-draft.h"

#include <string.h>

#include "ef-left-out.h"

/* Tables are immutable, so a decision exchanges the table in its place in `now`. The tree is only
 * rebuilt at the end: a catalog with thousands of tables would make each click dear. */

struct _EfReviewDraft
{
  GObject parent_instance;

  EfCatalogNode *root; /* as before */
  GPtrArray *before;   /* of EfTable, owned by the root */
  GPtrArray *now;      /* of EfTable, as many, a reference each */
};

G_DEFINE_FINAL_TYPE (EfReviewDraft, ef_review_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EfColumn *
get_column_before (EfReviewDraft *self, guint table, guint column)
{
  return ef_table_get_column (g_ptr_array_index (self->before, table), column);
}

/* FALSE if it is the same table. @table (transfer full) */
static gboolean
take_table (EfReviewDraft *self, guint index, EfTable *table)
{
  EfTable *old = g_ptr_array_index (self->now, index);
  gboolean changed = table != old;

  g_ptr_array_index (self->now, index) = table;
  ef_table_unref (old);

  return changed;
}

static gboolean
replace_column (EfReviewDraft *self, guint index, guint column_index, EfColumn *column)
{
  EfTable *table = g_ptr_array_index (self->now, index);

  if (column == ef_table_get_column (table, column_index))
    return FALSE;

  return take_table (self, index, ef_table_replace_column (table, column_index, column));
}

static gboolean
is_for_one (EfRole role)
{
  return role == EF_ROLE_NAME || role == EF_ROLE_DATE || role == EF_ROLE_LINK
         || role == EF_ROLE_PAPER;
}

static void
take_role_from_others (EfReviewDraft *self, guint index, guint column_index, EfRole role)
{
  guint n_columns = ef_table_get_n_columns (g_ptr_array_index (self->now, index));

  for (guint i = 0; i < n_columns; i++)
    {
      EfColumn *column = ef_table_get_column (g_ptr_array_index (self->now, index), i);
      g_autoptr (EfColumn) without = NULL;

      if (i == column_index || ef_column_get_role (column) != role)
        continue;
      without = ef_column_with_role (column, EF_ROLE_NONE);
      replace_column (self, index, i, without);
    }
}

static gboolean
choose (EfReviewDraft *self, guint index, guint column_index, const EfColumnChoice *choice)
{
  EfColumn *column = ef_table_get_column (g_ptr_array_index (self->now, index), column_index);
  g_autoptr (EfColumn) chosen = ef_column_choice_apply (choice, column);

  if (chosen == column)
    return FALSE;

  if (choice->made & EF_CHOICE_ROLE && is_for_one (choice->role))
    take_role_from_others (self, index, column_index, choice->role);

  return replace_column (self, index, column_index, chosen);
}

/* -1 if @table has no column of that name and kind. */
static gint
find_same (const EfTable *table, const EfColumn *wanted)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) == ef_column_get_kind (wanted)
          && strcmp (ef_column_get_name (column), ef_column_get_name (wanted)) == 0)
        return (gint) i;
    }

  return -1;
}

static void
ef_review_draft_finalize (GObject *object)
{
  EfReviewDraft *self = EF_REVIEW_DRAFT (object);

  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->root, ef_catalog_node_unref);

  G_OBJECT_CLASS (ef_review_draft_parent_class)->finalize (object);
}

static void
ef_review_draft_class_init (EfReviewDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ef_review_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_REVIEW_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_review_draft_init (EfReviewDraft *self)
{
}

EfReviewDraft *
ef_review_draft_new (EfCatalogNode *before, EfCatalogNode *now)
{
  g_autoptr (GPtrArray) tables = NULL;
  EfReviewDraft *self;

  g_return_val_if_fail (before != NULL && now != NULL, NULL);
  g_return_val_if_fail (
    ef_catalog_node_count_tables (before) == ef_catalog_node_count_tables (now), NULL);

  self = g_object_new (EF_TYPE_REVIEW_DRAFT, NULL);
  self->root = ef_catalog_node_ref (before);
  self->before = ef_catalog_node_list_tables (before);
  self->now = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  tables = ef_catalog_node_list_tables (now);
  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_add (self->now, ef_table_ref (g_ptr_array_index (tables, i)));

  return self;
}

EfCatalogNode *
ef_review_draft_get_before (EfReviewDraft *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), NULL);

  return self->root;
}

guint
ef_review_draft_get_n_tables (EfReviewDraft *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), 0);

  return self->now->len;
}

EfTable *
ef_review_draft_get_table (EfReviewDraft *self, guint table)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), NULL);
  g_return_val_if_fail (table < self->now->len, NULL);

  return g_ptr_array_index (self->now, table);
}

EfTable *
ef_review_draft_get_table_before (EfReviewDraft *self, guint table)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), NULL);
  g_return_val_if_fail (table < self->before->len, NULL);

  return g_ptr_array_index (self->before, table);
}

gboolean
ef_review_draft_is_changed (EfReviewDraft *self, guint table, guint column)
{
  EfColumnChoice choice;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), FALSE);
  g_return_val_if_fail (table < self->now->len, FALSE);

  choice = ef_column_choice_between (get_column_before (self, table, column),
                                     ef_table_get_column (g_ptr_array_index (self->now, table),
                                                          column));

  return choice.made != 0;
}

gboolean
ef_review_draft_has_changes (EfReviewDraft *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), FALSE);

  for (guint i = 0; i < self->now->len; i++)
    {
      const EfTable *table = g_ptr_array_index (self->now, i);

      for (guint k = 0; table != g_ptr_array_index (self->before, i)
                        && k < ef_table_get_n_columns (table); k++)
        if (ef_review_draft_is_changed (self, i, k))
          return TRUE;
    }

  return FALSE;
}

void
ef_review_draft_choose (EfReviewDraft *self, guint table, guint column,
                        const EfColumnChoice *choice)
{
  g_return_if_fail (EF_IS_REVIEW_DRAFT (self));
  g_return_if_fail (table < self->now->len && choice != NULL);

  if (choose (self, table, column, choice))
    g_signal_emit (self, signals[CHANGED], 0);
}

void
ef_review_draft_reset (EfReviewDraft *self, guint table, guint column)
{
  g_return_if_fail (EF_IS_REVIEW_DRAFT (self));
  g_return_if_fail (table < self->now->len);

  if (replace_column (self, table, column, get_column_before (self, table, column)))
    g_signal_emit (self, signals[CHANGED], 0);
}

guint
ef_review_draft_count_same (EfReviewDraft *self, guint table, guint column)
{
  const EfColumn *wanted;
  guint n = 0;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), 0);
  g_return_val_if_fail (table < self->now->len, 0);

  wanted = ef_table_get_column (g_ptr_array_index (self->now, table), column);
  for (guint i = 0; i < self->now->len; i++)
    n += i != table && find_same (g_ptr_array_index (self->now, i), wanted) >= 0;

  return n;
}

guint
ef_review_draft_spread (EfReviewDraft *self, guint table, guint column)
{
  EfColumnChoice choice;
  const EfColumn *wanted;
  guint n = 0;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), 0);
  g_return_val_if_fail (table < self->now->len, 0);

  wanted = ef_table_get_column (g_ptr_array_index (self->now, table), column);
  choice = ef_column_choice_between (get_column_before (self, table, column), wanted);
  for (guint i = 0; i < self->now->len; i++)
    {
      gint same = i != table ? find_same (g_ptr_array_index (self->now, i), wanted) : -1;

      n += same >= 0 && choose (self, i, (guint) same, &choice);
    }

  if (n > 0)
    g_signal_emit (self, signals[CHANGED], 0);

  return n;
}

guint
ef_review_draft_use (EfReviewDraft *self, const EfMapping *mapping, EfDiagnostics *diagnostics)
{
  guint n = 0;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), 0);
  g_return_val_if_fail (mapping != NULL, 0);

  for (guint i = 0; i < self->now->len; i++)
    n += take_table (self, i,
                     ef_mapping_apply_to_table (mapping, g_ptr_array_index (self->now, i),
                                                diagnostics));

  if (n > 0)
    g_signal_emit (self, signals[CHANGED], 0);

  return n;
}

gboolean
ef_review_draft_is_left_out (EfReviewDraft *self, guint table)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), FALSE);
  g_return_val_if_fail (table < self->now->len, FALSE);

  return ef_left_out_has_table (g_ptr_array_index (self->now, table));
}

void
ef_review_draft_leave_out (EfReviewDraft *self, guint table, gboolean left_out)
{
  gboolean changed = FALSE;
  guint n_columns;

  g_return_if_fail (EF_IS_REVIEW_DRAFT (self));
  g_return_if_fail (table < self->now->len);

  n_columns = ef_table_get_n_columns (g_ptr_array_index (self->now, table));
  for (guint i = 0; i < n_columns; i++)
    {
      const EfColumn *column = ef_table_get_column (g_ptr_array_index (self->now, table), i);
      EfColumnChoice choice = { .made = EF_CHOICE_ROLE, .role = EF_ROLE_LEFT_OUT };

      if (!left_out && ef_column_get_role (column) != EF_ROLE_LEFT_OUT)
        continue;
      if (!left_out)
        choice.role = ef_column_get_role (get_column_before (self, table, i));
      changed |= choose (self, table, i, &choice);
    }

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
ef_review_draft_has_tables (EfReviewDraft *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), FALSE);

  for (guint i = 0; i < self->now->len; i++)
    if (!ef_left_out_has_table (g_ptr_array_index (self->now, i)))
      return TRUE;

  return FALSE;
}

EfCatalogNode *
ef_review_draft_build (EfReviewDraft *self)
{
  g_autoptr (GHashTable) changed = NULL;

  g_return_val_if_fail (EF_IS_REVIEW_DRAFT (self), NULL);

  changed = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->now->len; i++)
    if (g_ptr_array_index (self->now, i) != g_ptr_array_index (self->before, i))
      g_hash_table_insert (changed, g_ptr_array_index (self->before, i),
                           g_ptr_array_index (self->now, i));

  return ef_catalog_node_replace_tables (self->root, changed);
}
