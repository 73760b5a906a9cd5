/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity-private.h"

#include "ef-data-file.h"
#include "ef-header-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Reads a file of quantities and units into a part that the registry may take over, or into
 * nothing: a file with a mistake changes nothing. The form is that of
 * data/schemas/quantities.rng; what a schema cannot say (an id is new, a unit exists) is
 * checked here, so that a user's file needs no validator. */

#define NAMESPACE "urn:efficient-frontier:quantities:1"

typedef struct
{
  const EfQuantityPart *known;
  EfQuantityPart *part;
  GString *text; /* of the element that is open */

  EfDimension *dimension; /* that is open */
  char *canonical;        /* id of its unit */
  EfUnit *unit;           /* that is open, already in the part */
  EfQuantity *quantity;   /* that is open, already in the part or in the known */
  EfAlias *alias;         /* that is open, not yet in the part */
} Parser;

static EfDimension *
find_dimension (Parser     *self,
                const char *id)
{
  EfDimension *dimension = ef_quantity_part_find_dimension (self->part, id);

  return dimension != NULL ? dimension : ef_quantity_part_find_dimension (self->known, id);
}

static EfUnit *
find_unit (Parser     *self,
           const char *id)
{
  EfUnit *unit = ef_quantity_part_find_unit (self->part, id);

  return unit != NULL ? unit : ef_quantity_part_find_unit (self->known, id);
}

static EfQuantity *
find_quantity (Parser     *self,
               const char *id)
{
  EfQuantity *quantity = ef_quantity_part_find_quantity (self->part, id);

  return quantity != NULL ? quantity : ef_quantity_part_find_quantity (self->known, id);
}

static gboolean
fail_twice (GError     **error,
            const char  *id)
{
  return ef_data_fail (error, _("“%s” is defined already."), id);
}

static gboolean
fail_unknown (GError     **error,
              const char  *id)
{
  return ef_data_fail (error, _("“%s” is not defined."), id);
}

/* "yes", "no", or NULL for no. */
static gboolean
read_yes (const char  *word,
          gboolean    *yes,
          GError     **error)
{
  static const char *const words[] = { "no", "yes", NULL };
  guint index = 0;

  if (word != NULL && !ef_data_read_word (word, words, &index, error))
    return FALSE;

  *yes = index;

  return TRUE;
}

static gboolean
start_root (Parser       *self,
            const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *namespace;

  if (strcmp (element, "quantities") != 0)
    return ef_data_fail (error, _("This is not a file of quantities."));

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "xmlns",
                                    &namespace, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (strcmp (namespace, NAMESPACE) != 0)
    return ef_data_fail (error, _("This is not a file of quantities."));

  return TRUE;
}

/* A dimension of ours may be opened again to give it more units. */
static gboolean
start_dimension (Parser       *self,
                 const char   *element,
                 const char  **names,
                 const char  **values,
                 GError      **error)
{
  const char *id, *unit, *bare, *magnitudes;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_OPTIONAL, "unit", &unit, EF_DATA_OPTIONAL, "bare",
                                    &bare, EF_DATA_OPTIONAL, "magnitudes", &magnitudes,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  self->dimension = find_dimension (self, id);
  if (unit == NULL && self->dimension == NULL)
    return fail_unknown (error, id);
  if (unit == NULL)
    return TRUE;
  if (self->dimension != NULL)
    return fail_twice (error, id);

  self->dimension = ef_dimension_new (id);
  self->canonical = g_strdup (unit);
  g_ptr_array_add (self->part->dimensions, self->dimension);

  return read_yes (bare, &self->dimension->bare, error)
         && read_yes (magnitudes, &self->dimension->magnitudes, error);
}

static gboolean
end_dimension (Parser  *self,
               GError **error)
{
  g_autofree char *canonical = g_steal_pointer (&self->canonical);
  EfDimension *dimension = g_steal_pointer (&self->dimension);
  EfUnit *unit;

  if (canonical == NULL)
    return TRUE;

  unit = ef_quantity_part_find_unit (self->part, canonical);
  if (unit == NULL || unit->dimension != dimension)
    return fail_unknown (error, canonical);
  if (unit->factor != 1)
    return ef_data_fail (error, _("The factor of “%s” must be 1."), canonical);

  dimension->unit = unit;

  return TRUE;
}

static gboolean
start_unit (Parser       *self,
            const char   *element,
            const char  **names,
            const char  **values,
            GError      **error)
{
  const char *id, *symbol, *factor_text, *magnitude;
  double factor;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_REQUIRED, "symbol", &symbol, EF_DATA_REQUIRED, "factor",
                                    &factor_text, EF_DATA_OPTIONAL, "magnitude", &magnitude,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (find_unit (self, id) != NULL)
    return fail_twice (error, id);

  if (!ef_data_read_number (factor_text, G_MINDOUBLE, INFINITY, &factor, error))
    return FALSE;

  self->unit = ef_unit_new (id, symbol, factor);
  self->unit->dimension = self->dimension;
  g_ptr_array_add (self->part->units, self->unit);

  return read_yes (magnitude, &self->unit->magnitude, error);
}

/* A new quantity. */
static gboolean
read_quantity (Parser       *self,
               const char   *id,
               const char   *role,
               const char   *direction,
               const char   *scale,
               const char   *dimension,
               GError      **error)
{
  static const char *const roles[] = { "cost", "benefit", "other", NULL };
  static const char *const scales[] = { "linear", "log", "date", NULL };
  guint index = 0;

  if (find_quantity (self, id) != NULL)
    return fail_twice (error, id);

  self->quantity = g_new0 (EfQuantity, 1);
  self->quantity->id = g_strdup (id);
  self->quantity->at_most = INFINITY;
  g_ptr_array_add (self->part->quantities, self->quantity);

  if (!ef_data_read_word (role, roles, &index, error))
    return FALSE;
  self->quantity->role = index;

  if (direction == NULL || !ef_direction_from_word (direction, &self->quantity->direction))
    return ef_data_fail (error, _("The quantity “%s” has no direction."), id);

  if (scale == NULL)
    return ef_data_fail (error, _("The quantity “%s” has no scale."), id);
  if (!ef_data_read_word (scale, scales, &index, error))
    return FALSE;
  self->quantity->scale = EF_SCALE_KIND_LINEAR + index;

  if (dimension != NULL)
    {
      self->quantity->dimension = find_dimension (self, dimension);
      if (self->quantity->dimension == NULL)
        return fail_unknown (error, dimension);
    }

  return TRUE;
}

static gboolean
start_quantity (Parser       *self,
                const char   *element,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *id, *role, *direction, *scale, *dimension, *ordinal, *count_like, *at_most;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "id", &id,
                                    EF_DATA_OPTIONAL, "role", &role, EF_DATA_OPTIONAL, "direction",
                                    &direction, EF_DATA_OPTIONAL, "scale", &scale, EF_DATA_OPTIONAL,
                                    "dimension", &dimension, EF_DATA_OPTIONAL, "ordinal", &ordinal,
                                    EF_DATA_OPTIONAL, "count-like", &count_like, EF_DATA_OPTIONAL,
                                    "at-most", &at_most, G_MARKUP_COLLECT_INVALID))
    return FALSE;

  /* Without what makes a quantity new it is one of ours that gets more names. */
  if (role == NULL)
    {
      self->quantity = find_quantity (self, id);
      return self->quantity != NULL ? TRUE : fail_unknown (error, id);
    }

  return read_quantity (self, id, role, direction, scale, dimension, error)
         && read_yes (ordinal, &self->quantity->ordinal, error)
         && read_yes (count_like, &self->quantity->count_like, error)
         && (at_most == NULL
             || ef_data_read_number (at_most, G_MINDOUBLE, INFINITY, &self->quantity->at_most,
                                     error));
}

static gboolean
end_quantity (Parser  *self,
              GError **error)
{
  EfQuantity *quantity = g_steal_pointer (&self->quantity);

  if (quantity->name == NULL)
    return ef_data_fail (error, _("The quantity “%s” has no name."), quantity->id);

  return TRUE;
}

/* when="ms s": ids of units of the quantity's dimension, or "any". */
static gboolean
read_when (Parser      *self,
           const char  *when,
           GError     **error)
{
  g_auto (GStrv) ids = NULL;

  self->alias->when_any = when != NULL;
  if (when == NULL || strcmp (when, "any") == 0)
    return TRUE;

  self->alias->when = g_ptr_array_new ();
  ids = g_strsplit (when, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      EfUnit *unit = find_unit (self, ids[i]);

      if (unit == NULL || unit->dimension != self->quantity->dimension)
        return fail_unknown (error, ids[i]);
      g_ptr_array_add (self->alias->when, unit);
    }

  return TRUE;
}

static gboolean
start_alias (Parser       *self,
             const char   *element,
             const char  **names,
             const char  **values,
             GError      **error)
{
  static const char *const spellings[] = { "any", "exact", NULL };
  const char *unit_id, *when, *spelling;
  guint exact = 0;

  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_OPTIONAL, "unit",
                                    &unit_id, EF_DATA_OPTIONAL, "when", &when, EF_DATA_OPTIONAL,
                                    "spelling", &spelling, G_MARKUP_COLLECT_INVALID)
      || !ef_data_read_word (spelling != NULL ? spelling : "any", spellings, &exact, error))
    return FALSE;

  self->alias = g_new0 (EfAlias, 1);
  self->alias->quantity = self->quantity;
  self->alias->exact_case = exact;
  self->alias->is_pattern = strcmp (element, "pattern") == 0;

  if (unit_id != NULL)
    {
      self->alias->unit = find_unit (self, unit_id);
      if (self->alias->unit == NULL
          || self->alias->unit->dimension != self->quantity->dimension)
        return fail_unknown (error, unit_id);
    }

  return read_when (self, when, error);
}

static void
end_alias (Parser     *self,
           const char *text)
{
  EfAlias *alias = g_steal_pointer (&self->alias);

  /* A whole header in its own spelling is compared as it stands. */
  if (alias->exact_case && !alias->is_pattern)
    alias->words = g_strdup (text);
  else
    alias->words = ef_header_words (text, alias->exact_case);

  g_ptr_array_add (self->part->aliases, alias);
}

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
    start_root (self, element, names, values, error);
  else if (strcmp (parent, "quantities") == 0 && strcmp (element, "dimension") == 0)
    start_dimension (self, element, names, values, error);
  else if (strcmp (parent, "quantities") == 0 && strcmp (element, "quantity") == 0)
    start_quantity (self, element, names, values, error);
  else if (strcmp (parent, "quantities") == 0 && strcmp (element, "stop") == 0)
    ef_data_read_plain (element, names, values, error);
  else if (strcmp (parent, "dimension") == 0 && strcmp (element, "unit") == 0)
    start_unit (self, element, names, values, error);
  else if (strcmp (parent, "unit") == 0 && strcmp (element, "alias") == 0)
    ef_data_read_plain (element, names, values, error);
  else if (strcmp (parent, "quantity") == 0 && strcmp (element, "name") == 0)
    ef_data_read_plain (element, names, values, error);
  else if (strcmp (parent, "quantity") == 0
           && (strcmp (element, "alias") == 0 || strcmp (element, "pattern") == 0))
    start_alias (self, element, names, values, error);
  else
    ef_data_fail (error, _("There may be no <%s> here."), element);
}

/* The elements that hold text. */
static gboolean
end_text_element (Parser      *self,
                  const char  *element,
                  const char  *parent,
                  GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text->str));

  if (*text == '\0')
    return ef_data_fail (error, _("The element <%s> is empty."), element);

  if (strcmp (element, "stop") == 0)
    {
      g_autofree char *words = ef_header_words (text, FALSE);

      g_ptr_array_add (self->part->stops, g_strdup_printf (" %s ", words));
    }
  else if (strcmp (parent, "unit") == 0)
    g_ptr_array_add (self->unit->aliases, g_steal_pointer (&text));
  else if (strcmp (element, "name") != 0)
    end_alias (self, text);
  else if (self->quantity->name == NULL)
    self->quantity->name = g_steal_pointer (&text);
  else
    return ef_data_fail (error, _("The quantity “%s” has a name already."), self->quantity->id);

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

  if (strcmp (element, "dimension") == 0)
    end_dimension (self, error);
  else if (strcmp (element, "quantity") == 0)
    end_quantity (self, error);
  else if (strcmp (element, "unit") != 0 && strcmp (element, "quantities") != 0)
    end_text_element (self, element, parent, error);

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

EfQuantityPart *
ef_quantity_parse (const EfQuantityPart  *known,
                   const char            *text,
                   gsize                  length,
                   GError               **error)
{
  static const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  g_autoptr (EfQuantityPart) part = ef_quantity_part_new ();
  gboolean done;
  Parser self = { .known = known, .part = part };

  self.text = g_string_new (NULL);
  done = ef_data_parse (&callbacks, &self, text, length, error);
  g_string_free (self.text, TRUE);
  g_free (self.canonical);
  g_clear_pointer (&self.alias, ef_alias_free);

  return done ? g_steal_pointer (&part) : NULL;
}
