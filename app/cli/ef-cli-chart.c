/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-chart.h"
#include "ef-analysis.h"

#include "ef-cli-axis.h"
#include "ef-theme.h"
#include "ef-words.h"

#include <math.h>
#include <string.h>

/* The options that make a chart, in the order of a specification. What a new chart has by itself no
 * option says; an option that is not there leaves what a project says. */

#define SIZE_MAX_PT 200

void
ef_cli_chart_clear (EfCliChart *self)
{
  g_free (self->where);
  g_free (self->colour);
  g_free (self->size_by);
  g_free (self->trail);
  g_free (self->crowd);
  g_free (self->label);
  g_free (self->labels);
  g_free (self->log);
  g_free (self->linear);
  g_free (self->x_limit);
  g_free (self->y_limit);
  g_free (self->x_view);
  g_free (self->y_view);
  g_strfreev (self->hidden);
  g_free (self->curve);
  g_free (self->near);
  g_free (self->as_of);
  ef_cli_uncertainty_clear (&self->uncertainty);
  g_strfreev (self->rulers);
  g_strfreev (self->notes);
  g_strfreev (self->names);
  g_free (self->stars);
  g_free (self->legend);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source_line);
  g_free (self->x_title);
  g_free (self->y_title);
  g_free (self->theme);
  g_free (self->language);
}

static gboolean
check_size (const char  *option,
            double       size,
            EfCliStatus *status)
{
  if (size == 0 || (size >= 1 && size <= SIZE_MAX_PT))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, _("%s is between 1 and %d."), option, SIZE_MAX_PT);

  return FALSE;
}

gboolean
ef_cli_chart_check (const EfCliChart *self,
                    EfCliStatus      *status)
{
  g_return_val_if_fail (self != NULL && status != NULL, FALSE);

  if (self->n_layers < 0 || self->n_layers > EF_FRONT_LAYERS_MAX)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("--layers is between 1 and %d."),
                             EF_FRONT_LAYERS_MAX);
      return FALSE;
    }

  if (self->opacity != 0 && !(self->opacity > 0 && self->opacity <= 1))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("--opacity is more than 0 and at most 1."));
      return FALSE;
    }

  return check_size ("--font-size", self->font_size, status) &&
         check_size ("--marker-size", self->marker_size, status);
}

/* "x", "y", "color" or several of them after --log or --linear. */
static gboolean
set_scales (EfChartSpec *spec,
            const char  *option,
            const char  *axes,
            EfScaleKind  scale,
            EfCliStatus *status)
{
  g_auto (GStrv) letters = g_strsplit (axes != NULL ? axes : "", ",", -1);

  for (guint i = 0; letters[i] != NULL; i++)
    {
      if (g_str_equal (letters[i], "x"))
        spec->x.scale = scale;
      else if (g_str_equal (letters[i], "y"))
        spec->y.scale = scale;
      else if (g_str_equal (letters[i], "color"))
        {
          spec->colour_scale = scale;
          continue;
        }
      else
        {
          *status = ef_cli_fail (
            EF_CLI_USAGE, _("%s takes x, y, color or several of them with commas, not “%s”."),
            option, axes);
          return FALSE;
        }

      spec->has_view = FALSE;
    }

  return TRUE;
}

/* Finds @word among @words (NULL-terminated), whose order is that of an enumeration. */
static gboolean
find_word (const char        *option,
           const char        *word,
           const char *const *words,
           guint             *index,
           EfCliStatus       *status)
{
  g_autofree char *list = NULL;

  for (*index = 0; words[*index] != NULL; (*index)++)
    if (g_str_equal (word, words[*index]))
      return TRUE;

  list = g_strjoinv (", ", (char **) words);
  *status = ef_cli_fail (EF_CLI_USAGE, _("%s is one of %s, not “%s”."), option, list, word);

  return FALSE;
}

gboolean
ef_cli_chart_apply_words (const EfCliChart *self,
                          EfChartSpec      *spec,
                          EfCliStatus      *status)
{
  static const char *const labels[] = { "none", "front", "all", NULL };
  static const char *const curves[] = { "stairs", "hull", "none", NULL };
  static const char *const crowds[] = { "auto", "points", "density", NULL };
  guint index;

  g_return_val_if_fail (self != NULL && spec != NULL && status != NULL, FALSE);

  if (self->labels != NULL)
    {
      if (!find_word ("--labels", self->labels, labels, &index, status))
        return FALSE;
      spec->labels = (EfLabels) index;
    }

  if (self->legend != NULL)
    {
      if (!find_word ("--legend", self->legend, ef_legend_list_words (), &index, status))
        return FALSE;
      spec->legend = (EfLegend) index;
    }

  if (self->curve != NULL)
    {
      if (!find_word ("--curve", self->curve, curves, &index, status))
        return FALSE;
      spec->front.curve = (EfCurve) index;
    }

  if (self->crowd != NULL)
    {
      if (!find_word ("--crowd", self->crowd, crowds, &index, status))
        return FALSE;
      spec->crowd = (EfCrowd) index;
    }

  if (self->theme != NULL)
    {
      if (!find_word ("--theme", self->theme, ef_theme_list (), &index, status))
        {
          /* The one that is meant may be among them. */
          for (const char *const *problem = ef_theme_list_problems (); *problem != NULL; problem++)
            ef_cli_warn ("%s", *problem);
          return FALSE;
        }
      ef_chart_spec_set_string (&spec->theme, self->theme);
    }

  if (self->language != NULL)
    {
      if (!find_word ("--language", self->language, ef_words_list_languages (), &index, status))
        return FALSE;
      ef_chart_spec_set_string (&spec->language, index > 0 ? self->language : NULL);
    }

  return TRUE;
}

/* Charts know columns by their headers, not by what figures call estimates. */
static gboolean
set_column (char         **place,
            const EfTable *table,
            const char    *key,
            EfCliStatus   *status)
{
  const EfColumn *column;

  if (key == NULL)
    return TRUE;

  column = ef_cli_find_column (table, key, status);
  if (column == NULL)
    return FALSE;
  ef_chart_spec_set_string (place, ef_column_get_name (column));

  return TRUE;
}

static gboolean
set_columns (const EfCliChart *self,
             EfChartSpec      *spec,
             const EfTable    *table,
             EfCliStatus      *status)
{
  return set_column (&spec->colour, table, self->colour, status) &&
         set_column (&spec->size, table, self->size_by, status) &&
         set_column (&spec->trail, table, self->trail, status) &&
         set_column (&spec->label, table, self->label, status);
}

/* ---- Limits and the frontier ---- */

/* A comma is one between thousands, whatever the locale. */
static gboolean
read_value (const EfAxisData *axis,
            const char       *text,
            double           *value,
            EfCliStatus      *status)
{
  g_autoptr (GError) error = NULL;

  if (ef_column_read_value (axis->column, text, EF_COMMA_THOUSANDS, value, &error))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, "%s", error->message);

  return FALSE;
}

static gboolean
set_limit (EfAxisSpec       *spec,
           const EfAxisData *axis,
           const char       *text,
           EfCliStatus      *status)
{
  if (text == NULL)
    return TRUE;

  spec->has_limit = !g_str_equal (text, "none");
  spec->limit = 0;

  return !spec->has_limit || read_value (axis, text, &spec->limit, status);
}

/* "5%", "0.5" or "2 GB" */
static gboolean
read_tolerance (const EfAxisData *axis,
                const char       *text,
                EfTolerance      *tolerance,
                EfCliStatus      *status)
{
  gsize length = strlen (text);
  const char *refusal;

  *tolerance = (EfTolerance){ 0, length > 0 && text[length - 1] == '%' };
  /* Between dates there are days. */
  if (!tolerance->percent && axis->scale != EF_SCALE_KIND_DATE)
    {
      if (!read_value (axis, text, &tolerance->amount, status))
        return FALSE;
    }
  else if (!ef_number_read_plain (text, length - (tolerance->percent ? 1 : 0),
                                  &tolerance->amount))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("“%s” is not a number."), text);
      return FALSE;
    }
  if (!(tolerance->amount >= 0) || !isfinite (tolerance->amount))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("“%s” is below zero."), text);
      return FALSE;
    }
  tolerance->percent = tolerance->percent && tolerance->amount > 0;
  refusal = ef_analysis_get_refusal (EF_ANALYSIS_SHARE, ef_axis_data_is_ordinal (axis), FALSE);
  if (tolerance->percent && refusal != NULL)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, "%s", refusal);
      return FALSE;
    }

  return TRUE;
}

/* One margin for both axes, or one for x and one for y. */
static gboolean
set_band (const EfCliChart *self,
          EfFrontSpec      *front,
          const EfAxisData *x,
          const EfAxisData *y,
          EfCliStatus      *status)
{
  g_auto (GStrv) parts = g_strsplit (self->near, ",", 3);
  guint n = g_strv_length (parts);

  if (n == 1 || n == 2)
    return read_tolerance (x, parts[0], &front->near_x, status) &&
           read_tolerance (y, parts[n - 1], &front->near_y, status);

  *status = ef_cli_fail (EF_CLI_USAGE,
                         _("--near takes a margin such as “5%%”, or one for x and one for y such "
                           "as “10%%,0.5”, not “%s”."), self->near);

  return FALSE;
}

/* The last day of what @text says: "2023" is all of that year. */
static gboolean
set_as_of (EfFrontSpec *front,
           const char  *text,
           EfCliStatus *status)
{
  double end;

  if (!ef_cli_read_as_of (text, &end, status))
    return FALSE;

  front->has_as_of = TRUE;
  front->as_of = ceil (end) - 1;

  return TRUE;
}

static gboolean
set_front (const EfCliChart *self,
           EfChartSpec      *spec,
           const EfAxisData *x,
           const EfAxisData *y,
           EfCliStatus      *status)
{
  if (self->no_frontier)
    spec->front.shown = FALSE;
  if (self->n_layers > 0)
    spec->front.n_layers = (guint) self->n_layers;
  if (self->by_group)
    spec->front.by_group = TRUE;
  if (self->knee)
    spec->front.knee = TRUE;

  return set_limit (&spec->x, x, self->x_limit, status) &&
         set_limit (&spec->y, y, self->y_limit, status) &&
         (self->near == NULL || set_band (self, &spec->front, x, y, status)) &&
         (self->as_of == NULL || set_as_of (&spec->front, self->as_of, status));
}

/* ---- Rulers ---- */

/* "memory=24GB,80GB@fp16": the kind, then what it takes. */
static gboolean
set_ruler (EfChartSpec *spec,
           const char  *text,
           EfCliStatus *status)
{
  gsize length = strcspn (text, "=@");
  g_autofree char *word = g_strndup (text, length);
  g_autofree char *values = NULL;
  const char *at = strrchr (text + length, '@');
  g_autoptr (GError) error = NULL;
  EfRuler *ruler;
  EfRulerKind kind;

  if (!ef_ruler_kind_from_word (word, &kind))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--ruler is one of compute, memory, energy, carbon and per-unit, "
                               "not “%s”."), word);
      return FALSE;
    }
  if (at != NULL && kind != EF_RULER_MEMORY && kind != EF_RULER_CARBON)
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("Only memory (a format of weights) and carbon (a grid) take “@”, "
                               "not “%s”."), text);
      return FALSE;
    }

  if (text[length] == '=')
    values = g_strndup (text + length + 1,
                        at != NULL ? (gsize) (at - text) - length - 1 : strlen (text + length + 1));
  ruler = &spec->rulers[kind];
  ruler->shown = TRUE;
  if ((values == NULL ||
       ef_ruler_read_values (ruler, kind, values, EF_COMMA_THOUSANDS, &error)) &&
      (at == NULL || ef_ruler_read_of (ruler, kind, at + 1, &error)))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, "--ruler: %s", error->message);

  return FALSE;
}

/* Whether one before ruler @i is of its kind, and would be forgotten over it. */
static gboolean
is_given_before (char **rulers,
                 guint  i)
{
  gsize length = strcspn (rulers[i], "=@");

  for (guint k = 0; k < i; k++)
    if (strcspn (rulers[k], "=@") == length && strncmp (rulers[k], rulers[i], length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
set_rulers (const EfCliChart *self,
            EfChartSpec      *spec,
            EfCliStatus      *status)
{
  for (guint i = 0; self->rulers != NULL && self->rulers[i] != NULL; i++)
    {
      if (is_given_before (self->rulers, i))
        {
          *status = ef_cli_fail (EF_CLI_USAGE,
                                 _("There is one --ruler of each kind. Put all that “%s” says into "
                                   "the one before it, with commas."), self->rulers[i]);
          return FALSE;
        }
      if (!set_ruler (spec, self->rulers[i], status))
        return FALSE;
    }

  return TRUE;
}

/* "models", "range:Class" */
static gboolean
set_stars (const EfCliChart *self,
           EfChartSpec      *spec,
           EfTable          *table,
           EfCliStatus      *status)
{
  const char *colon = self->stars != NULL ? strchr (self->stars, ':') : NULL;
  g_autofree char *word = NULL;
  EfColumn *column;
  guint rule;

  if (self->stars == NULL)
    return TRUE;

  word = g_strndup (self->stars, colon != NULL ? (gsize) (colon - self->stars)
                                               : strlen (self->stars));
  if (!find_word ("--stars", word, ef_star_rule_list_words (), &rule, status))
    return FALSE;
  spec->stars = (EfStarRule) rule;
  ef_chart_spec_set_string (&spec->stars_by, NULL);
  if (colon == NULL)
    return TRUE;
  column = ef_cli_find_column (table, colon + 1, status);
  if (column == NULL)
    return FALSE;
  ef_chart_spec_set_string (&spec->stars_by, ef_column_get_name (column));

  return TRUE;
}

/* ---- Rows ---- */

static void
hide_rows (const EfCliChart *self,
           EfChartSpec      *spec,
           EfTable          *table)
{
  for (guint i = 0; self->hidden != NULL && self->hidden[i] != NULL; i++)
    {
      g_autoptr (GArray) rows = ef_cli_find_rows (table, self->hidden[i]);
      gboolean found = FALSE;

      for (guint j = 0; j < rows->len; j++)
        {
          guint64 id = g_array_index (rows, guint64, j);

          ef_chart_spec_set_hidden (spec, id, TRUE);
          found = found || ef_table_find_row (table, id) >= 0;
        }
      if (!found)
        ef_cli_warn (_("There is no row “%s” that could be hidden."), self->hidden[i]);
    }
}

gboolean
ef_cli_chart_apply (const EfCliChart *self,
                    EfChartSpec      *spec,
                    EfTable          *table,
                    EfCliStatus      *status)
{
  g_autoptr (GError) error = NULL;
  EfAxisData x, y;

  g_return_val_if_fail (self != NULL && spec != NULL, FALSE);
  g_return_val_if_fail (table != NULL && status != NULL, FALSE);

  if (!set_scales (spec, "--log", self->log, EF_SCALE_KIND_LOG, status) ||
      !set_scales (spec, "--linear", self->linear, EF_SCALE_KIND_LINEAR, status) ||
      !ef_cli_chart_apply_words (self, spec, status) || !set_columns (self, spec, table, status))
    return FALSE;
  if (!ef_chart_spec_find_axes (spec, table, &x, &y, &error))
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_NOT_FOUND);
      return FALSE;
    }
  if (!set_front (self, spec, &x, &y, status) || !set_rulers (self, spec, status) ||
      !set_stars (self, spec, table, status) ||
      !ef_cli_notes_apply (self->notes, spec, &x, &y, status) ||
      !ef_cli_names_apply (self->names, spec, table, status) ||
      !ef_cli_uncertainty_apply (&self->uncertainty, &spec->uncertainty, status))
    return FALSE;
  if (self->bands)
    spec->uncertainty.bands = TRUE;
  if (self->error_bars)
    spec->uncertainty.error_bars = TRUE;

  if (self->where != NULL)
    {
      ef_chart_spec_set_string (&spec->filter, self->where);
      spec->has_view = FALSE;
    }
  hide_rows (self, spec, table);

  if (self->title != NULL)
    ef_chart_spec_set_string (&spec->title, self->title);
  if (self->subtitle != NULL)
    ef_chart_spec_set_string (&spec->subtitle, self->subtitle);
  if (self->source_line != NULL)
    ef_chart_spec_set_string (&spec->source_line, self->source_line);
  if (self->x_title != NULL)
    ef_chart_spec_set_string (&spec->x.title, self->x_title);
  if (self->y_title != NULL)
    ef_chart_spec_set_string (&spec->y.title, self->y_title);
  if (self->font_size > 0)
    spec->font_size = self->font_size;
  if (self->marker_size > 0)
    spec->marker_size = self->marker_size;
  if (self->opacity > 0)
    spec->opacity = self->opacity;

  return TRUE;
}

/* ---- The view ---- */

/* "1B..70B" on an axis, in scale space. */
static gboolean
set_range (const EfAxisData *axis,
           const char       *option,
           const char       *text,
           double           *min,
           double           *max,
           EfCliStatus      *status)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);
  double from, to, low, high;

  if (g_strv_length (ends) != 2)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("%s is in the manner of 1B..70B, not “%s”."), option,
                             text);
      return FALSE;
    }
  if (!read_value (axis, ends[0], &from, status) || !read_value (axis, ends[1], &to, status))
    return FALSE;
  if (!ef_axis_data_place (axis, from, &low) || !ef_axis_data_place (axis, to, &high) ||
      !(low < high))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("“%s” is no range of that axis."), text);
      return FALSE;
    }

  *min = low;
  *max = high;

  return TRUE;
}

gboolean
ef_cli_chart_apply_view (const EfCliChart  *self,
                         EfChartSpec       *spec,
                         const EfChartData *data,
                         EfCliStatus       *status)
{
  EfView view;

  g_return_val_if_fail (self != NULL && spec != NULL, FALSE);
  g_return_val_if_fail (data != NULL && status != NULL, FALSE);

  if (self->x_view == NULL && self->y_view == NULL)
    return TRUE;

  ef_chart_data_get_view (data, spec, &view);
  if ((self->x_view != NULL && !set_range (&data->x, "--view-x", self->x_view, &view.x_min,
                                           &view.x_max, status)) ||
      (self->y_view != NULL && !set_range (&data->y, "--view-y", self->y_view, &view.y_min,
                                           &view.y_max, status)))
    return FALSE;

  spec->has_view = TRUE;
  spec->view = view;

  return TRUE;
}
