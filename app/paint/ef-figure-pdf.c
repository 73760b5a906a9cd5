/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* Cairo cannot attach files. But a PDF may be updated by what is appended to it: new objects, a new
 * version of the catalogue that names them, a table of where these stand, and a trailer that leads
 * on to the old table. So Cairo's bytes stay as they are, and any viewer shows the attachment. */

/* No dictionary of an attachment is longer. */
#define DICTIONARY_MAX 4096

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

/* ---- Finding it again ---- */

/* Programs that write a PDF anew keep what is attached, but choose their own spaces, the order of
 * the keys, the digits of an escaped slash and whether a stream is packed. So the object is found
 * by its type, and read as PDF has it and not as it was written here. What stands in a packed
 * object of another program is not looked for. */

static const char *
find_bytes (const char *data, const char *end, const char *needle)
{
  return memmem (data, (gsize) (end - data), needle, strlen (needle));
}

/* Where the type of a project stands, or NULL: "/application#2Fx-frontier+xml", with a slash
 * escaped in either case. */
static const char *
find_type (const char *data, const char *end)
{
  static const char ending[] = "x-frontier+xml";
  const gsize before = strlen (EF_FIGURE_PDF_TYPE) - strlen (ending);

  for (const char *at = data; (at = find_bytes (at, end, ending)) != NULL; at++)
    if ((gsize) (at - data) >= before
        && g_ascii_strncasecmp (at - before, EF_FIGURE_PDF_TYPE, before) == 0)
      return at - before;

  return NULL;
}

/* The last @needle before @at, or @start. */
static const char *
find_before (const char *start, const char *at, const char *needle)
{
  gsize length = strlen (needle);

  for (const char *place = at - length; place >= start; place--)
    if (memcmp (place, needle, length) == 0)
      return place + length;

  return start;
}

/* Behind the keyword stands one end of a line. */
static const char *
skip_end_of_line (const char *at, const char *end)
{
  if (at < end && *at == '\r')
    at++;
  if (at < end && *at == '\n')
    at++;

  return at;
}

/* What is said of the length, if it is said here and true; else up to the end of the stream. */
static gboolean
find_stream_end (const char *head, const char *start, const char *end, gsize *n_bytes)
{
  const char *key = strstr (head, "/Length");
  const char *last;
  guint64 n = 0;
  char *behind;

  if (key != NULL)
    {
      n = g_ascii_strtoull (key + strlen ("/Length"), &behind, 10);
      while (*behind == ' ')
        behind++;
      /* "12 0 R" is the number of an object. */
      if (!g_ascii_isdigit (*behind) && n > 0 && n <= (guint64) (end - start)
          && find_bytes (start + n, MIN (end, start + n + 20), "endstream") != NULL)
        {
          *n_bytes = n;
          return TRUE;
        }
    }
  last = find_bytes (start, end, "endstream");
  *n_bytes = last != NULL ? (gsize) (last - start) : 0;

  return last != NULL;
}

GBytes *
ef_figure_find_in_pdf (const char *data, gsize length, GError **error)
{
  const char *end = data + length;
  const char *type = find_type (data, end);
  const char *begin, *keyword, *start;
  g_autofree char *head = NULL;
  gsize n_bytes;

  if (type == NULL)
    return NULL;

  begin = find_before (MAX (data, type - MIN (type - data, DICTIONARY_MAX)), type, "obj");
  keyword = find_bytes (type, MIN (end, type + MIN (end - type, DICTIONARY_MAX)), "stream");
  if (keyword == NULL)
    {
      ef_figure_set_damaged (error);
      return NULL;
    }
  head = g_strndup (begin, (gsize) (keyword - begin));
  start = skip_end_of_line (keyword + strlen ("stream"), end);
  if (!find_stream_end (head, start, end, &n_bytes))
    {
      ef_figure_set_damaged (error);
      return NULL;
    }
  if (strstr (head, "/Filter") == NULL)
    return g_bytes_new (start, n_bytes);

  return ef_figure_unpack (start, n_bytes, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, error);
}
