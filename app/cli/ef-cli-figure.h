/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"

G_BEGIN_DECLS

/* How large a figure is, and how finely its pixels divide it. */
typedef struct
{
  double width, height; /* points; 0: not given */
  double width_mm, height_mm; /* the same, exactly as given where that is in mm */
  double dpi;
  double font_size; /* points, as a journal whose column it is asks for; 0: nobody asks */
} EfCliFigure;

/**
 * ef_cli_figure_parse:
 * @size: "180x120mm", "1600x1000px", also cm, in and pt; or NULL
 * @dpi: as given, or 0
 *
 * Pixels are of @dpi, 96 unless given, and without a size or with one of paper the picture has 300.
 *
 * Returns: FALSE after saying what is wrong
 */
gboolean ef_cli_figure_parse (EfCliFigure *self,
                              const char  *size,
                              double       dpi,
                              EfCliStatus *status);

G_END_DECLS
