/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-footprints.h"

#include "ef-chart-words.h"
#include "ef-column-footprint.h"
#include "ef-table-units.h"
#include "ef-words.h"

/* So many different parts are told; a figure has two, seldom three. */
#define TOLD_MAX 6

/* The axes, and what colour and size say. */
static void
list_axes (const EfChartData *data, const EfAxisData *axes[EF_N_SHOWN])
{
  axes[0] = &data->x;
  axes[1] = &data->y;
  axes[2] = &data->shade.axis;
  axes[3] = &data->size.axis;
}

void
ef_chart_footprints_find (EfChartData *data)
{
  const EfAxisData *axes[EF_N_SHOWN];

  list_axes (data, axes);
  for (guint i = 0; i < EF_N_SHOWN; i++)
    {
      gboolean again = FALSE;

      for (guint k = 0; k < i; k++)
        again = again || axes[k]->column == axes[i]->column;
      if (axes[i]->column != NULL && !again)
        {
          data->footprints[i]
            = ef_column_footprint_count (data->table, axes[i]->column, data->rows, data->n);
          data->mixed_units[i] = ef_table_describe_mixed_units (data->table, axes[i]->column,
                                                                data->rows, data->n);
        }
    }
}

void
ef_chart_footprints_clear (EfChartData *data)
{
  for (guint i = 0; i < EF_N_SHOWN; i++)
    {
      g_clear_pointer (&data->footprints[i], g_array_unref);
      g_clear_pointer (&data->mixed_units[i], g_free);
    }
}

gboolean
ef_chart_footprints_are_mixed (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, FALSE);

  for (guint i = 0; i < EF_N_SHOWN; i++)
    if (data->footprints[i] != NULL && data->footprints[i]->len > 1)
      return TRUE;

  return FALSE;
}

gboolean
ef_chart_footprints_have_units (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, FALSE);

  for (guint i = 0; i < EF_N_SHOWN; i++)
    if (data->mixed_units[i] != NULL)
      return TRUE;

  return FALSE;
}

static char *
describe_mixed (const GArray *parts, const char *name)
{
  const EfFootprintPart *all = (const EfFootprintPart *) (gpointer) parts->data;
  g_autofree EfFootprint *footprints = g_new (EfFootprint, parts->len);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      footprints[i] = all[i].footprint;
      n += all[i].n;
    }
  for (guint i = 0; i < MIN (parts->len, TOLD_MAX); i++)
    {
      g_autofree char *words
        = ef_footprint_describe_beside (&footprints[i], footprints, parts->len);

      /* Translators: what the energy counts, which may end with brackets, and of how many of all
       * points: "whole servers – 2 of 3". */
      g_string_append_printf (list, C_ ("footprint", "%s%s – %u of %u"), i > 0 ? "; " : "", words,
                              all[i].n, n);
    }

  /* Translators: what an axis shows, and a list: "whole servers – 2 of 3; accelerators only – 1 of
   * 3". */
  return g_strdup_printf (_ ("“%s” counts different things, so compare with care: %s."), name,
                          list->str);
}

char *
ef_mixed_units_describe (const char *name, const char *units)
{
  g_return_val_if_fail (name != NULL && units != NULL, NULL);

  /* Translators: a column, and units with how many values have each: "MWh (18), t (12)". */
  return g_strdup_printf (_ ("“%s” has values in different units, so compare none with another: "
                             "%s."),
                          name, units);
}

char *
ef_footprint_parts_describe (const GArray *parts, const char *name, EfFootprintsTold told)
{
  const EfFootprint *footprint;
  g_autofree char *words = NULL;

  g_return_val_if_fail (parts != NULL && name != NULL, NULL);

  if (parts->len > 1)
    return describe_mixed (parts, name);
  if (parts->len == 0 || told == EF_FOOTPRINTS_MIXED)
    return NULL;

  footprint = &g_array_index (parts, EfFootprintPart, 0).footprint;
  words = ef_footprint_describe (footprint);
  if (footprint->scope != EF_SCOPE_UNKNOWN
      || (footprint->basis != EF_BASIS_UNKNOWN && told == EF_FOOTPRINTS_KNOWN))
    /* Translators: what an axis shows, and what that counts: "“Energy” counts: training, whole
     * servers." */
    return g_strdup_printf (_ ("“%s” counts: %s."), name, words);
  if (told == EF_FOOTPRINTS_KNOWN)
    return NULL;
  if (words == NULL)
    return g_strdup_printf (_ ("Nothing says whether “%s” counts accelerators only, whole servers, "
                               "or also the overhead of the site (PUE)."),
                            name);

  return g_strdup_printf (_ ("“%s” counts: %s, %s."), name, words,
                          ef_scope_to_label (EF_SCOPE_UNKNOWN));
}

char *
ef_chart_footprints_describe (const EfChartData *data,
                              const EfChartSpec *spec,
                              EfFootprintsTold told,
                              const char *separator)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const EfAxisSpec plain = { NULL };
  const EfAxisData *axes[EF_N_SHOWN];

  g_return_val_if_fail (data != NULL && spec != NULL && separator != NULL, NULL);

  list_axes (data, axes);
  for (guint i = 0; i < EF_N_SHOWN; i++)
    {
      const EfAxisSpec *axis_spec = i == 0 ? &spec->x : i == 1 ? &spec->y : &plain;
      g_autofree char *name = NULL;
      char *sentence;

      if (data->footprints[i] == NULL && data->mixed_units[i] == NULL)
        continue;
      name = ef_axis_data_dup_name (axes[i], axis_spec);
      if (data->mixed_units[i] != NULL)
        g_ptr_array_add (sentences, ef_mixed_units_describe (name, data->mixed_units[i]));
      if (data->footprints[i] == NULL)
        continue;
      sentence = ef_footprint_parts_describe (data->footprints[i], name, told);
      if (sentence != NULL)
        g_ptr_array_add (sentences, sentence);
    }
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (separator, (char **) sentences->pdata);
}
