/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error-bars.h"

#include <math.h>
#include <string.h>

#include "ef-bounds-header.h"
#include "ef-number.h"

/* Finding the numbers */

static gboolean
can_have_bounds (EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_NUMBER && ef_column_get_lows (column) == NULL;
}

/* "±" between a value and its error, in a column of its own. */
static gboolean
is_sign (EfColumn *column)
{
  if (ef_column_get_kind (column) != EF_COLUMN_TEXT || ef_column_get_n_rows (column) == 0)
    return FALSE;

  return strcmp (ef_column_get_text (column, 0), "±") == 0
         || strcmp (ef_column_get_text (column, 0), "+/-") == 0;
}

/* The numbers that @about is named by, or -1. */
static gint
find_named (GPtrArray *columns, const GArray *headers, const EfBoundsHeader *about)
{
  gint longer = -1;

  for (guint i = 0; i < columns->len; i++)
    {
      const EfBoundsHeader *value = &g_array_index (headers, EfBoundsHeader, i);

      if (!can_have_bounds (g_ptr_array_index (columns, i)))
        continue;
      if (ef_bounds_header_is_of (about, value))
        return (gint) i;
      if (longer < 0 && ef_bounds_header_begins_with (about, value))
        longer = (gint) i;
    }

  return longer;
}

/* The numbers in front of the column, or -1. */
static gint
find_before (GPtrArray *columns, const GArray *headers, guint index)
{
  guint before = index;

  while (before > 0 && is_sign (g_ptr_array_index (columns, before - 1)))
    before--;
  if (before == 0 || g_array_index (headers, EfBoundsHeader, before - 1).form != EF_BOUNDS_FORM_NONE
      || !can_have_bounds (g_ptr_array_index (columns, before - 1)))
    return -1;

  return (gint) before - 1;
}

/* The column that @index is about, or -1. */
static gint
find_numbers (GPtrArray *columns, const GArray *headers, guint index)
{
  const EfBoundsHeader *about = &g_array_index (headers, EfBoundsHeader, index);
  gint found = find_named (columns, headers, about);

  /* "95% CI" and "Stderr" stand behind what they are about, whatever else their header says of
   * themselves ("95 pct"). */
  if (found < 0 && about->alone && (*about->name == '\0' || about->form == EF_BOUNDS_FORM_MARGIN))
    found = find_before (columns, headers, index);

  return found;
}

/* Bounds */

/* The bounds of all rows, as many as there are cells that could be used. */
typedef struct
{
  guint n_rows;
  double *lows;
  double *highs;
  guint n_present; /* cells that should say something */
  guint n_used;
} Bounds;

static void
bounds_init (Bounds *self, guint n_rows)
{
  *self = (Bounds) { .n_rows = n_rows };
  self->lows = g_new (double, MAX (n_rows, 1));
  self->highs = g_new (double, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    self->lows[row] = self->highs[row] = NAN;
}

static void
bounds_clear (Bounds *self)
{
  g_free (self->lows);
  g_free (self->highs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bounds, bounds_clear)

/* A cell that says @low and @high of @value; no value, no bounds. */
static void
bounds_add (Bounds *self, guint row, double value, double low, double high)
{
  self->n_present++;
  if (isnan (value))
    {
      self->n_used++;
      return;
    }
  if (isnan (low) || isnan (high) || !(low <= value && value <= high))
    return;
  self->n_used++;
  self->lows[row] = low;
  self->highs[row] = high;
}

static gboolean
read_text (const char *text, EfNumber *number)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, FALSE };

  return ef_number_read (text, -1, &style, number) == EF_NUMBER_OK && !isnan (number->low)
         && !isnan (number->high);
}

/* "+5/-5" as bounds around 0: the number reader knows all the forms once there is a value in
 * front. "[1465, 1475]" are bounds as they are. */
static void
read_margins (const char *text, double value, double *low, double *high)
{
  g_autofree char *with_zero = g_strconcat ("0 ", text, NULL);
  gsize length = strlen (text);
  g_autofree char *bare = NULL;
  EfNumber number;

  *low = *high = NAN;
  if (read_text (with_zero, &number) && number.low <= 0 && number.high >= 0)
    {
      *low = value + number.low;
      *high = value + number.high;
      return;
    }
  if (length > 2 && strchr ("[(", *text) != NULL && strchr ("])", text[length - 1]) != NULL)
    {
      g_auto (GStrv) ends = NULL;

      bare = g_strndup (text + 1, length - 2);
      ends = g_strsplit_set (bare, ",;", 3);
      if (g_strv_length (ends) == 2)
        {
          g_strstrip (ends[0]);
          g_strstrip (ends[1]);
          if (!ef_number_read_plain (ends[0], strlen (ends[0]), low)
              || !ef_number_read_plain (ends[1], strlen (ends[1]), high))
            *low = *high = NAN;
        }
    }
}

static void
add_margins (Bounds *self, const double *values, EfColumn *margins)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      const char *text = ef_column_get_text (margins, row);
      double low, high;

      if (*text == '\0')
        continue;
      read_margins (text, values[row], &low, &high);
      bounds_add (self, row, values[row], low, high);
    }
}

static void
add_deviations (Bounds *self, const double *values, EfColumn *deviations)
{
  const double *widths = ef_column_get_numbers (deviations);

  /* None at all is what tools write where they know nothing. */
  for (guint row = 0; row < self->n_rows; row++)
    if (!isnan (widths[row]) && widths[row] != 0)
      bounds_add (self, row, values[row], values[row] - widths[row], values[row] + widths[row]);
}

static void
add_ends (Bounds *self, const double *values, EfColumn *low, EfColumn *high)
{
  const double *lows = ef_column_get_numbers (low);
  const double *highs = ef_column_get_numbers (high);

  for (guint row = 0; row < self->n_rows; row++)
    if (!isnan (lows[row]) && !isnan (highs[row]))
      bounds_add (self, row, values[row], lows[row], highs[row]);
}

/* Puts the numbers with bounds in their place, unless too few cells were what their header says. */
static void
replace_numbers (GPtrArray *columns, guint index, const Bounds *bounds)
{
  EfColumn *numbers = g_ptr_array_index (columns, index);
  const double *values = ef_column_get_numbers (numbers);
  EfColumnBuilder *builder;

  if (bounds->n_used == 0 || bounds->n_used * 5 < bounds->n_present * 4)
    return;

  builder = ef_column_builder_new (ef_column_get_name (numbers), EF_COLUMN_NUMBER);
  ef_column_builder_set_quantity (builder, ef_column_get_quantity (numbers),
                                  ef_column_get_unit (numbers));
  ef_column_builder_reserve (builder, bounds->n_rows);
  for (guint row = 0; row < bounds->n_rows; row++)
    {
      const char *original = ef_column_get_original (numbers, row);

      if (isnan (values[row]))
        ef_column_builder_add_missing (builder, original, -1);
      else
        ef_column_builder_add_number_full (builder, values[row], bounds->lows[row],
                                           bounds->highs[row], original, -1);
    }
  g_ptr_array_index (columns, index) = ef_column_builder_end (builder);
  ef_column_unref (numbers);
}

/* The column with the other end of the bounds of @name, or NULL. */
static EfColumn *
find_high (GPtrArray *columns, const GArray *headers, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const EfBoundsHeader *header = &g_array_index (headers, EfBoundsHeader, i);

      if (header->form == EF_BOUNDS_FORM_HIGH && strcmp (header->name, name) == 0
          && ef_column_get_kind (g_ptr_array_index (columns, i)) == EF_COLUMN_NUMBER)
        return g_ptr_array_index (columns, i);
    }

  return NULL;
}

static void
attach (GPtrArray *columns, const GArray *headers, guint index)
{
  const EfBoundsHeader *header = &g_array_index (headers, EfBoundsHeader, index);
  EfColumn *column = g_ptr_array_index (columns, index);
  const EfColumnKind kind = ef_column_get_kind (column);
  EfColumn *high = NULL;
  g_auto (Bounds) bounds = { 0 };
  const double *values;
  gint target;

  if (header->form == EF_BOUNDS_FORM_NONE || header->form == EF_BOUNDS_FORM_HIGH
      || kind != (header->form == EF_BOUNDS_FORM_MARGIN ? EF_COLUMN_TEXT : EF_COLUMN_NUMBER))
    return;
  if (header->form == EF_BOUNDS_FORM_LOW)
    {
      high = find_high (columns, headers, header->name);
      if (high == NULL)
        return;
    }
  target = find_numbers (columns, headers, index);
  if (target < 0)
    return;

  values = ef_column_get_numbers (g_ptr_array_index (columns, target));
  bounds_init (&bounds, ef_column_get_n_rows (column));
  if (header->form == EF_BOUNDS_FORM_MARGIN)
    add_margins (&bounds, values, column);
  else if (header->form == EF_BOUNDS_FORM_WIDTH)
    add_deviations (&bounds, values, column);
  else
    add_ends (&bounds, values, column, high);
  replace_numbers (columns, (guint) target, &bounds);
}

/* @get_name: of the one at @index. */
static GArray *
read_headers (GPtrArray *list, const char *(*get_name) (gpointer item))
{
  GArray *headers = g_array_new (FALSE, FALSE, sizeof (EfBoundsHeader));

  g_array_set_clear_func (headers, (GDestroyNotify) ef_bounds_header_clear);
  for (guint i = 0; i < list->len; i++)
    {
      EfBoundsHeader header;

      ef_bounds_header_read (&header, get_name (g_ptr_array_index (list, i)));
      g_array_append_val (headers, header);
    }

  return headers;
}

static const char *
get_column_name (gpointer column)
{
  return ef_column_get_name (column);
}

static const char *
get_text (gpointer name)
{
  return name;
}

void
ef_error_bars_attach (GPtrArray *columns)
{
  g_autoptr (GArray) headers = read_headers (columns, get_column_name);

  for (guint i = 0; i < columns->len; i++)
    attach (columns, headers, i);
}

/* The first for which @is_about is TRUE, but for those that have bounds; -1 if there is none. */
static gint
find_value (const GArray *headers, const EfBoundsHeader *about, GHashTable *taken,
            gboolean (*is_about) (const EfBoundsHeader *about, const EfBoundsHeader *value))
{
  for (guint i = 0; i < headers->len; i++)
    if (is_about (about, &g_array_index (headers, EfBoundsHeader, i))
        && !g_hash_table_contains (taken, GUINT_TO_POINTER (i)))
      return (gint) i;

  return -1;
}

static gint
find_other_end (const GArray *headers, const char *name)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const EfBoundsHeader *header = &g_array_index (headers, EfBoundsHeader, i);

      if (header->form == EF_BOUNDS_FORM_HIGH && strcmp (header->name, name) == 0)
        return (gint) i;
    }

  return -1;
}

GArray *
ef_error_bars_find_ends (GPtrArray *names)
{
  g_autoptr (GArray) headers = NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EfErrorBarEnds));

  g_return_val_if_fail (names != NULL, found);

  headers = read_headers (names, get_text);
  for (guint i = 0; i < headers->len; i++)
    {
      const EfBoundsHeader *low = &g_array_index (headers, EfBoundsHeader, i);
      gint high, value;

      if (low->form != EF_BOUNDS_FORM_LOW || (high = find_other_end (headers, low->name)) < 0)
        continue;
      value = find_value (headers, low, taken, ef_bounds_header_is_of);
      if (value < 0)
        value = find_value (headers, low, taken, ef_bounds_header_begins_with);
      if (value >= 0)
        {
          const EfErrorBarEnds ends = { (guint) value, i, (guint) high };

          g_hash_table_add (taken, GINT_TO_POINTER (value));
          g_array_append_val (found, ends);
        }
    }

  return found;
}
