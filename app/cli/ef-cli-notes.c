/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-notes.h"

#include "ef-note-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_DIGITS 16

gboolean
ef_cli_notes_apply (char            **notes,
                    EfChartSpec      *spec,
                    const EfAxisData *x,
                    const EfAxisData *y,
                    EfCliStatus      *status)
{
  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      EfNote *note;

      if (g_str_equal (notes[i], "none"))
        {
          g_ptr_array_set_size (spec->notes, 0);
          continue;
        }
      note = ef_note_from_text (notes[i], x, y, &error);
      if (note == NULL)
        {
          *status = ef_cli_fail (EF_CLI_USAGE, "%s", error->message);
          return FALSE;
        }
      g_ptr_array_add (spec->notes, note);
      if (spec->notes->len > EF_NOTES_MAX)
        {
          *status = ef_cli_fail (EF_CLI_USAGE, _("A chart has at most %d annotations."),
                                 EF_NOTES_MAX);
          return FALSE;
        }
    }

  return TRUE;
}

GArray *
ef_cli_find_rows (EfTable    *table,
                  const char *wanted)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint64));
  const guint64 *ids = ef_table_get_row_ids (table);
  guint n_rows = ef_table_get_n_rows (table);
  guint64 id;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *label = ef_table_dup_row_label (table, row);

      if (g_str_equal (label, wanted))
        g_array_append_val (found, ids[row]);
    }
  if (found->len == 0 && strlen (wanted) == ID_DIGITS &&
      g_ascii_string_to_unsigned (wanted, 16, 0, G_MAXUINT64, &id, NULL))
    g_array_append_val (found, id);

  return found;
}

/* "ResNet-50=@1.5,-2": behind the last sign of equality, as names may have some. */
static gboolean
apply_name (const char  *text,
            EfChartSpec *spec,
            EfTable     *table,
            EfCliStatus *status)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *wanted = equals != NULL ? g_strndup (text, equals - text) : NULL;
  g_autoptr (GArray) rows = NULL;
  EfPointLabel label = { 0 };

  if (equals == NULL || !ef_point_label_from_text (equals + 1, &label))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--name takes a row and what to do with its name in the manner of "
                               "ResNet-50=hide or ResNet-50=@1.5,-2, not “%s”."),
                             text);
      return FALSE;
    }

  rows = ef_cli_find_rows (table, wanted);
  for (guint i = 0; i < rows->len; i++)
    {
      label.row_id = g_array_index (rows, guint64, i);
      ef_point_labels_set (spec->point_labels, &label);
    }
  if (rows->len == 0)
    ef_cli_warn (_("There is no row “%s” whose name could be moved."), wanted);

  return TRUE;
}

gboolean
ef_cli_names_apply (char       **names,
                    EfChartSpec *spec,
                    EfTable     *table,
                    EfCliStatus *status)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!apply_name (names[i], spec, table, status))
      return FALSE;

  return TRUE;
}
