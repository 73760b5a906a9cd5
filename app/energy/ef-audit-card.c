/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rules 4 and 5 for cards of Hugging Face: the head states an amount of carbon in grams, and most
 * cards that state one state it in the text again, in another unit. Where the digits are the same
 * and the amounts are not, a unit or a digit slipped on the way from one to the other. */

/* Half a unit of the last digit through the number, where it has three digits. */
#define MOST_ROUNDING 0.005
/* Grams and tonnes differ by six steps. */
#define MOST_SHIFT 6
/* Nobody writes more amounts of carbon about one model. */
#define MAX_NUMBERS 1000

/* "390" has two digits, and so have many amounts. */
static gboolean
has_few_digits (double value)
{
  double digits = value / pow (10, floor (log10 (value))) * 10;

  return fabs (digits - rint (digits)) < 1e-9;
}

gboolean
ef_audit_is_shifted (double printed, double value, double rounding)
{
  double shift, scaled;

  if (!(printed > 0 && value > 0) || !(rounding > 0 && rounding <= MOST_ROUNDING * value)
      || has_few_digits (value))
    return FALSE;
  shift = rint (log10 (printed / value));
  if (shift == 0 || fabs (shift) > MOST_SHIFT)
    return FALSE;
  scaled = pow (10, shift);

  return fabs (printed - value * scaled) <= rounding * scaled * (1 + 1e-9);
}

/* The number of the text that has the digits of @carbon; NULL if there is none, or if one of them
 * is the amount itself. */
static const EfProseNumber *
find_shifted (double carbon, const EfProseNumber *numbers, guint n_numbers)
{
  const EfProseNumber *shifted = NULL;

  for (guint i = 0; i < MIN (n_numbers, MAX_NUMBERS); i++)
    {
      const EfProseNumber *number = &numbers[i];

      if (strcmp (number->dimension, "carbon") != 0)
        continue;
      if (fabs (carbon - number->value) <= number->rounding * (1 + 1e-9))
        return NULL;
      if (shifted == NULL && ef_audit_is_shifted (carbon, number->value, number->rounding))
        shifted = number;
    }

  return shifted;
}

static void
check_carbon (GPtrArray *findings, EfTable *table, guint row, double carbon,
              const EfProseNumber *said)
{
  const EfClaim claim = { .table = table, .row = row };
  const char *slip = ef_audit_find_slip (carbon, said->value);
  g_autofree char *head = ef_audit_format_carbon (carbon);
  g_autofree char *text = ef_audit_format_carbon (said->value);

  if (slip == NULL)
    slip = _("The digits are the same: a unit may have been taken for another.");
  ef_audit_add (findings, &claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, carbon / 1000,
                said->value / 1000, "t",
                /* Translators: two amounts, a place such as "line 12", and a sentence on what may
                 * have slipped. */
                _("The head of the card says %s, its text %s (%s). %s"), head, text, said->place,
                slip);
}

void
ef_audit_card (GPtrArray *findings,
               EfTable *table,
               guint first,
               guint end,
               const EfProseNumber *numbers,
               guint n_numbers)
{
  EfEnergyColumns columns;
  g_autoptr (GHashTable) known
    = g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);

  ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);
  if (columns.carbon.column == NULL)
    return;

  /* The amount stands in each row of the card's results. */
  for (guint row = first; row < end; row++)
    {
      double carbon = ef_numbers_get (&columns.carbon, row);
      const EfProseNumber *said;

      if (isnan (carbon) || !g_hash_table_add (known, g_memdup2 (&carbon, sizeof carbon)))
        continue;
      said = find_shifted (carbon, numbers, n_numbers);
      if (said != NULL)
        check_carbon (findings, table, row, carbon, said);
    }
}
