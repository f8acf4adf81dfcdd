/** Asks what to do with conflicts, one after the other. */
import { InputError } from '../../io/input-error.ts';
import type { Conflict, MigrationFile } from '../../migrate/index.ts';
import { choosePaint } from '../colors.ts';
import type { Terminal } from '../terminal.ts';
import { conflictText } from './conflict-text.ts';
import type { MigrationFiles } from './files.ts';

const QUESTION = 'Keep [m]ain’s, take mi[g]ration’s, [s]kip, or [q]uit? ';
const EXPLANATION =
  'm: the main file’s value stays; g: the migration file’s value takes its place; s: decide later; q: stop here\n';

/** The way to ask; @throws {InputError} where there is none. */
export function asking({ ask }: Terminal): NonNullable<Terminal['ask']> {
  if (ask === undefined)
    throw new InputError(
      '--interactive wants a terminal to ask on; without one, say --resolve Section.Name=main or =migration, or --prefer',
    );
  return ask;
}

/**
 * @returns what was chosen, by setting; without those that were skipped. Undefined for who quits: then nothing is to
 *   be done.
 */
export async function askConflicts(
  conflicts: readonly Conflict[],
  files: MigrationFiles,
  { terminal, color }: { readonly terminal: Terminal; readonly color: boolean | undefined },
): Promise<ReadonlyMap<string, MigrationFile> | undefined> {
  const ask = asking(terminal);
  const paint = await choosePaint(color, terminal, 'notes');
  const chosen = new Map<string, MigrationFile>();
  for (const [index, conflict] of conflicts.entries()) {
    terminal.note(`${paint.frame(`Conflict ${index + 1} of ${conflicts.length}`)}\n`);
    terminal.note(conflictText(conflict, files, paint));
    const answer = await askOnce(ask, terminal);
    if (answer === 'quit') return undefined;
    if (answer !== 'skip') chosen.set(conflict.setting, answer);
  }
  return chosen;
}

type Answer = MigrationFile | 'skip' | 'quit';

/** Asks until there is an answer. Who closes the input quits. */
async function askOnce(ask: NonNullable<Terminal['ask']>, terminal: Terminal): Promise<Answer> {
  for (;;) {
    const answer = await ask(QUESTION);
    if (answer === undefined) {
      terminal.note('\n');
      return 'quit';
    }
    const word = answer.trim().toLowerCase();
    if (word === 'm' || word === 'main') return 'main';
    if (word === 'g' || word === 'migration') return 'migration';
    if (word === 's' || word === 'skip') return 'skip';
    if (word === 'q' || word === 'quit') return 'quit';
    terminal.note(EXPLANATION);
  }
}
