/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-footprint.h"

#include <math.h>
#include <string.h>

#include "ef-equivalent.h"
#include "ef-footprint-reader-private.h"
#include "ef-words.h"

/* Less than so much of a day, or of a kilometre, tells nobody anything. */
#define EQUIVALENT_MIN 0.01

static const char *
get_dimension (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return dimension != NULL ? dimension : "";
}

gboolean
ef_column_footprint_get (const EfTable *table,
                         const EfColumn *column,
                         gint row,
                         EfFootprint *footprint)
{
  g_autoptr (EfFootprintReader) reader = NULL;

  g_return_val_if_fail (column != NULL && (table != NULL || row < 0), FALSE);
  g_return_val_if_fail (footprint != NULL, FALSE);

  *footprint = (EfFootprint){ 0 };
  reader = ef_footprint_reader_new (table, column);
  if (reader == NULL)
    return FALSE;
  *footprint = row < 0 ? ef_footprint_reader_get_common (reader)
                       : ef_footprint_reader_read (reader, (guint) row);

  return TRUE;
}

/* ---- Of many rows ---- */

static void
count_one (GArray *parts, const EfFootprint *footprint, guint n)
{
  EfFootprintPart part = { *footprint, n };

  for (guint i = 0; i < parts->len; i++)
    {
      EfFootprintPart *other = &g_array_index (parts, EfFootprintPart, i);

      if (memcmp (&other->footprint, footprint, sizeof *footprint) == 0)
        {
          other->n += n;
          return;
        }
    }
  g_array_append_val (parts, part);
}

static gint
compare_parts (gconstpointer a, gconstpointer b)
{
  const EfFootprintPart *first = a;
  const EfFootprintPart *second = b;

  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;

  return (gint) first->footprint.scope - (gint) second->footprint.scope;
}

GArray *
ef_column_footprint_count (const EfTable *table,
                           const EfColumn *column,
                           const guint32 *rows,
                           guint n)
{
  g_autoptr (EfFootprintReader) reader = NULL;
  const double *numbers;
  GArray *parts;

  g_return_val_if_fail (table != NULL && column != NULL, NULL);
  g_return_val_if_fail (rows != NULL || n == 0, NULL);

  reader = ef_footprint_reader_new (table, column);
  if (reader == NULL)
    return NULL;

  parts = g_array_new (FALSE, FALSE, sizeof (EfFootprintPart));
  numbers = ef_column_get_numbers (column);
  for (guint i = 0; i < n; i++)
    {
      EfFootprint footprint;

      if (ef_footprint_reader_is_uniform (reader))
        {
          footprint = ef_footprint_reader_get_common (reader);
          count_one (parts, &footprint, n);
          break;
        }
      if (isnan (numbers[rows[i]]))
        continue;
      footprint = ef_footprint_reader_read (reader, rows[i]);
      count_one (parts, &footprint, 1);
    }
  g_array_sort (parts, compare_parts);

  return parts;
}

/* ---- Words ---- */

static void
append (GString *text, gboolean wanted, const char *label)
{
  if (wanted)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
}

char *
ef_column_footprint_describe (const EfTable *table, const EfColumn *column, gint row)
{
  EfFootprint footprint;

  return ef_column_footprint_get (table, column, row, &footprint)
           ? ef_footprint_describe (&footprint)
           : NULL;
}

char *
ef_footprint_describe (const EfFootprint *footprint)
{
  GString *text;

  g_return_val_if_fail (footprint != NULL, NULL);

  text = g_string_new (NULL);
  append (text, footprint->activity != EF_ACTIVITY_UNKNOWN,
          ef_activity_to_label (footprint->activity));
  append (text, footprint->scope != EF_SCOPE_UNKNOWN, ef_scope_to_label (footprint->scope));
  append (text, footprint->basis != EF_BASIS_UNKNOWN, ef_basis_to_label (footprint->basis));
  append (text, footprint->netting != EF_NETTING_UNKNOWN, ef_netting_to_label (footprint->netting));

  return g_string_free (text, text->len == 0);
}

char *
ef_footprint_describe_beside (const EfFootprint *footprint,
                              const EfFootprint *others,
                              guint n_others)
{
  gboolean activities = FALSE, scopes = FALSE, bases = FALSE, nettings = FALSE;
  GString *text;

  g_return_val_if_fail (footprint != NULL && (others != NULL || n_others == 0), NULL);

  for (guint i = 0; i < n_others; i++)
    {
      activities = activities || others[i].activity != footprint->activity;
      scopes = scopes || others[i].scope != footprint->scope;
      bases = bases || others[i].basis != footprint->basis;
      nettings = nettings || others[i].netting != footprint->netting;
    }
  text = g_string_new (NULL);
  append (text, activities, ef_activity_to_label (footprint->activity));
  append (text, scopes, ef_scope_to_label (footprint->scope));
  append (text, bases, ef_basis_to_label (footprint->basis));
  append (text, nettings, ef_netting_to_label (footprint->netting));

  return g_string_free (text, FALSE);
}

/* "US EPA" of "US EPA, Tailpipe Greenhouse Gas Emissions" (transfer full). */
static char *
dup_publisher (const EfEnergySource *source)
{
  return g_strndup (source->title, strcspn (source->title, ","));
}

char *
ef_column_footprint_compare (const EfColumn *column, guint row, gboolean brief)
{
  gboolean is_carbon = strcmp (get_dimension (column), "carbon") == 0;
  g_autoptr (GPtrArray) equivalents = NULL;
  GString *text;
  double amount;

  if ((!is_carbon && strcmp (get_dimension (column), "energy") != 0)
      || ef_column_get_kind (column) != EF_COLUMN_NUMBER || ef_column_get_unit (column) == NULL)
    return NULL;
  amount = ef_column_get_numbers (column)[row] * ef_column_get_factor (column);
  if (!(amount > 0) || !isfinite (amount))
    return NULL;

  text = g_string_new (NULL);
  equivalents = ef_equivalent_list ();
  for (guint i = 0; i < equivalents->len; i++)
    {
      const EfEquivalent *equivalent = g_ptr_array_index (equivalents, i);
      double value = ef_equivalent_convert (equivalent, amount, amount);
      g_autofree char *number = NULL;
      g_autofree char *source = NULL;

      if (equivalent->of_carbon != is_carbon || value < EQUIVALENT_MIN)
        continue;
      number = ef_equivalent_format (value);
      source = brief ? dup_publisher (equivalent->source) : g_strdup (equivalent->source->title);
      /* Translators: a number, of what, who says how much one of it takes, and the year: "as much
       * as 12,300 kilometres in an average passenger car (US EPA, 2023)" */
      g_string_append_printf (text, _("%sas much as %s %s (%s, %d)"), text->len > 0 ? "\n" : "",
                              number, ef_equivalent_get_name (equivalent), source,
                              equivalent->year);
    }

  return g_string_free (text, text->len == 0);
}
