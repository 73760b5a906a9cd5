/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-bounds-kind.h"

#include <string.h>

#include "ef-table-reshape.h"

/* Files in which no column says it. Several of them in a folder, or given together, make one table
 * of that source, which is called after their format. */
static const struct
{
  const char *format;
  const char *joined; /* the name of that table, or NULL */
  EfBoundsKind kind;
} formats[] = {
  { "lm-eval", "lm-evaluation-harness", EF_BOUNDS_ERROR },
  { "helm", "HELM", EF_BOUNDS_ERROR },
  { "helm-runs", NULL, EF_BOUNDS_ERROR },
  { "openml-run", "OpenML", EF_BOUNDS_DEVIATION },
  { "wandb", NULL, EF_BOUNDS_RANGE },
  { "mlperf-tiny", "MLPerf Tiny", EF_BOUNDS_RANGE },
};

static EfBoundsKind
find_in_formula (const EfColumn *column)
{
  EfRunSpread spread;

  if (!ef_run_spread_find (column, &spread))
    return EF_BOUNDS_UNKNOWN;
  switch (spread)
    {
    case EF_RUN_SPREAD_DEVIATION:
      return EF_BOUNDS_DEVIATION;
    case EF_RUN_SPREAD_ERROR:
      return EF_BOUNDS_ERROR;
    case EF_RUN_SPREAD_RANGE:
    default:
      return EF_BOUNDS_RANGE;
    }
}

/* "±" between a value and its error, in a column of its own. */
static gboolean
is_sign (EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_TEXT && ef_column_get_n_rows (column) > 0
         && (strcmp (ef_column_get_text (column, 0), "±") == 0
             || strcmp (ef_column_get_text (column, 0), "+/-") == 0);
}

/* In other columns, and in the name of @column itself. */
static EfBoundsKind
find_in_headers (const EfTable *table, const EfColumn *column)
{
  guint n = ef_table_get_n_columns (table);
  g_auto (EfBoundsHeader) own = { 0 };
  EfBoundsKind behind = EF_BOUNDS_UNKNOWN;
  EfColumn *before = NULL;

  ef_bounds_header_read (&own, ef_column_get_name (column));
  if (own.kind != EF_BOUNDS_UNKNOWN)
    return own.kind;

  for (guint i = 0; i < n; i++)
    {
      EfColumn *candidate = ef_table_get_column (table, i);
      g_auto (EfBoundsHeader) other = { 0 };

      ef_bounds_header_read (&other, ef_column_get_name (candidate));
      if (other.form != EF_BOUNDS_FORM_NONE && ef_bounds_header_is_of (&other, &own))
        return other.kind;
      if (behind == EF_BOUNDS_UNKNOWN && ef_bounds_header_begins_with (&other, &own))
        behind = other.kind;
      if (before == column && other.alone
          && (*other.name == '\0' || other.form == EF_BOUNDS_FORM_MARGIN))
        behind = other.kind;
      if (!is_sign (candidate))
        before = candidate;
    }

  return behind;
}

static gboolean
has_column (const EfTable *table, const char *name, const char *more)
{
  g_autofree char *wanted = g_strdup_printf ("%s %s", name, more);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (g_ascii_strcasecmp (ef_column_get_name (ef_table_get_column (table, i)), wanted) == 0)
      return TRUE;

  return FALSE;
}

/* "parameters" beside "parameters min" and "parameters max". */
static EfBoundsKind
find_in_ends (const EfTable *table, const EfColumn *column)
{
  const char *name = ef_column_get_name (column);

  return has_column (table, name, "min") && has_column (table, name, "max") ? EF_BOUNDS_RANGE
                                                                           : EF_BOUNDS_UNKNOWN;
}

static EfBoundsKind
find_in_format (const EfTable *table)
{
  EfSource *source = ef_table_get_source (table);
  const char *format = source != NULL ? ef_source_get_format (source) : NULL;
  gboolean is_joined = g_strcmp0 (format, "folder") == 0 || g_strcmp0 (format, "cards") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (is_joined ? g_strcmp0 (ef_table_get_name (table), formats[i].joined) == 0
                  : g_strcmp0 (format, formats[i].format) == 0)
      return formats[i].kind;

  return EF_BOUNDS_UNKNOWN;
}

EfBoundsKind
ef_bounds_kind_find (const EfTable *table, const EfColumn *column)
{
  EfBoundsKind kind;

  g_return_val_if_fail (table != NULL && column != NULL, EF_BOUNDS_UNKNOWN);

  if (ef_column_get_lows (column) == NULL && ef_column_get_highs (column) == NULL)
    return EF_BOUNDS_UNKNOWN;
  kind = find_in_formula (column);
  if (kind == EF_BOUNDS_UNKNOWN)
    kind = find_in_headers (table, column);
  if (kind == EF_BOUNDS_UNKNOWN)
    kind = find_in_ends (table, column);
  if (kind == EF_BOUNDS_UNKNOWN)
    kind = find_in_format (table);

  return kind;
}

double
ef_bounds_kind_get_coverage (EfBoundsKind self)
{
  return self == EF_BOUNDS_INTERVAL ? EF_COVERAGE_INTERVAL : EF_COVERAGE_STANDARD;
}
