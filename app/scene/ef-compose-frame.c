/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-axis-unit.h"
#include "ef-chart-footprints.h"
#include "ef-chart-methods.h"
#include "ef-chart-title.h"
#include "ef-compose-private.h"
#include "ef-rows-note.h"
#include "ef-scenario-words.h"
#include "ef-words.h"

/*
 * What stands around the data: margins by content, axes, ticks, grid, the block of titles and the
 * lines at the foot. On screen the window has the titles and the source, so only the axes remain.
 */

#define TICK_LENGTH 0.35 /* em; minor ticks are half as long */
#define LINE_HEIGHT 1.3  /* of the face */
#define PLOT_MIN 12.0    /* points; a smaller page gets a plot that runs out of it */
/* Labels of the x axis keep this distance, em. */
#define LABEL_GAP 1.2
/* The most of the title of an axis, and where it would be cut. */
#define TITLE_LINES 2
#define TITLE_LINES_MAX 3
/* The most that any other text has, and where what stands around the plot would take more than this
 * of the page. */
#define TEXT_LINES 4
#define TEXT_LINES_MIN 2
#define TEXT_SHARE 0.45

static double
get_line_height (EfFace face)
{
  return face.size * LINE_HEIGHT;
}

static double
get_margin (const EfComposer *self)
{
  return self->em * (self->options->screen ? 0.8 : 0.9);
}

/* ---- What the lines say ---- */

/* Of rows that are not among the points; a figure of several charts says it for all of them. */
static char *
dup_rows_note (const EfComposer *self)
{
  return self->options->rows_note != NULL ? g_strdup (self->options->rows_note)
                                          : ef_rows_note_new (&self->data->left_out);
}

/* NULL where nothing is supposed. */
static char *
dup_scenario_note (const EfComposer *self)
{
  const EfScenario *scenario = self->data->scenario;
  g_autofree char *words = NULL;

  if (!ef_chart_data_shows_estimates (self->data))
    return NULL;
  words = ef_chart_methods_describe_scenario (self->data, self->options->ticks);
  /* Of energies, say, for which a grid is supposed. */
  if (g_str_equal (words, ef_scenario_describe_replacing ()))
    return g_strdup (_ ("Estimates stand in place of what is reported."));
  if (*words != '\0' && !ef_scenario_has_telling_name (scenario, self->options->ticks))
    /* Translators: below a figure: what its scenario supposes, where the name says no more:
     * "Estimates assume Sweden (41 g/kWh, 2023), PUE 1.1." */
    return g_strdup_printf (_ ("Estimates assume %s."), words);

  /* Translators: below a figure: the name of a scenario, and what it supposes:
   * "Estimates with “Sweden”: Sweden (41 g/kWh, 2023), PUE 1.1." */
  return g_strdup_printf (_ ("Estimates with “%s”: %s."), scenario->name,
                          *words != '\0' ? words : _ ("nothing but what the data say"));
}

static char *
dup_source_line (const EfComposer *self)
{
  EfSource *source = ef_table_get_source (self->data->table);

  if (self->spec->source_line != NULL)
    return self->spec->source_line[0] != '\0' ? g_strdup (self->spec->source_line) : NULL;
  if (source == NULL)
    return NULL;

  /* Translators: below a figure; %s is the name of a file. */
  return g_strdup_printf (_ ("Source: %s"), ef_source_get_name (source));
}

/* @text in at most @n_max lines of the page's width; none for NULL or "". */
static GPtrArray *
break_into (const EfComposer *self, EfFace face, const char *text, guint n_max)
{
  double width = self->options->width - 2 * get_margin (self);

  if (text == NULL || text[0] == '\0')
    return g_ptr_array_new_with_free_func (g_free);

  return ef_text_ruler_wrap (self->ruler, face, text, width, n_max);
}

static GPtrArray *
join_lines (GPtrArray *lines, GPtrArray *more)
{
  g_ptr_array_extend_and_steal (lines, more);
  return lines;
}

/* What the lines of titles and foot are made of. */
typedef struct
{
  char *title, *subtitle, *note, *footprints, *scenario, *source;
} FrameTexts;

static void
set_lines (EfComposer *self, const FrameTexts *texts, guint n_max)
{
  g_clear_pointer (&self->title_lines, g_ptr_array_unref);
  g_clear_pointer (&self->subtitle_lines, g_ptr_array_unref);
  g_clear_pointer (&self->foot_lines, g_ptr_array_unref);
  self->title_lines = break_into (self, self->title, texts->title, n_max);
  self->subtitle_lines = break_into (self, self->subtitle, texts->subtitle, n_max);
  self->foot_lines = break_into (self, self->foot, texts->note, TEXT_LINES_MIN);
  /* What is compared with care is said in full also below a figure of one column. */
  join_lines (self->foot_lines, break_into (self, self->foot, texts->footprints, TEXT_LINES));
  join_lines (self->foot_lines, break_into (self, self->foot, texts->scenario, n_max));
  join_lines (self->foot_lines, break_into (self, self->foot, texts->source, n_max));
}

/* Of titles and foot together. */
static double
get_lines_height (const EfComposer *self)
{
  return self->title_lines->len * get_line_height (self->title)
         + self->subtitle_lines->len * get_line_height (self->subtitle)
         + self->foot_lines->len * get_line_height (self->foot);
}

/* As many lines as the texts need, unless too little of the page would be left. */
static void
break_lines (EfComposer *self)
{
  g_autofree char *title = ef_chart_title_dup (self->data, self->spec);
  g_autofree char *note = dup_rows_note (self);
  g_autofree char *source = dup_source_line (self);
  g_autofree char *scenario = dup_scenario_note (self);
  g_autofree char *footprints
    = ef_chart_footprints_describe (self->data, self->spec, EF_FOOTPRINTS_KNOWN, " ");
  FrameTexts texts = { title, self->spec->subtitle, note, footprints, scenario, source };
  guint n_max = TEXT_LINES;

  if (self->options->screen)
    texts = (FrameTexts){ 0 };
  do
    set_lines (self, &texts, n_max);
  while (get_lines_height (self) > TEXT_SHARE * self->options->height && n_max-- > TEXT_LINES_MIN);
}

/* ---- Margins and ticks ---- */

/* Of the title of an axis. It keeps the room of a line where another panel says it. */
static double
get_title_height (const EfComposer *self, const GPtrArray *lines)
{
  return MAX (lines != NULL ? lines->len : 0, 1) * get_line_height (self->axis_title);
}

static double
get_top_margin (const EfComposer *self)
{
  double height = get_margin (self);

  height += self->title_lines->len * get_line_height (self->title);
  height += self->subtitle_lines->len * get_line_height (self->subtitle);
  if (height > get_margin (self))
    height += 0.5 * self->em;

  return height;
}

static double
get_bottom_margin (const EfComposer *self)
{
  double height = TICK_LENGTH * self->em + get_line_height (self->tick)
                  + get_title_height (self, self->x_title_lines) + get_margin (self) * 0.7;

  height += ef_compose_legend_get_bottom_height (self);
  if (self->foot_lines->len > 0)
    height += 0.5 * self->em + self->foot_lines->len * get_line_height (self->foot);

  return height;
}

static double
get_widest_label (const EfComposer *self, const GArray *ticks)
{
  double widest = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);

      if (tick->major)
        widest = MAX (widest, ef_text_ruler_get_width (self->ruler, self->tick, tick->label));
    }

  return widest;
}

static double
get_left_margin (const EfComposer *self)
{
  double margin = get_margin (self) + get_title_height (self, self->y_title_lines) + 0.3 * self->em
                  + get_widest_label (self, self->y_ticks) + (TICK_LENGTH + 0.35) * self->em;

  /* On screen the labels change while one zooms; whole steps keep the plot from trembling. */
  return self->options->screen ? ceil (margin / self->em) * self->em : margin;
}

static GArray *
make_ticks (const EfComposer *self, const EfAxisData *axis, double min, double max, guint n_wanted)
{
  if (self->data->n == 0)
    return g_array_new (FALSE, FALSE, sizeof (EfTick));

  return ef_axis_unit_make_ticks (axis, min, max, n_wanted, self->options->ticks);
}

static double
get_half_label (const EfComposer *self, const EfTick *tick)
{
  return ef_text_ruler_get_width (self->ruler, self->tick, tick->label) / 2;
}

/* TRUE if neighbouring labels of the x axis keep their distance. */
static gboolean
labels_fit (const EfComposer *self, const GArray *ticks, double width)
{
  double scale = width / (self->view->x_max - self->view->x_min);
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);
      double x = (tick->position - self->view->x_min) * scale;
      double half;

      if (!tick->major)
        continue;
      half = get_half_label (self, tick);
      if (x - half < end)
        return FALSE;
      end = x + half + LABEL_GAP * self->em;
    }

  return TRUE;
}

/* As many ticks as their labels have room for. */
static void
choose_x_ticks (EfComposer *self, double width)
{
  guint n_wanted = (guint) CLAMP (width / (4.5 * self->em), 2, 14);

  for (;; n_wanted--)
    {
      g_clear_pointer (&self->x_ticks, g_array_unref);
      self->x_ticks
        = make_ticks (self, &self->data->x, self->view->x_min, self->view->x_max, n_wanted);
      if (n_wanted <= 2 || labels_fit (self, self->x_ticks, width))
        return;
    }
}

/* How far the last label of the x axis stands out to the right of the plot. Figures make room for
 * it; on screen a label that has none is left out, because the plot must not change its width while
 * one zooms. */
static double
get_overhang (const EfComposer *self, double width)
{
  double scale = width / (self->view->x_max - self->view->x_min);
  double overhang = 0;

  for (guint i = 0; i < self->x_ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (self->x_ticks, EfTick, i);
      double x = (tick->position - self->view->x_min) * scale;

      if (tick->major)
        overhang = MAX (overhang, x + get_half_label (self, tick) - width);
    }

  return overhang;
}

/* Whether something is left out in @lines of @text. */
static gboolean
is_cut (const GPtrArray *lines, const char *text)
{
  return strstr (lines->pdata[lines->len - 1], "…") != NULL && strstr (text, "…") == NULL;
}

/* FALSE if @title is cut in at most @n_max lines of length @room. @lines: (inout) */
static gboolean
try_axis_title (
  const EfComposer *self, const char *title, double room, guint n_max, GPtrArray **lines)
{
  g_clear_pointer (lines, g_ptr_array_unref);
  *lines = ef_text_ruler_wrap (self->ruler, self->axis_title, title, room, n_max);

  return (*lines)->len == 0 || !is_cut (*lines, title);
}

/* The title of an axis of length @room, or @more if that is not enough: in two lines where it is
 * too long for one, in three where it would be cut, and on one line that is cut where three would
 * be cut as well. Returns the length that it needed. */
static double
break_axis_title (EfComposer *self, gboolean is_x, double room, double more)
{
  const EfAxisData *axis = is_x ? &self->data->x : &self->data->y;
  GPtrArray **lines = is_x ? &self->x_title_lines : &self->y_title_lines;
  g_autofree char *title = ef_axis_data_dup_title (axis, is_x ? &self->spec->x : &self->spec->y);

  if (try_axis_title (self, title, room, TITLE_LINES, lines))
    return room;
  if (!try_axis_title (self, title, more, TITLE_LINES, lines)
      && !try_axis_title (self, title, more, TITLE_LINES_MAX, lines))
    {
      g_ptr_array_set_size (*lines, 0);
      g_ptr_array_add (*lines, ef_text_ruler_fit (self->ruler, self->axis_title, title, more));
    }

  return more;
}

/* From the x axis down to the first line of its title, where nothing is left of the plot. */
static double
get_corner_height (const EfComposer *self)
{
  return TICK_LENGTH * self->em + get_line_height (self->tick) + get_line_height (self->axis_title);
}

/* With as much room below the plot as @bottom. */
static void
place_plot (EfComposer *self, double bottom)
{
  double margin = get_margin (self);
  double right, overhang;

  self->plot.y = MAX (get_top_margin (self), self->options->top);
  self->plot.height = MAX (self->options->height - self->plot.y - bottom, PLOT_MIN);
  g_clear_pointer (&self->y_ticks, g_array_unref);
  self->y_ticks = make_ticks (self, &self->data->y, self->view->y_min, self->view->y_max,
                              (guint) CLAMP (self->plot.height / (3 * self->em), 2, 10));
  self->y_title_room = break_axis_title (self, FALSE, self->plot.height,
                                         self->plot.height + get_corner_height (self));
  self->plot.x = MAX (get_left_margin (self), self->options->left);
  self->plot.width = MAX (self->options->width - self->plot.x - margin, PLOT_MIN);

  right = MAX (margin + ef_compose_legend_reserve (self), self->options->right);
  self->plot.width = MAX (self->options->width - self->plot.x - right, PLOT_MIN);
  choose_x_ticks (self, self->plot.width);
  overhang = get_overhang (self, self->plot.width) - right + 0.3 * self->em;
  if (overhang > 0 && !self->options->screen)
    self->plot.width = MAX (self->plot.width - overhang, PLOT_MIN);
  break_axis_title (self, TRUE, self->plot.width, self->plot.width);
}

void
ef_compose_frame_layout (EfComposer *self)
{
  double needed, bottom;

  break_lines (self);
  /* What stands below the plot depends on how wide it is, and how wide it is on its height. The
   * room never shrinks, so this comes to an end. What other panels of a figure need comes in after
   * the legend has its place: it may be the very room that this takes below the plot. */
  needed = get_bottom_margin (self);
  do
    {
      bottom = needed;
      place_plot (self, bottom);
      needed = MAX (get_bottom_margin (self), self->options->bottom);
    }
  while (needed > bottom);
  ef_compose_legend_place (self);
}

double
ef_compose_frame_get_bottom (const EfComposer *self)
{
  return self->plot.y + self->plot.height + TICK_LENGTH * self->em + get_line_height (self->tick)
         + get_title_height (self, self->x_title_lines) + 0.3 * self->em;
}

/* ---- Primitives ---- */

/* Where a tick of an axis lies on the page. */
static double
get_tick_place (const EfComposer *self, gboolean is_x, const EfTick *tick)
{
  return is_x ? self->ax * tick->position + self->bx : self->ay * tick->position + self->by;
}

void
ef_compose_frame_add_grid (const EfComposer *self)
{
  for (guint axis = 0; axis < 2; axis++)
    {
      gboolean is_x = axis == 0;
      GArray *ticks = is_x ? self->x_ticks : self->y_ticks;

      for (guint i = 0; i < ticks->len; i++)
        {
          const EfTick *tick = &g_array_index (ticks, EfTick, i);
          double place = get_tick_place (self, is_x, tick);
          double right = self->plot.x + self->plot.width;
          double bottom = self->plot.y + self->plot.height;
          g_autofree char *id = g_strdup_printf ("grid-%c-%u", is_x ? 'x' : 'y', i);
          const double upright[4] = { place, self->plot.y, place, bottom };
          const double level[4] = { self->plot.x, place, right, place };

          if (tick->major)
            ef_compose_add_line (self, EF_LAYER_GRID, "grid", id, is_x ? upright : level,
                                 &self->theme->grid, self->theme->grid_width);
        }
    }
}

static void
add_tick (const EfComposer *self, gboolean is_x, guint index, const EfTick *tick)
{
  double place = get_tick_place (self, is_x, tick);
  double length = TICK_LENGTH * self->em * (tick->major ? 1 : 0.5);
  double bottom = self->plot.y + self->plot.height;
  const double x_line[4] = { place, bottom, place, bottom + length };
  const double y_line[4] = { self->plot.x - length, place, self->plot.x, place };
  g_autofree char *id = g_strdup_printf ("tick-%c-%u", is_x ? 'x' : 'y', index);
  g_autofree char *label_id = g_strdup_printf ("tick-label-%c-%u", is_x ? 'x' : 'y', index);

  ef_compose_add_line (self, EF_LAYER_FRAME, tick->major ? "tick" : "minor-tick", id,
                       is_x ? x_line : y_line, &self->theme->axis,
                       self->theme->axis_width * (tick->major ? 1 : 0.7));
  if (!tick->major)
    return;

  if (is_x && place + get_half_label (self, tick) > self->options->width)
    return;
  if (is_x)
    ef_compose_add_text (self, EF_LAYER_FRAME, "tick-label", label_id, self->tick, tick->label,
                         place, bottom + TICK_LENGTH * self->em + self->tick.size * 1.05,
                         EF_ANCHOR_MIDDLE, &self->theme->dim_text);
  else
    ef_compose_add_text (self, EF_LAYER_FRAME, "tick-label", label_id, self->tick, tick->label,
                         self->plot.x - (TICK_LENGTH + 0.35) * self->em,
                         place + self->tick.size * 0.35, EF_ANCHOR_END, &self->theme->dim_text);
}

static void
add_axis_line (const EfComposer *self, gboolean is_x)
{
  double right = self->plot.x + self->plot.width;
  double bottom = self->plot.y + self->plot.height;
  const double x_line[4] = { self->plot.x, bottom, right, bottom };
  const double y_line[4] = { self->plot.x, self->plot.y, self->plot.x, bottom };

  ef_compose_add_line (self, EF_LAYER_FRAME, "axis", is_x ? "axis-x" : "axis-y",
                       is_x ? x_line : y_line, &self->theme->axis, self->theme->axis_width);
}

/* Text along an axis: below the plot, or turned upwards left of it. @line: of the title, from 0;
 * @at: 0 to 1 along the axis. */
static void
add_axis_text (const EfComposer *self,
               gboolean is_x,
               guint line,
               const char *css,
               const char *id,
               EfFace face,
               const char *text,
               double at,
               const EfColour *colour)
{
  EfAnchor anchor = at == 0 ? EF_ANCHOR_START : at == 1 ? EF_ANCHOR_END : EF_ANCHOR_MIDDLE;
  double bottom = self->plot.y + self->plot.height;
  double down = line * get_line_height (self->axis_title);
  EfPrimitive *primitive;

  if (is_x)
    {
      ef_compose_add_text (self, EF_LAYER_FRAME, css, id, face, text,
                           self->plot.x + at * self->plot.width,
                           bottom + TICK_LENGTH * self->em + get_line_height (self->tick)
                             + self->axis_title.size + down,
                           anchor, colour);
      return;
    }

  /* What is in the middle is the title, which may reach below the plot. */
  primitive = ef_compose_add_text (
    self, EF_LAYER_FRAME, css, id, face, text,
    get_margin (self) + self->axis_title.size * 0.9 + down,
    anchor == EF_ANCHOR_MIDDLE ? self->plot.y + at * self->y_title_room
                               : bottom - at * self->plot.height,
    anchor, colour);
  primitive->text.angle = 90;
}

/* Half of what a line of the title leaves free of @room. */
static double
get_side (const EfComposer *self, const char *line, double room)
{
  return (room - ef_text_ruler_get_width (self->ruler, self->axis_title, line)) / 2;
}

/* What says which end of an axis is better: beside which line of the title, and by how much the
 * title has to leave the middle for it. */
typedef struct
{
  const char *text;
  guint line;
  double shift;
} Hint;

/* Finds the line that has to move least for a word of @width, the last one first; FALSE if the
 * title would run out of its room. */
static gboolean
find_hint_line (const EfComposer *self, const GPtrArray *lines, double room, double width,
                Hint *hint)
{
  double least = G_MAXDOUBLE; /* beside the longest line */

  hint->shift = G_MAXDOUBLE;
  for (guint i = lines->len; i > 0; i--)
    {
      double side = get_side (self, lines->pdata[i - 1], room);
      double shift = MAX (width + self->em - side, 0);

      least = MIN (least, side);
      if (shift < hint->shift)
        {
          hint->shift = shift;
          hint->line = i - 1;
        }
    }

  return hint->shift == 0 || hint->shift <= least;
}

/* At the better end of an axis a quiet word that says which end that is, or an arrow alone. FALSE
 * if not even that has room. */
static gboolean
find_hint (const EfComposer *self, gboolean is_x, const GPtrArray *lines, Hint *hint)
{
  gboolean lower = (is_x ? self->data->x.direction : self->data->y.direction) == EF_DIRECTION_LOWER;
  /* Between the ends of the axis and a title that stands lower than its middle. */
  double room = is_x ? self->plot.width : 2 * self->plot.height - self->y_title_room;
  EfFace face = { self->tick.size, FALSE };
  const char *texts[] = {
    /* Translators: at the end of an axis where the better values are; the arrow points there. */
    lower ? C_ ("axis", "← better") : C_ ("axis", "better →"),
    lower ? "←" : "→",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      hint->text = texts[i];
      if (find_hint_line (self, lines, room, ef_text_ruler_get_width (self->ruler, face, texts[i]),
                          hint))
        return TRUE;
    }

  hint->shift = 0;
  return FALSE;
}

static void
add_axis_title (const EfComposer *self, gboolean is_x)
{
  const EfAxisData *axis = is_x ? &self->data->x : &self->data->y;
  const GPtrArray *lines = is_x ? self->x_title_lines : self->y_title_lines;
  gboolean lower = axis->direction == EF_DIRECTION_LOWER;
  double length = is_x ? self->plot.width : self->y_title_room;
  gboolean has_hint;
  Hint hint = { 0 };
  double middle;

  if (is_x ? self->options->bare_x : self->options->bare_y)
    return;
  /* An earlier day may win, but it is no better. */
  has_hint = axis->direction != EF_DIRECTION_UNKNOWN && axis->scale != EF_SCALE_KIND_DATE
             && find_hint (self, is_x, lines, &hint);
  middle = 0.5 + (lower == is_x ? 1 : -1) * hint.shift / length;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *name = is_x ? "axis-title-x" : "axis-title-y";
      g_autofree char *id = i == 0 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, i);

      add_axis_text (self, is_x, i, "axis-title", id, self->axis_title, lines->pdata[i], middle,
                     &self->theme->text);
    }
  if (has_hint)
    add_axis_text (self, is_x, hint.line, "axis-hint", is_x ? "axis-hint-x" : "axis-hint-y",
                   (EfFace){ self->tick.size, FALSE }, hint.text, lower ? 0 : 1,
                   &self->theme->dim_text);
}

/* Lines of text below each other; returns the baseline of the next one. */
static double
add_lines (const EfComposer *self,
           const char *name,
           EfFace face,
           const GPtrArray *lines,
           double y,
           const EfColour *colour)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", name, i);

      ef_compose_add_text (self, EF_LAYER_FRAME, g_intern_string (name), id, face, lines->pdata[i],
                           get_margin (self), y + face.size, EF_ANCHOR_START, colour);
      y += get_line_height (face);
    }

  return y;
}

void
ef_compose_frame_add (const EfComposer *self)
{
  double y = get_margin (self);

  for (guint axis = 0; axis < 2; axis++)
    {
      gboolean is_x = axis == 0;
      GArray *ticks = is_x ? self->x_ticks : self->y_ticks;

      add_axis_line (self, is_x);
      for (guint i = 0; i < ticks->len; i++)
        add_tick (self, is_x, i, &g_array_index (ticks, EfTick, i));
      add_axis_title (self, is_x);
    }

  y = add_lines (self, "title", self->title, self->title_lines, y, &self->theme->text);
  add_lines (self, "subtitle", self->subtitle, self->subtitle_lines, y, &self->theme->dim_text);
  add_lines (self, "foot", self->foot, self->foot_lines,
             self->options->height - 0.7 * get_margin (self)
               - self->foot_lines->len * get_line_height (self->foot),
             &self->theme->dim_text);
}
