/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-looks.h"

#include <math.h>

#include "ef-chart-spec.h"
#include "ef-figure-size.h"
#include "ef-theme.h"
#include "ef-words.h"
#include "ef-wheel.h"
#include "ef-whole-choice.h"

#define MM_PER_INCH 25.4
#define MM_MAX 2000
#define PIXELS_MAX 20000

struct _EfFigureLooks
{
  GtkBox parent_instance;

  double width_mm, height_mm;
  char *theme;
  char *language;
  double dpi;
  double enough;    /* by what the type size falls short, 1 if it does not */
  gboolean in_pixels;
  gboolean showing; /* the controls are being set, the user did nothing */

  AdwComboRow *preset_row;
  AdwComboRow *unit_row;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  AdwComboRow *theme_row;
  AdwComboRow *language_row;
  GtkSpinButton *font_spin;
  AdwActionRow *check_row;
  GtkWidget *enlarge_button;
  GtkWidget *size_group;
  AdwPreferencesGroup *looks_group;
  GtkWidget *font_row;
};

G_DEFINE_FINAL_TYPE (EfFigureLooks, ef_figure_looks, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
to_shown_unit (EfFigureLooks *self,
               double         mm)
{
  return self->in_pixels ? round (mm / MM_PER_INCH * self->dpi) : mm;
}

static double
from_shown_unit (EfFigureLooks *self,
                 double         value)
{
  return self->in_pixels ? value / self->dpi * MM_PER_INCH : value;
}

/* The list has "Custom" before the known sizes. */
static guint
find_preset (EfFigureLooks *self)
{
  const EfFigureSize *size = ef_figure_size_of (self->width_mm, self->height_mm);
  guint n;

  return size != NULL ? (guint) (size - ef_figure_size_list (&n)) + 1 : 0;
}

static void
show_preset (EfFigureLooks *self)
{
  gboolean showing = self->showing;

  self->showing = TRUE;
  adw_combo_row_set_selected (self->preset_row, find_preset (self));
  self->showing = showing;
}

static void
show_length (EfFigureLooks *self,
             GtkSpinButton *spin,
             double         mm)
{
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (spin),
                            self->in_pixels ? PIXELS_MAX : MM_MAX);
  gtk_spin_button_set_digits (spin, self->in_pixels ? 0 : 1);
  gtk_spin_button_set_value (spin, to_shown_unit (self, mm));
}

static void
show_size (EfFigureLooks *self)
{
  self->showing = TRUE;
  show_length (self, self->width_spin, self->width_mm);
  show_length (self, self->height_spin, self->height_mm);
  self->showing = FALSE;
  show_preset (self);
}

static void
size_changed_cb (EfFigureLooks *self)
{
  if (self->showing)
    return;

  self->width_mm = from_shown_unit (self, gtk_spin_button_get_value (self->width_spin));
  self->height_mm = from_shown_unit (self, gtk_spin_button_get_value (self->height_spin));
  show_preset (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who asks for a width asks for letters as well. */
static void
show_font_size (EfFigureLooks *self,
                double         size)
{
  if (size == 0)
    return;

  self->showing = TRUE;
  gtk_spin_button_set_value (self->font_spin, size);
  self->showing = FALSE;
}

static void
preset_selected_cb (EfFigureLooks *self)
{
  guint selected = adw_combo_row_get_selected (self->preset_row);
  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  if (self->showing || selected == 0 || selected > n)
    return;

  self->width_mm = sizes[selected - 1].width_mm;
  self->height_mm = sizes[selected - 1].height_mm;
  show_size (self);
  show_font_size (self, ef_figure_size_get_font_size (&sizes[selected - 1]));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unit_selected_cb (EfFigureLooks *self)
{
  if (self->showing)
    return;

  self->in_pixels = adw_combo_row_get_selected (self->unit_row) == 1;
  show_size (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* One that is not on this computer stays until another one is chosen. */
static void
take_theme (EfFigureLooks *self)
{
  guint selected = adw_combo_row_get_selected (self->theme_row);

  if (selected > 0 || ef_theme_exists (self->theme))
    ef_chart_spec_set_string (&self->theme, ef_theme_list ()[selected]);
}

/* English is what a figure speaks by itself, so no language is kept then. */
static void
take_language (EfFigureLooks *self)
{
  const char *const *languages = ef_words_list_languages ();
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (selected < g_strv_length ((char **) languages))
    ef_chart_spec_set_string (&self->language, selected > 0 ? languages[selected] : NULL);
}

/* What stands in for it is the first of the list. */
static void
show_missing_theme (EfFigureLooks *self)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (self->theme != NULL && !ef_theme_exists (self->theme))
    text = g_strdup_printf (_("“%s” is not on this computer. Put its file into "
                              "efficient-frontier/themes in your data folder, or choose another "
                              "one."),
                            self->theme);
  escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->theme_row), escaped != NULL ? escaped : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->theme_row), 0);
}

static void
looks_changed_cb (EfFigureLooks *self)
{
  if (self->showing)
    return;

  take_theme (self);
  take_language (self);
  show_missing_theme (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* To half a point, as the control has it. */
static void
enlarge_clicked_cb (EfFigureLooks *self)
{
  double size = gtk_spin_button_get_value (self->font_spin);

  gtk_spin_button_set_value (self->font_spin, ceil (2 * self->enough * size - 0.01) / 2);
}

static guint
find_index (const char *const *list,
            const char        *id)
{
  for (guint i = 0; id != NULL && list[i] != NULL; i++)
    if (g_str_equal (list[i], id))
      return i;
  return 0;
}

static GListModel *
create_preset_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  gtk_string_list_append (list, _("Custom"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(sizes[i].name));
  return G_LIST_MODEL (list);
}

static GListModel *
create_language_list (void)
{
  const char *const *languages = ef_words_list_languages ();
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (list, ef_words_get_language_name (languages[i]));
  return G_LIST_MODEL (list);
}

static GListModel *
create_theme_list (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (const char *const *id = ef_theme_list (); *id != NULL; id++)
    gtk_string_list_append (names, ef_theme_get_name (ef_theme_find (*id)));
  return G_LIST_MODEL (names);
}

static void
ef_figure_looks_finalize (GObject *object)
{
  EfFigureLooks *self = EF_FIGURE_LOOKS (object);

  g_free (self->theme);
  g_free (self->language);

  G_OBJECT_CLASS (ef_figure_looks_parent_class)->finalize (object);
}

static void
ef_figure_looks_class_init (EfFigureLooksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ef_figure_looks_finalize;

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_FIGURE_LOOKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-figure-looks.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, preset_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, unit_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, width_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, height_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, theme_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, language_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, font_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, check_row);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, enlarge_button);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, size_group);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, looks_group);
  gtk_widget_class_bind_template_child (widget_class, EfFigureLooks, font_row);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, looks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enlarge_clicked_cb);
}

static void
ef_figure_looks_init (EfFigureLooks *self)
{
  g_autoptr (GListModel) preset_list = create_preset_list ();
  g_autoptr (GListModel) language_list = create_language_list ();
  g_autoptr (GListModel) theme_list = create_theme_list ();

  /* The controls emit while the template is built. */
  self->showing = TRUE;
  self->dpi = 300;
  self->enough = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self));
  ef_whole_choice_set_up (self->language_row);
  ef_whole_choice_set_up (self->theme_row);
  adw_combo_row_set_model (self->preset_row, preset_list);
  adw_combo_row_set_model (self->language_row, language_list);
  adw_combo_row_set_model (self->theme_row, theme_list);
  self->showing = FALSE;
}

void
ef_figure_looks_set (EfFigureLooks *self,
                     const EfLooks *looks)
{
  g_return_if_fail (EF_IS_FIGURE_LOOKS (self));
  g_return_if_fail (looks != NULL);

  self->width_mm = looks->width_mm;
  self->height_mm = looks->height_mm;
  ef_chart_spec_set_string (&self->theme, looks->theme);
  ef_chart_spec_set_string (&self->language, looks->language);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->theme_row, find_index (ef_theme_list (), looks->theme));
  adw_combo_row_set_selected (self->language_row,
                              find_index (ef_words_list_languages (), looks->language));
  gtk_spin_button_set_value (self->font_spin, looks->font_size);
  show_missing_theme (self);
  show_size (self);
}

void
ef_figure_looks_get (EfFigureLooks *self,
                     EfLooks       *looks)
{
  g_return_if_fail (EF_IS_FIGURE_LOOKS (self));
  g_return_if_fail (looks != NULL);

  *looks = (EfLooks){
    .width_mm = self->width_mm,
    .height_mm = self->height_mm,
    .font_size = gtk_spin_button_get_value (self->font_spin),
    .theme = self->theme,
    .language = self->language,
  };
}

void
ef_figure_looks_set_for_table (EfFigureLooks *self,
                               gboolean       for_table)
{
  g_return_if_fail (EF_IS_FIGURE_LOOKS (self));

  gtk_widget_set_visible (self->size_group, !for_table);
  gtk_widget_set_visible (GTK_WIDGET (self->theme_row), !for_table);
  gtk_widget_set_visible (self->font_row, !for_table);
  adw_preferences_group_set_title (self->looks_group, for_table ? "" : _("Looks"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->language_row),
                               for_table ? _("Of what the table says by itself")
                                         : _("Of what the figure says by itself"));
}

void
ef_figure_looks_set_dpi (EfFigureLooks *self,
                         double         dpi)
{
  g_return_if_fail (EF_IS_FIGURE_LOOKS (self));
  g_return_if_fail (dpi > 0);

  self->dpi = dpi;
  if (self->in_pixels)
    size_changed_cb (self);
}

gboolean
ef_figure_looks_is_in_pixels (EfFigureLooks *self)
{
  g_return_val_if_fail (EF_IS_FIGURE_LOOKS (self), FALSE);

  return self->in_pixels;
}

void
ef_figure_looks_check (EfFigureLooks *self,
                       EfScene       *scene)
{
  g_autofree char *problem = NULL;

  g_return_if_fail (EF_IS_FIGURE_LOOKS (self));

  self->enough = 1;
  if (scene != NULL)
    problem = ef_figure_size_check (self->width_mm, self->height_mm,
                                    ef_scene_get_smallest_type (scene), &self->enough);
  gtk_widget_set_visible (GTK_WIDGET (self->check_row), problem != NULL);
  gtk_widget_set_visible (self->enlarge_button, self->enough > 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check_row),
                                 problem != NULL ? problem : "");
}
