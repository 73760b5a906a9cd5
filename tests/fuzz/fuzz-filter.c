/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ef-filter.h"

/* Any text, as somebody types it into the filter. What is understood says the same again. */

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfFilter) filter = NULL;
  g_autoptr (EfFilter) again = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  filter = ef_filter_parse (text, &error);
  g_assert_true ((filter == NULL) == (error != NULL));
  if (filter == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  again = ef_filter_parse (ef_filter_get_text (filter), &error);
  g_assert_no_error (error);

  return 0;
}
