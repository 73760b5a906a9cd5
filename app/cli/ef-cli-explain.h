/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-frontier.h"

G_BEGIN_DECLS

/* Prints why the point of this label is not on the frontier: what beats it, what to take instead,
 * and what it would have to reach. @frontier has its rows selected. */
EfCliStatus ef_cli_explain (const EfCliFrontier *frontier, const char *label, EfCliFormat format);

G_END_DECLS
