/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* What `--x Q[:min|max]` came to. */
typedef struct
{
  EfColumn *column; /* borrowed from the table; holds numbers or dates */
  EfDirection direction;
  EfDirectionReason reason;
} EfCliAxis;

/**
 * ef_cli_find_axes:
 * @x_argument: the argument of `--x`, or NULL for a column that makes a good first chart
 * @y_argument: the same for `--y`
 *
 * Finds two axes in a table. A direction may stay unknown; ef_cli_axis_check_direction() is for
 * verbs that need one.
 *
 * Returns: FALSE after saying why not
 */
gboolean ef_cli_find_axes (const EfTable *table,
                           const char    *x_argument,
                           const char    *y_argument,
                           EfCliAxis     *x,
                           EfCliAxis     *y,
                           EfCliStatus   *status);

/* One of them by itself; @argument is not NULL. */
gboolean ef_cli_find_axis (const EfTable *table,
                           const char    *argument,
                           EfCliAxis     *axis,
                           EfCliStatus   *status);

/* Where nobody said which dates below a score are better, earlier ones are, as on a chart: the
 * frontier is the state of the art over time. */
void     ef_cli_axes_assume (EfCliAxis *x, const EfCliAxis *y);

/* FALSE after saying how to give the direction; @option is "--x" or "--y". */
gboolean ef_cli_axis_check_direction (const EfCliAxis *self,
                                      const char      *option,
                                      EfCliStatus     *status);

/* The first moment that is not of the date @text any more: "2023" is all of that year. FALSE after
 * saying that it is none. */
gboolean ef_cli_read_as_of (const char *text, double *end, EfCliStatus *status);

/* The column that @key names; NULL after saying what there is instead. */
EfColumn *ef_cli_find_column (const EfTable *table, const char *key, EfCliStatus *status);

G_END_DECLS
