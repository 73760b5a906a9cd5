/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-log.h"

#include <string.h>

/* A document written down, and told again: "(node@line [node=text] text)". */

typedef struct
{
  EfTextPool *pool;
  EfXmlLog *log;
  GString *told;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->pool = ef_text_pool_new ();
  fixture->log = ef_xml_log_new (fixture->pool);
  fixture->told = g_string_new (NULL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  ef_xml_log_free (fixture->log);
  ef_text_pool_unref (fixture->pool);
  g_string_free (fixture->told, TRUE);
}

static void
open_cb (gpointer context, guint node, guint line)
{
  Fixture *fixture = context;

  g_string_append_printf (fixture->told, "(%u@%u", node, line);
}

static void
attribute_cb (gpointer context, guint node, guint32 text)
{
  Fixture *fixture = context;

  g_string_append_printf (fixture->told, "[%u=%s]", node,
                          ef_text_pool_get (fixture->pool, text));
}

static void
close_cb (gpointer context, guint32 text)
{
  Fixture *fixture = context;

  g_string_append_printf (fixture->told, "%s)", ef_text_pool_get (fixture->pool, text));
}

static const EfXmlLogHandler handler = { open_cb, attribute_cb, close_cb };

static void
assert_told (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ef_xml_log_replay (fixture->log, &handler, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->told->str, ==, expected);
}

static void
close_with (Fixture *fixture, const char *text)
{
  ef_xml_log_close (fixture->log, text, strlen (text));
}

static void
test_elements (Fixture *fixture, gconstpointer data)
{
  ef_xml_log_open (fixture->log, 0, 1);
  ef_xml_log_open (fixture->log, 1, 2);
  ef_xml_log_attribute (fixture->log, 2, " a\n", 3);
  ef_xml_log_attribute (fixture->log, 3, "", 0);
  close_with (fixture, " x ");
  ef_xml_log_open (fixture->log, 4, 3);
  close_with (fixture, "");
  ef_xml_log_open (fixture->log, 4, 70000);
  close_with (fixture, "x");
  close_with (fixture, "");
  assert_told (fixture, "(0@1(1@2[2=a][3=]x)(4@3)(4@70000x))");
  /* It is gone. */
  assert_told (fixture, "(0@1(1@2[2=a][3=]x)(4@3)(4@70000x))");
}

/* Where the document breaks off, what was opened last counts too. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  ef_xml_log_open (fixture->log, 0, 1);
  ef_xml_log_open (fixture->log, 5, 9);
  assert_told (fixture, "(0@1(5@9");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "");
}

/* Texts wait to be pooled together; each comes back where it was. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new ("(0@1");
  g_autofree char *long_text = g_strnfill (20000, 'z');

  ef_xml_log_open (fixture->log, 0, 1);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i / 2);
      const char *shown = i % 97 == 0 ? long_text : text;

      ef_xml_log_open (fixture->log, 1 + i % 7, i);
      close_with (fixture, shown);
      g_string_append_printf (expected, "(%u@%u%s)", 1 + i % 7, i, shown);
    }
  close_with (fixture, "");
  g_string_append (expected, ")");
  assert_told (fixture, expected->str);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ef_xml_log_open (fixture->log, 0, 1);
  close_with (fixture, "x");
  g_cancellable_cancel (cancellable);
  g_assert_false (ef_xml_log_replay (fixture->log, &handler, fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (fixture->told->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/import/xml-log/" path, Fixture, NULL, setup, function, teardown)
  ADD ("elements", test_elements);
  ADD ("unfinished", test_unfinished);
  ADD ("nothing", test_nothing);
  ADD ("many", test_many);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
