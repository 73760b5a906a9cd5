/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include "ef-claim-audit.h"
#include "ef-prose.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The text around tables, which is read again from their files. */

/* No card has a longer text. */
#define MAX_TEXT (16 << 20)

/* The text of the card that the table is from, or NULL (transfer full). Only what lies on this
 * computer is read: an audit opens no connection. */
static char *
read_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_is_native (file) || name == NULL || !g_str_has_suffix (name, ".md"))
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return NULL;

  text = g_malloc (MAX_TEXT + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_TEXT, &length, NULL, NULL))
    return NULL;
  text[length] = '\0';

  return g_utf8_validate (text, (gssize) length, NULL) ? g_steal_pointer (&text) : NULL;
}

static char *
read_text (const EfTable *table)
{
  EfSource *source = ef_table_get_source (table);
  const char *uri = source != NULL ? ef_source_get_uri (source) : NULL;
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  return file != NULL ? read_file (file) : NULL;
}

/* Whether the table is from a text that says more than its tables. */
static gboolean
has_text (const EfTable *table)
{
  static const char *const formats[] = { "markdown", "hf-card", NULL };
  EfSource *source = ef_table_get_source (table);
  const char *format = source != NULL ? ef_source_get_format (source) : NULL;

  return format != NULL && g_strv_contains (formats, format);
}

/* Whether the table is what the head of a card says. */
static gboolean
is_card (const EfTable *table)
{
  EfSource *source = ef_table_get_source (table);

  return source != NULL && g_strcmp0 (ef_source_get_format (source), "hf-card") == 0;
}

static void
add_card (GPtrArray *findings, EfTable *table, guint first, guint end, const char *text)
{
  g_autoptr (GArray) numbers = ef_prose_read (text, NULL);

  ef_audit_card (findings, table, first, end, (const EfProseNumber *) numbers->data, numbers->len);
}

/* A rule that could not be run found nothing, which must not be taken for nothing to find. */
static void
add_unread (GPtrArray *findings, EfTable *table)
{
  EfAuditFinding *finding = g_new0 (EfAuditFinding, 1);

  finding->rule = EF_AUDIT_PROSE;
  finding->severity = EF_SEVERITY_INFO;
  finding->table = ef_table_ref (table);
  finding->label = g_strdup (ef_table_get_name (table));
  /* Translators: where in a file something would be: in the text beside its tables. */
  finding->place = g_strdup (C_("place", "text"));
  finding->printed = finding->computed = NAN;
  finding->unit = "";
  finding->reason = g_strdup_printf (_("The file “%s” is not at hand, so its text could not be "
                                       "compared with its tables."),
                                     ef_audit_finding_get_file (finding));
  g_ptr_array_add (findings, finding);
}

/* An intensity in a text belongs to whatever the sentence is about, so it is compared with no
 * table; but what no grid emits is wrong wherever it stands. */
static void
add_intensities (GPtrArray *findings, EfTable *table, const char *text)
{
  g_autoptr (GArray) numbers = ef_prose_read (text, NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      const EfProseNumber *number = &g_array_index (numbers, EfProseNumber, i);
      double intensity = number->value / 1000;
      g_autofree char *reason = NULL;
      EfAuditFinding *finding;

      if (strcmp (number->dimension, "carbon-intensity") != 0)
        continue;
      reason = ef_audit_dup_intensity_slip (intensity);
      if (reason == NULL)
        continue;
      finding = g_new0 (EfAuditFinding, 1);
      finding->rule = EF_AUDIT_SLIP;
      finding->severity = EF_SEVERITY_WARNING;
      finding->table = ef_table_ref (table);
      finding->label = g_strdup (C_("place", "text"));
      finding->place = g_strdup (number->place);
      finding->printed = intensity;
      finding->computed = intensity / 1000;
      finding->unit = "kg/kWh";
      finding->reason = g_steal_pointer (&reason);
      g_ptr_array_add (findings, finding);
    }
}

/* The column that says of each row which card of a folder, or of several files, it is from; NULL
 * for all other tables. */
static const EfColumn *
find_cards (const EfTable *table)
{
  static const char *const formats[] = { "folder", "cards", NULL };
  EfSource *source = ef_table_get_source (table);
  const char *format = source != NULL ? ef_source_get_format (source) : NULL;
  const EfColumn *column = ef_table_find_column (table, "card");

  return format != NULL && g_strv_contains (formats, format) && column != NULL
             && ef_column_get_kind (column) == EF_COLUMN_TEXT
           ? column
           : NULL;
}

static gboolean
has_carbon (const EfNumbers *carbon, guint first, guint end)
{
  for (guint row = first; row < end; row++)
    if (!isnan (ef_numbers_get (carbon, row)))
      return TRUE;

  return FALSE;
}

/* The text of a card of @folder, or NULL (transfer full). A project that somebody sent may name
 * what does not lie there; that is not read. */
static char *
read_card (GFile *folder, const char *path)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);

  return g_file_has_prefix (file, folder) ? read_file (file) : NULL;
}

/* The heads of many cards make one table, in which the rows of a card stand together. Only those
 * that state an amount are read again. */
static void
add_cards (GPtrArray *findings, EfTable *table, const EfColumn *cards, GCancellable *cancellable)
{
  const char *uri = ef_source_get_uri (ef_table_get_source (table));
  g_autoptr (GFile) folder = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  const guint32 *ids = ef_column_get_text_ids (cards);
  guint n_rows = ef_table_get_n_rows (table);
  gboolean is_unread = FALSE;
  EfEnergyColumns columns;
  guint end;

  ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);
  for (guint first = 0; first < n_rows && !g_cancellable_is_cancelled (cancellable); first = end)
    {
      g_autofree char *text = NULL;

      for (end = first + 1; end < n_rows && ids[end] == ids[first];)
        end++;
      if (ids[first] == 0 || !has_carbon (&columns.carbon, first, end))
        continue;
      if (folder != NULL)
        text = read_card (folder, ef_column_get_text (cards, first));
      if (text != NULL)
        add_card (findings, table, first, end, text);
      is_unread |= text == NULL;
    }
  if (is_unread)
    add_unread (findings, table);
}

guint
ef_audit_text (GPtrArray *findings, GPtrArray *tables, GCancellable *cancellable)
{
  guint n_compared = 0;
  g_autofree char *text = NULL;
  EfSource *read = NULL;
  gboolean is_said = FALSE;

  for (guint i = 0; i < tables->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      EfSource *source = ef_table_get_source (table);
      g_autoptr (GArray) numbers = NULL;
      g_autoptr (GPtrArray) found = NULL;
      guint n_before = findings->len;
      const EfColumn *cards = find_cards (table);

      if (cards != NULL)
        {
          add_cards (findings, table, cards, cancellable);
          n_compared += findings->len - n_before;
          continue;
        }
      /* The tables of a file come one after the other. */
      if (source == NULL || source != read)
        {
          g_free (text);
          text = read_text (table);
          read = source;
          is_said = FALSE;
          if (text != NULL)
            add_intensities (findings, table, text);
        }
      if (text == NULL)
        {
          if (!is_said && has_text (table) && ef_claims_count (table) > 0)
            {
              add_unread (findings, table);
              is_said = TRUE;
            }
          continue;
        }
      if (is_card (table))
        add_card (findings, table, 0, ef_table_get_n_rows (table), text);
      n_compared += findings->len - n_before;
      numbers = ef_prose_read (text, ef_table_get_name (table));
      found = ef_audit_prose (table, (const EfProseNumber *) numbers->data, numbers->len,
                              &n_compared);
      g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
    }

  return n_compared;
}
