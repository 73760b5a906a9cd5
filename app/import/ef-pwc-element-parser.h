/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"
#include "ef-xml-stream.h"

G_BEGIN_DECLS

/**
 * ef_pwc_element_parser_read:
 * @dump: (out): what was read, also when the text is cut off or broken
 *
 * Reads evaluation tables that a script turned from JSON into XML: an element for each key, in
 * whatever namespace. Lists are elements around their items, whatever these are called, or repeated
 * elements. Places go by lines.
 *
 * Returns: whether the text was read to its end; otherwise @error is set, and what came before the
 *   error is in @dump, except for the row it stands in.
 */
gboolean ef_pwc_element_parser_read (EfInput       *input,
                                     EfPwcDump    **dump,
                                     EfXmlReport   *report,
                                     EfDiagnostics *diagnostics,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
