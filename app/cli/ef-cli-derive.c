/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-derive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-formula-footprint.h"
#include "ef-formula.h"

/* The name and the formula of "NAME = FORMULA"; FALSE if it is not of this form. */
static gboolean
split (const char *text, char **name, char **formula)
{
  const char *sign = strchr (text, '=');

  if (sign == NULL)
    return FALSE;
  *name = g_strstrip (g_strndup (text, (gsize) (sign - text)));
  *formula = g_strstrip (g_strdup (sign + 1));

  return **name != '\0';
}

static gboolean
has_column (EfTable *table, const char *name, const char *formula)
{
  EfColumn *column = ef_table_find_column (table, name);

  return column != NULL && strcmp (ef_column_get_name (column), name) == 0
         && g_strcmp0 (ef_column_get_formula (column), formula) == 0;
}

/* The table with one more column (transfer full), or NULL after saying what is wrong. */
static EfTable *
add_column (EfTable *table, const char *text, EfCliStatus *status)
{
  g_autofree char *name = NULL;
  g_autofree char *formula_text = NULL;
  g_autoptr (EfFormula) formula = NULL;
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *unlike = NULL;
  guint n_undefined;

  if (!split (text, &name, &formula_text))
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("“%s” is not a name, “=” and a formula."), text);
      return NULL;
    }
  if (has_column (table, name, formula_text))
    return ef_table_ref (table);
  if (ef_table_find_header (table, name) >= 0)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("There is a column “%s” already."), name);
      return NULL;
    }

  formula = ef_formula_parse (formula_text, &error);
  if (formula != NULL)
    column = ef_formula_compute (formula, table, name, &n_undefined, NULL, &error);
  if (column == NULL)
    {
      EfCliStatus failed
        = g_error_matches (error, EF_ERROR, EF_ERROR_NOT_FOUND) ? EF_CLI_NOT_FOUND : EF_CLI_USAGE;

      *status = ef_cli_fail (failed, "--derive: %s", error->message);
      return NULL;
    }
  if (n_undefined > 0)
    ef_cli_warn (ngettext ("Column “%s”: %u row has all values, but no finite result.",
                           "Column “%s”: %u rows have all values, but no finite result.",
                           n_undefined),
                 name, n_undefined);

  unlike = ef_formula_describe_unlike (formula, table);
  if (unlike != NULL)
    ef_cli_warn (_("Column “%s”: %s"), name, unlike);

  return ef_table_add_column (table, column);
}

gboolean
ef_cli_derive (EfCliInput *input, const char *path, const char *const *texts,
               EfCliStatus *status)
{
  g_autoptr (EfTable) table = NULL;
  EfCatalog *catalog;
  EfTable *found;

  if (texts == NULL || texts[0] == NULL)
    return TRUE;
  found = ef_cli_input_find_table (input, path, status);
  if (found == NULL)
    return FALSE;

  table = ef_table_ref (found);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (EfTable) before = g_steal_pointer (&table);

      table = add_column (before, texts[i], status);
      if (table == NULL)
        return FALSE;
    }
  catalog = ef_catalog_replace_table (input->catalog, table);
  ef_catalog_unref (input->catalog);
  input->catalog = catalog;

  return TRUE;
}
