/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-index-set-private.h"

#define WORD_BITS 64
#define WORD_SHIFT 6
#define N_LEVELS 6 /* 64^6 is more than there are 32-bit integers */

struct _EfIndexSet
{
  guint64 *levels[N_LEVELS]; /* the first has a bit for each integer, the last is one word */
  guint n_levels;
  guint32 size;
};

EfIndexSet *
ef_index_set_new (guint32 size)
{
  EfIndexSet *self = g_new0 (EfIndexSet, 1);
  gsize n_words = size;

  self->size = size;
  do
    {
      n_words = n_words / WORD_BITS + 1;
      self->levels[self->n_levels++] = g_new0 (guint64, n_words);
    }
  while (n_words > 1);

  return self;
}

void
ef_index_set_free (EfIndexSet *self)
{
  for (guint level = 0; level < self->n_levels; level++)
    g_free (self->levels[level]);
  g_free (self);
}

static inline guint64
get_bit (guint32 index)
{
  return G_GUINT64_CONSTANT (1) << (index % WORD_BITS);
}

void
ef_index_set_add (EfIndexSet *self,
                  guint32     index)
{
  g_assert (index < self->size);

  for (guint level = 0; level < self->n_levels; level++, index >>= WORD_SHIFT)
    self->levels[level][index >> WORD_SHIFT] |= get_bit (index);
}

void
ef_index_set_remove (EfIndexSet *self,
                     guint32     index)
{
  g_assert (index < self->size);

  for (guint level = 0; level < self->n_levels; level++, index >>= WORD_SHIFT)
    {
      guint64 *word = &self->levels[level][index >> WORD_SHIFT];

      *word &= ~get_bit (index);
      if (*word != 0)
        return;
    }
}

guint32
ef_index_set_find_before (const EfIndexSet *self,
                          guint32           index)
{
  g_assert (index <= self->size);

  for (guint level = 0; level < self->n_levels; level++, index >>= WORD_SHIFT)
    {
      guint64 word = self->levels[level][index >> WORD_SHIFT] & (get_bit (index) - 1);

      if (word == 0)
        continue;

      index = (index & ~(guint32) (WORD_BITS - 1)) | (WORD_BITS - 1 - __builtin_clzll (word));
      while (level-- > 0)
        index = index << WORD_SHIFT |
                (WORD_BITS - 1 - __builtin_clzll (self->levels[level][index]));
      return index;
    }

  return EF_INDEX_NONE;
}

guint32
ef_index_set_find_after (const EfIndexSet *self,
                         guint32           index)
{
  g_assert (index <= self->size);

  for (guint level = 0; level < self->n_levels; level++, index >>= WORD_SHIFT)
    {
      guint64 above = ~(get_bit (index) | (get_bit (index) - 1));
      guint64 word = self->levels[level][index >> WORD_SHIFT] & above;

      if (word == 0)
        continue;

      index = (index & ~(guint32) (WORD_BITS - 1)) | __builtin_ctzll (word);
      while (level-- > 0)
        index = index << WORD_SHIFT | __builtin_ctzll (self->levels[level][index]);
      return index;
    }

  return EF_INDEX_NONE;
}
