/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-typed-column.h"

#include <glib/gi18n-lib.h>

#include "ef-date-column.h"
#include "ef-number-column.h"

/* Reading stops as soon as so many cells were refused that the share cannot be reached any more: at
 * most the fifth part of a column of names is tried as numbers. As the rows are an upper bound for
 * the cells that are present, this never stops too early, and the decision is the same as over all
 * cells. Only where a column is long, and not one of hundreds of its cells is a number, is it not
 * even tried. */

#define CHECK_INTERVAL 65536
#define BATCH_SIZE 64

static gboolean
is_date (const EfQuantity *quantity)
{
  return quantity != NULL && ef_quantity_get_scale (quantity) == EF_SCALE_KIND_DATE;
}

static guint
get_max_refused (const EfCellSource *source, const EfTypedColumnHints *hints)
{
  return (guint) ((1 - hints->share) * source->n_rows + 0.5);
}

static gboolean
reaches_share (const EfTypedColumnHints *hints, guint n_good, guint n_present)
{
  return n_good > 0 && n_good >= hints->share * n_present - 1e-9;
}

/* Numbers */

static EfNumberColumn *
read_numbers (EfCellSource *source, const EfTypedColumnHints *hints, EfComma comma,
              guint max_refused)
{
  const EfNumberStyle style = {
    .comma = comma,
    .suffixes = hints->quantity != NULL && ef_quantity_is_count_like (hints->quantity),
  };

  return ef_number_column_read (source, &style, max_refused);
}

/* The comma is a decimal mark if some cells can only be read that way and none can only be read
 * the other way. A cell like "1,014" proves nothing, unless the rest of the file writes decimal
 * commas. */
static gboolean
has_decimal_commas (const EfNumberColumn *numbers, const EfTypedColumnHints *hints)
{
  if (numbers->n_grouping_commas > 0)
    return FALSE;

  return numbers->n_decimal_commas > 0 || (hints->decimal_hint && numbers->n_either_commas > 0);
}

static void
report_commas (const EfNumberColumn *numbers, EfCellSource *source)
{
  ef_diagnostics_add (source->diagnostics, EF_SEVERITY_INFO, source->file, source->place,
                      ngettext ("Column “%s”: the comma in %u cell is read as a decimal mark.",
                                "Column “%s”: the comma in %u cells is read as a decimal mark.",
                                numbers->n_decimal_commas + numbers->n_either_commas),
                      source->column, numbers->n_decimal_commas + numbers->n_either_commas);
  if (numbers->n_either_commas > 0)
    ef_diagnostics_add (source->diagnostics, EF_SEVERITY_WARNING, source->file, source->place,
                        ngettext ("Column “%s”: in %u cell the comma could also separate "
                                  "thousands.",
                                  "Column “%s”: in %u cells the comma could also separate "
                                  "thousands.",
                                  numbers->n_either_commas),
                        source->column, numbers->n_either_commas);
}

/* Columns of text with a good many numbers in them: the numbers are lost for axes, so it is
 * said. */
static void
report_mixture (EfCellSource *source, const EfTypedColumnHints *hints)
{
  g_autoptr (EfNumberColumn) all = read_numbers (source, hints, EF_COMMA_THOUSANDS, G_MAXUINT);
  guint n_present;

  if (all == NULL)
    return;
  n_present = all->n_numbers + all->n_remarks + all->n_refused;
  if (all->n_numbers * 2 >= n_present)
    ef_diagnostics_add (source->diagnostics, EF_SEVERITY_WARNING, source->file, source->place,
                        _("Column “%s” is kept as text: only %u of its %u cells are numbers."),
                        source->column, all->n_numbers, n_present);
}

static gboolean
may_be_number (const char *text, gsize length)
{
  const EfNumberStyle style = { EF_COMMA_DECIMAL, TRUE };
  EfNumber number;

  return ef_number_read (text, (gssize) length, &style, &number) == EF_NUMBER_OK;
}

/* The column as numbers, or NULL if it is not one of numbers, or was cancelled. */
static EfNumberColumn *
try_numbers (EfCellSource *source, const EfTypedColumnHints *hints, EfCommas *commas)
{
  const guint max_refused = get_max_refused (source, hints);
  g_autoptr (EfNumberColumn) numbers = NULL;
  g_autoptr (EfNumberColumn) retry = NULL;
  guint n_trusted, n_present;

  if (ef_cell_source_is_hopeless (source, may_be_number))
    return NULL;
  numbers = read_numbers (source, hints, EF_COMMA_THOUSANDS, max_refused);
  if (numbers == NULL)
    return NULL;

  if (has_decimal_commas (numbers, hints))
    {
      retry = read_numbers (source, hints, EF_COMMA_DECIMAL, max_refused);
      if (retry == NULL)
        return NULL;
      if (retry->complete && retry->n_refused <= numbers->n_refused)
        {
          ef_number_column_free (numbers);
          numbers = g_steal_pointer (&retry);
          *commas = EF_COMMAS_DECIMAL;
        }
    }
  if (*commas == EF_COMMAS_NONE && numbers->n_either_commas > 0 && numbers->n_grouping_commas == 0)
    *commas = EF_COMMAS_EITHER;

  n_trusted = numbers->n_numbers;
  if (hints->share < EF_TYPED_COLUMN_SHARE)
    n_trusted += numbers->n_remarks;
  n_present = numbers->n_numbers + numbers->n_remarks + numbers->n_refused;
  if (numbers->complete && reaches_share (hints, n_trusted, n_present))
    return g_steal_pointer (&numbers);

  *commas = EF_COMMAS_NONE;
  if (numbers->n_numbers > 0 && numbers->n_numbers * 2 >= n_present)
    report_mixture (source, hints);

  return NULL;
}

static EfColumnBuilder *
build_numbers (EfNumberColumn *numbers, EfCellSource *source, const EfTypedColumnHints *hints,
               EfCommas commas)
{
  EfColumnBuilder *builder = ef_column_builder_new (source->column, EF_COLUMN_NUMBER);
  const EfUnit *unit = hints->unit;

  if (commas == EF_COMMAS_DECIMAL)
    report_commas (numbers, source);
  ef_number_column_report (numbers, source);
  ef_number_column_settle_units (numbers, source, hints->quantity, &unit);
  ef_number_column_build (numbers, source, builder);
  /* Years and seconds are numbers too, but they are not what a date axis expects. */
  if (!is_date (hints->quantity) && (hints->quantity != NULL || unit != NULL))
    ef_column_builder_set_quantity (builder, hints->quantity, unit);

  return builder;
}

/* Text */

/* Texts on their way into the pool: many at once cost half of what they cost one by one. */
typedef struct
{
  EfColumnBuilder *builder;
  EfTextPool *pool;
  const char *texts[BATCH_SIZE];
  guint32 lengths[BATCH_SIZE];
  guint n;
} TextBatch;

static void
text_batch_flush (TextBatch *self)
{
  guint32 ids[BATCH_SIZE];

  ef_text_pool_add_many (self->pool, self->texts, self->lengths, self->n, ids);
  ef_column_builder_add_text_ids (self->builder, ids, self->n);
  self->n = 0;
}

/* Texts that will not last go into the pool at once. */
static void
text_batch_add (TextBatch *self, EfCellSource *source, guint row)
{
  gboolean lasting;
  const char *text;
  gsize length;

  if (source->get_id != NULL)
    {
      ef_column_builder_add_text_id (self->builder, source->get_id (source, row));
      return;
    }
  text = source->get_text (source, row, &length);
  lasting = source->lasting_length > 0 && text >= source->lasting
            && text < source->lasting + source->lasting_length;

  if (!lasting || self->n == BATCH_SIZE)
    text_batch_flush (self);
  if (lasting)
    {
      self->texts[self->n] = text;
      self->lengths[self->n++] = (guint32) length;
    }
  else
    ef_column_builder_add_text (self->builder, text, (gssize) length);
}

/* Where nearly every cell has a text of its own so far, the rest will as well. What is still on its
 * way must be there to be counted: room for one text too few is as bad as none. */
static void
reserve_texts (TextBatch *batch, guint32 n_before, guint row, guint n_rows)
{
  guint32 n_texts;

  text_batch_flush (batch);
  n_texts = ef_text_pool_get_size (batch->pool);
  if (n_texts - n_before > row / 4 * 3 && n_rows <= G_MAXINT32 / 4)
    ef_text_pool_reserve (batch->pool, n_texts + (n_rows - row));
}

EfColumnBuilder *
ef_typed_column_read_text (EfCellSource *source, const EfTypedColumnHints *hints)
{
  EfColumnBuilder *builder = ef_column_builder_new (source->column, EF_COLUMN_TEXT);
  TextBatch batch = { .builder = builder, .pool = hints->pool };
  guint32 n_before = ef_text_pool_get_size (hints->pool);

  ef_column_builder_set_pool (builder, hints->pool);
  ef_column_builder_reserve (builder, source->n_rows);
  for (guint row = 0; row < source->n_rows; row++)
    {
      if (row % CHECK_INTERVAL == 0 && g_cancellable_is_cancelled (source->cancellable))
        {
          ef_column_builder_free (builder);
          return NULL;
        }
      if (row == CHECK_INTERVAL)
        reserve_texts (&batch, n_before, row, source->n_rows);
      text_batch_add (&batch, source, row);
    }
  text_batch_flush (&batch);

  return builder;
}

EfColumnBuilder *
ef_typed_column_read (EfCellSource             *source,
                      const EfTypedColumnHints *hints,
                      EfColumnKind             *kind,
                      EfCommas                 *commas)
{
  const gboolean dates_first = is_date (hints->quantity);
  EfCommas found = EF_COMMAS_NONE;
  EfNumberColumn *numbers = NULL;
  EfColumnBuilder *builder = NULL;

  for (guint attempt = 0; attempt < 2 && builder == NULL; attempt++)
    {
      if ((attempt == 0) == dates_first)
        {
          builder = ef_date_column_read (source, hints->share);
          if (builder != NULL)
            ef_column_builder_set_quantity (builder,
                                            dates_first ? hints->quantity
                                                        : ef_quantity_find ("date"),
                                            NULL);
          *kind = EF_COLUMN_DATE;
        }
      else if ((numbers = try_numbers (source, hints, &found)) != NULL)
        {
          builder = build_numbers (numbers, source, hints, found);
          ef_number_column_free (numbers);
          *kind = EF_COLUMN_NUMBER;
        }
      if (g_cancellable_is_cancelled (source->cancellable))
        {
          g_clear_pointer (&builder, ef_column_builder_free);
          return NULL;
        }
    }

  if (builder == NULL)
    {
      builder = ef_typed_column_read_text (source, hints);
      *kind = EF_COLUMN_TEXT;
    }
  if (commas != NULL)
    *commas = found;

  return builder;
}
