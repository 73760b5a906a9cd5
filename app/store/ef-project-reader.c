/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include "ef-error.h"
#include "ef-xml-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads a project by pulling it through xmlTextReader: each section has a function that is
 * called at its element and asks for the children one after the other.
 *
 * Two kinds of trouble are told apart. A file that is not well-formed XML, or of another major
 * version, is refused as a whole: what stands behind the break is lost, and saving would make
 * that final. A value that cannot be used in a well-formed file is reported with its line and
 * left out.
 *
 * The input may be hostile. libxml2 runs without network, DTD, entities and XML_PARSE_HUGE,
 * after ef_project_scan() has looked over the tags; every count in the file is a claim that what
 * follows has to bear out, and nothing is allocated for a claim. */

static void
fail (EfProjectReader *self, EfError code, char *message)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (EF_ERROR, code, message);
  g_free (message);
}

static void
xml_error_cb (void *user_data, xmlErrorPtr error)
{
  EfProjectReader *self = user_data;
  g_autofree char *reason = NULL;

  if (error->level < XML_ERR_ERROR)
    return;

  reason = g_utf8_make_valid (error->message != NULL ? error->message : "?", -1);
  fail (self, EF_ERROR_DAMAGED,
        g_strdup_printf (_("“%s” is damaged near line %d: %s"), self->name,
                         xmlTextReaderGetParserLineNumber (self->xml), g_strstrip (reason)));
}

/* One event further. FALSE at the end, after an error or when cancelled. */
static gboolean
step (EfProjectReader *self)
{
  if (self->error != NULL)
    return FALSE;

  if (xmlTextReaderRead (self->xml) != 1)
    return FALSE;

  if (xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_ELEMENT)
    {
      self->n_met++;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        return FALSE;
      if (self->progress != NULL && self->n_met <= self->elements->len)
        ef_progress_set (self->progress,
                         g_array_index (self->elements, EfScannedElement, self->n_met - 1).start,
                         self->length);
    }

  return self->error == NULL;
}

static gboolean
is_text (int type)
{
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
         || type == XML_READER_TYPE_WHITESPACE || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

EfElement
ef_project_reader_enter (EfProjectReader *self)
{
  EfElement element = {
    .depth = xmlTextReaderDepth (self->xml),
    .index = self->n_met - 1,
    .empty = xmlTextReaderIsEmptyElement (self->xml) == 1,
  };

  return element;
}

gboolean
ef_project_reader_next (EfProjectReader *self, const EfElement *parent)
{
  if (parent->empty)
    return FALSE;

  while (step (self))
    {
      int type = xmlTextReaderNodeType (self->xml);
      int depth = xmlTextReaderDepth (self->xml);

      if (type == XML_READER_TYPE_END_ELEMENT && depth == parent->depth)
        return FALSE;
      if (type == XML_READER_TYPE_ELEMENT && depth == parent->depth + 1)
        return TRUE;
    }

  return FALSE;
}

const char *
ef_project_reader_next_text (EfProjectReader *self, const EfElement *parent)
{
  if (parent->empty)
    return NULL;

  while (step (self))
    {
      int type = xmlTextReaderNodeType (self->xml);
      int depth = xmlTextReaderDepth (self->xml);

      if (type == XML_READER_TYPE_END_ELEMENT && depth == parent->depth)
        return NULL;
      if (depth != parent->depth + 1)
        continue;
      if (type == XML_READER_TYPE_ELEMENT)
        ef_project_reader_unknown (self);
      else if (is_text (type))
        return (const char *) xmlTextReaderConstValue (self->xml);
    }

  return NULL;
}

char *
ef_project_reader_dup_text (EfProjectReader *self)
{
  EfElement element = ef_project_reader_enter (self);
  GString *unescaped = g_string_new (NULL);
  const char *text;

  while ((text = ef_project_reader_next_text (self, &element)) != NULL)
    ef_xml_append_unescaped (unescaped, text, strlen (text));

  return g_string_free (unescaped, FALSE);
}

gboolean
ef_project_reader_is (EfProjectReader *self, const char *name)
{
  const char *local = (const char *) xmlTextReaderConstLocalName (self->xml);
  const char *namespace = (const char *) xmlTextReaderConstNamespaceUri (self->xml);

  return g_strcmp0 (local, name) == 0 && g_strcmp0 (namespace, EF_PROJECT_NAMESPACE) == 0;
}

void
ef_project_reader_unknown (EfProjectReader *self)
{
  if (!self->tolerant)
    ef_project_reader_report (self, EF_SEVERITY_WARNING, ef_project_reader_get_line (self),
                              _("The element “%s” is not known and was left out."),
                              (const char *) xmlTextReaderConstName (self->xml));
}

static gboolean
is_namespace_declaration (const char *name)
{
  return g_str_equal (name, "xmlns") || g_str_has_prefix (name, "xmlns:");
}

GHashTable *
ef_project_reader_attributes (EfProjectReader *self, const char *const *names)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint line = 0;

  while (xmlTextReaderMoveToNextAttribute (self->xml) == 1)
    {
      const char *name = (const char *) xmlTextReaderConstName (self->xml);
      const char *value = (const char *) xmlTextReaderConstValue (self->xml);

      if (g_strv_contains (names, name))
        {
          g_string_truncate (self->scratch, 0);
          ef_xml_append_unescaped (self->scratch, value, strlen (value));
          g_hash_table_insert (attributes, g_strdup (name), g_strdup (self->scratch->str));
        }
      else if (!is_namespace_declaration (name) && !self->tolerant)
        {
          line = line > 0 ? line : ef_project_reader_get_line (self);
          ef_project_reader_report (self, EF_SEVERITY_WARNING, line,
                                    _("The attribute “%s” is not known and was left out."), name);
        }
    }
  xmlTextReaderMoveToElement (self->xml);

  return attributes;
}

guint
ef_project_reader_get_line (EfProjectReader *self)
{
  gsize offset = 0;

  if (self->n_met > 0 && self->n_met <= self->elements->len)
    offset = g_array_index (self->elements, EfScannedElement, self->n_met - 1).start;

  return ef_project_count_lines (self->text, offset, &self->line_offset, &self->line);
}

void
ef_project_reader_report (
  EfProjectReader *self, EfSeverity severity, guint line, const char *format, ...)
{
  g_autofree char *place = g_strdup_printf ("%u", line);
  g_autofree char *reason = NULL;
  g_autofree char *valid = NULL;
  va_list arguments;

  if (self->diagnostics == NULL)
    return;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* A quotation may have been cut inside a letter. */
  valid = g_utf8_make_valid (reason, -1);
  ef_diagnostics_add (self->diagnostics, severity, self->name, place, "%s", valid);
}

static void
read_title (EfProjectReader *self)
{
  g_autofree char *title = ef_project_reader_dup_text (self);

  ef_document_load_title (self->document, title);
}

static void
report_large_extensions (EfProjectReader *self)
{
  ef_project_reader_report (self, EF_SEVERITY_ERROR, ef_project_reader_get_line (self),
                            _("The extensions are too large and were left out."));
}

/* The size is known from the scan, before a tree is built of it. */
static void
read_extensions (EfProjectReader *self)
{
  const EfScannedElement *scanned;
  xmlDocPtr doc;
  xmlChar *content;

  if (self->n_met > self->elements->len)
    return;

  scanned = &g_array_index (self->elements, EfScannedElement, self->n_met - 1);
  if (scanned->end - scanned->start > EF_PROJECT_MAX_EXTENSION_BYTES
      || scanned->n_inside > EF_PROJECT_MAX_EXTENSION_ELEMENTS)
    {
      report_large_extensions (self);
      return;
    }

  /* Without this, letters beyond ASCII would come out as numbers if the file has no declaration,
   * and the project would change when it is saved the second time. */
  doc = xmlTextReaderCurrentNode (self->xml)->doc;
  if (doc->encoding == NULL)
    doc->encoding = xmlStrdup ((const xmlChar *) "UTF-8");

  /* Written out anew, the content may be longer: names declared further out are declared in it. */
  content = xmlTextReaderReadInnerXml (self->xml);
  if (content != NULL && strlen ((const char *) content) > EF_PROJECT_MAX_EXTENSION_BYTES)
    report_large_extensions (self);
  else if (content != NULL && *content != '\0')
    ef_document_set_extensions (self->document, (const char *) content);
  xmlFree (content);
}

static void
read_sections (EfProjectReader *self)
{
  EfElement root = ef_project_reader_enter (self);

  while (ef_project_reader_next (self, &root))
    {
      if (ef_project_reader_is (self, "title"))
        read_title (self);
      else if (ef_project_reader_is (self, "scenarios"))
        ef_project_read_scenarios (self);
      else if (ef_project_reader_is (self, "charts"))
        ef_project_read_charts (self);
      else if (ef_project_reader_is (self, "figures"))
        ef_project_read_figures (self);
      else if (ef_project_reader_is (self, "sources"))
        ef_project_read_sources (self);
      else if (ef_project_reader_is (self, "tables"))
        ef_project_read_tables (self);
      else if (ef_project_reader_is (self, "catalog"))
        ef_project_read_catalog (self);
      else if (ef_project_reader_is (self, "extensions"))
        read_extensions (self);
      else
        ef_project_reader_unknown (self);
    }
}

/* "1.4": both numbers, or FALSE. */
static gboolean
read_version (const char *version, guint64 *major, guint64 *minor)
{
  g_auto (GStrv) parts = g_strsplit (version, ".", 3);

  return g_strv_length (parts) == 2
         && g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT32, major, NULL)
         && g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT32, minor, NULL);
}

static void
fail_newer (EfProjectReader *self)
{
  fail (self, EF_ERROR_NEWER,
        g_strdup_printf (_("“%s” was made by a newer version of Efficient Frontier. "
                            "Please update the program to open it."),
                         self->name));
}

static void
fail_not_recognised (EfProjectReader *self)
{
  fail (self, EF_ERROR_NOT_RECOGNISED,
        g_strdup_printf (_("“%s” is not an Efficient Frontier project."), self->name));
}

static gboolean
check_root (EfProjectReader *self)
{
  static const char *const names[] = { "version", NULL };
  const char *namespace = (const char *) xmlTextReaderConstNamespaceUri (self->xml);
  g_autoptr (GHashTable) attributes = NULL;
  const char *version;
  guint64 major, minor;

  if (!ef_project_reader_is (self, "project"))
    {
      if (namespace != NULL && g_str_has_prefix (namespace, EF_PROJECT_NAMESPACE_PREFIX)
          && !g_str_equal (namespace, EF_PROJECT_NAMESPACE))
        fail_newer (self);
      else
        fail_not_recognised (self);
      return FALSE;
    }

  self->tolerant = TRUE; /* until the version is known */
  attributes = ef_project_reader_attributes (self, names);
  version = g_hash_table_lookup (attributes, "version");
  if (version == NULL || !read_version (version, &major, &minor) || major == 0)
    {
      fail (
        self, EF_ERROR_DAMAGED,
        g_strdup_printf (_("“%s” does not say which version of the format it has."), self->name));
      return FALSE;
    }
  if (major > EF_PROJECT_MAJOR)
    {
      fail_newer (self);
      return FALSE;
    }

  self->tolerant = minor > EF_PROJECT_MINOR;
  if (!self->tolerant)
    {
      /* Once more, now with an eye on what is unknown. */
      g_hash_table_unref (g_steal_pointer (&attributes));
      attributes = ef_project_reader_attributes (self, names);
    }

  return TRUE;
}

static void
free_pool (gpointer pool)
{
  ef_text_pool_freeze (pool);
  ef_text_pool_unref (pool);
}

static void
reader_init (EfProjectReader *self)
{
  self->line = 1;
  self->document = ef_document_new ();
  self->scratch = g_string_new (NULL);
  self->sources
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ef_source_unref);
  self->pools = g_hash_table_new_full (NULL, NULL, NULL, free_pool);
  self->tables
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ef_table_unref);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) ef_catalog_node_unref);
  self->paths = g_hash_table_new (NULL, NULL);
}

static void
reader_clear (EfProjectReader *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->elements, g_array_unref);
  g_clear_object (&self->document);
  g_string_free (self->scratch, TRUE);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->pools);
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->paths);
}

static gboolean
open_text (EfProjectReader *self, GBytes *xml)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;

  self->text = g_bytes_get_data (xml, &self->length);
  if (self->length > G_MAXINT)
    {
      fail (self, EF_ERROR_TOO_LARGE,
            g_strdup_printf (_("“%s” is too large for a project."), self->name));
      return FALSE;
    }
  if (!ef_project_scan (self->text, self->length, &self->elements, &self->error))
    return FALSE;

  self->xml = xmlReaderForMemory (self->text, self->length, NULL, "UTF-8", options);
  if (self->xml == NULL)
    {
      fail_not_recognised (self);
      return FALSE;
    }
  xmlTextReaderSetStructuredErrorHandler (self->xml, xml_error_cb, self);

  return TRUE;
}

/* To the root element, and TRUE if it is one we know. */
static gboolean
find_root (EfProjectReader *self, GBytes *xml)
{
  if (!open_text (self, xml))
    return FALSE;

  while (step (self))
    if (xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_ELEMENT)
      return check_root (self);

  if (self->error == NULL)
    fail_not_recognised (self);

  return FALSE;
}

static void
read_project (EfProjectReader *self, GBytes *xml)
{
  if (!find_root (self, xml))
    return;

  read_sections (self);
  /* What follows the root must be well-formed too. */
  while (step (self))
    ;
  if (self->progress != NULL)
    ef_progress_set (self->progress, self->length, self->length);
}

EfDocument *
ef_project_read (GBytes *xml,
                 GFile *file,
                 const char *name,
                 EfDiagnostics *diagnostics,
                 EfProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  EfProjectReader reader = {
    .file = file,
    .name = name,
    .diagnostics = diagnostics,
    .progress = progress,
    .cancellable = cancellable,
  };
  EfDocument *document = NULL;

  reader_init (&reader);
  read_project (&reader, xml);
  if (reader.error != NULL)
    g_propagate_error (error, g_steal_pointer (&reader.error));
  else
    document = g_steal_pointer (&reader.document);
  reader_clear (&reader);

  return document;
}

gboolean
ef_project_check_version (GBytes *xml, const char *name, gboolean *newer, GError **error)
{
  EfProjectReader reader = { .name = name };
  gboolean known;

  reader_init (&reader);
  known = find_root (&reader, xml);
  *newer = known && reader.tolerant;
  if (!known)
    g_propagate_error (error, g_steal_pointer (&reader.error));
  reader_clear (&reader);

  return known;
}

gboolean
ef_project_is_content (const char *xml)
{
  g_autofree char *wrapped
    = g_strdup_printf ("<extensions xmlns=\"%s\">%s</extensions>", EF_PROJECT_NAMESPACE, xml);
  gsize length = strlen (wrapped);
  g_autoptr (GArray) elements = NULL;
  xmlTextReaderPtr reader;
  int result;

  if (!ef_project_scan (wrapped, length, &elements, NULL) || elements->len == 0
      || length > G_MAXINT)
    return FALSE;

  reader = xmlReaderForMemory (wrapped, length, NULL, "UTF-8",
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  while ((result = xmlTextReaderRead (reader)) == 1)
    ;
  xmlFreeTextReader (reader);

  return result == 0;
}
