/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-json-stream.h"
#include "ef-pwc-dump.h"

G_BEGIN_DECLS

/**
 * ef_pwc_parser_read:
 * @dump: (out): what was read, also when the text is cut off or broken
 *
 * Returns: whether the text was read to its end; otherwise @error is set, and what came before the
 *   error is in @dump, except for the row it stands in.
 */
gboolean ef_pwc_parser_read (EfInput      *input,
                             EfPwcDump   **dump,
                             EfJsonReport *report,
                             GCancellable *cancellable,
                             GError      **error);

G_END_DECLS
