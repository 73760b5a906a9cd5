/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-uncertainty.h"

#include "ef-bounds-kind.h"

#include <glib/gi18n-lib.h>

void
ef_cli_uncertainty_clear (EfCliUncertainty *self)
{
  g_clear_pointer (&self->coverage, g_free);
  g_clear_pointer (&self->resamples, g_free);
  g_clear_pointer (&self->seed, g_free);
}

gboolean
ef_cli_uncertainty_is_given (const EfCliUncertainty *self)
{
  return self->runs || self->coverage != NULL || self->resamples != NULL || self->seed != NULL;
}

/* "95%", "0.95" or "se" */
static gboolean
read_coverage (const char  *text,
               double      *coverage,
               EfCliStatus *status)
{
  char *end = NULL;

  *coverage = EF_COVERAGE_STANDARD;
  if (g_ascii_strcasecmp (text, "se") == 0)
    return TRUE;

  *coverage = g_ascii_strtod (text, &end);
  if (end != text && g_str_equal (end, "%"))
    {
      *coverage /= 100;
      end++;
    }
  if (end != text && *end == '\0' && *coverage > 0 && *coverage < 1)
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE,
                         _("--coverage takes a share such as 95%%, or se for one standard error, "
                           "not “%s”."), text);

  return FALSE;
}

static gboolean
read_whole (const char  *option,
            const char  *text,
            guint        min,
            guint        max,
            guint       *number,
            EfCliStatus *status)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    {
      *number = (guint) value;
      return TRUE;
    }

  *status = ef_cli_fail (EF_CLI_USAGE,
                         _("%s takes a whole number from %u to %u, not “%s”."), option, min, max,
                         text);

  return FALSE;
}

gboolean
ef_cli_uncertainty_apply (const EfCliUncertainty *self,
                          EfUncertaintySpec      *spec,
                          EfCliStatus            *status)
{
  if (self->runs)
    spec->spread = EF_SPREAD_RUNS;

  return (self->coverage == NULL || read_coverage (self->coverage, &spec->coverage, status)) &&
         (self->resamples == NULL || read_whole ("--resamples", self->resamples, 1,
                                                 EF_RESAMPLES_MAX, &spec->n_resamples, status)) &&
         (self->seed == NULL || read_whole ("--seed", self->seed, 0, G_MAXUINT32, &spec->seed,
                                            status));
}
