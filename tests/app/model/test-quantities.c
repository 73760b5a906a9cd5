/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"

#include <math.h>
#include <string.h>

static const char *
get_unit_id (const EfUnit *unit)
{
  return unit != NULL ? ef_unit_get_id (unit) : NULL;
}

static void
test_units (void)
{
  g_assert_cmpstr (get_unit_id (ef_unit_find ("mW", -1)), ==, "milliwatt");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("MW", -1)), ==, "megawatt");
  g_assert_null (ef_unit_find ("mw", -1));
  g_assert_cmpstr (get_unit_id (ef_unit_find ("KWH", -1)), ==, "kilowatt-hour");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("GPU-days", -1)), ==, "device-day");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("GB of memory", 2)), ==, "gigabyte");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("gCO₂/kWh", -1)), ==, "gram-per-kilowatt-hour");
  /* The micro sign and the Greek letter. */
  g_assert_cmpstr (get_unit_id (ef_unit_find ("\xc2\xb5J", -1)), ==, "microjoule");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("\xce\xbcJ", -1)), ==, "microjoule");
  /* Reports write metric tons in capitals, a megatonne has one. */
  g_assert_cmpstr (get_unit_id (ef_unit_find ("MtCO2e", -1)), ==, "megatonne");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("MT CO2e", -1)), ==, "tonne");
  g_assert_cmpstr (get_unit_id (ef_unit_find ("mt", -1)), ==, "tonne");
  /* Eight of them are no eight seconds of one. */
  g_assert_null (ef_unit_find ("GPUs", -1));
  g_assert_null (ef_unit_find ("M", -1));
  g_assert_null (ef_unit_find ("1E21", -1));
  g_assert_null (ef_unit_find ("", -1));
  g_assert_null (ef_unit_find (" \xff", -1));

  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("GMACs", -1)), ==, 2e9);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("PF-days", -1)), ==, 8.64e19);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("lb", -1)), ==, 0.45359237);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("kWh", -1)), ==, 3.6e6);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("GiB", -1)), ==, 1073741824);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("kg/MWh", -1)), ==, 1);
  g_assert_cmpstr (ef_unit_get_dimension (ef_unit_find ("µJ", -1)), ==, "energy");
}

/* What a first chart and a frontier need to know. */
static const struct
{
  const char *id;
  EfDirection direction;
  EfScaleKind scale;
  EfQuantityRole role;
  const char *unit;
} quantities[] = {
  { "parameters", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "one" },
  { "training-compute", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "flop" },
  { "latency", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "second" },
  { "throughput", EF_DIRECTION_HIGHER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "per-second" },
  { "energy", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "joule" },
  { "carbon", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_COST, "kilogram" },
  { "carbon-rate", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_OTHER,
    "kilogram-per-second" },
  { "accuracy", EF_DIRECTION_HIGHER, EF_SCALE_KIND_LINEAR, EF_QUANTITY_BENEFIT, NULL },
  { "error-rate", EF_DIRECTION_LOWER, EF_SCALE_KIND_LINEAR, EF_QUANTITY_BENEFIT, NULL },
  { "perplexity", EF_DIRECTION_LOWER, EF_SCALE_KIND_LOG, EF_QUANTITY_BENEFIT, NULL },
  { "elo", EF_DIRECTION_HIGHER, EF_SCALE_KIND_LINEAR, EF_QUANTITY_BENEFIT, NULL },
  { "rank", EF_DIRECTION_LOWER, EF_SCALE_KIND_LINEAR, EF_QUANTITY_OTHER, NULL },
  { "tokens", EF_DIRECTION_UNKNOWN, EF_SCALE_KIND_LOG, EF_QUANTITY_OTHER, "one" },
  { "date", EF_DIRECTION_UNKNOWN, EF_SCALE_KIND_DATE, EF_QUANTITY_OTHER, NULL },
};

static void
test_bare_units (void)
{
  g_assert_true (ef_quantity_get_bare_unit (ef_quantity_find ("parameters"))
                 == ef_unit_find_by_id ("one"));
  g_assert_true (ef_quantity_get_bare_unit (ef_quantity_find ("training-compute"))
                 == ef_unit_find_by_id ("flop"));
  g_assert_null (ef_quantity_get_bare_unit (ef_quantity_find ("latency")));
  g_assert_null (ef_quantity_get_bare_unit (ef_quantity_find ("accuracy")));
}

static void
test_units_of_a_dimension (void)
{
  g_autoptr (GPtrArray) count = ef_unit_list ("count");
  g_autoptr (GPtrArray) none = ef_unit_list (NULL);
  g_autoptr (GPtrArray) unknown = ef_unit_list ("taste");

  g_assert_cmpuint (count->len, ==, 5);
  g_assert_true (count->pdata[0] == ef_unit_find_by_id ("one"));
  g_assert_true (count->pdata[2] == ef_unit_find_by_id ("million"));
  for (guint i = 0; i < count->len; i++)
    g_assert_cmpstr (ef_unit_get_dimension (count->pdata[i]), ==, "count");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static void
test_traits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      const EfQuantity *quantity = ef_quantity_find (quantities[i].id);

      g_test_message ("%s", quantities[i].id);
      g_assert_nonnull (quantity);
      g_assert_cmpint (ef_quantity_get_direction (quantity), ==, quantities[i].direction);
      g_assert_cmpint (ef_quantity_get_scale (quantity), ==, quantities[i].scale);
      g_assert_cmpint (ef_quantity_get_role (quantity), ==, quantities[i].role);
      g_assert_cmpstr (get_unit_id (ef_quantity_get_unit (quantity)), ==, quantities[i].unit);
    }

  g_assert_true (ef_quantity_is_ordinal (ef_quantity_find ("elo")));
  g_assert_true (ef_quantity_is_ordinal (ef_quantity_find ("rank")));
  g_assert_false (ef_quantity_is_ordinal (ef_quantity_find ("accuracy")));
  g_assert_true (ef_quantity_is_count_like (ef_quantity_find ("parameters")));
  g_assert_true (ef_quantity_is_count_like (ef_quantity_find ("inference-compute")));
  g_assert_false (ef_quantity_is_count_like (ef_quantity_find ("accuracy")));
  g_assert_null (ef_quantity_find ("nonsense"));
}

/* Whoever asks for the list gets one of their own, and the quantities outlive it. */
static void
test_list (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) list = ef_quantity_list ();

      g_assert_cmpuint (list->len, >, 20);
      for (guint k = 0; k < list->len; k++)
        g_assert_true (ef_quantity_find (ef_quantity_get_id (list->pdata[k])) == list->pdata[k]);
    }
}

/* What holds for every quantity, whatever the data says. */
static void
test_whole_list (void)
{
  g_autoptr (GPtrArray) list = ef_quantity_list ();

  g_assert_cmpuint (list->len, >=, 70);
  for (guint i = 0; i < list->len; i++)
    {
      const EfQuantity *quantity = g_ptr_array_index (list, i);
      const EfUnit *unit = ef_quantity_get_unit (quantity);
      const char *name = ef_quantity_get_name (quantity);

      g_test_message ("%s", ef_quantity_get_id (quantity));
      g_assert_true (ef_quantity_find (ef_quantity_get_id (quantity)) == quantity);
      g_assert_cmpstr (name, !=, "");
      g_assert_true (ef_quantity_recognise (name, NULL) == quantity);

      g_assert_true ((unit == NULL) == (ef_quantity_get_dimension (quantity) == NULL));
      if (unit != NULL)
        {
          g_assert_cmpfloat (ef_unit_get_factor (unit), ==, 1);
          g_assert_cmpstr (ef_unit_get_dimension (unit), ==, ef_quantity_get_dimension (quantity));
        }
      if (ef_quantity_get_role (quantity) != EF_QUANTITY_OTHER)
        g_assert_cmpint (ef_quantity_get_direction (quantity), !=, EF_DIRECTION_UNKNOWN);
    }
}

static void
test_settle_unit (void)
{
  const EfQuantity *parameters = ef_quantity_find ("parameters");
  const EfUnit *millions;

  g_assert_true (ef_quantity_recognise ("param_count", &millions) == parameters);
  g_assert_cmpstr (get_unit_id (millions), ==, "million");

  g_assert_true (ef_quantity_settle_unit (parameters, millions, 1014.45) == millions);
  g_assert_cmpstr (get_unit_id (ef_quantity_settle_unit (parameters, millions, 25557032e3)), ==,
                   "one");
  /* Nothing makes that many possible. */
  g_assert_true (ef_quantity_settle_unit (parameters, millions, 1e30) == millions);
  g_assert_true (ef_quantity_settle_unit (parameters, millions, NAN) == millions);
  g_assert_null (ef_quantity_settle_unit (parameters, NULL, 5));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quantities/units", test_units);
  g_test_add_func ("/model/quantities/bare-units", test_bare_units);
  g_test_add_func ("/model/quantities/units-of-a-dimension", test_units_of_a_dimension);
  g_test_add_func ("/model/quantities/traits", test_traits);
  g_test_add_func ("/model/quantities/list", test_list);
  g_test_add_func ("/model/quantities/whole-list", test_whole_list);
  g_test_add_func ("/model/quantities/settle-unit", test_settle_unit);
  return g_test_run ();
}
