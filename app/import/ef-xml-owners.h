/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-text-pool.h"
#include "ef-xml-shape.h"

G_BEGIN_DECLS

/**
 * EfXmlOwners:
 *
 * The elements of a document that are rows or stand around them, and their values.
 *
 * What stands around a row may come behind it: <task><row/><name/></task>. So everything is kept in
 * flat arrays first, by owner: a row owns what is inside of it, and each element with rows inside
 * owns what is inside of that, down to the rows. When the document ends, each row gets its own
 * values and those of its owners.
 */
typedef struct _EfXmlOwners EfXmlOwners;

/* An element that is a row, or has rows inside, or both. */
typedef struct
{
  guint node;
  guint around;   /* number of the owner around plus one, 0 for none */
  guint line;     /* where its start tag ends */
  guint position; /* among equal elements, from 1 */
  guint first_value;
  guint n_values;
  guint64 n_around; /* values of the owners around */
} EfXmlOwner;

typedef struct
{
  guint owner;
  guint node;   /* of the element or attribute that has the value */
  guint32 name; /* of a pair, in the pool; else 0 */
  guint32 text; /* in the pool */
} EfXmlValue;

/* @log: the document, of which @shape was read; @pool: of its texts. Both @pool and @shape must
 * outlive the result. NULL with @error only if cancelled. */
EfXmlOwners *ef_xml_owners_read (EfXmlLog *log, EfTextPool *pool, const EfXmlShape *shape,
                                 GCancellable *cancellable, GError **error);
void         ef_xml_owners_free (EfXmlOwners *self);

const EfXmlOwner *ef_xml_owners_get (const EfXmlOwners *self, guint index);
/* @index: below @owner's n_values, in the order of the document */
const EfXmlValue *ef_xml_owners_get_value (const EfXmlOwners *self, const EfXmlOwner *owner,
                                           guint index);

/* The owners that are elements of one path. */
guint             ef_xml_owners_get_n_of_node (const EfXmlOwners *self, guint node);
const EfXmlOwner *ef_xml_owners_get_of_node (const EfXmlOwners *self, guint node, guint index);

/* "12:/a/b[3]/c[1]", with positions where there may be several; good until the next call. */
const char *ef_xml_owners_make_place (EfXmlOwners *self, const EfXmlOwner *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfXmlOwners, ef_xml_owners_free)

G_END_DECLS
