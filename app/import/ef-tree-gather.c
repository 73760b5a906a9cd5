/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree-gather-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-tree-path.h"
#include "ef-tree-shape.h"

/* A list of texts or numbers in a row is shown up to so many, joined with commas. */
#define JOINED_MAX 20

void
ef_tree_leaf_free (gpointer data)
{
  EfTreeLeaf *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->pointer);
  g_free (self);
}

/* Columns */

/* The column of what is at the path. */
static EfTreeLeaf *
ensure_leaf (EfTreeGather *self)
{
  const char *path = self->document->path->str + self->base;
  EfTreeLeaf *leaf = g_hash_table_lookup (self->by_path, path);

  if (leaf != NULL)
    return leaf;
  leaf = g_new0 (EfTreeLeaf, 1);
  leaf->path = g_strdup (path);
  leaf->pointer = ef_tree_path_make_pointer (path);
  leaf->rank = self->rank;
  g_ptr_array_add (self->leaves, leaf);
  g_hash_table_insert (self->by_path, leaf->path, leaf);

  return leaf;
}

static gboolean
may_be_number (const char *text)
{
  const EfNumberStyle style = { EF_COMMA_DECIMAL, TRUE };
  EfNumber number;

  return ef_number_read (text, -1, &style, &number) == EF_NUMBER_OK;
}

/* A value of the open row; @node says where it stands. */
static void
add_value (EfTreeGather *self, const EfTreeNode *node, const char *text)
{
  EfTreeLeaf *leaf = ensure_leaf (self);

  if (self->rank > 0)
    self->n_around++;
  else
    {
      self->n_own++;
      self->has_number = self->has_number || may_be_number (text);
    }
  if (self->records == NULL)
    return;
  if (self->rank > 0)
    {
      g_autofree char *place = ef_tree_dup_pointer (node);

      ef_records_set_at (self->records, leaf->field, text, place);
    }
  else
    {
      ef_records_set (self->records, leaf->field, text, leaf->pointer);
      leaf->text = text == node->text ? text : NULL;
    }
}

/* "{min, max}" where other rows have a number: its middle, with both ends. */
static void
add_range (EfTreeGather *self, const EfTreeNode *node)
{
  const EfTreeNode *low = ef_tree_get (node, "min");
  const EfTreeNode *high = ef_tree_get (node, "max");
  const EfTreeLeaf *leaf
    = g_hash_table_lookup (self->by_path, self->document->path->str + self->base);
  char buffer[EF_NUMBER_BUFFER];
  double from, to;

  if (self->records == NULL || self->rank > 0 || leaf == NULL || node->n_children != 2
      || ef_tree_get_text (low) == NULL || ef_tree_get_text (high) == NULL
      || !ef_number_read_plain (low->text, low->length, &from)
      || !ef_number_read_plain (high->text, high->length, &to) || !(from <= to))
    return;
  ef_records_set (self->records, leaf->field, ef_number_to_text (from + (to - from) / 2, buffer),
                  leaf->pointer);
  ef_records_set_bounds (self->records, leaf->field, low->text, high->text, leaf->pointer);
  ef_records_set_origin (self->records, leaf->field, EF_ORIGIN_DERIVED,
                         _("middle of the range that is stated"));
}

/* Units */

/* TRUE if the number at that key cannot be in @unit, though this stands beside it and names no
 * number: "year" and "duration" beside "emission_factor" and "gCO2eq/kWh". */
static gboolean
says_otherwise (const char *key, const EfUnit *unit)
{
  static const char *const plain[] = { "year", "month", "day", "id", "index", "rank", "version",
                                       "count", "samples", "n", "seed", "step", "epoch", "runs",
                                       NULL };
  const EfQuantity *quantity = ef_quantity_recognise (key, NULL);
  g_autofree char *lower = g_ascii_strdown (key, -1);

  if (g_strv_contains (plain, lower))
    return TRUE;

  return quantity != NULL
         && g_strcmp0 (ef_quantity_get_dimension (quantity), ef_unit_get_dimension (unit)) != 0;
}

/* @shared: whether it is the one of all that stands there. */
static const EfTreeNode *
find_unit (const EfTreeNode *node, gboolean *shared)
{
  static const char *const endings[] = { "_unit", "_units", "_Units", "_Unit", "Unit", " unit" };
  static const char *const keys[] = { "unit", "units", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *key = g_strconcat (node->key, endings[i], NULL);
      const EfTreeNode *unit = ef_tree_get (node->parent, key);

      if (unit != NULL)
        return unit;
    }
  *shared = TRUE;

  return ef_tree_get_any (node->parent, keys);
}

/* The unit that stands beside a number, if it is one that is known; else NULL. */
static const char *
get_unit (const EfTreeNode *node)
{
  gboolean shared = FALSE;
  const EfUnit *known;
  const char *unit;

  if (node->key == NULL || node->quoted || !ef_tree_is_number (node))
    return NULL;
  unit = ef_tree_get_text (find_unit (node, &shared));
  known = unit != NULL ? ef_unit_find (unit, -1) : NULL;

  return known != NULL && !(shared && says_otherwise (node->key, known)) ? unit : NULL;
}

static gboolean
is_known_unit (const EfTreeNode *node)
{
  const gsize length = strlen (node->key);

  return length >= 4
         && (g_ascii_strcasecmp (node->key + length - 4, "unit") == 0
             || (length >= 5 && g_ascii_strcasecmp (node->key + length - 5, "units") == 0))
         && ef_unit_find (node->text, -1) != NULL;
}

/* What is in a row */

static void gather (EfTreeGather *self, const EfTreeNode *node, const EfTreeNode *except);

static void
gather_scalar (EfTreeGather *self, const EfTreeNode *node)
{
  const char *unit = get_unit (node);
  g_autofree char *both = NULL;

  if (ef_tree_get_text (node) == NULL || *node->text == '\0'
      || (node->key != NULL && is_known_unit (node)))
    return;
  if (unit != NULL)
    both = g_strconcat (node->text, " ", unit, NULL);
  add_value (self, node, both != NULL ? both : node->text);
}

static void
gather_pairs (EfTreeGather *self, const EfTreeNode *list)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < list->n_children; i++)
    {
      const EfTreeNode *value = ef_tree_get_pair_value (ef_tree_at (list, i));

      ef_tree_path_push (path, ef_tree_get_text (ef_tree_get_pair_name (ef_tree_at (list, i))));
      if (ef_tree_get_text (value) != NULL)
        add_value (self, value, value->text);
      g_string_truncate (path, length);
    }
}

static void
gather_joined (EfTreeGather *self, const EfTreeNode *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (list->n_children > JOINED_MAX)
    return;
  for (guint i = 0; i < list->n_children; i++)
    {
      const char *item = ef_tree_get_text (ef_tree_at (list, i));

      if (item != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", item);
    }
  if (text->len > 0)
    add_value (self, list, text->str);
}

static gboolean
is_table_of_its_own (EfTreeGather *self)
{
  EfTreeDocument *document = self->document;

  return ef_row_kind_is_table (ef_row_kinds_find (document->kinds, document->path));
}

static void
gather_inner (EfTreeGather *self, const EfTreeNode *node)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  if (ef_tree_is_list_of_pairs (node))
    gather_pairs (self, node);
  else if (is_table_of_its_own (self))
    return;
  else if (ef_tree_is (node, EF_TREE_MAPPING))
    {
      add_range (self, node);
      gather (self, node, NULL);
    }
  else if (ef_tree_is_list_of_scalars (node))
    gather_joined (self, node);
  else if (node->n_children == 1 && ef_tree_is (ef_tree_at (node, 0), EF_TREE_MAPPING))
    {
      ef_tree_path_push (path, EF_TREE_PATH_ANY);
      gather (self, ef_tree_at (node, 0), NULL);
      g_string_truncate (path, length);
    }
}

/* All of a mapping or a tuple but the child @except. */
static void
gather (EfTreeGather *self, const EfTreeNode *node, const EfTreeNode *except)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < node->n_children; i++)
    {
      const EfTreeNode *child = ef_tree_at (node, i);
      g_autofree char *number = NULL;

      if (child == except)
        continue;
      if (child->key == NULL)
        number = g_strdup_printf ("%u", i);
      ef_tree_path_push (path, child->key != NULL ? child->key : number);
      if (ef_tree_is (child, EF_TREE_SCALAR))
        gather_scalar (self, child);
      else
        gather_inner (self, child);
      g_string_truncate (path, length);
    }
}

/* The key of a row, as a value. */
static void
gather_key (EfTreeGather *self, const EfTreeNode *row, const char *name)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  ef_tree_path_push (path, name);
  add_value (self, row, row->key);
  g_string_truncate (path, length);
}

void
ef_tree_gather_row (EfTreeGather *self, const EfTreeNode *row)
{
  GString *path = self->document->path;

  g_string_assign (path, self->kind->path);
  self->base = path->len;
  self->rank = 0;
  if (self->kind->keyed)
    gather_key (self, row, "name");
  if (!ef_tree_is (row, EF_TREE_SCALAR))
    gather (self, row, NULL);
  else
    {
      ef_tree_path_push (path, self->kind->name != NULL ? self->kind->name : "value");
      gather_scalar (self, row);
    }
}

/* What stands among rows with keys. */
static void
gather_strays (EfTreeGather *self, const EfTreeNode *node)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < node->n_children; i++)
    if (ef_tree_is (ef_tree_at (node, i), EF_TREE_SCALAR))
      {
        ef_tree_path_push (path, ef_tree_at (node, i)->key);
        gather_scalar (self, ef_tree_at (node, i));
        g_string_truncate (path, length);
      }
}

void
ef_tree_gather_around (EfTreeGather *self, const EfTreeNode *row)
{
  self->base = 0;
  self->rank = 1;
  for (const EfTreeNode *inside = row, *node = row->parent; node != NULL;
       inside = node, node = node->parent)
    {
      EfTreeDocument *document = self->document;
      const gboolean named = ef_row_kinds_locate (document->kinds, node, document->path);

      if (!ef_tree_is (node, EF_TREE_MAPPING))
        continue;
      if (named)
        gather_key (self, node, "name");
      if (!is_table_of_its_own (self))
        gather (self, node, inside);
      else if (!ef_tree_is (inside, EF_TREE_SCALAR))
        gather_strays (self, node);
    }
}
