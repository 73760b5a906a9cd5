/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-paint.h"

/* Between the page and the window, in all. */
#define MARGINS 36
#define SMALLEST 48

struct _EfFigurePreview
{
  GtkDrawingArea parent_instance;

  EfScene *scene;
};

G_DEFINE_FINAL_TYPE (EfFigurePreview, ef_figure_preview, GTK_TYPE_DRAWING_AREA)

static void
draw (GtkDrawingArea *area,
      cairo_t        *cr,
      int             width,
      int             height,
      gpointer        user_data)
{
  EfFigurePreview *self = EF_FIGURE_PREVIEW (area);
  double page_width, page_height, scale;

  if (self->scene == NULL || width < SMALLEST || height < SMALLEST)
    return;

  page_width = ef_scene_get_width (self->scene);
  page_height = ef_scene_get_height (self->scene);
  scale = MIN ((width - MARGINS) / page_width, (height - MARGINS) / page_height);
  cairo_translate (cr, round ((width - scale * page_width) / 2),
                   round ((height - scale * page_height) / 2));

  /* The page stands out from the window by a thin shadow. */
  cairo_rectangle (cr, -1, -1, scale * page_width + 2, scale * page_height + 2);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);
  ef_paint_cairo (self->scene, cr, scale * gtk_widget_get_scale_factor (GTK_WIDGET (area)),
                  EF_LAYERS_ALL);
}

static void
ef_figure_preview_dispose (GObject *object)
{
  g_clear_pointer (&EF_FIGURE_PREVIEW (object)->scene, ef_scene_unref);

  G_OBJECT_CLASS (ef_figure_preview_parent_class)->dispose (object);
}

static void
ef_figure_preview_class_init (EfFigurePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_figure_preview_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ef_figure_preview_init (EfFigurePreview *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 240, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ef-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview of the figure"), -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw, NULL, NULL);
}

void
ef_figure_preview_set_scene (EfFigurePreview *self,
                             EfScene         *scene)
{
  g_return_if_fail (EF_IS_FIGURE_PREVIEW (self));

  if (scene != NULL)
    ef_scene_ref (scene);
  g_clear_pointer (&self->scene, ef_scene_unref);
  self->scene = scene;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scene != NULL && ef_scene_get_description (scene) != NULL
                                    ? ef_scene_get_description (scene)
                                    : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

EfScene *
ef_figure_preview_get_scene (EfFigurePreview *self)
{
  g_return_val_if_fail (EF_IS_FIGURE_PREVIEW (self), NULL);

  return self->scene;
}
