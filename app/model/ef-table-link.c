/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-link.h"

#include "ef-catalog.h"
#include "ef-error.h"
#include "ef-name-private.h"
#include "ef-quantity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Between the values of one row's keys. */
#define KEY_SEPARATOR '\x1f'

/* So much of a table's name tells a column from that of another. */
#define MAX_LABEL 24

/* What a file is called without saying what kind of file it is. */
static char *
dup_label (EfTable *table)
{
  static const char *const endings[] = { ".csv", ".tsv", ".json", ".jsonl", ".md", ".xml",
                                         ".yaml", ".gz", ".html", ".txt" };
  char *label = g_strdup (ef_table_get_name (table));

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (label, endings[i]) && strlen (label) > strlen (endings[i]))
      label[strlen (label) - strlen (endings[i])] = '\0';

  return label;
}

/* The first words of a label, for the head of a column. */
static void
shorten_label (char *label)
{
  char *end;

  if (g_utf8_strlen (label, -1) <= MAX_LABEL)
    return;

  *g_utf8_offset_to_pointer (label, MAX_LABEL) = '\0';
  end = label + strlen (label);
  while (end > label && (g_ascii_isalnum (*end) || *end == '\0' || (guchar) *end >= 0x80))
    end--;
  if (end > label + MAX_LABEL / 3)
    *end = '\0';
}

/* What the table of that path is called. */
static char *
dup_last_part (const char *path)
{
  const char *separator = g_strrstr (path, EF_CATALOG_SEPARATOR);

  return g_strdup (separator != NULL ? separator + strlen (EF_CATALOG_SEPARATOR) : path);
}

char *
ef_table_link_dup_name (EfTable *first,
                        EfTable *second)
{
  g_autofree char *one = dup_label (first);
  g_autofree char *other = dup_label (second);

  return g_strdup_printf ("%s + %s", one, other);
}

gint
ef_table_link_find_names (EfTable    *table,
                          const char *key,
                          GError    **error)
{
  gint index = key != NULL ? ef_table_find_column_index (table, key) : -1;

  if (key == NULL)
    {
      for (guint i = 0; i < ef_table_get_n_columns (table); i++)
        {
          EfColumn *column = ef_table_get_column (table, i);

          if (ef_column_get_role (column) == EF_ROLE_NAME)
            return i;
          if (index < 0 && ef_column_get_kind (column) == EF_COLUMN_TEXT)
            index = i;
        }
      if (index < 0)
        g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                     _("“%s” has no column with names."), ef_table_get_name (table));
    }
  else if (index < 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("“%s” has no column “%s”."),
                 ef_table_get_name (table), key);

  return index;
}

/* Both columns measure the same, so that their numbers can be compared in one unit. */
static gboolean
have_common_unit (const EfColumn *one,
                  const EfColumn *other)
{
  const EfUnit *a = ef_column_get_unit (one);
  const EfUnit *b = ef_column_get_unit (other);

  return a != NULL && b != NULL && a->dimension == b->dimension;
}

/* Equal values give equal texts. FALSE if it is missing. */
static gboolean
append_key (GString        *text,
            const EfColumn *column,
            guint           row,
            double          factor)
{
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      double number = ef_column_get_numbers (column)[row] * factor;
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      if (isnan (number))
        return FALSE;
      /* What is left after a change of units is rounded away; -0 is 0. */
      g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.12g", number + 0.0));
    }
  else
    {
      g_autofree char *cell = ef_column_dup_cell (column, row);
      g_autofree char *folded = ef_name_fold (cell);

      if (*folded == '\0')
        return FALSE;
      g_string_append (text, folded);
    }

  return TRUE;
}

/* The keys of one table as numbers; 0 where one is missing. */
static guint32 *
number_keys (EfTable    *table,
             GPtrArray  *columns,
             GPtrArray  *partners,
             EfTextPool *pool)
{
  guint n_rows = ef_table_get_n_rows (table);
  guint32 *keys = g_new (guint32, MAX (n_rows, 1));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < n_rows; row++)
    {
      gboolean complete = TRUE;

      g_string_truncate (text, 0);
      for (guint i = 0; i < columns->len && complete; i++)
        {
          const EfColumn *column = g_ptr_array_index (columns, i);
          double factor = have_common_unit (column, g_ptr_array_index (partners, i))
                          ? ef_column_get_factor (column) : 1;

          complete = append_key (text, column, row, factor);
          g_string_append_c (text, KEY_SEPARATOR);
        }
      keys[row] = complete ? ef_text_pool_add (pool, text->str, text->len) : 0;
    }

  return keys;
}

/* The key columns of a table (transfer container); NULL if one is not there. */
static GPtrArray *
find_keys (EfTable   *table,
           GPtrArray *names,
           GError   **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      EfColumn *column = ef_table_find_column (table, name);

      if (column == NULL)
        {
          g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("“%s” has no column “%s”."),
                       ef_table_get_name (table), name);
          return NULL;
        }
      g_ptr_array_add (columns, column);
    }

  return g_steal_pointer (&columns);
}

/* The names of a table's rows; those of a column of numbers are kept in @pool. */
static const char **
list_names (const EfColumn *column,
            EfTextPool     *pool)
{
  guint n_rows = ef_column_get_n_rows (column);
  const char **names = g_new (const char *, MAX (n_rows, 1));
  g_autofree guint32 *ids = NULL;

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    {
      for (guint row = 0; row < n_rows; row++)
        names[row] = ef_column_get_text (column, row);
      return names;
    }

  /* The pool moves its texts while it grows. */
  ids = g_new (guint32, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, row);

      ids[row] = ef_text_pool_add (pool, cell, -1);
    }
  for (guint row = 0; row < n_rows; row++)
    names[row] = ef_text_pool_get (pool, ids[row]);

  return names;
}

EfLink *
ef_table_link_rows (EfTable          *first,
                    EfTable          *second,
                    const EfLinkSpec *spec,
                    GCancellable     *cancellable,
                    GError          **error)
{
  EfTable *tables[] = { first, second };
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (EfLinkDecision));
  g_autoptr (EfTextPool) key_pool = ef_text_pool_new ();
  EfTextPool *name_pools[2] = { NULL };
  GPtrArray *keys[2] = { NULL };
  const char **names[2] = { NULL };
  guint32 *numbers[2] = { NULL };
  EfLinkSide sides[2];
  EfLinkOptions options;
  EfLink *link = NULL;
  gboolean found = TRUE;

  g_return_val_if_fail (first != NULL && second != NULL && spec != NULL, NULL);

  for (guint side = 0; side < 2 && found; side++)
    {
      gint column = ef_table_link_find_names (tables[side], spec->names[side], error);

      name_pools[side] = ef_text_pool_new ();
      if (column >= 0)
        names[side] = list_names (ef_table_get_column (tables[side], column), name_pools[side]);
      keys[side] = column >= 0 ? find_keys (tables[side], spec->keys[side], error) : NULL;
      found = keys[side] != NULL;
    }

  if (found)
    {
      for (guint side = 0; side < 2; side++)
        {
          if (keys[side]->len > 0)
            numbers[side] = number_keys (tables[side], keys[side], keys[1 - side], key_pool);
          sides[side] = (EfLinkSide) { names[side], numbers[side],
                                       ef_table_get_n_rows (tables[side]) };
        }
      for (guint i = 0; i < spec->decisions->len; i++)
        g_array_append_vals (plain, g_ptr_array_index (spec->decisions, i), 1);
      options = (EfLinkOptions) { spec->loosest, (const EfLinkDecision *) plain->data,
                                  plain->len };
      link = ef_link_new (&sides[0], &sides[1], &options, cancellable, error);
    }

  for (guint side = 0; side < 2; side++)
    {
      g_free (names[side]);
      g_free (numbers[side]);
      g_clear_pointer (&keys[side], g_ptr_array_unref);
      g_clear_pointer (&name_pools[side], ef_text_pool_unref);
    }

  return link;
}

/* Building the table */

typedef struct
{
  EfTable *tables[2];
  GArray *rows[2];     /* of guint32, or EF_NO_ROW */
  GArray *levels;      /* of guint8 */
  GPtrArray *columns;  /* of EfColumn */
  GHashTable *names;   /* of the columns */
  EfTableParts *parts;
} Maker;

static void
add_row (Maker   *self,
         guint32  first,
         guint32  second,
         guint8   level)
{
  g_array_append_val (self->rows[0], first);
  g_array_append_val (self->rows[1], second);
  g_array_append_val (self->levels, level);
}

static void
list_rows (Maker        *self,
           const EfLink *link,
           gboolean      left)
{
  guint n_pairs;
  const EfLinkPair *pairs = ef_link_get_pairs (link, &n_pairs);
  guint i = 0;

  for (guint row = 0; row < ef_table_get_n_rows (self->tables[0]); row++)
    {
      if (left && (i == n_pairs || pairs[i].first != row))
        add_row (self, row, EF_NO_ROW, EF_LINK_NONE);
      for (; i < n_pairs && pairs[i].first == row; i++)
        add_row (self, row, pairs[i].second, pairs[i].level);
    }
}

/* @name if it is still free, else with @label behind it, and a number if need be. */
static char *
make_name (Maker      *self,
           const char *name,
           const char *label)
{
  gboolean has_label = *label != '\0';
  char *unique = g_strdup (name);

  for (guint n = 1; !g_hash_table_add (self->names, g_strdup (unique)); n++)
    {
      g_free (unique);
      unique = n == 1 && has_label ? g_strdup_printf ("%s (%s)", name, label)
                                   : g_strdup_printf ("%s (%u)", name, n + !has_label);
    }

  return unique;
}

/* The parts of one of the two tables, which may be linked itself. Returns the number of the
 * first. */
static guint
add_parts (Maker *self,
           guint  side)
{
  EfTable *table = self->tables[side];
  EfTableParts *parts = ef_table_get_parts (table);
  const GArray *rows = self->rows[side];
  guint first = ef_table_parts_get_n (self->parts);

  for (guint i = 0; i < (parts != NULL ? ef_table_parts_get_n (parts) : 1); i++)
    {
      g_autoptr (EfTable) part
        = ef_table_parts_pick (parts != NULL ? ef_table_parts_get (parts, i) : table,
                               (const guint32 *) rows->data, rows->len);

      ef_table_parts_add (self->parts, part);
    }

  return first;
}

static void
add_column (Maker      *self,
            guint       side,
            EfColumn   *column,
            const char *label,
            guint       first_part)
{
  const GArray *rows = self->rows[side];
  EfTableParts *parts = ef_table_get_parts (self->tables[side]);
  g_autoptr (EfColumn) picked = ef_column_pick (column, (const guint32 *) rows->data, rows->len);
  g_autofree char *name = make_name (self, ef_column_get_name (column), label);
  const char *original = ef_column_get_name (column);
  guint part = 0;

  if (parts == NULL || ef_table_parts_find_column (parts, original, &part, &original))
    ef_table_parts_add_column (self->parts, name, first_part + part, original);
  g_ptr_array_add (self->columns, ef_column_with_name (picked, name));
}

/* How each row was linked. */
static void
add_levels (Maker            *self,
            const EfLinkSpec *spec)
{
  g_autofree char *name = make_name (self, "Match", "");
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  g_autoptr (GString) formula = g_string_new ("link by name");

  for (guint i = 0; i < spec->keys[0]->len; i++)
    g_string_append_printf (formula, ", %s = %s",
                            (const char *) g_ptr_array_index (spec->keys[0], i),
                            (const char *) g_ptr_array_index (spec->keys[1], i));
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formula->str);
  ef_column_builder_reserve (builder, self->levels->len);
  for (guint i = 0; i < self->levels->len; i++)
    ef_column_builder_add_text (builder,
                                ef_link_level_to_word (g_array_index (self->levels, guint8, i)),
                                -1);
  g_ptr_array_add (self->columns, ef_column_builder_end (builder));
}

/* "results.csv + benchmark.csv" */
static EfSource *
new_source (Maker *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint side = 0; side < 2; side++)
    {
      EfSource *source = ef_table_get_source (self->tables[side]);

      if (side == 1)
        g_string_append (name, " + ");
      g_string_append (name, source != NULL ? ef_source_get_name (source)
                                            : ef_table_get_name (self->tables[side]));
    }

  return ef_source_new (name->str, NULL, EF_TABLE_LINK_FORMAT, NULL);
}

static gboolean
check_size (Maker   *self,
            GError **error)
{
  guint n_columns = ef_table_get_n_columns (self->tables[0])
                    + ef_table_get_n_columns (self->tables[1]) + 1;

  if (self->levels->len == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("No row of “%s” has a partner in “%s”."),
                   ef_table_get_name (self->tables[0]), ef_table_get_name (self->tables[1]));
      return FALSE;
    }
  if ((guint64) self->levels->len * n_columns > EF_TABLE_LINK_MAX_CELLS)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("The linked table would have %u rows and %u columns, which is too large."),
                   self->levels->len, n_columns);
      return FALSE;
    }

  return TRUE;
}

static void
maker_clear (Maker *self)
{
  g_clear_pointer (&self->rows[0], g_array_unref);
  g_clear_pointer (&self->rows[1], g_array_unref);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->parts, ef_table_parts_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

EfTable *
ef_table_link (EfTable          *first,
               EfTable          *second,
               const EfLinkSpec *spec,
               const EfLink     *link,
               const char       *path,
               GCancellable     *cancellable,
               GError          **error)
{
  g_auto (Maker) self = { .tables = { first, second } };
  g_autofree char *name = NULL;
  g_autoptr (EfSource) source = NULL;
  g_autoptr (EfTable) table = NULL;

  g_return_val_if_fail (first != NULL && second != NULL && spec != NULL && link != NULL, NULL);

  self.rows[0] = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.rows[1] = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.levels = g_array_new (FALSE, FALSE, sizeof (guint8));
  list_rows (&self, link, spec->left);
  if (!check_size (&self, error))
    return NULL;

  self.columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.parts = ef_table_parts_new ();
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *label = dup_label (self.tables[side]);
      guint part = add_parts (&self, side);

      shorten_label (label);
      for (guint i = 0; i < ef_table_get_n_columns (self.tables[side]); i++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          add_column (&self, side, ef_table_get_column (self.tables[side], i), label, part);
        }
    }
  add_levels (&self, spec);
  ef_table_parts_set_recipe (self.parts, spec, ef_table_get_id (first), ef_table_get_id (second));

  name = path != NULL ? dup_last_part (path) : ef_table_link_dup_name (first, second);
  source = new_source (&self);
  table = ef_table_new_with_places (name, path != NULL ? path : name, self.columns,
                                    self.levels->len, source, NULL);

  return ef_table_with_parts (table, self.parts);
}
