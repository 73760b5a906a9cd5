/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfFormulaDialog:
 *
 * Adds a column that is computed from others to a table of the document, or changes one: a name, a
 * formula, and what comes out of it, computed in a worker while it is typed. Every change is one
 * step of the history.
 *
 * "column-added" with the name says that a new column is there.
 */
#define EF_TYPE_FORMULA_DIALOG (ef_formula_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfFormulaDialog, ef_formula_dialog, EF, FORMULA_DIALOG, AdwWindow)

GtkWidget *ef_formula_dialog_new (GtkWindow *parent, EfDocument *document, const char *table_id);

/* Begins with a column that is there, to be changed; with a new one if no formula made it. */
void       ef_formula_dialog_select (EfFormulaDialog *self, const char *column);

G_END_DECLS
