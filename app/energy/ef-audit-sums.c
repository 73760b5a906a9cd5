/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rule 3: what a total says against what the rows above it add up to. A table may hold the tables
 * of several papers; then a total is that of its paper. */

/* Rows are rounded, and each adds its own. */
#define SUM_TOLERANCE 0.01

typedef struct
{
  const EfNumbers *numbers;
  const char *unit;
  double per_unit; /* of the number's unit in `unit` */
} Addend;

static gboolean
same_paper (const EfColumn *paper, guint a, guint b)
{
  return paper == NULL || ef_column_get_text_ids (paper)[a] == ef_column_get_text_ids (paper)[b];
}

/* The sum of the rows above @total, back to the total before; FALSE if there are none. */
static gboolean
add_rows (GArray *claims,
          const EfColumn *paper,
          guint total,
          const EfNumbers *numbers,
          double *sum,
          guint *n)
{
  *sum = 0;
  *n = 0;
  for (guint row = total; row-- > 0 && !g_array_index (claims, EfClaim, row).is_total;)
    {
      double value = ef_numbers_get (numbers, row);

      if (!same_paper (paper, row, total))
        return *n > 0;
      if (isnan (value))
        continue;
      *sum += value;
      (*n)++;
    }

  return *n > 0;
}

static void
check_addend (
  GPtrArray *findings, GArray *claims, const EfColumn *paper, guint total, const Addend *addend)
{
  const EfClaim *claim = &g_array_index (claims, EfClaim, total);
  double printed = ef_numbers_get (addend->numbers, total);
  g_autofree char *printed_text = NULL;
  g_autofree char *sum_text = NULL;
  double sum;
  guint n;

  if (!isfinite (printed) || !add_rows (claims, paper, total, addend->numbers, &sum, &n)
      || fabs (sum - printed) <= SUM_TOLERANCE * fabs (printed))
    return;

  printed_text = ef_audit_format (printed * addend->per_unit);
  sum_text = ef_audit_format (sum * addend->per_unit);
  ef_audit_add (findings, claim, EF_AUDIT_SUM, EF_SEVERITY_WARNING, printed * addend->per_unit,
                sum * addend->per_unit, addend->unit,
                ngettext ("The total in the column “%s” is %s %s, but the %u row above it has %s "
                          "%s.",
                          "The total in the column “%s” is %s %s, but the %u rows above it add up "
                          "to %s %s.",
                          n),
                ef_numbers_get_name (addend->numbers), printed_text, addend->unit, n, sum_text,
                addend->unit);
}

void
ef_audit_sums (GPtrArray *findings, EfTable *table, const EfEnergyColumns *columns, GArray *claims)
{
  const EfColumn *paper = ef_table_get_role_column (table, EF_ROLE_PAPER);
  const Addend addends[] = {
    { &columns->device_hours, "h", 1 },
    { &columns->energy, "MWh", 1 / 3.6e9 },
    { &columns->carbon, "t", 1e-3 },
    { &columns->market_carbon, "t", 1e-3 },
  };

  if (paper != NULL && ef_column_get_kind (paper) != EF_COLUMN_TEXT)
    paper = NULL;
  for (guint row = 0; row < claims->len; row++)
    if (g_array_index (claims, EfClaim, row).is_total)
      for (guint i = 0; i < G_N_ELEMENTS (addends); i++)
        check_addend (findings, claims, paper, row, &addends[i]);
}
