/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-frontier.h"

G_BEGIN_DECLS

/* `frontier pareto --history`: how long each point was on the frontier, and who outdid it. */
EfCliStatus ef_cli_history (const EfCliFrontier *frontier, EfCliFormat format);

G_END_DECLS
