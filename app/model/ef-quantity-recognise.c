/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity-private.h"

#include "ef-header-private.h"

#include <string.h>

/* From a column header to what the column measures.
 *
 * A header is looked up whole before its words are searched, because a name that is listed
 * means more than words that happen to stand in it ("Flops x views" has "flops" in it and is no
 * FLOP). The unit decides between quantities of one name: "Speed (FPS)" is throughput, "Speed
 * (ms/f)" is latency, "Model Size (B)" counts parameters, "Model Size (MB)" measures a file. */

/* Answers kept; a hostile file may have any number of headers, an honest one repeats a few. */
#define MAX_REMEMBERED 20000

typedef struct
{
  const EfQuantity *quantity;
  const EfUnit *unit;
} Answer;

/* The best alias found so far. */
typedef struct
{
  const EfAlias *alias;
  const EfUnit *unit;
} Match;

/* One reading of a header: its words, and what it states as unit. */
typedef struct
{
  const char *words;
  const char *cased;
  const char *unit;
} Reading;

#define MAX_READINGS 3

/* FALSE if the alias does not fit what the header states as unit. */
static gboolean
settle_unit (const EfAlias  *alias,
             const char     *text,
             const EfUnit  **unit)
{
  const EfDimension *dimension = alias->quantity->dimension;

  *unit = NULL;
  if (dimension == NULL)
    return TRUE;

  if (text != NULL)
    {
      const EfUnit *base = alias->unit != NULL ? alias->unit : dimension->unit;

      *unit = ef_dimension_find_unit (dimension, text, base);
      /* A header states a unit only where its text is one: then it is one of another dimension. */
      if (*unit == NULL)
        return FALSE;
    }

  if (alias->when_any && *unit == NULL)
    return FALSE;
  if (alias->when != NULL && !g_ptr_array_find (alias->when, *unit, NULL))
    return FALSE;

  if (*unit == NULL)
    *unit = alias->unit;
  if (*unit == NULL && dimension->bare)
    *unit = dimension->unit;

  return TRUE;
}

/* Takes the alias if it fits and says more than the one before: of names that are equally long, one
 * that is restricted to certain units does. */
static gboolean
consider (const EfAlias *alias,
          const char    *unit_text,
          Match         *match)
{
  const EfUnit *unit;

  if (match->alias != NULL && (match->alias->when != NULL || alias->when == NULL))
    return FALSE;
  if (!settle_unit (alias, unit_text, &unit))
    return FALSE;

  match->alias = alias;
  match->unit = unit;

  return TRUE;
}

static void
match_whole (GHashTable *lists,
             const char *text,
             const char *unit_text,
             Match      *match)
{
  GPtrArray *list = g_hash_table_lookup (lists, text);

  for (guint i = 0; list != NULL && i < list->len; i++)
    consider (g_ptr_array_index (list, i), unit_text, match);
}

/* Behind these words stands under which condition something was measured, not what: "Recognition
 * with full params" is recognition. */
static const char *const conditions[] = { " with ", " without " };

/* Where the condition in @words begins, or their end. */
static const char *
find_condition (const char *words)
{
  const char *end = words + strlen (words);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      const char *found = strstr (words, conditions[i]);

      if (found != NULL && found < end)
        end = found;
    }

  return end;
}

/* TRUE if @pattern stands in @words between word borders, and in front of a condition. */
static gboolean
contains_words (const char *words,
                const char *pattern)
{
  gsize length = strlen (pattern);
  const char *end = NULL;

  for (const char *p = words; (p = strstr (p, pattern)) != NULL; p++)
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      {
        if (end == NULL)
          end = find_condition (words);
        return p < end;
      }

  return FALSE;
}

static gboolean
has_stop (const EfQuantityRegistry *registry,
          const char               *words)
{
  g_autofree char *padded = g_strdup_printf (" %s ", words);

  for (guint i = 0; i < registry->known->stops->len; i++)
    if (strstr (padded, g_ptr_array_index (registry->known->stops, i)) != NULL)
      return TRUE;

  return FALSE;
}

static void
match_patterns (const EfQuantityRegistry *registry,
                const Reading            *readings,
                guint                     n_readings,
                Match                    *match)
{
  for (guint i = 0; i < registry->patterns->len; i++)
    {
      const EfAlias *alias = g_ptr_array_index (registry->patterns, i);

      if (match->alias != NULL
          && ef_header_count_words (alias->words) < ef_header_count_words (match->alias->words))
        return;

      for (guint j = 0; j < n_readings; j++)
        if (contains_words (alias->exact_case ? readings[j].cased : readings[j].words,
                            alias->words)
            && consider (alias, readings[j].unit, match))
          break;
    }
}

/* By the names that are listed, whole. */
static void
match_listed (const EfQuantityRegistry *registry,
              const char               *text,
              const EfHeader           *header,
              Match                    *match)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  match_whole (registry->exact_aliases, stripped, NULL, match);
  if (match->alias == NULL)
    match_whole (registry->word_aliases, header->all, header->unit, match);
  if (match->alias == NULL)
    match_whole (registry->word_aliases, header->main, header->unit, match);
  if (match->alias == NULL && header->shorter != NULL)
    match_whole (registry->word_aliases, header->shorter, header->trailing_unit, match);
}

static void
match_header (const EfQuantityRegistry *registry,
              const char               *text,
              const EfHeader           *header,
              Match                    *match)
{
  Reading readings[MAX_READINGS];
  guint n_readings = 0;

  match_listed (registry, text, header, match);
  if (match->alias != NULL || has_stop (registry, header->all))
    return;

  if (header->shorter != NULL)
    {
      readings[n_readings++] = (Reading) { header->shorter, header->shorter_cased,
                                           header->trailing_unit };
      /* Words of a unit name nothing where the rest fits it: "grid_g_co2_eq_per_kwh". */
      match_patterns (registry, readings, n_readings, match);
      if (match->alias != NULL && match->alias->quantity->dimension != NULL)
        return;
      *match = (Match) { NULL, NULL };
    }
  readings[n_readings++] = (Reading) { header->main, header->main_cased, header->unit };
  readings[n_readings++] = (Reading) { header->all, header->all_cased, header->unit };
  match_patterns (registry, readings, n_readings, match);
}

static Answer
recognise (const EfQuantityRegistry *registry,
           const char               *text)
{
  g_autoptr (EfHeader) header = ef_header_parse (text);
  Match match = { NULL, NULL };

  if (header != NULL)
    match_header (registry, text, header, &match);

  return (Answer) { match.alias != NULL ? match.alias->quantity : NULL, match.unit };
}

const EfQuantity *
ef_quantity_recognise (const char    *header,
                       const EfUnit **unit)
{
  EfQuantityRegistry *registry = ef_quantity_registry_get ();
  Answer answer;
  Answer *known;

  g_return_val_if_fail (header != NULL, NULL);

  /* A collection of benchmarks repeats a few metric names in thousands of tables. */
  g_mutex_lock (&registry->mutex);
  known = g_hash_table_lookup (registry->answers, header);
  if (known != NULL)
    answer = *known;
  else
    {
      answer = recognise (registry, header);
      if (g_hash_table_size (registry->answers) < MAX_REMEMBERED)
        g_hash_table_insert (registry->answers, g_strdup (header),
                             g_memdup2 (&answer, sizeof answer));
    }
  g_mutex_unlock (&registry->mutex);

  if (unit != NULL)
    *unit = answer.unit;

  return answer.quantity;
}

gboolean
ef_quantity_is_called (const EfQuantity *self,
                       const char       *header)
{
  g_autoptr (EfHeader) parsed = NULL;
  Match match = { NULL, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (header != NULL, FALSE);

  parsed = ef_header_parse (header);
  if (parsed != NULL)
    match_listed (ef_quantity_registry_get (), header, parsed, &match);

  return match.alias != NULL && match.alias->quantity == self;
}

char *
ef_quantity_dup_header_words (const char *header)
{
  g_autoptr (EfHeader) parsed = NULL;

  g_return_val_if_fail (header != NULL, NULL);

  if (ef_unit_find (header, -1) != NULL)
    return g_strdup ("");

  parsed = ef_header_parse (header);
  if (parsed == NULL)
    return g_strdup (header);

  return g_strdup (parsed->shorter != NULL ? parsed->shorter : parsed->all);
}
