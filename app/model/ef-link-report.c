/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-report.h"

#include "ef-table-link.h"

#include <glib/gi18n-lib.h>

/* The names of the rows that have no partner, each once. */
static void
list_alone (EfLinkReport   *self,
            guint           side,
            const EfColumn *names,
            const guint8   *levels)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GArray *alone = self->alone[side];

  for (guint row = 0; row < ef_column_get_n_rows (names); row++)
    {
      g_autofree char *cell = NULL;
      EfLinkAlone one = { NULL, 1 };
      gpointer number;

      if (levels[row] != EF_LINK_NONE)
        continue;
      cell = ef_column_dup_cell (names, row);
      if (*cell == '\0')
        {
          self->n_unnamed[side]++;
          continue;
        }
      /* A text stands in the chunk once, so its address will do. */
      one.name = g_string_chunk_insert_const (self->texts, cell);
      if (g_hash_table_lookup_extended (numbers, one.name, NULL, &number))
        {
          g_array_index (alone, EfLinkAlone, GPOINTER_TO_UINT (number)).n_rows++;
          continue;
        }
      g_hash_table_insert (numbers, (gpointer) one.name, GUINT_TO_POINTER (alone->len));
      g_array_append_val (alone, one);
    }
}

static void
count (EfLinkReport     *self,
       EfTable          *table,
       const EfLinkSpec *spec,
       const EfLink     *link,
       guint             side)
{
  gint names = ef_table_link_find_names (table, spec->names[side], NULL);

  for (guint level = 0; level < EF_N_LINK_LEVELS; level++)
    self->counts[side][level] = ef_link_count_rows (link, side, level);
  self->n_ambiguous[side] = ef_link_count_ambiguous (link, side);
  list_alone (self, side, ef_table_get_column (table, (guint) names),
              ef_link_get_levels (link, side));
}

EfLinkReport *
ef_link_report_new (EfTable          *first,
                    EfTable          *second,
                    const EfLinkSpec *spec,
                    const char       *path,
                    GCancellable     *cancellable,
                    GError          **error)
{
  EfTable *tables[] = { first, second };
  g_autoptr (EfLink) link = NULL;
  g_autoptr (EfLinkReport) self = NULL;

  g_return_val_if_fail (first != NULL && second != NULL && spec != NULL, NULL);

  link = ef_table_link_rows (first, second, spec, cancellable, error);
  if (link == NULL)
    return NULL;

  self = g_new0 (EfLinkReport, 1);
  self->texts = g_string_chunk_new (16384);
  for (guint side = 0; side < 2; side++)
    {
      self->alone[side] = g_array_new (FALSE, FALSE, sizeof (EfLinkAlone));
      count (self, tables[side], spec, link, side);
    }
  self->table = ef_table_link (first, second, spec, link, path, cancellable, &self->problem);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ef_link_report_free (EfLinkReport *self)
{
  g_return_if_fail (self != NULL);

  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&self->alone[side], g_array_unref);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->table, ef_table_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

const char *
ef_link_level_to_label (EfLinkLevel level)
{
  switch (level)
    {
    case EF_LINK_EXACT:
      return _("same name");
    case EF_LINK_SPELLING:
      return _("same but for spelling");
    case EF_LINK_BASE:
      return _("same base name");
    case EF_LINK_CONFIRMED:
      return _("confirmed");
    case EF_LINK_NONE:
    default:
      return _("no partner");
    }
}
