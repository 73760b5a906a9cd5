/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden-rows.h"

#include <math.h>
#include <string.h>

/* The file is plain RFC 4180 without line breaks in cells. */

static char *
next_cell (const char **at)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *at;

  for (; *p != '\0' && (quoted || *p != ','); p++)
    {
      if (*p != '"')
        g_string_append_c (cell, *p);
      else if (quoted && p[1] == '"')
        g_string_append_c (cell, *p++);
      else
        quoted = !quoted;
    }
  *at = *p == ',' ? p + 1 : p;

  return g_string_free (cell, FALSE);
}

static double
next_number (const char **at)
{
  g_autofree char *cell = next_cell (at);

  return *cell != '\0' ? g_ascii_strtod (cell, NULL) : NAN;
}

static GoldenBasis
find_basis (const char *note)
{
  if (strstr (note, "energy_basis=incl_pue") != NULL)
    return GOLDEN_BASIS_WITH_PUE;
  if (strstr (note, "energy_basis=excl_pue") != NULL)
    return GOLDEN_BASIS_WITHOUT_PUE;

  return GOLDEN_BASIS_NONE;
}

static GoldenRow *
read_row (const char *line, guint number)
{
  GoldenRow *row = g_new0 (GoldenRow, 1);
  const char *at = line;

  row->line = number;
  row->source = next_cell (&at);
  row->table = next_cell (&at);
  row->model = next_cell (&at);
  row->hardware = next_cell (&at);
  row->chips = next_number (&at);
  row->power = next_number (&at);
  row->hours = next_number (&at);
  row->pue = next_number (&at);
  row->energy = next_number (&at);
  row->intensity = next_number (&at);
  row->carbon = next_number (&at);
  row->note = next_cell (&at);
  row->basis = find_basis (row->note);

  return row;
}

static void
row_free (gpointer data)
{
  GoldenRow *row = data;

  g_free (row->source);
  g_free (row->table);
  g_free (row->model);
  g_free (row->hardware);
  g_free (row->note);
  g_free (row);
}

GPtrArray *
golden_rows_read (void)
{
  const char *folder = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path
    = g_build_filename (folder != NULL ? folder : "", "golden", "golden_energy.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  rows = g_ptr_array_new_with_free_func (row_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] != '\0')
        g_ptr_array_add (rows, read_row (lines[i], i + 1));
    }

  return rows;
}

double
golden_row_get_note (const GoldenRow *row, const char *key)
{
  g_autofree char *wanted = g_strconcat (key, "=", NULL);
  const char *found = strstr (row->note, wanted);

  return found != NULL ? g_ascii_strtod (found + strlen (wanted), NULL) : NAN;
}
