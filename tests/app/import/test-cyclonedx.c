/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Bills of materials with model cards. The two texts say the same. */

static const char json_text[] =
  "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1,\n"
  "\"metadata\": {\"component\": {\"type\": \"application\", \"name\": \"chat\", "
  "\"components\": [\n"
  " {\"type\": \"machine-learning-model\", \"name\": \"Small\", \"group\": \"Acme\",\n"
  "  \"version\": \"1.0\", \"publisher\": \"Acme Inc\", \"externalReferences\": [\n"
  "   {\"type\": \"vcs\", \"url\": \"https://example.org/git\"},\n"
  "   {\"type\": \"website\", \"url\": \"https://example.org/small\"}],\n"
  "  \"modelCard\": {\"modelParameters\": {\"approach\": {\"type\": \"supervised\"},\n"
  "    \"task\": \"classification\", \"architectureFamily\": \"transformer\",\n"
  "    \"modelArchitecture\": \"encoder\"},\n"
  "   \"quantitativeAnalysis\": {\"performanceMetrics\": [\n"
  "    {\"type\": \"Accuracy\", \"value\": \"0.81\",\n"
  "     \"confidenceInterval\": {\"lowerBound\": \"0.8\", \"upperBound\": \"0.83\"}},\n"
  "    {\"type\": \"Accuracy\", \"value\": \"0.7\", \"slice\": \"night\"},\n"
  "    {\"type\": \"Latency (ms)\", \"value\": \"12\"}]},\n"
  "   \"considerations\": {\"environmentalConsiderations\": {\"energyConsumptions\": [\n"
  "    {\"activity\": \"training\", \"energyProviders\": [\n"
  "      {\"organization\": {\"name\": \"Grid\", \"address\": {\"country\": \"Sweden\",\n"
  "        \"locality\": \"Lule\xC3\xA5\"}}, \"energySource\": \"hydropower\",\n"
  "       \"energyProvided\": {\"value\": 900, \"unit\": \"kWh\"}},\n"
  "      {\"organization\": {\"name\": \"Roof\"}, \"energySource\": \"solar\",\n"
  "       \"energyProvided\": {\"value\": 100, \"unit\": \"kWh\"}}],\n"
  "     \"activityEnergyCost\": {\"value\": 1000, \"unit\": \"kWh\"},\n"
  "     \"co2CostEquivalent\": {\"value\": 0.3, \"unit\": \"tCO2eq\"},\n"
  "     \"co2CostOffset\": {\"value\": 0.1, \"unit\": \"tCO2eq\"}},\n"
  "    {\"activity\": \"fine-tuning\", \"activityEnergyCost\": {\"value\": 5, \"unit\": "
  "\"kWh\"}},\n"
  "    {\"activity\": \"inference\", \"activityEnergyCost\": {\"value\": 2.5e-3,\n"
  "     \"unit\": \"kWh\"}}]}},\n"
  "   \"properties\": [{\"name\": \"cdx:ai-ml:model:parameter:count\", \"value\": \"7B\"},\n"
  "    {\"name\": \"x:method\", \"value\": \"a\"}, {\"name\": \"x:method\", \"value\": "
  "\"b\"}]}}]}},\n"
  "\"components\": [{\"type\": \"library\", \"name\": \"lib\"},\n"
  " {\"type\": \"machine-learning-model\", \"name\": \"Large\", \"modelCard\": {\n"
  "  \"quantitativeAnalysis\": {\"performanceMetrics\": [\n"
  "   {\"type\": \"Accuracy\", \"value\": \"0.9\"}]}}}]}";

static const char xml_text[] =
  "<?xml version='1.0'?>\n<c:bom xmlns:c='http://cyclonedx.org/schema/bom/1.6' version='1'>\n"
  "<c:metadata><c:component type='application'><c:name>chat</c:name><c:components>\n"
  "<c:component type='machine-learning-model'><c:publisher>Acme Inc</c:publisher>\n"
  "<c:group>Acme</c:group><c:name>Small</c:name><c:version>1.0</c:version>\n"
  "<c:externalReferences><c:reference type='vcs'><c:url>https://example.org/git</c:url>\n"
  "</c:reference><c:reference type='website'><c:url>https://example.org/small</c:url>\n"
  "</c:reference></c:externalReferences>\n"
  "<c:modelCard><c:modelParameters><c:approach><c:type>supervised</c:type></c:approach>\n"
  "<c:task>classification</c:task><c:architectureFamily>transformer</c:architectureFamily>\n"
  "<c:modelArchitecture>encoder</c:modelArchitecture></c:modelParameters>\n"
  "<c:quantitativeAnalysis><c:performanceMetrics><c:performanceMetric><c:type>Accuracy</c:type>\n"
  "<c:value>0.81</c:value><c:confidenceInterval><c:lowerBound>0.8</c:lowerBound>\n"
  "<c:upperBound>0.83</c:upperBound></c:confidenceInterval></c:performanceMetric>\n"
  "<c:performanceMetric><c:type>Accuracy</c:type><c:value>0.7</c:value><c:slice>night</c:slice>\n"
  "</c:performanceMetric><c:performanceMetric><c:type>Latency (ms)</c:type>\n"
  "<c:value> 12 </c:value></c:performanceMetric></c:performanceMetrics>\n"
  "</c:quantitativeAnalysis><c:considerations><c:environmentalConsiderations>\n"
  "<c:energyConsumptions><c:energyConsumption><c:activity>training</c:activity>\n"
  "<c:energyProviders><c:organization><c:name>Grid</c:name><c:address>\n"
  "<c:country>Sweden</c:country><c:locality>Lule&#xE5;</c:locality></c:address>\n"
  "</c:organization><c:energySource>hydropower</c:energySource><c:energyProvided>\n"
  "<c:value>900</c:value><c:unit>kWh</c:unit></c:energyProvided></c:energyProviders>\n"
  "<c:energyProviders><c:organization><c:name>Roof</c:name></c:organization>\n"
  "<c:energySource>solar</c:energySource></c:energyProviders>\n"
  "<c:activityEnergyCost><c:value>1000</c:value><c:unit>kWh</c:unit></c:activityEnergyCost>\n"
  "<c:co2CostEquivalent><c:value>0.3</c:value><c:unit>tCO2eq</c:unit></c:co2CostEquivalent>\n"
  "<c:co2CostOffset><c:value>0.1</c:value><c:unit>tCO2eq</c:unit></c:co2CostOffset>\n"
  "</c:energyConsumption><c:energyConsumption><c:activity>fine-tuning</c:activity>\n"
  "<c:activityEnergyCost><c:value>5</c:value><c:unit>kWh</c:unit></c:activityEnergyCost>\n"
  "</c:energyConsumption><c:energyConsumption><c:activity>inference</c:activity>\n"
  "<c:activityEnergyCost><c:value>2.5e-3</c:value><c:unit>kWh</c:unit></c:activityEnergyCost>\n"
  "</c:energyConsumption></c:energyConsumptions></c:environmentalConsiderations>\n"
  "</c:considerations><c:properties>\n"
  "<c:property name='cdx:ai-ml:model:parameter:count'>7B</c:property>\n"
  "<c:property name='x:method'>a</c:property><c:property name='x:method'>b</c:property>\n"
  "</c:properties></c:modelCard></c:component></c:components></c:component></c:metadata>\n"
  "<c:components><c:component type='library'><c:name>lib</c:name></c:component>\n"
  "<c:component type='machine-learning-model'><c:name>Large</c:name>\n"
  "<other xmlns='urn:other'><c:modelCard/></other>\n"
  "<c:modelCard><c:quantitativeAnalysis><c:performanceMetrics><c:performanceMetric>\n"
  "<c:type>Accuracy</c:type><c:value>0.9</c:value></c:performanceMetric></c:performanceMetrics>\n"
  "</c:quantitativeAnalysis></c:modelCard></c:component></c:components></c:bom>";

static void
assert_column (EfTable *table, const char *name, const char *quantity, const char *unit,
               EfDirection direction)
{
  EfColumn *column = get_column (table, name);

  g_assert_cmpint (ef_column_get_kind (column), ==, EF_COLUMN_NUMBER);
  if (quantity != NULL)
    g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (column)), ==, quantity);
  else
    g_assert_null (ef_column_get_quantity (column));
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (column)), ==, unit);
  g_assert_cmpint (ef_column_get_direction (column), ==, direction);
}

static void
assert_values (EfTable *table)
{
  assert_names (table, "model|group|version|publisher|approach|task|architecture family|"
                       "architecture|Accuracy|Accuracy, night|Latency (ms)|training energy|"
                       "training carbon|training carbon offset|training carbon, net|"
                       "fine-tuning energy|inference energy|cdx:ai-ml:model:parameter:count|link|"
                       "training energy source|training energy provider|training place|x:method");
  assert_cells (table, "model", "Small|Large");
  assert_cells (table, "group", "Acme|");
  assert_cells (table, "version", "1.0|");
  assert_cells (table, "publisher", "Acme Inc|");
  assert_cells (table, "approach", "supervised|");
  assert_cells (table, "task", "classification|");
  assert_cells (table, "architecture family", "transformer|");
  assert_cells (table, "architecture", "encoder|");
  assert_cells (table, "Accuracy", "0.81|0.9");
  assert_cells (table, "Accuracy, night", "0.7|");
  assert_cells (table, "link", "https://example.org/small|");
  assert_cells (table, "training energy source", "hydropower, solar|");
  assert_cells (table, "training energy provider", "Grid, Roof|");
  assert_cells (table, "training place", "Lule\xC3\xA5, Sweden|");
  assert_cells (table, "x:method", "a, b|");
  assert_number (table, "Latency (ms)", 0, 12);
  assert_number (table, "training energy", 0, 1000);
  assert_number (table, "training energy", 1, NAN);
  assert_number (table, "fine-tuning energy", 0, 5);
  assert_number (table, "inference energy", 0, 0.0025);
  assert_number (table, "training carbon", 0, 0.3);
  assert_number (table, "training carbon offset", 0, 0.1);
  assert_number (table, "training carbon, net", 0, 0.2);
  assert_number (table, "cdx:ai-ml:model:parameter:count", 0, 7e9);

  assert_column (table, "Latency (ms)", "latency", "millisecond", EF_DIRECTION_LOWER);
  assert_column (table, "training energy", "training-energy", "kilowatt-hour", EF_DIRECTION_LOWER);
  assert_column (table, "fine-tuning energy", "energy", "kilowatt-hour", EF_DIRECTION_LOWER);
  assert_column (table, "inference energy", "energy", "kilowatt-hour", EF_DIRECTION_LOWER);
  assert_column (table, "training carbon", "training-carbon", "tonne", EF_DIRECTION_LOWER);
  assert_column (table, "training carbon offset", NULL, "tonne", EF_DIRECTION_UNKNOWN);
  assert_column (table, "training carbon, net", "carbon", "tonne", EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_origin (get_column (table, "training carbon, net")), ==,
                   EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_formula (get_column (table, "training carbon, net")), ==,
                   "training carbon - training carbon offset");
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpint (ef_column_get_role (get_column (table, "link")), ==, EF_ROLE_LINK);
  for (guint i = 0; i < 2; i++)
    {
      EfColumn *column = get_column (table, i == 0 ? "Accuracy" : "Accuracy, night");

      g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (column)), ==, "accuracy");
      g_assert_cmpint (ef_column_get_direction (column), ==, EF_DIRECTION_HIGHER);
    }
}

static void
assert_bounds (EfTable *table)
{
  EfColumn *column = get_column (table, "Accuracy");

  g_assert_cmpfloat (ef_column_get_lows (column)[0], ==, 0.8);
  g_assert_cmpfloat (ef_column_get_highs (column)[0], ==, 0.83);
  g_assert_true (isnan (ef_column_get_lows (column)[1]));
  g_assert_null (ef_column_get_lows (get_column (table, "Accuracy, night")));
}

static void
test_json (void)
{
  g_autoptr (EfImportResult) result = import_text ("bom.json", json_text);
  EfTable *table = get_only_table (result);

  assert_no_diagnostics (result);
  assert_values (table);
  assert_bounds (table);
  assert_place (table, 0, NULL, "metadata.component.components[0]");
  assert_place (table, 1, NULL, "components[1]");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "2 models, 23 columns");
}

static void
test_xml (void)
{
  g_autoptr (EfImportResult) result = import_text ("bom.xml", xml_text);
  EfTable *table = get_only_table (result);

  assert_no_diagnostics (result);
  assert_values (table);
  assert_bounds (table);
  assert_place (table, 0, NULL, "metadata.component.components.component");
  assert_place (table, 1, NULL, "components.component[1]");
}

/* One model with @card in a bill of version @version. */
static EfImportResult *
import_card (const char *version, const char *card)
{
  g_autofree char *text = g_strdup_printf (
    "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"%s\", \"components\": [{\"type\": "
    "\"machine-learning-model\", \"name\": \"a\", \"modelCard\": {%s}}]}",
    version, card);

  return import_text ("bom.json", text);
}

static EfImportResult *
import_metrics (const char *metrics)
{
  g_autofree char *card
    = g_strdup_printf ("\"quantitativeAnalysis\": {\"performanceMetrics\": [%s]}", metrics);

  return import_card ("1.6", card);
}

static EfImportResult *
import_energy (const char *consumptions)
{
  g_autofree char *card
    = g_strdup_printf ("\"considerations\": {\"environmentalConsiderations\": "
                       "{\"energyConsumptions\": [%s]}}",
                       consumptions);

  return import_card ("1.6", card);
}

/* What is no number is shown, and is no axis. */
static void
test_text_values (void)
{
  g_autoptr (EfImportResult) result = import_metrics (
    "{\"type\": \"Accuracy\", \"value\": \"The value\", \"confidenceInterval\": "
    "{\"lowerBound\": \"a\", \"upperBound\": \"b\"}}, {\"type\": \"F1\"}, {\"value\": \"1\"},"
    "{\"type\": \"BLEU\", \"value\": [1, 2]}, {\"type\": \"FID\", \"value\": null}, 5, \"x\", []");
  EfTable *table = get_only_table (result);

  assert_names (table, "model|Accuracy|metric");
  assert_cells (table, "Accuracy", "The value");
  g_assert_cmpint (ef_column_get_kind (get_column (table, "Accuracy")), ==, EF_COLUMN_TEXT);
  assert_told (result, "components[0].modelCard.quantitativeAnalysis.performanceMetrics[3].value: "
                       "The value of “BLEU” is no single value");
}

static void
test_bounds (void)
{
  g_autoptr (EfImportResult) result = import_metrics (
    "{\"type\": \"Accuracy\", \"value\": \"5\", \"confidenceInterval\": {\"lowerBound\": \"6\", "
    "\"upperBound\": \"7\"}}, {\"type\": \"Accuracy\", \"slice\": \"s\", \"value\": \"5\", "
    "\"confidenceInterval\": {\"lowerBound\": \"4\"}}");
  EfTable *table = get_only_table (result);

  assert_told (result, "performanceMetrics[0].confidenceInterval.lowerBound: The interval from 6 "
                       "to 7 does not hold its value 5");
  g_assert_null (ef_column_get_lows (get_column (table, "Accuracy")));
  g_assert_cmpfloat (ef_column_get_lows (get_column (table, "Accuracy, s"))[0], ==, 4);
  g_assert_true (isnan (ef_column_get_highs (get_column (table, "Accuracy, s"))[0]));
}

/* What is stated twice is not added up, and not lost. */
static void
test_repeated (void)
{
  g_autoptr (EfImportResult) result = import_energy (
    "{\"activity\": \"training\", \"activityEnergyCost\": {\"value\": 1, \"unit\": \"kWh\"}},"
    "{\"activity\": \"training\", \"activityEnergyCost\": {\"value\": 2, \"unit\": \"kWh\"}},"
    "{\"activityEnergyCost\": {\"value\": 3}}");
  EfTable *table = get_only_table (result);

  assert_no_diagnostics (result);
  assert_names (table, "model|training energy|training energy (2)|other energy");
  assert_number (table, "training energy", 0, 1);
  assert_number (table, "training energy (2)", 0, 2);
  assert_number (table, "other energy", 0, 3);
  assert_column (table, "training energy (2)", "training-energy", "kilowatt-hour",
                 EF_DIRECTION_LOWER);
}

static void
test_units (void)
{
  g_autoptr (EfImportResult) result = import_energy (
    "{\"activity\": \"training\", \"activityEnergyCost\": {\"value\": 1.5, \"unit\": \"MWh\"},"
    " \"co2CostEquivalent\": {\"value\": 250, \"unit\": \"kg\"}},"
    "{\"activity\": \"design\", \"activityEnergyCost\": {\"value\": 2, \"unit\": \"coal\"},"
    " \"co2CostEquivalent\": {\"value\": 2, \"unit\": \"bags\"}}");
  EfTable *table = get_only_table (result);

  assert_number (table, "training energy", 0, 1.5);
  assert_column (table, "training energy", "training-energy", "megawatt-hour", EF_DIRECTION_LOWER);
  assert_number (table, "training carbon", 0, 250);
  assert_column (table, "training carbon", "training-carbon", "kilogram", EF_DIRECTION_LOWER);
  assert_number (table, "design energy, in “coal”", 0, 2);
  g_assert_null (ef_column_get_unit (get_column (table, "design energy, in “coal”")));
  assert_told (result, "activityEnergyCost.value: “coal” is no unit of energy");
  assert_told (result, "co2CostEquivalent: “bags” is no unit of carbon");
}

static void
test_mixed_units (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "bom.json",
    "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": ["
    "{\"name\": \"a\", \"modelCard\": {\"considerations\": {\"environmentalConsiderations\": "
    "{\"energyConsumptions\": [{\"activity\": \"training\", \"activityEnergyCost\": "
    "{\"value\": 1.5, \"unit\": \"MWh\"}}]}}}},"
    "{\"name\": \"b\", \"modelCard\": {\"considerations\": {\"environmentalConsiderations\": "
    "{\"energyConsumptions\": [{\"activity\": \"training\", \"activityEnergyCost\": "
    "{\"value\": 2, \"unit\": \"kWh\"}}]}}}}]}");
  EfTable *table = get_only_table (result);

  assert_number (table, "training energy", 0, 1500);
  assert_number (table, "training energy", 1, 2);
  assert_cells (table, "training energy", "1.5 MWh|2");
  assert_column (table, "training energy", "training-energy", "kilowatt-hour", EF_DIRECTION_LOWER);
}

/* A claim that cannot be is kept, and said to be so. */
static void
test_implausible (void)
{
  g_autoptr (EfImportResult) result = import_energy (
    "{\"activity\": \"training\", \"activityEnergyCost\": {\"value\": 0.4, \"unit\": \"kWh\"},"
    " \"co2CostEquivalent\": {\"value\": 31.22, \"unit\": \"tCO2eq\"}},"
    "{\"activity\": \"inference\", \"activityEnergyCost\": {\"value\": 10, \"unit\": \"kWh\"},"
    " \"co2CostEquivalent\": {\"value\": 0, \"unit\": \"tCO2eq\"}}");

  assert_number (get_only_table (result), "training carbon", 0, 31.22);
  assert_number (get_only_table (result), "inference carbon", 0, 0);
  assert_told (result, "energyConsumptions[0].co2CostEquivalent: For the energy that is stated "
                       "beside it this is 78050 kg of CO2 per kWh");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
}

static void
test_versions (void)
{
  static const char *const known[] = { "1.5", "1.6", "1.7" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (EfImportResult) result = import_card (known[i], "");

      assert_no_diagnostics (result);
      assert_cells (get_only_table (result), "model", "a");
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EfImportResult) result = import_card (i == 0 ? "2.0" : "", "");

      assert_told (result, i == 0 ? "Version 2.0 of CycloneDX is not known" : "does not say which");
      assert_cells (get_only_table (result), "model", "a");
    }
}

static void
test_hardware (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "bom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.7\", \"components\": "
                "[{\"type\": \"machine-learning-model\", \"name\": \"a\"}], \"formulation\": "
                "[{\"components\": [{\"type\": \"device\", \"name\": \"GPU\"}, {\"type\": "
                "\"library\", \"name\": \"no\"}, {\"type\": \"device\", \"name\": \"CPU\"}]}]}");

  assert_cells (get_only_table (result), "hardware", "GPU, CPU");
}

static void
test_no_models (void)
{
  import_text_fails ("bom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.4\", "
                                 "\"components\": [{\"type\": \"library\", \"name\": \"a\"}]}",
                     EF_ERROR_NO_RESULTS, "with 1 component, which is no model");
  import_text_fails ("bom.xml", "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>",
                     EF_ERROR_NO_RESULTS, "with 0 components, none of which is a model");
  /* A text that quotes one. */
  import_text_fails ("guide.md", "# Guide\n\nA bill:\n\n```\n{\"bomFormat\": \"CycloneDX\"}\n```\n",
                     EF_ERROR_NO_RESULTS, "a text without tables");
  /* Another bill than it seems. */
  import_text_fails ("bom.xml", "<bom xmlns=\"urn:bank:bills\"><component/></bom>",
                     EF_ERROR_NO_RESULTS, "built like this: bom (component)");
}

static void
test_cut_off (void)
{
  const char *end = strstr (json_text, "\"components\": [{\"type\": \"library\"");
  g_autofree char *text = g_strndup (json_text, (gsize) (end - json_text));
  g_autoptr (EfImportResult) result = import_text ("bom.json", text);

  assert_cells (get_only_table (result), "model", "Small");
  assert_told (result, "The JSON text is cut off");
}

/* Real files */

static const char folder[] = "data/2-model-cards/cyclonedx-modelcard/";

static void
test_real_metrics (void)
{
  static const char *const names[] = {
    "valid-machine-learning-1.5.xml",
    "valid-machine-learning-1.6.xml",
    "valid-machine-learning-1.6.json",
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfTable *table = get_only_table (result);

      assert_no_diagnostics (result);
      g_assert_cmpuint (ef_table_get_n_rows (table), ==, 1);
      g_assert_cmpuint (ef_table_get_n_columns (table), ==, 11);
      assert_cells (table, "model", "stable-diffusion");
      assert_cells (table, "version", "1.4");
      assert_cells (table,
                    "The type of performance metric, The name of the slice this metric was "
                    "computed on. By default, assume this metric is not sliced",
                    "The value of the performance metric");
      assert_cells (table, "modelcard:custom-property", "custom-value");
    }
}

static void
test_real_energy (void)
{
  static const char *const names[] = {
    "valid-machine-learning-considerations-env-1.6.xml",
    "valid-machine-learning-considerations-env-1.6.json",
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfTable *table = get_only_table (result);

      assert_names (table, "model|group|publisher|training energy|training carbon|training carbon "
                           "offset|training carbon, net|link|training energy source|training "
                           "energy provider|training place");
      assert_cells (table, "model", "Llama-2-7b");
      assert_number (table, "training energy", 0, 0.4);
      assert_number (table, "training carbon", 0, 31.22);
      assert_number (table, "training carbon offset", 0, 31.22);
      assert_number (table, "training carbon, net", 0, 0);
      assert_cells (table, "training place", "Newark, New Jersey, United States");
      assert_told (result, "78050 kg of CO2 per kWh");
      g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/cyclonedx/json", test_json);
  g_test_add_func ("/import/cyclonedx/xml", test_xml);
  g_test_add_func ("/import/cyclonedx/text-values", test_text_values);
  g_test_add_func ("/import/cyclonedx/bounds", test_bounds);
  g_test_add_func ("/import/cyclonedx/repeated", test_repeated);
  g_test_add_func ("/import/cyclonedx/units", test_units);
  g_test_add_func ("/import/cyclonedx/mixed-units", test_mixed_units);
  g_test_add_func ("/import/cyclonedx/implausible", test_implausible);
  g_test_add_func ("/import/cyclonedx/versions", test_versions);
  g_test_add_func ("/import/cyclonedx/hardware", test_hardware);
  g_test_add_func ("/import/cyclonedx/no-models", test_no_models);
  g_test_add_func ("/import/cyclonedx/cut-off", test_cut_off);
  g_test_add_func ("/import/cyclonedx/real-metrics", test_real_metrics);
  g_test_add_func ("/import/cyclonedx/real-energy", test_real_energy);

  return g_test_run ();
}
