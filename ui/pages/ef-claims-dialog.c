/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-claims-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EfClaimsDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfClaims *claims;
  GtkFileChooserNative *chooser; /* the one that is open */

  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkWidget *copy_button;
  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *clean_page;
  char *method; /* what that page says of how claims are checked */
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfClaimsDialog, ef_claims_dialog, ADW_TYPE_WINDOW)

enum
{
  ROW_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- A line of the list ---- */

/* The labels of a line, from above. */
enum
{
  LABEL_ROW,
  LABEL_REASON,
  LABEL_PLACE,
  N_LABELS,
};

static GtkWidget *
create_label (guint kind)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (kind == LABEL_REASON)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      return label;
    }

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, kind == LABEL_ROW ? "heading" : "caption");
  if (kind == LABEL_PLACE)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = gtk_image_new ();

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  for (guint i = 0; i < N_LABELS; i++)
    gtk_box_append (GTK_BOX (words), create_label (i));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_item_set_child (list_item, box);
}

static const EfAuditFinding *
get_finding (EfClaimsDialog *self,
             guint           position)
{
  const EfClaimAudit *audit = ef_claims_get_audit (self->claims);

  return audit != NULL && position < audit->findings->len
           ? g_ptr_array_index (audit->findings, position)
           : NULL;
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfClaimsDialog           *self)
{
  const EfAuditFinding *finding = get_finding (self, gtk_list_item_get_position (list_item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  g_autofree char *texts[N_LABELS] = { NULL };
  gboolean is_note;

  if (finding == NULL)
    return;

  is_note = finding->severity == EF_SEVERITY_INFO;
  texts[LABEL_ROW] = g_strdup (finding->label);
  texts[LABEL_REASON] = g_strdup (finding->reason);
  /* Translators: file, place in it, rule: "card.md: line 12 · R1, implied intensity" */
  texts[LABEL_PLACE] = g_strdup_printf (_("%s: %s · %s, %s"), ef_audit_finding_get_file (finding),
                                        finding->place, ef_audit_rule_to_word (finding->rule),
                                        ef_audit_rule_to_label (finding->rule));
  gtk_image_set_from_icon_name (GTK_IMAGE (image), is_note ? "dialog-information-symbolic"
                                                           : "dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (image, is_note ? _("Worth knowing, no contradiction")
                                              : _("Contradiction"));
  for (guint i = 0; i < N_LABELS; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), texts[i]);
}

/* The project may have changed since: the row counts only in the table of that time. */
static void
activate_cb (EfClaimsDialog *self,
             guint           position)
{
  const EfAuditFinding *finding = get_finding (self, position);
  EfDocument *document = ef_workspace_get_document (self->workspace);
  EfTable *table;
  guint32 row;

  if (finding == NULL || finding->table == NULL)
    return;
  table = ef_catalog_get_table (ef_document_get_catalog (document),
                                ef_table_get_id (finding->table));
  if (table == NULL)
    return;

  row = finding->row;
  ef_workspace_show_table (self->workspace, table);
  if (finding->rule != EF_AUDIT_PROSE && row < ef_table_get_n_rows (table))
    ef_workspace_set_selection (self->workspace, &row, 1);
  g_signal_emit (self, signals[ROW_SHOWN], 0);
}

/* ---- The whole ---- */

static void
list_findings (EfClaimsDialog     *self,
               const EfClaimAudit *audit)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  /* The list model only counts; what a line says is looked up by its position when it is seen. */
  for (guint i = 0; audit != NULL && i < audit->findings->len; i++)
    gtk_string_list_append (lines, "");
  gtk_list_view_set_model (
    self->list_view,
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)))));
}

static void
refresh (EfClaimsDialog *self)
{
  const EfClaimAudit *audit = ef_claims_get_audit (self->claims);
  gboolean has_findings = audit != NULL && audit->findings->len > 0;
  g_autofree char *summary = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *unchecked = NULL;
  g_autofree char *both = NULL;

  /* No line may look for a finding that is gone. */
  gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_set_sensitive (self->copy_button, has_findings);
  gtk_widget_set_sensitive (self->save_button, has_findings);
  if (audit == NULL)
    {
      adw_window_title_set_subtitle (self->window_title, "");
      gtk_stack_set_visible_child_name (self->stack, "busy");
      return;
    }

  summary = ef_claim_audit_describe (audit);
  unchecked = ef_claim_audit_describe_unchecked (audit);
  adw_window_title_set_subtitle (self->window_title, has_findings ? summary : "");
  escaped = g_markup_escape_text (summary, -1);
  adw_status_page_set_title (self->clean_page, escaped);
  both = g_strjoin ("\n\n", self->method, unchecked, NULL);
  adw_status_page_set_description (self->clean_page, both);
  adw_status_page_set_icon_name (self->clean_page, audit->n_claims > 0 || unchecked == NULL
                                                     ? "emblem-ok-symbolic"
                                                     : "dialog-question-symbolic");
  gtk_stack_set_visible_child_name (self->stack, has_findings ? "findings" : "clean");
  list_findings (self, audit);
}

/* ---- Out of the window ---- */

static void
copy_cb (EfClaimsDialog *self)
{
  const EfClaimAudit *audit = ef_claims_get_audit (self->claims);
  g_autofree char *markdown = ef_claim_audit_to_markdown (audit);
  g_autofree char *csv = ef_claim_audit_to_csv (audit);
  g_autoptr (GBytes) csv_bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GBytes) markdown_bytes = g_bytes_new (markdown, strlen (markdown));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, markdown),
    gdk_content_provider_new_for_bytes ("text/markdown", markdown_bytes),
    gdk_content_provider_new_for_bytes ("text/csv", csv_bytes),
  };
  g_autoptr (GdkContentProvider) all =
    gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("List copied")));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EfClaimsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;

  g_file_replace_contents_finish (G_FILE (object), result, NULL, &error);
  if (error != NULL)
    escaped = g_markup_escape_text (error->message, -1);
  if (self->toast_overlay != NULL)
    adw_toast_overlay_add_toast (self->toast_overlay,
                                 adw_toast_new (error != NULL ? escaped : _("List saved")));
}

/* The name of the file says which form it takes. */
static void
chooser_response_cb (EfClaimsDialog       *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  const EfClaimAudit *audit = ef_claims_get_audit (self->claims);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response != GTK_RESPONSE_ACCEPT || audit == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  name = g_file_get_basename (file);
  text = g_str_has_suffix (name, ".md") ? ef_claim_audit_to_markdown (audit)
                                        : ef_claim_audit_to_csv (audit);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
add_filter (GtkFileChooserNative *chooser,
            const char           *name,
            const char           *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
save_cb (EfClaimsDialog *self)
{
  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_("Save list"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (self->chooser, _("CSV (*.csv)"), "*.csv");
  add_filter (self->chooser, _("Markdown (*.md)"), "*.md");
  /* Translators: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("Contradictions.csv"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- The window itself ---- */

static void
ef_claims_dialog_dispose (GObject *object)
{
  EfClaimsDialog *self = EF_CLAIMS_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->toast_overlay = NULL;
  g_clear_object (&self->chooser);
  g_clear_object (&self->workspace);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);

  G_OBJECT_CLASS (ef_claims_dialog_parent_class)->dispose (object);
}

static void
ef_claims_dialog_finalize (GObject *object)
{
  g_clear_object (&EF_CLAIMS_DIALOG (object)->claims);
  g_clear_pointer (&EF_CLAIMS_DIALOG (object)->method, g_free);

  G_OBJECT_CLASS (ef_claims_dialog_parent_class)->finalize (object);
}

static void
ef_claims_dialog_class_init (EfClaimsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_claims_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_claims_dialog_finalize;

  signals[ROW_SHOWN] = g_signal_new ("row-shown", EF_TYPE_CLAIMS_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-claims-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, clean_page);
  gtk_widget_class_bind_template_child (widget_class, EfClaimsDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ef_claims_dialog_init (EfClaimsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->method = g_strdup (adw_status_page_get_description (self->clean_page));
}

GtkWidget *
ef_claims_dialog_new (GtkWindow   *parent,
                      EfWorkspace *workspace,
                      EfClaims    *claims)
{
  EfClaimsDialog *self;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (EF_IS_CLAIMS (claims), NULL);

  self = g_object_new (EF_TYPE_CLAIMS_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->claims = g_object_ref (claims);
  g_signal_connect_object (claims, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
