/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-input.h"

G_BEGIN_DECLS

#define EF_CLI_OPTION_DERIVE(texts) \
  { "derive", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(texts), \
    N_("Add a column that is computed from others; may be given again"), \
    N_("NAME=FORMULA") }

/**
 * ef_cli_derive:
 * @path: the table, as for ef_cli_input_find_table()
 * @texts: (nullable): "Energy (kWh) = power * duration", each one column of EfFormula
 *
 * Puts the table with these columns into the place of the one that @input has. A column that is
 * there already, made by the same formula, stays.
 *
 * Returns: FALSE after saying what is wrong
 */
gboolean ef_cli_derive (EfCliInput *input, const char *path, const char *const *texts,
                        EfCliStatus *status);

G_END_DECLS
