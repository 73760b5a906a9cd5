/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-markup-cell.h"

#include <string.h>

#include "ef-plain-text.h"

/* Markdown goes first, for it may hold HTML; then the tags that mean something here; what is left
 * of HTML is taken out by ef-plain-text. */

/* Longest raised text that may be the mark of a footnote. */
#define FOOTNOTE_MAX 3
/* How far the ends of links and tags are looked for, so that a crowd of beginnings takes no
 * quadratic time. */
#define LINK_MAX 2048
#define TAG_MAX 512
#define BROKEN_LINKS_MAX 200

typedef struct
{
  const char *p;
  const char *end;
  GString *out;
  char **link;
  gboolean one_line;
  guint *patience; /* brackets that may yet turn out to be no links */
} Cleaner;

static gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gsize
get_left (const Cleaner *self)
{
  return (gsize) (self->end - self->p);
}

static gboolean
looking_at (const Cleaner *self, const char *what)
{
  gsize length = strlen (what);

  return get_left (self) >= length && g_ascii_strncasecmp (self->p, what, length) == 0;
}

static void
note_link (Cleaner *self, const char *address, gsize length)
{
  if (self->link == NULL || *self->link != NULL)
    return;
  if (length > 8
      && (g_ascii_strncasecmp (address, "http://", 7) == 0
          || g_ascii_strncasecmp (address, "https://", 8) == 0))
    *self->link = g_utf8_make_valid (address, (gssize) length);
}

/* Where the bracket at @p is closed, or NULL. */
static const char *
find_closing (const char *p, const char *end, char open, char close)
{
  const char *limit = end - p > LINK_MAX ? p + LINK_MAX : end;
  guint depth = 0;

  for (; p < limit; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == open)
        depth++;
      else if (*p == close && --depth == 0)
        return p;
    }

  return NULL;
}

static void clean_part (Cleaner *self, const char *start, const char *end);

/* The address begins at @start; a title may follow it. */
static gsize
measure_address (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && strchr (" )>\"\t\n", *p) == NULL)
    p++;

  return (gsize) (p - start);
}

/* "[text](address)", "![image](address)", "[text][name]", "[^1]"; FALSE if it is none of these. */
static gboolean
take_link (Cleaner *self)
{
  const gboolean image = *self->p == '!';
  const char *open = image ? self->p + 1 : self->p;
  const char *close, *address_end;

  if (open >= self->end || *open != '[' || *self->patience == 0)
    return FALSE;
  close = find_closing (open, self->end, '[', ']');
  if (close == NULL)
    {
      --*self->patience;
      return FALSE;
    }

  if (open + 1 < close && open[1] == '^')
    {
      self->p = close + 1;
      return TRUE;
    }
  if (close + 1 == self->end || (close[1] != '(' && close[1] != '['))
    return FALSE;
  address_end = find_closing (close + 1, self->end, close[1], close[1] == '(' ? ')' : ']');
  if (address_end == NULL)
    return FALSE;

  if (close[1] == '(' && !image)
    note_link (self, close + 2, measure_address (close + 2, address_end));
  self->p = address_end + 1;
  if (!image)
    clean_part (self, open + 1, close);

  return TRUE;
}

static gboolean
ends_like_value (const GString *out)
{
  char last = out->len > 0 ? out->str[out->len - 1] : ' ';

  return g_ascii_isalnum (last) || last == '%' || last == ')';
}

/* Raised text: the mark of a footnote, a power of ten, or only small print. */
static void
take_raised (Cleaner *self, const char *start, const char *end)
{
  const gboolean marks = (gsize) (end - start) <= FOOTNOTE_MAX && ends_like_value (self->out);

  if (marks && self->out->len >= 2 && g_str_has_suffix (self->out->str, "10")
      && (g_ascii_isdigit (*start) || *start == '-'))
    g_string_append_c (self->out, '^');
  else if (marks)
    return;
  else if (self->out->len > 0)
    g_string_append_c (self->out, ' ');
  clean_part (self, start, end);
}

/* The tag at `p` with its end, or 0 if there is none. */
static gsize
measure_tag (const Cleaner *self)
{
  const char *close;

  if (get_left (self) < 3 || !(g_ascii_isalpha (self->p[1]) || self->p[1] == '/'))
    return 0;
  close = memchr (self->p, '>', MIN (get_left (self), TAG_MAX));

  return close != NULL ? (gsize) (close + 1 - self->p) : 0;
}

static void
take_breaks (Cleaner *self)
{
  guint n = 0;

  while (self->p < self->end)
    {
      gsize tag = looking_at (self, "<br") || looking_at (self, "<p>") || looking_at (self, "</p>")
                    ? measure_tag (self)
                    : 0;

      if (tag == 0 && !is_space (*self->p))
        break;
      n += tag > 0;
      self->p += tag > 0 ? tag : 1;
    }
  if (self->out->len > 0)
    g_string_append (self->out, n > 1 && !self->one_line && self->p < self->end ? ", " : " ");
}

/* FALSE if what stands here is no tag that matters. */
static gboolean
take_tag (Cleaner *self)
{
  gsize tag = measure_tag (self);
  const char *inside, *close;

  if (tag == 0)
    return FALSE;
  if (looking_at (self, "<br") || looking_at (self, "<p>"))
    {
      take_breaks (self);
      return TRUE;
    }
  if (!looking_at (self, "<sup"))
    return FALSE;

  inside = self->p + tag;
  close = g_strstr_len (inside, MIN (self->end - inside, TAG_MAX), "</sup");
  if (close == NULL)
    return FALSE;
  self->p = close;
  self->p += measure_tag (self) > 0 ? measure_tag (self) : strlen ("</sup");
  take_raised (self, inside, close);

  return TRUE;
}

/* Marks of footnotes behind a value. */
static gsize
measure_footnote_mark (const Cleaner *self)
{
  static const char *const marks[] = { "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "§", "¶" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (ends_like_value (self->out) && looking_at (self, marks[i]))
      return strlen (marks[i]);

  return 0;
}

/* Emphasis by one or two underscores stands at the ends of words only: "_best_", not "top_1". */
static gboolean
is_emphasis (const Cleaner *self, const char *start)
{
  const char *left = self->p;
  const char *right = self->p + 1;
  gboolean before, after;

  if (left > start && left[-1] == '_')
    left--;
  if (right < self->end && *right == '_')
    right++;
  before = left > start && g_ascii_isalnum (left[-1]);
  after = right < self->end && g_ascii_isalnum (*right);

  return before != after;
}

static void
clean_part (Cleaner *self, const char *start, const char *end)
{
  Cleaner part = { start, end, self->out, self->link, self->one_line, self->patience };

  while (part.p < end)
    {
      gsize mark;

      if (*part.p == '\\' && part.p + 1 < end && g_ascii_ispunct (part.p[1]))
        {
          g_string_append_c (part.out, part.p[1]);
          part.p += 2;
        }
      else if ((*part.p == '[' || *part.p == '!') && take_link (&part))
        continue;
      else if (*part.p == '<' && take_tag (&part))
        continue;
      else if (*part.p == '*' || *part.p == '`' || (*part.p == '_' && is_emphasis (&part, start)))
        part.p++;
      else if (looking_at (&part, "~~"))
        part.p += 2;
      else if ((mark = measure_footnote_mark (&part)) > 0)
        part.p += mark;
      else
        g_string_append_c (part.out, *part.p++);
    }
}

/* One blank where there are several. */
static char *
fold_blanks (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ' || (out > text && out[-1] != ' '))
      *out++ = *p;
  while (out > text && out[-1] == ' ')
    out--;
  *out = '\0';

  return text;
}

char *
ef_markup_cell_clean (const char *text, gsize length, gboolean one_line, char **link)
{
  g_autoptr (GString) out = g_string_sized_new (length);
  g_autoptr (GString) scratch = g_string_new (NULL);
  guint patience = BROKEN_LINKS_MAX;
  Cleaner self = { text, text + length, out, link, one_line, &patience };
  const char *tidy;
  gsize tidy_length;

  if (link != NULL)
    *link = NULL;
  clean_part (&self, text, text + length);

  if (ef_plain_text_has_markup (out->str, out->len))
    {
      g_autofree char *href = NULL;
      char *stripped = ef_plain_text_strip_html (out->str, out->len, &href);

      if (link != NULL && *link == NULL)
        *link = g_steal_pointer (&href);
      return fold_blanks (stripped);
    }
  tidy_length = out->len;
  tidy = ef_plain_text_tidy (out->str, &tidy_length, TRUE, scratch);

  return fold_blanks (g_strndup (tidy, tidy_length));
}
