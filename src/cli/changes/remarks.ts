/** What somebody who changes a setting should know of other places that have a say in it. */
import type { PlannedChange } from '../../migrate/index.ts';
import { type Document, foldName, formatSettingPath } from '../../parser/index.ts';
import { readEnvironment } from '../../schema/environment.ts';
import {
  type Catalogue,
  type Environment,
  isExampleSecret,
  isSecret,
  looksEncrypted,
  maskCredentials,
} from '../../schema/index.ts';
import { meaningsOf } from '../../schema/meaning.ts';

export interface Surroundings {
  readonly before: Document;
  /** The file that the server reads together with the one that changes: migration file or main file. */
  readonly companion: { readonly path: string; readonly document: Document } | undefined;
  readonly environment: Environment | undefined;
  readonly environmentWins: boolean | undefined;
  readonly catalogue: Catalogue | undefined;
  /** Whether values stood on the command line. */
  readonly onCommandLine: boolean;
}

export function remarksOn(change: PlannedChange, surroundings: Surroundings): string[] {
  return [
    ...companionRemarks(change, surroundings),
    ...environmentRemarks(change, surroundings),
    ...caseRemarks(change, surroundings),
    ...(surroundings.onCommandLine ? commandLineRemarks(change) : []),
  ];
}

function companionRemarks(change: PlannedChange, { companion }: Surroundings): string[] {
  const { name, address, setting, after, kind } = change;
  const entries = companion?.document.find(address) ?? [];
  const last = entries.at(-1);
  if (companion === undefined || last === undefined) return [];
  const place = `${companion.path}:${last.line}`;
  if (after.length === 0)
    return kind === 'removed' || kind === 'unchanged' ? [`${place} still sets ${name}`] : [];
  if (setting?.multi) return [`${place} sets ${name}, too: the values of both files add up`];
  const meaning = (text: string | null) =>
    setting === undefined ? String(text) : meaningsOf(setting, [text], undefined).join();
  if (meaning(last.value) === meaning(after.at(-1)!.text)) return [];
  return [
    `${place} sets ${name} to another value, and which of the two files the server reads last is not documented: merge them with gcfg-lint migrate`,
  ];
}

function environmentRemarks(change: PlannedChange, surroundings: Surroundings): string[] {
  const { environment, environmentWins, catalogue } = surroundings;
  const { name, address, after } = change;
  if (environment === undefined) return [];
  const override = readEnvironment(environment, catalogue).find(
    ({ section, subsection, key }) =>
      section.name === address.section && subsection === address.subsection && key === address.key,
  );
  if (override === undefined) return [];
  const { variable, section, setting } = override;
  if (after.length === 0) return [`${variable} still sets ${name}`];
  if (setting.multi) return [`${variable} sets ${name}, too: its values add up with those of the file`];
  if (environmentWins ?? section.environment === 'wins')
    return [`${variable} sets ${name}, too, and wins over the file: the new value has no effect`];
  return [`${variable} sets ${name}, too: as far as is known, the file wins`];
}

/** A new section beside one whose name in quotes is the same but for its letters’ case. */
function caseRemarks({ address, kind }: PlannedChange, { before }: Surroundings): string[] {
  const { section, subsection, key } = address;
  if (kind !== 'added' || subsection === null) return [];
  const named = before.sections().filter(({ name }) => foldName(name) === foldName(section));
  if (named.some((header) => header.subsection === subsection)) return [];
  const alike = named.find((header) => foldName(header.subsection ?? '') === foldName(subsection));
  if (alike === undefined) return [];
  const shown = formatSettingPath({ section, subsection: maskCredentials(alike.subsection!), key });
  return [`the file has ${shown.slice(0, -key.length - 1)}: in names in quotes the letters’ case counts`];
}

function commandLineRemarks({ name, address, setting, after }: PlannedChange): string[] {
  const isShown = after.some(({ text }) => {
    if (text === null || isExampleSecret(text) || looksEncrypted(text)) return false;
    return isSecret({ entry: { key: address.key, value: text }, setting }) || maskCredentials(text) !== text;
  });
  return isShown
    ? [
        `a secret for ${name} stood on the command line, where the list of processes and the shell’s history show it: --stdin reads it from standard input`,
      ]
    : [];
}
