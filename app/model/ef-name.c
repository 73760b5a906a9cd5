/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-name-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names longer than this are cut before they are compared: the time of the comparison is the
 * product of both lengths, and what a person mistypes shows early. */
#define MAX_COMPARED 96

/* A name that holds what was wanted is nearer than any that needs letters changed. */
#define DISTANCE_CONTAINS 0
#define DISTANCE_NONE G_MAXUINT

typedef struct
{
  const char *name;
  guint distance;
  gsize length;
} Candidate;

/* How many letters differ (Levenshtein), over bytes: near enough for a suggestion. */
static guint
edit_distance (const char *a,
               const char *b)
{
  guint row[MAX_COMPARED + 1];
  gsize a_length = MIN (strlen (a), MAX_COMPARED);
  gsize b_length = MIN (strlen (b), MAX_COMPARED);

  for (gsize j = 0; j <= b_length; j++)
    row[j] = j;

  for (gsize i = 1; i <= a_length; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= b_length; j++)
        {
          guint replaced = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[b_length];
}

static gboolean
is_separator (char c)
{
  return c == '>' || c == '/';
}

static guint
count_parts (const char *folded)
{
  guint n_parts = 1;

  for (const char *p = folded; *p != '\0'; p++)
    n_parts += is_separator (*p);

  return n_parts;
}

/* The last @n_parts parts of a folded path, or all of it. */
static const char *
last_parts (const char *folded,
            guint       n_parts)
{
  const char *p = folded + strlen (folded);

  while (p > folded && (!is_separator (p[-1]) || --n_parts > 0))
    p--;

  return p;
}

/* The distance if it is small for words of that length, else DISTANCE_NONE. */
static guint
near_distance (const char *wanted,
               const char *name)
{
  guint distance = edit_distance (wanted, name);

  return distance <= 1 + MIN (strlen (wanted), MAX_COMPARED) / 3 ? distance : DISTANCE_NONE;
}

/* A path is compared with as much of the end of another as it has parts, then by its last part. */
static guint
measure (const char *wanted,
         const char *name)
{
  g_autofree char *folded = ef_name_fold (name);
  guint distance;

  if (*wanted == '\0' || *folded == '\0')
    return DISTANCE_NONE;
  if (strstr (folded, wanted) != NULL
      || (strlen (folded) > 2 && strstr (wanted, folded) != NULL))
    return DISTANCE_CONTAINS;

  distance = near_distance (wanted, last_parts (folded, count_parts (wanted)));
  if (distance != DISTANCE_NONE)
    return distance + 1;

  distance = near_distance (last_parts (wanted, 1), last_parts (folded, 1));

  return distance != DISTANCE_NONE ? distance + MAX_COMPARED : DISTANCE_NONE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;

  return strcmp (one->name, other->name);
}

void
ef_name_append_quoted (GString    *list,
                       const char *name)
{
  if (list->len > 0)
    g_string_append (list, ", ");
  /* Translators: quotation marks around a name. */
  g_string_append_printf (list, _("“%s”"), name);
}

char *
ef_name_fold (const char *name)
{
  GString *dense = g_string_sized_new (strlen (name));
  g_autofree char *folded = NULL;

  folded = g_utf8_validate (name, -1, NULL) ? g_utf8_casefold (name, -1)
                                            : g_ascii_strdown (name, -1);
  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (dense, *p);

  return g_string_free (dense, FALSE);
}

char *
ef_name_describe_near (const char *wanted,
                       GPtrArray  *names)
{
  g_autofree char *folded = ef_name_fold (wanted);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GString *list;

  for (guint i = 0; i < names->len; i++)
    {
      Candidate candidate = { .name = g_ptr_array_index (names, i) };

      candidate.distance = measure (folded, candidate.name);
      candidate.length = strlen (candidate.name);
      if (candidate.distance != DISTANCE_NONE)
        g_array_append_val (near, candidate);
    }

  if (near->len == 0)
    return NULL;

  g_array_sort (near, compare_candidates);
  list = g_string_new (NULL);
  for (guint i = 0; i < near->len && i < EF_NAME_MAX_CANDIDATES; i++)
    ef_name_append_quoted (list, g_array_index (near, Candidate, i).name);

  return g_string_free (list, FALSE);
}

char *
ef_name_describe_list (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < EF_NAME_MAX_CANDIDATES; i++)
    ef_name_append_quoted (list, g_ptr_array_index (names, i));
  if (names->len > EF_NAME_MAX_CANDIDATES)
    g_string_append (list, ", …");

  return g_string_free (list, FALSE);
}
