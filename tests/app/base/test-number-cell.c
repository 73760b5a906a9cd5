/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <math.h>
#include <string.h>

/* Cells as real files hold them. A row of a table is a cell and what must come of it. */

typedef struct
{
  const char *text;
  EfNumberReason reason;
  double value;
  double low;
  double high;
  const char *unit;
} Case;

static const EfNumberStyle thousands = { EF_COMMA_THOUSANDS, FALSE };
static const EfNumberStyle decimal = { EF_COMMA_DECIMAL, FALSE };
static const EfNumberStyle counts = { EF_COMMA_THOUSANDS, TRUE };

static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
assert_filled (const EfNumber *number, EfNumberStatus status)
{
  if (status == EF_NUMBER_OK)
    {
      g_assert_true (isfinite (number->value));
      g_assert_true (isnan (number->low) == isnan (number->high));
      g_assert_false (isinf (number->low) || isinf (number->high));
      g_assert_true (number->reason == EF_NUMBER_REASON_NONE ||
                     number->reason == EF_NUMBER_REASON_REMARK);
      g_assert_true ((number->unit == NULL) == (number->unit_length == 0));
      return;
    }

  g_assert_true (isnan (number->value));
  g_assert_true (isnan (number->low));
  g_assert_true (isnan (number->high));
  g_assert_null (number->unit);
  g_assert_false (number->percent || number->suffixed || number->plain);
  g_assert_true ((status == EF_NUMBER_MISSING) == (number->reason == EF_NUMBER_REASON_NONE));
}

static EfNumber
read_ok (const char *text, const EfNumberStyle *style)
{
  EfNumber number;
  EfNumberStatus status = ef_number_read (text, -1, style, &number);

  if (status != EF_NUMBER_OK)
    g_error ("“%s” was not read: status %d, reason %d", text, status, number.reason);
  assert_filled (&number, status);

  return number;
}

static void
assert_values (const Case *cases, guint n_cases, const EfNumberStyle *style)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const Case *c = &cases[i];
      EfNumber number = read_ok (c->text, style);
      g_autofree char *unit = g_strndup (number.unit, number.unit_length);

      if (!same (number.value, c->value) || !same (number.low, c->low) ||
          !same (number.high, c->high) || number.reason != c->reason ||
          g_strcmp0 (unit, c->unit) != 0)
        g_error ("“%s”: %.17g [%.17g, %.17g] “%s” for reason %d", c->text, number.value, number.low,
                 number.high, unit != NULL ? unit : "", number.reason);
    }
}

static void
assert_refused (const char *const *texts, guint n_texts, const EfNumberStyle *style,
                EfNumberReason reason)
{
  for (guint i = 0; i < n_texts; i++)
    {
      EfNumber number;
      EfNumberStatus status = ef_number_read (texts[i], -1, style, &number);

      if (status != EF_NUMBER_REFUSED || number.reason != reason)
        g_error ("“%s” came out as status %d for reason %d, value %g", texts[i], status,
                 number.reason, number.value);
      assert_filled (&number, status);
    }
}

#define NONE EF_NUMBER_REASON_NONE
#define REMARK EF_NUMBER_REASON_REMARK

static void
test_plain (void)
{
  static const Case cases[] = {
    { "90.640", NONE, 90.64, NAN, NAN, NULL },
    { "  12 ", NONE, 12, NAN, NAN, NULL },
    { "+9", NONE, 9, NAN, NAN, NULL },
    { "-3", NONE, -3, NAN, NAN, NULL },
    { ".71100", NONE, 0.711, NAN, NAN, NULL },
    { "1.2e+24", NONE, 1.2e24, NAN, NAN, NULL },
    { "5.29410245202458E-05", NONE, 5.29410245202458E-05, NAN, NAN, NULL },
    { "\xC2\xA0" "12.5\xE2\x80\xAF", NONE, 12.5, NAN, NAN, NULL },
    { "\xEF\xBB\xBF" "93.3", NONE, 93.3, NAN, NAN, NULL },
    { "-1", NONE, -1, NAN, NAN, NULL },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  assert_values (cases, G_N_ELEMENTS (cases), &decimal);
  assert_values (cases, G_N_ELEMENTS (cases), &counts);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (read_ok (cases[i].text, &thousands).plain);
}

static void
test_thousands (void)
{
  static const Case cases[] = {
    { "1,014.45", NONE, 1014.45, NAN, NAN, NULL },
    { "2,200", NONE, 2200, NAN, NAN, NULL },
    { "-12,345,678", NONE, -12345678, NAN, NAN, NULL },
    { "1,014e3", NONE, 1014000, NAN, NAN, NULL },
    { "1\xC2\xA0" "234\xC2\xA0" "567", NONE, 1234567, NAN, NAN, NULL },
    { "1\xE2\x80\xAF" "014,45", NONE, 1014.45, NAN, NAN, NULL },
    { "1,014.45 ms", NONE, 1014.45, NAN, NAN, "ms" },
  };
  static const char *const commas[] = {
    "0,857", "99,45", "74,2", "82,5", "1,5", "0,857142857142857", "1234,567.8", "0,123.5", "1,2345",
  };
  static const char *const several[] = {
    "2260275840,2290000001", "14180000,14180000", "1,5,3", "0.5,0.6", "85.2,91", "1.014,45",
    "12,34,567", "1 234", "32.76\xC2\xA0" "32.07", "1'014",
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  assert_refused (commas, G_N_ELEMENTS (commas), &thousands, EF_NUMBER_REASON_COMMA);
  assert_refused (several, G_N_ELEMENTS (several), &thousands, EF_NUMBER_REASON_SEVERAL);
  g_assert_false (read_ok ("2,200", &thousands).plain);
}

static void
test_decimal_comma (void)
{
  static const Case cases[] = {
    { "0,857", NONE, 0.857, NAN, NAN, NULL },
    { "99,45", NONE, 99.45, NAN, NAN, NULL },
    { "74,2", NONE, 74.2, NAN, NAN, NULL },
    { "1,014", NONE, 1.014, NAN, NAN, NULL },
    { "0,857142857142857", NONE, 0.857142857142857, NAN, NAN, NULL },
    { "-1,5e3", NONE, -1500, NAN, NAN, NULL },
    { "91.4", NONE, 91.4, NAN, NAN, NULL },
    { "1.014,45", NONE, 1014.45, NAN, NAN, NULL },
    { "1,014.45", NONE, 1014.45, NAN, NAN, NULL },
    { "1.014.450", NONE, 1014450, NAN, NAN, NULL },
    { "0,85 ± 0,02", NONE, 0.85, 0.83, 0.87, NULL },
    { "0,85 [0,80-0,90]", NONE, 0.85, 0.8, 0.9, NULL },
    { "82,5%", NONE, 82.5, NAN, NAN, NULL },
  };
  static const char *const several[] = {
    "2260275840,2290000001", "14180000,14180000", "1,5,3", "0.5,0.6",
  };

  assert_values (cases, G_N_ELEMENTS (cases), &decimal);
  assert_refused (several, G_N_ELEMENTS (several), &decimal, EF_NUMBER_REASON_SEVERAL);
}

static void
test_suffixes (void)
{
  static const Case cases[] = {
    { "1.82 M", NONE, 1820000, NAN, NAN, NULL },
    { "1.82M", NONE, 1820000, NAN, NAN, NULL },
    { "220k", NONE, 220000, NAN, NAN, NULL },
    { "3.0m", NONE, 3000000, NAN, NAN, NULL },
    { "24.33M", NONE, 24330000, NAN, NAN, NULL },
    { "102.7G", NONE, 102700000000, NAN, NAN, NULL },
    { "7B", NONE, 7e9, NAN, NAN, NULL },
    { "0.052B", NONE, 52000000, NAN, NAN, NULL },
    { "1.4 T", NONE, 1.4e12, NAN, NAN, NULL },
    { "175 billion", NONE, 175e9, NAN, NAN, NULL },
    { "1,014.5k", NONE, 1014500, NAN, NAN, NULL },
    { "**39.3**M GPU hours", NONE, 39300000, NAN, NAN, "GPU hours" },
    { "131K tokens", NONE, 131000, NAN, NAN, "tokens" },
    { "1.8M ± 0.2M", NONE, 1800000, 1600000, 2000000, NULL },
    { "1.8 ± 0.2 M", NONE, 1800000, 1600000, 2000000, NULL },
    { "1.8M ± 200k", REMARK, 1800000, NAN, NAN, NULL },
    { "~257M", REMARK, 257000000, NAN, NAN, NULL },
    { "43B?", REMARK, 43e9, NAN, NAN, NULL },
    /* A letter that goes on is no suffix. */
    { "16 GB", NONE, 16, NAN, NAN, "GB" },
    { "12.5 ms", NONE, 12.5, NAN, NAN, "ms" },
    { "3.5 GMAC", NONE, 3.5, NAN, NAN, "GMAC" },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &counts);
  g_assert_true (read_ok ("220k", &counts).suffixed);
  g_assert_false (read_ok ("16 GB", &counts).suffixed);
}

static void
test_no_suffixes (void)
{
  static const Case cases[] = {
    { "1.82 M", NONE, 1.82, NAN, NAN, "M" },
    { "220k", NONE, 220, NAN, NAN, "k" },
    { "3.0m", NONE, 3, NAN, NAN, "m" },
    { "131K tokens", NONE, 131, NAN, NAN, "K tokens" },
    { "**39.3**M GPU hours", NONE, 39.3, NAN, NAN, "M GPU hours" },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  g_assert_false (read_ok ("220k", &thousands).suffixed);
}

static void
test_percent (void)
{
  static const Case cases[] = {
    { "77.0%", NONE, 77, NAN, NAN, NULL },
    { " 9.1%", NONE, 9.1, NAN, NAN, NULL },
    { "20.41 %", NONE, 20.41, NAN, NAN, NULL },
    { "85.2% ± 0.3%", NONE, 85.2, 84.9, 85.5, NULL },
    { "85.2 ± 0.3%", NONE, 85.2, 84.9, 85.5, NULL },
    { "0.85%", NONE, 0.85, NAN, NAN, NULL },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (read_ok (cases[i].text, &thousands).percent);
  g_assert_false (read_ok ("77.0", &thousands).percent);
}

static void
test_uncertainty (void)
{
  static const Case cases[] = {
    { "0.25±0.005", NONE, 0.25, 0.245, 0.255, NULL },
    { "2.53 ± 0.40", NONE, 2.53, 2.13, 2.93, NULL },
    { "90.0 ± 0.5", NONE, 90, 89.5, 90.5, NULL },
    { "279.55 +/- 11.76", NONE, 279.55, 267.79, 291.31, NULL },
    { "-2.33 +/- 0.90", NONE, -2.33, -3.23, -1.43, NULL },
    { "choice:0.85±0.02", REMARK, 0.85, 0.83, 0.87, NULL },
    { "78.90<sub>+/-0.03</sub>", NONE, 78.9, 78.87, 78.93, NULL },
    { "85.2 \\pm 0.3", NONE, 85.2, 84.9, 85.5, NULL },
    { "85.2 (±0.3)", NONE, 85.2, 84.9, 85.5, NULL },
    { "1470 +5/-7", NONE, 1470, 1463, 1475, NULL },
    { "0.85 -0.03/+0.02", NONE, 0.85, 0.82, 0.87, NULL },
    { "0.85 [0.80-0.90]", NONE, 0.85, 0.8, 0.9, NULL },
    { "0.85 (0.80, 0.90)", NONE, 0.85, 0.8, 0.9, NULL },
    { "0.85 [0.80,0.90]", NONE, 0.85, 0.8, 0.9, NULL },
    { "1e-3 ± 2e-4", NONE, 0.001, 0.0008, 0.0012, NULL },
    { "12.3 ms ± 0.4 ms", NONE, 12.3, 11.9, 12.7, "ms" },
    { "12.3 ± 0.4 ms", NONE, 12.3, 11.9, 12.7, "ms" },
    /* Nothing is guessed across units or from brackets that do not enclose the value. */
    { "1.2 s ± 300 ms", REMARK, 1.2, NAN, NAN, "s" },
    { "0.85 [1.80-1.90]", REMARK, 0.85, NAN, NAN, NULL },
    { "0.85 (0.02)", REMARK, 0.85, NAN, NAN, NULL },
  };
  static const char *const intervals[] = { "+5/-5", "±0.02", "[0.80-0.90]", "(0.80, 0.90)" };
  static const char *const corrupt[] = { "020±002", "0.20±002", "020 ± 0.02", "0.25±-0.1" };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  assert_refused (intervals, G_N_ELEMENTS (intervals), &thousands, EF_NUMBER_REASON_SEVERAL);
  assert_refused (corrupt, G_N_ELEMENTS (corrupt), &thousands, EF_NUMBER_REASON_CORRUPT);
}

static void
test_units (void)
{
  static const Case cases[] = {
    { "0.33s/img", NONE, 0.33, NAN, NAN, "s/img" },
    { "2289 img/s", NONE, 2289, NAN, NAN, "img/s" },
    { "2289 img / s", NONE, 2289, NAN, NAN, "img / s" },
    { "[13.5 MB](model/mobilenetv2-7.onnx)", NONE, 13.5, NAN, NAN, "MB" },
    { "12 GPU-days", NONE, 12, NAN, NAN, "GPU-days" },
    { "1.2 kg CO2eq", NONE, 1.2, NAN, NAN, "kg CO2eq" },
    { "0.4 gCO2eq/kWh", NONE, 0.4, NAN, NAN, "gCO2eq/kWh" },
    { "5 µJ", NONE, 5, NAN, NAN, "µJ" },
    { "3 m²", NONE, 3, NAN, NAN, "m²" },
    { "3 s^-1", NONE, 3, NAN, NAN, "s^-1" },
    { "2x", NONE, 2, NAN, NAN, "x" },
    { "$1.25", NONE, 1.25, NAN, NAN, "$" },
    { "€ 5", NONE, 5, NAN, NAN, "€" },
    { "0.5ms-D", REMARK, 0.5, NAN, NAN, "ms" },
    { "12 ms (V100)", REMARK, 12, NAN, NAN, "ms" },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
}

static void
test_remarks (void)
{
  static const Case cases[] = {
    { "78.0 (average of 3 split train/test)", REMARK, 78, NAN, NAN, NULL },
    { "70.14 (measured by Ge et al., 2018)", REMARK, 70.14, NAN, NAN, NULL },
    { "17.1(16.1 with basic dynamic evaluation)", REMARK, 17.1, NAN, NAN, NULL },
    { "108.8(2080Ti)", REMARK, 108.8, NAN, NAN, NULL },
    { "80.4-", REMARK, 80.4, NAN, NAN, NULL },
    { "60.7+", REMARK, 60.7, NAN, NAN, NULL },
    { "(85.2)", REMARK, 85.2, NAN, NAN, NULL },
    { "> 100", REMARK, 100, NAN, NAN, NULL },
    { "top-1: 75.3", REMARK, 75.3, NAN, NAN, NULL },
    { "85.2†", REMARK, 85.2, NAN, NAN, NULL },
    /* Decoration is no remark. */
    { "63.7*", NONE, 63.7, NAN, NAN, NULL },
    { "**85.2**", NONE, 85.2, NAN, NAN, NULL },
    { "<b>85.2</b>", NONE, 85.2, NAN, NAN, NULL },
    { "`85.2`", NONE, 85.2, NAN, NAN, NULL },
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
}

static void
test_powers (void)
{
  static const Case cases[] = {
    { "3.1×10^23", NONE, 3.1e23, NAN, NAN, NULL },
    { "3.1 x 10^23 FLOP", NONE, 3.1e23, NAN, NAN, "FLOP" },
    { "5·10^-3", NONE, 0.005, NAN, NAN, NULL },
    { "−5.3", NONE, -5.3, NAN, NAN, NULL },
    { "1.5e−3 J", NONE, 0.0015, NAN, NAN, "J" },
  };
  static const char *const products[] = {
    "386x1", "386 × 1", "224x224x3", "3*4", "2^20", "10²¹", "3**2", "5½",
  };

  assert_values (cases, G_N_ELEMENTS (cases), &thousands);
  assert_refused (products, G_N_ELEMENTS (products), &thousands, EF_NUMBER_REASON_PRODUCT);
}

static void
test_several (void)
{
  static const char *const texts[] = {
    "(32.76 32.07 26.26 22.74)",
    "54.60/55.55",
    "91.6/91.1*",
    "94.6 (14  gestures) , 91.9 (28 gestures )",
    "(85.2) (84.9)",
    "[13 MB](a) [14 MB](b)",
    "['18.55%']",
    "[0.5]",
    "{'f1': 0.5}",
    "0.33s/0.44s",
    "5 of 10",
    "2020-03-26",
    "12:30",
    "1_000",
    "10<sup>21</sup>",
    "0.85+0.02",
    "1e5.5",
  };

  assert_refused (texts, G_N_ELEMENTS (texts), &thousands, EF_NUMBER_REASON_SEVERAL);
}

static void
test_text (void)
{
  static const char *const texts[] = {
    "Yes",
    "UCF101",
    "Kinetics400",
    "Multi-View",
    "Training",
    "the authors report no number",
    "3 models were trained on this data",
    "- 5",
    "()",
    "(",
    "[](",
    "%",
    ".",
    "e5",
    "https://example.org/1.2",
  };

  assert_refused (texts, G_N_ELEMENTS (texts), &thousands, EF_NUMBER_REASON_TEXT);
}

static void
test_corrupt (void)
{
  static const char *const texts[] = {
    "O.753", "l.5", "0.7S3", "1O5", "1.2.3", "1.5e", "1.5e+", "0.25\xEF\xBF\xBD" "0.005",
    "0.25\xB1" "0.005",
  };

  assert_refused (texts, G_N_ELEMENTS (texts), &thousands, EF_NUMBER_REASON_CORRUPT);
}

static void
test_infinite (void)
{
  static const char *const texts[] = {
    "inf", "-inf", "Infinity", ".inf", "∞", "**inf**", "1e400", "-1e400", "1 ± 1e400", "1e400%",
  };

  assert_refused (texts, G_N_ELEMENTS (texts), &thousands, EF_NUMBER_REASON_INFINITE);
}

static void
test_missing (void)
{
  static const char *const texts[] = {
    "", "  ", "-", "--", "–", "N/A", "nan", ".nan", "[]", "--*", "**-**", "[-](url)", "<b></b>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EfNumber number;
      EfNumberStatus status = ef_number_read (texts[i], -1, &thousands, &number);

      g_assert_cmpint (status, ==, EF_NUMBER_MISSING);
      assert_filled (&number, status);
    }
}

static void
test_bounded (void)
{
  EfNumber number;

  g_assert_cmpint (ef_number_read ("12 ms and more", 5, &thousands, &number), ==, EF_NUMBER_OK);
  g_assert_cmpfloat (number.value, ==, 12);
  g_assert_cmpmem (number.unit, number.unit_length, "ms", 2);
  g_assert_cmpint (ef_number_read (NULL, 0, &thousands, &number), ==, EF_NUMBER_MISSING);
  g_assert_cmpint (ef_number_read ("12\0", 3, &thousands, &number), ==, EF_NUMBER_REFUSED);
  g_assert_cmpint (number.reason, ==, EF_NUMBER_REASON_CORRUPT);
  g_assert_cmpint (ef_number_read ("1\0002", 3, &thousands, &number), ==, EF_NUMBER_REFUSED);
  g_assert_cmpint (ef_number_read ("\0", 1, &thousands, &number), ==, EF_NUMBER_REFUSED);
}

static void
test_long (void)
{
  static const char *const parts[] = {
    "7", "7,777,", "(", "[", "<", "<a", "*", "±", "1e9", " x", "\xC2\xA0" "777", "+5/-5", "](", "K",
  };

  /* Quadratic time would show here as a test that does not end. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint with_number = 0; with_number < 2; with_number++)
      {
        g_autoptr (GString) text = g_string_new (with_number ? "12 " : "");
        EfNumber number;

        while (text->len < 500000)
          g_string_append (text, parts[i]);
        assert_filled (&number, ef_number_read (text->str, text->len, &counts, &number));
      }
}

/* Pieces of cells in random order, in memory that ends where the text ends. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "1",   "0",  "23",  ".",   ",",  "-",    "+",      "e",    "±", "+/-", "%",   " ",   "\xC2\xA0",
    "M",   "k",  "x",   "(",   ")",  "[",    "]",      "](",   "*", "`",   "<b>", "</b", "ms",
    "s/i", "/",  "inf", "nan", "$",  "\xE2", "\xB1",   "\xFF", "^", "10^", "×",   "O",   ":",
    "a",   "\\", "²",   "~",   "é",  "{",    "0.5",    "1,014", "<", ">",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  const EfNumberStyle *const styles[] = { &thousands, &decimal, &counts };

  for (guint i = 0; i < 300000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *exact = NULL;
      EfNumber number;
      EfNumberStatus status;

      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        if (g_rand_int_range (rand, 0, 40) == 0)
          g_string_append_c (text, '\0');
        else
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      exact = g_memdup2 (text->str, text->len);
      status = ef_number_read (exact, text->len, styles[i % 3], &number);
      assert_filled (&number, status);
      if (status == EF_NUMBER_OK && number.unit != NULL)
        {
          g_assert_true (number.unit >= exact);
          g_assert_true (number.unit + number.unit_length <= exact + text->len);
        }
      if (status == EF_NUMBER_OK && !isnan (number.low))
        {
          g_assert_cmpfloat (number.low, <=, number.value);
          g_assert_cmpfloat (number.high, >=, number.value);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/number-cell/plain", test_plain);
  g_test_add_func ("/base/number-cell/thousands", test_thousands);
  g_test_add_func ("/base/number-cell/decimal-comma", test_decimal_comma);
  g_test_add_func ("/base/number-cell/suffixes", test_suffixes);
  g_test_add_func ("/base/number-cell/no-suffixes", test_no_suffixes);
  g_test_add_func ("/base/number-cell/percent", test_percent);
  g_test_add_func ("/base/number-cell/uncertainty", test_uncertainty);
  g_test_add_func ("/base/number-cell/units", test_units);
  g_test_add_func ("/base/number-cell/remarks", test_remarks);
  g_test_add_func ("/base/number-cell/powers", test_powers);
  g_test_add_func ("/base/number-cell/several", test_several);
  g_test_add_func ("/base/number-cell/text", test_text);
  g_test_add_func ("/base/number-cell/corrupt", test_corrupt);
  g_test_add_func ("/base/number-cell/infinite", test_infinite);
  g_test_add_func ("/base/number-cell/missing", test_missing);
  g_test_add_func ("/base/number-cell/bounded", test_bounded);
  g_test_add_func ("/base/number-cell/long", test_long);
  g_test_add_func ("/base/number-cell/random", test_random);

  return g_test_run ();
}
