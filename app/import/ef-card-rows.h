/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"
#include "ef-records.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/**
 * EfCardRows:
 *
 * The table that a document of model cards makes: a row for each model, with what the formats of
 * cards have in common. Columns of metrics come after those that describe the model, and what it
 * consumed after these.
 *
 * Nothing is ever added up: what a card states twice stands in two columns.
 */
typedef struct
{
  EfReading *reading;
  const char *file;
  EfTextPool *pool;
  EfRecords *records;
  guint n_rows;          /* of this document */
  const EfTreeNode *row; /* of the open row */
  const char *part;      /* the file that it is from, if that is not the opened one, else NULL */
  const char *outside;   /* the file of what is read that does not stand in the row's node, the same
                          * way */
} EfCardRows;

/* Larger documents are no cards. Their texts are in memory, pictures among them. */
#define EF_CARD_BYTES_MAX (G_GUINT64_CONSTANT (256) << 20)

/* Ranks of columns. */
#define EF_CARD_RANK_MODEL -100
#define EF_CARD_RANK_DESCRIPTION -50
#define EF_CARD_RANK_METRIC 0
#define EF_CARD_RANK_COST 50
#define EF_CARD_RANK_REST 100

/* What every format says of a model, or may: its name, the day it is of, and where there is more of
 * it. */
extern const EfField ef_card_field_model;
extern const EfField ef_card_field_date;
extern const EfField ef_card_field_link;

/* Where documents of several files of one format put their rows. @name: of what the files are read
 * into, for diagnostics. */
EfCardJoin *ef_card_join_new (const char *name, EfDiagnostics *diagnostics);
void        ef_card_join_free (EfCardJoin *self);
/* The table of all rows, each of which knows its file; NULL with @error if cancelled. Once. */
EfTable    *ef_card_join_end (EfCardJoin *self, const char *name, const char *path,
                              EfSource *source, GCancellable *cancellable, GError **error);

/* What the readers of the files remember from one to the next: numbers by texts; 0 for a text of
 * which nothing is remembered. */
guint ef_card_join_recall (EfCardJoin *self, const char *text);
void  ef_card_join_remember (EfCardJoin *self, const char *text, guint number);

/* @pool: of all the tables of the import, or NULL for one of its own. If the reading joins others,
 * the rows go there. */
void ef_card_rows_init (EfCardRows *self, EfReading *reading, EfTextPool *pool);
/* All of it for a JSON document: reads it, sets the source (@format: id of the reader) and
 * initialises. NULL with @error if there is no document. */
EfTree *ef_card_rows_read_json (EfCardRows *self, EfReading *reading, const char *format,
                                GError **error);
void ef_card_rows_clear (EfCardRows *self);

/* For sniffing: the keys that a JSON document begins with (transfer full), none if the text is
 * something else, be it with such a document in it. */
GStrv ef_card_list_keys (const guint8 *head, gsize length);

/* To be called before the document is read: its size is bounded and its progress told. */
void ef_card_rows_prepare (EfReading *reading);

/* A row for the model that @node describes, in the file @part. */
void ef_card_rows_begin (EfCardRows *self, const EfTreeNode *node, const char *part);
/* A row that is of no single node of the opened file, but at @place there. */
void ef_card_rows_begin_at (EfCardRows *self, const char *place);

/* Sets what @node says, if it says anything; @text instead of what @node says, if it is not NULL.
 * If the row has another value of that field, it goes into one more, "energy (2)". Returns the
 * number of the field that has it now, G_MAXUINT if there was nothing to set. */
guint ef_card_rows_set (EfCardRows *self, const EfField *field, const char *text,
                        const EfTreeNode *node);
/* The same for a column of text that describes the model. */
void  ef_card_rows_describe (EfCardRows *self, const char *name, const EfTreeNode *node);

/* The same for a list, or a mapping, of which each entry is a text or has one under the first of
 * @keys (NULL: none) that is there; they are joined with commas. */
void  ef_card_rows_describe_list (EfCardRows *self, const char *name, const EfTreeNode *node,
                                  const char *const *keys);
/* What such an entry says, or NULL. */
const char *ef_card_get_entry (const EfTreeNode *entry, const char *const *keys);

/* A metric of a slice of the data (NULL: of all), with the bounds of its confidence interval, which
 * may be NULL. Returns the number of its field, G_MAXUINT if there is no value. */
guint ef_card_rows_add_metric (EfCardRows *self, const char *metric, const char *slice,
                               const EfTreeNode *value, const EfTreeNode *low,
                               const EfTreeNode *high);

/* Energy of an activity ("training", "inference"). @unit: as the file has it; where it is NULL,
 * @fallback. */
void ef_card_rows_add_energy (EfCardRows *self, const char *activity, const EfTreeNode *value,
                              const char *unit, const EfUnit *fallback);

/* Reports something about @node. */
void ef_card_rows_report (EfCardRows *self, EfSeverity severity, const EfTreeNode *node,
                          const char *format, ...) G_GNUC_PRINTF (4, 5);

/* The table, or NULL with @error if cancelled. Once. */
EfTable *ef_card_rows_make_table (EfCardRows *self, const char *name, const char *path,
                                  GError **error);

/* The unsealed node of the file with the table alone, and the summary of the reading; an empty node
 * where the rows went to others. */
EfCatalogNode *ef_card_rows_end (EfCardRows *self, GError **error);
/* The same where a row is no model, but something that was measured of one. */
EfCatalogNode *ef_card_rows_end_measures (EfCardRows *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfCardRows, ef_card_rows_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCardJoin, ef_card_join_free)

G_END_DECLS
