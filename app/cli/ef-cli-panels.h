/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-figure.h"
#include "ef-cli-input.h"
#include "ef-output.h"

G_BEGIN_DECLS

/* The output for the charts of the project in a grid "2x2", columns and rows, or for the figure of
 * the project with that id. NULL after saying what is wrong. (transfer full) */
EfOutput *ef_cli_panels_new (const EfCliInput *input, const char *panels, const EfCliFigure *figure,
                             EfOutputFormat format, EfCliStatus *status);

G_END_DECLS
