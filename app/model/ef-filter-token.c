/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-private.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of the filter language. Quotes inside quoted text are doubled; a backslash means
 * itself, so that regular expressions stand as they are. A name may hold what headers and ids
 * of quantities hold without blanks ("training-compute", "#Params", "mAP@0.5"), since there is
 * no arithmetic. */

static const char *const keywords[] = {
  "and", "or", "not", "in", "matches", "contains", "is", "missing",
};

/* Longer signs first. */
static const struct
{
  const char *sign;
  EfCompare compare;
} comparisons[] = {
  { "==", EF_COMPARE_EQUAL },      { "!=", EF_COMPARE_UNEQUAL },
  { "<>", EF_COMPARE_UNEQUAL },    { "<=", EF_COMPARE_LESS_EQUAL },
  { ">=", EF_COMPARE_GREATER_EQUAL }, { "≠", EF_COMPARE_UNEQUAL },
  { "≤", EF_COMPARE_LESS_EQUAL },  { "≥", EF_COMPARE_GREATER_EQUAL },
  { "=", EF_COMPARE_EQUAL },       { "<", EF_COMPARE_LESS },
  { ">", EF_COMPARE_GREATER },
};

void
ef_token_clear (EfToken *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->unit, g_free);
}

static gboolean
is_name_start (gunichar c)
{
  return g_unichar_isalpha (c) || c == '_' || c == '#' || c == '@';
}

static gboolean
is_name_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
         || (c < 128 && strchr ("_#@-./+", c) != NULL);
}

/* What units are written with, after a number: "GB", "1/s", "g/kWh", "$/Mtok", "%". */
static gboolean
is_unit_part (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0xa2 || (c != 0 && c < 128 && strchr ("/$%-_", c) != NULL);
}

static gboolean
find_keyword (const char *word,
              EfKeyword  *keyword)
{
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_ascii_strcasecmp (word, keywords[i]) == 0)
      {
        *keyword = i;
        return TRUE;
      }

  return FALSE;
}

/* Text up to the same quote as the one at @p, in which that quote may stand doubled. */
static gboolean
read_quoted (const char   *text,
             const char  **p,
             EfToken      *token,
             GError      **error)
{
  char quote = **p;
  GString *content = g_string_new (NULL);

  for (const char *q = *p + 1; *q != '\0'; q++)
    {
      if (*q == quote && q[1] == quote)
        q++;
      else if (*q == quote)
        {
          *p = q + 1;
          token->kind = quote == '`' ? EF_TOKEN_NAME : EF_TOKEN_TEXT;
          token->text = g_string_free (content, FALSE);
          return TRUE;
        }
      g_string_append_c (content, *q);
    }

  g_string_free (content, TRUE);
  ef_expression_set_error (error, text, *p - text, _("the quotation mark is not closed."));

  return FALSE;
}

/* 2019-01, 2019-01-31, 2019-01-31T12:00:00Z */
static const char *
skip_date (const char *p)
{
  const char *q = ef_expression_skip_digits (p);

  if (q - p != 4 || *q != '-' || !g_ascii_isdigit (q[1]))
    return NULL;

  while (g_ascii_isalnum (*q) || (*q != '\0' && strchr ("-:.+", *q) != NULL))
    q++;

  return q;
}

static void
read_unit (const char **p,
           EfToken     *token)
{
  const char *start = *p;
  const char *end;
  g_autofree char *unit = NULL;
  EfKeyword keyword;

  while (g_ascii_isspace (*start))
    start++;

  end = ef_expression_skip (start, is_unit_part);
  unit = g_strndup (start, end - start);
  if (*unit == '\0' || find_keyword (unit, &keyword))
    return;

  token->unit = g_steal_pointer (&unit);
  *p = end;
}

static gboolean
read_value (const char   *text,
            const char  **p,
            EfToken      *token,
            GError      **error)
{
  const char *end = skip_date (*p);
  double days;
  EfDatePrecision precision;

  if (end != NULL)
    {
      if (!ef_date_read (*p, end - *p, &days, &precision))
        {
          ef_expression_set_error (error, text, *p - text, _("this is not a date."));
          return FALSE;
        }
      token->kind = EF_TOKEN_DATE;
      token->text = g_strndup (*p, end - *p);
      *p = end;
      return TRUE;
    }

  end = ef_expression_skip_number (*p + (**p == '+' || **p == '-'));
  if (end == NULL)
    {
      ef_expression_set_error (error, text, *p - text, _("this is not a number."));
      return FALSE;
    }

  token->kind = EF_TOKEN_NUMBER;
  token->text = g_strndup (*p, end - *p);
  token->number = g_ascii_strtod (token->text, NULL);
  *p = end;
  read_unit (p, token);

  return TRUE;
}

static void
read_word (const char **p,
           EfToken     *token)
{
  const char *end = ef_expression_skip (*p, is_name_part);

  token->text = g_strndup (*p, end - *p);
  token->kind = find_keyword (token->text, &token->keyword) ? EF_TOKEN_KEYWORD : EF_TOKEN_NAME;
  *p = end;
}

static gboolean
read_comparison (const char **p,
                 EfToken     *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (g_str_has_prefix (*p, comparisons[i].sign))
      {
        token->kind = EF_TOKEN_COMPARE;
        token->compare = comparisons[i].compare;
        *p += strlen (comparisons[i].sign);
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_mark (const char **p,
           EfToken     *token)
{
  switch (**p)
    {
    case '\0':
      token->kind = EF_TOKEN_END;
      return TRUE;

    case '(':
      token->kind = EF_TOKEN_OPEN;
      break;

    case ')':
      token->kind = EF_TOKEN_CLOSE;
      break;

    case ',':
      token->kind = EF_TOKEN_COMMA;
      break;

    default:
      return FALSE;
    }

  (*p)++;

  return TRUE;
}

gboolean
ef_token_read (const char  *text,
               gsize       *offset,
               EfToken     *token,
               GError     **error)
{
  const char *p = text + *offset;
  gboolean read = TRUE;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  memset (token, 0, sizeof *token);
  token->start = p - text;

  if (*p != '\0' && strchr ("\"'`", *p) != NULL)
    read = read_quoted (text, &p, token, error);
  else if (g_ascii_isdigit (*p) || (*p != '\0' && strchr ("+-.", *p) != NULL))
    read = read_value (text, &p, token, error);
  else if (is_name_start (g_utf8_get_char (p)))
    read_word (&p, token);
  else if (!read_mark (&p, token) && !read_comparison (&p, token))
    {
      ef_expression_set_error (error, text, token->start,
                               _("this sign means nothing in a filter."));
      read = FALSE;
    }

  *offset = p - text;

  return read;
}
