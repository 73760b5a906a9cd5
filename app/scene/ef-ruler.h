/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-number.h"
#include "ef-quantity.h"

G_BEGIN_DECLS

/* What lines beneath the points have in common all along. */
typedef enum
{
  EF_RULER_COMPUTE,  /* training compute: 6 x parameters x tokens */
  EF_RULER_MEMORY,   /* the largest model that fits into a memory, in a format of weights */
  EF_RULER_ENERGY,   /* power x time */
  EF_RULER_CARBON,   /* energy x what a grid emits */
  EF_RULER_PER_UNIT, /* how much of the one axis for one of the other */
} EfRulerKind;
#define EF_N_RULER_KINDS 5

#define EF_RULER_VALUES_MAX 8

/* "24 GB"; @unit is NULL for PER_UNIT: in what the axes show. */
typedef struct
{
  double amount; /* above zero, finite */
  const EfUnit *unit;
} EfRulerValue;

/**
 * EfRuler:
 * @n_values, @values: a line for each of them; without any, lines at round values (MEMORY: 24 GB)
 * @of: MEMORY: the ids of formats of weights, "fp16,q4-0"; CARBON: the ids of grids, "SWE,DEU";
 *   NULL: fp16, int8 and q4-0, or the average of the world
 *
 * The lines of one kind that a chart shows, as a part of its specification.
 */
typedef struct
{
  gboolean shown;
  guint n_values;
  EfRulerValue values[EF_RULER_VALUES_MAX];
  char *of;
} EfRuler;

/* "compute", "memory", "energy", "carbon", "per-unit": the words of files and of the command
 * line. */
const char *ef_ruler_kind_to_word (EfRulerKind kind);
gboolean    ef_ruler_kind_from_word (const char *word, EfRulerKind *kind);

/* Exactly; no tolerance. */
gboolean ef_ruler_equal (const EfRuler *a, const EfRuler *b);

/**
 * ef_ruler_read_values:
 * @text: "24 GB; 80 GB", or with commas between where a comma is not the decimal mark; "" for none.
 *   A bare number is in FLOP, GB, kWh or kg
 * @comma: whether it is
 *
 * Takes the values that a file or a person states; of an error it takes nothing.
 *
 * Returns: FALSE with EF_ERROR_SYNTAX
 */
gboolean ef_ruler_read_values (EfRuler *self, EfRulerKind kind, const char *text, EfComma comma,
                               GError **error);
/* The same the other way: exact, and with ";" between values where @decimal_point is a comma
 * (transfer full). */
char    *ef_ruler_values_to_text (const EfRuler *self, const char *decimal_point);

/* Takes the formats of weights, or the grids, that @text names: "fp16, Q4_0", "Sweden"; "" for the
 * usual ones. FALSE with EF_ERROR_SYNTAX. Only for MEMORY and CARBON. */
gboolean ef_ruler_read_of (EfRuler *self, EfRulerKind kind, const char *text, GError **error);

G_END_DECLS
