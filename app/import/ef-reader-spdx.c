/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-typed-column.h"

/* Bills of materials in SPDX 3 with the AI profile, as JSON-LD: a graph in which the AI packages
 * are the models. What belongs to a package stands inside of it or elsewhere in the graph under the
 * address that it states; both are followed, and only within the file. */

#define ID "spdx"

/* The activities of which the profile knows the energy. */
static const struct
{
  const char *key;
  const char *activity;
} activities[] = {
  { "ai_trainingEnergyConsumption", "training" },
  { "ai_finetuningEnergyConsumption", "fine-tuning" },
  { "ai_inferenceEnergyConsumption", "inference" },
};

/* Units by the words of the profile. */
static const struct
{
  const char *word;
  const char *unit;
} units[] = {
  { "kilowattHour", "kWh" },
  { "megajoule", "MJ" },
};

typedef struct
{
  EfCardRows rows;
  GHashTable *elements; /* address to EfTreeNode */
} Spdx;

static void
spdx_clear (Spdx *self)
{
  ef_card_rows_clear (&self->rows);
  g_clear_pointer (&self->elements, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spdx, spdx_clear)

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  static const char context[] = "spdx.org/rdf/3";
  g_auto (GStrv) keys = ef_card_list_keys (head, length);

  return g_strv_contains ((const char *const *) keys, "@graph")
             && memmem (head, length, context, strlen (context)) != NULL
           ? 0.95
           : 0;
}

/* The graph */

static void
note_elements (Spdx *self, const EfTreeNode *graph)
{
  static const char *const keys[] = { "spdxId", "@id", NULL };

  self->elements = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ef_tree_count_items (graph, NULL); i++)
    {
      const EfTreeNode *element = ef_tree_get_item (graph, NULL, i);
      const char *address = ef_tree_get_text (ef_tree_get_any (element, keys));

      if (address != NULL)
        g_hash_table_insert (self->elements, (gpointer) address, (gpointer) element);
    }
}

/* What @node stands for: itself, or the element whose address it is. */
static const EfTreeNode *
follow (const Spdx *self, const EfTreeNode *node)
{
  const char *address = ef_tree_get_text (node);
  const EfTreeNode *element
    = address != NULL ? g_hash_table_lookup (self->elements, address) : NULL;

  return element != NULL ? element : node;
}

static gboolean
is_ai_package (const EfTreeNode *element)
{
  static const char *const keys[] = { "type", "@type", NULL };
  const char *type = ef_tree_get_text (ef_tree_get_any (element, keys));

  return type != NULL && g_str_has_suffix (type, "AIPackage");
}

/* Packages */

static void
read_description (Spdx *self, const EfTreeNode *package)
{
  static const char *const links[] = { "software_homePage", "software_downloadLocation", NULL };
  const EfTreeNode *supplier = follow (self, ef_tree_get (package, "suppliedBy"));

  ef_card_rows_set (&self->rows, &ef_card_field_model, NULL, ef_tree_get (package, "name"));
  ef_card_rows_describe (&self->rows, "version", ef_tree_get (package, "software_packageVersion"));
  ef_card_rows_set (&self->rows, &ef_card_field_date, NULL, ef_tree_get (package, "releaseTime"));
  ef_card_rows_describe (&self->rows, "supplier",
                         ef_tree_is (supplier, EF_TREE_MAPPING) ? ef_tree_get (supplier, "name")
                                                                : supplier);
  ef_card_rows_describe_list (&self->rows, "type", ef_tree_get (package, "ai_typeOfModel"), NULL);
  ef_card_rows_describe_list (&self->rows, "domain", ef_tree_get (package, "ai_domain"), NULL);
  ef_card_rows_set (&self->rows, &ef_card_field_link, NULL, ef_tree_get_any (package, links));
}

/* Values are texts, and some are whole curves of a training: "[0.98, 0.88, ...]". */
static gboolean
is_list_of_values (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '[' && strchr (text, ',') != NULL;
}

static void
read_metrics (Spdx *self, const EfTreeNode *list)
{
  for (guint i = 0; i < ef_tree_count_items (list, NULL); i++)
    {
      const EfTreeNode *entry = follow (self, ef_tree_get_item (list, NULL, i));
      const EfTreeNode *value = ef_tree_get (entry, "value");
      const char *key = ef_tree_get_text (ef_tree_get (entry, "key"));
      const char *text = ef_tree_get_text (value);

      if (text != NULL && is_list_of_values (text))
        ef_card_rows_report (&self->rows, EF_SEVERITY_WARNING, value,
                             _("“%s” is a list of values, as of a training, and not one value. It "
                               "is left out."),
                             key != NULL ? key : "");
      else
        ef_card_rows_add_metric (&self->rows, key, NULL, value, NULL, NULL);
    }
}

/* Entries that are columns of their own, called as they are. */
static void
read_entries (Spdx *self, const EfTreeNode *list, const char *suffix)
{
  for (guint i = 0; i < ef_tree_count_items (list, NULL); i++)
    {
      const EfTreeNode *entry = follow (self, ef_tree_get_item (list, NULL, i));
      const char *key = ef_tree_get_text (ef_tree_get (entry, "key"));
      g_autofree char *name = NULL;
      EfField field
        = { .plain = TRUE, .share = EF_TYPED_COLUMN_SHARE, .rank = EF_CARD_RANK_REST };

      if (key == NULL)
        continue;
      name = g_strconcat (key, suffix, NULL);
      field.name = name;
      ef_card_rows_set (&self->rows, &field, NULL, ef_tree_get (entry, "value"));
    }
}

static const char *
translate_unit (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].word, word) == 0)
      return units[i].unit;

  return word;
}

static void
read_energy (Spdx *self, const EfTreeNode *energy)
{
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      const EfTreeNode *list = ef_tree_get (energy, activities[i].key);

      for (guint k = 0; k < ef_tree_count_items (list, NULL); k++)
        {
          const EfTreeNode *entry = follow (self, ef_tree_get_item (list, NULL, k));
          const char *unit = ef_tree_get_text (ef_tree_get (entry, "ai_energyUnit"));

          /* The profile demands a unit; what has none must not become kilowatt hours. */
          ef_card_rows_add_energy (&self->rows, activities[i].activity,
                                   ef_tree_get (entry, "ai_energyQuantity"),
                                   unit != NULL ? translate_unit (unit) : "other",
                                   ef_unit_find_by_id ("kilowatt-hour"));
        }
    }
}

static void
read_package (Spdx *self, const EfTreeNode *package)
{
  ef_card_rows_begin (&self->rows, package, NULL);
  read_description (self, package);
  read_metrics (self, ef_tree_get (package, "ai_metric"));
  read_energy (self, follow (self, ef_tree_get (package, "ai_energyConsumption")));
  read_entries (self, ef_tree_get (package, "ai_metricDecisionThreshold"), " threshold");
  read_entries (self, ef_tree_get (package, "ai_hyperparameter"), "");
}

static EfCatalogNode *
read_spdx (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_auto (Spdx) self = { 0 };
  const EfTreeNode *graph;

  tree = ef_card_rows_read_json (&self.rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  graph = ef_tree_get (ef_tree_get_root (tree), "@graph");
  note_elements (&self, graph);
  for (guint i = 0; i < ef_tree_count_items (graph, NULL); i++)
    if (is_ai_package (ef_tree_get_item (graph, NULL, i)))
      read_package (&self, ef_tree_get_item (graph, NULL, i));
  if (self.rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” is a bill of materials (SPDX 3), but none of its elements is an AI "
                     "package."),
                   self.rows.file);
      return NULL;
    }

  return ef_card_rows_end (&self.rows, error);
}

const EfReader ef_reader_spdx = {
  .id = ID,
  .name = N_ ("Bills of materials with AI packages (SPDX 3)"),
  .sniff = sniff,
  .read = read_spdx,
  .joined_name = "SPDX",
  .noun = EF_READER_NOUN_BILL,
};
