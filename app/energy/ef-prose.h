/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-audit.h"

G_BEGIN_DECLS

/**
 * ef_prose_read:
 * @text: Markdown, in UTF-8
 * @heading: the section, as its heading says without marks; NULL for all of the text
 *
 * The amounts of device time, energy and carbon that the text of a section states, outside of its
 * tables: "39.3M GPU hours", "11,390 tons CO2eq". Takes time in proportion to the text.
 *
 * Returns: (transfer full): (element-type EfProseNumber); their places are interned
 */
GArray *ef_prose_read (const char *text, const char *heading);

G_END_DECLS
