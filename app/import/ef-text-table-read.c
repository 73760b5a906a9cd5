/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-table-read.h"

#include <string.h>

#include "ef-error-bars.h"
#include "ef-roles.h"
#include "ef-table-header.h"
#include "ef-text-table-tidy.h"
#include "ef-typed-column.h"

/* What a column without a name is called if it is the first: there the models stand. */
#define FIRST_NAME "name"

/* The cells of one column. */
typedef struct
{
  EfCellSource source;
  const EfTextTable *table;
  guint column;
} TextColumn;

static const EfTextCell *
get_cell (const EfTextTable *table, guint row, guint column)
{
  return ef_text_table_get (table, row + 1, column);
}

static const char *
get_text (EfCellSource *source, guint row, gsize *length)
{
  const TextColumn *self = (const TextColumn *) source;
  const EfTextCell *cell = get_cell (self->table, row, self->column);
  const char *text = cell != NULL ? cell->text : "";

  *length = strlen (text);
  /* A dash of any length says that there is nothing. */
  if (strspn (text, "-") == *length)
    *length = 0;

  return text;
}

static char *
describe_place (EfCellSource *source, guint row)
{
  const TextColumn *self = (const TextColumn *) source;

  return g_strdup_printf ("%u", g_array_index (self->table->rows, EfTextRow, row + 1).line);
}

static EfColumn *
read_column (const EfTextTable *table,
             guint              column,
             const char        *name,
             EfTextPool        *pool,
             EfReading         *reading,
             EfDiagnostics     *diagnostics)
{
  EfTypedColumnHints hints = { .share = EF_TYPED_COLUMN_SHARE, .pool = pool };
  g_autofree char *place = g_strdup_printf ("%u", table->line);
  TextColumn source = {
    .source = {
      .get_text = get_text,
      .describe_place = describe_place,
      .column = name,
      .n_rows = table->rows->len - 1,
      .file = ef_input_get_name (reading->input),
      .place = place,
      .diagnostics = diagnostics,
      .cancellable = reading->cancellable,
    },
    .table = table,
    .column = column,
  };
  EfColumnBuilder *builder;
  EfColumnKind kind;

  hints.quantity = ef_quantity_recognise (name, &hints.unit);
  builder = ef_typed_column_read (&source.source, &hints, &kind, NULL);

  return builder != NULL ? ef_column_builder_end (builder) : NULL;
}

/* Addresses that most cells of a column of text link to. */
static void
add_links (const EfTextTable *table, guint column, EfColumn *texts, EfTextPool *pool,
           GPtrArray *columns)
{
  g_autofree char *name = g_strconcat (ef_column_get_name (texts), " (link)", NULL);
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  guint n_links = 0;

  ef_column_builder_set_pool (builder, pool);
  for (guint row = 0; row + 1 < table->rows->len; row++)
    {
      const EfTextCell *cell = get_cell (table, row, column);
      const char *link = cell != NULL ? cell->link : NULL;

      ef_column_builder_add_text (builder, link, -1);
      n_links += link != NULL;
    }
  if (n_links * 2 <= ef_column_get_n_present (texts) || n_links == 0)
    return;
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (ef_column_get_name (g_ptr_array_index (columns, i)), name) == 0)
      return;
  g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&builder)));
}

/* The names of the columns, each its own. Columns without a name and content are left out. */
static GPtrArray *
name_columns (const EfTextTable *table, GArray *positions, const char *file,
              EfDiagnostics *diagnostics)
{
  const guint n_columns = g_array_index (table->rows, EfTextRow, 0).cells->len;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint column = 0; column < n_columns; column++)
    {
      const char *name = ef_text_table_get (table, 0, column)->text;
      gboolean empty = *name == '\0';

      for (guint row = 1; row < table->rows->len && empty; row++)
        {
          const EfTextCell *cell = ef_text_table_get (table, row, column);

          empty = cell == NULL || *cell->text == '\0';
        }
      if (empty)
        continue;
      g_ptr_array_add (names, g_strdup (*name == '\0' && column == 0 ? FIRST_NAME : name));
      g_array_append_val (positions, column);
    }
  ef_table_header_make_unique (names, positions, file, diagnostics);

  return names;
}

static gboolean
has_numbers (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      EfColumn *column = g_ptr_array_index (columns, i);

      if (ef_column_get_kind (column) == EF_COLUMN_NUMBER && ef_column_get_n_present (column) > 0)
        return TRUE;
    }

  return FALSE;
}

static void
drop_empty (GPtrArray *columns)
{
  for (guint i = columns->len; i > 0; i--)
    {
      EfColumn *column = g_ptr_array_index (columns, i - 1);

      if (ef_column_get_n_present (column) == 0 && ef_column_get_kind (column) == EF_COLUMN_TEXT)
        g_ptr_array_remove_index (columns, i - 1);
    }
}

/* The columns, or NULL if cancelled. */
static GPtrArray *
read_columns (const EfTextTable *table, EfReading *reading, EfDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  guint n;

  names = name_columns (table, positions, ef_input_get_name (reading->input), diagnostics);
  for (guint i = 0; i < names->len; i++)
    {
      EfColumn *column = read_column (table, g_array_index (positions, guint, i),
                                      g_ptr_array_index (names, i), pool, reading, diagnostics);

      if (column == NULL)
        return NULL;
      g_ptr_array_add (columns, column);
    }
  n = columns->len;
  for (guint i = 0; i < n; i++)
    if (ef_column_get_kind (g_ptr_array_index (columns, i)) == EF_COLUMN_TEXT)
      add_links (table, g_array_index (positions, guint, i), g_ptr_array_index (columns, i), pool,
                 columns);
  drop_empty (columns);
  ef_text_pool_freeze (pool);
  ef_error_bars_attach (columns);
  ef_roles_assign (columns, table->rows->len - 1);

  return g_steal_pointer (&columns);
}

EfTable *
ef_text_table_read (EfTextTable *text,
                    const char  *name,
                    const char  *path,
                    EfReading   *reading,
                    GError     **error)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfTextTable) table = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree guint32 *lines = NULL;
  guint n_rows;

  table = ef_text_table_tidy (text, ef_input_get_name (reading->input), diagnostics);
  if (table->rows->len < 2)
    return NULL;
  columns = read_columns (table, reading, diagnostics);
  if (columns == NULL)
    {
      g_cancellable_set_error_if_cancelled (reading->cancellable, error);
      return NULL;
    }
  if (!has_numbers (columns))
    return NULL;

  n_rows = table->rows->len - 1;
  lines = g_new (guint32, n_rows);
  for (guint row = 0; row < n_rows; row++)
    lines[row] = g_array_index (table->rows, EfTextRow, row + 1).line;
  ef_diagnostics_append (reading->diagnostics, diagnostics);

  return ef_table_new (name, path, columns, n_rows, reading->source, EF_PLACE_LINE, "", lines);
}
