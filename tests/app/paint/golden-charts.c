/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden-charts.h"

#include "../scene/scene-fixture.h"
#include "ef-energy-derive.h"

static EfTable *
create_models (void)
{
  return fixture_models (60, 4, 5);
}

/* One name in each script, and each as a word of a group. */
static EfTable *
create_scripts (void)
{
  static const char *const names[]
    = { "Grüße-7B",      "模型七号",           "نموذج عربي", "モデル・β",
        "Ёлка-2 (х86)", "한국어 모델",        "🤖 robot",   "שלום-model",
        "हिन्दी मॉडल",   "Ω→∞ “quoted” & <b>" };
  static const char *const families[] = { "Latin", "漢字", "عربي", "かな", "Кириллица",
                                          "한글",  "emoji 🦙", "עברית", "देवनागरी", "Symbols" };
  double sizes[G_N_ELEMENTS (names)], scores[G_N_ELEMENTS (names)];

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      sizes[i] = 1 + 3.0 * (double) i;
      scores[i] = 50 + 4 * (double) i - (i % 3 == 2 ? 6 : 0);
    }

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_texts ("family", EF_ROLE_GROUP, families, G_N_ELEMENTS (names)),
                        fixture_numbers ("Params (M)", sizes, G_N_ELEMENTS (names)),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (names)), NULL);
}

/* Models of twenty years. @role: of the dates */
static EfTable *
create_dated (EfRole role)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Date", EF_COLUMN_DATE);
  double scores[40];

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      scores[i] = 40 + i + 9 * ((i * 7) % 5) / 4.0;
      ef_column_builder_add_number (builder, 12000 + 180.0 * i);
    }
  ef_column_builder_set_direction (builder, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_USER);
  ef_column_builder_set_role (builder, role);

  return fixture_table (ef_column_builder_end (builder),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (scores)), NULL);
}

static EfTable *
create_history (void)
{
  return create_dated (EF_ROLE_NONE);
}

static EfTable *
create_news (void)
{
  return create_dated (EF_ROLE_DATE);
}

/* Sizes of which a third is reported, a third derived, and a third estimated with a range, in three
 * families: every form of a mark with every one of three shapes. */
static EfTable *
create_origins (void)
{
  static const char *const families[] = { "A", "B", "C" };
  EfColumnBuilder *builder = ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER);
  const char *names[27];
  double scores[27];

  ef_column_builder_set_quantity (builder, ef_quantity_find ("parameters"),
                                  ef_unit_find_by_id ("million"));
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      double size = 1 + 2.0 * i * i;

      scores[i] = 40 + 1.5 * i + (i * 11) % 8;
      names[i] = families[i / 3 % 3];
      if (i % 3 == 2)
        ef_column_builder_add_number_full (builder, size, size / 1.5, size * 1.5, NULL, 0);
      else
        ef_column_builder_add_number (builder, size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    if (i % 3 > 0)
      ef_column_builder_set_cell_origin (builder, i,
                                         i % 3 == 1 ? EF_ORIGIN_DERIVED : EF_ORIGIN_ESTIMATED,
                                         i % 3 == 1 ? "layers * width" : "as its like");

  return fixture_table (ef_column_builder_end (builder),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (scores)),
                        fixture_texts ("family", EF_ROLE_GROUP, names, G_N_ELEMENTS (names)), NULL);
}

/* How sure each score is, as runs of the same model would say. */
static EfTable *
create_bounded (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Accuracy", EF_COLUMN_NUMBER);
  double sizes[30];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double score = 40 + 1.5 * i + (i * 11) % 7;

      sizes[i] = 1 + i * i;
      ef_column_builder_add_number (builder, score);
      if (i % 4 != 3)
        ef_column_builder_set_bounds (builder, i, score - 2 - i % 3, score + 1 + i % 2);
    }
  ef_column_builder_set_direction (builder, EF_DIRECTION_HIGHER, EF_DIRECTION_REASON_USER);

  return fixture_table (fixture_numbers ("Params (M)", sizes, G_N_ELEMENTS (sizes)),
                        ef_column_builder_end (builder), NULL);
}

/* Some have neither a colour nor a size. */
static EfTable *
create_gaps (void)
{
  double sizes[30], scores[30], years[30], energies[30];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      sizes[i] = 1 + i * i;
      scores[i] = 40 + i + (i * 11) % 7;
      years[i] = i % 5 == 4 ? 0.0 / 0.0 : 2000 + (i * 7) % 25;
      energies[i] = i % 7 == 6 ? 0.0 / 0.0 : 1 + (i * 3) % 10;
    }

  return fixture_table (fixture_numbers ("Params (M)", sizes, G_N_ELEMENTS (sizes)),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (sizes)),
                        fixture_numbers ("Epochs", years, G_N_ELEMENTS (sizes)),
                        fixture_numbers ("Energy (kWh)", energies, G_N_ELEMENTS (sizes)), NULL);
}

/* Models on one device, a few of which say what they emitted. */
static EfTable *
create_runs (void)
{
  const char *names[24], *devices[24];
  double hours[24], scores[24], carbons[24];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      names[i] = "Model";
      devices[i] = "A100 SXM4 80GB";
      hours[i] = 100 + 40 * i;
      scores[i] = i % 3 == 0 ? 50 + i : 40;
      carbons[i] = i % 8 == 7 ? 5 + i : 0.0 / 0.0;
    }

  return fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_texts ("Hardware", EF_ROLE_NONE, devices, G_N_ELEMENTS (names)),
                        fixture_numbers ("GPU hours", hours, G_N_ELEMENTS (names)),
                        fixture_numbers ("Carbon emissions (kg)", carbons, G_N_ELEMENTS (names)),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (names)), NULL);
}

static EfTable *
create_energies (void)
{
  double energies[25], scores[25];

  for (guint i = 0; i < G_N_ELEMENTS (energies); i++)
    {
      energies[i] = 1 + (i * 7) % 25;
      scores[i] = 40 + energies[i] + (i * 5) % 9;
    }

  return fixture_table (fixture_numbers ("Energy (kWh)", energies, G_N_ELEMENTS (energies)),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (energies)), NULL);
}

static void
use_groups (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->colour, "family");
}

#define USE_LEGEND(name, place)                                                                    \
  static void use_legend_##name (Chart *chart)                                                     \
  {                                                                                                \
    use_groups (chart);                                                                            \
    chart->spec->legend = place;                                                                   \
  }
USE_LEGEND (right, EF_LEGEND_RIGHT)
USE_LEGEND (bottom, EF_LEGEND_BOTTOM)
USE_LEGEND (top_left, EF_LEGEND_TOP_LEFT)
USE_LEGEND (top_right, EF_LEGEND_TOP_RIGHT)
USE_LEGEND (bottom_left, EF_LEGEND_BOTTOM_LEFT)
USE_LEGEND (bottom_right, EF_LEGEND_BOTTOM_RIGHT)
USE_LEGEND (direct, EF_LEGEND_DIRECT)
USE_LEGEND (none, EF_LEGEND_NONE)

static void
use_linear (Chart *chart)
{
  chart->spec->x.scale = EF_SCALE_KIND_LINEAR;
}

static void
use_log_both (Chart *chart)
{
  chart->spec->x.scale = chart->spec->y.scale = EF_SCALE_KIND_LOG;
}

static void
use_date (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->x.column, "Date");
}

static void
use_dark (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("dark");
}

static void
use_print (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("print");
}

static void
use_contrast (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("contrast");
}

static void
use_journal (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("journal");
}

static void
use_trails (Chart *chart)
{
  use_groups (chart);
  ef_chart_spec_set_string (&chart->spec->trail, "family");
}

static void
use_density (Chart *chart)
{
  chart->spec->crowd = EF_CROWD_DENSITY;
}

static void
use_layers (Chart *chart)
{
  use_groups (chart);
  chart->spec->front.n_layers = 3;
  chart->spec->front.by_group = TRUE;
  chart->spec->labels = EF_LABELS_NONE;
}

static void
use_hull (Chart *chart)
{
  chart->spec->front.curve = EF_CURVE_HULL;
  chart->spec->front.knee = TRUE;
  chart->spec->front.near_x = (EfTolerance){ 20, TRUE };
  chart->spec->front.near_y = (EfTolerance){ 2, FALSE };
}

static void
use_limits (Chart *chart)
{
  chart->spec->x.has_limit = chart->spec->y.has_limit = TRUE;
  chart->spec->x.limit = 100;
  chart->spec->y.limit = 70;
}

static void
use_all_labels (Chart *chart)
{
  chart->spec->labels = EF_LABELS_ALL;
}

static void
use_numbers_as_looks (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->colour, "Accuracy");
  ef_chart_spec_set_string (&chart->spec->size, "Params (M)");
}

static void
use_gaps (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->colour, "Epochs");
  ef_chart_spec_set_string (&chart->spec->size, "Energy (kWh)");
}

static void
use_error_bars (Chart *chart)
{
  chart->spec->uncertainty.error_bars = TRUE;
}

/* Where the frontier is if the values are drawn anew within their bars. */
static void
use_bands (Chart *chart)
{
  chart->spec->uncertainty.bands = TRUE;
  chart->spec->uncertainty.n_resamples = 200;
}

/* Most of them came later; the axes stay what they will be. */
static void
use_as_of (Chart *chart)
{
  use_date (chart);
  chart->spec->front.has_as_of = TRUE;
  chart->spec->front.as_of = 16000;
}

/* All the words that a figure can have, some of which are numbers and units. */
static void
use_words (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->title, "What accuracy costs");
  ef_chart_spec_set_string (&chart->spec->subtitle, "Sixty models, all of them made up");
  ef_chart_spec_set_string (&chart->spec->source_line, "Source: nowhere, as of today");
  ef_chart_spec_set_string (&chart->spec->x.title, "Emissions (kg CO2e per 10^6 images)");
  ef_chart_spec_set_string (&chart->spec->y.title, "Accuracy (R^2)");
}

static void
use_rulers (Chart *chart)
{
  EfRuler *rulers = chart->spec->rulers;

  rulers[EF_RULER_MEMORY].shown = rulers[EF_RULER_PER_UNIT].shown = TRUE;
  g_assert_true (ef_ruler_read_values (&rulers[EF_RULER_MEMORY], EF_RULER_MEMORY, "500 MB",
                                       EF_COMMA_THOUSANDS, NULL));
  g_assert_true (ef_ruler_read_of (&rulers[EF_RULER_MEMORY], EF_RULER_MEMORY, "fp16,q4-0", NULL));
}

static void
use_ghost (Chart *chart)
{
  static const char *const texts[] = { "name=Sweden,grid=40", "name=Poland,grid=600" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EfScenario) scenario = ef_scenario_from_text (texts[i], NULL);

      g_assert_true (ef_what_if_put (&chart->spec->what_if, scenario));
    }
  ef_what_if_set_current (&chart->spec->what_if, "Sweden");
  ef_what_if_set_ghost (&chart->spec->what_if, "Poland");
  ef_chart_spec_set_string (&chart->spec->x.column, EF_CARBON_COLUMN);
  chart->spec->x.direction = EF_DIRECTION_LOWER;
}

static void
use_stars (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->x.column, "Energy (kWh)");
  chart->spec->stars = EF_STAR_RULE_RANGE;
}

static void
use_notes (Chart *chart)
{
  static const char *const texts[] = { "half a gigabyte", "good enough", "small and good", "this" };

  use_groups (chart);
  for (guint kind = 0; kind < EF_N_NOTE_KINDS; kind++)
    {
      EfNote *note = ef_note_new (kind);

      g_free (note->text);
      note->text = g_strdup (texts[kind]);
      if (kind != EF_NOTE_LINE_Y)
        note->x[0] = kind == EF_NOTE_TEXT ? 30 : 250;
      if (kind != EF_NOTE_LINE_X)
        note->y[0] = kind == EF_NOTE_TEXT ? 60 : 75;
      if (kind == EF_NOTE_REGION)
        note->x[1] = 20;
      note->dx = kind == EF_NOTE_TEXT ? 40 : 0;
      note->dy = kind == EF_NOTE_TEXT ? 30 : 0;
      g_ptr_array_add (chart->spec->notes, note);
    }
}

/* Names that a hand put somewhere, hid, or asked for. */
static void
use_placed_names (Chart *chart)
{
  const guint64 *ids = ef_table_get_row_ids (chart->table);

  for (guint i = 0; i < 12; i++)
    ef_point_labels_set (chart->spec->point_labels,
                         &(EfPointLabel){
                           .row_id = ids[i],
                           .shown = i % 3 == 2 ? EF_POINT_LABEL_OFF : EF_POINT_LABEL_ON,
                           .placed = i % 3 == 0,
                           .dx = i % 3 == 0 ? 4 : 0,
                           .dy = i % 3 == 0 ? 3 : 0,
                         });
}

/* A point that is selected says what it lacks. */
static void
use_selection (Chart *chart)
{
  static const guint32 selected[] = { 7 };

  chart->options.selected = selected;
  chart->options.n_selected = 1;
}

static void
use_nothing (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->filter, "Accuracy > 1000");
}

static void
use_script_groups (Chart *chart)
{
  use_groups (chart);
  chart->spec->labels = EF_LABELS_ALL;
  chart->spec->legend = EF_LEGEND_RIGHT;
  ef_chart_spec_set_string (&chart->spec->title, "標題 · عنوان · Überschrift 🏆");
  ef_chart_spec_set_string (&chart->spec->x.title, "Größe: 参数 (百万)");
}

static const GoldenChart charts[] = {
  { "scale-linear", create_models, use_linear },
  { "scale-log-both", create_models, use_log_both },
  { "scale-date", create_history, use_date },
  { "theme-light", create_models, use_groups },
  { "theme-dark", create_models, use_dark },
  { "theme-print", create_models, use_print },
  { "theme-contrast", create_models, use_contrast },
  { "theme-journal", create_models, use_journal },
  { "legend-right", create_models, use_legend_right },
  { "legend-bottom", create_models, use_legend_bottom },
  { "legend-top-left", create_models, use_legend_top_left },
  { "legend-top-right", create_models, use_legend_top_right },
  { "legend-bottom-left", create_models, use_legend_bottom_left },
  { "legend-bottom-right", create_models, use_legend_bottom_right },
  { "legend-direct", create_models, use_legend_direct },
  { "legend-none", create_models, use_legend_none },
  { "marks-layers", create_models, use_layers },
  { "marks-hull", create_models, use_hull },
  { "marks-limits", create_models, use_limits },
  { "marks-labels", create_models, use_all_labels },
  { "marks-scales", create_models, use_numbers_as_looks },
  { "marks-trails", create_models, use_trails },
  { "marks-density", create_models, use_density },
  { "marks-error-bars", create_bounded, use_error_bars },
  { "marks-rulers", create_models, use_rulers },
  { "marks-ghost", create_runs, use_ghost },
  { "marks-origins", create_origins, use_groups },
  { "marks-stars", create_energies, use_stars },
  { "marks-notes", create_models, use_notes },
  { "marks-names", create_models, use_placed_names },
  { "marks-selection", create_models, use_selection },
  { "marks-none", create_models, use_nothing },
  { "marks-bands", create_bounded, use_bands },
  { "marks-as-of", create_news, use_as_of },
  { "marks-gaps", create_gaps, use_gaps },
  { "words", create_models, use_words },
  { "scripts", create_scripts, use_script_groups },
};

const GoldenChart *
golden_charts_list (gsize *n)
{
  *n = G_N_ELEMENTS (charts);

  return charts;
}
