/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-quantity.h"

G_BEGIN_DECLS

typedef struct
{
  double position;  /* scale space */
  gboolean major;   /* minor ticks have no label */
  char label[40];   /* UTF-8; superscripts as Unicode characters */
} EfTick;

/* How tick labels are written, and the words beside them. */
typedef struct
{
  const char *decimal_point; /* "." in files, the locale's on screen */
  const char *thousands_mark; /* between groups of digits of 10,000 and more; "" for none */
  const char *const *month_names; /* 12 abbreviated names, or NULL for ISO months */
  const char *language;      /* of words, see ef-words.h; NULL: the person's */
  gboolean without_letters;  /* "10⁶", not "1 M": beside a unit that has a prefix of its own */
} EfTickStyle;

extern const EfTickStyle ef_tick_style_plain; /* locale-free, English */
/* @self, for numbers in @unit, which may be NULL: nobody reads "10 k kWh". */
EfTickStyle ef_tick_style_beside (const EfTickStyle *self, const EfUnit *unit);
/* Of figures in that language, the same on every machine; NULL or an unknown one: the plain one. */
const EfTickStyle *ef_tick_style_for_language (const char *language);
const EfTickStyle *ef_tick_style_for_locale (void);

/* Ticks for [@min, @max] in scale space (log10 for LOG, days for DATE), with at most about
 * @n_wanted labels: 1-2-5 steps on linear scales, decades with 2..9 minor ticks (2 and 5 labelled
 * where there is room) on logarithmic ones, years, months, days or hours on dates. Positions are
 * computed from integer steps, so they do not drift. Large and small values get SI-like labels (1
 * k, 1 M, 1 B by @quantity) or powers of ten.
 * Returns: (transfer full) (element-type EfTick): ascending */
GArray *ef_ticks_new (EfScaleKind scale, double min, double max, guint n_wanted,
                      const EfQuantity *quantity, const EfTickStyle *style);

/* A range that contains [@min, @max] of scale space with a margin of @margin (0.05) on both
 * sides. */
void ef_scale_pad (EfScaleKind scale, double margin, double *min, double *max);

/* Value to scale space and back; NAN where there is no place (log of zero). */
double ef_scale_forward (EfScaleKind scale, double value);
double ef_scale_backward (EfScaleKind scale, double position);

/* A number with @digits significant digits in the manner of tick labels: "1.2 B", "3×10²¹",
 * "0.05". */
char *ef_number_to_label (double value, guint digits, const EfQuantity *quantity,
                          const EfTickStyle *style);

G_END_DECLS
