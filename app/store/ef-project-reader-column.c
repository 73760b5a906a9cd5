/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include "ef-project-words.h"
#include "ef-xml-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The columns of a project. The cells of a column come in any number of pieces, and the bounds
 * and originals after the values, so a column is collected first and built when its table is
 * complete: then it is known how many rows the table really has, whatever it claims. */

typedef struct
{
  guint32 row;
  gsize offset; /* in `original_text` */
} EfOriginal;

typedef struct
{
  guint32 row;
  guint32 formula; /* number of the text in `formulas`, from 1; 0 is none */
  EfOrigin origin;
} EfPartsOrigin;

struct _EfParts
{
  EfColumnBuilder *builder; /* has the attributes, no cells yet */
  EfColumnKind kind;
  guint line;
  char *name;
  GArray *values;         /* double, or guint32 of the pool; as many as were in the file */
  GArray *lows;           /* double, or NULL */
  GArray *highs;          /* double, or NULL */
  GArray *originals;      /* EfOriginal, rows ascending, or NULL */
  GString *original_text; /* terminated texts, one after the other */
  EfTextPool *pool;       /* TEXT only */
  GPtrArray *formulas;    /* of char, or NULL */
  GArray *origins;        /* EfPartsOrigin, rows ascending, or NULL */
};

void
ef_parts_free (EfParts *parts)
{
  g_clear_pointer (&parts->builder, ef_column_builder_free);
  g_free (parts->name);
  g_clear_pointer (&parts->values, g_array_unref);
  g_clear_pointer (&parts->lows, g_array_unref);
  g_clear_pointer (&parts->highs, g_array_unref);
  g_clear_pointer (&parts->originals, g_array_unref);
  g_string_free (parts->original_text, TRUE);
  g_clear_pointer (&parts->formulas, g_ptr_array_unref);
  g_clear_pointer (&parts->origins, g_array_unref);
  g_free (parts);
}

/* "2019-06-11" */
static gboolean
read_day (const char *word, gsize length, double *days)
{
  EfDatePrecision precision;

  return length == 10 && word[4] == '-' && word[7] == '-'
         && ef_date_read (word, length, days, &precision) && precision == EF_DATE_DAY;
}

static gboolean
read_value (const char *word, gsize length, gboolean dates, double *value)
{
  if (ef_number_read_plain (word, length, value))
    return TRUE;

  if (length == 1 && *word == '-')
    *value = NAN;
  else if (dates && read_day (word, length, value))
    return TRUE;
  else if (length == 3 && memcmp (word, "inf", 3) == 0)
    *value = INFINITY;
  else if (length == 4 && memcmp (word, "-inf", 4) == 0)
    *value = -INFINITY;
  else
    {
      *value = NAN;
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Values between blanks. What is no value counts as a missing one, so that the rows stay in
 * step. */
void
ef_project_read_values (EfProjectReader *reader, GArray *values, gboolean dates)
{
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  const char *p;

  while ((p = ef_project_reader_next_text (reader, &element)) != NULL)
    while (*p != '\0')
      {
        const char *word = p;
        double value;

        if (is_blank (*p))
          {
            line += *p++ == '\n';
            continue;
          }

        while (*p != '\0' && !is_blank (*p))
          p++;
        if (!read_value (word, p - word, dates, &value))
          ef_project_reader_report (reader, EF_SEVERITY_ERROR, line, _("“%.*s” is not a value."),
                                    (int) MIN (p - word, 40), word);
        g_array_append_val (values, value);
      }
}

/* Calls @add for each line, unescaped. The first line end belongs to the layout. */
typedef void (*AddLine) (
  EfProjectReader *reader, EfParts *parts, guint line, const char *text, gsize length);

static void
read_lines (EfProjectReader *reader, EfParts *parts, AddLine add)
{
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  const char *p;

  while ((p = ef_project_reader_next_text (reader, &element)) != NULL)
    {
      if (*p == '\n')
        {
          p++;
          line++;
        }

      while (*p != '\0')
        {
          const char *end = strchr (p, '\n');
          gsize length = end != NULL ? (gsize) (end - p) : strlen (p);

          if (memchr (p, '\\', length) == NULL)
            add (reader, parts, line, p, length);
          else
            {
              g_string_truncate (reader->scratch, 0);
              ef_xml_append_unescaped (reader->scratch, p, length);
              add (reader, parts, line, reader->scratch->str, reader->scratch->len);
            }

          p += length;
          line += *p == '\n';
          p += *p == '\n';
        }
    }
}

static void
add_cell (EfProjectReader *reader, EfParts *parts, guint line, const char *text, gsize length)
{
  guint32 id = ef_text_pool_add (parts->pool, text, length);

  g_array_append_val (parts->values, id);
}

/* The number that begins a line and ends at a blank, which @blank is then. */
static gboolean
read_row (const char *text, gsize length, guint64 *row, const char **blank)
{
  const char *p = text;

  *row = 0;
  *blank = memchr (text, ' ', length);
  while (*blank != NULL && p < *blank && g_ascii_isdigit (*p) && *row <= G_MAXUINT32)
    *row = *row * 10 + (*p++ - '0');

  return *blank != NULL && p == *blank && p > text && *row <= G_MAXUINT32;
}

/* "12 1.82 M" */
static void
add_original (EfProjectReader *reader, EfParts *parts, guint line, const char *text, gsize length)
{
  EfOriginal original = { 0, parts->original_text->len };
  const char *blank;
  guint64 row;

  if (!read_row (text, length, &row, &blank)
      || (parts->originals->len > 0
          && row <= g_array_index (parts->originals, EfOriginal, parts->originals->len - 1).row))
    {
      ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                                _("An original text must follow the number of its row, "
                                  "and rows must ascend."));
      return;
    }

  original.row = row;
  g_array_append_val (parts->originals, original);
  g_string_append_len (parts->original_text, blank + 1, text + length - blank - 1);
  g_string_append_c (parts->original_text, '\0');
}

static void
add_formula (EfProjectReader *reader, EfParts *parts, guint line, const char *text, gsize length)
{
  g_ptr_array_add (parts->formulas, g_strndup (text, length));
}

/* "estimated" or "estimated 2" */
static gboolean
read_origin (const char *text, gsize length, guint n_formulas, EfPartsOrigin *origin)
{
  g_autofree char *word = g_strndup (text, length);
  char *number = strchr (word, ' ');
  guint64 formula = 0;

  if (number != NULL)
    {
      *number++ = '\0';
      if (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT32, &formula, NULL)
          || formula > n_formulas)
        return FALSE;
    }
  origin->formula = formula;

  return ef_origin_from_word (word, &origin->origin);
}

/* "12 estimated 2" */
static void
add_origin (EfProjectReader *reader, EfParts *parts, guint line, const char *text, gsize length)
{
  guint n_formulas = parts->formulas != NULL ? parts->formulas->len : 0;
  EfPartsOrigin origin = { 0 };
  const char *blank;
  guint64 row;

  if (!read_row (text, length, &row, &blank)
      || !read_origin (blank + 1, text + length - blank - 1, n_formulas, &origin)
      || (parts->origins->len > 0
          && row <= g_array_index (parts->origins, EfPartsOrigin, parts->origins->len - 1).row))
    {
      ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                                _("The origin of a value must follow the number of its row, "
                                  "and rows must ascend."));
      return;
    }

  origin.row = row;
  g_array_append_val (parts->origins, origin);
}

static GArray *
ensure_array (GArray **array, gsize element_size)
{
  if (*array == NULL)
    *array = g_array_new (FALSE, FALSE, element_size);

  return *array;
}

static void
report_value (EfProjectReader *reader, EfParts *parts, const char *attribute, const char *value)
{
  ef_project_reader_report (reader, EF_SEVERITY_WARNING, parts->line,
                            _("“%s” is not a possible value of “%s”."), value, attribute);
}

static void
take_quantity (EfProjectReader *reader, EfParts *parts, GHashTable *attributes)
{
  const char *quantity_id = g_hash_table_lookup (attributes, "quantity");
  const char *unit_id = g_hash_table_lookup (attributes, "unit");
  const EfQuantity *quantity = quantity_id != NULL ? ef_quantity_find (quantity_id) : NULL;
  const EfUnit *unit = unit_id != NULL ? ef_unit_find_by_id (unit_id) : NULL;

  if (quantity_id != NULL && quantity == NULL)
    report_value (reader, parts, "quantity", quantity_id);
  if (unit_id != NULL && unit == NULL)
    report_value (reader, parts, "unit", unit_id);

  ef_column_builder_set_quantity (parts->builder, quantity, unit);
}

static guint
get_word (EfProjectReader *reader,
          EfParts *parts,
          GHashTable *attributes,
          const char *attribute,
          EfWords words,
          guint otherwise)
{
  const char *value = g_hash_table_lookup (attributes, attribute);
  guint found;

  if (value == NULL)
    return otherwise;
  if (ef_project_find_word (words, value, &found))
    return found;

  report_value (reader, parts, attribute, value);
  return otherwise;
}

static void
take_role (EfProjectReader *reader, EfParts *parts, GHashTable *attributes)
{
  const char *word = g_hash_table_lookup (attributes, "role");
  EfRole role = EF_ROLE_NONE;

  if (word != NULL && !ef_role_from_word (word, &role))
    report_value (reader, parts, "role", word);

  ef_column_builder_set_role (parts->builder, role);
}

static void
take_direction (EfProjectReader *reader, EfParts *parts, GHashTable *attributes)
{
  const char *word = g_hash_table_lookup (attributes, "direction");
  EfDirection direction = EF_DIRECTION_UNKNOWN;
  EfDirectionReason reason
    = get_word (reader, parts, attributes, "reason", EF_WORDS_REASON, EF_DIRECTION_REASON_NONE);

  if (word != NULL && !ef_direction_from_word (word, &direction))
    report_value (reader, parts, "direction", word);

  ef_column_builder_set_direction (parts->builder, direction, reason);
}

static void
take_origin (EfProjectReader *reader, EfParts *parts, GHashTable *attributes)
{
  const char *word = g_hash_table_lookup (attributes, "origin");
  EfOrigin origin = EF_ORIGIN_REPORTED;

  if (word != NULL && !ef_origin_from_word (word, &origin))
    report_value (reader, parts, "origin", word);

  ef_column_builder_set_origin (parts->builder, origin,
                                g_hash_table_lookup (attributes, "formula"));
  ef_column_builder_set_path (parts->builder, g_hash_table_lookup (attributes, "path"));
}

/* Names are unique in a table. Counting on from the number of the last namesake keeps a crowd of
 * them from taking quadratic time. */
static char *
make_unique (const char *name, GHashTable *names)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));
  char *unique = g_strdup (name);

  while (g_hash_table_contains (names, unique))
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", name, ++n);
    }

  g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (MAX (n, 1)));
  if (!g_str_equal (unique, name))
    g_hash_table_insert (names, g_strdup (unique), GUINT_TO_POINTER (1));

  return unique;
}

/* Texts of one source are shared by all its columns. */
static void
set_pool (EfProjectReader *reader, EfSource *source, EfParts *parts)
{
  parts->pool = g_hash_table_lookup (reader->pools, source);
  if (parts->pool == NULL)
    {
      parts->pool = ef_text_pool_new ();
      g_hash_table_insert (reader->pools, source, parts->pool);
    }
  ef_column_builder_set_pool (parts->builder, parts->pool);
}

static EfParts *
parts_new (EfProjectReader *reader, EfSource *source, GHashTable *names)
{
  static const char *const known[] = {
    "name",      "kind",   "precision", "role",    "quantity", "unit",
    "direction", "reason", "origin",    "formula", "path",     NULL,
  };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  const char *name = g_hash_table_lookup (attributes, "name");
  EfParts *parts = g_new0 (EfParts, 1);

  parts->line = ef_project_reader_get_line (reader);
  parts->name = make_unique (name != NULL ? name : "", names);
  if (g_strcmp0 (name, parts->name) != 0)
    ef_project_reader_report (reader, EF_SEVERITY_WARNING, parts->line,
                              _("The column has no name of its own; it is called “%s” now."),
                              parts->name);

  parts->kind = get_word (reader, parts, attributes, "kind", EF_WORDS_KIND, EF_COLUMN_TEXT);
  parts->values = g_array_new (FALSE, FALSE,
                               parts->kind == EF_COLUMN_TEXT ? sizeof (guint32) : sizeof (double));
  parts->original_text = g_string_new (NULL);
  parts->builder = ef_column_builder_new (parts->name, parts->kind);
  take_role (reader, parts, attributes);
  take_quantity (reader, parts, attributes);
  take_direction (reader, parts, attributes);
  take_origin (reader, parts, attributes);
  if (parts->kind == EF_COLUMN_DATE)
    ef_column_builder_set_date_precision (
      parts->builder,
      get_word (reader, parts, attributes, "precision", EF_WORDS_PRECISION, EF_DATE_DAY));
  else if (parts->kind == EF_COLUMN_TEXT)
    set_pool (reader, source, parts);

  return parts;
}

EfParts *
ef_parts_read (EfProjectReader *reader, EfSource *source, GHashTable *names)
{
  EfElement element = ef_project_reader_enter (reader);
  EfParts *parts = parts_new (reader, source, names);
  gboolean is_text = parts->kind == EF_COLUMN_TEXT;

  while (ef_project_reader_next (reader, &element))
    {
      if (is_text && ef_project_reader_is (reader, "cells"))
        read_lines (reader, parts, add_cell);
      else if (!is_text && ef_project_reader_is (reader, "values"))
        ef_project_read_values (reader, parts->values, parts->kind == EF_COLUMN_DATE);
      else if (!is_text && ef_project_reader_is (reader, "lows"))
        ef_project_read_values (reader, ensure_array (&parts->lows, sizeof (double)), FALSE);
      else if (!is_text && ef_project_reader_is (reader, "highs"))
        ef_project_read_values (reader, ensure_array (&parts->highs, sizeof (double)), FALSE);
      else if (ef_project_reader_is (reader, "originals"))
        {
          ensure_array (&parts->originals, sizeof (EfOriginal));
          read_lines (reader, parts, add_original);
        }
      else if (ef_project_reader_is (reader, "formulas"))
        {
          if (parts->formulas == NULL)
            parts->formulas = g_ptr_array_new_with_free_func (g_free);
          read_lines (reader, parts, add_formula);
        }
      else if (ef_project_reader_is (reader, "origins"))
        {
          ensure_array (&parts->origins, sizeof (EfPartsOrigin));
          read_lines (reader, parts, add_origin);
        }
      else
        ef_project_reader_unknown (reader);
    }

  return parts;
}

EfParts *
ef_parts_read_texts (EfProjectReader *reader, EfSource *source, EfParts *parts)
{
  if (parts == NULL)
    {
      parts = g_new0 (EfParts, 1);
      parts->kind = EF_COLUMN_TEXT;
      parts->line = ef_project_reader_get_line (reader);
      parts->name = g_strdup ("places");
      parts->values = g_array_new (FALSE, FALSE, sizeof (guint32));
      parts->original_text = g_string_new (NULL);
      parts->builder = ef_column_builder_new (parts->name, parts->kind);
      set_pool (reader, source, parts);
    }
  read_lines (reader, parts, add_cell);

  return parts;
}

static double
get_double (const GArray *values, guint row)
{
  return values != NULL && row < values->len ? g_array_index (values, double, row) : NAN;
}

static guint32
get_text_id (const GArray *ids, guint row)
{
  return row < ids->len ? g_array_index (ids, guint32, row) : 0;
}

/* An original belongs to a number, or says what a text cell had where it has nothing now. */
static void
add_rows (EfParts *parts, guint n_rows)
{
  guint next = 0; /* original */

  ef_column_builder_reserve (parts->builder, n_rows);
  for (guint row = 0; row < n_rows; row++)
    {
      const char *original = NULL;

      if (parts->originals != NULL && next < parts->originals->len
          && g_array_index (parts->originals, EfOriginal, next).row == row)
        original
          = parts->original_text->str + g_array_index (parts->originals, EfOriginal, next++).offset;

      if (parts->kind != EF_COLUMN_TEXT)
        ef_column_builder_add_number_full (parts->builder, get_double (parts->values, row),
                                           get_double (parts->lows, row),
                                           get_double (parts->highs, row), original, -1);
      else if (original == NULL)
        ef_column_builder_add_text_id (parts->builder, get_text_id (parts->values, row));
      else
        ef_column_builder_add_missing (parts->builder, original, -1);
    }
}

static void
set_origins (EfParts *parts, guint n_rows)
{
  for (guint i = 0; parts->origins != NULL && i < parts->origins->len; i++)
    {
      const EfPartsOrigin *origin = &g_array_index (parts->origins, EfPartsOrigin, i);

      if (origin->row >= n_rows)
        return;
      ef_column_builder_set_cell_origin (
        parts->builder, origin->row, origin->origin,
        origin->formula > 0 ? g_ptr_array_index (parts->formulas, origin->formula - 1) : NULL);
    }
}

guint
ef_parts_count_rows (const EfParts *parts)
{
  return parts->values->len;
}

EfColumn *
ef_parts_build (EfParts *parts, EfProjectReader *reader, guint n_rows)
{
  guint n_missing = n_rows - parts->values->len;

  g_assert (parts->values->len <= n_rows);

  if (n_missing > EF_PROJECT_MAX_PADDING - reader->n_padded)
    {
      ef_project_reader_report (reader, EF_SEVERITY_ERROR, parts->line,
                                _("The column “%s” is too short and was left out."), parts->name);
      return NULL;
    }
  if (n_missing > 0)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, parts->line,
                              _("The column “%s” has %u values for %u rows; the rest is missing."),
                              parts->name, parts->values->len, n_rows);
  reader->n_padded += n_missing;

  if (parts->kind != EF_COLUMN_TEXT && n_missing == 0 && n_rows > 0 && parts->lows == NULL
      && parts->highs == NULL && parts->originals == NULL)
    ef_column_builder_take_numbers (parts->builder, g_array_steal (parts->values, NULL), n_rows);
  else
    add_rows (parts, n_rows);
  set_origins (parts, n_rows);

  return ef_column_builder_end (g_steal_pointer (&parts->builder));
}
