/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EfPrintPreview:
 *
 * A page as it will come out of the printer, in a window of its own. GTK only knows programs for
 * that which may not be there, and which a sandbox may not start.
 *
 * Signal "print": the page is as it should be. The window closes.
 */
#define EF_TYPE_PRINT_PREVIEW (ef_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (EfPrintPreview, ef_print_preview, EF, PRINT_PREVIEW, AdwWindow)

/* For the signal "preview" of a print operation of one page, whose arguments it takes. It shows
 * itself when the page is ready, and ends the preview when it is closed. */
GtkWidget *ef_print_preview_new (GtkWindow *parent, GtkPrintOperationPreview *preview,
                                 GtkPrintContext *context);
/* What stands below the title. */
void       ef_print_preview_set_subtitle (EfPrintPreview *self, const char *subtitle);
/* TRUE once the page is there. */
gboolean   ef_print_preview_is_ready (EfPrintPreview *self);

G_END_DECLS
