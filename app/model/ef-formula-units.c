/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Units of what formulas compute. A count has no dimension: parameters times tokens times FLOP are
 * FLOP, and joules per token are joules, as in the quantities, where the item stands in the name. A
 * score has none either. */

typedef struct
{
  const char *id; /* in units.xml */
  double factor;  /* of its canonical unit, to the basic units */
  gint8 powers[EF_N_BASES];
} Dimension;

/* Where two have the same powers, the first names them. */
static const Dimension known[] = {
  { "count", 1, { 0 } },
  { "time", 1, { [EF_BASE_TIME] = 1 } },
  { "device-time", 3600, { [EF_BASE_TIME] = 1 } },
  { "rate", 1, { [EF_BASE_TIME] = -1 } },
  { "energy", 1, { [EF_BASE_ENERGY] = 1 } },
  { "power", 1, { [EF_BASE_ENERGY] = 1, [EF_BASE_TIME] = -1 } },
  { "carbon", 1, { [EF_BASE_CARBON] = 1 } },
  /* A gram per kWh, in kg per joule. */
  { "carbon-intensity", 1e-3 / 3.6e6, { [EF_BASE_CARBON] = 1, [EF_BASE_ENERGY] = -1 } },
  { "carbon-rate", 1, { [EF_BASE_CARBON] = 1, [EF_BASE_TIME] = -1 } },
  { "compute", 1, { [EF_BASE_COMPUTE] = 1 } },
  { "information", 1, { [EF_BASE_INFORMATION] = 1 } },
  { "money", 1, { [EF_BASE_MONEY] = 1 } },
  { "money-per-token", 1e-6, { [EF_BASE_MONEY] = 1 } },
};

static const char *const base_names[EF_N_BASES] = {
  [EF_BASE_TIME] = N_("time"),       [EF_BASE_ENERGY] = N_("energy"),
  [EF_BASE_CARBON] = N_("carbon"),   [EF_BASE_COMPUTE] = N_("compute"),
  [EF_BASE_INFORMATION] = N_("memory"), [EF_BASE_MONEY] = N_("money"),
};

static EfDimensions
get_dimensions (const Dimension *dimension)
{
  EfDimensions result;

  for (EfBase i = 0; i < EF_N_BASES; i++)
    result.powers[i] = dimension->powers[i];

  return result;
}

EfDimensions
ef_dimensions_of_unit (const EfUnit *unit, double *factor)
{
  *factor = unit != NULL ? ef_unit_get_factor (unit) : 1;
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].id, ef_unit_get_dimension (unit)) == 0)
      {
        *factor *= known[i].factor;
        return get_dimensions (&known[i]);
      }

  return (EfDimensions) { { 0 } };
}

gboolean
ef_dimensions_equal (const EfDimensions *self, const EfDimensions *other)
{
  for (EfBase i = 0; i < EF_N_BASES; i++)
    if (fabs (self->powers[i] - other->powers[i]) > 1e-9)
      return FALSE;

  return TRUE;
}

gboolean
ef_dimensions_are_none (const EfDimensions *self)
{
  const EfDimensions none = { { 0 } };

  return ef_dimensions_equal (self, &none);
}

const EfUnit *
ef_dimensions_find_unit (const EfDimensions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      EfDimensions dimensions = get_dimensions (&known[i]);

      /* A plain number is a ratio rather than a count. */
      if (i > 0 && ef_dimensions_equal (self, &dimensions))
        {
          g_autoptr (GPtrArray) units = ef_unit_list (known[i].id);

          for (guint k = 0; k < units->len; k++)
            if (ef_unit_get_factor (units->pdata[k]) == 1)
              return units->pdata[k];
        }
    }

  return NULL;
}

char *
ef_dimensions_describe (const EfDimensions *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint sign = 1; sign >= -1; sign -= 2)
    for (EfBase i = 0; i < EF_N_BASES; i++)
      {
        double power = sign * self->powers[i];

        if (power <= 0)
          continue;
        if (sign < 0)
          /* Translators: of units, as in "energy per time". */
          g_string_append (text, text->len > 0 ? _(" per ") : _("1 per "));
        else if (text->len > 0)
          g_string_append (text, " · ");
        g_string_append (text, _(base_names[i]));
        if (power != 1)
          g_string_append_printf (text, "^%g", power);
      }
  if (text->len == 0)
    g_string_append (text, _("a plain number"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static EfDimensions
combine (const EfDimensions *a, const EfDimensions *b, double times)
{
  EfDimensions result;

  for (EfBase i = 0; i < EF_N_BASES; i++)
    result.powers[i] = a->powers[i] + times * b->powers[i];

  return result;
}

static EfDimensions
raise_to (const EfDimensions *base, double exponent)
{
  EfDimensions result;

  for (EfBase i = 0; i < EF_N_BASES; i++)
    result.powers[i] = base->powers[i] * exponent;

  return result;
}

/* FALSE with an error if @dimensions are not none. */
static gboolean
expect_none (const EfFormula *self, const EfStep *step, const EfDimensions *dimensions,
             GError **error)
{
  g_autofree char *found = NULL;

  if (ef_dimensions_are_none (dimensions))
    return TRUE;
  found = ef_dimensions_describe (dimensions);
  ef_expression_set_error (error, self->text, step->start,
                        _("this needs a plain number, not %s."), found);

  return FALSE;
}

static gboolean
expect_same (const EfFormula *self, const EfStep *step, const EfDimensions *a,
             const EfDimensions *b, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (ef_dimensions_equal (a, b))
    return TRUE;
  first = ef_dimensions_describe (a);
  second = ef_dimensions_describe (b);
  ef_expression_set_error (error, self->text, step->start,
                        /* Translators: what cannot be added or compared: "energy and time". */
                        _("these do not fit together: %s and %s."), first, second);

  return FALSE;
}

/* The exponent of the POWER step @i; FALSE if it does not stand there as a number, maybe with a
 * sign. */
static gboolean
get_exponent (const EfFormula *self, guint i, double *exponent)
{
  const EfStep *steps = (const EfStep *) self->steps->data;
  guint negative = steps[i - 1].op == EF_OP_NEGATE;
  const EfStep *number = &steps[i - 1 - negative];

  *exponent = negative ? -number->number : number->number;

  return number->op == EF_OP_NUMBER;
}

static gboolean
apply_power (const EfFormula *self, guint i, EfDimensions *a, const EfDimensions *b,
             GError **error)
{
  const EfStep *step = &g_array_index (self->steps, EfStep, i);
  double exponent;

  if (!expect_none (self, step, b, error))
    return FALSE;
  if (ef_dimensions_are_none (a))
    return TRUE;
  if (!get_exponent (self, i, &exponent))
    {
      ef_expression_set_error (error, self->text, step->start,
                            _("what has a unit can only have a number as its power."));
      return FALSE;
    }
  *a = raise_to (a, exponent);

  return TRUE;
}

/* @a: the first operand, and the result. @b: the second one, if there is one */
static gboolean
apply (const EfFormula *self, guint i, EfDimensions *a, const EfDimensions *b, GError **error)
{
  const EfStep *step = &g_array_index (self->steps, EfStep, i);

  switch (step->op)
    {
    case EF_OP_MULTIPLY:
      *a = combine (a, b, 1);
      return TRUE;
    case EF_OP_DIVIDE:
      *a = combine (a, b, -1);
      return TRUE;
    case EF_OP_POWER:
      return apply_power (self, i, a, b, error);
    case EF_OP_SQRT:
      *a = raise_to (a, 0.5);
      return TRUE;
    case EF_OP_EXP:
    case EF_OP_LN:
    case EF_OP_LOG10:
      return expect_none (self, step, a, error);
    case EF_OP_NEGATE:
    case EF_OP_ABS:
      return TRUE;
    case EF_OP_ADD:
    case EF_OP_SUBTRACT:
    case EF_OP_MIN:
    case EF_OP_MAX:
    case EF_OP_COLUMN:
    case EF_OP_NUMBER:
    default:
      return expect_same (self, step, a, b, error);
    }
}

gboolean
ef_formula_check_units (const EfFormula *self, const EfColumn *const *columns,
                        EfDimensions *result, GError **error)
{
  EfDimensions stack[EF_FORMULA_WAITING_MAX];
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const EfStep *step = &g_array_index (self->steps, EfStep, i);
      double factor;

      if (step->op <= EF_OP_NUMBER)
        {
          g_return_val_if_fail (n < EF_FORMULA_WAITING_MAX, FALSE);
          stack[n++] = ef_dimensions_of_unit (
            step->op == EF_OP_NUMBER ? step->unit : ef_column_get_unit (columns[i]), &factor);
          continue;
        }
      n -= step->op <= EF_OP_MAX;
      if (!apply (self, i, &stack[n - 1], &stack[n], error))
        return FALSE;
    }
  *result = stack[0];

  return TRUE;
}
