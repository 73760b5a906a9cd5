/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column-offer.h"
#include "ef-facet-bars.h"
#include "ef-facet-popover.h"
#include "ef-filter-choice.h"
#include "ef-index-list.h"

G_BEGIN_DECLS

/* The popover itself: for its own files, and for nobody else. */

struct _EfFacetPopover
{
  GtkPopover parent_instance;

  EfWorkspace *workspace;
  EfColumnOffer *offer;    /* of columns to choose from */
  char *column;            /* key of the one that is shown, NULL while all are */
  EfFacet *facet;          /* its rows, NULL before they are counted */
  char *counted;           /* what it was counted with: the rest of the filter, "" for none */
  EfTable *counted_table;
  EfFilterChoice *choice;  /* of the column, with the facet */
  GCancellable *cancellable;
  gboolean showing;        /* the controls are being set, the user did nothing */

  GtkStack *stack;
  EfIndexList *column_list;
  GtkLabel *title_label;
  GtkWidget *clear_button;
  GtkStack *kind_stack;
  GtkToggleButton *keep_button;
  GtkToggleButton *exclude_button;
  EfIndexList *value_list;
  EfFacetBars *bars;
  GtkEditable *low_entry;
  GtkEditable *high_entry;
  GtkLabel *status_label;
};

/* ef-facet-popover.c */

/* The choice as it is now becomes part of the filter. */
void ef_facet_popover_write_choice (EfFacetPopover *self);

/* ef-facet-popover-values.c */

extern const EfIndexListFuncs ef_facet_popover_value_funcs;
/* The selected line is chosen, or not any more. */
void ef_facet_popover_value_activated (EfFacetPopover *self);

/* ef-facet-popover-range.c */

void ef_facet_popover_range_dragged (EfFacetPopover *self, double low, double high);
void ef_facet_popover_bounds_activated (EfFacetPopover *self);
/* What is chosen, on the bars and in the entries. */
void ef_facet_popover_show_range (EfFacetPopover *self);

G_END_DECLS
