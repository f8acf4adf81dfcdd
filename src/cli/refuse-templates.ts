import { dialectOf } from '../carriers/template/dialects.ts';
import { InputError } from '../io/input-error.ts';
import type { Command } from './command.ts';

/** Commands of which only the first argument is a file. */
const ON_ONE_FILE = ['get', 'set', 'unset'];
const ON_TEMPLATES = ['lint', 'explain', 'completion', 'learn'];

/** @throws {InputError} for a template, of which all but `lint` would show or change what nobody reads. */
export function refuseTemplates({ name }: Command, paths: readonly string[]): void {
  if (ON_TEMPLATES.includes(name)) return;
  const files = ON_ONE_FILE.includes(name) ? paths.slice(0, 1) : paths;
  const template = files.find((path) => dialectOf(path) !== undefined);
  if (template !== undefined)
    throw new InputError(
      `${template} is a template, which ${name} can’t take: render it, and give the result; lint checks templates as they are`,
    );
}
