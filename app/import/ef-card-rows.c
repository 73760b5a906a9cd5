/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-card-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"

/* So often a row may state one thing; more is no card. */
#define REPEATS_MAX 20

struct _EfCardJoin
{
  EfTextPool *pool;
  EfRecords *records;
  GHashTable *memory; /* text to number */
};

const EfField ef_card_field_model = {
  .name = "model",
  .plain = TRUE,
  .text = TRUE,
  .role = EF_ROLE_NAME,
  .rank = EF_CARD_RANK_MODEL,
};

const EfField ef_card_field_date = {
  .name = "date",
  .role = EF_ROLE_DATE,
  .rank = EF_CARD_RANK_DESCRIPTION,
};

const EfField ef_card_field_link = {
  .name = "link",
  .plain = TRUE,
  .text = TRUE,
  .role = EF_ROLE_LINK,
  .rank = EF_CARD_RANK_REST,
};

EfCardJoin *
ef_card_join_new (const char *name, EfDiagnostics *diagnostics)
{
  EfCardJoin *self = g_new0 (EfCardJoin, 1);

  self->pool = ef_text_pool_new ();
  self->records = ef_records_new (name, self->pool, diagnostics);
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
ef_card_join_free (EfCardJoin *self)
{
  if (self == NULL)
    return;

  ef_records_free (self->records);
  ef_text_pool_unref (self->pool);
  g_hash_table_unref (self->memory);
  g_free (self);
}

guint
ef_card_join_recall (EfCardJoin *self, const char *text)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->memory, text));
}

void
ef_card_join_remember (EfCardJoin *self, const char *text, guint number)
{
  g_hash_table_insert (self->memory, g_strdup (text), GUINT_TO_POINTER (number));
}

EfTable *
ef_card_join_end (EfCardJoin   *self,
                  const char   *name,
                  const char   *path,
                  EfSource     *source,
                  GCancellable *cancellable,
                  GError      **error)
{
  EfTable *table = ef_records_end (self->records, name, path, source, cancellable, error);

  ef_text_pool_freeze (self->pool);

  return table;
}

GStrv
ef_card_list_keys (const guint8 *head, gsize length)
{
  const char *text = (const char *) head;
  gboolean lines;
  gsize at = 0;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (text[at]))
    at++;
  if (at == length || (text[at] != '{' && text[at] != '['))
    return g_new0 (char *, 1);

  return ef_json_keys_list (text, length, &lines);
}

void
ef_card_rows_prepare (EfReading *reading)
{
  ef_input_set_limit (reading->input, EF_CARD_BYTES_MAX);
  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
}

void
ef_card_rows_init (EfCardRows *self, EfReading *reading, EfTextPool *pool)
{
  self->reading = reading;
  self->file = ef_input_get_name (reading->input);
  self->n_rows = 0;
  if (reading->join != NULL)
    {
      self->pool = ef_text_pool_ref (reading->join->pool);
      self->records = reading->join->records;
    }
  else
    {
      self->pool = pool != NULL ? ef_text_pool_ref (pool) : ef_text_pool_new ();
      self->records = ef_records_new (self->file, self->pool, reading->diagnostics);
    }
  self->row = NULL;
  self->part = self->outside = NULL;
}

EfTree *
ef_card_rows_read_json (EfCardRows *self, EfReading *reading, const char *format, GError **error)
{
  EfTree *tree;

  ef_card_rows_prepare (reading);
  tree = ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
  if (tree == NULL)
    return NULL;

  ef_reading_set_source (reading, format);
  ef_card_rows_init (self, reading, NULL);

  return tree;
}

void
ef_card_rows_clear (EfCardRows *self)
{
  /* Before it is initialised there is no reading either. */
  if (self->reading != NULL && self->reading->join == NULL)
    g_clear_pointer (&self->records, ef_records_free);
  g_clear_pointer (&self->pool, ef_text_pool_unref);
}

void
ef_card_rows_begin (EfCardRows *self, const EfTreeNode *node, const char *part)
{
  g_autofree char *place = ef_tree_dup_path (node, NULL);

  if (part == NULL && self->reading->join != NULL)
    part = self->file;
  self->n_rows++;
  ef_records_begin_row (self->records, part, place);
  self->row = node;
  self->part = self->outside = part;
}

void
ef_card_rows_begin_at (EfCardRows *self, const char *place)
{
  const char *part = self->reading->join != NULL ? self->file : NULL;

  self->n_rows++;
  ef_records_begin_row (self->records, part, place);
  self->row = NULL;
  self->part = self->outside = part;
}

/* What leads from the open row to @node, or NULL if it stands outside. */
static char *
dup_suffix (const EfCardRows *self, const EfTreeNode *node)
{
  for (const EfTreeNode *up = node; up != NULL; up = up->parent)
    if (up == self->row)
      return ef_tree_dup_path (node, self->row);

  return NULL;
}

void
ef_card_rows_report (EfCardRows *self, EfSeverity severity, const EfTreeNode *node,
                     const char *format, ...)
{
  g_autofree char *place = ef_tree_dup_path (node, NULL);
  g_autofree char *suffix = dup_suffix (self, node);
  const char *part = suffix != NULL ? self->part : self->outside;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ef_diagnostics_add (self->reading->diagnostics, severity,
                      part != NULL ? part : self->file,
                      *place != '\0' ? place : NULL, "%s", message);
}

static gboolean
set_value (EfCardRows *self, guint field, const char *text, const EfTreeNode *node)
{
  g_autofree char *suffix = dup_suffix (self, node);
  g_autofree char *place = NULL;

  if (suffix != NULL)
    return ef_records_set (self->records, field, text, suffix);

  place = ef_tree_dup_path (node, NULL);
  if (g_strcmp0 (self->outside, self->part) != 0)
    {
      g_autofree char *path = g_steal_pointer (&place);

      place = g_strdup_printf ("%s: %s", self->outside != NULL ? self->outside : self->file, path);
    }
  return ef_records_set_at (self->records, field, text, place);
}

/* The field for what is stated for the nth time. */
static guint
get_repeated_field (EfCardRows *self, const EfField *field, guint n)
{
  const char *id = field->id != NULL ? field->id : field->name;
  g_autofree char *repeated_id = g_strdup_printf ("%s\n%u", id, n);
  g_autofree char *repeated_name = g_strdup_printf ("%s (%u)", field->name, n);
  EfField repeated = *field;

  repeated.id = repeated_id;
  repeated.name = repeated_name;
  /* The number is no part of what is measured. */
  if (repeated.quantity == NULL && !repeated.plain && !repeated.text)
    repeated.quantity = ef_quantity_recognise (field->name, &repeated.unit);

  return ef_records_get_field (self->records, &repeated);
}

guint
ef_card_rows_set (EfCardRows *self, const EfField *field, const char *text, const EfTreeNode *node)
{
  guint number;

  if (text == NULL)
    text = ef_tree_get_text (node);
  if (text == NULL || *text == '\0')
    return G_MAXUINT;

  number = ef_records_get_field (self->records, field);
  for (guint n = 2; !set_value (self, number, text, node); n++)
    {
      if (n > REPEATS_MAX)
        {
          ef_card_rows_report (self, EF_SEVERITY_WARNING, node,
                               _("“%s” is stated too often for one model. This value is left out."),
                               field->name);
          return G_MAXUINT;
        }
      number = get_repeated_field (self, field, n);
    }

  return number;
}

void
ef_card_rows_describe (EfCardRows *self, const char *name, const EfTreeNode *node)
{
  const EfField field = {
    .name = name,
    .plain = TRUE,
    .text = TRUE,
    .rank = EF_CARD_RANK_DESCRIPTION,
  };

  ef_card_rows_set (self, &field, NULL, node);
}

const char *
ef_card_get_entry (const EfTreeNode *entry, const char *const *keys)
{
  if (ef_tree_is (entry, EF_TREE_MAPPING) && keys != NULL)
    entry = ef_tree_get_any (entry, keys);

  return ef_tree_get_text (entry);
}

void
ef_card_rows_describe_list (EfCardRows *self, const char *name, const EfTreeNode *node,
                            const char *const *keys)
{
  const EfField field = {
    .name = name,
    .plain = TRUE,
    .text = TRUE,
    .rank = EF_CARD_RANK_DESCRIPTION,
  };
  g_autoptr (GString) words = g_string_new (ef_tree_get_text (node));

  for (guint i = 0; node != NULL && i < node->n_children; i++)
    {
      const char *text = ef_card_get_entry (ef_tree_at (node, i), keys);

      if (text != NULL && *text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  if (words->len > 0)
    ef_card_rows_set (self, &field, words->str, node);
}

guint
ef_card_rows_add_metric (EfCardRows *self, const char *metric, const char *slice,
                         const EfTreeNode *value, const EfTreeNode *low, const EfTreeNode *high)
{
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  EfField field = { .rank = EF_CARD_RANK_METRIC };
  guint number;

  if (metric == NULL || *metric == '\0')
    metric = "metric";
  name = slice != NULL && *slice != '\0' ? g_strdup_printf ("%s, %s", metric, slice)
                                         : g_strdup (metric);
  /* A metric may be called as one of our own fields. */
  id = g_strconcat ("metric\n", name, NULL);
  field.id = id;
  field.name = name;
  field.quantity = ef_quantity_recognise (metric, &field.unit);
  field.plain = TRUE;

  if (value != NULL && value->kind != EF_TREE_SCALAR)
    {
      ef_card_rows_report (self, EF_SEVERITY_WARNING, value,
                           _("The value of “%s” is no single value and is left out."), name);
      return G_MAXUINT;
    }
  number = ef_card_rows_set (self, &field, NULL, value);
  if (number != G_MAXUINT)
    {
      g_autofree char *suffix = dup_suffix (self, low != NULL ? low : high);

      ef_records_set_bounds (self->records, number, ef_tree_get_text (low),
                             ef_tree_get_text (high), suffix);
    }

  return number;
}

/* Energy that is used to train stands for a model; that of another activity is energy, but whether
 * it is of one answer or of a year no card says. */
static const EfQuantity *
find_energy_quantity (const char *activity)
{
  return ef_quantity_find (strcmp (activity, "training") == 0 ? "training-energy" : "energy");
}

void
ef_card_rows_add_energy (EfCardRows *self, const char *activity, const EfTreeNode *value,
                         const char *unit, const EfUnit *fallback)
{
  const EfUnit *known = unit != NULL ? ef_unit_find (unit, -1) : fallback;
  g_autofree char *name = g_strdup_printf ("%s energy", activity);
  g_autofree char *text = NULL;
  EfField field = {
    .name = name,
    .unit = fallback,
    .plain = TRUE,
    .rank = EF_CARD_RANK_COST,
  };

  if (ef_tree_get_text (value) == NULL)
    return;
  if (known != NULL && strcmp (ef_unit_get_dimension (known), "energy") == 0)
    {
      field.quantity = find_energy_quantity (activity);
      if (known != fallback)
        text = g_strdup_printf ("%s %s", value->text, ef_unit_get_symbol (known));
    }
  else
    {
      g_autofree char *stated = g_strdup_printf ("%s energy, in “%s”", activity, unit);

      ef_card_rows_report (self, EF_SEVERITY_WARNING, value,
                           _("“%s” is no unit of energy that is known here. The numbers are kept, "
                             "in a column of their own."),
                           unit);
      g_free (name);
      name = g_steal_pointer (&stated);
      field.name = name;
      field.unit = NULL;
    }
  ef_card_rows_set (self, &field, text, value);
}

EfTable *
ef_card_rows_make_table (EfCardRows *self, const char *name, const char *path, GError **error)
{
  return ef_records_end (self->records, name, path, self->reading->source,
                         self->reading->cancellable, error);
}

/* The node of the table, with the columns behind @rows in the summary; @nothing: what is said where
 * there are none. */
static EfCatalogNode *
end (EfCardRows *self, const char *rows, const char *nothing, GError **error)
{
  g_autoptr (EfTable) table = NULL;
  g_autofree char *columns = NULL;
  EfCatalogNode *root;

  if (self->reading->join != NULL)
    return ef_catalog_node_new (self->file, NULL);

  table = ef_card_rows_make_table (self, self->file, self->file, error);
  if (table == NULL)
    return NULL;
  if (ef_table_get_n_columns (table) == 0)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_NO_RESULTS, nothing);
      return NULL;
    }

  ef_text_pool_freeze (self->pool);
  columns = g_strdup_printf (ngettext ("%'u column", "%'u columns",
                                       ef_table_get_n_columns (table)),
                             ef_table_get_n_columns (table));
  /* Translators: "3 models, 10 columns" */
  self->reading->summary = g_strdup_printf (_("%s, %s"), rows, columns);
  root = ef_catalog_node_new (self->file, NULL);
  ef_catalog_node_add_table (root, table);

  return root;
}

EfCatalogNode *
ef_card_rows_end (EfCardRows *self, GError **error)
{
  const guint n = ef_records_get_n_rows (self->records);
  g_autofree char *models = g_strdup_printf (ngettext ("%'u model", "%'u models", n), n);
  g_autofree char *nothing
    = g_strdup_printf (_("“%s” is a model card, but it states no results, emissions, energy or "
                         "size, and no table in it holds numbers."),
                       self->file);

  return end (self, models, nothing, error);
}

EfCatalogNode *
ef_card_rows_end_measures (EfCardRows *self, GError **error)
{
  const guint n = ef_records_get_n_rows (self->records);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);
  g_autofree char *nothing = g_strdup_printf (_("There are no values in “%s”."), self->file);

  return end (self, rows, nothing, error);
}
