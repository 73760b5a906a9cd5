/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-warnings.h"

#include <adwaita.h>
#include <string.h>

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; adw_get_minor_version () > 2 && i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0
        && g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
dialog_warnings_ignore (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
