/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-card-table.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/* The meaning of the structured parts of Hugging Face cards. @root is the root of the front matter;
 * what cannot be used of it is reported with its path
 * ("model-index[0].results[2].metrics[0].value"). */

/* What the card says as a whole: emissions, energy, licence ... FALSE, and reported, if the front
 * matter is no mapping. */
gboolean ef_hf_card_take_facts (EfCard *card, const EfTreeNode *root);

/* A result for each of model-index, in all the shapes in which people write it. To be called when
 * all facts are known. */
void     ef_hf_card_take_results (EfCard *card, const EfTreeNode *root);

/* TRUE for the root of a file of `.eval_results/`, which is a list of results; and takes them. */
gboolean ef_hf_card_is_eval_results (const EfTreeNode *root);
void     ef_hf_card_take_eval_results (EfCard *card, const EfTreeNode *root);

G_END_DECLS
