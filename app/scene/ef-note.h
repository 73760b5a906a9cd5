/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody draws into a chart. */
typedef enum
{
  EF_NOTE_LINE_X, /* upright, at x[0] */
  EF_NOTE_LINE_Y, /* level, at y[0] */
  EF_NOTE_REGION, /* shaded, from x[0] to x[1] and y[0] to y[1]; NAN: to the edge of the plot */
  EF_NOTE_TEXT,   /* with an arrow to x[0], y[0] */
} EfNoteKind;
#define EF_N_NOTE_KINDS 4

/* More of them nobody draws by hand. */
#define EF_NOTES_MAX 200

/**
 * EfNote:
 * @x, @y: in the units of the columns, NAN where the kind has none
 * @dx, @dy: from what a text points at to its middle, in points, to the right and down
 * @text: never NULL
 *
 * A reference line, a shaded region or a free text in a chart. Its places are values, so they stay
 * right when a scale or the view changes.
 */
typedef struct
{
  EfNoteKind kind;
  double x[2], y[2];
  double dx, dy;
  char *text;
} EfNote;

EfNote  *ef_note_new (EfNoteKind kind);
EfNote  *ef_note_copy (const EfNote *self);
void     ef_note_free (EfNote *self);
gboolean ef_note_equal (const EfNote *a, const EfNote *b);
/* TRUE if it has the places that its kind needs. */
gboolean ef_note_is_placed (const EfNote *self);

/* Lists of them (element-type EfNote). */
GPtrArray *ef_notes_new (void);
GPtrArray *ef_notes_copy (GPtrArray *self);
gboolean   ef_notes_equal (GPtrArray *a, GPtrArray *b);
/* Another column is on an axis: what had a place on it goes. */
void       ef_notes_leave_axis (GPtrArray *self, gboolean is_x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfNote, ef_note_free)

G_END_DECLS
