/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-comma-grid.h"
#include "ef-error.h"
#include "ef-quantity.h"

/* A panel of curves as Weights & Biases exports it: "Step", and for each run three columns,
 * "RUN - METRIC", "RUN - METRIC__MIN" and "RUN - METRIC__MAX". The wide table becomes a long one: a
 * row for each run and step at which it has a value, a column for each metric, whose least and
 * greatest value at that step are its error bar. The table of runs that the same site exports is a
 * table as any other. */

#define ID "wandb"
#define PARTING " - "

/* A metric of a run; columns are those of the grid plus one, 0 if there is none. */
typedef struct
{
  char *metric;
  guint value;
  guint low;
  guint high;
  guint field;
} Curve;

typedef struct
{
  char *name;
  GArray *curves; /* (element-type Curve) */
} Run;

static void
curve_clear (gpointer data)
{
  g_free (((Curve *) data)->metric);
}

static void
run_free (gpointer data)
{
  Run *self = data;

  g_free (self->name);
  g_array_unref (self->curves);
  g_free (self);
}

/* The last " - " in a name, or NULL: names of runs hold more of them than those of metrics do. */
static char *
find_parting (const char *name)
{
  char *parting = g_strrstr (name, PARTING);

  return parting != NULL && parting != name && parting[strlen (PARTING)] != '\0' ? parting : NULL;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  g_auto (GStrv) names = ef_comma_grid_list_names (head, length);
  gboolean has_bound = FALSE;

  if (g_strv_length (names) < 4 || find_parting (names[0]) != NULL)
    return 0;
  for (guint i = 1; names[i] != NULL && !has_bound; i++)
    has_bound = find_parting (names[i]) != NULL
                && (g_str_has_suffix (names[i], "__MIN") || g_str_has_suffix (names[i], "__MAX"));

  return has_bound && find_parting (names[1]) != NULL ? 0.98 : 0;
}

/* The columns */

static Run *
get_run (GPtrArray *runs, GHashTable *by_name, const char *name)
{
  Run *run = g_hash_table_lookup (by_name, name);

  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      run->name = g_strdup (name);
      run->curves = g_array_new (FALSE, TRUE, sizeof (Curve));
      g_array_set_clear_func (run->curves, curve_clear);
      g_ptr_array_add (runs, run);
      g_hash_table_insert (by_name, run->name, run);
    }

  return run;
}

/* The columns of a metric stand together, so the last one is looked at first. */
static Curve *
get_curve (Run *run, const char *metric)
{
  Curve added = { 0 };

  for (guint i = run->curves->len; i > 0; i--)
    if (strcmp (g_array_index (run->curves, Curve, i - 1).metric, metric) == 0)
      return &g_array_index (run->curves, Curve, i - 1);
  added.metric = g_strdup (metric);
  g_array_append_val (run->curves, added);

  return &g_array_index (run->curves, Curve, run->curves->len - 1);
}

static guint *
find_slot (Curve *curve, char suffix)
{
  return suffix == 'N' ? &curve->low : suffix == 'X' ? &curve->high : &curve->value;
}

/* (element-type Run): the runs of the header in their order. */
static GPtrArray *
list_runs (const EfGrid *grid, EfReading *reading)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);

  for (guint i = 1; i < grid->n_columns; i++)
    {
      g_autofree char *name = ef_comma_grid_dup (grid, 0, i);
      char *parting = find_parting (name);
      char suffix = '\0';
      guint *slot;

      if (parting == NULL)
        {
          ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING,
                              ef_input_get_name (reading->input), "1",
                              _("The column “%s” is of no run and is left out."), name);
          continue;
        }
      *parting = '\0';
      parting += strlen (PARTING);
      if (g_str_has_suffix (parting, "__MIN") || g_str_has_suffix (parting, "__MAX"))
        {
          suffix = name[strlen (parting) + (gsize) (parting - name) - 1];
          parting[strlen (parting) - strlen ("__MIN")] = '\0';
        }
      slot = find_slot (get_curve (get_run (runs, by_name, name), parting), suffix);
      if (*slot == 0)
        *slot = i + 1;
    }

  return runs;
}

/* The rows */

static char *
dup_cell (const EfGrid *grid, guint row, guint column)
{
  return column > 0 ? ef_comma_grid_dup (grid, row, column - 1) : NULL;
}

static void
set_curve (EfCardRows *rows, const EfGrid *grid, guint row, const Curve *curve)
{
  g_autofree char *value = dup_cell (grid, row, curve->value);
  g_autofree char *low = dup_cell (grid, row, curve->low);
  g_autofree char *high = dup_cell (grid, row, curve->high);

  ef_records_set (rows->records, curve->field, value, NULL);
  /* One value alone has no spread. */
  if (g_strcmp0 (low, value) != 0 || g_strcmp0 (high, value) != 0)
    ef_records_set_bounds (rows->records, curve->field, low, high, NULL);
}

static gboolean
has_value (const EfGrid *grid, guint row, const Run *run)
{
  for (guint i = 0; i < run->curves->len; i++)
    {
      const guint column = g_array_index (run->curves, Curve, i).value;
      gsize length = 0;

      if (column > 0)
        ef_grid_get_raw (grid, row, column - 1, &length);
      /* Two are the quotation marks around nothing. */
      if (length > 0 && !(length == 2 && *ef_grid_get_raw (grid, row, column - 1, &length) == '"'))
        return TRUE;
    }

  return FALSE;
}

static void
add_run (EfCardRows *rows, const EfGrid *grid, Run *run, guint name, guint step)
{
  for (guint i = 0; i < run->curves->len; i++)
    {
      Curve *curve = &g_array_index (run->curves, Curve, i);
      g_autofree char *id = g_strconcat ("metric\n", curve->metric, NULL);
      const EfField field = { .id = id, .name = curve->metric, .rank = EF_CARD_RANK_METRIC };

      curve->field = ef_records_get_field (rows->records, &field);
    }
  for (guint row = 1; row < grid->n_rows; row++)
    {
      g_autofree char *at = ef_comma_grid_dup (grid, row, 0);
      g_autofree char *place = g_strdup_printf ("line %u", ef_grid_get_line (grid, row));

      if (!has_value (grid, row, run))
        continue;
      ef_card_rows_begin_at (rows, place);
      ef_records_set (rows->records, name, run->name, NULL);
      ef_records_set (rows->records, step, at, NULL);
      for (guint i = 0; i < run->curves->len; i++)
        set_curve (rows, grid, row, &g_array_index (run->curves, Curve, i));
    }
}

/* FALSE with @error only if cancelled. */
static gboolean
add_runs (EfCardRows *rows, const EfGrid *grid, GPtrArray *runs, GError **error)
{
  static const EfField name = { .name = "run", .plain = TRUE, .text = TRUE, .role = EF_ROLE_NAME,
                                .rank = EF_CARD_RANK_MODEL };
  g_autofree char *axis = ef_comma_grid_dup (grid, 0, 0);
  const EfField step = { .id = "axis\n", .name = *axis != '\0' ? axis : "Step",
                         .rank = EF_CARD_RANK_DESCRIPTION };
  const guint named = ef_records_get_field (rows->records, &name);
  const guint at = ef_records_get_field (rows->records, &step);

  for (guint i = 0; i < runs->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (rows->reading->cancellable, error))
        return FALSE;
      add_run (rows, grid, g_ptr_array_index (runs, i), named, at);
    }

  return TRUE;
}

static EfCatalogNode *
read_wandb (EfReading *reading, GError **error)
{
  g_auto (EfCardRows) rows = { 0 };
  g_autoptr (EfGrid) grid = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  grid = ef_comma_grid_read (reading, error);
  if (grid == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);
  ef_comma_grid_report_ragged (grid, reading);
  runs = list_runs (grid, reading);

  ef_card_rows_init (&rows, reading, NULL);
  if (!add_runs (&rows, grid, runs, error))
    return NULL;
  if (rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the columns of curves of Weights & Biases, but no value."),
                   rows.file);
      return NULL;
    }

  return ef_card_rows_end_measures (&rows, error);
}

const EfReader ef_reader_wandb = {
  .id = ID,
  .name = N_ ("Curves of Weights & Biases (CSV)"),
  .sniff = sniff,
  .read = read_wandb,
};
