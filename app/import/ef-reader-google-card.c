/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>

#include "ef-card-rows.h"
#include "ef-error.h"

/* Cards of Google's Model Card Toolkit. There are two versions of the schema, which differ in what
 * is a text, a list or a mapping; each field is read in either form, whatever the card says of
 * itself. Numbers are numbers in one and texts in the other.
 *
 * A metric without a slice is of all the data, and so is one of the slice "overall". */

#define ID "google-card"

static const char *const versions[] = { "0.0.1", "0.0.2", NULL };

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  static const char *const others[]
    = { "schema_version", "quantitative_analysis", "model_parameters", "considerations" };
  g_auto (GStrv) keys = ef_card_list_keys (head, length);
  const char *const *list = (const char *const *) keys;

  if (!g_strv_contains (list, "model_details"))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strv_contains (list, others[i]))
      return 0.9;

  return 0;
}

static void
read_link (EfCardRows *rows, const EfTreeNode *references)
{
  static const char *const keys[] = { "reference", NULL };

  for (guint i = 0; references != NULL && i < references->n_children; i++)
    {
      const char *text = ef_card_get_entry (ef_tree_at (references, i), keys);

      if (text != NULL && g_str_has_prefix (text, "http"))
        {
          ef_card_rows_set (rows, &ef_card_field_link, text, ef_tree_at (references, i));
          return;
        }
    }
}

static void
read_details (EfCardRows *rows, const EfTreeNode *card)
{
  static const char *const names[] = { "name", NULL };
  static const char *const licences[] = { "identifier", "custom_text", NULL };
  static const char *const licence_keys[] = { "licenses", "license", NULL };
  const EfTreeNode *details = ef_tree_get (card, "model_details");
  const EfTreeNode *version = ef_tree_get (details, "version");
  const EfTreeNode *parameters = ef_tree_get (card, "model_parameters");

  ef_card_rows_set (rows, &ef_card_field_model, NULL, ef_tree_get (details, "name"));
  ef_card_rows_describe (rows, "version", ef_tree_get (version, "name"));
  ef_card_rows_set (rows, &ef_card_field_date, NULL, ef_tree_get (version, "date"));
  ef_card_rows_describe_list (rows, "owners", ef_tree_get (details, "owners"), names);
  ef_card_rows_describe_list (rows, "licence", ef_tree_get_any (details, licence_keys), licences);
  ef_card_rows_describe (rows, "architecture", ef_tree_get (parameters, "model_architecture"));
  ef_card_rows_describe_list (rows, "data", ef_tree_get (parameters, "data"), names);
  read_link (rows, ef_tree_get (details, "references"));
}

/* The first threshold is the card's; a metric at another one says so in its name. */
static void
read_metric (EfCardRows *rows, const EfTreeNode *metric, const char **threshold)
{
  static const EfField field = { .name = "threshold", .plain = TRUE, .rank = EF_CARD_RANK_REST };
  const EfTreeNode *interval = ef_tree_get (metric, "confidence_interval");
  const EfTreeNode *value = ef_tree_get (metric, "value");
  const char *type = ef_tree_get_text (ef_tree_get (metric, "type"));
  const char *slice = ef_tree_get_text (ef_tree_get (metric, "slice"));
  const char *at = ef_tree_get_text (ef_tree_get (metric, "threshold"));
  g_autofree char *narrower = NULL;

  if (slice != NULL && g_ascii_strcasecmp (slice, "overall") == 0)
    slice = NULL;
  if (at != NULL && *threshold == NULL)
    {
      *threshold = at;
      ef_card_rows_set (rows, &field, NULL, ef_tree_get (metric, "threshold"));
    }
  else if (at != NULL && !g_str_equal (at, *threshold))
    {
      narrower = g_strdup_printf ("%s%sthreshold %s", slice != NULL ? slice : "",
                                  slice != NULL ? ", " : "", at);
      slice = narrower;
    }
  if (ef_tree_is_null (value) && interval != NULL)
    ef_card_rows_report (rows, EF_SEVERITY_WARNING, metric,
                         _("The metric “%s” has an interval but no value, and is left out."),
                         type != NULL ? type : "");

  ef_card_rows_add_metric (rows, type, slice, value, ef_tree_get (interval, "lower_bound"),
                           ef_tree_get (interval, "upper_bound"));
}

static void
read_card (EfCardRows *rows, const EfTreeNode *card)
{
  const EfTreeNode *version = ef_tree_get (card, "schema_version");
  const EfTreeNode *metrics
    = ef_tree_get (ef_tree_get (card, "quantitative_analysis"), "performance_metrics");
  const char *threshold = NULL;

  if (ef_tree_get_text (version) != NULL && !g_strv_contains (versions, version->text))
    ef_card_rows_report (rows, EF_SEVERITY_WARNING, version,
                         _("Version %s of the Model Card Toolkit's schema is not known here. What "
                           "is as in version 0.0.2 is read."),
                         version->text);
  ef_card_rows_begin (rows, card, NULL);
  read_details (rows, card);
  for (guint i = 0; i < ef_tree_count_items (metrics, NULL); i++)
    read_metric (rows, ef_tree_get_item (metrics, NULL, i), &threshold);
}

static EfCatalogNode *
read_google_card (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_auto (EfCardRows) rows = { 0 };
  const EfTreeNode *root;

  tree = ef_card_rows_read_json (&rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  root = ef_tree_get_root (tree);
  for (guint i = 0; i < ef_tree_count_items (root, NULL); i++)
    if (ef_tree_get (ef_tree_get_item (root, NULL, i), "model_details") != NULL)
      read_card (&rows, ef_tree_get_item (root, NULL, i));
  if (rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of a model card, but describes no model."), rows.file);
      return NULL;
    }

  return ef_card_rows_end (&rows, error);
}

const EfReader ef_reader_google_card = {
  .id = ID,
  .name = N_ ("Model cards of Google's toolkit (JSON)"),
  .sniff = sniff,
  .read = read_google_card,
  .joined_name = "Model Card Toolkit",
  .noun = EF_READER_NOUN_CARD,
};
