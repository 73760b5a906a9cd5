/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"
#include "ef-cli-output.h"

#include "ef-claim-audit.h"

#include <glib/gi18n-lib.h>

/* `frontier audit`: claims of energy and carbon that contradict each other. All files are looked
 * at together, because what is odd about a card often shows beside another. */

/* The files and their tables. */
typedef struct
{
  GPtrArray *inputs; /* EfCliInput */
  GPtrArray *tables; /* EfTable, of the inputs */
} Files;

static void
files_init (Files *self)
{
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_cli_input_free);
  self->tables = g_ptr_array_new ();
}

static void
files_clear (Files *self)
{
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->inputs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static gboolean
load (Files       *self,
      const char  *argument,
      const char  *mapping,
      gboolean     verbose,
      EfCliStatus *status)
{
  EfCliInput *input = ef_cli_input_load (argument, mapping, verbose, status);
  g_autoptr (GPtrArray) tables = NULL;

  if (input == NULL)
    return FALSE;

  g_ptr_array_add (self->inputs, input);
  tables = ef_catalog_list_tables (input->catalog);
  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_add (self->tables, g_ptr_array_index (tables, i));

  return TRUE;
}

static void
print_text (const EfClaimAudit *audit)
{
  g_autofree char *summary = ef_claim_audit_describe (audit);
  g_autofree char *unchecked = ef_claim_audit_describe_unchecked (audit);

  for (guint i = 0; i < audit->findings->len; i++)
    {
      const EfAuditFinding *finding = g_ptr_array_index (audit->findings, i);
      g_autofree char *line = NULL;

      /* Translators: a finding: file, place, name of the row, rule, sentence. */
      line = g_strdup_printf (_("%s:%s: %s: %s (%s, %s)"),
                              ef_audit_finding_get_file (finding), finding->place, finding->label,
                              finding->reason,
                              ef_audit_rule_to_word (finding->rule),
                              ef_audit_rule_to_label (finding->rule));
      ef_cli_print_line (stdout, line);
    }

  if (audit->findings->len > 0)
    fputc ('\n', stdout);
  ef_cli_print_line (stdout, summary);
  if (unchecked != NULL)
    ef_cli_print_line (stdout, unchecked);
}

static void
print_csv (const EfClaimAudit *audit)
{
  g_autofree char *text = ef_claim_audit_to_csv (audit);

  fputs (text, stdout);
}

static void
print_json_finding (yajl_gen              json,
                    const EfAuditFinding *finding)
{
  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "file", ef_audit_finding_get_file (finding));
  ef_cli_json_member_text (json, "table", ef_table_get_path (finding->table));
  ef_cli_json_member_text (json, "place", finding->place);
  ef_cli_json_member_text (json, "row", finding->label);
  ef_cli_json_member_text (json, "rule", ef_audit_rule_to_word (finding->rule));
  ef_cli_json_member_text (json, "severity", ef_audit_finding_get_word (finding));
  ef_cli_json_text (json, "printed");
  ef_cli_json_number (json, finding->printed);
  ef_cli_json_text (json, "computed");
  ef_cli_json_number (json, finding->computed);
  ef_cli_json_member_text (json, "unit", finding->unit);
  ef_cli_json_member_text (json, "reason", finding->reason);
  yajl_gen_map_close (json);
}

static void
print_json (const Files        *files,
            const EfClaimAudit *audit)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_unsigned (json, "tables", files->tables->len);
  ef_cli_json_member_unsigned (json, "contradictions", audit->n_contradictions);
  ef_cli_json_text (json, "unchecked");
  yajl_gen_map_open (json);
  for (guint i = 0; i < audit->unchecked->len; i++)
    {
      const EfUncheckedAmounts *amounts = &g_array_index (audit->unchecked, EfUncheckedAmounts, i);

      ef_cli_json_member_unsigned (json, ef_quantity_get_id (amounts->quantity), amounts->n);
    }
  yajl_gen_map_close (json);
  ef_cli_json_text (json, "findings");
  yajl_gen_array_open (json);
  for (guint i = 0; i < audit->findings->len; i++)
    print_json_finding (json, g_ptr_array_index (audit->findings, i));
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);
  ef_cli_json_end (json);
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *mapping = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    EF_CLI_OPTION_MAPPING (mapping),
    EF_CLI_OPTION_FORMAT (format_word),
    EF_CLI_OPTION_VERBOSE (verbose),
    G_OPTION_ENTRY_NULL
  };
  g_auto (Files) files = { NULL };
  g_autoptr (EfClaimAudit) audit = NULL;
  EfCliFormat format;
  EfCliStatus status;
  EfCliStatus unread = EF_CLI_OK;

  files_init (&files);
  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, -1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status))
    return status;

  /* One text without tables among many cards keeps nobody from reading the others. */
  for (int i = 0; i < argc; i++)
    if (!load (&files, argv[i], mapping, verbose, &status) && unread == EF_CLI_OK)
      unread = status;
  if (files.inputs->len == 0)
    return unread;

  audit = ef_claim_audit_new (files.tables, NULL);
  if (format == EF_CLI_FORMAT_JSON)
    print_json (&files, audit);
  else if (format == EF_CLI_FORMAT_CSV)
    print_csv (audit);
  else
    print_text (audit);

  status = ef_cli_finish_output ();
  if (status == EF_CLI_OK && audit->n_contradictions > 0)
    return EF_CLI_CONTRADICTION;

  return status == EF_CLI_OK ? unread : status;
}

const EfCliVerb ef_cli_verb_audit = {
  .name = "audit",
  .parameters = N_("FILE…"),
  .summary = N_("List claims of energy and carbon that contradict each other"),
  .details = N_("R1  carbon by energy is nothing that a grid emits\n"
                "R2  energy × intensity (× PUE) is not the carbon\n"
                "R3  the rows do not add up to the total, or may not be added\n"
                "R4  the text says another number than the table\n"
                "R5  a unit or a PUE explains what does not fit\n"
                "R6  alike hardware and hours, carbon apart by more than ten\n"
                "R7  0 or 1, and nothing else is said\n"
                "\n"
                "All files are looked at together; one that cannot be read is named, and left\n"
                "out. The exit code is 6 if anything contradicts itself."),
  .run = run,
};
