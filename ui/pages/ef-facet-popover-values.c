/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet-popover-private.h"

#include <glib/gi18n-lib.h>

/* The values of a column of texts, to be kept or excluded. */

/* Above and below a line: so many are read down, not across. */
#define LINE_MARGIN 3

/* The last line is for rows without a value, if there are any. */
static guint
count_values (gpointer data)
{
  EfFacetPopover *self = EF_FACET_POPOVER (data);

  if (self->facet == NULL || self->facet->values == NULL)
    return 0;
  return self->facet->values->len +
         (ef_column_get_n_present (self->facet->column) <
          ef_column_get_n_rows (self->facet->column));
}

/* Its text, "" for none, and how many rows have it. */
static const char *
get_value (EfFacetPopover *self,
           guint           index,
           guint          *n)
{
  const EfFacetValue *value;

  if (index >= self->facet->values->len)
    {
      *n = self->facet->n_missing;
      return "";
    }
  value = &g_array_index (self->facet->values, EfFacetValue, index);
  *n = value->n;
  return ef_text_pool_get (ef_column_get_pool (self->facet->column), value->text_id);
}

static const char *
get_value_text (gpointer data,
                guint    index)
{
  guint n;
  const char *text = get_value (EF_FACET_POPOVER (data), index, &n);

  return *text != '\0' ? text : _("No value");
}

static GtkWidget *
create_value_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  /* The line is what one clicks. */
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_margin_top (line, LINE_MARGIN);
  gtk_widget_set_margin_bottom (line, LINE_MARGIN);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), count);
  return line;
}

static void
show_value_line (gpointer   data,
                 guint      index,
                 GtkWidget *line)
{
  EfFacetPopover *self = EF_FACET_POPOVER (data);
  GtkWidget *check = gtk_widget_get_first_child (line);
  GtkWidget *name = gtk_widget_get_next_sibling (check);
  guint n;
  const char *value = get_value (self, index, &n);
  const char *text = get_value_text (self, index);
  g_autofree char *count = g_strdup_printf ("%'u", n);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               ef_filter_choice_has (self->choice, value));
  gtk_label_set_text (GTK_LABEL (name), text);
  if (*value == '\0')
    gtk_widget_add_css_class (name, "dim-label");
  else
    gtk_widget_remove_css_class (name, "dim-label");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (line)), count);
  gtk_widget_set_tooltip_text (line, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

const EfIndexListFuncs ef_facet_popover_value_funcs = {
  count_values,
  get_value_text,
  create_value_line,
  show_value_line,
};

void
ef_facet_popover_value_activated (EfFacetPopover *self)
{
  guint index = ef_index_list_get_selected (self->value_list);
  const char *value;
  guint n;

  if (self->facet == NULL || index >= count_values (self))
    return;

  value = get_value (self, index, &n);
  ef_filter_choice_toggle (self->choice, value);
  ef_facet_popover_write_choice (self);
}
