/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-command.h"

#include <math.h>
#include <string.h>

#include "ef-formula.h"
#include "ef-note-text.h"
#include "ef-number.h"

/* What the command line has an option for stands here in the order of its help, and only where it
 * differs from a new chart. */

/* Neighbours of a number that are tried for one that leads to exactly the place that is meant. */
#define NEIGHBOURS 4

static const char *const labels[] = { "none", "front", "all" };
static const char *const crowds[] = { "auto", "points", "density" };
static const char *const curves[] = { "stairs", "hull", "none" };

/* Bare where a shell takes it as it is: a person reads it as well. */
static void
append_word (GString *command, const char *word)
{
  g_autofree char *quoted = NULL;
  const char *at = word;

  while (g_ascii_isalnum (*at) || (*at != '\0' && strchr ("_-./:,+@%=", *at) != NULL))
    at++;
  quoted = *word != '\0' && *at == '\0' ? g_strdup (word) : g_shell_quote (word);
  g_string_append_printf (command, " %s", quoted);
}

static void
append_option (GString *command, const char *option, const char *value)
{
  if (value == NULL)
    return;
  append_word (command, option);
  append_word (command, value);
}

static void
append_axis (GString *command, const char *option, const EfAxisSpec *axis)
{
  const char *ending = axis->direction == EF_DIRECTION_LOWER    ? ":min"
                       : axis->direction == EF_DIRECTION_HIGHER ? ":max"
                                                                : "";
  g_autofree char *value = axis->column != NULL ? g_strconcat (axis->column, ending, NULL) : NULL;

  append_option (command, option, value);
}

static void
append_scales (GString *command, const char *option, const EfChartSpec *spec, EfScaleKind scale)
{
  g_autoptr (GString) axes = g_string_new (NULL);

  if (spec->x.scale == scale)
    g_string_append (axes, ",x");
  if (spec->y.scale == scale)
    g_string_append (axes, ",y");
  if (spec->colour_scale == scale)
    g_string_append (axes, ",color");
  if (axes->len > 0)
    append_option (command, option, axes->str + 1);
}

static void
append_number (GString *command, const char *option, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  append_option (command, option, ef_number_to_text (value, buffer));
}

static void
append_figure (GString *command, const EfChartSpec *spec, const EfChartSpec *plain)
{
  if (spec->width_mm != plain->width_mm || spec->height_mm != plain->height_mm)
    {
      char width[EF_NUMBER_BUFFER], height[EF_NUMBER_BUFFER];
      g_autofree char *size
        = g_strdup_printf ("%sx%smm", ef_number_to_text (spec->width_mm, width),
                           ef_number_to_text (spec->height_mm, height));

      append_option (command, "--size", size);
    }
  if (spec->font_size != plain->font_size)
    append_number (command, "--font-size", spec->font_size);
  if (spec->marker_size != plain->marker_size)
    append_number (command, "--marker-size", spec->marker_size);
  if (g_strcmp0 (spec->theme, plain->theme) != 0)
    append_option (command, "--theme", spec->theme);
  append_option (command, "--language", spec->language);
}

static gboolean
lies_at (const EfAxisData *axis, double value, double position)
{
  double found;

  return ef_axis_data_place (axis, value, &found) && found == position;
}

/* The value that lies at exactly that place of scale space, in few digits if that goes, or as near
 * as numbers go. */
static char *
dup_value_at (const EfAxisData *axis, double position)
{
  double value = ef_axis_data_get_value_at (axis, position);
  double below = value, above = value;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded
    = g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, "%.12g", value), NULL);

  if (lies_at (axis, rounded, position))
    return ef_axis_data_write_value (axis, rounded);
  for (guint i = 0; i <= NEIGHBOURS; i++)
    {
      if (lies_at (axis, below, position))
        return ef_axis_data_write_value (axis, below);
      if (lies_at (axis, above, position))
        return ef_axis_data_write_value (axis, above);
      below = nextafter (below, -INFINITY);
      above = nextafter (above, INFINITY);
    }
  return ef_axis_data_write_value (axis, value);
}

static void
append_limit (GString *command, const char *option, const EfAxisSpec *spec, const EfAxisData *axis)
{
  g_autofree char *value = spec->has_limit ? ef_axis_data_write_value (axis, spec->limit) : NULL;

  append_option (command, option, value);
}

static void
append_range (
  GString *command, const char *option, const EfAxisData *axis, double min, double max)
{
  g_autofree char *from = dup_value_at (axis, min);
  g_autofree char *to = dup_value_at (axis, max);
  g_autofree char *range = g_strconcat (from, "..", to, NULL);

  append_option (command, option, range);
}

static void
append_hidden (GString *command, const GArray *hidden)
{
  for (guint i = 0; i < hidden->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                                             g_array_index (hidden, guint64, i));

      append_option (command, "--hide", id);
    }
}

static void
append_names (GString *command, const GArray *point_labels)
{
  for (guint i = 0; i < point_labels->len; i++)
    {
      const EfPointLabel *label = &g_array_index (point_labels, EfPointLabel, i);
      g_autofree char *text = ef_point_label_to_text (label);
      g_autofree char *name
        = g_strdup_printf ("%016" G_GINT64_MODIFIER "x=%s", label->row_id, text);

      append_option (command, "--name", name);
    }
}

static void
append_notes (GString *command, GPtrArray *notes, const EfAxisData *x, const EfAxisData *y)
{
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = ef_note_to_text (g_ptr_array_index (notes, i), x, y);

      append_option (command, "--note", text);
    }
}

static void
append_rulers (GString *command, const EfRuler *rulers)
{
  for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
    {
      g_autofree char *stated = NULL;
      g_autofree char *values = NULL;
      g_autofree char *ruler = NULL;
      g_auto (GStrv) parts = NULL;

      if (!rulers[kind].shown)
        continue;
      stated = ef_ruler_values_to_text (&rulers[kind], ".");
      parts = g_strsplit (stated, " ", -1);
      values = g_strjoinv ("", parts);
      ruler = g_strconcat (ef_ruler_kind_to_word (kind), *values != '\0' ? "=" : "", values,
                           rulers[kind].of != NULL ? "@" : "",
                           rulers[kind].of != NULL ? rulers[kind].of : "", NULL);
      append_option (command, "--ruler", ruler);
    }
}

static void
append_stars (GString *command, const EfChartSpec *spec)
{
  g_autofree char *stars = NULL;

  if (spec->stars == EF_STAR_RULE_NONE)
    return;
  stars = g_strconcat (ef_star_rule_list_words ()[spec->stars],
                       spec->stars_by != NULL ? ":" : "",
                       spec->stars_by != NULL ? spec->stars_by : "", NULL);
  append_option (command, "--stars", stars);
}

static void
append_front (GString *command, const EfFrontSpec *front, const EfFrontSpec *plain)
{
  if (!front->shown)
    append_word (command, "--no-frontier");
  if (front->curve != plain->curve)
    append_option (command, "--curve", curves[front->curve]);
  if (front->n_layers != plain->n_layers)
    append_number (command, "--layers", front->n_layers);
  if (front->by_group)
    append_word (command, "--by-group");
  if (front->knee)
    append_word (command, "--knee");
  if (ef_front_spec_has_band (front))
    {
      char x[EF_NUMBER_BUFFER], y[EF_NUMBER_BUFFER];
      g_autofree char *near = g_strconcat (
        ef_number_to_text (front->near_x.amount, x), front->near_x.percent ? "%" : "", ",",
        ef_number_to_text (front->near_y.amount, y), front->near_y.percent ? "%" : "", NULL);

      append_option (command, "--near", near);
    }
  if (front->has_as_of)
    {
      g_autofree char *day = ef_date_to_iso (floor (front->as_of), EF_DATE_DAY);

      append_option (command, "--as-of", day);
    }
}

/* The one that is supposed, and the one of the ghost. */
static void
append_scenarios (GString *command, const EfWhatIf *what_if)
{
  const EfScenario *current = ef_what_if_get_current (what_if);
  const EfScenario *ghost = ef_what_if_find (what_if, what_if->ghost);
  g_autofree char *text = current != NULL ? ef_scenario_to_text (current) : NULL;
  g_autofree char *ghost_text = ghost != NULL ? ef_scenario_to_text (ghost) : NULL;

  append_option (command, "--estimate", text);
  if (current != NULL && ghost != current)
    append_option (command, "--ghost", ghost != NULL ? ghost_text : what_if->ghost);
}

static void
append_uncertainty (GString *command, const EfUncertaintySpec *spec, const EfUncertaintySpec *plain)
{
  if (spec->error_bars)
    append_word (command, "--error-bars");
  if (spec->bands)
    append_word (command, "--bands");
  if (spec->spread == EF_SPREAD_RUNS)
    append_word (command, "--runs");
  if (spec->coverage > 0)
    append_number (command, "--coverage", spec->coverage);
  if (spec->n_resamples != plain->n_resamples)
    append_number (command, "--resamples", spec->n_resamples);
  if (spec->seed != plain->seed)
    append_number (command, "--seed", spec->seed);
}

/* Columns that were computed: in a project they are there already, and then nothing happens. */
static void
append_derived (GString *command, EfTable *table)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      g_autofree char *text = NULL;

      if (!ef_formula_made (column))
        continue;
      text = g_strdup_printf ("%s = %s", ef_column_get_name (column),
                              ef_column_get_formula (column));
      append_option (command, "--derive", text);
    }
}

static void
append_spec (GString *command, const EfChartSpec *spec, EfTable *table)
{
  g_autoptr (EfChartSpec) plain = ef_chart_spec_new ();
  EfAxisData x, y;
  g_autoptr (EfTable) estimated
    = table != NULL ? ef_chart_spec_estimate (spec, table, NULL, NULL) : NULL;
  /* Without its columns a chart has neither limits nor a view. */
  gboolean has_axes
    = estimated != NULL && ef_chart_spec_find_axes (spec, estimated, &x, &y, NULL);

  append_axis (command, "-x", &spec->x);
  append_axis (command, "-y", &spec->y);
  append_scales (command, "--log", spec, EF_SCALE_KIND_LOG);
  append_scales (command, "--linear", spec, EF_SCALE_KIND_LINEAR);
  append_option (command, "--where", spec->filter);
  append_scenarios (command, &spec->what_if);
  append_hidden (command, spec->hidden);
  if (has_axes)
    {
      append_limit (command, "--limit-x", &spec->x, &x);
      append_limit (command, "--limit-y", &spec->y, &y);
    }
  if (has_axes && spec->has_view)
    {
      append_range (command, "--view-x", &x, spec->view.x_min, spec->view.x_max);
      append_range (command, "--view-y", &y, spec->view.y_min, spec->view.y_max);
    }
  append_option (command, "--color", spec->colour);
  append_option (command, "--size-by", spec->size);
  append_option (command, "--trail", spec->trail);
  if (spec->crowd != plain->crowd)
    append_option (command, "--crowd", crowds[spec->crowd]);
  if (spec->opacity > 0)
    append_number (command, "--opacity", spec->opacity);
  append_option (command, "--label", spec->label);
  if (spec->labels != plain->labels)
    append_option (command, "--labels", labels[spec->labels]);
  append_front (command, &spec->front, &plain->front);
  append_uncertainty (command, &spec->uncertainty, &plain->uncertainty);
  append_rulers (command, spec->rulers);
  append_stars (command, spec);
  if (has_axes)
    append_notes (command, spec->notes, &x, &y);
  append_names (command, spec->point_labels);
  if (spec->legend != plain->legend)
    append_option (command, "--legend", ef_legend_list_words ()[spec->legend]);
  append_option (command, "--title", spec->title);
  append_option (command, "--subtitle", spec->subtitle);
  append_option (command, "--source-line", spec->source_line);
  append_option (command, "--title-x", spec->x.title);
  append_option (command, "--title-y", spec->y.title);
  append_figure (command, spec, plain);
}

char *
ef_chart_command_new (const EfChartSpec *spec,
                      EfTable *table,
                      const char *input,
                      const char *chart_id,
                      const char *table_path,
                      const char *output)
{
  GString *command;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (input != NULL && output != NULL, NULL);

  command = g_string_new ("frontier render");
  /* What begins like an option is none. */
  if (input[0] == '-' && input[1] != '\0')
    {
      g_autofree char *path = g_strconcat ("./", input, NULL);

      append_word (command, path);
    }
  else
    {
      append_word (command, input);
    }
  if (chart_id != NULL)
    {
      append_option (command, "--chart", chart_id);
    }
  else
    {
      append_option (command, "--table", table_path);
      if (table != NULL)
        append_derived (command, table);
      append_spec (command, spec, table);
    }
  append_option (command, "-o", output);

  return g_string_free (command, FALSE);
}

gboolean
ef_chart_command_is_complete (const EfChartSpec *spec)
{
  g_return_val_if_fail (spec != NULL, FALSE);

  return spec->hidden->len + spec->point_labels->len + spec->notes->len
         <= EF_CHART_COMMAND_HIDDEN_MAX;
}
