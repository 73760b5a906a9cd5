/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* Only told apart is what bytes mean, not whether they are well-formed: the parser will say what
 * is wrong. A state lasts from the bytes that begin it to the mark that ends it, and goes over the
 * ends of pieces. */

enum
{
  STATE_TEXT,
  STATE_OPEN,         /* behind a "<" */
  STATE_EXCLAMATION,  /* behind "<!" */
  STATE_DASH,         /* behind "<!-" */
  STATE_START_TAG,
  STATE_END_TAG,
  STATE_INSTRUCTION,  /* up to "?>" */
  STATE_COMMENT,      /* up to "-->" */
  STATE_CDATA,        /* up to "]]>" */
  STATE_DECLARATION,  /* a document type, up to ">" */
};

static const char *const end_marks[] = {
  [STATE_END_TAG] = ">",
  [STATE_INSTRUCTION] = "?>",
  [STATE_COMMENT] = "-->",
  [STATE_CDATA] = "]]>",
};

static inline void
enter (EfXmlScan *self, guint state)
{
  self->state = state;
  self->n_matched = 0;
  self->quote = 0;
}

/* Every mark is of equal bytes up to its last, so a longer run of them still ends in the mark;
 * "?>" is such a run of one. */
static const char *
scan_to_mark (EfXmlScan *self, const char *p, const char *end)
{
  const char *mark = end_marks[self->state];
  const guint n_before = (guint) strlen (mark) - 1;

  for (; p < end; p++)
    {
      if (self->n_matched == n_before && *p == mark[n_before])
        {
          enter (self, STATE_TEXT);
          return p + 1;
        }
      if (n_before > 0 && *p == mark[0])
        self->n_matched = MIN (self->n_matched + 1, n_before);
      else if (n_before > 0)
        {
          self->n_matched = 0;
          /* Most of the text is not the first byte of the mark. */
          p = memchr (p, mark[0], (gsize) (end - p));
          if (p == NULL)
            return end;
          p--;
        }
    }

  return end;
}

static void
scan_open (EfXmlScan *self, char c)
{
  self->in_content = FALSE;
  if (c == '/')
    enter (self, STATE_END_TAG);
  else if (c == '?')
    enter (self, STATE_INSTRUCTION);
  else if (c == '!')
    enter (self, STATE_EXCLAMATION);
  else
    {
      enter (self, STATE_START_TAG);
      self->n_attributes = 0;
    }
}

static const char *
scan_start_tag (EfXmlScan *self, const char *p, const char *end, EfXmlRefusal *refusal)
{
  for (; p < end; p++)
    {
      if (self->quote != 0)
        {
          p = memchr (p, self->quote, (gsize) (end - p));
          if (p == NULL)
            return end;
          self->quote = 0;
        }
      else if (*p == '"' || *p == '\'')
        {
          if (++self->n_attributes > EF_XML_ATTRIBUTES_MAX)
            {
              *refusal = EF_XML_REFUSAL_CROWD;
              return p;
            }
          self->quote = *p;
        }
      else if (*p == '>')
        {
          enter (self, STATE_TEXT);
          self->in_content = TRUE;
          return p + 1;
        }
    }

  return end;
}

/* A document type may be named, which means nothing here; but what it declares inside of it may
 * make a small file a large one. */
static const char *
scan_declaration (EfXmlScan *self, const char *p, const char *end, EfXmlRefusal *refusal)
{
  for (; p < end; p++)
    {
      if (self->quote != 0)
        self->quote = *p == self->quote ? 0 : self->quote;
      else if (*p == '"' || *p == '\'')
        self->quote = *p;
      else if (*p == '[')
        {
          *refusal = EF_XML_REFUSAL_SUBSET;
          return p;
        }
      else if (*p == '>')
        {
          enter (self, STATE_TEXT);
          return p + 1;
        }
    }

  return end;
}

void
ef_xml_scan_init (EfXmlScan *self)
{
  memset (self, 0, sizeof *self);
}

gsize
ef_xml_scan_piece (EfXmlScan *self, const char *text, gsize length, EfXmlRefusal *refusal)
{
  const char *end = text + length;
  const char *p = text;

  *refusal = EF_XML_REFUSAL_NONE;
  while (p < end && *refusal == EF_XML_REFUSAL_NONE)
    switch (self->state)
      {
      case STATE_TEXT:
        p = memchr (p, '<', (gsize) (end - p));
        if (p == NULL)
          return length;
        p++;
        enter (self, STATE_OPEN);
        break;

      case STATE_OPEN:
        scan_open (self, *p);
        p += self->state != STATE_START_TAG;
        break;

      case STATE_EXCLAMATION:
        if (*p == '-')
          enter (self, STATE_DASH);
        else if (*p == '[')
          enter (self, STATE_CDATA);
        else
          enter (self, STATE_DECLARATION);
        p++;
        break;

      case STATE_DASH:
        enter (self, STATE_COMMENT);
        p++;
        break;

      case STATE_START_TAG:
        p = scan_start_tag (self, p, end, refusal);
        break;

      case STATE_DECLARATION:
        p = scan_declaration (self, p, end, refusal);
        break;

      case STATE_END_TAG:
      case STATE_INSTRUCTION:
      case STATE_COMMENT:
      case STATE_CDATA:
      default:
        p = scan_to_mark (self, p, end);
        break;
      }

  return (gsize) (p - text);
}

gboolean
ef_xml_scan_is_in_content (const EfXmlScan *self)
{
  return self->in_content;
}

void
ef_xml_refusal_set_error (EfXmlRefusal refusal, GError **error)
{
  g_assert (refusal != EF_XML_REFUSAL_NONE);

  g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                       refusal == EF_XML_REFUSAL_SUBSET
                         ? _("The file declares a document type with contents of its own. Such "
                             "files are refused, because what they declare can fill the memory.")
                         : _("An element has more attributes than can be meant. Reading stopped "
                             "there."));
}
