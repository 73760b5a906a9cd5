/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Rule 6: runs on the same hardware for about as long emit about as much, unless the grids are very
 * different; ten times is more than they are. */

#define SIMILAR_HOURS 1.25
#define MOST_APART 10

/* Neighbours that are looked at on either side, so that a million alike rows take linear time. */
#define MAX_NEIGHBOURS 8

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const EfClaim *one = *(const EfClaim *const *) a;
  const EfClaim *other = *(const EfClaim *const *) b;

  if (one->hardware != other->hardware)
    return one->hardware < other->hardware ? -1 : 1;
  if (one->device_hours != other->device_hours)
    return one->device_hours < other->device_hours ? -1 : 1;

  return 0;
}

/* A zero is claimed, not measured. What has an energy of its own was measured: two runs of a minute
 * may do very different work. */
static GPtrArray *
list_comparable (GArray *claims)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < claims->len; i++)
    {
      EfClaim *claim = &g_array_index (claims, EfClaim, i);

      if (!claim->is_total && claim->hardware != 0 && claim->device_hours > 0
          && isfinite (claim->device_hours) && isnan (claim->energy) && claim->carbon > 0)
        g_ptr_array_add (list, claim);
    }
  g_ptr_array_sort (list, compare_claims);

  return list;
}

static gboolean
are_alike (const EfClaim *a, const EfClaim *b)
{
  double ratio = a->device_hours / b->device_hours;

  return a->hardware == b->hardware && ratio <= SIMILAR_HOURS && ratio >= 1 / SIMILAR_HOURS;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The carbon that runs like @index emitted: the middle one of its neighbours. The name of one of
 * them goes to @example. NAN if there are none. */
static double
find_usual_carbon (GPtrArray *list, guint index, const EfClaim **example, guint *n)
{
  const EfClaim *claim = g_ptr_array_index (list, index);
  double carbons[2 * MAX_NEIGHBOURS];
  double median;

  *n = 0;
  for (guint i = index; i-- > 0 && index - i <= MAX_NEIGHBOURS;)
    {
      const EfClaim *other = g_ptr_array_index (list, i);

      if (!are_alike (claim, other))
        break;
      carbons[(*n)++] = other->carbon;
    }
  for (guint i = index + 1; i < list->len && i - index <= MAX_NEIGHBOURS; i++)
    {
      const EfClaim *other = g_ptr_array_index (list, i);

      if (!are_alike (claim, other))
        break;
      carbons[(*n)++] = other->carbon;
    }
  if (*n == 0)
    return NAN;

  qsort (carbons, *n, sizeof *carbons, compare_doubles);
  median = carbons[*n / 2];
  for (guint i = index > MAX_NEIGHBOURS ? index - MAX_NEIGHBOURS : 0;
       i < list->len && i <= index + MAX_NEIGHBOURS; i++)
    {
      const EfClaim *other = g_ptr_array_index (list, i);

      if (other != claim && other->carbon == median && are_alike (claim, other))
        *example = other;
    }

  return median;
}

/* How far the intensity of a claim is from what grids emit, as a factor. */
static double
get_oddness (const EfClaim *claim)
{
  double energy, low, high, intensity;

  if (!ef_claim_get_energy (claim, &energy, &low, &high))
    return 1;

  intensity = claim->carbon / energy;

  return fmax (1, fmax (EF_AUDIT_LEAST_INTENSITY / intensity, intensity / EF_AUDIT_MOST_INTENSITY));
}

/* Of two that differ, only the odder is reported. */
static gboolean
is_odd_one (const EfClaim *claim, const EfClaim *other, guint n)
{
  double own = get_oddness (claim);
  double others = get_oddness (other);

  if (n > 1)
    return TRUE;
  if (own != others)
    return own > others;

  return claim->carbon < other->carbon;
}

void
ef_audit_siblings (GPtrArray *findings, GArray *claims)
{
  g_autoptr (GPtrArray) list = list_comparable (claims);

  for (guint i = 0; i < list->len; i++)
    {
      const EfClaim *claim = g_ptr_array_index (list, i);
      const EfClaim *example = NULL;
      guint n;
      double usual = find_usual_carbon (list, i, &example, &n);
      double ratio = usual / claim->carbon;
      g_autofree char *carbon = NULL;
      g_autofree char *usual_text = NULL;
      g_autofree char *times = NULL;
      g_autofree char *label = NULL;

      if (example == NULL || (ratio <= MOST_APART && ratio >= 1.0 / MOST_APART)
          || !is_odd_one (claim, example, n))
        continue;

      carbon = ef_audit_format_carbon (claim->carbon);
      usual_text = ef_audit_format_carbon (usual);
      times = ef_audit_format (ratio > 1 ? ratio : 1 / ratio);
      label = ef_table_dup_row_label (example->table, example->row);
      ef_audit_add (findings, claim, EF_AUDIT_SIBLINGS, EF_SEVERITY_WARNING, claim->carbon / 1000,
                    usual / 1000, "t",
                    _("%s, but “%s” took about as long on alike hardware and emitted %s: %s "
                       "times apart."),
                    carbon, label, usual_text, times);
    }
}
