/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EF_FOLDER_DEPTH_MAX 32
#define EF_FOLDER_FILES_MAX 200000

/* The one hidden folder that is read: results of the model in the folder around it. */
#define EF_EVAL_RESULTS_FOLDER ".eval_results"

/* What there is in a folder. */
typedef struct
{
  GPtrArray *paths; /* (element-type utf8) regular files, relative to the folder, sorted by bytes;
                     * in the encoding of the file system */
  guint n_links;      /* that were not followed */
  guint n_unreadable; /* folders in it that could not be opened */
  gboolean cut;       /* there is more than the bounds allow */
} EfFolderWalk;

/* Lists the files of @folder and of the folders in it. Hidden ones are left out, except the folder
 * `.eval_results`; symbolic links are not followed. NULL with @error if the folder cannot be
 * opened, or when cancelled. */
EfFolderWalk *ef_folder_walk (GFile *folder, GCancellable *cancellable, GError **error);
void          ef_folder_walk_free (EfFolderWalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFolderWalk, ef_folder_walk_free)

G_END_DECLS
