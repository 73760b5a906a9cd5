/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-mapping.h"

G_BEGIN_DECLS

/**
 * EfMappingMemory:
 *
 * What was decided in the reviews of imports, kept in a mapping file of the user between runs:
 * tables with the same columns are read in the same way next time. One for the whole program. Its
 * file is read when it is first asked, and written only when somebody decided something new; both
 * in workers. The command line does not know it.
 */
#define EF_TYPE_MAPPING_MEMORY (ef_mapping_memory_get_type ())
G_DECLARE_FINAL_TYPE (EfMappingMemory, ef_mapping_memory, EF, MAPPING_MEMORY, GObject)

/* Headers that are remembered; older ones are forgotten. */
#define EF_MAPPING_MEMORY_MAX 1000

/* @file: need not exist. */
EfMappingMemory *ef_mapping_memory_new (GFile *file);
/* The file of the user. */
GFile           *ef_mapping_memory_get_default_file (void);

/* What is remembered (transfer full). In a worker: it may read the file, and waits for a write. */
EfMapping *ef_mapping_memory_dup (EfMappingMemory *self);

/* As ef_mapping_learn(). @looked_at (element-type EfTable): tables whose headers were found right,
 * so that nobody is asked again; or NULL. Returns at once. */
void ef_mapping_memory_learn (EfMappingMemory *self, EfCatalogNode *before, EfCatalogNode *after,
                              EfLearn how, GPtrArray *looked_at);

/* For tests: runs the main loop until everything is written. */
void ef_mapping_memory_wait (EfMappingMemory *self);

G_END_DECLS
