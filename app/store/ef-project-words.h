/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that stand for the values of an enumeration, in their order. */
typedef enum
{
  EF_WORDS_KIND,      /* EfColumnKind */
  EF_WORDS_REASON,    /* EfDirectionReason */
  EF_WORDS_PLACE,     /* EfPlaceKind */
  EF_WORDS_PRECISION, /* EfDatePrecision */
  EF_WORDS_SCALE,     /* EfScaleKind */
  EF_WORDS_LABELS,    /* EfLabels */
  EF_WORDS_LEGEND,    /* EfLegend */
  EF_WORDS_CURVE,     /* EfCurve */
  EF_WORDS_SPREAD,    /* EfSpread */
  EF_WORDS_CROWD,     /* EfCrowd */
  EF_WORDS_NOTE,      /* EfNoteKind */
  EF_WORDS_STARS,     /* EfStarRule */
  EF_WORDS_GROUP_SUMMARY, /* EfGroupSummary */
  EF_WORDS_COMPUTED,  /* EfComputed, with EF_N_COMPUTED */
} EfWords;

const char *ef_project_word (EfWords words, guint value);
gboolean    ef_project_find_word (EfWords words, const char *word, guint *value);

G_END_DECLS
