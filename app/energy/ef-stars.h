/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EF_STARS_MAX 5

/**
 * EfStarRule:
 * @EF_STAR_RULE_NONE: no stars
 * @EF_STAR_RULE_RANGE: the range from the least to the most energy is cut into five equal parts
 * @EF_STAR_RULE_MODELS: a fifth of the models gets as many stars each; equal ones get the same
 *
 * How energies become one to five stars, five for the least. What AI Energy Score (Hugging Face and
 * others, https://huggingface.github.io/AIEnergyScore, 2025) says of its stars can be read as both:
 * "dividing the GPU energy range for a specific task into five equal sections", and "the highest
 * 20% of models by GPU energy get 1 star". The two differ, so whoever shows stars names the rule.
 */
typedef enum
{
  EF_STAR_RULE_NONE,
  EF_STAR_RULE_RANGE,
  EF_STAR_RULE_MODELS,
} EfStarRule;
#define EF_N_STAR_RULES (EF_STAR_RULE_MODELS + 1)

/* "none", "range", "models": in files and on the command line, in the order of EfStarRule.
 * NULL-terminated. */
const char *const *ef_star_rule_list_words (void);

/**
 * ef_stars_find_edges:
 * @values: (array length=n): energies in one unit; what is not finite does not count
 * @edges: (out): six values, ascending: the least, where one part ends and the next one begins, the
 *   most
 *
 * Returns: FALSE without two energies that differ: then there is nothing to compare
 */
gboolean ef_stars_find_edges (EfStarRule rule, const double *values, gsize n,
                              double edges[EF_STARS_MAX + 1]);

/* From 1 to 5; who is just on an edge gets the more. 0 for what is not finite. */
guint ef_stars_count (const double edges[EF_STARS_MAX + 1], double value);

/* "★★★☆☆", of static memory; "" for 0 or too many. */
const char *ef_stars_to_text (guint stars);

G_END_DECLS
