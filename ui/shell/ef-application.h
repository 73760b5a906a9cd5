/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EfApplication:
 *
 * The program: windows, shortcuts, and the files it is asked to open.
 */
#define EF_TYPE_APPLICATION (ef_application_get_type ())
G_DECLARE_FINAL_TYPE (EfApplication, ef_application, EF, APPLICATION, AdwApplication)

EfApplication *ef_application_new (void);

G_END_DECLS
