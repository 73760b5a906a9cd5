/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* What a document told since the last look, and what it said of itself while it told. */
typedef struct
{
  EfDocument *document;
  GString *log; /* "catalog charts chart-1 ..." */
} Ear;

static void
catalog_changed_cb (EfDocument *document, Ear *ear)
{
  g_string_append (ear->log, "catalog ");
}

static void
charts_changed_cb (EfDocument *document, Ear *ear)
{
  g_string_append (ear->log, "charts ");
}

static void
chart_changed_cb (EfDocument *document, const char *chart_id, Ear *ear)
{
  g_string_append_printf (ear->log, "%s ", chart_id);
}

static void
notify_cb (EfDocument *document, GParamSpec *pspec, Ear *ear)
{
  g_string_append_printf (ear->log, "%s ", pspec->name);
}

static void
ear_init (Ear *ear, EfDocument *document)
{
  ear->document = document;
  ear->log = g_string_new (NULL);
  g_signal_connect (document, "catalog-changed", G_CALLBACK (catalog_changed_cb), ear);
  g_signal_connect (document, "charts-changed", G_CALLBACK (charts_changed_cb), ear);
  g_signal_connect (document, "chart-changed", G_CALLBACK (chart_changed_cb), ear);
  g_signal_connect (document, "notify", G_CALLBACK (notify_cb), ear);
}

static void
ear_clear (Ear *ear)
{
  g_signal_handlers_disconnect_by_data (ear->document, ear);
  g_string_free (ear->log, TRUE);
}

#define assert_heard(ear, text)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr ((ear)->log->str, ==, text);                                                   \
    g_string_truncate ((ear)->log, 0);                                                             \
  }                                                                                                \
  G_STMT_END

static EfTable *
make_table (const char *path, double first)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("Size", EF_COLUMN_NUMBER);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  ef_column_builder_add_number (builder, first);
  ef_column_builder_add_number (builder, first + 1);
  g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&builder)));

  return ef_table_new (path, path, columns, 2, NULL, EF_PLACE_LINE, "", NULL);
}

/* A source with one table. */
static EfCatalogNode *
make_source (const char *name)
{
  g_autoptr (EfTable) table = make_table (name, 1);
  EfCatalogNode *node = ef_catalog_node_new (name, NULL);

  ef_catalog_node_add_table (node, table);
  ef_catalog_node_seal (node);

  return node;
}

static const char *
get_source_name (EfDocument *document, guint index)
{
  EfCatalog *catalog = ef_document_get_catalog (document);

  return ef_catalog_node_get_name (ef_catalog_get_root (catalog, index));
}

static EfTable *
get_only_table (EfDocument *document, guint index)
{
  EfCatalog *catalog = ef_document_get_catalog (document);

  return ef_catalog_node_get_table (ef_catalog_get_root (catalog, index), 0);
}

static EfDocument *
make_document (void)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfCatalogNode) a = make_source ("a");
  g_autoptr (EfCatalogNode) b = make_source ("b");

  ef_document_add_source (document, a, "Import a");
  ef_document_add_source (document, b, "Import b");

  return document;
}

static const char *
add_chart (EfDocument *document, const char *title)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->title, title);

  return ef_document_add_chart (document, spec, "Add chart");
}

static void
set_marker_size (EfDocument *document, const char *chart_id, double size, const char *merge_key)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (ef_document_get_chart (document, chart_id));

  spec->marker_size = size;
  ef_document_change_chart (document, chart_id, spec, merge_key, "Change marker size");
}

static double
get_marker_size (EfDocument *document, const char *chart_id)
{
  return ef_document_get_chart (document, chart_id)->marker_size;
}

/* "chart-1:title chart-2:title (current chart-1)" */
static char *
list_charts (EfDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);

      g_string_append_printf (text, "%s:%s ", id, ef_document_get_chart (document, id)->title);
    }
  g_string_append_printf (text, "(%s)", ef_document_get_current_chart (document));

  return g_string_free (text, FALSE);
}

#define assert_charts(document, text)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed_ = list_charts (document);                                             \
    g_assert_cmpstr (listed_, ==, text);                                                           \
  }                                                                                                \
  G_STMT_END

static gint64
stopped_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static void
test_sources (void)
{
  g_autoptr (EfDocument) document = make_document ();

  g_assert_cmpuint (ef_catalog_get_n_roots (ef_document_get_catalog (document)), ==, 2);
  ef_document_remove_source (document, 0, "Remove a");
  g_assert_cmpuint (ef_catalog_get_n_roots (ef_document_get_catalog (document)), ==, 1);
  g_assert_cmpstr (get_source_name (document, 0), ==, "b");

  ef_document_undo (document);
  g_assert_cmpstr (get_source_name (document, 0), ==, "a");
  g_assert_cmpstr (get_source_name (document, 1), ==, "b");

  ef_document_undo (document);
  ef_document_undo (document);
  g_assert_cmpuint (ef_catalog_get_n_roots (ef_document_get_catalog (document)), ==, 0);
  g_assert_false (ef_document_can_undo (document));
  g_assert_false (ef_document_is_modified (document));
}

static void
test_replace_table (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfTable) old_table = ef_table_ref (get_only_table (document, 1));
  g_autoptr (EfTable) new_table = make_table ("b", 7);

  ef_document_replace_table (document, new_table, "Replace");
  g_assert_true (get_only_table (document, 1) == new_table);
  ef_document_undo (document);
  g_assert_true (get_only_table (document, 1) == old_table);
  ef_document_redo (document);
  g_assert_true (get_only_table (document, 1) == new_table);

  /* The same again is no step. */
  ef_document_replace_table (document, new_table, "Replace");
  ef_document_undo (document);
  g_assert_true (get_only_table (document, 1) == old_table);
}

/* What a removed source leaves without data goes with it and comes back with it, in its place. */
static void
test_orphaned_charts (void)
{
  g_autoptr (EfDocument) document = make_document ();
  const char *ids[2];
  Ear ear;

  ids[0] = ef_table_get_id (get_only_table (document, 0));
  ids[1] = ef_table_get_id (get_only_table (document, 1));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

      ef_chart_spec_set_string (&spec->table_id, ids[i % 2]);
      ef_chart_spec_set_string (&spec->title, i % 2 == 0 ? "a" : "b");
      ef_document_add_chart (document, spec, "Add chart");
    }
  ef_document_set_current_chart (document, "chart-3");
  assert_charts (document, "chart-1:a chart-2:b chart-3:a chart-4:b (chart-3)");
  g_assert_cmpstr (ef_document_find_chart (document, ids[1]), ==, "chart-2");

  ear_init (&ear, document);
  ef_document_remove_source (document, 0, "Remove a");
  assert_heard (&ear, "catalog charts undo-label ");
  assert_charts (document, "chart-2:b chart-4:b (chart-4)");
  g_assert_null (ef_document_find_chart (document, "no such table"));

  ef_document_undo (document);
  assert_heard (&ear, "catalog charts can-redo undo-label redo-label ");
  assert_charts (document, "chart-1:a chart-2:b chart-3:a chart-4:b (chart-3)");
  ef_document_redo (document);
  assert_charts (document, "chart-2:b chart-4:b (chart-4)");
  ear_clear (&ear);
}

static void
test_chart_ids (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();

  g_assert_cmpstr (add_chart (document, "first"), ==, "chart-1");
  ef_document_undo (document);
  g_assert_cmpstr (add_chart (document, "second"), ==, "chart-2");
  ef_document_remove_chart (document, "chart-2", "Remove");
  g_assert_cmpstr (add_chart (document, "third"), ==, "chart-3");
  ef_document_undo (document);
  ef_document_undo (document);
  assert_charts (document, "chart-2:second ((null))");
}

static void
test_current_chart (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  const char *current;

  add_chart (document, "a");
  add_chart (document, "b");
  add_chart (document, "c");
  ef_document_set_current_chart (document, "chart-3");
  current = ef_document_get_current_chart (document);
  ef_document_set_current_chart (document, current);
  g_assert_true (ef_document_get_current_chart (document) == current);

  ef_document_remove_chart (document, "chart-3", "Remove");
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-2");
  ef_document_remove_chart (document, "chart-1", "Remove");
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-2");
  ef_document_remove_chart (document, "chart-2", "Remove");
  g_assert_null (ef_document_get_current_chart (document));

  ef_document_undo (document);
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-2");
  ef_document_undo (document);
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-2");
  ef_document_undo (document);
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-3");
  assert_charts (document, "chart-1:a chart-2:b chart-3:c (chart-3)");
}

static void
test_change_chart (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  gint64 now = 0;
  guint64 state;

  ef_history_set_clock (ef_document_get_history (document), stopped_clock, &now);
  add_chart (document, "a");
  add_chart (document, "b");
  state = ef_document_get_state (document);

  set_marker_size (document, "chart-1", get_marker_size (document, "chart-1"), NULL);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  set_marker_size (document, "chart-1", 7, "marker-size");
  set_marker_size (document, "chart-1", 8, "marker-size");
  set_marker_size (document, "chart-2", 9, "marker-size");
  now += 2 * EF_HISTORY_MERGE_TIME;
  set_marker_size (document, "chart-2", 10, "marker-size");

  ef_document_undo (document);
  g_assert_cmpfloat (get_marker_size (document, "chart-2"), ==, 9);
  ef_document_undo (document);
  g_assert_cmpfloat (get_marker_size (document, "chart-2"), ==, 5);
  ef_document_undo (document);
  g_assert_cmpfloat (get_marker_size (document, "chart-1"), ==, 5);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  /* A slider that goes and comes back has done nothing. */
  set_marker_size (document, "chart-1", 7, "marker-size");
  set_marker_size (document, "chart-1", 5, "marker-size");
  g_assert_cmpuint (ef_document_get_state (document), ==, state);
  g_assert_cmpint (ef_history_get_n_steps (ef_document_get_history (document)), ==, 2);
}

static void
set_x_column (EfDocument *document, const char *column)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (ef_document_get_chart (document, "chart-1"));

  ef_chart_spec_set_string (&spec->x.column, column);
  spec->has_view = FALSE;
  ef_document_change_chart (document, "chart-1", spec, NULL, "Change x");
}

/* Looking elsewhere is no change, and undo does not drag the eye back, unless the axes change
 * below it. */
static void
test_views (void)
{
  static const EfView near = { 1, 2, 3, 4 };
  static const EfView far = { 10, 20, 30, 40 };
  g_autoptr (EfDocument) document = ef_document_new ();
  const EfChartSpec *spec;
  guint64 state;
  Ear ear;

  add_chart (document, "a");
  state = ef_document_get_state (document);
  set_marker_size (document, "chart-1", 7, NULL);

  ear_init (&ear, document);
  ef_document_set_chart_view (document, "chart-1", &near);
  assert_heard (&ear, "");
  ear_clear (&ear);

  ef_document_undo (document);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);
  spec = ef_document_get_chart (document, "chart-1");
  g_assert_cmpfloat (spec->marker_size, ==, 5);
  g_assert_true (spec->has_view);
  g_assert_cmpmem (&spec->view, sizeof spec->view, &near, sizeof near);

  set_x_column (document, "GFLOPs");
  g_assert_false (ef_document_get_chart (document, "chart-1")->has_view);
  ef_document_set_chart_view (document, "chart-1", &far);

  ef_document_undo (document);
  spec = ef_document_get_chart (document, "chart-1");
  g_assert_cmpmem (&spec->view, sizeof spec->view, &near, sizeof near);
  ef_document_redo (document);
  spec = ef_document_get_chart (document, "chart-1");
  g_assert_true (spec->has_view);
  g_assert_cmpmem (&spec->view, sizeof spec->view, &far, sizeof far);

  /* A chart that is removed and comes back is seen as it was left. */
  ef_document_remove_chart (document, "chart-1", "Remove");
  ef_document_undo (document);
  spec = ef_document_get_chart (document, "chart-1");
  g_assert_cmpmem (&spec->view, sizeof spec->view, &far, sizeof far);

  ef_document_set_chart_view (document, "chart-1", NULL);
  g_assert_false (ef_document_get_chart (document, "chart-1")->has_view);
}

/* What is folded stays while the groups do, whatever else is changed and undone. */
static void
test_folded (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfChartSpec) spec = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint64 state;

  add_chart (document, "a");
  spec = ef_chart_spec_copy (ef_document_get_chart (document, "chart-1"));
  ef_table_view_set_groups (&spec->table, "kind", EF_GROUP_SUMMARY_MEAN);
  ef_document_change_chart (document, "chart-1", spec, "Group", NULL);
  set_marker_size (document, "chart-1", 7, NULL);
  state = ef_document_get_state (document);
  g_ptr_array_add (texts, (gpointer) "CNN");
  ef_document_set_chart_folded (document, "chart-1", texts);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  ef_document_undo (document);
  g_assert_cmpuint (ef_document_get_chart (document, "chart-1")->table.folded->len, ==, 1);
  set_marker_size (document, "chart-1", 8, NULL);
  g_assert_cmpuint (ef_document_get_chart (document, "chart-1")->table.folded->len, ==, 1);
  ef_document_undo (document);
  ef_document_undo (document);
  g_assert_null (ef_document_get_chart (document, "chart-1")->table.folded);
  ef_document_redo (document);
  g_assert_cmpuint (ef_document_get_chart (document, "chart-1")->table.folded->len, ==, 1);
}

static void
test_signals (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autofree char *label = NULL;
  gboolean modified;
  Ear ear;

  ear_init (&ear, document);
  add_chart (document, "a");
  assert_heard (&ear, "charts modified can-undo undo-label ");
  ef_document_set_title (document, "Title", "Rename");
  assert_heard (&ear, "title undo-label ");
  ef_document_set_title (document, "Title", "Rename");
  assert_heard (&ear, "");

  ef_document_begin_group (document, "Several");
  assert_heard (&ear, "can-undo ");
  set_marker_size (document, "chart-1", 7, NULL);
  set_marker_size (document, "chart-1", 8, NULL);
  assert_heard (&ear, "chart-1 chart-1 ");
  ef_document_end_group (document);
  assert_heard (&ear, "can-undo undo-label ");
  g_object_get (document, "undo-label", &label, "modified", &modified, NULL);
  g_assert_cmpstr (label, ==, "Several");
  g_assert_true (modified);

  ef_document_undo (document);
  assert_heard (&ear, "chart-1 can-redo undo-label redo-label ");
  ef_document_set_saved_state (document, ef_document_get_state (document));
  assert_heard (&ear, "modified ");
  ef_document_undo (document);
  assert_heard (&ear, "title modified undo-label redo-label ");
  g_assert_null (ef_document_get_title (document));
  ear_clear (&ear);
}

/* A change made by a handler is a change like any other. */
static void
add_once_cb (EfDocument *document, gboolean *done)
{
  if (!*done)
    {
      *done = TRUE;
      add_chart (document, "by handler");
    }
}

static void
test_handlers_may_change (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  gboolean done = FALSE;

  g_signal_connect (document, "charts-changed", G_CALLBACK (add_once_cb), &done);
  g_assert_cmpstr (add_chart (document, "a"), ==, "chart-1");
  assert_charts (document, "chart-1:a chart-2:by handler ((null))");
  done = FALSE;
  ef_document_undo (document);
  assert_charts (document, "chart-1:a chart-3:by handler ((null))");
}

static void
test_loading (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalogNode) source = make_source ("a");
  g_autoptr (EfCatalog) catalog = ef_catalog_add_root (empty, source);

  ef_document_load_catalog (document, catalog);
  ef_document_load_title (document, "Title");
  ef_document_load_chart (document, "chart-12", spec);
  ef_document_load_chart (document, "chart-99999999999999999999", spec);
  ef_document_load_chart (document, "main", spec);
  ef_document_set_extensions (document, "<x/>");

  g_assert_false (ef_document_can_undo (document));
  g_assert_false (ef_document_is_modified (document));
  g_assert_true (ef_document_get_catalog (document) == catalog);
  g_assert_cmpstr (ef_document_get_title (document), ==, "Title");
  g_assert_cmpstr (ef_document_get_extensions (document), ==, "<x/>");
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 3);
  g_assert_cmpstr (add_chart (document, "a"), ==, "chart-13");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/document/sources", test_sources);
  g_test_add_func ("/document/document/replace-table", test_replace_table);
  g_test_add_func ("/document/document/orphaned-charts", test_orphaned_charts);
  g_test_add_func ("/document/document/chart-ids", test_chart_ids);
  g_test_add_func ("/document/document/current-chart", test_current_chart);
  g_test_add_func ("/document/document/change-chart", test_change_chart);
  g_test_add_func ("/document/document/views", test_views);
  g_test_add_func ("/document/document/folded", test_folded);
  g_test_add_func ("/document/document/signals", test_signals);
  g_test_add_func ("/document/document/handlers-may-change", test_handlers_may_change);
  g_test_add_func ("/document/document/loading", test_loading);

  return g_test_run ();
}
