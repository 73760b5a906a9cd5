/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <math.h>
#include <string.h>

#include "ef-marker-pixel.h"
#include "ef-marker-plane.h"
#include "ef-marker-sprites.h"
#include "ef-work-split.h"

/* The fast marker painter.
 *
 * Cairo takes about 4 µs for every disc and 1 µs for every masked sprite; a chart of a million
 * points has a fiftieth of that. Two observations make it cheap.
 *
 * Markers of one group have one colour, so what they leave of the ground is a product: under
 * markers that cover a pixel by a1, a2, ... the ground shows by (1 - a1)(1 - a2)..., in any order.
 * In logarithms that is a sum. So each group is summed into a plane of 16-bit numbers, eight pixels
 * at one saturating addition, and its colour is blended once for every pixel, not once for every
 * marker.
 *
 * A plane of the whole image would miss the cache at each marker. So places are first sorted by
 * group and row, by counting; then a band of rows is summed and blended at a time, group after
 * group. Bands share nothing, so they can be painted by two threads and the picture is the same to
 * the bit.
 *
 * Groups are painted in their order, the first one lowest, whatever the number of points: a picture
 * does not change its manner while someone zooms, and SVG, which has a group per colour, looks the
 * same.
 *
 * Outlines break the product (the outline of one marker hides the fill of another), so runs with an
 * outline take coloured sprites that are blended one by one, by group, then in the order of the
 * arrays.
 *
 * Sprites come in quarter pixel steps: at whole pixels only, markers would tremble against each
 * other during a pan. */

#define PHASES EF_MARKER_SPRITE_PHASES
#define N_SPRITES EF_MARKER_SPRITE_COUNT

/* Larger markers are for Cairo. */
#define MAX_REACH 96
/* Below, starting a thread costs more than it saves. */
#define THREADS_FROM 50000
#define MAX_WORKERS 2
/* How many pixels of an empty plane are looked at in the time of one row of a sprite. */
#define SEARCH_COST 32

/* Cairo's widest image fits. */
G_STATIC_ASSERT ((32767 + 4 * MAX_REACH) * PHASES < 1 << EF_MARKER_SPOT_COLUMN_BITS);

typedef struct
{
  const EfMarkerRun *run;
  guint n_groups; /* of one colour: groups, or steps of colour */

  /* The part of the image that is painted. */
  guint8 *pixels;
  int stride;
  int width, height;

  /* A sprite has span x span pixels, the marker's centre in the middle one. All phases of a group
   * lie below each other; rows are padded to whole lanes. */
  int reach, span, sprite_stride;
  guint16 *kernels[EF_MARKER_SHADES]; /* logarithms of coverage; equal ones are shared */

  /* From scale space to quarter pixels; 0 is where a sprite just does not touch the part yet. */
  double ax, bx, ay, by;
  int columns, rows; /* pixels in which centres matter */

  /* Spots sorted by group, then row. Those of a bucket begin at its start and end at the next
   * one's. */
  guint *starts;
  guint32 *spots;

  guint n_workers;
  /* Of each bucket: how many spots the worker has, later where its next one goes. */
  guint *ends[MAX_WORKERS];
  int next_band; /* atomic */
} Job;

typedef struct
{
  Job *job;
  void (*func) (Job *job, guint worker);
} Work;

/* ---- Sprites ---- */

/* (transfer full) */
static cairo_surface_t *
get_sprites (const Job *job, guint group, double scale, gboolean outlined)
{
  const EfMarkerRun *run = job->run;
  EfMarkerLook marker = ef_marker_looks_get (run, group);
  const EfMarkerSpriteLook look = {
    .shape = marker.shape,
    .form = marker.form,
    .reach = job->reach,
    .size = marker.size * scale,
    .outline_width = outlined ? run->outline_width * scale : 0,
    .fill = marker.fill,
    .outline = run->outline,
  };

  return ef_marker_sprites_get (&look);
}

/* A plain sprite is coverage alone; opacity comes in with the logarithm. */
static guint16 *
make_kernels (const Job *job, guint group, double scale)
{
  cairo_surface_t *sprites = get_sprites (job, group, scale, FALSE);
  const guint8 *data = cairo_image_surface_get_data (sprites);
  int stride = cairo_image_surface_get_stride (sprites);
  guint16 *kernels = g_new0 (guint16, (gsize) (N_SPRITES * job->span * job->sprite_stride));
  guint16 sums[256];

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    sums[i] = ef_marker_plane_get_sum (ef_marker_looks_get (job->run, group).fill.a * i / 255);
  for (int y = 0; y < job->span * N_SPRITES; y++)
    for (int x = 0; x < job->span; x++)
      kernels[y * job->sprite_stride + x] = sums[data[y * stride + x]];
  cairo_surface_destroy (sprites);
  return kernels;
}

static guint32 *
make_pictures (const Job *job, guint group, double scale)
{
  cairo_surface_t *sprites = get_sprites (job, group, scale, TRUE);
  const guint8 *data = cairo_image_surface_get_data (sprites);
  int stride = cairo_image_surface_get_stride (sprites);
  guint32 *pictures = g_new0 (guint32, (gsize) (N_SPRITES * job->span * job->sprite_stride));

  for (int y = 0; y < job->span * N_SPRITES; y++)
    memcpy (pictures + y * job->sprite_stride, data + y * stride, 4 * (gsize) job->span);
  cairo_surface_destroy (sprites);
  return pictures;
}

/* ---- Sorting places ---- */

/* TRUE if @entry is to be painted; then its place in quarter pixels. */
static inline gboolean
locate (const Job *job, guint32 entry, guint *column, guint *row)
{
  const EfMarkerRun *run = job->run;
  double x = job->ax * run->sx[entry] + job->bx;
  double y = job->ay * run->sy[entry] + job->by;

  if (run->skip != NULL && run->skip[entry])
    return FALSE;
  /* Written so that NAN fails. */
  if (!(x >= 0 && x < job->columns * PHASES && y >= 0 && y < job->rows * PHASES))
    return FALSE;
  *column = (guint) x;
  *row = (guint) y;
  return TRUE;
}

static inline guint
get_bucket (const Job *job, guint32 entry, guint row)
{
  guint group = ef_marker_looks_find (job->run, job->n_groups, entry);

  return group * (guint) job->rows + row / PHASES;
}

static guint
get_first_entry (const Job *job, guint worker)
{
  return (guint) ((guint64) job->run->n * worker / job->n_workers);
}

static void
count_spots (Job *job, guint worker)
{
  const guint32 *indices = job->run->indices;
  guint *counts = job->ends[worker];
  guint column, row;

  for (guint i = get_first_entry (job, worker); i < get_first_entry (job, worker + 1); i++)
    {
      guint32 entry = indices != NULL ? indices[i] : i;

      if (locate (job, entry, &column, &row))
        counts[get_bucket (job, entry, row)]++;
    }
}

static void
store_spots (Job *job, guint worker)
{
  const guint32 *indices = job->run->indices;
  guint *ends = job->ends[worker];
  guint column, row;

  for (guint i = get_first_entry (job, worker); i < get_first_entry (job, worker + 1); i++)
    {
      guint32 entry = indices != NULL ? indices[i] : i;

      if (locate (job, entry, &column, &row))
        job->spots[ends[get_bucket (job, entry, row)]++]
          = row % PHASES << EF_MARKER_SPOT_COLUMN_BITS | column;
    }
}

/* Within a bucket the spots of the first worker come first, so the order is that of the arrays. */
static void
place_buckets (Job *job)
{
  guint n_buckets = job->n_groups * (guint) job->rows;
  guint start = 0;

  for (guint bucket = 0; bucket < n_buckets; bucket++)
    {
      job->starts[bucket] = start;
      for (guint worker = 0; worker < job->n_workers; worker++)
        {
          guint count = job->ends[worker][bucket];

          job->ends[worker][bucket] = start;
          start += count;
        }
    }
  job->starts[n_buckets] = start;
  job->spots = g_new (guint32, start);
}

/* ---- Bands ---- */

static void
paint_group (const Job *job, EfMarkerPlane *plane, guint group)
{
  /* A sprite of row r begins span rows above it, in the rows of the part. */
  int first_row = plane->top + 1, end_row = plane->top + plane->n_rows + job->span;
  const guint *starts = job->starts + group * (guint) job->rows;
  EfColour fill = ef_marker_looks_get (job->run, group).fill;
  gsize n = starts[end_row] - starts[first_row];

  ef_marker_plane_begin (plane);
  for (int row = first_row; row < end_row; row++)
    if (starts[row + 1] > starts[row])
      ef_marker_plane_add_row (plane, job->kernels[group], row - job->span - plane->top,
                               job->spots + starts[row], starts[row + 1] - starts[row]);
  /* Few spots: look where they are. Many: look between the first and the last one. */
  if (n * (gsize) job->span * SEARCH_COST < (gsize) (plane->n_rows * job->width))
    for (int row = first_row; row < end_row; row++)
      ef_marker_plane_blend_row (plane, row - job->span - plane->top, job->spots + starts[row],
                                 starts[row + 1] - starts[row], &fill);
  else
    ef_marker_plane_blend (plane, &fill);
}

static void
paint_bands (Job *job, guint worker)
{
  int stride = ef_marker_plane_get_stride (job->width, job->span);
  g_autofree guint16 *sums = g_new0 (guint16, (gsize) stride * EF_MARKER_PLANE_ROWS);

  while (TRUE)
    {
      int top = g_atomic_int_add (&job->next_band, 1) * EF_MARKER_PLANE_ROWS;
      EfMarkerPlane plane = { .top = top,
                              .width = job->width,
                              .pixel_stride = job->stride,
                              .span = job->span,
                              .sprite_stride = job->sprite_stride,
                              .sums = sums,
                              .stride = stride };

      if (top >= job->height)
        return;
      plane.n_rows = MIN (EF_MARKER_PLANE_ROWS, job->height - top);
      plane.pixels = job->pixels + (gsize) top * job->stride;
      for (guint group = 0; group < job->n_groups; group++)
        paint_group (job, &plane, group);
    }
}

/* ---- Plain and outlined runs ---- */

static void
do_workers (gsize start, gsize end, gpointer user_data)
{
  const Work *work = user_data;

  for (gsize worker = start; worker < end; worker++)
    work->func (work->job, (guint) worker);
}

/* Runs @func once for each worker and waits for all. */
static void
run_workers (Job *job, void (*func) (Job *job, guint worker))
{
  Work work = { job, func };

  ef_work_split (job->n_workers, 1, do_workers, &work);
}

/* Steps of colour differ in nothing but that, which comes in later. */
static void
share_kernels (Job *job, double scale)
{
  for (guint group = 0; group < job->n_groups; group++)
    {
      EfMarkerLook look = ef_marker_looks_get (job->run, group);
      EfMarkerLook last = ef_marker_looks_get (job->run, MAX (group, 1) - 1);

      if (group > 0 && look.shape == last.shape && look.fill.a == last.fill.a)
        job->kernels[group] = job->kernels[group - 1];
      else
        job->kernels[group] = make_kernels (job, group, scale);
    }
}

static void
free_kernels (Job *job)
{
  for (guint group = job->n_groups; group > 0; group--)
    if (group == 1 || job->kernels[group - 1] != job->kernels[group - 2])
      g_free (job->kernels[group - 1]);
}

static void
paint_plain (Job *job, double scale)
{
  guint n_buckets = job->n_groups * (guint) job->rows;

  share_kernels (job, scale);
  job->n_workers = job->run->n >= THREADS_FROM ? MIN (g_get_num_processors (), MAX_WORKERS) : 1;
  for (guint worker = 0; worker < job->n_workers; worker++)
    job->ends[worker] = g_new0 (guint, n_buckets);
  job->starts = g_new (guint, n_buckets + 1);

  run_workers (job, count_spots);
  place_buckets (job);
  run_workers (job, store_spots);
  run_workers (job, paint_bands);

  free_kernels (job);
  for (guint worker = 0; worker < job->n_workers; worker++)
    g_free (job->ends[worker]);
  g_free (job->starts);
  g_free (job->spots);
}

/* What a pixel still shows through something above it. */
static inline guint32
dim (guint32 pixel, guint alpha)
{
  return ef_marker_pixel_gather (ef_marker_pixel_divide (ef_marker_pixel_spread (pixel) * alpha));
}

static void
blend_picture (const Job *job, const guint32 *picture, int left, int top)
{
  int first_x = MAX (-left, 0), end_x = MIN (job->span, job->width - left);
  int first_y = MAX (-top, 0), end_y = MIN (job->span, job->height - top);

  for (int y = first_y; y < end_y; y++)
    {
      guint32 *ground = (guint32 *) (void *) (job->pixels + (gsize) (top + y) * job->stride) + left;
      const guint32 *source = picture + y * job->sprite_stride;

      for (int x = first_x; x < end_x; x++)
        if (source[x] >> 24 == 255)
          ground[x] = source[x];
        else if (source[x] != 0)
          ground[x] = source[x] + dim (ground[x], 255 - (source[x] >> 24));
    }
}

static void
paint_outlined (Job *job, double scale)
{
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = ef_marker_run_order (job->run, NULL, &starts);
  guint column, row;

  for (guint group = 0; group < job->n_groups; group++)
    {
      g_autofree guint32 *pictures = NULL;

      if (starts[group] == starts[group + 1])
        continue;
      pictures = make_pictures (job, group, scale);
      for (guint i = starts[group]; i < starts[group + 1]; i++)
        if (locate (job, entries[i], &column, &row))
          blend_picture (job,
                         pictures
                           + (row % PHASES * PHASES + column % PHASES)
                               * (guint) (job->span * job->sprite_stride),
                         (int) (column / PHASES) - job->span, (int) (row / PHASES) - job->span);
    }
}

/* ---- Set-up ---- */

/* Chooses the pixels whose centre @clip covers, within the image; FALSE if there are none. */
static gboolean
set_part (Job *job,
          cairo_surface_t *image,
          const EfRect *clip,
          double scale,
          double origin_x,
          double origin_y)
{
  const EfMarkerRun *run = job->run;
  int left, top;

  if (!ef_marker_clip_to_pixels (image, clip, scale, origin_x, origin_y, &left, &top, &job->width,
                                 &job->height))
    return FALSE;

  job->columns = job->width + job->span;
  job->rows = job->height + job->span;
  job->stride = cairo_image_surface_get_stride (image);
  job->pixels = cairo_image_surface_get_data (image) + (gsize) top * (gsize) job->stride
                + (gsize) left * 4;

  /* A sprite begins reach pixels left of its centre's pixel; adding span - reach makes its column
   * count from span pixels left of the part. Half a quarter more rounds to the nearest. */
  job->ax = run->ax * scale * PHASES;
  job->ay = run->ay * scale * PHASES;
  job->bx = (run->bx * scale - origin_x - left + job->span - job->reach) * PHASES + 0.5;
  job->by = (run->by * scale - origin_y - top + job->span - job->reach) * PHASES + 0.5;
  return TRUE;
}

void
ef_paint_markers (cairo_surface_t *image,
                  const EfMarkerRun *run,
                  const EfRect *clip,
                  double scale,
                  double origin_x,
                  double origin_y)
{
  Job job = { .run = run };
  double reach;

  g_return_if_fail (cairo_surface_get_type (image) == CAIRO_SURFACE_TYPE_IMAGE);
  g_return_if_fail (cairo_image_surface_get_format (image) == CAIRO_FORMAT_ARGB32
                    || cairo_image_surface_get_format (image) == CAIRO_FORMAT_RGB24);
  g_return_if_fail (run != NULL && clip != NULL);

  if (run->n == 0 || ef_marker_looks_count (run) == 0 || !(run->size * scale > 0))
    return;
  reach = ceil (ef_marker_run_get_reach (run) * scale);
  if (run->sizes != NULL || !(reach <= MAX_REACH))
    {
      ef_paint_sized_markers (image, run, clip, scale, origin_x, origin_y);
      return;
    }
  job.n_groups = ef_marker_looks_count (run);
  job.reach = (int) reach;
  job.span = 2 * job.reach + 1;
  job.sprite_stride = (job.span + EF_MARKER_LANES - 1) / EF_MARKER_LANES * EF_MARKER_LANES;
  if (!set_part (&job, image, clip, scale, origin_x, origin_y))
    return;

  cairo_surface_flush (image);
  if (run->outline.a > 0 && run->outline_width > 0)
    paint_outlined (&job, scale);
  else
    paint_plain (&job, scale);
  cairo_surface_mark_dirty (image);
}
