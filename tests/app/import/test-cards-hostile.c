/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"

/* Broken, enormous and malicious model cards. */

static const char *const texts[] = {
  /* CycloneDX */
  "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"metadata\": {\"component\": "
  "{\"name\": "
  "\"a\", \"modelCard\": {\"quantitativeAnalysis\": {\"performanceMetrics\": [{\"type\": \"F1\", "
  "\"value\": \"0.5\", \"slice\": \"s\", \"confidenceInterval\": {\"lowerBound\": \"0.4\", "
  "\"upperBound\": 1}}]}, \"properties\": [{\"name\": \"p:count\", \"value\": \"7B\"}]}}},\n"
  "\"components\": [{\"type\": \"machine-learning-model\", \"components\": [{\"modelCard\": "
  "{\"considerations\": {\"environmentalConsiderations\": {\"energyConsumptions\": [{\"activity\": "
  "\"training\", \"energyProviders\": [{\"energySource\": \"coal\", \"organization\": "
  "{\"address\": "
  "{\"country\": \"SE\"}}}], \"activityEnergyCost\": {\"value\": 4, \"unit\": \"kWh\"}, "
  "\"co2CostEquivalent\": {\"value\": 1, \"unit\": \"tCO2eq\"}, \"co2CostOffset\": {\"value\": 1}}"
  "]}}}}]}]}",
  "<?xml version='1.0'?>\n<c:bom xmlns:c='http://cyclonedx.org/schema/bom/1.6'><c:components>"
  "<c:component type='machine-learning-model'><c:name>a</c:name><c:modelCard>"
  "<c:quantitativeAnalysis><c:performanceMetrics><c:performanceMetric><c:type>F1</c:type>"
  "<c:value>0.5</c:value><c:confidenceInterval><c:lowerBound>0.4</c:lowerBound>"
  "</c:confidenceInterval></c:performanceMetric></c:performanceMetrics></c:quantitativeAnalysis>"
  "<c:considerations><c:environmentalConsiderations><c:energyConsumptions><c:energyConsumption>"
  "<c:activity>inference</c:activity><c:energyProviders><c:energySource>sun</c:energySource>"
  "</c:energyProviders><c:activityEnergyCost><c:value>4</c:value><c:unit>kWh</c:unit>"
  "</c:activityEnergyCost><c:co2CostEquivalent><c:value>1</c:value></c:co2CostEquivalent>"
  "</c:energyConsumption></c:energyConsumptions></c:environmentalConsiderations>"
  "</c:considerations><c:properties><c:property name='p:count'>7B</c:property></c:properties>"
  "</c:modelCard></c:component></c:components></c:bom>",
  /* Model-index */
  "Collections:\n- Name: c\n  Metadata: &m {Epochs: 3, Architecture: [a, b]}\n  Paper: p\n"
  "Models:\n- Name: a\n  In Collection: c\n  Metadata:\n    FLOPs: 1G\n"
  "    time (ms): [{value: 1, hardware: x}, {value: 2, hardware: y, mode: z}]\n"
  "  Results:\n  - Task: T\n    Dataset: D\n    Metrics: {F1: 50%, BLEU: 3}\n"
  "  - {Task: {Name: U}, Metrics: what}\n- Name: b\n  Metadata: *m\n  Results: r.yml\n- c.md\n",
  "text\n<!--\nType: model-index\nModels:\n- Name: a\n  Results: {Task: T, Metrics: {F1: 1}}\n-->\n"
  "more\n<!--\nType: model-index\nModels: {Name: b}\nImport: x.yml\n-->",
  /* Google */
  "{\"schema_version\": \"0.0.2\", \"model_details\": {\"name\": \"a\", \"owners\": [{\"name\": "
  "\"o\"}], \"version\": {\"date\": \"2020-01-02\"}, \"references\": [\"https://e.org\"]},\n"
  "\"quantitative_analysis\": {\"performance_metrics\": [{\"type\": \"F1\", \"value\": \"0.5\", "
  "\"threshold\": 1}, {\"type\": \"F1\", \"value\": 0.6, \"slice\": \"s\", \"threshold\": 2, "
  "\"confidence_interval\": {\"lower_bound\": \"0.4\", \"upper_bound\": \"1\"}}]}}",
  /* SPDX */
  "{\"@context\": \"https://spdx.org/rdf/3.0.1/c\", \"@graph\": [{\"type\": \"ai_AIPackage\", "
  "\"name\": \"a\", \"suppliedBy\": \"_:o\", \"ai_metric\": [{\"key\": \"F1\", \"value\": \"1\"}], "
  "\"ai_energyConsumption\": \"_:e\"}, {\"@id\": \"_:e\", \"ai_trainingEnergyConsumption\": "
  "[{\"ai_energyQuantity\": \"2\", \"ai_energyUnit\": \"megajoule\"}]}, {\"@id\": \"_:o\", "
  "\"name\": \"o\"}]}",
};

/* Checks everything that can be asked of a result. */
static void
check (EfImportResult *result, const GError *error)
{
  g_assert_true ((result != NULL) != (error != NULL));
  if (result != NULL)
    {
      g_autofree char *description = describe_result (result);

      g_assert_true (g_utf8_validate (description, -1, NULL));
      g_assert_nonnull (ef_import_result_get_summary (result));
    }
  else
    {
      g_assert_true (error->domain == EF_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
}

static void
test_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfImportResult) one = import_text ("card", texts[i]);
      g_autoptr (EfImportResult) two = import_text ("card", texts[i]);
      g_autofree char *first = describe_result (one);
      g_autofree char *second = describe_result (two);

      g_assert_cmpstr (first, ==, second);
    }
}

/* Every beginning. */
static void
test_prefixes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 1; length < strlen (texts[i]); length++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (texts[i], length);
        g_autoptr (GError) error = NULL;
        g_autoptr (EfImportResult) result = ef_import_bytes (bytes, "card", NULL, NULL, &error);

        check (result, error);
      }
}

static void
mutate (GByteArray *bytes, GRand *random)
{
  static const char *const pieces[] = {
    "\"", "\n", "[", "]", "{", "}", ":", ",", "null", "NaN", "1e999", "-", "\xFF", "\xC3", "%", "±",
    "<", ">", "</c:name>", "<c:component>", "<c:modelCard/>", "&#1;", "<!DOCTYPE a [", "'", "  ",
    "\"components\": ", "\"modelCard\": {", "\t", "- ", "Models:", "&a ", "*a", "\"name\": \"\"",
  };

  for (gint n = g_rand_int_range (random, 1, 6); n > 0; n--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len + 1);
      guint rest = bytes->len - at;
      guint removed = (guint) g_rand_int_range (random, 0, 30);
      guint kind = (guint) g_rand_int_range (random, 0, 4);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      g_autofree guint8 *tail = g_memdup2 (bytes->data + at, rest);

      if (kind == 0 && rest > 0)
        bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      else if (kind == 1)
        g_byte_array_remove_range (bytes, at, MIN (rest, removed));
      else
        {
          g_byte_array_set_size (bytes, at);
          g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
          if (rest > 0)
            g_byte_array_append (bytes, tail, rest);
        }
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261128);

  for (guint round = 0; round < 12000 / EF_TEST_SHARE; round++)
    {
      const char *text = texts[round % G_N_ELEMENTS (texts)];
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EfImportResult) result = NULL;

      g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
      mutate (array, random);
      bytes = g_bytes_new (array->data, array->len);
      result = ef_import_bytes (bytes, "card", NULL, NULL, &error);
      check (result, error);
    }
}

/* One thing thirty thousand times, in all the places that repeat. None takes quadratic time. */
static void
test_crowds (void)
{
  static const struct
  {
    const char *head, *item, *tail;
  } cases[] = {
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [",
      "{\"type\": \"machine-learning-model\", \"name\": \"a\"}", "]}" },
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"modelCard\": "
      "{\"quantitativeAnalysis\": {\"performanceMetrics\": [",
      "{\"type\": \"F1\", \"value\": \"%u\"}", "]}}}]}" },
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"modelCard\": "
      "{\"quantitativeAnalysis\": {\"performanceMetrics\": [",
      "{\"type\": \"F%u\", \"value\": \"1\"}", "]}}}]}" },
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"modelCard\": "
      "{\"properties\": [",
      "{\"name\": \"a\", \"value\": \"%u\"}", "]}}]}" },
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"modelCard\": "
      "{\"properties\": [",
      "{\"name\": \"a:%u\", \"value\": \"1\"}", "]}}]}" },
    { "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"modelCard\": "
      "{\"considerations\": {\"environmentalConsiderations\": {\"energyConsumptions\": [",
      "{\"activity\": \"a%u\", \"activityEnergyCost\": {\"value\": 1, \"unit\": \"?\"}}",
      "]}}}}]}" },
    { "Models:\n", "- {Name: a%u, Results: {Task: T, Dataset: D%u, Metrics: {F1: 1}}}\n", "" },
    { "Models:\n", "- {Name: a, In Collection: c%u, Metadata: {k%u: [{value: 1, h: %u}, {value: "
      "2}]}}\n",
      "" },
    { "Models:\n- Name: a\n", "- m%u.yml\n", "" },
    { "", "<!--\nType: model-index\nModels: {Name: a}\n-->\n", "" },
    { "<!--Type: model-index\nModels: {Name: a}\n-->", "<!-- -->\n", "<!--" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gboolean is_list = *cases[i].head == '{';
      g_autoptr (GString) text = g_string_new (cases[i].head);
      g_autoptr (EfImportResult) result = NULL;

      for (guint k = 0; k < 30000 / EF_TEST_SHARE; k++)
        {
          const char *item = cases[i].item;

          g_string_append (text, k > 0 && is_list ? "," : "");
          for (const char *mark; (mark = strstr (item, "%u")) != NULL; item = mark + 2)
            {
              g_string_append_len (text, item, mark - item);
              g_string_append_printf (text, "%u", k);
            }
          g_string_append (text, item);
        }
      g_string_append (text, cases[i].tail);
      result = import_text ("card", text->str);
      g_assert_nonnull (result);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/cards-hostile/whole", test_whole);
  g_test_add_func ("/import/cards-hostile/prefixes", test_prefixes);
  g_test_add_func ("/import/cards-hostile/mutations", test_mutations);
  g_test_add_func ("/import/cards-hostile/crowds", test_crowds);

  return g_test_run ();
}
