/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-mapping.h"

G_BEGIN_DECLS

/* The choices for columns by name, in the order in which they were made. */
typedef struct
{
  char *path;         /* of the one table they are for, or NULL */
  GHashTable *by_name; /* owned name -> EfColumnChoice */
  GPtrArray *names;    /* of char, owned by the table */
} EfChoices;

/* What is known of one header. */
typedef struct
{
  char *key;          /* of the header, see ef_header_key() */
  GPtrArray *names;   /* of char, sorted; NULL for any table */
  EfChoices *general; /* never NULL */
  GPtrArray *special; /* of EfChoices, each with a path */
  GHashTable *by_path; /* path -> EfChoices, owned by @special */
} EfHeaderRule;

struct _EfMapping
{
  GPtrArray *rules;   /* of EfHeaderRule, the oldest first */
  GHashTable *by_key; /* key -> EfHeaderRule */
};

/* The rule for the header, which is made if there is none. @names: NULL for any table. */
EfHeaderRule *ef_mapping_ensure_rule (EfMapping *self, const char *const *names);
/* The choices for the table of @path, or for all if NULL; made if there are none. */
EfChoices    *ef_header_rule_ensure (EfHeaderRule *self, const char *path);
void          ef_choices_add (EfChoices *self, const char *column, const EfColumnChoice *choice);

G_END_DECLS
