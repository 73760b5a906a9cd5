/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-theme.h"

G_BEGIN_DECLS

/* A theme from the text of a file in the form of data/schemas/theme.rng; EF_ERROR_DAMAGED, with a
 * sentence that names @name and the line, if it is not one (transfer full). */
EfTheme *ef_theme_parse (const char *text, gsize length, const char *name, GError **error);
void     ef_theme_free (EfTheme *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTheme, ef_theme_free)

G_END_DECLS
