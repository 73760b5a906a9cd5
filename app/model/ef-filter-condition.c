/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-private.h"

#include "ef-column-private.h"
#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One condition over the rows of a table: one byte per row, in one tight loop. Texts are
 * compared by their number in the pool, and what has to be looked for inside a text is looked
 * for once per different text, not once per row. */

typedef struct
{
  const char *text; /* of the filter, for the places of errors */
  const EfNode *node;
  const EfColumn *column;
  guint8 *result;
} Condition;

/* What a value means beside a column of numbers or dates: the half-open range that it equals. A
 * number is one point, "2019" beside a date is the whole year. */
typedef struct
{
  double first;
  double behind; /* equal to first for a point */
} Range;

/* Turns the number of @operand into the unit of the column: 7 B into 7000 where the column counts
 * millions. */
static gboolean
convert_unit (const Condition  *self,
              const EfOperand  *operand,
              double           *value,
              GError          **error)
{
  g_autoptr (GError) reason = NULL;

  if (operand->unit == NULL || ef_column_convert (self->column, operand->unit, value, &reason))
    return TRUE;

  ef_expression_set_error (error, self->text, operand->start, "%s", reason->message);
  return FALSE;
}

static double
end_of_period (double          days,
               EfDatePrecision precision)
{
  int year, month, day;

  ef_date_to_ymd (days, &year, &month, &day);
  switch (precision)
    {
    case EF_DATE_YEAR:
      return ef_date_from_ymd (year + 1, 1, 1);

    case EF_DATE_MONTH:
      return month == 12 ? ef_date_from_ymd (year + 1, 1, 1)
                         : ef_date_from_ymd (year, month + 1, 1);

    case EF_DATE_DAY:
      return days + 1;

    case EF_DATE_TIME:
    default:
      return days;
    }
}

static gboolean
read_date (const Condition  *self,
           const EfOperand  *operand,
           Range            *range,
           GError          **error)
{
  EfDatePrecision precision;

  if (operand->unit != NULL || !ef_date_read (operand->text, -1, &range->first, &precision))
    {
      ef_expression_set_error (error, self->text, operand->start, _("“%s” is not a date."),
                           operand->text);
      return FALSE;
    }

  range->behind = end_of_period (range->first, precision);

  return TRUE;
}

/* The value of @operand beside a column of numbers or dates. */
static gboolean
read_range (const Condition  *self,
            const EfOperand  *operand,
            Range            *range,
            GError          **error)
{
  if (ef_column_get_kind (self->column) == EF_COLUMN_DATE)
    return read_date (self, operand, range, error);

  if (operand->kind == EF_TOKEN_NUMBER)
    range->first = operand->number;
  else if (operand->kind != EF_TOKEN_TEXT
           || !ef_number_read_plain (operand->text, strlen (operand->text), &range->first))
    {
      ef_expression_set_error (error, self->text, operand->start,
                           _("“%s” is not a number, but the column “%s” holds numbers."),
                           operand->text, ef_column_get_name (self->column));
      return FALSE;
    }

  if (!convert_unit (self, operand, &range->first, error))
    return FALSE;
  range->behind = range->first;

  return TRUE;
}

/* No comparison holds for NAN. */
static inline gboolean
holds (double    value,
       EfCompare compare,
       Range     range)
{
  gboolean point = range.first == range.behind;

  switch (compare)
    {
    case EF_COMPARE_EQUAL:
      return point ? value == range.first : value >= range.first && value < range.behind;

    case EF_COMPARE_UNEQUAL:
      return value < range.first || (point ? value > range.first : value >= range.behind);

    case EF_COMPARE_LESS:
      return value < range.first;

    case EF_COMPARE_LESS_EQUAL:
      return point ? value <= range.first : value < range.behind;

    case EF_COMPARE_GREATER:
      return point ? value > range.first : value >= range.behind;

    case EF_COMPARE_GREATER_EQUAL:
    default:
      return value >= range.first;
    }
}

static gboolean
compare_numbers (const Condition  *self,
                 EfCompare         compare,
                 const EfOperand  *operand,
                 GError          **error)
{
  const double *numbers = ef_column_get_numbers (self->column);
  guint n_rows = ef_column_get_n_rows (self->column);
  Range range;

  if (!read_range (self, operand, &range, error))
    return FALSE;

  for (guint row = 0; row < n_rows; row++)
    self->result[row] |= holds (numbers[row], compare, range);

  return TRUE;
}

static gboolean
compare_texts (const Condition  *self,
               EfCompare         compare,
               const EfOperand  *operand,
               GError          **error)
{
  const guint32 *ids = ef_column_get_text_ids (self->column);
  guint n_rows = ef_column_get_n_rows (self->column);
  g_autofree char *text = g_strconcat (operand->text, operand->unit, NULL);
  guint32 wanted = ef_text_pool_find (ef_column_get_pool (self->column), text);

  if (compare != EF_COMPARE_EQUAL && compare != EF_COMPARE_UNEQUAL)
    {
      ef_expression_set_error (error, self->text, operand->start,
                           _("the column “%s” holds text, which is compared with = and != only."),
                           ef_column_get_name (self->column));
      return FALSE;
    }

  for (guint row = 0; row < n_rows; row++)
    self->result[row] |= ids[row] != 0 && (ids[row] == wanted) == (compare == EF_COMPARE_EQUAL);

  return TRUE;
}

/* Adds the rows whose value compares so with that of @operand to the result. */
static gboolean
compare_value (const Condition  *self,
               EfCompare         compare,
               const EfOperand  *operand,
               GError          **error)
{
  if (ef_column_get_kind (self->column) == EF_COLUMN_TEXT)
    return compare_texts (self, compare, operand, error);

  return compare_numbers (self, compare, operand, error);
}

/* TRUE if the values of both stand on one scale. */
static gboolean
are_comparable (const EfColumn *left,
                const EfColumn *right,
                EfCompare       compare)
{
  if (ef_column_get_kind (left) != ef_column_get_kind (right))
    return FALSE;

  if (ef_column_get_kind (left) == EF_COLUMN_TEXT)
    return compare == EF_COMPARE_EQUAL || compare == EF_COMPARE_UNEQUAL;

  return ef_column_get_dimension (left) == ef_column_get_dimension (right)
         && (ef_column_get_unit (left) == NULL) == (ef_column_get_unit (right) == NULL);
}

static void
compare_row_texts (const Condition *self,
                   const EfColumn  *other)
{
  gboolean equal = self->node->compare == EF_COMPARE_EQUAL;

  for (guint row = 0; row < ef_column_get_n_rows (other); row++)
    {
      const char *a = ef_column_get_text (self->column, row);
      const char *b = ef_column_get_text (other, row);

      self->result[row] = *a != '\0' && *b != '\0' && (strcmp (a, b) == 0) == equal;
    }
}

static void
compare_row_numbers (const Condition *self,
                     const EfColumn  *other)
{
  const double *a = ef_column_get_numbers (self->column);
  const double *b = ef_column_get_numbers (other);
  double factor = ef_column_get_factor (self->column);
  double other_factor = ef_column_get_factor (other);

  for (guint row = 0; row < ef_column_get_n_rows (other); row++)
    {
      double value = factor == other_factor ? b[row] : b[row] * other_factor / factor;

      self->result[row] = holds (a[row], self->node->compare, (Range) { value, value });
    }
}

static gboolean
compare_columns (const Condition  *self,
                 const EfColumn   *other,
                 const EfOperand  *operand,
                 GError          **error)
{
  if (!are_comparable (self->column, other, self->node->compare))
    {
      ef_expression_set_error (error, self->text, operand->start,
                           _("the columns “%s” and “%s” cannot be compared."),
                           ef_column_get_name (self->column), ef_column_get_name (other));
      return FALSE;
    }

  if (ef_column_get_kind (other) == EF_COLUMN_TEXT)
    compare_row_texts (self, other);
  else
    compare_row_numbers (self, other);

  return TRUE;
}

/* A word beside a column of text is more likely a text than the name of a column. */
static gboolean
is_bare_beside_text (const Condition *self,
                     const EfOperand *operand)
{
  return ef_column_get_kind (self->column) == EF_COLUMN_TEXT && self->text[operand->start] != '`';
}

static void
hint_at_quotes (const EfOperand  *operand,
                GError          **error)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", operand->text);
  g_autofree char *message = NULL;

  if (error == NULL)
    return;

  /* Translators: a sentence that says what is wrong, then what to write: a text in quotes. */
  message = g_strdup_printf (_("%s Text is written in quotes: %s."), (*error)->message, quoted);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

static gboolean
apply_compare (const Condition  *self,
               const EfTable    *table,
               GError          **error)
{
  const EfOperand *operand = g_ptr_array_index (self->node->operands, 1);
  const EfColumn *other;

  if (operand->kind != EF_TOKEN_NAME)
    return compare_value (self, self->node->compare, operand, error);

  other = ef_table_require_column (table, operand->text, error);
  if (other == NULL && is_bare_beside_text (self, operand))
    hint_at_quotes (operand, error);

  return other != NULL && compare_columns (self, other, operand, error);
}

static gboolean
apply_in (const Condition  *self,
          GError          **error)
{
  for (guint i = 1; i < self->node->operands->len; i++)
    if (!compare_value (self, EF_COMPARE_EQUAL, g_ptr_array_index (self->node->operands, i), error))
      return FALSE;

  return TRUE;
}

static void
apply_missing (const Condition *self)
{
  const double *numbers = ef_column_get_numbers (self->column);
  const guint32 *ids = ef_column_get_text_ids (self->column);

  for (guint row = 0; row < ef_column_get_n_rows (self->column); row++)
    self->result[row] = ids != NULL ? ids[row] == 0 : isnan (numbers[row]);
}

/* Looks into one text for what MATCHES and CONTAINS want; @needle is folded. */
static gboolean
look_into (const Condition  *self,
           const char       *text,
           const char       *needle,
           gboolean         *found,
           GError          **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GError) cause = NULL;

  *found = FALSE;
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    return TRUE;

  if (self->node->kind == EF_NODE_CONTAINS)
    {
      folded = g_utf8_casefold (text, -1);
      *found = strstr (folded, needle) != NULL;
      return TRUE;
    }

  *found = g_regex_match_full (self->node->regex, text, -1, 0, 0, NULL, &cause);
  if (cause == NULL)
    return TRUE;

  ef_expression_set_error (error, self->text,
                       ((EfOperand *) g_ptr_array_index (self->node->operands, 1))->start,
                       _("this regular expression takes too long."));

  return FALSE;
}

static gboolean
search_texts (const Condition  *self,
              const char       *needle,
              GError          **error)
{
  enum { UNKNOWN, FOUND, NOT_FOUND };
  const guint32 *ids = ef_column_get_text_ids (self->column);
  g_autofree guint8 *known = NULL; /* by number of the text */

  known = g_new0 (guint8, (gsize) ef_text_pool_get_size (ef_column_get_pool (self->column)) + 1);
  for (guint row = 0; row < ef_column_get_n_rows (self->column); row++)
    {
      gboolean found;

      if (known[ids[row]] == UNKNOWN)
        {
          if (!look_into (self, ef_column_get_text (self->column, row), needle, &found, error))
            return FALSE;
          known[ids[row]] = found ? FOUND : NOT_FOUND;
        }
      self->result[row] = known[ids[row]] == FOUND;
    }

  return TRUE;
}

/* Numbers and dates are searched as the file has them. */
static gboolean
search_cells (const Condition  *self,
              const char       *needle,
              GError          **error)
{
  for (guint row = 0; row < ef_column_get_n_rows (self->column); row++)
    {
      g_autofree char *cell = ef_column_dup_cell (self->column, row);
      gboolean found;

      if (!look_into (self, cell, needle, &found, error))
        return FALSE;
      self->result[row] = found;
    }

  return TRUE;
}

static gboolean
apply_search (const Condition  *self,
              GError          **error)
{
  const EfOperand *operand = g_ptr_array_index (self->node->operands, 1);
  g_autofree char *text = g_strconcat (operand->text, operand->unit, NULL);
  g_autofree char *needle = g_utf8_casefold (text, -1);

  if (ef_column_get_kind (self->column) == EF_COLUMN_TEXT)
    return search_texts (self, needle, error);

  return search_cells (self, needle, error);
}

gboolean
ef_filter_apply_condition (const char     *text,
                           const EfNode   *node,
                           const EfTable  *table,
                           guint8         *result,
                           GError        **error)
{
  Condition self = { .text = text, .node = node, .result = result };
  const EfOperand *first = g_ptr_array_index (node->operands, 0);

  self.column = ef_table_require_column (table, first->text, error);
  if (self.column == NULL)
    return FALSE;

  switch (node->kind)
    {
    case EF_NODE_COMPARE:
      return apply_compare (&self, table, error);

    case EF_NODE_IN:
      return apply_in (&self, error);

    case EF_NODE_MATCHES:
    case EF_NODE_CONTAINS:
      return apply_search (&self, error);

    case EF_NODE_MISSING:
      apply_missing (&self);
      return TRUE;

    case EF_NODE_AND:
    case EF_NODE_OR:
    case EF_NODE_NOT:
    default:
      g_assert_not_reached ();
    }
}
