/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* The smaller forms of Papers with Code: tuples of papers, results by line, answers of the
 * programming interfaces. */

/* Tuples */

static const char tuples[] =
  "1704.00001v4.pdf\tReading#Signs#Error#15.8$Reading#Signs#Params#40M\n"
  "1705.00002v1.pdf\tReading#Signs#Error#9.5$Reading#Signs#FPS#30$"
  "Reading#Signs#Error#8.5$Reading#Signs#FPS#20$Seeing#COCO#MAP#55.1\r\n"
  "(1080Ti)\t\n"
  "local.pdf\tSeeing#COCO#MAP#386x1$Seeing#COCO#nothing$Seeing#Code - C##BLEU#23$"
  "Seeing#COCO## of parts#10$Seeing#COCO#Avg #Steps#12\n";

static void
test_tuples (void)
{
  g_autoptr (EfImportResult) result = import_text ("tuples.tsv", tuples);
  EfTable *signs = get_table (result, "Reading > Signs");
  EfTable *coco = get_table (result, "Seeing > COCO");
  g_autofree char *place = ef_table_describe_place (signs, 1, NULL);

  assert_cells (signs, "model", "1704.00001v4|1705.00002v1|1705.00002v1");
  assert_cells (signs, "Error", "15.8|9.5|8.5");
  assert_number (signs, "Params", 0, 40e6);
  assert_cells (signs, "FPS", "|30|20");
  g_assert_cmpstr (ef_table_get_row_link (signs, 0), ==, "https://arxiv.org/abs/1704.00001v4");
  g_assert_cmpstr (place, ==, "line 2");

  assert_cells (coco, "model", "1705.00002v1|local");
  assert_cells (coco, "MAP", "55.1|386x1");
  assert_cells (coco, "# of parts", "|10");
  assert_cells (coco, "Avg #Steps", "|12");
  g_assert_null (ef_table_get_row_link (coco, 1));
  assert_cells (get_table (result, "Seeing > Code - C#"), "BLEU", "23");

  assert_told (result, "tuples.tsv:3: “(1080Ti)” is the rest of a line");
  assert_told (result, "tuples.tsv:4: “Seeing#COCO#nothing” is not task, data set, metric and");
  assert_told (result, "tuples.tsv:4: 3 tuples have a # too many");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "6 rows; 3 tables");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "pwc-tdm");
}

static void
test_tuples_are_not (void)
{
  g_autoptr (EfImportResult) result = import_text ("t.tsv", "a.pdf\tb\n1\t2\n3\t4\n");

  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "delimited");
  import_text_fails ("t.tsv", "a.pdf\t#b##\n", EF_ERROR_NO_RESULTS, "there is none in it");
}

static void
test_many_odd_tuples (void)
{
  g_autoptr (GString) text = g_string_new ("a.pdf\tT#D#M#1\n");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 8; i++)
    g_string_append (text, "a.pdf\tT#D#M#1\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "x\n");
  result = import_text ("t.tsv", text->str);
  g_assert_cmpuint (count_diagnostics (result, "broke off"), ==, 50);
  assert_told (result, "99950 more lines or tuples are left out");
}

static void
test_shared_tuples (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfCatalogNode *root;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv");
  root = ef_import_result_get_root (result);
  g_assert_cmpuint (ef_catalog_node_get_n_children (root), ==, 837);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 3915);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 20579);
  g_assert_cmpuint (count_diagnostics (result, "“(1080Ti)” is the rest of a line"), ==, 2);
  assert_told (result, "16 tuples have a # too many");

  table = get_table (result, "Real-Time Object Detection > COCO");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 29);
  assert_number (table, "MAP", 2, 43.6);
  assert_number (table, "FPS", 2, 45);
  assert_number (table, "inference time (ms)", 1, 333);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "inference time (ms)")), ==,
                   EF_DIRECTION_LOWER);
  assert_cells (get_table (result, "Unsupervised Image Classification > SVHN"), "# of clusters (k)",
                "10|10|10");
}

/* Results by line */

#define TRAJECTORIES "l1,l2,l3,task,dataset,date,model,result,metric,polarity\n"
#define RANKING "categories,task,datasets,metrics,ranking,value\n"

static void
test_trajectories (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "ito.csv",
    TRAJECTORIES
    "Text,Reading,Reading,Reading,Signs,2021-06,BERT model in \\'A title\\',55.9,Zork,pos\n"
    "Text,Reading,Reading,Reading,Signs,2021-06,BERT model in \\'A title\\',0.3,Error,neg\n"
    "Text,Reading,Reading,Reading,Signs,2022-03,\"LinkBERT (l, x)\",83.35,Zork,pos\n"
    "Text,Reading,Reading,Reading,Signs,2022-03,\"LinkBERT (l, x)\",83.35,Zork,pos\n"
    "Seeing,Reading,Reading,Reading,Signs,2021-06,BERT model in \\'A title\\',55.9,Zork,pos\n"
    ",,,,Signs,2021-06,x,1,Zork,pos\n"
    "Text,Text,Text,Talking,Words,2020-01,y,1,Zork,up\n");
  EfTable *signs = get_table (result, "Text > Reading > Signs");
  EfColumn *zork = get_column (signs, "Zork");
  EfColumn *error = get_column (signs, "Error");
  g_autofree char *place = ef_table_describe_place (signs, 1, NULL);

  assert_names (signs, "model|Zork|Error|paper|date");
  assert_cells (signs, "model", "BERT|LinkBERT (l, x)");
  assert_cells (signs, "paper", "A title|");
  assert_cells (signs, "date", "2021-06|2022-03");
  assert_cells (signs, "Zork", "55.9|83.35");
  assert_cells (signs, "Error", "0.3|");
  g_assert_cmpint (ef_column_get_direction (zork), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction_reason (zork), ==, EF_DIRECTION_REASON_FILE);
  g_assert_cmpint (ef_column_get_direction (error), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (error), ==, EF_DIRECTION_REASON_FILE);
  g_assert_cmpstr (place, ==, "line 4");
  assert_cells (get_table (result, "Seeing > Reading > Signs"), "Zork", "55.9");
  assert_cells (get_table (result, "Text > Talking > Words"), "Zork", "1");
  assert_told (result, "1 row without a task or a metric is left out");
  assert_told (result, "In 1 row the polarity is neither");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "ito-csv");
}

static void
test_ranking (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "ito.csv", RANKING "\"Text', 'Seeing\",Reading,Signs,Accuracy,1,96.8\n"
                       "\"Text', 'Seeing\",Reading,Signs,Params,1,40M\n"
                       "\"Text', 'Seeing\",Reading,Signs,Accuracy,2,95\n");
  EfTable *table = get_only_table (result);

  assert_names (table, "model|Accuracy|Params");
  assert_cells (table, "model", "rank 1|rank 2");
  assert_cells (table, "Accuracy", "96.8|95");
  assert_number (table, "Params", 0, 40e6);
}

/* A column more, or less, and it is any table. */
static void
test_other_headers (void)
{
  static const char *const texts[] = {
    "l1,l2,l3,task,dataset,date,model,result,metric,polarity,more\na,b,c,d,e,2020-01,f,1,g,pos,1\n",
    "task,datasets,metrics,ranking,value\na,b,c,1,2\nd,e,f,2,3\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("t.csv", texts[i]);

      g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==,
                       "delimited");
    }
  import_text_fails ("t.csv", TRAJECTORIES, EF_ERROR_NO_RESULTS, "but no row");
}

static void
count_directions (EfCatalogNode *node, GHashTable *seen, guint *n_higher, guint *n_lower)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      if (!g_hash_table_add (seen, table))
        continue;
      for (guint j = 0; j < ef_table_get_n_columns (table); j++)
        {
          EfColumn *column = ef_table_get_column (table, j);
          const gboolean stated
            = ef_column_get_direction_reason (column) == EF_DIRECTION_REASON_FILE;

          *n_higher += stated && ef_column_get_direction (column) == EF_DIRECTION_HIGHER
                         ? ef_column_get_n_present (column)
                         : 0;
          *n_lower += stated && ef_column_get_direction (column) == EF_DIRECTION_LOWER
                        ? ef_column_get_n_present (column)
                        : 0;
        }
    }
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    count_directions (ef_catalog_node_get_child (node, i), seen, n_higher, n_lower);
}

static void
test_shared_lines (void)
{
  g_autoptr (EfImportResult) trajectories = NULL;
  g_autoptr (EfImportResult) ranking = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  EfCatalogNode *root;
  EfTable *table;
  guint n_higher = 0, n_lower = 0;

  if (get_shared_dir () == NULL)
    return;
  trajectories = import_shared ("data/1-pwc/ito-csv/sota_ITO_00141.csv");
  root = ef_import_result_get_root (trajectories);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 1595);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 3755);
  count_directions (root, seen, &n_higher, &n_lower);
  /* 6,251 lines, of which 574 repeat others under another task. */
  g_assert_cmpuint (n_higher, ==, 5428);
  g_assert_cmpuint (n_lower, ==, 249);
  table = get_table (trajectories, "Biomedical natural language processing > "
                                   "Biomedical relation extraction > DDI extraction 2013 corpus");
  assert_cells (table, "model", "NCBI_BERT(large) (P)|BioLinkBERT (large)");
  assert_cells (table, "F1", "79.9|83.35");
  assert_cells (table, "date", "2019-06|2022-03");

  /* Two of the 2,114 differ in blanks only, and so do two of 3,476 rows. */
  ranking = import_shared ("data/1-pwc/ito-csv/df_metric_all.csv");
  root = ef_import_result_get_root (ranking);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 2112);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 3475);
  table = get_table (ranking, "Age Estimation > MORPH Album2");
  g_assert_cmpfloat (ef_column_get_lows (get_column (table, "MAE"))[1], ==, 2.41);
  assert_told (ranking, "“O.753” is left out");
  /* Without its points "0.20±0.02" is no number. */
  table = get_table (ranking, "ECG Classification > PhysioNet Challenge 2020");
  assert_cells (table, "Accuracy(stratified10-fold)", "020±002|013±002");
  g_assert_cmpint (ef_column_get_kind (get_column (table, "Accuracy(stratified10-fold)")), ==,
                   EF_COLUMN_TEXT);
}

/* Answers of interfaces */

static void
test_old_page (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "page.json",
    "{\"count\": 1234, \"next\": \"https://example.org/?page=2\", \"previous\": null,\n"
    "\"results\": [{\"id\": \"x\", \"best_rank\": 1, \"metrics\": {\"miou\": \"85.1%\"},"
    "\"methodology\": \"hrnet\", \"uses_additional_data\": false, \"paper\": \"some-paper\","
    "\"best_metric\": \"miou\", \"evaluated_on\": \"2020-05-21\"},\n"
    "{\"id\": \"y\", \"best_rank\": null, \"metrics\": {\"pq\": \"17.6\", \"list\": [1]},"
    "\"methodology\": \"hrnet\", \"uses_additional_data\": true, \"paper\": \"some-paper\","
    "\"best_metric\": null, \"evaluated_on\": \"2020-05-22\"}]}");
  EfTable *table = get_only_table (result);
  g_autofree char *place = ef_table_describe_place (table, 1, NULL);

  assert_names (table, "model|miou|pq|list|best rank|best metric|paper|date|uses additional data");
  assert_cells (table, "model", "hrnet|hrnet");
  assert_cells (table, "miou", "85.1%|");
  assert_cells (table, "pq", "|17.6");
  assert_cells (table, "date", "2020-05-21|2020-05-22");
  g_assert_cmpint (ef_column_get_role (get_column (table, "paper")), ==, EF_ROLE_PAPER);
  g_assert_cmpstr (place, ==, "/results/1");
  assert_told (result, "2 of 1234 results are in this file; the others are on other pages.");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "2 of 1234 results are in this file");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "pwc-api");
}

#define NEW_ROW(id, model, metrics, more)                                                          \
  "{\"id\": " id ", \"paper_id\": 7, \"task_name\": \"Reading\", \"dataset_name\": \"Signs\", "    \
  "\"model_name\": \"" model "\", \"metrics\": {" metrics "}" more "}"
#define NEW_ROWS                                                                                   \
  NEW_ROW ("1", "A", "\"Accuracy\": 77.5", ", \"num_parameters\": 7000000, \"is_open\": true, "    \
           "\"paper_arxiv_id\": \"1704.00001\", \"evaluated_on\": \"2026-01-02\"") ",\n"           \
  NEW_ROW ("2", "A", "\"FPS\": \"30\"", ", \"num_parameters\": 7000000, \"harness\": \"own\"") "," \
  NEW_ROW ("3", "A", "\"Accuracy\": 78", "") ","                                                   \
  NEW_ROW ("4", "B", "\"Accuracy\": 70", ", \"num_parameters\": null")

static void
assert_new_rows (const char *text, const char *place)
{
  g_autoptr (EfImportResult) result = import_text ("rows.json", text);
  EfTable *table = get_table (result, "Reading > Signs");
  EfColumn *parameters = get_column (table, "parameters");
  g_autofree char *row_place = ef_table_describe_place (table, 1, NULL);

  assert_names (table, "model|Accuracy|FPS|parameters|date|arXiv|open|harness");
  /* The second row is that of the first; the third says something else. */
  assert_cells (table, "model", "A|A|B");
  assert_cells (table, "Accuracy", "77.5|78|70");
  assert_cells (table, "FPS", "30||");
  assert_cells (table, "harness", "own||");
  assert_number (table, "parameters", 0, 7e6);
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (parameters)), ==, "parameters");
  g_assert_cmpstr (ef_table_get_row_link (table, 0), ==, "https://arxiv.org/abs/1704.00001");
  g_assert_cmpstr (row_place, ==, place);
  assert_told (result, "1 result is put to the row of the same model");
}

static void
test_new_rows (void)
{
  assert_new_rows ("{\"count\": 4, \"next_page\": null, \"results\": [" NEW_ROWS "]}",
                   "/results/2");
  assert_new_rows ("{\"schema_version\": \"v1\", \"data\": {\"count\": 4, \"results\": [" NEW_ROWS
                   "]}}",
                   "/data/results/2");
  assert_new_rows ("{\"schema_version\": \"v1\", \"data\": [" NEW_ROWS "]}", "/data/2");
  assert_new_rows ("[" NEW_ROWS "]", "/2");
}

static void
test_papers (void)
{
  import_text_fails ("papers.json",
                     "{\"count\": 99, \"next\": null, \"previous\": null, \"results\": ["
                     "{\"id\": \"a\", \"arxiv_id\": \"1\", \"url_abs\": \"u\", \"title\": \"t\"},"
                     "{\"id\": \"b\", \"arxiv_id\": null, \"url_abs\": \"u\", \"title\": \"t\"}]}",
                     EF_ERROR_NO_RESULTS,
                     "a list of papers from the Papers with Code API (2 of 99)");
  import_text_fails ("paper.json", "{\"id\": \"a\", \"arxiv_id\": \"1\", \"url_abs\": \"u\"}",
                     EF_ERROR_NO_RESULTS, "the description of a paper");
}

/* A result that no one has merged for good reasons. */
static void
test_large_page (void)
{
  g_autoptr (GString) text = g_string_new ("{\"count\": 1, \"results\": [");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text,
                            "%s{\"task_name\": \"T\", \"dataset_name\": \"D\", \"model_name\": "
                            "\"m\", \"metrics\": {\"M%u\": 1}}",
                            i > 0 ? "," : "", i % 200);
  g_string_append (text, "]}");
  result = import_text ("t.json", text->str);
  g_assert_cmpuint (ef_table_get_n_rows (get_only_table (result)), ==, (20000 + 63) / 64);
}

static void
test_shared_pages (void)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/1-pwc/pwc-api-v1-responses/paper_result_list.json");
  assert_cells (get_only_table (result), "mean iou (class)", "85.1%|");
  assert_cells (get_only_table (result), "pq", "|17.6");
  assert_number (get_only_table (result), "best rank", 0, 1);
  g_assert_cmpint (ef_column_get_direction (get_column (get_only_table (result), "best rank")), ==,
                   EF_DIRECTION_LOWER);
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "2 results of the Papers with Code API");

  path = g_build_filename (get_shared_dir (),
                           "data/1-pwc/pwc-api-v1-responses/paper_list_response.json", NULL);
  file = g_file_new_for_path (path);
  g_assert_null (ef_import_file (file, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_assert_nonnull (strstr (error->message, "50 of 761618"));
}

/* Every file of Papers with Code and of OpenML gives its tables, or a sentence that says what it
 * is. */
static void
test_shared_walk (void)
{
  static const struct
  {
    const char *path;
    guint n_tables;
    const char *words;
  } files[] = {
    { "1-pwc/ito-csv/df_metric_all.csv", 2112, NULL },
    { "1-pwc/ito-csv/performance-measure.json", 0, "a tree of names" },
    { "1-pwc/ito-csv/sota_ITO_00141.csv", 1595, NULL },
    { "1-pwc/ito-csv/sota_papers_ITO_00141.csv", 1, NULL },
    { "1-pwc/ito-rdfxml/ITO@2020-04-27-small.owl", 0, "how they hang together (RDF)" },
    { "1-pwc/ito-rdfxml/ITO@2020-04-30-rdflib.owl", 0, "how they hang together (RDF)" },
    { "1-pwc/linkedpaperswithcode/NAACL-evaluation-metrics.txt", 0, "SPARQL" },
    { "1-pwc/linkedpaperswithcode/linkedpaperswithcode-ontology.owl", 0,
      "how they hang together (RDF)" },
    { "1-pwc/linkedpaperswithcode/linkedpaperswithcode-void.ttl", 0, "(RDF, as Turtle)" },
    { "1-pwc/pwc-api-v1-responses/paper_get_response.json", 0, "the description of a paper" },
    { "1-pwc/pwc-api-v1-responses/paper_list_response.json", 0, "a list of papers" },
    { "1-pwc/pwc-api-v1-responses/paper_result_list.json", 1, NULL },
    { "1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.excerpt.json", 158, NULL },
    { "1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.open.json.gz", 1193, NULL },
    { "1-pwc/pwc-evaluation-tables-excerpt/evaluation-tables.skeleton-action.part1.json",
      19, NULL },
    { "1-pwc/pwc-rss-unofficial/greatest@2024-08-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/greatest@2025-06-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/latest@2024-08-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/latest@2025-06-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/latest@2026-08-22-empty.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/trending@2024-08-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-rss-unofficial/trending@2025-06-21.xml", 0, "a news feed (RSS)" },
    { "1-pwc/pwc-task-hierarchy/audio_hierarchy.json", 0, "a tree of tasks" },
    { "1-pwc/pwc-task-hierarchy/cv_tasks_detailed.csv", 1, NULL },
    { "1-pwc/pwc-task-hierarchy/nlp_hierarchy.json", 0, "a tree of tasks" },
    { "1-pwc/pwc-task-hierarchy/research_areas.csv", 1, NULL },
    { "1-pwc/pwc-task-hierarchy/task_hierarchy.csv", 1, NULL },
    { "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv", 3915, NULL },
    { "1-pwc/sota-extractor/chexpert.json", 1, NULL },
    { "1-pwc/sota-extractor/coqa.json", 1, NULL },
    { "1-pwc/sota-extractor/eff.json", 107, NULL },
    { "1-pwc/sota-extractor/eval_all_report.csv", 1, NULL },
    { "1-pwc/sota-extractor/hotpotqa.json", 1, NULL },
    { "1-pwc/sota-extractor/nlp-progress.json", 91, NULL },
    { "1-pwc/sota-extractor/record.json", 1, NULL },
    { "1-pwc/sota-extractor/redditsota.json", 15, NULL },
    { "1-pwc/sota-extractor/snli.json", 1, NULL },
    { "1-pwc/sota-extractor/squad.json", 2, NULL },
    { "1-pwc/sota-extractor/synonyms.csv", 1, NULL },
    { "2-model-cards/openml-run-xml/api-example__run.evaluate.xml", 0,
      "none of its measures is a number" },
    { "2-model-cards/openml-run-xml/api-example__run.trace.xml", 1, NULL },
    { "2-model-cards/openml-run-xml/api-example__run.xml", 0, "none of its measures is a number" },
    { "2-model-cards/openml-run-xml/openml-python__runs_1_description.xml", 2, NULL },
    { "2-model-cards/openml-run-xml/openml-r__flows_5270_flow.xml", 0, "a flow of OpenML" },
    { "2-model-cards/openml-run-xml/openml-r__runs_1_run.xml", 1, NULL },
    { "2-model-cards/openml-run-xml/openml-r__runs_219_run.xml", 2, NULL },
    { "2-model-cards/openml-run-xml/openml-r__runs_223_run.xml", 2, NULL },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (get_shared_dir (), "data", files[i].path, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (EfImportResult) result = ef_import_file (file, NULL, NULL, &error);

      g_test_message ("%s: %s", files[i].path, error != NULL ? error->message : "read");
      g_assert_cmpint (result == NULL, ==, files[i].words != NULL);
      if (result == NULL)
        {
          g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
          g_assert_nonnull (strstr (error->message, files[i].words));
        }
      else
        g_assert_cmpuint (
          ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==,
          files[i].n_tables);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/pwc-forms/tuples", test_tuples);
  g_test_add_func ("/import/pwc-forms/tuples-are-not", test_tuples_are_not);
  g_test_add_func ("/import/pwc-forms/many-odd-tuples", test_many_odd_tuples);
  g_test_add_func ("/import/pwc-forms/shared-tuples", test_shared_tuples);
  g_test_add_func ("/import/pwc-forms/trajectories", test_trajectories);
  g_test_add_func ("/import/pwc-forms/ranking", test_ranking);
  g_test_add_func ("/import/pwc-forms/other-headers", test_other_headers);
  g_test_add_func ("/import/pwc-forms/shared-lines", test_shared_lines);
  g_test_add_func ("/import/pwc-forms/old-page", test_old_page);
  g_test_add_func ("/import/pwc-forms/new-rows", test_new_rows);
  g_test_add_func ("/import/pwc-forms/papers", test_papers);
  g_test_add_func ("/import/pwc-forms/large-page", test_large_page);
  g_test_add_func ("/import/pwc-forms/shared-pages", test_shared_pages);
  g_test_add_func ("/import/pwc-forms/shared-walk", test_shared_walk);

  return g_test_run ();
}
