/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-groups.h"

#include "ef-table-groups.h"
#include "ef-table-scope.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* `frontier show --group-by`: rows of a table by what stands in one column. */

/* Digits of a mean for people; programs get all. */
#define TEXT_FORMAT "%.6g"

/* A column of numbers with what stands for them. */
typedef struct
{
  const EfColumn *column;
  double *values; /* one a group */
} Summary;

static void
summary_clear (gpointer data)
{
  g_free (((Summary *) data)->values);
}

/* Those columns about which @how says something (transfer full). */
static GArray *
summarise (EfTable *table, const EfTableGroups *groups, EfGroupSummary how)
{
  GArray *summaries = g_array_new (FALSE, FALSE, sizeof (Summary));
  const EfColumn *scope = ef_table_find_scope_column (table);

  g_array_set_clear_func (summaries, summary_clear);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      Summary summary = { .column = ef_table_get_column (table, i) };

      if (summary.column == groups->column || !ef_group_summary_suits (how, summary.column))
        continue;
      summary.values = g_new (double, MAX (groups->n, 1));
      ef_table_groups_summarise (groups, summary.column, how, NULL,
                                 ef_column_is_amount (summary.column) ? scope : NULL,
                                 summary.values, NULL);
      g_array_append_val (summaries, summary);
    }

  return summaries;
}

/* What the rows of a group have in common (transfer full). */
static char *
dup_value (const EfTableGroups *groups, guint group, EfCliFormat format)
{
  if (format == EF_CLI_FORMAT_TEXT && ef_table_groups_is_missing (groups, group))
    return g_strdup (_("(no value)"));

  return ef_cli_dup_value (groups->column, groups->rows[groups->starts[group]]);
}

/* Why energy or carbon has no mean, or its best one was chosen of what is hard to compare. */
static void
warn_of_scopes (EfTable *table, const EfTableGroups *groups, GArray *summaries, EfGroupSummary how)
{
  for (guint i = 0; i < summaries->len; i++)
    for (guint group = 0; group < groups->n; group++)
      {
        const Summary *summary = &g_array_index (summaries, Summary, i);
        const char *name = ef_column_get_name (summary->column);
        g_autofree char *value = dup_value (groups, group, EF_CLI_FORMAT_TEXT);
        g_autofree char *scopes = NULL;

        if (!ef_column_is_amount (summary->column))
          break;
        scopes = ef_table_describe_scopes (table, summary->column,
                                           groups->rows + groups->starts[group],
                                           ef_table_groups_get_size (groups, group));
        if (scopes != NULL && how == EF_GROUP_SUMMARY_MEAN)
          ef_cli_warn (_("“%s” has no mean for “%s”: its rows count different things: %s."), name,
                       value, scopes);
        else if (scopes != NULL)
          ef_cli_warn (_("The best “%s” for “%s” is of rows that count different things: %s."),
                       name, value, scopes);
      }
}

static void
add_number (EfCliSheet *sheet, double value, EfCliFormat format)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char text[EF_NUMBER_BUFFER];

  if (isnan (value))
    ef_cli_sheet_add (sheet, "");
  else if (format == EF_CLI_FORMAT_TEXT)
    ef_cli_sheet_add (sheet, g_ascii_formatd (digits, sizeof digits, TEXT_FORMAT, value));
  else
    ef_cli_sheet_add (sheet, ef_number_to_text (value, text));
}

static void
print_sheet (const EfTableGroups *groups, GArray *summaries, EfGroupSummary how, guint n_max,
             EfCliFormat format)
{
  guint n_columns = 2 + summaries->len;
  g_autofree gboolean *right = g_new (gboolean, n_columns);
  EfCliSheet *sheet;

  for (guint i = 0; i < n_columns; i++)
    right[i] = i > 0 || ef_column_get_kind (groups->column) == EF_COLUMN_NUMBER;
  sheet = ef_cli_sheet_new (stdout, format, right, n_columns);
  ef_cli_sheet_add (sheet, ef_column_get_name (groups->column));
  ef_cli_sheet_add_title (sheet, N_("rows"));
  for (guint i = 0; i < summaries->len; i++)
    {
      const Summary *summary = &g_array_index (summaries, Summary, i);
      g_autofree char *title = g_strdup_printf ("%s [%s]", ef_column_get_name (summary->column),
                                                ef_group_summary_to_word (how));

      ef_cli_sheet_add (sheet, title);
    }
  for (guint group = 0; group < MIN (groups->n, n_max); group++)
    {
      g_autofree char *value = dup_value (groups, group, format);

      ef_cli_sheet_add (sheet, value);
      ef_cli_sheet_add_unsigned (sheet, ef_table_groups_get_size (groups, group));
      for (guint i = 0; i < summaries->len; i++)
        add_number (sheet, g_array_index (summaries, Summary, i).values[group], format);
    }
  ef_cli_sheet_end (sheet);
}

static void
print_text (EfTable *table, GArray *rows, const EfTableGroups *groups, GArray *summaries,
            EfGroupSummary how, guint n_max)
{
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u row", "%u rows", rows->len), rows->len);
  g_autofree char *line
    = g_strdup_printf (ngettext ("%s in %u group by “%s”", "%s in %u groups by “%s”", groups->n),
                       count, groups->n, ef_column_get_name (groups->column));

  ef_cli_print_line (stdout, ef_table_get_path (table));
  ef_cli_print_line (stdout, line);
  fputc ('\n', stdout);
  print_sheet (groups, summaries, how, n_max, EF_CLI_FORMAT_TEXT);
  if (groups->n > n_max)
    {
      g_autofree char *further
        = g_strdup_printf (ngettext ("%u further group (--rows all shows it)",
                                     "%u further groups (--rows all shows them)",
                                     groups->n - n_max),
                           groups->n - n_max);

      fputc ('\n', stdout);
      ef_cli_print_line (stdout, further);
    }
}

static void
print_json (EfTable *table, const EfTableGroups *groups, GArray *summaries, EfGroupSummary how,
            guint n_max)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "table", ef_table_get_path (table));
  ef_cli_json_member_text (json, "id", ef_table_get_id (table));
  ef_cli_json_member_text (json, "group-by", ef_column_get_name (groups->column));
  ef_cli_json_member_text (json, "summary", ef_group_summary_to_word (how));
  ef_cli_json_text (json, "groups");
  yajl_gen_array_open (json);
  for (guint group = 0; group < MIN (groups->n, n_max); group++)
    {
      yajl_gen_map_open (json);
      ef_cli_json_text (json, "value");
      ef_cli_json_value (json, groups->column, groups->rows[groups->starts[group]]);
      ef_cli_json_member_unsigned (json, "rows", ef_table_groups_get_size (groups, group));
      ef_cli_json_text (json, "summaries");
      yajl_gen_map_open (json);
      for (guint i = 0; i < summaries->len; i++)
        {
          const Summary *summary = &g_array_index (summaries, Summary, i);

          ef_cli_json_text (json, ef_column_get_name (summary->column));
          ef_cli_json_number (json, summary->values[group]);
        }
      yajl_gen_map_close (json);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

EfCliStatus
ef_cli_show_groups (EfTable *table, GArray *rows, const char *key, const char *summary,
                    guint n_max, EfCliFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTableGroups) groups = NULL;
  g_autoptr (GArray) summaries = NULL;
  EfGroupSummary how = EF_GROUP_SUMMARY_MEAN;
  EfColumn *column;

  g_return_val_if_fail (table != NULL && rows != NULL && key != NULL, EF_CLI_USAGE);

  if (summary != NULL && !ef_group_summary_from_word (summary, &how))
    return ef_cli_fail (EF_CLI_USAGE, _("--summary takes “mean” or “best”, not “%s”."), summary);

  column = ef_table_require_column (table, key, &error);
  if (column != NULL)
    groups = ef_table_groups_new (column, (const guint32 *) (gpointer) rows->data, rows->len, NULL,
                                  &error);
  if (groups == NULL)
    return ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);

  summaries = summarise (table, groups, how);
  warn_of_scopes (table, groups, summaries, how);
  if (format == EF_CLI_FORMAT_TEXT)
    print_text (table, rows, groups, summaries, how, n_max);
  else if (format == EF_CLI_FORMAT_JSON)
    print_json (table, groups, summaries, how, n_max);
  else
    print_sheet (groups, summaries, how, n_max, format);

  return ef_cli_finish_output ();
}
