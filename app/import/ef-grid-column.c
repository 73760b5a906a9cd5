/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-grid-column.h"

#include "ef-plain-text.h"

/* Anything that trimming has not dealt with: white space other than blanks, or U+00A0, at either
 * end. */
static inline gboolean
has_rough_ends (const char *text, gsize length)
{
  const guint8 first = (guint8) text[0];
  const guint8 last = (guint8) text[length - 1];

  return first <= ' ' || last <= ' ' || first == 0xC2 || last == 0xA0;
}

/* \" and \' become quotes. The result is shorter, so it is written over @scratch, which may hold
 * @text. */
static const char *
unescape (const char *text, gsize *length, GString *scratch)
{
  const char *end = text + *length;
  char *out;

  if (memchr (text, '\\', *length) == NULL)
    return text;
  if (text != scratch->str)
    {
      g_string_truncate (scratch, 0);
      g_string_append_len (scratch, text, (gssize) *length);
      text = scratch->str;
      end = text + *length;
    }
  out = scratch->str;
  for (const char *p = text; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end && (p[1] == '"' || p[1] == '\''))
        p++;
      *out++ = *p;
    }
  *length = (gsize) (out - scratch->str);

  return scratch->str;
}

static gboolean
is_html (const EfGridColumn *self, const char *text, gsize length)
{
  return self->kinds.markup && memchr (text, '<', length) != NULL
         && ef_plain_text_has_markup (text, length);
}

static const char *
get_text (EfCellSource *source, guint row, gsize *length)
{
  EfGridColumn *self = (EfGridColumn *) source;
  const char *raw = ef_grid_get_raw (self->grid, self->first_row + row, self->column, length);
  const char *text = raw;

  if (*length == 0)
    return raw;
  if (*raw == '"' && *length >= 2)
    text = ef_grid_unquote (self->grid, raw, length, self->unquoted);
  if (self->grid->dialect.unescape)
    text = unescape (text, length, self->unquoted);
  if (is_html (self, text, *length))
    {
      g_free (self->stripped);
      self->stripped = ef_plain_text_strip_html (text, *length, NULL);
      *length = strlen (self->stripped);
      return self->stripped;
    }
  /* Line breaks stand only in quotes. */
  if (text != raw || self->kinds.controls || (self->one_line && self->kinds.tabs)
      || (*length > 0 && has_rough_ends (text, *length)))
    text = ef_plain_text_tidy (text, length, self->one_line, self->tidied);

  return text;
}

static char *
describe_place (EfCellSource *source, guint row)
{
  EfGridColumn *self = (EfGridColumn *) source;

  return g_strdup_printf ("%u", ef_grid_get_line (self->grid, self->first_row + row));
}

void
ef_grid_column_init (EfGridColumn *self, const EfGrid *grid, EfByteKinds kinds, guint column,
                     guint first_row)
{
  *self = (EfGridColumn) {
    .source = { .get_text = get_text, .describe_place = describe_place },
    .grid = grid,
    .kinds = kinds,
    .column = column,
    .first_row = first_row,
    .unquoted = g_string_new (NULL),
    .tidied = g_string_new (NULL),
  };
}

void
ef_grid_column_clear (EfGridColumn *self)
{
  g_string_free (self->unquoted, TRUE);
  g_string_free (self->tidied, TRUE);
  g_free (self->stripped);
}

char *
ef_grid_column_find_link (EfGridColumn *self, guint row)
{
  g_autofree char *stripped = NULL;
  char *link = NULL;
  gsize length;
  const char *text = ef_grid_get (self->grid, self->first_row + row, self->column, &length,
                                  self->unquoted);

  if (is_html (self, text, length))
    stripped = ef_plain_text_strip_html (text, length, &link);

  return link;
}
