/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfCardTable:
 *
 * Model cards on their way into one table: a row for each result, which is a model on a task and a
 * data set, with a column for each metric, and in every row of a card what the card says once for
 * all of it.
 */
typedef struct _EfCardTable EfCardTable;

/* What a card says as a whole. */
typedef enum
{
  EF_CARD_PARAMETERS,
  EF_CARD_COMPUTE,     /* of an inference; a bare number is in GMAC */
  EF_CARD_ACTIVATIONS, /* millions */
  EF_CARD_EMISSIONS,   /* a bare number is in grams */
  EF_CARD_ENERGY,      /* a bare number is in kWh */
  EF_CARD_HOURS,
  EF_CARD_TRAINING_TYPE,
  EF_CARD_HARDWARE,
  EF_CARD_LOCATION,
  EF_CARD_ON_CLOUD,
  EF_CARD_CPU,
  EF_CARD_RAM, /* a bare number is in GB */
  EF_CARD_EMISSIONS_SOURCE,
  EF_CARD_LICENSE,
  EF_CARD_LIBRARY,
  EF_CARD_PIPELINE,
  EF_CARD_BASE_MODEL,
  EF_CARD_TAGS,
  EF_CARD_N_FACTS,
} EfCardFact;

/* What a result is about. */
typedef enum
{
  EF_RESULT_TASK,
  EF_RESULT_DATASET,
  EF_RESULT_CONFIG,
  EF_RESULT_SPLIT,
  EF_RESULT_DATE,
  EF_RESULT_NOTES,
  EF_RESULT_SOURCE, /* a web address */
  EF_RESULT_N_PARTS,
} EfResultPart;

/* @file: display name of the file or folder. */
EfCardTable *ef_card_table_new (const char *file, EfTextPool *pool, EfDiagnostics *diagnostics);
void         ef_card_table_free (EfCardTable *self);
guint        ef_card_table_get_n_rows (const EfCardTable *self);
/* The table, and what is to be said of its columns; once. NULL with @error if cancelled. */
EfTable     *ef_card_table_end (EfCardTable  *self,
                                const char   *name,
                                const char   *path,
                                EfSource     *source,
                                GCancellable *cancellable,
                                GError      **error);

/**
 * EfCard:
 *
 * One card while it is read. Its facts come first, for every result has them.
 */
typedef struct _EfCard EfCard;

/* @path: the file as the places of rows name it, or NULL if there is only one; @model: what the
 * model is called if the card itself does not say. */
EfCard *ef_card_new (EfCardTable *table, const char *path, const char *model);
/* A card without results that states emissions, energy or a size gives a row all the same. Returns
 * the number of rows the card has. */
guint   ef_card_end (EfCard *self);
void    ef_card_free (EfCard *self);

/* Reports something about the card; @place: a path, a line, or NULL. */
void ef_card_report (EfCard *self, EfSeverity severity, const char *place, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

/* States a fact and where it stands. The first statement counts. */
void        ef_card_set_fact (EfCard *self, EfCardFact fact, const char *text, const char *place);
const char *ef_card_get_fact (const EfCard *self, EfCardFact fact);

/* The next result. @model: its name, or NULL for that of the card; @place: where it stands. */
void ef_card_begin_result (EfCard *self, const char *model, const char *place);
/* @suffix: what leads from the place of the result to the value. */
void ef_card_set_part (EfCard *self, EfResultPart part, const char *text, const char *suffix);
/* A value of the open result. @type: the id of the metric ("wer"), or NULL; @name: what the card
 * calls it ("Test WER"), or NULL. Cards that mean the same metric have it in the same column. */
void ef_card_add_metric (EfCard     *self,
                         const char *type,
                         const char *name,
                         const char *text,
                         const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCard, ef_card_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCardTable, ef_card_table_free)

G_END_DECLS
