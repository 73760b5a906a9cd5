/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if.h"

#include <math.h>

static void
add (EfWhatIf *what_if, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, &error);

  g_assert_no_error (error);
  g_assert_true (ef_what_if_put (what_if, scenario));
}

static void
assert_names (const EfWhatIf *self, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->scenarios->len; i++)
    {
      const EfScenario *scenario = self->scenarios->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", scenario->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_list (void)
{
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;
  g_autofree char *number = NULL;
  EfWhatIf self;

  ef_what_if_init (&self);
  add (&self, "name=A,grid=10");
  add (&self, "name=B");
  add (&self, "name=A 2");
  add (&self, "name=A,grid=20"); /* in the place of the first */
  assert_names (&self, "A|B|A 2");
  g_assert_cmpfloat (ef_what_if_find (&self, "A")->intensity, ==, 20);
  g_assert_null (ef_what_if_find (&self, "C"));
  g_assert_null (ef_what_if_find (&self, NULL));

  name = ef_what_if_dup_free_name (&self, "A");
  other = ef_what_if_dup_free_name (&self, "C");
  g_assert_cmpstr (name, ==, "A 3");
  g_assert_cmpstr (other, ==, "C");
  add (&self, "name=PUE 1.1");
  number = ef_what_if_dup_free_name (&self, "PUE 1.1");
  g_assert_cmpstr (number, ==, "PUE 1.1 (2)");
  ef_what_if_clear (&self);
}

/* Without a name nothing could refer to it, and there is an end to how many a file may bring. */
static void
test_limits (void)
{
  g_autoptr (EfScenario) nameless = ef_scenario_new ();
  g_autoptr (EfScenario) last = ef_scenario_from_text ("name=last", NULL);
  EfWhatIf self;

  ef_what_if_init (&self);
  g_assert_false (ef_what_if_put (&self, nameless));
  for (guint i = 0; i < EF_WHAT_IF_MAX; i++)
    {
      g_autofree char *text = g_strdup_printf ("name=%u", i);

      add (&self, text);
    }
  g_assert_false (ef_what_if_put (&self, last));
  g_assert_true (ef_what_if_put (&self, ef_what_if_find (&self, "7")));
  ef_what_if_clear (&self);
}

/* "A|B": scenarios that suppose nothing. */
static void
init_named (EfWhatIf *self, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);

  ef_what_if_init (self);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *text = g_strconcat ("name=", parts[i], NULL);

      add (self, text);
    }
}

static void
test_rename (void)
{
  EfWhatIf self;

  ef_what_if_init (&self);
  add (&self, "name=A");
  add (&self, "name=B");
  ef_what_if_set_current (&self, "A");
  ef_what_if_set_ghost (&self, "B");

  g_assert_false (ef_what_if_rename (&self, "A", "B"));
  g_assert_false (ef_what_if_rename (&self, "A", ""));
  g_assert_false (ef_what_if_rename (&self, "C", "D"));
  g_assert_true (ef_what_if_rename (&self, "A", "A"));
  g_assert_true (ef_what_if_rename (&self, self.current, "Sweden"));
  g_assert_true (ef_what_if_rename (&self, self.ghost, "Poland"));
  assert_names (&self, "Sweden|Poland");
  g_assert_cmpstr (self.current, ==, "Sweden");
  g_assert_cmpstr (self.ghost, ==, "Poland");
  ef_what_if_clear (&self);
}

static void
test_remove (void)
{
  EfWhatIf self;

  ef_what_if_init (&self);
  add (&self, "name=A");
  add (&self, "name=B");
  add (&self, "name=C");
  ef_what_if_set_current (&self, "B");
  ef_what_if_set_ghost (&self, "C");

  ef_what_if_remove (&self, self.current);
  g_assert_cmpstr (self.current, ==, "C");
  ef_what_if_remove (&self, "nothing");
  ef_what_if_remove (&self, "C");
  g_assert_cmpstr (self.current, ==, "A");
  g_assert_cmpstr (self.ghost, ==, EF_WHAT_IF_DATA);
  ef_what_if_remove (&self, "A");
  g_assert_null (self.current);
  g_assert_cmpuint (self.scenarios->len, ==, 0);
  ef_what_if_clear (&self);
}

/* What another chart did to the scenarios. */
static void
test_follow (void)
{
  static const struct
  {
    const char *before, *current, *ghost, *after, *new_current, *new_ghost;
  } cases[] = {
    { "A|B|C", "B", "C", "A|B|C|D", "B", "C" },        /* added */
    { "A|B|C", "B", "C", "A|X|C", "X", "C" },          /* renamed */
    { "A|B|C", "B", "C", "A|B|X", "B", "X" },
    { "A|B|C", "B", "C", "A|C", "C", EF_WHAT_IF_DATA }, /* removed: its neighbour, */
    { "A|B|C", "C", "B", "A|B", "B", EF_WHAT_IF_DATA }, /* which is no ghost of itself */
    { "A|B|C", "A", "B", "A|C", "A", EF_WHAT_IF_DATA }, /* a ghost has none */
    { "A|B|C", "A", EF_WHAT_IF_DATA, "B|C", "B", EF_WHAT_IF_DATA },
    { "A", "A", NULL, "", NULL, NULL },
    { "A", NULL, EF_WHAT_IF_DATA, "X", NULL, EF_WHAT_IF_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfWhatIf self, after;

      init_named (&self, cases[i].before);
      init_named (&after, cases[i].after);
      ef_what_if_set_current (&self, cases[i].current);
      ef_what_if_set_ghost (&self, cases[i].ghost);
      ef_what_if_follow (&self, self.scenarios, after.scenarios);
      assert_names (&self, cases[i].after);
      g_assert_cmpstr (self.current, ==, cases[i].new_current);
      g_assert_cmpstr (self.ghost, ==, cases[i].new_ghost);
      ef_what_if_clear (&self);
      ef_what_if_clear (&after);
    }
}

/* Where both have a name, what the chart supposes stays what it is, under another one. */
static void
test_join (void)
{
  EfWhatIf self, others;

  ef_what_if_init (&self);
  ef_what_if_init (&others);
  add (&others, "name=Same,grid=SWE");
  add (&others, "name=Green,grid=SWE");
  add (&others, "name=Green 2,grid=NOR");
  add (&self, "name=Green,grid=FRA");
  add (&self, "name=Same,grid=SWE");
  add (&self, "name=Own,grid=DEU");
  ef_what_if_set_current (&self, "Green");
  ef_what_if_set_ghost (&self, "Same");
  ef_what_if_join (&self, others.scenarios);
  assert_names (&self, "Same|Green|Green 2|Green 3|Own");
  g_assert_cmpstr (self.current, ==, "Green 3");
  g_assert_cmpstr (ef_what_if_get_current (&self)->grid, ==, "FRA");
  g_assert_cmpstr (self.ghost, ==, "Same");

  /* Nothing comes twice. */
  ef_what_if_join (&others, self.scenarios);
  g_assert_true (ef_scenarios_equal (self.scenarios, others.scenarios));
  ef_what_if_clear (&self);
  ef_what_if_clear (&others);
}

static void
assert_ghost (const EfWhatIf *self, const char *expected)
{
  EfScenario *ghost = ef_what_if_dup_ghost (self);
  g_autofree char *text = ghost != NULL ? ef_scenario_to_text (ghost) : NULL;

  g_clear_pointer (&ghost, ef_scenario_free);
  g_assert_cmpstr (text, ==, expected);
}

/* The data as they are count what the scenario counts, so that the two can be laid over each
 * other. */
static void
test_ghost (void)
{
  EfWhatIf self;

  ef_what_if_init (&self);
  assert_ghost (&self, NULL);
  add (&self, "name=A,grid=SWE,pue=1.1,runs=1000,tokens=500,activity=inference,replace=yes");
  add (&self, "name=B,grid=10");
  assert_ghost (&self, NULL); /* nothing is supposed */
  ef_what_if_set_current (&self, "A");
  assert_ghost (&self, "runs=1000,tokens=500,activity=inference");
  ef_what_if_set_ghost (&self, "B");
  assert_ghost (&self, "name=B,grid=10");
  ef_what_if_set_ghost (&self, "A"); /* that is the chart itself */
  assert_ghost (&self, "runs=1000,tokens=500,activity=inference");
  ef_what_if_set_ghost (&self, "nothing");
  assert_ghost (&self, NULL);
  ef_what_if_clear (&self);
}

static void
test_same_points (void)
{
  EfWhatIf a, b;

  ef_what_if_init (&a);
  add (&a, "name=A,grid=SWE");
  ef_what_if_copy (&b, &a);
  g_assert_true (ef_what_if_equal (&a, &b));

  /* One that is only kept moves no point. */
  add (&b, "name=B,grid=POL");
  g_assert_false (ef_what_if_equal (&a, &b));
  g_assert_true (ef_what_if_same_points (&a, &b));
  ef_what_if_set_current (&a, "A");
  g_assert_false (ef_what_if_same_points (&a, &b));
  ef_what_if_set_current (&b, "A");
  g_assert_true (ef_what_if_same_points (&a, &b));
  ef_what_if_set_ghost (&b, "B");
  g_assert_false (ef_what_if_same_points (&a, &b));
  ef_what_if_clear (&a);
  ef_what_if_clear (&b);
}

/* Who looks at the ghost sees beside it what was looked at before. */
static void
test_change_places (void)
{
  EfWhatIf self;

  ef_what_if_init (&self);
  add (&self, "name=A");
  add (&self, "name=B");
  add (&self, "name=C");
  ef_what_if_set_current (&self, "A");
  ef_what_if_set_ghost (&self, "B");
  ef_what_if_set_current (&self, "B");
  g_assert_cmpstr (self.ghost, ==, "A");
  ef_what_if_set_current (&self, "C");
  g_assert_cmpstr (self.ghost, ==, "A");

  ef_what_if_set_current (&self, NULL);
  ef_what_if_set_current (&self, "A"); /* nothing was current before */
  g_assert_cmpstr (self.ghost, ==, EF_WHAT_IF_DATA);

  ef_what_if_set_ghost (&self, "B");
  ef_what_if_remove (&self, "A"); /* its neighbour comes up */
  g_assert_cmpstr (self.current, ==, "B");
  g_assert_cmpstr (self.ghost, ==, EF_WHAT_IF_DATA);
  ef_what_if_set_ghost (&self, NULL);
  ef_what_if_set_current (&self, "C");
  g_assert_null (self.ghost);
  ef_what_if_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/what-if/list", test_list);
  g_test_add_func ("/scene/what-if/limits", test_limits);
  g_test_add_func ("/scene/what-if/rename", test_rename);
  g_test_add_func ("/scene/what-if/remove", test_remove);
  g_test_add_func ("/scene/what-if/follow", test_follow);
  g_test_add_func ("/scene/what-if/join", test_join);
  g_test_add_func ("/scene/what-if/ghost", test_ghost);
  g_test_add_func ("/scene/what-if/change-places", test_change_places);
  g_test_add_func ("/scene/what-if/same-points", test_same_points);

  return g_test_run ();
}
