/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pack.h"

#include <string.h>

#define PART 1000

static guint8 *
new_words (gsize n)
{
  static const char *const words[] = { "accuracy ", "12.5,", "model", "\n", "parameters 7 B;" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint8 *bytes = g_malloc (n + 16);

  for (gsize at = 0; at < n;)
    {
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

      memcpy (bytes + at, word, strlen (word));
      at += strlen (word);
    }

  return bytes;
}

static GBytes *
unpack (GByteArray *packed, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GInputStream) memory
    = g_memory_input_stream_new_from_data (packed->data, (gssize) packed->len, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, unpacker);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static void
copy_bytes (gsize start, gsize length, guint8 *bytes, gpointer user_data)
{
  g_assert_cmpuint (start % PART, ==, 0);
  memcpy (bytes, (const guint8 *) user_data + start, length);
}

/* Whatever it was packed from, and however many parts there are, the same comes out, checked by
 * what zlib says at the end. */
static void
test_round_trip (void)
{
  static const gsize lengths[] = { 0, 1, PART - 1, PART, PART + 1, 2 * PART, 50 * PART + 7 };
  g_autofree guint8 *bytes = new_words (51 * PART);

  for (guint i = 0; i < 4 * G_N_ELEMENTS (lengths); i++)
    {
      GZlibCompressorFormat format
        = i % 2 == 0 ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_GZIP;
      EfPacking packing
        = { .n = lengths[i / 4], .part = PART, .level = 5, .fill = copy_bytes, .user_data = bytes };
      g_autoptr (GByteArray) packed = g_byte_array_new ();
      g_autoptr (GBytes) unpacked = NULL;
      g_autoptr (GBytes) expected = g_bytes_new (bytes, lengths[i / 4]);

      if (i % 4 < 2)
        packing.data = bytes;
      ef_pack (&packing, format, packed);
      unpacked = unpack (packed, format);
      g_assert_true (g_bytes_equal (unpacked, expected));
    }
}

/* What stands before a part is known to it: many small parts are hardly larger than one. */
static void
test_size (void)
{
  const gsize n = 100 * PART;
  g_autofree guint8 *bytes = new_words (n);
  g_autoptr (GByteArray) parts = g_byte_array_new ();
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  EfPacking packing = { .n = n, .data = bytes, .part = n, .level = 5 };

  ef_pack (&packing, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, whole);
  packing.part = 16 * PART;
  ef_pack (&packing, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, parts);
  g_assert_cmpuint (whole->len, <, n / 3);
  g_assert_cmpuint (parts->len, <, whole->len + whole->len / 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/pack/round-trip", test_round_trip);
  g_test_add_func ("/paint/pack/size", test_size);
  return g_test_run ();
}
