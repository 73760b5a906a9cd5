/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-round.h"

#include <math.h>

double
ef_round_as_fine (double value, double step, double (*how) (double))
{
  double fine = fabs (step);

  if (!(fine > 0) || !isfinite (fine) || !isfinite (value))
    return value;

  fine = pow (10, floor (log10 (fine)));
  /* Dividing by what is a power of ten leaves no digits behind, as multiplying by 0.001 would. */
  if (fine >= 1)
    return how (value / fine) * fine;
  fine = round (1 / fine);

  return how (value * fine) / fine;
}
