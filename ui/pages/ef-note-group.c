/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note-group.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-axis-unit.h"
#include "ef-entry-text.h"
#include "ef-limit-text.h"

/* The fields of a note. */
typedef enum
{
  FIELD_TEXT,
  FIELD_X,
  FIELD_X_END,
  FIELD_Y,
  FIELD_Y_END,
  N_FIELDS
} Field;

/* Where the text of a new note stands, from its point; points of the page. */
#define NEW_DX 48
#define NEW_DY -36

struct _EfNoteGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  GtkWidget *add_button;
  GPtrArray *rows; /* element-type AdwExpanderRow, one for each note, owned by the group */
  GArray *kinds;   /* element-type EfNoteKind, of the rows */
};

G_DEFINE_FINAL_TYPE (EfNoteGroup, ef_note_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_kind_title (EfNoteKind kind)
{
  const char *const titles[EF_N_NOTE_KINDS]
      = { _("Vertical line"), _("Horizontal line"), _("Shaded region"), _("Text with an arrow") };

  return titles[kind];
}

static gboolean
has_field (EfNoteKind kind,
           Field      field)
{
  static const guint fields[EF_N_NOTE_KINDS] = {
    [EF_NOTE_LINE_X] = 1u << FIELD_TEXT | 1u << FIELD_X,
    [EF_NOTE_LINE_Y] = 1u << FIELD_TEXT | 1u << FIELD_Y,
    [EF_NOTE_REGION] = (1u << N_FIELDS) - 1,
    [EF_NOTE_TEXT] = 1u << FIELD_TEXT | 1u << FIELD_X | 1u << FIELD_Y,
  };

  return (fields[kind] & 1u << field) != 0;
}

static double *
get_place (EfNote *note,
           Field   field)
{
  switch (field)
    {
    case FIELD_X:
      return &note->x[0];
    case FIELD_X_END:
      return &note->x[1];
    case FIELD_Y:
      return &note->y[0];
    case FIELD_Y_END:
      return &note->y[1];
    case FIELD_TEXT:
    case N_FIELDS:
    default:
      return NULL;
    }
}

static const EfAxisData *
get_axis (EfNoteGroup *self,
          Field        field)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  if (data == NULL)
    return NULL;
  return field == FIELD_X || field == FIELD_X_END ? &data->x : &data->y;
}

static guint
find_row (EfNoteGroup *self,
          GtkWidget   *widget)
{
  guint index = 0;

  while (index < self->rows->len
         && !gtk_widget_is_ancestor (widget, g_ptr_array_index (self->rows, index)))
    index++;
  return index;
}

static void
field_applied_cb (EfNoteGroup *self,
                  GtkWidget   *entry)
{
  Field field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field"));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (EfChartSpec) spec = NULL;
  g_autoptr (GError) error = NULL;
  guint index = find_row (self, entry);
  double *place;
  EfNote *note;

  if (ef_workspace_get_spec (self->workspace) == NULL)
    return;
  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  if (index >= spec->notes->len)
    return;

  note = g_ptr_array_index (spec->notes, index);
  place = get_place (note, field);
  if (place == NULL)
    {
      g_free (note->text);
      note->text = g_strdup (text);
    }
  else if (note->kind == EF_NOTE_REGION && text[strspn (text, " ")] == '\0')
    {
      *place = NAN;
    }
  else if (get_axis (self, field) == NULL
           || !ef_axis_unit_read_value (get_axis (self, field), text, ef_limit_text_get_comma (),
                                        place, &error))
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_set_tooltip_text (entry, error != NULL ? error->message : NULL);
      return;
    }
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, NULL);
  ef_workspace_change (self->workspace, g_steal_pointer (&spec), NULL, _("Change Annotation"));
}

static void
remove_clicked_cb (EfNoteGroup *self,
                   GtkWidget   *button)
{
  guint index = find_row (self, button);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  if (index < spec->notes->len)
    g_ptr_array_remove_index (spec->notes, index);
  ef_workspace_change (self->workspace, spec, NULL, _("Remove Annotation"));
}

/* ---- Adding ---- */

/* The value at a share of what an axis shows, with two digits: nobody wants the others. */
static double
get_value_at (const EfAxisData *axis,
              double            min,
              double            max,
              double            share)
{
  double value = ef_axis_data_get_value_at (axis, min + share * (max - min));
  double step;

  if (axis->scale == EF_SCALE_KIND_DATE || value == 0 || !isfinite (value))
    return axis->scale == EF_SCALE_KIND_DATE ? round (value) : value;
  step = pow (10, floor (log10 (fabs (value))) - 1);
  return round (value / step) * step;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EfNoteGroup *self = EF_NOTE_GROUP (widget);
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *shown = ef_workspace_get_spec (self->workspace);
  EfNoteKind kind = (EfNoteKind) MIN (g_variant_get_uint32 (parameter), EF_N_NOTE_KINDS - 1);
  gboolean region = kind == EF_NOTE_REGION;
  EfChartSpec *spec;
  EfNote *note;
  EfView view;

  if (data == NULL || shown == NULL || shown->notes->len >= EF_NOTES_MAX)
    return;

  spec = ef_chart_spec_copy (shown);
  note = ef_note_new (kind);
  ef_chart_data_get_view (data, shown, &view);
  if (has_field (kind, FIELD_X))
    note->x[0] = get_value_at (&data->x, view.x_min, view.x_max, region ? 0.33 : 0.5);
  if (has_field (kind, FIELD_Y))
    note->y[0] = get_value_at (&data->y, view.y_min, view.y_max, region ? 0.33 : 0.5);
  if (region)
    {
      note->x[1] = get_value_at (&data->x, view.x_min, view.x_max, 0.67);
      note->y[1] = get_value_at (&data->y, view.y_min, view.y_max, 0.67);
    }
  if (kind == EF_NOTE_TEXT)
    {
      note->dx = NEW_DX;
      note->dy = NEW_DY;
      g_free (note->text);
      note->text = g_strdup (_("Text"));
    }
  g_ptr_array_add (spec->notes, note);
  ef_workspace_change (self->workspace, spec, NULL, _("Add Annotation"));
  if (self->rows->len > 0)
    adw_expander_row_set_expanded (g_ptr_array_index (self->rows, self->rows->len - 1), TRUE);
}

/* ---- Rows ---- */

static const char *
get_field_title (EfNoteKind kind,
                 Field      field)
{
  const char *const titles[N_FIELDS] = {
    [FIELD_TEXT] = _("Text"),
    [FIELD_X] = kind == EF_NOTE_REGION ? _("Horizontal, from") : _("Horizontal place"),
    [FIELD_X_END] = _("Horizontal, to"),
    [FIELD_Y] = kind == EF_NOTE_REGION ? _("Vertical, from") : _("Vertical place"),
    [FIELD_Y_END] = _("Vertical, to"),
  };

  return titles[field];
}

static GtkWidget *
create_row (EfNoteGroup *self,
            EfNoteKind   kind)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *remove_row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Remove"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      GtkWidget *entry;

      if (!has_field (kind, field))
        continue;
      entry = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), get_field_title (kind, field));
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
      g_object_set_data (G_OBJECT (entry), "field", GUINT_TO_POINTER (field));
      g_object_set_data (G_OBJECT (row), get_field_title (EF_NOTE_REGION, field), entry);
      g_signal_connect_object (entry, "apply", G_CALLBACK (field_applied_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (remove_row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), remove_row);
  return row;
}

static void
show_note (EfNoteGroup *self,
           GtkWidget   *row,
           EfNote      *note)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->text[0] != '\0'
                                                              ? note->text
                                                              : get_kind_title (note->kind));
  for (guint field = 0; field < N_FIELDS; field++)
    {
      GtkWidget *entry
          = g_object_get_data (G_OBJECT (row), get_field_title (EF_NOTE_REGION, field));
      double *place = get_place (note, field);
      const EfAxisData *axis = get_axis (self, field);
      g_autofree char *text = NULL;

      if (entry == NULL || gtk_widget_has_css_class (entry, "error"))
        continue;
      if (place == NULL)
        text = g_strdup (note->text);
      else
        text = isfinite (*place) && axis != NULL ? ef_limit_text_format_on (axis, *place)
                                                 : g_strdup ("");
      ef_entry_text_show (ADW_ENTRY_ROW (entry), text != NULL ? text : "");
    }
}

/* The rows stay as long as they are of the same notes, so that whoever types goes on typing. */
static gboolean
fits (EfNoteGroup     *self,
      const GPtrArray *notes)
{
  if (notes->len != self->kinds->len)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (((EfNote *) g_ptr_array_index (notes, i))->kind
        != g_array_index (self->kinds, EfNoteKind, i))
      return FALSE;
  return TRUE;
}

static void
make_rows (EfNoteGroup     *self,
           const GPtrArray *notes)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->kinds, 0);
  for (guint i = 0; i < notes->len; i++)
    {
      EfNoteKind kind = ((EfNote *) g_ptr_array_index (notes, i))->kind;
      GtkWidget *row = create_row (self, kind);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      g_array_append_val (self->kinds, kind);
    }
}

static void
refresh (EfNoteGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autoptr (GPtrArray) none = ef_notes_new ();
  GPtrArray *notes = spec != NULL ? spec->notes : none;

  gtk_widget_set_sensitive (self->add_button, spec != NULL);
  if (!fits (self, notes))
    make_rows (self, notes);
  for (guint i = 0; i < notes->len; i++)
    show_note (self, g_ptr_array_index (self->rows, i), g_ptr_array_index (notes, i));
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint kind = 0; kind < EF_N_NOTE_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (get_kind_title (kind), NULL);

      g_menu_item_set_action_and_target (item, "notes.add", "u", kind);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
ef_note_group_dispose (GObject *object)
{
  g_clear_object (&EF_NOTE_GROUP (object)->workspace);

  G_OBJECT_CLASS (ef_note_group_parent_class)->dispose (object);
}

static void
ef_note_group_finalize (GObject *object)
{
  EfNoteGroup *self = EF_NOTE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->kinds);

  G_OBJECT_CLASS (ef_note_group_parent_class)->finalize (object);
}

static void
ef_note_group_class_init (EfNoteGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_note_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_note_group_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "notes.add", "u", add_action);
}

static void
ef_note_group_init (EfNoteGroup *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  self->rows = g_ptr_array_new ();
  self->kinds = g_array_new (FALSE, FALSE, sizeof (EfNoteKind));
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), menu);
  gtk_widget_set_tooltip_text (self->add_button, _("Add an annotation"));
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Annotations"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

void
ef_note_group_set_workspace (EfNoteGroup *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_NOTE_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
