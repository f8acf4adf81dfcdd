/** What the command line says of conflicts: whose value counts. */
import { InputError } from '../../io/input-error.ts';
import type { Conflict, MigrationFile } from '../../migrate/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { bindEntries, nearest } from '../../schema/index.ts';
import { readAssignment } from '../changes/addresses.ts';
import type { MigrationFiles } from './files.ts';

/** By address, as the server compares them. */
export type Choices = ReadonlyMap<string, Choice>;

interface Choice {
  readonly path: string;
  readonly file: MigrationFile;
}

/**
 * Reads what `--resolve Section.Key=main|migration` was given.
 *
 * @throws {InputError} for what is none, or contradicts another.
 */
export function readChoices(texts: readonly string[]): Choices {
  const choices = new Map<string, Choice>();
  for (const text of texts) {
    const read = readAssignment(text);
    if (read === undefined || !isFile(read.value))
      // Somebody may have given the value itself.
      throw new InputError(
        `--resolve ${text.replace(/=.*$/s, '=…')}: write Section.Name=main or Section.Name=migration`,
      );
    const { address, value: file } = read;
    const key = addressKey(address);
    const path = text.slice(0, -file.length - 1);
    if ((choices.get(key)?.file ?? file) !== file)
      throw new InputError(`--resolve says both main and migration of ${path}`);
    choices.set(key, { path, file });
  }
  return choices;
}

function isFile(text: string): text is MigrationFile {
  return text === 'main' || text === 'migration';
}

/** As the merge wants them. */
export function resolveOption(choices: Choices): Record<string, MigrationFile> {
  return Object.fromEntries([...choices.values()].map(({ path, file }) => [path, file]));
}

/**
 * What was chosen for a setting that is no conflict: nothing, once a merge is done.
 *
 * @throws {InputError} for a name that stands in neither file: a slip.
 */
export function needlessChoices(
  choices: Choices,
  { main, migration }: MigrationFiles,
  conflicts: readonly Conflict[],
): string[] {
  if (choices.size === 0) return [];
  const bindings = [main, migration].flatMap(({ document }) => bindEntries(document));
  const there = new Set(bindings.map(({ entry }) => addressKey(entry)));
  for (const [key, { path }] of choices) {
    if (there.has(key)) continue;
    const names = new Set([...conflicts.map(({ setting }) => setting), ...bindings.map(({ name }) => name)]);
    const close = nearest(path, [...names]);
    throw new InputError(
      `--resolve ${path}: neither file sets it${close === undefined ? '' : `; did you mean ${close}?`}`,
    );
  }
  const differing = new Set(
    bindings
      .filter(({ name }) => conflicts.some(({ setting }) => setting === name))
      .map(({ entry }) => addressKey(entry)),
  );
  return [...choices].filter(([key]) => !differing.has(key)).map(([, { path }]) => path);
}
