/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-pwc-catalog.h"
#include "ef-pwc-tuples.h"

/* Task, data set, metric and score of every result in a paper, as extracted from Papers with Code
 * to train models that read papers: a line for each paper,
 *
 *   1704.03549v4.pdf <TAB> Task#Data set#Metric#Score$Task#Data set#Metric#Score
 *
 * Nothing is escaped. Names with a "#" in them give tuples of five parts; which name it is in
 * follows from how such names look. A value with a line break in it breaks its line. */

#define ID "pwc-tdm"
#define N_PARTS 4
#define SNIFF_LINES 8
#define REPORTS_MAX 50

typedef struct
{
  EfReading *reading;
  EfPwcTuples *tuples;
  guint line;
  guint n_hashes;  /* tuples of five parts */
  guint hash_line; /* of the first one */
  guint n_odd;     /* lines and tuples that are left out */
} Tuples;

/* The length of the name of the paper's file at the head of a line, 0 if there is none. */
static gsize
measure_paper (const char *line, gsize length)
{
  const char *tab = memchr (line, '\t', length);

  if (tab == NULL || tab - line < 4 || memcmp (tab - 4, ".pdf", 4) != 0)
    return 0;

  return (gsize) (tab - line);
}

static guint
count (const char *text, gsize length, char c)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == c;

  return n;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *p = (const char *) head;
  const char *end = p + length;
  guint n = 0;
  guint n_good = 0;

  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (n < SNIFF_LINES && p < end)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const gsize line_length = (gsize) ((newline != NULL ? newline : end) - p);
      const gsize paper = measure_paper (p, line_length);

      n_good += paper > 0 && count (p + paper, line_length - paper, '#') >= N_PARTS - 1;
      if (++n == 1 && n_good == 0)
        return 0;
      p += line_length + 1;
    }

  return n_good > 0 && n_good * 2 >= n ? 0.98 : 0;
}

static void G_GNUC_PRINTF (2, 3)
report (Tuples *self, const char *format, ...)
{
  EfReading *reading = self->reading;
  g_autofree char *place = g_strdup_printf ("%u", self->line);
  g_autofree char *message = NULL;
  va_list arguments;

  if (self->n_odd++ >= REPORTS_MAX)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, ef_input_get_name (reading->input),
                      place, "%s", message);
}

/* Puts the "#" that is part of a name back: at the end of a data set ("... - C##BLEU"), at the
 * beginning of a metric ("SVHN## of clusters"), or inside of one ("Avg #Steps"). */
static void
join_parts (Tuples *self, char **parts)
{
  char *joined;

  if (self->n_hashes++ == 0)
    self->hash_line = self->line;
  if (*parts[2] == '\0' && !g_ascii_isspace (*parts[3]))
    {
      joined = g_strconcat (parts[1], "#", NULL);
      g_free (parts[1]);
      g_free (parts[2]);
      parts[1] = joined;
      parts[2] = parts[3];
    }
  else
    {
      joined = g_strconcat (parts[2], "#", parts[3], NULL);
      g_free (parts[2]);
      g_free (parts[3]);
      parts[2] = joined;
    }
  parts[3] = parts[4];
  parts[4] = NULL;
}

static void
read_tuple (Tuples *self, const char *text, const char *paper, const char *url)
{
  g_auto (GStrv) parts = g_strsplit (text, "#", N_PARTS + 2);
  g_autofree char *identity = g_strdup_printf ("%u", self->line);
  EfPwcTuple tuple = {
    .identity = identity,
    .model = paper,
    .url = url,
    .line = self->line,
  };

  if (g_strv_length (parts) == N_PARTS + 1)
    join_parts (self, parts);
  if (g_strv_length (parts) != N_PARTS || *parts[0] == '\0' || *parts[2] == '\0')
    {
      report (self,
              _("“%s” is not task, data set, metric and score with # between them; it is left "
                "out."),
              text);
      return;
    }
  tuple.tasks[0] = parts[0];
  tuple.dataset = parts[1];
  tuple.metric = parts[2];
  tuple.value = parts[3];
  ef_pwc_tuples_add (self->tuples, &tuple);
}

/* "1704.03549v4.pdf" stands for arXiv:1704.03549v4. */
static char *
make_url (const char *paper)
{
  const gboolean is_arxiv = g_regex_match_simple ("^[0-9]{4}\\.[0-9]{4,5}(v[0-9]+)?$", paper, 0, 0);

  return is_arxiv ? g_strconcat ("https://arxiv.org/abs/", paper, NULL) : NULL;
}

static void
read_line (Tuples *self, const char *line, gsize length)
{
  const gsize paper_length = measure_paper (line, length);
  g_autofree char *paper = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *url = NULL;
  g_auto (GStrv) tuples = NULL;

  if (paper_length == 0)
    {
      g_autofree char *start = g_strndup (line, MIN (length, 60));
      g_autofree char *valid = g_utf8_make_valid (g_strstrip (start), -1);

      if (*valid != '\0')
        report (self, _("“%s” is the rest of a line that broke off, or another mistake; it is left "
                        "out."),
                valid);
      return;
    }
  paper = g_strndup (line, paper_length - strlen (".pdf"));
  rest = g_strndup (line + paper_length + 1, length - paper_length - 1);
  url = make_url (paper);
  tuples = g_strsplit (g_strchomp (rest), "$", -1);
  for (guint i = 0; tuples[i] != NULL; i++)
    read_tuple (self, tuples[i], paper, url);
}

static gboolean
read_lines (Tuples *self, const char *text, gsize length, GError **error)
{
  GCancellable *cancellable = self->reading->cancellable;
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const gsize line_length = (gsize) ((newline != NULL ? newline : end) - p);

      if (++self->line % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_line (self, p, line_length);
      p += line_length + 1;
    }

  return TRUE;
}

static void
report_rest (const Tuples *self)
{
  EfReading *reading = self->reading;
  const char *name = ef_input_get_name (reading->input);

  if (self->n_odd > REPORTS_MAX)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, name, NULL,
                        ngettext ("%u more line or tuple is left out.",
                                  "%u more lines or tuples are left out.",
                                  self->n_odd - REPORTS_MAX),
                        self->n_odd - REPORTS_MAX);
  if (self->n_hashes > 0)
    {
      g_autofree char *place = g_strdup_printf ("%u", self->hash_line);

      ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_INFO, name, place,
                          ngettext ("%u tuple has a # too many; it is taken for part of a name.",
                                    "%u tuples have a # too many; it is taken for part of a name. "
                                    "The first stands here.",
                                    self->n_hashes),
                          self->n_hashes);
    }
}

static EfCatalogNode *
read_tdm (EfReading *reading, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  g_autoptr (EfPwcTuples) tuples = ef_pwc_tuples_new ();
  Tuples self = { .reading = reading, .tuples = tuples };
  g_autoptr (EfPwcDump) dump = NULL;
  g_autoptr (GBytes) text = NULL;
  const char *data;
  gsize length;

  text = ef_reading_get_text (reading, error);
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &length);
  if (!read_lines (&self, data, length, error))
    return NULL;
  report_rest (&self);
  if (ef_pwc_tuples_get_n_rows (tuples) == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of results of papers, but there is none in it."), name);
      return NULL;
    }
  ef_reading_set_source (reading, ID);

  dump = ef_pwc_tuples_end (tuples);
  return ef_pwc_catalog_build (dump, reading, error);
}

const EfReader ef_reader_pwc_tdm = {
  .id = ID,
  .name = N_ ("Papers with Code tuples (TSV)"),
  .sniff = sniff,
  .read = read_tdm,
};
