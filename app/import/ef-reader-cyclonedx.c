/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-typed-column.h"
#include "ef-xml-stream.h"

/* Bills of materials in the form of CycloneDX that hold models with their cards. XML and JSON say
 * the same in the same words, so both become a tree, and one mapping reads it.
 *
 * A row is a model. A metric of a slice of the data is a column of its own: a model must not beat
 * itself on a frontier. So is the energy of each activity, and what was emitted for it, what was
 * bought off, and the rest stand side by side. */

#define ID "cyclonedx"
#define NAMESPACE_PREFIX "http://cyclonedx.org/schema/bom/"
#define MODEL_TYPE "machine-learning-model"

/* What an hour of a kilowatt emits lies between these anywhere in the world, in kg. */
#define INTENSITY_MIN 0.005
#define INTENSITY_MAX 1.3

/* Versions that are known; cards came with 1.5. */
static const char *const versions[]
  = { "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", NULL };

/* Kinds of references that lead to the model, the best first. */
static const char *const reference_types[]
  = { "model-card", "website", "distribution", "documentation", "vcs" };

typedef struct
{
  EfReading *reading;
  EfCardRows rows;
  guint n_components;
  guint n_models;
  char *hardware; /* of the whole bill, or NULL */
} Bom;

static void
bom_clear (Bom *self)
{
  ef_card_rows_clear (&self->rows);
  g_free (self->hardware);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bom, bom_clear)

/* Recognising */

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;
  g_auto (GStrv) keys = NULL;

  if (ef_xml_sniff_root (text, length, &name, &uri))
    return strcmp (name, "bom") == 0 && g_str_has_prefix (uri, NAMESPACE_PREFIX) ? 0.95 : 0;

  keys = ef_card_list_keys (head, length);
  return g_strv_contains ((const char *const *) keys, "bomFormat") ? 0.95 : 0;
}

static gboolean
is_xml (EfInput *input, char **version)
{
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;
  gsize length;
  const guint8 *head = ef_input_peek (input, &length, NULL);

  *version = NULL;
  if (head == NULL || !ef_xml_sniff_root ((const char *) head, length, &name, &uri))
    return FALSE;
  *version = g_strdup (uri + MIN (strlen (uri), strlen (NAMESPACE_PREFIX)));

  return TRUE;
}

static EfTree *
read_tree (EfReading *reading, char **version, GError **error)
{
  EfTree *tree;

  if (is_xml (reading->input, version))
    return ef_tree_read_xml (reading->input, NAMESPACE_PREFIX, reading->diagnostics,
                             reading->cancellable, error);

  tree = ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
  if (tree != NULL)
    *version
      = g_strdup (ef_tree_get_text (ef_tree_get (ef_tree_get_root (tree), "specVersion")));

  return tree;
}

static void
check_version (Bom *self, const char *version)
{
  if (version == NULL || *version == '\0')
    ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING, self->rows.file, NULL,
                        _("The file does not say which version of CycloneDX it is in."));
  else if (!g_strv_contains (versions, version))
    ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING, self->rows.file, NULL,
                        _("Version %s of CycloneDX is not known here. What is as in version 1.7 "
                          "is read."),
                        version);
}

/* The text of an element that may have attributes, or of a property. */
static const EfTreeNode *
get_value (const EfTreeNode *node)
{
  static const char *const keys[] = { "value", "content", EF_TREE_XML_TEXT, NULL };

  return ef_tree_is (node, EF_TREE_MAPPING) ? ef_tree_get_any (node, keys) : node;
}

static void
append_word (GString *words, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, word);
}

/* Sets a text that was put together of what is in @node. */
static void
describe_as (Bom *self, const char *name, const GString *text, gint rank, const EfTreeNode *node)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .rank = rank };

  if (text->len > 0)
    ef_card_rows_set (&self->rows, &field, text->str, node);
}

/* Metrics */

static void
read_metrics (Bom *self, const EfTreeNode *card)
{
  const EfTreeNode *metrics
    = ef_tree_get (ef_tree_get (card, "quantitativeAnalysis"), "performanceMetrics");
  const guint n = ef_tree_count_items (metrics, "performanceMetric");

  for (guint i = 0; i < n; i++)
    {
      const EfTreeNode *metric = ef_tree_get_item (metrics, "performanceMetric", i);
      const EfTreeNode *interval = ef_tree_get (metric, "confidenceInterval");

      ef_card_rows_add_metric (
        &self->rows, ef_tree_get_text (ef_tree_get (metric, "type")),
        ef_tree_get_text (ef_tree_get (metric, "slice")), ef_tree_get (metric, "value"),
        ef_tree_get (interval, "lowerBound"), ef_tree_get (interval, "upperBound"));
    }
}

/* Energy and carbon */

/* The number of a measure in the canonical unit of its dimension; NAN if that cannot be told. */
static double
measure (const EfTreeNode *node, const EfUnit *fallback)
{
  const EfTreeNode *number = ef_tree_get (node, "value");
  const char *text = ef_tree_get_text (ef_tree_get (node, "unit"));
  const EfUnit *unit = text != NULL ? ef_unit_find (text, -1) : fallback;
  double value;

  if (ef_tree_get_text (number) == NULL || unit == NULL
      || strcmp (ef_unit_get_dimension (unit), ef_unit_get_dimension (fallback)) != 0
      || !ef_number_read_plain (number->text, number->length, &value))
    return NAN;

  return value * ef_unit_get_factor (unit);
}

static void
add_carbon (Bom *self, const char *name, const char *quantity, const EfTreeNode *node)
{
  const EfUnit *tonne = ef_unit_find_by_id ("tonne");
  const EfTreeNode *value = ef_tree_get (node, "value");
  const char *text = ef_tree_get_text (ef_tree_get (node, "unit"));
  const EfUnit *unit = text != NULL ? ef_unit_find (text, -1) : tonne;
  g_autofree char *with_unit = NULL;
  EfField field = {
    .name = name,
    .quantity = quantity != NULL ? ef_quantity_find (quantity) : NULL,
    .unit = tonne,
    .plain = TRUE,
    .rank = EF_CARD_RANK_COST,
  };

  if (ef_tree_get_text (value) == NULL)
    return;
  if (unit == NULL || strcmp (ef_unit_get_dimension (unit), "carbon") != 0)
    {
      ef_card_rows_report (&self->rows, EF_SEVERITY_WARNING, node,
                           _("“%s” is no unit of carbon that is known here. The value is left "
                             "out."),
                           text);
      return;
    }
  if (unit != tonne)
    with_unit = g_strdup_printf ("%s %s", value->text, ef_unit_get_symbol (unit));
  ef_card_rows_set (&self->rows, &field, with_unit, value);
}

/* What is left of the emissions when what was bought off is taken away. */
static void
add_net_carbon (Bom *self, const char *activity, const EfTreeNode *gross, const EfTreeNode *offset)
{
  const EfUnit *tonne = ef_unit_find_by_id ("tonne");
  const double net = (measure (gross, tonne) - measure (offset, tonne))
                     / ef_unit_get_factor (tonne);
  g_autofree char *name = g_strdup_printf ("%s carbon, net", activity);
  g_autofree char *formula = g_strdup_printf ("%s carbon - %s carbon offset", activity, activity);
  const EfField field = {
    .name = name,
    .quantity = ef_quantity_find ("carbon"),
    .unit = tonne,
    .plain = TRUE,
    .origin = EF_ORIGIN_DERIVED,
    .formula = formula,
    .rank = EF_CARD_RANK_COST,
  };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Fewer digits than a double has hide what subtracting decimal fractions leaves. */
  if (isfinite (net))
    ef_card_rows_set (&self->rows, &field,
                      g_ascii_formatd (text, sizeof text, "%.12g", net), gross);
}

/* Claims that cannot be are kept, and said to be so. */
static void
check_intensity (Bom *self, const EfTreeNode *energy, const EfTreeNode *carbon)
{
  const EfUnit *kwh = ef_unit_find_by_id ("kilowatt-hour");
  const double hours = measure (energy, kwh) / ef_unit_get_factor (kwh);
  const double kilograms = measure (carbon, ef_unit_find_by_id ("tonne"));
  const double intensity = kilograms / hours;
  const gboolean is_short = intensity >= 1000 && intensity < 1e9;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!(hours > 0) || !(kilograms > 0)
      || (intensity >= INTENSITY_MIN && intensity <= INTENSITY_MAX))
    return;

  ef_card_rows_report (&self->rows, EF_SEVERITY_WARNING, carbon,
                       /* Translators: a number, e.g. "78050". */
                       _("For the energy that is stated beside it this is %s kg of CO2 per kWh. "
                         "Power grids emit between 0.005 and 1.3 kg, so one of the two values is "
                         "probably wrong."),
                       g_ascii_formatd (text, sizeof text, is_short ? "%.0f" : "%.4g", intensity));
}

static void
append_place (GString *words, const EfTreeNode *address)
{
  static const char *const keys[] = { "locality", "region", "country" };
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    append_word (place, ef_tree_get_text (ef_tree_get (address, keys[i])));
  if (place->len > 0 && words->len > 0)
    g_string_append (words, "; ");
  g_string_append (words, place->str);
}

static void
read_providers (Bom *self, const char *activity, const EfTreeNode *providers)
{
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *source = g_strdup_printf ("%s energy source", activity);
  g_autofree char *provider = g_strdup_printf ("%s energy provider", activity);
  g_autofree char *place = g_strdup_printf ("%s place", activity);
  const guint n = ef_tree_count_items (providers, NULL);

  for (guint i = 0; i < n; i++)
    {
      const EfTreeNode *item = ef_tree_get_item (providers, NULL, i);
      const EfTreeNode *organization = ef_tree_get (item, "organization");

      append_word (sources, ef_tree_get_text (ef_tree_get (item, "energySource")));
      append_word (names, ef_tree_get_text (ef_tree_get (organization, "name")));
      append_place (places, ef_tree_get (organization, "address"));
    }
  describe_as (self, source, sources, EF_CARD_RANK_REST, providers);
  describe_as (self, provider, names, EF_CARD_RANK_REST, providers);
  describe_as (self, place, places, EF_CARD_RANK_REST, providers);
}

static void
read_consumption (Bom *self, const EfTreeNode *consumption)
{
  const char *activity = ef_tree_get_text (ef_tree_get (consumption, "activity"));
  const EfTreeNode *energy = ef_tree_get (consumption, "activityEnergyCost");
  const EfTreeNode *gross = ef_tree_get (consumption, "co2CostEquivalent");
  const EfTreeNode *offset = ef_tree_get (consumption, "co2CostOffset");
  g_autofree char *gross_name = NULL;
  g_autofree char *offset_name = NULL;

  if (activity == NULL || *activity == '\0')
    activity = "other";
  gross_name = g_strdup_printf ("%s carbon", activity);
  offset_name = g_strdup_printf ("%s carbon offset", activity);

  ef_card_rows_add_energy (&self->rows, activity, ef_tree_get (energy, "value"),
                           ef_tree_get_text (ef_tree_get (energy, "unit")),
                           ef_unit_find_by_id ("kilowatt-hour"));
  add_carbon (self, gross_name, strcmp (activity, "training") == 0 ? "training-carbon" : "carbon",
              gross);
  /* More of it is neither better nor worse. */
  add_carbon (self, offset_name, NULL, offset);
  add_net_carbon (self, activity, gross, offset);
  check_intensity (self, energy, gross);
  read_providers (self, activity, ef_tree_get (consumption, "energyProviders"));
}

static void
read_environment (Bom *self, const EfTreeNode *card)
{
  const EfTreeNode *considerations = ef_tree_get (card, "considerations");
  const EfTreeNode *environment = ef_tree_get (considerations, "environmentalConsiderations");
  const EfTreeNode *list = ef_tree_get (environment, "energyConsumptions");
  const guint n = ef_tree_count_items (list, "energyConsumption");

  for (guint i = 0; i < n; i++)
    read_consumption (self, ef_tree_get_item (list, "energyConsumption", i));
}

/* Properties */

/* What a name such as "cdx:ai-ml:model:parameter:count" says in its last words, or NULL. */
static const EfQuantity *
recognise_property (const char *name, const EfUnit **unit)
{
  g_auto (GStrv) parts = g_strsplit (name, ":", -1);
  const guint n = g_strv_length (parts);
  g_autofree char *two = NULL;
  const EfQuantity *quantity = NULL;

  *unit = NULL;
  if (n > 1)
    {
      two = g_strdup_printf ("%s %s", parts[n - 2], parts[n - 1]);
      quantity = ef_quantity_recognise (two, unit);
    }
  if (quantity == NULL && n > 0)
    quantity = ef_quantity_recognise (parts[n - 1], unit);

  return quantity;
}

static void
free_words (gpointer words)
{
  g_string_free (words, TRUE);
}

/* The values of each name, which may stand several times: then they belong together. (transfer
 * container, element-type utf8 GString) */
static GHashTable *
collect_properties (const EfTreeNode *list)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_words);
  const guint n = ef_tree_count_items (list, "property");

  for (guint i = 0; i < n; i++)
    {
      const EfTreeNode *property = ef_tree_get_item (list, "property", i);
      const char *name = ef_tree_get_text (ef_tree_get (property, "name"));
      GString *words;

      if (name == NULL)
        continue;
      words = g_hash_table_lookup (values, name);
      if (words == NULL)
        {
          words = g_string_new (NULL);
          g_hash_table_insert (values, (gpointer) name, words);
        }
      append_word (words, ef_tree_get_text (get_value (property)));
    }

  return values;
}

static void
read_properties (Bom *self, const EfTreeNode *list)
{
  g_autoptr (GHashTable) values = collect_properties (list);
  const guint n = ef_tree_count_items (list, "property");

  for (guint i = 0; i < n; i++)
    {
      const EfTreeNode *property = ef_tree_get_item (list, "property", i);
      const char *name = ef_tree_get_text (ef_tree_get (property, "name"));
      const GString *words = name != NULL ? g_hash_table_lookup (values, name) : NULL;
      EfField field = { .name = name, .plain = TRUE, .share = EF_TYPED_COLUMN_SHARE };

      if (words == NULL || words->len == 0)
        continue;
      field.quantity = recognise_property (name, &field.unit);
      field.rank = field.quantity != NULL ? EF_CARD_RANK_COST : EF_CARD_RANK_REST;
      ef_card_rows_set (&self->rows, &field, words->str, property);
      g_hash_table_remove (values, name);
    }
}

/* Models */

/* The address of the best reference, or NULL. */
static const EfTreeNode *
find_link (const EfTreeNode *references)
{
  const EfTreeNode *found = NULL;
  guint best = G_N_ELEMENTS (reference_types);

  for (guint i = 0; i < ef_tree_count_items (references, "reference"); i++)
    {
      const EfTreeNode *reference = ef_tree_get_item (references, "reference", i);
      const char *type = ef_tree_get_text (ef_tree_get (reference, "type"));
      const EfTreeNode *url = ef_tree_get (reference, "url");

      for (guint k = 0; type != NULL && ef_tree_get_text (url) != NULL && k < best; k++)
        if (strcmp (type, reference_types[k]) == 0)
          {
            found = url;
            best = k;
          }
    }

  return found;
}

static void
read_description (Bom *self, const EfTreeNode *component, const EfTreeNode *card)
{
  const EfTreeNode *parameters = ef_tree_get (card, "modelParameters");

  ef_card_rows_set (&self->rows, &ef_card_field_model, NULL, ef_tree_get (component, "name"));
  ef_card_rows_describe (&self->rows, "group", ef_tree_get (component, "group"));
  ef_card_rows_describe (&self->rows, "version", ef_tree_get (component, "version"));
  ef_card_rows_describe (&self->rows, "publisher", ef_tree_get (component, "publisher"));
  ef_card_rows_describe (&self->rows, "approach",
                         ef_tree_get (ef_tree_get (parameters, "approach"), "type"));
  ef_card_rows_describe (&self->rows, "task", ef_tree_get (parameters, "task"));
  ef_card_rows_describe (&self->rows, "architecture family",
                         ef_tree_get (parameters, "architectureFamily"));
  ef_card_rows_describe (&self->rows, "architecture",
                         ef_tree_get (parameters, "modelArchitecture"));
  ef_card_rows_set (&self->rows, &ef_card_field_link, NULL,
                    find_link (ef_tree_get (component, "externalReferences")));
}

static void
read_model (Bom *self, const EfTreeNode *component)
{
  const EfTreeNode *card = ef_tree_get (component, "modelCard");

  ef_card_rows_begin (&self->rows, component, NULL);
  read_description (self, component, card);
  read_metrics (self, card);
  read_environment (self, card);
  read_properties (self, ef_tree_get (card, "properties"));
  read_properties (self, ef_tree_get (component, "properties"));
  if (self->hardware != NULL)
    {
      const EfField hardware
        = { .name = "hardware", .plain = TRUE, .text = TRUE, .rank = EF_CARD_RANK_REST };

      ef_card_rows_set (&self->rows, &hardware, self->hardware, component);
    }
}

static gboolean
is_model (const EfTreeNode *component)
{
  return g_strcmp0 (ef_tree_get_text (ef_tree_get (component, "type")), MODEL_TYPE) == 0
         || ef_tree_get (component, "modelCard") != NULL;
}

/* Calls @visit for components and those inside of them. */
static void
walk (Bom *self, const EfTreeNode *list, void (*visit) (Bom *self, const EfTreeNode *component))
{
  const guint n = ef_tree_count_items (list, "component");

  for (guint i = 0; i < n; i++)
    {
      const EfTreeNode *component = ef_tree_get_item (list, "component", i);

      visit (self, component);
      walk (self, ef_tree_get (component, "components"), visit);
    }
}

static void
walk_all (Bom *self, const EfTreeNode *root,
          void (*visit) (Bom *self, const EfTreeNode *component))
{
  const EfTreeNode *subject = ef_tree_get (ef_tree_get (root, "metadata"), "component");

  if (subject != NULL)
    {
      visit (self, subject);
      walk (self, ef_tree_get (subject, "components"), visit);
    }
  walk (self, ef_tree_get (root, "components"), visit);
}

static void
count_component (Bom *self, const EfTreeNode *component)
{
  self->n_components++;
  self->n_models += is_model (component);
}

static void
visit_component (Bom *self, const EfTreeNode *component)
{
  if (is_model (component))
    read_model (self, component);
}

/* The devices with which what the bill lists was made: it says so for the whole of it. */
static char *
find_hardware (const EfTreeNode *root)
{
  const EfTreeNode *formulation = ef_tree_get (root, "formulation");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ef_tree_count_items (formulation, "formula"); i++)
    {
      const EfTreeNode *list
        = ef_tree_get (ef_tree_get_item (formulation, "formula", i), "components");

      for (guint k = 0; k < ef_tree_count_items (list, "component"); k++)
        {
          const EfTreeNode *component = ef_tree_get_item (list, "component", k);

          if (g_strcmp0 (ef_tree_get_text (ef_tree_get (component, "type")), "device") == 0)
            append_word (names, ef_tree_get_text (ef_tree_get (component, "name")));
        }
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static EfCatalogNode *
read_cyclonedx (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_autofree char *version = NULL;
  g_auto (Bom) self = { .reading = reading };
  const EfTreeNode *root;

  ef_card_rows_prepare (reading);
  tree = read_tree (reading, &version, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  root = ef_tree_get_root (tree);
  ef_card_rows_init (&self.rows, reading, NULL);
  check_version (&self, version);
  walk_all (&self, root, count_component);
  if (self.n_models == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   ngettext ("“%s” is a bill of materials (CycloneDX) with %u component, which is "
                             "no model.",
                             "“%s” is a bill of materials (CycloneDX) with %u components, none of "
                             "which is a model.",
                             self.n_components),
                   self.rows.file, self.n_components);
      return NULL;
    }
  /* Of several models it does not say which was made with what. */
  if (self.n_models == 1)
    self.hardware = find_hardware (root);
  walk_all (&self, root, visit_component);

  return ef_card_rows_end (&self.rows, error);
}

const EfReader ef_reader_cyclonedx = {
  .id = ID,
  .name = N_ ("Bills of materials with model cards (CycloneDX)"),
  .sniff = sniff,
  .read = read_cyclonedx,
  .joined_name = "CycloneDX",
  .noun = EF_READER_NOUN_BILL,
};
