/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-uncertainty-group.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-bounds.h"
#include "ef-chart-resamples.h"
#include "ef-wheel.h"

struct _EfUncertaintyGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the rows are being set, the user did nothing */

  AdwActionRow *bars_row;
  GtkSwitch *bars_switch;
  GtkWidget *bands_row;
  GtkSwitch *bands_switch;
  AdwComboRow *spread_row;
  AdwComboRow *coverage_row;
  GtkWidget *count_row;
  GtkSpinButton *count_spin;
  GtkWidget *seed_row;
  GtkSpinButton *seed_spin;
  AdwActionRow *result_row;
  GtkWidget *select_button;
};

G_DEFINE_FINAL_TYPE (EfUncertaintyGroup, ef_uncertainty_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the rows' items. */
static const EfSpread spreads[] = { EF_SPREAD_BARS, EF_SPREAD_RUNS };
static const double coverages[] = { 0, EF_COVERAGE_STANDARD, 0.9, EF_COVERAGE_INTERVAL, 0.99 };

/* Turning a wheel is one step of the history, not five. */
#define COUNT_MERGE_KEY "resamples"
#define SEED_MERGE_KEY "resamples-seed"

/* A copy of what is shown, to be changed and handed to ef_workspace_change(). */
static EfChartSpec *
copy_spec (EfUncertaintyGroup *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

static void
bars_switched_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->uncertainty.error_bars = gtk_switch_get_active (self->bars_switch);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->uncertainty.error_bars ? _("Show Error Bars") : _("Hide Error Bars"));
}

static void
bands_switched_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->uncertainty.bands = gtk_switch_get_active (self->bands_switch);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->uncertainty.bands ? _("Show Bands of Frontier")
                                               : _("Hide Bands of Frontier"));
}

static void
spread_selected_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->uncertainty.spread
    = spreads[MIN (adw_combo_row_get_selected (self->spread_row), G_N_ELEMENTS (spreads) - 1)];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Spread"));
}

static void
coverage_selected_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;
  guint selected = adw_combo_row_get_selected (self->coverage_row);

  /* One that only a file has is none of the items. */
  if (self->showing || selected >= G_N_ELEMENTS (coverages))
    return;

  spec = copy_spec (self);
  spec->uncertainty.coverage = coverages[selected];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Meaning of Error Bars"));
}

static void
count_changed_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->uncertainty.n_resamples = (guint) gtk_spin_button_get_value_as_int (self->count_spin);
  ef_workspace_change (self->workspace, spec, COUNT_MERGE_KEY, _("Change Number of Resamples"));
}

static void
seed_changed_cb (EfUncertaintyGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->uncertainty.seed = (guint32) gtk_spin_button_get_value (self->seed_spin);
  ef_workspace_change (self->workspace, spec, SEED_MERGE_KEY, _("Change Seed"));
}

static gboolean
may_be_on_front (const EfChartData *data,
                 guint              point)
{
  return data->resamples->membership[point] > 0;
}

static void
select_cb (EfUncertaintyGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (data == NULL || data->resamples == NULL || data->resamples->membership == NULL)
    return;
  for (guint i = 0; i < data->n; i++)
    if (may_be_on_front (data, i))
      g_array_append_val (rows, data->rows[i]);
  ef_workspace_set_selection (self->workspace, (const guint32 *) (gpointer) rows->data, rows->len);
}

/* ---- Showing ---- */

/* The item, or none for a number of its own. */
static guint
find_coverage (double coverage)
{
  for (guint i = 0; i < G_N_ELEMENTS (coverages); i++)
    if (coverages[i] == coverage)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* "41 of 266 points are on the frontier in some resamples." */
static char *
describe_result (const EfChartData *data)
{
  guint n = 0;

  if (data->resamples->refusal != NULL)
    return g_strdup (data->resamples->refusal);

  for (guint i = 0; i < data->n; i++)
    n += may_be_on_front (data, i);
  return g_strdup_printf (
    ngettext ("%'u of %'u points is on the frontier in some resamples.",
              "%'u of %'u points are on the frontier in some resamples.", n),
    n, data->n);
}

static void
show_result (EfUncertaintyGroup *self,
             EfChartData        *data)
{
  gboolean shown = data != NULL && data->resamples != NULL;
  g_autofree char *text = NULL;
  g_autofree char *drawn = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->result_row), shown);
  if (!shown)
    return;

  text = describe_result (data);
  drawn = ef_chart_resamples_describe (data->resamples, ef_tick_style_for_locale ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), text);
  adw_action_row_set_subtitle (self->result_row, drawn != NULL ? drawn : "");
  gtk_widget_set_visible (self->select_button, data->resamples->refusal == NULL);
}

/* What the columns say of their bounds, below what was chosen. */
static void
show_kind (EfUncertaintyGroup *self, EfChartData *data)
{
  g_autofree char *words = NULL;
  EfBoundsReading x, y;

  if (data != NULL)
    {
      ef_bounds_reading_init (&x, data->table, data->x.column, 0);
      ef_bounds_reading_init (&y, data->table, data->y.column, 0);
      if (x.bounded || y.bounded)
        words = ef_bounds_reading_dup_both (&x, &y, ef_tick_style_for_locale ());
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->coverage_row), words != NULL ? words : "");
}

/* What is known once the points are there. */
static void
show_data (EfUncertaintyGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  guint n = data != NULL ? ef_chart_bounds_count (data) : 0;
  g_autofree char *bounded = NULL;

  show_result (self, data);
  show_kind (self, data);
  if (n > 0)
    bounded = g_strdup_printf (ngettext ("%'u of %'u point has one", "%'u of %'u points have one",
                                         data->n),
                               n, data->n);
  else if (data != NULL)
    bounded = g_strdup (_("No value of these points has one"));
  adw_action_row_set_subtitle (self->bars_row, bounded != NULL ? bounded : "");
}

static void
refresh (EfUncertaintyGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const EfUncertaintySpec *uncertainty;
  gboolean drawn, barred;

  gtk_widget_set_sensitive (GTK_WIDGET (self), spec != NULL);
  if (spec == NULL)
    return;

  uncertainty = &spec->uncertainty;
  drawn = uncertainty->bands;
  barred = drawn && uncertainty->spread == EF_SPREAD_BARS;
  self->showing = TRUE;
  gtk_switch_set_active (self->bars_switch, uncertainty->error_bars);
  gtk_switch_set_active (self->bands_switch, drawn);
  adw_combo_row_set_selected (self->spread_row, uncertainty->spread == EF_SPREAD_RUNS ? 1 : 0);
  adw_combo_row_set_selected (self->coverage_row, find_coverage (uncertainty->coverage));
  gtk_spin_button_set_value (self->count_spin, uncertainty->n_resamples);
  gtk_spin_button_set_value (self->seed_spin, uncertainty->seed);
  gtk_widget_set_visible (GTK_WIDGET (self->spread_row), drawn);
  gtk_widget_set_visible (GTK_WIDGET (self->coverage_row), barred || uncertainty->error_bars);
  gtk_widget_set_visible (self->count_row, drawn);
  gtk_widget_set_visible (self->seed_row, drawn);
  gtk_widget_set_sensitive (self->bands_row, spec->front.shown || drawn);
  show_data (self);
  self->showing = FALSE;
}

static void
ef_uncertainty_group_dispose (GObject *object)
{
  EfUncertaintyGroup *self = EF_UNCERTAINTY_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_uncertainty_group_parent_class)->dispose (object);
}

static void
ef_uncertainty_group_class_init (EfUncertaintyGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_uncertainty_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-uncertainty-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, bars_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, bars_switch);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, bands_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, bands_switch);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, spread_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, coverage_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, count_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, count_spin);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, seed_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, seed_spin);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, result_row);
  gtk_widget_class_bind_template_child (widget_class, EfUncertaintyGroup, select_button);
  gtk_widget_class_bind_template_callback (widget_class, bars_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, bands_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, spread_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, coverage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, seed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_cb);
}

static void
ef_uncertainty_group_init (EfUncertaintyGroup *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self));
  self->showing = FALSE;
}

void
ef_uncertainty_group_set_workspace (EfUncertaintyGroup *self,
                                    EfWorkspace        *workspace)
{
  g_return_if_fail (EF_IS_UNCERTAINTY_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (show_data), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
