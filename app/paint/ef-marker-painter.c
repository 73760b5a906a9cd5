/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
#define LANES 8

/* 64 rows of 1600 pixels are 200 KiB of the plane, which the second level of cache holds. */
#define BAND_ROWS 64
/* Larger markers are for Cairo. */
#define MAX_REACH 96
/* Below, starting a thread costs more than it saves. */
#define THREADS_FROM 50000
#define MAX_WORKERS 2
/* How many pixels of an empty plane are looked at in the time of one row of a sprite. */
#define SEARCH_COST 32

/* A spot is the place of a marker in its row: the column in quarter pixels, above it the row's
 * quarter. */
#define SPOT_COLUMN_BITS 20
/* Cairo's widest image fits. */
G_STATIC_ASSERT ((32767 + 4 * MAX_REACH) * PHASES < 1 << SPOT_COLUMN_BITS);

/* The plane's unit: 65535 stands for a ground that shows by less than half a step of 8 bits. */
#define UNITS_PER_HALVING 6800.0
#define ALPHA_SHIFT 3

typedef guint16 Lanes __attribute__ ((vector_size (2 * LANES)));

typedef struct
{
  const EfMarkerRun *run;
  guint n_groups; /* of one colour: groups, or steps of colour */

  /* The part of the image that is painted. */
  guint8 *pixels;
  int stride;
  int width, height;

  /* A sprite has span x span pixels, the marker's centre in the middle one. All phases of a group
   * lie below each other; rows are padded to whole Lanes. */
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

/* Rows of the part that are painted together. */
typedef struct
{
  int top, n_rows;
  guint16 *plane; /* the sums; column 0 of the part is column span of the plane */
  int stride;
  guint8 *pixels;
  /* Of each row, from which column of the plane up to which something was added. */
  int begins[BAND_ROWS], ends[BAND_ROWS];
} Band;

typedef struct
{
  Job *job;
  void (*func) (Job *job, guint worker);
} Work;

static guint8 alpha_of_sum[(G_MAXUINT16 + 1) >> ALPHA_SHIFT];

static void
init_alpha_of_sum (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  for (guint i = 1; i < G_N_ELEMENTS (alpha_of_sum); i++)
    alpha_of_sum[i]
      = (guint8) lround (255 * (1 - exp2 (-((i + 0.5) * (1 << ALPHA_SHIFT)) / UNITS_PER_HALVING)));
  g_once_init_leave (&done, 1);
}

static guint16
sum_of_alpha (double alpha)
{
  double sum = alpha < 1 ? -log2 (1 - alpha) * UNITS_PER_HALVING : G_MAXUINT16;

  return (guint16) lround (MIN (sum, G_MAXUINT16));
}

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
    sums[i] = sum_of_alpha (ef_marker_looks_get (job->run, group).fill.a * i / 255);
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
          = row % PHASES << SPOT_COLUMN_BITS | column;
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

/* ---- Blending ---- */

/* The four channels of a pixel in 16 bits each, so that one multiplication serves all. */
static inline guint64
spread (guint32 pixel)
{
  return (pixel & 0x00ff00ff) | (guint64) (pixel & 0xff00ff00) << 24;
}

static inline guint32
gather (guint64 channels)
{
  return (guint32) channels | (guint32) (channels >> 24);
}

/* Channels of up to 255 * 255, divided by 255 and rounded. */
static inline guint64
divide_by_255 (guint64 channels)
{
  channels += G_GUINT64_CONSTANT (0x0080008000800080);
  channels += channels >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  return channels >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
}

/* Most of a plane is empty: how many whole blocks of zeros begin at @sums, in pixels. */
static inline int
skip_empty (const guint16 *sums, int width)
{
  int x = 0;

  for (; x + 4 * LANES <= width; x += 4 * LANES)
    {
      Lanes blocks[4];
      guint64 halves[2];

      memcpy (blocks, sums + x, sizeof blocks);
      blocks[0] |= blocks[1] | blocks[2] | blocks[3];
      memcpy (halves, blocks, sizeof halves);
      if ((halves[0] | halves[1]) != 0)
        break;
    }
  return x;
}

static inline guint8
get_alpha (guint16 sum)
{
  return alpha_of_sum[sum >> ALPHA_SHIFT];
}

static inline guint32
blend_pixel (guint32 ground, guint64 colour, guint alpha)
{
  return gather (divide_by_255 (colour * alpha + spread (ground) * (255 - alpha)));
}

#ifdef __SSE2__
/* Two pixels, as 16 bits a channel; the same arithmetic as that of one. */
static inline __m128i
blend_two (__m128i ground, __m128i colour, guint alpha_1, guint alpha_2)
{
  const guint64 all_channels = G_GUINT64_CONSTANT (0x0001000100010001);
  __m128i alpha = _mm_set_epi64x ((gint64) (alpha_2 * all_channels),
                                  (gint64) (alpha_1 * all_channels));
  __m128i rest = _mm_sub_epi16 (_mm_set1_epi16 (255), alpha);
  __m128i sum = _mm_add_epi16 (_mm_mullo_epi16 (colour, alpha), _mm_mullo_epi16 (ground, rest));

  sum = _mm_add_epi16 (sum, _mm_set1_epi16 (0x80));
  return _mm_srli_epi16 (_mm_add_epi16 (sum, _mm_srli_epi16 (sum, 8)), 8);
}

static inline void
blend_four (const guint16 *sums, guint32 *pixels, guint64 colour)
{
  __m128i colours
    = _mm_unpacklo_epi8 (_mm_set1_epi32 ((gint32) gather (colour)), _mm_setzero_si128 ());
  __m128i ground = _mm_loadu_si128 ((const __m128i *) (const void *) pixels);
  __m128i low = _mm_unpacklo_epi8 (ground, _mm_setzero_si128 ());
  __m128i high = _mm_unpackhi_epi8 (ground, _mm_setzero_si128 ());

  low = blend_two (low, colours, get_alpha (sums[0]), get_alpha (sums[1]));
  high = blend_two (high, colours, get_alpha (sums[2]), get_alpha (sums[3]));
  _mm_storeu_si128 ((__m128i *) (void *) pixels, _mm_packus_epi16 (low, high));
}
#else
static inline void
blend_four (const guint16 *sums, guint32 *pixels, guint64 colour)
{
  for (int i = 0; i < 4; i++)
    pixels[i] = blend_pixel (pixels[i], colour, get_alpha (sums[i]));
}
#endif

/* Blends @colour wherever the plane has something, and clears the plane for the next group. Markers
 * are wider than four pixels, so most fours are empty or mostly full. */
static inline void
blend_plane_row (guint16 *sums, guint32 *pixels, int width, guint64 colour)
{
  int x = 0;

  while (x + 4 <= width)
    {
      guint64 four;

      memcpy (&four, sums + x, sizeof four);
      if (four == 0)
        {
          x += MAX (skip_empty (sums + x, width - x), 4);
          continue;
        }
      blend_four (sums + x, pixels + x, colour);
      memset (sums + x, 0, sizeof four);
      x += 4;
    }
  for (; x < width; x++)
    if (sums[x] != 0)
      {
        pixels[x] = blend_pixel (pixels[x], colour, get_alpha (sums[x]));
        sums[x] = 0;
      }
}

static inline Lanes
add_saturated (Lanes a, Lanes b)
{
#ifdef __SSE2__
  return (Lanes) _mm_adds_epu16 ((__m128i) a, (__m128i) b);
#else
  Lanes sum = a + b;

  return sum | (Lanes) (sum < a);
#endif
}

static inline void
add_kernel (guint16 *plane, int plane_stride, const guint16 *kernel, int kernel_stride, int n_rows)
{
  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < kernel_stride; x += LANES)
      {
        Lanes sum, addend;

        memcpy (&sum, plane + y * plane_stride + x, sizeof sum);
        memcpy (&addend, kernel + y * kernel_stride + x, sizeof addend);
        sum = add_saturated (sum, addend);
        memcpy (plane + y * plane_stride + x, &sum, sizeof sum);
      }
}

/* ---- Bands ---- */

static void
widen_rows (Band *band, int top, int n_rows, int begin, int end)
{
  for (int y = top; y < top + n_rows; y++)
    {
      band->begins[y] = MIN (band->begins[y], begin);
      band->ends[y] = MAX (band->ends[y], end);
    }
}

/* Adds the spots of one row; their sprites begin at row @top of the band and may begin above it. */
static void
add_row (const Job *job, Band *band, guint group, int top, const guint32 *spots, guint n)
{
  int stride = job->sprite_stride;
  int skipped = MAX (-top, 0);
  int n_rows = MIN (job->span, band->n_rows - top) - skipped;
  const guint16 *kernels = job->kernels[group] + skipped * stride;
  guint16 *rows = band->plane + (top + skipped) * band->stride;
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint column = spots[i] & ((1u << SPOT_COLUMN_BITS) - 1);
      guint phase = (spots[i] >> SPOT_COLUMN_BITS) * PHASES + column % PHASES;
      const guint16 *kernel = kernels + phase * (guint) (job->span * stride);
      guint16 *place = rows + column / PHASES;

      first = MIN (first, column);
      last = MAX (last, column);
      /* Constant strides let the compiler unroll the common sizes. */
      if (stride == LANES)
        add_kernel (place, band->stride, kernel, LANES, n_rows);
      else if (stride == 2 * LANES)
        add_kernel (place, band->stride, kernel, 2 * LANES, n_rows);
      else
        add_kernel (place, band->stride, kernel, stride, n_rows);
    }
  widen_rows (band, top + skipped, n_rows, (int) (first / PHASES),
              (int) (last / PHASES) + job->span);
}

/* Blends what was added anywhere. */
static void
blend_rows (const Job *job, const Band *band, guint64 colour)
{
  for (int y = 0; y < band->n_rows; y++)
    {
      int first_x = MAX (band->begins[y] - job->span, 0);
      int end_x = MIN (band->ends[y] - job->span, job->width);

      if (first_x < end_x)
        blend_plane_row (band->plane + y * band->stride + job->span + first_x,
                         (guint32 *) (void *) (band->pixels + (gsize) y * job->stride) + first_x,
                         end_x - first_x, colour);
    }
}

static guint32
to_rgb (const EfColour *colour)
{
  guint r = (guint) lround (CLAMP (colour->r, 0, 1) * 255);
  guint g = (guint) lround (CLAMP (colour->g, 0, 1) * 255);
  guint b = (guint) lround (CLAMP (colour->b, 0, 1) * 255);

  return 0xff000000u | r << 16 | g << 8 | b;
}

/* Blends the rectangle under each spot of one row; what an earlier one took is empty by then. */
static void
blend_row_of_spots (
  const Job *job, const Band *band, int top, const guint32 *spots, guint n, guint64 colour)
{
  for (guint i = 0; i < n; i++)
    {
      int left = (int) ((spots[i] & ((1u << SPOT_COLUMN_BITS) - 1)) / PHASES) - job->span;
      int first_x = MAX (left, 0), end_x = MIN (left + job->span, job->width);

      for (int y = MAX (top, 0); y < MIN (top + job->span, band->n_rows); y++)
        blend_plane_row (band->plane + y * band->stride + job->span + first_x,
                         (guint32 *) (void *) (band->pixels + (gsize) y * job->stride) + first_x,
                         end_x - first_x, colour);
    }
}

static void
paint_group (const Job *job, Band *band, guint group)
{
  /* A sprite of row r begins span rows above it, in the rows of the part. */
  int first_row = band->top + 1, end_row = band->top + band->n_rows + job->span;
  const guint *starts = job->starts + group * (guint) job->rows;
  EfColour fill = ef_marker_looks_get (job->run, group).fill;
  guint64 colour = spread (to_rgb (&fill));
  gsize n = starts[end_row] - starts[first_row];

  for (int y = 0; y < band->n_rows; y++)
    {
      band->begins[y] = G_MAXINT;
      band->ends[y] = 0;
    }
  for (int row = first_row; row < end_row; row++)
    if (starts[row + 1] > starts[row])
      add_row (job, band, group, row - job->span - band->top, job->spots + starts[row],
               starts[row + 1] - starts[row]);
  /* Few spots: look where they are. Many: look between the first and the last one. */
  if (n * (gsize) job->span * SEARCH_COST < (gsize) (band->n_rows * job->width))
    for (int row = first_row; row < end_row; row++)
      blend_row_of_spots (job, band, row - job->span - band->top, job->spots + starts[row],
                          starts[row + 1] - starts[row], colour);
  else
    blend_rows (job, band, colour);
}

static void
paint_bands (Job *job, guint worker)
{
  /* A margin on both sides takes what sprites at the edge add outside; nobody looks at it. */
  int stride = job->width + 3 * job->span + LANES;
  g_autofree guint16 *plane = g_new0 (guint16, (gsize) stride * BAND_ROWS);

  while (TRUE)
    {
      int top = g_atomic_int_add (&job->next_band, 1) * BAND_ROWS;
      Band band = { .top = top, .plane = plane, .stride = stride };

      if (top >= job->height)
        return;
      band.n_rows = MIN (BAND_ROWS, job->height - top);
      band.pixels = job->pixels + (gsize) top * job->stride;
      for (guint group = 0; group < job->n_groups; group++)
        paint_group (job, &band, group);
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

  init_alpha_of_sum ();
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
          ground[x]
            = source[x] + gather (divide_by_255 (spread (ground[x]) * (255 - (source[x] >> 24))));
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
  job.sprite_stride = (job.span + LANES - 1) / LANES * LANES;
  if (!set_part (&job, image, clip, scale, origin_x, origin_y))
    return;

  cairo_surface_flush (image);
  if (run->outline.a > 0 && run->outline_width > 0)
    paint_outlined (&job, scale);
  else
    paint_plain (&job, scale);
  cairo_surface_mark_dirty (image);
}
