/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* How long an import takes and how much memory it needs: for given files, or for two made-up
 * ones, a table of a million rows and evaluation tables as Papers with Code writes them,
 * indented, 140 MB. Each file is imported in a process of its own, because the memory a process
 * has used at most can only be asked once. */

#define N_RUNS 5
#define N_POINTS 1000000
#define N_ROWS 85000
#define N_TABLES 6400

static const char *const words[] = {
  "learning", "deep",      "network",  "attention", "image",   "efficient", "towards", "robust",
  "semantic", "language",  "graph",    "video",     "domain",  "knowledge", "scaling", "temporal",
  "mixture",  "diffusion", "question", "answering", "feature", "alignment", "cloud",   "dense",
};
static const char *const models[] = {
  "Vega", "Orion", "Lynx", "Kestrel", "Tundra", "Basalt", "Cobalt", "Juniper",
};
static const char *const groups[] = {
  "Transformer", "CNN", "MoE", "RNN", "Diffusion", "State space", "MLP", "GNN", "Hybrid", "Other",
};
static const char *const metrics[] = {
  "Accuracy", "BLEU", "EM", "F1", "FPS", "GFLOPs", "Number of params", "PSNR", "Top 1 Accuracy",
};

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

/* Made-up files */

static void
write_points (FILE *out)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);

  fputs ("label,group,date,flop,score\n", out);
  for (guint i = 0; i < N_POINTS; i++)
    fprintf (out, "%s-%u-%dB,%s,%d-%02d-%02d,%.6g,%.4f\n", PICK (random, models), i,
             g_rand_int_range (random, 1, 181), PICK (random, groups),
             g_rand_int_range (random, 2012, 2026), g_rand_int_range (random, 1, 13),
             g_rand_int_range (random, 1, 29), pow (10, g_rand_double_range (random, 15, 26)),
             g_rand_double_range (random, 0, 100));
}

static void
write_words (FILE *out, GRand *random, gint n)
{
  for (; n > 0; n--)
    fprintf (out, "%s%s", PICK (random, words), n > 1 ? " " : "");
}

static void
write_links (FILE *out, GRand *random)
{
  /* A few papers have hundreds of repositories. */
  double q = g_rand_double (random);
  gint n = q < 0.1 ? 0 : (gint) MIN (320, pow (1 - (q - 0.1) / 0.9001, -1.055));

  fputs ("              \"code_links\": [", out);
  for (gint i = 0; i < n; i++)
    {
      guint number = g_rand_int (random) % 10000;
      const char *one = PICK (random, words);
      const char *two = PICK (random, words);

      fprintf (out,
               "%s\n                {\n"
               "                  \"title\": \"%s%u/%s\",\n"
               "                  \"url\": \"https://github.com/%s%u/%s\"\n"
               "                }",
               i > 0 ? "," : "", one, number, two, one, number, two);
    }
  fprintf (out, "%s],\n", n > 0 ? "\n              " : "");
}

static void
write_row (FILE *out, GRand *random, guint first_metric, guint n_metrics, gboolean last)
{
  fputs ("            {\n", out);
  write_links (out, random);
  fputs ("              \"metrics\": {", out);
  for (guint i = 0; i < n_metrics; i++)
    fprintf (out, "%s\n                \"%s\": \"%.2f%s\"", i > 0 ? "," : "",
             metrics[first_metric + i], g_rand_double_range (random, 0, 100),
             g_rand_int (random) % 24 == 0 ? "%" : "");
  fprintf (out,
           "\n              },\n"
           "              \"model_links\": [],\n"
           "              \"model_name\": \"%s-%d (%s)\",\n"
           "              \"paper_date\": \"%d-%02d-%02d\",\n"
           "              \"paper_title\": \"",
           PICK (random, models), g_rand_int_range (random, 1, 60), PICK (random, words),
           g_rand_int_range (random, 2012, 2026), g_rand_int_range (random, 1, 13),
           g_rand_int_range (random, 1, 29));
  write_words (out, random, g_rand_int_range (random, 6, 14));
  fprintf (out,
           "\",\n              \"paper_url\": \"https://arxiv.org/abs/%04d.%05dv1\",\n"
           "              \"uses_additional_data\": false\n            }%s\n",
           g_rand_int_range (random, 1201, 2512), g_rand_int_range (random, 0, 20000),
           last ? "" : ",");
}

static void
write_dataset (FILE *out, GRand *random, guint index, guint n_rows, gboolean last)
{
  const guint n_metrics = (guint) g_rand_int_range (random, 1, 8);
  const gint n_starts = (gint) (G_N_ELEMENTS (metrics) - n_metrics);
  const guint first = (guint) g_rand_int_range (random, 0, n_starts);

  fprintf (out, "      {\n        \"dataset\": \"%s %u\",\n        \"description\": \"",
           PICK (random, words), index);
  write_words (out, random, g_rand_int_range (random, 40, 160));
  fputs ("\",\n        \"sota\": {\n          \"metrics\": [", out);
  for (guint i = 0; i < n_metrics; i++)
    fprintf (out, "%s\n            \"%s\"", i > 0 ? "," : "", metrics[first + i]);
  fputs ("\n          ],\n          \"rows\": [\n", out);
  for (guint i = 0; i < n_rows; i++)
    write_row (out, random, first, n_metrics, i + 1 == n_rows);
  fprintf (out, "          ]\n        },\n        \"subdatasets\": []\n      }%s\n",
           last ? "" : ",");
}

static void
write_evaluation_tables (FILE *out)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (424242);
  const guint tables_of_a_task = 4;
  guint n_rows_left = N_ROWS;

  fputs ("[\n", out);
  for (guint table = 0; table < N_TABLES; table++)
    {
      gint average = (gint) (n_rows_left / (N_TABLES - table));
      guint n_rows = (guint) g_rand_int_range (random, 1, MAX (2 * average, 2));
      gboolean last = table % tables_of_a_task + 1 == tables_of_a_task;

      if (table + 1 == N_TABLES)
        n_rows = n_rows_left;

      if (table % tables_of_a_task == 0)
        fputs ("  {\n    \"categories\": [],\n    \"datasets\": [\n", out);
      write_dataset (out, random, table, n_rows, last);
      n_rows_left -= n_rows;
      if (last)
        fprintf (out, "    ],\n    \"subtasks\": [],\n    \"task\": \"Task %u\"\n  }%s\n",
                 table / tables_of_a_task, table + 1 == N_TABLES ? "" : ",");
    }
  fputs ("]\n", out);
}

/* Measuring */

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

static int
measure_made_up (const char *program,
                 const char *folder,
                 const char *name,
                 void (*write) (FILE *out))
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *out = fopen (path, "w");
  int status;

  if (out == NULL)
    {
      perror (path);
      return 1;
    }
  write (out);
  fclose (out);
  status = measure_apart (program, path);
  remove (path);

  return status;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
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
  status |= measure_made_up (argv[0], folder, "points-1000000.csv", write_points);
  status |= measure_made_up (argv[0], folder, "evaluation-tables.json", write_evaluation_tables);
  remove (folder);

  return status;
}
