/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-derive.h"
#include "ef-cli-estimate.h"
#include "ef-cli-groups.h"
#include "ef-cli-input.h"
#include "ef-cli-output.h"
#include "ef-table-sheet.h"

#include <glib/gi18n-lib.h>

/* `frontier show`: one table. Text says first what was understood of each column, because that
 * is what decides a chart, and shows the beginning of the rows; CSV and JSON give all of them. */

#define TEXT_ROWS_DEFAULT 20

/* Rows to print, in order. */
static GArray *
choose_rows (const EfTable *table,
             const guint8  *where,
             guint          n_max,
             guint         *n_found)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = ef_table_get_n_rows (table);

  *n_found = 0;
  for (guint row = 0; row < n; row++)
    if (where == NULL || where[row])
      {
        if (*n_found < n_max)
          g_array_append_val (rows, row);
        (*n_found)++;
      }

  return rows;
}

static const char *
get_kind_word (EfColumnKind kind)
{
  switch (kind)
    {
    case EF_COLUMN_NUMBER:
      return N_("number");
    case EF_COLUMN_DATE:
      return N_("date");
    case EF_COLUMN_TEXT:
    default:
      return N_("text");
    }
}

static const char *
get_direction_text (EfDirection direction)
{
  switch (direction)
    {
    case EF_DIRECTION_LOWER:
      return _("lower");
    case EF_DIRECTION_HIGHER:
      return _("higher");
    case EF_DIRECTION_UNKNOWN:
    default:
      return "";
    }
}

static void
print_column_sheet (const EfTable *table)
{
  const gboolean right[] = { FALSE, FALSE, TRUE, FALSE, FALSE, FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_TEXT, right, G_N_ELEMENTS (right));

  ef_cli_sheet_add_title (sheet, N_("column"));
  ef_cli_sheet_add_title (sheet, N_("kind"));
  ef_cli_sheet_add_title (sheet, N_("values"));
  ef_cli_sheet_add_title (sheet, N_("quantity"));
  ef_cli_sheet_add_title (sheet, N_("unit"));
  ef_cli_sheet_add_title (sheet, N_("better"));

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      const EfQuantity *quantity = ef_column_get_quantity (column);
      const char *unit = ef_cli_get_unit_symbol (column);

      ef_cli_sheet_add (sheet, ef_column_get_name (column));
      ef_cli_sheet_add (sheet, _(get_kind_word (ef_column_get_kind (column))));
      ef_cli_sheet_add_unsigned (sheet, ef_column_get_n_present (column));
      ef_cli_sheet_add (sheet, quantity != NULL ? ef_quantity_get_id (quantity) : "");
      ef_cli_sheet_add (sheet, unit != NULL ? unit : "");
      ef_cli_sheet_add (sheet, get_direction_text (ef_column_get_direction (column)));
    }

  ef_cli_sheet_end (sheet);
}

static void
print_rows (const EfTable *table,
            GArray        *rows,
            EfCliFormat    format,
            gboolean       original)
{
  guint n_columns = ef_table_get_n_columns (table);
  g_autofree gboolean *right = g_new0 (gboolean, n_columns);
  EfCliSheet *sheet;

  for (guint i = 0; i < n_columns; i++)
    right[i] = ef_column_get_kind (ef_table_get_column (table, i)) == EF_COLUMN_NUMBER;

  sheet = ef_cli_sheet_new (stdout, format, right, n_columns);
  for (guint i = 0; i < n_columns; i++)
    ef_cli_sheet_add (sheet, ef_column_get_name (ef_table_get_column (table, i)));

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < n_columns; k++)
      {
        const EfColumn *column = ef_table_get_column (table, k);
        guint row = g_array_index (rows, guint, i);
        g_autofree char *cell = original ? ef_column_dup_cell (column, row)
                                         : ef_cli_dup_value (column, row);

        ef_cli_sheet_add (sheet, cell);
      }

  ef_cli_sheet_end (sheet);
}

static gboolean
print_piece (gpointer sink, const char *text, gsize length, GError **error)
{
  fwrite (text, 1, length, sink);
  return TRUE;
}

/* As the window exports a table. */
static void
print_provenance (EfTable *table,
                  GArray  *rows)
{
  EfTableSheet sheet = { .table = table, .rows = rows, .provenance = TRUE };

  ef_table_sheet_write (&sheet, EF_SHEET_CSV, ".", print_piece, stdout, NULL);
}

static void
print_text (const EfTable *table,
            GArray        *rows,
            guint          n_found,
            gboolean       original)
{
  guint n_rows = ef_table_get_n_rows (table);
  const EfSource *source = ef_table_get_source (table);
  g_autofree char *count = NULL;

  ef_cli_print_line (stdout, ef_table_get_path (table));
  count = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  if (source != NULL)
    {
      g_autofree char *line = g_strdup_printf (_("%s from %s"), count,
                                               ef_source_get_name (source));

      ef_cli_print_line (stdout, line);
    }
  else
    {
      ef_cli_print_line (stdout, count);
    }

  fputc ('\n', stdout);
  print_column_sheet (table);

  if (rows->len > 0)
    {
      fputc ('\n', stdout);
      print_rows (table, rows, EF_CLI_FORMAT_TEXT, original);
    }

  if (n_found > rows->len)
    {
      g_autofree char *line = g_strdup_printf (ngettext ("%u further row (--rows all shows it)",
                                                         "%u further rows (--rows all shows them)",
                                                         n_found - rows->len),
                                               n_found - rows->len);

      fputc ('\n', stdout);
      ef_cli_print_line (stdout, line);
    }
}

static void
print_json_column (yajl_gen        json,
                   const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  EfDirection direction = ef_column_get_direction (column);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "column", ef_column_get_name (column));
  ef_cli_json_member_text (json, "kind", get_kind_word (ef_column_get_kind (column)));
  ef_cli_json_member_unsigned (json, "values", ef_column_get_n_present (column));
  ef_cli_json_member_text (json, "quantity",
                           quantity != NULL ? ef_quantity_get_id (quantity) : NULL);
  ef_cli_json_member_text (json, "unit", ef_cli_get_unit_symbol (column));
  ef_cli_json_member_text (json, "direction", ef_direction_to_word (direction));
  yajl_gen_map_close (json);
}

static void
print_json (const EfTable *table,
            GArray        *rows,
            gboolean       original)
{
  guint n_columns = ef_table_get_n_columns (table);
  const EfSource *source = ef_table_get_source (table);
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "table", ef_table_get_path (table));
  ef_cli_json_member_text (json, "id", ef_table_get_id (table));
  ef_cli_json_member_text (json, "source", source != NULL ? ef_source_get_name (source) : NULL);

  ef_cli_json_text (json, "columns");
  yajl_gen_array_open (json);
  for (guint i = 0; i < n_columns; i++)
    print_json_column (json, ef_table_get_column (table, i));
  yajl_gen_array_close (json);

  ef_cli_json_text (json, "rows");
  yajl_gen_array_open (json);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      yajl_gen_map_open (json);
      for (guint k = 0; k < n_columns; k++)
        {
          const EfColumn *column = ef_table_get_column (table, k);

          ef_cli_json_text (json, ef_column_get_name (column));
          if (original && ef_column_get_original (column, row) != NULL)
            ef_cli_json_text (json, ef_column_get_original (column, row));
          else
            ef_cli_json_value (json, column, row);
        }
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

/* "all" or a number; @word NULL is what suits the format. */
static gboolean
read_row_limit (const char  *word,
                EfCliFormat  format,
                guint       *n_max,
                EfCliStatus *status)
{
  guint64 limit = G_MAXUINT;

  if (word == NULL)
    limit = format == EF_CLI_FORMAT_TEXT ? TEXT_ROWS_DEFAULT : G_MAXUINT;
  else if (!g_str_equal (word, "all") &&
           !g_ascii_string_to_unsigned (word, 10, 0, G_MAXUINT, &limit, NULL))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("--rows takes a number or “all”, not “%s”."), word);
      return FALSE;
    }

  *n_max = (guint) limit;

  return TRUE;
}

/* Cells of the file do not stand in groups. */
static gboolean
check_group_options (const char  *group_by,
                     const char  *summary,
                     gboolean     cells,
                     EfCliStatus *status)
{
  if (group_by != NULL && cells)
    *status = ef_cli_fail (EF_CLI_USAGE,
                           _("--group-by does not go with --original or --provenance."));
  else if (group_by == NULL && summary != NULL)
    *status = ef_cli_fail (EF_CLI_USAGE, _("--summary needs --group-by."));
  else
    return TRUE;

  return FALSE;
}

/* With provenance a range has columns that say it is one; columns beside those would be taken for
 * what the file reports. */
static EfCliTold
choose_told (EfCliFormat format,
             gboolean    provenance)
{
  EfCliTold told = provenance ? EF_CLI_TOLD_ORIGIN : EF_CLI_TOLD_RANGE;

  return format != EF_CLI_FORMAT_TEXT ? told | EF_CLI_TOLD_FORMULA : told;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_autofree char *limit = NULL;
  gboolean original = FALSE;
  gboolean provenance = FALSE;
  g_autofree char *group_by = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *estimate = NULL;
  g_auto (GStrv) derived = NULL;
  g_autofree char *mapping = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    EF_CLI_OPTION_TABLE (path),
    EF_CLI_OPTION_WHERE (where),
    { "rows", 'n', 0, G_OPTION_ARG_STRING, &limit,
      N_("How many rows at most, or “all” (as by default, except in text: 20)"), N_("N") },
    { "original", 'o', 0, G_OPTION_ARG_NONE, &original,
      N_("Cells as the file writes them, not as they were understood"), NULL },
    { "provenance", 'p', 0, G_OPTION_ARG_NONE, &provenance,
      N_("In CSV say of each value how it came to be, and its file and place"), NULL },
    { "group-by", 'g', 0, G_OPTION_ARG_STRING, &group_by,
      N_("Instead of rows their groups, one for each value of a column"), N_("COLUMN") },
    { "summary", 's', 0, G_OPTION_ARG_STRING, &summary,
      N_("What stands for the numbers of a group: mean (default) or best"), N_("WORD") },
    EF_CLI_OPTION_DERIVE (derived),
    EF_CLI_OPTION_ESTIMATE ('e', estimate),
    EF_CLI_OPTION_FORMAT (format_word),
    EF_CLI_OPTION_MAPPING (mapping),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autofree guint8 *filter = NULL;
  g_autoptr (EfTable) table = NULL;
  EfTable *found;
  EfCliFormat format;
  EfCliStatus status;
  guint n_max, n_found;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status) ||
      !read_row_limit (limit, format, &n_max, &status))
    return status;
  if (provenance && (format != EF_CLI_FORMAT_CSV || original))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("--provenance is for --format csv, and not with --original."));

  if (!check_group_options (group_by, summary, original || provenance, &status))
    return status;

  input = ef_cli_input_load (argv[0], mapping, verbose, &status);
  if (input == NULL || !ef_cli_derive (input, path, (const char *const *) derived, &status))
    return status;

  found = ef_cli_input_find_table (input, path, &status);
  if (found == NULL)
    return status;

  table = ef_cli_estimate (found, estimate, choose_told (format, provenance), &status);
  if (table == NULL || !ef_cli_filter_rows (table, where, &filter, &status))
    return status;

  if (group_by != NULL)
    {
      rows = choose_rows (table, filter, G_MAXUINT, &n_found);
      return ef_cli_show_groups (table, rows, group_by, summary, n_max, format);
    }

  rows = choose_rows (table, filter, n_max, &n_found);
  if (format == EF_CLI_FORMAT_JSON)
    print_json (table, rows, original);
  else if (provenance)
    print_provenance (table, rows);
  else if (format == EF_CLI_FORMAT_CSV)
    print_rows (table, rows, format, original);
  else
    print_text (table, rows, n_found, original);

  return ef_cli_finish_output ();
}

const EfCliVerb ef_cli_verb_show = {
  .name = "show",
  .parameters = N_("FILE"),
  .summary = N_("Show a table: what its columns hold, and its rows"),
  .details = EF_CLI_HELP_CONDITION,
  .more_details = EF_CLI_HELP_ESTIMATE,
  .run = run,
};
