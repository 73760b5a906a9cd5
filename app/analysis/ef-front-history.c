/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-history.h"

#include "ef-dated-sieve-private.h"
#include "ef-date.h"
#include "ef-growing-front-private.h"
#include "ef-order-private.h"
#include "ef-points-private.h"

/* A stay while the history is made. Those at one place are a list, because they leave together. */
typedef struct
{
  EfFrontStay stay;
  guint32 next;        /* of the list */
  guint32 replaced_by; /* stay, not point */
} Entry;

static void
end_stays (GArray  *entries,
           guint32  head,
           double   date,
           guint32  replaced_by)
{
  for (guint32 i = head; i != EF_POINT_NONE;)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      entry->stay.left = date;
      entry->replaced_by = replaced_by;
      i = entry->next;
    }
}

static void
add_point (GArray         *entries,
           EfGrowingFront *front,
           GArray         *removed,
           guint32         index,
           double          date)
{
  Entry entry = { { index, date, INFINITY, EF_POINT_NONE }, EF_POINT_NONE, EF_POINT_NONE };
  guint32 self = entries->len;
  EfGrowingPlace *place = ef_growing_front_add (front, index, self, removed);

  if (place == NULL)
    return;

  if (place->head != self)
    {
      entry.next = place->head;
      place->head = self;
    }
  g_array_append_val (entries, entry);

  for (guint i = 0; i < removed->len; i++)
    end_stays (entries, g_array_index (removed, guint32, i), date, self);
}

/* Leaves out who came and went on one day, and says who took the place of the others: of those who
 * came at that date the one that stayed. The dominator of a dominator dominates, so the way there
 * may be followed. Those ahead have been followed already. */
static void
finish_stays (EfFrontHistory *self,
              GArray         *entries)
{
  for (guint32 i = entries->len; i-- > 0;)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      const Entry *successor;

      if (entry->replaced_by == EF_POINT_NONE)
        continue;

      successor = &g_array_index (entries, Entry, entry->replaced_by);
      if (successor->stay.left == successor->stay.entered)
        entry->replaced_by = successor->replaced_by;
    }

  self->stays = g_new (EfFrontStay, entries->len);
  for (guint32 i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->stay.left == entry->stay.entered)
        continue;

      self->stays[self->n_stays] = entry->stay;
      if (entry->replaced_by != EF_POINT_NONE)
        self->stays[self->n_stays].replaced_by =
          g_array_index (entries, Entry, entry->replaced_by).stay.index;
      self->n_stays++;
    }
}

static gsize
count_undated (const EfPoints *points,
               const double   *dates)
{
  gsize n = 0;

  for (gsize i = 0; i < points->n; i++)
    n += ef_points_is_comparable (points, i) && !isfinite (dates[i]);

  return n;
}

EfFrontHistory *
ef_front_history_new (const EfPoints *points,
                      const double   *dates)
{
  g_autoptr (EfGrowingFront) front = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) removed = NULL;
  g_autofree guint32 *order = NULL;
  EfFrontHistory *self;
  gsize n;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (points->n == 0 || dates != NULL, NULL);

  self = g_new0 (EfFrontHistory, 1);
  self->n_undated = count_undated (points, dates);

  /* By ascending date, those of one date by ascending index. */
  order = ef_dated_sieve_sift (points, dates, &n);
  ef_order_by_value (dates, 1, order, n);

  front = ef_growing_front_new (points, order, n, INFINITY, INFINITY);
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  removed = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    add_point (entries, front, removed, order[i], dates[order[i]]);

  finish_stays (self, entries);

  return self;
}

void
ef_front_history_free (EfFrontHistory *self)
{
  g_free (self->stays);
  g_free (self);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

guint32 *
ef_front_history_get_front (const EfFrontHistory *self,
                            const EfPoints       *points,
                            double                date,
                            gsize                *n_front)
{
  guint32 *front;

  g_return_val_if_fail (self != NULL && n_front != NULL, NULL);
  g_return_val_if_fail (ef_points_is_valid (points), NULL);

  *n_front = 0;
  front = g_new (guint32, self->n_stays);
  for (gsize i = 0; i < self->n_stays && self->stays[i].entered <= date; i++)
    if (date < self->stays[i].left)
      front[(*n_front)++] = self->stays[i].index;

  if (*n_front > 1)
    qsort (front, *n_front, sizeof *front, compare_indices);
  ef_order_by_value (points->x, 1, front, *n_front);

  return front;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const EfFrontEvent *first = a;
  const EfFrontEvent *second = b;

  if (first->date != second->date)
    return first->date > second->date ? 1 : -1;
  if (first->entered != second->entered)
    return first->entered ? 1 : -1;

  return (first->index > second->index) - (first->index < second->index);
}

EfFrontEvent *
ef_front_history_list_events (const EfFrontHistory *self,
                              gsize                *n_events)
{
  EfFrontEvent *events;

  g_return_val_if_fail (self != NULL && n_events != NULL, NULL);

  *n_events = 0;
  events = g_new (EfFrontEvent, 2 * self->n_stays);
  for (gsize i = 0; i < self->n_stays; i++)
    {
      const EfFrontStay *stay = &self->stays[i];

      events[(*n_events)++] = (EfFrontEvent){ stay->entered, stay->index, TRUE };
      if (isfinite (stay->left))
        events[(*n_events)++] = (EfFrontEvent){ stay->left, stay->index, FALSE };
    }

  if (*n_events > 1)
    qsort (events, *n_events, sizeof *events, compare_events);

  return events;
}

EfFrontYear *
ef_front_history_list_years (const EfFrontHistory *self,
                             const EfPoints       *points,
                             double                reference_x,
                             double                reference_y,
                             gsize                *n_years)
{
  g_autoptr (EfGrowingFront) front = NULL;
  g_autoptr (GArray) removed = NULL;
  g_autoptr (GArray) years = NULL;
  g_autofree guint32 *indices = NULL;
  double before = 0;

  g_return_val_if_fail (self != NULL && n_years != NULL, NULL);
  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (isfinite (reference_x) && isfinite (reference_y), NULL);

  indices = g_new (guint32, self->n_stays);
  for (gsize i = 0; i < self->n_stays; i++)
    indices[i] = self->stays[i].index;
  front = ef_growing_front_new (points, indices, self->n_stays, reference_x, reference_y);
  removed = g_array_new (FALSE, FALSE, sizeof (guint32));
  years = g_array_new (FALSE, FALSE, sizeof (EfFrontYear));

  for (gsize i = 0; i < self->n_stays; i++)
    {
      EfFrontYear year = { 0 };
      EfFrontYear *last;

      ef_growing_front_add (front, indices[i], 0, removed);
      ef_date_to_ymd (self->stays[i].entered, &year.year, NULL, NULL);

      last = years->len > 0 ? &g_array_index (years, EfFrontYear, years->len - 1) : NULL;
      if (last == NULL || last->year != year.year)
        {
          before = last != NULL ? last->total : 0;
          g_array_append_val (years, year);
          last = &g_array_index (years, EfFrontYear, years->len - 1);
        }

      last->total = ef_growing_front_get_area (front);
      last->gained = last->total - before;
    }

  *n_years = years->len;

  return (EfFrontYear *) g_array_free (g_steal_pointer (&years), FALSE);
}

guint32 *
ef_front_history_list_records (const double *values,
                               const double *dates,
                               gsize         n,
                               EfDirection   direction,
                               gsize        *n_records)
{
  g_autofree guint32 *order = NULL;
  guint32 *records;
  double best = INFINITY;
  double sign;
  gsize n_ordered = 0;

  g_return_val_if_fail (n == 0 || (values != NULL && dates != NULL), NULL);
  g_return_val_if_fail (n <= EF_POINT_NONE, NULL);
  g_return_val_if_fail (direction != EF_DIRECTION_UNKNOWN, NULL);
  g_return_val_if_fail (n_records != NULL, NULL);

  order = g_new (guint32, n);
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]) && isfinite (dates[i]))
      order[n_ordered++] = (guint32) i;

  ef_order_by_value (dates, 1, order, n_ordered);
  records = g_new (guint32, n_ordered);
  sign = ef_direction_get_sign (direction);
  *n_records = 0;

  for (gsize i = 0; i < n_ordered; i++)
    {
      guint32 index = order[i];

      if (values[index] * sign >= best)
        continue;

      /* A better one of the same date takes the place of the last. */
      best = values[index] * sign;
      if (*n_records > 0 && dates[records[*n_records - 1]] == dates[index])
        (*n_records)--;
      records[(*n_records)++] = index;
    }

  return records;
}
