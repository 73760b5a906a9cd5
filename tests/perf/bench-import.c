/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "made-up-data.h"

/* How long an import takes and how much memory it needs: for given files, or for made-up
 * ones, a table of a million rows and evaluation tables as Papers with Code writes them,
 * indented, 140 MB, and the latter as XML too. Each file is imported in a process of its own,
 * because the memory a process has used at most can only be asked once. */

#define N_RUNS 5
#define N_POINTS 1000000

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static int
measure (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *summary = NULL;
  gint64 times[N_RUNS];
  struct rusage usage;
  long peak = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (EfImportResult) result = ef_import_file (file, NULL, NULL, &error);

      times[i] = g_get_monotonic_time () - start;
      if (result == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (i == 0)
        {
          getrusage (RUSAGE_SELF, &usage);
          peak = usage.ru_maxrss / 1024;
          summary = g_strdup (ef_import_result_get_summary (result));
        }
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("import-%s %.3f s (best %.3f), peak %ld MB: %s\n", name,
           (double) times[N_RUNS / 2] / 1e6, (double) times[0] / 1e6, peak, summary);

  return 0;
}

static int
measure_apart (const char *program, const char *path)
{
  const char *const arguments[] = { program, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return status != 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *points = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *elements = NULL;
  int status = 0;

  if (argc == 2)
    return measure (argv[1]);
  for (int i = 1; i < argc; i++)
    status |= measure_apart (argv[0], argv[i]);
  if (argc > 1)
    return status;

  folder = g_dir_make_tmp ("bench-import-XXXXXX", NULL);
  if (folder == NULL)
    return 1;

  points = g_build_filename (folder, "points-1000000.csv", NULL);
  tables = g_build_filename (folder, "evaluation-tables.json", NULL);
  elements = g_build_filename (folder, "evaluation-tables.xml", NULL);
  if (made_up_points_write (points, N_POINTS) && made_up_tables_write (tables)
      && made_up_elements_write (tables, elements))
    status = measure_apart (argv[0], points) | measure_apart (argv[0], tables)
             | measure_apart (argv[0], elements);
  else
    status = 1;
  remove (points);
  remove (tables);
  remove (elements);
  remove (folder);

  return status;
}
