/** Makes of what a page states of a setting what an overlay says of it. */

import { readValue, type Setting } from '../schema/index.ts';
import type { OverlaySetting } from '../schema/overlay.ts';
import type { FactName } from './labels.ts';
import { readDefault, readSwitch } from './read-default.ts';
import { readType, readValues } from './read-type.ts';
import type { Statement } from './statements.ts';

export interface SettledEntry {
  readonly setting: OverlaySetting;
  /** What was left out, and why: clauses that go on after the setting’s name. */
  readonly notes: readonly string[];
}

export function settleEntry(statements: readonly Statement[]): SettledEntry {
  const notes: string[] = [];
  const all = <T>(fact: FactName, read: (statement: Statement) => T | undefined): T | undefined =>
    agreed(
      fact,
      statements.filter((statement) => statement.fact === fact),
      read,
      notes,
    );
  const type = all('type', readType);
  const listed = all('values', ({ value, literals }) => readValues(value, literals));
  const values = type?.values ?? listed;
  const isEnum =
    values !== undefined && (type?.type === undefined || type.type === 'enum' || type.type === 'string');
  const multi = all('multi', readSwitch);
  const reloadable = all('reloadable', readSwitch);
  const deprecated = all('deprecated', readDeprecation);
  const fallback = all('default', (statement) => readDefault(statement, values));
  const setting: OverlaySetting = {
    ...(isEnum ? { type: 'enum', values } : type?.type === undefined ? {} : { type: type.type }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(type?.multi === true && multi === undefined ? { multi: true } : {}),
    ...(multi === undefined ? {} : { multi }),
    ...(reloadable === undefined ? {} : { reloadable }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
  if (type?.multi === true && multi === false) {
    notes.push('is a list by its type and takes one value by its own line: whether it is a list is left out');
    const { multi: _multi, ...rest } = setting;
    return { setting: withSoundDefault(rest, notes), notes };
  }
  return { setting: withSoundDefault(setting, notes), notes };
}

const WORDS: Readonly<Record<FactName, string>> = {
  type: 'type',
  default: 'default',
  values: 'list of values',
  multi: 'statement on several values',
  reloadable: 'statement on reloads',
  deprecated: 'statement on its deprecation',
  name: 'name',
};

/** What all statements of a fact say; undefined where none does, or they contradict each other. */
function agreed<T>(
  fact: FactName,
  statements: readonly Statement[],
  read: (statement: Statement) => T | undefined,
  notes: string[],
): T | undefined {
  const readings = statements.map((statement) => ({ statement, reading: read(statement) }));
  const known = readings.flatMap(({ reading }) => (reading === undefined ? [] : [reading]));
  const [first, ...others] = known;
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    notes.push(`contradicts itself: there is more than one ${WORDS[fact]}, and none is taken over`);
    return undefined;
  }
  if (first === undefined && readings.length > 0)
    notes.push(
      `has a ${WORDS[fact]} in words that are not understood, and left out: ${quoted(readings[0]!.statement.value)}`,
    );
  return first;
}

function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

function readDeprecation({ value, literals }: Statement): OverlaySetting['deprecated'] {
  if (/^(?:false|no)\b|^not deprecated\b/i.test(value)) return false;
  const since = /\b(?:since|as of|in|from)\b[^.]{0,40}?\b(\d+\.\d+(?:\.\d+)*)/i.exec(value)?.[1];
  const named = [...literals, ...(value.match(/\b[A-Z][A-Za-z0-9]*\.[A-Z][A-Za-z0-9]*\b/g) ?? [])]
    .map((text) => /^\[?([A-Z][A-Za-z0-9]*)\]?\.([A-Z][A-Za-z0-9]*)$/.exec(text))
    .flatMap((match) => (match === null ? [] : [`${match[1]}.${match[2]}`]));
  const replacements = [...new Set(named)];
  const replacement =
    /\b(?:use|replaced by|in favor of|in favour of|instead|superseded by)\b/i.test(value) &&
    replacements.length === 1
      ? replacements[0]
      : undefined;
  if (since === undefined && replacement === undefined) return true;
  return { ...(since === undefined ? {} : { since }), ...(replacement === undefined ? {} : { replacement }) };
}

/** A default that its own type does not take contradicts it. */
function withSoundDefault(setting: OverlaySetting, notes: string[]): OverlaySetting {
  const { type, values, default: text, ...rest } = setting;
  if (type === undefined || text === undefined || text === '' || text.includes('{')) return setting;
  const declared = { type, values, open: false } as unknown as Setting;
  if (readValue(declared, text).ok !== false) return setting;
  notes.push(`has a default that is no ${type === 'enum' ? 'word of its list' : type}, which is left out`);
  return { type, ...(values === undefined ? {} : { values }), ...rest };
}
