/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-panels.h"

G_BEGIN_DECLS

/* Gives the points of all @n panels the same groups, where their charts are coloured by columns of
 * one name that have more groups than there are colours. @panels: with points that nothing else
 * has seen yet. */
void ef_panels_share_groups (const EfPanel *panels, guint n, const EfPanelsSpec *layout);

G_END_DECLS
