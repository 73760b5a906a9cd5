/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The four channels of a pixel in 16 bits each, so that one multiplication serves all. */
static inline guint64
ef_marker_pixel_spread (guint32 pixel)
{
  return (pixel & 0x00ff00ff) | (guint64) (pixel & 0xff00ff00) << 24;
}

static inline guint32
ef_marker_pixel_gather (guint64 channels)
{
  return (guint32) channels | (guint32) (channels >> 24);
}

/* Channels of up to 255 * 255, divided by 255 and rounded. */
static inline guint64
ef_marker_pixel_divide (guint64 channels)
{
  channels += G_GUINT64_CONSTANT (0x0080008000800080);
  channels += channels >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  return channels >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
}

G_END_DECLS
