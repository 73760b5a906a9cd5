/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include "ef-error.h"
#include "ef-file-write.h"
#include "ef-pwc-convert.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* `frontier convert`: evaluation tables of Papers with Code from JSON to XML and back, text by
 * text. There never was an XML export of Papers with Code; this makes one. */

typedef EfCliStatus (*Convert) (EfInput *input, const char *path, EfDiagnostics *diagnostics);

static EfCliStatus
convert_to_xml (EfInput *input, const char *path, EfDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = ef_pwc_convert_to_xml (input, diagnostics, NULL, &error);
  const char *data;
  gsize length;

  if (xml == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
  data = g_bytes_get_data (xml, &length);
  if (!ef_file_write (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

/* Where JSON for @path goes, packed if the name says so. */
static GOutputStream *
open_stream (const char *path, gboolean packed, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) packer = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  stream = G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error));
  if (stream == NULL || !packed)
    return g_steal_pointer (&stream);
  packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));

  return g_converter_output_stream_new (stream, packer);
}

/* Converts into @part, an empty file. */
static EfCliStatus
write_json (EfInput *input, const char *part, gboolean packed, EfDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = open_stream (part, packed, &error);

  if (stream != NULL && ef_pwc_convert_to_json (input, stream, diagnostics, NULL, &error)
      && g_output_stream_close (stream, NULL, &error))
    return EF_CLI_OK;

  /* Whatever is wrong with the input is one of our own errors. */
  return ef_cli_fail_with_error (error, error->domain == EF_ERROR ? EF_CLI_CANNOT_READ
                                                                  : EF_CLI_CANNOT_WRITE);
}

/* The JSON goes to the disk as it comes, so under another name until all of it is there. */
static EfCliStatus
convert_to_json (EfInput *input, const char *path, EfDiagnostics *diagnostics)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  EfCliStatus status;
  int descriptor;

  if (!ef_file_check_folder (path, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);
  descriptor = g_mkstemp_full (part, 0, 0666);
  if (descriptor < 0 || !g_close (descriptor, NULL))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, _("“%s” cannot be written: %s."), path,
                        g_strerror (errno));

  status = write_json (input, part, g_str_has_suffix (path, ".gz"), diagnostics);
  if (status == EF_CLI_OK && g_rename (part, path) != 0)
    status = ef_cli_fail (EF_CLI_CANNOT_WRITE, _("“%s” cannot be written: %s."), path,
                          g_strerror (errno));
  if (status != EF_CLI_OK)
    g_unlink (part);

  return status;
}

/* What the name of the output asks for; NULL if it is not clear. */
static Convert
choose (const char *path)
{
  if (g_str_has_suffix (path, ".xml"))
    return convert_to_xml;
  if (g_str_has_suffix (path, ".json") || g_str_has_suffix (path, ".json.gz"))
    return convert_to_json;

  return NULL;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *output = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write: *.pwc.xml, *.json or *.json.gz"), N_("OUT") },
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GError) error = NULL;
  EfCliStatus status;
  Convert convert;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (output == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--output is missing: the file to write."));
  convert = choose (output);
  if (convert == NULL)
    return ef_cli_fail (EF_CLI_USAGE,
                        _("The name of the output has to end in .xml (%s is usual), .json or "
                          ".json.gz."),
                        EF_PWC_XML_SUFFIX);

  file = g_file_new_for_path (argv[0]);
  input = ef_input_open (file, NULL, &error);
  if (input == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
  status = convert (input, output, diagnostics);
  ef_cli_print_diagnostics (diagnostics, argv[0], verbose);

  return status;
}

const EfCliVerb ef_cli_verb_convert = {
  .name = "convert",
  .parameters = N_("FILE"),
  .summary = N_("Write JSON of Papers with Code as XML, or XML as JSON"),
  .details
  = N_("FILE holds evaluation tables, packed with gzip or not: JSON if the output is XML\n"
       "(*.pwc.xml), such XML if the output is JSON (*.json, *.json.gz). Every text stays\n"
       "as it is; “frontier validate” checks XML."),
  .run = run,
};
