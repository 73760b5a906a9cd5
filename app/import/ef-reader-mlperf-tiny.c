/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-number.h"
#include "ef-quantity.h"

/* What the runner of MLPerf Tiny prints when it measured energy: what an inference cost in each of
 * some windows, and the median of them, "Median energy cost is 8471.102 uJ/inf."; behind that the
 * median of the throughput. Each such median is a row, with the least and the greatest of its
 * windows as an error bar. Who measured which system at what is only in the name of the file or of
 * its folders, SYSTEM/BENCHMARK/energy/results.txt. The logs of a folder make one table. */

#define ID "mlperf-tiny"
#define START_MAX 40 /* the time and who prints */
#define COST "Median energy cost is "
#define THROUGHPUT "Median throughput is "
#define WINDOW "Energy/Inf."

typedef struct
{
  EfCardRows rows;
  char *system;
  char *benchmark;
  char *low; /* of the windows since the last median */
  char *high;
} Log;

static void
log_clear (Log *self)
{
  ef_card_rows_clear (&self->rows);
  g_free (self->system);
  g_free (self->benchmark);
  g_free (self->low);
  g_free (self->high);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  const gsize start = MIN (length, START_MAX);

  /* A text about such logs has these words in it, too, but no time before them. */
  return length > 0 && g_ascii_isdigit (*text)
             && g_strstr_len (text, (gssize) start, "ulp-ml:") != NULL
             && g_strstr_len (text, (gssize) length, "uJ/inf") != NULL
           ? 0.95
           : 0;
}

/* "Krai/Board/ic/energy/results.txt", also with "__" for "/", is "Krai/Board" and "ic". */
static void
read_name (Log *self)
{
  static const char *const benchmarks[] = { "ad", "ic", "kws", "vww", NULL };
  static const char *const passed_over[] = { "results", "energy", "results.txt", NULL };
  g_autofree char *flat = g_strdup (self->rows.file);
  g_autoptr (GString) path = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  for (char *p = flat; (p = strstr (p, "__")) != NULL;)
    p[0] = p[1] = '/';
  parts = g_strsplit (flat, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_strv_contains (passed_over, parts[i]))
      continue;
    else if (g_strv_contains (benchmarks, parts[i]) && self->benchmark == NULL)
      self->benchmark = g_strdup (parts[i]);
    else
      g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", parts[i]);
  self->system = g_strdup (path->len > 0 ? path->str : self->rows.file);
}

/* The number that @text begins with behind blanks (transfer full), or NULL. */
static char *
dup_number (const char *text, double *number)
{
  gsize length;

  text += strspn (text, " :\t");
  length = strcspn (text, " \t");

  return ef_number_read_plain (text, length, number) ? g_strndup (text, length) : NULL;
}

static void
take_bound (char **bound, const char *text, double number, gboolean greater)
{
  double known;

  if (*bound == NULL || (ef_number_read_plain (*bound, strlen (*bound), &known)
                         && (greater ? number > known : number < known)))
    {
      g_free (*bound);
      *bound = g_strdup (text);
    }
}

static void
add_window (Log *self, const char *behind)
{
  double number;
  g_autofree char *text = dup_number (behind, &number);

  if (text == NULL)
    return;
  take_bound (&self->low, text, number, FALSE);
  take_bound (&self->high, text, number, TRUE);
}

static void
set_text (Log *self, const char *name, EfRole role, const char *text)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .role = role,
                          .rank = EF_CARD_RANK_MODEL };

  ef_records_set (self->rows.records, ef_records_get_field (self->rows.records, &field), text,
                  NULL);
}

static guint
set_measure (Log *self, const char *name, const char *quantity, const char *unit, const char *text)
{
  const EfField field = {
    .name = name,
    .quantity = ef_quantity_find (quantity),
    .unit = ef_unit_find_by_id (unit),
    .rank = EF_CARD_RANK_COST,
  };
  const guint number = ef_records_get_field (self->rows.records, &field);

  ef_records_set (self->rows.records, number, text, NULL);

  return number;
}

static void
add_cost (Log *self, guint line, const char *behind)
{
  g_autofree char *place = g_strdup_printf ("line %u", line);
  double number;
  g_autofree char *text = dup_number (behind, &number);

  if (text == NULL)
    {
      ef_diagnostics_add (self->rows.reading->diagnostics, EF_SEVERITY_WARNING, self->rows.file,
                          place, _("The energy of this median is no number: “%s”."), behind);
      return;
    }
  self->rows.n_rows++;
  ef_records_begin_row (self->rows.records,
                        self->rows.reading->join != NULL ? self->rows.file : NULL, place);
  set_text (self, "system", EF_ROLE_NAME, self->system);
  set_text (self, "benchmark", EF_ROLE_GROUP, self->benchmark);
  ef_records_set_bounds (self->rows.records,
                         set_measure (self, "Energy per inference", "inference-energy",
                                      "microjoule", text),
                         self->low, self->high, NULL);
  g_clear_pointer (&self->low, g_free);
  g_clear_pointer (&self->high, g_free);
}

static void
add_line (Log *self, guint line, const char *text)
{
  const char *found;

  if ((found = strstr (text, WINDOW)) != NULL)
    add_window (self, found + strlen (WINDOW));
  else if ((found = strstr (text, COST)) != NULL)
    add_cost (self, line, found + strlen (COST));
  else if ((found = strstr (text, THROUGHPUT)) != NULL && self->rows.n_rows > 0)
    {
      double number;
      g_autofree char *stated = dup_number (found + strlen (THROUGHPUT), &number);

      if (stated != NULL)
        set_measure (self, "Throughput", "throughput", "samples-per-second", stated);
    }
}

static gboolean
add_lines (Log *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;

  for (guint line = 1; text < end; line++)
    {
      const char *next = memchr (text, '\n', (gsize) (end - text));
      const gsize width = (gsize) ((next != NULL ? next : end) - text);
      g_autofree char *copy = g_strchomp (g_strndup (text, width));

      if (line % 4096 == 0
          && g_cancellable_set_error_if_cancelled (self->rows.reading->cancellable, error))
        return FALSE;
      add_line (self, line, copy);
      text = next != NULL ? next + 1 : end;
    }

  return TRUE;
}

static EfCatalogNode *
read_mlperf_tiny (EfReading *reading, GError **error)
{
  g_auto (Log) log = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  EfByteKinds kinds;

  ef_card_rows_prepare (reading);
  bytes = ef_input_get_bytes (reading->input, NULL, reading->cancellable, error);
  if (bytes == NULL)
    return NULL;
  text = ef_encoding_to_utf8 (bytes, ef_input_get_name (reading->input), reading->diagnostics,
                              &kinds, error);
  if (text == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  ef_card_rows_init (&log.rows, reading, NULL);
  read_name (&log);
  if (!add_lines (&log, text, error))
    return NULL;
  if (log.rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” is a log of MLPerf Tiny, but it states no median of the energy."),
                   log.rows.file);
      return NULL;
    }

  return ef_card_rows_end_measures (&log.rows, error);
}

const EfReader ef_reader_mlperf_tiny = {
  .id = ID,
  .name = N_ ("Energy logs of MLPerf Tiny"),
  .sniff = sniff,
  .read = read_mlperf_tiny,
  .joined_name = "MLPerf Tiny",
  .noun = EF_READER_NOUN_LOG,
};
