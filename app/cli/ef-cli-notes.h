/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-cli.h"

G_BEGIN_DECLS

/* What is drawn into a chart, and where names stand, from the options --note and --name, each of
 * which may be given again. */

#define EF_CLI_OPTION_NOTE(notes) \
  { "note", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(notes), \
    N_("Draw a line (“x=24GB: text”), a region (“x=1B..7B,y=70..: text”), or a text with an " \
       "arrow to a place, so many points right of it and below (“x=7B,y=80@40,-30: text”); none: " \
       "without those of the project; may be given again"), \
    N_("NOTE") }

#define EF_CLI_OPTION_NAME(names) \
  { "name", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(names), \
    N_("Show or hide the name of the row of this label or id, or put it so many letters right of " \
       "its point and below: “ResNet-50=@1.5,-2”; may be given again"), \
    N_("ROW=[show|hide][@DX,DY]") }

/* FALSE after saying what is wrong. NULL @notes, @names: nothing was said. */
gboolean ef_cli_notes_apply (char **notes, EfChartSpec *spec, const EfAxisData *x,
                             const EfAxisData *y, EfCliStatus *status);
gboolean ef_cli_names_apply (char **names, EfChartSpec *spec, EfTable *table,
                             EfCliStatus *status);

/* The ids of all rows of that label, else of the row of that id (element-type guint64), possibly
 * none. (transfer full) */
GArray  *ef_cli_find_rows (EfTable *table, const char *wanted);

G_END_DECLS
