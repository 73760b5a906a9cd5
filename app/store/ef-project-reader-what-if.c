/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include <glib/gi18n-lib.h>

/* The scenarios of the project, and which of them a chart supposes; until 1.4 each chart had its
 * own. What one of them names may be unknown here, where the reference data
 * have no such device or grid: then that is reported, and the rest of the scenario stays. */

static void
read_scenario (EfProjectReader *reader, EfWhatIf *what_if)
{
  const char *const *keys = ef_scenario_get_keys ();
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, keys);
  g_autoptr (EfScenario) scenario = ef_scenario_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (attributes, keys[i]);
      g_autoptr (GError) error = NULL;

      if (value != NULL && !ef_scenario_set (scenario, keys[i], value, &error))
        ef_project_reader_report (reader, EF_SEVERITY_WARNING, line, "%s", error->message);
    }

  if (ef_what_if_find (what_if, scenario->name) != NULL || !ef_what_if_put (what_if, scenario))
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                              _("The scenario has no name of its own and was left out."));
}

void
ef_project_read_scenarios (EfProjectReader *reader)
{
  static const char *const names[] = { NULL };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfWhatIf what_if;

  ef_what_if_init (&what_if);
  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "scenario"))
        read_scenario (reader, &what_if);
      else
        ef_project_reader_unknown (reader);
    }
  ef_document_load_scenarios (reader->document, what_if.scenarios);
  ef_what_if_clear (&what_if);
}

/* One of its own has precedence over one of the project that has the name as well. */
static void
choose (EfProjectReader *reader, EfWhatIf *what_if, const char *current, const char *ghost)
{
  gboolean has_ghost;

  ef_what_if_set_current (what_if, current);
  ef_what_if_set_ghost (what_if, ghost);
  has_ghost = what_if->ghost != NULL;
  ef_what_if_join (what_if, ef_document_get_scenarios (reader->document));
  if (what_if->current == NULL)
    ef_what_if_set_current (what_if, current);
  if (!has_ghost)
    ef_what_if_set_ghost (what_if, ghost);
}

static void
report_unknown (EfProjectReader *reader, guint line, const char *name)
{
  ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                            _("The chart has no scenario “%s”."), name);
}

void
ef_project_read_what_if (EfProjectReader *reader, EfWhatIf *what_if)
{
  static const char *const names[] = { "current", "ghost", NULL };
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *current = g_hash_table_lookup (attributes, "current");
  const char *ghost = g_hash_table_lookup (attributes, "ghost");

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "scenario"))
        read_scenario (reader, what_if);
      else
        ef_project_reader_unknown (reader);
    }

  choose (reader, what_if, current, ghost);
  if (current != NULL && what_if->current == NULL)
    report_unknown (reader, line, current);
  if (ghost != NULL && what_if->ghost == NULL)
    report_unknown (reader, line, ghost);
}
