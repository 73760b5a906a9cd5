/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

#define GOLDEN_MAX 16

/* A row of the reference values for frontiers. */
typedef struct
{
  double x[GOLDEN_MAX], y[GOLDEN_MAX];
  EfPoints points;
  double reference_x[GOLDEN_MAX], reference_y[GOLDEN_MAX];
  EfPoints reference; /* one point or a set, in the same directions */
  char *value;
  char *note;
} GoldenRow;

/* Reads the row on @line (the header is line 1), which has to be about @indicator. FALSE after
 * g_test_skip() where the reference values are not at hand. */
gboolean golden_row_init (GoldenRow *self, guint line, const char *indicator);
void     golden_row_clear (GoldenRow *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoldenRow, golden_row_clear)

/* The value as a number, and as numbers separated by semicolons. */
double golden_row_get_number (const GoldenRow *self);
gsize  golden_row_get_numbers (const GoldenRow *self, double *numbers);
