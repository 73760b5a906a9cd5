/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reference.h"

static gboolean
is_public (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);
  g_autoptr (GUri) parsed = NULL;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return FALSE;

  parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  return parsed != NULL && g_uri_get_userinfo (parsed) == NULL;
}

char *
ef_project_make_reference (const char *uri, GFile *folder)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *way = NULL;

  g_return_val_if_fail (folder == NULL || G_IS_FILE (folder), NULL);

  if (uri == NULL)
    return NULL;
  if (is_public (uri))
    return g_strdup (uri);
  if (folder == NULL)
    return NULL;

  file = g_file_new_for_uri (uri);
  way = g_file_get_relative_path (folder, file);

  return way != NULL ? g_uri_escape_string (way, "/", FALSE) : NULL;
}

char *
ef_project_resolve_reference (const char *reference, GFile *project)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (reference != NULL, NULL);
  g_return_val_if_fail (project == NULL || G_IS_FILE (project), NULL);

  if (g_uri_peek_scheme (reference) == NULL && project == NULL)
    return NULL;

  base = project != NULL ? g_file_get_uri (project) : NULL;
  return g_uri_resolve_relative (base, reference, G_URI_FLAGS_ENCODED, NULL);
}
