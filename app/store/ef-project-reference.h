/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a project file says where a source was. The file is passed on, so it must not tell where on
 * its author's computer things lie; but what lies beside it may travel with it. */

/* What a project in @folder says of a source at @uri: a web address as it is, unless it carries a
 * name or password; the way from @folder, as a relative reference, for what lies in or below it;
 * else NULL. @uri and @folder may be NULL. (transfer full) */
char *ef_project_make_reference (const char *uri, GFile *folder);

/* The URI that @reference in @project meant. NULL if it is none, or is relative where @project,
 * being no file, is NULL. (transfer full) */
char *ef_project_resolve_reference (const char *reference, GFile *project);

G_END_DECLS
