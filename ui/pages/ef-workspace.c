/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-workspace-private.h"

#include "ef-first-chart.h"
#include "ef-words.h"

G_DEFINE_FINAL_TYPE (EfWorkspace, ef_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_HAS_CHART,
  PROP_HAS_SELECTION,
  N_PROPS
};

enum
{
  CHART_CHANGED,
  DATA_CHANGED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
ef_workspace_notify_busy (EfWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
ef_workspace_notify_data (EfWorkspace *self)
{
  g_signal_emit (self, signals[DATA_CHANGED], 0);
}

void
ef_workspace_set_shown_table (EfWorkspace *self,
                              EfTable     *table)
{
  EfTable *old = self->table;

  self->table = table != NULL ? ef_table_ref (table) : NULL;
  g_clear_pointer (&old, ef_table_unref);
}

static void
clear_selection (EfWorkspace *self)
{
  if (self->selection->len == 0)
    return;

  g_array_set_size (self->selection, 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

/* So that it is known later which charts are new. */
static void
note_charts (EfWorkspace *self)
{
  g_ptr_array_unref (self->charts);
  self->charts = ef_workspace_list_charts (self);
}

/* Shows @spec of @table; either may be what is shown already. @spec (transfer full). */
static void
show (EfWorkspace *self,
      const char  *chart_id,
      EfTable     *table,
      EfChartSpec *spec)
{
  gboolean other_table = self->source != table;
  g_autofree char *id = g_strdup (chart_id);

  if (other_table)
    {
      g_clear_pointer (&self->source, ef_table_unref);
      self->source = table != NULL ? ef_table_ref (table) : NULL;
      ef_workspace_set_shown_table (self, table);
    }

  g_free (self->chart_id);
  self->chart_id = g_steal_pointer (&id);
  g_clear_pointer (&self->spec, ef_chart_spec_free);
  self->spec = spec;

  if (table != NULL && self->chart_id != NULL)
    g_hash_table_replace (self->last_charts, g_strdup (ef_table_get_id (table)),
                          g_strdup (self->chart_id));

  note_charts (self);
  if (other_table)
    clear_selection (self);

  g_signal_emit (self, signals[CHART_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CHART]);
  ef_workspace_refresh_points (self);
}

static EfTable *
find_table (EfWorkspace *self,
            const char  *table_id)
{
  return ef_catalog_get_table (ef_document_get_catalog (self->document), table_id);
}

static void
show_nothing (EfWorkspace *self)
{
  show (self, NULL, NULL, NULL);
}

/* A new chart speaks the language of the person who makes it, wherever it goes from here, and may
 * suppose what the project has. */
static EfChartSpec *
create_spec (EfWorkspace *self,
             EfTable     *table)
{
  EfChartSpec *spec = ef_first_chart_new (table);
  const char *language = ef_words_get_own_language ();

  if (!g_str_equal (language, EF_WORDS_DEFAULT))
    spec->language = g_strdup (language);
  ef_what_if_join (&spec->what_if, ef_document_get_scenarios (self->document));
  return spec;
}

/* What a chart that is only looked at may suppose may be something else now. */
static void
offer_scenarios (EfWorkspace *self)
{
  if (self->chart_id == NULL && self->source != NULL &&
      !ef_scenarios_equal (self->spec->what_if.scenarios,
                           ef_document_get_scenarios (self->document)))
    {
      g_autoptr (EfTable) table = ef_table_ref (self->source);

      show (self, NULL, table, create_spec (self, table));
    }
}

/* A chart of the document changed, perhaps through undo. */
static void
document_chart_changed_cb (EfWorkspace *self,
                           const char  *chart_id)
{
  if (g_strcmp0 (chart_id, self->chart_id) == 0)
    ef_workspace_show_chart (self, chart_id);
  else
    offer_scenarios (self);
}

/* The last of @now that was not there @before, or NULL. */
static const char *
find_newcomer (GPtrArray *before,
               GPtrArray *now)
{
  for (guint i = now->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (before, now->pdata[i - 1], g_str_equal, NULL))
      return now->pdata[i - 1];
  return NULL;
}

/* Of @before, what stood next to @chart_id and is still there, or NULL. */
static const char *
find_neighbour (GPtrArray  *before,
                GPtrArray  *now,
                const char *chart_id)
{
  const char *neighbour = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      const char *id = before->pdata[i];

      passed = passed || g_str_equal (id, chart_id);
      if (!g_ptr_array_find_with_equal_func (now, id, g_str_equal, NULL))
        continue;
      neighbour = id;
      if (passed)
        break;
    }
  return neighbour;
}

/* Charts were added or removed, perhaps through undo. One of this table that came is what somebody
 * wants to see. The shown one may be gone: its neighbour takes its place, and the last one is still
 * looked at. */
static void
document_charts_changed_cb (EfWorkspace *self)
{
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->charts);
  g_autoptr (GPtrArray) now = ef_workspace_list_charts (self);
  gboolean gone = self->chart_id != NULL
                  && ef_document_get_chart (self->document, self->chart_id) == NULL;
  const char *wanted = find_newcomer (before, now);

  if (wanted == NULL && gone)
    wanted = find_neighbour (before, now, self->chart_id);
  note_charts (self);
  if (wanted != NULL)
    ef_workspace_show_chart (self, wanted);
  else if (gone && self->source != NULL)
    {
      g_autoptr (EfTable) table = ef_table_ref (self->source);

      show (self, NULL, table, create_spec (self, table));
    }
  else if (self->chart_id == NULL)
    offer_scenarios (self);
}

static void
document_catalog_changed_cb (EfWorkspace *self)
{
  EfTable *table;

  if (self->source == NULL)
    return;

  table = find_table (self, ef_table_get_id (self->source));
  if (table == NULL)
    show_nothing (self);
  else if (table != self->source)
    show (self, self->chart_id, table, ef_chart_spec_copy (self->spec));
}

static void
ef_workspace_dispose (GObject *object)
{
  EfWorkspace *self = EF_WORKSPACE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->resampling != NULL)
    g_cancellable_cancel (self->resampling);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->resampling);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (ef_workspace_parent_class)->dispose (object);
}

static void
ef_workspace_finalize (GObject *object)
{
  EfWorkspace *self = EF_WORKSPACE (object);

  g_free (self->chart_id);
  g_clear_pointer (&self->source, ef_table_unref);
  g_clear_pointer (&self->table, ef_table_unref);
  g_clear_pointer (&self->spec, ef_chart_spec_free);
  g_clear_pointer (&self->data, ef_chart_data_unref);
  g_clear_pointer (&self->data_spec, ef_chart_spec_free);
  g_clear_error (&self->error);
  g_array_unref (self->selection);
  g_ptr_array_unref (self->charts);
  g_hash_table_unref (self->last_charts);

  G_OBJECT_CLASS (ef_workspace_parent_class)->finalize (object);
}

static void
ef_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EfWorkspace *self = EF_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, ef_workspace_is_busy (self));
      break;
    case PROP_HAS_CHART:
      g_value_set_boolean (value, self->source != NULL);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, self->selection->len > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, EF_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
ef_workspace_class_init (EfWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ef_workspace_dispose;
  object_class->finalize = ef_workspace_finalize;
  object_class->get_property = ef_workspace_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_CHART] = g_param_spec_boolean ("has-chart", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHART_CHANGED] = add_signal ("chart-changed");
  signals[DATA_CHANGED] = add_signal ("data-changed");
  signals[SELECTION_CHANGED] = add_signal ("selection-changed");
}

static void
ef_workspace_init (EfWorkspace *self)
{
  self->selection = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->charts = g_ptr_array_new_with_free_func (g_free);
  self->last_charts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

EfWorkspace *
ef_workspace_new (EfDocument *document)
{
  EfWorkspace *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  self = g_object_new (EF_TYPE_WORKSPACE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "chart-changed", G_CALLBACK (document_chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "charts-changed", G_CALLBACK (document_charts_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "catalog-changed", G_CALLBACK (document_catalog_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

EfDocument *
ef_workspace_get_document (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->document;
}

EfTable *
ef_workspace_get_table (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->table;
}

EfTable *
ef_workspace_get_source (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->source;
}

const EfChartSpec *
ef_workspace_get_spec (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->spec;
}

EfChartData *
ef_workspace_get_data (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->data;
}

const GError *
ef_workspace_get_error (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->error;
}

gboolean
ef_workspace_is_busy (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), FALSE);
  return self->cancellable != NULL || self->resampling != NULL;
}

const char *
ef_workspace_get_chart_id (EfWorkspace *self)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  return self->chart_id;
}

/* The chart of @table that was shown last and is still there, else the first one, or NULL. */
static const char *
find_chart (EfWorkspace *self,
            EfTable     *table)
{
  const char *table_id = ef_table_get_id (table);
  const char *last = g_hash_table_lookup (self->last_charts, table_id);
  const EfChartSpec *spec = last != NULL ? ef_document_get_chart (self->document, last) : NULL;

  if (spec != NULL && g_strcmp0 (spec->table_id, table_id) == 0)
    return last;
  return ef_document_find_chart (self->document, table_id);
}

void
ef_workspace_show_table (EfWorkspace *self,
                         EfTable     *table)
{
  g_autofree char *chart_id = NULL;

  g_return_if_fail (EF_IS_WORKSPACE (self));
  g_return_if_fail (table != NULL);

  if (table == self->source)
    return;

  chart_id = g_strdup (find_chart (self, table));
  if (chart_id != NULL)
    {
      ef_workspace_show_chart (self, chart_id);
      return;
    }

  show (self, NULL, table, create_spec (self, table));
}

void
ef_workspace_show_chart (EfWorkspace *self,
                         const char  *chart_id)
{
  const EfChartSpec *spec;
  EfTable *table;

  g_return_if_fail (EF_IS_WORKSPACE (self));
  g_return_if_fail (chart_id != NULL);

  spec = ef_document_get_chart (self->document, chart_id);
  table = spec != NULL ? find_table (self, spec->table_id) : NULL;
  if (table == NULL)
    {
      show_nothing (self);
      return;
    }

  ef_document_set_current_chart (self->document, chart_id);
  show (self, chart_id, table, ef_chart_spec_copy (spec));
}

GPtrArray *
ef_workspace_list_charts (EfWorkspace *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const char *table_id;

  g_return_val_if_fail (EF_IS_WORKSPACE (self), ids);

  if (self->source == NULL)
    return ids;

  table_id = ef_table_get_id (self->source);
  for (guint i = 0; i < ef_document_get_n_charts (self->document); i++)
    {
      const char *id = ef_document_get_chart_id (self->document, i);

      if (g_strcmp0 (ef_document_get_chart (self->document, id)->table_id, table_id) == 0)
        g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

void
ef_workspace_add_chart (EfWorkspace *self,
                        EfChartSpec *spec,
                        const char  *label)
{
  g_autoptr (EfChartSpec) owned = spec;

  g_return_if_fail (EF_IS_WORKSPACE (self));
  g_return_if_fail (self->source != NULL);

  if (owned == NULL)
    owned = create_spec (self, self->source);
  ef_document_begin_group (self->document, label);
  if (self->chart_id == NULL)
    ef_document_add_chart (self->document, self->spec, label);
  ef_document_add_chart (self->document, owned, label);
  ef_document_end_group (self->document);
}

void
ef_workspace_keep_chart (EfWorkspace *self)
{
  g_return_if_fail (EF_IS_WORKSPACE (self));

  if (self->source == NULL || self->chart_id != NULL)
    return;

  ef_workspace_change (self, ef_chart_spec_copy (self->spec), NULL, _("Add Chart"));
}

/* The chart that was only looked at becomes one of the document, whose signal says that the table
 * has a new one. As it was before it has the scenarios that the document has; only then what was
 * done to them is a change of them, and not another scenario of the same name. */
static void
add_chart (EfWorkspace       *self,
           const EfChartSpec *spec,
           const char        *label)
{
  const char *id;

  if (ef_scenarios_equal (self->spec->what_if.scenarios, spec->what_if.scenarios))
    {
      ef_document_add_chart (self->document, spec, label);
      return;
    }

  ef_document_begin_group (self->document, label);
  id = ef_document_add_chart (self->document, self->spec, label);
  if (id != NULL)
    ef_document_change_chart (self->document, id, spec, NULL, label);
  ef_document_end_group (self->document);
}

void
ef_workspace_change (EfWorkspace *self,
                     EfChartSpec *spec,
                     const char  *merge_key,
                     const char  *label)
{
  g_autoptr (EfChartSpec) owned = spec;

  g_return_if_fail (EF_IS_WORKSPACE (self));
  g_return_if_fail (spec != NULL);
  g_return_if_fail (self->table != NULL);

  if (self->chart_id != NULL)
    {
      g_autofree char *id = g_strdup (self->chart_id);

      /* The document tells us of the change as it tells everybody. */
      ef_document_change_chart (self->document, id, owned, merge_key, label);
      return;
    }

  add_chart (self, owned, label);
}

void
ef_workspace_set_view (EfWorkspace  *self,
                       const EfView *view)
{
  g_return_if_fail (EF_IS_WORKSPACE (self));

  if (self->spec == NULL)
    return;

  self->spec->has_view = view != NULL;
  if (view != NULL)
    self->spec->view = *view;
  if (self->chart_id != NULL)
    ef_document_set_chart_view (self->document, self->chart_id, view);
}

void
ef_workspace_set_folded (EfWorkspace     *self,
                         const GPtrArray *texts)
{
  g_return_if_fail (EF_IS_WORKSPACE (self));

  if (self->spec == NULL)
    return;

  ef_table_view_set_folded (&self->spec->table, texts);
  if (self->chart_id != NULL)
    ef_document_set_chart_folded (self->document, self->chart_id, texts);
}

const guint32 *
ef_workspace_get_selection (EfWorkspace *self,
                            guint       *n_rows)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = self->selection->len;
  return (const guint32 *) (gpointer) self->selection->data;
}

void
ef_workspace_set_selection (EfWorkspace   *self,
                            const guint32 *rows,
                            guint          n_rows)
{
  g_return_if_fail (EF_IS_WORKSPACE (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  if (n_rows == self->selection->len &&
      (n_rows == 0 || memcmp (rows, self->selection->data, n_rows * sizeof *rows) == 0))
    return;

  g_array_set_size (self->selection, 0);
  if (n_rows > 0)
    g_array_append_vals (self->selection, rows, n_rows);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

void
ef_workspace_wait (EfWorkspace *self)
{
  g_return_if_fail (EF_IS_WORKSPACE (self));

  while (ef_workspace_is_busy (self))
    g_main_context_iteration (NULL, TRUE);
}
