/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfLinkName:
 *
 * A model name taken apart: what the model is called, and what may be said beside it in one file
 * and left out in another. All parts are folded: without regard to case and punctuation ("GPT-3.5
 * Turbo" and "gpt_3.5-turbo" are one), but with a mark where a sign stands between two digits, so
 * that 1.5 is not 15. "" where a part is missing.
 */
typedef struct
{
  GString *spelling;     /* the whole name */
  GString *core;         /* without the three below */
  GString *organisation; /* "meta-llama/", of at most one word */
  GString *revision;     /* "@main", a date at the end, timm's ".fb_in22k_ft_in1k" */
  GString *image_size;   /* digits: "_384", "@336px", "-224x224" */
  GString *bare;         /* without organisation and revision, to compare names that differ */
} EfLinkName;

void ef_link_name_init (EfLinkName *self);
void ef_link_name_clear (EfLinkName *self);
/* Any bytes will do. */
void ef_link_name_split (EfLinkName *self, const char *name);

/* Stands between digits that a sign separates. */
#define EF_LINK_NAME_MARK '|'

G_END_DECLS
