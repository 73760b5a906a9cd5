/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "group-fixture.h"

#include "fixture.h"

void
group_fixture_start (GroupFixture *self, GType type)
{
  self->document = fixture_create_document ();
  self->workspace = ef_workspace_new (self->document);
  self->group = g_object_new (type, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->group);
}

void
group_fixture_show (GroupFixture *self, const char *path)
{
  ef_workspace_show_table (self->workspace, fixture_find_table (self->document, path));
  ef_workspace_wait (self->workspace);
}

void
group_fixture_stop (GroupFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->workspace);
  g_object_unref (self->document);
}
