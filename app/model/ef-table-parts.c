/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint part;
  char *original;
} PartColumn;

struct _EfTableParts
{
  GPtrArray *parts;    /* of EfTable */
  GHashTable *columns; /* of PartColumn by name */
  EfLinkSpec *spec;    /* or NULL */
  char *ids[2];        /* of the tables, or NULL */
};

static void
part_column_free (gpointer data)
{
  PartColumn *column = data;

  g_free (column->original);
  g_free (column);
}

EfTableParts *
ef_table_parts_new (void)
{
  EfTableParts *self = g_atomic_rc_box_new0 (EfTableParts);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_column_free);

  return self;
}

EfTableParts *
ef_table_parts_ref (EfTableParts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
table_parts_clear (gpointer data)
{
  EfTableParts *self = data;

  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->columns);
  g_clear_pointer (&self->spec, ef_link_spec_free);
  g_free (self->ids[0]);
  g_free (self->ids[1]);
}

void
ef_table_parts_unref (EfTableParts *self)
{
  g_atomic_rc_box_release_full (self, table_parts_clear);
}

guint
ef_table_parts_add (EfTableParts *self,
                    EfTable      *part)
{
  g_ptr_array_add (self->parts, ef_table_ref (part));

  return self->parts->len - 1;
}

void
ef_table_parts_add_column (EfTableParts *self,
                           const char   *name,
                           guint         part,
                           const char   *original)
{
  PartColumn *column = g_new (PartColumn, 1);

  g_return_if_fail (part < self->parts->len);

  *column = (PartColumn) { part, g_strdup (original) };
  g_hash_table_replace (self->columns, g_strdup (name), column);
}

EfTableParts *
ef_table_parts_without_column (const EfTableParts *self,
                               const char         *name)
{
  EfTableParts *other = ef_table_parts_new ();
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < self->parts->len; i++)
    ef_table_parts_add (other, g_ptr_array_index (self->parts, i));
  g_hash_table_iter_init (&iter, self->columns);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const PartColumn *column = value;

      if (!g_str_equal (key, name))
        ef_table_parts_add_column (other, key, column->part, column->original);
    }
  if (self->spec != NULL)
    ef_table_parts_set_recipe (other, self->spec, self->ids[0], self->ids[1]);

  return other;
}

void
ef_table_parts_set_recipe (EfTableParts     *self,
                           const EfLinkSpec *spec,
                           const char       *first_id,
                           const char       *second_id)
{
  g_clear_pointer (&self->spec, ef_link_spec_free);
  g_free (self->ids[0]);
  g_free (self->ids[1]);
  self->spec = ef_link_spec_copy (spec);
  self->ids[0] = g_strdup (first_id);
  self->ids[1] = g_strdup (second_id);
}

const EfLinkSpec *
ef_table_parts_get_spec (const EfTableParts *self)
{
  return self->spec;
}

const char *
ef_table_parts_get_table_id (const EfTableParts *self,
                             guint               side)
{
  g_return_val_if_fail (side < 2, NULL);

  return self->ids[side];
}

guint
ef_table_parts_get_n (const EfTableParts *self)
{
  return self->parts->len;
}

EfTable *
ef_table_parts_get (const EfTableParts *self,
                    guint               part)
{
  return g_ptr_array_index (self->parts, part);
}

gboolean
ef_table_parts_find_column (const EfTableParts *self,
                            const char         *name,
                            guint              *part,
                            const char        **original)
{
  const PartColumn *column = g_hash_table_lookup (self->columns, name);

  if (column == NULL)
    return FALSE;

  *part = column->part;
  if (original != NULL)
    *original = column->original;

  return TRUE;
}

static gboolean
has_place (EfTable *part,
           guint    row)
{
  EfColumn *texts = ef_table_get_place_texts (part);
  const guint32 *places = ef_table_get_row_places (part);

  if (ef_table_get_place_kind (part) == EF_PLACE_TEXT)
    return texts != NULL && *ef_column_get_text (texts, row) != '\0';

  return places != NULL && places[row] != EF_NO_ROW;
}

static void
append_place (GString        *text,
              EfTable        *part,
              guint           row,
              const EfColumn *column)
{
  EfSource *source = ef_table_get_source (part);
  g_autofree char *place = NULL;

  if (!has_place (part, row))
    return;

  place = ef_table_describe_place (part, row, column);
  if (text->len > 0)
    g_string_append (text, "; ");
  /* Translators: where a row stands: "results.csv, line 12" */
  g_string_append_printf (text, _("%s, %s"),
                          source != NULL ? ef_source_get_name (source) : ef_table_get_name (part),
                          place);
}

char *
ef_table_parts_describe (const EfTableParts *self,
                         guint               row,
                         const EfColumn     *column)
{
  GString *text = g_string_new (NULL);
  const char *original;
  guint part;

  if (column != NULL
      && ef_table_parts_find_column (self, ef_column_get_name (column), &part, &original))
    {
      g_autoptr (EfColumn) as_in_file = ef_column_with_name ((EfColumn *) column, original);

      append_place (text, ef_table_parts_get (self, part), row, as_in_file);
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; i < self->parts->len; i++)
    append_place (text, ef_table_parts_get (self, i), row, NULL);

  return g_string_free (text, FALSE);
}

char *
ef_table_parts_dup_place (const EfTableParts *self,
                          guint               part,
                          guint               row)
{
  EfTable *table = ef_table_parts_get (self, part);

  return has_place (table, row) ? ef_table_describe_place (table, row, NULL) : g_strdup ("");
}

EfTable *
ef_table_parts_pick (EfTable       *table,
                     const guint32 *rows,
                     guint          n_rows)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  EfSource *source = ef_table_get_source (table);
  const char *name = ef_table_get_name (table);
  const char *path = ef_table_get_path (table);
  const guint32 *places = ef_table_get_row_places (table);
  EfPlaceKind kind = ef_table_get_place_kind (table);
  g_autofree guint32 *picked = NULL;

  if (kind == EF_PLACE_TEXT)
    {
      EfColumn *texts = ef_table_get_place_texts (table);
      g_autoptr (EfColumn) of_rows = texts != NULL ? ef_column_pick (texts, rows, n_rows) : NULL;

      return ef_table_new_with_places (name, path, none, n_rows, source, of_rows);
    }

  picked = g_new (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    if (rows[i] == EF_NO_ROW)
      picked[i] = EF_NO_ROW;
    else if (places != NULL)
      picked[i] = places[rows[i]];
    else
      picked[i] = rows[i] + (kind == EF_PLACE_LINE ? 2 : 0);

  return ef_table_new (name, path, none, n_rows, source, kind, ef_table_get_place (table), picked);
}
