/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfBoundsKind:
 * @EF_BOUNDS_UNKNOWN: nothing says what the bounds of a column are
 * @EF_BOUNDS_ERROR: one standard error of the value, which is a mean
 * @EF_BOUNDS_DEVIATION: one standard deviation: how far single runs are from their mean. The mean
 *   of n runs is known better than that, by the square root of n
 * @EF_BOUNDS_INTERVAL: of 95 %, if nothing else is said
 * @EF_BOUNDS_RANGE: the smallest and the greatest of several runs
 */
typedef enum
{
  EF_BOUNDS_UNKNOWN,
  EF_BOUNDS_ERROR,
  EF_BOUNDS_DEVIATION,
  EF_BOUNDS_INTERVAL,
  EF_BOUNDS_RANGE,
} EfBoundsKind;

/* How the cells of a column say bounds of another. */
typedef enum
{
  EF_BOUNDS_FORM_NONE,   /* they do not */
  EF_BOUNDS_FORM_MARGIN, /* "95_pct_ci": what they look like decides */
  EF_BOUNDS_FORM_WIDTH,  /* "acc_stderr": as far below as above */
  EF_BOUNDS_FORM_LOW,    /* "rating_lower" */
  EF_BOUNDS_FORM_HIGH,
} EfBoundsForm;

/**
 * EfBoundsHeader:
 * @alone: the words for it may stand without the name of what it is about
 * @name: the other words of the header in small letters, with single blanks between
 *
 * What the header of a column says if it tells how sure another column is: "acc_norm_stderr" is the
 * standard error of "acc norm".
 */
typedef struct
{
  EfBoundsForm form;
  EfBoundsKind kind;
  gboolean alone;
  char *name;
} EfBoundsHeader;

void     ef_bounds_header_read (EfBoundsHeader *self, const char *header);
void     ef_bounds_header_clear (EfBoundsHeader *self);
/* Whether the column with the header @value is what @self is about: "accuracy" or "accuracy mean"
 * has the deviation "accuracy std". */
gboolean ef_bounds_header_is_of (const EfBoundsHeader *self, const EfBoundsHeader *value);
/* The same for ends of an interval that also say over what it is: "loss" has the one from
 * "loss_sequences_lower_95". Where one is named exactly, that counts. */
gboolean ef_bounds_header_begins_with (const EfBoundsHeader *self, const EfBoundsHeader *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfBoundsHeader, ef_bounds_header_clear)

G_END_DECLS
