/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include "ef-energy-name-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rule 3: what a total says against what the rows above it add up to. A table may hold the tables
 * of several papers; then a total is that of its paper, and of its table there. */

/* Rows are rounded, and each adds its own. */
#define SUM_TOLERANCE 0.01

typedef struct
{
  const EfNumbers *numbers;
  const char *unit;
  double per_unit; /* of the number's unit in `unit` */
} Addend;

/* The columns that say where a row was printed (transfer container, element-type EfColumn). */
static GPtrArray *
list_origins (EfTable *table)
{
  static const char *const headers[] = {
    "paper", "papertitle", "source", "reference", "publication", "document", "file", "table",
    "section", NULL,
  };
  GPtrArray *origins = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      g_autofree char *folded = ef_energy_name_fold (ef_column_get_name (column));

      if (ef_column_get_kind (column) == EF_COLUMN_TEXT
          && (ef_column_get_role (column) == EF_ROLE_PAPER || g_strv_contains (headers, folded)))
        g_ptr_array_add (origins, column);
    }

  return origins;
}

/* Whether a total counts a row: it does if it does not say from where it is. */
static gboolean
same_origin (GPtrArray *origins, guint total, guint row)
{
  for (guint i = 0; i < origins->len; i++)
    {
      const guint32 *ids = ef_column_get_text_ids (g_ptr_array_index (origins, i));

      if (ids[total] != 0 && ids[row] != ids[total])
        return FALSE;
    }

  return TRUE;
}

/* The sum of the rows above @total, back to the total before; FALSE if there are none. */
static gboolean
add_rows (GArray *claims,
          GPtrArray *origins,
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

      if (!same_origin (origins, total, row))
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
  GPtrArray *findings, GArray *claims, GPtrArray *origins, guint total, const Addend *addend)
{
  const EfClaim *claim = &g_array_index (claims, EfClaim, total);
  double printed = ef_numbers_get (addend->numbers, total);
  g_autofree char *printed_text = NULL;
  g_autofree char *sum_text = NULL;
  double sum;
  guint n;

  if (!isfinite (printed) || !add_rows (claims, origins, total, addend->numbers, &sum, &n)
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
  g_autoptr (GPtrArray) origins = list_origins (table);
  const Addend addends[] = {
    { &columns->device_hours, "h", 1 },
    { &columns->energy, "MWh", 1 / 3.6e9 },
    { &columns->carbon, "t", 1e-3 },
    { &columns->market_carbon, "t", 1e-3 },
  };

  for (guint row = 0; row < claims->len; row++)
    if (g_array_index (claims, EfClaim, row).is_total)
      for (guint i = 0; i < G_N_ELEMENTS (addends); i++)
        check_addend (findings, claims, origins, row, &addends[i]);
}
