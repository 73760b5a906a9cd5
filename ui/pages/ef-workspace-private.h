/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-workspace.h"

G_BEGIN_DECLS

/* The workspace itself: for its own files, and for nobody else. */

struct _EfWorkspace
{
  GObject parent_instance;

  EfDocument *document;

  char *chart_id;       /* of the shown chart in the document; NULL while it is only looked at */
  EfTable *source;      /* of the shown chart, as the document has it; NULL: nothing is shown */
  EfTable *table;       /* shown: @source, or with the estimates that the chart supposes */
  EfChartSpec *spec;    /* shown; a copy of the document's or, without id, our own */
  EfChartData *data;
  EfChartSpec *data_spec; /* the specification that @data is of, its resamples perhaps not yet */
  GError *error;

  GCancellable *cancellable; /* of the running computation, NULL when none is */
  GCancellable *resampling;  /* of resamples that are being made, NULL when none are */

  GArray *selection;    /* guint32 rows, ascending */
  GPtrArray *charts;    /* ids of all charts of the table, as they were when last told of */
  GHashTable *last_charts; /* id of a table -> id of the chart of it that was shown last */
};

/* ef-workspace.c */

void ef_workspace_notify_busy (EfWorkspace *self);
/* The points are other ones, or could not be computed. */
void ef_workspace_notify_data (EfWorkspace *self);
/* What the pages read: the table of the document, or the one with the estimates. May be NULL. */
void ef_workspace_set_shown_table (EfWorkspace *self, EfTable *table);

/* ef-workspace-points.c */

/* Makes the points those of the table and the specification that are shown. */
void ef_workspace_refresh_points (EfWorkspace *self);

G_END_DECLS
