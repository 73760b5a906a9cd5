/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which values of a quantity are the better ones. */
typedef enum
{
  EF_DIRECTION_UNKNOWN,
  EF_DIRECTION_LOWER,  /* lower is better: cost, error, loss */
  EF_DIRECTION_HIGHER, /* higher is better: accuracy, throughput */
} EfDirection;

/* The words used in files and on the command line: "unknown", "min", "max". */
const char *ef_direction_to_word (EfDirection direction);
gboolean    ef_direction_from_word (const char *word, EfDirection *direction);

G_END_DECLS
