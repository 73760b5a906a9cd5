/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-autosaver.h"
#include "ef-browser.h"
#include "ef-chart-bar.h"
#include "ef-chart-page.h"
#include "ef-claims.h"
#include "ef-filter-bar.h"
#include "ef-inspector.h"
#include "ef-opener.h"
#include "ef-output.h"
#include "ef-start-page.h"
#include "ef-table-page.h"
#include "ef-window.h"

G_BEGIN_DECLS

struct _EfWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  EfWorkspace *workspace;
  EfOpener *opener;
  GFile *file;                 /* of the project; NULL until it is saved */
  EfFileState *file_state;     /* of @file when it was read or saved last; NULL without @file */
  EfAutosaver *autosaver;
  char *autosave_problem;      /* why drafts cannot be written; NULL: they can, or were never */
  EfDiagnostics *report;       /* of the last import or refresh; NULL before one */
  char *changes;               /* what that refresh changed, in a line; NULL if it was an import */
  GtkFileChooserNative *chooser; /* the one that is open */
  GtkWidget *steps_dialog;     /* weak; NULL while it is closed */
  EfClaims *claims;            /* of the document */
  GtkWidget *claims_dialog;    /* weak; NULL while it is closed */
  GFile *saving_to;            /* while it is being saved */
  gboolean closing;            /* the user has decided: close without asking again */
  gboolean close_after_saving;
  gboolean recovered;          /* from a draft, and not saved since */
  EfProgress *busy_progress;   /* of a worker that does not read files, or NULL */
  GCancellable *busy_cancellable;
  char *busy_words;
  guint busy_poll_id;
  GtkPrintSettings *print_settings; /* as printed or previewed last, or NULL */
  GtkPageSetup *page_setup;         /* likewise */
  gboolean browser_gave_way;   /* closed to make room for the settings, comes back when they go */

  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GPtrArray *to_refresh;       /* of utf8: sources that are to be read again next */
  EfDiagnostics *refreshed;    /* what has changed in those before, or NULL */
  GString *refresh_summary;    /* the same in words, or NULL */

  GtkStack *main_stack;
  EfStartPage *start_page;
  AdwFlap *browser_flap;
  AdwFlap *inspector_flap;
  EfBrowser *browser;
  EfInspector *inspector;
  GtkStack *view_stack;
  EfChartBar *chart_bar;
  EfFilterBar *filter_bar;
  EfChartPage *chart_page;
  EfTablePage *table_page;
  GtkInfoBar *recovery_bar;
  GtkRevealer *busy_revealer;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *view_box;
  GtkWidget *browser_button;
  GtkWidget *inspector_button;
  GtkWidget *export_button;
  GtkWidget *claims_button;
  AdwButtonContent *claims_content;
};

/* ef-window.c */
/* @state of @file (NULL: unknown) tells when another program changes it. */
void ef_window_set_document (EfWindow *self, EfDocument *document, GFile *file,
                             EfFileState *state);
/* Makes @file the project's. Without one @state is ignored. */
void ef_window_set_file (EfWindow *self, GFile *file, EfFileState *state);
void ef_window_update_title (EfWindow *self);
/* A toast with plain text. @button, @action (with its target: "app.go::there") may be NULL. */
void ef_window_toast (EfWindow *self, const char *text, const char *button, const char *action);

/* ef-window-busy.c: how far a worker is; ef-window.h has the rest. */
void ef_window_cancel_busy (EfWindow *self);

/* ef-window-figure.c: what else becomes of a chart. */
void ef_window_install_figure_actions (GtkWidgetClass *widget_class);
void ef_window_update_figure_actions (EfWindow *self);
/* A figure of the project has a theme that is not on this computer: says so. */
void ef_window_tell_missing_theme (EfWindow *self);
/* The shown chart on its way out, or NULL if there is none yet (transfer full). */
EfOutput *ef_window_create_output (EfWindow *self, EfOutputFormat format);

/* ef-window-print.c: paper. */
void ef_window_install_print_actions (GtkWidgetClass *widget_class);
/* The shown figure on a page, or NULL if there is none (transfer full). */
GtkPrintOperation *ef_window_create_print (EfWindow *self);

/* ef-window-claims.c: what contradicts itself among claims of energy and carbon. */
void ef_window_install_claims_actions (GtkWidgetClass *widget_class);
void ef_window_watch_claims (EfWindow *self);
void ef_window_close_claims (EfWindow *self);

/* ef-window-columns.c: more columns for the table that is shown. */
void ef_window_install_column_actions (GtkWidgetClass *widget_class);
void ef_window_update_column_actions (EfWindow *self);

/* ef-window-table.c: the table that is shown as a file. */
void ef_window_install_table_actions (GtkWidgetClass *widget_class);
/* The rows that the filter leaves, as CSV or Markdown; a toast tells how it went. */
void ef_window_export_table (EfWindow *self, GFile *file, gboolean provenance);

/* ef-window-files.c: opening and pasting, and what saving needs as well. */
void ef_window_init_files (EfWindow *self);
void ef_window_install_file_actions (GtkWidgetClass *widget_class);
/* What could not be used of the last input, for the report. */
void ef_window_set_report (EfWindow *self, EfDiagnostics *diagnostics);
/* What a refresh changed. @summary: in a line. */
void ef_window_set_changes (EfWindow *self, EfDiagnostics *diagnostics, const char *summary);
void ef_window_show_error (EfWindow *self, const char *heading, const char *body);
void ef_window_remember_recent (EfWindow *self, GFile *file);
/* @patterns: names of files, NULL-terminated */
void ef_window_add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns);
/* @response_cb (EfWindow *, int response, GtkFileChooserNative *) */
void ef_window_show_chooser (EfWindow *self, GtkFileChooserNative *chooser, GCallback response_cb);

/* ef-window-import.c: how data that was read comes into the project, and is looked at again. */
void ef_window_install_import_actions (GtkWidgetClass *widget_class);
void ef_window_import (EfWindow *self, EfLoaded *loaded);
/* Whether somebody should look at it before it is committed; and the review that commits it. */
gboolean ef_window_wants_review (EfWindow *self, const EfLoaded *loaded);
void ef_window_review_import (EfWindow *self, EfLoaded *loaded);
/* Puts @root into the project, or in the place of a source of that name: a step of the history. */
void ef_window_add_import (EfWindow *self, EfCatalogNode *root);
/* Shows the table that there is to see of an import, or the list of them. */
void ef_window_show_import (EfWindow *self, EfCatalogNode *root);
/* The source of that name in the project, -1 if there is none. */
gint ef_window_find_source (EfWindow *self, const char *name);

/* The source of the table that is looked at, else the last; -1 if there is none. */
gint ef_window_find_current_source (EfWindow *self);

/* ef-window-refresh.c: sources that are read again. */
void ef_window_init_refresh (EfWindow *self);
void ef_window_clear_refresh (EfWindow *self);
void ef_window_install_refresh_actions (GtkWidgetClass *widget_class);
/* What was read with ef_opener_refresh() comes into the project. */
void ef_window_refresh (EfWindow *self, EfLoaded *loaded);

/* ef-window-batch.c: what came together. @loaded: (element-type EfLoaded) data; @failures:
 * (element-type EfOpenFailure). */
void ef_window_import_batch (EfWindow *self, GPtrArray *loaded, GPtrArray *failures);

/* ef-window-sides.c: what stands beside the chart. */
void ef_window_install_side_actions (GtkWidgetClass *widget_class);
void ef_window_init_sides (EfWindow *self);

/* ef-window-save.c: saving and closing. */
void ef_window_install_save_actions (GtkWidgetClass *widget_class);
/* TRUE if the window may close now. */
gboolean ef_window_may_close (EfWindow *self);

/* ef-window-recovery.c: projects that an earlier run left unsaved. */
void ef_window_init_recovery (EfWindow *self);
void ef_window_install_recovery_actions (GtkWidgetClass *widget_class);
/* Nothing is recovered any more: it was saved, or another project is shown. */
void ef_window_end_recovery (EfWindow *self);

G_END_DECLS
