/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-renderer.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <unistd.h>

/* On a virtual or a remote desktop without a GPU GTK uses OpenGL all the same, emulated by the
 * processor. The emulator takes longer to start than the rest of the program (measured: 310 ms to
 * the first picture against 175), needs more memory than it (178 MiB against 54) and then draws a
 * chart no faster than Cairo does. So it is not even loaded there.
 *
 * GSK_RENDERER alone does not prevent that: to choose how windows look, GTK asks the emulator what
 * it can do as soon as a display is opened. */

/* GDK_DISABLE took over from GDK_DEBUG, which complains about words it does not know any more. */
#define GDK_DISABLE_SINCE 16

static gboolean
has_render_node (const char *devices)
{
  g_autofree char *folder = g_build_filename (devices, "dri", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "renderD") && g_access (path, R_OK | W_OK) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
ef_renderer_has_gpu (const char *devices)
{
  /* NVIDIA's own driver; Windows below a Linux in it. */
  static const char *const others[] = { "nvidiactl", "dxg" };

  g_return_val_if_fail (devices != NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (devices, others[i], NULL);

      if (g_access (path, R_OK | W_OK) == 0)
        return TRUE;
    }
  return has_render_node (devices);
}

void
ef_renderer_choose (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DEBUG") != NULL
      || g_getenv ("GDK_DISABLE") != NULL || ef_renderer_has_gpu ("/dev"))
    return;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (gtk_get_major_version () == 4 && gtk_get_minor_version () < GDK_DISABLE_SINCE)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
}
