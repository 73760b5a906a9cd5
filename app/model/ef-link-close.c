/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-private.h"

#include "ef-close-index-private.h"
#include "ef-work-split.h"

#include <string.h>

/*
 * Each name without a partner wants the names of the other table that are closest to it, from
 * either side. Those of the first table are searched for first. Whose list is not full then has
 * everything on it that is close enough, and what is known from there need not be searched for from
 * the other side: in tables whose names are not all alike, that leaves next to nothing.
 */

#define MAX_PER_NAME 16

/* Of names that differ in nothing but organisation and revision, so many are looked at. */
#define MAX_OF_BARE 1000

/* So many search side by side, each with an index of its own: more would only take memory. */
#define WORKERS_MAX 4

/* They take so many names at a time, of which those with the same numbers are found fastest one
 * after the other; then the progress is told of, and the wish to stop looked at. */
#define CHUNK 512

/* Two names that name two organisations, or two revisions, may be of one model all the same. */
#define FACTOR_OTHER 0.95

/* The names of both sides are numbered through: first those of the first table, each text once. A
 * text that both have is two names. Names that differ in nothing but organisation and revision are
 * one when it comes to what is like what: a bare name. */
typedef struct
{
  EfLink *link;
  GArray *entries[2];    /* of guint32: the first entry of each text */
  guint n_names;
  guint32 *bare;         /* of each name: the number of its bare name */
  guint n_bares;
  guint32 *bare_offsets; /* n_bares + 1 into named */
  guint32 *named;        /* names of each bare name */
  EfCloseNames *names;   /* the bare ones */
  guint8 *complete;      /* of each name of the first table: whether all that is close is known */
  double min_score;
  guint max_found;
  GCancellable *cancellable;
  EfProgress *progress;
} Finder;

/* Two names that are close. */
typedef struct
{
  guint32 first;  /* of the first table */
  guint32 second;
  double score;
} Close;

/* All that is done for the names of one side. */
typedef struct
{
  Finder *finder;
  guint side;
  guint32 *alone; /* names that have no partner, those with one set of numbers side by side */
  guint n_alone;
  gint next;      /* of those, which nobody searches for yet (atomic) */
  guint32 *among; /* bare names to be found */
  guint n_among;
  Close *known;           /* of the second side: what the first one found, by the second names */
  guint32 *known_offsets; /* of each name of the second table, and one more, into known */
  guint n_searches;
} Side;

/* Searches for some names of a side. */
typedef struct
{
  Side *side;
  gboolean reports; /* tells of progress */
  GArray *close;    /* of Close: of the first side */
  GArray *found;    /* of EfLinkCandidate */

  /* Of the name that is searched for. */
  guint name;
  guint n_best;
  struct
  {
    guint32 name;
    double score;
  } best[MAX_PER_NAME];
} Search;

static guint
get_side (const Finder *self,
          guint         name)
{
  return name >= self->entries[0]->len;
}

static guint
get_entry (const Finder *self,
           guint         name)
{
  guint side = get_side (self, name);

  return g_array_index (self->entries[side], guint32,
                        side == 0 ? name : name - self->entries[0]->len);
}

static guint32
get_part (const Finder *self,
          guint         name,
          EfLinkPart    part)
{
  return self->link->sides[get_side (self, name)].parts[part][get_entry (self, name)];
}

/* Whether any entry of the name has no partner. */
static gboolean
is_alone (const Finder *self,
          guint         name)
{
  const EfLinkEntries *side = &self->link->sides[get_side (self, name)];
  const guint32 *texts = side->parts[EF_LINK_PART_TEXT];
  guint start = get_entry (self, name);

  for (guint i = start; i < side->n_entries && texts[i] == texts[start]; i++)
    if (side->best[i] == EF_LINK_NONE)
      return TRUE;

  return FALSE;
}

/* How many pairs of rows two names would link, one of which has no partner yet. @a is of the first
 * table. */
static guint64
count_pairs (const Finder *self,
             guint         a,
             guint         b)
{
  const EfLinkEntries *sides = self->link->sides;
  guint32 text_a = sides[0].parts[EF_LINK_PART_TEXT][a];
  guint32 text_b = sides[1].parts[EF_LINK_PART_TEXT][b];
  guint64 n = 0;

  while (a < sides[0].n_entries && sides[0].parts[EF_LINK_PART_TEXT][a] == text_a
         && b < sides[1].n_entries && sides[1].parts[EF_LINK_PART_TEXT][b] == text_b)
    {
      guint32 key_a = sides[0].parts[EF_LINK_PART_KEY][a];
      guint32 key_b = sides[1].parts[EF_LINK_PART_KEY][b];

      if (key_a == key_b
          && (sides[0].best[a] == EF_LINK_NONE || sides[1].best[b] == EF_LINK_NONE))
        n += (guint64) ef_link_entries_count_rows (&sides[0], a)
             * ef_link_entries_count_rows (&sides[1], b);
      if (key_a <= key_b)
        a++;
      if (key_b <= key_a)
        b++;
    }

  return n;
}

static guint64
count_pairs_of_names (const Finder *self,
                      guint         name,
                      guint         other)
{
  gboolean turned = get_side (self, name) == 1;

  return count_pairs (self, get_entry (self, turned ? other : name),
                      get_entry (self, turned ? name : other));
}

static guint64
get_decided_key (const Finder *self,
                 guint         name,
                 guint         other)
{
  gboolean turned = get_side (self, name) == 1;

  return ef_link_decided_key (get_part (self, turned ? other : name, EF_LINK_PART_TEXT),
                              get_part (self, turned ? name : other, EF_LINK_PART_TEXT));
}

static gboolean
is_wanted (const Finder *self,
           guint         name,
           guint         other)
{
  guint64 key = get_decided_key (self, name, other);

  if (self->link->decided != NULL && g_hash_table_contains (self->link->decided, &key))
    return FALSE;

  return count_pairs_of_names (self, name, other) > 0;
}

static void
list_names (Finder *self)
{
  for (guint side = 0; side < 2; side++)
    {
      const EfLinkEntries *entries = &self->link->sides[side];
      const guint32 *texts = entries->parts[EF_LINK_PART_TEXT];

      self->entries[side] = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint32 i = 0; i < entries->n_entries; i++)
        if (i == 0 || texts[i] != texts[i - 1])
          g_array_append_val (self->entries[side], i);
    }
  self->n_names = self->entries[0]->len + self->entries[1]->len;
}

/* Sorts the names into bare ones, by counting. */
static void
list_bares (Finder *self)
{
  const EfTextPool *pool = self->link->pool;
  guint pool_size = ef_text_pool_get_size (pool) + 1;
  g_autofree guint32 *numbers = g_new0 (guint32, pool_size); /* of a text: its bare name + 1 */
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  self->bare = g_new (guint32, MAX (self->n_names, 1));
  for (guint i = 0; i < self->n_names; i++)
    {
      guint32 text = get_part (self, i, EF_LINK_PART_BARE);

      if (numbers[text] == 0)
        {
          g_ptr_array_add (names, (char *) ef_text_pool_get (pool, text));
          numbers[text] = names->len;
        }
      self->bare[i] = numbers[text] - 1;
    }

  self->n_bares = names->len;
  self->bare_offsets = g_new0 (guint32, self->n_bares + 2);
  for (guint i = 0; i < self->n_names; i++)
    self->bare_offsets[self->bare[i] + 2]++;
  for (guint i = 2; i < self->n_bares + 2; i++)
    self->bare_offsets[i] += self->bare_offsets[i - 1];
  self->named = g_new (guint32, MAX (self->n_names, 1));
  for (guint i = 0; i < self->n_names; i++)
    self->named[self->bare_offsets[self->bare[i] + 1]++] = i;

  self->names = ef_close_names_new ((const char *const *) names->pdata, names->len);
}

/* Puts a name where it belongs among the best. */
static void
keep_best (Search *self,
           guint   name,
           double  score)
{
  guint max_found = self->side->finder->max_found;
  guint at = self->n_best;

  while (at > 0
         && (self->best[at - 1].score < score
             || (self->best[at - 1].score == score && self->best[at - 1].name > name)))
    at--;
  if (at >= max_found)
    return;

  if (self->n_best < max_found)
    self->n_best++;
  memmove (&self->best[at + 1], &self->best[at], (self->n_best - at - 1) * sizeof *self->best);
  self->best[at].name = name;
  self->best[at].score = score;
}

/* The score of the last of the best. */
static double
get_wanted (const Search *self)
{
  const Finder *finder = self->side->finder;

  return self->n_best == finder->max_found ? self->best[self->n_best - 1].score
                                           : finder->min_score;
}

static gboolean
contradict (const Finder *self,
            guint         name,
            guint         other,
            EfLinkPart    part)
{
  guint32 one = get_part (self, name, part);
  guint32 two = get_part (self, other, part);

  return one != 0 && two != 0 && one != two;
}

/* Whether all that is close to a name of the other side has been found from there. */
static gboolean
is_known (const Side *self,
          guint       other)
{
  return self->side == 1 && self->finder->complete[other];
}

static double
visit (guint    bare,
       double   score,
       gpointer user_data)
{
  Search *self = user_data;
  const Finder *finder = self->side->finder;
  guint start = finder->bare_offsets[bare];
  guint end = MIN (finder->bare_offsets[bare + 1], start + MAX_OF_BARE);

  for (guint i = start; i < end; i++)
    {
      guint other = finder->named[i];
      double of_other = score;

      if (contradict (finder, self->name, other, EF_LINK_PART_ORGANISATION))
        of_other *= FACTOR_OTHER;
      if (contradict (finder, self->name, other, EF_LINK_PART_REVISION))
        of_other *= FACTOR_OTHER;
      if (get_side (finder, other) != self->side->side && !is_known (self->side, other)
          && of_other >= get_wanted (self) && is_wanted (finder, self->name, other))
        keep_best (self, other, of_other);
    }

  return get_wanted (self);
}

/* The first row of a name, which may be of several keys. */
static guint
find_first_row (const EfLinkEntries *side,
                guint                start)
{
  const guint32 *texts = side->parts[EF_LINK_PART_TEXT];
  guint row = G_MAXUINT;

  for (guint i = start; i < side->n_entries && texts[i] == texts[start]; i++)
    row = MIN (row, side->rows[side->row_offsets[i]]);

  return row;
}

static void
add_candidate (Search *self,
               guint   other,
               double  score)
{
  const Finder *finder = self->side->finder;
  const EfLink *link = finder->link;
  gboolean turned = self->side->side == 1;
  guint a = get_entry (finder, turned ? other : self->name);
  guint b = get_entry (finder, turned ? self->name : other);
  guint64 n_pairs = count_pairs (finder, a, b);
  EfLinkCandidate candidate = {
    .first = find_first_row (&link->sides[0], a),
    .second = find_first_row (&link->sides[1], b),
    .n_pairs = MIN (n_pairs, G_MAXUINT32),
    .score = score,
  };

  g_array_append_val (self->found, candidate);
}

/* Best first; then as the rows stand. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const EfLinkCandidate *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return (one->second > other->second) - (one->second < other->second);
}

/* The names of a side that have no partner. Sorted by counting. */
static void
list_alone (Side *self)
{
  const Finder *finder = self->finder;
  const EfCloseNames *names = finder->names;
  guint n_first = finder->entries[0]->len;
  guint start = self->side == 0 ? 0 : n_first;
  guint end = self->side == 0 ? n_first : finder->n_names;
  g_autofree guint32 *next = g_new0 (guint32, names->sets->len + 1);

  for (guint i = start; i < end; i++)
    if (is_alone (finder, i))
      next[names->number_sets[finder->bare[i]] + 1]++;
  for (guint set = 0; set < names->sets->len; set++)
    next[set + 1] += next[set];

  self->n_alone = next[names->sets->len];
  self->alone = g_new (guint32, MAX (self->n_alone, 1));
  for (guint i = start; i < end; i++)
    if (is_alone (finder, i))
      self->alone[next[names->number_sets[finder->bare[i]]]++] = i;
}

/* Bare names that a name of the other side has which is not known. */
static void
list_among (Side *self)
{
  const Finder *finder = self->finder;

  self->among = g_new (guint32, MAX (finder->n_bares, 1));
  for (guint bare = 0; bare < finder->n_bares; bare++)
    for (guint i = finder->bare_offsets[bare]; i < finder->bare_offsets[bare + 1]; i++)
      {
        guint other = finder->named[i];

        if (get_side (finder, other) == self->side || is_known (self, other))
          continue;
        self->among[self->n_among++] = bare;
        break;
      }
}

/* What the first side found, sorted by the names of the second by counting. */
static void
list_known (Side         *self,
            const Search *searches,
            guint         n_searches)
{
  const Finder *finder = self->finder;
  guint n_first = finder->entries[0]->len;
  guint32 *next;
  guint n = 0;

  self->known_offsets = g_new0 (guint32, finder->n_names - n_first + 2);
  next = self->known_offsets + 1;
  for (guint k = 0; k < n_searches; k++)
    {
      n += searches[k].close->len;
      for (guint i = 0; i < searches[k].close->len; i++)
        next[g_array_index (searches[k].close, Close, i).second - n_first + 1]++;
    }
  for (guint i = 1; i < finder->n_names - n_first + 1; i++)
    next[i] += next[i - 1];

  self->known = g_new (Close, MAX (n, 1));
  for (guint k = 0; k < n_searches; k++)
    for (guint i = 0; i < searches[k].close->len; i++)
      {
        const Close *pair = &g_array_index (searches[k].close, Close, i);

        self->known[next[pair->second - n_first]++] = *pair;
      }
}

/* Begins with what is known of the name. */
static void
take_known (Search *self)
{
  const Side *side = self->side;
  guint index = self->name - side->finder->entries[0]->len;

  self->n_best = 0;
  if (side->side == 0)
    return;
  for (guint i = side->known_offsets[index]; i < side->known_offsets[index + 1]; i++)
    keep_best (self, side->known[i].first, side->known[i].score);
}

static void
keep_close (Search *self)
{
  Finder *finder = self->side->finder;

  if (self->side->side == 1 || self->n_best == finder->max_found)
    return;
  finder->complete[self->name] = TRUE;
  for (guint i = 0; i < self->n_best; i++)
    {
      Close pair = { self->name, self->best[i].name, self->best[i].score };

      g_array_append_val (self->close, pair);
    }
}

static void
search_name (Search       *self,
             EfCloseIndex *index,
             guint         name)
{
  self->name = name;
  take_known (self);
  if (index != NULL)
    ef_close_index_search (index, self->side->finder->bare[name], visit, self);
  keep_close (self);
  for (guint k = 0; k < self->n_best; k++)
    add_candidate (self, self->best[k].name, self->best[k].score);
}

/* Searches for names of its side for as long as some are left. */
static void
search_names (Search *self)
{
  Side *side = self->side;
  const Finder *finder = side->finder;
  g_autoptr (EfCloseIndex) index = NULL;
  guint start;

  if (side->n_among > 0)
    index = ef_close_index_new (finder->names, side->among, side->n_among, finder->min_score);

  while ((start = (guint) g_atomic_int_add (&side->next, CHUNK)) < side->n_alone)
    {
      guint end = MIN (start + CHUNK, side->n_alone);

      if (g_cancellable_is_cancelled (finder->cancellable))
        break;
      if (self->reports && finder->progress != NULL)
        ef_progress_set (finder->progress, start, side->n_alone);
      for (guint i = start; i < end; i++)
        search_name (self, index, side->alone[i]);
    }
  g_array_sort (self->found, compare_candidates);
}

static void
search_some (gsize start, gsize end, gpointer user_data)
{
  Search *searches = user_data;

  for (gsize i = start; i < end; i++)
    search_names (&searches[i]);
}

static void
side_clear (Side *self)
{
  g_free (self->alone);
  g_free (self->among);
  g_free (self->known);
  g_free (self->known_offsets);
}

static void
finder_clear (Finder *self)
{
  g_array_unref (self->entries[0]);
  g_array_unref (self->entries[1]);
  g_free (self->bare);
  g_free (self->bare_offsets);
  g_free (self->named);
  g_free (self->complete);
  ef_close_names_free (self->names);
}

/* What two have found, in order. Two names that found each other are offered once. */
static GArray *
merge_found (const GArray *first,
             const GArray *second)
{
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (EfLinkCandidate),
                                     first->len + second->len);

  for (guint i = 0, k = 0; i < first->len || k < second->len;)
    {
      const EfLinkCandidate *one = &g_array_index (first, EfLinkCandidate, i);
      const EfLinkCandidate *other = &g_array_index (second, EfLinkCandidate, k);
      int order = i == first->len ? 1 : k == second->len ? -1 : compare_candidates (one, other);

      g_array_append_vals (found, order <= 0 ? one : other, 1);
      i += order <= 0;
      k += order >= 0;
    }

  return found;
}

/* Searches for all names of a side. @searches: room for as many as may be. */
static void
search_side (Side   *side,
             Search *searches)
{
  guint n_processors = CLAMP (g_get_num_processors (), 1, WORKERS_MAX);

  side->n_searches = CLAMP (side->n_alone / CHUNK + 1, 1, n_processors);
  for (guint i = 0; i < side->n_searches; i++)
    searches[i] = (Search) {
      .side = side,
      .reports = i == 0 && side->side == 0,
      .close = g_array_new (FALSE, FALSE, sizeof (Close)),
      .found = g_array_new (FALSE, FALSE, sizeof (EfLinkCandidate)),
    };
  ef_work_split (side->n_searches, 1, search_some, searches);
}

/* Adds what @searches have found to @found, and frees it. */
static GArray *
take_found (GArray *found,
            Search *searches,
            guint   n_searches)
{
  for (guint i = 0; i < n_searches; i++)
    {
      GArray *merged = merge_found (found, searches[i].found);

      g_array_unref (found);
      g_array_unref (searches[i].found);
      g_array_unref (searches[i].close);
      found = merged;
    }

  return found;
}

static GArray *
find_close (Finder *self)
{
  Side sides[2] = { { .finder = self, .side = 0 }, { .finder = self, .side = 1 } };
  Search searches[2][WORKERS_MAX];
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EfLinkCandidate));

  for (guint i = 0; i < 2; i++)
    {
      list_alone (&sides[i]);
      list_among (&sides[i]);
      if (i == 1)
        list_known (&sides[1], searches[0], sides[0].n_searches);
      search_side (&sides[i], searches[i]);
    }

  for (guint i = 0; i < 2; i++)
    {
      found = take_found (found, searches[i], sides[i].n_searches);
      side_clear (&sides[i]);
    }

  return found;
}

GArray *
ef_link_list_close (EfLink       *self,
                    double        min_score,
                    guint         max_per_name,
                    EfProgress   *progress,
                    GCancellable *cancellable,
                    GError      **error)
{
  Finder finder = { .link = self, .min_score = min_score, .cancellable = cancellable,
                    .progress = progress };
  GArray *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (min_score > 0, NULL);

  finder.max_found = CLAMP (max_per_name, 1, MAX_PER_NAME);
  list_names (&finder);
  list_bares (&finder);
  finder.complete = g_new0 (guint8, MAX (finder.n_names, 1));
  found = find_close (&finder);
  finder_clear (&finder);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&found, g_array_unref);
  return found;
}
