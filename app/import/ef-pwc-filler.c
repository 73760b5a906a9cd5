/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-filler.h"

#include <string.h>

#include "ef-plain-text.h"

/* Texts of all values together; the 140 MB of a large dump hold 2 MB of them. */
#define VALUES_MAX (G_MAXUINT / 2)

void
ef_pwc_filler_init (EfPwcFiller *self, EfPwcDump *dump)
{
  *self = (EfPwcFiller) {
    .dump = dump,
    .scratch = g_string_new (NULL),
    .row_texts = g_string_new (NULL),
  };
}

void
ef_pwc_filler_clear (EfPwcFiller *self)
{
  g_string_free (self->scratch, TRUE);
  g_string_free (self->row_texts, TRUE);
}

guint32
ef_pwc_filler_add_text (EfPwcFiller *self, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, TRUE, self->scratch);

  return ef_text_pool_add (self->dump->texts, tidy, (gssize) length);
}

EfPwcTask *
ef_pwc_filler_add_task (EfPwcFiller *self, GPtrArray *tasks, guint32 index)
{
  EfPwcTask *task = g_new0 (EfPwcTask, 1);

  task->index = index;
  g_ptr_array_add (tasks, task);

  return task;
}

EfPwcDataset *
ef_pwc_filler_add_dataset (EfPwcFiller *self, GPtrArray *datasets, guint32 index)
{
  EfPwcDataset *dataset = g_new0 (EfPwcDataset, 1);

  dataset->index = index;
  g_ptr_array_add (datasets, dataset);
  self->dump->n_tables++;

  return dataset;
}

void
ef_pwc_filler_add_declared (EfPwcFiller *self, EfPwcDataset *dataset, const EfPwcMetric *metric)
{
  if (dataset->metrics == NULL)
    dataset->metrics = g_array_new (FALSE, FALSE, sizeof (EfPwcMetric));
  if (metric->name != 0)
    g_array_append_vals (dataset->metrics, metric, 1);
}

void
ef_pwc_filler_begin_row (EfPwcFiller *self, guint32 index)
{
  self->row = (EfPwcRow) { .index = index, .first_cell = self->dump->cells->len };
  g_string_truncate (self->row_texts, 0);
  memset (self->text_lengths, 0, sizeof self->text_lengths);
}

void
ef_pwc_filler_set_text (EfPwcFiller *self, EfPwcText which, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, TRUE, self->scratch);

  self->text_offsets[which] = (guint32) self->row_texts->len;
  self->text_lengths[which] = (guint32) length;
  g_string_append_len (self->row_texts, tidy, (gssize) length);
}

gboolean
ef_pwc_filler_has_text (const EfPwcFiller *self, EfPwcText which)
{
  return self->text_lengths[which] > 0;
}

static void
pool_row_texts (EfPwcFiller *self)
{
  const char *texts[EF_PWC_N_TEXTS];
  guint32 ids[EF_PWC_N_TEXTS];

  for (guint i = 0; i < EF_PWC_N_TEXTS; i++)
    texts[i] = self->text_lengths[i] > 0 ? self->row_texts->str + self->text_offsets[i] : "";
  ef_text_pool_add_many (self->dump->texts, texts, self->text_lengths, EF_PWC_N_TEXTS, ids);
  self->row.model = ids[EF_PWC_TEXT_MODEL];
  self->row.paper = ids[EF_PWC_TEXT_PAPER];
  self->row.url = ids[EF_PWC_TEXT_URL];
  self->row.date = ids[EF_PWC_TEXT_DATE];
  self->row.code = ids[EF_PWC_TEXT_CODE];
}

void
ef_pwc_filler_begin_values (EfPwcFiller *self)
{
  self->row.first_cell = self->dump->cells->len;
  self->n_recent = 0;
}

/* Looking a metric up by its text costs more than comparing it with the one that is expected. */
guint32
ef_pwc_filler_find_metric (EfPwcFiller *self, const char *text, gsize length)
{
  const guint position = self->n_recent++;
  guint32 id;

  if (position >= EF_PWC_RECENT_MAX)
    return ef_pwc_filler_add_text (self, text, length);
  if (self->recent[position] != 0)
    {
      const char *expected = ef_text_pool_get (self->dump->texts, self->recent[position]);

      if (strlen (expected) == length && memcmp (expected, text, length) == 0)
        return self->recent[position];
    }
  id = ef_pwc_filler_add_text (self, text, length);
  self->recent[position] = id;

  return id;
}

void
ef_pwc_filler_add_value (EfPwcFiller *self, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, TRUE, self->scratch);
  GByteArray *values = self->dump->values;
  const EfPwcCell cell = { self->metric, values->len, (guint32) length };

  if (length == 0 || cell.metric == 0 || self->row.n_cells == G_MAXUINT16
      || length > VALUES_MAX - values->len)
    return;
  g_byte_array_append (values, (const guint8 *) tidy, (guint) length);
  g_array_append_val (self->dump->cells, cell);
  self->row.n_cells++;
}

void
ef_pwc_filler_end_row (EfPwcFiller *self, EfPwcDataset *dataset)
{
  pool_row_texts (self);
  if (dataset->rows == NULL)
    dataset->rows = g_array_new (FALSE, FALSE, sizeof (EfPwcRow));
  g_array_append_val (dataset->rows, self->row);
  self->dump->n_rows++;
}

GPtrArray *
ef_pwc_filler_ensure_tasks (GPtrArray **list)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (ef_pwc_task_free);

  return *list;
}

GPtrArray *
ef_pwc_filler_ensure_datasets (GPtrArray **list)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (ef_pwc_dataset_free);

  return *list;
}
