/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-hardware.h"

G_BEGIN_DECLS

/**
 * EfScenario:
 *
 * What is supposed of energy: a plain value, to be copied, compared, and kept as words. What is not
 * set is as the data report it, and unknown where they do not.
 */
typedef struct
{
  char *name;            /* for people, or NULL */
  char *grid;            /* id of an EfPowerGrid, or NULL */
  int grid_year;         /* 0 is the latest */
  double intensity;      /* grams for a kilowatt-hour, in place of a grid; NAN if not set */
  char *site;            /* id of an EfSite, or NULL */
  double pue;            /* in place of a site; NAN if not set */
  double utilisation;    /* part of the peak; NAN: what was observed elsewhere */
  char *hardware;        /* id of an EfHardware, or NULL */
  EfPrecision precision; /* in which it computes; BF16 unless set */
  gboolean measured;     /* measured average power where it is published, not design power */
  double runs;           /* a year; NAN if not set */
  double tokens;         /* of one run of inference; NAN if not set */
  EfActivity activity;   /* TRAINING unless set */
  gboolean replace;      /* what is reported too, where it can be computed; else gaps only */
} EfScenario;

EfScenario *ef_scenario_new (void);
EfScenario *ef_scenario_copy (const EfScenario *self);
void        ef_scenario_free (EfScenario *self);
gboolean    ef_scenario_equal (const EfScenario *a, const EfScenario *b);

/* The keys, in their order, ended by NULL: "name", "grid", "grid-year", "pue", "utilisation",
 * "hardware", "precision", "power", "runs", "tokens", "activity", "replace". */
const char *const *ef_scenario_get_keys (void);

/* Sets one of them: "grid" to a place ("Sweden", "gcp:us-central1") or grams for a kilowatt-hour
 * ("35"), "pue" to an operator or a number, "power" to "design" or "measured", "replace" to "yes"
 * or "no". An empty value unsets. What is not understood, or may mean several things, is an error
 * (EF_ERROR_SYNTAX, EF_ERROR_NOT_FOUND) and changes nothing. */
gboolean ef_scenario_set (EfScenario *self, const char *key, const char *value, GError **error);
/* The value in words of files, that sets the same; NULL if it is as in a new one (transfer
 * full). */
char    *ef_scenario_get (const EfScenario *self, const char *key);

/* All that is set, as "grid=SWE,pue=1.1"; "" for a new one (transfer full). A comma or a backslash
 * in a value has a backslash before it. */
char       *ef_scenario_to_text (const EfScenario *self);
EfScenario *ef_scenario_from_text (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfScenario, ef_scenario_free)

G_END_DECLS
