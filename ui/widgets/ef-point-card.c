/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EfPointCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EfPointCard, ef_point_card, GTK_TYPE_WIDGET)

#define MAX_CHARS 44

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "reported · models.csv, line 12, column top1" */
static char *
dup_provenance (EfTable        *table,
                guint           row,
                const EfColumn *column)
{
  EfSource *source = ef_table_get_source (table);
  g_autofree char *place = ef_table_describe_place (table, row, column);
  const char *formula = ef_column_get_formula (column);
  GString *text = g_string_new (ef_origin_to_label (ef_column_get_origin (column)));

  if (formula != NULL)
    g_string_append_printf (text, ": %s", formula);
  if (source != NULL)
    g_string_append_printf (text, " · %s", ef_source_get_name (source));
  if (place != NULL && place[0] != '\0')
    g_string_append_printf (text, ", %s", place);
  return g_string_free (text, FALSE);
}

/* One value: what it is, the value, and for whom it may concern where it comes from. */
static void
add_value (GtkGrid    *grid,
           int         line,
           const char *title,
           const char *value,
           const char *provenance,
           gboolean    show_provenance)
{
  GtkWidget *title_label = create_label (title, "dim-label");
  GtkWidget *value_label = create_label (value, "numeric");

  gtk_label_set_max_width_chars (GTK_LABEL (title_label), 22);
  gtk_widget_set_valign (title_label, GTK_ALIGN_START);
  gtk_grid_attach (grid, title_label, 0, line * 2, 1, 1);
  gtk_grid_attach (grid, value_label, 1, line * 2, 1, 1);
  gtk_widget_set_tooltip_text (value_label, provenance);
  if (show_provenance)
    {
      GtkWidget *label = create_label (provenance, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (grid, label, 0, line * 2 + 1, 2, 1);
    }
}

static void
add_axis (GtkGrid          *grid,
          int               line,
          EfChartData      *data,
          const EfAxisData *axis,
          const EfAxisSpec *spec,
          const double     *values,
          guint             point,
          gboolean          show_provenance)
{
  guint row = data->rows[point];
  const char *original = ef_column_get_original (axis->column, row);
  g_autofree char *title = ef_axis_data_dup_title (axis, spec);
  g_autofree char *value = ef_axis_data_format (axis, values[point]);
  g_autofree char *provenance = dup_provenance (data->table, row, axis->column);
  g_autofree char *text = original != NULL ? g_strdup_printf ("%s (“%s”)", value, original)
                                           : g_strdup (value);

  add_value (grid, line, title, text, provenance, show_provenance);
}

/* The row's other cells, in the order of the file. Returns how many there are. */
static int
add_other_values (GtkGrid     *grid,
                  EfChartData *data,
                  guint        row)
{
  int line = 0;

  for (guint i = 0; i < ef_table_get_n_columns (data->table); i++)
    {
      EfColumn *column = ef_table_get_column (data->table, i);
      g_autofree char *cell = NULL;
      g_autofree char *provenance = NULL;

      if (column == data->x.column || column == data->y.column ||
          ef_column_get_role (column) == EF_ROLE_LINK ||
          ef_column_get_role (column) == EF_ROLE_NAME)
        continue;
      cell = ef_column_dup_cell (column, row);
      if (cell[0] == '\0')
        continue;
      provenance = dup_provenance (data->table, row, column);
      add_value (grid, line++, ef_column_get_name (column), cell, provenance, FALSE);
    }
  return line;
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  return grid;
}

static void
append_other_values (EfPointCard *self,
                     EfChartData *data,
                     guint        row)
{
  g_autoptr (GtkWidget) grid = g_object_ref_sink (create_grid ());
  GtkWidget *scroller;

  if (add_other_values (GTK_GRID (grid), data, row) == 0)
    return;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
add_link (EfPointCard *self,
          const char  *uri)
{
  GtkWidget *link = gtk_link_button_new_with_label (uri, _("Open link"));

  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, uri);
  gtk_box_append (GTK_BOX (self->box), link);
}

static void
ef_point_card_dispose (GObject *object)
{
  EfPointCard *self = EF_POINT_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ef_point_card_parent_class)->dispose (object);
}

static void
ef_point_card_class_init (EfPointCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_point_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "ef-point-card");
}

static void
ef_point_card_init (EfPointCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ef_point_card_new (void)
{
  return g_object_new (EF_TYPE_POINT_CARD, NULL);
}

void
ef_point_card_show_point (EfPointCard       *self,
                          EfChartData       *data,
                          const EfChartSpec *spec,
                          guint              point,
                          gboolean           pinned)
{
  g_autofree char *name = NULL;
  const char *link;
  GtkWidget *grid;
  guint row;

  g_return_if_fail (EF_IS_POINT_CARD (self));
  g_return_if_fail (data != NULL && spec != NULL && point < data->n);

  row = data->rows[point];
  name = ef_chart_data_dup_label (data, spec, point);
  link = ef_table_get_row_link (data->table, row);

  remove_children (self->box);
  gtk_box_append (GTK_BOX (self->box), create_label (name, "heading"));
  if (data->on_front != NULL && data->on_front[point])
    gtk_box_append (GTK_BOX (self->box), create_label (_("On the efficient frontier"), "accent"));
  grid = create_grid ();
  add_axis (GTK_GRID (grid), 0, data, &data->y, &spec->y, data->vy, point, TRUE);
  add_axis (GTK_GRID (grid), 1, data, &data->x, &spec->x, data->vx, point, TRUE);
  gtk_box_append (GTK_BOX (self->box), grid);

  if (pinned)
    {
      append_other_values (self, data, row);
      if (link != NULL)
        add_link (self, link);
    }
  else if (link != NULL)
    gtk_box_append (GTK_BOX (self->box),
                    create_label (_("Click for all values and the link"), "caption"));
}
