/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-cell-text.h"
#include "ef-column-picker.h"
#include "ef-formula-footprint.h"
#include "ef-formula.h"
#include "ef-number-format.h"
#include "ef-task.h"

/* What is typed is computed for all rows in a worker; the newest answer stands, and applying it
 * computes nothing again. A formula refers to columns by their names, so a change of one column is
 * followed by all that were computed from it. */

/* Values that are shown of the result. */
#define SHOWN_MAX 5

struct _EfFormulaDialog
{
  AdwWindow parent_instance;

  EfDocument *document;
  char *table_id;
  GPtrArray *formula_columns; /* element-type EfColumn: what can be changed */
  EfColumn *changed;          /* the one that is, NULL for a new one (not owned) */
  EfColumn *result;           /* of what is typed; NULL: it is wrong, or not computed yet */
  GCancellable *cancellable;  /* of the worker */
  gboolean setting;           /* the code types, not the person */

  GtkButton *apply_button;
  AdwComboRow *column_row;
  AdwEntryRow *name_row;
  AdwEntryRow *formula_row;
  EfColumnPicker *picker;
  GtkLabel *result_label;
  GtkListBox *result_list;
  GtkWidget *remove_group;
};

G_DEFINE_FINAL_TYPE (EfFormulaDialog, ef_formula_dialog, ADW_TYPE_WINDOW)

enum
{
  COLUMN_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  EfTable *table;
  EfFormula *formula;
  char *name;
  guint n_undefined;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ef_table_unref (job->table);
  ef_formula_unref (job->formula);
  g_free (job->name);
  g_free (job);
}

static EfTable *
get_table (EfFormulaDialog *self)
{
  return ef_catalog_get_table (ef_document_get_catalog (self->document), self->table_id);
}

/* What stands in a row, without blanks around it (transfer full). */
static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* The result */

static void
clear_list (EfFormulaDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->result_list, 0)) != NULL)
    gtk_list_box_remove (self->result_list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->result_list), FALSE);
}

static void
show_problem (EfFormulaDialog *self, const char *text)
{
  g_clear_pointer (&self->result, ef_column_unref);
  clear_list (self);
  gtk_label_set_text (self->result_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), FALSE);
}

/* As its cell will be written in the table. */
static void
add_value (EfFormulaDialog *self, EfTable *table, guint row, const EfNumberFormat *format)
{
  g_autofree char *label = ef_table_dup_row_label (table, row);
  g_autofree char *title = g_markup_escape_text (label, -1);
  g_autofree char *value = ef_cell_text_dup_formatted (self->result, row, format);
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *value_label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 1);
  gtk_widget_add_css_class (value_label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), value_label);
  gtk_list_box_append (self->result_list, line);
}

static void
show_values (EfFormulaDialog *self)
{
  EfTable *table = get_table (self);
  const double *numbers = ef_column_get_numbers (self->result);
  EfNumberFormat format;
  guint n_shown = 0;

  clear_list (self);
  ef_number_format_choose (&format, self->result);
  for (guint row = 0; row < ef_table_get_n_rows (table) && n_shown < SHOWN_MAX; row++)
    if (!isnan (numbers[row]))
      {
        add_value (self, table, row, &format);
        n_shown++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->result_list), n_shown > 0);
}

/* "Energy in kWh: 1,551 values. 3 rows have all values, but no finite result." (transfer full) */
static char *
describe_result (const EfColumn *column, guint n_undefined)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";
  guint n = ef_column_get_n_present (column);
  g_autofree char *counted = g_strdup_printf (ngettext ("%'u value", "%'u values", n), n);
  GString *text = g_string_new (NULL);

  if (quantity != NULL && *symbol != '\0')
    /* Translators: what is computed, and its unit: "Energy in kWh: 12 values". */
    g_string_printf (text, _("%s in %s: %s."), ef_quantity_get_name (quantity), symbol, counted);
  else if (quantity != NULL)
    g_string_printf (text, _("%s: %s."), ef_quantity_get_name (quantity), counted);
  else if (*symbol != '\0')
    /* Translators: the unit of what is computed: "In kWh: 12 values". */
    g_string_printf (text, _("In %s: %s."), symbol, counted);
  else
    g_string_printf (text, "%s.", counted);
  if (n_undefined > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%'u row has all values, but no finite result.",
                                              "%'u rows have all values, but no finite result.",
                                              n_undefined),
                              n_undefined);
    }

  return g_string_free (text, FALSE);
}

static void
computed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  EfFormulaDialog *self = EF_FORMULA_DIALOG (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *unlike = NULL;
  g_autofree char *words = NULL;

  column = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (column == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  g_clear_pointer (&self->result, ef_column_unref);
  self->result = g_steal_pointer (&column);
  text = describe_result (self->result, job->n_undefined);
  unlike = ef_formula_describe_unlike (job->formula, job->table);
  words = g_strconcat (text, unlike != NULL ? "\n" : NULL, unlike, NULL);
  gtk_label_set_text (self->result_label, words);
  show_values (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), TRUE);
}

static void
compute_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  EfColumn *column = ef_formula_compute (job->formula, job->table, job->name, &job->n_undefined,
                                         cancellable, &error);

  if (column != NULL)
    g_task_return_pointer (task, column, (GDestroyNotify) ef_column_unref);
  else
    g_task_return_error (task, error);
}

/* What is typed */

/* Another column of that name, so that no two can be mistaken. */
static gboolean
is_taken (EfFormulaDialog *self, EfTable *table, const char *name)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (column != self->changed && strcmp (ef_column_get_name (column), name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The formula that is typed, or NULL after showing what is wrong with it (transfer full). */
static EfFormula *
read_formula (EfFormulaDialog *self, EfTable *table, const char *name)
{
  g_autofree char *text = dup_text (self->formula_row);
  g_autoptr (GError) error = NULL;
  EfFormula *formula;

  if (*text == '\0')
    {
      show_problem (self, _("Type a formula, or insert a column to begin with."));
      return NULL;
    }
  formula = ef_formula_parse (text, &error);
  if (formula == NULL)
    {
      show_problem (self, error->message);
      return NULL;
    }
  if (*name == '\0')
    show_problem (self, _("Type a name for the column."));
  else if (is_taken (self, table, name))
    show_problem (self, _("The table has a column of this name already."));
  else if (self->changed != NULL && ef_formula_uses (formula, table, self->changed))
    show_problem (self, _("A column cannot be computed from itself."));
  else
    return formula;
  ef_formula_unref (formula);

  return NULL;
}

static void
changed_cb (EfFormulaDialog *self)
{
  EfTable *table = self->document != NULL ? get_table (self) : NULL;
  g_autofree char *name = dup_text (self->name_row);
  g_autoptr (GTask) task = NULL;
  EfFormula *formula;
  Job *job;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (table == NULL || self->setting)
    return;
  formula = read_formula (self, table, name);
  if (formula == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), FALSE);
  job = g_new0 (Job, 1);
  job->table = ef_table_ref (table);
  job->formula = formula;
  job->name = g_steal_pointer (&name);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, changed_cb);
  g_task_set_name (task, "compute a column");
  g_task_set_task_data (task, job, job_free);
  ef_task_run_in_worker (task, compute_in_worker);
}

/* A column's name as a formula has it: in backquotes, which never hurt (transfer full). */
static char *
quote_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "`", -1);
  g_autofree char *doubled = g_strjoinv ("``", parts);

  return g_strdup_printf ("`%s`", doubled);
}

static void
picked_cb (EfFormulaDialog *self)
{
  const char *name = ef_column_picker_get_column (self->picker);
  g_autofree char *quoted = NULL;
  int position;

  if (name == NULL)
    return;
  quoted = quote_name (name);
  position = gtk_editable_get_position (GTK_EDITABLE (self->formula_row));
  gtk_editable_insert_text (GTK_EDITABLE (self->formula_row), quoted, -1, &position);
  ef_column_picker_set_column (self->picker, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->formula_row));
  gtk_editable_set_position (GTK_EDITABLE (self->formula_row), position);
}

static void
column_selected_cb (EfFormulaDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->column_row);

  if (self->formula_columns == NULL || self->setting)
    return;
  self->changed = selected > 0 && selected <= self->formula_columns->len
                    ? self->formula_columns->pdata[selected - 1]
                    : NULL;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         self->changed != NULL ? ef_column_get_name (self->changed) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->formula_row),
                         self->changed != NULL ? ef_column_get_formula (self->changed) : "");
  self->setting = FALSE;
  gtk_button_set_label (self->apply_button,
                        self->changed != NULL ? _("_Change") : _("_Add"));
  gtk_widget_set_visible (self->remove_group, self->changed != NULL);
  changed_cb (self);
}

/* What becomes of it */

static gint
find_index (EfTable *table, const EfColumn *column)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (ef_table_get_column (table, i) == column)
      return (gint) i;

  return -1;
}

static void
apply_clicked_cb (EfFormulaDialog *self)
{
  EfTable *table = get_table (self);
  g_autoptr (EfTable) next = NULL;
  g_autoptr (EfTable) followed = NULL;
  gint index;

  if (table == NULL || self->result == NULL
      || !gtk_widget_get_sensitive (GTK_WIDGET (self->apply_button)))
    return;
  index = self->changed != NULL ? find_index (table, self->changed) : -1;
  next = index >= 0 ? ef_table_replace_column (table, (guint) index, self->result)
                    : ef_table_add_column (table, self->result);
  followed = index >= 0 ? ef_formula_follow (next, ef_column_get_name (self->result))
                        : ef_table_ref (next);
  ef_document_replace_table (self->document, followed,
                             index >= 0 ? _("Change Computed Column") : _("Add Computed Column"));
  if (index < 0)
    g_signal_emit (self, signals[COLUMN_ADDED], 0, ef_column_get_name (self->result));
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_clicked_cb (EfFormulaDialog *self)
{
  EfTable *table = get_table (self);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfTable) next = NULL;

  if (table == NULL || self->changed == NULL)
    return;
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (ef_table_get_column (table, i) != self->changed)
      g_ptr_array_add (columns, ef_table_get_column (table, i));
  next = ef_table_with_columns (table, columns);
  ef_document_replace_table (self->document, next, _("Remove Computed Column"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill_columns (EfFormulaDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  EfTable *table = get_table (self);

  /* Translators: the first choice in a list of columns. */
  gtk_string_list_append (names, _("New column"));
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (!ef_formula_made (column))
        continue;
      g_ptr_array_add (self->formula_columns, ef_column_ref (column));
      gtk_string_list_append (names, ef_column_get_name (column));
    }
  adw_combo_row_set_model (self->column_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->column_row), self->formula_columns->len > 0);
  ef_column_picker_set_table (self->picker, table, EF_PICK_NUMBER, _("Choose…"));
}

static void
ef_formula_dialog_dispose (GObject *object)
{
  EfFormulaDialog *self = EF_FORMULA_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->table_id, g_free);
  g_clear_pointer (&self->result, ef_column_unref);
  self->changed = NULL;
  g_clear_pointer (&self->formula_columns, g_ptr_array_unref);

  G_OBJECT_CLASS (ef_formula_dialog_parent_class)->dispose (object);
}

static void
ef_formula_dialog_class_init (EfFormulaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_formula_dialog_dispose;

  signals[COLUMN_ADDED]
    = g_signal_new ("column-added", EF_TYPE_FORMULA_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-formula-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, column_row);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, formula_row);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, result_list);
  gtk_widget_class_bind_template_child (widget_class, EfFormulaDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
ef_formula_dialog_init (EfFormulaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ef_formula_dialog_new (GtkWindow *parent, EfDocument *document, const char *table_id)
{
  EfFormulaDialog *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (table_id != NULL, NULL);

  self = g_object_new (EF_TYPE_FORMULA_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->table_id = g_strdup (table_id);
  self->formula_columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  self->setting = TRUE;
  fill_columns (self);
  self->setting = FALSE;
  column_selected_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}

void
ef_formula_dialog_select (EfFormulaDialog *self, const char *column)
{
  g_return_if_fail (EF_IS_FORMULA_DIALOG (self));
  g_return_if_fail (column != NULL);

  for (guint i = 0; i < self->formula_columns->len; i++)
    if (g_str_equal (ef_column_get_name (self->formula_columns->pdata[i]), column))
      {
        adw_combo_row_set_selected (self->column_row, i + 1);
        gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->formula_row));
      }
}
