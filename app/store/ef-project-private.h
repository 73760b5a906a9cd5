/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-input.h"
#include "ef-project.h"

G_BEGIN_DECLS

/* The version this program writes. A file with another major number has another meaning; one
 * with a higher minor number has additions that can be left out. */
#define EF_PROJECT_MAJOR 1
#define EF_PROJECT_MINOR 9
#define EF_PROJECT_NAMESPACE_PREFIX "urn:efficient-frontier:project:"

/* Values of a column stand in elements of at most so many, so that no text node comes near the
 * 10 MB that libxml2 allows and progress and cancelling have a grain. */
#define EF_PROJECT_CHUNK_CELLS 10000
#define EF_PROJECT_CHUNK_BYTES (1 << 20)

/* Nodes of the catalog stand inside one another only so deep; deeper ones are left out and their
 * tables hang in the deepest node that is written. */
#define EF_PROJECT_MAX_NODE_DEPTH 200
/* A catalog whose shared nodes were written out in full would have no more nodes than this. */
#define EF_PROJECT_MAX_PATHS 1000000

/* Short columns are filled up with missing cells, but a few bytes must not cost gigabytes. */
#define EF_PROJECT_MAX_PADDING (16 << 20)

/* Foreign content that is kept. */
#define EF_PROJECT_MAX_EXTENSION_BYTES (1 << 20)
#define EF_PROJECT_MAX_EXTENSION_ELEMENTS 10000

/**
 * EfProjectSnapshot:
 *
 * What a document was at one moment, for a worker to write. Cheap to take: the data is immutable
 * and only referred to.
 */
typedef struct
{
  EfCatalog *catalog;
  char *title;
  char *extensions;
  char *current_chart;
  GPtrArray *scenarios; /* EfScenario */
  GPtrArray *chart_ids; /* char */
  GPtrArray *charts;    /* EfChartSpec, as many */
  GPtrArray *panels_ids; /* char */
  GPtrArray *panels;     /* EfPanelsSpec, as many */
  guint64 state;
} EfProjectSnapshot;

EfProjectSnapshot *ef_project_snapshot_new (EfDocument *document);
void               ef_project_snapshot_free (EfProjectSnapshot *self);
/* The XML, from any thread, for a file in @folder, or for none where it is NULL. NULL if
 * cancelled. */
GBytes            *ef_project_snapshot_write (EfProjectSnapshot *self, GFile *folder,
                                              GCancellable *cancellable, GError **error);

/* In gzip, which says nothing of the time: same bytes, same bytes. @level: 1, fast, to 9, small;
 * -1: between. From any thread. */
GBytes            *ef_project_pack (GBytes *bytes, int level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfProjectSnapshot, ef_project_snapshot_free)

/* The XML of a file, unpacked; an error if it does not begin like a project. */
GBytes *ef_project_get_xml (EfInput *input, GCancellable *cancellable, GError **error);

/* What the root element says: FALSE if this program cannot read it. @newer: it may hold
 * additions of a newer minor version. */
gboolean ef_project_check_version (GBytes *xml, const char *name, gboolean *newer, GError **error);

/* Reads the unpacked XML, of @file if it is from one. */
EfDocument *ef_project_read (GBytes *xml, GFile *file, const char *name, EfDiagnostics *diagnostics,
                             EfProgress *progress, GCancellable *cancellable, GError **error);

/* TRUE if @xml is well-formed content of an element. */
gboolean ef_project_is_content (const char *xml);

/* Writes @bytes so that at any moment either the old or the new file is whole. */
gboolean ef_project_replace_file (GFile *file, GBytes *bytes, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
