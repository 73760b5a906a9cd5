/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-index-set-private.h"

/* Held against an array of flags, for sizes on either side of where a level is added. */

static void
assert_neighbours (const EfIndexSet *set,
                   const guint8     *members,
                   guint32           size,
                   guint32           index)
{
  guint32 before = EF_INDEX_NONE;
  guint32 after = EF_INDEX_NONE;

  for (guint32 i = index; i-- > 0 && before == EF_INDEX_NONE;)
    if (members[i])
      before = i;
  for (guint32 i = index + 1; i < size && after == EF_INDEX_NONE; i++)
    if (members[i])
      after = i;

  g_assert_cmpuint (ef_index_set_find_before (set, index), ==, before);
  g_assert_cmpuint (ef_index_set_find_after (set, index), ==, after);
}

static void
test_neighbours (void)
{
  static const guint32 sizes[] = { 1, 2, 63, 64, 65, 200, 4095, 4096, 4097, 300000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint32 size = sizes[i];
      g_autoptr (EfIndexSet) set = ef_index_set_new (size);
      g_autofree guint8 *members = g_new0 (guint8, size);

      assert_neighbours (set, members, size, 0);
      assert_neighbours (set, members, size, size);

      for (guint step = 0; step < 300; step++)
        {
          guint32 index = (guint32) g_test_rand_int_range (0, (gint32) size);

          /* Few at a time, so that neighbours are far away. */
          if (step % 3 == 2 || members[index])
            {
              ef_index_set_remove (set, index);
              members[index] = FALSE;
            }
          else
            {
              ef_index_set_add (set, index);
              members[index] = TRUE;
            }

          assert_neighbours (set, members, size, index);
          assert_neighbours (set, members, size, 0);
          assert_neighbours (set, members, size, size);
          assert_neighbours (set, members, size, size / 2);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (EfIndexSet) set = ef_index_set_new (0);

  g_assert_cmpuint (ef_index_set_find_before (set, 0), ==, EF_INDEX_NONE);
  g_assert_cmpuint (ef_index_set_find_after (set, 0), ==, EF_INDEX_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/index-set/neighbours", test_neighbours);
  g_test_add_func ("/analysis/index-set/empty", test_empty);
  return g_test_run ();
}
