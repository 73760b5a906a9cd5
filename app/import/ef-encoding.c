/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-encoding.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-work-split.h"

/* Text files say nothing about their encoding, except by a byte order mark. UTF-8 is nearly
 * proof of itself: text in another encoding hardly ever happens to be valid UTF-8. What is not
 * UTF-8 is read as Windows-1252, which is what spreadsheets write in Western Europe and which
 * prints everything Latin-1 does. A file that is UTF-8 but for a few broken bytes stays UTF-8,
 * with replacement characters. */

/* What one processor looks at in the time of starting another. */
#define BYTES_OF_PART (1 << 20)

#define BOM_UTF8 "\xEF\xBB\xBF"
#define BOM_UTF16_LE "\xFF\xFE"
#define BOM_UTF16_BE "\xFE\xFF"

/* What was found while looking for characters beyond ASCII. */
typedef struct
{
  gsize n_good;       /* characters of several bytes */
  gsize n_bad;        /* bytes that belong to no character */
  gsize first_bad;    /* offset of the first of them */
} Utf8Survey;

static Utf8Survey
survey_utf8 (const char *text, gsize length)
{
  Utf8Survey survey = { 0, 0, 0 };
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      gunichar c;

      if ((guint8) *p < 0x80)
        {
          /* Skip eight ASCII bytes at a time: they are most of every file. */
          while (end - p >= 8)
            {
              guint64 word;

              memcpy (&word, p, sizeof word);
              if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
                break;
              p += 8;
            }
          while (p < end && (guint8) *p < 0x80)
            p++;
          continue;
        }

      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          if (survey.n_bad++ == 0)
            survey.first_bad = (gsize) (p - text);
          p++;
        }
      else
        {
          survey.n_good++;
          p = g_utf8_next_char (p);
        }
    }

  return survey;
}

/* UTF-16 without a mark: every second byte of mostly Latin text is zero. */
static gboolean
looks_like_utf16 (const char *head, gsize length, EfEncoding *encoding)
{
  gsize zeros[2] = { 0, 0 };
  const gsize n = MIN (length, 4096) & ~(gsize) 1;

  for (gsize i = 0; i < n; i++)
    zeros[i & 1] += head[i] == '\0';

  if (n < 8)
    return FALSE;
  if (zeros[1] > n * 2 / 5 && zeros[0] == 0)
    *encoding = EF_ENCODING_UTF16_LE;
  else if (zeros[0] > n * 2 / 5 && zeros[1] == 0)
    *encoding = EF_ENCODING_UTF16_BE;
  else
    return FALSE;

  return TRUE;
}

static void
describe_position (const char *text, gsize offset, guint *line, guint *column)
{
  gsize start = 0;

  *line = 1;
  for (gsize i = 0; i < offset; i++)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
      {
        *line += 1;
        start = i + 1;
      }
  *column = (guint) MIN (offset - start + 1, G_MAXUINT);
}

static char *
convert (const char *text, gsize length, EfEncoding encoding, gsize *utf8_length, GError **error)
{
  gsize n_read;
  char *utf8;

  switch (encoding)
    {
    case EF_ENCODING_UTF16_LE:
    case EF_ENCODING_UTF16_BE:
      /* Asking for the bytes read makes half a character at the end no error: a head is cut
       * anywhere. */
      return g_convert (text, (gssize) (length & ~(gsize) 1), "UTF-8",
                        encoding == EF_ENCODING_UTF16_LE ? "UTF-16LE" : "UTF-16BE",
                        &n_read, utf8_length, error);

    case EF_ENCODING_WINDOWS_1252:
      /* Five bytes mean nothing in Windows-1252; Latin-1 gives every byte a meaning. */
      utf8 = g_convert (text, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, utf8_length, NULL);
      if (utf8 == NULL)
        utf8 = g_convert (text, (gssize) length, "UTF-8", "ISO-8859-1", NULL, utf8_length, error);
      return utf8;

    case EF_ENCODING_UTF8:
    default:
      utf8 = g_utf8_make_valid (text, (gssize) length);
      *utf8_length = strlen (utf8);
      return utf8;
    }
}

EfEncoding
ef_encoding_guess (const char *head, gsize length, gsize *bom)
{
  EfEncoding encoding;
  Utf8Survey survey;

  *bom = 0;
  if (length >= 3 && memcmp (head, BOM_UTF8, 3) == 0)
    {
      *bom = 3;
      return EF_ENCODING_UTF8;
    }
  if (length >= 2 && memcmp (head, BOM_UTF16_LE, 2) == 0)
    {
      *bom = 2;
      return EF_ENCODING_UTF16_LE;
    }
  if (length >= 2 && memcmp (head, BOM_UTF16_BE, 2) == 0)
    {
      *bom = 2;
      return EF_ENCODING_UTF16_BE;
    }
  if (looks_like_utf16 (head, length, &encoding))
    return encoding;

  survey = survey_utf8 (head, length);
  if (survey.n_bad == 0 || survey.first_bad + 4 > length)
    return EF_ENCODING_UTF8;

  return survey.n_good > survey.n_bad ? EF_ENCODING_UTF8 : EF_ENCODING_WINDOWS_1252;
}

char *
ef_encoding_head_to_utf8 (const char *head, gsize length, gsize *utf8_length)
{
  gsize bom;
  EfEncoding encoding = ef_encoding_guess (head, length, &bom);
  char *utf8 = convert (head + bom, length - bom, encoding, utf8_length, NULL);

  if (utf8 == NULL)
    utf8 = convert (head, length, EF_ENCODING_UTF8, utf8_length, NULL);

  return utf8;
}

typedef struct
{
  const char *text;
  EfByteKinds kinds;
  GMutex lock; /* of the kinds */
} Search;

static void
search_kinds (gsize start, gsize end, gpointer user_data)
{
  Search *self = user_data;
  EfByteKinds kinds = ef_byte_scan_kinds (self->text + start, end - start);

  g_mutex_lock (&self->lock);
  self->kinds.non_ascii |= kinds.non_ascii;
  self->kinds.controls |= kinds.controls;
  self->kinds.markup |= kinds.markup;
  self->kinds.tabs |= kinds.tabs;
  g_mutex_unlock (&self->lock);
}

static EfByteKinds
find_kinds (const char *text, gsize length)
{
  Search search = { .text = text };

  g_mutex_init (&search.lock);
  ef_work_split (length, BYTES_OF_PART, search_kinds, &search);
  g_mutex_clear (&search.lock);

  return search.kinds;
}

GBytes *
ef_encoding_to_utf8 (GBytes        *bytes,
                     const char    *file,
                     EfDiagnostics *diagnostics,
                     EfByteKinds   *kinds,
                     GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *place = NULL;
  gsize length, bom, utf8_length;
  const char *text = g_bytes_get_data (bytes, &length);
  EfEncoding encoding = ef_encoding_guess (text, MIN (length, 65536), &bom);
  guint line, column;
  char *utf8;

  text += bom;
  length -= bom;

  if (encoding == EF_ENCODING_UTF8 || encoding == EF_ENCODING_WINDOWS_1252)
    {
      Utf8Survey survey;

      *kinds = find_kinds (text, length);
      if (!kinds->non_ascii)
        return g_bytes_new_from_bytes (bytes, bom, length);

      survey = survey_utf8 (text, length);
      if (survey.n_bad == 0)
        return g_bytes_new_from_bytes (bytes, bom, length);

      describe_position (text, survey.first_bad, &line, &column);
      place = g_strdup_printf ("%u:%u", line, column);
      if (bom > 0 || survey.n_good > survey.n_bad)
        {
          encoding = EF_ENCODING_UTF8;
          ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, place,
                              ngettext ("%u byte is not valid UTF-8 and was replaced.",
                                        "%u bytes are not valid UTF-8 and were replaced. "
                                        "The first of them stands here.",
                                        (gulong) survey.n_bad),
                              (guint) survey.n_bad);
        }
      else
        {
          encoding = EF_ENCODING_WINDOWS_1252;
          ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, place,
                              _("The file is not UTF-8 from this byte on. It was read as Western "
                                "European text (Windows-1252)."));
        }
    }

  utf8 = convert (text, length, encoding, &utf8_length, &local_error);
  if (utf8 == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                   _("“%s” looks like UTF-16 text, but it is damaged: %s"),
                   file, local_error->message);
      return NULL;
    }
  *kinds = find_kinds (utf8, utf8_length);

  return g_bytes_new_take (utf8, utf8_length);
}
