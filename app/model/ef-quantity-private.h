/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-quantity.h"

G_BEGIN_DECLS

/* Finds units by what files write: without blanks, hyphens, points and underscores, in the given
 * case first. A text that means several units when case is ignored ("mw") means none of them. */
typedef struct
{
  GHashTable *exact;  /* key to EfUnit */
  GHashTable *folded; /* key in lower case to EfUnit, or to NULL where it is ambiguous */
} EfUnitIndex;

typedef struct
{
  char *id;
  const EfUnit *unit;  /* canonical */
  gboolean bare;       /* a number without a unit is in the canonical unit */
  gboolean magnitudes; /* headers may give a bare power of ten */
  EfUnitIndex index;   /* of its units, magnitudes too */
} EfDimension;

struct _EfUnit
{
  char *id;
  char *symbol;
  EfDimension *dimension;
  double factor;
  gboolean magnitude; /* found only through a header, within its dimension */
  GPtrArray *aliases; /* of char */
};

struct _EfQuantity
{
  char *id;
  char *name; /* untranslated */
  const EfDimension *dimension;
  EfDirection direction;
  EfScaleKind scale;
  EfQuantityRole role;
  gboolean ordinal;
  gboolean count_like;
  double at_most; /* in the canonical unit; INFINITY where nothing is known */
};

/* One way to name a quantity in a header. */
typedef struct
{
  const EfQuantity *quantity;
  char *words;         /* as ef_header_words() has them */
  const EfUnit *unit;  /* implied, or NULL */
  gboolean when_any;   /* the header must state a unit of the quantity's dimension */
  GPtrArray *when;     /* of EfUnit: it must state one of these; or NULL */
  gboolean exact_case;
  gboolean is_pattern;
} EfAlias;

/* What a file defines, in its order. Owns everything. */
typedef struct
{
  GPtrArray *dimensions; /* of EfDimension */
  GPtrArray *units;      /* of EfUnit */
  GPtrArray *quantities; /* of EfQuantity */
  GPtrArray *aliases;    /* of EfAlias */
  GPtrArray *stops;      /* of char: words with a blank before and after */
} EfQuantityPart;

EfQuantityPart *ef_quantity_part_new (void);
void            ef_quantity_part_free (EfQuantityPart *self);
EfDimension    *ef_quantity_part_find_dimension (const EfQuantityPart *self, const char *id);
EfUnit         *ef_quantity_part_find_unit (const EfQuantityPart *self, const char *id);
EfQuantity     *ef_quantity_part_find_quantity (const EfQuantityPart *self, const char *id);

/* Everything that is known of quantities: what the program brings, then what a user's file adds. */
typedef struct
{
  EfQuantityPart *known;
  EfUnitIndex unit_index;    /* of all units but magnitudes */
  GHashTable *unit_ids;      /* id to EfUnit, magnitudes too */
  GHashTable *quantity_ids;  /* id to EfQuantity */
  GHashTable *exact_aliases; /* whole header in its own case, to a GPtrArray of EfAlias */
  GHashTable *word_aliases;  /* words of the whole header, to a GPtrArray of EfAlias */
  GPtrArray *patterns;       /* of EfAlias, longest first */
  GMutex mutex;              /* guards: */
  GHashTable *answers;       /* of ef_quantity_recognise() */
} EfQuantityRegistry;

/* The one of this process, with the built-in quantities. */
EfQuantityRegistry *ef_quantity_registry_get (void);

EfDimension *ef_dimension_new (const char *id);
/* What @text means as a unit: "M" is a million parameters, but 1e6 FLOP, and 2e6 of them beside
 * @base, which is what a bare power of ten multiplies, if that is MAC. NULL if nothing. */
const EfUnit *ef_dimension_find_unit (const EfDimension *self, const char *text,
                                      const EfUnit *base);
EfUnit      *ef_unit_new (const char *id, const char *symbol, double factor);
void         ef_unit_free (EfUnit *self);
void         ef_quantity_free (EfQuantity *self);
void         ef_alias_free (EfAlias *self);

void          ef_unit_index_init (EfUnitIndex *self);
void          ef_unit_index_clear (EfUnitIndex *self);
void          ef_unit_index_add (EfUnitIndex *self, const EfUnit *unit);
const EfUnit *ef_unit_index_find (const EfUnitIndex *self, const char *text, gssize length);

/* Reads a file of quantities and units. What it refers to must be in itself or in @known. */
EfQuantityPart *ef_quantity_parse (const EfQuantityPart *known,
                                   const char           *text,
                                   gsize                 length,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfQuantityPart, ef_quantity_part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfUnit, ef_unit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfQuantity, ef_quantity_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfAlias, ef_alias_free)

G_END_DECLS
