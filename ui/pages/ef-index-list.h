/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No thing of a list. */
#define EF_INDEX_NONE G_MAXUINT

/* What an EfIndexList asks about the things in it. */
typedef struct
{
  guint (*count) (gpointer data);
  /* What the search looks at. */
  const char *(*get_text) (gpointer data, guint index);
  /* An empty line (transfer floating), and what makes it the line of a thing; a line comes by again
   * and again. */
  GtkWidget *(*create_line) (gpointer data);
  void (*show_line) (gpointer data, guint index, GtkWidget *line);
} EfIndexListFuncs;

/**
 * EfIndexList:
 *
 * A list of things that are told by their index, with a search above it if they are many.
 * Thousands stay light, because lines are made as they scroll by, and Tab leaves the list instead
 * of going through it. Properties (construct only): "label", what the things are, for screen
 * readers; "search-label", what the entry says. Signals: "selected", when another thing is;
 * "activated", when the user wants to see it; Enter in the search activates the first one that it
 * found.
 */
#define EF_TYPE_INDEX_LIST (ef_index_list_get_type ())
G_DECLARE_FINAL_TYPE (EfIndexList, ef_index_list, EF, INDEX_LIST, GtkWidget)

/* Of more things than this the search is shown; fewer are found by looking, or by typing. */
#define EF_INDEX_LIST_SEARCHED 12

/* @data must outlive the list, which others may hold while it is taken down, or set NULL before. */
void  ef_index_list_set_source (EfIndexList *self, const EfIndexListFuncs *funcs, gpointer data);
/* Other things: forgets the search and selects @selected, which is always told. */
void  ef_index_list_fill (EfIndexList *self, guint selected);
/* The things are the same, but say something else: shows the lines that are seen anew. */
void  ef_index_list_refresh (EfIndexList *self);
guint ef_index_list_get_selected (EfIndexList *self); /* or EF_INDEX_NONE */
/* Drops the search if it hides the thing. */
void  ef_index_list_select (EfIndexList *self, guint index);
void  ef_index_list_focus_lines (EfIndexList *self);
/* The entry, or the lines where that is not shown. */
void  ef_index_list_focus_search (EfIndexList *self);

/* How it searches: TRUE if every word of @wanted is in @text, whatever the case. */
gboolean ef_index_list_matches (const char *text, const char *wanted);

G_END_DECLS
