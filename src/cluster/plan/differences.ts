/** What changes for users when only one node is left: settings that it has otherwise than the others. */
import { formatSettingPath, type SettingAddress } from '../../parser/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { bindEntries, maskCredentials, readValue, type Setting } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';
import { DATA_SETTINGS } from './directories.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import { brokenLine } from './settings-of-node.ts';
import { notSettled } from './settled.ts';

/** Settings that steps of their own deal with. */
const ELSEWHERE: readonly string[] = [
  ...DATA_SETTINGS.filter((setting) => setting !== 'Server.LandingDir'),
  'Database.Provider',
  'Postgres.URL',
  'Applications.ScheduleConcurrency',
  'Scheduler.MaxProcesses',
  'Scheduler.MinProcesses',
];

/** Longer values are cut. */
const LONGEST = 40;

/** A check for each setting that differs; one in all where none does, or where a file can’t be read. */
export function differenceChecks(node: ClusterNode, others: readonly ClusterNode[]): PlanCheck[] {
  const all = [node, ...others];
  const broken = [node, ...others].filter(({ isComplete }) => !isComplete);
  const checks: PlanCheck[] = [];
  if (broken.length > 0) {
    const reason = `What differs on ${nameNodes(broken, all)} can’t be told: ${brokenLine(broken[0]!)}.`;
    checks.push({ status: node.isComplete ? 'unknown' : 'blocked', nodes: namesOf(broken), reason });
  }
  const whole = others.filter(({ isComplete }) => isComplete);
  if (!node.isComplete || whole.length === 0) return checks;
  const found = [...knownDifferences(node, whole, all), ...unknownDifferences(node, whole, all)];
  if (found.length > 0) return [...checks, ...found];
  const reason = `No other setting of ${node.name} differs from those of ${nameNodes(whole, all)}.`;
  return [...checks, { status: 'done', nodes: namesOf([node, ...whole]), reason }];
}

function knownDifferences(
  node: ClusterNode,
  others: readonly ClusterNode[],
  all: readonly ClusterNode[],
): PlanCheck[] {
  const found = new Map<string, { readonly address: SettingAddress; readonly setting: Setting }>();
  for (const { settings } of [node, ...others])
    for (const { section, subsection, key, setting } of settings.present()) {
      const address = { section: section.name, subsection, key };
      const name = formatSettingPath(address);
      // Logs, scratch directories and the like are each node’s own.
      if (setting.ha !== 'unique' && !ELSEWHERE.includes(name)) found.set(name, { address, setting });
    }
  return [...found].flatMap(([name, { address, setting }]): PlanCheck[] => {
    const isLandingDir = name === 'Server.LandingDir';
    const open = notSettled(all, address, (each) => valueIn(each, address, setting).id);
    const checks: PlanCheck[] =
      open === undefined || isLandingDir
        ? []
        : [
            {
              status: 'unknown',
              setting: maskCredentials(name),
              nodes: namesOf(open.nodes),
              reason: open.reason,
            },
          ];
    if (open?.nodes.includes(node)) return checks;
    const mine = valueIn(node, address, setting);
    const differing = others.filter((other) => {
      if (open?.nodes.includes(other)) return false;
      const theirs = valueIn(other, address, setting);
      // Two directories are compared by where they lie; here it counts whether there is one.
      if (isLandingDir) return (mine.id === NOT_SET) !== (theirs.id === NOT_SET);
      if (areComparable(node, other)) return mine.id !== theirs.id;
      return mine.publicId !== theirs.publicId && setting.type !== 'secret';
    });
    if (differing.length === 0) return checks;
    return [...checks, difference(name, mine, { node, differing, all, address, setting })];
  });
}

interface Difference {
  readonly node: ClusterNode;
  readonly differing: readonly ClusterNode[];
  readonly all: readonly ClusterNode[];
  readonly address: SettingAddress;
  readonly setting: Setting;
}

function difference(
  name: string,
  mine: Value,
  { node, differing, all, address, setting }: Difference,
): PlanCheck {
  const where = nameNodes(differing, all);
  const shownName = maskCredentials(name);
  const values = new Map(
    differing.map((other) => {
      const { id, shown } = valueIn(other, address, setting);
      return [id, shown];
    }),
  );
  const theirs = values.size === 1 ? [...values.values()][0] : undefined;
  const text =
    setting.type === 'secret'
      ? secretDifference(mine.id, [...values.keys()], where)
      : mine.shown === undefined || (values.size === 1 && (theirs === undefined || theirs === mine.shown))
        ? `differs from that of ${where}`
        : `is ${mine.shown}, but ${theirs ?? `has ${values.size} other values`} on ${where}`;
  return {
    status: 'to do',
    setting: shownName,
    nodes: namesOf([node, ...differing]),
    reason: `${shownName} of ${node.name} ${text}: decide which is to hold.`,
  };
}

function secretDifference(mine: string, theirs: readonly string[], where: string): string {
  if (mine === NOT_SET) return `is not set, unlike on ${where}`;
  if (theirs.every((id) => id === NOT_SET)) return `is set, unlike on ${where}`;
  return `is written otherwise on ${where} (encrypted values may differ and mean the same)`;
}

/** The id of no value at all. */
const NOT_SET = '[]';

interface Value {
  /** Equal for what the server takes for the same. */
  readonly id: string;
  /** The same without credentials in URLs, for nodes whose secrets compare with nothing. */
  readonly publicId: string;
  /** Undefined where it may not be shown. */
  readonly shown: string | undefined;
}

function valueIn(node: ClusterNode, address: SettingAddress, setting: Setting): Value {
  const present = node.settings.find(address);
  const fallback = present === undefined || !setting.multi ? node.settings.text(address) : undefined;
  const texts =
    fallback === undefined
      ? setting.multi
        ? (present?.texts.flatMap(({ text }) => text ?? []) ?? [])
        : []
      : [fallback];
  const values = texts.map((text) => {
    const reading = readValue(setting, text);
    return reading.ok === true ? String(reading.value) : text;
  });
  const publicId = JSON.stringify(values.map(maskCredentials));
  return { id: JSON.stringify(values), publicId, shown: shown(setting, texts, present === undefined) };
}

function shown(setting: Setting, texts: readonly string[], isDefault: boolean): string | undefined {
  if (setting.type === 'secret') return undefined;
  if (texts.length === 0) return 'not set';
  const parts = texts.map((text) => {
    const reading = setting.type === 'path' ? readValue(setting, text) : undefined;
    const isPasted = reading?.ok === true && reading.remarks?.includes('inline-certificate');
    return isPasted ? undefined : maskCredentials(text);
  });
  if (parts.includes(undefined)) return undefined;
  const text = parts.join(', ');
  if (text === '') return 'empty';
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return isDefault ? `\`${short}\` by default` : `\`${short}\``;
}

/** Bundles carry secrets only as tokens, and those of different keys say nothing of each other. */
function areComparable(one: ClusterNode, other: ClusterNode): boolean {
  return one.facts.secretsKey === other.facts.secretsKey && one.facts.secretsKey !== '';
}

/** Names that the catalogue does not know: any of them may be a secret, so no value is shown. */
function unknownDifferences(
  node: ClusterNode,
  others: readonly ClusterNode[],
  all: readonly ClusterNode[],
): PlanCheck[] {
  const mine = unknownTexts(node);
  const theirs = others.map(unknownTexts);
  const names = new Map(
    [...theirs, mine].flatMap((texts) => [...texts].map(([key, { name }]) => [key, name])),
  );
  return [...names].flatMap(([key, name]): PlanCheck[] => {
    const differing = others.filter(
      (other, index) => theirs[index]!.get(key)?.texts !== mine.get(key)?.texts && areComparable(node, other),
    );
    if (differing.length === 0) return [];
    const reason = `${name}, which the catalogue does not know, differs between ${node.name} and ${nameNodes(differing, all)}: decide which is to hold.`;
    return [{ status: 'to do', setting: name, nodes: namesOf([node, ...differing]), reason }];
  });
}

interface UnknownSetting {
  /** As it may be shown. */
  readonly name: string;
  readonly texts: string;
}

function unknownTexts(node: ClusterNode): Map<string, UnknownSetting> {
  const found = new Map<string, UnknownSetting>();
  for (const source of [node.config, node.migration])
    for (const { name, entry, setting } of source === undefined
      ? []
      : bindEntries(source.document, node.catalogue)) {
      if (setting !== undefined) continue;
      const key = addressKey(entry);
      const texts = `${found.get(key)?.texts ?? ''}\0${entry.value ?? ''}`;
      found.set(key, { name: maskCredentials(name), texts });
    }
  return found;
}
