/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the readers of the program's own small XML files share: quantities and units, reference data
 * about energy, themes. A person may write such files too, so every mistake is a sentence with its
 * line, and there is no file of unlimited size.
 *
 * All errors are EF_ERROR_DAMAGED but for those of reading from disk. */

/* More than any of our own files, and little enough to be read at once, in bytes. */
#define EF_DATA_FILE_MAX_SIZE (4 << 20)

/* For g_markup_collect_attributes(). */
#define EF_DATA_REQUIRED G_MARKUP_COLLECT_STRING
#define EF_DATA_OPTIONAL (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)

/* Sets @error, in place of one that is there already, to a sentence. Returns FALSE, so that a
 * reader can return what this returns. */
gboolean ef_data_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A finite number from @least to @most, which may be G_MINDOUBLE for "positive" and INFINITY. */
gboolean ef_data_read_number (const char *text, double least, double most, double *number,
                              GError **error);

/* The place of @word in @list, which ends with NULL. */
gboolean ef_data_read_word (const char *word, const char *const *list, guint *index,
                            GError **error);

/* For an element without attributes. */
gboolean ef_data_read_plain (const char *element, const char **names, const char **values,
                             GError **error);

/* The element around the one that is begun or ended; "" around the first. */
const char *ef_data_get_parent (GMarkupParseContext *context);

/* Runs @functions over the whole text of @length bytes; the error says the line. */
gboolean ef_data_parse (const GMarkupParser *functions, gpointer user_data, const char *text,
                        gsize length, GError **error);

/* Reads the file, which blocks; EF_ERROR_TOO_LARGE over EF_DATA_FILE_MAX_SIZE. Ends with a 0 that
 * @length does not count. (transfer full) */
char *ef_data_file_read (GFile *file, gsize *length, GError **error);

G_END_DECLS
