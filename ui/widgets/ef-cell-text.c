/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-text.h"

#include "ef-energy-trace.h"
#include "ef-estimate-column.h"
#include "ef-legible-unit.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* A longer text may not be seen whole. */
#define MAX_PLAIN_LENGTH 14
/* A longer fraction is more than one takes in at a glance: "363.43359375". */
#define MAX_BRIEF_LENGTH 8
#define FRACTION_DIGITS 6
/* As exact as a computed value deserves. */
#define COMPUTED_FORMAT "%.4g"

char *
ef_cell_text_dup_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  const char *point = localeconv ()->decimal_point;
  const char *dot;

  ef_number_to_text (value, buffer);
  dot = strchr (buffer, '.');
  if (dot == NULL || g_str_equal (point, "."))
    return g_strdup (buffer);
  return g_strdup_printf ("%.*s%s%s", (int) (dot - buffer), buffer, point, dot + 1);
}

/* (transfer full) */
static char *
dup_rounded (double      value,
             const char *format)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *number = NULL;

  g_ascii_formatd (digits, sizeof digits, format, value);
  number = ef_cell_text_dup_number (g_ascii_strtod (digits, NULL));
  return ef_number_typeset_exponent (number);
}

/* Six digits of a fraction, but all that are before its point. */
static char *
dup_rounded_fraction (double value)
{
  int n_whole = value != 0 ? (int) floor (log10 (fabs (value))) + 1 : 1;
  g_autofree char *format
    = g_strdup_printf ("%%.%dg", CLAMP (n_whole, FRACTION_DIGITS, MAX_PLAIN_LENGTH + 1));

  return dup_rounded (value, format);
}

/* Whether a number has decimals and is longer than @max_length. */
static gboolean
is_long_fraction (const EfColumn *column,
                  guint           row,
                  gsize           max_length)
{
  const char *original = ef_column_get_original (column, row);
  char buffer[EF_NUMBER_BUFFER];
  char *end = NULL;

  if (original == NULL)
    {
      ef_number_to_text (ef_column_get_numbers (column)[row], buffer);
      original = buffer;
    }
  if (strlen (original) <= max_length || strchr (original, '.') == NULL)
    return FALSE;

  g_ascii_strtod (original, &end);
  return *end == '\0';
}

char *
ef_cell_text_dup_computed (double value)
{
  return dup_rounded (value, COMPUTED_FORMAT);
}

double
ef_cell_text_round_computed (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, COMPUTED_FORMAT, value), NULL);
}

double
ef_cell_text_convert (const EfColumn *column,
                      double          value)
{
  const EfUnit *stated;

  g_return_val_if_fail (column != NULL, value);

  stated = ef_column_get_unit (column);
  return stated != NULL
           ? ef_legible_unit_convert (value, stated, ef_estimate_column_choose_unit (column))
           : value;
}

/* What the cell shows. */
static double
get_value (const EfColumn *column,
           guint           row)
{
  return ef_cell_text_convert (column, ef_column_get_numbers (column)[row]);
}

/* As exact as a computed value deserves, and with a fraction no longer than @max_length; NULL where
 * the value stays as it is. */
static char *
dup_short (const EfColumn *column,
           guint           row,
           gsize           max_length)
{
  EfOrigin origin = ef_column_get_cell_origin (column, row);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER ||
      isnan (ef_column_get_numbers (column)[row]))
    return NULL;
  if (origin == EF_ORIGIN_DERIVED || origin == EF_ORIGIN_ESTIMATED)
    return dup_rounded (get_value (column, row), COMPUTED_FORMAT);
  if (is_long_fraction (column, row, max_length))
    return dup_rounded_fraction (get_value (column, row));
  return NULL;
}

char *
ef_cell_text_dup (const EfColumn *column,
                  guint           row)
{
  const char *original;

  g_return_val_if_fail (column != NULL, NULL);

  original = ef_column_get_original (column, row);
  if (original != NULL)
    return g_strdup (original);
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      double value = get_value (column, row);

      return isnan (value) ? g_strdup ("") : ef_cell_text_dup_number (value);
    }
  return ef_column_dup_cell (column, row);
}

/* Cut at the edge of its column, a long number would perhaps lose its exponent: "4.3150765…" of
 * 4.315076531004575e-05. */
char *
ef_cell_text_dup_short (const EfColumn *column,
                        guint           row)
{
  char *text = dup_short (column, row, MAX_PLAIN_LENGTH);

  return text != NULL ? text : ef_cell_text_dup (column, row);
}

char *
ef_cell_text_dup_brief (const EfColumn *column,
                        guint           row)
{
  g_autofree char *text = dup_short (column, row, MAX_BRIEF_LENGTH);

  if (text == NULL)
    text = ef_cell_text_dup (column, row);
  /* What the file wrote in its own way stays. */
  if (ef_column_get_original (column, row) != NULL || !ef_number_format_groups (column))
    return g_steal_pointer (&text);
  return ef_number_format_group (text);
}

/* Takes @text over. */
static char *
mark (const EfColumn *column,
      guint           row,
      char           *shown)
{
  g_autofree char *text = shown;
  const char *glyph;

  glyph = *text != '\0' ? ef_origin_to_glyph (ef_column_get_cell_origin (column, row)) : "";
  return *glyph != '\0' ? g_strdup_printf ("%s %s", glyph, text) : g_steal_pointer (&text);
}

char *
ef_cell_text_dup_marked (const EfColumn *column,
                         guint           row)
{
  g_return_val_if_fail (column != NULL, NULL);

  return mark (column, row, ef_cell_text_dup_short (column, row));
}

static gboolean
is_computed (const EfColumn *column,
             guint           row)
{
  EfOrigin origin = ef_column_get_cell_origin (column, row);

  return origin == EF_ORIGIN_DERIVED || origin == EF_ORIGIN_ESTIMATED;
}

char *
ef_cell_text_dup_unmarked (const EfColumn       *column,
                           guint                 row,
                           const EfNumberFormat *format)
{
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  if (!ef_number_format_suits (column, row))
    return ef_cell_text_dup_short (column, row);
  return is_computed (column, row)
           ? ef_number_format_dup_computed (format, get_value (column, row))
           : ef_number_format_dup (format, get_value (column, row));
}

char *
ef_cell_text_dup_formatted (const EfColumn       *column,
                            guint                 row,
                            const EfNumberFormat *format)
{
  g_autofree char *text = ef_cell_text_dup_unmarked (column, row, format);

  g_return_val_if_fail (text != NULL, NULL);

  return mark (column, row,
               is_computed (column, row) && ef_number_format_suits (column, row)
                 ? ef_number_format_pad (format, text)
                 : g_steal_pointer (&text));
}

/* A number that the file writes in another way. */
static gboolean
reads_otherwise (const EfColumn *column,
                 guint           row,
                 const char     *text,
                 const char     *shown)
{
  return ef_number_format_suits (column, row) && !g_str_equal (text, shown);
}

char *
ef_cell_text_dup_tip (const EfTable        *table,
                      const EfColumn       *column,
                      guint                 row,
                      const EfNumberFormat *format)
{
  g_autofree char *shown = ef_cell_text_dup_unmarked (column, row, format);
  char *trace = ef_energy_trace_cell (table, column, row);
  g_autofree char *text = NULL;

  if (trace != NULL)
    return trace;
  text = ef_cell_text_dup (column, row);
  return strlen (text) > MAX_PLAIN_LENGTH || reads_otherwise (column, row, text, shown)
           ? g_steal_pointer (&text)
           : NULL;
}
