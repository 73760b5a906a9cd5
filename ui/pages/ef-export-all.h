/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfExportAll:
 *
 * Writes every figure of a project into a folder, those of several charts too: a format, a pattern
 * for the names, then progress that can be cancelled. Each has the size, the looks and the language
 * that the project says. What is there already is replaced, or kept beside the new file, when the
 * person says so; that is asked once for all of them.
 *
 * Signal "exported" (GFile, uint, string): in this folder there are so many files; a sentence if
 * there is something to know about them, or NULL.
 */
#define EF_TYPE_EXPORT_ALL (ef_export_all_get_type ())
G_DECLARE_FINAL_TYPE (EfExportAll, ef_export_all, EF, EXPORT_ALL, AdwWindow)

GtkWidget *ef_export_all_new (GtkWindow *parent, EfDocument *document);

/* What choosing a folder does; for tests, which have no file chooser. */
void       ef_export_all_start (EfExportAll *self, GFile *folder);

G_END_DECLS
