/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-origins.h"

#include "ef-words.h"

#include <math.h>

/* A chart of a million reported points pays nothing for this; of the others, a byte a point, and
 * the lists of what is drawn in which form. */

/* The axes, and what colour and size say. */
#define N_COLUMNS 4

static const EfForm forms[EF_N_ORIGINS] = {
  [EF_ORIGIN_REPORTED] = EF_FORM_FILLED,
  [EF_ORIGIN_DERIVED] = EF_FORM_HALF,
  [EF_ORIGIN_ESTIMATED] = EF_FORM_HOLLOW,
  [EF_ORIGIN_EDITED] = EF_FORM_FILLED,
};

/* What the place and the looks of a point say. */
static void
list_columns (const EfChartData *data, const EfColumn *columns[N_COLUMNS])
{
  columns[0] = data->x.column;
  columns[1] = data->y.column;
  columns[2] = data->shade.axis.column;
  columns[3] = data->size.axis.column;
}

static gboolean
is_all_reported (const EfColumn *column)
{
  return column == NULL
         || (ef_column_get_origin (column) == EF_ORIGIN_REPORTED
             && !ef_column_has_cell_origins (column));
}

static guint
get_doubt (guint8 origin)
{
  return forms[origin] * 2 + (origin == EF_ORIGIN_EDITED ? 1 : 0);
}

/* A cell without a value came to be in no way. */
static void
merge_column (const EfChartData *data, const EfColumn *column, guint8 *origins)
{
  g_autofree guint8 *cells = g_new (guint8, MAX (ef_column_get_n_rows (column), 1));
  const double *numbers = ef_column_get_numbers (column);

  ef_column_list_origins (column, cells);
  for (guint i = 0; i < data->n; i++)
    {
      guint row = data->rows[i];

      if (!isnan (numbers[row]) && get_doubt (cells[row]) > get_doubt (origins[i]))
        origins[i] = cells[row];
    }
}

static void
list_forms (EfChartData *data)
{
  guint32 *lists[EF_N_FORMS];

  for (EfForm form = 0; form < EF_N_FORMS; form++)
    lists[form] = g_new (guint32, MAX (data->forms[form].n, 1));
  for (EfForm form = 0; form < EF_N_FORMS; form++)
    data->forms[form] = (EfPointLine){ 0, lists[form] };
  for (guint i = 0; i < data->n; i++)
    {
      EfForm form = forms[data->origins[i]];

      lists[form][data->forms[form].n++] = i;
    }
}

void
ef_chart_origins_find (EfChartData *data)
{
  const EfColumn *columns[N_COLUMNS];
  guint8 *origins = NULL;

  G_STATIC_ASSERT (EF_ORIGIN_REPORTED == 0);

  data->n_of_origin[EF_ORIGIN_REPORTED] = data->n;
  list_columns (data, columns);
  for (guint k = 0; k < N_COLUMNS; k++)
    if (!is_all_reported (columns[k]))
      {
        if (origins == NULL)
          origins = g_new0 (guint8, MAX (data->n, 1));
        merge_column (data, columns[k], origins);
      }
  if (origins == NULL)
    return;

  data->origins = origins;
  data->n_of_origin[EF_ORIGIN_REPORTED] = 0;
  for (guint i = 0; i < data->n; i++)
    {
      data->n_of_origin[data->origins[i]]++;
      data->forms[forms[data->origins[i]]].n++;
    }
  /* Others may be among the rows that are no points. */
  if (data->forms[EF_FORM_FILLED].n == data->n)
    {
      data->forms[EF_FORM_FILLED].n = 0;
      return;
    }

  data->has_forms = TRUE;
  list_forms (data);
}

void
ef_chart_origins_clear (EfChartData *data)
{
  g_free ((gpointer) data->origins);
  for (EfForm form = 0; form < EF_N_FORMS; form++)
    g_free ((gpointer) data->forms[form].points);
}

EfForm
ef_chart_origins_get_form (guint8 origin)
{
  return origin < EF_N_ORIGINS ? forms[origin] : EF_FORM_FILLED;
}

const char *
ef_chart_form_to_label (EfForm form)
{
  switch (form)
    {
    case EF_FORM_HALF:
      return C_ ("origin", "Derived");
    case EF_FORM_HOLLOW:
      return C_ ("origin", "Estimated");
    case EF_FORM_FILLED:
    default:
      return C_ ("origin", "Reported");
    }
}

static const char *
get_all_of_form (EfForm form)
{
  switch (form)
    {
    case EF_FORM_HALF:
      return _ ("All points are derived.");
    case EF_FORM_HOLLOW:
      return _ ("All points are estimated.");
    case EF_FORM_FILLED:
    default:
      return _ ("All points are reported.");
    }
}

/* "21 estimated" */
static char *
describe_form (EfForm form, guint n)
{
  switch (form)
    {
    case EF_FORM_HALF:
      return g_strdup_printf (ngettext ("%u derived", "%u derived", n), n);
    case EF_FORM_HOLLOW:
      return g_strdup_printf (ngettext ("%u estimated", "%u estimated", n), n);
    case EF_FORM_FILLED:
    default:
      return g_strdup_printf (ngettext ("%u reported", "%u reported", n), n);
    }
}

char *
ef_chart_data_describe_origins (const EfChartData *data)
{
  static const EfForm forms_told[] = { EF_FORM_FILLED, EF_FORM_HALF, EF_FORM_HOLLOW };
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (data != NULL, NULL);

  if (!data->has_forms)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms_told); i++)
    {
      guint n = data->forms[forms_told[i]].n;
      g_autofree char *part = describe_form (forms_told[i], n);

      if (n > 0 && n == data->n)
        return g_strdup (get_all_of_form (forms_told[i]));
      if (n > 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", part);
    }

  /* Translators: how the values of the points of a chart came to be: "3 reported, 21
   * estimated". */
  return g_strdup_printf (_ ("Of the points: %s."), list->str);
}

/* Below zero on a logarithmic axis there is no end. */
static double
place_end (const EfAxisData *axis, double value, double without)
{
  double position;

  return ef_axis_data_place (axis, value, &position) ? position : without;
}

gboolean
ef_chart_origins_get_range (const EfAxisData *axis, guint row, double *low, double *high)
{
  const double *lows = ef_column_get_lows (axis->column);
  const double *highs = ef_column_get_highs (axis->column);

  g_return_val_if_fail (low != NULL && high != NULL, FALSE);

  if (lows == NULL || highs == NULL || isnan (lows[row]) || isnan (highs[row])
      || forms[ef_column_get_cell_origin (axis->column, row)] == EF_FORM_FILLED)
    return FALSE;

  *low = place_end (axis, lows[row], -INFINITY);
  *high = place_end (axis, highs[row], INFINITY);

  return *low < *high;
}
