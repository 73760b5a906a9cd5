/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-grid-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error-bars.h"
#include "ef-grid-column.h"
#include "ef-estimate-columns.h"
#include "ef-identifier.h"
#include "ef-provenance-columns.h"
#include "ef-roles.h"
#include "ef-typed-column.h"

/* A column knows nothing of the others while it is read: it has its own diagnostics, which are
 * put together in the order of columns afterwards, and in large tables a pool of texts of its
 * own. So columns can be read side by side. What does concern several columns comes after:
 * decimal commas, links, error bars, roles. */

/* Below so many cells threads cost more than they save. */
#define PARALLEL_CELLS 200000
#define THREADS_MAX 8

/* One column on its way. */
typedef struct
{
  char *name;
  guint position; /* in the grid */
  gboolean one_line;
  EfTypedColumnHints hints;
  EfTextPool *pool;
  EfDiagnostics *diagnostics;
  EfCommas commas;
  EfColumn *column; /* NULL until read, and if cancelled */
} ColumnJob;

typedef struct
{
  const EfGrid *grid;
  const EfTableHeader *header;
  EfByteKinds kinds;
  EfReading *reading;
  const char *file;
  guint n_rows;
  GPtrArray *jobs; /* (element-type ColumnJob) */
  gint n_done;     /* atomic */
} ColumnSet;

static void
column_job_free (gpointer data)
{
  ColumnJob *job = data;

  g_free (job->name);
  g_clear_pointer (&job->pool, ef_text_pool_unref);
  g_clear_pointer (&job->diagnostics, ef_diagnostics_unref);
  g_clear_pointer (&job->column, ef_column_unref);
  g_free (job);
}

/* Choosing and naming */

/* TRUE if no cell of the column says anything. */
static gboolean
is_empty (const ColumnSet *self, guint column)
{
  for (guint row = self->header->first_row; row < self->grid->n_rows; row++)
    {
      gsize length;

      ef_grid_get_raw (self->grid, row, column, &length);
      if (length > 0)
        return FALSE;
    }

  return TRUE;
}

/* Decides which columns are kept and what they are called. Spreadsheets export hundreds of empty
 * ones. */
static void
choose_columns (ColumnSet *self)
{
  EfDiagnostics *diagnostics = self->reading->diagnostics;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_dropped = 0;

  for (guint column = 0; column < self->grid->n_columns; column++)
    {
      const char *name = g_ptr_array_index (self->header->names, column);

      if (*name == '\0' && is_empty (self, column))
        {
          n_dropped++;
          continue;
        }
      g_ptr_array_add (names, g_strdup (name));
      g_array_append_val (positions, column);
    }

  if (self->header->n_rows > 0)
    ef_table_header_make_unique (names, positions, self->file, diagnostics);
  else
    ef_table_header_number (names, positions);
  if (n_dropped > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, self->file, NULL,
                        ngettext ("%u empty column without a name is left out.",
                                  "%u empty columns without names are left out.", n_dropped),
                        n_dropped);

  for (guint i = 0; i < names->len; i++)
    {
      ColumnJob *job = g_new0 (ColumnJob, 1);

      job->name = g_strdup (g_ptr_array_index (names, i));
      job->position = g_array_index (positions, guint, i);
      job->hints.share = EF_TYPED_COLUMN_SHARE;
      job->one_line = ef_roles_is_name (job->name);
      job->hints.quantity = ef_quantity_recognise (job->name, &job->hints.unit);
      g_ptr_array_add (self->jobs, job);
    }
}

/* Reading */

static void
start_column (const ColumnSet *self, const ColumnJob *job, EfGridColumn *column)
{
  ef_grid_column_init (column, self->grid, self->kinds, job->position, self->header->first_row);
  column->source.lasting = self->grid->text;
  column->source.lasting_length = g_bytes_get_size (self->grid->bytes);
  column->one_line = job->one_line;
  column->source.column = job->name;
  column->source.n_rows = self->n_rows;
  column->source.file = self->file;
  column->source.diagnostics = job->diagnostics;
  column->source.cancellable = self->reading->cancellable;
}

static void
read_job (gpointer data, gpointer user_data)
{
  ColumnJob *job = data;
  ColumnSet *self = user_data;
  EfColumnBuilder *builder;
  EfGridColumn column;
  EfColumnKind kind;

  g_clear_pointer (&job->column, ef_column_unref);
  g_clear_pointer (&job->diagnostics, ef_diagnostics_unref);
  job->diagnostics = ef_diagnostics_new ();
  job->hints.pool = job->pool;

  start_column (self, job, &column);
  builder = ef_typed_column_read (&column.source, &job->hints, &kind, &job->commas);
  ef_grid_column_clear (&column);
  if (builder != NULL)
    job->column = ef_column_builder_end (builder);

  g_atomic_int_inc (&self->n_done);
  if (self->reading->progress != NULL)
    ef_progress_set (self->reading->progress,
                     self->jobs->len + (guint) g_atomic_int_get (&self->n_done),
                     2 * self->jobs->len);
}

static void
read_side_by_side (ColumnSet *self)
{
  const guint n_threads = MIN (MIN (g_get_num_processors (), THREADS_MAX), self->jobs->len);
  GThreadPool *threads = g_thread_pool_new (read_job, self, (gint) n_threads, FALSE, NULL);

  for (guint i = 0; i < self->jobs->len; i++)
    {
      ColumnJob *job = g_ptr_array_index (self->jobs, i);

      job->pool = ef_text_pool_new ();
      g_thread_pool_push (threads, job, NULL);
    }
  g_thread_pool_free (threads, FALSE, TRUE);
}

static void
read_one_by_one (ColumnSet *self)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  for (guint i = 0; i < self->jobs->len; i++)
    {
      ColumnJob *job = g_ptr_array_index (self->jobs, i);

      job->pool = ef_text_pool_ref (pool);
      read_job (job, self);
    }
}

/* In files that separate cells by semicolons because they write decimal commas, "1,234" is less
 * than two. Columns that could not know are read again. */
static void
settle_commas (ColumnSet *self)
{
  gboolean decimal = FALSE;

  if (self->grid->dialect.delimiter != ';')
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    decimal |= ((ColumnJob *) g_ptr_array_index (self->jobs, i))->commas == EF_COMMAS_DECIMAL;
  for (guint i = 0; decimal && i < self->jobs->len; i++)
    {
      ColumnJob *job = g_ptr_array_index (self->jobs, i);

      if (job->commas == EF_COMMAS_EITHER)
        {
          job->hints.decimal_hint = TRUE;
          read_job (job, self);
        }
    }
}

/* Hands the columns over; NULL if cancelled. */
static GPtrArray *
collect_columns (ColumnSet *self, GError **error)
{
  g_autoptr (GPtrArray) columns = NULL;

  if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, error))
    return NULL;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      ColumnJob *job = g_ptr_array_index (self->jobs, i);

      g_assert (job->column != NULL);
      ef_diagnostics_append (self->reading->diagnostics, job->diagnostics);
      g_ptr_array_add (columns, ef_column_ref (job->column));
    }

  return g_steal_pointer (&columns);
}

/* Links */

static gboolean
has_column (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (ef_column_get_name (g_ptr_array_index (columns, i)), name) == 0)
      return TRUE;

  return FALSE;
}

/* Addresses that the HTML of a column links to become a column of their own. */
static void
add_link_column (ColumnSet *self, const ColumnJob *job, GPtrArray *columns)
{
  g_autofree char *name = g_strconcat (job->name, " (link)", NULL);
  EfColumnBuilder *builder;
  EfGridColumn column;
  guint n_links = 0;

  if (has_column (columns, name))
    return;

  start_column (self, job, &column);
  builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  ef_column_builder_set_pool (builder, job->pool);
  ef_column_builder_reserve (builder, self->n_rows);
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *link = ef_grid_column_find_link (&column, row);

      ef_column_builder_add_text (builder, link, -1);
      n_links += link != NULL;
    }
  ef_grid_column_clear (&column);

  if (n_links * 2 > ef_column_get_n_present (job->column))
    g_ptr_array_add (columns, ef_column_builder_end (builder));
  else
    ef_column_builder_free (builder);
}

/* @column: (transfer full) */
static void
replace_column (GPtrArray *columns, guint index, EfColumn *column)
{
  ef_column_unref (g_ptr_array_index (columns, index));
  g_ptr_array_index (columns, index) = column;
}

/* TRUE if all columns could have a name and the first has none. */
static gboolean
has_nameless_first (const ColumnSet *self)
{
  const ColumnJob *first = self->jobs->len > 1 ? g_ptr_array_index (self->jobs, 0) : NULL;
  const char *name;

  if (first == NULL || self->header->n_rows == 0)
    return FALSE;
  name = g_ptr_array_index (self->header->names, first->position);

  /* What pandas calls a column that it once wrote without a name. */
  return *name == '\0' || strcmp (name, "Unnamed: 0") == 0;
}

GPtrArray *
ef_grid_columns_read (const EfGrid        *grid,
                      const EfTableHeader *header,
                      EfByteKinds          kinds,
                      EfReading           *reading,
                      EfTableParts       **parts,
                      GError             **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (column_job_free);
  ColumnSet self = {
    .grid = grid,
    .header = header,
    .kinds = kinds,
    .reading = reading,
    .file = ef_input_get_name (reading->input),
    .n_rows = grid->n_rows - header->first_row,
    .jobs = jobs,
  };
  GPtrArray *columns;

  choose_columns (&self);
  if ((gsize) self.n_rows * jobs->len >= PARALLEL_CELLS && jobs->len > 1)
    read_side_by_side (&self);
  else
    read_one_by_one (&self);
  settle_commas (&self);
  columns = collect_columns (&self, error);
  if (columns == NULL)
    return NULL;

  for (guint i = 0; kinds.markup && i < jobs->len; i++)
    {
      ColumnJob *job = g_ptr_array_index (jobs, i);

      if (ef_column_get_kind (job->column) == EF_COLUMN_TEXT)
        add_link_column (&self, job, columns);
    }
  for (guint i = 0; i < jobs->len; i++)
    ef_text_pool_freeze (((ColumnJob *) g_ptr_array_index (jobs, i))->pool);
  if (has_nameless_first (&self))
    replace_column (columns, 0, ef_identifier_recognise_counter (g_ptr_array_index (columns, 0)));
  ef_error_bars_attach (columns);
  ef_estimate_columns_take (columns);
  *parts = ef_provenance_columns_take (columns, self.n_rows);
  ef_roles_assign (columns, self.n_rows);

  return columns;
}
