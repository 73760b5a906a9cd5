/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels-spec.h"

/* Titles, axes and notes take as much of a small panel as of a large chart: so much of the height
 * for each point of the letters. */
#define WORDS_MM 5.3
/* What a plot wants beside them, by the width of its panel. */
#define PLOT_SHAPE 0.4

EfPanelsSpec *
ef_panels_spec_new (void)
{
  EfPanelsSpec *self = g_new0 (EfPanelsSpec, 1);

  self->charts = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = 1;
  self->width_mm = 180;
  self->height_mm = 120;
  self->font_size = 9;
  self->theme = g_strdup ("light");

  return self;
}

double
ef_panels_spec_suggest_height (const EfPanelsSpec *self, const EfChartSpec *first, guint n_rows)
{
  double width;

  g_return_val_if_fail (self != NULL && first != NULL, 0);
  g_return_val_if_fail (self->n_columns > 0 && n_rows > 0, 0);

  width = self->width_mm / self->n_columns;

  return n_rows
         * MAX (width * first->height_mm / first->width_mm,
                width * PLOT_SHAPE + WORDS_MM * self->font_size);
}

EfPanelsSpec *
ef_panels_spec_new_like (const EfChartSpec *first, guint n, guint n_columns)
{
  EfPanelsSpec *self;
  guint n_rows;

  g_return_val_if_fail (first != NULL, NULL);
  g_return_val_if_fail (n > 0 && n_columns > 0, NULL);

  self = ef_panels_spec_new ();
  ef_panels_get_grid (n, n_columns, &self->n_columns, &n_rows);
  self->width_mm = first->width_mm;
  self->font_size = first->font_size;
  self->height_mm = ef_panels_spec_suggest_height (self, first, n_rows);
  ef_chart_spec_set_string (&self->language, first->language);
  ef_chart_spec_set_string (&self->theme, first->theme);

  return self;
}

static gpointer
copy_id (gconstpointer id, gpointer user_data)
{
  return g_strdup (id);
}

EfPanelsSpec *
ef_panels_spec_copy (const EfPanelsSpec *self)
{
  EfPanelsSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->charts = g_ptr_array_copy (self->charts, copy_id, NULL);
  copy->language = g_strdup (self->language);
  copy->theme = g_strdup (self->theme);

  return copy;
}

void
ef_panels_spec_free (EfPanelsSpec *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_ptr_array_unref (self->charts);
  g_free (self->language);
  g_free (self->theme);
  g_free (self);
}

static gboolean
charts_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

gboolean
ef_panels_spec_equal (const EfPanelsSpec *a, const EfPanelsSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->name, b->name) == 0 && charts_equal (a->charts, b->charts)
         && a->n_columns == b->n_columns && !a->separate_x == !b->separate_x
         && !a->separate_y == !b->separate_y && !a->separate_legends == !b->separate_legends
         && a->width_mm == b->width_mm && a->height_mm == b->height_mm
         && a->font_size == b->font_size && g_strcmp0 (a->language, b->language) == 0
         && g_strcmp0 (a->theme, b->theme) == 0;
}

static gboolean
find_chart (const EfPanelsSpec *self, const char *chart_id, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->charts, chart_id, g_str_equal, index);
}

gboolean
ef_panels_spec_add_chart (EfPanelsSpec *self, const char *chart_id)
{
  g_return_val_if_fail (self != NULL && chart_id != NULL, FALSE);

  if (self->charts->len >= EF_PANELS_MAX || find_chart (self, chart_id, NULL))
    return FALSE;
  g_ptr_array_add (self->charts, g_strdup (chart_id));

  return TRUE;
}

gboolean
ef_panels_spec_remove_chart (EfPanelsSpec *self, const char *chart_id)
{
  guint index;

  g_return_val_if_fail (self != NULL && chart_id != NULL, FALSE);

  if (!find_chart (self, chart_id, &index))
    return FALSE;
  g_ptr_array_remove_index (self->charts, index);

  return TRUE;
}

gboolean
ef_panels_spec_has_chart (const EfPanelsSpec *self, const char *chart_id)
{
  g_return_val_if_fail (self != NULL && chart_id != NULL, FALSE);

  return find_chart (self, chart_id, NULL);
}

void
ef_panels_get_grid (guint n, guint n_columns, guint *used_columns, guint *n_rows)
{
  g_return_if_fail (n > 0 && n_columns > 0);

  *used_columns = MIN (n_columns, n);
  *n_rows = (n + *used_columns - 1) / *used_columns;
}
