/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-link.h"

#include <math.h>
#include <string.h>

/* Rows in which a value must come twice; looking through all of them would cost more than the
 * proposal is worth. */
#define SAMPLE_ROWS 1000

/* "Infer img-size" as "infer_img_size" (transfer full). */
static char *
fold_header (const char *name)
{
  char *folded = g_utf8_casefold (name, -1);

  for (char *c = folded; *c != '\0'; c++)
    if ((guchar) *c < 0x80 && !g_ascii_isalnum (*c))
      *c = '_';
  return folded;
}

/* The other one with words before it. */
static gboolean
ends_with_words (const char *longer,
                 const char *shorter)
{
  gssize n_before = (gssize) strlen (longer) - (gssize) strlen (shorter);

  return n_before > 1 && longer[n_before - 1] == '_' && g_str_equal (longer + n_before, shorter);
}

static gboolean
are_alike (const char *one,
           const char *other,
           gboolean    exactly)
{
  if (exactly)
    return g_str_equal (one, other);
  return ends_with_words (one, other) || ends_with_words (other, one);
}

/* Of all columns (transfer full). */
static GStrv
fold_headers (EfTable *table)
{
  guint n = ef_table_get_n_columns (table);
  GStrv headers = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    headers[i] = fold_header (ef_column_get_name (ef_table_get_column (table, i)));
  return headers;
}

/* Fractions are measured, as are quantities. */
static gboolean
is_setting (const EfColumn *column,
            guint           n_rows)
{
  if (ef_column_get_quantity (column) != NULL || ef_column_get_kind (column) == EF_COLUMN_DATE)
    return FALSE;
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    return TRUE;
  for (guint row = 0; row < n_rows; row++)
    {
      double number = ef_column_get_numbers (column)[row];

      if (!isnan (number) && number != floor (number))
        return FALSE;
    }
  return TRUE;
}

/* A value that each row has for itself tells no rows of one name apart. */
static gboolean
repeats (const EfColumn *column,
         guint           n_rows)
{
  gboolean is_text = ef_column_get_kind (column) == EF_COLUMN_TEXT;
  g_autoptr (GHashTable) seen = is_text ? g_hash_table_new (g_str_hash, g_str_equal)
                                        : g_hash_table_new (g_double_hash, g_double_equal);

  for (guint row = 0; row < n_rows; row++)
    {
      gconstpointer value = is_text ? (gconstpointer) ef_column_get_text (column, row)
                                    : &ef_column_get_numbers (column)[row];
      gboolean is_missing = is_text ? *(const char *) value == '\0'
                                    : isnan (*(const double *) value);

      if (!is_missing && !g_hash_table_add (seen, (gpointer) value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (const EfColumn *column,
         const char     *names,
         GPtrArray      *taken)
{
  const char *name = ef_column_get_name (column);

  for (guint i = 0; i < taken->len; i++)
    if (g_strcmp0 (taken->pdata[i], name) == 0)
      return FALSE;
  return g_strcmp0 (names, name) != 0 && ef_column_get_role (column) != EF_ROLE_NAME;
}

static gboolean
is_offered (EfTable        *first,
            EfTable        *second,
            const EfColumn *one,
            const EfColumn *other)
{
  guint n_one = MIN (ef_table_get_n_rows (first), SAMPLE_ROWS);
  guint n_other = MIN (ef_table_get_n_rows (second), SAMPLE_ROWS);

  return is_setting (one, n_one) && is_setting (other, n_other) &&
         (repeats (one, n_one) || repeats (other, n_other));
}

gboolean
ef_table_link_offer_key (EfTable          *first,
                         EfTable          *second,
                         const char *const names[2],
                         GPtrArray *const  taken[2],
                         const char       *offered[2])
{
  g_auto (GStrv) headers = NULL;
  g_auto (GStrv) other_headers = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  headers = fold_headers (first);
  other_headers = fold_headers (second);
  /* What is called the same comes first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ef_table_get_n_columns (first); i++)
      for (guint k = 0; k < ef_table_get_n_columns (second); k++)
        {
          const EfColumn *one = ef_table_get_column (first, i);
          const EfColumn *other = ef_table_get_column (second, k);

          if (!are_alike (headers[i], other_headers[k], pass == 0) ||
              ef_column_get_kind (one) != ef_column_get_kind (other) ||
              !is_free (one, names[0], taken[0]) || !is_free (other, names[1], taken[1]) ||
              !is_offered (first, second, one, other))
            continue;
          offered[0] = ef_column_get_name (one);
          offered[1] = ef_column_get_name (other);
          return TRUE;
        }
  return FALSE;
}
