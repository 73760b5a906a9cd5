/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include "ef-project-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The tables of a project. What a table says of itself is only a claim: the number of rows is
 * that of its longest column, and a table counts only if it has an id of its own. */

/* The longest column says how many rows there are; without a column there are none. */
static guint
count_longest (GPtrArray *columns)
{
  guint n_rows = 0;

  for (guint i = 0; i < columns->len; i++)
    n_rows = MAX (n_rows, ef_parts_count_rows (g_ptr_array_index (columns, i)));

  return n_rows;
}

static guint
count_rows (EfProjectReader *reader, GPtrArray *columns, const char *claim, guint line)
{
  guint n_rows = count_longest (columns);
  guint64 claimed;

  if (claim == NULL || !g_ascii_string_to_unsigned (claim, 10, 0, G_MAXUINT32, &claimed, NULL)
      || claimed != n_rows)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                              _("The table says “%s” rows but has %u."),
                              claim != NULL ? claim : "", n_rows);

  return n_rows;
}

/* Line numbers or indices of the rows; NULL if they do not fit. */
static guint32 *
convert_places (EfProjectReader *reader, const GArray *places, guint n_rows, guint line)
{
  g_autofree guint32 *converted = NULL;

  if (places == NULL)
    return NULL;

  converted = g_new (guint32, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    {
      double place = row < places->len ? g_array_index (places, double, row) : NAN;

      if (!(place >= 0 && place <= G_MAXUINT32 && place == floor (place)))
        {
          ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                                    _("The places of the rows are damaged and were left out."));
          return NULL;
        }
      converted[row] = place;
    }

  return g_steal_pointer (&converted);
}

static EfSource *
find_source (EfProjectReader *reader, const char *id, guint line)
{
  EfSource *source = id != NULL ? g_hash_table_lookup (reader->sources, id) : NULL;

  if (id != NULL && source == NULL)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line, _("There is no source “%s”."),
                              id);

  return source;
}

static EfPlaceKind
read_place_kind (EfProjectReader *reader, const char *word, guint line)
{
  guint kind = EF_PLACE_LINE;

  if (word != NULL && !ef_project_find_word (EF_WORDS_PLACE, word, &kind))
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                              _("“%s” is not a possible value of “%s”."), word, "place-kind");

  return kind;
}

/* The places of rows as words; NULL if there is not one for each row. */
static EfColumn *
build_place_texts (EfProjectReader *reader, EfParts *texts, EfPlaceKind kind, guint n_rows,
                   guint line)
{
  if (texts == NULL)
    return NULL;

  if (kind == EF_PLACE_TEXT && ef_parts_count_rows (texts) == n_rows)
    return ef_parts_build (texts, reader, n_rows);

  ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                            _("The places of the rows are damaged and were left out."));
  return NULL;
}

void
ef_project_places_clear (EfProjectPlaces *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, ef_parts_free);
}

void
ef_project_places_init (EfProjectPlaces *self, EfProjectReader *reader, GHashTable *attributes,
                        guint line)
{
  self->source = find_source (reader, g_hash_table_lookup (attributes, "source"), line);
}

gboolean
ef_project_read_places (EfProjectReader *reader, EfProjectPlaces *places)
{
  if (ef_project_reader_is (reader, "places"))
    {
      if (places->numbers == NULL)
        places->numbers = g_array_new (FALSE, FALSE, sizeof (double));
      ef_project_read_values (reader, places->numbers, FALSE);
    }
  else if (ef_project_reader_is (reader, "place-texts"))
    places->texts = ef_parts_read_texts (reader, places->source, places->texts);
  else
    return FALSE;

  return TRUE;
}

static EfTable *
build_with_places (EfProjectReader *reader,
                   GHashTable *attributes,
                   EfProjectPlaces *places,
                   GPtrArray *columns,
                   guint n_rows,
                   guint line)
{
  const char *path = g_hash_table_lookup (attributes, "path");
  const char *name = g_hash_table_lookup (attributes, "name");
  EfSource *source = places->source;
  g_autofree guint32 *row_places = convert_places (reader, places->numbers, n_rows, line);
  g_autoptr (EfColumn) texts = NULL;
  EfPlaceKind kind;

  name = name != NULL ? name : "";
  path = path != NULL ? path : "";
  kind = read_place_kind (reader, g_hash_table_lookup (attributes, "place-kind"), line);
  texts = build_place_texts (reader, places->texts, kind, n_rows, line);
  if (kind == EF_PLACE_TEXT)
    return ef_table_new_with_places (name, path, columns, n_rows, source, texts);

  return ef_table_new (name, path, columns, n_rows, source, kind,
                       g_hash_table_lookup (attributes, "place"), row_places);
}

EfTable *
ef_project_build_part (EfProjectReader *reader, GHashTable *attributes, EfProjectPlaces *places,
                       guint n_rows, guint line)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return build_with_places (reader, attributes, places, none, n_rows, line);
}

static EfTable *
build_table (EfProjectReader *reader,
             GHashTable *attributes,
             GPtrArray *parts,
             EfProjectPlaces *places,
             guint n_rows,
             guint line)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  for (guint i = 0; i < parts->len; i++)
    {
      EfColumn *column = ef_parts_build (g_ptr_array_index (parts, i), reader, n_rows);

      if (column != NULL)
        g_ptr_array_add (columns, column);
    }

  return build_with_places (reader, attributes, places, columns, n_rows, line);
}

void
ef_project_read_left_out (EfProjectReader *reader, GPtrArray *names)
{
  static const char *const known[] = { "name", NULL };
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    {
      g_autoptr (GHashTable) attributes = NULL;

      if (!ef_project_reader_is (reader, "of"))
        {
          ef_project_reader_unknown (reader);
          continue;
        }
      attributes = ef_project_reader_attributes (reader, known);
      if (g_hash_table_contains (attributes, "name"))
        g_ptr_array_add (names, g_strdup (g_hash_table_lookup (attributes, "name")));
    }
}

/* With what was left out of it, or what it was made of, as far as that is known and fits (transfer
 * full). */
static EfTable *
add_making (EfTable *table, EfTableParts *linked, EfTableRecipe *recipe, GPtrArray *left_out)
{
  if (left_out->len > 0)
    return ef_table_with_left_out (table, left_out);
  if (linked != NULL
      && ef_table_get_n_rows (ef_table_parts_get (linked, 0)) == ef_table_get_n_rows (table))
    return ef_table_with_parts (table, linked);

  return recipe != NULL ? ef_table_with_recipe (table, recipe) : ef_table_ref (table);
}

static void
read_table (EfProjectReader *reader)
{
  static const char *const known[] = {
    "id", "name", "path", "rows", "source", "place-kind", "place", NULL,
  };
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_parts_free);
  g_auto (EfProjectPlaces) places = { NULL };
  g_autoptr (EfTableParts) linked = NULL;
  g_autoptr (EfTableRecipe) recipe = NULL;
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  const char *id = g_hash_table_lookup (attributes, "id");
  const char *claim = g_hash_table_lookup (attributes, "rows");
  g_autoptr (EfTable) table = NULL;
  guint n_rows;

  ef_project_places_init (&places, reader, attributes, line);
  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "column"))
        g_ptr_array_add (columns, ef_parts_read (reader, places.source, names));
      else if (linked == NULL && ef_project_reader_is (reader, "linked"))
        linked = ef_project_read_linked (reader, count_longest (columns));
      else if (ef_project_reader_is (reader, "left-out"))
        ef_project_read_left_out (reader, left_out);
      else if (recipe == NULL && ef_project_reader_is (reader, "made"))
        recipe = ef_project_read_made (reader);
      else if (!ef_project_read_places (reader, &places))
        ef_project_reader_unknown (reader);
    }

  if (reader->error != NULL)
    return;

  if (id == NULL || g_hash_table_contains (reader->tables, id))
    {
      ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                                _("The table has no id of its own and was left out."));
      return;
    }

  n_rows = count_rows (reader, columns, claim, line);
  table = build_table (reader, attributes, columns, &places, n_rows, line);
  g_hash_table_insert (reader->tables, g_strdup (id), add_making (table, linked, recipe, left_out));
}

void
ef_project_read_tables (EfProjectReader *reader)
{
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "table"))
        read_table (reader);
      else
        ef_project_reader_unknown (reader);
    }
}
