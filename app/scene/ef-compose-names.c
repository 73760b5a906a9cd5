/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-names.h"

/* The longest name, in letters of average width, and as a share of the plot. */
#define LETTERS_MAX 32
#define LETTER_WIDTH 0.52 /* of the size */
#define WIDTH_SHARE 0.45

struct _EfPointNames
{
  GHashTable *indices; /* point to its place in both lists */
  GPtrArray *whole;    /* (element-type utf8) */
  char **fitted;
};

static char *
dup_whole (const EfComposer *self, guint point)
{
  g_autofree char *label = ef_chart_data_dup_label (self->data, self->spec, point);

  return ef_compose_stars_dup_name (self, point, label);
}

EfPointNames *
ef_compose_names_new (const EfComposer *self, const GArray *points)
{
  EfPointNames *names = g_new0 (EfPointNames, 1);
  double width_max
    = MIN (LETTERS_MAX * LETTER_WIDTH * self->label.size, WIDTH_SHARE * self->plot.width);

  names->indices = g_hash_table_new (NULL, NULL);
  names->whole = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < points->len; i++)
    {
      guint point = g_array_index (points, guint, i);

      g_hash_table_insert (names->indices, GUINT_TO_POINTER (point), GUINT_TO_POINTER (i));
      g_ptr_array_add (names->whole, dup_whole (self, point));
    }
  names->fitted = ef_text_ruler_fit_apart (self->ruler, self->label,
                                           (const char *const *) names->whole->pdata,
                                           names->whole->len, width_max);

  return names;
}

void
ef_compose_names_free (EfPointNames *names)
{
  g_hash_table_unref (names->indices);
  g_ptr_array_unref (names->whole);
  g_strfreev (names->fitted);
  g_free (names);
}

static guint
find (const EfPointNames *names, guint point)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (names->indices, GUINT_TO_POINTER (point)));
}

const char *
ef_compose_names_get (const EfPointNames *names, guint point)
{
  return names->fitted[find (names, point)];
}

const char *
ef_compose_names_get_whole (const EfPointNames *names, guint point)
{
  return names->whole->pdata[find (names, point)];
}
