/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#ifdef G_OS_UNIX
#include <sys/mman.h>
#endif

#define EF_LARGE_MEMORY_MIN (2u << 20)

/* Asks for large pages behind an array that was just allocated and is about to be filled. The
 * kernel hands out memory 4 KiB at a time otherwise, at the price of an interruption each, and
 * for a table of 60 MB that alone is a quarter of the time of its import. A hint and nothing
 * more: where it is not known, or the array is small, nothing happens. Returns @memory.
 *
 * Pages that the array has only a part of are meant as well: arrays that lie side by side, but for
 * the few bytes by which the allocator knows them, share the large page across their border then,
 * and do not have up to 2 MiB of small ones at either end. */
static inline gpointer
ef_large_memory_hint (gpointer memory, gsize size)
{
#ifdef MADV_HUGEPAGE
  if (size >= EF_LARGE_MEMORY_MIN)
    {
      const guintptr page = 4096;
      guintptr start = (guintptr) memory & ~(page - 1);
      guintptr end = ((guintptr) memory + size + page - 1) & ~(page - 1);

      (void) madvise ((gpointer) start, end - start, MADV_HUGEPAGE);
    }
#endif

  return memory;
}
