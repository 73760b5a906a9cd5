/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <math.h>
#include <string.h>

/* Whole small files through the reader of delimited text. */

#define TABLE(result, text)                                                                        \
  g_autoptr (EfImportResult) result = import_text ("t.csv", text);                                 \
  EfTable *table = get_only_table (result)

static EfColumnKind
kind_of (EfTable *table, const char *name)
{
  return ef_column_get_kind (get_column (table, name));
}

static EfRole
role_of (EfTable *table, const char *name)
{
  return ef_column_get_role (get_column (table, name));
}

static void
test_plain (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv",
                                                   "model,params (M),top1\n"
                                                   "alpha,5.5,71.25\n"
                                                   "beta,\"1,014.45\",80\n"
                                                   "gamma,,\n");
  EfTable *table = get_only_table (result);
  EfColumn *params = get_column (table, "params (M)");

  assert_names (table, "model|params (M)|top1");
  assert_cells (table, "params (M)", "5.5|1,014.45|");
  assert_number (table, "params (M)", 0, 5.5);
  assert_number (table, "params (M)", 1, 1014.45);
  assert_number (table, "params (M)", 2, NAN);
  assert_number (table, "top1", 1, 80);
  g_assert_cmpint (role_of (table, "model"), ==, EF_ROLE_NAME);
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (params)), ==, "parameters");
  g_assert_cmpfloat (ef_column_get_factor (params), ==, 1e6);
  g_assert_cmpint (ef_column_get_direction (params), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (params), ==, EF_DIRECTION_REASON_QUANTITY);
  g_assert_cmpstr (ef_table_get_path (table), ==, "models.csv");
  g_assert_null (ef_table_get_row_places (table));
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "3 rows, 3 columns");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "delimited");
  g_assert_nonnull (ef_source_get_hash (ef_import_result_get_source (result)));
  assert_no_diagnostics (result);
}

/* Headers */

static void
assert_header (const char *text, const char *names, guint n_rows)
{
  TABLE (result, text);

  assert_names (table, names);
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, n_rows);
}

static void
test_header (void)
{
  assert_header ("a,b\n1,2\n3,4\n", "a|b", 2);
  assert_header ("1,2\n3,4\n5,6\n", "col 1|col 2", 3);
  assert_header ("x,0.5\ny,0.7\nz,0.9\n", "col 1|col 2", 3);
  /* Years side by side are names; a column called by a number among names is one too. */
  assert_header ("country,2000,2001,2002\nA,1,2,3\nB,4,5,6\n", "country|2000|2001|2002", 2);
  /* Nothing but text: names, unless the first row is like the others. */
  assert_header ("one,two\nfoo,bar\nbaz,qux\n", "one|two", 2);
  assert_header ("1704.03549v4.pdf\tReading#A\n1712.05404.pdf\tReading#B\n1702.03970v1.pdf\tX#C\n",
                 "col 1|col 2", 3);
  assert_header ("https://a.org/x,foo\nhttps://a.org/y,bar\n", "col 1|col 2", 2);
  assert_header ("red,foo\nred,bar\nblue,foo\n", "col 1|col 2", 3);
  assert_header ("model,link\nx,https://a.org/x\ny,https://a.org/y\n", "model|link", 2);
  /* HTML and line breaks in names. */
  assert_header ("m,\"Speed<br><sup>CPU\n(ms)\"\nx,1\n", "m|Speed CPU (ms)", 1);
}

static void
test_header_names (void)
{
  TABLE (result, ",score,score,score (2),,empty\n"
                 "a,1,2,3,4,\n"
                 "b,5,6,7,8,\n");

  assert_names (table, "col 1|score|score (3)|score (2)|col 5|empty");
  assert_told (result, "2 columns have no name");
  assert_told (result, "called score (3)");
}

static void
test_header_several_rows (void)
{
  TABLE (result, ",\"Margin,\ngCO2/kWh\",,,Other\n"
                 ",Firm,Wind,Solar,\n"
                 "Country,,,,\n"
                 "A,1,2,3,4\n"
                 "B,5,6,7,8\n");

  assert_names (table, "Country|Margin, gCO2/kWh: Firm|Margin, gCO2/kWh: Wind|"
                       "Margin, gCO2/kWh: Solar|Other");
  assert_cells (table, "Country", "A|B");
  g_assert_cmpuint (ef_table_get_row_places (table)[0], ==, 5);
}

/* A row of data without values is no second row of names. */
static void
test_header_then_gaps (void)
{
  TABLE (result, ",x,y\n"
                 "a,,\n"
                 "b,1,2\n"
                 "c,3,4\n");

  assert_names (table, "col 1|x|y");
  assert_cells (table, "col 1", "a|b|c");
}

static void
test_header_prose (void)
{
  TABLE (result, "Results of June\n"
                 "\n"
                 "model,x,y\n"
                 "a,1,2\n"
                 "b,3,4\n");

  assert_names (table, "model|x|y");
  assert_cells (table, "model", "a|b");
  g_assert_cmpuint (ef_table_get_row_places (table)[0], ==, 4);
  assert_told (result, "above the table");
}

/* What a spreadsheet says below its table is no row, with delimiters behind it or without. */
static void
test_notes_below (void)
{
  TABLE (result, "model,params,score\na,5,1\nb,6,\n,,\nThe best one of all,,\n,,\n"
                 "\"Note 1: For how these numbers were found,\nplease see the paper. \",,\n,,\n"
                 "Note 2: This is the second of the notes that stand here.\n");

  assert_cells (table, "model", "a|b|The best one of all");
  assert_told (result, "t.csv:7: The text below the table is left out.");
}

static void
test_header_shifted (void)
{
  TABLE (result, "mpg\tcyl\n"
                 "Alpha\t21.0\t6\n"
                 "Beta\t22.8\t4\n");

  assert_names (table, "col 1|mpg|cyl");
  assert_cells (table, "col 1", "Alpha|Beta");
  assert_number (table, "cyl", 1, 4);
}

static void
test_trailing_delimiters (void)
{
  TABLE (result, "a,b,,,\n1,2,,,\n3,4,,,\n");

  assert_names (table, "a|b");
  assert_told (result, "3 empty columns");
}

static void
test_markdown (void)
{
  g_autoptr (EfImportResult) result = import_text ("Pasted table",
                                                   "| Model | Size | Score |\n"
                                                   "|:------|-----:|-------|\n"
                                                   "| a     | 1.5  | 70    |\n"
                                                   "| b     | 2.5  | 80    |\n");
  EfTable *table = get_only_table (result);

  assert_names (table, "Model|Size|Score");
  assert_cells (table, "Score", "70|80");
}

/* The shape of the file */

static void
test_ragged (void)
{
  TABLE (result, "name,x,y\n"
                 "a,1\n"
                 "b,1,2,3\n"
                 "c,5,6\n");

  assert_cells (table, "x", "1|1|5");
  assert_cells (table, "y", "|2|6");
  assert_told (result, "t.csv:2: The table has 3 columns, but this row has 2");
  assert_told (result, "t.csv:3: The table has 3 columns, but this row has 4");
}

/* A file that was cut, whatever it is called: the rows are there, and the last one is told of. */
static void
test_cut_off (void)
{
  static const char text[] = "model,params,score\na,1,70\nb,2,80\nc,3";
  g_autoptr (EfImportResult) named = import_text ("t.csv", text);
  g_autoptr (EfImportResult) unnamed = import_text ("table", text);
  g_autoptr (EfImportResult) two = import_text ("table", "model;score\na;1\nb");
  g_autoptr (EfImportResult) whole = import_text ("t.csv",
                                                  "model,params,score\na,1,70\nb,2,80\nc,3\n");

  assert_cells (get_only_table (named), "params", "1|2|3");
  assert_cells (get_only_table (unnamed), "model", "a|b|c");
  assert_cells (get_only_table (unnamed), "score", "70|80|");
  assert_told (unnamed, "table:4: The file breaks off in this row: the table has 3 columns, but "
                        "only 2 cells are there.");
  assert_cells (get_only_table (two), "model", "a|b");
  assert_cells (get_only_table (two), "score", "1|");

  /* A line that is whole was not cut off. */
  assert_told (whole, "t.csv:4: The table has 3 columns, but this row has 2");
}

static void
test_many_ragged (void)
{
  g_autoptr (GString) text = g_string_new ("name,x,y\n");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "n%u,%u%s\n", i, i, i % 2 == 0 ? ",7" : "");
  result = import_text ("t.csv", text->str);
  assert_told (result, "t.csv:3: 150 rows have 2 cells where the header has 3 (lines 3, 5, 7, 9, "
                       "11, …). The missing cells are left empty.");
  /* One line to read, but as many problems as there are. */
  g_assert_cmpuint (ef_diagnostics_count (ef_import_result_get_diagnostics (result),
                                          EF_SEVERITY_WARNING),
                    ==, 150);
}

/* Rows that are too short and rows that are too long are two things. */
static void
test_ragged_kinds (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "a,b,c\n1,2,3\n1,2\n1,2,3\n1\n1,2,3\n1,2,3,4\n1,2,3\n");

  assert_told (result, "t.csv:3: 2 rows have 1 to 2 cells where the header has 3 (lines 3, 5).");
  assert_told (result, "t.csv:7: The table has 3 columns, but this row has 4 cells. The cells "
                       "behind are left out.");
}

static void
test_blank_rows (void)
{
  TABLE (result, "a,b\n\n1,2\n,\n\r\n3,4\n");

  assert_cells (table, "a", "1|3");
  g_assert_cmpuint (ef_table_get_row_places (table)[0], ==, 3);
  g_assert_cmpuint (ef_table_get_row_places (table)[1], ==, 6);
  assert_told (result, "1 row without any content");
}

static void
test_multi_line_cells (void)
{
  TABLE (result, "name,note,x\r\n"
                 "a,\"first\r\nsecond\",1\r\n"
                 "b,plain,2\r\n");
  g_autofree char *place = ef_table_describe_place (table, 1, get_column (table, "x"));

  assert_cells (table, "note", "first\nsecond|plain");
  g_assert_cmpstr (place, ==, "line 4, column x");
}

static void
test_quote_trouble (void)
{
  TABLE (result, "name,x\n\"a,1\nb,2\n\"c, d\",3\n");

  assert_cells (table, "name", "\"a|b|c, d");
  assert_told (result, "t.csv:2: A quotation mark");
}

static void
test_escapes (void)
{
  TABLE (result, "model,x\n"
                 "\"A \\\"\"B\\\"\" in \\'C\\'\",1\n"
                 "D in \\'E\\',2\n");

  assert_cells (table, "model", "A \"B\" in 'C'|D in 'E'");
}

static void
test_old_mac (void)
{
  TABLE (result, "a,b\r1,2\r3,4");

  assert_cells (table, "b", "2|4");
  g_assert_null (ef_table_get_row_places (table));
}

static void
test_encodings (void)
{
  static const char latin1[] = "name,x\nM\xFCller,1\nZo\xEB,2\n";
  static const char utf16[] = "\xFF\xFEn\0a\0m\0e\0,\0x\0\n\0\xE4\0,\0" "1\0\n\0";
  g_autoptr (EfImportResult) western = import_data ("l.csv", latin1, sizeof latin1 - 1);
  g_autoptr (EfImportResult) wide = import_data ("w.csv", utf16, sizeof utf16 - 1);

  assert_cells (get_only_table (western), "name", "Müller|Zoë");
  assert_told (western, "l.csv:2:2: The file is not UTF-8");
  assert_cells (get_only_table (wide), "name", "ä");
}

static void
test_control_characters (void)
{
  TABLE (result, "name,x\na\x02\x62\x07,1\nc,2\n");

  assert_cells (table, "name", "ab|c");
}

/* Dates */

static void
test_dates (void)
{
  TABLE (result, "model,day,month,Year,stamp,words,x\n"
                 "a,2021-06-30,2021-06,2021,2024-05-31T10:39:13,17 November 2025 4:28pm,1\n"
                 "b,2022-01-02,2022-01,2022,2024-05-31T10:39:14Z,\"Nov 18, 2025\",2\n"
                 "c,,,,,,3\n");

  assert_number (table, "day", 0, ef_date_from_ymd (2021, 6, 30));
  assert_number (table, "day", 2, NAN);
  assert_cells (table, "day", "2021-06-30|2022-01-02|");
  g_assert_cmpint (ef_column_get_date_precision (get_column (table, "month")), ==, EF_DATE_MONTH);
  assert_cells (table, "month", "2021-06|2022-01|");
  g_assert_cmpint (kind_of (table, "Year"), ==, EF_COLUMN_DATE);
  g_assert_cmpint (ef_column_get_date_precision (get_column (table, "Year")), ==, EF_DATE_YEAR);
  assert_cells (table, "stamp", "2024-05-31T10:39:13|2024-05-31T10:39:14Z|");
  assert_cells (table, "words", "17 November 2025 4:28pm|Nov 18, 2025|");
  assert_number (table, "words", 1, ef_date_from_ymd (2025, 11, 18));
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (get_column (table, "day"))), ==,
                   "date");
  assert_no_diagnostics (result);
}

/* One cell that can only have the day first tells it for all. */
static void
test_date_order (void)
{
  TABLE (result, "model,eu,us,unknown,mixed\n"
                 "a,05-08-2024,05/08/2024,01-02-2020,13-02-2020\n"
                 "b,19-09-2024,09/19/2024,03-04-2020,02-13-2020\n"
                 "c,31-12-2023,12/31/2023,05-06-2020,05-06-2020\n");

  assert_number (table, "eu", 0, ef_date_from_ymd (2024, 8, 5));
  assert_number (table, "eu", 1, ef_date_from_ymd (2024, 9, 19));
  assert_number (table, "us", 0, ef_date_from_ymd (2024, 5, 8));
  assert_cells (table, "eu", "05-08-2024|19-09-2024|31-12-2023");
  assert_told (result, "with the day first");
  assert_told (result, "with the month first");
  g_assert_cmpint (kind_of (table, "unknown"), ==, EF_COLUMN_TEXT);
  g_assert_cmpint (kind_of (table, "mixed"), ==, EF_COLUMN_TEXT);
}

static void
test_bad_dates (void)
{
  TABLE (result, "model,date\na,2021-06-30\nb,2021-07-01\nc,2021-02-30\nd,2021-07-03\n"
                 "e,2021-07-04\n");

  assert_number (table, "date", 2, NAN);
  assert_cells (table, "date", "2021-06-30|2021-07-01|2021-02-30|2021-07-03|2021-07-04");
  assert_told (result, "t.csv:4: Column “date”: “2021-02-30” is left out");
}

/* Roles */

static void
test_roles (void)
{
  TABLE (result, "rank,model,organization,published,url,title,score\n"
                 "1,a,X,2021-01-01,https://a.org/1,Paper one,5\n"
                 "2,b,X,2021-01-02,https://a.org/2,Paper two,6\n"
                 "3,c,Y,2021-01-03,https://a.org/3,Paper three,7\n"
                 "4,d,Y,2021-01-04,https://a.org/4,Paper four,8\n");

  g_assert_cmpint (role_of (table, "model"), ==, EF_ROLE_NAME);
  g_assert_cmpint (role_of (table, "organization"), ==, EF_ROLE_GROUP);
  g_assert_cmpint (role_of (table, "published"), ==, EF_ROLE_DATE);
  g_assert_cmpint (role_of (table, "url"), ==, EF_ROLE_LINK);
  g_assert_cmpint (role_of (table, "title"), ==, EF_ROLE_PAPER);
  g_assert_cmpint (role_of (table, "rank"), ==, EF_ROLE_NONE);
}

/* Among columns that could be the name, the one that tells the rows apart. */
static void
test_best_name (void)
{
  TABLE (result, "model,fullname,x\n"
                 "base,base one,1\n"
                 "base,base two,2\n"
                 "base,base three,3\n");

  g_assert_cmpint (role_of (table, "fullname"), ==, EF_ROLE_NAME);
  g_assert_cmpint (role_of (table, "model"), ==, EF_ROLE_NONE);
}

/* What a data frame counted its rows with, also after it was sorted, is no axis. */
static void
test_row_numbers (void)
{
  TABLE (result, ",model,one,two\n2,a,1.5,6\n0,b,2.5,7\n1,c,3.5,5\n");
  g_autoptr (EfImportResult) again
    = import_text ("again.csv", "Unnamed: 0,model,one,two\n0,a,1.5,6\n1,b,2.5,7\n");
  g_autoptr (EfImportResult) few
    = import_text ("few.csv", ",model,one\n4,a,1.5\n4,b,2.5\n7,c,3.5\n");
  gint x, y;

  assert_measure (table, "col 1", "row-number", NULL);
  assert_cells (table, "col 1", "2|0|1");
  ef_table_suggest_axes (table, &x, &y);
  g_assert_cmpint (x, !=, 0);
  g_assert_cmpint (y, !=, 0);
  assert_measure (get_only_table (again), "Unnamed: 0", "row-number", NULL);
  assert_measure (get_only_table (few), "col 1", NULL, NULL);
}

/* Codes and ids are no axes, and nobody is asked which are better; a score called so is one. */
static void
test_identifiers (void)
{
  TABLE (result, "country,un_code,country_id,ID,Code,Live Code,load\n"
                 "A,4,7,1.5,61,70,3\nB,8,9,2.5,63,71,9\nC,8,11,3.5,60,72,4\n");
  gint x, y;

  assert_measure (table, "un_code", "identifier", NULL);
  assert_measure (table, "country_id", "identifier", NULL);
  assert_measure (table, "ID", NULL, NULL);
  assert_measure (table, "Code", NULL, NULL);
  assert_measure (table, "Live Code", NULL, NULL);
  ef_table_suggest_axes (table, &x, &y);
  g_assert_cmpint (x, !=, 1);
  g_assert_cmpint (y, !=, 1);
}

static void
test_html_names (void)
{
  TABLE (result, "Model,x\n"
                 "\"<a target=\"\"_blank\"\" href=\"\"https://example.org/vega\"\">Vega</a>\",1\n"
                 "\"<a href=\"\"https://example.org/lynx\"\">Lynx</a>\",2\n");

  assert_cells (table, "Model", "Vega|Lynx");
  assert_cells (table, "Model (link)", "https://example.org/vega|https://example.org/lynx");
  g_assert_cmpint (role_of (table, "Model"), ==, EF_ROLE_NAME);
  g_assert_cmpint (role_of (table, "Model (link)"), ==, EF_ROLE_LINK);
  g_assert_cmpstr (ef_table_get_row_link (table, 1), ==, "https://example.org/lynx");
}

/* Tables with little in them */

static void
test_nothing_to_plot (void)
{
  TABLE (result, "task,synonym\nfoo,bar\nbaz,qux\n");

  assert_cells (table, "synonym", "bar|qux");
  assert_told (result, "No column holds numbers");
}

static void
test_one_column (void)
{
  TABLE (result, "score\n1\n2\n");

  g_autoptr (EfImportResult) prose = NULL;

  assert_names (table, "score");
  assert_number (table, "score", 1, 2);

  /* Commas that make no columns belong to the text. */
  prose = import_text ("notes.csv", "note\none\ntwo, three\nfour, five, six\nseven\neight\n");
  assert_names (get_only_table (prose), "note");
  assert_cells (get_only_table (prose), "note", "one|two, three|four, five, six|seven|eight");
}

static void
test_no_rows (void)
{
  import_text_fails ("t.csv", "a,b,c\n", EF_ERROR_NO_RESULTS, "without rows");
  import_text_fails ("t.csv", ",,\n,,\n", EF_ERROR_NO_RESULTS, "no rows");
}

static void
test_all_numbers_missing (void)
{
  TABLE (result, "name,x\na,\nb,-\n");

  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "name")), ==, 2);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 2);
  g_assert_cmpuint (ef_import_result_get_root (result) != NULL, ==, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/delimited/plain", test_plain);
  g_test_add_func ("/import/delimited/header", test_header);
  g_test_add_func ("/import/delimited/header-names", test_header_names);
  g_test_add_func ("/import/delimited/header-several-rows", test_header_several_rows);
  g_test_add_func ("/import/delimited/header-then-gaps", test_header_then_gaps);
  g_test_add_func ("/import/delimited/header-prose", test_header_prose);
  g_test_add_func ("/import/delimited/notes-below", test_notes_below);
  g_test_add_func ("/import/delimited/header-shifted", test_header_shifted);
  g_test_add_func ("/import/delimited/trailing-delimiters", test_trailing_delimiters);
  g_test_add_func ("/import/delimited/markdown", test_markdown);
  g_test_add_func ("/import/delimited/ragged", test_ragged);
  g_test_add_func ("/import/delimited/cut-off", test_cut_off);
  g_test_add_func ("/import/delimited/many-ragged", test_many_ragged);
  g_test_add_func ("/import/delimited/ragged-kinds", test_ragged_kinds);
  g_test_add_func ("/import/delimited/blank-rows", test_blank_rows);
  g_test_add_func ("/import/delimited/multi-line-cells", test_multi_line_cells);
  g_test_add_func ("/import/delimited/quote-trouble", test_quote_trouble);
  g_test_add_func ("/import/delimited/escapes", test_escapes);
  g_test_add_func ("/import/delimited/old-mac", test_old_mac);
  g_test_add_func ("/import/delimited/encodings", test_encodings);
  g_test_add_func ("/import/delimited/control-characters", test_control_characters);
  g_test_add_func ("/import/delimited/dates", test_dates);
  g_test_add_func ("/import/delimited/date-order", test_date_order);
  g_test_add_func ("/import/delimited/bad-dates", test_bad_dates);
  g_test_add_func ("/import/delimited/roles", test_roles);
  g_test_add_func ("/import/delimited/best-name", test_best_name);
  g_test_add_func ("/import/delimited/row-numbers", test_row_numbers);
  g_test_add_func ("/import/delimited/identifiers", test_identifiers);
  g_test_add_func ("/import/delimited/html-names", test_html_names);
  g_test_add_func ("/import/delimited/nothing-to-plot", test_nothing_to_plot);
  g_test_add_func ("/import/delimited/one-column", test_one_column);
  g_test_add_func ("/import/delimited/no-rows", test_no_rows);
  g_test_add_func ("/import/delimited/all-numbers-missing", test_all_numbers_missing);

  return g_test_run ();
}
