/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <math.h>
#include <string.h>

#include "ef-cell-text-private.h"
#include "ef-literal-private.h"

/* Numbers as people write them into cells: "1,014.45", "1.82 M", "77.0%", "0.25±0.005",
 * "78.90<sub>+/-0.03</sub>", "[13.5 MB](model.onnx)", "(32.76 32.07)".
 *
 * The reader walks once over the cell: decoration, a label, one number, what belongs to it (suffix,
 * percent sign, unit, uncertainty), and then it judges the rest. The rule throughout is that a
 * wrong number is worse than none: whatever could be a second number refuses the cell, and words
 * that were left out are told. Units are only cut out here; whether "img/s" means anything is for
 * who knows units.
 *
 * Arithmetic is left to text: a suffix is added to the decimal exponent before the number is read,
 * and the bounds of "2.53 ± 0.40" are rounded to its decimals, so 1.82 M is 1820000 and the lower
 * bound 2.13, without the noise of a binary multiplication. */

#define MAX_UNIT_WORDS 3
#define MAX_UNIT_LENGTH 40
#define MAX_LABEL_LENGTH 32
/* A remark longer than this makes the cell a sentence that happens to begin with a number. */
#define MAX_REMARK_WORDS 4

typedef struct
{
  const char *at;
  const char *end;
  EfComma comma;
  gboolean suffixes;
  gboolean list; /* a comma separates and is never part of a number */

  EfLiteral literal;
  int shift; /* power of ten of the suffix */
  const char *unit;
  gsize unit_length;
  gboolean percent;
  gboolean remark;

  /* The uncertainty: a margin on each side, or bounds. */
  enum { SPREAD_NONE, SPREAD_MARGIN, SPREAD_BOUNDS } spread;
  EfLiteral low;
  EfLiteral high;
} Cell;

static gboolean
scan (Cell *cell, EfLiteral *literal, EfNumberReason *reason)
{
  const char *behind =
      ef_literal_scan (cell->at, cell->end, cell->comma, cell->list, literal, reason);

  if (behind == NULL)
    return FALSE;
  cell->at = behind;

  return TRUE;
}

/* What belongs to a number */

/* "M", "k", "million": moves behind it and sets @shift to its power of ten. */
static gboolean
read_suffix (Cell *cell, int *shift)
{
  static const struct
  {
    const char *name;
    int shift;
  } suffixes[] = {
    { "thousand", 3 }, { "million", 6 }, { "billion", 9 }, { "trillion", 12 },
    { "k", 3 },        { "m", 6 },       { "b", 9 },       { "g", 9 },
    { "t", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (suffixes[i].name);
      const char *behind = cell->at + length;
      gsize next;

      if ((gsize) (cell->end - cell->at) < length ||
          g_ascii_strncasecmp (cell->at, suffixes[i].name, length) != 0)
        continue;
      if (behind < cell->end &&
          (g_ascii_isdigit (*behind) || g_unichar_isalpha (char_at (behind, cell->end, &next))))
        continue;
      cell->at = behind;
      *shift = suffixes[i].shift;
      return TRUE;
    }

  return FALSE;
}

static gboolean
begins_unit (gunichar c)
{
  return g_unichar_isalpha (c) || c == '/' || c == '$' || c == 0xB0 /* degree */ ||
         (c >= 0x20A0 && c <= 0x20CF) /* currencies */ || c == 0xA3 || c == 0xA5;
}

/* One word of a unit: "img/s", "CO2", "m²", "s^-1", "GPU-days". A hyphen joins only what looks like
 * two words, because in "0.5ms-D" it begins a remark. */
static const char *
skip_unit_word (const char *start, const char *end)
{
  const char *at = start;

  while (at < end)
    {
      gsize length;
      gunichar c = char_at (at, end, &length);
      gboolean joined = at + 2 < end && g_ascii_isalpha (at[1]) && g_ascii_isalpha (at[2]);

      if (c == '/' && digit_at (at + 1, end))
        break;
      if (c == '-' && !(at - start >= 3 && joined) && !(at > start && at[-1] == '^'))
        break;
      if (!begins_unit (c) && c != '-' && c != '^' && c != '_' && c != 0xB7 && c != 0x22C5 &&
          c != 0xB2 && c != 0xB3 && !(at > start && g_unichar_isdigit (c)))
        break;
      at += length;
    }

  return at;
}

/* Takes up to MAX_UNIT_WORDS words as the unit; more words than that are no unit at all. */
static void
read_unit (Cell *cell, const char **unit, gsize *unit_length)
{
  const char *at = cell->at;
  const char *behind = at;
  guint n_words = 0;

  while (at < cell->end)
    {
      gsize length;
      const char *word_end;

      if (!begins_unit (char_at (at, cell->end, &length)))
        break;
      word_end = skip_unit_word (at, cell->end);
      if (word_end - at > 1 || *at != '/')
        n_words++;
      behind = word_end;
      at = skip_blanks (word_end, cell->end);
      if (at == word_end)
        break;
    }

  if (n_words == 0 || n_words > MAX_UNIT_WORDS || behind - cell->at > MAX_UNIT_LENGTH)
    return;

  *unit = cell->at;
  *unit_length = behind - cell->at;
  cell->at = behind;
}

/* Suffix, percent sign and unit, in the order people write them. */
static void
read_attachments (Cell *cell)
{
  cell->at = skip_decoration (cell->at, cell->end);
  if (cell->suffixes && read_suffix (cell, &cell->shift))
    cell->at = skip_decoration (cell->at, cell->end);
  if (looking_at (cell->at, cell->end, "%"))
    {
      cell->percent = TRUE;
      cell->at = skip_decoration (cell->at + 1, cell->end);
    }
  if (cell->unit == NULL)
    read_unit (cell, &cell->unit, &cell->unit_length);
  cell->at = skip_decoration (cell->at, cell->end);
}

/* What follows an uncertainty belongs to value and uncertainty alike, or repeats what the value has
 * already: "12.3 ms ± 0.4 ms". "1.2 s ± 300 ms" would need to know units, so its uncertainty is
 * dropped and told as a remark. */
static void
read_attachments_of_spread (Cell *cell)
{
  int shift = cell->shift;
  const char *unit = cell->unit;
  gsize unit_length = cell->unit_length;
  gboolean agree;

  cell->unit = NULL;
  cell->unit_length = 0;
  read_attachments (cell);

  agree = shift == 0 || shift == cell->shift;
  if (unit != NULL && cell->unit != NULL)
    agree &= unit_length == cell->unit_length && memcmp (unit, cell->unit, unit_length) == 0;
  if (!agree)
    {
      cell->spread = SPREAD_NONE;
      cell->shift = shift;
      cell->remark = TRUE;
    }
  if (unit != NULL)
    {
      cell->unit = unit;
      cell->unit_length = unit_length;
    }
}

/* "± 0.02", "+/-0.02", "\pm 0.02". */
static gboolean
read_plus_minus (Cell *cell, EfNumberReason *reason)
{
  static const char *const signs[] = { "\xC2\xB1", "+/-", "+-", "\\pm", "+/\xE2\x88\x92" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *before = cell->at;

      if (!looking_at (cell->at, cell->end, signs[i]))
        continue;
      cell->at = skip_decoration (cell->at + strlen (signs[i]), cell->end);
      if (scan (cell, &cell->low, reason))
        {
          if (cell->low.has_sign || cell->low.padded || cell->literal.padded)
            *reason = EF_NUMBER_REASON_CORRUPT;
          cell->high = cell->low;
          cell->spread = SPREAD_MARGIN;
          return TRUE;
        }
      cell->at = before;
    }

  return FALSE;
}

/* "+5/-5", "-0.03/+0.02", "+5 -5" behind a value. */
static gboolean
read_signed_margins (Cell *cell, EfNumberReason *reason)
{
  const char *before = cell->at;
  EfLiteral first;
  EfLiteral second;

  if (scan (cell, &first, reason) && first.has_sign)
    {
      cell->at = skip_blanks (cell->at, cell->end);
      if (looking_at (cell->at, cell->end, "/") || looking_at (cell->at, cell->end, ","))
        cell->at = skip_blanks (cell->at + 1, cell->end);
      if (*reason == EF_NUMBER_REASON_NONE && scan (cell, &second, reason) &&
          second.has_sign && second.negative != first.negative && !first.padded && !second.padded)
        {
          cell->low = first.negative ? first : second;
          cell->high = first.negative ? second : first;
          cell->low.negative = FALSE;
          cell->spread = SPREAD_MARGIN;
          return TRUE;
        }
    }
  cell->at = before;
  *reason = EF_NUMBER_REASON_NONE;

  return FALSE;
}

/* "[0.80-0.90]", "(0.80, 0.90)", "[0.8 to 0.9]" around a value. */
static gboolean
read_bounds (Cell *cell, EfNumberReason *reason)
{
  static const char *const separators[] = { "-", "\xE2\x80\x93", ",", ";", "to", "..." };
  const char *before = cell->at;
  char close = looking_at (cell->at, cell->end, "[") ? ']' : ')';
  gboolean found = FALSE;

  cell->list = cell->comma != EF_COMMA_DECIMAL;
  cell->at = skip_blanks (cell->at + 1, cell->end);
  if (scan (cell, &cell->low, reason) && *reason == EF_NUMBER_REASON_NONE)
    {
      cell->at = skip_blanks (cell->at, cell->end);
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        if (looking_at (cell->at, cell->end, separators[i]))
          {
            cell->at = skip_blanks (cell->at + strlen (separators[i]), cell->end);
            found = scan (cell, &cell->high, reason) && *reason == EF_NUMBER_REASON_NONE;
            break;
          }
      cell->at = skip_blanks (cell->at, cell->end);
    }
  cell->list = FALSE;

  if (found && cell->at < cell->end && *cell->at == close)
    {
      double value = ef_literal_get_value (&cell->literal, 0);
      double low = ef_literal_get_value (&cell->low, 0);
      double high = ef_literal_get_value (&cell->high, 0);

      /* Two numbers in brackets that do not enclose the value are something else: a remark. */
      if (low <= value && value <= high)
        {
          cell->at++;
          cell->spread = SPREAD_BOUNDS;
          return TRUE;
        }
    }
  cell->at = before;
  *reason = EF_NUMBER_REASON_NONE;

  return FALSE;
}

static EfNumberReason
read_spread (Cell *cell)
{
  EfNumberReason reason = EF_NUMBER_REASON_NONE;
  const char *before = cell->at;

  if (read_plus_minus (cell, &reason) || read_signed_margins (cell, &reason))
    return reason;

  if (looking_at (cell->at, cell->end, "(") || looking_at (cell->at, cell->end, "["))
    {
      char close = *cell->at == '[' ? ']' : ')';

      cell->at = skip_blanks (cell->at + 1, cell->end);
      if (read_plus_minus (cell, &reason))
        {
          cell->at = skip_blanks (cell->at, cell->end);
          if (cell->at < cell->end && *cell->at == close)
            cell->at++;
          return reason;
        }
      cell->at = before;
      read_bounds (cell, &reason);
    }

  return reason;
}

/* What is left */

/* "×2", "^20" or "²¹" behind a number; "2x" alone is a unit. */
static gboolean
is_product (const Cell *cell)
{
  gsize times = times_at (cell->at, cell->end);
  const char *next;
  gsize length;

  if (looking_at (cell->at, cell->end, "^"))
    return TRUE;
  if (cell->at < cell->end &&
      g_unichar_type (char_at (cell->at, cell->end, &length)) == G_UNICODE_OTHER_NUMBER)
    return TRUE;
  if (times == 0)
    return FALSE;
  next = skip_blanks (cell->at + times, cell->end);

  return number_at (next, cell->end);
}

/* A digit glued to a letter it is often misread as: "0.7S3", "1O5". */
static gboolean
is_misread (const char *at, const char *end)
{
  if (at == end || !one_of (*at, "OoIlSZ") || !digit_at (at + 1, end))
    return FALSE;
  for (at++; digit_at (at, end);)
    at++;

  return at == end || blank_at (at, end) > 0;
}

/* Judges the rest of the cell behind the number. Parentheses may hold anything; outside of them a
 * digit that begins a word is another number. */
static EfNumberReason
judge_rest (const Cell *cell)
{
  guint depth = 0;
  guint n_words = 0;
  gboolean in_word = FALSE;
  gsize length;

  for (const char *at = cell->at; at < cell->end; at += length)
    {
      gunichar c = char_at (at, cell->end, &length);

      if (c == 0xFFFD || (c < 0x20 && !g_ascii_isspace (c)) || c == 0x7F)
        return EF_NUMBER_REASON_CORRUPT;
      if (c == '(' || c == '[' || c == '{')
        depth++;
      else if ((c == ')' || c == ']' || c == '}') && depth > 0)
        depth--;
      else if (depth == 0 && g_unichar_isdigit (c) && !in_word)
        return EF_NUMBER_REASON_SEVERAL;
      else if (depth == 0 && g_unichar_isalpha (c) && !in_word && ++n_words > MAX_REMARK_WORDS)
        return EF_NUMBER_REASON_TEXT;
      in_word = g_unichar_isalpha (c) || (in_word && g_unichar_isdigit (c));
    }

  return cell->at < cell->end || cell->remark ? EF_NUMBER_REASON_REMARK : EF_NUMBER_REASON_NONE;
}

/* "choice:0.85": skips a label that begins with a letter and ends in a colon before a number. */
static void
skip_label (Cell *cell)
{
  const char *limit = cell->at + MIN (cell->end - cell->at, MAX_LABEL_LENGTH);
  const char *colon;
  const char *behind;

  if (cell->at == cell->end || !g_ascii_isalpha (*cell->at))
    return;
  colon = memchr (cell->at, ':', limit - cell->at);
  if (colon == NULL)
    return;
  for (const char *at = cell->at; at < colon; at++)
    if (!g_ascii_isalnum (*at) && !one_of (*at, " -_@."))
      return;

  behind = skip_decoration (colon + 1, cell->end);
  if (behind < cell->end && (g_ascii_isdigit (*behind) || one_of (*behind, "+-.")))
    {
      cell->at = behind;
      cell->remark = TRUE;
    }
}

/* "~5", "> 5", "$5". */
static void
skip_prefix (Cell *cell)
{
  static const char *const vague[] = {
    "~", "<", ">", "\xE2\x89\x88", "\xE2\x89\xA4", "\xE2\x89\xA5", "\xE2\x88\xBC",
  };
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (vague); i++)
    if (looking_at (cell->at, cell->end, vague[i]))
      {
        cell->at = skip_blanks (cell->at + strlen (vague[i]), cell->end);
        cell->remark = TRUE;
        break;
      }

  if (cell->at < cell->end)
    {
      gunichar c = char_at (cell->at, cell->end, &length);

      if (begins_unit (c) && !g_unichar_isalpha (c) && c != '/' && c != 0xB0)
        {
          cell->unit = cell->at;
          cell->unit_length = length;
          cell->at = skip_blanks (cell->at + length, cell->end);
        }
    }
}

/* "[13.5 MB](model.onnx)": narrows the cell to the text of a link, if the link is all there is. */
static void
enter_link (Cell *cell)
{
  const char *middle;
  const char *end = cell->end;

  if (!looking_at (cell->at, end, "["))
    return;
  middle = g_strstr_len (cell->at, end - cell->at, "](");
  if (middle == NULL || memchr (middle, ')', end - middle) != end - 1)
    return;

  cell->at = skip_opening (cell->at + 1, middle);
  cell->end = skip_closing (cell->at, middle);
}

/* "(85.2)": the parentheses say something, but not what. Those of "(85.2) (84.9)" are left alone:
 * that is two numbers. */
static void
enter_parentheses (Cell *cell)
{
  const char *close;

  if (!looking_at (cell->at, cell->end, "("))
    return;
  close = memchr (cell->at, ')', cell->end - cell->at);
  if (close != cell->end - 1)
    return;

  cell->at = skip_opening (cell->at + 1, close);
  cell->end = close;
  cell->remark = TRUE;
}

/* Why no number begins at the cell's position. */
static EfNumberReason
judge_no_number (const Cell *cell)
{
  const char *at = cell->at;
  gboolean bracket = looking_at (at, cell->end, "[") || looking_at (at, cell->end, "{") ||
                     looking_at (at, cell->end, "(") || looking_at (at, cell->end, "\xC2\xB1") ||
                     looking_at (at, cell->end, "+/-");

  if (looking_at (at, cell->end, "+") || looking_at (at, cell->end, "-"))
    at++;
  if (at < cell->end && one_of (*at, "OoIl") && looking_at (at + 1, cell->end, ".") &&
      digit_at (at + 2, cell->end))
    return EF_NUMBER_REASON_CORRUPT;

  for (; bracket && at < cell->end; at++)
    if (g_ascii_isdigit (*at))
      return EF_NUMBER_REASON_SEVERAL;

  return EF_NUMBER_REASON_TEXT;
}

static gboolean
is_infinite_word (const char *at, const char *end)
{
  static const char *const words[] = { "inf", "infinity", ".inf", "\xE2\x88\x9E" };

  if (looking_at (at, end, "-") || looking_at (at, end, "+"))
    at++;
  else if (looking_at (at, end, "\xE2\x88\x92"))
    at += 3;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == (gsize) (end - at) &&
        g_ascii_strncasecmp (at, words[i], end - at) == 0)
      return TRUE;

  return FALSE;
}

/* The cell from its first character that counts, up to its numbers as text. NONE and REMARK mean
 * success. */
static EfNumberReason
parse (Cell *cell)
{
  EfNumberReason reason;

  enter_parentheses (cell);
  skip_label (cell);
  skip_prefix (cell);
  if (!scan (cell, &cell->literal, &reason))
    return judge_no_number (cell);
  if (reason != EF_NUMBER_REASON_NONE)
    return reason;

  cell->at = skip_decoration (cell->at, cell->end);
  if (is_product (cell))
    return EF_NUMBER_REASON_PRODUCT;
  if (is_misread (cell->at, cell->end))
    return EF_NUMBER_REASON_CORRUPT;

  read_attachments (cell);
  reason = read_spread (cell);
  if (reason != EF_NUMBER_REASON_NONE)
    return reason;
  if (cell->spread != SPREAD_NONE)
    read_attachments_of_spread (cell);

  return judge_rest (cell);
}

/* @value moved by @margin and rounded to the decimals that were written. */
static double
move (const Cell *cell, const EfLiteral *margin, double sign)
{
  int decimals = MAX (ef_literal_get_decimals (&cell->literal), ef_literal_get_decimals (margin));
  double moved = ef_literal_get_value (&cell->literal, 0) + sign * ef_literal_get_value (margin, 0);
  char format[16];
  char text[64];
  EfLiteral literal = { 0 };

  if (decimals < 0 || decimals > 15 || fabs (moved) >= 1e15)
    return moved * pow (10, cell->shift);

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, fabs (moved));
  literal.negative = signbit (moved) != 0;
  literal.start = text;
  literal.mark = strchr (text, '.');
  literal.end = text + strlen (text);

  return ef_literal_get_value (&literal, cell->shift);
}

/* Turns what was parsed into numbers. FALSE if one of them is infinite. */
static gboolean
evaluate (const Cell *cell, EfNumber *number)
{
  number->value = ef_literal_get_value (&cell->literal, cell->shift);
  if (cell->spread == SPREAD_MARGIN)
    {
      number->low = move (cell, &cell->low, -1);
      number->high = move (cell, &cell->high, 1);
    }
  else if (cell->spread == SPREAD_BOUNDS)
    {
      number->low = ef_literal_get_value (&cell->low, cell->shift);
      number->high = ef_literal_get_value (&cell->high, cell->shift);
    }

  return isfinite (number->value) && !isinf (number->low) && !isinf (number->high);
}

EfNumberStatus
ef_number_read (const char          *text,
                gssize               length,
                const EfNumberStyle *style,
                EfNumber            *number)
{
  const char *start = text;
  const char *end;
  Cell cell = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, EF_NUMBER_MISSING);
  g_return_val_if_fail (style != NULL, EF_NUMBER_MISSING);
  g_return_val_if_fail (number != NULL, EF_NUMBER_MISSING);

  *number = (EfNumber) { .value = NAN, .low = NAN, .high = NAN };

  end = length < 0 ? text + strlen (text) : text + length;
  if (ef_number_read_plain (start, end - start, &number->value))
    {
      number->plain = TRUE;
      return EF_NUMBER_OK;
    }

  trim (&start, &end);
  if (ef_number_read_plain (start, end - start, &number->value))
    {
      number->plain = TRUE;
      return EF_NUMBER_OK;
    }

  cell.at = skip_opening (start, end);
  cell.end = skip_closing (cell.at, end);
  cell.comma = style->comma;
  cell.suffixes = style->suffixes;
  enter_link (&cell);
  if (ef_number_is_missing_marker (cell.at, cell.end - cell.at))
    return EF_NUMBER_MISSING;

  number->reason = is_infinite_word (cell.at, cell.end) ? EF_NUMBER_REASON_INFINITE : parse (&cell);
  if (number->reason != EF_NUMBER_REASON_NONE && number->reason != EF_NUMBER_REASON_REMARK)
    return EF_NUMBER_REFUSED;

  if (!evaluate (&cell, number))
    {
      *number = (EfNumber) { .value = NAN, .low = NAN, .high = NAN };
      number->reason = EF_NUMBER_REASON_INFINITE;
      return EF_NUMBER_REFUSED;
    }
  number->unit = cell.unit;
  number->unit_length = cell.unit_length;
  number->percent = cell.percent;
  number->suffixed = cell.shift != 0;

  return EF_NUMBER_OK;
}
