/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <glib/gstdio.h>
#include <string.h>

/* The program is tested from outside, as people and scripts meet it: arguments in; exit code,
 * standard output and standard error out. What it prints is read with other code than it was
 * written with. */

static char *directory;

static void
start (CliRun              *run,
       GSubprocessLauncher *launcher,
       const char          *input,
       const char *const   *arguments)
{
  const char *program = g_getenv ("EF_FRONTIER");
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (program);

  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
}

void
cli_run_strv (CliRun            *run,
              const char        *input,
              const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  start (run, launcher, input, arguments);
}

void
cli_run_in_locale (CliRun            *run,
                   const char        *locale,
                   const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  start (run, launcher, NULL, arguments);
}

void
cli_run (CliRun     *run,
         const char *input,
         ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *argument;
  va_list list;

  va_start (list, input);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  cli_run_strv (run, input, (const char *const *) arguments->pdata);
}

char *
cli_render (CliRun     *run,
            const char *content,
            const char *output,
            ...)
{
  g_autofree char *input = cli_write_file ("models.csv", content);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  char *path = cli_get_path (output);
  const char *argument;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) "render");
  g_ptr_array_add (arguments, input);
  g_ptr_array_add (arguments, (gpointer) "-o");
  g_ptr_array_add (arguments, path);

  va_start (list, output);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  cli_run_strv (run, NULL, (const char *const *) arguments->pdata);

  return path;
}

void
cli_run_clear (CliRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

void
cli_set_up (int    *argc,
            char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  directory = g_dir_make_tmp ("ef-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

int
cli_run_tests (void)
{
  int status = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = cli_get_path (name);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (directory), ==, 0);
  g_clear_pointer (&directory, g_free);

  return status;
}

char *
cli_write_models (void)
{
  return cli_write_file ("models.csv",
                         "model,energy (J),score,date\n"
                         "Ant,10,60,2020-05-01\n"
                         "Bee,20,80,2021-03-31\n"
                         "Cat,41,80,2021-02\n"
                         "Dog,50,84,2023-07-01\n"
                         "Elk,30,70,2022-01-01\n"
                         "Fox,90,86,2023-12-31\n"
                         "Gnu,21,79.8,\n"
                         "Hen,,99,2020-01-01\n");
}

char *
cli_get_path (const char *name)
{
  return g_build_filename (directory, name, NULL);
}

char *
cli_read_file (const char *path,
               gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);

  return content;
}

void
cli_assert_contains (const char *text,
                     const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

char *
cli_write_file (const char *name,
                const char *content)
{
  char *path = cli_get_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}

/* One field at @at, which ends up behind it: at a comma, a line end or the end. */
static char *
read_field (const char **at)
{
  GString *field = g_string_new (NULL);
  const char *text = *at;

  if (*text == '"')
    {
      for (text++; *text != '"' || text[1] == '"'; text++)
        {
          g_assert_cmpint (*text, !=, '\0');
          text += *text == '"';
          g_string_append_c (field, *text);
        }
      text++;
    }
  else
    {
      for (; *text != '\0' && strchr (",\r\n", *text) == NULL; text++)
        {
          g_assert_cmpint (*text, !=, '"');
          g_string_append_c (field, *text);
        }
    }

  *at = text;

  return g_string_free (field, FALSE);
}

GPtrArray *
cli_parse_csv (const char *text)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (const char *at = text; *at != '\0';)
    {
      GPtrArray *record = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (record, read_field (&at));
      while (*at == ',')
        {
          at++;
          g_ptr_array_add (record, read_field (&at));
        }

      if (*at == '\r')
        at++;
      g_assert_cmpint (*at, ==, '\n');
      at++;
      g_ptr_array_add (records, record);
    }

  return records;
}

const char *
cli_get_field (GPtrArray *records,
               guint      record,
               guint      field)
{
  GPtrArray *fields;

  g_assert_cmpuint (record, <, records->len);
  fields = records->pdata[record];
  g_assert_cmpuint (field, <, fields->len);

  return fields->pdata[field];
}

yajl_val
cli_parse_json (const char *text)
{
  char message[256] = "";
  yajl_val root = yajl_tree_parse (text, message, sizeof message);

  g_assert_cmpstr (message, ==, "");
  g_assert_nonnull (root);

  return root;
}

yajl_val
cli_get_json (yajl_val    root,
              const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  yajl_val value = root;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      const char *step[] = { steps[i], NULL };

      if (YAJL_IS_ARRAY (value))
        {
          guint64 index = g_ascii_strtoull (steps[i], NULL, 10);

          g_assert_cmpuint (index, <, value->u.array.len);
          value = value->u.array.values[index];
        }
      else
        {
          value = yajl_tree_get (value, step, yajl_t_any);
        }

      g_assert_nonnull (value);
    }

  return value;
}

const char *
cli_get_json_text (yajl_val    root,
                   const char *path)
{
  yajl_val value = cli_get_json (root, path);

  g_assert_true (YAJL_IS_STRING (value));

  return YAJL_GET_STRING (value);
}

gint64
cli_get_json_integer (yajl_val    root,
                      const char *path)
{
  yajl_val value = cli_get_json (root, path);

  g_assert_true (YAJL_IS_INTEGER (value));

  return YAJL_GET_INTEGER (value);
}
