/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-source.h"

G_BEGIN_DECLS

/* Power usage effectiveness: what a site takes for each unit that its machines take. */
typedef struct
{
  int year;
  double value;
  const EfEnergySource *source;
} EfPue;

/**
 * EfSite:
 *
 * An operator of data centres, one of its sites, or an average over many.
 */
typedef struct
{
  const char *id;   /* "google" */
  const char *name; /* "Google"; people read ef_site_get_name() */
  guint n_pues;
  const EfPue *pues; /* in the order of the files */
} EfSite;

const EfSite *ef_site_get (const char *id);
/* In the words of figures, or else those of the person. */
const char   *ef_site_get_name (const EfSite *self);
GPtrArray    *ef_site_list (void);
/* What @text may mean: an id, a name or an alias (transfer container, element-type EfSite). */
GPtrArray    *ef_site_find (const char *text);
/* That of @year, or the latest if @year is 0; NULL if there is none. */
const EfPue  *ef_site_get_pue (const EfSite *self, int year);

G_END_DECLS
