/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import-review.h"

#include "ef-column-editor.h"
#include "ef-direction-switch.h"
#include "ef-import.h"
#include "ef-review-columns.h"
#include "ef-review-rows.h"
#include "ef-review-tables.h"
#include "scratch-folder.h"

/* The review as a person drives it: lists, drop-downs and buttons are the real ones, and the
 * outcome is read from the draft. */

static const char csv[] = "system,sz,merit,family\n"
                          "Alpha,10.5,71,CNN\n"
                          "Beta,21,75,CNN\n"
                          "Gamma,45,74,ViT\n";

typedef struct
{
  EfImportResult *result;
  EfReviewDraft *draft;
  EfImportReview *review;
  guint n_committed;
} Fixture;

static void
run_for_a_while (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Longer than a search entry waits for the next letter. */
static void
wait_for_search (void)
{
  gint64 end = g_get_monotonic_time () + 400 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* The first descendant that is a @type and, if @name is given, has that template id or label. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *name)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

      if (name == NULL || g_strcmp0 (text, name) == 0 ||
          g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get (Fixture    *fixture,
     GType       type,
     const char *name)
{
  GtkWidget *widget = find (GTK_WIDGET (fixture->review), type, name);

  g_assert_nonnull (widget);
  return widget;
}

static void
click (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = get (fixture, GTK_TYPE_BUTTON, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  run_for_a_while ();
}

static void
committed_cb (Fixture *fixture)
{
  fixture->n_committed++;
}

static void
start (Fixture    *fixture,
       const char *name,
       const char *text,
       gboolean    imported)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EfCatalogNode *root;
  gint64 start_time;

  fixture->result = ef_import_bytes (bytes, name, NULL, NULL, &error);
  g_assert_no_error (error);
  root = ef_import_result_get_root (fixture->result);
  start_time = g_get_monotonic_time ();
  fixture->draft = ef_review_draft_new (root, root);
  fixture->review = EF_IMPORT_REVIEW (
    ef_import_review_new (NULL, fixture->draft, name,
                          ef_import_result_get_diagnostics (fixture->result), imported));
  g_signal_connect_swapped (fixture->review, "committed", G_CALLBACK (committed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->review));
  g_test_message ("%s is reviewed after %.1f ms", name,
                  (double) (g_get_monotonic_time () - start_time) / 1000);
  run_for_a_while ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->n_committed == 0)
    gtk_window_destroy (GTK_WINDOW (fixture->review));
  run_for_a_while ();
  g_object_unref (fixture->draft);
  ef_import_result_unref (fixture->result);
}

static EfColumn *
get_column (Fixture *fixture,
            guint    table,
            guint    column)
{
  return ef_table_get_column (ef_review_draft_get_table (fixture->draft, table), column);
}

static void
select_column (Fixture *fixture,
               guint    column)
{
  ef_review_columns_select (
    EF_REVIEW_COLUMNS (get (fixture, EF_TYPE_REVIEW_COLUMNS, NULL)), column);
  run_for_a_while ();
}

/* Picks the entry of that name. */
static void
pick (GtkWidget  *drop_down,
      const char *entry)
{
  GListModel *model;

  g_object_get (drop_down, "model", &model, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), entry))
        {
          g_object_set (drop_down, "selected", i, NULL);
          g_object_unref (model);
          run_for_a_while ();
          return;
        }
    }
  g_error ("there is no “%s”", entry);
}

static void
test_decide (Fixture      *fixture,
             gconstpointer data)
{
  const double *numbers;
  EfColumn *size;

  start (fixture, "odd.csv", csv, FALSE);
  numbers = ef_column_get_numbers (get_column (fixture, 0, 1));
  select_column (fixture, 1);

  /* There are no units before it is known what they are of. */
  g_assert_false (gtk_widget_get_visible (get (fixture, ADW_TYPE_COMBO_ROW, "unit_row")));
  pick (get (fixture, GTK_TYPE_DROP_DOWN, "quantity_drop_down"), "Parameters");
  size = get_column (fixture, 0, 1);
  g_assert_true (ef_column_get_quantity (size) == ef_quantity_find ("parameters"));
  g_assert_true (ef_column_get_unit (size) == ef_unit_find_by_id ("one"));
  g_assert_cmpint (ef_column_get_direction (size), ==, EF_DIRECTION_LOWER);
  g_assert_true (gtk_widget_get_visible (get (fixture, ADW_TYPE_COMBO_ROW, "unit_row")));
  g_assert_cmpint (ef_direction_switch_get_direction (
                     EF_DIRECTION_SWITCH (get (fixture, EF_TYPE_DIRECTION_SWITCH, NULL))),
                   ==, EF_DIRECTION_LOWER);

  pick (get (fixture, ADW_TYPE_COMBO_ROW, "unit_row"), "M");
  g_assert_true (ef_column_get_unit (get_column (fixture, 0, 1))
                 == ef_unit_find_by_id ("million"));
  g_assert_true (ef_column_get_numbers (get_column (fixture, 0, 1)) == numbers);

  select_column (fixture, 2);
  click (fixture, "Higher");
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 0, 2)), ==, EF_DIRECTION_HIGHER);
  click (fixture, "Unknown");
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 0, 2)), ==, EF_DIRECTION_UNKNOWN);
  click (fixture, "_As before");
  g_assert_false (ef_review_draft_is_changed (fixture->draft, 0, 2));

  select_column (fixture, 3);
  pick (get (fixture, ADW_TYPE_COMBO_ROW, "role_row"), "Name of the row");
  g_assert_cmpint (ef_column_get_role (get_column (fixture, 0, 3)), ==, EF_ROLE_NAME);
  g_assert_cmpint (ef_column_get_role (get_column (fixture, 0, 0)), ==, EF_ROLE_NONE);

  click (fixture, "commit_button");
  g_assert_cmpuint (fixture->n_committed, ==, 1);
}

/* Looking at a column changes nothing, whatever the rows are set to on the way. */
static void
test_looking_is_free (Fixture      *fixture,
                      gconstpointer data)
{
  start (fixture, "m.csv",
         "model,params (M),latency (ms),date,link,top-1 accuracy,memory (GB)\n"
         "a,1,2,2020-01-01,https://example.org,3,4\nb,2,3,2020-01-02,https://example.org,4,5\n",
         FALSE);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 7; i++)
      select_column (fixture, i);
  g_assert_false (ef_review_draft_has_changes (fixture->draft));
}

static void
test_text_says_so (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *note;

  start (fixture, "odd.csv", csv, FALSE);
  select_column (fixture, 3);
  note = get (fixture, GTK_TYPE_LABEL, "text_label");
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_false (gtk_widget_get_visible (get (fixture, ADW_TYPE_ACTION_ROW, "quantity_row")));
  g_assert_false (
    gtk_widget_get_visible (get (fixture, ADW_TYPE_PREFERENCES_ROW, "direction_row")));
  select_column (fixture, 1);
  g_assert_false (gtk_widget_get_visible (note));
}

/* One of each name in @n tables. */
static char *
make_collection (guint n)
{
  GString *text = g_string_new ("[{\"task\": \"T\", \"datasets\": [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"dataset\": \"Set %u\", \"sota\": {\"metrics\": [\"Gain\"], "
                            "\"rows\": [{\"model_name\": \"a\", "
                            "\"metrics\": {\"Gain\": \"%u\"}}]}}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "]}]");
  return g_string_free (text, FALSE);
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

static void
test_many_tables (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *text = make_collection (2000);
  EfReviewTables *tables;
  GtkWidget *search;

  start (fixture, "dump.json", text, FALSE);
  tables = EF_REVIEW_TABLES (get (fixture, EF_TYPE_REVIEW_TABLES, NULL));
  g_assert_cmpuint (ef_review_draft_get_n_tables (fixture->draft), ==, 2000);

  /* No widget per table. */
  g_assert_cmpuint (count_widgets (GTK_WIDGET (tables)), <, 2000);

  ef_review_tables_select (tables, 1234);
  run_for_a_while ();
  search = find (GTK_WIDGET (tables), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "set 77");
  wait_for_search ();
  g_assert_cmpuint (ef_review_tables_get_selected (tables), ==, 1234);
  ef_review_tables_select (tables, 77);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "set 77");

  select_column (fixture, 1);
  g_assert_false (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "spread_button")));
  click (fixture, "Lower");
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 77, 1)), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 1999, 1)), ==,
                   EF_DIRECTION_UNKNOWN);
  click (fixture, "spread_button");
  for (guint i = 0; i < 2000; i++)
    g_assert_cmpint (ef_column_get_direction (get_column (fixture, i, 1)), ==, EF_DIRECTION_LOWER);

  /* What the search hides is found all the same. */
  ef_review_tables_select (tables, 5);
  g_assert_cmpuint (ef_review_tables_get_selected (tables), ==, 5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

/* The checks beside the tables, and the way back. Of a file something has to stay. */
static void
test_leave_out (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *two = make_collection (2);
  GtkWidget *keep;

  start (fixture, "dump.json", two, FALSE);
  keep = find (get (fixture, EF_TYPE_REVIEW_TABLES, NULL), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (keep);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (keep)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (keep), FALSE);
  run_for_a_while ();
  g_assert_cmpint (ef_review_draft_is_left_out (fixture->draft, 0)
                     + ef_review_draft_is_left_out (fixture->draft, 1), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));

  ef_review_draft_leave_out (fixture->draft, 0, TRUE);
  ef_review_draft_leave_out (fixture->draft, 1, TRUE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (keep)));
  g_assert_false (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (keep), TRUE);
  g_assert_true (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));
  g_assert_true (ef_review_draft_has_tables (fixture->draft));

  /* A column by what it is used for. */
  select_column (fixture, 1);
  pick (get (fixture, ADW_TYPE_COMBO_ROW, "role_row"), "Left out");
  g_assert_cmpint (ef_column_get_role (get_column (fixture, ef_review_tables_get_selected (
                     EF_REVIEW_TABLES (get (fixture, EF_TYPE_REVIEW_TABLES, NULL))), 1)), ==,
                   EF_ROLE_LEFT_OUT);
}

static void
test_many_columns (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("model");
  EfReviewColumns *columns;
  GtkWidget *rows;
  GtkWidget *view;
  GtkWidget *search;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, ",c%u", i);
  for (guint row = 0; row < 50; row++)
    {
      g_string_append_printf (text, "\nm%u", row);
      for (guint i = 0; i < 600; i++)
        g_string_append_printf (text, ",%u", i * row);
    }
  start (fixture, "wide.csv", text->str, FALSE);
  columns = EF_REVIEW_COLUMNS (get (fixture, EF_TYPE_REVIEW_COLUMNS, NULL));
  select_column (fixture, 555);
  g_assert_cmpuint (ef_review_columns_get_selected (columns), ==, 555);

  adw_view_stack_set_visible_child_name (
    ADW_VIEW_STACK (get (fixture, ADW_TYPE_VIEW_STACK, "stack")), "rows");
  run_for_a_while ();
  rows = get (fixture, EF_TYPE_REVIEW_ROWS, NULL);
  view = find (rows, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_cmpuint (
    g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view))), ==,
    EF_REVIEW_MAX_COLUMNS);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
    ==, EF_REVIEW_MAX_ROWS);

  search = find (rows, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "c599");
  wait_for_search ();
  g_assert_cmpuint (
    g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view))), ==, 1);
}

static void
test_in_project (Fixture      *fixture,
                 gconstpointer data)
{
  start (fixture, "odd.csv", csv, TRUE);
  g_assert_false (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));
  select_column (fixture, 1);
  click (fixture, "Higher");
  g_assert_true (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));
  click (fixture, "_As before");
  g_assert_false (gtk_widget_is_sensitive (get (fixture, GTK_TYPE_BUTTON, "commit_button")));
}

static void
test_explain (Fixture      *fixture,
              gconstpointer data)
{
  EfReviewReasons reasons;

  start (fixture, "odd.csv", csv, FALSE);
  reasons = ef_review_look_at (ef_import_result_get_root (fixture->result), NULL);
  g_assert_cmpint (reasons, !=, EF_REVIEW_NOTHING);
  ef_import_review_explain (fixture->review, reasons);
  g_assert_nonnull (strstr (
    gtk_label_get_text (GTK_LABEL (get (fixture, GTK_TYPE_LABEL, "reason_label"))),
    "do not say what they measure"));

  /* It begins with an axis of the first chart. */
  g_assert_cmpuint (ef_review_columns_get_selected (
                      EF_REVIEW_COLUMNS (get (fixture, EF_TYPE_REVIEW_COLUMNS, NULL))),
                    ==, 1);
}

/* What has no better end is named: one axis or both. */
static void
test_explain_directions (Fixture      *fixture,
                         gconstpointer data)
{
  GtkLabel *label;

  start (fixture, "known.csv", "model,sz,accuracy\na,1,7\nb,3,8\nc,2,7\n", FALSE);
  label = GTK_LABEL (get (fixture, GTK_TYPE_LABEL, "reason_label"));
  ef_import_review_explain (fixture->review, EF_REVIEW_NOTHING);
  g_assert_null (strstr (gtk_label_get_text (label), "lower or higher"));
  ef_import_review_explain (fixture->review, EF_REVIEW_DIRECTIONS);
  g_assert_nonnull (strstr (gtk_label_get_text (label), "is better in “sz”."));
}

static void
test_explain_both_directions (Fixture      *fixture,
                              gconstpointer data)
{
  start (fixture, "odd.csv", csv, FALSE);
  ef_import_review_explain (fixture->review, EF_REVIEW_DIRECTIONS);
  g_assert_nonnull (strstr (
    gtk_label_get_text (GTK_LABEL (get (fixture, GTK_TYPE_LABEL, "reason_label"))),
    "is better in “sz” and “merit”."));
}

static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *stack;

  start (fixture, "bad.csv", "model,params (M)\na,1\nb,2\nc,3\nd,wide\ne,5\nf,6\ng,7\nh,8\n",
         FALSE);
  stack = get (fixture, GTK_TYPE_STACK, "problems_stack");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (ef_import_result_get_diagnostics (fixture->result)),
                    >, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");
}

/* Until a mapping file was written, or decided about. */
static void
wait_for_toast (Fixture *fixture)
{
  while (find (GTK_WIDGET (fixture->review), g_type_from_name ("AdwToastWidget"), NULL) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_mapping_files (Fixture      *fixture,
                    gconstpointer data)
{
  static const char text[] = "<mapping xmlns='urn:efficient-frontier:mapping:1' version='1.0'>"
                             "<tables><column name='sz' quantity='parameters' unit='million'/>\n"
                             "<column name='merit' quantity='beauty' direction='max'/></tables>"
                             "</mapping>";
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = scratch_folder_new ();
  g_autoptr (GFile) source = g_file_new_build_filename (folder, "given.mapping.xml", NULL);
  g_autoptr (GFile) target = g_file_new_build_filename (folder, "made.mapping.xml", NULL);
  g_autoptr (EfMapping) mapping = NULL;
  g_autoptr (EfTable) table = NULL;
  GtkWidget *stack;

  g_file_replace_contents (source, text, sizeof text - 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  start (fixture, "odd.csv", csv, FALSE);
  stack = get (fixture, GTK_TYPE_STACK, "problems_stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "none");

  ef_import_review_use_mapping (fixture->review, source);
  wait_for_toast (fixture);
  g_assert_true (ef_column_get_quantity (get_column (fixture, 0, 1))
                 == ef_quantity_find ("parameters"));
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 0, 2)), ==, EF_DIRECTION_HIGHER);
  /* There is no such quantity, which is said. */
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");

  ef_import_review_save_mapping (fixture->review, target);
  while ((mapping = ef_mapping_load (target, NULL, NULL, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  table = ef_mapping_apply_to_table (mapping, ef_review_draft_get_table_before (fixture->draft, 0),
                                     NULL);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumnChoice difference = ef_column_choice_between (ef_table_get_column (table, i),
                                                            get_column (fixture, 0, i));

      g_assert_cmpint (difference.made, ==, 0);
    }
  scratch_folder_remove (folder);
}

/* Arrows go through a list, Tab goes on from it. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *window, *list, *editor, *focus;

  start (fixture, "odd.csv", csv, FALSE);
  window = GTK_WIDGET (fixture->review);
  list = get (fixture, EF_TYPE_REVIEW_COLUMNS, NULL);
  editor = get (fixture, EF_TYPE_COLUMN_EDITOR, NULL);

  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, editor));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (gtk_widget_is_ancestor (focus, list));
}

/* What a screen reader says of the controls. */
static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  start (fixture, "odd.csv", csv, FALSE);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (get (fixture, GTK_TYPE_DROP_DOWN, "quantity_drop_down")),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Measures");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (get (fixture, EF_TYPE_DIRECTION_SWITCH, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Better is");
  gtk_test_accessible_assert_role (
    GTK_ACCESSIBLE (get (fixture, EF_TYPE_DIRECTION_SWITCH, NULL)), GTK_ACCESSIBLE_ROLE_GROUP);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, NULL, function, tear_down)
  ADD ("/pages/import-review/decide", test_decide);
  ADD ("/pages/import-review/looking-is-free", test_looking_is_free);
  ADD ("/pages/import-review/text-says-so", test_text_says_so);
  ADD ("/pages/import-review/many-tables", test_many_tables);
  ADD ("/pages/import-review/leave-out", test_leave_out);
  ADD ("/pages/import-review/many-columns", test_many_columns);
  ADD ("/pages/import-review/in-project", test_in_project);
  ADD ("/pages/import-review/explain", test_explain);
  ADD ("/pages/import-review/explain-directions", test_explain_directions);
  ADD ("/pages/import-review/explain-both-directions", test_explain_both_directions);
  ADD ("/pages/import-review/problems", test_problems);
  ADD ("/pages/import-review/mapping-files", test_mapping_files);
  ADD ("/pages/import-review/keyboard", test_keyboard);
  ADD ("/pages/import-review/accessible", test_accessible);
#undef ADD

  return g_test_run ();
}
