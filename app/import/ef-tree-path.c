/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree-path.h"

#include "ef-quantity.h"

#include <string.h>

/* Between the keys that lead to something; no key of a real document has it. */
#define SEPARATOR '\x1f'

void
ef_tree_path_push (GString *path, const char *key)
{
  g_string_append_c (path, SEPARATOR);
  g_string_append (path, key);
}

GPtrArray *
ef_tree_path_split (const char *path)
{
  const char separator[] = { SEPARATOR, '\0' };
  g_auto (GStrv) parts = g_strsplit (path, separator, -1);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && strcmp (parts[i], EF_TREE_PATH_ANY) != 0)
      g_ptr_array_add (keys, g_strdup (parts[i]));

  return keys;
}

static gboolean
says_nothing (const char *key)
{
  return g_ascii_strcasecmp (key, "value") == 0 || g_ascii_strcasecmp (key, "val") == 0;
}

char *
ef_tree_path_make_name (const char *path, guint n)
{
  g_autoptr (GPtrArray) keys = ef_tree_path_split (path);
  GString *name = g_string_new (NULL);

  if (keys->len > 1 && says_nothing (g_ptr_array_index (keys, keys->len - 1)))
    g_ptr_array_set_size (keys, (gint) keys->len - 1);
  for (guint i = keys->len - MIN (n, keys->len); i < keys->len; i++)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "",
                            (char *) g_ptr_array_index (keys, i));

  return g_string_free (name, FALSE);
}

char *
ef_tree_path_make_pointer (const char *path)
{
  GString *pointer = g_string_new (NULL);

  for (const char *p = path; *p != '\0'; p++)
    if (*p == SEPARATOR)
      g_string_append_c (pointer, '/');
    else if (*p == *EF_TREE_PATH_ANY)
      g_string_append_c (pointer, '0');
    else if (*p == '~' || *p == '/')
      g_string_append (pointer, *p == '~' ? "~0" : "~1");
    else
      g_string_append_c (pointer, *p);

  return g_string_free (pointer, FALSE);
}

gboolean
ef_tree_path_is_setting (const char *path, const char *name)
{
  static const char *const settings[] = { "hyperparameters", "hyperparameter", "hyper_parameters",
                                          "hyperparams", "hparams", NULL };
  const EfQuantity *quantity = ef_quantity_recognise (name, NULL);
  g_autoptr (GPtrArray) keys = NULL;

  if (quantity == NULL || ef_quantity_get_role (quantity) != EF_QUANTITY_BENEFIT)
    return FALSE;

  keys = ef_tree_path_split (path);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *folded = g_ascii_strdown (g_ptr_array_index (keys, i), -1);

      if (g_strv_contains (settings, folded))
        return TRUE;
    }

  return FALSE;
}
