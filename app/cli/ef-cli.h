/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "ef-diagnostics.h"

G_BEGIN_DECLS

/* Exit codes of the program, by what the caller can do about it. Part of the documented
 * interface: `frontier --help`, the manual page and the README list them. */
typedef enum
{
  EF_CLI_OK,
  EF_CLI_USAGE,         /* the arguments cannot be understood */
  EF_CLI_CANNOT_READ,   /* an input cannot be read, or there are no results in it */
  EF_CLI_NOT_FOUND,     /* the input was read, but what was asked for is not in it */
  EF_CLI_INVALID,       /* the file does not follow its schema */
  EF_CLI_CANNOT_WRITE,  /* the output cannot be written */
  EF_CLI_CONTRADICTION, /* the audit found claims that contradict each other */
} EfCliStatus;

typedef struct _EfCliVerb EfCliVerb;

/**
 * EfCliVerb:
 *
 * One verb of the program: its file in this room defines one of these, and `main.c` lists it.
 */
struct _EfCliVerb
{
  const char *name;       /* "pareto" */
  const char *parameters; /* N_("FILE"), as the help shows it behind the options */
  const char *summary;    /* N_("Print the efficient frontier of a table"), without a full stop */
  const char *details;    /* N_() paragraphs below the options of the help, or NULL */
  const char *more_details; /* below these, or NULL */
  /* @argv[0] is the verb. */
  EfCliStatus (*run) (const EfCliVerb *self, int argc, char **argv);
};

extern const EfCliVerb ef_cli_verb_aggregate;
extern const EfCliVerb ef_cli_verb_audit;
extern const EfCliVerb ef_cli_verb_convert;
extern const EfCliVerb ef_cli_verb_import;
extern const EfCliVerb ef_cli_verb_join;
extern const EfCliVerb ef_cli_verb_list;
extern const EfCliVerb ef_cli_verb_pareto;
extern const EfCliVerb ef_cli_verb_refresh;
extern const EfCliVerb ef_cli_verb_render;
extern const EfCliVerb ef_cli_verb_reshape;
extern const EfCliVerb ef_cli_verb_show;
extern const EfCliVerb ef_cli_verb_validate;

/* Options that several verbs have, so that they are the same everywhere. */
#define EF_CLI_OPTION_FORMAT(word) \
  { "format", 'f', 0, G_OPTION_ARG_STRING, &(word), \
    N_("Print as “text” (as by default), “csv” or “json”"), N_("FORMAT") }
#define EF_CLI_OPTION_TABLE(path) \
  { "table", 't', 0, G_OPTION_ARG_STRING, &(path), \
    N_("The table: its path, the end of its path, or its name"), N_("PATH") }
#define EF_CLI_OPTION_X(argument) \
  { "x", 'x', 0, G_OPTION_ARG_STRING, &(argument), \
    N_("The column for x, and which of its values are better"), N_("COLUMN[:min|max]") }
#define EF_CLI_OPTION_Y(argument) \
  { "y", 'y', 0, G_OPTION_ARG_STRING, &(argument), \
    N_("The column for y, and which of its values are better"), N_("COLUMN[:min|max]") }
#define EF_CLI_OPTION_WHERE(expression) \
  { "where", 'w', 0, G_OPTION_ARG_STRING, &(expression), \
    N_("Only rows for which this holds"), N_("EXPR") }
#define EF_CLI_OPTION_VERBOSE(flag) \
  { "verbose", 'v', 0, G_OPTION_ARG_NONE, &(flag), \
    N_("List everything in the input that could not be used"), NULL }

/* The paragraphs that explain these, for `details`. */
#define EF_CLI_HELP_COLUMNS \
  N_("A column is named by its header or by the quantity it holds. “:min” or “:max” behind it\n" \
     "says that lower or higher values are better; else the column's own direction counts,\n" \
     "and of dates on x, with a score on y, the earlier one.\n" \
     "Without --x or --y the columns are chosen as in the window.\n" \
     "\n" \
     "EXPR compares columns, names with blanks in backquotes:\n" \
     "  `params (M)` < 7 and name matches \"vit\" and not date < 2019-01-01")

/* Of them what a verb says that has no axes. */
#define EF_CLI_HELP_CONDITION \
  N_("EXPR compares columns, names with blanks in backquotes:\n" \
     "  `params (M)` < 7 and name matches \"vit\" and not date < 2019-01-01")

/**
 * ef_cli_verb_parse:
 * @entries: the options of the verb
 * @argc, @argv: (inout): what remains are the positional arguments, from index 0
 * @min_arguments, @max_arguments: how many of these there have to be; -1 for no upper limit
 *
 * Understands the arguments of a verb. `--help` prints the help and ends the process.
 *
 * Returns: FALSE if the arguments are wrong: that was said, and the verb returns EF_CLI_USAGE
 */
gboolean ef_cli_verb_parse (const EfCliVerb    *self,
                            const GOptionEntry *entries,
                            int                *argc,
                            char             ***argv,
                            int                 min_arguments,
                            int                 max_arguments);

/* Says "frontier: ..." on standard error. The message is a whole sentence; control characters in
 * it, which may come from a file, do not reach the terminal. */
void ef_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The same, and returns @status: `return ef_cli_fail (EF_CLI_USAGE, _("..."));` */
EfCliStatus ef_cli_fail (EfCliStatus status, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Says what @error says and returns the status for its code; @fallback for errors of other
 * domains. */
EfCliStatus ef_cli_fail_with_error (const GError *error, EfCliStatus fallback);

/* How many warnings and errors there are, or with @verbose all of them, on standard error. */
void ef_cli_print_diagnostics (const EfDiagnostics *diagnostics,
                               const char          *file,
                               gboolean             verbose);

/* @text without what could move a terminal: every control character becomes a blank, so line
 * breaks and tabs do not tear columns apart and escape sequences from a hostile file do nothing
 * (transfer full). */
char *ef_cli_dup_printable (const char *text);

/* Prints a sentence as one line to @stream, without control characters. */
void ef_cli_print_line (FILE *stream, const char *line);

/* What is left to say once everything was printed to standard output: that it arrived. */
EfCliStatus ef_cli_finish_output (void);

G_END_DECLS
