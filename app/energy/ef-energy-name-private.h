/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What names are compared by.
 *
 * Of places: letters and digits only, without regard to case ("Côte d’Ivoire" stays apart from
 * "Cote dIvoire"). (transfer full) */
char *ef_energy_name_fold (const char *text);

/* Of hardware: lower-case words between single blanks, without those that only name a vendor
 * or a kind; "80 GB" is one word, "RTX3090" and "3080ti" are two. "" if nothing is left.
 * (transfer full) */
char *ef_energy_name_words (const char *text);

/* A count before or behind the name: "8x A100", "4 H100", "TPUv3x32". @name gets the rest (transfer
 * full). FALSE if there is none. */
gboolean ef_energy_name_split_count (const char *text, guint *count, char **name);

/* Whether @word makes another device of the name before it, as "ti" of "3080". */
gboolean ef_energy_name_is_variant (const char *word);

/* Behind the first word of @text, where that only names a vendor or a kind and others follow. */
const char *ef_energy_name_skip_vendor (const char *text);

G_END_DECLS
