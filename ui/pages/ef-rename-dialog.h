/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ef_rename_dialog_new:
 * @heading: what is done, such as "Rename Chart"
 * @body: what the name is for
 * @name: (nullable): the present one
 * @placeholder: (nullable): what it is called without one
 *
 * Asks for another name. Its "response" is "rename" where there is one to take.
 *
 * Returns: (transfer none): to be connected and presented
 */
GtkWidget *ef_rename_dialog_new (GtkWindow  *parent,
                                 const char *heading,
                                 const char *body,
                                 const char *name,
                                 const char *placeholder);

/* The name without blanks around, or NULL for none (transfer full). */
char *ef_rename_dialog_dup_name (AdwMessageDialog *dialog);

G_END_DECLS
