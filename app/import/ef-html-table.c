/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-html-table.h"

#include <string.h>

#include "ef-markup-cell.h"

/* A few tags are all that matters, so this is a scanner for them and no HTML parser: it takes one
 * look at each byte, whatever is open or closed in the wrong place. */

#define SPAN_MAX 100
#define TAG_MAX 4096

typedef enum
{
  TAG_OTHER,
  TAG_TABLE,
  TAG_TABLE_END,
  TAG_ROW, /* or the end of one, or the beginning of a part of the table */
  TAG_HEAD,
  TAG_HEAD_END,
  TAG_CELL,
  TAG_HEADER_CELL,
  TAG_CELL_END,
} Tag;

static const struct
{
  const char *name;
  Tag tag;
} tags[] = {
  { "table", TAG_TABLE },    { "/table", TAG_TABLE_END }, { "tr", TAG_ROW },
  { "/tr", TAG_ROW },        { "tbody", TAG_HEAD_END },   { "/thead", TAG_HEAD_END },
  { "thead", TAG_HEAD },     { "tfoot", TAG_HEAD_END },   { "td", TAG_CELL },
  { "th", TAG_HEADER_CELL }, { "/td", TAG_CELL_END },     { "/th", TAG_CELL_END },
  { "caption", TAG_ROW },    { "/caption", TAG_ROW },
};

/* A cell that reaches into the rows below. */
typedef struct
{
  guint n_rows; /* that it still covers */
  char *text;
  gboolean header;
} Reach;

typedef struct
{
  EfTextTable *table;
  const char *text;
  const char *end;
  guint line; /* at `counted` */
  const char *counted;
  GArray *reaches;  /* (element-type Reach), by column */
  EfTextRow *row;   /* open, or NULL */
  gboolean in_head; /* inside of <thead> */
  guint n_cells;
  const char *cell; /* content of the open cell, or NULL */
  gboolean cell_is_header;
  guint column_span;
  guint row_span;
  gboolean open_comment; /* one that nothing closes was met */
} HtmlTable;

static void
reach_clear (gpointer data)
{
  Reach *self = data;

  g_free (self->text);
}

static guint
get_line (HtmlTable *self, const char *p)
{
  for (; self->counted < p; self->counted++)
    self->line += *self->counted == '\n';

  return self->line;
}

static Tag
identify (const char *p, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      gsize length = strlen (tags[i].name);

      if ((gsize) (end - p) > length && g_ascii_strncasecmp (p, tags[i].name, length) == 0
          && !g_ascii_isalnum (p[length]))
        return tags[i].tag;
    }

  return TAG_OTHER;
}

/* The number in an attribute of a tag, 1 if it is not there. */
static guint
get_span (const char *tag, gsize length, const char *attribute)
{
  const char *end = tag + length;
  const char *p = g_strstr_len (tag, (gssize) length, attribute);
  guint span = 0;

  if (p == NULL)
    return 1;
  p += strlen (attribute);
  while (p < end && (*p == '=' || *p == '"' || *p == '\'' || *p == ' '))
    p++;
  for (; p < end && g_ascii_isdigit (*p) && span < SPAN_MAX; p++)
    span = span * 10 + (guint) g_ascii_digit_value (*p);

  return CLAMP (span, 1, SPAN_MAX);
}

static void
add_cell (HtmlTable *self, char *text, char *link, gboolean header)
{
  if (self->n_cells >= EF_TEXT_TABLE_CELLS_MAX)
    {
      g_free (text);
      g_free (link);
      return;
    }
  self->n_cells++;
  ef_text_row_take_cell (self->row, text, link, header);
}

/* Puts the cells from above that cover the next columns of the open row. */
static void
fill_from_above (HtmlTable *self)
{
  while (self->row->cells->len < self->reaches->len && self->n_cells < EF_TEXT_TABLE_CELLS_MAX)
    {
      Reach *reach = &g_array_index (self->reaches, Reach, self->row->cells->len);

      if (reach->n_rows == 0)
        return;
      reach->n_rows--;
      add_cell (self, g_strdup (reach->text), NULL, reach->header);
    }
}

static void
remember_reach (HtmlTable *self, guint column, const char *text)
{
  Reach *reach;

  if (self->row_span < 2)
    return;
  if (self->reaches->len <= column)
    g_array_set_size (self->reaches, column + 1);
  reach = &g_array_index (self->reaches, Reach, column);
  g_free (reach->text);
  *reach = (Reach) { self->row_span - 1, g_strdup (text), self->cell_is_header };
}

static void
end_cell (HtmlTable *self, const char *end)
{
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;

  if (self->cell == NULL)
    return;
  text = ef_markup_cell_clean (self->cell, (gsize) (end - self->cell),
                               self->cell_is_header || self->in_head, &link);
  self->cell = NULL;
  for (guint i = 0; i < self->column_span && self->n_cells < EF_TEXT_TABLE_CELLS_MAX; i++)
    {
      fill_from_above (self);
      remember_reach (self, self->row->cells->len, text);
      add_cell (self, g_strdup (text), g_strdup (link), self->cell_is_header);
    }
}

/* Rows of nothing but header cells at the top are the names of the columns; without any, the first
 * row is. */
static gboolean
is_header_row (const EfTextRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (!g_array_index (row->cells, EfTextCell, i).header)
      return FALSE;

  return row->cells->len > 0;
}

static void
end_row (HtmlTable *self, const char *end)
{
  end_cell (self, end);
  if (self->row == NULL)
    return;
  fill_from_above (self);
  if (self->row->cells->len == 0)
    g_array_set_size (self->table->rows, self->table->rows->len - 1);
  else if (self->table->n_header_rows + 1 == self->table->rows->len
           && (self->in_head || is_header_row (self->row)))
    self->table->n_header_rows++;
  self->row = NULL;
}

static void
begin_cell (HtmlTable *self, const char *tag, gsize length, gboolean header)
{
  end_cell (self, tag);
  if (self->row == NULL)
    self->row = ef_text_table_add_row (self->table, get_line (self, tag));
  self->cell = tag + length;
  self->cell_is_header = header;
  self->column_span = get_span (tag, length, "colspan");
  self->row_span = get_span (tag, length, "rowspan");
}

static void
take_tag (HtmlTable *self, Tag tag, const char *start, gsize length)
{
  switch (tag)
    {
    case TAG_ROW:
      end_row (self, start);
      break;
    case TAG_HEAD:
    case TAG_HEAD_END:
      end_row (self, start);
      self->in_head = tag == TAG_HEAD;
      break;
    case TAG_CELL:
    case TAG_HEADER_CELL:
      begin_cell (self, start, length, tag == TAG_HEADER_CELL);
      break;
    case TAG_CELL_END:
      end_cell (self, start);
      break;
    default:
      break;
    }
}

/* Where the comment at @p ends, or NULL if it is none, or never does. */
static const char *
skip_comment (HtmlTable *self, const char *p)
{
  const char *close;

  if (self->open_comment || self->end - p < 4 || memcmp (p, "<!--", 4) != 0)
    return NULL;
  close = memmem (p, (gsize) (self->end - p), "-->", 3);
  self->open_comment = close == NULL;

  return close != NULL ? close + 3 : NULL;
}

/* Where the table ends. */
static const char *
scan (HtmlTable *self)
{
  const char *p = self->text + 1;
  guint depth = 1;

  while (p < self->end)
    {
      const char *close;
      Tag tag;

      if (*p == '\n' && p + 1 < self->end && p[1] == '#')
        return p;
      if (*p != '<')
        {
          p++;
          continue;
        }
      close = skip_comment (self, p);
      if (close != NULL)
        {
          p = close;
          continue;
        }
      tag = identify (p + 1, self->end);
      close = tag != TAG_OTHER ? memchr (p, '>', MIN ((gsize) (self->end - p), TAG_MAX)) : NULL;
      if (close == NULL)
        {
          p++;
          continue;
        }
      close++;
      depth += tag == TAG_TABLE;
      if (tag == TAG_TABLE_END && --depth == 0)
        {
          end_row (self, p);
          return close;
        }
      if (depth == 1)
        take_tag (self, tag, p, (gsize) (close - p));
      p = close;
    }

  return p;
}

EfTextTable *
ef_html_table_read (const char *text,
                    gsize       length,
                    const char *heading,
                    guint       line,
                    gsize      *taken)
{
  HtmlTable self = {
    .table = ef_text_table_new (heading, line),
    .text = text,
    .end = text + length,
    .line = line,
    .counted = text,
  };
  const char *end;

  self.reaches = g_array_new (FALSE, TRUE, sizeof (Reach));
  g_array_set_clear_func (self.reaches, reach_clear);
  end = scan (&self);
  end_row (&self, end);
  g_array_unref (self.reaches);
  if (self.table->n_header_rows == 0 && self.table->rows->len > 1)
    self.table->n_header_rows = 1;
  *taken = (gsize) (end - text);

  return self.table;
}
