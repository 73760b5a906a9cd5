/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char *
get_quantity_id (const EfQuantity *quantity)
{
  return quantity != NULL ? ef_quantity_get_id (quantity) : NULL;
}

static const char *
get_unit_id (const EfUnit *unit)
{
  return unit != NULL ? ef_unit_get_id (unit) : NULL;
}

/* Runs a program that may be missing; its output, or NULL if it is (transfer full). */
static char *
run (const char *const *arguments,
     char             **environment)
{
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;
  char *output = NULL;
  int status;

  if (program == NULL)
    return NULL;

  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &messages, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", messages);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return output;
}

static char *
build_data_path (const char *folder,
                 const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", folder, file, NULL);
}

static void
validate (const char *file)
{
  g_autofree char *schema = build_data_path ("schemas", "quantities.rng");
  const char *arguments[] = { "xmllint", "--noout", "--nonet", "--relaxng", schema, file, NULL };
  g_autofree char *output = run (arguments, NULL);

  if (output == NULL)
    g_test_skip ("xmllint is not installed");
}

static void
test_schema (void)
{
  g_autofree char *units = build_data_path ("quantities", "units.xml");
  g_autofree char *list = build_data_path ("quantities", "quantities.xml");

  validate (units);
  validate (list);
}

/* The names of the data file reach the translators. */
static void
test_extraction (void)
{
  g_autoptr (GPtrArray) list = ef_quantity_list ();
  g_autofree char *file = build_data_path ("quantities", "quantities.xml");
  g_autofree char *po = g_test_build_filename (G_TEST_DIST, "..", "po", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "GETTEXTDATADIRS", po, TRUE);
  const char *arguments[] = { "xgettext", "--from-code=UTF-8", "--output=-", file, NULL };
  g_autofree char *output = run (arguments, environment);

  if (output == NULL)
    {
      g_test_skip ("xgettext is not installed");
      return;
    }

  for (guint i = 0; i < list->len; i++)
    {
      const char *name = ef_quantity_get_name (g_ptr_array_index (list, i));
      g_autofree char *entry = g_strdup_printf ("\nmsgid \"%s\"\n", name);

      g_test_message ("%s", name);
      g_assert_nonnull (strstr (output, entry));
    }
  g_assert_null (strstr (output, "param_count"));
}

/* A translation made here is what ef_quantity_get_name() answers with. */
static void
test_translation (void)
{
  const char *po = "msgid \"\"\n"
                   "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                   "msgid \"Parameters\"\n"
                   "msgstr \"Größe\"\n";
  g_autofree char *folder = g_dir_make_tmp ("ef-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *po_file = g_build_filename (folder, "de.po", NULL);
  g_autofree char *mo_file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char *arguments[] = { "msgfmt", "-o", mo_file, po_file, NULL };
  g_autofree char *output = NULL;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po_file, po, -1, NULL));
  output = run (arguments, NULL);
  if (output == NULL)
    {
      g_test_skip ("msgfmt is not installed");
      return;
    }

  /* In C.UTF-8, newer C libraries translate nothing. */
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  setlocale (LC_ALL, "C.UTF-8");

  if (g_test_subprocess ())
    {
      g_setenv ("LANGUAGE", "de", TRUE);
      setlocale (LC_ALL, "de_DE.UTF-8");
      bindtextdomain (GETTEXT_PACKAGE, folder);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_assert_cmpstr (ef_quantity_get_name (ef_quantity_find ("parameters")), ==, "Größe");
      g_assert_cmpstr (ef_quantity_get_name (ef_quantity_find ("latency")), ==, "Latency");
    }
  else
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }

  g_unlink (mo_file);
  g_unlink (po_file);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *parent = g_path_get_dirname (messages);

      g_rmdir (messages);
      g_free (messages);
      messages = g_steal_pointer (&parent);
    }
}

#define HEAD "<quantities xmlns=\"urn:efficient-frontier:quantities:1\">"
#define TAIL "</quantities>"

static gboolean
load (const char  *text,
      GError     **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("ef-XXXXXX.xml", &stream, NULL);
  gboolean loaded;

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  loaded = ef_quantity_load_file (file, error);
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
  { "<quantities/>", NULL },
  { "<quantities xmlns=\"urn:other\"/>", "Line 1: This is not a file of quantities." },
  { "<project xmlns=\"urn:efficient-frontier:quantities:1\"/>",
    "Line 1: This is not a file of quantities." },
  { HEAD, NULL },
  { HEAD "\n<dimension id=\"energy\" unit=\"erg\"/>" TAIL,
    "Line 2: “energy” is defined already." },
  { HEAD "<dimension id=\"x\"/>" TAIL, "Line 1: “x” is not defined." },
  { HEAD "<dimension id=\"x\" unit=\"y\"/>" TAIL, "Line 1: “y” is not defined." },
  { HEAD "<dimension id=\"x\" unit=\"y\"><unit id=\"y\" symbol=\"y\" factor=\"2\"/></dimension>"
    TAIL,
    "Line 1: The factor of “y” must be 1." },
  { HEAD "<dimension id=\"energy\"><unit id=\"joule\" symbol=\"J\" factor=\"2\"/></dimension>" TAIL,
    "Line 1: “joule” is defined already." },
  { HEAD "<dimension id=\"energy\"><unit id=\"x\" symbol=\"x\" factor=\"0\"/></dimension>" TAIL,
    "Line 1: “0” is not a positive number." },
  { HEAD "<dimension id=\"energy\"><unit id=\"x\" symbol=\"x\" factor=\"1,5\"/></dimension>" TAIL,
    "Line 1: “1,5” is not a positive number." },
  { HEAD "<dimension id=\"energy\"><unit id=\"x\" symbol=\"x\" factor=\"inf\"/></dimension>" TAIL,
    "Line 1: “inf” is not a positive number." },
  { HEAD "<quantity id=\"accuracy\" role=\"cost\" direction=\"min\" scale=\"log\">"
         "<name>Accuracy</name></quantity>" TAIL,
    "Line 1: “accuracy” is defined already." },
  { HEAD "<quantity id=\"accuracy\"><name>Accuracy</name></quantity>" TAIL,
    "Line 1: The quantity “accuracy” has a name already." },
  { HEAD "<quantity id=\"x\"><alias>x</alias></quantity>" TAIL, "Line 1: “x” is not defined." },
  { HEAD "<quantity id=\"x\" role=\"cost\" direction=\"min\" scale=\"log\"/>" TAIL,
    "Line 1: The quantity “x” has no name." },
  { HEAD "<quantity id=\"x\" role=\"cost\" scale=\"log\"><name>X</name></quantity>" TAIL,
    "Line 1: The quantity “x” has no direction." },
  { HEAD "<quantity id=\"x\" role=\"king\" direction=\"min\" scale=\"log\">"
         "<name>X</name></quantity>" TAIL,
    "Line 1: “king” is not one of the words allowed here." },
  { HEAD "<quantity id=\"energy\"><alias unit=\"second\">x</alias></quantity>" TAIL,
    "Line 1: “second” is not defined." },
  { HEAD "<quantity id=\"energy\"><alias when=\"joule nonsense\">x</alias></quantity>" TAIL,
    "Line 1: “nonsense” is not defined." },
  { HEAD "<quantity id=\"energy\"><alias> </alias></quantity>" TAIL,
    "Line 1: The element <alias> is empty." },
  { HEAD "<quantity id=\"energy\"><script>x</script></quantity>" TAIL,
    "Line 1: There may be no <script> here." },
  { "<!DOCTYPE q [<!ENTITY a \"b\">]>" HEAD "<stop>&a;</stop>" TAIL, NULL },
  /* What comes before the mistake is not taken either. */
  { HEAD "<quantity id=\"energy\"><alias>brand new word</alias></quantity><nonsense/>" TAIL,
    "Line 1: There may be no <nonsense> here." },
};

static void
test_bad_files (void)
{
  g_autofree char *nested = g_strnfill (100000, '<');

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_files[i].text);
      g_assert_false (load (bad_files[i].text, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      if (bad_files[i].message != NULL)
        g_assert_cmpstr (error->message, ==, bad_files[i].message);
    }

  g_assert_false (load (nested, NULL));
  g_assert_null (ef_quantity_recognise ("brand new word", NULL));
  g_assert_null (ef_quantity_find ("x"));
}

static void
test_user_file (void)
{
  const char *text =
    HEAD
    "<dimension id=\"energy\"><unit id=\"foe\" symbol=\"foe\" factor=\"1e44\"/></dimension>"
    "<dimension id=\"water\" unit=\"litre\">"
    "<unit id=\"litre\" symbol=\"L\" factor=\"1\"><alias>liters</alias></unit>"
    "<unit id=\"millilitre\" symbol=\"mL\" factor=\"1e-3\"/>"
    "</dimension>"
    "<quantity id=\"training-energy\"><alias>Strombedarf</alias></quantity>"
    "<quantity id=\"water\" role=\"cost\" direction=\"min\" scale=\"log\" dimension=\"water\">"
    "<name>Water</name><pattern>water</pattern></quantity>" TAIL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/quantities.xml");
  const EfUnit *unit;

  g_assert_null (ef_quantity_recognise ("Strombedarf (kWh)", NULL));
  g_assert_true (load (text, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (get_quantity_id (ef_quantity_recognise ("Strombedarf (kWh)", &unit)), ==,
                   "training-energy");
  g_assert_cmpstr (get_unit_id (unit), ==, "kilowatt-hour");
  g_assert_cmpstr (get_quantity_id (ef_quantity_recognise ("energy (foe)", &unit)), ==, "energy");
  g_assert_cmpfloat (ef_unit_get_factor (unit), ==, 1e44);
  g_assert_cmpstr (get_quantity_id (ef_quantity_recognise ("Water used (mL)", &unit)), ==, "water");
  g_assert_cmpstr (get_unit_id (unit), ==, "millilitre");

  /* Not twice. */
  g_assert_false (load (text, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_false (ef_quantity_load_file (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quantity-files/schema", test_schema);
  g_test_add_func ("/model/quantity-files/extraction", test_extraction);
  g_test_add_func ("/model/quantity-files/translation", test_translation);
  g_test_add_func ("/model/quantity-files/bad-files", test_bad_files);
  /* Last: it adds to what the process knows. */
  g_test_add_func ("/model/quantity-files/user-file", test_user_file);
  return g_test_run ();
}
