/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-import.h"

G_BEGIN_DECLS

/* A table that several files make together, see ef-card-rows.h. */
typedef struct _EfCardJoin EfCardJoin;

/* What a reader is given and fills. */
typedef struct
{
  EfInput *input;
  EfDiagnostics *diagnostics;
  EfProgress *progress;      /* may be NULL */
  GCancellable *cancellable; /* may be NULL */
  const char *uri;           /* where the input is, or NULL */
  EfCardJoin *join;          /* where the rows go, if not into a table of their own; else NULL. Only
                              * for readers with a `joined_name` */
  EfSource *source;          /* (out) set by ef_reading_set_source() */
  char *summary;             /* (out) translated sentence */
} EfReading;

/* To be called by the reader once everything was read and before the first table is made;
 * @format is the reader's id. */
void ef_reading_set_source (EfReading *self, const char *format);

/* All of the input in UTF-8 (transfer full), or NULL with an error. Reports a missing end. */
GBytes *ef_reading_get_text (EfReading *self, GError **error);

/* What a file is called in the summary of a folder of them. */
typedef enum
{
  EF_READER_NOUN_FILE,
  EF_READER_NOUN_BILL, /* of materials */
  EF_READER_NOUN_CARD,
  EF_READER_NOUN_CURVE,
  EF_READER_NOUN_EVALUATION,
  EF_READER_NOUN_LOG,
  EF_READER_NOUN_RECORD,
  EF_READER_NOUN_REPORT,
  EF_READER_NOUN_RUN,
} EfReaderNoun;

/**
 * EfReader:
 *
 * One format: its file in this room defines one of these, and `ef-import.c` lists it. @sniff looks
 * at the first bytes (unpacked) and answers how sure it is, 0 to 1; @read gives an unsealed node or
 * an error.
 */
typedef struct
{
  const char *id;   /* "pwc-json" */
  const char *name; /* N_("Papers with Code tables (JSON)") */
  double (*sniff) (const guint8 *head, gsize length, const char *file_name);
  EfCatalogNode *(*read) (EfReading *reading, GError **error);
  gboolean is_card; /* many of a folder make one table (ef-cards) */
  const char *joined_name; /* of the table that several files of this format make (EfCardJoin), not
                            * translated; NULL: each is an import of its own */
  EfReaderNoun noun; /* of files that are cards or make a table together */
  /* TRUE if all that the file at @path says stands in another of the files of its folder as well.
   * @paths: (element-type utf8) of all of them, and sorted. NULL: never. */
  gboolean (*is_repeated) (const char *path, GPtrArray *paths);
} EfReader;

#define EF_READER_HF_CARD "hf-card"
#define EF_READER_EVAL_RESULTS "hf-eval-results"
#define EF_READER_MARKDOWN "markdown"

extern const EfReader ef_reader_boamps;
extern const EfReader ef_reader_cyclonedx;
extern const EfReader ef_reader_delimited;
extern const EfReader ef_reader_every_eval;
extern const EfReader ef_reader_google_card;
extern const EfReader ef_reader_helm;
extern const EfReader ef_reader_helm_groups;
extern const EfReader ef_reader_helm_runs;
extern const EfReader ef_reader_hf_card;
extern const EfReader ef_reader_hf_eval;
extern const EfReader ef_reader_ito;
extern const EfReader ef_reader_json;
extern const EfReader ef_reader_lm_eval;
extern const EfReader ef_reader_markdown;
extern const EfReader ef_reader_metafile;
extern const EfReader ef_reader_mlperf;
extern const EfReader ef_reader_mlperf_tiny;
extern const EfReader ef_reader_openml;
extern const EfReader ef_reader_pwc_api;
extern const EfReader ef_reader_pwc_json;
extern const EfReader ef_reader_pwc_tdm;
extern const EfReader ef_reader_pwc_xml;
extern const EfReader ef_reader_spdx;
extern const EfReader ef_reader_tensorboard;
extern const EfReader ef_reader_wandb;
extern const EfReader ef_reader_xml;
extern const EfReader ef_reader_yaml;

G_END_DECLS
