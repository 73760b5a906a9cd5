/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No element of a project has nearly so many attributes. libxml2 compares each with each. */
#define EF_PROJECT_MAX_ATTRIBUTES 64
/* libxml2 allows 256. */
#define EF_PROJECT_MAX_DEPTH 250

/* Where the content of an element lies. */
typedef struct
{
  gsize start; /* after the ">" of its start tag */
  gsize end;   /* at the "<" of its end tag; equal to start for an empty element */
  guint depth; /* 0 for the root */
  guint n_inside; /* elements inside, on all levels */
} EfScannedElement;

/**
 * ef_project_scan:
 * @elements: (out) (element-type EfScannedElement): in the order of their start tags
 *
 * Looks over the tags of an XML text before a parser sees it and refuses what no project has and
 * what is dear to parse: document types (and with them entities), crowds of attributes, bottomless
 * nesting. Takes time linear in @length. Text that is not well-formed may pass; the parser will
 * say what is wrong with it.
 */
gboolean ef_project_scan (const char *text, gsize length, GArray **elements, GError **error);

/* The line of @offset, from 1; @hint is an offset whose line is known, to begin counting from (0
 * and 1 at first). */
guint ef_project_count_lines (const char *text, gsize offset, gsize *hint, guint *hint_line);

G_END_DECLS
