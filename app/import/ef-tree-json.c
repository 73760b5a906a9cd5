/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-stream.h"

/* JSON by way of the stream that all of JSON comes through. yajl does not tell where a value
 * stands, so the nodes are known by their pointers. */

static int
null_cb (void *builder)
{
  return ef_tree_builder_add_scalar (builder, "null", 4, FALSE);
}

static int
boolean_cb (void *builder, int value)
{
  const char *word = value ? "true" : "false";

  return ef_tree_builder_add_scalar (builder, word, strlen (word), FALSE);
}

static int
number_cb (void *builder, const char *text, size_t length)
{
  return ef_tree_builder_add_scalar (builder, text, length, FALSE);
}

static int
string_cb (void *builder, const unsigned char *text, size_t length)
{
  return ef_tree_builder_add_scalar (builder, (const char *) text, length, TRUE);
}

static int
start_map_cb (void *builder)
{
  return ef_tree_builder_begin (builder, EF_TREE_MAPPING);
}

static int
map_key_cb (void *builder, const unsigned char *text, size_t length)
{
  return ef_tree_builder_add_key (builder, (const char *) text, length);
}

static int
start_array_cb (void *builder)
{
  return ef_tree_builder_begin (builder, EF_TREE_LIST);
}

static int
end_cb (void *builder)
{
  return ef_tree_builder_end (builder);
}

static const yajl_callbacks callbacks = {
  .yajl_null = null_cb,
  .yajl_boolean = boolean_cb,
  .yajl_number = number_cb,
  .yajl_string = string_cb,
  .yajl_start_map = start_map_cb,
  .yajl_map_key = map_key_cb,
  .yajl_end_map = end_cb,
  .yajl_start_array = start_array_cb,
  .yajl_end_array = end_cb,
};

static void
report_odd_words (const EfJsonReport *report, const char *file, EfDiagnostics *diagnostics)
{
  if (report->n_not_a_number > 0)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, file, report->first_not_a_number,
                        ngettext ("%u value is NaN or Infinity, which JSON does not know. It is "
                                  "taken as missing.",
                                  "%u values are NaN or Infinity, which JSON does not know. They "
                                  "are taken as missing. The first stands here.",
                                  report->n_not_a_number),
                        report->n_not_a_number);
}

static EfTree *
read_tree (EfInput *input, gboolean lines, EfDiagnostics *diagnostics, GCancellable *cancellable,
           GError **error)
{
  const char *file = ef_input_get_name (input);
  EfTreeBuilder *builder = ef_tree_builder_new (file, diagnostics);
  g_autoptr (GError) broken = NULL;
  g_autoptr (GError) cause = NULL;
  EfJsonReport report = { 0 };
  gboolean complete;
  EfTree *tree;

  if (lines)
    {
      ef_tree_builder_begin (builder, EF_TREE_LIST);
      complete = ef_json_stream_parse_many (input, &callbacks, builder, &report, cancellable,
                                            &broken);
    }
  else
    complete = ef_json_stream_parse (input, &callbacks, builder, &report, cancellable, &broken);
  report_odd_words (&report, file, diagnostics);
  tree = ef_tree_builder_finish (builder, complete, &cause);
  if (g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&tree, ef_tree_free);

  if (tree == NULL)
    {
      g_propagate_error (error, broken != NULL ? g_steal_pointer (&broken)
                                               : g_steal_pointer (&cause));
      if (report.malformed)
        g_prefix_error (error, _("“%s”, %s: "), file, report.error_place);
    }
  else if (broken != NULL)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, file, report.error_place, "%s",
                        broken->message);
  ef_json_report_clear (&report);

  return tree;
}

EfTree *
ef_tree_read_json (EfInput       *input,
                   EfDiagnostics *diagnostics,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return read_tree (input, FALSE, diagnostics, cancellable, error);
}

EfTree *
ef_tree_read_json_lines (EfInput       *input,
                         EfDiagnostics *diagnostics,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return read_tree (input, TRUE, diagnostics, cancellable, error);
}
