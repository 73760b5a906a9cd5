/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-pool.h"

#include <string.h>
/* Most texts are so short that calling the library takes as long as hashing them. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "ef-large-memory.h"

/* Text is copied once into large blocks and never moves, so a pointer handed out stays valid. Each
 * text is stored as its length (guint32), its bytes and a NUL; the pointer of an id points at the
 * bytes. The length in front makes comparing one memcmp() and keeps texts apart that hold a NUL
 * themselves.
 *
 * The index is an open-addressing table with linear probing: one probe is one cache line. A slot
 * says the upper bits of the hash, and in the place of the lower ones, which mostly follow from
 * where it is, the id: there are fewer of them than slots. The text itself is only touched when the
 * upper bits agree, and growing never looks at the texts, as a pool that can grow has the hashes by
 * id. */

#define BLOCK_SIZE (256 * 1024)
/* Blocks grow with what is in them already, up to what large pages are worth it for. */
#define BLOCK_SIZE_MAX (4 * 1024 * 1024)
#define FIRST_CAPACITY 256

/* A slot of a large table is a cache miss, which costs more than all the rest of an addition. So
 * many are fetched side by side. */
#define BATCH 32

struct _EfTextPool
{
  gatomicrefcount ref_count;
  gboolean frozen;

  const char **texts; /* by id; texts[0] is "" */
  guint32 *hashes;    /* by id; NULL when frozen */
  guint32 n_texts;    /* including id 0 */
  guint32 n_allocated;

  guint32 *slots; /* 0: free */
  guint32 mask;   /* number of slots, a power of two, minus 1 */

  GPtrArray *blocks; /* (element-type char) (owned) */
  char *free_start;  /* the unused rest of the newest shared block */
  gsize free_size;
  gsize block_size; /* of that block */
};

static guint32
hash_text (const char *text, gsize length)
{
  return (guint32) XXH3_64bits (text, length);
}

static guint32
stored_length (const char *stored)
{
  guint32 length;

  memcpy (&length, stored - sizeof length, sizeof length);

  return length;
}

static const char *
store (EfTextPool *self, const char *text, guint32 length)
{
  gsize size = sizeof length + (gsize) length + 1;
  char *stored;

  if (size > BLOCK_SIZE / 4)
    {
      /* Long texts get a block of their own, so they do not waste the rest of a shared one. */
      stored = g_malloc (size);
      g_ptr_array_add (self->blocks, stored);
    }
  else
    {
      if (size > self->free_size)
        {
          self->block_size = CLAMP (2 * self->block_size, BLOCK_SIZE, BLOCK_SIZE_MAX);
          self->free_start
            = ef_large_memory_hint (g_malloc (self->block_size), self->block_size);
          self->free_size = self->block_size;
          g_ptr_array_add (self->blocks, self->free_start);
        }
      stored = self->free_start;
      self->free_start += size;
      self->free_size -= size;
    }

  memcpy (stored, &length, sizeof length);
  stored += sizeof length;
  memcpy (stored, text, length);
  stored[length] = '\0';

  return stored;
}

/* Free slots. They are written at once: memory fresh from the system that is looked at before it is
 * written is mapped twice, and the second time every processor with a thread of ours is
 * interrupted. For 100,000 texts that took as long as everything else. */
static guint32 *
create_slots (gsize n)
{
  guint32 *slots = ef_large_memory_hint (g_malloc (n * sizeof *slots), n * sizeof *slots);

  return memset (slots, 0, n * sizeof *slots);
}

static void
rebuild_index (EfTextPool *self, guint32 capacity)
{
  guint32 *slots = create_slots (capacity);
  guint32 mask = capacity - 1;

  for (guint32 id = 1; id < self->n_texts; id++)
    {
      guint32 at = self->hashes[id] & mask;

      while (slots[at] != 0)
        at = (at + 1) & mask;
      slots[at] = (self->hashes[id] & ~mask) | id;
    }

  g_free (self->slots);
  self->slots = slots;
  self->mask = mask;
}

/* The slot that holds @text, or the free one where it belongs. */
static guint32 *
find_slot (const EfTextPool *self, guint32 hash, const char *text, gsize length)
{
  for (guint32 at = hash & self->mask;; at = (at + 1) & self->mask)
    {
      guint32 *slot = &self->slots[at];
      const char *stored;

      if (*slot == 0)
        return slot;
      if (((*slot ^ hash) & ~self->mask) != 0)
        continue;
      stored = self->texts[*slot & self->mask];
      if (stored_length (stored) == length && memcmp (stored, text, length) == 0)
        return slot;
    }
}

static void
allocate_texts (EfTextPool *self, guint32 n)
{
  self->n_allocated = n;
  self->texts = g_renew (const char *, self->texts, n);
  ef_large_memory_hint (self->texts, (gsize) n * sizeof *self->texts);
  self->hashes = g_renew (guint32, self->hashes, n);
  ef_large_memory_hint (self->hashes, (gsize) n * sizeof *self->hashes);
}

static guint32
add_hashed (EfTextPool *self, guint32 hash, const char *text, guint32 length)
{
  guint32 *slot = find_slot (self, hash, text, length);

  if (*slot != 0)
    return *slot & self->mask;

  if (self->n_texts == self->n_allocated)
    allocate_texts (self, self->n_allocated * 2);
  if (self->n_texts > self->mask / 2)
    {
      rebuild_index (self, (self->mask + 1) * 2);
      slot = find_slot (self, hash, text, length);
    }

  *slot = (hash & ~self->mask) | self->n_texts;
  self->hashes[self->n_texts] = hash;
  self->texts[self->n_texts] = store (self, text, length);

  return self->n_texts++;
}

EfTextPool *
ef_text_pool_new (void)
{
  EfTextPool *self = g_new0 (EfTextPool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  allocate_texts (self, FIRST_CAPACITY / 2);
  self->texts[0] = "";
  self->n_texts = 1;
  rebuild_index (self, FIRST_CAPACITY);

  return self;
}

EfTextPool *
ef_text_pool_ref (EfTextPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ef_text_pool_unref (EfTextPool *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->texts);
  g_free (self->hashes);
  g_free (self->slots);
  g_free (self);
}

guint32
ef_text_pool_add (EfTextPool *self, const char *text, gssize length)
{
  gsize size;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (!self->frozen, 0);

  if (text == NULL || length == 0)
    return 0;
  size = length < 0 ? strlen (text) : (gsize) length;
  if (size == 0 || size >= G_MAXUINT32)
    return 0;

  return add_hashed (self, hash_text (text, size), text, size);
}

void
ef_text_pool_add_many (EfTextPool        *self,
                       const char *const *texts,
                       const guint32     *lengths,
                       gsize              n_texts,
                       guint32           *ids)
{
  guint32 hashes[BATCH];

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->frozen);

  for (gsize start = 0; start < n_texts; start += BATCH)
    {
      gsize n = MIN (BATCH, n_texts - start);

      for (gsize i = 0; i < n; i++)
        {
          hashes[i] = hash_text (texts[start + i], lengths[start + i]);
          __builtin_prefetch (&self->slots[hashes[i] & self->mask], 1);
        }
      for (gsize i = 0; i < n; i++)
        ids[start + i] =
            lengths[start + i] == 0
                ? 0
                : add_hashed (self, hashes[i], texts[start + i], lengths[start + i]);
    }
}

void
ef_text_pool_reserve (EfTextPool *self, guint32 n_texts)
{
  guint32 capacity;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->frozen);
  g_return_if_fail (n_texts <= 1u << 30);

  if (n_texts + 1 > self->n_allocated)
    allocate_texts (self, n_texts + 1);
  capacity = self->mask + 1;
  while (capacity / 2 < n_texts + 1)
    capacity *= 2;
  if (capacity > self->mask + 1)
    rebuild_index (self, capacity);
}

guint32
ef_text_pool_find (const EfTextPool *self, const char *text)
{
  gsize length;

  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL || *text == '\0')
    return 0;
  length = strlen (text);

  return *find_slot (self, hash_text (text, length), text, length) & self->mask;
}

const char *
ef_text_pool_get (const EfTextPool *self, guint32 id)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (id < self->n_texts, "");

  return self->texts[id];
}

guint32
ef_text_pool_get_length (const EfTextPool *self, guint32 id)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (id < self->n_texts, 0);

  return id > 0 ? stored_length (self->texts[id]) : 0;
}

guint32
ef_text_pool_get_size (const EfTextPool *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_texts - 1;
}

void
ef_text_pool_freeze (EfTextPool *self)
{
  guint32 capacity = FIRST_CAPACITY;

  g_return_if_fail (self != NULL);

  if (self->frozen)
    return;

  self->frozen = TRUE;
  self->texts = g_renew (const char *, self->texts, self->n_texts);
  self->n_allocated = self->n_texts;

  /* Full to three quarters is too much for a table that grows, and fine for one that does not. */
  while (capacity / 4 * 3 < self->n_texts)
    capacity *= 2;
  if (capacity < self->mask + 1)
    rebuild_index (self, capacity);
  g_clear_pointer (&self->hashes, g_free);
}
