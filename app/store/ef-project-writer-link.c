/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-writer-private.h"

/* How a table was linked, and from what. */

static void
write_spec (EfProjectWriter *self, const EfLinkSpec *spec)
{
  ef_project_writer_attribute (self, "first-names", spec->names[0]);
  ef_project_writer_attribute (self, "second-names", spec->names[1]);
  ef_project_writer_attribute (self, "match", ef_link_level_to_word (spec->loosest));
  ef_project_writer_attribute (self, "left", spec->left ? "true" : NULL);

  for (guint i = 0; i < spec->keys[0]->len; i++)
    {
      ef_project_writer_start (self, "key");
      ef_project_writer_attribute (self, "first", g_ptr_array_index (spec->keys[0], i));
      ef_project_writer_attribute (self, "second", g_ptr_array_index (spec->keys[1], i));
      ef_project_writer_end (self);
    }
  for (guint i = 0; i < spec->decisions->len; i++)
    {
      const EfLinkDecision *decision = g_ptr_array_index (spec->decisions, i);

      ef_project_writer_start (self, "pair");
      ef_project_writer_attribute (self, "first", decision->first);
      ef_project_writer_attribute (self, "second", decision->second);
      ef_project_writer_attribute (self, "accepted", decision->accepted ? "true" : "false");
      ef_project_writer_end (self);
    }
}

static void
write_part (EfProjectWriter *self, EfTable *table, const EfTableParts *parts, guint number)
{
  EfTable *part = ef_table_parts_get (parts, number);

  ef_project_writer_start (self, "part");
  ef_project_writer_attribute (self, "name", ef_table_get_name (part));
  ef_project_writer_attribute (self, "path", ef_table_get_path (part));
  ef_project_writer_places (self, part);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const char *name = ef_column_get_name (ef_table_get_column (table, i));
      const char *original;
      guint of;

      if (!ef_table_parts_find_column (parts, name, &of, &original) || of != number)
        continue;

      ef_project_writer_start (self, "of");
      ef_project_writer_attribute (self, "name", name);
      ef_project_writer_attribute (self, "original", original);
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}

void
ef_project_writer_linked (EfProjectWriter *self, EfTable *table)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  const EfLinkSpec *spec;

  if (parts == NULL)
    return;

  spec = ef_table_parts_get_spec (parts);
  ef_project_writer_start (self, "linked");
  if (spec != NULL)
    {
      ef_project_writer_attribute (self, "first", ef_table_parts_get_table_id (parts, 0));
      ef_project_writer_attribute (self, "second", ef_table_parts_get_table_id (parts, 1));
      write_spec (self, spec);
    }
  for (guint i = 0; i < ef_table_parts_get_n (parts); i++)
    write_part (self, table, parts, i);
  ef_project_writer_end (self);
}
