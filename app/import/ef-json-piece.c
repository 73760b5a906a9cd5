/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-json-piece.h"

#include <string.h>

#include "ef-byte-scan.h"

/* Indentation is dropped. It is 40 % of an indented dump, and yajl looks at every blank: 140 MB
 * take 0.36 s with it and 0.23 s without, the copying included. A line break cannot stand inside a
 * JSON string, so the blanks behind one always are indentation; the break itself stays, so that
 * yajl sees a broken string as such.
 *
 * NaN and Infinity are replaced. Whether they stand inside a string is known from the quotes since
 * the last line break; only pieces that hold one of these words at all are looked at that closely.
 *
 * As the parser reads a changed text, its offsets are translated back for messages: the piece in
 * question is prepared a second time up to the offset. */

/* TRUE if one of the words that JSON lacks may be in the text, inside or outside of strings. */
static gboolean
has_odd_words (const char *text, gsize length)
{
  const EfBytes16 capital_n = ef_byte_scan_fill ('N');
  const EfBytes16 capital_i = ef_byte_scan_fill ('I');
  const EfBytes16 a = ef_byte_scan_fill ('a');
  const EfBytes16 n = ef_byte_scan_fill ('n');
  const EfBytes16 f = ef_byte_scan_fill ('f');
  const EfBytes16 i = ef_byte_scan_fill ('i');
  EfBytes16 found = { 0 };
  gsize at = 0;

  for (; at + 16 + 3 <= length; at += 16)
    {
      EfBytes16 first = ef_byte_scan_load (text + at);
      EfBytes16 second = ef_byte_scan_load (text + at + 1);
      EfBytes16 third = ef_byte_scan_load (text + at + 2);
      EfBytes16 fourth = ef_byte_scan_load (text + at + 3);

      found |= (EfBytes16) (((first == capital_n) & (second == a) & (third == capital_n))
                            | ((first == capital_i) & (second == n) & (third == f)
                               & (fourth == i)));
    }
  if (ef_byte_scan_any (found) != 0)
    return TRUE;

  return memmem (text + at, length - at, "NaN", 3) != NULL
         || memmem (text + at, length - at, "Infi", 4) != NULL;
}

static inline const char *
skip_indentation (const char *p, const char *end)
{
  const guint64 blanks = G_GUINT64_CONSTANT (0x2020202020202020);
  guint64 word;

  for (; (gsize) (end - p) >= sizeof word; p += sizeof word)
    {
      memcpy (&word, p, sizeof word);
      if (word != blanks)
        break;
    }
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;

  return p;
}

static char *
format_place (const EfJsonTextState *state, guint64 offset)
{
  return g_strdup_printf ("%u:%" G_GUINT64_FORMAT, state->line, offset - state->line_start + 1);
}

/* Copies text without line breaks and follows the quotes in it. With @replace, words that JSON
 * lacks become null. Returns the end of the copy. */
static char *
copy_following_quotes (EfJsonPiece     *self,
                       EfJsonTextState *state,
                       const char      *p,
                       const char      *end,
                       char            *out,
                       gboolean         replace)
{
  while (p < end)
    {
      gsize length = 0;
      char c = *p;

      if (state->in_string)
        {
          if (state->escaped)
            state->escaped = FALSE;
          else if (c == '\\')
            state->escaped = TRUE;
          else if (c == '"')
            state->in_string = FALSE;
        }
      else if (c == '"')
        {
          state->in_string = TRUE;
          state->string_start = state->offset + (guint64) (p - self->text);
        }
      else if (replace && c == 'N' && end - p >= 3 && memcmp (p, "NaN", 3) == 0)
        length = 3;
      else if (replace && c == 'I' && end - p >= 8 && memcmp (p, "Infinity", 8) == 0)
        length = 8;

      if (length == 0)
        {
          *out++ = c;
          p++;
          continue;
        }
      if (self->n_odd++ == 0)
        self->first_odd = format_place (state, state->offset + (guint64) (p - self->text));
      if (out > self->out && out[-1] == '-')
        out--;
      memcpy (out, "null", 4);
      out += 4;
      p += length;
    }

  return out;
}

/* Prepares until @limit bytes are written. Returns how many were, and in @taken how many of the
 * text went into them. */
static gsize
prepare (EfJsonPiece *self, EfJsonTextState *state, gsize limit, gsize *taken)
{
  const gboolean odd = has_odd_words (self->text, self->length);
  const char *end = self->text + self->length;
  const char *p = self->text;
  char *out = self->out;

  while (p < end && (gsize) (out - self->out) < limit)
    {
      const char *line_end;
      const char *copied;

      if (state->indentation)
        {
          p = skip_indentation (p, end);
          if (p == end)
            break;
          state->indentation = FALSE;
        }

      line_end = memchr (p, '\n', (gsize) (end - p));
      copied = line_end != NULL ? line_end : end;
      if ((gsize) (copied - p) >= limit - (gsize) (out - self->out))
        {
          copied = p + (limit - (gsize) (out - self->out));
          line_end = NULL;
        }

      /* Only behind the last line break must the quotes be followed, to know how the next piece
       * begins. */
      if (odd || line_end == NULL)
        out = copy_following_quotes (self, state, p, copied, out, odd);
      else
        out = mempcpy (out, p, (gsize) (copied - p));
      p = copied;
      if (line_end != NULL)
        {
          *out++ = *p++;
          state->line++;
          state->line_start = state->offset + (guint64) (p - self->text);
          state->indentation = TRUE;
          state->in_string = state->escaped = FALSE;
        }
    }
  *taken = (gsize) (p - self->text);

  return (gsize) (out - self->out);
}

EfJsonPiece *
ef_json_piece_new (void)
{
  EfJsonPiece *self = g_malloc (sizeof *self);

  self->first_odd = NULL;
  self->error = NULL;
  ef_json_piece_reset (self);

  return self;
}

void
ef_json_piece_free (EfJsonPiece *self)
{
  ef_json_piece_reset (self);
  g_free (self);
}

void
ef_json_piece_reset (EfJsonPiece *self)
{
  self->length = 0;
  self->prepared = 0;
  self->n_odd = 0;
  self->last = FALSE;
  g_clear_pointer (&self->first_odd, g_free);
  g_clear_error (&self->error);
}

void
ef_json_text_state_init (EfJsonTextState *state)
{
  *state = (EfJsonTextState) { .line = 1, .indentation = TRUE };
}

gsize
ef_json_piece_count_held_back (const EfJsonPiece *self, gsize length)
{
  const gsize max = MIN (length, EF_JSON_HELD_BACK_MAX);
  gsize n = 0;

  while (n < max
         && (g_ascii_isalpha (self->text[length - n - 1]) || self->text[length - n - 1] == '-'))
    n++;

  return n;
}

void
ef_json_piece_prepare (EfJsonPiece *self, EfJsonTextState *state)
{
  gsize taken;

  self->before = *state;
  self->prepared = prepare (self, state, G_MAXSIZE, &taken);
  state->offset += self->length;
}

gboolean
ef_json_piece_is_endless (const EfJsonPiece *self, EfJsonTextState *state)
{
  static const char separators[] = ",:[]{}\" \n";
  gboolean is_word = TRUE;

  if (state->in_string)
    {
      state->n_words = 0;
      return state->offset - state->string_start > EF_JSON_WORD_MAX;
    }

  for (const char *p = separators; is_word && *p != '\0'; p++)
    is_word = memchr (self->text, *p, self->length) == NULL;
  state->n_words = is_word ? state->n_words + 1 : 0;

  return state->n_words > EF_JSON_WORD_MAX / EF_JSON_PIECE_SIZE;
}

char *
ef_json_piece_locate (EfJsonPiece *self, gsize offset)
{
  const guint n_odd = self->n_odd;
  EfJsonTextState state = self->before;
  gsize taken;

  /* What is met on the way was counted before. */
  self->n_odd = 1;
  prepare (self, &state, offset, &taken);
  self->n_odd = n_odd;
  while (state.indentation && taken < self->length && g_ascii_isspace (self->text[taken]))
    taken++;

  return format_place (&state, state.offset + taken);
}
