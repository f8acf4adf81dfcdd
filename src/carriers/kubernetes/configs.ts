/** The configurations in the ConfigMaps and Secrets of a manifest. */
import { isScalar, type Node, type Scalar } from 'yaml';
import { companionOf, isMigrationFile } from '../../cluster/file-names.ts';
import type { TextRange } from '../../parser/index.ts';
import type { Mistake } from '../../yaml/mistakes.ts';
import type { CarriedConfig, KubernetesCarrier } from '../carrier.ts';
import type { HostFile } from '../placement.ts';
import { readScalar } from '../scalar-config.ts';
import type { KubernetesObject } from './objects.ts';

/** Where a ConfigMap or Secret keeps its data. */
const FIELDS = {
  ConfigMap: [
    { field: 'data', encoded: false },
    { field: 'binaryData', encoded: true },
  ],
  // Of a key in both, `stringData` wins.
  Secret: [
    { field: 'stringData', encoded: false },
    { field: 'data', encoded: true },
  ],
} as const;

type Kind = keyof typeof FIELDS;

/** A piece of data that is a configuration by its key. */
export interface ConfigData {
  readonly object: KubernetesObject & { readonly kind: Kind };
  readonly key: string;
  readonly keyNode: Scalar;
  readonly value: Node | undefined;
  readonly encoded: boolean;
}

export function configDataIn(objects: readonly KubernetesObject[]): ConfigData[] {
  return objects.filter(isCarrier).flatMap((object) => {
    const found = new Map<string, ConfigData>();
    for (const { field, encoded } of FIELDS[object.kind]) {
      const data = object.tree.map(object.map, field);
      for (const { key, keyNode, value } of data === undefined ? [] : object.tree.entries(data))
        if (key.endsWith('.gcfg') && !found.has(key))
          found.set(key, { object, key, keyNode, value, encoded });
    }
    return [...found.values()];
  });
}

function isCarrier(object: KubernetesObject): object is KubernetesObject & { readonly kind: Kind } {
  return Object.hasOwn(FIELDS, object.kind);
}

/** Reads them; what can’t be read is noted. */
export function readConfigs(
  found: readonly ConfigData[],
  file: HostFile,
  note: (mistake: Mistake) => void,
): CarriedConfig[] {
  const byObject = new Map<KubernetesObject, Map<string, Mutable<CarriedConfig>>>();
  for (const [index, data] of found.entries()) {
    const config = readConfig(data, index, file, note);
    if (config === undefined) continue;
    const siblings = byObject.get(data.object) ?? new Map<string, Mutable<CarriedConfig>>();
    byObject.set(data.object, siblings.set(data.key, config));
  }
  for (const siblings of byObject.values())
    for (const [key, config] of siblings) {
      const beside = siblings.get(companionOf(key) ?? '');
      // Only of a migration file one can say that it belongs to another.
      if (beside === undefined || !(isMigrationFile(key) || isMigrationFile(companionOf(key)!))) continue;
      config.companion = beside.document;
      config.companionPath = beside.path;
      config.companionPlacement = beside.placement;
    }
  return [...byObject.values()].flatMap((siblings) => [...siblings.values()]);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function readConfig(
  { object, key, keyNode, value, encoded }: ConfigData,
  index: number,
  file: HostFile,
  note: (mistake: Mistake) => void,
): CarriedConfig | undefined {
  const at = rangeOf(keyNode);
  if (value !== undefined && !isScalar(value)) {
    note({
      message: `\`${key}\` must hold the text of a configuration, as in \`${key}: |\``,
      ...rangeOf(value),
    });
    return undefined;
  }
  const isText = value === undefined || typeof value.value === 'string' || value.value === null;
  if (!isText) {
    note({ message: `\`${key}\` must hold a text: put it in quotes`, ...rangeOf(value) });
    return undefined;
  }
  const read = readScalar(value, { file, key, encoded, at });
  if (read === undefined) {
    note({ message: notBase64(object.kind), ...rangeOf(value) });
    return undefined;
  }
  const { document, placement, joined } = read;
  const { kind, name, namespace, source } = object;
  const carrier: KubernetesCarrier = {
    kind: 'kubernetes',
    object: kind,
    name,
    namespace,
    key,
    encoded,
    source,
    joined,
  };
  return { path: `${file.path}/${index}/${kind}/${name ?? ''}/${key}`, document, placement, carrier };
}

function notBase64(kind: Kind): string {
  return kind === 'Secret'
    ? 'this is no base64, which `data` of a Secret must be: put the text under `stringData`'
    : 'this is no base64, which `binaryData` must be: put the text under `data`';
}

export function rangeOf(node: Node | undefined): TextRange {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 };
}
