/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-date-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-large-memory.h"

#define CHECK_INTERVAL 65536

typedef enum
{
  CELL_MISSING,
  CELL_ISO,       /* a date, and the text is what it prints as */
  CELL_DATE,      /* a date in another form */
  CELL_UNORDERED, /* a date of which the column must tell the order of day and month */
  CELL_REFUSED,
} CellState;

typedef struct
{
  EfCellSource *source;
  double *days;
  guint8 *states;     /* CellState */
  guint8 *precisions; /* EfDatePrecision */
  guint n_dates;
  guint n_plain[EF_DATE_TIME + 1]; /* in ISO form, by precision */
  guint n_unordered;
  guint n_refused;
  guint n_day_first;   /* cells that can only have the day first */
  guint n_month_first;
  EfDatePrecision finest;
} DateColumn;

static void
date_column_clear (DateColumn *self)
{
  g_free (self->days);
  g_free (self->states);
  g_free (self->precisions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DateColumn, date_column_clear)

static guint
read_digits (const char **p, const char *end, guint max)
{
  const char *start = *p;
  guint value = 0;

  while (*p < end && *p - start < (gssize) max && g_ascii_isdigit (**p))
    value = value * 10 + (guint) (*(*p)++ - '0');

  return value;
}

/* "05-08-2024", "5/8/2024", "05.08.2024": two short numbers and a year. */
static gboolean
read_parts (const char *text, gsize length, guint parts[3])
{
  const char *end = text + length;
  const char *p = text;
  char mark;

  parts[0] = read_digits (&p, end, 2);
  if (p == end || strchr ("-/.", *p) == NULL)
    return FALSE;
  mark = *p++;
  parts[1] = read_digits (&p, end, 2);
  if (p == end || *p++ != mark || end - p != 4)
    return FALSE;
  parts[2] = read_digits (&p, end, 4);

  return p == end && parts[0] > 0 && parts[1] > 0 && parts[2] > 0;
}

/* TRUE if the text is what the date prints as, so it need not be kept. */
static gboolean
is_iso (const char *text, gsize length, EfDatePrecision precision)
{
  static const gsize lengths[] = { 4, 7, 10, 20 };

  return length == lengths[precision] && (length < 7 || text[4] == '-')
         && (length < 10 || text[7] == '-')
         && (length < 20 || (text[10] == 'T' && text[19] == 'Z'));
}

/* The number that @n digits are, and more than any such number where there is anything else. */
static inline guint
read_fixed (const char *text, guint n)
{
  guint value = 0;
  guint other = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint8 digit = (guint8) (text[i] - '0');

      other |= digit > 9;
      value = value * 10 + digit;
    }

  return other ? G_MAXUINT : value;
}

/* "2021-06-30", by far the most frequent form of a date, without the many questions that
 * ef_date_read() asks. */
static gboolean
read_iso_day (const char *text, gsize length, double *days)
{
  static const guint8 month_lengths[] = { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  guint year, month, day;

  if (length != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = read_fixed (text, 4);
  month = read_fixed (text + 5, 2);
  day = read_fixed (text + 8, 2);
  /* Leap years are left to who knows them. */
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1
      || day > month_lengths[month] || (month == 2 && day == 29))
    return FALSE;
  *days = ef_date_from_ymd ((int) year, (int) month, (int) day);

  return TRUE;
}

static gboolean
read_date (const char *text, gsize length, double *days, EfDatePrecision *precision)
{
  if (!read_iso_day (text, length, days))
    return ef_date_read (text, (gssize) length, days, precision);
  *precision = EF_DATE_DAY;

  return TRUE;
}

static void
add_date (DateColumn *self, guint row, double days, EfDatePrecision precision, gboolean iso)
{
  self->days[row] = days;
  self->states[row] = iso ? CELL_ISO : CELL_DATE;
  self->precisions[row] = (guint8) precision;
  self->finest = MAX (self->finest, precision);
  self->n_dates++;
  self->n_plain[precision] += iso;
}

static void
read_cell (DateColumn *self, guint row)
{
  gsize length;
  const char *text = self->source->get_text (self->source, row, &length);
  EfDatePrecision precision;
  guint parts[3];
  double days;

  self->days[row] = NAN;
  if (length == 0)
    return;
  if (read_date (text, length, &days, &precision))
    {
      const gboolean iso = is_iso (text, length, precision);

      add_date (self, row, days, precision, iso);
      if (!iso && read_parts (text, length, parts))
        {
          self->n_day_first += parts[0] > 12;
          self->n_month_first += parts[1] > 12;
        }
    }
  else if (read_parts (text, length, parts) && parts[0] <= 31 && parts[1] <= 31)
    {
      self->states[row] = CELL_UNORDERED;
      self->n_unordered++;
      self->n_day_first += parts[0] > 12;
      self->n_month_first += parts[1] > 12;
    }
  else if (!ef_number_is_missing_marker (text, (gssize) length))
    {
      self->states[row] = CELL_REFUSED;
      self->n_refused++;
    }
}

/* Reads the cells whose order the column has told, or refuses them if it has not. */
static void
settle_order (DateColumn *self)
{
  const gboolean told = (self->n_day_first > 0) != (self->n_month_first > 0);
  const gboolean day_first = self->n_day_first > 0;

  for (guint row = 0; self->n_unordered > 0 && row < self->source->n_rows; row++)
    {
      gsize length;
      const char *text;
      guint parts[3];
      guint day, month;

      if (self->states[row] != CELL_UNORDERED)
        continue;
      self->states[row] = CELL_REFUSED;
      self->n_unordered--;
      text = self->source->get_text (self->source, row, &length);
      if (told && read_parts (text, length, parts))
        {
          day = parts[day_first ? 0 : 1];
          month = parts[day_first ? 1 : 0];
          if (g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) parts[2]))
            add_date (self, row, ef_date_from_ymd ((int) parts[2], (int) month, (int) day),
                      EF_DATE_DAY, FALSE);
        }
      self->n_refused += self->states[row] == CELL_REFUSED;
    }
}

static void
report_cell (EfCellSource *source, guint row)
{
  g_autofree char *quoted = ef_cell_source_quote (source, row);

  ef_cell_source_report (source, EF_SEVERITY_WARNING, row,
                         _("Column “%s”: “%s” is left out: no date that can be understood."),
                         source->column, quoted);
}

static void
report_crowd (EfCellSource *source, const EfCellCrowd *crowd)
{
  g_autofree char *quotes = ef_cell_crowd_quote (crowd, source);

  /* Translators: column, cells, "“soon” (12), “n. d.” (15), …". */
  ef_cell_source_report_many (source, crowd->n, EF_SEVERITY_WARNING, crowd->rows[0],
                              ngettext ("Column “%s”: %u cell is left out: no date that can be "
                                        "understood. %s",
                                        "Column “%s”: %u cells are left out: no dates that can be "
                                        "understood. %s",
                                        crowd->n),
                              source->column, crowd->n, quotes);
}

static void
report_refused (DateColumn *self)
{
  EfCellCrowd crowd = { 0 };

  for (guint row = 0; self->n_refused > 0 && row < self->source->n_rows; row++)
    {
      if (self->states[row] != CELL_REFUSED)
        continue;
      ef_cell_crowd_add (&crowd, row);
      if (self->n_refused < EF_CELL_CROWD_MIN)
        report_cell (self->source, row);
    }
  if (self->n_refused >= EF_CELL_CROWD_MIN)
    report_crowd (self->source, &crowd);
}

static void
report_column (DateColumn *self, gboolean ordered)
{
  EfCellSource *source = self->source;

  report_refused (self);
  if (ordered)
    ef_diagnostics_add (source->diagnostics, EF_SEVERITY_INFO, source->file, source->place,
                        self->n_day_first > 0
                          ? _("Column “%s”: dates like 05-08-2024 are read with the day first.")
                          : _("Column “%s”: dates like 05-08-2024 are read with the month first."),
                        source->column);
}

static EfColumnBuilder *
build (DateColumn *self)
{
  EfCellSource *source = self->source;
  EfColumnBuilder *builder = ef_column_builder_new (source->column, EF_COLUMN_DATE);

  ef_column_builder_set_date_precision (builder, self->finest);
  if (self->n_refused == 0 && self->n_plain[self->finest] == self->n_dates)
    {
      ef_column_builder_take_numbers (builder, g_steal_pointer (&self->days), source->n_rows);
      return builder;
    }

  ef_column_builder_reserve (builder, source->n_rows);
  for (guint row = 0; row < source->n_rows; row++)
    {
      gsize length;
      const char *text;

      if (self->states[row] == CELL_MISSING
          || (self->states[row] == CELL_ISO && self->precisions[row] == self->finest))
        {
          ef_column_builder_add_number (builder, self->days[row]);
          continue;
        }
      text = source->get_text (source, row, &length);
      if (self->states[row] == CELL_REFUSED)
        ef_column_builder_add_missing (builder, text, (gssize) length);
      else
        ef_column_builder_add_number_full (builder, self->days[row], NAN, NAN, text,
                                           (gssize) length);
    }

  return builder;
}

static gboolean
may_be_date (const char *text, gsize length)
{
  EfDatePrecision precision;
  guint parts[3];
  double days;

  return ef_date_read (text, (gssize) length, &days, &precision)
         || read_parts (text, length, parts);
}

EfColumnBuilder *
ef_date_column_read (EfCellSource *source, double share)
{
  const guint max_refused = (guint) ((1 - share) * source->n_rows + 0.5);
  g_auto (DateColumn) self = { .source = source };
  gboolean ordered;

  if (ef_cell_source_is_hopeless (source, may_be_date))
    return NULL;

  self.days = g_new (double, MAX (source->n_rows, 1));
  ef_large_memory_hint (self.days, source->n_rows * sizeof *self.days);
  self.states = g_new0 (guint8, MAX (source->n_rows, 1));
  self.precisions = g_new0 (guint8, MAX (source->n_rows, 1));
  for (guint row = 0; row < source->n_rows; row++)
    {
      if (row % CHECK_INTERVAL == 0 && g_cancellable_is_cancelled (source->cancellable))
        return NULL;
      read_cell (&self, row);
      /* Even if all that is left were dates, it would not be enough. */
      if (self.n_refused > max_refused)
        return NULL;
    }
  ordered = self.n_unordered > 0;
  settle_order (&self);
  if (self.n_dates == 0 || self.n_dates < share * (self.n_dates + self.n_refused) - 1e-9)
    return NULL;

  report_column (&self, ordered);

  return build (&self);
}
