/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-methods.h"

#include <math.h>
#include <string.h>

#include "ef-energy-trace-private.h"
#include "ef-estimate-column.h"
#include "ef-formula-footprint.h"
#include "ef-table-reshape.h"
#include "ef-words.h"

/* A text that names more is no text that anybody reads. */
#define MAX_INPUTS 40

/* One way in which values of a column came to be. */
typedef struct
{
  char *method; /* or a formula that is not ours */
  EfOrigin origin;
  guint n;
} Way;

typedef struct
{
  const EfTable *table;
  const guint32 *rows;
  guint n_rows;
  GPtrArray *columns; /* EfColumn: those that are described, and are still to be */
  GPtrArray *inputs;  /* utf8, each once; known_inputs owns them */
  GHashTable *known_inputs;
  GPtrArray *sources; /* EfEnergySource, each once */
} Methods;

static void
clear_way (gpointer data)
{
  g_free (((Way *) data)->method);
}

static gboolean
is_computed (const EfColumn *column)
{
  return ef_column_get_formula (column) != NULL || ef_column_has_cell_origins (column);
}

static void
add_column (Methods *self, const EfColumn *column)
{
  if (column != NULL && is_computed (column) && !g_ptr_array_find (self->columns, column, NULL))
    g_ptr_array_add (self->columns, (gpointer) column);
}

static void
add_source (Methods *self, const EfEnergySource *source)
{
  if (!g_ptr_array_find (self->sources, source, NULL))
    g_ptr_array_add (self->sources, (gpointer) source);
}

/* What the data state needs no source; what was computed is described itself. */
static void
add_input (Methods *self, const EfFormulaInput *input)
{
  char *text;

  if (input->given == EF_GIVEN_REPORTED)
    {
      gint index = ef_table_find_column_index (self->table, input->of);

      if (index >= 0)
        add_column (self, ef_table_get_column (self->table, (guint) index));
      return;
    }

  if (input->source != NULL)
    add_source (self, input->source);
  if (input->input == EF_INPUT_POWER && input->given == EF_GIVEN_REFERENCE
      && !g_str_has_suffix (input->of, EF_MEASURED_SUFFIX))
    add_source (self, ef_energy_constant_get ("power-over-design-power")->source);
  text = ef_energy_trace_input (input);
  if (g_hash_table_contains (self->known_inputs, text))
    {
      g_free (text);
      return;
    }
  g_hash_table_add (self->known_inputs, text);
  g_ptr_array_add (self->inputs, text);
}

static void
count_way (GArray *ways, const char *method, EfOrigin origin, guint n)
{
  Way way = { NULL, origin, n };

  for (guint i = 0; i < ways->len; i++)
    {
      Way *other = &g_array_index (ways, Way, i);

      if (other->origin == origin && strcmp (other->method, method) == 0)
        {
          other->n += n;
          return;
        }
    }
  way.method = g_strdup (method);
  g_array_append_val (ways, way);
}

/* How often each formula made a value, in the order of the rows. Formulas are interned in their
 * column, so that a million rows compare no texts. */
static GArray *
count_formulas (const Methods *self, const EfColumn *column)
{
  const double *numbers = ef_column_get_numbers (column);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->n_rows; i++)
    {
      guint row = self->rows[i];
      const char *formula = ef_column_get_cell_formula (column, row);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, formula));
      guint first[2] = { row, 0 };

      if (numbers == NULL || isnan (numbers[row]))
        continue;
      if (place == 0)
        {
          g_array_append_vals (counts, first, 2);
          place = counts->len / 2;
          g_hash_table_insert (places, (gpointer) formula, GUINT_TO_POINTER (place));
        }
      g_array_index (counts, guint, 2 * place - 1)++;
    }

  return counts;
}

static GArray *
find_ways (Methods *self, const EfColumn *column)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autoptr (GArray) counts = count_formulas (self, column);

  g_array_set_clear_func (ways, clear_way);
  for (guint i = 0; i < counts->len; i += 2)
    {
      guint row = g_array_index (counts, guint, i);
      EfOrigin origin = ef_column_get_cell_origin (column, row);
      const char *formula = ef_column_get_cell_formula (column, row);
      g_autoptr (EfEnergyFormula) parsed
        = formula != NULL ? ef_energy_formula_parse (formula) : NULL;
      g_autofree char *method = NULL;

      if (parsed != NULL)
        method = ef_energy_trace_method (parsed, column);
      else
        method = formula != NULL ? ef_aggregate_describe_formula (formula) : g_strdup ("");
      count_way (ways, method, origin, g_array_index (counts, guint, i + 1));
      for (guint k = 0; parsed != NULL && k < parsed->inputs->len; k++)
        add_input (self, &g_array_index (parsed->inputs, EfFormulaInput, k));
    }

  return ways;
}

static char *
describe_way (const Way *way)
{
  if (way->origin == EF_ORIGIN_EDITED)
    return g_strdup_printf (
      ngettext ("%u value was entered by hand", "%u values were entered by hand", way->n), way->n);
  if (*way->method == '\0')
    return g_strdup_printf (ngettext ("%u value is reported", "%u values are reported", way->n),
                            way->n);
  if (way->origin == EF_ORIGIN_DERIVED)
    /* Translators: how values were computed: "3 values were derived as hours × power". */
    return g_strdup_printf (
      ngettext ("%u value was derived as %s", "%u values were derived as %s", way->n), way->n,
      way->method);

  return g_strdup_printf (
    ngettext ("%u value was estimated as %s", "%u values were estimated as %s", way->n), way->n,
    way->method);
}

/* How far the values may be off, at most: least and greatest as shares of the value. FALSE if none
 * has a range. */
static gboolean
find_range (const Methods *self, const EfColumn *column, double *least, double *most)
{
  const double *numbers = ef_column_get_numbers (column);
  const double *lows = ef_column_get_lows (column);
  const double *highs = ef_column_get_highs (column);

  *least = INFINITY;
  *most = 0;
  for (guint i = 0; i < self->n_rows && lows != NULL && highs != NULL; i++)
    {
      guint row = self->rows[i];

      if (ef_column_get_cell_origin (column, row) != EF_ORIGIN_ESTIMATED || !(numbers[row] > 0)
          || isnan (lows[row]) || isnan (highs[row]))
        continue;
      *least = fmin (*least, lows[row] / numbers[row]);
      *most = fmax (*most, highs[row] / numbers[row]);
    }

  return *least < *most;
}

/* What a formula of the user adds although it counts different things; and the computed columns
 * that it was made of are to be described, too. */
static void
append_formula (Methods *self, GString *text, const EfColumn *column)
{
  g_autoptr (EfFormula) formula
    = ef_formula_made (column) ? ef_formula_parse (ef_column_get_formula (column), NULL) : NULL;
  g_autofree char *unlike = NULL;

  if (formula == NULL)
    return;

  unlike = ef_formula_describe_unlike (formula, self->table);
  if (unlike != NULL)
    g_string_append_printf (text, " %s", unlike);
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    {
      const EfColumn *used = ef_table_get_column (self->table, i);

      if (is_computed (used) && ef_formula_uses (formula, self->table, used))
        add_column (self, used);
    }
}

static void
append_column (Methods *self, GString *text, const EfColumn *column)
{
  g_autoptr (GArray) ways = find_ways (self, column);
  g_autoptr (GString) list = g_string_new (NULL);
  const char *title = ef_estimate_column_get_name (ef_column_get_name (column));
  double least, most;

  for (guint i = 0; i < ways->len; i++)
    {
      g_autofree char *words = describe_way (&g_array_index (ways, Way, i));

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", words);
    }
  if (ways->len > 0)
    /* Translators: a column of a table, and how its values came to be. */
    g_string_append_printf (text, _("%sOf “%s”, %s."), text->len > 0 ? "\n" : "",
                            title != NULL ? title : ef_column_get_name (column), list->str);
  if (ways->len > 0 && find_range (self, column, &least, &most))
    {
      g_autofree char *low = ef_energy_trace_share (least);
      g_autofree char *high = ef_energy_trace_share (most);

      /* Translators: two shares in percent: "27 %", "209 %". */
      g_string_append_printf (text, _(" The ranges of these estimates reach from %s to %s of their "
                                      "values."),
                              low, high);
    }
  if (ways->len > 0)
    append_formula (self, text, column);
}

static void
append_inputs (const Methods *self, GString *text)
{
  guint n = MIN (self->inputs->len, MAX_INPUTS);

  if (n == 0)
    return;

  /* Also what a scenario puts in the place of what they say. */
  g_string_append_printf (text, "\n%s", _("Inputs that do not come from the data:"));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s %s", i > 0 ? ";" : "",
                            (const char *) g_ptr_array_index (self->inputs, i));
  if (self->inputs->len > n)
    g_string_append_printf (text, ngettext ("; and %u more", "; and %u more",
                                            self->inputs->len - n),
                            self->inputs->len - n);
  g_string_append_c (text, '.');
}

static void
append_sources (const Methods *self, GString *text)
{
  if (self->sources->len == 0)
    return;

  g_string_append_printf (text, "\n%s", _("Reference data:"));
  for (guint i = 0; i < self->sources->len; i++)
    {
      const EfEnergySource *source = g_ptr_array_index (self->sources, i);

      g_string_append_printf (text, "%s %s, %d", i > 0 ? ";" : "", source->title, source->year);
      if (source->licence != NULL)
        g_string_append_printf (text, ", %s", source->licence);
      if (source->url != NULL)
        g_string_append_printf (text, ", %s", source->url);
    }
  g_string_append_c (text, '.');
}

char *
ef_energy_methods_describe (const EfTable *table,
                            const EfColumn *const *columns,
                            guint n_columns,
                            const guint32 *rows,
                            guint n_rows)
{
  Methods self = { .table = table, .rows = rows, .n_rows = n_rows };
  GString *text;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (columns != NULL || n_columns == 0, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  self.columns = g_ptr_array_new ();
  self.inputs = g_ptr_array_new ();
  self.known_inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.sources = g_ptr_array_new ();
  text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    add_column (&self, columns[i]);
  /* The list grows while it is gone through. */
  for (guint i = 0; i < self.columns->len; i++)
    append_column (&self, text, g_ptr_array_index (self.columns, i));
  append_inputs (&self, text);
  append_sources (&self, text);

  g_ptr_array_unref (self.columns);
  g_ptr_array_unref (self.inputs);
  g_hash_table_unref (self.known_inputs);
  g_ptr_array_unref (self.sources);
  if (text->len > 0)
    return g_string_free (text, FALSE);

  g_string_free (text, TRUE);

  return NULL;
}
