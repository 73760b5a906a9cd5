/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-ruler.h"

#include <string.h>

/*
 * One layout serves all measurements. Setting a font makes Pango load it again, so the face in use
 * is remembered and callers measure texts of one face in a row.
 *
 * A chart that moves measures the same names at every frame, and shaping them takes longer than
 * finding them a place. So widths are kept beside the Pango context, as long as it stays as it is;
 * a ruler lives for one picture only.
 */

#define ELLIPSIS "\u2026"

/* Widths that are kept: the labels of a few charts. When there are more, all are forgotten. */
#define N_WIDTHS_MAX 4096

typedef struct
{
  EfFace face;
  const char *families; /* interned */
  char *text;
} WidthKey;

typedef struct
{
  guint serial;       /* of the context */
  GHashTable *widths; /* (element-type WidthKey double) */
} Widths;

struct _EfTextRuler
{
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *font;
  const char *families; /* interned */
  Widths *widths;       /* the context's */
  EfFace face;          /* that the layout has */
  double ascent, descent;
};

static guint
width_key_hash (gconstpointer data)
{
  const WidthKey *key = data;

  return g_str_hash (key->text) ^ g_double_hash (&key->face.size) ^ (key->face.bold ? 1 : 0);
}

static gboolean
width_key_equal (gconstpointer a, gconstpointer b)
{
  const WidthKey *first = a, *second = b;

  return first->face.size == second->face.size && !first->face.bold == !second->face.bold
         && first->families == second->families && strcmp (first->text, second->text) == 0;
}

static void
width_key_free (gpointer data)
{
  WidthKey *key = data;

  g_free (key->text);
  g_free (key);
}

static void
widths_free (gpointer data)
{
  Widths *self = data;

  g_hash_table_unref (self->widths);
  g_free (self);
}

static Widths *
get_widths (PangoContext *context)
{
  static GQuark quark;
  Widths *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("ef-text-ruler-widths");
  self = g_object_get_qdata (G_OBJECT (context), quark);
  if (self == NULL)
    {
      self = g_new0 (Widths, 1);
      self->widths
        = g_hash_table_new_full (width_key_hash, width_key_equal, width_key_free, g_free);
      g_object_set_qdata_full (G_OBJECT (context), quark, self, widths_free);
    }
  return self;
}

static void
use_face (EfTextRuler *self, EfFace face)
{
  PangoFontMetrics *metrics;

  if (face.size == self->face.size && !face.bold == !self->face.bold)
    return;

  self->face = face;
  pango_font_description_set_absolute_size (self->font, face.size * PANGO_SCALE);
  pango_font_description_set_weight (self->font,
                                     face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, self->font);

  metrics = pango_context_get_metrics (self->context, self->font, NULL);
  self->ascent = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  self->descent = pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

/* Forgets the widths if they are too many, or of what the context was before. */
static void
tidy_widths (EfTextRuler *self)
{
  guint serial = pango_context_get_serial (self->context);

  if (self->widths->serial == serial && g_hash_table_size (self->widths->widths) < N_WIDTHS_MAX)
    return;
  g_hash_table_remove_all (self->widths->widths);
  self->widths->serial = serial;
}

static double
measure (EfTextRuler *self, EfFace face, const char *text)
{
  const WidthKey wanted = { face, self->families, (char *) text };
  PangoRectangle extents;
  WidthKey *key;
  double *width;

  tidy_widths (self);
  width = g_hash_table_lookup (self->widths->widths, &wanted);
  if (width != NULL)
    return *width;

  use_face (self, face);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &extents);
  width = g_new (double, 1);
  *width = extents.width / (double) PANGO_SCALE;
  key = g_new (WidthKey, 1);
  *key = (WidthKey){ face, self->families, g_strdup (text) };
  g_hash_table_insert (self->widths->widths, key, width);
  return *width;
}

/* The first and last characters of @text, @n_kept in all, around an ellipsis. */
static char *
dup_shortened (const char *text, glong n_chars, glong n_kept)
{
  glong n_first = (n_kept + 1) / 2;
  const char *first_end = g_utf8_offset_to_pointer (text, n_first);
  const char *last = g_utf8_offset_to_pointer (text, n_chars - (n_kept - n_first));
  g_autofree char *first = g_strndup (text, (gsize) (first_end - text));

  return g_strconcat (g_strchomp (first), ELLIPSIS, last, NULL);
}

void
ef_text_ruler_prepare (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  /* Scripts that cannot do without any have theirs by another name. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
}

EfTextRuler *
ef_text_ruler_new (PangoContext *context, const char *families)
{
  EfTextRuler *self = g_new0 (EfTextRuler, 1);

  self->context = g_object_ref (context);
  self->layout = pango_layout_new (context);
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, families);
  self->families = g_intern_string (families);
  self->widths = get_widths (context);
  ef_text_ruler_prepare (self->layout);

  return self;
}

void
ef_text_ruler_free (EfTextRuler *self)
{
  pango_font_description_free (self->font);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

double
ef_text_ruler_get_width (EfTextRuler *self, EfFace face, const char *text)
{
  return measure (self, face, text);
}

double
ef_text_ruler_get_ascent (EfTextRuler *self, EfFace face)
{
  use_face (self, face);

  return self->ascent;
}

double
ef_text_ruler_get_descent (EfTextRuler *self, EfFace face)
{
  use_face (self, face);

  return self->descent;
}

char *
ef_text_ruler_fit (EfTextRuler *self, EfFace face, const char *text, double width)
{
  glong n_chars, low, high;

  if (measure (self, face, text) <= width)
    return g_strdup (text);

  /* The most characters that fit; at least one stays. */
  n_chars = g_utf8_strlen (text, -1);
  low = 1;
  high = MAX (n_chars - 1, 1);
  while (low < high)
    {
      glong middle = low + (high - low + 1) / 2;
      g_autofree char *shortened = dup_shortened (text, n_chars, middle);

      if (measure (self, face, shortened) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  return dup_shortened (text, n_chars, MIN (low, n_chars));
}

GPtrArray *
ef_text_ruler_wrap (EfTextRuler *self, EfFace face, const char *text, double width, guint max_lines)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  int n_lines;

  use_face (self, face);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (self->layout, text, -1);
  n_lines = MIN (pango_layout_get_line_count (self->layout), (int) max_lines);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      const char *start = text + line->start_index;

      /* Everything that is left goes to the last line, and is cut there. */
      if (i == n_lines - 1)
        g_ptr_array_add (lines, g_strstrip (g_strdup (start)));
      else
        g_ptr_array_add (lines, g_strstrip (g_strndup (start, (gsize) line->length)));
    }
  pango_layout_set_width (self->layout, -1);

  if (lines->len > 0)
    {
      char *last = lines->pdata[lines->len - 1];

      lines->pdata[lines->len - 1] = ef_text_ruler_fit (self, face, last, width);
      g_free (last);
    }

  return lines;
}
