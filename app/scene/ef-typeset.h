/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, as the header of a file or a keyboard has it, in the form of print: "Emissions (kg CO2e)"
 * with the 2 below the line, "m^2" and "10^-3" with powers above it, "(us)" with a µ. What is in
 * doubt stays as it is. (transfer full) */
char *ef_typeset (const char *text);

G_END_DECLS
