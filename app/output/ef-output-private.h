/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-output.h"

G_BEGIN_DECLS

/* What a figure with panels carries, or NULL with a reason. */
GBytes  *ef_output_dup_panels_project (const EfOutput *self, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
