/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include "ef-energy-name-private.h"
#include "ef-footprint-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rule 3: what a total says against what the rows above it add up to, and whether these may be
 * added at all. A table may hold the tables of several papers; then a total is that of its paper,
 * and of its table there. */

/* Rows are rounded, and each adds its own. */
#define SUM_TOLERANCE 0.01

typedef struct
{
  const EfNumbers *numbers;
  const char *unit;
  double per_unit; /* of the number's unit in `unit` */
} Addend;

/* The columns of texts that have one of the headers, or a role that is not NONE (transfer
 * container, element-type EfColumn). */
static GPtrArray *
list_columns (EfTable *table, const char *const *headers, EfRole role)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      g_autofree char *folded = ef_energy_name_fold (ef_column_get_name (column));

      if (ef_column_get_kind (column) == EF_COLUMN_TEXT
          && ((role != EF_ROLE_NONE && ef_column_get_role (column) == role)
              || g_strv_contains (headers, folded)))
        g_ptr_array_add (columns, column);
    }

  return columns;
}

/* The columns that say where a row was printed. */
static GPtrArray *
list_origins (EfTable *table)
{
  static const char *const headers[] = {
    "paper", "papertitle", "source", "reference", "publication", "document", "file", "table",
    "section", NULL,
  };

  return list_columns (table, headers, EF_ROLE_PAPER);
}

/* The columns that say what the amounts of a row count, beside the one of the scope. */
static GPtrArray *
list_meanings (EfTable *table)
{
  static const char *const headers[] = {
    "phase",      "activity",   "stage", "lifecyclephase", "lifecyclestage",
    "taskstage",  "basis",      "carbonbasis", "accounting", NULL,
  };

  return list_columns (table, headers, EF_ROLE_NONE);
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

/* The rows above @total that it adds up, back to the total before (element-type guint). */
static GArray *
list_rows (GArray *claims, GPtrArray *origins, guint total)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = total; row-- > 0 && !g_array_index (claims, EfClaim, row).is_total;)
    {
      if (!same_origin (origins, total, row))
        break;
      g_array_append_val (rows, row);
    }

  return rows;
}

/* The sum of those of @rows that have a number; FALSE if none has. */
static gboolean
add_rows (GArray *rows, const EfNumbers *numbers, double *sum, guint *n)
{
  *sum = 0;
  *n = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      double value = ef_numbers_get (numbers, g_array_index (rows, guint, i));

      if (isnan (value))
        continue;
      *sum += value;
      (*n)++;
    }

  return *n > 0;
}

static void
check_addend (GPtrArray *findings, const EfClaim *claim, GArray *rows, const Addend *addend)
{
  double printed = ef_numbers_get (addend->numbers, claim->row);
  g_autofree char *printed_text = NULL;
  g_autofree char *sum_text = NULL;
  double sum;
  guint n;

  if (!isfinite (printed) || !add_rows (rows, addend->numbers, &sum, &n)
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

/* ---- What counts different things ---- */

/* What a row itself says that its amounts count. */
static EfFootprint
read_footprint (GPtrArray *meanings, const EfClaim *claim)
{
  g_autofree char *name = ef_claim_dup_name (claim);
  EfFootprint footprint = { .scope = claim->scope };

  for (guint i = 0; i < meanings->len; i++)
    {
      const char *text = ef_column_get_text (g_ptr_array_index (meanings, i), claim->row);
      g_autofree char *folded = ef_energy_name_fold (text);
      EfFootprint said = ef_footprint_from_words (text);

      ef_basis_from_word (folded, &said.basis);
      ef_footprint_merge (&footprint, said);
    }
  ef_footprint_merge (&footprint, ef_footprint_from_words (name));

  return footprint;
}

/* The first of @rows from above that has a number, and of which is known that it counts something
 * else than @footprint. */
static const EfClaim *
find_unlike (GArray *claims,
             GArray *rows,
             const EfNumbers *numbers,
             GPtrArray *meanings,
             const EfFootprint *footprint)
{
  for (guint i = rows->len; i-- > 0;)
    {
      const EfClaim *claim = &g_array_index (claims, EfClaim, g_array_index (rows, guint, i));
      EfFootprint own = read_footprint (meanings, claim);
      const char *one, *other;

      if (!isnan (ef_numbers_get (numbers, claim->row))
          && ef_footprint_contradicts (&own, footprint, &one, &other))
        return claim;
    }

  return NULL;
}

static void
add_unlike (GPtrArray *findings,
            const EfClaim *total,
            const Addend *addend,
            GPtrArray *meanings,
            const EfClaim *first,
            const EfClaim *second)
{
  EfFootprint first_footprint = read_footprint (meanings, first);
  EfFootprint second_footprint = read_footprint (meanings, second);
  g_autofree char *first_name = ef_claim_dup_name (first);
  g_autofree char *second_name = ef_claim_dup_name (second);
  const char *one, *other;

  ef_footprint_contradicts (&first_footprint, &second_footprint, &one, &other);
  /* Translators: rows, and what each counts: "“A” (training) and “B” (inference)". */
  ef_audit_add (findings, total, EF_AUDIT_SUM, EF_SEVERITY_WARNING,
                ef_numbers_get (addend->numbers, total->row) * addend->per_unit, NAN, addend->unit,
                _("The total in the column “%s” adds up what counts different things: “%s” (%s) "
                  "and “%s” (%s)."),
                ef_numbers_get_name (addend->numbers), first_name, one, second_name, other);
}

/* TRUE if there is something to say. */
static gboolean
check_alike (GPtrArray *findings,
             GArray *claims,
             GPtrArray *meanings,
             const EfClaim *total,
             GArray *rows,
             const Addend *addend)
{
  EfFootprint known = { 0 };

  if (!isfinite (ef_numbers_get (addend->numbers, total->row)))
    return FALSE;

  for (guint i = rows->len; i-- > 0;)
    {
      const EfClaim *claim = &g_array_index (claims, EfClaim, g_array_index (rows, guint, i));
      EfFootprint own = { 0 };
      const char *one, *other;

      if (isnan (ef_numbers_get (addend->numbers, claim->row)))
        continue;
      own = read_footprint (meanings, claim);
      if (ef_footprint_contradicts (&known, &own, &one, &other))
        {
          add_unlike (findings, total, addend, meanings,
                      find_unlike (claims, rows, addend->numbers, meanings, &own), claim);
          return TRUE;
        }
      ef_footprint_merge (&known, own);
    }

  return FALSE;
}

/* Energy and carbon of a row count the same: one of them is enough to be told. */
static void
check_total (GPtrArray *findings,
             GArray *claims,
             GPtrArray *origins,
             GPtrArray *meanings,
             const EfEnergyColumns *columns,
             const EfClaim *total)
{
  const Addend addends[] = {
    { &columns->device_hours, "h", 1 },
    { &columns->energy, "MWh", 1 / 3.6e9 },
    { &columns->carbon, "t", 1e-3 },
    { &columns->market_carbon, "t", 1e-3 },
  };
  g_autoptr (GArray) rows = list_rows (claims, origins, total->row);

  for (guint i = 0; i < G_N_ELEMENTS (addends); i++)
    check_addend (findings, total, rows, &addends[i]);
  for (guint i = 1; i < G_N_ELEMENTS (addends); i++)
    if (check_alike (findings, claims, meanings, total, rows, &addends[i]))
      break;
}

void
ef_audit_sums (GPtrArray *findings, EfTable *table, const EfEnergyColumns *columns, GArray *claims)
{
  g_autoptr (GPtrArray) origins = list_origins (table);
  g_autoptr (GPtrArray) meanings = list_meanings (table);

  for (guint row = 0; row < claims->len; row++)
    if (g_array_index (claims, EfClaim, row).is_total)
      check_total (findings, claims, origins, meanings, columns,
                   &g_array_index (claims, EfClaim, row));
}
