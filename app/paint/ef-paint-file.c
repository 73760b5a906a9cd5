/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-file-write.h"

/* Figures on disk. A reader never sees half a figure, and an old one survives a full disk: the
 * bytes go to a temporary file that then takes the name. */

static GBytes *
render (EfScene *scene, const char *format, double dpi, gboolean transparent, GError **error)
{
  if (g_ascii_strcasecmp (format, "svg") == 0)
    return ef_paint_to_svg (scene, error);
  if (g_ascii_strcasecmp (format, "png") == 0)
    return ef_paint_to_png (scene, dpi, transparent, error);
  if (g_ascii_strcasecmp (format, "pdf") == 0)
    return ef_paint_to_pdf (scene, error);
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               _ ("“%s” is not a format for figures: choose svg, png or pdf."), format);
  return NULL;
}

/* What follows the last point of the name; "" if there is none. (transfer full) */
static char *
dup_ending (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *point = name != NULL ? strrchr (name, '.') : NULL;

  /* For the message: a name is bytes, a sentence is UTF-8. */
  return point != NULL ? g_utf8_make_valid (point + 1, -1) : g_strdup ("");
}

/* GIO writes a new local file in place; only an existing one it replaces by renaming. */
static gboolean
write_local (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ef_file_write (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

gboolean
ef_paint_to_file (EfScene *scene,
                  GFile *file,
                  const char *format,
                  double dpi,
                  gboolean transparent,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *ending = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (scene != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (format == NULL)
    format = ending = dup_ending (file);
  bytes = render (scene, format, dpi, transparent, error);

  return bytes != NULL && ef_paint_write_file (file, bytes, cancellable, error);
}

gboolean
ef_paint_write_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  path = g_file_peek_path (file);
  if (path != NULL && !g_file_query_exists (file, cancellable))
    return write_local (path, bytes, cancellable, error);
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
