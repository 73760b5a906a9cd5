/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"
#include "ef-text-pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a number costs to read and to write, and a text to intern, in nanoseconds. All ways take
 * turns within one run and the best of several rounds counts, because machines are shared and
 * change speed: only the ratios of one run mean something. */

#define N_NUMBERS 200000
#define N_ROUNDS 7
#define WIDTH 32

typedef struct
{
  const char *name;
  const char *format;
  double scale;
} Kind;

typedef double (*Way) (const char *texts, const double *values);

/* The columns that files have: few decimals, repr() of Python and R, exponents, counts. */
static const Kind kinds[] = {
  { "2 decimals", "%.2f", 100 },
  { "6 decimals", "%.6f", 1 },
  { "integers", "%.0f", 1e6 },
  { "17 digits", "%.17g", 1 },
  { "exponents", "%.6e", 1e-9 },
};

static double
read_plain (const char *texts, const double *values)
{
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      const char *text = texts + i * WIDTH;
      double value = 0;

      ef_number_read_plain (text, (guchar) text[WIDTH - 1], &value);
      sum += value;
    }

  return sum;
}

static double
read_cell (const char *texts, const double *values)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, FALSE };
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      const char *text = texts + i * WIDTH;
      EfNumber number;

      ef_number_read (text, (guchar) text[WIDTH - 1], &style, &number);
      sum += number.value;
    }

  return sum;
}

static double
read_g_ascii_strtod (const char *texts, const double *values)
{
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    sum += g_ascii_strtod (texts + i * WIDTH, NULL);

  return sum;
}

static double
read_strtod (const char *texts, const double *values)
{
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    sum += strtod (texts + i * WIDTH, NULL);

  return sum;
}

static double
write_text (const char *texts, const double *values)
{
  char buffer[EF_NUMBER_BUFFER];
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    sum += *ef_number_to_text (values[i], buffer);

  return sum;
}

static double
write_17_digits (const char *texts, const double *values)
{
  char buffer[EF_NUMBER_BUFFER];
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    sum += *g_ascii_formatd (buffer, sizeof buffer, "%.17g", values[i]);

  return sum;
}

static double
intern (const char *texts, const double *values)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  double sum = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      const char *text = texts + i * WIDTH;

      sum += ef_text_pool_add (pool, text, (guchar) text[WIDTH - 1]);
    }

  return sum;
}

/* Fills a table of texts of WIDTH bytes each; the last byte is the length. */
static void
make_texts (const Kind *kind, char *texts, double *values)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      char *text = texts + i * WIDTH;

      g_ascii_formatd (text, WIDTH - 1, kind->format, g_rand_double (rand) * kind->scale);
      text[WIDTH - 1] = strlen (text);
      values[i] = g_ascii_strtod (text, NULL);
    }
}

int
main (void)
{
  static const struct
  {
    const char *name;
    Way way;
  } ways[] = {
    { "read_plain", read_plain },     { "read", read_cell },
    { "g_ascii_strtod", read_g_ascii_strtod }, { "strtod", read_strtod },
    { "to_text", write_text },        { "%.17g", write_17_digits },
    { "pool", intern },
  };
  g_autofree char *texts = g_malloc0 ((gsize) N_NUMBERS * WIDTH);
  g_autofree double *values = g_new (double, N_NUMBERS);
  double check = 0;

  printf ("%-12s", "ns");
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    printf ("%16s", ways[w].name);
  printf ("\n");

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      double best[G_N_ELEMENTS (ways)];

      make_texts (&kinds[k], texts, values);
      for (guint round = 0; round < N_ROUNDS; round++)
        for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
          {
            gint64 start = g_get_monotonic_time ();
            double ns;

            check += ways[w].way (texts, values);
            ns = (double) (g_get_monotonic_time () - start) * 1000 / N_NUMBERS;
            best[w] = round == 0 ? ns : MIN (best[w], ns);
          }

      printf ("%-12s", kinds[k].name);
      for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
        printf ("%16.1f", best[w]);
      printf ("\n");
    }

  /* Using the sums keeps the compiler from leaving the work out. */
  return check != check;
}
