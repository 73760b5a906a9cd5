/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-pack.h"

/* Figures come back from strangers, so nothing in one is believed: no library that draws looks at
 * it, only the few bytes around the project are read, and what comes out is bounded. */

#define PNG_MAGIC "\x89PNG\r\n\x1a\n"
#define PDF_MAGIC "%PDF-"
#define BLOCK 65536
/* Bytes that are packed by one processor at a time. */
#define PACK_PART (64 * 1024)

static gboolean
is_png (const guint8 *head, gsize length)
{
  return length >= strlen (PNG_MAGIC) && memcmp (head, PNG_MAGIC, strlen (PNG_MAGIC)) == 0;
}

static gboolean
is_pdf (const guint8 *head, gsize length)
{
  return length >= strlen (PDF_MAGIC) && memcmp (head, PDF_MAGIC, strlen (PDF_MAGIC)) == 0;
}

/* What ends the part that begins at @name: an instruction, a comment or a document type, which may
 * have declarations in it. */
static const char *
get_close (const char *name, const char *end)
{
  const char *bracket, *angle;

  if (*name == '?')
    return "?>";
  if (end - name >= 3 && name[1] == '-' && name[2] == '-')
    return "-->";
  bracket = memchr (name, '[', (gsize) (end - name));
  angle = memchr (name, '>', (gsize) (end - name));

  return bracket != NULL && angle != NULL && bracket < angle ? "]>" : ">";
}

/* An XML file whose first element is <svg>, with or without a prefix. */
static gboolean
is_svg (const guint8 *head, gsize length)
{
  const char *text = (const char *) head;
  const char *end = text + length;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  while (text < end)
    {
      const char *name = text + 1;
      gsize rest;

      if (g_ascii_isspace (*text))
        {
          text++;
          continue;
        }
      if (*text != '<' || name == end)
        return FALSE;
      if (*name == '?' || *name == '!')
        {
          const char *close = get_close (name, end);

          text = memmem (text, (gsize) (end - text), close, strlen (close));
          if (text == NULL)
            return FALSE;
          text += strlen (close);
          continue;
        }
      rest = (gsize) (end - name);
      for (gsize i = 0; i < rest && (g_ascii_isalnum (name[i]) || strchr ("-_.:", name[i])); i++)
        if (name[i] == ':')
          {
            name += i + 1;
            rest -= i + 1;
            break;
          }
      return rest > 3 && strncmp (name, "svg", 3) == 0
             && (g_ascii_isspace (name[3]) || name[3] == '>');
    }

  return FALSE;
}

gboolean
ef_figure_sniff (const guint8 *head, gsize length)
{
  g_return_val_if_fail (head != NULL || length == 0, FALSE);

  return is_png (head, length) || is_pdf (head, length) || is_svg (head, length);
}

void
ef_figure_set_damaged (GError **error)
{
  g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                       _ ("The project in the figure is damaged."));
}

GBytes *
ef_figure_pack (GBytes *project, GZlibCompressorFormat format)
{
  EfPacking packing = {
    .part = PACK_PART,
    .level = EF_FIGURE_PACK_LEVEL,
    .strategy = EF_FIGURE_PACK_STRATEGY,
  };
  GByteArray *packed = g_byte_array_new ();

  packing.data = g_bytes_get_data (project, &packing.n);
  ef_pack (&packing, format, packed);

  return g_byte_array_free_to_bytes (packed);
}

GBytes *
ef_figure_unpack (const void *data, gsize length, GZlibCompressorFormat format, GError **error)
{
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GInputStream) memory
    = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, unpacker);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  while ((n = g_input_stream_read (stream, block, BLOCK, NULL, NULL)) > 0)
    {
      if (bytes->len + (gsize) n > EF_FIGURE_MAX_PROJECT)
        {
          g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                       _ ("The project in the figure has more than %d MB."),
                       EF_FIGURE_MAX_PROJECT >> 20);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }
  if (n < 0)
    {
      ef_figure_set_damaged (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
ef_figure_get_project (GBytes *figure, const char *name, GError **error)
{
  GBytes *project = NULL;
  GError *problem = NULL;
  const guint8 *data;
  gsize length;

  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  data = g_bytes_get_data (figure, &length);
  if (is_png (data, length))
    project = ef_figure_find_in_png (data, length, &problem);
  else if (is_pdf (data, length))
    project = ef_figure_find_in_pdf ((const char *) data, length, &problem);
  else if (is_svg (data, length))
    project = ef_figure_find_in_svg ((const char *) data, length, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (project == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _ ("“%s” is a picture without a project in it. Only figures that this program "
                    "exported, with the project included, can be opened again; other programs may "
                    "leave it out when they write a figure anew."),
                 name);

  return project;
}
