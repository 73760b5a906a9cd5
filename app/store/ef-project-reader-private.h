/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlreader.h>

#include "ef-project-private.h"
#include "ef-project-scan.h"

G_BEGIN_DECLS

/* The state of reading one project. */
typedef struct
{
  xmlTextReaderPtr xml;
  GFile *file;      /* that the XML is from, or NULL */
  const char *name; /* of the file, for messages */
  EfDiagnostics *diagnostics;
  EfProgress *progress;
  GCancellable *cancellable;
  EfDocument *document;
  gboolean tolerant; /* a newer minor version: what is unknown is expected */
  GError *error;     /* set once, ends the reading */

  const char *text; /* the whole file */
  gsize length;
  GArray *elements;  /* EfScannedElement, all of the file in its order */
  guint n_met;       /* start tags met by now: the present element is the last of them */
  gsize line_offset; /* a place whose line is known */
  guint line;

  GHashTable *sources; /* id -> EfSource */
  GHashTable *pools;   /* EfSource or NULL -> EfTextPool, texts of one source are shared */
  GHashTable *tables;  /* id -> EfTable */
  GHashTable *nodes;   /* id -> EfCatalogNode that is complete */
  GHashTable *paths;   /* EfCatalogNode -> number of nodes in it, shared ones counted each time */
  gsize n_padded;      /* missing cells added to short columns */
  GString *scratch;
} EfProjectReader;

/* An element that is being read. */
typedef struct
{
  int depth;
  guint index; /* among all elements of the file */
  gboolean empty;
} EfElement;

/* The element the reader stands at. */
EfElement ef_project_reader_enter (EfProjectReader *self);
/* Moves on to the next child element of @parent; FALSE when it ends or an error was met. What a
 * child was not asked for is passed over. */
gboolean ef_project_reader_next (EfProjectReader *self, const EfElement *parent);
/* The next piece of text directly in @parent, valid until the next call; NULL when it ends. */
const char *ef_project_reader_next_text (EfProjectReader *self, const EfElement *parent);
/* All the text of the present element, unescaped. */
char *ef_project_reader_dup_text (EfProjectReader *self);
gboolean ef_project_reader_is (EfProjectReader *self, const char *name);
/* Reports the present element as unknown. */
void ef_project_reader_unknown (EfProjectReader *self);

/* The attributes of the present element, unescaped: name -> value. Those that are not in the
 * NULL-terminated @names are reported. (transfer full) */
GHashTable *ef_project_reader_attributes (EfProjectReader *self, const char *const *names);

/* Line of the present element, and of the beginning of its content. */
guint ef_project_reader_get_line (EfProjectReader *self);
void  ef_project_reader_report (EfProjectReader *self, EfSeverity severity, guint line,
                                const char *format, ...) G_GNUC_PRINTF (4, 5);

/* A column that is being collected. */
typedef struct _EfParts EfParts;

/* Reads the present column element. @names: the names taken in its table -> how often. */
EfParts  *ef_parts_read (EfProjectReader *reader, EfSource *source, GHashTable *names);
/* Adds the texts of the present element, one in a line, to a column of text that has no
 * attributes; @parts: that column, or NULL for a new one, which is returned. */
EfParts  *ef_parts_read_texts (EfProjectReader *reader, EfSource *source, EfParts *parts);
void      ef_parts_free (EfParts *parts);
guint     ef_parts_count_rows (const EfParts *parts);
/* Makes the column of what was collected, with exactly @n_rows rows, at least as many as there
 * are; once. NULL if that would take more missing cells than a file may ask for. */
EfColumn *ef_parts_build (EfParts *parts, EfProjectReader *reader, guint n_rows);
/* Appends the values between blanks in the present element to @values (element-type double). */
void      ef_project_read_values (EfProjectReader *reader, GArray *values, gboolean dates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfParts, ef_parts_free)

/* Where the rows of a table stand, while it is read. */
typedef struct
{
  EfSource *source; /* (not owned), or NULL */
  GArray *numbers; /* element-type double, or NULL */
  EfParts *texts;  /* or NULL */
} EfProjectPlaces;

void ef_project_places_clear (EfProjectPlaces *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfProjectPlaces, ef_project_places_clear)

/* Finds the source in the attributes of a table. */
void     ef_project_places_init (EfProjectPlaces *self, EfProjectReader *reader,
                                 GHashTable *attributes, guint line);
/* Reads the present element; FALSE if it does not say where rows stand. */
gboolean ef_project_read_places (EfProjectReader *self, EfProjectPlaces *places);
/* A table of that many rows without columns. */
EfTable *ef_project_build_part (EfProjectReader *self, GHashTable *attributes,
                                EfProjectPlaces *places, guint n_rows, guint line);
/* What a table of that many rows was linked from, at its element; NULL if nothing. */
EfTableParts *ef_project_read_linked (EfProjectReader *self, guint n_rows);
/* How a table was made of another, at its element; NULL if that is not complete. */
EfTableRecipe *ef_project_read_made (EfProjectReader *self);

/* The sections of a project; each is called at its element. */
/* Adds the names of what somebody left out, of a table or of a source. */
void ef_project_read_left_out (EfProjectReader *self, GPtrArray *names);
void ef_project_read_charts (EfProjectReader *self);
void ef_project_read_figures (EfProjectReader *self);
void ef_project_read_sources (EfProjectReader *self);
void ef_project_read_tables (EfProjectReader *self);
void ef_project_read_catalog (EfProjectReader *self);
/* A part of a chart. */
/* Those of the project. */
void ef_project_read_scenarios (EfProjectReader *self);
void ef_project_read_what_if (EfProjectReader *self, EfWhatIf *what_if);

G_END_DECLS
