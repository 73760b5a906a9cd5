/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-axis.h"
#include "ef-cli-input.h"
#include "ef-cli-output.h"

#include "ef-pareto.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* `frontier pareto`: the efficient frontier of a table. The values are compared and printed
 * exactly as the table states them, in its own units. */

typedef struct
{
  EfTable *table;
  EfCliAxis x, y;
  EfColumn *label;       /* NULL: the row's own label */
  GPtrArray *columns;    /* (element-type EfColumn): what else to print */
  guint n_points;
  guint n_filtered;
  guint n_missing;       /* rows of the selection without x or y */
  guint32 *front;        /* rows, ascending x */
  gsize n_front;
  gsize n_places;        /* points equal on both axes count once */
} Frontier;

static void
frontier_clear (Frontier *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->front, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frontier, frontier_clear)

/* Rows that are filtered out stay in place as missing: the indices of the front are rows then. */
static double *
select_values (const EfColumn *column,
               const guint8   *where,
               guint           n)
{
  double *values = g_memdup2 (ef_column_get_numbers (column), n * sizeof (double));

  for (guint row = 0; where != NULL && row < n; row++)
    if (!where[row])
      values[row] = NAN;

  return values;
}

static void
frontier_compute (Frontier     *self,
                  const guint8 *where)
{
  guint n = ef_table_get_n_rows (self->table);
  g_autofree double *x = select_values (self->x.column, where, n);
  g_autofree double *y = select_values (self->y.column, where, n);

  for (guint row = 0; row < n; row++)
    {
      if (where != NULL && !where[row])
        self->n_filtered++;
      else if (isfinite (x[row]) && isfinite (y[row]))
        self->n_points++;
      else
        self->n_missing++;
    }

  self->front = ef_pareto_front (x, y, n, self->x.direction, self->y.direction, &self->n_front);
  self->n_places = ef_pareto_count_distinct (x, y, self->front, self->n_front);
}

static char *
frontier_dup_label (const Frontier *self,
                    guint           row)
{
  if (self->label != NULL)
    return ef_column_dup_cell (self->label, row);

  return ef_table_dup_row_label (self->table, row);
}

static void
print_sheet (const Frontier *self,
             EfCliFormat     format)
{
  guint n_columns = 3 + self->columns->len;
  g_autofree gboolean *right = g_new0 (gboolean, n_columns);
  EfCliSheet *sheet;

  right[1] = right[2] = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    right[3 + i] = ef_column_get_kind (self->columns->pdata[i]) == EF_COLUMN_NUMBER;

  sheet = ef_cli_sheet_new (stdout, format, right, n_columns);
  ef_cli_sheet_add_title (sheet, N_("label"));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->x.column));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->y.column));
  for (guint i = 0; i < self->columns->len; i++)
    ef_cli_sheet_add (sheet, ef_column_get_name (self->columns->pdata[i]));

  for (gsize i = 0; i < self->n_front; i++)
    {
      guint row = self->front[i];
      g_autofree char *label = frontier_dup_label (self, row);
      g_autofree char *x = ef_cli_dup_value (self->x.column, row);
      g_autofree char *y = ef_cli_dup_value (self->y.column, row);

      ef_cli_sheet_add (sheet, label);
      ef_cli_sheet_add (sheet, x);
      ef_cli_sheet_add (sheet, y);
      for (guint k = 0; k < self->columns->len; k++)
        {
          g_autofree char *value = ef_cli_dup_value (self->columns->pdata[k], row);

          ef_cli_sheet_add (sheet, value);
        }
    }

  ef_cli_sheet_end (sheet);
}

static void
print_axis (const char      *letter,
            const EfCliAxis *axis)
{
  const char *unit = ef_cli_get_unit_symbol (axis->column);
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  name = unit != NULL ? g_strdup_printf (C_("column [unit]", "%s [%s]"),
                                         ef_column_get_name (axis->column),
                                         unit)
                      : g_strdup (ef_column_get_name (axis->column));
  line = g_strdup_printf (axis->direction == EF_DIRECTION_LOWER ? _("%s: %s, lower is better.")
                                                                : _("%s: %s, higher is better."),
                          letter, name);

  /* What the quantity says is no surprise, and what was asked for is none either. */
  if (axis->reason == EF_DIRECTION_REASON_ROW_ORDER || axis->reason == EF_DIRECTION_REASON_FILE)
    {
      const char *reason = ef_direction_reason_to_label (axis->reason, axis->direction);
      g_autofree char *with_reason = g_strconcat (line, " ", reason, NULL);

      ef_cli_print_line (stdout, with_reason);
    }
  else
    {
      ef_cli_print_line (stdout, line);
    }
}

static void
print_summary (const Frontier *self)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf (ngettext ("%u of %u point is on the frontier.",
                                    "%u of %u points are on the frontier.", self->n_points),
                          (guint) self->n_front, self->n_points);
  ef_cli_print_line (stdout, line);

  if (self->n_places < self->n_front)
    {
      g_autofree char *places = NULL;

      places = g_strdup_printf (_("Some are equal on both axes: they are at %u different places."),
                                (guint) self->n_places);
      ef_cli_print_line (stdout, places);
    }

  print_axis ("x", &self->x);
  print_axis ("y", &self->y);

  if (self->n_missing > 0)
    {
      g_autofree char *missing = NULL;

      missing = g_strdup_printf (ngettext ("Left out: %u row without a value on x or y.",
                                           "Left out: %u rows without a value on x or y.",
                                           self->n_missing),
                                 self->n_missing);
      ef_cli_print_line (stdout, missing);
    }

  if (self->n_filtered > 0)
    {
      g_autofree char *filtered = NULL;

      filtered = g_strdup_printf (ngettext ("Left out: %u row by the condition.",
                                            "Left out: %u rows by the condition.",
                                            self->n_filtered),
                                  self->n_filtered);
      ef_cli_print_line (stdout, filtered);
    }
}

static void
print_json_axis (yajl_gen         json,
                 const char      *letter,
                 const EfCliAxis *axis)
{
  ef_cli_json_text (json, letter);
  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "column", ef_column_get_name (axis->column));
  ef_cli_json_member_text (json, "unit", ef_cli_get_unit_symbol (axis->column));
  ef_cli_json_member_text (json, "direction", ef_direction_to_word (axis->direction));
  yajl_gen_map_close (json);
}

static void
print_json (const Frontier *self)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "table", ef_table_get_path (self->table));
  print_json_axis (json, "x", &self->x);
  print_json_axis (json, "y", &self->y);
  ef_cli_json_member_unsigned (json, "points", self->n_points);
  ef_cli_json_member_unsigned (json, "missing", self->n_missing);
  ef_cli_json_member_unsigned (json, "filtered", self->n_filtered);
  ef_cli_json_member_unsigned (json, "places", self->n_places);

  ef_cli_json_text (json, "frontier");
  yajl_gen_array_open (json);
  for (gsize i = 0; i < self->n_front; i++)
    {
      guint row = self->front[i];
      g_autofree char *label = frontier_dup_label (self, row);

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "label", label);
      ef_cli_json_text (json, "x");
      ef_cli_json_value (json, self->x.column, row);
      ef_cli_json_text (json, "y");
      ef_cli_json_value (json, self->y.column, row);
      if (self->columns->len > 0)
        {
          ef_cli_json_text (json, "columns");
          yajl_gen_map_open (json);
          for (guint k = 0; k < self->columns->len; k++)
            {
              const EfColumn *column = self->columns->pdata[k];

              ef_cli_json_text (json, ef_column_get_name (column));
              ef_cli_json_value (json, column, row);
            }
          yajl_gen_map_close (json);
        }
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

static gboolean
frontier_find_columns (Frontier          *self,
                       const char        *label,
                       const char *const *keys,
                       EfCliStatus       *status)
{
  if (label != NULL)
    {
      self->label = ef_cli_find_column (self->table, label, status);
      if (self->label == NULL)
        return FALSE;
    }

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      EfColumn *column = ef_cli_find_column (self->table, keys[i], status);

      if (column == NULL)
        return FALSE;

      g_ptr_array_add (self->columns, column);
    }

  return TRUE;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autofree char *label = NULL;
  g_auto (GStrv) columns = NULL;
  g_autofree char *mapping = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    EF_CLI_OPTION_TABLE (path),
    EF_CLI_OPTION_X (x),
    EF_CLI_OPTION_Y (y),
    EF_CLI_OPTION_WHERE (where),
    { "label", 'l', 0, G_OPTION_ARG_STRING, &label,
      N_("Name the points by this column"), N_("COLUMN") },
    { "column", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &columns,
      N_("Print this column too; may be given again"), N_("COLUMN") },
    EF_CLI_OPTION_FORMAT (format_word),
    EF_CLI_OPTION_MAPPING (mapping),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autofree guint8 *filter = NULL;
  g_auto (Frontier) frontier = { .columns = g_ptr_array_new () };
  EfCliFormat format;
  EfCliStatus status;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status))
    return status;

  input = ef_cli_input_load (argv[0], mapping, verbose, &status);
  if (input == NULL)
    return status;

  frontier.table = ef_cli_input_find_table (input, path, &status);
  if (frontier.table == NULL ||
      !ef_cli_find_axes (frontier.table, x, y, &frontier.x, &frontier.y, &status) ||
      !ef_cli_axis_check_direction (&frontier.x, "--x", &status) ||
      !ef_cli_axis_check_direction (&frontier.y, "--y", &status) ||
      !frontier_find_columns (&frontier, label, (const char *const *) columns, &status) ||
      !ef_cli_filter_rows (frontier.table, where, &filter, &status))
    return status;

  frontier_compute (&frontier, filter);

  if (format == EF_CLI_FORMAT_JSON)
    {
      print_json (&frontier);
    }
  else
    {
      print_sheet (&frontier, format);

      if (format == EF_CLI_FORMAT_TEXT)
        {
          fputc ('\n', stdout);
          print_summary (&frontier);
        }
    }

  return ef_cli_finish_output ();
}

const EfCliVerb ef_cli_verb_pareto = {
  .name = "pareto",
  .parameters = N_("FILE"),
  .summary = N_("Print the efficient frontier: the rows that no other row beats on both axes"),
  .details = EF_CLI_HELP_COLUMNS,
  .run = run,
};
