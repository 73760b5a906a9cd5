/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-rows-note.h"

#include "ef-words.h"

typedef enum
{
  REASON_MISSING,
  REASON_NOT_POSITIVE,
  REASON_HIDDEN,
  REASON_TOTALS,
  N_REASONS
} Reason;

static guint
get_count (const EfLeftOut *left_out, Reason reason)
{
  switch (reason)
    {
    case REASON_MISSING:
      return left_out->missing;
    case REASON_NOT_POSITIVE:
      return left_out->not_positive;
    case REASON_HIDDEN:
      return left_out->hidden;
    case REASON_TOTALS:
      return left_out->totals;
    default:
      g_return_val_if_reached (0);
    }
}

static char *
describe (Reason reason, guint count)
{
  switch (reason)
    {
    case REASON_MISSING:
      return g_strdup_printf (ngettext ("%u row has no value on one of the axes.",
                                        "%u rows have no value on one of the axes.", count),
                              count);
    case REASON_NOT_POSITIVE:
      return g_strdup_printf (ngettext ("%u row is not shown: not positive on a logarithmic axis.",
                                        "%u rows are not shown: not positive on a logarithmic "
                                        "axis.",
                                        count),
                              count);
    case REASON_HIDDEN:
      return g_strdup_printf (ngettext ("%u row was hidden by hand.",
                                        "%u rows were hidden by hand.", count),
                              count);
    case REASON_TOTALS:
      return g_strdup_printf (ngettext ("%u row is the total of others.",
                                        "%u rows are totals of others.", count),
                              count);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* @counts: "525 (a), 461 (b)" */
static char *
describe_several (Reason reason, const char *counts)
{
  switch (reason)
    {
    case REASON_MISSING:
      /* Translators: how many rows, in which panels of a figure: "525 (a), 461 (b)". */
      return g_strdup_printf (_ ("Rows without a value on one of the axes: %s."), counts);
    case REASON_NOT_POSITIVE:
      /* Translators: how many rows, in which panels of a figure: "525 (a), 461 (b)". */
      return g_strdup_printf (_ ("Rows not shown, as they are not positive on a logarithmic axis: "
                                 "%s."),
                              counts);
    case REASON_HIDDEN:
      /* Translators: how many rows, in which panels of a figure: "525 (a), 461 (b)". */
      return g_strdup_printf (_ ("Rows hidden by hand: %s."), counts);
    case REASON_TOTALS:
      /* Translators: how many rows, in which panels of a figure: "525 (a), 461 (b)". */
      return g_strdup_printf (_ ("Rows that are totals of others: %s."), counts);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* NULL where no panel leaves out anything for that reason. */
static char *
describe_panels (Reason reason, const EfPanel *panels, guint n)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  guint first = get_count (&panels[0].data->left_out, reason);
  gboolean alike = TRUE;

  for (guint i = 0; i < n; i++)
    {
      guint count = get_count (&panels[i].data->left_out, reason);

      alike = alike && count == first;
      if (count > 0)
        g_string_append_printf (counts, "%s%u (%c)", counts->len > 0 ? ", " : "", count,
                                'a' + (int) i);
    }
  if (counts->len == 0)
    return NULL;

  return alike ? describe (reason, first) : describe_several (reason, counts->str);
}

/* @sentences: (transfer full) */
static char *
join (GPtrArray *sentences)
{
  char *note = NULL;

  g_ptr_array_add (sentences, NULL);
  if (sentences->len > 1)
    note = g_strjoinv (" ", (char **) sentences->pdata);
  g_ptr_array_unref (sentences);

  return note;
}

char *
ef_rows_note_new (const EfLeftOut *left_out)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (Reason reason = 0; reason < N_REASONS; reason++)
    if (get_count (left_out, reason) > 0)
      g_ptr_array_add (sentences, describe (reason, get_count (left_out, reason)));

  return join (sentences);
}

char *
ef_rows_note_new_for_panels (const EfPanel *panels, guint n)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (Reason reason = 0; reason < N_REASONS; reason++)
    {
      char *sentence = describe_panels (reason, panels, n);

      if (sentence != NULL)
        g_ptr_array_add (sentences, sentence);
    }

  return join (sentences);
}
