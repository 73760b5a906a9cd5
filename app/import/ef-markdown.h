/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-text-table.h"

G_BEGIN_DECLS

/**
 * EfMarkdownHandler:
 *
 * What is told of a Markdown text, in its order; members may be NULL. Lines are those of the file.
 */
typedef struct
{
  /* @text: cleaned */
  void (*heading) (gpointer context, const char *text, guint line);
  /* A line that is neither a heading nor a part of a table or of code, without blanks around; not
   * terminated. */
  void (*line) (gpointer context, const char *text, gsize length, guint line);
  /* A table in Markdown or HTML, with the heading above it (transfer full). */
  void (*table) (gpointer context, EfTextTable *table);
} EfMarkdownHandler;

/**
 * ef_markdown_read:
 * @text: UTF-8, of any line ends
 * @first_line: the line of the file in which it begins
 *
 * Goes through a Markdown text for its headings, tables and lines. Code and comments are passed
 * over. Tables need not be quite right: rows may be too short or too long, no blank line need stand
 * before them, and they may stand in lists and quotations.
 *
 * No CommonMark parser is used. What matters here is a matter of lines, the parser that
 * Debian 12 has takes quadratic time on made-up texts, and it would say nothing of rows that are
 * not quite right. This takes one look at each byte.
 */
void ef_markdown_read (const char              *text,
                       gsize                    length,
                       guint                    first_line,
                       const EfMarkdownHandler *handler,
                       gpointer                 context);

G_END_DECLS
