/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-sota.h"
#include "ef-estimate-column.h"

/* How columns are named on the command line. A header may itself end in ":max", so an argument is a
 * header first and a header with a direction second. */

#define N_NAMES_MAX 12

/* "model, img_size, top1", cut where a table is wide. */
static char *
list_columns (const EfTable *table)
{
  GString *names = g_string_new (NULL);
  guint n = ef_table_get_n_columns (table);

  for (guint i = 0; i < n && i < N_NAMES_MAX; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ef_column_get_name (ef_table_get_column (table, i)));
  if (n > N_NAMES_MAX)
    g_string_append (names, ", …");

  return g_string_free (names, FALSE);
}

static EfCliStatus
fail_without_column (const EfTable *table,
                     const char    *key)
{
  g_autofree char *names = list_columns (table);

  return ef_cli_fail (EF_CLI_NOT_FOUND,
                      _("There is no column “%s” in “%s”. The columns are: %s."), key,
                      ef_table_get_name (table), names);
}

/* The column of that name, or the estimate that figures call so: "Carbon estimate". NULL: none. */
static EfColumn *
look_up (const EfTable *table,
         const char    *key)
{
  EfColumn *column = ef_table_find_column (table, key);

  for (guint i = 0; column == NULL && i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *other = ef_table_get_column (table, i);

      if (g_strcmp0 (ef_estimate_column_get_name (ef_column_get_name (other)), key) == 0)
        column = other;
    }

  return column;
}

/* Splits "accuracy:max"; FALSE if @argument does not end in a direction. */
static gboolean
split_direction (const char  *argument,
                 char       **key,
                 EfDirection *direction)
{
  const char *colon = strrchr (argument, ':');

  if (colon == NULL || !ef_direction_from_word (colon + 1, direction) ||
      *direction == EF_DIRECTION_UNKNOWN)
    return FALSE;

  *key = g_strndup (argument, colon - argument);

  return TRUE;
}

static void
fill_axis (EfCliAxis  *axis,
           EfColumn   *column,
           EfDirection direction)
{
  axis->column = column;
  axis->direction = direction;
  axis->reason = EF_DIRECTION_REASON_USER;

  if (direction == EF_DIRECTION_UNKNOWN)
    {
      axis->direction = ef_column_get_direction (column);
      axis->reason = ef_column_get_direction_reason (column);
    }
}

/* The suggestion at @first, unless the other axis has it already: then that at @second. */
static gboolean
suggest_axis (const EfTable  *table,
              gint            first,
              gint            second,
              const EfColumn *other,
              EfCliAxis      *axis,
              EfCliStatus    *status)
{
  EfColumn *column = first >= 0 ? ef_table_get_column (table, first) : NULL;

  if (column == other && second >= 0)
    column = ef_table_get_column (table, second);

  if (column == NULL || column == other)
    {
      g_autofree char *names = list_columns (table);

      *status = ef_cli_fail (EF_CLI_NOT_FOUND,
                             _("“%s” has no two columns that make a chart by themselves: "
                               "name them with --x and --y. The columns are: %s."),
                             ef_table_get_name (table), names);
      return FALSE;
    }

  fill_axis (axis, column, EF_DIRECTION_UNKNOWN);

  return TRUE;
}

gboolean
ef_cli_find_axis (const EfTable *table,
                  const char    *argument,
                  EfCliAxis     *axis,
                  EfCliStatus   *status)
{
  g_autofree char *key = NULL;
  EfDirection direction = EF_DIRECTION_UNKNOWN;
  EfColumn *column;

  g_return_val_if_fail (table != NULL && argument != NULL, FALSE);
  g_return_val_if_fail (axis != NULL && status != NULL, FALSE);

  column = look_up (table, argument);
  if (column == NULL && split_direction (argument, &key, &direction))
    column = look_up (table, key);

  if (column == NULL)
    {
      *status = fail_without_column (table, key != NULL ? key : argument);
      return FALSE;
    }

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("The column “%s” holds text, not numbers."),
                             ef_column_get_name (column));
      return FALSE;
    }

  fill_axis (axis, column, direction);

  return TRUE;
}

gboolean
ef_cli_find_axes (const EfTable *table,
                  const char    *x_argument,
                  const char    *y_argument,
                  EfCliAxis     *x,
                  EfCliAxis     *y,
                  EfCliStatus   *status)
{
  gint x_index, y_index;

  g_return_val_if_fail (table != NULL && x != NULL && y != NULL && status != NULL, FALSE);

  x->column = NULL;
  y->column = NULL;

  if (x_argument != NULL && !ef_cli_find_axis (table, x_argument, x, status))
    return FALSE;
  if (y_argument != NULL && !ef_cli_find_axis (table, y_argument, y, status))
    return FALSE;
  if (x_argument != NULL && y_argument != NULL)
    return TRUE;

  ef_table_suggest_axes (table, &x_index, &y_index);

  return (x_argument != NULL || suggest_axis (table, x_index, y_index, y->column, x, status)) &&
         (y_argument != NULL || suggest_axis (table, y_index, x_index, x->column, y, status));
}

void
ef_cli_axes_assume (EfCliAxis       *x,
                    const EfCliAxis *y)
{
  g_return_if_fail (x != NULL && y != NULL);

  if (!ef_chart_sota_is_assumed (x->column, x->direction, y->column, y->direction))
    return;

  x->direction = EF_DIRECTION_LOWER;
  x->reason = EF_DIRECTION_REASON_FIRST;
}

gboolean
ef_cli_axis_check_direction (const EfCliAxis *self,
                             const char      *option,
                             EfCliStatus     *status)
{
  const char *name;

  g_return_val_if_fail (self != NULL && option != NULL && status != NULL, FALSE);

  if (self->direction != EF_DIRECTION_UNKNOWN)
    return TRUE;

  name = ef_column_get_name (self->column);
  if (ef_column_get_kind (self->column) == EF_COLUMN_DATE)
    *status = ef_cli_fail (EF_CLI_USAGE,
                           _("It is not known whether earlier or later dates of “%s” are better: "
                             "write %s '%s:min' or %s '%s:max'."),
                           name, option, name, option, name);
  else
    *status = ef_cli_fail (EF_CLI_USAGE,
                           _("It is not known whether lower or higher values of “%s” are better: "
                             "write %s '%s:min' or %s '%s:max'."),
                           name, option, name, option, name);

  return FALSE;
}

EfColumn *
ef_cli_find_column (const EfTable *table,
                    const char    *key,
                    EfCliStatus   *status)
{
  EfColumn *column;

  g_return_val_if_fail (table != NULL && key != NULL && status != NULL, NULL);

  column = look_up (table, key);
  if (column == NULL)
    *status = fail_without_column (table, key);

  return column;
}

gboolean
ef_cli_read_as_of (const char  *text,
                   double      *end,
                   EfCliStatus *status)
{
  EfDatePrecision precision;
  double days;
  int year, month, day;

  g_return_val_if_fail (text != NULL && end != NULL && status != NULL, FALSE);

  if (!ef_date_read (text, -1, &days, &precision))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("“%s” is not a date."), text);
      return FALSE;
    }

  ef_date_to_ymd (days, &year, &month, &day);
  if (precision == EF_DATE_YEAR)
    *end = ef_date_from_ymd (year + 1, 1, 1);
  else if (precision == EF_DATE_MONTH)
    *end = ef_date_from_ymd (month < 12 ? year : year + 1, month < 12 ? month + 1 : 1, 1);
  else if (precision == EF_DATE_DAY)
    *end = ef_date_from_ymd (year, month, day + 1);
  else
    *end = nextafter (days, INFINITY);

  return TRUE;
}
