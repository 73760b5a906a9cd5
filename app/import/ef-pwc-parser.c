/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-nested.h"
#include "ef-plain-text.h"
#include "ef-pwc-filler.h"

/* A state machine over the events of the JSON parser. A frame for each open object or list says
 * what it is, and so what a key or a value in it means; whatever means nothing is counted in and
 * out again, at any depth. No version of the format is assumed: keys may come in any order, be
 * missing or be null. */

/* Tasks nest five levels deep in the real dump, with three frames a level. */
#define FRAMES_MAX 256
#define IGNORED_DEPTH_MAX 10000

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

typedef struct
{
  EfPwcFiller filler;
  Frame frames[FRAMES_MAX];
  guint n_frames;
  guint ignored; /* open objects and lists that mean nothing */
  EfJsonNested nested;
  guint last_key; /* index of the key met last in `keys`: the next one mostly follows it */
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
      self->filler.dump->too_deep = TRUE;
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
      self->filler.dump->too_deep = TRUE;
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_list (FrameKind kind)
{
  return kind == FRAME_TASKS || kind == FRAME_DATASETS || kind == FRAME_ROWS
         || kind == FRAME_METRICS || kind == FRAME_LINKS;
}

static EfPwcTask *
add_task (Parser *self, Frame *frame)
{
  return ef_pwc_filler_add_task (&self->filler, frame->list, frame->n_items - 1);
}

static EfPwcDataset *
add_dataset (Parser *self, Frame *frame)
{
  return ef_pwc_filler_add_dataset (&self->filler, frame->list, frame->n_items - 1);
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
  EfPwcFiller *filler = &self->filler;
  Frame *frame = top (self);
  EfPwcTask *task = frame->object;
  EfPwcDataset *dataset = frame->object;
  EfPwcMetric metric = { 0 };

  if (self->ignored > 0)
    return 1;

  count_item (frame);
  switch (frame->kind)
    {
    case FRAME_TASK:
      if (frame->key == KEY_TASK)
        task->name = ef_pwc_filler_add_text (filler, (const char *) text, length);
      else if (frame->key == KEY_DESCRIPTION && task->description == NULL)
        task->description = ef_plain_text_from_description ((const char *) text, length);
      break;

    case FRAME_DATASET:
      if (frame->key == KEY_DATASET)
        dataset->name = ef_pwc_filler_add_text (filler, (const char *) text, length);
      break;

    case FRAME_METRICS:
      metric.name = ef_pwc_filler_add_text (filler, (const char *) text, length);
      ef_pwc_filler_add_declared (filler, dataset, &metric);
      break;

    case FRAME_ROW:
      if (frame->key == KEY_MODEL)
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_MODEL, (const char *) text, length);
      else if (frame->key == KEY_PAPER)
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_PAPER, (const char *) text, length);
      else if (frame->key == KEY_DATE)
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_DATE, (const char *) text, length);
      else if (frame->key == KEY_URL)
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_URL, (const char *) text, length);
      break;

    case FRAME_VALUES:
      ef_pwc_filler_add_value (filler, (const char *) text, length);
      break;

    case FRAME_NESTED:
      ef_json_nested_add (&self->nested, (const char *) text, length);
      break;

    case FRAME_LINK:
      if (frame->key == KEY_URL)
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_CODE, (const char *) text, length);
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
    ef_pwc_filler_add_value (&self->filler, text, length);
  else if (frame->kind == FRAME_NESTED)
    ef_json_nested_add (&self->nested, text, length);

  return 1;
}

static int
boolean_cb (void *data, int value)
{
  Parser *self = data;
  const char *word = value ? "true" : "false";

  if (self->ignored == 0 && top (self)->kind == FRAME_ROW && top (self)->key == KEY_ADDITIONAL)
    self->filler.row.additional = value ? EF_PWC_TRUE : EF_PWC_FALSE;

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
    ef_json_nested_add (&self->nested, "null", strlen ("null"));

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
      self->filler.metric
        = ef_pwc_filler_find_metric (&self->filler, (const char *) text, length);
      return 1;
    }
  if (frame->kind == FRAME_NESTED)
    {
      ef_json_nested_add_key (&self->nested, (const char *) text, length);
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
  ef_json_nested_open (&self->nested, bracket);
  if (self->nested.depth > IGNORED_DEPTH_MAX)
    {
      self->filler.dump->too_deep = TRUE;
      return 0;
    }

  return self->nested.depth > 1 || push (self, FRAME_NESTED, NULL, NULL);
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
      frame->list = self->filler.dump->tasks;
      return push (self, FRAME_TASK, add_task (self, frame), NULL);
    case FRAME_TASKS:
      return push (self, FRAME_TASK, add_task (self, frame), NULL);
    case FRAME_DATASETS:
      return push (self, FRAME_DATASET, add_dataset (self, frame), NULL);
    case FRAME_DATASET:
      return frame->key == KEY_SOTA ? push (self, FRAME_SOTA, frame->object, NULL) : ignore (self);
    case FRAME_ROWS:
      ef_pwc_filler_begin_row (&self->filler, frame->n_items - 1);
      return push (self, FRAME_ROW, frame->object, NULL);
    case FRAME_ROW:
      if (frame->key == KEY_METRICS && self->filler.row.n_cells == 0)
        {
          ef_pwc_filler_begin_values (&self->filler);
          return push (self, FRAME_VALUES, NULL, NULL);
        }
      return ignore (self);
    case FRAME_LINKS:
      return ef_pwc_filler_has_text (&self->filler, EF_PWC_TEXT_CODE)
               ? ignore (self)
               : push (self, FRAME_LINK, NULL, NULL);
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
      self->filler.dump->is_list = TRUE;
      return push (self, FRAME_TASKS, NULL, self->filler.dump->tasks);
    case FRAME_TASK:
      if (frame->key == KEY_SUBTASKS)
        return push (self, FRAME_TASKS, NULL, ef_pwc_filler_ensure_tasks (&task->subtasks));
      if (frame->key == KEY_DATASETS)
        return push (self, FRAME_DATASETS, NULL,
                     ef_pwc_filler_ensure_datasets (&task->datasets));
      return ignore (self);
    case FRAME_DATASET:
      if (frame->key == KEY_SUBDATASETS)
        return push (self, FRAME_DATASETS, NULL,
                     ef_pwc_filler_ensure_datasets (&dataset->subdatasets));
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
      if (!ef_json_nested_close (&self->nested, bracket))
        return 1;
      ef_pwc_filler_add_value (&self->filler, self->nested.text->str, self->nested.text->len);
    }
  else if (frame->kind == FRAME_ROW)
    ef_pwc_filler_end_row (&self->filler, frame->object);
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

  *dump = ef_pwc_dump_new ();
  ef_pwc_filler_init (&parser->filler, *dump);
  ef_json_nested_init (&parser->nested);
  push (parser, FRAME_TOP, NULL, NULL);

  complete = ef_json_stream_parse (input, &callbacks, parser, report, cancellable, error);
  if (!complete && parser->filler.dump->too_deep)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                         _("Lists and objects are nested so deeply that it cannot be meant. "
                           "Reading stopped there."));

  ef_json_nested_clear (&parser->nested);
  ef_pwc_filler_clear (&parser->filler);

  return complete;
}
