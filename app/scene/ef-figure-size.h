/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters smaller than this are not read in print, wherever they are printed; points. */
#define EF_FIGURE_TYPE_MIN 5.0

/**
 * EfFigureSize:
 * @id: the word for it on the command line, "nature-1"
 * @name: what people call it, to be translated
 * @asker: whose rules these are, "Nature"; NULL: nobody's
 * @width_mm, @height_mm: of the figure; where there is an @asker, the height is ours to choose
 * @height_max: of the figure in mm; 0: not said
 * @type_min: of the smallest letters, in points
 *
 * A size that figures are asked for.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *asker;
  double width_mm, height_mm;
  double height_max;
  double type_min;
} EfFigureSize;

/* The smallest letters of a figure as a part of its type size: those at its foot. */
#define EF_FIGURE_SMALLEST 0.8

/* The type size, in points and halves of them, whose smallest letters are as large as is asked for,
 * or what is usual or leaves room for a chart if that is less, but never less than is asked for;
 * 0: nobody asks for any. */
double ef_figure_size_get_font_size (const EfFigureSize *self);
/* What is asked for of the smallest letters of a figure of so many points; 0: nobody asks. */
double ef_figure_size_get_type_min (double width, double height);

/* All of them, in an order for people; @n: how many. */
const EfFigureSize *ef_figure_size_list (guint *n);
/* NULL if there is none of that id. */
const EfFigureSize *ef_figure_size_find (const char *id);
/* The one that a figure of so many mm has, or NULL; columns go by their width alone. */
const EfFigureSize *ef_figure_size_of (double width_mm, double height_mm);

/* What is wrong with a figure of that size, a sentence in the person's language (transfer full), or
 * NULL. @smallest: its smallest letters, in points; 0: it has none.
 * @enough: (out) (optional): by what its type size would have to be multiplied; 1 if it is not
 * that. */
char *ef_figure_size_check (double width_mm, double height_mm, double smallest, double *enough);

G_END_DECLS
