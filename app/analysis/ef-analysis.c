/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-analysis.h"

#include <glib/gi18n-lib.h>

/* By what an analysis asks of the values, not by its name: so scenes, pages and the command line
 * all refuse the same things, in the same words. */
const char *
ef_analysis_get_refusal (EfAnalysis analysis,
                         gboolean   x_ordinal,
                         gboolean   y_ordinal)
{
  gboolean either = x_ordinal || y_ordinal;

  switch (analysis)
    {
    case EF_ANALYSIS_ORDER:
      return NULL;

    case EF_ANALYSIS_ALONG_X:
      return x_ordinal ? _("Ratings and ranks say who is ahead, not by how much: "
                           "differences and ratios along x mean nothing.")
                       : NULL;

    case EF_ANALYSIS_ALONG_Y:
      return y_ordinal ? _("Ratings and ranks say who is ahead, not by how much: "
                           "differences and ratios along y mean nothing.")
                       : NULL;

    case EF_ANALYSIS_SHARE:
      return either ? _("Ratings and ranks have no zero that a percentage could start from; "
                        "an amount such as 20 says how near.")
                    : NULL;

    case EF_ANALYSIS_HULL:
      return either ? _("Ratings and ranks have no averages, so there is nothing between "
                        "two models that a mixture of them could reach.")
                    : NULL;

    case EF_ANALYSIS_AREA:
      return either ? _("Ratings and ranks say who is ahead, not by how much: "
                        "an area between them means nothing.")
                    : NULL;

    case EF_ANALYSIS_PRICE:
      return either ? _("Ratings and ranks say who is ahead, not by how much: "
                        "a price of one more point means nothing.")
                    : NULL;

    case EF_ANALYSIS_BOTH:
      return either ? _("Ratings and ranks say who is ahead, not by how much: "
                        "they cannot be weighed against another axis.")
                    : NULL;

    case EF_ANALYSIS_FIT:
      return either ? _("Ratings and ranks say who is ahead, not by how much: "
                        "a curve through them means nothing.")
                    : NULL;

    default:
      g_return_val_if_reached (NULL);
    }
}
