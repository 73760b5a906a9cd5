/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "what-if-fixture.h"

#include "fixture.h"

void
what_if_add_hours (EfDocument *document, const char *name)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  static const char *const devices[]
    = { "A100 SXM4 80GB", "A100 SXM4 80GB", "H100 SXM5", "V100 SXM2 16GB" };
  static const double hours[] = { 1000, 2000, 4000, 9000 };
  static const double carbons[] = { 900, 2, 3, 4 };
  static const double scores[] = { 60, 70, 65, 80 };
  GPtrArray *columns = fixture_columns ();

  g_ptr_array_add (columns, fixture_texts ("Model", EF_ROLE_NAME, names, 4));
  g_ptr_array_add (columns, fixture_texts ("Hardware", EF_ROLE_NONE, devices, 4));
  g_ptr_array_add (columns, fixture_numbers ("GPU hours", hours, 4));
  g_ptr_array_add (columns, fixture_numbers ("Carbon emissions (kg)", carbons, 4));
  g_ptr_array_add (columns, fixture_numbers ("Accuracy", scores, 4));
  fixture_add_columns (document, name, columns);
}
