/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-editor.h"

#include <glib/gi18n-lib.h>

#include "ef-direction-switch.h"
#include "ef-review-words.h"

struct _EfColumnEditor
{
  GtkWidget parent_instance;

  EfReviewDraft *draft;
  guint table;
  guint column;          /* G_MAXUINT for none */
  GPtrArray *quantities; /* of EfQuantity, in the order of the drop-down behind its first entry */
  GPtrArray *units;      /* of EfUnit, the same for the dimension below */
  const char *dimension; /* whose units the row has; or NULL */
  gboolean showing;      /* the rows are being set, the user did nothing */

  GtkWidget *scroller;
  GtkLabel *name_label;
  GtkLabel *values_label;
  GtkLabel *examples_label;
  GtkWidget *text_label;
  GtkWidget *quantity_row;
  GtkDropDown *quantity_drop_down;
  AdwComboRow *unit_row;
  GtkWidget *direction_row;
  GtkLabel *direction_label;
  EfDirectionSwitch *direction_switch;
  AdwComboRow *role_row;
  GtkWidget *reset_button;
  GtkWidget *spread_button;
  GtkLabel *spread_label;
};

G_DEFINE_FINAL_TYPE (EfColumnEditor, ef_column_editor, GTK_TYPE_WIDGET)

static EfColumn *
get_column (EfColumnEditor *self)
{
  return ef_table_get_column (ef_review_draft_get_table (self->draft, self->table), self->column);
}

static void
choose (EfColumnEditor       *self,
        const EfColumnChoice *choice)
{
  ef_review_draft_choose (self->draft, self->table, self->column, choice);
}

/* ---- What the user picks ---- */

static void
quantity_selected_cb (EfColumnEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->quantity_drop_down);
  EfColumnChoice choice = { .made = EF_CHOICE_QUANTITY };

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0)
    choice.quantity = g_ptr_array_index (self->quantities, selected - 1);
  choose (self, &choice);
}

static void
unit_selected_cb (EfColumnEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->unit_row);
  EfColumnChoice choice = { .made = EF_CHOICE_UNIT };

  if (self->showing || self->units == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0)
    choice.unit = g_ptr_array_index (self->units, selected - 1);
  choose (self, &choice);
}

static void
direction_picked_cb (EfColumnEditor *self)
{
  EfColumnChoice choice = {
    .made = EF_CHOICE_DIRECTION,
    .direction = ef_direction_switch_get_direction (self->direction_switch),
  };

  if (!self->showing)
    choose (self, &choice);
}

static void
role_selected_cb (EfColumnEditor *self)
{
  EfColumnChoice choice = { .made = EF_CHOICE_ROLE };

  if (self->showing)
    return;

  choice.role = MIN (adw_combo_row_get_selected (self->role_row), EF_ROLE_LEFT_OUT);
  choose (self, &choice);
}

static void
reset_clicked_cb (EfColumnEditor *self)
{
  ef_review_draft_reset (self->draft, self->table, self->column);
}

static void
spread_clicked_cb (EfColumnEditor *self)
{
  ef_review_draft_spread (self->draft, self->table, self->column);
}

/* ---- What is shown ---- */

static GtkWidget *
create_item_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 gpointer                  user_data)
{
  GtkWidget *label = create_item_label ();

  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_list_item_set_child (list_item, label);
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *label = create_item_label ();

  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  GtkStringObject *object = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (object));
}

static guint
find_position (GPtrArray    *items,
               gconstpointer item)
{
  guint index;

  return item != NULL && items != NULL && g_ptr_array_find (items, item, &index) ? index + 1 : 0;
}

/* Only for another dimension: a list must not change while it is being picked from. */
static void
fill_units (EfColumnEditor *self,
            const char     *dimension)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = ef_unit_list (dimension);
  self->dimension = dimension;
  gtk_string_list_append (labels, C_ ("unit", "Not known"));
  for (guint i = 0; i < self->units->len; i++)
    gtk_string_list_append (labels,
                            ef_review_unit_to_label (g_ptr_array_index (self->units, i)));
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (labels));
}

static void
show_unit (EfColumnEditor *self,
           EfColumn       *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;
  g_autofree char *meaning = ef_review_describe_unit (column);

  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), dimension != NULL);
  if (dimension == NULL)
    return;

  if (g_strcmp0 (dimension, self->dimension) != 0)
    fill_units (self, dimension);
  adw_combo_row_set_selected (self->unit_row,
                              find_position (self->units, ef_column_get_unit (column)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->unit_row), meaning != NULL ? meaning : "");
}

static void
show_direction (EfColumnEditor *self,
                EfColumn       *column)
{
  EfDirection direction = ef_column_get_direction (column);

  ef_direction_switch_set_direction (self->direction_switch, direction);
  if (direction == EF_DIRECTION_UNKNOWN)
    gtk_label_set_text (self->direction_label, _("Needed for a frontier."));
  else
    gtk_label_set_text (
      self->direction_label,
      ef_direction_reason_to_label (ef_column_get_direction_reason (column), direction));
}

static void
show_buttons (EfColumnEditor *self)
{
  gboolean changed = ef_review_draft_is_changed (self->draft, self->table, self->column);
  guint n_same = ef_review_draft_count_same (self->draft, self->table, self->column);
  g_autofree char *text =
    g_strdup_printf (ngettext ("Apply to %'u more table", "Apply to %'u more tables", n_same),
                     n_same);

  gtk_widget_set_sensitive (self->reset_button, changed);
  gtk_widget_set_sensitive (self->spread_button, changed);
  gtk_widget_set_visible (self->spread_button, n_same > 0);
  gtk_label_set_text (self->spread_label, text);
}

/* Of a name or a link nobody expects numbers. */
static gboolean
is_plain_text (const EfColumn *column)
{
  EfRole role = ef_column_get_role (column);

  return ef_column_get_kind (column) == EF_COLUMN_TEXT &&
         (role == EF_ROLE_NONE || role == EF_ROLE_GROUP);
}

static void
refresh (EfColumnEditor *self)
{
  g_autofree char *values = NULL;
  g_autofree char *examples = NULL;
  EfColumn *column;
  EfColumnKind kind;

  gtk_widget_set_visible (self->scroller, self->column != G_MAXUINT);
  if (self->column == G_MAXUINT)
    return;

  column = get_column (self);
  kind = ef_column_get_kind (column);
  values = ef_review_describe_values (column);
  examples = ef_review_describe_examples (column);

  self->showing = TRUE;
  gtk_label_set_text (self->name_label, ef_column_get_name (column));
  gtk_label_set_text (self->values_label, values);
  gtk_label_set_text (self->examples_label, examples);
  gtk_widget_set_visible (GTK_WIDGET (self->examples_label), *examples != '\0');
  gtk_widget_set_visible (self->text_label, is_plain_text (column));
  gtk_widget_set_visible (self->quantity_row, kind == EF_COLUMN_NUMBER);
  gtk_widget_set_visible (self->direction_row, kind == EF_COLUMN_NUMBER);
  gtk_drop_down_set_selected (self->quantity_drop_down,
                              find_position (self->quantities, ef_column_get_quantity (column)));
  show_unit (self, column);
  show_direction (self, column);
  adw_combo_row_set_selected (self->role_row, ef_column_get_role (column));
  show_buttons (self);
  self->showing = FALSE;
}

static void
fill_quantities (EfColumnEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) all = ef_quantity_list ();

  gtk_string_list_append (names, C_ ("quantity", "None of these"));
  self->quantities = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      EfQuantity *quantity = g_ptr_array_index (all, i);

      /* A date is no number. */
      if (ef_quantity_get_scale (quantity) == EF_SCALE_KIND_DATE)
        continue;
      g_ptr_array_add (self->quantities, quantity);
      gtk_string_list_append (names, ef_quantity_get_name (quantity));
    }
  gtk_drop_down_set_model (self->quantity_drop_down, G_LIST_MODEL (names));
}

static void
fill_roles (EfColumnEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (EfRole role = EF_ROLE_NONE; role <= EF_ROLE_LEFT_OUT; role++)
    gtk_string_list_append (names, ef_review_role_to_label (role));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (names));
}

static void
ef_column_editor_dispose (GObject *object)
{
  EfColumnEditor *self = EF_COLUMN_EDITOR (object);
  GtkWidget *child;

  self->showing = TRUE;
  g_clear_object (&self->draft);
  g_clear_pointer (&self->quantities, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_COLUMN_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_column_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, name_label);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, values_label);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, examples_label);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, text_label);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, quantity_row);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, quantity_drop_down);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, unit_row);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, direction_row);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, direction_label);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, direction_switch);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, role_row);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, reset_button);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, spread_button);
  gtk_widget_class_bind_template_child (widget_class, EfColumnEditor, spread_label);
  gtk_widget_class_bind_template_callback (widget_class, setup_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, quantity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, spread_clicked_cb);
}

static void
ef_column_editor_class_init (EfColumnEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_column_editor_dispose;

  g_type_ensure (EF_TYPE_DIRECTION_SWITCH);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-column-editor.ui");
  bind_children (widget_class);
}

static void
ef_column_editor_init (EfColumnEditor *self)
{
  self->column = G_MAXUINT;
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_quantities (self);
  fill_roles (self);
  self->showing = FALSE;
}

void
ef_column_editor_set_draft (EfColumnEditor *self,
                            EfReviewDraft  *draft)
{
  g_return_if_fail (EF_IS_COLUMN_EDITOR (self));
  g_return_if_fail (self->draft == NULL && EF_IS_REVIEW_DRAFT (draft));

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
ef_column_editor_show (EfColumnEditor *self,
                       guint           table,
                       guint           column)
{
  g_return_if_fail (EF_IS_COLUMN_EDITOR (self));
  g_return_if_fail (self->draft != NULL);

  self->table = table;
  self->column = column;
  refresh (self);
}
