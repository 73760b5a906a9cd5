/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who scrolls through a page of settings wants to see more of it. The wheel over one of the numbers
 * of @page, at any depth, scrolls on, and changes the number only while that has the focus. For
 * numbers that are there already. */
void ef_wheel_spare_numbers (GtkWidget *page);

/* The wheel, which most people can only turn up and down, moves what is wider than @scroller, a row
 * of buttons, to the sides. */
void ef_wheel_turn_sideways (GtkScrolledWindow *scroller);

G_END_DECLS
