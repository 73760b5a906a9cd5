/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * EfProblemList:
 *
 * What a file could not give, place by place. A long list stays light: lines are made as they
 * scroll by.
 */
#define EF_TYPE_PROBLEM_LIST (ef_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (EfProblemList, ef_problem_list, EF, PROBLEM_LIST, GtkWidget)

/* NULL: an empty list. @diagnostics must be complete. */
void ef_problem_list_set_diagnostics (EfProblemList *self, EfDiagnostics *diagnostics);

G_END_DECLS
