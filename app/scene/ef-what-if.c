/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if.h"

#include <string.h>

/* There are a handful of scenarios at most, so all is a plain list that is walked through. */

GPtrArray *
ef_scenarios_copy (const GPtrArray *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_scenario_free);

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->len; i++)
    g_ptr_array_add (copy, ef_scenario_copy (self->pdata[i]));

  return copy;
}

gboolean
ef_scenarios_equal (const GPtrArray *a, const GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!ef_scenario_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

void
ef_what_if_init (EfWhatIf *self)
{
  g_return_if_fail (self != NULL);

  self->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_scenario_free);
  self->current = NULL;
  self->ghost = g_strdup (EF_WHAT_IF_DATA);
}

void
ef_what_if_copy (EfWhatIf *self, const EfWhatIf *from)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (from != NULL);

  self->scenarios = ef_scenarios_copy (from->scenarios);
  self->current = g_strdup (from->current);
  self->ghost = g_strdup (from->ghost);
}

void
ef_what_if_clear (EfWhatIf *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->ghost, g_free);
}

gboolean
ef_what_if_equal (const EfWhatIf *a, const EfWhatIf *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->current, b->current) == 0 && g_strcmp0 (a->ghost, b->ghost) == 0
         && ef_scenarios_equal (a->scenarios, b->scenarios);
}

static gboolean
same_scenario (const EfScenario *a, const EfScenario *b)
{
  return a == NULL || b == NULL ? a == b : ef_scenario_equal (a, b);
}

gboolean
ef_what_if_same_points (const EfWhatIf *a, const EfWhatIf *b)
{
  EfScenario *first, *second;
  gboolean same;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!same_scenario (ef_what_if_get_current (a), ef_what_if_get_current (b)))
    return FALSE;

  first = ef_what_if_dup_ghost (a);
  second = ef_what_if_dup_ghost (b);
  same = same_scenario (first, second);
  g_clear_pointer (&first, ef_scenario_free);
  g_clear_pointer (&second, ef_scenario_free);

  return same;
}

/* The place of the one of that name, or -1. */
static gint
find_in (const GPtrArray *scenarios, const char *name)
{
  for (guint i = 0; name != NULL && i < scenarios->len; i++)
    {
      const EfScenario *scenario = scenarios->pdata[i];

      if (g_strcmp0 (scenario->name, name) == 0)
        return (gint) i;
    }

  return -1;
}

static gint
find_index (const EfWhatIf *self, const char *name)
{
  return find_in (self->scenarios, name);
}

const EfScenario *
ef_what_if_find (const EfWhatIf *self, const char *name)
{
  gint index;

  g_return_val_if_fail (self != NULL, NULL);

  index = find_index (self, name);

  return index >= 0 ? self->scenarios->pdata[index] : NULL;
}

const EfScenario *
ef_what_if_get_current (const EfWhatIf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ef_what_if_find (self, self->current);
}

EfScenario *
ef_what_if_dup_ghost (const EfWhatIf *self)
{
  const EfScenario *current;
  const EfScenario *other;
  EfScenario *data;

  g_return_val_if_fail (self != NULL, NULL);

  current = ef_what_if_get_current (self);
  if (current == NULL || self->ghost == NULL)
    return NULL;

  if (!g_str_equal (self->ghost, EF_WHAT_IF_DATA))
    {
      other = ef_what_if_find (self, self->ghost);
      return other != NULL && other != current ? ef_scenario_copy (other) : NULL;
    }

  data = ef_scenario_new ();
  data->activity = current->activity;
  data->tokens = current->tokens;
  data->runs = current->runs;

  return data;
}

/* "Sweden 2", but "PUE 1.1 (2)". */
static char *
count_name (const char *wish, guint i)
{
  gboolean number = g_ascii_isdigit (wish[strlen (wish) - 1]);

  return g_strdup_printf (number ? "%s (%u)" : "%s %u", wish, i);
}

char *
ef_what_if_dup_free_name (const EfWhatIf *self, const char *wish)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (wish != NULL && *wish != '\0', NULL);

  if (find_index (self, wish) < 0)
    return g_strdup (wish);
  for (guint i = 2;; i++)
    {
      g_autofree char *name = count_name (wish, i);

      if (find_index (self, name) < 0)
        return g_steal_pointer (&name);
    }
}

gboolean
ef_what_if_put (EfWhatIf *self, const EfScenario *scenario)
{
  EfScenario *copy;
  gint index;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (scenario != NULL, FALSE);

  if (scenario->name == NULL || *scenario->name == '\0')
    return FALSE;
  index = find_index (self, scenario->name);
  if (index < 0 && self->scenarios->len >= EF_WHAT_IF_MAX)
    return FALSE;

  /* Copied before the old one goes: they may be the same. */
  copy = ef_scenario_copy (scenario);
  if (index >= 0)
    {
      ef_scenario_free (self->scenarios->pdata[index]);
      self->scenarios->pdata[index] = copy;
    }
  else
    {
      g_ptr_array_add (self->scenarios, copy);
    }

  return TRUE;
}

static void
set_name (char **field, const char *name)
{
  char *copy = g_strdup (name);

  g_free (*field);
  *field = copy;
}

/* Nothing is a ghost of itself. @instead: the name of another one, or NULL. */
static void
part_ghost (EfWhatIf *self, const char *instead)
{
  if (self->current != NULL && g_strcmp0 (self->ghost, self->current) == 0)
    set_name (&self->ghost, find_index (self, instead) >= 0 ? instead : EF_WHAT_IF_DATA);
}

/* What became of the scenario of that name; NULL if there is nothing left of it. */
static const char *
find_successor (const char *name, const GPtrArray *before, const GPtrArray *after)
{
  gint index = find_in (before, name);
  const EfScenario *at;

  if (find_in (after, name) >= 0)
    return name;
  if (index < 0 || after->len == 0)
    return NULL;

  /* Renamed: a new name at the same place. Else removed: whoever moved up, or the last one. */
  at = after->pdata[MIN ((guint) index, after->len - 1)];

  return at->name;
}

void
ef_what_if_follow (EfWhatIf *self, const GPtrArray *before, const GPtrArray *after)
{
  gboolean has_ghost;
  const char *ghost = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (before != NULL && after != NULL);

  has_ghost = self->ghost != NULL && !g_str_equal (self->ghost, EF_WHAT_IF_DATA);
  if (self->current != NULL)
    set_name (&self->current, find_successor (self->current, before, after));
  if (has_ghost)
    {
      /* Only a name may follow: another ghost would compare with what nobody asked for. */
      gint index = find_in (before, self->ghost);

      ghost = find_successor (self->ghost, before, after);
      if (ghost != NULL && before->len != after->len && find_in (after, self->ghost) < 0)
        ghost = NULL;
      set_name (&self->ghost, ghost != NULL && index >= 0 ? ghost : EF_WHAT_IF_DATA);
    }
  g_ptr_array_unref (self->scenarios);
  self->scenarios = ef_scenarios_copy (after);
  part_ghost (self, NULL);
}

/* Not one of @self, and none of @others. */
static char *
dup_name_for_both (const EfWhatIf *self, const GPtrArray *others, const char *wish)
{
  for (guint i = 2;; i++)
    {
      g_autofree char *name = count_name (wish, i);

      if (find_index (self, name) < 0 && find_in (others, name) < 0)
        return g_steal_pointer (&name);
    }
}

void
ef_what_if_join (EfWhatIf *self, const GPtrArray *others)
{
  GPtrArray *joined;

  g_return_if_fail (self != NULL);
  g_return_if_fail (others != NULL);

  joined = ef_scenarios_copy (others);
  for (guint i = 0; i < self->scenarios->len; i++)
    {
      const EfScenario *scenario = self->scenarios->pdata[i];
      gint index = find_in (joined, scenario->name);

      if (index >= 0 && ef_scenario_equal (joined->pdata[index], scenario))
        continue;
      if (index >= 0)
        {
          g_autofree char *name = dup_name_for_both (self, joined, scenario->name);

          ef_what_if_rename (self, scenario->name, name);
        }
      g_ptr_array_add (joined, ef_scenario_copy (scenario));
    }
  g_ptr_array_unref (self->scenarios);
  self->scenarios = joined;
}

gboolean
ef_what_if_rename (EfWhatIf *self, const char *name, const char *new_name)
{
  g_autofree char *old = g_strdup (name);
  EfScenario *scenario;
  gint index;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (new_name != NULL, FALSE);

  index = find_index (self, old);
  if (index < 0 || *new_name == '\0')
    return FALSE;
  if (g_str_equal (new_name, old))
    return TRUE;
  if (find_index (self, new_name) >= 0)
    return FALSE;

  scenario = self->scenarios->pdata[index];
  set_name (&scenario->name, new_name);
  if (g_strcmp0 (self->current, old) == 0)
    set_name (&self->current, new_name);
  if (g_strcmp0 (self->ghost, old) == 0)
    set_name (&self->ghost, new_name);

  return TRUE;
}

void
ef_what_if_remove (EfWhatIf *self, const char *name)
{
  g_autofree char *gone = g_strdup (name);
  const EfScenario *neighbour;
  gint index;

  g_return_if_fail (self != NULL);

  index = find_index (self, gone);
  if (index < 0)
    return;

  g_ptr_array_remove_index (self->scenarios, (guint) index);
  if (g_strcmp0 (self->current, gone) == 0)
    {
      index = MIN (index, (gint) self->scenarios->len - 1);
      neighbour = index >= 0 ? self->scenarios->pdata[index] : NULL;
      set_name (&self->current, neighbour != NULL ? neighbour->name : NULL);
    }
  if (g_strcmp0 (self->ghost, gone) == 0)
    set_name (&self->ghost, EF_WHAT_IF_DATA);
  part_ghost (self, NULL);
}

void
ef_what_if_set_current (EfWhatIf *self, const char *name)
{
  g_autofree char *before = NULL;

  g_return_if_fail (self != NULL);

  before = g_strdup (self->current);
  set_name (&self->current, find_index (self, name) >= 0 ? name : NULL);
  part_ghost (self, before);
}

void
ef_what_if_set_ghost (EfWhatIf *self, const char *name)
{
  gboolean known;

  g_return_if_fail (self != NULL);

  known = name != NULL && (g_str_equal (name, EF_WHAT_IF_DATA) || find_index (self, name) >= 0);
  set_name (&self->ghost, known ? name : NULL);
  part_ghost (self, NULL);
}
