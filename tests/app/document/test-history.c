/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-history.h"

#include <string.h>

/* The target is a word of four letters; a change puts another letter in one place. */

#define N_LETTERS 4

typedef struct
{
  char letters[N_LETTERS + 1];
  gint64 now;
  guint n_alive; /* changes that were made and not yet freed */
} Word;

typedef struct
{
  EfChange parent;
  Word *word;
  guint place;
  char old_letter;
  char new_letter;
} Letter;

static void
letter_apply (EfChange *change, gpointer target)
{
  Letter *self = (Letter *) change;
  Word *word = target;

  g_assert_cmpint (word->letters[self->place], ==, self->old_letter);
  word->letters[self->place] = self->new_letter;
}

static void
letter_revert (EfChange *change, gpointer target)
{
  Letter *self = (Letter *) change;
  Word *word = target;

  g_assert_cmpint (word->letters[self->place], ==, self->new_letter);
  word->letters[self->place] = self->old_letter;
}

static EfMerge
letter_merge (EfChange *change, EfChange *next)
{
  Letter *self = (Letter *) change;
  Letter *other = (Letter *) next;

  if (self->place != other->place)
    return EF_MERGE_NONE;

  self->new_letter = other->new_letter;

  return self->new_letter == self->old_letter ? EF_MERGE_CANCELLED : EF_MERGE_DONE;
}

static gsize
letter_get_size (const EfChange *change)
{
  return sizeof (Letter);
}

static void
letter_free (EfChange *change)
{
  Letter *self = (Letter *) change;

  self->word->n_alive--;
  g_free (self);
}

static const EfChangeClass letter_class = {
  letter_apply, letter_revert, letter_merge, letter_get_size, letter_free,
};

static EfChange *
letter_new (Word *word, guint place, char letter)
{
  Letter *self = g_new0 (Letter, 1);

  self->parent.klass = &letter_class;
  self->word = word;
  self->place = place;
  self->old_letter = word->letters[place];
  self->new_letter = letter;
  word->n_alive++;

  return &self->parent;
}

static gint64
word_clock (gpointer user_data)
{
  return ((Word *) user_data)->now;
}

static EfHistory *
word_init (Word *word)
{
  EfHistory *history = ef_history_new (word);

  memset (word, 0, sizeof *word);
  strcpy (word->letters, "aaaa");
  ef_history_set_clock (history, word_clock, word);

  return history;
}

typedef enum
{
  PUT,   /* argument "0b": letter b in place 0; key as given */
  BEGIN, /* argument: label */
  END,
  UNDO,
  REDO,
  SAVE,
  WAIT, /* argument: milliseconds */
} Verb;

typedef struct
{
  Verb verb;
  const char *argument;
  const char *key;
  /* What must be true after it. */
  const char *letters;
  gboolean can_undo;
  gboolean can_redo;
  gboolean modified;
} Command;

static void
run_command (EfHistory *history, Word *word, const Command *command)
{
  switch (command->verb)
    {
    case PUT:
      ef_history_do (history, letter_new (word, command->argument[0] - '0', command->argument[1]),
                     command->key, command->argument);
      break;
    case BEGIN:
      ef_history_begin_group (history, command->argument);
      break;
    case END:
      ef_history_end_group (history);
      break;
    case UNDO:
      ef_history_undo (history);
      break;
    case REDO:
      ef_history_redo (history);
      break;
    case SAVE:
      ef_history_set_saved_state (history, ef_history_get_state (history));
      break;
    case WAIT:
      word->now += g_ascii_strtoll (command->argument, NULL, 10) * 1000;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run_commands (const Command *commands, gsize n_commands)
{
  Word word;
  EfHistory *history = word_init (&word);

  for (gsize i = 0; i < n_commands; i++)
    {
      g_test_message ("command %" G_GSIZE_FORMAT, i);
      run_command (history, &word, &commands[i]);
      g_assert_cmpstr (word.letters, ==, commands[i].letters);
      g_assert_cmpint (ef_history_can_undo (history), ==, commands[i].can_undo);
      g_assert_cmpint (ef_history_can_redo (history), ==, commands[i].can_redo);
      g_assert_cmpint (ef_history_is_modified (history), ==, commands[i].modified);
    }

  ef_history_free (history);
  g_assert_cmpuint (word.n_alive, ==, 0);
}

static void
test_undo_redo (void)
{
  static const Command commands[] = {
    { UNDO, NULL, NULL, "aaaa", FALSE, FALSE, FALSE },
    { REDO, NULL, NULL, "aaaa", FALSE, FALSE, FALSE },
    { PUT, "0b", NULL, "baaa", TRUE, FALSE, TRUE },
    { PUT, "1c", NULL, "bcaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "baaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
    { REDO, NULL, NULL, "baaa", TRUE, TRUE, TRUE },
    { PUT, "2d", NULL, "bada", TRUE, FALSE, TRUE },
    { REDO, NULL, NULL, "bada", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "baaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

static void
test_saved_state (void)
{
  static const Command commands[] = {
    { PUT, "0b", NULL, "baaa", TRUE, FALSE, TRUE },
    { SAVE, NULL, NULL, "baaa", TRUE, FALSE, FALSE },
    { PUT, "0c", NULL, "caaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "baaa", TRUE, TRUE, FALSE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, TRUE },
    { REDO, NULL, NULL, "baaa", TRUE, TRUE, FALSE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, TRUE },
    /* The same letters by another way are another state: the saved one is lost. */
    { PUT, "0b", NULL, "baaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, TRUE },
    { SAVE, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

static void
test_groups (void)
{
  static const Command commands[] = {
    { BEGIN, "outer", NULL, "aaaa", FALSE, FALSE, FALSE },
    { PUT, "0b", NULL, "baaa", FALSE, FALSE, TRUE },
    { BEGIN, "inner", NULL, "baaa", FALSE, FALSE, TRUE },
    { PUT, "1b", NULL, "bbaa", FALSE, FALSE, TRUE },
    { PUT, "0c", NULL, "cbaa", FALSE, FALSE, TRUE },
    { END, NULL, NULL, "cbaa", FALSE, FALSE, TRUE },
    { UNDO, NULL, NULL, "cbaa", FALSE, FALSE, TRUE }, /* not while it is open */
    { END, NULL, NULL, "cbaa", TRUE, FALSE, TRUE },
    { BEGIN, "empty", NULL, "cbaa", FALSE, FALSE, TRUE },
    { END, NULL, NULL, "cbaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
    { BEGIN, "empty", NULL, "aaaa", FALSE, FALSE, FALSE },
    { END, NULL, NULL, "aaaa", FALSE, TRUE, FALSE }, /* an empty group keeps what can be redone */
    { REDO, NULL, NULL, "cbaa", TRUE, FALSE, TRUE },
    /* Nothing merges into a group, nor within one. */
    { PUT, "0d", "k", "dbaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "cbaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

static void
test_merging (void)
{
  static const Command commands[] = {
    { PUT, "0b", "k", "baaa", TRUE, FALSE, TRUE },
    { WAIT, "1000", NULL, "baaa", TRUE, FALSE, TRUE },
    { PUT, "0c", "k", "caaa", TRUE, FALSE, TRUE },
    { WAIT, "999", NULL, "caaa", TRUE, FALSE, TRUE },
    { PUT, "0d", "k", "daaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
    { REDO, NULL, NULL, "daaa", TRUE, FALSE, TRUE },
    /* Not after an undo or a redo. */
    { PUT, "0e", "k", "eaaa", TRUE, FALSE, TRUE },
    /* Not after more than a second. */
    { WAIT, "1001", NULL, "eaaa", TRUE, FALSE, TRUE },
    { PUT, "0f", "k", "faaa", TRUE, FALSE, TRUE },
    /* Not with another key, nor without one, nor where the kind refuses. */
    { PUT, "0g", "l", "gaaa", TRUE, FALSE, TRUE },
    { PUT, "0h", NULL, "haaa", TRUE, FALSE, TRUE },
    { PUT, "0i", NULL, "iaaa", TRUE, FALSE, TRUE },
    { PUT, "1j", "m", "ijaa", TRUE, FALSE, TRUE },
    { PUT, "2j", "m", "ijja", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "ijaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "iaaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "haaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "gaaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "faaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "eaaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "daaa", TRUE, TRUE, TRUE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, FALSE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

/* A merge must not swallow the state that is on disk. */
static void
test_merging_and_saving (void)
{
  static const Command commands[] = {
    { PUT, "0b", "k", "baaa", TRUE, FALSE, TRUE },
    { SAVE, NULL, NULL, "baaa", TRUE, FALSE, FALSE },
    { PUT, "0c", "k", "caaa", TRUE, FALSE, TRUE },
    { PUT, "0d", "k", "daaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "baaa", TRUE, TRUE, FALSE },
    { UNDO, NULL, NULL, "aaaa", FALSE, TRUE, TRUE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

/* There and back within one merge is nothing: no step stays, and the document is as it was. */
static void
test_cancelling (void)
{
  static const Command commands[] = {
    { PUT, "0b", "k", "baaa", TRUE, FALSE, TRUE },
    { PUT, "0a", "k", "aaaa", FALSE, FALSE, FALSE },
    { PUT, "1b", "k", "abaa", TRUE, FALSE, TRUE },
    { SAVE, NULL, NULL, "abaa", TRUE, FALSE, FALSE },
    { PUT, "1c", "k", "acaa", TRUE, FALSE, TRUE },
    { PUT, "1b", "k", "abaa", TRUE, FALSE, FALSE },
    /* The step before the cancelled one is not continued. */
    { PUT, "1d", "k", "adaa", TRUE, FALSE, TRUE },
    { UNDO, NULL, NULL, "abaa", TRUE, TRUE, FALSE },
  };

  run_commands (commands, G_N_ELEMENTS (commands));
}

static void
test_labels (void)
{
  Word word;
  g_autoptr (EfHistory) history = word_init (&word);

  g_assert_null (ef_history_get_undo_label (history));
  g_assert_null (ef_history_get_redo_label (history));

  ef_history_do (history, letter_new (&word, 0, 'b'), NULL, "First");
  ef_history_begin_group (history, "Second");
  ef_history_do (history, letter_new (&word, 1, 'b'), NULL, "Inside");
  ef_history_end_group (history);
  g_assert_cmpstr (ef_history_get_undo_label (history), ==, "Second");

  ef_history_undo (history);
  g_assert_cmpstr (ef_history_get_undo_label (history), ==, "First");
  g_assert_cmpstr (ef_history_get_redo_label (history), ==, "Second");

  ef_history_undo (history);
  g_assert_null (ef_history_get_undo_label (history));
  g_assert_cmpstr (ef_history_get_redo_label (history), ==, "First");
}

/* The oldest steps go first, the newest stays even if it alone is too large. */
static void
test_limits (void)
{
  Word word;
  g_autoptr (EfHistory) history = word_init (&word);

  ef_history_set_limits (history, 3, G_MAXSIZE);
  for (char letter = 'b'; letter <= 'f'; letter++)
    ef_history_do (history, letter_new (&word, 0, letter), NULL, NULL);
  g_assert_cmpuint (ef_history_get_n_steps (history), ==, 3);
  g_assert_cmpuint (word.n_alive, ==, 3);

  for (guint i = 0; i < 5; i++)
    ef_history_undo (history);
  g_assert_cmpstr (word.letters, ==, "caaa");
  g_assert_true (ef_history_is_modified (history)); /* "aaaa" was saved and is out of reach */
  for (guint i = 0; i < 5; i++)
    ef_history_redo (history);
  g_assert_cmpstr (word.letters, ==, "faaa");

  ef_history_set_limits (history, 3, 1);
  g_assert_cmpuint (ef_history_get_n_steps (history), ==, 1);
  ef_history_do (history, letter_new (&word, 1, 'b'), NULL, NULL);
  g_assert_cmpuint (ef_history_get_n_steps (history), ==, 1);
  ef_history_undo (history);
  g_assert_cmpstr (word.letters, ==, "faaa");
}

/* The simplest history there is: a list of all letters ever shown, and where we are in it. */
static void
test_random_walk (void)
{
  for (guint round = 0; round < 50; round++)
    {
      Word word;
      g_autoptr (EfHistory) history = word_init (&word);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
      guint64 number = ef_history_get_state (history);
      guint saved = 0;
      guint at = 0;

      g_ptr_array_add (states, g_strdup (word.letters));
      g_array_append_val (numbers, number);

      for (guint i = 0; i < 200; i++)
        {
          gint dice = g_test_rand_int_range (0, 10);

          if (dice < 5)
            {
              gboolean several = dice == 0;

              if (several)
                ef_history_begin_group (history, "several");
              for (guint j = 0; j < (several ? 3 : 1); j++)
                ef_history_do (history,
                               letter_new (&word, g_test_rand_int_range (0, N_LETTERS),
                                           g_test_rand_int_range ('a', 'z')),
                               NULL, NULL);
              if (several)
                ef_history_end_group (history);

              if (saved > at)
                saved = G_MAXUINT;
              g_ptr_array_set_size (states, ++at);
              g_array_set_size (numbers, at);
              g_ptr_array_add (states, g_strdup (word.letters));
              number = ef_history_get_state (history);
              g_array_append_val (numbers, number);
            }
          else if (dice < 8)
            {
              ef_history_undo (history);
              at -= at > 0 ? 1 : 0;
            }
          else if (dice < 9)
            {
              ef_history_redo (history);
              at += at + 1 < states->len ? 1 : 0;
            }
          else
            {
              ef_history_set_saved_state (history, ef_history_get_state (history));
              saved = at;
            }

          g_assert_cmpstr (word.letters, ==, g_ptr_array_index (states, at));
          g_assert_cmpuint (ef_history_get_state (history), ==,
                            g_array_index (numbers, guint64, at));
          g_assert_cmpint (ef_history_can_undo (history), ==, at > 0);
          g_assert_cmpint (ef_history_can_redo (history), ==, at + 1 < states->len);
          g_assert_cmpint (ef_history_is_modified (history), ==, saved != at);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/history/undo-redo", test_undo_redo);
  g_test_add_func ("/document/history/saved-state", test_saved_state);
  g_test_add_func ("/document/history/groups", test_groups);
  g_test_add_func ("/document/history/merging", test_merging);
  g_test_add_func ("/document/history/merging-and-saving", test_merging_and_saving);
  g_test_add_func ("/document/history/cancelling", test_cancelling);
  g_test_add_func ("/document/history/labels", test_labels);
  g_test_add_func ("/document/history/limits", test_limits);
  g_test_add_func ("/document/history/random-walk", test_random_walk);

  return g_test_run ();
}
