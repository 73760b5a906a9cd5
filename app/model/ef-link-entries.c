/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-private.h"

#include "ef-link-name-private.h"
#include "ef-work-split.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint32 text;
  guint32 key;
  guint32 row;
} Row;

static int
compare_rows (const void *a,
              const void *b)
{
  const Row *one = a, *other = b;

  if (one->text != other->text)
    return one->text < other->text ? -1 : 1;
  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return (one->row > other->row) - (one->row < other->row);
}

/* The rows that can be linked, with equal ones side by side. */
static Row *
sort_rows (const EfLinkSide *side,
           EfTextPool       *pool,
           guint            *n)
{
  Row *rows = g_new (Row, MAX (side->n, 1));

  *n = 0;
  for (guint i = 0; i < side->n; i++)
    {
      guint32 key = side->keys != NULL ? side->keys[i] : 1;
      guint32 text = ef_text_pool_add (pool, side->names[i], -1);

      if (text != 0 && key != 0)
        rows[(*n)++] = (Row) { text, key, i };
    }
  qsort (rows, *n, sizeof *rows, compare_rows);

  return rows;
}

/* Of each name, the parts in the order in which they enter the pool. */
typedef enum
{
  SPLIT_SPELLING,
  SPLIT_CORE,
  SPLIT_ORGANISATION,
  SPLIT_REVISION,
  SPLIT_IMAGE_SIZE,
  SPLIT_BARE,
  N_SPLIT
} Split;

static const EfLinkPart split_parts[N_SPLIT] = {
  [SPLIT_SPELLING] = EF_LINK_PART_SPELLING,
  [SPLIT_CORE] = EF_LINK_PART_CORE,
  [SPLIT_ORGANISATION] = EF_LINK_PART_ORGANISATION,
  [SPLIT_REVISION] = EF_LINK_PART_REVISION,
  [SPLIT_IMAGE_SIZE] = EF_LINK_PART_IMAGE_SIZE,
  [SPLIT_BARE] = EF_LINK_PART_BARE,
};

/* Names are split so many at a time, several threads at once; their parts are numbered by one
 * thread, in order, so that the numbers do not hang on the threads. */
#define BLOCK 1024
#define MIN_BLOCKS 4

typedef struct
{
  const EfLinkEntries *entries;
  const EfTextPool *pool;
  GString **letters;  /* of each block */
  const char **texts; /* N_SPLIT of each entry, within the letters of its block */
  guint32 *lengths;
} Splitting;

/* Whether the entry has the text of the one before, and another key. */
static gboolean
repeats_text (const EfLinkEntries *self,
              guint                entry)
{
  const guint32 *texts = self->parts[EF_LINK_PART_TEXT];

  return entry > 0 && texts[entry] == texts[entry - 1];
}

/* A bare name without an image size is the core, and not kept twice. */
static void
split_entry (Splitting  *self,
             guint       entry,
             EfLinkName *name,
             GString    *letters)
{
  const GString *parts[N_SPLIT];

  ef_link_name_split (name, ef_text_pool_get (self->pool,
                                              self->entries->parts[EF_LINK_PART_TEXT][entry]));
  parts[SPLIT_SPELLING] = name->spelling;
  parts[SPLIT_CORE] = name->core;
  parts[SPLIT_ORGANISATION] = name->organisation;
  parts[SPLIT_REVISION] = name->revision;
  parts[SPLIT_IMAGE_SIZE] = name->image_size;
  parts[SPLIT_BARE] = name->image_size->len > 0 ? name->bare : NULL;

  for (guint i = 0; i < N_SPLIT; i++)
    if (parts[i] != NULL)
      {
        self->lengths[entry * N_SPLIT + i] = parts[i]->len;
        g_string_append_len (letters, parts[i]->str, parts[i]->len);
      }
}

static void
split_blocks (gsize start, gsize end, gpointer user_data)
{
  Splitting *self = user_data;
  EfLinkName name;

  ef_link_name_init (&name);
  for (gsize block = start; block < end; block++)
    {
      guint first = block * BLOCK;
      guint last = MIN (first + BLOCK, self->entries->n_entries);
      GString *letters = g_string_new (NULL);
      const char *text;

      for (guint i = first; i < last; i++)
        if (!repeats_text (self->entries, i))
          split_entry (self, i, &name, letters);

      /* The letters moved as they grew. */
      text = letters->str;
      for (gsize i = (gsize) first * N_SPLIT; i < (gsize) last * N_SPLIT; i++)
        {
          self->texts[i] = text;
          text += self->lengths[i];
        }
      self->letters[block] = letters;
    }
  ef_link_name_clear (&name);
}

/* @ids: N_SPLIT of each entry. */
static void
store_parts (EfLinkEntries *self,
             const guint32 *ids,
             const guint32 *lengths)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const gsize at = (gsize) i * N_SPLIT;

      for (guint part = 0; part < N_SPLIT; part++)
        {
          guint32 *of_part = self->parts[split_parts[part]];

          of_part[i] = repeats_text (self, i) ? of_part[i - 1] : ids[at + part];
        }
      if (lengths[at + SPLIT_IMAGE_SIZE] == 0 && !repeats_text (self, i))
        self->parts[EF_LINK_PART_BARE][i] = self->parts[EF_LINK_PART_CORE][i];
    }
}

/* The parts of the names, each name split once. */
static void
split_names (EfLinkEntries *self,
             EfTextPool    *pool)
{
  gsize n_blocks = (self->n_entries + BLOCK - 1) / BLOCK;
  gsize n_parts = (gsize) self->n_entries * N_SPLIT;
  g_autofree GString **letters = g_new0 (GString *, MAX (n_blocks, 1));
  g_autofree const char **texts = g_new (const char *, MAX (n_parts, 1));
  g_autofree guint32 *lengths = g_new0 (guint32, MAX (n_parts, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (n_parts, 1));
  Splitting splitting = { self, pool, letters, texts, lengths };

  ef_work_split (n_blocks, MIN_BLOCKS, split_blocks, &splitting);
  ef_text_pool_add_many (pool, texts, lengths, n_parts, ids);
  store_parts (self, ids, lengths);

  for (gsize block = 0; block < n_blocks; block++)
    g_string_free (letters[block], TRUE);
}

void
ef_link_entries_fill (EfLinkEntries    *self,
                      const EfLinkSide *side,
                      EfTextPool       *pool)
{
  guint n;
  g_autofree Row *rows = sort_rows (side, pool, &n);

  self->n_rows = side->n;
  for (guint part = 0; part < EF_N_LINK_PARTS; part++)
    self->parts[part] = g_new0 (guint32, MAX (n, 1));
  self->row_offsets = g_new0 (guint32, n + 1);
  self->rows = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || rows[i].text != rows[i - 1].text || rows[i].key != rows[i - 1].key)
        {
          self->parts[EF_LINK_PART_TEXT][self->n_entries] = rows[i].text;
          self->parts[EF_LINK_PART_KEY][self->n_entries] = rows[i].key;
          self->row_offsets[self->n_entries++] = i;
        }
      self->rows[i] = rows[i].row;
    }
  self->row_offsets[self->n_entries] = n;

  self->best = g_new (guint8, MAX (self->n_entries, 1));
  memset (self->best, EF_LINK_NONE, self->n_entries);
  split_names (self, pool);
}

void
ef_link_entries_clear (EfLinkEntries *self)
{
  for (guint part = 0; part < EF_N_LINK_PARTS; part++)
    g_free (self->parts[part]);
  g_free (self->row_offsets);
  g_free (self->rows);
  g_free (self->best);
}

guint
ef_link_entries_find (const EfLinkEntries *self,
                      guint32              text,
                      guint               *end)
{
  const guint32 *texts = self->parts[EF_LINK_PART_TEXT];
  guint low = 0, high = self->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (texts[middle] < text)
        low = middle + 1;
      else
        high = middle;
    }
  for (*end = low; *end < self->n_entries && texts[*end] == text; (*end)++)
    ;

  return low;
}
