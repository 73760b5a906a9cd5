/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the published energy counts. */
typedef enum
{
  GOLDEN_BASIS_NONE,
  GOLDEN_BASIS_WITH_PUE,
  GOLDEN_BASIS_WITHOUT_PUE,
} GoldenBasis;

/* A row of golden_energy.csv. What is empty is NAN. */
typedef struct
{
  guint line; /* the header is line 1 */
  char *source;
  char *table;
  char *model;
  char *hardware;
  double chips;
  double power; /* W */
  double hours;
  double pue;
  double energy;    /* MWh */
  double intensity; /* kg/kWh */
  double carbon;    /* t */
  char *note;
  GoldenBasis basis;
} GoldenRow;

/* All rows (element-type GoldenRow), or NULL if the file is not there. */
GPtrArray *golden_rows_read (void);
/* "calc_mwh" of the row's note, or NAN. */
double golden_row_get_note (const GoldenRow *row, const char *key);

G_END_DECLS
