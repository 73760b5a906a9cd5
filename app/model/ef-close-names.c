/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-close-names-private.h"

#include "ef-text-pool.h"
#include "ef-work-split.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* 36 letters and digits, "+", the mark between digits, the edge of the name, and the bytes of other
 * letters. */
#define EDGE 38
#define N_SYMBOLS (39 + 128)
#define N_CODES (N_SYMBOLS * N_SYMBOLS * N_SYMBOLS)

/* Of few names, all runs are rare, and those that two share are the less rare of them; as many
 * names more make little of that. */
#define OTHER_NAMES 1000

/* What is behind does not count. */
#define MAX_LENGTH 200
#define MAX_NUMBERS 16

/* Fewer names are not worth a thread. */
#define MIN_WORK 1000

static guint
get_symbol (guchar c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'z')
    return 10 + c - 'a';
  if (c == '+')
    return 36;
  if (c >= 0x80)
    return 39 + c - 0x80;

  return 37;
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* The runs of three of @name, as codes, each as often as it is there; returns how many. */
static guint
list_codes (const char *name,
            guint32     codes[MAX_LENGTH])
{
  guint length = MIN (strlen (name), MAX_LENGTH);
  guint before = EDGE;

  for (guint i = 0; i < length; i++)
    {
      guint here = get_symbol (name[i]);
      guint after = i + 1 < length ? get_symbol (name[i + 1]) : EDGE;

      codes[i] = (before * N_SYMBOLS + here) * N_SYMBOLS + after;
      before = here;
    }

  return length;
}

/* The numbers in @name, as hashes (FNV-1a), in ascending order, each as often as it is there. */
static guint
list_numbers (const char *name,
              guint32     numbers[MAX_NUMBERS])
{
  guint n = 0;

  while (n < MAX_NUMBERS)
    {
      guint32 hash = 2166136261u;

      name += strcspn (name, "0123456789");
      if (*name == '\0')
        break;
      for (; g_ascii_isdigit (*name); name++)
        hash = (hash ^ (guchar) *name) * 16777619u;
      numbers[n++] = hash;
    }
  qsort (numbers, n, sizeof *numbers, compare_numbers);

  return n;
}

static guint64
mark_numbers (const guint32 *numbers,
              guint          n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= G_GUINT64_CONSTANT (1) << numbers[i] % EF_CLOSE_N_BITS;

  return bits;
}

static void
list_all (EfCloseNames      *self,
          const char *const *names)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  self->sets = g_array_new (FALSE, TRUE, sizeof (EfCloseNumbers));
  g_array_set_size (self->sets, 1);
  for (guint i = 0; i < self->n; i++)
    {
      guint32 of_name[MAX (MAX_LENGTH, MAX_NUMBERS)];
      guint n_numbers;

      g_array_append_vals (runs, of_name, list_codes (names[i], of_name));
      self->offsets[i + 1] = runs->len;
      n_numbers = list_numbers (names[i], of_name);
      self->number_sets[i] = ef_text_pool_add (pool, (const char *) of_name,
                                               n_numbers * sizeof *of_name);
      if (self->number_sets[i] == self->sets->len)
        {
          EfCloseNumbers set = { mark_numbers (of_name, n_numbers), numbers->len, n_numbers };

          g_array_append_val (self->sets, set);
          g_array_append_vals (numbers, of_name, n_numbers);
        }
    }
  self->runs = (guint32 *) g_array_free (g_steal_pointer (&runs), FALSE);
  self->numbers = (guint32 *) g_array_free (g_steal_pointer (&numbers), FALSE);
}

typedef struct
{
  guint32 count;
  guint32 code;
} Rarity;

static int
compare_rarities (const void *a,
                  const void *b)
{
  const Rarity *one = a, *other = b;

  if (one->count != other->count)
    return one->count < other->count ? -1 : 1;

  return (one->code > other->code) - (one->code < other->code);
}

/* Turns codes into ranks of rarity. */
static void
rank_runs (EfCloseNames *self)
{
  g_autofree guint32 *counts = g_new0 (guint32, N_CODES);
  g_autoptr (GArray) rarities = g_array_new (FALSE, FALSE, sizeof (Rarity));
  guint n_runs = self->offsets[self->n];

  for (guint i = 0; i < n_runs; i++)
    if (counts[self->runs[i]]++ == 0)
      {
        Rarity rarity = { .code = self->runs[i] };

        g_array_append_val (rarities, rarity);
      }
  for (guint i = 0; i < rarities->len; i++)
    {
      Rarity *rarity = &g_array_index (rarities, Rarity, i);

      rarity->count = counts[rarity->code];
    }
  g_array_sort (rarities, compare_rarities);

  self->n_ranks = rarities->len;
  self->weights = g_new (double, MAX (self->n_ranks, 1));
  for (guint rank = 0; rank < self->n_ranks; rank++)
    {
      const Rarity *rarity = &g_array_index (rarities, Rarity, rank);

      counts[rarity->code] = rank;
      self->weights[rank] = log1p ((self->n + OTHER_NAMES) / (double) rarity->count);
    }
  for (guint i = 0; i < n_runs; i++)
    self->runs[i] = counts[self->runs[i]];
}

/* Few as they are, a call for each comparison would take longer than all else. */
static void
sort_runs (guint32 *runs,
           guint    n)
{
  for (guint i = 1; i < n; i++)
    {
      guint32 run = runs[i];
      guint at = i;

      for (; at > 0 && runs[at - 1] > run; at--)
        runs[at] = runs[at - 1];
      runs[at] = run;
    }
}

static void
weigh_names (gsize start, gsize end, gpointer user_data)
{
  EfCloseNames *self = user_data;

  for (gsize i = start; i < end; i++)
    {
      guint32 *runs = self->runs + self->offsets[i];
      guint n_runs = self->offsets[i + 1] - self->offsets[i];

      sort_runs (runs, n_runs);
      for (guint k = 0; k < n_runs; k++)
        {
          self->totals[i] += self->weights[runs[k]];
          self->signatures[i] |= G_GUINT64_CONSTANT (1) << runs[k] % EF_CLOSE_N_BITS;
        }
    }
}

EfCloseNames *
ef_close_names_new (const char *const *names,
                    guint              n)
{
  EfCloseNames *self = g_new0 (EfCloseNames, 1);

  self->n = n;
  self->totals = g_new0 (double, MAX (n, 1));
  self->offsets = g_new0 (guint32, n + 1);
  self->number_sets = g_new0 (guint32, MAX (n, 1));
  self->signatures = g_new0 (guint64, MAX (n, 1));

  list_all (self, names);
  rank_runs (self);
  ef_work_split (n, MIN_WORK, weigh_names, self);

  return self;
}

void
ef_close_names_free (EfCloseNames *self)
{
  g_free (self->totals);
  g_free (self->offsets);
  g_free (self->runs);
  g_array_unref (self->sets);
  g_free (self->numbers);
  g_free (self->number_sets);
  g_free (self->weights);
  g_free (self->signatures);
  g_free (self);
}

double
ef_close_names_compare_sets (const EfCloseNames *self,
                             guint32             one,
                             guint32             other)
{
  const EfCloseNumbers *sets = (const EfCloseNumbers *) self->sets->data;
  const guint32 *a = self->numbers + sets[one].start;
  const guint32 *b = self->numbers + sets[other].start;
  guint n_a = sets[one].n;
  guint n_b = sets[other].n;
  guint common = 0;

  if (one == other)
    return 1;
  if ((sets[one].bits & sets[other].bits) == 0)
    return 0;

  for (guint i = 0, k = 0; i < n_a && k < n_b;)
    if (a[i] == b[k])
      common++, i++, k++;
    else if (a[i] < b[k])
      i++;
    else
      k++;

  return common / (double) MAX (n_a, n_b);
}

double
ef_close_names_score (const EfCloseNames *self,
                      guint               one,
                      guint               other)
{
  const guint32 *a = self->runs + self->offsets[one];
  const guint32 *b = self->runs + self->offsets[other];
  const guint32 *a_end = self->runs + self->offsets[one + 1];
  const guint32 *b_end = self->runs + self->offsets[other + 1];
  double common = 0;
  double total = self->totals[one] + self->totals[other];
  double numbers;

  while (a < a_end && b < b_end)
    if (*a == *b)
      {
        common += self->weights[*a];
        a++;
        b++;
      }
    else if (*a < *b)
      a++;
    else
      b++;

  if (common <= 0)
    return 0;

  numbers = ef_close_names_compare_sets (self, self->number_sets[one], self->number_sets[other]);

  return MIN (2 * common / total * (0.5 + 0.5 * numbers), 1);
}
