/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-command.h"

#include <string.h>

#include "ef-number.h"

/* What the command line has an option for stands here in the order of its help, and only where it
 * differs from a new chart. */

static const char *const labels[] = { "none", "front", "all" };
static const char *const crowds[] = { "auto", "points", "density" };

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
  if (g_strcmp0 (spec->theme, plain->theme) != 0)
    append_option (command, "--theme", spec->theme);
  append_option (command, "--language", spec->language);
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

/* Whether all scenarios that there are have a place among the options. */
static gboolean
has_only_used (const EfWhatIf *what_if)
{
  guint n = 0;

  n += ef_what_if_get_current (what_if) != NULL;
  n += n > 0 && g_strcmp0 (what_if->ghost, what_if->current) != 0
       && ef_what_if_find (what_if, what_if->ghost) != NULL;

  return what_if->scenarios->len == n;
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

static void
append_spec (GString *command, const EfChartSpec *spec)
{
  g_autoptr (EfChartSpec) plain = ef_chart_spec_new ();

  append_axis (command, "-x", &spec->x);
  append_axis (command, "-y", &spec->y);
  append_scales (command, "--log", spec, EF_SCALE_KIND_LOG);
  append_scales (command, "--linear", spec, EF_SCALE_KIND_LINEAR);
  append_option (command, "--where", spec->filter);
  append_scenarios (command, &spec->what_if);
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
  if (spec->legend != plain->legend)
    append_option (command, "--legend", ef_legend_list_words ()[spec->legend]);
  if (!spec->front.shown)
    append_word (command, "--no-frontier");
  append_uncertainty (command, &spec->uncertainty, &plain->uncertainty);
  append_option (command, "--title", spec->title);
  append_option (command, "--subtitle", spec->subtitle);
  append_option (command, "--source-line", spec->source_line);
  append_figure (command, spec, plain);
}

char *
ef_chart_command_new (const EfChartSpec *spec,
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
      append_spec (command, spec);
    }
  append_option (command, "-o", output);

  return g_string_free (command, FALSE);
}

gboolean
ef_chart_command_is_complete (const EfChartSpec *spec)
{
  g_autoptr (EfChartSpec) plain = NULL;

  g_return_val_if_fail (spec != NULL, FALSE);

  plain = ef_chart_spec_new ();

  return has_only_used (&spec->what_if) && spec->hidden->len == 0 && spec->notes->len == 0
         && spec->point_labels->len == 0 && !spec->has_view
         && spec->x.title == NULL && spec->y.title == NULL && !spec->x.has_limit
         && !spec->y.has_limit && spec->front.curve == plain->front.curve
         && spec->front.n_layers == plain->front.n_layers && !spec->front.by_group
         && !ef_front_spec_has_band (&spec->front) && !spec->front.knee && !spec->front.has_as_of
         && spec->marker_size == plain->marker_size;
}
