/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>


#define MAX_RECENT 5
#define FIRST_SAMPLE "image-classification.frontier"

struct _EfStartPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwPreferencesGroup *recent_group;
  AdwPreferencesGroup *samples_group;
  GPtrArray *rows; /* of both groups, to remove them again */
};

G_DEFINE_FINAL_TYPE (EfStartPage, ef_start_page, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_samples_path (void)
{
  /* Uninstalled runs and tests point elsewhere. */
  const char *elsewhere = g_getenv ("EF_SAMPLES_DIR");

  return g_strdup (elsewhere != NULL ? elsewhere : SAMPLESDIR);
}

static void
row_activated_cb (EfStartPage  *self,
                  AdwActionRow *row)
{
  GFile *file = g_object_get_data (G_OBJECT (row), "file");

  g_signal_emit (self, signals[OPEN], 0, file);
}

/* @title and @subtitle are plain text. */
static void
add_row (EfStartPage         *self,
         AdwPreferencesGroup *group,
         GFile               *file,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  GDateTime *time_a = gtk_recent_info_get_visited ((GtkRecentInfo *) a);
  GDateTime *time_b = gtk_recent_info_get_visited ((GtkRecentInfo *) b);

  return g_date_time_compare (time_b, time_a);
}

static guint
add_recent (EfStartPage *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  items = g_list_sort (items, compare_recent);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    {
      GtkRecentInfo *info = l->data;
      g_autoptr (GFile) file = NULL;
      g_autofree char *folder = NULL;

      if (!gtk_recent_info_has_application (info, g_get_application_name ()) ||
          !gtk_recent_info_is_local (info) || !gtk_recent_info_exists (info))
        continue;

      /* The samples are listed below. */
      file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      if (ef_start_page_is_sample (file))
        continue;
      folder = gtk_recent_info_get_uri_display (info);
      add_row (self, self->recent_group, file, gtk_recent_info_get_display_name (info),
               folder != NULL ? folder : "");
      n++;
    }

  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return n;
}

/* What the shipped projects are called; the files themselves speak no language. */
static guint
add_samples (EfStartPage *self)
{
  static const struct
  {
    const char *file;
    const char *title;
    const char *subtitle;
  } samples[] = {
    { FIRST_SAMPLE, N_("Image classifiers"),
      N_("ImageNet accuracy against model size and compute, 2012 to today") },
    { "training-carbon.frontier", N_("Training energy and carbon"),
      N_("Published energy and carbon of training language models") },
  };
  g_autofree char *folder = dup_samples_path ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, samples[i].file, NULL);

      if (!g_file_query_exists (file, NULL))
        continue;
      add_row (self, self->samples_group, file, _(samples[i].title), _(samples[i].subtitle));
      n++;
    }
  return n;
}

static void
ef_start_page_dispose (GObject *object)
{
  EfStartPage *self = EF_START_PAGE (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_START_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_start_page_parent_class)->dispose (object);
}

static void
ef_start_page_class_init (EfStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_start_page_dispose;

  signals[OPEN] = g_signal_new ("open", EF_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EfStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, EfStartPage, samples_group);
}

static void
ef_start_page_init (EfStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_start_page_refresh (self);
}

void
ef_start_page_refresh (EfStartPage *self)
{
  g_return_if_fail (EF_IS_START_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), add_recent (self) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->samples_group), add_samples (self) > 0);
}

GFile *
ef_start_page_get_first_sample (void)
{
  g_autofree char *folder = dup_samples_path ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, FIRST_SAMPLE, NULL);

  return g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

gboolean
ef_start_page_is_sample (GFile *file)
{
  g_autofree char *folder = dup_samples_path ();
  g_autoptr (GFile) samples = g_file_new_for_path (folder);

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return g_file_has_parent (file, samples);
}
