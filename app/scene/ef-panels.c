/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels.h"

#include <math.h>
#include <string.h>

#include "ef-chart-title.h"
#include "ef-rows-note.h"
#include "ef-words.h"

/*
 * Each panel is laid out as a chart of its own, twice: first to see what margins it needs, then
 * with the widest margins of its column and its row, so that plots stand in line. The scenes become
 * primitives of one scene.
 */

typedef struct
{
  double left, top, right, bottom;
} Margins;

typedef struct
{
  const EfPanel *panels;
  guint n, columns, rows;
  const EfPanelsSpec *layout;
  const EfComposeOptions *options;
  EfChartSpec **specs; /* copies, with what is said once elsewhere left out */
  EfView *views;
  gboolean shares_x, shares_y;
  gboolean same_looks;
  guint n_groups; /* in all panels together */
  guint8 looks[EF_PANELS_MAX][EF_CHART_GROUPS_MAX];
  EfScene *legend;      /* that stands alone, or NULL */
  double legend_height; /* of the page, if it stands above the panels */
  char *rows_note;      /* of all panels */
} Grid;

static gboolean
is_same_axis (const EfAxisData *a, const EfAxisData *b)
{
  return g_strcmp0 (ef_column_get_name (a->column), ef_column_get_name (b->column)) == 0
         && ef_column_get_unit (a->column) == ef_column_get_unit (b->column)
         && ef_column_get_quantity (a->column) == ef_column_get_quantity (b->column)
         && a->scale == b->scale && a->direction == b->direction && a->factor == b->factor
         && a->unit == b->unit;
}

static gboolean
is_same_title (const EfAxisSpec *a, const EfAxisSpec *b)
{
  return g_strcmp0 (a->title, b->title) == 0;
}

static void
find_shared_axes (Grid *grid)
{
  grid->shares_x = grid->n > 1 && !grid->layout->separate_x;
  grid->shares_y = grid->n > 1 && !grid->layout->separate_y;
  for (guint i = 1; i < grid->n; i++)
    {
      const EfPanel *first = &grid->panels[0], *panel = &grid->panels[i];

      grid->shares_x = grid->shares_x && is_same_axis (&first->data->x, &panel->data->x)
                       && is_same_title (&first->spec->x, &panel->spec->x);
      grid->shares_y = grid->shares_y && is_same_axis (&first->data->y, &panel->data->y)
                       && is_same_title (&first->spec->y, &panel->spec->y);
    }
}

/* A shared axis has one range; charts that somebody zoomed widen it no more than they show. */
static void
choose_views (Grid *grid)
{
  EfView all
    = { .x_min = INFINITY, .x_max = -INFINITY, .y_min = INFINITY, .y_max = -INFINITY };

  for (guint i = 0; i < grid->n; i++)
    {
      EfView *view = &grid->views[i];

      ef_chart_data_get_view (grid->panels[i].data, grid->panels[i].spec, view);
      all.x_min = MIN (all.x_min, view->x_min);
      all.x_max = MAX (all.x_max, view->x_max);
      all.y_min = MIN (all.y_min, view->y_min);
      all.y_max = MAX (all.y_max, view->y_max);
    }
  for (guint i = 0; i < grid->n; i++)
    {
      if (grid->shares_x)
        {
          grid->views[i].x_min = all.x_min;
          grid->views[i].x_max = all.x_max;
        }
      if (grid->shares_y)
        {
          grid->views[i].y_min = all.y_min;
          grid->views[i].y_max = all.y_max;
        }
    }
}

/* The names of all groups, in the order in which panels name them first. */
static GPtrArray *
list_groups (const Grid *grid)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < grid->n; i++)
    for (guint g = 0; g < grid->panels[i].data->n_groups; g++)
      {
        const char *name = grid->panels[i].data->group_names[g];

        if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_ptr_array_add (names, (gpointer) name);
      }

  return names;
}

/* The same group looks the same in every panel, as long as there are looks for all. */
static void
choose_looks (Grid *grid)
{
  g_autoptr (GPtrArray) names = list_groups (grid);

  grid->same_looks = names->len <= EF_CHART_GROUPS_MAX;
  grid->n_groups = names->len;
  for (guint i = 0; i < grid->n && grid->same_looks; i++)
    for (guint g = 0; g < grid->panels[i].data->n_groups; g++)
      {
        guint index;

        g_ptr_array_find_with_equal_func (names, grid->panels[i].data->group_names[g],
                                          g_str_equal, &index);
        grid->looks[i][g] = (guint8) index;
      }
}

/* One legend can speak for all panels if they give the same looks the same meaning. */
static gboolean
may_share_legend (const Grid *grid)
{
  if (grid->n == 1 || grid->layout->separate_legends || !grid->same_looks
      || grid->panels[0].spec->legend == EF_LEGEND_NONE
      || grid->panels[0].spec->legend == EF_LEGEND_DIRECT)
    return FALSE;
  for (guint i = 0; i < grid->n; i++)
    if (grid->panels[i].data->group_column == NULL
        || grid->panels[i].spec->legend != grid->panels[0].spec->legend
        || grid->panels[i].data->shade.steps != NULL || grid->panels[i].data->size.steps != NULL)
      return FALSE;

  return TRUE;
}

/* The panel whose legend names all groups that there are, if possible also the frontier; @n: there
 * is none. */
static guint
find_speaker (const Grid *grid)
{
  guint found = grid->n;

  for (guint i = 0; i < grid->n; i++)
    {
      const EfPanel *panel = &grid->panels[i];

      if (panel->data->n_groups != grid->n_groups)
        continue;
      if (panel->spec->front.shown && panel->data->n_front > 0)
        return i;
      found = MIN (found, i);
    }

  return found;
}

/* What a panel says of its source: its own line, or the source of its table. */
static const char *
get_source (const EfPanel *panel)
{
  EfSource *source = ef_table_get_source (panel->data->table);

  if (panel->spec->source_line != NULL)
    return panel->spec->source_line;

  return source != NULL ? ef_source_get_name (source) : "";
}

/* The panel at the bottom left, which says at its foot what is true of all. */
static guint
get_keeper (const Grid *grid)
{
  return (grid->rows - 1) * grid->columns;
}

/* The line stands once where all have the same. */
static void
share_source (Grid *grid)
{
  guint keeper = get_keeper (grid);

  for (guint i = 1; i < grid->n; i++)
    if (strcmp (get_source (&grid->panels[i]), get_source (&grid->panels[0])) != 0)
      return;
  for (guint i = 0; i < grid->n; i++)
    if (i != keeper)
      ef_chart_spec_set_string (&grid->specs[i]->source_line, "");
}

/* "a" before the title of the first one. */
static void
add_letter (const EfPanel *panel, EfChartSpec *spec, guint index)
{
  g_autofree char *title = ef_chart_title_dup_short (panel->data, spec);
  g_autofree char *lettered = g_strdup_printf ("%c\u2002%s", 'a' + (int) index, title);

  ef_chart_spec_set_string (&spec->title, lettered);
}

/* Below a legend that stands above all panels. */
static double
get_row_height (const Grid *grid)
{
  return (grid->options->height - grid->legend_height) / grid->rows;
}

static EfScene *
compose_panel (const Grid *grid, guint index, const Margins *margins)
{
  EfComposeOptions options = *grid->options;
  gboolean below = index + grid->columns < grid->n;

  options.width /= grid->columns;
  options.height = get_row_height (grid);
  options.bare_x = grid->shares_x && below;
  options.bare_y = grid->shares_y && index % grid->columns > 0;
  options.group_looks = grid->same_looks ? grid->looks[index] : NULL;
  options.rows_note = index == get_keeper (grid) ? grid->rows_note : "";
  options.left = margins->left;
  options.top = margins->top;
  options.right = margins->right;
  options.bottom = margins->bottom;

  return ef_chart_compose (grid->panels[index].data, grid->specs[index], &grid->views[index],
                           &options);
}

/* Only the legend of that panel, for a place as wide as given: stacked in a cell of the grid, side
 * by side above all. */
static EfScene *
compose_legend (const Grid *grid, guint speaker, double width, gboolean stacked)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (grid->specs[speaker]);
  EfComposeOptions options = *grid->options;

  spec->legend = stacked ? EF_LEGEND_RIGHT : EF_LEGEND_BOTTOM;
  options.width = width;
  options.group_looks = grid->looks[speaker];
  options.legend_only = TRUE;

  return ef_chart_compose (grid->panels[speaker].data, spec, &grid->views[speaker], &options);
}

/* TRUE if the legend of that panel takes nothing from its plot. */
static gboolean
is_inside (const Grid *grid, guint speaker)
{
  g_autoptr (EfScene) scene = compose_panel (grid, speaker, &(Margins){ 0 });

  return ef_scene_find (scene, "legend") != NULL;
}

/* One legend for all: in a panel, if there is room inside of it, else in a cell of the grid that is
 * free, else above the panels. */
static void
share_legend (Grid *grid)
{
  guint speaker = find_speaker (grid);
  gboolean inside;

  if (!may_share_legend (grid) || speaker == grid->n)
    return;
  inside = is_inside (grid, speaker);
  for (guint i = 0; i < grid->n; i++)
    if (i != speaker || !inside)
      grid->specs[i]->legend = EF_LEGEND_NONE;
  if (inside)
    return;

  if (grid->n < grid->columns * grid->rows)
    grid->legend = compose_legend (grid, speaker, grid->options->width / grid->columns, TRUE);
  else
    {
      EfRect box;

      grid->legend = compose_legend (grid, speaker, grid->options->width, FALSE);
      ef_scene_get_plot (grid->legend, &box);
      grid->legend_height = box.y + box.height;
    }
}

/* The widest margins of each column and each row. */
static void
find_margins (const Grid *grid, Margins *margins)
{
  double width = grid->options->width / grid->columns;
  double height = get_row_height (grid);

  for (guint i = 0; i < grid->n; i++)
    {
      g_autoptr (EfScene) scene = compose_panel (grid, i, &(Margins){ 0 });
      Margins *column = &margins[i % grid->columns];
      Margins *row = &margins[grid->columns + i / grid->columns];
      EfRect plot;

      ef_scene_get_plot (scene, &plot);
      column->left = MAX (column->left, plot.x);
      column->right = MAX (column->right, width - plot.x - plot.width);
      row->top = MAX (row->top, plot.y);
      row->bottom = MAX (row->bottom, height - plot.y - plot.height);
    }
}

/* @top: how far below the top of its row a plot begins, where the legend has a cell. */
static void
add_legend (const Grid *grid, EfScene *scene, double top)
{
  EfPrimitive *primitive;

  if (grid->legend == NULL)
    return;
  primitive = ef_scene_add (scene, EF_PRIMITIVE_PANEL, EF_LAYER_FRAME, "panel", "panel-legend");
  primitive->panel.scene = ef_scene_ref (grid->legend);
  if (grid->legend_height > 0)
    return;
  primitive->panel.x = grid->n % grid->columns * grid->options->width / grid->columns;
  primitive->panel.y = (grid->rows - 1) * get_row_height (grid) + top;
}

static void
add_panels (const Grid *grid, EfScene *scene)
{
  g_autofree Margins *margins = g_new0 (Margins, grid->columns + grid->rows);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_hidden = 0;

  find_margins (grid, margins);
  for (guint i = 0; i < grid->n; i++)
    {
      const Margins *column = &margins[i % grid->columns];
      const Margins *row = &margins[grid->columns + i / grid->columns];
      Margins both = { column->left, row->top, column->right, row->bottom };
      EfScene *panel = compose_panel (grid, i, &both);
      g_autofree char *id = g_strdup_printf ("panel-%c", 'a' + (int) i);
      EfPrimitive *primitive
        = ef_scene_add (scene, EF_PRIMITIVE_PANEL, EF_LAYER_FRAME, "panel", id);

      primitive->panel.x = i % grid->columns * grid->options->width / grid->columns;
      primitive->panel.y = grid->legend_height + i / grid->columns * get_row_height (grid);
      primitive->panel.scene = panel;
      n_hidden += ef_scene_get_n_hidden_labels (panel);
      g_string_append_printf (words, "%s%c: %s", i > 0 ? " " : "", 'a' + (int) i,
                              ef_scene_get_description (panel));
    }
  add_legend (grid, scene, margins[grid->columns + grid->rows - 1].top);
  ef_scene_set_n_hidden_labels (scene, n_hidden);
  ef_scene_set_words (scene, grid->layout->name != NULL ? grid->layout->name
                                                        : grid->specs[0]->title,
                      words->str);
}

EfScene *
ef_panels_compose (const EfPanel *panels,
                   guint n,
                   const EfPanelsSpec *layout,
                   const EfComposeOptions *options)
{
  Grid grid = { .panels = panels, .n = n, .layout = layout, .options = options };
  EfPrimitive *page;
  EfScene *scene;

  g_return_val_if_fail (panels != NULL && n > 0 && n <= EF_PANELS_MAX, NULL);
  g_return_val_if_fail (layout != NULL && options != NULL, NULL);

  ef_panels_get_grid (n, layout->n_columns, &grid.columns, &grid.rows);
  grid.specs = g_new0 (EfChartSpec *, n);
  grid.views = g_new0 (EfView, n);
  EF_WORDS_IN (options->ticks->language);
  for (guint i = 0; i < n; i++)
    {
      grid.specs[i] = ef_chart_spec_copy (panels[i].spec);
      add_letter (&panels[i], grid.specs[i], i);
    }
  find_shared_axes (&grid);
  choose_views (&grid);
  choose_looks (&grid);
  share_legend (&grid);
  share_source (&grid);
  grid.rows_note = ef_rows_note_new_for_panels (panels, n);

  scene = ef_scene_new (options->width, options->height);
  page = ef_scene_add (scene, EF_PRIMITIVE_RECT, EF_LAYER_BACKGROUND, "background", "page");
  page->rect.rect = (EfRect){ 0, 0, options->width, options->height };
  page->fill = options->theme->background;
  add_panels (&grid, scene);

  for (guint i = 0; i < n; i++)
    ef_chart_spec_free (grid.specs[i]);
  g_clear_pointer (&grid.legend, ef_scene_unref);
  g_free (grid.rows_note);
  g_free (grid.specs);
  g_free (grid.views);

  return scene;
}
