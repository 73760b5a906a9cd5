/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters at the end of a piece that wait for the next one, so that no word is cut: as many as
 * "-Infinity" has. */
#define EF_JSON_HELD_BACK_MAX 9

#define EF_JSON_PIECE_SIZE (128 * 1024)

/* The parser begins a string or a number anew with every piece, so what goes over very many of them
 * would take quadratic time. The longest real texts are pictures of a few hundred KB. */
#define EF_JSON_WORD_MAX (4u << 20)

/* Where a text stands between two pieces. */
typedef struct
{
  gboolean in_string;
  gboolean escaped;     /* behind a backslash in a string */
  gboolean indentation; /* behind a line break, with nothing but blanks since */
  guint64 string_start; /* where the string began, if it stands in one */
  guint n_words;        /* pieces since the last that was more than a part of one word */
  guint line;           /* from 1 */
  guint64 offset;       /* of the next piece in the text */
  guint64 line_start;
} EfJsonTextState;

/**
 * EfJsonPiece:
 *
 * A piece of a JSON text as it was read, and what of it goes to the parser: without indentation,
 * and with null for NaN and Infinity.
 */
typedef struct
{
  EfJsonTextState before; /* at the beginning of the piece */
  gsize length;           /* of `text` */
  gsize prepared;         /* of `out` */
  guint n_odd;            /* words that became null */
  char *first_odd;        /* "line:column" of the first, or NULL */
  gboolean last;          /* nothing follows: the text ends, or `error` is set */
  GError *error;
  char text[EF_JSON_HELD_BACK_MAX + EF_JSON_PIECE_SIZE];
  char out[2 * (EF_JSON_HELD_BACK_MAX + EF_JSON_PIECE_SIZE)];
} EfJsonPiece;

EfJsonPiece *ef_json_piece_new (void);
void         ef_json_piece_free (EfJsonPiece *self);
/* Forgets what was found, so that the piece can be filled again. */
void         ef_json_piece_reset (EfJsonPiece *self);

void ef_json_text_state_init (EfJsonTextState *state);

/* How many characters at the end of a text of @length wait for the next piece. */
gsize ef_json_piece_count_held_back (const EfJsonPiece *self, gsize length);
/* Fills `out` from `text`; @state goes from the beginning of the piece to its end. */
void  ef_json_piece_prepare (EfJsonPiece *self, EfJsonTextState *state);
/* TRUE if a string or another word is longer than EF_JSON_WORD_MAX at the end of the piece that was
 * prepared last. */
gboolean ef_json_piece_is_endless (const EfJsonPiece *self, EfJsonTextState *state);
/* "line:column" of what stands at @offset in `out` (transfer full). */
char *ef_json_piece_locate (EfJsonPiece *self, gsize offset);

G_END_DECLS
