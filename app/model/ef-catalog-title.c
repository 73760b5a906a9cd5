/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog-title.h"

#include <string.h>

#include "ef-words.h"

#define MAX_FORMATS 6

typedef struct
{
  const char *name;
  const char *formats[MAX_FORMATS]; /* of sources in which a reader makes it */
  gboolean below;                   /* directly below the source, else the whole path */
} MadeName;

#define CARD_FORMATS { "hf-card", "hf-eval-results", "markdown", "folder", "cards" }

static const MadeName made_names[] = {
  /* Translators: a table of all results, in the list of tables. */
  { N_ ("Results"), CARD_FORMATS, TRUE },
  /* Translators: a node in the list of tables. */
  { N_ ("Tables in the text"), CARD_FORMATS, TRUE },
  /* Translators: the table of the folds of a run. */
  { N_ ("folds"), { "openml-run" }, TRUE },
  /* Translators: a table of models, in the list of tables. */
  { N_ ("Models"), { "model-index" }, FALSE },
};

static gboolean
has_format (const MadeName *made, const char *format)
{
  for (guint i = 0; i < MAX_FORMATS && made->formats[i] != NULL; i++)
    if (g_strcmp0 (made->formats[i], format) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the part of a path that begins at @start is that name. */
static gboolean
is_part (const char *start, const MadeName *made)
{
  gsize length = strlen (made->name);

  return strncmp (start, made->name, length) == 0
         && (start[length] == '\0'
             || (made->below && g_str_has_prefix (start + length, EF_CATALOG_SEPARATOR)));
}

/* The name in the path of @table that a reader made, and where it begins; NULL if all are the
 * file's. */
static const MadeName *
find_made (EfTable *table, gsize *start)
{
  EfSource *source = ef_table_get_source (table);
  const char *path = ef_table_get_path (table);
  const char *first = strstr (path, EF_CATALOG_SEPARATOR);

  if (source == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made_names); i++)
    {
      const MadeName *made = &made_names[i];
      const char *part = !made->below    ? path
                         : first != NULL ? first + strlen (EF_CATALOG_SEPARATOR)
                                         : NULL;

      if (part != NULL && is_part (part, made) && has_format (made, ef_source_get_format (source)))
        {
          *start = (gsize) (part - path);
          return made;
        }
    }
  return NULL;
}

const char *
ef_table_get_title (EfTable *table)
{
  const MadeName *made;
  gsize start;

  g_return_val_if_fail (table != NULL, NULL);

  made = find_made (table, &start);
  return made != NULL && strcmp (ef_table_get_path (table) + start, made->name) == 0
           ? _ (made->name)
           : ef_table_get_name (table);
}

char *
ef_table_dup_path_title (EfTable *table)
{
  const MadeName *made;
  const char *path;
  gsize start;

  g_return_val_if_fail (table != NULL, NULL);

  path = ef_table_get_path (table);
  made = find_made (table, &start);
  if (made == NULL)
    return g_strdup (path);
  return g_strdup_printf ("%.*s%s%s", (int) start, path, _ (made->name),
                          path + start + strlen (made->name));
}

char *
ef_table_dup_parent_title (EfTable *table)
{
  char *path = ef_table_dup_path_title (table);
  char *last = path != NULL ? g_strrstr (path, EF_CATALOG_SEPARATOR) : NULL;

  if (last == NULL)
    g_clear_pointer (&path, g_free);
  else
    *last = '\0';
  return path;
}

/* The first below @node, or NULL. */
static EfTable *
find_table (EfCatalogNode *node)
{
  EfTable *table = NULL;

  if (ef_catalog_node_get_n_tables (node) > 0)
    return ef_catalog_node_get_table (node, 0);
  for (guint i = 0; i < ef_catalog_node_get_n_children (node) && table == NULL; i++)
    table = find_table (ef_catalog_node_get_child (node, i));
  return table;
}

const char *
ef_catalog_node_get_title (EfCatalogNode *node)
{
  const MadeName *made;
  EfTable *table;
  gsize start;

  g_return_val_if_fail (node != NULL, NULL);

  table = find_table (node);
  made = table != NULL ? find_made (table, &start) : NULL;
  /* The path goes on: it is the name of a node, not of the table. */
  return made != NULL && ef_table_get_path (table)[start + strlen (made->name)] != '\0'
             && strcmp (ef_catalog_node_get_name (node), made->name) == 0
           ? _ (made->name)
           : ef_catalog_node_get_name (node);
}
