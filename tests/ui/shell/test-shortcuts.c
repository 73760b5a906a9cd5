/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"
#include "ef-window.h"

#include "ef-application.h"

/* The window of keyboard shortcuts: what it lists is there, and what is there it lists. */

static EfApplication *application;

typedef struct
{
  EfWindow *window;
  GPtrArray *listed; /* (element-type GtkShortcutsShortcut) */
} Fixture;

static void
gather (GtkWidget *widget,
        GType      type,
        GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, type, found);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();

  fixture->window = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
  fixture->listed = g_ptr_array_new ();
  gather (GTK_WIDGET (gtk_application_window_get_help_overlay (
            GTK_APPLICATION_WINDOW (fixture->window))),
          GTK_TYPE_SHORTCUTS_SECTION, sections);
  /* Beside the sections the window has copies, for its search. */
  g_assert_cmpuint (sections->len, ==, 5);
  for (guint i = 0; i < sections->len; i++)
    gather (g_ptr_array_index (sections, i), GTK_TYPE_SHORTCUTS_SHORTCUT, fixture->listed);
  g_assert_cmpuint (fixture->listed->len, >, 30);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->listed);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static char *
dup_property (Fixture    *fixture,
              guint       index,
              const char *property)
{
  char *text;

  g_object_get (g_ptr_array_index (fixture->listed, index), property, &text, NULL);
  return text;
}

/* "win.view::chart" and "win.view('chart')" are one. */
static char *
dup_one_form (const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  return g_action_print_detailed_name (name, target);
}

/* How often an action is listed. */
static guint
count_action (Fixture    *fixture,
              const char *action)
{
  g_autofree char *wanted = dup_one_form (action);
  guint n = 0;

  for (guint i = 0; i < fixture->listed->len; i++)
    {
      g_autofree char *name = dup_property (fixture, i, "action-name");
      g_autofree char *listed = name != NULL ? dup_one_form (name) : NULL;

      n += g_strcmp0 (listed, wanted) == 0 ? 1 : 0;
    }
  return n;
}

static gboolean
class_has_action (Fixture    *fixture,
                  const char *action)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_GET_CLASS (fixture->window);
  const char *name, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (widget_class, i, &owner, &name, &parameter, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;
  return FALSE;
}

/* Whether the action that @detailed names is one of the window or of the application. */
static gboolean
is_action (Fixture    *fixture,
           const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (name, "app."))
    return g_action_map_lookup_action (G_ACTION_MAP (application), name + 4) != NULL;
  return class_has_action (fixture, name)
         || (g_str_has_prefix (name, "win.")
             && g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name + 4) != NULL);
}

static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (GStrv) actions
    = gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys
        = gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      if (keys[0] != NULL && count_action (fixture, actions[i]) != 1)
        g_error ("%s is listed %u times", actions[i], count_action (fixture, actions[i]));
    }

  for (guint i = 0; i < fixture->listed->len; i++)
    {
      g_autofree char *action = dup_property (fixture, i, "action-name");
      g_auto (GStrv) keys = NULL;

      if (action == NULL)
        continue;
      keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);
      if (keys[0] == NULL)
        g_error ("%s is listed, but has no key", action);
      if (!is_action (fixture, action))
        g_error ("%s is listed, but is no action", action);
    }
}

/* Something our own widgets do on a key: "n" to "chart.next-note". */
typedef struct
{
  GtkShortcutTrigger *trigger;
  const char *action;
} Key;

static void
clear_key (gpointer data)
{
  g_object_unref (((Key *) data)->trigger);
}

static void
add_keys (GtkWidget *widget,
          GArray    *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          Key key = { .trigger = gtk_shortcut_get_trigger (shortcut) };

          if (!GTK_IS_NAMED_ACTION (action) || !GTK_IS_KEYVAL_TRIGGER (key.trigger))
            continue;
          key.action
            = g_intern_string (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)));
          g_object_ref (key.trigger);
          g_array_append_val (keys, key);
        }
    }
}

/* What our widgets in the window do on keys; GTK's own do more, which everybody knows. */
static GArray *
list_keys (Fixture *fixture)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, clear_key);
  gather (GTK_WIDGET (fixture->window), GTK_TYPE_WIDGET, widgets);
  for (guint i = 0; i < widgets->len; i++)
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (g_ptr_array_index (widgets, i)), "Ef")
        && g_ptr_array_index (widgets, i) != (gpointer) fixture->window)
      add_keys (g_ptr_array_index (widgets, i), keys);
  return keys;
}

static GPtrArray *
list_triggers (Fixture *fixture)
{
  GPtrArray *triggers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fixture->listed->len; i++)
    {
      g_autofree char *action = dup_property (fixture, i, "action-name");
      g_autofree char *accelerator = dup_property (fixture, i, "accelerator");
      g_auto (GStrv) words = NULL;

      if (action != NULL)
        continue;
      words = g_strsplit (accelerator, " ", -1);
      for (guint k = 0; words[k] != NULL; k++)
        {
          GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (words[k]);

          if (trigger == NULL)
            g_error ("“%s” is no key", words[k]);
          g_ptr_array_add (triggers, trigger);
        }
    }
  return triggers;
}

static gboolean
has_trigger (GPtrArray                *triggers,
             const GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < triggers->len; i++)
    if (gtk_shortcut_trigger_equal (g_ptr_array_index (triggers, i), trigger))
      return TRUE;
  return FALSE;
}

static void
test_keys_of_widgets (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GArray) keys = list_keys (fixture);
  g_autoptr (GPtrArray) triggers = list_triggers (fixture);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (keys->len, >, 30);
  for (guint i = 0; i < triggers->len; i++)
    {
      g_autofree char *text = gtk_shortcut_trigger_to_string (g_ptr_array_index (triggers, i));
      gboolean works = FALSE;

      for (guint k = 0; k < keys->len; k++)
        works = works
                || gtk_shortcut_trigger_equal (g_array_index (keys, Key, k).trigger,
                                               g_ptr_array_index (triggers, i));
      if (!works)
        g_error ("%s is listed, but does nothing", text);
    }

  /* One of the keys of an action is enough. */
  for (guint i = 0; i < keys->len; i++)
    if (has_trigger (triggers, g_array_index (keys, Key, i).trigger))
      g_hash_table_add (listed, (gpointer) g_array_index (keys, Key, i).action);
  for (guint i = 0; i < keys->len; i++)
    if (!g_hash_table_contains (listed, g_array_index (keys, Key, i).action))
      g_error ("%s has a key that is not listed", g_array_index (keys, Key, i).action);
}

int
main (int   argc,
      char *argv[])
{
  application = application_fixture_init (&argc, &argv);

  g_test_add ("/shell/shortcuts/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/shell/shortcuts/keys-of-widgets", Fixture, NULL, set_up, test_keys_of_widgets,
              tear_down);

  return g_test_run ();
}
