/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The memory of decisions. A header is found by its key, in which the sorted names stand one behind
 * the other with their lengths, so that no two headers share one whatever their names contain. The
 * rules stand in the order in which they were learnt last: the oldest go first when there are too
 * many, and a file has them in this order. */

/* The key of the decisions for any table. */
#define ANY_TABLE "*"

static void
choices_free (gpointer data)
{
  EfChoices *self = data;

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->by_name);
  g_free (self->path);
  g_free (self);
}

static EfChoices *
choices_new (const char *path)
{
  EfChoices *self = g_new0 (EfChoices, 1);

  self->path = g_strdup (path);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new ();

  return self;
}

void
ef_choices_add (EfChoices *self, const char *column, const EfColumnChoice *choice)
{
  EfColumnChoice *known = g_hash_table_lookup (self->by_name, column);
  char *name;

  if (choice->made == 0)
    return;

  if (known != NULL)
    {
      ef_column_choice_add (known, choice);
      return;
    }

  name = g_strdup (column);
  g_hash_table_insert (self->by_name, name, g_memdup2 (choice, sizeof *choice));
  g_ptr_array_add (self->names, name);
}

static void
choices_add_all (EfChoices *self, const EfChoices *other)
{
  for (guint i = 0; i < other->names->len; i++)
    {
      const char *name = g_ptr_array_index (other->names, i);

      ef_choices_add (self, name, g_hash_table_lookup (other->by_name, name));
    }
}

static gboolean
choices_equal (const EfChoices *self, const EfChoices *other)
{
  if (self->names->len != other->names->len)
    return FALSE;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      const EfColumnChoice *choice = g_hash_table_lookup (other->by_name, name);

      if (choice == NULL
          || !ef_column_choice_equal (g_hash_table_lookup (self->by_name, name), choice))
        return FALSE;
    }

  return TRUE;
}

static void
rule_free (gpointer data)
{
  EfHeaderRule *self = data;

  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->special);
  choices_free (self->general);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->key);
  g_free (self);
}

EfChoices *
ef_header_rule_ensure (EfHeaderRule *self, const char *path)
{
  EfChoices *choices;

  if (path == NULL)
    return self->general;

  choices = g_hash_table_lookup (self->by_path, path);
  if (choices == NULL)
    {
      choices = choices_new (path);
      g_ptr_array_add (self->special, choices);
      g_hash_table_insert (self->by_path, choices->path, choices);
    }

  return choices;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorts @names (element-type utf8), which a table has once each, and drops what a file may have
 * twice. */
static char *
make_key (GPtrArray *names)
{
  GString *key = g_string_new (NULL);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 1; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i - 1), g_ptr_array_index (names, i)) == 0)
      g_ptr_array_index (names, i - 1) = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (name != NULL)
        g_string_append_printf (key, "%zu:%s", strlen (name), name);
    }

  return g_string_free (key, FALSE);
}

static char *
make_table_key (const EfTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_ptr_array_add (names, (gpointer) ef_column_get_name (ef_table_get_column (table, i)));

  return make_key (names);
}

/* @key (transfer full); @names may hold NULL, and is NULL for any table. */
static EfHeaderRule *
add_rule (EfMapping *self, char *key, GPtrArray *names)
{
  EfHeaderRule *rule = g_new0 (EfHeaderRule, 1);

  rule->key = key;
  rule->general = choices_new (NULL);
  rule->special = g_ptr_array_new_with_free_func (choices_free);
  rule->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  if (names != NULL)
    {
      rule->names = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < names->len; i++)
        if (g_ptr_array_index (names, i) != NULL)
          g_ptr_array_add (rule->names, g_strdup (g_ptr_array_index (names, i)));
    }

  g_ptr_array_add (self->rules, rule);
  g_hash_table_insert (self->by_key, rule->key, rule);

  return rule;
}

EfHeaderRule *
ef_mapping_ensure_rule (EfMapping *self, const char *const *names)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *key = NULL;
  EfHeaderRule *rule;

  if (names == NULL)
    key = g_strdup (ANY_TABLE);
  else
    {
      sorted = g_ptr_array_new ();
      for (guint i = 0; names[i] != NULL; i++)
        g_ptr_array_add (sorted, (gpointer) names[i]);
      key = make_key (sorted);
    }

  rule = g_hash_table_lookup (self->by_key, key);

  return rule != NULL ? rule : add_rule (self, g_steal_pointer (&key), sorted);
}

static EfHeaderRule *
ensure_rule_of_table (EfMapping *self, const EfTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_ptr_array_add (names, (gpointer) ef_column_get_name (ef_table_get_column (table, i)));
  g_ptr_array_add (names, NULL);

  return ef_mapping_ensure_rule (self, (const char *const *) names->pdata);
}

/* What was learnt last is forgotten last. */
static void
make_newest (EfMapping *self, EfHeaderRule *rule)
{
  guint index;

  if (g_ptr_array_find (self->rules, rule, &index) && index + 1 < self->rules->len)
    {
      g_ptr_array_steal_index (self->rules, index);
      g_ptr_array_add (self->rules, rule);
    }
}

static void
forget (EfMapping *self, EfHeaderRule *rule)
{
  g_hash_table_remove (self->by_key, rule->key);
  g_ptr_array_remove (self->rules, rule);
}

static void
mapping_clear (gpointer data)
{
  EfMapping *self = data;

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rules);
}

EfMapping *
ef_mapping_new (void)
{
  EfMapping *self = g_atomic_rc_box_new0 (EfMapping);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

EfMapping *
ef_mapping_ref (EfMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ef_mapping_unref (EfMapping *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, mapping_clear);
}

EfMapping *
ef_mapping_copy (const EfMapping *self)
{
  EfMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = ef_mapping_new ();
  for (guint i = 0; i < self->rules->len; i++)
    {
      const EfHeaderRule *rule = g_ptr_array_index (self->rules, i);
      EfHeaderRule *other = add_rule (copy, g_strdup (rule->key), rule->names);

      choices_add_all (other->general, rule->general);
      for (guint k = 0; k < rule->special->len; k++)
        {
          const EfChoices *choices = g_ptr_array_index (rule->special, k);

          choices_add_all (ef_header_rule_ensure (other, choices->path), choices);
        }
    }

  return copy;
}

guint
ef_mapping_get_n_headers (const EfMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rules->len;
}

gboolean
ef_mapping_knows (const EfMapping *self, const EfTable *table)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  if (self->rules->len == 0)
    return FALSE;
  key = make_table_key (table);

  return g_hash_table_contains (self->by_key, key);
}

void
ef_mapping_note (EfMapping *self, const EfTable *table)
{
  g_return_if_fail (self != NULL && table != NULL);

  if (ef_table_get_n_columns (table) > 0)
    ensure_rule_of_table (self, table);
}

void
ef_mapping_choose (EfMapping *self, const char *const *header, const char *path,
                   const char *column, const EfColumnChoice *choice)
{
  EfHeaderRule *rule;

  g_return_if_fail (self != NULL && column != NULL && choice != NULL);

  rule = ef_mapping_ensure_rule (self, header);
  ef_choices_add (ef_header_rule_ensure (rule, path), column, choice);
  make_newest (self, rule);
}

void
ef_mapping_trim (EfMapping *self, guint max)
{
  guint n_oldest;

  g_return_if_fail (self != NULL);

  if (self->rules->len <= max)
    return;

  n_oldest = self->rules->len - max;
  for (guint i = 0; i < n_oldest; i++)
    {
      EfHeaderRule *rule = g_ptr_array_index (self->rules, i);

      g_hash_table_remove (self->by_key, rule->key);
    }
  g_ptr_array_remove_range (self->rules, 0, n_oldest);
}

/* ---- Learning ---- */

/* The tables of one header in an import, and what was chosen of each. */
typedef struct
{
  GPtrArray *tables;  /* of EfTable, as they were before */
  GPtrArray *choices; /* of EfChoices, as many */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static Group *
group_new (void)
{
  Group *self = g_new (Group, 1);

  self->tables = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (choices_free);

  return self;
}

static EfChoices *
compare_tables (const EfTable *before, const EfTable *after)
{
  EfChoices *choices = choices_new (NULL);

  if (before == after)
    return choices;

  for (guint i = 0; i < ef_table_get_n_columns (after); i++)
    {
      EfColumn *column = ef_table_get_column (after, i);
      const EfColumn *old = before != NULL ? ef_table_get_column (before, i) : NULL;
      EfColumnChoice choice;

      if (old == column)
        continue;
      choice = ef_column_choice_between (old, column);
      ef_choices_add (choices, ef_column_get_name (column), &choice);
    }

  return choices;
}

/* The groups in the order of their first tables. @before may be NULL. */
static GPtrArray *
group_tables (EfCatalogNode *before, EfCatalogNode *after)
{
  g_autoptr (GPtrArray) old_tables = before != NULL ? ef_catalog_node_list_tables (before) : NULL;
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (after);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  g_return_val_if_fail (old_tables == NULL || old_tables->len == tables->len, groups);

  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      EfTable *old = old_tables != NULL ? g_ptr_array_index (old_tables, i) : NULL;
      g_autofree char *key = make_table_key (table);
      Group *group = g_hash_table_lookup (by_key, key);

      if (ef_table_get_n_columns (table) == 0)
        continue;
      if (group == NULL)
        {
          group = group_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_key, g_steal_pointer (&key), group);
        }
      g_ptr_array_add (group->tables, table);
      g_ptr_array_add (group->choices, compare_tables (old, table));
    }

  return groups;
}

static gboolean
group_agrees (const Group *self)
{
  for (guint i = 1; i < self->choices->len; i++)
    if (!choices_equal (g_ptr_array_index (self->choices, 0), g_ptr_array_index (self->choices, i)))
      return FALSE;

  return TRUE;
}

/* All tables of the header were decided alike: that is said of the header, and what was said of
 * single tables must not stand against it. */
static void
learn_alike (EfHeaderRule *rule, const EfChoices *choices)
{
  choices_add_all (rule->general, choices);
  for (guint i = 0; i < rule->special->len; i++)
    choices_add_all (g_ptr_array_index (rule->special, i), choices);
}

static void
learn_group (EfMapping *self, const Group *group, EfLearn how)
{
  const EfTable *first = g_ptr_array_index (group->tables, 0);
  const EfChoices *choices = g_ptr_array_index (group->choices, 0);
  g_autofree char *key = make_table_key (first);
  EfHeaderRule *rule = g_hash_table_lookup (self->by_key, key);
  gboolean known = rule != NULL;
  gboolean alike = group_agrees (group);

  if (alike && choices->names->len == 0 && (!known || how == EF_LEARN_MORE))
    return;

  if (known && how == EF_LEARN_ANEW)
    forget (self, rule);
  rule = ensure_rule_of_table (self, first);

  if (alike)
    learn_alike (rule, choices);
  else
    for (guint i = 0; i < group->tables->len; i++)
      {
        choices = g_ptr_array_index (group->choices, i);
        if (choices->names->len > 0)
          choices_add_all (
            ef_header_rule_ensure (rule, ef_table_get_path (g_ptr_array_index (group->tables, i))),
            choices);
      }
  make_newest (self, rule);
}

void
ef_mapping_learn (EfMapping *self, EfCatalogNode *before, EfCatalogNode *after, EfLearn how)
{
  g_autoptr (GPtrArray) groups = NULL;

  g_return_if_fail (self != NULL && after != NULL);

  groups = group_tables (before, after);
  for (guint i = 0; i < groups->len; i++)
    learn_group (self, g_ptr_array_index (groups, i), how);
}

/* ---- Applying ---- */

/* The rules for one table, the most special last. */
typedef struct
{
  const EfChoices *layers[3];
  guint n_layers;
} Decisions;

static void
add_layer (Decisions *self, const EfChoices *choices)
{
  if (choices != NULL && choices->names->len > 0)
    self->layers[self->n_layers++] = choices;
}

static Decisions
find_decisions (const EfMapping *self, const EfTable *table)
{
  Decisions decisions = { .n_layers = 0 };
  g_autofree char *key = NULL;
  const EfHeaderRule *rule;

  if (self->rules->len == 0)
    return decisions;

  rule = g_hash_table_lookup (self->by_key, ANY_TABLE);
  if (rule != NULL)
    add_layer (&decisions, rule->general);

  key = make_table_key (table);
  rule = g_hash_table_lookup (self->by_key, key);
  if (rule != NULL)
    {
      add_layer (&decisions, rule->general);
      add_layer (&decisions, g_hash_table_lookup (rule->by_path, ef_table_get_path (table)));
    }

  return decisions;
}

/* FALSE if nothing was decided about the column. */
static gboolean
decide (const Decisions *decisions, const char *column, EfColumnChoice *choice)
{
  *choice = (EfColumnChoice){ 0 };
  for (guint i = 0; i < decisions->n_layers; i++)
    {
      const EfColumnChoice *layer = g_hash_table_lookup (decisions->layers[i]->by_name, column);

      if (layer != NULL)
        ef_column_choice_add (choice, layer);
    }

  return choice->made != 0;
}

static void
report_text (EfDiagnostics *diagnostics, const EfTable *table, const EfColumn *column)
{
  const EfSource *source = ef_table_get_source (table);
  const char *place = ef_table_get_place (table);

  ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING,
                      source != NULL ? ef_source_get_name (source) : ef_table_get_name (table),
                      place != NULL && *place != '\0' ? place : NULL,
                      _("Column “%s” was not read as numbers, so it cannot be what the mapping "
                        "says."),
                      ef_column_get_name (column));
}

EfTable *
ef_mapping_apply_to_table (const EfMapping *self, EfTable *table, EfDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) columns = NULL;
  Decisions decisions;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  decisions = find_decisions (self, table);
  for (guint i = 0; decisions.n_layers > 0 && i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      g_autoptr (EfColumn) changed = NULL;
      EfColumnChoice choice;

      if (!decide (&decisions, ef_column_get_name (column), &choice))
        continue;
      if (diagnostics != NULL && !ef_column_choice_fits (&choice, ef_column_get_kind (column)))
        report_text (diagnostics, table, column);
      changed = ef_column_choice_apply (&choice, column);
      if (changed == column)
        continue;

      if (columns == NULL)
        {
          columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
          for (guint k = 0; k < ef_table_get_n_columns (table); k++)
            g_ptr_array_add (columns, ef_column_ref (ef_table_get_column (table, k)));
        }
      ef_column_unref (columns->pdata[i]);
      columns->pdata[i] = g_steal_pointer (&changed);
    }

  return columns != NULL ? ef_table_with_columns (table, columns) : ef_table_ref (table);
}

EfCatalogNode *
ef_mapping_apply (const EfMapping *self, EfCatalogNode *root, EfDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GHashTable) changed = NULL;

  g_return_val_if_fail (self != NULL && root != NULL, NULL);

  if (self->rules->len == 0)
    return ef_catalog_node_ref (root);

  tables = ef_catalog_node_list_tables (root);
  changed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_table_unref);
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      g_autoptr (EfTable) wanted = ef_mapping_apply_to_table (self, table, diagnostics);

      if (wanted != table)
        g_hash_table_insert (changed, table, g_steal_pointer (&wanted));
    }

  return ef_catalog_node_replace_tables (root, changed);
}

guint
ef_mapping_count_tables (const EfMapping *self, EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL && root != NULL, 0);

  tables = ef_catalog_node_list_tables (root);
  for (guint i = 0; i < tables->len; i++)
    {
      const EfTable *table = g_ptr_array_index (tables, i);
      Decisions decisions = find_decisions (self, table);
      EfColumnChoice choice;
      gboolean met = FALSE;

      for (guint k = 0; !met && k < ef_table_get_n_columns (table); k++)
        met = decide (&decisions, ef_column_get_name (ef_table_get_column (table, k)), &choice);
      n += met;
    }

  return n;
}
