/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-format.h"

#include <glib/gi18n-lib.h>

#include "ef-project.h"
#include "ef-wheel.h"
#include "ef-whole-choice.h"

/* Charts of fewer points are drawn point by point, and nobody is asked. */
#define POINTS_ASKED 10000

struct _EfFigureFormat
{
  AdwPreferencesGroup parent_instance;

  gboolean pictures_only;
  gboolean several; /* charts */
  gboolean for_all; /* each in a file of its own, with its tables */
  gboolean unasked; /* the project travels where the tables are not large */
  gboolean in_pixels;
  guint n_points;
  guint n_tables;
  guint64 n_values;

  AdwComboRow *format_row;
  GtkWidget *dpi_row;
  GtkSpinButton *dpi_spin;
  GtkWidget *transparent_row;
  GtkSwitch *transparent_switch;
  GtkWidget *outlines_row;
  GtkSwitch *outlines_switch;
  GtkWidget *points_row;
  GtkSpinButton *points_spin;
  AdwActionRow *project_row;
  GtkSwitch *project_switch;
  AdwActionRow *large_row;
  GtkSwitch *large_switch;
  GtkWidget *methods_row;
  GtkSwitch *methods_switch;
};

G_DEFINE_FINAL_TYPE (EfFigureFormat, ef_figure_format, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of EfOutputFormat; the pictures stand first. */
static const char *const names[] = {
  N_("SVG (text stays text)"), N_("PNG (picture)"),       N_("PDF (print)"),
  N_("CSV (all points)"),      N_("Markdown (frontier)"), N_("HTML (frontier)"),
};

static void
fill_formats (EfFigureFormat *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!self->pictures_only || ef_output_format_is_figure (i))
      gtk_string_list_append (list, _(names[i]));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (list));
}

static gboolean
is_large (EfFigureFormat *self)
{
  return self->n_values > EF_PROJECT_FIGURE_CELLS;
}

/* What travels in a figure that can be opened again, and what that does to it. (transfer full) */
static char *
describe_project (EfFigureFormat *self)
{
  guint n_thousand = (guint) MIN (self->n_values / 1000, G_MAXUINT);

  if (self->for_all)
    return g_strdup (_("Charts and their whole tables travel in the figures"));
  if (is_large (self) && self->n_tables > 1)
    /* Translators: on a switch; the number of values in the tables of charts, in thousands. */
    return g_strdup_printf (_("The tables have %'u thousand values, so the figure becomes large"),
                            n_thousand);
  if (is_large (self))
    /* Translators: on a switch; the number of values in the table of a chart, in thousands. */
    return g_strdup_printf (_("The table has %'u thousand values, so the figure becomes large"),
                            n_thousand);
  if (self->several && self->n_tables > 1)
    return g_strdup (_("The charts and their whole tables travel in the figure"));
  return g_strdup (self->several ? _("The charts and their whole table travel in the figure")
                                 : _("The chart and its whole table travel in the figure"));
}

/* (transfer full) */
static char *
describe_large (EfFigureFormat *self)
{
  /* Translators: on a switch; the number of values in the tables of one of several figures, in
   * thousands. */
  return g_strdup_printf (_("There are up to %'u thousand values in a figure, so it becomes large"),
                          (guint) MIN (self->n_values / 1000, G_MAXUINT));
}

static void
show_project (EfFigureFormat *self, gboolean is_figure)
{
  g_autofree char *project = describe_project (self);
  g_autofree char *large = describe_large (self);

  adw_action_row_set_subtitle (self->project_row, project);
  adw_action_row_set_subtitle (self->large_row, large);
  gtk_widget_set_visible (GTK_WIDGET (self->project_row), is_figure);
  gtk_widget_set_visible (GTK_WIDGET (self->large_row),
                          is_figure && self->for_all && is_large (self)
                            && gtk_switch_get_active (self->project_switch));
}

static void
show_rows (EfFigureFormat *self)
{
  EfOutputFormat format = ef_figure_format_get_format (self);
  gboolean is_png = format == EF_OUTPUT_PNG;
  gboolean is_figure = ef_output_format_is_figure (format);

  gtk_widget_set_visible (self->dpi_row, is_figure && (is_png || self->in_pixels));
  gtk_widget_set_visible (self->outlines_row, format == EF_OUTPUT_SVG);
  gtk_widget_set_visible (self->points_row,
                          format == EF_OUTPUT_SVG && self->n_points > POINTS_ASKED);
  show_project (self, is_figure);
  gtk_widget_set_visible (self->methods_row, is_figure && !self->several);
  gtk_widget_set_visible (self->transparent_row, is_png);
}

static void
format_selected_cb (EfFigureFormat *self)
{
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dpi_changed_cb (EfFigureFormat *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ef_figure_format_class_init (EfFigureFormatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_FIGURE_FORMAT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-figure-format.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, format_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, outlines_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, outlines_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, points_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, points_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, project_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, project_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, large_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, large_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, methods_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureFormat, methods_switch);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, dpi_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
}

static void
ef_figure_format_init (EfFigureFormat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self));
  ef_whole_choice_set_up (self->format_row);
  fill_formats (self);
  show_rows (self);
}

void
ef_figure_format_set_pictures_only (EfFigureFormat *self)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  self->pictures_only = TRUE;
  self->several = TRUE;
  fill_formats (self);
  show_rows (self);
}

void
ef_figure_format_set_for_all (EfFigureFormat *self)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  self->several = TRUE;
  self->for_all = TRUE;
  show_rows (self);
}

void
ef_figure_format_set_n_points (EfFigureFormat *self,
                               guint           n_points)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  self->n_points = n_points;
  show_rows (self);
}

void
ef_figure_format_set_n_tables (EfFigureFormat *self,
                               guint           n_tables)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  self->n_tables = n_tables;
  show_rows (self);
}

void
ef_figure_format_set_n_values (EfFigureFormat *self,
                               guint64         n_values)
{
  gboolean before;

  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  before = is_large (self);
  self->n_values = n_values;
  if (is_large (self) && !before && !self->for_all)
    {
      self->unasked = gtk_switch_get_active (self->project_switch);
      gtk_switch_set_active (self->project_switch, FALSE);
    }
  else if (!is_large (self) && before && !self->for_all)
    gtk_switch_set_active (self->project_switch, self->unasked);
  show_rows (self);
}

void
ef_figure_format_set_in_pixels (EfFigureFormat *self,
                                gboolean        in_pixels)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));

  self->in_pixels = in_pixels;
  show_rows (self);
}

EfOutputFormat
ef_figure_format_get_format (EfFigureFormat *self)
{
  g_return_val_if_fail (EF_IS_FIGURE_FORMAT (self), EF_OUTPUT_SVG);

  return MIN (adw_combo_row_get_selected (self->format_row), EF_OUTPUT_HTML);
}

EfOutputFormat
ef_figure_format_get_format_for (EfFigureFormat *self,
                                 GFile          *file)
{
  g_autofree char *name = NULL;
  EfOutputFormat format;

  g_return_val_if_fail (EF_IS_FIGURE_FORMAT (self), EF_OUTPUT_SVG);
  g_return_val_if_fail (G_IS_FILE (file), EF_OUTPUT_SVG);

  name = g_file_get_basename (file);
  if (name != NULL && ef_output_format_from_name (name, &format)
      && format < (self->pictures_only ? EF_OUTPUT_CSV : G_N_ELEMENTS (names)))
    return format;
  return ef_figure_format_get_format (self);
}

double
ef_figure_format_get_dpi (EfFigureFormat *self)
{
  g_return_val_if_fail (EF_IS_FIGURE_FORMAT (self), 300);

  return gtk_spin_button_get_value (self->dpi_spin);
}

void
ef_figure_format_apply (EfFigureFormat *self,
                        EfOutput       *output)
{
  g_return_if_fail (EF_IS_FIGURE_FORMAT (self));
  g_return_if_fail (output != NULL);

  output->dpi = ef_figure_format_get_dpi (self);
  output->transparent = gtk_switch_get_active (self->transparent_switch);
  output->outlined = gtk_switch_get_active (self->outlines_switch);
  output->points_max = (guint) gtk_spin_button_get_value_as_int (self->points_spin);
  output->with_project = gtk_switch_get_active (self->project_switch);
  output->with_large = output->with_project && is_large (self)
                       && (!self->for_all || gtk_switch_get_active (self->large_switch));
  output->with_methods = ef_output_format_is_figure (output->format) && !self->several
                         && gtk_switch_get_active (self->methods_switch);
}
