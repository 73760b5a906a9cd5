/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cells-private.h"
#include "ef-header-private.h"
#include "ef-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Part of our files, so never translated. */
static const char *const role_words[] = {
  [EF_ROLE_NONE] = "none", [EF_ROLE_NAME] = "name", [EF_ROLE_GROUP] = "group",
  [EF_ROLE_DATE] = "date", [EF_ROLE_LINK] = "link", [EF_ROLE_PAPER] = "paper",
  [EF_ROLE_LEFT_OUT] = "left-out",
};

/* A column is two things: cells, which are large and shared, and traits (name, role, quantity,
 * direction), which are small and copied whenever one of them changes. */
struct _EfColumn
{
  EfColumnTraits traits; /* its strings are the three below */
  char *name;
  char *formula;
  char *path;
  EfCells *cells;
};

EfCells *
ef_cells_new (EfColumnKind kind)
{
  EfCells *self = g_atomic_rc_box_new0 (EfCells);

  self->kind = kind;
  self->min = NAN;
  self->max = NAN;

  return self;
}

EfCells *
ef_cells_ref (EfCells *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
cells_clear (gpointer data)
{
  EfCells *self = data;

  g_free (self->numbers);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->text_ids);
  g_clear_pointer (&self->pool, ef_text_pool_unref);
  g_free (self->original_rows);
  g_free (self->original_offsets);
  g_free (self->original_text);
  g_clear_pointer (&self->origins, ef_cell_origins_free);
}

void
ef_cells_unref (EfCells *self)
{
  g_atomic_rc_box_release_full (self, cells_clear);
}

const char *
ef_cells_get_original (const EfCells *self,
                       guint          row)
{
  guint first = 0;
  guint last = self->n_originals;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (self->original_rows[middle] < row)
        first = middle + 1;
      else
        last = middle;
    }

  if (first == self->n_originals || self->original_rows[first] != row)
    return NULL;

  return self->original_text + self->original_offsets[first];
}

const EfCells *
ef_column_get_cells (const EfColumn *self)
{
  return self->cells;
}

void
ef_column_traits_settle_direction (EfColumnTraits *traits,
                                   EfColumnKind    kind)
{
  EfDirection direction = EF_DIRECTION_UNKNOWN;

  if (traits->direction != EF_DIRECTION_UNKNOWN
      || traits->direction_reason != EF_DIRECTION_REASON_NONE)
    return;

  /* Arrows in the headers of what is known may also say by what a table was sorted. */
  if (traits->quantity != NULL)
    direction = ef_quantity_get_direction (traits->quantity);
  else if (kind == EF_COLUMN_NUMBER && traits->name != NULL)
    direction = ef_header_find_direction (traits->name);
  if (direction == EF_DIRECTION_UNKNOWN)
    return;

  traits->direction = direction;
  traits->direction_reason
    = traits->quantity != NULL ? EF_DIRECTION_REASON_QUANTITY : EF_DIRECTION_REASON_FILE;
}

EfColumn *
ef_column_new_take_cells (const EfColumnTraits *traits,
                          EfCells              *cells)
{
  EfColumn *self = g_atomic_rc_box_new0 (EfColumn);

  self->name = g_strdup (traits->name);
  self->formula = g_strdup (traits->formula);
  self->path = g_strdup (traits->path);
  self->traits = *traits;
  self->traits.name = self->name;
  self->traits.formula = self->formula;
  self->traits.path = self->path;
  self->cells = cells;

  return self;
}

EfColumn *
ef_column_ref (EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
column_clear (gpointer data)
{
  EfColumn *self = data;

  g_free (self->name);
  g_free (self->formula);
  g_free (self->path);
  g_clear_pointer (&self->cells, ef_cells_unref);
}

void
ef_column_unref (EfColumn *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, column_clear);
}

const char *
ef_column_get_name (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->traits.name;
}

EfColumnKind
ef_column_get_kind (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_COLUMN_TEXT);

  return self->cells->kind;
}

EfRole
ef_column_get_role (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_ROLE_NONE);

  return self->traits.role;
}

const EfQuantity *
ef_column_get_quantity (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->traits.quantity;
}

const EfUnit *
ef_column_get_unit (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->traits.unit;
}

double
ef_column_get_factor (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, 1.0);

  return self->traits.unit != NULL ? ef_unit_get_factor (self->traits.unit) : 1.0;
}

EfDirection
ef_column_get_direction (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_DIRECTION_UNKNOWN);

  return self->traits.direction;
}

EfDirectionReason
ef_column_get_direction_reason (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_DIRECTION_REASON_NONE);

  return self->traits.direction_reason;
}

EfOrigin
ef_column_get_origin (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_ORIGIN_REPORTED);

  return self->traits.origin;
}

const char *
ef_column_get_path (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->traits.path;
}

const char *
ef_column_get_formula (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->traits.formula;
}

gboolean
ef_column_has_cell_origins (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->cells->origins != NULL;
}

EfOrigin
ef_column_get_cell_origin (const EfColumn *self,
                           guint           row)
{
  const EfCellOrigin *cell;

  g_return_val_if_fail (self != NULL, EF_ORIGIN_REPORTED);
  g_return_val_if_fail (row < self->cells->n_rows, EF_ORIGIN_REPORTED);

  cell = ef_cell_origins_find (self->cells->origins, row);

  return cell != NULL ? cell->origin : self->traits.origin;
}

const char *
ef_column_get_cell_formula (const EfColumn *self,
                            guint           row)
{
  const EfCellOrigin *cell;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->cells->n_rows, NULL);

  cell = ef_cell_origins_find (self->cells->origins, row);

  return cell != NULL ? ef_cell_origins_get_formula (self->cells->origins, cell)
                      : self->traits.formula;
}

static gboolean
is_present (const EfCells *cells,
            guint          row)
{
  return cells->kind == EF_COLUMN_TEXT ? cells->text_ids[row] != 0 : !isnan (cells->numbers[row]);
}

void
ef_column_count_origins (const EfColumn *self,
                         guint           counts[EF_N_ORIGINS])
{
  const EfCellOrigins *origins;

  g_return_if_fail (self != NULL);
  g_return_if_fail (counts != NULL);

  for (guint i = 0; i < EF_N_ORIGINS; i++)
    counts[i] = 0;

  counts[self->traits.origin] = self->cells->n_present;
  origins = self->cells->origins;
  for (guint i = 0; origins != NULL && i < origins->cells->len; i++)
    {
      const EfCellOrigin *cell = &g_array_index (origins->cells, EfCellOrigin, i);

      if (!is_present (self->cells, cell->row))
        continue;
      counts[self->traits.origin]--;
      counts[cell->origin]++;
    }
}

void
ef_column_list_origins (const EfColumn *self,
                        guint8         *origins)
{
  const EfCellOrigins *exceptions;

  g_return_if_fail (self != NULL);
  g_return_if_fail (origins != NULL);

  memset (origins, (int) self->traits.origin, self->cells->n_rows);
  exceptions = self->cells->origins;
  for (guint i = 0; exceptions != NULL && i < exceptions->cells->len; i++)
    {
      const EfCellOrigin *cell = &g_array_index (exceptions->cells, EfCellOrigin, i);

      origins[cell->row] = (guint8) cell->origin;
    }
}

guint
ef_column_get_n_rows (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->n_rows;
}

const double *
ef_column_get_numbers (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells->numbers;
}

const guint32 *
ef_column_get_text_ids (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells->text_ids;
}

EfTextPool *
ef_column_get_pool (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells->pool;
}

const double *
ef_column_get_lows (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells->lows;
}

const double *
ef_column_get_highs (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells->highs;
}

EfDatePrecision
ef_column_get_date_precision (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, EF_DATE_DAY);

  return self->cells->date_precision;
}

guint
ef_column_get_n_present (const EfColumn *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->n_present;
}

gboolean
ef_column_get_range (const EfColumn *self,
                     double         *min,
                     double         *max)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (min != NULL)
    *min = self->cells->min;
  if (max != NULL)
    *max = self->cells->max;

  return !isnan (self->cells->min);
}

const char *
ef_column_get_text (const EfColumn *self,
                    guint           row)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (self->cells->kind == EF_COLUMN_TEXT, "");
  g_return_val_if_fail (row < self->cells->n_rows, "");

  return ef_text_pool_get (self->cells->pool, self->cells->text_ids[row]);
}

const char *
ef_column_get_original (const EfColumn *self,
                        guint           row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->cells->n_rows, NULL);

  return ef_cells_get_original (self->cells, row);
}

char *
ef_column_dup_cell (const EfColumn *self,
                    guint           row)
{
  const char *original;
  char buffer[EF_NUMBER_BUFFER];
  double value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->cells->n_rows, NULL);

  original = ef_cells_get_original (self->cells, row);
  if (original != NULL)
    return g_strdup (original);

  if (self->cells->kind == EF_COLUMN_TEXT)
    return g_strdup (ef_column_get_text (self, row));

  value = self->cells->numbers[row];
  if (isnan (value))
    return g_strdup ("");
  if (self->cells->kind == EF_COLUMN_DATE)
    return ef_date_to_iso (value, self->cells->date_precision);

  return g_strdup (ef_number_to_text (value, buffer));
}

EfColumn *
ef_column_with_direction (EfColumn          *self,
                          EfDirection        direction,
                          EfDirectionReason  reason)
{
  EfColumnTraits traits;

  g_return_val_if_fail (self != NULL, NULL);

  traits = self->traits;
  traits.direction = direction;
  traits.direction_reason = reason;

  return ef_column_new_take_cells (&traits, ef_cells_ref (self->cells));
}

EfColumn *
ef_column_with_quantity (EfColumn         *self,
                         const EfQuantity *quantity,
                         const EfUnit     *unit)
{
  EfColumnTraits traits;

  g_return_val_if_fail (self != NULL, NULL);

  traits = self->traits;
  traits.quantity = quantity;
  traits.unit = unit;
  if (traits.direction_reason == EF_DIRECTION_REASON_QUANTITY)
    {
      traits.direction = EF_DIRECTION_UNKNOWN;
      traits.direction_reason = EF_DIRECTION_REASON_NONE;
    }
  ef_column_traits_settle_direction (&traits, self->cells->kind);

  return ef_column_new_take_cells (&traits, ef_cells_ref (self->cells));
}

EfColumn *
ef_column_with_role (EfColumn *self,
                     EfRole    role)
{
  EfColumnTraits traits;

  g_return_val_if_fail (self != NULL, NULL);

  traits = self->traits;
  traits.role = role;

  return ef_column_new_take_cells (&traits, ef_cells_ref (self->cells));
}

EfColumn *
ef_column_with_name (EfColumn   *self,
                     const char *name)
{
  EfColumnTraits traits;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  traits = self->traits;
  traits.name = name;

  return ef_column_new_take_cells (&traits, ef_cells_ref (self->cells));
}

const char *
ef_role_to_word (EfRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_words), role_words[EF_ROLE_NONE]);

  return role_words[role];
}

gboolean
ef_role_from_word (const char *word,
                   EfRole     *role)
{
  guint index;

  g_return_val_if_fail (word != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  if (!ef_word_list_find (role_words, G_N_ELEMENTS (role_words), word, &index))
    return FALSE;
  *role = index;

  return TRUE;
}

const char *
ef_direction_reason_to_label (EfDirectionReason reason,
                              EfDirection       direction)
{
  gboolean higher = direction == EF_DIRECTION_HIGHER;

  switch (reason)
    {
    case EF_DIRECTION_REASON_ROW_ORDER:
      return higher ? _("The rows are sorted from high to low in this column.")
                    : _("The rows are sorted from low to high in this column.");

    case EF_DIRECTION_REASON_QUANTITY:
      return higher ? _("Higher is better for this quantity.")
                    : _("Lower is better for this quantity.");

    case EF_DIRECTION_REASON_FILE:
      return higher ? _("The file says that higher is better.")
                    : _("The file says that lower is better.");

    case EF_DIRECTION_REASON_USER:
      return _("You chose this direction.");

    case EF_DIRECTION_REASON_FIRST:
      return _("Who reaches a score first is the state of the art.");

    case EF_DIRECTION_REASON_NONE:
    default:
      return _("Nothing says which direction is better.");
    }
}
