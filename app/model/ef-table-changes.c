/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-changes.h"

#include "ef-formula.h"
#include "ef-row-match-private.h"
#include "ef-table-link.h"

#include <math.h>
#include <string.h>

/* What is left of a number after two changes of units may differ by so much of it. */
#define TOLERANCE 1e-12

/* Rows between two looks at the cancellable. */
#define CANCEL_INTERVAL 4096

struct _EfTableChanges
{
  EfTable *before; /* or NULL */
  EfTable *after;  /* or NULL */
  guint32 *matches; /* row of @after for each row of @before, or EF_NO_ROW; NULL without both */
  GArray *kept;     /* of EfTableChange */
  guint64 counts[EF_N_CHANGE_KINDS];
  guint n_unsure;   /* rows of @before */
};

/* A column that both tables have. */
typedef struct
{
  EfColumn *before;
  EfColumn *after;
  guint index_before;
  guint index_after;
} Pair;

const char *
ef_table_change_kind_to_word (EfTableChangeKind kind)
{
  static const char *const words[] = { "column-added", "column-removed", "row-added", "row-removed",
                                       "cell" };

  g_return_val_if_fail ((guint) kind < EF_N_CHANGE_KINDS, NULL);

  return words[kind];
}

static void
add (EfTableChanges *self, EfTableChange change)
{
  self->counts[change.kind]++;
  if (self->kept->len < EF_TABLE_CHANGES_MAX)
    g_array_append_val (self->kept, change);
}

/* Lists what both have, and reports what only one has. */
static GArray *
pair_columns (EfTableChanges *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < ef_table_get_n_columns (self->after); i++)
    {
      EfColumn *after = ef_table_get_column (self->after, i);
      gint k = ef_table_find_header (self->before, ef_column_get_name (after));
      Pair pair;

      if (ef_formula_made (after))
        continue;
      if (k < 0)
        {
          add (self, (EfTableChange){ .kind = EF_CHANGE_COLUMN_ADDED, .column_after = i });
          continue;
        }
      pair = (Pair){ ef_table_get_column (self->before, k), after, k, i };
      g_array_append_val (pairs, pair);
    }
  for (guint i = 0; i < ef_table_get_n_columns (self->before); i++)
    {
      EfColumn *before = ef_table_get_column (self->before, i);

      if (!ef_formula_made (before)
          && ef_table_find_header (self->after, ef_column_get_name (before)) < 0)
        add (self, (EfTableChange){ .kind = EF_CHANGE_COLUMN_REMOVED, .column_before = i });
    }

  return pairs;
}

/* ---- Rows ---- */

/* @table with nothing but what both have, so that a column that came or went changes no identity
 * (transfer full). Roles are those of the newer version. */
static EfTable *
keep_pairs (EfTable *table, const GArray *pairs, gboolean is_after)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      g_ptr_array_add (columns,
                       is_after ? ef_column_ref (pair->after)
                                : ef_column_with_role (pair->before,
                                                       ef_column_get_role (pair->after)));
    }

  return ef_table_with_columns (table, columns);
}

static void
match_by_identity (EfTableChanges *self, const GArray *pairs, guint8 *is_matched)
{
  g_autoptr (EfTable) before = keep_pairs (self->before, pairs, FALSE);
  g_autoptr (EfTable) after = keep_pairs (self->after, pairs, TRUE);

  self->n_unsure = ef_row_match (before, after, self->matches);
  for (guint row = 0; row < ef_table_get_n_rows (self->before); row++)
    if (self->matches[row] != EF_NO_ROW)
      is_matched[self->matches[row]] = TRUE;
}

/* Rows of @table that are not @matched by name, EF_NO_ROW where there are several of it. */
static GHashTable *
index_names (const EfColumn *column, guint n_rows, const guint8 *is_matched)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < n_rows; row++)
    {
      char *name = is_matched[row] ? NULL : ef_column_dup_cell (column, row);

      if (name == NULL)
        continue;
      if (*name == '\0')
        g_free (name);
      else if (g_hash_table_contains (rows, name))
        g_hash_table_replace (rows, name, GUINT_TO_POINTER (EF_NO_ROW));
      else
        g_hash_table_insert (rows, name, GUINT_TO_POINTER (row));
    }

  return rows;
}

/* A result whose paper or link was corrected is the same one. */
static void
match_by_name (EfTableChanges *self, guint8 *is_matched)
{
  guint n_before = ef_table_get_n_rows (self->before);
  gint index = ef_table_link_find_names (self->after, NULL, NULL);
  const EfColumn *after = index >= 0 ? ef_table_get_column (self->after, index) : NULL;
  gint old_index
    = after != NULL ? ef_table_find_header (self->before, ef_column_get_name (after)) : -1;
  g_autofree guint8 *is_old_matched = NULL;
  g_autoptr (GHashTable) old_rows = NULL;
  g_autoptr (GHashTable) new_rows = NULL;
  GHashTableIter iter;
  gpointer name, row, partner;

  if (old_index < 0)
    return;

  is_old_matched = g_new (guint8, MAX (n_before, 1));
  for (guint i = 0; i < n_before; i++)
    is_old_matched[i] = self->matches[i] != EF_NO_ROW;
  old_rows = index_names (ef_table_get_column (self->before, old_index), n_before, is_old_matched);
  new_rows = index_names (after, ef_table_get_n_rows (self->after), is_matched);

  g_hash_table_iter_init (&iter, old_rows);
  while (g_hash_table_iter_next (&iter, &name, &row))
    if (GPOINTER_TO_UINT (row) != EF_NO_ROW
        && g_hash_table_lookup_extended (new_rows, name, NULL, &partner)
        && GPOINTER_TO_UINT (partner) != EF_NO_ROW)
      {
        self->matches[GPOINTER_TO_UINT (row)] = GPOINTER_TO_UINT (partner);
        is_matched[GPOINTER_TO_UINT (partner)] = TRUE;
      }
}

static void
match_rows (EfTableChanges *self, const GArray *pairs)
{
  guint n_before = ef_table_get_n_rows (self->before);
  guint n_after = ef_table_get_n_rows (self->after);
  g_autofree guint8 *is_matched = g_new0 (guint8, MAX (n_after, 1));

  self->matches = g_new (guint32, MAX (n_before, 1));
  for (guint row = 0; row < n_before; row++)
    self->matches[row] = EF_NO_ROW;
  /* Without a column in common there is nothing by which a row could be known. */
  if (pairs->len > 0)
    {
      match_by_identity (self, pairs, is_matched);
      match_by_name (self, is_matched);
    }

  for (guint row = 0; row < n_after; row++)
    if (!is_matched[row])
      add (self, (EfTableChange){ .kind = EF_CHANGE_ROW_ADDED, .row_after = row });
  for (guint row = 0; row < n_before; row++)
    if (self->matches[row] == EF_NO_ROW)
      add (self, (EfTableChange){ .kind = EF_CHANGE_ROW_REMOVED, .row_before = row });
}

/* ---- Cells ---- */

static gboolean
have_equal_text (const Pair *pair, guint before, guint after)
{
  g_autofree char *a = ef_column_dup_cell (pair->before, before);
  g_autofree char *b = ef_column_dup_cell (pair->after, after);

  return strcmp (a, b) == 0;
}

static gboolean
are_equal (double a, double b, double factor_a, double factor_b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) && isnan (b);
  if (factor_a == factor_b)
    return a == b;
  a *= factor_a;
  b *= factor_b;

  return a == b || fabs (a - b) <= TOLERANCE * MAX (fabs (a), fabs (b));
}

static double
get_bound (const double *bounds, guint row)
{
  return bounds != NULL ? bounds[row] : NAN;
}

static gboolean
have_equal_bounds (const Pair *pair, guint before, guint after)
{
  double a = ef_column_get_factor (pair->before);
  double b = ef_column_get_factor (pair->after);

  return are_equal (get_bound (ef_column_get_lows (pair->before), before),
                    get_bound (ef_column_get_lows (pair->after), after), a, b)
         && are_equal (get_bound (ef_column_get_highs (pair->before), before),
                       get_bound (ef_column_get_highs (pair->after), after), a, b);
}

static gboolean
is_same (const Pair *pair, guint before, guint after)
{
  EfColumnKind kind = ef_column_get_kind (pair->before);
  double a, b;

  if (kind != ef_column_get_kind (pair->after))
    return have_equal_text (pair, before, after);
  if (kind == EF_COLUMN_TEXT)
    return strcmp (ef_column_get_text (pair->before, before),
                   ef_column_get_text (pair->after, after)) == 0;

  a = ef_column_get_numbers (pair->before)[before];
  b = ef_column_get_numbers (pair->after)[after];
  /* What could not be read may have become something else that cannot. */
  if (isnan (a) && isnan (b))
    return have_equal_text (pair, before, after);

  return are_equal (a, b, ef_column_get_factor (pair->before), ef_column_get_factor (pair->after))
         && have_equal_bounds (pair, before, after);
}

/* FALSE if cancelled. */
static gboolean
compare_cells (EfTableChanges *self, const GArray *pairs, GCancellable *cancellable,
               GError **error)
{
  for (guint row = 0; row < ef_table_get_n_rows (self->before); row++)
    {
      guint after = self->matches[row];

      if (row % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; after != EF_NO_ROW && i < pairs->len; i++)
        {
          const Pair *pair = &g_array_index (pairs, Pair, i);

          if (!is_same (pair, row, after))
            add (self, (EfTableChange){ EF_CHANGE_CELL, row, after, pair->index_before,
                                        pair->index_after });
        }
    }

  return TRUE;
}

EfTableChanges *
ef_table_changes_new (EfTable *before, EfTable *after, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfTableChanges) self = NULL;
  g_autoptr (GArray) pairs = NULL;

  g_return_val_if_fail (before != NULL || after != NULL, NULL);

  self = g_atomic_rc_box_new0 (EfTableChanges);
  self->kept = g_array_new (FALSE, FALSE, sizeof (EfTableChange));
  self->before = before != NULL ? ef_table_ref (before) : NULL;
  self->after = after != NULL ? ef_table_ref (after) : NULL;
  if (before == NULL || after == NULL)
    return g_steal_pointer (&self);

  pairs = pair_columns (self);
  match_rows (self, pairs);
  if (!compare_cells (self, pairs, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

EfTableChanges *
ef_table_changes_ref (EfTableChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
changes_clear (gpointer data)
{
  EfTableChanges *self = data;

  g_clear_pointer (&self->before, ef_table_unref);
  g_clear_pointer (&self->after, ef_table_unref);
  g_free (self->matches);
  g_array_unref (self->kept);
}

void
ef_table_changes_unref (EfTableChanges *self)
{
  g_atomic_rc_box_release_full (self, changes_clear);
}

EfTable *
ef_table_changes_get_before (const EfTableChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

EfTable *
ef_table_changes_get_after (const EfTableChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

guint
ef_table_changes_get_n_unsure (const EfTableChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unsure;
}

gboolean
ef_table_changes_is_empty (const EfTableChanges *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->kept->len == 0 && self->before != NULL && self->after != NULL;
}

guint64
ef_table_changes_count (const EfTableChanges *self, EfTableChangeKind kind)
{
  g_return_val_if_fail (self != NULL && (guint) kind < EF_N_CHANGE_KINDS, 0);

  return self->counts[kind];
}

guint
ef_table_changes_get_n_kept (const EfTableChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kept->len;
}

const EfTableChange *
ef_table_changes_get (const EfTableChanges *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->kept->len, NULL);

  return &g_array_index (self->kept, EfTableChange, index);
}

guint
ef_table_changes_find_row (const EfTableChanges *self, guint row_before)
{
  g_return_val_if_fail (self != NULL, EF_NO_ROW);

  if (self->matches == NULL || row_before >= ef_table_get_n_rows (self->before))
    return EF_NO_ROW;

  return self->matches[row_before];
}

/* ---- Words ---- */

char *
ef_table_changes_dup_row (const EfTableChanges *self, const EfTableChange *change)
{
  g_return_val_if_fail (self != NULL && change != NULL, NULL);

  switch (change->kind)
    {
    case EF_CHANGE_ROW_REMOVED:
      return ef_table_dup_row_label (self->before, change->row_before);
    case EF_CHANGE_ROW_ADDED:
    case EF_CHANGE_CELL:
      return ef_table_dup_row_label (self->after, change->row_after);
    case EF_CHANGE_COLUMN_ADDED:
    case EF_CHANGE_COLUMN_REMOVED:
    default:
      return g_strdup ("");
    }
}

char *
ef_table_changes_dup_column (const EfTableChanges *self, const EfTableChange *change)
{
  g_return_val_if_fail (self != NULL && change != NULL, NULL);

  switch (change->kind)
    {
    case EF_CHANGE_COLUMN_REMOVED:
      return g_strdup (
        ef_column_get_name (ef_table_get_column (self->before, change->column_before)));
    case EF_CHANGE_COLUMN_ADDED:
    case EF_CHANGE_CELL:
      return g_strdup (
        ef_column_get_name (ef_table_get_column (self->after, change->column_after)));
    case EF_CHANGE_ROW_ADDED:
    case EF_CHANGE_ROW_REMOVED:
    default:
      return g_strdup ("");
    }
}

static void
append_bound (GString *text, double bound)
{
  char digits[EF_NUMBER_BUFFER];

  g_string_append (text, isnan (bound) ? "" : ef_number_to_text (bound, digits));
}

/* With the unit where that is another one, and with the bounds where these differ. */
static char *
dup_cell (const EfColumn *column, guint row, const EfColumn *other, gboolean with_bounds)
{
  g_autofree char *cell = ef_column_dup_cell (column, row);
  const EfUnit *unit = ef_column_get_unit (column);
  GString *text = g_string_new (cell);

  if (with_bounds && *cell != '\0')
    {
      g_string_append (text, " [");
      append_bound (text, get_bound (ef_column_get_lows (column), row));
      g_string_append (text, "–");
      append_bound (text, get_bound (ef_column_get_highs (column), row));
      g_string_append_c (text, ']');
    }
  if (unit != ef_column_get_unit (other) && unit != NULL && *cell != '\0'
      && ef_column_get_original (column, row) == NULL)
    g_string_append_printf (text, " %s", ef_unit_get_symbol (unit));

  return g_string_free (text, FALSE);
}

static char *
dup_side (const EfTableChanges *self, const EfTableChange *change, gboolean is_after)
{
  Pair pair;
  gboolean with_bounds;

  if (change->kind != EF_CHANGE_CELL)
    return g_strdup ("");

  pair.before = ef_table_get_column (self->before, change->column_before);
  pair.after = ef_table_get_column (self->after, change->column_after);
  with_bounds = ef_column_get_kind (pair.before) == EF_COLUMN_NUMBER
                && ef_column_get_kind (pair.after) == EF_COLUMN_NUMBER
                && !have_equal_bounds (&pair, change->row_before, change->row_after);

  return is_after ? dup_cell (pair.after, change->row_after, pair.before, with_bounds)
                  : dup_cell (pair.before, change->row_before, pair.after, with_bounds);
}

char *
ef_table_changes_dup_before (const EfTableChanges *self, const EfTableChange *change)
{
  g_return_val_if_fail (self != NULL && change != NULL, NULL);

  return dup_side (self, change, FALSE);
}

char *
ef_table_changes_dup_after (const EfTableChanges *self, const EfTableChange *change)
{
  g_return_val_if_fail (self != NULL && change != NULL, NULL);

  return dup_side (self, change, TRUE);
}
