/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-channels.h"
#include "ef-chart-words.h"
#include "ef-axis-unit.h"
#include "ef-compose-private.h"
#include "ef-words.h"

/*
 * Numbers as colour and as size: what their steps look like, and the part of the legend that says
 * which number is which. A bar of colours has ticks as an axis has; sizes are shown by round
 * values. What has no value, and what is too small to show its size, is named and counted, so that
 * nobody takes it for a value.
 */

/* The greatest diameter, in markers. */
#define SIZE_MAX_MARKERS 4.4
/* Large markers overlap more. */
#define SIZED_OPACITY 0.75
/* The smallest diameter that is still seen, in em, and on the frontier, in widths of its line. */
#define LEAST 0.11
#define FRONT_LEAST 2.2
/* A marker without a size, in markers. */
#define MISSING_MARKERS 0.9

#define ROW_HEIGHT 1.4 /* of the face */
#define GAP 0.35       /* em above a heading */
#define BAR_WIDTH 0.9  /* em */
#define BAR_HEIGHT 6.5
#define BAR_STEPS 32
#define BAR_TICK 0.3 /* em */
/* Of a bar that lies: no more than this, em. */
#define BAR_LENGTH 15.0
/* Between entries that stand side by side, and labels of a bar that lies, em. */
#define ENTRY_GAP 1.6
#define LABEL_GAP 0.6
#define SYMBOL_WIDTH 2.0
#define SAMPLES_MAX 3
/* The longest word of a legend beside the plot, of the page. */
#define WIDTH_MAX 0.34

typedef enum
{
  ITEM_HEADING,
  ITEM_BAR,
  ITEM_DENSITY,
  ITEM_SIZE,
  ITEM_NO_SHADE,
  ITEM_NO_SIZE,
} ItemKind;

typedef struct
{
  ItemKind kind;
  char *words;    /* all that could be said beside it; NULL for a bar */
  char *text;     /* what there is room for */
  double height;
  double size;    /* diameter of the sample */
  GArray *ticks;  /* element-type EfTick, of a bar */
  double label_width; /* of the widest label of a bar */
  double x, y;    /* of its top left corner; of the middle of its left end where a bar lies */
} Item;

struct _EfScalesLayout
{
  GArray *items; /* element-type Item */
  double width, height;
  gboolean lies; /* side by side, below the plot */
  double bar_length; /* where it lies */
  double symbols; /* width of the samples of size */
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->words);
  g_free (item->text);
  g_clear_pointer (&item->ticks, g_array_unref);
}

/* ---- Looks ---- */

/* @least: the diameter of the smallest */
static EfMarkerScales *
make_scales (const EfComposer *self, double opacity, double least)
{
  EfMarkerScales *scales = g_new0 (EfMarkerScales, 1);
  double greatest = SIZE_MAX_MARKERS * self->marker_size;

  ef_scene_hold (self->scene, scales, g_free);
  scales->shades[0] = self->theme->missing;
  for (guint step = 1; step < EF_MARKER_SHADES; step++)
    scales->shades[step]
      = ef_theme_get_ramp_colour (self->theme, (step - 0.5) / (EF_MARKER_SHADES - 1));
  for (guint step = 0; step < EF_MARKER_SHADES; step++)
    scales->shades[step].a = opacity;
  scales->diameters[0] = MISSING_MARKERS * self->marker_size;
  for (guint step = 1; step < EF_MARKER_SIZES; step++)
    scales->diameters[step] = MAX (greatest * ef_channel_get_diameter (step), least);

  return scales;
}

void
ef_compose_scales_choose (EfComposer *self)
{
  if (self->data->size.steps != NULL && self->spec->opacity == 0)
    self->opacity *= SIZED_OPACITY;
  if (self->dense)
    self->density_scales = make_scales (self, 1, 0);
  if (self->data->size.steps == NULL && self->data->shade.steps == NULL)
    return;

  self->scales = make_scales (self, self->opacity, LEAST * self->em);
  /* What is thinner than the line of the frontier would vanish in it. */
  self->front_scales = make_scales (self, 1, FRONT_LEAST * self->front_width);
}

/* ---- The legend ---- */

static double
get_row_height (const EfComposer *self)
{
  return self->legend.size * ROW_HEIGHT;
}

static char *
dup_title (const EfChannel *channel)
{
  static const EfAxisSpec plain = { 0 };

  return ef_axis_data_dup_title (&channel->axis, &plain);
}

static void
add_item (EfScalesLayout *layout, Item item)
{
  g_array_append_val (layout->items, item);
}

static void
add_heading (const EfComposer *self, EfScalesLayout *layout, const EfChannel *channel)
{
  add_item (layout,
            (Item){ .kind = ITEM_HEADING,
                    .words = dup_title (channel),
                    .height = get_row_height (self) + GAP * self->em });
}

static void
list_bar (const EfComposer *self, EfScalesLayout *layout)
{
  const EfChannel *shade = &self->data->shade;
  Item bar = { .kind = ITEM_BAR, .height = (BAR_HEIGHT + 0.8) * self->em };

  add_heading (self, layout, shade);
  if (shade->n_without < self->data->n)
    {
      bar.ticks
        = ef_axis_unit_make_ticks (&shade->axis, shade->low,
                                   shade->high > shade->low ? shade->high : shade->low + 1e-9, 4,
                                   self->options->ticks);
      for (guint i = 0; i < bar.ticks->len; i++)
        {
          const EfTick *tick = &g_array_index (bar.ticks, EfTick, i);

          if (tick->major)
            bar.label_width = MAX (
              bar.label_width, ef_text_ruler_get_width (self->ruler, self->legend, tick->label));
        }
      add_item (layout, bar);
    }
  if (shade->n_without > 0)
    add_item (layout,
              (Item){ .kind = ITEM_NO_SHADE,
                      /* Translators: in the legend; %u is a number of points. */
                      .words = g_strdup_printf (shade->axis.scale == EF_SCALE_KIND_LOG
                                                 ? _ ("None above 0 (%u)")
                                                 : _ ("No value (%u)"),
                                               shade->n_without),
                      .height = get_row_height (self) });
}

/* How many there are in the fullest cell is known only once the plot has its place; no number is
 * longer than that of all points. */
static void
list_density (const EfComposer *self, EfScalesLayout *layout)
{
  Item bar = { .kind = ITEM_DENSITY, .height = (BAR_HEIGHT + 0.8) * self->em };
  g_autofree char *longest
    = ef_number_to_label (self->n_in_view, 3, NULL, self->options->ticks);

  add_item (layout,
            (Item){ .kind = ITEM_HEADING,
                    /* Translators: in the legend, above a scale of colours. */
                    .words = g_strdup (_ ("Points in a cell")),
                    .height = get_row_height (self) + GAP * self->em });
  bar.label_width = ef_text_ruler_get_width (self->ruler, self->legend, longest);
  add_item (layout, bar);
}

/* The greatest of 1, 2 and 5 times a power of ten that is not above @value. */
static double
round_down (double value)
{
  double power = pow (10, floor (log10 (value)));
  double first = value / power * (1 + 1e-12);

  return power * (first >= 5 ? 5 : first >= 2 ? 2 : 1);
}

static void
add_size (const EfComposer *self, EfScalesLayout *layout, double diameter, char *text)
{
  add_item (layout,
            (Item){ .kind = ITEM_SIZE,
                    .words = text,
                    .size = diameter,
                    .height = MAX (get_row_height (self), diameter + 0.2 * self->em) });
}

static void
list_sizes (const EfComposer *self, EfScalesLayout *layout)
{
  const EfChannel *size = &self->data->size;
  double least = size->high / (EF_CHANNEL_SIZE_RATIO * EF_CHANNEL_SIZE_RATIO);
  double value = size->high > 0 ? round_down (size->high) : 0;

  layout->symbols = self->scales->diameters[EF_MARKER_SIZES - 1] + 0.5 * self->em;
  add_heading (self, layout, size);
  for (guint i = 0; i < SAMPLES_MAX && value > least; i++)
    {
      double stated = value / size->axis.factor;
      double diameter = self->scales->diameters[ef_channel_get_size (size, stated)];

      add_size (self, layout, diameter,
                ef_axis_data_format_sample (&size->axis, stated, self->options->ticks));
      value = round_down (value / 4);
    }
  if (size->n_least > 0)
    {
      g_autofree char *limit = ef_axis_data_format_sample (
        &size->axis, round_down (least) / size->axis.factor, self->options->ticks);

      /* Translators: in the legend of sizes; "Below about 5 kWh (12)", with a number of points. */
      add_size (self, layout, self->scales->diameters[1],
                g_strdup_printf (_ ("Below about %s (%u)"), limit, size->n_least));
    }
  if (size->n_without > 0)
    add_item (layout,
              (Item){ .kind = ITEM_NO_SIZE,
                      /* Translators: in the legend of sizes; %u is a number of points. */
                      .words = g_strdup_printf (_ ("No amount (%u)"), size->n_without),
                      .height = get_row_height (self) });
}

void
ef_compose_scales_measure (EfComposer *self)
{
  EfScalesLayout *layout;

  if (self->scales == NULL && !self->dense)
    return;

  layout = g_new0 (EfScalesLayout, 1);
  layout->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (layout->items, item_clear);
  if (self->dense)
    list_density (self, layout);
  if (self->data->shade.steps != NULL)
    list_bar (self, layout);
  if (self->data->size.steps != NULL)
    list_sizes (self, layout);
  self->scales_layout = layout;
}

/* ---- Places ---- */

static gboolean
is_bar (const Item *item)
{
  return item->kind == ITEM_BAR || item->kind == ITEM_DENSITY;
}

/* What stands left of the words of @item. */
static double
get_symbol_width (const EfComposer *self, const Item *item)
{
  return item->kind == ITEM_HEADING
           ? 0
           : MAX (self->scales_layout->symbols, SYMBOL_WIDTH * self->em);
}

/* Cuts the words of @item so that all of it is at most @room wide; returns how wide it is. */
static double
fit_item (const EfComposer *self, Item *item, double room)
{
  EfFace face = { self->legend.size, item->kind == ITEM_HEADING };
  double left = get_symbol_width (self, item);

  g_free (item->text);
  item->text = ef_text_ruler_fit (self->ruler, face, item->words, MAX (room - left, self->em));

  return left + ef_text_ruler_get_width (self->ruler, face, item->text);
}

/* One below the other. */
static void
stack (const EfComposer *self, EfScalesLayout *layout)
{
  layout->width = layout->height = 0;
  for (guint i = 0; i < layout->items->len; i++)
    {
      Item *item = &g_array_index (layout->items, Item, i);
      double bar = (BAR_WIDTH + 2 * BAR_TICK) * self->em + item->label_width;
      double room = WIDTH_MAX * self->options->width + get_symbol_width (self, item);

      item->x = 0;
      item->y = layout->height;
      layout->width = MAX (layout->width, is_bar (item) ? bar : fit_item (self, item, room));
      layout->height += item->height;
    }
}

/* How far @item reaches above and below its middle where items stand side by side. */
static void
get_halves (const EfComposer *self, const Item *item, double *up, double *down)
{
  double row = get_row_height (self);

  *up = (item->kind == ITEM_SIZE ? item->height : row) / 2;
  *down = is_bar (item) ? (BAR_WIDTH / 2 + BAR_TICK) * self->em + row : *up;
}

/* Puts the items from @first to before @end side by side, their middles as far below @top as they
 * need. Returns where the next row begins. */
static double
set_row (const EfComposer *self, EfScalesLayout *layout, guint first, guint end, double top)
{
  double up = 0, down = 0;

  for (guint i = first; i < end; i++)
    {
      double item_up, item_down;

      get_halves (self, &g_array_index (layout->items, Item, i), &item_up, &item_down);
      up = MAX (up, item_up);
      down = MAX (down, item_down);
    }
  for (guint i = first; i < end; i++)
    {
      Item *item = &g_array_index (layout->items, Item, i);
      double middle = top + up;

      item->y = is_bar (item) ? middle
                : item->kind == ITEM_HEADING
                  ? middle - item->height + get_row_height (self) / 2
                  : middle - item->height / 2;
    }

  return top + up + down;
}

/* Side by side, in as many rows as @width needs; what a heading is about begins with a row. */
static void
lay (const EfComposer *self, EfScalesLayout *layout, double width)
{
  double x = 0, y = 0;
  guint first = 0;

  layout->bar_length = MIN (BAR_LENGTH * self->em, width - 2 * self->em);
  for (guint i = 0; i < layout->items->len; i++)
    {
      Item *item = &g_array_index (layout->items, Item, i);
      double half = item->label_width / 2;
      double needed = is_bar (item) ? layout->bar_length + 2 * half : fit_item (self, item, width);

      if (x > 0 && (item->kind == ITEM_HEADING || x + needed > width))
        {
          y = set_row (self, layout, first, i, y);
          first = i;
          x = 0;
        }
      /* Labels may stand out beyond the ends of a bar. */
      item->x = x + (is_bar (item) && x > 0 ? half : 0);
      x += needed + ENTRY_GAP * self->em;
    }
  layout->height = set_row (self, layout, first, layout->items->len, y);
  layout->width = width;
}

gboolean
ef_compose_scales_get_size (const EfComposer *self, double room, double *width, double *height)
{
  EfScalesLayout *layout = self->scales_layout;

  if (layout == NULL)
    return FALSE;

  layout->lies = room > 0;
  if (layout->lies)
    lay (self, layout, room);
  else
    stack (self, layout);
  *width = layout->width;
  *height = layout->height;

  return TRUE;
}

/* ---- Primitives ---- */

/* A part of a bar from @share of its length on. It reaches to the end, and the next one covers it,
 * so there are no seams. */
static EfRect
get_step_rect (const EfComposer *self, double x, double y, double share)
{
  double length = self->scales_layout->bar_length;
  double height = BAR_HEIGHT * self->em;
  double width = BAR_WIDTH * self->em;

  return self->scales_layout->lies
           ? (EfRect){ x + share * length, y - width / 2, (1 - share) * length, width }
           : (EfRect){ x, y + share * height, width, (1 - share) * height };
}

/* The line of a tick at @share of the scale, and where its label stands. */
static void
get_tick_line (const EfComposer *self,
               double x,
               double y,
               double share,
               double length,
               double line[4],
               double label[2])
{
  double width = BAR_WIDTH * self->em;

  if (self->scales_layout->lies)
    {
      double place = x + share * self->scales_layout->bar_length;
      double bottom = y + width / 2;

      line[0] = line[2] = label[0] = place;
      line[1] = bottom;
      line[3] = bottom + length;
      label[1] = bottom + BAR_TICK * self->em + self->legend.size;
    }
  else
    {
      double place = y + (1 - share) * BAR_HEIGHT * self->em;

      line[0] = x + width;
      line[1] = line[3] = place;
      line[2] = x + width + length;
      label[0] = x + width + 2 * BAR_TICK * self->em;
      label[1] = place + 0.35 * self->legend.size;
    }
}

static void
add_bar (const EfComposer *self,
         const GArray *ticks,
         double low,
         double high,
         const char *name,
         double x,
         double y)
{
  gboolean lies = self->scales_layout->lies;
  double end = -G_MAXDOUBLE;

  if (!lies)
    y += 0.4 * self->em;
  for (guint i = 0; i < BAR_STEPS; i++)
    {
      double ramp = (i + 0.5) / BAR_STEPS;
      g_autofree char *id = g_strdup_printf ("legend-%s-%u", name, i);
      EfPrimitive *step
        = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "legend-colour", id);

      step->rect.rect = get_step_rect (self, x, y, i / (double) BAR_STEPS);
      step->fill = ef_theme_get_ramp_colour (self->theme, lies ? ramp : 1 - ramp);
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);
      double span = high - low;
      double share = span > 0 ? (tick->position - low) / span : 0.5;
      double length = (tick->major ? 1 : 0.5) * BAR_TICK * self->em;
      double half = ef_text_ruler_get_width (self->ruler, self->legend, tick->label) / 2;
      double line[4], label[2];
      g_autofree char *id = g_strdup_printf ("legend-%s-tick-%u", name, i);
      g_autofree char *label_id = g_strdup_printf ("legend-%s-label-%u", name, i);

      if (share < -1e-6 || share > 1 + 1e-6)
        continue;
      get_tick_line (self, x, y, share, length, line, label);
      ef_compose_add_line (self, EF_LAYER_FRAME, "legend-tick", id, line, &self->theme->axis,
                           self->theme->axis_width);
      if (!tick->major || (lies && label[0] - half < end))
        continue;
      end = label[0] + half + LABEL_GAP * self->em;
      ef_compose_add_text (self, EF_LAYER_FRAME, "legend-label", label_id, self->legend,
                           tick->label, label[0], label[1],
                           lies ? EF_ANCHOR_MIDDLE : EF_ANCHOR_START, &self->theme->text);
    }
}

/* Points are counted in whole numbers: 1, 2, 5, 10 as far as there is room, then powers of ten. */
static GArray *
make_count_ticks (const EfComposer *self)
{
  static const guint firsts[] = { 1, 2, 5 };
  guint n_decades = (guint) log10 (MAX (self->densest, 1)) + 1;
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (EfTick));

  for (double power = 1; power <= self->densest; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
      {
        double count = firsts[i] * power;
        g_autofree char *label = ef_number_to_label (count, 3, NULL, self->options->ticks);
        EfTick tick = { .position = log10 (count), .major = i == 0 || n_decades <= 2 };

        if (count > self->densest)
          break;
        g_strlcpy (tick.label, label, sizeof tick.label);
        g_array_append_val (ticks, tick);
      }

  return ticks;
}

static void
add_density_bar (const EfComposer *self, double x, double y)
{
  double high = self->densest > 1 ? log10 (self->densest) : 0;
  g_autoptr (GArray) ticks = make_count_ticks (self);

  add_bar (self, ticks, 0, high, "density", x, y);
}

static EfPrimitive *
add_sample (const EfComposer *self, const char *id, double x, double y, double size)
{
  double *place = g_new (double, 2);
  EfPrimitive *sample
    = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME, "legend-sample", id);

  ef_scene_hold (self->scene, place, g_free);
  place[0] = x;
  place[1] = y;
  sample->markers = (EfMarkerRun){
    .sx = place, .sy = place + 1, .n = 1, .ax = 1, .ay = 1, .size = size, .n_groups = 1,
  };
  sample->markers.fills[0] = self->theme->missing;

  return sample;
}

/* What has no amount looks as it does in the plot: dotted. */
static void
add_no_size (const EfComposer *self, double x, double y)
{
  static const guint8 none = 0;
  EfPrimitive *sample = add_sample (self, "legend-no-size", x, y, self->marker_size);

  sample->markers.sizes = &none;
  sample->markers.scales = self->front_scales;
}

static void
add_row (const EfComposer *self, const Item *item, guint index, double x, double y)
{
  double symbols = MAX (self->scales_layout->symbols, SYMBOL_WIDTH * self->em);
  g_autofree char *id = g_strdup_printf ("legend-scale-%u", index);
  g_autofree char *label_id = g_strdup_printf ("legend-scale-label-%u", index);
  double middle = y + item->height / 2;
  double centre = x + symbols / 2 - 0.2 * self->em;

  if (item->kind == ITEM_SIZE)
    {
      EfPrimitive *sample = add_sample (self, id, centre, middle, item->size);

      sample->markers.fills[0].a = 0.35;
      sample->markers.outline = self->theme->dim_text;
      sample->markers.outline_width = self->theme->axis_width;
    }
  else if (item->kind == ITEM_NO_SIZE)
    add_no_size (self, centre, middle);
  else
    add_sample (self, "legend-no-colour", centre, middle, MAX (self->marker_size, 0.55 * self->em))
      ->markers.shapes[0]
      = EF_SHAPE_CROSS;
  ef_compose_add_text (self, EF_LAYER_FRAME, "legend-label", label_id, self->legend, item->text,
                       x + symbols, middle + 0.35 * self->legend.size, EF_ANCHOR_START,
                       &self->theme->text);
}

void
ef_compose_scales_add (const EfComposer *self, double x, double y)
{
  const EfScalesLayout *layout = self->scales_layout;

  for (guint i = 0; layout != NULL && i < layout->items->len; i++)
    {
      const Item *item = &g_array_index (layout->items, Item, i);
      g_autofree char *id = g_strdup_printf ("legend-scale-heading-%u", i);
      double item_x = x + item->x, item_y = y + item->y;

      if (item->kind == ITEM_HEADING)
        ef_compose_add_text (self, EF_LAYER_FRAME, "legend-heading", id,
                             (EfFace){ self->legend.size, TRUE }, item->text, item_x,
                             item_y + item->height - get_row_height (self) / 2
                               + 0.35 * self->legend.size,
                             EF_ANCHOR_START, &self->theme->text);
      else if (item->kind == ITEM_BAR)
        add_bar (self, item->ticks, self->data->shade.low, self->data->shade.high, "colour",
                 item_x, item_y);
      else if (item->kind == ITEM_DENSITY)
        add_density_bar (self, item_x, item_y);
      else
        add_row (self, item, i, item_x, item_y);
    }
}

void
ef_compose_scales_free (EfScalesLayout *layout)
{
  g_array_unref (layout->items);
  g_free (layout);
}
