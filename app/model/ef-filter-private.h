/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-expression-private.h"
#include "ef-filter.h"

G_BEGIN_DECLS

typedef enum
{
  EF_TOKEN_END,
  EF_TOKEN_NAME,     /* a column: bare or in backquotes */
  EF_TOKEN_TEXT,     /* in single or double quotes */
  EF_TOKEN_NUMBER,   /* with its unit, if any */
  EF_TOKEN_DATE,     /* 2019-01-01, 2019-01 */
  EF_TOKEN_COMPARE,  /* = == != <> < <= > >= */
  EF_TOKEN_KEYWORD,  /* and or not in matches contains is missing */
  EF_TOKEN_OPEN,     /* ( */
  EF_TOKEN_CLOSE,    /* ) */
  EF_TOKEN_COMMA,
} EfTokenKind;

typedef enum
{
  EF_KEYWORD_AND,
  EF_KEYWORD_OR,
  EF_KEYWORD_NOT,
  EF_KEYWORD_IN,
  EF_KEYWORD_MATCHES,
  EF_KEYWORD_CONTAINS,
  EF_KEYWORD_IS,
  EF_KEYWORD_MISSING,
} EfKeyword;

typedef enum
{
  EF_COMPARE_EQUAL,
  EF_COMPARE_UNEQUAL,
  EF_COMPARE_LESS,
  EF_COMPARE_LESS_EQUAL,
  EF_COMPARE_GREATER,
  EF_COMPARE_GREATER_EQUAL,
} EfCompare;

typedef struct
{
  EfTokenKind kind;
  gsize start;  /* byte in the text */
  char *text;   /* of names and texts what is between the quotes, else as it stands */
  char *unit;   /* of numbers, or NULL */
  double number;
  EfKeyword keyword;
  EfCompare compare;
} EfToken;

void ef_token_clear (EfToken *self);
/* The token at @offset of @text, which then lies behind it. FALSE with an error if there is
 * none. */
gboolean ef_token_read (const char *text, gsize *offset, EfToken *token, GError **error);

/* One side of a comparison: a column, or a value whose meaning depends on the column beside it. */
typedef struct
{
  EfTokenKind kind; /* NAME, TEXT, NUMBER or DATE */
  gsize start;
  char *text;
  char *unit;
  double number;
} EfOperand;

typedef enum
{
  EF_NODE_AND,
  EF_NODE_OR,
  EF_NODE_NOT,
  EF_NODE_COMPARE,  /* two operands */
  EF_NODE_IN,       /* the first operand, and those it may equal */
  EF_NODE_MATCHES,
  EF_NODE_CONTAINS, /* two operands */
  EF_NODE_MISSING,
} EfNodeKind;

typedef struct
{
  EfNodeKind kind;
  GPtrArray *children; /* of EfNode: of AND, OR and NOT; else NULL */
  GPtrArray *operands; /* of EfOperand: of the others; else NULL */
  EfCompare compare;
  GRegex *regex;
  gsize start, end;    /* bytes of the text that are it, its parentheses too; of chains without
                        * parentheses 0 */
} EfNode;

void    ef_operand_free (EfOperand *self);
void    ef_node_free (EfNode *self);
EfNode *ef_filter_parse_text (const char *text, GError **error);

/* Sets the bytes of @result, all 0 before, where the condition @node of the filter @text holds. */
gboolean ef_filter_apply_condition (const char     *text,
                                    const EfNode   *node,
                                    const EfTable  *table,
                                    guint8         *result,
                                    GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfToken, ef_token_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfOperand, ef_operand_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfNode, ef_node_free)

G_END_DECLS
