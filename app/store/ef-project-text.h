/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts longer than this are cut when they are written: libxml2 refuses attributes and text nodes
 * of more than 10 MB, and a file that cannot be read again would be worse. */
#define EF_PROJECT_MAX_TEXT (4 << 20)

/* Appends @text as XML, with the project's own escapes for what XML cannot hold or would not
 * keep. */
void ef_project_append_text (GString *out, const char *text);

/* Undoes the escapes of the project in @text, which the XML parser has already decoded. Appends to
 * @out. A backslash that begins none of the escapes stays. */
void ef_project_append_unescaped (GString *out, const char *text, gsize length);

/* The words that stand for the values of an enumeration, in their order. */
typedef enum
{
  EF_WORDS_KIND,      /* EfColumnKind */
  EF_WORDS_ROLE,      /* EfRole */
  EF_WORDS_REASON,    /* EfDirectionReason */
  EF_WORDS_PLACE,     /* EfPlaceKind */
  EF_WORDS_PRECISION, /* EfDatePrecision */
  EF_WORDS_SCALE,     /* EfScaleKind */
  EF_WORDS_LABELS,    /* EfLabels */
  EF_WORDS_LEGEND,    /* EfLegend */
} EfWords;

const char *ef_project_word (EfWords words, guint value);
gboolean    ef_project_find_word (EfWords words, const char *word, guint *value);

G_END_DECLS
