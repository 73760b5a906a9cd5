/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-mapping-memory.h"

G_BEGIN_DECLS

/**
 * EfApplication:
 *
 * The program: windows, shortcuts, the files it is asked to open, and what it remembers of imports.
 */
#define EF_TYPE_APPLICATION (ef_application_get_type ())
G_DECLARE_FINAL_TYPE (EfApplication, ef_application, EF, APPLICATION, AdwApplication)

EfApplication   *ef_application_new (void);
EfMappingMemory *ef_application_get_memory (EfApplication *self); /* (transfer none) */

G_END_DECLS
