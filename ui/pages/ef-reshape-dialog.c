/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reshape-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-footprints.h"
#include "ef-column-line.h"
#include "ef-column-picker.h"
#include "ef-index-list.h"
#include "ef-table-reshape.h"
#include "ef-table-scope.h"
#include "ef-table-units.h"
#include "ef-task.h"

/* In the order of the drop-down. */
typedef enum
{
  RESHAPE_RUNS,
  RESHAPE_LONG,
  RESHAPE_WIDE,
} Reshape;

/* In the order of the drop-down. */
static const struct
{
  EfStatistic statistic;
  EfRunSpread spread;
} statistics[] = {
  { EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE },
  { EF_STATISTIC_MEAN, EF_RUN_SPREAD_DEVIATION },
  { EF_STATISTIC_MEAN, EF_RUN_SPREAD_ERROR },
  { EF_STATISTIC_MEDIAN, EF_RUN_SPREAD_RANGE },
  { EF_STATISTIC_MIN, EF_RUN_SPREAD_RANGE },
  { EF_STATISTIC_MAX, EF_RUN_SPREAD_RANGE },
};

struct _EfReshapeDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfTable *table;
  EfTable *made; /* what the settings make of it; NULL while that is not known */
  GPtrArray *offered; /* of EfColumn, borrowed: those in the list */
  GHashTable *chosen; /* of EfColumn, borrowed */
  GCancellable *cancellable; /* of the worker that runs, or NULL */
  gboolean filling; /* the checks are being set, not clicked */

  GtkButton *add_button;
  AdwComboRow *kind_row;
  AdwComboRow *statistic_row;
  AdwActionRow *metric_row;
  AdwActionRow *value_row;
  EfColumnPicker *metric_picker;
  EfColumnPicker *value_picker;
  GtkLabel *columns_label;
  EfIndexList *columns_list;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (EfReshapeDialog, ef_reshape_dialog, ADW_TYPE_WINDOW)

static Reshape
get_kind (EfReshapeDialog *self)
{
  return (Reshape) adw_combo_row_get_selected (self->kind_row);
}

/* ---- Making the table ---- */

/* What the worker needs: values of its own. */
typedef struct
{
  EfTable *table;
  EfTableRecipe *recipe;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  ef_table_unref (self->table);
  ef_table_recipe_unref (self->recipe);
  g_free (self);
}

/* What the settings ask for (transfer full). */
static EfTableRecipe *
make_recipe (EfReshapeDialog *self)
{
  static const EfRecipeKind kinds[] = { EF_RECIPE_RUNS, EF_RECIPE_LONG, EF_RECIPE_WIDE };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint statistic = adw_combo_row_get_selected (self->statistic_row);
  EfTableRecipe *recipe;

  for (guint i = 0; i < self->offered->len; i++)
    {
      EfColumn *column = g_ptr_array_index (self->offered, i);

      if (g_hash_table_contains (self->chosen, column))
        g_ptr_array_add (names, (gpointer) ef_column_get_name (column));
    }
  recipe = ef_table_recipe_new (kinds[get_kind (self)], names);
  recipe->statistic = statistics[statistic].statistic;
  recipe->spread = statistics[statistic].spread;
  recipe->metrics = g_strdup (ef_column_picker_get_column (self->metric_picker));
  recipe->values = g_strdup (ef_column_picker_get_column (self->value_picker));

  return recipe;
}

static void
fulfil_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Wish *wish = task_data;
  GError *error = NULL;
  EfTable *made = ef_table_reshape (wish->table, wish->recipe, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) ef_table_unref);
  else
    g_task_return_error (task, error);
}

/* What is said of values in different units; NULL where all have the same. */
static char *
dup_units_warning (const EfTable *made)
{
  for (guint i = 0; i < ef_table_get_n_columns (made); i++)
    {
      const EfColumn *column = ef_table_get_column (made, i);
      g_autofree char *units = ef_table_describe_mixed_units (made, column, NULL, 0);

      if (units != NULL)
        return ef_mixed_units_describe (ef_column_get_name (column), units);
    }
  return NULL;
}

static void
show_result (EfReshapeDialog *self,
             const GError    *error)
{
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *text = NULL;
  g_autofree char *apart = NULL;
  EfColumn *scope = ef_table_find_scope_of_amounts (self->table);

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), self->made != NULL);
  if (self->made == NULL)
    {
      gtk_label_set_text (self->result_label, error != NULL ? error->message : "");
      return;
    }

  rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", ef_table_get_n_rows (self->made)),
                          ef_table_get_n_rows (self->made));
  columns
    = g_strdup_printf (ngettext ("%'u column", "%'u columns", ef_table_get_n_columns (self->made)),
                       ef_table_get_n_columns (self->made));
  /* Translators: how large a table becomes: "7 rows, 40 columns". */
  text = g_strdup_printf (_("The new table: %s, %s"), rows, columns);
  if (get_kind (self) == RESHAPE_RUNS && scope != NULL
      && !g_hash_table_contains (self->chosen, scope))
    /* Translators: the name of a column. */
    apart = g_strdup_printf (_("Runs that count different energy, as “%s” says, stay apart."),
                             ef_column_get_name (scope));
  if (get_kind (self) == RESHAPE_LONG)
    apart = dup_units_warning (self->made);
  gtk_label_set_text (self->result_label, text);
  if (apart != NULL)
    {
      g_autofree char *both = g_strconcat (text, "\n", apart, NULL);

      gtk_label_set_text (self->result_label, both);
    }
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  EfReshapeDialog *self = EF_RESHAPE_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) made = g_task_propagate_pointer (G_TASK (result), &error);

  /* An answer to what nobody asks any more. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->made = g_steal_pointer (&made);
  show_result (self, error);
}

static void
stop (EfReshapeDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->made, ef_table_unref);
}

/* The settings are others. */
static void
ask (EfReshapeDialog *self)
{
  g_autoptr (EfTableRecipe) recipe = NULL;
  g_autoptr (GTask) task = NULL;
  Wish *wish;

  stop (self);
  show_result (self, NULL);
  if (get_kind (self) == RESHAPE_WIDE
      && (ef_column_picker_get_column (self->metric_picker) == NULL
          || ef_column_picker_get_column (self->value_picker) == NULL))
    {
      gtk_label_set_text (self->result_label,
                          _("The table has no column of texts, or none of numbers."));
      return;
    }

  recipe = make_recipe (self);
  if (recipe->columns->len == 0)
    {
      gtk_label_set_text (self->result_label, _("Choose columns."));
      return;
    }
  wish = g_new (Wish, 1);
  *wish = (Wish) { ef_table_ref (self->table), g_steal_pointer (&recipe) };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_name (task, "reshape table");
  g_task_set_task_data (task, wish, wish_free);
  ef_task_run_in_worker (task, fulfil_in_worker);
}

/* ---- Columns ---- */

static guint
count_columns (gpointer data)
{
  return EF_RESHAPE_DIALOG (data)->offered->len;
}

static const char *
get_column_text (gpointer data,
                 guint    index)
{
  return ef_column_get_name (g_ptr_array_index (EF_RESHAPE_DIALOG (data)->offered, index));
}

static void
toggled_cb (EfReshapeDialog *self,
            GtkCheckButton  *check)
{
  EfColumn *column = g_object_get_data (G_OBJECT (check), "ef-column");

  if (self->filling || column == NULL)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, column);
  else
    g_hash_table_remove (self->chosen, column);
  ask (self);
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), ef_column_line_new ());
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), data, G_CONNECT_SWAPPED);

  return check;
}

static void
show_line (gpointer   data,
           guint      index,
           GtkWidget *line)
{
  EfReshapeDialog *self = EF_RESHAPE_DIALOG (data);
  EfColumn *column = g_ptr_array_index (self->offered, index);

  self->filling = TRUE;
  g_object_set_data (G_OBJECT (line), "ef-column", column);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (line),
                               g_hash_table_contains (self->chosen, column));
  ef_column_line_show (gtk_check_button_get_child (GTK_CHECK_BUTTON (line)),
                       ef_column_get_name (column), column, NULL);
  self->filling = FALSE;
}

static const EfIndexListFuncs list_funcs = { count_columns, get_column_text, create_line,
                                             show_line };

static void
activated_cb (EfReshapeDialog *self)
{
  guint index = ef_index_list_get_selected (self->columns_list);
  EfColumn *column;

  if (index >= self->offered->len)
    return;
  column = g_ptr_array_index (self->offered, index);
  if (!g_hash_table_remove (self->chosen, column))
    g_hash_table_add (self->chosen, column);
  ef_index_list_refresh (self->columns_list);
  ask (self);
}

static gboolean
is_offered (EfReshapeDialog *self,
            const EfColumn  *column)
{
  const char *name = ef_column_get_name (column);

  switch (get_kind (self))
    {
    case RESHAPE_LONG:
      return ef_column_get_kind (column) == EF_COLUMN_NUMBER;
    case RESHAPE_WIDE:
      return g_strcmp0 (name, ef_column_picker_get_column (self->metric_picker)) != 0
             && g_strcmp0 (name, ef_column_picker_get_column (self->value_picker)) != 0;
    case RESHAPE_RUNS:
    default:
      return TRUE;
    }
}

/* Then it becomes what it was. */
static gboolean
was_wide (EfTable *table)
{
  const EfTableRecipe *recipe = ef_table_get_recipe (table);

  return recipe != NULL && recipe->kind == EF_RECIPE_LONG;
}

static gboolean
has_scores (EfTable *table)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) == EF_COLUMN_NUMBER
          && ef_column_get_direction (column) == EF_DIRECTION_HIGHER)
        return TRUE;
    }
  return FALSE;
}

/* What somebody probably wants: scores become rows, and what they cost stays beside them, as do
 * settings such as the size of the images. */
static gboolean
is_likely (EfReshapeDialog *self,
           const EfColumn  *column)
{
  if (get_kind (self) == RESHAPE_LONG)
    return ef_column_get_direction (column) == EF_DIRECTION_HIGHER
           || !has_scores (self->table);
  if (get_kind (self) == RESHAPE_WIDE && was_wide (self->table))
    /* Units are of values, and part no rows. */
    return !g_str_equal (ef_column_get_name (column), "Unit");

  return ef_column_get_role (column) == EF_ROLE_NAME
         || (get_kind (self) == RESHAPE_WIDE && ef_column_get_role (column) == EF_ROLE_PAPER);
}

static void
offer_columns (EfReshapeDialog *self)
{
  g_ptr_array_set_size (self->offered, 0);
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    {
      EfColumn *column = ef_table_get_column (self->table, i);

      if (!is_offered (self, column))
        continue;
      g_ptr_array_add (self->offered, column);
      if (is_likely (self, column))
        g_hash_table_add (self->chosen, column);
    }
  ef_index_list_fill (self->columns_list, EF_INDEX_NONE);
}

static void
kind_selected_cb (EfReshapeDialog *self)
{
  static const char *const titles[]
    = { N_("Runs belong together if they are equal in"), N_("Columns whose values become rows"),
        N_("Rows belong together if they are equal in") };
  Reshape kind = get_kind (self);

  if (self->table == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->statistic_row), kind == RESHAPE_RUNS);
  gtk_widget_set_visible (GTK_WIDGET (self->metric_row), kind == RESHAPE_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->value_row), kind == RESHAPE_WIDE);
  gtk_label_set_text (self->columns_label, _(titles[kind]));
  offer_columns (self);
  ask (self);
}

static void
statistic_selected_cb (EfReshapeDialog *self)
{
  if (self->table != NULL)
    ask (self);
}

static void
picked_cb (EfReshapeDialog *self)
{
  offer_columns (self);
  ask (self);
}

/* ---- Into the document ---- */

/* A name that no table of the document has yet: the same may be made twice (transfer full). */
static EfTable *
name_table (EfDocument *document,
            EfTable    *made)
{
  EfCatalog *catalog = ef_document_get_catalog (document);
  g_autoptr (EfTable) named = ef_table_ref (made);

  for (guint n = 2; ef_catalog_get_table (catalog, ef_table_get_id (named)) != NULL; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", ef_table_get_name (made), n);

      ef_table_unref (named);
      named = ef_table_with_path (made, name, name);
    }

  return g_steal_pointer (&named);
}

static void
add_clicked_cb (EfReshapeDialog *self)
{
  EfDocument *document = ef_workspace_get_document (self->workspace);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfCatalogNode) root = NULL;

  if (self->made == NULL)
    return;
  table = name_table (document, self->made);
  root = ef_catalog_node_new (ef_table_get_name (table), NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, _("Reshape Table"));
  ef_workspace_show_table (self->workspace, table);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ef_reshape_dialog_dispose (GObject *object)
{
  EfReshapeDialog *self = EF_RESHAPE_DIALOG (object);

  stop (self);
  g_ptr_array_set_size (self->offered, 0);
  g_clear_pointer (&self->table, ef_table_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_reshape_dialog_parent_class)->dispose (object);
}

static void
ef_reshape_dialog_finalize (GObject *object)
{
  EfReshapeDialog *self = EF_RESHAPE_DIALOG (object);

  g_ptr_array_unref (self->offered);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (ef_reshape_dialog_parent_class)->finalize (object);
}

static void
ef_reshape_dialog_class_init (EfReshapeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_reshape_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_reshape_dialog_finalize;

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  g_type_ensure (EF_TYPE_INDEX_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-reshape-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, statistic_row);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, metric_row);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, metric_picker);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, value_picker);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, columns_label);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, columns_list);
  gtk_widget_class_bind_template_child (widget_class, EfReshapeDialog, result_label);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, statistic_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
ef_reshape_dialog_init (EfReshapeDialog *self)
{
  self->offered = g_ptr_array_new ();
  self->chosen = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What tables of one value a row mostly are: a text that repeats says what is measured, and the
 * chart shows the value. */
static void
guess_metric (EfReshapeDialog *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  EfColumn *metric = ef_table_find_column (self->table, "Metric");
  EfColumn *value = ef_table_find_column (self->table, "Value");

  if (metric == NULL)
    metric = ef_table_get_role_column (self->table, EF_ROLE_GROUP);
  if (value == NULL && data != NULL && data->y.column != NULL)
    value = ef_table_find_column (self->table, ef_column_get_name (data->y.column));
  if (metric != NULL && ef_column_get_kind (metric) == EF_COLUMN_TEXT)
    ef_column_picker_set_column (self->metric_picker, ef_column_get_name (metric));
  if (value != NULL && ef_column_get_kind (value) == EF_COLUMN_NUMBER)
    ef_column_picker_set_column (self->value_picker, ef_column_get_name (value));
}

/* TRUE for a table with a row for each value of each metric: its rows are of different things, and
 * a mean of them would be of none. */
static gboolean
is_long (EfTable *table)
{
  EfColumn *metric = ef_table_find_column (table, "Metric");
  EfColumn *value = ef_table_find_column (table, "Value");

  return metric != NULL && ef_column_get_kind (metric) == EF_COLUMN_TEXT && value != NULL
         && ef_column_get_kind (value) == EF_COLUMN_NUMBER;
}

GtkWidget *
ef_reshape_dialog_new (GtkWindow   *parent,
                       EfWorkspace *workspace)
{
  EfReshapeDialog *self;
  EfTable *table;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);
  table = ef_workspace_get_source (workspace);
  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (EF_TYPE_RESHAPE_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->table = ef_table_ref (table);
  ef_column_picker_set_table (self->metric_picker, table, EF_PICK_LABEL, NULL);
  ef_column_picker_set_table (self->value_picker, table, EF_PICK_NUMBER, NULL);
  guess_metric (self);
  ef_index_list_set_source (self->columns_list, &list_funcs, self);
  if (is_long (table))
    adw_combo_row_set_selected (self->kind_row, RESHAPE_WIDE); /* which calls back */
  else
    kind_selected_cb (self);
  /* And not Cancel, which Enter would press. */
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));

  return GTK_WIDGET (self);
}
