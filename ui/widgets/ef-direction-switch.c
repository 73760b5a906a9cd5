/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-direction-switch.h"

#include <glib/gi18n-lib.h>

struct _EfDirectionSwitch
{
  GtkWidget parent_instance;

  GtkWidget *lower_button;
  GtkWidget *higher_button;
  GtkWidget *unknown_button;
  gboolean setting; /* the code sets, not the user */
};

G_DEFINE_FINAL_TYPE (EfDirectionSwitch, ef_direction_switch, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPTIONAL,
  N_PROPS
};

enum
{
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
toggled_cb (EfDirectionSwitch *self,
            GtkToggleButton   *button)
{
  if (!self->setting && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[PICKED], 0);
}

static GtkWidget *
add_button (EfDirectionSwitch *self,
            const char        *label,
            GtkWidget         *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
ef_direction_switch_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  EfDirectionSwitch *self = EF_DIRECTION_SWITCH (object);

  switch (prop_id)
    {
    case PROP_OPTIONAL:
      gtk_widget_set_visible (self->unknown_button, g_value_get_boolean (value));
      gtk_box_layout_set_homogeneous (
        GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
        g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_direction_switch_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_direction_switch_parent_class)->dispose (object);
}

static void
ef_direction_switch_class_init (EfDirectionSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ef_direction_switch_set_property;
  object_class->dispose = ef_direction_switch_dispose;

  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PICKED] = g_signal_new ("picked", EF_TYPE_DIRECTION_SWITCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ef_direction_switch_init (EfDirectionSwitch *self)
{
  self->lower_button = add_button (self, C_ ("direction", "Lower"), NULL);
  self->higher_button = add_button (self, C_ ("direction", "Higher"), self->lower_button);
  self->unknown_button = add_button (self, C_ ("direction", "Unknown"), self->lower_button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

EfDirection
ef_direction_switch_get_direction (EfDirectionSwitch *self)
{
  g_return_val_if_fail (EF_IS_DIRECTION_SWITCH (self), EF_DIRECTION_UNKNOWN);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->lower_button)))
    return EF_DIRECTION_LOWER;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->higher_button)))
    return EF_DIRECTION_HIGHER;
  return EF_DIRECTION_UNKNOWN;
}

void
ef_direction_switch_set_direction (EfDirectionSwitch *self,
                                   EfDirection        direction)
{
  g_return_if_fail (EF_IS_DIRECTION_SWITCH (self));

  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lower_button),
                                direction == EF_DIRECTION_LOWER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->higher_button),
                                direction == EF_DIRECTION_HIGHER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unknown_button),
                                direction == EF_DIRECTION_UNKNOWN);
  self->setting = FALSE;
}

void
ef_direction_switch_set_of_dates (EfDirectionSwitch *self,
                                  gboolean           of_dates)
{
  g_return_if_fail (EF_IS_DIRECTION_SWITCH (self));

  gtk_button_set_label (GTK_BUTTON (self->lower_button),
                        of_dates ? C_ ("direction", "Earlier") : C_ ("direction", "Lower"));
  gtk_button_set_label (GTK_BUTTON (self->higher_button),
                        of_dates ? C_ ("direction", "Later") : C_ ("direction", "Higher"));
}
