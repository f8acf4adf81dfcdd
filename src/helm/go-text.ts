/** Values as a Go template prints them. */
import type { ScalarData, Value } from './tree.ts';

/** What `{{ $value }}` prints. Of a missing value Go prints `<no value>`, which Helm takes out. */
export function goText(value: Value): string {
  if (value.kind === 'scalar' && value.data === null) return '';
  return inside(value);
}

function inside(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return scalarText(value.data);
    case 'list':
      return `[${value.items.map(inside).join(' ')}]`;
    case 'map':
      return `map[${sortedKeys(value.entries)
        .map((key) => `${key}:${inside(value.entries.get(key)!.value)}`)
        .join(' ')}]`;
  }
}

function scalarText(data: ScalarData): string {
  if (data === null) return '<nil>';
  return typeof data === 'number' ? numberText(data) : String(data);
}

/** All numbers are 64-bit floating-point to Helm, and Go prints these with an exponent from a million on. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${digits}e${power < 0 ? '-' : '+'}${size}`;
}

/** Go goes through a map by its keys’ bytes. */
export function sortedKeys(entries: ReadonlyMap<string, unknown>): string[] {
  return [...entries.keys()].sort(compareBytes);
}

/** In UTF-8, bytes are in the order of code points. */
function compareBytes(one: string, other: string): number {
  const [ones, others] = [[...one], [...other]];
  for (let index = 0; index < Math.min(ones.length, others.length); index++) {
    const difference = ones[index]!.codePointAt(0)! - others[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return ones.length - others.length;
}
