/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rule 5 between columns: a table may give an amount twice, in two units, "Energy (kWh)" beside
 * "Energy (MWh)". Only columns of one name are compared: what is called otherwise may be a part, or
 * another run. */

/* Honest tables have a few; a hostile one may have thousands. */
#define MAX_COLUMNS 64

typedef struct
{
  const EfColumn *column;
  const double *numbers;
  double factor; /* to the canonical unit */
  char *words;   /* of the header without its unit */
} Amount;

static void
amount_clear (gpointer data)
{
  g_free (((Amount *) data)->words);
}

static gboolean
is_amount (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return dimension != NULL && ef_column_get_kind (column) == EF_COLUMN_NUMBER
         && ef_column_get_unit (column) != NULL
         && (strcmp (dimension, "energy") == 0 || strcmp (dimension, "carbon") == 0);
}

/* The amounts of the table (element-type Amount). */
static GArray *
list_amounts (EfTable *table)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (Amount));

  g_array_set_clear_func (amounts, amount_clear);
  for (guint i = 0; i < ef_table_get_n_columns (table) && amounts->len < MAX_COLUMNS; i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      Amount amount = { .column = column };

      if (!is_amount (column))
        continue;
      amount.numbers = ef_column_get_numbers (column);
      amount.factor = ef_column_get_factor (column);
      amount.words = ef_quantity_dup_header_words (ef_column_get_name (column));
      g_array_append_val (amounts, amount);
    }

  return amounts;
}

static gboolean
are_same (const Amount *a, const Amount *b)
{
  return ef_column_get_quantity (a->column) == ef_column_get_quantity (b->column)
         && ef_column_get_unit (a->column) != ef_column_get_unit (b->column)
         && strcmp (a->words, b->words) == 0;
}

static gboolean
fit (const Amount *a, const Amount *b, guint row)
{
  double one = a->numbers[row] * a->factor;
  double other = b->numbers[row] * b->factor;
  double rounding = ef_audit_get_rounding (a->numbers[row]) * a->factor
                    + ef_audit_get_rounding (b->numbers[row]) * b->factor;

  return isnan (one) || isnan (other)
         || fabs (one - other)
              <= fmax (EF_AUDIT_TOLERANCE * fabs (one), rounding * (1 + 1e-9));
}

static char *
describe (const Amount *amount, guint row)
{
  g_autofree char *number = ef_audit_format (amount->numbers[row]);

  return g_strdup_printf ("%s %s", number,
                          ef_unit_get_symbol (ef_column_get_unit (amount->column)));
}

static void
check_row (GPtrArray *findings, const EfClaim *claim, const Amount *a, const Amount *b)
{
  guint row = claim->row;
  gboolean is_energy
    = strcmp (ef_quantity_get_dimension (ef_column_get_quantity (a->column)), "energy") == 0;
  double per_unit = is_energy ? 1 / 3.6e9 : 1e-3;
  double one = a->numbers[row] * a->factor;
  double other = b->numbers[row] * b->factor;
  g_autofree char *one_text = NULL;
  g_autofree char *other_text = NULL;
  const char *slip;

  if (fit (a, b, row))
    return;

  one_text = describe (a, row);
  other_text = describe (b, row);
  slip = ef_audit_find_slip (other, one);
  if (slip != NULL)
    ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, other * per_unit,
                  one * per_unit, is_energy ? "MWh" : "t",
                  _("The column “%s” says %s, but “%s” says %s. %s"),
                  ef_column_get_name (a->column), one_text, ef_column_get_name (b->column),
                  other_text, slip);
  else
    ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, other * per_unit,
                  one * per_unit, is_energy ? "MWh" : "t",
                  _("The column “%s” says %s, but “%s” says %s."),
                  ef_column_get_name (a->column), one_text, ef_column_get_name (b->column),
                  other_text);
}

void
ef_audit_columns (GPtrArray *findings, EfTable *table, GArray *claims)
{
  g_autoptr (GArray) amounts = list_amounts (table);

  for (guint i = 0; i < amounts->len; i++)
    for (guint k = i + 1; k < amounts->len; k++)
      {
        const Amount *a = &g_array_index (amounts, Amount, i);
        const Amount *b = &g_array_index (amounts, Amount, k);

        if (!are_same (a, b))
          continue;
        for (guint row = 0; row < claims->len; row++)
          check_row (findings, &g_array_index (claims, EfClaim, row), a, b);
      }
}
