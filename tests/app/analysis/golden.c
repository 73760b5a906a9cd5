/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <string.h>

enum
{
  CELL_INDICATOR = 1,
  CELL_POINTS,
  CELL_DIRECTION,
  CELL_REFERENCE,
  CELL_VALUE = 6,
  CELL_NOTE,
  N_CELLS
};

/* No cell of these rows has a quote in it. */
static GStrv
split_line (const char *line)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *at = line; *at != '\0' && *at != '\r'; at++)
    {
      if (*at == '"')
        {
          quoted = !quoted;
        }
      else if (*at == ',' && !quoted)
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
        }
      else
        {
          g_string_append_c (cell, *at);
        }
    }

  g_ptr_array_add (cells, g_strdup (cell->str));
  g_ptr_array_add (cells, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
}

/* "(1,1) (1,0)" */
static gsize
read_points (const char *text,
             double     *x,
             double     *y)
{
  gsize n = 0;

  for (const char *at = strchr (text, '('); at != NULL; at = strchr (at, '('))
    {
      char *end = NULL;

      g_assert_cmpuint (n, <, GOLDEN_MAX);
      x[n] = g_ascii_strtod (at + 1, &end);
      g_assert_cmpint (*end, ==, ',');
      y[n] = g_ascii_strtod (end + 1, &end);
      g_assert_cmpint (*end, ==, ')');
      at = end;
      n++;
    }

  return n;
}

gboolean
golden_row_init (GoldenRow  *self,
                 guint       line,
                 const char *indicator)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "",
                                            "golden", "golden_frontier.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  g_auto (GStrv) directions = NULL;

  memset (self, 0, sizeof *self);

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of reference values");
      return FALSE;
    }

  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, line);
  cells = split_line (lines[line - 1]);
  g_assert_cmpuint (g_strv_length (cells), ==, N_CELLS);
  g_assert_cmpstr (cells[CELL_INDICATOR], ==, indicator);

  directions = g_strsplit (cells[CELL_DIRECTION], "/", 2);
  g_assert_true (ef_direction_from_word (directions[0], &self->points.x_direction));
  g_assert_true (ef_direction_from_word (directions[1], &self->points.y_direction));
  self->reference = self->points;

  self->points.x = self->x;
  self->points.y = self->y;
  self->points.n = read_points (cells[CELL_POINTS], self->x, self->y);
  self->reference.x = self->reference_x;
  self->reference.y = self->reference_y;
  self->reference.n = read_points (cells[CELL_REFERENCE], self->reference_x, self->reference_y);
  self->value = g_strdup (cells[CELL_VALUE]);
  self->note = g_strdup (cells[CELL_NOTE]);

  return TRUE;
}

void
golden_row_clear (GoldenRow *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->note, g_free);
}

double
golden_row_get_number (const GoldenRow *self)
{
  char *end = NULL;
  double number = g_ascii_strtod (self->value, &end);

  g_assert_cmpint (*end, ==, '\0');

  return number;
}

gsize
golden_row_get_numbers (const GoldenRow *self,
                        double          *numbers)
{
  g_auto (GStrv) words = g_strsplit (self->value, ";", -1);
  gsize n = g_strv_length (words);

  g_assert_cmpuint (n, <=, GOLDEN_MAX);
  for (gsize i = 0; i < n; i++)
    numbers[i] = g_ascii_strtod (words[i], NULL);

  return n;
}
