/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-figure-private.h"

/* PDF files: Cairo's, which keep text as text and embed the glyphs. */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* "Axis title, in two lines" of the primitives "axis-title-x" and "axis-title-x-1". */
static void
add_axis_titles (GPtrArray *words, EfScene *scene)
{
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (scene, i);

      if (primitive->kind == EF_PRIMITIVE_PANEL)
        add_axis_titles (words, primitive->panel.scene);
      if (primitive->kind != EF_PRIMITIVE_TEXT || g_strcmp0 (primitive->css, "axis-title") != 0)
        continue;
      if (g_ascii_isdigit (primitive->id[strlen (primitive->id) - 1]) && words->len > 0)
        {
          char *start = words->pdata[words->len - 1];

          words->pdata[words->len - 1] = g_strconcat (start, " ", primitive->text.text, NULL);
          g_free (start);
        }
      else
        g_ptr_array_add (words, g_strdup (primitive->text.text));
    }
}

/* What the axes show, each once, as keywords are written (transfer full). */
static char *
dup_keywords (EfScene *scene)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  add_axis_titles (all, scene);
  for (guint i = 0; i < all->len; i++)
    if (!g_ptr_array_find_with_equal_func (words, all->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (words, all->pdata[i]);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

static void
set_metadata (cairo_surface_t *surface, EfScene *scene)
{
  const char *title = ef_scene_get_title (scene);
  const char *description = ef_scene_get_description (scene);
  g_autofree char *keywords = dup_keywords (scene);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  if (keywords[0] != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
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
