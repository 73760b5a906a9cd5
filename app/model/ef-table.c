/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include "ef-name-private.h"
#include "ef-row-ids-private.h"

#include <string.h>
#include <xxhash.h>

struct _EfTable
{
  char *name;
  char *path;
  char id[17];
  GPtrArray *columns; /* of EfColumn, owned */
  guint n_rows;
  EfSource *source;
  EfPlaceKind place_kind;
  char *place;
  GBytes *row_places; /* guint32 each, or NULL; shared between versions */
  EfColumn *place_texts; /* or NULL */
  EfTableParts *parts; /* or NULL */
  EfTableRecipe *recipe; /* or NULL */
  GPtrArray *left_out; /* of char, or NULL; shared between versions */
  EfRowIds *row_ids;  /* shared between versions that have the same */
  gint one_name; /* atomic: 0 until somebody asks, then 1 if all rows have one name, else -1 */
};

/* A new version over @columns (transfer full); everything else is as in @self. */
static EfTable *
new_version (const EfTable *self,
             GPtrArray     *columns)
{
  EfTable *version = g_atomic_rc_box_new0 (EfTable);

  version->name = g_strdup (self->name);
  version->path = g_strdup (self->path);
  memcpy (version->id, self->id, sizeof version->id);
  version->columns = columns;
  version->n_rows = self->n_rows;
  version->source = self->source != NULL ? ef_source_ref (self->source) : NULL;
  version->place_kind = self->place_kind;
  version->place = g_strdup (self->place);
  version->row_places = self->row_places != NULL ? g_bytes_ref (self->row_places) : NULL;
  if (self->place_texts != NULL)
    version->place_texts = ef_column_ref (self->place_texts);
  if (self->parts != NULL)
    version->parts = ef_table_parts_ref (self->parts);
  if (self->recipe != NULL)
    version->recipe = ef_table_recipe_ref (self->recipe);
  if (self->left_out != NULL)
    version->left_out = g_ptr_array_ref (self->left_out);
  version->row_ids = ef_row_ids_survive (self->columns, columns) ? ef_row_ids_ref (self->row_ids)
                                                                 : ef_row_ids_new ();

  return version;
}

static gpointer
copy_column (gconstpointer column,
             gpointer      unused)
{
  return ef_column_ref ((EfColumn *) column);
}

static GPtrArray *
copy_columns (GPtrArray *columns)
{
  GPtrArray *copy = g_ptr_array_copy (columns, copy_column, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) ef_column_unref);

  return copy;
}

static gboolean
columns_fit (GPtrArray *columns,
             guint      n_rows)
{
  for (guint i = 0; i < columns->len; i++)
    if (ef_column_get_n_rows (g_ptr_array_index (columns, i)) != n_rows)
      return FALSE;

  return TRUE;
}

static gint
find_by_folded_name (const EfTable *self,
                     const char    *folded)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      EfColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *name = ef_name_fold (ef_column_get_name (column));

      if (strcmp (name, folded) == 0)
        return i;
    }

  return -1;
}

static gint
find_by_quantity (const EfTable *self,
                  const char    *folded,
                  const char  *(*get_text) (const EfQuantity *quantity))
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const EfQuantity *quantity = ef_column_get_quantity (g_ptr_array_index (self->columns, i));
      g_autofree char *text = NULL;

      if (quantity == NULL)
        continue;

      text = ef_name_fold (get_text (quantity));
      if (strcmp (text, folded) == 0)
        return i;
    }

  return -1;
}

/* The id is made of it. */
static void
set_path (EfTable    *self,
          const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_snprintf (self->id, sizeof self->id, "%016" G_GINT64_MODIFIER "x",
              (guint64) XXH3_64bits (path, strlen (path)));
}

EfTable *
ef_table_new (const char    *name,
              const char    *path,
              GPtrArray     *columns,
              guint          n_rows,
              EfSource      *source,
              EfPlaceKind    place_kind,
              const char    *place,
              const guint32 *row_places)
{
  EfTable *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);
  g_return_val_if_fail (columns_fit (columns, n_rows), NULL);

  self = g_atomic_rc_box_new0 (EfTable);
  self->name = g_strdup (name);
  set_path (self, path);
  self->columns = copy_columns (columns);
  self->n_rows = n_rows;
  self->source = source != NULL ? ef_source_ref (source) : NULL;
  self->place_kind = place_kind;
  self->place = g_strdup (place != NULL ? place : "");
  if (row_places != NULL)
    self->row_places = g_bytes_new (row_places, n_rows * sizeof *row_places);
  self->row_ids = ef_row_ids_new ();

  return self;
}

EfTable *
ef_table_new_with_places (const char *name,
                          const char *path,
                          GPtrArray  *columns,
                          guint       n_rows,
                          EfSource   *source,
                          EfColumn   *places)
{
  EfTable *self;

  g_return_val_if_fail (places == NULL || ef_column_get_kind (places) == EF_COLUMN_TEXT, NULL);
  g_return_val_if_fail (places == NULL || ef_column_get_n_rows (places) == n_rows, NULL);

  self = ef_table_new (name, path, columns, n_rows, source, EF_PLACE_TEXT, "", NULL);
  if (self != NULL && places != NULL)
    self->place_texts = ef_column_ref (places);

  return self;
}

EfTable *
ef_table_with_parts (EfTable      *self,
                     EfTableParts *parts)
{
  EfTable *version;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  version = new_version (self, copy_columns (self->columns));
  g_clear_pointer (&version->parts, ef_table_parts_unref);
  version->parts = ef_table_parts_ref (parts);

  return version;
}

EfTable *
ef_table_with_recipe (EfTable       *self,
                      EfTableRecipe *recipe)
{
  EfTable *version;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (recipe != NULL, NULL);

  version = new_version (self, copy_columns (self->columns));
  g_clear_pointer (&version->recipe, ef_table_recipe_unref);
  version->recipe = ef_table_recipe_ref (recipe);

  return version;
}

EfTable *
ef_table_with_left_out (EfTable   *self,
                        GPtrArray *names)
{
  EfTable *version;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  version = new_version (self, copy_columns (self->columns));
  g_clear_pointer (&version->left_out, g_ptr_array_unref);
  version->left_out = g_ptr_array_ref (names);

  return version;
}

EfTable *
ef_table_with_path (EfTable    *self,
                    const char *name,
                    const char *path)
{
  EfTable *version;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL && path != NULL, NULL);

  version = new_version (self, copy_columns (self->columns));
  g_free (version->name);
  version->name = g_strdup (name);
  set_path (version, path);

  return version;
}

EfTable *
ef_table_ref (EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
table_clear (gpointer data)
{
  EfTable *self = data;

  g_free (self->name);
  g_free (self->path);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->source, ef_source_unref);
  g_free (self->place);
  g_clear_pointer (&self->row_places, g_bytes_unref);
  g_clear_pointer (&self->place_texts, ef_column_unref);
  g_clear_pointer (&self->parts, ef_table_parts_unref);
  g_clear_pointer (&self->recipe, ef_table_recipe_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->row_ids, ef_row_ids_unref);
}

void
ef_table_unref (EfTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, table_clear);
}

const char *
ef_table_get_id (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
ef_table_get_name (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
ef_table_get_path (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

EfSource *
ef_table_get_source (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

guint
ef_table_get_n_rows (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

guint
ef_table_get_n_columns (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

EfColumn *
ef_table_get_column (const EfTable *self,
                     guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

EfPlaceKind
ef_table_get_place_kind (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, EF_PLACE_LINE);

  return self->place_kind;
}

const char *
ef_table_get_place (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->place;
}

const guint32 *
ef_table_get_row_places (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->row_places != NULL ? g_bytes_get_data (self->row_places, NULL) : NULL;
}

EfColumn *
ef_table_get_place_texts (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->place_texts;
}

EfTableParts *
ef_table_get_parts (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts;
}

GPtrArray *
ef_table_get_left_out (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->left_out;
}

EfTableRecipe *
ef_table_get_recipe (const EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recipe;
}

gint
ef_table_find_header (const EfTable *self,
                      const char    *header)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (header != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (ef_column_get_name (g_ptr_array_index (self->columns, i)), header) == 0)
      return (gint) i;

  return -1;
}

gint
ef_table_find_column_index (const EfTable *self,
                            const char    *key)
{
  g_autofree char *folded = NULL;
  gint index;

  g_return_val_if_fail (self != NULL, -1);

  if (key == NULL)
    return -1;

  index = ef_table_find_header (self, key);
  if (index >= 0)
    return index;

  folded = ef_name_fold (key);
  index = find_by_folded_name (self, folded);
  if (index < 0)
    index = find_by_quantity (self, folded, ef_quantity_get_id);
  if (index < 0)
    index = find_by_quantity (self, folded, ef_quantity_get_name);

  return index;
}

EfColumn *
ef_table_find_column (const EfTable *self,
                      const char    *key)
{
  gint index;

  g_return_val_if_fail (self != NULL, NULL);

  index = ef_table_find_column_index (self, key);

  return index >= 0 ? g_ptr_array_index (self->columns, index) : NULL;
}

EfColumn *
ef_table_get_role_column (const EfTable *self,
                          EfRole         role)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    if (ef_column_get_role (g_ptr_array_index (self->columns, i)) == role)
      return g_ptr_array_index (self->columns, i);

  return NULL;
}

static gboolean
have_one_text (const EfColumn *column)
{
  const guint32 *ids = ef_column_get_text_ids (column);
  const guint n = ef_column_get_n_rows (column);

  if (n < 2 || ids[0] == 0)
    return FALSE;
  for (guint row = 1; row < n; row++)
    if (ids[row] != ids[0])
      return FALSE;

  return TRUE;
}

gboolean
ef_table_is_of_one_name (const EfTable *self)
{
  gint *known = (gint *) &self->one_name;

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_atomic_int_get (known) == 0)
    {
      const EfColumn *column = ef_table_get_role_column (self, EF_ROLE_NAME);
      gboolean one = column != NULL && ef_column_get_kind (column) == EF_COLUMN_TEXT
                     && have_one_text (column);

      g_atomic_int_set (known, one ? 1 : -1);
    }

  return g_atomic_int_get (known) == 1;
}

const guint64 *
ef_table_get_row_ids (EfTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ef_row_ids_get (self->row_ids, self->columns, self->n_rows);
}

gint
ef_table_find_row (EfTable *self,
                   guint64  row_id)
{
  g_return_val_if_fail (self != NULL, -1);

  return ef_row_ids_find (self->row_ids, self->columns, self->n_rows, row_id);
}

EfTable *
ef_table_replace_column (EfTable  *self,
                         guint     index,
                         EfColumn *column)
{
  GPtrArray *columns;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (ef_column_get_n_rows (column) == self->n_rows, NULL);

  columns = copy_columns (self->columns);
  ef_column_unref (g_ptr_array_index (columns, index));
  g_ptr_array_index (columns, index) = ef_column_ref (column);

  return new_version (self, columns);
}

EfTable *
ef_table_with_columns (EfTable   *self,
                       GPtrArray *columns)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);
  g_return_val_if_fail (columns_fit (columns, self->n_rows), NULL);

  return new_version (self, copy_columns (columns));
}

EfTable *
ef_table_add_column (EfTable  *self,
                     EfColumn *column)
{
  GPtrArray *columns;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (ef_column_get_n_rows (column) == self->n_rows, NULL);

  columns = copy_columns (self->columns);
  g_ptr_array_add (columns, ef_column_ref (column));

  return new_version (self, columns);
}
