/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>

#include "ef-energy-own.h"

/* `frontier`: everything that needs no window, from the command line. */

static const EfCliVerb *const verbs[] = {
  &ef_cli_verb_list,
  &ef_cli_verb_show,
  &ef_cli_verb_pareto,
  &ef_cli_verb_render,
  &ef_cli_verb_import,
  &ef_cli_verb_join,
  &ef_cli_verb_refresh,
  &ef_cli_verb_aggregate,
  &ef_cli_verb_reshape,
  &ef_cli_verb_audit,
  &ef_cli_verb_convert,
  &ef_cli_verb_validate,
};

static void
set_up_language (void)
{
  setlocale (LC_ALL, "");

  /* Cron, containers and servers often run in the C locale, in which "Average ⬆️" could not be
   * an argument. Our files are UTF-8, and so is every terminal of today. */
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
print_help (void)
{
  g_print (_("Usage: frontier VERB [OPTION…] ARGUMENT…\n"
             "\n"
             "Compares models by what they achieve and what they cost.\n"
             "\n"));

  g_print ("%s\n", _("Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i]->name, _(verbs[i]->summary));

  g_print ("\n");
  g_print (_("FILE is any file that can be imported (evaluation tables of Papers with Code,\n"
             "model cards, records of evaluations, JSON, YAML, XML, CSV, TSV and the like,\n"
             "packed with gzip or not), a folder of such, a project, or - for standard input.\n"
             "“frontier VERB --help” explains a verb.\n"));

  g_print ("\n");
  g_print (_("Exit codes:\n"
             "  0  done\n"
             "  1  the arguments cannot be understood\n"
             "  2  an input cannot be read, or holds no results\n"
             "  3  the table, column or chart is not there\n"
             "  4  the project, or the XML, is not valid\n"
             "  5  the output cannot be written\n"
             "  6  claims contradict each other (audit)\n"));
}

static const EfCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];

  return NULL;
}

static EfCliStatus
run_help (const char *verb_name)
{
  char *arguments[] = { (char *) verb_name, (char *) "--help", NULL };
  const EfCliVerb *verb = verb_name != NULL ? find_verb (verb_name) : NULL;

  if (verb != NULL)
    return verb->run (verb, 2, arguments);

  print_help ();

  return ef_cli_finish_output ();
}

int
main (int   argc,
      char *argv[])
{
  const EfCliVerb *verb;
  g_autoptr (GError) problem = NULL;

  set_up_language ();
  if (!ef_energy_load_own (&problem))
    ef_cli_warn ("%s", problem->message);

  if (argc < 2)
    {
      ef_cli_warn (_("What is to be done is missing. “frontier --help” lists the verbs."));
      return EF_CLI_USAGE;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return run_help (NULL);
  if (g_str_equal (argv[1], "help"))
    return run_help (argv[2]);

  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("frontier %s\n", VERSION);
      return ef_cli_finish_output ();
    }

  verb = find_verb (argv[1]);
  if (verb == NULL)
    {
      ef_cli_warn (_("There is no verb “%s”. “frontier --help” lists the verbs."), argv[1]);
      return EF_CLI_USAGE;
    }

  return verb->run (verb, argc - 1, argv + 1);
}
