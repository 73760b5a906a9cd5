/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-progress.h"

G_BEGIN_DECLS

/**
 * EfInput:
 *
 * The bytes of one input, unpacked. A gzip stream is recognised by its magic bytes whatever the
 * file is called; a second gzip inside is refused. Unpacked size is bounded by a limit and by a
 * ratio, so a gzip bomb ends in %EF_ERROR_TOO_LARGE, not in full memory.
 *
 * One reader thread uses an input; it either streams (ef_input_read()) or takes everything at once
 * (ef_input_get_bytes()). Either way the bytes are a copy: what happens to the file later does not
 * change them, and a file that is cut short while it is read merely ends there.
 *
 * Errors are of %EF_ERROR or %G_IO_ERROR, and the message is a sentence that names the file. Once
 * reading has failed for another reason than being cancelled, it fails again in the same way.
 */
typedef struct _EfInput EfInput;

/* Bytes of content ef_input_peek() offers to sniffers. */
#define EF_INPUT_PEEK 65536
#define EF_INPUT_LIMIT_DEFAULT (G_GUINT64_CONSTANT (4) << 30)

/* Opens @file. Nothing but the file itself is ever read. */
EfInput *ef_input_open (GFile *file, GCancellable *cancellable, GError **error);
/* An input over memory (pasted text, tests). @name stands for the file name. */
EfInput *ef_input_new_for_bytes (GBytes *bytes, const char *name);
void     ef_input_free (EfInput *self);

/* Calls the input otherwise than its file: where there are several, by its path in their folder. */
void ef_input_set_name (EfInput *self, const char *name);
/* Refuse to unpack more than @limit bytes. Call before reading. */
void ef_input_set_limit (EfInput *self, guint64 limit);
/* Where to report progress (in bytes of the packed file). */
void ef_input_set_progress (EfInput *self, EfProgress *progress);

const char *ef_input_get_name (const EfInput *self);   /* display name, UTF-8 */
gboolean    ef_input_is_gzip (const EfInput *self);
/* XXH3-128 of the packed bytes, hex: tells "the same file again", nothing more. Available once
 * everything was read, else NULL. (SHA-256 would cost more than parsing: 140 MB take 0.6 s against
 * 0.02 s.) */
const char *ef_input_get_hash (EfInput *self);

/* The first bytes of the content, unpacked, at most EF_INPUT_PEEK; does not consume. Fewer than
 * EF_INPUT_PEEK means the content ends there, or breaks off there: reading on will tell. NULL if
 * nothing at all could be read, or the file is refused. */
const guint8 *ef_input_peek (EfInput *self, gsize *length, GError **error);
/* Next bytes, at least one of @size unless the end is reached; 0 at the end, -1 on error (then
 * @error is set, also for a truncated gzip, whose bytes were all handed out before). */
gssize        ef_input_read (EfInput *self, void *buffer, gsize size, GCancellable *cancellable,
                             GError **error);
/* All the content. On a truncated gzip returns what came out and sets @truncated; where @truncated
 * is NULL that is an error. Not after ef_input_read(). The bytes outlive the input. */
GBytes       *ef_input_get_bytes (EfInput *self, gboolean *truncated, GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfInput, ef_input_free)

G_END_DECLS
