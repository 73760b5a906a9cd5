/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-draft.h"

#include "ef-error.h"
#include "ef-table-link.h"

#include <glib/gi18n-lib.h>

/* Which pairs there are to decide about does not depend on the verdicts, so that a list of them
 * stays as it is while somebody goes through it: they are found once, and only the link is made
 * again after each verdict. A newer question cancels the one before; the newest answer stands. */

struct _EfLinkDraft
{
  GObject parent_instance;

  EfDocument *document;
  EfTable *tables[2];   /* or NULL */
  EfLinkSpec *spec;     /* without decisions and keys */
  GPtrArray *keys[2];   /* of char or NULL, of equal lengths */
  GHashTable *verdicts; /* EfLinkDecision -> EfLinkVerdict */

  EfLinkPairs *pairs;   /* NULL: to be found anew */
  EfLinkReport *report;
  guint64 report_number;
  GError *error;
  GCancellable *cancellable; /* of the worker, NULL while there is none */
  EfProgress *progress;
};

G_DEFINE_FINAL_TYPE (EfLinkDraft, ef_link_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PAIRS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker is asked. */
typedef struct
{
  EfTable *tables[2];
  EfLinkSpec *spec;
  char *path;
  EfLinkPairs *pairs; /* known already, or NULL */
  EfProgress *progress;
} Question;

typedef struct
{
  EfLinkPairs *pairs;
  EfLinkReport *report;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  ef_table_unref (question->tables[0]);
  ef_table_unref (question->tables[1]);
  ef_link_spec_free (question->spec);
  g_free (question->path);
  g_clear_pointer (&question->pairs, ef_link_pairs_unref);
  ef_progress_unref (question->progress);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->pairs, ef_link_pairs_unref);
  g_clear_pointer (&answer->report, ef_link_report_free);
  g_free (answer);
}

static void
answer_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Question *question = task_data;
  Answer *answer = g_new0 (Answer, 1);
  GError *error = NULL;

  if (question->pairs != NULL)
    answer->pairs = ef_link_pairs_ref (question->pairs);
  else
    answer->pairs = ef_link_pairs_new (question->tables[0], question->tables[1], question->spec,
                                       question->progress, cancellable, &error);
  if (answer->pairs != NULL)
    answer->report = ef_link_report_new (question->tables[0], question->tables[1], question->spec,
                                         question->path, cancellable, &error);
  if (answer->report != NULL)
    {
      g_task_return_pointer (task, answer, answer_free);
      return;
    }

  answer_free (answer);
  g_task_return_error (task, error);
}

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
  self->report_number++;
}

static gboolean
has_verdicts (EfLinkDraft *self)
{
  if (g_hash_table_size (self->verdicts) == 0)
    return FALSE;

  for (guint i = 0; i < ef_link_pairs_get_n (self->pairs); i++)
    if (ef_link_draft_get_verdict (self, i) != EF_LINK_VERDICT_NONE)
      return TRUE;

  return FALSE;
}

static void refresh (EfLinkDraft *self, gboolean keeps_pairs);

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfLinkDraft *self = EF_LINK_DRAFT (object);
  g_autoptr (GError) error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  /* Overtaken by a newer one. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&answer, answer_free);
      return;
    }

  g_clear_object (&self->cancellable);
  drop_report (self);
  if (answer != NULL)
    {
      gboolean is_new = self->pairs == NULL;

      self->report = g_steal_pointer (&answer->report);
      set_pairs (self, answer->pairs);
      answer_free (answer);
      /* Somebody has spoken of some of these names before. */
      if (is_new && has_verdicts (self))
        {
          refresh (self, TRUE);
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

static EfLinkSpec *
make_spec (EfLinkDraft *self)
{
  EfLinkSpec *spec = ef_link_spec_copy (self->spec);

  for (guint i = 0; i < self->keys[0]->len; i++)
    if (self->keys[0]->pdata[i] != NULL && self->keys[1]->pdata[i] != NULL)
      ef_link_spec_add_key (spec, self->keys[0]->pdata[i], self->keys[1]->pdata[i]);

  /* In the order of the list, so that the same verdicts make the same file. Those on names that are
   * not in it may come back, but say nothing now. */
  for (guint i = 0; self->pairs != NULL && i < ef_link_pairs_get_n (self->pairs); i++)
    {
      const EfLinkNamePair *pair = ef_link_pairs_get (self->pairs, i);
      EfLinkVerdict of_pair = ef_link_draft_get_verdict (self, i);

      if (of_pair != EF_LINK_VERDICT_NONE)
        ef_link_spec_decide (spec, pair->names[0], pair->names[1],
                             of_pair == EF_LINK_VERDICT_ONE);
    }
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
  g_autoptr (GTask) task = NULL;
  Question *question = g_new0 (Question, 1);

  self->progress = ef_progress_new ();
  question->tables[0] = ef_table_ref (self->tables[0]);
  question->tables[1] = ef_table_ref (self->tables[1]);
  question->spec = make_spec (self);
  question->path = dup_free_path (self);
  question->pairs = self->pairs != NULL ? ef_link_pairs_ref (self->pairs) : NULL;
  question->progress = ef_progress_ref (self->progress);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, answered_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_name (task, "link tables");
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer_in_worker);
}

/* Something else is asked. */
static void
refresh (EfLinkDraft *self,
         gboolean     keeps_pairs)
{
  stop (self);
  if (!keeps_pairs)
    set_pairs (self, NULL);

  if (self->tables[0] != NULL && self->tables[0] == self->tables[1])
    g_set_error_literal (&self->error, EF_ERROR, EF_ERROR_NOT_FOUND,
                         _("Choose two different tables."));
  else if (self->tables[0] != NULL && self->tables[1] != NULL)
    ask (self);
  if (self->cancellable == NULL)
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
  ef_link_spec_free (self->spec);
  g_hash_table_unref (self->verdicts);
  g_clear_pointer (&self->pairs, ef_link_pairs_unref);
  g_clear_pointer (&self->report, ef_link_report_free);

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
  self->verdicts = g_hash_table_new_full (ef_link_decision_hash, ef_link_decision_same_names,
                                          ef_link_decision_free, NULL);
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

void
ef_link_draft_set_table (EfLinkDraft *self,
                         guint        side,
                         EfTable     *table)
{
  gint names;

  g_return_if_fail (EF_IS_LINK_DRAFT (self) && side < 2);

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
  refresh (self, FALSE);
}

EfTable *
ef_link_draft_get_table (EfLinkDraft *self,
                         guint        side)
{
  g_return_val_if_fail (EF_IS_LINK_DRAFT (self) && side < 2, NULL);
  return self->tables[side];
}

/* The verdicts on names of the tables as they are now. */
static GHashTable *
turn_verdicts (GHashTable *verdicts)
{
  GHashTable *turned
    = g_hash_table_new_full (ef_link_decision_hash, ef_link_decision_same_names,
                              ef_link_decision_free, NULL);
  GHashTableIter iter;
  gpointer key, verdict;

  g_hash_table_iter_init (&iter, verdicts);
  while (g_hash_table_iter_next (&iter, &key, &verdict))
    {
      const EfLinkDecision *old = key;
      EfLinkDecision *decision = g_new (EfLinkDecision, 1);

      *decision = (EfLinkDecision) { g_strdup (old->second), g_strdup (old->first), FALSE };
      g_hash_table_insert (turned, decision, verdict);
    }

  return turned;
}

void
ef_link_draft_swap (EfLinkDraft *self)
{
  GHashTable *turned;
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
  turned = turn_verdicts (self->verdicts);
  g_hash_table_unref (self->verdicts);
  self->verdicts = turned;
  refresh (self, FALSE);
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
    refresh (self, FALSE);
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
  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  g_ptr_array_add (self->keys[0], NULL);
  g_ptr_array_add (self->keys[1], NULL);
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
  refresh (self, !counted);
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
    refresh (self, self->keys[1 - side]->pdata[key] == NULL);
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
  refresh (self, FALSE);
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
  refresh (self, TRUE);
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

EfLinkVerdict
ef_link_draft_get_verdict (EfLinkDraft *self,
                           guint        pair)
{
  const EfLinkNamePair *names;
  EfLinkDecision wanted;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), EF_LINK_VERDICT_NONE);
  g_return_val_if_fail (self->pairs != NULL, EF_LINK_VERDICT_NONE);

  names = ef_link_pairs_get (self->pairs, pair);
  wanted = (EfLinkDecision) { names->names[0], names->names[1], FALSE };

  return GPOINTER_TO_INT (g_hash_table_lookup (self->verdicts, &wanted));
}

/* Without asking anew. */
static void
set_verdict (EfLinkDraft  *self,
             guint         pair,
             EfLinkVerdict verdict)
{
  const EfLinkNamePair *names = ef_link_pairs_get (self->pairs, pair);
  EfLinkDecision *decision = g_new (EfLinkDecision, 1);

  *decision = (EfLinkDecision) { g_strdup (names->names[0]), g_strdup (names->names[1]), FALSE };
  if (verdict != EF_LINK_VERDICT_NONE)
    {
      g_hash_table_replace (self->verdicts, decision, GINT_TO_POINTER (verdict));
      return;
    }
  g_hash_table_remove (self->verdicts, decision);
  ef_link_decision_free (decision);
}

void
ef_link_draft_decide (EfLinkDraft  *self,
                      guint         pair,
                      EfLinkVerdict verdict)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self));
  g_return_if_fail (self->pairs != NULL && pair < ef_link_pairs_get_n (self->pairs));

  if (ef_link_draft_get_verdict (self, pair) == verdict)
    return;
  set_verdict (self, pair, verdict);
  refresh (self, TRUE);
}

guint
ef_link_draft_count_open (EfLinkDraft *self)
{
  guint n = 0;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);

  for (guint i = 0; self->pairs != NULL && i < ef_link_pairs_get_n_close (self->pairs); i++)
    n += ef_link_draft_get_verdict (self, i) == EF_LINK_VERDICT_NONE;

  return n;
}

guint
ef_link_draft_confirm_above (EfLinkDraft *self,
                             double       score,
                             gboolean     really)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seconds = g_hash_table_new (NULL, NULL);
  GHashTable *taken[] = { firsts, seconds };
  guint n_close = self->pairs != NULL ? ef_link_pairs_get_n_close (self->pairs) : 0;
  guint n = 0;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);

  /* Names are texts of the list, which has each once. */
  for (guint i = 0; i < n_close; i++)
    if (ef_link_draft_get_verdict (self, i) == EF_LINK_VERDICT_ONE)
      for (guint side = 0; side < 2; side++)
        g_hash_table_add (taken[side],
                          (gpointer) ef_link_pairs_get (self->pairs, i)->names[side]);

  for (guint i = 0; i < n_close; i++)
    {
      const EfLinkNamePair *pair = ef_link_pairs_get (self->pairs, i);

      if (pair->score < score)
        break;
      if (ef_link_draft_get_verdict (self, i) != EF_LINK_VERDICT_NONE
          || g_hash_table_contains (taken[0], pair->names[0])
          || g_hash_table_contains (taken[1], pair->names[1]))
        continue;
      for (guint side = 0; side < 2; side++)
        g_hash_table_add (taken[side], (gpointer) pair->names[side]);
      if (really)
        set_verdict (self, i, EF_LINK_VERDICT_ONE);
      n++;
    }
  if (really && n > 0)
    refresh (self, TRUE);

  return n;
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
  return self->cancellable == NULL && self->report != NULL && self->report->table != NULL;
}

EfTable *
ef_link_draft_commit (EfLinkDraft *self)
{
  g_autoptr (EfCatalogNode) root = NULL;
  EfTable *table;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), NULL);
  g_return_val_if_fail (ef_link_draft_can_commit (self), NULL);

  table = self->report->table;
  root = ef_catalog_node_new (ef_table_get_name (table), NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (self->document, root, _("Link Tables"));

  return ef_catalog_get_table (ef_document_get_catalog (self->document), ef_table_get_id (table));
}

void
ef_link_draft_wait (EfLinkDraft *self)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
