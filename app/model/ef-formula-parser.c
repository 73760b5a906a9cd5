/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By recursive descent into postfix order, in which it is computed:
 *
 *     sum     = product { ( "+" | "-" ) product }
 *     product = sign { ( "*" | "/" ) sign }
 *     sign    = [ "-" | "+" ] sign | power
 *     power   = operand [ "^" sign ]
 *     operand = number [ unit ] | column | function "(" sum { "," sum } ")" | "(" sum ")"
 *
 * A formula that nests deeper than people think is refused before a stack ends. */
#define NESTING_MAX 100
#define STEPS_MAX 1000

static const struct
{
  const char *name;
  EfOp op;
} functions[] = {
  { "min", EF_OP_MIN }, { "max", EF_OP_MAX }, { "abs", EF_OP_ABS },     { "sqrt", EF_OP_SQRT },
  { "exp", EF_OP_EXP }, { "ln", EF_OP_LN },   { "log10", EF_OP_LOG10 },
};

typedef struct
{
  EfFormula *formula;
  const char *at;
  guint depth;
  guint n_waiting; /* values, when the steps so far are done */
} Parser;

static gboolean parse_sum (Parser *self, GError **error);
static gboolean parse_sign (Parser *self, GError **error);

static gsize
get_offset (const Parser *self)
{
  return (gsize) (self->at - self->formula->text);
}

static gboolean
fail (const Parser *self, const char *reason, GError **error)
{
  ef_expression_set_error (error, self->formula->text, get_offset (self), "%s", reason);

  return FALSE;
}

static void
skip_blanks (Parser *self)
{
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

/* The sign at the parser's place as ASCII: people paste "×", "÷" and "−" too. @length: of it. */
static char
peek_sign (Parser *self, gsize *length)
{
  static const struct
  {
    const char *sign;
    char meaning;
  } others[] = { { "×", '*' }, { "·", '*' }, { "⋅", '*' }, { "÷", '/' }, { "−", '-' } };

  skip_blanks (self);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (self->at, others[i].sign))
      {
        *length = strlen (others[i].sign);
        return others[i].meaning;
      }
  *length = 1;

  return *self->at;
}

/* Goes behind @sign if it is there. */
static gboolean
take (Parser *self, char sign)
{
  gsize length;

  if (sign == '\0' || peek_sign (self, &length) != sign)
    return FALSE;
  self->at += length;

  return TRUE;
}

static gboolean
push (Parser *self, EfStep step, GError **error)
{
  GArray *steps = self->formula->steps;

  self->n_waiting += step.op <= EF_OP_NUMBER;
  self->n_waiting -= step.op > EF_OP_NUMBER && step.op <= EF_OP_MAX;
  if (steps->len == STEPS_MAX || self->n_waiting > EF_FORMULA_WAITING_MAX)
    {
      g_free (step.name);
      return fail (self, _("the formula is too long."), error);
    }
  g_array_append_val (steps, step);

  return TRUE;
}

static gboolean
push_op (Parser *self, EfOp op, gsize start, GError **error)
{
  return push (self, (EfStep) { .op = op, .start = start }, error);
}

/* Operands */

static gboolean
is_name_start (gunichar c)
{
  return g_unichar_isalpha (c) || c == '_' || c == '#';
}

static gboolean
is_name_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '.' || c == '@';
}

/* Units have signs that names have not: "g/kWh", "$/Mtok". */
static gboolean
is_unit_part (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_' || c == '/' || c == '$' || c == '%';
}

/* The longest unit at the parser's place: in "3 h/batch" that is "h", and the rest is a
 * division. */
static const EfUnit *
take_unit (Parser *self)
{
  const char *end = ef_expression_skip (self->at, is_unit_part);

  while (end > self->at)
    {
      const EfUnit *unit = ef_unit_find (self->at, end - self->at);

      if (unit != NULL)
        {
          self->at = end;
          return unit;
        }
      end = g_utf8_find_prev_char (self->at, end);
      while (end != NULL && end > self->at && *end != '/')
        end = g_utf8_find_prev_char (self->at, end);
      if (end == NULL)
        break;
    }

  return NULL;
}

static gboolean
parse_number (Parser *self, GError **error)
{
  EfStep step = { .op = EF_OP_NUMBER, .start = get_offset (self) };
  const char *end = ef_expression_skip_number (self->at);
  g_autofree char *digits = g_strndup (self->at, (gsize) (end - self->at));

  step.number = g_ascii_strtod (digits, NULL);
  self->at = end;
  skip_blanks (self);
  if (g_unichar_isalpha (g_utf8_get_char (self->at)) || *self->at == '$' || *self->at == '%')
    {
      double factor;

      step.unit = take_unit (self);
      if (step.unit == NULL)
        return fail (self, _("this is no unit that is known."), error);
      ef_dimensions_of_unit (step.unit, &factor);
      step.number *= factor;
    }

  return push (self, step, error);
}

static gboolean
parse_quoted (Parser *self, GError **error)
{
  EfStep step = { .op = EF_OP_COLUMN, .start = get_offset (self) };
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = self->at + 1; *p != '\0'; p++)
    {
      if (*p == '`' && p[1] == '`')
        p++;
      else if (*p == '`')
        {
          self->at = p + 1;
          step.name = g_string_free (g_steal_pointer (&name), FALSE);
          return push (self, step, error);
        }
      g_string_append_c (name, *p);
    }

  return fail (self, _("the quotation mark is not closed."), error);
}

static gboolean
parse_call (Parser *self, EfOp op, gsize start, GError **error)
{
  if (!parse_sum (self, error))
    return FALSE;
  if (op <= EF_OP_MAX)
    {
      if (!take (self, ','))
        return fail (self, _("“,” and another value are missing here."), error);
      if (!parse_sum (self, error))
        return FALSE;
    }
  if (!take (self, ')'))
    return fail (self, _("“)” is missing here."), error);

  return push_op (self, op, start, error);
}

static gboolean
parse_name (Parser *self, GError **error)
{
  EfStep step = { .op = EF_OP_COLUMN, .start = get_offset (self) };
  const char *end = ef_expression_skip (g_utf8_next_char (self->at), is_name_part);
  g_autofree char *name = g_strndup (self->at, (gsize) (end - self->at));

  self->at = end;
  if (take (self, '('))
    {
      for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
        if (g_ascii_strcasecmp (functions[i].name, name) == 0)
          return parse_call (self, functions[i].op, step.start, error);
      ef_expression_set_error (error, self->formula->text, step.start,
                            _("there is no function “%s”."), name);
      return FALSE;
    }
  step.name = g_steal_pointer (&name);

  return push (self, step, error);
}

static gboolean
parse_operand (Parser *self, GError **error)
{
  skip_blanks (self);
  if (take (self, '('))
    {
      if (!parse_sum (self, error))
        return FALSE;
      return take (self, ')') || fail (self, _("“)” is missing here."), error);
    }
  if (g_ascii_isdigit (*self->at) || (*self->at == '.' && g_ascii_isdigit (self->at[1])))
    return parse_number (self, error);
  if (*self->at == '`')
    return parse_quoted (self, error);
  if (is_name_start (g_utf8_get_char (self->at)))
    return parse_name (self, error);

  return fail (self, _("a column or a number is missing here."), error);
}

/* Operations */

static gboolean
parse_power (Parser *self, GError **error)
{
  gsize start;

  if (!parse_operand (self, error))
    return FALSE;
  skip_blanks (self);
  start = get_offset (self);
  if (!take (self, '^'))
    return TRUE;

  return parse_sign (self, error) && push_op (self, EF_OP_POWER, start, error);
}

static gboolean
parse_signed (Parser *self, GError **error)
{
  gsize start;

  skip_blanks (self);
  start = get_offset (self);
  if (take (self, '+'))
    return parse_sign (self, error);
  if (take (self, '-'))
    return parse_sign (self, error) && push_op (self, EF_OP_NEGATE, start, error);

  return parse_power (self, error);
}

static gboolean
parse_sign (Parser *self, GError **error)
{
  gboolean parsed;

  if (self->depth == NESTING_MAX)
    return fail (self, _("the formula is nested too deeply."), error);
  self->depth++;
  parsed = parse_signed (self, error);
  self->depth--;

  return parsed;
}

/* Parts with one of two signs between them. */
static gboolean
parse_chain (Parser *self, gboolean (*parse_part) (Parser *self, GError **error), char first,
             EfOp first_op, char second, EfOp second_op, GError **error)
{
  if (!parse_part (self, error))
    return FALSE;
  for (;;)
    {
      gsize start;
      gboolean is_first;

      skip_blanks (self);
      start = get_offset (self);
      is_first = take (self, first);
      if (!is_first && !take (self, second))
        return TRUE;
      if (!parse_part (self, error)
          || !push_op (self, is_first ? first_op : second_op, start, error))
        return FALSE;
    }
}

static gboolean
parse_product (Parser *self, GError **error)
{
  return parse_chain (self, parse_sign, '*', EF_OP_MULTIPLY, '/', EF_OP_DIVIDE, error);
}

static gboolean
parse_sum (Parser *self, GError **error)
{
  return parse_chain (self, parse_product, '+', EF_OP_ADD, '-', EF_OP_SUBTRACT, error);
}

static void
clear_step (gpointer data)
{
  g_free (((EfStep *) data)->name);
}

EfFormula *
ef_formula_parse (const char *text, GError **error)
{
  g_autoptr (EfFormula) formula = NULL;
  Parser parser;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  formula = g_atomic_rc_box_new0 (EfFormula);
  formula->text = g_utf8_make_valid (text, -1);
  formula->steps = g_array_new (FALSE, FALSE, sizeof (EfStep));
  g_array_set_clear_func (formula->steps, clear_step);

  parser = (Parser) { .formula = formula, .at = formula->text };
  if (!parse_sum (&parser, error))
    return NULL;
  skip_blanks (&parser);
  if (*parser.at != '\0')
    {
      fail (&parser, _("an operation is missing here; names with blanks or signs stand in "
                       "backquotes."),
            error);
      return NULL;
    }

  return g_steal_pointer (&formula);
}
