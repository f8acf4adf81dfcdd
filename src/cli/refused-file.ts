import { stylish } from '../report/stylish.ts';
import { type LintInput, lint, summarize } from '../rules/lint.ts';
import { choosePaint } from './colors.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Tells why the server refuses a file: its first error, as a lint shows it. */
export async function noteRefusal(
  { path, document }: LintInput,
  terminal: Terminal,
  color: boolean | undefined,
): Promise<void> {
  const [result] = lint([{ path, document }]).files;
  const first = result!.diagnostics.find(({ ruleId }) => ruleId === 'syntax/error')!;
  const paint = await choosePaint(color, terminal, 'notes');
  const shown = { ...result!, diagnostics: [first] };
  terminal.note(stylish(summarize([shown]), { paint, width: terminal.columns || 100, version: VERSION }));
}
