/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-alone-lists.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-index-list.h"

typedef struct
{
  EfLinkDraft *draft; /* not owned */
  guint side;
  GtkWidget *title;
  EfIndexList *list;
} Side;

struct _EfLinkAloneLists
{
  GtkWidget parent_instance;

  EfLinkDraft *draft;
  guint64 shown; /* number of the report */
  Side sides[2];
};

G_DEFINE_FINAL_TYPE (EfLinkAloneLists, ef_link_alone_lists, GTK_TYPE_WIDGET)

static const GArray *
get_alone (const Side *side)
{
  const EfLinkReport *report
    = side->draft != NULL ? ef_link_draft_get_report (side->draft) : NULL;

  return report != NULL ? report->alone[side->side] : NULL;
}

static guint
count_names (gpointer data)
{
  const GArray *alone = get_alone (data);

  return alone != NULL ? alone->len : 0;
}

static const char *
get_name (gpointer data, guint index)
{
  return g_array_index (get_alone (data), EfLinkAlone, index).name;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);

  return label;
}

static void
show_line (gpointer data, guint index, GtkWidget *line)
{
  const EfLinkAlone *alone;
  g_autofree char *text = NULL;

  if (index >= count_names (data))
    return;
  alone = &g_array_index (get_alone (data), EfLinkAlone, index);
  /* Translators: a name, and how often it is there: "ResNet-50 (3×)". */
  text = alone->n_rows > 1 ? g_strdup_printf (_("%s (%'u×)"), alone->name, alone->n_rows)
                           : g_strdup (alone->name);
  gtk_label_set_text (GTK_LABEL (line), text);
  gtk_widget_set_tooltip_text (line, text);
}

static const EfIndexListFuncs funcs = {
  .count = count_names,
  .get_text = get_name,
  .create_line = create_line,
  .show_line = show_line,
};

/* "results.csv: 12 rows, 2 of them without a name" */
static char *
dup_title (const EfLinkReport *report, EfTable *table, guint side)
{
  guint n = report->counts[side][EF_LINK_NONE];
  guint n_unnamed = report->n_unnamed[side];
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);

  if (n_unnamed == 0)
    /* Translators: a table, and how many rows of it: "results.csv: 12 rows". */
    return g_strdup_printf (_("%s: %s"), ef_table_get_title (table), rows);

  return g_strdup_printf (_("%s: %s, %'u without a name"), ef_table_get_title (table), rows,
                          n_unnamed);
}

/* Names are owned by the report, so no line may outlive it. */
static void
refresh (EfLinkAloneLists *self)
{
  const EfLinkReport *report = ef_link_draft_get_report (self->draft);

  if (ef_link_draft_get_report_number (self->draft) == self->shown)
    return;
  self->shown = ef_link_draft_get_report_number (self->draft);
  for (guint side = 0; side < 2; side++)
    {
      EfTable *table = ef_link_draft_get_table (self->draft, side);
      g_autofree char *title
        = report != NULL && table != NULL ? dup_title (report, table, side) : g_strdup ("");

      gtk_label_set_text (GTK_LABEL (self->sides[side].title), title);
      gtk_widget_set_tooltip_text (self->sides[side].title, title);
      ef_index_list_fill (self->sides[side].list, EF_INDEX_NONE);
    }
}

static void
add_side (EfLinkAloneLists *self, guint number)
{
  Side *side = &self->sides[number];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  side->side = number;
  side->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (side->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (side->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (side->title, "heading");
  gtk_widget_set_margin_start (side->title, 12);
  gtk_widget_set_margin_end (side->title, 12);
  side->list = g_object_new (EF_TYPE_INDEX_LIST, "label", _("Names without partner"),
                             "search-label", _("Search names"), NULL);
  ef_index_list_set_source (side->list, &funcs, side);
  gtk_widget_set_vexpand (GTK_WIDGET (side->list), TRUE);
  gtk_box_append (GTK_BOX (box), side->title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (side->list));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
ef_link_alone_lists_dispose (GObject *object)
{
  EfLinkAloneLists *self = EF_LINK_ALONE_LISTS (object);
  GtkWidget *child;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint side = 0; side < 2; side++)
    self->sides[side].draft = NULL;
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ef_link_alone_lists_parent_class)->dispose (object);
}

static void
ef_link_alone_lists_class_init (EfLinkAloneListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_link_alone_lists_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
ef_link_alone_lists_init (EfLinkAloneLists *self)
{
  gtk_box_layout_set_homogeneous (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  for (guint side = 0; side < 2; side++)
    add_side (self, side);
}

void
ef_link_alone_lists_set_draft (EfLinkAloneLists *self, EfLinkDraft *draft)
{
  g_return_if_fail (EF_IS_LINK_ALONE_LISTS (self) && self->draft == NULL);
  g_return_if_fail (EF_IS_LINK_DRAFT (draft));

  self->draft = g_object_ref (draft);
  for (guint side = 0; side < 2; side++)
    self->sides[side].draft = draft;
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
