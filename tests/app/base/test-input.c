/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-input.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ef-error.h"

/* Every input is tried in all the ways a reader may take it: as a file and from memory, whole and
 * in pieces of several sizes. */

typedef enum
{
  WHOLE,
  WHOLE_AFTER_PEEK,
  BYTE_BY_BYTE,
  SMALL,
  LARGE,
  N_WAYS,
} Way;

static GBytes *
gzip (const void *data, gsize size)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (plain, G_CONVERTER (packer));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GBytes *
concat (GBytes *a, const void *data, gsize size)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();

  g_byte_array_append (array, g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_byte_array_append (array, data, size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/* Bytes that neither repeat nor pack away. */
static GBytes *
noise (gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  guint8 *data = g_malloc (MAX (size, 1));

  for (gsize i = 0; i < size; i++)
    data[i] = ' ' + g_rand_int_range (rand, 0, 90);

  return g_bytes_new_take (data, size);
}

static char *
write_file (GBytes *bytes)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("ef-input-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static EfInput *
open_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EfInput *input = ef_input_open (file, NULL, &error);

  g_assert_no_error (error);

  return input;
}

/* What was read before the end or an error. */
static GBytes *
take (EfInput *input, Way way, GError **error)
{
  static const gsize sizes[] = { [BYTE_BY_BYTE] = 1, [SMALL] = 1000, [LARGE] = 1 << 20 };
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree guint8 *buffer = NULL;
  gsize length;
  gssize n;

  if (way == WHOLE_AFTER_PEEK && ef_input_peek (input, &length, error) == NULL)
    return g_bytes_new (NULL, 0);
  if (way == WHOLE || way == WHOLE_AFTER_PEEK)
    {
      GBytes *all = ef_input_get_bytes (input, NULL, NULL, error);

      return all != NULL ? all : g_bytes_new (NULL, 0);
    }

  buffer = g_malloc (sizes[way]);
  while ((n = ef_input_read (input, buffer, sizes[way], NULL, error)) > 0)
    g_byte_array_append (array, buffer, n);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static void
assert_content (GBytes *packed, GBytes *content, gboolean is_gzip)
{
  g_autofree char *path = write_file (packed);
  g_autofree char *hash = NULL;

  for (guint i = 0; i < 2 * N_WAYS; i++)
    {
      g_autoptr (EfInput) input =
          i < N_WAYS ? open_path (path) : ef_input_new_for_bytes (packed, "pasted");
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) got = NULL;

      g_assert_cmpint (ef_input_is_gzip (input), ==, is_gzip);
      /* Looking for the magic bytes already reads the whole of a smaller file. */
      if (g_bytes_get_size (packed) >= 3)
        g_assert_null (ef_input_get_hash (input));
      got = take (input, i % N_WAYS, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (got, content));

      g_assert_cmpuint (strlen (ef_input_get_hash (input)), ==, 32);
      if (hash == NULL)
        hash = g_strdup (ef_input_get_hash (input));
      g_assert_cmpstr (ef_input_get_hash (input), ==, hash);
    }
  g_remove (path);
}

/* The error that every way of reading ends in, and how much the ways in pieces got before it. */
static void
assert_error (GBytes *packed, GQuark domain, int code, gsize n_before, const char *part)
{
  g_autofree char *path = write_file (packed);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < N_WAYS; i++)
    {
      g_autoptr (EfInput) input = open_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) again = NULL;
      g_autoptr (GBytes) got = take (input, i, &error);
      guint8 byte;

      g_assert_error (error, domain, code);
      g_assert_nonnull (strstr (error->message, name));
      g_assert_nonnull (strstr (error->message, part));
      if (i >= BYTE_BY_BYTE)
        {
          g_assert_cmpuint (g_bytes_get_size (got), ==, n_before);
          g_assert_cmpint (ef_input_read (input, &byte, 1, NULL, &again), ==, -1);
          g_assert_error (again, domain, code);
        }
    }
  g_remove (path);
}

static void
test_plain (void)
{
  const gsize sizes[] = { 0, 1, 2, 3, 999, 65535, 65536, 65537, 131071, 131072, 131073, 700001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = noise (sizes[i]);

      assert_content (bytes, bytes, FALSE);
    }
}

static void
test_gzip (void)
{
  const gsize sizes[] = { 0, 1, 2, 65535, 65536, 65537, 700001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = noise (sizes[i]);
      g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), sizes[i]);

      assert_content (packed, bytes, TRUE);
    }
}

/* Some tools append to a gzip file by adding a member, and some pad it with zeros. */
static void
test_members (void)
{
  static const guint8 zeros[200000] = { 0 };
  g_autoptr (GBytes) packed = g_bytes_new (NULL, 0);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) padded = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GBytes) part = noise (i * 97);
      g_autoptr (GBytes) member = gzip (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
      GBytes *longer =
          concat (packed, g_bytes_get_data (member, NULL), g_bytes_get_size (member));

      g_byte_array_append (content, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
      g_bytes_unref (packed);
      packed = longer;
    }
  expected = g_bytes_new (content->data, content->len);
  assert_content (packed, expected, TRUE);
  padded = concat (packed, zeros, sizeof zeros);
  assert_content (padded, expected, TRUE);
}

/* The three bytes of the magic alone make a file gzip, and less than that does not. */
static void
test_magic (void)
{
  g_autoptr (GBytes) two = g_bytes_new_static ("\x1f\x8b", 2);
  g_autoptr (GBytes) three = g_bytes_new_static ("\x1f\x8b\x08", 3);

  assert_content (two, two, FALSE);
  assert_error (three, EF_ERROR, EF_ERROR_DAMAGED, 0, "breaks off");
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = noise (300000);
  g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), 300000);
  gsize size = g_bytes_get_size (packed);
  const gsize cuts[] = { 3, 5, 10, 11, 200, size / 4, size / 2, size - 9, size - 8, size - 1 };
  gsize last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, cuts[i]);
      g_autoptr (EfInput) input = ef_input_new_for_bytes (cut, "cut.gz");
      g_autoptr (GError) error = NULL;
      gboolean truncated = FALSE;
      g_autoptr (GBytes) got = ef_input_get_bytes (input, &truncated, NULL, &error);
      gsize n_got;

      g_assert_no_error (error);
      g_assert_true (truncated);
      n_got = g_bytes_get_size (got);
      g_assert_cmpuint (n_got, >=, last);
      g_assert_cmpmem (g_bytes_get_data (got, NULL), n_got, g_bytes_get_data (bytes, NULL), n_got);
      assert_error (cut, EF_ERROR, EF_ERROR_DAMAGED, n_got, "breaks off");
      last = n_got;
    }
  g_assert_cmpuint (last, ==, 300000);
}

static void
test_not_truncated (void)
{
  g_autoptr (GBytes) bytes = noise (1000);
  g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), 1000);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (packed, "whole.gz");
  gboolean truncated = TRUE;
  g_autoptr (GBytes) got = ef_input_get_bytes (input, &truncated, NULL, NULL);

  g_assert_true (g_bytes_equal (got, bytes));
  g_assert_false (truncated);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = noise (1000);
  g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), 1000);
  gsize size = g_bytes_get_size (packed);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (packed, NULL), size);
  g_autoptr (GBytes) wrong_sum = NULL;
  g_autoptr (GBytes) wrong_block = NULL;
  g_autoptr (GBytes) trailing = concat (packed, "surprise", 8);

  data[size - 6] ^= 1;
  wrong_sum = g_bytes_new (data, size);
  data[10] = 0xff;
  wrong_block = g_bytes_new (data, size);

  assert_error (trailing, EF_ERROR, EF_ERROR_DAMAGED, 1000, "damaged");
  /* The last piece comes together with its wrong sum and is not handed out. */
  assert_error (wrong_sum, EF_ERROR, EF_ERROR_DAMAGED, 0, "damaged");
  assert_error (wrong_block, EF_ERROR, EF_ERROR_DAMAGED, 0, "damaged");
}

static void
test_packed_twice (void)
{
  g_autoptr (GBytes) bytes = noise (1000);
  g_autoptr (GBytes) once = gzip (g_bytes_get_data (bytes, NULL), 1000);
  g_autoptr (GBytes) twice = gzip (g_bytes_get_data (once, NULL), g_bytes_get_size (once));

  assert_error (twice, EF_ERROR, EF_ERROR_NOT_RECOGNISED, 0, "packed twice");
}

static void
test_limit (void)
{
  g_autoptr (GBytes) bytes = noise (300000);
  g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), 300000);
  g_autofree char *path = write_file (bytes);

  for (guint i = 0; i < 3 * N_WAYS; i++)
    for (guint excess = 0; excess < 2; excess++)
      {
        g_autoptr (EfInput) input = i < N_WAYS       ? open_path (path)
                                    : i < 2 * N_WAYS ? ef_input_new_for_bytes (bytes, "b")
                                                     : ef_input_new_for_bytes (packed, "p");
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) got = NULL;

        ef_input_set_limit (input, 300000 - excess);
        got = take (input, i % N_WAYS, &error);
        if (excess > 0)
          g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
        else
          g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (got), <=, 300000 - excess);
      }
  g_remove (path);
}

/* Another program may write the file while we read it. It is the bytes that were there when they
 * were read, and afterwards they stay. */
static void
test_cut_short (void)
{
  const gsize size = 3000000, page = 4096;
  g_autoptr (GBytes) bytes = noise (size);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  for (guint i = 0; i < N_WAYS; i++)
    {
      g_autofree char *path = write_file (bytes);
      g_autoptr (EfInput) input = open_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) got = NULL;

      g_assert_cmpint (truncate (path, page), ==, 0);
      got = take (input, i, &error);
      g_assert_no_error (error);
      /* What was read at the opening is still known. */
      g_assert_cmpuint (g_bytes_get_size (got), >=, page);
      g_assert_cmpuint (g_bytes_get_size (got), <, size);
      g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), data,
                       g_bytes_get_size (got));
      g_remove (path);
    }
}

/* What several processors read, cut short or not, as long as expected or longer: the same bytes,
 * and the same hash as from memory. */
static void
test_at_once (void)
{
  const gsize size = (9 << 20) + 12345;
  g_autoptr (GBytes) bytes = noise (size);
  static const gssize changes[] = { 0, -1, -12345, -(5 << 20), 1, 5000000 };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, size - 5000000);
      g_autofree char *path = write_file (changes[i] > 0 ? half : bytes);
      g_autoptr (EfInput) input = open_path (path);
      g_autoptr (EfInput) memory = NULL;
      g_autoptr (EfProgress) progress = ef_progress_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) got = NULL;
      g_autoptr (GBytes) expected = NULL;
      gsize length = size + (gsize) MIN (changes[i], 0);

      if (changes[i] > 0)
        {
          FILE *file = fopen (path, "ab");

          length = size - 5000000 + (gsize) changes[i];
          fwrite ((const char *) g_bytes_get_data (bytes, NULL) + size - 5000000, 1,
                  (gsize) changes[i], file);
          g_assert_cmpint (fclose (file), ==, 0);
        }
      else
        g_assert_cmpint (truncate (path, (off_t) length), ==, 0);

      ef_input_set_progress (input, progress);
      got = ef_input_get_bytes (input, NULL, NULL, &error);
      g_assert_no_error (error);
      expected = g_bytes_new_from_bytes (bytes, 0, length);
      g_assert_true (g_bytes_equal (got, expected));
      memory = ef_input_new_for_bytes (expected, "a");
      g_bytes_unref (ef_input_get_bytes (memory, NULL, NULL, NULL));
      g_assert_cmpstr (ef_input_get_hash (input), ==, ef_input_get_hash (memory));
      if (changes[i] >= 0)
        g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
      g_remove (path);
    }
}

static void
test_cut_short_later (void)
{
  const gsize size = 3000000;
  g_autoptr (GBytes) bytes = noise (size);
  g_autofree char *path = write_file (bytes);
  g_autoptr (EfInput) input = open_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = ef_input_get_bytes (input, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_true (g_bytes_equal (got, bytes));
  g_remove (path);
}

static void
test_grown (void)
{
  const gsize size = 300000;
  g_autoptr (GBytes) bytes = noise (2 * size);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, size);
  g_autofree char *path = write_file (half);
  g_autoptr (EfInput) input = open_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = NULL;
  FILE *file = fopen (path, "ab");

  g_assert_nonnull (file);
  fwrite ((const char *) g_bytes_get_data (bytes, NULL) + size, 1, size, file);
  g_assert_cmpint (fclose (file), ==, 0);
  got = ef_input_get_bytes (input, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (got, bytes));
  g_remove (path);
}

/* Zeros pack a little above a thousand to one, which is the most that deflate can do. */
static void
test_bomb (void)
{
  const gsize megabyte = 1 << 20;
  g_autofree guint8 *zeros = g_malloc0 (megabyte);
  g_autoptr (GBytes) member = gzip (zeros, megabyte);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) fine = NULL;
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (EfInput) input = NULL;
  g_autoptr (EfInput) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = NULL;

  g_assert_cmpuint (g_bytes_get_size (member), >, 1000);
  for (guint i = 0; i < 64; i++)
    g_byte_array_append (array, g_bytes_get_data (member, NULL), g_bytes_get_size (member));
  fine = g_bytes_new (array->data, array->len);
  input = ef_input_new_for_bytes (fine, "fine.gz");
  got = ef_input_get_bytes (input, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (got), ==, 64 * megabyte);

  /* One member of 100 MiB is above 1000 to 1, where 64 members with their headers are not. */
  g_clear_pointer (&got, g_bytes_unref);
  zeros = g_realloc (zeros, 100 * megabyte);
  memset (zeros, 0, 100 * megabyte);
  bomb = gzip (zeros, 100 * megabyte);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100 * megabyte / 1000);
  stream = ef_input_new_for_bytes (bomb, "bomb.gz");
  got = ef_input_get_bytes (stream, NULL, NULL, &error);
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_assert_null (got);
}

static void
test_peek (void)
{
  const gsize sizes[] = { 0, 1, 1000, EF_INPUT_PEEK - 1, EF_INPUT_PEEK, 200000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gsize size = sizes[i / 2];
      g_autoptr (GBytes) bytes = noise (size);
      g_autoptr (GBytes) packed = i % 2 ? gzip (g_bytes_get_data (bytes, NULL), size) : NULL;
      g_autoptr (EfInput) input = ef_input_new_for_bytes (packed ? packed : bytes, "peek");
      g_autoptr (GBytes) rest = NULL;
      gsize length;
      gsize again;
      const guint8 *head = ef_input_peek (input, &length, NULL);

      g_assert_nonnull (head);
      g_assert_cmpuint (length, ==, MIN (size, EF_INPUT_PEEK));
      g_assert_cmpmem (head, length, g_bytes_get_data (bytes, NULL), length);
      g_assert_true (ef_input_peek (input, &again, NULL) == head);
      g_assert_cmpuint (again, ==, length);

      /* It consumes nothing, and looking again in the middle changes nothing. */
      if (size > 0)
        {
          guint8 first;

          g_assert_cmpint (ef_input_read (input, &first, 1, NULL, NULL), ==, 1);
          g_assert_cmpint (first, ==, *head);
          g_assert_true (ef_input_peek (input, &again, NULL) == head);
        }
      rest = take (input, SMALL, NULL);
      g_assert_cmpuint (g_bytes_get_size (rest), ==, size - (size > 0));
    }
}

static void
test_names (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autofree char *path = write_file (bytes);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (EfInput) from_file = open_path (path);
  g_autoptr (EfInput) from_memory = ef_input_new_for_bytes (bytes, "Clipboard");

  g_assert_cmpstr (ef_input_get_name (from_file), ==, base);
  g_assert_cmpstr (ef_input_get_name (from_memory), ==, "Clipboard");
  g_remove (path);
}

static void
assert_cannot_open (const char *path, int code, const char *message)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_input_open (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_cannot_open (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-input-XXXXXX", NULL);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *missing = g_build_filename (folder, "none.csv", NULL);
  g_autofree char *is_folder = g_strdup_printf ("“%s” is a folder, not a file.", base);

  assert_cannot_open (missing, G_IO_ERROR_NOT_FOUND, "There is no file “none.csv”.");
  assert_cannot_open (folder, G_IO_ERROR_IS_DIRECTORY, is_folder);
  g_rmdir (folder);
}

/* After cancelling, reading goes on where it was: nothing is lost and no error sticks. */
static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = noise (300000);
  g_autoptr (GBytes) packed = gzip (g_bytes_get_data (bytes, NULL), 300000);
  g_autofree char *path = write_file (packed);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EfInput) input = open_path (path);
  g_autoptr (GBytes) rest = NULL;
  guint8 buffer[100];

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_assert_null (ef_input_open (file, cancellable, &error));
      else if (i == 1)
        g_assert_null (ef_input_get_bytes (input, NULL, cancellable, &error));
      else
        g_assert_cmpint (ef_input_read (input, buffer, sizeof buffer, cancellable, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpint (ef_input_read (input, buffer, sizeof buffer, NULL, NULL), >, 0);
  rest = take (input, SMALL, NULL);
  g_assert_cmpuint (g_bytes_get_size (rest), >=, 300000 - sizeof buffer);
  g_remove (path);
}

static void
test_progress (void)
{
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (GBytes) bytes = noise (1000000);
  g_autofree char *path = write_file (bytes);
  g_autoptr (EfInput) input = open_path (path);
  guint8 buffer[1000];
  double last = -1;

  ef_input_set_progress (input, progress);
  while (ef_input_read (input, buffer, sizeof buffer, NULL, NULL) > 0)
    {
      double fraction = ef_progress_get_fraction (progress);

      g_assert_cmpfloat (fraction, >=, last);
      last = fraction;
    }
  g_assert_cmpfloat (last, ==, 1);
  g_remove (path);
}

/* XXH3-128 of nothing is a published constant. */
static void
test_hash (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) other = g_bytes_new_static ("a", 1);
  g_autoptr (EfInput) a = ef_input_new_for_bytes (nothing, "a");
  g_autoptr (EfInput) b = ef_input_new_for_bytes (other, "b");

  g_bytes_unref (ef_input_get_bytes (a, NULL, NULL, NULL));
  g_bytes_unref (ef_input_get_bytes (b, NULL, NULL, NULL));
  g_assert_cmpstr (ef_input_get_hash (a), ==, "99aa06d3014798d86001c324468d497f");
  g_assert_cmpstr (ef_input_get_hash (b), !=, ef_input_get_hash (a));
}

static void
test_real_file (void)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("EF_SHARED_DIR") != NULL ? g_getenv ("EF_SHARED_DIR") : "", "data", "1-pwc",
      "pwc-evaluation-tables-2020-08", "evaluation-tables.open.json.gz", NULL);
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }
  input = open_path (path);
  bytes = ef_input_get_bytes (input, NULL, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 32777597);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/input/plain", test_plain);
  g_test_add_func ("/base/input/gzip", test_gzip);
  g_test_add_func ("/base/input/members", test_members);
  g_test_add_func ("/base/input/magic", test_magic);
  g_test_add_func ("/base/input/truncated", test_truncated);
  g_test_add_func ("/base/input/not-truncated", test_not_truncated);
  g_test_add_func ("/base/input/damaged", test_damaged);
  g_test_add_func ("/base/input/packed-twice", test_packed_twice);
  g_test_add_func ("/base/input/limit", test_limit);
  g_test_add_func ("/base/input/cut-short", test_cut_short);
  g_test_add_func ("/base/input/cut-short-later", test_cut_short_later);
  g_test_add_func ("/base/input/at-once", test_at_once);
  g_test_add_func ("/base/input/grown", test_grown);
  g_test_add_func ("/base/input/bomb", test_bomb);
  g_test_add_func ("/base/input/peek", test_peek);
  g_test_add_func ("/base/input/names", test_names);
  g_test_add_func ("/base/input/cannot-open", test_cannot_open);
  g_test_add_func ("/base/input/cancel", test_cancel);
  g_test_add_func ("/base/input/progress", test_progress);
  g_test_add_func ("/base/input/hash", test_hash);
  g_test_add_func ("/base/input/real-file", test_real_file);

  return g_test_run ();
}
