/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rule 4: what the text around a table says against the table. A number of the text may be a cell,
 * the sum of a column, or the sum of a row's columns of one kind; it is rounded as the text rounds,
 * and rounding the same number another way is no contradiction. */

/* Nearer than this is the same number, rounded. */
#define SAME_NUMBER 1e-3

/* A text that is longer than its table has all its numbers looked at, within reason. */
#define MAX_PROSE_NUMBERS 10000

/* The numbers of a table of one kind. */
typedef struct
{
  const char *dimension;
  const char *unit;
  double per_unit;
  GArray *values; /* double: cells and sums, in order once sorted */
} Kind;

static gboolean
has_dimension (const EfColumn *column, const char *dimension)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER && ef_column_get_unit (column) != NULL
         && quantity != NULL && g_strcmp0 (ef_quantity_get_dimension (quantity), dimension) == 0;
}

/* Cells, and their sum where no total says it. */
static void
add_column (Kind *kind, const EfColumn *column, double *row_sums)
{
  const double *numbers = ef_column_get_numbers (column);
  double factor = ef_column_get_factor (column);
  double sum = 0;

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      double value = numbers[row] * factor;

      if (isnan (value))
        continue;
      sum += value;
      row_sums[row] += value;
      g_array_append_val (kind->values, value);
    }
  g_array_append_val (kind->values, sum);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
collect (Kind *kind, EfTable *table)
{
  guint n_rows = ef_table_get_n_rows (table);
  g_autofree double *row_sums = g_new0 (double, MAX (n_rows, 1));

  kind->values = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (has_dimension (column, kind->dimension))
        add_column (kind, column, row_sums);
    }
  if (kind->values->len > 0)
    g_array_append_vals (kind->values, row_sums, n_rows);
  g_array_sort (kind->values, compare_doubles);
}

/* The value that is nearest to @wanted. */
static double
find_nearest (const Kind *kind, double wanted)
{
  guint first = 0;
  guint last = kind->values->len;
  double below, above;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (kind->values, double, middle) < wanted)
        first = middle + 1;
      else
        last = middle;
    }

  above = first < kind->values->len ? g_array_index (kind->values, double, first) : INFINITY;
  below = first > 0 ? g_array_index (kind->values, double, first - 1) : -INFINITY;

  return wanted - below < above - wanted ? below : above;
}

static void
check_number (GPtrArray *findings, EfTable *table, const Kind *kind, const EfProseNumber *number)
{
  double nearest = find_nearest (kind, number->value);
  double difference = fabs (nearest - number->value);
  gboolean rounded = difference <= SAME_NUMBER * fabs (nearest);
  g_autofree char *said = NULL;
  g_autofree char *found = NULL;
  EfAuditFinding *finding;

  if (difference <= number->rounding * (1 + 1e-9))
    return;

  said = ef_audit_format (number->value * kind->per_unit);
  found = ef_audit_format (nearest * kind->per_unit);
  finding = g_new0 (EfAuditFinding, 1);
  finding->rule = EF_AUDIT_PROSE;
  finding->severity = rounded ? EF_SEVERITY_INFO : EF_SEVERITY_WARNING;
  finding->table = ef_table_ref (table);
  finding->label = g_strdup (ef_table_get_name (table));
  finding->place = g_strdup (number->place);
  finding->printed = number->value * kind->per_unit;
  finding->computed = nearest * kind->per_unit;
  finding->unit = kind->unit;
  finding->reason
    = rounded
        ? g_strdup_printf (_("The text says %s %s, the table %s %s: probably one number, rounded "
                              "in two ways."),
                           said, kind->unit, found, kind->unit)
        : g_strdup_printf (_("The text says %s %s, which stands nowhere in the table and is no "
                              "sum of it; the nearest is %s %s."),
                           said, kind->unit, found, kind->unit);
  g_ptr_array_add (findings, finding);
}

GPtrArray *
ef_audit_prose (
  EfTable *table, const EfProseNumber *numbers, guint n_numbers, guint *n_compared)
{
  Kind kinds[] = {
    { "device-time", "h", 1, NULL },
    { "energy", "MWh", 1 / 3.6e9, NULL },
    { "carbon", "t", 1e-3, NULL },
  };
  GPtrArray *findings = ef_audit_findings_new ();

  g_return_val_if_fail (table != NULL, findings);
  g_return_val_if_fail (numbers != NULL || n_numbers == 0, findings);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      collect (&kinds[i], table);
      for (guint k = 0; k < MIN (n_numbers, MAX_PROSE_NUMBERS); k++)
        if (kinds[i].values->len > 0 && strcmp (numbers[k].dimension, kinds[i].dimension) == 0)
          {
            check_number (findings, table, &kinds[i], &numbers[k]);
            if (n_compared != NULL)
              *n_compared += 1;
          }
      g_array_unref (kinds[i].values);
    }

  return findings;
}
