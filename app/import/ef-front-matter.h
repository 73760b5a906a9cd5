/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text file in two parts: YAML between two lines of "---" at its head, and Markdown. */
typedef struct
{
  const char *yaml; /* inside the text; NULL if there is no front matter */
  gsize yaml_length;
  guint yaml_line; /* of the file, from 1 */
  const char *body;
  gsize body_length;
  guint body_line;
} EfFrontMatter;

/* Blank lines and a byte order mark may stand before it. Dashes that nothing closes are no front
 * matter: they are a line in the body, or the beginning of a YAML file. */
void ef_front_matter_split (const char *text, gsize length, EfFrontMatter *parts);

G_END_DECLS
