/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-sheet.h"

#include <math.h>
#include <string.h>

#include "ef-number.h"

/* What a difference of two decimal numbers is sure of. */
#define COMPUTED_FORMAT "%.12g"

struct _EfTextSheet
{
  EfSheetForm form;
  char *decimal_point;
  GString *text;
  guint n_cells; /* of this row */
  guint n_rows;
};

EfTextSheet *
ef_text_sheet_new (EfSheetForm form, const char *decimal_point)
{
  EfTextSheet *self;

  g_return_val_if_fail (decimal_point != NULL, NULL);

  self = g_new0 (EfTextSheet, 1);
  self->form = form;
  self->decimal_point = g_strdup (decimal_point);
  self->text = g_string_new (NULL);

  return self;
}

/* In quotes where the text would be taken for more than one cell. */
static void
append_quoted (GString *text, const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_plain (GString *text, const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_c (text, g_ascii_iscntrl (*p) ? ' ' : *p);
}

/* So that nothing in it is taken for Markdown. */
static void
append_markdown (GString *text, const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '\n' || *p == '\r')
        {
          g_string_append_c (text, ' ');
          continue;
        }
      if (strchr ("\\`*_{}[]<>#|~&", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

void
ef_sheet_append_cell (GString *text, EfSheetForm form, const char *cell)
{
  g_return_if_fail (text != NULL && cell != NULL);

  if (form == EF_SHEET_CSV)
    append_quoted (text, cell);
  else if (form == EF_SHEET_TABS)
    append_plain (text, cell);
  else
    append_markdown (text, cell);
}

void
ef_text_sheet_add (EfTextSheet *self, const char *cell)
{
  g_return_if_fail (self != NULL && cell != NULL);

  if (self->form == EF_SHEET_MARKDOWN)
    g_string_append (self->text, self->n_cells > 0 ? " " : "| ");
  else if (self->n_cells > 0)
    g_string_append_c (self->text, self->form == EF_SHEET_CSV ? ',' : '\t');
  ef_sheet_append_cell (self->text, self->form, cell);
  if (self->form == EF_SHEET_MARKDOWN)
    g_string_append (self->text, " |");
  self->n_cells++;
}

static void
add_digits (EfTextSheet *self, const char *digits)
{
  g_auto (GStrv) parts = g_strsplit (digits, ".", 2);
  g_autofree char *cell = g_strjoinv (self->decimal_point, parts);

  ef_text_sheet_add (self, cell);
}

void
ef_text_sheet_add_number (EfTextSheet *self, double value)
{
  char buffer[EF_NUMBER_BUFFER];

  g_return_if_fail (self != NULL);

  if (isnan (value))
    ef_text_sheet_add (self, "");
  else
    add_digits (self, ef_number_to_text (value, buffer));
}

void
ef_text_sheet_add_computed (EfTextSheet *self, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, COMPUTED_FORMAT, value);
  ef_text_sheet_add_number (self, g_ascii_strtod (digits, NULL));
}

void
ef_text_sheet_end_row (EfTextSheet *self)
{
  g_return_if_fail (self != NULL);

  g_string_append_c (self->text, '\n');
  if (self->form == EF_SHEET_MARKDOWN && self->n_rows == 0)
    {
      g_string_append_c (self->text, '|');
      for (guint i = 0; i < self->n_cells; i++)
        g_string_append (self->text, "---|");
      g_string_append_c (self->text, '\n');
    }
  self->n_cells = 0;
  self->n_rows++;
}

const char *
ef_text_sheet_peek (EfTextSheet *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = self->text->len;

  return self->text->str;
}

void
ef_text_sheet_forget (EfTextSheet *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->text, 0);
}

char *
ef_text_sheet_end (EfTextSheet *self)
{
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_free (self->text, FALSE);
  g_free (self->decimal_point);
  g_free (self);

  return text;
}
