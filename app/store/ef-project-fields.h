/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-project-reader-private.h"
#include "ef-project-words.h"

G_BEGIN_DECLS

/**
 * EfFields:
 *
 * The attributes of an element that become fields of a value. One that is not there leaves its
 * field as it is; one that cannot be used is reported, and leaves it too.
 */
typedef struct
{
  EfProjectReader *reader;
  guint line;
  GHashTable *attributes; /* see ef_project_reader_attributes() */
} EfFields;

/* Says that the value of @attribute is none. */
void     ef_fields_report (const EfFields *fields, const char *attribute);

/* A finite number; FALSE, without a report, if there is none. */
gboolean ef_fields_find_number (const EfFields *fields, const char *attribute, double *number);
guint    ef_fields_get_word (const EfFields *fields, const char *attribute, EfWords words,
                             guint otherwise);
void     ef_fields_take_string (const EfFields *fields, const char *attribute, char **field);
void     ef_fields_take_boolean (const EfFields *fields, const char *attribute, gboolean *field);
/* A number above 0 and not beyond @max. */
void     ef_fields_take_length (const EfFields *fields, const char *attribute, double max,
                                double *field);
/* A whole number from 1 to @max. */
void     ef_fields_take_count (const EfFields *fields, const char *attribute, guint max,
                               guint *field);
/* "direction" and "language". */
void     ef_fields_take_direction (const EfFields *fields, EfDirection *direction);
void     ef_fields_take_language (const EfFields *fields, char **language);

G_END_DECLS
