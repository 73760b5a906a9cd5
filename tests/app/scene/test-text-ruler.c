/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>
#include <string.h>

#include "ef-text-ruler.h"

#define FAMILIES "DejaVu Sans"

typedef PangoContext Context;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Context, g_object_unref)

static const EfFace normal = { 10, FALSE };
static const EfFace bold = { 10, TRUE };
static const EfFace large = { 20, FALSE };

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* Whatever was measured before, and by which ruler of the context. */
static void
test_widths (void)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (Context) other_context = create_context ();
  double widths[3] = { 0 };

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
      g_autoptr (EfTextRuler) other = ef_text_ruler_new (other_context, FAMILIES);
      const EfFace faces[] = { normal, bold, large };

      for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
        {
          double width = ef_text_ruler_get_width (ruler, faces[i], "ResNet-50");

          if (round == 0)
            widths[i] = width;
          g_assert_cmpfloat (width, ==, widths[i]);
          g_assert_cmpfloat (width, ==, ef_text_ruler_get_width (other, faces[i], "ResNet-50"));
        }
    }
  g_assert_cmpfloat (widths[1], >, widths[0]);
  g_assert_cmpfloat_with_epsilon (widths[2], 2 * widths[0], 0.01);
}

static void
test_families (void)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) sans = ef_text_ruler_new (context, FAMILIES);
  g_autoptr (EfTextRuler) mono = ef_text_ruler_new (context, "DejaVu Sans Mono");

  g_assert_cmpfloat (ef_text_ruler_get_width (sans, normal, "illi"), <,
                     ef_text_ruler_get_width (mono, normal, "illi"));
}

/* Digits of two words are never read as of one, whatever the font; Cantarell, say, has very narrow
 * spaces. A layout of its own is as wide as what was measured. */
static void
test_spaces (void)
{
  g_autoptr (Context) context = create_context ();
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_context_list_families (context, &families, &n);
  for (int i = 0; i < n; i++)
    {
      const char *family = pango_font_family_get_name (families[i]);
      g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, family);
      double apart = ef_text_ruler_get_width (ruler, normal, "2 7");
      PangoFontDescription *font = pango_font_description_from_string (family);
      PangoLayout *layout = pango_layout_new (context);
      PangoRectangle extents;

      g_assert_cmpfloat (apart - ef_text_ruler_get_width (ruler, normal, "27"), >, 2.9);
      pango_font_description_set_family (font, family);
      pango_font_description_set_absolute_size (font, normal.size * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      ef_text_ruler_set_text (layout, normal.size, "2 7");
      pango_layout_get_extents (layout, NULL, &extents);
      g_assert_cmpfloat_with_epsilon (extents.width / (double) PANGO_SCALE, apart, 0.01);
      g_object_unref (layout);
      pango_font_description_free (font);
    }
}

/* Widths that are kept belong to the context as it was when they were measured. */
static void
test_changed_context (void)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
  double before = ef_text_ruler_get_width (ruler, normal, "Model");

  pango_context_set_round_glyph_positions (context, TRUE);
  g_assert_cmpfloat (ef_text_ruler_get_width (ruler, normal, "Model"), !=, before);
  pango_context_set_round_glyph_positions (context, FALSE);
  g_assert_cmpfloat (ef_text_ruler_get_width (ruler, normal, "Model"), ==, before);
}

/* More texts than are kept. */
static void
test_many (void)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
  double first = ef_text_ruler_get_width (ruler, normal, "name 0");

  for (guint i = 1; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", i);

      ef_text_ruler_get_width (ruler, normal, name);
    }
  g_assert_cmpfloat (ef_text_ruler_get_width (ruler, normal, "name 0"), ==, first);
}

static void
test_fit (void)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
  const char *name = "mobilenetv4_conv_small.e2400_r224_in1k";
  double width = ef_text_ruler_get_width (ruler, normal, name);
  g_autofree char *whole = ef_text_ruler_fit (ruler, normal, name, width);
  g_autofree char *half = ef_text_ruler_fit (ruler, normal, name, width / 2);
  g_autofree char *none = ef_text_ruler_fit (ruler, normal, name, 0);

  g_assert_cmpstr (whole, ==, name);
  g_assert_cmpfloat (ef_text_ruler_get_width (ruler, normal, half), <=, width / 2);
  g_assert_true (g_str_has_prefix (half, "mobile"));
  g_assert_true (g_str_has_suffix (half, "_in1k"));
  g_assert_cmpstr (none, ==, "m…");
}

/* Different texts stay different, whatever they have in common. */
static void
assert_apart (const char *const *texts, double share)
{
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
  guint n = g_strv_length ((char **) texts);
  double width = share * ef_text_ruler_get_width (ruler, normal, texts[0]);
  g_auto (GStrv) fitted = ef_text_ruler_fit_apart (ruler, normal, texts, n, width);

  g_assert_cmpuint (g_strv_length (fitted), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_utf8_validate (fitted[i], -1, NULL));
      g_assert_cmpfloat (ef_text_ruler_get_width (ruler, normal, fitted[i]), <=, width);
      for (guint k = 0; k < i; k++)
        if (g_str_equal (texts[i], texts[k]))
          g_assert_cmpstr (fitted[i], ==, fitted[k]);
        else
          g_assert_cmpstr (fitted[i], !=, fitted[k]);
    }
}

static void
test_apart (void)
{
  static const char *const runs[]
    = { "evaluation_rw_v2_filtered_open_lm_1b_swiglu_heavy.json",
        "evaluation_tri-hq_fasttext_open_lm_1b_swiglu_heavy.json",
        "evaluation_rw_v2_filtered_open_lm_1b_swiglu_heavy.json",
        "evaluation_rw_v2_filtered_open_lm_7b_swiglu_heavy.json",
        "evaluation_rw_v2_unfiltered_open_lm_1b_swiglu_heavy.json", "short", NULL };
  static const char *const countries[]
    = { "United States of America, United Kingdom of Great Britain",
        "United States of America, Germany, United Kingdom of Great Britain",
        "United States of America, United States of America, United Kingdom of Great Britain",
        "United States of America, Ünited Kingdom of Great Britain", NULL };

  static const char *const repeats[]
    = { "United States of America", "United States of America,United States of America",
        "United States of America,United States of America,United States of America", NULL };

  for (double share = 0.3; share <= 1; share += 0.1)
    {
      assert_apart (runs, share);
      assert_apart (countries, share);
      assert_apart (repeats, share);
    }
}

/* The number by which they differ stands whole: "0B" would be a lie about "70B". */
static void
test_apart_in_words (void)
{
  static const char *const names[] = {
    "deepseek-ai/DeepSeek-R1-Distill-Llama-70B-Instruct-2501-hf",
    "deepseek-ai/DeepSeek-R1-Distill-Llama-72B-Instruct-2501-hf",
  };
  g_autoptr (Context) context = create_context ();
  g_autoptr (EfTextRuler) ruler = ef_text_ruler_new (context, FAMILIES);
  g_auto (GStrv) fitted = ef_text_ruler_fit_apart (ruler, normal, names, 2, 120);

  g_assert_nonnull (strstr (fitted[0], "\u202670B"));
  g_assert_nonnull (strstr (fitted[1], "\u202672B"));
  g_assert_true (g_str_has_prefix (fitted[0], "deep"));
  g_assert_true (g_str_has_suffix (fitted[0], "hf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/text-ruler/widths", test_widths);
  g_test_add_func ("/scene/text-ruler/families", test_families);
  g_test_add_func ("/scene/text-ruler/spaces", test_spaces);
  g_test_add_func ("/scene/text-ruler/changed-context", test_changed_context);
  g_test_add_func ("/scene/text-ruler/many", test_many);
  g_test_add_func ("/scene/text-ruler/fit", test_fit);
  g_test_add_func ("/scene/text-ruler/apart", test_apart);
  g_test_add_func ("/scene/text-ruler/apart-in-words", test_apart_in_words);
  return g_test_run ();
}
