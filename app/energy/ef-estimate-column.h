/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column that ef_energy_derive() adds is called for people, with its unit: "Energy estimate
 * (kWh)", in the words of figures. NULL for any other column. */
const char *ef_estimate_column_get_title (const char *column);

G_END_DECLS
