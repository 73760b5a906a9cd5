/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-up-data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <yajl/yajl_parse.h>

/* GRand gives the same numbers everywhere, so every machine measures the same bytes. */

#define SEED 20250724

#define N_ROWS 85000
#define N_TABLES 6400
#define N_TABLES_OF_A_TASK 4
#define N_LINKS_MAX 320

static const char *const words[] = {
  "learning", "deep",      "network",  "attention", "image",   "efficient", "towards", "robust",
  "semantic", "language",  "graph",    "video",     "domain",  "knowledge", "scaling", "temporal",
  "mixture",  "diffusion", "question", "answering", "feature", "alignment", "cloud",   "dense",
};
static const char *const models[] = {
  "Vega", "Orion", "Lynx", "Kestrel", "Tundra", "Basalt", "Cobalt", "Juniper",
};
static const char *const groups[] = {
  "Transformer", "CNN", "MoE", "RNN", "Diffusion", "State space", "MLP", "GNN", "Hybrid",
  "Retrieval", "Vision-language", "Other",
};
static const char *const metrics[] = {
  "Accuracy", "BLEU", "EM", "F1", "FPS", "GFLOPs", "Number of params", "PSNR", "Top 1 Accuracy",
};

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

static double
draw_normal (GRand *random)
{
  double u = 1 - g_rand_double (random);
  double v = g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static FILE *
open_file (const char *path)
{
  FILE *out = fopen (path, "w");

  if (out == NULL)
    perror (path);
  return out;
}

/* A full disk often shows only here. */
static gboolean
close_file (FILE *out, const char *path)
{
  gboolean failed = ferror (out) != 0;

  if (fclose (out) != 0 || failed)
    {
      perror (path);
      return FALSE;
    }
  return TRUE;
}

static void
write_date (FILE *out, GRand *random)
{
  gint year = g_rand_int_range (random, 2012, 2026);
  gint month = g_rand_int_range (random, 1, 13);

  fprintf (out, "%d-%02d-%02d", year, month, g_rand_int_range (random, 1, 29));
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
  gint n = q < 0.2 ? 0 : (gint) MIN (N_LINKS_MAX, pow (1 - (q - 0.2) / 0.8001, -1.055));

  fputs ("              \"code_links\": [", out);
  for (gint i = 0; i < n; i++)
    {
      guint number = g_rand_int (random) % 10000;
      const char *owner = PICK (random, words);
      const char *name = PICK (random, words);

      fprintf (out,
               "%s\n                {\n"
               "                  \"title\": \"%s%u/%s\",\n"
               "                  \"url\": \"https://github.com/%s%u/%s\"\n"
               "                }",
               i > 0 ? "," : "", owner, number, name, owner, number, name);
    }
  fprintf (out, "%s],\n", n > 0 ? "\n              " : "");
}

static void
write_metrics (FILE *out, GRand *random, guint first, guint n)
{
  fputs ("              \"metrics\": {", out);
  for (guint i = 0; i < n; i++)
    {
      double value = g_rand_double_range (random, 0, 100);
      const char *percent = g_rand_int (random) % 24 == 0 ? "%" : "";

      fprintf (out, "%s\n                \"%s\": \"%.2f%s\"", i > 0 ? "," : "",
               metrics[first + i], value, percent);
    }
  fputs ("\n              },\n", out);
}

static void
write_row (FILE *out, GRand *random, guint first_metric, guint n_metrics)
{
  const char *model = PICK (random, models);
  gint depth = g_rand_int_range (random, 1, 60);
  gint month = g_rand_int_range (random, 1, 13);
  gint number = g_rand_int_range (random, 0, 20000);

  fputs ("            {\n", out);
  write_links (out, random);
  write_metrics (out, random, first_metric, n_metrics);
  fprintf (out,
           "              \"model_links\": [],\n"
           "              \"model_name\": \"%s-%d (%s)\",\n"
           "              \"paper_date\": \"",
           model, depth, PICK (random, words));
  write_date (out, random);
  fputs ("\",\n              \"paper_title\": \"", out);
  write_words (out, random, g_rand_int_range (random, 6, 14));
  fprintf (out,
           "\",\n              \"paper_url\": \"https://arxiv.org/abs/%02d%02d.%05dv1\",\n"
           "              \"uses_additional_data\": false\n            }",
           g_rand_int_range (random, 12, 26), month, number);
}

static void
write_table (FILE *out, GRand *random, guint index, guint n_rows)
{
  const guint n_metrics = (guint) g_rand_int_range (random, 1, 8);
  const gint n_starts = (gint) (G_N_ELEMENTS (metrics) - n_metrics) + 1;
  const guint first = (guint) g_rand_int_range (random, 0, n_starts);

  fprintf (out, "      {\n        \"dataset\": \"%s %u\",\n        \"description\": \"",
           PICK (random, words), index);
  write_words (out, random, g_rand_int_range (random, 40, 160));
  fputs ("\",\n        \"sota\": {\n          \"metrics\": [", out);
  for (guint i = 0; i < n_metrics; i++)
    fprintf (out, "%s\n            \"%s\"", i > 0 ? "," : "", metrics[first + i]);
  fputs ("\n          ],\n          \"rows\": [\n", out);
  for (guint i = 0; i < n_rows; i++)
    {
      write_row (out, random, first, n_metrics);
      fputs (i + 1 < n_rows ? ",\n" : "\n", out);
    }
  fputs ("          ]\n        },\n        \"subdatasets\": []\n      }", out);
}

void
made_up_points_fill (GRand *random, double *costs, double *scores, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double magnitude = 20 + 1.8 * draw_normal (random);

      costs[i] = pow (10, magnitude);
      scores[i] = 88 / (1 + exp (-(magnitude - 19.3) / 1.25)) + 2.5 * draw_normal (random);
    }
}

/* A word that nothing else is made of: pronounceable, so that its runs of letters are common. */
static void
append_word (GString *text, GRand *random, guint n_syllables)
{
  for (guint i = 0; i < n_syllables; i++)
    {
      g_string_append_c (text, "bcdfghklmnprstvwz"[g_rand_int_range (random, 0, 17)]);
      g_string_append_c (text, "aeiou"[g_rand_int_range (random, 0, 5)]);
    }
}

static char *
make_name (GRand *random)
{
  static const char *const families[] = { "llama-2", "llama-3", "llama-3.1", "mistral", "qwen2.5",
                                          "gemma-2", "phi-3", "yi-1.5", "falcon", "mixtral-8x" };
  static const char *const sizes[] = { "1.5b", "2b", "3b", "7b", "8b", "9b", "13b", "34b", "70b" };
  static const char *const tunings[] = { "instruct", "chat", "dpo", "sft", "orpo", "merge", "slerp",
                                         "lora", "uncensored", "reasoning", "code", "math" };
  GString *name = g_string_new (NULL);
  guint n_tunings = (guint) g_rand_int_range (random, 0, 4);

  append_word (name, random, 3);
  g_string_append_c (name, '/');
  if (g_rand_boolean (random))
    {
      append_word (name, random, (guint) g_rand_int_range (random, 2, 5));
      g_string_append_c (name, '-');
    }
  g_string_append_printf (name, "%s-%s", PICK (random, families), PICK (random, sizes));
  for (guint i = 0; i < n_tunings; i++)
    g_string_append_printf (name, "-%s", PICK (random, tunings));
  if (g_rand_boolean (random))
    g_string_append_printf (name, "-v%d", g_rand_int_range (random, 1, 40));
  return g_string_free (name, FALSE);
}

static void
drop_letter (GRand *random, GString *name)
{
  g_string_erase (name, g_rand_int_range (random, 8, (gint) name->len), 1);
}

static char *
change_name (GRand *random, const char *name)
{
  GString *other = g_string_new (name);

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      break;
    case 3:
      g_string_replace (other, "-", " ", 0);
      g_string_ascii_up (other);
      break;
    case 4:
      g_string_erase (other, 0, (gssize) strcspn (name, "/") + 1);
      break;
    case 5:
      g_string_append (other, "@main");
      break;
    case 6:
      drop_letter (random, other);
      break;
    case 7:
      g_string_append_c (other, '-');
      append_word (other, random, 2);
      break;
    default:
      g_string_free (other, TRUE);
      return make_name (random);
    }
  return g_string_free (other, FALSE);
}

void
made_up_names_fill (GRand *random, char **names, char **others, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      names[i] = make_name (random);
      others[i] = change_name (random, names[i]);
    }
}

void
made_up_names_fill_mistyped (GRand *random, char **names, char **others, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      GString *other;

      names[i] = make_name (random);
      other = g_string_new (names[i]);
      drop_letter (random, other);
      others[i] = g_string_free (other, FALSE);
    }
}

gboolean
made_up_points_write (const char *path, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  FILE *out = open_file (path);

  if (out == NULL)
    return FALSE;

  fputs ("label,group,date,flop,score\n", out);
  for (guint i = 0; i < n; i++)
    {
      const char *model = PICK (random, models);
      gint size = g_rand_int_range (random, 1, 181);
      double cost, score;

      fprintf (out, "%s-%u-%dB,%s,", model, i, size, PICK (random, groups));
      write_date (out, random);
      made_up_points_fill (random, &cost, &score, 1);
      fprintf (out, ",%.6g,%.4f\n", cost, score);
    }

  return close_file (out, path);
}

gboolean
made_up_tables_write (const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_rows_left = N_ROWS;
  FILE *out = open_file (path);

  if (out == NULL)
    return FALSE;

  fputs ("[\n", out);
  for (guint table = 0; table < N_TABLES; table++)
    {
      const guint place = table % N_TABLES_OF_A_TASK;
      const gint average = (gint) (n_rows_left / (N_TABLES - table));
      guint n_rows = (guint) g_rand_int_range (random, 1, MAX (2 * average, 2));

      n_rows = table + 1 == N_TABLES ? n_rows_left : MIN (n_rows, n_rows_left);
      n_rows_left -= n_rows;
      if (place == 0)
        fputs ("  {\n    \"categories\": [],\n    \"datasets\": [\n", out);
      write_table (out, random, table, n_rows);
      if (place + 1 < N_TABLES_OF_A_TASK)
        fputs (",\n", out);
      else
        fprintf (out, "\n    ],\n    \"subtasks\": [],\n    \"task\": \"Task %u\"\n  }%s\n",
                 table / N_TABLES_OF_A_TASK, table + 1 < N_TABLES ? "," : "");
    }
  fputs ("]\n", out);

  return close_file (out, path);
}

/* JSON to elements */

#define DEPTH_MAX 64

typedef struct
{
  FILE *out;
  guint depth;
  char *names[DEPTH_MAX];    /* of the open elements */
  gboolean lists[DEPTH_MAX]; /* which of them are lists */
  char *key;                 /* of the next value, NULL in lists */
} Elements;

static void
write_escaped (FILE *out, const char *text, size_t length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  fputs (escaped, out);
}

/* Writes the start tag of the next value and returns the name of the element. */
static char *
start_element (Elements *self)
{
  const gboolean is_name
    = self->key != NULL && strpbrk (self->key, " %()@#/,+-0123456789&<>") == NULL;

  for (guint i = 0; i < self->depth; i++)
    fputs ("  ", self->out);
  if (self->depth == 0)
    {
      fputs ("<tasks>", self->out);
      return g_strdup ("tasks");
    }
  if (self->lists[self->depth - 1])
    {
      fputs ("<i>", self->out);
      return g_strdup ("i");
    }
  if (is_name)
    {
      fprintf (self->out, "<%s>", self->key);
      return g_steal_pointer (&self->key);
    }
  fputs ("<v k=\"", self->out);
  write_escaped (self->out, self->key, strlen (self->key));
  fputs ("\">", self->out);

  return g_strdup ("v");
}

static int
write_scalar (void *data, const char *text, size_t length)
{
  Elements *self = data;
  g_autofree char *name = start_element (self);

  write_escaped (self->out, text, length);
  fprintf (self->out, "</%s>\n", name);
  g_clear_pointer (&self->key, g_free);

  return 1;
}

static int
string_cb (void *data, const unsigned char *text, size_t length)
{
  return write_scalar (data, (const char *) text, length);
}

static int
boolean_cb (void *data, int value)
{
  return value ? write_scalar (data, "true", 4) : write_scalar (data, "false", 5);
}

static int
open_element (Elements *self, gboolean is_list)
{
  char *name;

  if (self->depth == DEPTH_MAX)
    return 0;
  name = start_element (self);
  fputs ("\n", self->out);
  g_clear_pointer (&self->key, g_free);
  self->names[self->depth] = name;
  self->lists[self->depth++] = is_list;

  return 1;
}

static int
start_map_cb (void *data)
{
  return open_element (data, FALSE);
}

static int
start_array_cb (void *data)
{
  return open_element (data, TRUE);
}

static int
key_cb (void *data, const unsigned char *text, size_t length)
{
  Elements *self = data;

  self->key = g_strndup ((const char *) text, length);

  return 1;
}

static int
end_cb (void *data)
{
  Elements *self = data;

  self->depth--;
  for (guint i = 0; i < self->depth; i++)
    fputs ("  ", self->out);
  fprintf (self->out, "</%s>\n", self->names[self->depth]);
  g_free (self->names[self->depth]);

  return 1;
}

static const yajl_callbacks element_callbacks = {
  .yajl_boolean = boolean_cb,
  .yajl_number = write_scalar,
  .yajl_string = string_cb,
  .yajl_start_map = start_map_cb,
  .yajl_map_key = key_cb,
  .yajl_end_map = end_cb,
  .yajl_start_array = start_array_cb,
  .yajl_end_array = end_cb,
};

gboolean
made_up_elements_write (const char *json_path, const char *path)
{
  FILE *json = fopen (json_path, "rb");
  Elements elements = { .out = open_file (path) };
  guchar piece[65536]; /* not the whole: who is started later would inherit the memory it takes */
  yajl_handle handle;
  gboolean good = TRUE;
  gsize length;

  if (json == NULL || elements.out == NULL)
    return FALSE;

  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", elements.out);
  handle = yajl_alloc (&element_callbacks, NULL, &elements);
  while (good && (length = fread (piece, 1, sizeof piece, json)) > 0)
    good = yajl_parse (handle, piece, length) == yajl_status_ok;
  good = good && ferror (json) == 0 && yajl_complete_parse (handle) == yajl_status_ok;
  yajl_free (handle);
  fclose (json);

  return close_file (elements.out, path) && good;
}
