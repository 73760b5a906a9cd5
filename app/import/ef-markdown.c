/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-markdown.h"

#include <string.h>

#include "ef-html-table.h"
#include "ef-markup-cell.h"

#define HEADING_MAX 1000

/* A line without its end, blanks around, and marks of quotations. */
typedef struct
{
  const char *start;
  gsize length;
  const char *next; /* the beginning of the line behind */
  gsize indent;     /* blanks before it */
} Line;

typedef struct
{
  const EfMarkdownHandler *handler;
  gpointer context;
  const char *p;
  const char *end;
  guint line;    /* of `p` */
  char *heading; /* the last one, or NULL */
  char fence[4]; /* what closes the open block of code, or "" */
  gboolean open_comment; /* one that nothing closes was met: it hides nothing */
} Scanner;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static Line
get_line (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));
  const char *stop = newline != NULL ? newline : end;
  const char *start = p;

  while (start < stop && (is_blank (*start) || *start == '>'))
    start++;
  while (stop > start && is_blank (stop[-1]))
    stop--;

  return (Line) { start, (gsize) (stop - start), newline != NULL ? newline + 1 : end,
                  (gsize) (start - p) };
}

static gboolean
begins_with (const Line *line, const char *what)
{
  gsize length = strlen (what);

  return line->length >= length && g_ascii_strncasecmp (line->start, what, length) == 0;
}

static void
advance (Scanner *self, const char *p)
{
  for (const char *c = self->p; c < p && (c = memchr (c, '\n', (gsize) (p - c))) != NULL; c++)
    self->line++;
  self->p = p;
}

/* Headings */

static void
set_heading (Scanner *self, const char *text, gsize length)
{
  char *clean = ef_markup_cell_clean (text, MIN (length, HEADING_MAX), TRUE, NULL);

  if (*clean == '\0')
    {
      g_free (clean);
      return;
    }
  g_free (self->heading);
  self->heading = clean;
  if (self->handler->heading != NULL)
    self->handler->heading (self->context, clean, self->line);
}

/* "## Results ##" */
static gboolean
take_heading (Scanner *self, const Line *line)
{
  const char *start = line->start;
  const char *end = line->start + line->length;

  while (start < end && *start == '#')
    start++;
  if (start == line->start || start - line->start > 6 || (start < end && !is_blank (*start)))
    return FALSE;
  while (end > start && (end[-1] == '#' || is_blank (end[-1])))
    end--;
  set_heading (self, start, (gsize) (end - start));

  return TRUE;
}

/* "<h2>Results</h2>" */
static gboolean
take_html_heading (Scanner *self, const Line *line)
{
  const char *close, *end;

  if (line->length < 4 || !begins_with (line, "<h") || !g_ascii_isdigit (line->start[2]))
    return FALSE;
  close = memchr (line->start, '>', line->length);
  if (close == NULL)
    return FALSE;
  end = g_strstr_len (close, (gssize) (line->length - (gsize) (close - line->start)), "</h");
  if (end == NULL)
    end = line->start + line->length;
  set_heading (self, close + 1, (gsize) (end - close - 1));

  return TRUE;
}

/* A line that is underlined with "===" or "---". */
static gboolean
take_underlined (Scanner *self, const Line *line)
{
  Line next;

  if (line->next >= self->end || line->length == 0 || line->length > HEADING_MAX
      || strchr ("-*+|<", *line->start) != NULL)
    return FALSE;
  next = get_line (line->next, self->end);
  if (next.length < 3 || (*next.start != '=' && *next.start != '-'))
    return FALSE;
  for (gsize i = 1; i < next.length; i++)
    if (next.start[i] != *next.start)
      return FALSE;
  set_heading (self, line->start, line->length);
  advance (self, next.next);

  return TRUE;
}

/* Tables */

/* "|---|:-:|": TRUE for the line below the names of a table. */
static gboolean
is_delimiter_row (const Line *line)
{
  gboolean dash = FALSE;
  gboolean bar = FALSE;

  for (gsize i = 0; i < line->length; i++)
    {
      char c = line->start[i];

      if (strchr ("|:- \t+", c) == NULL)
        return FALSE;
      dash |= c == '-';
      bar |= c == '|' || c == '+';
    }

  return dash && bar;
}

static gboolean
has_bar (const Line *line)
{
  return memchr (line->start, '|', line->length) != NULL;
}

/* The next bar that parts cells, or the end. */
static const char *
find_bar (const char *p, const char *end)
{
  for (; p < end && *p != '|'; p++)
    if (*p == '\\' && p + 1 < end)
      p++;

  return MIN (p, end);
}

static void
add_row (EfTextTable *table, const Line *line, guint number, gboolean header, gsize *n_cells)
{
  const char *p = line->start;
  const char *end = line->start + line->length;
  EfTextRow *row = ef_text_table_add_row (table, number);

  if (p < end && *p == '|')
    p++;
  if (end > p && end[-1] == '|' && (end - p < 2 || end[-2] != '\\'))
    end--;
  for (gboolean more = TRUE; more && *n_cells < EF_TEXT_TABLE_CELLS_MAX; ++*n_cells)
    {
      const char *bar = find_bar (p, end);
      char *link;
      char *text = ef_markup_cell_clean (p, (gsize) (bar - p), header, &link);

      ef_text_row_take_cell (row, text, link, header);
      more = bar < end;
      p = bar + 1;
    }
}

static gboolean
take_table (Scanner *self, const Line *first)
{
  Line line;
  EfTextTable *table;
  gsize n_cells = 0;

  if (!has_bar (first) || first->next >= self->end)
    return FALSE;
  line = get_line (first->next, self->end);
  if (!is_delimiter_row (&line))
    return FALSE;

  table = ef_text_table_new (self->heading, self->line);
  table->n_header_rows = 1;
  add_row (table, first, self->line, TRUE, &n_cells);
  advance (self, line.next);
  while (self->p < self->end)
    {
      line = get_line (self->p, self->end);
      if (!has_bar (&line))
        break;
      add_row (table, &line, self->line, FALSE, &n_cells);
      advance (self, line.next);
    }
  if (self->handler->table != NULL)
    self->handler->table (self->context, table);
  else
    ef_text_table_free (table);

  return TRUE;
}

/* A line may have something else before its table. */
static gboolean
take_html_table (Scanner *self, const Line *line)
{
  const char *p = line->start;
  const char *end = line->start + line->length;
  EfTextTable *table;
  gsize taken;

  for (; (p = memchr (p, '<', (gsize) (end - p))) != NULL; p++)
    if (end - p >= 6 && g_ascii_strncasecmp (p, "<table", 6) == 0
        && (end - p == 6 || !g_ascii_isalnum (p[6])))
      break;
  if (p == NULL)
    return FALSE;

  table = ef_html_table_read (p, (gsize) (self->end - p), self->heading, self->line, &taken);
  advance (self, p + taken);
  if (self->handler->table != NULL && table->rows->len > 0)
    self->handler->table (self->context, table);
  else
    ef_text_table_free (table);

  return TRUE;
}

/* Code and comments */

static gboolean
take_fence (Scanner *self, const Line *line)
{
  const gboolean fence = begins_with (line, "```") || begins_with (line, "~~~");

  if (*self->fence != '\0')
    {
      if (begins_with (line, self->fence))
        *self->fence = '\0';
      return TRUE;
    }
  if (!fence || memchr (line->start + 3, '`', line->length - 3) != NULL)
    return FALSE;
  memcpy (self->fence, line->start, 3);
  self->fence[3] = '\0';

  return TRUE;
}

static gboolean
take_comment (Scanner *self, const Line *line)
{
  const char *close;

  if (self->open_comment || !begins_with (line, "<!--"))
    return FALSE;
  close = memmem (line->start, (gsize) (self->end - line->start), "-->", 3);
  self->open_comment = close == NULL;
  if (close == NULL)
    return FALSE;
  if (close >= line->start + line->length)
    advance (self, close + 3);
  else
    advance (self, line->next);

  return TRUE;
}

static void
take_line (Scanner *self)
{
  const Line line = get_line (self->p, self->end);

  if (take_fence (self, &line) || take_heading (self, &line) || take_html_heading (self, &line))
    advance (self, line.next);
  else if (take_comment (self, &line) || take_table (self, &line)
           || take_html_table (self, &line) || take_underlined (self, &line))
    return;
  else
    {
      if (line.length > 0 && self->handler->line != NULL)
        self->handler->line (self->context, line.start, line.length, self->line);
      advance (self, line.next);
    }
}

void
ef_markdown_read (const char              *text,
                  gsize                    length,
                  guint                    first_line,
                  const EfMarkdownHandler *handler,
                  gpointer                 context)
{
  Scanner self = {
    .handler = handler,
    .context = context,
    .p = text,
    .end = text + length,
    .line = first_line,
  };

  while (self.p < self.end)
    take_line (&self);
  g_free (self.heading);
}
