/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-identifier.h"

#include <math.h>
#include <string.h>

#define IDENTIFIER "identifier"
#define ROW_NUMBER "row-number"

/* What is counted once has not been counted. */
#define COUNTED_ROWS_MIN 2

/* What a code is of. A number of programs that were written is called "code" too. */
static const char *const coded[] = {
  "area", "country", "fips", "iso", "language", "m49", "numeric", "postal", "region", "un", "zip",
};

gboolean
ef_column_is_identifier (const EfColumn *self)
{
  const EfQuantity *quantity;

  g_return_val_if_fail (self != NULL, FALSE);

  quantity = ef_column_get_quantity (self);

  return quantity != NULL
         && (quantity == ef_quantity_find (IDENTIFIER)
             || quantity == ef_quantity_find (ROW_NUMBER));
}

/* TRUE for numbers of which nothing is known, whole and not below zero, as identifiers are. */
static gboolean
may_identify (const EfColumn *column)
{
  const double *values = ef_column_get_numbers (column);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER || ef_column_get_quantity (column) != NULL
      || ef_column_get_direction (column) != EF_DIRECTION_UNKNOWN)
    return FALSE;
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    if (!isnan (values[row]) && (values[row] < 0 || values[row] != floor (values[row])))
      return FALSE;

  return ef_column_get_n_present (column) > 0;
}

/* TRUE for "id", "country_id", "un_code", "ISO numeric code". */
static gboolean
is_named_so (const char *name)
{
  g_autofree char *header = ef_quantity_dup_header_words (name);
  g_auto (GStrv) words = g_strsplit (header, " ", -1);
  const guint n = g_strv_length (words);

  if (n == 0)
    return FALSE;
  if (strcmp (words[n - 1], "id") == 0)
    return TRUE;
  if (strcmp (words[n - 1], "code") != 0)
    return FALSE;
  for (guint i = 0; i + 1 < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (coded); k++)
      if (strcmp (words[i], coded[k]) == 0)
        return TRUE;

  return FALSE;
}

/* TRUE if each row has a number and no two have the same. */
static gboolean
tells_rows_apart (const EfColumn *column)
{
  const guint n_rows = ef_column_get_n_rows (column);
  const double *values = ef_column_get_numbers (column);
  g_autoptr (GHashTable) seen = NULL;

  if (n_rows < COUNTED_ROWS_MIN || ef_column_get_n_present (column) < n_rows)
    return FALSE;

  seen = g_hash_table_new (g_double_hash, g_double_equal);
  for (guint row = 0; row < n_rows; row++)
    if (!g_hash_table_add (seen, (gpointer) &values[row]))
      return FALSE;

  return TRUE;
}

EfColumn *
ef_identifier_recognise (EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_named_so (ef_column_get_name (self)) && may_identify (self)
           ? ef_column_with_quantity (self, ef_quantity_find (IDENTIFIER), NULL)
           : ef_column_ref (self);
}

EfColumn *
ef_identifier_recognise_counter (EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return may_identify (self) && tells_rows_apart (self)
           ? ef_column_with_quantity (self, ef_quantity_find (ROW_NUMBER), NULL)
           : ef_column_ref (self);
}
