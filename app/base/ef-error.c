/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"

G_DEFINE_QUARK (ef-error-quark, ef_error)
