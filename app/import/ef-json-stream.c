/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-json-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-byte-scan.h"
#include "ef-error.h"

/* yajl does the parsing; what goes into it is prepared here.
 *
 * Indentation is dropped. It is 40 % of an indented dump, and yajl looks at every blank: 140 MB
 * take 0.36 s with it and 0.23 s without, the copying included. A line break cannot stand inside a
 * JSON string, so the blanks behind one always are indentation; the break itself stays, so that
 * yajl sees a broken string as such.
 *
 * NaN and Infinity are replaced. Whether they stand inside a string is known from the quotes since
 * the last line break; only pieces that hold one of these words at all are looked at that closely.
 *
 * As yajl reads a changed text, its offsets are translated back for messages: the piece in
 * question is prepared a second time up to the offset. */

#define PIECE_SIZE (256 * 1024)

/* Letters at the end of a piece wait for the next one, so that no word is cut: as many
 * characters as "-Infinity" has. */
#define HOLD_BACK_MAX 9

/* Where the text stands between two pieces. */
typedef struct
{
  gboolean in_string;
  gboolean escaped;     /* behind a backslash in a string */
  gboolean indentation; /* behind a line break, with nothing but blanks since */
  guint line;           /* from 1 */
  guint64 offset;       /* of the next piece in the text */
  guint64 line_start;
} TextState;

typedef struct
{
  TextState state;
  EfJsonReport *report;
  char in[HOLD_BACK_MAX + PIECE_SIZE];
  char out[2 * (HOLD_BACK_MAX + PIECE_SIZE)];
} JsonStream;

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

static char *
format_place (const TextState *state, guint64 offset)
{
  return g_strdup_printf ("%u:%" G_GUINT64_FORMAT, state->line, offset - state->line_start + 1);
}

/* Copies text without line breaks and follows the quotes in it. With @replace, words that JSON
 * lacks become null. Returns the end of the copy. */
static char *
copy_following_quotes (JsonStream *self, const char *p, const char *end, char *out,
                       gboolean replace, guint64 offset)
{
  TextState *state = &self->state;
  const char *start = p;

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
        state->in_string = TRUE;
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
      if (self->report->n_not_a_number++ == 0)
        self->report->first_not_a_number = format_place (state, offset + (guint64) (p - start));
      if (out > self->out && out[-1] == '-')
        out--;
      memcpy (out, "null", 4);
      out += 4;
      p += length;
    }

  return out;
}

/* Prepares a piece of text for yajl. Stops when @limit bytes are written. Returns how many were,
 * and in @taken how many of the piece went into them. */
static gsize
prepare (JsonStream *self, gsize length, gsize limit, gsize *taken)
{
  TextState *state = &self->state;
  const gboolean odd = has_odd_words (self->in, length);
  const char *end = self->in + length;
  const char *p = self->in;
  char *out = self->out;

  while (p < end && (gsize) (out - self->out) < limit)
    {
      const char *line_end;
      const char *copied;

      if (state->indentation)
        {
          while (p < end && (*p == ' ' || *p == '\t'))
            p++;
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
        out = copy_following_quotes (self, p, copied, out, odd,
                                     state->offset + (guint64) (p - self->in));
      else
        out = mempcpy (out, p, (gsize) (copied - p));
      p = copied;
      if (line_end != NULL)
        {
          *out++ = *p++;
          state->line++;
          state->line_start = state->offset + (guint64) (p - self->in);
          state->indentation = TRUE;
          state->in_string = state->escaped = FALSE;
        }
    }
  *taken = (gsize) (p - self->in);

  return (gsize) (out - self->out);
}

/* Prepares the piece again that @before describes, to find the place of yajl's offset in it. */
static char *
locate (JsonStream *self, const TextState *before, gsize length, gsize offset)
{
  EfJsonReport *report = self->report;
  EfJsonReport unused = { 0 };
  gsize taken;

  self->state = *before;
  self->report = &unused;
  prepare (self, length, offset, &taken);
  while (self->state.indentation && taken < length && g_ascii_isspace (self->in[taken]))
    taken++;
  self->report = report;
  ef_json_report_clear (&unused);

  return format_place (&self->state, self->state.offset + taken);
}

static gboolean
error_says (yajl_handle handle, const char *words)
{
  guchar *message = yajl_get_error (handle, 0, NULL, 0);
  gboolean found = strstr ((char *) message, words) != NULL;

  yajl_free_error (handle, message);

  return found;
}

static gboolean
is_cut_off (yajl_handle handle)
{
  return error_says (handle, "premature EOF");
}

/* Where in the prepared text the error is. */
static gsize
get_error_offset (yajl_handle handle, gsize prepared)
{
  gsize offset = MIN (yajl_get_bytes_consumed (handle), prepared);

  if (is_cut_off (handle))
    return prepared;

  /* yajl has taken the character that is wrong, except in these cases. */
  if (offset > 0 && !error_says (handle, "inside string") && !error_says (handle, "invalid string")
      && !error_says (handle, "comment"))
    offset--;

  return offset;
}

static void
set_syntax_error (yajl_handle handle, GError **error)
{
  guchar *message = yajl_get_error (handle, 0, NULL, 0);

  g_strchomp ((char *) message);
  if (is_cut_off (handle))
    g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                         _("The JSON text is cut off here, in the middle."));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                 /* Translators: the reason is in English. */
                 _("From here on this is not well-formed JSON: %s."), (char *) message);
  yajl_free_error (handle, message);
}

/* Reads until the piece is full or the text ends. What was read before an error is kept. */
static gsize
fill (JsonStream *self, EfInput *input, gsize held, gboolean *last, GCancellable *cancellable,
      GError **error)
{
  gsize length = held;

  *last = FALSE;
  while (length < sizeof self->in)
    {
      gssize n = ef_input_read (input, self->in + length, sizeof self->in - length, cancellable,
                                error);

      if (n <= 0)
        {
          *last = TRUE;
          break;
        }
      length += (gsize) n;
    }

  return length;
}

/* How many characters at the end wait for what follows. */
static gsize
count_held_back (const char *text, gsize length)
{
  const gsize max = MIN (length, HOLD_BACK_MAX);
  gsize n = 0;

  while (n < max && (g_ascii_isalpha (text[length - n - 1]) || text[length - n - 1] == '-'))
    n++;

  return n;
}

static gboolean
parse_piece (JsonStream *self, yajl_handle handle, gsize length, gboolean last, GError **error)
{
  const TextState before = self->state;
  gsize taken;
  gsize prepared = prepare (self, length, G_MAXSIZE, &taken);
  yajl_status status = yajl_parse (handle, (const guchar *) self->out, prepared);

  if (status == yajl_status_ok && last)
    status = yajl_complete_parse (handle);
  if (status == yajl_status_ok)
    {
      self->state.offset += length;
      return TRUE;
    }

  if (status == yajl_status_error)
    {
      self->report->error_place = locate (self, &before, length,
                                          get_error_offset (handle, prepared));
      self->report->malformed = TRUE;
      set_syntax_error (handle, error);
    }

  return FALSE;
}

static gboolean
parse (JsonStream *self, EfInput *input, yajl_handle handle, GCancellable *cancellable,
       GError **error)
{
  gboolean last = FALSE;
  gsize held = 0;

  while (!last)
    {
      g_autoptr (GError) read_error = NULL;
      gsize length = fill (self, input, held, &last, cancellable, &read_error);
      gsize taken;

      if (g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || g_cancellable_is_cancelled (cancellable))
        {
          g_clear_error (&read_error);
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return FALSE;
        }
      if (self->state.offset == 0 && length >= 3 && memcmp (self->in, "\xEF\xBB\xBF", 3) == 0)
        memset (self->in, ' ', 3);

      held = last ? 0 : count_held_back (self->in, length);
      taken = length - held;
      if (!parse_piece (self, handle, taken, last && read_error == NULL, error))
        return FALSE;
      if (read_error != NULL)
        {
          self->report->error_place = format_place (&self->state, self->state.offset);
          g_propagate_error (error, g_steal_pointer (&read_error));
          return FALSE;
        }
      memmove (self->in, self->in + taken, held);
    }

  return TRUE;
}

void
ef_json_report_clear (EfJsonReport *self)
{
  g_clear_pointer (&self->first_not_a_number, g_free);
  g_clear_pointer (&self->error_place, g_free);
}

gboolean
ef_json_stream_parse (EfInput              *input,
                      const yajl_callbacks *callbacks,
                      gpointer              context,
                      EfJsonReport         *report,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autofree JsonStream *self = g_malloc (sizeof *self);
  yajl_handle handle = yajl_alloc (callbacks, NULL, context);
  gboolean complete;

  self->state = (TextState) { .line = 1, .indentation = TRUE };
  self->report = report;
  yajl_config (handle, yajl_dont_validate_strings, 1);
  complete = parse (self, input, handle, cancellable, error);
  yajl_free (handle);

  return complete;
}
