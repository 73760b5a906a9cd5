/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity-private.h"

#include "ef-data-file.h"
#include "ef-header-private.h"
#include "ef-model-resources.h"
#include "ef-words.h"

/* The registry of quantities is data: data/quantities/ is compiled into the program and parsed when
 * somebody first asks. It is filled by one thread and not changed once tables are read, so that all
 * threads may look things up without a lock; only the memory of answered headers needs one. */

#define RESOURCE_FOLDER "/org/efficientfrontier/quantities/"

/* Nobody writes a larger table of quantities; ours has 50 kB. */

static void
take_unit (EfQuantityRegistry *self,
           EfUnit             *unit)
{
  g_hash_table_insert (self->unit_ids, unit->id, unit);
  ef_unit_index_add (&unit->dimension->index, unit);
  if (!unit->magnitude)
    ef_unit_index_add (&self->unit_index, unit);
}

static void
take_alias (EfQuantityRegistry *self,
            EfAlias            *alias)
{
  GHashTable *lists = alias->exact_case ? self->exact_aliases : self->word_aliases;
  GPtrArray *list;

  if (alias->is_pattern)
    {
      g_ptr_array_add (self->patterns, alias);
      return;
    }

  list = g_hash_table_lookup (lists, alias->words);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, alias->words, list);
    }
  g_ptr_array_add (list, alias);
}

/* A quantity is always found by its own name. */
static void
take_quantity (EfQuantityRegistry *self,
               EfQuantity         *quantity)
{
  EfAlias *alias = g_new0 (EfAlias, 1);

  g_hash_table_insert (self->quantity_ids, quantity->id, quantity);

  alias->quantity = quantity;
  alias->words = ef_header_words (quantity->name, FALSE);
  g_ptr_array_add (self->known->aliases, alias);
  take_alias (self, alias);
}

static int
compare_patterns (gconstpointer a,
                  gconstpointer b)
{
  const EfAlias *one = *(const EfAlias *const *) a;
  const EfAlias *other = *(const EfAlias *const *) b;
  guint one_length = ef_header_count_words (one->words);
  guint other_length = ef_header_count_words (other->words);

  return one_length == other_length ? 0 : one_length > other_length ? -1 : 1;
}

/* (transfer full) of @part */
static void
take_part (EfQuantityRegistry *self,
           EfQuantityPart     *part)
{
  EfQuantityPart *known = self->known;

  for (guint i = 0; i < part->units->len; i++)
    take_unit (self, g_ptr_array_index (part->units, i));
  for (guint i = 0; i < part->quantities->len; i++)
    take_quantity (self, g_ptr_array_index (part->quantities, i));
  for (guint i = 0; i < part->aliases->len; i++)
    take_alias (self, g_ptr_array_index (part->aliases, i));

  /* The sort is stable: of patterns of one length the file's first stays the first. */
  g_ptr_array_sort (self->patterns, compare_patterns);

  g_ptr_array_extend_and_steal (known->dimensions, g_ptr_array_ref (part->dimensions));
  g_ptr_array_extend_and_steal (known->units, g_ptr_array_ref (part->units));
  g_ptr_array_extend_and_steal (known->quantities, g_ptr_array_ref (part->quantities));
  g_ptr_array_extend_and_steal (known->aliases, g_ptr_array_ref (part->aliases));
  g_ptr_array_extend_and_steal (known->stops, g_ptr_array_ref (part->stops));
  ef_quantity_part_free (part);

  g_mutex_lock (&self->mutex);
  g_hash_table_remove_all (self->answers);
  g_mutex_unlock (&self->mutex);
}

static void
load_builtin (EfQuantityRegistry *self,
              const char         *file)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EfQuantityPart *part = NULL;
  gsize length;

  /* Asking the resource itself, not the global list, also keeps the linker from leaving it out. */
  bytes = g_resource_lookup_data (ef_model_get_resource (), path, 0, &error);
  if (bytes != NULL)
    {
      const char *text = g_bytes_get_data (bytes, &length);

      part = ef_quantity_parse (self->known, text, length, &error);
    }

  /* The files are part of the program and tested with it. */
  if (part == NULL)
    g_error ("%s: %s", file, error->message);

  take_part (self, part);
}

static EfQuantityRegistry *
new_registry (void)
{
  EfQuantityRegistry *self = g_new0 (EfQuantityRegistry, 1);
  GDestroyNotify free_list = (GDestroyNotify) g_ptr_array_unref;

  self->known = ef_quantity_part_new ();
  ef_unit_index_init (&self->unit_index);
  self->unit_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->quantity_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->exact_aliases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_list);
  self->word_aliases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_list);
  self->patterns = g_ptr_array_new ();
  g_mutex_init (&self->mutex);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  load_builtin (self, "units.xml");
  load_builtin (self, "quantities.xml");

  return self;
}

EfQuantityRegistry *
ef_quantity_registry_get (void)
{
  static gsize once = 0;
  static EfQuantityRegistry *registry = NULL;

  if (g_once_init_enter (&once))
    {
      registry = new_registry ();
      g_once_init_leave (&once, 1);
    }

  return registry;
}

const char *
ef_quantity_get_id (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
ef_quantity_get_name (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->name);
}

const char *
ef_quantity_get_dimension (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dimension != NULL ? self->dimension->id : NULL;
}

const EfUnit *
ef_quantity_get_unit (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dimension != NULL ? self->dimension->unit : NULL;
}

const EfUnit *
ef_quantity_get_bare_unit (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dimension != NULL && self->dimension->bare ? self->dimension->unit : NULL;
}

EfDirection
ef_quantity_get_direction (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, EF_DIRECTION_UNKNOWN);

  return self->direction;
}

EfScaleKind
ef_quantity_get_scale (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, EF_SCALE_KIND_LINEAR);

  return self->scale;
}

EfQuantityRole
ef_quantity_get_role (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, EF_QUANTITY_OTHER);

  return self->role;
}

gboolean
ef_quantity_is_ordinal (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ordinal;
}

gboolean
ef_quantity_is_count_like (const EfQuantity *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->count_like;
}

const EfQuantity *
ef_quantity_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (ef_quantity_registry_get ()->quantity_ids, id);
}

GPtrArray *
ef_quantity_list (void)
{
  GPtrArray *list = g_ptr_array_copy (ef_quantity_registry_get ()->known->quantities, NULL, NULL);

  /* The copy would free what it lists: it takes over the function that does so for the registry. */
  g_ptr_array_set_free_func (list, NULL);

  return list;
}

const EfUnit *
ef_quantity_settle_unit (const EfQuantity *self,
                         const EfUnit     *unit,
                         double            max)
{
  g_return_val_if_fail (self != NULL, unit);

  if (unit != NULL && max * unit->factor > self->at_most && max <= self->at_most)
    return ef_quantity_get_unit (self);

  return unit;
}

gboolean
ef_quantity_load_file (GFile   *file,
                       GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  EfQuantityRegistry *registry = ef_quantity_registry_get ();
  EfQuantityPart *part;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  text = ef_data_file_read (file, &length, error);
  if (text == NULL)
    return FALSE;

  part = ef_quantity_parse (registry->known, text, length, error);
  if (part == NULL)
    return FALSE;

  take_part (registry, part);

  return TRUE;
}
