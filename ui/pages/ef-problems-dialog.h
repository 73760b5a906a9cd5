/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * EfProblemsDialog:
 *
 * Everything a file could not give, place by place. A long list stays light: lines are made as they
 * scroll by.
 */
#define EF_TYPE_PROBLEMS_DIALOG (ef_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfProblemsDialog, ef_problems_dialog, EF, PROBLEMS_DIALOG, AdwWindow)

GtkWidget *ef_problems_dialog_new (GtkWindow *parent, EfDiagnostics *diagnostics);
/* The same list as what a refresh found. @summary: of ef_refresh_summarise(). */
GtkWidget *ef_problems_dialog_new_for_changes (GtkWindow *parent, EfDiagnostics *diagnostics,
                                               const char *summary);

/* "12 values could not be used", "3 things to know": one line about the list; NULL for an empty one
 * (transfer full). */
char *ef_problems_summarise (const EfDiagnostics *diagnostics);

G_END_DECLS
