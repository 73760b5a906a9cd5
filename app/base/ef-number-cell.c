/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <math.h>
#include <string.h>

#include "ef-cell-text-private.h"

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
#define MAX_EXPONENT 99999

/* One number as it stands in the text. */
typedef struct
{
  const char *start; /* behind the sign */
  const char *end;   /* behind the digits, before the exponent */
  const char *mark;  /* the decimal point or comma, or NULL */
  int exponent;
  guint negative : 1;
  guint has_sign : 1;
  guint padded : 1; /* "020": a leading zero that says nothing, often a lost point */
} Literal;

typedef struct
{
  const char *at;
  const char *end;
  EfComma comma;
  gboolean suffixes;
  gboolean list; /* a comma separates and is never part of a number */

  Literal literal;
  int shift; /* power of ten of the suffix */
  const char *unit;
  gsize unit_length;
  gboolean percent;
  gboolean remark;

  /* The uncertainty: a margin on each side, or bounds. */
  enum { SPREAD_NONE, SPREAD_MARGIN, SPREAD_BOUNDS } spread;
  Literal low;
  Literal high;
} Cell;

/* "<sub>", "</b>", "<br/>": the end of the tag, or NULL. */
static const char *
skip_tag (const char *at, const char *end)
{
  if (*at++ != '<')
    return NULL;
  if (at < end && *at == '/')
    at++;
  if (at == end || !g_ascii_isalpha (*at))
    return NULL;
  at = memchr (at, '>', end - at);

  return at != NULL ? at + 1 : NULL;
}

/* Blanks, Markdown emphasis and HTML tags carry no value. An asterisk before a digit may be a
 * product. */
static const char *
skip_decoration (const char *at, const char *end)
{
  while (at < end)
    {
      gsize blank = blank_at (at, end);
      const char *behind_tag;

      if (blank > 0)
        at += blank;
      else if (*at == '`' || (*at == '*' && !digit_at (at + 1, end)))
        at++;
      else if ((behind_tag = skip_tag (at, end)) != NULL)
        at = behind_tag;
      else
        break;
    }

  return at;
}

/* In front of a number an asterisk is always emphasis. */
static const char *
skip_opening (const char *at, const char *end)
{
  const char *before;

  do
    {
      before = at;
      at = skip_decoration (at, end);
      while (looking_at (at, end, "*"))
        at++;
    }
  while (at != before);

  return at;
}

/* Literals */

/* Skips "+", "-", U+2212 or U+2013 if a number follows at once. */
static const char *
skip_sign (const char *at, const char *end, Literal *literal)
{
  const char *behind = at;

  if (looking_at (at, end, "-") || looking_at (at, end, "+"))
    behind = at + 1;
  else if (looking_at (at, end, "\xE2\x88\x92") || looking_at (at, end, "\xE2\x80\x93"))
    behind = at + 3;

  if (behind == at)
    return at;
  if (!digit_at (behind, end) && !(looking_at (behind, end, ".") && digit_at (behind + 1, end)))
    return at;

  literal->has_sign = TRUE;
  literal->negative = *at != '+';

  return behind;
}

/* The blank of "1 014": a hard blank between a short group and exactly three digits. */
static const char *
skip_group_blank (const char *at, const char *end)
{
  gsize blank = blank_at (at, end);

  if (blank < 2)
    return NULL;
  at += blank;
  for (guint i = 0; i < 3; i++)
    if (!digit_at (at + i, end))
      return NULL;

  return digit_at (at + 3, end) ? NULL : at;
}

/* Whether [@start, @end) is 1 to 3 digits and then groups of three behind each @separator. */
static gboolean
is_grouped (const char *start, const char *end, char separator)
{
  const char *at = start;

  while (digit_at (at, end))
    at++;
  if (at == start || at - start > 3 || *start == '0')
    return FALSE;

  while (at < end)
    {
      if (*at++ != separator)
        return FALSE;
      for (guint i = 0; i < 3; i++)
        if (!digit_at (at++, end))
          return FALSE;
    }

  return TRUE;
}

/* Decides what the marks in [start, end) mean. The digits themselves are known to be there. */
static EfNumberReason
judge_marks (const Cell *cell, Literal *literal, const char *start)
{
  const char *end = literal->end;
  const char *first_comma = memchr (start, ',', end - start);
  const char *first_point = memchr (start, '.', end - start);
  const char *last_comma = g_strrstr_len (start, end - start, ",");
  const char *last_point = g_strrstr_len (start, end - start, ".");
  gboolean decimal = cell->comma == EF_COMMA_DECIMAL;

  literal->mark = first_point;
  if (first_comma == NULL)
    {
      if (first_point == last_point)
        return EF_NUMBER_REASON_NONE;
      literal->mark = NULL; /* "1.014.450" */
      return decimal && is_grouped (start, end, '.') ? EF_NUMBER_REASON_NONE
                                                     : EF_NUMBER_REASON_CORRUPT;
    }

  if (first_point != NULL && first_point == last_point && last_comma < first_point)
    return is_grouped (start, first_point, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_COMMA;

  if (first_point != NULL) /* "1.014,45" */
    {
      literal->mark = first_comma;
      return decimal && first_comma == last_comma && is_grouped (start, first_comma, '.')
               ? EF_NUMBER_REASON_NONE
               : EF_NUMBER_REASON_SEVERAL;
    }

  literal->mark = NULL;
  if (first_comma != last_comma)
    return is_grouped (start, end, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_SEVERAL;

  /* "2260275840,2290000001" is two numbers whichever way a comma is read. */
  if (first_comma - start > 3 && end - first_comma > 4)
    return EF_NUMBER_REASON_SEVERAL;

  if (decimal)
    {
      literal->mark = first_comma;
      return EF_NUMBER_REASON_NONE;
    }

  return is_grouped (start, end, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_COMMA;
}

static const char *
scan_int (const char *at, const char *end, int *result)
{
  Literal sign = { 0 };
  int sum = 0;

  at = skip_sign (at, end, &sign);
  if (!digit_at (at, end))
    return NULL;
  for (; digit_at (at, end); at++)
    if (sum < MAX_EXPONENT)
      sum = sum * 10 + (*at - '0');
  *result = sign.negative ? -sum : sum;

  return at;
}

/* The length of a sign of multiplication, or 0. */
static gsize
times_at (const char *at, const char *end)
{
  if (at < end && (*at == 'x' || *at == 'X' || *at == '*'))
    return 1;
  if (looking_at (at, end, "\xC3\x97") || looking_at (at, end, "\xC2\xB7"))
    return 2;

  return 0;
}

/* "e24", "E-05", " × 10^24". Returns what follows, @at itself if there is no exponent, NULL if one
 * was begun and is cut off. */
static const char *
scan_exponent (const char *at, const char *end, int *exponent)
{
  const char *behind;
  gsize times;

  if (at < end && (*at == 'e' || *at == 'E'))
    {
      behind = scan_int (at + 1, end, exponent);
      if (behind != NULL)
        return behind;
      return at + 1 == end || at[1] == '+' || at[1] == '-' ? NULL : at;
    }

  behind = skip_blanks (at, end);
  times = times_at (behind, end);
  if (times == 0)
    return at;
  behind = skip_blanks (behind + times, end);
  if (!looking_at (behind, end, "10^"))
    return at;
  behind = scan_int (behind + 3, end, exponent);

  return behind != NULL ? behind : at;
}

/* Reads one number at the cell's position. FALSE if none begins there; otherwise @reason says
 * whether it can be trusted. */
static gboolean
scan_literal (Cell *cell, Literal *literal, EfNumberReason *reason)
{
  const char *end = cell->end;
  const char *at;
  const char *marks;
  const char *group;

  *literal = (Literal) { 0 };
  *reason = EF_NUMBER_REASON_NONE;

  at = skip_sign (cell->at, end, literal);
  literal->start = marks = at;
  if (!digit_at (at, end) && !(looking_at (at, end, ".") && digit_at (at + 1, end)))
    return FALSE;

  while (digit_at (at, end))
    at++;
  while (at - marks <= 3 && (group = skip_group_blank (at, end)) != NULL)
    {
      marks = group;
      at = group + 3;
    }
  while (at < end && (*at == '.' || (*at == ',' && !cell->list)) && digit_at (at + 1, end))
    for (at++; digit_at (at, end);)
      at++;
  literal->end = at;
  if (looking_at (at, end, ".") && !looking_at (at, end, "..") &&
      memchr (marks, '.', at - marks) == NULL)
    at++; /* "5." */

  literal->padded = digit_at (literal->start + 1, end) && *literal->start == '0';
  *reason = judge_marks (cell, literal, marks);

  at = scan_exponent (at, end, &literal->exponent);
  if (at == NULL)
    {
      *reason = EF_NUMBER_REASON_CORRUPT;
      return TRUE;
    }
  cell->at = at;

  return TRUE;
}

/* The value of @literal times ten to @shift; infinite if it is too large for a double. */
static double
literal_value (const Literal *literal, int shift)
{
  char buffer[128];
  g_autofree char *heap = NULL;
  gsize size = literal->end - literal->start + 16;
  char *text = buffer;
  char *out;
  double value;

  if (size > sizeof buffer)
    text = heap = g_malloc (size);

  out = text;
  if (literal->negative)
    *out++ = '-';
  for (const char *in = literal->start; in < literal->end; in++)
    if (g_ascii_isdigit (*in))
      *out++ = *in;
    else if (in == literal->mark)
      *out++ = '.';
  out += g_snprintf (out, text + size - out, "e%d", literal->exponent + shift);

  if (!ef_number_read_plain (text, out - text, &value))
    return literal->negative ? -INFINITY : INFINITY;

  return value;
}

/* How many decimals the digits have once the exponent is applied; negative for round thousands. */
static int
literal_decimals (const Literal *literal)
{
  gssize decimals = literal->mark != NULL ? literal->end - literal->mark - 1 : 0;

  return (int) CLAMP (decimals - literal->exponent, -MAX_EXPONENT, MAX_EXPONENT);
}

/* What belongs to a number */

/* "M", "k", "million": moves behind it and sets the shift. */
static gboolean
read_suffix (Cell *cell)
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
      cell->shift = suffixes[i].shift;
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
read_unit (Cell *cell)
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

  cell->unit = cell->at;
  cell->unit_length = behind - cell->at;
  cell->at = behind;
}

/* Suffix, percent sign and unit, each once, in the orders people write them. */
static void
read_attachments (Cell *cell)
{
  cell->at = skip_decoration (cell->at, cell->end);
  if (cell->suffixes && cell->shift == 0 && read_suffix (cell))
    cell->at = skip_decoration (cell->at, cell->end);
  if (!cell->percent && looking_at (cell->at, cell->end, "%"))
    {
      cell->percent = TRUE;
      cell->at = skip_decoration (cell->at + 1, cell->end);
    }
  if (cell->unit == NULL)
    read_unit (cell);
  else if ((gsize) (cell->end - cell->at) >= cell->unit_length &&
           memcmp (cell->at, cell->unit, cell->unit_length) == 0)
    cell->at += cell->unit_length; /* "12.3 ms ± 0.4 ms" */
  cell->at = skip_decoration (cell->at, cell->end);
}

/* "± 0.02", "+/-0.02", "\pm 0.02". */
static gboolean
read_plus_minus (Cell *cell, EfNumberReason *reason)
{
  static const char *const signs[] = {
    "\xC2\xB1", "+/-", "+-", "$\\pm$", "\\pm", "+/\xE2\x88\x92"
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *before = cell->at;

      if (!looking_at (cell->at, cell->end, signs[i]))
        continue;
      cell->at = skip_decoration (cell->at + strlen (signs[i]), cell->end);
      if (scan_literal (cell, &cell->low, reason))
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
  Literal first;
  Literal second;

  if (scan_literal (cell, &first, reason) && first.has_sign)
    {
      cell->at = skip_blanks (cell->at, cell->end);
      if (looking_at (cell->at, cell->end, "/") || looking_at (cell->at, cell->end, ","))
        cell->at = skip_blanks (cell->at + 1, cell->end);
      if (*reason == EF_NUMBER_REASON_NONE && scan_literal (cell, &second, reason) &&
          second.has_sign && second.negative != first.negative)
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

  cell->list = TRUE;
  cell->at = skip_blanks (cell->at + 1, cell->end);
  if (scan_literal (cell, &cell->low, reason) && *reason == EF_NUMBER_REASON_NONE)
    {
      cell->at = skip_blanks (cell->at, cell->end);
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        if (looking_at (cell->at, cell->end, separators[i]))
          {
            cell->at = skip_blanks (cell->at + strlen (separators[i]), cell->end);
            found = scan_literal (cell, &cell->high, reason) && *reason == EF_NUMBER_REASON_NONE;
            break;
          }
      cell->at = skip_blanks (cell->at, cell->end);
    }
  cell->list = FALSE;

  if (found && cell->at < cell->end && *cell->at == close)
    {
      double value = literal_value (&cell->literal, 0);

      /* Two numbers in brackets that do not enclose the value are something else: a remark. */
      if (literal_value (&cell->low, 0) <= value && value <= literal_value (&cell->high, 0))
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

  return digit_at (next, cell->end) ||
         (looking_at (next, cell->end, ".") && digit_at (next + 1, cell->end));
}

/* A digit glued to a letter it is often misread as: "0.7S3", "1O5". */
static gboolean
is_misread (const char *at, const char *end)
{
  if (at == end || strchr ("OoIlSZ", *at) == NULL || !digit_at (at + 1, end))
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
    if (!g_ascii_isalnum (*at) && strchr (" -_@.", *at) == NULL)
      return;

  behind = skip_decoration (colon + 1, cell->end);
  if (behind < cell->end && (g_ascii_isdigit (*behind) || strchr ("+-.", *behind) != NULL))
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
          cell->at += length;
        }
    }
}

/* "[13.5 MB](model.onnx)": narrows the cell to the text of a link that is all there is. */
static void
enter_link (Cell *cell)
{
  const char *middle;
  const char *end = cell->end;

  while (end > cell->at && (end[-1] == '*' || end[-1] == '`'))
    end--;
  if (!looking_at (cell->at, end, "[") || end[-1] != ')')
    return;
  middle = g_strstr_len (cell->at, end - cell->at, "](");
  if (middle == NULL)
    return;

  cell->at = skip_decoration (cell->at + 1, middle);
  cell->end = middle;
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
  if (at < cell->end && strchr ("OoIl", *at) != NULL && looking_at (at + 1, cell->end, ".") &&
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

/* The whole cell, up to its numbers as text. NONE and REMARK mean success. */
static EfNumberReason
parse (Cell *cell)
{
  EfNumberReason reason;

  if (is_infinite_word (cell->at, cell->end))
    return EF_NUMBER_REASON_INFINITE;

  enter_link (cell);
  /* "(85.2)": the parentheses say something, but not what. "(32.76 32.07)" is refused further down.
   */
  if (looking_at (cell->at, cell->end, "(") && cell->end[-1] == ')')
    {
      cell->at = skip_decoration (cell->at + 1, cell->end);
      cell->end--;
      cell->remark = TRUE;
    }
  skip_label (cell);
  skip_prefix (cell);
  if (!scan_literal (cell, &cell->literal, &reason))
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
    read_attachments (cell);

  return judge_rest (cell);
}

/* @value moved by @margin and rounded to the decimals that were written. */
static double
move (const Cell *cell, const Literal *margin, double sign)
{
  int decimals = MAX (literal_decimals (&cell->literal), literal_decimals (margin));
  double moved = literal_value (&cell->literal, 0) + sign * literal_value (margin, 0);
  char format[16];
  char text[64];
  Literal literal = { 0 };

  if (decimals < 0 || decimals > 15 || fabs (moved) >= 1e15)
    return moved * pow (10, cell->shift);

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, fabs (moved));
  literal.negative = signbit (moved) != 0;
  literal.start = text;
  literal.mark = strchr (text, '.');
  literal.end = text + strlen (text);

  return literal_value (&literal, cell->shift);
}

/* Turns what was parsed into numbers. FALSE if one of them is infinite. */
static gboolean
evaluate (const Cell *cell, EfNumber *number)
{
  number->value = literal_value (&cell->literal, cell->shift);
  if (cell->spread == SPREAD_MARGIN)
    {
      number->low = move (cell, &cell->low, -1);
      number->high = move (cell, &cell->high, 1);
    }
  else if (cell->spread == SPREAD_BOUNDS)
    {
      number->low = literal_value (&cell->low, cell->shift);
      number->high = literal_value (&cell->high, cell->shift);
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
  trim (&start, &end);
  if (ef_number_read_plain (start, end - start, &number->value))
    {
      number->plain = TRUE;
      return EF_NUMBER_OK;
    }
  if (ef_number_is_missing_marker (start, end - start))
    return EF_NUMBER_MISSING;

  cell.at = skip_opening (start, end);
  cell.end = end;
  cell.comma = style->comma;
  cell.suffixes = style->suffixes;
  number->reason = parse (&cell);
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

gboolean
ef_number_is_missing_marker (const char *text, gsize length)
{
  static const char *const markers[] = {
    "-",    "--",   "---",  "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xEF\xBF\xBD",
    "n/a",  "na",   "n.a.", "#n/a",         "<na>",         "nan",          "-nan",
    ".nan", "null", "none", "[]",           "{}",           "?",
  };
  const char *start = text;
  const char *end;

  g_return_val_if_fail (text != NULL || length == 0, TRUE);

  end = text + length;
  trim (&start, &end);
  if (start == end)
    return TRUE;
  if (end - start > 4)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strlen (markers[i]) == (gsize) (end - start) &&
        g_ascii_strncasecmp (start, markers[i], end - start) == 0)
      return TRUE;

  return FALSE;
}
