/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-layouts.h"

#include <string.h>

#include "ef-paint.h"
#include "ef-text-ruler.h"

/* Layouts that are kept: all texts of a few pictures. When there are more, all are dropped. */
#define N_KEPT_MAX 1024

typedef struct
{
  const char *family; /* interned, or NULL */
  char *text;
  double size;
  gboolean bold;
  double xx, xy; /* first row of the transformation: scale and turn */
} Key;

/* Of one thread: font maps, contexts and layouts all belong to their thread. */
typedef struct
{
  PangoContext *context;
  guint serial;        /* of the context */
  GHashTable *layouts; /* (element-type Key PangoLayout) */
} Kept;

static void kept_free (gpointer data);

static GPrivate kept_key = G_PRIVATE_INIT (kept_free);

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ g_double_hash (&key->size) ^ g_double_hash (&key->xx);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;

  return first->family == second->family && first->size == second->size
         && first->bold == second->bold && first->xx == second->xx && first->xy == second->xy
         && strcmp (first->text, second->text) == 0;
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self);
}

static Kept *
get_kept (void)
{
  Kept *self = g_private_get (&kept_key);

  if (self == NULL)
    {
      self = g_new0 (Kept, 1);
      self->context = ef_paint_create_pango_context ();
      self->layouts = g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
      g_private_set (&kept_key, self);
    }
  return self;
}

/* Drops the layouts if they are too many, or if fonts have come or gone. */
static void
tidy (Kept *self)
{
  guint serial = pango_context_get_serial (self->context);

  if (self->serial == serial && g_hash_table_size (self->layouts) < N_KEPT_MAX)
    return;
  g_hash_table_remove_all (self->layouts);
  self->serial = serial;
}

static PangoLayout *
shape (PangoContext *context, const Key *key)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  if (key->family != NULL)
    pango_font_description_set_family_static (font, key->family);
  pango_font_description_set_absolute_size (font, key->size * PANGO_SCALE);
  if (key->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  ef_text_ruler_set_text (layout, key->size, key->text);
  pango_font_description_free (font);
  return layout;
}

PangoLayout *
ef_text_layouts_get (cairo_t *cr, const EfPrimitive *text, const char *family)
{
  Kept *self = get_kept ();
  cairo_matrix_t matrix;
  PangoLayout *layout;
  Key wanted, *key;

  g_return_val_if_fail (text != NULL && text->kind == EF_PRIMITIVE_TEXT, NULL);
  g_return_val_if_fail (text->text.text != NULL, NULL);

  cairo_get_matrix (cr, &matrix);
  wanted = (Key){ .family = g_intern_string (family),
                  .text = text->text.text,
                  .size = text->text.size,
                  .bold = text->text.bold,
                  .xx = matrix.xx,
                  .xy = matrix.xy };
  tidy (self);
  layout = g_hash_table_lookup (self->layouts, &wanted);
  if (layout != NULL)
    return layout;

  pango_cairo_update_context (cr, self->context);
  layout = shape (self->context, &wanted);
  key = g_new (Key, 1);
  *key = wanted;
  key->text = g_strdup (wanted.text);
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}
