/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-draft-private.h"

#include "ef-catalog-title.h"
#include "ef-error.h"
#include "ef-link-partners.h"
#include "ef-link-question.h"
#include "ef-remake.h"
#include "ef-table-link.h"

#include <glib/gi18n-lib.h>

/* Which pairs there are to decide about does not depend on the verdicts, so that a list of them
 * stays as it is while somebody goes through it: they are found once, and only the link is made
 * again after each verdict. A newer question cancels the one before; the newest answer stands. */

G_DEFINE_FINAL_TYPE (EfLinkDraft, ef_link_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PAIRS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_pairs (EfLinkDraft *self,
           EfLinkPairs *pairs)
{
  if (pairs == self->pairs)
    return;
  if (pairs != NULL)
    ef_link_pairs_ref (pairs);
  g_clear_pointer (&self->pairs, ef_link_pairs_unref);
  self->pairs = pairs;
  g_signal_emit (self, signals[PAIRS_CHANGED], 0);
}

static void
drop_report (EfLinkDraft *self)
{
  g_clear_pointer (&self->report, ef_link_report_free);
  g_clear_pointer (&self->refresh, ef_refresh_unref);
  g_clear_pointer (&self->told, ef_diagnostics_unref);
  self->report_number++;
}

static gboolean
has_verdicts (EfLinkDraft *self)
{
  if (self->verdicts->decisions->len == 0)
    return FALSE;

  for (guint i = 0; i < ef_link_pairs_get_n (self->pairs); i++)
    if (ef_link_draft_get_verdict (self, i) != EF_LINK_VERDICT_NONE)
      return TRUE;

  return FALSE;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfLinkDraft *self = EF_LINK_DRAFT (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfLinkAnswer) answer = ef_link_question_finish (result, &error);

  /* Overtaken by a newer one. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  drop_report (self);
  if (answer != NULL)
    {
      gboolean is_new = self->pairs == NULL;

      self->report = g_steal_pointer (&answer->report);
      self->refresh = g_steal_pointer (&answer->refresh);
      self->told = g_steal_pointer (&answer->told);
      set_pairs (self, answer->pairs);
      /* Somebody has spoken of some of these names before. */
      if (is_new && has_verdicts (self))
        {
          ef_link_draft_refresh (self, TRUE);
          return;
        }
    }
  else
    self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A path that no table of the document has. */
static char *
dup_free_path (EfLinkDraft *self)
{
  g_autofree char *name = ef_table_link_dup_name (self->tables[0], self->tables[1]);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (ef_document_get_catalog (self->document));
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  char *path = g_strdup (name);

  for (guint i = 0; i < tables->len; i++)
    g_hash_table_add (taken, (gpointer) ef_table_get_path (tables->pdata[i]));
  for (guint n = 2; g_hash_table_contains (taken, path); n++)
    {
      g_free (path);
      path = g_strdup_printf ("%s (%u)", name, n);
    }

  return path;
}

/* Into @spec, unless that has one on these names. */
static void
add_decisions (EfLinkSpec       *spec,
               const EfLinkSpec *verdicts)
{
  for (guint i = 0; i < verdicts->decisions->len; i++)
    {
      const EfLinkDecision *decision = g_ptr_array_index (verdicts->decisions, i);

      if (ef_link_spec_find_decision (spec, decision->first, decision->second) == NULL)
        ef_link_spec_decide (spec, decision->first, decision->second, decision->accepted);
    }
}

static EfLinkSpec *
make_spec (EfLinkDraft *self)
{
  EfLinkSpec *spec = ef_link_spec_copy (self->spec);

  for (guint i = 0; i < self->keys[0]->len; i++)
    if (self->keys[0]->pdata[i] != NULL && self->keys[1]->pdata[i] != NULL)
      ef_link_spec_add_key (spec, self->keys[0]->pdata[i], self->keys[1]->pdata[i]);

  /* In the order of the list, so that the same verdicts make the same file. */
  for (guint i = 0; self->pairs != NULL && i < ef_link_pairs_get_n (self->pairs); i++)
    {
      const EfLinkNamePair *pair = ef_link_pairs_get (self->pairs, i);
      EfLinkVerdict of_pair = ef_link_draft_get_verdict (self, i);

      if (of_pair != EF_LINK_VERDICT_NONE)
        ef_link_spec_decide (spec, pair->names[0], pair->names[1],
                             of_pair == EF_LINK_VERDICT_ONE);
    }
  /* Of a link that was made already, what was decided on names that are not in the list: these may
   * come back. */
  if (self->linked != NULL)
    add_decisions (spec, self->verdicts);

  return spec;
}

static void
stop (EfLinkDraft *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->progress, ef_progress_unref);
  g_clear_error (&self->error);
}

static void
ask (EfLinkDraft *self)
{
  EfLinkQuestion *question = g_new0 (EfLinkQuestion, 1);

  self->progress = ef_progress_new ();
  question->tables[0] = ef_table_ref (self->tables[0]);
  question->tables[1] = ef_table_ref (self->tables[1]);
  question->spec = make_spec (self);
  question->path = self->linked != NULL ? g_strdup (ef_table_get_path (self->linked))
                                        : dup_free_path (self);
  if (self->linked != NULL)
    {
      question->linked = ef_table_ref (self->linked);
      question->catalog = ef_catalog_ref (ef_document_get_catalog (self->document));
    }
  question->pairs = self->pairs != NULL ? ef_link_pairs_ref (self->pairs) : NULL;
  question->progress = ef_progress_ref (self->progress);

  self->cancellable = g_cancellable_new ();
  ef_link_question_ask (question, G_OBJECT (self), self->cancellable, answered_cb);
}

/* FALSE, with the error of the draft, if these tables cannot be linked. */
static gboolean
check_tables (EfLinkDraft *self)
{
  EfCatalog *catalog = ef_document_get_catalog (self->document);

  if (self->tables[0] == self->tables[1])
    g_set_error_literal (&self->error, EF_ERROR, EF_ERROR_NOT_FOUND,
                         _("Choose two different tables."));
  for (guint side = 0; side < 2 && self->linked != NULL && self->error == NULL; side++)
    if (ef_catalog_is_made_of (catalog, self->tables[side], ef_table_get_id (self->linked)))
      g_set_error (&self->error, EF_ERROR, EF_ERROR_NOT_FOUND,
                   _("“%s” is the linked table, or was made of it: choose another one."),
                   ef_table_get_title (self->tables[side]));

  return self->error == NULL;
}

void
ef_link_draft_refresh (EfLinkDraft *self,
                       gboolean     keeps_pairs)
{
  stop (self);
  if (!keeps_pairs)
    set_pairs (self, NULL);

  if (self->tables[0] != NULL && self->tables[1] != NULL && check_tables (self))
    ask (self);
  /* What was counted is not what is asked now; a verdict changes so little of it that the list
   * would only flicker. */
  if (self->cancellable == NULL || !keeps_pairs)
    drop_report (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ef_link_draft_dispose (GObject *object)
{
  EfLinkDraft *self = EF_LINK_DRAFT (object);

  stop (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (ef_link_draft_parent_class)->dispose (object);
}

static void
ef_link_draft_finalize (GObject *object)
{
  EfLinkDraft *self = EF_LINK_DRAFT (object);

  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&self->tables[side], ef_table_unref);
      g_ptr_array_unref (self->keys[side]);
    }
  g_clear_pointer (&self->linked, ef_table_unref);
  ef_link_spec_free (self->spec);
  ef_link_spec_free (self->verdicts);
  g_clear_pointer (&self->pairs, ef_link_pairs_unref);
  g_clear_pointer (&self->report, ef_link_report_free);
  g_clear_pointer (&self->refresh, ef_refresh_unref);
  g_clear_pointer (&self->told, ef_diagnostics_unref);

  G_OBJECT_CLASS (ef_link_draft_parent_class)->finalize (object);
}

static void
ef_link_draft_class_init (EfLinkDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_link_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_link_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_LINK_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[PAIRS_CHANGED] = g_signal_new ("pairs-changed", EF_TYPE_LINK_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_link_draft_init (EfLinkDraft *self)
{
  self->spec = ef_link_spec_new ();
  self->keys[0] = g_ptr_array_new_with_free_func (g_free);
  self->keys[1] = g_ptr_array_new_with_free_func (g_free);
  self->verdicts = ef_link_spec_new ();
}

EfLinkDraft *
ef_link_draft_new (EfDocument *document)
{
  EfLinkDraft *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  self = g_object_new (EF_TYPE_LINK_DRAFT, NULL);
  self->document = g_object_ref (document);

  return self;
}

/* As the table was linked. */
static void
take_spec (EfLinkDraft      *self,
           const EfLinkSpec *spec)
{
  ef_link_spec_free (self->spec);
  self->spec = ef_link_spec_new ();
  self->spec->loosest = spec->loosest;
  self->spec->left = spec->left;
  for (guint side = 0; side < 2; side++)
    {
      gint names = self->tables[side] != NULL
                     ? ef_table_link_find_names (self->tables[side], spec->names[side], NULL)
                     : -1;

      if (names >= 0)
        self->spec->names[side]
          = g_strdup (ef_column_get_name (ef_table_get_column (self->tables[side], names)));
      for (guint i = 0; i < spec->keys[side]->len; i++)
        g_ptr_array_add (self->keys[side], g_strdup (g_ptr_array_index (spec->keys[side], i)));
    }
  add_decisions (self->verdicts, spec);
}

gboolean
ef_link_draft_can_change (const EfTable *table)
{
  const EfTableParts *parts = table != NULL ? ef_table_get_parts (table) : NULL;

  return parts != NULL && ef_table_parts_get_spec (parts) != NULL;
}

EfLinkDraft *
ef_link_draft_new_for_table (EfDocument *document,
                             EfTable    *linked)
{
  EfCatalog *catalog = ef_document_get_catalog (document);
  const EfTableParts *parts = ef_table_get_parts (linked);
  EfLinkDraft *self;

  g_return_val_if_fail (ef_link_draft_can_change (linked), NULL);

  self = ef_link_draft_new (document);
  self->linked = ef_table_ref (linked);
  for (guint side = 0; side < 2; side++)
    {
      EfTable *table = ef_catalog_get_table (catalog, ef_table_parts_get_table_id (parts, side));

      self->tables[side] = table != NULL ? ef_table_ref (table) : NULL;
    }
  take_spec (self, ef_table_parts_get_spec (parts));
  ef_link_draft_refresh (self, FALSE);

  return self;
}

EfTable *
ef_link_draft_get_linked (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  return self->linked;
}

void
ef_link_draft_set_table (EfLinkDraft *self,
                         guint        side,
                         EfTable     *table)
{
  gint names;

  g_return_if_fail (EF_IS_LINK_DRAFT (self) && side < 2);

  if (side == 1)
    self->is_offered = FALSE;
  if (table == self->tables[side])
    return;
  g_clear_pointer (&self->tables[side], ef_table_unref);
  self->tables[side] = table != NULL ? ef_table_ref (table) : NULL;
  names = table != NULL ? ef_table_link_find_names (table, NULL, NULL) : -1;
  g_free (self->spec->names[side]);
  self->spec->names[side]
    = names >= 0 ? g_strdup (ef_column_get_name (ef_table_get_column (table, names))) : NULL;
  for (guint i = 0; i < 2; i++)
    g_ptr_array_set_size (self->keys[i], 0);
  ef_link_draft_refresh (self, FALSE);
}

void
ef_link_draft_offer_second (EfLinkDraft *self)
{
  EfCatalog *catalog;

  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  if (self->tables[0] == NULL || (self->tables[1] != NULL && !self->is_offered))
    return;
  catalog = ef_document_get_catalog (self->document);
  ef_link_draft_set_table (self, 1, ef_link_partners_find_best (catalog, self->tables[0]));
  self->is_offered = TRUE;
}

EfTable *
ef_link_draft_get_table (EfLinkDraft *self,
                         guint        side)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self) && side < 2, NULL);
  return self->tables[side];
}

/* Those on names of the tables as they are now (transfer full). */
static EfLinkSpec *
turn_verdicts (const EfLinkSpec *verdicts)
{
  EfLinkSpec *turned = ef_link_spec_new ();

  for (guint i = 0; i < verdicts->decisions->len; i++)
    {
      const EfLinkDecision *decision = g_ptr_array_index (verdicts->decisions, i);

      ef_link_spec_decide (turned, decision->second, decision->first, decision->accepted);
    }

  return turned;
}

void
ef_link_draft_swap (EfLinkDraft *self)
{
  EfLinkSpec *turned;
  EfTable *table;
  GPtrArray *keys;
  char *names;

  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  table = self->tables[0];
  self->tables[0] = self->tables[1];
  self->tables[1] = table;
  keys = self->keys[0];
  self->keys[0] = self->keys[1];
  self->keys[1] = keys;
  names = self->spec->names[0];
  self->spec->names[0] = self->spec->names[1];
  self->spec->names[1] = names;
  self->is_offered = FALSE;
  turned = turn_verdicts (self->verdicts);
  ef_link_spec_free (self->verdicts);
  self->verdicts = turned;
  ef_link_draft_refresh (self, FALSE);
}

/* TRUE if that changes it. */
static gboolean
set_text (char      **text,
          const char *value)
{
  if (g_strcmp0 (*text, value) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);

  return TRUE;
}

void
ef_link_draft_set_names (EfLinkDraft *self,
                         guint        side,
                         const char  *column)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self) && side < 2);

  if (set_text (&self->spec->names[side], column))
    ef_link_draft_refresh (self, FALSE);
}

const char *
ef_link_draft_get_names (EfLinkDraft *self,
                         guint        side)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self) && side < 2, NULL);
  return self->spec->names[side];
}

guint
ef_link_draft_get_n_keys (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);
  return self->keys[0]->len;
}

void
ef_link_draft_add_key (EfLinkDraft *self)
{
  const char *offered[2] = { NULL, NULL };
  gboolean is_offered;

  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  is_offered = self->tables[0] != NULL && self->tables[1] != NULL
               && ef_table_link_offer_key (self->tables[0], self->tables[1],
                                           (const char *const *) self->spec->names, self->keys,
                                           offered);
  for (guint side = 0; side < 2; side++)
    g_ptr_array_add (self->keys[side], g_strdup (offered[side]));
  if (is_offered)
    ef_link_draft_refresh (self, FALSE);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

void
ef_link_draft_remove_key (EfLinkDraft *self,
                          guint        key)
{
  gboolean counted;

  g_return_if_fail (EF_IS_LINK_DRAFT (self));
  g_return_if_fail (key < self->keys[0]->len);

  counted = self->keys[0]->pdata[key] != NULL && self->keys[1]->pdata[key] != NULL;
  g_ptr_array_remove_index (self->keys[0], key);
  g_ptr_array_remove_index (self->keys[1], key);
  ef_link_draft_refresh (self, !counted);
}

void
ef_link_draft_set_key (EfLinkDraft *self,
                       guint        key,
                       guint        side,
                       const char  *column)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self) && side < 2);
  g_return_if_fail (key < self->keys[side]->len);

  if (set_text ((char **) &self->keys[side]->pdata[key], column))
    ef_link_draft_refresh (self, self->keys[1 - side]->pdata[key] == NULL);
}

const char *
ef_link_draft_get_key (EfLinkDraft *self,
                       guint        key,
                       guint        side)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self) && side < 2, NULL);
  g_return_val_if_fail (key < self->keys[side]->len, NULL);
  return self->keys[side]->pdata[key];
}

void
ef_link_draft_set_loosest (EfLinkDraft *self,
                           EfLinkLevel  level)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self) && level <= EF_LINK_BASE);

  if (level == self->spec->loosest)
    return;
  self->spec->loosest = level;
  ef_link_draft_refresh (self, FALSE);
}

EfLinkLevel
ef_link_draft_get_loosest (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), EF_LINK_BASE);
  return self->spec->loosest;
}

void
ef_link_draft_set_left (EfLinkDraft *self,
                        gboolean     left)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  if (!left == !self->spec->left)
    return;
  self->spec->left = left;
  ef_link_draft_refresh (self, TRUE);
}

gboolean
ef_link_draft_get_left (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), FALSE);
  return self->spec->left;
}

EfLinkPairs *
ef_link_draft_get_pairs (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  return self->pairs;
}

const EfLinkReport *
ef_link_draft_get_report (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  return self->report;
}

guint64
ef_link_draft_get_report_number (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);
  return self->report_number;
}

const GError *
ef_link_draft_get_error (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  return self->error;
}

gboolean
ef_link_draft_is_busy (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), FALSE);
  return self->cancellable != NULL;
}

double
ef_link_draft_get_progress (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), -1);
  return self->progress != NULL ? ef_progress_get_fraction (self->progress) : -1;
}

gboolean
ef_link_draft_can_commit (EfLinkDraft *self)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), FALSE);
  return self->cancellable == NULL && self->report != NULL && self->report->table != NULL
         && (self->refresh == NULL
             || ef_refresh_get_catalog (self->refresh)
                  == ef_document_get_catalog (self->document));
}

static void
add_linked (EfLinkDraft *self,
            EfTable     *table)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (table), NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (self->document, root, _("Link Tables"));
}

EfTable *
ef_link_draft_commit (EfLinkDraft *self)
{
  EfTable *table;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  g_return_val_if_fail (ef_link_draft_can_commit (self), NULL);

  table = self->report->table;
  if (self->refresh != NULL)
    ef_document_refresh_source (self->document, ef_refresh_get_index (self->refresh),
                                ef_refresh_get_root (self->refresh),
                                ef_refresh_get_changes (self->refresh),
                                ef_refresh_get_made (self->refresh), _("Change Link"));
  else
    add_linked (self, table);

  return ef_catalog_get_table (ef_document_get_catalog (self->document), ef_table_get_id (table));
}

char *
ef_link_draft_dup_changes (EfLinkDraft   *self,
                           EfDiagnostics *report)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self) && report != NULL, NULL);

  if (self->refresh == NULL)
    return NULL;
  ef_diagnostics_append (report, self->told);
  ef_refresh_report (self->refresh, report);

  return ef_refresh_summarise (self->refresh);
}

void
ef_link_draft_wait (EfLinkDraft *self)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
