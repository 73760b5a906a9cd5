/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-plain-text.h"

/* A state machine over the events of the JSON parser. A frame for each open object or list says
 * what it is, and so what a key or a value in it means; whatever means nothing is counted in and
 * out again, at any depth. No version of the format is assumed: keys may come in any order, be
 * missing or be null. */

/* Tasks nest five levels deep in the real dump, with three frames a level. */
#define FRAMES_MAX 256
#define IGNORED_DEPTH_MAX 10000

/* Rows of a table name their metrics in the same order: so many are remembered of the row
 * before. */
#define RECENT_MAX 32

/* Texts of all values together; the 140 MB of a large dump hold 2 MB of them. */
#define VALUES_MAX (G_MAXUINT / 2)

/* A value that is a list or an object is kept as text up to this length, to be shown. */
#define NESTED_TEXT_MAX 200

typedef enum
{
  FRAME_TOP, /* around everything */
  FRAME_TASKS,
  FRAME_TASK,
  FRAME_DATASETS,
  FRAME_DATASET,
  FRAME_SOTA,
  FRAME_METRICS, /* the declared ones */
  FRAME_ROWS,
  FRAME_ROW,
  FRAME_VALUES,
  FRAME_NESTED, /* a list or an object in place of a value, and everything in it */
  FRAME_LINKS,
  FRAME_LINK,
} FrameKind;

typedef enum
{
  KEY_NONE,
  KEY_TASK,
  KEY_DESCRIPTION,
  KEY_SUBTASKS,
  KEY_DATASETS,
  KEY_DATASET,
  KEY_SUBDATASETS,
  KEY_SOTA,
  KEY_METRICS,
  KEY_ROWS,
  KEY_MODEL,
  KEY_PAPER,
  KEY_DATE,
  KEY_URL,
  KEY_CODE_LINKS,
  KEY_ADDITIONAL,
} Key;

typedef struct
{
  FrameKind kind;
  Key key;         /* of the value that comes next, in objects */
  guint32 n_items; /* met so far, in lists */
  gpointer object; /* EfPwcTask of TASK, EfPwcDataset of DATASET to ROWS */
  GPtrArray *list; /* what TASKS and DATASETS fill */
} Frame;

/* The texts of a row. They are pooled together when the row ends: looking up five at once takes
 * little more time than one, because nearly all of it is waiting for the memory. */
typedef enum
{
  TEXT_MODEL,
  TEXT_PAPER,
  TEXT_URL,
  TEXT_DATE,
  TEXT_CODE,
  N_TEXTS,
} RowText;

typedef struct
{
  EfPwcDump *dump;
  Frame frames[FRAMES_MAX];
  guint n_frames;
  guint ignored; /* open objects and lists that mean nothing */
  EfPwcRow row;  /* the open one */
  GString *row_texts;
  guint32 text_offsets[N_TEXTS];
  guint32 text_lengths[N_TEXTS];
  guint32 metric; /* id of the open value's metric */
  GString *nested;
  guint nested_depth;
  GString *scratch;
  guint last_key; /* index of the key met last in `keys`: the next one mostly follows it */
  guint n_recent; /* values met in the open row */
  guint32 recent[RECENT_MAX]; /* their metrics in the row before */
} Parser;

#define NAME(text) text, sizeof (text) - 1

/* In the order in which they stand in the dumps, also those that mean nothing but stand in every
 * row, because a key is looked for behind the one before. */
static const struct
{
  FrameKind frame;
  Key key;
  const char *name;
  gsize length;
} keys[] = {
  { FRAME_TASK, KEY_TASK, NAME ("task") },
  { FRAME_TASK, KEY_DESCRIPTION, NAME ("description") },
  { FRAME_TASK, KEY_SUBTASKS, NAME ("subtasks") },
  { FRAME_TASK, KEY_DATASETS, NAME ("datasets") },
  { FRAME_DATASET, KEY_DATASET, NAME ("dataset") },
  { FRAME_DATASET, KEY_DATASET, NAME ("subdataset") },
  { FRAME_DATASET, KEY_SUBDATASETS, NAME ("subdatasets") },
  { FRAME_DATASET, KEY_SOTA, NAME ("sota") },
  { FRAME_SOTA, KEY_METRICS, NAME ("metrics") },
  { FRAME_SOTA, KEY_ROWS, NAME ("rows") },
  { FRAME_ROW, KEY_CODE_LINKS, NAME ("code_links") },
  { FRAME_LINK, KEY_NONE, NAME ("title") },
  { FRAME_LINK, KEY_URL, NAME ("url") },
  { FRAME_ROW, KEY_METRICS, NAME ("metrics") },
  { FRAME_ROW, KEY_NONE, NAME ("model_links") },
  { FRAME_ROW, KEY_MODEL, NAME ("model_name") },
  { FRAME_ROW, KEY_DATE, NAME ("paper_date") },
  { FRAME_ROW, KEY_PAPER, NAME ("paper_title") },
  { FRAME_ROW, KEY_URL, NAME ("paper_url") },
  { FRAME_ROW, KEY_ADDITIONAL, NAME ("uses_additional_data") },
};

/* Frames */

static inline Frame *
top (Parser *self)
{
  return &self->frames[self->n_frames - 1];
}

static gboolean
push (Parser *self, FrameKind kind, gpointer object, GPtrArray *list)
{
  if (self->n_frames == FRAMES_MAX)
    {
      self->dump->too_deep = TRUE;
      return FALSE;
    }
  self->frames[self->n_frames++] = (Frame) { .kind = kind, .object = object, .list = list };

  return TRUE;
}

static gboolean
ignore (Parser *self)
{
  if (++self->ignored > IGNORED_DEPTH_MAX)
    {
      self->dump->too_deep = TRUE;
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
ensure_list (GPtrArray **list, GDestroyNotify free_item)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (free_item);

  return *list;
}

/* Texts */

static guint32
add_text (Parser *self, const guchar *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy ((const char *) text, &length, TRUE, self->scratch);

  return ef_text_pool_add (self->dump->texts, tidy, (gssize) length);
}

/* Keeps a text of the open row until the row ends. */
static void
keep_row_text (Parser *self, RowText which, const guchar *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy ((const char *) text, &length, TRUE, self->scratch);

  self->text_offsets[which] = (guint32) self->row_texts->len;
  self->text_lengths[which] = (guint32) length;
  g_string_append_len (self->row_texts, tidy, (gssize) length);
}

static void
begin_row (Parser *self, guint32 index)
{
  self->row = (EfPwcRow) { .index = index, .first_cell = self->dump->cells->len };
  g_string_truncate (self->row_texts, 0);
  memset (self->text_lengths, 0, sizeof self->text_lengths);
}

static void
pool_row_texts (Parser *self)
{
  const char *texts[N_TEXTS];
  guint32 ids[N_TEXTS];

  for (guint i = 0; i < N_TEXTS; i++)
    texts[i] = self->text_lengths[i] > 0 ? self->row_texts->str + self->text_offsets[i] : "";
  ef_text_pool_add_many (self->dump->texts, texts, self->text_lengths, N_TEXTS, ids);
  self->row.model = ids[TEXT_MODEL];
  self->row.paper = ids[TEXT_PAPER];
  self->row.url = ids[TEXT_URL];
  self->row.date = ids[TEXT_DATE];
  self->row.code = ids[TEXT_CODE];
}

static void
add_value (Parser *self, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, TRUE, self->scratch);
  GByteArray *values = self->dump->values;
  const EfPwcCell cell = { self->metric, values->len, (guint32) length };

  if (length == 0 || cell.metric == 0 || self->row.n_cells == G_MAXUINT16
      || length > VALUES_MAX - values->len)
    return;
  g_byte_array_append (values, (const guint8 *) tidy, (guint) length);
  g_array_append_val (self->dump->cells, cell);
  self->row.n_cells++;
}

/* The id of a metric. Looking it up by its text costs more than comparing it with the one that
 * is expected. */
static guint32
find_metric (Parser *self, const guchar *text, gsize length)
{
  const guint position = self->n_recent++;
  guint32 id;

  if (position >= RECENT_MAX)
    return add_text (self, text, length);
  if (self->recent[position] != 0)
    {
      const char *expected = ef_text_pool_get (self->dump->texts, self->recent[position]);

      if (strlen (expected) == length && memcmp (expected, text, length) == 0)
        return self->recent[position];
    }
  id = add_text (self, text, length);
  self->recent[position] = id;

  return id;
}

/* A list or an object in place of a value is put together again, roughly, so that a person sees
 * what it was. */
static void
add_nested (Parser *self, const char *text, gsize length)
{
  const gboolean closes = length > 0 && (*text == ']' || *text == '}');
  char last;

  if (self->nested->len >= NESTED_TEXT_MAX)
    return;
  last = self->nested->str[self->nested->len - 1];
  if (strchr ("[{ ", last) == NULL && !closes)
    g_string_append (self->nested, ", ");
  g_string_append_len (self->nested, text, (gssize) MIN (length, NESTED_TEXT_MAX));
}

/* Objects */

static EfPwcTask *
add_task (Frame *frame)
{
  EfPwcTask *task = g_new0 (EfPwcTask, 1);

  task->index = frame->n_items - 1;
  g_ptr_array_add (frame->list, task);

  return task;
}

static EfPwcDataset *
add_dataset (Parser *self, Frame *frame)
{
  EfPwcDataset *dataset = g_new0 (EfPwcDataset, 1);

  dataset->index = frame->n_items - 1;
  g_ptr_array_add (frame->list, dataset);
  self->dump->n_tables++;

  return dataset;
}

static void
end_row (Parser *self, EfPwcDataset *dataset)
{
  pool_row_texts (self);
  if (dataset->rows == NULL)
    dataset->rows = g_array_new (FALSE, FALSE, sizeof (EfPwcRow));
  g_array_append_val (dataset->rows, self->row);
  self->dump->n_rows++;
}

static gboolean
is_list (FrameKind kind)
{
  return kind == FRAME_TASKS || kind == FRAME_DATASETS || kind == FRAME_ROWS
         || kind == FRAME_METRICS || kind == FRAME_LINKS;
}

/* Every value in a list counts, whatever it is: places in the file go by it. */
static inline void
count_item (Frame *frame)
{
  if (is_list (frame->kind))
    frame->n_items++;
}

/* Events */

static int
string_cb (void *data, const unsigned char *text, size_t length)
{
  Parser *self = data;
  Frame *frame = top (self);
  EfPwcTask *task = frame->object;
  EfPwcDataset *dataset = frame->object;
  guint32 id;

  if (self->ignored > 0)
    return 1;

  count_item (frame);
  switch (frame->kind)
    {
    case FRAME_TASK:
      if (frame->key == KEY_TASK)
        task->name = add_text (self, text, length);
      else if (frame->key == KEY_DESCRIPTION && task->description == NULL)
        task->description = ef_plain_text_from_description ((const char *) text, length);
      break;

    case FRAME_DATASET:
      if (frame->key == KEY_DATASET)
        dataset->name = add_text (self, text, length);
      break;

    case FRAME_METRICS:
      if (dataset->metrics == NULL)
        dataset->metrics = g_array_new (FALSE, FALSE, sizeof (guint32));
      id = add_text (self, text, length);
      if (id != 0)
        g_array_append_val (dataset->metrics, id);
      break;

    case FRAME_ROW:
      if (frame->key == KEY_MODEL)
        keep_row_text (self, TEXT_MODEL, text, length);
      else if (frame->key == KEY_PAPER)
        keep_row_text (self, TEXT_PAPER, text, length);
      else if (frame->key == KEY_DATE)
        keep_row_text (self, TEXT_DATE, text, length);
      else if (frame->key == KEY_URL)
        keep_row_text (self, TEXT_URL, text, length);
      break;

    case FRAME_VALUES:
      add_value (self, (const char *) text, length);
      break;

    case FRAME_NESTED:
      add_nested (self, (const char *) text, length);
      break;

    case FRAME_LINK:
      if (frame->key == KEY_URL)
        keep_row_text (self, TEXT_CODE, text, length);
      break;

    case FRAME_TOP:
    case FRAME_TASKS:
    case FRAME_DATASETS:
    case FRAME_SOTA:
    case FRAME_ROWS:
    case FRAME_LINKS:
    default:
      break;
    }

  return 1;
}

/* Numbers, true and false mean something only where values stand. */
static int
number_cb (void *data, const char *text, size_t length)
{
  Parser *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    return 1;
  count_item (frame);
  if (frame->kind == FRAME_VALUES)
    add_value (self, text, length);
  else if (frame->kind == FRAME_NESTED)
    add_nested (self, text, length);

  return 1;
}

static int
boolean_cb (void *data, int value)
{
  Parser *self = data;
  const char *word = value ? "true" : "false";

  if (self->ignored == 0 && top (self)->kind == FRAME_ROW && top (self)->key == KEY_ADDITIONAL)
    self->row.additional = value ? EF_PWC_TRUE : EF_PWC_FALSE;

  return number_cb (data, word, strlen (word));
}

static int
null_cb (void *data)
{
  Parser *self = data;

  if (self->ignored > 0)
    return 1;
  count_item (top (self));
  if (top (self)->kind == FRAME_NESTED)
    add_nested (self, "null", strlen ("null"));

  return 1;
}

static int
key_cb (void *data, const unsigned char *text, size_t length)
{
  Parser *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    return 1;

  if (frame->kind == FRAME_VALUES)
    {
      self->metric = find_metric (self, text, length);
      return 1;
    }
  if (frame->kind == FRAME_NESTED)
    {
      add_nested (self, (const char *) text, length);
      g_string_append (self->nested, ": ");
      return 1;
    }

  frame->key = KEY_NONE;
  for (guint i = 1; i <= G_N_ELEMENTS (keys); i++)
    {
      guint index = (self->last_key + i) % G_N_ELEMENTS (keys);

      if (keys[index].frame == frame->kind && keys[index].length == length
          && memcmp (keys[index].name, text, length) == 0)
        {
          frame->key = keys[index].key;
          self->last_key = index;
          break;
        }
    }

  return 1;
}

static int
start_nested (Parser *self, const char *bracket)
{
  if (top (self)->kind == FRAME_VALUES)
    {
      g_string_truncate (self->nested, 0);
      self->nested_depth = 1;
      g_string_append (self->nested, bracket);
      return push (self, FRAME_NESTED, NULL, NULL);
    }
  if (++self->nested_depth > IGNORED_DEPTH_MAX)
    {
      self->dump->too_deep = TRUE;
      return 0;
    }
  add_nested (self, bracket, 1);

  return 1;
}

static int
start_map_cb (void *data)
{
  Parser *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    return ignore (self);

  count_item (frame);
  switch (frame->kind)
    {
    case FRAME_TOP:
      frame->n_items = 1;
      frame->list = self->dump->tasks;
      return push (self, FRAME_TASK, add_task (frame), NULL);
    case FRAME_TASKS:
      return push (self, FRAME_TASK, add_task (frame), NULL);
    case FRAME_DATASETS:
      return push (self, FRAME_DATASET, add_dataset (self, frame), NULL);
    case FRAME_DATASET:
      return frame->key == KEY_SOTA ? push (self, FRAME_SOTA, frame->object, NULL) : ignore (self);
    case FRAME_ROWS:
      begin_row (self, frame->n_items - 1);
      return push (self, FRAME_ROW, frame->object, NULL);
    case FRAME_ROW:
      if (frame->key == KEY_METRICS && self->row.n_cells == 0)
        {
          self->row.first_cell = self->dump->cells->len;
          self->n_recent = 0;
          return push (self, FRAME_VALUES, NULL, NULL);
        }
      return ignore (self);
    case FRAME_LINKS:
      return self->text_lengths[TEXT_CODE] == 0 ? push (self, FRAME_LINK, NULL, NULL)
                                                : ignore (self);
    case FRAME_VALUES:
    case FRAME_NESTED:
      return start_nested (self, "{");
    case FRAME_TASK:
    case FRAME_SOTA:
    case FRAME_METRICS:
    case FRAME_LINK:
    default:
      return ignore (self);
    }
}

static int
start_array_cb (void *data)
{
  Parser *self = data;
  Frame *frame = top (self);
  EfPwcTask *task = frame->object;
  EfPwcDataset *dataset = frame->object;

  if (self->ignored > 0)
    return ignore (self);

  count_item (frame);
  switch (frame->kind)
    {
    case FRAME_TOP:
      self->dump->is_list = TRUE;
      return push (self, FRAME_TASKS, NULL, self->dump->tasks);
    case FRAME_TASK:
      if (frame->key == KEY_SUBTASKS)
        return push (self, FRAME_TASKS, NULL, ensure_list (&task->subtasks, ef_pwc_task_free));
      if (frame->key == KEY_DATASETS)
        return push (self, FRAME_DATASETS, NULL,
                     ensure_list (&task->datasets, ef_pwc_dataset_free));
      return ignore (self);
    case FRAME_DATASET:
      if (frame->key == KEY_SUBDATASETS)
        return push (self, FRAME_DATASETS, NULL,
                     ensure_list (&dataset->subdatasets, ef_pwc_dataset_free));
      return ignore (self);
    case FRAME_SOTA:
      if (frame->key == KEY_METRICS)
        return push (self, FRAME_METRICS, dataset, NULL);
      if (frame->key == KEY_ROWS)
        return push (self, FRAME_ROWS, dataset, NULL);
      return ignore (self);
    case FRAME_ROW:
      return frame->key == KEY_CODE_LINKS ? push (self, FRAME_LINKS, NULL, NULL) : ignore (self);
    case FRAME_VALUES:
    case FRAME_NESTED:
      return start_nested (self, "[");
    case FRAME_TASKS:
    case FRAME_DATASETS:
    case FRAME_METRICS:
    case FRAME_ROWS:
    case FRAME_LINKS:
    case FRAME_LINK:
    default:
      return ignore (self);
    }
}

static int
end (Parser *self, const char *bracket)
{
  Frame *frame = top (self);

  if (self->ignored > 0)
    {
      self->ignored--;
      return 1;
    }
  if (frame->kind == FRAME_NESTED)
    {
      add_nested (self, bracket, 1);
      if (--self->nested_depth > 0)
        return 1;
      add_value (self, self->nested->str, self->nested->len);
    }
  else if (frame->kind == FRAME_ROW)
    end_row (self, frame->object);
  self->n_frames--;

  return 1;
}

static int
end_map_cb (void *data)
{
  return end (data, "}");
}

static int
end_array_cb (void *data)
{
  return end (data, "]");
}

static const yajl_callbacks callbacks = {
  .yajl_null = null_cb,
  .yajl_boolean = boolean_cb,
  .yajl_number = number_cb,
  .yajl_string = string_cb,
  .yajl_start_map = start_map_cb,
  .yajl_map_key = key_cb,
  .yajl_end_map = end_map_cb,
  .yajl_start_array = start_array_cb,
  .yajl_end_array = end_array_cb,
};

gboolean
ef_pwc_parser_read (EfInput      *input,
                    EfPwcDump   **dump,
                    EfJsonReport *report,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree Parser *parser = g_new0 (Parser, 1);
  gboolean complete;

  *dump = parser->dump = ef_pwc_dump_new ();
  parser->scratch = g_string_new (NULL);
  parser->nested = g_string_new (NULL);
  parser->row_texts = g_string_new (NULL);
  push (parser, FRAME_TOP, NULL, NULL);

  complete = ef_json_stream_parse (input, &callbacks, parser, report, cancellable, error);
  if (!complete && parser->dump->too_deep)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                         _("Lists and objects are nested so deeply that it cannot be meant. "
                           "Reading stopped there."));

  g_string_free (parser->scratch, TRUE);
  g_string_free (parser->nested, TRUE);
  g_string_free (parser->row_texts, TRUE);

  return complete;
}
