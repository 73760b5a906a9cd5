/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-error.h"
#include "ef-header-private.h"

/* Rows are computed in blocks, so that what waits for its operation stays in the cache and a
 * million rows need no more memory than their result. */
#define BLOCK 1024

typedef struct
{
  const EfFormula *formula;
  EfColumn **columns; /* by step, (not owned) */
  double *factors;    /* by step, of columns: to basic units */
  double *stack;      /* EF_FORMULA_WAITING_MAX blocks */
} Work;

static void
formula_clear (gpointer data)
{
  EfFormula *self = data;

  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->text);
}

EfFormula *
ef_formula_ref (EfFormula *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ef_formula_unref (EfFormula *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, formula_clear);
}

const char *
ef_formula_get_text (const EfFormula *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* Computing */

static double
compute_two (EfOp op, double a, double b)
{
  switch (op)
    {
    case EF_OP_ADD:
      return a + b;
    case EF_OP_SUBTRACT:
      return a - b;
    case EF_OP_MULTIPLY:
      return a * b;
    case EF_OP_DIVIDE:
      return a / b;
    case EF_OP_POWER:
      return pow (a, b);
    case EF_OP_MIN:
      return MIN (a, b);
    case EF_OP_MAX:
    default:
      return MAX (a, b);
    }
}

static double
compute_one (EfOp op, double a)
{
  switch (op)
    {
    case EF_OP_NEGATE:
      return -a;
    case EF_OP_ABS:
      return fabs (a);
    case EF_OP_SQRT:
      return sqrt (a);
    case EF_OP_EXP:
      return exp (a);
    case EF_OP_LN:
      return log (a);
    case EF_OP_LOG10:
    default:
      return log10 (a);
    }
}

static void
push_block (const Work *self, guint step, guint first, guint n, double *values)
{
  const EfStep *is = &g_array_index (self->formula->steps, EfStep, step);
  const double *numbers;

  if (is->op == EF_OP_NUMBER)
    {
      for (guint i = 0; i < n; i++)
        values[i] = is->number;
      return;
    }
  numbers = ef_column_get_numbers (self->columns[step]) + first;
  for (guint i = 0; i < n; i++)
    values[i] = numbers[i] * self->factors[step];
}

/* Leaves the results of @n rows from @first in the first block of the stack. Whatever has a missing
 * operand is missing: pow (NAN, 0) and MIN would say otherwise. */
static void
compute_block (const Work *self, guint first, guint n)
{
  guint top = 0;

  for (guint step = 0; step < self->formula->steps->len; step++)
    {
      EfOp op = g_array_index (self->formula->steps, EfStep, step).op;
      double *a, *b;

      if (op <= EF_OP_NUMBER)
        {
          push_block (self, step, first, n, self->stack + (gsize) top++ * BLOCK);
          continue;
        }
      if (op > EF_OP_MAX)
        {
          a = self->stack + (gsize) (top - 1) * BLOCK;
          for (guint i = 0; i < n; i++)
            a[i] = compute_one (op, a[i]);
          continue;
        }
      top--;
      b = self->stack + (gsize) top * BLOCK;
      a = b - BLOCK;
      for (guint i = 0; i < n; i++)
        a[i] = isnan (a[i]) || isnan (b[i]) ? NAN : compute_two (op, a[i], b[i]);
    }
}

static gboolean
has_all_values (const Work *self, guint row)
{
  for (guint step = 0; step < self->formula->steps->len; step++)
    if (self->columns[step] != NULL && isnan (ef_column_get_numbers (self->columns[step])[row]))
      return FALSE;

  return TRUE;
}

/* The results of all rows, divided by @per (transfer full); NULL if cancelled. */
static double *
compute_rows (Work *self, guint n_rows, double per, guint *n_undefined,
              GCancellable *cancellable, GError **error)
{
  g_autofree double *values = g_new (double, MAX (n_rows, 1));

  self->stack = g_new (double, (gsize) EF_FORMULA_WAITING_MAX * BLOCK);
  for (guint first = 0; first < n_rows; first += BLOCK)
    {
      guint n = MIN (BLOCK, n_rows - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      compute_block (self, first, n);
      for (guint i = 0; i < n; i++)
        {
          double value = self->stack[i] / per;

          values[first + i] = isfinite (value) ? value : NAN;
          if (!isfinite (value))
            *n_undefined += has_all_values (self, first + i);
        }
    }

  return g_steal_pointer (&values);
}

/* What is computed */

static gboolean
look_up (Work *self, const EfTable *table, GError **error)
{
  for (guint i = 0; i < self->formula->steps->len; i++)
    {
      const EfStep *step = &g_array_index (self->formula->steps, EfStep, i);

      if (step->op != EF_OP_COLUMN)
        continue;
      self->columns[i] = ef_table_require_column (table, step->name, error);
      if (self->columns[i] == NULL)
        return FALSE;
      if (ef_column_get_kind (self->columns[i]) != EF_COLUMN_NUMBER)
        {
          ef_expression_set_error (error, self->formula->text, step->start,
                                _("“%s” is no column of numbers."),
                                ef_column_get_name (self->columns[i]));
          return FALSE;
        }
      ef_dimensions_of_unit (ef_column_get_unit (self->columns[i]), &self->factors[i]);
    }

  return TRUE;
}

/* What divides the results where no known unit has their dimensions: the units of the columns, so
 * that points per kWh are not points per joule. */
static double
get_own_factor (const Work *self, const EfDimensions *result)
{
  EfDimensions left = *result;
  double factor = 1;

  for (guint i = 0; i < self->formula->steps->len; i++)
    {
      EfDimensions dimensions;
      EfBase base = EF_N_BASES;
      double own;

      if (self->columns[i] == NULL)
        continue;
      dimensions = ef_dimensions_of_unit (ef_column_get_unit (self->columns[i]), &own);
      for (EfBase b = 0; b < EF_N_BASES; b++)
        if (dimensions.powers[b] == 1)
          base = base == EF_N_BASES ? b : base;
        else if (dimensions.powers[b] != 0)
          base = EF_N_BASES;
      if (base == EF_N_BASES || left.powers[base] == 0)
        continue;
      factor *= pow (own, left.powers[base]);
      left.powers[base] = 0;
    }

  return factor;
}

/* The unit that a name states without saying of what: "Weights (GB)". A number of M or B may be
 * anything. */
static const EfUnit *
find_stated_unit (const char *name, const EfDimensions *result)
{
  g_autoptr (EfHeader) header = ef_header_parse (name);
  const char *text = header != NULL ? header->unit : NULL;
  gboolean plain = ef_dimensions_are_none (result);
  const EfUnit *unit;
  EfDimensions stated;
  double factor;

  /* Behind a word without brackets it is one only where it fits. */
  if (header != NULL && text == NULL && !plain)
    text = header->trailing_unit;
  if (text == NULL || (plain && ef_magnitude_read (text) > 0))
    return NULL;

  unit = ef_unit_find (text, -1);
  stated = ef_dimensions_of_unit (unit, &factor);
  if (unit == NULL || ef_dimensions_are_none (&stated)
      || (header->unit == NULL && !ef_dimensions_equal (result, &stated)))
    return NULL;

  return unit;
}

static gboolean
uses_quantity (const Work *self, const char *id)
{
  for (guint i = 0; i < self->formula->steps->len; i++)
    {
      const EfQuantity *quantity
        = self->columns[i] != NULL ? ef_column_get_quantity (self->columns[i]) : NULL;

      if (quantity != NULL && strcmp (ef_quantity_get_id (quantity), id) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
uses_number (const Work *self, double number)
{
  for (guint i = 0; i < self->formula->steps->len; i++)
    {
      const EfStep *step = &g_array_index (self->formula->steps, EfStep, i);

      if (step->op == EF_OP_NUMBER && step->number == number)
        return TRUE;
    }

  return FALSE;
}

/* In a file "FLOP" and no more is that of one item. What was computed of a training is not: 6 times
 * parameters times tokens is the compute of it (Kaplan et al. 2020, arXiv:2001.08361, section 2.1),
 * and the name need not say so. NULL where it could be either. */
static const EfQuantity *
settle_compute (const Work *self, const char *name, const EfQuantity *quantity)
{
  static const char *const of_items[] = { "inference", "forward", "per" };
  g_autoptr (EfHeader) header = NULL;
  g_auto (GStrv) words = NULL;
  gboolean of_tokens = uses_quantity (self, "tokens");

  if (quantity == NULL || strcmp (ef_quantity_get_id (quantity), "inference-compute") != 0)
    return quantity;
  header = ef_header_parse (name);
  words = header != NULL ? g_strsplit (header->all, " ", -1) : NULL;
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (of_items); i++)
    if (g_strv_contains ((const char *const *) words, of_items[i]))
      return quantity;

  if (uses_quantity (self, "inference-compute"))
    return of_tokens ? NULL : quantity;
  if (uses_quantity (self, "training-compute")
      || (of_tokens && uses_quantity (self, "parameters") && uses_number (self, 6)))
    return ef_quantity_find ("training-compute");

  return of_tokens ? NULL : quantity;
}

/* The unit of the result, and what divides it then. FALSE if the name says something else. */
static gboolean
choose_unit (const Work *self, const char *name, const EfDimensions *result,
             const EfQuantity **quantity, const EfUnit **unit, double *per, GError **error)
{
  g_autofree char *computed = NULL;
  g_autofree char *named = NULL;
  EfDimensions stated;

  *quantity = ef_quantity_recognise (name, unit);
  if (*unit == NULL)
    {
      *unit = find_stated_unit (name, result);
      if (*unit != NULL)
        *quantity = NULL;
    }
  *quantity = settle_compute (self, name, *quantity);
  stated = ef_dimensions_of_unit (*unit, per);
  if (*unit != NULL && (ef_dimensions_are_none (result) || ef_dimensions_equal (result, &stated)))
    return TRUE;
  if (*unit == NULL)
    {
      *unit = ef_dimensions_find_unit (result);
      ef_dimensions_of_unit (*unit, per);
      if (*unit == NULL)
        *per = get_own_factor (self, result);
      if (*quantity != NULL
          && (g_strcmp0 (ef_quantity_get_dimension (*quantity),
                         *unit != NULL ? ef_unit_get_dimension (*unit) : NULL) != 0
              || (*unit == NULL && !ef_dimensions_are_none (result))))
        *quantity = NULL;
      return TRUE;
    }

  computed = ef_dimensions_describe (result);
  named = ef_dimensions_describe (&stated);
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               /* Translators: "The formula gives energy, but “Time (s)” is said to be time." */
               _("The formula gives %s, but “%s” is said to be %s."), computed, name, named);

  return FALSE;
}

static EfColumn *
compute (Work *self, const EfTable *table, const char *name, guint *n_undefined,
         GCancellable *cancellable, GError **error)
{
  EfDimensions result;
  const EfQuantity *quantity;
  const EfUnit *unit;
  EfColumnBuilder *builder;
  double *values;
  double per;
  guint n_rows = ef_table_get_n_rows (table);

  if (!look_up (self, table, error)
      || !ef_formula_check_units (self->formula, (const EfColumn *const *) self->columns, &result,
                                  error)
      || !choose_unit (self, name, &result, &quantity, &unit, &per, error))
    return NULL;
  values = compute_rows (self, n_rows, per, n_undefined, cancellable, error);
  if (values == NULL)
    return NULL;

  builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  if (quantity != NULL || unit != NULL)
    ef_column_builder_set_quantity (builder, quantity, unit);
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, self->formula->text);
  ef_column_builder_take_numbers (builder, values, n_rows);

  return ef_column_builder_end (builder);
}

EfColumn *
ef_formula_compute (const EfFormula *self, const EfTable *table, const char *name,
                    guint *n_undefined, GCancellable *cancellable, GError **error)
{
  guint n_steps, undefined = 0;
  EfColumn *column;
  Work work;

  g_return_val_if_fail (self != NULL && table != NULL && name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n_steps = self->steps->len;
  work = (Work) {
    .formula = self,
    .columns = g_new0 (EfColumn *, n_steps),
    .factors = g_new0 (double, n_steps),
  };
  column = compute (&work, table, name, &undefined, cancellable, error);
  g_free (work.columns);
  g_free (work.factors);
  g_free (work.stack);
  if (n_undefined != NULL)
    *n_undefined = undefined;

  return column;
}
