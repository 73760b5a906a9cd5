/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlwriter.h>

#include "ef-paint-private.h"

G_BEGIN_DECLS

/* An SVG file that is being written: for the files that write it, and for nobody else. */
typedef struct
{
  EfScene *scene;
  xmlTextWriterPtr xml;
  GByteArray *bytes;
  GHashTable *rules;   /* class -> declarations, of the first primitive of the class */
  GHashTable *symbols; /* "shape size" -> id: equal markers share their definition */
  gboolean outlined;   /* letters are shapes */
  guint points_max;    /* runs of more markers are pictures; 0: none is */
  gboolean clipped;    /* a group with the clip path is open */
  char *panel;         /* before the ids of a panel, "panel-a-"; NULL: of the page itself */
} EfSvg;

/* ef-svg-elements.c */

void ef_svg_start (EfSvg *svg, const char *name);
void ef_svg_end (EfSvg *svg);
void ef_svg_attribute (EfSvg *svg, const char *name, const char *value);
/* Ids are unique in a scene; those of panels tell which. */
void ef_svg_id_attribute (EfSvg *svg, const char *id);
void ef_svg_number_attribute (EfSvg *svg, const char *name, double value);
void ef_svg_content (EfSvg *svg, const char *text);
/* A tooltip, if there is @text. */
void ef_svg_title (EfSvg *svg, const char *text);
/* What primitives of one class share, once for all. */
void ef_svg_write_style_sheet (EfSvg *svg);
/* id, class, and style where the class says something else. */
void ef_svg_common_attributes (EfSvg *svg, const EfPrimitive *primitive);

/* ef-svg-markers.c: the definitions of the markers of a run, and the run itself. */
void     ef_svg_write_symbols (EfSvg *svg, const EfMarkerRun *run);
void     ef_svg_write_markers (EfSvg *svg, const EfPrimitive *primitive);
/* TRUE if it has so many markers that they are a picture. */
gboolean ef_svg_is_picture (const EfSvg *svg, const EfPrimitive *primitive);

G_END_DECLS
