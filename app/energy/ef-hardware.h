/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-source.h"
#include "ef-footprint.h"

G_BEGIN_DECLS

/* The number formats in which a device computes. */
typedef enum
{
  EF_PRECISION_FP64,
  EF_PRECISION_FP32,
  EF_PRECISION_TF32,
  EF_PRECISION_BF16,
  EF_PRECISION_FP16,
  EF_PRECISION_FP8,
  EF_PRECISION_INT8,
  EF_PRECISION_FP4,
  EF_PRECISION_INT4,
} EfPrecision;

#define EF_N_PRECISIONS (EF_PRECISION_INT4 + 1)

/* "bf16"; the words of files, which people use too. */
const char *ef_precision_to_word (EfPrecision precision);
gboolean    ef_precision_from_word (const char *word, EfPrecision *precision);

typedef enum
{
  EF_HARDWARE_GPU,
  EF_HARDWARE_TPU,
  EF_HARDWARE_NPU,
  EF_HARDWARE_CPU,
} EfHardwareKind;

/* Average power of one device in use, as somebody measured it. */
typedef struct
{
  double watts;
  double spread; /* percent, or NAN */
  EfScope scope; /* EF_SCOPE_SERVER: with the host's share */
  const EfEnergySource *source;
} EfMeasuredPower;

/**
 * EfHardware:
 *
 * An accelerator or a processor, as its data sheet has it. What is not published is NAN.
 */
typedef struct
{
  const char *id;
  const char *name;
  EfHardwareKind kind;
  double tdp;                    /* watts of design power */
  double memory;                 /* bytes */
  double peaks[EF_N_PRECISIONS]; /* operations per second, dense */
  guint n_measured;
  const EfMeasuredPower *measured; /* first is preferred */
  const EfEnergySource *source;
} EfHardware;

const EfHardware *ef_hardware_get (const char *id);
/* "H100 SXM5 80GB" of "NVIDIA H100 SXM5 80GB": who makes it is known where each word counts. */
const char       *ef_hardware_get_short_name (const EfHardware *self);
/* All, in the order of the files (transfer container, element-type EfHardware). */
GPtrArray        *ef_hardware_list (void);

/**
 * ef_hardware_find:
 * @text: how a file names it: "NVIDIA A100-SXM4-80GB", "8x H100", "TPUv3x32", "A100 80GB"
 * @count: (out) (optional): how many the text says there are; 1 where it says nothing
 *
 * Returns: what it may be, in the order of the files (transfer container, element-type
 * EfHardware): one where the name says which, several where it does not ("A100"), none where it
 * is not known. Case, blanks, punctuation and words that only name the vendor do not matter.
 */
GPtrArray *ef_hardware_find (const char *text, guint *count);

/* The power of one device in use, as it is estimated. */
typedef struct
{
  double watts;
  double low;
  double high;
  gboolean measured; /* by somebody, with the spread of that; else the design power, with the range
                      * of the constant "power-over-design-power" */
  EfScope scope;
  const EfEnergySource *source;
} EfPowerInUse;

/* @measured: rather as it was measured, which is taken anyway where no design power is known. */
void ef_hardware_get_power (const EfHardware *self, gboolean measured, EfPowerInUse *power);

/* The peak for @precision, or for the next wider format that has one: what cannot be computed in
 * bf16 runs in fp16, else in fp32. NAN if there is none; @used (out) (optional) says which. */
double ef_hardware_get_peak (const EfHardware *self, EfPrecision precision, EfPrecision *used);

G_END_DECLS
