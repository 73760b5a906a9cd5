/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-parts.h"

#include <math.h>
#include <string.h>

#include "ef-filter-private.h"

/* What is chosen by clicks is written as a filter that people could have written, and read back
 * from it, so there is one truth: the text. What a person wrote otherwise is a part as well, only
 * without clicks to change it. */

void
ef_filter_part_free (EfFilterPart *self)
{
  g_free (self->text);
  g_free (self->column);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->bound);
  g_free (self);
}

/* ---- Reading ---- */

/* Notes the column that @node is about; FALSE if that is another one than before. */
static gboolean
take_column (EfFilterPart *self, const EfNode *node)
{
  const EfOperand *operand = g_ptr_array_index (node->operands, 0);

  if (self->column == NULL)
    self->column = g_strdup (operand->text);

  return strcmp (self->column, operand->text) == 0;
}

/* Texts only: beside a column of numbers one would compare with another value than it says. */
static gboolean
take_values (EfFilterPart *self, const EfNode *node)
{
  for (guint i = 1; i < node->operands->len; i++)
    {
      const EfOperand *operand = g_ptr_array_index (node->operands, i);

      if (operand->kind != EF_TOKEN_TEXT)
        return FALSE;
      g_ptr_array_add (self->values, g_strdup (operand->text));
    }

  return TRUE;
}

/* Adds what @node says to the values that are meant; FALSE if clicks cannot say that. */
static gboolean
take_choice (EfFilterPart *self, const EfNode *node)
{
  switch (node->kind)
    {
    case EF_NODE_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (!take_choice (self, g_ptr_array_index (node->children, i)))
          return FALSE;
      return TRUE;

    case EF_NODE_IN:
      return take_column (self, node) && take_values (self, node);

    case EF_NODE_COMPARE:
      return node->compare == EF_COMPARE_EQUAL && take_column (self, node)
             && take_values (self, node);

    case EF_NODE_MISSING:
      self->missing = TRUE;
      return take_column (self, node);

    case EF_NODE_AND:
    case EF_NODE_NOT:
    case EF_NODE_MATCHES:
    case EF_NODE_CONTAINS:
    default:
      return FALSE;
    }
}

static gboolean
read_values (EfFilterPart *self, const EfNode *node)
{
  gboolean excluded = node->kind == EF_NODE_NOT;

  self->values = g_ptr_array_new_with_free_func (g_free);
  if (!take_choice (self, excluded ? g_ptr_array_index (node->children, 0) : node))
    return FALSE;
  self->kind = excluded ? EF_FILTER_EXCLUDE : EF_FILTER_KEEP;

  return TRUE;
}

static gboolean
read_bound (EfFilterPart *self, const EfNode *node)
{
  const EfOperand *operand;

  if (node->kind != EF_NODE_COMPARE || node->compare < EF_COMPARE_LESS)
    return FALSE;
  operand = g_ptr_array_index (node->operands, 1);
  if (operand->kind == EF_TOKEN_NAME)
    return FALSE;

  self->kind = EF_FILTER_BOUND;
  take_column (self, node);
  self->upper = node->compare == EF_COMPARE_LESS || node->compare == EF_COMPARE_LESS_EQUAL;
  self->strict = node->compare == EF_COMPARE_LESS || node->compare == EF_COMPARE_GREATER;
  self->bound = operand->unit != NULL ? g_strconcat (operand->text, " ", operand->unit, NULL)
                                      : g_strdup (operand->text);

  return TRUE;
}

/* @text (transfer full) */
static EfFilterPart *
new_part (const EfNode *node, char *text)
{
  EfFilterPart *self = g_new0 (EfFilterPart, 1);

  self->text = text;
  if (!read_bound (self, node) && !read_values (self, node))
    {
      g_clear_pointer (&self->column, g_free);
      g_clear_pointer (&self->values, g_ptr_array_unref);
      self->missing = FALSE;
    }

  return self;
}

GPtrArray *
ef_filter_list_parts (const char *filter)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_filter_part_free);
  g_autoptr (EfNode) root = filter != NULL ? ef_filter_parse_text (filter, NULL) : NULL;

  if (root == NULL)
    return parts;

  if (root->kind != EF_NODE_AND)
    g_ptr_array_add (parts, new_part (root, g_strstrip (g_strdup (filter))));
  else
    for (guint i = 0; i < root->children->len; i++)
      {
        const EfNode *node = g_ptr_array_index (root->children, i);

        g_ptr_array_add (parts,
                         new_part (node, g_strndup (filter + node->start,
                                                    node->end - node->start)));
      }

  return parts;
}

/* ---- Writing ---- */

/* TRUE if @condition beside another one needs parentheses. */
static gboolean
is_alternative (const char *condition)
{
  g_autoptr (EfNode) root = ef_filter_parse_text (condition, NULL);

  /* In parentheses of its own it has a place. */
  return root != NULL && root->kind == EF_NODE_OR && root->end == 0;
}

char *
ef_filter_join (const char *const *conditions, guint n_conditions)
{
  GString *filter = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (conditions != NULL || n_conditions == 0, NULL);

  for (guint i = 0; i < n_conditions; i++)
    n += conditions[i] != NULL;
  for (guint i = 0; i < n_conditions; i++)
    {
      if (conditions[i] == NULL)
        continue;
      if (filter->len > 0)
        g_string_append (filter, " and ");
      if (n > 1 && is_alternative (conditions[i]))
        g_string_append_printf (filter, "(%s)", conditions[i]);
      else
        g_string_append (filter, conditions[i]);
    }

  return g_string_free (filter, filter->len == 0);
}

static char *
join_parts (GPtrArray *parts)
{
  g_autofree const char **texts = g_new (const char *, MAX (parts->len, 1));

  for (guint i = 0; i < parts->len; i++)
    texts[i] = ((const EfFilterPart *) g_ptr_array_index (parts, i))->text;

  return ef_filter_join (texts, parts->len);
}

char *
ef_filter_remove_part (const char *filter, guint part)
{
  g_autoptr (GPtrArray) parts = ef_filter_list_parts (filter);

  g_return_val_if_fail (part < parts->len, NULL);

  g_ptr_array_remove_index (parts, part);

  return join_parts (parts);
}

char *
ef_filter_remove_choices (const char *filter, const EfTable *table, const EfColumn *column)
{
  g_autoptr (GPtrArray) parts = ef_filter_list_parts (filter);

  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = parts->len; i > 0; i--)
    {
      const EfFilterPart *part = g_ptr_array_index (parts, i - 1);

      if (part->kind != EF_FILTER_OTHER && ef_table_find_column (table, part->column) == column)
        g_ptr_array_remove_index (parts, i - 1);
    }

  return join_parts (parts);
}

char *
ef_filter_quote_name (const char *name)
{
  g_auto (EfToken) token = { 0 };
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;
  gsize offset = 0;

  g_return_val_if_fail (name != NULL, NULL);

  if (*name != '`' && ef_token_read (name, &offset, &token, NULL)
      && token.kind == EF_TOKEN_NAME && name[offset] == '\0' && token.start == 0)
    return g_strdup (name);

  parts = g_strsplit (name, "`", -1);
  doubled = g_strjoinv ("``", parts);

  return g_strdup_printf ("`%s`", doubled);
}

static void
append_text (GString *out, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (out, "\"%s\"", doubled);
}

/* `license in ("mit", "apache-2.0")` */
static char *
write_values (const char *name, gboolean excluded, const char *const *values, guint n_values)
{
  GString *out = g_string_new (name);

  if (n_values == 1)
    g_string_append (out, excluded ? " not in (" : " = ");
  else
    g_string_append (out, excluded ? " not in (" : " in (");
  for (guint i = 0; i < n_values; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_text (out, values[i]);
    }
  if (n_values > 1 || excluded)
    g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

char *
ef_filter_write_values (const char *column,
                        EfFilterPartKind kind,
                        const char *const *values,
                        guint n_values,
                        gboolean missing)
{
  gboolean excluded = kind == EF_FILTER_EXCLUDE;
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;

  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (kind == EF_FILTER_KEEP || kind == EF_FILTER_EXCLUDE, NULL);

  if (n_values == 0 && !missing)
    return NULL;
  name = ef_filter_quote_name (column);
  if (n_values == 0)
    return g_strconcat (name, excluded ? " is not missing" : " is missing", NULL);
  if (!missing)
    return write_values (name, excluded, values, n_values);

  kept = write_values (name, FALSE, values, n_values);

  return g_strdup_printf ("%s(%s or %s is missing)", excluded ? "not " : "", kept, name);
}

/* TRUE if filters can read "@number @symbol" as the same value of the column. */
static gboolean
means (const EfColumn *column, double number, const char *symbol, double value)
{
  char buffer[EF_NUMBER_BUFFER];
  g_autofree char *condition
    = g_strdup_printf ("a = %s %s", ef_number_to_text (number, buffer), symbol);
  g_autoptr (EfNode) node = ef_filter_parse_text (condition, NULL);
  const EfOperand *operand;
  double read;

  if (node == NULL || node->kind != EF_NODE_COMPARE)
    return FALSE;
  operand = g_ptr_array_index (node->operands, 1);
  read = operand->number;

  return operand->kind == EF_TOKEN_NUMBER && operand->unit != NULL
         && ef_column_convert (column, operand->unit, &read, NULL) && read == value;
}

/* The number with the unit of the column; large ones without a unit in millions or billions, as
 * people say them. */
static char *
write_number (const EfColumn *column, double value)
{
  static const struct
  {
    double factor;
    const char *symbol;
  } large[] = { { 1e9, "B" }, { 1e6, "M" } };
  const EfUnit *unit = ef_column_get_unit (column);
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";
  char buffer[EF_NUMBER_BUFFER];

  if (*symbol != '\0' && means (column, value, symbol, value))
    return g_strconcat (ef_number_to_text (value, buffer), " ", symbol, NULL);
  for (guint i = 0; *symbol == '\0' && i < G_N_ELEMENTS (large); i++)
    if (fabs (value) >= large[i].factor
        && means (column, value / large[i].factor, large[i].symbol, value))
      return g_strconcat (ef_number_to_text (value / large[i].factor, buffer), " ",
                          large[i].symbol, NULL);

  return g_strdup (ef_number_to_text (value, buffer));
}

char *
ef_filter_write_bound (const EfColumn *column, gboolean upper, double value)
{
  g_autofree char *name = NULL;
  g_autofree char *bound = NULL;

  g_return_val_if_fail (ef_column_get_kind (column) != EF_COLUMN_TEXT, NULL);

  name = ef_filter_quote_name (ef_column_get_name (column));
  bound = ef_column_get_kind (column) == EF_COLUMN_DATE ? ef_date_to_iso (value, EF_DATE_DAY)
                                                        : write_number (column, value);

  return g_strdup_printf ("%s %s %s", name, upper ? "<=" : ">=", bound);
}
