/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @row, whose model holds strings, show what is chosen in it whole, however large somebody's
 * letters are; what explains the row goes over more lines instead. The list of its choices stays as
 * it is. */
void ef_whole_choice_set_up (AdwComboRow *row);

G_END_DECLS
