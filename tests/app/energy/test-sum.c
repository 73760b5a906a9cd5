/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-sum.h"

#include "energy-fixture.h"

static void
sum (EfEnergySums *sums, const char *csv, const char *scenario_text, guint n)
{
  static const guint32 rows[] = { 0, 1, 2, 3 };
  g_autoptr (EfTable) table = fixture_table (csv);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenario_text, &error);

  g_assert_no_error (error);
  g_assert_true (ef_energy_sum (table, scenario, rows, n, sums, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_part (const GArray *parts, guint index, guint n, double amount, EfScope scope)
{
  const EfEnergyPart *part;

  g_assert_cmpuint (index, <, parts->len);
  part = &g_array_index (parts, EfEnergyPart, index);
  g_assert_cmpuint (part->n, ==, n);
  g_assert_cmpfloat_with_epsilon (part->amount, amount, 1e-6);
  g_assert_cmpint (part->footprint.scope, ==, scope);
}

static void
test_alike (void)
{
  g_auto (EfEnergySums) sums = { NULL, NULL };

  sum (&sums,
       "Model,Hardware,GPU hours\n"
       "A,NVIDIA H100 SXM5,1000\n"
       "B,abacus,1000\n"
       "C,NVIDIA H100 SXM5,2000\n"
       "D,NVIDIA H100 SXM5,4000\n",
       "grid=100", 3);
  g_assert_cmpuint (sums.energy->len, ==, 1);
  assert_part (sums.energy, 0, 2, 2100, EF_SCOPE_ACCELERATOR); /* D was not asked for */
  assert_part (sums.carbon, 0, 2, 210, EF_SCOPE_ACCELERATOR);
}

/* Whole sites are not added to accelerators. */
static void
test_unlike (void)
{
  g_auto (EfEnergySums) sums = { NULL, NULL };

  sum (&sums,
       "Model,Hardware,GPU hours,PUE\n"
       "A,NVIDIA H100 SXM5,1000,1.1\n"
       "B,NVIDIA H100 SXM5,1000,\n"
       "C,NVIDIA H100 SXM5,2000,\n",
       "", 3);
  g_assert_cmpuint (sums.energy->len, ==, 2);
  assert_part (sums.energy, 0, 2, 2100, EF_SCOPE_ACCELERATOR);
  assert_part (sums.energy, 1, 1, 770, EF_SCOPE_SITE);
  g_assert_cmpuint (sums.carbon->len, ==, 0);
}

/* What is reported may count anything, so nothing computed is added to it. */
static void
test_reported (void)
{
  static const char csv[] = "Model,Hardware,GPU hours,Carbon emissions (kg)\n"
                            "A,NVIDIA H100 SXM5,1000,5\n"
                            "B,NVIDIA H100 SXM5,1000,7\n"
                            "C,NVIDIA H100 SXM5,1000,\n";
  g_auto (EfEnergySums) mixed = { NULL, NULL };
  g_auto (EfEnergySums) replaced = { NULL, NULL };

  sum (&mixed, csv, "grid=100", 3);
  g_assert_cmpuint (mixed.carbon->len, ==, 2);
  assert_part (mixed.carbon, 0, 2, 12, EF_SCOPE_UNKNOWN);
  assert_part (mixed.carbon, 1, 1, 70, EF_SCOPE_ACCELERATOR);
  sum (&replaced, csv, "grid=100,replace=yes", 3);
  g_assert_cmpuint (replaced.carbon->len, ==, 1);
  assert_part (replaced.carbon, 0, 3, 210, EF_SCOPE_ACCELERATOR);
}

/* Nor are reported amounts added to each other where the table says that they count unlike. */
static void
test_reported_unlike (void)
{
  g_auto (EfEnergySums) sums = { NULL, NULL };

  sum (&sums,
       "Model,Scope,Carbon emissions (kg)\n"
       "A,accelerators only,5\n"
       "B,whole servers,7\n"
       "C,accelerators only,4\n",
       "", 3);
  g_assert_cmpuint (sums.carbon->len, ==, 2);
  assert_part (sums.carbon, 0, 2, 9, EF_SCOPE_ACCELERATOR);
  assert_part (sums.carbon, 1, 1, 7, EF_SCOPE_SERVER);
}

/* Nor does a scenario of training make a log of measured energies one of training, and carbon that
 * is bought does not count as the grid's. */
static void
test_reported_activity (void)
{
  static const char csv[] = "Model,Hardware,GPU hours,PUE,Energy (kWh),Scope,"
                            "Market-based CO2 (kg)\n"
                            "A,NVIDIA H100 SXM5,1000,1,900,whole servers,5\n"
                            "B,NVIDIA H100 SXM5,1000,1,800,whole servers,7\n"
                            "C,NVIDIA H100 SXM5,1000,1,,,\n";
  g_auto (EfEnergySums) sums = { NULL, NULL };
  g_auto (EfEnergySums) moved = { NULL, NULL };
  const EfFootprint *energy, *carbon;

  sum (&sums, csv, "grid=100", 3);
  g_assert_cmpuint (sums.energy->len, ==, 2);
  energy = &g_array_index (sums.energy, EfEnergyPart, 0).footprint;
  assert_part (sums.energy, 0, 2, 1700, EF_SCOPE_SERVER);
  g_assert_cmpint (energy->activity, ==, EF_ACTIVITY_UNKNOWN);
  energy = &g_array_index (sums.energy, EfEnergyPart, 1).footprint;
  g_assert_cmpint (energy->activity, ==, EF_ACTIVITY_TRAINING);
  carbon = &g_array_index (sums.carbon, EfEnergyPart, 0).footprint;
  g_assert_cmpint (carbon->basis, ==, EF_BASIS_MARKET);
  g_assert_cmpint (carbon->activity, ==, EF_ACTIVITY_UNKNOWN);

  /* Of which the carbon is made. */
  sum (&moved, csv, "grid=100,pue=1.2,replace=yes", 2);
  assert_part (moved.energy, 0, 2, 2040, EF_SCOPE_SITE);
  assert_part (moved.carbon, 0, 2, 204, EF_SCOPE_SITE);
  carbon = &g_array_index (moved.carbon, EfEnergyPart, 0).footprint;
  g_assert_cmpint (carbon->activity, ==, EF_ACTIVITY_UNKNOWN);
  g_assert_cmpint (carbon->basis, ==, EF_BASIS_LOCATION);
}

static void
test_cancelled (void)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (EfTable) table = fixture_table ("Model,Hardware,GPU hours\nA,NVIDIA H100 SXM5,1\n");
  g_autoptr (EfScenario) scenario = ef_scenario_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (EfEnergySums) sums = { NULL, NULL };

  g_cancellable_cancel (cancellable);
  g_assert_false (ef_energy_sum (table, scenario, rows, 1, &sums, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/energy/sum/alike", test_alike);
  g_test_add_func ("/energy/sum/unlike", test_unlike);
  g_test_add_func ("/energy/sum/reported", test_reported);
  g_test_add_func ("/energy/sum/reported-unlike", test_reported_unlike);
  g_test_add_func ("/energy/sum/reported-activity", test_reported_activity);
  g_test_add_func ("/energy/sum/cancelled", test_cancelled);

  return g_test_run ();
}
