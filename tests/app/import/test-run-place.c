/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

/* Where a computer stood is nobody's business. */

static void
test_log (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "emissions.csv", "run_id,emissions,energy_consumed,country_name,longitude,latitude\n"
                     "a,0.1,0.2,France,2.792,48.399\n");
  g_autoptr (EfImportResult) json = import_text (
    "run.json", "[{\"run_id\": \"a\", \"tracking_mode\": \"machine\", \"emissions\": 0.1,"
                "\"Latitude\": 48.399}]");

  assert_names (get_only_table (result), "run_id|emissions|energy_consumed|country_name");
  assert_told (result, "Longitude and latitude are left out");
  assert_names (get_only_table (json), "run_id|tracking_mode|emissions");
}

static void
test_places (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "sites.csv", "site,power,longitude,latitude\nOregon,30,-120.5,45.6\n");

  assert_names (get_only_table (result), "site|power|longitude|latitude");
  assert_no_diagnostics (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/run-place/log", test_log);
  g_test_add_func ("/import/run-place/places", test_places);

  return g_test_run ();
}
