/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-program.h"

/* Quantised variants of one model in tables as people publish them: lines join them, and say of
 * which model they are and how many points they have. */

typedef struct
{
  const char *folder, *name, *table;
  const char *x, *y, *trail;
  const char *titles[3];
} Published;

static const Published tables[] = {
  { "3-frontiers/model-zoos", "onnx__mobilenet__README.md", "Model",
    "Download:min", "Top-1 accuracy (%)", "Model", { "MobileNet v2-1.0 (4 points)" } },
  { "2-model-cards/vendor-cards", "docker-gemma3.md", "Available model variants",
    "Size:min", "VRAM:min", "Model variant", { "ai/gemma3:270M (3 points)" } },
  { "2-model-cards/hf-cards-hub", "TheBloke_guanaco-65B-GGML.README.md", "Provided files",
    "Size:min", "Max RAM required:min", "Name", { "guanaco-65B (14 points)" } },
  { "3-frontiers/open-llm-leaderboard", "open_llm_leaderboard.csv", NULL,
    "CO₂ cost (kg)", "Average ⬆️", "fullname", { "unsloth/phi-4 (3 points)" } },
};

static void
test_published (gconstpointer data)
{
  const Published *table = data;
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", table->folder,
                                            table->name, NULL);
  g_autofree char *figure = cli_get_path ("trails.svg");
  g_autofree char *content = NULL;
  g_auto (CliRun) run = { 0 };

  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of real files");
      return;
    }

  cli_run (&run, NULL, "render", path, "-x", table->x, "-y", table->y, "--trail", table->trail,
           "-o", figure, table->table != NULL ? "-t" : NULL, table->table, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &content, NULL, NULL));
  for (guint i = 0; table->titles[i] != NULL; i++)
    g_assert_nonnull (strstr (content, table->titles[i]));
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/trails/", tables[i].name, NULL);

      g_test_add_data_func (path, &tables[i], test_published);
    }

  return cli_run_tests ();
}
