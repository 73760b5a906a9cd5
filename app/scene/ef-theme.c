/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-theme.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ef-theme-file.h"
#include "ef-theme-resources.h"

/*
 * Themes are files in data/themes/, which are compiled in, and in the folder of the user, who gets
 * one of his own by copying one of ours and giving it another id. All are read when somebody first
 * asks, by one thread, and not changed afterwards, so that all threads may use them without a lock.
 * The tests hold ours to contrast and to safety for colour-vision deficiency; a colour of them is
 * not changed by eye alone.
 */

#define RESOURCE_FOLDER "/org/efficientfrontier/themes/"
/* Ours have 1.5 kB. */
#define FILE_SIZE_MAX (64 * 1024)
#define FILES_MAX 200

static const char *const own_ids[] = { "light", "dark", "print", "contrast", "journal" };

typedef struct
{
  GPtrArray *themes;   /* element-type EfTheme; ours first, then the user's by id */
  GPtrArray *ids;      /* element-type utf8, of them, NULL-terminated */
  GPtrArray *problems; /* element-type utf8, NULL-terminated */
} Registry;

static const EfTheme *
find (const Registry *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->themes->len; i++)
    {
      const EfTheme *theme = g_ptr_array_index (self->themes, i);

      if (g_str_equal (theme->id, id))
        return theme;
    }

  return NULL;
}

static void
add_own (Registry *self, const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".xml", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EfTheme *theme = NULL;

  bytes = g_resource_lookup_data (ef_theme_get_resource (), path, 0, &error);
  if (bytes != NULL)
    theme = ef_theme_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), id, &error);
  if (theme == NULL)
    g_error ("%s", error->message);
  g_ptr_array_add (self->themes, theme);
}

static void
add_problem (Registry *self, const char *message)
{
  g_ptr_array_add (self->problems, g_strdup (message));
}

/* Reads one file of the user; what is wrong with it is a problem to tell. */
static void
add_file (Registry *self, const char *path, const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTheme) theme = NULL;
  g_autofree char *text = NULL;
  gsize length;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= FILE_SIZE_MAX
      && g_file_load_contents (file, NULL, &text, &length, NULL, &error))
    theme = ef_theme_parse (text, length, name, &error);
  else if (error == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s: This is no theme: it is too large."),
                 name);

  if (theme != NULL && find (self, theme->id) != NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("%s: There is a theme “%s” already; give this one another id."), name,
                 theme->id);
  if (error != NULL)
    add_problem (self, error->message);
  else
    g_ptr_array_add (self->themes, g_steal_pointer (&theme));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, so that the list is the same wherever they lie. */
static void
add_folder (Registry *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && names->len < FILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      add_file (self, path, g_ptr_array_index (names, i));
    }
}

static Registry *
create (void)
{
  Registry *self = g_new0 (Registry, 1);
  g_autofree char *folder = ef_theme_dup_folder ();

  self->themes = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (own_ids); i++)
    add_own (self, own_ids[i]);
  add_folder (self, folder);
  for (guint i = 0; i < self->themes->len; i++)
    g_ptr_array_add (self->ids, (char *) ((EfTheme *) g_ptr_array_index (self->themes, i))->id);
  g_ptr_array_add (self->ids, NULL);
  g_ptr_array_add (self->problems, NULL);

  return self;
}

/* Kept until the program ends. */
static const Registry *
get (void)
{
  static gsize registry;

  if (g_once_init_enter (&registry))
    g_once_init_leave (&registry, (gsize) create ());

  return (const Registry *) registry;
}

const EfTheme *
ef_theme_find (const char *id)
{
  const EfTheme *theme = find (get (), id);

  return theme != NULL ? theme : g_ptr_array_index (get ()->themes, 0);
}

gboolean
ef_theme_exists (const char *id)
{
  return find (get (), id) != NULL;
}

const char *const *
ef_theme_list (void)
{
  return (const char *const *) get ()->ids->pdata;
}

const char *const *
ef_theme_list_problems (void)
{
  return (const char *const *) get ()->problems->pdata;
}

char *
ef_theme_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "efficient-frontier", "themes", NULL);
}

const char *
ef_theme_get_name (const EfTheme *self)
{
  const char *const names[G_N_ELEMENTS (own_ids)]
    = { C_("theme", "Light"), C_("theme", "Dark"), C_("theme", "Print"),
        C_("theme", "High contrast"), C_("theme", "Journal") };

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (own_ids); i++)
    if (g_str_equal (self->id, own_ids[i]))
      return names[i];

  return self->name;
}

EfColour
ef_theme_get_ramp_colour (const EfTheme *self, double position)
{
  double place = CLAMP (position, 0, 1) * (EF_THEME_RAMP - 1);
  guint index = MIN ((guint) place, EF_THEME_RAMP - 2);
  const EfColour *low, *high;
  double share = place - index;

  g_return_val_if_fail (self != NULL, (EfColour){ 0 });

  low = &self->ramp[index];
  high = &self->ramp[index + 1];

  return (EfColour){ low->r + share * (high->r - low->r), low->g + share * (high->g - low->g),
                     low->b + share * (high->b - low->b), 1 };
}
