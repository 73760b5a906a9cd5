/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-source.h"

G_BEGIN_DECLS

/* Grams of CO2 equivalents for a kilowatt-hour, averaged over a year. */
typedef struct
{
  int year;
  double grams;
  const EfEnergySource *source;
} EfGridIntensity;

/**
 * EfPowerGrid:
 *
 * Where electricity comes from: a country, the world, or a region of a cloud. Intensities are
 * location-based. A region without values of its own lies in a grid that has some.
 */
typedef struct _EfPowerGrid EfPowerGrid;

struct _EfPowerGrid
{
  const char *id;            /* "DEU", "world", "gcp:us-central1" */
  const char *name;          /* "Germany"; people read ef_power_grid_get_name() */
  const char *iso2;          /* "DE", or NULL */
  const char *provider;      /* "gcp", or NULL */
  const char *region;        /* "us-central1", or NULL */
  const EfPowerGrid *within; /* or NULL */
  guint n_intensities;
  const EfGridIntensity *intensities; /* in the order of the files */
};

const EfPowerGrid *ef_power_grid_get (const char *id);
/* "Deutschland": in the words of figures, or else those of the person; as it is where there is no
 * translation. */
const char        *ef_power_grid_get_name (const EfPowerGrid *self);
/* All, in the order of the files (transfer container, element-type EfPowerGrid). */
GPtrArray         *ef_power_grid_list (void);

/* What @text may mean: an id, an ISO code of two or three letters, a name, a region ("us-central1",
 * "aws us-east-1"). Several where clouds share the name of a region (transfer container,
 * element-type EfPowerGrid). */
GPtrArray         *ef_power_grid_find (const char *text);

/* The intensity of @year, or the latest if @year is 0; of the grid it lies in, where it has none of
 * its own, and @where (out) (optional) says of which. NULL if nothing is known. */
const EfGridIntensity *ef_power_grid_get_intensity (const EfPowerGrid *self, int year,
                                                    const EfPowerGrid **where);

G_END_DECLS
