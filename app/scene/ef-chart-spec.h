/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-point-label.h"
#include "ef-note.h"
#include "ef-quantity.h"
#include "ef-ruler.h"
#include "ef-stars.h"
#include "ef-table-view.h"
#include "ef-uncertainty-spec.h"
#include "ef-what-if.h"

G_BEGIN_DECLS

/* A rectangle in scale space (after log10 on logarithmic axes), so zoom and pan are affine. */
typedef struct
{
  double x_min, x_max, y_min, y_max;
} EfView;

/* Exactly; no tolerance. */
gboolean ef_view_equal (const EfView *a, const EfView *b);

typedef struct
{
  char *column;          /* key for ef_table_find_column(); NULL: ef_table_suggest_axes() */
  EfScaleKind scale;     /* AUTO: by quantity and data */
  EfDirection direction; /* UNKNOWN: the column's own */
  char *title;           /* NULL: made from the column */
  gboolean has_limit;
  double limit;          /* what may be spent or must be reached, in the unit of the column */
} EfAxisSpec;

gboolean ef_axis_spec_same_limit (const EfAxisSpec *a, const EfAxisSpec *b);

/* The line through the points of the frontier. */
typedef enum
{
  EF_CURVE_STAIRS, /* what lies on its worse side is dominated */
  EF_CURVE_HULL,   /* what a mixture of two models reaches, if traffic may be split */
  EF_CURVE_NONE,   /* only the points */
} EfCurve;

#define EF_FRONT_LAYERS_MAX 5

/* How much worse than the frontier still counts as near it, on one axis. */
typedef struct
{
  double amount;    /* 0: nothing; in percent of the value, or in the unit of the column */
  gboolean percent;
} EfTolerance;

/**
 * EfFrontSpec:
 * @shown: whether the frontier is shown at all
 * @n_layers: 1 for the frontier alone; with 2 the second one as well, which would be the frontier
 *   without the first, and so on, at most EF_FRONT_LAYERS_MAX
 * @by_group: one frontier for each group beside the one of all
 * @near_x, @near_y: how far the band of points near the frontier reaches; without any, no band
 * @knee: mark the point beyond which more becomes dear
 * @has_as_of, @as_of: only what was known on that day, in days since 1970: later rows are not
 *   shown, and rows without a date are shown but take no part in the frontier
 *
 * What of the frontier a chart shows.
 */
typedef struct
{
  gboolean shown;
  EfCurve curve;
  guint n_layers;
  gboolean by_group;
  EfTolerance near_x, near_y;
  gboolean knee;
  gboolean has_as_of;
  double as_of;
} EfFrontSpec;

/* TRUE if the two need the same of the points; only lines look otherwise. */
gboolean ef_front_spec_same_points (const EfFrontSpec *a, const EfFrontSpec *b);
/* TRUE if there is a band. */
gboolean ef_front_spec_has_band (const EfFrontSpec *self);

typedef enum
{
  EF_LABELS_NONE,
  EF_LABELS_FRONT, /* points on the frontier and selected points */
  EF_LABELS_ALL,
} EfLabels;

typedef enum
{
  EF_LEGEND_AUTO, /* inside, in the emptiest corner; outside right if no corner is free */
  EF_LEGEND_RIGHT,
  EF_LEGEND_NONE,
  EF_LEGEND_BOTTOM,
  EF_LEGEND_TOP_LEFT, /* these four inside, whatever is there */
  EF_LEGEND_TOP_RIGHT,
  EF_LEGEND_BOTTOM_LEFT,
  EF_LEGEND_BOTTOM_RIGHT,
  EF_LEGEND_DIRECT, /* groups are named where they are */
} EfLegend;
#define EF_N_LEGENDS (EF_LEGEND_DIRECT + 1)

/* "auto", "right", "top-left": in files and on the command line. NULL-terminated, in the order of
 * EfLegend. */
const char *const *ef_legend_list_words (void);

/* What becomes of so many points that they cover each other. */
typedef enum
{
  EF_CROWD_AUTO,    /* density where markers would cover the plot several times over */
  EF_CROWD_POINTS,
  EF_CROWD_DENSITY, /* cells whose colour says how many points are in them */
} EfCrowd;

/**
 * EfChartSpec:
 *
 * Everything that makes a chart out of a table, as a plain value: copy it, compare it, write it
 * down. Every control of the window edits a copy and hands it to the document as a change.
 */
typedef struct
{
  char *table_id;
  char *title;         /* NULL: the table's path */
  char *subtitle;      /* NULL: none */
  char *source_line;   /* NULL: made from the source */
  EfAxisSpec x, y;
  char *colour;        /* column key, NULL: one colour; text makes groups, numbers a scale */
  EfScaleKind colour_scale; /* of numbers; AUTO: by quantity and data */
  char *size;          /* key of a column of numbers that the area of the points shows, or NULL */
  char *trail;         /* key of a column of texts, or NULL; a line joins the points of each */
  char *label;         /* column key, NULL: the row label */
  EfLabels labels;
  EfLegend legend;
  char *filter;        /* EfFilter text, NULL: all rows */
  EfFrontSpec front;
  EfWhatIf what_if;    /* what is supposed of energy and carbon */
  EfUncertaintySpec uncertainty;
  EfRuler rulers[EF_N_RULER_KINDS]; /* by EfRulerKind */
  EfStarRule stars;    /* how the energy of an axis becomes stars */
  char *stars_by;      /* key of a column of texts within which points are compared, or NULL */
  GPtrArray *notes;    /* element-type EfNote; never NULL */
  GArray *hidden;      /* guint64 row ids, ascending, no duplicates; never NULL */
  GArray *point_labels; /* what was decided about single names, see EfPointLabel; never NULL */
  gboolean computed;   /* the table beside the chart has the computed columns, see EfComputed */
  EfTableView table;   /* how the table beside the chart is looked at */
  gboolean has_view;   /* FALSE: fit all points */
  EfView view;
  double marker_size;  /* diameter in points, where letters have 9 */
  double opacity;      /* of the points, up to 1; 0: by the theme and their number */
  EfCrowd crowd;
  double width_mm, height_mm; /* of the figure */
  double font_size;    /* points */
  char *language;      /* of the figure's words, "de"; NULL: English */
  char *theme;         /* the id of one: figures only; the screen follows the desktop */
} EfChartSpec;

/* defaults: 180 x 120 mm, 9 pt, front and its labels shown */
EfChartSpec *ef_chart_spec_new (void);
EfChartSpec *ef_chart_spec_copy (const EfChartSpec *self);
void         ef_chart_spec_free (EfChartSpec *self);
/* TRUE if the two make the same chart; exact. */
gboolean     ef_chart_spec_equal (const EfChartSpec *a, const EfChartSpec *b);

gboolean     ef_chart_spec_is_hidden (const EfChartSpec *self, guint64 row_id);
void         ef_chart_spec_set_hidden (EfChartSpec *self, guint64 row_id, gboolean hidden);

/* g_free and g_strdup; returns TRUE if it changed. */
gboolean     ef_chart_spec_set_string (char **field, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartSpec, ef_chart_spec_free)

G_END_DECLS
