/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario.h"

#include "ef-error.h"
#include "ef-number.h"
#include "ef-power-grid.h"
#include "ef-site.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Ways in which the name of a row of reference data may fail. */
#define MAX_NAMED 5

static const char *const keys[] = {
  "name",  "grid", "grid-year", "pue",      "utilisation", "hardware", "precision",
  "power", "runs", "tokens",    "activity", "replace",     NULL,
};

EfScenario *
ef_scenario_new (void)
{
  EfScenario *self = g_new0 (EfScenario, 1);

  self->intensity = NAN;
  self->pue = NAN;
  self->utilisation = NAN;
  self->runs = NAN;
  self->tokens = NAN;
  self->precision = EF_PRECISION_BF16;
  self->activity = EF_ACTIVITY_TRAINING;

  return self;
}

EfScenario *
ef_scenario_copy (const EfScenario *self)
{
  EfScenario *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (EfScenario, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->grid = g_strdup (self->grid);
  copy->site = g_strdup (self->site);
  copy->hardware = g_strdup (self->hardware);

  return copy;
}

void
ef_scenario_free (EfScenario *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->grid);
  g_free (self->site);
  g_free (self->hardware);
  g_free (self);
}

gboolean
ef_scenario_equal (const EfScenario *a, const EfScenario *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *one = ef_scenario_get (a, keys[i]);
      g_autofree char *other = ef_scenario_get (b, keys[i]);

      if (g_strcmp0 (one, other) != 0)
        return FALSE;
    }

  return TRUE;
}

const char *const *
ef_scenario_get_keys (void)
{
  return keys;
}

static gboolean
fail_value (const char *key, const char *value, GError **error)
{
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("“%s” is not a possible value of “%s”."), value,
               key);
  return FALSE;
}

/* The only one of @found, all of whose structs begin with id and name. */
static gboolean
choose (GPtrArray *found, const char *value, char **id, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (found->len == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("Nothing is known of “%s”."), value);
      return FALSE;
    }

  if (found->len == 1)
    {
      const char *const *row = g_ptr_array_index (found, 0);

      g_free (*id);
      *id = g_strdup (row[0]);
      return TRUE;
    }

  for (guint i = 0; i < found->len && i < MAX_NAMED; i++)
    {
      const char *const *row = g_ptr_array_index (found, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", row[0]);
    }
  g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("“%s” may mean several: %s."), value,
               names->str);

  return FALSE;
}

/* "40", "0.4", "40 %"; between the bounds. */
static gboolean
read_number (const char *value, double least, double most, double *number)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  double read;

  if (!ef_number_read_plain (text, strlen (text), &read) || read < least || read > most)
    return FALSE;

  *number = read;

  return TRUE;
}

static gboolean
set_grid (EfScenario *self, const char *value, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (read_number (value, 0, 1e6, &self->intensity))
    {
      g_clear_pointer (&self->grid, g_free);
      return TRUE;
    }

  found = ef_power_grid_find (value);
  if (!choose (found, value, &self->grid, error))
    return FALSE;

  self->intensity = NAN;

  return TRUE;
}

static gboolean
set_pue (EfScenario *self, const char *value, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  double number;

  if (read_number (value, 1, 10, &self->pue))
    {
      g_clear_pointer (&self->site, g_free);
      return TRUE;
    }
  if (read_number (value, -INFINITY, INFINITY, &number))
    return fail_value ("pue", value, error);

  found = ef_site_find (value);
  if (!choose (found, value, &self->site, error))
    return FALSE;

  self->pue = NAN;

  return TRUE;
}

static gboolean
set_utilisation (EfScenario *self, const char *value, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gsize length = strlen (text);

  if (length > 0 && text[length - 1] == '%')
    {
      double percent;

      text[length - 1] = '\0';
      if (!read_number (text, G_MINDOUBLE, 100, &percent))
        return fail_value ("utilisation", value, error);
      self->utilisation = percent / 100;
      return TRUE;
    }

  return read_number (text, G_MINDOUBLE, 1, &self->utilisation)
         || fail_value ("utilisation", value, error);
}

static gboolean
set_hardware (EfScenario *self, const char *value, GError **error)
{
  g_autoptr (GPtrArray) found = ef_hardware_find (value, NULL);

  return choose (found, value, &self->hardware, error);
}

/* One of two words. */
static gboolean
set_choice (gboolean *choice,
            const char *key,
            const char *no,
            const char *yes,
            const char *value,
            GError **error)
{
  if (strcmp (value, yes) != 0 && strcmp (value, no) != 0)
    return fail_value (key, value, error);

  *choice = strcmp (value, yes) == 0;

  return TRUE;
}

static gboolean
set_year (EfScenario *self, const char *value, GError **error)
{
  guint64 year;

  if (!g_ascii_string_to_unsigned (value, 10, 1990, 2100, &year, NULL))
    return fail_value ("grid-year", value, error);

  self->grid_year = year;

  return TRUE;
}

static gboolean
set_activity (EfScenario *self, const char *value, GError **error)
{
  EfActivity activity;

  if (!ef_activity_from_word (value, &activity) || activity == EF_ACTIVITY_UNKNOWN)
    return fail_value ("activity", value, error);

  self->activity = activity;

  return TRUE;
}

static void
unset (EfScenario *self, const char *key)
{
  if (strcmp (key, "name") == 0)
    g_clear_pointer (&self->name, g_free);
  else if (strcmp (key, "grid") == 0)
    {
      g_clear_pointer (&self->grid, g_free);
      self->intensity = NAN;
    }
  else if (strcmp (key, "grid-year") == 0)
    self->grid_year = 0;
  else if (strcmp (key, "pue") == 0)
    {
      g_clear_pointer (&self->site, g_free);
      self->pue = NAN;
    }
  else if (strcmp (key, "utilisation") == 0)
    self->utilisation = NAN;
  else if (strcmp (key, "hardware") == 0)
    g_clear_pointer (&self->hardware, g_free);
  else if (strcmp (key, "precision") == 0)
    self->precision = EF_PRECISION_BF16;
  else if (strcmp (key, "power") == 0)
    self->measured = FALSE;
  else if (strcmp (key, "runs") == 0)
    self->runs = NAN;
  else if (strcmp (key, "tokens") == 0)
    self->tokens = NAN;
  else if (strcmp (key, "activity") == 0)
    self->activity = EF_ACTIVITY_TRAINING;
  else
    self->replace = FALSE;
}

gboolean
ef_scenario_set (EfScenario *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!g_strv_contains (keys, key))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("A scenario has no “%s”."), key);
      return FALSE;
    }
  if (*value == '\0')
    {
      unset (self, key);
      return TRUE;
    }

  if (strcmp (key, "name") == 0)
    {
      g_free (self->name);
      self->name = g_strdup (value);
      return TRUE;
    }
  if (strcmp (key, "grid") == 0)
    return set_grid (self, value, error);
  if (strcmp (key, "grid-year") == 0)
    return set_year (self, value, error);
  if (strcmp (key, "pue") == 0)
    return set_pue (self, value, error);
  if (strcmp (key, "utilisation") == 0)
    return set_utilisation (self, value, error);
  if (strcmp (key, "hardware") == 0)
    return set_hardware (self, value, error);
  if (strcmp (key, "precision") == 0)
    return ef_precision_from_word (value, &self->precision) || fail_value (key, value, error);
  if (strcmp (key, "power") == 0)
    return set_choice (&self->measured, key, "design", "measured", value, error);
  if (strcmp (key, "runs") == 0)
    return read_number (value, G_MINDOUBLE, 1e18, &self->runs) || fail_value (key, value, error);
  if (strcmp (key, "tokens") == 0)
    return read_number (value, G_MINDOUBLE, 1e18, &self->tokens) || fail_value (key, value, error);
  if (strcmp (key, "activity") == 0)
    return set_activity (self, value, error);

  return set_choice (&self->replace, key, "no", "yes", value, error);
}

static char *
dup_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];

  return isnan (value) ? NULL : g_strdup (ef_number_to_text (value, buffer));
}

char *
ef_scenario_get (const EfScenario *self, const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (strcmp (key, "name") == 0)
    return g_strdup (self->name);
  if (strcmp (key, "grid") == 0)
    return self->grid != NULL ? g_strdup (self->grid) : dup_number (self->intensity);
  if (strcmp (key, "grid-year") == 0)
    return self->grid_year != 0 ? g_strdup_printf ("%d", self->grid_year) : NULL;
  if (strcmp (key, "pue") == 0)
    return self->site != NULL ? g_strdup (self->site) : dup_number (self->pue);
  if (strcmp (key, "utilisation") == 0)
    return dup_number (self->utilisation);
  if (strcmp (key, "hardware") == 0)
    return g_strdup (self->hardware);
  if (strcmp (key, "precision") == 0)
    return self->precision != EF_PRECISION_BF16 ? g_strdup (ef_precision_to_word (self->precision))
                                                : NULL;
  if (strcmp (key, "power") == 0)
    return self->measured ? g_strdup ("measured") : NULL;
  if (strcmp (key, "runs") == 0)
    return dup_number (self->runs);
  if (strcmp (key, "tokens") == 0)
    return dup_number (self->tokens);
  if (strcmp (key, "activity") == 0)
    return self->activity != EF_ACTIVITY_TRAINING ? g_strdup (ef_activity_to_word (self->activity))
                                                  : NULL;
  if (strcmp (key, "replace") == 0)
    return self->replace ? g_strdup ("yes") : NULL;

  return NULL;
}

char *
ef_scenario_to_text (const EfScenario *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = ef_scenario_get (self, keys[i]);

      if (value == NULL)
        continue;
      g_string_append_printf (text, "%s%s=", text->len > 0 ? "," : "", keys[i]);
      for (const char *p = value; *p != '\0'; p++)
        {
          if (*p == ',' || *p == '\\')
            g_string_append_c (text, '\\');
          g_string_append_c (text, *p);
        }
    }

  return g_string_free (text, FALSE);
}

static gboolean
set_pair (EfScenario *self, const char *pair, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (pair));
  char *equals = strchr (stripped, '=');

  if (*stripped == '\0')
    return TRUE;
  if (equals == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("“%s” has no “=” between what is set and its value."), stripped);
      return FALSE;
    }

  *equals = '\0';
  g_strchomp (stripped);

  return ef_scenario_set (self, stripped, g_strchug (equals + 1), error);
}

EfScenario *
ef_scenario_from_text (const char *text, GError **error)
{
  g_autoptr (EfScenario) self = ef_scenario_new ();
  g_autoptr (GString) pair = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_c (pair, *++p);
          continue;
        }
      if (*p != ',' && *p != '\0')
        {
          g_string_append_c (pair, *p);
          continue;
        }

      if (!set_pair (self, pair->str, error))
        return NULL;
      g_string_truncate (pair, 0);
      if (*p == '\0')
        return g_steal_pointer (&self);
    }
}
