/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-draft-private.h"

/* A folder of drafts, and what the tests of drafts do there. */
typedef struct
{
  char *folder; /* of the drafts; its parent is ours as well */
  char *parent;
} DraftPlace;

void        draft_place_init (DraftPlace *place, gconstpointer unused);
void        draft_place_clear (DraftPlace *place, gconstpointer unused);

guint       count_files (const char *folder);
/* Path of the first file in the folder that ends so. */
char       *find_file (const char *folder, const char *suffix);
void        set_time (const char *path, guint64 seconds);

/* A new draft of the document, which is written; and these for one that is there. */
EfDraft    *make_draft (DraftPlace *place, EfDocument *document);
gboolean    write_draft (EfDraft *draft, EfDocument *document, GCancellable *cancellable,
                         GError **error);
EfDocument *load_draft (EfDraft *draft, GError **error);

/* The drafts that are left, of which there must be so many. */
GPtrArray  *adopt (DraftPlace *place, guint max, guint expected);
EfDraft    *adopt_one (DraftPlace *place);
void        assert_none (DraftPlace *place);
/* Both are the same project. */
void        assert_equal (EfDocument *a, EfDocument *b);
