/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-picture.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "ef-paint.h"

/* The pixels are painted by ourselves into an image at the device's resolution and handed to GTK
 * in whichever form its renderer takes cheaper. Drawing straight to the snapshot's Cairo context
 * would record a million markers; a node that is transformed while zooming would be rasterised
 * again each time.
 *
 * A window's picture is some 6 MB. The C library gives blocks of that size back to the system at
 * every free and fetches them, page by page, at the next frame, which takes longer than painting
 * 100,000 points. So a few sheets of pixels are kept, and one is used again when no node shows
 * it any more. For the same reason Cairo gets them as a raster source: of an image surface it
 * would take a copy before the next change. */

#define N_SHEETS 3

/* GTK's own blocks are as large and come and go at every frame as well. Above this the C library
 * would map and unmap each; below, it keeps them at hand, up to the second figure. Two thirds of
 * the page faults of a moving chart are gone, and half of the time in the kernel. */
#define LARGE_BLOCK (32 << 20)
#define KEPT_MEMORY (64 << 20)

/* Axes and labels are captions beside a window's text. */
#define FONT_SIZE 9.0

/* An image and how many show it; the picture itself is one. */
typedef struct
{
  cairo_surface_t *surface;
  gatomicrefcount users;
} Sheet;

struct _EfChartPicture
{
  PangoContext *pango;
  EfScene *scene;
  EfChartData *data; /* of the scene, which holds it */
  double unit;
  int width, height;

  GskRenderNode *node;
  int scale_factor; /* of node */
  gboolean as_texture;
  Sheet *sheets[N_SHEETS];
};

static Sheet *
sheet_new (int width, int height)
{
  Sheet *self = g_new (Sheet, 1);

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_atomic_ref_count_init (&self->users);
  return self;
}

static Sheet *
sheet_ref (Sheet *self)
{
  g_atomic_ref_count_inc (&self->users);
  return self;
}

static void
sheet_unref (Sheet *self)
{
  if (!g_atomic_ref_count_dec (&self->users))
    return;
  cairo_surface_destroy (self->surface);
  g_free (self);
}

static cairo_surface_t *
sheet_acquire_cb (cairo_pattern_t *pattern,
                  void *sheet,
                  cairo_surface_t *target,
                  const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (((Sheet *) sheet)->surface);
}

static void
sheet_release_cb (cairo_pattern_t *pattern, void *sheet, cairo_surface_t *surface)
{
  cairo_surface_destroy (surface);
}

static cairo_status_t
sheet_copy_cb (cairo_pattern_t *pattern, void *sheet, const cairo_pattern_t *other)
{
  sheet_ref (sheet);
  return CAIRO_STATUS_SUCCESS;
}

static void
sheet_finish_cb (cairo_pattern_t *pattern, void *sheet)
{
  sheet_unref (sheet);
}

/* A sheet that nobody shows; its content is whatever it was. (transfer none) */
static Sheet *
take_sheet (EfChartPicture *self, int width, int height)
{
  guint place = 0;

  for (guint i = 0; i < N_SHEETS; i++)
    {
      Sheet *sheet = self->sheets[i];

      if (sheet == NULL || !g_atomic_ref_count_compare (&sheet->users, 1))
        continue;
      place = i;
      if (cairo_image_surface_get_width (sheet->surface) == width
          && cairo_image_surface_get_height (sheet->surface) == height)
        return sheet;
    }
  g_clear_pointer (&self->sheets[place], sheet_unref);
  self->sheets[place] = sheet_new (width, height);
  return self->sheets[place];
}

static Sheet *
paint (EfChartPicture *self, int scale_factor)
{
  double scale = self->unit * scale_factor;
  Sheet *sheet = take_sheet (self, self->width * scale_factor, self->height * scale_factor);
  cairo_t *cr = cairo_create (sheet->surface);

  /* The scene's own background covers what the sheet showed before. */
  cairo_scale (cr, scale, scale);
  ef_paint_cairo (self->scene, cr, scale, EF_LAYERS_ALL);
  cairo_destroy (cr);
  cairo_surface_flush (sheet->surface);
  return sheet;
}

static GskRenderNode *
create_cairo_node (const graphene_rect_t *bounds, Sheet *sheet, int scale_factor)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_pattern_t *pattern = cairo_pattern_create_raster_source (
    sheet_ref (sheet), CAIRO_CONTENT_COLOR_ALPHA, cairo_image_surface_get_width (sheet->surface),
    cairo_image_surface_get_height (sheet->surface));
  cairo_matrix_t matrix;

  cairo_raster_source_pattern_set_acquire (pattern, sheet_acquire_cb, sheet_release_cb);
  cairo_raster_source_pattern_set_copy (pattern, sheet_copy_cb);
  cairo_raster_source_pattern_set_finish (pattern, sheet_finish_cb);
  cairo_matrix_init_scale (&matrix, scale_factor, scale_factor);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source (cr, pattern);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);
  return node;
}

static GskRenderNode *
create_texture_node (const graphene_rect_t *bounds, Sheet *sheet)
{
  int width = cairo_image_surface_get_width (sheet->surface);
  int height = cairo_image_surface_get_height (sheet->surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (sheet->surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
    cairo_image_surface_get_data (sheet->surface), stride * (gsize) height,
    (GDestroyNotify) sheet_unref, sheet_ref (sheet));
  g_autoptr (GdkTexture) texture
    = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

static void
keep_large_blocks (void)
{
#ifdef __GLIBC__
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_TRIM_THRESHOLD, KEPT_MEMORY);
  g_once_init_leave (&done, 1);
#endif
}

EfChartPicture *
ef_chart_picture_new (void)
{
  EfChartPicture *self = g_new0 (EfChartPicture, 1);

  keep_large_blocks ();
  self->pango = ef_paint_create_pango_context ();
  self->unit = 1;
  return self;
}

void
ef_chart_picture_free (EfChartPicture *self)
{
  ef_chart_picture_clear (self);
  for (guint i = 0; i < N_SHEETS; i++)
    g_clear_pointer (&self->sheets[i], sheet_unref);
  g_object_unref (self->pango);
  g_free (self);
}

void
ef_chart_picture_clear (EfChartPicture *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->scene, ef_scene_unref);
}

void
ef_chart_picture_compose (EfChartPicture *self, const EfChartLayout *layout)
{
  EfComposeOptions options = {
    .width = layout->width / layout->unit,
    .height = layout->height / layout->unit,
    .theme = layout->theme,
    .ticks = ef_tick_style_for_locale (),
    .pango = self->pango,
    .font_size = FONT_SIZE,
    .screen = TRUE,
    .selected = layout->selected,
    .n_selected = layout->n_selected,
  };
  EfScene *scene;

  g_return_if_fail (self != NULL);
  g_return_if_fail (layout->data != NULL && layout->spec != NULL);

  /* Names of the same points stay where they are if they can. */
  if (self->scene != NULL && self->data == layout->data)
    options.labels_before = ef_scene_get_labels (self->scene, &options.n_labels_before);
  scene = ef_chart_compose (layout->data, layout->spec, &layout->view, &options);

  ef_chart_picture_clear (self);
  self->width = layout->width;
  self->height = layout->height;
  self->unit = layout->unit;
  self->data = layout->data;
  self->scene = scene;
}

gboolean
ef_chart_picture_get_plot (EfChartPicture *self, EfRect *plot)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->scene == NULL)
    return FALSE;
  ef_scene_get_plot (self->scene, plot);
  plot->x *= self->unit;
  plot->y *= self->unit;
  plot->width *= self->unit;
  plot->height *= self->unit;
  return TRUE;
}

gboolean
ef_chart_picture_get_size (EfChartPicture *self, EfRect *size)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *size = (EfRect){ 0, 0, self->width, self->height };
  return self->scene != NULL;
}

double
ef_chart_picture_get_unit (EfChartPicture *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->unit;
}

double
ef_chart_picture_get_em (EfChartPicture *self)
{
  g_return_val_if_fail (self != NULL, FONT_SIZE);

  return FONT_SIZE * self->unit;
}

guint
ef_chart_picture_get_n_hidden_labels (EfChartPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scene != NULL ? ef_scene_get_n_hidden_labels (self->scene) : 0;
}

static void
to_pixels (EfChartPicture *self, EfRect *rect)
{
  rect->x *= self->unit;
  rect->y *= self->unit;
  rect->width *= self->unit;
  rect->height *= self->unit;
}

gboolean
ef_chart_picture_find_label (EfChartPicture *self, double x, double y, guint *point, EfRect *box)
{
  const EfSceneLabel *labels;
  guint n = 0;

  g_return_val_if_fail (self != NULL && point != NULL && box != NULL, FALSE);

  labels = self->scene != NULL ? ef_scene_get_labels (self->scene, &n) : NULL;
  for (guint i = 0; i < n; i++)
    {
      *point = labels[i].point;
      *box = labels[i].box;
      to_pixels (self, box);
      if (labels[i].group < 0 && x >= box->x && x <= box->x + box->width && y >= box->y
          && y <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

gboolean
ef_chart_picture_get_label (EfChartPicture *self, guint point, EfRect *box)
{
  const EfSceneLabel *labels;
  guint n = 0;

  g_return_val_if_fail (self != NULL && box != NULL, FALSE);

  labels = self->scene != NULL ? ef_scene_get_labels (self->scene, &n) : NULL;
  for (guint i = 0; i < n; i++)
    if (labels[i].group < 0 && labels[i].point == point)
      {
        *box = labels[i].box;
        to_pixels (self, box);
        return TRUE;
      }
  return FALSE;
}

EfScene *
ef_chart_picture_get_scene (EfChartPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene;
}

gboolean
ef_chart_picture_get_legend (EfChartPicture *self, EfRect *box)
{
  const EfPrimitive *legend;

  g_return_val_if_fail (self != NULL && box != NULL, FALSE);

  legend = self->scene != NULL ? ef_scene_find (self->scene, "legend") : NULL;
  if (legend == NULL || legend->kind != EF_PRIMITIVE_RECT)
    return FALSE;
  *box = legend->rect.rect;
  to_pixels (self, box);
  return TRUE;
}

GskRenderNode *
ef_chart_picture_get_node (EfChartPicture *self, int scale_factor, gboolean as_texture)
{
  graphene_rect_t bounds;
  Sheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scale_factor > 0, NULL);

  if (self->scene == NULL)
    return NULL;
  if (self->node != NULL && self->scale_factor == scale_factor && self->as_texture == as_texture)
    return self->node;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->scale_factor = scale_factor;
  self->as_texture = as_texture;
  graphene_rect_init (&bounds, 0, 0, (float) self->width, (float) self->height);
  sheet = paint (self, scale_factor);
  self->node = as_texture ? create_texture_node (&bounds, sheet)
                          : create_cairo_node (&bounds, sheet, scale_factor);
  return self->node;
}
