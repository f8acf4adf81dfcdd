import type { ClusterNode, ConfigSource, Place } from '../../../cluster/index.ts';
import type { Entry } from '../../../parser/index.ts';
import { addressKey } from '../../../parser/setting-path.ts';
import { bindEntries, isSecret, maskCredentials } from '../../../schema/index.ts';
import { type DriftCandidate, type DriftReading, shownText } from './drift-reading.ts';
import { quote } from './quote.ts';

/** The settings that the catalogue does not know: compared by their texts. The environment holds none of them. */
export function unknownCandidates(nodes: readonly ClusterNode[], comparable: boolean): DriftCandidate[] {
  const names = new Map<string, Named>();
  const lines = new Map<ClusterNode, Map<string, Line[]>>();
  for (const node of nodes) {
    const migrated = node.migration === undefined ? new Map() : linesIn(node.migration, node, names);
    lines.set(node, new Map([...migrated, ...linesIn(node.config, node, names)]));
  }
  return Array.from(names, ([key, { name, section }]) => ({
    name,
    read(node) {
      const here = lines.get(node)?.get(key) ?? [];
      return node.isComplete ? reading(here, () => node.sectionPlace(section), comparable) : undefined;
    },
  }));
}

interface Named {
  readonly name: string;
  readonly section: string;
}

interface Line {
  readonly entry: Entry;
  readonly source: ConfigSource;
}

/** The lines of a file for settings that are not known, by address. */
function linesIn(
  source: ConfigSource,
  { catalogue }: ClusterNode,
  names: Map<string, Named>,
): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  for (const { entry, setting, name } of bindEntries(source.document, catalogue)) {
    if (setting !== undefined) continue;
    const key = addressKey(entry);
    if (!names.has(key)) names.set(key, { name, section: entry.section });
    const same = lines.get(key);
    if (same === undefined) lines.set(key, [{ entry, source }]);
    else same.push({ entry, source });
  }
  return lines;
}

function reading(lines: readonly Line[], elsewhere: () => Place, comparable: boolean): DriftReading {
  const texts = lines.map(({ entry }) => entry.value ?? '');
  const last = lines.at(-1);
  return {
    meaning: lines.length === 0 ? '' : JSON.stringify(comparable ? texts : texts.map(maskCredentials)),
    texts,
    isSecret: lines.some(({ entry }) => isSecret({ entry, setting: undefined })),
    get place() {
      if (last === undefined) return elsewhere();
      return { source: last.source, range: last.entry.valueRange ?? last.entry.keyRange };
    },
    manner: '',
    get shown() {
      if (lines.length === 0) return 'not set';
      return quote(lines.map(({ entry, source }) => shownText(entry.value ?? '', entry, source)).join(', '));
    },
  };
}
