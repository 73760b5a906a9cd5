/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlwriter.h>

#include "ef-catalog.h"

G_BEGIN_DECLS

/* The state of writing one project. */
typedef struct
{
  xmlTextWriterPtr xml;
  GFile *folder; /* where the file will be, or NULL */
  GCancellable *cancellable;
  GString *scratch;    /* for the value being escaped */
  GHashTable *sources; /* EfSource -> id in the file */
  GHashTable *tables;  /* EfTable -> id in the file */
  GHashTable *nodes;   /* EfCatalogNode -> EfNodeUse */
  GHashTable *ids;     /* ids of tables that are taken */
  guint n_shared_nodes;
} EfProjectWriter;

void ef_project_writer_start (EfProjectWriter *self, const char *element);
void ef_project_writer_end (EfProjectWriter *self);
/* A NULL @value writes nothing. */
void ef_project_writer_attribute (EfProjectWriter *self, const char *name, const char *value);
void ef_project_writer_number (EfProjectWriter *self, const char *name, double value);
void ef_project_writer_raw (EfProjectWriter *self, const char *text, gsize length);

/* Where the rows of a table stand. */
void ef_project_writer_places (EfProjectWriter *self, EfTable *table);
/* How a table was linked, and from what; nothing if it was not. */
void ef_project_writer_linked (EfProjectWriter *self, EfTable *table);
/* How it was made of another; nothing if it was not. */
void ef_project_writer_made (EfProjectWriter *self, EfTable *table);

/* The sources, tables and nodes of the catalog. */
void ef_project_writer_catalog (EfProjectWriter *self, EfCatalog *catalog);

G_END_DECLS
