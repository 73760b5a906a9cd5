/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Single cells of real files, three for each format that has so many and is not asked elsewhere:
 * the value, its unit, which end is better, and where it stands. All of it was read in the files by
 * a person, none of it taken from the program. */

static const struct
{
  const char *path;  /* below data */
  const char *table; /* its catalog path */
  const char *column;
  guint row;
  double value;
  const char *unit; /* its symbol, or NULL for a plain score */
  EfDirection direction;
  const char *place;
} cells[] = {
  /* Papers with Code, JSON: ordered from the best to the worst. */
  { "1-pwc/sota-extractor/record.json", "Common Sense Reasoning > ReCoRD", "F1", 0, 91.209, NULL,
    EF_DIRECTION_HIGHER, "/0/datasets/0/sota/rows/0/metrics/F1" },
  { "1-pwc/sota-extractor/record.json", "Common Sense Reasoning > ReCoRD", "EM", 3, 81.780, NULL,
    EF_DIRECTION_HIGHER, "/0/datasets/0/sota/rows/3/metrics/EM" },
  { "1-pwc/sota-extractor/coqa.json",
    "Question Answering > CoQA (Conversational Question Answering Challenge)", "OUT-OF-DOMAIN", 1,
    88.8, NULL, EF_DIRECTION_UNKNOWN, "/0/datasets/0/sota/rows/1/metrics/OUT-OF-DOMAIN" },

  /* Its tuples: the lines are those of the file, and later is worse here. */
  { "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv", "Optical Character Recognition > FSNS - Test",
    "Sequence error", 2, 27.54, NULL, EF_DIRECTION_LOWER, "line 3, column Sequence error" },
  { "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv", "Deblurring > RealBlur-R (trained on GoPro)",
    "PSNR (sRGB)", 0, 35.99, NULL, EF_DIRECTION_HIGHER, "line 7, column PSNR (sRGB)" },
  { "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv", "Deblurring > RealBlur-R (trained on GoPro)",
    "SSIM (sRGB)", 4, 0.903, NULL, EF_DIRECTION_HIGHER, "line 11, column SSIM (sRGB)" },

  /* model-index of OpenMMLab. */
  { "2-model-cards/model-index-yml/mmpretrain__mobilenet_v3__metafile.yml",
    "Image Classification > ImageNet-1k", "Parameters", 1, 2040000, "", EF_DIRECTION_LOWER,
    "Models[1], Parameters" },
  { "2-model-cards/model-index-yml/mmpretrain__mobilenet_v3__metafile.yml",
    "Image Classification > ImageNet-1k", "Top 1 Accuracy", 0, 57.91, NULL, EF_DIRECTION_HIGHER,
    "Models[0], Top 1 Accuracy" },
  { "2-model-cards/model-index-yml/mmpretrain__deit3__metafile.yml",
    "Image Classification > ImageNet-1k", "FLOPs", 0, 4607954304, "FLOP", EF_DIRECTION_LOWER,
    "Models[0], FLOPs" },
  { "2-model-cards/model-index-yml/mmyolo__yolov5__metafile.yml", "Object Detection > COCO",
    "Training Memory (GB)", 2, 5.0, "GB", EF_DIRECTION_LOWER, "Models[2], Training Memory (GB)" },
  { "2-model-cards/model-index-yml/mmyolo__yolov5__metafile.yml", "Object Detection > COCO",
    "box AP", 1, 37.7, NULL, EF_DIRECTION_HIGHER, "Models[1], box AP" },

  /* Runs of OpenML: a run is a row. */
  { "2-model-cards/openml-run-xml/openml-r__runs_223_run.xml", "run 223", "mean_absolute_error", 0,
    2.433678, NULL, EF_DIRECTION_LOWER, "1:/run, mean_absolute_error" },
  { "2-model-cards/openml-run-xml/openml-r__runs_223_run.xml", "run 223",
    "root_mean_squared_error", 0, 3.228803, NULL, EF_DIRECTION_LOWER,
    "1:/run, root_mean_squared_error" },
  { "2-model-cards/openml-run-xml/openml-r__runs_1_run.xml", "run 1", "area_under_roc_curve", 0,
    0.839359, NULL, EF_DIRECTION_HIGHER, "1:/run, area_under_roc_curve" },

  /* Tables in Markdown. */
  { "1-pwc/nlp-progress-md/language_modeling.md",
    "language_modeling.md > Tables in the text > WikiText-2", "Number of params", 1, 35e6, "",
    EF_DIRECTION_LOWER, "line 52, column Number of params" },
  { "1-pwc/nlp-progress-md/language_modeling.md",
    "language_modeling.md > Tables in the text > WikiText-2", "Validation perplexity", 3, 40.85,
    NULL, EF_DIRECTION_LOWER, "line 54, column Validation perplexity" },
  { "1-pwc/nlp-progress-md/summarization.md",
    "summarization.md > Tables in the text > Anonymized version", "ROUGE-L", 2, 37.6, NULL,
    EF_DIRECTION_HIGHER, "line 34, column ROUGE-L" },
};

static void
test_cells (void)
{
  if (get_shared_dir () == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_build_filename ("data", cells[i].path, NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfTable *table = get_table (result, cells[i].table);
      EfColumn *column = get_column (table, cells[i].column);
      const EfUnit *unit = ef_column_get_unit (column);
      g_autofree char *place = ef_table_describe_place (table, cells[i].row, column);

      g_test_message ("%s, %s", cells[i].path, cells[i].column);
      assert_number (table, cells[i].column, cells[i].row, cells[i].value);
      g_assert_cmpstr (unit != NULL ? ef_unit_get_symbol (unit) : NULL, ==, cells[i].unit);
      g_assert_cmpint (ef_column_get_direction (column), ==, cells[i].direction);
      g_assert_cmpstr (place, ==, cells[i].place);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/shared-formats/cells", test_cells);

  return g_test_run ();
}
