/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"

G_BEGIN_DECLS

/* The texts of a row. */
typedef enum
{
  EF_PWC_TEXT_MODEL,
  EF_PWC_TEXT_PAPER,
  EF_PWC_TEXT_URL,
  EF_PWC_TEXT_DATE,
  EF_PWC_TEXT_CODE,
  EF_PWC_N_TEXTS,
} EfPwcText;

/* Rows of a table name their metrics in the same order: so many are remembered of the row
 * before. */
#define EF_PWC_RECENT_MAX 32

/**
 * EfPwcFiller:
 *
 * Fills a dump, whatever the file is written in: parsers say what they meet, and one row is open at
 * a time. The fields are its own, except @dump, @row and @metric.
 */
typedef struct
{
  EfPwcDump *dump;
  EfPwcRow row;   /* the open one */
  guint32 metric; /* id of the open value's metric; 0 leaves the value out */
  GString *scratch;
  /* The texts of a row are pooled together when it ends: looking up five at once takes little
   * more time than one, because nearly all of it is waiting for the memory. */
  GString *row_texts;
  guint32 text_offsets[EF_PWC_N_TEXTS];
  guint32 text_lengths[EF_PWC_N_TEXTS];
  guint n_recent; /* values met in the open row */
  guint32 recent[EF_PWC_RECENT_MAX]; /* their metrics in the row before */
} EfPwcFiller;

void ef_pwc_filler_init (EfPwcFiller *self, EfPwcDump *dump);
void ef_pwc_filler_clear (EfPwcFiller *self);

/* The id of a name in the dump's texts, tidied; 0 if nothing is left of it. */
guint32 ef_pwc_filler_add_text (EfPwcFiller *self, const char *text, gsize length);

EfPwcTask    *ef_pwc_filler_add_task (EfPwcFiller *self, GPtrArray *tasks, guint32 index);
EfPwcDataset *ef_pwc_filler_add_dataset (EfPwcFiller *self, GPtrArray *datasets, guint32 index);
/* A metric that the table declares. Nameless ones are left out. */
void          ef_pwc_filler_add_declared (EfPwcFiller *self, EfPwcDataset *dataset,
                                          const EfPwcMetric *metric);

void     ef_pwc_filler_begin_row (EfPwcFiller *self, guint32 index);
void     ef_pwc_filler_set_text (EfPwcFiller *self, EfPwcText which, const char *text,
                                 gsize length);
gboolean ef_pwc_filler_has_text (const EfPwcFiller *self, EfPwcText which);
/* Before the first value of the open row. */
void     ef_pwc_filler_begin_values (EfPwcFiller *self);
/* The id of a metric: to be given to `metric` before its value is added. */
guint32  ef_pwc_filler_find_metric (EfPwcFiller *self, const char *text, gsize length);
void     ef_pwc_filler_add_value (EfPwcFiller *self, const char *text, gsize length);
void     ef_pwc_filler_end_row (EfPwcFiller *self, EfPwcDataset *dataset);

/* The list, made if there is none yet. */
GPtrArray *ef_pwc_filler_ensure_tasks (GPtrArray **list);
GPtrArray *ef_pwc_filler_ensure_datasets (GPtrArray **list);

G_END_DECLS
