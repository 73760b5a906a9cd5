/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-decimal-private.h"

#include <float.h>
#include <string.h>

/* Between decimal and binary exactly, where 64 and 128 bits are enough, which is nearly always:
 *
 * 1. Up to 2^53 with a power of ten up to 10^22 both are exact doubles, and one multiplication or
 *    division rounds once, that is correctly (Clinger 1990).
 * 2. Up to 19 digits with a power up to 10^27: 5^27 fits in 64 bits, so product and quotient are
 *    exact in 128-bit integers, and the sticky remainder makes the one conversion to double round
 *    correctly. This is where 16- and 17-digit numbers end up, as Python and R write them.
 *
 * Tables for all exponents (Eisel and Lemire, Ryu) would cover the rest, which files seldom hold.
 */

/* The largest power of ten that is an exact double, and of five that fits in 64 bits. */
#define MAX_EXACT_POWER_OF_10 22
#define MAX_POWER_OF_5 27

/* Extended precision would round twice in the first case, and the second needs 128-bit integers. */
#if defined(__SIZEOF_INT128__) && FLT_EVAL_METHOD == 0

__extension__ typedef unsigned __int128 uint128;

static const double powers_of_10[MAX_EXACT_POWER_OF_10 + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static const guint64 powers_of_5[MAX_POWER_OF_5 + 1] = {
  G_GUINT64_CONSTANT (1),
  G_GUINT64_CONSTANT (5),
  G_GUINT64_CONSTANT (25),
  G_GUINT64_CONSTANT (125),
  G_GUINT64_CONSTANT (625),
  G_GUINT64_CONSTANT (3125),
  G_GUINT64_CONSTANT (15625),
  G_GUINT64_CONSTANT (78125),
  G_GUINT64_CONSTANT (390625),
  G_GUINT64_CONSTANT (1953125),
  G_GUINT64_CONSTANT (9765625),
  G_GUINT64_CONSTANT (48828125),
  G_GUINT64_CONSTANT (244140625),
  G_GUINT64_CONSTANT (1220703125),
  G_GUINT64_CONSTANT (6103515625),
  G_GUINT64_CONSTANT (30517578125),
  G_GUINT64_CONSTANT (152587890625),
  G_GUINT64_CONSTANT (762939453125),
  G_GUINT64_CONSTANT (3814697265625),
  G_GUINT64_CONSTANT (19073486328125),
  G_GUINT64_CONSTANT (95367431640625),
  G_GUINT64_CONSTANT (476837158203125),
  G_GUINT64_CONSTANT (2384185791015625),
  G_GUINT64_CONSTANT (11920928955078125),
  G_GUINT64_CONSTANT (59604644775390625),
  G_GUINT64_CONSTANT (298023223876953125),
  G_GUINT64_CONSTANT (1490116119384765625),
  G_GUINT64_CONSTANT (7450580596923828125),
};

/* 2^exponent for a normal result. */
static double
power_of_2 (int exponent)
{
  guint64 bits = (guint64) (exponent + DBL_MAX_EXP - 1) << (DBL_MANT_DIG - 1);
  double power;

  memcpy (&power, &bits, sizeof power);

  return power;
}

/* @mantissa / 10^@power, correctly rounded. Both operands are shifted up to 64 bits, so the
 * quotient has 63 or 64 of them: with the lowest bit set for a remainder, converting it rounds
 * exactly once. */
static double
divide_by_power_of_10 (guint64 mantissa, int power)
{
  int up = __builtin_clzll (mantissa);
  int divisor_up = __builtin_clzll (powers_of_5[power]);
  uint128 dividend = (uint128) (mantissa << up) << 63;
  guint64 divisor = powers_of_5[power] << divisor_up;
  guint64 quotient = dividend / divisor;

  if ((uint128) quotient * divisor != dividend)
    quotient |= 1;

  return (double) quotient * power_of_2 (divisor_up - up - 63 - power);
}

static double
multiply_by_power_of_10 (guint64 mantissa, int power)
{
  uint128 product = (uint128) mantissa * powers_of_5[power];
  guint64 high = product >> 64;
  guint64 top;
  int down;

  if (high == 0)
    return (double) (guint64) product * power_of_2 (power);

  down = 64 - __builtin_clzll (high);
  top = product >> down;
  if ((uint128) top << down != product)
    top |= 1;

  return (double) top * power_of_2 (down + power);
}

gboolean
ef_decimal_to_double (guint64 mantissa, int exponent, double *value)
{
  if (mantissa <= G_GUINT64_CONSTANT (1) << DBL_MANT_DIG && exponent >= -MAX_EXACT_POWER_OF_10 &&
      exponent <= MAX_EXACT_POWER_OF_10)
    *value = exponent < 0 ? (double) mantissa / powers_of_10[-exponent]
                          : (double) mantissa * powers_of_10[exponent];
  else if (mantissa == 0)
    *value = 0;
  else if (exponent >= -MAX_POWER_OF_5 && exponent < 0)
    *value = divide_by_power_of_10 (mantissa, -exponent);
  else if (exponent >= 0 && exponent <= MAX_POWER_OF_5)
    *value = multiply_by_power_of_10 (mantissa, exponent);
  else
    return FALSE;

  return TRUE;
}

/* Takes @value, which is normal, apart: it is the mantissa times two to @exponent. */
static guint64
get_mantissa (double value, int *exponent)
{
  const guint64 hidden_bit = G_GUINT64_CONSTANT (1) << (DBL_MANT_DIG - 1);
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  *exponent = (int) (bits >> (DBL_MANT_DIG - 1)) - (DBL_MAX_EXP - 1 + DBL_MANT_DIG - 1);

  return (bits & (hidden_bit - 1)) | hidden_bit;
}

/* @value times ten to @power, rounded to the nearest integer, ties to even. @value is normal, and
 * the result is below 2^63. */
static guint64
round_scaled (double value, int power)
{
  int exponent;
  guint64 mantissa = get_mantissa (value, &exponent);
  uint128 product = (uint128) mantissa * powers_of_5[power];
  int down = -exponent - power;
  uint128 half;
  guint64 result;

  if (down <= 0)
    return (guint64) product << -down;

  half = (uint128) 1 << (down - 1);
  result = (product + half) >> down;
  if ((product & (2 * half - 1)) == half)
    result &= ~G_GUINT64_CONSTANT (1);

  return result;
}

/* The same for @value divided by ten to @power, which is more than 0. The dividend is below 2^63
 * times 5^27, which is 2^126. */
static guint64
round_divided (double value, int power)
{
  int exponent;
  uint128 dividend = get_mantissa (value, &exponent);
  uint128 divisor = powers_of_5[power];
  uint128 rest;
  guint64 result;

  if (exponent >= power)
    dividend <<= exponent - power;
  else
    divisor <<= power - exponent;
  result = dividend / divisor;
  rest = dividend % divisor;
  if (2 * rest > divisor || (2 * rest == divisor && (result & 1) != 0))
    result++;

  return result;
}

gboolean
ef_decimal_from_double (double value, int n_digits, guint64 *digits, int *exponent)
{
  guint64 limit = (guint64) powers_of_10[n_digits];
  guint64 bits;
  int n_before_point;

  /* 1233 / 4096 is log10 (2) closely enough here, so this is right or one too small. */
  memcpy (&bits, &value, sizeof bits);
  n_before_point = (((int) (bits >> (DBL_MANT_DIG - 1)) - (DBL_MAX_EXP - 1)) * 1233 >> 12) + 1;

  for (;; n_before_point++)
    {
      int power = n_digits - n_before_point;

      if (power < -MAX_POWER_OF_5 || power > MAX_POWER_OF_5)
        return FALSE;
      *digits = power < 0 ? round_divided (value, -power) : round_scaled (value, power);
      *exponent = -power;
      if (*digits < limit)
        return TRUE;
    }
}

#else

gboolean
ef_decimal_to_double (guint64 mantissa, int exponent, double *value)
{
  return FALSE;
}

gboolean
ef_decimal_from_double (double value, int n_digits, guint64 *digits, int *exponent)
{
  return FALSE;
}

#endif
