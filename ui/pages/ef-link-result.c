/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-result.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-review-rows.h"

/* A line for each level, one for rows with several partners, below the names of the tables. */
#define N_LINES (EF_N_LINK_LEVELS + 1)

struct _EfLinkResult
{
  GtkWidget parent_instance;

  EfLinkDraft *draft;
  GtkWidget *heads[2];
  GtkWidget *titles[N_LINES];
  GtkWidget *counts[N_LINES][2];
  guint64 shown; /* number of the report whose rows are shown */

  GtkLabel *title_label;
  GtkGrid *grid;
  GtkLabel *losses_label;
  GtkWidget *hint_label;
  EfReviewRows *rows;
};

G_DEFINE_FINAL_TYPE (EfLinkResult, ef_link_result, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (EfLinkResult *self, int column, int line, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_grid_attach (self->grid, label, column, line, 1, 1);

  return label;
}

static void
fill_grid (EfLinkResult *self)
{
  for (guint side = 0; side < 2; side++)
    {
      self->heads[side] = add_label (self, (int) side + 1, 0, "heading");
      gtk_label_set_max_width_chars (GTK_LABEL (self->heads[side]), 24);
    }
  for (guint line = 0; line < N_LINES; line++)
    {
      self->titles[line] = add_label (self, 0, (int) line + 1, "dim-label");
      gtk_label_set_text (GTK_LABEL (self->titles[line]),
                          line < EF_N_LINK_LEVELS ? ef_link_level_to_label (line)
                                                  : _("several partners"));
      for (guint side = 0; side < 2; side++)
        self->counts[line][side] = add_label (self, (int) side + 1, (int) line + 1, "numeric");
    }
}

static void
show_counts (EfLinkResult *self, const EfLinkReport *report)
{
  for (guint side = 0; side < 2; side++)
    {
      EfTable *table = ef_link_draft_get_table (self->draft, side);

      gtk_label_set_text (GTK_LABEL (self->heads[side]),
                          table != NULL ? ef_table_get_title (table) : "");
    }
  for (guint line = 0; line < N_LINES; line++)
    for (guint side = 0; side < 2; side++)
      {
        guint n = line < EF_N_LINK_LEVELS ? report->counts[side][line]
                                          : report->n_ambiguous[side];
        g_autofree char *text = g_strdup_printf ("%'u", n);

        gtk_label_set_text (GTK_LABEL (self->counts[line][side]), text);
      }
}

/* "3 rows of “a” have no partner and are left out.", for each table where that is so */
static void
append_losses (EfLinkResult *self, const EfLinkReport *report, GString *text)
{
  for (guint side = ef_link_draft_get_left (self->draft) ? 1 : 0; side < 2; side++)
    {
      guint n = report->counts[side][EF_LINK_NONE];

      if (n > 0)
        g_string_append_printf (
          text, ngettext ("%'u row of “%s” has no partner and is left out.\n",
                          "%'u rows of “%s” have no partner and are left out.\n", n),
          n, ef_table_get_title (ef_link_draft_get_table (self->draft, side)));
    }
}

/* How fewer of them would be. */
static void
append_advice (EfLinkResult *self, const EfLinkReport *report, GString *text)
{
  guint n[] = { report->counts[0][EF_LINK_NONE], report->counts[1][EF_LINK_NONE] };
  EfTable *first = ef_link_draft_get_table (self->draft, 0);

  if (n[1] > n[0])
    g_string_append (text, _("Most rows stay if the tables are swapped and rows without partner "
                             "are kept.\n"));
  else if (n[0] > 0 && !ef_link_draft_get_left (self->draft))
    g_string_append_printf (
      text, _("“Keep rows without partner” keeps all rows of “%s”.\n"),
      ef_table_get_title (first));
}

/* Where both have some, the hint says it. */
static void
append_repeats (EfLinkResult *self, const EfLinkReport *report, GString *text)
{
  for (guint side = 0; side < 2; side++)
    {
      guint n = report->n_ambiguous[side];

      if (n > 0 && report->n_ambiguous[1 - side] == 0)
        g_string_append_printf (
          text, ngettext ("%'u row of “%s” has several partners and comes once with each.\n",
                          "%'u rows of “%s” have several partners and come once with each.\n",
                          n),
          n, ef_table_get_title (ef_link_draft_get_table (self->draft, side)));
    }
}

/* What becomes of rows that do not find one partner each. */
static void
show_losses (EfLinkResult *self, const EfLinkReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_losses (self, report, text);
  append_advice (self, report, text);
  append_repeats (self, report, text);
  g_string_truncate (text, text->len > 0 ? text->len - 1 : 0);
  gtk_label_set_text (self->losses_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_label), text->len > 0);
}

/* What there is instead of rows. */
static const char *
describe_nothing (EfLinkResult *self, const EfLinkReport *report)
{
  const GError *error = ef_link_draft_get_error (self->draft);

  if (error != NULL)
    return error->message;
  if (report != NULL && report->problem != NULL)
    return report->problem->message;
  if (ef_link_draft_is_busy (self->draft))
    return _("Linking…");
  if (ef_link_draft_get_table (self->draft, 0) == NULL)
    return _("Choose the first table: rows of the second will stand beside its rows.");

  return _("Choose the second table: its rows will stand beside those of the first.");
}

static void
refresh (EfLinkResult *self)
{
  const EfLinkReport *report = ef_link_draft_get_report (self->draft);
  EfTable *table = report != NULL ? report->table : NULL;
  guint n = table != NULL ? ef_table_get_n_rows (table) : 0;
  gboolean is_current = table != NULL && !ef_link_draft_is_busy (self->draft);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u linked row", "%'u linked rows", n), n);

  gtk_label_set_text (self->title_label, is_current ? rows : describe_nothing (self, report));
  gtk_widget_set_visible (GTK_WIDGET (self->grid), report != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), is_current);
  gtk_widget_set_visible (self->hint_label, report != NULL && report->n_ambiguous[0] > 0
                                              && report->n_ambiguous[1] > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), table != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_label), FALSE);
  if (is_current)
    show_losses (self, report);
  if (report != NULL)
    show_counts (self, report);
  if (self->shown == ef_link_draft_get_report_number (self->draft))
    return;
  self->shown = ef_link_draft_get_report_number (self->draft);
  ef_review_rows_show_table (self->rows, table);
}

static void
ef_link_result_dispose (GObject *object)
{
  EfLinkResult *self = EF_LINK_RESULT (object);
  GtkWidget *child;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_LINK_RESULT);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ef_link_result_parent_class)->dispose (object);
}

static void
ef_link_result_class_init (EfLinkResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_link_result_dispose;

  g_type_ensure (EF_TYPE_REVIEW_ROWS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-link-result.ui");
  gtk_widget_class_bind_template_child (widget_class, EfLinkResult, title_label);
  gtk_widget_class_bind_template_child (widget_class, EfLinkResult, grid);
  gtk_widget_class_bind_template_child (widget_class, EfLinkResult, losses_label);
  gtk_widget_class_bind_template_child (widget_class, EfLinkResult, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EfLinkResult, rows);
}

static void
ef_link_result_init (EfLinkResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_grid (self);
}

void
ef_link_result_set_draft (EfLinkResult *self, EfLinkDraft *draft)
{
  g_return_if_fail (EF_IS_LINK_RESULT (self) && self->draft == NULL);
  g_return_if_fail (EF_IS_LINK_DRAFT (draft));

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
