/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-footprint.h"

#include <math.h>

#include "ef-error.h"
#include "ef-word-list.h"
#include "ef-words.h"

/* Part of our files, so never translated. */
static const char *const scope_words[] = {
  "unknown", "accelerator", "server", "site", "life-cycle",
};
static const char *const activity_words[] = {
  "unknown", "training", "fine-tuning", "inference",
};
static const char *const basis_words[] = { "unknown", "location", "market" };
static const char *const netting_words[] = { "unknown", "gross", "net" };

const char *
ef_scope_to_word (EfScope scope)
{
  g_return_val_if_fail ((guint) scope <= EF_SCOPE_LIFE_CYCLE, scope_words[0]);

  return scope_words[scope];
}

gboolean
ef_scope_from_word (const char *word,
                    EfScope    *scope)
{
  guint value;

  g_return_val_if_fail (word != NULL, FALSE);

  if (!ef_word_list_find (scope_words, G_N_ELEMENTS (scope_words), word, &value))
    return FALSE;

  *scope = value;

  return TRUE;
}

const char *
ef_activity_to_word (EfActivity activity)
{
  g_return_val_if_fail ((guint) activity <= EF_ACTIVITY_INFERENCE, activity_words[0]);

  return activity_words[activity];
}

gboolean
ef_activity_from_word (const char *word,
                       EfActivity *activity)
{
  guint value;

  g_return_val_if_fail (word != NULL, FALSE);

  if (!ef_word_list_find (activity_words, G_N_ELEMENTS (activity_words), word, &value))
    return FALSE;

  *activity = value;

  return TRUE;
}

const char *
ef_basis_to_word (EfBasis basis)
{
  g_return_val_if_fail ((guint) basis <= EF_BASIS_MARKET, basis_words[0]);

  return basis_words[basis];
}

gboolean
ef_basis_from_word (const char *word,
                    EfBasis    *basis)
{
  guint value;

  g_return_val_if_fail (word != NULL, FALSE);

  if (!ef_word_list_find (basis_words, G_N_ELEMENTS (basis_words), word, &value))
    return FALSE;

  *basis = value;

  return TRUE;
}

const char *
ef_netting_to_word (EfNetting netting)
{
  g_return_val_if_fail ((guint) netting <= EF_NETTING_NET, netting_words[0]);

  return netting_words[netting];
}

gboolean
ef_netting_from_word (const char *word,
                      EfNetting  *netting)
{
  guint value;

  g_return_val_if_fail (word != NULL, FALSE);

  if (!ef_word_list_find (netting_words, G_N_ELEMENTS (netting_words), word, &value))
    return FALSE;

  *netting = value;

  return TRUE;
}

const char *
ef_scope_to_label (EfScope scope)
{
  switch (scope)
    {
    case EF_SCOPE_ACCELERATOR:
      return _("accelerators only");
    case EF_SCOPE_SERVER:
      return _("whole servers");
    case EF_SCOPE_SITE:
      return _("with the overhead of the site (PUE)");
    case EF_SCOPE_LIFE_CYCLE:
      return _("life cycle, with making the machines and idling");
    case EF_SCOPE_UNKNOWN:
    default:
      return _("of unknown scope");
    }
}

const char *
ef_activity_to_label (EfActivity activity)
{
  switch (activity)
    {
    case EF_ACTIVITY_TRAINING:
      return _("training");
    case EF_ACTIVITY_FINE_TUNING:
      return _("fine-tuning");
    case EF_ACTIVITY_INFERENCE:
      return _("inference");
    case EF_ACTIVITY_UNKNOWN:
    default:
      return _("an unknown activity");
    }
}

const char *
ef_basis_to_label (EfBasis basis)
{
  switch (basis)
    {
    case EF_BASIS_LOCATION:
      return _("location-based");
    case EF_BASIS_MARKET:
      return _("market-based");
    case EF_BASIS_UNKNOWN:
    default:
      return _("on an unknown basis");
    }
}

const char *
ef_netting_to_label (EfNetting netting)
{
  switch (netting)
    {
    case EF_NETTING_GROSS:
      return _("gross");
    case EF_NETTING_NET:
      return _("net of carbon-free energy");
    case EF_NETTING_UNKNOWN:
    default:
      return _("neither said to be gross nor net");
    }
}

/* The first value of each is the unknown one. */
static gboolean
differ (guint    a,
        guint    b,
        gboolean are_known)
{
  return a != b && (!are_known || (a != 0 && b != 0));
}

/* The first thing that differs, as the labels of both; FALSE if nothing does. @are_known: look only
 * at what is known of both. */
static gboolean
find_difference (const EfFootprint  *a,
                 const EfFootprint  *b,
                 gboolean            are_known,
                 const char        **one,
                 const char        **other)
{
  if (differ (a->activity, b->activity, are_known))
    {
      *one = ef_activity_to_label (a->activity);
      *other = ef_activity_to_label (b->activity);
    }
  else if (differ (a->scope, b->scope, are_known))
    {
      *one = ef_scope_to_label (a->scope);
      *other = ef_scope_to_label (b->scope);
    }
  else if (differ (a->basis, b->basis, are_known))
    {
      *one = ef_basis_to_label (a->basis);
      *other = ef_basis_to_label (b->basis);
    }
  else if (differ (a->netting, b->netting, are_known))
    {
      *one = ef_netting_to_label (a->netting);
      *other = ef_netting_to_label (b->netting);
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

gboolean
ef_footprint_can_add (const EfFootprint  *a,
                      const EfFootprint  *b,
                      GError            **error)
{
  const char *one, *other;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (!find_difference (a, b, FALSE, &one, &other))
    return TRUE;

  /* Translators: the places are for what two numbers count: "training" and "inference",
   * "location-based" and "market-based". */
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               _("These cannot be added: one is %s, the other %s."), one, other);

  return FALSE;
}

gboolean
ef_footprint_contradicts (const EfFootprint  *a,
                          const EfFootprint  *b,
                          const char        **one,
                          const char        **other)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return find_difference (a, b, TRUE, one, other);
}

gboolean
ef_footprint_sum (const double       *values,
                  const EfFootprint  *footprints,
                  guint               n,
                  double             *sum,
                  GError            **error)
{
  double total = 0;

  g_return_val_if_fail (values != NULL || n == 0, FALSE);
  g_return_val_if_fail (footprints != NULL || n == 0, FALSE);
  g_return_val_if_fail (sum != NULL, FALSE);

  *sum = NAN;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && !ef_footprint_can_add (&footprints[0], &footprints[i], error))
        return FALSE;
      total += values[i];
    }
  *sum = total;

  return TRUE;
}
