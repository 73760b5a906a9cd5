/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of a cell in which a number was looked for. */
typedef enum
{
  EF_NUMBER_OK,
  EF_NUMBER_MISSING, /* empty or a missing marker: "-", "–", "N/A", "nan", "null", "[]" ... */
  EF_NUMBER_REFUSED, /* something stands there, but not one trustworthy number: see `reason` */
} EfNumberStatus;

typedef enum
{
  EF_NUMBER_REASON_NONE,
  EF_NUMBER_REASON_TEXT,     /* a word or a sentence: "Yes", "UCF101" */
  EF_NUMBER_REASON_SEVERAL,  /* "54.60/55.55", "(32.76 32.07)", a list: "['18.55%']" */
  EF_NUMBER_REASON_PRODUCT,  /* "386x1", "2^20" */
  EF_NUMBER_REASON_COMMA,    /* a comma that may be decimal or thousands: "1,5" with THOUSANDS */
  EF_NUMBER_REASON_CORRUPT,  /* "020±002", "O.753", "1.2.3" */
  EF_NUMBER_REASON_INFINITE, /* "inf", "1e400" */
  EF_NUMBER_REASON_REMARK,   /* taken (status OK) without the words: "108.8(2080Ti)" — warn */
  EF_NUMBER_REASON_MAGNITUDE, /* "6.7B" where no such letter is expected: the caller's finding */
  EF_N_NUMBER_REASONS,
} EfNumberReason;

/* How a comma is read. Chosen per column, because one cell cannot tell (FORMATS 3.1, rule 2). */
typedef enum
{
  EF_COMMA_THOUSANDS, /* groups of exactly three digits after one to three; others are refused */
  EF_COMMA_DECIMAL,   /* one comma is the decimal mark */
} EfComma;

typedef struct
{
  EfComma comma;
  gboolean suffixes; /* K, M, B, G, T (any case) multiply: only in count-like columns */
} EfNumberStyle;

/**
 * EfNumber:
 * @value: the number, suffix and thousands separators resolved; "%" is stripped, never divided
 * @low, @high: bounds of the uncertainty or range, NAN where none is given; absolute, not offsets,
 *   and rounded to the decimals that were written
 * @unit, @unit_length: the unit text that followed the number (or the currency before it), inside
 *   the text read; NULL if none. Up to three words, not looked up anywhere: a text that is no unit
 *   ("3D", "12 runs") is for the caller to doubt
 * @percent: a "%" followed
 */
typedef struct
{
  double value;
  double low;
  double high;
  const char *unit;
  gsize unit_length;
  EfNumberReason reason;
  guint percent : 1;
  guint suffixed : 1;
  guint plain : 1; /* only digits, point, sign, exponent: the text needs no keeping */
} EfNumber;

/* Reads one cell, independently of the locale. @length -1 for a terminated string. Understands
 * everything in the "Numbers" section of the formats document: signs, exponents, leading point,
 * thousands commas, suffixes, "%", "a ± b", "a±b", "a +/- b", "+5/-5" after a value, ranges "a-b"
 * in brackets, Markdown "**", HTML "<sub>±b</sub>", "choice:0.85±0.02", missing markers. Never
 * fails: @number is always filled (value NAN unless the status is OK). */
EfNumberStatus ef_number_read (const char          *text,
                               gssize               length,
                               const EfNumberStyle *style,
                               EfNumber            *number);

/* The fast path: exactly [+-]digits[.digits][e[+-]digits] with nothing around it (the digits on one
 * side of the point may be missing), correctly rounded: same value as g_ascii_strtod. FALSE for
 * anything else and for what is too large for a double; then @value is unchanged. */
gboolean ef_number_read_plain (const char *text, gsize length, double *value);

/* TRUE for the missing markers and for blank text. */
gboolean ef_number_is_missing_marker (const char *text, gsize length);

/* A translated phrase for @reason, for diagnostics: "text in place of a number". */
const char *ef_number_reason_to_string (EfNumberReason reason);

/* Shortest text that reads back to exactly the same double, "." as decimal point; "" for NAN,
 * integers up to 2^53 without exponent. @buffer has EF_NUMBER_BUFFER bytes. Returns @buffer. */
#define EF_NUMBER_BUFFER 40
char *ef_number_to_text (double value, char *buffer);

/* @length digits in groups of three with @mark between them: "363,434". */
void ef_number_append_grouped (GString *text, const char *digits, gsize length, const char *mark);
/* As many digits make a number long enough for groups in running text: a year is none. */
#define EF_NUMBER_GROUPED_FROM 5
/* "⁻⁷", for what stands behind "×10". */
void ef_number_append_superscript (GString *text, int exponent);
/* "1.928e-7" as people write it: "1.928×10⁻⁷"; other numbers as they are (transfer full). */
char *ef_number_typeset_exponent (const char *number);

G_END_DECLS
