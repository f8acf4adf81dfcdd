/** How the rules speak of the two files. */
import { command } from '../../../cluster/plan/shell.ts';
import type { FileSide } from '../../../migrate/merge/result.ts';
import type { RuleContext } from '../../rule.ts';

const MOST_NAMES = 8;
const LONGEST = 60;

/** Where both lie within another file, no command merges them. */
export const BY_HAND = 'move them into the main file by hand, and remove them from the other';

/** The command that merges them. */
export function migrateCommand(
  { path, companion }: Pick<RuleContext, 'path' | 'companion'>,
  ...options: readonly string[]
): string {
  return command('gcfg-lint', 'migrate', companion?.role === 'main' ? companion.path : path, ...options);
}

/** The name of a file without the folders above it. */
export function fileName(path: string): string {
  return /[^/\\]*$/.exec(path)![0];
}

/** Names in a sentence: not too many. */
export function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  const shown = names.slice(0, MOST_NAMES - 1);
  return `${shown.join(', ')} and ${names.length - shown.length} more`;
}

/** The values of a setting as one of the files gives it; they are masked. */
export function valuesText({ values }: Pick<FileSide, 'values'>): string {
  // A key without an equals sign empties the list of the other file.
  if (values.length > 1 && values[0] === null) return `only ${valuesText({ values: values.slice(1) })}`;
  return values
    .map((value) => (value === null ? 'nothing' : `\`${value === '' ? '""' : shortened(value)}\``))
    .join(', ');
}

function shortened(value: string): string {
  const line = value.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line;
}
