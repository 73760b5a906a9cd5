/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link.h"

/* Names that are linked, each with a key. */
typedef struct
{
  GPtrArray *names;
  GArray *keys;
  EfLinkSide side;
} Side;

void side_add (Side *self, const char *name, guint32 key);
/* From names between "|", each with its key behind ":" or with 1. */
void side_fill (Side *self, const char *text);
void side_clear (Side *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)
