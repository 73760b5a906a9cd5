/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-private.h"

/* Which columns a formula adds: the steps are gone through with sets of columns in the place of
 * numbers. */

/* As many columns as bits of a set; formulas of people have a handful. */
#define COLUMNS_MAX 64

typedef struct
{
  const EfColumn *columns[COLUMNS_MAX];
  guint n;
} Columns;

/* The set of one column. */
static guint64
add_column (Columns *self, const EfColumn *column)
{
  guint i = 0;

  while (i < self->n && self->columns[i] != column)
    i++;
  if (column == NULL || i == COLUMNS_MAX)
    return 0;
  if (i == self->n)
    self->columns[self->n++] = column;

  return G_GUINT64_CONSTANT (1) << i;
}

static void
tell_pairs (const Columns *self, guint64 ones, guint64 others, EfFormulaSumFunc func, gpointer data)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->n; k++)
      if (i != k && (ones >> i & 1) != 0 && (others >> k & 1) != 0)
        func (self->columns[i], self->columns[k], data);
}

static gboolean
has_two_operands (EfOp op)
{
  return op == EF_OP_ADD || op == EF_OP_SUBTRACT || op == EF_OP_MULTIPLY || op == EF_OP_DIVIDE
         || op == EF_OP_POWER || op == EF_OP_MIN || op == EF_OP_MAX;
}

void
ef_formula_foreach_sum (const EfFormula *self,
                        const EfTable *table,
                        EfFormulaSumFunc func,
                        gpointer data)
{
  guint64 stack[EF_FORMULA_WAITING_MAX + 1] = { 0 };
  Columns columns = { { NULL }, 0 };
  guint depth = 0;

  g_return_if_fail (self != NULL && table != NULL && func != NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const EfStep *step = &g_array_index (self->steps, EfStep, i);

      if (step->op == EF_OP_COLUMN || step->op == EF_OP_NUMBER)
        {
          g_return_if_fail (depth < G_N_ELEMENTS (stack));
          stack[depth++] = step->op == EF_OP_COLUMN
                             ? add_column (&columns, ef_table_find_column (table, step->name))
                             : 0;
          continue;
        }
      if (!has_two_operands (step->op))
        continue;
      g_return_if_fail (depth >= 2);
      depth--;
      if (step->op == EF_OP_ADD)
        tell_pairs (&columns, stack[depth - 1], stack[depth], func, data);
      /* What is divided by is no part of an amount any more. */
      if (step->op != EF_OP_DIVIDE && step->op != EF_OP_POWER)
        stack[depth - 1] |= stack[depth];
    }
}
