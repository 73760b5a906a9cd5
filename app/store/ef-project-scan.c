/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-scan.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* libxml2 without XML_PARSE_HUGE bounds depth, names and text nodes, but not the number of
 * attributes of an element, which it checks for duplicates in quadratic time: a million of them
 * take a quarter of an hour. And it follows an internal DTD before it says that there is one.
 * Both are seen by one pass over the bytes that only tells tags from text.
 *
 * The pass also notes where each element stands. libxml2 keeps line numbers in 16 bits; with
 * these offsets every diagnostic has the right line, however long the file. */

typedef struct
{
  const char *text;
  const char *end;
  GArray *elements;                 /* EfScannedElement */
  guint open[EF_PROJECT_MAX_DEPTH]; /* indices of the elements we are in */
  guint depth;
} EfScan;

/* Returns the first byte after @mark, the end of the text if it does not come. */
static const char *
skip_past (const EfScan *scan, const char *p, const char *mark)
{
  gsize length = strlen (mark);
  const char *found = memmem (p, scan->end - p, mark, length);

  return found != NULL ? found + length : scan->end;
}

static void
close_element (EfScan *scan, const char *p)
{
  EfScannedElement *element;
  guint index;

  if (scan->depth == 0)
    return;

  index = scan->open[--scan->depth];
  element = &g_array_index (scan->elements, EfScannedElement, index);
  element->end = p - scan->text;
  element->n_inside = scan->elements->len - index - 1;
}

/* @p is behind the "<". Returns what comes after the ">", NULL with @error if the element is
 * refused. */
static const char *
scan_start_tag (EfScan *scan, const char *p, GError **error)
{
  EfScannedElement element = { .depth = scan->depth };
  guint n_attributes = 0;

  while (p < scan->end && *p != '>')
    {
      if (*p == '"' || *p == '\'')
        {
          const char *quote = memchr (p + 1, *p, scan->end - p - 1);

          p = quote != NULL ? quote : scan->end - 1;
          n_attributes++;
        }
      p++;
    }

  if (n_attributes > EF_PROJECT_MAX_ATTRIBUTES)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                           _("An element has more attributes than any project can have."));
      return NULL;
    }
  if (scan->depth == EF_PROJECT_MAX_DEPTH)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                           _("The elements are nested deeper than in any project."));
      return NULL;
    }
  if (p == scan->end)
    return p;

  element.start = element.end = p + 1 - scan->text;
  scan->open[scan->depth++] = scan->elements->len;
  g_array_append_val (scan->elements, element);
  if (p[-1] == '/')
    close_element (scan, p + 1);

  return p + 1;
}

/* @p is behind the "<" of anything. */
static const char *
scan_tag (EfScan *scan, const char *p, GError **error)
{
  gsize left = scan->end - p;

  if (left >= 3 && memcmp (p, "!--", 3) == 0)
    return skip_past (scan, p + 3, "-->");
  if (left >= 8 && memcmp (p, "![CDATA[", 8) == 0)
    return skip_past (scan, p + 8, "]]>");
  if (left >= 1 && *p == '?')
    return skip_past (scan, p, "?>");
  if (left >= 1 && *p == '/')
    {
      close_element (scan, p - 1);
      return skip_past (scan, p, ">");
    }
  if (left >= 1 && *p == '!')
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                           _("The file declares a document type, which no project does."));
      return NULL;
    }

  return scan_start_tag (scan, p, error);
}

gboolean
ef_project_scan (const char *text, gsize length, GArray **elements, GError **error)
{
  EfScan scan = { .text = text, .end = text + length };
  const char *p = text;

  scan.elements = g_array_new (FALSE, FALSE, sizeof (EfScannedElement));
  while (p != NULL && p < scan.end && (p = memchr (p, '<', scan.end - p)) != NULL)
    {
      p = scan_tag (&scan, p + 1, error);
      if (p == NULL)
        {
          g_array_unref (scan.elements);
          return FALSE;
        }
    }

  while (scan.depth > 0)
    close_element (&scan, scan.end);
  *elements = scan.elements;

  return TRUE;
}

guint
ef_project_count_lines (const char *text, gsize offset, gsize *hint, guint *hint_line)
{
  if (offset < *hint)
    {
      *hint = 0;
      *hint_line = 1;
    }

  for (const char *p = text + *hint; (p = memchr (p, '\n', text + offset - p)) != NULL; p++)
    (*hint_line)++;
  *hint = offset;

  return *hint_line;
}
