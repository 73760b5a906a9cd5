/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-join.h"

#include <glib/gi18n-lib.h>

#include "ef-link-report.h"

/* People see so many names of each kind; programs see all. */
#define MAX_NAMES 10

static char *
dup_name (const EfCliJoin *self,
          guint            side,
          guint            row)
{
  return ef_column_dup_cell (ef_table_get_column (self->tables[side], self->names[side]), row);
}

static void
print_counts (const EfCliJoin *self)
{
  static const gboolean right[] = { FALSE, TRUE, TRUE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_TEXT, right, 3);

  ef_cli_sheet_add (sheet, "");
  for (guint side = 0; side < 2; side++)
    ef_cli_sheet_add (sheet, ef_table_get_name (self->tables[side]));
  for (guint level = 0; level < EF_N_LINK_LEVELS; level++)
    {
      guint first = ef_link_count_rows (self->link, 0, level);
      guint second = ef_link_count_rows (self->link, 1, level);

      if (level == EF_LINK_CONFIRMED && first + second == 0)
        continue;
      ef_cli_sheet_add (sheet, ef_link_level_to_label (level));
      ef_cli_sheet_add_unsigned (sheet, first);
      ef_cli_sheet_add_unsigned (sheet, second);
    }
  ef_cli_sheet_add (sheet, _("several partners"));
  for (guint side = 0; side < 2; side++)
    ef_cli_sheet_add_unsigned (sheet, ef_link_count_ambiguous (self->link, side));
  ef_cli_sheet_end (sheet);
}

static void
print_alone (const EfCliJoin *self,
             guint            side)
{
  const guint8 *levels = ef_link_get_levels (self->link, side);
  guint n = ef_link_count_rows (self->link, side, EF_LINK_NONE);
  g_autofree char *title = NULL;
  guint n_printed = 0;

  if (n == 0)
    return;

  /* Translators: above a list of names; %s is a table. */
  title = g_strdup_printf (_("Without partner in “%s”:"), ef_table_get_name (self->tables[side]));
  fputc ('\n', stdout);
  ef_cli_print_line (stdout, title);
  for (guint row = 0; row < ef_table_get_n_rows (self->tables[side]) && n_printed < MAX_NAMES;
       row++)
    if (levels[row] == EF_LINK_NONE)
      {
        g_autofree char *name = dup_name (self, side, row);
        g_autofree char *line = g_strconcat ("  ", name, NULL);

        ef_cli_print_line (stdout, line);
        n_printed++;
      }
  if (n > n_printed)
    {
      g_autofree char *line
        = g_strdup_printf (ngettext ("  and %u more (--format csv lists it)",
                                     "  and %u more (--format csv lists them)", n - n_printed),
                           n - n_printed);

      ef_cli_print_line (stdout, line);
    }
}

static void
print_close (const EfCliJoin *self)
{
  static const gboolean right[] = { TRUE, FALSE, FALSE };
  EfCliSheet *sheet;

  if (self->close == NULL)
    return;

  fputc ('\n', stdout);
  if (self->close->len == 0)
    {
      ef_cli_print_line (stdout, _("No names without partner are that much alike."));
      return;
    }

  ef_cli_print_line (stdout, _("Alike, and not linked:"));
  sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_TEXT, right, 3);
  for (guint i = 0; i < self->close->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (self->close, EfLinkCandidate, i);
      g_autofree char *first = dup_name (self, 0, candidate->first);
      g_autofree char *second = dup_name (self, 1, candidate->second);
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      ef_cli_sheet_add (sheet, g_ascii_formatd (score, sizeof score, "%.2f", candidate->score));
      ef_cli_sheet_add (sheet, first);
      ef_cli_sheet_add (sheet, second);
    }
  ef_cli_sheet_end (sheet);
}

static void
print_text (const EfCliJoin *self)
{
  g_autofree char *rows = g_strdup_printf (ngettext ("%u linked row", "%u linked rows",
                                                     self->n_rows), self->n_rows);

  ef_cli_print_line (stdout, rows);
  fputc ('\n', stdout);
  print_counts (self);
  print_alone (self, 0);
  print_alone (self, 1);
  print_close (self);
}

/* Pairs that are alike, then rows without partner. */
static void
print_csv (const EfCliJoin *self)
{
  static const char *const titles[] = { "first", "second", "score", "rows" };
  static const gboolean right[G_N_ELEMENTS (titles)] = { FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_CSV, right, G_N_ELEMENTS (titles));

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    ef_cli_sheet_add (sheet, titles[i]);
  for (guint i = 0; self->close != NULL && i < self->close->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (self->close, EfLinkCandidate, i);
      g_autofree char *first = dup_name (self, 0, candidate->first);
      g_autofree char *second = dup_name (self, 1, candidate->second);
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      ef_cli_sheet_add (sheet, first);
      ef_cli_sheet_add (sheet, second);
      ef_cli_sheet_add (sheet, g_ascii_formatd (score, sizeof score, "%.4f", candidate->score));
      ef_cli_sheet_add_unsigned (sheet, candidate->n_pairs);
    }
  for (guint side = 0; side < 2; side++)
    for (guint row = 0; row < ef_table_get_n_rows (self->tables[side]); row++)
      if (ef_link_get_levels (self->link, side)[row] == EF_LINK_NONE)
        {
          g_autofree char *name = dup_name (self, side, row);

          ef_cli_sheet_add (sheet, side == 0 ? name : "");
          ef_cli_sheet_add (sheet, side == 1 ? name : "");
          ef_cli_sheet_add (sheet, "");
          ef_cli_sheet_add (sheet, "0");
        }
  ef_cli_sheet_end (sheet);
}

static void
print_json_side (yajl_gen         json,
                 const EfCliJoin *self,
                 guint            side)
{
  const guint8 *levels = ef_link_get_levels (self->link, side);

  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "table", ef_table_get_name (self->tables[side]));
  for (guint level = 0; level < EF_N_LINK_LEVELS; level++)
    ef_cli_json_member_unsigned (json, ef_link_level_to_word (level),
                                 ef_link_count_rows (self->link, side, level));
  ef_cli_json_member_unsigned (json, "several", ef_link_count_ambiguous (self->link, side));
  ef_cli_json_text (json, "alone");
  yajl_gen_array_open (json);
  for (guint row = 0; row < ef_table_get_n_rows (self->tables[side]); row++)
    if (levels[row] == EF_LINK_NONE)
      {
        g_autofree char *name = dup_name (self, side, row);

        ef_cli_json_text (json, name);
      }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
}

static void
print_json (const EfCliJoin *self)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_unsigned (json, "rows", self->n_rows);
  ef_cli_json_text (json, "first");
  print_json_side (json, self, 0);
  ef_cli_json_text (json, "second");
  print_json_side (json, self, 1);
  if (self->close != NULL)
    {
      ef_cli_json_text (json, "close");
      yajl_gen_array_open (json);
      for (guint i = 0; i < self->close->len; i++)
        {
          const EfLinkCandidate *candidate = &g_array_index (self->close, EfLinkCandidate, i);
          g_autofree char *first = dup_name (self, 0, candidate->first);
          g_autofree char *second = dup_name (self, 1, candidate->second);

          yajl_gen_map_open (json);
          ef_cli_json_member_text (json, "first", first);
          ef_cli_json_member_text (json, "second", second);
          ef_cli_json_text (json, "score");
          ef_cli_json_number (json, candidate->score);
          ef_cli_json_member_unsigned (json, "rows", candidate->n_pairs);
          yajl_gen_map_close (json);
        }
      yajl_gen_array_close (json);
    }
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

void
ef_cli_join_print (const EfCliJoin *self,
                   EfCliFormat      format)
{
  if (format == EF_CLI_FORMAT_CSV)
    print_csv (self);
  else if (format == EF_CLI_FORMAT_JSON)
    print_json (self);
  else
    print_text (self);
}
