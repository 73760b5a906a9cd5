/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the evaluation tables of Papers with Code in JSON and those in our XML form correspond
 * (`data/schemas/pwc.rng`): which key is which attribute or element. Both directions of converting
 * go by it. */

typedef enum
{
  EF_PWC_OBJECT_TASK,
  EF_PWC_OBJECT_DATASET,
  EF_PWC_OBJECT_SOTA,
  EF_PWC_OBJECT_ROW,
  EF_PWC_OBJECT_LINK,
  EF_PWC_OBJECT_VALUES, /* of a row: its keys are names of metrics */
  EF_PWC_N_OBJECTS,
} EfPwcObject;

/* What stands behind a key. */
typedef enum
{
  EF_PWC_FORM_ATTRIBUTE,
  EF_PWC_FORM_TEXT,    /* an element with text */
  EF_PWC_FORM_TEXTS,   /* one for each item */
  EF_PWC_FORM_NAMES,   /* an element with a name for each item */
  EF_PWC_FORM_OBJECT,
  EF_PWC_FORM_OBJECTS, /* one for each item */
} EfPwcForm;

/* An object has at most so many kinds of attributes and children. */
#define EF_PWC_SLOTS_MAX 8

typedef struct
{
  EfPwcObject object;
  const char *key;
  EfPwcForm form;
  guint slot;          /* its place in the XML: attributes come first */
  const char *element; /* or attribute */
  EfPwcObject child;   /* of OBJECT and OBJECTS */
} EfPwcKey;

/* NULL if objects of that kind have no such key. */
const EfPwcKey *ef_pwc_form_find_key (EfPwcObject object, const char *key, gsize length);

/* What children of that name are; NULL if there are none of the kind. */
const EfPwcKey *ef_pwc_form_find_element (EfPwcObject object, const char *element);

/* What stands at that place; of several keys the first one. NULL behind the last place. */
const EfPwcKey *ef_pwc_form_find_slot (EfPwcObject object, guint slot);

/* The attribute that has to be there, even if the JSON has no such key; NULL if there is none. It
 * is the one at the first place. */
const char *ef_pwc_form_get_required (EfPwcObject object);

G_END_DECLS
