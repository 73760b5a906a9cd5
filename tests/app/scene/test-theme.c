/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-theme.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "ef-error.h"
#include "ef-theme-file.h"

/* Contrast as in WCAG 2.1; colour vision as simulated by Machado, Oliveira and Fernandes (2009) at
 * full severity; distance in CIELAB (1976). */

typedef struct
{
  double v[3];
} Triple;

#define N_VISIONS 4

static const double visions[N_VISIONS][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  /* protanopia */
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  /* deuteranopia */
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  /* tritanopia */
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static const double to_xyz[3][3] = {
  { 0.4124564, 0.3575761, 0.1804375 },
  { 0.2126729, 0.7151522, 0.0721750 },
  { 0.0193339, 0.1191920, 0.9503041 },
};

static double
linearise (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static Triple
colour_to_linear (const EfColour *colour)
{
  return (Triple){ { linearise (colour->r), linearise (colour->g), linearise (colour->b) } };
}

static Triple
multiply (const double m[3][3], Triple a)
{
  Triple out;

  for (int i = 0; i < 3; i++)
    out.v[i] = m[i][0] * a.v[0] + m[i][1] * a.v[1] + m[i][2] * a.v[2];

  return out;
}

static double
get_luminance (const EfColour *colour)
{
  return multiply (to_xyz, colour_to_linear (colour)).v[1];
}

static double
get_contrast (const EfColour *a, const EfColour *b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static EfColour
blend (const EfColour *colour, const EfColour *ground, double opacity)
{
  return (EfColour){ ground->r + (colour->r - ground->r) * opacity,
                     ground->g + (colour->g - ground->g) * opacity,
                     ground->b + (colour->b - ground->b) * opacity, 1 };
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static Triple
colour_to_lab (const EfColour *colour, guint vision)
{
  Triple seen = multiply (visions[vision], colour_to_linear (colour));
  Triple xyz;
  double x, y, z;

  for (int i = 0; i < 3; i++)
    seen.v[i] = CLAMP (seen.v[i], 0, 1);
  xyz = multiply (to_xyz, seen);
  x = lab_curve (xyz.v[0] / 0.95047);
  y = lab_curve (xyz.v[1]);
  z = lab_curve (xyz.v[2] / 1.08883);

  return (Triple){ { 116 * y - 16, 500 * (x - y), 200 * (y - z) } };
}

static double
get_distance (const EfColour *a, const EfColour *b, guint vision)
{
  Triple la = colour_to_lab (a, vision);
  Triple lb = colour_to_lab (b, vision);

  return hypot (hypot (la.v[0] - lb.v[0], la.v[1] - lb.v[1]), la.v[2] - lb.v[2]);
}

static const char *const own_ids[] = { "light", "dark", "print", "contrast", "journal" };

/* In high contrast, groups stand out more than elsewhere. */
static void
test_high_contrast (void)
{
  const EfTheme *theme = ef_theme_find ("contrast");

  for (guint g = 0; g < G_N_ELEMENTS (theme->groups); g++)
    g_assert_cmpfloat (get_contrast (&theme->groups[g], &theme->background), >=, 4.5);
  g_assert_cmpfloat (get_contrast (&theme->dim_text, &theme->background), >=, 7);
  g_assert_cmpfloat (theme->marker_opacity, ==, 1);
}

static char *
read_theme (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "themes", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_schema (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autofree char *schema
    = g_test_build_filename (G_TEST_DIST, "..", "data", "schemas", "theme.rng", NULL);

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }
  for (guint t = 0; t < G_N_ELEMENTS (own_ids); t++)
    {
      g_autofree char *name = g_strconcat (own_ids[t], ".xml", NULL);
      g_autofree char *file
        = g_test_build_filename (G_TEST_DIST, "..", "data", "themes", name, NULL);
      const char *arguments[] = { program, "--noout", "--nonet", "--relaxng", schema, file, NULL };
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                    NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
    }
}

/* What stands in the file is in the theme. */
static void
test_parse (void)
{
  g_autofree char *text = read_theme ("journal");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTheme) theme = ef_theme_parse (text, strlen (text), "journal.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (theme->id, ==, "journal");
  g_assert_cmpstr (theme->name, ==, "Journal");
  g_assert_true (g_str_has_prefix (theme->family, "Helvetica, "));
  g_assert_cmpfloat (theme->axis_width, ==, 0.5);
  g_assert_cmpfloat (theme->marker_opacity, ==, 0.85);
  g_assert_cmpfloat (theme->groups[9].r, ==, 0x70 / 255.0);
}

/* Each replacement makes a file that is none. */
static void
test_mistakes (void)
{
  static const struct
  {
    const char *from, *to, *message;
  } cases[] = {
    { "<theme ", "<look ", "begins with “look”" },
    { "</theme>", "", "ended unexpectedly" },
    { "theme:1", "theme:9", "no theme that this version knows" },
    { "id=\"light\"", "id=\"../x\"", "“../x” is no id" },
    { "name=\"Light\"", "name=\"\"", "no name" },
    { "#1f2328", "black", "“black” is no colour" },
    { "#1f2328", "#1f232", "“#1f232” is no colour" },
    { "opacity=\"0.9\"", "opacity=\"2\"", "“2” is no number from 0 to 1" },
    { "opacity=\"0.9\"", "opacity=\"nan\"", "“nan” is no number" },
    { "opacity=\"0.9\"", "", "opacity" },
    { "#696d73", "", "fewer than 10 colours" },
    { "#696d73", "#696d73 #000000", "more than 10 colours" },
    { "<groups>", "<groups><a/>", "There is no “a” at that place" },
    { "<scale>", "<groups/><scale>", "more than one “groups”" },
    { "scale>", "ladder>", "There is no “ladder”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = read_theme ("light");
      g_auto (GStrv) parts = g_strsplit (strstr (text, "<theme "), cases[i].from, -1);
      g_autofree char *wrong = g_strjoinv (cases[i].to, parts);
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_theme_parse (wrong, strlen (wrong), "my.xml", &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      g_assert_true (g_str_has_prefix (error->message, "my.xml:"));
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
write_theme (const char *name, const char *text)
{
  g_autofree char *folder = ef_theme_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Before anything asks for a theme: one of the user's own, and files that are none. */
static void
write_themes (void)
{
  g_autofree char *light = read_theme ("light");
  g_autoptr (GString) mine = g_string_new (light);

  g_string_replace (mine, "id=\"light\" name=\"Light\"", "id=\"mine\" name=\"My &amp; own\"", 1);
  write_theme ("a.xml", mine->str);
  write_theme ("b.xml", mine->str);
  write_theme ("c.xml", light);
  write_theme ("d.xml", "<theme>");
  write_theme ("read.me", "Not looked at.");
}

static void
remove_themes (void)
{
  g_autofree char *folder = ef_theme_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_rmdir (parent);
}

static void
test_user (void)
{
  const char *const *problems = ef_theme_list_problems ();

  g_assert_true (ef_theme_exists ("mine"));
  g_assert_cmpstr (ef_theme_get_name (ef_theme_find ("mine")), ==, "My & own");
  g_assert_false (ef_theme_exists ("yours"));
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 3);
  g_assert_cmpstr (problems[0], ==,
                   "b.xml: There is a theme “mine” already; give this one another id.");
  g_assert_true (g_str_has_prefix (problems[1], "c.xml: There is a theme “light” already"));
  g_assert_true (g_str_has_prefix (problems[2], "d.xml: Line 1: "));
}

static void
test_find (void)
{
  const char *const *ids = ef_theme_list ();

  g_assert_true (g_strv_equal (
    ids,
    (const char *const[]){ "light", "dark", "print", "contrast", "journal", "mine", NULL }));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_cmpstr (ef_theme_find (ids[i])->id, ==, ids[i]);
  g_assert_cmpstr (ef_theme_find (NULL)->id, ==, "light");
  g_assert_cmpstr (ef_theme_find ("no such theme")->id, ==, "light");
}

static void
test_contrast (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (own_ids); t++)
    {
      const EfTheme *theme = ef_theme_find (own_ids[t]);
      const EfColour *grounds[] = { &theme->background, &theme->plot_background };
      EfColour seen;

      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          g_assert_cmpfloat (get_contrast (&theme->text, grounds[i]), >=, 7);
          g_assert_cmpfloat (get_contrast (&theme->dim_text, grounds[i]), >=, 4.5);
          g_assert_cmpfloat (get_contrast (&theme->axis, grounds[i]), >=, 3);
          g_assert_cmpfloat (get_contrast (&theme->front, grounds[i]), >=, 4.5);
          g_assert_cmpfloat (get_contrast (&theme->front_fill, grounds[i]), >=, 3);
          seen = blend (&theme->point, grounds[i], theme->marker_opacity);
          g_assert_cmpfloat (get_contrast (&seen, grounds[i]), >=, 3);
          for (guint g = 0; g < G_N_ELEMENTS (theme->groups); g++)
            g_assert_cmpfloat (get_contrast (&theme->groups[g], grounds[i]), >=, 3);
          /* A grid that competes with the data is worse than none. */
          g_assert_cmpfloat (get_contrast (&theme->grid, grounds[i]), <=, 1.4);
        }
    }
}

static void
test_groups_stay_apart (void)
{
  static const char *const ids[] = { "light", "dark", "contrast", "journal" };

  for (guint t = 0; t < G_N_ELEMENTS (ids); t++)
    {
      const EfTheme *theme = ef_theme_find (ids[t]);

      for (guint vision = 0; vision < N_VISIONS; vision++)
        {
          for (guint i = 0; i < G_N_ELEMENTS (theme->groups); i++)
            {
              for (guint j = 0; j < i; j++)
                g_assert_cmpfloat (get_distance (&theme->groups[i], &theme->groups[j], vision), >=,
                                   14);
            }
        }
    }
}

static void
test_print_survives_grey (void)
{
  const EfTheme *theme = ef_theme_find ("print");

  for (guint i = 1; i < G_N_ELEMENTS (theme->groups); i++)
    {
      double a = colour_to_lab (&theme->groups[i - 1], 0).v[0];
      double b = colour_to_lab (&theme->groups[i], 0).v[0];

      g_assert_cmpfloat (fabs (a - b), >=, 12);
    }
}

/* In any vision the ramp goes one way in lightness, in steps that are about equal, and its end for
 * much stands out most from the page. */
static void
test_ramps (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (own_ids); t++)
    for (guint vision = 0; vision < N_VISIONS; vision++)
      {
        const EfTheme *theme = ef_theme_find (own_ids[t]);
        double least = INFINITY, most = 0;
        double direction = colour_to_lab (&theme->ramp[16], vision).v[0]
                           - colour_to_lab (&theme->ramp[0], vision).v[0];

        for (guint i = 1; i < EF_THEME_RAMP; i++)
          {
            double step = colour_to_lab (&theme->ramp[i], vision).v[0]
                          - colour_to_lab (&theme->ramp[i - 1], vision).v[0];

            g_assert_cmpfloat (step * direction, >, 0);
            g_assert_cmpfloat (get_distance (&theme->ramp[i], &theme->ramp[i - 1], vision), >,
                               2.3); /* just noticeable */
            least = MIN (least, fabs (step));
            most = MAX (most, fabs (step));
          }
        g_assert_cmpfloat (fabs (direction), >, 40);
        g_assert_cmpfloat (most / least, <, 2.5);
        g_assert_cmpfloat (get_contrast (&theme->ramp[0], &theme->background), >, 1.5);
        g_assert_cmpfloat (get_contrast (&theme->ramp[16], &theme->background), >,
                           get_contrast (&theme->ramp[0], &theme->background));
      }
}

static void
test_ramp_colours (void)
{
  const EfTheme *theme = ef_theme_find ("light");
  EfColour low = ef_theme_get_ramp_colour (theme, -1);
  EfColour high = ef_theme_get_ramp_colour (theme, 2);
  EfColour between = ef_theme_get_ramp_colour (theme, 0.5 / 16);

  g_assert_cmpfloat (low.r, ==, theme->ramp[0].r);
  g_assert_cmpfloat (high.b, ==, theme->ramp[16].b);
  g_assert_cmpfloat_with_epsilon (between.g, (theme->ramp[0].g + theme->ramp[1].g) / 2, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("ef-themes-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  write_themes ();

  g_test_add_func ("/scene/theme/find", test_find);
  g_test_add_func ("/scene/theme/contrast", test_contrast);
  g_test_add_func ("/scene/theme/groups-stay-apart", test_groups_stay_apart);
  g_test_add_func ("/scene/theme/print-survives-grey", test_print_survives_grey);

  g_test_add_func ("/scene/theme/ramps", test_ramps);
  g_test_add_func ("/scene/theme/ramp-colours", test_ramp_colours);
  g_test_add_func ("/scene/theme/high-contrast", test_high_contrast);
  g_test_add_func ("/scene/theme/schema", test_schema);
  g_test_add_func ("/scene/theme/parse", test_parse);
  g_test_add_func ("/scene/theme/mistakes", test_mistakes);
  g_test_add_func ("/scene/theme/user", test_user);
  status = g_test_run ();
  remove_themes ();
  g_rmdir (folder);

  return status;
}
