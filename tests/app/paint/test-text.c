/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "ef-paint.h"
#include "paint-fixture.h"

static const char golden[]
  = "scene 200.00,120.00 plot 30.00,10.00 160.00,90.00 \"A \\\"title\\\" <of> words & more\" "
    "\"Six points.\\nOne is on the frontier.\"\n"
    "background rect page .page 0.00,0.00 200.00,120.00 fill #ffffff\n"
    "grid polyline grid-y-0 .grid 30.00,55.00 190.00,55.00 stroke #d9d9d9 width 1.00\n"
    "grid polyline grid-x-0 .grid 110.25,10.00 110.25,100.00 stroke #d9d9d9 width 1.00\n"
    "frame rect legend .legend 150.00,14.00 36.00,20.00 radius 3.00 fill #f2f2f2cc"
    " stroke #d9d9d9 width 0.50\n"
    "frame polyline axes .axis 30.00,10.00 30.00,100.00 190.00,100.00 stroke #4d4d4d width 1.00\n"
    "points markers points .points size 6.00 circle fill #3366ccbf 40.50,90.00 104.50,70.00"
    " 168.50,20.00 120.50,-90.00 square fill #e6661abf 72.50,50.00 clipped\n"
    "curves markers front-3 .front-point size 9.00 outline #000000 width 1.50 star fill #e6661a"
    " 136.50,30.00 title \"Model <3> & co\"\n"
    "curves polyline area .front-area 30.00,100.00 30.00,90.00 72.50,90.00 72.50,50.00"
    " 136.50,50.00 136.50,100.00 closed fill #3380e61a clipped\n"
    "curves polyline front .front 30.00,90.00 72.50,90.00 72.50,50.00 136.50,30.00"
    " stroke #1a5eb3 width 1.00 dash 4.00,2.00 clipped\n"
    "labels text label-3 .label 136.50,24.00 middle size 8.00 halo #ffffffe6"
    " \"Größe ≥ 10²\" fill #1a1a1a\n"
    "frame text tick-x-0 .tick-label 110.25,110.00 middle size 8.00 \"0.5\" fill #1a1a1a\n"
    "frame text tick-y-0 .tick-label 27.00,58.00 end size 8.00 \"55\" fill #1a1a1a\n"
    "frame text title-y .axis-title 10.00,55.00 middle size 8.00 bold angle 90.00"
    " \"Accuracy (%)\" fill #1a1a1a\n";

static void
test_golden (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autofree char *text = ef_paint_to_text (scene);

  g_assert_cmpstr (text, ==, golden);
}

static void
test_locale (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  text = ef_paint_to_text (scene);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (text, ==, golden);
}

static void
test_empty (void)
{
  g_autoptr (EfScene) scene = ef_scene_new (10, 20);
  g_autofree char *text = ef_paint_to_text (scene);

  g_assert_cmpstr (text, ==, "scene 10.00,20.00 plot 0.00,0.00 10.00,20.00 \"\" \"\"\n");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/text/golden", test_golden);
  g_test_add_func ("/paint/text/locale", test_locale);
  g_test_add_func ("/paint/text/empty", test_empty);
  return g_test_run ();
}
