/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"
#include "ef-xml-stream.h"

G_BEGIN_DECLS

/* Our own XML form of the evaluation tables of Papers with Code; `data/schemas/pwc.rng` describes
 * it. The number at the end changes when a file means something else. */
#define EF_PWC_XML_NAMESPACE "urn:efficient-frontier:pwc:1"
#define EF_PWC_XML_NAMESPACE_PREFIX "urn:efficient-frontier:pwc:"
#define EF_PWC_XML_ROOT "evaluation-tables"

/**
 * ef_pwc_xml_parser_read:
 * @dump: (out): what was read, also when the text is cut off or broken
 *
 * Accepts any order of elements, and skips unknown ones with a warning. Places go by lines.
 *
 * Returns: whether the text was read to its end; otherwise @error is set, and what came before the
 *   error is in @dump, except for the row it stands in.
 */
gboolean ef_pwc_xml_parser_read (EfInput       *input,
                                 EfPwcDump    **dump,
                                 EfXmlReport   *report,
                                 EfDiagnostics *diagnostics,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
