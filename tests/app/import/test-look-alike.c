/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"

/* Files that are not read get one sentence that says what they are. */

#define BYTES(literal) literal, sizeof (literal) - 1

static void
test_empty (void)
{
  import_text_fails ("f.csv", "", EF_ERROR_NO_RESULTS, "The file “f.csv” is empty.");
  import_text_fails ("f.json", " \n\t \r\n", EF_ERROR_NO_RESULTS, "is empty");
  import_data_fails ("f", BYTES ("\xEF\xBB\xBF \n"), EF_ERROR_NO_RESULTS, "is empty");
  import_data_fails ("f", BYTES ("\xFF\xFE \0\n\0"), EF_ERROR_NO_RESULTS, "is empty");
}

static void
test_pointer (void)
{
  import_text_fails ("big.csv",
                     "version https://git-lfs.github.com/spec/v1\n"
                     "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
                     "size 12345\n",
                     EF_ERROR_NOT_RECOGNISED, "pointer to a file in Git LFS");
}

static void
test_binary (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *words;
  } cases[] = {
    { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "a PNG image" },
    { BYTES ("\xFF\xD8\xFF\xE0\0\x10JFIF"), "a JPEG image" },
    { BYTES ("GIF89a,1,2\n"), "a GIF image" },
    { BYTES ("%PDF-1.7\n1,2,3\n4,5,6\n"), "a PDF document" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0plain.txt"), "a zip archive" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml"), "an Excel workbook" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
      "an OpenDocument spreadsheet" },
    { BYTES ("PAR1\x15\0\x15"), "a Parquet file" },
    { BYTES ("SQLite format 3\0\x10\0"), "an SQLite database" },
    { BYTES ("\x80\x04\x95\x10\0\0\0"), "a Python pickle" },
    { BYTES ("\x1f\x8b\x08"), "gzip" },
    { BYTES ("a,b\n1,\0\0\0\0\0\x01\x02\n"), "binary data of an unknown kind" },
    { BYTES ("\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F"), "binary data of an unknown kind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_import_bytes (bytes, "file.csv", NULL, NULL, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].words, error->message);
    }
}

static void
test_markup (void)
{
  import_text_fails ("f.csv", "<!DOCTYPE html>\n<html><body>a,b,c</body></html>\n",
                     EF_ERROR_NO_RESULTS, "a web page (HTML)");
  import_text_fails ("f", "<html>\n", EF_ERROR_NO_RESULTS, "a web page");
  import_text_fails ("f.xml",
                     "<?xml version='1.0'?>\n<!-- x -->\n<rss version=\"2.0\"><channel/></rss>",
                     EF_ERROR_NO_RESULTS, "a news feed (RSS)");
  import_text_fails ("f.owl", "<?xml version=\"1.0\"?>\n<!DOCTYPE rdf:RDF [<!ENTITY x \"y\">]>\n"
                     "<rdf:RDF xmlns:rdf=\"x\"/>", EF_ERROR_NO_RESULTS, "RDF");
  import_text_fails ("f.xml", "<urlset><url/><url/></urlset>", EF_ERROR_NO_RESULTS, "a site map");
  import_text_fails ("f.xml", "<x:grammar xmlns:x=\"http://relaxng.org/ns/structure/1.0\"/>",
                     EF_ERROR_NO_RESULTS, "an XML schema");
  import_text_fails ("f.xml", "<x:task xmlns:x=\"http://openml.org/openml\"/>", EF_ERROR_NO_RESULTS,
                     "a task of OpenML");
  import_text_fails ("f.mapping.xml",
                     "<mapping xmlns='urn:efficient-frontier:mapping:1'><tables><header>a</header>"
                     "<header>b</header><column name='a' role='name'/></tables></mapping>",
                     EF_ERROR_NO_RESULTS, "a mapping file");
  import_text_fails ("f.xml", "<oml:run xmlns:oml=\"x\" ", EF_ERROR_NOT_RECOGNISED,
                     "the root element <run>");
  import_text_fails ("f", "< 5", EF_ERROR_NOT_RECOGNISED, "angle brackets");
  import_text_fails ("f.ttl", "@prefix dc: <http://purl.org/dc/terms/> .\n\ndc:a dc:b dc:c .\n",
                     EF_ERROR_NO_RESULTS, "Turtle");
  import_text_fails ("f.txt", "PREFIX a: <urn:a>\n\nSELECT ?x\nWHERE { ?x a:b 1 }\n",
                     EF_ERROR_NO_RESULTS, "SPARQL");
  import_text_fails ("t.textproto", "# proto-file: schema/bom.proto\n# proto-message: Bom\n\n"
                                    "version: 1\ncomponents {\n  name: \"a\"\n}\n",
                     EF_ERROR_NOT_RECOGNISED, "Protocol Buffers");
  import_text_fails ("f.json", "{\"name\": \"a\", \"children\": [{\"name\": \"b\"}]}",
                     EF_ERROR_NO_RESULTS, "a tree of names");
}

static void
test_json (void)
{
  import_text_fails ("f.json",
                     "{\"@context\": {\"cr\": \"http://mlcommons.org/croissant/\"}, \"name\": 1}",
                     EF_ERROR_NO_RESULTS, "Croissant");
  import_text_fails ("f.json", "{\"type\": \"FeatureCollection\", \"features\": []}",
                     EF_ERROR_NO_RESULTS, "GeoJSON");
  import_text_fails ("package.json", "{\"name\": \"x\", \"version\": \"1\", \"dependencies\": {}}",
                     EF_ERROR_NO_RESULTS, "a software package");
  import_text_fails ("f.ipynb", "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4}",
                     EF_ERROR_NO_RESULTS, "a Jupyter notebook");
  import_text_fails ("f.json", "{\"alpha\": 1, \"beta\": [{\"gamma\": \"c\"}]}",
                     EF_ERROR_NO_RESULTS, "has the keys: alpha, beta.");
  import_text_fails ("f.json", "[{\"alpha\": \"a\"}, {\"beta\": \"b\"}]", EF_ERROR_NO_RESULTS,
                     "has the keys: alpha.");
  import_text_fails ("f.jsonl", "{\"alpha\": \"a\"}\n{\"alpha\": \"b\"}\n", EF_ERROR_NO_RESULTS,
                     "JSON lines");
  import_text_fails ("f.json", "[]", EF_ERROR_NO_RESULTS, "no model results");
  import_text_fails ("f.json", "{\"broken", EF_ERROR_DAMAGED, "cut off");
}

static void
test_text (void)
{
  import_text_fails ("f.yaml", "---\nservices:\n  - name: x\n", EF_ERROR_NOT_RECOGNISED,
                     "a YAML file");
  import_text_fails ("f", "# Title\n\nSome text, with commas.\n", EF_ERROR_NOT_RECOGNISED,
                     "Markdown");
  import_text_fails ("f.txt", "Only a sentence.\nAnd another one, with a comma.\n",
                     EF_ERROR_NOT_RECOGNISED, "does not form a table");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/look-alike/empty", test_empty);
  g_test_add_func ("/import/look-alike/pointer", test_pointer);
  g_test_add_func ("/import/look-alike/binary", test_binary);
  g_test_add_func ("/import/look-alike/markup", test_markup);
  g_test_add_func ("/import/look-alike/json", test_json);
  g_test_add_func ("/import/look-alike/text", test_text);

  return g_test_run ();
}
