/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-element-parser.h"

#include <string.h>

#include "ef-plain-text.h"
#include "ef-pwc-filler.h"

/* The keys are those of the JSON form, but XML has no lists: converters wrap the items in an
 * element of the key (<rows><item>..</item></rows>), or repeat that element for each item
 * (<rows>..</rows><rows>..</rows>). So what an element is may show only by its first child: a list
 * whose first child is a key of an item is the item itself; and <task> in a task is its name if it
 * holds text, a task below it if it holds elements. */

/* Texts of one element; what is longer is cut. */
#define TEXT_MAX (1 << 20)

typedef enum
{
  FRAME_TASKS,
  FRAME_TASK,
  FRAME_MAYBE_TASK, /* a task, or the name of the one around it */
  FRAME_DATASETS,
  FRAME_DATASET,
  FRAME_MAYBE_DATASET,
  FRAME_SOTA,
  FRAME_METRICS, /* the declared ones, or the name of one */
  FRAME_METRIC,
  FRAME_ROWS,
  FRAME_ROW,
  FRAME_VALUES,
  FRAME_VALUE,      /* of a metric, or its name and value as two elements */
  FRAME_VALUE_NAME,
  FRAME_VALUE_TEXT,
  FRAME_LINKS,
  FRAME_LINK,
  FRAME_TEXT, /* of a key of the frame around it */
} FrameKind;

typedef enum
{
  KEY_NONE,
  KEY_NAME,
  KEY_DESCRIPTION,
  KEY_MODEL,
  KEY_PAPER,
  KEY_URL,
  KEY_DATE,
  KEY_ADDITIONAL,
  KEY_LINK_URL,
} Key;

/* As many as there are in `keys`. */
#define N_KEYS 34

typedef struct
{
  FrameKind kind;
  Key key;         /* of TEXT */
  gboolean has_elements;
  gpointer object; /* EfPwcTask of TASK, EfPwcDataset of DATASET to ROWS */
  GPtrArray *list; /* what TASKS and DATASETS fill */
} Frame;

typedef struct
{
  EfPwcFiller filler;
  Frame frames[EF_XML_DEPTH_MAX + 1];
  guint n_frames;
  guint ignored; /* open elements that mean nothing */
  GString *text; /* of the open element */
  GString *name; /* of the open value's metric, where it is an element of its own */
  guint last_key; /* index of the element met last in `keys`: the next one mostly follows it */
  const char *known[N_KEYS]; /* of each key the name that was met, to compare pointers */
} Parser;

/* What a child of a frame is: another frame, and of TEXT which key. In the order in which
 * converters write them, also those that mean nothing but stand in every row, because an element
 * is looked for behind the one before. */
static const struct
{
  FrameKind parent;
  const char *name;
  FrameKind kind;
  Key key;
} keys[] = {
  { FRAME_TASK, "task", FRAME_MAYBE_TASK, KEY_NAME },
  { FRAME_TASK, "description", FRAME_TEXT, KEY_DESCRIPTION },
  { FRAME_TASK, "subtasks", FRAME_TASKS, KEY_NONE },
  { FRAME_TASK, "categories", FRAME_TEXT, KEY_NONE },
  { FRAME_TASK, "synonyms", FRAME_TEXT, KEY_NONE },
  { FRAME_TASK, "source_link", FRAME_TEXT, KEY_NONE },
  { FRAME_TASK, "datasets", FRAME_DATASETS, KEY_NONE },
  { FRAME_TASK, "dataset", FRAME_DATASET, KEY_NONE },
  { FRAME_DATASET, "dataset", FRAME_MAYBE_DATASET, KEY_NAME },
  { FRAME_DATASET, "dataset_citations", FRAME_TEXT, KEY_NONE },
  { FRAME_DATASET, "dataset_links", FRAME_TEXT, KEY_NONE },
  { FRAME_DATASET, "description", FRAME_TEXT, KEY_NONE },
  { FRAME_DATASET, "subdataset", FRAME_MAYBE_DATASET, KEY_NAME },
  { FRAME_DATASET, "subdatasets", FRAME_DATASETS, KEY_NONE },
  { FRAME_DATASET, "sota", FRAME_SOTA, KEY_NONE },
  { FRAME_SOTA, "metrics", FRAME_METRICS, KEY_NONE },
  { FRAME_SOTA, "metric", FRAME_METRIC, KEY_NONE },
  { FRAME_SOTA, "rows", FRAME_ROWS, KEY_NONE },
  { FRAME_SOTA, "row", FRAME_ROW, KEY_NONE },
  { FRAME_ROW, "code_links", FRAME_LINKS, KEY_NONE },
  { FRAME_LINK, "title", FRAME_TEXT, KEY_NONE },
  { FRAME_LINK, "url", FRAME_TEXT, KEY_LINK_URL },
  { FRAME_ROW, "metrics", FRAME_VALUES, KEY_NONE },
  { FRAME_ROW, "model_links", FRAME_TEXT, KEY_NONE },
  { FRAME_ROW, "model_name", FRAME_TEXT, KEY_MODEL },
  { FRAME_ROW, "paper_date", FRAME_TEXT, KEY_DATE },
  { FRAME_ROW, "paper_title", FRAME_TEXT, KEY_PAPER },
  { FRAME_ROW, "paper_url", FRAME_TEXT, KEY_URL },
  { FRAME_ROW, "uses_additional_data", FRAME_TEXT, KEY_ADDITIONAL },
  { FRAME_ROW, "code_link", FRAME_LINK, KEY_NONE },
  { FRAME_ROW, "metric", FRAME_VALUE, KEY_NONE },
  { FRAME_VALUE, "name", FRAME_VALUE_NAME, KEY_NONE },
  { FRAME_VALUE, "key", FRAME_VALUE_NAME, KEY_NONE },
  { FRAME_VALUE, "value", FRAME_VALUE_TEXT, KEY_NONE },
};

/* What the items of a list are. */
static const struct
{
  FrameKind list;
  FrameKind item;
} items[] = {
  { FRAME_TASKS, FRAME_TASK }, { FRAME_DATASETS, FRAME_DATASET }, { FRAME_METRICS, FRAME_METRIC },
  { FRAME_ROWS, FRAME_ROW },   { FRAME_VALUES, FRAME_VALUE },     { FRAME_LINKS, FRAME_LINK },
};

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == N_KEYS);

static inline Frame *
top (Parser *self)
{
  return &self->frames[self->n_frames - 1];
}

static inline Frame *
below_top (Parser *self)
{
  return &self->frames[self->n_frames - 2];
}

/* Equal names of elements are equal pointers. */
static gboolean
find_key (Parser *self, FrameKind parent, const char *name, guint *found)
{
  guint index = self->last_key;

  for (guint i = 0; i < N_KEYS; i++)
    {
      index = index + 1 < N_KEYS ? index + 1 : 0;
      if (keys[index].parent == parent
          && (self->known[index] == name || strcmp (keys[index].name, name) == 0))
        {
          self->known[index] = name;
          *found = self->last_key = index;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_item (FrameKind list, FrameKind *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].list == list)
      {
        *item = items[i].item;
        return TRUE;
      }

  return FALSE;
}

/* Texts */

static void
set_text (Parser *self, const Frame *owner, Key key, const char *text, gsize length)
{
  static const EfPwcText row_texts[] = {
    [KEY_MODEL] = EF_PWC_TEXT_MODEL, [KEY_PAPER] = EF_PWC_TEXT_PAPER,
    [KEY_URL] = EF_PWC_TEXT_URL,     [KEY_DATE] = EF_PWC_TEXT_DATE,
  };
  EfPwcFiller *filler = &self->filler;
  EfPwcTask *task = owner->object;
  EfPwcDataset *dataset = owner->object;

  switch (key)
    {
    case KEY_NAME:
      if (owner->kind == FRAME_TASK)
        task->name = ef_pwc_filler_add_text (filler, text, length);
      else if (owner->kind == FRAME_DATASET)
        dataset->name = ef_pwc_filler_add_text (filler, text, length);
      break;
    case KEY_DESCRIPTION:
      if (task->description == NULL)
        task->description = ef_plain_text_from_description (text, length);
      break;
    case KEY_MODEL:
    case KEY_PAPER:
    case KEY_URL:
    case KEY_DATE:
      ef_pwc_filler_set_text (filler, row_texts[key], text, length);
      break;
    case KEY_ADDITIONAL:
      if (length == strlen ("true") && g_ascii_strncasecmp (text, "true", length) == 0)
        filler->row.additional = EF_PWC_TRUE;
      else if (length == strlen ("false") && g_ascii_strncasecmp (text, "false", length) == 0)
        filler->row.additional = EF_PWC_FALSE;
      break;
    case KEY_LINK_URL:
      if (!ef_pwc_filler_has_text (filler, EF_PWC_TEXT_CODE))
        ef_pwc_filler_set_text (filler, EF_PWC_TEXT_CODE, text, length);
      break;
    case KEY_NONE:
    default:
      break;
    }
}

/* Some write the texts of a task, a data set or a row as attributes. */
static void
read_attributes (Parser *self, Frame *frame, const EfXmlElement *element)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);
      guint found;

      if (strcmp (attribute.name, "name") == 0)
        set_text (self, frame, KEY_NAME, attribute.value, attribute.length);
      else if (find_key (self, frame->kind, attribute.name, &found) && keys[found].key != KEY_NONE)
        set_text (self, frame, keys[found].key, attribute.value, attribute.length);
    }
}

static gboolean
find_name_attribute (const EfXmlElement *element, EfXmlAttribute *attribute)
{
  return ef_xml_element_find_attribute (element, "name", attribute)
         || ef_xml_element_find_attribute (element, "key", attribute)
         || ef_xml_element_find_attribute (element, "k", attribute);
}

/* Frames */

/* Makes @frame one of @kind, of which @parent is the frame around. */
static void
begin (Parser *self, Frame *frame, FrameKind kind, Frame *parent, const EfXmlElement *element)
{
  EfPwcFiller *filler = &self->filler;
  EfPwcTask *task = parent->object;
  EfPwcDataset *dataset = parent->object;
  EfXmlAttribute name;
  GPtrArray *list = parent->list;

  *frame = (Frame) { .kind = kind, .object = parent->object };
  switch (kind)
    {
    case FRAME_TASKS:
      frame->list = ef_pwc_filler_ensure_tasks (&task->subtasks);
      break;
    case FRAME_DATASETS:
      frame->list = ef_pwc_filler_ensure_datasets (parent->kind == FRAME_TASK
                                                     ? &task->datasets
                                                     : &dataset->subdatasets);
      break;
    case FRAME_TASK:
      if (parent->kind == FRAME_TASK)
        list = ef_pwc_filler_ensure_tasks (&task->subtasks);
      frame->object = ef_pwc_filler_add_task (filler, list, list->len);
      read_attributes (self, frame, element);
      break;
    case FRAME_DATASET:
      if (parent->kind == FRAME_TASK)
        list = ef_pwc_filler_ensure_datasets (&task->datasets);
      else if (parent->kind == FRAME_DATASET)
        list = ef_pwc_filler_ensure_datasets (&dataset->subdatasets);
      frame->object = dataset = ef_pwc_filler_add_dataset (filler, list, list->len);
      dataset->line = element->line;
      read_attributes (self, frame, element);
      break;
    case FRAME_ROW:
      ef_pwc_filler_begin_row (filler, dataset->rows != NULL ? dataset->rows->len : 0);
      ef_pwc_filler_begin_values (filler);
      filler->row.line = element->line;
      read_attributes (self, frame, element);
      break;
    case FRAME_VALUE:
      if (find_name_attribute (element, &name))
        filler->metric = ef_pwc_filler_find_metric (filler, name.value, name.length);
      else
        filler->metric = ef_pwc_filler_find_metric (filler, element->name, strlen (element->name));
      g_string_truncate (self->name, 0);
      break;
    case FRAME_LINK:
      read_attributes (self, frame, element);
      break;
    case FRAME_MAYBE_TASK:
    case FRAME_MAYBE_DATASET:
    case FRAME_SOTA:
    case FRAME_METRICS:
    case FRAME_METRIC:
    case FRAME_ROWS:
    case FRAME_VALUES:
    case FRAME_VALUE_NAME:
    case FRAME_VALUE_TEXT:
    case FRAME_LINKS:
    case FRAME_TEXT:
    default:
      break;
    }
  g_string_truncate (self->text, 0);
}

/* A list turns out to be an item, as its first child shows. The list in which it is stands in the
 * frame, so that it can be seen as its own parent. */
static void
become_item (Parser *self, Frame *frame, FrameKind item, const EfXmlElement *element)
{
  Frame parent = *frame;

  begin (self, frame, item, &parent, element);
  frame->has_elements = TRUE;
}

/* <task> in a task is one, because there are elements in it. */
static void
become_certain (Parser *self, const EfXmlElement *element)
{
  Frame *frame = top (self);
  const FrameKind kind = frame->kind == FRAME_MAYBE_TASK ? FRAME_TASK : FRAME_DATASET;

  begin (self, frame, kind, below_top (self), element);
}

static gboolean
push (Parser *self, FrameKind kind, Key key, const EfXmlElement *element)
{
  Frame *parent = top (self);
  EfXmlAttribute name;

  if ((kind == FRAME_MAYBE_TASK || kind == FRAME_MAYBE_DATASET)
      && ef_xml_element_find_attribute (element, "name", &name))
    kind = kind == FRAME_MAYBE_TASK ? FRAME_TASK : FRAME_DATASET;
  begin (self, &self->frames[self->n_frames++], kind, parent, element);
  top (self)->key = key;
  if (kind == FRAME_METRIC && find_name_attribute (element, &name))
    g_string_append_len (self->text, name.value, (gssize) name.length);

  return TRUE;
}

static gboolean
start_in_list (Parser *self, FrameKind item, const EfXmlElement *element)
{
  Frame *frame = top (self);
  const gboolean is_first = !frame->has_elements;
  guint found;

  frame->has_elements = TRUE;
  if (is_first && find_key (self, item, element->name, &found))
    {
      /* Which of the two it is shows later. */
      if (keys[found].key == KEY_NAME && keys[found].kind != FRAME_TEXT)
        return push (self, keys[found].kind, KEY_NAME, element);
      if (item != FRAME_VALUE)
        {
          become_item (self, frame, item, element);
          return push (self, keys[found].kind, keys[found].key, element);
        }
    }

  return push (self, item, KEY_NONE, element);
}

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  Parser *self = data;
  FrameKind item;
  guint found;

  if (self->n_frames == 0)
    {
      self->frames[self->n_frames++] = (Frame) { .list = self->filler.dump->tasks };
      return TRUE;
    }
  if (self->ignored > 0)
    {
      self->ignored++;
      return TRUE;
    }
  if (top (self)->kind == FRAME_MAYBE_TASK || top (self)->kind == FRAME_MAYBE_DATASET)
    become_certain (self, element);

  if (find_item (top (self)->kind, &item))
    return start_in_list (self, item, element);
  top (self)->has_elements = TRUE;
  if (find_key (self, top (self)->kind, element->name, &found))
    return push (self, keys[found].kind, keys[found].key, element);
  self->ignored = 1;

  return TRUE;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  Parser *self = data;

  if (self->ignored > 0 || self->text->len >= TEXT_MAX)
    return TRUE;
  switch (top (self)->kind)
    {
    case FRAME_TEXT:
      if (top (self)->key == KEY_NONE)
        break;
      G_GNUC_FALLTHROUGH;
    case FRAME_VALUE:
    case FRAME_VALUE_NAME:
    case FRAME_VALUE_TEXT:
    case FRAME_METRIC:
    case FRAME_METRICS:
    case FRAME_MAYBE_TASK:
    case FRAME_MAYBE_DATASET:
      g_string_append_len (self->text, text, (gssize) MIN (length, TEXT_MAX - self->text->len));
      break;
    case FRAME_TASKS:
    case FRAME_TASK:
    case FRAME_DATASETS:
    case FRAME_DATASET:
    case FRAME_SOTA:
    case FRAME_ROWS:
    case FRAME_ROW:
    case FRAME_VALUES:
    case FRAME_LINKS:
    case FRAME_LINK:
    default:
      break;
    }

  return TRUE;
}

/* The name of the task or data set around; if that is a list, it is the item itself. */
static void
end_name (Parser *self)
{
  Frame *parent = below_top (self);
  const EfXmlElement nothing = { .line = 1 };
  g_autofree char *name = g_strndup (self->text->str, self->text->len);
  FrameKind item;

  if (find_item (parent->kind, &item))
    become_item (self, parent, item, &nothing);
  set_text (self, parent, KEY_NAME, name, strlen (name));
}

static void
end_value (Parser *self, const Frame *frame)
{
  EfPwcFiller *filler = &self->filler;

  if (self->name->len > 0)
    filler->metric = ef_pwc_filler_add_text (filler, self->name->str, self->name->len);
  if (!frame->has_elements || self->name->len > 0)
    ef_pwc_filler_add_value (filler, self->text->str, self->text->len);
}

static void
end_metric (Parser *self, EfPwcDataset *dataset)
{
  EfPwcMetric metric = { 0 };

  metric.name = ef_pwc_filler_add_text (&self->filler, self->text->str, self->text->len);
  ef_pwc_filler_add_declared (&self->filler, dataset, &metric);
}

static gboolean
end_cb (gpointer data)
{
  Parser *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    {
      self->ignored--;
      return TRUE;
    }
  switch (frame->kind)
    {
    case FRAME_TEXT:
      set_text (self, below_top (self), frame->key, self->text->str, self->text->len);
      break;
    case FRAME_MAYBE_TASK:
    case FRAME_MAYBE_DATASET:
      end_name (self);
      break;
    case FRAME_METRIC:
      end_metric (self, frame->object);
      break;
    case FRAME_METRICS:
      if (!frame->has_elements)
        end_metric (self, frame->object);
      break;
    case FRAME_ROW:
      ef_pwc_filler_end_row (&self->filler, frame->object);
      break;
    case FRAME_VALUE:
      end_value (self, frame);
      break;
    case FRAME_VALUE_NAME:
      g_string_assign (self->name, self->text->str);
      g_string_truncate (self->text, 0);
      break;
    case FRAME_TASKS:
    case FRAME_TASK:
    case FRAME_DATASETS:
    case FRAME_DATASET:
    case FRAME_SOTA:
    case FRAME_ROWS:
    case FRAME_VALUES:
    case FRAME_VALUE_TEXT:
    case FRAME_LINKS:
    case FRAME_LINK:
    default:
      break;
    }
  self->n_frames--;

  return TRUE;
}

static const EfXmlHandler handler = { start_cb, text_cb, end_cb };

gboolean
ef_pwc_element_parser_read (EfInput *input, EfPwcDump **dump, EfXmlReport *report,
                            EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error)
{
  g_autofree Parser *parser = g_new0 (Parser, 1);
  gboolean complete;

  *dump = ef_pwc_dump_new ();
  (*dump)->is_list = TRUE;
  (*dump)->by_line = TRUE;
  ef_pwc_filler_init (&parser->filler, *dump);
  parser->text = g_string_new (NULL);
  parser->name = g_string_new (NULL);

  complete = ef_xml_stream_parse (input, &handler, parser, report, diagnostics, cancellable, error);

  ef_pwc_filler_clear (&parser->filler);
  g_string_free (parser->text, TRUE);
  g_string_free (parser->name, TRUE);

  return complete;
}
