/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands where a list is empty because nothing in it is called as the search says. */

/* @hint: what to do about it, sentences on screen; @search: where the words are typed; @lines: what
 * the list shows. It is visible while something is searched for and @lines is empty; it outlives
 * neither (transfer floating). */
GtkWidget *ef_nothing_found_new (const char *hint, GtkEditable *search, GListModel *lines);

G_END_DECLS
