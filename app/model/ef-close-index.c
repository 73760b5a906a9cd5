/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-close-index-private.h"

#include <math.h>
#include <stdlib.h>

/* Sums in another order differ by less. */
#define SLACK 1e-9

/* What a double loses as a float is less. */
#define FLOAT_SLACK 1e-5

#define N_NIBBLES (EF_CLOSE_N_BITS / 4)

#define NO_SET G_MAXUINT32

/* What nearly all postings of a run that is looked up are passed over for, side by side. */
typedef struct
{
  float total; /* weight of the name */
  float rest;  /* of this run and all that follow it in the name */
} Posting;

typedef struct
{
  guint64 signature;
  guint32 name;
  guint32 number_set;
} Posted;

typedef struct
{
  Posting *postings; /* of a run, by their totals, lightest first */
  Posted *posted;    /* the name of each */
  gsize size;
} Postings;

/* The postings of a run. */
typedef struct
{
  guint32 start;
  guint32 end;
} Range;

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

struct _EfCloseIndex
{
  const EfCloseNames *names;
  double min_score;

  /* By runs that names of other numbers can be found by. */
  guint32 *offsets; /* n_ranks + 1 into others */
  Postings others;
  NumberMatch *matches; /* of each set of numbers */

  /* Only among names of the set that is searched for. */
  guint32 *members;        /* the names of each set, lightest first */
  guint32 *member_offsets; /* of each set, and one more, into members */
  guint32 set;             /* whose members the following are of, or NO_SET */
  Range *ranges;           /* of each rank, into own; empty of those that no member has */
  GArray *own_ranks;       /* of guint32: the others */
  Postings own;

  guint32 *seen; /* the last search that met the name */
  guint32 search;
};

typedef struct
{
  EfCloseIndex *index;
  guint name;
  double total;
  guint32 number_set;
  double wanted;
  Shares shares;
  EfCloseNamesVisit visit;
  gpointer user_data;
} Search;

/* The most that the score can be of a name of that weight with one with which it shares runs of at
 * most @rest. */
static double
bound_score (double total,
             double rest)
{
  return 2 * rest / (total + rest) + SLACK;
}

/* What the letters of two names with other numbers must reach at least for a score, as a multiple
 * of it. At best one of them has one number more. */
static double
bound_multiple (const EfCloseNames *self,
                guint32             number_set)
{
  guint n = g_array_index (self->sets, EfCloseNumbers, number_set).n;

  return 1 / (0.5 + 0.5 * (n / (n + 1.0)));
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

/* Makes room; what was there is gone. */
static void
postings_set_size (Postings *self,
                   gsize     size)
{
  if (size <= self->size)
    return;

  g_free (self->postings);
  g_free (self->posted);
  self->postings = g_new (Posting, size);
  self->posted = g_new (Posted, size);
  self->size = size;
}

static void
postings_clear (Postings *self)
{
  g_free (self->postings);
  g_free (self->posted);
}

/* Where the postings of the first @n runs of a name go @next says for each rank. */
static void
postings_add (Postings           *self,
              const EfCloseNames *names,
              guint32             name,
              guint               n,
              guint32            *next,
              gsize               stride)
{
  const guint32 *runs = names->runs + names->offsets[name];
  double rest = names->totals[name];

  for (guint i = 0; i < n; i++)
    {
      guint32 at = next[runs[i] * stride]++;

      self->postings[at] = (Posting) { (float) names->totals[name], (float) rest };
      self->posted[at] = (Posted) { names->signatures[name], name, names->number_sets[name] };
      rest -= names->weights[runs[i]];
    }
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
fill_others (EfCloseIndex  *self,
             const Weighed *order,
             guint          n)
{
  const EfCloseNames *names = self->names;
  g_autofree guint32 *n_runs = g_new (guint32, MAX (n, 1));
  gsize n_postings = 0;
  guint32 *next;

  /* Counted two places further on, so that after filling they stand where they belong. */
  self->offsets = g_new0 (guint32, names->n_ranks + 2);
  next = self->offsets + 1;
  for (guint i = 0; i < n; i++)
    {
      guint32 name = order[i].name;
      const guint32 *runs = names->runs + names->offsets[name];

      n_runs[i] = count_prefix (names, name,
                                self->min_score * bound_multiple (names, names->number_sets[name]));
      n_postings += n_runs[i];
      for (guint k = 0; k < n_runs[i]; k++)
        next[runs[k] + 1]++;
    }
  for (guint rank = 1; rank <= names->n_ranks; rank++)
    next[rank] += next[rank - 1];

  postings_set_size (&self->others, n_postings);
  for (guint i = 0; i < n; i++)
    postings_add (&self->others, names, order[i].name, n_runs[i], next, 1);
}

/* Sorts names by their sets of numbers, by counting. @order: lightest first. */
static void
fill_members (EfCloseIndex  *self,
              const Weighed *order,
              guint          n)
{
  const guint32 *sets = self->names->number_sets;
  guint n_sets = self->names->sets->len;
  guint32 *next;

  self->member_offsets = g_new0 (guint32, n_sets + 2);
  next = self->member_offsets + 1;
  for (guint i = 0; i < n; i++)
    next[sets[order[i].name] + 1]++;
  for (guint set = 1; set <= n_sets; set++)
    next[set] += next[set - 1];

  self->members = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->members[next[sets[order[i].name]]++] = order[i].name;
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
  self->set = NO_SET;
  self->ranges = g_new0 (Range, MAX (names->n_ranks, 1));
  self->own_ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seen = g_new0 (guint32, MAX (names->n, 1));
  for (guint i = 0; i < n_among; i++)
    order[i] = (Weighed) { among[i], names->totals[among[i]] };
  qsort (order, n_among, sizeof *order, compare_weighed);
  fill_others (self, order, n_among);
  fill_members (self, order, n_among);

  return self;
}

void
ef_close_index_free (EfCloseIndex *self)
{
  g_free (self->offsets);
  postings_clear (&self->others);
  g_free (self->matches);
  g_free (self->members);
  g_free (self->member_offsets);
  g_free (self->ranges);
  g_array_unref (self->own_ranks);
  postings_clear (&self->own);
  g_free (self->seen);
  g_free (self);
}

static void
clear_own (EfCloseIndex *self)
{
  for (guint i = 0; i < self->own_ranks->len; i++)
    self->ranges[g_array_index (self->own_ranks, guint32, i)] = (Range) { 0 };
  g_array_set_size (self->own_ranks, 0);
}

/* Has the names of a set at hand by their runs. */
static void
post_members (EfCloseIndex *self,
              guint32       set)
{
  const EfCloseNames *names = self->names;
  const guint32 *members = self->members + self->member_offsets[set];
  guint n = self->member_offsets[set + 1] - self->member_offsets[set];
  g_autofree guint32 *n_runs = g_new (guint32, MAX (n, 1));
  guint32 n_postings = 0;

  clear_own (self);
  self->set = set;
  for (guint i = 0; i < n; i++)
    {
      const guint32 *runs = names->runs + names->offsets[members[i]];

      n_runs[i] = count_prefix (names, members[i], self->min_score);
      for (guint k = 0; k < n_runs[i]; k++)
        if (self->ranges[runs[k]].end++ == 0)
          g_array_append_val (self->own_ranks, runs[k]);
    }

  for (guint i = 0; i < self->own_ranks->len; i++)
    {
      Range *range = &self->ranges[g_array_index (self->own_ranks, guint32, i)];

      range->start = n_postings;
      n_postings += range->end;
      range->end = range->start; /* they go on from there */
    }

  postings_set_size (&self->own, n_postings);
  for (guint i = 0; i < n; i++)
    postings_add (&self->own, names, members[i], n_runs[i], &self->ranges->end,
                  sizeof *self->ranges / sizeof (guint32));
}

static void
share_weight (const EfCloseNames *self,
              guint               name,
              Shares             *shares)
{
  float of_bits[EF_CLOSE_N_BITS] = { 0 };

  for (guint32 i = self->offsets[name]; i < self->offsets[name + 1]; i++)
    of_bits[self->runs[i] % EF_CLOSE_N_BITS] += (float) self->weights[self->runs[i]];
  for (guint nibble = 0; nibble < N_NIBBLES; nibble++)
    {
      float *weights = shares->weights[nibble];

      weights[0] = 0;
      for (guint bit = 0; bit < 4; bit++)
        for (guint bits = 0; bits < 1u << bit; bits++)
          weights[bits + (1u << bit)] = weights[bits] + of_bits[nibble * 4 + bit];
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

/* The first posting from @start on that is not lighter than @total. */
static guint32
skip_lighter (const Posting *postings,
              guint32        start,
              guint32        end,
              double         total)
{
  while (start < end)
    {
      guint32 middle = start + (end - start) / 2;

      if (postings[middle].total < total)
        start = middle + 1;
      else
        end = middle;
    }

  return start;
}

/* Most sets have no number in common, as one look tells. */
static inline float
compare_numbers (EfCloseIndex *self,
                 guint32       searched,
                 guint32       other)
{
  const EfCloseNumbers *sets = (const EfCloseNumbers *) (gconstpointer) self->names->sets->data;

  if ((sets[searched].bits & sets[other].bits) == 0)
    return 2;

  return 1 / (0.5 + 0.5 * ef_close_names_compare_sets (self->names, searched, other));
}

/* What the letters must reach for a score, as a multiple of it; of the names that were looked at
 * already, what none reaches. It is the same for all names of the same two sets, and kept for those
 * that are searched for one after the other. */
static inline float
match_numbers (EfCloseIndex *self,
               guint32       searched,
               guint32       other)
{
  NumberMatch *match = &self->matches[other];

  if (match->searched != searched + 1)
    {
      match->searched = searched + 1;
      match->multiple = searched == other ? INFINITY : compare_numbers (self, searched, other);
    }

  return match->multiple;
}

static void
compare (Search *self,
         guint32 other)
{
  double score = ef_close_names_score (self->index->names, self->name, other);

  if (score >= self->wanted)
    {
      double more = self->visit (other, score, self->user_data);

      self->wanted = MAX (self->wanted, more);
    }
}

/* Two names that first meet at a run have no more in common than the rests of both, nor than the
 * lighter weighs: too light and too heavy ones need not be looked at. That they may have met before
 * makes the bound no less a bound of what it is for, to find each pair where it meets first.
 *
 * @multiple: what the letters must reach at least for a score, as a multiple of it.
 * @are_own: of the names of the set that is searched for, it is what they must reach. */
static inline void
search_run (Search         *self,
            const Postings *postings,
            const Range    *range,
            double          rest,
            double          multiple,
            gboolean        are_own)
{
  EfCloseIndex *index = self->index;
  const Posting *all = postings->postings;
  const float total = self->total;
  double letters = self->wanted * multiple;
  float lightest = letters * self->total / (2 - letters) * (1 - FLOAT_SLACK);
  float heaviest = (2 * rest / letters - self->total) * (1 + FLOAT_SLACK);
  float share = letters / 2 * (1 - FLOAT_SLACK); /* of the weight of both that is needed */

  for (guint32 i = skip_lighter (all, range->start, range->end, lightest);
       i < range->end && all[i].total <= heaviest; i++)
    {
      const Posted *posted;
      float needed;

      if (all[i].rest < share * (total + all[i].total))
        continue;

      posted = &postings->posted[i];
      needed = (float) (self->wanted / 2 * (1 - FLOAT_SLACK)) * (total + all[i].total);
      if (!are_own)
        needed *= match_numbers (index, self->number_set, posted->number_set);
      if (MIN (all[i].rest, (float) rest) < needed || index->seen[posted->name] == index->search)
        continue;

      index->seen[posted->name] = index->search;
      if (sum_shares (&self->shares, posted->signature) >= needed)
        compare (self, posted->name);
    }
}

static void
search_own (Search *self)
{
  EfCloseIndex *index = self->index;
  const EfCloseNames *names = index->names;
  const guint32 *runs = names->runs + names->offsets[self->name];
  guint n_runs = names->offsets[self->name + 1] - names->offsets[self->name];
  double rest = self->total;

  if (index->set != self->number_set)
    post_members (index, self->number_set);

  for (guint i = 0; i < n_runs && bound_score (self->total, rest) >= self->wanted; i++)
    {
      search_run (self, &index->own, &index->ranges[runs[i]], rest, 1, TRUE);
      rest -= names->weights[runs[i]];
    }
}

static void
search_others (Search *self)
{
  EfCloseIndex *index = self->index;
  const EfCloseNames *names = index->names;
  const guint32 *runs = names->runs + names->offsets[self->name];
  guint n_runs = names->offsets[self->name + 1] - names->offsets[self->name];
  double multiple = bound_multiple (names, self->number_set);
  double rest = self->total;

  for (guint i = 0; i < n_runs && bound_score (self->total, rest) >= self->wanted * multiple; i++)
    {
      Range range = { index->offsets[runs[i]], index->offsets[runs[i] + 1] };

      search_run (self, &index->others, &range, rest, multiple, FALSE);
      rest -= names->weights[runs[i]];
    }
}

void
ef_close_index_search (EfCloseIndex     *self,
                       guint             name,
                       EfCloseNamesVisit visit,
                       gpointer          user_data)
{
  Search search = {
    .index = self,
    .name = name,
    .total = self->names->totals[name],
    .number_set = self->names->number_sets[name],
    .wanted = self->min_score,
    .visit = visit,
    .user_data = user_data,
  };

  share_weight (self->names, name, &search.shares);
  self->search++;

  /* The closest are among those of the same numbers: what they leave to be wanted is more. */
  search_own (&search);
  search_others (&search);
}
