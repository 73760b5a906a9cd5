/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* Published amounts of energy and carbon are computed again from what is published beside them.
 * Each rule is one way in which they can contradict each other. */
typedef enum
{
  EF_AUDIT_INTENSITY,   /* R1: carbon by energy is nothing that a grid emits */
  EF_AUDIT_PRODUCT,     /* R2: energy x intensity (x PUE) is not the carbon */
  EF_AUDIT_SUM,         /* R3: the rows do not add up to the total, or count different things */
  EF_AUDIT_PROSE,       /* R4: the text says another number than the table */
  EF_AUDIT_SLIP,        /* R5: a unit or a PUE explains what does not fit */
  EF_AUDIT_SIBLINGS,    /* R6: alike hardware and hours, carbon apart by more than ten */
  EF_AUDIT_PLACEHOLDER, /* R7: 0 or 1, and nothing else is said */
} EfAuditRule;

#define EF_N_AUDIT_RULES (EF_AUDIT_PLACEHOLDER + 1)

/* "R1" to "R7"; the words of programs and of people. */
const char *ef_audit_rule_to_word (EfAuditRule rule);
/* Translated: "implied intensity". */
const char *ef_audit_rule_to_label (EfAuditRule rule);

/**
 * EfAuditFinding:
 *
 * One thing that does not fit. The severity is EF_SEVERITY_WARNING for a contradiction, and
 * EF_SEVERITY_INFO for what is worth knowing and no contradiction: a claimed zero, a rounding.
 */
typedef struct
{
  EfAuditRule rule;
  EfSeverity severity;
  EfTable *table;   /* or NULL, for numbers of a text alone */
  guint row;        /* of the table; that of the total for a sum */
  char *label;      /* of the row */
  char *place;      /* where it stands, as ef_table_describe_place() says, or of the text */
  char *reason;     /* a translated sentence with the arithmetic */
  double printed;   /* what the source says, in `unit` */
  double computed;  /* what follows from the rest, or a bound of it; NAN if nothing does */
  const char *unit; /* of both: "kg/kWh", "t", "MWh", "h" */
} EfAuditFinding;

/* A number of the text around a table. */
typedef struct
{
  double value;       /* in the canonical unit of its dimension */
  double rounding;    /* how far the number that was rounded to it may be away */
  const char *dimension; /* "device-time", "energy", "carbon" */
  const char *place;  /* "line 39" */
} EfProseNumber;

/* All that rows contradict in themselves and each other: rules 1 to 3 and 5 to 7, table by table,
 * siblings among all. Takes time in proportion to the rows. @tables: (element-type EfTable).
 * (transfer full, element-type EfAuditFinding): in the order of tables and rows. */
GPtrArray *ef_audit_tables (GPtrArray *tables);
GPtrArray *ef_audit_table (EfTable *table);

/* Rule 4: numbers of the text that stand nowhere in the table and are no sum of it, where the table
 * has any of their kind. @numbers: those of the same section of the text. @n_compared: (inout)
 * (optional): goes up by how many of them that is. */
GPtrArray *ef_audit_prose (EfTable *table, const EfProseNumber *numbers, guint n_numbers,
                           guint *n_compared);

/* Those that are contradictions. */
guint ef_audit_count_contradictions (GPtrArray *findings);

G_END_DECLS
