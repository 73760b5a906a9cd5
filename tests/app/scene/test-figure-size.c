/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-size.h"

#include <math.h>

static void
test_published (void)
{
  /* What the guides for authors say. */
  static const struct
  {
    const char *id;
    double width_mm;
    double type_min;
  } published[] = {
    { "nature-1", 89, 5 },     { "nature-2", 183, 5 },         { "science-1", 57, 7 },
    { "science-2", 121, 7 },   { "science-3", 184, 7 },        { "ieee-1", 3.5 * 25.4, 9 },
    { "ieee-2", 7.16 * 25.4, 9 }, { "acm-1", 241.147 / 72.27 * 25.4, 7 },
    { "acm-2", 506.295 / 72.27 * 25.4, 7 }, { "elsevier-1", 90, 7 }, { "elsevier-1.5", 140, 7 },
    { "elsevier-2", 190, 7 },  { "a4", 297, 5 },               { "a5", 210, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const EfFigureSize *size = ef_figure_size_find (published[i].id);

      g_assert_nonnull (size);
      g_assert_cmpfloat (fabs (size->width_mm - published[i].width_mm), <, 0.05);
      g_assert_cmpfloat (size->type_min, ==, published[i].type_min);
    }
  g_assert_null (ef_figure_size_find ("nature-7"));
}

/* The letters of a column are what its journal asks for, and larger where there is room, but not
 * larger than usual; those of a page are nobody's business. */
static void
test_font_size (void)
{
  static const struct
  {
    const char *id;
    double font_size;
  } cases[] = {
    { "nature-1", 6.5 }, { "acm-2", 9 }, { "ieee-1", 9 }, { "science-1", 7 }, { "acm-1", 8 },
    { "a4", 0 }, { "slide", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (ef_figure_size_get_font_size (ef_figure_size_find (cases[i].id)), ==,
                       cases[i].font_size);
}

/* Every size is found again by what it makes of a figure. */
static void
test_recognised (void)
{
  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    g_assert_true (ef_figure_size_of (sizes[i].width_mm, sizes[i].height_mm) == &sizes[i]);

  /* A column may be as high as one likes, a page may not. */
  g_assert_cmpstr (ef_figure_size_of (89, 123)->id, ==, "nature-1");
  g_assert_cmpstr (ef_figure_size_of (88.9, 60)->id, ==, "ieee-1");
  g_assert_null (ef_figure_size_of (297, 100));
  g_assert_null (ef_figure_size_of (100, 100));
}

static void
assert_check (
  double width, double height, double smallest, const char *expected, double expected_enough)
{
  double enough;
  g_autofree char *problem = ef_figure_size_check (width, height, smallest, &enough);

  g_assert_cmpstr (problem, ==, expected);
  g_assert_cmpfloat (fabs (enough - expected_enough), <, 1e-9);
}

static void
test_check (void)
{
  assert_check (89, 67, 5, NULL, 1);
  assert_check (89, 67, 4, "The smallest letters have 4.0 points; Nature asks for 5 or more.",
                1.25);
  assert_check (90, 67, 5, "The smallest letters have 5.0 points; Elsevier asks for 7 or more.",
                1.4);
  assert_check (100, 67, 4,
                "The smallest letters have 4.0 points; below 5 they are hard to read in print.",
                1.25);
  assert_check (89, 171, 5, "The figure is 171 mm high; Nature prints at most 170.", 1);
  /* A figure without letters. */
  assert_check (89, 67, 0, NULL, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/figure-size/font-size", test_font_size);
  g_test_add_func ("/scene/figure-size/published", test_published);
  g_test_add_func ("/scene/figure-size/recognised", test_recognised);
  g_test_add_func ("/scene/figure-size/check", test_check);

  return g_test_run ();
}
