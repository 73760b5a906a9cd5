/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-provenance.h"

#include "ef-words.h"

#include <math.h>
#include <string.h>

#define FORMULA "= "

static const char *const words[] = { "kind", "source", "place" };

gboolean
ef_provenance_is_told (const EfColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return ef_column_get_kind (column) != EF_COLUMN_TEXT && ef_column_get_n_present (column) > 0;
}

char *
ef_provenance_dup_title (const char *name, EfProvenance what)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (what < EF_N_PROVENANCES, NULL);

  return g_strdup_printf ("%s [%s]", name, words[what]);
}

char *
ef_provenance_dup_end_title (const char *name, gboolean upper)
{
  g_return_val_if_fail (name != NULL, NULL);

  return g_strdup_printf ("%s [%s]", name, upper ? "upper" : "lower");
}

static const char *
get_name (EfTable *table)
{
  EfSource *source = ef_table_get_source (table);

  return source != NULL ? ef_source_get_name (source) : ef_table_get_name (table);
}

/* The table that the column was linked from, or NULL. */
static EfTable *
find_part (const EfTable *table, const EfColumn *column, guint *number)
{
  EfTableParts *parts = ef_table_get_parts (table);
  const char *original;

  if (parts == NULL
      || !ef_table_parts_find_column (parts, ef_column_get_name (column), number, &original))
    return NULL;

  return ef_table_parts_get (parts, *number);
}

static char *
dup_source (const EfTable *table, const EfColumn *column)
{
  guint number;
  EfTable *part = find_part (table, column, &number);

  return g_strdup (get_name (part != NULL ? part : (EfTable *) table));
}

static char *
dup_place (const EfTable *table, const EfColumn *column, guint row)
{
  EF_WORDS_IN (EF_WORDS_DEFAULT);
  guint number;

  if (find_part (table, column, &number) != NULL)
    return ef_table_parts_dup_place (ef_table_get_parts (table), number, row);

  return ef_table_describe_place (table, row, NULL);
}

char *
ef_provenance_dup_cell (const EfTable *table,
                        const EfColumn *column,
                        guint row,
                        EfProvenance what)
{
  EfOrigin origin;
  const char *formula;

  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  if (!ef_provenance_is_told (column) || isnan (ef_column_get_numbers (column)[row]))
    return g_strdup ("");

  origin = ef_column_get_cell_origin (column, row);
  if (what == EF_PROVENANCE_KIND)
    return g_strdup (ef_origin_to_word (origin));
  if (origin == EF_ORIGIN_REPORTED || origin == EF_ORIGIN_EDITED)
    return what == EF_PROVENANCE_SOURCE ? dup_source (table, column)
                                        : dup_place (table, column, row);
  formula = ef_column_get_cell_formula (column, row);
  if (what == EF_PROVENANCE_SOURCE || formula == NULL)
    return g_strdup ("");

  return g_strconcat (FORMULA, formula, NULL);
}

const char *
ef_provenance_get_formula (const char *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  return g_str_has_prefix (place, FORMULA) ? place + strlen (FORMULA) : NULL;
}
