/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-output.h"

G_BEGIN_DECLS

/* A figure with panels, without what it carries (transfer full); NULL if a chart has no points to
 * lay out. */
EfScene *ef_output_compose_panels (const EfOutput *self, PangoContext *pango,
                                   GCancellable *cancellable, GError **error);
/* What it carries, or NULL with a reason. */
GBytes  *ef_output_dup_panels_project (const EfOutput *self, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
