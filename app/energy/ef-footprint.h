/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an amount of energy or carbon counts. Numbers that count different things are kept apart:
 * they can be compared only with care, and never added. */

/* How far it reaches. Each holds the ones before it. */
typedef enum
{
  EF_SCOPE_UNKNOWN,
  EF_SCOPE_ACCELERATOR, /* the accelerators alone */
  EF_SCOPE_SERVER,      /* with their share of processors, memory and network */
  EF_SCOPE_SITE,        /* with what the site needs for cooling and the like (PUE) */
  EF_SCOPE_LIFE_CYCLE,  /* with making the machines, and with idling */
} EfScope;

typedef enum
{
  EF_ACTIVITY_UNKNOWN,
  EF_ACTIVITY_TRAINING,
  EF_ACTIVITY_FINE_TUNING,
  EF_ACTIVITY_INFERENCE,
} EfActivity;

/* By what the grid there emits, or by what was bought. */
typedef enum
{
  EF_BASIS_UNKNOWN,
  EF_BASIS_LOCATION,
  EF_BASIS_MARKET,
} EfBasis;

/* Before or after what was generated without carbon, or offset, is taken off. */
typedef enum
{
  EF_NETTING_UNKNOWN,
  EF_NETTING_GROSS,
  EF_NETTING_NET,
} EfNetting;

typedef struct
{
  EfScope scope;
  EfActivity activity;
  EfBasis basis;     /* of carbon; UNKNOWN for energy */
  EfNetting netting; /* of carbon; UNKNOWN for energy */
} EfFootprint;

/* The words of files: "site", "fine-tuning", "market", "net"; "unknown" for the first of each. */
const char *ef_scope_to_word (EfScope scope);
gboolean    ef_scope_from_word (const char *word, EfScope *scope);
const char *ef_activity_to_word (EfActivity activity);
gboolean    ef_activity_from_word (const char *word, EfActivity *activity);
const char *ef_basis_to_word (EfBasis basis);
gboolean    ef_basis_from_word (const char *word, EfBasis *basis);
const char *ef_netting_to_word (EfNetting netting);
gboolean    ef_netting_from_word (const char *word, EfNetting *netting);

/* Translated, for people: "with the overhead of the site (PUE)". */
const char *ef_scope_to_label (EfScope scope);
const char *ef_activity_to_label (EfActivity activity);
const char *ef_basis_to_label (EfBasis basis);
const char *ef_netting_to_label (EfNetting netting);

/* Whether amounts of @a and @b may be added. If not, @error (EF_ERROR_SYNTAX) says in a sentence
 * what differs. What is unknown is not known to be alike, except that two amounts of which the
 * same is unknown may be: whoever added them saw that. */
gboolean ef_footprint_can_add (const EfFootprint *a, const EfFootprint *b, GError **error);

/* Whether @a and @b are known to count different things, and which, as the labels of both:
 * "training" and "inference". What is not known of one of them contradicts nothing. */
gboolean ef_footprint_contradicts (const EfFootprint *a, const EfFootprint *b, const char **one,
                                   const char **other);

/**
 * ef_footprint_sum:
 * @values: amounts, in one unit
 * @footprints: what each counts; @n of them
 * @sum: (out): NAN if one is NAN; 0 for none
 *
 * Returns: FALSE, with the reason, if they do not all count the same
 */
gboolean ef_footprint_sum (const double *values, const EfFootprint *footprints, guint n,
                           double *sum, GError **error);

G_END_DECLS
