/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-size.h"

#include <math.h>

#include "ef-words.h"

/*
 * Widths and smallest letters as the guides for authors have them; heights are a choice of ours
 * unless a guide says what is the most: one column is higher than wide, the more the fewer of its
 * letters fit side by side, as there a title, a legend below and a source must leave room for the
 * chart. Where a guide names a range of sizes for letters, its lower end.
 *
 *  Nature: 89 and 183 mm, at most 170 mm high, letters of 5 to 7 pt. Nature research figure guide,
 *    "Building and exporting figure panels", research-figure-guide.nature.com, read 2026.
 *  Science: 5.7, 12.1 and 18.4 cm; letters of about 7 pt. science.org, "Instructions for
 *    preparing a revised manuscript", and sciencemag.org, "Preparing your art and figures".
 *  IEEE: 3.5 and 7.16 in, letters of 9 to 10 pt. journals.ieeeauthorcenter.ieee.org, "Size
 *    requirements for graphics" and "File formatting", read 2026.
 *  ACM: the widths of column and page that acmart.cls makes for sigconf on letter paper: margins of
 *    54 TeX points, columns 2 pica apart, so 241.15 and 506.3 of 614.3. The guide says nothing of
 *    letters in figures; 7 pt are ours.
 *  Elsevier: 90, 140 and 190 mm; letters of 7 pt, indices of 6. elsevier.com, "Artwork sizing",
 *    read 2026.
 *  Slides are 10 in wide, of 16 to 9; paper is that of ISO 216.
 */

/* Millimetres of difference that nobody means. */
#define TOLERANCE 0.05
/* No type size is larger than this unless somebody wants it so, or the smallest is. */
#define FONT_SIZE_MAX 9.0
/* As many letters as high as that are wide have room for a chart. Where a column is narrower, its
 * letters are all of one size, the least that is asked for. */
#define EMS_ENOUGH 30
#define POINTS_PER_MM (72 / 25.4)
/* Points of difference that nobody sees. */
#define TYPE_TOLERANCE 0.02

static const EfFigureSize sizes[] = {
  { "report", N_ ("Report, full width"), NULL, 180, 120, 0, EF_FIGURE_TYPE_MIN },
  { "nature-1", N_ ("Nature, one column"), "Nature", 89, 76, 170, 5 },
  { "nature-2", N_ ("Nature, two columns"), "Nature", 183, 110, 170, 5 },
  { "science-1", N_ ("Science, one column"), "Science", 57, 84, 0, 7 },
  { "science-2", N_ ("Science, two columns"), "Science", 121, 80, 0, 7 },
  { "science-3", N_ ("Science, three columns"), "Science", 184, 110, 0, 7 },
  { "ieee-1", N_ ("IEEE, one column"), "IEEE", 88.9, 98, 0, 9 },
  { "ieee-2", N_ ("IEEE, two columns"), "IEEE", 181.9, 110, 0, 9 },
  { "acm-1", N_ ("ACM, one column"), "ACM", 84.75, 90, 0, 7 },
  { "acm-2", N_ ("ACM, two columns"), "ACM", 177.9, 107, 0, 7 },
  { "elsevier-1", N_ ("Elsevier, one column"), "Elsevier", 90, 90, 0, 7 },
  { "elsevier-1.5", N_ ("Elsevier, one and a half columns"), "Elsevier", 140, 90, 0, 7 },
  { "elsevier-2", N_ ("Elsevier, two columns"), "Elsevier", 190, 115, 0, 7 },
  { "a4", N_ ("A4 landscape"), NULL, 297, 210, 0, EF_FIGURE_TYPE_MIN },
  { "a4-portrait", N_ ("A4 portrait"), NULL, 210, 297, 0, EF_FIGURE_TYPE_MIN },
  { "a5", N_ ("A5 landscape"), NULL, 210, 148, 0, EF_FIGURE_TYPE_MIN },
  { "a5-portrait", N_ ("A5 portrait"), NULL, 148, 210, 0, EF_FIGURE_TYPE_MIN },
  { "slide", N_ ("Slide, 16:9"), NULL, 254, 142.9, 0, EF_FIGURE_TYPE_MIN },
};

const EfFigureSize *
ef_figure_size_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (sizes);
  return sizes;
}

double
ef_figure_size_get_font_size (const EfFigureSize *self)
{
  double usual, narrow;

  g_return_val_if_fail (self != NULL, 0);

  if (self->asker == NULL)
    return 0;
  usual = MIN (ceil (2 * self->type_min / EF_FIGURE_SMALLEST) / 2, FONT_SIZE_MAX);
  narrow = floor (2 * self->width_mm * POINTS_PER_MM / EMS_ENOUGH) / 2;

  return MAX (MIN (usual, narrow), self->type_min);
}

double
ef_figure_size_get_type_min (double width, double height)
{
  const EfFigureSize *size = ef_figure_size_of (width / POINTS_PER_MM, height / POINTS_PER_MM);

  return size != NULL && size->asker != NULL ? size->type_min : 0;
}

const EfFigureSize *
ef_figure_size_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (sizes[i].id, id) == 0)
      return &sizes[i];
  return NULL;
}

const EfFigureSize *
ef_figure_size_of (double width_mm, double height_mm)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (fabs (sizes[i].width_mm - width_mm) < TOLERANCE
        && (sizes[i].asker != NULL || fabs (sizes[i].height_mm - height_mm) < TOLERANCE))
      return &sizes[i];
  return NULL;
}

char *
ef_figure_size_check (double width_mm, double height_mm, double smallest, double *enough)
{
  const EfFigureSize *size = ef_figure_size_of (width_mm, height_mm);
  double type_min = size != NULL ? size->type_min : EF_FIGURE_TYPE_MIN;

  if (enough != NULL)
    *enough = 1;
  if (smallest > 0 && smallest < type_min - TYPE_TOLERANCE)
    {
      if (enough != NULL)
        *enough = type_min / smallest;
      if (size != NULL && size->asker != NULL)
        return g_strdup_printf (
          /* Translators: a kind of letters in a figure is small. %s: a journal or a publisher. */
          _ ("The smallest letters have %.1f points; %s asks for %g or more."), smallest,
          size->asker, type_min);
      return g_strdup_printf (
        _ ("The smallest letters have %.1f points; below %g they are hard to read in print."),
        smallest, type_min);
    }
  if (size != NULL && size->height_max > 0 && height_mm > size->height_max + TOLERANCE)
    return g_strdup_printf (_ ("The figure is %.0f mm high; %s prints at most %.0f."), height_mm,
                            size->asker, size->height_max);

  return NULL;
}
