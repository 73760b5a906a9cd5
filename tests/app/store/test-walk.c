/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-document-private.h"

/* A long walk through a document, all the way back and forth again: what would be saved must be the
 * same to the byte at the start, at the end, and at every state in between that has the same
 * number. */

static gint64
walk_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static const char *
pick_chart (EfDocument *document)
{
  guint n_charts = ef_document_get_n_charts (document);

  return n_charts > 0 ? ef_document_get_chart_id (document, g_test_rand_int_range (0, n_charts))
                      : NULL;
}

static EfTable *
pick_table (EfDocument *document)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (ef_document_get_catalog (document));

  return tables->len > 0 ? g_ptr_array_index (tables, g_test_rand_int_range (0, tables->len))
                         : NULL;
}

static void
add_chart (EfDocument *document)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  EfTable *table = pick_table (document);

  ef_chart_spec_set_string (&spec->table_id, table != NULL ? ef_table_get_id (table) : NULL);
  ef_document_add_chart (document, spec, "Add chart");
}

static void
change_chart (EfDocument *document, const char *chart_id)
{
  static const char *const keys[] = { NULL, "size", "axis" };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (ef_document_get_chart (document, chart_id));

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      spec->marker_size = g_test_rand_int_range (1, 4);
      break;
    case 1:
      ef_chart_spec_set_string (&spec->x.column, g_test_rand_bit () ? "Params (M)" : NULL);
      break;
    case 2:
      ef_chart_spec_set_hidden (spec, g_test_rand_int_range (0, 3), g_test_rand_bit ());
      break;
    default:
      ef_chart_spec_set_string (&spec->title, g_test_rand_bit () ? "Title" : NULL);
    }

  ef_document_change_chart (document, chart_id, spec, keys[g_test_rand_int_range (0, 3)],
                            "Change chart");
}

static void
replace_table (EfDocument *document, EfTable *table)
{
  guint n_columns = ef_table_get_n_columns (table);
  guint index = g_test_rand_int_range (0, n_columns);
  EfColumn *column = ef_table_get_column (table, index);
  g_autoptr (EfColumn) flipped = ef_column_with_direction (
    column, g_test_rand_bit () ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER,
    EF_DIRECTION_REASON_USER);
  g_autoptr (EfTable) changed = ef_table_replace_column (table, index, flipped);

  ef_document_replace_table (document, changed, "Flip");
}

static void
add_source (EfDocument *document)
{
  g_autofree char *path = g_strdup_printf ("pasted %d", g_test_rand_int_range (0, 5));
  g_autoptr (EfTable) table = fixture_text_table (path);

  fixture_add_table (document, table);
}

static void
take_step (EfDocument *document, gint64 *now)
{
  guint n_roots = ef_catalog_get_n_roots (ef_document_get_catalog (document));
  const char *chart_id = pick_chart (document);
  EfTable *table = pick_table (document);

  *now += g_test_rand_int_range (0, 2) * EF_HISTORY_MERGE_TIME * 2;
  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      add_source (document);
      break;
    case 1:
      if (n_roots > 0)
        ef_document_remove_source (document, g_test_rand_int_range (0, n_roots), "Remove");
      break;
    case 2:
      if (table != NULL)
        replace_table (document, table);
      break;
    case 3:
      add_chart (document);
      break;
    case 4:
      if (chart_id != NULL)
        ef_document_remove_chart (document, chart_id, "Remove chart");
      break;
    case 5:
      ef_document_set_title (document, g_test_rand_bit () ? "One" : "Two", "Rename");
      break;
    default:
      if (chart_id != NULL)
        change_chart (document, chart_id);
    }
}

static void
remember (EfDocument *document, GHashTable *seen)
{
  guint64 state = ef_document_get_state (document);
  GBytes *now = ef_project_to_bytes (document, FALSE);
  GBytes *then = g_hash_table_lookup (seen, &state);

  if (then == NULL)
    {
      g_hash_table_insert (seen, g_memdup2 (&state, sizeof state), now);
      return;
    }

  g_assert_true (g_bytes_equal (now, then));
  g_bytes_unref (now);
}

static void
assert_bytes (EfDocument *document, GBytes *expected)
{
  g_autoptr (GBytes) found = ef_project_to_bytes (document, FALSE);

  g_assert_true (g_bytes_equal (found, expected));
}

static void
test_walk (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GHashTable) seen
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) start = ef_project_to_bytes (document, FALSE);
  g_autoptr (GBytes) end = NULL;
  guint64 start_state = ef_document_get_state (document);
  gint64 now = 0;

  ef_history_set_clock (ef_document_get_history (document), walk_clock, &now);
  ef_document_set_saved_state (document, start_state);
  remember (document, seen);
  for (guint i = 0; i < 400; i++)
    {
      gboolean several = g_test_rand_int_range (0, 6) == 0;

      if (several)
        ef_document_begin_group (document, "Several");
      for (guint j = 0; j < (several ? 4 : 1); j++)
        take_step (document, &now);
      if (several)
        ef_document_end_group (document);
      remember (document, seen);
    }
  end = ef_project_to_bytes (document, FALSE);

  while (ef_document_get_state (document) != start_state)
    {
      g_assert_true (ef_document_is_modified (document));
      g_assert_true (ef_document_can_undo (document));
      ef_document_undo (document);
      remember (document, seen);
    }
  g_assert_false (ef_document_is_modified (document));
  assert_bytes (document, start);

  while (ef_document_can_redo (document))
    {
      ef_document_redo (document);
      remember (document, seen);
    }
  assert_bytes (document, end);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/walk/there-and-back", test_walk);

  return g_test_run ();
}
