import type { ClusterNode } from '../../../cluster/index.ts';
import { type Entry, formatSettingPath } from '../../../parser/index.ts';
import { isSecret, maskCredentials, type PresentSetting, type Setting } from '../../../schema/index.ts';
import { type DriftCandidate, type DriftReading, shownText } from './drift-reading.ts';
import { meaningOf } from './meaning.ts';
import { quote } from './quote.ts';

/** Settings that the other rules of `ha/` judge. */
const JUDGED = [
  'Database.Provider',
  'Postgres.URL',
  'Postgres.InstrumentationURL',
  'Server.DataDir',
  'Database.Dir',
  'Server.LandingDir',
  'Applications.ScheduleConcurrency',
  'Applications.RunAs',
  'Applications.SharedRunAsUnixGroup',
];

/** Settings that each node has its own value of, besides the directories that the catalogue calls unique. */
const OF_THE_NODE = [
  'Server.TempDir',
  'SMTP.ClientAddress',
  'Metrics.GraphiteClientId',
  'OpenTelemetry.CollectorAdvertiseHost',
];

const LEFT_OUT = new Set([...JUDGED, ...OF_THE_NODE]);

/**
 * The settings of the catalogue that some node sets, in the order in which they first appear.
 *
 * @param comparable whether credentials inside of other texts can be compared
 */
export function knownCandidates(nodes: readonly ClusterNode[], comparable: boolean): DriftCandidate[] {
  const seen = new Map<Setting, Set<string | null>>();
  const candidates: DriftCandidate[] = [];
  for (const node of nodes)
    for (const present of node.settings.present()) {
      const { setting, subsection } = present;
      let subsections = seen.get(setting);
      if (subsections === undefined) {
        subsections = new Set();
        seen.set(setting, subsections);
      }
      if (subsections.has(subsection)) continue;
      subsections.add(subsection);
      if (setting.ha === 'unique' || LEFT_OUT.has(`${present.section.name}.${present.key}`)) continue;
      candidates.push(candidate(present, comparable));
    }
  return candidates;
}

function candidate(
  { section, subsection, key, setting }: PresentSetting,
  comparable: boolean,
): DriftCandidate {
  const address = { section: section.name, subsection, key };
  const path = formatSettingPath(address);
  const name = formatSettingPath({
    ...address,
    subsection: subsection === null ? null : maskCredentials(subsection),
  });
  const compared = (text: string) => meaningOf(setting, comparable ? text : maskCredentials(text));
  const hides = (text: string) => isSecret({ setting, entry: { key, value: text } as Entry });
  return {
    name,
    read(node): DriftReading | undefined {
      const texts = textsOf(node, path, setting);
      const meanings = texts?.map(compared);
      if (texts === undefined || meanings === undefined || meanings.includes(undefined)) return undefined;
      return {
        meaning: texts.length === 0 ? '' : setting.multi ? JSON.stringify(meanings) : meanings[0]!,
        texts,
        isSecret: texts.some(hides),
        get place() {
          return node.place(path);
        },
        get manner() {
          return texts.length === 0 ? '' : node.manner(path);
        },
        get shown() {
          return texts.length === 0 ? 'not set' : quote(shownTexts(node, path) ?? texts.join(', '));
        },
      };
    },
  };
}

/** The texts in force, or the default; undefined where they may stand in a line that could not be read. */
function textsOf(node: ClusterNode, path: string, setting: Setting): string[] | undefined {
  const present = node.settings.find(path);
  if (setting.multi) {
    if (!node.isComplete) return undefined;
    const texts = present?.texts.map(({ text }) => text ?? '') ?? [node.settings.defaultText(path) ?? ''];
    return texts.filter((text) => text !== '');
  }
  // Without an equals sign the server takes booleans only.
  if (present?.texts.at(-1)?.text === null && setting.type !== 'boolean') return undefined;
  const text = node.text(path);
  if (text === undefined && !node.isComplete) return undefined;
  return text === undefined || text === '' ? [] : [text];
}

/** Undefined for a default. */
function shownTexts({ settings, config, migration }: ClusterNode, path: string): string | undefined {
  const texts = settings.find(path)?.texts.filter(({ text }) => text !== '');
  if (texts === undefined || texts.length === 0) return undefined;
  return texts
    .map(({ text, origin }) => {
      if (text === null) return 'true';
      if (origin.kind === 'environment' || origin.kind === 'default') return maskCredentials(text);
      return shownText(text, origin.binding.entry, origin.kind === 'file' ? config : migration!);
    })
    .join(', ');
}
