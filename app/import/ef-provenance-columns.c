/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-provenance-columns.h"

#include <math.h>
#include <string.h>

#include "ef-provenance.h"

/* What is said of one column of values. */
typedef struct
{
  EfColumn *values; /* with their origins */
  EfColumn *told[EF_N_PROVENANCES];
  EfColumn *ends[2]; /* of error bars or ranges, lower and upper; or NULL */
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  ef_column_unref (told->values);
  for (guint what = 0; what < EF_N_PROVENANCES; what++)
    ef_column_unref (told->told[what]);
  for (guint end = 0; end < G_N_ELEMENTS (told->ends); end++)
    g_clear_pointer (&told->ends[end], ef_column_unref);
  g_free (told);
}

/* A column without any cell has no kind of its own. */
static const char *
get_text (const EfColumn *column, guint row)
{
  return ef_column_get_kind (column) == EF_COLUMN_TEXT ? ef_column_get_text (column, row) : "";
}

static gboolean
is_text (const EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_TEXT || ef_column_get_n_present (column) == 0;
}

/* Whether the three columns behind number @index are about it, and say what they should. */
static gboolean
is_told (GPtrArray *columns, guint index)
{
  const EfColumn *values = columns->pdata[index];
  const EfColumn *kinds;
  EfOrigin origin;

  if (ef_column_get_kind (values) == EF_COLUMN_TEXT || index + EF_N_PROVENANCES >= columns->len)
    return FALSE;
  for (guint what = 0; what < EF_N_PROVENANCES; what++)
    {
      const EfColumn *column = columns->pdata[index + 1 + what];
      g_autofree char *title = ef_provenance_dup_title (ef_column_get_name (values), what);

      if (strcmp (ef_column_get_name (column), title) != 0 || !is_text (column))
        return FALSE;
    }

  kinds = columns->pdata[index + 1 + EF_PROVENANCE_KIND];
  for (guint row = 0; row < ef_column_get_n_rows (kinds); row++)
    {
      const char *word = get_text (kinds, row);

      if (*word != '\0' && !ef_origin_from_word (word, &origin))
        return FALSE;
    }

  return TRUE;
}

static EfOrigin
get_origin (const Told *told, guint row, const char **formula)
{
  EfOrigin origin = EF_ORIGIN_REPORTED;

  ef_origin_from_word (get_text (told->told[EF_PROVENANCE_KIND], row), &origin);
  *formula = ef_provenance_get_formula (get_text (told->told[EF_PROVENANCE_PLACE], row));

  return origin;
}

/* The origin and formula of all values, if they have the same; reported else. */
static EfOrigin
find_common (const Told *told, const char **formula)
{
  EfOrigin common = EF_ORIGIN_REPORTED;
  gboolean first = TRUE;

  *formula = NULL;
  for (guint row = 0; row < ef_column_get_n_rows (told->values); row++)
    {
      const char *own;
      EfOrigin origin;

      if (isnan (ef_column_get_numbers (told->values)[row]))
        continue;
      origin = get_origin (told, row, &own);
      if (!first && (origin != common || g_strcmp0 (own, *formula) != 0))
        {
          *formula = NULL;
          return EF_ORIGIN_REPORTED;
        }
      first = FALSE;
      common = origin;
      *formula = own;
    }

  return common;
}

/* What a column says of that end, else what the values know of it by other columns. */
static double
get_end (const Told *told, gboolean upper, guint row)
{
  const double *known
    = upper ? ef_column_get_highs (told->values) : ef_column_get_lows (told->values);

  if (told->ends[upper] != NULL && ef_column_get_n_present (told->ends[upper]) > 0)
    return ef_column_get_numbers (told->ends[upper])[row];

  return known != NULL ? known[row] : NAN;
}

static void
add_value (EfColumnBuilder *builder, const Told *told, guint row)
{
  const EfColumn *column = told->values;
  double value = ef_column_get_numbers (column)[row];

  if (isnan (value))
    ef_column_builder_add_missing (builder, ef_column_get_original (column, row), -1);
  else
    ef_column_builder_add_number_full (builder, value, get_end (told, FALSE, row),
                                       get_end (told, TRUE, row),
                                       ef_column_get_original (column, row), -1);
}

/* The values with what is told of them (transfer full). */
static EfColumn *
with_origins (const Told *told)
{
  const EfColumn *values = told->values;
  EfColumnBuilder *builder
    = ef_column_builder_new (ef_column_get_name (values), ef_column_get_kind (values));
  const char *common_formula;
  EfOrigin common = find_common (told, &common_formula);

  ef_column_builder_set_quantity (builder, ef_column_get_quantity (values),
                                  ef_column_get_unit (values));
  if (ef_column_get_kind (values) == EF_COLUMN_DATE)
    ef_column_builder_set_date_precision (builder, ef_column_get_date_precision (values));
  ef_column_builder_set_origin (builder, common, common_formula);
  ef_column_builder_reserve (builder, ef_column_get_n_rows (values));
  for (guint row = 0; row < ef_column_get_n_rows (values); row++)
    {
      const char *formula;
      EfOrigin origin;

      add_value (builder, told, row);
      if (isnan (ef_column_get_numbers (values)[row]))
        continue;
      origin = get_origin (told, row, &formula);
      if (origin != common)
        ef_column_builder_set_cell_origin (builder, row, origin, formula);
    }

  return ef_column_builder_end (builder);
}

/* The column number @index if it is that end of the column @name (transfer full). */
static EfColumn *
take_end (GPtrArray *columns, guint index, const char *name, gboolean upper)
{
  g_autofree char *title = ef_provenance_dup_end_title (name, upper);
  EfColumn *column = index < columns->len ? columns->pdata[index] : NULL;

  if (column == NULL || strcmp (ef_column_get_name (column), title) != 0
      || (ef_column_get_kind (column) == EF_COLUMN_TEXT && ef_column_get_n_present (column) > 0))
    return NULL;

  column = ef_column_ref (column);
  g_ptr_array_remove_index (columns, index);

  return column;
}

/* Takes what is told out of @columns (transfer full, element-type Told). */
static GPtrArray *
take_told (GPtrArray *columns)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (told_free);

  for (guint i = 0; i < columns->len; i++)
    {
      Told *told;
      EfColumn *values;

      if (!is_told (columns, i))
        continue;
      told = g_new0 (Told, 1);
      told->values = ef_column_ref (columns->pdata[i]);
      for (guint what = 0; what < EF_N_PROVENANCES; what++)
        told->told[what] = ef_column_ref (columns->pdata[i + 1 + what]);
      g_ptr_array_remove_range (columns, i + 1, EF_N_PROVENANCES);
      for (guint end = 0; end < G_N_ELEMENTS (told->ends); end++)
        told->ends[end] = take_end (columns, i + 1, ef_column_get_name (told->values), end == 1);
      values = with_origins (told);
      ef_column_unref (told->values);
      told->values = values;
      ef_column_unref (columns->pdata[i]);
      columns->pdata[i] = ef_column_ref (values);
      g_ptr_array_add (all, told);
    }

  return all;
}

/* The one file that the values are from; NULL if there is none, or several. */
static const char *
find_source (const Told *told)
{
  const char *source = NULL;

  for (guint row = 0; row < ef_column_get_n_rows (told->values); row++)
    {
      const char *own = get_text (told->told[EF_PROVENANCE_SOURCE], row);

      if (*own == '\0')
        continue;
      if (source != NULL && strcmp (source, own) != 0)
        return NULL;
      source = own;
    }

  return source;
}

/* Where the row stands in a file; "" if it does not. */
static const char *
get_place (const Told *told, guint row)
{
  const char *place = get_text (told->told[EF_PROVENANCE_PLACE], row);

  return ef_provenance_get_formula (place) == NULL ? place : "";
}

/* Fills gaps in the places of @into with those of @from; FALSE if some contradict each other. */
static gboolean
merge_places (const char **into, const Told *from, guint n_rows)
{
  for (guint row = 0; row < n_rows; row++)
    {
      const char *place = get_place (from, row);

      if (*place != '\0' && *into[row] != '\0' && strcmp (place, into[row]) != 0)
        return FALSE;
    }
  for (guint row = 0; row < n_rows; row++)
    if (*into[row] == '\0')
      into[row] = get_place (from, row);

  return TRUE;
}

/* A file that values come from, while it is being put together. */
typedef struct
{
  const char *source;
  const char **places; /* of each row, "" for none */
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->places);
  g_free (part);
}

/* The number of the part that the column is of, made if there is none that fits. */
static guint
find_part (GPtrArray *parts, const Told *told, const char *source, guint n_rows)
{
  Part *part;

  for (guint i = 0; i < parts->len; i++)
    {
      part = parts->pdata[i];
      if (strcmp (part->source, source) == 0 && merge_places (part->places, told, n_rows))
        return i;
    }

  part = g_new (Part, 1);
  part->source = source;
  part->places = g_new (const char *, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    part->places[row] = get_place (told, row);
  g_ptr_array_add (parts, part);

  return parts->len - 1;
}

/* A table without columns that knows its source and where its rows stand in it. */
static EfTable *
make_part (const Part *part, guint n_rows)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (EfSource) source = ef_source_new (part->source, NULL, "delimited", NULL);
  EfColumnBuilder *builder = ef_column_builder_new ("place", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) places = NULL;

  for (guint row = 0; row < n_rows; row++)
    ef_column_builder_add_text (builder, part->places[row], -1);
  places = ef_column_builder_end (builder);

  return ef_table_new_with_places (part->source, part->source, none, n_rows, source, places);
}

/* Columns of which nothing is told are from the one file, if there is only one. */
static void
add_other_columns (EfTableParts *parts, GPtrArray *columns)
{
  const char *original;
  guint part;

  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = ef_column_get_name (columns->pdata[i]);

      if (ef_column_get_kind (columns->pdata[i]) == EF_COLUMN_TEXT
          && !ef_table_parts_find_column (parts, name, &part, &original))
        ef_table_parts_add_column (parts, name, 0, name);
    }
}

EfTableParts *
ef_provenance_columns_take (GPtrArray *columns, guint n_rows)
{
  g_autoptr (GPtrArray) all = take_told (columns);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autofree guint *numbers = g_new0 (guint, MAX (all->len, 1));
  EfTableParts *result;

  for (guint i = 0; i < all->len; i++)
    {
      const char *source = find_source (all->pdata[i]);

      numbers[i] = source != NULL ? find_part (parts, all->pdata[i], source, n_rows) : G_MAXUINT;
    }
  if (parts->len == 0)
    return NULL;

  result = ef_table_parts_new ();
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (EfTable) part = make_part (parts->pdata[i], n_rows);

      ef_table_parts_add (result, part);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const char *name = ef_column_get_name (((const Told *) all->pdata[i])->values);

      if (numbers[i] != G_MAXUINT)
        ef_table_parts_add_column (result, name, numbers[i], name);
    }
  if (parts->len == 1)
    add_other_columns (result, columns);

  return result;
}
