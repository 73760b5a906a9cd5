/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/* A group of the inspector in a window, with its real switches and buttons. */
typedef struct
{
  EfDocument *document; /* of fixture_create_document() */
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *group;
} GroupFixture;

/* Makes everything, with a group of @type, which does not know its workspace yet. */
void group_fixture_start (GroupFixture *self, GType type);
/* Shows the table of that path and waits for its chart. */
void group_fixture_show (GroupFixture *self, const char *path);
void group_fixture_stop (GroupFixture *self);

G_END_DECLS
