/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-claim-audit.h"
#include "ef-table-link.h"

#include "energy-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The audit of all that some tables claim, with the text around them. */

/* The table that a reader would make of a card in Markdown at @path (nullable). */
static EfTable *
make_card (const char *path, const char *lines)
{
  g_autoptr (EfTable) bare = fixture_table (lines);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr (EfSource) source = ef_source_new ("card.md", uri, "markdown", NULL);

  for (guint i = 0; i < ef_table_get_n_columns (bare); i++)
    g_ptr_array_add (columns, ef_column_ref (ef_table_get_column (bare, i)));

  return ef_table_new ("Footprint", "Card > Footprint", columns, ef_table_get_n_rows (bare), source,
                       EF_PLACE_LINE, "", NULL);
}

static EfClaimAudit *
audit (EfTable *table)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  if (table != NULL)
    g_ptr_array_add (tables, table);

  return ef_claim_audit_new (tables, NULL);
}

/* "R4 info,R2 contradiction," */
static void
assert_found (const EfClaimAudit *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const EfAuditFinding *finding = self->findings->pdata[i];

      g_string_append_printf (text, "%s %s,", ef_audit_rule_to_word (finding->rule),
                              ef_audit_finding_get_word (finding));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define LINES "Model,GPU hours,tCO2e\nA,1000,0.4\nB,2000,0.8\n"

static char *
write_card (const char *text)
{
  char *path = NULL;
  int file = g_file_open_tmp ("card-XXXXXX.md", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  close (file);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* What the text says otherwise is found in the section of the table. */
static void
test_prose (void)
{
  g_autofree char *path = write_card ("# Footprint\n\nIt took 3.5k GPU hours.\n\n"
                                      "# Weather\n\nIt took 9k GPU hours.\n");
  g_autoptr (EfTable) table = make_card (path, LINES);
  g_autoptr (EfClaimAudit) self = audit (table);
  g_autofree char *words = ef_claim_audit_describe (self);

  assert_found (self, "R4 contradiction,");
  g_assert_cmpuint (self->n_claims, ==, 3);
  g_assert_cmpuint (self->n_contradictions, ==, 1);
  g_assert_cmpstr (words, ==, "1 contradiction in 3 claims of energy or carbon.");
  g_unlink (path);
}

/* An intensity that no grid has is wrong wherever it stands; any other says nothing of a table. */
static void
test_intensities (void)
{
  g_autofree char *path = write_card ("# Method\n\nThe world has 475 gCO2/kWh.\n\n"
                                      "``` text\n0.25 * 1000 = 250 kgCO2/kWh\n```\n"
                                      "Of 4500 kg/kWh nothing is known.\n");
  g_autoptr (EfTable) table = make_card (path, LINES);
  g_autoptr (EfClaimAudit) self = audit (table);
  const EfAuditFinding *finding;

  assert_found (self, "R5 contradiction,");
  finding = g_ptr_array_index (self->findings, 0);
  g_assert_cmpstr (finding->place, ==, "line 6");
  g_assert_cmpstr (finding->reason, ==, "No grid emits 250 kg/kWh; 0.25 kg/kWh would be "
                                        "likely: it may be for a MWh.");
  g_unlink (path);
}

static void
test_agrees (void)
{
  g_autofree char *path = write_card ("# Footprint\n\nIt took 3k GPU hours, 1.2 tCO2eq.\n");
  g_autoptr (EfTable) table = make_card (path, LINES);
  g_autoptr (EfClaimAudit) self = audit (table);
  g_autofree char *words = ef_claim_audit_describe (self);
  g_autofree char *markdown = ef_claim_audit_to_markdown (self);

  assert_found (self, "");
  g_assert_cmpstr (words, ==, "No contradictions in 4 claims of energy or carbon.");
  g_assert_cmpstr (markdown, ==, "No contradictions in 4 claims of energy or carbon.\n");
  g_unlink (path);
}

/* A card that is gone, or was pasted, is not passed over in silence; once, whatever the number of
 * its tables. */
static void
test_gone (void)
{
  g_autofree char *path = write_card ("# Footprint\n");
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  g_autoptr (EfTable) pasted = make_card (NULL, LINES);
  g_autoptr (EfTable) other = make_card (NULL, "Model,Accuracy\nA,70\n");
  g_autoptr (EfClaimAudit) self = NULL;
  g_autoptr (EfClaimAudit) of_pasted = audit (pasted);
  g_autoptr (EfClaimAudit) of_other = audit (other);

  g_unlink (path);
  g_ptr_array_add (tables, make_card (path, LINES));
  g_ptr_array_add (tables, ef_table_ref (tables->pdata[0]));
  self = ef_claim_audit_new (tables, NULL);
  assert_found (self, "R4 info,");
  g_assert_cmpuint (self->n_contradictions, ==, 0);
  g_assert_cmpstr (((const EfAuditFinding *) self->findings->pdata[0])->reason, ==,
                   "The file “card.md” is not at hand, so its text could not be compared with its "
                   "tables.");
  assert_found (of_pasted, "R4 info,");
  assert_found (of_other, ""); /* it claims nothing */
}

/* A table has no text around it. */
static void
test_table (void)
{
  g_autoptr (EfTable) table = fixture_table (LINES);
  g_autoptr (EfClaimAudit) self = audit (table);

  assert_found (self, "");
}

static void
test_nothing (void)
{
  g_autoptr (EfClaimAudit) self = audit (NULL);
  g_autofree char *words = ef_claim_audit_describe (self);

  g_assert_cmpstr (words, ==, "Nothing is claimed of energy or carbon.");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  g_autoptr (EfClaimAudit) self = NULL;

  g_cancellable_cancel (cancellable);
  g_ptr_array_add (tables, make_card (NULL, LINES));
  self = ef_claim_audit_new (tables, cancellable);
  assert_found (self, "");
}

/* Numbers as exact as they are, names that need quotes, and nothing for what is not known. */
static void
test_texts (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Energy (MWh),Grid intensity (kg/kWh),tCO2e\n"
                                             "A|B,100,0.4,80\n");
  g_autoptr (EfTable) pasted = make_card (NULL, LINES);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (EfClaimAudit) self = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *markdown = NULL;
  g_auto (GStrv) lines = NULL;

  g_ptr_array_add (tables, table);
  g_ptr_array_add (tables, pasted);
  self = ef_claim_audit_new (tables, NULL);
  csv = ef_claim_audit_to_csv (self);
  markdown = ef_claim_audit_to_markdown (self);
  lines = g_strsplit (csv, "\n", -1);
  g_test_message ("%s\n%s", csv, markdown);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==,
                   "file,table,place,row,rule,severity,printed,computed,unit,reason");
  g_assert_nonnull (strstr (lines[1], ",A|B,R2,contradiction,80,40,t,"));
  g_assert_true (g_str_has_prefix (
    lines[2], "card.md,Card > Footprint,text,Footprint,R4,info,,,,"));
  g_assert_true (g_str_has_prefix (markdown, "1 contradiction in 4 claims of energy or carbon.\n"));
  g_assert_nonnull (strstr (markdown, "A\\|B"));
}

/* What was measured and has nothing beside it is not nothing. */
static void
test_unchecked (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Energy per request (J),Energy per token (J),Score\n"
                     "A,100,2,1\nB,200,,2\n");
  g_autoptr (EfTable) both
    = fixture_table ("Model,Training energy (kWh),Energy per request (J)\nA,100,2\n");
  g_autoptr (EfClaimAudit) self = audit (table);
  g_autoptr (EfClaimAudit) other = audit (both);
  g_autofree char *words = ef_claim_audit_describe (self);
  g_autofree char *unchecked = ef_claim_audit_describe_unchecked (self);
  g_autofree char *markdown = ef_claim_audit_to_markdown (self);
  g_autofree char *claims = ef_claim_audit_describe (other);
  g_autofree char *rest = ef_claim_audit_describe_unchecked (other);

  g_assert_cmpstr (words, ==, "Energy or carbon is stated, but nothing of it can be checked.");
  g_assert_cmpstr (unchecked, ==,
                   "3 amounts have nothing beside them from which they could be computed again: "
                   "Energy per request (2), Energy per token (1).");
  g_assert_nonnull (strstr (markdown, unchecked));
  g_assert_cmpstr (claims, ==, "No contradictions in 1 claim of energy or carbon.");
  g_assert_cmpstr (rest, ==,
                   "1 amount has nothing beside it from which it could be computed again: "
                   "Energy per request (1).");
}

/* The table that the heads of the cards in @folder (nullable) make: the rows of a card together. */
static EfTable *
make_folder (const char *folder, const char *lines)
{
  g_autoptr (EfTable) bare = fixture_table (lines);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;
  g_autoptr (EfSource) source = ef_source_new ("cards", uri, folder ? "folder" : "cards", NULL);

  for (guint i = 0; i < ef_table_get_n_columns (bare); i++)
    g_ptr_array_add (columns, ef_column_ref (ef_table_get_column (bare, i)));

  return ef_table_new ("Results", "cards > Results", columns, ef_table_get_n_rows (bare), source,
                       EF_PLACE_LINE, "", NULL);
}

/* The heads of a folder's cards are compared with the texts as that of a single one is; where the
 * folder is not known, that is told. */
static void
test_folder (void)
{
  static const char lines[] = "Model,card,co2_eq_emissions (g),Score\n"
                              "A,a.md,5521000000,1\nA,a.md,5521000000,2\nB,b.md,1234000,3\n"
                              "C,c.md,,4\n";
  g_autofree char *folder = g_dir_make_tmp ("cards-XXXXXX", NULL);
  g_autofree char *one = g_build_filename (folder, "a.md", NULL);
  g_autofree char *other = g_build_filename (folder, "b.md", NULL);
  g_autoptr (EfTable) table = make_folder (folder, lines);
  g_autoptr (EfTable) without = make_folder (NULL, lines);
  g_autoptr (EfClaimAudit) found = NULL;
  g_autoptr (EfClaimAudit) unread = NULL;

  g_assert_true (g_file_set_contents (one, "Training emitted 552.1 tCO2eq.\n", -1, NULL));
  g_assert_true (g_file_set_contents (other, "It emitted 1.234 tCO2eq.\n", -1, NULL));
  found = audit (table);
  unread = audit (without);
  g_unlink (one);
  g_unlink (other);
  g_rmdir (folder);

  assert_found (found, "R5 contradiction,");
  g_assert_cmpuint (((EfAuditFinding *) found->findings->pdata[0])->row, ==, 0);
  assert_found (unread, "R4 info,");
}

/* What a project says of its cards leads to no other folder. */
static void
test_outside_folder (void)
{
  g_autofree char *parent = g_dir_make_tmp ("cards-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (parent, "cards", NULL);
  g_autofree char *outside = g_build_filename (parent, "a.md", NULL);
  g_autofree char *lines = g_strdup_printf ("Model,card,co2_eq_emissions (g)\n"
                                            "A,../a.md,5521000000\nB,%s,5521000000\n",
                                            outside);
  g_autoptr (EfTable) table = make_folder (folder, lines);
  g_autoptr (EfClaimAudit) found = NULL;

  g_assert_true (g_file_set_contents (outside, "Training emitted 552.1 tCO2eq.\n", -1, NULL));
  found = audit (table);
  g_unlink (outside);
  g_rmdir (parent);

  assert_found (found, "R4 info,");
}

/* A linked table puts the carbon of an evaluation beside the energy of something else. Its tables
 * are looked at, and it is not; but where it is alone, it is all there is. */
static void
test_linked (void)
{
  g_autoptr (EfTable) results = fixture_table ("Model,CO2 cost (kg),Score\nA,11.35,1\nB,7,2\n");
  g_autoptr (EfTable) log = fixture_table ("Model,Energy (kWh)\nA,0.0012\nB,0.0013\n");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfLink) link = ef_table_link_rows (results, log, spec, NULL, &error);
  g_autoptr (EfTable) linked = NULL;
  g_autoptr (EfClaimAudit) alone = NULL;
  g_autoptr (EfClaimAudit) all = NULL;

  g_assert_no_error (error);
  linked = ef_table_link (results, log, spec, link, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (tables, results);
  g_ptr_array_add (tables, log);
  g_ptr_array_add (tables, linked);
  alone = audit (linked);
  all = ef_claim_audit_new (tables, NULL);

  g_assert_cmpuint (alone->n_contradictions, ==, 2);
  g_assert_cmpuint (all->n_contradictions, ==, 0);
  g_assert_cmpuint (all->n_claims, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/energy/claim-audit/folder", test_folder);
  g_test_add_func ("/energy/claim-audit/outside-folder", test_outside_folder);
  g_test_add_func ("/energy/claim-audit/linked", test_linked);
  g_test_add_func ("/energy/claim-audit/prose", test_prose);
  g_test_add_func ("/energy/claim-audit/intensities", test_intensities);
  g_test_add_func ("/energy/claim-audit/agrees", test_agrees);
  g_test_add_func ("/energy/claim-audit/gone", test_gone);
  g_test_add_func ("/energy/claim-audit/table", test_table);
  g_test_add_func ("/energy/claim-audit/nothing", test_nothing);
  g_test_add_func ("/energy/claim-audit/cancelled", test_cancelled);
  g_test_add_func ("/energy/claim-audit/texts", test_texts);
  g_test_add_func ("/energy/claim-audit/unchecked", test_unchecked);

  return g_test_run ();
}
