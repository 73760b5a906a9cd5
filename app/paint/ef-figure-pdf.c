/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* Cairo cannot attach files. But a PDF may be updated by what is appended to it: new objects, a new
 * version of the catalogue that names them, a table of where these stand, and a trailer that leads
 * on to the old table. So Cairo's bytes stay as they are, and any viewer shows the attachment. */

typedef struct
{
  GByteArray *pdf;
  gsize old_table;     /* where the old table of objects begins */
  guint n_objects;
  guint root;          /* number of the catalogue */
  guint info;          /* number of the document's information */
  char *catalog;       /* what the catalogue says, without the brackets around it */
  gsize places[3];     /* of the new objects: file, its description, catalogue */
} Update;

static void
append (GByteArray *pdf, const char *text)
{
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

static void append_format (GByteArray *pdf, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_format (GByteArray *pdf, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (pdf, text);
}

/* The number behind @key in @text. */
static gboolean
find_number (const char *text, const char *key, guint64 *number)
{
  const char *at = strstr (text, key);
  char *end;

  if (at == NULL)
    return FALSE;
  at += strlen (key);
  *number = g_ascii_strtoull (at, &end, 10);

  return end > at;
}

/* A copy of the bytes from @start up to @mark, if they are text. */
static char *
dup_until (const GByteArray *pdf, gsize start, const char *mark)
{
  const char *from, *end;

  if (start >= pdf->len)
    return NULL;
  from = (const char *) pdf->data + start;
  end = g_strstr_len (from, (gssize) (pdf->len - start), mark); /* not beyond a NUL */

  return end != NULL ? g_strndup (from, (gsize) (end - from)) : NULL;
}

/* What "N 0 obj << ... >>" has between its brackets. */
static gboolean
read_catalog (Update *self, gsize place)
{
  g_autofree char *object = dup_until (self->pdf, place, "endobj");
  g_autofree char *head = g_strdup_printf ("%u 0 obj", self->root);
  const char *start, *end;

  if (object == NULL || !g_str_has_prefix (object, head))
    return FALSE;
  start = strstr (object, "<<");
  end = g_strrstr (object, ">>");
  if (start == NULL || end == NULL || end < start + 2 || strstr (object, "/Names") != NULL)
    return FALSE;
  self->catalog = g_strndup (start + 2, (gsize) (end - start - 2));

  return TRUE;
}

/* Cairo's table has one section, and each line of it 20 bytes. */
static gboolean
read_structure (Update *self)
{
  g_autofree char *tail = NULL;
  g_autofree char *table = NULL;
  const char *trailer;
  guint64 table_place, n_objects, root, info, place;
  gsize start = self->pdf->len > 64 ? self->pdf->len - 64 : 0;

  tail = dup_until (self->pdf, start, "%%EOF");
  if (tail == NULL || !find_number (tail, "startxref\n", &table_place))
    return FALSE;
  table = dup_until (self->pdf, table_place, "startxref");
  if (table == NULL || !g_str_has_prefix (table, "xref\n0 "))
    return FALSE;
  trailer = strstr (table, "trailer");
  if (trailer == NULL || !find_number (trailer, "/Size ", &n_objects)
      || !find_number (trailer, "/Root ", &root) || !find_number (trailer, "/Info ", &info)
      || root >= n_objects || n_objects > G_MAXINT)
    return FALSE;

  self->old_table = table_place;
  self->n_objects = (guint) n_objects;
  self->root = (guint) root;
  self->info = (guint) info;
  trailer = strchr (table + strlen ("xref\n"), '\n');
  if (trailer == NULL || strlen (trailer) < 20 * n_objects)
    return FALSE;
  place = g_ascii_strtoull (trailer + 1 + 20 * root, NULL, 10);

  return read_catalog (self, place);
}

static void
append_file (Update *self, GBytes *project)
{
  g_autoptr (GBytes) packed = ef_figure_pack (project, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize length;
  const guint8 *data = g_bytes_get_data (packed, &length);

  self->places[0] = self->pdf->len;
  append_format (self->pdf,
                 "%u 0 obj\n<< /Type /EmbeddedFile /Subtype " EF_FIGURE_PDF_TYPE
                 " /Filter /FlateDecode /Length %" G_GSIZE_FORMAT
                 " /Params << /Size %" G_GSIZE_FORMAT " >> >>\nstream\n",
                 self->n_objects, length, g_bytes_get_size (project));
  g_byte_array_append (self->pdf, data, (guint) length);
  append (self->pdf, "\nendstream\nendobj\n");
}

/* Text in a PDF: UTF-16, here in hexadecimal digits, so that nothing needs escaping. */
static void
append_text (GByteArray *pdf, const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  append (pdf, "<FEFF");
  for (glong i = 0; i < n; i++)
    append_format (pdf, "%04X", units[i]);
  append (pdf, ">");
}

static void
append_description (Update *self, const char *description)
{
  self->places[1] = self->pdf->len;
  append_format (self->pdf,
                 "%u 0 obj\n<< /Type /Filespec /F (" EF_FIGURE_PDF_NAME
                 ") /UF (" EF_FIGURE_PDF_NAME ")",
                 self->n_objects + 1);
  if (description != NULL)
    {
      append (self->pdf, " /Desc ");
      append_text (self->pdf, description);
    }
  append_format (self->pdf, " /EF << /F %u 0 R >> >>\nendobj\n", self->n_objects);
}

static void
append_catalog (Update *self)
{
  self->places[2] = self->pdf->len;
  append_format (self->pdf,
                 "%u 0 obj\n<<%s   /Names << /EmbeddedFiles << /Names [(" EF_FIGURE_PDF_NAME
                 ") %u 0 R] >> >>\n>>\nendobj\n",
                 self->root, self->catalog, self->n_objects + 1);
}

static void
append_table (Update *self)
{
  gsize table = self->pdf->len;

  append_format (self->pdf, "xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", self->root,
                 self->places[2]);
  append_format (self->pdf,
                 "%u 2\n%010" G_GSIZE_FORMAT " 00000 n \n%010" G_GSIZE_FORMAT " 00000 n \n",
                 self->n_objects, self->places[0], self->places[1]);
  append_format (self->pdf,
                 "trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R /Prev %" G_GSIZE_FORMAT
                 " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                 self->n_objects + 2, self->root, self->info, self->old_table, table);
}

gboolean
ef_figure_attach_to_pdf (GByteArray *pdf, GBytes *project, const char *description, GError **error)
{
  Update self = { .pdf = pdf };

  if (!read_structure (&self))
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                           _ ("The project could not be put into the PDF."));
      return FALSE;
    }
  append_file (&self, project);
  append_description (&self, description);
  append_catalog (&self);
  append_table (&self);
  g_free (self.catalog);

  return TRUE;
}

/* The head of the stream is ours, word for word: a PDF that another program has written anew is not
 * understood. */
GBytes *
ef_figure_find_in_pdf (const char *data, gsize length, GError **error)
{
  static const char stream_mark[] = " >> >>\nstream\n";
  const char *type = memmem (data, length, EF_FIGURE_PDF_TYPE, strlen (EF_FIGURE_PDF_TYPE));
  g_autofree char *head = NULL;
  const char *start;
  gsize rest;
  guint64 n_packed;

  if (type == NULL)
    return NULL;

  rest = length - (gsize) (type - data);
  start = memmem (type, MIN (rest, 200), stream_mark, strlen (stream_mark));
  if (start == NULL)
    {
      ef_figure_set_damaged (error);
      return NULL;
    }
  head = g_strndup (type, (gsize) (start - type));
  start += strlen (stream_mark);
  if (!find_number (head, "/Length ", &n_packed) || n_packed > length - (gsize) (start - data))
    {
      ef_figure_set_damaged (error);
      return NULL;
    }

  return ef_figure_unpack (start, n_packed, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, error);
}
