/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/* The page in a window that is on screen, because a hidden one does nothing. It shows the table
 * "Images" of fixture_create_document(). */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
  GtkColumnView *view;
  GtkCheckButton *check;
} TablePage;

void table_page_set_up (TablePage *self, gconstpointer data);
void table_page_tear_down (TablePage *self, gconstpointer data);

/* Adds a test "/pages/table-page/PATH" that has such a page. */
#define TABLE_PAGE_ADD(path, function)                                                             \
  g_test_add ("/pages/table-page/" path, TablePage, NULL, table_page_set_up, function,             \
              table_page_tear_down)

/* @expected: the titles of the columns with ", " between. */
void table_page_assert_titles (TablePage *self, const char *expected);
/* @expected: the numbers of the rows from above, such as "024", and of groups, such as
 * "[0]024 [1]13". */
void table_page_assert_rows (TablePage *self, const char *expected);

/* The column of that title, or the test fails (transfer none). */
GtkColumnViewColumn *table_page_find_column (TablePage *self, const char *title);

/* Groups by a column, or by none where that is "". Of "kind", CNN has the rows 0, 2 and 4, ViT has
 * 1 and 3. */
void table_page_group_by (TablePage *self, const char *column);

void        table_page_sort_by (TablePage *self, const char *title, GtkSortType type);
/* What the page says it is sorted by. */
const char *table_page_get_sort_words (TablePage *self);

G_END_DECLS
