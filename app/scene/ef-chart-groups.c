/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-groups.h"

#include <string.h>

#include "ef-chart-data.h"
#include "ef-words.h"

/*
 * Groups come by falling count, so the colours that differ most go to those that matter most. What
 * does not get one of the first nine places shares the tenth as "Other". Points without a text
 * come last, whatever their number: "no value" is not a family.
 *
 * A list of one name only, such as "China,China" where a country stands once for each organisation
 * of a model, belongs to that name: a reader would take two colours for two countries.
 */

typedef struct
{
  guint32 id; /* of the column's pool, the first of those that say the same */
  guint count;
  char *text;
} Group;

static void
clear_group (gpointer group)
{
  g_free (((Group *) group)->text);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *group_a = a;
  const Group *group_b = b;

  if ((group_a->id == 0) != (group_b->id == 0))
    return group_a->id == 0 ? 1 : -1;
  if (group_a->count != group_b->count)
    return group_a->count > group_b->count ? -1 : 1;

  return strcmp (group_a->text, group_b->text);
}

/* ---- Lists of one name ---- */

static const char *
skip_blanks (const char *text)
{
  return text + strspn (text, " \t\n");
}

/* The length of the item at @item, up to @separator or the end. */
static gsize
measure_item (const char *item, const char *separator)
{
  gsize length = strcspn (item, separator);

  while (length > 0 && g_ascii_isspace (item[length - 1]))
    length--;
  return length;
}

/* "1,1" is a number that somebody wrote with a comma. */
static gboolean
has_letter (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (text[i]) || (guchar) text[i] >= 0x80)
      return TRUE;

  return FALSE;
}

/* The name of which @text is a list of nothing else, or NULL (transfer full). */
static char *
dup_repeated_name (const char *text)
{
  const char *end = strpbrk (text, ",;");
  const char *first = skip_blanks (text);
  char separator[2] = { 0 };
  gsize length;

  if (end == NULL)
    return NULL;

  separator[0] = *end;
  length = measure_item (first, separator);
  if (!has_letter (first, length))
    return NULL;
  for (; end != NULL; end = strpbrk (end, separator))
    {
      const char *item = skip_blanks (++end);

      if (measure_item (item, separator) != length || strncmp (item, first, length) != 0)
        return NULL;
    }

  return g_strndup (first, length);
}

/* ---- Counting ---- */

/* Which texts say the same. */
typedef struct
{
  EfTextPool *pool;
  guint32 *same;        /* by id, the first that says the same, plus one; 0: not looked at yet */
  GHashTable *repeated; /* (element-type utf8 guint32): names that stand only in lists */
} Texts;

static void
texts_init (Texts *self, EfTextPool *pool)
{
  self->pool = pool;
  self->same = g_new0 (guint32, (gsize) ef_text_pool_get_size (pool) + 1);
  self->repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
texts_clear (Texts *self)
{
  g_clear_pointer (&self->same, g_free);
  g_clear_pointer (&self->repeated, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

static guint32
find_same (Texts *self, guint32 id)
{
  g_autofree char *name = dup_repeated_name (ef_text_pool_get (self->pool, id));
  guint32 found = name != NULL ? ef_text_pool_find (self->pool, name) : id;

  if (found != 0 || name == NULL)
    return found;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->repeated, name));
  if (found == 0)
    g_hash_table_insert (self->repeated, g_steal_pointer (&name), GUINT_TO_POINTER (found = id));

  return found;
}

static guint32
get_same (Texts *self, guint32 id)
{
  if (self->same[id] == 0)
    self->same[id] = find_same (self, id) + 1;

  return self->same[id] - 1;
}

static char *
dup_name (const Texts *self, guint32 id)
{
  const char *text = ef_text_pool_get (self->pool, id);
  char *name = dup_repeated_name (text);

  return name != NULL ? name : g_strdup (text);
}

/* The groups that occur (element-type Group), in their order. */
static GArray *
count_groups (Texts *texts, const guint32 *ids, const guint32 *rows, guint n)
{
  g_autofree guint *counts
    = g_new0 (guint, (gsize) ef_text_pool_get_size (texts->pool) + 1);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < n; i++)
    {
      guint32 id = get_same (texts, ids[rows[i]]);

      if (counts[id]++ == 0)
        {
          Group group = { id, 0, dup_name (texts, id) };

          g_array_append_val (groups, group);
        }
    }
  for (guint g = 0; g < groups->len; g++)
    g_array_index (groups, Group, g).count = counts[g_array_index (groups, Group, g).id];
  g_array_sort (groups, compare_groups);

  return groups;
}

/* The names of @groups, with "Other" for those behind the last place (transfer full). */
static void
list_names (const GArray *groups, guint n_own, EfGroupNames *names)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  names->other = n_own < groups->len ? (gint) n_own : -1;
  names->no_value = -1;
  for (guint g = 0; g < n_own; g++)
    {
      const Group *group = &g_array_index (groups, Group, g);

      if (group->text[0] == '\0')
        names->no_value = (gint) g;
      g_ptr_array_add (list, g_strdup (group->text[0] != '\0' ? group->text : _ ("No value")));
    }
  if (n_own < groups->len)
    g_ptr_array_add (list, g_strdup (_ ("Other")));
  g_ptr_array_add (list, NULL);

  names->names = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

static guint
count_own (const GArray *groups)
{
  return groups->len <= EF_CHART_GROUPS_MAX ? groups->len : EF_CHART_GROUPS_MAX - 1;
}

guint8 *
ef_chart_groups_new (const EfColumn *column,
                     const guint32 *rows,
                     guint n,
                     const guint32 *counted,
                     guint n_counted,
                     EfGroupNames *names)
{
  EfTextPool *pool = ef_column_get_pool (column);
  const guint32 *ids = ef_column_get_text_ids (column);
  g_auto (Texts) texts = { 0 };
  g_autoptr (GArray) groups = NULL;
  g_autofree guint8 *group_of_id = g_new0 (guint8, (gsize) ef_text_pool_get_size (pool) + 1);
  guint8 *out = g_new (guint8, MAX (n, 1));
  guint n_own;

  texts_init (&texts, pool);
  groups = count_groups (&texts, ids, counted, n_counted);
  n_own = count_own (groups);
  for (guint g = 0; g < groups->len; g++)
    group_of_id[g_array_index (groups, Group, g).id] = (guint8) MIN (g, n_own);
  for (guint i = 0; i < n; i++)
    out[i] = group_of_id[get_same (&texts, ids[rows[i]])];
  list_names (groups, n_own, names);

  return out;
}

/* ---- Of several charts ---- */

void
ef_chart_groups_count (const EfColumn *column, const guint32 *rows, guint n, GHashTable *counts)
{
  g_auto (Texts) texts = { 0 };
  g_autoptr (GArray) groups = NULL;

  texts_init (&texts, ef_column_get_pool (column));
  groups = count_groups (&texts, ef_column_get_text_ids (column), rows, n);
  for (guint g = 0; g < groups->len; g++)
    {
      const Group *group = &g_array_index (groups, Group, g);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, group->text));

      g_hash_table_insert (counts, g_strdup (group->text),
                           GUINT_TO_POINTER (before + group->count));
    }
}

void
ef_chart_groups_choose (GHashTable *counts, EfGroupNames *names)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  GHashTableIter iter;
  gpointer name, count;

  g_array_set_clear_func (groups, clear_group);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      Group group = { *(const char *) name != '\0', GPOINTER_TO_UINT (count), g_strdup (name) };

      g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_groups);

  list_names (groups, count_own (groups), names);
}

guint8 *
ef_chart_groups_sort (const EfColumn *column, const guint32 *rows, guint n,
                      const EfGroupNames *names)
{
  EfTextPool *pool = ef_column_get_pool (column);
  const guint32 *ids = ef_column_get_text_ids (column);
  gsize size = (gsize) ef_text_pool_get_size (pool) + 1;
  g_autofree guint8 *group_of_id = g_new (guint8, size);
  guint8 *out = g_new (guint8, MAX (n, 1));
  guint8 last = (guint8) (g_strv_length (names->names) - 1);

  memset (group_of_id, G_MAXUINT8, size);
  for (guint i = 0; i < n; i++)
    {
      guint32 id = ids[rows[i]];

      if (group_of_id[id] == G_MAXUINT8)
        {
          g_autofree char *repeated = dup_repeated_name (ef_text_pool_get (pool, id));
          const char *text = repeated != NULL ? repeated : ef_text_pool_get (pool, id);
          guint8 g = 0;

          while (g < last && (text[0] == '\0' ? g != names->no_value
                                              : !g_str_equal (names->names[g], text)))
            g++;
          group_of_id[id] = g;
        }
      out[i] = group_of_id[id];
    }

  return out;
}
