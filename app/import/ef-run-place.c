/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-run-place.h"

#include <glib/gi18n-lib.h>

static const char *const coordinates[] = { "longitude", "latitude", NULL };
/* What only logs of runs have: a table of places or of data centres keeps its coordinates. */
static const char *const log_marks[]
  = { "codecarbon_version", "emissions_rate", "energy_consumed", "tracking_mode", NULL };

/* Where it is said that they are left out. */
typedef struct
{
  const char *file; /* or NULL */
  EfDiagnostics *diagnostics;
} Report;

static gboolean
is_named (const EfColumn *column, const char *const names[])
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (ef_column_get_name (column), names[i]) == 0)
      return TRUE;

  return FALSE;
}

static guint
count_named (const EfTable *table, const char *const names[])
{
  guint n = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    n += is_named (ef_table_get_column (table, i), names);

  return n;
}

static EfTable *
drop_place (EfTable *table, gpointer user_data)
{
  const Report *report = user_data;
  g_autoptr (GPtrArray) kept = NULL;

  if (count_named (table, coordinates) == 0 || count_named (table, log_marks) == 0)
    return ef_table_ref (table);

  kept = g_ptr_array_new ();
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (!is_named (ef_table_get_column (table, i), coordinates))
      g_ptr_array_add (kept, ef_table_get_column (table, i));
  ef_diagnostics_add (report->diagnostics, EF_SEVERITY_INFO, report->file,
                      ef_table_get_name (table),
                      _("Longitude and latitude are left out: they tell where somebody’s "
                        "computer stood."));

  return ef_table_with_columns (table, kept);
}

EfCatalogNode *
ef_drop_run_places (EfCatalogNode *root, const char *file, EfDiagnostics *diagnostics)
{
  g_autoptr (EfCatalogNode) owned = root;
  Report report = { file, diagnostics };

  g_return_val_if_fail (root != NULL && diagnostics != NULL, NULL);

  return ef_catalog_node_map_tables (root, drop_place, &report);
}
