/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include "ef-pwc-convert.h"

#include <glib/gi18n-lib.h>

/* `frontier convert`: evaluation tables of Papers with Code from JSON to XML, text by text. There
 * never was an XML export of Papers with Code; this makes one. */

static EfCliStatus
write_file (const char *path,
            GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                 &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *output = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"),
      N_("OUT.pwc.xml") },
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GError) error = NULL;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (output == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--output is missing: the file to write."));
  if (!g_str_has_suffix (output, ".xml"))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("Only XML is written, so the name of the output has to end in .xml; "
                          "%s is usual."),
                        EF_PWC_XML_SUFFIX);

  file = g_file_new_for_path (argv[0]);
  input = ef_input_open (file, NULL, &error);
  if (input != NULL)
    xml = ef_pwc_convert_to_xml (input, diagnostics, NULL, &error);
  ef_cli_print_diagnostics (diagnostics, argv[0], verbose);
  if (xml == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return write_file (output, xml);
}

const EfCliVerb ef_cli_verb_convert = {
  .name = "convert",
  .parameters = N_("FILE"),
  .summary = N_("Write JSON of Papers with Code as XML"),
  .details = N_("FILE holds evaluation tables as JSON, packed with gzip or not. Every text stays\n"
                "as it is; “frontier validate” checks the result."),
  .run = run,
};
