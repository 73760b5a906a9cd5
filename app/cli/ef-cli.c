/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include "ef-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What all verbs share: understanding arguments and saying what is wrong. Nothing here knows of
 * tables. */

static void
warn_va (const char *format,
         va_list     arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  g_autofree char *line = g_strconcat ("frontier: ", message, NULL);

  ef_cli_print_line (stderr, line);
}

static EfCliStatus
get_status (const GError *error,
            EfCliStatus   fallback)
{
  if (error->domain != EF_ERROR)
    return fallback;

  switch ((EfError) error->code)
    {
    case EF_ERROR_SYNTAX:
      return EF_CLI_USAGE;

    case EF_ERROR_NOT_FOUND:
      return EF_CLI_NOT_FOUND;

    case EF_ERROR_NO_RESULTS:
    case EF_ERROR_NOT_RECOGNISED:
    case EF_ERROR_DAMAGED:
    case EF_ERROR_TOO_LARGE:
    case EF_ERROR_NEWER:
    case EF_ERROR_CHANGED:
    default:
      return fallback;
    }
}

gboolean
ef_cli_verb_parse (const EfCliVerb    *self,
                   const GOptionEntry *entries,
                   int                *argc,
                   char             ***argv,
                   int                 min_arguments,
                   int                 max_arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_(self->parameters));
  g_autofree char *program = g_strconcat ("frontier ", self->name, NULL);
  g_autofree char *summary = g_strconcat (_(self->summary), ".", NULL);
  g_autofree char *details = NULL;
  g_autoptr (GError) error = NULL;

  /* The help's first line begins with it. */
  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  if (self->more_details != NULL)
    details = g_strdup_printf ("%s\n\n%s", _(self->details), _(self->more_details));
  else if (self->details != NULL)
    details = g_strdup (_(self->details));
  g_option_context_set_description (context, details);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      ef_cli_warn ("%s", error->message);
    }
  else
    {
      (*argc)--;
      (*argv)++;

      /* What GOption left for us to see. */
      if (*argc > 0 && g_str_equal (**argv, "--"))
        {
          (*argc)--;
          (*argv)++;
        }

      if (*argc >= min_arguments && (max_arguments < 0 || *argc <= max_arguments))
        return TRUE;

      if (*argc < min_arguments)
        ef_cli_warn (_("Too few arguments."));
      else
        ef_cli_warn (_("Too many arguments, starting with “%s”."), (*argv)[max_arguments]);
    }

  ef_cli_warn (_("“%s --help” explains the arguments."), program);

  return FALSE;
}

void
ef_cli_warn (const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  warn_va (format, arguments);
  va_end (arguments);
}

EfCliStatus
ef_cli_fail (EfCliStatus status,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  warn_va (format, arguments);
  va_end (arguments);

  return status;
}

EfCliStatus
ef_cli_fail_with_error (const GError *error,
                        EfCliStatus   fallback)
{
  g_return_val_if_fail (error != NULL, fallback);

  return ef_cli_fail (get_status (error, fallback), "%s", error->message);
}

void
ef_cli_print_diagnostics (const EfDiagnostics *diagnostics,
                          const char          *file,
                          gboolean             verbose)
{
  guint64 n_errors = ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR);
  guint64 n_warnings = ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING);
  guint64 n_unlisted = ef_diagnostics_count_unlisted (diagnostics);
  guint n_kept = ef_diagnostics_get_n_kept (diagnostics);
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;

  if (verbose)
    {
      for (guint i = 0; i < n_kept; i++)
        {
          const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
          g_autofree char *line = ef_diagnostic_to_string (diagnostic);

          ef_cli_print_line (stderr, line);
        }

      if (n_unlisted > 0)
        ef_cli_warn (ngettext ("%s: %lu further remark is not listed.",
                               "%s: %lu further remarks are not listed.", n_unlisted),
                     file, (gulong) n_unlisted);
    }

  if (n_errors + n_warnings == 0)
    return;

  errors = g_strdup_printf (ngettext ("%lu error", "%lu errors", n_errors), (gulong) n_errors);
  warnings = g_strdup_printf (ngettext ("%lu warning", "%lu warnings", n_warnings),
                              (gulong) n_warnings);
  if (verbose)
    ef_cli_warn (_("%s: %s, %s."), file, errors, warnings);
  else
    ef_cli_warn (_("%s: %s, %s (--verbose lists them)."), file, errors, warnings);
}

char *
ef_cli_dup_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      g_string_append_unichar (printable, g_unichar_iscntrl (character) ? ' ' : character);
    }

  return g_string_free (printable, FALSE);
}

void
ef_cli_print_line (FILE       *stream,
                   const char *line)
{
  g_autofree char *printable = ef_cli_dup_printable (line);

  fputs (printable, stream);
  fputc ('\n', stream);
}

EfCliStatus
ef_cli_finish_output (void)
{
  gboolean failed = ferror (stdout) != 0;
  int code = errno;

  if (fflush (stdout) != 0)
    {
      failed = TRUE;
      code = errno;
    }

  if (failed)
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, _("The output cannot be written: %s."),
                        g_strerror (code));

  return EF_CLI_OK;
}
