/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By recursive descent:
 *
 * or         = and { "or" and } and        = not { "and" not } not        = "not" not | "(" or ")"
 * | condition condition  = operand ( compare operand | "is" [ "not" ] "missing" | [ "not" ] ( "in"
 * "(" value { "," value } ")" | "matches" text | "contains" text ) )
 *
 * Chains of "and" and "or" become one node with many children, so only parentheses and "not"
 * nest, and they are counted: a filter that nests deeper than people think is refused before
 * the stack ends. */
#define MAX_DEPTH 200

/* Refused matches end with an error instead of running for minutes. */
#define REGEX_LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=5000)"

typedef struct
{
  const char *text;
  gsize offset;  /* behind the token */
  gsize end;     /* behind the token before it */
  EfToken token; /* the next one */
  guint depth;
} Parser;

static EfNode *parse_or (Parser *self, GError **error);
static EfNode *parse_not (Parser *self, GError **error);

void
ef_operand_free (EfOperand *self)
{
  g_free (self->text);
  g_free (self->unit);
  g_free (self);
}

void
ef_node_free (EfNode *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static EfNode *
new_parent (EfNodeKind kind)
{
  EfNode *node = g_new0 (EfNode, 1);

  node->kind = kind;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_node_free);

  return node;
}

static gboolean
advance (Parser  *self,
         GError **error)
{
  ef_token_clear (&self->token);
  self->end = self->offset;

  return ef_token_read (self->text, &self->offset, &self->token, error);
}

static gboolean
is_keyword (const Parser *self,
            EfKeyword     keyword)
{
  return self->token.kind == EF_TOKEN_KEYWORD && self->token.keyword == keyword;
}

static void
fail (const Parser  *self,
      const char    *reason,
      GError       **error)
{
  ef_expression_set_error (error, self->text, self->token.start, "%s", reason);
}

static gboolean
expect (Parser       *self,
        EfTokenKind   kind,
        const char   *reason,
        GError      **error)
{
  if (self->token.kind == kind)
    return advance (self, error);

  fail (self, reason, error);

  return FALSE;
}

/* A column or a value. */
static gboolean
parse_operand (Parser     *self,
               EfNode     *node,
               gboolean    column,
               GError    **error)
{
  EfTokenKind kind = self->token.kind;
  EfOperand *operand;

  if (kind != EF_TOKEN_TEXT && kind != EF_TOKEN_NUMBER && kind != EF_TOKEN_DATE
      && !(kind == EF_TOKEN_NAME && column))
    {
      if (kind == EF_TOKEN_NAME)
        fail (self, _("text must stand in quotation marks here."), error);
      else
        fail (self, column ? _("a column or a value is missing here.")
                           : _("a value is missing here."), error);
      return FALSE;
    }

  operand = g_new0 (EfOperand, 1);
  operand->kind = kind;
  operand->start = self->token.start;
  operand->text = g_steal_pointer (&self->token.text);
  operand->unit = g_steal_pointer (&self->token.unit);
  operand->number = self->token.number;
  g_ptr_array_add (node->operands, operand);

  return advance (self, error);
}

static gboolean
parse_list (Parser  *self,
            EfNode  *node,
            GError **error)
{
  if (!expect (self, EF_TOKEN_OPEN, _("“(” is missing here."), error))
    return FALSE;

  do
    {
      if (node->operands->len > 1 && !advance (self, error))
        return FALSE;
      if (!parse_operand (self, node, FALSE, error))
        return FALSE;
    }
  while (self->token.kind == EF_TOKEN_COMMA);

  return expect (self, EF_TOKEN_CLOSE, _("“,” or “)” is missing here."), error);
}

static gboolean
compile_regex (Parser     *self,
               EfNode     *node,
               GError    **error)
{
  const EfOperand *operand = g_ptr_array_index (node->operands, 1);
  g_autofree char *pattern = g_strconcat (REGEX_LIMITS, operand->text, NULL);
  g_autoptr (GError) cause = NULL;

  if (operand->kind == EF_TOKEN_TEXT)
    node->regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &cause);
  if (node->regex != NULL)
    return TRUE;

  ef_expression_set_error (error, self->text, operand->start,
                       _("this is not a regular expression."));

  return FALSE;
}

static gboolean
parse_missing (Parser    *self,
               EfNode    *node,
               gboolean  *negated,
               GError   **error)
{
  node->kind = EF_NODE_MISSING;
  if (!advance (self, error))
    return FALSE;

  if (is_keyword (self, EF_KEYWORD_NOT))
    {
      *negated = TRUE;
      if (!advance (self, error))
        return FALSE;
    }
  if (!is_keyword (self, EF_KEYWORD_MISSING))
    {
      fail (self, _("“missing” is missing here."), error);
      return FALSE;
    }

  return advance (self, error);
}

/* What follows the first operand. */
static gboolean
parse_test (Parser    *self,
            EfNode    *node,
            gboolean  *negated,
            GError   **error)
{
  if (self->token.kind == EF_TOKEN_COMPARE)
    {
      node->kind = EF_NODE_COMPARE;
      node->compare = self->token.compare;
      return advance (self, error) && parse_operand (self, node, TRUE, error);
    }

  if (is_keyword (self, EF_KEYWORD_IS))
    return parse_missing (self, node, negated, error);

  if (is_keyword (self, EF_KEYWORD_NOT))
    {
      *negated = TRUE;
      if (!advance (self, error))
        return FALSE;
    }

  if (is_keyword (self, EF_KEYWORD_IN))
    {
      node->kind = EF_NODE_IN;
      return advance (self, error) && parse_list (self, node, error);
    }
  if (is_keyword (self, EF_KEYWORD_CONTAINS))
    {
      node->kind = EF_NODE_CONTAINS;
      return advance (self, error) && parse_operand (self, node, FALSE, error);
    }
  if (is_keyword (self, EF_KEYWORD_MATCHES))
    {
      node->kind = EF_NODE_MATCHES;
      return advance (self, error) && parse_operand (self, node, FALSE, error)
             && compile_regex (self, node, error);
    }

  if (self->token.kind == EF_TOKEN_NAME)
    fail (self, _("a comparison is missing here; names with blanks stand in backquotes."), error);
  else
    fail (self, _("a comparison is missing here."), error);

  return FALSE;
}

/* "24 > memory" becomes "memory < 24". */
static void
turn_around (EfNode *node)
{
  static const EfCompare mirrored[] = {
    [EF_COMPARE_EQUAL] = EF_COMPARE_EQUAL,
    [EF_COMPARE_UNEQUAL] = EF_COMPARE_UNEQUAL,
    [EF_COMPARE_LESS] = EF_COMPARE_GREATER,
    [EF_COMPARE_LESS_EQUAL] = EF_COMPARE_GREATER_EQUAL,
    [EF_COMPARE_GREATER] = EF_COMPARE_LESS,
    [EF_COMPARE_GREATER_EQUAL] = EF_COMPARE_LESS_EQUAL,
  };

  node->compare = mirrored[node->compare];
  g_ptr_array_add (node->operands, g_ptr_array_steal_index (node->operands, 0));
}

/* A condition needs a column, and has it first afterwards. */
static gboolean
put_column_first (Parser  *self,
                  EfNode  *node,
                  GError **error)
{
  const EfOperand *left = g_ptr_array_index (node->operands, 0);

  if (left->kind != EF_TOKEN_NAME && node->kind == EF_NODE_COMPARE)
    {
      turn_around (node);
      left = g_ptr_array_index (node->operands, 0);
    }
  if (left->kind == EF_TOKEN_NAME)
    return TRUE;

  ef_expression_set_error (error, self->text, left->start,
                       _("a value is compared, but no column; names with blanks, or digits first, "
                         "stand in backquotes."));

  return FALSE;
}

static EfNode *
parse_condition (Parser  *self,
                 GError **error)
{
  g_autoptr (EfNode) node = g_new0 (EfNode, 1);
  gboolean negated = FALSE;
  EfNode *negation;

  node->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_operand_free);
  if (!parse_operand (self, node, TRUE, error) || !parse_test (self, node, &negated, error)
      || !put_column_first (self, node, error))
    return NULL;

  if (!negated)
    return g_steal_pointer (&node);

  negation = new_parent (EF_NODE_NOT);
  g_ptr_array_add (negation->children, g_steal_pointer (&node));

  return negation;
}

static EfNode *
parse_negation (Parser  *self,
                GError **error)
{
  g_autoptr (EfNode) inner = NULL;
  EfNode *node;

  if (!advance (self, error))
    return NULL;

  inner = parse_not (self, error);
  if (inner == NULL)
    return NULL;

  node = new_parent (EF_NODE_NOT);
  g_ptr_array_add (node->children, g_steal_pointer (&inner));

  return node;
}

static EfNode *
parse_parentheses (Parser  *self,
                   GError **error)
{
  g_autoptr (EfNode) inner = NULL;

  if (!advance (self, error))
    return NULL;

  inner = parse_or (self, error);
  if (inner == NULL || !expect (self, EF_TOKEN_CLOSE, _("“)” is missing here."), error))
    return NULL;

  return g_steal_pointer (&inner);
}

static EfNode *
parse_not (Parser  *self,
           GError **error)
{
  gsize start = self->token.start;
  EfNode *node;

  if (self->depth == MAX_DEPTH)
    {
      fail (self, _("the filter is nested too deeply."), error);
      return NULL;
    }

  self->depth++;
  if (is_keyword (self, EF_KEYWORD_NOT))
    node = parse_negation (self, error);
  else if (self->token.kind == EF_TOKEN_OPEN)
    node = parse_parentheses (self, error);
  else
    node = parse_condition (self, error);
  self->depth--;
  if (node != NULL)
    {
      node->start = start;
      node->end = self->end;
    }

  return node;
}

/* One or several parts with @keyword between them. */
static EfNode *
parse_chain (Parser      *self,
             EfKeyword    keyword,
             EfNodeKind   kind,
             EfNode    *(*parse_part) (Parser *self, GError **error),
             GError     **error)
{
  g_autoptr (EfNode) chain = new_parent (kind);

  for (;;)
    {
      EfNode *part = parse_part (self, error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (chain->children, part);

      if (!is_keyword (self, keyword))
        break;
      if (!advance (self, error))
        return NULL;
    }

  if (chain->children->len == 1)
    return g_ptr_array_steal_index (chain->children, 0);

  return g_steal_pointer (&chain);
}

static EfNode *
parse_and (Parser  *self,
           GError **error)
{
  return parse_chain (self, EF_KEYWORD_AND, EF_NODE_AND, parse_not, error);
}

static EfNode *
parse_or (Parser  *self,
          GError **error)
{
  return parse_chain (self, EF_KEYWORD_OR, EF_NODE_OR, parse_and, error);
}

EfNode *
ef_filter_parse_text (const char  *text,
                      GError     **error)
{
  Parser self = { .text = text };
  g_autoptr (EfNode) node = NULL;

  if (ef_token_read (text, &self.offset, &self.token, error))
    node = parse_or (&self, error);
  if (node != NULL && self.token.kind != EF_TOKEN_END)
    {
      fail (&self, _("“and” or “or” is missing here."), error);
      g_clear_pointer (&node, ef_node_free);
    }
  ef_token_clear (&self.token);

  return g_steal_pointer (&node);
}
