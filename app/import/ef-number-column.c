/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-large-memory.h"

/* Nearly all cells of nearly all columns are plain numbers, so they go straight into an array;
 * only the others leave a note. A million plain cells cost 8 MB and no call but the one that
 * reads the digits. */

#define CHECK_INTERVAL 65536

static gboolean
is_fraction (double value)
{
  return value >= 0 && value <= 1;
}

/* What a comma in a cell tells: whether it could be read in the other style as well. */
static void
judge_comma (EfNumberColumn *self, const char *text, gsize length, const EfNumberStyle *style,
             const EfNumber *number, EfNumberStatus status)
{
  EfNumberStyle other_style = *style;
  EfNumber other;
  gboolean other_ok;

  /* "1.014,45" looks like two numbers as long as the comma is none. */
  if (memchr (text, ',', length) == NULL
      || (status != EF_NUMBER_OK && number->reason != EF_NUMBER_REASON_COMMA
          && number->reason != EF_NUMBER_REASON_SEVERAL))
    return;

  other_style.comma = style->comma == EF_COMMA_DECIMAL ? EF_COMMA_THOUSANDS : EF_COMMA_DECIMAL;
  other_ok = ef_number_read (text, (gssize) length, &other_style, &other) == EF_NUMBER_OK
             && other.value != number->value;
  if (status == EF_NUMBER_OK && other_ok)
    self->n_either_commas++;
  else if (status == EF_NUMBER_OK || other_ok)
    {
      const gboolean decimal = (status == EF_NUMBER_OK) == (style->comma == EF_COMMA_DECIMAL);

      self->n_decimal_commas += decimal;
      self->n_grouping_commas += !decimal;
    }
}

static guint8
intern_unit (EfNumberColumn *self, const EfNumber *number)
{
  /* With so many different units none of them is one, so the last may stand for the rest. */
  if (number->unit == NULL || number->unit_length == 0)
    return 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const char *unit = g_ptr_array_index (self->units, i);

      if (strlen (unit) == number->unit_length
          && memcmp (unit, number->unit, number->unit_length) == 0)
        return (guint8) (i + 1);
    }
  if (self->units->len == EF_NUMBER_COLUMN_UNITS_MAX)
    return EF_NUMBER_COLUMN_UNITS_MAX;
  g_ptr_array_add (self->units, g_strndup (number->unit, number->unit_length));

  return (guint8) self->units->len;
}

/* A unit that nobody knows may be one ("img/s") or the rest of something else: "26a66f0d" is no
 * number with the unit "a66f0d". */
static gboolean
is_credible_unit (const char *unit)
{
  for (const char *p = unit; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || g_ascii_isspace (*p))
      return FALSE;

  return TRUE;
}

/* Numbers with unknown units are trusted only if the whole column agrees on one. */
static void
doubt_units (EfNumberColumn *self)
{
  gboolean doubtful[EF_NUMBER_COLUMN_UNITS_MAX + 1] = { FALSE };
  guint n_unknown = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const char *unit = g_ptr_array_index (self->units, i);

      doubtful[i + 1] = ef_unit_find (unit, -1) == NULL;
      n_unknown += doubtful[i + 1];
    }
  for (guint i = 0; i < self->units->len; i++)
    doubtful[i + 1] &= n_unknown > 1 || !is_credible_unit (g_ptr_array_index (self->units, i));

  for (guint i = 0; i < self->special->len; i++)
    {
      EfNumberCell *cell = &g_array_index (self->special, EfNumberCell, i);

      if (doubtful[cell->unit] && cell->reason == EF_NUMBER_REASON_NONE)
        {
          cell->reason = EF_NUMBER_REASON_REMARK;
          self->n_numbers--;
          self->n_remarks++;
        }
    }
}

/* A magnitude where no magnitudes are expected: "400M" in a column of data sets is a name, not
 * 400. */
static gboolean
is_magnitude (const EfNumber *number)
{
  return number->unit != NULL && number->unit_length == 1
         && strchr ("KkMBGT", *number->unit) != NULL;
}

static void
read_special (EfNumberColumn *self, const char *text, gsize length, guint row,
              const EfNumberStyle *style)
{
  EfNumberCell cell = { .row = row, .low = NAN, .high = NAN };
  EfNumber number;

  cell.status = (guint8) ef_number_read (text, (gssize) length, style, &number);
  if (cell.status == EF_NUMBER_MISSING)
    return;
  if (cell.status == EF_NUMBER_OK && !style->suffixes && is_magnitude (&number))
    {
      cell.status = EF_NUMBER_REFUSED;
      number.reason = EF_NUMBER_REASON_MAGNITUDE;
    }

  cell.reason = (guint8) number.reason;
  cell.keep = cell.status == EF_NUMBER_REFUSED || !number.plain;
  judge_comma (self, text, length, style, &number, (EfNumberStatus) cell.status);
  if (cell.status == EF_NUMBER_REFUSED)
    self->n_refused++;
  else
    {
      self->values[row] = number.value;
      cell.low = number.low;
      cell.high = number.high;
      cell.unit = intern_unit (self, &number);
      if (number.reason == EF_NUMBER_REASON_REMARK)
        self->n_remarks++;
      else
        self->n_numbers++;
      if (number.percent)
        self->n_percent++;
      else if (is_fraction (number.value))
        self->n_fractions++;
      if (number.plain)
        return;
    }

  g_array_append_val (self->special, cell);
}

EfNumberColumn *
ef_number_column_read (EfCellSource *source, const EfNumberStyle *style, guint max_refused)
{
  g_autoptr (EfNumberColumn) self = g_new0 (EfNumberColumn, 1);

  self->values = g_new (double, MAX (source->n_rows, 1));
  ef_large_memory_hint (self->values, source->n_rows * sizeof *self->values);
  self->special = g_array_new (FALSE, FALSE, sizeof (EfNumberCell));
  self->units = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < source->n_rows; row++)
    {
      gsize length;
      const char *text = source->get_text (source, row, &length);
      double value;

      if (row % CHECK_INTERVAL == 0 && g_cancellable_is_cancelled (source->cancellable))
        return NULL;

      if (length > 0 && ef_number_read_plain (text, length, &value))
        {
          self->values[row] = value;
          self->n_numbers++;
          self->n_fractions += is_fraction (value);
          continue;
        }
      self->values[row] = NAN;
      if (length > 0)
        read_special (self, text, length, row, style);
      if (self->n_refused > max_refused)
        {
          doubt_units (self);
          return g_steal_pointer (&self);
        }
    }
  self->complete = TRUE;
  doubt_units (self);

  return g_steal_pointer (&self);
}

void
ef_number_column_free (EfNumberColumn *self)
{
  if (self == NULL)
    return;

  g_free (self->values);
  g_array_unref (self->special);
  g_ptr_array_unref (self->units);
  g_free (self);
}

static gboolean
same_dimension (const EfUnit *a, const EfUnit *b)
{
  return g_strcmp0 (ef_unit_get_dimension (a), ef_unit_get_dimension (b)) == 0;
}

/* The unit that most cells state, if the column can be in it. */
static const EfUnit *
find_main_unit (const EfNumberColumn *self, const EfUnit *const *units, const char *dimension)
{
  guint counts[EF_NUMBER_COLUMN_UNITS_MAX] = { 0 };
  const EfUnit *main = NULL;
  guint most = 0;

  for (guint i = 0; i < self->special->len; i++)
    {
      guint unit = g_array_index (self->special, EfNumberCell, i).unit;

      if (unit > 0)
        counts[unit - 1]++;
    }
  for (guint i = 0; i < self->units->len; i++)
    if (counts[i] > most)
      {
        most = counts[i];
        main = units[i];
      }
  if (main != NULL && dimension != NULL && g_strcmp0 (ef_unit_get_dimension (main), dimension) != 0)
    return NULL;

  return main;
}

/* "128k tokens" in a column that counts: no unit, but what is counted. */
static gboolean
is_counted (const char *unit, const EfQuantity *quantity)
{
  static const char *const words[] = { "token", "tokens", "param", "params", "parameters", NULL };
  g_autofree char *folded = g_ascii_strdown (unit, -1);

  return quantity != NULL && ef_quantity_is_count_like (quantity)
         && g_strv_contains (words, folded);
}

/* Cells whose own unit could not be used. */
typedef struct
{
  guint n;
  guint n_units;
  GString *units; /* the first few, quoted, joined with commas */
} Unused;

#define UNITS_TOLD_MAX 4

static void
add_unused (Unused *self, const char *unit, guint n)
{
  self->n += n;
  self->n_units++;
  if (self->units == NULL)
    self->units = g_string_new (NULL);
  if (self->n_units <= UNITS_TOLD_MAX)
    g_string_append_printf (self->units, self->n_units > 1 ? ", “%s”" : "“%s”", unit);
  else if (self->n_units == UNITS_TOLD_MAX + 1)
    g_string_append (self->units, ", …");
}

static void
report_units (EfCellSource *source, Unused *unknown, Unused *foreign)
{
  if (unknown->n > 0)
    /* Translators: column, values, units ("“frobs”, “views”"). */
    ef_diagnostics_add_many (source->diagnostics, unknown->n, EF_SEVERITY_WARNING, source->file,
                             source->place,
                             ngettext ("Column “%s”: %u value has a unit that is not known here: "
                                       "%s. It is taken as it stands.",
                                       "Column “%s”: %u values have a unit that is not known here: "
                                       "%s. They are taken as they stand.",
                                       unknown->n),
                             source->column, unknown->n, unknown->units->str);
  if (foreign->n > 0)
    /* Translators: column, values, units ("“GB”, “s”"). */
    ef_diagnostics_add_many (source->diagnostics, foreign->n, EF_SEVERITY_WARNING, source->file,
                             source->place,
                             ngettext ("Column “%s”: %u value has a unit that does not fit the "
                                       "column: %s. It is taken as it stands.",
                                       "Column “%s”: %u values have a unit that does not fit the "
                                       "column: %s. They are taken as they stand.",
                                       foreign->n),
                             source->column, foreign->n, foreign->units->str);
  if (unknown->units != NULL)
    g_string_free (unknown->units, TRUE);
  if (foreign->units != NULL)
    g_string_free (foreign->units, TRUE);
}

/* Factors of units are rounded, but mostly one is a whole number of times the other: with that, 700
 * W are 0.7 kW, and not 0.7000000000000001. */
static double
convert (double value, const EfUnit *from, const EfUnit *to)
{
  const double times = ef_unit_get_factor (from) / ef_unit_get_factor (to);
  const double parts = ef_unit_get_factor (to) / ef_unit_get_factor (from);

  if (fabs (times - rint (times)) < 1e-9 * times)
    return value * rint (times);

  return fabs (parts - rint (parts)) < 1e-9 * parts ? value / rint (parts) : value * times;
}

void
ef_number_column_settle_units (EfNumberColumn   *self,
                               EfCellSource     *source,
                               const EfQuantity *quantity,
                               const EfUnit    **unit)
{
  const EfUnit *units[EF_NUMBER_COLUMN_UNITS_MAX];
  guint n_unused[EF_NUMBER_COLUMN_UNITS_MAX] = { 0 };
  const EfUnit *column_unit = *unit;
  Unused unknown = { 0 };
  Unused foreign = { 0 };
  guint n_stated = 0;

  if (self->units->len == 0)
    return;

  for (guint i = 0; i < self->units->len; i++)
    units[i] = ef_unit_find (g_ptr_array_index (self->units, i), -1);
  for (guint i = 0; i < self->special->len; i++)
    n_stated += g_array_index (self->special, EfNumberCell, i).unit > 0;

  /* Bare numbers are in the unit of the header. Where there are none, the cells' own unit is the
   * column's, and the numbers stay as they are stated. */
  if (column_unit == NULL || n_stated == self->n_numbers + self->n_remarks)
    {
      const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;
      const EfUnit *main = find_main_unit (self, units, dimension);

      column_unit = main != NULL ? main : column_unit;
    }

  for (guint i = 0; i < self->special->len; i++)
    {
      EfNumberCell *cell = &g_array_index (self->special, EfNumberCell, i);
      const EfUnit *stated = cell->unit > 0 ? units[cell->unit - 1] : NULL;

      if (cell->unit == 0 || stated == column_unit
          || (column_unit == NULL && self->units->len == 1))
        continue;
      if (stated != NULL && column_unit != NULL && same_dimension (stated, column_unit))
        {
          self->values[cell->row] = convert (self->values[cell->row], stated, column_unit);
          cell->low = convert (cell->low, stated, column_unit);
          cell->high = convert (cell->high, stated, column_unit);
        }
      else
        n_unused[cell->unit - 1]++;
    }

  for (guint i = 0; i < self->units->len; i++)
    if (n_unused[i] > 0 && !is_counted (g_ptr_array_index (self->units, i), quantity))
      add_unused (units[i] == NULL ? &unknown : &foreign, g_ptr_array_index (self->units, i),
                  n_unused[i]);
  report_units (source, &unknown, &foreign);
  *unit = column_unit;
}

static void
report_cell (EfCellSource *source, const EfNumberCell *cell, double value)
{
  const char *reason = ef_number_reason_to_string ((EfNumberReason) cell->reason);
  g_autofree char *quoted = ef_cell_source_quote (source, cell->row);
  char number[EF_NUMBER_BUFFER];

  if (cell->status == EF_NUMBER_REFUSED)
    /* Translators: column, text of the cell, reason ("a damaged number"). */
    ef_cell_source_report (source, EF_SEVERITY_WARNING, cell->row,
                           _("Column “%s”: “%s” is left out: %s."), source->column, quoted,
                           reason);
  else
    /* Translators: column, text of the cell, the number taken, reason. */
    ef_cell_source_report (source, EF_SEVERITY_WARNING, cell->row,
                           _("Column “%s”: “%s” is taken as %s: %s."), source->column, quoted,
                           ef_number_to_text (value, number), reason);
}

static void
report_crowd (EfCellSource *source, const EfCellCrowd *crowd, EfNumberReason reason)
{
  g_autofree char *quotes = ef_cell_crowd_quote (crowd, source);

  if (reason == EF_NUMBER_REASON_REMARK)
    /* Translators: column, cells, "“108.8(2080Ti)” (12), …". */
    ef_cell_source_report_many (source, crowd->n, EF_SEVERITY_WARNING, crowd->rows[0],
                                ngettext ("Column “%s”: of %u cell the number is taken, and the "
                                          "remark left out: %s",
                                          "Column “%s”: of %u cells the number is taken, and the "
                                          "remark left out: %s",
                                          crowd->n),
                                source->column, crowd->n, quotes);
  else
    /* Translators: column, cells, reason ("a damaged number"), "“386x1” (12), …". */
    ef_cell_source_report_many (source, crowd->n, EF_SEVERITY_WARNING, crowd->rows[0],
                                ngettext ("Column “%s”: %u cell is left out: %s. %s",
                                          "Column “%s”: %u cells are left out: %s. %s", crowd->n),
                                source->column, crowd->n, ef_number_reason_to_string (reason),
                                quotes);
}

static void
report_percent (const EfNumberColumn *self, EfCellSource *source)
{
  const guint n_bare = self->n_numbers + self->n_remarks - MIN (self->n_percent,
                                                                self->n_numbers + self->n_remarks);

  if (self->n_percent == 0 || n_bare == 0)
    return;

  if (self->n_fractions * 2 > n_bare)
    ef_diagnostics_add (source->diagnostics, EF_SEVERITY_WARNING, source->file, source->place,
                        _("Column “%s”: %u of %u numbers have a percent sign, and the others look "
                          "like fractions. All are taken as they stand."),
                        source->column, self->n_percent, self->n_percent + n_bare);
  else
    ef_diagnostics_add (source->diagnostics, EF_SEVERITY_WARNING, source->file, source->place,
                        _("Column “%s”: %u of %u numbers have a percent sign, the others none. All "
                          "are taken as they stand."),
                        source->column, self->n_percent, self->n_percent + n_bare);
}

static gboolean
is_doubtful (const EfNumberCell *cell)
{
  return cell->status == EF_NUMBER_REFUSED || cell->reason == EF_NUMBER_REASON_REMARK;
}

void
ef_number_column_report (const EfNumberColumn *self, EfCellSource *source)
{
  EfCellCrowd crowds[EF_N_NUMBER_REASONS] = { 0 };

  for (guint i = 0; i < self->special->len; i++)
    {
      const EfNumberCell *cell = &g_array_index (self->special, EfNumberCell, i);

      if (is_doubtful (cell))
        ef_cell_crowd_add (&crowds[cell->reason], cell->row);
    }
  for (guint i = 0; i < self->special->len; i++)
    {
      const EfNumberCell *cell = &g_array_index (self->special, EfNumberCell, i);
      const EfCellCrowd *crowd = &crowds[cell->reason];

      if (!is_doubtful (cell))
        continue;
      if (crowd->n < EF_CELL_CROWD_MIN)
        report_cell (source, cell, self->values[cell->row]);
      else if (crowd->rows[0] == cell->row)
        report_crowd (source, crowd, (EfNumberReason) cell->reason);
    }

  report_percent (self, source);
}

void
ef_number_column_build (EfNumberColumn *self, EfCellSource *source, EfColumnBuilder *builder)
{
  guint row = 0;

  if (self->special->len == 0)
    {
      ef_column_builder_take_numbers (builder, g_steal_pointer (&self->values), source->n_rows);
      return;
    }

  ef_column_builder_reserve (builder, source->n_rows);
  for (guint i = 0; i < self->special->len; i++)
    {
      const EfNumberCell *cell = &g_array_index (self->special, EfNumberCell, i);
      gsize length = 0;
      const char *text = NULL;

      for (; row < cell->row; row++)
        ef_column_builder_add_number (builder, self->values[row]);
      if (cell->keep)
        text = source->get_text (source, row, &length);
      if (cell->status == EF_NUMBER_REFUSED)
        ef_column_builder_add_missing (builder, text, (gssize) length);
      else
        ef_column_builder_add_number_full (builder, self->values[row], cell->low, cell->high, text,
                                           (gssize) length);
      row++;
    }
  for (; row < source->n_rows; row++)
    ef_column_builder_add_number (builder, self->values[row]);
}
