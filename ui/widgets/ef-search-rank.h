/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EF_SEARCH_RANK_MAX 4

/* How well @name is what was typed, whatever the case; less is better: all of it, its first words,
 * its beginning, words in it, and EF_SEARCH_RANK_MAX for the
 * rest. "CO" is rather "CO₂ cost" than "col 1". */
guint ef_search_rank (const char *name, const char *typed);

G_END_DECLS
