/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-message-catalog-private.h"

#include <string.h>

/* A .mo file is a head of five numbers (magic, revision, how many words there are, where the two
 * tables lie) and two tables of length and place: the words, sorted, and what they are in the other
 * language. Each text ends in a zero byte that its length does not count; the forms of a plural
 * have zero bytes between them. */

#define MAGIC 0x950412de
#define HEAD_SIZE 20
/* The expression that chooses a form stands in the head of the catalogue, the text for "". */
#define PLURAL_MARK "plural="

struct _EfMessageCatalog
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gboolean swapped;
  guint32 n;
  guint32 keys, words; /* where the tables lie */
  char *plural;        /* or NULL */
};

static guint32
read_number (const EfMessageCatalog *self, gsize place)
{
  guint32 number;

  memcpy (&number, self->data + place, sizeof number);

  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static gboolean
has_table (const EfMessageCatalog *self, guint32 place)
{
  return place <= self->size && self->n <= (self->size - place) / 8;
}

/* The text of entry @index of the table at @table, or NULL if it lies outside of the file. */
static const char *
get_text (const EfMessageCatalog *self, guint32 table, guint32 index, gsize *length)
{
  gsize place = read_number (self, table + 8 * (gsize) index + 4);

  *length = read_number (self, table + 8 * (gsize) index);
  if (place >= self->size || *length >= self->size - place || self->data[place + *length] != '\0')
    return NULL;

  return (const char *) self->data + place;
}

static char *
dup_plural (const char *head)
{
  const char *start = strstr (head, PLURAL_MARK);

  /* "nplurals=" comes first and has the mark in it. */
  while (start != NULL && start > head && g_ascii_isalpha (start[-1]))
    start = strstr (start + 1, PLURAL_MARK);
  if (start == NULL)
    return NULL;
  start += strlen (PLURAL_MARK);

  return g_strndup (start, strcspn (start, ";\n"));
}

EfMessageCatalog *
ef_message_catalog_new (GBytes *bytes)
{
  g_autoptr (EfMessageCatalog) self = NULL;
  const char *head;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (EfMessageCatalog, 1);
  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (self->size < HEAD_SIZE)
    return NULL;

  self->swapped = read_number (self, 0) != MAGIC;
  if (read_number (self, 0) != MAGIC)
    return NULL;
  self->n = read_number (self, 8);
  self->keys = read_number (self, 12);
  self->words = read_number (self, 16);
  if (!has_table (self, self->keys) || !has_table (self, self->words))
    return NULL;

  head = ef_message_catalog_find (self, "");
  if (head == NULL || strstr (head, "charset=UTF-8") == NULL)
    return NULL;
  self->plural = dup_plural (head);

  return g_steal_pointer (&self);
}

void
ef_message_catalog_free (EfMessageCatalog *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->plural);
  g_free (self);
}

/* The translation with its length, which counts all forms of a plural. */
static const char *
find (const EfMessageCatalog *self, const char *key, gsize *length)
{
  guint32 low = 0;
  guint32 high = self->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *text = get_text (self, self->keys, middle, length);
      int order = text != NULL ? strcmp (key, text) : -1;

      if (order == 0)
        return get_text (self, self->words, middle, length);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

const char *
ef_message_catalog_find (const EfMessageCatalog *self, const char *key)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  text = find (self, key, &length);

  return text != NULL && length > 0 ? text : NULL;
}

const char *
ef_message_catalog_find_plural (const EfMessageCatalog *self, const char *key, gulong n)
{
  const char *text;
  gsize length;
  gulong form;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  text = find (self, key, &length);
  if (text == NULL || length == 0)
    return NULL;

  form = self->plural != NULL ? ef_plural_evaluate (self->plural, n) : n != 1;
  for (const char *end = text + length; form > 0; form--)
    {
      const char *next = text + strlen (text) + 1;

      if (next > end)
        break;
      text = next;
    }

  return text;
}
