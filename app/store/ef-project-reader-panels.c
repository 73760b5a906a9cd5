/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-fields.h"

#include <glib/gi18n-lib.h>

/* The figures of several charts. They stand behind the charts and name them by their ids; a chart
 * that is not there leaves a figure of the others. */

static void
read_looks (EfProjectReader *reader, EfPanelsSpec *spec)
{
  static const char *const names[]
    = { "width", "height", "font-size", "theme", "language", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  ef_fields_take_length (&fields, "width", 10000, &spec->width_mm);
  ef_fields_take_length (&fields, "height", 10000, &spec->height_mm);
  ef_fields_take_length (&fields, "font-size", 1000, &spec->font_size);
  ef_fields_take_string (&fields, "theme", &spec->theme);
  ef_fields_take_language (&fields, &spec->language);
}

static void
read_panel (EfProjectReader *reader, EfPanelsSpec *spec)
{
  static const char *const names[] = { "chart", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *chart = g_hash_table_lookup (attributes, "chart");

  if (chart == NULL || ef_document_get_chart (reader->document, chart) == NULL
      || !ef_panels_spec_add_chart (spec, chart))
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, ef_project_reader_get_line (reader),
                              _("A panel shows no chart of its own and was left out."));
}

static void
read_part (EfProjectReader *reader, EfPanelsSpec *spec)
{
  if (ef_project_reader_is (reader, "title"))
    {
      g_free (spec->name);
      spec->name = ef_project_reader_dup_text (reader);
    }
  else if (ef_project_reader_is (reader, "figure"))
    read_looks (reader, spec);
  else if (ef_project_reader_is (reader, "panel"))
    read_panel (reader, spec);
  else
    ef_project_reader_unknown (reader);
}

static void
read_panels (EfProjectReader *reader)
{
  static const char *const names[]
    = { "id", "columns", "separate-x", "separate-y", "separate-legends", NULL };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  g_autoptr (EfPanelsSpec) spec = ef_panels_spec_new ();
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  const char *id = g_hash_table_lookup (attributes, "id");

  ef_fields_take_count (&fields, "columns", EF_PANELS_MAX, &spec->n_columns);
  ef_fields_take_boolean (&fields, "separate-x", &spec->separate_x);
  ef_fields_take_boolean (&fields, "separate-y", &spec->separate_y);
  ef_fields_take_boolean (&fields, "separate-legends", &spec->separate_legends);
  while (ef_project_reader_next (reader, &element))
    read_part (reader, spec);

  if (id == NULL || *id == '\0' || ef_document_get_panels (reader->document, id) != NULL)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, fields.line,
                              _("The figure has no id of its own and was left out."));
  else if (spec->charts->len == 0)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, fields.line,
                              _("A figure without charts was left out."));
  else
    ef_document_load_panels (reader->document, id, spec);
}

void
ef_project_read_figures (EfProjectReader *reader)
{
  EfElement element = ef_project_reader_enter (reader);
  static const char *const names[] = { NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "panels"))
        read_panels (reader);
      else
        ef_project_reader_unknown (reader);
    }
}
