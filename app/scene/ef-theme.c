/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-theme.h"

/*
 * Three looks. The palettes started from the hues of Okabe and Ito (2008), which end at seven
 * usable colours and hold two that are too pale for a white page. Ours were moved in CIELAB until
 * all ten of a screen theme stay apart under simulated protanopia, deuteranopia and tritanopia
 * (Machado 2009) and stand out from the background by 3:1. The test of this file holds them to
 * that, so a colour is not changed by eye alone.
 *
 * The ramps are parts of "viridis" by Nathaniel Smith and Stéfan van der Walt (2015, CC0), sampled
 * at 17 places, in which equal steps look equal in any vision. The end that stands for much is the
 * one farther from the background. That of "print" is grey in equal steps of lightness.
 *
 * The tenth colour is a plain grey because the tenth group is "Other". "print" alternates light and
 * dark, so neighbours in the legend differ on a grey printer too.
 */

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0      \
  }

static const EfTheme themes[] = {
  {
    .id = "light",
    .background = RGB (0xffffff),
    .plot_background = RGB (0xffffff),
    .text = RGB (0x1f2328),
    .dim_text = RGB (0x5e6670),
    .grid = RGB (0xe9ebee),
    .axis = RGB (0x8a919b),
    .front = RGB (0x1a5fb4),
    .front_fill = RGB (0x3584e4),
    .point = RGB (0x6b7a8c),
    .groups = { RGB (0x28609c), RGB (0xe8561c), RGB (0x04884c), RGB (0xd46aa5), RGB (0x552e9b),
                RGB (0x009dd2), RGB (0x7b4027), RGB (0x6d9d4a), RGB (0x1b4442), RGB (0x696d73) },
    .ramp = { RGB (0x7ad151), RGB (0x5dc963), RGB (0x43bf71), RGB (0x2fb47c), RGB (0x22a884),
              RGB (0x1e9c89), RGB (0x21908c), RGB (0x25848e), RGB (0x2a788e), RGB (0x2f6c8e),
              RGB (0x345f8d), RGB (0x3b528b), RGB (0x414487), RGB (0x463480), RGB (0x482575),
              RGB (0x481466), RGB (0x440154) },
    .missing = RGB (0x8d949c),
    .marker_opacity = 0.9,
    .grid_width = 0.5,
    .axis_width = 0.75,
    .front_width = 1.75,
  },
  {
    .id = "dark",
    .background = RGB (0x1e1e1e),
    .plot_background = RGB (0x1e1e1e),
    .text = RGB (0xf0f1f3),
    .dim_text = RGB (0xaab2bb),
    .grid = RGB (0x303236),
    .axis = RGB (0x8b929b),
    .front = RGB (0x78aeed),
    .front_fill = RGB (0x99c1f1),
    .point = RGB (0x8595a8),
    .groups = { RGB (0x61a3f2), RGB (0xf69a33), RGB (0x19db9f), RGB (0xce81c2), RGB (0x7a77f2),
                RGB (0xace5fe), RGB (0xdb6743), RGB (0xf0e587), RGB (0x237f75), RGB (0xb1b7bd) },
    .ramp = { RGB (0x414487), RGB (0x3b528b), RGB (0x345f8d), RGB (0x2f6c8e), RGB (0x2a788e),
              RGB (0x25848e), RGB (0x21908c), RGB (0x1e9c89), RGB (0x22a884), RGB (0x2fb47c),
              RGB (0x43bf71), RGB (0x5dc963), RGB (0x7ad151), RGB (0x9ad93d), RGB (0xbcdf27),
              RGB (0xdde318), RGB (0xfde725) },
    .missing = RGB (0x8d949c),
    .marker_opacity = 0.9,
    .grid_width = 0.5,
    .axis_width = 0.75,
    .front_width = 1.75,
  },
  {
    .id = "print",
    .background = RGB (0xffffff),
    .plot_background = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x333333),
    .grid = RGB (0xe2e2e2),
    .axis = RGB (0x333333),
    .front = RGB (0x000000),
    .front_fill = RGB (0x000000),
    .point = RGB (0x707478),
    .groups = { RGB (0x003858), RGB (0xd37633), RGB (0x00674a), RGB (0xb56090), RGB (0x393583),
                RGB (0x229cc1), RGB (0x843929), RGB (0x768c3d), RGB (0x0f3635), RGB (0x696d73) },
    .ramp = { RGB (0xc1c1c1), RGB (0xb4b4b4), RGB (0xa7a7a7), RGB (0x9a9a9a), RGB (0x8e8e8e),
              RGB (0x828282), RGB (0x767676), RGB (0x6a6a6a), RGB (0x5e5e5e), RGB (0x535353),
              RGB (0x484848), RGB (0x3d3d3d), RGB (0x323232), RGB (0x282828), RGB (0x1e1e1e),
              RGB (0x151515), RGB (0x070707) },
    .missing = RGB (0x7f7f7f),
    .marker_opacity = 0.9,
    .grid_width = 0.35,
    .axis_width = 0.6,
    .front_width = 1.25,
  },
};

static const char *const theme_ids[] = { "light", "dark", "print", NULL };

const EfTheme *
ef_theme_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (g_strcmp0 (themes[i].id, id) == 0)
        return &themes[i];
    }

  return &themes[0];
}

const char *const *
ef_theme_list (void)
{
  return theme_ids;
}

EfColour
ef_theme_get_ramp_colour (const EfTheme *self, double position)
{
  double place = CLAMP (position, 0, 1) * (EF_THEME_RAMP - 1);
  guint index = MIN ((guint) place, EF_THEME_RAMP - 2);
  const EfColour *low, *high;
  double share = place - index;

  g_return_val_if_fail (self != NULL, (EfColour){ 0 });

  low = &self->ramp[index];
  high = &self->ramp[index + 1];

  return (EfColour){ low->r + share * (high->r - low->r), low->g + share * (high->g - low->g),
                     low->b + share * (high->b - low->b), 1 };
}
