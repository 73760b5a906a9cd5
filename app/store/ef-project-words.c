/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-words.h"

#include "ef-chart-spec.h"

static const char *const kind_words[] = { "number", "text", "date", NULL };
static const char *const reason_words[] = { "none", "row-order", "quantity", "file", "user", NULL };
static const char *const place_words[] = { "line", "pointer", "text", NULL };
static const char *const precision_words[] = { "year", "month", "day", "time", NULL };
static const char *const scale_words[] = { "auto", "linear", "log", "date", NULL };
static const char *const labels_words[] = { "none", "front", "all", NULL };
static const char *const curve_words[] = { "stairs", "hull", "none", NULL };
static const char *const note_words[] = { "line-x", "line-y", "region", "text", NULL };
static const char *const crowd_words[] = { "auto", "points", "density", NULL };
static const char *const group_summary_words[] = { "mean", "best", NULL };
static const char *const computed_words[] = {
  "rank",  "near",         "membership", "efficiency-x", "gap-x", "efficiency-y",
  "gap-y", "contribution", "stars",      "front",        NULL,
};
static const char *const spread_words[] = { "bars", "runs", NULL };

static const char *const *const all_words[] = {
  [EF_WORDS_KIND] = kind_words,     [EF_WORDS_REASON] = reason_words,
  [EF_WORDS_PLACE] = place_words,   [EF_WORDS_PRECISION] = precision_words,
  [EF_WORDS_SCALE] = scale_words,   [EF_WORDS_LABELS] = labels_words,
  [EF_WORDS_CURVE] = curve_words,
  [EF_WORDS_SPREAD] = spread_words, [EF_WORDS_CROWD] = crowd_words,
  [EF_WORDS_NOTE] = note_words,     [EF_WORDS_GROUP_SUMMARY] = group_summary_words,
  [EF_WORDS_COMPUTED] = computed_words,
};

static const char *const *
get_words (EfWords words)
{
  if (words == EF_WORDS_LEGEND)
    return ef_legend_list_words ();
  if (words == EF_WORDS_STARS)
    return ef_star_rule_list_words ();
  return all_words[words];
}

const char *
ef_project_word (EfWords words, guint value)
{
  return get_words (words)[value];
}

gboolean
ef_project_find_word (EfWords words, const char *word, guint *value)
{
  const char *const *list = get_words (words);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], word))
      {
        *value = i;
        return TRUE;
      }

  return FALSE;
}
