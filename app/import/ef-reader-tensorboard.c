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
 * before it. So the column is called by the tag. The files of a folder make one table, a column
 * for each tag, and a row for each step of a run: curves of one run share a row where their steps
 * agree. */

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

/* What a file is about. */
typedef struct
{
  EfCardRows rows;
  EfGrid *grid;
  char *run;
  char *tag;   /* NULL if the name does not say it */
  char *files; /* the name with any tag, of all files of the run; NULL without a tag */
  guint n_shared; /* rows that other curves of the run began */
  guint n_added;
} Curve;

static void
curve_clear (Curve *self)
{
  ef_card_rows_clear (&self->rows);
  g_clear_pointer (&self->grid, ef_grid_free);
  g_free (self->run);
  g_free (self->tag);
  g_free (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Curve, curve_clear)

/* The run "." is the folder that was logged into. */
static char *
make_run (const char *before, const char *run)
{
  const gboolean whole = *run == '\0' || strcmp (run, ".") == 0;

  if (*before == '\0')
    return g_strdup (run);

  return whole ? g_strdup (before) : g_strconcat (before, "/", run, NULL);
}

/* What the name of the file says: "x/imdb__run-a-tag-loss.csv" is "x/imdb/a" and "loss". */
static void
read_name (Curve *self)
{
  g_autofree char *before = g_strdup (self->rows.file);
  char *base = strrchr (before, '/') != NULL ? strrchr (before, '/') + 1 : before;
  char *dot = strstr (base, ".csv");
  g_autofree char *ending = g_strdup (dot != NULL ? dot : "");
  g_autofree char *run = NULL;
  char *named, *found;

  if (dot != NULL)
    *dot = '\0';
  named = strstr (base, "run-");
  found = named != NULL ? g_strrstr (named, "-tag-") : NULL;
  if (found == NULL || found[strlen ("-tag-")] == '\0')
    {
      self->run = g_strdup (before);
      return;
    }

  self->tag = g_strdup (found + strlen ("-tag-"));
  *found = '\0';
  self->files = g_strconcat (before, "-tag-*", ending, NULL);
  run = g_strdup (found > named + strlen ("run-") ? named + strlen ("run-") : "");
  *named = '\0';
  while (named > before && strchr ("_- ./", named[-1]) != NULL)
    *--named = '\0';
  self->run = make_run (before, run);
}

/* Begins the row of a step, or returns to that of another curve of the run. TRUE if it is new.
 * @n_before: how often the file has the step already, as where a run was taken up again. */
static gboolean
begin_row (Curve *self, guint row, const char *step, guint n_before)
{
  EfCardJoin *join = self->rows.reading->join;
  g_autofree char *place = NULL;
  g_autofree char *key = NULL;
  guint found;

  if (join == NULL || self->files == NULL)
    {
      place = g_strdup_printf ("line %u", ef_grid_get_line (self->grid, row));
      ef_card_rows_begin_at (&self->rows, place);
      return TRUE;
    }

  key = g_strdup_printf ("row\n%s\n%s\n%u", self->run, step, n_before);
  found = ef_card_join_recall (join, key);
  if (found > 0)
    {
      ef_records_return_to_row (self->rows.records, found - 1);
      self->n_shared++;
      return FALSE;
    }
  place = g_strdup_printf ("Step %s", step);
  ef_records_begin_row (self->rows.records, self->files, place);
  self->rows.n_rows++;
  self->n_added++;
  ef_card_join_remember (join, key, ef_records_get_n_rows (self->rows.records));

  return TRUE;
}

static void
set_cell (Curve *self, guint row, guint column, guint field)
{
  g_autofree char *text = ef_comma_grid_dup (self->grid, row, column);

  ef_records_set (self->rows.records, field, text, NULL);
}

static void
add_rows (Curve *self)
{
  static const EfField name = { .name = "run", .plain = TRUE, .text = TRUE, .role = EF_ROLE_NAME,
                                .rank = EF_CARD_RANK_MODEL };
  const EfField step = { .name = "Step", .quantity = ef_quantity_find ("training-step"),
                         .rank = EF_CARD_RANK_DESCRIPTION };
  static const EfField time = { .name = "Wall time", .plain = TRUE, .rank = EF_CARD_RANK_REST };
  const char *tag = self->tag != NULL ? self->tag : "Value";
  g_autofree char *id = g_strconcat ("tag\n", tag, NULL);
  const EfField value = { .id = id, .name = tag, .rank = EF_CARD_RANK_METRIC };
  EfRecords *records = self->rows.records;
  const guint named = ef_records_get_field (records, &name);
  const guint at = ef_records_get_field (records, &step);
  const guint measured = ef_records_get_field (records, &value);
  const guint when = ef_records_get_field (records, &time);
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 1; row < self->grid->n_rows; row++)
    {
      g_autofree char *text = ef_comma_grid_dup (self->grid, row, COLUMN_STEP);
      const guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (steps, text));

      if (begin_row (self, row, text, n_before))
        {
          ef_records_set (records, named, self->run, NULL);
          ef_records_set (records, at, text, NULL);
          set_cell (self, row, COLUMN_WALL_TIME, when);
        }
      set_cell (self, row, COLUMN_VALUE, measured);
      g_hash_table_insert (steps, g_steal_pointer (&text), GUINT_TO_POINTER (n_before + 1));
    }
}

/* Says where the steps of the curve are not those of the curves before. */
static void
report_steps (Curve *self)
{
  EfCardJoin *join = self->rows.reading->join;
  g_autofree char *key = g_strdup_printf ("steps\n%s", self->run);
  const guint n_steps = ef_card_join_recall (join, key);

  if (n_steps > 0 && (self->n_added > 0 || self->n_shared < n_steps))
    ef_diagnostics_add (self->rows.reading->diagnostics, EF_SEVERITY_INFO, self->rows.file, NULL,
                        _("Not all curves of the run “%s” are of the same steps. Here and in the "
                          "curves before: %u; only here: %u; only there: %u."),
                        self->run, self->n_shared, self->n_added, n_steps - self->n_shared);
  ef_card_join_remember (join, key, n_steps + self->n_added);
}

/* FALSE if the rows have the curve already, as of a copy in another packing. */
static gboolean
is_first (Curve *self)
{
  EfCardJoin *join = self->rows.reading->join;
  g_autofree char *key = g_strdup_printf ("curve\n%s\n%s", self->run, self->tag);

  if (ef_card_join_recall (join, key) > 0)
    {
      ef_diagnostics_add (self->rows.reading->diagnostics, EF_SEVERITY_WARNING, self->rows.file,
                          NULL, _("The curve “%s” of the run “%s” is in another file too. This "
                                  "one is left out."),
                          self->tag, self->run);
      return FALSE;
    }
  ef_card_join_remember (join, key, 1);

  return TRUE;
}

static EfCatalogNode *
read_tensorboard (EfReading *reading, GError **error)
{
  g_auto (Curve) self = { 0 };

  self.grid = ef_comma_grid_read (reading, error);
  if (self.grid == NULL)
    return NULL;
  if (self.grid->n_rows < 2 || self.grid->n_columns != 3)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the columns of a curve of TensorBoard, but no row."),
                   ef_input_get_name (reading->input));
      return NULL;
    }
  ef_reading_set_source (reading, ID);
  ef_comma_grid_report_ragged (self.grid, reading);

  ef_card_rows_init (&self.rows, reading, NULL);
  read_name (&self);
  if (self.tag == NULL)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, self.rows.file, NULL,
                        _("What was measured is not in the file, and its name is not of the form "
                          "“run-RUN-tag-TAG.csv” that would say it."));
  if (reading->join == NULL || self.tag == NULL)
    add_rows (&self);
  else if (is_first (&self))
    {
      add_rows (&self);
      report_steps (&self);
    }

  return ef_card_rows_end_measures (&self.rows, error);
}

const EfReader ef_reader_tensorboard = {
  .id = ID,
  .name = N_ ("Curves of TensorBoard (CSV)"),
  .sniff = sniff,
  .read = read_tensorboard,
  .joined_name = "TensorBoard",
  .noun = EF_READER_NOUN_CURVE,
};
