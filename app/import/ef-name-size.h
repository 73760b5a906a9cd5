/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many parameters the name of a model states, "Llama-2-7B"; NAN if it states none. @active:
 * rather those of a mixture of experts that work on each token, which have an A before them:
 * "30B-A3B". */
double ef_name_size_find (const char *name, gboolean active);

G_END_DECLS
