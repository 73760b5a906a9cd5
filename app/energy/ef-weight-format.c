/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-weight-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The layouts: llama.cpp's ggml-common.h for the Q and IQ formats, the OCP Microscaling Formats
 * specification 1.0 for MX (32 elements share a scale of 8 bits), NVIDIA's description of NVFP4
 * (16 elements share a scale of 8 bits). */
static const EfWeightFormat formats[] = {
  { "fp64", "FP64", 1, 8 },     { "fp32", "FP32", 1, 4 },         { "bf16", "BF16", 1, 2 },
  { "fp16", "FP16", 1, 2 },     { "q8-0", "Q8_0", 32, 34 },       { "mxfp8", "MXFP8", 32, 33 },
  { "fp8", "FP8", 1, 1 },       { "int8", "INT8", 1, 1 },         { "q6-k", "Q6_K", 256, 210 },
  { "mxfp6", "MXFP6", 32, 25 }, { "q5-1", "Q5_1", 32, 24 },       { "q5-0", "Q5_0", 32, 22 },
  { "q5-k", "Q5_K", 256, 176 }, { "q4-1", "Q4_1", 32, 20 },       { "q4-0", "Q4_0", 32, 18 },
  { "q4-k", "Q4_K", 256, 144 }, { "iq4-nl", "IQ4_NL", 32, 18 },   { "nvfp4", "NVFP4", 16, 9 },
  { "mxfp4", "MXFP4", 32, 17 }, { "iq4-xs", "IQ4_XS", 256, 136 }, { "int4", "INT4", 1, 0.5 },
  { "nf4", "NF4", 1, 0.5 },     { "q3-k", "Q3_K", 256, 110 },     { "iq3-s", "IQ3_S", 256, 110 },
  { "iq3-xxs", "IQ3_XXS", 256, 98 },                              { "q2-k", "Q2_K", 256, 84 },
  { "iq2-s", "IQ2_S", 256, 82 },                                  { "iq2-xs", "IQ2_XS", 256, 74 },
  { "iq2-xxs", "IQ2_XXS", 256, 66 },                              { "tq2-0", "TQ2_0", 256, 66 },
  { "iq1-m", "IQ1_M", 256, 56 },                                  { "tq1-0", "TQ1_0", 256, 54 },
  { "iq1-s", "IQ1_S", 256, 50 },
};

/* Other names, folded. */
static const struct
{
  const char *name;
  const char *id;
} aliases[] = {
  { "float64", "fp64" }, { "f64", "fp64" },    { "double", "fp64" }, { "float32", "fp32" },
  { "f32", "fp32" },     { "float", "fp32" },  { "full", "fp32" },   { "bfloat16", "bf16" },
  { "float16", "fp16" }, { "f16", "fp16" },    { "half", "fp16" },   { "float8", "fp8" },
  { "f8e4m3", "fp8" },   { "fp8e4m3", "fp8" }, { "8bit", "int8" },   { "i8", "int8" },
  { "4bit", "int4" },    { "i4", "int4" },     { "nf4", "nf4" },
};

/* Mixtures of K formats are named by the one that most weights have: Q4_K_M. */
static const char *const mixtures[] = { "xs", "s", "m", "l", "xl" };

/* Words at the end of the names of quantised models beside the format, and those of methods, which
 * tell that there is one but not which. */
static const char *const packagings[] = { "gguf", "ggml", "ggmlv3", "bin", "safetensors", "bnb",
                                          "unsloth", "ud", "imatrix", "i1", "onnx", "mlx" };
static const char *const methods[] = { "awq", "gptq", "qdq", "exl2", "quantized", "hqq" };

/* A format has up to three words: Q4_K_M. */
#define WORDS_MAX 3

static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  if (g_str_has_prefix (text, "torch."))
    text += strlen ("torch.");
  if (g_ascii_strncasecmp (text, "mostly_", strlen ("mostly_")) == 0)
    text += strlen ("mostly_");
  for (const char *p = text; *p != '\0' && folded->len < 20; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));

  return g_string_free (folded, FALSE);
}

static const EfWeightFormat *
find_folded (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *id = fold (formats[i].id);

      if (strcmp (id, folded) == 0)
        return &formats[i];
    }

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (strcmp (aliases[i].name, folded) == 0)
      return find_folded (aliases[i].id);

  return NULL;
}

const EfWeightFormat *
ef_weight_format_find (const char *text)
{
  g_autofree char *folded = NULL;
  const EfWeightFormat *found;

  g_return_val_if_fail (text != NULL, NULL);

  folded = fold (text);
  found = find_folded (folded);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (mixtures); i++)
    if (g_str_has_suffix (folded, mixtures[i]) && *folded == 'q')
      {
        g_autofree char *base = g_strndup (folded, strlen (folded) - strlen (mixtures[i]));

        if (g_str_has_suffix (base, "k"))
          found = find_folded (base);
      }

  return found;
}

static gboolean
is_among (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* A format as it stands in a name. "full" and "half" are words of other things there, and so is the
 * f16 of an autoencoder: in the names of quantised models it is written F16. */
static const EfWeightFormat *
find_in_name (const char *word)
{
  if (strpbrk (word, "0123456789") == NULL || (word[0] == 'f' && g_ascii_isdigit (word[1]))
      || (word[0] == 'i' && g_ascii_isdigit (word[1])))
    return NULL;

  return ef_weight_format_find (word);
}

/* Where the last words of @name begin that are a format, a method or a packaging; NULL if they are
 * none of that. */
static const char *
find_last_words (const char *name, const EfWeightFormat **format, gboolean *is_method)
{
  const char *found = NULL;
  guint n_words = 0;

  for (const char *p = name + strlen (name) - 1; p > name && n_words < WORDS_MAX; p--)
    {
      const EfWeightFormat *known;

      if (strchr ("-_.: ", *p) == NULL || p[1] == '\0')
        continue;
      n_words++;
      known = find_in_name (p + 1);
      if (known != NULL)
        {
          *format = known;
          found = p;
        }
      else if (n_words == 1 && is_among (p + 1, methods, G_N_ELEMENTS (methods)))
        {
          *is_method = TRUE;
          found = p;
        }
      else if (n_words == 1 && is_among (p + 1, packagings, G_N_ELEMENTS (packagings)))
        {
          found = p;
        }
    }

  return found;
}

char *
ef_weight_format_split_name (const char *name, const EfWeightFormat **format)
{
  g_autofree char *base = NULL;
  gboolean is_variant = FALSE;
  const char *end;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  *format = NULL;
  if (*name == '\0')
    return NULL;

  base = g_strdup (name);
  for (;;)
    {
      const EfWeightFormat *found = NULL;

      end = find_last_words (base, &found, &is_variant);
      if (end == NULL)
        break;
      if (*format == NULL)
        *format = found;
      base[end - base] = '\0';
    }

  return (*format != NULL || is_variant) && *base != '\0' ? g_steal_pointer (&base) : NULL;
}

const EfWeightFormat *
ef_weight_format_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (formats);

  return formats;
}

double
ef_weight_format_get_bits (const EfWeightFormat *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->block_bytes * 8 / self->block_weights;
}

double
ef_weight_format_get_bytes (const EfWeightFormat *self, double parameters)
{
  g_return_val_if_fail (self != NULL, NAN);

  return parameters * self->block_bytes / self->block_weights;
}

char *
ef_memory_to_decimal (double bytes)
{
  if (bytes < 1e9)
    return g_strdup_printf (_("%.1f MB"), bytes / 1e6);
  if (bytes < 1e12)
    return g_strdup_printf (_("%.1f GB"), bytes / 1e9);

  return g_strdup_printf (_("%.1f TB"), bytes / 1e12);
}

char *
ef_memory_to_binary (double bytes)
{
  if (bytes < 0x1p30)
    return g_strdup_printf (_("%.1f MiB"), bytes / 0x1p20);
  if (bytes < 0x1p40)
    return g_strdup_printf (_("%.1f GiB"), bytes / 0x1p30);

  return g_strdup_printf (_("%.1f TiB"), bytes / 0x1p40);
}
