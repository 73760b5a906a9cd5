/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What every target defines, as libFuzzer wants it: reads the bytes and aborts where something
 * that must hold does not. A target sees any bytes whatever. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
