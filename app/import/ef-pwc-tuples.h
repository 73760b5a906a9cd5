/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"

G_BEGIN_DECLS

#define EF_PWC_TUPLE_TASKS_MAX 8

/* One value of one metric, with all that it is of. Texts are NULL where there is none; they are
 * copied. */
typedef struct
{
  const char *tasks[EF_PWC_TUPLE_TASKS_MAX]; /* from the topmost; then NULL */
  const char *dataset;
  const char *identity; /* what tells the rows of the data set from each other */
  const char *model;
  const char *paper;
  const char *url;
  const char *date;
  const char *metric;
  const char *value;
  EfDirection direction; /* of the metric, UNKNOWN if the file does not say */
  guint line;
} EfPwcTuple;

/**
 * EfPwcTuples:
 *
 * Puts results that a file lists one by one together to tables: values of one identity in one data
 * set are a row, in the order of the file. Where a row has a value of the metric already, and it is
 * another one, a new row begins.
 */
typedef struct _EfPwcTuples EfPwcTuples;

EfPwcTuples *ef_pwc_tuples_new (void);
void         ef_pwc_tuples_free (EfPwcTuples *self);
void         ef_pwc_tuples_add (EfPwcTuples *self, const EfPwcTuple *tuple);
guint        ef_pwc_tuples_get_n_rows (const EfPwcTuples *self);
/* The dump that all of it makes, which goes by lines (transfer full). The order of rows says
 * nothing in it. Once. */
EfPwcDump   *ef_pwc_tuples_end (EfPwcTuples *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPwcTuples, ef_pwc_tuples_free)

G_END_DECLS
