/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-legible-unit.h"

#include <math.h>

static const EfUnit *
find (const char *id)
{
  const EfUnit *unit = ef_unit_find_by_id (id);

  g_assert_nonnull (unit);
  return unit;
}

static void
assert_value (const char *unit, double value, const char *expected)
{
  g_assert_cmpstr (ef_unit_get_id (ef_legible_unit_for_value (find (unit), value)), ==, expected);
}

static void
test_value (void)
{
  assert_value ("kilogram", 31224, "tonne");
  assert_value ("kilogram", -31224, "tonne");
  assert_value ("kilogram", 1e7, "kilotonne");
  assert_value ("kilogram", 1e10, "megatonne");
  assert_value ("kilogram", 1e15, "gigatonne");
  assert_value ("kilogram", 1, "kilogram");
  assert_value ("kilogram", 0.0334, "gram");
  assert_value ("kilogram", 1e-9, "milligram");
  assert_value ("kilogram", 0, "kilogram");
  assert_value ("kilogram", NAN, "kilogram");
  assert_value ("kilowatt-hour", 1287000, "gigawatt-hour");
  assert_value ("kilowatt-hour", 3e10, "terawatt-hour");
  assert_value ("kilowatt-hour", 1e20, "petawatt-hour");
  assert_value ("gigawatt-hour", 0.0811, "megawatt-hour");
  /* What files state in another manner keeps it. */
  assert_value ("joule", 1e9, "joule");
  assert_value ("pound", 1e9, "pound");
  assert_value ("second", 1e9, "second");
}

static void
test_keep (void)
{
  const EfUnit *tonne = find ("tonne");

  g_assert_true (ef_legible_unit_keep (tonne, 0.1) == tonne);
  g_assert_true (ef_legible_unit_keep (tonne, -9999) == tonne);
  g_assert_true (ef_legible_unit_keep (tonne, 0.099) == find ("kilogram"));
  g_assert_true (ef_legible_unit_keep (tonne, 10000) == find ("kilotonne"));
}

static void
assert_range (const char *unit, double low, double high, const char *expected)
{
  g_assert_cmpstr (ef_unit_get_id (ef_legible_unit_for_range (find (unit), low, high)), ==,
                   expected);
}

static void
test_range (void)
{
  assert_range ("kilogram", 1.6, 15, "kilogram");
  /* From one experiment to a large model. */
  assert_range ("kilogram", 1, 1e7, "tonne");
  assert_range ("kilogram", 1e6, 1e8, "kilotonne");
  assert_range ("kilogram", 1e9, 1e11, "megatonne");
  assert_range ("kilowatt-hour", 1e9, 1e12, "terawatt-hour");
  assert_range ("kilogram", 1e-5, 1e-3, "milligram");
  assert_range ("kilogram", 1.6e-3, 5.6e-3, "gram");
  assert_range ("kilowatt-hour", 81100, 1287000, "megawatt-hour");
  assert_range ("kilowatt-hour", 1e-4, 0.05, "watt-hour");
  /* Nothing is better, so nothing changes. */
  assert_range ("kilogram", 100, 9000, "kilogram");
  assert_range ("tonne", 0.1, 9, "tonne");
  assert_range ("kilogram", 0, 1e9, "kilogram");
  assert_range ("kilogram", NAN, NAN, "kilogram");
  assert_range ("joule", 1e9, 1e12, "joule");
}

/* Only the decimal point moves. */
static void
test_convert (void)
{
  const EfUnit *kilogram = find ("kilogram");
  const EfUnit *tonne = find ("tonne");

  g_assert_cmpint (ef_legible_unit_get_power (kilogram, tonne), ==, -3);
  g_assert_cmpint (ef_legible_unit_get_power (tonne, find ("milligram")), ==, 9);
  g_assert_cmpint (ef_legible_unit_get_power (find ("joule"), find ("joule")), ==, 0);
  for (guint i = 1; i < 10000; i++)
    {
      char text[32];

      g_snprintf (text, sizeof text, "%u.%03u", i / 1000, i % 1000);
      g_assert_true (ef_legible_unit_convert (i, kilogram, tonne) == g_ascii_strtod (text, NULL));
      g_assert_true (ef_legible_unit_convert (i, tonne, kilogram) == 1000.0 * i);
    }
}

static void
test_multiples (void)
{
  g_assert_true (ef_legible_unit_has_multiples (find ("gram")));
  g_assert_true (ef_legible_unit_has_multiples (find ("gigawatt-hour")));
  g_assert_false (ef_legible_unit_has_multiples (find ("joule")));
  g_assert_false (ef_legible_unit_has_multiples (find ("byte")));
  g_assert_false (ef_legible_unit_has_multiples (NULL));
}

/* By the ids of units, since "B" is none in a file. */
static void
test_prefixes (void)
{
  static const char *const prefixed[]
    = { "kilowatt-hour", "milligram", "kilogram",   "kilotonne", "gigatonne", "millisecond",
        "microjoule",    "gflop",     "megabyte",   "mebibyte",  "milliwatt",
        "kilogram-per-kilowatt-hour" };
  static const char *const plain[]
    = { "watt-hour", "gram",        "tonne",     "second",
        "minute",    "hour",        "day",       "flop",
        "mac",       "byte",        "device-hour", "us-dollar",
        "one",       "water-cubic-metre", "gram-per-kilowatt-hour" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixed); i++)
    g_assert_true (ef_legible_unit_is_prefixed (find (prefixed[i])));
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_false (ef_legible_unit_is_prefixed (find (plain[i])));
  g_assert_false (ef_legible_unit_is_prefixed (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/legible-unit/value", test_value);
  g_test_add_func ("/model/legible-unit/keep", test_keep);
  g_test_add_func ("/model/legible-unit/range", test_range);
  g_test_add_func ("/model/legible-unit/convert", test_convert);
  g_test_add_func ("/model/legible-unit/multiples", test_multiples);
  g_test_add_func ("/model/legible-unit/prefixes", test_prefixes);

  return g_test_run ();
}
