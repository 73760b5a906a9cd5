/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EF_ERROR:
 *
 * The one error domain of the program. A code says what the caller can do about it; the message is
 * a whole translated sentence for a person.
 */
#define EF_ERROR (ef_error_quark ())

typedef enum
{
  EF_ERROR_NOT_RECOGNISED, /* not a kind of file this program reads: choose another file */
  EF_ERROR_NO_RESULTS,     /* recognised, but there is nothing in it to show */
  EF_ERROR_DAMAGED,        /* recognised, but broken: get a good copy */
  EF_ERROR_TOO_LARGE,      /* a safety limit was reached */
  EF_ERROR_NEWER,          /* written by a newer version of this program: update */
  EF_ERROR_NOT_FOUND,      /* a table, column or chart of that name does not exist */
  EF_ERROR_SYNTAX,         /* an expression or an argument cannot be understood */
  EF_ERROR_CHANGED,        /* another program wrote the file meanwhile: ask before overwriting */
} EfError;

GQuark ef_error_quark (void);

G_END_DECLS
