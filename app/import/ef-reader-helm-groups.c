/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-quantity.h"
#include "ef-tree.h"

/* HELM's tables, as its web pages show them: "groups/core_scenarios.json" is a list of {title,
 * header, rows}, of which the first column is the model. Header cells say what they measure and
 * which end is better; cells without a value were not measured.
 *
 * Some lists show the same models from several sides, a table for accuracy, one for efficiency:
 * then a model is one row with the columns of all. Others show the same columns for each of many
 * scenarios: then a model has a row in each, and the scenario is a column.
 *
 * HELM writes each table of a list once more into a file of its own,
 * "groups/json/GROUP_TABLE.json". Of a folder with both the lists are enough. */

#define ID "helm-groups"
/* Between the group and the metric, in headers of tables over several groups. */
#define SEPARATOR " - "
/* Where single tables are, beside the lists of them. */
#define TABLE_FOLDER "json"

typedef struct
{
  const EfTreeNode *node;
  const EfTreeNode *header;
  const EfTreeNode *rows;
  const char *title;
} Table;

typedef struct
{
  EfCardRows rows;
  GArray *tables;    /* (element-type Table) those of models */
  GHashTable *names; /* of columns, with the number of tables that have them */
  gboolean side_by_side;
} Groups;

static void
groups_clear (Groups *self)
{
  ef_card_rows_clear (&self->rows);
  g_clear_pointer (&self->tables, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groups, groups_clear)

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list (text, length, &lines);
  const char *const *list = (const char *const *) keys;

  return g_strv_contains (list, "title") && g_strv_contains (list, "header")
             && ef_json_keys_occurs (text, length, "value")
             && ef_json_keys_occurs (text, length, "markdown")
           ? 0.9
           : 0;
}

/* The tables */

/* What a cell says, or NULL. */
static const char *
get_value (const EfTreeNode *cell)
{
  return ef_tree_get_text (ef_tree_get (cell, "value"));
}

static const char *
get_name (const Table *table, guint column)
{
  const char *name = get_value (ef_tree_at (table->header, column));

  return name != NULL ? name : "";
}

static const char *
get_model (const Table *table, guint row)
{
  return get_value (ef_tree_at (ef_tree_at (table->rows, row), 0));
}

/* The first column was "Model/adapter" once. */
static gboolean
is_of_models (const Table *table)
{
  return ef_tree_is (table->header, EF_TREE_LIST) && ef_tree_is (table->rows, EF_TREE_LIST)
         && table->rows->n_children > 0
         && g_ascii_strncasecmp (get_name (table, 0), "model", strlen ("model")) == 0;
}

static gboolean
have_same_models (const Table *a, const Table *b)
{
  if (a->rows->n_children != b->rows->n_children)
    return FALSE;
  for (guint i = 0; i < a->rows->n_children; i++)
    if (g_strcmp0 (get_model (a, i), get_model (b, i)) != 0)
      return FALSE;

  return TRUE;
}

/* What all columns are called, in one text (transfer full). */
static char *
dup_columns (const Table *table)
{
  GString *names = g_string_new (NULL);

  for (guint i = 1; i < table->header->n_children; i++)
    g_string_append_printf (names, "%s\n", get_name (table, i));

  return g_string_free (names, FALSE);
}

/* Each table has the models of the first, and no other the same columns. */
static gboolean
are_side_by_side (GArray *tables)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tables->len; i++)
    if (!have_same_models (&g_array_index (tables, Table, 0), &g_array_index (tables, Table, i))
        || !g_hash_table_add (seen, dup_columns (&g_array_index (tables, Table, i))))
      return FALSE;

  return TRUE;
}

static void
count_names (Groups *self)
{
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      for (guint k = 1; k < table->header->n_children; k++)
        {
          const char *name = get_name (table, k);
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name));

          g_hash_table_insert (self->names, (gpointer) name, GUINT_TO_POINTER (n + 1));
        }
    }
}

/* Columns */

/* The name of a column; where tables side by side share it ("Mean win rate"), with the title of
 * the table (transfer full). */
static char *
dup_column_name (const Groups *self, const Table *table, guint column)
{
  const char *name = get_name (table, column);

  if (self->side_by_side && GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name)) > 1)
    return g_strdup_printf ("%s: %s", table->title != NULL ? table->title : "", name);

  return g_strdup (name);
}

/* What is measured, without the group that it is measured on. */
static const char *
get_metric (const Table *table, guint column)
{
  const EfTreeNode *metadata = ef_tree_get (ef_tree_at (table->header, column), "metadata");
  const char *metric = ef_tree_get_text (ef_tree_get (metadata, "metric"));
  const char *name = get_name (table, column);
  const char *separator = g_strrstr (name, SEPARATOR);

  if (metric != NULL)
    return metric;

  return separator != NULL ? separator + strlen (SEPARATOR) : name;
}

/* What was counted ("# eval") is no score, whatever its name reminds of. */
static guint
add_field (Groups *self, const Table *table, guint column)
{
  const EfTreeNode *header = ef_tree_at (table->header, column);
  const char *metric = get_metric (table, column);
  g_autofree char *name = dup_column_name (self, table, column);
  g_autofree char *id = g_strconcat ("metric\n", name, NULL);
  EfField field = { .id = id, .name = name, .plain = TRUE, .rank = EF_CARD_RANK_METRIC };
  gboolean lower;

  if (*metric == '#')
    field.rank = EF_CARD_RANK_REST;
  else
    field.quantity = ef_quantity_recognise (metric, &field.unit);
  if (ef_tree_get_boolean (ef_tree_get (header, "lower_is_better"), &lower))
    {
      field.direction = lower ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      field.direction_reason = EF_DIRECTION_REASON_FILE;
    }

  return ef_records_get_field (self->rows.records, &field);
}

/* Numbers of the fields of all columns of a table but the first (transfer full). */
static GArray *
list_fields (Groups *self, const Table *table)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < table->header->n_children; i++)
    {
      const guint field = add_field (self, table, i);

      g_array_append_val (fields, field);
    }

  return fields;
}

/* Rows */

/* Side by side the place of a row is that in every table, and a cell says in which it is. */
static void
add_cells (Groups *self, const Table *table, guint row, GArray *fields)
{
  const EfTreeNode *cells = ef_tree_at (table->rows, row);

  for (guint i = 0; i < fields->len; i++)
    {
      const EfTreeNode *cell = ef_tree_at (cells, i + 1);
      g_autofree char *suffix = NULL;

      if (get_value (cell) == NULL)
        continue;
      suffix = self->side_by_side
                 ? g_strdup_printf ("[%u].value in [%u]", i + 1, table->node->index)
                 : g_strdup_printf ("[%u].value", i + 1);
      if (!ef_records_set (self->rows.records, g_array_index (fields, guint, i), get_value (cell),
                           suffix))
        ef_card_rows_report (&self->rows, EF_SEVERITY_WARNING, cell,
                             _("The table has “%s” twice; the first value counts."),
                             get_name (table, i + 1));
    }
}

static void
begin_row (Groups *self, const Table *table, guint row, const char *place)
{
  ef_card_rows_begin_at (&self->rows, place);
  ef_records_set (self->rows.records,
                  ef_records_get_field (self->rows.records, &ef_card_field_model),
                  get_model (table, row), "[0].value");
}

static gboolean
is_cancelled (Groups *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->rows.reading->cancellable, error);
}

/* A row for each model, with the columns of all tables. FALSE with @error only if cancelled. */
static gboolean
add_side_by_side (Groups *self, GError **error)
{
  g_autoptr (GPtrArray) fields
    = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const Table *first = &g_array_index (self->tables, Table, 0);

  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (fields, list_fields (self, &g_array_index (self->tables, Table, i)));
  for (guint row = 0; row < first->rows->n_children; row++)
    {
      g_autofree char *place = g_strdup_printf ("rows[%u]", row);

      if (is_cancelled (self, error))
        return FALSE;
      begin_row (self, first, row, place);
      for (guint i = 0; i < self->tables->len; i++)
        add_cells (self, &g_array_index (self->tables, Table, i), row,
                   g_ptr_array_index (fields, i));
    }

  return TRUE;
}

/* A row for each model in this table. FALSE with @error only if cancelled. */
static gboolean
add_stacked (Groups *self, const Table *table, GError **error)
{
  static const EfField scenario = { .name = "scenario", .plain = TRUE, .text = TRUE,
                                    .role = EF_ROLE_GROUP, .rank = EF_CARD_RANK_DESCRIPTION };
  g_autoptr (GArray) fields = list_fields (self, table);

  for (guint row = 0; row < table->rows->n_children; row++)
    {
      g_autofree char *place = ef_tree_dup_path (ef_tree_at (table->rows, row), NULL);

      if (is_cancelled (self, error))
        return FALSE;
      begin_row (self, table, row, place);
      if (self->tables->len > 1)
        ef_records_set (self->rows.records,
                        ef_records_get_field (self->rows.records, &scenario), table->title, NULL);
      add_cells (self, table, row, fields);
    }

  return TRUE;
}

static gboolean
add_tables (Groups *self, GError **error)
{
  self->side_by_side = self->tables->len > 1 && are_side_by_side (self->tables);
  count_names (self);
  if (self->side_by_side)
    return add_side_by_side (self, error);
  for (guint i = 0; i < self->tables->len; i++)
    if (!add_stacked (self, &g_array_index (self->tables, Table, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
has_values (const Table *table)
{
  for (guint row = 0; row < table->rows->n_children; row++)
    {
      const EfTreeNode *cells = ef_tree_at (table->rows, row);

      for (guint i = 1; i < table->header->n_children; i++)
        if (get_value (ef_tree_at (cells, i)) != NULL)
          return TRUE;
    }

  return FALSE;
}

/* Those of models. @root: a table, or a list of them. */
static GArray *
list_tables (const EfTreeNode *root)
{
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (Table));

  for (guint i = 0; i < ef_tree_count_items (root, NULL); i++)
    {
      const EfTreeNode *node = ef_tree_get_item (root, NULL, i);
      const Table table = {
        .node = node,
        .header = ef_tree_get (node, "header"),
        .rows = ef_tree_get (node, "rows"),
        .title = ef_tree_get_text (ef_tree_get (node, "title")),
      };

      if (is_of_models (&table))
        g_array_append_val (tables, table);
    }

  return tables;
}

/* HELM writes a table of each side of the models, be it that nothing of it was measured in these
 * runs: efficiency, for example. */
static void
leave_out_empty (Groups *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len;)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      if (has_values (table))
        {
          i++;
          continue;
        }
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                              table->title != NULL ? table->title : "?");
      g_array_remove_index (self->tables, i);
    }
  if (titles->len > 0 && self->tables->len > 0)
    ef_diagnostics_add (self->rows.reading->diagnostics, EF_SEVERITY_INFO, self->rows.file, NULL,
                        _("Tables without any value are left out: %s."), titles->str);
}

static EfCatalogNode *
read_helm_groups (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_auto (Groups) self = { 0 };

  tree = ef_card_rows_read_json (&self.rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  self.tables = list_tables (ef_tree_get_root (tree));
  if (self.tables->len == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” holds tables of HELM, but none with a row for each model. These are in "
                     "the folder “groups”."),
                   self.rows.file);
      return NULL;
    }
  leave_out_empty (&self);
  if (self.tables->len == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” holds tables of HELM, but no value is in them: nothing of this was "
                     "measured."),
                   self.rows.file);
      return NULL;
    }
  if (!add_tables (&self, error))
    return NULL;

  return self.side_by_side || self.tables->len == 1
           ? ef_card_rows_end (&self.rows, error)
           : ef_card_rows_end_measures (&self.rows, error);
}

static gboolean
is_among (GPtrArray *paths, const char *path)
{
  guint low = 0, high = paths->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const int order = strcmp (g_ptr_array_index (paths, middle), path);

      if (order == 0)
        return TRUE;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

/* TRUE for "groups/json/mmlu_subject:anatomy.json" beside "groups/mmlu.json". Names of groups have
 * the sign in them that ends them here. */
static gboolean
is_repeated (const char *path, GPtrArray *paths)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *kind = g_path_get_basename (folder);
  g_autofree char *groups = g_path_get_dirname (folder);
  g_autofree char *base = g_path_get_basename (path);

  if (strcmp (kind, TABLE_FOLDER) != 0)
    return FALSE;
  for (const char *end = strchr (base, '_'); end != NULL; end = strchr (end + 1, '_'))
    {
      g_autofree char *list = g_strdup_printf ("%.*s.json", (int) (end - base), base);
      g_autofree char *place
        = strcmp (groups, ".") == 0 ? g_strdup (list) : g_build_filename (groups, list, NULL);

      if (is_among (paths, place))
        return TRUE;
    }

  return FALSE;
}

const EfReader ef_reader_helm_groups = {
  .id = ID,
  .name = N_ ("Tables of HELM's groups (JSON)"),
  .sniff = sniff,
  .read = read_helm_groups,
  .is_repeated = is_repeated,
};
