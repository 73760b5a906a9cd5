/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"

#include "ef-error.h"
#include "ef-filter.h"
#include "ef-import.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Verbs do not ask what kind of file they are given: the importers recognise it by its content. */

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[65536];
  gsize n;

  while ((n = fread (block, 1, sizeof block, stdin)) > 0)
    {
      if (bytes->len > G_MAXUINT - n)
        {
          g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                       _("Standard input is larger than 4 GB."));
          return NULL;
        }

      g_byte_array_append (bytes, block, (guint) n);
    }

  if (ferror (stdin))
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("Standard input cannot be read: %s."), g_strerror (errno));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Exactly one of @file and @bytes is given. */
static gboolean
load (EfCliInput     *self,
      GFile          *file,
      GBytes         *bytes,
      EfDiagnostics **diagnostics,
      GError        **error)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfCatalog) empty = NULL;

  result = file != NULL ? ef_import_file (file, NULL, NULL, error)
                        : ef_import_bytes (bytes, _("standard input"), NULL, NULL, error);
  if (result == NULL)
    return FALSE;

  self->name = g_strdup (ef_source_get_name (ef_import_result_get_source (result)));

  *diagnostics = ef_diagnostics_ref (ef_import_result_get_diagnostics (result));
  empty = ef_catalog_new ();
  self->catalog = ef_catalog_add_root (empty, ef_import_result_get_root (result));

  return TRUE;
}

EfCliInput *
ef_cli_input_load (const char  *argument,
                   gboolean     verbose,
                   EfCliStatus *status)
{
  g_autoptr (EfCliInput) self = g_new0 (EfCliInput, 1);
  g_autoptr (EfDiagnostics) diagnostics = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  g_return_val_if_fail (argument != NULL && status != NULL, NULL);

  if (g_str_equal (argument, "-"))
    bytes = read_standard_input (&error);
  else
    file = g_file_new_for_path (argument);

  loaded = error == NULL && load (self, file, bytes, &diagnostics, &error);

  if (diagnostics != NULL)
    ef_cli_print_diagnostics (diagnostics, self->name, verbose);

  if (!loaded)
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
ef_cli_input_free (EfCliInput *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->catalog, ef_catalog_unref);
  g_free (self);
}

EfTable *
ef_cli_input_find_table (const EfCliInput *self,
                         const char       *path,
                         EfCliStatus      *status)
{
  g_autoptr (GError) error = NULL;
  EfTable *table;

  g_return_val_if_fail (self != NULL && status != NULL, NULL);

  table = ef_catalog_find_table (self->catalog, path, &error);
  if (table == NULL)
    *status = ef_cli_fail_with_error (error, EF_CLI_NOT_FOUND);

  return table;
}

gboolean
ef_cli_filter_rows (const EfTable *table,
                    const char    *where,
                    guint8       **rows,
                    EfCliStatus   *status)
{
  g_autoptr (EfFilter) filter = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (table != NULL && rows != NULL && status != NULL, FALSE);

  *rows = NULL;
  if (where == NULL)
    return TRUE;

  filter = ef_filter_parse (where, &error);
  if (filter != NULL)
    *rows = ef_filter_apply (filter, table, &error);
  if (*rows == NULL)
    *status = ef_cli_fail_with_error (error, EF_CLI_USAGE);

  return *rows != NULL;
}
