/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yajl/yajl_parse.h>

#include "ef-input.h"

G_BEGIN_DECLS

/* What a parse found beside the values. */
typedef struct
{
  guint n_not_a_number; /* NaN, Infinity and -Infinity, handed on as null */
  char *first_not_a_number; /* "line:column" of the first */
  char *error_place;    /* "line:column" where reading ended before the end, or NULL */
  gboolean malformed;   /* it ended because the text is not JSON, and the error says only why */
} EfJsonReport;

void ef_json_report_clear (EfJsonReport *self);

/**
 * ef_json_stream_parse:
 *
 * Reads the whole input and calls @callbacks with @context for its values. The text never is in
 * memory as a whole. A UTF-8 byte order mark is skipped, and NaN and Infinity outside of strings,
 * which Python writes but JSON does not know, become null. Strings are handed on unchecked: they
 * may not be UTF-8.
 *
 * Returns: FALSE with @error where the text is cut off or not JSON, where the input cannot be read
 *   any further, or when cancelled (G_IO_ERROR_CANCELLED); what came before has been handed to
 *   @callbacks. FALSE without @error if a callback returned 0.
 */
gboolean ef_json_stream_parse (EfInput              *input,
                               const yajl_callbacks *callbacks,
                               gpointer              context,
                               EfJsonReport         *report,
                               GCancellable         *cancellable,
                               GError              **error);

/* The same for a text of any number of values, one behind the other, as in JSON Lines. */
gboolean ef_json_stream_parse_many (EfInput              *input,
                                    const yajl_callbacks *callbacks,
                                    gpointer              context,
                                    EfJsonReport         *report,
                                    GCancellable         *cancellable,
                                    GError              **error);

G_END_DECLS
