/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Plain numbers: the judge is g_ascii_strtod() for reading, and reading for writing. */

#define N_RANDOM 200000

static void
assert_same (const char *text, double value, double expected)
{
  if (memcmp (&value, &expected, sizeof value) != 0)
    g_error ("“%s” was read as %a and is %a", text, value, expected);
}

static void
assert_plain (const char *text)
{
  double value = 42;

  if (!ef_number_read_plain (text, strlen (text), &value))
    g_error ("“%s” was not read", text);
  assert_same (text, value, g_ascii_strtod (text, NULL));
}

static double
random_double (GRand *rand)
{
  guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
  double value;

  memcpy (&value, &bits, sizeof value);

  return isfinite (value) ? value : 0.5;
}

static void
test_plain_forms (void)
{
  static const char *const texts[] = {
    "0",
    "-0",
    "+9",
    "-1",
    "1.",
    ".71100",
    "-.5",
    "007",
    "1.2e+24",
    "5.29410245202458E-05",
    "1559699797.2890687",
    "0.8571428571428571",
    "1e22",
    "1e23",
    "9007199254740993",
    "9007199254740992.5",
    "9007199254740993.0000000000000000000000000000001",
    "18446744073709551615",
    "18446744073709551616",
    "9999999999999999999e27",
    "9999999999999999999e-27",
    "1e-27",
    "1e-28",
    "0.000000000000000000000000000123456789",
    "00000000000000000000000000000000000000012.5",
    "2.2250738585072011e-308",
    "4.9406564584124654e-324",
    "2.4703282292062328e-324",
    "1e-400",
    "0e999999999999",
    "1.7976931348623157e308",
    "0.1e1",
    "3.1415926535897932384626433832795028841971693993751",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_plain (texts[i]);
}

static void
test_plain_refuses (void)
{
  static const char *const texts[] = {
    "",      "+",   "-",   ".",     "-.",  "e5",  "1e",   "1e+",     "1e-",   " 1",     "1 ",
    "1,5",   "0x1", "inf", "nan",   "1.2.3", "--1", "+-1",  "1e5.5", "1_0", "١",  "1e400", "-1e400",
    "1e99999999999", "12f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value = 42;

      if (ef_number_read_plain (texts[i], strlen (texts[i]), &value))
        g_error ("“%s” was read as %g", texts[i], value);
      g_assert_cmpfloat (value, ==, 42);
    }
}

static void
test_plain_bounded (void)
{
  double value;

  /* Only what belongs to the text is read, and a NUL is a character like any other. */
  g_assert_true (ef_number_read_plain ("12345", 2, &value));
  g_assert_cmpfloat (value, ==, 12);
  g_assert_true (ef_number_read_plain ("1.5e3", 3, &value));
  g_assert_cmpfloat (value, ==, 1.5);
  g_assert_false (ef_number_read_plain ("1e3", 2, &value));
  g_assert_false (ef_number_read_plain ("1\0002", 3, &value));
  g_assert_false (ef_number_read_plain ("\0", 1, &value));
}

static void
test_plain_long (void)
{
  g_autoptr (GString) text = g_string_new ("1");
  double value;

  for (guint i = 0; i < 300; i++)
    g_string_append_c (text, '0');
  assert_plain (text->str);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '7');
  g_assert_false (ef_number_read_plain (text->str, text->len, &value));

  /* A number of ordinary size in very many digits. */
  g_string_assign (text, "0.");
  for (guint i = 0; i < 120000; i++)
    g_string_append_c (text, '0');
  g_string_append (text, "1e120001");
  assert_plain (text->str);
  g_string_append (text, "00000");
  g_assert_false (ef_number_read_plain (text->str, text->len, &value));
}

/* Random digits in the shapes that files have, around the borders of the exact ways. */
static void
test_plain_random_decimals (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      char text[64];
      guint n_digits = 1 + g_rand_int_range (rand, 0, 22);
      guint point = g_rand_int_range (rand, 0, n_digits + 1);
      guint at = 0;

      if (g_rand_boolean (rand))
        text[at++] = '-';
      for (guint k = 0; k < n_digits; k++)
        {
          if (k == point)
            text[at++] = '.';
          text[at++] = '0' + g_rand_int_range (rand, 0, 10);
        }
      text[at] = '\0';
      if (g_rand_boolean (rand))
        g_snprintf (text + at, sizeof text - at, "e%d", g_rand_int_range (rand, -45, 46));
      assert_plain (text);
    }
}

/* Halfway between two doubles, and just beside it: where wrong rounding shows. */
static void
test_plain_random_halfway (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      guint64 mantissa = (G_GUINT64_CONSTANT (1) << 53) | ((guint64) g_rand_int (rand) << 21) |
                         (g_rand_int (rand) & 0x1fffff);
      char text[64];

      /* An odd number of 54 bits lies between two doubles. */
      mantissa |= 1;
      g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, mantissa);
      assert_plain (text);
      g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "00e-2", mantissa);
      assert_plain (text);
      g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "01e-2", mantissa);
      assert_plain (text);
      g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "99e-2", mantissa - 1);
      assert_plain (text);
    }
}

static void
test_plain_random_doubles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  char text[64];

  for (guint i = 0; i < N_RANDOM; i++)
    {
      double value = random_double (rand);
      double back;

      g_ascii_formatd (text, sizeof text, "%.17g", value);
      g_assert_true (ef_number_read_plain (text, strlen (text), &back));
      assert_same (text, back, value);
    }
}

static void
test_to_text_forms (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "-0" },
    { 1, "1" },
    { -17, "-17" },
    { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 0.05, "0.05" },
    { -2.5, "-2.5" },
    { 1014.45, "1014.45" },
    { 0.000125, "0.000125" },
    { 0.0001, "0.0001" },
    { 0.00001, "1e-5" },
    { 1.5e-7, "1.5e-7" },
    { 5.29410245202458E-05, "5.29410245202458e-5" },
    { 2260275840.0, "2260275840" },
    { 1e15, "1000000000000000" },
    { 9007199254740992.0, "9007199254740992" },
    { -9007199254740992.0, "-9007199254740992" },
    { 9007199254740994.0, "9007199254740994" },
    { 1e16, "1e16" },
    { 1e22, "1e22" },
    { 1.2e24, "1.2e24" },
    { 1e100, "1e100" },
    { 1559699797.2890687, "1559699797.2890687" },
    { 5e-324, "5e-324" },
    { G_MAXDOUBLE, "1.7976931348623157e308" },
    { INFINITY, "inf" },
    { -INFINITY, "-inf" },
    { NAN, "" },
  };
  char buffer[EF_NUMBER_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (ef_number_to_text (cases[i].value, buffer) == buffer);
      g_assert_cmpstr (buffer, ==, cases[i].text);
    }
}

static void
test_to_text_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  char buffer[EF_NUMBER_BUFFER];
  double back;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      /* Any double, and one with few decimals. */
      double values[] = {
        random_double (rand),
        g_rand_int_range (rand, -10000000, 10000000) / pow (10, g_rand_int_range (rand, 0, 9)),
      };

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        {
          ef_number_to_text (values[k], buffer);
          g_assert_true (ef_number_read_plain (buffer, strlen (buffer), &back));
          assert_same (buffer, back, values[k]);
        }
    }
}

/* The digits that count, without zeros at either end. */
static char *
significant (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *text != '\0' && *text != 'e'; text++)
    if (g_ascii_isdigit (*text) && (digits->len > 0 || *text != '0'))
      g_string_append_c (digits, *text);
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* The shortest digits are the first rounding that reads back, and no other of the same length. */
static void
assert_shortest (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  char text[32];
  g_autofree char *digits = significant (ef_number_to_text (value, buffer));
  g_autofree char *expected = NULL;

  for (int n = 1; n <= 17; n++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", n - 1);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  expected = significant (text);
  g_assert_cmpstr (digits, ==, expected);
  g_assert_cmpfloat (g_ascii_strtod (buffer, NULL), ==, value);
}

static void
test_to_text_shortest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_RANDOM / 20; i++)
    {
      assert_shortest (fabs (random_double (rand)));
      assert_shortest (g_rand_int_range (rand, 1, G_MAXINT) /
                       pow (10, g_rand_int_range (rand, 0, 20)));
      assert_shortest (g_rand_double (rand) * pow (10, g_rand_int_range (rand, -12, 45)));
    }

  /* Where the number of digits before the point changes. */
  for (int power = -15; power <= 45; power++)
    {
      assert_shortest (pow (10, power));
      assert_shortest (nextafter (pow (10, power), 0));
      assert_shortest (nextafter (pow (10, power), INFINITY));
    }
  for (int power = -1074; power < 1024; power++)
    {
      assert_shortest (ldexp (1, power));
      assert_shortest (nextafter (ldexp (1, power), INFINITY));
    }
}

static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  char buffer[EF_NUMBER_BUFFER];
  double value;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL && setlocale (LC_NUMERIC, "de_DE") == NULL)
    {
      g_test_skip ("the locale de_DE is not installed");
      return;
    }

  g_assert_cmpstr (ef_number_to_text (1.5, buffer), ==, "1.5");
  g_assert_cmpstr (ef_number_to_text (1.0 / 3, buffer), ==, "0.3333333333333333");
  g_assert_true (ef_number_read_plain ("0.12345678901234567890123", 25, &value));
  g_assert_cmpfloat (value, ==, 0.12345678901234567890123);
  g_assert_false (ef_number_read_plain ("1,5", 3, &value));

  setlocale (LC_NUMERIC, before);
}

static void
test_missing_markers (void)
{
  static const char *const markers[] = {
    "",    " ",   "\t\n", "-",    "--",   "---",  "–",    "—",    "−",
    "N/A", "n/a", "NA",   "nan",  "Nan",  "NaN",  "-nan", ".nan", "null",
    "NULL", "None", "[]", "?",    " - ",  "\xC2\xA0-\xC2\xA0", "\xEF\xBF\xBD",
  };
  static const char *const values[] = { "0", "-1", "no", "none of", "nano", "- -", "[0]", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (!ef_number_is_missing_marker (markers[i], strlen (markers[i])))
      g_error ("“%s” is missing", markers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (ef_number_is_missing_marker (values[i], strlen (values[i])))
      g_error ("“%s” is not missing", values[i]);
}

static void
test_reasons (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int reason = EF_NUMBER_REASON_NONE; reason <= EF_NUMBER_REASON_REMARK; reason++)
    {
      const char *text = ef_number_reason_to_string (reason);

      g_assert_cmpstr (text, !=, "");
      g_assert_true (g_hash_table_add (seen, (gpointer) text));
    }
}

static void
test_superscript (void)
{
  g_autoptr (GString) text = g_string_new ("10");

  ef_number_append_superscript (text, -17);
  g_assert_cmpstr (text->str, ==, "10⁻¹⁷");
  g_string_assign (text, "");
  ef_number_append_superscript (text, 230);
  ef_number_append_superscript (text, 0);
  g_assert_cmpstr (text->str, ==, "²³⁰⁰");
}

static void
test_typeset_exponent (void)
{
  static const char *const numbers[][2] = {
    { "1.928e-7", "1.928×10⁻⁷" },
    { "-3e21", "-3×10²¹" },
    { "12.5", "12.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = ef_number_typeset_exponent (numbers[i][0]);

      g_assert_cmpstr (text, ==, numbers[i][1]);
    }
}

static void
test_append_grouped (void)
{
  static const char *const numbers[][2] = {
    { "", "" },           { "12", "12" },           { "123", "123" },
    { "1234", "1,234" },  { "363434", "363,434" },  { "1234567", "1,234,567" },
  };
  g_autoptr (GString) unmarked = g_string_new ("~");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      ef_number_append_grouped (text, numbers[i][0], strlen (numbers[i][0]), ",");
      g_assert_cmpstr (text->str, ==, numbers[i][1]);
    }

  ef_number_append_grouped (unmarked, "12345.5", 5, "");
  g_assert_cmpstr (unmarked->str, ==, "~12345");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/number/plain/forms", test_plain_forms);
  g_test_add_func ("/base/number/plain/refuses", test_plain_refuses);
  g_test_add_func ("/base/number/plain/bounded", test_plain_bounded);
  g_test_add_func ("/base/number/plain/long", test_plain_long);
  g_test_add_func ("/base/number/plain/random-decimals", test_plain_random_decimals);
  g_test_add_func ("/base/number/plain/random-halfway", test_plain_random_halfway);
  g_test_add_func ("/base/number/plain/random-doubles", test_plain_random_doubles);
  g_test_add_func ("/base/number/to-text/forms", test_to_text_forms);
  g_test_add_func ("/base/number/to-text/round-trip", test_to_text_round_trip);
  g_test_add_func ("/base/number/to-text/shortest", test_to_text_shortest);
  g_test_add_func ("/base/number/locale", test_locale);
  g_test_add_func ("/base/number/missing-markers", test_missing_markers);
  g_test_add_func ("/base/number/reasons", test_reasons);
  g_test_add_func ("/base/number/superscript", test_superscript);
  g_test_add_func ("/base/number/typeset-exponent", test_typeset_exponent);
  g_test_add_func ("/base/number/append-grouped", test_append_grouped);

  return g_test_run ();
}
