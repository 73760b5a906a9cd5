/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scene.h"

/*
 * A scene is written once by ef_chart_compose() and only read afterwards, so players on several
 * threads may share it without a lock. Primitives lie in one array in painting order; their texts
 * and coordinates belong to the scene. Marker runs do not: they point into the chart data, which
 * the scene keeps alive through `owners`. That is what lets a chart of a million points be laid
 * out again for every frame of a zoom without touching a single point.
 */

typedef struct
{
  gpointer data;
  GDestroyNotify unref;
} Owner;

struct _EfScene
{
  gatomicrefcount ref_count;
  double width, height; /* points */
  char *title;
  char *description;
  GBytes *project;
  char *command;
  char *font_family;
  EfRect plot;
  guint n_hidden_labels;
  GArray *primitives; /* element-type EfPrimitive, in painting order */
  GArray *labels;     /* element-type EfSceneLabel */
  GArray *owners;     /* element-type Owner */
};

static void
clear_primitive (gpointer data)
{
  EfPrimitive *primitive = data;

  g_free (primitive->id);
  g_free (primitive->title);
  if (primitive->kind == EF_PRIMITIVE_POLYLINE)
    g_free (primitive->polyline.points);
  else if (primitive->kind == EF_PRIMITIVE_TEXT)
    g_free (primitive->text.text);
  else if (primitive->kind == EF_PRIMITIVE_PANEL)
    g_clear_pointer (&primitive->panel.scene, ef_scene_unref);
}

static void
clear_owner (gpointer data)
{
  Owner *owner = data;

  if (owner->unref != NULL)
    owner->unref (owner->data);
}

EfScene *
ef_scene_new (double width, double height)
{
  EfScene *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (EfScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->font_family = g_strdup ("Cantarell, sans-serif");
  self->plot = (EfRect){ 0, 0, width, height };
  self->primitives = g_array_new (FALSE, TRUE, sizeof (EfPrimitive));
  g_array_set_clear_func (self->primitives, clear_primitive);
  self->labels = g_array_new (FALSE, FALSE, sizeof (EfSceneLabel));
  self->owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  g_array_set_clear_func (self->owners, clear_owner);

  return self;
}

EfScene *
ef_scene_ref (EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ef_scene_unref (EfScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* The primitives borrow from the owners, so they go first. */
  g_array_unref (self->primitives);
  g_array_unref (self->labels);
  g_array_unref (self->owners);
  g_free (self->title);
  g_free (self->description);
  g_clear_pointer (&self->project, g_bytes_unref);
  g_free (self->command);
  g_free (self->font_family);
  g_free (self);
}

double
ef_scene_get_width (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

double
ef_scene_get_height (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

const char *
ef_scene_get_title (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
ef_scene_get_description (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

void
ef_scene_set_words (EfScene *self, const char *title, const char *description)
{
  g_autofree char *old_title = NULL;
  g_autofree char *old_description = NULL;

  g_return_if_fail (self != NULL);

  /* Freed last: the caller may pass what it got from the scene. */
  old_title = self->title;
  old_description = self->description;
  self->title = g_strdup (title);
  self->description = g_strdup (description);
}

GBytes *
ef_scene_get_project (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->project;
}

const char *
ef_scene_get_command (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->command;
}

void
ef_scene_set_project (EfScene *self, GBytes *project, const char *command)
{
  g_autoptr (GBytes) old_project = NULL;
  g_autofree char *old_command = NULL;

  g_return_if_fail (self != NULL);

  old_project = self->project;
  old_command = self->command;
  self->project = project != NULL ? g_bytes_ref (project) : NULL;
  self->command = g_strdup (command);
}

const char *
ef_scene_get_font_family (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->font_family;
}

void
ef_scene_set_font_family (EfScene *self, const char *families)
{
  g_autofree char *old = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (families != NULL);

  old = self->font_family;
  self->font_family = g_strdup (families);
}

const EfSceneLabel *
ef_scene_get_labels (const EfScene *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->labels->len;

  return (const EfSceneLabel *) (gpointer) self->labels->data;
}

void
ef_scene_add_label (EfScene *self, const EfSceneLabel *label)
{
  g_return_if_fail (self != NULL && label != NULL);

  g_array_append_val (self->labels, *label);
}

guint
ef_scene_get_n_hidden_labels (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_hidden_labels;
}

void
ef_scene_set_n_hidden_labels (EfScene *self, guint n)
{
  g_return_if_fail (self != NULL);

  self->n_hidden_labels = n;
}

const EfPrimitive *
ef_scene_find (const EfScene *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->primitives->len; i++)
    {
      const EfPrimitive *primitive = &g_array_index (self->primitives, EfPrimitive, i);

      if (g_strcmp0 (primitive->id, id) == 0)
        return primitive;
    }

  return NULL;
}

double
ef_scene_get_smallest_type (const EfScene *self)
{
  double smallest = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->primitives->len; i++)
    {
      const EfPrimitive *primitive = &g_array_index (self->primitives, EfPrimitive, i);

      double size = primitive->kind == EF_PRIMITIVE_TEXT ? primitive->text.size
                    : primitive->kind == EF_PRIMITIVE_PANEL
                      ? ef_scene_get_smallest_type (primitive->panel.scene)
                      : 0;

      if (size > 0 && (smallest == 0 || size < smallest))
        smallest = size;
    }

  return smallest;
}

void
ef_scene_get_plot (const EfScene *self, EfRect *plot)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (plot != NULL);

  *plot = self->plot;
}

void
ef_scene_set_plot (EfScene *self, const EfRect *plot)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (plot != NULL);

  self->plot = *plot;
}

void
ef_scene_hold (EfScene *self, gpointer owner, GDestroyNotify unref)
{
  Owner entry = { owner, unref };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->owners, entry);
}

guint
ef_scene_get_n (const EfScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->primitives->len;
}

const EfPrimitive *
ef_scene_get (const EfScene *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->primitives->len, NULL);

  return &g_array_index (self->primitives, EfPrimitive, index);
}

EfPrimitive *
ef_scene_add (EfScene *self, EfPrimitiveKind kind, EfLayer layer, const char *css, const char *id)
{
  EfPrimitive *primitive;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer < EF_N_LAYERS, NULL);
  g_return_val_if_fail (css != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  g_array_set_size (self->primitives, self->primitives->len + 1);
  primitive = &g_array_index (self->primitives, EfPrimitive, self->primitives->len - 1);
  primitive->kind = kind;
  primitive->layer = layer;
  primitive->css = css;
  primitive->id = g_strdup (id);

  return primitive;
}
