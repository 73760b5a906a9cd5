/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-data-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-error.h"

gboolean
ef_data_fail (GError     **error,
              const char  *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (EF_ERROR, EF_ERROR_DAMAGED, format, arguments);
  va_end (arguments);

  return FALSE;
}

gboolean
ef_data_read_number (const char  *text,
                     double       least,
                     double       most,
                     double      *number,
                     GError     **error)
{
  char *end;

  g_return_val_if_fail (text != NULL, FALSE);

  *number = g_ascii_strtod (text, &end);
  if (*end == '\0' && end != text && isfinite (*number) && *number >= least && *number <= most)
    return TRUE;

  if (isfinite (most))
    return ef_data_fail (error, _("“%s” is no number from %g to %g."), text, least, most);
  if (least == G_MINDOUBLE)
    return ef_data_fail (error, _("“%s” is not a positive number."), text);
  return ef_data_fail (error, _("“%s” is no number of at least %g."), text, least);
}

gboolean
ef_data_read_word (const char         *word,
                   const char *const  *list,
                   guint              *index,
                   GError            **error)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; list[i] != NULL; i++)
    if (strcmp (word, list[i]) == 0)
      {
        *index = i;
        return TRUE;
      }

  return ef_data_fail (error, _("“%s” is not one of the words allowed here."), word);
}

gboolean
ef_data_read_plain (const char   *element,
                    const char  **names,
                    const char  **values,
                    GError      **error)
{
  return g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_INVALID,
                                      NULL);
}

const char *
ef_data_get_parent (GMarkupParseContext *context)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  return stack->next != NULL ? stack->next->data : "";
}

gboolean
ef_data_parse (const GMarkupParser  *functions,
               gpointer              user_data,
               const char           *text,
               gsize                 length,
               GError              **error)
{
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (functions, 0, user_data, NULL);
  g_autoptr (GError) cause = NULL;
  int line, column;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_markup_parse_context_parse (context, text, (gssize) length, &cause)
      && g_markup_parse_context_end_parse (context, &cause))
    return TRUE;

  g_markup_parse_context_get_position (context, &line, &column);
  return ef_data_fail (error, _("Line %d: %s"), line, cause->message);
}

char *
ef_data_file_read (GFile   *file,
                   gsize   *length,
                   GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  text = g_malloc (EF_DATA_FILE_MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, EF_DATA_FILE_MAX_SIZE + 1, length,
                                NULL, error))
    return NULL;

  if (*length > EF_DATA_FILE_MAX_SIZE)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("A file of reference data has at most %d bytes."), EF_DATA_FILE_MAX_SIZE);
      return NULL;
    }

  text[*length] = '\0';
  return g_steal_pointer (&text);
}
