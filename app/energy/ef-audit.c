/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const rule_words[EF_N_AUDIT_RULES]
  = { "R1", "R2", "R3", "R4", "R5", "R6", "R7" };

/* Nobody reads more, and a hostile table may have a million. */
#define MAX_FINDINGS 10000

const char *
ef_audit_rule_to_word (EfAuditRule rule)
{
  g_return_val_if_fail ((guint) rule < EF_N_AUDIT_RULES, NULL);

  return rule_words[rule];
}

const char *
ef_audit_rule_to_label (EfAuditRule rule)
{
  switch (rule)
    {
    case EF_AUDIT_INTENSITY:
      return _("implied intensity");
    case EF_AUDIT_PRODUCT:
      return _("energy × intensity");
    case EF_AUDIT_SUM:
      return _("sum of the rows");
    case EF_AUDIT_PROSE:
      return _("text against table");
    case EF_AUDIT_SLIP:
      return _("slip of a unit");
    case EF_AUDIT_SIBLINGS:
      return _("alike runs");
    case EF_AUDIT_PLACEHOLDER:
    default:
      return _("placeholder");
    }
}

static void
finding_free (gpointer data)
{
  EfAuditFinding *finding = data;

  g_clear_pointer (&finding->table, ef_table_unref);
  g_free (finding->label);
  g_free (finding->place);
  g_free (finding->reason);
  g_free (finding);
}

GPtrArray *
ef_audit_findings_new (void)
{
  return g_ptr_array_new_with_free_func (finding_free);
}

void
ef_audit_add (GPtrArray *findings,
              const EfClaim *claim,
              EfAuditRule rule,
              EfSeverity severity,
              double printed,
              double computed,
              const char *unit,
              const char *format,
              ...)
{
  EfAuditFinding *finding;
  va_list arguments;

  if (findings->len == MAX_FINDINGS)
    return;

  finding = g_new0 (EfAuditFinding, 1);
  finding->rule = rule;
  finding->severity = severity;
  finding->table = ef_table_ref (claim->table);
  finding->row = claim->row;
  finding->label = ef_table_dup_row_label (claim->table, claim->row);
  finding->place = ef_table_describe_place (claim->table, claim->row, NULL);
  finding->printed = printed;
  finding->computed = computed;
  finding->unit = unit;
  va_start (arguments, format);
  finding->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (findings, finding);
}

static double
round_to (double value, int decimals)
{
  double power = pow (10, decimals);

  return round (value * power) / power;
}

char *
ef_audit_format (double value)
{
  double magnitude = value != 0 ? floor (log10 (fabs (value))) : 0;
  int decimals;

  if (!isfinite (value) || magnitude < -5 || magnitude > 15)
    return g_strdup_printf ("%g", value);

  decimals = CLAMP (3 - magnitude, 0, 8);
  while (decimals > 0 && round_to (value, decimals - 1) == round_to (value, decimals))
    decimals--;

  return g_strdup_printf ("%'.*f", decimals, value);
}

char *
ef_audit_format_energy (double kilowatt_hours)
{
  g_autofree char *number = NULL;

  if (fabs (kilowatt_hours) >= 1000)
    {
      number = ef_audit_format (kilowatt_hours / 1000);
      return g_strdup_printf ("%s MWh", number);
    }
  if (fabs (kilowatt_hours) < 1)
    {
      number = ef_audit_format (kilowatt_hours * 1000);
      return g_strdup_printf ("%s Wh", number);
    }

  number = ef_audit_format (kilowatt_hours);

  return g_strdup_printf ("%s kWh", number);
}

char *
ef_audit_format_carbon (double kilograms)
{
  g_autofree char *number = NULL;

  if (fabs (kilograms) >= 1000)
    {
      number = ef_audit_format (kilograms / 1000);
      return g_strdup_printf ("%s t", number);
    }
  if (fabs (kilograms) < 1)
    {
      number = ef_audit_format (kilograms * 1000);
      return g_strdup_printf ("%s g", number);
    }

  number = ef_audit_format (kilograms);

  return g_strdup_printf ("%s kg", number);
}

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer order)
{
  const EfAuditFinding *one = *(const EfAuditFinding *const *) a;
  const EfAuditFinding *other = *(const EfAuditFinding *const *) b;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (order, one->table));
  guint other_place = GPOINTER_TO_UINT (g_hash_table_lookup (order, other->table));

  if (place != other_place)
    return place < other_place ? -1 : 1;
  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;

  return 0;
}

/* In the order of the tables and their rows, whatever rule found it; the sort is stable. */
static void
sort_findings (GPtrArray *findings, GPtrArray *tables)
{
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < tables->len; i++)
    g_hash_table_insert (order, g_ptr_array_index (tables, i), GUINT_TO_POINTER (i));
  g_ptr_array_sort_with_data (findings, compare_findings, order);
}

GPtrArray *
ef_audit_tables (GPtrArray *tables)
{
  GPtrArray *findings = ef_audit_findings_new ();
  g_autoptr (GHashTable) hardware = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EfClaim));

  g_return_val_if_fail (tables != NULL, findings);

  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      EfEnergyColumns columns;
      g_autoptr (GArray) claims = NULL;

      ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);
      if (columns.carbon.column == NULL && columns.intensity.column == NULL
          && columns.energy.column == NULL && columns.device_hours.column == NULL)
        continue;

      claims = ef_claims_read (table, &columns, hardware, places);
      for (guint row = 0; row < claims->len; row++)
        ef_audit_row (findings, &g_array_index (claims, EfClaim, row));
      ef_audit_columns (findings, table, claims);
      ef_audit_sums (findings, table, &columns, claims);
      g_array_append_vals (all, claims->data, claims->len);
    }
  ef_audit_siblings (findings, all);
  sort_findings (findings, tables);

  return findings;
}

GPtrArray *
ef_audit_table (EfTable *table)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  g_return_val_if_fail (table != NULL, ef_audit_findings_new ());

  g_ptr_array_add (tables, table);

  return ef_audit_tables (tables);
}

guint
ef_audit_count_contradictions (GPtrArray *findings)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    n += ((const EfAuditFinding *) g_ptr_array_index (findings, i))->severity != EF_SEVERITY_INFO;

  return n;
}
