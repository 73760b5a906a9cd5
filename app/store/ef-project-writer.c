/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"
#include "ef-project-words.h"
#include "ef-xml-text.h"
#include "ef-project-writer-private.h"

#include <math.h>

/* Writes a project. The order is fixed, numbers are the shortest that read back exactly, nothing
 * depends on time, addresses or the locale: the same document gives the same bytes.
 *
 * What people look for stands at the top (title, charts), the data below. The catalog comes
 * after the tables and refers to them; a node that hangs in several places is written in full
 * where it comes first, with an id, and referred to afterwards. So every reference points
 * backwards, and a file cannot describe a circle. */

static int
write_bytes (void *context, const char *buffer, int length)
{
  g_string_append_len (context, buffer, length);

  return length;
}

static int
close_bytes (void *context)
{
  return 0;
}

void
ef_project_writer_start (EfProjectWriter *self, const char *element)
{
  xmlTextWriterStartElement (self->xml, (const xmlChar *) element);
}

void
ef_project_writer_end (EfProjectWriter *self)
{
  xmlTextWriterEndElement (self->xml);
}

/* Goes round the escaping of libxml2, which would write each letter beyond ASCII as a number. */
void
ef_project_writer_attribute (EfProjectWriter *self, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_truncate (self->scratch, 0);
  ef_xml_append_text (self->scratch, value);
  xmlTextWriterStartAttribute (self->xml, (const xmlChar *) name);
  xmlTextWriterWriteRawLen (self->xml, (const xmlChar *) self->scratch->str, self->scratch->len);
  xmlTextWriterEndAttribute (self->xml);
}

void
ef_project_writer_number (EfProjectWriter *self, const char *name, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  ef_project_writer_attribute (self, name, ef_number_to_text (value, buffer));
}

void
ef_project_writer_raw (EfProjectWriter *self, const char *text, gsize length)
{
  xmlTextWriterWriteRawLen (self->xml, (const xmlChar *) text, length);
}

static void
write_text (EfProjectWriter *self, const char *element, const char *text)
{
  if (text == NULL)
    return;

  ef_project_writer_start (self, element);
  g_string_truncate (self->scratch, 0);
  ef_xml_append_text (self->scratch, text);
  ef_project_writer_raw (self, self->scratch->str, self->scratch->len);
  ef_project_writer_end (self);
}

static void
write_axis (EfProjectWriter *self, const char *element, const EfAxisSpec *axis)
{
  ef_project_writer_start (self, element);
  ef_project_writer_attribute (self, "column", axis->column);
  if (axis->scale != EF_SCALE_KIND_AUTO)
    ef_project_writer_attribute (self, "scale", ef_project_word (EF_WORDS_SCALE, axis->scale));
  if (axis->direction != EF_DIRECTION_UNKNOWN)
    ef_project_writer_attribute (self, "direction", ef_direction_to_word (axis->direction));
  ef_project_writer_attribute (self, "title", axis->title);
  if (axis->has_limit)
    ef_project_writer_number (self, "limit", axis->limit);
  ef_project_writer_end (self);
}

static void
write_column_key (EfProjectWriter *self, const char *element, const char *column)
{
  if (column == NULL)
    return;

  ef_project_writer_start (self, element);
  ef_project_writer_attribute (self, "column", column);
  ef_project_writer_end (self);
}

static void
write_colour (EfProjectWriter *self, const EfChartSpec *spec)
{
  if (spec->colour == NULL && spec->colour_scale == EF_SCALE_KIND_AUTO)
    return;

  ef_project_writer_start (self, "colour");
  ef_project_writer_attribute (self, "column", spec->colour);
  if (spec->colour_scale != EF_SCALE_KIND_AUTO)
    ef_project_writer_attribute (self, "scale",
                                 ef_project_word (EF_WORDS_SCALE, spec->colour_scale));
  ef_project_writer_end (self);
}

static void
write_points (EfProjectWriter *self, const EfChartSpec *spec)
{
  if (spec->crowd == EF_CROWD_AUTO && spec->opacity == 0)
    return;

  ef_project_writer_start (self, "points");
  if (spec->crowd != EF_CROWD_AUTO)
    ef_project_writer_attribute (self, "crowd", ef_project_word (EF_WORDS_CROWD, spec->crowd));
  if (spec->opacity > 0)
    ef_project_writer_number (self, "opacity", spec->opacity);
  ef_project_writer_end (self);
}

static void
write_figure (EfProjectWriter *self, const EfChartSpec *spec)
{
  ef_project_writer_start (self, "figure");
  ef_project_writer_number (self, "width", spec->width_mm);
  ef_project_writer_number (self, "height", spec->height_mm);
  ef_project_writer_number (self, "font-size", spec->font_size);
  ef_project_writer_number (self, "marker-size", spec->marker_size);
  ef_project_writer_attribute (self, "theme", spec->theme);
  ef_project_writer_attribute (self, "language", spec->language);
  ef_project_writer_end (self);
}

static void
write_tolerance (EfProjectWriter *self, const char *name, const EfTolerance *tolerance)
{
  char buffer[EF_NUMBER_BUFFER];
  g_autofree char *text = NULL;

  if (!(tolerance->amount > 0))
    return;
  text = g_strconcat (ef_number_to_text (tolerance->amount, buffer), tolerance->percent ? "%" : "",
                      NULL);
  ef_project_writer_attribute (self, name, text);
}

/* Whether it is shown stands at the chart; what is as usual is left out. */
static void
write_frontier (EfProjectWriter *self, const EfFrontSpec *front)
{
  if (front->curve == EF_CURVE_STAIRS && front->n_layers == 1 && !front->by_group && !front->knee
      && !front->has_as_of && !ef_front_spec_has_band (front))
    return;

  ef_project_writer_start (self, "frontier");
  if (front->curve != EF_CURVE_STAIRS)
    ef_project_writer_attribute (self, "curve", ef_project_word (EF_WORDS_CURVE, front->curve));
  if (front->n_layers != 1)
    ef_project_writer_number (self, "layers", front->n_layers);
  if (front->by_group)
    ef_project_writer_attribute (self, "by-group", "true");
  if (front->knee)
    ef_project_writer_attribute (self, "knee", "true");
  write_tolerance (self, "near-x", &front->near_x);
  write_tolerance (self, "near-y", &front->near_y);
  if (front->has_as_of)
    ef_project_writer_number (self, "as-of", front->as_of);
  ef_project_writer_end (self);
}

/* As a whole where anything of it is not as usual: a seed means nothing without its number. */
static void
write_uncertainty (EfProjectWriter *self, const EfUncertaintySpec *uncertainty)
{
  EfUncertaintySpec usual;

  ef_uncertainty_spec_init (&usual);
  if (ef_uncertainty_spec_equal (uncertainty, &usual))
    return;

  ef_project_writer_start (self, "uncertainty");
  if (uncertainty->bands)
    ef_project_writer_attribute (self, "bands", "true");
  if (uncertainty->error_bars)
    ef_project_writer_attribute (self, "error-bars", "true");
  ef_project_writer_attribute (self, "spread",
                               ef_project_word (EF_WORDS_SPREAD, uncertainty->spread));
  if (uncertainty->coverage > 0)
    ef_project_writer_number (self, "coverage", uncertainty->coverage);
  ef_project_writer_number (self, "resamples", uncertainty->n_resamples);
  ef_project_writer_number (self, "seed", uncertainty->seed);
  ef_project_writer_end (self);
}

/* Also those that are not shown, if somebody once said what they are to show. */
static void
write_rulers (EfProjectWriter *self, const EfRuler *rulers)
{
  for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
    {
      g_autofree char *values = NULL;

      if (!rulers[kind].shown && rulers[kind].n_values == 0 && rulers[kind].of == NULL)
        continue;
      values = ef_ruler_values_to_text (&rulers[kind], ".");
      ef_project_writer_start (self, "ruler");
      ef_project_writer_attribute (self, "kind", ef_ruler_kind_to_word (kind));
      if (*values != '\0')
        ef_project_writer_attribute (self, "values", values);
      ef_project_writer_attribute (self, "of", rulers[kind].of);
      if (!rulers[kind].shown)
        ef_project_writer_attribute (self, "shown", "false");
      ef_project_writer_end (self);
    }
}

static void
write_stars (EfProjectWriter *self, const EfChartSpec *spec)
{
  if (spec->stars == EF_STAR_RULE_NONE && spec->stars_by == NULL)
    return;
  ef_project_writer_start (self, "stars");
  ef_project_writer_attribute (self, "rule", ef_project_word (EF_WORDS_STARS, spec->stars));
  ef_project_writer_attribute (self, "by", spec->stars_by);
  ef_project_writer_end (self);
}

static void
write_sorts (EfProjectWriter *self, const GArray *sorts)
{
  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    {
      const EfViewSort *sort = &g_array_index (sorts, EfViewSort, i);

      ef_project_writer_start (self, "sort");
      if (sort->column != NULL)
        ef_project_writer_attribute (self, "key", sort->column);
      else
        ef_project_writer_attribute (self, "computed",
                                     ef_project_word (EF_WORDS_COMPUTED, sort->computed));
      if (sort->descending)
        ef_project_writer_attribute (self, "descending", "true");
      ef_project_writer_end (self);
    }
}

static void
write_table_view (EfProjectWriter *self, const EfTableView *view)
{
  if (view->columns == NULL && view->group_by == NULL && view->sorts == NULL)
    return;
  ef_project_writer_start (self, "table-view");
  if (view->group_by != NULL)
    {
      ef_project_writer_attribute (self, "group-by", view->group_by);
      ef_project_writer_attribute (self, "summary",
                                   ef_project_word (EF_WORDS_GROUP_SUMMARY, view->summary));
    }
  for (guint i = 0; view->columns != NULL && i < view->columns->len; i++)
    {
      ef_project_writer_start (self, "column");
      ef_project_writer_attribute (self, "key", view->columns->pdata[i]);
      ef_project_writer_end (self);
    }
  for (guint i = 0; view->folded != NULL && i < view->folded->len; i++)
    {
      ef_project_writer_start (self, "folded");
      ef_project_writer_attribute (self, "key", view->folded->pdata[i]);
      ef_project_writer_end (self);
    }
  write_sorts (self, view->sorts);
  ef_project_writer_end (self);
}

static void
write_scenario (EfProjectWriter *self, const EfScenario *scenario)
{
  const char *const *keys = ef_scenario_get_keys ();

  ef_project_writer_start (self, "scenario");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = ef_scenario_get (scenario, keys[i]);

      ef_project_writer_attribute (self, keys[i], value);
    }
  ef_project_writer_end (self);
}

/* Those of the project. */
static void
write_scenarios (EfProjectWriter *self, const GPtrArray *scenarios)
{
  if (scenarios->len == 0)
    return;

  ef_project_writer_start (self, "scenarios");
  for (guint i = 0; i < scenarios->len; i++)
    write_scenario (self, scenarios->pdata[i]);
  ef_project_writer_end (self);
}

/* Which of them the chart supposes. */
static void
write_what_if (EfProjectWriter *self, const EfWhatIf *what_if)
{
  if (what_if->scenarios->len == 0
      || (what_if->current == NULL && g_strcmp0 (what_if->ghost, EF_WHAT_IF_DATA) == 0))
    return;

  ef_project_writer_start (self, "scenarios");
  ef_project_writer_attribute (self, "current", what_if->current);
  ef_project_writer_attribute (self, "ghost", what_if->ghost);
  ef_project_writer_end (self);
}

static void
write_place (EfProjectWriter *self, const char *name, double place)
{
  if (isfinite (place))
    ef_project_writer_number (self, name, place);
}

static void
write_notes (EfProjectWriter *self, const GPtrArray *notes)
{
  if (notes->len == 0)
    return;

  ef_project_writer_start (self, "notes");
  for (guint i = 0; i < notes->len; i++)
    {
      const EfNote *note = g_ptr_array_index (notes, i);

      ef_project_writer_start (self, "note");
      ef_project_writer_attribute (self, "kind", ef_project_word (EF_WORDS_NOTE, note->kind));
      write_place (self, "x", note->x[0]);
      write_place (self, "x-end", note->x[1]);
      write_place (self, "y", note->y[0]);
      write_place (self, "y-end", note->y[1]);
      if (note->kind == EF_NOTE_TEXT)
        {
          ef_project_writer_number (self, "dx", note->dx);
          ef_project_writer_number (self, "dy", note->dy);
        }
      ef_project_writer_attribute (self, "text", note->text);
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}

static void
write_hidden (EfProjectWriter *self, const GArray *hidden)
{
  if (hidden->len == 0)
    return;

  ef_project_writer_start (self, "hidden");
  for (guint i = 0; i < hidden->len; i++)
    {
      char line[20];
      int length = g_snprintf (line, sizeof line, "%s%016" G_GINT64_MODIFIER "x\n",
                               i == 0 ? "\n" : "", g_array_index (hidden, guint64, i));

      ef_project_writer_raw (self, line, length);
    }
  ef_project_writer_end (self);
}

/* What was decided about the names of single points. */
static void
write_point_labels (EfProjectWriter *self, const GArray *labels)
{
  if (labels->len == 0)
    return;

  ef_project_writer_start (self, "point-labels");
  for (guint i = 0; i < labels->len; i++)
    {
      const EfPointLabel *label = &g_array_index (labels, EfPointLabel, i);
      char row[20];

      g_snprintf (row, sizeof row, "%016" G_GINT64_MODIFIER "x", label->row_id);
      ef_project_writer_start (self, "point-label");
      ef_project_writer_attribute (self, "row", row);
      if (label->shown != EF_POINT_LABEL_AUTO)
        ef_project_writer_attribute (self, "shown",
                                     label->shown == EF_POINT_LABEL_ON ? "true" : "false");
      if (label->placed)
        {
          ef_project_writer_number (self, "dx", label->dx);
          ef_project_writer_number (self, "dy", label->dy);
        }
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}

static void
write_view (EfProjectWriter *self, const EfView *view)
{
  ef_project_writer_start (self, "view");
  ef_project_writer_number (self, "x-min", view->x_min);
  ef_project_writer_number (self, "x-max", view->x_max);
  ef_project_writer_number (self, "y-min", view->y_min);
  ef_project_writer_number (self, "y-max", view->y_max);
  ef_project_writer_end (self);
}

static void
write_chart (EfProjectWriter *self, const char *id, const EfChartSpec *spec)
{
  ef_project_writer_start (self, "chart");
  ef_project_writer_attribute (self, "id", id);
  ef_project_writer_attribute (self, "table", spec->table_id);
  ef_project_writer_attribute (self, "front", spec->front.shown ? "true" : "false");
  ef_project_writer_attribute (self, "labels", ef_project_word (EF_WORDS_LABELS, spec->labels));
  ef_project_writer_attribute (self, "legend", ef_project_word (EF_WORDS_LEGEND, spec->legend));
  if (spec->computed)
    ef_project_writer_attribute (self, "computed", "true");
  write_text (self, "title", spec->title);
  write_text (self, "subtitle", spec->subtitle);
  write_text (self, "source-line", spec->source_line);
  write_axis (self, "x", &spec->x);
  write_axis (self, "y", &spec->y);
  write_colour (self, spec);
  write_column_key (self, "size", spec->size);
  write_column_key (self, "trail", spec->trail);
  write_points (self, spec);
  write_column_key (self, "label", spec->label);
  write_text (self, "filter", spec->filter);
  write_frontier (self, &spec->front);
  write_what_if (self, &spec->what_if);
  write_uncertainty (self, &spec->uncertainty);
  write_rulers (self, spec->rulers);
  write_stars (self, spec);
  write_table_view (self, &spec->table);
  write_figure (self, spec);
  write_notes (self, spec->notes);
  write_hidden (self, spec->hidden);
  write_point_labels (self, spec->point_labels);
  if (spec->has_view)
    write_view (self, &spec->view);
  ef_project_writer_end (self);
}

static void
write_charts (EfProjectWriter *self, const EfProjectSnapshot *snapshot)
{
  if (snapshot->charts->len == 0)
    return;

  ef_project_writer_start (self, "charts");
  ef_project_writer_attribute (self, "current", snapshot->current_chart);
  for (guint i = 0; i < snapshot->charts->len; i++)
    write_chart (self, g_ptr_array_index (snapshot->chart_ids, i),
                 g_ptr_array_index (snapshot->charts, i));
  ef_project_writer_end (self);
}

static void
write_panels (EfProjectWriter *self, const char *id, const EfPanelsSpec *spec)
{
  ef_project_writer_start (self, "panels");
  ef_project_writer_attribute (self, "id", id);
  ef_project_writer_number (self, "columns", spec->n_columns);
  if (spec->separate_x)
    ef_project_writer_attribute (self, "separate-x", "true");
  if (spec->separate_y)
    ef_project_writer_attribute (self, "separate-y", "true");
  if (spec->separate_legends)
    ef_project_writer_attribute (self, "separate-legends", "true");
  write_text (self, "title", spec->name);
  ef_project_writer_start (self, "figure");
  ef_project_writer_number (self, "width", spec->width_mm);
  ef_project_writer_number (self, "height", spec->height_mm);
  ef_project_writer_number (self, "font-size", spec->font_size);
  ef_project_writer_attribute (self, "theme", spec->theme);
  ef_project_writer_attribute (self, "language", spec->language);
  ef_project_writer_end (self);
  for (guint i = 0; i < spec->charts->len; i++)
    {
      ef_project_writer_start (self, "panel");
      ef_project_writer_attribute (self, "chart", g_ptr_array_index (spec->charts, i));
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}

static void
write_figures (EfProjectWriter *self, const EfProjectSnapshot *snapshot)
{
  if (snapshot->panels->len == 0)
    return;

  ef_project_writer_start (self, "figures");
  for (guint i = 0; i < snapshot->panels->len; i++)
    write_panels (self, g_ptr_array_index (snapshot->panels_ids, i),
                  g_ptr_array_index (snapshot->panels, i));
  ef_project_writer_end (self);
}

/* Content that somebody else made is passed on as it is, but never at the price of a file that
 * cannot be read. */
static void
write_extensions (EfProjectWriter *self, const char *extensions)
{
  if (extensions == NULL || *extensions == '\0')
    return;

  if (!ef_project_is_content (extensions))
    {
      g_warning ("The extensions of the project are not well-formed XML and are left out.");
      return;
    }

  ef_project_writer_start (self, "extensions");
  ef_project_writer_raw (self, extensions, strlen (extensions));
  ef_project_writer_end (self);
}

static void
writer_init (EfProjectWriter *self, GString *out, GCancellable *cancellable)
{
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO (write_bytes, close_bytes, out, NULL);

  self->xml = xmlNewTextWriter (buffer);
  self->cancellable = cancellable;
  self->scratch = g_string_new (NULL);
  xmlTextWriterSetIndent (self->xml, 1);
  xmlTextWriterSetIndentString (self->xml, (const xmlChar *) "  ");
}

static void
writer_clear (EfProjectWriter *self)
{
  xmlFreeTextWriter (self->xml);
  g_string_free (self->scratch, TRUE);
}

EfProjectSnapshot *
ef_project_snapshot_new (EfDocument *document)
{
  EfProjectSnapshot *self = g_new0 (EfProjectSnapshot, 1);

  self->catalog = ef_catalog_ref (ef_document_get_catalog (document));
  self->title = g_strdup (ef_document_get_title (document));
  self->extensions = g_strdup (ef_document_get_extensions (document));
  self->current_chart = g_strdup (ef_document_get_current_chart (document));
  self->scenarios = ef_scenarios_copy (ef_document_get_scenarios (document));
  self->chart_ids = g_ptr_array_new_with_free_func (g_free);
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  self->panels_ids = g_ptr_array_new_with_free_func (g_free);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_panels_spec_free);
  self->state = ef_document_get_state (document);

  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);

      g_ptr_array_add (self->chart_ids, g_strdup (id));
      g_ptr_array_add (self->charts, ef_chart_spec_copy (ef_document_get_chart (document, id)));
    }
  for (guint i = 0; i < ef_document_get_n_panels (document); i++)
    {
      const char *id = ef_document_get_panels_id (document, i);

      g_ptr_array_add (self->panels_ids, g_strdup (id));
      g_ptr_array_add (self->panels, ef_panels_spec_copy (ef_document_get_panels (document, id)));
    }

  return self;
}

void
ef_project_snapshot_free (EfProjectSnapshot *self)
{
  ef_catalog_unref (self->catalog);
  g_free (self->title);
  g_free (self->extensions);
  g_free (self->current_chart);
  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->chart_ids);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->panels_ids);
  g_ptr_array_unref (self->panels);
  g_free (self);
}

GBytes *
ef_project_snapshot_write (EfProjectSnapshot *self,
                           GFile *folder,
                           GCancellable *cancellable,
                           GError **error)
{
  static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  GString *out = g_string_new (declaration);
  g_autofree char *version = g_strdup_printf ("%d.%d", EF_PROJECT_MAJOR, EF_PROJECT_MINOR);
  EfProjectWriter writer = { .folder = folder };

  writer_init (&writer, out, cancellable);
  ef_project_writer_start (&writer, "project");
  ef_project_writer_attribute (&writer, "xmlns", EF_PROJECT_NAMESPACE);
  ef_project_writer_attribute (&writer, "version", version);
  write_text (&writer, "title", self->title);
  write_scenarios (&writer, self->scenarios);
  write_charts (&writer, self);
  write_figures (&writer, self);
  ef_project_writer_catalog (&writer, self->catalog);
  write_extensions (&writer, self->extensions);
  ef_project_writer_end (&writer);
  xmlTextWriterEndDocument (writer.xml);
  writer_clear (&writer);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free_to_bytes (out);
}
