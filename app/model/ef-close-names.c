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

/* Sums in another order differ by less. */
#define SLACK 1e-9

/* What a double loses as a float is less. */
#define FLOAT_SLACK 1e-5

#define N_BITS 64
#define N_NIBBLES (N_BITS / 4)

typedef struct
{
  guint64 signature; /* of the name: a bit for each of its runs, of N_BITS */
  guint32 name;
  guint32 number_set;
  float total; /* weight of the name */
  float rest;  /* of this run and all that follow it in the name */
} Posting;

typedef struct
{
  guint64 bits; /* one for each number, of N_BITS */
  guint32 start; /* in the numbers */
  guint32 n;
} NumberSet;

/* How well a set of numbers agrees with that of the names that are searched for. */
typedef struct
{
  guint32 searched; /* the latter + 1 */
  float multiple;
} NumberMatch;

/* What of a name's weight falls to any four bits of its signature. */
typedef struct
{
  float weights[N_NIBBLES][16];
} Shares;

struct _EfCloseNames
{
  guint n;
  double *totals; /* weight of each name */
  guint32 *offsets; /* n + 1 into runs */
  guint32 *runs;    /* of each name, rarest first, as ranks of rarity */
  guint32 *number_sets; /* of each name: names of the same numbers have the same */
  GArray *sets; /* of NumberSet; the first has no numbers */
  guint32 *numbers; /* of each set, in ascending order of their hashes */

  guint n_ranks;
  double *weights; /* of each rank */
  guint64 *signatures; /* of each name */
};

struct _EfCloseIndex
{
  const EfCloseNames *names;
  double min_score;
  guint32 *posting_offsets; /* n_ranks + 1 into postings */
  Posting *postings; /* of a rank, by their totals, lightest first */
  NumberMatch *matches; /* of each set of numbers */
  guint32 *seen; /* the last search that met the name */
  guint32 search;
};

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
    bits |= G_GUINT64_CONSTANT (1) << numbers[i] % N_BITS;

  return bits;
}

static void
list_all (EfCloseNames      *self,
          const char *const *names)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  self->sets = g_array_new (FALSE, TRUE, sizeof (NumberSet));
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
          NumberSet set = { mark_numbers (of_name, n_numbers), numbers->len, n_numbers };

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
          self->signatures[i] |= G_GUINT64_CONSTANT (1) << runs[k] % N_BITS;
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

/* How many numbers two names have in common, of the more that one of them has; 1 if there are
 * none. */
static double
compare_sets (const EfCloseNames *self,
              guint32             one,
              guint32             other)
{
  const NumberSet *sets = (const NumberSet *) self->sets->data;
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

  numbers = compare_sets (self, self->number_sets[one], self->number_sets[other]);

  return MIN (2 * common / total * (0.5 + 0.5 * numbers), 1);
}

guint
ef_close_names_get_number_set (const EfCloseNames *self,
                               guint               name)
{
  return self->number_sets[name];
}

/* The most that the score can be of a name of that weight with one with which it shares runs of at
 * most @rest. */
static double
bound_score (double total,
             double rest)
{
  return 2 * rest / (total + rest) + SLACK;
}

/* How many of the rarest runs of @name others must share one of to reach the score. */
static guint
count_prefix (const EfCloseNames *self,
              guint               name,
              double              min_score)
{
  const guint32 *runs = self->runs + self->offsets[name];
  guint n = self->offsets[name + 1] - self->offsets[name];
  double rest = self->totals[name];
  guint length = 0;

  while (length < n && bound_score (self->totals[name], rest) >= min_score)
    rest -= self->weights[runs[length++]];

  return length;
}

typedef struct
{
  guint32 name;
  double total;
} Weighed;

static int
compare_weighed (const void *a,
                 const void *b)
{
  double one = ((const Weighed *) a)->total;
  double other = ((const Weighed *) b)->total;

  return (one > other) - (one < other);
}

/* @order: lightest first. */
static void
fill_postings (EfCloseIndex  *self,
               const Weighed *order,
               guint          n)
{
  const EfCloseNames *names = self->names;
  g_autofree guint32 *n_runs = g_new (guint32, MAX (n, 1));
  gsize n_postings = 0;
  guint32 *next;

  /* Counted two places further on, so that after filling they stand where they belong. */
  self->posting_offsets = g_new0 (guint32, names->n_ranks + 2);
  next = self->posting_offsets + 1;
  for (guint i = 0; i < n; i++)
    {
      const guint32 *runs = names->runs + names->offsets[order[i].name];

      n_runs[i] = count_prefix (names, order[i].name, self->min_score);
      n_postings += n_runs[i];
      for (guint k = 0; k < n_runs[i]; k++)
        next[runs[k] + 1]++;
    }
  for (guint rank = 1; rank <= names->n_ranks; rank++)
    next[rank] += next[rank - 1];

  self->postings = g_new (Posting, MAX (n_postings, 1));
  for (guint i = 0; i < n; i++)
    {
      guint name = order[i].name;
      const guint32 *runs = names->runs + names->offsets[name];
      double rest = order[i].total;

      for (guint k = 0; k < n_runs[i]; k++)
        {
          self->postings[next[runs[k]]++] = (Posting) {
            .signature = names->signatures[name],
            .name = name,
            .number_set = names->number_sets[name],
            .total = (float) order[i].total,
            .rest = (float) rest,
          };
          rest -= names->weights[runs[k]];
        }
    }
}

EfCloseIndex *
ef_close_index_new (const EfCloseNames *names,
                    const guint32      *among,
                    guint               n_among,
                    double              min_score)
{
  EfCloseIndex *self = g_new0 (EfCloseIndex, 1);
  g_autofree Weighed *order = g_new (Weighed, MAX (n_among, 1));

  self->names = names;
  self->min_score = min_score;
  self->matches = g_new0 (NumberMatch, names->sets->len);
  self->seen = g_new0 (guint32, MAX (names->n, 1));
  for (guint i = 0; i < n_among; i++)
    order[i] = (Weighed) { among[i], names->totals[among[i]] };
  qsort (order, n_among, sizeof *order, compare_weighed);
  fill_postings (self, order, n_among);

  return self;
}

void
ef_close_index_free (EfCloseIndex *self)
{
  g_free (self->posting_offsets);
  g_free (self->postings);
  g_free (self->matches);
  g_free (self->seen);
  g_free (self);
}

static void
share_weight (const EfCloseNames *self,
              guint               name,
              Shares             *shares)
{
  double of_bits[N_BITS] = { 0 };

  for (guint32 i = self->offsets[name]; i < self->offsets[name + 1]; i++)
    of_bits[self->runs[i] % N_BITS] += self->weights[self->runs[i]];
  for (guint nibble = 0; nibble < N_NIBBLES; nibble++)
    {
      shares->weights[nibble][0] = 0;
      for (guint bits = 1; bits < 16; bits++)
        shares->weights[nibble][bits] = shares->weights[nibble][bits & (bits - 1)]
                                        + of_bits[nibble * 4 + g_bit_nth_lsf (bits, -1)];
    }
}

/* At most what two names have in common: the runs of one whose bits the other has too. */
static double
sum_shares (const Shares *shares,
            guint64       signature)
{
  float sum = 0;

  for (guint nibble = 0; nibble < N_NIBBLES; nibble++, signature >>= 4)
    sum += shares->weights[nibble][signature & 15];

  return sum;
}

/* The first posting from @p on that is not lighter than @total. */
static const Posting *
skip_lighter (const Posting *p,
              const Posting *end,
              double         total)
{
  while (p < end)
    {
      const Posting *middle = p + (end - p) / 2;

      if (middle->total < total)
        p = middle + 1;
      else
        end = middle;
    }

  return p;
}

/* What the letters must reach for a score, as a multiple of it. It is the same for all names of the
 * same two sets, and kept for those that are searched for one after the other. */
static inline float
match_numbers (EfCloseIndex *self,
               guint32       searched,
               guint32       other)
{
  NumberMatch *match = &self->matches[other];

  if (match->searched != searched + 1)
    {
      match->searched = searched + 1;
      match->multiple = 1 / (0.5 + 0.5 * compare_sets (self->names, searched, other));
    }

  return match->multiple;
}

void
ef_close_index_search (EfCloseIndex     *self,
                       guint             name,
                       EfCloseNamesVisit visit,
                       gpointer          user_data)
{
  const EfCloseNames *names = self->names;
  const guint32 *runs = names->runs + names->offsets[name];
  guint n_runs = names->offsets[name + 1] - names->offsets[name];
  const double total = names->totals[name];
  const guint32 number_set = names->number_sets[name];
  double rest = total;
  double wanted = self->min_score;
  Shares shares;

  share_weight (names, name, &shares);

  /* Two names that first meet at a run have no more in common than the rests of both, nor than the
   * lighter weighs: too light and too heavy ones need not be looked at. That they may have met
   * before makes the bound no less a bound of what it is for, to find each pair where it meets
   * first. */
  self->search++;
  for (guint i = 0; i < n_runs && bound_score (total, rest) >= wanted; i++)
    {
      const Posting *p = self->postings + self->posting_offsets[runs[i]];
      const Posting *end = self->postings + self->posting_offsets[runs[i] + 1];

      p = skip_lighter (p, end, wanted * total / (2 - wanted) * (1 - FLOAT_SLACK));
      end = skip_lighter (p, end, (2 * rest / wanted - total) * (1 + FLOAT_SLACK));
      for (; p < end; p++)
        {
          float needed = (float) (wanted / 2 * (1 - FLOAT_SLACK)) * ((float) total + p->total)
                         * match_numbers (self, number_set, p->number_set);
          double score;

          if (MIN (p->rest, (float) rest) < needed || self->seen[p->name] == self->search)
            continue;

          self->seen[p->name] = self->search;
          if (sum_shares (&shares, p->signature) < needed)
            continue;

          score = ef_close_names_score (names, name, p->name);
          if (score >= wanted)
            {
              double more = visit (p->name, score, user_data);

              wanted = MAX (wanted, more);
            }
        }
      rest -= names->weights[runs[i]];
    }
}
