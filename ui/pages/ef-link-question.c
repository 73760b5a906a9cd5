/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-question.h"

#include "ef-formula.h"
#include "ef-task.h"

static void
question_free (gpointer data)
{
  EfLinkQuestion *self = data;

  ef_table_unref (self->tables[0]);
  ef_table_unref (self->tables[1]);
  ef_link_spec_free (self->spec);
  g_free (self->path);
  g_clear_pointer (&self->pairs, ef_link_pairs_unref);
  ef_progress_unref (self->progress);
  g_clear_pointer (&self->linked, ef_table_unref);
  g_clear_pointer (&self->catalog, ef_catalog_unref);
  g_free (self);
}

void
ef_link_answer_free (EfLinkAnswer *self)
{
  g_clear_pointer (&self->pairs, ef_link_pairs_unref);
  g_clear_pointer (&self->report, ef_link_report_free);
  g_clear_pointer (&self->refresh, ef_refresh_unref);
  g_clear_pointer (&self->told, ef_diagnostics_unref);
  g_free (self);
}

static gboolean
find_pairs (EfLinkAnswer         *answer,
            const EfLinkQuestion *self,
            GCancellable         *cancellable,
            GError              **error)
{
  if (self->pairs != NULL)
    answer->pairs = ef_link_pairs_ref (self->pairs);
  else
    answer->pairs = ef_link_pairs_new (self->tables[0], self->tables[1], self->spec,
                                       self->progress, cancellable, error);

  return answer->pairs != NULL;
}

/* The table in the place of the one whose link is changed, with what was computed in that. */
static gboolean
replace_linked (EfLinkAnswer         *answer,
                const EfLinkQuestion *self,
                GCancellable         *cancellable,
                GError              **error)
{
  EfTable *carried;

  if (self->linked == NULL || answer->report->table == NULL)
    return TRUE;

  answer->told = ef_diagnostics_new ();
  carried = ef_formula_carry (answer->report->table, self->linked, answer->told, cancellable,
                              error);
  if (carried == NULL)
    return FALSE;
  ef_table_unref (answer->report->table);
  answer->report->table = carried;
  answer->refresh = ef_refresh_new_for_table (self->catalog, carried, answer->told, cancellable,
                                              error);

  return answer->refresh != NULL;
}

static void
answer_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const EfLinkQuestion *self = task_data;
  EfLinkAnswer *answer = g_new0 (EfLinkAnswer, 1);
  GError *error = NULL;

  if (find_pairs (answer, self, cancellable, &error))
    answer->report = ef_link_report_new (self->tables[0], self->tables[1], self->spec, self->path,
                                         cancellable, &error);
  if (answer->report != NULL && replace_linked (answer, self, cancellable, &error))
    {
      g_task_return_pointer (task, answer, (GDestroyNotify) ef_link_answer_free);
      return;
    }

  ef_link_answer_free (answer);
  g_task_return_error (task, error);
}

void
ef_link_question_ask (EfLinkQuestion      *self,
                      GObject             *source,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_source_tag (task, ef_link_question_ask);
  g_task_set_name (task, "link tables");
  g_task_set_task_data (task, self, question_free);
  ef_task_run_in_worker (task, answer_in_worker);
}

EfLinkAnswer *
ef_link_question_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
