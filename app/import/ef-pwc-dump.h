/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-direction.h"
#include "ef-text-pool.h"

G_BEGIN_DECLS

/* Evaluation tables of Papers with Code as they stand in the file, in the smallest form that a
 * catalog can be made of: ids of texts, in flat arrays. The names of tasks stand behind their
 * contents in most files (keys are sorted), so nothing can be built before all is read. */

/* One value of a metric. */
typedef struct
{
  guint32 metric; /* id in `texts` */
  guint32 offset; /* of its text in `values` */
  guint32 length;
} EfPwcCell;

typedef enum
{
  EF_PWC_UNSTATED,
  EF_PWC_FALSE,
  EF_PWC_TRUE,
} EfPwcFlag;

/* All texts are ids in `texts`, 0 where there is none. */
typedef struct
{
  guint32 model;
  guint32 paper;
  guint32 url;
  guint32 date;
  guint32 code;       /* first link to code */
  guint32 index;      /* in the list of the file */
  guint32 line;       /* of the file, where the dump goes by lines */
  guint32 first_cell; /* in `cells` */
  guint16 n_cells;
  guint8 additional;  /* EfPwcFlag: uses additional data */
} EfPwcRow;

/* What the order of the rows says about the first metric. */
typedef enum
{
  EF_PWC_ORDER_SHORT,      /* fewer than EF_PWC_ORDER_MIN numbers, or all are equal */
  EF_PWC_ORDER_NONE,       /* they go up and down */
  EF_PWC_ORDER_ASCENDING,
  EF_PWC_ORDER_DESCENDING,
} EfPwcOrder;

/* With four numbers an order is chance once in twelve times; with fewer it would say nothing. */
#define EF_PWC_ORDER_MIN 4

/* A metric as a table declares it. Only our own XML form states directions and units. */
typedef struct
{
  guint32 name;
  guint32 unit;          /* as the file writes it, an id in `texts`; 0 if it does not say */
  EfDirection direction; /* UNKNOWN if the file does not say */
} EfPwcMetric;

typedef struct
{
  guint32 name;
  guint32 index;          /* in the list of the file */
  guint32 line;           /* of the file, where the dump goes by lines */
  EfPwcOrder order;       /* as ef_pwc_dump_survey() finds it */
  GArray *metrics;        /* (element-type EfPwcMetric), as declared; NULL if none */
  GArray *rows;           /* (element-type EfPwcRow); NULL if none */
  GPtrArray *subdatasets; /* (element-type EfPwcDataset); NULL if none */
} EfPwcDataset;

typedef struct
{
  guint32 name;
  guint32 index;
  char *description;   /* plain text or NULL */
  GPtrArray *datasets; /* (element-type EfPwcDataset); NULL if none */
  GPtrArray *subtasks; /* (element-type EfPwcTask); NULL if none */
} EfPwcTask;

typedef struct
{
  GPtrArray *tasks;     /* (element-type EfPwcTask), of the top level */
  gboolean is_list;     /* FALSE if the file is a single task */
  gboolean by_line;     /* places are lines of the file, not JSON pointers */
  gboolean unordered;   /* the order of rows says nothing, whatever it looks like */
  EfTextPool *texts;    /* of the import: columns share it */
  GByteArray *values;   /* texts of the values of metrics, one after the other */
  GArray *cells;        /* (element-type EfPwcCell) */
  guint64 n_rows;
  guint n_tables;       /* data sets, with repetitions */
  gboolean too_deep;    /* reading stopped because tasks are nested beyond reason */
} EfPwcDump;

EfPwcDump *ef_pwc_dump_new (void);
void       ef_pwc_dump_free (EfPwcDump *self);
/* For the lists of a dump: they take any pointer. */
void       ef_pwc_task_free (gpointer task);
void       ef_pwc_dataset_free (gpointer dataset);

/**
 * ef_pwc_dump_survey:
 *
 * Finds out for every data set how its rows are sorted. There is no tolerance: a single step in the
 * other direction, and the rows are not sorted by their first metric.
 *
 * Returns: whether the order of rows can be trusted in this file. A file of one task that is sorted
 *   by chance, or of tables sorted by date, must not turn the directions around, so most tables
 *   that have an order have to be sorted by their results.
 */
gboolean   ef_pwc_dump_survey (EfPwcDump *self);

static inline const EfPwcCell *
ef_pwc_dump_get_cell (const EfPwcDump *self, const EfPwcRow *row, guint index)
{
  return &g_array_index (self->cells, EfPwcCell, row->first_cell + index);
}

/* The text of a value, not terminated. */
static inline const char *
ef_pwc_dump_get_value (const EfPwcDump *self, const EfPwcCell *cell)
{
  return (const char *) self->values->data + cell->offset;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPwcDump, ef_pwc_dump_free)

G_END_DECLS
