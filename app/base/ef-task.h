/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* As g_task_run_in_thread(), for a @task of an object that must end in the thread in which the task
 * was made, such as a widget. */
void ef_task_run_in_worker (GTask *task, GTaskThreadFunc func);

G_END_DECLS
