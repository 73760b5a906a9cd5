/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfWeightFormat:
 *
 * How the weights of a model are stored. Block formats store a block of weights with the scale that
 * they share: Q4_0 takes 18 bytes for 32 weights, 4.5 bits each.
 */
typedef struct
{
  const char *id;      /* "q4-0" */
  const char *name;    /* "Q4_0" */
  guint block_weights; /* 1 where each weight stands alone */
  double block_bytes;
} EfWeightFormat;

/* By id, name, or what files write ("torch.bfloat16", "8bit", "Q4_K_M"); NULL if unknown. */
const EfWeightFormat *ef_weight_format_find (const char *text);
/* The name of the model of which @name is a quantised variant, without the format and what stands
 * beside it: "Qwen3-8B" for "Qwen3-8B-Q4_K_M-GGUF", "phi-4" for "phi-4-unsloth-bnb-4bit". @format
 * (out) is NULL where only the method is named, which does not say how many bits ("-AWQ"). NULL for
 * a name that says nothing of the kind (transfer full). */
char *ef_weight_format_split_name (const char *name, const EfWeightFormat **format);
/* All, the widest first; @n (out) says how many. */
const EfWeightFormat *ef_weight_format_list (guint *n);
double ef_weight_format_get_bits (const EfWeightFormat *self);
/* Bytes of the weights alone, without what runs them. */
double ef_weight_format_get_bytes (const EfWeightFormat *self, double parameters);

/* "16.1 GB" and "15.0 GiB" are the same memory: one says which it means. Translated number format,
 * for people (transfer full). */
char *ef_memory_to_decimal (double bytes);
char *ef_memory_to_binary (double bytes);

G_END_DECLS
