/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* The document is the target of its history: the public functions make a change and hand it to the
 * history, which applies it through the put functions of the private header.
 *
 * Signals wait until the history is at rest. What is to be told is collected in `news` and sent by
 * ef_document_announce() at the end of each public function, once per thing however often a group
 * touched it; so a handler always sees a whole state and may itself make changes. */

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CATALOG_CHANGED,
  CHARTS_CHANGED,
  CHART_CHANGED,
  PANELS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EfDocument, ef_document, G_TYPE_OBJECT)

static gboolean
show_flag (gboolean *shown, gboolean value)
{
  gboolean changed = *shown != value;

  *shown = value;

  return changed;
}

static gboolean
show_string (char **shown, const char *value)
{
  if (g_strcmp0 (*shown, value) == 0)
    return FALSE;

  g_free (*shown);
  *shown = g_strdup (value);

  return TRUE;
}

static void
notify_if (EfDocument *self, gboolean changed, guint property)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_properties (EfDocument *self)
{
  EfShown *shown = &self->shown;
  EfHistory *history = self->history;

  notify_if (self, show_string (&shown->title, self->title), PROP_TITLE);
  notify_if (self, show_flag (&shown->modified, ef_history_is_modified (history)), PROP_MODIFIED);
  notify_if (self, show_flag (&shown->can_undo, ef_history_can_undo (history)), PROP_CAN_UNDO);
  notify_if (self, show_flag (&shown->can_redo, ef_history_can_redo (history)), PROP_CAN_REDO);
  notify_if (self, show_string (&shown->undo_label, ef_history_get_undo_label (history)),
             PROP_UNDO_LABEL);
  notify_if (self, show_string (&shown->redo_label, ef_history_get_redo_label (history)),
             PROP_REDO_LABEL);
}

/* Charts that are gone by now are not worth a "chart-changed". */
void
ef_document_announce (EfDocument *self)
{
  g_autoptr (EfDocument) alive = g_object_ref (self);
  g_autoptr (GPtrArray) chart_ids = g_steal_pointer (&self->news.chart_ids);
  gboolean catalog = self->news.catalog;
  gboolean charts = self->news.charts;
  gboolean panels = self->news.panels;

  self->news.chart_ids = g_ptr_array_new_with_free_func (g_free);
  self->news.catalog = FALSE;
  self->news.charts = FALSE;
  self->news.panels = FALSE;

  if (catalog)
    g_signal_emit (self, signals[CATALOG_CHANGED], 0);
  if (charts)
    g_signal_emit (self, signals[CHARTS_CHANGED], 0);
  for (guint i = 0; i < chart_ids->len; i++)
    {
      const char *chart_id = g_ptr_array_index (chart_ids, i);

      if (ef_document_get_chart (self, chart_id) != NULL)
        g_signal_emit (self, signals[CHART_CHANGED], 0, chart_id);
    }
  if (panels)
    g_signal_emit (self, signals[PANELS_CHANGED], 0);

  notify_properties (self);
}

void
ef_document_do_change (EfDocument *self, EfChange *change, const char *merge_key, const char *label)
{
  ef_history_do (self->history, change, merge_key, label);
  ef_document_announce (self);
}

static void
ef_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EfDocument *self = EF_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, ef_history_is_modified (self->history));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, ef_history_can_undo (self->history));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, ef_history_can_redo (self->history));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, ef_history_get_undo_label (self->history));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, ef_history_get_redo_label (self->history));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_document_finalize (GObject *object)
{
  EfDocument *self = EF_DOCUMENT (object);

  ef_history_free (self->history);
  ef_catalog_unref (self->catalog);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->news.chart_ids);
  g_free (self->title);
  g_free (self->extensions);
  g_free (self->current_chart);
  g_free (self->shown.undo_label);
  g_free (self->shown.redo_label);
  g_free (self->shown.title);

  G_OBJECT_CLASS (ef_document_parent_class)->finalize (object);
}

static void
ef_document_class_init (EfDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ef_document_get_property;
  object_class->finalize = ef_document_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CATALOG_CHANGED] = g_signal_new ("catalog-changed", EF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHARTS_CHANGED] = g_signal_new ("charts-changed", EF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHART_CHANGED] = g_signal_new ("chart-changed", EF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PANELS_CHANGED] = g_signal_new ("panels-changed", EF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_document_init (EfDocument *self)
{
  self->catalog = ef_catalog_new ();
  ef_document_init_charts (self);
  ef_document_init_panels (self);
  ef_document_init_scenarios (self);
  self->news.chart_ids = g_ptr_array_new_with_free_func (g_free);
  self->history = ef_history_new (self);
}

void
ef_document_put_catalog (EfDocument *self, EfCatalog *catalog)
{
  EfCatalog *old = self->catalog;

  self->catalog = ef_catalog_ref (catalog);
  ef_catalog_unref (old);
  self->news.catalog = TRUE;
}

void
ef_document_put_title (EfDocument *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

EfHistory *
ef_document_get_history (EfDocument *self)
{
  return self->history;
}

EfDocument *
ef_document_new (void)
{
  return g_object_new (EF_TYPE_DOCUMENT, NULL);
}

EfCatalog *
ef_document_get_catalog (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  return self->catalog;
}

const char *
ef_document_get_title (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  return self->title;
}

const char *
ef_document_get_extensions (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  return self->extensions;
}

void
ef_document_set_extensions (EfDocument *self, const char *xml)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  g_free (self->extensions);
  self->extensions = g_strdup (xml);
}

void
ef_document_add_source (EfDocument *self, EfCatalogNode *root, const char *label)
{
  g_autoptr (EfCatalog) catalog = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (root != NULL);

  catalog = ef_catalog_add_root (self->catalog, root);
  ef_document_do_change (self, ef_catalog_change_new (self->catalog, catalog), NULL, label);
}

void
ef_document_remove_source (EfDocument *self, guint index, const char *label)
{
  g_autoptr (EfCatalog) catalog = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (index < ef_catalog_get_n_roots (self->catalog));

  catalog = ef_catalog_remove_root (self->catalog, index);
  ef_history_begin_group (self->history, label);
  ef_document_remove_orphaned_charts (self, catalog);
  ef_history_do (self->history, ef_catalog_change_new (self->catalog, catalog), NULL, NULL);
  ef_history_end_group (self->history);
  ef_document_announce (self);
}

void
ef_document_replace_source (EfDocument *self, guint index, EfCatalogNode *root, const char *label)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (EfCatalog) catalog = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (index < ef_catalog_get_n_roots (self->catalog));
  g_return_if_fail (root != NULL);

  for (guint i = 0; i < ef_catalog_get_n_roots (self->catalog); i++)
    g_ptr_array_add (roots, i == index ? root : ef_catalog_get_root (self->catalog, i));
  catalog = ef_catalog_new_for_roots (roots);

  ef_history_begin_group (self->history, label);
  ef_document_remove_orphaned_charts (self, catalog);
  ef_history_do (self->history, ef_catalog_change_new (self->catalog, catalog), NULL, NULL);
  ef_history_end_group (self->history);
  ef_document_announce (self);
}

void
ef_document_replace_table (EfDocument *self, EfTable *table, const char *label)
{
  g_autoptr (EfCatalog) catalog = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (table != NULL);

  if (ef_catalog_get_table (self->catalog, ef_table_get_id (table)) == table)
    return;

  catalog = ef_catalog_replace_table (self->catalog, table);
  ef_document_do_change (self, ef_catalog_change_new (self->catalog, catalog), NULL, label);
}

void
ef_document_set_title (EfDocument *self, const char *title, const char *label)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  if (g_strcmp0 (self->title, title) != 0)
    ef_document_do_change (self, ef_title_change_new (self->title, title), NULL, label);
}

void
ef_document_begin_group (EfDocument *self, const char *label)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_history_begin_group (self->history, label);
  ef_document_announce (self);
}

void
ef_document_end_group (EfDocument *self)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_history_end_group (self->history);
  ef_document_announce (self);
}

gboolean
ef_document_can_undo (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), FALSE);

  return ef_history_can_undo (self->history);
}

gboolean
ef_document_can_redo (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), FALSE);

  return ef_history_can_redo (self->history);
}

void
ef_document_undo (EfDocument *self)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_history_undo (self->history);
  ef_document_announce (self);
}

void
ef_document_redo (EfDocument *self)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_history_redo (self->history);
  ef_document_announce (self);
}

gboolean
ef_document_is_modified (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), FALSE);

  return ef_history_is_modified (self->history);
}

guint64
ef_document_get_state (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), 0);

  return ef_history_get_state (self->history);
}

void
ef_document_set_saved_state (EfDocument *self, guint64 state)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_history_set_saved_state (self->history, state);
  ef_document_announce (self);
}

void
ef_document_load_catalog (EfDocument *self, EfCatalog *catalog)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (catalog != NULL);

  ef_document_put_catalog (self, catalog);
  ef_document_announce (self);
}

void
ef_document_load_title (EfDocument *self, const char *title)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));

  ef_document_put_title (self, title);
  ef_document_announce (self);
}
