/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* How many characters wide traces are, at most and at least; other texts follow. */
#define EF_POINT_VALUES_MAX_CHARS 56
#define EF_POINT_VALUES_MIN_CHARS 26

/**
 * EfPointValues:
 *
 * The rows of values of a card while they are made: what it is, the value, and below it what it
 * would be in everyday terms, what it counts, and where it comes from if it is not reported.
 */
typedef struct
{
  GtkGrid *grid; /* floating until somebody takes it */
  int n_lines;
  EfChartData *data;
  guint point;
  guint row; /* of the table */
  int trace_chars;
  gboolean brief; /* for a glance: sources by their publisher */
  gboolean unmarked; /* a value that was added has no mark of where it comes from */
} EfPointValues;

void ef_point_values_init (EfPointValues *self, EfChartData *data, guint point, int trace_chars,
                           gboolean brief);
/* @axis: of the chart; @coverage: of error bars. */
void ef_point_values_add_axis (EfPointValues *self, const EfAxisData *axis, const EfAxisSpec *spec,
                               double coverage);
/* A cell of another column, with its unit; nothing for an empty one. */
void ef_point_values_add_cell (EfPointValues *self, EfColumn *column);
/* The row's cells that are neither on an axis nor a group or name, in the order of the file. */
void ef_point_values_add_others (EfPointValues *self);

/* "Reported · models.csv, line 12": of the whole row, with what holds for all values without a
 * mark. (transfer full) */
char *ef_point_values_dup_provenance (EfChartData *data, guint point, gboolean unmarked);

/* Between @narrow and @wide as traces of @trace_chars are. */
int        ef_point_values_scale_chars (int trace_chars, int narrow, int wide);
GtkWidget *ef_point_values_create_label (const char *text, const char *css_class);
/* As wide as its text, up to @max_chars, and no narrower: a scrolled window asks for the height
 * of what it holds at the smallest width, and would leave a gap below. */
void       ef_point_values_fix_width (GtkWidget *label, int max_chars);
/* @text with no break between a number and its unit (transfer full). */
char      *ef_point_values_bind_units (const char *text);

G_END_DECLS
