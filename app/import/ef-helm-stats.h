/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-card-rows.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/* Rows of the statistics of one run of HELM, a list of {name: {name, split, perturbation}, count,
 * mean, stddev ...}: metrics of the same split and perturbation are a row. @prefix: where the list
 * stands in its document, "" for all of it. @scenario: what was run, or NULL. */
void ef_helm_stats_add (EfCardRows *rows, const EfTreeNode *stats, const char *prefix,
                        const char *model, const char *scenario);

/* What the name of a run says, "mmlu:subject=anatomy,model=openai_gpt2", be it that of a folder in
 * a path: "openai/gpt2" and "mmlu:subject=anatomy" (transfer full), or NULL. */
char *ef_helm_run_dup_model (const char *name);
char *ef_helm_run_dup_scenario (const char *name);

G_END_DECLS
