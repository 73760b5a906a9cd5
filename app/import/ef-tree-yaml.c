/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#include "ef-error.h"

/* YAML by way of libyaml's events. Its own documents are not used: they expand nothing either, but
 * know no bounds and no distinct keys. */

typedef struct
{
  yaml_parser_t parser;
  EfTreeBuilder *builder;
  guint first_line;
  const char *file;
  EfDiagnostics *diagnostics;
  guint skipping; /* containers open inside of a key, which is left out */
  guint n_documents;
} YamlWork;

/* libyaml's reasons, which people meet in real files, as sentences. */
static const struct
{
  const char *problem;
  const char *sentence;
} problems[] = {
  { "found character that cannot start any token",
    N_ ("A character stands here that cannot begin a value, for example a TAB where YAML wants "
        "blanks, or a “%” or “@” without quotation marks.") },
  { "found a tab character where an indentation space is expected",
    N_ ("A TAB character stands here where YAML wants blanks.") },
  { "found a tab character that violates indentation",
    N_ ("A TAB character stands here where YAML wants blanks.") },
  { "mapping values are not allowed in this context",
    N_ ("A colon stands here inside a value, which would need quotation marks.") },
  { "could not find expected ':'", N_ ("Here a key begins that no colon follows.") },
  { "did not find expected key", N_ ("Here a key is expected: perhaps the indentation is wrong.") },
  { "did not find expected '-' indicator",
    N_ ("Here another item of the list is expected: perhaps the indentation is wrong.") },
  { "did not find expected <document start>",
    N_ ("Something stands behind the end of the document.") },
  { "found unexpected end of stream", N_ ("The YAML text breaks off in the middle.") },
};

static void
report (YamlWork *self, EfSeverity severity, const yaml_mark_t *mark, const char *message)
{
  g_autofree char *place = g_strdup_printf ("%zu:%zu", mark->line + self->first_line,
                                            mark->column + 1);

  ef_diagnostics_add (self->diagnostics, severity, self->file, place, "%s", message);
}

static char *
describe_problem (const YamlWork *self)
{
  const char *problem = self->parser.problem != NULL ? self->parser.problem : "";

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (strcmp (problem, problems[i].problem) == 0)
      return g_strdup (_(problems[i].sentence));

  /* Translators: the reason is in English. */
  return g_strdup_printf (_("From here on this is not well-formed YAML: %s."), problem);
}

static void
report_problem (YamlWork *self)
{
  g_autofree char *sentence = describe_problem (self);

  report (self, EF_SEVERITY_ERROR, &self->parser.problem_mark, sentence);
}

static gboolean
is_text (const yaml_event_t *event)
{
  const char *tag = (const char *) event->data.scalar.tag;

  if (tag != NULL && strcmp (tag, YAML_STR_TAG) == 0)
    return TRUE;

  return event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
}

/* Keys */

/* A mapping or a list as a key has no meaning here: its value stands under a key that no one asks
 * for. */
static gboolean
skip_key (YamlWork *self, const yaml_event_t *event)
{
  if (self->skipping == 0)
    report (self, EF_SEVERITY_WARNING, &event->start_mark,
            _("The key that begins here is not a simple text. It is left out."));
  switch (event->type)
    {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
      self->skipping++;
      break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      self->skipping--;
      break;
    default:
      break;
    }

  return self->skipping > 0 || ef_tree_builder_add_key (self->builder, "?", 1);
}

static gboolean
take_key (YamlWork *self, const yaml_event_t *event)
{
  const char *text;

  if (event->type == YAML_SCALAR_EVENT)
    {
      if (event->data.scalar.anchor != NULL)
        ef_tree_builder_set_anchor (self->builder, NULL);
      return ef_tree_builder_add_key (self->builder, (const char *) event->data.scalar.value,
                                      event->data.scalar.length);
    }
  if (event->type == YAML_ALIAS_EVENT)
    {
      text = ef_tree_builder_get_anchored_text (self->builder,
                                                (const char *) event->data.alias.anchor);
      if (text != NULL)
        return ef_tree_builder_add_key (self->builder, text, strlen (text));
    }

  return skip_key (self, event);
}

/* Values */

static gboolean
take_alias (YamlWork *self, const yaml_event_t *event)
{
  const char *anchor = (const char *) event->data.alias.anchor;
  g_autofree char *message = NULL;

  if (ef_tree_builder_add_alias (self->builder, anchor))
    return TRUE;

  message = g_strdup_printf (_("There is no complete value called “%s” before this place."),
                             anchor);
  report (self, EF_SEVERITY_ERROR, &event->start_mark, message);

  return ef_tree_builder_add_scalar (self->builder, "", 0, FALSE);
}

static gboolean
take_value (YamlWork *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      ef_tree_builder_set_anchor (self->builder, (const char *) event->data.scalar.anchor);
      return ef_tree_builder_add_scalar (self->builder, (const char *) event->data.scalar.value,
                                         event->data.scalar.length, is_text (event));
    case YAML_SEQUENCE_START_EVENT:
      ef_tree_builder_set_anchor (self->builder, (const char *) event->data.sequence_start.anchor);
      return ef_tree_builder_begin (self->builder, EF_TREE_LIST);
    case YAML_MAPPING_START_EVENT:
      ef_tree_builder_set_anchor (self->builder, (const char *) event->data.mapping_start.anchor);
      return ef_tree_builder_begin (self->builder, EF_TREE_MAPPING);
    case YAML_ALIAS_EVENT:
      return take_alias (self, event);
    default:
      return TRUE;
    }
}

static gboolean
is_end (const yaml_event_t *event)
{
  return event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT;
}

/* FALSE where nothing more is to be read. */
static gboolean
take_event (YamlWork *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      return TRUE;
    case YAML_STREAM_END_EVENT:
      return FALSE;
    case YAML_DOCUMENT_START_EVENT:
      if (self->n_documents++ == 0)
        return TRUE;
      report (self, EF_SEVERITY_INFO, &event->start_mark,
              _("A second document begins here. Only the first is read."));
      return FALSE;
    default:
      break;
    }

  ef_tree_builder_set_place (self->builder, (guint) event->start_mark.line + self->first_line,
                             (guint) event->start_mark.column + 1);
  if (self->skipping > 0)
    return skip_key (self, event);
  if (is_end (event))
    return ef_tree_builder_end (self->builder);
  if (ef_tree_builder_wants_key (self->builder))
    return take_key (self, event);

  return take_value (self, event);
}

/* TRUE if all of the document was read. Events are taken one behind: a scalar right before the
 * place where the text breaks is not trusted, for it may be what is broken. */
static gboolean
parse (YamlWork *self)
{
  yaml_event_t previous = { 0 };
  gboolean more = TRUE;
  gboolean good = TRUE;

  while (more)
    {
      yaml_event_t event;

      good = yaml_parser_parse (&self->parser, &event);
      if (good || previous.type != YAML_SCALAR_EVENT)
        more = take_event (self, &previous) && good;
      else
        more = FALSE;
      yaml_event_delete (&previous);
      previous = event;
    }
  yaml_event_delete (&previous);
  if (!good)
    report_problem (self);

  return good;
}

/* What YAML forbids, and libyaml would refuse the whole text for: broken UTF-8 and control
 * characters. The length of it at @p, 0 if the character there is good. */
static gsize
measure_bad (const char *p, const char *end, gsize *good)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    return 1;
  *good = (gsize) (g_utf8_next_char (p) - p);
  if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85)
      || c == 0xFFFE || c == 0xFFFF)
    return *good;

  return 0;
}

/* The text with U+FFFD in place of what is not allowed, and a diagnostic for the first, or NULL if
 * there is nothing of the kind. */
static GString *
mend (YamlWork *self, const char *text, gsize length)
{
  const char *end = text + length;
  GString *mended = NULL;
  yaml_mark_t mark = { 0 };

  for (const char *p = text; p < end;)
    {
      gsize good = 0;
      gsize bad = (guchar) *p < 0x7F && *p >= ' ' ? 0 : measure_bad (p, end, &good);

      if (bad > 0 && mended == NULL)
        {
          mended = g_string_new_len (text, p - text);
          report (self, EF_SEVERITY_WARNING, &mark,
                  _("A character that YAML does not allow stands here. It is replaced."));
        }
      if (bad > 0)
        g_string_append (mended, "\xEF\xBF\xBD");
      good = bad > 0 ? bad : MAX (good, 1);
      if (bad == 0 && mended != NULL)
        g_string_append_len (mended, p, (gssize) good);
      mark.column++;
      if (*p == '\n')
        mark = (yaml_mark_t) { .line = mark.line + 1 };
      p += good;
    }

  return mended;
}

EfTree *
ef_tree_read_yaml (const char    *text,
                   gsize          length,
                   guint          first_line,
                   const char    *file,
                   EfDiagnostics *diagnostics,
                   GError       **error)
{
  YamlWork work = {
    .builder = ef_tree_builder_new (file, diagnostics),
    .first_line = first_line,
    .file = file,
    .diagnostics = diagnostics,
  };
  g_autoptr (GString) mended = mend (&work, text, length);
  g_autoptr (GError) cause = NULL;
  gboolean complete;
  EfTree *tree;

  if (mended != NULL)
    {
      text = mended->str;
      length = mended->len;
    }
  yaml_parser_initialize (&work.parser);
  yaml_parser_set_encoding (&work.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&work.parser, (const guchar *) text, length);
  complete = parse (&work);
  yaml_parser_delete (&work.parser);

  tree = ef_tree_builder_finish (work.builder, complete, &cause);
  if (tree == NULL && !complete && cause->code == EF_ERROR_NO_RESULTS)
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                 _("The YAML text of “%s” is broken before its first value."), file);
  else if (tree == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return tree;
}
