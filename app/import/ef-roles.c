/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-roles.h"

#include <string.h>

#include "ef-identifier.h"

/* Columns of names are looked at for addresses and length in so many cells. */
#define ROLE_SAMPLE 1000

/* Headers without case, blanks and punctuation, the better known first. */
static const char *const names[] = {
  "modelname", "fullname", "modelfullname", "model", "name", "modelid", "system", "method",
  "displayname", "uniquedisplayname", "algorithm", "methodology", "entry", "projectname", "arch",
  "modeljson", "network", "task", "region", "regionname", "cloudregion", "googlecloudregion",
  "country", "countryname", "entity", "title",
};
static const char *const groups[] = {
  "organization", "organisation", "org", "company", "developer", "vendor", "creator", "type",
  "modeltype", "family", "modelfamily", "group", "category", "class", "architecture", "network",
  "architectures", "arch", "pretrained", "domain", "dataset", "provider", "providername",
  "optimizer", "precision", "license", "licence", "hublicense", "country", "region", "source",
  "confidence", "task", "parent",
};
static const char *const papers[] = {
  "paper", "papertitle", "paperlabel", "title", "reference", "publication", "citation",
};
static const char *const links[] = {
  "paperurl", "url", "link", "paperlink", "href", "website", "modelurl", "sourcelink", "paper",
  "source",
};
static const char *const dates[] = {
  "publicationdate", "releasedate", "paperdate", "date", "released", "versionreleasedate",
  "uploaddate", "submissiondate", "creationdate", "createdat", "created", "startedat", "timestamp",
  "year",
};

/* More values than this are no categories: colours could not be told apart. */
#define GROUP_VALUES_MAX 40
/* Bytes of a value on average. Without a known header long texts are no categories. */
#define GROUP_LENGTH_MAX 60
#define UNKNOWN_GROUP_LENGTH_MAX 24

/* A name column must tell so much more rows apart to win over a better known header. */
#define DISTINCT_ADVANTAGE 1.05

static char *
fold (const char *header)
{
  GString *folded = g_string_new (NULL);

  for (; *header != '\0'; header++)
    if (g_ascii_isalnum (*header) || (guint8) *header >= 0x80)
      g_string_append_c (folded, g_ascii_tolower (*header));

  return g_string_free (folded, FALSE);
}

/* The position of @folded in the list, or -1. */
static gint
find (const char *const *list, guint n, const char *folded)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (list[i], folded) == 0)
      return (gint) i;

  return -1;
}

#define FIND(list, folded) find (list, G_N_ELEMENTS (list), folded)

static gboolean
is_link_column (const EfRoleCandidate *candidate)
{
  return candidate->kind == EF_COLUMN_TEXT && candidate->n_links > 0
         && candidate->n_links * 5 >= candidate->n_present * 4;
}

static gboolean
is_category (const EfRoleCandidate *candidate, guint n_rows)
{
  return candidate->kind == EF_COLUMN_TEXT && !is_link_column (candidate)
         && candidate->n_distinct >= 2 && candidate->n_distinct <= GROUP_VALUES_MAX
         && candidate->n_distinct * 2 <= candidate->n_present
         && candidate->n_present * 2 >= n_rows && candidate->mean_length <= GROUP_LENGTH_MAX;
}

/* The columns that could be the name, best first. */
static gint
find_name (const EfRoleCandidate *candidates, guint n, char **folded)
{
  gint best = -1;
  gint best_rank = 0;

  for (guint i = 0; i < n; i++)
    {
      const EfRoleCandidate *candidate = &candidates[i];
      gint rank = FIND (names, folded[i]);
      gint n_best = best >= 0 ? (gint) candidates[best].n_distinct : 0;

      if (rank < 0 || candidate->kind != EF_COLUMN_TEXT || candidate->n_present == 0
          || is_link_column (candidate))
        continue;
      if (best < 0 || candidate->n_distinct > n_best * DISTINCT_ADVANTAGE
          || (rank < best_rank && candidate->n_distinct * DISTINCT_ADVANTAGE >= n_best))
        {
          best = (gint) i;
          best_rank = rank;
        }
    }
  if (best >= 0)
    return best;

  for (guint i = 0; i < n; i++)
    if (candidates[i].kind == EF_COLUMN_TEXT && !is_link_column (&candidates[i])
        && candidates[i].n_distinct * 2 > candidates[i].n_present)
      return (gint) i;

  return -1;
}

static gint
find_group (const EfRoleCandidate *candidates, guint n, guint n_rows, char **folded, gint name)
{
  gint best = -1;
  gint best_rank = 0;

  for (guint i = 0; i < n; i++)
    {
      gint rank = FIND (groups, folded[i]);

      if ((gint) i == name || !is_category (&candidates[i], n_rows))
        continue;
      if (rank < 0 && candidates[i].mean_length > UNKNOWN_GROUP_LENGTH_MAX)
        continue;
      if (rank < 0)
        rank = G_N_ELEMENTS (groups);
      if (best < 0 || rank < best_rank)
        {
          best = (gint) i;
          best_rank = rank;
        }
    }

  return best;
}

/* The column of that kind with the best known header; without one the first if @any. */
static gint
find_listed (const EfRoleCandidate *candidates, guint n, char **folded, const EfRole *roles,
             const char *const *list, guint n_list, EfColumnKind kind, gboolean want_links,
             gboolean any)
{
  gint best = -1;
  gint best_rank = G_MAXINT;

  for (guint i = 0; i < n; i++)
    {
      gint rank = find (list, n_list, folded[i]);

      if (roles[i] != EF_ROLE_NONE || candidates[i].kind != kind || candidates[i].n_present == 0
          || is_link_column (&candidates[i]) != want_links || (rank < 0 && !any))
        continue;
      if (rank < 0)
        rank = (gint) n_list;
      if (rank < best_rank)
        {
          best = (gint) i;
          best_rank = rank;
        }
    }

  return best;
}

gboolean
ef_roles_is_known_name (const char *header)
{
  g_autofree char *folded = fold (header);

  return FIND (names, folded) >= 0 || FIND (groups, folded) >= 0 || FIND (papers, folded) >= 0
         || FIND (links, folded) >= 0 || FIND (dates, folded) >= 0;
}

gboolean
ef_roles_is_name (const char *header)
{
  g_autofree char *folded = fold (header);

  return FIND (names, folded) >= 0 || FIND (groups, folded) >= 0;
}

void
ef_roles_guess (const EfRoleCandidate *candidates, guint n, guint n_rows, EfRole *roles)
{
  g_auto (GStrv) folded = g_new0 (char *, n + 1);
  gint index;

  for (guint i = 0; i < n; i++)
    {
      folded[i] = fold (candidates[i].name);
      roles[i] = EF_ROLE_NONE;
    }

  index = find_name (candidates, n, folded);
  if (index >= 0)
    roles[index] = EF_ROLE_NAME;
  index = find_group (candidates, n, n_rows, folded, index);
  if (index >= 0)
    roles[index] = EF_ROLE_GROUP;
  index = find_listed (candidates, n, folded, roles, dates, G_N_ELEMENTS (dates), EF_COLUMN_DATE,
                       FALSE, TRUE);
  if (index >= 0)
    roles[index] = EF_ROLE_DATE;
  index = find_listed (candidates, n, folded, roles, links, G_N_ELEMENTS (links), EF_COLUMN_TEXT,
                       TRUE, TRUE);
  if (index >= 0)
    roles[index] = EF_ROLE_LINK;
  index = find_listed (candidates, n, folded, roles, papers, G_N_ELEMENTS (papers), EF_COLUMN_TEXT,
                       FALSE, FALSE);
  if (index >= 0)
    roles[index] = EF_ROLE_PAPER;
}

static void
survey_texts (EfColumn *column, EfRoleCandidate *candidate)
{
  const guint32 *ids = ef_column_get_text_ids (column);
  const guint n_rows = ef_column_get_n_rows (column);
  const guint32 n_texts = ef_text_pool_get_size (ef_column_get_pool (column));
  g_autofree guint8 *seen = g_new0 (guint8, n_texts + 1);
  guint n_sampled = 0;
  guint n_links = 0;
  gsize n_bytes = 0;

  /* Of few categories all have been seen soon, and the rest of the rows says nothing new. */
  for (guint row = 0;
       row < n_rows && (n_sampled < ROLE_SAMPLE || candidate->n_distinct < n_texts); row++)
    {
      if (ids[row] == 0)
        continue;
      candidate->n_distinct += !seen[ids[row]];
      seen[ids[row]] = TRUE;
      if (n_sampled < ROLE_SAMPLE)
        {
          const char *text = ef_column_get_text (column, row);

          n_sampled++;
          n_bytes += strlen (text);
          n_links += g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
        }
    }
  if (n_sampled > 0)
    {
      candidate->mean_length = (double) n_bytes / n_sampled;
      candidate->n_links = (guint) ((guint64) n_links * candidate->n_present / n_sampled);
    }
}

void
ef_roles_assign (GPtrArray *columns, guint n_rows)
{
  const guint n = columns->len;
  g_autofree EfRoleCandidate *candidates = g_new0 (EfRoleCandidate, n);
  g_autofree EfRole *roles = g_new0 (EfRole, n);

  for (guint i = 0; i < n; i++)
    {
      EfColumn *column = g_ptr_array_index (columns, i);

      candidates[i].name = ef_column_get_name (column);
      candidates[i].kind = ef_column_get_kind (column);
      candidates[i].n_present = ef_column_get_n_present (column);
      if (candidates[i].kind == EF_COLUMN_TEXT)
        survey_texts (column, &candidates[i]);
    }
  ef_roles_guess (candidates, n, n_rows, roles);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EfColumn) column = g_ptr_array_index (columns, i);

      g_ptr_array_index (columns, i) = roles[i] != EF_ROLE_NONE
                                         ? ef_column_with_role (column, roles[i])
                                         : ef_identifier_recognise (column);
    }
}
