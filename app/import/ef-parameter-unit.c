/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-parameter-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-name-size.h"
#include "ef-quantity.h"

/* "params: 7" is no model of seven parameters. Lists of models write billions, tables of vision
 * models write millions, and many say so nowhere: read as counts, such a file would be off by nine
 * orders of magnitude beside any other. The names of models often carry their size, and that is
 * evidence; a guess from the numbers alone is not. */

/* Nothing that is compared has fewer parameters. */
#define COUNT_MIN 10000
/* Names are rounded: "7B" has 6.7 billion parameters, "8x7B" shares some of its 56. */
#define TOLERANCE 0.25
/* So many rows tell it as well as all. */
#define ROWS_MAX 5000

typedef enum
{
  MILLIONS,
  BILLIONS,
  N_UNITS,
} Unit;

static const struct
{
  const char *id;
  double factor;
} units[N_UNITS] = {
  [MILLIONS] = { "million", 1e6 },
  [BILLIONS] = { "billion", 1e9 },
};

/* Where it is said what was found. */
typedef struct
{
  const char *file; /* or NULL */
  EfDiagnostics *diagnostics;
} Report;

/* What the names say. */
typedef struct
{
  guint n_sizes; /* rows with a number and a size in the name */
  guint n_agreeing[N_UNITS];
} Evidence;

static Evidence
gather_evidence (const EfColumn *names, const EfColumn *column, gboolean active)
{
  const double *numbers = ef_column_get_numbers (column);
  guint n_rows = MIN (ef_column_get_n_rows (column), ROWS_MAX);
  Evidence evidence = { 0 };

  for (guint row = 0; row < n_rows; row++)
    {
      const char *name = ef_column_get_text (names, row);
      double size;

      if (isnan (numbers[row]) || numbers[row] <= 0 || name == NULL)
        continue;
      size = ef_name_size_find (name, active);
      if (isnan (size))
        continue;
      evidence.n_sizes++;
      for (Unit i = 0; i < N_UNITS; i++)
        evidence.n_agreeing[i]
          += fabs (numbers[row] * units[i].factor - size) <= TOLERANCE * size;
    }

  return evidence;
}

/* Without a unit of its own, and too small to count one by one. */
static gboolean
is_doubtful (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  double min, max;

  if (quantity == NULL || ef_column_get_kind (column) != EF_COLUMN_NUMBER
      || ef_column_get_unit (column) != ef_quantity_get_bare_unit (quantity))
    return FALSE;

  return (quantity == ef_quantity_find ("parameters")
          || quantity == ef_quantity_find ("parameters-active"))
         && ef_column_get_range (column, &min, &max) && max > 0 && max < COUNT_MIN;
}

/* The unit with which most sizes in the names agree, or NULL. @said: what tells it (transfer full),
 * or untouched. */
static const EfUnit *
find_unit (const EfColumn *names, const EfColumn *column, char **said)
{
  gboolean active = ef_column_get_quantity (column) == ef_quantity_find ("parameters-active");
  Evidence evidence;

  if (names == NULL || ef_column_get_kind (names) != EF_COLUMN_TEXT)
    return NULL;

  evidence = gather_evidence (names, column, active);
  for (Unit i = 0; i < N_UNITS; i++)
    if (evidence.n_agreeing[i] * 2 > evidence.n_sizes)
      {
        *said = i == MILLIONS
                  ? g_strdup_printf (_("It is read in millions, as the sizes in the names say "
                                       "(%u of %u)."),
                                     evidence.n_agreeing[i], evidence.n_sizes)
                  : g_strdup_printf (_("It is read in billions, as the sizes in the names say "
                                       "(%u of %u)."),
                                     evidence.n_agreeing[i], evidence.n_sizes);
        return ef_unit_find_by_id (units[i].id);
      }

  return NULL;
}

/* The column in @unit, or without a quantity if that is NULL (transfer full). */
static EfColumn *
settle (EfColumn *column, const EfUnit *unit, const char *said, const char *file,
        const char *place, EfDiagnostics *diagnostics)
{
  const char *name = ef_column_get_name (column);

  if (unit == NULL)
    {
      ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, place,
                          _("Column “%s” states no unit, and its numbers are too small to count "
                            "parameters one by one. They are taken as plain numbers: choose what "
                            "the column measures, and in which unit."),
                          name);
      return ef_column_with_quantity (column, NULL, NULL);
    }
  /* Translators: the second part is "It is read in billions, as the sizes in the names say." */
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, file, place,
                      _("Column “%s” states no unit. %s"), name, said);

  return ef_column_with_quantity (column, ef_column_get_quantity (column), unit);
}

/* Columns of one table that state no unit are in the same one: what active parameters are in, no
 * name may say. */
static EfTable *
settle_table (EfTable *table, gpointer user_data)
{
  const Report *report = user_data;
  const EfColumn *names = ef_table_get_role_column (table, EF_ROLE_NAME);
  g_autoptr (EfTable) settled = ef_table_ref (table);
  g_autofree char *said = NULL;
  const EfUnit *unit = NULL;
  guint n_columns = ef_table_get_n_columns (table);

  for (guint i = 0; i < n_columns && unit == NULL; i++)
    if (is_doubtful (ef_table_get_column (table, i)))
      unit = find_unit (names, ef_table_get_column (table, i), &said);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (EfColumn) column = NULL;
      g_autoptr (EfTable) before = NULL;

      if (!is_doubtful (ef_table_get_column (table, i)))
        continue;
      column = settle (ef_table_get_column (table, i), unit, said, report->file,
                       ef_table_get_name (table), report->diagnostics);
      before = g_steal_pointer (&settled);
      settled = ef_table_replace_column (before, i, column);
    }

  return g_steal_pointer (&settled);
}

EfCatalogNode *
ef_settle_parameter_units (EfCatalogNode *root, const char *file, EfDiagnostics *diagnostics)
{
  g_autoptr (EfCatalogNode) owned = root;
  Report report = { file, diagnostics };

  g_return_val_if_fail (root != NULL && diagnostics != NULL, NULL);

  return ef_catalog_node_map_tables (root, settle_table, &report);
}
