/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A person's own reference data: `efficient-frontier/energy.xml` in their data folder
 * (~/.local/share), of the form of data/energy/ (schema energy.rng). */
char *ef_energy_dup_own_path (void);

/* Adds it to what the program brings, as ef_energy_load_file() does and says when. TRUE also if
 * there is none; an error names the file and the line, and changes nothing. */
gboolean ef_energy_load_own (GError **error);

G_END_DECLS
