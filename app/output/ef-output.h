/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "ef-catalog.h"
#include "ef-chart-data.h"
#include "ef-document.h"
#include "ef-scene.h"

G_BEGIN_DECLS

/* What a chart can become. */
typedef enum
{
  EF_OUTPUT_SVG,
  EF_OUTPUT_PNG,
  EF_OUTPUT_PDF,
  EF_OUTPUT_CSV,      /* all points, for programs */
  EF_OUTPUT_MARKDOWN, /* the frontier as a table */
  EF_OUTPUT_HTML,
  EF_OUTPUT_TSV,      /* the frontier with tabs, for the clipboard */
} EfOutputFormat;
#define EF_N_OUTPUT_FORMATS (EF_OUTPUT_TSV + 1)

/* "svg", "png", "pdf", "csv", "md", "html", "tsv": also the endings of files. */
const char *ef_output_format_to_word (EfOutputFormat format);
/* By the ending of a name, in any case; FALSE if it is none of them. */
gboolean    ef_output_format_from_name (const char *name, EfOutputFormat *format);
/* TRUE for pictures, which have a size and may carry a project. */
gboolean    ef_output_format_is_figure (EfOutputFormat format);

/**
 * EfOutput:
 * @catalog: holds the table of @spec
 * @spec: the chart
 * @command: what draws it again, for figures to name, or NULL
 * @width, @height: in points; 0: as @spec or @layout says
 * @dpi: of PNG
 * @transparent: PNG without a background
 * @outlined: SVG with letters as shapes
 * @points_max: in SVG more points than this are one picture; 0: never
 * @with_project: figures can be opened again
 * @with_large: also where the tables make them much larger than any chart
 * @with_methods: the description that figures carry says how they were made
 * @panels: (element-type EfChartSpec): the charts of a figure with panels; @spec then only says how
 *   the figure looks, and in which language. NULL: @spec alone
 * @layout: the grid of @panels, or NULL
 *
 * A chart on its way into a file: everything that is needed, and all of it immutable values, so
 * that a worker can do the work.
 */
typedef struct
{
  EfCatalog *catalog;
  EfChartSpec *spec;
  char *command;
  EfOutputFormat format;
  double width, height;
  double dpi;
  gboolean transparent;
  gboolean outlined;
  guint points_max;
  gboolean with_project;
  gboolean with_large;
  gboolean with_methods;
  GPtrArray *panels;
  EfPanelsSpec *layout;
} EfOutput;

/* As many elements every program still opens, if not at once. */
#define EF_OUTPUT_POINTS_MAX 150000

/* 300 dpi, with the project, EF_OUTPUT_POINTS_MAX; @spec is copied. */
EfOutput *ef_output_new (EfCatalog *catalog, const EfChartSpec *spec, EfOutputFormat format);
/* A figure of @n charts, at most EF_PANELS_MAX, that looks as @layout says; no table and no CSV.
 * It knows its command. */
EfOutput *ef_output_new_panels (EfCatalog *catalog, const EfChartSpec *const *specs, guint n,
                                const EfPanelsSpec *layout, EfOutputFormat format);
/* One of the project's figures of several charts; NULL if none of its charts is there. */
EfOutput *ef_output_new_for_panels (EfDocument *document, const EfPanelsSpec *layout,
                                    EfOutputFormat format);
EfOutput *ef_output_copy (const EfOutput *self);
void      ef_output_free (EfOutput *self);

/* The figure laid out, without what it carries (transfer full). @pango: of this thread, or NULL to
 * make one. */
EfScene *ef_output_compose (const EfOutput *self, EfChartData *data, PangoContext *pango);

/* A figure with panels laid out, without what it carries (transfer full); NULL if a chart has no
 * points to lay out. Blocks. */
EfScene *ef_output_compose_panels (const EfOutput *self, PangoContext *pango,
                                   GCancellable *cancellable, GError **error);

/**
 * EfOutputReport:
 * @remark: why the project is not in the figure, a sentence, or NULL
 * @width, @height: of the figure, in points; 0: what was made is no figure
 * @smallest_type: of its letters, in points; 0: there are none
 * @n_hidden_labels: names that found no place
 *
 * What a reader of the file cannot see, or should have been asked before.
 */
typedef struct
{
  char *remark;
  double width, height;
  double smallest_type;
  guint n_hidden_labels;
} EfOutputReport;

void ef_output_report_clear (EfOutputReport *self);
/* What is wrong with the figure for who prints it, a sentence in the person's language (transfer
 * full), or NULL. @enough: see ef_figure_size_check(). */
char *ef_output_report_check (const EfOutputReport *self, double *enough);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfOutputReport, ef_output_report_clear)

/* How many values the tables have that travel in the figure; more than EF_PROJECT_FIGURE_CELLS of
 * them do only with @with_large. */
guint64  ef_output_count_values (const EfOutput *self);

/* The bytes of the file: same chart, same bytes. @data: the points of @spec, or NULL to find them.
 * @report: (out caller-allocates) (optional): filled in also where it fails. Blocks.
 * EF_ERROR_NOT_FOUND if the table is not in the catalog. (transfer full) */
GBytes  *ef_output_make (const EfOutput *self, EfChartData *data, PangoContext *pango,
                         EfOutputReport *report, GCancellable *cancellable,
                         GError **error);

/* The beginning of the text that the file of a table gets, at most @n_lines lines of it, the last
 * one "…" if there is more; NULL for pictures. (transfer full) */
char    *ef_output_dup_beginning (const EfOutput *self, const EfChartData *data, guint n_lines);

/* How the chart was made, in its language, to stand beside it: see ef_chart_methods_new(). @data:
 * the points. Blocks. (transfer full) */
char    *ef_output_dup_methods (const EfOutput *self, const EfChartData *data);

/* The command that draws the chart from the file its table was read from; NULL if only its project
 * says everything about it. (transfer full) */
char    *ef_output_dup_command (EfCatalog *catalog, const EfChartSpec *spec,
                                EfOutputFormat format);

/* @name without what file systems and people stumble over (transfer full). */
char    *ef_output_clean_name (const char *name);
/* What @table is called, without the ending of the file that it was read from (transfer full). */
char    *ef_output_dup_table_name (EfTable *table);
/* What the figure of a chart is called, in its own language (transfer full). */
char    *ef_output_dup_figure_name (const EfChartData *data, const EfChartSpec *spec);

/* The figures of a project that can be of @format, as files of their own: each of its charts, then
 * each of its figures of several charts, unless it is a format of tables. */
guint     ef_output_count_figures (EfDocument *document, EfOutputFormat format);
/* One of them; it knows its command. NULL if none of its charts is there. (transfer full) */
EfOutput *ef_output_new_for_figure (EfDocument *document, guint figure, EfOutputFormat format);
/* That figures of several charts have no table, a sentence in the person's language (transfer
 * full); NULL if nothing is left out. */
char     *ef_output_dup_left_out (EfDocument *document, EfOutputFormat format);

/* The name of the file for one of these figures: @pattern with {n} (its number, with as many digits
 * as the last one; left out where there is one figure only), {id}, {title} (or what the axes show)
 * and {table} replaced. FALSE, in ef_output_pattern_is_unique(), if
 * two of them would get the same name. (transfer full) */
char     *ef_output_expand_pattern (const char *pattern, EfDocument *document,
                                    EfOutputFormat format, guint figure);
gboolean  ef_output_pattern_is_unique (const char *pattern, EfDocument *document,
                                       EfOutputFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfOutput, ef_output_free)

G_END_DECLS
