/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-card-body.h"

#include <string.h>

#include "ef-markdown.h"
#include "ef-markup-cell.h"

/* A line of prose may hold a colon and a number too: what counts is short, and a number and nothing
 * else stands behind the colon. */
#define KEY_MAX 80
#define VALUE_MAX 80

/* A bare number of parameters below this is a number of something else, or of millions. */
#define PARAMETERS_MIN 1000

#define METRICS_HEADING "validation metrics"
#define TASK_KEY "problem type"

typedef struct
{
  EfCardBody *body;
  EfCard *card;
  gboolean in_metrics; /* below the heading of AutoTrain's metrics */
} BodyWork;

/* Splits "- **Params (M):** 25.6"; FALSE if the line is something else. */
static gboolean
split (const char *text, gsize length, char **key, char **value)
{
  const char *end = text + length;
  const char *colon;

  while (text < end && strchr ("-*+ \t", *text) != NULL)
    text++;
  colon = memchr (text, ':', MIN ((gsize) (end - text), KEY_MAX));
  if (colon == NULL || colon == text || (gsize) (end - colon) > VALUE_MAX)
    return FALSE;

  *key = ef_markup_cell_clean (text, (gsize) (colon - text), TRUE, NULL);
  *value = ef_markup_cell_clean (colon + 1, (gsize) (end - colon - 1), TRUE, NULL);

  return **key != '\0' && **value != '\0';
}

/* A number without doubts. */
static gboolean
read_number (const char *text, EfNumber *number)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, TRUE };

  return ef_number_read (text, -1, &style, number) == EF_NUMBER_OK
         && number->reason == EF_NUMBER_REASON_NONE;
}

static gboolean
has_id (const EfQuantity *quantity, const char *id)
{
  return quantity != NULL && strcmp (ef_quantity_get_id (quantity), id) == 0;
}

/* The value with the unit that its key states: "25.6 M" of "Params (M)". NULL if it is not known
 * what the number counts. */
static char *
add_unit (const char *value, const EfNumber *number, const EfQuantity *quantity,
          const EfUnit *unit)
{
  static const struct
  {
    const char *id;
    const char *suffix;
  } magnitudes[] = { { "thousand", "K" }, { "million", "M" }, { "billion", "B" } };

  if (number->unit != NULL || number->suffixed)
    return g_strdup (value);
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (magnitudes); i++)
    if (strcmp (ef_unit_get_id (unit), magnitudes[i].id) == 0)
      return g_strdup_printf ("%s %s", value, magnitudes[i].suffix);
  if (has_id (quantity, "parameters"))
    return number->value >= PARAMETERS_MIN ? g_strdup (value) : NULL;

  return unit != NULL ? g_strdup_printf ("%s %s", value, ef_unit_get_symbol (unit)) : NULL;
}

static gboolean
find_fact (const EfQuantity *quantity, EfCardFact *fact)
{
  static const struct
  {
    const char *quantity;
    EfCardFact fact;
  } known[] = {
    { "parameters", EF_CARD_PARAMETERS },     { "inference-compute", EF_CARD_COMPUTE },
    { "carbon", EF_CARD_EMISSIONS },          { "training-carbon", EF_CARD_EMISSIONS },
    { "training-energy", EF_CARD_ENERGY },    { "energy", EF_CARD_ENERGY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (has_id (quantity, known[i].quantity))
      {
        *fact = known[i].fact;
        return TRUE;
      }

  return FALSE;
}

static void
take_fact (BodyWork *self, const char *key, const char *value, const EfNumber *number,
           const char *place)
{
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (key, &unit);
  g_autofree char *text = NULL;
  EfCardFact fact;

  if (g_ascii_strcasecmp (key, "Activations (M)") == 0)
    ef_card_set_fact (self->card, EF_CARD_ACTIVATIONS, value, place);
  if (!find_fact (quantity, &fact))
    return;
  text = add_unit (value, number, quantity, unit);
  if (text != NULL)
    ef_card_set_fact (self->card, fact, text, place);
}

static void
line_cb (gpointer context, const char *text, gsize length, guint line)
{
  BodyWork *self = context;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;
  EfNumber number;

  if (length > KEY_MAX + VALUE_MAX || !split (text, length, &key, &value))
    return;
  place = g_strdup_printf ("%u", line);
  if (!read_number (value, &number))
    {
      if (g_ascii_strcasecmp (key, TASK_KEY) == 0 && self->body->task == NULL)
        self->body->task = g_steal_pointer (&value);
    }
  else if (self->in_metrics)
    {
      g_ptr_array_add (self->body->metrics, g_steal_pointer (&key));
      g_ptr_array_add (self->body->metrics, g_steal_pointer (&value));
      g_ptr_array_add (self->body->metrics, g_steal_pointer (&place));
    }
  else
    take_fact (self, key, value, &number, place);
}

static void
heading_cb (gpointer context, const char *text, guint line)
{
  BodyWork *self = context;

  self->in_metrics = g_ascii_strcasecmp (text, METRICS_HEADING) == 0;
}

static void
table_cb (gpointer context, EfTextTable *table)
{
  BodyWork *self = context;

  g_ptr_array_add (self->body->tables, table);
}

EfCardBody *
ef_card_body_read (EfCard *card, const char *text, gsize length, guint first_line)
{
  static const EfMarkdownHandler handler = {
    .heading = heading_cb,
    .line = line_cb,
    .table = table_cb,
  };
  EfCardBody *self = g_new0 (EfCardBody, 1);
  BodyWork work = { self, card, FALSE };

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_text_table_free);
  self->metrics = g_ptr_array_new_with_free_func (g_free);
  ef_markdown_read (text, length, first_line, &handler, &work);

  return self;
}

void
ef_card_body_free (EfCardBody *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->metrics);
  g_free (self->task);
  g_free (self);
}

void
ef_card_body_take_result (EfCardBody *self, EfCard *card)
{
  if (self->metrics->len == 0)
    return;

  ef_card_begin_result (card, NULL, "");
  ef_card_set_part (card, EF_RESULT_TASK, self->task, NULL);
  for (guint i = 0; i + 2 < self->metrics->len; i += 3)
    ef_card_add_metric (card, NULL, g_ptr_array_index (self->metrics, i),
                        g_ptr_array_index (self->metrics, i + 1),
                        g_ptr_array_index (self->metrics, i + 2));
}
