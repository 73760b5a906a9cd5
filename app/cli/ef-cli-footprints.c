/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-footprints.h"

#include "ef-chart-footprints.h"
#include "ef-column-footprint.h"
#include "ef-table-units.h"

/* (transfer full) */
static GArray *
list_compared (const EfCliFrontier *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < ef_table_get_n_rows (self->table); row++)
    if (self->row_states[row] == EF_CLI_ROW_COMPARED)
      g_array_append_val (rows, row);

  return rows;
}

/* (transfer full) (nullable) */
static GArray *
count (const EfCliFrontier *self, const EfCliAxis *axis)
{
  g_autoptr (GArray) rows = list_compared (self);

  return ef_column_footprint_count (self->table, axis->column,
                                    (const guint32 *) (gpointer) rows->data, rows->len);
}

static void
tell (const EfCliFrontier *self, gboolean mixed)
{
  const EfCliAxis *const axes[] = { &self->x, &self->y };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autoptr (GArray) parts = count (self, axes[i]);
      g_autofree char *sentence = NULL;

      if (parts == NULL || (parts->len > 1) != mixed)
        continue;
      sentence = ef_footprint_parts_describe (parts, ef_column_get_name (axes[i]->column),
                                              EF_FOOTPRINTS_KNOWN);
      if (sentence != NULL && mixed)
        ef_cli_warn ("%s", sentence);
      else if (sentence != NULL)
        ef_cli_print_line (stdout, sentence);
    }
}

/* Values of one column in different units. */
static void
warn_of_units (const EfCliFrontier *self)
{
  const EfCliAxis *const axes[] = { &self->x, &self->y };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autoptr (GArray) rows = list_compared (self);
      g_autofree char *units = ef_table_describe_mixed_units (
        self->table, axes[i]->column, (const guint32 *) (gpointer) rows->data, rows->len);
      g_autofree char *words
        = units != NULL ? ef_mixed_units_describe (ef_column_get_name (axes[i]->column), units)
                        : NULL;

      if (words != NULL)
        ef_cli_warn ("%s", words);
    }
}

void
ef_cli_footprints_warn (const EfCliFrontier *self)
{
  warn_of_units (self);
  tell (self, TRUE);
}

void
ef_cli_footprints_print (const EfCliFrontier *self)
{
  tell (self, FALSE);
}

void
ef_cli_footprints_print_json (const EfCliFrontier *self, const EfCliAxis *axis, yajl_gen json)
{
  g_autoptr (GArray) parts = count (self, axis);

  ef_cli_json_text (json, "counts");
  if (parts == NULL)
    {
      yajl_gen_null (json);
      return;
    }
  yajl_gen_array_open (json);
  for (guint i = 0; i < parts->len; i++)
    {
      const EfFootprintPart *part = &g_array_index (parts, EfFootprintPart, i);

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "activity", ef_activity_to_word (part->footprint.activity));
      ef_cli_json_member_text (json, "scope", ef_scope_to_word (part->footprint.scope));
      ef_cli_json_member_text (json, "basis", ef_basis_to_word (part->footprint.basis));
      ef_cli_json_member_text (json, "netting", ef_netting_to_word (part->footprint.netting));
      ef_cli_json_member_unsigned (json, "points", part->n);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
}
