/** What the catalogue knows of a setting, in words: for `explain`, the reference and hovers. */
import { variableFor } from './environment.ts';
import type { Section, Setting } from './setting.ts';

/** A line of a description: what it is about, and what is known. */
export type Fact = readonly [label: string, text: string];

/** The facts of a setting, in the order in which an administrator asks for them. */
export function describeSetting(section: Section, name: string): Fact[] {
  const setting = section.settings[name];
  if (setting === undefined) return [];
  const facts: (Fact | undefined)[] = [
    ['Type', describeType(setting)],
    ['Default', describeDefault(setting)],
    rangeOf(setting),
    ['Reload', describeReload(setting)],
    setting.ha === undefined ? undefined : ['Several nodes', describeHa(setting.ha)],
    setting.type === 'secret' ? ['Secret', 'masked in all output'] : undefined,
    ['Environment', describeEnvironment(section, name)],
    setting.since === undefined ? undefined : ['Since', `Connect ${setting.since}`],
    setting.deprecated === undefined
      ? undefined
      : ['Deprecated', describeEnd(setting.deprecated, setting.deprecated.since)],
    setting.removed === undefined ? undefined : ['Removed', describeEnd(setting.removed, setting.removed.in)],
    setting.seenAs === undefined ? undefined : ['Mistaken for', setting.seenAs.join(', ')],
    ['Certainty', describeCertainty(setting)],
  ];
  return facts.filter((fact) => fact !== undefined);
}

const TYPES: Readonly<Record<Setting['type'], string>> = {
  boolean: 'boolean: true or false',
  integer: 'whole number',
  decimal: 'number',
  string: 'text',
  enum: 'word',
  duration: 'duration, such as 90s, 5m, 24h or 30d',
  bytes: 'size, such as 5 MB or 2 GiB',
  url: 'URL',
  listen: 'address to listen on, such as :3939 or 127.0.0.1:3939',
  email: 'e-mail address',
  version: 'version number',
  path: 'absolute path',
  secret: 'text, secret',
};

const KINDS = { file: 'of a file', dir: 'of a directory', executable: 'of a program' } as const;

function describeType(setting: Setting): string {
  const words = setting.values?.join(', ');
  const type =
    words === undefined
      ? TYPES[setting.type]
      : setting.open
        ? `one of ${words}, perhaps others`
        : `one of ${words}`;
  const kind = setting.type === 'path' && setting.kind !== undefined ? ` ${KINDS[setting.kind]}` : '';
  const unit = setting.unit === undefined ? '' : `, in ${setting.unit}`;
  return `${type}${kind}${unit}${setting.multi ? '; may be given several times' : ''}`;
}

function describeDefault(setting: Setting): string {
  if (setting.default === undefined) return 'none, or not known';
  if (setting.default === '') return 'empty';
  return setting.default.replaceAll(/\{(\w+\.\w+)\}/g, '⟨$1⟩');
}

function rangeOf({ min, max }: Setting): Fact | undefined {
  if (min === undefined && max === undefined) return undefined;
  const bounds = [min === undefined ? '' : `at least ${min}`, max === undefined ? '' : `at most ${max}`];
  return ['Range', bounds.filter((bound) => bound !== '').join(', ')];
}

function describeReload({ reloadable }: Setting): string {
  if (reloadable === true) return 'applied by systemctl reload rstudio-connect';
  if (reloadable === false) return 'needs systemctl restart rstudio-connect';
  return 'not known; count on a restart';
}

function describeHa(role: 'shared' | 'unique'): string {
  return role === 'shared'
    ? 'the same location, on shared storage, for every node'
    : 'a location of its own for each node, not on shared storage';
}

function describeEnvironment(section: Section, name: string): string {
  const variable = variableFor(section.name, name, section.subsection === 'none' ? null : '⟨name⟩');
  const winner =
    section.environment === 'wins'
      ? 'wins over the file'
      : 'for what the file leaves out (that the file wins is unconfirmed)';
  return `${variable}, ${winner}`;
}

function describeEnd(end: { replacement?: string; note?: string }, version: string | undefined): string {
  const since = version === undefined ? 'release not known' : `with Connect ${version}`;
  const replacement = end.replacement === undefined ? '' : `; use ${end.replacement}`;
  const note = end.note === undefined ? '' : `. ${end.note}`;
  return `${since}${replacement}${note}`;
}

function describeCertainty({ certainty, source }: Setting): string {
  const words = {
    documented: 'documented',
    seen: 'seen in use, not in the documentation at hand',
    uncertain: 'unconfirmed: never the ground of an error',
  };
  return source === 'memory'
    ? `${words[certainty]}; no source is at hand`
    : `${words[certainty]} (${source})`;
}
