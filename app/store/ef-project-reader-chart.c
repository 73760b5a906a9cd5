/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The charts of a project. A chart is always made, whatever is wrong with its fields: each one
 * that cannot be used is reported and stays at its default. */

static void
read_axis (EfProjectReader *reader, EfAxisSpec *axis)
{
  static const char *const names[] = { "column", "scale", "direction", "title", "limit", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  ef_fields_take_string (&fields, "column", &axis->column);
  ef_fields_take_string (&fields, "title", &axis->title);
  axis->scale = ef_fields_get_word (&fields, "scale", EF_WORDS_SCALE, EF_SCALE_KIND_AUTO);
  ef_fields_take_direction (&fields, &axis->direction);
  axis->has_limit = ef_fields_find_number (&fields, "limit", &axis->limit);
  if (!axis->has_limit)
    axis->limit = 0; /* an axis that stands twice leaves nothing of the first */
  if (!axis->has_limit && g_hash_table_contains (attributes, "limit"))
    ef_fields_report (&fields, "limit");
}

static void
read_view (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = { "x-min", "x-max", "y-min", "y-max", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  EfView view;

  if (ef_fields_find_number (&fields, "x-min", &view.x_min)
      && ef_fields_find_number (&fields, "x-max", &view.x_max)
      && ef_fields_find_number (&fields, "y-min", &view.y_min)
      && ef_fields_find_number (&fields, "y-max", &view.y_max)
      && view.x_min < view.x_max && view.y_min < view.y_max)
    {
      spec->has_view = TRUE;
      spec->view = view;
    }
  else
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, fields.line,
                              _("The view of the chart is not a rectangle and was left out."));
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/* Sorted once at the end: inserting each in its place would take quadratic time. */
static void
settle_hidden (GArray *hidden)
{
  guint n_kept = 0;

  g_array_sort (hidden, compare_ids);
  for (guint i = 0; i < hidden->len; i++)
    {
      guint64 id = g_array_index (hidden, guint64, i);

      if (n_kept == 0 || g_array_index (hidden, guint64, n_kept - 1) != id)
        g_array_index (hidden, guint64, n_kept++) = id;
    }
  g_array_set_size (hidden, n_kept);
}

static void
read_hidden (EfProjectReader *reader, GArray *hidden)
{
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  const char *text;

  while ((text = ef_project_reader_next_text (reader, &element)) != NULL)
    {
      g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

      for (char **word = words; *word != NULL; word++)
        {
          guint64 id;

          if (**word == '\0')
            continue;
          if (strlen (*word) == 16
              && g_ascii_string_to_unsigned (*word, 16, 0, G_MAXUINT64, &id, NULL))
            g_array_append_val (hidden, id);
          else
            ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                                      _("“%.40s” does not name a row."), *word);
        }
    }

  settle_hidden (hidden);
}

static gint
compare_point_labels (gconstpointer a, gconstpointer b)
{
  const EfPointLabel *first = a, *second = b;

  return (first->row_id > second->row_id) - (first->row_id < second->row_id);
}

/* In order, the last word about a row counts. */
static void
settle_point_labels (GArray *labels)
{
  guint n_kept = 0;

  g_array_sort (labels, compare_point_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      EfPointLabel label = g_array_index (labels, EfPointLabel, i);

      if (n_kept > 0 && g_array_index (labels, EfPointLabel, n_kept - 1).row_id == label.row_id)
        n_kept--;
      g_array_index (labels, EfPointLabel, n_kept++) = label;
    }
  g_array_set_size (labels, n_kept);
}

/* FALSE where there is none that could be used. */
static gboolean
take_distance (const EfFields *fields, const char *attribute, double *field)
{
  if (!g_hash_table_contains (fields->attributes, attribute))
    return FALSE;
  if (ef_fields_find_number (fields, attribute, field) && fabs (*field) <= EF_POINT_LABEL_FAR)
    return TRUE;

  ef_fields_report (fields, attribute);
  return FALSE;
}

static void
read_point_label (EfProjectReader *reader, GArray *labels)
{
  static const char *const names[] = { "row", "shown", "dx", "dy", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  const char *row = g_hash_table_lookup (attributes, "row");
  const char *shown = g_hash_table_lookup (attributes, "shown");
  EfPointLabel label = { 0 };

  if (row == NULL || strlen (row) != 16
      || !g_ascii_string_to_unsigned (row, 16, 0, G_MAXUINT64, &label.row_id, NULL))
    {
      ef_project_reader_report (reader, EF_SEVERITY_WARNING, fields.line,
                                _("“%.40s” does not name a row."), row != NULL ? row : "");
      return;
    }

  if (g_strcmp0 (shown, "true") == 0)
    label.shown = EF_POINT_LABEL_ON;
  else if (g_strcmp0 (shown, "false") == 0)
    label.shown = EF_POINT_LABEL_OFF;
  else if (shown != NULL)
    ef_fields_report (&fields, "shown");
  label.placed = take_distance (&fields, "dx", &label.dx);
  label.placed = take_distance (&fields, "dy", &label.dy) && label.placed;
  if (!label.placed)
    label.dx = label.dy = 0; /* half a place is none */
  if (label.placed || label.shown != EF_POINT_LABEL_AUTO)
    g_array_append_val (labels, label);
}

static void
read_point_labels (EfProjectReader *reader, GArray *labels)
{
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "point-label"))
        read_point_label (reader, labels);
      else
        ef_project_reader_unknown (reader);
    }
  settle_point_labels (labels);
}

static void
read_column_key (EfProjectReader *reader, char **key)
{
  static const char *const names[] = { "column", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);

  ef_chart_spec_set_string (key, g_hash_table_lookup (attributes, "column"));
}

static void
read_colour (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = { "column", "scale", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  ef_chart_spec_set_string (&spec->colour, g_hash_table_lookup (attributes, "column"));
  spec->colour_scale = ef_fields_get_word (&fields, "scale", EF_WORDS_SCALE, EF_SCALE_KIND_AUTO);
}

static void
read_points (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = { "crowd", "opacity", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  spec->crowd = ef_fields_get_word (&fields, "crowd", EF_WORDS_CROWD, spec->crowd);
  ef_fields_take_length (&fields, "opacity", 1, &spec->opacity);
}

static void
read_text (EfProjectReader *reader, char **field)
{
  g_autofree char *text = ef_project_reader_dup_text (reader);

  ef_chart_spec_set_string (field, text);
}

/* "0.5", in the unit of the column, or "2%". */
static void
take_tolerance (const EfFields *fields, const char *attribute, EfTolerance *field)
{
  const char *value = g_hash_table_lookup (fields->attributes, attribute);
  gsize length = value != NULL ? strlen (value) : 0;
  gboolean percent = length > 0 && value[length - 1] == '%';
  double amount;

  if (value == NULL)
    return;
  if (ef_number_read_plain (value, length - percent, &amount) && isfinite (amount) && amount >= 0)
    *field = (EfTolerance){ amount, percent };
  else
    ef_fields_report (fields, attribute);
}

static void
read_frontier (EfProjectReader *reader, EfFrontSpec *front)
{
  static const char *const names[]
    = { "curve", "layers", "by-group", "knee", "near-x", "near-y", "as-of", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  front->curve = ef_fields_get_word (&fields, "curve", EF_WORDS_CURVE, front->curve);
  ef_fields_take_count (&fields, "layers", EF_FRONT_LAYERS_MAX, &front->n_layers);
  ef_fields_take_boolean (&fields, "by-group", &front->by_group);
  ef_fields_take_boolean (&fields, "knee", &front->knee);
  take_tolerance (&fields, "near-x", &front->near_x);
  take_tolerance (&fields, "near-y", &front->near_y);
  front->has_as_of = ef_fields_find_number (&fields, "as-of", &front->as_of);
  if (!front->has_as_of && g_hash_table_contains (attributes, "as-of"))
    ef_fields_report (&fields, "as-of");
}

/* The share of outcomes that bounds enclose. */
static void
take_coverage (const EfFields *fields, double *coverage)
{
  double number;

  if (!g_hash_table_contains (fields->attributes, "coverage"))
    return;

  if (ef_fields_find_number (fields, "coverage", &number) && number > 0 && number < 1)
    *coverage = number;
  else
    ef_fields_report (fields, "coverage");
}

static void
take_seed (const EfFields *fields, guint32 *seed)
{
  double number;

  if (!g_hash_table_contains (fields->attributes, "seed"))
    return;

  if (ef_fields_find_number (fields, "seed", &number) && number >= 0 && number <= G_MAXUINT32
      && number == floor (number))
    *seed = (guint32) number;
  else
    ef_fields_report (fields, "seed");
}

static void
read_uncertainty (EfProjectReader *reader, EfUncertaintySpec *uncertainty)
{
  static const char *const names[]
    = { "bands", "error-bars", "spread", "coverage", "resamples", "seed", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  ef_uncertainty_spec_init (uncertainty);
  ef_fields_take_boolean (&fields, "bands", &uncertainty->bands);
  ef_fields_take_boolean (&fields, "error-bars", &uncertainty->error_bars);
  uncertainty->spread
    = ef_fields_get_word (&fields, "spread", EF_WORDS_SPREAD, uncertainty->spread);
  take_coverage (&fields, &uncertainty->coverage);
  ef_fields_take_count (&fields, "resamples", EF_RESAMPLES_MAX, &uncertainty->n_resamples);
  take_seed (&fields, &uncertainty->seed);
}

/* A ruler that cannot be used as it stands is not half used. */
static void
read_ruler (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = { "kind", "values", "of", "shown", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  const char *kind_word = g_hash_table_lookup (attributes, "kind");
  const char *values = g_hash_table_lookup (attributes, "values");
  const char *of = g_hash_table_lookup (attributes, "of");
  EfRuler ruler = { .shown = TRUE };
  EfRulerKind kind;

  if (kind_word == NULL || !ef_ruler_kind_from_word (kind_word, &kind))
    {
      ef_project_reader_report (reader, EF_SEVERITY_WARNING, fields.line,
                                _("A ruler of no kind that is known was left out."));
      return;
    }

  ef_fields_take_boolean (&fields, "shown", &ruler.shown);
  if (values != NULL && !ef_ruler_read_values (&ruler, kind, values, EF_COMMA_THOUSANDS, NULL))
    ef_fields_report (&fields, "values");
  else if (of != NULL
           && ((kind != EF_RULER_MEMORY && kind != EF_RULER_CARBON)
               || !ef_ruler_read_of (&ruler, kind, of, NULL)))
    ef_fields_report (&fields, "of");
  else
    {
      g_free (spec->rulers[kind].of);
      spec->rulers[kind] = ruler;
    }
}

static void
read_stars (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = { "rule", "by", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  spec->stars = ef_fields_get_word (&fields, "rule", EF_WORDS_STARS, EF_STAR_RULE_NONE);
  ef_fields_take_string (&fields, "by", &spec->stars_by);
}

/* By a column of the table, or by what is computed. */
static void
read_sort (EfProjectReader *reader, EfTableView *view)
{
  static const char *const names[] = { "key", "computed", "descending", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  const char *key = g_hash_table_lookup (attributes, "key");
  const char *word = g_hash_table_lookup (attributes, "computed");
  gboolean descending = FALSE;
  guint computed = EF_N_COMPUTED;

  ef_fields_take_boolean (&fields, "descending", &descending);
  if (key != NULL && *key != '\0')
    ef_table_view_add_sort (view, key, EF_N_COMPUTED, descending);
  else if (word == NULL || !ef_project_find_word (EF_WORDS_COMPUTED, word, &computed))
    ef_fields_report (&fields, "computed");
  else
    ef_table_view_add_sort (view, NULL, (EfComputed) computed, descending);
}

static void
read_folded (EfProjectReader *reader, GPtrArray *folded)
{
  static const char *const names[] = { "key", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *key = g_hash_table_lookup (attributes, "key");

  g_ptr_array_add (folded, g_strdup (key != NULL ? key : ""));
}

static void
read_shown_column (EfProjectReader *reader, EfTableView *view)
{
  static const char *const names[] = { "key", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *key = g_hash_table_lookup (attributes, "key");

  if (key != NULL && *key != '\0')
    ef_table_view_set_column (view, key, TRUE);
}

/* An empty one is none: a table without columns shows nothing. */
static void
read_table_view (EfProjectReader *reader, EfTableView *view)
{
  static const char *const own_names[] = { "group-by", "summary", NULL };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GHashTable) own = ef_project_reader_attributes (reader, own_names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), own };
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  const char *group_by = g_hash_table_lookup (own, "group-by");
  EfGroupSummary summary = ef_fields_get_word (&fields, "summary", EF_WORDS_GROUP_SUMMARY,
                                               EF_GROUP_SUMMARY_MEAN);

  if (group_by != NULL && *group_by != '\0')
    ef_table_view_set_groups (view, group_by, summary);

  while (ef_project_reader_next (reader, &element))
    if (ef_project_reader_is (reader, "column"))
      read_shown_column (reader, view);
    else if (ef_project_reader_is (reader, "folded"))
      read_folded (reader, folded);
    else if (ef_project_reader_is (reader, "sort"))
      read_sort (reader, view);
    else
      ef_project_reader_unknown (reader);
  ef_table_view_set_folded (view, folded);
}

static void
read_figure (EfProjectReader *reader, EfChartSpec *spec)
{
  static const char *const names[] = {
    "width", "height", "font-size", "marker-size", "theme", "language", NULL,
  };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };

  ef_fields_take_length (&fields, "width", 10000, &spec->width_mm);
  ef_fields_take_length (&fields, "height", 10000, &spec->height_mm);
  ef_fields_take_length (&fields, "font-size", 1000, &spec->font_size);
  ef_fields_take_length (&fields, "marker-size", 1000, &spec->marker_size);
  ef_fields_take_string (&fields, "theme", &spec->theme);
  ef_fields_take_language (&fields, &spec->language);
}

static void
read_note (EfProjectReader *reader, GPtrArray *notes)
{
  static const char *const names[]
    = { "kind", "x", "x-end", "y", "y-end", "dx", "dy", "text", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  guint kind = ef_fields_get_word (&fields, "kind", EF_WORDS_NOTE, EF_N_NOTE_KINDS);
  g_autoptr (EfNote) note = NULL;
  const char *text = g_hash_table_lookup (attributes, "text");

  if (kind == EF_N_NOTE_KINDS || notes->len >= EF_NOTES_MAX)
    return;

  note = ef_note_new ((EfNoteKind) kind);
  ef_fields_find_number (&fields, "x", &note->x[0]);
  ef_fields_find_number (&fields, "x-end", &note->x[1]);
  ef_fields_find_number (&fields, "y", &note->y[0]);
  ef_fields_find_number (&fields, "y-end", &note->y[1]);
  /* Only a text stands beside its place; what other kinds say of it is not kept. */
  if (note->kind == EF_NOTE_TEXT)
    {
      ef_fields_find_number (&fields, "dx", &note->dx);
      ef_fields_find_number (&fields, "dy", &note->dy);
    }
  if (text != NULL)
    {
      g_free (note->text);
      note->text = g_strdup (text);
    }
  if (ef_note_is_placed (note))
    g_ptr_array_add (notes, g_steal_pointer (&note));
  else
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, fields.line,
                              _("An annotation without a place was left out."));
}

static void
read_notes (EfProjectReader *reader, GPtrArray *notes)
{
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "note"))
        read_note (reader, notes);
      else
        ef_project_reader_unknown (reader);
    }
}

/* TRUE if the present element is a part of a chart. */
static gboolean
read_part (EfProjectReader *reader, EfChartSpec *spec)
{
  if (ef_project_reader_is (reader, "title"))
    read_text (reader, &spec->title);
  else if (ef_project_reader_is (reader, "subtitle"))
    read_text (reader, &spec->subtitle);
  else if (ef_project_reader_is (reader, "source-line"))
    read_text (reader, &spec->source_line);
  else if (ef_project_reader_is (reader, "x"))
    read_axis (reader, &spec->x);
  else if (ef_project_reader_is (reader, "y"))
    read_axis (reader, &spec->y);
  else if (ef_project_reader_is (reader, "colour"))
    read_colour (reader, spec);
  else if (ef_project_reader_is (reader, "size"))
    read_column_key (reader, &spec->size);
  else if (ef_project_reader_is (reader, "trail"))
    read_column_key (reader, &spec->trail);
  else if (ef_project_reader_is (reader, "points"))
    read_points (reader, spec);
  else if (ef_project_reader_is (reader, "label"))
    read_column_key (reader, &spec->label);
  else if (ef_project_reader_is (reader, "filter"))
    read_text (reader, &spec->filter);
  else if (ef_project_reader_is (reader, "frontier"))
    read_frontier (reader, &spec->front);
  else if (ef_project_reader_is (reader, "scenarios"))
    ef_project_read_what_if (reader, &spec->what_if);
  else if (ef_project_reader_is (reader, "uncertainty"))
    read_uncertainty (reader, &spec->uncertainty);
  else if (ef_project_reader_is (reader, "ruler"))
    read_ruler (reader, spec);
  else if (ef_project_reader_is (reader, "stars"))
    read_stars (reader, spec);
  else if (ef_project_reader_is (reader, "table-view"))
    read_table_view (reader, &spec->table);
  else if (ef_project_reader_is (reader, "figure"))
    read_figure (reader, spec);
  else if (ef_project_reader_is (reader, "notes"))
    read_notes (reader, spec->notes);
  else if (ef_project_reader_is (reader, "hidden"))
    read_hidden (reader, spec->hidden);
  else if (ef_project_reader_is (reader, "point-labels"))
    read_point_labels (reader, spec->point_labels);
  else if (ef_project_reader_is (reader, "view"))
    read_view (reader, spec);
  else
    return FALSE;

  return TRUE;
}

static void
read_chart (EfProjectReader *reader)
{
  static const char *const names[]
    = { "id", "table", "front", "labels", "legend", "computed", NULL };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  EfFields fields = { reader, ef_project_reader_get_line (reader), attributes };
  const char *id = g_hash_table_lookup (attributes, "id");

  ef_fields_take_string (&fields, "table", &spec->table_id);
  ef_fields_take_boolean (&fields, "front", &spec->front.shown);
  ef_fields_take_boolean (&fields, "computed", &spec->computed);
  spec->labels = ef_fields_get_word (&fields, "labels", EF_WORDS_LABELS, spec->labels);
  spec->legend = ef_fields_get_word (&fields, "legend", EF_WORDS_LEGEND, spec->legend);
  while (ef_project_reader_next (reader, &element))
    if (!read_part (reader, spec))
      ef_project_reader_unknown (reader);

  if (id == NULL || *id == '\0' || ef_document_get_chart (reader->document, id) != NULL)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, fields.line,
                              _("The chart has no id of its own and was left out."));
  else
    ef_document_load_chart (reader->document, id, spec);
}

void
ef_project_read_charts (EfProjectReader *reader)
{
  static const char *const names[] = { "current", NULL };
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *current = g_hash_table_lookup (attributes, "current");

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "chart"))
        read_chart (reader);
      else
        ef_project_reader_unknown (reader);
    }

  if (current != NULL && ef_document_get_chart (reader->document, current) != NULL)
    ef_document_set_current_chart (reader->document, current);
  else if (current != NULL)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                              _("There is no chart “%s” to show first."), current);
}
