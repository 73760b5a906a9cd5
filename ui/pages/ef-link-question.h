/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link-pairs.h"
#include "ef-link-report.h"
#include "ef-refresh.h"

G_BEGIN_DECLS

/* What is asked of two tables that somebody is linking, and what a worker answers. */
typedef struct
{
  EfTable *tables[2];
  EfLinkSpec *spec;
  char *path;
  EfLinkPairs *pairs; /* known already, or NULL */
  EfProgress *progress;
  EfTable *linked;    /* whose link is changed, or NULL for a new one */
  EfCatalog *catalog; /* that it is in */
} EfLinkQuestion;

typedef struct
{
  EfLinkPairs *pairs;
  EfLinkReport *report;
  EfRefresh *refresh; /* of the linked table and of what was made of it; NULL for a new one */
  EfDiagnostics *told; /* what could not follow, and why; NULL for a new one */
} EfLinkAnswer;

void          ef_link_answer_free (EfLinkAnswer *self);

/* Takes @self, of which all is owned. A later @cancellable tells answers to earlier questions from
 * the one that is waited for. */
void          ef_link_question_ask (EfLinkQuestion *self, GObject *source,
                                    GCancellable *cancellable, GAsyncReadyCallback callback);
EfLinkAnswer *ef_link_question_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLinkAnswer, ef_link_answer_free)

G_END_DECLS
