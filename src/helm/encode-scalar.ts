import { resolvePlain } from './plain-scalar.ts';
import type { ScalarValue } from './tree.ts';

/**
 * A text as a scalar of YAML that Helm reads as this very text, or undefined where that takes more than one line.
 *
 * @param style that of the scalar it takes the place of, which it keeps where it can
 */
export function encodeScalar(
  text: string,
  style: ScalarValue['style'],
  kind: 'key' | 'value',
): string | undefined {
  if (/[^\t\x20-\x7E\xA0-\uD7FF\uE000-\uFFFD]/.test(text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '')))
    return undefined;
  if (style === 'block') return undefined;
  // What needs escapes is easier to read in single quotes.
  if (style === 'double' && !/["\\]/.test(text)) return `"${text.replaceAll('\t', '\\t')}"`;
  if (style === 'plain' && isPlain(text, kind)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether it needs no quotes; what looks like a number or a word of YAML’s may stand as such if it reads the same. */
function isPlain(text: string, kind: 'key' | 'value'): boolean {
  if (text === '' || text !== text.trim() || text.includes('\t')) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/^:\d+$/.test(text)) return false;
  if (/: |:$| #|[,[\]{}]/.test(text)) return false;
  const data = resolvePlain(text);
  if (typeof data === 'string') return text !== '<<';
  if (kind === 'key') return false;
  return typeof data === 'number' ? String(data) === text && Math.abs(data) < 1e6 : String(data) === text;
}
