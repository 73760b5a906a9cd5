/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-message-catalog-private.h"

#include <string.h>

/* Which form of a word goes with a number is said by each catalogue as an expression of C over n.
 * They are so short that they are read anew each time. */

/* Far more than any language needs, and no way to exhaust the stack. */
#define DEPTH_MAX 50

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  gboolean failed;
} Parser;

/* Operators of two operands, the ones that bind weakest first; of those that begin alike the longer
 * one stands first. */
static const struct
{
  const char *sign;
  int strength;
} operators[] = {
  { "||", 1 }, { "&&", 2 }, { "==", 3 }, { "!=", 3 }, { "<=", 4 }, { ">=", 4 },
  { "<", 4 },  { ">", 4 },  { "+", 5 },  { "-", 5 },  { "*", 6 },  { "/", 6 },
  { "%", 6 },
};

static gulong evaluate_choice (Parser *self);

static void
skip_blanks (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
take (Parser *self, const char *sign)
{
  skip_blanks (self);
  if (strncmp (self->at, sign, strlen (sign)) != 0)
    return FALSE;
  self->at += strlen (sign);

  return TRUE;
}

static gulong
apply (const char *sign, gulong a, gulong b)
{
  switch (sign[0])
    {
    case '|':
      return a || b;
    case '&':
      return a && b;
    case '=':
      return a == b;
    case '!':
      return a != b;
    case '<':
      return sign[1] == '=' ? a <= b : a < b;
    case '>':
      return sign[1] == '=' ? a >= b : a > b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b != 0 ? a / b : 0;
    default:
      return b != 0 ? a % b : 0;
    }
}

static gulong
evaluate_operand (Parser *self)
{
  gulong value = 0;

  if (take (self, "!"))
    return !evaluate_operand (self);
  if (take (self, "n"))
    return self->n;
  if (take (self, "("))
    {
      value = evaluate_choice (self);
      self->failed |= !take (self, ")");
      return value;
    }

  skip_blanks (self);
  self->failed |= !g_ascii_isdigit (*self->at);
  for (; g_ascii_isdigit (*self->at); self->at++)
    value = 10 * value + (gulong) g_ascii_digit_value (*self->at);

  return value;
}

static gulong
evaluate_operators (Parser *self, int weakest)
{
  gulong value = evaluate_operand (self);

  for (gsize i = 0; i < G_N_ELEMENTS (operators) && !self->failed; i++)
    {
      if (operators[i].strength < weakest || !take (self, operators[i].sign))
        continue;
      value = apply (operators[i].sign, value,
                     evaluate_operators (self, operators[i].strength + 1));
      i = -1; /* from the first again, after the loop adds one */
    }

  return value;
}

static gulong
evaluate_choice (Parser *self)
{
  gulong value, then, otherwise;

  if (++self->depth > DEPTH_MAX)
    self->failed = TRUE;
  if (self->failed)
    return 0;

  value = evaluate_operators (self, 1);
  if (take (self, "?"))
    {
      then = evaluate_choice (self);
      self->failed |= !take (self, ":");
      otherwise = evaluate_choice (self);
      value = value ? then : otherwise;
    }
  self->depth--;

  return value;
}

gulong
ef_plural_evaluate (const char *expression, gulong n)
{
  Parser self = { .at = expression, .n = n };
  gulong value;

  g_return_val_if_fail (expression != NULL, 0);

  value = evaluate_choice (&self);
  skip_blanks (&self);

  return self.failed || *self.at != '\0' ? 0 : value;
}
