/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-figure.h"

#include "ef-figure-size.h"
#include "ef-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)
#define SCREEN_DPI 96
#define PRINT_DPI 300
#define DPI_MIN 10
#define DPI_MAX 2400
/* A chart has no room in less, and Cairo no picture for more pixels than this. */
#define POINTS_MIN 20
#define PIXELS_MAX 32767

static const struct
{
  const char *name;
  double points; /* 0: by the resolution */
} units[] = {
  { "mm", POINTS_PER_MM }, { "cm", 72 / 2.54 }, { "in", 72 }, { "pt", 1 }, { "px", 0 },
};

/* A length in the manner of "180" or "7.5" at @text; @end is what follows. Never in the user's
 * locale, and only digits: the x between two lengths must not make one of them hexadecimal. */
static gboolean
read_length (const char  *text,
             double      *length,
             const char **end)
{
  gsize n = strspn (text, "0123456789.");

  *end = text + n;

  return ef_number_read_plain (text, n, length) && isfinite (*length) && *length > 0;
}

/* Fills in width and height in the unit of @size, and the points of that unit. */
static gboolean
read_size (EfCliFigure *self,
           const char  *size,
           double      *points)
{
  const char *end = NULL;

  if (!read_length (size, &self->width, &end) || g_ascii_tolower (*end) != 'x' ||
      !read_length (end + 1, &self->height, &end))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (end, units[i].name) == 0)
      {
        *points = units[i].points;
        return TRUE;
      }

  return FALSE;
}

/* The columns of journals, and pages. */
static gboolean
find_size (EfCliFigure *self,
           const char  *name,
           double      *points)
{
  const EfFigureSize *size = ef_figure_size_find (name);

  if (size == NULL)
    return FALSE;

  self->width = size->width_mm;
  self->height = size->height_mm;
  self->font_size = ef_figure_size_get_font_size (size);
  *points = POINTS_PER_MM;

  return TRUE;
}

static char *
list_sizes (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) sizes[i].id);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

gboolean
ef_cli_figure_parse (EfCliFigure *self,
                     const char  *size,
                     double       dpi,
                     EfCliStatus *status)
{
  double points = 1;

  g_return_val_if_fail (self != NULL && status != NULL, FALSE);

  self->width = self->height = self->width_mm = self->height_mm = self->font_size = 0;

  if (dpi != 0 && !(dpi >= DPI_MIN && dpi <= DPI_MAX))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("--dpi is between %d and %d."), DPI_MIN, DPI_MAX);
      return FALSE;
    }

  if (size != NULL && !find_size (self, size, &points) && !read_size (self, size, &points))
    {
      g_autofree char *names = list_sizes ();

      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--size is in the manner of 180x120mm or 1600x1000px "
                               "(mm, cm, in, pt, px), or one of %s, not “%s”."), names, size);
      return FALSE;
    }

  self->dpi = dpi != 0 ? dpi : points == 0 ? SCREEN_DPI : PRINT_DPI;
  if (points == 0)
    points = 72 / self->dpi;
  self->width_mm = points == POINTS_PER_MM ? self->width : self->width * points / POINTS_PER_MM;
  self->height_mm = points == POINTS_PER_MM ? self->height : self->height * points / POINTS_PER_MM;
  self->width *= points;
  self->height *= points;

  if (size != NULL &&
      (MIN (self->width, self->height) < POINTS_MIN ||
       MAX (self->width, self->height) * self->dpi / 72 > PIXELS_MAX))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("A figure of size %s cannot be drawn: sides are at least %d points "
                               "and at most %d pixels."), size, POINTS_MIN, PIXELS_MAX);
      return FALSE;
    }

  return TRUE;
}
