/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-own.h"
#include "ef-equivalent.h"
#include "ef-power-grid.h"
#include "ef-hardware.h"
#include "ef-site.h"

#include "ef-error.h"

#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

static const char *const data_files[] = {
  "constants.xml", "equivalents.xml", "grids.xml", "hardware.xml", "sites.xml",
};

static char *
build_data_path (const char *folder,
                 const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", folder, file, NULL);
}

static void
test_schema (void)
{
  g_autofree char *schema = build_data_path ("schemas", "energy.rng");
  g_autofree char *program = g_find_program_in_path ("xmllint");

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (data_files); i++)
    {
      g_autofree char *file = build_data_path ("energy", data_files[i]);
      const char *arguments[] = { program, "--noout", "--nonet", "--relaxng", schema, file, NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *message = NULL;
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   NULL, &message, &status, &error));
      g_test_message ("%s", message);
      g_spawn_check_wait_status (status, &error);
      g_assert_no_error (error);
    }
}

static void
check_source (const EfEnergySource *source)
{
  g_assert_nonnull (source);
  g_assert_cmpstr (source->title, !=, "");
  g_assert_true (g_str_has_prefix (source->url, "https://"));
  g_assert_cmpint (source->year, >=, 2000);
}

/* Every row has its source, and nothing impossible. */
static void
test_hardware_rows (void)
{
  g_autoptr (GPtrArray) list = ef_hardware_list ();
  guint n_accelerators = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const EfHardware *hardware = g_ptr_array_index (list, i);

      g_test_message ("%s", hardware->id);
      check_source (hardware->source);
      g_assert_true (ef_hardware_get (hardware->id) == hardware);
      g_assert_true (isnan (hardware->tdp) || (hardware->tdp >= 50 && hardware->tdp <= 2000));
      g_assert_true (isnan (hardware->memory)
                     || (hardware->memory >= 8e9 && hardware->memory <= 300e9));
      for (guint k = 0; k < EF_N_PRECISIONS; k++)
        g_assert_true (isnan (hardware->peaks[k])
                       || (hardware->peaks[k] >= 1e12 && hardware->peaks[k] <= 1e16));
      for (guint k = 0; k < hardware->n_measured; k++)
        check_source (hardware->measured[k].source);
      n_accelerators += hardware->kind != EF_HARDWARE_CPU;
    }

  g_assert_cmpuint (n_accelerators, >=, 60);
}

/* Known numbers of known devices. */
static void
test_hardware_values (void)
{
  const EfHardware *a100 = ef_hardware_get ("nvidia-a100-sxm4-80gb");
  const EfHardware *tpu = ef_hardware_get ("google-tpu-v3");
  const EfHardware *v100 = ef_hardware_get ("nvidia-v100-sxm2-16gb");
  EfPrecision used;

  g_assert_cmpfloat (a100->tdp, ==, 400);
  g_assert_cmpfloat (a100->memory, ==, 80e9);
  g_assert_cmpfloat (ef_hardware_get_peak (a100, EF_PRECISION_BF16, &used), ==, 312e12);
  g_assert_cmpint (used, ==, EF_PRECISION_BF16);

  /* Patterson et al. 2021, table 3. */
  g_assert_cmpfloat (tpu->measured[0].watts, ==, 283);
  g_assert_cmpfloat (tpu->measured[0].spread, ==, 10);
  g_assert_cmpint (tpu->measured[0].scope, ==, EF_SCOPE_SERVER);
  g_assert_cmpfloat (v100->measured[0].watts, ==, 325);

  /* A V100 has no bf16. */
  g_assert_cmpfloat (ef_hardware_get_peak (v100, EF_PRECISION_BF16, &used), ==, 125e12);
  g_assert_cmpint (used, ==, EF_PRECISION_FP16);
  g_assert_true (isnan (ef_hardware_get_peak (ef_hardware_get ("amd-mi355x"), EF_PRECISION_FP8,
                                              NULL)));
}

/* Names as files write them; of several devices that a name may mean all are expected. */
static const struct
{
  const char *text;
  const char *ids;
  guint count;
} hardware_names[] = {
  { "NVIDIA A100-SXM4-80GB", "nvidia-a100-sxm4-80gb", 1 },
  { "1 x NVIDIA A100-SXM4-80GB", "nvidia-a100-sxm4-80gb", 1 },
  { "8 x NVIDIA A100-SXM4-80GB", "nvidia-a100-sxm4-80gb", 8 },
  { "8xA100 SXM4 80 GB", "nvidia-a100-sxm4-80gb", 8 },
  { "NVIDIA A100 80GB PCIe", "nvidia-a100-pcie-80gb", 1 },
  { "A100 80GB", "nvidia-a100-sxm4-80gb nvidia-a100-pcie-80gb", 1 },
  { "A100-80GB", "nvidia-a100-sxm4-80gb nvidia-a100-pcie-80gb", 1 },
  { "a100", "nvidia-a100-sxm4-80gb nvidia-a100-sxm4-40gb nvidia-a100-pcie-80gb "
            "nvidia-a100-pcie-40gb", 1 },
  { "H100-80GB", "nvidia-h100-sxm5 nvidia-h100-pcie", 1 },
  { "NVIDIA H100 80GB HBM3", "nvidia-h100-sxm5", 1 },
  { "16 H100 GPUs", "nvidia-h100-sxm5 nvidia-h100-pcie nvidia-h100-nvl", 16 },
  { "Tesla V100-SXM2-16GB", "nvidia-v100-sxm2-16gb", 1 },
  { "V100x64", "nvidia-v100-sxm2-32gb nvidia-v100-sxm2-16gb nvidia-v100-pcie", 64 },
  { "P100x8", "nvidia-p100-sxm2 nvidia-p100-pcie", 8 },
  { "Tesla T4", "nvidia-t4", 1 },
  { "TPU v3", "google-tpu-v3", 1 },
  { "TPUv3", "google-tpu-v3", 1 },
  { "TPU-v3", "google-tpu-v3", 1 },
  { "Google TPU v3", "google-tpu-v3", 1 },
  { "TPUv3x32", "google-tpu-v3", 32 },
  { "TPUv2x1", "google-tpu-v2", 1 },
  { "TPUv3 Chip", "google-tpu-v3", 1 },
  { "NVIDIA GeForce RTX 3090", "nvidia-rtx-3090", 1 },
  { "RTX3090 (24 GB)", "nvidia-rtx-3090", 1 },
  { "GeForce RTX 2080 Ti", "nvidia-rtx-2080-ti", 1 },
  { "4x 2080Ti", "nvidia-rtx-2080-ti", 4 },
  { "1080 Ti", "nvidia-gtx-1080-ti", 1 },
  { "GTX 1080", "nvidia-gtx-1080", 1 },
  { "AMD Instinct MI250X", "amd-mi250x", 1 },
  { "MI250X", "amd-mi250x", 1 },
  { "MI300X x 8", "amd-mi300x", 8 },
  { "AMD EPYC 7763 64-Core Processor", "amd-epyc-7763", 1 },
  { "Intel(R) Xeon(R) Gold 6148 CPU @ 2.40GHz", "intel-xeon-gold-6148", 1 },
  { "Intel(R) Xeon(R) CPU E5-2698 v4 @ 2.20GHz", "intel-xeon-e5-2698-v4", 1 },
  { "Intel(R) Core(TM) i7-8700K CPU @ 3.70GHz", "intel-core-i7-8700k", 1 },
  { "nvidia-h200-nvl", "nvidia-h200-nvl", 1 },
  /* Near, but not these. */
  { "RTX 2080 Super", "", 1 },
  { "NVIDIA RTX A1000", "", 1 },
  { "A10G", "", 1 },
  { "Intel(R) Xeon(R) CPU @ 2.20GHz", "", 1 },
  { "GPU", "", 1 },
  { "8", "", 1 },
  { "x", "", 1 },
  { "", "", 1 },
  { "\xff\xfe", "", 1 },
};

static void
test_hardware_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hardware_names); i++)
    {
      guint count = 0;
      g_autoptr (GPtrArray) found = ef_hardware_find (hardware_names[i].text, &count);
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        {
          const EfHardware *hardware = g_ptr_array_index (found, k);

          g_string_append_printf (ids, "%s%s", k > 0 ? " " : "", hardware->id);
        }
      {
        /* Some are no UTF-8, which the log of the tests must be. */
        g_autofree char *text = g_strescape (hardware_names[i].text, NULL);

        g_test_message ("%s", text);
      }
      g_assert_cmpstr (ids->str, ==, hardware_names[i].ids);
      g_assert_cmpuint (count, ==, hardware_names[i].count);
    }
}

/* Every name and alias finds its device. */
static void
test_hardware_own_names (void)
{
  g_autoptr (GPtrArray) list = ef_hardware_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const EfHardware *hardware = g_ptr_array_index (list, i);
      g_autoptr (GPtrArray) found = ef_hardware_find (hardware->name, NULL);

      g_test_message ("%s", hardware->name);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (g_ptr_array_index (found, 0) == hardware);
    }
}

/* Whatever stands in a cell: no crash, and no long search. */
static void
test_hostile_names (void)
{
  g_autofree char *blanks = g_strnfill (100000, ' ');
  g_autofree char *crosses = g_strnfill (180, 'x');
  g_autoptr (GPtrArray) one = ef_hardware_find (blanks, NULL);
  g_autoptr (GPtrArray) two = ef_hardware_find (crosses, NULL);

  g_assert_cmpuint (one->len + two->len, ==, 0);
  for (guint i = 0; i < 20000; i++)
    {
      static const char letters[] = "a1 0x8\xc3\x97*()-v3TPUH";
      g_autoptr (GPtrArray) found = NULL;
      char text[24];
      guint length = g_test_rand_int_range (0, sizeof text - 1);

      for (guint k = 0; k < length; k++)
        text[k] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      text[length] = '\0';
      found = ef_hardware_find (text, NULL);
      g_assert_nonnull (found);
    }
}

/* Without who makes it, and never without anything. */
static void
test_hardware_short_names (void)
{
  g_autoptr (GPtrArray) all = ef_hardware_list ();

  g_assert_cmpstr (ef_hardware_get_short_name (ef_hardware_get ("nvidia-h100-sxm5")), ==,
                   "H100 SXM5 80GB");
  for (guint i = 0; i < all->len; i++)
    {
      const EfHardware *hardware = g_ptr_array_index (all, i);
      const char *name = ef_hardware_get_short_name (hardware);

      g_test_message ("%s", hardware->name);
      g_assert_cmpuint (strlen (name), >, 0);
      g_assert_cmpuint (strlen (name), <, strlen (hardware->name));
    }
}

static void
check_grid (const char *text,
            const char *id,
            int         year,
            double      grams)
{
  g_autoptr (GPtrArray) found = ef_power_grid_find (text);
  const EfGridIntensity *intensity;

  g_test_message ("%s", text);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const EfPowerGrid *) g_ptr_array_index (found, 0))->id, ==, id);
  intensity = ef_power_grid_get_intensity (g_ptr_array_index (found, 0), year, NULL);
  g_assert_nonnull (intensity);
  check_source (intensity->source);
  g_assert_cmpfloat_with_epsilon (intensity->grams, grams, 0.005);
}

static void
test_grids (void)
{
  const EfPowerGrid *where = NULL;
  g_autoptr (GPtrArray) nothing = ef_power_grid_find ("Atlantis");
  g_autoptr (GPtrArray) empty = ef_power_grid_find (" - ");

  check_grid ("DEU", "DEU", 2023, 380.95);
  check_grid ("de", "DEU", 2024, 342.06);
  check_grid ("Germany", "DEU", 0, 342.06);
  check_grid ("Frankreich", "FRA", 2023, 56.04);
  check_grid ("USA", "USA", 2023, 369.47);
  check_grid ("United States", "USA", 2023, 369.47);
  check_grid ("POL", "POL", 2023, 661.93);
  check_grid ("Sweden", "SWE", 2023, 40.695);
  check_grid ("CHN", "CHN", 2023, 582.32);
  check_grid ("World", "world", 2018, 475);
  check_grid ("us-central1", "gcp:us-central1", 2024, 412.72);
  check_grid ("gcp us-central1", "gcp:us-central1", 0, 412.72);
  check_grid ("aws:eu-north-1", "aws:eu-north-1", 0, 35.89);
  check_grid ("westeurope", "azure:westeurope", 0, 252.7);
  g_assert_cmpuint (nothing->len + empty->len, ==, 0);

  /* A region without a value has that of its country, and says so. */
  g_assert_nonnull (ef_power_grid_get_intensity (ef_power_grid_get ("aws:us-east-1"), 0, &where));
  g_assert_cmpstr (where->id, ==, "USA");
  g_assert_nonnull (ef_power_grid_get_intensity (ef_power_grid_get ("gcp:us-central1"), 0, &where));
  g_assert_cmpstr (where->id, ==, "gcp:us-central1");
  g_assert_null (ef_power_grid_get_intensity (ef_power_grid_get ("DEU"), 1995, &where));
  g_assert_null (where);
}

static void
test_grid_rows (void)
{
  g_autoptr (GPtrArray) list = ef_power_grid_list ();
  guint n_countries = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const EfPowerGrid *grid = g_ptr_array_index (list, i);
      const EfGridIntensity *intensity = ef_power_grid_get_intensity (grid, 0, NULL);

      g_test_message ("%s", grid->id);
      g_assert_nonnull (intensity);
      for (guint k = 0; k < grid->n_intensities; k++)
        {
          check_source (grid->intensities[k].source);
          g_assert_cmpint (grid->intensities[k].year, >=, 2000);
        }
      g_assert_cmpfloat (intensity->grams, >, 0);
      g_assert_cmpfloat (intensity->grams, <, 1400);
      n_countries += strlen (grid->id) == 3 && grid->iso2 != NULL;
    }
  g_assert_cmpuint (n_countries, >=, 212);
}

static void
test_sites (void)
{
  g_autoptr (GPtrArray) list = ef_site_list ();
  g_autoptr (GPtrArray) found = ef_site_find ("google cloud");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat (ef_site_get_pue (g_ptr_array_index (found, 0), 2023)->value, ==, 1.10);
  g_assert_cmpfloat (ef_site_get_pue (ef_site_get ("world"), 2018)->value, ==, 1.58);
  g_assert_cmpint (ef_site_get_pue (ef_site_get ("world"), 0)->year, ==, 2024);
  g_assert_null (ef_site_get_pue (ef_site_get ("world"), 1999));
  for (guint i = 0; i < list->len; i++)
    {
      const EfSite *site = g_ptr_array_index (list, i);

      g_assert_cmpuint (site->n_pues, >, 0);
      for (guint k = 0; k < site->n_pues; k++)
        {
          check_source (site->pues[k].source);
          g_assert_cmpint (site->pues[k].year, >=, 2000);
          g_assert_cmpfloat (site->pues[k].value, >=, 1);
          g_assert_cmpfloat (site->pues[k].value, <, 2);
        }
    }
  g_assert_cmpfloat (ef_site_get_pue (ef_site_get ("aws"), 0)->value, ==, 1.14);
}

static void
test_equivalents (void)
{
  const EfEquivalent *car = ef_equivalent_get ("car-kilometre");
  const EfEquivalent *household = ef_equivalent_get ("household-day");
  g_autoptr (GPtrArray) list = ef_equivalent_list ();

  g_assert_cmpuint (list->len, ==, 2);
  check_source (car->source);
  /* 400 g a mile. */
  g_assert_cmpfloat_with_epsilon (ef_equivalent_convert (car, NAN, 0.4 / 1.609344), 1, 1e-3);
  g_assert_cmpfloat_with_epsilon (ef_equivalent_convert (household, 10791 * 3.6e6, NAN), 365, 0.1);
  g_assert_true (isnan (ef_equivalent_convert (car, 1e9, NAN)));
  g_assert_null (ef_equivalent_get ("moon-trip"));
  g_assert_cmpstr (ef_equivalent_get_name (car), ==, "kilometres in an average passenger car");
}

static void
test_constants (void)
{
  const EfEnergyConstant *utilisation = ef_energy_constant_get ("utilisation");

  check_source (utilisation->source);
  g_assert_cmpfloat (utilisation->low, <, utilisation->value);
  g_assert_cmpfloat (utilisation->value, <, utilisation->high);
  g_assert_nonnull (ef_energy_constant_get ("power-over-design-power"));
  g_assert_null (ef_energy_constant_get ("x"));
}

#define HEAD "<energy xmlns=\"urn:efficient-frontier:energy:1\">"
#define SOURCE "<source id=\"me\" year=\"2024\" url=\"https://example.org/\">Me</source>"
#define TAIL "</energy>"

static gboolean
load (const char  *text,
      GError     **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("ef-XXXXXX.xml", &stream, NULL);
  gboolean loaded;

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  loaded = ef_energy_load_file (file, error);
  g_assert_true (g_file_delete (file, NULL, NULL));

  return loaded;
}

/* Files with mistakes, and what is said about them. */
static const struct
{
  const char *text;
  const char *message;
} bad_files[] = {
  { "", NULL },
  { "not XML", NULL },
  { "<energy/>", "Line 1: This is not a file of reference data about energy." },
  { "<energy xmlns=\"urn:other\"/>",
    "Line 1: This is not a file of reference data about energy." },
  { HEAD, NULL },
  { HEAD "\n<weather/>" TAIL, "Line 2: There may be no <weather> here." },
  { HEAD "<hardware id=\"x\" tdp=\"-1\"/>" TAIL, "Line 1: “-1” is not a positive number." },
  { HEAD "<hardware id=\"x\" tdp=\"1,5\"/>" TAIL, "Line 1: “1,5” is not a positive number." },
  { HEAD "<hardware id=\"x\" tdp=\"inf\"/>" TAIL, "Line 1: “inf” is not a positive number." },
  { HEAD "<hardware id=\"x\" kind=\"abacus\"/>" TAIL,
    "Line 1: “abacus” is not one of the words allowed here." },
  { HEAD "<hardware id=\"x\"/>" TAIL, "Line 1: “x” has no name." },
  { HEAD "<hardware id=\"nvidia-t4\"><name>T4</name></hardware>" TAIL,
    "Line 1: “nvidia-t4” is defined already." },
  { HEAD "<hardware id=\"x\"><name>X</name></hardware><hardware id=\"x\"><name>Y</name>"
         "</hardware>" TAIL,
    "Line 1: “x” is defined already." },
  { HEAD "<hardware id=\"x\" source=\"you\"/>" TAIL, "Line 1: “you” is not defined." },
  { HEAD "<hardware id=\"x\"><name> </name></hardware>" TAIL,
    "Line 1: The element <name> is empty." },
  { HEAD "<hardware id=\"x\"><name>X</name><name>Y</name></hardware>" TAIL,
    "Line 1: There may be no <name> here." },
  { HEAD "<hardware id=\"x\"><name>X</name><peak format=\"fp7\" tera=\"1\"/></hardware>" TAIL,
    "Line 1: “fp7” is not one of the words allowed here." },
  { HEAD "<grid id=\"x\" within=\"y\"><name>X</name></grid>" TAIL,
    "Line 1: “y” is not defined." },
  { HEAD "<grid id=\"x\" within=\"x\"><name>X</name></grid>" TAIL,
    "Line 1: “x” is not defined." },
  { HEAD "<grid id=\"x\" within=\"aws:us-east-1\"><name>X</name></grid>" TAIL,
    "Line 1: “aws:us-east-1” is not defined." },
  { HEAD SOURCE "<site id=\"x\"><name>X</name><pue year=\"2024\" value=\"0.9\" source=\"me\"/>"
                "</site>" TAIL,
    "Line 1: “0.9” is no number of at least 1." },
  { HEAD SOURCE "<site id=\"x\"><name>X</name><pue year=\"24\" value=\"1.9\" source=\"me\"/>"
                "</site>" TAIL,
    "Line 1: “24” is not a year." },
  { HEAD SOURCE "<equivalent id=\"x\" of=\"water\" amount=\"1\" year=\"2024\" source=\"me\"/>" TAIL,
    "Line 1: “water” is not one of the words allowed here." },
  /* What comes before the mistake is not taken either. */
  { HEAD "<hardware id=\"nvidia-t4\"><alias>brand new word</alias></hardware><nonsense/>" TAIL,
    "Line 1: There may be no <nonsense> here." },
};

static void
test_bad_files (void)
{
  g_autoptr (GPtrArray) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_files[i].text);
      g_assert_false (load (bad_files[i].text, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      if (bad_files[i].message != NULL)
        g_assert_cmpstr (error->message, ==, bad_files[i].message);
    }

  found = ef_hardware_find ("brand new word", NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

/* A good file cut at every byte: nothing is taken of any of them. */
static void
test_truncated (void)
{
  const char *text = HEAD SOURCE
    "<grid id=\"here\" iso2=\"ZZ\"><name>Here</name><intensity year=\"2024\" grams=\"1\" "
    "source=\"me\"/></grid>" TAIL;

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);

      g_assert_false (load (part, NULL));
    }
  g_assert_null (ef_power_grid_get ("here"));
}

static void
test_user_file (void)
{
  const char *text = HEAD SOURCE
    "<hardware id=\"my-chip\" kind=\"npu\" tdp=\"12.5\" memory=\"4\" source=\"me\">"
    "<name>My Chip 9</name><peak format=\"int8\" tera=\"40\"/></hardware>"
    "<hardware id=\"nvidia-t4\"><alias>Kachelofen</alias>"
    "<measured watts=\"61\" scope=\"accelerator\" source=\"me\"/></hardware>"
    "<grid id=\"my-roof\"><name>My roof</name>"
    "<intensity year=\"2025\" grams=\"45\" source=\"me\"/></grid>"
    "<grid id=\"DEU\"><intensity year=\"2024\" grams=\"334\" source=\"me\"/></grid>"
    "<site id=\"google\"><pue year=\"2025\" value=\"1.08\" source=\"me\"/></site>" TAIL;
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/energy.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chip = NULL;
  g_autoptr (GPtrArray) stove = NULL;
  const EfHardware *t4 = ef_hardware_get ("nvidia-t4");

  g_assert_true (load (text, &error));
  g_assert_no_error (error);

  chip = ef_hardware_find ("4x My Chip 9", NULL);
  g_assert_cmpuint (chip->len, ==, 1);
  g_assert_cmpfloat (((const EfHardware *) g_ptr_array_index (chip, 0))->memory, ==, 4e9);
  stove = ef_hardware_find ("Kachelofen", NULL);
  g_assert_cmpuint (stove->len, ==, 1);
  g_assert_true (g_ptr_array_index (stove, 0) == t4);
  g_assert_cmpuint (t4->n_measured, ==, 1);
  g_assert_cmpfloat (t4->tdp, ==, 70);
  check_grid ("my roof", "my-roof", 0, 45);
  /* Of one year the user's value counts. */
  check_grid ("DEU", "DEU", 0, 334);
  check_grid ("DEU", "DEU", 2023, 380.95);
  g_assert_cmpfloat (ef_site_get_pue (ef_site_get ("google"), 0)->value, ==, 1.08);

  g_assert_false (ef_energy_load_file (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A person's own file is found by its name, and a wrong one is said to be wrong, with its place. */
static void
test_own (void)
{
  static const char wrong[] = HEAD "\n<weather/>" TAIL;
  static const char right[]
    = HEAD SOURCE "<site id=\"home\"><name>Home</name>"
                  "<pue year=\"2024\" value=\"1.3\" source=\"me\"/></site>" TAIL;
  g_autofree char *path = ef_energy_dup_own_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (ef_energy_load_own (&error));
  g_assert_no_error (error);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, wrong, -1, NULL));
  g_assert_false (ef_energy_load_own (&error));
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_true (g_str_has_suffix (error->message, ": Line 2: There may be no <weather> here."));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, right, -1, NULL));
  g_assert_true (ef_energy_load_own (&error));
  g_assert_no_error (error);
  g_assert_cmpfloat (ef_site_get_pue (ef_site_get ("home"), 0)->value, ==, 1.3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/energy/data/schema", test_schema);
  g_test_add_func ("/energy/data/hardware-rows", test_hardware_rows);
  g_test_add_func ("/energy/data/hardware-values", test_hardware_values);
  g_test_add_func ("/energy/data/hardware-short-names", test_hardware_short_names);
  g_test_add_func ("/energy/data/hardware-names", test_hardware_names);
  g_test_add_func ("/energy/data/hardware-own-names", test_hardware_own_names);
  g_test_add_func ("/energy/data/hostile-names", test_hostile_names);
  g_test_add_func ("/energy/data/grids", test_grids);
  g_test_add_func ("/energy/data/grid-rows", test_grid_rows);
  g_test_add_func ("/energy/data/sites", test_sites);
  g_test_add_func ("/energy/data/equivalents", test_equivalents);
  g_test_add_func ("/energy/data/constants", test_constants);
  g_test_add_func ("/energy/data/bad-files", test_bad_files);
  g_test_add_func ("/energy/data/truncated", test_truncated);
  g_test_add_func ("/energy/data/user-file", test_user_file);
  g_test_add_func ("/energy/data/own", test_own);

  return g_test_run ();
}
