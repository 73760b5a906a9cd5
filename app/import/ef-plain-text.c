/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-plain-text.h"

#include <string.h>

#define STASH_START '\x02'
#define STASH_END '\x03'
#define STASH_WORD "wzxhzdk:"
#define NO_BREAK_SPACE "\xC2\xA0"

/* Longest entity that is resolved, "&thinsp;" and numbers included. */
#define ENTITY_MAX 12
/* How far the end of a tag or of a link is looked for. Without bounds "<a<a<a..." and "[[[[..."
 * would cost time that grows with the square of their length. */
#define TAG_MAX 2048
#define LINK_MAX 4096
#define BROKEN_LINKS_MAX 1000

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" }, { "nbsp", " " },
  { "thinsp", " " }, { "ndash", "–" }, { "mdash", "—" }, { "plusmn", "±" }, { "times", "×" },
  { "uparrow", "↑" }, { "uarr", "↑" }, { "darr", "↓" },
};

/* What is taken for a tag. Anything else in angle brackets, "<s>" of a tokeniser or "a <b and c>
 * d", is text. */
static const char *const tags[] = {
  "a",   "abbr", "b",      "br",  "center",  "code", "details", "div",   "em", "font", "h1",
  "h2",  "h3",   "h4",     "hr",  "i",       "img",  "li",      "ol",    "p",  "pre",  "small",
  "span", "strong", "sub", "summary", "sup", "table", "tbody",  "td",    "th", "thead", "tr",
  "u",   "ul",
};

static gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
is_forbidden (char c)
{
  return (guint8) c < 0x20 && !(c == '\t' || c == '\n' || c == '\r');
}

static void
trim (const char **text, gsize *length)
{
  const char *start = *text;
  const char *end = start + *length;

  while (start < end)
    {
      if (is_space (*start))
        start++;
      else if (end - start >= 2 && memcmp (start, NO_BREAK_SPACE, 2) == 0)
        start += 2;
      else
        break;
    }
  while (end > start)
    {
      if (is_space (end[-1]))
        end--;
      else if (end - start >= 2 && memcmp (end - 2, NO_BREAK_SPACE, 2) == 0)
        end -= 2;
      else
        break;
    }

  *text = start;
  *length = (gsize) (end - start);
}

/* The length of the stash mark at @p, 0 if there is none. */
static gsize
measure_stash (const char *p, const char *end)
{
  const char *start = p;

  if (*p != STASH_START || (gsize) (end - p) < strlen (STASH_WORD) + 2
      || memcmp (p + 1, STASH_WORD, strlen (STASH_WORD)) != 0)
    return 0;
  p += 1 + strlen (STASH_WORD);
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p < end && *p == STASH_END ? (gsize) (p + 1 - start) : 0;
}

/* Appends the character at @p if it is one; returns the bytes it takes. */
static gsize
append_character (GString *out, const char *p, const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);
  gsize length;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append (out, "\xEF\xBF\xBD");
      return 1;
    }
  length = (gsize) (g_utf8_next_char (p) - p);
  if (c != 0xFFFE && c != 0xFFFF)
    g_string_append_len (out, p, (gssize) length);

  return length;
}

static gboolean
needs_rewriting (const char *text, gsize length, gboolean one_line)
{
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      if ((guint8) text[i] >= 0x80)
        ascii = FALSE;
      else if (is_forbidden (text[i]) || text[i] == '\r')
        return TRUE;
      else if (one_line && is_space (text[i]) && text[i] != ' ')
        return TRUE;
    }

  return !ascii && (!g_utf8_validate (text, (gssize) length, NULL)
                    || g_strstr_len (text, (gssize) length, "\xEF\xBF\xBE") != NULL
                    || g_strstr_len (text, (gssize) length, "\xEF\xBF\xBF") != NULL);
}

/* TRUE if there is nothing but printable ASCII, as in most texts: nothing to look at more
 * closely. Eight bytes at a time: subtracting a blank from each sets the highest bit of those
 * below it, and may err only on the safe side. */
static gboolean
is_printable_ascii (const char *text, gsize length)
{
  const guint64 blanks = G_GUINT64_CONSTANT (0x2020202020202020);
  const guint64 high_bits = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 odd = 0;
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      odd |= word | (word - blanks);
    }
  word = blanks;
  memcpy (&word, text, length);
  odd |= word | (word - blanks);

  return (odd & high_bits) == 0;
}

const char *
ef_plain_text_tidy (const char *text, gsize *length, gboolean one_line, GString *scratch)
{
  const char *p, *end;

  if (*length > 0 && text[0] != ' ' && text[*length - 1] != ' '
      && is_printable_ascii (text, *length))
    return text;
  trim (&text, length);
  if (!needs_rewriting (text, *length, one_line))
    return text;

  g_string_truncate (scratch, 0);
  end = text + *length;
  for (p = text; p < end;)
    {
      gsize stash = measure_stash (p, end);

      if (stash > 0)
        p += stash;
      else if (is_space (*p) && one_line)
        {
          /* Blanks stay as they are; a line break, and what is around it, becomes one. */
          if (*p == ' ' || scratch->len == 0 || scratch->str[scratch->len - 1] != ' ')
            g_string_append_c (scratch, ' ');
          p++;
        }
      else if (*p == '\r')
        {
          if (p + 1 == end || p[1] != '\n')
            g_string_append_c (scratch, '\n');
          p++;
        }
      else if (is_forbidden (*p))
        p++;
      else if ((guint8) *p < 0x80)
        g_string_append_c (scratch, *p++);
      else
        p += append_character (scratch, p, end);
    }

  /* What was removed may have had blanks before it. */
  text = scratch->str;
  *length = scratch->len;
  trim (&text, length);
  return text;
}

void
ef_plain_text_append_allowed (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      gsize stash = measure_stash (p, end);

      if (stash > 0)
        p += stash;
      else if (is_forbidden (*p))
        p++;
      else if ((guint8) *p < 0x80)
        g_string_append_c (out, *p++);
      else
        p += append_character (out, p, end);
    }
}

/* The length of the tag or comment at @p, which is at a '<'; 0 if it is something else. */
static gsize
measure_tag (const char *p, const char *end)
{
  const char *name = p + 1;
  const char *behind;
  const char *close;

  if (end - p < 3)
    return 0;
  close = memchr (p, '>', (gsize) MIN (end - p, TAG_MAX));
  if (close == NULL)
    return 0;
  if (strncmp (name, "!--", 3) == 0)
    return (gsize) (close + 1 - p);

  if (*name == '/')
    name++;
  for (behind = name; g_ascii_isalnum (*behind);)
    behind++;
  if (*behind != '>' && *behind != '/' && !is_space (*behind))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i]) == (gsize) (behind - name)
        && g_ascii_strncasecmp (tags[i], name, (gsize) (behind - name)) == 0)
      return (gsize) (close + 1 - p);

  return 0;
}

/* The length of the entity at @p, which is at a '&'; 0 if it is only an ampersand. Appends what
 * it means unless @out is NULL. */
static gsize
resolve_entity (const char *p, const char *end, GString *out)
{
  const char *close = memchr (p, ';', (gsize) MIN (end - p, ENTITY_MAX));
  gsize length;

  if (close == NULL || close == p + 1)
    return 0;
  length = (gsize) (close - p - 1);

  if (p[1] == '#')
    {
      gboolean hex = p[2] == 'x' || p[2] == 'X';
      const char *digits = p + (hex ? 3 : 2);
      gunichar c = 0;

      if (digits == close)
        return 0;
      for (; digits < close; digits++)
        {
          int digit = hex ? g_ascii_xdigit_value (*digits) : g_ascii_digit_value (*digits);

          if (digit < 0)
            return 0;
          c = c * (hex ? 16 : 10) + (gunichar) digit;
        }
      if (out != NULL && g_unichar_validate (c) && c >= 0x20)
        g_string_append_unichar (out, c);
      return length + 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && memcmp (entities[i].name, p + 1, length) == 0)
      {
        if (out != NULL)
          g_string_append (out, entities[i].text);
        return length + 2;
      }

  return 0;
}

/* The value of the href of a tag if it is a web address, else NULL. */
static char *
find_href (const char *tag, gsize length)
{
  const char *end = tag + length;
  const char *p = g_strstr_len (tag, (gssize) length, "href=");
  const char *close;

  if (p == NULL)
    return NULL;
  p += strlen ("href=");
  if (p < end && (*p == '"' || *p == '\''))
    {
      close = memchr (p + 1, *p, (gsize) (end - p - 1));
      p++;
    }
  else
    close = memchr (p, '>', (gsize) (end - p));
  if (close == NULL || !(g_str_has_prefix (p, "http://") || g_str_has_prefix (p, "https://")))
    return NULL;

  return g_strndup (p, (gsize) (close - p));
}

gboolean
ef_plain_text_has_markup (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '<' && measure_tag (p, end) > 0)
        return TRUE;
      if (*p == '&' && resolve_entity (p, end, NULL) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Appends @text without tags to @out. A paragraph or line break tag becomes a line break. */
static void
append_without_tags (GString *out, const char *text, gsize length, char **link)
{
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      gsize taken = 0;

      if (*p == '<' && (taken = measure_tag (p, end)) > 0)
        {
          if (link != NULL && *link == NULL)
            *link = find_href (p, taken);
          if (g_ascii_strncasecmp (p, "<br", 3) == 0 || g_ascii_strncasecmp (p, "<p", 2) == 0
              || g_ascii_strncasecmp (p, "</p", 3) == 0)
            g_string_append_c (out, '\n');
        }
      else if (*p == '&')
        taken = resolve_entity (p, end, out);

      if (taken == 0)
        {
          g_string_append_c (out, *p);
          taken = 1;
        }
      p += taken;
    }
}

char *
ef_plain_text_strip_html (const char *text, gsize length, char **link)
{
  g_autoptr (GString) stripped = g_string_sized_new (length);
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *tidy;
  gsize tidy_length;

  if (link != NULL)
    *link = NULL;
  append_without_tags (stripped, text, length, link);
  tidy_length = stripped->len;
  tidy = ef_plain_text_tidy (stripped->str, &tidy_length, TRUE, scratch);

  return g_strndup (tidy, tidy_length);
}

/* If a Markdown link or image starts at @p, its whole length, and its text in @label. */
static gsize
measure_link (const char *p, const char *end, const char **label, gsize *label_length)
{
  const char *start = p;
  guint depth = 0;

  if (end - p > LINK_MAX)
    end = p + LINK_MAX;
  if (*p == '!')
    p++;
  if (p == end || *p != '[')
    return 0;
  *label = p + 1;
  for (; p < end; p++)
    {
      if (*p == '[')
        depth++;
      else if (*p == ']' && --depth == 0)
        break;
    }
  if (end - p < 2 || p[1] != '(')
    return 0;
  *label_length = (gsize) (p - *label);
  p = memchr (p, ')', (gsize) (end - p));

  return p != NULL ? (gsize) (p + 1 - start) : 0;
}

static void
append_without_markdown (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  guint patience = BROKEN_LINKS_MAX;

  for (const char *p = text; p < end;)
    {
      const char *label;
      gsize label_length;
      gsize taken = 0;

      if ((*p == '[' || (*p == '!' && p + 1 < end && p[1] == '[')) && patience > 0)
        {
          taken = measure_link (p, end, &label, &label_length);
          if (taken == 0)
            patience--;
        }

      if (taken > 0)
        {
          if (*p == '[')
            g_string_append_len (out, label, (gssize) label_length);
          p += taken;
        }
      else if (*p == '*' || *p == '`')
        p++;
      else if (*p == '#' && (p == text || p[-1] == '\n'))
        while (p < end && (*p == '#' || *p == ' '))
          p++;
      else
        g_string_append_c (out, *p++);
    }
}

/* At most one empty line, no blanks at the ends of lines. */
static char *
fold_paragraphs (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  guint n_breaks = 0;
  gboolean blank = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        n_breaks++;
      else if (is_space (text[i]))
        blank = TRUE;
      else
        {
          if (out->len > 0 && n_breaks > 0)
            g_string_append (out, n_breaks > 1 ? "\n\n" : "\n");
          else if (out->len > 0 && blank)
            g_string_append_c (out, ' ');
          g_string_append_c (out, text[i]);
          n_breaks = 0;
          blank = FALSE;
        }
    }

  return g_string_free (out, FALSE);
}

char *
ef_plain_text_from_description (const char *text, gsize length)
{
  g_autoptr (GString) no_tags = g_string_sized_new (length);
  g_autoptr (GString) no_marks = g_string_sized_new (length);
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autofree char *folded = NULL;
  const char *tidy;
  gsize tidy_length;

  append_without_markdown (no_marks, text, length);
  append_without_tags (no_tags, no_marks->str, no_marks->len, NULL);
  tidy_length = no_tags->len;
  tidy = ef_plain_text_tidy (no_tags->str, &tidy_length, FALSE, scratch);
  folded = fold_paragraphs (tidy, tidy_length);

  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}
