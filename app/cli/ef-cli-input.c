/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"

#include "ef-error.h"
#include "ef-figure.h"
#include "ef-filter.h"
#include "ef-import.h"
#include "ef-input.h"
#include "ef-project.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Verbs do not ask what kind of file they are given: a project is recognised by its first bytes,
 * whatever it is called, and everything else goes to the importers, which have the better words
 * for what they do not know. */

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

static EfInput *
open_input (GFile   *file,
            GBytes  *bytes,
            GError **error)
{
  if (file != NULL)
    return ef_input_open (file, NULL, error);

  return ef_input_new_for_bytes (bytes, _("standard input"));
}

static gboolean
import (EfCliInput      *self,
        GFile           *file,
        GBytes          *bytes,
        const EfMapping *mapping,
        EfDiagnostics  **diagnostics,
        GError         **error)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfCatalogNode) root = NULL;
  g_autoptr (EfCatalog) empty = NULL;

  result = file != NULL ? ef_import_file (file, NULL, NULL, error)
                        : ef_import_bytes (bytes, self->name, NULL, NULL, error);
  if (result == NULL)
    return FALSE;

  *diagnostics = ef_diagnostics_ref (ef_import_result_get_diagnostics (result));
  root = ef_cli_mapping_apply (mapping, result, *diagnostics);
  empty = ef_catalog_new ();
  self->catalog = ef_catalog_add_root (empty, root);

  return TRUE;
}

static gboolean
is_folder (GFile *file)
{
  return file != NULL
         && g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* A project brings its own decisions along. */
static gboolean
refuse_mapping (const EfCliInput *self,
                const EfMapping  *mapping,
                GError          **error)
{
  if (mapping == NULL)
    return FALSE;

  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               _("“%s” is a project, and its columns are decided about already: --mapping "
                 "is for files that are imported."),
               self->name);
  return TRUE;
}

/* A figure that carries a project is that project. */
static gboolean
load_figure (EfCliInput    *self,
             EfInput       *input,
             EfDiagnostics *diagnostics,
             GError       **error)
{
  g_autoptr (GBytes) figure = ef_input_get_bytes (input, NULL, NULL, error);
  g_autoptr (GBytes) project = NULL;

  if (figure != NULL)
    project = ef_figure_get_project (figure, self->name, error);
  if (project != NULL)
    self->document = ef_project_load_bytes (project, self->name, diagnostics, error);

  return self->document != NULL;
}

/* Exactly one of @file and @bytes is given. @projects: a mapping is not for them, and they are
 * loaded all the same. */
static gboolean
load (EfCliInput      *self,
      GFile           *file,
      GBytes          *bytes,
      const EfMapping *mapping,
      gboolean         projects,
      EfDiagnostics  **diagnostics,
      GError         **error)
{
  g_autoptr (EfInput) input = NULL;
  const guint8 *head;
  gsize length = 0;

  if (is_folder (file))
    {
      g_autofree char *base = g_file_get_basename (file);

      self->name = g_filename_display_name (base);
      return import (self, file, NULL, mapping, diagnostics, error);
    }

  input = open_input (file, bytes, error);
  if (input == NULL)
    return FALSE;

  self->name = g_strdup (ef_input_get_name (input));

  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return FALSE;

  if (ef_project_sniff (head, length))
    {
      if (!projects && refuse_mapping (self, mapping, error))
        return FALSE;

      *diagnostics = ef_diagnostics_new ();
      self->document = file != NULL
                         ? ef_project_load (file, *diagnostics, NULL, NULL, error)
                         : ef_project_load_bytes (bytes, self->name, *diagnostics, error);
      if (self->document == NULL)
        return FALSE;

      self->catalog = ef_catalog_ref (ef_document_get_catalog (self->document));
      return TRUE;
    }

  if (ef_figure_sniff (head, length))
    {
      if (!projects && refuse_mapping (self, mapping, error))
        return FALSE;

      *diagnostics = ef_diagnostics_new ();
      if (!load_figure (self, input, *diagnostics, error))
        return FALSE;

      self->catalog = ef_catalog_ref (ef_document_get_catalog (self->document));
      return TRUE;
    }

  return import (self, file, bytes, mapping, diagnostics, error);
}

static EfCliInput *
load_argument (const char  *argument,
               const char  *mapping_path,
               gboolean     projects,
               gboolean     verbose,
               EfCliStatus *status)
{
  g_autoptr (EfCliInput) self = g_new0 (EfCliInput, 1);
  g_autoptr (EfMapping) mapping = NULL;
  g_autoptr (EfDiagnostics) diagnostics = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  g_return_val_if_fail (argument != NULL && status != NULL, NULL);

  if (!ef_cli_mapping_load (mapping_path, verbose, &mapping, status))
    return NULL;

  if (g_str_equal (argument, "-"))
    bytes = read_standard_input (&error);
  else
    file = g_file_new_for_path (argument);

  loaded = error == NULL && load (self, file, bytes, mapping, projects, &diagnostics, &error);

  if (diagnostics != NULL)
    ef_cli_print_diagnostics (diagnostics, self->name, verbose);

  if (!loaded)
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_CANNOT_READ);
      return NULL;
    }

  return g_steal_pointer (&self);
}

EfCliInput *
ef_cli_input_load (const char  *argument,
                   const char  *mapping,
                   gboolean     verbose,
                   EfCliStatus *status)
{
  return load_argument (argument, mapping, FALSE, verbose, status);
}

EfCliInput *
ef_cli_input_load_any (const char  *argument,
                       const char  *mapping,
                       gboolean     verbose,
                       EfCliStatus *status)
{
  return load_argument (argument, mapping, TRUE, verbose, status);
}

void
ef_cli_input_free (EfCliInput *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->catalog, ef_catalog_unref);
  g_clear_object (&self->document);
  g_free (self);
}

/* A project's table is that of the chart it opens with, where nothing else is asked for. */
static EfTable *
find_current_table (const EfCliInput *self)
{
  const EfChartSpec *spec = NULL;
  const char *chart;

  if (self->document == NULL)
    return NULL;

  chart = ef_document_get_current_chart (self->document);
  if (chart != NULL)
    spec = ef_document_get_chart (self->document, chart);

  return spec != NULL && spec->table_id != NULL
           ? ef_catalog_get_table (self->catalog, spec->table_id)
           : NULL;
}

EfTable *
ef_cli_input_find_table (const EfCliInput *self,
                         const char       *path,
                         EfCliStatus      *status)
{
  g_autoptr (GError) error = NULL;
  EfTable *table = NULL;

  g_return_val_if_fail (self != NULL && status != NULL, NULL);

  if (path == NULL)
    table = find_current_table (self);
  if (table == NULL)
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
