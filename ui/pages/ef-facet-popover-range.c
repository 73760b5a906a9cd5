/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet-popover-private.h"

#include <math.h>

#include "ef-limit-text.h"

/* The range of a column of numbers or dates, dragged or typed. */

/* With as many digits as have room in an entry. */
static double
shorten (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.6g", value), NULL);
}

void
ef_facet_popover_range_dragged (EfFacetPopover *self,
                                double          low,
                                double          high)
{
  if (self->facet == NULL)
    return;
  self->choice->low = low;
  self->choice->high = high;
  ef_facet_popover_write_choice (self);
}

/* FALSE after saying what is wrong; an empty entry is no bound. */
static gboolean
read_bound (EfFacetPopover *self,
            GtkEditable    *entry,
            double         *bound)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || ef_column_read_value (self->facet->column, text,
                                             ef_limit_text_get_comma (), bound, &error))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      return TRUE;
    }
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_label_set_text (self->status_label, error->message);
  return FALSE;
}

void
ef_facet_popover_bounds_activated (EfFacetPopover *self)
{
  double low = -INFINITY, high = INFINITY;

  if (self->facet == NULL || !read_bound (self, self->low_entry, &low) ||
      !read_bound (self, self->high_entry, &high))
    return;
  self->choice->low = low;
  self->choice->high = high;
  ef_facet_popover_write_choice (self);
}

static void
show_bound (EfFacetPopover *self,
            GtkEditable    *entry,
            double          bound,
            double          end)
{
  const EfColumn *column = self->facet->column;
  g_autofree char *text =
    isfinite (bound) ? ef_limit_text_format (column, bound) : g_strdup ("");
  gboolean is_number = ef_column_get_kind (column) == EF_COLUMN_NUMBER;
  g_autofree char *placeholder = ef_limit_text_format (column, is_number ? shorten (end) : end);

  gtk_editable_set_text (entry, text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

void
ef_facet_popover_show_range (EfFacetPopover *self)
{
  ef_facet_bars_set_range (self->bars, self->choice->low, self->choice->high);
  show_bound (self, self->low_entry, self->choice->low, self->facet->min);
  show_bound (self, self->high_entry, self->choice->high, self->facet->max);
}
