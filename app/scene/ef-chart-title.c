/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-title.h"

#include <string.h>

#include "ef-catalog-title.h"
#include "ef-chart-words.h"
#include "ef-words.h"

char *
ef_chart_title_dup_axes (EfTable *table, const EfChartSpec *spec)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  gint suggested_x = -1, suggested_y = -1;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  /* Which looks at every row. */
  if (spec->x.column == NULL || spec->y.column == NULL)
    ef_table_suggest_axes (table, &suggested_x, &suggested_y);
  ef_chart_words_name_axes (table, spec, suggested_x, suggested_y, &x, &y);
  if (x == NULL || y == NULL)
    return NULL;

  /* Translators: what the two axes of a chart show. */
  return g_strdup_printf (_ ("%s over %s"), y, x);
}

/* Keys of JSON, and headings of cards, that say how a file is made, not what a table shows. */
static const char *const containers[] = {
  "configurations", "data",    "entries", "items", "measurements", "models", "price_history",
  "records",        "results", "rows",    "runs",  "hardware and software",
};

static gboolean
is_container (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (g_ascii_strcasecmp (name, containers[i]) == 0)
      return TRUE;

  return FALSE;
}

/* "runs.csv", and "runs.csv (means)", which was made of it. */
static gboolean
is_named_like (const char *name, const char *file)
{
  gsize length = strlen (file);

  return strncmp (name, file, length) == 0
         && (name[length] == '\0' || g_str_has_prefix (name + length, " ("));
}

/* The parts of the path of @table that say more than its source does: what stands behind the name
 * of the file, or everything where that is not in the path. */
static char **
split_path (EfTable *table)
{
  EfSource *source = ef_table_get_source (table);
  g_autofree char *whole = ef_table_dup_path_title (table);
  g_auto (GStrv) path = g_strsplit (whole, EF_CATALOG_SEPARATOR, -1);
  guint first = 0;

  for (guint i = 0; source != NULL && path[i] != NULL; i++)
    if (is_named_like (path[i], ef_source_get_name (source)))
      first = i + 1;
  /* Where a reader put the tables of a card's text: its heading follows. */
  if (first > 0 && g_strcmp0 (path[first], _ (EF_CATALOG_TEXTS)) == 0 && path[first + 1] != NULL)
    first++;
  while (first > 0 && path[first] != NULL && is_container (path[first]))
    first++;

  return g_strdupv (path + first);
}

gboolean
ef_chart_title_is_known (EfTable *table)
{
  g_auto (GStrv) path = NULL;

  g_return_val_if_fail (table != NULL, FALSE);

  path = split_path (table);
  return path[0] != NULL;
}

/* What the axes of a chart that is there show: which columns these are is known. */
static char *
dup_axes_of (const EfChartData *data, const EfChartSpec *spec)
{
  EfChartSpec drawn = *spec; /* shares its strings, which nobody touches */

  drawn.x.column = (char *) ef_column_get_name (data->x.column);
  drawn.y.column = (char *) ef_column_get_name (data->y.column);

  return ef_chart_title_dup_axes (data->table, &drawn);
}

static char *
dup_title (const EfChartData *data, const EfChartSpec *spec, gboolean is_short)
{
  g_auto (GStrv) path = NULL;
  char *axes = NULL;

  if (spec->title != NULL)
    return g_strdup (spec->title);
  path = split_path (data->table);
  if (path[0] == NULL)
    axes = dup_axes_of (data, spec);
  if (axes != NULL)
    return axes;
  if (path[0] == NULL || is_short)
    return g_strdup (ef_table_get_title (data->table));

  return g_strjoinv (" › ", path);
}

char *
ef_chart_title_dup (const EfChartData *data, const EfChartSpec *spec)
{
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  return dup_title (data, spec, FALSE);
}

char *
ef_chart_title_dup_short (const EfChartData *data, const EfChartSpec *spec)
{
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  return dup_title (data, spec, TRUE);
}
