/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "ef-column-line.h"
#include "ef-facet-popover.h"
#include "ef-filter-parts.h"
#include "ef-wheel.h"

/* Of a piece; the tooltip has all of it. */
#define PIECE_CHARS 28
/* Where there is little room; less says nothing. */
#define LEAST_CHARS 14
#define PART_KEY "part"
#define COLUMN_KEY "column"

struct _EfFilterBar
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  char *shown; /* the filter that the pieces are of */

  GtkScrolledWindow *scroller;
  GtkBox *pieces;
  GtkMenuButton *menu_button;
  EfFacetPopover *popover;
};

G_DEFINE_FINAL_TYPE (EfFilterBar, ef_filter_bar, GTK_TYPE_WIDGET)

/* ---- Words ---- */

static char *
list_values (const EfFilterPart *part)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < part->values->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) part->values->pdata[i]);
  if (part->missing)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            /* Translators: among values that rows are filtered by. */
                            _("no value"));
  return g_string_free (text, FALSE);
}

/* "License: mit, apache-2.0", "Parameters ≤ 7 B"; what was written, as it was written. */
static char *
describe_part (const EfFilterPart *part)
{
  const char *title = part->column != NULL ? ef_column_line_get_title (part->column) : NULL;
  g_autofree char *values = part->values != NULL ? list_values (part) : NULL;

  switch (part->kind)
    {
    case EF_FILTER_KEEP:
      return g_strdup_printf ("%s: %s", title, values);
    case EF_FILTER_EXCLUDE:
      /* Translators: a column, and values that its rows must not have. */
      return g_strdup_printf (_("%s: not %s"), title, values);
    case EF_FILTER_BOUND:
      return g_strdup_printf ("%s %s %s", title,
                              part->upper ? (part->strict ? "<" : "≤")
                                          : (part->strict ? ">" : "≥"),
                              part->bound);
    case EF_FILTER_OTHER:
    default:
      return g_strdup (part->text);
    }
}

/* ---- Pieces ---- */

static void
piece_clicked_cb (EfFilterBar *self,
                  GtkWidget   *button)
{
  const char *column = g_object_get_data (G_OBJECT (button), COLUMN_KEY);

  if (column != NULL)
    ef_filter_bar_open (self, column);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.filter", NULL);
}

static void
remove_clicked_cb (EfFilterBar *self,
                   GtkWidget   *button)
{
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), PART_KEY));
  g_autofree char *filter = ef_filter_remove_part (self->shown, part);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  /* Whatever is wrong with the others: of two wrong ones each can go. */
  ef_chart_spec_set_string (&spec->filter, filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  ef_workspace_change (self->workspace, spec, NULL, _("Remove Filter"));
}

static GtkWidget *
create_piece (EfFilterBar        *self,
              const EfFilterPart *part,
              guint               index)
{
  GtkWidget *piece = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = describe_part (part);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (words, -1), LEAST_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), PIECE_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_tooltip_text (remove, _("Remove this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove this filter"), -1);
  g_object_set_data_full (G_OBJECT (button), COLUMN_KEY, g_strdup (part->column), g_free);
  g_object_set_data (G_OBJECT (remove), PART_KEY, GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (piece_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_add_css_class (piece, "ef-piece");
  gtk_box_append (GTK_BOX (piece), button);
  gtk_box_append (GTK_BOX (piece), remove);
  return piece;
}

/* However little room there is, the first piece is whole; others are scrolled to. */
static void
keep_room (EfFilterBar *self)
{
  GtkWidget *piece = gtk_widget_get_first_child (GTK_WIDGET (self->pieces));
  int minimum = -1;

  if (piece != NULL)
    gtk_widget_measure (piece, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_scrolled_window_set_min_content_width (self->scroller, minimum);
}

/* How many pieces there are, of which the row may show one only. */
static void
show_count (EfFilterBar *self, guint n)
{
  /* Translators: the button that filters rows, and how many filters there are. */
  g_autofree char *many = g_strdup_printf (_("Filter (%'u)"), n);

  gtk_menu_button_set_label (self->menu_button, n > 1 ? many : _("Filter"));
}

static void
refresh (EfFilterBar *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const char *filter = spec != NULL ? spec->filter : NULL;
  g_autoptr (GPtrArray) parts = NULL;
  GtkWidget *piece;

  gtk_widget_set_sensitive (GTK_WIDGET (self->menu_button), spec != NULL);
  if (g_strcmp0 (filter, self->shown) == 0)
    return;

  ef_chart_spec_set_string (&self->shown, filter);
  while ((piece = gtk_widget_get_first_child (GTK_WIDGET (self->pieces))) != NULL)
    gtk_box_remove (self->pieces, piece);
  parts = ef_filter_list_parts (filter);
  for (guint i = 0; i < parts->len; i++)
    gtk_box_append (self->pieces, create_piece (self, parts->pdata[i], i));
  keep_room (self);
  show_count (self, parts->len);
}

static void
ef_filter_bar_dispose (GObject *object)
{
  EfFilterBar *self = EF_FILTER_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_filter_bar_parent_class)->dispose (object);
}

static void
ef_filter_bar_class_init (EfFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_filter_bar_dispose;

  g_type_ensure (EF_TYPE_FACET_POPOVER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, EfFilterBar, pieces);
  gtk_widget_class_bind_template_child (widget_class, EfFilterBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EfFilterBar, popover);
  gtk_widget_class_set_css_name (widget_class, "ef-filter-bar");
}

static void
ef_filter_bar_init (EfFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_turn_sideways (self->scroller);
}

void
ef_filter_bar_set_workspace (EfFilterBar *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_FILTER_BAR (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  ef_facet_popover_set_workspace (self->popover, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
ef_filter_bar_open (EfFilterBar *self,
                    const char  *column)
{
  g_return_if_fail (EF_IS_FILTER_BAR (self));

  ef_facet_popover_show_column (self->popover, column);
  gtk_menu_button_popup (self->menu_button);
}
