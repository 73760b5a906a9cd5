/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From so many bytes on, several processors read. */
#define EF_FILE_READ_LEAST (4 * 1024 * 1024)

/**
 * ef_file_read_at_once:
 * @stream: of a plain local file
 * @offset: where @stream is in the file, bytes
 * @bytes: (out caller-allocated) (array length=length): what is read
 *
 * Reads up to @length bytes with several processors, as most of it is copying, and moves @stream
 * behind them.
 *
 * Returns: how many bytes were read before something was missing: the end of the file, an error, or
 *   somebody who cancelled, which reading on explains. 0 for few bytes, and where a stream is no
 *   file of the system.
 */
gsize ef_file_read_at_once (GInputStream *stream, guint64 offset, guint8 *bytes, gsize length,
                            GCancellable *cancellable);

G_END_DECLS
