/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-print-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The operation draws its page once, into a recording, which is played at any size: what is shown
 * is what is printed, letter by letter. */

/* Between the page and the window, in all. */
#define MARGINS 48
#define SMALLEST 48

struct _EfPrintPreview
{
  AdwWindow parent_instance;

  GtkPrintOperationPreview *preview; /* NULL once it has ended */
  cairo_surface_t *page;             /* in points */
  double width, height;              /* of the paper */
  gboolean ready;

  AdwWindowTitle *window_title;
  GtkWidget *area;
};

G_DEFINE_FINAL_TYPE (EfPrintPreview, ef_print_preview, ADW_TYPE_WINDOW)

enum
{
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
draw (GtkDrawingArea *area,
      cairo_t        *cr,
      int             width,
      int             height,
      gpointer        user_data)
{
  EfPrintPreview *self = user_data;
  double scale;

  if (self->page == NULL || width < MARGINS + SMALLEST || height < MARGINS + SMALLEST)
    return;

  scale = MIN ((width - MARGINS) / self->width, (height - MARGINS) / self->height);
  cairo_translate (cr, round ((width - scale * self->width) / 2),
                   round ((height - scale * self->height) / 2));
  cairo_rectangle (cr, -1, -1, scale * self->width + 2, scale * self->height + 2);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_fill (cr);
  /* Paper is white, whatever the window is. */
  cairo_rectangle (cr, 0, 0, scale * self->width, scale * self->height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->page, 0, 0);
  cairo_paint (cr);
}

static void
ready_cb (EfPrintPreview  *self,
          GtkPrintContext *context)
{
  if (self->preview == NULL || self->ready)
    return;

  gtk_print_operation_preview_render_page (self->preview, 0);
  self->ready = TRUE;
  gtk_window_present (GTK_WINDOW (self));
}

static void
end_preview (EfPrintPreview *self)
{
  g_autoptr (GtkPrintOperationPreview) preview = g_steal_pointer (&self->preview);

  if (preview != NULL)
    gtk_print_operation_preview_end_preview (preview);
}

static void
print_clicked_cb (EfPrintPreview *self)
{
  g_autoptr (EfPrintPreview) kept = g_object_ref (self);

  end_preview (self);
  g_signal_emit (self, signals[PRINT], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ef_print_preview_unrealize (GtkWidget *widget)
{
  end_preview (EF_PRINT_PREVIEW (widget));

  GTK_WIDGET_CLASS (ef_print_preview_parent_class)->unrealize (widget);
}

static void
ef_print_preview_dispose (GObject *object)
{
  EfPrintPreview *self = EF_PRINT_PREVIEW (object);

  end_preview (self);
  g_clear_pointer (&self->page, cairo_surface_destroy);

  G_OBJECT_CLASS (ef_print_preview_parent_class)->dispose (object);
}

static void
ef_print_preview_class_init (EfPrintPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_print_preview_dispose;
  GTK_WIDGET_CLASS (klass)->unrealize = ef_print_preview_unrealize;

  signals[PRINT] = g_signal_new ("print", EF_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
create_header (EfPrintPreview *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_("_Close"));
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print…"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->window_title = ADW_WINDOW_TITLE (adw_window_title_new (_("Print preview"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->window_title));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  gtk_widget_add_css_class (print, "suggested-action");
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  gtk_window_set_default_widget (GTK_WINDOW (self), print);
  return header;
}

static GtkWidget *
create_area (EfPrintPreview *self)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_IMG, "vexpand", TRUE, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (area, "ef-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The page as it will be printed"), -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  return area;
}

static void
ef_print_preview_init (EfPrintPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _("Print preview"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 560);
  gtk_box_append (GTK_BOX (box), create_header (self));
  self->area = create_area (self);
  gtk_box_append (GTK_BOX (box), self->area);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
ef_print_preview_new (GtkWindow                *parent,
                      GtkPrintOperationPreview *preview,
                      GtkPrintContext          *context)
{
  EfPrintPreview *self;
  GtkPageSetup *setup;
  cairo_t *cr;

  g_return_val_if_fail (GTK_IS_PRINT_OPERATION_PREVIEW (preview), NULL);
  g_return_val_if_fail (GTK_IS_PRINT_CONTEXT (context), NULL);

  self = g_object_new (EF_TYPE_PRINT_PREVIEW, "transient-for", parent, NULL);
  self->preview = g_object_ref (preview);
  setup = gtk_print_context_get_page_setup (context);
  self->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  self->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  self->page = cairo_recording_surface_create (
    CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t){ 0, 0, self->width, self->height });
  cr = cairo_create (self->page);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  g_signal_connect_object (preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
ef_print_preview_set_subtitle (EfPrintPreview *self,
                               const char     *subtitle)
{
  g_return_if_fail (EF_IS_PRINT_PREVIEW (self));

  adw_window_title_set_subtitle (self->window_title, subtitle);
}

gboolean
ef_print_preview_is_ready (EfPrintPreview *self)
{
  g_return_val_if_fail (EF_IS_PRINT_PREVIEW (self), FALSE);

  return self->ready;
}
