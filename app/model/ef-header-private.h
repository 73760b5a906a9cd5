/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-quantity.h"

G_BEGIN_DECLS

/* A header taken apart. */
typedef struct
{
  char *main;          /* words outside of brackets, without the unit; see ef_header_words() */
  char *main_cased;    /* the same in the case of the header */
  char *all;           /* words in and outside of brackets, without the unit */
  char *all_cased;
  char *shorter;       /* main without the unit at its end, or NULL */
  char *shorter_cased;
  char *unit;          /* unit text in brackets or after a comma, or NULL */
  char *trailing_unit; /* unit text at the end of main ("energy_joules"), or NULL */
} EfHeader;

/* The words of @text between single blanks: letters and digits only, except that "@" is a word;
 * borders between a word and a number and within camelCase separate, HTML tags do too. Without
 * regard to case unless @cased. (transfer full) */
char     *ef_header_words (const char *text, gboolean cased);
guint     ef_header_count_words (const char *words);
EfHeader *ef_header_parse (const char *text);
void      ef_header_free (EfHeader *self);

/* What the header says of which end is better: "(lower is better)", an arrow, "(1=best)". */
EfDirection ef_header_find_direction (const char *text);

/* A power of ten that stands for a unit in a header: "M", "billions", "1E21"; 0 if it is none. */
double ef_magnitude_read (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfHeader, ef_header_free)

G_END_DECLS
