/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

/*
 * What stands beside the chart: the browser before it, the settings behind it. Where the window is
 * too narrow for something it becomes an overlay, and settings that cover the chart do not let one
 * see what they change. So as long as the chart has room beside one of both, opening one of them
 * closes the other; the browser comes back when the settings for which it made room are closed.
 */

/* Pixels, for letters of LETTER_SIZE: 11 points at 96 to the inch. */
#define LETTER_SIZE (11 * 96 / 72.0)
#define BROWSER_WIDTH 250
#define INSPECTOR_WIDTH 330

static gboolean
is_shown (AdwFlap *flap)
{
  return adw_flap_get_reveal_flap (flap);
}

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Asked of the width and not of what is folded, which follows only when places are given anew. */
static gboolean
has_room_for_both (EfWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->browser_flap));

  return width == 0 || width >= get_least_width (GTK_WIDGET (self->browser)) +
                                  get_least_width (GTK_WIDGET (self->inspector)) +
                                  get_least_width (adw_flap_get_content (self->inspector_flap));
}

static gboolean
are_too_many (EfWindow *self)
{
  return is_shown (self->browser_flap) && is_shown (self->inspector_flap) &&
         !has_room_for_both (self);
}

/* How much larger letters are than those for which the sides are made, never less than 1. */
static double
get_letter_scale (GtkSettings *settings)
{
  g_autoptr (PangoFontDescription) font = NULL;
  g_autofree char *name = NULL;
  double size;
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi / 1024.0 : 96.0) / 72.0;
  return MAX (size / LETTER_SIZE, 1);
}

/* Words beside a switch would break letter by letter otherwise. */
static void
scale_sides (EfWindow *self)
{
  double scale = get_letter_scale (gtk_widget_get_settings (GTK_WIDGET (self)));

  gtk_widget_set_size_request (GTK_WIDGET (self->browser), (int) (BROWSER_WIDTH * scale), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector), (int) (INSPECTOR_WIDTH * scale), -1);
}

static void
browser_revealed_cb (EfWindow *self)
{
  if (!is_shown (self->browser_flap))
    return;
  self->browser_gave_way = FALSE;
  if (are_too_many (self))
    adw_flap_set_reveal_flap (self->inspector_flap, FALSE);
}

static void
inspector_revealed_cb (EfWindow *self)
{
  if (are_too_many (self))
    {
      adw_flap_set_reveal_flap (self->browser_flap, FALSE);
      self->browser_gave_way = !adw_flap_get_folded (self->browser_flap);
    }
  else if (!is_shown (self->inspector_flap) && self->browser_gave_way)
    {
      self->browser_gave_way = FALSE;
      if (!adw_flap_get_folded (self->browser_flap))
        adw_flap_set_reveal_flap (self->browser_flap, TRUE);
    }
}

/* A side that becomes an overlay must not open over the chart by itself. */
static void
browser_folded_cb (EfWindow *self)
{
  if (adw_flap_get_folded (self->browser_flap))
    adw_flap_set_reveal_flap (self->browser_flap, FALSE);
  else if (is_shown (self->inspector_flap) && !has_room_for_both (self))
    self->browser_gave_way = TRUE;
  else if (!self->browser_gave_way)
    adw_flap_set_reveal_flap (self->browser_flap, TRUE);
}

/* Where the room is what the browser left, nobody asked for the settings; nor where the browser is
 * on its way and has not taken the room yet. */
static void
inspector_folded_cb (EfWindow *self)
{
  if (adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, FALSE);
  else if (is_shown (self->browser_flap) && has_room_for_both (self))
    adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
}

/* On a narrow window the browser covers the chart: once a table is chosen it has done its work. */
static void
table_chosen_cb (EfWindow *self)
{
  if (adw_flap_get_folded (self->browser_flap))
    adw_flap_set_reveal_flap (self->browser_flap, FALSE);
}

static void
toggle_browser_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  adw_flap_set_reveal_flap (self->browser_flap, !is_shown (self->browser_flap));
}

static void
toggle_inspector_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  adw_flap_set_reveal_flap (self->inspector_flap, !is_shown (self->inspector_flap));
}

/* What has the focus, or may get it: the browser, the chart or the table, the settings. */
static guint
list_panes (EfWindow  *self,
            GtkWidget *panes[3])
{
  guint n = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->browser_flap)))
    return 0;
  if (is_shown (self->browser_flap))
    panes[n++] = GTK_WIDGET (self->browser);
  panes[n++] = GTK_WIDGET (self->view_stack);
  if (is_shown (self->inspector_flap))
    panes[n++] = GTK_WIDGET (self->inspector);
  return n;
}

/* From outside of all panes, as from the header bar, to the first or the last one. A pane in which
 * nothing takes the focus is left out. */
static void
move_to_pane (EfWindow *self,
              gboolean  forward)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *panes[3];
  guint n = list_panes (self, panes);
  guint from = forward ? n - 1 : 0;

  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      from = i;
  for (guint step = 1; step <= n; step++)
    {
      GtkWidget *pane = panes[(from + (forward ? step : n - step)) % n];

      if (gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  move_to_pane (EF_WINDOW (widget), TRUE);
}

static void
previous_pane_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  move_to_pane (EF_WINDOW (widget), FALSE);
}

void
ef_window_install_side_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, previous_pane_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-browser", NULL, toggle_browser_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL,
                                   toggle_inspector_action);
}

void
ef_window_init_sides (EfWindow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  scale_sides (self);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (scale_sides), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (scale_sides), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "table-chosen", G_CALLBACK (table_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser_flap, "notify::folded", G_CALLBACK (browser_folded_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_flap, "notify::folded",
                           G_CALLBACK (inspector_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser_flap, "notify::reveal-flap",
                           G_CALLBACK (browser_revealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_flap, "notify::reveal-flap",
                           G_CALLBACK (inspector_revealed_cb), self, G_CONNECT_SWAPPED);
}
