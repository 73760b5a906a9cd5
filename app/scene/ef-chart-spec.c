/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-spec.h"

#include <string.h>

/*
 * A specification is a plain value. Everything that handles all of its fields (copy, free, equal)
 * stands here side by side, and the strings are listed once, in `string_fields`: a field that is
 * forgotten there would be shared between copies, which the test of this file would find.
 */

/* Where the strings of a specification lie. */
static const gsize string_fields[] = {
  G_STRUCT_OFFSET (EfChartSpec, table_id), G_STRUCT_OFFSET (EfChartSpec, title),
  G_STRUCT_OFFSET (EfChartSpec, subtitle), G_STRUCT_OFFSET (EfChartSpec, source_line),
  G_STRUCT_OFFSET (EfChartSpec, x.column), G_STRUCT_OFFSET (EfChartSpec, x.title),
  G_STRUCT_OFFSET (EfChartSpec, y.column), G_STRUCT_OFFSET (EfChartSpec, y.title),
  G_STRUCT_OFFSET (EfChartSpec, colour),   G_STRUCT_OFFSET (EfChartSpec, label),
  G_STRUCT_OFFSET (EfChartSpec, filter),   G_STRUCT_OFFSET (EfChartSpec, theme),
  G_STRUCT_OFFSET (EfChartSpec, language), G_STRUCT_OFFSET (EfChartSpec, size),
  G_STRUCT_OFFSET (EfChartSpec, trail),    G_STRUCT_OFFSET (EfChartSpec, stars_by),
  G_STRUCT_OFFSET (EfChartSpec, rulers[EF_RULER_COMPUTE].of),
  G_STRUCT_OFFSET (EfChartSpec, rulers[EF_RULER_MEMORY].of),
  G_STRUCT_OFFSET (EfChartSpec, rulers[EF_RULER_ENERGY].of),
  G_STRUCT_OFFSET (EfChartSpec, rulers[EF_RULER_CARBON].of),
  G_STRUCT_OFFSET (EfChartSpec, rulers[EF_RULER_PER_UNIT].of),
};

static char **
get_string_field (const EfChartSpec *self, gsize index)
{
  return &G_STRUCT_MEMBER (char *, self, string_fields[index]);
}

/* Place of @row_id in the sorted list: where it is, or where it would go. */
static guint
find_hidden (const GArray *hidden, guint64 row_id, gboolean *found)
{
  guint low = 0;
  guint high = hidden->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hidden, guint64, middle) < row_id)
        low = middle + 1;
      else
        high = middle;
    }
  *found = low < hidden->len && g_array_index (hidden, guint64, low) == row_id;

  return low;
}

static gboolean
hidden_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint64)) == 0);
}

const char *const *
ef_legend_list_words (void)
{
  static const char *const words[]
    = { "auto",      "right",       "none",         "bottom", "top-left",
        "top-right", "bottom-left", "bottom-right", "direct", NULL };

  return words;
}

gboolean
ef_front_spec_has_band (const EfFrontSpec *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->near_x.amount > 0 || self->near_y.amount > 0;
}

static gboolean
tolerance_equal (const EfTolerance *a, const EfTolerance *b)
{
  return a->amount == b->amount && !a->percent == !b->percent;
}

gboolean
ef_front_spec_same_points (const EfFrontSpec *a, const EfFrontSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return (a->curve == EF_CURVE_HULL) == (b->curve == EF_CURVE_HULL) && a->n_layers == b->n_layers
         && !a->by_group == !b->by_group && tolerance_equal (&a->near_x, &b->near_x)
         && tolerance_equal (&a->near_y, &b->near_y) && !a->knee == !b->knee
         && !a->has_as_of == !b->has_as_of && (!a->has_as_of || a->as_of == b->as_of);
}

static gboolean
front_equal (const EfFrontSpec *a, const EfFrontSpec *b)
{
  return !a->shown == !b->shown && a->curve == b->curve && ef_front_spec_same_points (a, b);
}

static gboolean
rulers_equal (const EfRuler *a, const EfRuler *b)
{
  for (guint i = 0; i < EF_N_RULER_KINDS; i++)
    if (!ef_ruler_equal (&a[i], &b[i]))
      return FALSE;

  return TRUE;
}

gboolean
ef_axis_spec_same_limit (const EfAxisSpec *a, const EfAxisSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return !a->has_limit == !b->has_limit && (!a->has_limit || a->limit == b->limit);
}

gboolean
ef_view_equal (const EfView *a, const EfView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->x_min == b->x_min && a->x_max == b->x_max && a->y_min == b->y_min
         && a->y_max == b->y_max;
}

EfChartSpec *
ef_chart_spec_new (void)
{
  EfChartSpec *self = g_new0 (EfChartSpec, 1);

  self->labels = EF_LABELS_FRONT;
  self->legend = EF_LEGEND_AUTO;
  self->front.shown = TRUE;
  self->front.n_layers = 1;
  ef_what_if_init (&self->what_if);
  ef_uncertainty_spec_init (&self->uncertainty);
  self->notes = ef_notes_new ();
  self->hidden = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->point_labels = g_array_new (FALSE, FALSE, sizeof (EfPointLabel));
  self->marker_size = 5;
  self->width_mm = 180;
  self->height_mm = 120;
  self->font_size = 9;
  self->theme = g_strdup ("light");

  return self;
}

EfChartSpec *
ef_chart_spec_copy (const EfChartSpec *self)
{
  EfChartSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof (EfChartSpec));
  for (gsize i = 0; i < G_N_ELEMENTS (string_fields); i++)
    *get_string_field (copy, i) = g_strdup (*get_string_field (self, i));
  copy->notes = ef_notes_copy (self->notes);
  copy->hidden = g_array_copy (self->hidden);
  ef_what_if_copy (&copy->what_if, &self->what_if);
  ef_table_view_copy (&copy->table, &self->table);
  copy->point_labels = g_array_copy (self->point_labels);

  return copy;
}

void
ef_chart_spec_free (EfChartSpec *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (string_fields); i++)
    g_free (*get_string_field (self, i));
  g_ptr_array_unref (self->notes);
  g_array_unref (self->hidden);
  ef_what_if_clear (&self->what_if);
  ef_table_view_clear (&self->table);
  g_array_unref (self->point_labels);
  g_free (self);
}

gboolean
ef_chart_spec_equal (const EfChartSpec *a, const EfChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (string_fields); i++)
    {
      if (g_strcmp0 (*get_string_field (a, i), *get_string_field (b, i)) != 0)
        return FALSE;
    }

  return a->x.scale == b->x.scale && a->x.direction == b->x.direction && a->y.scale == b->y.scale
         && a->y.direction == b->y.direction && ef_axis_spec_same_limit (&a->x, &b->x)
         && ef_axis_spec_same_limit (&a->y, &b->y) && a->colour_scale == b->colour_scale
         && a->labels == b->labels
         && a->legend == b->legend && front_equal (&a->front, &b->front)
         && ef_uncertainty_spec_equal (&a->uncertainty, &b->uncertainty)
         && ef_what_if_equal (&a->what_if, &b->what_if) && hidden_equal (a->hidden, b->hidden)
         && ef_point_labels_equal (a->point_labels, b->point_labels)
         && rulers_equal (a->rulers, b->rulers) && a->stars == b->stars
         && !a->computed == !b->computed && ef_table_view_equal (&a->table, &b->table)
         && !a->has_view == !b->has_view
         && (!a->has_view || ef_view_equal (&a->view, &b->view))
         && ef_notes_equal (a->notes, b->notes) && a->opacity == b->opacity && a->crowd == b->crowd
         && a->marker_size == b->marker_size && a->width_mm == b->width_mm
         && a->height_mm == b->height_mm && a->font_size == b->font_size;
}

gboolean
ef_chart_spec_is_hidden (const EfChartSpec *self, guint64 row_id)
{
  gboolean found;

  g_return_val_if_fail (self != NULL, FALSE);

  find_hidden (self->hidden, row_id, &found);

  return found;
}

void
ef_chart_spec_set_hidden (EfChartSpec *self, guint64 row_id, gboolean hidden)
{
  gboolean found;
  guint index;

  g_return_if_fail (self != NULL);

  index = find_hidden (self->hidden, row_id, &found);
  if (hidden && !found)
    g_array_insert_val (self->hidden, index, row_id);
  else if (!hidden && found)
    g_array_remove_index (self->hidden, index);
}

gboolean
ef_chart_spec_set_string (char **field, const char *value)
{
  char *old;

  g_return_val_if_fail (field != NULL, FALSE);

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  /* Freed last: @value may be a part of the old text. */
  old = *field;
  *field = g_strdup (value);
  g_free (old);

  return TRUE;
}
