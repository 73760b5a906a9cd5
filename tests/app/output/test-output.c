/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output.h"

#include <string.h>

#include "ef-figure.h"
#include "ef-project.h"

/* Three models: one name and one group that each language of tables has to escape, one model off
 * the frontier. */
static EfTable *
create_table (void)
{
  static const char *const names[] = { "Alpha \"A\", <b>", "Beta|*B*\nx", "Gamma" };
  static const char *const families[] = { "A & B", "", "C" };
  static const double sizes[] = { 1.5, 20, 1000 };
  static const double scores[] = { 70.25, 80.125, 75 };
  EfColumnBuilder *builders[] = {
    ef_column_builder_new ("Model", EF_COLUMN_TEXT),
    ef_column_builder_new ("Family", EF_COLUMN_TEXT),
    ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER),
    ef_column_builder_new ("Accuracy", EF_COLUMN_NUMBER),
  };
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise ("Params (M)", &unit);

  ef_column_builder_set_role (builders[0], EF_ROLE_NAME);
  ef_column_builder_set_quantity (builders[2], quantity, unit);
  ef_column_builder_set_direction (builders[3], EF_DIRECTION_HIGHER, EF_DIRECTION_REASON_USER);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ef_column_builder_add_text (builders[0], names[i], -1);
      ef_column_builder_add_text (builders[1], families[i], -1);
      ef_column_builder_add_number (builders[2], sizes[i]);
      ef_column_builder_add_number (builders[3], scores[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (builders); i++)
    g_ptr_array_add (columns, ef_column_builder_end (builders[i]));

  return ef_table_new ("models", "models", columns, G_N_ELEMENTS (names), NULL, EF_PLACE_LINE, "",
                       NULL);
}

static EfCatalog *
create_catalog (EfTable *table)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("models.csv", NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);

  return ef_catalog_add_root (empty, root);
}

static EfOutput *
create_output (EfOutputFormat format)
{
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfCatalog) catalog = create_catalog (table);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");

  return ef_output_new (catalog, spec, format);
}

static void
assert_made (const EfOutput *output, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (EfOutputReport) report = { 0 };
  g_autoptr (GBytes) bytes = ef_output_make (output, NULL, NULL, &report, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_null (report.remark);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_csv (void)
{
  g_autoptr (EfOutput) output = create_output (EF_OUTPUT_CSV);

  assert_made (output, "name,Params (M),Accuracy,on_front,place\n"
                       "\"Alpha \"\"A\"\", <b>\",1.5,70.25,1,line 2\n"
                       "Beta|*B* x,20,80.125,1,line 3\n"
                       "Gamma,1000,75,0,line 4\n");

  /* Exactly what the chart shows: groups, and no point outside of the view. */
  ef_chart_spec_set_string (&output->spec->colour, "Family");
  ef_chart_spec_set_string (&output->spec->language, "de");
  output->spec->has_view = TRUE;
  output->spec->view = (EfView){ 0, 12, 72, 90 };
  assert_made (output, "name,Params (M),Accuracy,Family,on_front,place\n"
                       "Beta|*B* x,20,80.125,,1,line 3\n"
                       "Gamma,1000,75,C,0,line 4\n");
}

static void
test_markdown (void)
{
  g_autoptr (EfOutput) output = create_output (EF_OUTPUT_MARKDOWN);

  assert_made (output, "**models**\n\n"
                       "| Model | Parameters | Accuracy |\n"
                       "|:--|--:|--:|\n"
                       "| Alpha \"A\", \\<b\\> | 1.5 M | 70.25 |\n"
                       "| Beta\\|\\*B\\* x | 20 M | 80.125 |\n");

  ef_chart_spec_set_string (&output->spec->language, "de");
  assert_made (output, "**models**\n\n"
                       "| Model | Parameter | Accuracy |\n"
                       "|:--|--:|--:|\n"
                       "| Alpha \"A\", \\<b\\> | 1,5 M | 70,25 |\n"
                       "| Beta\\|\\*B\\* x | 20 M | 80,125 |\n");
}

static void
test_tsv (void)
{
  g_autoptr (EfOutput) output = create_output (EF_OUTPUT_TSV);

  assert_made (output, "Model\tParameters\tAccuracy\n"
                       "Alpha \"A\", <b>\t1.5 M\t70.25\n"
                       "Beta|*B* x\t20 M\t80.125\n");
}

static void
test_html (void)
{
  g_autoptr (EfOutput) output = create_output (EF_OUTPUT_HTML);

  ef_chart_spec_set_string (&output->spec->title, "Size & <score>");
  assert_made (output,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
               "<title>Size &amp; &lt;score&gt;</title>\n"
               "<style>.number { text-align: right }</style>\n<table>\n"
               "<caption>Size &amp; &lt;score&gt;</caption>\n<thead>\n"
               "<tr><th>Model</th><th class=\"number\">Parameters</th>"
               "<th class=\"number\">Accuracy</th></tr>\n"
               "</thead>\n<tbody>\n"
               "<tr><td>Alpha &quot;A&quot;, &lt;b&gt;</td><td class=\"number\">1.5 M</td>"
               "<td class=\"number\">70.25</td></tr>\n"
               "<tr><td>Beta|*B* x</td><td class=\"number\">20 M</td>"
               "<td class=\"number\">80.125</td></tr>\n"
               "</tbody>\n</table>\n</html>\n");
}

/* Figures in all formats, twice the same, on any thread. */
static gpointer
make_in_thread (gpointer data)
{
  return ef_output_make (data, NULL, NULL, NULL, NULL, NULL);
}

static void
test_figures (void)
{
  static const char *const heads[] = { "<?xml", "\x89PNG", "%PDF-" };

  for (guint format = EF_OUTPUT_SVG; format <= EF_OUTPUT_PDF; format++)
    {
      g_autoptr (EfOutput) output = create_output (format);
      g_autoptr (EfOutput) copy = ef_output_copy (output);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = ef_output_make (output, NULL, NULL, NULL, NULL, &error);
      GThread *thread = g_thread_new (NULL, make_in_thread, copy);
      g_autoptr (GBytes) second = g_thread_join (thread);

      g_assert_no_error (error);
      g_assert_true (ef_output_format_is_figure (format));
      g_assert_cmpint (
        memcmp (g_bytes_get_data (first, NULL), heads[format], strlen (heads[format])), ==, 0);
      g_assert_true (g_bytes_equal (first, second));
    }
}

/* A figure opened again is the project of which it is made: saved, it is what the figure carries,
 * and drawn again, the same figure. */
static void
test_reopened (void)
{
  for (guint format = EF_OUTPUT_SVG; format <= EF_OUTPUT_PDF; format++)
    {
      g_autoptr (EfOutput) output = create_output (format);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) figure = ef_output_make (output, NULL, NULL, NULL, NULL, &error);
      g_autoptr (GBytes) carried = ef_figure_get_project (figure, "figure", &error);
      g_autoptr (EfDocument) opened = NULL;
      g_autoptr (GBytes) saved = NULL;
      g_autoptr (EfOutput) again = NULL;
      g_autoptr (GBytes) drawn = NULL;

      g_assert_no_error (error);
      g_assert_true (ef_project_validate (carried, "figure", diagnostics, &error));
      opened = ef_project_load_bytes (carried, "figure", diagnostics, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
      saved = ef_project_to_bytes (opened, FALSE);
      g_assert_true (g_bytes_equal (saved, carried));

      g_assert_cmpuint (ef_document_get_n_charts (opened), ==, 1);
      again = ef_output_new (ef_document_get_catalog (opened),
                             ef_document_get_chart (opened, "chart-1"), format);
      drawn = ef_output_make (again, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (drawn, figure));
    }
}

static void
test_formats (void)
{
  EfOutputFormat format;

  for (guint i = 0; i < EF_N_OUTPUT_FORMATS; i++)
    {
      g_autofree char *name = g_strconcat ("a.b.", ef_output_format_to_word (i), NULL);

      g_assert_true (ef_output_format_from_name (name, &format));
      g_assert_cmpuint (format, ==, i);
    }
  g_assert_true (ef_output_format_from_name ("X.SVG", &format));
  g_assert_false (ef_output_format_from_name (".svg", &format));
  g_assert_false (ef_output_format_from_name ("svg", &format));
  g_assert_false (ef_output_format_from_name ("x.gif", &format));
}

static void
assert_beginning (EfOutputFormat format, guint n_lines, const char *expected)
{
  g_autoptr (EfOutput) output = create_output (format);
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfChartData) data = ef_chart_data_new (table, output->spec, NULL, NULL);
  g_autoptr (GBytes) whole = ef_output_make (output, data, NULL, NULL, NULL, NULL);
  g_autofree char *text = ef_output_dup_beginning (output, data, n_lines);

  if (expected == NULL)
    expected = g_bytes_get_data (whole, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* What a person looks at before there is a file. */
static void
test_beginning (void)
{
  g_autoptr (EfOutput) figure = create_output (EF_OUTPUT_SVG);
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfChartData) data = ef_chart_data_new (table, figure->spec, NULL, NULL);

  g_assert_null (ef_output_dup_beginning (figure, data, 9));
  assert_beginning (EF_OUTPUT_HTML, 100, NULL);
  assert_beginning (EF_OUTPUT_CSV, 100, NULL);
  assert_beginning (EF_OUTPUT_HTML, 3, "<!DOCTYPE html>\n<html lang=\"en\">\n…\n");
  assert_beginning (EF_OUTPUT_CSV, 1, "…\n");
}

static void
test_clean_name (void)
{
  static const char *const cases[][2] = {
    { "Plain name", "Plain name" },     { "a/b\\c:d*e?f\"g<h>i|j\nk", "a-b-c-d-e-f-g-h-i-j-k" },
    { " ..hidden ", "hidden" },         { "", "chart" },
    { "../../etc/passwd", "-..-etc-passwd" },
    { "Training compute cost (2023 USD) over Training compute (FLOP)",
      "Training compute cost (2023 USD) over Training compute" },
    { "Training compute cost (2023 USD) over Training compute total (FLOP)",
      "Training compute cost (2023 USD) over Training compute total" },
  };
  g_autofree char *umlauts = g_strnfill (200, 'x');
  g_autofree char *cut = ef_output_clean_name (umlauts);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = ef_output_clean_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
  g_assert_cmpuint (strlen (cut), ==, 60);
}

static void
test_pattern (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfCatalog) catalog = create_catalog (table);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_document_load_catalog (document, catalog);
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  for (guint i = 0; i < 10; i++)
    ef_document_add_chart (document, spec, "Add");
  ef_chart_spec_set_string (&spec->title, "Size/score {n}");
  ef_document_change_chart (document, "chart-2", spec, NULL, "Change");

  {
    g_autofree char *first = ef_output_expand_pattern ("f/{n} {title}-{id}.{x}{", document,
                                                         EF_OUTPUT_SVG, 0);
    g_autofree char *second = ef_output_expand_pattern ("{n}{title}{table}.svg", document,
                                                          EF_OUTPUT_SVG, 1);

    g_assert_cmpstr (first, ==, "f/01 Accuracy over Parameters-chart-1.{x}{");
    g_assert_cmpstr (second, ==, "02Size-score {n}models.svg");
  }
  g_assert_true (ef_output_pattern_is_unique ("{n}.svg", document, EF_OUTPUT_SVG));
  g_assert_true (ef_output_pattern_is_unique ("{id}.svg", document, EF_OUTPUT_SVG));
  g_assert_false (ef_output_pattern_is_unique ("{title}.svg", document, EF_OUTPUT_SVG));
  g_assert_false (ef_output_pattern_is_unique ("figure.svg", document, EF_OUTPUT_SVG));
}

static void
assert_table_name (const char *name, const char *expected)
{
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table
    = ef_table_new (name, name, columns, 0, NULL, EF_PLACE_LINE, "", NULL);
  g_autofree char *found = ef_output_dup_table_name (table);

  g_assert_cmpstr (found, ==, expected);
}

/* Nobody wants "leaderboard.csv.svg". */
static void
test_table_name (void)
{
  assert_table_name ("leaderboard.csv", "leaderboard");
  assert_table_name ("runs.CSV.gz", "runs");
  assert_table_name ("runs.json (means)", "runs (means)");
  assert_table_name ("a.csv + b.csv", "a + b");
  assert_table_name ("Llama 3.1", "Llama 3.1");
  assert_table_name ("README.mdx", "README.mdx");
  assert_table_name (".csv", ".csv");
}

static void
test_figure_name (void)
{
  g_autoptr (EfOutput) output = create_output (EF_OUTPUT_SVG);
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfChartData) data = ef_chart_data_new (table, output->spec, NULL, NULL);
  g_autofree char *table_name = ef_output_dup_figure_name (data, output->spec);
  g_autofree char *own = NULL;

  g_assert_cmpstr (table_name, ==, "models");
  ef_chart_spec_set_string (&output->spec->title, "About a.csv");
  own = ef_output_dup_figure_name (data, output->spec);
  g_assert_cmpstr (own, ==, "About a.csv");
}

static char *
expand (EfDocument *document, const char *pattern, guint figure)
{
  return ef_output_expand_pattern (pattern, document, EF_OUTPUT_SVG, figure);
}

/* One figure alone needs no number, unless nothing else is left of its name. */
static void
test_single_figure (void)
{
  static const char *const cases[][2] = {
    { "f/{n} {title}.svg", "f/Accuracy over Parameters.svg" },
    { "all-{n}-{table}.svg", "all-models.svg" },
    { "all-{n}.svg", "all.svg" },
    { "{n}.svg", "1.svg" },
    { "f/{n}.svg", "f/1.svg" },
    { "f/{n} .svg", "f/1 .svg" },
    { "f {n}/{title}.svg", "f/Accuracy over Parameters.svg" },
    { "v{n}.svg", "v1.svg" },
  };
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfCatalog) catalog = create_catalog (table);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_document_load_catalog (document, catalog);
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_document_add_chart (document, spec, "Add");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = expand (document, cases[i][0], 0);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
  ef_chart_spec_set_string (&spec->language, "de");
  ef_document_change_chart (document, "chart-1", spec, NULL, "Change");
  {
    g_autofree char *german = expand (document, "{n} {title}.svg", 0);

    g_assert_cmpstr (german, ==, "Accuracy über Parameter.svg");
  }
}

/* Figures of several charts are numbered on, and have names that are the same on every computer. */
static void
test_all_figures (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfCatalog) catalog = create_catalog (table);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfPanelsSpec) panels = ef_panels_spec_new ();
  g_autofree char *left_out = NULL;
  g_autofree char *nothing = NULL;

  ef_document_load_catalog (document, catalog);
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  for (guint i = 0; i < 9; i++)
    ef_panels_spec_add_chart (panels, ef_document_add_chart (document, spec, "Add"));
  nothing = ef_output_dup_left_out (document, EF_OUTPUT_CSV);
  g_assert_null (nothing);
  ef_chart_spec_set_string (&panels->language, "de");
  ef_document_add_panels (document, panels, "Add");
  ef_chart_spec_set_string (&panels->name, "Size / score");
  ef_document_add_panels (document, panels, "Add");

  g_assert_cmpuint (ef_output_count_figures (document, EF_OUTPUT_PDF), ==, 11);
  g_assert_cmpuint (ef_output_count_figures (document, EF_OUTPUT_CSV), ==, 9);
  left_out = ef_output_dup_left_out (document, EF_OUTPUT_CSV);
  g_assert_nonnull (strstr (left_out, "2 figures of several charts"));
  {
    g_autofree char *chart = expand (document, "{n} {title}", 8);
    g_autofree char *first = expand (document, "{n} {title} {id} {table}", 9);
    g_autofree char *second = expand (document, "{n} {title} {id}", 10);
    g_autofree char *rows = ef_output_expand_pattern ("{n}.csv", document, EF_OUTPUT_CSV, 8);

    g_assert_cmpstr (chart, ==, "09 Accuracy over Parameters");
    g_assert_cmpstr (first, ==, "10 Abbildung 1 panels-1 models");
    g_assert_cmpstr (second, ==, "11 Size - score panels-2");
    g_assert_cmpstr (rows, ==, "9.csv");
  }
  g_assert_true (ef_output_pattern_is_unique ("{id}.svg", document, EF_OUTPUT_SVG));
  g_assert_false (ef_output_pattern_is_unique ("{title}.svg", document, EF_OUTPUT_SVG));
  {
    g_autoptr (EfOutput) chart = ef_output_new_for_figure (document, 0, EF_OUTPUT_SVG);
    g_autoptr (EfOutput) figure = ef_output_new_for_figure (document, 10, EF_OUTPUT_SVG);

    g_assert_null (chart->panels);
    g_assert_cmpuint (figure->panels->len, ==, 9);
    g_assert_cmpstr (figure->layout->name, ==, "Size / score");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/output/csv", test_csv);
  g_test_add_func ("/output/markdown", test_markdown);
  g_test_add_func ("/output/html", test_html);
  g_test_add_func ("/output/tsv", test_tsv);
  g_test_add_func ("/output/figures", test_figures);
  g_test_add_func ("/output/reopened", test_reopened);
  g_test_add_func ("/output/formats", test_formats);
  g_test_add_func ("/output/beginning", test_beginning);
  g_test_add_func ("/output/clean-name", test_clean_name);
  g_test_add_func ("/output/table-name", test_table_name);
  g_test_add_func ("/output/figure-name", test_figure_name);
  g_test_add_func ("/output/single-figure", test_single_figure);
  g_test_add_func ("/output/pattern", test_pattern);
  g_test_add_func ("/output/all-figures", test_all_figures);

  return g_test_run ();
}
