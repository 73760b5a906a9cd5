/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-dialect.h"
#include "ef-error.h"
#include "ef-grid.h"

/* Cutting text into cells: cases by hand, and against a simple reader that goes byte by byte. */

static const EfDialect comma = { ',', '\n', FALSE, FALSE };

static EfGrid *
cut (const char *text, gsize length, const EfDialect *dialect, guint n_columns)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  EfGrid *grid = ef_grid_new (bytes, dialect, n_columns, NULL, NULL, &error);

  g_assert_no_error (error);

  return grid;
}

/* "a|b" for each row, rows in brackets. */
static char *
print (const EfGrid *grid)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < grid->n_rows; row++)
    {
      g_string_append_c (out, '[');
      for (guint column = 0; column < grid->n_columns; column++)
        {
          gsize length;
          const char *text = ef_grid_get (grid, row, column, &length, scratch);

          if (column > 0)
            g_string_append_c (out, '|');
          g_string_append_len (out, text, (gssize) length);
        }
      g_string_append_c (out, ']');
    }

  return g_string_free (out, FALSE);
}

static void
assert_cut (const char *text, const EfDialect *dialect, guint n_columns, const char *expected)
{
  g_autoptr (EfGrid) grid = cut (text, strlen (text), dialect, n_columns);
  g_autofree char *printed = print (grid);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_plain (void)
{
  assert_cut ("a,b\n1,2\n", &comma, 2, "[a|b][1|2]");
  assert_cut ("a,b\n1,2", &comma, 2, "[a|b][1|2]");
  assert_cut ("a,b\r\n1,2\r\n", &comma, 2, "[a|b][1|2]");
  assert_cut (" a , b\n1,\t2 \n", &comma, 2, "[a|b][1|\t2]");
  assert_cut ("", &comma, 2, "");
  assert_cut ("a", &comma, 1, "[a]");
  assert_cut (",\n", &comma, 2, "");
  assert_cut ("a,\n,b\n", &comma, 2, "[a|][|b]");
}

static void
test_line_ends (void)
{
  const EfDialect mac = { ',', '\r', FALSE, FALSE };
  g_autoptr (EfGrid) grid = cut ("a,b\n\n\n1,2\n3,4", 14, &comma, 2);

  g_assert_cmpuint (grid->n_rows, ==, 3);
  g_assert_cmpuint (ef_grid_get_line (grid, 0), ==, 1);
  g_assert_cmpuint (ef_grid_get_line (grid, 1), ==, 4);
  g_assert_cmpuint (ef_grid_get_line (grid, 2), ==, 5);
  assert_cut ("a,b\r1,2\r", &mac, 2, "[a|b][1|2]");
}

static void
test_quotes (void)
{
  const EfDialect backslash = { ',', '\n', TRUE, FALSE };
  const EfDialect tab = { '\t', '\n', FALSE, FALSE };

  assert_cut ("\"a,b\",c\n", &comma, 2, "[a,b|c]");
  assert_cut ("\"a\nb\",c\nd,e\n", &comma, 2, "[a\nb|c][d|e]");
  assert_cut ("\"say \"\"hi\"\"\",c\n", &comma, 2, "[say \"hi\"|c]");
  assert_cut ("\"\",\"\"\"\"\n", &comma, 2, "[|\"]");
  assert_cut ("a, \"b, c\" ,d\n", &comma, 3, "[a|b, c|d]");
  assert_cut ("\"a\"\r\n\"b\"\r\n", &comma, 1, "[a][b]");
  assert_cut ("\"he said \\\"x, y\\\" once\",2\n", &backslash, 2, "[he said \"x, y\" once|2]");
  assert_cut ("\"a\tb\"\tc\n", &tab, 2, "[a\tb|c]");
  /* A quote inside a cell is a character. */
  assert_cut ("12\" disc,x\n", &comma, 2, "[12\" disc|x]");
  /* Text behind the closing quote: kept as it stands, but not split in between. */
  assert_cut ("\"a, b\" is all,2017\n", &comma, 2, "[\"a, b\" is all|2017]");
  assert_cut ("\"a\" and \"b\",1\n", &comma, 2, "[\"a\" and \"b\"|1]");
}

static void
test_unclosed (void)
{
  const char *text = "a,b\n\"oops,1\nc,2\n\"d, e\",3\n";
  g_autoptr (EfGrid) grid = cut (text, strlen (text), &comma, 2);
  g_autofree char *printed = print (grid);

  g_assert_cmpstr (printed, ==, "[a|b][\"oops|1][c|2][d, e|3]");
  g_assert_cmpuint (grid->n_unclosed, ==, 1);
  g_assert_cmpuint (grid->unclosed_line, ==, 2);
}

/* Quotes that never close must not make reading slow: every one of them would otherwise be
 * searched for to the end of the file. */
static void
test_many_unclosed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (EfGrid) grid = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "\"x y,1\n");
  grid = cut (text->str, text->len, &comma, 2);
  g_assert_cmpuint (grid->n_rows, >, 190000);
  g_assert_cmpuint (grid->n_unclosed, ==, 64);
}

static void
test_ragged (void)
{
  const char *text = "a,b,c\n1,2\n1,2,3,4\n,,\n5,6,7\n";
  g_autoptr (EfGrid) grid = cut (text, strlen (text), &comma, 3);
  g_autofree char *printed = print (grid);
  const EfRagged *ragged = (const EfRagged *) (gpointer) grid->ragged->data;

  g_assert_cmpstr (printed, ==, "[a|b|c][1|2|][1|2|3][5|6|7]");
  g_assert_cmpuint (grid->ragged->len, ==, 2);
  g_assert_cmpuint (ragged[0].row, ==, 1);
  g_assert_cmpuint (ragged[0].n_found, ==, 2);
  g_assert_cmpuint (ragged[1].row, ==, 2);
  g_assert_cmpuint (ragged[1].n_found, ==, 4);
  g_assert_cmpuint (grid->n_blank, ==, 1);
  g_assert_cmpuint (ef_grid_get_line (grid, 3), ==, 5);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  /* One wide row, and then many that have nothing of it. */
  for (guint i = 0; i < EF_GRID_COLUMNS_MAX - 1; i++)
    g_string_append (text, "a,");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a\n");
  bytes = g_bytes_new (text->str, text->len);

  g_assert_null (ef_grid_new (bytes, &comma, EF_GRID_COLUMNS_MAX, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (ef_grid_new (bytes, &comma, EF_GRID_COLUMNS_MAX + 1, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "a,b\n");
  bytes = g_bytes_new (text->str, text->len);
  g_cancellable_cancel (cancellable);
  g_assert_null (ef_grid_new (bytes, &comma, 2, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A reader of RFC 4180 without any trick. */
static char *
read_slowly (const char *text, guint n_columns)
{
  GString *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      g_autoptr (GString) row = g_string_new ("[");
      const char *start = p;
      guint column = 0;
      gboolean empty = TRUE;

      for (;;)
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          if (*p == '"')
            {
              for (p++; !(*p == '"' && p[1] != '"'); p++)
                {
                  p += *p == '"';
                  g_string_append_c (cell, *p);
                }
              p++;
              empty = FALSE;
            }
          else
            for (; *p != ',' && *p != '\n' && *p != '\0'; p++)
              g_string_append_c (cell, *p);
          empty &= cell->len == 0;
          if (column < n_columns)
            g_string_append_printf (row, "%s%s", column > 0 ? "|" : "", cell->str);
          column++;
          if (*p != ',')
            break;
          p++;
        }
      for (; column < n_columns; column++)
        g_string_append (row, column > 0 ? "|" : "");
      if (!empty && p > start)
        g_string_append_printf (out, "%s]", row->str);
      p += *p == '\n';
    }

  return g_string_free (out, FALSE);
}

static void
append_random_cell (GString *text, GRand *random)
{
  static const char *const plain[] = { "", "1", "2.5", "abc", "a b", "0123456789012345678901234" };
  static const char *const quoted[] = { ",", "\n", "\"\"", "x", "yz", ",,\n", "0123456789" };

  if (g_rand_int_range (random, 0, 3) > 0)
    {
      g_string_append (text, plain[g_rand_int_range (random, 0, G_N_ELEMENTS (plain))]);
      return;
    }
  g_string_append_c (text, '"');
  for (gint n = g_rand_int_range (random, 0, 12); n > 0; n--)
    g_string_append (text, quoted[g_rand_int_range (random, 0, G_N_ELEMENTS (quoted))]);
  g_string_append_c (text, '"');
}

/* Blocks of 64 bytes, quotes across their borders, cells of all lengths: whatever the positions,
 * the result is the same. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4180);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (EfGrid) grid = NULL;
      g_autofree char *printed = NULL;
      g_autofree char *expected = NULL;

      for (gint row = g_rand_int_range (random, 1, 12); row > 0; row--)
        {
          for (gint cell = g_rand_int_range (random, 1, 6); cell > 0; cell--)
            {
              append_random_cell (text, random);
              if (cell > 1)
                g_string_append_c (text, ',');
            }
          if (row > 1 || g_rand_boolean (random))
            g_string_append_c (text, '\n');
        }
      grid = cut (text->str, text->len, &comma, 4);
      printed = print (grid);
      expected = read_slowly (text->str, 4);
      if (strcmp (printed, expected) != 0)
        g_error ("%s\n is cut into\n%s\n instead of\n%s", text->str, printed, expected);
    }
}

static void
assert_dialect (const char *text, char delimiter, guint n_columns)
{
  EfDialectGuess guess;

  g_assert_true (ef_dialect_guess (text, strlen (text), FALSE, &guess));
  g_assert_cmpint (guess.dialect.delimiter, ==, delimiter);
  g_assert_cmpuint (guess.n_columns, ==, n_columns);
}

/* One record after the other, as EfScanner finds them. */
static void
assert_same_as_scanned (const EfGrid *grid, const GString *text, guint n_columns)
{
  EfScanner scanner;
  guint row = 0, n_blank = 0, n_ragged = 0, line = 1;

  ef_scanner_init (&scanner, text->str, text->len, &comma);
  for (; ef_scanner_next (&scanner); line = scanner.line)
    {
      const guint32 *starts = grid->starts + (gsize) row * (n_columns + 1);

      if (scanner.starts[scanner.n_cells] - 1 - scanner.starts[0] == scanner.n_cells - 1)
        {
          n_blank += scanner.n_cells > 1;
          continue;
        }
      g_assert_cmpuint (row, <, grid->n_rows);
      g_assert_cmpuint (ef_grid_get_line (grid, row), ==, line);
      for (guint i = 0; i <= MIN (scanner.n_cells, n_columns); i++)
        g_assert_cmpuint (starts[i], ==, scanner.starts[i]);
      if (scanner.n_cells != n_columns)
        {
          const EfRagged *ragged = &g_array_index (grid->ragged, EfRagged, n_ragged++);

          g_assert_cmpuint (ragged->row, ==, row);
          g_assert_cmpuint (ragged->n_found, ==, scanner.n_cells);
        }
      row++;
    }
  g_assert_cmpuint (grid->n_rows, ==, row);
  g_assert_cmpuint (grid->n_blank, ==, n_blank);
  g_assert_cmpuint (grid->ragged->len, ==, n_ragged);
  g_assert_cmpuint (grid->n_unclosed, ==, scanner.n_unclosed);
  if (scanner.n_unclosed > 0)
    g_assert_cmpuint (grid->unclosed_line, ==, scanner.unclosed_line);
  ef_scanner_clear (&scanner);
}

/* Lines of three cells, one in a hundred of them like @odd, up to @length bytes. */
static void
append_lines (GString *text, GRand *random, gsize length, const char *odd)
{
  while (text->len < length)
    if (*odd != '\0' && g_rand_int_range (random, 0, 100) == 0)
      g_string_append (text, odd);
    else
      g_string_append_printf (text, "model-%d,%d,%.3f\n", g_rand_int_range (random, 0, 1000000),
                              g_rand_int_range (random, 0, 5000), g_rand_double (random));
}

/* Long texts are scanned in parts, which must not show: wherever quotes, line breaks in them, short
 * rows, empty lines and quotes that nothing closes stand. */
static void
test_parts (void)
{
  static const char *const odd[] = {
    "",
    "\n",
    ",,\n",
    "one,two\n",
    "\"a \"\"b\"\", c\",1,2\n",
    "\"first\nsecond, \n third\",1,2\n",
    "\"never closed,1,2\n",
    "12\" disc,1,2\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 3 * G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (EfGrid) grid = NULL;
      const gsize length = 5 << 20;

      /* All over it, and only in the first or the second half. */
      append_lines (text, random, length / 2, odd[i % 3 == 1 ? 0 : i / 3]);
      append_lines (text, random, length, odd[i % 3 == 2 ? 0 : i / 3]);
      grid = cut (text->str, text->len, &comma, 3);
      assert_same_as_scanned (grid, text, 3);
    }
}

/* One quoted cell goes across the place where a part would begin: one of two, or the third of four,
 * after which the last one goes on as it was found. */
static void
test_parts_in_cell (void)
{
  static const gsize lengths[] = { 5 << 20, 9 << 20 };
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (EfGrid) grid = NULL;

      append_lines (text, random, lengths[i] / 2 - 100000, "");
      g_string_append_c (text, '"');
      append_lines (text, random, lengths[i] / 2 + 100000, "");
      g_string_append (text, "\",1,2\n");
      append_lines (text, random, lengths[i], "\n");
      grid = cut (text->str, text->len, &comma, 3);
      assert_same_as_scanned (grid, text, 3);
    }
}

/* So many empty lines that room for a row of each would be out of proportion. */
static void
test_parts_of_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (EfGrid) grid = NULL;

  append_lines (text, random, 1000, "");
  for (guint i = 0; i < 6 << 20; i++)
    g_string_append_c (text, '\n');
  append_lines (text, random, text->len + 1000, "");
  grid = cut (text->str, text->len, &comma, 3);
  assert_same_as_scanned (grid, text, 3);
}

static void
test_dialect (void)
{
  static const char prose[] = "One, two.\nThree,\nfour, five, six\nseven\n";
  EfDialectGuess guess;

  assert_dialect ("a,b,c\n1,2,3\n4,5,6\n", ',', 3);
  assert_dialect ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ';', 3);
  assert_dialect ("a\tb\n1,2\t3\n4,5,6\t7\n", '\t', 2);
  assert_dialect ("a|b|c\n1|2|3\n", '|', 3);
  assert_dialect ("east;Hull, Great Britain;1\nwest;Cork, Ireland;2\n", ';', 3);
  /* Lists of the same length inside the cells of all rows, but not in the names. */
  assert_dialect ("area,n,tasks\nx,1,a; b; c; d\ny,2,e; f; g; h\nz,3,i; j; k; l\n", ',', 3);
  /* A quoted delimiter does not count. */
  assert_dialect ("n,v\n\"a,b,c\",1\n\"d,e\",2\n", ',', 2);
  /* Prose has commas, but not the same number in every line. */
  g_assert_true (ef_dialect_guess (prose, strlen (prose), FALSE, &guess));
  g_assert_cmpfloat (guess.consistency, <, 0.9);
  g_assert_false (ef_dialect_guess ("one\ntwo\nthree\n", 14, FALSE, &guess));
  g_assert_cmpuint (guess.n_columns, ==, 1);
  g_assert_false (ef_dialect_guess ("", 0, FALSE, &guess));
}

static void
test_escapes (void)
{
  static const char escaped[] = "a,b\n\"he said \\\"hi, you\\\" twice\",1\nx,2\n";
  static const char doubled[] = "a,b\n\"the \\\"\"960\\\"\" model in \\'It\\'\",1\nx,2\n";
  EfDialectGuess guess;

  g_assert_true (ef_dialect_guess (escaped, strlen (escaped), FALSE, &guess));
  g_assert_true (guess.dialect.backslash);
  g_assert_cmpuint (guess.n_columns, ==, 2);
  g_assert_true (ef_dialect_guess (doubled, strlen (doubled), FALSE, &guess));
  g_assert_false (guess.dialect.backslash);
  g_assert_true (guess.dialect.unescape);
}

/* The head may end anywhere, also inside quotes; what is cut off has no say. */
static void
test_cut_head (void)
{
  const char *text = "a,b,c\n1,2,3\n4,5,6\n7,8,\"nine\nten\neleven\n";

  for (gsize length = 14; length <= strlen (text); length++)
    {
      EfDialectGuess guess;

      g_assert_true (ef_dialect_guess (text, length, TRUE, &guess));
      g_assert_cmpuint (guess.n_columns, ==, 3);
      g_assert_cmpfloat (guess.consistency, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/grid/plain", test_plain);
  g_test_add_func ("/import/grid/line-ends", test_line_ends);
  g_test_add_func ("/import/grid/quotes", test_quotes);
  g_test_add_func ("/import/grid/unclosed", test_unclosed);
  g_test_add_func ("/import/grid/many-unclosed", test_many_unclosed);
  g_test_add_func ("/import/grid/ragged", test_ragged);
  g_test_add_func ("/import/grid/limits", test_limits);
  g_test_add_func ("/import/grid/cancel", test_cancel);
  g_test_add_func ("/import/grid/random", test_random);
  g_test_add_func ("/import/grid/parts", test_parts);
  g_test_add_func ("/import/grid/parts-in-cell", test_parts_in_cell);
  g_test_add_func ("/import/grid/parts-of-nothing", test_parts_of_nothing);
  g_test_add_func ("/import/dialect/delimiter", test_dialect);
  g_test_add_func ("/import/dialect/escapes", test_escapes);
  g_test_add_func ("/import/dialect/cut-head", test_cut_head);

  return g_test_run ();
}
