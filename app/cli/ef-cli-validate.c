/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include "ef-input.h"
#include "ef-project.h"
#include "ef-pwc-convert.h"

#include <glib/gi18n-lib.h>

/* `frontier validate`: whether a project, or evaluation tables in our XML form, is as the schema
 * says, and can be opened. Programs that write such files are tested with it, so nothing that is
 * wrong is kept back: every violation is a line. */

static gboolean
check_project (GBytes        *bytes,
               const char    *name,
               EfDiagnostics *diagnostics,
               GError       **error)
{
  g_autoptr (EfDocument) document = NULL;

  if (!ef_project_validate (bytes, name, diagnostics, error))
    return FALSE;

  /* The schema cannot say everything: that a chart's table exists, for one. */
  document = ef_project_load_bytes (bytes, name, diagnostics, error);

  return document != NULL && ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR) == 0;
}

static EfCliStatus
check (GBytes     *bytes,
       const char *name,
       gboolean    is_pwc)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gboolean valid;

  valid = is_pwc ? ef_pwc_validate (bytes, name, diagnostics, &error)
                 : check_project (bytes, name, diagnostics, &error);

  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *diagnostic = NULL;

      diagnostic = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));
      ef_cli_print_line (stderr, diagnostic);
    }

  if (error != NULL)
    return ef_cli_fail (EF_CLI_INVALID, "%s", error->message);
  if (!valid)
    return ef_cli_fail (EF_CLI_INVALID, _("%s is not a valid project."), name);

  line = is_pwc ? g_strdup_printf (_("%s is a valid file of evaluation tables."), name)
                : g_strdup_printf (_("%s is a valid project."), name);
  ef_cli_print_line (stdout, line);

  return ef_cli_finish_output ();
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GFile) file = NULL;
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean truncated = FALSE;
  gboolean is_pwc = FALSE;
  const guint8 *head;
  gsize length;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;

  file = g_file_new_for_path (argv[0]);
  input = ef_input_open (file, NULL, &error);
  if (input != NULL)
    {
      head = ef_input_peek (input, &length, NULL);
      is_pwc = head != NULL && ef_pwc_xml_sniff (head, length);
      bytes = ef_input_get_bytes (input, &truncated, NULL, &error);
    }
  if (bytes == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return check (bytes, ef_input_get_name (input), is_pwc);
}

const EfCliVerb ef_cli_verb_validate = {
  .name = "validate",
  .parameters = N_("FILE"),
  .summary = N_("Check that a project or a .pwc.xml file follows its schema"),
  .run = run,
};
