/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-number.h"

G_BEGIN_DECLS

/* One number as it stands in a text, marks and all; the pointers point into that text. */
typedef struct
{
  const char *start; /* behind the sign */
  const char *end;   /* behind the digits, before the exponent */
  const char *mark;  /* the decimal point or comma, or NULL */
  int exponent;
  guint negative : 1;
  guint has_sign : 1;
  guint padded : 1; /* "020": a leading zero that says nothing, often a lost point */
} EfLiteral;

/* Reads the number that begins at @at. Returns what follows it, or NULL if none begins there.
 * @reason says whether it can be trusted: NONE, COMMA, SEVERAL or CORRUPT. With @list a comma
 * separates and is never part of a number. */
const char *ef_literal_scan (const char     *at,
                             const char     *end,
                             EfComma         comma,
                             gboolean        list,
                             EfLiteral      *literal,
                             EfNumberReason *reason);

/* The value times ten to @shift; infinite if that is too large for a double. */
double ef_literal_get_value (const EfLiteral *literal, int shift);

/* How many decimals there are once the exponent is applied; negative for round thousands. */
int ef_literal_get_decimals (const EfLiteral *literal);

G_END_DECLS
