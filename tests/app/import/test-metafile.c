/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Model-indexes, and the files that they name. */

static const char metafile[] =
  "Collections:\n"
  "  - Name: Net\n"
  "    Metadata:\n"
  "      Training Data: Pictures\n"
  "      Epochs: 100\n"
  "      Architecture: [Convolution, Attention]\n"
  "    Paper:\n"
  "      Title: 'Nets: a study'\n"
  "      URL: https://example.org/net\n"
  "Models:\n"
  "  - Name: net-s\n"
  "    In Collection: Net\n"
  "    Metadata:\n"
  "      FLOPs: 4457472768\n"
  "      Parameters: 28589128\n"
  "      File Size: 46827520\n"
  "      crop size: (512,1024)\n"
  "      inference time (ms/im):\n"
  "      - value: 245.7\n"
  "        hardware: V100\n"
  "        batch size: 1\n"
  "        resolution: (512,1024)\n"
  "      - {value: 100, hardware: A100, batch size: 1, resolution: '(512,1024)'}\n"
  "    Results:\n"
  "      - Task: Classification\n"
  "        Dataset: Pictures\n"
  "        Metrics:\n"
  "          Top 1 Accuracy: 82.14\n"
  "          Top 5 Accuracy: 96.06%\n"
  "      - Task: Segmentation\n"
  "        Dataset: Streets\n"
  "        Metrics: {mIoU: 77.85}\n"
  "    Weights: https://example.org/net-s.pth\n"
  "    Converted From: {Code: https://example.org/code}\n"
  "  - Name: net-m\n"
  "    In Collection: Net\n"
  "    Metadata:\n"
  "      Epochs: 200\n"
  "      FLOPS: 8G\n"
  "      Parameters: 50.5M\n"
  "      inference time (ms/im):\n"
  "      - value: 300\n"
  "        hardware: V100\n"
  "        batch size: 1\n"
  "    Results:\n"
  "      Task: Classification\n"
  "      Dataset: Pictures\n"
  "      Metrics: {Top 1 Accuracy: 83}\n"
  "  - Name: net-l\n"
  "    In Collection: Nets\n"
  "    Results: null\n";

static void
test_metafile (void)
{
  g_autoptr (EfImportResult) result = import_text ("metafile.yml", metafile);
  EfTable *pictures = get_table (result, "Classification > Pictures");
  EfTable *streets = get_table (result, "Segmentation > Streets");
  EfTable *bare = get_table (result, "Models");

  assert_names (pictures,
                "model|collection|task|dataset|Top 1 Accuracy|Top 5 Accuracy|FLOPs|Parameters|"
                "File Size|inference time (ms/im), V100|inference time (ms/im), A100|crop size|"
                "batch size|resolution|Training Data|Epochs|Architecture|paper|link|Weights|"
                "Converted From Code");
  assert_cells (pictures, "model", "net-s|net-m");
  assert_cells (pictures, "collection", "Net|Net");
  assert_cells (pictures, "Top 1 Accuracy", "82.14|83");
  assert_number (pictures, "Top 5 Accuracy", 0, 96.06);
  assert_number (pictures, "FLOPs", 0, 4457472768);
  assert_number (pictures, "FLOPs", 1, 8e9);
  assert_number (pictures, "Parameters", 0, 28589128);
  assert_number (pictures, "Parameters", 1, 50.5e6);
  assert_number (pictures, "File Size", 0, 46827520);
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (get_column (pictures, "File Size"))), ==,
                   "byte");
  /* What is measured on two machines is told apart on all. */
  assert_number (pictures, "inference time (ms/im), V100", 0, 245.7);
  assert_number (pictures, "inference time (ms/im), V100", 1, 300);
  assert_number (pictures, "inference time (ms/im), A100", 0, 100);
  assert_number (pictures, "inference time (ms/im), A100", 1, NAN);
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (
                     get_column (pictures, "inference time (ms/im), A100"))), ==, "millisecond");
  assert_cells (pictures, "crop size", "(512,1024)|");
  assert_cells (pictures, "batch size", "1|1");
  assert_cells (pictures, "resolution", "(512,1024)|");
  /* From the collection, unless the model says otherwise. */
  assert_cells (pictures, "Training Data", "Pictures|Pictures");
  assert_cells (pictures, "Epochs", "100|200");
  assert_cells (pictures, "Architecture", "Convolution, Attention|Convolution, Attention");
  assert_cells (pictures, "paper", "Nets: a study|Nets: a study");
  assert_cells (pictures, "link", "https://example.org/net|https://example.org/net");
  assert_cells (pictures, "Converted From Code", "https://example.org/code|");
  assert_place (pictures, 1, NULL, "Models[1]");
  g_assert_cmpint (ef_column_get_role (get_column (pictures, "paper")), ==, EF_ROLE_PAPER);

  assert_cells (streets, "model", "net-s");
  assert_number (streets, "mIoU", 0, 77.85);
  assert_cells (bare, "model", "net-l");
  assert_told (result, "Models[2].\"In Collection\": There is no collection “Nets”");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "3 models, 3 tables");
}

static void
test_shapes (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "m.yml", "Models:\n- Name: a\n  Metadata: what?\n  Results:\n  - Task: {Name: T}\n    "
    "Metrics: what\n"
             "  - [1]\n  - 5\n- Name: b\n  Results:\n    Task: T\n    Metrics: {F1: 1, BLEU: [1, "
             "2], "
             "FID: null, ROUGE: {a: 1}}\n- Name: c\n  Paper: '1404.5997'\n- d.md\n- 7\n");
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "a|b|c");
  assert_cells (table, "task", "T|T|");
  assert_cells (table, "paper", "||1404.5997");
  assert_number (table, "F1", 1, 1);
  assert_told (result, "Models[0].Metadata: “what?” is named here. It cannot be read");
  assert_told (result, "Models[0].Results[0].Metrics: Here metrics are expected");
  assert_told (result, "Models[1].Results.Metrics.BLEU: The value of “BLEU” is no single value");
  assert_told (result, "Models[1].Results.Metrics.ROUGE: The value of “ROUGE” is no single value");
  assert_told (result, "Models[3]: “d.md” is named here");
}

static void
test_markdown (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "net.md", "# Net\n<!-- another -->\ntext\n<!--\nType: model-index\nModels:\n- Name: a\n  "
    "Results:\n"
              "  - Task: T\n    Dataset: D\n    Metrics:\n      mAP: 91%\n-->\nmore | text\n\n"
              "<!--\nType: model-index\nCollections:\n- Name: c\n  Metadata: {Epochs: 3}\nModels:\n"
              "- Name: b\n  In Collection: c\n  Results:\n  - Task: T\n    Dataset: D\n    "
              "Metrics:\n"
              "      mAP: 92%\n-->\n<!--\nType: model-index\n\tModels: [\n-->\nend");
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "a|b");
  assert_cells (table, "mAP", "91%|92%");
  assert_cells (table, "Epochs", "|3");
  g_assert_cmpuint (count_diagnostics (result, "net.md"), >=, 1);
}

static void
test_no_models (void)
{
  import_text_fails ("r.yml", "- Task: T\n  Dataset: D\n  Metrics:\n    F1: 1\n",
                     EF_ERROR_NO_RESULTS, "results or metadata of a model, but not the model");
  import_text_fails ("r.yml", "Metadata:\n  Epochs: 3\n", EF_ERROR_NO_RESULTS,
                     "results or metadata of a model");
  import_text_fails ("m.yml", "Import:\n  - one.yml\n  - two.yml\n", EF_ERROR_NO_RESULTS,
                     "names 2 other files, which could not be read: “one.yml” and others");
  import_text_fails ("m.yml", "Collections:\n  - Name: a\n", EF_ERROR_NO_RESULTS,
                     "describes no models");
  /* Not everything with models is a model-index. */
  import_text_fails ("m.md", "# A\nModels:[{Name, Results}]\n", EF_ERROR_NO_RESULTS,
                     "a text without tables");
}

/* Files that name others */

typedef struct
{
  char *folder;
  GPtrArray *paths; /* of what was made, to be removed */
} Folder;

static void
set_up (Folder *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("ef-metafile-XXXXXX", NULL);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Folder *self, gconstpointer data)
{
  for (guint i = self->paths->len; i > 0; i--)
    g_remove (g_ptr_array_index (self->paths, i - 1));
  g_ptr_array_unref (self->paths);
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
add_file (Folder *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_ptr_array_add (self->paths, g_steal_pointer (&folder));
    }
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (self->paths, path);
}

static EfImportResult *
import (Folder *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return ef_import_file (file, NULL, NULL, error);
}

static void
test_imports (Folder *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  add_file (self, "model-index.yml",
            "Import:\n- a/metafile.yml\n- a/none.yml\n- ../secret.yml\n- /etc/passwd\n"
            "- https://example.org/x.yml\n- model-index.yml\n- broken.yml\nModels:\n- "
            "pages/net.md\n");
  add_file (self, "a/metafile.yml",
            "Collections:\n- Name: c\n  Metadata: {Epochs: 3}\nModels:\n- Name: one\n  In "
            "Collection: c"
            "\n  Results: results/r.yml\n- Name: two\n  Results: [results/r.yml]\n"
            "  Metadata: meta.yml\nImport: ../model-index.yml\n");
  add_file (self, "a/results/r.yml", "- Task: T\n  Dataset: D\n  Metrics: {F1: 1}\n");
  add_file (self, "a/meta.yml", "Metadata: {Parameters: 7M}\n");
  add_file (self, "pages/net.md",
            "<!--\nType: model-index\nModels:\n- Name: page\n  In Collection: c\n  Results:\n"
            "  - Task: T\n    Dataset: D\n    Metrics: {F1: x}\n-->\n");
  add_file (self, "broken.yml", "{");
  result = import (self, "model-index.yml", &error);
  g_assert_no_error (error);

  table = get_only_table (result);
  assert_cells (table, "model", "page|one|two");
  assert_cells (table, "Epochs", "3|3|");
  assert_number (table, "F1", 1, 1);
  assert_number (table, "F1", 2, 1);
  assert_number (table, "Parameters", 2, 7e6);
  assert_place (table, 0, NULL, "pages/net.md: Models[0]");
  assert_place (table, 1, NULL, "a/metafile.yml: Models[0]");
  assert_told (result, "pages/net.md:Models[0].Results[0].Metrics.F1");
  assert_told (result, "Import[1]: There is no file “none.yml”");
  assert_told (result, "Import[2]: “../secret.yml” is named here, but is not in the folder");
  assert_told (result, "Import[3]: “/etc/passwd” is named here, but is not in the folder");
  assert_told (result, "Import[4]: “https://example.org/x.yml” is named here, but is not in the");
  g_assert_cmpuint (count_diagnostics (result, "broken.yml"), >=, 1);
}

/* Files that name each other, and themselves, are read once. */
static void
test_loops (Folder *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;

  add_file (self, "a.yml", "Import: [b.yml, a.yml, ./b.yml, x/../b.yml]\nModels:\n- Name: a\n"
                           "  Results: a.yml\n");
  add_file (self, "b.yml", "Import: [a.yml, c.yml]\nModels:\n- Name: b\n  Results: c.yml\n");
  add_file (self, "c.yml", "Import: b.yml\nModels:\n- Name: c\n  Results: [c.yml, b.yml]\n");
  result = import (self, "a.yml", &error);
  g_assert_no_error (error);
  /* A file is no result of its own. */
  assert_cells (get_only_table (result), "model", "b|c|a");
}

/* A crowd of names ends in a sentence. */
static void
test_too_many_files (Folder *self, gconstpointer data)
{
  g_autoptr (GString) index = g_string_new ("Models:\n- Name: a\nImport:\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (index, "- none-%u.yml\n", i);
  add_file (self, "m.yml", index->str);
  result = import (self, "m.yml", &error);
  g_assert_no_error (error);
  assert_cells (get_only_table (result), "model", "a");
  assert_told (result, "So many files are named here");
}

static void
test_many_datasets (void)
{
  g_autoptr (GString) text = g_string_new ("Models:\n- Name: a\n  Results:\n");
  g_autoptr (EfImportResult) result = NULL;
  EfTable *rest;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "  - {Task: T, Dataset: D%u, Metrics: {F1: %u}}\n", i, i);
  result = import_text ("m.yml", text->str);
  rest = get_table (result, "Models");
  g_assert_cmpuint (ef_table_get_n_rows (rest), ==, 100);
  g_assert_cmpuint (ef_table_get_n_rows (get_table (result, "T > D499")), ==, 1);
}

/* Real files */

static guint
count_rows (const EfImportResult *result)
{
  return (guint) ef_catalog_node_count_rows (ef_import_result_get_root (result));
}

static void
test_real (void)
{
  static const struct
  {
    const char *name;
    guint n_tables, n_rows, n_diagnostics;
  } files[] = {
    { "mmaction2__tsn__metafile.yml", 1, 12, 0 },
    { "mmpretrain__convnext__metafile.yml", 1, 24, 0 },
    { "mmpretrain__deit3__metafile.yml", 1, 16, 0 },
    { "mmpretrain__mobilenet_v3__metafile.yml", 1, 6, 0 },
    { "mmpretrain__resnet__metafile.yml", 4, 22, 0 },
    { "mmseg__deeplabv3plus.yml", 9, 42, 0 },
    { "mmseg__pspnet.yml", 11, 54, 0 },
    { "mmyolo__yolov5__metafile.yml", 2, 30, 0 },
    { "pwc__examples__option1-markdown__docs__alexnet.md", 1, 1, 0 },
    { "pwc__examples__option1-markdown__docs__resnet.md", 1, 2, 0 },
    { "pwc__tests__test-mi__01_base__model-index.yml", 1, 1, 0 },
    { "pwc__tests__test-mi__02_markdown__example.md", 1, 1, 2 },
    { "pwc__tests__test-mi__04_imports__m1.yml", 1, 1, 1 },
    { "pwc__tests__test-mi__04_imports__m2.yml", 1, 1, 1 },
    { "pwc__tests__test-mi__05_field_imports__m1.yml", 1, 1, 2 },
    { "pwc__tests__test-mi__05_field_imports__m2.yml", 1, 1, 2 },
    { "pwc__tests__test-mi__09_check__mi1.yml", 1, 1, 0 },
    { "pwc__tests__test-mi__09_check__mi3.yml", 1, 1, 1 },
    { "pwc__tests__test-mi__09_check__mi4.yml", 1, 1, 1 },
    { "pwc__tests__test-mi__09_check__mi6.yml", 1, 1, 2 },
    { "pwc__tests__test-mi__11_markdown__m2.yml", 1, 1, 1 },
    { "pwc__tests__test-mi__11_markdown__rexnet2.md", 1, 2, 0 },
    { "pwc__tests__test-mi__11_markdown__subdir__rexnet3.md", 1, 1, 1 },
    { "timm__mobilenet-v3.mdx", 1, 2, 0 },
    { "timm__resnet.mdx", 1, 9, 0 },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("data/2-model-cards/model-index-yml/", files[i].name,
                                           NULL);
      g_autoptr (EfImportResult) result = import_shared (path);

      g_test_message ("%s", files[i].name);
      g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==,
                        files[i].n_tables);
      g_assert_cmpuint (count_rows (result), ==, files[i].n_rows);
      g_assert_cmpuint (count_diagnostics (result, ""), ==, files[i].n_diagnostics);
    }
}

static void
test_real_declined (void)
{
  static const char *const names[] = {
    "mmpretrain__model-index.yml",
    "pwc__examples__option2-yaml__docs__alexnet.md",
    "pwc__examples__option2-yaml__docs__resnet.md",
    "pwc__examples__option2-yaml__metadata__resnet-152.yml",
    "pwc__examples__option2-yaml__metadata__resnet.yml",
    "pwc__tests__test-mi__05_field_imports__r1.yaml",
    "pwc__tests__test-mi__05_field_imports__r2.yaml",
    "pwc__tests__test-mi__09_check__invalid_file.yml",
    "pwc__tests__test-mi__09_check__mi7.yml",
    "pwc__tests__test-mi__09_check__results_list.yaml",
    "pwc__tests__test-mi__11_markdown__model-index.yaml",
    "pwc__tests__test-mi__11_markdown__secondary.yaml",
  };
  const char *shared = get_shared_dir ();

  if (shared == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (shared, "data", "2-model-cards", "model-index-yml",
                                                names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_import_file (file, NULL, NULL, &error));
      g_assert_true (error->domain == EF_ERROR);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

static void
test_real_values (void)
{
  g_autoptr (EfImportResult) pspnet = NULL;
  g_autoptr (EfImportResult) tsn = NULL;
  g_autoptr (EfImportResult) timm = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  pspnet = import_shared ("data/2-model-cards/model-index-yml/mmseg__pspnet.yml");
  table = get_table (pspnet, "Semantic Segmentation > Cityscapes");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 21);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "inference time (ms/im)")), ==, 17);
  assert_number (table, "inference time (ms/im)", 0, 245.7);
  assert_number (table, "mIoU", 0, 77.85);
  assert_number (table, "Training Memory (GB)", 0, 6.1);
  assert_place (table, 0, NULL, "Models[0]");

  tsn = import_shared ("data/2-model-cards/model-index-yml/mmaction2__tsn__metafile.yml");
  table = get_only_table (tsn);
  assert_number (table, "Parameters", 0, 24.33e6);
  assert_number (table, "FLOPs", 0, 102.7e9);
  assert_number (table, "Top 1 Accuracy", 1, 73.80);
  assert_cells (table, "Resolution",
                "224x224|224x224|224x224|224x224|224x224|224x224|224x224|224x224|224x224|224x224|"
                "224x224|224x224");

  timm = import_shared ("data/2-model-cards/model-index-yml/timm__resnet.mdx");
  table = get_only_table (timm);
  assert_number (table, "Top 1 Accuracy", 0, 69.74);
  assert_number (table, "File Size", 0, 46827520);
  assert_number (table, "Crop Pct", 0, 0.875);
  assert_number (table, "Parameters", 1, 16000000);
}

#define ADD(name, function) \
  g_test_add ("/import/metafile/" name, Folder, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/metafile/metafile", test_metafile);
  g_test_add_func ("/import/metafile/shapes", test_shapes);
  g_test_add_func ("/import/metafile/markdown", test_markdown);
  g_test_add_func ("/import/metafile/no-models", test_no_models);
  ADD ("imports", test_imports);
  ADD ("loops", test_loops);
  ADD ("too-many-files", test_too_many_files);
  g_test_add_func ("/import/metafile/many-datasets", test_many_datasets);
  g_test_add_func ("/import/metafile/real", test_real);
  g_test_add_func ("/import/metafile/real-declined", test_real_declined);
  g_test_add_func ("/import/metafile/real-values", test_real_values);

  return g_test_run ();
}
