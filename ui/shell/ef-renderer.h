/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ef_renderer_has_gpu:
 * @devices: the folder of device files, "/dev"
 *
 * Whether anything in this computer can draw for us: a render node of the kernel, or the devices of
 * drivers that bring their own.
 */
gboolean ef_renderer_has_gpu (const char *devices);

/**
 * ef_renderer_choose:
 *
 * Where there is no GPU, makes GTK draw with Cairo. To be called before GTK is initialised and
 * before any thread is started, because GTK is told by environment variables; those that the person
 * has set are left as they are.
 */
void ef_renderer_choose (void);

G_END_DECLS
