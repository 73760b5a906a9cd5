/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-card-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-records.h"

/* Columns are called as the cards call what is in them, so that people find them again. */

/* Less than so many grams of CO2 is what a graphics card causes in seconds. */
#define EMISSIONS_MIN 1.0
/* For a sentence that makes it clear: the power of a graphics card and the world's mean intensity
 * of electricity. */
#define CARD_WATTS 300.0
#define MEAN_INTENSITY 480.0
/* Grams per kWh that electricity can have, with a wide margin. */
#define INTENSITY_MIN 1.0
#define INTENSITY_MAX 2000.0

enum
{
  RANK_NAME,
  RANK_PARTS,
  RANK_METRICS,
  RANK_FACTS,
};

static const struct
{
  const char *name;
  const char *quantity;
  const char *unit;
  gboolean text;
  gboolean cost; /* worth a row of its own */
} facts[] = {
  [EF_CARD_PARAMETERS] = { "parameters", "parameters", "one", FALSE, TRUE },
  [EF_CARD_COMPUTE] = { "GMACs", "inference-compute", "gmac", FALSE, TRUE },
  [EF_CARD_ACTIVATIONS] = { "activations (M)", NULL, NULL, FALSE, TRUE },
  [EF_CARD_EMISSIONS] = { "co2_eq_emissions", "carbon", "gram", FALSE, TRUE },
  [EF_CARD_ENERGY] = { "energy_consumed", "energy", "kilowatt-hour", FALSE, TRUE },
  [EF_CARD_HOURS] = { "hours_used", "training-time", "hour", FALSE, FALSE },
  [EF_CARD_TRAINING_TYPE] = { "training_type", NULL, NULL, TRUE, FALSE },
  [EF_CARD_HARDWARE] = { "hardware_used", NULL, NULL, TRUE, FALSE },
  [EF_CARD_LOCATION] = { "geographical_location", NULL, NULL, TRUE, FALSE },
  [EF_CARD_ON_CLOUD] = { "on_cloud", NULL, NULL, TRUE, FALSE },
  [EF_CARD_CPU] = { "cpu_model", NULL, NULL, TRUE, FALSE },
  [EF_CARD_RAM] = { "ram_total_size", NULL, "gigabyte", FALSE, FALSE },
  [EF_CARD_EMISSIONS_SOURCE] = { "emissions source", NULL, NULL, TRUE, FALSE },
  [EF_CARD_LICENSE] = { "license", NULL, NULL, TRUE, FALSE },
  [EF_CARD_LIBRARY] = { "library_name", NULL, NULL, TRUE, FALSE },
  [EF_CARD_PIPELINE] = { "pipeline_tag", NULL, NULL, TRUE, FALSE },
  [EF_CARD_BASE_MODEL] = { "base_model", NULL, NULL, TRUE, FALSE },
  [EF_CARD_TAGS] = { "tags", NULL, NULL, TRUE, FALSE },
};

static const struct
{
  const char *name;
  EfRole role;
  const char *quantity;
} parts[] = {
  [EF_RESULT_TASK] = { "task", EF_ROLE_GROUP, NULL },
  [EF_RESULT_DATASET] = { "dataset", EF_ROLE_NONE, NULL },
  [EF_RESULT_CONFIG] = { "config", EF_ROLE_NONE, NULL },
  [EF_RESULT_SPLIT] = { "split", EF_ROLE_NONE, NULL },
  [EF_RESULT_DATE] = { "date", EF_ROLE_DATE, "date" },
  [EF_RESULT_NOTES] = { "notes", EF_ROLE_NONE, NULL },
  [EF_RESULT_SOURCE] = { "source", EF_ROLE_LINK, NULL },
};

struct _EfCardTable
{
  char *file;
  EfDiagnostics *diagnostics;
  EfRecords *records;
  guint model;
  guint card;
  guint parts[EF_RESULT_N_PARTS];
  guint facts[EF_CARD_N_FACTS];
  guint n_repeated; /* cards whose facts stand in several rows */
};

typedef struct
{
  char *text;
  char *place;
} Fact;

struct _EfCard
{
  EfCardTable *table;
  char *path;
  char *model;
  Fact facts[EF_CARD_N_FACTS];
  char *place; /* of the open result */
  guint n_rows;
};

/* The table */

static guint
add_field (EfRecords *records, const char *id, const char *name, EfRole role, gint rank)
{
  const EfField field = {
    .id = id, .name = name, .plain = TRUE, .text = TRUE, .role = role, .rank = rank,
  };

  return ef_records_get_field (records, &field);
}

static guint
add_part_field (EfRecords *records, EfResultPart part)
{
  g_autofree char *id = g_strdup_printf ("part:%d", part);
  const EfField field = {
    .id = id,
    .name = parts[part].name,
    .quantity = parts[part].quantity != NULL ? ef_quantity_find (parts[part].quantity) : NULL,
    .plain = TRUE,
    .text = parts[part].quantity == NULL,
    .role = parts[part].role,
    .rank = RANK_PARTS,
  };

  return ef_records_get_field (records, &field);
}

static guint
add_fact_field (EfRecords *records, EfCardFact fact)
{
  g_autofree char *id = g_strdup_printf ("fact:%d", fact);
  const EfField field = {
    .id = id,
    .name = facts[fact].name,
    .quantity = facts[fact].quantity != NULL ? ef_quantity_find (facts[fact].quantity) : NULL,
    .unit = facts[fact].unit != NULL ? ef_unit_find_by_id (facts[fact].unit) : NULL,
    .plain = TRUE,
    .text = facts[fact].text,
    .rank = RANK_FACTS,
  };

  return ef_records_get_field (records, &field);
}

EfCardTable *
ef_card_table_new (const char *file, EfTextPool *pool, EfDiagnostics *diagnostics)
{
  EfCardTable *self = g_new0 (EfCardTable, 1);

  self->file = g_strdup (file);
  self->diagnostics = ef_diagnostics_ref (diagnostics);
  self->records = ef_records_new (file, pool, diagnostics);
  self->model = add_field (self->records, "model:", "model", EF_ROLE_NAME, RANK_NAME);
  self->card = add_field (self->records, "card:", "card", EF_ROLE_NONE, RANK_NAME);
  for (guint i = 0; i < EF_RESULT_N_PARTS; i++)
    self->parts[i] = add_part_field (self->records, i);
  for (guint i = 0; i < EF_CARD_N_FACTS; i++)
    self->facts[i] = add_fact_field (self->records, i);

  return self;
}

void
ef_card_table_free (EfCardTable *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  ef_diagnostics_unref (self->diagnostics);
  ef_records_free (self->records);
  g_free (self);
}

guint
ef_card_table_get_n_rows (const EfCardTable *self)
{
  return ef_records_get_n_rows (self->records);
}

/* Scores that can be told as a fraction or in percent, and are by different cards. */
static gboolean
is_share (const EfQuantity *quantity)
{
  static const char *const ids[] = {
    "accuracy", "auc",    "exact-match",    "f1",  "map", "miou", "pass-at-1", "pass-at-k",
    "precision", "recall", "top-1-accuracy", "top-5-accuracy", NULL,
  };

  return quantity != NULL && g_strv_contains (ids, ef_quantity_get_id (quantity));
}

static void
check_column (EfCardTable *self, EfColumn *column)
{
  const double *values = ef_column_get_numbers (column);
  guint n_fractions = 0;
  guint n_percent = 0;

  if (values == NULL || !is_share (ef_column_get_quantity (column)))
    return;
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      n_fractions += values[row] > 0 && values[row] <= 1;
      n_percent += values[row] > 1;
    }
  if (n_fractions > 0 && n_percent > 0)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, self->file, NULL,
                        _("Column “%s” seems to mix fractions (%u) and percent (%u). All values "
                          "are taken as they stand."),
                        ef_column_get_name (column), n_fractions, n_percent);
}

EfTable *
ef_card_table_end (EfCardTable  *self,
                   const char   *name,
                   const char   *path,
                   EfSource     *source,
                   GCancellable *cancellable,
                   GError      **error)
{
  EfTable *table = ef_records_end (self->records, name, path, source, cancellable, error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    check_column (self, ef_table_get_column (table, i));
  if (self->n_repeated > 0)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_INFO, self->file, NULL,
                        ngettext ("%u card states emissions, energy or a size once for several "
                                  "results. The statement is repeated in each of their rows.",
                                  "%u cards state emissions, energy or a size once for several "
                                  "results. The statement is repeated in each of their rows.",
                                  self->n_repeated),
                        self->n_repeated);

  return table;
}

/* Cards */

EfCard *
ef_card_new (EfCardTable *table, const char *path, const char *model)
{
  EfCard *self = g_new0 (EfCard, 1);

  self->table = table;
  self->path = g_strdup (path);
  self->model = g_strdup (model);

  return self;
}

void
ef_card_free (EfCard *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < EF_CARD_N_FACTS; i++)
    {
      g_free (self->facts[i].text);
      g_free (self->facts[i].place);
    }
  g_free (self->path);
  g_free (self->model);
  g_free (self->place);
  g_free (self);
}

void
ef_card_report (EfCard *self, EfSeverity severity, const char *place, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  ef_diagnostics_add (self->table->diagnostics, severity,
                      self->path != NULL ? self->path : self->table->file, place, "%s", message);
}

void
ef_card_set_fact (EfCard *self, EfCardFact fact, const char *text, const char *place)
{
  if (text == NULL || *text == '\0' || self->facts[fact].text != NULL)
    return;

  self->facts[fact].text = g_strdup (text);
  self->facts[fact].place = g_strdup (place);
}

const char *
ef_card_get_fact (const EfCard *self, EfCardFact fact)
{
  return self->facts[fact].text;
}

/* A fact as a number in the unit of its column; NAN if it is not one. */
static double
read_fact (const EfCard *self, EfCardFact fact)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, FALSE };
  EfNumber number;

  if (self->facts[fact].text == NULL
      || ef_number_read (self->facts[fact].text, -1, &style, &number) != EF_NUMBER_OK
      || number.unit != NULL)
    return NAN;

  return number.value;
}

/* Emissions are in grams by the specification, and in anything in practice. What cannot be is kept,
 * and it is said what it would mean. */
static void
check_emissions (EfCard *self)
{
  const double grams = read_fact (self, EF_CARD_EMISSIONS);
  const double energy = read_fact (self, EF_CARD_ENERGY);
  const char *place = self->facts[EF_CARD_EMISSIONS].place;
  char text[EF_NUMBER_BUFFER];

  if (isnan (grams))
    return;
  if (grams < 0)
    ef_card_report (self, EF_SEVERITY_WARNING, place,
                    _("Emissions of %s g are less than nothing."), ef_number_to_text (grams, text));
  else if (grams == 0)
    ef_card_report (self, EF_SEVERITY_INFO, place, _("The card claims emissions of zero."));
  else if (energy > 0 && !(grams / energy >= INTENSITY_MIN && grams / energy <= INTENSITY_MAX))
    ef_card_report (self, EF_SEVERITY_WARNING, place,
                    _("Emissions of %s g for the stated energy imply %.3g g per kWh, which no "
                      "electricity has. Perhaps one of them is in another unit."),
                    ef_number_to_text (grams, text), grams / energy);
  else if (!(energy > 0) && grams <= EMISSIONS_MIN)
    ef_card_report (self, EF_SEVERITY_WARNING, place,
                    _("Emissions of %s g are not plausible: they imply about %.2g Wh, which a "
                      "graphics card of %.0f W uses in %.2g seconds. Perhaps they are in "
                      "kilograms, or stand for “unknown”."),
                    ef_number_to_text (grams, text), grams / MEAN_INTENSITY * 1000, CARD_WATTS,
                    grams / MEAN_INTENSITY * 3.6e6 / CARD_WATTS);
}

/* Where the first cost stands that the card states, which may be a line of its text; NULL if it
 * states none (transfer full). */
static char *
find_cost (const EfCard *self)
{
  for (guint i = 0; i < EF_CARD_N_FACTS; i++)
    if (facts[i].cost && self->facts[i].text != NULL)
      {
        const char *place = self->facts[i].place;

        return g_ascii_isdigit (*place) ? g_strconcat ("line ", place, NULL) : g_strdup (place);
      }

  return NULL;
}

guint
ef_card_end (EfCard *self)
{
  g_autofree char *cost = find_cost (self);
  guint n_rows;

  if (self->n_rows == 0 && cost != NULL)
    ef_card_begin_result (self, NULL, cost);
  self->table->n_repeated += self->n_rows > 1 && cost != NULL;
  n_rows = self->n_rows;
  ef_card_free (self);

  return n_rows;
}

/* Results */

void
ef_card_begin_result (EfCard *self, const char *model, const char *place)
{
  EfRecords *records = self->table->records;

  if (self->n_rows++ == 0)
    check_emissions (self);
  g_free (self->place);
  self->place = g_strdup (place);

  ef_records_begin_row (records, self->path, place);
  if (model == NULL || *model == '\0')
    model = self->model;
  ef_records_set (records, self->table->model, model, NULL);
  ef_records_set (records, self->table->card, self->path, NULL);
  for (guint i = 0; i < EF_CARD_N_FACTS; i++)
    if (self->facts[i].text != NULL)
      ef_records_set_at (records, self->table->facts[i], self->facts[i].text,
                         self->facts[i].place);
}

void
ef_card_set_part (EfCard *self, EfResultPart part, const char *text, const char *suffix)
{
  ef_records_set (self->table->records, self->table->parts[part], text, suffix);
}

/* Letters and digits, small. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || (guint8) *text >= 0x80 || *text == '@')
      g_string_append_c (folded, g_ascii_tolower (*text));

  return g_string_free (folded, FALSE);
}

/* TRUE if the name of a metric says no more than its type, or where it was taken: "Test WER" and
 * "wer", but not "mAP@0.5" and "precision", which somebody chose for want of a better one. */
static gboolean
means_the_same (const char *type, const char *name)
{
  g_autofree char *folded_type = fold (type);
  g_autofree char *folded_name = fold (name);

  return *folded_type != '\0'
         && (*folded_name == '\0' || strstr (folded_name, folded_type) != NULL
             || strstr (folded_type, folded_name) != NULL);
}

static guint
get_metric_field (EfRecords *records, const char *name)
{
  g_autofree char *folded = fold (name);
  g_autofree char *id = g_strconcat ("metric:", *folded != '\0' ? folded : name, NULL);
  const EfField field = { .id = id, .name = name, .rank = RANK_METRICS };

  return ef_records_get_field (records, &field);
}

void
ef_card_add_metric (EfCard     *self,
                    const char *type,
                    const char *name,
                    const char *text,
                    const char *suffix)
{
  EfRecords *records = self->table->records;
  const char *column = type;
  g_autofree char *place = NULL;

  if (type == NULL || *type == '\0'
      || (name != NULL && *name != '\0' && !means_the_same (type, name)))
    column = name;
  if (column == NULL || *column == '\0')
    column = "metric";
  if (ef_records_set (records, get_metric_field (records, column), text, suffix)
      || (name != NULL && *name != '\0'
          && ef_records_set (records, get_metric_field (records, name), text, suffix)))
    return;

  place = g_strconcat (self->place, suffix, NULL);
  ef_card_report (self, EF_SEVERITY_WARNING, place,
                  _("The result has another value of “%s” already. This one is left out: %s."),
                  column, text);
}
