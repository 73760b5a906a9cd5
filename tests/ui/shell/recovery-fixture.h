/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-application.h"
#include "ef-window-private.h"

G_BEGIN_DECLS

/* A folder with a project of one table, for the tests of what becomes of its changes. */
typedef struct
{
  char *folder;
  char *drafts;
  GFile *file; /* the project */
} RecoveryFixture;

/* The table of the project. */
extern const char recovery_fixture_csv[];

/* Milliseconds until a draft is written. */
#define SOON 5
#define NEVER 1000000

/* Until @condition, which somebody must make true. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
  }                                                                                                \
  G_STMT_END

/* That of the program; the second one makes it known as well. */
extern EfApplication *application;
void        make_application (void);
void        register_application (void);

void        recovery_fixture_set_up (RecoveryFixture *fixture, gconstpointer data);
void        recovery_fixture_tear_down (RecoveryFixture *fixture, gconstpointer data);

/* ---- Files ---- */

guint       count_drafts (RecoveryFixture *fixture);
/* Another program changes the project. */
void        write_other (RecoveryFixture *fixture);
/* What is in the file of the project. */
char       *dup_title (RecoveryFixture *fixture);
void        assert_title (RecoveryFixture *fixture, const char *expected);

/* ---- Windows ---- */

EfWindow   *open_window (GFile *file);
void        change (EfWindow *window, const char *title);
/* A window whose document has a draft. */
EfWindow   *open_changed (GFile *file);
/* As if the program had gone: the window does not get to say that it closes. */
void        crash (RecoveryFixture *fixture, EfWindow *window);
/* The window in which the next start shows the draft. */
EfWindow   *recover (RecoveryFixture *fixture);
void        activate (EfWindow *window, const char *action);
void        save (EfWindow *window);
EfDocument *get_document (EfWindow *window);
EfWindow   *find_window (gboolean recovered);
void        destroy_windows (void);

GtkWindow  *find_dialog (void);
void        respond (const char *response);
void        run_for_a_while (void);

G_END_DECLS
