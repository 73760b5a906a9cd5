/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-convert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-nested.h"
#include "ef-json-stream.h"
#include "ef-plain-text.h"
#include "ef-pwc-form.h"
#include "ef-pwc-xml-parser.h"
#include "ef-reader.h"

/* In the JSON the keys of an object come in any order, mostly sorted, so the name of a task stands
 * behind everything in it; in the XML it stands in the start tag. So each open object keeps what it
 * is made of in slots, one for each attribute and each kind of child, in the order of the schema;
 * when it ends they are put together and go into a slot of the object around it.
 *
 * The XML is written by hand: a writer of libxml2 goes from the first byte to the last, and one for
 * each slot would say less than the few characters that have to be escaped. */

/* Objects and lists inside one another; as deep as what reads the result allows. */
#define FRAMES_MAX 150
#define IGNORED_DEPTH_MAX 10000

/* What is open: an object of the form (EfPwcObject), or one of these. */
typedef enum
{
  FRAME_TOP = EF_PWC_N_OBJECTS,
  FRAME_NESTED,  /* a list or an object in place of a value, and everything in it */
  FRAME_OBJECTS, /* a list of objects */
  FRAME_TEXTS,   /* a list of texts */
} FrameKind;

typedef struct
{
  guint kind;           /* EfPwcObject or FrameKind */
  const EfPwcKey *key;  /* of the value that comes next, in objects; of the list itself, in lists */
  const char *element;  /* what an object becomes */
  guint level;          /* of that element in the document */
  GString *slots[EF_PWC_SLOTS_MAX];
  GString *out;         /* (not owned) where an object goes when it ends, or a list's items go */
  GHashTable *names;    /* of the metrics of VALUES */
} Frame;

typedef struct
{
  Frame frames[FRAMES_MAX];
  guint n_frames;
  guint ignored; /* open objects and lists that have no place */
  gboolean too_deep;
  GString *document;
  GString *clean;
  EfJsonNested nested;
  GString *metric;    /* name of the open value */
  guint n_unknown;    /* values that have no place */
  char *unknown_key;  /* of the first one */
  guint n_dates;      /* that are none */
  char *odd_date;
  guint n_repeats;    /* metrics that a row has twice */
  char *repeated;
} Converter;

/* Writing */

static void
append_escaped (Converter *self, GString *out, const char *text, gsize length, gboolean attribute)
{
  g_string_truncate (self->clean, 0);
  ef_plain_text_append_allowed (self->clean, text, length);
  for (const char *p = self->clean->str; p < self->clean->str + self->clean->len; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '\r':
        g_string_append (out, "&#13;");
        break;
      case '"':
        g_string_append (out, attribute ? "&quot;" : "\"");
        break;
      case '\n':
        g_string_append (out, attribute ? "&#10;" : "\n");
        break;
      case '\t':
        g_string_append (out, attribute ? "&#9;" : "\t");
        break;
      default:
        g_string_append_c (out, *p);
        break;
      }
}

static void
indent (GString *out, guint level)
{
  for (guint i = 0; i < level; i++)
    g_string_append_c (out, ' ');
}

static void
append_text_element (Converter *self, GString *out, guint level, const char *element,
                     const char *text, gsize length)
{
  indent (out, level);
  g_string_append_printf (out, "<%s>", element);
  append_escaped (self, out, text, length, FALSE);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
append_attribute (Converter *self, GString *out, const char *name, const char *text, gsize length)
{
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (self, out, text, length, TRUE);
  g_string_append_c (out, '"');
}

/* Frames */

static Frame *
top (Converter *self)
{
  return &self->frames[self->n_frames - 1];
}

static GString *
get_slot (Frame *frame, guint slot)
{
  if (frame->slots[slot] == NULL)
    frame->slots[slot] = g_string_new (NULL);

  return frame->slots[slot];
}

static Frame *
push (Converter *self, guint kind, GString *out, guint level)
{
  if (self->n_frames == FRAMES_MAX)
    {
      self->too_deep = TRUE;
      return NULL;
    }
  self->frames[self->n_frames] = (Frame) { .kind = kind, .out = out, .level = level };

  return &self->frames[self->n_frames++];
}

static void
frame_clear (Frame *frame)
{
  for (guint i = 0; i < EF_PWC_SLOTS_MAX; i++)
    if (frame->slots[i] != NULL)
      g_string_free (g_steal_pointer (&frame->slots[i]), TRUE);
  g_clear_pointer (&frame->names, g_hash_table_unref);
}

static int
ignore (Converter *self)
{
  if (++self->ignored > IGNORED_DEPTH_MAX)
    self->too_deep = TRUE;

  return !self->too_deep;
}

static void
note_unknown (Converter *self, const char *key, gsize length)
{
  if (self->n_unknown++ == 0)
    {
      GString *name = g_string_new (NULL);

      ef_plain_text_append_allowed (name, key, MIN (length, 100));
      self->unknown_key = g_string_free (name, FALSE);
    }
}

static int
start_object (Converter *self, guint kind, const char *element, GString *out, guint level)
{
  Frame *frame = push (self, kind, out, level);

  if (frame == NULL)
    return 0;
  frame->element = element;
  if (kind == EF_PWC_OBJECT_VALUES)
    frame->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return 1;
}

static gboolean
is_attribute (const Frame *frame, guint slot)
{
  const EfPwcKey *key = ef_pwc_form_find_slot (frame->kind, slot);

  return key != NULL && key->form == EF_PWC_FORM_ATTRIBUTE;
}

static void
end_object (Frame *frame)
{
  const char *required = ef_pwc_form_get_required (frame->kind);
  gboolean empty = TRUE;

  if (required != NULL && frame->slots[0] == NULL)
    g_string_append_printf (get_slot (frame, 0), " %s=\"\"", required);

  indent (frame->out, frame->level);
  g_string_append_printf (frame->out, "<%s", frame->element);
  for (guint i = 0; i < EF_PWC_SLOTS_MAX; i++)
    {
      const GString *slot = frame->slots[i];

      if (slot == NULL || slot->len == 0)
        continue;
      if (empty && !is_attribute (frame, i))
        {
          g_string_append (frame->out, ">\n");
          empty = FALSE;
        }
      g_string_append_len (frame->out, slot->str, (gssize) slot->len);
    }
  if (empty)
    {
      g_string_append (frame->out, "/>\n");
      return;
    }
  indent (frame->out, frame->level);
  g_string_append_printf (frame->out, "</%s>\n", frame->element);
}

/* Values */

static gboolean
is_date (const char *text, gsize length)
{
  static const char pattern[] = "dddd-dd-dd";

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return TRUE;
}

static gboolean
is_flag (const char *text, gsize length)
{
  return (length == strlen ("true") && memcmp (text, "true", length) == 0)
         || (length == strlen ("false") && memcmp (text, "false", length) == 0);
}

static void
set_attribute (Converter *self, Frame *frame, const char *text, gsize length)
{
  GString *slot;

  if (strcmp (frame->key->element, "paper_date") == 0 && !is_date (text, length))
    {
      if (length > 0 && self->n_dates++ == 0)
        self->odd_date = g_utf8_make_valid (text, (gssize) MIN (length, 100));
      return;
    }
  if (strcmp (frame->key->element, "uses_additional_data") == 0 && !is_flag (text, length))
    {
      note_unknown (self, frame->key->key, strlen (frame->key->key));
      return;
    }
  slot = get_slot (frame, frame->key->slot);
  g_string_truncate (slot, 0);
  append_attribute (self, slot, frame->key->element, text, length);
}

static void
add_value (Converter *self, Frame *frame, const char *text, gsize length)
{
  g_autofree char *name = g_strdup (self->metric->str);

  if (!g_hash_table_add (frame->names, g_strdup (name)))
    {
      if (self->n_repeats++ == 0)
        self->repeated = g_utf8_make_valid (name, -1);
      return;
    }
  indent (frame->out, frame->level);
  g_string_append (frame->out, "<metric");
  append_attribute (self, frame->out, "name", name, strlen (name));
  g_string_append_c (frame->out, '>');
  append_escaped (self, frame->out, text, length, FALSE);
  g_string_append (frame->out, "</metric>\n");
}

static void
add_item (Converter *self, Frame *frame, const char *text, gsize length)
{
  if (frame->key->form == EF_PWC_FORM_TEXTS)
    {
      append_text_element (self, frame->out, frame->level, frame->key->element, text, length);
      return;
    }
  indent (frame->out, frame->level);
  g_string_append_printf (frame->out, "<%s", frame->key->element);
  append_attribute (self, frame->out, "name", text, length);
  g_string_append (frame->out, "/>\n");
}

/* A text, or a number as the file writes it. */
static int
scalar (Converter *self, const char *text, gsize length)
{
  Frame *frame = top (self);

  if (self->ignored > 0)
    return 1;
  switch (frame->kind)
    {
    case EF_PWC_OBJECT_VALUES:
      add_value (self, frame, text, length);
      break;
    case FRAME_NESTED:
      ef_json_nested_add (&self->nested, text, length);
      break;
    case FRAME_TEXTS:
      add_item (self, frame, text, length);
      break;
    case EF_PWC_OBJECT_TASK:
    case EF_PWC_OBJECT_DATASET:
    case EF_PWC_OBJECT_SOTA:
    case EF_PWC_OBJECT_ROW:
    case EF_PWC_OBJECT_LINK:
      if (frame->key == NULL)
        break;
      if (frame->key->form == EF_PWC_FORM_ATTRIBUTE)
        set_attribute (self, frame, text, length);
      else if (frame->key->form == EF_PWC_FORM_TEXT && length > 0)
        {
          g_string_truncate (get_slot (frame, frame->key->slot), 0);
          append_text_element (self, get_slot (frame, frame->key->slot), frame->level + 1,
                               frame->key->element, text, length);
        }
      else if (frame->key->form != EF_PWC_FORM_TEXT)
        note_unknown (self, frame->key->key, strlen (frame->key->key));
      break;
    case FRAME_OBJECTS:
      note_unknown (self, frame->key->key, strlen (frame->key->key));
      break;
    case FRAME_TOP:
    default:
      break;
    }

  return 1;
}

static int
string_cb (void *data, const unsigned char *text, size_t length)
{
  return scalar (data, (const char *) text, length);
}

static int
number_cb (void *data, const char *text, size_t length)
{
  return scalar (data, text, length);
}

static int
boolean_cb (void *data, int value)
{
  return scalar (data, value ? "true" : "false", value ? 4 : 5);
}

/* Missing and null are the same, except that inside of a list null is a thing. */
static int
null_cb (void *data)
{
  Converter *self = data;

  if (self->ignored == 0 && top (self)->kind == FRAME_NESTED)
    ef_json_nested_add (&self->nested, "null", strlen ("null"));

  return 1;
}

static int
key_cb (void *data, const unsigned char *text, size_t length)
{
  Converter *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    return 1;
  if (frame->kind == FRAME_NESTED)
    {
      ef_json_nested_add_key (&self->nested, (const char *) text, length);
      return 1;
    }
  if (frame->kind == EF_PWC_OBJECT_VALUES)
    {
      g_string_truncate (self->metric, 0);
      ef_plain_text_append_allowed (self->metric, (const char *) text, length);
      return 1;
    }

  frame->key = ef_pwc_form_find_key (frame->kind, (const char *) text, length);
  if (frame->key == NULL)
    note_unknown (self, (const char *) text, length);

  return 1;
}

/* Lists and objects */

static int
start_nested (Converter *self, const char *bracket)
{
  ef_json_nested_open (&self->nested, bracket);
  if (self->nested.depth > IGNORED_DEPTH_MAX)
    {
      self->too_deep = TRUE;
      return 0;
    }

  return self->nested.depth > 1 || push (self, FRAME_NESTED, NULL, 0) != NULL;
}

static int
start_map_cb (void *data)
{
  Converter *self = data;
  Frame *frame = top (self);
  const EfPwcKey *key = frame->key;

  if (self->ignored > 0)
    return ignore (self);
  if (frame->kind == EF_PWC_OBJECT_VALUES || frame->kind == FRAME_NESTED)
    return start_nested (self, "{");
  if (frame->kind == FRAME_TOP)
    return start_object (self, EF_PWC_OBJECT_TASK, "task", frame->out, 1);
  if (frame->kind == FRAME_OBJECTS)
    return start_object (self, key != NULL ? key->child : EF_PWC_OBJECT_TASK,
                         key != NULL ? key->element : "task", frame->out, frame->level);
  if (frame->kind != FRAME_TEXTS && key != NULL && key->form == EF_PWC_FORM_OBJECT)
    {
      GString *slot = get_slot (frame, key->slot);

      /* Of two objects of one key the last counts, as in any reader of JSON. */
      g_string_truncate (slot, 0);
      return start_object (self, key->child, key->element, slot, frame->level + 1);
    }
  if (key != NULL)
    note_unknown (self, key->key, strlen (key->key));

  return ignore (self);
}

static int
start_array_cb (void *data)
{
  Converter *self = data;
  Frame *frame = top (self);
  const EfPwcKey *key = frame->key;
  Frame *list;

  if (self->ignored > 0)
    return ignore (self);
  if (frame->kind == EF_PWC_OBJECT_VALUES || frame->kind == FRAME_NESTED)
    return start_nested (self, "[");
  if (frame->kind == FRAME_TOP)
    return push (self, FRAME_OBJECTS, frame->out, 1) != NULL;
  if (frame->kind != FRAME_TEXTS && frame->kind != FRAME_OBJECTS && key != NULL
      && (key->form == EF_PWC_FORM_TEXTS || key->form == EF_PWC_FORM_NAMES
          || key->form == EF_PWC_FORM_OBJECTS))
    {
      list = push (self, key->form == EF_PWC_FORM_OBJECTS ? FRAME_OBJECTS : FRAME_TEXTS,
                   get_slot (frame, key->slot), frame->level + 1);
      if (list != NULL)
        list->key = key;
      return list != NULL;
    }
  if (key != NULL)
    note_unknown (self, key->key, strlen (key->key));

  return ignore (self);
}

static int
end (Converter *self, const char *bracket)
{
  Frame *frame = top (self);

  if (self->ignored > 0)
    {
      self->ignored--;
      return 1;
    }
  switch (frame->kind)
    {
    case FRAME_NESTED:
      if (!ef_json_nested_close (&self->nested, bracket))
        return 1;
      add_value (self, frame - 1, self->nested.text->str, self->nested.text->len);
      break;
    case EF_PWC_OBJECT_TASK:
    case EF_PWC_OBJECT_DATASET:
    case EF_PWC_OBJECT_SOTA:
    case EF_PWC_OBJECT_ROW:
    case EF_PWC_OBJECT_LINK:
      end_object (frame);
      break;
    case FRAME_TOP:
    case EF_PWC_OBJECT_VALUES:
    case FRAME_OBJECTS:
    case FRAME_TEXTS:
    default:
      break;
    }
  frame_clear (frame);
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

/* Converting */

static void
report_losses (const Converter *self, const EfJsonReport *json, const char *file,
               EfDiagnostics *diagnostics)
{
  if (self->n_unknown > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, NULL,
                        ngettext ("%u value has no place in the XML form and is left out: “%s”.",
                                  "%u values have no place in the XML form and are left out. The "
                                  "first is “%s”.",
                                  self->n_unknown),
                        self->n_unknown, self->unknown_key);
  if (self->n_dates > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, NULL,
                        ngettext ("%u date is not a year, a month or a day, and is left out: “%s”.",
                                  "%u dates are not years, months or days, and are left out. The "
                                  "first is “%s”.",
                                  self->n_dates),
                        self->n_dates, self->odd_date);
  if (self->n_repeats > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, NULL,
                        ngettext ("%u row has a metric twice, of which the first value counts: "
                                  "“%s”.",
                                  "%u times a row has a metric twice; the first value counts. The "
                                  "first such metric is “%s”.",
                                  self->n_repeats),
                        self->n_repeats, self->repeated);
  if (json->n_not_a_number > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, json->first_not_a_number,
                        ngettext ("%u value is NaN or Infinity, which JSON does not know. It is "
                                  "taken as missing.",
                                  "%u values are NaN or Infinity, which JSON does not know. They "
                                  "are taken as missing. The first stands here.",
                                  json->n_not_a_number),
                        json->n_not_a_number);
}

static Converter *
converter_new (void)
{
  Converter *self = g_new0 (Converter, 1);

  self->document = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<" EF_PWC_XML_ROOT " xmlns=\"" EF_PWC_XML_NAMESPACE "\">\n");
  self->clean = g_string_new (NULL);
  self->metric = g_string_new (NULL);
  ef_json_nested_init (&self->nested);
  push (self, FRAME_TOP, self->document, 0);

  return self;
}

static void
converter_free (Converter *self)
{
  while (self->n_frames > 0)
    frame_clear (&self->frames[--self->n_frames]);
  if (self->document != NULL)
    g_string_free (self->document, TRUE);
  g_string_free (self->clean, TRUE);
  g_string_free (self->metric, TRUE);
  ef_json_nested_clear (&self->nested);
  g_free (self->unknown_key);
  g_free (self->odd_date);
  g_free (self->repeated);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Converter, converter_free)

GBytes *
ef_pwc_convert_to_xml (EfInput *input, EfDiagnostics *diagnostics, GCancellable *cancellable,
                       GError **error)
{
  const char *name = ef_input_get_name (input);
  g_autoptr (Converter) converter = NULL;
  EfJsonReport report = { 0 };
  gboolean complete;
  const guint8 *head;
  gsize length;

  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return NULL;
  if (ef_reader_pwc_json.sniff (head, length, name) == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
                   _("“%s” does not hold evaluation tables of Papers with Code as JSON; only such "
                     "files can be converted."),
                   name);
      return NULL;
    }

  converter = converter_new ();
  complete = ef_json_stream_parse (input, &callbacks, converter, &report, cancellable, error);
  if (!complete && converter->too_deep)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                         _("Lists and objects are nested so deeply that it cannot be meant. "
                           "Reading stopped there."));
  else if (!complete && report.malformed)
    /* Translators: a file and a place in it, "12:5"; what is wrong there follows. */
    g_prefix_error (error, _("“%s”, %s: "), name, report.error_place);
  else if (complete)
    report_losses (converter, &report, name, diagnostics);
  ef_json_report_clear (&report);
  if (!complete)
    return NULL;

  g_string_append (converter->document, "</" EF_PWC_XML_ROOT ">\n");

  return g_string_free_to_bytes (g_steal_pointer (&converter->document));
}
