/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "ef-error.h"
#include "ef-figure-private.h"
#include "ef-paint.h"
#include "paint-fixture.h"

#define PROJECT \
  "<project xmlns='urn:efficient-frontier:project:1' version='1.0'>ä &amp; 😀</project>\n"
#define COMMAND "frontier render 'größe & co.csv' -o x.svg"

typedef GBytes *(*Player) (EfScene *scene, GError **error);

static GBytes *
paint_png (EfScene *scene, GError **error)
{
  return ef_paint_to_png (scene, 96, FALSE, error);
}

static const Player players[] = { ef_paint_to_svg, paint_png, ef_paint_to_pdf };

static GBytes *
paint (Player player, const char *project)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes
    = project != NULL ? g_bytes_new (project, strlen (project)) : NULL;
  g_autoptr (GError) error = NULL;
  GBytes *figure;

  ef_scene_set_project (scene, bytes, COMMAND);
  figure = player (scene, &error);
  g_assert_no_error (error);

  return figure;
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, needle, strlen (needle)) != NULL;
}

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      g_autoptr (GBytes) figure = paint (players[i], PROJECT);
      g_autoptr (GBytes) again = paint (players[i], PROJECT);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) project = ef_figure_get_project (figure, "figure", &error);
      gsize length;
      const void *data;

      g_assert_no_error (error);
      data = g_bytes_get_data (project, &length);
      g_assert_cmpmem (data, length, PROJECT, strlen (PROJECT));
      g_assert_true (g_bytes_equal (figure, again));
      data = g_bytes_get_data (figure, &length);
      g_assert_true (ef_figure_sniff (data, MIN (length, 64)));
    }
}

/* A large one: several blocks of the packer and lines of base 64. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u %x\n", i * 7919u, i * 104729u);
  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      g_autoptr (GBytes) figure = paint (players[i], text->str);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) project = ef_figure_get_project (figure, "figure", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (project), ==, text->len);
      g_assert_cmpint (memcmp (g_bytes_get_data (project, NULL), text->str, text->len), ==, 0);
    }
}

static void
test_without_project (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      g_autoptr (GBytes) figure = paint (players[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_figure_get_project (figure, "chart", &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
      g_assert_nonnull (strstr (error->message, "“chart” is a picture without a project in it."));
    }
}

/* The command stands in the figure, readable without this program. */
static void
test_command (void)
{
  g_autoptr (GBytes) svg = paint (ef_paint_to_svg, PROJECT);
  g_autoptr (GBytes) bare = paint (ef_paint_to_svg, NULL);
  g_autoptr (GBytes) png = paint (paint_png, NULL);
  g_autoptr (GBytes) pdf = paint (ef_paint_to_pdf, PROJECT);

  g_assert_true (contains (svg, "frontier render 'größe &amp; co.csv' -o x.svg"));
  g_assert_true (contains (bare, "frontier render 'größe &amp; co.csv' -o x.svg"));
  g_assert_true (contains (png, COMMAND));
  g_assert_true (contains (pdf, "/Desc <FEFF00660072006F006E0074006900650072")); /* frontier */
}

/* Other programs must find a whole PDF with the attachment. */
static void
test_pdf_attachment (void)
{
  g_autofree char *program = g_find_program_in_path ("pdfdetach");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *content = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GBytes) pdf = paint (ef_paint_to_pdf, PROJECT);
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  folder = g_dir_make_tmp ("ef-figure-XXXXXX", NULL);
  path = g_build_filename (folder, "figure.pdf", NULL);
  saved = g_build_filename (folder, EF_FIGURE_PDF_NAME, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL,
                (char *[]){ program, (char *) "-savefile", (char *) EF_FIGURE_PDF_NAME,
                            (char *) "-o", saved, path, NULL },
                NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (errors, ==, "");
  g_file_get_contents (saved, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, PROJECT);
  g_unlink (saved);
  g_unlink (path);
  g_rmdir (folder);
}

/* Cut anywhere, a figure gives the whole project, or none and a sentence. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      g_autoptr (GBytes) figure = paint (players[i], PROJECT);
      gsize size = g_bytes_get_size (figure);

      for (gsize length = 0; length < size; length += length < 4000 ? 1 : 97)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (figure, 0, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) project = ef_figure_get_project (cut, "cut", &error);

          g_assert_true ((project != NULL) == (error == NULL));
          if (project != NULL)
            g_assert_cmpmem (g_bytes_get_data (project, NULL), g_bytes_get_size (project), PROJECT,
                             strlen (PROJECT));
        }
    }
}

static void
test_mutated (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (gsize i = 0; i < G_N_ELEMENTS (players); i++)
    {
      g_autoptr (GBytes) figure = paint (players[i], PROJECT);
      gsize size = g_bytes_get_size (figure);

      for (guint round = 0; round < 2000; round++)
        {
          g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (figure, NULL), size);
          g_autoptr (GBytes) mutated = NULL;
          g_autoptr (GBytes) project = NULL;
          g_autoptr (GError) error = NULL;

          for (guint n = 0; n < 4; n++)
            data[g_rand_int_range (random, 0, (gint32) size)]
              = (guint8) g_rand_int_range (random, 0, 256);
          mutated = g_bytes_new_take (g_steal_pointer (&data), size);
          project = ef_figure_get_project (mutated, "mutated", &error);
          g_assert_true ((project != NULL) == (error == NULL));
        }
    }
}

static void
assert_refused (GBytes *figure, EfError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_figure_get_project (figure, "hostile", &error));
  g_assert_error (error, EF_ERROR, (int) code);
}

/* A few kilobytes that unpack to more than any project has. */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (EF_FIGURE_MAX_PROJECT + 1);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_steal_pointer (&zeros), EF_FIGURE_MAX_PROJECT + 1);
  g_autoptr (GBytes) packed = ef_figure_pack (huge, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree char *text
    = g_base64_encode (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_autofree char *svg = g_strdup_printf (
    "<svg xmlns='http://www.w3.org/2000/svg'><metadata><p:project xmlns:p='%s'>%s</p:project>"
    "</metadata></svg>",
    EF_FIGURE_NAMESPACE, text);
  g_autoptr (GBytes) figure = g_bytes_new (svg, strlen (svg));

  assert_refused (figure, EF_ERROR_TOO_LARGE);
}

static void
test_hostile_svg (void)
{
  static const char *const cases[] = {
    /* Entities that grow, and one from outside. */
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    "<svg><p xmlns='urn:efficient-frontier:figure:1'/><project "
    "xmlns='urn:efficient-frontier:figure:1'>&b;</project></svg>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><project "
    "xmlns='urn:efficient-frontier:figure:1'>&x;</project></svg>",
    "<svg><project xmlns='urn:efficient-frontier:figure:1'>&undeclared;</project></svg>",
    "<svg><project xmlns='urn:efficient-frontier:figure:1'>not base 64!</project></svg>",
    "<svg><project xmlns='urn:efficient-frontier:figure:1'/></svg>",
    "<svg><project xmlns='urn:efficient-frontier:figure:1'>",
    "<svg><g></svg><project xmlns='urn:efficient-frontier:figure:1'/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) figure = g_bytes_new_static (cases[i], strlen (cases[i]));

      assert_refused (figure, EF_ERROR_DAMAGED);
    }
}

/* Lengths that are not true. */
static void
test_hostile_pdf (void)
{
  static const char *const cases[] = {
    "%PDF-1.4\n/application#2Fx-frontier+xml",
    "%PDF-1.4\n/application#2Fx-frontier+xml /Length 99999999999999999999 >> >>\nstream\nxx",
    "%PDF-1.4\n/application#2Fx-frontier+xml /Length -1 >> >>\nstream\nxx",
    "%PDF-1.4\n/application#2Fx-frontier+xml /Length 2 >> >>\nstream\nxx",
    "%PDF-1.4\n/application#2Fx-frontier+xml >> >>\nstream\nxx",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) figure = g_bytes_new_static (cases[i], strlen (cases[i]));

      assert_refused (figure, EF_ERROR_DAMAGED);
    }
}

/* One that another program has written anew: other spaces, another order, unpacked, and a length
 * that stands elsewhere. */
static void
test_foreign_pdf (void)
{
  static const char *const heads[] = {
    "<</Type/EmbeddedFile/Subtype/application#2fx-frontier+xml/Length %u/Params<</Size 9>>>>\n"
    "stream\n",
    "<< /Length %u /Params << /Size 9 >> /Subtype /application#2Fx-frontier+xml >>\nstream\r\n",
    "<< /Length 7 0 R /Subtype /application#2fx-frontier+xml >>stream\n",
    "<< /Length 3 /Subtype /application#2Fx-frontier+xml >>\nstream\n",
  };
  const guint n = strlen (PROJECT);

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (heads); i++)
    {
      gboolean packed = i % 2 == 1;
      g_autoptr (GBytes) project = g_bytes_new_static (PROJECT, n);
      g_autoptr (GBytes) content = packed ? ef_figure_pack (project, G_ZLIB_COMPRESSOR_FORMAT_ZLIB)
                                          : g_bytes_ref (project);
      g_autoptr (GString) pdf = g_string_new ("%PDF-1.5\n26 0 obj\n");
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (content));
      g_autoptr (GBytes) figure = NULL;
      g_autoptr (GBytes) found = NULL;
      g_autoptr (GError) error = NULL;

      g_string_append (pdf, heads[i / 2]);
      g_string_replace (pdf, "%u", number, 0);
      if (packed)
        g_string_replace (pdf, "<<", "<< /Filter /FlateDecode ", 1);
      g_string_append_len (pdf, g_bytes_get_data (content, NULL),
                           (gssize) g_bytes_get_size (content));
      g_string_append (pdf, "\nendstream\nendobj\n%%EOF\n");
      figure = g_bytes_new (pdf->str, pdf->len);
      found = ef_figure_get_project (figure, "f.pdf", &error);
      g_assert_no_error (error);
      g_assert_nonnull (found);
      /* Before the keyword stands an end of a line, which may be taken for a part of it. */
      g_assert_cmpuint (g_bytes_get_size (found), >=, n);
      g_assert_cmpmem (g_bytes_get_data (found, NULL), n, PROJECT, n);
    }
}

/* What is no PDF of Cairo's is left as it is. */
static void
test_attach_to_others (void)
{
  static const char *const cases[] = {
    "",
    "%PDF-1.4\n%%EOF\n",
    "%PDF-1.4\nstartxref\n99\n%%EOF\n",
    "%PDF-1.4\nxref\n0 1\ntrailer << /Size 9 /Root 5 0 R /Info 6 0 R >>\nstartxref\n9\n%%EOF\n",
  };
  g_autoptr (GBytes) project = g_bytes_new_static (PROJECT, strlen (PROJECT));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (pdf, (const guint8 *) cases[i], (guint) strlen (cases[i]));
      g_assert_false (ef_figure_attach_to_pdf (pdf, project, NULL, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      g_assert_cmpuint (pdf->len, ==, strlen (cases[i]));
    }
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *head;
    gboolean figure;
  } cases[] = {
    { "", FALSE },
    { "<svg xmlns='x'>", TRUE },
    { "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- Inkscape > --><svg:svg>", TRUE },
    { "<!DOCTYPE svg>\n<svg >", TRUE },
    { "<svgfoo>", FALSE },
    { "<html><svg>", FALSE },
    { "<?xml", FALSE },
    { "<", FALSE },
    { "%PDF-1.7", TRUE },
    { "a,b\n1,2\n", FALSE },
    { "\x89PNG\r\n\x1a\n", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
      ef_figure_sniff ((const guint8 *) cases[i].head, strlen (cases[i].head)), ==,
      cases[i].figure);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/figure/round-trip", test_round_trip);
  g_test_add_func ("/paint/figure/large", test_large);
  g_test_add_func ("/paint/figure/without-project", test_without_project);
  g_test_add_func ("/paint/figure/command", test_command);
  g_test_add_func ("/paint/figure/pdf-attachment", test_pdf_attachment);
  g_test_add_func ("/paint/figure/truncated", test_truncated);
  g_test_add_func ("/paint/figure/mutated", test_mutated);
  g_test_add_func ("/paint/figure/bomb", test_bomb);
  g_test_add_func ("/paint/figure/hostile-svg", test_hostile_svg);
  g_test_add_func ("/paint/figure/hostile-pdf", test_hostile_pdf);
  g_test_add_func ("/paint/figure/foreign-pdf", test_foreign_pdf);
  g_test_add_func ("/paint/figure/attach-to-others", test_attach_to_others);
  g_test_add_func ("/paint/figure/sniff", test_sniff);

  return g_test_run ();
}
