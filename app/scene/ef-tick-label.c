/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tick-label.h"

#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "ef-legible-unit.h"
#include "ef-number.h"
#include "ef-words.h"

/*
 * Numbers for people. A tick is known as an integer times a power of ten, so its label is made from
 * digits, and 0.3 never comes out as 0.30000000000000004. Magnitudes are written with the letters
 * of the field: models are counted in k, M, B, T, everything else in the prefixes k, M, G, T. What
 * is beyond those, or below 0.0001, gets a power of ten. So does, after a few zeros, what is beside
 * a unit with a prefix, or one that could have it: 10 k t are 10 kt.
 */

#define MINUS "\u2212"
#define MAGNITUDE_MIN -4 /* 0.0001 is the last that is written out */
#define MAGNITUDE_MAX 14 /* 999 T */
#define BARE_MAGNITUDE_MAX 5 /* 999999, without letters */

const EfTickStyle ef_tick_style_plain = { ".", ",", NULL, EF_WORDS_DEFAULT, FALSE };

/* Things one counts: parameters, tokens. FLOP come in as large numbers too, but take prefixes. */
static gboolean
is_counted (const EfQuantity *quantity)
{
  return quantity != NULL && g_strcmp0 (ef_quantity_get_dimension (quantity), "count") == 0;
}

/* The digits of @mantissa with the decimal point moved by @shift places to the right. */
static void
append_shifted (GString *text,
                guint64 mantissa,
                int shift,
                guint decimals,
                gboolean grouped,
                const EfTickStyle *style)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize whole;

  g_string_printf (digits, "%" G_GUINT64_FORMAT, mantissa);
  for (; shift > 0; shift--)
    g_string_append_c (digits, '0');
  while ((int) digits->len <= -shift)
    g_string_prepend_c (digits, '0');

  whole = digits->len - (gsize) -shift;
  while (digits->len > whole + decimals && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);

  grouped |= whole >= EF_NUMBER_GROUPED_FROM;
  ef_number_append_grouped (text, digits->str, whole, grouped ? style->thousands_mark : "");
  if (digits->len > whole)
    {
      g_string_append (text, style->decimal_point);
      g_string_append (text, digits->str + whole);
    }
}

/* A copy in UTF-8 that lives as long as the process. */
static const char *
intern_from_locale (const char *text)
{
  g_autofree char *utf8 = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);

  return g_intern_string (utf8 != NULL ? utf8 : text);
}

static gpointer
make_locale_style (gpointer data)
{
  static const nl_item months[] = {
    ABMON_1, ABMON_2, ABMON_3, ABMON_4,  ABMON_5,  ABMON_6,
    ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12,
  };
  static const char *month_names[G_N_ELEMENTS (months)];
  static EfTickStyle style;

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    month_names[i] = intern_from_locale (nl_langinfo (months[i]));
  style.decimal_point = intern_from_locale (localeconv ()->decimal_point);
  style.thousands_mark = intern_from_locale (localeconv ()->thousands_sep);
  style.month_names = month_names;

  return &style;
}

EfTickForm
ef_tick_form_choose (
  int magnitude, gboolean thousands, const EfQuantity *quantity, const EfTickStyle *style)
{
  static const char *const counts[] = { " k", " M", " B", " T" };
  static const char *const prefixes[] = { " k", " M", " G", " T" };
  gboolean is_count = is_counted (quantity);
  int group = magnitude / 3;

  if (magnitude < MAGNITUDE_MIN
      || magnitude > (style->without_letters ? BARE_MAGNITUDE_MAX : MAGNITUDE_MAX))
    return ef_tick_form_power (magnitude);
  if (style->without_letters || magnitude < (thousands ? 3 : 4))
    return (EfTickForm){ 0, "", FALSE };

  return (EfTickForm){ 3 * group, is_count ? counts[group - 1] : prefixes[group - 1], FALSE };
}

EfTickForm
ef_tick_form_power (int exponent)
{
  return (EfTickForm){ exponent, NULL, FALSE };
}

void
ef_tick_label_write (char label[static 40],
                     gint64 mantissa,
                     int exponent,
                     const EfTickForm *form,
                     guint decimals,
                     const EfTickStyle *style)
{
  g_autoptr (GString) text = g_string_new (mantissa < 0 ? MINUS : NULL);
  guint64 digits = mantissa < 0 ? 0 - (guint64) mantissa : (guint64) mantissa;

  if (digits == 0)
    {
      g_string_append_c (text, '0');
    }
  else if (form->suffix != NULL)
    {
      append_shifted (text, digits, exponent - form->exponent, decimals,
                      form->grouped, style);
      g_string_append (text, form->suffix);
    }
  else if (form->exponent == 0 || form->exponent == 1)
    {
      append_shifted (text, digits, exponent, decimals, form->grouped, style);
    }
  else
    {
      gsize start = text->len;

      append_shifted (text, digits, exponent - form->exponent, decimals, FALSE, style);
      if (strcmp (text->str + start, "1") == 0)
        g_string_truncate (text, start);
      else
        g_string_append (text, "\u00d7");
      g_string_append (text, "10");
      ef_number_append_superscript (text, form->exponent);
    }

  g_assert (text->len < 40);
  g_strlcpy (label, text->str, 40);
}

/* One style for each language, English, which is the plain one, first. */
static gpointer
make_language_styles (gpointer data)
{
  const char *const *languages = ef_words_list_languages ();
  guint n = g_strv_length ((char **) languages);
  EfTickStyle *styles = g_new0 (EfTickStyle, n);

  for (guint i = 0; i < n; i++)
    {
      EF_WORDS_IN (languages[i]);

      styles[i] = ef_tick_style_plain;
      styles[i].language = languages[i];
      /* Translators: what stands between 3 and 14 in figures: a point or a comma. */
      styles[i].decimal_point = C_ ("decimal mark", ".");
      /* Translators: what stands between 363 and 434 in figures, where 363,434 is one number. */
      styles[i].thousands_mark = C_ ("thousands mark", ",");
    }

  return styles;
}

const EfTickStyle *
ef_tick_style_for_language (const char *language)
{
  static GOnce once = G_ONCE_INIT;
  const char *const *languages = ef_words_list_languages ();
  const EfTickStyle *styles = g_once (&once, make_language_styles, NULL);

  for (guint i = 0; language != NULL && languages[i] != NULL; i++)
    if (g_str_equal (languages[i], language))
      return &styles[i];

  return &ef_tick_style_plain;
}

EfTickStyle
ef_tick_style_beside (const EfTickStyle *self, const EfUnit *unit)
{
  EfTickStyle style;

  g_return_val_if_fail (self != NULL, ef_tick_style_plain);

  style = *self;
  style.without_letters |= ef_legible_unit_is_prefixed (unit)
                           || ef_legible_unit_has_multiples (unit);
  return style;
}

const EfTickStyle *
ef_tick_style_for_locale (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_locale_style, NULL);
}

char *
ef_number_to_label (double value,
                    guint digits,
                    const EfQuantity *quantity,
                    const EfTickStyle *style)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];
  char label[40];
  EfTickForm form;
  gboolean is_count;
  gint64 mantissa;
  int magnitude, exponent;
  char *e;

  g_return_val_if_fail (style != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (isnan (value) ? "\u2013" : value > 0 ? "\u221e" : MINUS "\u221e");
  if (value == 0)
    return g_strdup ("0");

  is_count = is_counted (quantity);
  /* What is written out keeps all its digits before the point, however few were asked for. */
  magnitude = (int) floor (log10 (fabs (value)));
  if (magnitude < (is_count ? 3 : 4)
      || (style->without_letters && magnitude <= BARE_MAGNITUDE_MAX))
    digits = MAX ((int) digits, magnitude + 1);
  digits = CLAMP (digits, 1, 15);
  g_snprintf (format, sizeof format, "%%.%ue", digits - 1);
  g_ascii_formatd (buffer, sizeof buffer, format, value);

  /* "-1.234e+05" is -1234 x 10^(5-3). */
  e = strchr (buffer, 'e');
  exponent = (int) g_ascii_strtoll (e + 1, NULL, 10);
  *e = '\0';
  form = ef_tick_form_choose (exponent, is_count, quantity, style);
  if (digits > 1)
    {
      char *point = strchr (buffer, '.');

      memmove (point, point + 1, strlen (point));
    }
  mantissa = g_ascii_strtoll (buffer, NULL, 10);
  ef_tick_label_write (label, mantissa, exponent - (int) (digits - 1), &form, 0, style);

  return g_strdup (label);
}
