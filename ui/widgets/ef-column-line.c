/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-line.h"

#include <glib/gi18n-lib.h>

#include "ef-column-footprint.h"
#include "ef-estimate-column.h"

const char *
ef_column_line_get_title (const char *name)
{
  const char *ours = ef_estimate_column_get_title (name);

  return ours != NULL ? ours : name;
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

/* "Parameters · 1,551 values", "Carbon · training, market-based · 12 values" */
static char *
describe_column (const EfColumn *column)
{
  g_autofree char *counts = ef_column_footprint_describe (NULL, column, -1);
  const EfQuantity *quantity = ef_column_get_quantity (column);
  guint n = ef_column_get_n_present (column);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u value", "%'u values", n), n);

  if (quantity == NULL)
    return g_steal_pointer (&count);
  if (counts != NULL)
    return g_strdup_printf ("%s · %s · %s", ef_quantity_get_name (quantity), counts, count);
  return g_strdup_printf ("%s · %s", ef_quantity_get_name (quantity), count);
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
                     const EfColumn *column)
{
  GtkWidget *title = gtk_widget_get_first_child (line);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_label_set_text (GTK_LABEL (title), ef_column_line_get_title (name));
  gtk_widget_set_visible (detail, column != NULL);
  if (column != NULL)
    {
      g_autofree char *text = describe_column (column);

      gtk_label_set_text (GTK_LABEL (detail), text);
    }
}
