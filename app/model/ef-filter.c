/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-private.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EfFilter
{
  char *text;
  EfNode *root;
};

/* People write no longer filters. */
#define MAX_TEXT (64 * 1024)

static guint8 *apply_node (const EfFilter *self, const EfNode *node, const EfTable *table,
                           GError **error);

static guint8 *
apply_not (const EfFilter  *self,
           const EfNode    *node,
           const EfTable   *table,
           GError         **error)
{
  guint8 *result = apply_node (self, g_ptr_array_index (node->children, 0), table, error);

  for (guint row = 0; result != NULL && row < ef_table_get_n_rows (table); row++)
    result[row] = !result[row];

  return result;
}

/* "and" or "or" of all children. */
static guint8 *
apply_chain (const EfFilter  *self,
             const EfNode    *node,
             const EfTable   *table,
             GError         **error)
{
  guint n_rows = ef_table_get_n_rows (table);
  g_autofree guint8 *result = NULL;

  result = apply_node (self, g_ptr_array_index (node->children, 0), table, error);
  for (guint i = 1; result != NULL && i < node->children->len; i++)
    {
      g_autofree guint8 *part = NULL;

      part = apply_node (self, g_ptr_array_index (node->children, i), table, error);
      if (part == NULL)
        return NULL;

      if (node->kind == EF_NODE_AND)
        for (guint row = 0; row < n_rows; row++)
          result[row] &= part[row];
      else
        for (guint row = 0; row < n_rows; row++)
          result[row] |= part[row];
    }

  return g_steal_pointer (&result);
}

static guint8 *
apply_node (const EfFilter  *self,
            const EfNode    *node,
            const EfTable   *table,
            GError         **error)
{
  g_autofree guint8 *result = NULL;

  switch (node->kind)
    {
    case EF_NODE_NOT:
      return apply_not (self, node, table, error);

    case EF_NODE_AND:
    case EF_NODE_OR:
      return apply_chain (self, node, table, error);

    case EF_NODE_COMPARE:
    case EF_NODE_IN:
    case EF_NODE_MATCHES:
    case EF_NODE_CONTAINS:
    case EF_NODE_MISSING:
    default:
      result = g_new0 (guint8, MAX (ef_table_get_n_rows (table), 1));
      if (!ef_filter_apply_condition (self->text, node, table, result, error))
        return NULL;
      return g_steal_pointer (&result);
    }
}

EfFilter *
ef_filter_parse (const char  *text,
                 GError     **error)
{
  g_autoptr (EfNode) root = NULL;
  EfFilter *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_SYNTAX,
                           _("The filter is too long or not valid text."));
      return NULL;
    }

  root = ef_filter_parse_text (text, error);
  if (root == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (EfFilter);
  self->text = g_strdup (text);
  self->root = g_steal_pointer (&root);

  return self;
}

EfFilter *
ef_filter_ref (EfFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
filter_clear (gpointer data)
{
  EfFilter *self = data;

  ef_node_free (self->root);
  g_free (self->text);
}

void
ef_filter_unref (EfFilter *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, filter_clear);
}

const char *
ef_filter_get_text (const EfFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

guint8 *
ef_filter_apply (const EfFilter  *self,
                 const EfTable   *table,
                 GError         **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return apply_node (self, self->root, table, error);
}
