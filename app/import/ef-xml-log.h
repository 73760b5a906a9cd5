/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-text-pool.h"

G_BEGIN_DECLS

/**
 * EfXmlLog:
 *
 * A document of which only at its end is known what it means, written down in little room: which
 * node of its shape each element and attribute is, and what text it has, as ids of a pool. About
 * twelve bytes for each element, beside the different texts.
 */
typedef struct _EfXmlLog EfXmlLog;

/* @text: of elements without elements inside, tidied; 0 if there is none. */
typedef struct
{
  void (*open) (gpointer context, guint node, guint line);
  void (*attribute) (gpointer context, guint node, guint32 text);
  void (*close) (gpointer context, guint32 text);
} EfXmlLogHandler;

EfXmlLog *ef_xml_log_new (EfTextPool *pool);
void      ef_xml_log_free (EfXmlLog *self);

/* @node: less than 2^30. @line: where its start tag ends. */
void ef_xml_log_open (EfXmlLog *self, guint node, guint line);
/* Of the element that was opened last, before anything inside of it. */
void ef_xml_log_attribute (EfXmlLog *self, guint node, const char *text, gsize length);
void ef_xml_log_close (EfXmlLog *self, const char *text, gsize length);

/* Tells @handler all of it, once, in the order of the document, and forgets it. Where the document
 * broke off, elements stay open. FALSE with @error only if cancelled. */
gboolean ef_xml_log_replay (EfXmlLog              *self,
                            const EfXmlLogHandler *handler,
                            gpointer               context,
                            GCancellable          *cancellable,
                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfXmlLog, ef_xml_log_free)

G_END_DECLS
