/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-pwc-catalog.h"
#include "ef-pwc-parser.h"

/* The evaluation tables of Papers with Code, in the form that sota-extractor writes and reads:
 * tasks in tasks, data sets in tasks, and in each data set the names of metrics and one row for
 * each model. The file is streamed into a compact form first (ef-pwc-parser), of which the catalog
 * is made (ef-pwc-catalog, ef-pwc-table). */

#define ID "pwc-json"

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  gboolean has_datasets, has_results;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (length == 0 || (*text != '[' && *text != '{'))
    return 0;

  has_datasets = ef_json_keys_occurs (text, length, "datasets");
  has_results = ef_json_keys_occurs (text, length, "sota");
  if (has_datasets && has_results)
    return 0.95;
  /* A long description may hide the first table, and tasks may come before their data sets. */
  if (ef_json_keys_occurs (text, length, "task")
      && (has_datasets || ef_json_keys_occurs (text, length, "subtasks")))
    return 0.8;

  return 0;
}

static void
report_odd_words (EfReading *reading, const EfJsonReport *report)
{
  if (report->n_not_a_number > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING,
                        ef_input_get_name (reading->input), report->first_not_a_number,
                        ngettext ("%u value is NaN or Infinity, which JSON does not know. It is "
                                  "taken as missing.",
                                  "%u values are NaN or Infinity, which JSON does not know. They "
                                  "are taken as missing. The first stands here.",
                                  report->n_not_a_number),
                        report->n_not_a_number);
}

/* Streams the file. FALSE with @error if nothing can be made of it; if something can, what broke
 * is a diagnostic. */
static gboolean
read_dump (EfReading *reading, EfPwcDump **dump, GError **error)
{
  g_autoptr (GError) broken = NULL;
  EfJsonReport report = { 0 };
  gboolean complete;
  gboolean usable;

  complete = ef_pwc_parser_read (reading->input, dump, &report, reading->cancellable, &broken);
  usable = (*dump)->n_rows > 0
           && !g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  report_odd_words (reading, &report);
  if (!complete && usable)
    {
      ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_ERROR,
                          ef_input_get_name (reading->input), report.error_place, "%s",
                          broken->message);
      ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_ERROR,
                          ef_input_get_name (reading->input), NULL,
                          _("The rows before that place are read, the others are lost."));
    }
  else if (!complete)
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      if (report.malformed)
        /* Translators: a file and a place in it, "12:5"; what is wrong there follows. */
        g_prefix_error (error, _("“%s”, %s: "), ef_input_get_name (reading->input),
                        report.error_place);
    }
  else if (!usable)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” has the form of evaluation tables, but there is no row of results in it."),
                 ef_input_get_name (reading->input));
  ef_json_report_clear (&report);

  return usable;
}

static EfCatalogNode *
read_pwc_json (EfReading *reading, GError **error)
{
  g_autoptr (EfPwcDump) dump = NULL;

  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  if (!read_dump (reading, &dump, error))
    return NULL;
  ef_reading_set_source (reading, ID);

  return ef_pwc_catalog_build (dump, reading, error);
}

const EfReader ef_reader_pwc_json = {
  .id = ID,
  .name = N_ ("Papers with Code tables (JSON)"),
  .sniff = sniff,
  .read = read_pwc_json,
};
