/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-comma-grid.h"
#include "ef-error.h"
#include "ef-quantity.h"

/* Curves as TensorBoard saves them: "Wall time,Step,Value". What was measured, and in which run,
 * is only in the name of the file, "run-RUN-tag-TAG.csv", often behind something that people put
 * before it. So the column is called by the tag. The files of a folder make one table, a row for
 * each value and a column for each tag. */

#define ID "tensorboard"

enum
{
  COLUMN_WALL_TIME,
  COLUMN_STEP,
  COLUMN_VALUE,
};

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  g_auto (GStrv) names = ef_comma_grid_list_names (head, length);

  return g_strv_length (names) == 3 && strcmp (names[COLUMN_WALL_TIME], "Wall time") == 0
             && strcmp (names[COLUMN_STEP], "Step") == 0
             && strcmp (names[COLUMN_VALUE], "Value") == 0
           ? 0.98
           : 0;
}

/* What the name of the file says: "imdb__run-a-tag-loss.csv" is "imdb/a" and "loss". The run "." is
 * the folder that was logged into. */
static void
read_name (const char *file, char **run, char **tag)
{
  g_autofree char *base = g_path_get_basename (file);
  char *dot = strstr (base, ".csv");
  char *named;
  char *found;

  if (dot != NULL)
    *dot = '\0';
  named = strstr (base, "run-");
  found = named != NULL ? g_strrstr (named, "-tag-") : NULL;
  if (found == NULL || found[strlen ("-tag-")] == '\0')
    {
      *run = g_strdup (base);
      *tag = NULL;
      return;
    }
  *tag = g_strdup (found + strlen ("-tag-"));
  *found = '\0';
  *run = g_strdup (found >= named + strlen ("run-") ? named + strlen ("run-") : "");
  *named = '\0';
  while (named > base && strchr ("_- .", named[-1]) != NULL)
    *--named = '\0';
  if (*base != '\0')
    {
      g_autofree char *last = g_steal_pointer (run);
      const gboolean whole = *last == '\0' || strcmp (last, ".") == 0;

      *run = whole ? g_strdup (base) : g_strconcat (base, "/", last, NULL);
    }
}

static void
add_rows (EfCardRows *rows, const EfGrid *grid, const char *run, const char *tag)
{
  static const EfField name = { .name = "run", .plain = TRUE, .text = TRUE, .role = EF_ROLE_NAME,
                                .rank = EF_CARD_RANK_MODEL };
  const EfField step = { .name = "Step", .quantity = ef_quantity_find ("training-step"),
                         .rank = EF_CARD_RANK_DESCRIPTION };
  static const EfField time = { .name = "Wall time", .plain = TRUE, .rank = EF_CARD_RANK_REST };
  g_autofree char *id = g_strconcat ("tag\n", tag, NULL);
  const EfField value = { .id = id, .name = tag, .rank = EF_CARD_RANK_METRIC };
  const guint fields[] = {
    [COLUMN_WALL_TIME] = ef_records_get_field (rows->records, &time),
    [COLUMN_STEP] = ef_records_get_field (rows->records, &step),
    [COLUMN_VALUE] = ef_records_get_field (rows->records, &value),
  };
  const guint named = ef_records_get_field (rows->records, &name);

  for (guint row = 1; row < grid->n_rows; row++)
    {
      g_autofree char *place = g_strdup_printf ("line %u", ef_grid_get_line (grid, row));

      rows->n_rows++;
      ef_records_begin_row (rows->records, rows->reading->join != NULL ? rows->file : NULL, place);
      ef_records_set (rows->records, named, run, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          g_autofree char *text = ef_comma_grid_dup (grid, row, i);

          ef_records_set (rows->records, fields[i], text, NULL);
        }
    }
}

static EfCatalogNode *
read_tensorboard (EfReading *reading, GError **error)
{
  g_auto (EfCardRows) rows = { 0 };
  g_autoptr (EfGrid) grid = NULL;
  g_autofree char *run = NULL;
  g_autofree char *tag = NULL;

  grid = ef_comma_grid_read (reading, error);
  if (grid == NULL)
    return NULL;
  if (grid->n_rows < 2 || grid->n_columns != 3)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the columns of a curve of TensorBoard, but no row."),
                   ef_input_get_name (reading->input));
      return NULL;
    }
  ef_reading_set_source (reading, ID);
  ef_comma_grid_report_ragged (grid, reading);

  ef_card_rows_init (&rows, reading, NULL);
  read_name (rows.file, &run, &tag);
  if (tag == NULL)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, rows.file, NULL,
                        _("What was measured is not in the file, and its name is not of the form "
                          "“run-RUN-tag-TAG.csv” that would say it."));
  add_rows (&rows, grid, run, tag != NULL ? tag : "Value");

  return ef_card_rows_end (&rows, error);
}

const EfReader ef_reader_tensorboard = {
  .id = ID,
  .name = N_ ("Curves of TensorBoard (CSV)"),
  .sniff = sniff,
  .read = read_tensorboard,
  .joined_name = "TensorBoard",
};
