/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-text-pool.h"
#include "ef-xml-stream.h"

G_BEGIN_DECLS

/* A measure, or a parameter of the flow, of which name and value count. */
typedef struct
{
  guint32 name; /* texts are ids of the pool */
  guint32 value;
  guint32 array; /* values for each class, or what stands there instead of a value */
  guint32 repeat;
  guint32 fold;
  guint number; /* among all, from 1 */
  gboolean bare; /* stands in the run itself */
  guint line;
} EfOpenmlEvaluation;

/**
 * EfOpenmlRun:
 *
 * What the document of one run of OpenML says, in its order: which model was tested on which data,
 * with which parameters, and all measures. The lower fields are for reading only.
 */
typedef struct
{
  EfTextPool *pool;
  GArray *evaluations; /* (element-type EfOpenmlEvaluation) */
  GArray *parameters;  /* (element-type EfOpenmlEvaluation) */
  guint32 run, model, dataset, task;
  guint line; /* of the run */

  EfOpenmlEvaluation open;
  GPtrArray *path; /* (element-type utf8) (not owned) names of the open elements */
  GString *text;
  GString *scratch;
} EfOpenmlRun;

/* Fills a run from the events of its document; their data is the run. */
extern const EfXmlHandler ef_openml_run_handler;

void ef_openml_run_init (EfOpenmlRun *self);
void ef_openml_run_clear (EfOpenmlRun *self);

const EfOpenmlEvaluation *ef_openml_run_get_evaluation (const EfOpenmlRun *self, guint index);
/* FALSE if the value of @evaluation is no number. */
gboolean ef_openml_run_read_value (const EfOpenmlRun *self, const EfOpenmlEvaluation *evaluation,
                                   double *value);

/* Whether it is of a single fold, and not over all of them. */
gboolean ef_openml_evaluation_is_of_fold (const EfOpenmlEvaluation *self);
/* "12:/run/output_data/evaluation[3]" (transfer full) */
char *ef_openml_evaluation_make_place (const EfOpenmlEvaluation *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfOpenmlRun, ef_openml_run_clear)

G_END_DECLS
