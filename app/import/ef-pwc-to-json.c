/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-convert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-pwc-form.h"
#include "ef-pwc-xml-parser.h"

/* Our XML form back to JSON, element by element, straight to the output. A frame for each open
 * element knows up to which place of the form its members are written; reaching a later place
 * closes the list that is open and writes the members between that are not in the XML. So nothing
 * but the open elements is kept, and an element that comes too late for its place ends it all.
 *
 * A frame for a leaf says what becomes of text in it. */

/* Open lists and objects; as deep as the way back allows. */
#define BRACKETS_MAX 149
#define OUT_SIZE 65536

typedef enum
{
  FRAME_TASKS = EF_PWC_N_OBJECTS, /* the root */
  FRAME_TEXT,                     /* becomes a text */
  FRAME_LEAF,                     /* whatever is in it has no place */
} FrameKind;

typedef struct
{
  guint kind;        /* EfPwcObject or FrameKind */
  guint slot;        /* the place whose member comes next, or whose list is open */
  gboolean open;     /* its list */
  gboolean nested;   /* a data set in a data set, whose name has another key */
  guint n_members;   /* written */
  guint n_items;     /* of the open list */
  const char *name;  /* of the element that came last, as long as the parser */
  GHashTable *names; /* of ROW: metrics that have a value */
} Frame;

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *out;
  Frame frames[EF_XML_DEPTH_MAX + 1];
  guint n_frames;
  guint n_brackets;
  guint ignored;
  const char *file;
  guint n_lost;     /* elements and attributes without a place */
  char *lost;       /* the first one */
  char *lost_place;
  guint n_repeats;  /* metrics that a row has twice */
  char *repeated;
  char *repeated_place;
  GError *error;    /* why writing ended */
} Writer;

/* Writing */

static gboolean
flush (Writer *self)
{
  const gboolean done = g_output_stream_write_all (self->stream, self->out->str, self->out->len,
                                                   NULL, self->cancellable, &self->error);

  g_string_truncate (self->out, 0);

  return done;
}

/* The text of a value comes in pieces: the quotes are up to the caller. */
static void
append_escaped (Writer *self, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    switch (*p)
      {
      case '"':
        g_string_append (self->out, "\\\"");
        break;
      case '\\':
        g_string_append (self->out, "\\\\");
        break;
      case '\n':
        g_string_append (self->out, "\\n");
        break;
      case '\r':
        g_string_append (self->out, "\\r");
        break;
      case '\t':
        g_string_append (self->out, "\\t");
        break;
      default:
        g_string_append_c (self->out, *p);
        break;
      }
}

static void
append_string (Writer *self, const char *text, gsize length)
{
  g_string_append_c (self->out, '"');
  append_escaped (self, text, length);
  g_string_append_c (self->out, '"');
}

static void
break_line (Writer *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->n_brackets; i++)
    g_string_append (self->out, "  ");
}

static void
open_bracket (Writer *self, char bracket)
{
  g_string_append_c (self->out, bracket);
  self->n_brackets++;
}

/* @n: how many things stand between the brackets. */
static void
close_bracket (Writer *self, char bracket, guint n)
{
  self->n_brackets--;
  if (n > 0)
    break_line (self);
  g_string_append_c (self->out, bracket);
}

static void
begin_item (Writer *self, guint *n)
{
  if ((*n)++ > 0)
    g_string_append_c (self->out, ',');
  break_line (self);
}

static void
begin_member (Writer *self, guint *n, const char *key, gsize length)
{
  begin_item (self, n);
  append_string (self, key, length);
  g_string_append (self->out, ": ");
}

/* Losses */

static void
note_lost (Writer *self, guint line, const char *name)
{
  if (self->n_lost++ > 0)
    return;
  self->lost = g_strdup (name);
  self->lost_place = g_strdup_printf ("%u", line);
}

static gboolean
is_in (const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp (*names, name) == 0)
      return TRUE;

  return FALSE;
}

/* @known: the attributes that have a key. */
static void
note_attributes (Writer *self, const EfXmlElement *element, const char *const *known)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);

      if (attribute.uri != NULL || !is_in (attribute.name, known))
        note_lost (self, element->line, attribute.name);
    }
}

/* Frames */

static Frame *
top (Writer *self)
{
  return &self->frames[self->n_frames - 1];
}

static Frame *
push (Writer *self, guint kind)
{
  self->frames[self->n_frames] = (Frame) { .kind = kind };

  return &self->frames[self->n_frames++];
}

static gboolean
is_list (const EfPwcKey *key)
{
  return key->form == EF_PWC_FORM_TEXTS || key->form == EF_PWC_FORM_NAMES
         || key->form == EF_PWC_FORM_OBJECTS;
}

/* The metrics of a row are one object, but as many elements. */
static gboolean
is_gathered (const EfPwcKey *key)
{
  return is_list (key) || key->child == EF_PWC_OBJECT_VALUES;
}

static void
open_list (Writer *self, Frame *frame, const EfPwcKey *key)
{
  begin_member (self, &frame->n_members, key->key, strlen (key->key));
  open_bracket (self, is_list (key) ? '[' : '{');
  frame->open = TRUE;
  frame->n_items = 0;
}

/* A key without anything in the XML. */
static void
write_missing (Writer *self, Frame *frame, const EfPwcKey *key)
{
  if (is_gathered (key))
    {
      open_list (self, frame, key);
      close_bracket (self, is_list (key) ? ']' : '}', 0);
      frame->open = FALSE;
      return;
    }
  begin_member (self, &frame->n_members, key->key, strlen (key->key));
  g_string_append (self->out, key->form == EF_PWC_FORM_TEXT ? "\"\"" : "null");
}

static void
end_slot (Writer *self, Frame *frame, const EfPwcKey *key)
{
  if (frame->open)
    close_bracket (self, is_list (key) ? ']' : '}', frame->n_items);
  else
    write_missing (self, frame, key);
  frame->open = FALSE;
  frame->slot++;
}

/* Writes everything before @slot. */
static void
go_to_slot (Writer *self, Frame *frame, guint slot)
{
  while (frame->slot < slot)
    end_slot (self, frame, ef_pwc_form_find_slot (frame->kind, frame->slot));
}

/* Objects */

static void
write_attribute (Writer *self, Frame *frame, const EfPwcKey *key, const EfXmlElement *element)
{
  const char *name = frame->nested && frame->slot == 0 ? "subdataset" : key->key;
  const gboolean is_flag = strcmp (key->element, "uses_additional_data") == 0;
  EfXmlAttribute attribute;
  gboolean found = ef_xml_element_find_attribute (element, key->element, &attribute);

  /* Papers with Code itself leaves this one out. */
  if (is_flag && !found)
    return;
  begin_member (self, &frame->n_members, name, strlen (name));
  if (is_flag)
    g_string_append_len (self->out, attribute.value, (gssize) attribute.length);
  else if (found)
    append_string (self, attribute.value, attribute.length);
  else
    g_string_append (self->out, frame->slot == 0 ? "\"\"" : "null");
}

/* TRUE if there is no flag, or one that JSON knows. */
static gboolean
check_flag (Writer *self, const EfXmlElement *element)
{
  EfXmlAttribute flag;

  if (!ef_xml_element_find_attribute (element, "uses_additional_data", &flag)
      || (flag.length == 4 && memcmp (flag.value, "true", 4) == 0)
      || (flag.length == 5 && memcmp (flag.value, "false", 5) == 0))
    return TRUE;

  self->error = g_error_new (EF_ERROR, EF_ERROR_DAMAGED,
                             _("“%s”, %u: “uses_additional_data” is “true” or “false”, but not "
                               "“%.*s”."),
                             self->file, element->line, (int) MIN (flag.length, 60), flag.value);
  return FALSE;
}

static gboolean
start_object (Writer *self, const EfPwcKey *parent, const EfXmlElement *element)
{
  const char *known[EF_PWC_SLOTS_MAX + 1] = { NULL };
  const gboolean nested = top (self)->kind == EF_PWC_OBJECT_DATASET;
  const EfPwcKey *key;
  Frame *frame;

  if (parent->child == EF_PWC_OBJECT_ROW && !check_flag (self, element))
    return FALSE;

  frame = push (self, parent->child);
  frame->nested = nested && parent->child == EF_PWC_OBJECT_DATASET;
  open_bracket (self, '{');
  while ((key = ef_pwc_form_find_slot (frame->kind, frame->slot)) != NULL
         && key->form == EF_PWC_FORM_ATTRIBUTE)
    {
      write_attribute (self, frame, key, element);
      known[frame->slot++] = key->element;
    }
  note_attributes (self, element, known);

  return TRUE;
}

static void
end_object (Writer *self, Frame *frame)
{
  const EfPwcKey *key;

  while ((key = ef_pwc_form_find_slot (frame->kind, frame->slot)) != NULL)
    end_slot (self, frame, key);
  close_bracket (self, '}', frame->n_members);
  g_clear_pointer (&frame->names, g_hash_table_unref);
}

/* Leaves */

static void
start_text (Writer *self, const EfXmlElement *element)
{
  note_attributes (self, element, (const char *[]) { NULL });
  g_string_append_c (self->out, '"');
  push (self, FRAME_TEXT);
}

static void
start_name (Writer *self, const EfXmlElement *element)
{
  EfXmlAttribute name = { 0 };

  ef_xml_element_find_attribute (element, "name", &name);
  append_string (self, name.value, name.length);
  note_attributes (self, element, (const char *[]) { "name", NULL });
  push (self, FRAME_LEAF);
}

static void
start_value (Writer *self, Frame *row, const EfXmlElement *element)
{
  EfXmlAttribute attribute = { 0 };
  char *name;

  note_attributes (self, element, (const char *[]) { "name", NULL });
  ef_xml_element_find_attribute (element, "name", &attribute);
  name = g_strndup (attribute.value, attribute.length);
  if (row->names == NULL)
    row->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_contains (row->names, name))
    {
      if (self->n_repeats++ == 0)
        {
          self->repeated = g_strdup (name);
          self->repeated_place = g_strdup_printf ("%u", element->line);
        }
      g_free (name);
      push (self, FRAME_LEAF);
      return;
    }
  g_hash_table_add (row->names, name);
  begin_member (self, &row->n_items, name, strlen (name));
  g_string_append_c (self->out, '"');
  push (self, FRAME_TEXT);
}

/* Events */

static gboolean
ignore (Writer *self, const EfXmlElement *element)
{
  const gboolean is_frame = self->n_frames == 1
                            && g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) == 0
                            && strcmp (element->name, "extensions") == 0;

  /* An empty place for extensions is no loss. */
  if (!is_frame)
    note_lost (self, element->line, element->name);
  self->ignored = 1;

  return TRUE;
}

static gboolean
fail_order (Writer *self, const Frame *frame, const EfXmlElement *element)
{
  self->error
    = g_error_new (EF_ERROR, EF_ERROR_DAMAGED,
                   strcmp (element->name, frame->name) == 0
                     ? _("“%s”, %u: a second <%s> is one too many here.")
                     /* Translators: the second %s is an element, and so is the third one. */
                     : _("“%s”, %u: <%s> stands behind <%s>, but has to stand before it."),
                   self->file, element->line, element->name, frame->name);
  return FALSE;
}

static gboolean
start_child (Writer *self, const EfPwcKey *key, const EfXmlElement *element)
{
  Frame *frame = top (self);

  if (key->slot < frame->slot)
    return fail_order (self, frame, element);
  go_to_slot (self, frame, key->slot);
  frame->name = element->name;
  if (!is_gathered (key))
    {
      begin_member (self, &frame->n_members, key->key, strlen (key->key));
      frame->slot++;
    }
  else if (!frame->open)
    open_list (self, frame, key);

  if (key->child == EF_PWC_OBJECT_VALUES)
    {
      start_value (self, frame, element);
      return TRUE;
    }
  if (is_list (key))
    begin_item (self, &frame->n_items);
  if (key->form == EF_PWC_FORM_OBJECT || key->form == EF_PWC_FORM_OBJECTS)
    return start_object (self, key, element);
  if (key->form == EF_PWC_FORM_NAMES)
    start_name (self, element);
  else
    start_text (self, element);

  return TRUE;
}

static gboolean
start_root (Writer *self, const EfXmlElement *element)
{
  if (g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) != 0)
    {
      self->error = g_error_new (EF_ERROR, EF_ERROR_NEWER,
                                 _("“%s” is written for a newer version of the format (%s). Update "
                                   "Efficient Frontier to read it."),
                                 self->file, element->uri);
      return FALSE;
    }
  note_attributes (self, element, (const char *[]) { NULL });
  push (self, FRAME_TASKS);
  open_bracket (self, '[');

  return TRUE;
}

static const EfPwcKey *
find_child (const Frame *frame, const EfXmlElement *element)
{
  static const EfPwcKey task
    = { .form = EF_PWC_FORM_OBJECTS, .element = "task", .child = EF_PWC_OBJECT_TASK };

  if (g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) != 0)
    return NULL;
  if (frame->kind == FRAME_TASKS)
    return strcmp (element->name, task.element) == 0 ? &task : NULL;

  return frame->kind < EF_PWC_N_OBJECTS ? ef_pwc_form_find_element (frame->kind, element->name)
                                        : NULL;
}

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  Writer *self = data;
  const EfPwcKey *key;

  if (self->n_frames == 0)
    return start_root (self, element);
  if (self->ignored > 0)
    {
      note_lost (self, element->line, element->name);
      self->ignored++;
      return TRUE;
    }
  key = find_child (top (self), element);
  if (key == NULL)
    return ignore (self, element);
  /* It may open a list and an object in it. */
  if (self->n_brackets + 2 > BRACKETS_MAX)
    {
      self->error = g_error_new_literal (EF_ERROR, EF_ERROR_TOO_LARGE,
                                         _("Elements are nested so deeply that it cannot be meant. "
                                           "Reading stopped there."));
      return FALSE;
    }
  if (top (self)->kind == FRAME_TASKS)
    {
      begin_item (self, &top (self)->n_items);
      return start_object (self, key, element);
    }

  return start_child (self, key, element);
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  Writer *self = data;

  if (self->ignored > 0 || self->n_frames == 0 || top (self)->kind != FRAME_TEXT)
    return TRUE;
  append_escaped (self, text, length);

  return self->out->len < OUT_SIZE || flush (self);
}

static gboolean
end_cb (gpointer data)
{
  Writer *self = data;
  Frame *frame = top (self);

  if (self->ignored > 0)
    {
      self->ignored--;
      return TRUE;
    }
  if (frame->kind == FRAME_TEXT)
    g_string_append_c (self->out, '"');
  else if (frame->kind == FRAME_TASKS)
    {
      close_bracket (self, ']', frame->n_items);
      g_string_append_c (self->out, '\n');
    }
  else if (frame->kind != FRAME_LEAF)
    end_object (self, frame);
  self->n_frames--;

  return self->out->len < OUT_SIZE || flush (self);
}

static const EfXmlHandler handler = { start_cb, text_cb, end_cb };

/* Converting */

static void
report_losses (const Writer *self, EfDiagnostics *diagnostics)
{
  if (self->n_lost > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, self->file, self->lost_place,
                        ngettext ("%u element or attribute has no place in the JSON form and is "
                                  "left out: “%s”.",
                                  "%u elements and attributes have no place in the JSON form and "
                                  "are left out. The first is “%s”.",
                                  self->n_lost),
                        self->n_lost, self->lost);
  if (self->n_repeats > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, self->file, self->repeated_place,
                        ngettext ("%u row has a metric twice, of which the first value counts: "
                                  "“%s”.",
                                  "%u times a row has a metric twice; the first value counts. The "
                                  "first such metric is “%s”.",
                                  self->n_repeats),
                        self->n_repeats, self->repeated);
}

static void
writer_clear (Writer *self)
{
  while (self->n_frames > 0)
    g_clear_pointer (&self->frames[--self->n_frames].names, g_hash_table_unref);
  g_string_free (self->out, TRUE);
  g_clear_error (&self->error);
  g_free (self->lost);
  g_free (self->lost_place);
  g_free (self->repeated);
  g_free (self->repeated_place);
}

/* FALSE with @error if the input does not begin as it should. */
static gboolean
check_head (EfInput *input, GError **error)
{
  const guint8 *head;
  gsize length;

  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return FALSE;
  if (ef_pwc_xml_sniff (head, length))
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
               _("“%s” does not hold evaluation tables in the XML form of Efficient Frontier; only "
                 "such files can be converted to JSON."),
               ef_input_get_name (input));
  return FALSE;
}

gboolean
ef_pwc_convert_to_json (EfInput *input, GOutputStream *out, EfDiagnostics *diagnostics,
                        GCancellable *cancellable, GError **error)
{
  g_autofree Writer *writer = g_new0 (Writer, 1);
  EfXmlReport report = { 0 };
  GError *broken = NULL;
  gboolean done;

  if (!check_head (input, error))
    return FALSE;

  writer->stream = out;
  writer->cancellable = cancellable;
  writer->out = g_string_sized_new (2 * OUT_SIZE);
  writer->file = ef_input_get_name (input);
  done = ef_xml_stream_parse (input, &handler, writer, &report, diagnostics, cancellable, &broken)
         && flush (writer);
  if (writer->error != NULL)
    g_propagate_error (error, g_steal_pointer (&writer->error));
  else
    ef_xml_report_tell (&report, broken, FALSE, writer->file, diagnostics, error);
  if (done)
    report_losses (writer, diagnostics);
  ef_xml_report_clear (&report);
  writer_clear (writer);

  return done;
}
