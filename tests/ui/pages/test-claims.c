/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-claims-dialog.h"

#include <string.h>

#include "fixture.h"

/* The numbers of the cards of Llama 3.1 and 3.3; the last claims no carbon at all. */
static const double hours[] = { 1.46e6, 7e6, 7e6, 1000 };
static const double watts[] = { 700, 700, 700, 700 };
static const double tonnes[] = { 420, 2040, 12.9, 0 };

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  EfClaims *claims;
  GtkWidget *dialog;
  guint n_shown; /* how often a row was */
} Fixture;

static EfColumn *
create_column (const char   *name,
               const char   *quantity,
               const char   *unit,
               const double *values,
               guint         n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_find (quantity),
                                  ef_unit_find_by_id (unit));
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, values[i]);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

/* The first @n rows, as a source of their own. */
static void
add_claims (EfDocument *document,
            const char *name,
            guint       n)
{
  g_autoptr (GPtrArray) columns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new (name, NULL, "delimited", NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (name, NULL);
  g_autoptr (EfTable) table = NULL;

  g_ptr_array_add (columns,
                   create_column ("GPU hours", "training-device-time", "device-hour", hours, n));
  g_ptr_array_add (columns, create_column ("Power", "power", "watt", watts, n));
  g_ptr_array_add (columns, create_column ("CO2", "training-carbon", "tonne", tonnes, n));
  table = ef_table_new (name, name, columns, n, source, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_shown++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  fixture->claims = ef_claims_new (fixture->document);
  g_assert_true (ef_claims_is_busy (fixture->claims));
  fixture->dialog = ef_claims_dialog_new (NULL, fixture->workspace, fixture->claims);
  g_signal_connect_swapped (fixture->dialog, "row-shown", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->claims);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->dialog, EF_TYPE_CLAIMS_DIALOG, name);

  g_assert_nonnull (child);
  return child;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (get_child (fixture, "stack"));
}

static const char *
get_subtitle (Fixture *fixture)
{
  return adw_window_title_get_subtitle (get_child (fixture, "window_title"));
}

/* Busy at first, then nothing to say, then as much as the data have. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpstr (get_page (fixture), ==, "busy");
  ef_claims_wait (fixture->claims);
  g_assert_cmpstr (get_page (fixture), ==, "clean");
  g_assert_cmpstr (adw_status_page_get_title (get_child (fixture, "clean_page")), ==,
                   "Nothing is claimed of energy or carbon.");
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "copy_button")));

  add_claims (fixture->document, "older", 2);
  ef_claims_wait (fixture->claims);
  g_assert_cmpstr (get_page (fixture), ==, "clean");
  g_assert_cmpstr (adw_status_page_get_title (get_child (fixture, "clean_page")), ==,
                   "No contradictions in 2 claims of energy or carbon.");

  /* R1 and R6 of the third row; the claimed zero is a note. */
  add_claims (fixture->document, "newer", 4);
  ef_claims_wait (fixture->claims);
  g_assert_cmpstr (get_page (fixture), ==, "findings");
  g_assert_cmpstr (get_subtitle (fixture), ==,
                   "2 contradictions in 6 claims of energy or carbon.");
  g_assert_cmpuint (
    g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (get_child (fixture, "list_view")))),
    ==, 3);
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "copy_button")));

  ef_document_undo (fixture->document);
  ef_claims_wait (fixture->claims);
  g_assert_cmpstr (get_page (fixture), ==, "clean");
}

/* Changes that overtake each other end with the last. */
static void
test_overtaken (Fixture       *fixture,
                gconstpointer  data)
{
  add_claims (fixture->document, "older", 2);
  add_claims (fixture->document, "newer", 4);
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  add_claims (fixture->document, "newest", 3);
  ef_claims_wait (fixture->claims);
  g_assert_cmpuint (ef_claims_get_audit (fixture->claims)->n_claims, ==, 3);
  g_assert_cmpuint (ef_claims_get_audit (fixture->claims)->n_contradictions, ==, 2);
}

static void
test_jump (Fixture       *fixture,
           gconstpointer  data)
{
  const guint32 *rows;
  guint n;

  add_claims (fixture->document, "newer", 4);
  ef_claims_wait (fixture->claims);
  ef_workspace_get_selection (fixture->workspace, &n);
  g_assert_cmpuint (n, ==, 0);

  g_signal_emit_by_name (get_child (fixture, "list_view"), "activate", 0);
  g_assert_cmpstr (ef_table_get_name (ef_workspace_get_table (fixture->workspace)), ==, "newer");
  rows = ef_workspace_get_selection (fixture->workspace, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (rows[0], ==, 2);
  g_assert_cmpuint (fixture->n_shown, ==, 1);
}

/* What is gone from the project is not shown, and nothing breaks while the list is still old. */
static void
test_jump_to_nothing (Fixture       *fixture,
                      gconstpointer  data)
{
  add_claims (fixture->document, "newer", 4);
  ef_claims_wait (fixture->claims);
  ef_document_undo (fixture->document);
  g_signal_emit_by_name (get_child (fixture, "list_view"), "activate", 0);
  g_assert_cmpuint (fixture->n_shown, ==, 0);
  ef_claims_wait (fixture->claims);
  g_signal_emit_by_name (get_child (fixture, "list_view"), "activate", 0);
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->dialog);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  add_claims (fixture->document, "newer_1", 3);
  ef_claims_wait (fixture->claims);
  g_signal_emit_by_name (get_child (fixture, "copy_button"), "clicked");
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (
    g_value_get_string (&value),
    "2 contradictions in 3 claims of energy or carbon.\n\n"
    "| File | Place | Row | Rule | Finding |\n|---|---|---|---|---|\n"
    "| newer\\_1 | line 4 | Row 3 | R1 | 12.9 t for 7"));
  /* Thousands are parted as the locale does, which GTK chooses in tests by what is installed. */
  g_assert_nonnull (strstr (g_value_get_string (&value), "000 device hours × 700 W"));
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/csv"));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/pages/claims/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("follow", test_follow);
  ADD ("overtaken", test_overtaken);
  ADD ("jump", test_jump);
  ADD ("jump-to-nothing", test_jump_to_nothing);
  ADD ("copy", test_copy);
#undef ADD

  return g_test_run ();
}
