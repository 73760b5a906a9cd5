/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-log.h"

#include "ef-plain-text.h"

/* Records of two or three words, of which the first is the node and, in its lowest bits, the kind.
 * An element that has a text at most, as nearly all have, is one record; so what is opened is not
 * written before the next thing is known.
 *
 * Texts go to the pool some at a time, which takes half as long; their words are filled in then. */

#define KIND_BITS 2
#define KIND_MASK 3u
#define BATCH 32
/* Texts that wait for the pool, in bytes. */
#define BATCH_SIZE 8192
/* Records from one look at the cancellable to the next. */
#define CANCEL_STEP 65536

typedef enum
{
  RECORD_OPEN,      /* node, line */
  RECORD_ATTRIBUTE, /* node, text */
  RECORD_CLOSE,     /* none, text */
  RECORD_LEAF,      /* node, line, text */
} RecordKind;

struct _EfXmlLog
{
  EfTextPool *pool;
  GArray *words;     /* (element-type guint32) */
  gboolean has_open; /* an element of which nothing is written yet: */
  guint32 node;
  guint32 line;
  GString *scratch;
  GString *waiting;  /* texts for the pool, one behind the other */
  guint n_waiting;
  guint32 lengths[BATCH];
  guint at[BATCH];   /* where in `words` their ids go */
};

EfXmlLog *
ef_xml_log_new (EfTextPool *pool)
{
  EfXmlLog *self = g_new0 (EfXmlLog, 1);

  self->pool = ef_text_pool_ref (pool);
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 4096);
  self->scratch = g_string_new (NULL);
  self->waiting = g_string_sized_new (2 * BATCH_SIZE);

  return self;
}

void
ef_xml_log_free (EfXmlLog *self)
{
  if (self == NULL)
    return;

  ef_text_pool_unref (self->pool);
  g_array_unref (self->words);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->waiting, TRUE);
  g_free (self);
}

/* Writing down */

static void
write_word (EfXmlLog *self, guint32 word)
{
  g_array_append_val (self->words, word);
}

static void
write_head (EfXmlLog *self, guint node, RecordKind kind)
{
  write_word (self, node << KIND_BITS | kind);
}

static void
pool_waiting (EfXmlLog *self)
{
  const char *texts[BATCH];
  guint32 ids[BATCH];
  const char *text = self->waiting->str;

  for (guint i = 0; i < self->n_waiting; i++)
    {
      texts[i] = text;
      text += self->lengths[i];
    }
  ef_text_pool_add_many (self->pool, texts, self->lengths, self->n_waiting, ids);
  for (guint i = 0; i < self->n_waiting; i++)
    g_array_index (self->words, guint32, self->at[i]) = ids[i];
  self->n_waiting = 0;
  g_string_truncate (self->waiting, 0);
}

static void
write_text (EfXmlLog *self, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, FALSE, self->scratch);

  if (length > 0)
    {
      self->at[self->n_waiting] = self->words->len;
      self->lengths[self->n_waiting++] = (guint32) length;
      g_string_append_len (self->waiting, tidy, (gssize) length);
    }
  write_word (self, 0);
  if (self->n_waiting == BATCH || self->waiting->len > BATCH_SIZE)
    pool_waiting (self);
}

static void
write_open (EfXmlLog *self)
{
  if (!self->has_open)
    return;
  write_head (self, self->node, RECORD_OPEN);
  write_word (self, self->line);
  self->has_open = FALSE;
}

void
ef_xml_log_open (EfXmlLog *self, guint node, guint line)
{
  write_open (self);
  self->has_open = TRUE;
  self->node = node;
  self->line = line;
}

void
ef_xml_log_attribute (EfXmlLog *self, guint node, const char *text, gsize length)
{
  write_open (self);
  write_head (self, node, RECORD_ATTRIBUTE);
  write_text (self, text, length);
}

void
ef_xml_log_close (EfXmlLog *self, const char *text, gsize length)
{
  if (self->has_open)
    {
      write_head (self, self->node, RECORD_LEAF);
      write_word (self, self->line);
      self->has_open = FALSE;
    }
  else
    write_head (self, 0, RECORD_CLOSE);
  write_text (self, text, length);
}

/* Telling */

/* The number of words of the record. */
static guint
tell (const guint32 *words, const EfXmlLogHandler *handler, gpointer context)
{
  const guint32 node = words[0] >> KIND_BITS;

  switch ((RecordKind) (words[0] & KIND_MASK))
    {
    case RECORD_OPEN:
      handler->open (context, node, words[1]);
      return 2;
    case RECORD_ATTRIBUTE:
      handler->attribute (context, node, words[1]);
      return 2;
    case RECORD_CLOSE:
      handler->close (context, words[1]);
      return 2;
    case RECORD_LEAF:
    default:
      handler->open (context, node, words[1]);
      handler->close (context, words[2]);
      return 3;
    }
}

gboolean
ef_xml_log_replay (EfXmlLog *self, const EfXmlLogHandler *handler, gpointer context,
                   GCancellable *cancellable, GError **error)
{
  const guint32 *words;
  guint n = 0;

  write_open (self);
  pool_waiting (self);
  words = (const guint32 *) (gpointer) self->words->data;
  for (guint i = 0; i < self->words->len; n++)
    {
      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      i += tell (words + i, handler, context);
    }
  g_array_unref (self->words);
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
