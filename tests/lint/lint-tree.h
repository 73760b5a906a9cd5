/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The files below @folder ("" for the whole tree) that end in one of @suffixes, as sorted paths
 * relative to the top (transfer full). Builds, hidden folders and folders of test inputs, which are
 * wrong on purpose, are left out. */
GPtrArray *lint_tree_find (const char *folder, const char *const *suffixes);

/* The text of a file of the tree (transfer full); without one, "" and a finding. */
char *lint_tree_read (const char *path);

/* One finding: fails the running test, which goes on to find the rest. @line 0: the whole file. */
void lint_tree_report (const char *path, guint line, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

G_END_DECLS
