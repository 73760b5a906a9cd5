/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include <glib/gi18n-lib.h>

/* How a table was linked, and from what. Whatever is wrong with it, the table itself stays. */

static void
read_nothing (EfProjectReader *reader)
{
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    ef_project_reader_unknown (reader);
}

/* A key or a pair of names. */
static void
read_pair (EfProjectReader *reader, EfLinkSpec *spec, gboolean is_key)
{
  static const char *const known[] = { "first", "second", "accepted", NULL };
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  const char *first = g_hash_table_lookup (attributes, "first");
  const char *second = g_hash_table_lookup (attributes, "second");
  const char *accepted = g_hash_table_lookup (attributes, "accepted");

  if (first == NULL || second == NULL)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                              _("What was linked with what is not complete."));
  else if (is_key)
    ef_link_spec_add_key (spec, first, second);
  else
    ef_link_spec_decide (spec, first, second, g_strcmp0 (accepted, "false") != 0);
  read_nothing (reader);
}

/* One of the tables that were linked. */
static void
read_part (EfProjectReader *reader, EfTableParts *parts, guint n_rows)
{
  static const char *const known[] = { "name", "path", "source", "place-kind", "place", NULL };
  static const char *const known_of[] = { "name", "original", NULL };
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                  g_hash_table_unref);
  g_auto (EfProjectPlaces) places = { NULL };
  g_autoptr (EfTable) part = NULL;
  guint number;

  ef_project_places_init (&places, reader, attributes, line);
  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "of"))
        {
          g_ptr_array_add (columns, ef_project_reader_attributes (reader, known_of));
          read_nothing (reader);
        }
      else if (!ef_project_read_places (reader, &places))
        ef_project_reader_unknown (reader);
    }
  if (reader->error != NULL)
    return;

  part = ef_project_build_part (reader, attributes, &places, n_rows, line);
  number = ef_table_parts_add (parts, part);
  for (guint i = 0; i < columns->len; i++)
    {
      GHashTable *of = g_ptr_array_index (columns, i);
      const char *name = g_hash_table_lookup (of, "name");
      const char *original = g_hash_table_lookup (of, "original");

      if (name != NULL && original != NULL)
        ef_table_parts_add_column (parts, name, number, original);
    }
}

EfTableParts *
ef_project_read_linked (EfProjectReader *reader, guint n_rows)
{
  static const char *const known[] = {
    "first", "second", "first-names", "second-names", "match", "left", NULL,
  };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  g_autoptr (EfTableParts) parts = ef_table_parts_new ();
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  const char *first = g_hash_table_lookup (attributes, "first");
  const char *second = g_hash_table_lookup (attributes, "second");
  EfLinkLevel level;

  spec->names[0] = g_strdup (g_hash_table_lookup (attributes, "first-names"));
  spec->names[1] = g_strdup (g_hash_table_lookup (attributes, "second-names"));
  spec->left = g_strcmp0 (g_hash_table_lookup (attributes, "left"), "true") == 0;
  if (ef_link_level_from_word (g_hash_table_lookup (attributes, "match"), &level)
      && level <= EF_LINK_BASE)
    spec->loosest = level;

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "key"))
        read_pair (reader, spec, TRUE);
      else if (ef_project_reader_is (reader, "pair"))
        read_pair (reader, spec, FALSE);
      else if (ef_project_reader_is (reader, "part"))
        read_part (reader, parts, n_rows);
      else
        ef_project_reader_unknown (reader);
    }

  if (first != NULL && second != NULL)
    ef_table_parts_set_recipe (parts, spec, first, second);

  return ef_table_parts_get_n (parts) > 0 ? g_steal_pointer (&parts) : NULL;
}
