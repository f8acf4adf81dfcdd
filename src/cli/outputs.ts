import { resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import { type ReporterName, reporters } from '../report/index.ts';
import type { Arguments } from './command.ts';

/** One report of a run: its format, and the file it goes to (none: standard output). */
export interface Output {
  readonly format: ReporterName;
  readonly file: string | undefined;
}

const FORMATS = Object.keys(reporters);

/**
 * The reports that `--format NAME[:FILE]` and `--output FILE` ask for.
 *
 * @throws {InputError} for a format that does not exist, or two reports for one place.
 */
export function readOutputs(given: Arguments, directory: string): Output[] {
  const wanted = given.texts('format').length > 0 ? given.texts('format') : ['stylish'];
  const outputs = wanted.map((text): Output => {
    const colon = text.indexOf(':');
    const format = colon < 0 ? text : text.slice(0, colon);
    if (!isReporterName(format))
      throw new InputError(`there is no format ${format}; there are ${FORMATS.join(', ')}`);
    const file = colon < 0 ? given.text('output') : text.slice(colon + 1);
    if (file === '') throw new InputError(`--format ${text} names no file behind the colon`);
    return { format, file: file === undefined ? undefined : resolve(directory, file) };
  });
  const places = outputs.map((output) => output.file ?? 'standard output');
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new InputError(`two reports would go to ${twice}`);
  return outputs;
}

function isReporterName(name: string): name is ReporterName {
  return FORMATS.includes(name);
}
