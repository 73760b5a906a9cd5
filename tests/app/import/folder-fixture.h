/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-test.h"

/* A folder of files, for the tests of what is imported as one. */
typedef struct
{
  char *path;
  GFile *folder;
} FolderFixture;

void            folder_fixture_set_up (FolderFixture *fixture, gconstpointer data);
void            folder_fixture_tear_down (FolderFixture *fixture, gconstpointer data);

/* Writes a file; a card that states one result; and a card of Google with these ones. */
void            put (FolderFixture *fixture, const char *path, const char *text);
void            put_card (FolderFixture *fixture, const char *path, const char *metric,
                          const char *value);
void            put_google_card (FolderFixture *fixture, const char *path, const char *name,
                                 const char *metrics);
EfImportResult *import_folder (FolderFixture *fixture);
/* Expects that nothing can be plotted, and these words of it. */
void            assert_fails (FolderFixture *fixture, const char *words);
