/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "made-up-data.h"

/* The table of speed: what we measure beside what we must reach.
 *
 *   bench-report FRONTIER PART START FRAMES TABLE
 *
 * The arguments are programs: the command line, and the benchmarks of a part of the program, of its
 * start, of its frames and of its tables. Every figure comes from processes of their own, because
 * the memory that one used at most can only be asked once. That is also why this program stays
 * small and reads no file itself: a process counts the memory of its parent until it becomes
 * another program. */

#define N_RUNS 9
#define N_RUNS_OF_PARTS 3
#define SIZE "1600x1000px"

typedef enum
{
  WHOLE_PROCESS, /* from its start to its end */
  PRINTED,       /* it prints its milliseconds */
  LINES,         /* it prints lines "NAME ... MILLISECONDS ms ..." for several rows */
} Clock;

typedef enum
{
  FRONTIER = 1,
  PART,
  START,
  FRAME_TIMES,
  TABLE_TURNS,
  N_PROGRAMS,
} Program;

typedef enum
{
  NO_INPUT,
  FEW_POINTS,
  POINTS_4,
  POINTS_5,
  POINTS_6,
  TABLES,
  ELEMENTS,
  N_INPUTS,
} Input;

/* A goal of 0 is none. */
typedef struct
{
  const char *what;
  double must_ms;
  double must_mib;  /* of memory at most */
  double must_mb;   /* of the figure */
  Clock clock;
  Program program;
  const char *verb; /* or the name of the line */
  Input input;
  const char *last; /* another argument, or the ending of the figure to render */
} Row;

/* The goals in their order. */
static const Row rows[] = {
  { "CSV to PNG, 10^4 points", .must_ms = 100, .clock = WHOLE_PROCESS, .program = FRONTIER,
    .verb = "render", .input = POINTS_4, .last = "png" },
  { "CSV to PNG, 10^5 points", .must_ms = 110, .clock = WHOLE_PROCESS, .program = FRONTIER,
    .verb = "render", .input = POINTS_5, .last = "png" },
  { "CSV to PNG, 10^6 points", .must_ms = 300, .clock = WHOLE_PROCESS, .program = FRONTIER,
    .verb = "render", .input = POINTS_6, .last = "png" },
  { "CSV to SVG, 10^5 points", .must_ms = 60, .must_mb = 5, .clock = WHOLE_PROCESS,
    .program = FRONTIER, .verb = "render", .input = POINTS_5, .last = "svg" },
  { "CSV to SVG, 10^6 points", .must_ms = 500, .must_mib = 200, .clock = WHOLE_PROCESS,
    .program = FRONTIER, .verb = "render", .input = POINTS_6, .last = "svg" },
  { "redraw in memory, 10^5 points", .must_ms = 6, .clock = PRINTED, .program = PART,
    .verb = "redraw", .input = POINTS_5 },
  { "redraw in memory, 10^6 points", .must_ms = 25, .clock = PRINTED, .program = PART,
    .verb = "redraw", .input = POINTS_6 },
  { "shown frame, 10^5 points", .must_ms = 25, .clock = LINES, .program = FRAME_TIMES,
    .verb = "frames-100000-pan" },
  { "shown frame, 10^6 points", .must_ms = 40, .clock = LINES, .program = FRAME_TIMES,
    .verb = "frames-1000000-pan" },
  { "hover mark, 10^6 points", .must_ms = 2, .clock = LINES, .program = FRAME_TIMES,
    .verb = "frames-1000000-hover" },
  { "nearest of 10^6 points", .must_ms = 2, .clock = PRINTED, .program = PART,
    .verb = "nearest", .input = POINTS_6 },
  { "evaluation tables, 140 MB", .must_ms = 500, .must_mib = 250, .clock = PRINTED,
    .program = PART, .verb = "import", .input = TABLES },
  { "the same as XML", .must_ms = 700, .must_mib = 300, .clock = PRINTED,
    .program = PART, .verb = "import", .input = ELEMENTS },
  { "CSV to columns, 10^6 rows x 5", .must_ms = 200, .clock = PRINTED, .program = PART,
    .verb = "import", .input = POINTS_6 },
  { "frontier of 10^6 points", .must_ms = 5, .clock = PRINTED, .program = PART, .verb = "front",
    .last = "1000000" },
  { "frontier of 10^7 points", .must_ms = 80, .clock = PRINTED, .program = PART,
    .verb = "front", .last = "10000000" },
  { "layers of 10^6 points", .must_ms = 100, .clock = PRINTED, .program = PART,
    .verb = "layers", .last = "1000000" },
  { "near it, of 10^6 points", .must_ms = 100, .clock = PRINTED, .program = PART,
    .verb = "near", .last = "1000000" },
  { "distances of 10^6 points", .must_ms = 100, .clock = PRINTED, .program = PART,
    .verb = "distance", .last = "1000000" },
  { "link 10^5 with 10^5 names", .must_ms = 1000, .clock = PRINTED, .program = PART,
    .verb = "link", .last = "100000" },
  { "a typo in every name", .must_ms = 1000, .clock = PRINTED, .program = PART,
    .verb = "link-mistyped", .last = "100000" },
  { "table of 10^6 rows: first look", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS,
    .verb = "first" },
  { "its rows sorted", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS,
    .verb = "sorted" },
  { "filtered", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS, .verb = "filtered" },
  { "grouped", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS, .verb = "grouped" },
  { "unfolded", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS, .verb = "unfolded" },
  { "with all of 40 columns", .must_ms = 100, .clock = LINES, .program = TABLE_TURNS,
    .verb = "all columns" },
  { "start to painted window, warm", .must_ms = 240, .clock = PRINTED, .program = START },
  { "window with a chart", .must_mib = 115, .clock = PRINTED, .program = START,
    .input = FEW_POINTS },
  { "process that does nothing", .must_ms = 30, .clock = WHOLE_PROCESS, .program = FRONTIER,
    .verb = "--version" },
};

typedef struct
{
  char **programs;
  char *folder;
  char *inputs[N_INPUTS];
  char *figure;
  char *output; /* what the process prints */
  char *lines[N_PROGRAMS]; /* what those that print lines have printed, or NULL */
  double worst_spread;
  guint n_missed;
} Report;

/* Medians; NaN where the process failed. */
typedef struct
{
  double ms, best_ms;
  double mib;
  double mb;
} Figures;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Processes */

/* Runs @arguments with the output in a file. FALSE if it failed. */
static gboolean
run (Report *report, const char *const *arguments, double *ms, double *mib)
{
  const int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t actions;
  gint64 start = g_get_monotonic_time ();
  struct rusage usage = { 0 };
  int status = -1;
  int failure;
  pid_t pid;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, report->output, flags, 0600);
  failure = posix_spawn (&pid, arguments[0], &actions, NULL, (char **) arguments, environ);
  posix_spawn_file_actions_destroy (&actions);
  if (failure != 0 || wait4 (pid, &status, 0, &usage) != pid || status != 0)
    return FALSE;

  *ms = (double) (g_get_monotonic_time () - start) / 1000;
  *mib = (double) usage.ru_maxrss / 1024;
  return TRUE;
}

static void
fill_arguments (Report *report, const Row *row, const char *start, const char *arguments[16])
{
  guint n = 0;

  arguments[n++] = report->programs[row->program];
  if (row->program == START)
    arguments[n++] = start;
  if (row->verb != NULL)
    arguments[n++] = row->verb;
  if (row->input != NO_INPUT)
    arguments[n++] = report->inputs[row->input];
  if (row->program != FRONTIER && row->last != NULL)
    arguments[n++] = row->last;
  if (row->program == FRONTIER && row->last != NULL)
    {
      const char *const how[] = { "-x", "flop:min", "-y", "score:max", "--log", "x", "--size", SIZE,
                                  "-o", report->figure };

      for (guint i = 0; i < G_N_ELEMENTS (how); i++)
        arguments[n++] = how[i];
    }
  arguments[n] = NULL;
}

static gboolean
run_once (Report *report, const Row *row, double *ms, double *mib)
{
  char start[32];
  const char *arguments[16];
  g_autofree char *text = NULL;

  g_snprintf (start, sizeof start, "%" G_GINT64_FORMAT, g_get_monotonic_time ());
  fill_arguments (report, row, start, arguments);
  if (!run (report, arguments, ms, mib))
    return FALSE;

  if (row->clock == PRINTED)
    {
      char *end;

      if (!g_file_get_contents (report->output, &text, NULL, NULL))
        return FALSE;
      *ms = g_ascii_strtod (text, &end);
      return end != text;
    }
  return TRUE;
}

/* Parts measure several times themselves, except where memory counts. */
static guint
get_n_runs (const Row *row)
{
  gboolean repeats_itself = row->program == PART && !g_str_equal (row->verb, "import");

  return repeats_itself ? N_RUNS_OF_PARTS : N_RUNS;
}

static gboolean
measure_runs (Report *report, const Row *row, Figures *figures)
{
  const guint n = get_n_runs (row);
  double ms[N_RUNS], mib[N_RUNS];
  GStatBuf status;

  g_free (report->figure);
  report->figure = g_strdup_printf ("%s/figure.%s", report->folder, row->last);
  for (guint i = 0; i < n; i++)
    if (!run_once (report, row, &ms[i], &mib[i]))
      return FALSE;

  qsort (ms, n, sizeof *ms, compare_doubles);
  qsort (mib, n, sizeof *mib, compare_doubles);
  figures->ms = ms[n / 2];
  figures->best_ms = ms[0];
  figures->mib = mib[n / 2];
  if (g_stat (report->figure, &status) == 0)
    figures->mb = (double) status.st_size / 1e6;
  g_unlink (report->figure);
  return TRUE;
}

/* What is measured in one process, which repeats it where that can be done. */
static gboolean
find_line (Report *report, const Row *row, Figures *figures)
{
  const char *const arguments[] = { report->programs[row->program], NULL };
  char **lines = &report->lines[row->program];
  g_autofree char *start = g_strconcat ("\n", row->verb, " ", NULL);
  const char *line;
  double ms, mib;

  if (*lines == NULL)
    {
      g_autofree char *text = NULL;

      if (run (report, arguments, &ms, &mib))
        g_file_get_contents (report->output, &text, NULL, NULL);
      *lines = g_strconcat ("\n", text, NULL);
    }

  line = strstr (*lines, start);
  if (line == NULL)
    return FALSE;
  line += strlen (start);
  figures->ms = g_ascii_strtod (line + strcspn (line, "0123456789\n"), NULL);
  return TRUE;
}

/* The table */

static char *
format_ms (double ms)
{
  if (ms >= 100)
    return g_strdup_printf ("%.2f s", ms / 1000);

  return g_strdup_printf (ms < 10 ? "%.1f ms" : "%.0f ms", ms);
}

/* Only what the row has a goal for. */
static char *
format_figures (const Row *row, const Figures *figures)
{
  g_autofree char *time = row->must_ms > 0 ? format_ms (figures->ms) : NULL;
  GString *text = g_string_new (time);

  if (row->must_mb > 0)
    g_string_append_printf (text, ", %.1f MB", figures->mb);
  if (row->must_mib > 0)
    g_string_append_printf (text, "%s%.0f MiB RAM", text->len > 0 ? ", " : "", figures->mib);
  return g_string_free (text, FALSE);
}

static gboolean
is_missed (const Row *row, const Figures *figures)
{
  return (row->must_ms > 0 && figures->ms > row->must_ms)
         || (row->must_mib > 0 && figures->mib > row->must_mib)
         || (row->must_mb > 0 && figures->mb > row->must_mb);
}

static void
print_row (Report *report, const Row *row)
{
  const Figures goals = { .ms = row->must_ms, .mib = row->must_mib, .mb = row->must_mb };
  g_autofree char *must = format_figures (row, &goals);
  g_autofree char *ours = NULL;
  g_autofree char *best = NULL;
  Figures figures = { 0 };
  gboolean missed;

  if (!(row->clock == LINES ? find_line (report, row, &figures)
                             : measure_runs (report, row, &figures)))
    {
      g_print ("| %-29s | %-20s | %-8s | %-20s | failed\n", row->what, "-", "-", must);
      report->n_missed++;
      return;
    }

  ours = format_figures (row, &figures);
  best = figures.best_ms > 0 && row->must_ms > 0 ? format_ms (figures.best_ms) : g_strdup ("");
  missed = is_missed (row, &figures);
  report->n_missed += missed;
  if (figures.best_ms > 0)
    report->worst_spread = MAX (report->worst_spread, figures.ms / figures.best_ms - 1);
  g_print ("| %-29s | %-20s | %-8s | %-20s | %s\n", row->what, ours, best, must,
           missed ? "missed" : "");
}

static void
print_table (Report *report)
{
  double load = 0;

  g_print ("| %-29s | %-20s | %-8s | %-20s |\n", "what", "ours", "best run", "must");
  g_print ("|-------------------------------|----------------------|----------|"
           "----------------------|\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_row (report, &rows[i]);

  getloadavg (&load, 1);
  g_print ("%u of %u missed. Medians of %u processes, of %u where a process repeats its work,\n"
           "of one for frames and tables; up to %.0f %% above the best run. %u processors,\n"
           "load %.1f: other work on the machine makes all of it slower.\n"
           "RAM is the most that the process had resident.\n",
           report->n_missed, (guint) G_N_ELEMENTS (rows), N_RUNS, N_RUNS_OF_PARTS,
           report->worst_spread * 100, g_get_num_processors (), load);
}

static gboolean
write_inputs (Report *report)
{
  static const guint n_points[N_INPUTS] = { [FEW_POINTS] = 10,
                                            [POINTS_4] = 10000,
                                            [POINTS_5] = 100000,
                                            [POINTS_6] = 1000000 };

  for (Input input = FEW_POINTS; input < TABLES; input++)
    {
      g_autofree char *name = g_strdup_printf ("points-%u.csv", n_points[input]);

      report->inputs[input] = g_build_filename (report->folder, name, NULL);
      if (!made_up_points_write (report->inputs[input], n_points[input]))
        return FALSE;
    }
  report->inputs[TABLES] = g_build_filename (report->folder, "evaluation-tables.json", NULL);
  report->inputs[ELEMENTS] = g_build_filename (report->folder, "evaluation-tables.xml", NULL);
  return made_up_tables_write (report->inputs[TABLES])
         && made_up_elements_write (report->inputs[TABLES], report->inputs[ELEMENTS]);
}

static void
clean_up (Report *report)
{
  for (guint i = 0; i < N_INPUTS; i++)
    if (report->inputs[i] != NULL)
      {
        g_unlink (report->inputs[i]);
        g_free (report->inputs[i]);
      }
  g_unlink (report->output);
  g_rmdir (report->folder);
  g_free (report->output);
  g_free (report->figure);
  for (guint i = 0; i < N_PROGRAMS; i++)
    g_free (report->lines[i]);
  g_free (report->folder);
}

int
main (int argc, char **argv)
{
  Report report = { .programs = argv };
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (argc != N_PROGRAMS)
    {
      g_printerr ("Usage: bench-report FRONTIER PART START FRAMES TABLE\n");
      return 1;
    }
  report.folder = g_dir_make_tmp ("bench-report-XXXXXX", &error);
  if (report.folder == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  report.output = g_build_filename (report.folder, "output", NULL);
  written = write_inputs (&report);
  if (written)
    print_table (&report);
  clean_up (&report);
  return written ? 0 : 1;
}
