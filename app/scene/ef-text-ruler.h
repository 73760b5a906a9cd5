/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* A size and weight of text; everything in points. */
typedef struct
{
  double size;
  gboolean bold;
} EfFace;

/**
 * EfTextRuler:
 *
 * Measures text as the players will draw it: the same families, an absolute size, one line.
 */
typedef struct _EfTextRuler EfTextRuler;

/* Gives @layout, which has its font of @size, @text in the way of all texts of a figure, however
 * they are played: in one line, and without ligatures, because who copies "Efficient" out of a
 * PDF, or looks for it there, means three letters and not one. Where the spaces of a font are
 * narrow they are widened, since on a screen "Llama 2 7B" would be read as "Llama 27B". */
void ef_text_ruler_set_text (PangoLayout *layout, double size, const char *text);

EfTextRuler *ef_text_ruler_new (PangoContext *context, const char *families);
void         ef_text_ruler_free (EfTextRuler *self);

double ef_text_ruler_get_width (EfTextRuler *self, EfFace face, const char *text);
/* Of the first family: the same for every text, so lines stand even whatever scripts they mix. */
double ef_text_ruler_get_ascent (EfTextRuler *self, EfFace face);
double ef_text_ruler_get_descent (EfTextRuler *self, EfFace face);

/* @text, or its beginning and end with "…" between, in at most @width (transfer full). The ends of
 * model names are what tells them apart. */
char *ef_text_ruler_fit (EfTextRuler *self, EfFace face, const char *text, double width);
/* All of @texts in the same way; but where two that differ would look alike, the part in which they
 * do stays, as "eval…70B…json" (transfer full) (array zero-terminated=1). */
char **ef_text_ruler_fit_apart (EfTextRuler *self, EfFace face, const char *const *texts, guint n,
                                double width);
/* @text in at most @max_lines lines of at most @width, the last one cut if need be (transfer full)
 * (element-type utf8). */
GPtrArray *ef_text_ruler_wrap (EfTextRuler *self, EfFace face, const char *text, double width,
                               guint max_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTextRuler, ef_text_ruler_free)

G_END_DECLS
