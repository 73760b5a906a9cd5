/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "ef-theme.h"

G_BEGIN_DECLS

/* Painting order and what the screen keeps apart: a hover redraws none of these. */
typedef enum
{
  EF_LAYER_BACKGROUND,
  EF_LAYER_GRID,
  EF_LAYER_POINTS,
  EF_LAYER_CURVES, /* the frontier and its points */
  EF_LAYER_LABELS,
  EF_LAYER_FRAME,  /* axes, tick labels, titles, legend */
  EF_N_LAYERS,
} EfLayer;
#define EF_LAYERS_ALL ((1u << EF_N_LAYERS) - 1)

typedef struct
{
  double x, y, width, height;
} EfRect;

typedef enum
{
  EF_PRIMITIVE_RECT,
  EF_PRIMITIVE_POLYLINE, /* open, or closed and filled; NAN, NAN between points lifts the pen */
  EF_PRIMITIVE_MARKERS,
  EF_PRIMITIVE_TEXT,
  EF_PRIMITIVE_PANEL, /* a scene of its own, in its place on the page */
} EfPrimitiveKind;

typedef enum
{
  EF_ANCHOR_START,
  EF_ANCHOR_MIDDLE,
  EF_ANCHOR_END,
} EfAnchor;

/* Steps of continuous colour and of size. 0 is for what has no value. */
#define EF_MARKER_SHADES 65
#define EF_MARKER_SIZES 129

/* What the steps of a run look like. What has no colour is a grey cross and what has no size is
 * dotted, so both can be told from any value. */
typedef struct
{
  EfColour shades[EF_MARKER_SHADES];
  double diameters[EF_MARKER_SIZES]; /* points, ascending from 1 on */
} EfMarkerScales;

/* A run of markers: positions are borrowed arrays of scale space (the scene holds a reference on
 * their owner) with the affine map to points of the page, so a million points are never copied: px
 * = ax * sx + bx. */
typedef struct
{
  const double *sx, *sy;
  const guint8 *groups;   /* NULL: all group 0 */
  const guint8 *skip;     /* NULL, or 1 for entries not to draw (they come in another run) */
  const guint8 *shades;  /* NULL, or the step of colour of each entry; then fills do not matter */
  const guint8 *sizes;   /* NULL, or the step of size of each entry; then size does not matter */
  const EfMarkerScales *scales; /* where there are shades or sizes; borrowed as well */
  const guint32 *indices; /* NULL: entries 0..n-1 of the arrays; else these entries */
  guint n;
  double ax, bx, ay, by;
  double size; /* diameter, points */
  guint n_groups;
  EfColour fills[10];
  EfShape shapes[10];
  EfForm form; /* of all that have a size */
  EfColour outline; /* of what is filled; a = 0: none */
  double outline_width;
} EfMarkerRun;

typedef struct
{
  EfPrimitiveKind kind;
  EfLayer layer;
  char *id;        /* unique in the scene, stable from run to run: "tick-x-3", "label-42" */
  const char *css; /* class, static: "grid", "axis", "tick-label", "front" */
  char *title;     /* tooltip and <title>, or NULL */
  gboolean clipped; /* to the plot rectangle */
  EfColour fill;    /* a = 0: none; colour of text */
  EfColour stroke;
  double stroke_width;
  double dash[2]; /* 0, 0: solid */
  union
  {
    struct { EfRect rect; double radius; } rect;
    struct { double *points; guint n; gboolean closed; } polyline; /* x, y pairs */
    EfMarkerRun markers;
    struct { struct _EfScene *scene; double x, y; } panel; /* owned; of its top left corner */
    struct
    {
      char *text;
      double x, y;    /* of the baseline at the anchor */
      EfAnchor anchor;
      double size;    /* points */
      gboolean bold;
      double angle;   /* degrees, counter-clockwise */
      double width;   /* as measured */
      EfColour halo;  /* drawn around the glyphs; a = 0: none */
    } text;
  };
} EfPrimitive;

/**
 * EfSceneLabel:
 * @point: of the data that is named; of a group, the one beside which its name stands
 * @group: whose name it is, -1: the point's own
 * @box: of the text
 * @spot: where the placer put it, 0: somebody did
 * @scale: how large scale space was on the page when it came there
 *
 * The name of a point or of a group in the picture: what a hand can take, and what the next
 * picture of the same data keeps in its place.
 */
typedef struct
{
  guint32 point;
  gint group;
  EfRect box;
  gint spot;
  double scale;
} EfSceneLabel;

/**
 * EfScene:
 *
 * A chart that is laid out: an ordered list of primitives in points (1/72 inch, y downwards), laid
 * out once and played to the screen, to PNG, SVG and PDF, and to a recorder for tests.
 * Reference-counted.
 */
typedef struct _EfScene EfScene;

EfScene *ef_scene_new (double width, double height);
EfScene *ef_scene_ref (EfScene *self);
void     ef_scene_unref (EfScene *self);

double ef_scene_get_width (const EfScene *self);
double ef_scene_get_height (const EfScene *self);
/* Title and description of the whole, plain text, may be NULL. */
const char *ef_scene_get_title (const EfScene *self);
const char *ef_scene_get_description (const EfScene *self);
void ef_scene_set_words (EfScene *self, const char *title, const char *description);
/* What files of the figure carry so that it can be opened again: the project as XML, and the
 * command that draws it, as plain text; either may be NULL. */
GBytes     *ef_scene_get_project (const EfScene *self); /* (transfer none) */
const char *ef_scene_get_command (const EfScene *self);
void ef_scene_set_project (EfScene *self, GBytes *project, const char *command);
/* "Cantarell, sans-serif": the family list for text. */
const char *ef_scene_get_font_family (const EfScene *self);
void ef_scene_set_font_family (EfScene *self, const char *families);
/* The smallest letters, in points; 0: there are none. */
double ef_scene_get_smallest_type (const EfScene *self);
/* The names in it, and how many found no place. */
const EfSceneLabel *ef_scene_get_labels (const EfScene *self, guint *n);
void                ef_scene_add_label (EfScene *self, const EfSceneLabel *label);
guint               ef_scene_get_n_hidden_labels (const EfScene *self);
void                ef_scene_set_n_hidden_labels (EfScene *self, guint n);
/* The primitive of that id, or NULL. */
const EfPrimitive *ef_scene_find (const EfScene *self, const char *id);
/* The rectangle that data is drawn in. */
void ef_scene_get_plot (const EfScene *self, EfRect *plot);
void ef_scene_set_plot (EfScene *self, const EfRect *plot);
/* Keeps @owner alive as long as the scene (marker arrays). */
void ef_scene_hold (EfScene *self, gpointer owner, GDestroyNotify unref);

guint              ef_scene_get_n (const EfScene *self);
const EfPrimitive *ef_scene_get (const EfScene *self, guint index);
/* Appends and returns a zeroed primitive to fill; @id is copied. Valid until the next call. */
EfPrimitive *ef_scene_add (EfScene *self, EfPrimitiveKind kind, EfLayer layer, const char *css,
                           const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfScene, ef_scene_unref)

G_END_DECLS
