/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scanner.h"

#include "ef-byte-scan.h"

/* The rules of quoting, gathered from files as they are and not from RFC 4180 alone:
 *
 * - Only a quote at the beginning of a cell (blanks may stand before it) opens a quoted cell.
 *   Elsewhere it is a character like any other: `12" disc`.
 * - Inside, two quotes are one, and with the backslash dialect `\"` is one.
 * - A quote that closes must be followed by a delimiter or a line end. If something else follows in
 *   the same line, as in `"Attention" is all,2017`, the cell was not a quoted one: it is kept as it
 *   stands, but a delimiter between those quotes does not split it.
 * - A quote that nothing closes, or only something many lines below, is a stray one and counts
 *   as text. How far its partner is looked for is bounded, and after many strays no quote opens
 *   a cell any more, so a hostile file costs linear time. */

#define QUOTED_CELL_MAX (1 << 20)
#define UNCLOSED_MAX 64

/* Cells of one record that are told apart; what follows is part of the last. No table comes near
 * it. */
#define RECORD_CELLS_MAX (1 << 20)

static void
load_marks (EfScanner *self)
{
  const char *text = self->text + self->base;
  const char newline = self->dialect.newline;
  char tail[EF_BYTE_SCAN_BLOCK] = { 0 };

  if (self->length - self->base < EF_BYTE_SCAN_BLOCK)
    {
      memcpy (tail, text, self->length - self->base);
      text = tail;
    }
  self->marks = ef_byte_scan_find_two (text, self->dialect.delimiter, newline);
}

/* Forgets the marks before @position. */
static void
resume_at (EfScanner *self, gsize position)
{
  if (position >= self->base + EF_BYTE_SCAN_BLOCK)
    {
      if (position >= self->length)
        {
          self->base = self->length;
          self->marks = 0;
          return;
        }
      self->base = position - position % EF_BYTE_SCAN_BLOCK;
      load_marks (self);
    }
  self->marks &= ~G_GUINT64_CONSTANT (0) << (position - self->base);
}

/* The position of the next delimiter or line end, or the length of the text. */
static inline gsize
next_mark (EfScanner *self)
{
  gsize position;

  while (self->marks == 0)
    {
      if (self->length - self->base <= EF_BYTE_SCAN_BLOCK)
        {
          self->base = self->length;
          return self->length;
        }
      self->base += EF_BYTE_SCAN_BLOCK;
      load_marks (self);
    }
  position = self->base + (gsize) __builtin_ctzll (self->marks);
  self->marks &= self->marks - 1;

  return position;
}

static guint
count_lines (const char *text, gsize length, char newline)
{
  const char *end = text + length;
  guint n = 0;

  while ((text = memchr (text, newline, (gsize) (end - text))) != NULL)
    {
      n++;
      text++;
    }

  return n;
}

/* Where to go on looking for the end of the cell whose opening quote stands at @open. */
static gsize
skip_quoted (EfScanner *self, gsize open)
{
  const char *text = self->text;
  const gsize end = MIN (self->length, open + QUOTED_CELL_MAX);
  gsize p = open + 1;
  guint n_lines;

  while (p < end)
    {
      const char *quote = memchr (text + p, '"', end - p);
      gsize after;

      if (quote == NULL)
        break;
      p = (gsize) (quote - text);
      if (p + 1 < self->length && text[p + 1] == '"')
        {
          p += 2;
          continue;
        }
      if (self->dialect.backslash && ef_scanner_is_escaped (text, open + 1, p))
        {
          p++;
          continue;
        }

      after = p + 1;
      while (after < self->length && text[after] == ' ')
        after++;
      n_lines = count_lines (text + open, p - open, self->dialect.newline);
      if (after == self->length || text[after] == self->dialect.delimiter || text[after] == '\n'
          || text[after] == '\r')
        {
          self->line += n_lines;
          return after;
        }
      if (n_lines == 0)
        return after;
      break;
    }

  if (self->n_unclosed++ == 0)
    self->unclosed_line = self->line;
  return open + 1;
}

static inline void
push (EfScanner *self, gsize start)
{
  if (self->n_cells == self->n_allocated)
    {
      if (self->n_cells == RECORD_CELLS_MAX)
        {
          self->starts[self->n_cells - 1] = (guint32) start;
          return;
        }
      self->n_allocated = MAX (64, self->n_allocated * 2);
      self->starts = g_renew (guint32, self->starts, self->n_allocated);
    }
  self->starts[self->n_cells++] = (guint32) start;
}

void
ef_scanner_init (EfScanner *self, const char *text, gsize length, const EfDialect *dialect)
{
  g_assert (length < G_MAXUINT32);

  *self = (EfScanner) { .text = text, .length = length, .dialect = *dialect, .line = 1 };
  if (length > 0)
    load_marks (self);
}

void
ef_scanner_clear (EfScanner *self)
{
  g_clear_pointer (&self->starts, g_free);
}

void
ef_scanner_start_at (EfScanner *self, gsize position)
{
  g_assert (position >= self->base && position <= self->length);

  self->position = position;
  resume_at (self, position);
}

gboolean
ef_scanner_next (EfScanner *self)
{
  const char *text = self->text;
  gsize start = self->position;

  if (start >= self->length)
    return FALSE;

  self->n_cells = 0;
  for (;;)
    {
      gsize first = start;
      gsize mark;

      push (self, start);
      while (first < self->length && text[first] == ' ')
        first++;
      if (first < self->length && text[first] == '"' && self->n_unclosed < UNCLOSED_MAX)
        resume_at (self, skip_quoted (self, first));

      mark = next_mark (self);
      if (mark < self->length && text[mark] == self->dialect.delimiter)
        {
          start = mark + 1;
          continue;
        }

      self->position = mark + 1;
      self->line++;
      if (mark > start && text[mark - 1] == '\r')
        mark--;
      push (self, mark + 1);
      self->n_cells--;
      return TRUE;
    }
}

gboolean
ef_scanner_is_escaped (const char *text, gsize start, gsize quote)
{
  gsize p = quote;

  while (p > start && text[p - 1] == '\\')
    p--;

  return ((quote - p) & 1) != 0;
}
