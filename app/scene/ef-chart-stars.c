/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-stars.h"

#include "ef-chart-words.h"
#include "ef-error.h"
#include "ef-words.h"

/*
 * Stars compare the energy of points with that of the others in the chart, and nothing else: they
 * change when points come and go. Only like may be compared, so where a task has classes of models,
 * each class is rated for itself.
 */

/* Points of one class, as a part of what all classes share. */
typedef struct
{
  guint n;
  gsize start;
  gboolean rated;
  double edges[EF_STARS_MAX + 1];
} Class;

static const EfAxisData *
get_axis (const EfChartData *data)
{
  return data->stars.along_x ? &data->x : &data->y;
}

static const double *
get_values (const EfChartData *data)
{
  return data->stars.along_x ? data->vx : data->vy;
}

static gboolean
has_energy (const EfChartData *data)
{
  return ef_axis_data_measures (&data->x, "energy") || ef_axis_data_measures (&data->y, "energy");
}

gboolean
ef_chart_stars_find_class (EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfColumn *column;

  if (spec->stars == EF_STAR_RULE_NONE || spec->stars_by == NULL)
    return TRUE;

  column = ef_table_find_column (data->table, spec->stars_by);
  if (column == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _ ("The table “%s” has no column “%s”."),
                 ef_table_get_name (data->table), spec->stars_by);
  else if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("The column “%s” does not hold text, so it makes no classes."),
                 ef_column_get_name (column));
  else
    {
      data->stars.class_column = column;
      return TRUE;
    }

  return FALSE;
}

/* ---- Rating ---- */

static void
rate_all (EfChartData *data, EfStarRule rule)
{
  const double *values = get_values (data);
  guint8 *stars;

  if (!ef_stars_find_edges (rule, values, data->n, data->stars.edges))
    return;

  stars = g_new (guint8, data->n);
  for (guint i = 0; i < data->n; i++)
    stars[i] = (guint8) ef_stars_count (data->stars.edges, values[i]);
  data->stars.stars = stars;
  data->stars.n_classes = 1;
}

/* The class of each point as a number from 0, G_MAXUINT32 for who has none; how many are in each
 * (element-type Class). */
static GArray *
count_classes (const EfChartData *data, guint32 *of_points)
{
  const guint32 *ids = ef_column_get_text_ids (data->stars.class_column);
  GArray *classes = g_array_new (FALSE, TRUE, sizeof (Class));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < data->n; i++)
    {
      guint32 id = ids[data->rows[i]];
      guint number = id != 0 ? GPOINTER_TO_UINT (
                                 g_hash_table_lookup (numbers, GUINT_TO_POINTER (id)))
                             : 0;

      of_points[i] = G_MAXUINT32;
      if (id == 0)
        continue;
      if (number == 0)
        {
          number = classes->len + 1;
          g_array_set_size (classes, number);
          g_hash_table_insert (numbers, GUINT_TO_POINTER (id), GUINT_TO_POINTER (number));
        }
      of_points[i] = number - 1;
      g_array_index (classes, Class, number - 1).n++;
    }

  return classes;
}

static void
rate_classes (EfChartData *data, EfStarRule rule)
{
  const double *values = get_values (data);
  g_autofree guint32 *of_points = g_new (guint32, MAX (data->n, 1));
  g_autofree double *sorted = g_new (double, MAX (data->n, 1));
  g_autoptr (GArray) classes = count_classes (data, of_points);
  g_autofree guint8 *stars = g_new0 (guint8, MAX (data->n, 1));
  gsize start = 0;

  for (guint k = 0; k < classes->len; k++)
    {
      Class *class = &g_array_index (classes, Class, k);

      class->start = start;
      start += class->n;
      class->n = 0;
    }
  for (guint i = 0; i < data->n; i++)
    if (of_points[i] != G_MAXUINT32)
      {
        Class *class = &g_array_index (classes, Class, of_points[i]);

        sorted[class->start + class->n++] = values[i];
      }
  for (guint k = 0; k < classes->len; k++)
    {
      Class *class = &g_array_index (classes, Class, k);

      class->rated = ef_stars_find_edges (rule, sorted + class->start, class->n, class->edges);
      data->stars.n_classes += class->rated;
    }
  for (guint i = 0; i < data->n; i++)
    {
      const Class *class = of_points[i] != G_MAXUINT32
                             ? &g_array_index (classes, Class, of_points[i])
                             : NULL;

      if (class != NULL && class->rated)
        stars[i] = (guint8) ef_stars_count (class->edges, values[i]);
    }
  if (data->stars.n_classes > 0)
    data->stars.stars = g_steal_pointer (&stars);
}

void
ef_chart_stars_find (EfChartData *data, const EfChartSpec *spec)
{
  if (spec->stars == EF_STAR_RULE_NONE || !has_energy (data))
    return;

  data->stars.along_x = ef_axis_data_measures (&data->x, "energy");
  if (data->stars.class_column != NULL)
    rate_classes (data, spec->stars);
  else
    rate_all (data, spec->stars);
}

void
ef_chart_stars_clear (EfChartData *data)
{
  g_free ((gpointer) data->stars.stars);
  data->stars.stars = NULL;
}

/* ---- Words ---- */

const char *
ef_chart_stars_get_refusal (const EfChartData *data, const EfChartSpec *spec)
{
  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  if (!has_energy (data))
    return _ ("Stars rate energy, and neither axis shows that.");
  if (spec->stars != EF_STAR_RULE_NONE && data->stars.stars == NULL)
    return _ ("There are no two points of different energy that could be compared.");

  return NULL;
}

const char *
ef_chart_stars_get_words (const EfChartSpec *spec)
{
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (spec->stars != EF_STAR_RULE_NONE, NULL);

  if (spec->stars == EF_STAR_RULE_RANGE)
    return _ ("Stars: fifths of range");

  return _ ("Stars: fifths of models");
}

char *
ef_chart_stars_dup_class_words (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  if (data->stars.class_column == NULL)
    return NULL;

  /* Translators: follows a rule for stars; %s is the header of a column whose texts are classes. */
  return g_strdup_printf (_ ("in each “%s”"), ef_column_get_name (data->stars.class_column));
}

char *
ef_chart_stars_describe (const EfChartData *data, const EfChartSpec *spec, guint point)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);
  g_return_val_if_fail (point < data->n, NULL);

  if (data->stars.stars == NULL || data->stars.stars[point] == 0)
    return NULL;
  words = ef_chart_stars_dup_class_words (data);

  return g_strdup_printf ("%s %s%s%s", ef_stars_to_text (data->stars.stars[point]),
                          ef_chart_stars_get_words (spec), words != NULL ? ", " : "",
                          words != NULL ? words : "");
}

/* "12 kWh, 24 kWh, 36 kWh and 48 kWh" are the inner edges. */
static char *
dup_edges (const EfChartData *data, const EfTickStyle *style)
{
  GString *list = g_string_new (NULL);

  for (guint i = 1; i < EF_STARS_MAX; i++)
    {
      g_autofree char *edge
        = ef_axis_data_format_styled (get_axis (data), data->stars.edges[i], style);

      g_string_append_printf (list, "%s%s", i > 1 ? ", " : "", edge);
    }

  return g_string_free (list, FALSE);
}

char *
ef_chart_stars_describe_rule (const EfChartData *data,
                              const EfChartSpec *spec,
                              const EfTickStyle *style)
{
  const EfAxisSpec *axis_spec;
  g_autofree char *title = NULL;
  GString *text;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  if (data->stars.stars == NULL)
    return NULL;

  axis_spec = data->stars.along_x ? &spec->x : &spec->y;
  title = ef_axis_data_dup_title (get_axis (data), axis_spec);
  text = g_string_new (NULL);
  if (spec->stars == EF_STAR_RULE_RANGE)
    /* Translators: %s is the title of an axis, "Energy (kWh)". */
    g_string_append_printf (text,
                            _ ("Stars: the range of %s from the least to the most of the points "
                               "shown is cut into five equal parts; who is in the lowest part has "
                               "five stars, who is in the highest part one."),
                            title);
  else
    /* Translators: %s is the title of an axis, "Energy (kWh)". */
    g_string_append_printf (text,
                            _ ("Stars: the points shown are sorted by %s; the fifth of them with "
                               "the least has five stars, the fifth with the most one, and equal "
                               "values have equal stars."),
                            title);
  if (data->stars.class_column != NULL)
    /* Translators: %s is the header of a column. */
    g_string_append_printf (text, _ (" Each “%s” is rated for itself."),
                            ef_column_get_name (data->stars.class_column));
  else
    {
      g_autofree char *edges = dup_edges (data, style);

      /* Translators: %s are amounts, "12 kWh, 24 kWh, 36 kWh, 48 kWh". */
      g_string_append_printf (text, _ (" The edges are at %s."), edges);
    }
  g_string_append (text, _ (" AI Energy Score (Hugging Face, 2025) describes its stars in words "
                            "that can mean equal parts of the range or fifths of the models, for "
                            "energy of inference measured on one kind of hardware; the stars of "
                            "this figure follow the rule above, and are not that score."));

  return g_string_free (text, FALSE);
}
