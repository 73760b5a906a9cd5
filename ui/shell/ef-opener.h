/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-loader.h"

G_BEGIN_DECLS

/**
 * EfOpener:
 *
 * Reads the files that were dropped, chosen, pasted or named on the command line, one after the
 * other, without holding up the window.
 *
 * Signals:
 *  - "loaded" (EfLoaded *): one input was read
 *  - "failed" (const char *, GError *): one could not be; the others go on. The name is that for
 *    people; NULL for pasted bytes.
 *  - "batch" (GPtrArray *, GPtrArray *): all files that came together are read, if that makes more
 *    than one input: the data (of EfLoaded) and what failed (of EfOpenFailure). Projects among them
 *    come as "loaded".
 *  - "refresh-failed" (const char *, GError *): the source of that name could not be read again
 *  - "progress": poll the getters, ten times a second while busy, and once at the end
 */
#define EF_TYPE_OPENER (ef_opener_get_type ())
G_DECLARE_FINAL_TYPE (EfOpener, ef_opener, EF, OPENER, GObject)

/* A file that could not be read, and why. */
typedef struct
{
  char *name; /* for people */
  char *reason;
} EfOpenFailure;

EfOpener *ef_opener_new (void);
/* What was decided about columns before, or NULL. */
void      ef_opener_set_memory (EfOpener *self, EfMappingMemory *memory);
void      ef_opener_open (EfOpener *self, GFile *file);
/* Files that were chosen or dropped together: those that are model cards become one input, each
 * other one its own. */
void      ef_opener_open_files (EfOpener *self, GFile *const *files, guint n_files);
/* The file of a source again that a project with @catalog has at @index. */
void      ef_opener_refresh (EfOpener *self, GFile *file, EfCatalog *catalog, guint index);
/* Pasted or dropped text; @name stands for the file name. */
void      ef_opener_open_bytes (EfOpener *self, GBytes *bytes, const char *name);
/* Stops the running input and forgets the waiting ones. Nothing is added, also of files that came
 * together with the running one. */
void      ef_opener_cancel (EfOpener *self);

gboolean  ef_opener_is_busy (EfOpener *self);
/* Display name of the running input (transfer full), NULL when idle. */
char     *ef_opener_dup_name (EfOpener *self);
/* 0 to 1, or -1 while unknown; of all the files that came together. */
double    ef_opener_get_fraction (EfOpener *self);
/* Since when the running input, or what came together with it, is being read,
 * g_get_monotonic_time(); 0 when idle. */
gint64    ef_opener_get_start_time (EfOpener *self);

G_END_DECLS
