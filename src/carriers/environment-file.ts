/** A file of variables as something to judge, and what of it must not be shown. */
import { parse, type TextRange } from '../parser/index.ts';
import { isSecretVariable } from '../schema/environment.ts';
import { maskComment, mergeRanges } from '../schema/secrecy.ts';
import { credentialSpans } from '../schema/values/credentials.ts';
import type { CarriedConfig } from './carrier.ts';
import { HostFile } from './placement.ts';
import type { Variable } from './variable.ts';

/** A variable as its file has it. */
interface Entry {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
  readonly valueRange: TextRange;
}

export interface EnvironmentFile {
  readonly host: HostFile;
  readonly variables: readonly Variable[];
}

/** @param path as it is shown */
export function environmentFile(path: string, text: string, entries: readonly Entry[]): EnvironmentFile {
  const host = new HostFile(path, text, () => secretsIn(text, entries));
  return {
    host,
    variables: entries.map(({ name, value, range }) => ({ name, value, at: { file: host, range } })),
  };
}

/** The file for `lint`: an empty configuration, of which only its variables are judged. */
export function environmentInput({ host, variables }: EnvironmentFile): CarriedConfig {
  const start = { start: 0, end: 0 };
  return {
    path: host.path,
    document: parse(''),
    placement: {
      files: [host],
      place: () => ({ file: host, range: start }),
      exact: () => undefined,
      edit: () => undefined,
    },
    carrier: { kind: 'environment', variables },
  };
}

function secretsIn(text: string, entries: readonly Entry[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { name, valueRange } of entries) {
    const { start, end } = valueRange;
    if (isSecretVariable(name)) ranges.push(valueRange);
    else
      for (const span of credentialSpans(text.slice(start, end)))
        ranges.push({ start: start + span.start, end: start + span.end });
  }
  for (const { 0: line, index } of text.matchAll(/^[ \t]*[#;][^\n]*/gm))
    if (maskComment(line) !== line)
      ranges.push({ start: index, end: index + line.replace(/\r$/, '').length });
  return mergeRanges(ranges);
}
