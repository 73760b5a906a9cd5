/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-cell.h"

/* As the theme has it for what is less important. */
#define DIM_OPACITY 0.55

struct _EfTableCell
{
  GtkWidget parent_instance;

  EfTableCellColumn *column;
  GtkListItem *item;
  GList link; /* in the queue of cells */
  char *name; /* that a screen reader was told */
};

G_DEFINE_FINAL_TYPE (EfTableCell, ef_table_cell, GTK_TYPE_WIDGET)

EfTableCellColumn *
ef_table_cell_column_new (void)
{
  return g_rc_box_new0 (EfTableCellColumn);
}

EfTableCellColumn *
ef_table_cell_column_ref (EfTableCellColumn *self)
{
  return g_rc_box_acquire (self);
}

void
ef_table_cell_column_unref (EfTableCellColumn *self)
{
  g_rc_box_release (self);
}

/* Once for all cells of the column, until there is another font. */
static void
place (EfTableCell *self)
{
  EfTableCellColumn *column = self->column;
  PangoContext *context = gtk_widget_get_pango_context (column->owner);
  guint serial = pango_context_get_serial (context);
  PangoFontMetrics *metrics;

  if (column->serial == serial)
    return;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  column->height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                      pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  column->place (column, context, &column->minimum, &column->natural);
  column->serial = serial;
}

static void
ef_table_cell_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  EfTableCell *self = EF_TABLE_CELL (widget);

  place (self);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->column->minimum
                                                       : self->column->height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->column->natural
                                                       : self->column->height;
  *minimum_baseline = *natural_baseline = -1;
}

static void
describe (EfTableCell     *self,
          EfTableCellLook *look)
{
  guint position = ef_table_cell_get_position (self);

  if (position != GTK_INVALID_LIST_POSITION)
    self->column->describe (self->column, position, look);
}

static void
look_clear (EfTableCellLook *look)
{
  g_free (look->text);
  g_free (look->spoken);
}

static void
tell_name (EfTableCell           *self,
           const EfTableCellLook *look)
{
  const char *name = look->spoken != NULL ? look->spoken : look->text;

  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

static void
draw (EfTableCell *self,
      GtkSnapshot *snapshot,
      const char  *text)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  float xalign = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 - self->column->xalign
                                                                       : self->column->xalign;
  int width = gtk_widget_get_width (widget);
  int text_width, text_height, x, y;
  GdkRGBA colour;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (self->column->tabular)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  x = (int) (xalign * (float) MAX (width - text_width, 0));
  y = (gtk_widget_get_height (widget) - text_height) / 2;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
ef_table_cell_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EfTableCell *self = EF_TABLE_CELL (widget);
  EfTableCellLook look = { NULL, NULL, FALSE };

  describe (self, &look);
  tell_name (self, &look);
  if (look.text != NULL && *look.text != '\0')
    {
      if (look.dim)
        gtk_snapshot_push_opacity (snapshot, DIM_OPACITY);
      draw (self, snapshot, look.text);
      if (look.dim)
        gtk_snapshot_pop (snapshot);
    }
  look_clear (&look);
}

static void
ef_table_cell_dispose (GObject *object)
{
  EfTableCell *self = EF_TABLE_CELL (object);

  if (self->column != NULL)
    g_queue_unlink (self->column->cells, &self->link);
  g_clear_pointer (&self->column, ef_table_cell_column_unref);
  g_clear_weak_pointer (&self->item);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (ef_table_cell_parent_class)->dispose (object);
}

static void
ef_table_cell_class_init (EfTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_table_cell_dispose;
  widget_class->measure = ef_table_cell_measure;
  widget_class->snapshot = ef_table_cell_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ef_table_cell_init (EfTableCell *self)
{
  self->link.data = self;
}

GtkWidget *
ef_table_cell_new (EfTableCellColumn *column,
                   GtkListItem       *item)
{
  EfTableCell *self = g_object_new (EF_TYPE_TABLE_CELL, NULL);

  self->column = ef_table_cell_column_ref (column);
  g_set_weak_pointer (&self->item, item);
  g_queue_push_tail_link (column->cells, &self->link);
  return GTK_WIDGET (self);
}

const EfTableCellColumn *
ef_table_cell_get_column (EfTableCell *self)
{
  g_return_val_if_fail (EF_IS_TABLE_CELL (self), NULL);
  return self->column;
}

guint
ef_table_cell_get_position (EfTableCell *self)
{
  g_return_val_if_fail (EF_IS_TABLE_CELL (self), GTK_INVALID_LIST_POSITION);
  /* Outside of its list it has no item. */
  return self->item != NULL && gtk_list_item_get_item (self->item) != NULL
           ? gtk_list_item_get_position (self->item)
           : GTK_INVALID_LIST_POSITION;
}

char *
ef_table_cell_dup_text (EfTableCell *self)
{
  EfTableCellLook look = { NULL, NULL, FALSE };
  char *text;

  g_return_val_if_fail (EF_IS_TABLE_CELL (self), NULL);

  describe (self, &look);
  text = g_steal_pointer (&look.text);
  look_clear (&look);
  return text != NULL ? text : g_strdup ("");
}
