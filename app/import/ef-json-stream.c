/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-json-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-piece.h"

/* yajl does the parsing. A thread of its own reads, unpacks, hashes and prepares the text
 * (ef-json-piece) while yajl and its callbacks are at work: that is a quarter of the time of a
 * plain file and half of that of a packed one. A text of one piece needs no thread. */

/* Pieces on their way: one in each thread and one between them. */
#define N_PIECES 3

typedef struct
{
  EfInput *input;
  GCancellable *cancellable;
  EfJsonTextState state;
  char held[EF_JSON_HELD_BACK_MAX]; /* the end of the piece before */
  gsize n_held;
  GAsyncQueue *empty; /* pieces to be filled */
  GAsyncQueue *full;  /* pieces to be parsed, in order */
  gint stop;          /* atomic: nobody will parse any more */
} JsonSource;

/* Reads and prepares the next piece. What was read before an error is kept. */
static void
fill (JsonSource *self, EfJsonPiece *piece)
{
  gsize length = self->n_held;

  ef_json_piece_reset (piece);
  memcpy (piece->text, self->held, self->n_held);
  while (length < sizeof piece->text && !piece->last)
    {
      gssize n = ef_input_read (self->input, piece->text + length, sizeof piece->text - length,
                                self->cancellable, &piece->error);

      if (n <= 0)
        piece->last = TRUE;
      else
        length += (gsize) n;
    }
  if (self->state.offset == 0 && length >= 3 && memcmp (piece->text, "\xEF\xBB\xBF", 3) == 0)
    memset (piece->text, ' ', 3);

  self->n_held = piece->last ? 0 : ef_json_piece_count_held_back (piece, length);
  piece->length = length - self->n_held;
  memcpy (self->held, piece->text + piece->length, self->n_held);
  ef_json_piece_prepare (piece, &self->state);
  if (!piece->last && ef_json_piece_is_endless (piece, &self->state))
    {
      piece->last = TRUE;
      piece->error = g_error_new_literal (EF_ERROR, EF_ERROR_TOO_LARGE,
                                          _("A single text in the file is longer than any that "
                                            "a file with results holds. Reading stopped there."));
    }
}

static gpointer
fill_pieces (gpointer data)
{
  JsonSource *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      EfJsonPiece *piece = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        {
          ef_json_piece_free (piece);
          break;
        }
      fill (self, piece);
      last = piece->last;
      g_async_queue_push (self->full, piece);
    }

  return NULL;
}

static gboolean
error_says (yajl_handle handle, const char *words)
{
  guchar *message = yajl_get_error (handle, 0, NULL, 0);
  gboolean found = strstr ((char *) message, words) != NULL;

  yajl_free_error (handle, message);

  return found;
}

static gboolean
is_cut_off (yajl_handle handle)
{
  return error_says (handle, "premature EOF");
}

/* Where in the prepared text the error is. */
static gsize
get_error_offset (yajl_handle handle, const EfJsonPiece *piece)
{
  gsize offset = MIN (yajl_get_bytes_consumed (handle), piece->prepared);

  if (is_cut_off (handle))
    return piece->prepared;

  /* yajl has taken the character that is wrong, except in these cases. */
  if (offset > 0 && !error_says (handle, "inside string") && !error_says (handle, "invalid string")
      && !error_says (handle, "comment"))
    offset--;

  return offset;
}

static void
set_syntax_error (yajl_handle handle, GError **error)
{
  guchar *message = yajl_get_error (handle, 0, NULL, 0);

  g_strchomp ((char *) message);
  if (is_cut_off (handle))
    g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                         _("The JSON text is cut off here, in the middle."));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                 /* Translators: the reason is in English. */
                 _("From here on this is not well-formed JSON: %s."), (char *) message);
  yajl_free_error (handle, message);
}

static void
report_odd_words (EfJsonReport *report, EfJsonPiece *piece)
{
  if (report->first_not_a_number == NULL)
    report->first_not_a_number = g_steal_pointer (&piece->first_odd);
  report->n_not_a_number += piece->n_odd;
}

/* FALSE where parsing ends before the text does. */
static gboolean
parse_piece (yajl_handle handle, EfJsonPiece *piece, EfJsonReport *report, GError **error)
{
  yajl_status status = yajl_parse (handle, (const guchar *) piece->out, piece->prepared);

  report_odd_words (report, piece);
  if (status == yajl_status_ok && piece->last && piece->error == NULL)
    status = yajl_complete_parse (handle);

  if (status == yajl_status_error)
    {
      report->error_place = ef_json_piece_locate (piece, get_error_offset (handle, piece));
      report->malformed = TRUE;
      set_syntax_error (handle, error);
    }
  else if (status == yajl_status_ok && piece->error != NULL)
    {
      report->error_place = ef_json_piece_locate (piece, piece->prepared);
      g_propagate_error (error, g_steal_pointer (&piece->error));
      return FALSE;
    }

  return status == yajl_status_ok;
}

/* Parses what the other thread prepares. */
static gboolean
parse_pieces (JsonSource *self, yajl_handle handle, EfJsonReport *report, GError **error)
{
  GThread *thread = g_thread_new ("json", fill_pieces, self);
  gboolean good = TRUE;
  gboolean last = FALSE;

  while (good && !last)
    {
      EfJsonPiece *piece = g_async_queue_pop (self->full);

      last = piece->last;
      good = !g_cancellable_set_error_if_cancelled (self->cancellable, error)
             && parse_piece (handle, piece, report, error);
      if (!good)
        g_atomic_int_set (&self->stop, TRUE);
      g_async_queue_push (self->empty, piece);
    }
  g_thread_join (thread);

  return good;
}

void
ef_json_report_clear (EfJsonReport *self)
{
  g_clear_pointer (&self->first_not_a_number, g_free);
  g_clear_pointer (&self->error_place, g_free);
}

/* Takes over @handle. */
static gboolean
parse (EfInput *input, yajl_handle handle, EfJsonReport *report, GCancellable *cancellable,
       GError **error)
{
  JsonSource source = { .input = input, .cancellable = cancellable };
  EfJsonPiece *first = ef_json_piece_new ();
  gboolean complete, only;

  yajl_config (handle, yajl_dont_validate_strings, 1);
  source.empty = g_async_queue_new_full ((GDestroyNotify) ef_json_piece_free);
  source.full = g_async_queue_new_full ((GDestroyNotify) ef_json_piece_free);
  ef_json_text_state_init (&source.state);

  fill (&source, first);
  only = first->last;
  complete = !g_cancellable_set_error_if_cancelled (cancellable, error)
             && parse_piece (handle, first, report, error);
  g_async_queue_push (source.empty, first);
  if (complete && !only)
    {
      for (guint i = 1; i < N_PIECES; i++)
        g_async_queue_push (source.empty, ef_json_piece_new ());
      complete = parse_pieces (&source, handle, report, error);
    }

  g_async_queue_unref (source.empty);
  g_async_queue_unref (source.full);
  yajl_free (handle);

  return complete;
}

gboolean
ef_json_stream_parse (EfInput              *input,
                      const yajl_callbacks *callbacks,
                      gpointer              context,
                      EfJsonReport         *report,
                      GCancellable         *cancellable,
                      GError              **error)
{
  return parse (input, yajl_alloc (callbacks, NULL, context), report, cancellable, error);
}

gboolean
ef_json_stream_parse_many (EfInput              *input,
                           const yajl_callbacks *callbacks,
                           gpointer              context,
                           EfJsonReport         *report,
                           GCancellable         *cancellable,
                           GError              **error)
{
  yajl_handle handle = yajl_alloc (callbacks, NULL, context);

  yajl_config (handle, yajl_allow_multiple_values, 1);

  return parse (input, handle, report, cancellable, error);
}
