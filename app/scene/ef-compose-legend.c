/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-words.h"
#include "ef-compose-legend-private.h"

/*
 * The legend names the groups by shape and colour, and the frontier by its line: an entry each, one
 * below the other, or side by side where the legend stands below the plot. Where it stands is
 * decided in ef-compose-legend-place.c.
 */

#define ROW_HEIGHT 1.4   /* of the face */
#define PADDING 0.5      /* em */
#define WIDTH_MAX 0.4    /* of the page */
#define WIDTH_GIVEN 20.0 /* em: on a narrow page it may have so much all the same, */
#define NARROW_MAX 0.65  /* but no more of the page than this */
/* Between entries that stand side by side, em. */
#define ENTRY_GAP 1.6
#define WORD_GAP 0.3
/* Below the plot, a legend of more than this share of the page's height is set tighter, */
#define BELOW_MAX 0.2
/* as long as there is so much room for words, em. */
#define WORDS_MIN 6

gboolean
ef_compose_legend_is_below (const EfComposer *self)
{
  return self->legend_below || self->spec->legend == EF_LEGEND_BOTTOM;
}

static double
get_row_height (const EfComposer *self)
{
  return self->legend.size * ROW_HEIGHT;
}

static double
measure_row (const EfComposer *self, const EfLegendLayout *layout, guint row)
{
  return EF_LEGEND_SYMBOL_WIDTH * self->em
         + ef_text_ruler_get_width (self->ruler, self->legend, layout->rows->pdata[row]);
}

static double
measure_heading (const EfComposer *self, const EfLegendLayout *layout)
{
  EfFace face = { self->legend.size, TRUE };

  return layout->heading != NULL ? ef_text_ruler_get_width (self->ruler, face, layout->heading)
                                 : 0;
}

/* The width of a legend below the plot, or alone: it stands an em from the edge of its page. */
static double
get_flow_width (const EfComposer *self)
{
  return self->options->width - 2 * self->em;
}

/* No entry is wider than a part of the page. */
static double
get_words_max (const EfComposer *self)
{
  double page = self->options->width;
  double width = WIDTH_MAX * page;

  if (self->options->legend_only || ef_compose_legend_is_below (self))
    width = get_flow_width (self);
  else if (!self->legend_beside && self->spec->legend != EF_LEGEND_RIGHT)
    width = MIN (MAX (width, WIDTH_GIVEN * self->em), NARROW_MAX * page);

  return width - (EF_LEGEND_SYMBOL_WIDTH + 2 * PADDING) * self->em;
}

static void
shorten (const EfComposer *self, EfLegendLayout *layout, double words_max)
{
  g_autofree char **fitted /* its strings go to the rows */
    = ef_text_ruler_fit_apart (self->ruler, self->legend,
                               (const char *const *) layout->rows->pdata, layout->rows->len,
                               words_max);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      layout->cut |= !g_str_equal (layout->rows->pdata[i], fitted[i]);
      g_free (layout->rows->pdata[i]);
      layout->rows->pdata[i] = fitted[i];
    }
}

static void
shorten_heading (const EfComposer *self, EfLegendLayout *layout)
{
  EfFace face = { self->legend.size, TRUE };
  g_autofree char *text = layout->heading;

  if (text != NULL)
    layout->heading = ef_text_ruler_fit (self->ruler, face, text, get_words_max (self));
}

/* One below the other. */
static void
stack (const EfComposer *self, EfLegendLayout *layout)
{
  double widest = measure_heading (self, layout);
  double padding = PADDING * self->em;
  double y = padding / 2 + get_row_height (self) / 2;

  layout->heading_place = (EfLegendPlace){ padding, y };
  if (layout->heading != NULL)
    y += get_row_height (self);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      layout->places[i] = (EfLegendPlace){ padding, y };
      widest = MAX (widest, measure_row (self, layout, i));
      y += get_row_height (self);
    }
  layout->width = widest + 2 * padding;
  layout->height = y - get_row_height (self) / 2 + padding / 2;
}

/* TRUE for an entry without a sample of its own: more words of the one before it. */
static gboolean
continues (const EfComposer *self, const EfLegendLayout *layout, guint row)
{
  guint at = layout->n_groups;

  for (guint i = self->curves->len; i > 0; i--)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i - 1);

      if (curve->words != NULL && at++ == row)
        return curve->sample == EF_SAMPLE_LINE && curve->width == 0 && !curve->pointed;
    }

  return FALSE;
}

/* Side by side, in as many lines as the page needs. */
static void
flow (const EfComposer *self, EfLegendLayout *layout)
{
  double width = get_flow_width (self);
  double x = 0, y = get_row_height (self) / 2;

  layout->heading_place = (EfLegendPlace){ 0, y };
  if (layout->heading != NULL)
    x = measure_heading (self, layout) + ENTRY_GAP * self->em;
  for (guint i = 0; i < layout->rows->len; i++)
    {
      double entry = measure_row (self, layout, i);

      if (x > 0 && continues (self, layout, i))
        x -= (ENTRY_GAP + EF_LEGEND_SYMBOL_WIDTH - WORD_GAP) * self->em;
      if (x > 0 && x + entry > width)
        {
          x = 0;
          y += get_row_height (self);
        }
      layout->places[i] = (EfLegendPlace){ x, y };
      x += entry + ENTRY_GAP * self->em;
    }
  layout->width = width;
  layout->height = x > 0 ? y + get_row_height (self) / 2 : 0;
}

static gpointer
copy_text (gconstpointer text, gpointer user_data)
{
  return g_strdup (text);
}

/* Cuts the words so that two entries stand side by side, which takes half as much from the plot.
 * @whole: before anything of them was cut. */
static void
tighten (const EfComposer *self, EfLegendLayout *layout, GPtrArray *whole)
{
  double column = (get_flow_width (self) - ENTRY_GAP * self->em) / 2;
  double words_max = column - EF_LEGEND_SYMBOL_WIDTH * self->em;

  if (words_max < WORDS_MIN * self->em)
    return;

  g_ptr_array_unref (layout->rows);
  layout->rows = g_ptr_array_ref (whole);
  shorten (self, layout, words_max);
  flow (self, layout);

  /* The second of two begins where the others do. */
  for (guint i = 1; i < layout->rows->len; i++)
    {
      const EfLegendPlace *before = &layout->places[i - 1];
      EfLegendPlace *place = &layout->places[i];
      gboolean last = i + 1 == layout->rows->len || layout->places[i + 1].y > place->y;

      if (last && before->x == 0 && place->y == before->y)
        place->x = column + ENTRY_GAP * self->em;
    }
}

static void
measure_rows (const EfComposer *self, EfLegendLayout *layout)
{
  g_autoptr (GPtrArray) whole = g_ptr_array_copy (layout->rows, copy_text, NULL);

  g_ptr_array_set_free_func (whole, g_free);
  layout->places = g_new0 (EfLegendPlace, layout->rows->len);
  shorten (self, layout, get_words_max (self));
  shorten_heading (self, layout);
  if (!ef_compose_legend_is_below (self))
    {
      stack (self, layout);
      return;
    }
  flow (self, layout);
  if (!self->options->legend_only && layout->height > BELOW_MAX * self->options->height)
    tighten (self, layout, whole);
}

static const char *
get_words (const EfComposer *self, const EfCurveLayout *curve)
{
  return curve->brief != NULL
             && ef_text_ruler_get_width (self->ruler, self->legend, curve->words)
                  > get_words_max (self)
           ? curve->brief
           : curve->words;
}

void
ef_compose_legend_measure (EfComposer *self)
{
  EfLegendLayout *layout;
  double width, height;
  gboolean below;

  if (self->spec->legend == EF_LEGEND_NONE
      || (self->data->n_groups == 0 && self->curves->len == 0 && self->scales_layout == NULL
          && !self->data->has_forms))
    return;

  layout = g_new0 (EfLegendLayout, 1);
  layout->rows = g_ptr_array_new_with_free_func (g_free);
  layout->n_groups = self->direct ? 0 : self->data->n_groups;
  for (guint g = 0; g < layout->n_groups; g++)
    g_ptr_array_add (layout->rows, ef_chart_data_dup_group_name (self->data, g));
  if (layout->n_groups > 0)
    layout->heading = ef_chart_words_clean (ef_column_get_name (self->data->group_column));
  for (guint i = self->curves->len; i > 0; i--)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i - 1);

      if (curve->words != NULL)
        g_ptr_array_add (layout->rows, g_strdup (get_words (self, curve)));
    }
  layout->n_origins = ef_compose_origins_list (self, layout->rows);
  if (layout->rows->len == 0 && self->scales_layout == NULL)
    {
      ef_compose_legend_free (layout);
      return;
    }
  measure_rows (self, layout);
  below = ef_compose_legend_is_below (self);
  if (ef_compose_scales_get_size (self, below ? get_flow_width (self) : 0, &width, &height))
    {
      layout->scales_place
        = below ? (EfLegendPlace){ 0, layout->height }
                : (EfLegendPlace){ PADDING * self->em, layout->height - PADDING * self->em / 2 };
      layout->width = MAX (layout->width, width + 2 * PADDING * self->em);
      layout->height += height;
    }
  self->legend_layout = layout;
}

static void
add_box (const EfComposer *self)
{
  EfPrimitive *box
    = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "legend", "legend");

  box->rect.rect = self->legend_layout->box;
  box->rect.radius = 0.3 * self->em;
  box->fill = self->theme->plot_background;
  box->fill.a = 0.88;
}

void
ef_compose_legend_add (const EfComposer *self)
{
  const EfLegendLayout *layout = self->legend_layout;
  double baseline = 0.35 * self->legend.size;

  if (layout == NULL)
    return;

  if (!layout->outside)
    add_box (self);
  if (layout->heading != NULL)
    ef_compose_add_text (self, EF_LAYER_FRAME, "legend-heading", "legend-heading",
                         (EfFace){ self->legend.size, TRUE }, layout->heading,
                         layout->box.x + layout->heading_place.x,
                         layout->box.y + layout->heading_place.y + baseline, EF_ANCHOR_START,
                         &self->theme->text);
  ef_compose_legend_add_symbols (self);
  ef_compose_scales_add (self, layout->box.x + layout->scales_place.x,
                         layout->box.y + layout->scales_place.y);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-label-%u", i);

      ef_compose_add_text (self, EF_LAYER_FRAME, "legend-label", id, self->legend,
                           layout->rows->pdata[i],
                           layout->box.x + layout->places[i].x + EF_LEGEND_SYMBOL_WIDTH * self->em,
                           layout->box.y + layout->places[i].y + baseline, EF_ANCHOR_START,
                           &self->theme->text);
    }
}

void
ef_compose_legend_free (EfLegendLayout *layout)
{
  g_free (layout->heading);
  g_free (layout->places);
  g_ptr_array_unref (layout->rows);
  g_free (layout);
}
