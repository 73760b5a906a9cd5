/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Straight (not premultiplied) sRGB, 0 to 1. */
typedef struct
{
  double r, g, b, a;
} EfColour;

typedef enum
{
  EF_SHAPE_CIRCLE,
  EF_SHAPE_SQUARE,
  EF_SHAPE_TRIANGLE,
  EF_SHAPE_DIAMOND,
  EF_SHAPE_PLUS,
  EF_SHAPE_CROSS,
  EF_SHAPE_TRIANGLE_DOWN,
  EF_SHAPE_STAR,
  EF_SHAPE_PENTAGON,
  EF_SHAPE_HEXAGON,
} EfShape;
#define EF_N_SHAPES 10

#define EF_THEME_RAMP 17

/* How much of a shape is filled says how its value came to be, with any shape and colour. */
typedef enum
{
  EF_FORM_FILLED, /* reported */
  EF_FORM_HALF,   /* derived: the rim and the left half */
  EF_FORM_HOLLOW, /* estimated: the rim */
  EF_FORM_DOTTED, /* without an amount to show as size: the rim and a dot */
} EfForm;
/* Those of points. */
#define EF_N_FORMS (EF_FORM_HOLLOW + 1)

/* The looks of a chart. Groups differ by colour and by shape: never by colour alone. */
typedef struct
{
  const char *id;
  const char *name;   /* for people, as the file has it */
  const char *family; /* fonts, "Helvetica, sans-serif"; NULL: the usual ones */
  EfColour background, plot_background, text, dim_text, grid, axis, front, front_fill;
  EfColour point; /* of a chart without groups */
  EfColour ramp[EF_THEME_RAMP]; /* of numbers, from low to high in equal steps for the eye */
  EfColour missing;             /* of what has no number */
  EfColour groups[10]; /* safe for colour-vision deficiency (Okabe and Ito 2008, extended) */
  double marker_opacity;
  double grid_width, axis_width, front_width; /* points */
} EfTheme;

/* "light", "dark", "print", "contrast", "journal" or one of the user's; light if unknown or NULL */
const EfTheme *ef_theme_find (const char *id);
gboolean       ef_theme_exists (const char *id);
/* All ids, NULL-terminated: ours, then those of the user's files by the names of these. */
const char *const *ef_theme_list (void);
/* A sentence for each file of the user that is no theme, NULL-terminated. */
const char *const *ef_theme_list_problems (void);
/* Where the user's themes lie (transfer full). */
char       *ef_theme_dup_folder (void);
/* For people, translated where it is ours. */
const char *ef_theme_get_name (const EfTheme *self);

/* The colour at @position, 0 to 1, of the ramp, between its colours. */
EfColour ef_theme_get_ramp_colour (const EfTheme *self, double position);

G_END_DECLS
