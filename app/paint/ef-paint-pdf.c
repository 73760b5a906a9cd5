/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-figure-private.h"

/* PDF files: Cairo's, which keep text as text and embed the glyphs. */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, EfScene *scene)
{
  const char *title = ef_scene_get_title (scene);
  const char *description = ef_scene_get_description (scene);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Efficient Frontier");
  /* An empty date leaves the entry out. Cairo would put the time of day, and the same chart would
   * not be the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

GBytes *
ef_paint_to_pdf (EfScene *scene, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, ef_scene_get_width (scene),
                                                 ef_scene_get_height (scene));
  /* Newer versions pack the tables to which the project is attached. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, scene);
  cr = cairo_create (surface);
  ef_paint_cairo (scene, cr, 1, EF_LAYERS_ALL);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE, _ ("The PDF could not be written: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (ef_scene_get_project (scene) != NULL
      && !ef_figure_attach_to_pdf (bytes, ef_scene_get_project (scene),
                                   ef_scene_get_command (scene), error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
