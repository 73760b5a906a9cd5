/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-card-table.h"

G_BEGIN_DECLS

/**
 * EfCardBody:
 *
 * What the Markdown below the head of a card says: sizes, compute and emissions in lines such as
 * "- **Params (M):** 25.6", the metrics that AutoTrain writes below "Validation Metrics", and the
 * tables.
 */
typedef struct
{
  GPtrArray *tables;  /* (element-type EfTextTable) */
  GPtrArray *metrics; /* (element-type utf8) name, value and line of each, in turn */
  char *task;         /* "Multi-class Classification", or NULL */
} EfCardBody;

/* Gives the facts to @card. @text is UTF-8; @first_line: where it begins in the file. */
EfCardBody *ef_card_body_read (EfCard *card, const char *text, gsize length, guint first_line);
void        ef_card_body_free (EfCardBody *self);

/* A result of the metrics in the body, if there are any. For cards that have no other results. */
void        ef_card_body_take_result (EfCardBody *self, EfCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCardBody, ef_card_body_free)

G_END_DECLS
