/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-look-alike.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-mapping.h"
#include "ef-xml-scan.h"
#include "ef-xml-stream.h"

#define CONTROLS_MIN 8
#define OPENML "http://openml.org/openml"
#define LFS_POINTER "version https://git-lfs.github.com/spec/"

/* Bytes at a fixed place that name a format. */
static const struct
{
  guint offset;
  const char *magic;
  guint length;
  const char *what;
} magics[] = {
  { 0, "\x89PNG\r\n\x1a\n", 8, N_ ("a PNG image") },
  { 0, "\xFF\xD8\xFF", 3, N_ ("a JPEG image") },
  { 0, "GIF8", 4, N_ ("a GIF image") },
  { 8, "WEBP", 4, N_ ("a WebP image") },
  { 0, "%PDF-", 5, N_ ("a PDF document") },
  { 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
    N_ ("an old Microsoft Office document; save the table as CSV") },
  { 0, "\x1F\x8B", 2, N_ ("a gzip file inside another gzip file") },
  { 0, "BZh", 3, N_ ("a bzip2 archive; unpack it first") },
  { 0, "\xFD" "7zXZ", 5, N_ ("an xz archive; unpack it first") },
  { 0, "\x28\xB5\x2F\xFD", 4, N_ ("a Zstandard archive; unpack it first") },
  { 0, "7z\xBC\xAF\x27\x1C", 6, N_ ("a 7-Zip archive; unpack it first") },
  { 257, "ustar", 5, N_ ("a tar archive; unpack it first") },
  { 0, "SQLite format 3", 16, N_ ("an SQLite database") },
  { 0, "PAR1", 4, N_ ("a Parquet file; convert it to CSV") },
  { 0, "ARROW1", 6, N_ ("an Arrow file; convert it to CSV") },
  { 0, "\x89HDF\r\n\x1a\n", 8, N_ ("an HDF5 file") },
  { 0, "\x93NUMPY", 6, N_ ("a NumPy array") },
  { 0, "\x7F" "ELF", 4, N_ ("a program") },
  { 0, "\x80\x03", 2, N_ ("a Python pickle, which is never opened because it can run code") },
  { 0, "\x80\x04\x95", 3, N_ ("a Python pickle, which is never opened because it can run code") },
  { 0, "\x80\x05\x95", 3, N_ ("a Python pickle, which is never opened because it can run code") },
};

/* Names inside the first entries of a zip file. */
static const struct
{
  const char *part;
  const char *what;
} zips[] = {
  { "xl/", N_ ("an Excel workbook; save the table as CSV") },
  { "opendocument.spreadsheet", N_ ("an OpenDocument spreadsheet; save the table as CSV") },
  { "opendocument.", N_ ("an OpenDocument file") },
  { "word/", N_ ("a Word document") },
  { "ppt/", N_ ("a PowerPoint presentation") },
  { ".npy", N_ ("an archive of NumPy arrays") },
  { "data.pkl", N_ ("a saved PyTorch model, which is never opened because it can run code") },
  { "", N_ ("a zip archive; unpack it first") },
};

/* Root elements of XML documents that are met where results are looked for; in any namespace
 * where none is given. */
static const struct
{
  const char *root;
  const char *uri;
  const char *what;
} roots[] = {
  { "html", NULL, N_ ("a web page (HTML)") },
  { "rss", NULL, N_ ("a news feed (RSS), which announces papers or articles") },
  { "feed", NULL, N_ ("a news feed (Atom), which announces papers or articles") },
  { "RDF", NULL,
    N_ ("a collection of terms and how they hang together (RDF), as of tasks in a tree") },
  { "Ontology", NULL, N_ ("an ontology (OWL): terms and how they hang together") },
  { "urlset", NULL, N_ ("a site map: the addresses of the pages of a web site") },
  { "sitemapindex", NULL, N_ ("a site map: the addresses of the pages of a web site") },
  { "svg", NULL, N_ ("an SVG image") },
  { "schema", NULL, N_ ("an XML schema: the description of a format") },
  { "grammar", "http://relaxng.org/ns/structure/1.0",
    N_ ("an XML schema: the description of a format") },
  { "flow", OPENML, N_ ("a flow of OpenML: the description of a program and its parameters") },
  { "task", OPENML, N_ ("a task of OpenML: what models are to be run on") },
  { "data_set_description", OPENML, N_ ("the description of a data set of OpenML") },
  { "mapping", EF_MAPPING_NAMESPACE,
    N_ ("a mapping file: what the columns of tables hold, for the review of an import") },
};

/* JSON documents by the keys of their top level; all must be there. */
static const struct
{
  const char *keys[3];
  const char *what;
} documents[] = {
  { { "nbformat", "cells" }, N_ ("a Jupyter notebook") },
  { { "spdxVersion" }, N_ ("a bill of materials (SPDX)") },
  { { "hierarchical_tasks" },
    N_ ("a tree of tasks, with the names of their benchmarks and metrics only") },
  { { "type", "features" }, N_ ("a map (GeoJSON)") },
  { { "$schema", "properties" }, N_ ("a JSON schema") },
  { { "$schema", "definitions" }, N_ ("a JSON schema") },
  { { "name", "version", "dependencies" }, N_ ("the description of a software package") },
  { { "name", "children" }, N_ ("a tree of names, of tasks or of metrics for example") },
  { { "arxiv_id", "url_abs" }, N_ ("the description of a paper (Papers with Code API)") },
  { { "scenario_spec", "adapter_spec" },
    N_ ("a list of what HELM was told to run; the outcome is in “stats.json” or “runs.json”") },
  { { "adapter_spec", "request_states" },
    N_ ("a list of requests and answers of a run of HELM; the outcome is in “stats.json”") },
  { { "instance_id", "train_trial_index", "request" },
    N_ ("a list of requests of a run of HELM; the outcome is in “stats.json”") },
  { { "instance_id", "train_trial_index", "stats" },
    N_ ("a list of how a run of HELM did on each instance; the whole is in “stats.json”") },
  { { "input", "references", "split" },
    N_ ("a list of questions that a benchmark asks, of HELM for example") },
  { { "count", "next", "results" }, N_ ("one page of an answer of the Papers with Code API") },
};

static void
refuse (GError **error, EfError code, const char *file, const char *what)
{
  /* Translators: the first is the name of a file, the second what it is, e.g. "a PNG image". */
  g_set_error (error, EF_ERROR, code, _("“%s” is %s. There are no results in it to read."), file,
               _(what));
}

static gboolean
contains (const char *head, gsize length, const char *needle)
{
  return *needle == '\0' || memmem (head, length, needle, strlen (needle)) != NULL;
}

static const char *
identify_binary (const char *head, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].offset + magics[i].length
        && memcmp (head + magics[i].offset, magics[i].magic, magics[i].length) == 0)
      return magics[i].what;

  if (length >= 4 && memcmp (head, "PK\x03\x04", 4) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (zips); i++)
      if (contains (head, length, zips[i].part))
        return zips[i].what;

  return NULL;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

/* Control characters that text does not hold, and more of them than single strays. */
static gboolean
is_binary (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (guint8) text[i] < 0x20 && !g_ascii_isspace (text[i]) && text[i] != '\x1b';

  return n >= CONTROLS_MIN && n * 20 > length;
}

gboolean
ef_look_alike_refuse (const guint8 *head, gsize length, const char *file, GError **error)
{
  const char *bytes = (const char *) head;
  const char *what = identify_binary (bytes, length);
  g_autofree char *text = NULL;
  gsize text_length, bom;
  EfEncoding encoding;

  if (what != NULL)
    {
      refuse (error, EF_ERROR_NOT_RECOGNISED, file, what);
      return TRUE;
    }

  text = ef_encoding_head_to_utf8 (bytes, length, &text_length);
  if (is_blank (text, text_length))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS, _("The file “%s” is empty."), file);
      return TRUE;
    }
  if (g_str_has_prefix (text, LFS_POINTER))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
                   _("“%s” is a pointer to a file in Git LFS, not the file itself. Fetch it with "
                     "“git lfs pull”."),
                   file);
      return TRUE;
    }

  encoding = ef_encoding_guess (bytes, length, &bom);
  if (encoding == EF_ENCODING_UTF16_LE || encoding == EF_ENCODING_UTF16_BE)
    return FALSE;
  if (memchr (head, '\0', length) != NULL || is_binary (bytes, length))
    {
      refuse (error, EF_ERROR_NOT_RECOGNISED, file, N_ ("binary data of an unknown kind"));
      return TRUE;
    }

  return FALSE;
}

/* Copies the local name of the root element; FALSE if there is none in the head. */
static gboolean
find_root_element (const char *text, char *name, gsize size)
{
  const char *p = text;

  while ((p = strchr (p, '<')) != NULL)
    {
      const char *end;
      const char *colon;
      gsize length;

      if (g_str_has_prefix (p, "<!--"))
        {
          p = strstr (p, "-->");
          if (p == NULL)
            return FALSE;
          continue;
        }
      p++;
      if (*p == '?' || *p == '!')
        {
          if (g_ascii_strncasecmp (p, "!doctype html", strlen ("!doctype html")) == 0)
            {
              g_strlcpy (name, "html", size);
              return TRUE;
            }
          continue;
        }
      end = p + strcspn (p, " \t\r\n/>");
      colon = memchr (p, ':', (gsize) (end - p));
      if (colon != NULL)
        p = colon + 1;
      length = MIN ((gsize) (end - p), size - 1);
      memcpy (name, p, length);
      name[length] = '\0';
      return length > 0;
    }

  return FALSE;
}

/* A document type that declares things keeps readers from finding the root behind it. */
static gboolean
refuse_declarations (const char *text, const char *file, GError **error)
{
  EfXmlRefusal refusal;
  EfXmlScan scan;

  ef_xml_scan_init (&scan);
  ef_xml_scan_piece (&scan, text, strlen (text), &refusal);
  if (refusal != EF_XML_REFUSAL_SUBSET)
    return FALSE;
  ef_xml_refusal_set_error (refusal, error);
  g_prefix_error (error, "“%s”: ", file);

  return TRUE;
}

static const char *
identify_root (const char *name, const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (g_ascii_strcasecmp (roots[i].root, name) == 0
        && (roots[i].uri == NULL || g_strcmp0 (roots[i].uri, uri) == 0))
      return roots[i].what;

  return NULL;
}

gboolean
ef_look_alike_is_known_root (const char *name, const char *uri)
{
  return identify_root (name, uri) != NULL;
}

static void
explain_markup (const char *text, const char *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;
  const char *what;
  char root[64];

  if (!find_root_element (text, root, sizeof root))
    {
      refuse (error, EF_ERROR_NOT_RECOGNISED, file,
              N_ ("text in angle brackets of an unknown kind"));
      return;
    }

  /* Web pages are rarely well-formed, so the root found above has to do without a namespace. */
  ef_xml_sniff_root (text, strlen (text), &name, &uri);
  what = identify_root (root, uri);
  if (what != NULL)
    {
      refuse (error, EF_ERROR_NO_RESULTS, file, what);
      return;
    }
  if (refuse_declarations (text, file, error))
    return;
  g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
               _("“%s” is an XML document with the root element <%s>, which is not read here."),
               file, root);
}

static const char *
identify_document (const char *text, const char *const *keys)
{
  if (strstr (text, "mlcommons.org/croissant") != NULL)
    return N_ ("the description of a data set (Croissant): what is in it, not how models do on it");

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      gboolean all = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (documents[i].keys) && documents[i].keys[j] != NULL; j++)
        all &= g_strv_contains (keys, documents[i].keys[j]);
      if (all)
        return documents[i].what;
    }

  return NULL;
}

gboolean
ef_look_alike_is_known_json (const char *text, gsize length)
{
  g_autofree char *terminated = g_strndup (text, length);
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list (text, length, &lines);

  return identify_document (terminated, (const char *const *) keys) != NULL;
}

static void
explain_json (const char *text, gsize length, const char *file, GError **error)
{
  g_auto (GStrv) keys = NULL;
  g_autofree char *list = NULL;
  const char *what;
  gboolean lines = FALSE;

  keys = ef_json_keys_list (text, length, &lines);
  what = identify_document (text, (const char *const *) keys);
  if (what != NULL)
    {
      refuse (error, EF_ERROR_NO_RESULTS, file, what);
      return;
    }
  if (keys[0] == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” is a JSON document, but no model results are found in it."), file);
      return;
    }

  list = g_strjoinv (", ", keys);
  g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
               lines ? _("“%s” is a list of JSON lines of a kind that is not read here. Each has "
                         "the keys: %s.")
                     : _("“%s” is a JSON document, but no model results are found in it. Its top "
                         "level has the keys: %s."),
               file, list);
}

void
ef_look_alike_explain (const guint8 *head, gsize length, const char *file, GError **error)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *start = text;

  while (g_ascii_isspace (*start))
    start++;

  if (*start == '<')
    explain_markup (start, file, error);
  else if (*start == '{' || *start == '[')
    explain_json (start, text_length - (gsize) (start - text), file, error);
  else if (g_str_has_prefix (start, "---\n") || g_str_has_prefix (start, "---\r\n"))
    refuse (error, EF_ERROR_NOT_RECOGNISED, file,
            strstr (start + 3, "\n---") != NULL
              ? N_ ("a model card or another Markdown file with YAML at its head")
              : N_ ("a YAML file"));
  else if (g_str_has_prefix (start, "@prefix ") || strstr (start, "\n@prefix ") != NULL)
    refuse (error, EF_ERROR_NO_RESULTS, file,
            N_ ("a collection of terms and how they hang together (RDF, as Turtle)"));
  else if (g_ascii_strncasecmp (start, "PREFIX ", strlen ("PREFIX ")) == 0
           && strstr (start, "SELECT") != NULL)
    refuse (error, EF_ERROR_NO_RESULTS, file, N_ ("a query to be put to RDF data (SPARQL)"));
  else if (g_str_has_prefix (start, "# proto-file: ")
           || g_str_has_prefix (start, "# proto-message: "))
    refuse (error, EF_ERROR_NOT_RECOGNISED, file,
            N_ ("a message of Protocol Buffers as text; convert it to JSON first"));
  else if (g_str_has_prefix (start, "# ") || strstr (start, "\n# ") != NULL
           || strstr (start, "\n## ") != NULL)
    refuse (error, EF_ERROR_NOT_RECOGNISED, file, N_ ("a text with headings (Markdown)"));
  else
    refuse (error, EF_ERROR_NOT_RECOGNISED, file, N_ ("text that does not form a table"));
}
