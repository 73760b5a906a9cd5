/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-typed-column.h"

/* The columns of a table: model, the metrics as declared and then those that only rows have,
 * paper, date, link, code and whether more data than the benchmark's was used. Columns without a
 * single value are left out. */

/* Metrics of one table. The largest real one has a few dozen. */
#define METRICS_MAX 2000

/* Cells a table may have for each value in it, beyond the first so many. */
#define SPARSE_FACTOR 64
#define SPARSE_FREE (1 << 22)

/* What the name of a metric was recognised as. */
typedef struct
{
  const EfQuantity *quantity;
  const EfUnit *unit;
} Recognised;

struct _EfPwcTableMaker
{
  EfReading *reading;
  const EfPwcDump *dump;
  gboolean trust_order;
  GHashTable *recognised;  /* id of a metric to Recognised */
  guint32 *column_of;      /* by id of a metric: its column in the open table plus one, or 0 */
  guint32 words[3];        /* by EfPwcFlag */
};

/* The values of one metric over the rows of a table, or their dates, as a source of cells. */
typedef struct
{
  EfCellSource source;
  const EfPwcDump *dump;
  const EfPwcDataset *dataset;
  const char *place;    /* of the data set */
  const guint32 *cells; /* of each row: index in the dump's cells plus one; NULL for dates */
} RowSource;

/* The open table */
typedef struct
{
  EfPwcTableMaker *maker;
  const EfPwcDataset *dataset;
  const char *place;  /* of the data set: a JSON pointer, or a line */
  guint n_rows;
  GArray *metrics;    /* (element-type EfPwcMetric), in the order of columns */
  guint32 *values;    /* n_metrics x n_rows indices of cells plus one, 0 where there is none */
  GPtrArray *columns; /* (element-type EfColumn) */
} TableWork;

static void
append_pointer_part (GString *pointer, const char *part)
{
  g_string_append_c (pointer, '/');
  for (; *part != '\0'; part++)
    if (*part == '~')
      g_string_append (pointer, "~0");
    else if (*part == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *part);
}

static const char *
get_metric_text (EfCellSource *source, guint row, gsize *length)
{
  const RowSource *self = (const RowSource *) source;
  const EfPwcCell *cell;

  *length = 0;
  if (self->cells[row] == 0)
    return "";
  cell = &g_array_index (self->dump->cells, EfPwcCell, self->cells[row] - 1);
  *length = cell->length;

  return ef_pwc_dump_get_value (self->dump, cell);
}

static const char *
get_date_text (EfCellSource *source, guint row, gsize *length)
{
  const RowSource *self = (const RowSource *) source;
  const EfPwcRow *data = &g_array_index (self->dataset->rows, EfPwcRow, row);
  const char *text = ef_text_pool_get (self->dump->texts, data->date);

  *length = strlen (text);
  return text;
}

static char *
describe_place (EfCellSource *source, guint row)
{
  const RowSource *self = (const RowSource *) source;
  const EfPwcRow *data = &g_array_index (self->dataset->rows, EfPwcRow, row);
  GString *place;

  if (self->dump->by_line)
    return g_strdup_printf ("%u", data->line);

  place = g_string_new (self->place);
  g_string_append_printf (place, "/sota/rows/%u", data->index);
  if (self->cells != NULL)
    {
      g_string_append (place, "/metrics");
      append_pointer_part (place, source->column);
    }
  else
    g_string_append (place, "/paper_date");

  return g_string_free (place, FALSE);
}

static void
init_source (TableWork *work, RowSource *source, const char *column, const guint32 *cells)
{
  EfReading *reading = work->maker->reading;

  *source = (RowSource) {
    .source = {
      .get_text = cells != NULL ? get_metric_text : get_date_text,
      .describe_place = describe_place,
      .column = column,
      .n_rows = work->n_rows,
      .file = ef_input_get_name (reading->input),
      .place = work->place,
      .diagnostics = reading->diagnostics,
      .cancellable = reading->cancellable,
    },
    .dump = work->maker->dump,
    .dataset = work->dataset,
    .place = work->place,
    .cells = cells,
  };
}

static const EfPwcRow *
get_row (const TableWork *work, guint row)
{
  return &g_array_index (work->dataset->rows, EfPwcRow, row);
}

static const Recognised *
recognise (EfPwcTableMaker *self, guint32 metric)
{
  Recognised *recognised = g_hash_table_lookup (self->recognised, GUINT_TO_POINTER (metric));

  if (recognised == NULL)
    {
      recognised = g_new0 (Recognised, 1);
      recognised->quantity = ef_quantity_recognise (ef_text_pool_get (self->dump->texts, metric),
                                                    &recognised->unit);
      g_hash_table_insert (self->recognised, GUINT_TO_POINTER (metric), recognised);
    }

  return recognised;
}

/* Metrics */

static const EfPwcMetric *
get_metric (const TableWork *work, guint index)
{
  return &g_array_index (work->metrics, EfPwcMetric, index);
}

static void
add_metric (TableWork *work, const EfPwcMetric *metric)
{
  if (work->maker->column_of[metric->name] != 0 || work->metrics->len == METRICS_MAX)
    return;
  g_array_append_vals (work->metrics, metric, 1);
  work->maker->column_of[metric->name] = work->metrics->len;
}

static void
report (TableWork *work, EfSeverity severity, const char *message)
{
  EfReading *reading = work->maker->reading;

  ef_diagnostics_add (reading->diagnostics, severity, ef_input_get_name (reading->input),
                      work->place, "%s", message);
}

/* Lists the metrics and lays their values out by columns. */
static gboolean
gather_values (TableWork *work)
{
  const EfPwcDump *dump = work->maker->dump;
  const GArray *declared = work->dataset->metrics;
  gsize n_cells = 0;

  for (guint i = 0; declared != NULL && i < declared->len; i++)
    add_metric (work, &g_array_index (declared, EfPwcMetric, i));
  for (guint row = 0; row < work->n_rows; row++)
    {
      const EfPwcRow *data = get_row (work, row);

      for (guint i = 0; i < data->n_cells; i++)
        {
          const EfPwcMetric undeclared = { .name = ef_pwc_dump_get_cell (dump, data, i)->metric };

          add_metric (work, &undeclared);
        }
      n_cells += data->n_cells;
    }

  if ((gsize) work->n_rows * work->metrics->len > SPARSE_FREE + SPARSE_FACTOR * n_cells)
    return FALSE;
  work->values = g_new0 (guint32, (gsize) work->n_rows * work->metrics->len);
  for (guint row = 0; row < work->n_rows; row++)
    {
      const EfPwcRow *data = get_row (work, row);

      for (guint i = 0; i < data->n_cells; i++)
        {
          guint column = work->maker->column_of[ef_pwc_dump_get_cell (dump, data, i)->metric];

          guint32 *value = work->values + (gsize) (column - 1) * work->n_rows + row;

          /* Of two values the first counts. */
          if (column > 0 && *value == 0)
            *value = data->first_cell + i + 1;
        }
    }

  return TRUE;
}

static void
forget_metrics (TableWork *work)
{
  for (guint i = 0; i < work->metrics->len; i++)
    work->maker->column_of[get_metric (work, i)->name] = 0;
}

static gboolean
has_any (const guint32 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] != 0)
      return TRUE;

  return FALSE;
}

/* The unit that the file states wins over what the name of the metric says; so the quantity is
 * another one if it is not measured in that unit. */
static void
apply_stated_unit (TableWork *work, const EfPwcMetric *metric, EfTypedColumnHints *hints)
{
  const char *text = ef_text_pool_get (work->maker->dump->texts, metric->unit);
  const EfUnit *unit;

  /* Percent is how numbers are written here, not what they measure. */
  if (metric->unit == 0 || strcmp (text, "%") == 0)
    return;
  unit = ef_unit_find (text, -1);
  if (unit == NULL)
    {
      EfReading *reading = work->maker->reading;

      ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING,
                          ef_input_get_name (reading->input), work->place,
                          _("Column “%s”: the unit “%s” is not known."),
                          ef_text_pool_get (work->maker->dump->texts, metric->name), text);
      return;
    }
  hints->unit = unit;
  if (hints->quantity != NULL
      && g_strcmp0 (ef_quantity_get_dimension (hints->quantity), ef_unit_get_dimension (unit)) != 0)
    hints->quantity = NULL;
}

/* What the file says wins over what the order of its rows says. */
static void
set_direction (TableWork *work, guint index, EfColumnBuilder *builder)
{
  const EfDirection stated = get_metric (work, index)->direction;

  if (stated != EF_DIRECTION_UNKNOWN)
    ef_column_builder_set_direction (builder, stated, EF_DIRECTION_REASON_FILE);
  else if (index == 0 && work->maker->trust_order)
    {
      if (work->dataset->order == EF_PWC_ORDER_ASCENDING)
        ef_column_builder_set_direction (builder, EF_DIRECTION_LOWER,
                                         EF_DIRECTION_REASON_ROW_ORDER);
      else if (work->dataset->order == EF_PWC_ORDER_DESCENDING)
        ef_column_builder_set_direction (builder, EF_DIRECTION_HIGHER,
                                         EF_DIRECTION_REASON_ROW_ORDER);
    }
}

static gboolean
add_metric_column (TableWork *work, guint index)
{
  EfPwcTableMaker *maker = work->maker;
  const EfPwcMetric *metric = get_metric (work, index);
  const guint32 *cells = work->values + (gsize) index * work->n_rows;
  const Recognised *recognised = recognise (maker, metric->name);
  EfTypedColumnHints hints = {
    .quantity = recognised->quantity,
    .unit = recognised->unit,
    .share = EF_TYPED_COLUMN_METRIC_SHARE,
    .pool = maker->dump->texts,
  };
  EfColumnBuilder *builder;
  EfColumnKind kind;
  RowSource source;

  if (!has_any (cells, work->n_rows))
    return TRUE;
  apply_stated_unit (work, metric, &hints);
  init_source (work, &source, ef_text_pool_get (maker->dump->texts, metric->name), cells);
  builder = ef_typed_column_read (&source.source, &hints, &kind, NULL);
  if (builder == NULL)
    return FALSE;

  if (kind == EF_COLUMN_NUMBER)
    set_direction (work, index, builder);
  g_ptr_array_add (work->columns, ef_column_builder_end (builder));

  return TRUE;
}

/* The other columns */

/* A name that no metric of the table has. */
static char *
make_name (const TableWork *work, const char *wanted)
{
  g_autofree char *name = g_strdup (wanted);
  guint number = 1;
  gboolean taken;

  do
    {
      taken = FALSE;
      for (guint i = 0; i < work->columns->len && !taken; i++)
        taken = strcmp (ef_column_get_name (g_ptr_array_index (work->columns, i)), name) == 0;
      if (taken)
        {
          g_free (name);
          name = g_strdup_printf ("%s (%u)", wanted, ++number);
        }
    }
  while (taken);

  return g_steal_pointer (&name);
}

static void
add_text_column (TableWork *work, gint position, const char *wanted, EfRole role,
                 const guint32 *ids)
{
  g_autofree char *name = NULL;
  EfColumnBuilder *builder;

  if (!has_any (ids, work->n_rows))
    return;
  name = make_name (work, wanted);
  builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  ef_column_builder_set_pool (builder, work->maker->dump->texts);
  ef_column_builder_set_role (builder, role);
  ef_column_builder_reserve (builder, work->n_rows);
  for (guint row = 0; row < work->n_rows; row++)
    ef_column_builder_add_text_id (builder, ids[row]);
  g_ptr_array_insert (work->columns, position, ef_column_builder_end (builder));
}

/* Rows without a model go by their paper. */
static void
add_model_column (TableWork *work, guint32 *ids)
{
  guint n_papers = 0;

  for (guint row = 0; row < work->n_rows; row++)
    {
      const EfPwcRow *data = get_row (work, row);

      ids[row] = data->model != 0 ? data->model : data->paper;
      n_papers += data->model == 0 && data->paper != 0;
    }
  add_text_column (work, 0, "model", EF_ROLE_NAME, ids);

  if (n_papers > 0)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (ngettext ("%u row names no model; it is called by its paper.",
                                           "%u rows name no model; they are called by their "
                                           "papers.",
                                           n_papers),
                                 n_papers);
      report (work, EF_SEVERITY_INFO, message);
    }
}

static gboolean
add_date_column (TableWork *work, guint32 *ids)
{
  g_autofree char *name = make_name (work, "date");
  EfTypedColumnHints hints = {
    .quantity = ef_quantity_find ("date"),
    .share = EF_TYPED_COLUMN_METRIC_SHARE,
    .pool = work->maker->dump->texts,
  };
  EfColumnBuilder *builder;
  EfColumnKind kind;
  RowSource source;

  for (guint row = 0; row < work->n_rows; row++)
    ids[row] = get_row (work, row)->date;
  if (!has_any (ids, work->n_rows))
    return TRUE;

  init_source (work, &source, name, NULL);
  builder = ef_typed_column_read (&source.source, &hints, &kind, NULL);
  if (builder == NULL)
    return FALSE;
  if (kind == EF_COLUMN_DATE)
    ef_column_builder_set_role (builder, EF_ROLE_DATE);
  g_ptr_array_add (work->columns, ef_column_builder_end (builder));

  return TRUE;
}

static gboolean
add_row_columns (TableWork *work)
{
  g_autofree guint32 *ids = g_new (guint32, MAX (work->n_rows, 1));

  add_model_column (work, ids);
  for (guint row = 0; row < work->n_rows; row++)
    ids[row] = get_row (work, row)->paper;
  add_text_column (work, -1, "paper", EF_ROLE_PAPER, ids);
  if (!add_date_column (work, ids))
    return FALSE;
  for (guint row = 0; row < work->n_rows; row++)
    ids[row] = get_row (work, row)->url;
  add_text_column (work, -1, "link", EF_ROLE_LINK, ids);
  for (guint row = 0; row < work->n_rows; row++)
    ids[row] = get_row (work, row)->code;
  add_text_column (work, -1, "code", EF_ROLE_LINK, ids);
  for (guint row = 0; row < work->n_rows; row++)
    ids[row] = work->maker->words[get_row (work, row)->additional];
  add_text_column (work, -1, "uses additional data", EF_ROLE_GROUP, ids);

  return TRUE;
}

static EfTable *
finish_table (TableWork *work, const char *name, const char *path)
{
  const gboolean by_line = work->maker->dump->by_line;
  g_autofree char *place = by_line ? g_strdup ("") : g_strconcat (work->place, "/sota/rows", NULL);
  g_autofree guint32 *places = g_new (guint32, MAX (work->n_rows, 1));
  gboolean plain = !by_line;

  for (guint row = 0; row < work->n_rows; row++)
    {
      places[row] = by_line ? get_row (work, row)->line : get_row (work, row)->index;
      plain &= places[row] == row;
    }

  /* Rows of which nothing can be used are none. */
  return ef_table_new (name, path, work->columns, work->columns->len > 0 ? work->n_rows : 0,
                       work->maker->reading->source, by_line ? EF_PLACE_LINE : EF_PLACE_POINTER,
                       place, plain ? NULL : places);
}

EfPwcTableMaker *
ef_pwc_table_maker_new (EfReading *reading, const EfPwcDump *dump, gboolean trust_order)
{
  EfPwcTableMaker *self = g_new0 (EfPwcTableMaker, 1);

  self->reading = reading;
  self->dump = dump;
  self->trust_order = trust_order;
  self->recognised = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->words[EF_PWC_FALSE] = ef_text_pool_add (dump->texts, "false", -1);
  self->words[EF_PWC_TRUE] = ef_text_pool_add (dump->texts, "true", -1);
  /* Metrics of text add to the pool later, but those texts are no names of metrics. */
  self->column_of = g_new0 (guint32, ef_text_pool_get_size (dump->texts) + 1);

  return self;
}

void
ef_pwc_table_maker_free (EfPwcTableMaker *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->recognised);
  g_free (self->column_of);
  g_free (self);
}

EfTable *
ef_pwc_table_maker_make (EfPwcTableMaker    *self,
                         const EfPwcDataset *dataset,
                         const char         *name,
                         const char         *path,
                         const char         *place,
                         GError            **error)
{
  g_autoptr (GArray) metrics = g_array_new (FALSE, FALSE, sizeof (EfPwcMetric));
  g_autoptr (GPtrArray) columns = NULL;
  TableWork work = { .maker = self, .dataset = dataset, .place = place, .metrics = metrics };
  gboolean done = TRUE;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  work.columns = columns;
  work.n_rows = dataset->rows != NULL ? dataset->rows->len : 0;

  if (!gather_values (&work))
    report (&work, EF_SEVERITY_ERROR,
            _("The metrics of this table are left out: there are far more of them than values."));
  else
    for (guint i = 0; i < metrics->len && done; i++)
      done = add_metric_column (&work, i);
  if (metrics->len == METRICS_MAX)
    report (&work, EF_SEVERITY_ERROR, _("The table has too many metrics; the last are left out."));
  done = done && add_row_columns (&work);
  forget_metrics (&work);
  g_free (work.values);

  if (!done)
    {
      g_cancellable_set_error_if_cancelled (self->reading->cancellable, error);
      return NULL;
    }

  return finish_table (&work, name, path);
}
