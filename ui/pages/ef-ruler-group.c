/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ruler-group.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-rulers.h"
#include "ef-entry-text.h"
#include "ef-limit-text.h"

/* What one kind of ruler has in the group. */
typedef struct
{
  EfRulerGroup *group;
  EfRulerKind kind;
  AdwExpanderRow *row;
  AdwEntryRow *values_row;
  AdwEntryRow *of_row; /* NULL for kinds that are not of anything */
  AdwActionRow *problem_row;
} Kind;

struct _EfRulerGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the rows are being set, the user did nothing */
  Kind kinds[EF_N_RULER_KINDS];
};

G_DEFINE_FINAL_TYPE (EfRulerGroup, ef_ruler_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_values_title (EfRulerKind kind)
{
  switch (kind)
    {
    case EF_RULER_COMPUTE:
      return _("Values, such as 1e24 FLOP");
    case EF_RULER_MEMORY:
      return _("Memory, such as 24 GB; 80 GB");
    case EF_RULER_ENERGY:
      return _("Values, such as 1 kWh");
    case EF_RULER_CARBON:
      return _("Values, such as 100 kg");
    default:
      return _("Values, such as 0.5");
    }
}

static void
show_problem (Kind       *kind,
              GtkWidget  *entry,
              const char *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (kind->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind->problem_row),
                                 problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
}

/* Hands over a changed copy of what is shown, if it is another one. */
static void
change (Kind        *kind,
        EfChartSpec *spec,
        const char  *label)
{
  if (ef_ruler_equal (&spec->rulers[kind->kind],
                      &ef_workspace_get_spec (kind->group->workspace)->rulers[kind->kind]))
    ef_chart_spec_free (spec);
  else
    ef_workspace_change (kind->group->workspace, spec, NULL, label);
}

static void
switched_cb (Kind *kind)
{
  EfChartSpec *spec;

  if (kind->group->showing)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (kind->group->workspace));
  spec->rulers[kind->kind].shown = adw_expander_row_get_enable_expansion (kind->row);
  change (kind, spec, spec->rulers[kind->kind].shown ? _("Show Ruler") : _("Hide Ruler"));
}

static void
values_applied_cb (Kind *kind)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (kind->values_row));
  g_autoptr (GError) error = NULL;
  EfChartSpec *spec;

  if (ef_workspace_get_spec (kind->group->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (kind->group->workspace));
  ef_ruler_read_values (&spec->rulers[kind->kind], kind->kind, text, ef_limit_text_get_comma (),
                        &error);
  show_problem (kind, GTK_WIDGET (kind->values_row), error != NULL ? error->message : NULL);
  change (kind, spec, _("Change Ruler"));
}

static void
of_applied_cb (Kind *kind)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (kind->of_row));
  g_autoptr (GError) error = NULL;
  EfChartSpec *spec;

  if (ef_workspace_get_spec (kind->group->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (kind->group->workspace));
  ef_ruler_read_of (&spec->rulers[kind->kind], kind->kind, text, &error);
  show_problem (kind, GTK_WIDGET (kind->of_row), error != NULL ? error->message : NULL);
  change (kind, spec, _("Change Ruler"));
}

/* What the axes allow is known once the points are there. */
static void
show_refusals (EfRulerGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  for (guint i = 0; i < EF_N_RULER_KINDS; i++)
    {
      EfRulerKind kind = self->kinds[i].kind;
      g_autofree char *refusal
        = data != NULL ? ef_chart_ruler_get_refusal (data, kind) : NULL;
      g_autofree char *unseen
        = data != NULL && spec != NULL && spec->rulers[kind].shown
            ? ef_chart_ruler_describe_unseen (data, spec, kind, ef_tick_style_for_locale ())
            : NULL;

      gtk_widget_set_sensitive (GTK_WIDGET (self->kinds[i].row), data != NULL && refusal == NULL);
      adw_expander_row_set_subtitle (self->kinds[i].row, refusal != NULL  ? refusal
                                                           : unseen != NULL ? unseen
                                                                            : "");
    }
}

/* What was typed and not understood stays until it is. */
static void
show_text (AdwEntryRow *row,
           const char  *text)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    ef_entry_text_show (row, text);
}

static void
show_kind (Kind          *kind,
           const EfRuler *ruler)
{
  g_autofree char *values
    = ef_ruler_values_to_text (ruler, ef_tick_style_for_locale ()->decimal_point);

  adw_expander_row_set_enable_expansion (kind->row, ruler->shown);
  show_text (kind->values_row, values);
  if (kind->of_row != NULL)
    show_text (kind->of_row, ruler->of != NULL ? ruler->of : "");
}

static void
refresh (EfRulerGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  gtk_widget_set_sensitive (GTK_WIDGET (self), spec != NULL);
  if (spec == NULL)
    return;

  self->showing = TRUE;
  for (guint i = 0; i < EF_N_RULER_KINDS; i++)
    show_kind (&self->kinds[i], &spec->rulers[i]);
  show_refusals (self);
  self->showing = FALSE;
}

static AdwEntryRow *
add_entry (Kind       *kind,
           const char *title,
           GCallback   applied_cb)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (row, TRUE);
  g_signal_connect_swapped (row, "apply", applied_cb, kind);
  adw_expander_row_add_row (kind->row, GTK_WIDGET (row));

  return row;
}

static void
add_problem (Kind *kind)
{
  kind->problem_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (kind->problem_row), FALSE);
  adw_action_row_set_icon_name (kind->problem_row, "dialog-warning-symbolic");
  adw_action_row_set_title_lines (kind->problem_row, 6);
  gtk_widget_set_visible (GTK_WIDGET (kind->problem_row), FALSE);
  adw_expander_row_add_row (kind->row, GTK_WIDGET (kind->problem_row));
}

static void
init_kind (EfRulerGroup *self,
           EfRulerKind   which)
{
  Kind *kind = &self->kinds[which];

  kind->group = self;
  kind->kind = which;
  kind->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (kind->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind->row),
                                 ef_ruler_kind_get_name (which));
  adw_expander_row_set_show_enable_switch (kind->row, TRUE);
  adw_expander_row_set_enable_expansion (kind->row, FALSE);
  kind->values_row = add_entry (kind, get_values_title (which), G_CALLBACK (values_applied_cb));
  if (which == EF_RULER_MEMORY)
    kind->of_row = add_entry (kind, _("Formats, such as fp16; Q4_0"), G_CALLBACK (of_applied_cb));
  else if (which == EF_RULER_CARBON)
    kind->of_row = add_entry (kind, _("Grids, such as SWE; DEU"), G_CALLBACK (of_applied_cb));
  add_problem (kind);
  g_signal_connect_swapped (kind->row, "notify::enable-expansion", G_CALLBACK (switched_cb), kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (kind->row));
}

static void
ef_ruler_group_dispose (GObject *object)
{
  EfRulerGroup *self = EF_RULER_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_ruler_group_parent_class)->dispose (object);
}

static void
ef_ruler_group_class_init (EfRulerGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_ruler_group_dispose;
}

static void
ef_ruler_group_init (EfRulerGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Rulers"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Lines along which something stays the same"));
  self->showing = TRUE;
  for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
    init_kind (self, (EfRulerKind) kind);
  self->showing = FALSE;
}

void
ef_ruler_group_set_workspace (EfRulerGroup *self,
                              EfWorkspace  *workspace)
{
  g_return_if_fail (EF_IS_RULER_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (show_refusals), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
