/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-document.h"

G_BEGIN_DECLS

/* Four models with GPU hours, hardware, carbon and accuracy. */
void what_if_add_hours (EfDocument *document, const char *name);

G_END_DECLS
