/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose-private.h"

G_BEGIN_DECLS

/**
 * EfPointNames:
 *
 * What stands beside points: their names, in at most as much width as is good for a name, and so
 * that those of different models look different.
 */
typedef struct _EfPointNames EfPointNames;

/* @points: (element-type guint) */
EfPointNames *ef_compose_names_new (const EfComposer *self, const GArray *points);
void          ef_compose_names_free (EfPointNames *names);

/* The name of one of the points as it stands there, and as it is. */
const char *ef_compose_names_get (const EfPointNames *names, guint point);
const char *ef_compose_names_get_whole (const EfPointNames *names, guint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPointNames, ef_compose_names_free)

G_END_DECLS
