/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-alike-tables.h"
#include "ef-card-rows.h"
#include "ef-cards.h"
#include "ef-error.h"
#include "ef-folder-walk.h"
#include "ef-look-alike.h"

/* What their sources are called. */
#define FOLDER_FORMAT "folder"
#define SET_FORMAT "cards"

/* Larger files are no cards, and a folder may hold the weights of a model too. */
#define FILE_LIMIT (G_GUINT64_CONSTANT (256) << 20)
/* Larger documents of no known format are not looked into, nor more of them. */
#define LOOSE_LIMIT (G_GUINT64_CONSTANT (32) << 20)
#define LOOSE_MAX 3000
/* So sure a reader has to be of a file that nobody named. */
#define CONFIDENCE_MIN 0.7

/* Files of one format that make a table together, if there are several of them. */
typedef struct
{
  const EfReader *reader;
  GPtrArray *paths; /* (element-type utf8) */
  EfCardJoin *join; /* or NULL: there is one file only */
  guint n_files; /* that could be read */
  guint n_rows;
} Group;

/* A folder, or files of cards that were given together. */
typedef struct
{
  GFile *folder;
  GPtrArray *paths; /* (element-type utf8) of the files */
  gboolean whole; /* all that is in the folder is meant */
  EfReading *reading; /* of the folder */
  const char *name;
  EfCards *cards;
  GPtrArray *nodes;    /* (element-type EfCatalogNode) of files that are no cards */
  GPtrArray *groups;   /* (element-type Group) */
  GPtrArray *loose;    /* (element-type utf8) paths of JSON and YAML of no known format */
  EfAlikeTables *alike; /* what was found there */
  GChecksum *checksum; /* over names and hashes */
  guint n_cards;
  guint n_empty; /* cards without anything */
  guint n_refused; /* cards that cannot be read */
  guint n_joined; /* cards of groups */
  guint n_repeated;
  guint n_others;
} FolderWork;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_ptr_array_unref (self->paths);
  ef_card_join_free (self->join);
  g_free (self);
}

static void
add_to_group (FolderWork *self, const EfReader *reader, const char *path)
{
  Group *group = NULL;

  for (guint i = 0; i < self->groups->len && group == NULL; i++)
    if (((Group *) g_ptr_array_index (self->groups, i))->reader == reader)
      group = g_ptr_array_index (self->groups, i);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->reader = reader;
      group->paths = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->groups, group);
    }
  g_ptr_array_add (group->paths, g_strdup (path));
}

static void
report (FolderWork *self, EfSeverity severity, const char *file, const char *message)
{
  ef_diagnostics_add (self->reading->diagnostics, severity, file != NULL ? file : self->name, NULL,
                      "%s", message);
}

/* A file that a reader takes. FALSE with @error only if cancelled. */
static gboolean
take_file (FolderWork *self, EfReading *file, const EfReader *reader, const char *path,
           GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (EfCatalogNode) node = NULL;
  gboolean good;

  if (reader->is_card)
    {
      self->n_cards++;
      good = ef_cards_add (self->cards, file, reader->id, path, &cause);
    }
  else
    {
      node = reader->read (file, &cause);
      good = node != NULL;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  if (node != NULL && file->join != NULL)
    self->n_joined++;
  else if (node != NULL)
    g_ptr_array_add (self->nodes, g_steal_pointer (&node));
  if (!good && reader->is_card && g_error_matches (cause, EF_ERROR, EF_ERROR_NO_RESULTS))
    {
      self->n_empty++;
      report (self, EF_SEVERITY_INFO, path,
              _("No results, emissions, energy or size are stated, and no table in the text holds "
                "numbers."));
    }
  else if (!good) /* nobody named it: that it has nothing to say is no error */
    {
      self->n_refused += reader->is_card;
      report (self,
              g_error_matches (cause, EF_ERROR, EF_ERROR_NO_RESULTS) ? EF_SEVERITY_INFO
                                                                     : EF_SEVERITY_ERROR,
              path, cause->message);
    }

  return TRUE;
}

static void
add_to_checksum (FolderWork *self, const char *path, EfInput *input)
{
  const char *hash = ef_input_get_hash (input);

  g_checksum_update (self->checksum, (const guchar *) path, (gssize) strlen (path) + 1);
  if (hash != NULL)
    g_checksum_update (self->checksum, (const guchar *) hash, (gssize) strlen (hash) + 1);
}

/* NULL if it cannot be read, which is reported. */
static EfInput *
open_input (FolderWork *self, GFile *file, const char *name)
{
  g_autoptr (GError) cause = NULL;
  EfInput *input = ef_input_open (file, self->reading->cancellable, &cause);

  if (input == NULL)
    {
      report (self, EF_SEVERITY_ERROR, name, cause->message);
      return NULL;
    }
  ef_input_set_name (input, name);
  ef_input_set_limit (input, FILE_LIMIT);

  return input;
}

static gboolean
read_input (FolderWork *self, EfInput *input, GFile *file, const EfReader *reader,
            EfCardJoin *join, GError **error)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_strdup (ef_input_get_name (input));
  EfReading reading = {
    .input = input,
    .diagnostics = self->reading->diagnostics,
    .cancellable = self->reading->cancellable,
    .uri = uri,
    .join = join,
  };
  gboolean going_on = take_file (self, &reading, reader, name, error);

  add_to_checksum (self, name, input);
  g_clear_pointer (&reading.source, ef_source_unref);
  g_free (reading.summary);

  return going_on;
}

/* FALSE with @error only if cancelled: a file that cannot be read does not spoil the others. */
static gboolean
open_file (FolderWork *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (EfInput) input = open_input (self, file, name);
  const EfReader *reader = NULL;
  const guint8 *head;
  gsize length;
  double confidence = 0;

  if (input == NULL)
    return TRUE;

  head = ef_input_peek (input, &length, NULL);
  if (head != NULL && !ef_look_alike_refuse (head, length, name, NULL))
    reader = ef_import_find_reader (head, length, name, &confidence);
  if (reader != NULL && reader->is_repeated != NULL && reader->is_repeated (path, self->paths))
    self->n_repeated++;
  else if (reader != NULL && reader->joined_name != NULL)
    add_to_group (self, reader, path);
  else if (self->whole && self->loose->len < LOOSE_MAX
           && (reader == &ef_reader_json || reader == &ef_reader_yaml))
    g_ptr_array_add (self->loose, g_strdup (path));
  else if (reader == NULL
           || (!reader->is_card && (!self->whole || confidence < CONFIDENCE_MIN)))
    self->n_others++;
  else
    return read_input (self, input, file, reader, NULL, error);

  return TRUE;
}

/* The files of one format, once it is known how many there are. */
static gboolean
read_group (FolderWork *self, Group *group, GError **error)
{
  const guint n_before = self->n_joined;

  if (group->paths->len > 1)
    group->join = ef_card_join_new (self->name, self->reading->diagnostics);
  for (guint i = 0; i < group->paths->len; i++)
    {
      const char *path = g_ptr_array_index (group->paths, i);
      g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, path);
      g_autofree char *name = g_filename_display_name (path);
      g_autoptr (EfInput) input = open_input (self, file, name);

      if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, error)
          || (input != NULL && !read_input (self, input, file, group->reader, group->join, error)))
        return FALSE;
    }

  group->n_files = self->n_joined - n_before;

  return TRUE;
}

/* A document of no known format, which nobody named: most of them are settings. What is wrong with
 * it is told only if there is data in it. FALSE with @error only if cancelled. */
static gboolean
read_loose (FolderWork *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (EfDiagnostics) told = ef_diagnostics_new ();
  g_autoptr (EfInput) input = open_input (self, file, name);
  g_autoptr (EfCatalogNode) node = NULL;
  g_autoptr (GError) cause = NULL;
  EfReading reading = {
    .input = input,
    .diagnostics = told,
    .cancellable = self->reading->cancellable,
  };
  const EfReader *reader;
  const char *kind;
  const guint8 *head;
  gsize length;
  double confidence;

  if (input == NULL || (head = ef_input_peek (input, &length, NULL)) == NULL)
    return TRUE;
  reader = ef_import_find_reader (head, length, name, &confidence);
  if (reader == NULL)
    return TRUE;
  kind = reader == &ef_reader_json ? "JSON" : "YAML";
  ef_input_set_limit (input, LOOSE_LIMIT);
  node = reader->read (&reading, &cause);
  g_clear_pointer (&reading.source, ef_source_unref);
  g_free (reading.summary);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (node != NULL && ef_alike_tables_add (self->alike, kind, name, node))
    {
      ef_diagnostics_append (self->reading->diagnostics, told);
      add_to_checksum (self, name, input);
    }
  else
    self->n_others++;

  return TRUE;
}

static gboolean
read_files (FolderWork *self, GPtrArray *paths, GError **error)
{
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, error))
        return FALSE;
      if (self->reading->progress != NULL)
        ef_progress_set (self->reading->progress, i, paths->len);
      if (!open_file (self, g_ptr_array_index (paths, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->groups->len; i++)
    if (!read_group (self, g_ptr_array_index (self->groups, i), error))
      return FALSE;
  for (guint i = 0; i < self->loose->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, error)
        || !read_loose (self, g_ptr_array_index (self->loose, i), error))
      return FALSE;

  return TRUE;
}

/* What is to be said of the folder as a whole */

static void
report_count (FolderWork *self, EfSeverity severity, guint n, const char *message)
{
  if (n > 0)
    report (self, severity, NULL, message);
}

static void
report_files (FolderWork *self)
{
  g_autofree char *empty = NULL;
  g_autofree char *others = NULL;
  g_autofree char *repeated = NULL;

  empty = g_strdup_printf (ngettext ("%u card of %u states nothing that can be plotted.",
                                     "%u cards of %u state nothing that can be plotted.",
                                     self->n_empty),
                           self->n_empty, self->n_cards);
  others = g_strdup_printf (ngettext ("%u file is neither a card nor a table.",
                                      "%u files are neither cards nor tables.", self->n_others),
                            self->n_others);
  report_count (self, EF_SEVERITY_INFO, self->n_empty, empty);
  repeated = g_strdup_printf (ngettext ("%u file repeats what another one says, and is left out.",
                                        "%u files repeat what others say, and are left out.",
                                        self->n_repeated),
                              self->n_repeated);
  report_count (self, EF_SEVERITY_INFO, self->n_others, others);
  report_count (self, EF_SEVERITY_INFO, self->n_repeated, repeated);
}

static void
report_walk (FolderWork *self, const EfFolderWalk *walk)
{
  g_autofree char *links = NULL;
  g_autofree char *unreadable = NULL;

  links = g_strdup_printf (ngettext ("%u link to another place is not followed.",
                                     "%u links to other places are not followed.", walk->n_links),
                           walk->n_links);
  unreadable = g_strdup_printf (ngettext ("%u folder could not be opened.",
                                          "%u folders could not be opened.", walk->n_unreadable),
                                walk->n_unreadable);
  report_count (self, EF_SEVERITY_INFO, walk->n_links, links);
  report_count (self, EF_SEVERITY_ERROR, walk->n_unreadable, unreadable);
  report_count (self, EF_SEVERITY_ERROR, walk->cut,
                _("The folder holds more files than can be read. The last are left out."));
}

static void
set_source (FolderWork *self)
{
  g_autofree char *hash = g_strndup (g_checksum_get_string (self->checksum), 32);

  self->reading->source = ef_source_new (self->name, self->reading->uri,
                                         self->whole ? FOLDER_FORMAT : SET_FORMAT, hash);
}

static char *
count_files (EfReaderNoun noun, guint n)
{
  switch (noun)
    {
    case EF_READER_NOUN_BILL:
      return g_strdup_printf (ngettext ("%'u bill of materials", "%'u bills of materials", n), n);
    case EF_READER_NOUN_CARD:
      return g_strdup_printf (ngettext ("%'u card", "%'u cards", n), n);
    case EF_READER_NOUN_CURVE:
      return g_strdup_printf (ngettext ("%'u curve", "%'u curves", n), n);
    case EF_READER_NOUN_EVALUATION:
      return g_strdup_printf (ngettext ("%'u evaluation", "%'u evaluations", n), n);
    case EF_READER_NOUN_LOG:
      return g_strdup_printf (ngettext ("%'u log", "%'u logs", n), n);
    case EF_READER_NOUN_RECORD:
      return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
    case EF_READER_NOUN_REPORT:
      return g_strdup_printf (ngettext ("%'u report", "%'u reports", n), n);
    case EF_READER_NOUN_RUN:
      return g_strdup_printf (ngettext ("%'u run", "%'u runs", n), n);
    case EF_READER_NOUN_FILE:
    default:
      return g_strdup_printf (ngettext ("%'u file", "%'u files", n), n);
    }
}

static guint
count_used_cards (FolderWork *self)
{
  return self->n_cards - self->n_empty - self->n_refused;
}

/* "4 runs, 3 cards (1 used)": the files that the table of results and the joined ones are of
 * (transfer full). Cards that say nothing, as the README of the folder, count only where there is
 * nothing else. */
static char *
list_files (FolderWork *self)
{
  const guint n_files = ef_alike_tables_get_n_files (self->alike);
  guint counts[EF_READER_NOUN_RUN + 1] = { [EF_READER_NOUN_FILE] = n_files };
  guint used[EF_READER_NOUN_RUN + 1] = { [EF_READER_NOUN_FILE] = n_files };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);

      counts[group->reader->noun] += group->n_files;
      used[group->reader->noun] += group->n_files;
    }
  counts[EF_READER_NOUN_CARD] += self->n_cards - (self->n_joined + n_files > 0 ? self->n_empty : 0);
  used[EF_READER_NOUN_CARD] += count_used_cards (self);
  for (guint noun = G_N_ELEMENTS (counts); noun-- > 0;)
    if (counts[noun] > 0)
      {
        g_autofree char *files = count_files ((EfReaderNoun) noun, counts[noun]);

        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", files);
        if (used[noun] < counts[noun])
          {
            g_string_append_c (list, ' ');
            /* Translators: behind "3 cards": how many of them say something. */
            g_string_append_printf (list, _("(%'u used)"), used[noun]);
          }
      }

  return g_string_free (list, FALSE);
}

static guint
count_joined_rows (FolderWork *self)
{
  guint n = ef_alike_tables_get_n_rows (self->alike);

  for (guint i = 0; i < self->groups->len; i++)
    n += ((Group *) g_ptr_array_index (self->groups, i))->n_rows;

  return n;
}

/* TRUE if anything is in the table of results, in the texts, or in a table of several files. */
static gboolean
has_rows (FolderWork *self)
{
  return count_used_cards (self) > 0 || self->n_joined > 0
         || ef_alike_tables_get_n_files (self->alike) > 0;
}

static char *
summarise (FolderWork *self)
{
  g_autofree char *cards = NULL;
  g_autofree char *files = NULL;
  g_autofree char *content = ef_cards_summarise (self->cards, count_joined_rows (self));

  files = g_strdup_printf (ngettext ("%'u other file", "%'u other files", self->nodes->len),
                           self->nodes->len);
  if (!has_rows (self))
    return g_steal_pointer (&files);
  cards = list_files (self);
  if (self->nodes->len == 0)
    /* Translators: "81 cards: 68 rows; 3 tables in the text" */
    return g_strdup_printf (_("%s: %s"), cards, content);

  /* Translators: "81 cards: 68 rows; 2 other files" */
  return g_strdup_printf (_("%s: %s; %s"), cards, content, files);
}

static void
set_nothing_found (FolderWork *self, GError **error)
{
  if (!self->whole)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("None of the cards of “%s” states anything that can be plotted."), self->name);
  else if (self->n_cards == 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("In the folder “%s” there is no file with results."), self->name);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 ngettext ("In the folder “%s” there is %u model card, but it states nothing "
                           "that can be plotted.",
                           "In the folder “%s” there are %u model cards, but they state "
                           "nothing that can be plotted.",
                           self->n_cards),
                 self->name, self->n_cards);
}

/* A node with the table of each group that has one. FALSE with @error if cancelled. */
static gboolean
add_groups (FolderWork *self, EfCatalogNode *root, GError **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      const char *name = group->reader->joined_name;
      g_autofree char *path = g_strjoin (EF_CATALOG_SEPARATOR, self->name, name, NULL);
      g_autoptr (EfCatalogNode) node = ef_catalog_node_new (name, NULL);
      g_autoptr (EfTable) table = NULL;

      if (group->join == NULL)
        continue;
      table = ef_card_join_end (group->join, name, path, self->reading->source,
                                self->reading->cancellable, error);
      if (table == NULL)
        return FALSE;
      group->n_rows = ef_table_get_n_rows (table);
      if (ef_table_get_n_columns (table) == 0)
        continue;
      ef_catalog_node_add_table (node, table);
      ef_catalog_node_add_child (root, node);
    }

  return TRUE;
}

static EfCatalogNode *
make_root (FolderWork *self, GError **error)
{
  EfCatalogNode *root;

  if (!has_rows (self) && self->nodes->len == 0)
    {
      set_nothing_found (self, error);
      ef_diagnostics_explain (self->reading->diagnostics, NULL, error);
      return NULL;
    }

  set_source (self);
  root = ef_cards_end (self->cards, self->reading->source, self->reading->cancellable, error);
  if (root != NULL
      && (!add_groups (self, root, error)
          || !ef_alike_tables_end (self->alike, root, self->reading->source,
                                   self->reading->cancellable, error)))
    g_clear_pointer (&root, ef_catalog_node_unref);
  for (guint i = 0; root != NULL && i < self->nodes->len; i++)
    ef_catalog_node_add_child (root, g_ptr_array_index (self->nodes, i));
  if (root != NULL)
    self->reading->summary = summarise (self);

  return root;
}

/* @walk: NULL for what was not looked for. */
static EfCatalogNode *
read_all (FolderWork *self, GPtrArray *paths, const EfFolderWalk *walk, GError **error)
{
  EfCatalogNode *root = NULL;

  self->paths = paths;
  self->cards = ef_cards_new (self->name, self->reading->diagnostics);
  if (self->whole)
    ef_cards_set_folder (self->cards, paths);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_catalog_node_unref);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->loose = g_ptr_array_new_with_free_func (g_free);
  self->alike = ef_alike_tables_new (self->name);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (read_files (self, paths, error))
    {
      report_files (self);
      if (walk != NULL)
        report_walk (self, walk);
      root = make_root (self, error);
    }
  ef_cards_free (self->cards);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->loose);
  ef_alike_tables_free (self->alike);
  g_checksum_free (self->checksum);

  return root;
}

static char *
dup_name (GFile *folder)
{
  g_autofree char *base = g_file_get_basename (folder);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (folder);
}

EfCatalogNode *
ef_import_folder (GFile *folder, EfReading *reading, GError **error)
{
  g_autofree char *name = dup_name (folder);
  g_autoptr (EfFolderWalk) walk = ef_folder_walk (folder, reading->cancellable, error);
  FolderWork self = { .folder = folder, .whole = TRUE, .reading = reading, .name = name };

  return walk != NULL ? read_all (&self, walk->paths, walk, error) : NULL;
}

EfCatalogNode *
ef_import_card_set (const EfCardSet *set, EfReading *reading, GError **error)
{
  FolderWork self = { .folder = set->folder, .reading = reading, .name = set->name };

  return read_all (&self, set->paths, NULL, error);
}
