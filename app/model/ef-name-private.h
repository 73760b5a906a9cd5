/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @name without blanks and without regard to case, for comparing what a person typed with what
 * a file says (transfer full). */
char *ef_name_fold (const char *name);

/* Names offered where one was not found. */
#define EF_NAME_MAX_CANDIDATES 5

/* Another one of a list, in quotation marks. */
void  ef_name_append_quoted (GString *list, const char *name);

/* The at most EF_NAME_MAX_CANDIDATES of @names (element-type utf8) that @wanted may have meant,
 * nearest first, quoted and separated by commas (transfer full); NULL if none is near. */
char *ef_name_describe_near (const char *wanted, GPtrArray *names);

/* The first EF_NAME_MAX_CANDIDATES of @names in the same form, with a sign that there are more. */
char *ef_name_describe_list (GPtrArray *names);

G_END_DECLS
