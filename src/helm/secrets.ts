/** What must not be shown of a file of values. */
import { parseDocument } from 'yaml';
import type { TextRange } from '../parser/index.ts';
import { isSecretName, yamlSecrets } from '../yaml/secrets.ts';
import type { MapValue, Value } from './tree.ts';
import { valueAt } from './tree.ts';

/** Below these keys maps have names, which may sound like those of secrets. */
const HOLD_NAMES = new Set<unknown>(['config', 'valueFrom', 'rstudio-connect']);

/** Secrets by their looks, also in a text that is no YAML. */
export function secretsInText(text: string): TextRange[] {
  const lead = text.startsWith('\uFEFF') ? 1 : 0;
  const content = text.slice(lead);
  const yaml = parseDocument(content, { prettyErrors: false, schema: 'failsafe', stringKeys: true });
  return yamlSecrets(content, [yaml], (key) => HOLD_NAMES.has(key)).map(({ start, end }) => ({
    start: start + lead,
    end: end + lead,
  }));
}

/** Values whose key does not say that they are secret. */
const SECRET_PATHS = [
  ['license', 'key'],
  ['license', 'file', 'contents'],
  ['chronicleAgent', 'connectApiKey', 'value'],
];

/** Secrets by what the chart does with them. */
export function secretsInValues(root: MapValue): TextRange[] {
  const ranges = SECRET_PATHS.flatMap((path) => placeOf(valueAt(root, path)));
  for (const path of [
    ['pod', 'env'],
    ['chronicleAgent', 'env'],
  ]) {
    const list = valueAt(root, path);
    if (list?.kind !== 'list') continue;
    for (const item of list.items) {
      const name = valueAt(item, ['name']);
      if (name?.kind === 'scalar' && isSecretName(String(name.data)))
        ranges.push(...placeOf(valueAt(item, ['value'])));
    }
  }
  return ranges;
}

function placeOf(value: Value | undefined): TextRange[] {
  return value?.place === undefined ? [] : [value.place.range];
}
