/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-source.h"
#include "ef-footprint.h"
#include "ef-source.h"

G_BEGIN_DECLS

/* What goes into an estimate, with the unit of its value. */
typedef enum
{
  EF_INPUT_DEVICE_HOURS, /* hours of one device, summed over all */
  EF_INPUT_HOURS,        /* hours of all of them together */
  EF_INPUT_DEVICES,
  EF_INPUT_POWER,        /* watts of one device */
  EF_INPUT_PUE,
  EF_INPUT_COMPUTE,      /* FLOP */
  EF_INPUT_PARAMETERS,   /* those that work for each token */
  EF_INPUT_TOKENS,       /* seen in training; or of one run of inference */
  EF_INPUT_PEAK,         /* operations per second of one device */
  EF_INPUT_OLD_PEAK,     /* of the device that was used, where another is supposed */
  EF_INPUT_UTILISATION,  /* part of the peak */
  EF_INPUT_ENERGY,       /* joules */
  EF_INPUT_INTENSITY,    /* grams of CO2 equivalents for a kilowatt-hour */
  EF_INPUT_CARBON,       /* kilograms of CO2 equivalents */
  EF_INPUT_OLD_PUE,      /* that energy or carbon counts, where another one is supposed */
} EfInput;

#define EF_N_INPUTS (EF_INPUT_OLD_PUE + 1)

/* Who says so. */
typedef enum
{
  EF_GIVEN_REPORTED,  /* the data: `of` is the column */
  EF_GIVEN_REFERENCE, /* the reference data: `of` is the id of the row */
  EF_GIVEN_CHOSEN,    /* the scenario */
  EF_GIVEN_ASSUMED,   /* nobody: a range that was observed elsewhere; `of` is the constant */
} EfGiven;

/* Behind the id of hardware whose power is the measured one. */
#define EF_MEASURED_SUFFIX "#measured"
/* Between the ids of all devices that a text may mean, the likeliest first. */
#define EF_OTHERS_SEPARATOR "|"

/* One input as it is known. An unknown one has the value NAN. */
typedef struct
{
  double value;
  double low;  /* as the value where nothing is said */
  double high;
  EfGiven given;
  const char *of;               /* not owned; or NULL */
  const EfEnergySource *source; /* of reference values and assumptions, else NULL */
  int year;                     /* of the value, 0 if it has none */
} EfAssumption;

#define EF_ASSUMPTION_UNKNOWN { NAN, NAN, NAN, EF_GIVEN_REPORTED, NULL, NULL, 0 }

/* Known to be exactly @value, from the data. */
EfAssumption ef_assumption_reported (double value, const char *column);

typedef struct
{
  EfActivity activity;
  EfScope power_scope; /* of the power: accelerators or servers */
  EfAssumption inputs[EF_N_INPUTS];
} EfEnergyInputs;

/* All unknown. */
void ef_energy_inputs_init (EfEnergyInputs *self, EfActivity activity);

/* How the amount was computed, best first. */
typedef enum
{
  EF_METHOD_NONE,
  EF_METHOD_OTHER_DEVICE, /* device hours x old peak / peak x power x PUE */
  EF_METHOD_DEVICE_HOURS, /* device hours x power x PUE */
  EF_METHOD_HOURS,        /* hours x devices x power x PUE */
  EF_METHOD_COMPUTE,      /* FLOP / (peak x utilisation) x power x PUE */
  EF_METHOD_TRAINING,     /* 6 N D FLOP, then as COMPUTE */
  EF_METHOD_INFERENCE,    /* 2 N FLOP for each token, then as COMPUTE */
  EF_METHOD_CARBON,       /* energy x intensity, x PUE where the energy is without it */
  EF_METHOD_SITE,         /* energy of computers x PUE */
  EF_METHOD_OTHER_SITE,   /* energy / PUE that it counts x PUE that is supposed */
  EF_METHOD_OTHER_SITE_CARBON, /* the same of carbon */
  EF_METHOD_COLUMN,        /* the energy that another column derives or estimates */
  EF_METHOD_COLUMN_CARBON, /* the same of carbon */
} EfMethod;

/* The words of files: "device-hours*power". */
const char *ef_method_to_word (EfMethod method);
/* Translated: "device hours × power". */
const char *ef_method_to_label (EfMethod method);

typedef struct
{
  EfMethod method;
  double value; /* joules, or kilograms of CO2 equivalents */
  double low;
  double high;
  EfFootprint footprint;
  EfOrigin origin;  /* DERIVED if all that was used is reported, else ESTIMATED */
  guint used;       /* 1 << EfInput for each input that was used */
} EfEstimate;

/* The energy, by the best method for which everything is known. FALSE if there is none.
 * Allocates nothing: made for a million rows. */
gboolean ef_energy_estimate (const EfEnergyInputs *inputs, EfEstimate *estimate);

/* FLOP of a training run (6 N D) or of inference (2 N a token). Of a mixture of experts N are the
 * active parameters. */
double ef_energy_training_flop (double parameters, double tokens);
double ef_energy_inference_flop (double parameters, double tokens);

/**
 * ef_energy_estimate_carbon:
 * @inputs: the energy, the intensity, and the PUE where the energy is without it
 * @energy_scope: of that energy
 *
 * Location-based and gross: what the grid emits. FALSE if energy or intensity are not known. The
 * PUE is not applied to energy of which the scope is not known.
 */
gboolean ef_energy_estimate_carbon (const EfEnergyInputs *inputs, EfScope energy_scope,
                                    EfEstimate *estimate);

/**
 * ef_energy_estimate_site:
 * @inputs: the energy, the PUE that is supposed for it, and the one that it counts
 * @energy_scope: of that energy
 *
 * The energy of the same computers at another site: with the overhead of that one, in place of the
 * overhead that it counts. FALSE where it is not known what it counts, or with which PUE.
 */
gboolean ef_energy_estimate_site (const EfEnergyInputs *inputs, EfScope energy_scope,
                                  EfEstimate *estimate);
/* The carbon of an energy with overhead changes as that does; on whatever grid and basis, both stay
 * as they are. FALSE if one of the PUEs is not known. */
gboolean ef_energy_estimate_site_carbon (const EfEnergyInputs *inputs, EfEstimate *estimate);

/**
 * ef_energy_formula_new:
 *
 * What made the amount, in words of files, for the formula of a cell: the method, then each input
 * with who says so, its value unless the data say it, and of what it is. Rows that differ only in
 * what the data say have the same formula. ef-energy-trace.h says it to people. (transfer full)
 */
char *ef_energy_formula_new (const EfEnergyInputs *inputs, const EfEstimate *estimate);

G_END_DECLS
