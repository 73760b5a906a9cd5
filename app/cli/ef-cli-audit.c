/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-input.h"
#include "ef-cli-output.h"

#include "ef-audit.h"
#include "ef-prose.h"

#include <glib/gi18n-lib.h>

/* `frontier audit`: claims of energy and carbon that contradict each other. All files are looked
 * at together, because what is odd about a card often shows beside another. */

/* No card has a longer text. */
#define MAX_TEXT (16 << 20)

/* The files and their tables. */
typedef struct
{
  GPtrArray *inputs; /* EfCliInput */
  GPtrArray *tables; /* EfTable, of the inputs */
  GHashTable *names; /* EfTable to the name of its file */
} Files;

static void
files_init (Files *self)
{
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_cli_input_free);
  self->tables = g_ptr_array_new ();
  self->names = g_hash_table_new (NULL, NULL);
}

static void
files_clear (Files *self)
{
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->names);
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
    {
      EfTable *table = g_ptr_array_index (tables, i);

      g_ptr_array_add (self->tables, table);
      g_hash_table_insert (self->names, table, input->name);
    }

  return TRUE;
}

/* The text of a card, or NULL for what is none. */
static char *
read_text (const char *argument)
{
  g_autoptr (GFile) file = g_file_new_for_path (argument);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_str_has_suffix (argument, ".md"))
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return NULL;

  text = g_malloc (MAX_TEXT + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_TEXT, &length, NULL, NULL))
    return NULL;
  text[length] = '\0';

  return g_utf8_validate (text, length, NULL) ? g_steal_pointer (&text) : NULL;
}

/* What the text around its tables says otherwise. A table is named by the heading above it. */
static void
add_prose (GPtrArray  *findings,
           const char *argument,
           EfCliInput *input)
{
  g_autofree char *text = read_text (argument);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (input->catalog);

  for (guint i = 0; text != NULL && i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      g_autoptr (GArray) numbers = ef_prose_read (text, ef_table_get_name (table));
      g_autoptr (GPtrArray) found = NULL;

      found = ef_audit_prose (table, (const EfProseNumber *) numbers->data, numbers->len);
      g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
    }
}

static const char *
get_severity_word (EfSeverity severity)
{
  return severity == EF_SEVERITY_INFO ? "info" : "contradiction";
}

static void
print_text (const Files *files,
            GPtrArray   *findings)
{
  guint n = ef_audit_count_contradictions (findings);
  g_autofree char *count = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const EfAuditFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *line = NULL;

      /* Translators: a finding: file, place, name of the row, rule, sentence. */
      line = g_strdup_printf (_("%s:%s: %s: %s (%s, %s)"),
                              (const char *) g_hash_table_lookup (files->names, finding->table),
                              finding->place, finding->label, finding->reason,
                              ef_audit_rule_to_word (finding->rule),
                              ef_audit_rule_to_label (finding->rule));
      ef_cli_print_line (stdout, line);
    }

  if (n == 0)
    count = g_strdup (_("Nothing that is claimed of energy or carbon contradicts itself."));
  else
    count = g_strdup_printf (ngettext ("%u contradiction", "%u contradictions", n), n);
  if (findings->len > 0)
    fputc ('\n', stdout);
  ef_cli_print_line (stdout, count);
}

static void
print_csv (const Files *files,
           GPtrArray   *findings)
{
  const gboolean right[10] = { FALSE };
  EfCliSheet *sheet = ef_cli_sheet_new (stdout, EF_CLI_FORMAT_CSV, right, G_N_ELEMENTS (right));
  static const char *const titles[] = {
    N_("file"), N_("table"), N_("place"), N_("row"), N_("rule"), N_("severity"), N_("printed"),
    N_("computed"), N_("unit"), N_("reason"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    ef_cli_sheet_add_title (sheet, titles[i]);
  for (guint i = 0; i < findings->len; i++)
    {
      const EfAuditFinding *finding = g_ptr_array_index (findings, i);
      char buffer[EF_NUMBER_BUFFER];

      ef_cli_sheet_add (sheet, g_hash_table_lookup (files->names, finding->table));
      ef_cli_sheet_add (sheet, ef_table_get_path (finding->table));
      ef_cli_sheet_add (sheet, finding->place);
      ef_cli_sheet_add (sheet, finding->label);
      ef_cli_sheet_add (sheet, ef_audit_rule_to_word (finding->rule));
      ef_cli_sheet_add (sheet, get_severity_word (finding->severity));
      ef_cli_sheet_add (sheet, ef_number_to_text (finding->printed, buffer));
      ef_cli_sheet_add (sheet, ef_number_to_text (finding->computed, buffer));
      ef_cli_sheet_add (sheet, finding->unit);
      ef_cli_sheet_add (sheet, finding->reason);
    }
  ef_cli_sheet_end (sheet);
}

static void
print_json_finding (yajl_gen              json,
                    const Files          *files,
                    const EfAuditFinding *finding)
{
  yajl_gen_map_open (json);
  ef_cli_json_member_text (json, "file", g_hash_table_lookup (files->names, finding->table));
  ef_cli_json_member_text (json, "table", ef_table_get_path (finding->table));
  ef_cli_json_member_text (json, "place", finding->place);
  ef_cli_json_member_text (json, "row", finding->label);
  ef_cli_json_member_text (json, "rule", ef_audit_rule_to_word (finding->rule));
  ef_cli_json_member_text (json, "severity", get_severity_word (finding->severity));
  ef_cli_json_text (json, "printed");
  ef_cli_json_number (json, finding->printed);
  ef_cli_json_text (json, "computed");
  ef_cli_json_number (json, finding->computed);
  ef_cli_json_member_text (json, "unit", finding->unit);
  ef_cli_json_member_text (json, "reason", finding->reason);
  yajl_gen_map_close (json);
}

static void
print_json (const Files *files,
            GPtrArray   *findings)
{
  yajl_gen json = ef_cli_json_new (stdout);

  yajl_gen_map_open (json);
  ef_cli_json_member_unsigned (json, "tables", files->tables->len);
  ef_cli_json_member_unsigned (json, "contradictions", ef_audit_count_contradictions (findings));
  ef_cli_json_text (json, "findings");
  yajl_gen_array_open (json);
  for (guint i = 0; i < findings->len; i++)
    print_json_finding (json, files, g_ptr_array_index (findings, i));
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
  g_autoptr (GPtrArray) findings = NULL;
  EfCliFormat format;
  EfCliStatus status;

  files_init (&files);
  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, -1))
    return EF_CLI_USAGE;
  if (!ef_cli_format_from_word (format_word, &format, &status))
    return status;

  for (int i = 0; i < argc; i++)
    if (!load (&files, argv[i], mapping, verbose, &status))
      return status;

  findings = ef_audit_tables (files.tables);
  for (int i = 0; i < argc; i++)
    add_prose (findings, argv[i], g_ptr_array_index (files.inputs, i));
  if (format == EF_CLI_FORMAT_JSON)
    print_json (&files, findings);
  else if (format == EF_CLI_FORMAT_CSV)
    print_csv (&files, findings);
  else
    print_text (&files, findings);

  status = ef_cli_finish_output ();
  if (status == EF_CLI_OK && ef_audit_count_contradictions (findings) > 0)
    return EF_CLI_CONTRADICTION;

  return status;
}

const EfCliVerb ef_cli_verb_audit = {
  .name = "audit",
  .parameters = N_("FILE…"),
  .summary = N_("List claims of energy and carbon that contradict each other"),
  .details = N_("R1  carbon by energy is nothing that a grid emits\n"
                "R2  energy × intensity (× PUE) is not the carbon\n"
                "R3  the rows do not add up to the total\n"
                "R4  the text says another number than the table\n"
                "R5  a unit or a PUE explains what does not fit\n"
                "R6  alike hardware and hours, carbon apart by more than ten\n"
                "R7  0 or 1, and nothing else is said\n"
                "\n"
                "All files are looked at together. The exit code is 6 if anything contradicts\n"
                "itself."),
  .run = run,
};
