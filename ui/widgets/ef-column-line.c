/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-line.h"

#include <glib/gi18n-lib.h>

#include "ef-column-footprint.h"
#include "ef-estimate-column.h"
#include "ef-formula.h"

const char *
ef_column_line_get_title (const char *name)
{
  const char *ours = ef_estimate_column_get_name (name);

  return ours != NULL ? ours : name;
}

char *
ef_column_line_dup_header (const EfColumn *column)
{
  char *ours;

  g_return_val_if_fail (column != NULL, NULL);

  ours = ef_estimate_column_dup_title (ef_column_get_name (column),
                                       ef_estimate_column_choose_unit (column));
  return ours != NULL ? ours : g_strdup (ef_column_get_name (column));
}

char *
ef_column_line_dup_search_text (const EfColumn *column)
{
  const char *name = ef_column_get_name (column);
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);

  return g_strjoin (" ", name, ef_column_line_get_title (name),
                    quantity != NULL ? ef_quantity_get_name (quantity) : "",
                    quantity != NULL ? ef_quantity_get_id (quantity) : "",
                    unit != NULL ? ef_unit_get_symbol (unit) : "", NULL);
}

char *
ef_column_line_dup_formula (const EfColumn *column)
{
  return ef_formula_made (column) ? g_strconcat ("= ", ef_column_get_formula (column), NULL)
                                  : NULL;
}

/* "Parameters in M", "Parameters", "In kWh"; NULL if nothing is known (transfer full). */
static char *
describe_measure (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";

  if (quantity != NULL && *symbol != '\0')
    /* Translators: what is measured, and its unit: "Energy in kWh". */
    return g_strdup_printf (_("%s in %s"), ef_quantity_get_name (quantity), symbol);
  if (quantity != NULL)
    return g_strdup (ef_quantity_get_name (quantity));
  return *symbol != '\0' ? g_strdup_printf (_("In %s"), symbol) : NULL;
}

/* How many texts there are that differ. */
static guint
count_different (const EfColumn *column)
{
  const guint32 *ids = ef_column_get_text_ids (column);
  guint n_rows = ef_column_get_n_rows (column);
  g_autofree guint8 *seen = NULL;
  guint32 last = 0;
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    last = MAX (last, ids[row]);
  seen = g_malloc0 ((gsize) last + 1);
  for (guint row = 0; row < n_rows; row++)
    {
      n += ids[row] != 0 && !seen[ids[row]];
      seen[ids[row]] = 1;
    }
  return n;
}

/* Of texts how many there are to choose from, else how many rows have a number or date (transfer
 * full). */
static char *
describe_count (const EfColumn *column)
{
  guint n = ef_column_get_n_present (column);

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    return g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);
  n = count_different (column);
  return g_strdup_printf (ngettext ("%'u different value", "%'u different values", n), n);
}

char *
ef_column_line_explain (const EfColumn *column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *formula = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *count = NULL;
  EfDirection direction;
  guint n;

  g_return_val_if_fail (column != NULL, NULL);

  formula = ef_column_line_dup_formula (column);
  measure = describe_measure (column);
  if (formula != NULL)
    g_string_append_printf (text, "%s\n%s\n", formula,
                            _("Computed from other columns, with their units."));
  if (measure != NULL)
    g_string_append_printf (text, "%s\n", measure);
  direction = ef_column_get_direction (column);
  if (direction == EF_DIRECTION_LOWER)
    g_string_append_printf (text, "%s\n", _("Lower is better."));
  else if (direction == EF_DIRECTION_HIGHER)
    g_string_append_printf (text, "%s\n", _("Higher is better."));
  n = ef_column_get_n_present (column);
  count = ef_column_get_kind (column) == EF_COLUMN_TEXT
            ? describe_count (column)
            : g_strdup_printf (ngettext ("%'u value", "%'u values", n), n);
  g_string_append (text, count);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Parameters · 1,551 rows", "Carbon · training, market-based · 12 rows", "5 different values" */
static char *
describe_column (const EfColumn *column)
{
  g_autofree char *counts = ef_column_footprint_describe (NULL, column, -1);
  g_autofree char *formula = ef_column_line_dup_formula (column);
  const EfQuantity *quantity = ef_column_get_quantity (column);
  g_autofree char *count = describe_count (column);

  if (formula != NULL)
    return g_strdup_printf ("%s · %s", formula, count);
  if (quantity == NULL)
    return g_steal_pointer (&count);
  if (counts != NULL)
    return g_strdup_printf ("%s · %s · %s", ef_quantity_get_name (quantity), counts, count);
  return g_strdup_printf ("%s · %s", ef_quantity_get_name (quantity), count);
}

/* Of the tables that were linked the one that has the column; NULL for none. */
static const char *
find_origin (const EfTable *table,
             const char    *name)
{
  const EfTableParts *parts = table != NULL ? ef_table_get_parts (table) : NULL;
  guint part;

  return parts != NULL && ef_table_parts_find_column (parts, name, &part, NULL)
           ? ef_table_get_name (ef_table_parts_get (parts, part))
           : NULL;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

GtkWidget *
ef_column_line_new (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (line), create_label (NULL));
  gtk_box_append (GTK_BOX (line), create_label ("dim-label"));
  return line;
}

void
ef_column_line_show (GtkWidget      *line,
                     const char     *name,
                     const EfColumn *column,
                     const EfTable  *table)
{
  GtkWidget *title = gtk_widget_get_first_child (line);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_label_set_text (GTK_LABEL (title), ef_column_line_get_title (name));
  gtk_widget_set_visible (detail, column != NULL);
  if (column != NULL)
    {
      g_autofree char *known = describe_column (column);
      const char *origin = find_origin (table, name);
      g_autofree char *text
        = origin != NULL ? g_strdup_printf ("%s · %s", known, origin) : g_strdup (known);

      gtk_label_set_text (GTK_LABEL (detail), text);
    }
}
