/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-provider.h"

#include "ef-project.h"
#include "ef-task.h"

struct _EfFigureProvider
{
  GdkContentProvider parent_instance;

  EfOutput *output;
  EfChartData *data;
};

G_DEFINE_FINAL_TYPE (EfFigureProvider, ef_figure_provider, GDK_TYPE_CONTENT_PROVIDER)

/* The best first: programs that know several take what they find first. */
static const struct
{
  const char *mime_type;
  EfOutputFormat format;
  gboolean is_project;
} kinds[] = {
  { EF_PROJECT_MIME_TYPE, EF_OUTPUT_SVG, TRUE },
  { "image/svg+xml", EF_OUTPUT_SVG, FALSE },
  { "image/png", EF_OUTPUT_PNG, FALSE },
  { "text/plain;charset=utf-8", EF_OUTPUT_TSV, FALSE },
};

/* One paste on its way. */
typedef struct
{
  EfOutput *output;
  EfChartData *data;
  gboolean is_project;
  GOutputStream *stream;
  int priority;
  GBytes *bytes; /* once they are made */
} Paste;

static void
paste_free (Paste *paste)
{
  ef_output_free (paste->output);
  ef_chart_data_unref (paste->data);
  g_object_unref (paste->stream);
  g_clear_pointer (&paste->bytes, g_bytes_unref);
  g_free (paste);
}

static GdkContentFormats *
ef_figure_provider_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gdk_content_formats_builder_add_mime_type (builder, kinds[i].mime_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
make_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Paste *paste = task_data;
  GError *error = NULL;
  GBytes *bytes;

  if (paste->is_project)
    bytes = ef_project_for_figure (paste->output->catalog, paste->output->spec, FALSE,
                                   cancellable, &error);
  else
    bytes = ef_output_make (paste->output, paste->data, NULL, NULL, cancellable, &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The stream belongs to the main thread. */
static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Paste *paste = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length;
  const void *data;

  paste->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (paste->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_bytes_get_data (paste->bytes, &length);
  g_output_stream_write_all_async (paste->stream, data, length, paste->priority,
                                   g_task_get_cancellable (task), written_cb,
                                   g_object_ref (task));
}

static void
ef_figure_provider_write_mime_type_async (GdkContentProvider *provider,
                                          const char         *mime_type,
                                          GOutputStream      *stream,
                                          int                 io_priority,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data)
{
  EfFigureProvider *self = EF_FIGURE_PROVIDER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) work = NULL;
  Paste *paste;
  gsize kind;

  for (kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    if (g_str_equal (kinds[kind].mime_type, mime_type))
      break;
  g_task_set_source_tag (task, ef_figure_provider_write_mime_type_async);
  if (kind == G_N_ELEMENTS (kinds))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
      return;
    }

  paste = g_new0 (Paste, 1);
  paste->output = ef_output_copy (self->output);
  paste->output->format = kinds[kind].format;
  paste->data = ef_chart_data_ref (self->data);
  paste->is_project = kinds[kind].is_project;
  paste->stream = g_object_ref (stream);
  paste->priority = io_priority;
  g_task_set_task_data (task, paste, (GDestroyNotify) paste_free);

  work = g_task_new (self, cancellable, made_cb, g_object_ref (task));
  g_task_set_name (work, "make figure for the clipboard");
  g_task_set_task_data (work, paste, NULL);
  ef_task_run_in_worker (work, make_in_worker);
}

static gboolean
ef_figure_provider_write_mime_type_finish (GdkContentProvider *provider,
                                           GAsyncResult       *result,
                                           GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
ef_figure_provider_finalize (GObject *object)
{
  EfFigureProvider *self = EF_FIGURE_PROVIDER (object);

  g_clear_pointer (&self->output, ef_output_free);
  g_clear_pointer (&self->data, ef_chart_data_unref);

  G_OBJECT_CLASS (ef_figure_provider_parent_class)->finalize (object);
}

static void
ef_figure_provider_class_init (EfFigureProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ef_figure_provider_finalize;
  provider_class->ref_formats = ef_figure_provider_ref_formats;
  provider_class->write_mime_type_async = ef_figure_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = ef_figure_provider_write_mime_type_finish;
}

static void
ef_figure_provider_init (EfFigureProvider *self)
{
}

GdkContentProvider *
ef_figure_provider_new (const EfOutput *output,
                        EfChartData    *data)
{
  EfFigureProvider *self;

  g_return_val_if_fail (output != NULL, NULL);
  g_return_val_if_fail (data != NULL, NULL);

  self = g_object_new (EF_TYPE_FIGURE_PROVIDER, NULL);
  self->output = ef_output_copy (output);
  self->data = ef_chart_data_ref (data);
  return GDK_CONTENT_PROVIDER (self);
}
