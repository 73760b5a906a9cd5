/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"

G_BEGIN_DECLS

/* What the words of a header, or of a name, say that an amount counts: "Energy incl. PUE (kWh)",
 * "Location-based", "BLOOM, fine-tuning". */
EfFootprint ef_footprint_from_words (const char *text);

/* @self with what @more knows beyond it. */
void ef_footprint_merge (EfFootprint *self, EfFootprint more);

G_END_DECLS
