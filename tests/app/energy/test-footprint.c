/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-footprint.h"

#include "ef-error.h"

#include <math.h>

static void
test_words (void)
{
  for (guint i = EF_SCOPE_UNKNOWN; i <= EF_SCOPE_LIFE_CYCLE; i++)
    {
      EfScope scope;

      g_assert_true (ef_scope_from_word (ef_scope_to_word (i), &scope));
      g_assert_cmpint (scope, ==, i);
      g_assert_cmpstr (ef_scope_to_label (i), !=, "");
    }
  for (guint i = EF_ACTIVITY_UNKNOWN; i <= EF_ACTIVITY_INFERENCE; i++)
    {
      EfActivity activity;

      g_assert_true (ef_activity_from_word (ef_activity_to_word (i), &activity));
      g_assert_cmpint (activity, ==, i);
      g_assert_cmpstr (ef_activity_to_label (i), !=, "");
    }
  for (guint i = EF_BASIS_UNKNOWN; i <= EF_BASIS_MARKET; i++)
    {
      EfBasis basis;

      g_assert_true (ef_basis_from_word (ef_basis_to_word (i), &basis));
      g_assert_cmpint (basis, ==, i);
      g_assert_cmpstr (ef_basis_to_label (i), !=, "");
    }
  for (guint i = EF_NETTING_UNKNOWN; i <= EF_NETTING_NET; i++)
    {
      EfNetting netting;

      g_assert_true (ef_netting_from_word (ef_netting_to_word (i), &netting));
      g_assert_cmpint (netting, ==, i);
      g_assert_cmpstr (ef_netting_to_label (i), !=, "");
    }
}

/* Like with like: each way in which two numbers can differ, and what is said of it. */
static void
test_sums (void)
{
  const EfFootprint training = {
    EF_SCOPE_SITE, EF_ACTIVITY_TRAINING, EF_BASIS_LOCATION, EF_NETTING_GROSS,
  };
  EfFootprint others[4] = { training, training, training, training };
  static const char *const messages[] = {
    "These cannot be added: one is training, the other inference.",
    "These cannot be added: one is with the overhead of the site (PUE), the other life cycle, "
    "with making the machines and idling.",
    "These cannot be added: one is location-based, the other market-based.",
    "These cannot be added: one is gross, the other net of carbon-free energy.",
  };
  double sum;

  others[0].activity = EF_ACTIVITY_INFERENCE;
  others[1].scope = EF_SCOPE_LIFE_CYCLE;
  others[2].basis = EF_BASIS_MARKET;
  others[3].netting = EF_NETTING_NET;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const double values[] = { 31.22, 62.44, 1 };
      const EfFootprint footprints[] = { training, training, others[i] };
      g_autoptr (GError) error = NULL;

      g_assert_true (ef_footprint_sum (values, footprints, 2, &sum, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (sum, 93.66, 1e-12);
      g_assert_false (ef_footprint_sum (values, footprints, 3, &sum, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, messages[i]);
      g_assert_true (isnan (sum));
    }
}

static void
test_nothing_to_add (void)
{
  const double missing[] = { 1, NAN };
  const EfFootprint footprints[2] = { { 0 } };
  double sum;

  g_assert_true (ef_footprint_sum (NULL, NULL, 0, &sum, NULL));
  g_assert_cmpfloat (sum, ==, 0);
  g_assert_true (ef_footprint_sum (missing, footprints, 2, &sum, NULL));
  g_assert_true (isnan (sum));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/footprint/words", test_words);
  g_test_add_func ("/energy/footprint/sums", test_sums);
  g_test_add_func ("/energy/footprint/nothing-to-add", test_nothing_to_add);
  return g_test_run ();
}
