/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-estimates.h"

#include "ef-energy-derive.h"
#include "ef-words.h"

#include <math.h>

/* Names of points in a sentence; more are counted. */
#define NAMES_MAX 4

/* What a column counts, as far as it matters here. */
typedef enum
{
  KIND_OTHER,
  KIND_ENERGY,
  KIND_CARBON,
} Kind;

static const char *const estimates[] = {
  EF_ENERGY_COLUMN, EF_CARBON_COLUMN, EF_ENERGY_YEAR_COLUMN, EF_CARBON_YEAR_COLUMN, NULL,
};
/* Of the whole thing first: training before one answer. */
static const char *const energies[] = {
  "training-energy",
  "energy",
  "inference-energy",
  "inference-energy-per-request",
  "inference-energy-per-image",
  "inference-energy-per-token",
  NULL,
};
static const char *const carbons[] = { "training-carbon", "carbon", "inference-carbon", NULL };

static Kind
get_kind (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  if (quantity == NULL)
    return KIND_OTHER;
  if (g_strv_contains (energies, ef_quantity_get_id (quantity)))
    return KIND_ENERGY;

  return g_strv_contains (carbons, ef_quantity_get_id (quantity)) ? KIND_CARBON : KIND_OTHER;
}

gboolean
ef_chart_is_estimate (const char *column)
{
  return column != NULL && g_strv_contains (estimates, column);
}

gboolean
ef_chart_is_carbon_estimate (const char *column)
{
  return g_strcmp0 (column, EF_CARBON_COLUMN) == 0
         || g_strcmp0 (column, EF_CARBON_YEAR_COLUMN) == 0;
}

gboolean
ef_chart_is_yearly (const char *column)
{
  return g_strcmp0 (column, EF_ENERGY_YEAR_COLUMN) == 0
         || g_strcmp0 (column, EF_CARBON_YEAR_COLUMN) == 0;
}

static void
put_on_axis (EfAxisSpec *axis, const char *column)
{
  ef_chart_spec_set_string (&axis->column, column);
  ef_chart_spec_set_string (&axis->title, NULL);
  axis->direction = EF_DIRECTION_UNKNOWN;
  axis->scale = EF_SCALE_KIND_AUTO;
  axis->has_limit = FALSE;
}

void
ef_chart_spec_show_estimate (EfChartSpec *spec, const EfChartData *data, const char *column)
{
  gboolean vertical = FALSE;

  g_return_if_fail (spec != NULL);
  g_return_if_fail (ef_chart_is_estimate (column));

  if (data != NULL && get_kind (data->x.column) == KIND_OTHER)
    vertical = get_kind (data->y.column) != KIND_OTHER
               || (data->y.direction == EF_DIRECTION_LOWER
                   && data->x.direction != EF_DIRECTION_LOWER);
  put_on_axis (vertical ? &spec->y : &spec->x, column);
  /* An axis that was chosen by itself must not come to be the same. */
  if (data != NULL)
    ef_chart_spec_set_string (vertical ? &spec->x.column : &spec->y.column,
                              ef_column_get_name ((vertical ? &data->x : &data->y)->column));
  spec->has_view = FALSE;
}

gboolean
ef_chart_spec_adopt_estimates (EfChartSpec *spec, const EfChartData *data)
{
  gboolean adopted = FALSE;

  g_return_val_if_fail (spec != NULL, FALSE);

  for (guint i = 0; data != NULL && i < 2; i++)
    {
      const EfAxisData *axis = i == 0 ? &data->x : &data->y;
      Kind kind = get_kind (axis->column);
      EfAxisSpec *other = i == 0 ? &spec->y : &spec->x;

      if (kind == KIND_OTHER || ef_chart_is_estimate (ef_column_get_name (axis->column)))
        continue;
      put_on_axis (i == 0 ? &spec->x : &spec->y,
                   kind == KIND_CARBON ? EF_CARBON_COLUMN : EF_ENERGY_COLUMN);
      if (other->column == NULL)
        ef_chart_spec_set_string (
          &other->column, ef_column_get_name ((i == 0 ? &data->y : &data->x)->column));
      spec->has_view = FALSE;
      adopted = TRUE;
    }

  return adopted;
}

/* The column that @source reports in the place of an estimate, or NULL. */
static const char *
find_reported (EfTable *source, const char *estimate)
{
  gboolean energy
    = g_str_equal (estimate, EF_ENERGY_COLUMN) || g_str_equal (estimate, EF_ENERGY_YEAR_COLUMN);
  const char *const *quantities = energy ? energies : carbons;

  for (guint k = 0; quantities[k] != NULL; k++)
    for (guint i = 0; i < ef_table_get_n_columns (source); i++)
      {
        const EfColumn *column = ef_table_get_column (source, i);
        const EfQuantity *quantity = ef_column_get_quantity (column);

        if (quantity != NULL && g_str_equal (ef_quantity_get_id (quantity), quantities[k])
            && ef_column_get_kind (column) == EF_COLUMN_NUMBER
            && ef_column_get_n_present (column) > 0
            && !ef_chart_is_estimate (ef_column_get_name (column)))
          return ef_column_get_name (column);
      }

  return NULL;
}

static gboolean
is_missing (EfTable *source, const char *column)
{
  return ef_chart_is_estimate (column) && ef_table_find_column (source, column) == NULL;
}

void
ef_chart_spec_drop_estimates (EfChartSpec *spec, EfTable *source)
{
  EfAxisSpec *const axes[] = { &spec->x, &spec->y };
  char **const fields[] = { &spec->colour, &spec->size, &spec->label };

  g_return_if_fail (spec != NULL);
  g_return_if_fail (source != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (is_missing (source, axes[i]->column))
      {
        put_on_axis (axes[i], find_reported (source, axes[i]->column));
        spec->has_view = FALSE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_missing (source, *fields[i]))
      ef_chart_spec_set_string (fields[i], NULL);
}

static const char *
get_run (const char *year)
{
  return g_str_equal (year, EF_ENERGY_YEAR_COLUMN) ? EF_ENERGY_COLUMN : EF_CARBON_COLUMN;
}

void
ef_chart_spec_drop_years (EfChartSpec *spec)
{
  EfAxisSpec *const axes[] = { &spec->x, &spec->y };
  char **const fields[] = { &spec->colour, &spec->size, &spec->label };
  const EfScenario *current;

  g_return_if_fail (spec != NULL);

  current = ef_what_if_get_current (&spec->what_if);
  if (current == NULL || !isnan (current->runs))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (ef_chart_is_yearly (axes[i]->column))
      {
        put_on_axis (axes[i], get_run (axes[i]->column));
        spec->has_view = FALSE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (ef_chart_is_yearly (*fields[i]))
      ef_chart_spec_set_string (fields[i], get_run (*fields[i]));
}

GArray *
ef_chart_data_list_entering (const EfChartData *from, const EfChartData *to)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_val_if_fail (from != NULL && to != NULL, rows);

  for (guint i = 0; i < to->n_front; i++)
    {
      guint32 row = to->rows[to->front[i]];
      gint point = ef_chart_data_find_row (from, row);

      if (point < 0 || !from->on_front[point])
        g_array_append_val (rows, row);
    }

  return rows;
}

char *
ef_chart_data_list_names (const EfChartData *data, const EfChartSpec *spec, const GArray *rows)
{
  GString *names;

  g_return_val_if_fail (data != NULL && spec != NULL && rows != NULL, NULL);

  names = g_string_new (NULL);
  for (guint i = 0; i < MIN (rows->len, NAMES_MAX); i++)
    {
      gint point = ef_chart_data_find_row (data, g_array_index (rows, guint32, i));
      g_autofree char *label = ef_chart_data_dup_label (data, spec, (guint) point);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", label);
    }
  if (rows->len > NAMES_MAX)
    {
      guint n = rows->len - NAMES_MAX;

      g_string_append (names, " ");
      /* Translators: behind a list of names. */
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", n), n);
    }

  return g_string_free (names, FALSE);
}

char *
ef_chart_data_describe_entering (const EfChartData *from,
                                 const EfChartData *to,
                                 const EfChartSpec *spec)
{
  g_autoptr (GArray) entering = NULL;
  g_autoptr (GArray) leaving = NULL;
  g_autofree char *who_enters = NULL;
  g_autofree char *who_leaves = NULL;

  g_return_val_if_fail (from != NULL && to != NULL && spec != NULL, NULL);

  entering = ef_chart_data_list_entering (from, to);
  leaving = ef_chart_data_list_entering (to, from);
  who_enters = ef_chart_data_list_names (to, spec, entering);
  who_leaves = ef_chart_data_list_names (from, spec, leaving);
  if (entering->len > 0 && leaving->len > 0)
    /* Translators: names of models, that come onto the frontier and that go from it. */
    return g_strdup_printf (_ ("New: %s\nGone: %s"), who_enters, who_leaves);
  if (entering->len > 0)
    return g_strdup_printf (_ ("New: %s"), who_enters);
  if (leaving->len > 0)
    return g_strdup_printf (_ ("Gone: %s"), who_leaves);

  return g_strdup (_ ("The same models are on it."));
}
