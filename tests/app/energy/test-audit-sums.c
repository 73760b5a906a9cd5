/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit.h"

#include <math.h>

#include "energy-fixture.h"

/* The only finding of the table, or NULL if there is none. */
static void
assert_reason (const char *lines, const char *expected)
{
  g_autoptr (EfTable) table = fixture_table (lines);
  g_autoptr (GPtrArray) findings = ef_audit_table (table);
  const EfAuditFinding *finding = findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL;

  g_assert_cmpuint (findings->len, <=, 1);
  g_assert_cmpstr (finding != NULL ? finding->reason : NULL, ==, expected);
  if (finding == NULL)
    return;
  g_assert_cmpint (finding->rule, ==, EF_AUDIT_SUM);
  g_assert_cmpint (finding->severity, ==, EF_SEVERITY_WARNING);
  g_assert_true (isnan (finding->computed));
}

/* The sums are right, but of nothing. */
static void
test_unlike (void)
{
  assert_reason ("Model,Energy scope,Energy (MWh)\nA,accelerators only,10\nB,,4\n"
                 "C,with overhead,12\nTotal,,26\n",
                 "The total in the column “Energy (MWh)” adds up what counts different things: "
                 "“A” (accelerators only) and “C” (with the overhead of the site (PUE)).");
  assert_reason ("Model,Energy (MWh),note\nA,10,energy_basis=excl_pue\n"
                 "B,12,energy_basis=incl_pue\nTotal,22,\n",
                 "The total in the column “Energy (MWh)” adds up what counts different things: "
                 "“A” (whole servers) and “B” (with the overhead of the site (PUE)).");
  assert_reason ("Phase,Energy (kWh),Carbon emissions (kg)\nTraining,10,4\nInference,2,1\n"
                 "Total,12,5\n",
                 "The total in the column “Energy (kWh)” adds up what counts different things: "
                 "“Training” (training) and “Inference” (inference).");
  assert_reason ("Model,Phase,Carbon emissions (t)\nA,Pre-training,10\nA,Fine-tuning,2\n"
                 "Total,,12\n",
                 "The total in the column “Carbon emissions (t)” adds up what counts different "
                 "things: “A” (training) and “A” (fine-tuning).");
  assert_reason ("Model,Basis,Carbon emissions (t)\nA,Location,10\nA bought,Market,2\nTotal,,12\n",
                 "The total in the column “Carbon emissions (t)” adds up what counts different "
                 "things: “A” (location-based) and “A bought” (market-based).");
  assert_reason ("Model,Carbon emissions (t)\nA,9\nGross,10\nNet of purchases,2\nTotal,21\n",
                 "The total in the column “Carbon emissions (t)” adds up what counts different "
                 "things: “Gross” (gross) and “Net of purchases” (net of carbon-free energy).");
}

/* Nothing said, the same said, not added, or added in another total. */
static void
test_alike (void)
{
  assert_reason ("Model,Energy scope,Energy (MWh)\nA,with overhead,10\nB,,4\nTotal,server,14\n",
                 NULL);
  assert_reason ("Model,Energy scope,Energy (MWh)\nA,server,10\nB,server,4\nTotal,site,14\n", NULL);
  assert_reason ("Model,Energy scope,Energy (MWh)\nA,server,10\nB,site,4\nC,,1\n", NULL);
  assert_reason ("Phase,GPU hours,Energy (kWh)\nTraining,9,\nInference,2,2\nTotal,11,2\n", NULL);
  assert_reason ("Phase,Energy (kWh)\nTraining,10\nTraining again,2\nTotal,12\nInference,1\n"
                 "Inference again,2\nTotal,3\n",
                 NULL);
  assert_reason ("Paper,Phase,Energy (kWh)\nA,Training,10\nB,Inference,2\nB,B Total,2\n", NULL);
  /* Three scopes of one run, and none of the parts is called by one. */
  assert_reason ("Model,tCO2e\nEmbodied,11.2\nDynamic,24.69\nIdle,14.6\nTotal,50.5\n", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/energy/audit-sums/unlike", test_unlike);
  g_test_add_func ("/energy/audit-sums/alike", test_alike);

  return g_test_run ();
}
