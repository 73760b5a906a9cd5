/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-groups.h"

#include "ef-error.h"
#include "ef-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rows between two looks at the cancellable. */
#define CANCEL_INTERVAL 65536

static const char *const summary_words[] = { "mean", "best" };

const char *
ef_group_summary_to_word (EfGroupSummary self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (summary_words), NULL);

  return summary_words[self];
}

gboolean
ef_group_summary_from_word (const char *word, EfGroupSummary *self)
{
  guint index;

  if (!ef_word_list_find (summary_words, G_N_ELEMENTS (summary_words), word, &index))
    return FALSE;
  *self = (EfGroupSummary) index;

  return TRUE;
}

gboolean
ef_group_summary_suits (EfGroupSummary self, const EfColumn *column)
{
  const EfQuantity *quantity;

  g_return_val_if_fail (column != NULL, FALSE);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return FALSE;
  if (self == EF_GROUP_SUMMARY_BEST)
    return ef_column_get_direction (column) != EF_DIRECTION_UNKNOWN;
  quantity = ef_column_get_quantity (column);

  return quantity == NULL || !ef_quantity_is_ordinal (quantity);
}

/* ---- The groups ---- */

/* A value of the column: its number, or the id of its text. */
typedef struct
{
  double number;
  const char *text;
  guint32 group; /* in the order in which they were met */
} Value;

typedef struct
{
  GArray *values;     /* (element-type Value) */
  guint32 *groups;    /* of each of the rows, NO_GROUP where a value is missing */
  guint32 *by_text;   /* 1 + the group of each text, 0 before it is met */
  GHashTable *by_number;
} Search;

#define NO_GROUP G_MAXUINT32

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *left = a;
  const Value *right = b;

  if (left->text != NULL)
    return strcmp (left->text, right->text);

  return (left->number > right->number) - (left->number < right->number);
}

/* All of its bits count: that of GLib does not tell fractions apart. */
static guint
hash_number (gconstpointer number)
{
  guint64 bits;

  memcpy (&bits, number, sizeof bits);
  bits *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (bits >> 32);
}

static guint32
add_value (Search *search, double number, const char *text)
{
  Value value = { number, text, search->values->len };

  g_array_append_val (search->values, value);

  return value.group;
}

static guint32
find_text (Search *search, const EfColumn *column, guint32 row)
{
  guint32 id = ef_column_get_text_ids (column)[row];

  if (id == 0)
    return NO_GROUP;
  if (search->by_text[id] == 0)
    search->by_text[id]
      = 1 + add_value (search, 0, ef_text_pool_get (ef_column_get_pool (column), id));

  return search->by_text[id] - 1;
}

static guint32
find_number (Search *search, const EfColumn *column, guint32 row)
{
  /* Without the sign of a zero. */
  double number = ef_column_get_numbers (column)[row] + 0.0;
  gpointer found;

  if (isnan (number))
    return NO_GROUP;
  if (!g_hash_table_lookup_extended (search->by_number, &number, NULL, &found))
    {
      found = GUINT_TO_POINTER (add_value (search, number, NULL));
      g_hash_table_insert (search->by_number, g_memdup2 (&number, sizeof number), found);
    }

  return GPOINTER_TO_UINT (found);
}

/* FALSE with too many values, or when cancelled. */
static gboolean
number_rows (Search *search, const EfColumn *column, const guint32 *rows, guint n_rows,
             GCancellable *cancellable, GError **error)
{
  gboolean is_text = ef_column_get_kind (column) == EF_COLUMN_TEXT;

  for (guint i = 0; i < n_rows; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      search->groups[i]
        = is_text ? find_text (search, column, rows[i]) : find_number (search, column, rows[i]);
      if (search->values->len > EF_TABLE_GROUPS_MAX)
        {
          g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                       _("“%s” has more than %u different values, too many for groups."),
                       ef_column_get_name (column), EF_TABLE_GROUPS_MAX);
          return FALSE;
        }
    }

  return TRUE;
}

/* Puts each row into its group, the groups by their values. */
static EfTableGroups *
fill_groups (Search *search, EfColumn *column, const guint32 *rows, guint n_rows)
{
  guint n_values = search->values->len;
  g_autofree guint32 *ranks = g_new (guint32, n_values + 1);
  g_autofree guint32 *next = NULL;
  EfTableGroups *self = g_new0 (EfTableGroups, 1);

  g_array_sort (search->values, compare_values);
  for (guint i = 0; i < n_values; i++)
    ranks[g_array_index (search->values, Value, i).group] = i;
  self->column = ef_column_ref (column);
  self->starts = g_new0 (guint32, n_values + 2);
  self->rows = g_new (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    {
      guint32 group = search->groups[i];

      search->groups[i] = group == NO_GROUP ? n_values : ranks[group];
      self->starts[search->groups[i] + 1]++;
    }
  self->has_missing = self->starts[n_values + 1] > 0;
  self->n = n_values + self->has_missing;
  for (guint i = 0; i < self->n; i++)
    self->starts[i + 1] += self->starts[i];
  next = g_memdup2 (self->starts, (n_values + 2) * sizeof *next);
  for (guint i = 0; i < n_rows; i++)
    self->rows[next[search->groups[i]]++] = rows[i];

  return self;
}

EfTableGroups *
ef_table_groups_new (EfColumn *column, const guint32 *rows, guint n_rows,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autoptr (GHashTable) by_number
    = g_hash_table_new_full (hash_number, g_double_equal, g_free, NULL);
  g_autofree guint32 *groups = NULL;
  g_autofree guint32 *by_text = NULL;
  Search search = { .values = values, .by_number = by_number };

  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  search.groups = groups = g_new (guint32, MAX (n_rows, 1));
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    search.by_text = by_text
      = g_new0 (guint32, (gsize) ef_text_pool_get_size (ef_column_get_pool (column)) + 1);
  if (!number_rows (&search, column, rows, n_rows, cancellable, error))
    return NULL;

  return fill_groups (&search, column, rows, n_rows);
}

void
ef_table_groups_free (EfTableGroups *self)
{
  ef_column_unref (self->column);
  g_free (self->starts);
  g_free (self->rows);
  g_free (self);
}

guint
ef_table_groups_get_size (const EfTableGroups *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->n, 0);

  return self->starts[group + 1] - self->starts[group];
}

gboolean
ef_table_groups_is_missing (const EfTableGroups *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->n, FALSE);

  return self->has_missing && group + 1 == self->n;
}

/* ---- What stands for them ---- */

/* The mean grows from number to number, so that no sum grows beyond the numbers themselves. */
static double
summarise (const double *numbers, const guint32 *rows, guint n_rows, const guint8 *left_out,
           EfGroupSummary summary, EfDirection direction, const guint32 *kinds, guint32 *count)
{
  double value = NAN;
  guint32 first = 0;

  *count = 0;
  for (guint i = 0; i < n_rows; i++)
    {
      double number = numbers[rows[i]];

      if (isnan (number) || (left_out != NULL && left_out[rows[i]]))
        continue;
      if ((*count)++ == 0)
        {
          value = number;
          first = rows[i];
        }
      else if (summary == EF_GROUP_SUMMARY_MEAN)
        value = kinds == NULL || kinds[rows[i]] == kinds[first]
                  ? value + (number / *count - value / *count)
                  : NAN;
      else
        value = direction == EF_DIRECTION_LOWER ? MIN (value, number) : MAX (value, number);
    }

  return value;
}

void
ef_table_groups_summarise (const EfTableGroups *self, const EfColumn *column,
                           EfGroupSummary summary, const guint8 *left_out,
                           const EfColumn *apart, double *values, guint32 *counts)
{
  const guint32 *kinds = apart != NULL ? ef_column_get_text_ids (apart) : NULL;

  g_return_if_fail (self != NULL && values != NULL);
  g_return_if_fail (ef_group_summary_suits (summary, column));

  for (guint i = 0; i < self->n; i++)
    {
      guint32 count;

      values[i] = summarise (ef_column_get_numbers (column), self->rows + self->starts[i],
                             ef_table_groups_get_size (self, i), left_out, summary,
                             ef_column_get_direction (column), kinds, &count);
      if (counts != NULL)
        counts[i] = count;
    }
}

void
ef_table_groups_reorder (EfTableGroups *self, const guint32 *order)
{
  guint32 *starts = g_new (guint32, self->n + 2);
  guint32 *rows = g_new (guint32, MAX (self->starts[self->n], 1));

  starts[0] = 0;
  for (guint i = 0; i < self->n; i++)
    {
      guint size = ef_table_groups_get_size (self, order[i]);

      memcpy (rows + starts[i], self->rows + self->starts[order[i]], size * sizeof *rows);
      starts[i + 1] = starts[i] + size;
    }
  g_free (self->starts);
  g_free (self->rows);
  self->starts = starts;
  self->rows = rows;
}
