/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-xml-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-plain-text.h"
#include "ef-pwc-filler.h"

/* A state machine over the elements of the document. A frame for each open one says what it is;
 * what is not known is counted in and out again, at any depth. */

/* Texts of one element; what is longer is cut. The longest real description has 20 kB. */
#define TEXT_MAX (1 << 20)
/* Unknown elements and the like that are named one by one. */
#define WARNINGS_MAX 20

typedef enum
{
  FRAME_TABLES,
  FRAME_TASK,
  FRAME_DESCRIPTION, /* of a task */
  FRAME_DATASET,
  FRAME_SOTA,
  FRAME_ROW,
  FRAME_VALUE,
  FRAME_LEAF, /* known, but of no use here */
} FrameKind;

typedef struct
{
  FrameKind kind;
  guint32 n_tasks;    /* met so far */
  guint32 n_datasets;
  guint32 n_rows;
  gpointer object; /* EfPwcTask of TASK and DESCRIPTION, EfPwcDataset of DATASET to VALUE */
} Frame;

typedef struct
{
  EfPwcFiller filler;
  Frame frames[EF_XML_DEPTH_MAX + 1];
  guint n_frames;
  guint ignored;      /* open elements that are not known */
  GString *text;      /* of the open description or value */
  GArray *rows_of;    /* (element-type guint64) by id of a metric: the last row that has it */
  guint64 row_number; /* of the open row, from 1 */
  const char *file;
  EfDiagnostics *diagnostics;
  guint n_warnings;
  GError *error;      /* why reading stopped */
} Parser;

static Frame *
top (Parser *self)
{
  return &self->frames[self->n_frames - 1];
}

static gboolean
push (Parser *self, FrameKind kind, gpointer object)
{
  self->frames[self->n_frames++] = (Frame) { .kind = kind, .object = object };

  return TRUE;
}

static void G_GNUC_PRINTF (3, 4)
warn (Parser *self, guint line, const char *format, ...)
{
  g_autofree char *place = g_strdup_printf ("%u", line);
  g_autofree char *message = NULL;
  va_list arguments;

  if (self->n_warnings++ >= WARNINGS_MAX)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, self->file, place, "%s", message);
}

static gboolean
equals (const EfXmlAttribute *attribute, const char *text)
{
  return strlen (text) == attribute->length
         && memcmp (attribute->value, text, attribute->length) == 0;
}

static guint32
add_name (Parser *self, const EfXmlElement *element)
{
  EfXmlAttribute name;

  if (!ef_xml_element_find_attribute (element, "name", &name))
    {
      warn (self, element->line, _("The element <%s> has no name."), element->name);
      return 0;
    }

  return ef_pwc_filler_add_text (&self->filler, name.value, name.length);
}

/* Elements */

static gboolean
ignore (Parser *self, const EfXmlElement *element)
{
  const gboolean ours = g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) == 0;
  const gboolean allowed = ours && strcmp (element->name, "extensions") == 0
                           && top (self)->kind == FRAME_TABLES;

  if (ours && !allowed)
    warn (self, element->line, _("The element <%s> is not known here; it is left out."),
          element->name);
  else if (!ours)
    warn (self, element->line,
          _("The element <%s> is foreign, and only <extensions> may hold such; it is left out."),
          element->name);
  self->ignored = 1;

  return TRUE;
}

static gboolean
start_task (Parser *self, const EfXmlElement *element)
{
  Frame *frame = top (self);
  EfPwcTask *parent = frame->object;
  GPtrArray *list = frame->kind == FRAME_TABLES ? self->filler.dump->tasks
                                                : ef_pwc_filler_ensure_tasks (&parent->subtasks);
  EfPwcTask *task = ef_pwc_filler_add_task (&self->filler, list, frame->n_tasks++);

  task->name = add_name (self, element);

  return push (self, FRAME_TASK, task);
}

static gboolean
start_dataset (Parser *self, const EfXmlElement *element)
{
  Frame *frame = top (self);
  EfPwcTask *task = frame->object;
  EfPwcDataset *parent = frame->object;
  GPtrArray **list = frame->kind == FRAME_TASK ? &task->datasets : &parent->subdatasets;
  EfPwcDataset *dataset;

  dataset = ef_pwc_filler_add_dataset (&self->filler, ef_pwc_filler_ensure_datasets (list),
                                       frame->n_datasets++);
  dataset->line = element->line;
  dataset->name = add_name (self, element);

  return push (self, FRAME_DATASET, dataset);
}

static gboolean
start_declared (Parser *self, const EfXmlElement *element)
{
  EfPwcMetric metric = { .name = add_name (self, element) };
  EfXmlAttribute attribute;

  if (ef_xml_element_find_attribute (element, "unit", &attribute))
    metric.unit = ef_pwc_filler_add_text (&self->filler, attribute.value, attribute.length);
  if (ef_xml_element_find_attribute (element, "direction", &attribute))
    {
      if (equals (&attribute, "higher"))
        metric.direction = EF_DIRECTION_HIGHER;
      else if (equals (&attribute, "lower"))
        metric.direction = EF_DIRECTION_LOWER;
      else
        warn (self, element->line, _("A direction is “higher” or “lower”, but not “%.*s”."),
              (int) MIN (attribute.length, 60), attribute.value);
    }
  ef_pwc_filler_add_declared (&self->filler, top (self)->object, &metric);

  return push (self, FRAME_LEAF, NULL);
}

static void
read_row_attribute (Parser *self, const EfXmlElement *element, const EfXmlAttribute *attribute)
{
  static const struct
  {
    const char *name;
    EfPwcText text;
  } texts[] = {
    { "model_name", EF_PWC_TEXT_MODEL },
    { "paper_title", EF_PWC_TEXT_PAPER },
    { "paper_url", EF_PWC_TEXT_URL },
    { "paper_date", EF_PWC_TEXT_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (attribute->name, texts[i].name) == 0)
      {
        ef_pwc_filler_set_text (&self->filler, texts[i].text, attribute->value, attribute->length);
        return;
      }
  if (strcmp (attribute->name, "uses_additional_data") != 0)
    warn (self, element->line, _("The attribute “%s” is not known here; it is left out."),
          attribute->name);
  else if (equals (attribute, "true"))
    self->filler.row.additional = EF_PWC_TRUE;
  else if (equals (attribute, "false"))
    self->filler.row.additional = EF_PWC_FALSE;
  else
    warn (self, element->line, _("“uses_additional_data” is “true” or “false”, but not “%.*s”."),
          (int) MIN (attribute->length, 60), attribute->value);
}

static gboolean
start_row (Parser *self, const EfXmlElement *element)
{
  Frame *frame = top (self);

  ef_pwc_filler_begin_row (&self->filler, frame->n_rows++);
  ef_pwc_filler_begin_values (&self->filler);
  self->filler.row.line = element->line;
  self->row_number++;
  for (guint i = 0; i < element->n_attributes; i++)
    {
      EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);

      if (attribute.uri == NULL)
        read_row_attribute (self, element, &attribute);
    }

  return push (self, FRAME_ROW, frame->object);
}

/* TRUE if the open row has no value of this metric yet. */
static gboolean
note_metric (Parser *self, guint32 metric)
{
  guint64 *last;

  if (metric >= self->rows_of->len)
    g_array_set_size (self->rows_of, metric + 1024);
  last = &g_array_index (self->rows_of, guint64, metric);
  if (*last == self->row_number)
    return FALSE;
  *last = self->row_number;

  return TRUE;
}

static gboolean
start_value (Parser *self, const EfXmlElement *element)
{
  EfXmlAttribute name;
  guint32 metric = 0;

  if (ef_xml_element_find_attribute (element, "name", &name))
    metric = ef_pwc_filler_find_metric (&self->filler, name.value, name.length);
  if (metric == 0)
    warn (self, element->line, _("The element <%s> has no name."), element->name);
  else if (!note_metric (self, metric))
    {
      warn (self, element->line, _("The row has “%s” twice; the first value counts."),
            ef_text_pool_get (self->filler.dump->texts, metric));
      metric = 0;
    }
  self->filler.metric = metric;
  g_string_truncate (self->text, 0);

  return push (self, FRAME_VALUE, top (self)->object);
}

static gboolean
start_code_link (Parser *self, const EfXmlElement *element)
{
  EfXmlAttribute url;

  if (!ef_pwc_filler_has_text (&self->filler, EF_PWC_TEXT_CODE)
      && ef_xml_element_find_attribute (element, "url", &url))
    ef_pwc_filler_set_text (&self->filler, EF_PWC_TEXT_CODE, url.value, url.length);

  return push (self, FRAME_LEAF, NULL);
}

static gboolean
start_leaf (Parser *self, const EfXmlElement *element)
{
  return push (self, FRAME_LEAF, NULL);
}

static gboolean
start_description (Parser *self, const EfXmlElement *element)
{
  g_string_truncate (self->text, 0);

  return push (self, FRAME_DESCRIPTION, top (self)->object);
}

static gboolean
start_sota (Parser *self, const EfXmlElement *element)
{
  return push (self, FRAME_SOTA, top (self)->object);
}

static gboolean
start_root (Parser *self, const EfXmlElement *element)
{
  if (g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) != 0)
    {
      g_set_error (&self->error, EF_ERROR, EF_ERROR_NEWER,
                   _("“%s” is written for a newer version of the format (%s). Update Efficient "
                     "Frontier to read it."),
                   self->file, element->uri);
      return FALSE;
    }

  return push (self, FRAME_TABLES, NULL);
}

static const struct
{
  FrameKind parent;
  const char *name;
  gboolean (*start) (Parser *self, const EfXmlElement *element);
} elements[] = {
  { FRAME_ROW, "metric", start_value },
  { FRAME_ROW, "code_link", start_code_link },
  { FRAME_ROW, "model_link", start_leaf },
  { FRAME_SOTA, "row", start_row },
  { FRAME_SOTA, "metric", start_declared },
  { FRAME_DATASET, "description", start_leaf },
  { FRAME_DATASET, "dataset_link", start_leaf },
  { FRAME_DATASET, "dataset_citation", start_leaf },
  { FRAME_DATASET, "sota", start_sota },
  { FRAME_DATASET, "dataset", start_dataset },
  { FRAME_TASK, "category", start_leaf },
  { FRAME_TASK, "synonym", start_leaf },
  { FRAME_TASK, "description", start_description },
  { FRAME_TASK, "source_link", start_leaf },
  { FRAME_TASK, "dataset", start_dataset },
  { FRAME_TASK, "task", start_task },
  { FRAME_TABLES, "task", start_task },
};

/* Events */

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  Parser *self = data;

  if (self->n_frames == 0)
    return start_root (self, element);
  if (self->ignored > 0)
    {
      self->ignored++;
      return TRUE;
    }
  if (g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
      if (elements[i].parent == top (self)->kind && strcmp (elements[i].name, element->name) == 0)
        return elements[i].start (self, element);

  return ignore (self, element);
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  Parser *self = data;
  const FrameKind kind = self->n_frames > 0 ? top (self)->kind : FRAME_TABLES;

  if (self->ignored == 0 && (kind == FRAME_VALUE || kind == FRAME_DESCRIPTION)
      && self->text->len < TEXT_MAX)
    g_string_append_len (self->text, text, (gssize) MIN (length, TEXT_MAX - self->text->len));

  return TRUE;
}

static gboolean
end_cb (gpointer data)
{
  Parser *self = data;
  Frame *frame = top (self);
  EfPwcTask *task = frame->object;

  if (self->ignored > 0)
    {
      self->ignored--;
      return TRUE;
    }
  if (frame->kind == FRAME_VALUE)
    ef_pwc_filler_add_value (&self->filler, self->text->str, self->text->len);
  else if (frame->kind == FRAME_ROW)
    ef_pwc_filler_end_row (&self->filler, frame->object);
  else if (frame->kind == FRAME_DESCRIPTION && task->description == NULL)
    task->description = ef_plain_text_from_description (self->text->str, self->text->len);
  self->n_frames--;

  return TRUE;
}

static const EfXmlHandler handler = { start_cb, text_cb, end_cb };

static void
report_more_warnings (const Parser *self)
{
  const guint n_more = self->n_warnings > WARNINGS_MAX ? self->n_warnings - WARNINGS_MAX : 0;

  if (n_more > 0)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, self->file, NULL,
                        ngettext ("%u more element or attribute of the file is not as it should "
                                  "be.",
                                  "%u more elements or attributes of the file are not as they "
                                  "should be.",
                                  n_more),
                        n_more);
}

gboolean
ef_pwc_xml_parser_read (EfInput *input, EfPwcDump **dump, EfXmlReport *report,
                        EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error)
{
  g_autofree Parser *parser = g_new0 (Parser, 1);
  gboolean complete;

  *dump = ef_pwc_dump_new ();
  (*dump)->is_list = TRUE;
  (*dump)->by_line = TRUE;
  ef_pwc_filler_init (&parser->filler, *dump);
  parser->file = ef_input_get_name (input);
  parser->diagnostics = diagnostics;
  parser->text = g_string_new (NULL);
  parser->rows_of = g_array_new (FALSE, TRUE, sizeof (guint64));

  complete = ef_xml_stream_parse (input, &handler, parser, report, diagnostics, cancellable, error);
  if (parser->error != NULL)
    g_propagate_error (error, g_steal_pointer (&parser->error));
  report_more_warnings (parser);

  ef_pwc_filler_clear (&parser->filler);
  g_string_free (parser->text, TRUE);
  g_array_unref (parser->rows_of);

  return complete;
}
