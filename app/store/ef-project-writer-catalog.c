/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"
#include "ef-project-reference.h"
#include "ef-project-words.h"
#include "ef-xml-text.h"
#include "ef-project-writer-private.h"

#include <math.h>

/* The data of a project. A column is a list with one value per line, in elements of bounded
 * size: as compact as blanks between the values would be, fast to read in one go, and a changed
 * value is one changed line for whoever compares two versions of a project. */

/* How often a node hangs in the catalog, and its id once it is written, if it needs one. */
typedef struct
{
  guint n_uses;
  char *id;
} EfNodeUse;

static void
node_use_free (gpointer data)
{
  EfNodeUse *use = data;

  g_free (use->id);
  g_free (use);
}

typedef void (*AppendCell) (GString *out, const EfColumn *column, guint row);

static void
append_number (GString *out, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  g_string_append (out, isnan (value) ? "-" : ef_number_to_text (value, buffer));
}

/* Whole days as people write them, anything else as the number it is; that includes a negative
 * zero, so that every value comes back to the bit. */
static void
append_date (GString *out, double days)
{
  if (days == floor (days) && fabs (days) < 4e6 && !(days == 0 && signbit (days)))
    {
      int year, month, day;

      ef_date_to_ymd (days, &year, &month, &day);
      if (year >= 1 && year <= 9999)
        {
          g_string_append_printf (out, "%04d-%02d-%02d", year, month, day);
          return;
        }
    }

  append_number (out, days);
}

static void
append_value (GString *out, const EfColumn *column, guint row)
{
  double value = ef_column_get_numbers (column)[row];

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    append_date (out, value);
  else
    append_number (out, value);
}

static void
append_low (GString *out, const EfColumn *column, guint row)
{
  append_number (out, ef_column_get_lows (column)[row]);
}

static void
append_high (GString *out, const EfColumn *column, guint row)
{
  append_number (out, ef_column_get_highs (column)[row]);
}

static void
append_cell (GString *out, const EfColumn *column, guint row)
{
  ef_xml_append_text (out, ef_column_get_text (column, row));
}

/* "12 1.82 M": the row, counted from 0, and what the source said there. */
static void
append_original (GString *out, const EfColumn *column, guint row)
{
  const char *original = ef_column_get_original (column, row);

  if (original == NULL)
    return;

  g_string_append_printf (out, "%u ", row);
  ef_xml_append_text (out, original);
}

/* The formulas of single cells of a column, each once, numbered from 1. */
static GPtrArray *
list_formulas (const EfColumn *column, GHashTable *numbers)
{
  GPtrArray *formulas = g_ptr_array_new ();

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      const char *formula = ef_column_get_cell_formula (column, row);

      if (formula == NULL || g_hash_table_contains (numbers, formula))
        continue;
      g_ptr_array_add (formulas, (char *) formula);
      g_hash_table_insert (numbers, (char *) formula, GUINT_TO_POINTER (formulas->len));
    }

  return formulas;
}

/* "12 estimated 2": the row, counted from 0, how its value came to be, and the number of the
 * formula. */
static void
append_origin (GString *out, const EfColumn *column, guint row, GHashTable *numbers)
{
  const char *formula = ef_column_get_cell_formula (column, row);

  g_string_append_printf (out, "%u %s", row,
                          ef_origin_to_word (ef_column_get_cell_origin (column, row)));
  if (formula != NULL)
    g_string_append_printf (out, " %u",
                            GPOINTER_TO_UINT (g_hash_table_lookup (numbers, formula)));
  g_string_append_c (out, '\n');
}

static void
flush_chunk (EfProjectWriter *self, const char *element, GString *chunk)
{
  if (chunk->len > 1)
    {
      ef_project_writer_start (self, element);
      ef_project_writer_raw (self, chunk->str, chunk->len);
      ef_project_writer_end (self);
    }

  g_string_assign (chunk, "\n");
}

/* One line per row; rows of which @append says nothing have none if @sparse. */
static void
write_lines (EfProjectWriter *self,
             const char *element,
             const EfColumn *column,
             AppendCell append,
             gboolean sparse)
{
  g_autoptr (GString) chunk = g_string_new ("\n");
  guint n_rows = ef_column_get_n_rows (column);
  guint n_lines = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      gsize before = chunk->len;

      append (chunk, column, row);
      if (sparse && chunk->len == before)
        continue;

      g_string_append_c (chunk, '\n');
      if (++n_lines == EF_PROJECT_CHUNK_CELLS || chunk->len >= EF_PROJECT_CHUNK_BYTES)
        {
          flush_chunk (self, element, chunk);
          n_lines = 0;
          if (g_cancellable_is_cancelled (self->cancellable))
            return;
        }
    }

  flush_chunk (self, element, chunk);
}

static gboolean
is_as_column_says (const EfColumn *column, guint row)
{
  const char *formula = ef_column_get_cell_formula (column, row);

  return ef_column_get_cell_origin (column, row) == ef_column_get_origin (column)
         && g_strcmp0 (formula, ef_column_get_formula (column)) == 0;
}

/* What single cells say of their origin where that is not what the column says. */
static void
write_origins (EfProjectWriter *self, const EfColumn *column)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) formulas = list_formulas (column, numbers);
  g_autoptr (GString) chunk = g_string_new ("\n");

  for (guint i = 0; i < formulas->len; i++)
    {
      ef_xml_append_text (chunk, g_ptr_array_index (formulas, i));
      g_string_append_c (chunk, '\n');
      if (chunk->len >= EF_PROJECT_CHUNK_BYTES)
        flush_chunk (self, "formulas", chunk);
    }
  flush_chunk (self, "formulas", chunk);

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      if (is_as_column_says (column, row))
        continue;

      append_origin (chunk, column, row, numbers);
      if (chunk->len >= EF_PROJECT_CHUNK_BYTES)
        flush_chunk (self, "origins", chunk);
    }
  flush_chunk (self, "origins", chunk);
}

static gboolean
has_values (const double *values, guint n_values)
{
  for (guint i = 0; values != NULL && i < n_values; i++)
    if (!isnan (values[i]))
      return TRUE;

  return FALSE;
}

static void
write_column_attributes (EfProjectWriter *self, const EfColumn *column)
{
  EfColumnKind kind = ef_column_get_kind (column);
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  EfDirectionReason reason = ef_column_get_direction_reason (column);
  EfDatePrecision precision = ef_column_get_date_precision (column);

  ef_project_writer_attribute (self, "name", ef_column_get_name (column));
  ef_project_writer_attribute (self, "kind", ef_project_word (EF_WORDS_KIND, kind));
  if (kind == EF_COLUMN_DATE)
    ef_project_writer_attribute (self, "precision",
                                 ef_project_word (EF_WORDS_PRECISION, precision));
  if (ef_column_get_role (column) != EF_ROLE_NONE)
    ef_project_writer_attribute (self, "role", ef_role_to_word (ef_column_get_role (column)));
  if (quantity != NULL)
    ef_project_writer_attribute (self, "quantity", ef_quantity_get_id (quantity));
  if (unit != NULL)
    ef_project_writer_attribute (self, "unit", ef_unit_get_id (unit));
  if (ef_column_get_direction (column) != EF_DIRECTION_UNKNOWN)
    ef_project_writer_attribute (self, "direction",
                                 ef_direction_to_word (ef_column_get_direction (column)));
  if (reason != EF_DIRECTION_REASON_NONE)
    ef_project_writer_attribute (self, "reason", ef_project_word (EF_WORDS_REASON, reason));
  if (ef_column_get_origin (column) != EF_ORIGIN_REPORTED)
    ef_project_writer_attribute (self, "origin", ef_origin_to_word (ef_column_get_origin (column)));
  ef_project_writer_attribute (self, "formula", ef_column_get_formula (column));
  ef_project_writer_attribute (self, "path", ef_column_get_path (column));
}

static void
write_column (EfProjectWriter *self, const EfColumn *column)
{
  guint n_rows = ef_column_get_n_rows (column);

  ef_project_writer_start (self, "column");
  write_column_attributes (self, column);
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    write_lines (self, "cells", column, append_cell, FALSE);
  else
    {
      write_lines (self, "values", column, append_value, FALSE);
      if (has_values (ef_column_get_lows (column), n_rows))
        write_lines (self, "lows", column, append_low, FALSE);
      if (has_values (ef_column_get_highs (column), n_rows))
        write_lines (self, "highs", column, append_high, FALSE);
    }
  write_lines (self, "originals", column, append_original, TRUE);
  if (ef_column_has_cell_origins (column))
    write_origins (self, column);
  ef_project_writer_end (self);
}

static void
write_places (EfProjectWriter *self, const guint32 *places, guint n_rows)
{
  g_autoptr (GString) chunk = g_string_new ("\n");

  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_printf (chunk, "%u\n", places[row]);
      if (row % EF_PROJECT_CHUNK_CELLS == EF_PROJECT_CHUNK_CELLS - 1)
        flush_chunk (self, "places", chunk);
    }

  flush_chunk (self, "places", chunk);
}

void
ef_project_writer_places (EfProjectWriter *self, EfTable *table)
{
  EfSource *source = ef_table_get_source (table);

  if (source != NULL)
    ef_project_writer_attribute (self, "source", g_hash_table_lookup (self->sources, source));
  ef_project_writer_attribute (self, "place-kind",
                               ef_project_word (EF_WORDS_PLACE, ef_table_get_place_kind (table)));
  ef_project_writer_attribute (self, "place", ef_table_get_place (table));
  if (ef_table_get_row_places (table) != NULL)
    write_places (self, ef_table_get_row_places (table), ef_table_get_n_rows (table));
  if (ef_table_get_place_texts (table) != NULL)
    write_lines (self, "place-texts", ef_table_get_place_texts (table), append_cell, FALSE);
}

static void
write_left_out (EfProjectWriter *self, GPtrArray *names)
{
  if (names == NULL || names->len == 0)
    return;

  ef_project_writer_start (self, "left-out");
  for (guint i = 0; i < names->len; i++)
    {
      ef_project_writer_start (self, "of");
      ef_project_writer_attribute (self, "name", g_ptr_array_index (names, i));
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}

static void
write_table (EfProjectWriter *self, EfTable *table)
{
  g_autofree char *n_rows = g_strdup_printf ("%u", ef_table_get_n_rows (table));

  ef_project_writer_start (self, "table");
  ef_project_writer_attribute (self, "id", g_hash_table_lookup (self->tables, table));
  ef_project_writer_attribute (self, "name", ef_table_get_name (table));
  ef_project_writer_attribute (self, "path", ef_table_get_path (table));
  ef_project_writer_attribute (self, "rows", n_rows);
  ef_project_writer_places (self, table);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    write_column (self, ef_table_get_column (table, i));
  write_left_out (self, ef_table_get_left_out (table));
  ef_project_writer_linked (self, table);
  ef_project_writer_made (self, table);
  ef_project_writer_end (self);
}

/* A table is known by its id, so that inserting one before it does not change how it is written.
 * Two files of the same name can have the same path: then a number tells them apart. */
static void
name_table (EfProjectWriter *self, EfTable *table)
{
  char *id = g_strdup (ef_table_get_id (table));

  for (guint n = 2; !g_hash_table_add (self->ids, g_strdup (id)); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", ef_table_get_id (table), n);
    }

  g_hash_table_insert (self->tables, table, id);
}

static void
write_source (EfProjectWriter *self, EfSource *source)
{
  guint number = g_hash_table_size (self->sources) + 1;
  char *id = g_strdup_printf ("source-%u", number);
  g_autofree char *reference = ef_project_make_reference (ef_source_get_uri (source), self->folder);

  g_hash_table_insert (self->sources, source, id);
  ef_project_writer_start (self, "source");
  ef_project_writer_attribute (self, "id", id);
  ef_project_writer_attribute (self, "name", ef_source_get_name (source));
  ef_project_writer_attribute (self, "uri", reference);
  ef_project_writer_attribute (self, "format", ef_source_get_format (source));
  ef_project_writer_attribute (self, "hash", ef_source_get_hash (source));
  ef_project_writer_end (self);
}

/* That of the table, and those that it was linked from (transfer container). */
static GPtrArray *
list_sources (EfTable *table)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  GPtrArray *sources = g_ptr_array_new ();

  g_ptr_array_add (sources, ef_table_get_source (table));
  for (guint i = 0; parts != NULL && i < ef_table_parts_get_n (parts); i++)
    g_ptr_array_add (sources, ef_table_get_source (ef_table_parts_get (parts, i)));

  return sources;
}

static void
write_sources (EfProjectWriter *self, GPtrArray *tables)
{
  gboolean any = FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (GPtrArray) sources = list_sources (g_ptr_array_index (tables, i));

      for (guint k = 0; k < sources->len; k++)
        {
          EfSource *source = g_ptr_array_index (sources, k);

          if (source == NULL || g_hash_table_contains (self->sources, source))
            continue;

          if (!any)
            ef_project_writer_start (self, "sources");
          any = TRUE;
          write_source (self, source);
        }
    }

  if (any)
    ef_project_writer_end (self);
}

static void
count_uses (EfProjectWriter *self, EfCatalogNode *node)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, node);
  while (todo->len > 0)
    {
      EfNodeUse *use;

      node = g_ptr_array_steal_index_fast (todo, todo->len - 1);
      use = g_hash_table_lookup (self->nodes, node);
      if (use == NULL)
        {
          use = g_new0 (EfNodeUse, 1);
          g_hash_table_insert (self->nodes, node, use);
          for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
            g_ptr_array_add (todo, ef_catalog_node_get_child (node, i));
        }
      use->n_uses++;
    }
}

static void
write_use (EfProjectWriter *self, const char *what, const char *id)
{
  ef_project_writer_start (self, "use");
  ef_project_writer_attribute (self, what, id);
  ef_project_writer_end (self);
}

static void
write_tables_of_node (EfProjectWriter *self, EfCatalogNode *node)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    write_use (self, "table",
               g_hash_table_lookup (self->tables, ef_catalog_node_get_table (node, i)));
}

static void
write_tables_below (EfProjectWriter *self, EfCatalogNode *node)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalog) part = ef_catalog_add_root (empty, node);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (part);

  for (guint i = 0; i < tables->len; i++)
    write_use (self, "table", g_hash_table_lookup (self->tables, g_ptr_array_index (tables, i)));
}

static void
write_node (EfProjectWriter *self, EfCatalogNode *node, guint depth)
{
  EfNodeUse *use = g_hash_table_lookup (self->nodes, node);

  if (use->id != NULL)
    {
      write_use (self, "node", use->id);
      return;
    }

  if (use->n_uses > 1)
    use->id = g_strdup_printf ("node-%u", ++self->n_shared_nodes);

  ef_project_writer_start (self, "node");
  ef_project_writer_attribute (self, "id", use->id);
  ef_project_writer_attribute (self, "name", ef_catalog_node_get_name (node));
  ef_project_writer_attribute (self, "description", ef_catalog_node_get_description (node));
  if (depth == EF_PROJECT_MAX_NODE_DEPTH)
    write_tables_below (self, node);
  else
    {
      for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
        write_node (self, ef_catalog_node_get_child (node, i), depth + 1);
      write_tables_of_node (self, node);
    }
  write_left_out (self, ef_catalog_node_get_left_out (node));
  ef_project_writer_end (self);
}

void
ef_project_writer_catalog (EfProjectWriter *self, EfCatalog *catalog)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (catalog);
  guint n_roots = ef_catalog_get_n_roots (catalog);

  if (n_roots == 0)
    return;

  self->sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, node_use_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  write_sources (self, tables);
  for (guint i = 0; i < tables->len; i++)
    name_table (self, g_ptr_array_index (tables, i));
  for (guint i = 0; i < n_roots; i++)
    count_uses (self, ef_catalog_get_root (catalog, i));

  ef_project_writer_start (self, "tables");
  for (guint i = 0; i < tables->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    write_table (self, g_ptr_array_index (tables, i));
  ef_project_writer_end (self);

  ef_project_writer_start (self, "catalog");
  for (guint i = 0; i < n_roots; i++)
    write_node (self, ef_catalog_get_root (catalog, i), 1);
  ef_project_writer_end (self);

  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}
