/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "ef-import.h"
#include "ef-row-list.h"
#include "ef-table-page.h"

/* How long the table keeps a window from answering: the longest turn of the main loop, in the
 * processor time of its thread, when a table is shown for the first time, sorted, filtered,
 * grouped, folded and unfolded, and with all its columns.
 *
 *   bench-table [FILE [COLUMN]]
 *
 * Without FILE a made-up table of many rows and columns, grouped by ten kinds. */

#define N_ROWS 1000000
#define N_COLUMNS 40
#define N_KINDS 10
#define WIDTH 1280
#define HEIGHT 800
/* After that nothing more comes, but for what a worker does: other rows are waited for. */
#define QUIET_US 400000
#define LONGEST_US (60 * G_USEC_PER_SEC)

static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static EfTable *
create_table (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *kinds = ef_column_builder_new ("kind", EF_COLUMN_TEXT);

  for (guint row = 0; row < N_ROWS; row++)
    {
      char kind[16];

      g_snprintf (kind, sizeof kind, "kind %d", g_rand_int_range (random, 0, N_KINDS));
      ef_column_builder_add_text (kinds, kind, -1);
    }
  g_ptr_array_add (columns, ef_column_builder_end (kinds));
  for (guint i = 1; i < N_COLUMNS; i++)
    {
      char name[16];
      double *values = g_new (double, N_ROWS);
      EfColumnBuilder *builder;

      for (guint row = 0; row < N_ROWS; row++)
        values[row] = g_rand_double (random);
      g_snprintf (name, sizeof name, "score %u", i);
      builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
      ef_column_builder_take_numbers (builder, values, N_ROWS);
      g_ptr_array_add (columns, ef_column_builder_end (builder));
    }

  return ef_table_new ("wide", "wide", columns, N_ROWS, NULL, EF_PLACE_LINE, "", NULL);
}

/* The first table of a file (transfer full). */
static EfCatalogNode *
load_root (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (file, NULL, NULL, &error);

  if (result == NULL)
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }

  return ef_catalog_node_ref (ef_import_result_get_root (result));
}

static EfTable *
find_table (EfCatalogNode *node)
{
  if (ef_catalog_node_get_n_tables (node) > 0)
    return ef_catalog_node_get_table (node, 0);
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    {
      EfTable *table = find_table (ef_catalog_node_get_child (node, i));

      if (table != NULL)
        return table;
    }

  return NULL;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

/* What tells rows from other ones: how many there are, and which is the first. */
static guint64
get_rows (GtkWidget *page)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_view (page));
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_autoptr (EfRow) first = g_list_model_get_item (rows, 0);

  return (guint64) g_list_model_get_n_items (rows) << 32 |
         (first != NULL ? ef_row_get_index (first) : 0);
}

/* Turns of the loop until it has been quiet for a while, and @page, if any, has other rows than
 * @before. @begin: of what was done before. */
static void
report (const char *what, gint64 begin, GtkWidget *page, guint64 rows_before)
{
  gint64 longest = get_thread_time () - begin;
  gint64 total = longest;
  gint64 start = g_get_monotonic_time ();
  gint64 last = start;

  while (g_get_monotonic_time () - last < QUIET_US)
    {
      gint64 before = get_thread_time ();
      gint64 turn;

      g_main_context_iteration (NULL, TRUE);
      turn = get_thread_time () - before;
      longest = MAX (longest, turn);
      total += turn;
      if (turn > 2000)
        last = g_get_monotonic_time ();
      if (page != NULL && get_rows (page) != rows_before)
        {
          page = NULL;
          last = g_get_monotonic_time ();
        }
      if (page != NULL && g_get_monotonic_time () - start < LONGEST_US)
        last = g_get_monotonic_time ();
    }
  g_print ("%-12s longest turn %6.1f ms, all %6.1f ms\n", what, (double) longest / 1000,
           (double) total / 1000);
}

/* By the column at that place of the view. */
static void
sort_by (GtkWidget *page, guint place)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_view (page));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, place);

  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
}

/* The rows that have another value there than the first one. */
static void
filter_by (EfWorkspace *workspace, const char *name)
{
  EfTable *table = ef_workspace_get_table (workspace);
  const char *value = ef_column_get_text (ef_table_find_column (table, name), 0);
  g_autofree char *filter = g_strdup_printf ("`%s` not in (\"%s\")", name, value);

  ef_workspace_set_filter (workspace, filter, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfWorkspace) workspace = NULL;
  g_autoptr (EfCatalogNode) root = NULL;
  GtkWidget *window, *page;
  const char *key = argc > 2 ? argv[2] : "kind";
  EfChartSpec *spec;
  gint64 begin;
  guint64 before;

  gtk_init ();
  adw_init ();
  if (argc > 1)
    {
      root = load_root (argv[1]);
    }
  else
    {
      g_autoptr (EfTable) table = create_table ();

      root = ef_catalog_node_new ("wide", NULL);
      ef_catalog_node_add_table (root, table);
      ef_catalog_node_seal (root);
    }
  ef_document_add_source (document, root, "Import");

  workspace = ef_workspace_new (document);
  page = g_object_new (EF_TYPE_TABLE_PAGE, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), page);
  ef_table_page_set_workspace (EF_TABLE_PAGE (page), workspace);
  g_timeout_add (20, wake_cb, NULL);
  gtk_window_present (GTK_WINDOW (window));
  report ("window", get_thread_time (), NULL, 0);

  begin = get_thread_time ();
  before = get_rows (page);
  ef_workspace_show_table (workspace, find_table (root));
  report ("first", begin, page, before);

  begin = get_thread_time ();
  before = get_rows (page);
  sort_by (page, 2);
  report ("sorted", begin, page, before);

  begin = get_thread_time ();
  before = get_rows (page);
  filter_by (workspace, key);
  report ("filtered", begin, page, before);
  begin = get_thread_time ();
  before = get_rows (page);
  ef_workspace_set_filter (workspace, NULL, NULL);
  report ("not any more", begin, page, before);

  begin = get_thread_time ();
  before = get_rows (page);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_table_view_set_groups (&spec->table, key, EF_GROUP_SUMMARY_MEAN);
  ef_workspace_change (workspace, spec, NULL, "Group Rows");
  report ("grouped", begin, page, before);

  begin = get_thread_time ();
  before = get_rows (page);
  gtk_widget_activate_action (page, "table.fold-all", "b", TRUE);
  report ("folded", begin, page, before);
  begin = get_thread_time ();
  before = get_rows (page);
  gtk_widget_activate_action (page, "table.fold-all", "b", FALSE);
  report ("unfolded", begin, page, before);

  begin = get_thread_time ();
  before = get_rows (page);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  for (guint i = 0; i < ef_table_get_n_columns (find_table (root)); i++)
    ef_table_view_set_column (
      &spec->table, ef_column_get_name (ef_table_get_column (find_table (root), i)), TRUE);
  ef_workspace_change (workspace, spec, NULL, "Choose Columns");
  report ("all columns", begin, NULL, 0);

  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
