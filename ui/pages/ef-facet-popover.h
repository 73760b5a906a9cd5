/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfFacetPopover:
 *
 * Filters by click: choose a column, then values to keep or to exclude, each with the number of its
 * rows, or a range. What is chosen becomes part of the filter of the chart, which is the one truth;
 * each click is a step of the history.
 */
#define EF_TYPE_FACET_POPOVER (ef_facet_popover_get_type ())
G_DECLARE_FINAL_TYPE (EfFacetPopover, ef_facet_popover, EF, FACET_POPOVER, GtkPopover)

void ef_facet_popover_set_workspace (EfFacetPopover *self, EfWorkspace *workspace);
/* Shows the column of that key when it pops up; NULL, or one that is not there: all of them. */
void ef_facet_popover_show_column (EfFacetPopover *self, const char *column);
/* For tests: blocks until the rows are counted. */
void ef_facet_popover_wait (EfFacetPopover *self);

G_END_DECLS
