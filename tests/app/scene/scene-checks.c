/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-checks.h"

#include <math.h>
#include <string.h>

gboolean
scene_checks_overlap (const EfRect *a, const EfRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

gboolean
scene_checks_hold (const EfRect *outer, const EfRect *inner)
{
  return inner->x >= outer->x - 0.01 && inner->y >= outer->y - 0.01
         && inner->x + inner->width <= outer->x + outer->width + 0.01
         && inner->y + inner->height <= outer->y + outer->height + 0.01;
}

/* The letters of a text: from the height of capitals to the depth of descenders. */
static EfRect
get_text_box (const EfPrimitive *primitive)
{
  double size = primitive->text.size;
  double start = primitive->text.anchor == EF_ANCHOR_START    ? 0
                 : primitive->text.anchor == EF_ANCHOR_MIDDLE ? -primitive->text.width / 2
                                                              : -primitive->text.width;

  if (primitive->text.angle == 90)
    return (EfRect){ primitive->text.x - 0.75 * size,
                     primitive->text.y - start - primitive->text.width, 0.95 * size,
                     primitive->text.width };

  return (EfRect){ primitive->text.x + start, primitive->text.y - 0.75 * size,
                   primitive->text.width, 0.95 * size };
}

void
scene_checks_run (EfScene *scene)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  EfRect page = { 0, 0, ef_scene_get_width (scene), ef_scene_get_height (scene) };

  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *p = ef_scene_get (scene, i);

      g_assert_true (g_hash_table_add (ids, p->id));
      g_assert_nonnull (p->css);
      if (p->kind == EF_PRIMITIVE_TEXT)
        {
          EfRect box = get_text_box (p);

          g_assert_true (isfinite (p->text.x) && isfinite (p->text.y));
          g_assert_true (g_utf8_validate (p->text.text, -1, NULL));
          g_assert_true (scene_checks_hold (&page, &box));
        }
      else if (p->kind == EF_PRIMITIVE_POLYLINE)
        {
          for (guint k = 0; k < p->polyline.n; k++)
            {
              g_assert_cmpfloat (fabs (p->polyline.points[2 * k]), <=, page.width + 50);
              g_assert_cmpfloat (fabs (p->polyline.points[2 * k + 1]), <=, page.height + 50);
            }
        }
    }
}

guint
scene_checks_run_labels (const Chart *chart)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EfRect));
  const EfPrimitive *front = fixture_find (chart->scene, "front");
  const EfPrimitive *legend = fixture_find (chart->scene, "legend");
  EfRect plot;

  ef_scene_get_plot (chart->scene, &plot);
  for (guint i = 0; i < ef_scene_get_n (chart->scene); i++)
    {
      const EfPrimitive *p = ef_scene_get (chart->scene, i);
      EfRect box;

      if (strcmp (p->css, "label") != 0)
        continue;
      box = get_text_box (p);
      g_assert_true (scene_checks_hold (&plot, &box));
      for (guint j = 0; j < boxes->len; j++)
        g_assert_false (scene_checks_overlap (&box, &g_array_index (boxes, EfRect, j)));
      if (legend != NULL)
        g_assert_false (scene_checks_overlap (&box, &legend->rect.rect));
      for (guint k = 1; front != NULL && k < front->polyline.n; k++)
        {
          const double *a = &front->polyline.points[2 * k - 2];
          EfRect line = { MIN (a[0], a[2]) - 0.5, MIN (a[1], a[3]) - 0.5, fabs (a[2] - a[0]) + 1,
                          fabs (a[3] - a[1]) + 1 };

          g_assert_false (scene_checks_overlap (&box, &line));
        }
      for (guint k = 0; k < chart->data->n_front; k++)
        {
          double x, y;

          ef_chart_view_to_page (&plot, &chart->view, chart->data->sx[chart->data->front[k]],
                                 chart->data->sy[chart->data->front[k]], &x, &y);
          g_assert_false (scene_checks_overlap (&box, &(EfRect){ x - 1, y - 1, 2, 2 }));
        }
      g_array_append_val (boxes, box);
    }

  return boxes->len;
}
