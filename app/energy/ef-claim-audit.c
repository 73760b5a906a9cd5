/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-claim-audit.h"

#include "ef-audit-private.h"
#include "ef-remake.h"
#include "ef-table-scope.h"
#include "ef-text-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* ---- What is not checked ---- */

static gboolean
is_checked (const EfEnergyColumns *columns, const EfColumn *column)
{
  return column == columns->energy.column || column == columns->carbon.column
         || column == columns->market_carbon.column;
}

static void
count_quantity (GArray *unchecked, const EfColumn *column)
{
  EfUncheckedAmounts amounts
    = { ef_column_get_quantity (column), ef_column_get_n_present (column) };

  for (guint i = 0; i < unchecked->len; i++)
    {
      EfUncheckedAmounts *other = &g_array_index (unchecked, EfUncheckedAmounts, i);

      if (other->quantity == amounts.quantity)
        {
          other->n += amounts.n;
          return;
        }
    }
  g_array_append_val (unchecked, amounts);
}

/* What somebody computed from columns of the table claims nothing. */
static void
count_unchecked (GArray *unchecked, const EfTable *table)
{
  EfEnergyColumns columns;

  ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_is_amount (column) && ef_column_get_n_present (column) > 0
          && ef_column_get_formula (column) == NULL && !ef_column_has_cell_origins (column)
          && !is_checked (&columns, column))
        count_quantity (unchecked, column);
    }
}

static gint
compare_unchecked (gconstpointer a, gconstpointer b)
{
  const EfUncheckedAmounts *one = a;
  const EfUncheckedAmounts *other = b;

  if (one->n != other->n)
    return one->n < other->n ? 1 : -1;

  return strcmp (ef_quantity_get_id (one->quantity), ef_quantity_get_id (other->quantity));
}

/* TRUE if all that @table was made of, linked or reshaped, is among @tables. */
static gboolean
is_made_of (EfTable *table, GPtrArray *tables)
{
  const guint n = ef_table_get_n_inputs (table);

  for (guint input = 0; input < n; input++)
    {
      const char *id = ef_table_get_input (table, input);
      gboolean found = FALSE;

      for (guint i = 0; i < tables->len && !found; i++)
        found = g_str_equal (ef_table_get_id (g_ptr_array_index (tables, i)), id);
      if (!found)
        return FALSE;
    }

  return n > 0;
}

/* What was made of others states nothing itself, and once more what these state; and in a linked
 * table the energy of one stands beside the carbon that the other states of something else. */
static GPtrArray *
list_stated (GPtrArray *tables)
{
  GPtrArray *stated = g_ptr_array_new ();

  for (guint i = 0; i < tables->len; i++)
    if (!is_made_of (g_ptr_array_index (tables, i), tables))
      g_ptr_array_add (stated, g_ptr_array_index (tables, i));

  return stated;
}

EfClaimAudit *
ef_claim_audit_new (GPtrArray *tables, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) stated = NULL;
  EfClaimAudit *self;

  g_return_val_if_fail (tables != NULL, NULL);

  stated = list_stated (tables);
  self = g_new0 (EfClaimAudit, 1);
  self->findings = ef_audit_tables (stated);
  self->unchecked = g_array_new (FALSE, FALSE, sizeof (EfUncheckedAmounts));
  for (guint i = 0; i < stated->len; i++)
    {
      self->n_claims += ef_claims_count (g_ptr_array_index (stated, i));
      count_unchecked (self->unchecked, g_ptr_array_index (stated, i));
    }
  g_array_sort (self->unchecked, compare_unchecked);
  self->n_claims += ef_audit_text (self->findings, stated, cancellable);
  self->n_contradictions = ef_audit_count_contradictions (self->findings);

  return self;
}

void
ef_claim_audit_free (EfClaimAudit *self)
{
  g_ptr_array_unref (self->findings);
  g_array_unref (self->unchecked);
  g_free (self);
}

char *
ef_claim_audit_describe (const EfClaimAudit *self)
{
  g_autofree char *claims = NULL;
  gulong n = (gulong) self->n_claims;

  g_return_val_if_fail (self != NULL, NULL);

  if (n == 0 && self->findings->len == 0 && self->unchecked->len > 0)
    return g_strdup (_("Energy or carbon is stated, but nothing of it can be checked."));
  if (n == 0 && self->findings->len == 0)
    return g_strdup (_("Nothing is claimed of energy or carbon."));

  /* Translators: follows "3 contradictions in" and "No contradictions in". */
  claims = g_strdup_printf (
    ngettext ("%'lu claim of energy or carbon", "%'lu claims of energy or carbon", n), n);
  if (self->n_contradictions == 0)
    return g_strdup_printf (_("No contradictions in %s."), claims);

  return g_strdup_printf (ngettext ("%u contradiction in %s.", "%u contradictions in %s.",
                                    self->n_contradictions),
                          self->n_contradictions, claims);
}

char *
ef_claim_audit_describe_unchecked (const EfClaimAudit *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gulong n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->unchecked->len; i++)
    {
      const EfUncheckedAmounts *amounts = &g_array_index (self->unchecked, EfUncheckedAmounts, i);

      n += (gulong) amounts->n;
      /* Translators: what was measured, and how often: "Energy per request (84)". */
      g_string_append_printf (list, C_("quantity", "%s%s (%'lu)"), i > 0 ? ", " : "",
                              ef_quantity_get_name (amounts->quantity), (gulong) amounts->n);
    }
  if (n == 0)
    return NULL;

  /* Translators: the list is of quantities, each with a number. */
  return g_strdup_printf (
    ngettext ("%'lu amount has nothing beside it from which it could be computed again: %s.",
              "%'lu amounts have nothing beside them from which they could be computed again: %s.",
              n),
    n, list->str);
}

const char *
ef_audit_finding_get_file (const EfAuditFinding *finding)
{
  EfSource *source;

  g_return_val_if_fail (finding != NULL, NULL);

  source = finding->table != NULL ? ef_table_get_source (finding->table) : NULL;

  return source != NULL ? ef_source_get_name (source) : "";
}

const char *
ef_audit_finding_get_word (const EfAuditFinding *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  return finding->severity == EF_SEVERITY_INFO ? "info" : "contradiction";
}

/* ---- As text ---- */

enum
{
  FIELD_FILE,
  FIELD_TABLE,
  FIELD_PLACE,
  FIELD_ROW,
  FIELD_RULE,
  FIELD_SEVERITY,
  FIELD_PRINTED,
  FIELD_COMPUTED,
  FIELD_UNIT,
  FIELD_REASON,
  N_FIELDS,
};

static const char *const field_names[N_FIELDS] = {
  "file", "table", "place", "row", "rule", "severity", "printed", "computed", "unit", "reason",
};

static const char *
get_field (const EfAuditFinding *finding, guint field, char buffer[EF_NUMBER_BUFFER])
{
  switch (field)
    {
    case FIELD_FILE:
      return ef_audit_finding_get_file (finding);
    case FIELD_TABLE:
      return finding->table != NULL ? ef_table_get_path (finding->table) : "";
    case FIELD_PLACE:
      return finding->place;
    case FIELD_ROW:
      return finding->label;
    case FIELD_RULE:
      return ef_audit_rule_to_word (finding->rule);
    case FIELD_SEVERITY:
      return ef_audit_finding_get_word (finding);
    case FIELD_PRINTED:
      return ef_number_to_text (finding->printed, buffer);
    case FIELD_COMPUTED:
      return ef_number_to_text (finding->computed, buffer);
    case FIELD_UNIT:
      return finding->unit;
    case FIELD_REASON:
    default:
      return finding->reason;
    }
}

static void
add_row (EfTextSheet *sheet, const EfAuditFinding *finding, const guint *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char buffer[EF_NUMBER_BUFFER];

      ef_text_sheet_add (sheet, get_field (finding, fields[i], buffer));
    }
  ef_text_sheet_end_row (sheet);
}

char *
ef_claim_audit_to_csv (const EfClaimAudit *self)
{
  EfTextSheet *sheet;
  guint fields[N_FIELDS];

  g_return_val_if_fail (self != NULL, NULL);

  sheet = ef_text_sheet_new (EF_SHEET_CSV, ".");
  for (guint field = 0; field < N_FIELDS; field++)
    {
      fields[field] = field;
      ef_text_sheet_add (sheet, field_names[field]);
    }
  ef_text_sheet_end_row (sheet);
  for (guint i = 0; i < self->findings->len; i++)
    add_row (sheet, g_ptr_array_index (self->findings, i), fields, N_FIELDS);

  return ef_text_sheet_end (sheet);
}

char *
ef_claim_audit_to_markdown (const EfClaimAudit *self)
{
  static const guint fields[] = { FIELD_FILE, FIELD_PLACE, FIELD_ROW, FIELD_RULE, FIELD_REASON };
  const char *const titles[] = { _("File"), _("Place"), _("Row"), _("Rule"), _("Finding") };
  g_autofree char *summary = NULL;
  g_autofree char *unchecked = NULL;
  g_autofree char *table = NULL;
  EfTextSheet *sheet;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  summary = ef_claim_audit_describe (self);
  text = g_string_new (NULL);
  ef_sheet_append_cell (text, EF_SHEET_MARKDOWN, summary);
  g_string_append_c (text, '\n');
  unchecked = ef_claim_audit_describe_unchecked (self);
  if (unchecked != NULL)
    {
      g_string_append_c (text, '\n');
      ef_sheet_append_cell (text, EF_SHEET_MARKDOWN, unchecked);
      g_string_append_c (text, '\n');
    }
  if (self->findings->len == 0)
    return g_string_free (text, FALSE);

  sheet = ef_text_sheet_new (EF_SHEET_MARKDOWN, ".");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    ef_text_sheet_add (sheet, titles[i]);
  ef_text_sheet_end_row (sheet);
  for (guint i = 0; i < self->findings->len; i++)
    add_row (sheet, g_ptr_array_index (self->findings, i), fields, G_N_ELEMENTS (fields));
  table = ef_text_sheet_end (sheet);
  g_string_append_printf (text, "\n%s", table);

  return g_string_free (text, FALSE);
}
