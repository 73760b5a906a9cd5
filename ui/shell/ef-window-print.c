/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-paint.h"
#include "ef-print-preview.h"

/* The chart that is shown on a page of paper. The paper that was chosen stays for the next figure;
 * whether it lies or stands is the figure's, unless it was just previewed. */

#define SCENE_KEY "ef-scene"

static EfScene *
get_scene (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), SCENE_KEY);
}

/* As large as it was made, unless the paper is smaller. */
static double
get_scale (EfScene         *scene,
           GtkPrintContext *context)
{
  return MIN (1, MIN (gtk_print_context_get_width (context) / ef_scene_get_width (scene),
                      gtk_print_context_get_height (context) / ef_scene_get_height (scene)));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context)
{
  EfScene *scene = get_scene (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = get_scale (scene, context);

  cairo_translate (
    cr, (gtk_print_context_get_width (context) - scale * ef_scene_get_width (scene)) / 2, 0);
  cairo_scale (cr, scale, scale);
  ef_paint_cairo (scene, cr, scale, EF_LAYERS_ALL);
}

static void
remember (EfWindow          *self,
          GtkPrintOperation *operation)
{
  g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
  g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
}

static void
done_cb (EfWindow               *self,
         GtkPrintOperationResult result,
         GtkPrintOperation      *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (self, operation);
}

/* ---- Preview ---- */

/* "A4, landscape, figure at 87 %" (transfer full). */
static char *
describe_page (EfScene         *scene,
               GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (setup);
  gboolean lies = orientation == GTK_PAGE_ORIENTATION_LANDSCAPE
                  || orientation == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE;
  const char *paper = gtk_paper_size_get_display_name (gtk_page_setup_get_paper_size (setup));
  int percent = (int) floor (100 * get_scale (scene, context));

  /* Translators: a size of paper, and how much smaller the figure is than it was made. */
  if (lies)
    return g_strdup_printf (_("%s, landscape, figure at %d %%"), paper, percent);
  return g_strdup_printf (_("%s, portrait, figure at %d %%"), paper, percent);
}

static void run_print (EfWindow *self, gboolean again);

static void
print_again_cb (EfWindow *self)
{
  run_print (self, TRUE);
}

static gboolean
preview_cb (EfWindow                 *self,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            GtkPrintOperation        *operation)
{
  GtkWidget *window = ef_print_preview_new (GTK_WINDOW (self), preview, context);
  g_autofree char *page = describe_page (get_scene (operation), context);

  ef_print_preview_set_subtitle (EF_PRINT_PREVIEW (window), page);
  g_signal_connect_object (window, "print", G_CALLBACK (print_again_cb), self, G_CONNECT_SWAPPED);
  remember (self, operation);
  return TRUE;
}

/* ---- Operation ---- */

static GtkPageOrientation
get_orientation (EfScene *scene)
{
  return ef_scene_get_width (scene) > ef_scene_get_height (scene) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                  : GTK_PAGE_ORIENTATION_PORTRAIT;
}

static void
set_page (EfWindow          *self,
          GtkPrintOperation *operation,
          gboolean           again)
{
  g_autoptr (GtkPageSetup) setup = self->page_setup != NULL
                                     ? gtk_page_setup_copy (self->page_setup)
                                     : gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = self->print_settings != NULL
                                            ? gtk_print_settings_copy (self->print_settings)
                                            : gtk_print_settings_new ();

  if (!again)
    gtk_page_setup_set_orientation (setup, get_orientation (get_scene (operation)));
  gtk_print_settings_set_orientation (settings, gtk_page_setup_get_orientation (setup));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
}

/* @again: on the page that was used last */
static GtkPrintOperation *
create_print (EfWindow *self,
              gboolean  again)
{
  g_autoptr (EfOutput) output = ef_window_create_output (self, EF_OUTPUT_PDF);
  GtkPrintOperation *operation;
  EfScene *scene;

  if (output == NULL)
    return NULL;

  scene = ef_output_compose (output, ef_workspace_get_data (self->workspace), NULL);
  operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), SCENE_KEY, scene, (GDestroyNotify) ef_scene_unref);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  set_page (self, operation, again);
  if (ef_scene_get_title (scene) != NULL)
    gtk_print_operation_set_job_name (operation, ef_scene_get_title (scene));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  return operation;
}

GtkPrintOperation *
ef_window_create_print (EfWindow *self)
{
  return create_print (self, FALSE);
}

static void
run_print (EfWindow *self,
           gboolean  again)
{
  g_autoptr (GtkPrintOperation) operation = create_print (self, again);
  g_autoptr (GError) error = NULL;

  if (operation == NULL)
    return;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    ef_window_show_error (self, _("The figure could not be printed"), error->message);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  run_print (EF_WINDOW (widget), FALSE);
}

void
ef_window_install_print_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
}
