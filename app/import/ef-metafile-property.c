/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-metafile-property.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-typed-column.h"

/* Attributes of a measurement that are looked at. */
#define ATTRIBUTES_MAX 16

static char *
fold (const char *key, const char *more)
{
  g_autofree char *both = g_strconcat (key, "\n", more, NULL);

  return g_utf8_casefold (both, -1);
}

/* Measurements: an "inference time (ms/im)" may be a list of mappings, each with a value and how it
 * was taken. */

static gboolean
is_list_of_measurements (const EfTreeNode *node)
{
  return ef_tree_is (node, EF_TREE_LIST) && ef_tree_is (ef_tree_at (node, 0), EF_TREE_MAPPING);
}

static void
note_differences (GHashTable *distinguishing, const EfTreeNode *list)
{
  const EfTreeNode *first = ef_tree_at (list, 0);

  for (guint i = 1; i < list->n_children; i++)
    for (guint k = 0; k < MIN (first->n_children, ATTRIBUTES_MAX); k++)
      {
        const EfTreeNode *attribute = ef_tree_at (first, k);
        const char *other
          = ef_tree_get_text (ef_tree_get (ef_tree_at (list, i), attribute->key));

        if (g_ascii_strcasecmp (attribute->key, "value") != 0
            && g_strcmp0 (ef_tree_get_text (attribute), other) != 0)
          g_hash_table_add (distinguishing, fold (list->key, attribute->key));
      }
}

void
ef_metafile_note_differences (GHashTable *distinguishing, const EfTreeNode *metadata)
{
  for (guint i = 0; metadata != NULL && i < metadata->n_children; i++)
    if (is_list_of_measurements (ef_tree_at (metadata, i)) && ef_tree_at (metadata, i)->key != NULL)
      note_differences (distinguishing, ef_tree_at (metadata, i));
}

static void
read_measurement (EfCardRows *rows, GHashTable *distinguishing, const EfTreeNode *list,
                  const EfTreeNode *measurement)
{
  static const char *const keys[] = { "value", "Value", NULL };
  const EfTreeNode *value = ef_tree_get_any (measurement, keys);
  g_autoptr (GString) name = g_string_new (list->key);
  EfField field = { .plain = TRUE, .rank = EF_CARD_RANK_COST };

  if (ef_tree_get_text (value) == NULL)
    {
      ef_card_rows_report (rows, EF_SEVERITY_WARNING, measurement,
                           _("This measurement of “%s” has no value and is left out."), list->key);
      return;
    }
  for (guint k = 0; k < MIN (measurement->n_children, ATTRIBUTES_MAX); k++)
    {
      const EfTreeNode *attribute = ef_tree_at (measurement, k);
      const char *text = ef_tree_get_text (attribute);
      g_autofree char *id = fold (list->key, attribute->key);

      if (attribute == value || text == NULL)
        continue;
      if (g_hash_table_contains (distinguishing, id))
        g_string_append_printf (name, ", %s", text);
      else
        {
          const EfField condition = {
            .id = id,
            .name = attribute->key,
            .plain = TRUE,
            .share = EF_TYPED_COLUMN_SHARE,
            .rank = EF_CARD_RANK_REST,
          };

          ef_card_rows_set (rows, &condition, text, attribute);
        }
    }
  field.name = name->str;
  field.quantity = ef_quantity_recognise (list->key, &field.unit);
  ef_card_rows_set (rows, &field, NULL, value);
}

/* A size in bytes needs no unit to be one. */
static const EfUnit *
settle_unit (const EfQuantity *quantity, const EfUnit *unit)
{
  if (unit == NULL && quantity != NULL
      && strcmp (ef_quantity_get_id (quantity), "file-size") == 0)
    return ef_unit_find_by_id ("byte");

  return unit;
}

void
ef_metafile_read_property (EfCardRows *rows, GHashTable *distinguishing, const char *name,
                           const EfTreeNode *node, gboolean is_metadata)
{
  g_autofree char *id = fold (is_metadata ? "metadata" : "model", name);
  EfField field = {
    .id = id,
    .name = name,
    .plain = TRUE,
    .text = !is_metadata,
    .share = EF_TYPED_COLUMN_SHARE,
    .rank = EF_CARD_RANK_REST,
  };
  g_autoptr (GString) words = NULL;

  if (is_list_of_measurements (node))
    {
      for (guint i = 0; i < node->n_children; i++)
        read_measurement (rows, distinguishing, node, ef_tree_at (node, i));
      return;
    }
  if (ef_tree_is (node, EF_TREE_MAPPING))
    {
      for (guint i = 0; i < node->n_children; i++)
        {
          const EfTreeNode *part = ef_tree_at (node, i);
          g_autofree char *both = g_strdup_printf ("%s %s", name, part->key);

          if (part->kind == EF_TREE_SCALAR)
            ef_metafile_read_property (rows, distinguishing, both, part, is_metadata);
        }
      return;
    }

  if (is_metadata)
    {
      field.quantity = ef_quantity_recognise (name, &field.unit);
      field.unit = settle_unit (field.quantity, field.unit);
      field.rank = field.quantity != NULL ? EF_CARD_RANK_COST : EF_CARD_RANK_REST;
    }
  words = g_string_new (ef_tree_get_text (node));
  for (guint i = 0; i < node->n_children; i++)
    {
      const char *text = ef_tree_get_text (ef_tree_at (node, i));

      if (text != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  if (words->len > 0)
    ef_card_rows_set (rows, &field, words->str, node);
}

void
ef_metafile_read_paper (EfCardRows *rows, const EfTreeNode *paper)
{
  static const char *const titles[] = { "Title", "title", NULL };
  static const char *const addresses[] = { "URL", "Url", "url", NULL };
  static const EfField title = {
    .name = "paper",
    .plain = TRUE,
    .text = TRUE,
    .role = EF_ROLE_PAPER,
    .rank = EF_CARD_RANK_REST,
  };
  const char *text = ef_tree_get_text (paper);

  if (text != NULL)
    ef_card_rows_set (rows, g_str_has_prefix (text, "http") ? &ef_card_field_link : &title,
                      NULL, paper);
  else
    {
      ef_card_rows_set (rows, &title, NULL, ef_tree_get_any (paper, titles));
      ef_card_rows_set (rows, &ef_card_field_link, NULL, ef_tree_get_any (paper, addresses));
    }
}
