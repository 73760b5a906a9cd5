/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-catalog-title.h"
#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-metafile-property.h"
#include "ef-metafile-set.h"

/* The model-index of Papers with Code, as OpenMMLab's metafiles and the pages of timm hold it:
 * models with their metadata and results, in YAML, or in comments of Markdown texts.
 *
 * A row is a result. Each data set of a task becomes a table of its own, because results on
 * different ones cannot be compared; models without any result come into the only table, or into
 * one of their own. What a model does not say of itself it has from its collection, which may stand
 * in another file. */

#define ID "model-index"

/* Tables; what is beyond shares one more. */
#define GROUPS_MAX 500

/* A model or a collection. */
typedef struct
{
  const EfMetafile *file;
  const EfTreeNode *node;
} Model;

/* The rows of one data set. */
typedef struct
{
  char *task;
  char *dataset;
  EfCardRows rows;
} Group;

typedef struct
{
  EfReading *reading;
  const char *file;
  EfMetafileSet *set;
  EfTextPool *pool;
  GHashTable *collections;     /* name to Model */
  GHashTable *distinguishing;  /* see ef_metafile_note_differences() */
  GHashTable *groups_by_key;   /* "task\ndataset" to Group */
  GPtrArray *groups;           /* (element-type Group), in the order of the files */
  GArray *bare;                /* (element-type Model), without results */
  guint n_models;
} Metafiles;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->task);
  g_free (self->dataset);
  ef_card_rows_clear (&self->rows);
  g_free (self);
}

static void
metafiles_clear (Metafiles *self)
{
  g_clear_pointer (&self->bare, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->groups_by_key, g_hash_table_unref);
  g_clear_pointer (&self->distinguishing, g_hash_table_unref);
  g_clear_pointer (&self->collections, g_hash_table_unref);
  g_clear_pointer (&self->pool, ef_text_pool_unref);
  g_clear_pointer (&self->set, ef_metafile_set_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Metafiles, metafiles_clear)

/* Recognising */

/* Whether a line begins with @key, as the key of a mapping in YAML. */
static gboolean
has_line (const char *text, const char *key)
{
  const gsize length = strlen (key);

  for (const char *p = text; (p = strstr (p, key)) != NULL; p += length)
    if ((p == text || p[-1] == '\n') && (p[length] == '\0' || g_ascii_isspace (p[length])))
      return TRUE;

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gsize text_length;
  g_autofree char *text
    = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *end;

  if (ef_metafile_find_comment (text, text + text_length, &end) != NULL)
    return 0.9;
  if ((has_line (text, "Models:") || has_line (text, "Collections:"))
      && (strstr (text, "Name:") != NULL || strstr (text, "Import:") != NULL))
    return 0.9;
  if (has_line (text, "Import:")
      && (strstr (text, "\n- ") != NULL || strstr (text, "\n  - ") != NULL))
    return 0.85;
  /* Parts that other files name. */
  if ((has_line (text, "Task:") || has_line (text, "- Task:")) && strstr (text, "Metrics:") != NULL)
    return 0.8;

  return has_line (text, "Metadata:") && strstr (text, "\n  ") != NULL ? 0.75 : 0;
}

/* Shapes */

/* A text, or what a mapping says under "Name"; of a list, its first entry. */
static const char *
get_name (const EfTreeNode *node)
{
  static const char *const keys[] = { "Name", "name", "Type", "type", NULL };

  if (ef_tree_is (node, EF_TREE_LIST))
    node = ef_tree_at (node, 0);

  return ef_card_get_entry (node, keys);
}

/* Metadata */

/* The metadata of a model or a collection: a mapping, or the file that holds it. @file: (out): the
 * file in which it stands. */
static const EfTreeNode *
get_metadata (Metafiles *self, const Model *owner, const EfMetafile **file)
{
  const EfTreeNode *metadata = ef_tree_get (owner->node, "Metadata");
  const EfTreeNode *root;

  *file = owner->file;
  if (ef_tree_get_text (metadata) == NULL)
    return metadata;
  *file = ef_metafile_set_follow (self->set, owner->file, metadata);
  if (*file == NULL)
    return NULL;
  root = ef_tree_get_root ((*file)->tree);

  return ef_tree_get (root, "Metadata") != NULL ? ef_tree_get (root, "Metadata") : root;
}

/* Reads all of the owner's metadata that @nearer does not say. Returns it. */
static const EfTreeNode *
read_metadata (Metafiles *self, EfCardRows *rows, const Model *owner, const EfTreeNode *nearer)
{
  const EfMetafile *file;
  const EfTreeNode *metadata = get_metadata (self, owner, &file);

  if (metadata == NULL)
    return NULL;
  rows->outside = file->part;
  for (guint i = 0; ef_tree_is (metadata, EF_TREE_MAPPING) && i < metadata->n_children; i++)
    {
      const EfTreeNode *node = ef_tree_at (metadata, i);

      if (ef_tree_get (nearer, node->key) == NULL && !ef_tree_is_null (node))
        ef_metafile_read_property (rows, self->distinguishing, node->key, node, TRUE);
    }

  return metadata;
}

/* Groups */

static Group *
get_group (Metafiles *self, const char *task, const char *dataset)
{
  g_autofree char *key = NULL;
  Group *group;

  task = task != NULL ? task : "";
  dataset = dataset != NULL ? dataset : "";
  if (self->groups->len >= GROUPS_MAX)
    task = dataset = "";
  key = g_strconcat (task, "\n", dataset, NULL);
  group = g_hash_table_lookup (self->groups_by_key, key);
  if (group != NULL)
    return group;

  group = g_new0 (Group, 1);
  group->task = g_strdup (task);
  group->dataset = g_strdup (dataset);
  ef_card_rows_init (&group->rows, self->reading, self->pool);
  g_hash_table_insert (self->groups_by_key, g_steal_pointer (&key), group);
  g_ptr_array_add (self->groups, group);

  return group;
}

/* Models */

static const Model *
find_collection (Metafiles *self, EfCardRows *rows, const EfTreeNode *model)
{
  const EfTreeNode *node = ef_tree_get (model, "In Collection");
  const char *name = ef_tree_get_text (node);
  const Model *collection
    = name != NULL ? g_hash_table_lookup (self->collections, name) : NULL;

  if (name != NULL && collection == NULL)
    ef_card_rows_report (rows, EF_SEVERITY_WARNING, node,
                         _("There is no collection “%s”, so the model has nothing from it."), name);

  return collection;
}

/* All that stands about a model beside its results. */
static void
read_description (Metafiles *self, EfCardRows *rows, const Model *owner)
{
  static const char *const elsewhere[]
    = { "Name", "In Collection", "Metadata", "Results", "Paper", NULL };
  static const EfField group = {
    .name = "collection",
    .plain = TRUE,
    .text = TRUE,
    .role = EF_ROLE_GROUP,
    .rank = EF_CARD_RANK_DESCRIPTION,
  };
  const EfTreeNode *model = owner->node;
  const Model *collection = find_collection (self, rows, model);
  const EfTreeNode *paper = ef_tree_get (model, "Paper");
  const EfTreeNode *metadata;

  ef_card_rows_set (rows, &ef_card_field_model, NULL, ef_tree_get (model, "Name"));
  ef_card_rows_set (rows, &group, NULL, ef_tree_get (model, "In Collection"));
  metadata = read_metadata (self, rows, owner, NULL);
  if (collection != NULL)
    {
      read_metadata (self, rows, collection, metadata);
      paper = paper != NULL ? paper : ef_tree_get (collection->node, "Paper");
    }
  ef_metafile_read_paper (rows, paper);
  for (guint i = 0; i < model->n_children; i++)
    {
      const EfTreeNode *node = ef_tree_at (model, i);

      if (!g_strv_contains (elsewhere, node->key))
        ef_metafile_read_property (rows, self->distinguishing, node->key, node, FALSE);
    }
}

static void
read_metrics (EfCardRows *rows, const EfTreeNode *result)
{
  const EfTreeNode *metrics = ef_tree_get (result, "Metrics");

  if (ef_tree_is_null (metrics))
    return;
  if (metrics->kind != EF_TREE_MAPPING)
    {
      ef_card_rows_report (rows, EF_SEVERITY_WARNING, metrics,
                           _("Here metrics are expected, each with its name. What stands here is "
                             "left out."));
      return;
    }
  for (guint i = 0; i < metrics->n_children; i++)
    ef_card_rows_add_metric (rows, ef_tree_at (metrics, i)->key, NULL, ef_tree_at (metrics, i),
                             NULL, NULL);
}

/* A row of @group for a model; with the metrics of @result, which may be NULL, in @file. */
static void
read_row (Metafiles *self, Group *group, const Model *model, const EfTreeNode *result,
          const EfMetafile *file)
{
  const EfTreeNode *task = ef_tree_get (result, "Task");
  const EfTreeNode *dataset = ef_tree_get (result, "Dataset");
  const EfField fields[] = {
    { .name = "task", .plain = TRUE, .text = TRUE, .rank = EF_CARD_RANK_DESCRIPTION },
    { .name = "dataset", .plain = TRUE, .text = TRUE, .rank = EF_CARD_RANK_DESCRIPTION },
  };

  ef_card_rows_begin (&group->rows, model->node, model->file->part);
  read_description (self, &group->rows, model);
  if (result == NULL)
    return;
  group->rows.outside = file->part;
  if (get_name (task) != NULL)
    ef_card_rows_set (&group->rows, &fields[0], get_name (task), task);
  if (get_name (dataset) != NULL)
    ef_card_rows_set (&group->rows, &fields[1], get_name (dataset), dataset);
  read_metrics (&group->rows, result);
}

/* Rows for what stands as results: one, a list of them, or a file that holds either. @file: in
 * which that stands; another than the model's is not followed any further. */
static guint
read_results (Metafiles *self, const Model *model, const EfTreeNode *results,
              const EfMetafile *file)
{
  guint n = 0;

  if (ef_tree_get_text (results) != NULL && file == model->file)
    {
      const EfMetafile *other = ef_metafile_set_follow (self->set, file, results);

      return other != NULL && other != file
               ? read_results (self, model, ef_tree_get_root (other->tree), other)
               : 0;
    }
  if (ef_tree_is (results, EF_TREE_LIST))
    {
      for (guint i = 0; i < results->n_children; i++)
        if (!ef_tree_is (ef_tree_at (results, i), EF_TREE_LIST))
          n += read_results (self, model, ef_tree_at (results, i), file);
      return n;
    }
  /* A file may hold them under their name. */
  if (file != model->file && ef_tree_is (ef_tree_get (results, "Results"), EF_TREE_LIST))
    return read_results (self, model, ef_tree_get (results, "Results"), file);
  if (!ef_tree_is (results, EF_TREE_MAPPING))
    return 0;

  read_row (self,
            get_group (self, get_name (ef_tree_get (results, "Task")),
                       get_name (ef_tree_get (results, "Dataset"))),
            model, results, file);

  return 1;
}

/* Calls @visit for the entries of a list, or the one that stands for it, that are mappings. */
static void
for_each (Metafiles *self, const char *key,
          void (*visit) (Metafiles *self, const EfMetafile *file, const EfTreeNode *node))
{
  for (guint i = 0; i < ef_metafile_set_get_n (self->set); i++)
    {
      const EfMetafile *file = ef_metafile_set_get (self->set, i);
      const EfTreeNode *list = ef_tree_get (ef_tree_get_root (file->tree), key);

      for (guint k = 0; k < ef_tree_count_items (list, NULL); k++)
        if (ef_tree_is (ef_tree_get_item (list, NULL, k), EF_TREE_MAPPING))
          visit (self, file, ef_tree_get_item (list, NULL, k));
    }
}

static void
note_collection (Metafiles *self, const EfMetafile *file, const EfTreeNode *node)
{
  const char *name = ef_tree_get_text (ef_tree_get (node, "Name"));
  Model *collection;

  if (name == NULL || g_hash_table_contains (self->collections, name))
    return;
  collection = g_new (Model, 1);
  collection->file = file;
  collection->node = node;
  g_hash_table_insert (self->collections, (gpointer) name, collection);
}

static void
note_model (Metafiles *self, const EfMetafile *file, const EfTreeNode *node)
{
  self->n_models++;
  ef_metafile_note_differences (self->distinguishing, ef_tree_get (node, "Metadata"));
}

static void
read_model (Metafiles *self, const EfMetafile *file, const EfTreeNode *node)
{
  const Model model = { file, node };

  if (read_results (self, &model, ef_tree_get (node, "Results"), file) == 0)
    g_array_append_val (self->bare, model);
}

/* Models without results stand beside the others if these are in one table. */
static void
read_bare_models (Metafiles *self)
{
  Group *group;

  if (self->bare->len == 0)
    return;
  group = self->groups->len == 1 ? g_ptr_array_index (self->groups, 0)
                                 : get_group (self, NULL, NULL);
  for (guint i = 0; i < self->bare->len; i++)
    read_row (self, group, &g_array_index (self->bare, Model, i), NULL, NULL);
}

/* What the documents hold if it is no model. */
static void
explain (Metafiles *self, GError **error)
{
  const EfTreeNode *root = ef_tree_get_root (ef_metafile_set_get (self->set, 0)->tree);
  const EfTreeNode *first = ef_tree_is (root, EF_TREE_LIST) ? ef_tree_at (root, 0) : root;

  if (ef_tree_get (first, "Metrics") != NULL || ef_tree_get (first, "Metadata") != NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” holds results or metadata of a model, but not the model. Open the file "
                   "that names this one."),
                 self->file);
  else if (ef_metafile_set_get_n_missing (self->set) > 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 ngettext ("“%s” describes no models, but names %u other file, which could not be "
                           "read: “%s”.",
                           "“%s” describes no models, but names %u other files, which could not "
                           "be read: “%s” and others.",
                           ef_metafile_set_get_n_missing (self->set)),
                 self->file, ef_metafile_set_get_n_missing (self->set),
                 ef_metafile_set_get_missing (self->set));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” has the form of a model-index, but describes no models."), self->file);
}

/* The result */

static EfTable *
make_table (Group *group, GError **error)
{
  const char *name = *group->dataset != '\0' ? group->dataset
                     : *group->task != '\0'  ? group->task
                                             : EF_CATALOG_MODELS;
  g_autofree char *path = NULL;

  if (*group->task != '\0' && *group->dataset != '\0')
    path = g_strconcat (group->task, EF_CATALOG_SEPARATOR, group->dataset, NULL);

  return ef_card_rows_make_table (&group->rows, name, path != NULL ? path : name, error);
}

/* The node of a task, which is made where it is first met; the root if there is none. */
static EfCatalogNode *
get_node (EfCatalogNode *root, GHashTable *nodes, const char *task)
{
  EfCatalogNode *node = g_hash_table_lookup (nodes, task);

  if (*task == '\0')
    return root;
  if (node == NULL)
    {
      node = ef_catalog_node_new (task, NULL);
      ef_catalog_node_add_child (root, node);
      g_hash_table_insert (nodes, (gpointer) task, node);
    }

  return node;
}

static EfCatalogNode *
make_catalog (Metafiles *self, GError **error)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (self->file, NULL);
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (
    g_str_hash, g_str_equal, NULL, (GDestroyNotify) ef_catalog_node_unref);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      g_autoptr (EfTable) table = make_table (group, error);

      if (table == NULL)
        return NULL;
      ef_catalog_node_add_table (get_node (root, nodes, group->task), table);
    }

  return g_steal_pointer (&root);
}

static void
summarise (Metafiles *self)
{
  g_autofree char *models = NULL;
  g_autofree char *tables = NULL;

  models = g_strdup_printf (ngettext ("%'u model", "%'u models", self->n_models), self->n_models);
  tables = g_strdup_printf (ngettext ("%'u table", "%'u tables", self->groups->len),
                            self->groups->len);
  /* Translators: "54 models, 11 tables" */
  self->reading->summary = g_strdup_printf (_("%s, %s"), models, tables);
}

static EfCatalogNode *
read_metafile (EfReading *reading, GError **error)
{
  g_auto (Metafiles) self = { .reading = reading, .file = ef_input_get_name (reading->input) };
  EfCatalogNode *root;

  self.set = ef_metafile_set_read (reading, error);
  if (self.set == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  self.pool = ef_text_pool_new ();
  self.collections = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self.distinguishing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.groups_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.groups = g_ptr_array_new_with_free_func (group_free);
  self.bare = g_array_new (FALSE, FALSE, sizeof (Model));
  for_each (&self, "Collections", note_collection);
  for_each (&self, "Models", note_model);
  if (self.n_models == 0)
    {
      explain (&self, error);
      return NULL;
    }
  for_each (&self, "Models", read_model);
  read_bare_models (&self);

  root = make_catalog (&self, error);
  if (root == NULL)
    return NULL;
  ef_text_pool_freeze (self.pool);
  summarise (&self);

  return root;
}

const EfReader ef_reader_metafile = {
  .id = ID,
  .name = N_ ("Model-index of Papers with Code and OpenMMLab (YAML)"),
  .sniff = sniff,
  .read = read_metafile,
};
