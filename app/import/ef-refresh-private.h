/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-refresh.h"

G_BEGIN_DECLS

/* The first table of the source that was made of others, or NULL (transfer full). */
EfTable *ef_refresh_find_made (EfCatalogNode *root);

G_END_DECLS
