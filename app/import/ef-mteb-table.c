/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mteb-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-quantity.h"

/* Fewer columns that are called after tasks are no table of MTEB. */
#define TASKS_MIN 6
/* Scores are shares or per cent; correlations and differences may be below zero. */
#define SCORE_MAX 100

/* Where it is said what was found. */
typedef struct
{
  const char *file; /* or NULL */
  EfDiagnostics *diagnostics;
} Report;

/* "BUCC.v2" and "MTOPIntentClassification (en)" are versions and parts of tasks. */
static gsize
get_length (const char *name)
{
  gsize length = strcspn (name, " (");
  const char *version = g_strstr_len (name, (gssize) length, ".v");

  return version != NULL ? (gsize) (version - name) : length;
}

static gboolean
is_task (const char *name)
{
  /* One of their tasks is spelt so. */
  static const char *const kinds[] = {
    "Classification", "Classfication", "Retrieval", "Reranking", "Clustering", "ClusteringP2P",
    "ClusteringS2S", "BitextMining", "PairClassification", "STSBenchmark", "STS", "PC",
  };
  const gsize length = get_length (name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const gsize n = strlen (kinds[i]);

      if (length > n && strncmp (name + length - n, kinds[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_number (const EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_NUMBER;
}

/* Most columns of numbers have the names of tasks. */
static gboolean
is_of_tasks (const EfTable *table)
{
  guint n_numbers = 0, n_tasks = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      n_numbers += is_number (column);
      n_tasks += is_number (column) && is_task (ef_column_get_name (column));
    }

  return n_tasks >= TASKS_MIN && n_tasks * 2 > n_numbers;
}

/* Not the numbers of the rows, from 0 or 1 on, which tools write in front. */
static gboolean
may_be_score (const EfColumn *column)
{
  const double *values = ef_column_get_numbers (column);
  gboolean counts = ef_column_get_n_rows (column) > 0 && (values[0] == 0 || values[0] == 1);
  guint n = 0;

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      if (isnan (values[row]))
        continue;
      if (fabs (values[row]) > SCORE_MAX)
        return FALSE;
      counts = counts && values[row] == values[0] + row;
      n++;
    }

  return n > 0 && (!counts || n == 1);
}

static EfTable *
settle_table (EfTable *table, gpointer user_data)
{
  const EfQuantity *score = ef_quantity_find ("benchmark-score");
  const Report *report = user_data;
  g_autoptr (GPtrArray) columns = NULL;
  guint n = 0;

  if (!is_of_tasks (table))
    return ef_table_ref (table);

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      const gboolean settled = is_number (column) && ef_column_get_quantity (column) == NULL
                               && ef_column_get_unit (column) == NULL && may_be_score (column);

      g_ptr_array_add (columns, settled ? ef_column_with_quantity (column, score, NULL)
                                        : ef_column_ref (column));
      n += settled;
    }
  if (n == 0)
    return ef_table_ref (table);
  ef_diagnostics_add (report->diagnostics, EF_SEVERITY_INFO, report->file,
                      ef_table_get_name (table),
                      ngettext ("The headers are tasks of MTEB: %u column is a score of which "
                                "higher is better.",
                                "The headers are tasks of MTEB: %u columns are scores of which "
                                "higher is better.", n),
                      n);

  return ef_table_with_columns (table, columns);
}

EfCatalogNode *
ef_settle_mteb_tables (EfCatalogNode *root, const char *file, EfDiagnostics *diagnostics)
{
  g_autoptr (EfCatalogNode) owned = root;
  Report report = { file, diagnostics };

  g_return_val_if_fail (root != NULL && diagnostics != NULL, NULL);

  return ef_catalog_node_map_tables (root, settle_table, &report);
}
