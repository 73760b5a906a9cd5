/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "ef-scene.h"

G_BEGIN_DECLS

/**
 * ef_text_layouts_get:
 * @cr: with the transformation that the text is drawn under
 * @text: a primitive of that kind
 * @family: of the scene, or NULL
 *
 * The text of a primitive, shaped. A chart that moves draws the same names and numbers at every
 * frame, and shaping them takes as long as drawing them; so each thread keeps its last ones, for
 * every size, weight, scale and turn.
 *
 * Returns: (transfer none): valid until the thread's next call
 */
PangoLayout *ef_text_layouts_get (cairo_t *cr, const EfPrimitive *text, const char *family);

G_END_DECLS
