import { resolve } from 'node:path';
import { InputError } from '../io/input-error.ts';
import { type ReporterName, reporters } from '../report/index.ts';
import { plain } from '../report/paint.ts';
import type { DescribedRule, ReportOptions } from '../report/reporter.ts';
import type { LintResult } from '../rules/lint.ts';
import { nearest } from '../schema/nearest.ts';
import { choosePaint } from './colors.ts';
import type { Arguments } from './command.ts';
import { hostedPaths } from './hosted-paths.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** One report of a run: its format, and the file it goes to (none: standard output). */
export interface Output<Format extends string = ReporterName> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** As a file it can't always be opened. */
const STANDARD_OUTPUT = '/dev/stdout';
const FORMATS = Object.keys(reporters) as ReporterName[];

/**
 * The reports that `--format NAME[:FILE]` and `--output FILE` ask for.
 *
 * @throws {InputError} for a format that does not exist, two reports for one place, or a file for none.
 */
export function readOutputs(given: Arguments, directory: string): Output[] {
  return readOutputsOf(FORMATS, given, directory);
}

/** The same for a command that has formats of its own. */
export function readOutputsOf<Format extends string>(
  formats: readonly Format[],
  given: Arguments,
  directory: string,
): Output<Format>[] {
  const wanted = given.texts('format').length > 0 ? given.texts('format') : ['stylish'];
  const output = given.text('output');
  const outputs = wanted.map((text): Output<Format> => {
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const format = formats.find((known) => known === name);
    if (format === undefined) throw unknownFormat(name, formats);
    const file = colon < 0 ? output : text.slice(colon + 1);
    if (file === '') throw new InputError(`--format ${text} names no file behind the colon`);
    const isFile = file !== undefined && file !== STANDARD_OUTPUT;
    return { format, file: isFile ? resolve(directory, file) : undefined };
  });
  if (output !== undefined && wanted.every((text) => text.includes(':')))
    throw new InputError('--output has no report to write: every --format names a file of its own');
  const places = outputs.map(({ file }) => file ?? 'standard output');
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new InputError(`two reports would go to ${twice}`);
  return outputs;
}

/** Where reports go that name no file; notes, where standard output is taken by something else. */
export type ReportStream = 'output' | 'notes';

/** What reports are written with. */
export interface Reporting {
  readonly terminal: Terminal;
  readonly color: boolean | undefined;
  readonly stream: ReportStream;
  /** The rules that looked. */
  readonly rules: readonly DescribedRule[];
  /** List what a baseline covers, too. */
  readonly showBaselined?: boolean | undefined;
}

/** Writes the reports of a run; in GitHub Actions with annotations, unless a format for programs has standard output. */
export async function writeReports(
  outputs: readonly Output[],
  result: LintResult,
  { terminal, color, stream, rules, showBaselined }: Reporting,
): Promise<void> {
  const options = {
    width: terminal.columns || 100,
    version: VERSION,
    rules,
    showBaselined,
    hostedPath: hostedPaths(terminal),
  } satisfies Omit<ReportOptions, 'paint'>;
  const show = (text: string) => (stream === 'output' ? terminal.print(text) : terminal.note(text));
  for (const { format, file } of outputs) {
    const report = await reporters[format]();
    const paint = file === undefined ? await choosePaint(color, terminal, stream) : plain;
    const text = report(result, { paint, ...options });
    if (file !== undefined) await (await import('../io/write-file.ts')).writeFile(file, text);
    else show(text);
  }
  if (!annotates(outputs, terminal)) return;
  const { annotations } = await import('../report/github.ts');
  show(annotations(result, { paint: plain, ...options }));
}

function annotates(outputs: readonly Output[], { environment }: Terminal): boolean {
  return (
    environment.GITHUB_ACTIONS === 'true' &&
    outputs.every(({ format, file }) => format === 'stylish' || (format !== 'github' && file !== undefined))
  );
}

function unknownFormat(format: string, formats: readonly string[]): InputError {
  const close = nearest(format, formats);
  const hint = close === undefined ? `; there are ${formats.join(', ')}` : `; did you mean ${close}?`;
  // Other commands may have it.
  const here = FORMATS.some((known) => known === format) ? ' here' : '';
  return new InputError(`there is no format ${format}${here}${hint}`);
}
