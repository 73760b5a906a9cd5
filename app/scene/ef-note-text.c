/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note-text.h"

#include <math.h>
#include <string.h>

#include "ef-error.h"
#include "ef-number.h"
#include "ef-words.h"

/* The place of a text whose writer did not say where it goes. */
#define USUAL_DX 48
#define USUAL_DY (-36)

char *
ef_axis_data_write_value (const EfAxisData *self, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  g_return_val_if_fail (self != NULL, NULL);

  if (ef_column_get_kind (self->column) == EF_COLUMN_DATE)
    return ef_date_to_iso (value, value == floor (value) ? EF_DATE_DAY : EF_DATE_TIME);
  return g_strdup (ef_number_to_text (value, buffer));
}

/* ---- Reading ---- */

/* What is said of one axis. */
typedef struct
{
  gboolean given;
  gboolean is_range;
  double values[2];
} Part;

static gboolean
fail (GError **error, const char *text)
{
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               _ ("“%s” is no annotation: it is in the manner of “x=24GB: text”, "
                  "“x=1B..7B,y=70..” or “x=7B,y=80@40,-30: text”."),
               text);

  return FALSE;
}

/* Nothing is an open end of a range. */
static gboolean
read_value (const EfAxisData *axis, const char *text, gboolean open, double *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *value = NAN;
  if (open && *stripped == '\0')
    return TRUE;

  return ef_column_read_value (axis->column, stripped, EF_COMMA_THOUSANDS, value, error);
}

static gboolean
read_part (const EfAxisData *axis, const char *text, Part *part, GError **error)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = NULL;

  part->given = TRUE;
  part->is_range = dots != NULL;
  part->values[1] = NAN;
  if (dots == NULL)
    return read_value (axis, text, FALSE, &part->values[0], error);

  from = g_strndup (text, dots - text);
  return read_value (axis, from, TRUE, &part->values[0], error)
         && read_value (axis, dots + 2, TRUE, &part->values[1], error);
}

/* "x=1B..7B,y=70": either or both, in this order. */
static gboolean
read_place (const char *place, const EfAxisData *x, const EfAxisData *y, Part parts[2],
            const char *text, GError **error)
{
  const char *behind = place;
  g_autofree char *of_x = NULL;

  if (g_str_has_prefix (place, "x="))
    {
      behind = strstr (place, ",y=");
      of_x = behind != NULL ? g_strndup (place + 2, behind - place - 2) : g_strdup (place + 2);
      if (!read_part (x, of_x, &parts[0], error))
        return FALSE;
      behind = behind != NULL ? behind + 1 : "";
    }
  if (g_str_has_prefix (behind, "y="))
    return read_part (y, behind + 2, &parts[1], error);

  return parts[0].given || fail (error, text);
}

static gboolean
read_distance (const char *text, double *dx, double *dy)
{
  g_auto (GStrv) numbers = g_strsplit (text, ",", -1);

  return g_strv_length (numbers) == 2
         && ef_number_read_plain (numbers[0], strlen (numbers[0]), dx)
         && ef_number_read_plain (numbers[1], strlen (numbers[1]), dy) && isfinite (*dx)
         && isfinite (*dy);
}

static gboolean
choose_kind (const Part parts[2], EfNoteKind *kind)
{
  gboolean range = parts[0].is_range || parts[1].is_range;

  if (range)
    *kind = EF_NOTE_REGION;
  else if (parts[0].given && parts[1].given)
    *kind = EF_NOTE_TEXT;
  else
    *kind = parts[0].given ? EF_NOTE_LINE_X : EF_NOTE_LINE_Y;

  /* Half a region, half something else. */
  return !range || ((parts[0].is_range || !parts[0].given)
                    && (parts[1].is_range || !parts[1].given));
}

EfNote *
ef_note_from_text (const char *text, const EfAxisData *x, const EfAxisData *y, GError **error)
{
  const char *colon;
  g_autofree char *place = NULL;
  g_autoptr (EfNote) note = NULL;
  Part parts[2] = { 0 };
  EfNoteKind kind;
  char *at;

  g_return_val_if_fail (text != NULL && x != NULL && y != NULL, NULL);

  colon = strstr (text, ": ");
  place = g_strstrip (colon != NULL ? g_strndup (text, colon - text) : g_strdup (text));
  at = strrchr (place, '@');
  if (at != NULL)
    *at = '\0';
  if (!read_place (place, x, y, parts, text, error))
    return NULL;
  if (!choose_kind (parts, &kind) || (at != NULL && kind != EF_NOTE_TEXT))
    {
      fail (error, text);
      return NULL;
    }

  note = ef_note_new (kind);
  for (guint i = 0; i < 2; i++)
    {
      note->x[i] = parts[0].given ? parts[0].values[i] : NAN;
      note->y[i] = parts[1].given ? parts[1].values[i] : NAN;
    }
  if (kind == EF_NOTE_TEXT)
    {
      note->dx = USUAL_DX;
      note->dy = USUAL_DY;
      if (at != NULL && !read_distance (at + 1, &note->dx, &note->dy))
        {
          fail (error, text);
          return NULL;
        }
    }
  if (colon != NULL)
    {
      g_free (note->text);
      note->text = g_strdup (colon + 2);
    }

  return g_steal_pointer (&note);
}

/* ---- Writing ---- */

static void
append_value (GString *out, const EfAxisData *axis, double value)
{
  g_autofree char *text = isfinite (value) ? ef_axis_data_write_value (axis, value) : NULL;

  if (text != NULL)
    g_string_append (out, text);
}

static void
append_range (GString *out, const char *name, const EfAxisData *axis, const double values[2])
{
  g_string_append_printf (out, "%s%s=", out->len > 0 ? "," : "", name);
  append_value (out, axis, values[0]);
  g_string_append (out, "..");
  append_value (out, axis, values[1]);
}

static gboolean
is_open (const double values[2])
{
  return !isfinite (values[0]) && !isfinite (values[1]);
}

static void
append_distance (GString *out, double dx, double dy)
{
  char x[EF_NUMBER_BUFFER], y[EF_NUMBER_BUFFER];

  g_string_append_printf (out, "@%s,%s", ef_number_to_text (dx, x), ef_number_to_text (dy, y));
}

char *
ef_note_to_text (const EfNote *self, const EfAxisData *x, const EfAxisData *y)
{
  GString *out = g_string_new (NULL);

  if (self->kind == EF_NOTE_REGION)
    {
      if (!is_open (self->x) || is_open (self->y))
        append_range (out, "x", x, self->x);
      if (!is_open (self->y))
        append_range (out, "y", y, self->y);
    }
  if (self->kind == EF_NOTE_LINE_X || self->kind == EF_NOTE_TEXT)
    {
      g_string_append (out, "x=");
      append_value (out, x, self->x[0]);
    }
  if (self->kind == EF_NOTE_LINE_Y || self->kind == EF_NOTE_TEXT)
    {
      g_string_append (out, out->len > 0 ? ",y=" : "y=");
      append_value (out, y, self->y[0]);
    }
  if (self->kind == EF_NOTE_TEXT)
    append_distance (out, self->dx, self->dy);
  if (self->text[0] != '\0')
    g_string_append_printf (out, ": %s", self->text);

  return g_string_free (out, FALSE);
}

/* ---- Names ---- */

gboolean
ef_point_label_from_text (const char *text, EfPointLabel *label)
{
  EfPointLabel read = { .row_id = label->row_id };
  const char *at = strchr (text, '@');
  g_autofree char *word = at != NULL ? g_strndup (text, at - text) : g_strdup (text);

  if (g_str_equal (word, "show"))
    read.shown = EF_POINT_LABEL_ON;
  else if (g_str_equal (word, "hide"))
    read.shown = EF_POINT_LABEL_OFF;
  else if (*word != '\0' || at == NULL)
    return FALSE;
  if (at != NULL)
    {
      read.placed = read_distance (at + 1, &read.dx, &read.dy)
                    && fabs (read.dx) <= EF_POINT_LABEL_FAR
                    && fabs (read.dy) <= EF_POINT_LABEL_FAR;
      if (!read.placed)
        return FALSE;
    }
  *label = read;

  return TRUE;
}

char *
ef_point_label_to_text (const EfPointLabel *label)
{
  GString *out = g_string_new (label->shown == EF_POINT_LABEL_ON    ? "show"
                               : label->shown == EF_POINT_LABEL_OFF ? "hide"
                                                                    : "");

  if (label->placed)
    append_distance (out, label->dx, label->dy);

  return g_string_free (out, FALSE);
}
