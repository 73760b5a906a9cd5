/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cards.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-body.h"
#include "ef-card-table.h"
#include "ef-catalog-title.h"
#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-folder-walk.h"
#include "ef-front-matter.h"
#include "ef-hf-card.h"
#include "ef-text-table-read.h"

struct _EfCards
{
  char *name;
  EfDiagnostics *diagnostics;
  EfTextPool *pool;
  EfCardTable *table;
  GHashTable *paths; /* of the files of the folder, or NULL */
  EfCatalogNode *texts; /* the node of the tables in texts, or NULL */
  guint n_tables;
};

EfCards *
ef_cards_new (const char *name, EfDiagnostics *diagnostics)
{
  EfCards *self = g_new0 (EfCards, 1);

  self->name = g_strdup (name);
  self->diagnostics = ef_diagnostics_ref (diagnostics);
  self->pool = ef_text_pool_new ();
  self->table = ef_card_table_new (name, self->pool, diagnostics);

  return self;
}

void
ef_cards_free (EfCards *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  ef_diagnostics_unref (self->diagnostics);
  ef_text_pool_unref (self->pool);
  ef_card_table_free (self->table);
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_clear_pointer (&self->texts, ef_catalog_node_unref);
  g_free (self);
}

void
ef_cards_set_folder (EfCards *self, GPtrArray *paths)
{
  g_clear_pointer (&self->paths, g_hash_table_unref);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < paths->len; i++)
    g_hash_table_add (self->paths, g_filename_display_name (g_ptr_array_index (paths, i)));
}

guint
ef_cards_get_n_rows (const EfCards *self)
{
  return ef_card_table_get_n_rows (self->table);
}

guint
ef_cards_get_n_tables (const EfCards *self)
{
  return self->n_tables;
}

/* Names of models */

static char *
drop_endings (const char *name)
{
  static const char *const endings[] = {
    ".md", ".markdown", ".mdx", ".txt", ".yaml", ".yml", ".README", ".MODEL_CARD", ".model_card",
    ".model-card",
  };
  g_autofree char *base = g_strdup (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (base, endings[i]) && strlen (base) > strlen (endings[i]))
      base[strlen (base) - strlen (endings[i])] = '\0';

  return g_steal_pointer (&base);
}

static gboolean
says_nothing (const char *name)
{
  static const char *const words[] = { "readme", "model_card", "model-card", "modelcard", "index",
                                       NULL };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_strv_contains (words, folded);
}

/* The folder above a place; of what lies in `.eval_results`, the folder above that. */
static char *
dup_folder (const char *place)
{
  g_autofree char *folder = g_path_get_dirname (place);

  if (g_str_has_suffix (folder, EF_EVAL_RESULTS_FOLDER))
    return g_path_get_dirname (folder);

  return g_steal_pointer (&folder);
}

/* The name of the folder that the only file is in, or NULL. */
static char *
dup_parent (EfReading *reading)
{
  g_autoptr (GFile) file = reading->uri != NULL ? g_file_new_for_uri (reading->uri) : NULL;
  g_autoptr (GFile) parent = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *base = parent != NULL ? g_file_get_basename (parent) : NULL;

  return base != NULL ? g_filename_display_name (base) : NULL;
}

char *
ef_cards_name_path (const char *path)
{
  const gboolean hidden = strstr (path, EF_EVAL_RESULTS_FOLDER "/") != NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = drop_endings (base);
  g_autofree char *folder = NULL;

  if (!says_nothing (name) && !hidden)
    return g_steal_pointer (&name);
  folder = dup_folder (path);

  return strcmp (folder, ".") != 0 ? g_steal_pointer (&folder) : NULL;
}

/* What a model is called that does not say so. */
static char *
name_model (const EfCards *self, EfReading *reading, const char *path)
{
  char *name = ef_cards_name_path (path != NULL ? path : ef_input_get_name (reading->input));

  if (name != NULL)
    return name;
  if (path != NULL)
    return g_strdup (self->name);
  name = dup_parent (reading);

  return name != NULL ? name : drop_endings (ef_input_get_name (reading->input));
}

/* What a file is called in the catalog. Every model has a README.md. */
static char *
name_file (EfReading *reading)
{
  const char *file = ef_input_get_name (reading->input);
  g_autofree char *name = drop_endings (file);
  g_autofree char *folder = says_nothing (name) ? dup_parent (reading) : NULL;

  return folder != NULL ? g_strconcat (folder, "/", file, NULL) : g_strdup (file);
}

/* Tables in the text */

typedef struct
{
  EfCards *cards;
  EfReading *reading;
  const char *path; /* of the file, or NULL */
  EfCatalogNode *node;
  GHashTable *names; /* how often each was used */
  guint n_tables;
} TableWork;

static char *
make_unique (GHashTable *names, const char *wanted)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, wanted)) + 1;

  g_hash_table_insert (names, g_strdup (wanted), GUINT_TO_POINTER (n));

  return n == 1 ? g_strdup (wanted) : g_strdup_printf ("%s (%u)", wanted, n);
}

/* TRUE if the column measures something of a model, which a size of a file need not be. */
static gboolean
measures_model (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER && quantity != NULL
         && quantity != ef_quantity_find ("file-size");
}

/* TRUE if the table is of the files in its folder, as that of a text which says where data come
 * from, and not of models that have a file each. */
static gboolean
lists_files (const TableWork *self, const EfTable *table)
{
  const EfColumn *first = ef_table_get_column (table, 0);
  g_autofree char *folder = NULL;
  guint n_files = 0;

  if (self->cards->paths == NULL || self->path == NULL
      || ef_column_get_kind (first) != EF_COLUMN_TEXT)
    return FALSE;
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (measures_model (ef_table_get_column (table, i)))
      return FALSE;

  folder = g_path_get_dirname (self->path);
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      const char *name = ef_column_get_text (first, row);
      g_autofree char *path
        = strcmp (folder, ".") == 0 ? g_strdup (name) : g_build_filename (folder, name, NULL);

      n_files += g_hash_table_contains (self->cards->paths, path);
    }

  return n_files > 0 && n_files * 2 >= ef_table_get_n_rows (table);
}

static gboolean
add_table (TableWork *self, EfTextTable *text, GError **error)
{
  EfCards *cards = self->cards;
  g_autofree char *wanted = g_strdup (text->heading != NULL ? text->heading : "Table");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GError) cause = NULL;

  name = make_unique (self->names, wanted);
  if (self->path != NULL)
    path = g_strjoin (EF_CATALOG_SEPARATOR, cards->name, EF_CATALOG_TEXTS, self->path, name,
                      NULL);
  else
    path = g_strjoin (EF_CATALOG_SEPARATOR, cards->name, EF_CATALOG_TEXTS, name, NULL);
  table = ef_text_table_read (text, name, path, self->reading, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (table != NULL && lists_files (self, table))
    {
      ef_diagnostics_add (cards->diagnostics, EF_SEVERITY_INFO,
                          ef_input_get_name (self->reading->input), NULL,
                          _("The table “%s” lists the files beside it, and is left out."), name);
      g_clear_pointer (&table, ef_table_unref);
    }
  if (table == NULL)
    {
      /* The next table below this heading may have the name. */
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, wanted));

      g_hash_table_insert (self->names, g_steal_pointer (&wanted), GUINT_TO_POINTER (n - 1));
      return TRUE;
    }

  ef_catalog_node_add_table (self->node, table);
  self->n_tables++;

  return TRUE;
}

/* Makes tables of those that hold numbers. FALSE only if cancelled. */
static gboolean
add_tables (EfCards *self, EfReading *reading, const char *path, GPtrArray *tables, guint *n_tables,
            GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (EfCatalogNode) node
    = ef_catalog_node_new (path != NULL ? path : EF_CATALOG_TEXTS, NULL);
  TableWork work = { self, reading, path, node, names, 0 };

  for (guint i = 0; i < tables->len; i++)
    if (!add_table (&work, g_steal_pointer (&g_ptr_array_index (tables, i)), error))
      return FALSE;
  *n_tables = work.n_tables;
  if (work.n_tables == 0)
    return TRUE;

  self->n_tables += work.n_tables;
  if (path == NULL)
    self->texts = ef_catalog_node_ref (node);
  else
    {
      if (self->texts == NULL)
        self->texts = ef_catalog_node_new (EF_CATALOG_TEXTS, NULL);
      ef_catalog_node_add_child (self->texts, node);
    }

  return TRUE;
}

/* Files */

/* The head of a card as a tree. One that is broken beyond use is reported, and the body is read all
 * the same. */
static EfTree *
read_head (EfCards *self, const EfFrontMatter *parts, const char *file)
{
  g_autoptr (GError) error = NULL;
  EfTree *tree;

  if (parts->yaml == NULL)
    return NULL;
  tree = ef_tree_read_yaml (parts->yaml, parts->yaml_length, parts->yaml_line, file,
                            self->diagnostics, &error);
  if (tree == NULL && !g_error_matches (error, EF_ERROR, EF_ERROR_NO_RESULTS))
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, file, NULL, "%s", error->message);

  return tree;
}

/* What one file gave. */
typedef struct
{
  guint n_rows;
  guint n_tables; /* that could be used */
  guint n_seen;   /* tables in the text, of any kind */
  gboolean is_other; /* its head says something, and nothing that model cards say */
} Found;

/* A text of any kind may have a head, with a version or a title. */
static gboolean
describes_model (const EfTreeNode *head)
{
  static const char *const keys[] = {
    "base_model", "co2_eq_emissions", "datasets", "language", "library_name", "license", "metrics",
    "model-index", "model_index", "model_name", "pipeline_tag", "tags", "widget",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (ef_tree_get (head, keys[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
add_card (EfCards *self, EfReading *reading, const char *path, GBytes *text, Found *found,
          GError **error)
{
  const char *file = ef_input_get_name (reading->input);
  g_autofree char *model = name_model (self, reading, path);
  g_autoptr (EfCard) card = ef_card_new (self->table, path, model);
  g_autoptr (EfCardBody) body = NULL;
  g_autoptr (EfTree) head = NULL;
  EfFrontMatter parts;
  guint n_before = ef_cards_get_n_rows (self);
  gsize length;
  const char *content = g_bytes_get_data (text, &length);

  ef_front_matter_split (content != NULL ? content : "", length, &parts);
  head = read_head (self, &parts, file);
  if (head != NULL && !ef_hf_card_take_facts (card, ef_tree_get_root (head)))
    g_clear_pointer (&head, ef_tree_free);
  found->is_other = head != NULL && !describes_model (ef_tree_get_root (head));
  body = ef_card_body_read (card, parts.body, parts.body_length, parts.body_line);
  if (head != NULL)
    ef_hf_card_take_results (card, ef_tree_get_root (head));
  if (ef_cards_get_n_rows (self) == n_before)
    ef_card_body_take_result (body, card);
  found->n_rows = ef_card_end (g_steal_pointer (&card));
  found->n_seen = body->tables->len;

  return add_tables (self, reading, path, body->tables, &found->n_tables, error);
}

/* TRUE if the file is one of `.eval_results/`. */
static gboolean
add_eval_results (EfCards *self, EfReading *reading, const char *path, GBytes *text, guint *n_rows)
{
  g_autofree char *model = name_model (self, reading, path);
  g_autoptr (EfCard) card = NULL;
  g_autoptr (EfTree) tree = NULL;
  gsize length;
  const char *content = g_bytes_get_data (text, &length);

  tree = ef_tree_read_yaml (content != NULL ? content : "", length, 1,
                            ef_input_get_name (reading->input), self->diagnostics, NULL);
  if (tree == NULL || !ef_hf_card_is_eval_results (ef_tree_get_root (tree)))
    return FALSE;

  card = ef_card_new (self->table, path, model);
  ef_hf_card_take_eval_results (card, ef_tree_get_root (tree));
  *n_rows = ef_card_end (g_steal_pointer (&card));

  return TRUE;
}

/* Says what @file is that gave nothing. */
static void
set_nothing (const char *format, const char *file, const Found *found, GError **error)
{
  if (strcmp (format, EF_READER_MARKDOWN) != 0 && !found->is_other)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is a model card, but it states no results, emissions, energy or "
                   "size, and no table in it holds numbers."),
                 file);
  else if (found->n_seen == 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is a text without tables. There are no results in it to read."), file);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is a text in which no table holds numbers."), file);
}

gboolean
ef_cards_add (EfCards *self, EfReading *reading, const char *format, const char *path,
              GError **error)
{
  const char *file = ef_input_get_name (reading->input);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  gboolean truncated = FALSE;
  EfByteKinds kinds;
  Found found = { 0 };

  bytes = ef_input_get_bytes (reading->input, &truncated, reading->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  ef_reading_set_source (reading, format);
  if (truncated)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, file, NULL,
                        _("The file breaks off: its end is missing. What is before is read."));
  text = ef_encoding_to_utf8 (bytes, file, self->diagnostics, &kinds, error);
  if (text == NULL)
    return FALSE;

  if (strcmp (format, EF_READER_EVAL_RESULTS) == 0)
    add_eval_results (self, reading, path, text, &found.n_rows);
  else if (!add_card (self, reading, path, text, &found, error))
    return FALSE;
  if (found.n_rows == 0 && found.n_tables == 0)
    {
      set_nothing (format, file, &found, error);
      ef_diagnostics_explain (self->diagnostics, file, error);
      return FALSE;
    }

  return TRUE;
}

EfCatalogNode *
ef_cards_end (EfCards *self, EfSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (self->name, NULL);

  if (ef_cards_get_n_rows (self) > 0)
    {
      g_autofree char *path
        = g_strjoin (EF_CATALOG_SEPARATOR, self->name, EF_CATALOG_RESULTS, NULL);
      g_autoptr (EfTable) table = NULL;

      table = ef_card_table_end (self->table, EF_CATALOG_RESULTS, path, source, cancellable, error);
      if (table == NULL)
        return NULL;
      ef_catalog_node_add_table (root, table);
    }
  if (self->texts != NULL)
    ef_catalog_node_add_child (root, self->texts);
  ef_text_pool_freeze (self->pool);

  return g_steal_pointer (&root);
}

char *
ef_cards_summarise (const EfCards *self, guint n_more)
{
  const guint n_rows = ef_cards_get_n_rows (self) + n_more;
  g_autofree char *rows = NULL;
  g_autofree char *tables = NULL;

  rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);
  if (self->n_tables == 0)
    return g_steal_pointer (&rows);

  tables = g_strdup_printf (ngettext ("%'u table in the text", "%'u tables in the text",
                                      self->n_tables),
                            self->n_tables);
  if (n_rows == 0)
    return g_steal_pointer (&tables);

  /* Translators: "68 rows; 3 tables in the text" */
  return g_strdup_printf (_("%s; %s"), rows, tables);
}

EfCatalogNode *
ef_cards_read_file (EfReading *reading, const char *format, GError **error)
{
  g_autofree char *name = name_file (reading);
  g_autoptr (EfCards) self = ef_cards_new (name, reading->diagnostics);

  ef_input_set_name (reading->input, name);
  if (!ef_cards_add (self, reading, format, NULL, error))
    return NULL;
  reading->summary = ef_cards_summarise (self, 0);

  return ef_cards_end (self, reading->source, reading->cancellable, error);
}
