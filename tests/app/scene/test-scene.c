/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scene.h"

static void
count_unref (gpointer data)
{
  *(guint *) data += 1;
}

static void
test_primitives (void)
{
  g_autoptr (EfScene) scene = ef_scene_new (200, 100);
  EfPrimitive *added;
  const EfPrimitive *got;

  g_assert_cmpuint (ef_scene_get_n (scene), ==, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("label-%u", i);

      added = ef_scene_add (scene, EF_PRIMITIVE_TEXT, EF_LAYER_LABELS, "label", id);
      g_assert_null (added->title);
      g_assert_null (added->text.text);
      g_assert_cmpfloat (added->fill.a, ==, 0);
      added->text.text = g_strdup (id);
      added->title = g_strdup ("title");
    }
  added = ef_scene_add (scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_CURVES, "front", "front");
  added->polyline.points = g_new0 (double, 4);
  added->polyline.n = 2;
  ef_scene_add (scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "points", "points");

  g_assert_cmpuint (ef_scene_get_n (scene), ==, 1002);
  got = ef_scene_get (scene, 731);
  g_assert_cmpint (got->kind, ==, EF_PRIMITIVE_TEXT);
  g_assert_cmpint (got->layer, ==, EF_LAYER_LABELS);
  g_assert_cmpstr (got->id, ==, "label-731");
  g_assert_cmpstr (got->css, ==, "label");
  g_assert_cmpstr (got->text.text, ==, "label-731");
}

static void
test_words (void)
{
  g_autoptr (EfScene) scene = ef_scene_new (200, 100);
  EfRect plot = { 10, 20, 30, 40 };
  EfRect got;

  g_assert_cmpfloat (ef_scene_get_width (scene), ==, 200);
  g_assert_cmpfloat (ef_scene_get_height (scene), ==, 100);
  g_assert_null (ef_scene_get_title (scene));
  g_assert_nonnull (ef_scene_get_font_family (scene));

  ef_scene_set_words (scene, "a title", NULL);
  ef_scene_set_words (scene, ef_scene_get_title (scene), "a description");
  g_assert_cmpstr (ef_scene_get_title (scene), ==, "a title");
  g_assert_cmpstr (ef_scene_get_description (scene), ==, "a description");

  ef_scene_set_font_family (scene, "Sans");
  g_assert_cmpstr (ef_scene_get_font_family (scene), ==, "Sans");

  ef_scene_get_plot (scene, &got);
  g_assert_cmpfloat (got.width, ==, 200);
  ef_scene_set_plot (scene, &plot);
  ef_scene_get_plot (scene, &got);
  g_assert_cmpfloat (got.x, ==, 10);
  g_assert_cmpfloat (got.height, ==, 40);
}

static void
test_owners_live_as_long (void)
{
  guint n_freed = 0;
  EfScene *scene = ef_scene_new (200, 100);

  ef_scene_hold (scene, &n_freed, count_unref);
  ef_scene_hold (scene, &n_freed, count_unref);
  ef_scene_hold (scene, &n_freed, NULL);
  g_assert_true (ef_scene_ref (scene) == scene);
  ef_scene_unref (scene);
  g_assert_cmpuint (n_freed, ==, 0);
  ef_scene_unref (scene);
  g_assert_cmpuint (n_freed, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/scene/primitives", test_primitives);
  g_test_add_func ("/scene/scene/words", test_words);
  g_test_add_func ("/scene/scene/owners-live-as-long", test_owners_live_as_long);

  return g_test_run ();
}
