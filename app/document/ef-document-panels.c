/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* The figures of a document that show several of its charts. They are kept and changed as charts
 * are: an immutable value for each id, and a change that holds the old and the new one. */

typedef struct
{
  char *id;
  EfPanelsSpec *spec;
} EfPanelsFigure;

/* A figure comes, goes or has another specification. */
typedef struct
{
  EfChange parent;
  char *id;
  guint index;            /* where it is added or was removed */
  EfPanelsSpec *old_spec; /* NULL: there was no such figure */
  EfPanelsSpec *new_spec; /* NULL: there is none any more */
} EfPanelsChange;

static void
figure_free (gpointer data)
{
  EfPanelsFigure *figure = data;

  g_free (figure->id);
  ef_panels_spec_free (figure->spec);
  g_free (figure);
}

void
ef_document_init_panels (EfDocument *self)
{
  self->panels = g_ptr_array_new_with_free_func (figure_free);
}

static gint
find_index (EfDocument *self, const char *id)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (g_strcmp0 (((EfPanelsFigure *) g_ptr_array_index (self->panels, i))->id, id) == 0)
      return i;

  return -1;
}

static EfPanelsFigure *
find_figure (EfDocument *self, const char *id)
{
  gint index = find_index (self, id);

  return index >= 0 ? g_ptr_array_index (self->panels, index) : NULL;
}

static void
insert_figure (EfDocument *self, guint index, const char *id, const EfPanelsSpec *spec)
{
  EfPanelsFigure *figure = g_new (EfPanelsFigure, 1);

  figure->id = g_strdup (id);
  figure->spec = ef_panels_spec_copy (spec);
  g_ptr_array_insert (self->panels, MIN (index, self->panels->len), figure);
  self->news.panels = TRUE;
}

/* Leads to @to, which may be NULL for "no figure". */
static void
panels_change_go (EfPanelsChange *self, EfDocument *document, const EfPanelsSpec *to)
{
  EfPanelsFigure *figure = find_figure (document, self->id);

  if (figure == NULL)
    {
      insert_figure (document, self->index, self->id, to);
      return;
    }

  document->news.panels = TRUE;
  if (to == NULL)
    {
      g_ptr_array_remove (document->panels, figure);
      return;
    }
  ef_panels_spec_free (figure->spec);
  figure->spec = ef_panels_spec_copy (to);
}

static void
panels_change_apply (EfChange *change, gpointer target)
{
  EfPanelsChange *self = (EfPanelsChange *) change;

  panels_change_go (self, target, self->new_spec);
}

static void
panels_change_revert (EfChange *change, gpointer target)
{
  EfPanelsChange *self = (EfPanelsChange *) change;

  panels_change_go (self, target, self->old_spec);
}

static EfMerge
panels_change_merge (EfChange *change, EfChange *next)
{
  EfPanelsChange *self = (EfPanelsChange *) change;
  EfPanelsChange *other = (EfPanelsChange *) next;

  if (!g_str_equal (self->id, other->id) || self->old_spec == NULL || self->new_spec == NULL
      || other->old_spec == NULL || other->new_spec == NULL)
    return EF_MERGE_NONE;

  ef_panels_spec_free (self->new_spec);
  self->new_spec = g_steal_pointer (&other->new_spec);

  return ef_panels_spec_equal (self->old_spec, self->new_spec) ? EF_MERGE_CANCELLED : EF_MERGE_DONE;
}

static gsize
panels_change_get_size (const EfChange *change)
{
  return sizeof (EfPanelsChange) + 2 * sizeof (EfPanelsSpec);
}

static void
panels_change_free (EfChange *change)
{
  EfPanelsChange *self = (EfPanelsChange *) change;

  g_free (self->id);
  ef_panels_spec_free (self->old_spec);
  ef_panels_spec_free (self->new_spec);
  g_free (self);
}

static const EfChangeClass panels_change_class = {
  .apply = panels_change_apply,
  .revert = panels_change_revert,
  .merge = panels_change_merge,
  .get_size = panels_change_get_size,
  .free = panels_change_free,
};

static EfChange *
panels_change_new (const char *id,
                   guint index,
                   const EfPanelsSpec *old_spec,
                   const EfPanelsSpec *new_spec)
{
  EfPanelsChange *self = g_new0 (EfPanelsChange, 1);

  self->parent.klass = &panels_change_class;
  self->id = g_strdup (id);
  self->index = index;
  self->old_spec = old_spec != NULL ? ef_panels_spec_copy (old_spec) : NULL;
  self->new_spec = new_spec != NULL ? ef_panels_spec_copy (new_spec) : NULL;

  return &self->parent;
}

/* A figure without charts would show nothing: it goes with its last one. */
void
ef_document_forget_chart (EfDocument *self, const char *chart_id)
{
  for (guint i = self->panels->len; i > 0; i--)
    {
      EfPanelsFigure *figure = g_ptr_array_index (self->panels, i - 1);
      g_autoptr (EfPanelsSpec) spec = ef_panels_spec_copy (figure->spec);

      if (ef_panels_spec_remove_chart (spec, chart_id))
        ef_history_do (self->history,
                       panels_change_new (figure->id, i - 1, figure->spec,
                                          spec->charts->len > 0 ? spec : NULL),
                       NULL, NULL);
    }
}

guint
ef_document_get_n_panels (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), 0);

  return self->panels->len;
}

const char *
ef_document_get_panels_id (EfDocument *self, guint index)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->panels->len, NULL);

  return ((EfPanelsFigure *) g_ptr_array_index (self->panels, index))->id;
}

const EfPanelsSpec *
ef_document_get_panels (EfDocument *self, const char *panels_id)
{
  EfPanelsFigure *figure;

  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  figure = find_figure (self, panels_id);

  return figure != NULL ? figure->spec : NULL;
}

const char *
ef_document_add_panels (EfDocument *self, const EfPanelsSpec *spec, const char *label)
{
  g_autofree char *id = NULL;
  EfPanelsFigure *figure;

  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (spec != NULL && spec->charts->len > 0, NULL);

  id = g_strdup_printf ("panels-%" G_GUINT64_FORMAT, ++self->last_panels);
  ef_document_do_change (self, panels_change_new (id, self->panels->len, NULL, spec), NULL, label);

  /* A handler of "panels-changed" may have taken it away again. */
  figure = find_figure (self, id);

  return figure != NULL ? figure->id : NULL;
}

void
ef_document_remove_panels (EfDocument *self, const char *panels_id, const char *label)
{
  EfPanelsFigure *figure;
  gint index;

  g_return_if_fail (EF_IS_DOCUMENT (self));

  index = find_index (self, panels_id);
  g_return_if_fail (index >= 0);

  figure = g_ptr_array_index (self->panels, index);
  ef_document_do_change (self, panels_change_new (figure->id, index, figure->spec, NULL), NULL,
                         label);
}

void
ef_document_change_panels (EfDocument *self,
                           const char *panels_id,
                           const EfPanelsSpec *spec,
                           const char *merge_key,
                           const char *label)
{
  g_autofree char *key = NULL;
  EfPanelsFigure *figure;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (spec != NULL && spec->charts->len > 0);

  figure = find_figure (self, panels_id);
  g_return_if_fail (figure != NULL);

  if (ef_panels_spec_equal (figure->spec, spec))
    return;

  if (merge_key != NULL)
    key = g_strconcat (figure->id, " ", merge_key, NULL);
  ef_document_do_change (self, panels_change_new (figure->id, 0, figure->spec, spec), key, label);
}

void
ef_document_load_panels (EfDocument *self, const char *panels_id, const EfPanelsSpec *spec)
{
  guint64 number;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (panels_id != NULL && spec != NULL && spec->charts->len > 0);
  g_return_if_fail (find_figure (self, panels_id) == NULL);

  insert_figure (self, self->panels->len, panels_id, spec);
  /* Not to be given out again. */
  if (g_str_has_prefix (panels_id, "panels-")
      && g_ascii_string_to_unsigned (panels_id + strlen ("panels-"), 10, 0, G_MAXUINT64 / 2,
                                     &number, NULL))
    self->last_panels = MAX (self->last_panels, number);
  ef_document_announce (self);
}
