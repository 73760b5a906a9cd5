/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-openml-run.h"

#include <string.h>

#include "ef-number.h"
#include "ef-plain-text.h"

/* Texts of one element; what is longer is cut. */
#define TEXT_MAX 65536
#define EVALUATIONS_MAX 5000000

static gboolean
is_at (const EfOpenmlRun *self, guint depth, const char *parent, const char *name)
{
  return self->path->len == depth
         && strcmp (g_ptr_array_index (self->path, depth - 2), parent) == 0
         && strcmp (g_ptr_array_index (self->path, depth - 1), name) == 0;
}

/* Clients leave <output_data> out. */
static gboolean
is_evaluation (const EfOpenmlRun *self)
{
  return is_at (self, 3, "output_data", "evaluation")
         || (self->path->len == 2
             && strcmp (g_ptr_array_index (self->path, 1), "evaluation") == 0);
}

static gboolean
is_in_evaluation (const EfOpenmlRun *self, const char *name)
{
  return is_at (self, 4, "evaluation", name) || is_at (self, 3, "evaluation", name);
}

static guint32
intern (EfOpenmlRun *self, const char *text, gsize length)
{
  const char *tidy = ef_plain_text_tidy (text, &length, TRUE, self->scratch);

  return ef_text_pool_add (self->pool, tidy, (gssize) length);
}

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  EfOpenmlRun *self = data;

  g_ptr_array_add (self->path, (gpointer) element->name);
  g_string_truncate (self->text, 0);
  if (element->depth == 0)
    self->line = element->line;
  if (!is_evaluation (self) && !is_at (self, 2, "run", "parameter_setting"))
    return TRUE;

  self->open = (EfOpenmlEvaluation) {
    .number = self->evaluations->len + 1,
    .bare = self->path->len == 2,
    .line = element->line,
  };
  for (guint i = 0; i < element->n_attributes; i++)
    {
      EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);
      guint32 id = intern (self, attribute.value, attribute.length);

      if (strcmp (attribute.name, "repeat") == 0)
        self->open.repeat = id;
      else if (strcmp (attribute.name, "fold") == 0)
        self->open.fold = id;
    }

  return TRUE;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  EfOpenmlRun *self = data;

  if (self->text->len < TEXT_MAX)
    g_string_append_len (self->text, text, (gssize) MIN (length, TEXT_MAX - self->text->len));

  return TRUE;
}

/* The text of an element inside of an evaluation, or elsewhere in the run. */
static void
take_text (EfOpenmlRun *self)
{
  const char *name = g_ptr_array_index (self->path, self->path->len - 1);
  guint32 *target = NULL;

  if (is_in_evaluation (self, name) || is_at (self, 3, "parameter_setting", name))
    {
      if (strcmp (name, "name") == 0)
        target = &self->open.name;
      else if (strcmp (name, "value") == 0)
        target = &self->open.value;
      else if (strcmp (name, "array_data") == 0)
        target = &self->open.array;
      else if (strcmp (name, "repeat") == 0)
        target = &self->open.repeat;
      else if (strcmp (name, "fold") == 0)
        target = &self->open.fold;
    }
  else if (self->path->len == 2 && strcmp (name, "run_id") == 0)
    target = &self->run;
  else if (is_at (self, 2, "run", "flow_name"))
    target = &self->model;
  else if (is_at (self, 2, "run", "task_type"))
    target = &self->task;
  else if (is_at (self, 4, "dataset", "name"))
    target = &self->dataset;

  if (target != NULL && *target == 0)
    *target = intern (self, self->text->str, self->text->len);
}

static gboolean
end_cb (gpointer data)
{
  EfOpenmlRun *self = data;

  if (self->path->len >= 2)
    take_text (self);
  if (self->open.name != 0 && is_evaluation (self))
    g_array_append_val (self->evaluations, self->open);
  else if (self->open.name != 0 && is_at (self, 2, "run", "parameter_setting"))
    g_array_append_val (self->parameters, self->open);
  g_ptr_array_set_size (self->path, (gint) self->path->len - 1);
  g_string_truncate (self->text, 0);

  return self->evaluations->len + self->parameters->len < EVALUATIONS_MAX;
}

const EfXmlHandler ef_openml_run_handler = { start_cb, text_cb, end_cb };

void
ef_openml_run_init (EfOpenmlRun *self)
{
  *self = (EfOpenmlRun) {
    .pool = ef_text_pool_new (),
    .evaluations = g_array_new (FALSE, FALSE, sizeof (EfOpenmlEvaluation)),
    .parameters = g_array_new (FALSE, FALSE, sizeof (EfOpenmlEvaluation)),
    .path = g_ptr_array_new (),
    .text = g_string_new (NULL),
    .scratch = g_string_new (NULL),
  };
}

void
ef_openml_run_clear (EfOpenmlRun *self)
{
  ef_text_pool_unref (self->pool);
  g_array_unref (self->evaluations);
  g_array_unref (self->parameters);
  g_ptr_array_unref (self->path);
  g_string_free (self->text, TRUE);
  g_string_free (self->scratch, TRUE);
}

const EfOpenmlEvaluation *
ef_openml_run_get_evaluation (const EfOpenmlRun *self, guint index)
{
  return &g_array_index (self->evaluations, EfOpenmlEvaluation, index);
}

gboolean
ef_openml_evaluation_is_of_fold (const EfOpenmlEvaluation *self)
{
  return self->repeat != 0 || self->fold != 0;
}

gboolean
ef_openml_run_read_value (const EfOpenmlRun *self, const EfOpenmlEvaluation *evaluation,
                          double *value)
{
  return ef_number_read_plain (ef_text_pool_get (self->pool, evaluation->value),
                               strlen (ef_text_pool_get (self->pool, evaluation->value)), value);
}

char *
ef_openml_evaluation_make_place (const EfOpenmlEvaluation *self)
{
  return g_strdup_printf (self->bare ? "%u:/run/evaluation[%u]"
                                     : "%u:/run/output_data/evaluation[%u]",
                          self->line, self->number);
}
