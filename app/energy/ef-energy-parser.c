/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include "ef-data-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Reads a file of reference data into a part that the registry may take over, or into nothing: a
 * file with a mistake changes nothing. The form is that of data/schemas/energy.rng; what a schema
 * cannot say (a source is named before it is used, a new row has a name) is checked here, so that
 * a user's file needs no validator. */

#define NAMESPACE "urn:efficient-frontier:energy:1"

typedef struct
{
  const EfEnergyPart *known;
  EfEnergyPart *part;
  GString *text; /* of the element that is open */

  EfEnergySource *source; /* that is open; the rows are in the part already */
  EfHardwareRow *hardware;
  EfPowerGridRow *grid;
  EfSiteRow *site;
  EfEquivalent *equivalent;
} Parser;

/* Numbers, of which no attribute means "not stated". */
static gboolean
read_number (const char  *text,
             double       least,
             double      *number,
             GError     **error)
{
  return text == NULL || ef_data_read_number (text, least, INFINITY, number, error);
}

static gboolean
read_positive (const char  *text,
               double      *number,
               GError     **error)
{
  return read_number (text, G_MINDOUBLE, number, error);
}

static gboolean
read_year (const char  *text,
           int         *year,
           GError     **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1990, 2100, &value, NULL))
    return ef_data_fail (error, _("“%s” is not a year."), text);

  *year = value;

  return TRUE;
}

/* The source named @id; none for NULL. */
static gboolean
read_source (Parser                *self,
             const char            *id,
             const EfEnergySource **source,
             GError               **error)
{
  if (id == NULL)
    return TRUE;

  *source = ef_energy_part_find_source (self->known, id);
  if (*source == NULL)
    *source = ef_energy_part_find_source (self->part, id);

  return *source != NULL ? TRUE : ef_data_fail (error, _("“%s” is not defined."), id);
}

static gboolean
start_root (const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *namespace = NULL;

  if (strcmp (element, "energy") != 0
      || !g_markup_collect_attributes (element, names, values, NULL, EF_DATA_REQUIRED, "xmlns",
                                       &namespace, G_MARKUP_COLLECT_INVALID)
      || strcmp (namespace, NAMESPACE) != 0)
    return ef_data_fail (error, _("This is not a file of reference data about energy."));

  return TRUE;
}

/* Several files may name one source: the first has said what it is. */
static gboolean
start_source (Parser       *self,
              const char   *element,
              const char  **names,
              const char  **values,
              GError      **error)
{
  const char *id, *year, *url, *licence;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_REQUIRED, "year", &year, EF_DATA_OPTIONAL, "url", &url,
                                    EF_DATA_OPTIONAL, "licence", &licence,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->source = g_new0 (EfEnergySource, 1);
  self->source->id = g_strdup (id);
  self->source->url = g_strdup (url);
  self->source->licence = g_strdup (licence);
  g_ptr_array_add (self->part->sources, self->source);

  return read_year (year, &self->source->year, error);
}

static gboolean
read_kind (const char      *word,
           EfHardwareKind  *kind,
           GError         **error)
{
  static const char *const words[] = { "gpu", "tpu", "npu", "cpu", NULL };
  guint index;

  if (word == NULL)
    return TRUE;
  if (!ef_data_read_word (word, words, &index, error))
    return FALSE;

  *kind = index;
  return TRUE;
}

static gboolean
start_hardware (Parser       *self,
                const char   *element,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *id, *kind, *tdp, *memory, *source;
  EfHardware *hardware;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_OPTIONAL, "kind", &kind, EF_DATA_OPTIONAL, "tdp", &tdp,
                                    EF_DATA_OPTIONAL, "memory", &memory, EF_DATA_OPTIONAL, "source",
                                    &source, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->hardware = ef_hardware_row_new (id);
  g_ptr_array_add (self->part->hardware, self->hardware);
  hardware = &self->hardware->hardware;
  if (!read_kind (kind, &hardware->kind, error) || !read_positive (tdp, &hardware->tdp, error)
      || !read_positive (memory, &hardware->memory, error))
    return FALSE;

  hardware->memory *= 1e9;

  return read_source (self, source, &hardware->source, error);
}

static gboolean
start_peak (Parser       *self,
            const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *format, *tera;
  EfPrecision precision;
  double number = NAN;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "format",
                                    &format, EF_DATA_REQUIRED, "tera", &tera,
                                    G_MARKUP_COLLECT_INVALID)
      || !read_positive (tera, &number, error))
    return FALSE;

  if (!ef_precision_from_word (format, &precision))
    return ef_data_fail (error, _("“%s” is not one of the words allowed here."), format);

  self->hardware->hardware.peaks[precision] = number * 1e12;

  return TRUE;
}

static gboolean
start_measured (Parser       *self,
                const char   *element,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *watts, *spread, *scope, *source;
  EfMeasuredPower power = { NAN, NAN, EF_SCOPE_UNKNOWN, NULL };

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "watts",
                                    &watts, EF_DATA_OPTIONAL, "spread", &spread, EF_DATA_REQUIRED,
                                    "scope", &scope, EF_DATA_REQUIRED, "source", &source,
                                    G_MARKUP_COLLECT_INVALID)
      || !read_positive (watts, &power.watts, error)
      || !read_positive (spread, &power.spread, error)
      || !read_source (self, source, &power.source, error))
    return FALSE;

  if (!ef_scope_from_word (scope, &power.scope)
      || (power.scope != EF_SCOPE_ACCELERATOR && power.scope != EF_SCOPE_SERVER))
    return ef_data_fail (error, _("“%s” is not one of the words allowed here."), scope);

  g_array_append_val (self->hardware->measured, power);

  return TRUE;
}

static gboolean
start_grid (Parser       *self,
            const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *id, *iso2, *provider, *region, *within, *source_id;
  const EfEnergySource *source;
  EfPowerGrid *grid;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_OPTIONAL, "iso2", &iso2, EF_DATA_OPTIONAL, "provider",
                                    &provider, EF_DATA_OPTIONAL, "region", &region,
                                    EF_DATA_OPTIONAL, "within", &within, EF_DATA_OPTIONAL, "source",
                                    &source_id, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->grid = ef_power_grid_row_new (id);
  g_ptr_array_add (self->part->grids, self->grid);
  grid = &self->grid->grid;
  grid->iso2 = g_strdup (iso2);
  grid->provider = g_strdup (provider);
  grid->region = g_strdup (region);
  self->grid->within = g_strdup (within);

  return read_source (self, source_id, &source, error);
}

static gboolean
start_intensity (Parser       *self,
                 const char   *element,
                 const char  **names,
                 const char  **values,
                 GError      **error)
{
  const char *year, *grams, *source;
  EfGridIntensity intensity = { 0 };

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "year", &year,
                                    EF_DATA_REQUIRED, "grams", &grams, EF_DATA_REQUIRED, "source",
                                    &source, G_MARKUP_COLLECT_INVALID)
      || !read_year (year, &intensity.year, error)
      || !read_number (grams, 0, &intensity.grams, error)
      || !read_source (self, source, &intensity.source, error))
    return FALSE;

  g_array_append_val (self->grid->intensities, intensity);

  return TRUE;
}

static gboolean
start_site (Parser       *self,
            const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *id;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->site = ef_site_row_new (id);
  g_ptr_array_add (self->part->sites, self->site);

  return TRUE;
}

static gboolean
start_pue (Parser       *self,
           const char   *element,
           const char  **names,
           const char  **values,
           GError      **error)
{
  const char *year, *value, *source;
  EfPue pue = { 0 };

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "year", &year,
                                    EF_DATA_REQUIRED, "value", &value, EF_DATA_REQUIRED, "source",
                                    &source, G_MARKUP_COLLECT_INVALID)
      || !read_year (year, &pue.year, error) || !read_number (value, 1, &pue.value, error)
      || !read_source (self, source, &pue.source, error))
    return FALSE;

  g_array_append_val (self->site->pues, pue);

  return TRUE;
}

static gboolean
start_equivalent (Parser       *self,
                  const char   *element,
                  const char  **names,
                  const char  **values,
                  GError      **error)
{
  const char *id, *of, *amount, *year, *source;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_REQUIRED, "of", &of, EF_DATA_REQUIRED, "amount",
                                    &amount, EF_DATA_REQUIRED, "year", &year, EF_DATA_REQUIRED,
                                    "source", &source, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->equivalent = g_new0 (EfEquivalent, 1);
  self->equivalent->id = g_strdup (id);
  self->equivalent->of_carbon = strcmp (of, "carbon") == 0;
  g_ptr_array_add (self->part->equivalents, self->equivalent);
  if (!self->equivalent->of_carbon && strcmp (of, "energy") != 0)
    return ef_data_fail (error, _("“%s” is not one of the words allowed here."), of);
  if (!read_positive (amount, &self->equivalent->amount, error)
      || !read_year (year, &self->equivalent->year, error)
      || !read_source (self, source, &self->equivalent->source, error))
    return FALSE;

  if (!self->equivalent->of_carbon)
    self->equivalent->amount *= 3.6e6;

  return TRUE;
}

static gboolean
start_constant (Parser       *self,
                const char   *element,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *id, *value, *low, *high, *source;
  EfEnergyConstant *constant;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_REQUIRED, "value", &value, EF_DATA_REQUIRED, "low",
                                    &low, EF_DATA_REQUIRED, "high", &high, EF_DATA_REQUIRED,
                                    "source", &source, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  constant = g_new0 (EfEnergyConstant, 1);
  constant->id = g_strdup (id);
  g_ptr_array_add (self->part->constants, constant);

  return read_positive (value, &constant->value, error)
         && read_positive (low, &constant->low, error)
         && read_positive (high, &constant->high, error)
         && read_source (self, source, &constant->source, error);
}

typedef gboolean (*Start) (Parser *self, const char *element, const char **names,
                           const char **values, GError **error);

static const struct
{
  const char *parent;
  const char *element;
  Start start; /* NULL: it holds words, and has no attributes */
} elements[] = {
  { "energy", "source", start_source },
  { "energy", "hardware", start_hardware },
  { "energy", "grid", start_grid },
  { "energy", "site", start_site },
  { "energy", "equivalent", start_equivalent },
  { "energy", "constant", start_constant },
  { "hardware", "peak", start_peak },
  { "hardware", "measured", start_measured },
  { "grid", "intensity", start_intensity },
  { "site", "pue", start_pue },
  { "hardware", "name", NULL },
  { "hardware", "alias", NULL },
  { "grid", "name", NULL },
  { "grid", "alias", NULL },
  { "site", "name", NULL },
  { "site", "alias", NULL },
  { "equivalent", "name", NULL },
};

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Parser *self = user_data;
  const char *parent = ef_data_get_parent (context);

  g_string_truncate (self->text, 0);
  if (*parent == '\0')
    {
      start_root (element, names, values, error);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (parent, elements[i].parent) == 0 && strcmp (element, elements[i].element) == 0)
      {
        if (elements[i].start != NULL)
          elements[i].start (self, element, names, values, error);
        else
          ef_data_read_plain (element, names, values, error);
        return;
      }

  ef_data_fail (error, _("There may be no <%s> here."), element);
}

/* Gives the row that is open its name or one more alias. */
static gboolean
take_words (Parser       *self,
            const char   *element,
            const char   *parent,
            char         *text,
            GError      **error)
{
  gboolean is_name = strcmp (element, "name") == 0;
  GPtrArray *aliases = NULL;
  const char **name;

  if (strcmp (parent, "hardware") == 0)
    {
      name = &self->hardware->hardware.name;
      aliases = self->hardware->aliases;
    }
  else if (strcmp (parent, "grid") == 0)
    {
      name = &self->grid->grid.name;
      aliases = self->grid->aliases;
    }
  else if (strcmp (parent, "site") == 0)
    {
      name = &self->site->site.name;
      aliases = self->site->aliases;
    }
  else
    {
      name = &self->equivalent->name;
    }

  if (aliases != NULL)
    g_ptr_array_add (aliases, g_strdup (text));
  if (!is_name)
    {
      g_free (text);
      return TRUE;
    }
  if (*name != NULL)
    {
      g_free (text);
      return ef_data_fail (error, _("There may be no <%s> here."), element);
    }

  *name = text;

  return TRUE;
}

static gboolean
end_words (Parser      *self,
           const char  *element,
           const char  *parent,
           GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text->str));

  if (*text == '\0')
    return ef_data_fail (error, _("The element <%s> is empty."), element);

  if (strcmp (element, "source") == 0)
    {
      self->source->title = g_steal_pointer (&text);
      return TRUE;
    }

  return take_words (self, element, parent, g_steal_pointer (&text), error);
}

/* A new row needs a name; one of ours has it, and none comes twice. */
static gboolean
check_row (const char  *id,
           const char  *name,
           gboolean     known,
           gboolean     first,
           GError     **error)
{
  if (!first)
    return ef_data_fail (error, _("“%s” is defined already."), id);
  if (name == NULL && !known)
    return ef_data_fail (error, _("“%s” has no name."), id);
  if (name != NULL && known)
    return ef_data_fail (error, _("“%s” is defined already."), id);

  return TRUE;
}

static gboolean
end_row (Parser      *self,
         const char  *element,
         GError     **error)
{
  if (strcmp (element, "hardware") == 0)
    {
      const char *id = self->hardware->hardware.id;

      return check_row (id, self->hardware->hardware.name,
                        ef_energy_part_find_hardware (self->known, id) != NULL,
                        ef_energy_part_find_hardware (self->part, id) == self->hardware, error);
    }
  if (strcmp (element, "grid") == 0)
    {
      const char *id = self->grid->grid.id;

      return check_row (id, self->grid->grid.name,
                        ef_energy_part_find_grid (self->known, id) != NULL,
                        ef_energy_part_find_grid (self->part, id) == self->grid, error);
    }
  if (strcmp (element, "site") == 0)
    {
      const char *id = self->site->site.id;

      return check_row (id, self->site->site.name,
                        ef_energy_part_find_site (self->known, id) != NULL,
                        ef_energy_part_find_site (self->part, id) == self->site, error);
    }
  if (strcmp (element, "equivalent") == 0)
    return check_row (self->equivalent->id, self->equivalent->name, FALSE, TRUE, error);

  return TRUE;
}

/* A region lies in a grid that is there, with a value of its own. */
static gboolean
check_within (const Parser *self, GError **error)
{
  for (guint i = 0; i < self->part->grids->len; i++)
    {
      const EfPowerGridRow *row = g_ptr_array_index (self->part->grids, i);
      const EfPowerGridRow *around = NULL;

      if (row->within == NULL)
        continue;
      around = ef_energy_part_find_grid (self->part, row->within);
      if (around == NULL)
        around = ef_energy_part_find_grid (self->known, row->within);
      if (around == NULL || around->within != NULL)
        return ef_data_fail (error, _("“%s” is not defined."), row->within);
    }

  return TRUE;
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *element,
                gpointer              user_data,
                GError              **error)
{
  Parser *self = user_data;
  const char *parent = ef_data_get_parent (context);

  if (strcmp (element, "name") == 0 || strcmp (element, "alias") == 0
      || strcmp (element, "source") == 0)
    end_words (self, element, parent, error);
  else if (*parent == '\0')
    check_within (self, error);
  else
    end_row (self, element, error);

  g_string_truncate (self->text, 0);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Parser *self = user_data;

  g_string_append_len (self->text, text, length);
}

EfEnergyPart *
ef_energy_parse (const EfEnergyPart  *known,
                 const char          *text,
                 gsize                length,
                 GError             **error)
{
  static const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  g_autoptr (EfEnergyPart) part = ef_energy_part_new ();
  Parser self = { .known = known, .part = part };
  gboolean done;

  self.text = g_string_new (NULL);
  done = ef_data_parse (&callbacks, &self, text, length, error);
  g_string_free (self.text, TRUE);

  return done ? g_steal_pointer (&part) : NULL;
}
