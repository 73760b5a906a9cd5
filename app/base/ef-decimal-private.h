/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @mantissa times ten to @exponent, correctly rounded. FALSE where the exact ways end; then
 * somebody else has to find out. */
gboolean ef_decimal_to_double (guint64 mantissa, int exponent, double *value);

/* The number of @n_digits (at most 17) digits closest to @value, which is positive and finite,
 * as an integer times ten to @exponent. FALSE where the exact ways end. */
gboolean ef_decimal_from_double (double value, int n_digits, guint64 *digits, int *exponent);

G_END_DECLS
