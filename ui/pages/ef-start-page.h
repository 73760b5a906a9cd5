/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EfStartPage:
 *
 * What an empty window offers: open a file, drop one, go on with a recent project, look at a
 * sample.
 *
 * Signal "open" (GFile): the user chose one of the files listed.
 */
#define EF_TYPE_START_PAGE (ef_start_page_get_type ())
G_DECLARE_FINAL_TYPE (EfStartPage, ef_start_page, EF, START_PAGE, GtkWidget)

/* Reads the recent projects and the samples again. */
void ef_start_page_refresh (EfStartPage *self);

/* The project that opens on the very first start (transfer full), NULL if the program is not
 * installed. */
GFile *ef_start_page_get_first_sample (void);

/* TRUE for a sample that came with the program, which stays as it is. */
gboolean ef_start_page_is_sample (GFile *file);

G_END_DECLS
