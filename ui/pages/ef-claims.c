/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-claims.h"

#include "ef-task.h"

struct _EfClaims
{
  GObject parent_instance;

  EfDocument *document;
  EfClaimAudit *audit;       /* NULL until the first is complete */
  GCancellable *cancellable; /* of the worker, NULL when none does anything for us */
};

G_DEFINE_FINAL_TYPE (EfClaims, ef_claims, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
audit_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, ef_claim_audit_new (task_data, cancellable),
                         (GDestroyNotify) ef_claim_audit_free);
}

static void
audited_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfClaims *self = EF_CLAIMS (object);
  g_autoptr (EfClaimAudit) audit = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Overtaken by newer data. */
  if (audit == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->audit, ef_claim_audit_free);
  self->audit = g_steal_pointer (&audit);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The tables are immutable, so the worker needs only references. */
static GPtrArray *
list_tables (EfDocument *document)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (ef_document_get_catalog (document));
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);

  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_add (list, ef_table_ref (g_ptr_array_index (tables, i)));
  return list;
}

static void
refresh (EfClaims *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, audited_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_name (task, "audit claims");
  g_task_set_task_data (task, list_tables (self->document), (GDestroyNotify) g_ptr_array_unref);
  ef_task_run_in_worker (task, audit_in_worker);
}

static void
ef_claims_dispose (GObject *object)
{
  EfClaims *self = EF_CLAIMS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (ef_claims_parent_class)->dispose (object);
}

static void
ef_claims_finalize (GObject *object)
{
  g_clear_pointer (&EF_CLAIMS (object)->audit, ef_claim_audit_free);

  G_OBJECT_CLASS (ef_claims_parent_class)->finalize (object);
}

static void
ef_claims_class_init (EfClaimsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_claims_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_claims_finalize;

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_CLAIMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ef_claims_init (EfClaims *self)
{
}

EfClaims *
ef_claims_new (EfDocument *document)
{
  EfClaims *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  self = g_object_new (EF_TYPE_CLAIMS, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "catalog-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

const EfClaimAudit *
ef_claims_get_audit (EfClaims *self)
{
  g_return_val_if_fail (EF_IS_CLAIMS (self), NULL);
  return self->audit;
}

gboolean
ef_claims_is_busy (EfClaims *self)
{
  g_return_val_if_fail (EF_IS_CLAIMS (self), FALSE);
  return self->cancellable != NULL;
}

void
ef_claims_wait (EfClaims *self)
{
  g_return_if_fail (EF_IS_CLAIMS (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
