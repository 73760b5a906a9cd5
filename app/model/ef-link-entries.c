/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-private.h"

#include "ef-link-name-private.h"

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

static guint32
add_part (EfTextPool    *pool,
          const GString *part)
{
  return ef_text_pool_add (pool, part->str, part->len);
}

/* The parts of the names, each name split once. */
static void
split_names (EfLinkEntries *self,
             EfTextPool    *pool)
{
  EfLinkName name;

  ef_link_name_init (&name);
  for (guint i = 0; i < self->n_entries; i++)
    {
      if (i > 0 && self->parts[EF_LINK_PART_TEXT][i] == self->parts[EF_LINK_PART_TEXT][i - 1])
        {
          for (guint part = EF_LINK_PART_SPELLING; part < EF_N_LINK_PARTS; part++)
            self->parts[part][i] = self->parts[part][i - 1];
          continue;
        }

      ef_link_name_split (&name, ef_text_pool_get (pool, self->parts[EF_LINK_PART_TEXT][i]));
      self->parts[EF_LINK_PART_SPELLING][i] = add_part (pool, name.spelling);
      self->parts[EF_LINK_PART_CORE][i] = add_part (pool, name.core);
      self->parts[EF_LINK_PART_ORGANISATION][i] = add_part (pool, name.organisation);
      self->parts[EF_LINK_PART_REVISION][i] = add_part (pool, name.revision);
      self->parts[EF_LINK_PART_IMAGE_SIZE][i] = add_part (pool, name.image_size);
      self->parts[EF_LINK_PART_BARE][i]
        = name.image_size->len > 0 ? add_part (pool, name.bare) : self->parts[EF_LINK_PART_CORE][i];
    }
  ef_link_name_clear (&name);
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
