/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marker-plane.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "ef-marker-pixel.h"
#include "ef-marker-sprites.h"

/* The plane's unit: 65535 stands for a ground that shows by less than half a step of 8 bits. */
#define UNITS_PER_HALVING 6800.0
#define ALPHA_SHIFT 3

#define PHASES EF_MARKER_SPRITE_PHASES

typedef guint16 Lanes __attribute__ ((vector_size (2 * EF_MARKER_LANES)));

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

guint16
ef_marker_plane_get_sum (double alpha)
{
  double sum = alpha < 1 ? -log2 (1 - alpha) * UNITS_PER_HALVING : G_MAXUINT16;

  return (guint16) lround (MIN (sum, G_MAXUINT16));
}

/* ---- Blending a row ---- */

/* Most of a plane is empty: how many whole blocks of zeros begin at @sums, in pixels. */
static inline int
skip_empty (const guint16 *sums, int width)
{
  int x = 0;

  for (; x + 4 * EF_MARKER_LANES <= width; x += 4 * EF_MARKER_LANES)
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
  guint64 channels = colour * alpha + ef_marker_pixel_spread (ground) * (255 - alpha);

  return ef_marker_pixel_gather (ef_marker_pixel_divide (channels));
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
  __m128i pixel = _mm_set1_epi32 ((gint32) ef_marker_pixel_gather (colour));
  __m128i colours = _mm_unpacklo_epi8 (pixel, _mm_setzero_si128 ());
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
    for (int x = 0; x < kernel_stride; x += EF_MARKER_LANES)
      {
        Lanes sum, addend;

        memcpy (&sum, plane + y * plane_stride + x, sizeof sum);
        memcpy (&addend, kernel + y * kernel_stride + x, sizeof addend);
        sum = add_saturated (sum, addend);
        memcpy (plane + y * plane_stride + x, &sum, sizeof sum);
      }
}

/* ---- The plane ---- */

static guint32
to_rgb (const EfColour *colour)
{
  guint r = (guint) lround (CLAMP (colour->r, 0, 1) * 255);
  guint g = (guint) lround (CLAMP (colour->g, 0, 1) * 255);
  guint b = (guint) lround (CLAMP (colour->b, 0, 1) * 255);

  return 0xff000000u | r << 16 | g << 8 | b;
}

int
ef_marker_plane_get_stride (int width, int span)
{
  return width + 3 * span + EF_MARKER_LANES;
}

void
ef_marker_plane_begin (EfMarkerPlane *self)
{
  init_alpha_of_sum ();
  for (int y = 0; y < self->n_rows; y++)
    {
      self->begins[y] = G_MAXINT;
      self->ends[y] = 0;
    }
}

/* In quarter pixels. */
static inline guint
get_column (guint32 spot)
{
  return spot & ((1u << EF_MARKER_SPOT_COLUMN_BITS) - 1);
}

static inline void
blend_columns (EfMarkerPlane *self, int y, int first_x, int end_x, guint64 channels)
{
  guint32 *pixels = (guint32 *) (void *) (self->pixels + (gsize) y * self->pixel_stride);

  blend_plane_row (self->sums + y * self->stride + self->span + first_x, pixels + first_x,
                   end_x - first_x, channels);
}

static void
widen_rows (EfMarkerPlane *self, int top, int n_rows, int begin, int end)
{
  for (int y = top; y < top + n_rows; y++)
    {
      self->begins[y] = MIN (self->begins[y], begin);
      self->ends[y] = MAX (self->ends[y], end);
    }
}

void
ef_marker_plane_add_row (
  EfMarkerPlane *self, const guint16 *kernels, int top, const guint32 *spots, guint n)
{
  int stride = self->sprite_stride;
  int skipped = MAX (-top, 0);
  int n_rows = MIN (self->span, self->n_rows - top) - skipped;
  const guint16 *visible = kernels + skipped * stride;
  guint16 *rows = self->sums + (top + skipped) * self->stride;
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint column = get_column (spots[i]);
      guint phase = (spots[i] >> EF_MARKER_SPOT_COLUMN_BITS) * PHASES + column % PHASES;
      const guint16 *kernel = visible + phase * (guint) (self->span * stride);
      guint16 *place = rows + column / PHASES;

      first = MIN (first, column);
      last = MAX (last, column);
      /* Constant strides let the compiler unroll the common sizes. */
      if (stride == EF_MARKER_LANES)
        add_kernel (place, self->stride, kernel, EF_MARKER_LANES, n_rows);
      else if (stride == 2 * EF_MARKER_LANES)
        add_kernel (place, self->stride, kernel, 2 * EF_MARKER_LANES, n_rows);
      else
        add_kernel (place, self->stride, kernel, stride, n_rows);
    }
  widen_rows (self, top + skipped, n_rows, (int) (first / PHASES),
              (int) (last / PHASES) + self->span);
}

void
ef_marker_plane_blend (EfMarkerPlane *self, const EfColour *colour)
{
  guint64 channels = ef_marker_pixel_spread (to_rgb (colour));

  for (int y = 0; y < self->n_rows; y++)
    {
      int first_x = MAX (self->begins[y] - self->span, 0);
      int end_x = MIN (self->ends[y] - self->span, self->width);

      if (first_x < end_x)
        blend_columns (self, y, first_x, end_x, channels);
    }
}

void
ef_marker_plane_blend_row (
  EfMarkerPlane *self, int top, const guint32 *spots, guint n, const EfColour *colour)
{
  guint64 channels = ef_marker_pixel_spread (to_rgb (colour));

  for (guint i = 0; i < n; i++)
    {
      int left = (int) (get_column (spots[i]) / PHASES) - self->span;
      int first_x = MAX (left, 0), end_x = MIN (left + self->span, self->width);

      for (int y = MAX (top, 0); y < MIN (top + self->span, self->n_rows); y++)
        blend_columns (self, y, first_x, end_x, channels);
    }
}
