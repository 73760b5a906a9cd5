/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-explain.h"

#include "ef-analysis.h"
#include "ef-dominance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* `frontier pareto --explain`: one point held against the others. All that is said of it is rows of
 * one kind, a place and how it compares with the point, so the three formats say the same. Where an
 * axis is ordinal there are no differences and ratios along it. */

#define N_LISTED_MAX 20
#define N_NAMES_MAX 5

typedef struct
{
  const char *role;    /* as the format for programs has it */
  guint32 row;         /* EF_POINT_NONE: a place where no point is */
  double x, y;
} Place;

typedef struct
{
  const EfCliFrontier *frontier;
  guint32 row;
  EfDominance dominance;
  gboolean compare_x, compare_y;
  GArray *places; /* (element-type Place) */
} Explanation;

static gboolean
label_matches (const char *label,
               const char *wanted,
               guint       strictness)
{
  g_autofree char *folded_label = NULL;
  g_autofree char *folded = NULL;

  if (strictness == 0)
    return g_str_equal (label, wanted);

  folded_label = g_utf8_casefold (label, -1);
  folded = g_utf8_casefold (wanted, -1);

  return strictness == 1 ? g_str_equal (folded_label, folded)
                         : strstr (folded_label, folded) != NULL;
}

static EfCliStatus
fail_ambiguous (const EfCliFrontier *frontier,
                const char          *wanted,
                const GArray        *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len && i < N_NAMES_MAX; i++)
    {
      g_autofree char *label = ef_cli_frontier_dup_label (frontier,
                                                          g_array_index (rows, guint32, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", label);
    }
  if (rows->len > N_NAMES_MAX)
    g_string_append (names, ", …");

  return ef_cli_fail (EF_CLI_NOT_FOUND,
                      ngettext ("“%s” means %u point: %s.", "“%s” may mean %u points: %s.",
                                rows->len),
                      wanted, rows->len, names->str);
}

/* "params (M): 25.6", or that there is none. */
static char *
describe_value (const EfColumn *column,
                guint32         row)
{
  g_autofree char *cell = ef_column_dup_cell (column, row);

  return cell[0] != '\0' ? g_strdup_printf ("%s: %s", ef_column_get_name (column), cell)
                         : g_strdup_printf (_("%s: no value"), ef_column_get_name (column));
}

/* A row that is there but takes no part in the comparison: where it is, and why. */
static EfCliStatus
fail_left_out (const EfCliFrontier *frontier,
               guint32              row)
{
  static const char *const reasons[] = {
    [EF_CLI_ROW_FILTERED] = N_("the condition leaves it out"),
    [EF_CLI_ROW_MISSING] = N_("it has no value on x or y"),
    [EF_CLI_ROW_UNDATED] = N_("it has no date"),
    [EF_CLI_ROW_LATER] = N_("its date is later"),
    [EF_CLI_ROW_BEYOND] = N_("it does not keep to the limits"),
    [EF_CLI_ROW_TOTAL] = N_("it is the total of others"),
  };
  g_autofree char *label = ef_cli_frontier_dup_label (frontier, row);
  g_autofree char *x = describe_value (frontier->x.column, row);
  g_autofree char *y = describe_value (frontier->y.column, row);
  g_autofree char *place = ef_table_describe_place (frontier->table, row, NULL);

  /* Translators: the name of a row, its two values ("params: 7"), where it stands in the file
   * ("line 12"), and a reason. */
  return ef_cli_fail (EF_CLI_NOT_FOUND,
                      _("“%s” (%s; %s; %s) takes no part in the comparison: %s."), label, x, y,
                      place, _(reasons[frontier->row_states[row]]));
}

/* The rows whose label matches: those that are compared, or those that are not (transfer full,
 * element-type guint32). */
static GArray *
list_matches (const EfCliFrontier *frontier,
              const char          *wanted,
              guint                strictness,
              gboolean             compared)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < frontier->points.n; i++)
    {
      g_autofree char *label = NULL;

      if ((frontier->row_states[i] == EF_CLI_ROW_COMPARED) != compared)
        continue;
      label = ef_cli_frontier_dup_label (frontier, i);
      if (label_matches (label, wanted, strictness))
        g_array_append_val (rows, i);
    }

  return rows;
}

/* The point of exactly this label; else the only one if case does not count; else the only one
 * that has it as a part. Of several of exactly one label the first that is compared. */
static gboolean
find_point (const EfCliFrontier *frontier,
            const char          *wanted,
            guint32             *row,
            EfCliStatus         *status)
{
  for (guint strictness = 0; strictness < 3; strictness++)
    {
      g_autoptr (GArray) rows = list_matches (frontier, wanted, strictness, TRUE);
      gboolean found = rows->len > 0;

      if (!found)
        {
          g_array_unref (rows);
          rows = list_matches (frontier, wanted, strictness, FALSE);
        }
      if (rows->len == 0)
        continue;

      *row = g_array_index (rows, guint32, 0);
      if (rows->len > 1 && strictness > 0)
        *status = fail_ambiguous (frontier, wanted, rows);
      else if (!found)
        *status = fail_left_out (frontier, *row);
      else
        return TRUE;

      return FALSE;
    }

  *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("No row is called “%s”."), wanted);

  return FALSE;
}

static void
add_point (Explanation *self,
           const char  *role,
           guint32      row)
{
  Place place = { role, row, self->frontier->x_values[row], self->frontier->y_values[row] };

  g_array_append_val (self->places, place);
}

/* What the point would have to reach along one axis by itself. */
static void
add_reach (Explanation *self)
{
  const EfPoints *points = &self->frontier->points;
  EfReach reach;
  Place along_x = { N_("frontier along x"), EF_POINT_NONE, NAN, NAN };
  Place along_y = { N_("frontier along y"), EF_POINT_NONE, NAN, NAN };

  if (!ef_dominance_get_reach (points, self->row, 1, 1, &reach))
    return;

  along_x.x = reach.x;
  along_x.y = points->y[self->row];
  g_array_append_val (self->places, along_x);
  along_y.x = points->x[self->row];
  along_y.y = reach.y;
  g_array_append_val (self->places, along_y);
}

static void
explanation_init (Explanation         *self,
                  const EfCliFrontier *frontier,
                  guint32              row)
{
  gboolean x_ordinal = ef_cli_axis_is_ordinal (&frontier->x);
  gboolean y_ordinal = ef_cli_axis_is_ordinal (&frontier->y);

  self->frontier = frontier;
  self->row = row;
  self->compare_x = ef_analysis_get_refusal (EF_ANALYSIS_ALONG_X, x_ordinal, y_ordinal) == NULL;
  self->compare_y = ef_analysis_get_refusal (EF_ANALYSIS_ALONG_Y, x_ordinal, y_ordinal) == NULL;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  ef_dominance_init (&self->dominance, &frontier->points, row, N_LISTED_MAX);

  add_point (self, N_("the point"), row);
  if (self->dominance.n_dominators == 0)
    return;

  add_point (self, N_("best x"), self->dominance.best_x);
  add_point (self, N_("best y"), self->dominance.best_y);
  for (gsize i = 0; i < self->dominance.n_listed; i++)
    add_point (self, N_("better"), self->dominance.dominators[i]);
  add_reach (self);
}

static void
explanation_clear (Explanation *self)
{
  ef_dominance_clear (&self->dominance);
  g_clear_pointer (&self->places, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Explanation, explanation_clear)

/* How a place compares with the point: differences and ratios along x and y, NAN where they mean
 * nothing. */
static void
compare (const Explanation *self,
         const Place       *place,
         double             numbers[4])
{
  double x = self->frontier->x_values[self->row];
  double y = self->frontier->y_values[self->row];

  numbers[0] = self->compare_x ? place->x - x : NAN;
  numbers[1] = self->compare_x && place->x > 0 && x > 0 ? place->x / x : NAN;
  numbers[2] = self->compare_y ? place->y - y : NAN;
  numbers[3] = self->compare_y && place->y > 0 && y > 0 ? place->y / y : NAN;
}

static const char *const number_names[] = {
  N_("x difference"), N_("x ratio"), N_("y difference"), N_("y ratio"),
};

static void
add_number (EfCliSheet *sheet,
            double      value)
{
  char text[EF_NUMBER_BUFFER];

  ef_cli_sheet_add (sheet, isnan (value) ? "" : ef_number_to_text (value, text));
}

static void
print_sheet (const Explanation *self,
             EfCliFormat        format)
{
  const gboolean right[] = { FALSE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, format, right, G_N_ELEMENTS (right));

  ef_cli_sheet_add_title (sheet, N_("what"));
  ef_cli_sheet_add_title (sheet, N_("label"));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->frontier->x.column));
  ef_cli_sheet_add (sheet, ef_column_get_name (self->frontier->y.column));
  for (guint i = 0; i < G_N_ELEMENTS (number_names); i++)
    ef_cli_sheet_add_title (sheet, number_names[i]);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      g_autofree char *label = NULL;
      double numbers[4];

      if (place->row != EF_POINT_NONE)
        label = ef_cli_frontier_dup_label (self->frontier, place->row);
      ef_cli_sheet_add_title (sheet, place->role);
      ef_cli_sheet_add (sheet, label != NULL ? label : "");
      add_number (sheet, place->x);
      add_number (sheet, place->y);
      compare (self, place, numbers);
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        add_number (sheet, numbers[k]);
    }

  ef_cli_sheet_end (sheet);
}

/* "“Beta” has no worse “top1” with 4.1 times less “energy”." */
static void
print_replacement (const Explanation *self)
{
  const EfCliFrontier *frontier = self->frontier;
  guint32 row = self->dominance.best_x;
  double ratio = frontier->x_values[row] / frontier->x_values[self->row];
  g_autofree char *label = ef_cli_frontier_dup_label (frontier, row);
  g_autofree char *line = NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!self->compare_x || !(frontier->x_values[row] > 0 && frontier->x_values[self->row] > 0) ||
      ratio == 1)
    return;

  g_ascii_formatd (text, sizeof text, "%.3g", ratio < 1 ? 1 / ratio : ratio);
  line = g_strdup_printf (ratio < 1 ? _("“%s” has no worse “%s” with %s times less “%s”.")
                                    : _("“%s” has no worse “%s” with %s times more “%s”."),
                          label, ef_column_get_name (frontier->y.column), text,
                          ef_column_get_name (frontier->x.column));
  ef_cli_print_line (stdout, line);
}

static void
print_summary (const Explanation *self)
{
  const EfDominance *dominance = &self->dominance;
  g_autofree char *label = ef_cli_frontier_dup_label (self->frontier, self->row);
  g_autofree char *line = NULL;
  const char *refusal;

  if (dominance->n_dominators == 0)
    line = g_strdup_printf (_("“%s” is on the frontier: no other point beats it."), label);
  else
    line = g_strdup_printf (ngettext ("“%s” is beaten by %u point (on the frontier: %u).",
                                      "“%s” is beaten by %u points (on the frontier: %u).",
                                      dominance->n_dominators),
                            label, (guint) dominance->n_dominators,
                            (guint) dominance->n_on_front);
  ef_cli_print_line (stdout, line);

  if (dominance->n_dominators > 0)
    print_replacement (self);

  refusal = ef_analysis_get_refusal (self->compare_x ? EF_ANALYSIS_ALONG_Y : EF_ANALYSIS_ALONG_X,
                                     !self->compare_x, !self->compare_y);
  if (refusal != NULL)
    ef_cli_print_line (stdout, refusal);

  ef_cli_frontier_print_axes (self->frontier);
  ef_cli_frontier_print_left_out (self->frontier);
}

static void
print_json (const Explanation *self)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_frontier_print_json_head (self->frontier, json);
  ef_cli_json_member_unsigned (json, "dominators", self->dominance.n_dominators);
  ef_cli_json_member_unsigned (json, "dominators-on-frontier", self->dominance.n_on_front);

  ef_cli_json_text (json, "explanation");
  yajl_gen_array_open (json);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      g_autofree char *label = NULL;
      double numbers[4];

      if (place->row != EF_POINT_NONE)
        label = ef_cli_frontier_dup_label (self->frontier, place->row);

      yajl_gen_map_open (json);
      ef_cli_json_member_text (json, "what", place->role);
      ef_cli_json_member_text (json, "label", label);
      ef_cli_json_text (json, "x");
      ef_cli_json_number (json, place->x);
      ef_cli_json_text (json, "y");
      ef_cli_json_number (json, place->y);
      compare (self, place, numbers);
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          ef_cli_json_text (json, number_names[k]);
          ef_cli_json_number (json, numbers[k]);
        }
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

EfCliStatus
ef_cli_explain (const EfCliFrontier *frontier,
                const char          *label,
                EfCliFormat          format)
{
  g_auto (Explanation) explanation = { 0 };
  EfCliStatus status;
  guint32 row;

  if (!find_point (frontier, label, &row, &status))
    return status;

  explanation_init (&explanation, frontier, row);

  if (format == EF_CLI_FORMAT_JSON)
    {
      print_json (&explanation);
    }
  else
    {
      print_sheet (&explanation, format);
      if (format == EF_CLI_FORMAT_TEXT)
        {
          fputc ('\n', stdout);
          print_summary (&explanation);
        }
    }

  return ef_cli_finish_output ();
}
