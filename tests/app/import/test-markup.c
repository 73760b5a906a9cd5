/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-html-table.h"
#include "ef-markdown.h"
#include "ef-markup-cell.h"
#include "import-test.h"

/* Cells, headings and tables in Markdown and HTML. */

static const struct
{
  const char *text;
  const char *clean;
  const char *link; /* or NULL */
} cells[] = {
  { " **93.1** ", "93.1", NULL },
  { "[GPT-2](https://example.org/a_b?c=d) *(large)*", "GPT-2 (large)",
    "https://example.org/a_b?c=d" },
  { "<a href=\"https://example.org/x\">BERT</a>", "BERT", "https://example.org/x" },
  { "[relative](docs/a.md)", "relative", NULL },
  { "[Paper][1] ![icon](https://example.org/i.png)", "Paper", NULL },
  { "tCO<sub>2</sub>eq", "tCO2eq", NULL },
  { "71.2<sub>±0.3</sub>", "71.2±0.3", NULL },
  /* A footnote must not become a digit. */
  { "79.5<sup>1</sup>", "79.5", NULL },
  { "79.5[^1]", "79.5", NULL },
  { "79.5†", "79.5", NULL },
  { "VRAM¹", "VRAM", NULL },
  { "10<sup>6</sup>", "10^6", NULL },
  { "Speed<br><sup>CPU b1<br>(ms)</sup>", "Speed CPU b1 (ms)", NULL },
  { "`a`<br><br>`b`<br/><br/>`c`", "a, b, c", NULL },
  { "one<br>two", "one two", NULL },
  { "top_1_acc", "top_1_acc", NULL },
  { "_best_ __too__", "best too", NULL },
  { "a \\| b \\* c", "a | b * c", NULL },
  { "R&amp;D &lt;s&gt;", "R&D <s>", NULL },
  { "~~12~~ 13", "12 13", NULL },
  { "a < b > c", "a < b > c", NULL },
  { "[unclosed", "[unclosed", NULL },
  { "[a](unclosed", "[a](unclosed", NULL },
  { "two  \n lines\x01", "two lines", NULL },
  { "bad \xFF byte", "bad \xEF\xBF\xBD byte", NULL },
  { "", "", NULL },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *link = NULL;
      gboolean header = g_str_has_prefix (cells[i].text, "Speed");
      g_autofree char *clean
        = ef_markup_cell_clean (cells[i].text, strlen (cells[i].text), header, &link);

      g_assert_cmpstr (clean, ==, cells[i].clean);
      g_assert_cmpstr (link, ==, cells[i].link);
    }
}

/* What a text holds, in its order: "#heading", "line", and tables as "heading@line{a|b/1|2}", with
 * as many "!" before the brace as there are rows of names. */
static void
heading_cb (gpointer out, const char *text, guint line)
{
  g_string_append_printf (out, "#%s@%u ", text, line);
}

static void
line_cb (gpointer out, const char *text, gsize length, guint line)
{
  g_string_append_printf (out, "%.*s@%u ", (int) length, text, line);
}

static void
table_cb (gpointer data, EfTextTable *table)
{
  GString *out = data;

  g_string_append_printf (out, "%s@%u", table->heading != NULL ? table->heading : "-", table->line);
  for (guint i = 0; i < table->n_header_rows; i++)
    g_string_append_c (out, '!');
  g_string_append_c (out, '{');
  for (guint row = 0; row < table->rows->len; row++)
    {
      const EfTextRow *cell_row = &g_array_index (table->rows, EfTextRow, row);

      g_string_append (out, row > 0 ? "/" : "");
      for (guint i = 0; i < cell_row->cells->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                                g_array_index (cell_row->cells, EfTextCell, i).text);
    }
  g_string_append (out, "} ");
  ef_text_table_free (table);
}

static const EfMarkdownHandler handler = { heading_cb, line_cb, table_cb };

static const struct
{
  const char *text;
  const char *found;
} texts[] = {
  { "# One #\ntext\n\nTwo\n===\n### <a id='x'></a>Three **bold**\n",
    "#One@1 text@2 #Two@4 #Three bold@6 " },
  { "<h2 align=center>Models</h2>\n#no heading\n", "#Models@1 #no heading@2 " },
  { "## H\n| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\nafter\n", "#H@1 H@2!{a|b/1|2/3} after@6 " },
  { "a|b\n-|-\n1|2\r\n\r\n3|4\n", "-@1!{a|b/1|2} 3|4@5 " },
  { "> | a | b |\n> |--|--|\n> | 1 | \\| |\n", "-@1!{a|b/1||} " },
  { "```\n| a | b |\n|---|---|\n```\n~~~x\n# no\n~~~\n# yes\n", "#yes@8 " },
  { "<!-- | a |\n|---|\n-->\nx\n<!-- never closed\n# H\n", "x@4 <!-- never closed@5 #H@6 " },
  { "| a | b |\nno table\n", "| a | b |@1 no table@2 " },
  { "| a | b |\n|---|---|", "-@1!{a|b} " },
  /* HTML, as people write it. */
  { "# T\n<table><tr><th>a<th>b</tr><tr><td>1<td>2</table>\n", "#T@1 T@2!{a|b/1|2} " },
  { "<TABLE border=1>\n<thead><tr><td>a</td><td>b</td></tr></thead>\n"
    "<tbody><tr><td>1</td><td>2</td></tr></tbody></TABLE> x\n",
    "-@1!{a|b/1|2} x@3 " },
  { "<table><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody></table>", "-@1!{a/1} " },
  { "<table><tr><td>a<td>b<tr><td>1<td>2</table>", "-@1!{a|b/1|2} " },
  { "<table><tr><th rowspan=2>m<th colspan=2>x</tr><tr><th>y<th>z</tr>"
    "<tr><td>1<td>2<td>3</tr></table>",
    "-@1!!{m|x|x/m|y|z/1|2|3} " },
  { "<table><tr><th>c<th>b</tr><tr><td rowspan=2>G<td>1</tr><tr><td>2</tr></table>",
    "-@1!{c|b/G|1/G|2} " },
  { "<table><tr><td>a<td>b</tr><!-- <tr><td>no</tr> --><tr><td>1<td><table><tr><td>in</tr>"
    "</table></td></tr></table>",
    "-@1!{a|b/1|in} " },
  { "<table><tr><td>a<td>b</tr><tr><td>1\n<ul>\n</ul>\n<td>2</tr>\n# H\ntext",
    "-@1!{a|b/1|2} #H@5 text@6 " },
  { "<table></table><tablet>\n", "<tablet>@1 " },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      ef_markdown_read (texts[i].text, strlen (texts[i].text), 1, &handler, out);
      g_test_message ("case %u", i);
      g_assert_cmpstr (out->str, ==, texts[i].found);
    }
}

/* Crowds of beginnings that nothing ends take no time to speak of: what grew with their square
 * would not end before the runner ends the program. */
static void
test_crowds (void)
{
  static const char *const beginnings[] = {
    "[", "![", "[a](", "<sup>", "<table>", "<!--", "<td rowspan=100>", "|", "`", "**", "a|b\n-|-\n",
    "<table><tr><td colspan=100 rowspan=100>x", "\\", "<", "---\n", "~~~\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new (NULL);

      while (text->len < 300000)
        g_string_append (text, beginnings[i]);
      g_test_message ("%s", beginnings[i]);
      ef_markdown_read (text->str, text->len, 1, &handler, out);
    }
}

/* Tables with their meaning */

static EfImportResult *
import_table (const char *markdown)
{
  g_autofree char *text = g_strconcat ("# Models\n\n", markdown, NULL);

  return import_text ("zoo.md", text);
}

#define TABLE_PATH "zoo.md > Tables in the text > Models"

static void
test_units_and_total (void)
{
  g_autoptr (EfImportResult) result = import_table (
    "||Time (GPU hours)|Power Consumption (W)|Carbon Emitted(tCO<sub>2</sub>eq)|\n"
    "|---|---|---|---|\n|A 7B|1.46M|400|31.22|\n|[A 70B](https://example.org/70)|7.0M|400|2,040|\n"
    "|Total|8.46M||2,071.22|\n");
  EfTable *table = get_table (result, TABLE_PATH);
  EfColumn *carbon = get_column (table, "Carbon Emitted(tCO2eq)");
  g_autoptr (GArray) totals = NULL;

  assert_names (table, "name|Time (GPU hours)|Power Consumption (W)|Carbon Emitted(tCO2eq)");
  assert_cells (table, "name", "A 7B|A 70B|Total");
  assert_number (table, "Time (GPU hours)", 0, 1460000);
  assert_number (table, "Carbon Emitted(tCO2eq)", 1, 2040);
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (carbon)), ==, "t");
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (carbon)), ==, "carbon");
  g_assert_cmpint (ef_column_get_role (get_column (table, "name")), ==, EF_ROLE_NAME);
  g_assert_cmpuint (ef_table_get_row_places (table)[1], ==, 6);
  totals = ef_table_list_totals (table);
  g_assert_cmpuint (totals->len, ==, 1);
  g_assert_cmpuint (g_array_index (totals, guint32, 0), ==, 2);
  assert_number (table, "Carbon Emitted(tCO2eq)", 2, 2071.22);
}

static void
test_links (void)
{
  g_autoptr (EfImportResult) result = import_table (
    "| Model | Acc |\n|---|---|\n| [a](https://example.org/a) | 1 |\n| [b](http://example.org/b) | "
    "**2** |\n| c | 3† |\n");
  EfTable *table = get_table (result, TABLE_PATH);

  assert_names (table, "Model|Acc|Model (link)");
  assert_cells (table, "Acc", "1|2|3");
  g_assert_cmpint (ef_column_get_role (get_column (table, "Model (link)")), ==, EF_ROLE_LINK);
  assert_no_diagnostics (result);
}

static void
test_ragged (void)
{
  g_autoptr (EfImportResult) result = import_table (
    "| Model | x | y |\n|---|---|---|\n| a | 1 |\n| b | 2 | 3 | 4 |\n| c | 5 | 6 | |\n"
    "|---|---|---|\n| Model | x | y |\n| d | - | ------ |\n");
  EfTable *table = get_table (result, TABLE_PATH);

  assert_cells (table, "Model", "a|b|c|d");
  assert_cells (table, "y", "|3|6|");
  assert_told (result, "zoo.md:5: The table has 3 columns, but this row has 2 cells. The missing");
  assert_told (result, "zoo.md:6: The table has 3 columns, but this row has 4 cells. The cells");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 2);
}

/* Directions differ within one table of two rows of names. */
static void
test_two_headers (void)
{
  g_autoptr (EfImportResult) result = import_table (
    "| Dataset | PTB | CBT | CBT |\n|---|---|---|---|\n| (metric) | (PPL) | (ACC) | (ACC) |\n"
    "| | 35.76 | 93.30 | 89.05 |\n");
  EfTable *table = get_table (result, TABLE_PATH);

  assert_names (table, "PTB (PPL)|CBT (ACC)|CBT (ACC) (2)");
  g_assert_cmpint (ef_column_get_direction (get_column (table, "PTB (PPL)")), ==,
                   EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "CBT (ACC)")), ==,
                   EF_DIRECTION_HIGHER);
}

static void
test_turned_over (void)
{
  g_autoptr (EfImportResult) benchmarks = import_table (
    "| Category | Benchmark | Metric | A 2B | A 7B |\n|---|---|---|---|---|\n"
    "| General | MMLU | 5-shot | 42.3 | 64.3 |\n| Code | HumanEval | pass@1 | 22.0 | 32.3 |\n");
  g_autoptr (EfImportResult) metrics = import_table (
    "| Subset | ar | bg | de |\n|---|---|---|---|\n| Accuracy | 0.79 | 0.82 | 0.83 |\n"
    "| Latency (ms) | 13 | 14 | 15 |\n");
  /* The data sets are the rows here, and the columns are what was measured. */
  g_autoptr (EfImportResult) plain = import_table (
    "| Dataset | Accuracy | F1 |\n|---|---|---|\n| x | 1 | 2 |\n| y | 3 | 4 |\n");
  EfTable *table = get_table (benchmarks, TABLE_PATH);

  assert_names (table, "model|MMLU (5-shot)|HumanEval (pass@1)");
  assert_cells (table, "model", "A 2B|A 7B");
  assert_cells (table, "MMLU (5-shot)", "42.3|64.3");
  assert_told (benchmarks, "zoo.md:3: The table has models in its columns");
  assert_names (get_table (metrics, TABLE_PATH), "Subset|Accuracy|Latency (ms)");
  assert_cells (get_table (metrics, TABLE_PATH), "Subset", "ar|bg|de");
  assert_names (get_table (plain, TABLE_PATH), "Dataset|Accuracy|F1");
  assert_no_diagnostics (plain);
}

static void
assert_unit (EfTable *table, const char *column, const char *id)
{
  const EfUnit *unit = ef_column_get_unit (get_column (table, column));

  g_assert_nonnull (unit);
  g_assert_cmpstr (ef_unit_get_id (unit), ==, id);
}

/* What stands in a row is in the unit of that row, be it in a column of units, in the name, or
 * behind each value. */
static void
test_turned_over_units (void)
{
  g_autoptr (EfImportResult) column = import_table (
    "| Metric | Unit | Tiny | Base | Large |\n|---|---|---|---|---|\n| Parameters | M | 25 | 60 | "
    "1200 |\n| Latency | ms | 12 | 8 | 41 |\n| Energy | kWh | 120 | 300 | 900 |\n"
    "| Top-1 accuracy | % | 76 | 78 | 81 |\n");
  g_autoptr (EfImportResult) names = import_table (
    "| Model | Tiny | Base |\n|---|---|---|\n| Parameters (M) | 25 | 600 |\n"
    "| Latency (ms) | 0.8 | 8 |\n| Accuracy (%) | 76.1 | 78.3 |\n| Remark | none | good |\n");
  g_autoptr (EfImportResult) values = import_table (
    "| Benchmark | Tiny | Base | Large |\n|---|---|---|---|\n| Latency | 800 µs | 8 ms | 1.2 s |\n"
    "| Power | 0.3 kW | 700 W | 1 kW |\n| Energy | 800 Wh | 300 kWh | 1.9 MWh |\n");
  /* The rows are models here. */
  g_autoptr (EfImportResult) models = import_table (
    "| Model | Tiny | Base |\n|---|---|---|\n| x | 1 | 2 |\n| Accuracy | 3 | 4 |\n");
  EfTable *table = get_table (column, TABLE_PATH);

  assert_names (table, "model|Parameters (M)|Latency (ms)|Energy (kWh)|Top-1 accuracy (%)");
  assert_cells (table, "model", "Tiny|Base|Large");
  assert_unit (table, "Latency (ms)", "millisecond");
  assert_unit (table, "Energy (kWh)", "kilowatt-hour");
  assert_number (table, "Latency (ms)", 2, 41);

  table = get_table (names, TABLE_PATH);
  assert_names (table, "Model|Parameters (M)|Latency (ms)|Accuracy (%)|Remark");
  assert_cells (table, "Model", "Tiny|Base");
  assert_number (table, "Latency (ms)", 0, 0.8);

  table = get_table (values, TABLE_PATH);
  assert_unit (table, "Power", "kilowatt");
  assert_number (table, "Power", 1, 0.7);
  assert_unit (table, "Energy", "watt-hour");
  assert_number (table, "Energy", 1, 300000);
  assert_number (table, "Energy", 2, 1900000);

  assert_names (get_table (models, TABLE_PATH), "Model|Tiny|Base");
}

static void
test_shared_columns (void)
{
  g_autoptr (EfImportResult) result = import_table (
    "Language | R-1 / R-2 / R-L\n---|---\nas | 48.1 / 32.4 / 46.8\nbn | -\ngu | 1/2/3\n");
  EfTable *table = get_table (result, TABLE_PATH);

  assert_names (table, "Language|R-1|R-2|R-L");
  assert_cells (table, "R-2", "32.4||2");
}

/* Several below one heading, and those without numbers. */
static void
test_several (void)
{
  static const char text[]
    = "| a | b |\n|--|--|\n| x | 1 |\n\n## H\n| a | b |\n|--|--|\n| x | y |\n\n| a | b |\n|--|--|\n"
      "| x | 2 |\n\n<table><tr><td>a<td>b</tr><tr><td>x<td>3</tr></table>\n";
  g_autoptr (EfImportResult) result = import_text ("zoo.md", text);

  g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==, 3);
  assert_cells (get_table (result, "zoo.md > Tables in the text > Table"), "b", "1");
  assert_cells (get_table (result, "zoo.md > Tables in the text > H"), "b", "2");
  assert_cells (get_table (result, "zoo.md > Tables in the text > H (2)"), "b", "3");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "3 tables in the text");
  import_text_fails ("zoo.md", "# A\n\n| a | b |\n|--|--|\n| x | y |\n", EF_ERROR_NO_RESULTS,
                     "no table holds numbers");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/markup/cells", test_cells);
  g_test_add_func ("/import/markup/texts", test_texts);
  g_test_add_func ("/import/markup/crowds", test_crowds);
  g_test_add_func ("/import/markup/units-and-total", test_units_and_total);
  g_test_add_func ("/import/markup/links", test_links);
  g_test_add_func ("/import/markup/ragged", test_ragged);
  g_test_add_func ("/import/markup/two-headers", test_two_headers);
  g_test_add_func ("/import/markup/turned-over", test_turned_over);
  g_test_add_func ("/import/markup/turned-over-units", test_turned_over_units);
  g_test_add_func ("/import/markup/shared-columns", test_shared_columns);
  g_test_add_func ("/import/markup/several", test_several);

  return g_test_run ();
}
