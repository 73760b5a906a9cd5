/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-records.h"

/* Values are kept as they come, sixteen bytes each. At the end they are sorted by field, and each
 * field in turn is spread over the rows for as long as its column is read: a table of a thousand
 * cards with a thousand metrics has few values, and must not cost a million cells before it is
 * known which columns stay. */

G_BEGIN_DECLS

/* What the place of a value is: its row's place and more, or one of its own. */
#define PLACE_OF_ITS_OWN (1u << 31)

/* At the end of a chain. */
#define NO_BOUNDS G_MAXUINT
#define NO_ORIGIN G_MAXUINT

typedef struct
{
  guint32 row;
  guint32 field;
  guint32 text;  /* of the pool */
  guint32 place; /* of the pool; the highest bit says how it is meant */
} EfRecordValue;

typedef struct
{
  guint32 row;
  guint32 low; /* texts of the pool */
  guint32 high;
  guint32 place;
  guint next; /* of the same field */
} EfRecordBounds;

/* How a value came to be, if not as its field says. */
typedef struct
{
  guint32 row;
  guint32 formula; /* of the pool */
  EfOrigin origin;
  guint next; /* of the same field */
} EfRecordOrigin;

typedef struct
{
  guint32 file;  /* of the pool; 0 for the whole table's */
  guint32 place; /* of the pool */
} EfRecordRow;

typedef struct
{
  EfField field; /* strings owned */
  guint order;   /* number of the field */
  guint n_values;
  guint last_row;    /* that has a value, plus one */
  guint32 last_text; /* in that row */
  guint first_value; /* once they are sorted */
  guint first_bounds;
  guint last_bounds;
  guint first_origin;
  guint last_origin;
} EfRecordField;

struct _EfRecords
{
  char *file;
  EfTextPool *pool;
  EfDiagnostics *diagnostics;
  GArray *values;      /* (element-type EfRecordValue), as they come */
  GArray *bounds;      /* (element-type EfRecordBounds), as they come */
  GArray *origins;     /* (element-type EfRecordOrigin), as they come */
  GArray *rows;        /* (element-type EfRecordRow) */
  guint open;          /* number of the open row plus one; 0 before the first */
  GArray *fields;      /* (element-type EfRecordField) */
  GHashTable *numbers; /* id of a field to its number plus one */
  GHashTable *names;   /* names of fields that are taken */
  guint n_lost;        /* values of fields too many */
  gboolean too_many_fields;
  gboolean has_roles;  /* some field says its own */
};

G_END_DECLS
