/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* What the reader makes of charts and scenarios that are not as we would write them. */

static void
test_charts (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts current='gone'>\n"
    "<chart id='a' front='maybe' labels='many' legend='left'>"
    "<x scale='cubic' direction='left'/><colour scale='rainbow'/>\n"
    "<figure width='-1' height='0' font-size='1e9' marker-size='nan' theme='dark' "
    "language='Klingon'/>\n"
    "<point-labels><point-label/><point-label row='0000000000000002' shown='maybe'/>"
    "<point-label row='0000000000000003' dx='1'/>"
    "<point-label row='0000000000000003' shown='false' dx='2' dy='1e9'/>"
    "<point-label row='0000000000000001' shown='false' dx='1' dy='2'/>"
    "<point-label row='0000000000000001' dx='-1' dy='2.5'/></point-labels>"
    "<hidden>0000000000000002 0000000000000001\n0000000000000002 12 xyz0000000000000</hidden>\n"
    "<view x-min='2' x-max='1' y-min='0' y-max='1'/></chart>\n"
    "<chart id='a'/><chart/>\n"
    "</charts>",
    "3: “maybe” is not a possible value of “front”.|"
    "3: “many” is not a possible value of “labels”.|"
    "3: “left” is not a possible value of “legend”.|"
    "3: “cubic” is not a possible value of “scale”.|"
    "3: “left” is not a possible value of “direction”.|"
    "3: “rainbow” is not a possible value of “scale”.|"
    "4: “-1” is not a possible value of “width”.|"
    "4: “0” is not a possible value of “height”.|"
    "4: “1e9” is not a possible value of “font-size”.|"
    "4: “nan” is not a possible value of “marker-size”.|"
    "4: “Klingon” is not a possible value of “language”.|"
    "5: “” does not name a row.|"
    "5: “maybe” is not a possible value of “shown”.|"
    "5: “1e9” is not a possible value of “dy”.|"
    "5: “12” does not name a row.|"
    "5: “xyz0000000000000” does not name a row.|"
    "7: The view of the chart is not a rectangle and was left out.|"
    "8: The chart has no id of its own and was left out. (2 times)|"
    "2: There is no chart “gone” to show first.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 1);
  ef_chart_spec_set_string (&expected->theme, "dark");
  ef_chart_spec_set_hidden (expected, 1, TRUE);
  ef_chart_spec_set_hidden (expected, 2, TRUE);
  ef_point_labels_set (expected->point_labels,
                       &(EfPointLabel){ 1, EF_POINT_LABEL_AUTO, TRUE, -1, 2.5 });
  ef_point_labels_set (expected->point_labels,
                       &(EfPointLabel){ 3, EF_POINT_LABEL_OFF, FALSE, 0, 0 });
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* A ruler is used whole or not at all; of two of one kind the last one counts. */
static void
test_rulers (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'>\n"
    "<ruler kind='slide'/>\n"
    "<ruler/>\n"
    "<ruler kind='energy' values='1 MWh, 5 kg'/>\n"
    "<ruler kind='carbon' values='1 t' of='Atlantis'/>\n"
    "<ruler kind='compute' of='fp16'/>\n"
    "<ruler kind='memory' values='8 GB' of='fp16'/>\n"
    "<ruler kind='memory' values='24 GiB; 80' shown='false'/>\n"
    "<ruler kind='per-unit' values='-1'/>\n"
    "</chart></charts>",
    "3: A ruler of no kind that is known was left out. (2 times: here, 4)|"
    "5: “1 MWh, 5 kg” is not a possible value of “values”.|"
    "6: “Atlantis” is not a possible value of “of”.|"
    "7: “fp16” is not a possible value of “of”.|"
    "10: “-1” is not a possible value of “values”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  expected->rulers[EF_RULER_MEMORY]
    = (EfRuler){ .n_values = 2,
                 .values = { { 24, ef_unit_find_by_id ("gibibyte") },
                             { 80, ef_unit_find_by_id ("gigabyte") } } };
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* Without a rule that is known there are no stars; the classes stay for when there are. */
static void
test_stars (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'>\n"
    "<stars rule='sky' by='Class'/>\n"
    "</chart></charts>",
    "3: “sky” is not a possible value of “rule”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  ef_chart_spec_set_string (&expected->stars_by, "Class");
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* Columns of the table, in whatever order and however often; none at all is no choice. */
static void
test_table_view (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'>\n"
    "<table-view><column key='b'/><column key='a'/><column key='b'/><column/></table-view>\n"
    "</chart><chart id='b'><table-view/></chart></charts>",
    "");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) none = ef_chart_spec_new ();

  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "b"), none));
  ef_table_view_set_column (&expected->table, "a", TRUE);
  ef_table_view_set_column (&expected->table, "b", TRUE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  ef_table_view_set_column (&expected->table, "b", FALSE);
  g_assert_false (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  g_assert_true (ef_table_view_has_column (&expected->table, "a"));
  ef_table_view_set_column (&expected->table, "a", FALSE);
  g_assert_true (ef_chart_spec_equal (none, expected));
}

/* Of rows in groups; a view that has only groups is one, and without a column there are none. */
static void
test_groups (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'><table-view group-by='kind' summary='best'/></chart>\n"
    "<chart id='b'><table-view group-by='kind' summary='most'><column key='a'/></table-view>"
    "</chart>\n"
    "<chart id='c'><table-view group-by='' summary='best'><folded key='CNN'/></table-view></chart>"
    "<chart id='d'><table-view group-by='kind' summary='mean'><folded key='ViT'/>"
    "<folded key=''/><folded key='ViT'/></table-view></chart></charts>",
    "3: “most” is not a possible value of “summary”.");
  const EfTableView *both = &ef_document_get_chart (document, "b")->table;
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) copy = NULL;

  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "c"), expected));
  ef_table_view_set_groups (&expected->table, "kind", EF_GROUP_SUMMARY_BEST);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  g_assert_cmpint (both->summary, ==, EF_GROUP_SUMMARY_MEAN);
  g_assert_cmpstr (both->group_by, ==, "kind");
  g_assert_true (ef_table_view_has_column (both, "a"));

  /* What is folded is sorted, and goes with the groups. */
  g_assert_null (ef_document_get_chart (document, "c")->table.folded);
  copy = ef_chart_spec_copy (ef_document_get_chart (document, "d"));
  g_assert_cmpuint (copy->table.folded->len, ==, 2);
  g_assert_cmpstr (copy->table.folded->pdata[0], ==, "");
  g_assert_cmpstr (copy->table.folded->pdata[1], ==, "ViT");
  ef_table_view_set_groups (&copy->table, "kind", EF_GROUP_SUMMARY_BEST);
  g_assert_nonnull (copy->table.folded);
  ef_table_view_set_groups (&copy->table, "size", EF_GROUP_SUMMARY_BEST);
  g_assert_null (copy->table.folded);
  g_clear_pointer (&copy, ef_chart_spec_free);

  copy = ef_chart_spec_copy (ef_document_get_chart (document, "b"));
  g_assert_true (ef_table_view_equal (&copy->table, both));
  ef_table_view_clear_columns (&copy->table);
  g_assert_cmpstr (copy->table.group_by, ==, "kind");
  ef_table_view_set_groups (&copy->table, NULL, EF_GROUP_SUMMARY_BEST);
  g_assert_cmpint (copy->table.summary, ==, EF_GROUP_SUMMARY_MEAN);
}

/* What rows are sorted by, each column once and the first four of them; a view that has nothing
 * else is one. */
static void
test_sorts (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'><table-view><sort key='kind'/><sort computed='gap-x' descending='true'/>"
    "<sort key='kind' descending='true'/></table-view></chart>\n"
    "<chart id='b'><table-view><sort computed='weight'/><sort computed='front'/></table-view>"
    "</chart>\n"
    "<chart id='c'><table-view><sort key='1'/><sort key='2'/><sort key='3'/><sort key='4'/>"
    "<sort key='5'/></table-view></chart></charts>",
    "3: “weight” is not a possible value of “computed”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) copy = NULL;
  const GArray *many = ef_document_get_chart (document, "c")->table.sorts;

  g_assert_cmpuint (many->len, ==, EF_VIEW_SORTS_MAX);
  g_assert_cmpstr (g_array_index (many, EfViewSort, 3).column, ==, "4");
  ef_table_view_add_sort (&expected->table, NULL, EF_N_COMPUTED, FALSE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "b"), expected));
  ef_table_view_clear_sorts (&expected->table);
  ef_table_view_add_sort (&expected->table, "kind", EF_N_COMPUTED, FALSE);
  ef_table_view_add_sort (&expected->table, NULL, EF_COMPUTED_GAP_X, FALSE);
  g_assert_false (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  ef_table_view_clear_sorts (&expected->table);
  ef_table_view_add_sort (&expected->table, "kind", EF_N_COMPUTED, FALSE);
  ef_table_view_add_sort (&expected->table, NULL, EF_COMPUTED_GAP_X, TRUE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  copy = ef_chart_spec_copy (expected);
  g_assert_true (ef_chart_spec_equal (copy, expected));
}

/* Only texts stand beside their place; a region that said how far would not be saved so again. */
static void
test_shifted_region (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a'>\n"
    "<notes><note kind='region' x='1' dx='7' dy='8'/>"
    "<note kind='text' x='1' y='2' dx='7'/></notes>"
    "</chart></charts>",
    "");
  const GPtrArray *notes = ef_document_get_chart (document, "a")->notes;
  const EfNote *region = notes->pdata[0];
  const EfNote *text = notes->pdata[1];

  g_assert_cmpfloat (region->dx, ==, 0);
  g_assert_cmpfloat (region->dy, ==, 0);
  g_assert_cmpfloat (text->dx, ==, 7);
}

static void
assert_supposed (EfDocument *document, const char *id, const char *name, const char *grid)
{
  const EfWhatIf *what_if = &ef_document_get_chart (document, id)->what_if;

  g_assert_cmpstr (what_if->current, ==, name);
  g_assert_cmpstr (ef_what_if_get_current (what_if)->grid, ==, grid);
}

/* Scenarios of the project, and of charts as they were until 1.4: all are there for all charts, and
 * each supposes what it did. */
static void
test_scenarios_of_both (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<scenarios><scenario name='a' grid='SWE'/></scenarios>\n"
    "<charts><chart id='1' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='a' ghost=''/></chart>\n"
    "<chart id='2' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='a' ghost='b'>\n"
    "<scenario name='a' grid='POL'/><scenario name='b' grid='FRA'/></scenarios></chart>\n"
    "<chart id='3' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='c'/></chart></charts>",
    "9: The chart has no scenario “c”.");

  assert_supposed (document, "1", "a", "SWE");
  assert_supposed (document, "2", "a 2", "POL");
  g_assert_cmpstr (ef_document_get_chart (document, "2")->what_if.ghost, ==, "b");
  g_assert_cmpuint (ef_document_get_scenarios (document)->len, ==, 3);
  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    g_assert_true (ef_scenarios_equal (
      ef_document_get_chart (document, ef_document_get_chart_id (document, i))->what_if.scenarios,
      ef_document_get_scenarios (document)));
}

/* What the reference data do not have, or cannot be, is reported, and the rest stays. */
static void
test_scenarios (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='a' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='c' ghost='d' mood='x'>\n"
    "<scenario name='a' grid='Atlantis' pue='1.1'/>\n"
    "<scenario name='a'/>\n"
    "<scenario pue='0.5' replace='perhaps'/>\n"
    "<weather/></scenarios></chart></charts>",
    "3: The attribute “mood” is not known and was left out.|"
    "4: Nothing is known of “Atlantis”.|"
    "5: The scenario has no name of its own and was left out. (2 times: here, 6)|"
    "6: “0.5” is not a possible value of “pue”.|"
    "6: “perhaps” is not a possible value of “replace”.|"
    "7: The element “weather” is not known and was left out.|"
    "3: The chart has no scenario “c”.|"
    "3: The chart has no scenario “d”.");
  const EfWhatIf *what_if = &ef_document_get_chart (document, "a")->what_if;
  const EfScenario *scenario = ef_what_if_find (what_if, "a");

  g_assert_cmpuint (what_if->scenarios->len, ==, 1);
  g_assert_cmpfloat (scenario->pue, ==, 1.1);
  g_assert_null (scenario->grid);
  g_assert_null (what_if->current);
  g_assert_null (what_if->ghost);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/reader-charts/charts", test_charts);
  g_test_add_func ("/store/reader-charts/scenarios", test_scenarios);
  g_test_add_func ("/store/reader-charts/rulers", test_rulers);
  g_test_add_func ("/store/reader-charts/stars", test_stars);
  g_test_add_func ("/store/reader-charts/table-view", test_table_view);
  g_test_add_func ("/store/reader-charts/groups", test_groups);
  g_test_add_func ("/store/reader-charts/sorts", test_sorts);
  g_test_add_func ("/store/reader-charts/shifted-region", test_shifted_region);
  g_test_add_func ("/store/reader-charts/scenarios-of-both", test_scenarios_of_both);

  return g_test_run ();
}
