/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The inputs of the benchmarks: made up, the same on every machine, in the shape of real files. */

/* Made-up models: cost log-normal, score saturating in log cost, with noise. */
void     made_up_points_fill (GRand *random, double *costs, double *scores, gsize n);

/* Names of fine-tuned models as a hub has them, "owner/family-7b-word-word-v2", and @others: a
 * third of them as they are, a third in another spelling, without the owner or with a revision, a
 * third changed in letters, words or wholly. @n texts each (transfer full). */
void     made_up_names_fill (GRand *random, char **names, char **others, gsize n);

/* The same, but each of @others lacks a letter. */
void     made_up_names_fill_mistyped (GRand *random, char **names, char **others, gsize n);

/* Such models as CSV with the columns label, group, date, flop and score; every label differs.
 * 56 MB for 10^6. FALSE, with a message on stderr, if the file cannot be written. */
gboolean made_up_points_write (const char *path, guint n);

/* Evaluation tables as Papers with Code writes them, indented: 6,400 tables with 85,000 rows,
 * 140 MB. */
gboolean made_up_tables_write (const char *path);

/* JSON as a script turns it into XML: an element for each key, <i> for items of lists, <v k="..">
 * where a key is no name; indented. */
gboolean made_up_elements_write (const char *json_path, const char *path);

G_END_DECLS
