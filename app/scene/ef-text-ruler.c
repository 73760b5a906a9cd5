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

/* A space between words, in type sizes. Most fonts have more; Cantarell has 0.22, of which whole
 * pixels leave next to nothing between digits. */
#define SPACE_MIN 0.3

/* Widths that are kept: the labels of a few charts. When there are more, all are forgotten. */
#define N_WIDTHS_MAX 4096

/* Of the characters that are left of a text, its own are not more than this share, so that one sees
 * as well what it belongs to. */
#define OWN_SHARE 0.67
/* A number or word in which texts differ stands whole from its beginning, unless that is farther
 * away. */
#define WORD_MAX 12
/* How often texts that still look alike are told apart: each time there are fewer of them. */
#define N_ROUNDS 4

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
  int missing_space;    /* of its font, in units of Pango */
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

/* @missing: what each space of @text gets beside its own width, in units of Pango. */
static void
set_text (PangoLayout *layout, const char *text, int missing)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Scripts that cannot do without any ligatures have theirs by another name. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  for (const char *space = strchr (text, ' '); missing > 0 && space != NULL;
       space = strchr (space + 1, ' '))
    {
      PangoAttribute *wide = pango_attr_letter_spacing_new (missing);

      wide->start_index = (guint) (space - text);
      wide->end_index = wide->start_index + 1;
      pango_attr_list_insert (attributes, wide);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
}

/* What a space of the layout's font lacks to be as wide as it should, in units of Pango. */
static int
measure_missing_space (PangoLayout *layout, double size)
{
  PangoRectangle extents;

  set_text (layout, " ", 0);
  pango_layout_get_extents (layout, NULL, &extents);

  return MAX ((int) (SPACE_MIN * size * PANGO_SCALE) - extents.width, 0);
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
  self->missing_space = measure_missing_space (self->layout, face.size);

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
  set_text (self->layout, text, self->missing_space);
  pango_layout_get_extents (self->layout, NULL, &extents);
  width = g_new (double, 1);
  *width = extents.width / (double) PANGO_SCALE;
  key = g_new (WidthKey, 1);
  *key = (WidthKey){ face, self->families, g_strdup (text) };
  g_hash_table_insert (self->widths->widths, key, width);
  return *width;
}

/* What of a text is its own where others begin and end alike, in characters. */
typedef struct
{
  glong begin, end;
  glong differs; /* behind @begin: the first that is not as in the others */
} Own;

/* Appends characters @begin to @end of @text, behind an ellipsis where some are left out since
 * @done. */
static void
append_part (GString *joined, const char *text, glong begin, glong end, glong *done)
{
  const char *part = g_utf8_offset_to_pointer (text, begin);

  if (begin > *done)
    {
      g_strchomp (joined->str);
      g_string_truncate (joined, strlen (joined->str));
      g_string_append (joined, ELLIPSIS);
    }
  if (end > begin)
    g_string_append_len (joined, part, g_utf8_offset_to_pointer (part, end - begin) - part);
  *done = MAX (*done, end);
}

/* The beginning of @text, what is its own, and its end, @n_kept characters in all, with ellipses
 * between. */
static char *
dup_shortened (const char *text, glong n_chars, const Own *own, glong n_kept)
{
  glong n_own = own->end - own->begin, n_after = n_chars - own->end;
  glong shown = MIN (n_own, MAX (1, (glong) (OWN_SHARE * n_kept)));
  glong rest = n_kept - shown;
  glong first = MIN (own->begin, (rest + 1) / 2);
  glong last = MIN (n_after, rest - first);
  GString *joined = g_string_new (NULL);
  glong begin, done = 0;

  first = MIN (own->begin, rest - last);
  shown = MIN (n_own, n_kept - first - last);
  begin = own->differs - own->begin < shown || own->differs >= own->end ? own->begin
                                                                        : own->differs;
  shown = MIN (shown, own->end - begin);

  append_part (joined, text, 0, first, &done);
  if (shown > 0)
    append_part (joined, text, begin, begin + shown, &done);
  append_part (joined, text, n_chars - last, n_chars, &done);
  return g_string_free (joined, FALSE);
}

/* Nothing, in the middle of @text. */
static Own
find_middle (const char *text)
{
  glong middle = (g_utf8_strlen (text, -1) + 1) / 2;

  return (Own){ middle, middle, middle };
}

/* The most characters that fit; at least one stays. */
static char *
fit_around (EfTextRuler *self, EfFace face, const char *text, const Own *own, double width)
{
  glong n_chars = g_utf8_strlen (text, -1);
  glong low = 1, high = MAX (n_chars - 1, 1);

  while (low < high)
    {
      glong middle = low + (high - low + 1) / 2;
      g_autofree char *shortened = dup_shortened (text, n_chars, own, middle);

      if (measure (self, face, shortened) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  return dup_shortened (text, n_chars, own, MIN (low, n_chars));
}

static gboolean
is_of_word (const char *at)
{
  return *at == '.' || g_unichar_isalnum (g_utf8_get_char (at));
}

/* How many characters all of @texts begin with. */
static glong
count_common_start (const GPtrArray *texts)
{
  const char *first = texts->pdata[0];
  glong n = 0;

  for (const char *at = first; *at != '\0'; at = g_utf8_next_char (at), n++)
    for (guint i = 1; i < texts->len; i++)
      if (strncmp (texts->pdata[i], first, (gsize) (g_utf8_next_char (at) - first)) != 0)
        return n;

  return n;
}

/* How many of all of @texts end with, behind @start of them. */
static glong
count_common_end (const GPtrArray *texts, glong start)
{
  const char *first = texts->pdata[0];
  const char *from = g_utf8_offset_to_pointer (first, start);
  glong n = 0;

  for (const char *at = first + strlen (first); at > from; n++)
    {
      at = g_utf8_prev_char (at);
      for (guint i = 1; i < texts->len; i++)
        {
          const char *text = texts->pdata[i];

          if (g_utf8_strlen (text, -1) - start <= n || !g_str_has_suffix (text, at))
            return n;
        }
    }

  return n;
}

/* What is between @start and @end of the characters of @text, with the words that reach in. */
static Own
find_own (const char *text, glong start, glong end)
{
  Own own = { start, g_utf8_strlen (text, -1) - end, start };
  const char *at = g_utf8_offset_to_pointer (text, start);

  for (; own.begin > 0 && start - own.begin < WORD_MAX; own.begin--)
    {
      at = g_utf8_prev_char (at);
      if (!is_of_word (at))
        break;
    }
  at = g_utf8_offset_to_pointer (text, own.end);
  for (glong most = own.end + WORD_MAX; *at != '\0' && own.end < most && is_of_word (at); own.end++)
    at = g_utf8_next_char (at);
  return own;
}

/* Fits the texts of @members, indices, all of which look alike. FALSE if they are the same. */
static gboolean
fit_members (EfTextRuler *self, EfFace face, const char *const *texts, const GArray *members,
             char **fitted, double width)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();
  glong start, end;

  for (guint i = 0; i < members->len; i++)
    {
      const char *text = texts[g_array_index (members, guint, i)];

      if (!g_ptr_array_find_with_equal_func (alike, text, g_str_equal, NULL))
        g_ptr_array_add (alike, (gpointer) text);
    }
  if (alike->len < 2)
    return FALSE;

  start = count_common_start (alike);
  end = count_common_end (alike, start);
  for (guint i = 0; i < members->len; i++)
    {
      guint index = g_array_index (members, guint, i);
      Own own = find_own (texts[index], start, end);

      g_free (fitted[index]);
      fitted[index] = fit_around (self, face, texts[index], &own, width);
    }
  return TRUE;
}

/* FALSE if no two texts that differ look alike. */
static gboolean
tell_apart (EfTextRuler *self,
            EfFace face,
            const char *const *texts,
            guint n,
            char **fitted,
            double width)
{
  g_autoptr (GHashTable) by_look
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) alike = g_ptr_array_new (); /* element-type GArray, in the order of texts */
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      GArray *members = g_hash_table_lookup (by_look, fitted[i]);

      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_look, g_strdup (fitted[i]), members);
          g_ptr_array_add (alike, members);
        }
      g_array_append_val (members, i);
    }
  for (guint i = 0; i < alike->len; i++)
    any |= fit_members (self, face, texts, alike->pdata[i], fitted, width);

  return any;
}

/* Texts that say the same again and again, such as lists of one country, are told apart by nothing
 * that one could see; the later ones are cut shorter. */
static void
cut_shorter (const char *const *texts, guint n, char **fitted)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal); /* to its text */

  for (guint i = 0; i < n; i++)
    {
      glong n_chars = g_utf8_strlen (texts[i], -1), n_kept = g_utf8_strlen (fitted[i], -1) - 1;
      Own nothing = find_middle (texts[i]);
      const char *other;

      while ((other = g_hash_table_lookup (taken, fitted[i])) != NULL
             && !g_str_equal (other, texts[i]) && --n_kept > 0)
        {
          g_free (fitted[i]);
          fitted[i] = dup_shortened (texts[i], n_chars, &nothing, n_kept);
        }
      if (other == NULL)
        g_hash_table_insert (taken, fitted[i], (gpointer) texts[i]);
    }
}

void
ef_text_ruler_set_text (PangoLayout *layout, double size, const char *text)
{
  g_return_if_fail (PANGO_IS_LAYOUT (layout));
  g_return_if_fail (text != NULL);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  set_text (layout, text, strchr (text, ' ') != NULL ? measure_missing_space (layout, size) : 0);
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
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);

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
  Own nothing = find_middle (text);

  if (measure (self, face, text) <= width)
    return g_strdup (text);

  return fit_around (self, face, text, &nothing, width);
}

char **
ef_text_ruler_fit_apart (EfTextRuler *self,
                         EfFace face,
                         const char *const *texts,
                         guint n,
                         double width)
{
  char **fitted = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    fitted[i] = ef_text_ruler_fit (self, face, texts[i], width);
  for (guint round = 0; round < N_ROUNDS; round++)
    if (!tell_apart (self, face, texts, n, fitted, width))
      return fitted;
  cut_shorter (texts, n, fitted);

  return fitted;
}

GPtrArray *
ef_text_ruler_wrap (EfTextRuler *self, EfFace face, const char *text, double width, guint max_lines)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  int n_lines;

  use_face (self, face);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, (int) (MAX (width, 1) * PANGO_SCALE));
  set_text (self->layout, text, self->missing_space);
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
