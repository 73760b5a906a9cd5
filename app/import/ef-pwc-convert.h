/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-input.h"

G_BEGIN_DECLS

/* What our XML form of evaluation tables is called on disk. */
#define EF_PWC_XML_SUFFIX ".pwc.xml"

/* TRUE if the bytes begin like evaluation tables in our XML form, of any version. */
gboolean ef_pwc_xml_sniff (const guint8 *head, gsize length);

/**
 * ef_pwc_convert_to_xml:
 *
 * Writes evaluation tables of Papers with Code that are JSON, in the form of sota-extractor, as XML
 * in our form (`data/schemas/pwc.rng`). Nothing is interpreted: every text stays as it is, except
 * for characters that XML forbids; order, repeats and empty texts stay too. What has no place in
 * the form is left out and reported. The same input gives the same bytes, and the result follows
 * the schema.
 *
 * Returns: the XML, or NULL with @error if the input is not of that form, or broken anywhere
 */
GBytes *ef_pwc_convert_to_xml (EfInput       *input,
                               EfDiagnostics *diagnostics,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * ef_pwc_convert_to_json:
 * @out: where the JSON goes, as it comes; it is flushed, but not closed
 *
 * The way back: writes a file in our XML form, packed or not, as the JSON of sota-extractor, with
 * every key that Papers with Code wrote, in the order of the XML. Texts stay as they are, and all
 * values of metrics are texts. What the JSON has no key for (directions, units, what stands at the
 * root, foreign elements) is left out and reported. Neither the XML nor the JSON is ever in memory
 * as a whole; so the elements have to stand in the order of the schema.
 *
 * Returns: FALSE with @error if the input is not in that form, or broken anywhere (EF_ERROR), or if
 *   @out took no more (G_IO_ERROR); then what was written is of no use
 */
gboolean ef_pwc_convert_to_json (EfInput       *input,
                                 GOutputStream *out,
                                 EfDiagnostics *diagnostics,
                                 GCancellable  *cancellable,
                                 GError       **error);

/**
 * ef_pwc_validate:
 *
 * Holds a file in our XML form, gzip or not, against its schema, and reads it. Every violation is
 * reported with its line.
 *
 * Returns: whether there is nothing wrong with it; if not, @error is set
 */
gboolean ef_pwc_validate (GBytes        *bytes,
                          const char    *name,
                          EfDiagnostics *diagnostics,
                          GError       **error);

G_END_DECLS
