/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-dump.h"

void
ef_pwc_dataset_free (gpointer data)
{
  EfPwcDataset *self = data;

  g_clear_pointer (&self->metrics, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->subdatasets, g_ptr_array_unref);
  g_free (self);
}

void
ef_pwc_task_free (gpointer data)
{
  EfPwcTask *self = data;

  g_clear_pointer (&self->datasets, g_ptr_array_unref);
  g_clear_pointer (&self->subtasks, g_ptr_array_unref);
  g_free (self->description);
  g_free (self);
}

EfPwcDump *
ef_pwc_dump_new (void)
{
  EfPwcDump *self = g_new0 (EfPwcDump, 1);

  self->tasks = g_ptr_array_new_with_free_func (ef_pwc_task_free);
  self->texts = ef_text_pool_new ();
  self->values = g_byte_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (EfPwcCell));

  return self;
}

void
ef_pwc_dump_free (EfPwcDump *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tasks);
  ef_text_pool_unref (self->texts);
  g_byte_array_unref (self->values);
  g_array_unref (self->cells);
  g_free (self);
}
