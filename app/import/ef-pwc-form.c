/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-form.h"

#include <string.h>

#define ATTRIBUTE EF_PWC_FORM_ATTRIBUTE
#define TEXT EF_PWC_FORM_TEXT
#define TEXTS EF_PWC_FORM_TEXTS
#define NAMES EF_PWC_FORM_NAMES
#define OBJECT EF_PWC_FORM_OBJECT
#define OBJECTS EF_PWC_FORM_OBJECTS
#define TASK EF_PWC_OBJECT_TASK
#define DATASET EF_PWC_OBJECT_DATASET
#define SOTA EF_PWC_OBJECT_SOTA
#define ROW EF_PWC_OBJECT_ROW
#define LINK EF_PWC_OBJECT_LINK

static const EfPwcKey keys[] = {
  { TASK, "task", ATTRIBUTE, 0, "name", 0 },
  { TASK, "categories", TEXTS, 1, "category", 0 },
  { TASK, "synonyms", TEXTS, 2, "synonym", 0 },
  { TASK, "description", TEXT, 3, "description", 0 },
  { TASK, "source_link", OBJECT, 4, "source_link", LINK },
  { TASK, "datasets", OBJECTS, 5, "dataset", DATASET },
  { TASK, "subtasks", OBJECTS, 6, "task", TASK },
  { DATASET, "dataset", ATTRIBUTE, 0, "name", 0 },
  { DATASET, "subdataset", ATTRIBUTE, 0, "name", 0 },
  { DATASET, "description", TEXT, 1, "description", 0 },
  { DATASET, "dataset_links", OBJECTS, 2, "dataset_link", LINK },
  { DATASET, "dataset_citations", OBJECTS, 3, "dataset_citation", LINK },
  { DATASET, "sota", OBJECT, 4, "sota", SOTA },
  { DATASET, "subdatasets", OBJECTS, 5, "dataset", DATASET },
  { SOTA, "metrics", NAMES, 0, "metric", 0 },
  { SOTA, "rows", OBJECTS, 1, "row", ROW },
  { ROW, "model_name", ATTRIBUTE, 0, "model_name", 0 },
  { ROW, "paper_title", ATTRIBUTE, 1, "paper_title", 0 },
  { ROW, "paper_url", ATTRIBUTE, 2, "paper_url", 0 },
  { ROW, "paper_date", ATTRIBUTE, 3, "paper_date", 0 },
  { ROW, "uses_additional_data", ATTRIBUTE, 4, "uses_additional_data", 0 },
  { ROW, "code_links", OBJECTS, 5, "code_link", LINK },
  { ROW, "model_links", OBJECTS, 6, "model_link", LINK },
  { ROW, "metrics", OBJECT, 7, "metric", EF_PWC_OBJECT_VALUES },
  { LINK, "url", ATTRIBUTE, 0, "url", 0 },
  { LINK, "title", ATTRIBUTE, 1, "title", 0 },
};

const EfPwcKey *
ef_pwc_form_find_key (EfPwcObject object, const char *key, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].object == object && strlen (keys[i].key) == length
        && memcmp (keys[i].key, key, length) == 0)
      return &keys[i];

  return NULL;
}

const EfPwcKey *
ef_pwc_form_find_element (EfPwcObject object, const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].object == object && keys[i].form != ATTRIBUTE
        && strcmp (keys[i].element, element) == 0)
      return &keys[i];

  return NULL;
}

const EfPwcKey *
ef_pwc_form_find_slot (EfPwcObject object, guint slot)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].object == object && keys[i].slot == slot)
      return &keys[i];

  return NULL;
}

const char *
ef_pwc_form_get_required (EfPwcObject object)
{
  const EfPwcKey *first = ef_pwc_form_find_slot (object, 0);

  return first != NULL && first->form == ATTRIBUTE ? first->element : NULL;
}
