/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mapping-private.h"

#include "ef-error.h"
#include "ef-input.h"
#include "ef-xml-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Mapping files, see data/schemas/mapping-1.rng:
 *
 *   <mapping xmlns="urn:efficient-frontier:mapping:1" version="1.0">
 *     <tables>
 *       <header>model</header>
 *       <header>params (M)</header>
 *       <column name="params (M)" quantity="parameters" unit="million"/>
 *       <table path="Vision &gt; COCO">
 *         <column name="params (M)" direction="max"/>
 *       </table>
 *     </tables>
 *   </mapping>
 *
 * They are small and written by hand as well, so they are read with GMarkup like the table of
 * quantities: it knows no entities, no DTD and no network, and takes linear time. A file that is
 * not well-formed is refused; what is only unknown is reported with its line and left out. */

/* A mapping of a thousand headers has a few hundred kB. */
#define MAX_FILE_SIZE (16 << 20)

#define NAMESPACE_PREFIX "urn:efficient-frontier:mapping:"
#define VERSION "1.0"
/* With columns that are left out, which programs before do not know. */
#define VERSION_LEFT_OUT "1.1"

typedef struct
{
  const char *name;           /* of the file, for messages */
  EfDiagnostics *diagnostics; /* may be NULL */
  GMarkupParseContext *context;
  EfMapping *mapping;
  gboolean tolerant;   /* a newer minor version: what is unknown is expected */
  gboolean started;    /* its root element was met */
  guint skipped;       /* open elements from one that is not known inwards */
  GString *scratch;

  GPtrArray *header;   /* of char: of the <tables> that is open */
  EfHeaderRule *rule;  /* of the <tables> that is open, once its header is complete */
  EfChoices *choices;  /* what a <column> adds to */
} Parser;

G_GNUC_PRINTF (2, 3)
static void
report (Parser *self, const char *format, ...)
{
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;
  va_list arguments;
  int line;

  if (self->diagnostics == NULL)
    return;

  g_markup_parse_context_get_position (self->context, &line, NULL);
  place = g_strdup_printf ("%d", line);
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, self->name, place, "%s", reason);
}

static void
report_value (Parser *self, const char *attribute, const char *value)
{
  report (self, _("“%s” is not a possible value of “%s”."), value, attribute);
}

/* The value of an attribute without our escapes, or NULL (transfer full). */
static char *
dup_attribute (const char **names, const char **values, const char *name)
{
  GString *unescaped;

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      {
        unescaped = g_string_new (NULL);
        ef_xml_append_unescaped (unescaped, values[i], strlen (values[i]));
        return g_string_free (unescaped, FALSE);
      }

  return NULL;
}

static void
check_attributes (Parser *self, const char **names, const char *const *known)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (known, names[i]) && !g_str_has_prefix (names[i], "xmlns")
        && !self->tolerant)
      report (self, _("The attribute “%s” is not known and was left out."), names[i]);
}

static void
set_not_recognised (Parser *self, GError **error)
{
  g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED, _("“%s” is not a mapping file."),
               self->name);
}

static void
set_newer (Parser *self, GError **error)
{
  g_set_error (error, EF_ERROR, EF_ERROR_NEWER,
               _("“%s” was made by a newer version of Efficient Frontier. "
                 "Please update the program to open it."),
               self->name);
}

static void
start_root (Parser *self, const char *element, const char **names, const char **values,
            GError **error)
{
  static const char *const known[] = { "version", NULL };
  g_autofree char *namespace = dup_attribute (names, values, "xmlns");
  g_autofree char *version = dup_attribute (names, values, "version");

  if (self->started)
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, _("There may be no <%s> here."), element);
  else if (strcmp (element, "mapping") != 0 || namespace == NULL
      || !g_str_has_prefix (namespace, NAMESPACE_PREFIX))
    set_not_recognised (self, error);
  else if (strcmp (namespace, EF_MAPPING_NAMESPACE) != 0)
    set_newer (self, error);
  else
    {
      self->started = TRUE;
      self->tolerant = version != NULL && strcmp (version, VERSION) != 0
                       && strcmp (version, VERSION_LEFT_OUT) != 0;
      check_attributes (self, names, known);
    }
}

/* The columns of any table come without a header. */
static EfHeaderRule *
get_rule (Parser *self)
{
  if (self->rule == NULL)
    {
      gboolean any = self->header->len == 0;

      g_ptr_array_add (self->header, NULL);
      self->rule = ef_mapping_ensure_rule (
        self->mapping, any ? NULL : (const char *const *) self->header->pdata);
    }

  return self->rule;
}

/* An empty word says that there is none. */
static void
take_quantity (Parser *self, const char *id, EfColumnChoice *choice)
{
  const EfQuantity *quantity = *id != '\0' ? ef_quantity_find (id) : NULL;

  if (*id != '\0' && quantity == NULL)
    {
      report (self, _("There is no quantity “%s”."), id);
      return;
    }
  choice->quantity = quantity;
  choice->made |= EF_CHOICE_QUANTITY;
}

static void
take_unit (Parser *self, const char *id, EfColumnChoice *choice)
{
  const EfUnit *unit = *id != '\0' ? ef_unit_find_by_id (id) : NULL;

  if (*id != '\0' && unit == NULL)
    {
      report (self, _("There is no unit “%s”."), id);
      return;
    }
  if (unit != NULL && choice->quantity != NULL && !ef_unit_measures (unit, choice->quantity))
    {
      report (self, _("“%s” is not a unit of “%s”."), id, ef_quantity_get_id (choice->quantity));
      return;
    }
  choice->unit = unit;
  choice->made |= EF_CHOICE_UNIT;
}

static void
take_words (Parser *self, const char *direction, const char *role, EfColumnChoice *choice)
{
  if (direction != NULL && ef_direction_from_word (direction, &choice->direction))
    choice->made |= EF_CHOICE_DIRECTION;
  else if (direction != NULL)
    report_value (self, "direction", direction);

  if (role != NULL && ef_role_from_word (role, &choice->role))
    choice->made |= EF_CHOICE_ROLE;
  else if (role != NULL)
    report_value (self, "role", role);
}

static void
start_column (Parser *self, const char **names, const char **values)
{
  static const char *const known[] = { "name", "quantity", "unit", "direction", "role", NULL };
  g_autofree char *name = dup_attribute (names, values, "name");
  g_autofree char *quantity = dup_attribute (names, values, "quantity");
  g_autofree char *unit = dup_attribute (names, values, "unit");
  g_autofree char *direction = dup_attribute (names, values, "direction");
  g_autofree char *role = dup_attribute (names, values, "role");
  EfColumnChoice choice = { 0 };

  check_attributes (self, names, known);
  if (name == NULL)
    {
      report (self, _("The column has no name and was left out."));
      return;
    }

  if (quantity != NULL)
    take_quantity (self, quantity, &choice);
  if (unit != NULL)
    take_unit (self, unit, &choice);
  take_words (self, direction, role, &choice);
  if (self->choices == NULL)
    self->choices = get_rule (self)->general;
  ef_choices_add (self->choices, name, &choice);
}

static void
start_table (Parser *self, const char **names, const char **values)
{
  static const char *const known[] = { "path", NULL };
  g_autofree char *path = dup_attribute (names, values, "path");

  check_attributes (self, names, known);
  if (path == NULL)
    {
      report (self, _("The table has no path and was left out."));
      self->skipped = 1;
      return;
    }
  self->choices = ef_header_rule_ensure (get_rule (self), path);
}

static void
start_known (Parser *self, const char *parent, const char *element, const char **names,
             const char **values)
{
  static const char *const none[] = { NULL };
  gboolean in_tables = strcmp (parent, "tables") == 0;

  if (strcmp (parent, "mapping") == 0 && strcmp (element, "tables") == 0)
    check_attributes (self, names, none);
  else if (in_tables && strcmp (element, "header") == 0 && self->rule == NULL)
    check_attributes (self, names, none);
  else if (in_tables && strcmp (element, "table") == 0)
    start_table (self, names, values);
  else if ((in_tables || strcmp (parent, "table") == 0) && strcmp (element, "column") == 0)
    start_column (self, names, values);
  else
    {
      if (!self->tolerant)
        report (self, _("The element “%s” is not known and was left out."), element);
      self->skipped = 1;
    }
}

static void
start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer user_data, GError **error)
{
  Parser *self = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  g_string_truncate (self->scratch, 0);
  if (self->skipped > 0)
    self->skipped++;
  else if (stack->next == NULL)
    start_root (self, element, names, values, error);
  else
    start_known (self, stack->next->data, element, names, values);
}

static void
end_header (Parser *self)
{
  GString *name = g_string_new (NULL);

  ef_xml_append_unescaped (name, self->scratch->str, self->scratch->len);
  g_ptr_array_add (self->header, g_string_free (name, FALSE));
}

static void
end_element_cb (GMarkupParseContext *context, const char *element, gpointer user_data,
                GError **error)
{
  Parser *self = user_data;

  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  if (strcmp (element, "header") == 0)
    end_header (self);
  else if (strcmp (element, "table") == 0)
    self->choices = NULL;
  else if (strcmp (element, "tables") == 0)
    {
      /* A header without choices was found right as it is. */
      if (self->header->len > 0)
        get_rule (self);
      self->rule = NULL;
      self->choices = NULL;
      g_ptr_array_set_size (self->header, 0);
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  g_string_append_len (((Parser *) user_data)->scratch, text, length);
}

/* Comments, instructions, CDATA, and document types, which no mapping has. */
static void
passthrough_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
                GError **error)
{
  if (length > 2 && text[1] == '!' && text[2] == 'D')
    g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                         _("The file declares a document type, which no mapping does."));
}

/* What GMarkup says has the line already. */
static void
set_damaged (Parser *self, const GError *cause, GError **error)
{
  if (cause->domain == EF_ERROR && cause->code != EF_ERROR_DAMAGED)
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, _("“%s” is damaged: %s"), self->name,
                 cause->message);
}

static gboolean
parse (Parser *self, const char *text, gsize length, GError **error)
{
  static const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
    .passthrough = passthrough_cb,
  };
  g_autoptr (GError) cause = NULL;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  /* GMarkup sets its error twice where an instruction or a comment is not UTF-8. */
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, _("“%s” is damaged: it is not UTF-8 text."),
                   self->name);
      return FALSE;
    }

  self->header = g_ptr_array_new_with_free_func (g_free);
  self->scratch = g_string_new (NULL);
  self->context = g_markup_parse_context_new (&callbacks, 0, self, NULL);
  if (!g_markup_parse_context_parse (self->context, text, length, &cause)
      || !g_markup_parse_context_end_parse (self->context, &cause))
    set_damaged (self, cause, error);
  else if (!self->started)
    set_not_recognised (self, error);

  g_markup_parse_context_free (self->context);
  g_string_free (self->scratch, TRUE);
  g_ptr_array_unref (self->header);

  return cause == NULL && self->started;
}

static EfMapping *
load (EfInput *input, EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  Parser parser = {
    .name = ef_input_get_name (input),
    .diagnostics = diagnostics,
    .mapping = mapping,
  };
  gsize length;
  const char *text;

  ef_input_set_limit (input, MAX_FILE_SIZE);
  bytes = ef_input_get_bytes (input, NULL, cancellable, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (length > MAX_FILE_SIZE)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE, _("“%s” is too large for a mapping."),
                   parser.name);
      return NULL;
    }

  if (length == 0)
    {
      set_not_recognised (&parser, error);
      return NULL;
    }

  return parse (&parser, text, length, error) ? g_steal_pointer (&mapping) : NULL;
}

EfMapping *
ef_mapping_load (GFile *file, EfDiagnostics *diagnostics, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (EfInput) input = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  input = ef_input_open (file, cancellable, error);

  return input != NULL ? load (input, diagnostics, cancellable, error) : NULL;
}

EfMapping *
ef_mapping_load_bytes (GBytes *bytes, const char *name, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (EfInput) input = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  input = ef_input_new_for_bytes (bytes, name);

  return load (input, diagnostics, NULL, error);
}

/* ---- Writing ---- */

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  ef_xml_append_text (out, value);
  g_string_append_c (out, '"');
}

static void
append_choices (GString *out, const EfChoices *choices, const char *indent)
{
  for (guint i = 0; i < choices->names->len; i++)
    {
      const char *name = g_ptr_array_index (choices->names, i);
      const EfColumnChoice *choice = g_hash_table_lookup (choices->by_name, name);

      g_string_append_printf (out, "%s<column", indent);
      append_attribute (out, "name", name);
      if (choice->made & EF_CHOICE_QUANTITY)
        append_attribute (out, "quantity",
                          choice->quantity != NULL ? ef_quantity_get_id (choice->quantity) : "");
      if (choice->made & EF_CHOICE_UNIT)
        append_attribute (out, "unit", choice->unit != NULL ? ef_unit_get_id (choice->unit) : "");
      if (choice->made & EF_CHOICE_DIRECTION)
        append_attribute (out, "direction", ef_direction_to_word (choice->direction));
      if (choice->made & EF_CHOICE_ROLE)
        append_attribute (out, "role", ef_role_to_word (choice->role));
      g_string_append (out, "/>\n");
    }
}

static void
append_rule (GString *out, const EfHeaderRule *rule)
{
  /* Without a header and without choices it says nothing. */
  if (rule->names == NULL && rule->general->names->len == 0 && rule->special->len == 0)
    return;

  g_string_append (out, "  <tables>\n");
  for (guint i = 0; rule->names != NULL && i < rule->names->len; i++)
    {
      g_string_append (out, "    <header>");
      ef_xml_append_text (out, g_ptr_array_index (rule->names, i));
      g_string_append (out, "</header>\n");
    }
  append_choices (out, rule->general, "    ");
  for (guint i = 0; i < rule->special->len; i++)
    {
      const EfChoices *choices = g_ptr_array_index (rule->special, i);

      g_string_append (out, "    <table");
      append_attribute (out, "path", choices->path);
      g_string_append (out, ">\n");
      append_choices (out, choices, "      ");
      g_string_append (out, "    </table>\n");
    }
  g_string_append (out, "  </tables>\n");
}

static gboolean
choices_leave_out (const EfChoices *choices)
{
  for (guint i = 0; i < choices->names->len; i++)
    {
      const EfColumnChoice *choice
        = g_hash_table_lookup (choices->by_name, g_ptr_array_index (choices->names, i));

      if (choice->made & EF_CHOICE_ROLE && choice->role == EF_ROLE_LEFT_OUT)
        return TRUE;
    }

  return FALSE;
}

static const char *
find_version (const EfMapping *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const EfHeaderRule *rule = g_ptr_array_index (self->rules, i);

      if (choices_leave_out (rule->general))
        return VERSION_LEFT_OUT;
      for (guint k = 0; k < rule->special->len; k++)
        if (choices_leave_out (g_ptr_array_index (rule->special, k)))
          return VERSION_LEFT_OUT;
    }

  return VERSION;
}

GBytes *
ef_mapping_to_bytes (const EfMapping *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (out, "<mapping xmlns=\"" EF_MAPPING_NAMESPACE "\" version=\"%s\">\n",
                          find_version (self));
  for (guint i = 0; i < self->rules->len; i++)
    append_rule (out, g_ptr_array_index (self->rules, i));
  g_string_append (out, "</mapping>\n");

  return g_string_free_to_bytes (out);
}
