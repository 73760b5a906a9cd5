/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-stream.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-xml-events.h"
#include "ef-xml-scan.h"

/* libxml2 does the parsing, by SAX2. A thread of its own reads, unpacks, hashes and looks over the
 * text (ef-xml-scan), one more parses it, and writes down what it meets (ef-xml-events) for the
 * caller's thread to act upon: parsing takes half of the time, and what is done with it a third. A
 * text of one piece needs no threads, and its events go straight to the handler.
 *
 * The parser fetches the text itself; pushing it, in version 2.9, fails where a piece ends in a tag
 * behind a ">" in the value of an attribute. */

#define PIECE_SIZE 262144
/* Pieces on their way: one in each thread and one between them. */
#define N_PIECES 3
/* Events are handed on when they are so many bytes, and so many lots of them are on their way. */
#define EVENTS_SIZE 131072
#define N_EVENTS 6

typedef struct
{
  char text[PIECE_SIZE];
  gsize length;
  gsize at; /* consumed */
  gboolean last;
  EfXmlRefusal refusal;
  GError *error; /* why it is the last one, if it is not the end */
} Piece;

typedef struct
{
  EfInput *input;
  GCancellable *cancellable;
  EfXmlScan scan;
  GAsyncQueue *empty; /* pieces to be filled */
  GAsyncQueue *full;  /* pieces to be parsed, in order */
  gint stop;          /* atomic: nobody will parse any more */
  GThread *thread;    /* NULL as long as one piece is enough */
  Piece *piece;       /* the open one */

  const EfXmlHandler *handler;
  gpointer context;
  EfXmlReport *report;
  xmlParserCtxtPtr parser;
  gboolean ignore_encoding;
  GAsyncQueue *unused; /* events to be written down */
  GAsyncQueue *met;    /* events to be told, in order */
  EfXmlEvents *events; /* the open ones, NULL if the handler is called directly */
  gint unwanted;       /* atomic: the handler has stopped, in its own thread */
  guint depth;
  gboolean ended;   /* for one of these reasons: */
  gboolean stopped; /* by the handler */
  gboolean too_deep;
  gboolean cancelled;
  gboolean cut_off; /* the text ended too early */
  char *broken;     /* what is not well-formed */
} XmlStream;

/* Encodings in which ASCII stands for itself, by the beginnings of their names. */
static const char *const encodings[] = {
  "utf-8",  "utf8", "us-ascii", "ascii",     "iso-8859-", "iso8859", "latin", "windows-125",
  "cp125",  "koi8", "euc-",     "shift_jis", "gb2312",    "gbk",     "gb18030", "big5",
};

/* Reading */

static void
piece_free (gpointer data)
{
  Piece *self = data;

  g_clear_error (&self->error);
  g_free (self);
}

/* What was read before an error is kept. */
static void
fill (XmlStream *self, Piece *piece)
{
  g_clear_error (&piece->error);
  piece->length = piece->at = 0;
  piece->last = FALSE;
  while (piece->length < PIECE_SIZE && !piece->last)
    {
      gssize n = ef_input_read (self->input, piece->text + piece->length,
                                PIECE_SIZE - piece->length, self->cancellable, &piece->error);

      if (n <= 0)
        piece->last = TRUE;
      else
        piece->length += (gsize) n;
    }
  piece->length = ef_xml_scan_piece (&self->scan, piece->text, piece->length, &piece->refusal);
  piece->last |= piece->refusal != EF_XML_REFUSAL_NONE;
}

static gpointer
fill_pieces (gpointer data)
{
  XmlStream *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      Piece *piece = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        {
          piece_free (piece);
          break;
        }
      fill (self, piece);
      last = piece->last;
      g_async_queue_push (self->full, piece);
    }

  return NULL;
}

static void
next_piece (XmlStream *self)
{
  if (self->thread == NULL)
    {
      for (guint i = 1; i < N_PIECES; i++)
        g_async_queue_push (self->empty, g_new0 (Piece, 1));
      self->thread = g_thread_new ("xml", fill_pieces, self);
    }
  g_async_queue_push (self->empty, self->piece);
  self->piece = g_async_queue_pop (self->full);
}

/* Once parsing has failed, the text simply ends: halting the parser from inside a callback leaves
 * it with pointers to nowhere. */
static int
read_cb (void *data, char *buffer, int size)
{
  XmlStream *self = data;
  gsize n;

  if (self->ended)
    return 0;
  if (g_atomic_int_get (&self->unwanted))
    {
      self->ended = TRUE;
      return 0;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      self->ended = self->cancelled = TRUE;
      return 0;
    }
  if (self->piece->at == self->piece->length && !self->piece->last)
    next_piece (self);

  n = MIN (self->piece->length - self->piece->at, (gsize) size);
  memcpy (buffer, self->piece->text + self->piece->at, n);
  self->piece->at += n;

  return (int) n;
}

/* Events */

static void
hand_on_events (XmlStream *self)
{
  const gboolean is_text = self->events->is_text;
  const gboolean is_open = self->events->is_open;

  g_async_queue_push (self->met, self->events);
  self->events = g_async_queue_pop (self->unused);
  ef_xml_events_reset (self->events);
  self->events->is_text = is_text;
  self->events->is_open = is_open;
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  XmlStream *self = data;
  EfXmlElement element;

  if (self->ended)
    return;
  if (self->depth == EF_XML_DEPTH_MAX)
    {
      self->ended = self->too_deep = TRUE;
      return;
    }

  element = (EfXmlElement) {
    .name = (const char *) name,
    .uri = (const char *) uri,
    .attributes = attributes,
    .n_attributes = (guint) n_attributes,
    .line = (guint) MAX (self->parser->input->line, 1),
    .depth = self->depth++,
  };
  if (self->events == NULL)
    self->ended = self->stopped = !self->handler->start (self->context, &element);
  else
    {
      if (self->events->length >= EVENTS_SIZE)
        hand_on_events (self);
      ef_xml_events_add_start (self->events, &element);
    }
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  XmlStream *self = data;

  if (self->ended)
    return;
  self->depth--;
  if (self->events != NULL)
    ef_xml_events_add_end (self->events);
  else
    self->ended = self->stopped = !self->handler->end (self->context);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  XmlStream *self = data;

  if (self->ended)
    return;
  if (self->events == NULL)
    self->ended = self->stopped
      = !self->handler->text (self->context, (const char *) text, (gsize) length);
  else
    {
      /* A text without elements in it may be long. */
      if (self->events->length >= EVENTS_SIZE)
        hand_on_events (self);
      ef_xml_events_add_text (self->events, (const char *) text, (gsize) length);
    }
}

static char *
tidy_message (const xmlError *error)
{
  g_autofree char *valid = g_utf8_make_valid (error->message != NULL ? error->message : "?", -1);

  g_strstrip (g_strdelimit (valid, "\n\r\t", ' '));
  return g_steal_pointer (&valid);
}

static void
error_cb (void *data, xmlErrorPtr error)
{
  XmlStream *self = data;
  g_autofree char *place = NULL;

  if (self->ended)
    return;

  place = g_strdup_printf ("%d:%d", MAX (error->line, 1), MAX (error->int2, 1));
  if (error->level == XML_ERR_FATAL)
    {
      self->ended = TRUE;
      self->broken = tidy_message (error);
      self->cut_off = self->piece->last && self->piece->at == self->piece->length
                      && self->parser->input->cur >= self->parser->input->end;
      self->report->error_place = g_steal_pointer (&place);
    }
  /* Of warnings only one says that something is lost. */
  else if ((error->level == XML_ERR_ERROR || error->code == XML_WAR_UNDECLARED_ENTITY)
           && self->report->n_doubts++ == 0)
    {
      self->report->first_doubt = tidy_message (error);
      self->report->doubt_place = g_steal_pointer (&place);
    }
}

/* Parsing */

static void
set_broken_error (const XmlStream *self, GError **error)
{
  const EfXmlRefusal refusal = self->cut_off ? self->piece->refusal : EF_XML_REFUSAL_NONE;

  if (refusal != EF_XML_REFUSAL_NONE)
    ef_xml_refusal_set_error (refusal, error);
  else if (self->cut_off)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                         _("The XML text is cut off here, in the middle."));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                 /* Translators: the reason is in English. */
                 _("From here on this is not well-formed XML: %s."), self->broken);
}

/* FALSE with @error if the text did not come to its end. */
static gboolean
check_end (XmlStream *self, GError **error)
{
  if (self->cancelled)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
  else if (self->stopped)
    return FALSE;
  else if (self->too_deep)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                         _("Elements are nested so deeply that it cannot be meant. Reading "
                           "stopped there."));
  else if (self->piece->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->piece->error));
  else if (self->broken != NULL)
    {
      self->report->malformed = TRUE;
      set_broken_error (self, error);
    }
  else
    return TRUE;

  return FALSE;
}

/* The parser stays, because the names that it met are its. */
static void
run_parser (XmlStream *self)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb, /* the same, or the parser takes time to tell them apart */
    .cdataBlock = text_cb,
    .serror = error_cb,
  };
  /* Or libxml2 would leave "&#38;" in attributes; there are no other entities to replace. */
  int options = XML_PARSE_NONET | XML_PARSE_NOENT;

  if (self->ignore_encoding)
    options |= XML_PARSE_IGNORE_ENC;
  self->parser = xmlCreateIOParserCtxt (&events, self, read_cb, NULL, self,
                                        self->ignore_encoding ? XML_CHAR_ENCODING_UTF8
                                                              : XML_CHAR_ENCODING_NONE);
  xmlCtxtUseOptions (self->parser, options);
  xmlParseDocument (self->parser);
  if (self->ended && self->report->error_place == NULL && self->parser->input != NULL)
    self->report->error_place = g_strdup_printf ("%d:%d", MAX (self->parser->input->line, 1),
                                                 MAX (self->parser->input->col, 1));
}

static gpointer
parse_apart (gpointer data)
{
  XmlStream *self = data;

  run_parser (self);
  self->events->last = TRUE;
  g_async_queue_push (self->met, g_steal_pointer (&self->events));

  return NULL;
}

/* Lets another thread parse, and tells the handler what it meets. */
static void
run_apart (XmlStream *self)
{
  gboolean wanted = TRUE;
  gboolean last = FALSE;
  GThread *thread;

  self->unused = g_async_queue_new_full (ef_xml_events_free);
  self->met = g_async_queue_new_full (ef_xml_events_free);
  self->events = ef_xml_events_new ();
  for (guint i = 1; i < N_EVENTS; i++)
    g_async_queue_push (self->unused, ef_xml_events_new ());

  thread = g_thread_new ("xml-parser", parse_apart, self);
  while (!last)
    {
      EfXmlEvents *events = g_async_queue_pop (self->met);

      last = events->last;
      if (wanted && !ef_xml_events_replay (events, self->handler, self->context))
        {
          wanted = FALSE;
          g_atomic_int_set (&self->unwanted, TRUE);
        }
      g_async_queue_push (self->unused, events);
    }
  g_thread_join (thread);
  self->stopped = !wanted;

  g_async_queue_unref (self->unused);
  g_async_queue_unref (self->met);
}

static void
stop_thread (XmlStream *self)
{
  if (self->thread == NULL)
    return;
  g_atomic_int_set (&self->stop, TRUE);
  g_async_queue_push (self->empty, g_new0 (Piece, 1));
  g_thread_join (self->thread);
}

static gboolean
parse (EfInput *input, gboolean ignore_encoding, const EfXmlHandler *handler, gpointer context,
       EfXmlReport *report, GCancellable *cancellable, GError **error)
{
  XmlStream stream = {
    .input = input,
    .cancellable = cancellable,
    .handler = handler,
    .context = context,
    .report = report,
    .ignore_encoding = ignore_encoding,
  };
  gboolean complete;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  stream.empty = g_async_queue_new_full (piece_free);
  stream.full = g_async_queue_new_full (piece_free);
  stream.piece = g_new0 (Piece, 1);
  ef_xml_scan_init (&stream.scan);
  fill (&stream, stream.piece);
  if (stream.piece->last)
    run_parser (&stream);
  else
    run_apart (&stream);
  xmlFreeParserCtxt (stream.parser);
  stop_thread (&stream);
  complete = check_end (&stream, error);

  piece_free (stream.piece);
  g_async_queue_unref (stream.empty);
  g_async_queue_unref (stream.full);
  g_free (stream.broken);

  return complete;
}

/* Encodings */

/* The name between the quotes of `encoding="..."`, or NULL (transfer full). */
static char *
find_declared_encoding (const char *head, gsize length)
{
  const char *end = g_strstr_len (head, (gssize) length, "?>");
  const char *word = end != NULL ? g_strstr_len (head, end - head, "encoding") : NULL;
  const char *quote = word != NULL ? strpbrk (word, "\"'") : NULL;
  const char *close = quote != NULL ? strchr (quote + 1, *quote) : NULL;

  return close != NULL && close < end ? g_ascii_strdown (quote + 1, close - quote - 1) : NULL;
}

/* FALSE with @error if the text is in an encoding whose tags cannot be told from its text. */
static gboolean
check_encoding (const char *head, gsize length, const char *file, GError **error)
{
  g_autofree char *start = g_strndup (head, MIN (length, 256));
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (start, "<?xml") && !g_str_has_prefix (start, "\xEF\xBB\xBF<?xml"))
    return TRUE;
  name = find_declared_encoding (start, strlen (start));
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_has_prefix (name, encodings[i]))
      return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
               _("“%s” is in the encoding “%s”, which is not read here. Save it as UTF-8."), file,
               name);
  return FALSE;
}

static gboolean
parse_utf16 (EfInput *input, const EfXmlHandler *handler, gpointer context, EfXmlReport *report,
             EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error)
{
  const char *name = ef_input_get_name (input);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (EfInput) converted = NULL;
  gboolean truncated = FALSE;
  EfByteKinds kinds;

  bytes = ef_input_get_bytes (input, &truncated, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  text = ef_encoding_to_utf8 (bytes, name, diagnostics, &kinds, error);
  if (text == NULL)
    return FALSE;
  converted = ef_input_new_for_bytes (text, name);

  return parse (converted, TRUE, handler, context, report, cancellable, error);
}

gboolean
ef_xml_stream_parse (EfInput *input, const EfXmlHandler *handler, gpointer context,
                     EfXmlReport *report, EfDiagnostics *diagnostics, GCancellable *cancellable,
                     GError **error)
{
  const guint8 *head;
  EfEncoding encoding;
  gsize length, bom;

  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return FALSE;
  encoding = ef_encoding_guess ((const char *) head, length, &bom);
  if (encoding == EF_ENCODING_UTF16_LE || encoding == EF_ENCODING_UTF16_BE)
    return parse_utf16 (input, handler, context, report, diagnostics, cancellable, error);
  if (!check_encoding ((const char *) head, length, ef_input_get_name (input), error))
    return FALSE;

  return parse (input, FALSE, handler, context, report, cancellable, error);
}

gboolean
ef_xml_element_find_attribute (const EfXmlElement *self, const char *name,
                               EfXmlAttribute *attribute)
{
  for (guint i = 0; i < self->n_attributes; i++)
    {
      *attribute = ef_xml_element_get_attribute (self, i);
      if (attribute->uri == NULL && strcmp (attribute->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The first bytes */

typedef struct
{
  char *name;
  char *uri;
} Root;

static void
root_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
         int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
         const xmlChar **attributes)
{
  Root *root = data;

  if (root->name != NULL)
    return;
  root->name = g_strdup ((const char *) name);
  root->uri = g_strdup (uri != NULL ? (const char *) uri : "");
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

/* Behind the end of the first start tag nothing matters. */
static gsize
measure_first_tag (const char *text, gsize length)
{
  EfXmlScan scan;
  EfXmlRefusal refusal;
  gsize done = 0;

  ef_xml_scan_init (&scan);
  while (done < length)
    {
      const char *close = memchr (text + done, '>', length - done);
      gsize next = close != NULL ? (gsize) (close + 1 - text) : length;

      if (ef_xml_scan_piece (&scan, text + done, next - done, &refusal) < next - done)
        return 0;
      done = next;
      if (ef_xml_scan_is_in_content (&scan))
        return done;
    }

  return 0;
}

gboolean
ef_xml_sniff_root (const char *head, gsize length, char **name, char **uri)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = root_cb,
    .serror = ignore_error_cb,
  };
  g_autofree char *text = ef_encoding_head_to_utf8 (head, length, &length);
  const gsize used = measure_first_tag (text, length);
  const gsize padding = strspn (text, " \t\r\n");
  Root root = { NULL, NULL };
  xmlParserCtxtPtr parser;

  if (used == 0)
    return FALSE;
  parser = xmlCreatePushParserCtxt (&events, &root, NULL, 0, NULL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  xmlParseChunk (parser, text + padding, (int) (used - padding), 0);
  /* The parser waits until there are at least four bytes. */
  xmlParseChunk (parser, "    ", 4, 1);
  xmlFreeParserCtxt (parser);
  *name = root.name;
  *uri = root.uri;

  return root.name != NULL;
}

/* Reports */

void
ef_xml_report_clear (EfXmlReport *self)
{
  g_clear_pointer (&self->error_place, g_free);
  g_clear_pointer (&self->first_doubt, g_free);
  g_clear_pointer (&self->doubt_place, g_free);
}

void
ef_xml_report_tell (EfXmlReport *self, GError *broken, gboolean usable, const char *file,
                    EfDiagnostics *diagnostics, GError **error)
{
  if (self->n_doubts > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, self->doubt_place,
                        ngettext ("%u place in the XML is in doubt: %s.",
                                  "%u places in the XML are in doubt. Of the first the parser "
                                  "says: %s.",
                                  self->n_doubts),
                        self->n_doubts, self->first_doubt);
  if (broken == NULL)
    return;
  if (usable && !g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, file, self->error_place, "%s",
                          broken->message);
      ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, file, NULL,
                          _("The rows before that place are read, the others are lost."));
      g_error_free (broken);
      return;
    }
  if (self->malformed)
    /* Translators: a file and a place in it, "12:5"; what is wrong there follows. */
    g_prefix_error (&broken, _("“%s”, %s: "), file, self->error_place);
  g_propagate_error (error, broken);
}
