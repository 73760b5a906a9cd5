/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-dialect.h"

#include <string.h>

/* Records looked at. More would only let the last ones outvote the first. */
#define RECORDS_MAX 500

/* What it is worth that the first record has as many cells as most. */
#define NAMES_BONUS 0.25

/* Escapes that make it likely that a backslash before a quote is one, and not part of a formula. */
#define ESCAPES_MIN 3

/* In the order in which they win a tie. */
static const char delimiters[] = { '\t', ';', ',', '|' };

static char
guess_newline (const char *head, gsize length)
{
  return memchr (head, '\n', length) == NULL && memchr (head, '\r', length) != NULL ? '\r' : '\n';
}

/* Backslashes before quotes are part of the text as often as they escape: only where one stands
 * before a quote that neither is doubled nor could end a cell is the quote inside a cell. */
static void
guess_escapes (const char *head, gsize length, EfDialect *dialect)
{
  const char *end = head + length;
  guint n_inside = 0;
  guint n_doubled = 0;
  guint n_escapes = 0;

  for (const char *p = head; (p = memchr (p, '\\', (gsize) (end - p))) != NULL && end - p > 2;
       p += 2)
    {
      n_escapes += p[1] == '"' || p[1] == '\'';
      if (p[1] == '"' && p[2] == '"')
        n_doubled++;
      else if (p[1] == '"' && p[2] != dialect->delimiter && p[2] != '\n' && p[2] != '\r')
        n_inside++;
    }

  dialect->backslash = n_inside > 0 && n_doubled == 0;
  dialect->unescape = n_escapes >= ESCAPES_MIN || dialect->backslash;
}

/* The most frequent of the counts; of equally frequent ones the largest. */
static guint
find_mode (const guint *counts, guint n, guint *frequency)
{
  guint mode = 0;

  *frequency = 0;
  for (guint i = 0; i < n; i++)
    {
      guint f = 0;

      for (guint j = 0; j < n; j++)
        f += counts[j] == counts[i];
      if (f > *frequency || (f == *frequency && counts[i] > mode))
        {
          mode = counts[i];
          *frequency = f;
        }
    }

  return mode;
}

/* Splits the head with the dialect that @guess names and fills in the rest. */
static void
try_dialect (const char *head, gsize length, gboolean cut, EfDialectGuess *guess, double *rating)
{
  guint counts[RECORDS_MAX];
  guint n = 0, first = 0, frequency, mode;
  gsize last_start = 0;
  EfScanner scanner;

  ef_scanner_init (&scanner, head, length, &guess->dialect);
  while (n < RECORDS_MAX && ef_scanner_next (&scanner))
    {
      /* Where the head is cut inside quotes, the lines from there on are no records. */
      if (cut && scanner.n_unclosed > 0)
        break;
      if (scanner.starts[scanner.n_cells] - 1 - scanner.starts[0] == scanner.n_cells - 1)
        continue;
      last_start = scanner.starts[0];
      counts[n++] = scanner.n_cells;
    }
  /* The last record is cut off, unless it is all there is. */
  if (cut && n > 1 && scanner.position >= length && last_start > 0)
    n--;
  ef_scanner_clear (&scanner);

  /* So may be the last record of a file, where no line ends behind it. Of a short file it must not
   * spoil what the others have in common. */
  if (!cut && n > 2 && head[length - 1] != '\n' && head[length - 1] != '\r'
      && counts[n - 1] < counts[n - 2])
    n--;

  mode = find_mode (counts, n, &frequency);
  for (guint i = 0; i < n && first == 0; i++)
    if (counts[i] > 1)
      first = counts[i];

  guess->n_records = n;
  guess->n_columns = MAX (mode, first);
  guess->consistency = n > 0 && mode >= 2 ? (double) frequency / n : 0;

  /* How well this explains the head: consistency, then the number of columns, which a wrong
   * delimiter can hardly have in common, and that the names have as many cells as the rows. */
  *rating = guess->consistency * mode / (mode + 1.0);
  if (guess->consistency > 0 && counts[0] == mode)
    *rating += NAMES_BONUS;
}

gboolean
ef_dialect_guess (const char *head, gsize length, gboolean cut, EfDialectGuess *guess)
{
  const char newline = guess_newline (head, length);
  EfDialectGuess best = { .dialect = { EF_NO_DELIMITER, newline, FALSE, FALSE }, .n_columns = 1 };
  double best_rating = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      EfDialectGuess candidate = { .dialect = { delimiters[i], newline, FALSE, FALSE } };
      double rating;

      if (memchr (head, delimiters[i], length) == NULL)
        continue;
      guess_escapes (head, length, &candidate.dialect);
      try_dialect (head, length, cut, &candidate, &rating);
      if (rating > best_rating)
        {
          best = candidate;
          best_rating = rating;
        }
      else if (candidate.n_records == 0)
        best.dialect = candidate.dialect; /* nothing but delimiters */
    }

  *guess = best;
  return best.consistency > 0;
}
