/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-alike-tables.h"

#include <string.h>

#include "ef-records.h"
#include "ef-typed-column.h"

/* A table is one more of a group if this share of the columns of both is in common. */
#define COMMON_PERCENT 50
/* Less than that in the names of files is no name for what is in them. */
#define COMMON_LETTERS 3
/* Of nothing known, so many rows with so many columns of numbers are data, and not settings. */
#define ROWS_MIN 3
#define NUMBERS_MIN 2

/* Tables of one place, the first of which the others are like. */
typedef struct
{
  char *kind;        /* of their files */
  char *inside;      /* where in these they are, "" for all of it */
  GHashTable *names; /* of the first table's columns */
  GPtrArray *files;  /* (element-type utf8) */
  GPtrArray *tables; /* (element-type EfTable), of these files */
} Group;

struct _EfAlikeTables
{
  char *name;
  GPtrArray *groups; /* (element-type Group) */
  guint n_files;
  guint n_rows;
};

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->kind);
  g_free (self->inside);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

EfAlikeTables *
ef_alike_tables_new (const char *name)
{
  EfAlikeTables *self = g_new0 (EfAlikeTables, 1);

  self->name = g_strdup (name);
  self->groups = g_ptr_array_new_with_free_func (group_free);

  return self;
}

void
ef_alike_tables_free (EfAlikeTables *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

guint
ef_alike_tables_get_n_files (const EfAlikeTables *self)
{
  return self->n_files;
}

guint
ef_alike_tables_get_n_rows (const EfAlikeTables *self)
{
  return self->n_rows;
}

/* Which are taken, and into which group */

static gboolean
has_data (EfTable *table)
{
  guint n_numbers = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
        continue;
      if (ef_column_get_quantity (column) != NULL)
        return TRUE;
      n_numbers++;
    }

  return n_numbers >= NUMBERS_MIN && ef_table_get_n_rows (table) >= ROWS_MIN;
}

/* What the path of the table says behind the name of its file. */
static const char *
get_inside (EfTable *table, const char *file)
{
  const char *path = ef_table_get_path (table);

  return g_str_has_prefix (path, file) ? path + strlen (file) : "";
}

static gboolean
is_like (const Group *group, EfTable *table)
{
  const guint n_first = g_hash_table_size (group->names);
  const guint n_columns = ef_table_get_n_columns (table);
  guint n_common = 0;

  for (guint i = 0; i < n_columns; i++)
    n_common += g_hash_table_contains (group->names,
                                       ef_column_get_name (ef_table_get_column (table, i)));

  return n_common * 100 >= (n_first + n_columns - n_common) * COMMON_PERCENT;
}

static Group *
ensure_group (EfAlikeTables *self, EfTable *table, const char *kind, const char *inside)
{
  Group *added;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (strcmp (group->kind, kind) == 0 && strcmp (group->inside, inside) == 0
          && is_like (group, table))
        return group;
    }

  added = g_new0 (Group, 1);
  added->kind = g_strdup (kind);
  added->inside = g_strdup (inside);
  added->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  added->files = g_ptr_array_new_with_free_func (g_free);
  added->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_hash_table_add (added->names,
                      g_strdup (ef_column_get_name (ef_table_get_column (table, i))));
  g_ptr_array_add (self->groups, added);

  return added;
}

gboolean
ef_alike_tables_add (EfAlikeTables *self, const char *kind, const char *file, EfCatalogNode *node)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);
      Group *group;

      if (!has_data (table))
        continue;
      group = ensure_group (self, table, kind, get_inside (table, file));
      g_ptr_array_add (group->files, g_strdup (file));
      g_ptr_array_add (group->tables, ef_table_ref (table));
      self->n_rows += ef_table_get_n_rows (table);
      taken = TRUE;
    }
  self->n_files += taken;

  return taken;
}

/* The tables that they make */

static guint
get_field (EfRecords *records, EfColumn *column)
{
  const EfUnit *unit = ef_column_get_unit (column);
  const gboolean is_text = ef_column_get_kind (column) == EF_COLUMN_TEXT;
  /* The same name for another unit is another column. */
  g_autofree char *id = g_strdup_printf ("%s\n%s", ef_column_get_name (column),
                                         unit != NULL ? ef_unit_get_id (unit) : "");
  const EfField field = {
    .id = id,
    .name = ef_column_get_name (column),
    .quantity = ef_column_get_quantity (column),
    .unit = unit,
    .plain = TRUE,
    .text = is_text,
    .role = ef_column_get_role (column),
    .share = EF_TYPED_COLUMN_SHARE,
  };

  return ef_records_get_field (records, &field);
}

/* What leads from the place of a row to the value. */
static const char *
get_suffix (EfColumn *column)
{
  const char *path = ef_column_get_path (column);

  return path != NULL && *path == '.' && strchr ("[/", path[1]) != NULL ? path + 1 : path;
}

/* "b/gemma.json" is "b/gemma". */
static char *
dup_bare_name (const char *file)
{
  const char *base = strrchr (file, '/') != NULL ? strrchr (file, '/') : file;
  static const char *const endings[] = { ".json", ".yaml", ".yml" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *end = g_strrstr (base, endings[i]);

      if (end != NULL && end > base)
        return g_strndup (file, (gsize) (end - file));
    }

  return g_strdup (file);
}

static void
add_rows (EfRecords *records, EfTable *table, const char *file)
{
  static const EfField origin
    = { .name = EF_ALIKE_TABLES_FILE, .plain = TRUE, .text = TRUE, .rank = 1 };
  const guint n_columns = ef_table_get_n_columns (table);
  EfColumn *places = ef_table_get_place_texts (table);
  g_autofree char *bare = dup_bare_name (file);
  g_autofree guint *fields = g_new0 (guint, n_columns + 1);
  guint named;

  for (guint i = 0; i < n_columns; i++)
    fields[i] = get_field (records, ef_table_get_column (table, i));
  named = ef_records_get_field (records, &origin);
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      ef_records_begin_row (records, file,
                            places != NULL ? ef_column_get_text (places, row) : "");
      for (guint i = 0; i < n_columns; i++)
        {
          EfColumn *column = ef_table_get_column (table, i);
          g_autofree char *cell = ef_column_dup_cell (column, row);

          ef_records_set (records, fields[i], cell, get_suffix (column));
        }
      ef_records_set (records, named, bare, NULL);
    }
}

/* What cannot be read was told with the files. NULL with @error only if cancelled. */
static EfTable *
join (const Group *group, const char *name, const char *path, EfSource *source,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (EfDiagnostics) told = ef_diagnostics_new ();
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (EfRecords) records = ef_records_new (name, pool, told);
  EfTable *table;

  for (guint i = 0; i < group->tables->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_rows (records, g_ptr_array_index (group->tables, i),
                g_ptr_array_index (group->files, i));
    }
  table = ef_records_end (records, name, path, source, cancellable, error);
  ef_text_pool_freeze (pool);

  return table;
}

/* TRUE if @words are whole words of @name. */
static gboolean
holds_words (const char *name, const char *words)
{
  const gsize length = strlen (words);

  for (const char *at = strstr (name, words); at != NULL; at = strstr (at + 1, words))
    if ((at == name || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;

  return FALSE;
}

static gboolean
all_hold_words (const GPtrArray *names, const char *words)
{
  for (guint i = 0; i < names->len; i++)
    if (!holds_words (g_ptr_array_index (names, i), words))
      return FALSE;

  return TRUE;
}

/* TRUE if a word begins at @at, or ends before it. */
static gboolean
is_edge (const char *name, const char *at, gboolean end)
{
  const gboolean before = at > name && g_ascii_isalnum (at[-1]);
  const gboolean behind = g_ascii_isalnum (*at);

  return end ? before && !behind : behind && !before;
}

/* "text_generation__chat" of files that all have this in their names or those of their folders;
 * NULL if they have nothing in common that says anything (transfer full). */
static char *
dup_common_words (const Group *group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *best = NULL;
  gsize best_length = COMMON_LETTERS - 1;
  const char *first;

  for (guint i = 0; i < group->files->len; i++)
    g_ptr_array_add (names, dup_bare_name (g_ptr_array_index (group->files, i)));
  first = g_ptr_array_index (names, 0);
  for (const char *start = first; *start != '\0'; start++)
    for (const char *end = start + 1; is_edge (first, start, FALSE); end++)
      {
        const gsize length = (gsize) (end - start);

        if (is_edge (first, end, TRUE) && length > best_length)
          {
            g_autofree char *words = g_strndup (start, length);

            if (!all_hold_words (names, words))
              break;
            g_free (best);
            best = g_steal_pointer (&words);
            best_length = length;
          }
        if (*end == '\0')
          break;
      }

  return g_steal_pointer (&best);
}

/* What the joined table is called in the folder: where its parts stand in their files, or what
 * these have in common (transfer full). */
static char *
dup_name (const Group *group, GHashTable *taken)
{
  const char *inside = group->inside;
  g_autofree char *words = NULL;
  const char *wanted;
  char *name;

  if (g_str_has_prefix (inside, EF_CATALOG_SEPARATOR))
    wanted = inside + strlen (EF_CATALOG_SEPARATOR);
  else
    {
      words = dup_common_words (group);
      wanted = words != NULL ? words : group->kind;
    }
  name = g_strdup (wanted);
  for (guint n = 2; !g_hash_table_add (taken, g_strdup (name)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, n);
    }

  return name;
}

/* A table like no other stays with its file. */
static void
keep_single (const Group *group, EfCatalogNode *root, GHashTable *nodes)
{
  const char *file = g_ptr_array_index (group->files, 0);
  EfCatalogNode *node = g_hash_table_lookup (nodes, file);

  if (node == NULL)
    {
      node = ef_catalog_node_new (file, NULL);
      ef_catalog_node_add_child (root, node);
      g_hash_table_insert (nodes, (gpointer) file, node);
    }
  ef_catalog_node_add_table (node, g_ptr_array_index (group->tables, 0));
}

gboolean
ef_alike_tables_end (EfAlikeTables *self,
                     EfCatalogNode *root,
                     EfSource      *source,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) nodes
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                             (GDestroyNotify) ef_catalog_node_unref);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);
      g_autoptr (EfCatalogNode) node = NULL;
      g_autoptr (EfTable) table = NULL;
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      if (group->tables->len == 1)
        {
          keep_single (group, root, nodes);
          continue;
        }
      name = dup_name (group, taken);
      path = g_strconcat (self->name, EF_CATALOG_SEPARATOR, name, NULL);
      table = join (group, name, path, source, cancellable, error);
      if (table == NULL)
        return FALSE;
      node = ef_catalog_node_new (name, NULL);
      ef_catalog_node_add_table (node, table);
      ef_catalog_node_add_child (root, node);
    }

  return TRUE;
}

/* TRUE if a row of @read is of the file that the first row of @before is of. */
static gboolean
shares_file (EfTable *read, EfTable *before)
{
  gint place = ef_table_find_header (before, EF_ALIKE_TABLES_FILE);
  gint read_place = ef_table_find_header (read, EF_ALIKE_TABLES_FILE);
  EfColumn *files, *read_files;

  if (place < 0 || read_place < 0 || ef_table_get_n_rows (before) == 0)
    return FALSE;
  files = ef_table_get_column (before, (guint) place);
  read_files = ef_table_get_column (read, (guint) read_place);
  if (ef_column_get_kind (files) != EF_COLUMN_TEXT
      || ef_column_get_kind (read_files) != EF_COLUMN_TEXT)
    return FALSE;
  for (guint row = 0; row < ef_table_get_n_rows (read); row++)
    if (strcmp (ef_column_get_text (read_files, row), ef_column_get_text (files, 0)) == 0)
      return TRUE;

  return FALSE;
}

gboolean
ef_alike_tables_is_renamed (EfTable *read, EfTable *before)
{
  EfSource *source;

  g_return_val_if_fail (read != NULL && before != NULL, FALSE);

  source = ef_table_get_source (read);
  if (source == NULL || strcmp (ef_source_get_format (source), "folder") != 0)
    return FALSE;
  for (guint i = 0; i < ef_table_get_n_columns (before); i++)
    {
      EfColumn *column = ef_table_get_column (before, i);

      if (ef_column_get_origin (column) == EF_ORIGIN_REPORTED
          && ef_table_find_header (read, ef_column_get_name (column)) < 0)
        return FALSE;
    }

  return shares_file (read, before);
}
