/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-application.h"

G_BEGIN_DECLS

/* What each program that tests windows begins with: GTK for tests, without warnings that are not
 * ours, and an application of its own, which lives as long as the program. */
EfApplication *application_fixture_init (int *argc, char ***argv);

G_END_DECLS
