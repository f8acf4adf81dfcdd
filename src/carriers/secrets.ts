/** What a file that carries configurations must not show, beyond what these keep secret themselves. */
import { isMap, isScalar, type Node, visit, type Document as Yaml } from 'yaml';
import { parse, type TextRange } from '../parser/index.ts';
import { isSecretVariable } from '../schema/environment.ts';
import { bindEntries, secretRanges } from '../schema/index.ts';
import { mergeRanges } from '../schema/secrecy.ts';
import { isSecretName, yamlSecrets } from '../yaml/secrets.ts';

/**
 * What a text keeps secret whose lines YAML joins: to the server they are one, to who reads the file they are lines.
 */
export function joinedSecrets(text: string, { start, end }: TextRange): TextRange[] {
  const document = parse(text.slice(start, end));
  return secretRanges(document, bindEntries(document)).map((range) => ({
    start: start + range.start,
    end: start + range.end,
  }));
}

/**
 * @param own the texts of configurations as they stand in the file: what is secret there they know better.
 */
export function hostSecrets(
  text: string,
  documents: readonly Yaml[],
  own: readonly TextRange[],
): TextRange[] {
  const ranges = [...yamlSecrets(text, documents), ...documents.flatMap((yaml) => secretsOf(yaml))];
  return outside(mergeRanges(ranges), mergeRanges([...own]));
}

/**
 * Data of Secrets, whatever its keys are called; variables: `name: CONNECT_POSTGRES_PASSWORD`, `value: …`; and the copy of
 * a whole object that `kubectl apply` leaves in an annotation.
 */
function secretsOf(yaml: Yaml): TextRange[] {
  const ranges: TextRange[] = [];
  const add = (node: unknown) => {
    const range = (node as Node | null | undefined)?.range;
    if (range) ranges.push({ start: range[0], end: range[1] });
  };
  visit(yaml, {
    Map(_, map) {
      const kind = map.get('kind');
      if (kind === 'Secret')
        for (const field of ['data', 'stringData']) {
          const data = map.get(field, true);
          if (isMap(data)) for (const { value } of data.items) add(value);
        }
      add(map.get('kubectl.kubernetes.io/last-applied-configuration', true));
      const name = map.get('name', true);
      if (isScalar(name) && (isSecretName(String(name.value)) || isSecretVariable(String(name.value))))
        add(map.get('value', true));
    },
  });
  return ranges;
}

/** Stretches without the parts of them that lie in others; both sorted, without overlap. */
function outside(ranges: readonly TextRange[], others: readonly TextRange[]): TextRange[] {
  const left: TextRange[] = [];
  let next = 0;
  for (const range of ranges) {
    let start = range.start;
    while (next < others.length && others[next]!.end <= start) next++;
    for (let index = next; index < others.length && others[index]!.start < range.end; index++) {
      if (others[index]!.start > start) left.push({ start, end: others[index]!.start });
      start = Math.max(start, others[index]!.end);
    }
    if (start < range.end) left.push({ start, end: range.end });
  }
  return left;
}

/** Of a text that is no YAML nobody knows what is secret: nothing but keys is shown. */
export function brokenTextSecrets(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const key = /^[ \t]*(?:-[ \t]+)*(?:["']?[\p{L}\p{Nd}_./-]+["']?[ \t]*:(?=[ \t\r]|$)[ \t]*)?/u.exec(
      line,
    )![0];
    const template = /^[ \t]*\{\{-?[ \t]*(?:if|else|end|range|with|define|include|template)\b/.test(line);
    if (template || /^(?:---|#[ \t]*Source:)/.test(line)) continue;
    ranges.push({ start: index + key.length, end: index + line.replace(/\r$/, '').length });
  }
  return mergeRanges(ranges);
}
