/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-ticks.h"

G_BEGIN_DECLS

/* How a number is written: a power of ten that is taken out of it, and what stands for that. */
typedef struct
{
  int exponent;       /* what stands before the suffix is value / 10^exponent */
  const char *suffix; /* "", " k", " M" ...; NULL: "×10ⁿ" with n = exponent */
  gboolean grouped;   /* "5,000", since "10,000" is beside it */
} EfTickForm;

/* The form for a number of @magnitude (the exponent of its first digit). @thousands: write 1000 as
 * "1 k", otherwise that starts at 10000, where numbers get long. */
EfTickForm ef_tick_form_choose (int magnitude, gboolean thousands, const EfQuantity *quantity,
                                const EfTickStyle *style);
EfTickForm ef_tick_form_power (int exponent);

/* Writes @mantissa x 10^@exponent exactly, by moving the decimal point: no rounding, no locale.
 * Trailing zeros of the fraction are written up to @decimals. */
void ef_tick_label_write (char label[static 40], gint64 mantissa, int exponent,
                          const EfTickForm *form, guint decimals, const EfTickStyle *style);

G_END_DECLS
