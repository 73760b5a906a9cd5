/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts longer than this are cut when they are written: libxml2 refuses attributes and text nodes
 * of more than 10 MB, and a file that cannot be read again would be worse. */
#define EF_XML_MAX_TEXT (4 << 20)

/* Appends @text as XML, with our own escapes for what XML cannot hold or would not keep. */
void ef_xml_append_text (GString *out, const char *text);

/* Undoes our escapes in @text, which the XML parser has already decoded. Appends to @out. A
 * backslash that begins none of the escapes stays. */
void ef_xml_append_unescaped (GString *out, const char *text, gsize length);

G_END_DECLS
