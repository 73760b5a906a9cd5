/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include "ef-input.h"
#include "ef-project.h"

#include <glib/gi18n-lib.h>

/* `frontier validate`: whether a project is as the schema says, and can be opened. Programs that
 * write projects are tested with it, so nothing that is wrong is kept back: every violation is a
 * line. */

static EfCliStatus
check (GBytes     *bytes,
       const char *name)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gboolean valid;

  valid = ef_project_validate (bytes, name, diagnostics, &error);

  /* The schema cannot say everything: that a chart's table exists, for one. */
  if (valid)
    {
      document = ef_project_load_bytes (bytes, name, diagnostics, &error);
      valid = document != NULL && ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR) == 0;
    }

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

  line = g_strdup_printf (_("%s is a valid project."), name);
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

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;

  file = g_file_new_for_path (argv[0]);
  input = ef_input_open (file, NULL, &error);
  if (input != NULL)
    bytes = ef_input_get_bytes (input, &truncated, NULL, &error);
  if (bytes == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  return check (bytes, ef_input_get_name (input));
}

const EfCliVerb ef_cli_verb_validate = {
  .name = "validate",
  .parameters = N_("PROJECT.frontier"),
  .summary = N_("Check that a project follows the schema and can be opened"),
  .run = run,
};
