/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
ef_fields_report (const EfFields *fields, const char *attribute)
{
  ef_project_reader_report (
    fields->reader, EF_SEVERITY_WARNING, fields->line, _("“%s” is not a possible value of “%s”."),
    (const char *) g_hash_table_lookup (fields->attributes, attribute), attribute);
}

void
ef_fields_take_string (const EfFields *fields, const char *attribute, char **field)
{
  const char *value = g_hash_table_lookup (fields->attributes, attribute);

  if (value != NULL)
    ef_chart_spec_set_string (field, value);
}

guint
ef_fields_get_word (const EfFields *fields, const char *attribute, EfWords words, guint otherwise)
{
  const char *value = g_hash_table_lookup (fields->attributes, attribute);
  guint found;

  if (value == NULL)
    return otherwise;
  if (ef_project_find_word (words, value, &found))
    return found;

  ef_fields_report (fields, attribute);
  return otherwise;
}

gboolean
ef_fields_find_number (const EfFields *fields, const char *attribute, double *number)
{
  const char *value = g_hash_table_lookup (fields->attributes, attribute);

  return value != NULL && ef_number_read_plain (value, strlen (value), number)
         && isfinite (*number);
}

void
ef_fields_take_length (const EfFields *fields, const char *attribute, double max, double *field)
{
  double number;

  if (!g_hash_table_contains (fields->attributes, attribute))
    return;

  if (ef_fields_find_number (fields, attribute, &number) && number > 0 && number <= max)
    *field = number;
  else
    ef_fields_report (fields, attribute);
}

void
ef_fields_take_direction (const EfFields *fields, EfDirection *direction)
{
  const char *value = g_hash_table_lookup (fields->attributes, "direction");

  if (value != NULL && !ef_direction_from_word (value, direction))
    ef_fields_report (fields, "direction");
}

void
ef_fields_take_boolean (const EfFields *fields, const char *attribute, gboolean *field)
{
  const char *value = g_hash_table_lookup (fields->attributes, attribute);

  if (value == NULL)
    return;

  if (g_str_equal (value, "true"))
    *field = TRUE;
  else if (g_str_equal (value, "false"))
    *field = FALSE;
  else
    ef_fields_report (fields, attribute);
}

void
ef_fields_take_count (const EfFields *fields, const char *attribute, guint max, guint *field)
{
  double number;

  if (!g_hash_table_contains (fields->attributes, attribute))
    return;

  if (ef_fields_find_number (fields, attribute, &number) && number >= 1 && number <= max
      && number == floor (number))
    *field = (guint) number;
  else
    ef_fields_report (fields, attribute);
}

/* Also one that this version has no words of: it stays when the project is saved. */
void
ef_fields_take_language (const EfFields *fields, char **language)
{
  const char *value = g_hash_table_lookup (fields->attributes, "language");

  if (value == NULL)
    return;
  if (g_regex_match_simple ("^[a-z]{2,3}(_[A-Z]{2})?(@[a-z]{1,16})?$", value,
                            G_REGEX_DOLLAR_ENDONLY, 0))
    ef_chart_spec_set_string (language, value);
  else
    ef_fields_report (fields, "language");
}
