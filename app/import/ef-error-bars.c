/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error-bars.h"

#include <math.h>
#include <string.h>

#include "ef-number.h"

typedef enum
{
  MEANS_NOTHING,
  MEANS_MARGIN,    /* "95_pct_ci": what its cells look like decides */
  MEANS_DEVIATION, /* "acc_stderr" */
  MEANS_LOW,       /* "rating_lower" */
  MEANS_HIGH,
} Meaning;

/* Words of headers, one or two. Those that are no use alone mean other things too: "SD". */
static const struct
{
  const char *words;
  Meaning meaning;
  gboolean alone;
} known[] = {
  { "standard error", MEANS_DEVIATION, TRUE },
  { "standard errors", MEANS_DEVIATION, TRUE },
  { "std error", MEANS_DEVIATION, TRUE },
  { "std err", MEANS_DEVIATION, TRUE },
  { "standard deviation", MEANS_DEVIATION, TRUE },
  { "std deviation", MEANS_DEVIATION, TRUE },
  { "std dev", MEANS_DEVIATION, TRUE },
  { "stderr", MEANS_DEVIATION, TRUE },
  { "stddev", MEANS_DEVIATION, TRUE },
  { "stdev", MEANS_DEVIATION, TRUE },
  { "std", MEANS_DEVIATION, TRUE },
  { "sem", MEANS_DEVIATION, FALSE },
  { "sd", MEANS_DEVIATION, FALSE },
  { "se", MEANS_DEVIATION, FALSE },
  { "ci lower", MEANS_LOW, FALSE },
  { "ci low", MEANS_LOW, FALSE },
  { "lower bound", MEANS_LOW, FALSE },
  { "lower", MEANS_LOW, FALSE },
  { "q025", MEANS_LOW, FALSE },
  { "ci upper", MEANS_HIGH, FALSE },
  { "ci high", MEANS_HIGH, FALSE },
  { "upper bound", MEANS_HIGH, FALSE },
  { "upper", MEANS_HIGH, FALSE },
  { "q975", MEANS_HIGH, FALSE },
  { "ci", MEANS_MARGIN, TRUE },
  { "ci95", MEANS_MARGIN, TRUE },
  { "interval", MEANS_MARGIN, TRUE },
  { "margin", MEANS_MARGIN, TRUE },
};

/* What a header says. */
typedef struct
{
  Meaning meaning;
  gboolean alone; /* the words may stand without a name */
  char *name;     /* the other words, with single blanks between */
} Header;

static void
header_clear (gpointer data)
{
  g_free (((Header *) data)->name);
}

/* "acc_norm,none" as " acc norm none ". */
static char *
fold (const char *header)
{
  GString *folded = g_string_new (" ");

  for (const char *p = header; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      g_string_append_c (folded, g_ascii_tolower (*p));
    else if (folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  if (folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');

  return g_string_free (folded, FALSE);
}

static Header
read_header (const char *text)
{
  g_autofree char *folded = fold (text);
  Header header = { .alone = FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (known) && header.meaning == MEANS_NOTHING; i++)
    {
      g_autofree char *words = g_strdup_printf (" %s ", known[i].words);
      char *found = strstr (folded, words);

      if (found == NULL)
        continue;
      header.meaning = known[i].meaning;
      header.alone = known[i].alone;
      /* The blank behind the words stays. */
      memmove (found, found + strlen (words) - 1, strlen (found + strlen (words) - 1) + 1);
    }
  header.name = g_strstrip (g_strdup (folded));

  return header;
}

/* Finding the numbers */

/* Names of one thing: "accuracy mean" has the deviation "accuracy std". */
static gboolean
is_name_of (const char *name, const char *of)
{
  static const char *const extras[] = { "mean", "avg", "average" };

  if (strcmp (name, of) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      g_autofree char *before = g_strdup_printf ("%s %s", extras[i], of);
      g_autofree char *behind = g_strdup_printf ("%s %s", of, extras[i]);

      if (strcmp (name, before) == 0 || strcmp (name, behind) == 0)
        return TRUE;
    }

  return FALSE;
}

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

/* The numbers that are called @name, or mean of it, or -1. */
static gint
find_named (GPtrArray *columns, const GArray *headers, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const Header *header = &g_array_index (headers, Header, i);

      if (header->meaning == MEANS_NOTHING && is_name_of (header->name, name)
          && can_have_bounds (g_ptr_array_index (columns, i)))
        return (gint) i;
    }

  return -1;
}

/* The numbers in front of the column, or -1. */
static gint
find_before (GPtrArray *columns, const GArray *headers, guint index)
{
  guint before = index;

  while (before > 0 && is_sign (g_ptr_array_index (columns, before - 1)))
    before--;
  if (before == 0 || g_array_index (headers, Header, before - 1).meaning != MEANS_NOTHING
      || !can_have_bounds (g_ptr_array_index (columns, before - 1)))
    return -1;

  return (gint) before - 1;
}

/* The column that @index is about, or -1. */
static gint
find_numbers (GPtrArray *columns, const GArray *headers, guint index)
{
  const Header *about = &g_array_index (headers, Header, index);
  gint found = -1;

  if (*about->name != '\0')
    found = find_named (columns, headers, about->name);
  else if (about->alone)
    found = find_named (columns, headers, "mean");
  /* "95% CI" and "Stderr" stand behind what they are about, whatever else their header says of
   * themselves ("95 pct"). */
  if (found < 0 && about->alone && (*about->name == '\0' || about->meaning == MEANS_MARGIN))
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
      const Header *header = &g_array_index (headers, Header, i);

      if (header->meaning == MEANS_HIGH && strcmp (header->name, name) == 0
          && ef_column_get_kind (g_ptr_array_index (columns, i)) == EF_COLUMN_NUMBER)
        return g_ptr_array_index (columns, i);
    }

  return NULL;
}

static void
attach (GPtrArray *columns, const GArray *headers, guint index)
{
  const Header *header = &g_array_index (headers, Header, index);
  EfColumn *column = g_ptr_array_index (columns, index);
  const EfColumnKind kind = ef_column_get_kind (column);
  EfColumn *high = NULL;
  g_auto (Bounds) bounds = { 0 };
  const double *values;
  gint target;

  if (header->meaning == MEANS_NOTHING || header->meaning == MEANS_HIGH
      || kind != (header->meaning == MEANS_MARGIN ? EF_COLUMN_TEXT : EF_COLUMN_NUMBER))
    return;
  if (header->meaning == MEANS_LOW)
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
  if (header->meaning == MEANS_MARGIN)
    add_margins (&bounds, values, column);
  else if (header->meaning == MEANS_DEVIATION)
    add_deviations (&bounds, values, column);
  else
    add_ends (&bounds, values, column, high);
  replace_numbers (columns, (guint) target, &bounds);
}

void
ef_error_bars_attach (GPtrArray *columns)
{
  g_autoptr (GArray) headers = g_array_new (FALSE, FALSE, sizeof (Header));

  g_array_set_clear_func (headers, header_clear);
  for (guint i = 0; i < columns->len; i++)
    {
      Header header = read_header (ef_column_get_name (g_ptr_array_index (columns, i)));

      g_array_append_val (headers, header);
    }
  for (guint i = 0; i < columns->len; i++)
    attach (columns, headers, i);
}
