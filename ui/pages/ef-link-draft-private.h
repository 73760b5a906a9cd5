/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link-draft.h"
#include "ef-refresh.h"

G_BEGIN_DECLS

struct _EfLinkDraft
{
  GObject parent_instance;

  EfDocument *document;
  EfTable *linked;      /* whose link is changed, or NULL for a new one */
  EfTable *tables[2];   /* or NULL */
  gboolean is_offered;  /* the second, which nobody chose */
  EfLinkSpec *spec;     /* without decisions and keys */
  GPtrArray *keys[2];   /* of char or NULL, of equal lengths */
  EfLinkSpec *verdicts; /* of which only the decisions count */

  EfLinkPairs *pairs;   /* NULL: to be found anew */
  EfLinkReport *report;
  EfRefresh *refresh;   /* what becomes of the document; NULL for a new link */
  EfDiagnostics *told;  /* what of it cannot follow; NULL for a new link */
  guint64 report_number;
  GError *error;
  GCancellable *cancellable; /* of the worker, NULL while there is none */
  EfProgress *progress;
};

/* Something else is asked. @keeps_pairs: but not of other names. */
void ef_link_draft_refresh (EfLinkDraft *self, gboolean keeps_pairs);

G_END_DECLS
