/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reference-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-ticks.h"

/* As the words of scenarios and the traces of estimates have them. */
#define DIGITS 6

/* Names of countries in the language of the desktop, where it has them. */
#define COUNTRIES "iso_3166"

struct _EfReferenceItem
{
  GObject parent_instance;

  char *value;
  char *title;
  char *detail;
  char *folded; /* all that it is found by */
};

G_DEFINE_FINAL_TYPE (EfReferenceItem, ef_reference_item, G_TYPE_OBJECT)

static void
ef_reference_item_finalize (GObject *object)
{
  EfReferenceItem *self = EF_REFERENCE_ITEM (object);

  g_free (self->value);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->folded);

  G_OBJECT_CLASS (ef_reference_item_parent_class)->finalize (object);
}

static void
ef_reference_item_class_init (EfReferenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ef_reference_item_finalize;
}

static void
ef_reference_item_init (EfReferenceItem *self)
{
}

EfReferenceItem *
ef_reference_item_new (const char *value,
                       const char *title,
                       const char *detail,
                       const char *more)
{
  EfReferenceItem *self = g_object_new (EF_TYPE_REFERENCE_ITEM, NULL);
  g_autofree char *all = g_strjoin (" ", title, value != NULL ? value : "",
                                    detail != NULL ? detail : "", more, NULL);

  self->value = g_strdup (value);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail != NULL ? detail : "");
  self->folded = g_utf8_casefold (all, -1);
  return self;
}

static char *
format (double value)
{
  return ef_number_to_label (value, DIGITS, NULL, ef_tick_style_for_locale ());
}

/* "Sweden", or its name in the person's language, also where only the desktop knows that. */
static const char *
get_grid_name (const EfPowerGrid *grid)
{
  const char *name = ef_power_grid_get_name (grid);

  return name == grid->name && grid->iso2 != NULL ? g_dgettext (COUNTRIES, name) : name;
}

/* The world and unions, countries, clouds. */
static int
get_grid_rank (const EfPowerGrid *grid)
{
  if (grid->provider != NULL)
    return 2;
  return grid->iso2 != NULL ? 1 : 0;
}

int
ef_reference_item_compare_grids (const EfPowerGrid *a,
                                 const EfPowerGrid *b)
{
  int rank = get_grid_rank (a);

  if (rank != get_grid_rank (b))
    return rank - get_grid_rank (b);
  return rank == 1 ? g_utf8_collate (get_grid_name (a), get_grid_name (b)) : 0;
}

EfReferenceItem *
ef_reference_item_new_for_grid (const EfPowerGrid *grid)
{
  const EfPowerGrid *where = NULL;
  const EfGridIntensity *intensity = ef_power_grid_get_intensity (grid, 0, &where);
  g_autofree char *grams = NULL;
  g_autofree char *detail = NULL;

  if (intensity != NULL)
    {
      grams = format (intensity->grams);
      /* Translators: what a grid emits, the year, and who says so. */
      detail = g_strdup_printf (_("%s g/kWh · %d · %s"), grams, intensity->year,
                                intensity->source->title);
    }
  return ef_reference_item_new (grid->id, get_grid_name (grid), detail, grid->name);
}

EfReferenceItem *
ef_reference_item_new_for_site (const EfSite *site)
{
  const EfPue *pue = ef_site_get_pue (site, 0);
  g_autofree char *number = pue != NULL ? format (pue->value) : NULL;
  g_autofree char *detail = NULL;

  if (pue != NULL)
    /* Translators: power usage effectiveness, the year, and who says so. */
    detail = g_strdup_printf (_("PUE %s · %d · %s"), number, pue->year, pue->source->title);
  return ef_reference_item_new (site->id, ef_site_get_name (site), detail, NULL);
}

EfReferenceItem *
ef_reference_item_new_for_hardware (const EfHardware *hardware)
{
  g_autofree char *watts = isnan (hardware->tdp) ? NULL : format (hardware->tdp);
  double peak = ef_hardware_get_peak (hardware, EF_PRECISION_BF16, NULL);
  g_autofree char *teraflops = isnan (peak) ? NULL : format (peak / 1e12);
  g_autofree char *detail = NULL;

  if (watts != NULL && teraflops != NULL)
    /* Translators: design power, and peak of 16-bit operations in a second. */
    detail = g_strdup_printf (_("%s W · %s TFLOP/s"), watts, teraflops);
  else if (watts != NULL)
    detail = g_strdup_printf (_("%s W"), watts);
  return ef_reference_item_new (hardware->id, hardware->name, detail, NULL);
}

const char *
ef_reference_item_get_value (EfReferenceItem *self)
{
  g_return_val_if_fail (EF_IS_REFERENCE_ITEM (self), NULL);
  return self->value;
}

const char *
ef_reference_item_get_title (EfReferenceItem *self)
{
  g_return_val_if_fail (EF_IS_REFERENCE_ITEM (self), NULL);
  return self->title;
}

const char *
ef_reference_item_get_detail (EfReferenceItem *self)
{
  g_return_val_if_fail (EF_IS_REFERENCE_ITEM (self), NULL);
  return self->detail;
}

gboolean
ef_reference_item_matches (EfReferenceItem *self,
                           const char      *folded)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (EF_IS_REFERENCE_ITEM (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
ef_reference_item_begins_with (EfReferenceItem *self,
                               const char      *folded)
{
  g_return_val_if_fail (EF_IS_REFERENCE_ITEM (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  /* The title stands first in it. */
  return g_str_has_prefix (self->folded, folded);
}
