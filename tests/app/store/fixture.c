/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-project-reference.h"

#include <math.h>

static EfColumn *
make_names (void)
{
  static const char *const names[] = {
    "ResNet-50", "ViT-B/16 <small>", "Größe & \"Maß\"\tspalte", "two\nlines\\n", "",
  };
  EfColumnBuilder *builder = ef_column_builder_new ("Model", EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, EF_ROLE_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ef_column_builder_add_text (builder, names[i], -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
make_papers (void)
{
  EfColumnBuilder *builder
    = ef_column_builder_new ("Paper\r\n\"title\" \x01\xef\xbf\xbf", EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, EF_ROLE_PAPER);
  ef_column_builder_add_text (builder, "control \x01\x1f\x7f \xef\xbf\xbe end", -1);
  ef_column_builder_add_missing (builder, "n/a", -1);
  ef_column_builder_add_text (builder, "  blanks  ", -1);
  ef_column_builder_add_missing (builder, NULL, 0);
  ef_column_builder_add_text (builder, "]]> &amp; \\u0041", -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
make_sizes (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER);

  g_assert_nonnull (ef_unit_find_by_id ("million"));
  ef_column_builder_set_quantity (builder, ef_quantity_find ("parameters"),
                                  ef_unit_find_by_id ("million"));
  ef_column_builder_set_direction (builder, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_QUANTITY);
  ef_column_builder_add_number (builder, 25.6);
  ef_column_builder_add_number_full (builder, 86, NAN, NAN, "86 M\\", -1);
  ef_column_builder_add_missing (builder, "about\na dozen", -1);
  ef_column_builder_add_number (builder, 0.1 + 0.2);
  ef_column_builder_add_missing (builder, NULL, 0);

  return ef_column_builder_end (builder);
}

static EfColumn *
make_scores (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Top-1", EF_COLUMN_NUMBER);

  ef_column_builder_set_direction (builder, EF_DIRECTION_HIGHER, EF_DIRECTION_REASON_USER);
  ef_column_builder_set_origin (builder, EF_ORIGIN_ESTIMATED, "a < b && \"c\"");
  ef_column_builder_set_path (builder, "scores[0].value");
  ef_column_builder_add_number_full (builder, 76.1, 75.9, 76.3, "76.1 ± 0.2", -1);
  ef_column_builder_add_number_full (builder, 77.9, NAN, 78.25, NULL, 0);
  ef_column_builder_add_number (builder, -1e-300);
  ef_column_builder_add_number (builder, INFINITY);
  ef_column_builder_add_number (builder, -INFINITY);
  ef_column_builder_set_cell_origin (builder, 0, EF_ORIGIN_REPORTED, NULL);
  ef_column_builder_set_cell_origin (builder, 2, EF_ORIGIN_DERIVED, "a\nb < \"c\" \\");
  ef_column_builder_set_cell_origin (builder, 3, EF_ORIGIN_ESTIMATED, "other");
  ef_column_builder_set_cell_origin (builder, 4, EF_ORIGIN_DERIVED, "a\nb < \"c\" \\");

  return ef_column_builder_end (builder);
}

static EfColumn *
make_dates (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Date", EF_COLUMN_DATE);

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  ef_column_builder_set_date_precision (builder, EF_DATE_MONTH);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2015, 12, 10));
  ef_column_builder_add_number (builder, ef_date_from_ymd (2020, 10, 22) + 0.5);
  ef_column_builder_add_missing (builder, "3/14/19", -1);
  ef_column_builder_add_number (builder, ef_date_from_ymd (1, 1, 1) - 1);
  ef_column_builder_add_number (builder, ef_date_from_ymd (1969, 7, 20));

  return ef_column_builder_end (builder);
}

static EfTable *
make_full_table (EfSource *source)
{
  static const guint32 places[] = { 2, 3, 5, 8, 4000000000u };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  g_ptr_array_add (columns, make_names ());
  g_ptr_array_add (columns, make_papers ());
  g_ptr_array_add (columns, make_sizes ());
  g_ptr_array_add (columns, make_scores ());
  g_ptr_array_add (columns, make_dates ());

  return ef_table_new ("Vision", "vision.csv > Vision", columns, 5, source, EF_PLACE_LINE, "",
                       places);
}

EfTable *
fixture_text_table (const char *text)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Text", EF_COLUMN_TEXT);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  ef_column_builder_add_text (builder, text, -1);
  g_ptr_array_add (columns, ef_column_builder_end (builder));

  return ef_table_new (text, text, columns, 1, NULL, EF_PLACE_POINTER, "/0/rows", NULL);
}

/* A table of several files: its rows stand at places that are words. */
static EfTable *
make_cards (EfSource *source)
{
  static const char *const places[] = {
    "a/README.md: model-index[0].results[2]", "", "b.xml: /bom/components/component[1]\n\"x\" <&",
  };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *values = ef_column_builder_new ("Value", EF_COLUMN_NUMBER);
  EfColumnBuilder *texts = ef_column_builder_new ("places", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) column = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      ef_column_builder_add_number (values, i);
      ef_column_builder_add_text (texts, places[i], -1);
    }
  g_ptr_array_add (columns, ef_column_builder_end (values));
  column = ef_column_builder_end (texts);

  return ef_table_new_with_places ("Cards", "cards > Cards", columns, G_N_ELEMENTS (places),
                                   source, column);
}

void
fixture_add_table (EfDocument *document, EfTable *table)
{
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new ("source", NULL);

  ef_catalog_node_add_table (node, table);
  ef_catalog_node_seal (node);
  ef_document_add_source (document, node, "Import");
}

/* Two sources; the second has a node in three places, one of them in the first. */
static void
add_sources (EfDocument *document)
{
  g_autoptr (EfSource) source
    = ef_source_new ("vision.csv", "https://example.org/vision%20.csv", "delimited", "0123abcd");
  g_autoptr (EfSource) other = ef_source_new ("pasted & <typed>", NULL, "delimited", NULL);
  g_autoptr (EfTable) table = make_full_table (source);
  g_autoptr (EfTable) namesake = make_full_table (other);
  g_autoptr (EfTable) small = fixture_text_table ("small");
  g_autoptr (EfTable) cards = make_cards (other);
  g_autoptr (EfCatalogNode) first = ef_catalog_node_new ("vision.csv", "One\nfile");
  g_autoptr (EfCatalogNode) second = ef_catalog_node_new ("other", NULL);
  g_autoptr (EfCatalogNode) shared = ef_catalog_node_new ("shared", NULL);
  g_autoptr (EfCatalogNode) inner = ef_catalog_node_new ("inner", "");

  ef_catalog_node_add_table (shared, small);
  ef_catalog_node_add_table (first, table);
  ef_catalog_node_add_child (first, shared);
  ef_catalog_node_add_child (inner, shared);
  ef_catalog_node_add_child (inner, shared);
  ef_catalog_node_add_child (second, inner);
  ef_catalog_node_add_table (second, namesake);
  ef_catalog_node_add_table (second, table);
  ef_catalog_node_add_table (second, cards);
  ef_catalog_node_seal (first);
  ef_catalog_node_seal (second);
  ef_document_add_source (document, first, "Import");
  ef_document_add_source (document, second, "Import");
}

static void
fill_chart (EfChartSpec *spec, EfTable *table)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();
  g_autoptr (EfScenario) scenario = ef_scenario_new ();
  const guint64 *row_ids = ef_table_get_row_ids (table);

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_chart_spec_set_string (&spec->title, "Title \"x\" < y");
  ef_chart_spec_set_string (&spec->subtitle, "");
  ef_chart_spec_set_string (&spec->source_line, "Source:\nhere");
  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->x.title, "Größe");
  ef_chart_spec_set_string (&spec->y.column, "top-1-accuracy");
  ef_chart_spec_set_string (&spec->colour, "Model");
  ef_chart_spec_set_string (&spec->label, "Date");
  ef_chart_spec_set_string (&spec->filter, "`Params (M)` < 7 B and name != 'a'");
  ef_chart_spec_set_string (&spec->theme, "print");
  ef_chart_spec_set_string (&spec->language, "de");
  ef_chart_spec_set_string (&spec->size, "Params (M)");
  spec->colour_scale = EF_SCALE_KIND_LOG;
  ef_chart_spec_set_string (&spec->trail, "Name");
  spec->opacity = 0.35;
  for (guint kind = 0; kind < EF_N_NOTE_KINDS; kind++)
    {
      EfNote *note = ef_note_new (kind);

      note->x[0] = 1.5;
      note->y[0] = -1e-9;
      if (kind == EF_NOTE_REGION)
        note->x[1] = 3;
      if (kind == EF_NOTE_TEXT)
        note->dx = 7;
      g_free (note->text);
      note->text = g_strdup (" a <note>\n");
      g_ptr_array_add (spec->notes, note);
    }
  spec->crowd = EF_CROWD_DENSITY;
  spec->x.scale = EF_SCALE_KIND_LOG;
  spec->y.scale = EF_SCALE_KIND_DATE;
  spec->x.direction = EF_DIRECTION_LOWER;
  spec->y.direction = EF_DIRECTION_HIGHER;
  spec->x.has_limit = TRUE;
  spec->x.limit = 0.1;
  spec->labels = EF_LABELS_ALL;
  spec->legend = EF_LEGEND_RIGHT;
  spec->front = (EfFrontSpec){ .shown = FALSE,
                               .curve = EF_CURVE_HULL,
                               .n_layers = 3,
                               .by_group = TRUE,
                               .near_x = { 2.5, TRUE },
                               .near_y = { 0.1, FALSE },
                               .knee = TRUE,
                               .has_as_of = TRUE,
                               .as_of = 18000.5 };
  ef_scenario_set (scenario, "name", "Ökostrom \"x\"", NULL);
  ef_scenario_set (scenario, "grid", "SWE", NULL);
  ef_scenario_set (scenario, "replace", "yes", NULL);
  ef_what_if_put (&spec->what_if, scenario);
  ef_scenario_set (scenario, "name", "b", NULL);
  ef_scenario_set (scenario, "grid", "0.1", NULL);
  ef_scenario_set (scenario, "utilisation", "0.3", NULL);
  ef_what_if_put (&spec->what_if, scenario);
  ef_what_if_set_current (&spec->what_if, "b");
  ef_what_if_set_ghost (&spec->what_if, "Ökostrom \"x\"");
  spec->uncertainty = (EfUncertaintySpec){ .bands = TRUE,
                                           .error_bars = TRUE,
                                           .spread = EF_SPREAD_RUNS,
                                           .coverage = 0.9,
                                           .n_resamples = 250,
                                           .seed = 4294967295u };
  spec->rulers[EF_RULER_COMPUTE].shown = TRUE;
  spec->rulers[EF_RULER_MEMORY] = (EfRuler){
    .shown = TRUE,
    .n_values = 2,
    .values = { { 24, ef_unit_find_by_id ("gibibyte") }, { 0.1, ef_unit_find_by_id ("terabyte") } },
    .of = g_strdup ("nvfp4,q8-0"),
  };
  spec->rulers[EF_RULER_CARBON].of = g_strdup ("SWE");
  spec->rulers[EF_RULER_PER_UNIT]
    = (EfRuler){ .shown = TRUE, .n_values = 1, .values = { { 1e-9, NULL } } };
  spec->stars = EF_STAR_RULE_MODELS;
  spec->computed = TRUE;
  ef_table_view_set_column (&spec->table, "b & \"c\"", TRUE);
  ef_table_view_set_column (&spec->table, "a", TRUE);
  ef_table_view_set_groups (&spec->table, "b & \"c\"", EF_GROUP_SUMMARY_BEST);
  g_ptr_array_add (folded, (gpointer) "");
  g_ptr_array_add (folded, (gpointer) "x < \"y\"");
  ef_table_view_set_folded (&spec->table, folded);
  ef_table_view_add_sort (&spec->table, NULL, EF_N_COMPUTED, TRUE);
  ef_table_view_add_sort (&spec->table, "b & \"c\"", EF_N_COMPUTED, FALSE);
  ef_table_view_add_sort (&spec->table, NULL, EF_COMPUTED_GAP_Y, FALSE);
  ef_chart_spec_set_string (&spec->stars_by, "Class & \"size\"");
  spec->marker_size = 3.5;
  spec->width_mm = 88;
  spec->height_mm = 0.1 + 0.2;
  spec->font_size = 8;
  ef_chart_spec_set_hidden (spec, row_ids[3], TRUE);
  ef_chart_spec_set_hidden (spec, row_ids[0], TRUE);
  ef_chart_spec_set_hidden (spec, G_MAXUINT64, TRUE);
  ef_chart_spec_set_hidden (spec, 0, TRUE);
  ef_point_labels_set (spec->point_labels,
                       &(EfPointLabel){ row_ids[1], EF_POINT_LABEL_OFF, FALSE, 0, 0 });
  ef_point_labels_set (spec->point_labels,
                       &(EfPointLabel){ row_ids[2], EF_POINT_LABEL_ON, TRUE, 0.1, -2.5 });
  ef_point_labels_set (spec->point_labels,
                       &(EfPointLabel){ G_MAXUINT64, EF_POINT_LABEL_AUTO, TRUE, 1e-9, 999 });
}

static void
add_figures (EfDocument *document)
{
  g_autoptr (EfPanelsSpec) plain = ef_panels_spec_new ();
  g_autoptr (EfPanelsSpec) spec = ef_panels_spec_new ();

  ef_panels_spec_add_chart (plain, "chart-2");
  ef_document_add_panels (document, plain, "Add");
  ef_panels_spec_add_chart (spec, "chart-3");
  ef_panels_spec_add_chart (spec, "chart-2");
  spec->name = g_strdup ("Both <sides>\n");
  spec->n_columns = 2;
  spec->separate_x = spec->separate_y = spec->separate_legends = TRUE;
  spec->width_mm = 0.1 + 0.2;
  spec->height_mm = 88;
  spec->font_size = 7.5;
  ef_chart_spec_set_string (&spec->language, "de");
  ef_chart_spec_set_string (&spec->theme, "print");
  ef_document_add_panels (document, spec, "Add");
  ef_document_remove_panels (document, "panels-1", "Remove");
  ef_document_add_panels (document, plain, "Add");
}

EfDocument *
fixture_document (void)
{
  static const EfView view = { -1.5, 3.25, 1e-9, 1e9 };
  EfDocument *document = ef_document_new ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) plain = ef_chart_spec_new ();
  g_autoptr (GPtrArray) tables = NULL;

  add_sources (document);
  tables = ef_catalog_list_tables (ef_document_get_catalog (document));
  fill_chart (spec, g_ptr_array_index (tables, 0));
  ef_document_add_chart (document, plain, "Add");
  ef_document_add_chart (document, spec, "Add");
  ef_document_add_chart (document, plain, "Add");
  ef_document_remove_chart (document, "chart-1", "Remove");
  ef_document_set_chart_view (document, "chart-2", &view);
  ef_document_set_current_chart (document, "chart-2");
  add_figures (document);
  ef_document_set_title (document, "Everything & more\\", "Rename");
  ef_document_set_extensions (document, "\n    <a xmlns=\"urn:other\" b=\"ü\">text &lt; "
                                        "<c/></a><!-- kept -->\n  ");

  return document;
}

static void
describe_column (GString *out, const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  const double *lows = ef_column_get_lows (column);
  const double *highs = ef_column_get_highs (column);

  g_string_append_printf (
    out, "  column %s kind %d role %d quantity %s unit %s direction %d/%d origin %d formula %s "
    "path %s\n",
    ef_column_get_name (column), ef_column_get_kind (column), ef_column_get_role (column),
    quantity != NULL ? ef_quantity_get_id (quantity) : "-",
    unit != NULL ? ef_unit_get_id (unit) : "-", ef_column_get_direction (column),
    ef_column_get_direction_reason (column), ef_column_get_origin (column),
    ef_column_get_formula (column), ef_column_get_path (column));
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
        g_string_append_printf (out, "    [%s]", ef_column_get_text (column, row));
      else
        g_string_append_printf (out, "    %a <%a %a>", ef_column_get_numbers (column)[row],
                                lows != NULL ? lows[row] : NAN, highs != NULL ? highs[row] : NAN);
      g_string_append_printf (out, " from %s, %d by %s\n", ef_column_get_original (column, row),
                              ef_column_get_cell_origin (column, row),
                              ef_column_get_cell_formula (column, row));
    }
  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    g_string_append_printf (out, "    precision %d\n", ef_column_get_date_precision (column));
}

static void
describe_table (GString *out, EfTable *table)
{
  EfSource *source = ef_table_get_source (table);
  const guint32 *places = ef_table_get_row_places (table);

  g_string_append_printf (out, " table %s name %s path %s at %d %s\n", ef_table_get_id (table),
                          ef_table_get_name (table), ef_table_get_path (table),
                          ef_table_get_place_kind (table), ef_table_get_place (table));
  if (source != NULL)
    {
      /* What is not written, because it is private, is no part of the project. */
      g_autofree char *uri = ef_project_make_reference (ef_source_get_uri (source), NULL);

      g_string_append_printf (out, "  source %s %s %s %s\n", ef_source_get_name (source), uri,
                              ef_source_get_format (source), ef_source_get_hash (source));
    }
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      g_autofree char *place = ef_table_describe_place (table, row, NULL);

      g_string_append_printf (out, "  row %" G_GINT64_MODIFIER "x at %u, %s\n",
                              ef_table_get_row_ids (table)[row], places != NULL ? places[row] : 0,
                              place);
    }
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    describe_column (out, ef_table_get_column (table, i));
}

/* Nodes by number in the order they are met, so that sharing shows. */
static void
describe_node (GString *out, EfCatalogNode *node, GHashTable *met)
{
  gpointer number;

  if (g_hash_table_lookup_extended (met, node, NULL, &number))
    {
      g_string_append_printf (out, " node %u again\n", GPOINTER_TO_UINT (number));
      return;
    }

  number = GUINT_TO_POINTER (g_hash_table_size (met));
  g_hash_table_insert (met, node, number);
  g_string_append_printf (out, " node %u %s: %s (%u tables)\n", GPOINTER_TO_UINT (number),
                          ef_catalog_node_get_name (node), ef_catalog_node_get_description (node),
                          ef_catalog_node_count_tables (node));
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    describe_node (out, ef_catalog_node_get_child (node, i), met);
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      if (g_hash_table_contains (met, table))
        g_string_append_printf (out, " table %s again\n", ef_table_get_id (table));
      else
        describe_table (out, table);
      g_hash_table_insert (met, table, NULL);
    }
  g_string_append (out, " end\n");
}

static void
describe_chart (GString *out, const EfChartSpec *spec)
{
  g_string_append_printf (out, " %s|%s|%s|%s|%s %d|%s|%s|%s|%s|%s|%s\n",
                          spec->table_id, spec->title, spec->subtitle, spec->source_line,
                          spec->colour, spec->colour_scale, spec->size, spec->trail, spec->label,
                          spec->filter, spec->theme, spec->language);
  for (guint i = 0; i < spec->notes->len; i++)
    {
      const EfNote *note = g_ptr_array_index (spec->notes, i);

      g_string_append_printf (out, " note %d %a %a %a %a %a %a %s\n", note->kind, note->x[0],
                              note->x[1], note->y[0], note->y[1], note->dx, note->dy, note->text);
    }
  g_string_append_printf (out, " points %g %d\n", spec->opacity, spec->crowd);
  g_string_append_printf (out, " x %s %d %d %s y %s %d %d %s\n", spec->x.column, spec->x.scale,
                          spec->x.direction, spec->x.title, spec->y.column, spec->y.scale,
                          spec->y.direction, spec->y.title);
  g_string_append_printf (out, " limits %d %a %d %a\n", spec->x.has_limit, spec->x.limit,
                          spec->y.has_limit, spec->y.limit);
  g_string_append_printf (out, " near %a %d %a %d knee %d as of %a\n", spec->front.near_x.amount,
                          spec->front.near_x.percent, spec->front.near_y.amount,
                          spec->front.near_y.percent, spec->front.knee, spec->front.as_of);
  for (guint i = 0; i < spec->what_if.scenarios->len; i++)
    {
      g_autofree char *text = ef_scenario_to_text (spec->what_if.scenarios->pdata[i]);

      g_string_append_printf (out, " scenario %s\n", text);
    }
  g_string_append_printf (out, " supposed %s ghost %s\n", spec->what_if.current,
                          spec->what_if.ghost);
  g_string_append_printf (out, " uncertainty %d %d %d %a %u %u\n", spec->uncertainty.bands,
                          spec->uncertainty.error_bars, spec->uncertainty.spread,
                          spec->uncertainty.coverage, spec->uncertainty.n_resamples,
                          spec->uncertainty.seed);
  g_string_append_printf (out, " %d %d %d %d %u %d %a %a %a %a\n", spec->labels,
                          spec->legend, spec->front.shown, spec->front.curve, spec->front.n_layers,
                          spec->front.by_group, spec->marker_size, spec->width_mm, spec->height_mm,
                          spec->font_size);
  for (guint i = 0; i < EF_N_RULER_KINDS; i++)
    {
      g_autofree char *values = ef_ruler_values_to_text (&spec->rulers[i], ".");

      g_string_append_printf (out, " ruler %d %s of %s\n", spec->rulers[i].shown, values,
                              spec->rulers[i].of);
    }
  g_string_append_printf (out, " stars %d %s computed %d\n", spec->stars, spec->stars_by,
                          spec->computed);
  for (guint i = 0; spec->table.columns != NULL && i < spec->table.columns->len; i++)
    g_string_append_printf (out, " shown %s\n", (char *) spec->table.columns->pdata[i]);
  for (guint i = 0; i < spec->hidden->len; i++)
    g_string_append_printf (out, " hidden %" G_GINT64_MODIFIER "x\n",
                            g_array_index (spec->hidden, guint64, i));
  for (guint i = 0; i < spec->point_labels->len; i++)
    {
      const EfPointLabel *label = &g_array_index (spec->point_labels, EfPointLabel, i);

      g_string_append_printf (out, " label %" G_GINT64_MODIFIER "x %d %d %a %a\n", label->row_id,
                              label->shown, label->placed, label->dx, label->dy);
    }
  if (spec->has_view)
    g_string_append_printf (out, " view %a %a %a %a\n", spec->view.x_min, spec->view.x_max,
                            spec->view.y_min, spec->view.y_max);
}

static void
describe_panels (GString *out, EfDocument *document, const char *id)
{
  const EfPanelsSpec *spec = ef_document_get_panels (document, id);

  g_string_append_printf (out, "panels %s %s %u %d %d %d %a %a %a %s %s\n", id, spec->name,
                          spec->n_columns, spec->separate_x, spec->separate_y,
                          spec->separate_legends, spec->width_mm, spec->height_mm, spec->font_size,
                          spec->language, spec->theme);
  for (guint i = 0; i < spec->charts->len; i++)
    g_string_append_printf (out, " %s\n", (const char *) spec->charts->pdata[i]);
}

char *
fixture_describe (EfDocument *document)
{
  GString *out = g_string_new (NULL);
  EfCatalog *catalog = ef_document_get_catalog (document);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);

  g_string_append_printf (out, "title %s\n", ef_document_get_title (document));
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    describe_node (out, ef_catalog_get_root (catalog, i), met);
  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);

      g_string_append_printf (out, "chart %s\n", id);
      describe_chart (out, ef_document_get_chart (document, id));
    }
  for (guint i = 0; i < ef_document_get_n_panels (document); i++)
    describe_panels (out, document, ef_document_get_panels_id (document, i));
  g_string_append_printf (out, "current %s\nextensions %s\n",
                          ef_document_get_current_chart (document),
                          ef_document_get_extensions (document));

  return g_string_free (out, FALSE);
}

EfDocument *
fixture_load (const char *xml, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return ef_project_load_bytes (bytes, "test.frontier", diagnostics, error);
}

char *
fixture_project (const char *content)
{
  return g_strdup_printf ("<project xmlns=\"%s\" version=\"1.0\">\n%s\n</project>\n",
                          EF_PROJECT_NAMESPACE, content);
}

EfDocument *
fixture_load_reporting (const char *content, const char *expected)
{
  g_autofree char *xml = fixture_project (content);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  EfDocument *document = fixture_load (xml, diagnostics, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
      g_autofree char *description = NULL;

      g_assert_cmpstr (diagnostic->file, ==, "test.frontier");
      description = ef_diagnostic_describe (diagnostic);
      g_string_append_printf (found, "%s%s: %s", i > 0 ? "|" : "", diagnostic->place, description);
    }
  g_assert_cmpstr (found->str, ==, expected);

  return document;
}
