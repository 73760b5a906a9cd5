/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-pair-list.h"

#include <glib/gi18n-lib.h>

#include "ef-index-list.h"
#include "ef-wheel.h"

struct _EfLinkPairList
{
  GtkWidget parent_instance;

  EfLinkDraft *draft;
  gboolean alike;   /* shows what is merely alike, else what is linked */
  gboolean showing; /* lines are being filled: toggles do not mean anything */
  char *searched;   /* both names of the pair that the search looked at last */

  GtkStack *stack;
  GtkLabel *hint_label;
  EfIndexList *list;
  GtkLabel *none_label;
  GtkWidget *all_box;
  GtkSpinButton *score_spin;
  GtkButton *all_button;
};

G_DEFINE_FINAL_TYPE (EfLinkPairList, ef_link_pair_list, GTK_TYPE_WIDGET)

/* The number of the first pair shown here. */
static guint
get_start (EfLinkPairList *self, EfLinkPairs *pairs)
{
  return self->alike ? 0 : ef_link_pairs_get_n_close (pairs);
}

static guint
count_pairs (gpointer data)
{
  EfLinkPairList *self = data;
  EfLinkPairs *pairs = ef_link_draft_get_pairs (self->draft);

  if (pairs == NULL)
    return 0;

  return self->alike ? ef_link_pairs_get_n_close (pairs)
                     : ef_link_pairs_get_n (pairs) - ef_link_pairs_get_n_close (pairs);
}

static const EfLinkNamePair *
get_pair (EfLinkPairList *self, guint index)
{
  EfLinkPairs *pairs = ef_link_draft_get_pairs (self->draft);

  return ef_link_pairs_get (pairs, get_start (self, pairs) + index);
}

static EfLinkVerdict
get_verdict (EfLinkPairList *self, guint index)
{
  return ef_link_draft_get_verdict (
    self->draft, get_start (self, ef_link_draft_get_pairs (self->draft)) + index);
}

static void
decide (EfLinkPairList *self, guint index, EfLinkVerdict verdict)
{
  ef_link_draft_decide (self->draft,
                        get_start (self, ef_link_draft_get_pairs (self->draft)) + index, verdict);
}

static const char *
get_text (gpointer data, guint index)
{
  EfLinkPairList *self = data;
  const EfLinkNamePair *pair = get_pair (self, index);

  g_free (self->searched);
  self->searched = g_strconcat (pair->names[0], " ", pair->names[1], NULL);

  return self->searched;
}

/* A line */

static void
toggled_cb (EfLinkPairList *self, GtkToggleButton *toggle)
{
  GtkWidget *line = gtk_widget_get_ancestor (GTK_WIDGET (toggle), GTK_TYPE_BOX);
  EfLinkVerdict verdict = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toggle), "verdict"));
  guint index;

  if (self->showing)
    return;
  while (g_object_get_data (G_OBJECT (line), "score") == NULL)
    line = gtk_widget_get_parent (line);
  index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (line), "index"));
  decide (self, index, gtk_toggle_button_get_active (toggle) ? verdict : EF_LINK_VERDICT_NONE);
}

static GtkWidget *
create_toggle (EfLinkPairList *self, EfLinkVerdict verdict)
{
  gboolean is_one = verdict == EF_LINK_VERDICT_ONE;
  const char *words = is_one ? _("One model: link its rows") : _("Two models: keep them apart");
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (toggle), is_one ? "object-select-symbolic"
                                                        : "window-close-symbolic");
  gtk_widget_set_tooltip_text (toggle, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (toggle), "verdict", GINT_TO_POINTER (verdict));
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return toggle;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *score = create_label ("numeric");
  GtkWidget *detail = create_label ("dim-label");
  GtkWidget *names[] = { create_label (NULL), create_label (NULL) };
  GtkWidget *one = create_toggle (data, EF_LINK_VERDICT_ONE);
  GtkWidget *two = create_toggle (data, EF_LINK_VERDICT_TWO);

  gtk_widget_set_margin_top (line, 3);
  gtk_widget_set_margin_bottom (line, 3);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), names[0]);
  gtk_box_append (GTK_BOX (words), names[1]);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (toggles, "linked");
  gtk_box_append (GTK_BOX (toggles), one);
  gtk_box_append (GTK_BOX (toggles), two);
  gtk_box_append (GTK_BOX (line), score);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), toggles);
  g_object_set_data (G_OBJECT (line), "first", names[0]);
  g_object_set_data (G_OBJECT (line), "second", names[1]);
  g_object_set_data (G_OBJECT (line), "detail", detail);
  g_object_set_data (G_OBJECT (line), "score", score);
  g_object_set_data (G_OBJECT (line), "one", one);
  g_object_set_data (G_OBJECT (line), "two", two);

  return line;
}

/* "same base name · 3 linked rows" */
static char *
dup_detail (const EfLinkNamePair *pair)
{
  g_autofree char *rows = NULL;

  if (pair->level == EF_LINK_NONE)
    return pair->n_rows > 1
             ? g_strdup_printf (ngettext ("would make %'u row", "would make %'u rows",
                                          pair->n_rows), pair->n_rows)
             : g_strdup ("");

  rows = g_strdup_printf (ngettext ("%'u linked row", "%'u linked rows", pair->n_rows),
                          pair->n_rows);
  return g_strdup_printf ("%s · %s", ef_link_level_to_label (pair->level), rows);
}

static void
show_line (gpointer data, guint index, GtkWidget *line)
{
  EfLinkPairList *self = data;
  const EfLinkNamePair *pair = get_pair (self, index);
  EfLinkVerdict verdict = get_verdict (self, index);
  GtkWidget *score = g_object_get_data (G_OBJECT (line), "score");
  GtkWidget *detail = g_object_get_data (G_OBJECT (line), "detail");
  GtkWidget *one = g_object_get_data (G_OBJECT (line), "one");
  GtkWidget *two = g_object_get_data (G_OBJECT (line), "two");
  GtkWidget *names[] = { g_object_get_data (G_OBJECT (line), "first"),
                         g_object_get_data (G_OBJECT (line), "second") };
  g_autofree char *number = pair->score > 0 ? g_strdup_printf ("%.2f", pair->score)
                                             : g_strdup ("–");
  g_autofree char *text = dup_detail (pair);

  self->showing = TRUE;
  g_object_set_data (G_OBJECT (line), "index", GUINT_TO_POINTER (index));
  for (guint side = 0; side < 2; side++)
    {
      gtk_label_set_text (GTK_LABEL (names[side]), pair->names[side]);
      gtk_widget_set_tooltip_text (names[side], pair->names[side]);
      if (verdict == EF_LINK_VERDICT_TWO)
        gtk_widget_add_css_class (names[side], "dim-label");
      else
        gtk_widget_remove_css_class (names[side], "dim-label");
    }
  gtk_label_set_text (GTK_LABEL (score), number);
  gtk_widget_set_visible (score, self->alike);
  gtk_label_set_text (GTK_LABEL (detail), text);
  gtk_widget_set_visible (detail, *text != '\0');
  gtk_widget_set_visible (one, self->alike);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (one), verdict == EF_LINK_VERDICT_ONE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (two), verdict == EF_LINK_VERDICT_TWO);
  self->showing = FALSE;
}

static const EfIndexListFuncs funcs = {
  .count = count_pairs,
  .get_text = get_text,
  .create_line = create_line,
  .show_line = show_line,
};

/* The keys: the verdict on the selected pair, and on to the next one. */

static void
decide_selected (EfLinkPairList *self, EfLinkVerdict verdict)
{
  guint selected = ef_index_list_get_selected (self->list);
  guint n = count_pairs (self);

  if (selected == EF_INDEX_NONE || selected >= n
      || (verdict == EF_LINK_VERDICT_ONE && !self->alike))
    return;
  decide (self, selected, verdict);
  if (verdict != EF_LINK_VERDICT_NONE && selected + 1 < n)
    ef_index_list_select (self->list, selected + 1);
}

static void
one_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide_selected (EF_LINK_PAIR_LIST (widget), EF_LINK_VERDICT_ONE);
}

static void
two_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide_selected (EF_LINK_PAIR_LIST (widget), EF_LINK_VERDICT_TWO);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide_selected (EF_LINK_PAIR_LIST (widget), EF_LINK_VERDICT_NONE);
}

/* All at once */

static void
score_changed_cb (EfLinkPairList *self)
{
  guint n;
  g_autofree char *label = NULL;

  if (self->draft == NULL)
    return;
  n = ef_link_draft_confirm_above (self->draft, gtk_spin_button_get_value (self->score_spin),
                                   FALSE);
  /* Translators: a button; pairs of names are taken for one model each. */
  label = g_strdup_printf (ngettext ("Confirm %'u pair", "Confirm %'u pairs", n), n);
  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), n > 0);
}

static void
all_clicked_cb (EfLinkPairList *self)
{
  ef_link_draft_confirm_above (self->draft, gtk_spin_button_get_value (self->score_spin), TRUE);
}

/* What is shown */

static void
draft_changed_cb (EfLinkPairList *self)
{
  ef_index_list_refresh (self->list);
  score_changed_cb (self);
}

static void
pairs_changed_cb (EfLinkPairList *self)
{
  guint n = count_pairs (self);

  ef_index_list_fill (self->list, EF_INDEX_NONE);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "pairs" : "none");
  gtk_widget_set_visible (self->all_box, self->alike && n > 0);
  score_changed_cb (self);
}

static void
ef_link_pair_list_dispose (GObject *object)
{
  EfLinkPairList *self = EF_LINK_PAIR_LIST (object);
  GtkWidget *child;

  self->showing = TRUE;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_LINK_PAIR_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (ef_link_pair_list_parent_class)->dispose (object);
}

static void
ef_link_pair_list_class_init (EfLinkPairListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_link_pair_list_dispose;

  g_type_ensure (EF_TYPE_INDEX_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-link-pair-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, stack);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, list);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, none_label);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, all_box);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, score_spin);
  gtk_widget_class_bind_template_child (widget_class, EfLinkPairList, all_button);
  gtk_widget_class_bind_template_callback (widget_class, score_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_install_action (widget_class, "pair.one", NULL, one_action);
  gtk_widget_class_install_action (widget_class, "pair.two", NULL, two_action);
  gtk_widget_class_install_action (widget_class, "pair.open", NULL, open_action);
}

static void
ef_link_pair_list_init (EfLinkPairList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self));
  ef_index_list_set_source (self->list, &funcs, self);
}

void
ef_link_pair_list_set_draft (EfLinkPairList *self, EfLinkDraft *draft, gboolean alike)
{
  g_return_if_fail (EF_IS_LINK_PAIR_LIST (self) && self->draft == NULL);
  g_return_if_fail (EF_IS_LINK_DRAFT (draft));

  self->draft = g_object_ref (draft);
  self->alike = alike;
  gtk_label_set_text (
    self->hint_label,
    alike ? _("Names without partner, and what is like them. Nothing is linked before you "
              "say so: ✓ or the key + for one model, ✗ or − for two.")
          : _("Linked, though the names differ. What is not one model can be parted: ✗ or "
              "the key −."));
  gtk_label_set_text (self->none_label,
                      alike ? _("No names without partner are that much alike.")
                            : _("No names are linked that differ."));
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "pairs-changed", G_CALLBACK (pairs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  pairs_changed_cb (self);
}
