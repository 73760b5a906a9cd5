/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marker-looks.h"

guint
ef_marker_looks_count (const EfMarkerRun *run)
{
  g_return_val_if_fail (run != NULL, 0);
  g_return_val_if_fail (run->scales != NULL || (run->shades == NULL && run->sizes == NULL), 0);

  return ef_marker_looks_count_colours (run) * (run->sizes != NULL ? EF_MARKER_SIZES : 1);
}

EfMarkerLook
ef_marker_looks_get (const EfMarkerRun *run, guint index)
{
  EfMarkerLook look = { .size = run->size, .form = run->form };
  guint n_colours = ef_marker_looks_count_colours (run);
  guint colour = index % n_colours;

  if (run->shades != NULL)
    {
      look.fill = run->scales->shades[colour];
      look.shape = colour == 0 ? EF_SHAPE_CROSS : run->shapes[0];
    }
  else
    {
      look.fill = run->fills[colour];
      look.shape = run->shapes[colour];
    }
  if (run->sizes != NULL)
    {
      guint size = EF_MARKER_SIZES - 1 - index / n_colours;

      look.size = run->scales->diameters[size];
      if (size == 0)
        look.form = EF_FORM_DOTTED;
    }
  return look;
}
