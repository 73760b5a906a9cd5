/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include "ef-chart-command.h"
#include "ef-import.h"
#include "ef-output.h"
#include "ef-words.h"

#include <string.h>

/* The command that draws a chart says everything about it: what `frontier` draws by it is the
 * figure that the chart itself gives, to the byte. Charts are drawn from a hat, every setting of
 * them. */

#define N_ROWS 30
#define N_CHARTS 50

static char *
write_models (void)
{
  g_autoptr (GString) csv = g_string_new ("model,family,params (M),top1,energy (kWh),date\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "Model %u,%c,%u.%u,%u.%u,0.%u,%u-%02u-%02u\n", i % 28,
                            'A' + i % 3, 1 + (i * 37) % 900, i % 10, 40 + (i * 7) % 45, i,
                            1 + (i * 13) % 97, 2018 + i % 6, 1 + i % 12, 1 + i % 28);
  return cli_write_file ("models.csv", csv->str);
}

static EfCatalog *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = ef_import_file (file, NULL, NULL, &error);
  g_autoptr (EfCatalog) empty = ef_catalog_new ();

  g_assert_no_error (error);
  return ef_catalog_add_root (empty, ef_import_result_get_root (result));
}

static const char *
pick (GRand             *random,
      const char *const *words)
{
  return words[g_rand_int_range (random, 0, (gint32) g_strv_length ((char **) words))];
}

/* NULL, or one of some words that a shell might take apart. */
static void
pick_text (GRand *random,
           char **field)
{
  static const char *const texts[]
    = { "", "plain", "it's \"so\" & <b>", "-x $HOME `ls` \\", "Größe", NULL };

  if (g_rand_boolean (random))
    ef_chart_spec_set_string (field, pick (random, texts));
}

static void
pick_axis (GRand      *random,
           EfAxisSpec *axis,
           double      limit)
{
  axis->scale = (EfScaleKind) g_rand_int_range (random, 0, 3);
  axis->direction = (EfDirection) g_rand_int_range (random, 0, 3);
  axis->has_limit = g_rand_boolean (random);
  axis->limit = axis->has_limit ? limit * g_rand_double_range (random, 0.5, 2) : 0;
  pick_text (random, &axis->title);
}

static void
pick_front (GRand       *random,
            EfFrontSpec *front)
{
  front->shown = g_rand_int_range (random, 0, 5) > 0;
  front->curve = (EfCurve) g_rand_int_range (random, 0, 3);
  front->n_layers = (guint) g_rand_int_range (random, 1, EF_FRONT_LAYERS_MAX + 1);
  front->by_group = g_rand_boolean (random);
  front->knee = g_rand_boolean (random);
  if (g_rand_boolean (random))
    front->near_x = (EfTolerance){ g_rand_double_range (random, 0, 30), g_rand_boolean (random) };
  if (g_rand_boolean (random))
    front->near_y = (EfTolerance){ g_rand_double_range (random, 0, 30), g_rand_boolean (random) };
  front->has_as_of = g_rand_boolean (random);
  if (front->has_as_of)
    front->as_of = g_rand_int_range (random, 17600, 19700);
}

static void
pick_rulers (GRand   *random,
             EfRuler *rulers)
{
  rulers[EF_RULER_MEMORY].shown = g_rand_boolean (random);
  if (rulers[EF_RULER_MEMORY].shown && g_rand_boolean (random))
    {
      rulers[EF_RULER_MEMORY].n_values = 2;
      rulers[EF_RULER_MEMORY].values[0]
        = (EfRulerValue){ g_rand_double_range (random, 1, 900), ef_unit_find ("MiB", -1) };
      rulers[EF_RULER_MEMORY].values[1] = (EfRulerValue){ 0.3, ef_unit_find ("GB", -1) };
      g_assert_true (ef_ruler_read_of (&rulers[EF_RULER_MEMORY], EF_RULER_MEMORY, "nvfp4,fp32",
                                       NULL));
    }
  rulers[EF_RULER_CARBON].shown = g_rand_boolean (random);
  if (rulers[EF_RULER_CARBON].shown && g_rand_boolean (random))
    g_assert_true (ef_ruler_read_of (&rulers[EF_RULER_CARBON], EF_RULER_CARBON,
                                     "SWE,gcp:us-central1", NULL));
  rulers[EF_RULER_PER_UNIT].shown = g_rand_boolean (random);
}

static void
pick_hidden (GRand       *random,
             EfChartSpec *spec,
             EfTable     *table)
{
  guint n = g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      gint32 row = g_rand_int_range (random, 0, N_ROWS);

      ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[row], TRUE);
    }
}

static void
pick_names (GRand       *random,
            EfChartSpec *spec,
            EfTable     *table)
{
  guint n = g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      EfPointLabel label = {
        .row_id = ef_table_get_row_ids (table)[g_rand_int_range (random, 0, N_ROWS)],
        .shown = (EfPointLabelShown) g_rand_int_range (random, 0, 3),
        .placed = g_rand_boolean (random),
      };

      if (label.placed)
        {
          label.dx = g_rand_double_range (random, -5, 5);
          label.dy = g_rand_int_range (random, -5, 5);
        }
      ef_point_labels_set (spec->point_labels, &label);
    }
}

static void
pick_notes (GRand       *random,
            EfChartSpec *spec)
{
  guint n = g_rand_int_range (random, 0, 5);
  gboolean dates = g_str_equal (spec->x.column, "date");

  for (guint i = 0; i < n; i++)
    {
      EfNote *note = ef_note_new ((EfNoteKind) g_rand_int_range (random, 0, EF_N_NOTE_KINDS));
      double x = dates ? g_rand_int_range (random, 17600, 19000)
                       : g_rand_double_range (random, 0.1, 500);

      if (note->kind != EF_NOTE_LINE_Y && (note->kind != EF_NOTE_REGION || g_rand_boolean (random)))
        note->x[0] = x;
      if (note->kind == EF_NOTE_REGION && g_rand_boolean (random))
        note->x[1] = dates ? x + 300 : x * 2;
      if (note->kind != EF_NOTE_LINE_X && (note->kind != EF_NOTE_REGION || g_rand_boolean (random)))
        note->y[0] = g_rand_double_range (random, 40, 80);
      if (note->kind == EF_NOTE_REGION && g_rand_boolean (random))
        note->y[1] = 75;
      if (note->kind == EF_NOTE_TEXT)
        {
          note->dx = g_rand_double_range (random, -90, 90);
          note->dy = -30;
        }
      pick_text (random, &note->text);
      g_ptr_array_add (spec->notes, note);
    }
}

static void
pick_figure (GRand       *random,
             EfChartSpec *spec)
{
  static const char *const themes[] = { "light", "dark", "print", NULL };

  ef_chart_spec_set_string (&spec->theme, pick (random, themes));
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->language, "de");
  spec->font_size = g_rand_int_range (random, 14, 24) / 2.0;
  spec->marker_size = g_rand_double_range (random, 2, 9);
  spec->width_mm = g_rand_double_range (random, 80, 200);
  spec->height_mm = g_rand_int_range (random, 60, 150);
}

static EfChartSpec *
pick_chart (GRand   *random,
            EfTable *table)
{
  static const char *const xs[] = { "params (M)", "energy (kWh)", "date", NULL };
  static const char *const filters[] = { "top1 > 45", "not model matches \"5\" and date >= 2018-06",
                                         NULL };
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_chart_spec_set_string (&spec->x.column, pick (random, xs));
  ef_chart_spec_set_string (&spec->y.column, "top1");
  pick_axis (random, &spec->x, g_str_equal (spec->x.column, "date") ? 18000 : 100);
  if (g_str_equal (spec->x.column, "date"))
    spec->x.limit = (double) (gint64) spec->x.limit;
  pick_axis (random, &spec->y, 60);
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->filter, pick (random, filters));
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->colour, g_rand_boolean (random) ? "family" : "energy (kWh)");
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->size, "params (M)");
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->trail, "family");
  spec->crowd = (EfCrowd) g_rand_int_range (random, 0, 3);
  if (g_rand_boolean (random))
    spec->opacity = g_rand_double_range (random, 0.1, 1);
  spec->colour_scale = (EfScaleKind) g_rand_int_range (random, 0, 3);
  if (g_rand_boolean (random))
    ef_chart_spec_set_string (&spec->label, "date");
  spec->labels = (EfLabels) g_rand_int_range (random, 0, 3);
  spec->legend = (EfLegend) g_rand_int_range (random, 0, EF_N_LEGENDS);
  pick_text (random, &spec->title);
  pick_text (random, &spec->subtitle);
  pick_text (random, &spec->source_line);
  pick_front (random, &spec->front);
  pick_rulers (random, spec->rulers);
  spec->uncertainty.error_bars = g_rand_boolean (random);
  spec->uncertainty.bands = g_rand_int_range (random, 0, 4) == 0;
  spec->uncertainty.seed = (guint32) g_rand_int_range (random, 1, 5);
  pick_hidden (random, spec, table);
  pick_names (random, spec, table);
  pick_notes (random, spec);
  pick_figure (random, spec);

  return spec;
}

/* A part of what there is to see, at places that no number needs to lead to. */
static void
pick_view (GRand             *random,
           EfChartSpec       *spec,
           const EfChartData *data)
{
  EfView all;

  ef_chart_data_get_view (data, spec, &all);
  spec->view = (EfView){
    all.x_min + g_rand_double_range (random, 0, 0.4) * (all.x_max - all.x_min),
    all.x_max - g_rand_double_range (random, 0, 0.4) * (all.x_max - all.x_min),
    all.y_min + g_rand_double_range (random, 0, 0.4) * (all.y_max - all.y_min),
    all.y_max - g_rand_double_range (random, 0, 0.4) * (all.y_max - all.y_min),
  };
  spec->has_view = TRUE;
}

static GBytes *
draw (EfCatalog         *catalog,
      const EfChartSpec *spec,
      const char        *command)
{
  g_autoptr (EfOutput) output = ef_output_new (catalog, spec, EF_OUTPUT_SVG);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  output->command = g_strdup (command);
  output->with_project = FALSE;
  bytes = ef_output_make (output, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

/* The figure of the command, run on the file at @path. */
static char *
run_command (const char *command,
             const char *path,
             gsize      *length)
{
  g_autofree char *output = cli_get_path ("figure.svg");
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_auto (GStrv) words = NULL;
  g_auto (CliRun) run = { 0 };
  g_autoptr (GError) error = NULL;
  char *svg = NULL;

  g_assert_true (g_shell_parse_argv (command, NULL, &words, &error));
  g_assert_cmpstr (words[0], ==, "frontier");
  g_assert_cmpstr (words[2], ==, "models.csv");
  for (guint i = 1; words[i] != NULL; i++)
    g_ptr_array_add (arguments, i == 2 ? (gpointer) path
                                : g_str_equal (words[i - 1], "-o") ? output
                                : words[i]);
  g_ptr_array_add (arguments, (gpointer) "--no-project");
  g_ptr_array_add (arguments, NULL);
  cli_run_strv (&run, NULL, (const char *const *) arguments->pdata);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_file_get_contents (output, &svg, length, &error);
  g_assert_no_error (error);

  return svg;
}

static void
test_everything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree char *path = write_models ();
  g_autoptr (EfCatalog) catalog = load (path);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (catalog);
  EfTable *table = tables->pdata[0];

  for (guint i = 0; i < N_CHARTS; i++)
    {
      g_autoptr (EfChartSpec) spec = pick_chart (random, table);
      g_autoptr (GError) error = NULL;
      g_autoptr (EfChartData) data = ef_chart_data_new (table, spec, NULL, &error);
      g_autofree char *command = NULL;
      g_autofree char *svg = NULL;
      g_autoptr (GBytes) expected = NULL;
      gsize length;

      g_assert_no_error (error);
      spec->stars = (EfStarRule) (i % EF_N_STAR_RULES);
      if (spec->stars != EF_STAR_RULE_NONE && i % 2 == 0)
        ef_chart_spec_set_string (&spec->stars_by, "family");
      if (data->n > 1 && g_rand_boolean (random))
        pick_view (random, spec, data);
      g_assert_true (ef_chart_command_is_complete (spec));
      command = ef_output_dup_command (catalog, spec, EF_OUTPUT_SVG);
      g_test_message ("%s", command);
      expected = draw (catalog, spec, command);
      svg = run_command (command, path, &length);
      g_assert_cmpmem (svg, length, g_bytes_get_data (expected, NULL),
                       g_bytes_get_size (expected));
    }
}

int
main (int    argc,
      char **argv)
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/command/everything", test_everything);

  return cli_run_tests ();
}
