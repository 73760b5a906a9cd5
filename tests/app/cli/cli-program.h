/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <yajl/yajl_tree.h>

G_BEGIN_DECLS

/* What a run of the built program gave. */
typedef struct
{
  int   status; /* exit code */
  char *out;
  char *err;
} CliRun;

/* Runs `frontier` with the arguments up to NULL; @input goes to its standard input, or NULL. */
void cli_run (CliRun *run, const char *input, ...) G_GNUC_NULL_TERMINATED;
void cli_run_strv (CliRun *run, const char *input, const char *const *arguments);
/* The same in another language environment: LC_ALL=@locale. */
void cli_run_in_locale (CliRun *run, const char *locale, const char *const *arguments);
void cli_run_clear (CliRun *run);
/* Renders a table, @content as “models.csv”, to @output in the test's own folder with the arguments
 * up to NULL. Returns the path of the figure (transfer full). */
char *cli_render (CliRun *run, const char *content, const char *output, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

/* The path of a file in the test's own folder, filled with @content (transfer full). */
char *cli_write_file (const char *name, const char *content);
char *cli_get_path (const char *name);
/* What is in a file, which must be there (transfer full). @length: bytes, or NULL. */
char *cli_read_file (const char *path, gsize *length);
void  cli_assert_contains (const char *text, const char *part);
/* The first and the last that main() does; what to return from it. */
void cli_set_up (int *argc, char ***argv);
int  cli_run_tests (void);

/* The path of a small table of eight models with energy, score and date (transfer full). The
 * frontier is Ant, Bee, Dog, Fox; Gnu has no date and Hen no energy. */
char *cli_write_models (void);
/* Its axes, for `frontier pareto`. */
#define CLI_MODELS_AXES "--x", "energy (J):min", "--y", "score:max"

/* Records of strings (element-type GPtrArray of utf8), as RFC 4180 says. */
GPtrArray *cli_parse_csv (const char *text);
const char *cli_get_field (GPtrArray *records, guint record, guint field);

/* Asserts that @text is JSON. */
yajl_val cli_parse_json (const char *text);
/* The value at a path in the manner of "frontier/0/x", which must be there. */
yajl_val cli_get_json (yajl_val root, const char *path);
const char *cli_get_json_text (yajl_val root, const char *path);
gint64 cli_get_json_integer (yajl_val root, const char *path);

G_END_DECLS
