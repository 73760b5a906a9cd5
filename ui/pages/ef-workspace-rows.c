/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-workspace.h"

#include <glib/gi18n-lib.h>

#include "ef-filter.h"

/* The rows of the shown table that are points, and those that are not: filtered out, hidden by
 * hand, or left out for another reason. */

/* Adds a phrase to the others, unless @n is 0. */
static void append_count (GPtrArray *phrases, guint n, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
append_count (GPtrArray  *phrases,
              guint       n,
              const char *format,
              ...)
{
  va_list args;

  if (n == 0)
    return;
  va_start (args, format);
  g_ptr_array_add (phrases, g_strdup_vprintf (format, args));
  va_end (args);
}

void
ef_workspace_hide_selection (EfWorkspace *self)
{
  g_autoptr (EfChartSpec) spec = NULL;
  g_autofree char *label = NULL;
  const guint32 *rows;
  const guint64 *ids;
  guint n;

  g_return_if_fail (EF_IS_WORKSPACE (self));

  rows = ef_workspace_get_selection (self, &n);
  if (n == 0 || ef_workspace_get_spec (self) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self));
  ids = ef_table_get_row_ids (ef_workspace_get_source (self));
  for (guint i = 0; i < n; i++)
    ef_chart_spec_set_hidden (spec, ids[rows[i]], TRUE);

  /* Translators: follows "Undo" in a menu. */
  label = g_strdup_printf (ngettext ("Hide %u Point", "Hide %u Points", n), n);
  ef_workspace_set_selection (self, NULL, 0);
  ef_workspace_change (self, g_steal_pointer (&spec), NULL, label);
}

void
ef_workspace_show_hidden (EfWorkspace *self)
{
  g_autoptr (EfChartSpec) spec = NULL;
  g_autofree char *label = NULL;
  guint n;

  g_return_if_fail (EF_IS_WORKSPACE (self));

  n = ef_workspace_get_spec (self) != NULL ? ef_workspace_get_spec (self)->hidden->len : 0;
  if (n == 0)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self));
  g_array_set_size (spec->hidden, 0);
  /* Translators: follows "Undo" in a menu. */
  label = g_strdup_printf (ngettext ("Show %u Hidden Point", "Show %u Hidden Points", n), n);
  ef_workspace_change (self, g_steal_pointer (&spec), NULL, label);
}

gboolean
ef_workspace_set_filter (EfWorkspace *self,
                         const char  *filter,
                         GError     **error)
{
  g_autoptr (EfChartSpec) spec = NULL;

  g_return_val_if_fail (EF_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (ef_workspace_get_spec (self) != NULL, FALSE);

  if (filter != NULL)
    {
      g_autoptr (EfFilter) parsed = ef_filter_parse (filter, error);
      g_autofree guint8 *mask = NULL;

      if (parsed == NULL)
        return FALSE;
      mask = ef_filter_apply (parsed, ef_workspace_get_table (self), error);
      if (mask == NULL)
        return FALSE;
    }
  spec = ef_chart_spec_copy (ef_workspace_get_spec (self));
  if (ef_chart_spec_set_string (&spec->filter, filter))
    ef_workspace_change (self, g_steal_pointer (&spec), NULL,
                         filter != NULL ? _("Change Filter") : _("Remove Filter"));

  return TRUE;
}

char *
ef_workspace_describe_points (EfWorkspace *self)
{
  EfChartData *data;
  g_autofree char *points = NULL;

  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);

  data = ef_workspace_get_data (self);
  if (data == NULL)
    return g_strdup ("");
  points = g_strdup_printf (ngettext ("%'u point", "%'u points", data->n), data->n);
  if (data->n_front == 0)
    return g_steal_pointer (&points);
  return g_strdup_printf (
    /* Translators: the first part is "1,556 points". */
    ngettext ("%s, %'u on the frontier", "%s, %'u on the frontier", data->n_front), points,
    data->n_front);
}

static gboolean
is_score (const EfAxisData *axis)
{
  const EfQuantity *quantity = axis->column != NULL ? ef_column_get_quantity (axis->column) : NULL;

  return quantity != NULL && ef_quantity_get_role (quantity) == EF_QUANTITY_BENEFIT;
}

gboolean
ef_workspace_compares_scores (EfWorkspace *self)
{
  EfChartData *data;

  g_return_val_if_fail (EF_IS_WORKSPACE (self), FALSE);

  data = ef_workspace_get_data (self);

  return data != NULL && is_score (&data->x) && is_score (&data->y);
}

char *
ef_workspace_describe_left_out (EfWorkspace *self,
                                const char  *separator)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  EfChartData *data;
  const EfLeftOut *left_out;

  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  data = ef_workspace_get_data (self);
  if (data == NULL)
    return g_strdup ("");

  left_out = &data->left_out;
  append_count (phrases, left_out->filtered,
                ngettext ("%'u filtered out", "%'u filtered out", left_out->filtered),
                left_out->filtered);
  append_count (phrases, left_out->hidden,
                ngettext ("%'u hidden", "%'u hidden", left_out->hidden), left_out->hidden);
  append_count (phrases, left_out->totals,
                ngettext ("%'u total of others", "%'u totals of others", left_out->totals),
                left_out->totals);
  append_count (phrases, left_out->missing,
                ngettext ("%'u without a value on an axis", "%'u without a value on an axis",
                          left_out->missing),
                left_out->missing);
  append_count (phrases, left_out->not_positive,
                ngettext ("%'u not positive on a logarithmic axis",
                          "%'u not positive on a logarithmic axis", left_out->not_positive),
                left_out->not_positive);
  append_count (phrases, left_out->later,
                ngettext ("%'u later", "%'u later", left_out->later), left_out->later);
  append_count (phrases, data->n_undated,
                ngettext ("%'u without a date is not on the frontier",
                          "%'u without a date are not on the frontier", data->n_undated),
                data->n_undated);
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv (separator, (char **) phrases->pdata);
}
